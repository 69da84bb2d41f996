//! What time it is for the agency: its own zone, never the process's (domain.md, Additions, "Time"). On made-up files
//! the day may be set (`--today`); tests freeze the moment.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

use crate::domain::date::Moment;

/// The zone of an agency that names none.
pub const DEFAULT_ZONE: Tz = chrono_tz::America::Toronto;

/// The agency's clock.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    zone: Tz,
    today: Option<NaiveDate>,
    frozen: Option<DateTime<Utc>>,
}

impl Clock {
    /// The system's time in `zone`; with `today`, moved by whole days so that it is that day there.
    pub fn new(zone: Tz, today: Option<NaiveDate>) -> Self {
        Self { zone, today, frozen: None }
    }

    /// A clock that stands still.
    pub fn frozen(zone: Tz, at: DateTime<Utc>) -> Self {
        Self { zone, today: None, frozen: Some(at) }
    }

    /// The zone with this IANA name, or the default.
    pub fn zone_named(name: &str) -> Tz {
        name.parse().unwrap_or(DEFAULT_ZONE)
    }

    /// Now.
    pub fn now(&self) -> Moment {
        let system = self.frozen.unwrap_or_else(Utc::now);
        let utc = self.today.map_or(system, |today| {
            let there = system.with_timezone(&self.zone).date_naive();
            system + Duration::days((today - there).num_days())
        });
        let offset = self.zone.offset_from_utc_datetime(&utc.naive_utc());
        Moment::new(utc, offset.fix().local_minus_utc() / 60)
    }

    /// The moment at which the agency's clocks show `time` on `day`; where they were moved and it is shown twice, the first.
    pub fn at(&self, day: NaiveDate, time: NaiveTime) -> Moment {
        let local = day.and_time(time);
        let utc = self.zone.from_local_datetime(&local).earliest().map(|at| at.to_utc());
        // An hour that a change of clocks leaves out is read as if it were not.
        let utc = utc.unwrap_or_else(|| self.zone.from_utc_datetime(&local).to_utc());
        let offset = self.zone.offset_from_utc_datetime(&utc.naive_utc());
        Moment::new(utc, offset.fix().local_minus_utc() / 60)
    }

    /// The agency's calendar day now.
    pub fn today(&self) -> NaiveDate {
        self.today.unwrap_or_else(|| self.now().day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_the_agencys_own() {
        for (utc, day) in [
            ("2026-11-22T04:59:59Z", "2026-11-21"),
            ("2026-11-22T05:00:00Z", "2026-11-22"),
            ("2026-07-01T03:59:59Z", "2026-06-30"),
        ] {
            let clock = Clock::frozen(DEFAULT_ZONE, utc.parse().unwrap());
            assert_eq!(clock.today().to_string(), day, "{utc}");
        }
    }

    #[test]
    fn a_set_day_is_that_day_at_any_hour() {
        let day = "2026-03-08".parse().unwrap();
        let clock = Clock::new(DEFAULT_ZONE, Some(day));
        assert_eq!((clock.today(), clock.now().day()), (day, day));
    }
}
