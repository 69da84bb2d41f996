//! Moments, dates and dates that are only partly known. Nothing here asks a clock.

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, TimeZone, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::codes::DatePrecision;

/// A moment: UTC to the millisecond and the offset then in force in the agency's zone.
///
/// Written as `2026-11-21T20:04:05.123Z -0500`, so that text order is time order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    utc: DateTime<Utc>,
    offset_minutes: i32,
}

impl Moment {
    /// The moment `utc` as seen at `offset_minutes` east of UTC; cut to the millisecond.
    pub fn new(utc: DateTime<Utc>, offset_minutes: i32) -> Self {
        let millis = utc.timestamp_millis();
        Self { utc: DateTime::from_timestamp_millis(millis).unwrap_or(utc), offset_minutes }
    }

    /// The moment so much later, on the same clock.
    #[must_use]
    pub fn later(self, by: chrono::Duration) -> Self {
        Self { utc: self.utc + by, ..self }
    }

    /// The moment in UTC.
    pub fn utc(self) -> DateTime<Utc> {
        self.utc
    }

    /// The wall clock of the agency at that moment.
    pub fn local(self) -> DateTime<FixedOffset> {
        let offset = FixedOffset::east_opt(self.offset_minutes * 60);
        offset.map_or_else(|| self.utc.fixed_offset(), |zone| zone.from_utc_datetime(&self.utc.naive_utc()))
    }

    /// The agency's calendar day at that moment.
    pub fn day(self) -> NaiveDate {
        self.local().date_naive()
    }

    /// Reads the written form.
    pub fn parse(text: &str) -> Option<Self> {
        let (utc, offset) = text.split_once(' ')?;
        let utc = DateTime::parse_from_rfc3339(utc).ok()?.with_timezone(&Utc);
        let (sign, digits) = match offset.as_bytes().first()? {
            b'+' => (1, &offset[1..]),
            b'-' => (-1, &offset[1..]),
            _ => return None,
        };
        if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let minutes = digits[..2].parse::<i32>().ok()? * 60 + digits[2..].parse::<i32>().ok()?;
        Some(Self::new(utc, sign * minutes))
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let minutes = self.offset_minutes.abs();
        write!(
            f,
            "{}Z {sign}{:02}{:02}",
            self.utc.format("%Y-%m-%dT%H:%M:%S%.3f"),
            minutes / 60,
            minutes % 60
        )
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not a moment"))
    }
}

/// A date of life with how well it is known. `month` keeps the first day of the month, `year` the first
/// day of the year, `estimated` the best guess (contracts.md, `birth_date_precision`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartialDate {
    /// The date, or its first possible day.
    pub date: NaiveDate,
    /// How well it is known.
    pub precision: DatePrecision,
}

impl PartialDate {
    /// First and last day that the date may be, both included (contracts.md, `birth_date_precision`).
    pub fn interval(self) -> (NaiveDate, NaiveDate) {
        let date = self.date;
        match self.precision {
            DatePrecision::Exact => (date, date),
            DatePrecision::Month => {
                let first = date.with_day(1).unwrap_or(date);
                (first, next_start(first, 1))
            }
            DatePrecision::Year => {
                let first = NaiveDate::from_ymd_opt(date.year(), 1, 1).unwrap_or(date);
                (first, next_start(first, 12))
            }
            DatePrecision::Estimated => {
                (same_day_in_year(date, date.year() - 1), same_day_in_year(date, date.year() + 1))
            }
        }
    }
}

fn next_start(first: NaiveDate, months: u32) -> NaiveDate {
    first
        .checked_add_months(Months::new(months))
        .and_then(|d| d.checked_sub_days(Days::new(1)))
        .unwrap_or(NaiveDate::MAX)
}

/// The day written `YYYY-MM-DD` in ASCII digits, years 0001 to 9999; nothing else is guessed at.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let shape = b"dddd-dd-dd";
    let fits = text.len() == shape.len()
        && text
            .bytes()
            .zip(shape)
            .all(|(byte, &want)| if want == b'd' { byte.is_ascii_digit() } else { byte == want });
    if !fits || text.starts_with("0000") {
        return None;
    }
    text.parse().ok()
}

/// The calendar day of a moment in the agency's zone (domain.md, Additions, "Time").
pub fn day_in(zone: chrono_tz::Tz, moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&zone).date_naive()
}

/// The same day and month in `year`; 29 February counts as 1 March in a common year (contracts.md).
pub fn same_day_in_year(date: NaiveDate, year: i32) -> NaiveDate {
    date.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1)).unwrap_or(date)
}

/// Whole years lived on `on`; 29 February counts as 1 March in a common year (vector T21). Negative
/// when `birth` lies after `on`.
pub fn age_on(birth: NaiveDate, on: NaiveDate) -> i32 {
    let years = on.year() - birth.year();
    if on < same_day_in_year(birth, on.year()) { years - 1 } else { years }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_leap_day_birthday_falls_on_the_first_of_march() {
        for (birth, on, age) in [
            ("2008-02-29", "2026-02-28", 17),
            ("2008-02-29", "2026-03-01", 18),
            ("2008-02-29", "2028-02-29", 20),
            ("2008-11-21", "2026-11-21", 18),
            ("2008-11-22", "2026-11-21", 17),
            // the birthdays that matter, the day before and the day itself.
            ("2008-03-01", "2026-02-28", 17),
            ("2005-11-21", "2026-11-20", 20),
            ("2005-11-21", "2026-11-21", 21),
            ("2004-11-22", "2026-11-21", 21),
            ("2004-11-21", "2026-11-21", 22),
            ("2004-02-29", "2025-02-28", 20),
            ("2004-02-29", "2025-03-01", 21),
            ("2026-11-21", "2026-11-21", 0),
            ("2026-11-22", "2026-11-21", -1),
            ("2027-11-21", "2026-11-21", -1),
            ("1899-12-30", "2026-11-21", 126),
            ("1896-02-29", "1900-02-28", 3),
            ("1896-02-29", "1900-03-01", 4),
            ("0001-01-01", "2026-11-21", 2025),
            ("9999-12-31", "9999-12-31", 0),
        ] {
            assert_eq!(age_on(day(birth), day(on)), age, "{birth} on {on}");
        }
    }

    #[test]
    fn a_partial_date_is_an_interval() {
        for (date, precision, first, last) in [
            ("2010-02-01", DatePrecision::Month, "2010-02-01", "2010-02-28"),
            ("2010-01-01", DatePrecision::Year, "2010-01-01", "2010-12-31"),
            ("2008-02-29", DatePrecision::Estimated, "2007-03-01", "2009-03-01"),
        ] {
            let interval = PartialDate { date: day(date), precision }.interval();
            assert_eq!(interval, (day(first), day(last)));
        }
    }

    #[test]
    fn the_day_is_that_of_the_zone_across_clock_changes() {
        for (moment, day) in [
            // Spring: 02:30 does not exist; autumn: 01:30 comes twice; neither moves a day.
            ("2026-03-08T04:59:59Z", "2026-03-07"),
            ("2026-03-08T05:00:00Z", "2026-03-08"),
            ("2026-03-08T07:30:00Z", "2026-03-08"),
            ("2026-03-09T03:59:59Z", "2026-03-08"),
            ("2026-03-09T04:00:00Z", "2026-03-09"),
            ("2026-11-01T03:59:59Z", "2026-10-31"),
            ("2026-11-01T05:30:00Z", "2026-11-01"),
            ("2026-11-01T06:30:00Z", "2026-11-01"),
            ("2026-11-02T04:59:59Z", "2026-11-01"),
            ("2026-11-02T05:00:00Z", "2026-11-02"),
            ("2027-01-01T04:59:59Z", "2026-12-31"),
        ] {
            let utc = moment.parse::<DateTime<Utc>>().unwrap();
            assert_eq!(day_in(chrono_tz::America::Toronto, utc).to_string(), day, "{moment}");
        }
    }

    #[test]
    fn only_whole_days_of_the_calendar_are_read() {
        for text in ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "1899-12-30", "1582-10-10"] {
            assert_eq!(parse_day(text).map(|day| day.to_string()).as_deref(), Some(text));
        }
        for text in [
            "",
            "2023-02-29",
            "1900-02-29",
            "2100-02-29",
            "2024-02-30",
            "2024-04-31",
            "2024-13-01",
            "2024-00-10",
            "2024-01-00",
            "0000-01-01",
            "10000-01-01",
            "-001-01-01",
            "+2024-01-01",
            "24-01-01",
            "2024-1-1",
            "2024/01/01",
            "01-02-2024",
            "20240101",
            "2024-01-01T00:00",
            " 2024-01-01",
            "2024-01-01 ",
            "２０２４-01-01",
            "٢٠٢٤-٠١-٠١",
            "2024-01-1a",
            "2024-W01-1",
        ] {
            assert_eq!(parse_day(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_moment_keeps_its_offset_and_its_order() {
        let text = "2026-11-21T20:04:05.123Z -0500";
        let moment = Moment::parse(text).unwrap();
        assert_eq!(moment.to_string(), text);
        assert_eq!(moment.day(), day("2026-11-21"));
        assert_eq!(Moment::parse("2026-11-22T03:00:00.000Z -0500").unwrap().day(), day("2026-11-21"));
        assert_eq!(Moment::parse("2026-11-22T03:00:00"), None);
    }
}
