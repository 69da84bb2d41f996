//! The programmes and the calendar in force, as care asks them: levels, time standards, weights, who may lead.

use std::sync::Arc;

use super::{Failure, Session, rules::FileRules};
use crate::domain::{program::Program, working_days::WorkingDays};

/// The rules that hold today.
#[derive(Debug, Clone)]
pub(super) struct Standards(Arc<FileRules>);

impl Session {
    /// The rules that hold today, for a command or query that is about to begin.
    pub(super) fn standards(&mut self) -> Result<Standards, Failure> {
        Ok(Standards(self.rules()?))
    }
}

impl Standards {
    /// The programmes, in their order.
    pub(super) fn programs(&self) -> &[Program] {
        &self.0.rules.programs
    }

    /// Working days.
    pub(super) fn calendar(&self) -> &WorkingDays {
        &self.0.calendar
    }

    /// The programme with this code.
    pub(super) fn program(&self, code: Option<&str>) -> Option<&Program> {
        self.programs().iter().find(|program| Some(program.code.as_str()) == code)
    }

    /// The programme whose standards hold for an episode: its own, or before the decision the first.
    pub(super) fn measuring(&self, code: Option<&str>) -> Option<&Program> {
        self.program(code).or_else(|| self.programs().first())
    }

    /// Weighted points of a family at `level` (domain.md 5, "weights 1,2,3,5 by intensity").
    pub(super) fn weight(&self, code: Option<&str>, level: Option<i64>) -> i64 {
        let number = level.and_then(|level| u32::try_from(level).ok());
        let known = self.measuring(code).zip(number).and_then(|(program, number)| program.level(number));
        known.map_or(1, |level| i64::from(level.weight))
    }
}
