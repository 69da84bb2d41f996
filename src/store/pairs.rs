//! What was decided about pairs of files that looked alike, and files by their number.

use rusqlite::OptionalExtension;

use super::{Db, StoreError, rows};
use crate::domain::{
    ids::{ChildId, FileNumber},
    record::{Pair, Stored},
};

/// Every decided pair.
pub fn all(db: &Db) -> Result<Vec<Stored<Pair>>, StoreError> {
    rows::load_where(db, "1 ORDER BY t.id", [])
}

/// The decided pairs of a child.
pub fn of_child(db: &Db, child: ChildId) -> Result<Vec<Stored<Pair>>, StoreError> {
    rows::load_where(db, "(t.child_a = ?1 OR t.child_b = ?1)", [child.0])
}

/// What was decided about two files; `a` is the lower row.
pub fn between(db: &Db, a: ChildId, b: ChildId) -> Result<Option<Stored<Pair>>, StoreError> {
    Ok(rows::load_where(db, "t.child_a = ?1 AND t.child_b = ?2", (a.0, b.0))?.into_iter().next())
}

/// The file with this number; after a link both numbers open the survivor.
pub fn numbered(db: &Db, number: FileNumber) -> Result<Option<ChildId>, StoreError> {
    let sql = "SELECT coalesce(survivor_id, id) FROM child WHERE file_number = ?1 AND removed IS NULL";
    Ok(db.prepare_cached(sql)?.query_row([number.0], |row| row.get(0).map(ChildId)).optional()?)
}
