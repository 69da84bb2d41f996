//! The warm hand-off (domain.md 3.5): what may be sent, and how it may end. A family that is not served here is never
//! left at the door.

use super::{
    codes::{Category, ClosureReason, HandOffState, YesNo},
    hygiene::is_visible,
    problem::Problem,
    record::HandOff,
};

/// Whether it still waits for an answer.
pub fn is_open(state: HandOffState) -> bool {
    matches!(state, HandOffState::Started | HandOffState::Sent)
}

/// One thing that is known and may be sent, so that the family does not repeat it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// The text id of its name, `hand-off-item-…`.
    pub text: &'static str,
    /// What kind of information it is; the consent decides by it.
    pub category: Category,
    /// How many there are.
    pub count: usize,
}

/// How a hand-off ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settlement {
    /// The receiving agency says that it takes over.
    Confirmed {
        /// Who said so.
        by: String,
    },
    /// The family does not want it.
    Refused {
        /// Why, if it said so.
        reason: Option<String>,
    },
    /// Nothing can be handed over, for a reason.
    Waived {
        /// Why.
        reason: String,
        /// With what reason the episode ends.
        ending: ClosureReason,
    },
}

impl Settlement {
    /// The state it leads to.
    pub fn state(&self) -> HandOffState {
        match self {
            Self::Confirmed { .. } => HandOffState::Confirmed,
            Self::Refused { .. } => HandOffState::Refused,
            Self::Waived { .. } => HandOffState::Waived,
        }
    }

    /// With what reason the episode ends.
    pub fn ending(&self) -> ClosureReason {
        match self {
            Self::Confirmed { .. } => ClosureReason::HandedOff,
            Self::Refused { .. } => ClosureReason::FamilyRequest,
            Self::Waived { ending, .. } => *ending,
        }
    }
}

/// Reasons with which an episode may end when a hand-off is waived.
pub const WAIVED_ENDINGS: &[ClosureReason] = &[
    ClosureReason::UnableToContact,
    ClosureReason::TransferredToOther,
    ClosureReason::MovedOutOfArea,
    ClosureReason::FamilyNoLongerNeeds,
    ClosureReason::DuplicateEntry,
    ClosureReason::Deceased,
];

/// What stands against settling `hand_off` (1.2: confirmation recorded, the family told that it may come back; 3.5:
/// waived with a reason).
pub fn problems(hand_off: &HandOff, settlement: &Settlement) -> Vec<Problem> {
    let mut problems = Vec::new();
    let confirmed = matches!(settlement, Settlement::Confirmed { .. });
    if confirmed && hand_off.organization_id.is_none() {
        problems.push(Problem::new("organization", "problem-hand-off-organization"));
    }
    match settlement {
        Settlement::Confirmed { by } if !is_visible(by) => {
            problems.push(Problem::new("confirmed_by", "problem-hand-off-confirmed-by"));
        }
        Settlement::Waived { reason, .. } if !is_visible(reason) => {
            problems.push(Problem::new("reason", "problem-hand-off-reason"));
        }
        Settlement::Waived { ending, .. } if !WAIVED_ENDINGS.contains(ending) => {
            problems.push(Problem::new("ending", "problem-hand-off-ending"));
        }
        _ => {}
    }
    if confirmed && hand_off.told_may_return != Some(YesNo::Yes) {
        problems.push(Problem::new("told_may_return", "problem-hand-off-told"));
    }
    problems
}
