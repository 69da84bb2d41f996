//! One try to reach someone about a hand-off: by which way, with what outcome, a line about it.

use super::facts::Facts;
use crate::{
    casework::{Command, Failure, Subject},
    domain::{
        access::Act,
        codes::{AttemptOutcome, ContactMode},
        ids::{ChildId, RowId, StaffId},
        problem::Problem,
        record::Attempt,
    },
    text::Texts,
    ui::{
        kit::{Field, FormSpec, Values, frame::Record},
        screen::Ctx,
        screens::{
            form_screen::{Done, FormJob},
            typed::Typed,
            words::codes_of,
        },
    },
};

static ATTEMPT: FormSpec = FormSpec {
    name: "attempt",
    fields: &[
        Field::choice("outcome", codes_of::<AttemptOutcome>).asked(),
        Field::choice("mode", codes_of::<ContactMode>).asked(),
        Field::line("note").personal(),
    ],
};

/// A try to reach the receiver of a hand-off.
pub struct AttemptJob {
    facts: Facts,
    hand_off: RowId,
}

impl AttemptJob {
    /// A new try.
    pub fn of_hand_off(facts: &Facts, hand_off: RowId) -> Self {
        Self { facts: facts.clone(), hand_off }
    }
}

impl FormJob for AttemptJob {
    fn spec(&self) -> &'static FormSpec {
        &ATTEMPT
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("attempt-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(self.facts.record(texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.facts.child())
    }

    fn values(&self) -> Values {
        Values::new()
    }

    fn record_id(&self) -> String {
        format!("hand-off {}", self.facts.place())
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let missing = |field: &str| Problem::new(field, "problem-attempt-missing");
        let (outcome, mode) = match (values.code("outcome"), values.code("mode")) {
            (Some(outcome), Some(mode)) => (outcome, mode),
            (None, _) => return Err(missing("outcome").into()),
            (_, None) => return Err(missing("mode").into()),
        };
        let attempt = Attempt {
            child_id: Some(self.facts.child()),
            hand_off_id: Some(self.hand_off),
            mode,
            note: values.text("note"),
            ..Attempt::by_phone(StaffId(0), ctx.session.now(), outcome)
        };
        let command = Command {
            id: command.to_owned(),
            ..Command::new(Act::SaveAttempt, Subject::Child(self.facts.child()))
        };
        ctx.session.save_attempt(&command, &attempt)?;
        Ok(Done::back(ctx.texts.get("attempt-saved")))
    }
}
