//! What is typed and not saved: kept in the file as it is typed, by person, form and record.

use super::{Db, StoreError};
use crate::domain::ids::{ChildId, StaffId, TeamId};

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Whose.
    pub staff: StaffId,
    /// The form's name.
    pub form: String,
    /// Public id of the record, drawn when the form was opened.
    pub record: String,
    /// The child it is about, if known.
    pub child: Option<ChildId>,
    /// Version of the record when the form was opened; 0 for a new one.
    pub base_version: i64,
    /// All fields as JSON.
    pub text: String,
    /// When it was last written.
    pub at: String,
    /// The pool to which it was given; nobody has taken it yet.
    pub pool: Option<TeamId>,
}

/// Writes a draft in the place of the earlier one.
pub fn keep(db: &Db, draft: &Draft) -> Result<(), StoreError> {
    let sql = "INSERT INTO draft (staff_id, form, record, child_id, base_version, text, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
               ON CONFLICT (staff_id, form, record) DO UPDATE SET child_id = ?4, base_version = ?5, text = ?6, at = ?7,
                   pool_team_id = NULL";
    db.prepare_cached(sql)?.execute((
        draft.staff.0,
        &draft.form,
        &draft.record,
        draft.child.map(|child| child.0),
        draft.base_version,
        &draft.text,
        &draft.at,
    ))?;
    Ok(())
}

/// Drops a person's draft.
pub fn forget(db: &Db, staff: StaffId, form: &str, record: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM draft WHERE staff_id = ?1 AND form = ?2 AND record = ?3";
    db.prepare_cached(sql)?.execute((staff.0, form, record))?;
    Ok(())
}

/// A person's drafts, the newest first; without those that lie in the pool.
pub fn of(db: &Db, staff: StaffId) -> Result<Vec<Draft>, StoreError> {
    find(db, "staff_id = ?1 AND pool_team_id IS NULL ORDER BY at DESC, id DESC", [staff.0])
}

/// Drafts that lie in the pool of a team, the newest first.
pub fn of_pool(db: &Db, team: TeamId) -> Result<Vec<Draft>, StoreError> {
    find(db, "pool_team_id = ?1 ORDER BY at DESC, id DESC", [team.0])
}

/// Gives a draft to a person, or with none to the pool of a team. False when it is not there any more.
pub fn pass(db: &Db, draft: &Draft, to: Option<StaffId>, pool: Option<TeamId>) -> Result<bool, StoreError> {
    let sql =
        "UPDATE draft SET staff_id = ?4, pool_team_id = ?5 WHERE staff_id = ?1 AND form = ?2 AND record = ?3";
    let holder = to.unwrap_or(draft.staff).0;
    let values = (draft.staff.0, &draft.form, &draft.record, holder, pool.map(|team| team.0));
    Ok(db.prepare_cached(sql)?.execute(values)? == 1)
}

/// Drops somebody's draft, if nothing was typed there since `at`. True when it was dropped.
pub fn forget_unchanged(db: &Db, draft: &Draft) -> Result<bool, StoreError> {
    let sql = "DELETE FROM draft WHERE staff_id = ?1 AND form = ?2 AND record = ?3 AND at = ?4";
    Ok(db.prepare_cached(sql)?.execute((draft.staff.0, &draft.form, &draft.record, &draft.at))? == 1)
}

/// Everyone's drafts of one form of one record, the newest first.
pub fn of_record(db: &Db, form: &str, record: &str) -> Result<Vec<Draft>, StoreError> {
    find(db, "form = ?1 AND record = ?2 ORDER BY at DESC, id DESC", [form, record])
}

/// Everyone's drafts of any form of one record, the newest first.
pub fn of_any_form(db: &Db, record: &str) -> Result<Vec<Draft>, StoreError> {
    find(db, "record = ?1 ORDER BY at DESC, id DESC", [record])
}

/// Everyone's drafts about a child, the newest first.
pub fn about_child(db: &Db, child: ChildId) -> Result<Vec<Draft>, StoreError> {
    find(db, "child_id = ?1 ORDER BY at DESC, id DESC", [child.0])
}

fn find(db: &Db, condition: &str, params: impl rusqlite::Params) -> Result<Vec<Draft>, StoreError> {
    let sql = format!(
        "SELECT staff_id, form, record, child_id, base_version, text, at, pool_team_id FROM draft WHERE {condition}"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params, |row| {
        Ok(Draft {
            staff: StaffId(row.get(0)?),
            form: row.get(1)?,
            record: row.get(2)?,
            child: row.get::<_, Option<i64>>(3)?.map(ChildId),
            base_version: row.get(4)?,
            text: row.get(5)?,
            at: row.get(6)?,
            pool: row.get::<_, Option<i64>>(7)?.map(TeamId),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What is typed about a record of one child goes with it to another.
pub fn follow(db: &Db, record: &str, from: ChildId, to: ChildId) -> Result<(), StoreError> {
    let sql = "UPDATE draft SET child_id = ?3 WHERE record = ?1 AND child_id = ?2";
    db.prepare_cached(sql)?.execute((record, from.0, to.0))?;
    Ok(())
}
