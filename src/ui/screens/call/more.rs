//! What happens next, as it is typed: who, what, on which day, at which number. The fields that the end of a call and
//! one more promise have in common, and the form of one more.

use chrono::NaiveDate;

use crate::{
    casework::{Command, Failure, Subject},
    domain::{
        access::Act,
        codes::DueKind,
        dates_typed::read_coming,
        ids::{ChildId, StaffId},
        problem::Problem,
        record::{Call, Promise, Stored},
    },
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Room, Values, block::Block},
        screen::{Ctx, Returned, Then},
        screens::{
            days::off::Promisers,
            form_screen::{Done, FormJob},
            typed::{Typed, reads_time, time_of},
            words,
        },
    },
};

/// Who does it.
pub(super) const WHO: &[(&str, &str)] = &[
    ("me", "call-end-me"),
    ("staff", "call-end-colleague"),
    ("family", "call-end-family"),
    ("other", "call-end-other"),
];

/// What is done.
pub(super) const NEXT: &[(&str, &str)] =
    &[("call_back", "call-end-calls-back"), ("promise", "call-end-does-something")];

/// One more thing that happens next.
static MORE: FormSpec = FormSpec {
    name: "promise",
    fields: &[
        Field::choice_of("who", WHO).label("field-call-end-who").asked(),
        Field::choice_given("who_staff").label("field-call-end-who-staff").asked().when(by_colleague),
        Field::person("who_name").label("field-call-end-who-name").asked().when(by_other),
        Field::choice_of("next", NEXT).label("field-call-end-next").asked().when(someone),
        Field::line("what").label("field-call-end-what").asked().personal().when(something),
        Field::line("due_on").room(Room::Short).label("field-call-end-due-on").asked().when(someone),
        Field::time("due_time", reads_time).label("field-call-end-due-time").when(someone),
    ],
};

pub(super) fn someone(form: &Form) -> bool {
    form.filled("who")
}

pub(super) fn by_colleague(form: &Form) -> bool {
    form.is("who", "staff")
}

pub(super) fn by_other(form: &Form) -> bool {
    form.is("who", "other")
}

pub(super) fn something(form: &Form) -> bool {
    someone(form) && form.is("next", "promise")
}

pub(super) fn called_back(form: &Form) -> bool {
    someone(form) && form.is("next", "call_back")
}

/// The day that is typed, if it can be read.
pub(super) fn form_day(form: &Form, today: NaiveDate) -> Option<NaiveDate> {
    read_coming("due_on", &form.text("due_on"), today).ok().flatten()
}

/// The day to come, with its weekday beside it, and colleagues by name.
pub(super) fn arrange(form: &mut Form, today: NaiveDate, ctx: &mut Ctx<'_>) {
    form.set_reader("due_on", move |text, texts| match read_coming("due_on", text, today) {
        Ok(day) => Ok(day.map(|day| texts.weekday(day)).unwrap_or_default()),
        Err(problem) => Err(words::problem(texts, &problem)),
    });
    let own = ctx.session.identity().staff;
    let colleagues = ctx.session.colleagues().unwrap_or_default().into_iter();
    let options = colleagues
        .filter(|person| person.id != own)
        .map(|person| Choosable::new(person.id.to_string(), person.name));
    form.set_options("who_staff", options.collect());
}

/// What is still to be said before a promise can be kept.
pub(super) fn lacking(values: &Values) -> Result<(), Failure> {
    let Some(who) = values.filled("who") else { return Ok(()) };
    let mut problems = Vec::new();
    if who == "staff" && values.filled("who_staff").is_none() {
        problems.push(Problem::new("who_staff", "problem-promise-who"));
    }
    if values.filled("due_on").is_none() {
        problems.push(Problem::new("due_on", "problem-promise-day"));
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::Invalid(problems)) }
}

/// The promise that the fields say; none where nobody was chosen. What a colleague is to do is left for them to read.
pub(super) fn promise_of(
    values: &Values,
    call: &Call,
    own: StaffId,
    today: NaiveDate,
    texts: &Texts,
) -> Option<Promise> {
    let who = values.filled("who")?;
    let calls = values.is("next", "call_back");
    let kind = if calls { DueKind::CallBack } else { DueKind::Promise };
    let what = values.text("what").unwrap_or_else(|| texts.get("call-end-calls-back"));
    let due = read_coming("due_on", values.get("due_on"), today).ok().flatten().unwrap_or(today);
    let other = values.text("other_number");
    let safe = if other.is_some() { values.code("other_safe") } else { call.safe_message };
    let staff_id = match who {
        "me" => Some(own),
        "staff" => values.number("who_staff").map(StaffId),
        _ => None,
    };
    Some(Promise {
        staff_id,
        from_id: (who == "staff").then_some(own),
        who: match who {
            "family" => Some(texts.get("call-end-family")),
            "other" => Some(values.text("who_name").unwrap_or_else(|| texts.get("call-end-other"))),
            _ => None,
        },
        interpreter: values.text("interpreter"),
        due_time: time_of(values.get("due_time")).map(|time| time.format("%H:%M").to_string()),
        number: other.or_else(|| call.number.clone()).filter(|_| calls),
        safe_message: safe.filter(|_| calls),
        ..Promise::blank(kind, &what, due)
    })
}

/// One more thing that happens next, saved at once.
pub(super) struct MoreJob {
    pub(super) call: Stored<Call>,
    pub(super) child: Option<ChildId>,
    pub(super) today: NaiveDate,
    pub(super) promisers: Promisers,
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

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        arrange(form, self.today, ctx);
    }

    fn above(&self, form: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        self.promisers.flag(&mut block, form, form_day(form, self.today), width, texts);
        block
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        lacking(values)?;
        let own = ctx.session.identity().staff;
        let Some(promise) = promise_of(values, &self.call, own, self.today, ctx.texts) else {
            return Ok(Done::back(String::new()).for_good().then(Then::Close(Returned::Nothing)));
        };
        let subject = self.child.map_or(Subject::Nothing, Subject::Child);
        let command = Command { id: command.to_owned(), ..Command::new(Act::SaveCall, subject) };
        let promise = Promise { call_id: Some(self.call.id.into()), child_id: self.child, ..promise };
        ctx.session.add_promise(&command, &promise)?;
        Ok(Done::back(ctx.texts.get("call-promise-saved")))
    }
}
