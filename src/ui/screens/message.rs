//! A message for whoever answers for a family, left without opening its file: it becomes a promise of that person, and
//! stands in their Today. Without a coordinator the intake pool gets it.

use chrono::NaiveDate;

use super::{
    days::off::Promiser,
    form_screen::{Done, FormJob, FormScreen},
    typed::{Typed, reads_date, reads_time, time_of},
};
use crate::{
    casework::{Command, Failure, Subject},
    domain::{
        access::Act,
        card::StaffRef,
        codes::{DueKind, YesNo},
        dates_typed::Limits,
        ids::{ChildId, FileNumber, StaffId, StaffNumber},
        person_days::Away,
        problem::Problem,
        record::Promise,
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Values, block::Block, frame::Record},
        screen::{Ctx, Outcome},
        theme::Meaning,
    },
};

static SPEC: FormSpec = FormSpec {
    name: "message",
    fields: &[
        Field::line("what").asked().personal(),
        Field::choice_of("kind", &[("call_back", "message-call-back"), ("promise", "message-only")]).asked(),
        Field::phone("number").when(|form| form.is("kind", "call_back")).personal(),
        Field::yes_no("safe_message").when(|form| form.is("kind", "call_back") && form.filled("number")),
        Field::line("due").asked(),
        Field::time("time", reads_time).when(|form| form.is("kind", "call_back")),
    ],
};

/// The number and name of who answers for a family.
type Coordinator = (StaffId, StaffNumber, String);

/// Leaving a message.
struct MessageJob {
    child: ChildId,
    number: FileNumber,
    name: String,
    to: Option<Coordinator>,
    /// Until when the coordinator is away, and who covers and so gets the message.
    away: Option<(Away, Option<StaffRef>)>,
    /// The days of whoever gets it.
    days: Option<Promiser>,
    today: NaiveDate,
}

/// Opens the form of a message about `child` to its coordinator, or to the intake pool.
pub fn open(
    child: ChildId,
    number: FileNumber,
    name: String,
    to: Option<Coordinator>,
    ctx: &mut Ctx<'_>,
) -> Outcome {
    let today = ctx.session.today();
    // Days that cannot be read flag nothing; the message is left all the same.
    let away = to.as_ref().and_then(|(staff, ..)| ctx.session.away(*staff, today).ok().flatten());
    let cover = away.as_ref().and_then(|(_, cover)| cover.as_ref());
    let who = cover
        .map(|who| (who.id, who.name.clone()))
        .or_else(|| to.as_ref().map(|(id, _, name)| (*id, name.clone())));
    let days = match who {
        Some((staff, name)) => Promiser::colleague(staff, &name, ctx).ok(),
        None => Promiser::somebody(ctx).ok(),
    };
    FormScreen::open(MessageJob { child, number, name, to, away, days, today }, ctx)
}

impl FormJob for MessageJob {
    fn spec(&self) -> &'static FormSpec {
        &SPEC
    }

    fn title(&self, texts: &Texts) -> String {
        match &self.to {
            Some((_, _, name)) => texts.with("message-to", &[("name", name.as_str().into())]),
            None => texts.get("message-to-pool"),
        }
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        let more = vec![self.title(texts)];
        Some(Record { number: self.number.to_string(), name: self.name.clone(), more, ..Record::default() })
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.child)
    }

    fn values(&self) -> Values {
        Values::new()
    }

    fn record_id(&self) -> String {
        format!("message about {}", self.number)
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let today = ctx.session.today();
        reads_date(form, "due", today, Limits::planned());
        self.today = today;
    }

    fn above(&self, form: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        if let (Some((away, cover)), Some((_, _, name))) = (&self.away, &self.to) {
            let until = texts.date(away.to);
            let values = |more: &str| -> Vec<(&'static str, crate::text::Value)> {
                vec![
                    ("name", name.as_str().into()),
                    ("day", until.as_str().into()),
                    ("cover", more.to_owned().into()),
                ]
            };
            let words = match cover {
                Some(who) => texts.with("message-away-cover", &values(&who.name)),
                None => texts.with("message-away", &values("")),
            };
            block.wrapped(1, width.saturating_sub(2), &words, Meaning::Warning);
        }
        if let Some(days) = &self.days {
            let due = form.values().day("due", self.today, Limits::planned());
            days.flag(&mut block, due, width, texts);
        }
        block
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let today = ctx.session.today();
        let mut problems = Vec::new();
        let what = values.text("what");
        if what.is_none() {
            problems.push(Problem::new("what", "problem-message-what"));
        }
        let due_on = values.day("due", today, Limits::planned());
        if due_on.is_none() {
            problems.push(Problem::new("due", "problem-message-due"));
        }
        let (Some(what), Some(due_on)) = (what, due_on) else { return Err(Failure::Invalid(problems)) };
        let call_back = values.is("kind", "call_back");
        let time = values.filled("time").and_then(time_of).filter(|_| call_back);
        let kind = if call_back { DueKind::CallBack } else { DueKind::Message };
        // Who covers today gets it; casework works out who that is.
        let promise = Promise {
            interpreter: None,
            child_id: Some(self.child),
            due_time: time.map(|time| time.format("%H:%M").to_string()),
            number: values.text("number").filter(|_| call_back),
            safe_message: values.code::<YesNo>("safe_message").filter(|_| call_back),
            ..Promise::blank(kind, &what, due_on)
        };
        let command =
            Command { id: command.to_owned(), ..Command::new(Act::SaveCall, Subject::Child(self.child)) };
        ctx.session.leave_message(&command, &promise)?;
        Ok(Done::back(ctx.texts.get("message-left")))
    }
}
