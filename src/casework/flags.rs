//! What is flagged and looked at again: raised inside the save or the look that it belongs to, settled by a privacy officer
//! or a supervisor with one key. Of a restricted file nothing but its number is told here.

use super::{Command, Failure, Session, Writing, due::viewer_of, family};
use crate::{
    domain::{
        access::Act,
        codes::{FlagKind, FlagState, PairVerdict, Role},
        ids::{CallId, ChildId, RowId},
        problem::Problem,
        record::{Flag, Pair, RecordKind},
    },
    store::{flags, pairs},
};

/// A flag about to be raised.
pub(super) struct Raised {
    pub(super) kind: FlagKind,
    pub(super) child: Option<ChildId>,
    pub(super) other: Option<ChildId>,
    pub(super) call: Option<CallId>,
    pub(super) reason: Option<String>,
}

/// Raises a flag in the save under way, once.
pub(super) fn raise(writing: &mut Writing<'_>, raised: Raised) -> Result<RowId, Failure> {
    let flag = Flag {
        kind: raised.kind,
        child_id: raised.child,
        other_child_id: raised.other,
        call_id: raised.call,
        staff_id: writing.identity().staff,
        team_id: writing.identity().team,
        at: writing.now(),
        reason: raised.reason,
        state: FlagState::Open,
        settled_by: None,
        settled_at: None,
    };
    match flags::same(writing.db(), &flag)? {
        Some(there) => Ok(there.id),
        None => Ok(writing.insert(&flag)?.id),
    }
}

impl Session {
    /// A restricted file came up beside what was typed on a call: the privacy officer looks at it, and the walk goes on.
    /// `opened` is the new file, where one was opened. Nothing happens for a file that is not restricted.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn flag_restricted(
        &mut self,
        command: &Command,
        restricted: ChildId,
        opened: Option<ChildId>,
        call: Option<CallId>,
    ) -> Result<(), Failure> {
        self.write_as(Act::SaveCall, command, |writing| {
            let file = writing.get::<crate::domain::record::Child>(restricted)?;
            if file.restricted == Some(crate::domain::codes::YesNo::Yes) {
                let kind = FlagKind::RestrictedMatch;
                raise(writing, Raised { kind, child: Some(restricted), other: opened, call, reason: None })?;
            }
            Ok(())
        })
    }

    /// What was flagged is settled: seen, or for two files the same child, not the same, later. The answer about two
    /// files is remembered as a decision about the pair.
    ///
    /// # Errors
    /// When it is not this person's to settle, or the answer does not fit.
    pub fn settle_flag(&mut self, command: &Command, flag: RowId, state: FlagState) -> Result<(), Failure> {
        self.write_as(Act::SettleFlag, command, |writing| {
            let base = writing.get::<Flag>(flag)?;
            let viewer = viewer_of(writing.identity(), writing.today());
            if !flags::is_for(&base, &viewer) {
                let who = if base.kind == FlagKind::CrisisCall { Role::Supervisor } else { Role::Privacy };
                return Err(Failure::Refused { act: Act::SettleFlag, who: vec![who] });
            }
            let fits = match base.kind {
                FlagKind::RestrictedMatch => !matches!(state, FlagState::Open | FlagState::Seen),
                FlagKind::CrisisView | FlagKind::CrisisCall => state == FlagState::Seen,
            };
            if !fits {
                return Err(Problem::new("state", "problem-flag-state").into());
            }
            let settled = Flag {
                state,
                settled_by: Some(writing.identity().staff),
                settled_at: Some(writing.now()),
                ..base.record.clone()
            };
            writing.update(&base, &settled)?;
            decide_pair(writing, &base, state)
        })
    }

    /// What was flagged, as it stands now.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn flag(&mut self, flag: RowId) -> Result<Flag, Failure> {
        self.read(Act::ListDue, super::Subject::Nothing, |reading| {
            let found = reading.get::<Flag>(flag)?;
            let viewer = viewer_of(reading.identity, reading.today);
            if flags::is_for(&found, &viewer) {
                Ok(found.record)
            } else {
                Err(Failure::Missing(RecordKind::Flag))
            }
        })
    }
}

fn decide_pair(writing: &mut Writing<'_>, flag: &Flag, state: FlagState) -> Result<(), Failure> {
    let (Some(child), Some(other)) = (flag.child_id, flag.other_child_id) else { return Ok(()) };
    let verdict = match state {
        FlagState::Same => PairVerdict::Same,
        FlagState::Different => PairVerdict::Different,
        FlagState::Later => PairVerdict::Later,
        FlagState::Open | FlagState::Seen => return Ok(()),
    };
    let pair = Pair {
        child_a: child.min(other),
        child_b: child.max(other),
        verdict,
        reason: None,
        decided_by: writing.identity().staff,
        decided_at: writing.now(),
    };
    let there = pairs::between(writing.db(), pair.child_a, pair.child_b)?;
    family::upsert(writing, there.as_ref(), &pair).map(|_| ())
}
