//! How and when a letter left: by mail, by fax, by e-mail, handed over, or not. A letter that is not made yet is made by it,
//! in the same save.

use super::preview::{Shown, make};
use crate::{
    casework::{Command, Failure, Subject, letters::Left},
    domain::{access::Act, codes::LetterSent, dates_typed::Limits, ids::ChildId, problem::Problem},
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Room, Values, frame::Record},
        screen::{Ctx, Returned, Then},
        screens::{
            form_screen::{Done, FormJob},
            typed::{Fill, Typed, reads_date},
            words::codes_of,
        },
    },
};

static SPEC: FormSpec = FormSpec {
    name: "letter_sent",
    fields: &[
        Field::choice("how", codes_of::<LetterSent>).asked(),
        Field::line("on")
            .room(Room::Short)
            .asked()
            .when(|form| form.filled("how") && !form.is("how", "not_sent")),
    ],
};

/// Marking a letter.
pub(super) struct SentJob {
    shown: Shown,
    record: Option<Record>,
    today: chrono::NaiveDate,
}

impl SentJob {
    pub(super) fn new(shown: Shown, record: Option<Record>, ctx: &Ctx<'_>) -> Self {
        Self { shown, record, today: ctx.session.today() }
    }
}

impl FormJob for SentJob {
    fn spec(&self) -> &'static FormSpec {
        &SPEC
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("letters-sent-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        self.record.clone()
    }

    fn child(&self) -> Option<ChildId> {
        match &self.shown {
            Shown::Prepared(child, _) => Some(*child),
            Shown::Made(letter) => Some(letter.child_id),
            Shown::Blank(..) => None,
        }
    }

    fn values(&self) -> Values {
        let values = Values::new().with_day("on", Some(self.today));
        match &self.shown {
            Shown::Made(letter) if letter.sent != LetterSent::NotSent => {
                values.with_code("how", Some(letter.sent)).with_day("on", letter.sent_on)
            }
            _ => values,
        }
    }

    fn base_version(&self) -> i64 {
        if let Shown::Made(letter) = &self.shown { letter.version } else { 0 }
    }

    fn record_id(&self) -> String {
        match &self.shown {
            Shown::Made(letter) => letter.public_id.clone(),
            _ => format!("letter about {:?}", self.child()),
        }
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        reads_date(form, "on", self.today, Limits::happened(self.today));
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let Some(how) = values.code::<LetterSent>("how") else {
            return Err(Problem::new("how", "problem-letter-how").into());
        };
        let on = values.day("on", self.today, Limits::happened(self.today));
        let left = Left { how, on: on.filter(|_| how != LetterSent::NotSent) };
        let id = match &self.shown {
            Shown::Prepared(child, prepared) => make(*child, prepared, left, command, ctx)?.id,
            Shown::Made(letter) => {
                let subject = Subject::Child(letter.child_id);
                let command = Command { id: command.to_owned(), ..Command::new(Act::MarkLetter, subject) };
                ctx.session.mark_letter(&command, letter, left)?;
                letter.id
            }
            Shown::Blank(..) => return Ok(Done::back(String::new()).for_good()),
        };
        Ok(Done::back(ctx.texts.get("letters-marked")).then(Then::Close(Returned::Chosen(id.0))))
    }
}
