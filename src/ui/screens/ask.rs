//! A question as a screen of its own: confirm, give a reason, choose one, read a message. It closes with the answer.

use crate::{
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Choosable, Modal, ModalEvent, OutlineLine},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
    },
};

use super::words;

/// A question in front of the screen below.
pub struct Ask {
    modal: Modal,
    title: String,
    codes: Vec<String>,
}

impl Ask {
    fn boxed(title: &str, modal: Modal, codes: Vec<String>) -> Box<dyn Screen> {
        Box::new(Self { modal, title: title.to_owned(), codes })
    }

    /// Yes or no; closes with [`Returned::Answer`].
    pub fn yes_no(title: &str, body: impl Into<String>) -> Box<dyn Screen> {
        Self::boxed(title, Modal::confirm(title, body), Vec::new())
    }

    /// Yes or no before something that cannot be undone.
    pub fn for_good(title: &str, body: impl Into<String>) -> Box<dyn Screen> {
        Self::boxed(title, Modal::warn(title, body), Vec::new())
    }

    /// A reason, never empty; closes with [`Returned::Words`].
    pub fn reason(title: &str, body: impl Into<String>) -> Box<dyn Screen> {
        Self::boxed(title, Modal::reason(title, body, words::clean), Vec::new())
    }

    /// Words, perhaps none; closes with [`Returned::Words`].
    pub fn words(title: &str, body: impl Into<String>) -> Box<dyn Screen> {
        Self::boxed(title, Modal::words(title, body, words::clean), Vec::new())
    }

    /// One of several; closes with [`Returned::Chosen`], the place of the chosen one in `options`.
    pub fn one_of(title: &str, body: impl Into<String>, options: Vec<Choosable>) -> Box<dyn Screen> {
        let codes = options.iter().map(|option| option.code.clone()).collect();
        Self::boxed(title, Modal::choose(title, body, options), codes)
    }

    /// The same, starting on the option that stands now.
    pub fn one_of_from(
        title: &str,
        body: impl Into<String>,
        options: Vec<Choosable>,
        now: &str,
    ) -> Box<dyn Screen> {
        let codes = options.iter().map(|option| option.code.clone()).collect();
        Self::boxed(title, Modal::choose(title, body, options).starting_on(now), codes)
    }

    /// Something to read.
    pub fn message(title: &str, body: impl Into<String>) -> Box<dyn Screen> {
        Self::boxed(title, Modal::message(title, body), Vec::new())
    }
}

impl Screen for Ask {
    fn title(&self, _: &Texts) -> String {
        self.title.clone()
    }

    fn is_question(&self) -> bool {
        true
    }

    fn contexts(&self) -> Vec<Context> {
        self.modal.contexts()
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        if self.modal.offers(action) { Availability::Yes } else { Availability::Hidden }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        let close = |value| Then::Close(value).into();
        match self.modal.update(input, ctx.texts) {
            ModalEvent::Nothing => Outcome::stay(),
            ModalEvent::Yes => close(Returned::Answer(true)),
            ModalEvent::No => close(Returned::Answer(false)),
            ModalEvent::Words(words) => close(Returned::Words(words)),
            ModalEvent::Chosen(code) => {
                let place = self.codes.iter().position(|known| *known == code);
                close(place.and_then(|at| i64::try_from(at).ok()).map_or(Returned::Nothing, Returned::Chosen))
            }
            ModalEvent::Cancel => close(Returned::Nothing),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.modal.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.modal.outline(texts)
    }
}
