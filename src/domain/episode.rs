//! The episode's state machine (domain.md 1.2): every move once, as a table of from, event, to.
//!
//! Pure: who may do it is the permission function's; the guards that need facts stand with the records they ask for
//! (`decision`, `consent`). Nothing here saves.

use chrono::NaiveDate;

use super::{
    codes::{Code, DecisionOutcome, EpisodeState, YesNo},
    problem::Problem,
    record::{Episode, Referral},
};

use EpisodeState::{
    Active, Assigned, Closed, Declined, EligibleWaiting, Inactive, Incomplete, NeedsAssessment, NotEligible,
    Planning, Redirected, Referred, Screening, Transitioning,
};

/// What happens to an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Event {
    /// Required parts of a referral are missing.
    PartsMissing,
    /// Every required part is there, or a self-referral is answered for the first time.
    PartsComplete,
    /// The criteria are answered.
    CriteriaAnswered,
    /// A named person decides: eligible.
    DecidedEligible,
    /// A named person decides: not this service.
    DecidedNotEligible,
    /// The family lives elsewhere: another agency serves it.
    DecidedRedirect,
    /// A warm hand-off starts.
    HandOffStarted,
    /// The hand-off is confirmed, refused by the family, or waived with a reason.
    HandOffSettled,
    /// The family declines or withdraws before the service began.
    FamilyDeclines,
    /// A coordinator accepts.
    CoordinatorAccepted,
    /// The first visit is done, or the plan is opened.
    FirstVisit,
    /// The plan is agreed and a next review set.
    PlanAgreed,
    /// The team works well, or the youth leaves by age or school.
    TransitionBegun,
    /// Family and provider agree that it is not needed now.
    MadeInactive,
    /// The service ends.
    ServiceClosed,
    /// The family came back while its hand-off was open: the new episode goes on.
    FamilyReturned,
    /// The child joined another episode of the family.
    Joined,
    /// Asked later, the family says that the hand-off did not work: it opens again (Additions, "Hand-off").
    HandOffFailed,
}

impl Event {
    /// Every event.
    pub const ALL: &'static [Self] = &[
        Self::PartsMissing,
        Self::PartsComplete,
        Self::CriteriaAnswered,
        Self::DecidedEligible,
        Self::DecidedNotEligible,
        Self::DecidedRedirect,
        Self::HandOffStarted,
        Self::HandOffSettled,
        Self::FamilyDeclines,
        Self::CoordinatorAccepted,
        Self::FirstVisit,
        Self::PlanAgreed,
        Self::TransitionBegun,
        Self::MadeInactive,
        Self::ServiceClosed,
        Self::FamilyReturned,
        Self::Joined,
        Self::HandOffFailed,
    ];

    /// The event that a decision is.
    pub fn of_decision(outcome: DecisionOutcome) -> Self {
        match outcome {
            DecisionOutcome::EligibleCsp | DecisionOutcome::EligibleServiceCoordination => {
                Self::DecidedEligible
            }
            DecisionOutcome::NotEligible => Self::DecidedNotEligible,
            DecisionOutcome::RedirectRegion => Self::DecidedRedirect,
            DecisionOutcome::Declined => Self::FamilyDeclines,
        }
    }
}

/// States before a decision.
pub const UNDECIDED: &[EpisodeState] = &[Referred, Incomplete, Screening, NeedsAssessment];

/// States of a family that is served or waits for it: where an episode may be made inactive or declined.
const SERVED: &[EpisodeState] = &[EligibleWaiting, Assigned, Planning, Active, Transitioning];

/// One row: from any of these, by this event, to that.
type Row = (&'static [EpisodeState], Event, EpisodeState);

/// The whole table (domain.md 1.2 with its Additions). A pair that is not here does not happen.
pub const TRANSITIONS: &[Row] = &[
    (&[Referred, Screening], Event::PartsMissing, Incomplete),
    (&[Referred, Incomplete], Event::PartsComplete, Screening),
    (&[Screening], Event::CriteriaAnswered, NeedsAssessment),
    (&[Screening, NeedsAssessment], Event::DecidedEligible, EligibleWaiting),
    (&[Screening, NeedsAssessment], Event::DecidedNotEligible, NotEligible),
    (&[Referred, Screening, NeedsAssessment], Event::DecidedRedirect, Redirected),
    (&[NotEligible, Redirected], Event::HandOffStarted, Redirected),
    (&[NotEligible, Redirected], Event::HandOffSettled, Closed),
    (
        &[Referred, Incomplete, Screening, NeedsAssessment, EligibleWaiting, Assigned, Planning],
        Event::FamilyDeclines,
        Declined,
    ),
    (&[EligibleWaiting], Event::CoordinatorAccepted, Assigned),
    // A transfer or a cover changes who answers and leaves the state as it is.
    (&[Assigned], Event::CoordinatorAccepted, Assigned),
    (&[Planning], Event::CoordinatorAccepted, Planning),
    (&[Active], Event::CoordinatorAccepted, Active),
    (&[Transitioning], Event::CoordinatorAccepted, Transitioning),
    (&[Assigned], Event::FirstVisit, Planning),
    (&[Planning, Active], Event::PlanAgreed, Active),
    (&[Transitioning], Event::PlanAgreed, Transitioning),
    (&[Active], Event::TransitionBegun, Transitioning),
    (
        &[
            Referred,
            Incomplete,
            Screening,
            NeedsAssessment,
            EligibleWaiting,
            Assigned,
            Planning,
            Active,
            Transitioning,
        ],
        Event::MadeInactive,
        Inactive,
    ),
    (
        &[
            Referred,
            Incomplete,
            Screening,
            NeedsAssessment,
            EligibleWaiting,
            Assigned,
            Planning,
            Active,
            Transitioning,
        ],
        Event::ServiceClosed,
        Closed,
    ),
    (&[NotEligible, Redirected], Event::FamilyReturned, Closed),
    (&[Referred, Incomplete, Screening, NeedsAssessment], Event::Joined, Closed),
    (&[Closed], Event::HandOffFailed, Redirected),
];

/// The state after `event`; none where the table has no such row.
pub fn next(from: EpisodeState, event: Event) -> Option<EpisodeState> {
    TRANSITIONS.iter().find(|(states, on, _)| *on == event && states.contains(&from)).map(|(.., to)| *to)
}

/// The episode after `event` on the day `today`: state, since when, and the day it ended if it did.
///
/// # Errors
/// `problem-episode-transition`, naming the state, where the table has no such row.
pub fn moved(episode: &Episode, event: Event, today: NaiveDate) -> Result<Episode, Problem> {
    let to = next(episode.state, event).ok_or_else(|| {
        Problem::new("state", "problem-episode-transition").with("state", episode.state.label())
    })?;
    let mut after = episode.clone();
    if to != episode.state {
        after.state = to;
        after.state_since = today;
    }
    after.ended_on = if to.is_open() { None } else { Some(today) };
    Ok(after)
}

/// Whether a coordinator serves the family, or it waits for one.
pub fn is_served(state: EpisodeState) -> bool {
    SERVED.contains(&state)
}

/// Whether no decision has been made yet.
pub fn is_undecided(state: EpisodeState) -> bool {
    UNDECIDED.contains(&state)
}

/// Whether the family may return from this state with a new episode (1.2, last row, and Additions).
pub fn may_return(state: EpisodeState) -> bool {
    matches!(state, Inactive | Closed | Declined | NotEligible | Redirected)
}

/// A part that a referral package needs before screening begins (1.2, `INCOMPLETE`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The family agreed to be referred, before anyone else sent its information.
    ConsentToRefer,
    /// Why the family is referred.
    Reason,
    /// A way to reach someone.
    Contact,
}

impl Part {
    /// The text id of its name, `part-…`.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::ConsentToRefer => "part-consent-to-refer",
            Self::Reason => "part-reason",
            Self::Contact => "part-contact",
        }
    }
}

/// Whether the family or the youth itself asks; then nothing ever blocks (domain.md 3.6).
pub fn is_self_referral(referral: &Referral) -> bool {
    referral.referrer_type.code().starts_with("self_")
}

/// The parts of a referral that are missing; `reachable`: there is one way to reach someone.
pub fn missing_parts(referral: &Referral, reachable: bool) -> Vec<Part> {
    if is_self_referral(referral) {
        return Vec::new();
    }
    let mut missing = Vec::new();
    if referral.consent_to_refer != Some(YesNo::Yes) {
        missing.push(Part::ConsentToRefer);
    }
    if referral.reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
        missing.push(Part::Reason);
    }
    if !reachable {
        missing.push(Part::Contact);
    }
    missing
}

/// How an undecided episode moves by what is there. `begun`: a screening was opened; `answered`: every asked criterion
/// of every programme looked at is answered, or its result stands without them.
pub fn undecided_event(state: EpisodeState, missing: &[Part], begun: bool, answered: bool) -> Option<Event> {
    match state {
        Referred | Screening if !missing.is_empty() => Some(Event::PartsMissing),
        Incomplete if missing.is_empty() => Some(Event::PartsComplete),
        Referred if begun => Some(Event::PartsComplete),
        Screening if answered => Some(Event::CriteriaAnswered),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One letter per event in the order of `Event::ALL`; `.` where nothing happens.
    fn row(from: EpisodeState) -> String {
        let letter = |event| match next(from, event) {
            None => '.',
            Some(Referred) => 'r',
            Some(Incomplete) => 'i',
            Some(Screening) => 's',
            Some(NeedsAssessment) => 'n',
            Some(EligibleWaiting) => 'w',
            Some(Assigned) => 'a',
            Some(Planning) => 'p',
            Some(Active) => 'A',
            Some(Transitioning) => 't',
            Some(Inactive) => 'I',
            Some(NotEligible) => 'x',
            Some(Redirected) => 'R',
            Some(Declined) => 'd',
            Some(Closed) => 'c',
        };
        Event::ALL.iter().map(|event| letter(*event)).collect()
    }

    #[test]
    fn each_state_moves_as_the_brief_says() {
        for (from, expected) in [
            //          missing complete answered eligible not redirect start settled declines accepted visit agreed
            (Referred, "is...R..d....Ic.c."),
            (Incomplete, ".s......d....Ic.c."),
            (Screening, "i.nwxR..d....Ic.c."),
            (NeedsAssessment, "...wxR..d....Ic.c."),
            (EligibleWaiting, "........da...Ic..."),
            (Assigned, "........dap..Ic..."),
            (Planning, "........dp.A.Ic..."),
            (Active, ".........A.AtIc..."),
            (Transitioning, ".........t.t.Ic..."),
            (NotEligible, "......Rc.......c.."),
            (Redirected, "......Rc.......c.."),
            (Inactive, ".................."),
            (Declined, ".................."),
            (Closed, ".................R"),
        ] {
            assert_eq!(row(from), expected, "{from:?}");
        }
    }

    #[test]
    fn an_undecided_episode_follows_what_is_there() {
        let missing = [Part::ConsentToRefer];
        for (state, missing, begun, answered, expected) in [
            (Referred, &missing[..], false, false, Some(Event::PartsMissing)),
            (Incomplete, &missing[..], true, true, None),
            (Incomplete, &[], false, false, Some(Event::PartsComplete)),
            (Referred, &[], false, false, None),
            (Referred, &[], true, false, Some(Event::PartsComplete)),
            (Screening, &[], true, false, None),
            (Screening, &[], true, true, Some(Event::CriteriaAnswered)),
            (Screening, &missing[..], true, true, Some(Event::PartsMissing)),
            (NeedsAssessment, &missing[..], true, true, None),
        ] {
            assert_eq!(undecided_event(state, missing, begun, answered), expected, "{state:?}");
        }
    }

    #[test]
    fn no_pair_of_state_and_event_stands_twice() {
        for state in EpisodeState::ALL {
            for event in Event::ALL {
                let rows =
                    TRANSITIONS.iter().filter(|(from, on, _)| on == event && from.contains(state)).count();
                assert!(rows <= 1, "{state:?} {event:?}");
            }
        }
    }

    #[test]
    fn an_ended_episode_moves_only_when_its_hand_off_did_not_work() {
        let opens_again = |event: &&Event| **event == Event::HandOffFailed;
        assert_eq!(next(Closed, Event::HandOffFailed), Some(Redirected));
        for state in EpisodeState::ALL {
            let others = Event::ALL.iter().filter(|event| !opens_again(event));
            let moves = others.into_iter().any(|event| next(*state, *event).is_some());
            assert_eq!(moves, state.is_open(), "{state:?}");
        }
    }
}
