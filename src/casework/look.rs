//! The one way to read people's records: permission → log row → data. No row, no data.

use std::{cell::RefCell, collections::BTreeSet};

use chrono::NaiveDate;

use super::{
    Failure, Identity, Session,
    command::{Subject, child_of, permit, relation_to, still_signed_in},
};
use crate::{
    domain::{
        access::{Act, Relation, Verdict, decide},
        date::Moment,
        ids::{ChildId, RowId},
        record::{Record, Stored},
    },
    store::{Db, StoreError, log, rows},
};

/// A read under way.
pub struct Reading<'a> {
    /// The file.
    pub db: &'a Db,
    /// Who looks.
    pub identity: &'a Identity,
    /// Now.
    pub now: Moment,
    /// The agency's day.
    pub today: NaiveDate,
    /// Children of whom something is shown, although the look is about none by name.
    pub(super) shown: RefCell<BTreeSet<ChildId>>,
}

impl Reading<'_> {
    /// Something of this child is about to be shown: the look is logged for the child too.
    pub fn shows(&self, child: ChildId) {
        self.shown.borrow_mut().insert(child);
    }

    /// The record, if it stands.
    ///
    /// # Errors
    /// [`Failure::Missing`] when it does not.
    pub fn get<R: Record>(&self, id: impl Into<RowId>) -> Result<Stored<R>, Failure> {
        rows::load::<R>(self.db, id)?.filter(|row| row.removed.is_none()).ok_or(Failure::Missing(R::KIND))
    }
}

impl Session {
    /// Looks at something. A screen that stays open logs only what it newly shows.
    ///
    /// # Errors
    /// When it is not allowed, or the log row cannot be written: then nothing is read.
    pub fn read<T>(
        &mut self,
        act: Act,
        subject: Subject,
        work: impl FnOnce(&Reading<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.read_because(act, subject, None, work)
    }

    /// Looks at something for which a reason is asked.
    ///
    /// # Errors
    /// As [`Session::read`].
    pub fn read_because<T>(
        &mut self,
        act: Act,
        subject: Subject,
        reason: Option<&str>,
        work: impl FnOnce(&Reading<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let (now, today) = (self.clock.now(), self.clock.today());
        self.store.set_day(today);
        still_signed_in(self.store.db(), &self.identity)?;
        let child = child_of(self.store.db(), subject)?;
        // A reason given once holds while the screen stays open.
        let shown = self.shown.contains(&(act, subject));
        let given = if shown { Some("given") } else { reason };
        if let Err(refusal) = permit(self.store.db(), &self.identity, act, subject, given, today) {
            log::append(self.store.db(), &log::Entry { child, ..self.entry("refused", act.code()) })?;
            return Err(refusal);
        }
        if !shown {
            let reason = reason.map(str::to_owned);
            log::append(self.store.db(), &log::Entry { child, reason, ..self.entry("look", act.code()) })?;
            self.shown.insert((act, subject));
        }
        // One snapshot for everything the screen shows.
        let snapshot = self.store.snapshot()?;
        let shown = RefCell::default();
        let reading = Reading { db: &snapshot, identity: &self.identity, now, today, shown };
        let found = work(&reading)?;
        let children = reading.shown.into_inner();
        drop(snapshot);
        for child in children {
            self.log_shown(act, child)?;
        }
        Ok(found)
    }

    /// One look for each child shown, once in a visit. Where it cannot be written, nothing is shown.
    fn log_shown(&mut self, act: Act, child: ChildId) -> Result<(), Failure> {
        if self.shown.insert((act, Subject::Child(child))) {
            let entry = log::Entry { child: Some(child), ..self.entry("look", act.code()) };
            log::append(self.store.db(), &entry)?;
        }
        Ok(())
    }

    /// The next look of this kind is logged although the same was looked at before: something leaves the program each time.
    pub(super) fn forget_look(&mut self, act: Act, subject: Subject) {
        self.shown.remove(&(act, subject));
    }

    /// Whether the person may do `act` to `subject` now, without doing or logging anything: for greyed keys.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn may(&self, act: Act, subject: Subject) -> Result<Verdict, StoreError> {
        let relation = self.relation(subject)?;
        Ok(decide(self.identity.role, act, relation, self.access_settings()?))
    }

    /// How the person stands to `subject`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn relation(&self, subject: Subject) -> Result<Relation, StoreError> {
        relation_to(self.store.db(), &self.identity, subject, self.clock.today())
    }
}
