//! The end of a call: what happens next, who does it, when, and the sentence to say. Ends the call in one save. A
//! second thing that happens next opens as a form of its own.

use chrono::NaiveDate;

use crate::{
    casework::{Command, Failure, Subject, calls::CallView},
    domain::{
        access::Act,
        codes::{CallKind, DueKind, Language, YesNo},
        date::Moment,
        dates_typed::read_coming,
        ids::{CallId, ChildId, FileNumber},
        record::{Call, Promise, Stored},
    },
    keymap::{Action, Context},
    text::{Lang, Texts, Value},
    ui::{
        kit::{Field, Form, FormSpec, Values, block::Block, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen},
        screens::{
            form_screen::{Done, FormJob, FormScreen},
            typed::{Typed, reads_time, time_of},
            walk::header,
            words,
        },
        theme::Meaning,
    },
};

const WHO: &[(&str, &str)] =
    &[("me", "call-end-me"), ("family", "call-end-family"), ("other", "call-end-other")];

const NEXT: &[(&str, &str)] = &[("call_back", "call-end-calls-back"), ("promise", "call-end-does-something")];

/// What happens next, as it ends the call.
static END: FormSpec = FormSpec {
    name: "call_end",
    fields: &[
        Field::choice_of("who", WHO).under("call-end-next").asked(),
        Field::person("who_name").asked().when(|form| form.is("who", "other")),
        Field::choice_of("next", NEXT).asked().when(someone),
        Field::line("what").asked().personal().when(something),
        Field::line("due_on").room(crate::ui::kit::Room::Short).asked().helped().when(someone),
        Field::time("due_time", reads_time).when(someone),
        Field::line("interpreter").helped().personal().when(through_interpreter),
        Field::shown("reach").when(called_back),
        Field::phone("other_number").helped().when(called_back),
        Field::yes_no("other_safe").asked().when(|form| called_back(form) && form.filled("other_number")),
        Field::link("another").when(someone),
        Field::line("spoke_through").when(|_| false),
    ],
};

/// One more thing that happens next.
static MORE: FormSpec = FormSpec {
    name: "promise",
    fields: &[
        Field::choice_of("who", WHO).label("field-call-end-who").asked(),
        Field::person("who_name")
            .label("field-call-end-who-name")
            .asked()
            .when(|form| form.is("who", "other")),
        Field::choice_of("next", NEXT).label("field-call-end-next").asked().when(someone),
        Field::line("what").label("field-call-end-what").asked().personal().when(something),
        Field::line("due_on")
            .room(crate::ui::kit::Room::Short)
            .label("field-call-end-due-on")
            .asked()
            .when(someone),
        Field::time("due_time", reads_time).label("field-call-end-due-time").when(someone),
    ],
};

fn someone(form: &Form) -> bool {
    form.filled("who")
}

fn something(form: &Form) -> bool {
    someone(form) && form.is("next", "promise")
}

/// Known of the call, set when the form opens: whether it went through an interpreter.
fn through_interpreter(form: &Form) -> bool {
    someone(form) && (form.is("spoke_through", "yes") || form.filled("interpreter"))
}

fn called_back(form: &Form) -> bool {
    someone(form) && form.is("next", "call_back")
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
        let about = shown.and_then(|child| ctx.session.walk(*child).ok());
        let record = about.map(|walk| header::record(&walk, ctx.texts));
        let more = view.promises.len();
        let (today, now) = (ctx.session.today(), ctx.session.now());
        let job = Self { view, file, today, now, spoken, record, more };
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
        let Some(day) = form_day(form, self.today).filter(|_| someone(form)) else { return String::new() };
        let time = time_of(&form.text("due_time")).map(|time| texts.time(time)).unwrap_or_default();
        let id = match (form.is("who", "me"), form.is("next", "call_back"), time.is_empty()) {
            (true, true, true) => "call-end-say-call",
            (true, true, false) => "call-end-say-call-at",
            (true, false, _) => "call-end-say-do",
            (false, ..) => "call-end-say-other",
        };
        let (day, what) = (texts.weekday(day), form.text("what"));
        let arguments: [(&str, Value); 3] =
            [("day", day.into()), ("time", time.into()), ("what", what.into())];
        let mut words = texts.with(id, &arguments);
        if let Some(number) = self.file {
            words.push(' ');
            words.push_str(&texts.with("call-end-say-number", &[("number", number.to_string().into())]));
        }
        quoted(texts.lang(), &words)
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

fn form_day(form: &Form, today: NaiveDate) -> Option<NaiveDate> {
    read_coming("due_on", &form.text("due_on"), today).ok().flatten()
}

/// The day to come, with its weekday beside it.
fn reads_day(form: &mut Form, today: NaiveDate) {
    form.set_reader("due_on", move |text, texts| match read_coming("due_on", text, today) {
        Ok(day) => Ok(day.map(|day| texts.weekday(day)).unwrap_or_default()),
        Err(problem) => Err(words::problem(texts, &problem)),
    });
}

/// The promise that the fields say; none where nobody was chosen.
fn promise_of(values: &Values, call: &Call, today: NaiveDate, texts: &Texts) -> Option<Promise> {
    let who = values.filled("who")?;
    let calls = values.is("next", "call_back");
    let kind = if calls { DueKind::CallBack } else { DueKind::Promise };
    let what = values.text("what").unwrap_or_else(|| texts.get("call-end-calls-back"));
    let due = read_coming("due_on", values.get("due_on"), today).ok().flatten().unwrap_or(today);
    let other = values.text("other_number");
    let safe = if other.is_some() { values.code("other_safe") } else { call.safe_message };
    Some(Promise {
        staff_id: (who == "me").then_some(call.staff_id),
        who: match who {
            "family" => Some(texts.get("call-end-family")),
            "other" => values.text("who_name"),
            _ => None,
        },
        interpreter: values.text("interpreter"),
        due_time: time_of(values.get("due_time")).map(|time| time.format("%H:%M").to_string()),
        number: other.or_else(|| call.number.clone()).filter(|_| calls),
        safe_message: safe.filter(|_| calls),
        ..Promise::blank(kind, &what, due)
    })
}

/// What is still to be said before a promise can be kept.
fn lacking(values: &Values) -> Result<(), Failure> {
    use crate::domain::problem::Problem;
    if values.filled("who").is_some() && values.filled("due_on").is_none() {
        return Err(Failure::Invalid(vec![Problem::new("due_on", "problem-promise-day")]));
    }
    Ok(())
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
        reads_day(form, self.today);
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
        let sentence = self.sentence(form, texts);
        if !sentence.is_empty() {
            let words = texts.with("call-end-say", &[("words", sentence.into())]);
            block.wrapped(1, width.saturating_sub(2), &words, Meaning::Accent);
        }
        block
    }

    fn open(&mut self, _: &'static str, _: &Form, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        let job = MoreJob { call: self.view.call.clone(), child: EndJob::child(self), today: self.today };
        Some(FormScreen::make(job, ctx).0)
    }

    fn returned(&mut self, _: &'static str, value: Returned, form: &mut Form, ctx: &mut Ctx<'_>) {
        if value == Returned::Saved {
            self.more += 1;
            self.show_more(form, ctx.texts);
        }
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        lacking(values)?;
        let call = self.call();
        let promise = promise_of(values, call, self.today, ctx.texts)
            .map(|promise| Promise { child_id: EndJob::child(self), ..promise });
        let command = Command { id: command.to_owned(), ..Command::new(Act::SaveCall, Subject::Nothing) };
        let kind = call.kind.or(Some(CallKind::Information));
        let ended = Call { kind, ..call.record.clone() };
        ctx.session.end_call(&command, call, &ended, promise.as_slice())?;
        Ok(Done::back(ctx.texts.get("call-ended")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.view = ctx.session.call(self.view.call.id.into())?;
        Ok(Some(Values::new()))
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Call]
    }

    fn available(&self, action: Action, _: &Form, _: &Texts) -> Availability {
        if action == Action::CallWords { Availability::Yes } else { Availability::Hidden }
    }

    fn act(&mut self, action: Action, _: &mut Form, ctx: &mut Ctx<'_>) -> Option<Outcome> {
        if action != Action::CallWords {
            return None;
        }
        self.spoken = super::other_words(self.spoken.as_ref(), ctx.texts);
        Some(Outcome::stay())
    }
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

/// One more thing that happens next, saved at once.
struct MoreJob {
    call: Stored<Call>,
    child: Option<ChildId>,
    today: NaiveDate,
}

impl FormJob for MoreJob {
    fn spec(&self) -> &'static FormSpec {
        &MORE
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("field-call-end-another")
    }

    fn child(&self) -> Option<ChildId> {
        self.child
    }

    fn values(&self) -> Values {
        Values::new()
    }

    fn record_id(&self) -> String {
        format!("promise of {}", self.call.public_id)
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        reads_day(form, self.today);
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        lacking(values)?;
        let Some(promise) = promise_of(values, &self.call, self.today, ctx.texts) else {
            return Ok(Done::back(String::new()).for_good());
        };
        let subject = self.child.map_or(Subject::Nothing, Subject::Child);
        let command = Command { id: command.to_owned(), ..Command::new(Act::SaveCall, subject) };
        let promise = Promise { call_id: Some(self.call.id.into()), child_id: self.child, ..promise };
        ctx.session.add_promise(&command, &promise)?;
        Ok(Done::back(ctx.texts.get("call-promise-saved")))
    }
}
