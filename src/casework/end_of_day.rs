//! The end of the day: everything of one's own that would wait until one is back, and what is urgent and nobody's. A list;
//! each line of it is kept or given by the commands of `passing`.

use chrono::NaiveDate;

use super::{
    Failure, Session, Subject,
    behind::{OpenCall, OpenDraft},
    days::days_of,
    due::own_promises,
    passing::PassedView,
    pile::PileRow,
    pool::PoolRow,
};
use crate::domain::{
    access::Act,
    codes::{Role, Urgency, YesNo},
    due::DueRow,
};

/// What stands at the end of the day.
#[derive(Debug, Clone, Default)]
pub struct EndOfDay {
    /// The first day on which the person is back; none when no such day is known.
    pub back: Option<NaiveDate>,
    /// Their calls that have not ended.
    pub calls: Vec<OpenCall>,
    /// What they typed and did not save.
    pub drafts: Vec<OpenDraft>,
    /// What they promised, due until the day on which they are back.
    pub promises: Vec<DueRow>,
    /// Urgent referrals that nobody holds.
    pub unheld: Vec<PoolRow>,
    /// Urgent papers that nobody has keyed.
    pub papers: Vec<PileRow>,
    /// What was given to them and they have not seen.
    pub unread: Vec<PassedView>,
}

impl Session {
    /// Everything that would wait until the person is back.
    ///
    /// # Errors
    /// When the file fails.
    pub fn end_of_day(&mut self) -> Result<EndOfDay, Failure> {
        let (rules, standards) = (self.rules()?, self.standards()?);
        let mine = self.read(Act::ListDue, Subject::Nothing, |reading| {
            let back = days_of(reading.db, &rules, reading.identity.staff)?.next(reading.today);
            // Without a day to be back, everything promised is somebody else's matter until then.
            let last = back.unwrap_or(NaiveDate::MAX);
            Ok((back, own_promises(reading, &standards, last)?))
        })?;
        let (back, promises) = mine;
        let takes_pool = matches!(self.identity.role, Role::Intake | Role::Supervisor);
        let mut found = EndOfDay { back, promises, ..EndOfDay::default() };
        found.calls = self.open_calls()?.into_iter().filter(|call| !call.pooled).collect();
        // What was typed on a held call goes with the call.
        let held: Vec<&str> = found.calls.iter().map(|open| open.call.public_id.as_str()).collect();
        let own = |open: &OpenDraft| open.draft.pool.is_none() && !held.contains(&open.draft.record.as_str());
        let drafts = self.open_drafts()?.into_iter().filter(own).collect();
        found.drafts = drafts;
        found.unread = self.passed()?.into_iter().filter(|passed| passed.to_me).collect();
        if takes_pool {
            let nobodys = |row: &PoolRow| row.urgency == Urgency::Urgent && row.holder.is_none();
            found.unheld = self.pool()?.into_iter().filter(nobodys).collect();
            let urgent = |row: &PileRow| row.paper.urgent == Some(YesNo::Yes);
            found.papers = self.pile()?.into_iter().filter(urgent).collect();
        }
        Ok(found)
    }
}
