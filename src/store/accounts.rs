//! Staff at the door: who has a sign-in name, and the credential row. Never lists names.

use rusqlite::OptionalExtension;

use super::{Db, StoreError, rows};
use crate::domain::{
    ids::StaffId,
    record::{Staff, Stored},
};

/// How a passphrase is checked (Argon2id).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Random salt.
    pub salt: Vec<u8>,
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
    /// The derived value.
    pub hash: Vec<u8>,
    /// Set for a starting passphrase, until its owner has chosen one.
    pub must_change: bool,
}

/// The active staff person with this sign-in name (letter case forgiven) and the credential.
pub fn by_sign_in_name(db: &Db, name: &str) -> Result<Option<(Stored<Staff>, Credential)>, StoreError> {
    let found =
        rows::load_where::<Staff>(db, "t.sign_in_name = ?1 COLLATE NOCASE AND t.active = 'yes'", [name])?;
    let Some(staff) = found.into_iter().next() else { return Ok(None) };
    Ok(credential(db, StaffId(staff.id.0))?.map(|credential| (staff, credential)))
}

/// The credential of a staff person.
pub fn credential(db: &Db, staff: StaffId) -> Result<Option<Credential>, StoreError> {
    let sql = "SELECT salt, memory_kib, passes, lanes, hash, must_change FROM credential WHERE staff_id = ?1";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Credential {
            salt: row.get(0)?,
            memory_kib: row.get(1)?,
            passes: row.get(2)?,
            lanes: row.get(3)?,
            hash: row.get(4)?,
            must_change: row.get(5)?,
        })
    };
    Ok(db.prepare_cached(sql)?.query_row([staff.0], read).optional()?)
}

/// Sets the credential of a staff person.
pub fn set_credential(db: &Db, staff: StaffId, credential: &Credential, at: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO credential (staff_id, salt, memory_kib, passes, lanes, hash, must_change, changed_at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
               ON CONFLICT (staff_id) DO UPDATE SET salt = ?2, memory_kib = ?3, passes = ?4, lanes = ?5, hash = ?6,
                   must_change = ?7, changed_at = ?8";
    db.prepare_cached(sql)?.execute((
        staff.0,
        &credential.salt,
        credential.memory_kib,
        credential.passes,
        credential.lanes,
        &credential.hash,
        credential.must_change,
        at,
    ))?;
    Ok(())
}
