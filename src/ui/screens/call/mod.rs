//! A call, before there is any record: who calls, about whom, may we write, what it is about. A new referral is opened
//! in one save with everything typed here; the other kinds end with what happens next. Rules stand in casework.

mod caller;
pub mod compare;
mod crisis;
pub mod end;
pub mod form;
mod more;
mod paths;
mod save;
pub mod told;

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use self::{compare::Said, save::Saved};
use crate::{
    casework::{
        Failure,
        matches::{MatchCard, TypedFacts},
        messages::Recipient,
        rules::FileRules,
    },
    domain::{
        areas::{Area, AreaMatch},
        codes::{CallKind, Code, EpisodeState, Language},
        date::Moment,
        dates_typed::Limits,
        duplicates::Likeness,
        ids::{ChildId, FileNumber},
        names::PersonName,
        problem::Problem,
        record::{Call, Stored},
        walk::Step,
    },
    keymap::{Action, Context},
    text::{Lang, Texts},
    ui::{
        kit::{Choosable, Form, FormSpec, Values, block::Block},
        screen::{Aside, Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{
            ask::Ask,
            form_screen::{Done, FormJob, FormScreen},
            typed::{Typed, reads_date},
            walk::{WalkScreen, spoken::notice},
            words,
        },
        theme::Meaning,
    },
};

/// What was decided about a file that looks alike.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Judged {
    child: ChildId,
    number: FileNumber,
    state: Option<EpisodeState>,
    said: Said,
}

/// A call that rings now.
pub struct CallJob {
    public_id: String,
    started: Moment,
    /// Whether the text of an earlier call came back.
    cut_off: bool,
    minutes: i64,
    rules: Option<Arc<FileRules>>,
    candidates: Vec<MatchCard>,
    judged: Vec<Judged>,
    comparing: Option<usize>,
    /// A question about the kind of the call stands in front.
    choosing: bool,
    spoken: Option<Texts>,
    /// What the caller may be told of the file that is the same child's.
    told: Option<told::Decision>,
    /// The call as it stands in the file, once it was on hold or saved.
    stored: Option<Stored<Call>>,
    /// The clock was set back since it began.
    clock_back: bool,
    /// The last search for files like what is typed failed.
    search_failed: bool,
    /// The command of the save, drawn once: whichever key saves, a step that was done is not done a second time.
    saving: Option<String>,
}

impl CallJob {
    /// Goes on with a call that was cut off: `public_id` is the record of its draft.
    pub fn resume(public_id: &str, ctx: &mut Ctx<'_>) -> Outcome {
        let job = Self { public_id: public_id.to_owned(), ..Self::new(ctx) };
        FormScreen::open(job.already_written(ctx), ctx)
    }

    /// Goes back to a call on hold, with everything that was typed.
    pub fn go_back(call: Stored<Call>, ctx: &mut Ctx<'_>) -> Outcome {
        let said = ctx.texts.with(
            "call-back-to",
            &[
                ("time", ctx.texts.clock(call.started_at.local().time()).into()),
                ("who", about_whom(&call, ctx.texts).into()),
            ],
        );
        let (public_id, started) = (call.public_id.clone(), call.started_at);
        let job = Self { public_id, started, stored: Some(call), ..Self::new(ctx) };
        FormScreen::open(job, ctx).say(said)
    }

    /// The screen of a new call; the clock runs from now, and nothing of an earlier caller stands in it.
    pub fn screen(ctx: &mut Ctx<'_>) -> Box<dyn Screen> {
        FormScreen::make(Self::new(ctx), ctx).0
    }

    fn new(ctx: &Ctx<'_>) -> Self {
        Self {
            public_id: uuid::Uuid::now_v7().to_string(),
            started: ctx.session.now(),
            cut_off: false,
            minutes: 0,
            rules: None,
            candidates: Vec::new(),
            judged: Vec::new(),
            comparing: None,
            choosing: false,
            spoken: None,
            told: None,
            stored: None,
            clock_back: false,
            search_failed: false,
            saving: None,
        }
    }

    fn same(&self) -> Option<&Judged> {
        self.judged.iter().find(|judged| judged.said == Said::Same)
    }

    /// Looks for files like what is typed; only what may be seen by everyone who answers the telephone.
    fn look(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let typed = typed_facts(&form.values(), ctx.session.today());
        // A search that fails leaves the call as it is, and says so; the caller waits.
        let found = ctx.session.likely_matches(&typed);
        self.search_failed = found.is_err();
        self.candidates = found.unwrap_or_default();
        self.candidates.truncate(form::MATCHES.len());
        self.show(form, ctx.texts);
    }

    fn show(&self, form: &mut Form, texts: &Texts) {
        let at_once = paths::chooses_at_once(form) && !form.is("kind", CallKind::GoOn.code());
        let same = if at_once { "call-match-chosen" } else { "call-match-same" };
        for (at, name) in form::MATCHES.iter().enumerate() {
            match self.candidates.get(at) {
                Some(found) if self.hides(found) => {
                    let number = found.card.number.to_string().into();
                    let words = texts.with("call-match-same", &[("number", number)]);
                    form.set_link(name, found.card.child.to_string(), words);
                }
                Some(found) => {
                    let judged = self.judged.iter().find(|judged| judged.child == found.card.child);
                    form.set_link(
                        name,
                        found.card.child.to_string(),
                        match_words(found, judged, same, texts),
                    );
                }
                None => form.set_link(name, "", ""),
            }
        }
        self.show_told(form, texts);
    }

    /// What a person said of a file that looks alike; kept in the draft too, so that it is there after the call was on hold.
    fn judge(&mut self, at: usize, said: Said, form: &mut Form, ctx: &mut Ctx<'_>) {
        let Some(found) = self.candidates.get(at) else { return };
        let (child, number, state) = (found.card.child, found.card.number, found.card.state);
        // Only one file can be the child's.
        self.judged
            .retain(|judged| judged.child != child && !(said == Said::Same && judged.said == Said::Same));
        self.judged.push(Judged { child, number, state, said });
        self.told = self.told.take().filter(|_| self.same().is_some());
        form.set("judged", &serde_json::to_string(&self.judged).unwrap_or_default());
        let picked = self.same().map(|same| same.number.to_string());
        form.set("picked", &picked.unwrap_or_default());
        self.show(form, ctx.texts);
        self.show_recipient(form, ctx);
    }

    fn show_recipient(&self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let Some(child) = self.same().map(|same| same.child) else { return };
        let words = match ctx.session.recipient(child) {
            Ok(recipient) => recipient_words(&recipient, ctx.texts),
            Err(failure) => words::failure(ctx.texts, &failure),
        };
        form.set_shown("message_for", words);
    }

    /// The kind is known: its short path is arranged, and a crisis is written down at once.
    fn set_kind(&mut self, kind: CallKind, form: &mut Form, ctx: &mut Ctx<'_>) -> Outcome {
        form.set("kind", kind.code());
        paths::label(form, ctx.texts);
        form.focus_on(paths::first_field(kind, form));
        if kind != CallKind::Crisis {
            return Outcome::stay();
        }
        let command = uuid::Uuid::now_v7().to_string();
        match self.save_call(&form.values(), false, &command, ctx) {
            Ok(_) => Outcome::stay().saved(ctx.texts.get("call-crisis-logged")),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn tick(&mut self, now: Moment) -> bool {
        let before = (self.minutes, self.clock_back);
        self.minutes = end::minutes_between(self.started, now);
        self.clock_back |= now < self.started;
        before != (self.minutes, self.clock_back)
    }
}

/// Whom a call is about, as far as it was said: the child, the caller, the number, or nothing.
pub fn about_whom(call: &Call, texts: &Texts) -> String {
    let known = [&call.about, &call.caller_name, &call.number].into_iter().flatten().next().cloned();
    known.unwrap_or_else(|| texts.get("call-nobody-named"))
}

/// "Coordinator B., who covers for K.", or the pool.
fn recipient_words(recipient: &Recipient, texts: &Texts) -> String {
    if recipient.closed {
        return texts.get("call-message-closed");
    }
    match (&recipient.staff, &recipient.covers) {
        (Some(staff), Some(absent)) => texts.with(
            "call-message-cover",
            &[("who", staff.name.as_str().into()), ("absent", absent.name.as_str().into())],
        ),
        (Some(staff), None) => staff.name.clone(),
        (None, _) => texts.get("call-message-pool"),
    }
}

/// What the table of areas says to a place: its area, the agency there, and whether that is this agency.
pub fn area_words(rules: &FileRules, typed: &str, texts: &Texts) -> String {
    match rules.areas().find(typed) {
        AreaMatch::Known(area) => known_area(rules, area, texts),
        AreaMatch::Ambiguous(areas) => {
            let names: Vec<String> = areas.iter().map(|area| area.name.clone()).collect();
            texts.with("call-area-several", &[("areas", texts.one_of(&names).into())])
        }
        AreaMatch::Unknown => texts.get("call-area-unknown"),
    }
}

/// An area with its agency.
pub fn known_area(rules: &FileRules, area: &Area, texts: &Texts) -> String {
    let ours = rules.rules.programs.iter().any(|program| program.serves(&area.id));
    let name = area.name.as_str().into();
    match &area.agency {
        None => texts.with("call-area-none", &[("area", name)]),
        Some(agency) => {
            let id = if ours { "call-area-ours" } else { "call-area-other" };
            texts.with(id, &[("area", name), ("agency", agency.as_str().into())])
        }
    }
}

/// The texts in which to read aloud, where they are not the screen's.
pub fn spoken(language: Option<Language>, screen: Lang) -> Option<Texts> {
    let wanted = match language {
        Some(Language::French | Language::QuebecSign) => Lang::Fr,
        Some(_) => Lang::En,
        None => screen,
    };
    (wanted != screen).then(|| Texts::new(wanted))
}

/// The other language of the words to read aloud.
pub fn other_words(now: Option<&Texts>, screen: &Texts) -> Option<Texts> {
    match now {
        Some(_) => None,
        None => Some(Texts::new(screen.lang().other())),
    }
}

/// What is typed about the child, and about who calls, for the search.
fn typed_facts(values: &Values, today: NaiveDate) -> TypedFacts {
    let line = [values.get("given"), values.get("family"), values.get("birth_date")].join(" ");
    TypedFacts { line: line.trim().to_owned(), likeness: likeness(values, today), own: None }
}

fn likeness(values: &Values, today: NaiveDate) -> Likeness {
    let person = form::child_of(values, today);
    let text = |part: Option<String>| part.unwrap_or_default();
    let name = PersonName::new(&text(person.given), &text(person.family));
    Likeness {
        names: vec![name],
        birth: values.partial("birth_date", today, Limits::birth(today)),
        phones: values.text("number").into_iter().collect(),
        caregivers: values.text("caller_name").into_iter().collect(),
        ..Likeness::default()
    }
}

fn match_words(found: &MatchCard, judged: Option<&Judged>, same: &str, texts: &Texts) -> String {
    let line = compare::card_words(found, texts);
    let after = match judged.map(|judged| judged.said) {
        Some(Said::Same) => texts.with(same, &[("number", found.card.number.to_string().into())]),
        Some(Said::Different) => texts.get("call-match-different"),
        Some(Said::Sibling) => texts.get("call-match-sibling"),
        Some(Said::Later) => texts.get("call-match-later"),
        None => compare::why(found, texts),
    };
    format!("{line} {after}")
}

impl FormJob for CallJob {
    fn spec(&self) -> &'static FormSpec {
        &form::CALL
    }

    fn title(&self, texts: &Texts) -> String {
        let time = texts.clock(self.started.local().time());
        if self.clock_back {
            return texts.with("call-title-clock", &[("time", time.into())]);
        }
        if self.minutes == 0 {
            return texts.with("call-title", &[("time", time.into())]);
        }
        texts.with("call-title-minutes", &[("time", time.into()), ("minutes", self.minutes.into())])
    }

    fn values(&self) -> Values {
        let known = self.stored.as_ref().map(|call| form::values_of(call)).unwrap_or_default();
        known.with("started", self.started.to_string())
    }

    fn base_version(&self) -> i64 {
        self.stored.as_ref().map_or(0, |call| call.version)
    }

    fn record_id(&self) -> String {
        // Each call has a draft of its own: what one caller said never stands in the form of the next.
        self.public_id.clone()
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let today = ctx.session.today();
        reads_date(form, "birth_date", today, Limits::birth(today));
        self.rules = ctx.session.rules().ok();
        if let Some(rules) = self.rules.clone() {
            form.set_reader("municipality", move |typed, texts| Ok(area_words(&rules, typed, texts)));
        }
        let colleagues = ctx.session.colleagues().unwrap_or_default();
        let own = ctx.session.identity().staff;
        let others = colleagues.into_iter().filter(|person| person.id != own);
        form.set_options(
            "message_to",
            others.map(|person| Choosable::new(person.id.to_string(), person.name)).collect(),
        );
        self.tick(ctx.session.now());
    }

    fn changed(&mut self, field: &'static str, form: &mut Form, ctx: &mut Ctx<'_>) {
        self.tick(ctx.session.now());
        match field {
            "kind" => paths::label(form, ctx.texts),
            "language" | "other_language" => {
                self.spoken = spoken(form::language(&form.values()), ctx.texts.lang());
                form::speak(form, self.spoken.as_ref());
            }
            "given" | "family" | "birth_date" | "number" | "relation" => self.look(form, ctx),
            _ => {}
        }
    }

    fn choose(&mut self, field: &'static str, form: &mut Form, ctx: &mut Ctx<'_>) -> bool {
        if self.candidates.is_empty() {
            // A draft came back: its lines stand there, and what they stand for is read again.
            self.look(form, ctx);
        }
        let at = form::MATCHES.iter().position(|name| *name == field);
        let open = at.filter(|at| self.candidates.get(*at).is_some_and(|found| !found.card.restricted));
        let Some(at) = open.filter(|_| paths::chooses_at_once(form)) else { return false };
        self.judge(at, Said::Same, form, ctx);
        form.focus_on(paths::after_the_file(form));
        true
    }

    fn open(&mut self, field: &'static str, form: &Form, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        if field == told::LINK {
            let same = self.same()?;
            let asking = self.asking(same.child, same.number, form);
            return told::screen(asking, self.told.as_ref(), ctx).ok();
        }
        let at = form::MATCHES.iter().position(|name| *name == field)?;
        let typed = likeness(&form.values(), ctx.session.today());
        let found = self.candidates.get(at)?;
        if found.card.restricted {
            let title = ctx.texts.get("call-restricted-title");
            return Some(Ask::message(&title, ctx.texts.get("call-restricted")));
        }
        let asking = self.asking(found.card.child, found.card.number, form);
        match compare::Compare::on_a_call(&typed, found, asking, ctx) {
            Ok(screen) => {
                self.comparing = Some(at);
                Some(screen)
            }
            Err(failure) => {
                let title = ctx.texts.get("call-compare-title");
                Some(Ask::message(&title, words::failure(ctx.texts, &failure)))
            }
        }
    }

    fn returned(&mut self, _: &'static str, value: Returned, form: &mut Form, ctx: &mut Ctx<'_>) {
        let at = self.comparing.take();
        if let Some(decision) = told::given(&value) {
            return self.decided(decision, at, form, ctx);
        }
        let (Some(at), Returned::Chosen(verdict)) = (at, value) else { return };
        let Some(said) = Said::of(verdict) else { return };
        self.judge(at, said, form, ctx);
    }

    /// A draft that came back brings the beginning of its call along.
    fn arrange(&mut self, form: &mut Form, texts: &Texts) {
        if self.judged.is_empty() {
            self.judged = serde_json::from_str(&form.text("judged")).unwrap_or_default();
        }
        self.recall(form, texts);
        paths::label(form, texts);
        if let Some(started) = Moment::parse(&form.text("started")).filter(|started| *started != self.started)
        {
            (self.started, self.cut_off) = (started, true);
        }
    }

    fn above(&self, form: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        if self.cut_off {
            block.wrapped(1, width.saturating_sub(2), &texts.get("call-cut-off"), Meaning::Warning);
        }
        if self.clock_back {
            block.wrapped(1, width.saturating_sub(2), &texts.get("call-clock-back"), Meaning::Warning);
        }
        if self.search_failed {
            block.wrapped(1, width.saturating_sub(2), &texts.get("call-search-failed"), Meaning::Warning);
        }
        let values = form.values();
        let through = form::interpreter_words(&values, texts);
        if let Some(words) = notice(form::language(&values), through.as_deref(), texts) {
            block.wrapped(1, width.saturating_sub(2), &words, Meaning::Dim);
        }
        block
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        if values.filled("kind").is_none() && !values.is("collect", "no") {
            return Err(Problem::new("kind", "problem-call-kind").into());
        }
        if values.is("kind", CallKind::GoOn.code()) && self.same().is_none() {
            return Err(Problem::new("given", "problem-call-find").into());
        }
        let command = self.saving.get_or_insert_with(|| command.to_owned()).clone();
        match self.save_all(values, &command, ctx)? {
            Saved::Walk(call, child, number, said) => {
                match WalkScreen::open(child, walk_step(values), ctx) {
                    Ok(walk) => {
                        let said = ctx.texts.with(said, &[("number", number.to_string().into())]);
                        Ok(Done::back(said).for_good().then(Then::Replace(walk)))
                    }
                    // A coordinator answers for it: what can be done here is what happens next.
                    Err(Failure::Refused { .. }) => {
                        let end = end::EndJob::screen(call, Some(number), ctx)?;
                        Ok(Done::back(ctx.texts.get("call-not-yours")).then(Then::Replace(end)))
                    }
                    Err(failure) => Err(failure),
                }
            }
            Saved::End(call, number, said) => {
                let end = end::EndJob::screen(call, number, ctx)?;
                Ok(Done::back(said).then(Then::Replace(end)))
            }
        }
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        let Some(id) = self.stored.as_ref().map(|call| call.id) else { return Ok(None) };
        self.stored = Some(ctx.session.call(id.into())?.call);
        Ok(Some(self.values()))
    }

    /// The caller waits, or somebody else is to find the call: it stands in the file from now on.
    fn put_aside(&mut self, aside: Aside, form: &mut Form, ctx: &mut Ctx<'_>) -> Result<(), String> {
        if aside == Aside::Elsewhere && self.stored.is_none() && !form.dirty() {
            return Ok(());
        }
        let command = uuid::Uuid::now_v7().to_string();
        let saved = self.save_call(&form.values(), false, &command, ctx);
        saved.map(|_| ()).map_err(|failure| words::failure(ctx.texts, &failure))
    }

    fn passes(&mut self, ctx: &Ctx<'_>) -> bool {
        self.tick(ctx.session.now())
    }

    fn came_back(&mut self, value: &Returned, form: &mut Form, ctx: &mut Ctx<'_>) -> Outcome {
        let chosen = std::mem::take(&mut self.choosing).then_some(value);
        let Some(Returned::Chosen(at)) = chosen else { return Outcome::stay() };
        let kind = usize::try_from(*at).ok().and_then(|at| CallKind::ALL.get(at));
        kind.map_or_else(Outcome::stay, |kind| self.set_kind(*kind, form, ctx))
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Call]
    }

    fn available(&self, action: Action, _: &Form, _: &Texts) -> Availability {
        let mine = action.context() == Context::Call || action == Action::CrisisCall;
        if mine { Availability::Yes } else { Availability::Hidden }
    }

    fn about(&self) -> Option<ChildId> {
        self.same().map(|same| same.child)
    }

    fn act(&mut self, action: Action, form: &mut Form, ctx: &mut Ctx<'_>) -> Option<Outcome> {
        match action {
            Action::CallWords => {
                self.spoken = other_words(self.spoken.as_ref(), ctx.texts);
                form::speak(form, self.spoken.as_ref());
                Some(Outcome::stay())
            }
            Action::CallFinish => Some(self.end(form, ctx)),
            Action::CrisisCall => Some(self.becomes_crisis(form, ctx)),
            Action::CallKind => {
                self.choosing = true;
                let title = ctx.texts.get("call-kind-which");
                Some(Then::Open(Ask::one_of(&title, String::new(), paths::kinds(ctx.texts))).into())
            }
            // Everybody's key: the program puts this call on hold and opens the next.
            _ => None,
        }
    }
}

/// What goes on, goes on where it stands; what is new begins with the child.
fn walk_step(values: &Values) -> Option<Step> {
    (!values.is("kind", CallKind::GoOn.code())).then_some(Step::Child)
}

impl CallJob {
    /// Ends the call from here: what was typed is saved as on going on, then comes what happens next.
    fn end(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) -> Outcome {
        let fresh = || uuid::Uuid::now_v7().to_string();
        let command = self.saving.get_or_insert_with(fresh).clone();
        let ended = self.save_all(&form.values(), &command, ctx).and_then(|saved| {
            let (call, number) = match saved {
                Saved::Walk(call, _, number, _) => (call, Some(number)),
                Saved::End(call, number, _) => (call, number),
            };
            end::EndJob::screen(call, number, ctx)
        });
        match ended {
            Ok(screen) => {
                form.settled();
                // The draft is of no more use; where it stays it is offered once more and does no harm.
                let _ = ctx.session.forget_draft(form::CALL.name, &self.record_id());
                Then::Replace(screen).into()
            }
            Err(Failure::Invalid(problems)) => {
                form.set_problems(words::problems(ctx.texts, &problems));
                Outcome::stay().failed(words::failure(ctx.texts, &Failure::Invalid(problems)))
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }
}
