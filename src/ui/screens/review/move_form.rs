//! Moving a review to another day, or waiving it: with a reason, and never without a next date.

use crate::{
    casework::Failure,
    domain::{
        access::Act,
        dates_typed::Limits,
        ids::ChildId,
        problem::Problem,
        record::{Review, Stored},
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Room, Values, frame::Record},
        screen::Ctx,
        screens::{
            family::whose::Whose,
            form_screen::{Done, FormJob},
            typed::{Typed, reads_date},
        },
    },
};

static SPEC: FormSpec = FormSpec {
    name: "moving",
    fields: &[
        Field::shown("due_on"),
        Field::choice_of("how", &[("move", "moving-move"), ("waive", "moving-waive")]).asked().helped(),
        Field::line("next_on").room(Room::Short).asked(),
        Field::line("reason").asked(),
    ],
};

/// Moving or waiving.
pub struct MoveJob {
    whose: Whose,
    review: Stored<Review>,
}

impl MoveJob {
    /// The review that is planned.
    pub fn of(review: Stored<Review>, whose: Whose) -> Self {
        Self { whose, review }
    }
}

impl FormJob for MoveJob {
    fn spec(&self) -> &'static FormSpec {
        &SPEC
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("moving-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.whose.record.clone())
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.whose.child)
    }

    fn values(&self) -> Values {
        Values::new()
    }

    fn base_version(&self) -> i64 {
        self.review.version
    }

    fn record_id(&self) -> String {
        self.review.public_id.clone()
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        form.set_shown("due_on", ctx.texts.date(self.review.due_on));
        reads_date(form, "next_on", self.whose.today, Limits::planned());
        form.focus_on("how");
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let command = self.whose.about_episode(Act::MoveReview, command);
        let reason = values.text("reason").unwrap_or_default();
        let Some(to) = values.day("next_on", self.whose.today, Limits::planned()) else {
            return Err(Problem::new("next_on", "problem-review-next-missing").into());
        };
        let id = self.review.id;
        match values.get("how") {
            "move" => ctx.session.move_review(&command, id, to, &reason)?,
            "waive" => ctx.session.waive_review(&command, id, to, &reason)?,
            _ => return Err(Problem::new("how", "problem-moving-how").into()),
        };
        Ok(Done::back(ctx.texts.with("moving-done", &[("day", ctx.texts.date(to).into())])))
    }
}
