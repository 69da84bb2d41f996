//! Working days: weekdays that are no holiday, with days the agency itself closes or works.
//!
//! Pure arithmetic over the holiday rules and an editable list. "Today" is always handed in.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::holidays::{Holidays, is_weekend};

/// The years computed ahead; days outside are computed when they are asked for.
const AHEAD: std::ops::RangeInclusive<i32> = 1990..=2090;

/// The agency's calendar of working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDays {
    holidays: Holidays,
    computed: BTreeSet<NaiveDate>,
    closed: BTreeSet<NaiveDate>,
    open: BTreeSet<NaiveDate>,
}

impl WorkingDays {
    /// The calendar of these holidays, with no days of the agency's own.
    pub fn new(holidays: Holidays) -> Self {
        // A substitute day may fall into the next year: every year brings its own days along.
        let computed =
            AHEAD.flat_map(|year| holidays.days_in(year).into_keys().collect::<Vec<_>>()).collect();
        Self { holidays, computed, closed: BTreeSet::new(), open: BTreeSet::new() }
    }

    /// Closes the agency on `day`, whatever the rules say (a flood, a day between two holidays).
    pub fn close(&mut self, day: NaiveDate) {
        self.open.remove(&day);
        self.closed.insert(day);
    }

    /// Makes `day` a working day, whatever the rules say.
    pub fn work(&mut self, day: NaiveDate) {
        self.closed.remove(&day);
        self.open.insert(day);
    }

    /// Takes back what was said about `day`; the rules hold again.
    pub fn as_by_rule(&mut self, day: NaiveDate) {
        self.closed.remove(&day);
        self.open.remove(&day);
    }

    /// The days the agency closes itself, and the days it works though the rules say no.
    pub fn own_days(&self) -> (&BTreeSet<NaiveDate>, &BTreeSet<NaiveDate>) {
        (&self.closed, &self.open)
    }

    /// Whether the agency works on `day`.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        if self.open.contains(&day) {
            return true;
        }
        !(is_weekend(day) || self.closed.contains(&day) || self.is_holiday(day))
    }

    fn is_holiday(&self, day: NaiveDate) -> bool {
        let year = day.year();
        if AHEAD.contains(&year) && AHEAD.contains(&(year - 1)) {
            return self.computed.contains(&day);
        }
        self.holidays.days_in(year).contains_key(&day) || self.holidays.days_in(year - 1).contains_key(&day)
    }

    /// The `count`-th working day after `from`; `from` itself when `count` is 0.
    pub fn add(&self, from: NaiveDate, count: u32) -> NaiveDate {
        let after = from.iter_days().skip(1).filter(|day| self.is_working(*day));
        if count == 0 { from } else { after.take(count as usize).last().unwrap_or(from) }
    }

    /// How many working days lie after `from`, up to and with `to`; negative when `to` lies before `from`.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to < from {
            return -self.between(to, from);
        }
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        i64::try_from(days.filter(|day| self.is_working(*day)).count()).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    fn ontario() -> WorkingDays {
        WorkingDays::new(Holidays::parse(include_str!("holidays.toml")).unwrap())
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn working_days_are_added_over_weekends_and_holidays() {
        let calendar = ontario();
        for (from, count, to) in [
            ("2026-11-20", 0, "2026-11-20"),
            ("2026-11-21", 0, "2026-11-21"),
            ("2026-11-20", 1, "2026-11-23"),
            ("2026-11-21", 1, "2026-11-23"),
            ("2026-11-21", 5, "2026-11-27"),
            ("2026-12-23", 2, "2026-12-29"),
            ("2026-12-24", 3, "2026-12-31"),
            ("2026-12-31", 1, "2027-01-04"),
            ("2027-12-23", 2, "2027-12-29"),
            ("2021-12-31", 1, "2022-01-04"),
            ("2026-04-02", 1, "2026-04-06"),
            ("2026-07-31", 1, "2026-08-03"),
            ("1899-12-30", 1, "1900-01-02"),
            ("2150-12-24", 1, "2150-12-29"),
        ] {
            assert_eq!(calendar.add(day(from), count), day(to), "{from} + {count}");
        }
    }

    #[test]
    fn the_agency_edits_its_own_days() {
        let mut calendar = ontario();
        calendar.close(day("2026-11-23"));
        calendar.work(day("2026-12-25"));
        calendar.work(day("2026-11-22"));
        for (text, works) in
            [("2026-11-23", false), ("2026-12-25", true), ("2026-11-22", true), ("2026-11-24", true)]
        {
            assert_eq!(calendar.is_working(day(text)), works, "{text}");
        }
        assert_eq!(calendar.between(day("2026-11-20"), day("2026-11-24")), 2);
        for text in ["2026-11-23", "2026-12-25", "2026-11-22"] {
            calendar.as_by_rule(day(text));
        }
        assert_eq!(calendar, ontario());
    }

    #[test]
    fn working_days_between_two_dates() {
        let calendar = ontario();
        for (from, to, count) in [
            ("2026-11-21", "2026-11-21", 0),
            ("2026-11-20", "2026-11-22", 0),
            ("2026-11-20", "2026-11-23", 1),
            ("2026-11-23", "2026-11-20", -1),
            ("2026-12-01", "2027-01-01", 20),
        ] {
            assert_eq!(calendar.between(day(from), day(to)), count, "{from} to {to}");
        }
    }

    proptest! {
        #[test]
        fn adding_and_counting_agree(start in 0_u64..40_000, count in 0_u32..120) {
            static ONTARIO: LazyLock<WorkingDays> = LazyLock::new(ontario);
            let calendar = &*ONTARIO;
            let from = day("1985-01-01") + chrono::Days::new(start);
            let to = calendar.add(from, count);
            prop_assert_eq!(calendar.between(from, to), i64::from(count));
            prop_assert!(count == 0 || calendar.is_working(to));
        }
    }
}
