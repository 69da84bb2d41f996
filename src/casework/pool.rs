//! The pool of intake: referrals that the team holds and no coordinator has accepted, with who holds each, what is next
//! and why. The list of the area Intake.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Failure, Session, Subject, due::viewer};
use crate::{
    domain::{
        access::Act,
        card::{ChildCard, StaffRef, urgency_rank},
        codes::{EpisodeState, HandOffState, Urgency},
        due::{self, DueRow, Measures},
        ids::{EpisodeId, StaffId},
        next_step,
        walk::Step,
        why::Why,
    },
    store::{care, due as facts},
};

/// States in the order in which the pool shows them; a family that waits for a coordinator stands in its own list.
const SHOWN: &[EpisodeState] = &[
    EpisodeState::Referred,
    EpisodeState::Incomplete,
    EpisodeState::Screening,
    EpisodeState::NeedsAssessment,
    EpisodeState::NotEligible,
    EpisodeState::Redirected,
];

/// A referral of the pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolRow {
    /// The child.
    pub card: ChildCard,
    /// The episode.
    pub episode: EpisodeId,
    /// Its state.
    pub state: EpisodeState,
    /// When the referral came.
    pub received_on: NaiveDate,
    /// Calendar days since then.
    pub age_days: i64,
    /// How urgent.
    pub urgency: Urgency,
    /// Who of the team holds it; none means the pool.
    pub holder: Option<StaffRef>,
    /// The step of the walk that is next, with its why.
    pub next: (Step, Why),
    /// What of it stands in the work list, the first by date.
    pub due: Option<DueRow>,
    /// How the newest hand-off stands, and with whom.
    pub hand_off: Option<(HandOffState, String)>,
}

impl Session {
    /// The pool of the person's team: by state, the urgent first, then the oldest.
    ///
    /// # Errors
    /// When it is not allowed or the file fails.
    pub fn pool(&mut self) -> Result<Vec<PoolRow>, Failure> {
        let standards = self.standards()?;
        self.read(Act::ListPool, Subject::Nothing, |reading| {
            let (db, today) = (reading.db, reading.today);
            let people: BTreeMap<StaffId, StaffRef> =
                care::staff_refs(db)?.into_iter().map(|person| (person.id, person)).collect();
            let hand_offs = facts::newest_hand_offs(db, reading.identity.team)?;
            let mut found = Vec::new();
            for facts in facts::pool(db, &viewer(reading))? {
                if !SHOWN.contains(&facts.state) {
                    continue;
                }
                let program = standards.measuring(facts.program.as_deref());
                let measures = Measures { program, calendar: standards.calendar(), today };
                let hand_off = hand_offs.get(&facts.episode).cloned();
                let tries = program.map_or(3, |program| program.attempts);
                found.push(PoolRow {
                    next: next_step::of_referral(&facts, hand_off.as_ref().map(|(state, _)| *state), tries),
                    due: due::of_episode(&facts, &measures).into_iter().min_by_key(|row| row.due),
                    hand_off,
                    episode: facts.episode,
                    state: facts.state,
                    received_on: facts.received_on,
                    age_days: (today - facts.received_on).num_days(),
                    urgency: facts.urgency,
                    holder: facts.holder.and_then(|id| people.get(&id).cloned()),
                    card: facts.card,
                });
            }
            found.sort_by_key(|row| {
                let place = SHOWN.iter().position(|state| *state == row.state);
                (place, std::cmp::Reverse(urgency_rank(row.urgency)), row.received_on, row.card.number)
            });
            Ok(found)
        })
    }
}
