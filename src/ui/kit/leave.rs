//! The question asked when a changed form is left: save, keep as draft, discard, or stay. Esc never destroys
//! (screens.md 4). The form asks it by itself; other screens with typed text may use it too.

use super::{
    choice::Choosable,
    modal::{Modal, ModalEvent},
};
use crate::{keymap::Input, text::Texts};

/// How a changed form is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// Nothing was changed.
    Clean,
    /// What was typed shall be saved first.
    Save,
    /// What was typed shall be kept as a draft.
    Draft,
    /// What was typed shall go, its draft too.
    Discard,
    /// Not left after all.
    Stay,
}

/// The question.
#[derive(Debug, Clone)]
pub struct Leave {
    /// The modal, for drawing and outline.
    pub modal: Modal,
}

impl Leave {
    /// Asks.
    pub fn new(texts: &Texts) -> Self {
        let options = [
            ("save", "kit-leave-save"),
            ("draft", "kit-leave-draft"),
            ("discard", "kit-leave-discard"),
            ("stay", "kit-leave-stay"),
        ];
        let options = options.map(|(code, id)| Choosable::new(code, texts.get(id))).into();
        Self { modal: Modal::choose(texts.get("kit-leave-title"), texts.get("kit-leave-body"), options) }
    }

    /// The answer, once it is given.
    pub fn update(&mut self, input: &Input, texts: &Texts) -> Option<Leaving> {
        match self.modal.update(input, texts) {
            ModalEvent::Chosen(code) => Some(match code.as_str() {
                "save" => Leaving::Save,
                "draft" => Leaving::Draft,
                "discard" => Leaving::Discard,
                _ => Leaving::Stay,
            }),
            ModalEvent::Cancel => Some(Leaving::Stay),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        keymap::Code,
        ui::kit::testing::{key, texts},
    };

    #[test]
    fn every_answer_can_be_given_and_esc_stays() {
        for (downs, expected) in
            [Leaving::Save, Leaving::Draft, Leaving::Discard, Leaving::Stay].iter().enumerate()
        {
            let mut leave = Leave::new(&texts());
            for _ in 0..downs {
                assert_eq!(leave.update(&key(Code::Down), &texts()), None);
            }
            assert_eq!(leave.update(&key(Code::Enter), &texts()), Some(*expected));
        }
        assert_eq!(Leave::new(&texts()).update(&key(Code::Esc), &texts()), Some(Leaving::Stay));
    }
}
