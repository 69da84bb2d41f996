//! The agency itself: name, languages, time zone, whether it is made up; settings; rule sets as versioned rows.

use rusqlite::OptionalExtension;

use super::{Db, StoreError};
use crate::domain::ids::RowId;

/// The one row of the agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its name.
    pub name: String,
    /// Codes of the languages it serves in.
    pub languages: Vec<String>,
    /// IANA name of its time zone.
    pub time_zone: String,
    /// Whether its people are made up (`sample`, `demo`).
    pub demo: bool,
}

/// The agency, when the file has been set up.
pub fn agency(db: &Db) -> Result<Option<Agency>, StoreError> {
    let row = db
        .query_row("SELECT name, languages, time_zone, demo FROM agency", [], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, bool>(3)?,
            ))
        })
        .optional()?;
    let Some((name, languages, time_zone, demo)) = row else { return Ok(None) };
    let languages = serde_json::from_str(&languages).map_err(|_| StoreError::Shape("agency".to_owned()))?;
    Ok(Some(Agency { name, languages, time_zone, demo }))
}

/// Writes the one row of a new agency.
pub fn insert_agency(db: &Db, agency: &Agency, public_id: &str, created_at: &str) -> Result<(), StoreError> {
    let languages = serde_json::Value::from(agency.languages.clone()).to_string();
    db.execute(
        "INSERT INTO agency (id, public_id, name, languages, time_zone, demo, created_at) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)",
        (public_id, &agency.name, languages, &agency.time_zone, agency.demo, created_at),
    )?;
    Ok(())
}

/// Sets a setting.
pub fn set_setting(db: &Db, name: &str, value: &str) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
        (name, value),
    )?;
    Ok(())
}

/// A rule set as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetRow {
    /// The row, named by screenings, decisions and dates that used it.
    pub id: RowId,
    /// `program`, `areas`, `holidays`, `code_list`.
    pub kind: String,
    /// Which one.
    pub code: String,
    /// Its version.
    pub version: i64,
    /// The document.
    pub body: String,
    /// SHA-256 of the document, in hexadecimal.
    pub digest: String,
    /// From which day it holds (ISO).
    pub effective_from: String,
    /// `proposed`, `published` or `retired`.
    pub state: String,
}

/// Adds a rule set version; the row's id is drawn.
pub fn insert_rule_set(db: &Db, row: &RuleSetRow) -> Result<RowId, StoreError> {
    db.execute(
        "INSERT INTO rule_set (kind, code, version, body, digest, effective_from, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (&row.kind, &row.code, row.version, &row.body, &row.digest, &row.effective_from, &row.state),
    )?;
    Ok(RowId(db.last_insert_rowid()))
}

/// Every rule set version, by kind, code and version.
pub fn rule_sets(db: &Db) -> Result<Vec<RuleSetRow>, StoreError> {
    let sql = "SELECT id, kind, code, version, body, digest, effective_from, state FROM rule_set ORDER BY kind, code, version";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        Ok(RuleSetRow {
            id: RowId(row.get(0)?),
            kind: row.get(1)?,
            code: row.get(2)?,
            version: row.get(3)?,
            body: row.get(4)?,
            digest: row.get(5)?,
            effective_from: row.get(6)?,
            state: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a version of a rule set is called and from when it holds, without the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetHead {
    /// The row.
    pub id: RowId,
    /// `program`, `areas`, `holidays`, `code_list`.
    pub kind: String,
    /// Which one.
    pub code: String,
    /// Its version.
    pub version: i64,
    /// SHA-256 of the document.
    pub digest: String,
    /// From which day it holds (ISO).
    pub effective_from: String,
    /// `proposed`, `published` or `retired`.
    pub state: String,
}

/// Every rule set version without its document, by kind, code and version.
pub fn rule_set_heads(db: &Db) -> Result<Vec<RuleSetHead>, StoreError> {
    let sql = "SELECT id, kind, code, version, digest, effective_from, state FROM rule_set ORDER BY kind, code, version";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        Ok(RuleSetHead {
            id: RowId(row.get(0)?),
            kind: row.get(1)?,
            code: row.get(2)?,
            version: row.get(3)?,
            digest: row.get(4)?,
            effective_from: row.get(5)?,
            state: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The document of one rule set version.
pub fn rule_set_body(db: &Db, id: RowId) -> Result<String, StoreError> {
    let mut statement = db.prepare_cached("SELECT body FROM rule_set WHERE id = ?1")?;
    Ok(statement.query_row([id.0], |row| row.get(0))?)
}
