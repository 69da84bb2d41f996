//! How often somebody is tried before a letter is proposed, and when the next try is due (domain.md, Additions, "Call").
//! Rules only: nothing here decides that a family cannot be reached; a person does.

use chrono::NaiveDate;

use super::{
    codes::{TimerKind, TimerUnit},
    program::Program,
    working_days::WorkingDays,
};

/// So many tries within so many days; the programme's datum, 3 in 10 business days by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// How many.
    pub number: i64,
    /// Days between two tries.
    apart: u32,
    business: bool,
}

impl Tries {
    /// What a programme says.
    pub fn of(program: Option<&Program>) -> Self {
        let number = program.map_or(3, |program| program.attempts).max(1);
        let window = program.and_then(|program| program.timer(TimerKind::AttemptsWindow));
        let apart = (window.map_or(10, |timer| timer.amount) / number).max(1);
        let business = window.is_none_or(|timer| timer.unit == TimerUnit::BusinessDays);
        Self { number: i64::from(number), apart, business }
    }

    /// Whether a letter is proposed after `tried` tries.
    pub fn are_enough(self, tried: i64) -> bool {
        tried >= self.number
    }

    /// The day of the next try: the tries are spread over the window, and fall on working days.
    pub fn next(self, last: NaiveDate, calendar: &WorkingDays) -> NaiveDate {
        if self.business {
            return calendar.add(last, self.apart);
        }
        let day = last + chrono::Days::new(u64::from(self.apart));
        if calendar.is_working(day) { day } else { calendar.add(day, 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule_set;

    #[test]
    fn tries_are_spread_over_the_window_on_working_days() {
        let rules = rule_set::shipped().unwrap();
        let calendar = WorkingDays::new(rules.holidays.clone());
        let tries = Tries::of(rules.program("cheo"));
        assert_eq!((tries.number, tries.are_enough(2), tries.are_enough(3)), (3, false, true));
        assert_eq!(tries, Tries::of(None), "the default is the programme's");
        for (last, next) in [
            // Ten business days for three tries: every third one.
            ("2026-11-23", "2026-11-26"),
            ("2026-11-26", "2026-12-01"),
            // Over Christmas, Boxing Day and the weekend.
            ("2026-12-23", "2026-12-30"),
        ] {
            assert_eq!(tries.next(last.parse().unwrap(), &calendar).to_string(), next, "after {last}");
        }
    }
}
