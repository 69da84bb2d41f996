//! The card of a family whose file this person may not open: what may be seen of it, who could open it, and a message
//! for whoever answers for it.

use super::rows;
use crate::{
    casework::matches::MinimalCard,
    domain::{codes::Role, ids::ChildId},
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Detail, OutlineLine, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{message, words},
    },
};

/// The card.
pub struct CardScreen {
    card: MinimalCard,
    who: Vec<Role>,
}

impl CardScreen {
    /// The card of a file that these roles could open.
    pub fn of(card: MinimalCard, who: Vec<Role>) -> Box<dyn Screen> {
        Box::new(Self { card, who })
    }

    fn detail(&self, texts: &Texts) -> Detail {
        let who = words::roles(texts, &self.who);
        rows::card_detail(&self.card, texts)
            .section("families-closed-to-you")
            .words(texts.with("families-who-could", &[("who", who.into())]))
            .words(texts.get("families-leave-message"))
    }
}

impl Screen for CardScreen {
    fn title(&self, texts: &Texts) -> String {
        texts.get("families-card")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        let name = rows::name(&self.card, texts);
        Some(Record { number: self.card.number.to_string(), name, ..Record::default() })
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.card.child)
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::List, Context::Card]
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        match action {
            Action::CardMessage => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match input.action() {
            Some(Action::CardMessage) => {
                let name = rows::name(&self.card, ctx.texts);
                message::open(self.card.child, self.card.number, name, self.card.coordinator.clone(), ctx)
            }
            Some(Action::Back) => Then::Close(Returned::Nothing).into(),
            _ => Then::NotMine.into(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.detail(canvas.texts).draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.detail(texts).outline(texts)
    }
}
