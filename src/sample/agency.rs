//! Everything of the agency that the stories of families refer to.

use super::{situations::Situations, staff::People};
use crate::domain::rule_set::Rules;

/// The agency as written, with its rules read.
#[derive(Debug)]
pub struct Made {
    /// Staff, teams and rule set rows.
    pub people: People,
    /// Rows of the directory, in its order.
    pub organizations: Vec<i64>,
    /// Rows of the agencies of other areas, by name.
    pub others: Vec<(String, i64)>,
    /// The rules that the rows hold.
    pub rules: Rules,
    /// Which situations have come by already.
    pub situations: Situations,
}

impl Made {
    /// The row of the agency that serves `area`, or of the services for adults.
    pub fn agency_of(&self, area: &str) -> i64 {
        let name = self.rules.areas.agency_of(area);
        let found = self.others.iter().find(|(other, _)| Some(other.as_str()) == name).map(|(_, row)| *row);
        found.unwrap_or(self.organizations[super::organizations::ADULT_SERVICES])
    }
}
