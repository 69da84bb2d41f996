//! Rows of the made-up agency on their way into the file: ids from the seed, moments from the set day. Knows no stories.

use chrono::{Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use uuid::Builder;

use super::random::Random;
use crate::{
    domain::{
        date::Moment,
        ids::{ChildId, RowId, StaffId},
        record::Record,
        working_days::WorkingDays,
    },
    store::{Db, StoreError, log, rows},
};

/// Writes rows in order; two runs with the same seed and day write the same.
pub struct Writer<'a> {
    db: &'a Db,
    ids: Random,
    written: u64,
    days: Calendar,
}

/// The days of the made-up agency: everything happened on working days before the set day.
#[derive(Debug, Clone)]
pub struct Calendar {
    today: NaiveDate,
    zone: Tz,
    working: WorkingDays,
}

impl Calendar {
    /// The calendar around `today`.
    pub fn new(today: NaiveDate, zone: Tz, working: WorkingDays) -> Self {
        Self { today, zone, working }
    }

    /// The set day.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// The working day `days` days ago or the one before it; always before today.
    pub fn ago(&self, days: i64) -> NaiveDate {
        self.workday(self.exactly(days.max(1)))
    }

    /// The day `days` days ago, or ahead when negative, whatever day of the week it is.
    pub fn exactly(&self, days: i64) -> NaiveDate {
        shift(self.today, -days)
    }

    /// `day`, or the working day before it.
    pub fn workday(&self, day: NaiveDate) -> NaiveDate {
        let mut day = day;
        while !self.working.is_working(day) {
            day = shift(day, -1);
        }
        day
    }

    /// `day`, or the working day after it: for what is promised.
    pub fn next_workday(&self, day: NaiveDate) -> NaiveDate {
        let mut day = day;
        while !self.working.is_working(day) {
            day = shift(day, 1);
        }
        day
    }

    /// A moment in office hours of `day`, drawn from `random`.
    pub fn moment(&self, day: NaiveDate, random: &mut Random) -> Moment {
        let minutes = u32::try_from(random.between(9 * 60, 16 * 60 + 45)).unwrap_or(600);
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0).unwrap_or(NaiveTime::MIN);
        let local = self.zone.from_local_datetime(&day.and_time(time)).earliest();
        // Office hours exist in every zone on every day; the fallback keeps this total.
        let at = local.map_or_else(|| Utc.from_utc_datetime(&day.and_time(time)), |at| at.to_utc());
        let offset = (day.and_time(time) - at.naive_utc()).num_minutes();
        Moment::new(at, i32::try_from(offset).unwrap_or(0))
    }
}

/// `day` moved by `days`.
pub fn shift(day: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) };
    moved.unwrap_or(day)
}

impl<'a> Writer<'a> {
    /// A writer into `db`.
    pub fn new(db: &'a Db, seed: u64, days: Calendar) -> Self {
        Self { db, ids: Random::of(seed, u64::MAX), written: 0, days }
    }

    /// The file.
    pub fn db(&self) -> &'a Db {
        self.db
    }

    /// The calendar.
    pub fn days(&self) -> &Calendar {
        &self.days
    }

    /// How many rows were written.
    pub fn written(&self) -> u64 {
        self.written
    }

    /// A public id: the set day and a count for its time, the seed for the rest.
    pub fn public_id(&mut self) -> String {
        let midnight = self.days.today.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
        let millis = u64::try_from(midnight).unwrap_or(0).wrapping_add(self.written);
        let mut random = [0_u8; 10];
        random[..8].copy_from_slice(&self.ids.next().to_le_bytes());
        random[8..].copy_from_slice(&self.ids.next().to_le_bytes()[..2]);
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
    }

    /// Writes a record.
    pub fn insert<R: Record>(&mut self, record: &R) -> Result<RowId, StoreError> {
        self.written += 1;
        let id = self.public_id();
        rows::insert_record(self.db, &id, record)
    }

    /// Writes a record with its row of history, so that the file tells who wrote it and when.
    pub fn insert_told<R: Record>(
        &mut self,
        record: &R,
        at: Moment,
        staff: StaffId,
        child: ChildId,
    ) -> Result<RowId, StoreError> {
        self.written += 1;
        let id = self.public_id();
        let fields = rows::fields_of(record)?;
        let row = rows::insert(self.db, R::KIND, &id, &fields)?;
        let change = log::Change {
            seq: 0,
            command: self.public_id(),
            at: at.to_string(),
            staff,
            child: Some(child),
            kind: R::KIND,
            row,
            version: 1,
            change: "insert",
            before: rows::Fields::new(),
            after: fields,
        };
        log::remember(self.db, &change)?;
        Ok(row)
    }

    /// Draws the next number of `name`.
    pub fn draw_number(&self, name: &str) -> Result<i64, StoreError> {
        rows::draw_number(self.db, name)
    }
}
