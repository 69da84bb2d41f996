//! The end of a call: what happens next, who does it, when, the sentence to say, and what the caller was told. Ends the
//! call in one save, once; who comes second is told who ended it, and keeps what was typed.

use chrono::NaiveDate;

use super::{
    CallJob, about_whom,
    more::{self, MoreJob, NEXT, WHO, by_colleague, by_other, called_back, form_day, someone, something},
};
use crate::{
    casework::{
        Command, Failure, Subject,
        calls::{CallView, Ended},
    },
    domain::{
        access::Act,
        codes::{CallKind, DueKind, Language, MayBeTold, YesNo},
        date::Moment,
        ids::{CallId, ChildId, FileNumber, StaffId},
        record::{Call, Promise, Stored},
    },
    keymap::{Action, Context},
    text::{Lang, Texts, Value},
    ui::{
        kit::{Field, Form, FormSpec, Room, Values, block::Block, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{
            cards,
            days::off::Promisers,
            form_screen::{Done, FormJob, FormScreen},
            letters,
            typed::{Typed, reads_time, time_of},
            walk::header,
        },
        theme::Meaning,
    },
};

/// What happens next, as it ends the call, and what the caller was told.
static END: FormSpec = FormSpec {
    name: "call_end",
    fields: &[
        Field::choice_of("who", WHO).under("call-end-next").asked(),
        Field::choice_given("who_staff").asked().when(by_colleague),
        Field::person("who_name").asked().when(by_other),
        Field::choice_of("next", NEXT).asked().when(someone),
        Field::line("what").asked().personal().when(something),
        Field::line("due_on").room(Room::Short).asked().helped().when(someone),
        Field::time("due_time", reads_time).when(someone),
        Field::line("interpreter").helped().personal().when(through_interpreter),
        Field::shown("reach").when(called_back),
        Field::phone("other_number").helped().when(called_back),
        Field::yes_no("other_safe").asked().when(|form| called_back(form) && form.filled("other_number")),
        Field::link("another").when(someone),
        Field::yes_no("may_complain").under("call-end-told"),
        Field::yes_no("crisis_lines"),
        Field::yes_no("offered"),
        Field::link("letter"),
        Field::line("spoke_through").when(|_| false),
    ],
};

/// Known of the call, set when the form opens: whether it went through an interpreter.
fn through_interpreter(form: &Form) -> bool {
    someone(form) && (form.is("spoke_through", "yes") || form.filled("interpreter"))
}

/// Ending a call.
pub struct EndJob {
    view: CallView,
    /// Number of the file it opened or was about, for the sentence to say.
    file: Option<FileNumber>,
    today: NaiveDate,
    now: Moment,
    spoken: Option<Texts>,
    record: Option<Record>,
    more: usize,
    /// What was promised or left on this call already, a line each.
    made: Vec<String>,
    promisers: Promisers,
}

impl EndJob {
    /// The end of this call.
    ///
    /// # Errors
    /// When the call cannot be read.
    pub fn screen(
        call: CallId,
        file: Option<FileNumber>,
        ctx: &mut Ctx<'_>,
    ) -> Result<Box<dyn Screen>, Failure> {
        let view = ctx.session.call(call)?;
        let spoken = super::spoken(view.call.language, ctx.texts.lang());
        // Whoever may not hear everything is on the telephone: the child's header stays away.
        let shown = view.children.first().filter(|_| super::told::shows_file(&view.call));
        let record = shown.and_then(|child| header_of(*child, view.call.kind, ctx));
        let more = view.promises.len();
        let made = view.promises.iter().map(|promise| made_words(promise, ctx)).collect();
        let (today, now) = (ctx.session.today(), ctx.session.now());
        let promisers = Promisers::read(ctx);
        let job = Self { view, file, today, now, spoken, record, more, made, promisers };
        Ok(FormScreen::make(job, ctx).0)
    }

    fn call(&self) -> &Stored<Call> {
        &self.view.call
    }

    fn child(&self) -> Option<ChildId> {
        self.view.children.first().copied()
    }

    /// "I will call you back Thu 26 Nov at 13:00. Your request has number C-1080."; empty while nothing is chosen.
    fn sentence(&self, form: &Form, texts: &Texts) -> String {
        let texts = self.spoken.as_ref().unwrap_or(texts);
        if !someone(form) && self.view.promises.iter().any(|promise| promise.from_id.is_some()) {
            return quoted(texts.lang(), &texts.get("call-end-say-message"));
        }
        let Some(day) = form_day(form, self.today).filter(|_| someone(form)) else { return String::new() };
        let time = time_of(&form.text("due_time")).map(|time| texts.time(time)).unwrap_or_default();
        let calls = form.is("next", "call_back");
        let id = match (form.text("who").as_str(), calls, time.is_empty()) {
            ("me", true, true) => "call-end-say-call",
            ("me", true, false) => "call-end-say-call-at",
            ("me", false, _) => "call-end-say-do",
            ("staff", true, true) => "call-end-say-colleague",
            ("staff", true, false) => "call-end-say-colleague-at",
            _ => "call-end-say-other",
        };
        let (day, what) = (texts.weekday(day), form.text("what"));
        let arguments: [(&str, Value); 3] =
            [("day", day.into()), ("time", time.into()), ("what", what.into())];
        let mut words = texts.with(id, &arguments);
        if let Some(number) = self.file.filter(|_| self.tells_number()) {
            words.push(' ');
            words.push_str(&texts.with("call-end-say-number", &[("number", number.to_string().into())]));
        }
        quoted(texts.lang(), &words)
    }

    /// The number of a file is said to who asked for help with it, unless they may hear nothing.
    fn tells_number(&self) -> bool {
        let call = self.call();
        let asks = matches!(call.kind, None | Some(CallKind::NewReferral | CallKind::GoOn));
        asks && call.may_be_told != Some(MayBeTold::Nothing)
    }

    fn show_more(&self, form: &mut Form, texts: &Texts) {
        let count = i64::try_from(self.more).unwrap_or(0);
        form.set_link("another", "", texts.with("call-end-more", &[("count", count.into())]));
    }
}

fn quoted(lang: Lang, words: &str) -> String {
    match lang {
        Lang::Fr => format!("«\u{a0}{words}\u{a0}»"),
        Lang::En => format!("“{words}”"),
    }
}

impl FormJob for EndJob {
    fn spec(&self) -> &'static FormSpec {
        &END
    }

    fn title(&self, texts: &Texts) -> String {
        let started = texts.clock(self.call().started_at.local().time());
        let began = self.call().started_at.day();
        if began != self.today {
            // Nobody spoke since that day: the minutes would only count how long the call was forgotten.
            let arguments = [("day", texts.date(began).into()), ("from", started.into())];
            return texts.with("call-end-title-earlier", &arguments);
        }
        if self.now < self.call().started_at {
            return texts.with("call-end-title-clock", &[("from", started.into())]);
        }
        let minutes = minutes_between(self.call().started_at, self.now);
        let now = texts.clock(self.now.local().time());
        texts.with(
            "call-end-title",
            &[("from", started.into()), ("to", now.into()), ("minutes", minutes.into())],
        )
    }

    /// The child's header with the call in its second line, in place of what it says of the call.
    fn record(&self, texts: &Texts) -> Option<Record> {
        let record = self.record.clone()?;
        Some(Record { lines: vec![self.title(texts)], ..record })
    }

    fn child(&self) -> Option<ChildId> {
        EndJob::child(self)
    }

    fn about(&self) -> Option<ChildId> {
        EndJob::child(self)
    }

    fn values(&self) -> Values {
        Values::new()
    }

    fn base_version(&self) -> i64 {
        self.call().version
    }

    fn record_id(&self) -> String {
        self.call().public_id.clone()
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        more::arrange(form, self.today, ctx);
        // What was answered on the call is not asked again.
        form.set_visible("letter", EndJob::child(self).is_some());
        form.set_visible("offered", self.call().active_offer.is_none());
        form.set_visible("crisis_lines", self.call().crisis_lines.is_none());
        form.set_visible("may_complain", self.call().may_complain.is_none());
        form.set_shown("reach", reach_words(self.call(), ctx.texts));
        let known = self.call().language;
        let other = known.is_some_and(|language| !matches!(language, Language::English | Language::French));
        if other || self.call().interpreter.is_some() {
            form.set("spoke_through", "yes");
        }
        if let Some(who) = self.call().interpreter.clone() {
            form.set_help(
                "interpreter",
                Some(ctx.texts.with("call-end-interpreter", &[("who", who.into())])),
            );
        }
        self.show_more(form, ctx.texts);
    }

    fn changed(&mut self, _: &'static str, _: &mut Form, ctx: &mut Ctx<'_>) {
        self.now = ctx.session.now();
    }

    /// The sentence to say, in the caller's language.
    fn above(&self, form: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        for line in &self.made {
            block.wrapped(1, width.saturating_sub(2), line, Meaning::Dim);
        }
        let sentence = self.sentence(form, texts);
        if !sentence.is_empty() {
            let words = texts.with("call-end-say", &[("words", sentence.into())]);
            block.wrapped(1, width.saturating_sub(2), &words, Meaning::Accent);
        }
        self.promisers.flag(&mut block, form, form_day(form, self.today), width, texts);
        block
    }

    fn open(&mut self, field: &'static str, _: &Form, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        if field == "letter" {
            return letters::screen(EndJob::child(self)?, ctx).ok();
        }
        let promisers = Promisers::read(ctx);
        let (call, child) = (self.view.call.clone(), EndJob::child(self));
        let job = MoreJob { call, child, today: self.today, promisers };
        Some(FormScreen::make(job, ctx).0)
    }

    fn returned(&mut self, field: &'static str, value: Returned, form: &mut Form, ctx: &mut Ctx<'_>) {
        if field == "another" && value == Returned::Saved {
            self.more += 1;
            self.show_more(form, ctx.texts);
            if let Ok(view) = ctx.session.call(self.view.call.id.into()) {
                self.made = view.promises.iter().map(|promise| made_words(promise, ctx)).collect();
                self.view.promises = view.promises;
            }
        }
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        more::lacking(values)?;
        let call = self.call();
        let own = ctx.session.identity().staff;
        let promise = more::promise_of(values, call, own, self.today, ctx.texts)
            .map(|promise| Promise { child_id: EndJob::child(self), ..promise });
        let command = Command { id: command.to_owned(), ..Command::new(Act::SaveCall, Subject::Nothing) };
        let ended = Call {
            kind: call.kind.or(Some(CallKind::Information)),
            active_offer: values.code("offered").or(call.active_offer),
            crisis_lines: values.code("crisis_lines").or(call.crisis_lines),
            may_complain: values.code("may_complain").or(call.may_complain),
            ..call.record.clone()
        };
        let saved = ctx.session.end_call(&command, call, &ended, promise.as_slice())?;
        Ok(Done::back(self.ended_words(&saved, ctx)))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.view = ctx.session.call(self.view.call.id.into())?;
        Ok(Some(Values::new()))
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::CallEnd, Context::Call]
    }

    fn available(&self, action: Action, _: &Form, _: &Texts) -> Availability {
        let offered = [Action::CallWords, Action::CallEndNext].contains(&action);
        if offered { Availability::Yes } else { Availability::Hidden }
    }

    fn act(&mut self, action: Action, form: &mut Form, ctx: &mut Ctx<'_>) -> Option<Outcome> {
        match action {
            Action::CallWords => {
                self.spoken = super::other_words(self.spoken.as_ref(), ctx.texts);
                Some(Outcome::stay())
            }
            // What is complete is saved; where nothing is said yet, or not all, the call waits as it is.
            Action::CallEndNext if form.dirty() && form.problem_count(ctx.texts) == 0 => {
                self.save_and_next(form, ctx)
            }
            _ => None,
        }
    }

    fn passes(&mut self, ctx: &Ctx<'_>) -> bool {
        let now = ctx.session.now();
        let minutes = |at| minutes_between(self.call().started_at, at);
        let changed = minutes(self.now) != minutes(now);
        if changed {
            self.now = now;
        }
        changed
    }
}

/// Whose call it is: the walk's header where the walk goes on; else no more than a search shows, so that nothing is opened
/// for a message or a question.
fn header_of(child: ChildId, kind: Option<CallKind>, ctx: &mut Ctx<'_>) -> Option<Record> {
    if matches!(kind, None | Some(CallKind::NewReferral | CallKind::GoOn))
        && let Ok(walk) = ctx.session.walk(child)
    {
        return Some(header::record(&walk, ctx.texts));
    }
    let card = ctx.session.minimal_card(child, None).ok()?;
    let name = super::compare::name(&card, ctx.texts);
    Some(Record { number: card.number.to_string(), name, ..Record::default() })
}

impl EndJob {
    /// The call ends, and the next one opens in its place.
    fn save_and_next(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) -> Option<Outcome> {
        let command = uuid::Uuid::now_v7().to_string();
        let done = self.save(&form.values(), &command, ctx).ok()?;
        // The draft is of no more use; where it stays it is offered once more and does no harm.
        let _ = ctx.session.forget_draft(END.name, &self.record_id());
        form.settled();
        Some(Outcome::from(Then::Replace(CallJob::screen(ctx))).saved(done.status))
    }

    /// What is said of an ended call: that it ended, or who ended it before; and who still waits.
    fn ended_words(&self, ended: &Ended, ctx: &mut Ctx<'_>) -> String {
        let texts = ctx.texts;
        if let Some((who, at)) = &ended.before {
            let time = texts.clock(at.local().time());
            return texts.with("call-ended-before", &[("who", who.as_str().into()), ("time", time.into())]);
        }
        if ended.clock_back {
            return texts.get("call-ended-clock");
        }
        let today = ctx.session.today();
        let waiting = ctx.session.open_calls().unwrap_or_default();
        let mut waiting = waiting.into_iter().filter(|open| open.call.started_at.day() == today);
        let Some(next) = waiting.next() else { return texts.get("call-ended") };
        let who = match &next.card {
            Some(card) => cards::name(texts, card),
            None => about_whom(&next.call, texts),
        };
        let time = texts.clock(next.call.started_at.local().time());
        texts.with("call-ended-waiting", &[("who", who.into()), ("time", time.into())])
    }
}

/// "Thu 26 Nov 13:00  Sample, intake1: calls back": something promised or left on this call.
fn made_words(promise: &Stored<Promise>, ctx: &mut Ctx<'_>) -> String {
    let texts = ctx.texts;
    let who = match (promise.staff_id, &promise.who) {
        (Some(staff), _) => colleague(staff, ctx),
        (None, Some(who)) => who.clone(),
        (None, None) => texts.get("call-message-pool"),
    };
    if promise.kind == DueKind::Message {
        let id = if promise.read_at.is_some() { "call-made-read" } else { "call-made-message" };
        return texts.with(id, &[("who", who.into()), ("what", promise.what.as_str().into())]);
    }
    let time = promise.due_time.clone().map(|time| format!(" {time}")).unwrap_or_default();
    let day = format!("{}{time}", texts.weekday(promise.due_on));
    texts.with(
        "call-made-promise",
        &[("day", day.into()), ("who", who.into()), ("what", promise.what.as_str().into())],
    )
}

fn colleague(staff: StaffId, ctx: &mut Ctx<'_>) -> String {
    let people = ctx.session.colleagues().unwrap_or_default();
    people.into_iter().find(|person| person.id == staff).map(|person| person.name).unwrap_or_default()
}

/// Whole minutes between two moments.
pub fn minutes_between(from: Moment, to: Moment) -> i64 {
    (to.utc() - from.utc()).num_minutes().max(0)
}

/// "613-555-0142, message ok": where the caller is reached, as said at the beginning.
pub fn reach_words(call: &Call, texts: &Texts) -> String {
    let Some(number) = &call.number else { return texts.get("call-no-number") };
    let id = match call.safe_message {
        Some(YesNo::Yes) => "call-message-ok",
        Some(YesNo::No) => "call-no-message",
        None => "call-message-not-asked",
    };
    format!("{number}, {}", texts.get(id))
}
