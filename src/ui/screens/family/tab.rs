//! What a tab of the family file is: one small struct that shows one side of the file. The frame reads the file once and
//! hands it to each tab.

use super::opened::Opened;
use crate::{
    casework::{Failure, moves::Movable},
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{OutlineLine, tabs::Tab},
        screen::{Availability, Ctx, Outcome, Returned},
    },
};

/// The tabs, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say which tab")]
pub enum TabName {
    Summary,
    Circle,
    Needs,
    Plan,
    Reviews,
    Consent,
    Contacts,
    History,
}

impl TabName {
    /// Every tab.
    pub const ALL: &'static [Self] = &[
        Self::Summary,
        Self::Circle,
        Self::Needs,
        Self::Plan,
        Self::Reviews,
        Self::Consent,
        Self::Contacts,
        Self::History,
    ];

    /// Its name and the text id of its label.
    pub const fn tab(self) -> Tab {
        match self {
            Self::Summary => ("summary", "family-tab-summary"),
            Self::Circle => ("circle", "family-tab-circle"),
            Self::Needs => ("needs", "family-tab-needs"),
            Self::Plan => ("plan", "family-tab-plan"),
            Self::Reviews => ("reviews", "family-tab-reviews"),
            Self::Consent => ("consent", "family-tab-consent"),
            Self::Contacts => ("contacts", "family-tab-contacts"),
            Self::History => ("history", "family-tab-history"),
        }
    }
}

/// One tab.
pub trait FileTab {
    /// Takes what it shows from the file, and reads what only it needs.
    ///
    /// # Errors
    /// When something cannot be read.
    fn fill(&mut self, opened: &Opened, ctx: &mut Ctx<'_>) -> Result<(), Failure>;

    /// The contexts for keys, before those of the file.
    fn contexts(&self) -> Vec<Context>;

    /// Whether an action of its own can be done now.
    fn available(&self, action: Action, opened: &Opened, texts: &Texts) -> Availability;

    /// The record the selection stands on, where it could be about another child.
    fn pointed(&self) -> Option<Movable> {
        None
    }

    /// Acts on an input; what is not its own goes on to the file.
    fn update(&mut self, input: &Input, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome;

    /// A question of its own was answered.
    fn returned(&mut self, value: &Returned, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        let _ = (value, opened, ctx);
        Outcome::stay()
    }

    /// Draws itself.
    fn draw(&self, canvas: &mut Canvas<'_>, area: Area);

    /// The same as lines.
    fn outline(&self, texts: &Texts) -> Vec<OutlineLine>;
}
