//! Tries to reach someone: counted, with the day of the next one. That a family cannot be reached is decided by a person
//! (`endings`), never here.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Command, Failure, Session, Subject, clean::cleaned, due::viewer};
use crate::{
    domain::{
        access::Act,
        attempts::Tries,
        codes::AttemptOutcome,
        ids::{ChildId, RowId},
        problem::Problem,
        record::{Attempt, Promise, Stored},
    },
    store::{calls, due as facts},
};

/// How the tries to reach a family stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Tries since the family was last spoken to.
    pub tried: i64,
    /// After how many a letter is proposed.
    pub of: i64,
    /// The day of the next one; none when a person is to decide instead.
    pub next: Option<NaiveDate>,
}

impl Session {
    /// Counts a try to reach someone. Who tried is who saves.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn save_attempt(&mut self, command: &Command, attempt: &Attempt) -> Result<RowId, Failure> {
        let attempt = self.tried(attempt)?;
        self.write_as(Act::SaveAttempt, command, |writing| Ok(writing.insert(&attempt)?.id))
    }

    /// A try that did not reach who was to be called back: counted, and the promise moves to the day of the next try.
    ///
    /// # Errors
    /// A conflict when someone settled the promise meanwhile; when it is not allowed.
    pub fn try_again(
        &mut self,
        command: &Command,
        attempt: &Attempt,
        promise: &Stored<Promise>,
        next: NaiveDate,
    ) -> Result<RowId, Failure> {
        let attempt = self.tried(attempt)?;
        self.write_as(Act::SaveAttempt, command, |writing| {
            let later = Promise { due_on: next, due_time: None, ..promise.record.clone() };
            writing.update(promise, &later)?;
            Ok(writing.insert(&attempt)?.id)
        })
    }

    /// How the tries to reach a child's family stand, counting those of its open episode; what may be said to anybody
    /// who answers the telephone.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn tries(&mut self, child: ChildId) -> Result<Counted, Failure> {
        let standards = self.standards()?;
        self.read(Act::OpenCall, Subject::Nothing, |reading| {
            let (episodes, ..) = facts::about(reading.db, &viewer(reading), child)?;
            let episode = episodes.first();
            let program = standards.measuring(episode.and_then(|episode| episode.program.as_deref()));
            let tries = Tries::of(program);
            let tried = episode.map_or(0, |episode| episode.attempts);
            let last = episode.and_then(|episode| episode.tried_on).unwrap_or(reading.today);
            let next = (!tries.are_enough(tried)).then(|| tries.next(last, standards.calendar()));
            Ok(Counted { tried, of: tries.number, next })
        })
    }

    /// The day on which somebody is tried again who was tried today.
    ///
    /// # Errors
    /// When the rules cannot be read.
    pub fn next_try(&mut self) -> Result<NaiveDate, Failure> {
        let standards = self.standards()?;
        Ok(Tries::of(standards.measuring(None)).next(self.today(), standards.calendar()))
    }

    /// The tries to reach a child's family, the newest first.
    ///
    /// # Errors
    /// When the file may not be opened.
    pub fn attempts(&mut self, child: ChildId) -> Result<Vec<Stored<Attempt>>, Failure> {
        self.read(Act::OpenFile, Subject::Child(child), |reading| Ok(calls::attempts(reading.db, child)?))
    }

    fn tried(&self, attempt: &Attempt) -> Result<Attempt, Failure> {
        let attempt = Attempt { staff_id: self.identity().staff, ..cleaned(attempt)? };
        if attempt.at.day() > self.today() {
            return Err(Problem::new("at", "problem-date-future").into());
        }
        Ok(attempt)
    }
}

/// Whether a try spoke to somebody, so that nothing is to be tried again.
pub fn is_reached(outcome: AttemptOutcome) -> bool {
    outcome == AttemptOutcome::Reached
}
