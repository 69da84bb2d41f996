//! The programmes and the calendar in force, read from the file's own rule sets: levels, time standards, who may lead.

use chrono::NaiveDate;

use super::Failure;
use crate::{
    domain::{
        codes::{Code, RuleSetKind},
        holidays::Holidays,
        program::Program,
        working_days::WorkingDays,
    },
    store::{Db, StoreError, agency},
};

/// The rules that hold on a day.
#[derive(Debug, Clone)]
pub(super) struct Standards {
    /// The programmes, in their order.
    pub(super) programs: Vec<Program>,
    /// Working days.
    pub(super) calendar: WorkingDays,
}

impl Standards {
    /// The newest published version of each rule set that holds on `today`.
    pub(super) fn on(db: &Db, today: NaiveDate) -> Result<Self, Failure> {
        let shape = |what: &str| StoreError::Shape(what.to_owned());
        let today = today.to_string();
        let mut newest: Vec<agency::RuleSetRow> = Vec::new();
        for row in agency::rule_sets(db)? {
            if row.state == "published" && row.effective_from <= today {
                newest.retain(|other| (&other.kind, &other.code) != (&row.kind, &row.code));
                newest.push(row);
            }
        }
        let of = |kind: RuleSetKind| newest.iter().filter(move |row| row.kind == kind.code());
        let mut programs = Vec::new();
        for row in of(RuleSetKind::Program) {
            programs.push(Program::parse(&row.body).map_err(|_| shape("program"))?);
        }
        programs.sort_by(|left, right| (left.order, &left.code).cmp(&(right.order, &right.code)));
        let holidays = of(RuleSetKind::Holidays).next().ok_or_else(|| shape("holidays"))?;
        let holidays = Holidays::parse(&holidays.body).map_err(|_| shape("holidays"))?;
        Ok(Self { programs, calendar: WorkingDays::new(holidays) })
    }

    /// The programme with this code.
    pub(super) fn program(&self, code: Option<&str>) -> Option<&Program> {
        self.programs.iter().find(|program| Some(program.code.as_str()) == code)
    }

    /// The programme whose standards hold for an episode: its own, or before the decision the first.
    pub(super) fn measuring(&self, code: Option<&str>) -> Option<&Program> {
        self.program(code).or_else(|| self.programs.first())
    }

    /// Weighted points of a family at `level` (domain.md 5, "weights 1,2,3,5 by intensity").
    pub(super) fn weight(&self, code: Option<&str>, level: Option<i64>) -> i64 {
        let number = level.and_then(|level| u32::try_from(level).ok());
        let known = self.measuring(code).zip(number).and_then(|(program, number)| program.level(number));
        known.map_or(1, |level| i64::from(level.weight))
    }
}
