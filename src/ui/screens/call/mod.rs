//! A call, before there is any record: who calls, about whom, may we write, what it is about. A new referral is opened
//! in one save with everything typed here; the other kinds end with what happens next. Rules stand in casework.

mod caller;
pub mod compare;
mod crisis;
pub mod end;
pub mod form;
pub mod told;

use std::sync::Arc;

use chrono::NaiveDate;

use self::{
    caller::{caregivers_of, home_of, known_again},
    compare::Said,
};
use crate::{
    casework::{
        Command, Failure, Subject,
        directory::OrganizationChoice,
        matches::{MatchCard, TypedFacts},
        referrals::{NewChild, NewReferral, Opened},
        returns::ReturnForm,
        rules::FileRules,
    },
    domain::{
        access::Act,
        areas::{Area, AreaMatch},
        codes::{CallDirection, CallKind, Channel, ConsentAnswer, EpisodeState, Language, MayBeTold},
        consent,
        date::Moment,
        dates_typed::Limits,
        duplicates::Likeness,
        episode,
        ids::{CallId, ChildId, FileNumber},
        names::PersonName,
        problem::Problem,
        record::{Call, RecordKind, Referral},
        walk::Step,
    },
    keymap::{Action, Context},
    text::{Lang, Texts},
    ui::{
        kit::{Form, FormSpec, Values, block::Block},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{
            ask::Ask,
            form_screen::{Done, FormJob, FormScreen},
            typed::{Fill, Typed, reads_date},
            walk::{WalkScreen, spoken::notice},
            words,
        },
        theme::Meaning,
    },
};

/// What was decided about a file that looks alike.
#[derive(Debug, Clone)]
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
    spoken: Option<Texts>,
    saved: Option<CallId>,
    /// What the caller may be told of the file that is the same child's.
    told: Option<told::Decision>,
    /// Whether the call was written down as a crisis call.
    crisis: bool,
}

impl CallJob {
    /// Goes on with a call that was cut off: `public_id` is the record of its draft.
    pub fn resume(public_id: &str, ctx: &mut Ctx<'_>) -> Outcome {
        let job = Self { public_id: public_id.to_owned(), ..Self::new(ctx) };
        FormScreen::open(job.already_written(ctx), ctx)
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
            spoken: None,
            saved: None,
            told: None,
            crisis: false,
        }
    }

    fn same(&self) -> Option<&Judged> {
        self.judged.iter().find(|judged| judged.said == Said::Same)
    }

    /// Looks for files like what is typed; only what may be seen by everyone who answers the telephone.
    fn look(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let typed = typed_facts(&form.values(), ctx.session.today());
        // A search that fails leaves the call as it is; the caller waits.
        self.candidates = ctx.session.likely_matches(&typed).unwrap_or_default();
        self.candidates.truncate(form::MATCHES.len());
        self.show(form, ctx.texts);
    }

    fn show(&self, form: &mut Form, texts: &Texts) {
        for (at, name) in form::MATCHES.iter().enumerate() {
            match self.candidates.get(at) {
                Some(found) if self.hides(found) => {
                    let number = found.card.number.to_string().into();
                    let words = texts.with("call-match-same", &[("number", number)]);
                    form.set_link(name, found.card.child.to_string(), words);
                }
                Some(found) => {
                    let judged = self.judged.iter().find(|judged| judged.child == found.card.child);
                    form.set_link(name, found.card.child.to_string(), match_words(found, judged, texts));
                }
                None => form.set_link(name, "", ""),
            }
        }
        let decided = self.same().map(|_| self.told.clone().unwrap_or_default().words(texts));
        form.set_link(told::LINK, decided.as_ref().map_or("", |_| told::LINK), decided.unwrap_or_default());
    }

    /// The call as typed. Where no file is opened and none goes on, what was said of a child stays in the notes.
    fn typed_call(&self, values: &Values, ctx: &Ctx<'_>) -> Call {
        let base = ctx.session.new_call(CallDirection::Incoming);
        let call = form::call_of(values, Call { started_at: self.started, ..base });
        let call = self.told.clone().filter(|_| self.same().is_some()).unwrap_or_default().into_call(call);
        let about = form::about_words(values);
        if about.is_empty() || self.same().is_some() || call.kind == Some(CallKind::NewReferral) {
            return call;
        }
        let about = ctx.texts.with("call-about-line", &[("who", about.into())]);
        let said = std::iter::once(about).chain(call.said).collect::<Vec<_>>().join("\n");
        Call { said: Some(said), ..call }
    }

    /// Saves the call itself, once.
    fn save_call(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<CallId, Failure> {
        let call = self.typed_call(values, ctx);
        if let Some(saved) = self.saved {
            return crisis::keep(saved, call, command, ctx);
        }
        if call.kind == Some(CallKind::Crisis) {
            return self.write_crisis(&call, command, ctx);
        }
        let command = step_of(command, "call", Act::SaveCall, Subject::Nothing);
        let id = ctx.session.start_call(&command, &self.public_id, &call)?;
        self.saved = Some(id);
        Ok(id)
    }

    /// Everything the call is about: a new referral, the file it goes on with, or nothing but the call.
    fn save_all(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Saved, Failure> {
        self.consent_holds(values, ctx)?;
        let writes = values.code::<ConsentAnswer>("collect") != Some(ConsentAnswer::No);
        let kind = values.code::<CallKind>("kind").filter(|_| writes);
        self.told_holds(kind)?;
        let call = self.save_call(values, command, ctx)?;
        let same = self.same().cloned();
        if !(kind == Some(CallKind::NewReferral) && same.is_none()) {
            self.flag_restricted(call, None, command, ctx)?;
        }
        // Who may not hear everything is listened to and written down; the file stays closed.
        let kind = kind.filter(|_| {
            self.told.as_ref().and_then(told::Decision::told).is_none_or(|told| told == MayBeTold::All)
        });
        match (kind, same) {
            (Some(CallKind::NewReferral), None) => {
                let opened = self.open_referral(values, call, command, ctx)?;
                self.flag_restricted(call, Some(opened.child), command, ctx)?;
                Ok(Saved::Walk(call, opened.child, opened.number, "call-opened"))
            }
            (Some(CallKind::NewReferral | CallKind::GoOn), Some(same)) => {
                let id = self.go_on(values, call, &same, command, ctx)?;
                Ok(Saved::Walk(call, same.child, same.number, id))
            }
            (_, Some(same)) => {
                attach(call, same.child, command, ctx)?;
                Ok(Saved::End(call, Some(same.number)))
            }
            (_, None) => Ok(Saved::End(call, None)),
        }
    }

    /// What the consent of a new referral lacks is said before the call is saved, so that what is added then is in it.
    fn consent_holds(&self, values: &Values, ctx: &Ctx<'_>) -> Result<(), Failure> {
        let opens = values.code::<CallKind>("kind") == Some(CallKind::NewReferral) && self.same().is_none();
        let texts = self.spoken.as_ref().unwrap_or(ctx.texts);
        let read = texts.get("field-call-collect-say");
        let said = form::collect_of(values, &read, &texts.get("call-covers"), ctx.session.today());
        let mut lacking = said.filter(|_| opens).map(|said| consent::problems(&said)).unwrap_or_default();
        for problem in &mut lacking {
            // In a call it is the caller who consents.
            if problem.field == "given_by" {
                problem.field = "caller_name".to_owned();
            }
        }
        if lacking.is_empty() { Ok(()) } else { Err(Failure::Invalid(lacking)) }
    }

    fn open_referral(
        &self,
        values: &Values,
        call: CallId,
        command: &str,
        ctx: &mut Ctx<'_>,
    ) -> Result<Opened, Failure> {
        let new = self.referral_of(values, call, ctx);
        let open = step_of(command, "open", Act::OpenReferral, Subject::New);
        let opened = ctx.session.open_referral(&open, &new)?;
        let opened = opened.into_iter().next().ok_or(Failure::Missing(RecordKind::Child))?;
        for judged in &self.judged {
            let name = format!("pair-{}", judged.number);
            let pair = step_of(command, &name, Act::DecidePair, Subject::Nothing);
            ctx.session.decide_pair(&pair, opened.child, judged.child, judged.said.verdict(), None)?;
        }
        Ok(opened)
    }

    /// The file it was about before: its open referral goes on, or the family is back.
    fn go_on(
        &self,
        values: &Values,
        call: CallId,
        same: &Judged,
        command: &str,
        ctx: &mut Ctx<'_>,
    ) -> Result<&'static str, Failure> {
        if same.state.is_none_or(episode::may_return) {
            let form =
                ReturnForm { what_changed: None, referral: self.facts_of(values, ctx), call: Some(call) };
            let back = step_of(command, "return", Act::ReturnFamily, Subject::Child(same.child));
            ctx.session.return_family(&back, &form)?;
            return Ok("call-returned");
        }
        attach(call, same.child, command, ctx)?;
        Ok("call-goes-on")
    }

    fn referral_of(&self, values: &Values, call: CallId, ctx: &mut Ctx<'_>) -> NewReferral {
        let today = ctx.session.today();
        let sibling =
            self.judged.iter().find(|judged| judged.said == Said::Sibling).map(|judged| judged.child);
        let caller = values.text("caller_name");
        let child = NewChild {
            person: form::child_of(values, today),
            provisional: caller.map(|name| ctx.texts.with("call-name-unknown", &[("name", name.into())])),
            keep_from_home: values.code("keep_from_home"),
        };
        let texts = self.spoken.as_ref().unwrap_or(ctx.texts);
        let read = texts.get("field-call-collect-say");
        NewReferral {
            children: vec![child],
            sibling_of: sibling,
            referral: self.facts_of(values, ctx),
            organization: self.organization_of(values),
            call: Some(call),
            caregivers: known_again(caregivers_of(values), sibling, ctx),
            home: home_of(values),
            collect: form::collect_of(values, &read, &texts.get("call-covers"), today),
        }
    }

    fn organization_of(&self, values: &Values) -> Option<OrganizationChoice> {
        let typed = values.text("organization").filter(|_| form::is_third_party(values))?;
        Some(OrganizationChoice::Typed(typed))
    }

    fn facts_of(&self, values: &Values, ctx: &Ctx<'_>) -> Referral {
        let channel = values.code("channel").unwrap_or(Channel::Phone);
        let blank = Referral::blank(ctx.session.now(), channel, form::referrer_type(values));
        let third = form::is_third_party(values);
        Referral {
            referrer_name: values.text("caller_name").filter(|_| third),
            referrer_phone: values.text("number").filter(|_| third),
            consent_to_refer: values.code("consent_to_refer"),
            consent_given_by: values.text("consent_given_by"),
            consent_method: values.code("consent_method"),
            reason: values.text("reason"),
            reason_language: values.text("reason").and_then(|_| form::language(values)),
            urgency: values.code("urgency"),
            urgency_reason: values.text("urgency_reason"),
            ..blank
        }
    }
}

/// Where a saved call leads.
enum Saved {
    Walk(CallId, ChildId, FileNumber, &'static str),
    End(CallId, Option<FileNumber>),
}

/// One of the commands of one save: its id follows from the form's, so that trying again is harmless.
fn step_of(command: &str, name: &str, act: Act, subject: Subject) -> Command {
    Command { id: format!("{command}-{name}"), ..Command::new(act, subject) }
}

fn attach(call: CallId, child: ChildId, command: &str, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
    let command = step_of(command, "about", Act::SaveCall, Subject::Nothing);
    ctx.session.attach_child(&command, call, child)
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

fn match_words(found: &MatchCard, judged: Option<&Judged>, texts: &Texts) -> String {
    let line = compare::card_words(found, texts);
    let after = match judged.map(|judged| judged.said) {
        Some(Said::Same) => {
            texts.with("call-match-same", &[("number", found.card.number.to_string().into())])
        }
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
        if self.minutes == 0 {
            return texts.with("call-title", &[("time", time.into())]);
        }
        texts.with("call-title-minutes", &[("time", time.into()), ("minutes", self.minutes.into())])
    }

    fn values(&self) -> Values {
        let kind = self.crisis.then_some(CallKind::Crisis);
        Values::new().with("started", self.started.to_string()).with_code("kind", kind)
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
    }

    fn changed(&mut self, field: &'static str, form: &mut Form, ctx: &mut Ctx<'_>) {
        self.minutes = end::minutes_between(self.started, ctx.session.now());
        match field {
            "language" | "other_language" => {
                self.spoken = spoken(form::language(&form.values()), ctx.texts.lang());
                form::speak(form, self.spoken.as_ref());
            }
            "given" | "family" | "birth_date" | "number" | "relation" => self.look(form, ctx),
            _ => {}
        }
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
        match compare::Compare::screen(&typed, found, Some(asking), ctx) {
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
        let chosen = self.comparing.take().and_then(|at| self.candidates.get(at));
        if let Some(decision) = told::given(&value) {
            let child = chosen.map(|found| found.card.child);
            self.told = Some(self.decided(decision, child, form, ctx));
        }
        let said = match &value {
            Returned::Chosen(verdict) => Said::of(*verdict),
            // The question what may be told stands after "the same child".
            Returned::Words(_) => Some(Said::Same),
            _ => None,
        };
        let (Some(found), Some(said)) = (chosen, said) else {
            self.show(form, ctx.texts);
            return;
        };
        let (child, number, state) = (found.card.child, found.card.number, found.card.state);
        // Only one file can be the child's.
        self.judged
            .retain(|judged| judged.child != child && !(said == Said::Same && judged.said == Said::Same));
        self.judged.push(Judged { child, number, state, said });
        if self.same().is_none() {
            self.told = None;
        }
        self.show(form, ctx.texts);
        if said == Said::Same {
            form.focus_on("kind");
        }
    }

    /// A draft that came back brings the beginning of its call along.
    fn arrange(&mut self, form: &mut Form, _: &Texts) {
        if let Some(started) = Moment::parse(&form.text("started")).filter(|started| *started != self.started)
        {
            (self.started, self.cut_off) = (started, true);
        }
        // Text that came back brings no decision along: whose child it is, is said again.
        if self.same().is_none() && form.filled(told::LINK) {
            form.set_link(told::LINK, "", "");
            form.set_shown("appointments", "");
        }
    }

    fn above(&self, form: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        if self.cut_off {
            block.wrapped(1, width.saturating_sub(2), &texts.get("call-cut-off"), Meaning::Warning);
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
        match self.save_all(values, command, ctx)? {
            Saved::Walk(_, child, number, said) => {
                let walk = WalkScreen::open(child, Some(Step::Child), ctx)?;
                let said = ctx.texts.with(said, &[("number", number.to_string().into())]);
                Ok(Done::back(said).for_good().then(Then::Replace(walk)))
            }
            Saved::End(call, number) => {
                let end = end::EndJob::screen(call, number, ctx)?;
                Ok(Done::back(ctx.texts.get("call-saved")).then(Then::Replace(end)))
            }
        }
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
            Action::CallEnd => Some(self.end(form, ctx)),
            Action::CrisisCall => Some(self.becomes_crisis(form, ctx)),
            _ => None,
        }
    }
}

impl CallJob {
    /// Ends the call from here: what was typed is saved as on going on, then comes what happens next.
    fn end(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) -> Outcome {
        let command = uuid::Uuid::now_v7().to_string();
        let ended = self.save_all(&form.values(), &command, ctx).and_then(|saved| {
            let (call, number) = match saved {
                Saved::Walk(call, _, number, _) => (call, Some(number)),
                Saved::End(call, number) => (call, number),
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
