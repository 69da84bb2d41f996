//! Why a criterion has its answer, as data for the screens; the words are `screening-why-…`.

use chrono::NaiveDate;

use crate::domain::codes::{Answer, Code, CountBy, SchoolStatus};

/// What decided the criterion "age and school".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeReason {
    /// Young enough that the school does not count.
    SchoolNotAsked,
    /// Of an age at which the school counts, and in school.
    InSchool,
    /// Of an age at which the school counts, and not in school.
    NotInSchool,
    /// Of an age at which the school counts, and not known to be in school.
    SchoolUnknown,
    /// Past the upper age.
    TooOld,
    /// The possible ages do not agree.
    AgesDisagree,
}

/// Where an answer comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// A person answered it.
    Answered,
    /// Nobody has answered it yet.
    NotAnswered,
    /// Derived, but neither birth date nor age is known.
    AgeUnknown,
    /// Derived from age and school.
    Age {
        /// The youngest possible age, in years.
        youngest: i64,
        /// The oldest possible age, in years.
        oldest: i64,
        /// The age from which the school counts.
        school_from: u32,
        /// The upper age of the service.
        upper_age: u32,
        /// The school status.
        school: SchoolStatus,
        /// What decided.
        reason: AgeReason,
        /// The birthday from which the school counts; only with an exact birth date.
        school_from_day: Option<NaiveDate>,
        /// The last day of the service; only with an exact birth date.
        last_day: Option<NaiveDate>,
    },
    /// Derived, but who is involved was not asked.
    ServicesNotAsked,
    /// Derived from the current services.
    Providers {
        /// Distinct organisations currently involved.
        organizations: usize,
        /// Distinct persons currently involved.
        persons: usize,
        /// How many are needed.
        minimum: u32,
        /// Which of the two was counted.
        by: CountBy,
    },
}

/// A value for a place in the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyValue {
    /// A number, which may choose the plural.
    Number(i64),
    /// An age or a span of ages in years: `8`, `17–18`.
    Ages(i64, i64),
    /// A day, written as the language writes days.
    Day(NaiveDate),
    /// The text id of a label.
    Label(String),
}

impl Why {
    /// Whether the answer was derived from facts rather than given.
    pub fn is_derived(&self) -> bool {
        !matches!(self, Self::Answered | Self::NotAnswered)
    }

    /// The text id of the sentence.
    pub fn text(&self) -> &'static str {
        match self {
            Self::Answered => "screening-why-answered",
            Self::NotAnswered => "screening-why-not-answered",
            Self::AgeUnknown => "screening-why-age-unknown",
            Self::ServicesNotAsked => "screening-why-services-not-asked",
            Self::Providers { by: CountBy::Organization, .. } => "screening-why-organizations",
            Self::Providers { by: CountBy::Person, .. } => "screening-why-persons",
            Self::Age { reason, .. } => match reason {
                AgeReason::SchoolNotAsked => "screening-why-school-not-asked",
                AgeReason::InSchool => "screening-why-in-school",
                AgeReason::NotInSchool => "screening-why-not-in-school",
                AgeReason::SchoolUnknown => "screening-why-school-unknown",
                AgeReason::TooOld => "screening-why-too-old",
                AgeReason::AgesDisagree => "screening-why-ages-disagree",
            },
        }
    }

    /// The values for the places of the sentence; the ones a sentence does not use do no harm.
    pub fn values(&self) -> Vec<(&'static str, WhyValue)> {
        match self {
            Self::Answered | Self::NotAnswered | Self::AgeUnknown | Self::ServicesNotAsked => Vec::new(),
            Self::Providers { organizations, persons, minimum, .. } => vec![
                ("organizations", WhyValue::Number(i64::try_from(*organizations).unwrap_or(i64::MAX))),
                ("persons", WhyValue::Number(i64::try_from(*persons).unwrap_or(i64::MAX))),
                ("minimum", WhyValue::Number(i64::from(*minimum))),
            ],
            Self::Age { youngest, oldest, school_from, upper_age, school, .. } => vec![
                ("ages", WhyValue::Ages(*youngest, *oldest)),
                ("school_from", WhyValue::Number(i64::from(*school_from))),
                ("upper_age", WhyValue::Number(i64::from(*upper_age))),
                ("school", WhyValue::Label(school.label())),
            ],
        }
    }

    /// The birthdays that a screen shows beside the sentence: `(text id, day)`.
    pub fn birthdays(&self) -> Vec<(&'static str, NaiveDate)> {
        let Self::Age { school_from_day, last_day, .. } = self else {
            return Vec::new();
        };
        let school = school_from_day.map(|day| ("screening-why-school-from-day", day));
        let last = last_day.map(|day| ("screening-why-last-day", day));
        school.into_iter().chain(last).collect()
    }
}

/// One criterion with its answer and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionFinding {
    /// The criterion's id.
    pub id: String,
    /// Yes, no or unknown.
    pub answer: Answer,
    /// Where the answer comes from.
    pub why: Why,
}
