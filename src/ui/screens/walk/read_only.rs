//! A step that is only read: what was decided, or why there is nothing to do yet. Saves nothing.

use super::facts::Facts;
use crate::{
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Detail, OutlineLine, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
    },
};

/// Something to read in the place of a step.
pub struct ReadOnly {
    title: String,
    facts: Facts,
    detail: Detail,
}

impl ReadOnly {
    /// Shows `detail`.
    pub fn open(facts: Facts, title: String, detail: Detail) -> Box<dyn Screen> {
        Box::new(Self { title, facts, detail })
    }

    /// Shows one sentence.
    pub fn message(facts: &Facts, title: String, words: String) -> Box<dyn Screen> {
        Self::open(facts.clone(), title, Detail::new().words(words))
    }
}

impl Screen for ReadOnly {
    fn title(&self, _: &Texts) -> String {
        self.title.clone()
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(self.facts.record(texts))
    }

    fn contexts(&self) -> Vec<Context> {
        self.detail.contexts()
    }

    fn available(&self, _: Action, _: &Texts) -> Availability {
        Availability::Hidden
    }

    fn update(&mut self, input: &Input, _: &mut Ctx<'_>) -> Outcome {
        match input.action() {
            _ if self.detail.update(input) => Outcome::stay(),
            Some(Action::Back) => Then::Close(Returned::Nothing).into(),
            _ => Then::NotMine.into(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.detail.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.detail.outline(texts)
    }
}
