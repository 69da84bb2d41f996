//! Dates, times, ages and lists as people write them in each language, never bare ISO in prose
//! (screens.md, rule 10). Computes nothing about our field: it is given the numbers.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::Texts;

/// In which days a standard counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Every day.
    Calendar,
    /// Monday to Friday without holidays.
    Business,
}

impl Texts {
    /// `21 Nov 2026`, `21 nov. 2026`.
    pub fn date(&self, date: NaiveDate) -> String {
        let month = self.get(&format!("month-{}", date.month()));
        self.with("date-full", &[("day", date.day().into()), ("month", month.into()), ("year", year(date))])
    }

    /// `21 November 2026`, `21 novembre 2026`, for letters.
    pub fn date_long(&self, date: NaiveDate) -> String {
        let month = self.get(&format!("month-long-{}", date.month()));
        self.with("date-full", &[("day", date.day().into()), ("month", month.into()), ("year", year(date))])
    }

    /// `21 Nov`, `21 nov.`, for dates near today.
    pub fn day(&self, date: NaiveDate) -> String {
        let month = self.get(&format!("month-{}", date.month()));
        self.with("date-day", &[("day", date.day().into()), ("month", month.into())])
    }

    /// `Thu 26 Nov`, `jeu. 26 nov.`
    pub fn weekday(&self, date: NaiveDate) -> String {
        let weekday = self.get(&format!("weekday-{}", date.weekday().number_from_monday()));
        let month = self.get(&format!("month-{}", date.month()));
        self.with(
            "date-weekday",
            &[("weekday", weekday.into()), ("day", date.day().into()), ("month", month.into())],
        )
    }

    /// `November 2026`, `novembre 2026`.
    pub fn month(&self, date: NaiveDate) -> String {
        let month = self.get(&format!("month-long-{}", date.month()));
        self.with("date-month", &[("month", month.into()), ("year", year(date))])
    }

    /// `about 21 Nov 2026`, for an estimated date.
    pub fn about(&self, date: NaiveDate) -> String {
        self.with("date-about", &[("date", self.date(date).into())])
    }

    /// `13:05` in both languages, for columns.
    pub fn clock(&self, time: NaiveTime) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// `13:05:09` in both languages.
    pub fn clock_seconds(&self, time: NaiveTime) -> String {
        format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
    }

    /// `13:05`, `13 h 05`, for sentences.
    pub fn time(&self, time: NaiveTime) -> String {
        let hour = time.hour().to_string();
        match time.minute() {
            0 => self.with("time-hour", &[("hour", hour.into())]),
            minute => {
                let minute = format!("{minute:02}");
                self.with("time-hour-minute", &[("hour", hour.into()), ("minute", minute.into())])
            }
        }
    }

    /// `today`, `in 3 days`, `yesterday`: `date` as seen from `today`, in calendar days.
    pub fn when(&self, date: NaiveDate, today: NaiveDate) -> String {
        let days = (date - today).num_days();
        match days {
            0 => self.get("when-today"),
            1 => self.get("when-tomorrow"),
            -1 => self.get("when-yesterday"),
            2.. => self.with("when-in-days", &[("days", days.into())]),
            _ => self.with("when-days-ago", &[("days", (-days).into())]),
        }
    }

    /// `12 d late`, `3 bus. d late`.
    pub fn late(&self, days: i64, unit: Unit) -> String {
        match unit {
            Unit::Calendar => self.with("late-calendar", &[("days", days.into())]),
            Unit::Business => self.with("late-business", &[("days", days.into())]),
        }
    }

    /// `11 d`, `11 j`.
    pub fn days(&self, days: i64) -> String {
        self.with("days-short", &[("days", days.into())])
    }

    /// `9 y`, `9 ans`: whole years.
    pub fn age(&self, years: i32) -> String {
        self.with("age-short", &[("years", years.into())])
    }

    /// `8 mo`, `8 mois`: whole months, for the first two years of life.
    pub fn age_months(&self, months: i32) -> String {
        self.with("age-months", &[("months", months.into())])
    }

    /// `a, b and c`, `a, b et c`.
    pub fn all_of(&self, items: &[String]) -> String {
        self.joined("list-and", items)
    }

    /// `a, b or c`, `a, b ou c`.
    pub fn one_of(&self, items: &[String]) -> String {
        self.joined("list-or", items)
    }

    fn joined(&self, id: &str, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.with(id, &[("first", first.join(", ").into()), ("last", last.into())]),
        }
    }
}

/// A year is a word, not a count: no thousands separator may ever stand in it.
fn year(date: NaiveDate) -> super::Value {
    date.year().to_string().into()
}

#[cfg(test)]
mod tests {
    use super::{super::Lang, *};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_written_as_people_write_them() {
        let (en, fr) = (Texts::new(Lang::En), Texts::new(Lang::Fr));
        for (date, english, french) in [
            ("2026-11-21", "21 Nov 2026", "21 nov. 2026"),
            ("2026-02-01", "1 Feb 2026", "1er févr. 2026"),
            ("2011-08-11", "11 Aug 2011", "11 août 2011"),
        ] {
            assert_eq!((en.date(day(date)).as_str(), fr.date(day(date)).as_str()), (english, french));
        }
        assert_eq!(en.weekday(day("2026-11-26")), "Thu 26 Nov");
        assert_eq!(fr.weekday(day("2026-11-01")), "dim. 1er nov.");
        assert_eq!(fr.month(day("2026-08-01")), "août 2026");
        assert_eq!(fr.date_long(day("2026-08-01")), "1er août 2026");
        assert_eq!(en.date_long(day("2026-11-21")), "21 November 2026");
    }

    #[test]
    fn nearness_age_and_lateness() {
        let (en, fr) = (Texts::new(Lang::En), Texts::new(Lang::Fr));
        let today = day("2026-11-21");
        for (date, english, french) in [
            ("2026-11-21", "today", "aujourd’hui"),
            ("2026-11-22", "tomorrow", "demain"),
            ("2026-11-24", "in 3 days", "dans 3 jours"),
            ("2026-11-20", "yesterday", "hier"),
            ("2026-11-01", "20 days ago", "il y a 20 jours"),
        ] {
            assert_eq!(
                (en.when(day(date), today).as_str(), fr.when(day(date), today).as_str()),
                (english, french)
            );
        }
        assert_eq!((en.age(9).as_str(), fr.age(9).as_str(), fr.age(1).as_str()), ("9 y", "9 ans", "1 an"));
        assert_eq!(en.late(12, Unit::Calendar), "12 d late");
        assert_eq!(fr.late(3, Unit::Business), "3 j ouvr. de retard");
    }

    #[test]
    fn times_and_lists() {
        let (en, fr) = (Texts::new(Lang::En), Texts::new(Lang::Fr));
        let time = |h, m| NaiveTime::from_hms_opt(h, m, 9).unwrap();
        assert_eq!((en.time(time(13, 0)).as_str(), fr.time(time(13, 0)).as_str()), ("13:00", "13\u{a0}h"));
        assert_eq!(
            (en.time(time(9, 5)).as_str(), fr.time(time(9, 5)).as_str()),
            ("9:05", "9\u{a0}h\u{a0}05")
        );
        assert_eq!(fr.clock(time(9, 5)), "09:05");
        assert_eq!(fr.clock_seconds(time(9, 5)), "09:05:09");
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!((en.all_of(&items).as_str(), fr.one_of(&items).as_str()), ("a, b and c", "a, b ou c"));
        assert_eq!(en.all_of(&items[..1]), "a");
        assert_eq!(en.all_of(&[]), "");
    }
}
