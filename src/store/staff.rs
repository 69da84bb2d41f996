//! Staff rows beyond the door: who works here, who holds what.

use super::{Db, StoreError, rows};
use crate::domain::{
    codes::{Code, Role},
    ids::{RowId, StaffId},
    record::{Assignment, Holding, Staff, Stored},
};

/// Everyone, the active first, by name.
pub fn everyone(db: &Db) -> Result<Vec<Stored<Staff>>, StoreError> {
    rows::load_where(db, "1 ORDER BY t.active DESC, t.name COLLATE NOCASE, t.id", [])
}

/// Active staff with a role.
pub fn active_with_role(db: &Db, role: Role) -> Result<Vec<Stored<Staff>>, StoreError> {
    let condition =
        "t.active = 'yes' AND EXISTS (SELECT 1 FROM json_each(t.roles) r WHERE r.value = ?1) ORDER BY t.id";
    rows::load_where(db, condition, [role.code()])
}

/// The staff row with this sign-in name, letter case forgiven.
pub fn with_sign_in_name(db: &Db, name: &str) -> Result<Option<RowId>, StoreError> {
    let found = rows::load_where::<Staff>(db, "t.sign_in_name = ?1 COLLATE NOCASE", [name.trim()])?;
    Ok(found.first().map(|row| row.id))
}

/// Episodes a staff person holds now.
pub fn open_holdings(db: &Db, staff: StaffId) -> Result<Vec<Stored<Holding>>, StoreError> {
    rows::load_where(db, "t.staff_id = ?1 AND t.to_at IS NULL ORDER BY t.id", [staff.0])
}

/// Running primary assignments a staff person answers for.
pub fn answered_for(db: &Db, staff: StaffId) -> Result<Vec<Stored<Assignment>>, StoreError> {
    rows::load_where(
        db,
        "t.answerable_id = ?1 AND t.kind = 'primary' AND t.to_on IS NULL ORDER BY t.id",
        [staff.0],
    )
}
