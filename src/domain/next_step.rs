//! What is next for a referral of the pool, and why: worked out from where the episode stands, for the list of intake.
//! The walk itself knows its steps in full; this is the one line a list shows. Stores nothing.

use super::{
    codes::{EpisodeState, HandOffState},
    due::EpisodeFacts,
    walk::Step,
    why::Why,
};

/// The step of the walk that is next, with its why. `of` is how many tries the programme asks for.
pub fn of_referral(facts: &EpisodeFacts, hand_off: Option<HandOffState>, of: u32) -> (Step, Why) {
    match facts.state {
        EpisodeState::Incomplete => (Step::Call, missing_parts(facts)),
        EpisodeState::Referred if !facts.reached => (Step::Call, first_call(facts, of)),
        EpisodeState::NeedsAssessment => {
            (Step::Decision, Why::new("why-next-decision").day("day", facts.state_since))
        }
        EpisodeState::NotEligible => {
            (Step::Decision, Why::new("why-next-hand-off").day("day", facts.state_since))
        }
        EpisodeState::Redirected if hand_off == Some(HandOffState::Sent) => {
            (Step::Decision, Why::new("why-next-hand-off-confirm"))
        }
        EpisodeState::Redirected => {
            (Step::Decision, Why::new("why-next-hand-off").day("day", facts.state_since))
        }
        _ => (Step::Screening, Why::new("why-next-screening")),
    }
}

fn first_call(facts: &EpisodeFacts, of: u32) -> Why {
    if facts.attempts == 0 {
        return Why::new("why-next-first-call").day("day", facts.received_on);
    }
    Why::new("why-next-first-call-tried").number("tried", facts.attempts).number("of", of)
}

fn missing_parts(facts: &EpisodeFacts) -> Why {
    match facts.consent_wanted_from.as_deref() {
        None => Why::new("why-next-parts"),
        Some("") => Why::new("why-next-consent-to-refer"),
        Some(who) => Why::new("why-next-consent-to-refer-from").words("who", who),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        card::ChildCard,
        codes::Urgency,
        ids::{ChildId, EpisodeId, FileNumber, TeamId},
        names::PersonName,
    };

    fn facts(state: EpisodeState) -> EpisodeFacts {
        let day = "2026-11-10".parse().unwrap();
        EpisodeFacts {
            episode: EpisodeId(1),
            card: ChildCard {
                child: ChildId(1),
                number: FileNumber(1),
                name: PersonName::default(),
                provisional: None,
                birth_date: None,
                birth_precision: None,
                language: None,
                municipality: None,
                area: None,
                alert: false,
                restricted: false,
                others: 0,
            },
            program: None,
            state,
            state_since: day,
            received_on: day,
            level: None,
            urgency: Urgency::Routine,
            team: TeamId(1),
            holder: None,
            answerable: None,
            lead_kind: None,
            assigned_on: None,
            reached: false,
            attempts: 0,
            tried_on: None,
            letter_on: None,
            consent_wanted_from: None,
            screening_on: None,
            offer: None,
            visited: false,
            agreed: false,
            review: None,
            told_on: None,
            consent_ends: None,
            consent_checked_on: None,
        }
    }

    #[test]
    fn each_state_has_its_step() {
        use EpisodeState::{Incomplete, NeedsAssessment, NotEligible, Redirected, Referred, Screening};
        let reached = |state| EpisodeFacts { reached: true, ..facts(state) };
        let tried = EpisodeFacts { attempts: 2, ..facts(Referred) };
        let wanted =
            EpisodeFacts { consent_wanted_from: Some("Dr. Example".to_owned()), ..facts(Incomplete) };
        let unnamed = EpisodeFacts { consent_wanted_from: Some(String::new()), ..facts(Incomplete) };
        let sent = Some(HandOffState::Sent);
        for (facts, hand_off, step, why) in [
            (facts(Referred), None, Step::Call, "why-next-first-call"),
            (tried, None, Step::Call, "why-next-first-call-tried"),
            (reached(Referred), None, Step::Screening, "why-next-screening"),
            (facts(Incomplete), None, Step::Call, "why-next-parts"),
            (wanted, None, Step::Call, "why-next-consent-to-refer-from"),
            (unnamed, None, Step::Call, "why-next-consent-to-refer"),
            (facts(Screening), None, Step::Screening, "why-next-screening"),
            (facts(NeedsAssessment), None, Step::Decision, "why-next-decision"),
            (facts(NotEligible), None, Step::Decision, "why-next-hand-off"),
            (facts(Redirected), None, Step::Decision, "why-next-hand-off"),
            (facts(Redirected), sent, Step::Decision, "why-next-hand-off-confirm"),
        ] {
            let (found, reason) = of_referral(&facts, hand_off, 3);
            assert_eq!((found, reason.text), (step, why), "{:?}", facts.state);
        }
    }
}
