//! The criterion "age and school" (domain.md 3.3, P1–P3): three-valued, over every age the child may have.

use chrono::NaiveDate;

use super::{
    input::ScreeningInput,
    why::{AgeReason, Why},
};
use crate::domain::{
    codes::{Answer, DatePrecision, SchoolStatus, UpperAgeMode},
    date::same_day_in_year,
};

/// The two ages of the criterion and how the upper one is meant.
#[derive(Debug, Clone, Copy)]
pub(super) struct AgeRule {
    pub(super) school_from: u32,
    pub(super) upper_age: u32,
    pub(super) mode: UpperAgeMode,
}

impl AgeRule {
    /// The age, in years, at which the service ends.
    fn ends_at(self) -> i64 {
        i64::from(self.upper_age) + i64::from(self.mode == UpperAgeMode::Through21)
    }

    fn of_age(self, age: i64, school: SchoolStatus) -> (Answer, AgeReason) {
        if age < i64::from(self.school_from).min(self.ends_at()) {
            return (Answer::Yes, AgeReason::SchoolNotAsked);
        }
        if age >= self.ends_at() {
            return (Answer::No, AgeReason::TooOld);
        }
        match in_school(school) {
            Some(true) => (Answer::Yes, AgeReason::InSchool),
            Some(false) => (Answer::No, AgeReason::NotInSchool),
            None => (Answer::Unknown, AgeReason::SchoolUnknown),
        }
    }

    /// The answer for every age the child may have: what all of them agree on, else unknown.
    pub(super) fn answer(self, input: &ScreeningInput, on: NaiveDate) -> (Answer, Why) {
        let Some((youngest, oldest)) = input.ages(on) else {
            return (Answer::Unknown, Why::AgeUnknown);
        };
        let (mut answer, mut reason) = self.of_age(youngest, input.school);
        for age in youngest + 1..=oldest {
            let (other, other_reason) = self.of_age(age, input.school);
            if other != answer {
                (answer, reason) = (Answer::Unknown, AgeReason::AgesDisagree);
                break;
            }
            // Both yes, one because of the school: the school is what a reader has to know.
            reason = other_reason;
        }
        let exact = input.birth_date.filter(|_| input.birth_date_precision == DatePrecision::Exact);
        let why = Why::Age {
            youngest: youngest.max(0),
            oldest: oldest.max(0),
            school_from: self.school_from,
            upper_age: self.upper_age,
            school: input.school,
            reason,
            school_from_day: exact.map(|birth| birthday(birth, self.school_from)),
            last_day: exact.and_then(|birth| last_eligible_day(birth, self.upper_age, self.mode)),
        };
        (answer, why)
    }

    /// Whether a person should confirm because the upper age itself is possible.
    pub(super) fn at_upper_age(self, input: &ScreeningInput, on: NaiveDate) -> bool {
        let upper = i64::from(self.upper_age);
        input.ages(on).is_some_and(|(youngest, oldest)| (youngest..=oldest).contains(&upper))
    }
}

/// Whether a school status means being in school; nothing when it is unknown (contracts.md, `school`).
fn in_school(school: SchoolStatus) -> Option<bool> {
    match school {
        SchoolStatus::AttendingPubliclyFunded
        | SchoolStatus::AttendingPrivate
        | SchoolStatus::HomeSchooled => Some(true),
        SchoolStatus::LeftSchool | SchoolStatus::Graduated | SchoolStatus::NotYetSchoolAge => Some(false),
        SchoolStatus::Unknown => None,
    }
}

fn birthday(birth: NaiveDate, age: u32) -> NaiveDate {
    use chrono::Datelike;
    same_day_in_year(birth, birth.year().saturating_add_unsigned(age))
}

/// The last day on which a child born on `birth` can be served: the day before the birthday that ends it.
pub fn last_eligible_day(birth: NaiveDate, upper_age: u32, mode: UpperAgeMode) -> Option<NaiveDate> {
    let ends_at = upper_age + u32::from(mode == UpperAgeMode::Through21);
    birthday(birth, ends_at).pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_the_day_before_the_birthday() {
        for (birth, mode, last) in [
            ("2004-11-21", UpperAgeMode::Through21, "2026-11-20"),
            ("2004-11-21", UpperAgeMode::Until21stBirthday, "2025-11-20"),
            ("2004-02-29", UpperAgeMode::Through21, "2026-02-28"),
            ("2004-03-01", UpperAgeMode::Through21, "2026-02-28"),
            ("2004-01-01", UpperAgeMode::Through21, "2025-12-31"),
        ] {
            let last_day = last_eligible_day(birth.parse().unwrap(), 21, mode);
            assert_eq!(last_day, Some(last.parse().unwrap()), "{birth}");
        }
    }
}
