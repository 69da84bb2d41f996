//! The card of a child in a list: number, name, birth date, language, place. What a list shows of a file and nothing
//! more; the store fills it, screens draw it.

use chrono::NaiveDate;

use super::{
    codes::{DatePrecision, Language, Urgency},
    date::age_on,
    ids::{ChildId, FileNumber, StaffId, StaffNumber},
    names::PersonName,
};

/// A child in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildCard {
    /// The file.
    pub child: ChildId,
    /// Its number.
    pub number: FileNumber,
    /// The name; empty where only the number may be shown.
    pub name: PersonName,
    /// What to call a child not yet named.
    pub provisional: Option<String>,
    /// Birth date, as well as it is known.
    pub birth_date: Option<NaiveDate>,
    /// How well it is known.
    pub birth_precision: Option<DatePrecision>,
    /// The language of service.
    pub language: Option<Language>,
    /// Where the main home is.
    pub municipality: Option<String>,
    /// Area id of areas.toml.
    pub area: Option<String>,
    /// Whether an alert stands in the file.
    pub alert: bool,
    /// Whether the file is restricted: who may see more of it than its number is for casework to say.
    pub restricted: bool,
    /// How many other children the row is about: one row for an episode of several (contracts.md, "Lists").
    pub others: i64,
}

impl ChildCard {
    /// Whole years on `today`, from the birth date as it is known.
    pub fn age(&self, today: NaiveDate) -> Option<i32> {
        self.birth_date.map(|birth| age_on(birth, today))
    }

    /// The same without what names the child, for lists without names (contracts.md, "the waiting list").
    #[must_use]
    pub fn without_names(self) -> Self {
        Self { name: PersonName::default(), provisional: None, ..self }
    }

    /// What everybody may see of a restricted file: its number (contracts.md, "minimal search").
    #[must_use]
    pub fn number_only(self) -> Self {
        Self {
            child: self.child,
            number: self.number,
            name: PersonName::default(),
            provisional: None,
            birth_date: None,
            birth_precision: None,
            language: None,
            municipality: None,
            area: None,
            alert: false,
            restricted: true,
            others: self.others,
        }
    }
}

/// A staff person in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffRef {
    /// The row.
    pub id: StaffId,
    /// `S-1`.
    pub number: StaffNumber,
    /// The name.
    pub name: String,
}

/// How many points an urgency weighs where lists put the urgent first; more is more urgent.
pub const fn urgency_rank(urgency: Urgency) -> u8 {
    match urgency {
        Urgency::Urgent => 2,
        Urgency::Soon => 1,
        Urgency::Routine => 0,
    }
}
