//! Public holidays as rules, computed for any year. Which of them close the office is data (`holidays.toml`).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{
    problem::Problem,
    rule_reader::{Bilingual, Findings, Section},
};

/// When a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayRule {
    /// The same day each year.
    Fixed {
        /// Month, 1 to 12.
        month: u32,
        /// Day of the month.
        day: u32,
    },
    /// The first, second … of a weekday in a month.
    NthWeekday {
        /// Month, 1 to 12.
        month: u32,
        /// The weekday.
        weekday: Weekday,
        /// 1 to 4, so that every year has it.
        nth: u32,
    },
    /// The last such weekday before a date.
    WeekdayBefore {
        /// Month, 1 to 12.
        month: u32,
        /// Day of the month, itself not included.
        day: u32,
        /// The weekday.
        weekday: Weekday,
    },
    /// So many days after (or before) Easter Sunday of the Gregorian calendar.
    Easter {
        /// Days after Easter Sunday.
        offset: i32,
    },
}

impl HolidayRule {
    /// The day in `year`; nothing when that year has no such day.
    pub fn day_in(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day),
            Self::NthWeekday { month, weekday, nth } => {
                NaiveDate::from_weekday_of_month_opt(year, month, weekday, u8::try_from(nth).ok()?)
            }
            Self::WeekdayBefore { month, day, weekday } => {
                let limit = NaiveDate::from_ymd_opt(year, month, day)?;
                let back = limit.weekday().days_since(weekday);
                limit.checked_sub_days(Days::new(u64::from(if back == 0 { 7 } else { back })))
            }
            Self::Easter { offset } => {
                easter_sunday(year)?.checked_add_signed(chrono::TimeDelta::days(i64::from(offset)))
            }
        }
    }
}

/// Easter Sunday by the anonymous Gregorian method.
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// One holiday of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// Whether the office is closed that day.
    pub on: bool,
    /// Whether, on a weekend, the next free weekday is taken instead.
    pub substitute: bool,
    /// When it falls.
    pub rule: HolidayRule,
}

/// The list of holidays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holidays {
    /// The code of the list: `ontario`.
    pub code: String,
    /// The version of the list.
    pub version: u32,
    /// The day from which this version counts.
    pub effective_from: NaiveDate,
    /// The holidays, those that are off included.
    pub list: Vec<Holiday>,
}

impl Holidays {
    /// Reads and checks a list.
    ///
    /// # Errors
    /// Every problem found, with the path of its place in `field`; the words are `problem-rules-…`.
    pub fn parse(body: &str) -> Result<Self, Vec<Problem>> {
        let mut findings = Findings::default();
        let mut section = Section::parse(body)?;
        let code = section.word("code", &mut findings);
        let version = section.whole("version", 1..=1_000_000, &mut findings);
        let effective_from = section.date("effective_from", &mut findings);
        let mut seen = BTreeSet::new();
        let mut list = Vec::new();
        for mut each in section.sections("holiday", &mut findings) {
            let code = each.word("code", &mut findings);
            if !code.is_empty() && !seen.insert(code.clone()) {
                findings.note(&each.at("code"), "problem-rules-twice");
            }
            let name = each.bilingual("name", &mut findings);
            let on = each.flag("on", &mut findings);
            let substitute = each.flag("substitute", &mut findings);
            let rule = read_rule(&mut each, &mut findings);
            list.extend(rule.map(|rule| Holiday { code, name, on, substitute, rule }));
            each.finish(&mut findings);
        }
        section.finish(&mut findings);
        findings.settle(Self { code, version, effective_from, list })
    }

    /// The same list with one holiday switched on or off; unknown codes change nothing.
    #[must_use]
    pub fn with(mut self, code: &str, on: bool) -> Self {
        for holiday in self.list.iter_mut().filter(|holiday| holiday.code == code) {
            holiday.on = on;
        }
        self
    }

    /// The days of `year` on which the office is closed, each with its holiday. A substitute day stands
    /// beside the weekend day it replaces; one that falls into the next year is listed under this one.
    pub fn days_in(&self, year: i32) -> BTreeMap<NaiveDate, &Holiday> {
        let on = self.list.iter().filter(|holiday| holiday.on);
        let natural: Vec<(NaiveDate, &Holiday)> =
            on.filter_map(|holiday| Some((holiday.rule.day_in(year)?, holiday))).collect();
        let mut days: BTreeMap<NaiveDate, &Holiday> = natural.iter().copied().collect();
        for (day, holiday) in natural {
            if holiday.substitute && is_weekend(day) {
                let free = day.iter_days().find(|day| !is_weekend(*day) && !days.contains_key(day));
                if let Some(free) = free {
                    days.insert(free, holiday);
                }
            }
        }
        days
    }
}

/// Saturday or Sunday.
pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn read_rule(each: &mut Section, findings: &mut Findings) -> Option<HolidayRule> {
    let rule = each.text("rule", findings);
    match rule.as_str() {
        "fixed" => {
            let (month, day) = month_and_day(each, findings);
            Some(HolidayRule::Fixed { month, day })
        }
        "nth_weekday" => {
            let month = each.whole("month", 1..=12, findings);
            let weekday = weekday(each, findings);
            let nth = each.whole("nth", 1..=4, findings);
            Some(HolidayRule::NthWeekday { month, weekday, nth })
        }
        "weekday_before" => {
            let (month, day) = month_and_day(each, findings);
            Some(HolidayRule::WeekdayBefore { month, day, weekday: weekday(each, findings) })
        }
        "easter" => Some(HolidayRule::Easter { offset: each.signed("offset", -100..=100, findings) }),
        other => {
            if !other.is_empty() {
                findings.note(&each.at("rule"), "problem-rules-unknown-code");
            }
            None
        }
    }
}

/// A day that every year has: 29 February is not one.
fn month_and_day(each: &mut Section, findings: &mut Findings) -> (u32, u32) {
    let month = each.whole("month", 1..=12, findings);
    let day = each.whole("day", 1..=31, findings);
    if month > 0 && day > 0 && NaiveDate::from_ymd_opt(2023, month, day).is_none() {
        findings.note(&each.at("day"), "problem-rules-not-a-date");
    }
    (month, day)
}

fn weekday(each: &mut Section, findings: &mut Findings) -> Weekday {
    let words = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    each.choice("weekday", &words, findings).unwrap_or(Weekday::Mon)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ontario() -> Holidays {
        Holidays::parse(include_str!("holidays.toml")).unwrap()
    }

    fn weekdays(holidays: &Holidays, year: i32) -> String {
        let days = holidays.days_in(year);
        let days = days.keys().filter(|day| !is_weekend(**day));
        days.map(|day| day.format("%m-%d").to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ontario_from_2024_to_2030() {
        let ontario = ontario();
        for (year, days) in [
            (2022, "01-03 02-21 04-15 05-23 07-01 09-05 10-10 12-26 12-27"),
            (2024, "01-01 02-19 03-29 05-20 07-01 09-02 10-14 12-25 12-26"),
            (2025, "01-01 02-17 04-18 05-19 07-01 09-01 10-13 12-25 12-26"),
            (2026, "01-01 02-16 04-03 05-18 07-01 09-07 10-12 12-25 12-28"),
            (2027, "01-01 02-15 03-26 05-24 07-01 09-06 10-11 12-27 12-28"),
            (2028, "01-03 02-21 04-14 05-22 07-03 09-04 10-09 12-25 12-26"),
            (2029, "01-01 02-19 03-30 05-21 07-02 09-03 10-08 12-25 12-26"),
            (2030, "01-01 02-18 04-19 05-20 07-01 09-02 10-14 12-25 12-26"),
        ] {
            assert_eq!(weekdays(&ontario, year), days, "{year}");
        }
    }

    #[test]
    fn optional_days_can_be_switched_on_and_others_off() {
        let with = ontario().with("civic_holiday", true).with("easter_monday", true);
        let with = with.with("truth_and_reconciliation", true).with("family_day", false);
        assert_eq!(
            weekdays(&with, 2026),
            "01-01 04-03 04-06 05-18 07-01 08-03 09-07 09-30 10-12 12-25 12-28"
        );
        assert_eq!(ontario().with("no_such_day", true), ontario());
    }

    #[test]
    fn easter_in_known_years() {
        for text in [
            "1818-03-22",
            "1943-04-25",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2038-04-25",
            "2285-03-22",
        ] {
            let day: NaiveDate = text.parse().unwrap();
            assert_eq!(easter_sunday(day.year()), Some(day));
        }
    }

    #[test]
    fn a_bad_list_is_refused_with_its_places() {
        let head = "code = \"x\"\nversion = 1\neffective_from = \"2020-01-01\"\n";
        let day = "[[holiday]]\ncode = \"a\"\nname = { en = \"A\", fr = \"A\" }\non = true\nsubstitute = true\nrule = \"fixed\"\nmonth = 1\nday = 1\n";
        assert!(Holidays::parse(&format!("{head}{day}")).is_ok());
        for (from, to, place, message) in [
            ("month = 1", "month = 13", "holiday[0].month", "problem-rules-out-of-range"),
            ("month = 1", "month = 2.0", "holiday[0].month", "problem-rules-wrong-type"),
            ("day = 1", "day = 0", "holiday[0].day", "problem-rules-out-of-range"),
            ("month = 1\nday = 1", "month = 2\nday = 29", "holiday[0].day", "problem-rules-not-a-date"),
            ("fixed", "lunar", "holiday[0].rule", "problem-rules-unknown-code"),
            ("on = true", "on = 1", "holiday[0].on", "problem-rules-wrong-type"),
            (", fr = \"A\"", "", "holiday[0].name.fr", "problem-rules-missing"),
            ("2020-01-01", "2020-02-30", "effective_from", "problem-rules-not-a-date"),
            ("version = 1\n", "", "version", "problem-rules-missing"),
        ] {
            let body = format!("{head}{day}").replacen(from, to, 1);
            let problems = Holidays::parse(&body).unwrap_err();
            assert_eq!((problems[0].field.as_str(), problems[0].message.as_str()), (place, message), "{to}");
        }
        let twice = Holidays::parse(&format!("{head}{day}{day}")).unwrap_err();
        assert_eq!(twice[0].field, "holiday[1].code");
    }
}
