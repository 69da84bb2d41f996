//! Where each family stands: a fixed round of stories that holds every state of domain.md 1.2 and what surrounds it, so
//! that any sixty families show them all.

use crate::domain::codes::EpisodeState::{self, *};

/// What is particular about a story besides its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Twist {
    /// Nothing.
    Plain,
    /// The referral came from another agency by fax.
    Fax,
    /// The consent to refer is still missing.
    NoConsent,
    /// Waits for an answer to an offer.
    Offered,
    /// An offer was declined.
    Refused,
    /// A coordinator asked for the case.
    Requested,
    /// A relative leads, a coordinator monitors (Halton).
    FamilyLeads,
    /// A partner agency's worker leads.
    AgencyLeads,
    /// A transfer to another coordinator is open.
    Transfer,
    /// Someone covers for the coordinator.
    Covered,
    /// The review is late by so many days.
    Late(i64),
    /// The review comes up in so many days.
    Due(i64),
    /// The family came back; an earlier episode is closed.
    Returned,
    /// A consent ends soon, or was withdrawn.
    ConsentEnding,
    /// A hand-off has begun and nothing is sent.
    HandOffStarted,
    /// A hand-off was sent and not confirmed in time.
    HandOffSent,
    /// The other agency confirmed.
    HandOffConfirmed,
    /// The family did not want the hand-off.
    HandOffRefused,
    /// The hand-off was waived with a reason.
    HandOffWaived,
    /// The family came back while the hand-off was under way.
    HandOffReturned,
    /// The goals are met.
    GoalsMet,
    /// The family moved away.
    Moved,
    /// Nobody could be reached.
    NotReached,
    /// School and service end with age.
    AgedOut,
}

/// One story.
pub type Course = (EpisodeState, Twist);

/// The round.
pub const ROUND: [Course; 53] = [
    (Active, Twist::Late(9)),
    (Referred, Twist::Plain),
    (EligibleWaiting, Twist::Plain),
    (Active, Twist::Due(3)),
    (Screening, Twist::Plain),
    (Active, Twist::Due(60)),
    (Incomplete, Twist::NoConsent),
    (Planning, Twist::Plain),
    (EligibleWaiting, Twist::Offered),
    (Active, Twist::Returned),
    (Closed, Twist::HandOffConfirmed),
    (NeedsAssessment, Twist::Plain),
    (Active, Twist::Due(0)),
    (Redirected, Twist::HandOffSent),
    (Assigned, Twist::Plain),
    (Active, Twist::Late(34)),
    (Referred, Twist::Fax),
    (Active, Twist::FamilyLeads),
    (Inactive, Twist::Plain),
    (EligibleWaiting, Twist::Refused),
    (Active, Twist::Due(20)),
    (Screening, Twist::Returned),
    (NotEligible, Twist::Plain),
    (Planning, Twist::Plain),
    (Active, Twist::Covered),
    (Closed, Twist::GoalsMet),
    (Declined, Twist::Plain),
    (EligibleWaiting, Twist::Plain),
    (Active, Twist::Due(95)),
    (Transitioning, Twist::AgedOut),
    (Active, Twist::ConsentEnding),
    (Redirected, Twist::HandOffStarted),
    (NeedsAssessment, Twist::Plain),
    (Active, Twist::Late(2)),
    (EligibleWaiting, Twist::Requested),
    (Closed, Twist::HandOffRefused),
    (Assigned, Twist::Plain),
    (Active, Twist::Transfer),
    (Incomplete, Twist::Fax),
    (Inactive, Twist::NotReached),
    (Active, Twist::AgencyLeads),
    (Screening, Twist::Fax),
    (Planning, Twist::FamilyLeads),
    (EligibleWaiting, Twist::Returned),
    (Closed, Twist::HandOffReturned),
    (Active, Twist::Due(130)),
    (Transitioning, Twist::GoalsMet),
    (Closed, Twist::Moved),
    (Active, Twist::Due(8)),
    (Referred, Twist::Plain),
    (Closed, Twist::HandOffWaived),
    (Active, Twist::Late(61)),
    (Closed, Twist::AgedOut),
];

/// The story of family `index`: 53 is prime, so that any step goes through the whole round.
pub fn course(seed: u64, index: usize, child: usize) -> Course {
    let start = usize::try_from(seed % 53).unwrap_or(0);
    ROUND[(start + index * 20 + child * 7) % ROUND.len()]
}

impl Twist {
    /// Whether the family lives outside the agency's areas.
    pub fn outside(self, state: EpisodeState) -> bool {
        state == Redirected
            || (state == Closed && matches!(self, Self::HandOffConfirmed | Self::HandOffWaived))
    }

    /// The ages of the child: old enough for everything that the story tells to lie after the birth.
    pub fn ages(self, state: EpisodeState) -> (i64, i64) {
        match (self, state) {
            (Self::AgedOut, _) => (18, 20),
            (Self::Returned, _) => (8, 17),
            (_, Inactive | Closed | Declined) => (6, 17),
            (_, Active | Transitioning) => (5, 17),
            (_, Referred | Incomplete) => (0, 17),
            _ => (1, 17),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::domain::codes::Code;

    #[test]
    fn fifty_three_families_show_every_state() {
        for seed in [0, 1, 42, u64::MAX] {
            let states: HashSet<_> = (0..53).map(|index| course(seed, index, 0).0).collect();
            assert_eq!(states.len(), EpisodeState::ALL.len(), "seed {seed}");
        }
    }
}
