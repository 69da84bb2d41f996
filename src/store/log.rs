//! The log of every look and change, the history of fields, commands and change counters. Ids and codes only in
//! the log; content only in the history.

use rusqlite::OptionalExtension;
use serde_json::Value;

use super::{Db, StoreError, rows::Fields};
use crate::domain::{
    ids::{ChildId, RowId, StaffId},
    record::RecordKind,
};

/// One row for the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// When (a moment's text).
    pub at: String,
    /// Who; none before sign-in.
    pub staff: Option<StaffId>,
    /// As what (role code).
    pub role: Option<&'static str>,
    /// Which session.
    pub session: String,
    /// `look`, `search`, `change`, `refused`, `sign_in`, `lock`, `setup`.
    pub action: &'static str,
    /// The act's code.
    pub act: &'static str,
    /// Whose record.
    pub child: Option<ChildId>,
    /// Which row, of which kind, in which version.
    pub row: Option<(RecordKind, RowId, i64)>,
    /// How many records a list or search showed.
    pub count: Option<i64>,
    /// The reason given.
    pub reason: Option<String>,
    /// The command.
    pub command: Option<String>,
}

/// Appends a row to the log.
pub fn append(db: &Db, entry: &Entry) -> Result<(), StoreError> {
    let sql = "INSERT INTO log (at, staff_id, role, session, action, act, child_id, record_kind, record_id, version, count, reason, command_id)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
    db.prepare_cached(sql)?.execute((
        &entry.at,
        entry.staff.map(|id| id.0),
        entry.role,
        &entry.session,
        entry.action,
        entry.act,
        entry.child.map(|id| id.0),
        entry.row.map(|(kind, ..)| kind.table()),
        entry.row.map(|(_, id, _)| id.0),
        entry.row.map(|(.., version)| version),
        entry.count,
        &entry.reason,
        &entry.command,
    ))?;
    Ok(())
}

/// One save of one record: its fields before and after, only those that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its place in the history; 0 until it is stored.
    pub seq: i64,
    /// The command that did it.
    pub command: String,
    /// When (a moment's text).
    pub at: String,
    /// Who.
    pub staff: StaffId,
    /// Whose record.
    pub child: Option<ChildId>,
    /// Which kind of record.
    pub kind: RecordKind,
    /// Which row.
    pub row: RowId,
    /// The version it became.
    pub version: i64,
    /// `insert`, `update`, `remove`, `restore`.
    pub change: &'static str,
    /// Changed fields as they were.
    pub before: Fields,
    /// Changed fields as they are.
    pub after: Fields,
}

/// Appends a row to the history.
pub fn remember(db: &Db, change: &Change) -> Result<(), StoreError> {
    let sql = "INSERT INTO history (command_id, at, staff_id, child_id, record_kind, record_id, version, change, before, after)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    db.prepare_cached(sql)?.execute((
        &change.command,
        &change.at,
        change.staff.0,
        change.child.map(|id| id.0),
        change.kind.table(),
        change.row.0,
        change.version,
        change.change,
        Value::Object(change.before.clone()).to_string(),
        Value::Object(change.after.clone()).to_string(),
    ))?;
    db.prepare_cached(
        "INSERT INTO change_counter (kind, count) VALUES (?1, 1) ON CONFLICT (kind) DO UPDATE SET count = count + 1",
    )?
    .execute([change.kind.table()])?;
    Ok(())
}

/// What a command changed, the last change first.
pub fn changes_of(db: &Db, command: &str) -> Result<Vec<Change>, StoreError> {
    changes(db, "command_id = ?1 ORDER BY seq DESC", [command])
}

/// What happened to one record, the newest first.
pub fn changes_of_row(db: &Db, kind: RecordKind, row: RowId) -> Result<Vec<Change>, StoreError> {
    changes(db, "record_kind = ?1 AND record_id = ?2 ORDER BY seq DESC", (kind.table(), row.0))
}

/// When a record was first stored, and by whom.
pub fn begun(db: &Db, kind: RecordKind, row: RowId) -> Result<Option<(String, StaffId)>, StoreError> {
    let sql =
        "SELECT at, staff_id FROM history WHERE record_kind = ?1 AND record_id = ?2 ORDER BY seq LIMIT 1";
    let mut statement = db.prepare_cached(sql)?;
    Ok(statement
        .query_row((kind.table(), row.0), |row| Ok((row.get(0)?, StaffId(row.get(1)?))))
        .optional()?)
}

/// How many people other than these looked into a child's file since a moment.
pub fn others_looked(db: &Db, child: ChildId, since: &str, but: [StaffId; 2]) -> Result<usize, StoreError> {
    let sql = "SELECT count(DISTINCT staff_id) FROM log WHERE child_id = ?1 AND action = 'look' AND at >= ?2
               AND staff_id NOT IN (?3, ?4)";
    let count: i64 =
        db.prepare_cached(sql)?.query_row((child.0, since, but[0].0, but[1].0), |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Whether anybody looked at a child by this act since a moment.
pub fn looked_since(db: &Db, act: &str, child: ChildId, since: &str) -> Result<bool, StoreError> {
    let sql =
        "SELECT EXISTS (SELECT 1 FROM log WHERE child_id = ?1 AND action = 'look' AND act = ?2 AND at >= ?3)";
    Ok(db.prepare_cached(sql)?.query_row((child.0, act, since), |row| row.get(0))?)
}

/// What happened to a child's records, the newest first, at most `limit` rows.
pub fn changes_about(db: &Db, child: ChildId, limit: i64) -> Result<Vec<Change>, StoreError> {
    changes(db, "child_id = ?1 ORDER BY seq DESC LIMIT ?2", [child.0, limit])
}

fn changes(db: &Db, condition: &str, params: impl rusqlite::Params) -> Result<Vec<Change>, StoreError> {
    let sql = format!(
        "SELECT command_id, at, staff_id, child_id, record_kind, record_id, version, change, before, after, seq FROM history WHERE {condition}"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let shape = || StoreError::Shape("history".to_owned());
        let fields = |index: usize| -> Result<Fields, StoreError> {
            let text: String = row.get(index)?;
            serde_json::from_str(&text).map_err(|_| shape())
        };
        let kind: String = row.get(4)?;
        let change: String = row.get(7)?;
        found.push(Change {
            seq: row.get(10)?,
            command: row.get(0)?,
            at: row.get(1)?,
            staff: StaffId(row.get(2)?),
            child: row.get::<_, Option<i64>>(3)?.map(ChildId),
            kind: RecordKind::from_code(&kind).ok_or_else(shape)?,
            row: RowId(row.get(5)?),
            version: row.get(6)?,
            change: ["insert", "update", "remove", "restore"]
                .into_iter()
                .find(|known| *known == change)
                .ok_or_else(shape)?,
            before: fields(8)?,
            after: fields(9)?,
        });
    }
    Ok(found)
}

/// A command that ran: its act and its result as JSON text; none when it did not run yet.
pub fn command(db: &Db, id: &str) -> Result<Option<(String, String)>, StoreError> {
    let mut statement = db.prepare_cached("SELECT act, result FROM command WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Whose command it was, and whether it was undone.
pub fn command_owner(db: &Db, id: &str) -> Result<Option<(StaffId, bool)>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT staff_id, undone_by IS NOT NULL FROM command WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| Ok((StaffId(row.get(0)?), row.get(1)?))).optional()?)
}

/// Notes that a command ran, with its result.
pub fn remember_command(
    db: &Db,
    id: &str,
    act: &str,
    staff: StaffId,
    at: &str,
    result: &str,
) -> Result<(), StoreError> {
    db.prepare_cached("INSERT INTO command (id, act, staff_id, at, result) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((id, act, staff.0, at, result))?;
    Ok(())
}

/// Notes that a command was undone by another.
pub fn mark_undone(db: &Db, id: &str, by: &str) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE command SET undone_by = ?2 WHERE id = ?1")?.execute([id, by])?;
    Ok(())
}
