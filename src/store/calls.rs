//! Calls, what was promised on them, tries to reach someone.

use super::{Db, StoreError, rows};
use crate::domain::{
    ids::{CallId, ChildId, RowId, StaffId, TeamId},
    record::{Attempt, Call, CallChild, Promise, Stored},
};

/// The row that says that a call was about a child.
pub fn link_of(db: &Db, call: CallId, child: ChildId) -> Result<Option<Stored<CallChild>>, StoreError> {
    Ok(rows::load_where(db, "t.call_id = ?1 AND t.child_id = ?2", (call.0, child.0))?.into_iter().next())
}

/// The children a call was about.
pub fn children(db: &Db, call: CallId) -> Result<Vec<ChildId>, StoreError> {
    let rows = rows::load_by::<CallChild>(db, "call_id", call.0)?;
    Ok(rows.into_iter().map(|row| row.child_id).collect())
}

/// What was promised on a call.
pub fn promises(db: &Db, call: CallId) -> Result<Vec<Stored<Promise>>, StoreError> {
    rows::load_where(db, "t.call_id = ?1 ORDER BY t.due_on, t.due_time, t.id", [call.0])
}

/// Open promises about a child.
pub fn open_promises(db: &Db, child: ChildId) -> Result<Vec<Stored<Promise>>, StoreError> {
    rows::load_where(
        db,
        "t.child_id = ?1 AND t.state = 'open' ORDER BY t.due_on, t.due_time, t.id",
        [child.0],
    )
}

/// Open promises of a staff person.
pub fn open_promises_of(db: &Db, staff: StaffId) -> Result<Vec<Stored<Promise>>, StoreError> {
    rows::load_where(db, "t.staff_id = ?1 AND t.state = 'open' ORDER BY t.id", [staff.0])
}

/// Calls of a staff person that have not ended, the newest first.
pub fn running(db: &Db, staff: StaffId) -> Result<Vec<Stored<Call>>, StoreError> {
    rows::load_where(
        db,
        "t.staff_id = ?1 AND t.ended_at IS NULL AND t.pool_team_id IS NULL ORDER BY t.started_at DESC, t.id DESC",
        [staff.0],
    )
}

/// Calls that have not ended and lie in the pool of a team, the newest first.
pub fn in_pool(db: &Db, team: TeamId) -> Result<Vec<Stored<Call>>, StoreError> {
    rows::load_where(
        db,
        "t.pool_team_id = ?1 AND t.ended_at IS NULL ORDER BY t.started_at DESC, t.id DESC",
        [team.0],
    )
}

/// Tries to reach a family, the newest first.
pub fn attempts(db: &Db, child: ChildId) -> Result<Vec<Stored<Attempt>>, StoreError> {
    rows::load_where(db, "t.child_id = ?1 ORDER BY t.at DESC, t.id DESC", [child.0])
}

/// Tries to reach the receiver of a hand-off, the newest first.
pub fn attempts_of_hand_off(db: &Db, hand_off: RowId) -> Result<Vec<Stored<Attempt>>, StoreError> {
    rows::load_where(db, "t.hand_off_id = ?1 ORDER BY t.at DESC, t.id DESC", [hand_off.0])
}
