//! What happens next: promises on a call or beside a child, kept, given or dropped with a reason.

use super::{Command, Failure, Session, clean::cleaned};
use crate::domain::{
    access::Act,
    codes::PromiseState,
    ids::RowId,
    problem::Problem,
    record::{Promise, Stored},
};

impl Session {
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
        // Whose it is stays as it was: moving a promise to another child is an act of its own.
        let settled = Promise { child_id: base.child_id, call_id: base.call_id, ..cleaned(settled)? };
        if settled.state == PromiseState::Dropped && settled.reason.is_none() {
            return Err(Problem::new("reason", "problem-promise-reason").into());
        }
        self.write_as(Act::KeepPromise, command, |writing| Ok(writing.update(base, &settled)?.version))
    }
}
