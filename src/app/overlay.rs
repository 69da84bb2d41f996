//! What may lie over any screen or door: the palette, the help page, the crisis card, the question before
//! leaving. One at a time; the screen beneath keeps its state.

use crate::{
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{
            crisis::{CrisisCard, Said},
            help::Help,
            palette::{Palette, Picked},
        },
    },
};

/// The open one.
pub enum Overlay {
    /// All actions.
    Palette(Palette),
    /// The keys of the place.
    Help(Help),
    /// Crisis lines.
    Crisis(CrisisCard),
    /// "Leave circle?", asked in the status line.
    Quit(String),
}

/// What an input did.
pub enum OverlayThen {
    /// It stays open.
    Stay,
    /// It closes.
    Close,
    /// It closes and this is done.
    Run(Action),
    /// It stays open, and this is said.
    Refuse(String),
    /// The crisis lines were given: record it and show when.
    Given,
    /// It closes, and the card's key leads on: a crisis call, the crisis view.
    LeadOn(Action),
    /// The program ends.
    Quit,
}

impl Overlay {
    /// Where keys are looked up, without the general context.
    pub fn contexts(&self) -> Vec<Context> {
        match self {
            Self::Palette(_) => vec![Context::Text, Context::List],
            Self::Help(_) => vec![Context::List],
            Self::Crisis(_) => vec![Context::CrisisCard, Context::List],
            Self::Quit(_) => vec![Context::Modal],
        }
    }

    /// The title of what fills the body; nothing for the question.
    pub fn title(&self, texts: &Texts) -> Option<String> {
        match self {
            Self::Palette(_) => Some(texts.get("palette-title")),
            Self::Help(_) => Some(texts.get("help-title")),
            Self::Crisis(_) => Some(texts.get("crisis-title")),
            Self::Quit(_) => None,
        }
    }

    /// The actions whose keys the footer shows.
    pub fn hinted(&self) -> Vec<Action> {
        match self {
            Self::Palette(_) => vec![Action::ListOpen, Action::Back],
            Self::Help(_) => vec![Action::ListPageDown, Action::Back],
            Self::Crisis(card) => {
                [Action::CrisisGiven].into_iter().chain(card.offered()).chain([Action::Back]).collect()
            }
            Self::Quit(_) => vec![Action::ModalYes, Action::ModalNo],
        }
    }

    /// Acts on an input.
    pub fn update(&mut self, input: &Input) -> OverlayThen {
        match self {
            Self::Palette(palette) => match palette.update(input) {
                Picked::Nothing => OverlayThen::Stay,
                Picked::Leave => OverlayThen::Close,
                Picked::Run(action) => OverlayThen::Run(action),
                Picked::Refused(reason) => OverlayThen::Refuse(reason),
            },
            Self::Help(help) => {
                if help.update(input) {
                    OverlayThen::Close
                } else {
                    OverlayThen::Stay
                }
            }
            Self::Crisis(card) => match card.update(input) {
                Said::Nothing => OverlayThen::Stay,
                Said::Given => OverlayThen::Given,
                Said::LeadOn(action) => OverlayThen::LeadOn(action),
                Said::Leave => OverlayThen::Close,
            },
            Self::Quit(_) => match input.action() {
                Some(Action::ModalYes | Action::Quit) => OverlayThen::Quit,
                Some(Action::ModalNo | Action::ModalCancel | Action::Back) => OverlayThen::Close,
                _ => OverlayThen::Stay,
            },
        }
    }

    /// Draws it over the body.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        match self {
            Self::Palette(palette) => palette.draw(canvas, area),
            Self::Help(help) => help.draw(canvas, area),
            Self::Crisis(card) => card.draw(canvas, area),
            // The question stands in the status line, and the cursor behind it.
            Self::Quit(question) => {
                let columns = crate::ui::kit::width::columns(question);
                canvas.cursor =
                    Some(((area.x + 2 + columns).min(area.right().saturating_sub(1)), area.bottom() + 1));
            }
        }
    }
}
