//! The days of one person: their working days, their absences, the agency's calendar. Says whether somebody is there on
//! a day, why not, and when they are back (domain.md 5). Pure: "today" is always handed in.

use chrono::{Datelike, NaiveDate};

use super::{codes::Weekday, ids::StaffId, working_days::WorkingDays};

/// How far ahead the next working day is looked for; whoever is away longer has no day to name.
const HORIZON: usize = 750;

/// Days on which somebody is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Away {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Who covers.
    pub cover: Option<StaffId>,
}

impl Away {
    /// Whether `day` is one of them.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// Why somebody is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Off {
    /// The agency does not work: a weekend, a holiday.
    Closed,
    /// Not one of their working days.
    NotTheirDay,
    /// They are away.
    Away(Away),
}

/// The days of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonDays {
    calendar: WorkingDays,
    weekdays: Vec<Weekday>,
    away: Vec<Away>,
}

impl PersonDays {
    /// The days of somebody who works on `weekdays` (none named: every working day) and is away on `away`.
    pub fn new(calendar: WorkingDays, weekdays: Vec<Weekday>, away: Vec<Away>) -> Self {
        Self { calendar, weekdays, away }
    }

    /// Why they are not there on `day`; none when they are.
    pub fn off(&self, day: NaiveDate) -> Option<Off> {
        if let Some(away) = self.away.iter().find(|away| away.holds(day)) {
            return Some(Off::Away(*away));
        }
        let theirs = self.weekdays.contains(&weekday(day));
        // Who works on Saturdays works on one although the agency's offices are closed.
        let own_weekend = theirs && matches!(weekday(day), Weekday::Saturday | Weekday::Sunday);
        if !(self.calendar.is_working(day) || own_weekend) {
            return Some(Off::Closed);
        }
        (!self.weekdays.is_empty() && !theirs).then_some(Off::NotTheirDay)
    }

    /// The first day after `day` on which they are there.
    pub fn next(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.iter_days().skip(1).take(HORIZON).find(|next| self.off(*next).is_none())
    }

    /// The absence that holds on `day`.
    pub fn away_on(&self, day: NaiveDate) -> Option<Away> {
        self.away.iter().find(|away| away.holds(day)).copied()
    }
}

/// The day of the week of a date.
pub fn weekday(day: NaiveDate) -> Weekday {
    match day.weekday() {
        chrono::Weekday::Mon => Weekday::Monday,
        chrono::Weekday::Tue => Weekday::Tuesday,
        chrono::Weekday::Wed => Weekday::Wednesday,
        chrono::Weekday::Thu => Weekday::Thursday,
        chrono::Weekday::Fri => Weekday::Friday,
        chrono::Weekday::Sat => Weekday::Saturday,
        chrono::Weekday::Sun => Weekday::Sunday,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::holidays::Holidays;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn who_is_there_when_and_back_when() {
        use Weekday::{Friday, Monday, Saturday, Thursday, Tuesday, Wednesday};
        let ontario = WorkingDays::new(Holidays::parse(include_str!("holidays.toml")).unwrap());
        let away = Away { from: day("2026-12-01"), to: day("2026-12-04"), cover: Some(StaffId(2)) };
        let of = |weekdays: &[Weekday]| PersonDays::new(ontario.clone(), weekdays.to_vec(), vec![away]);
        let usual = of(&[]);
        let no_mondays = of(&[Tuesday, Wednesday, Thursday, Friday]);
        let saturdays = of(&[Monday, Saturday]);
        for (who, on, off, next) in [
            (&usual, "2026-11-20", None, "2026-11-23"),
            (&usual, "2026-11-21", Some(Off::Closed), "2026-11-23"),
            (&usual, "2026-12-02", Some(Off::Away(away)), "2026-12-07"),
            (&usual, "2026-12-24", None, "2026-12-29"),
            (&no_mondays, "2026-11-20", None, "2026-11-24"),
            (&no_mondays, "2026-11-23", Some(Off::NotTheirDay), "2026-11-24"),
            (&no_mondays, "2026-11-30", Some(Off::NotTheirDay), "2026-12-08"),
            (&saturdays, "2026-11-21", None, "2026-11-23"),
            (&saturdays, "2026-11-22", Some(Off::Closed), "2026-11-23"),
            (&saturdays, "2026-12-25", Some(Off::Closed), "2026-12-26"),
        ] {
            assert_eq!((who.off(day(on)), who.next(day(on))), (off, Some(day(next))), "{on}");
        }
        let never = PersonDays::new(
            ontario,
            Vec::new(),
            vec![Away { from: day("2020-01-01"), to: day("2099-12-31"), cover: None }],
        );
        assert_eq!(never.next(day("2026-11-20")), None);
    }
}
