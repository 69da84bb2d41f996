//! A file that does not open at once: because the role gives a reason first, or because it is closed to this person;
//! then the minimal card says who could open it, and a message can be left.

use super::{FamilyFile, tab::TabName};
use crate::{
    casework::Failure,
    domain::ids::ChildId,
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::OutlineLine,
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{ask::Ask, places, words},
    },
};

/// What to show instead of the file of `child` after `failure`.
pub fn instead(child: ChildId, tab: TabName, failure: &Failure, ctx: &mut Ctx<'_>) -> Outcome {
    match failure {
        Failure::NeedsReason(_) => {
            let question =
                Ask::reason(&ctx.texts.get("family-reason-title"), ctx.texts.get("family-reason-why"));
            Then::Open(Box::new(ReasonFirst { child, tab, question })).into()
        }
        other => {
            let card = places::open_card(child, other.clone(), ctx);
            places::opened(card, ctx.texts)
        }
    }
}

/// Asks for the reason, and gives way to the file.
struct ReasonFirst {
    child: ChildId,
    tab: TabName,
    question: Box<dyn Screen>,
}

impl Screen for ReasonFirst {
    fn title(&self, texts: &Texts) -> String {
        self.question.title(texts)
    }

    fn contexts(&self) -> Vec<Context> {
        self.question.contexts()
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        self.question.available(action, texts)
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        let outcome = self.question.update(input, ctx);
        let Then::Close(Returned::Words(reason)) = outcome.then else { return outcome };
        match FamilyFile::screen(self.child, self.tab, Some(reason), ctx) {
            Ok(screen) => Then::Replace(screen).into(),
            Err(failure) => {
                Outcome::from(Then::Close(Returned::Nothing)).failed(words::failure(ctx.texts, &failure))
            }
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.question.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.question.outline(texts)
    }
}
