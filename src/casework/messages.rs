//! Messages for a coordinator, whoever covers today, a colleague or the pool, left without opening the caller's file; that
//! one was read is written down by opening it. Works out for whom a message is; decides nothing else.

use super::{Command, Failure, Reading, Session, Subject, Writing, clean::cleaned, seen};
use crate::{
    domain::{
        access::Act,
        card::{ChildCard, StaffRef},
        codes::{DueKind, PromiseState},
        ids::{CallId, ChildId, RowId},
        problem::Problem,
        record::{Call, Promise, Stored},
    },
    store::{Db, StoreError, access as relations, care, mistakes, rows},
};

/// Who gets what is left about a child.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recipient {
    /// Who answers today; none when the pool gets it.
    pub staff: Option<StaffRef>,
    /// For whom that person covers.
    pub covers: Option<StaffRef>,
    /// The file is restricted and not the viewer's: who answers for it is not told.
    pub closed: bool,
}

/// A message as whoever reads it sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// What was left.
    pub promise: Stored<Promise>,
    /// Who left it.
    pub from: Option<StaffRef>,
    /// For whom; none when the pool gets it.
    pub to: Option<StaffRef>,
    /// Who read it first.
    pub reader: Option<StaffRef>,
    /// The call on which it was left.
    pub call: Option<Stored<Call>>,
    /// The child, if it is about one.
    pub card: Option<ChildCard>,
    /// The file is restricted and not the viewer's: for whom it was left, and who read it, is not told.
    pub closed: bool,
}

impl Session {
    /// Who answers today for a child, from what a search may show.
    ///
    /// # Errors
    /// When the role may not search.
    pub fn recipient(&mut self, child: ChildId) -> Result<Recipient, Failure> {
        self.read(Act::FindFamilies, Subject::Nothing, |reading| {
            if seen::is_closed(reading, child)? {
                return Ok(Recipient { closed: true, ..Recipient::default() });
            }
            let child = mistakes::survivor(reading.db, child)?;
            let found = care::answers_today(reading.db, child, reading.today)?;
            let of = |(staff, covers)| Recipient { staff: Some(staff), covers, closed: false };
            Ok(found.map_or_else(Recipient::default, of))
        })
    }

    /// Who works here, to give something to on a call.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn colleagues(&mut self) -> Result<Vec<StaffRef>, Failure> {
        self.read(Act::ListColleagues, Subject::Nothing, |reading| Ok(care::colleagues(reading.db)?))
    }

    /// Leaves a message, for the person it names, else for who answers for the child today, else for the pool that holds
    /// the child. The file is not opened.
    ///
    /// # Errors
    /// `problem-message-what`, `problem-message-to`; when it is not allowed.
    pub fn leave_message(&mut self, command: &Command, message: &Promise) -> Result<RowId, Failure> {
        if message.what.trim().is_empty() {
            return Err(Problem::new("what", "problem-message-what").into());
        }
        let message = cleaned(message)?;
        self.write_as(Act::SaveCall, command, |writing| leave(writing, message))
    }

    /// A message, which is read by this: whoever it is for, or covers for them, is written down with the moment.
    ///
    /// # Errors
    /// When it is not allowed or there is no such message.
    pub fn read_message(&mut self, id: RowId) -> Result<Message, Failure> {
        let message = self.read(Act::OpenCall, Subject::Nothing, |reading| message_of(reading, id))?;
        let promise = &message.promise;
        let mine = promise.read_at.is_none() && promise.from_id != Some(self.identity().staff);
        if !mine || !self.is_for_me(promise)? {
            return Ok(message);
        }
        let command = Command::new(Act::ReadMessage, Subject::Nothing);
        self.write_as(Act::ReadMessage, &command, |writing| mark_read(writing, id))?;
        self.read(Act::OpenCall, Subject::Nothing, |reading| message_of(reading, id))
    }

    /// Whether a message waits for this person: it is theirs, nobody's in particular, or of a family they answer for.
    fn is_for_me(&mut self, promise: &Promise) -> Result<bool, Failure> {
        let (own, team) = (self.identity().staff, self.identity().team);
        if promise.staff_id.is_none_or(|staff| staff == own) {
            return Ok(true);
        }
        let Some(child) = promise.child_id else { return Ok(false) };
        self.read(Act::OpenCall, Subject::Nothing, |reading| {
            let today = reading.today.to_string();
            Ok(relations::to_child(reading.db, own, team, child, &today)?.assigned)
        })
    }
}

fn leave(writing: &mut Writing<'_>, message: Promise) -> Result<RowId, Failure> {
    let mut left = Promise {
        from_id: Some(writing.identity().staff),
        read_at: None,
        read_by: None,
        state: PromiseState::Open,
        ..message
    };
    match left.child_id {
        Some(child) => {
            writing.about(child);
            if left.staff_id.is_none() {
                // Whoever looks after the file that goes on looks after what is said about one under it.
                let goes_on = mistakes::survivor(writing.db(), child)?;
                let found = care::answers_today(writing.db(), goes_on, writing.today())?;
                left.staff_id = found.map(|(staff, _)| staff.id);
                if left.staff_id.is_none() && !relations::is_held(writing.db(), goes_on)? {
                    let last = relations::last_team(writing.db(), goes_on)?;
                    left.pool_team_id = Some(last.unwrap_or(writing.identity().team));
                }
            }
        }
        None if left.staff_id.is_none() => return Err(Problem::new("to", "problem-message-to").into()),
        None => {}
    }
    Ok(writing.insert(&left)?.id)
}

/// Only to be told: reading it is all that was asked. A call that is wanted stays to be made.
fn mark_read(writing: &mut Writing<'_>, id: RowId) -> Result<(), Failure> {
    let base = writing.get::<Promise>(id)?;
    if base.read_at.is_some() {
        return Ok(());
    }
    if let Some(child) = base.child_id {
        writing.about(child);
    }
    let state = if base.kind == DueKind::Message { PromiseState::Kept } else { base.state };
    let read = Promise {
        read_at: Some(writing.now()),
        read_by: Some(writing.identity().staff),
        state,
        ..base.record.clone()
    };
    writing.update(&base, &read).map(|_| ())
}

fn message_of(reading: &Reading<'_>, id: RowId) -> Result<Message, Failure> {
    let promise = reading.get::<Promise>(id)?;
    if let Some(child) = promise.child_id {
        reading.shows(child);
    }
    let staff = |id: Option<crate::domain::ids::StaffId>| -> Result<Option<StaffRef>, StoreError> {
        Ok(id.map(|id| care::staff_ref(reading.db, id)).transpose()?.flatten())
    };
    let closed = promise.child_id.map(|child| seen::is_closed(reading, child)).transpose()?.unwrap_or(false);
    let told = |id: Option<crate::domain::ids::StaffId>| {
        id.filter(|staff| !closed || *staff == reading.identity.staff)
    };
    Ok(Message {
        from: staff(promise.from_id)?,
        to: staff(told(promise.staff_id))?,
        reader: staff(told(promise.read_by))?,
        call: promise.call_id.map(|call| call_of(reading.db, call)).transpose()?.flatten(),
        card: promise.child_id.map(|child| seen::card_of(reading, child)).transpose()?.flatten(),
        closed,
        promise,
    })
}

fn call_of(db: &Db, call: CallId) -> Result<Option<Stored<Call>>, StoreError> {
    rows::load::<Call>(db, call)
}
