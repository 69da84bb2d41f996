//! Calls: written down from the first ring, ended once with what happens next, by whoever ends them first. A call needs
//! no name.

use serde::{Deserialize, Serialize};

use super::{Command, Failure, Session, Subject, Writing, clean::cleaned};
use crate::{
    domain::{
        access::Act,
        codes::{CallDirection, CallKind, ConsentAnswer, PromiseState},
        date::Moment,
        ids::{CallId, ChildId, RowId, StaffId},
        record::{Call, CallChild, Promise, Stored},
    },
    store::{StoreError, calls, care, rows},
};

/// A call as its screen shows it.
#[derive(Debug, Clone)]
pub struct CallView {
    /// The call.
    pub call: Stored<Call>,
    /// The children it was about.
    pub children: Vec<ChildId>,
    /// What was promised.
    pub promises: Vec<Stored<Promise>>,
}

/// What the end of a call saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// The call.
    pub call: CallId,
    /// The promises, in the order in which they were typed.
    pub promises: Vec<RowId>,
    /// Who ended it before, and when, where somebody had; what was typed now is kept beside it.
    pub before: Option<(String, Moment)>,
    /// The clock was set back in the call, so that nobody knows how long it took.
    pub clock_back: bool,
}

impl Session {
    /// A call that rings now, to be filled and saved with [`Session::start_call`].
    pub fn new_call(&self, direction: CallDirection) -> Call {
        Call::blank(self.identity().staff, self.now(), direction)
    }

    /// Saves a call for the first time, under the public id drawn when its screen opened.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn start_call(&mut self, command: &Command, public_id: &str, call: &Call) -> Result<CallId, Failure> {
        let call = ready(call)?;
        let staff = self.identity().staff;
        self.write_as(Act::SaveCall, command, |writing| {
            Ok(writing.insert_as(public_id, &Call { staff_id: staff, ..call })?.id.into())
        })
    }

    /// Saves what was typed since; returns the new version.
    ///
    /// # Errors
    /// When someone else saved the call meanwhile, or it is not allowed.
    pub fn save_call(&mut self, command: &Command, base: &Stored<Call>, call: &Call) -> Result<i64, Failure> {
        let call = ready(call)?;
        self.write_as(Act::SaveCall, command, |writing| Ok(writing.update(base, &call)?.version))
    }

    /// Ends a call: its facts and what happens next, none to several promises, in one save. Of a promise only what the
    /// person types is taken; call and state are set here. Only what differs from `base` is saved, so that what a
    /// colleague added meanwhile stays; where a colleague ended it meanwhile, that end stands, and what is typed now is kept.
    ///
    /// # Errors
    /// When a promise says nothing, or it is not allowed.
    pub fn end_call(
        &mut self,
        command: &Command,
        base: &Stored<Call>,
        call: &Call,
        promises: &[Promise],
    ) -> Result<Ended, Failure> {
        let call = ready(call)?;
        let promises = promises.iter().map(cleaned).collect::<Result<Vec<_>, _>>()?;
        self.write_as(Act::SaveCall, command, |writing| end(writing, base, &call, &promises))
    }

    /// Says that a call was about a child. Saying it twice changes nothing.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn attach_child(&mut self, command: &Command, call: CallId, child: ChildId) -> Result<(), Failure> {
        self.write_as(Act::SaveCall, command, |writing| attach(writing, call, child))
    }

    /// Takes back that a call was about a child.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn detach_child(&mut self, command: &Command, call: CallId, child: ChildId) -> Result<(), Failure> {
        self.write_as(Act::SaveCall, command, |writing| match calls::link_of(writing.db(), call, child)? {
            Some(row) => writing.remove(&row),
            None => Ok(()),
        })
    }

    /// A call with whom it was about and what was promised.
    ///
    /// # Errors
    /// When it is not allowed or there is no such call.
    pub fn call(&mut self, call: CallId) -> Result<CallView, Failure> {
        self.read(Act::OpenCall, Subject::Nothing, |reading| {
            let children = calls::children(reading.db, call)?;
            children.iter().for_each(|child| reading.shows(*child));
            Ok(CallView {
                call: reading.get::<Call>(call)?,
                children,
                promises: calls::promises(reading.db, call)?,
            })
        })
    }

    /// One's own calls that have not ended: what goes on after a lost line, on any desk.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn running_calls(&mut self) -> Result<Vec<Stored<Call>>, Failure> {
        self.read(Act::OpenCall, Subject::Nothing, |reading| {
            Ok(calls::running(reading.db, reading.identity.staff)?)
        })
    }
}

fn end(
    writing: &mut Writing<'_>,
    base: &Stored<Call>,
    call: &Call,
    promises: &[Promise],
) -> Result<Ended, Failure> {
    let id = CallId::from(base.id);
    if let Some(child) = calls::children(writing.db(), id)?.first() {
        writing.about(*child);
    }
    let there = writing.get::<Call>(id)?;
    let mut ended = merged(&base.record, call, &there.record)?;
    let now = writing.now();
    let (mut before, mut clock_back) = (None, false);
    match there.ended_at {
        Some(at) => before = Some((name_of(writing, there.ended_by.unwrap_or(there.staff_id))?, at)),
        None => {
            let at = ended.ended_at.unwrap_or(now);
            clock_back = at < there.started_at;
            // Nobody knows how long it took; it certainly did not end before it began.
            ended.ended_at = Some(at.max(there.started_at));
            ended.ended_by = Some(writing.identity().staff);
        }
    }
    writing.update(&there, &ended)?;
    let mut made = Vec::new();
    for promise in promises {
        let promise = Promise { call_id: Some(id), state: PromiseState::Open, ..promise.clone() };
        made.push(writing.insert(&promise)?.id);
    }
    Ok(Ended { call: id, promises: made, before, clock_back })
}

/// What stands now, with what was changed here from `base`.
fn merged(base: &Call, mine: &Call, there: &Call) -> Result<Call, Failure> {
    let (before, typed) = (rows::fields_of(base)?, rows::fields_of(mine)?);
    let mut merged = rows::fields_of(there)?;
    for (name, value) in typed {
        if before.get(&name) != Some(&value) {
            merged.insert(name, value);
        }
    }
    serde_json::from_value(serde_json::Value::Object(merged))
        .map_err(|_| StoreError::Shape("call".to_owned()).into())
}

fn name_of(writing: &Writing<'_>, staff: StaffId) -> Result<String, Failure> {
    Ok(care::staff_ref(writing.db(), staff)?.map(|person| person.name).unwrap_or_default())
}

/// A call as it may be stored: who said "do not write this down" stays without a name and a number.
pub(super) fn ready(call: &Call) -> Result<Call, Failure> {
    let call = cleaned(call)?;
    if call.collect != Some(ConsentAnswer::No) {
        return Ok(call);
    }
    Ok(Call {
        kind: call.kind.or(Some(CallKind::Information)),
        caller_person_id: None,
        caller_name: None,
        about: None,
        number: None,
        safe_message: None,
        ..call
    })
}

/// The row that says a call was about a child, once.
pub(super) fn attach(writing: &mut Writing<'_>, call: CallId, child: ChildId) -> Result<(), Failure> {
    if calls::link_of(writing.db(), call, child)?.is_none() {
        if rows::load::<Call>(writing.db(), call)?.is_none() {
            return Err(Failure::Missing(crate::domain::record::RecordKind::Call));
        }
        writing.insert(&CallChild { call_id: call, child_id: child })?;
    }
    Ok(())
}
