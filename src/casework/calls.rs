//! Calls: written down from the first ring, ended with what happens next; promises kept or dropped; tries to reach
//! someone. A call needs no name.

use serde::{Deserialize, Serialize};

use super::{Command, Failure, Session, Subject, Writing, clean::cleaned};
use crate::{
    domain::{
        access::Act,
        codes::{CallDirection, CallKind, ConsentAnswer, PromiseState},
        ids::{CallId, ChildId, RowId},
        problem::Problem,
        record::{Attempt, Call, CallChild, Promise, Stored},
    },
    store::{calls, rows},
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
    /// person types is taken; call and state are set here.
    ///
    /// # Errors
    /// When a promise says nothing, the call was changed meanwhile, or it is not allowed.
    pub fn end_call(
        &mut self,
        command: &Command,
        base: &Stored<Call>,
        call: &Call,
        promises: &[Promise],
    ) -> Result<Ended, Failure> {
        let call = ready(call)?;
        let promises = promises.iter().map(cleaned).collect::<Result<Vec<_>, _>>()?;
        let id = CallId::from(base.id);
        let now = self.now();
        self.write_as(Act::SaveCall, command, |writing| {
            if let Some(child) = calls::children(writing.db(), id)?.first() {
                writing.about(*child);
            }
            let ended = Call { ended_at: Some(call.ended_at.unwrap_or(now)), ..call };
            writing.update(base, &ended)?;
            let mut made = Vec::new();
            for promise in &promises {
                let promise = Promise { call_id: Some(id), state: PromiseState::Open, ..promise.clone() };
                made.push(writing.insert(&promise)?.id);
            }
            Ok(Ended { call: id, promises: made })
        })
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

    /// One more thing that happens next, on a call or beside a child.
    ///
    /// # Errors
    /// When it says nothing, or is not allowed.
    pub fn add_promise(&mut self, command: &Command, promise: &Promise) -> Result<RowId, Failure> {
        let promise = cleaned(promise)?;
        self.write_as(Act::SaveCall, command, |writing| {
            if let Some(child) = promise.child_id {
                writing.about(child);
            }
            Ok(writing.insert(&promise)?.id)
        })
    }

    /// A promise was kept, given to someone else, or is dropped with a reason.
    ///
    /// # Errors
    /// `problem-promise-reason` when it is dropped without one; a conflict when someone settled it meanwhile.
    pub fn settle_promise(
        &mut self,
        command: &Command,
        base: &Stored<Promise>,
        settled: &Promise,
    ) -> Result<i64, Failure> {
        let settled = cleaned(settled)?;
        if settled.state == PromiseState::Dropped && settled.reason.is_none() {
            return Err(Problem::new("reason", "problem-promise-reason").into());
        }
        self.write_as(Act::KeepPromise, command, |writing| Ok(writing.update(base, &settled)?.version))
    }

    /// Counts a try to reach someone. Who tried is who saves.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn save_attempt(&mut self, command: &Command, attempt: &Attempt) -> Result<RowId, Failure> {
        let attempt = Attempt { staff_id: self.identity().staff, ..cleaned(attempt)? };
        if attempt.at.day() > self.today() {
            return Err(Problem::new("at", "problem-date-future").into());
        }
        self.write_as(Act::SaveAttempt, command, |writing| Ok(writing.insert(&attempt)?.id))
    }

    /// A call with whom it was about and what was promised.
    ///
    /// # Errors
    /// When it is not allowed or there is no such call.
    pub fn call(&mut self, call: CallId) -> Result<CallView, Failure> {
        self.read(Act::OpenCall, Subject::Nothing, |reading| {
            Ok(CallView {
                call: reading.get::<Call>(call)?,
                children: calls::children(reading.db, call)?,
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
