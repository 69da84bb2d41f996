//! The generic rows of records: read, insert, update with version check, remove. The columns come from the field
//! table (domain::record), so that no record has SQL of its own for being saved.

use std::{collections::BTreeMap, sync::LazyLock};

use rusqlite::{
    Connection, OptionalExtension, Row, params_from_iter,
    types::{Value as Sql, ValueRef},
};
use serde_json::{Map, Value};

use super::{error::StoreError, row_values};
use crate::domain::{
    date::Moment,
    ids::RowId,
    record::{Record, RecordKind, Stored},
};

/// The fields of a record by column.
pub type Fields = Map<String, Value>;

/// A row of any kind as it stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct AnyRow {
    /// The row.
    pub id: RowId,
    /// Its public id.
    pub public_id: String,
    /// Its version.
    pub version: i64,
    /// When it was taken away.
    pub removed: Option<Moment>,
    /// Its columns.
    pub fields: Fields,
}

impl AnyRow {
    /// The row as its record.
    pub fn typed<R: Record>(self) -> Result<Stored<R>, StoreError> {
        let record = serde_json::from_value(Value::Object(self.fields))
            .map_err(|_| StoreError::Shape(format!("{} {}", R::KIND.table(), self.id)))?;
        let Self { id, public_id, version, removed, .. } = self;
        Ok(Stored { id, public_id, version, removed, record })
    }
}

/// The fields of a record.
pub fn fields_of<R: Record>(record: &R) -> Result<Fields, StoreError> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => Ok(fields),
        _ => Err(StoreError::Shape(R::KIND.table().to_owned())),
    }
}

pub(super) fn to_sql(value: Option<&Value>) -> Sql {
    match value {
        None | Some(Value::Null) => Sql::Null,
        Some(Value::String(text)) => Sql::Text(text.clone()),
        Some(Value::Bool(flag)) => Sql::Integer(i64::from(*flag)),
        Some(Value::Number(number)) => number.as_i64().map_or(Sql::Null, Sql::Integer),
        Some(list @ (Value::Array(_) | Value::Object(_))) => Sql::Text(list.to_string()),
    }
}

fn from_sql(value: ValueRef<'_>, list: bool) -> Result<Value, StoreError> {
    let shape = |what: &str| StoreError::Shape(what.to_owned());
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::from(number),
        ValueRef::Text(bytes) => {
            let text = std::str::from_utf8(bytes).map_err(|_| shape("text"))?;
            if list { serde_json::from_str(text).map_err(|_| shape("list"))? } else { Value::from(text) }
        }
        ValueRef::Real(_) | ValueRef::Blob(_) => return Err(shape("column type")),
    })
}

fn select(kind: RecordKind) -> &'static str {
    static SELECTS: LazyLock<BTreeMap<RecordKind, String>> = LazyLock::new(|| {
        let select = |kind: &RecordKind| {
            let columns: Vec<_> = kind.columns().iter().map(|column| format!("t.{}", column.name)).collect();
            let (columns, table) = (columns.join(", "), kind.table());
            (*kind, format!("SELECT t.id, t.public_id, t.version, t.removed, {columns} FROM {table} t"))
        };
        RecordKind::ALL.iter().map(select).collect()
    });
    SELECTS.get(&kind).map_or("", String::as_str)
}

fn read(kind: RecordKind, row: &Row<'_>) -> Result<AnyRow, StoreError> {
    let mut fields = Fields::new();
    for (index, column) in kind.columns().iter().enumerate() {
        fields.insert(column.name.to_owned(), from_sql(row.get_ref(index + 4)?, column.list)?);
    }
    let removed: Option<String> = row.get(3)?;
    Ok(AnyRow {
        id: RowId(row.get(0)?),
        public_id: row.get(1)?,
        version: row.get(2)?,
        removed: removed.as_deref().and_then(Moment::parse),
        fields,
    })
}

/// One row of a kind, also when it was taken away.
pub fn load_any(db: &Connection, kind: RecordKind, id: RowId) -> Result<Option<AnyRow>, StoreError> {
    let mut statement = db.prepare_cached(&format!("{} WHERE t.id = ?1", select(kind)))?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(|row| read(kind, row)).transpose()
}

/// One record, also when it was taken away.
pub fn load<R: Record>(db: &Connection, id: impl Into<RowId>) -> Result<Option<Stored<R>>, StoreError> {
    load_any(db, R::KIND, id.into())?.map(AnyRow::typed).transpose()
}

/// One record by its public id, also when it was taken away.
pub fn load_public<R: Record>(db: &Connection, public_id: &str) -> Result<Option<Stored<R>>, StoreError> {
    let mut statement = db.prepare_cached(&format!("{} WHERE t.public_id = ?1", select(R::KIND)))?;
    let mut rows = statement.query([public_id])?;
    rows.next()?.map(|row| read(R::KIND, row)?.typed()).transpose()
}

/// Records that stand (not taken away) and fit `condition`, where the table is called `t`; `condition` may go on
/// with ORDER BY and LIMIT. For the repositories of the store only.
pub(super) fn load_where<R: Record>(
    db: &Connection,
    condition: &str,
    params: impl rusqlite::Params,
) -> Result<Vec<Stored<R>>, StoreError> {
    let mut statement =
        db.prepare_cached(&format!("{} WHERE t.removed IS NULL AND {condition}", select(R::KIND)))?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(R::KIND, row)?.typed()?);
    }
    Ok(found)
}

/// Records of a kind that stand and whose `column` equals `value`, in the order of their rows.
pub fn load_by<R: Record>(
    db: &Connection,
    column: &'static str,
    value: i64,
) -> Result<Vec<Stored<R>>, StoreError> {
    debug_assert!(R::KIND.columns().iter().any(|known| known.name == column), "{column}");
    load_where(db, &format!("t.{column} = ?1 ORDER BY t.id"), [value])
}

/// The rows of a kind that stand and are about this child of this episode.
pub fn of_episode_and_child(
    db: &Connection,
    kind: RecordKind,
    episode: crate::domain::ids::EpisodeId,
    child: crate::domain::ids::ChildId,
) -> Result<Vec<RowId>, StoreError> {
    let condition = "episode_id = ?1 AND child_id = ?2";
    ids_where(db, kind, condition, &[episode.0, child.0])
}

/// The rows of a kind that stand and are about this child.
pub fn of_child(
    db: &Connection,
    kind: RecordKind,
    child: crate::domain::ids::ChildId,
) -> Result<Vec<RowId>, StoreError> {
    ids_where(db, kind, "child_id = ?1", &[child.0])
}

fn ids_where(
    db: &Connection,
    kind: RecordKind,
    condition: &str,
    values: &[i64],
) -> Result<Vec<RowId>, StoreError> {
    let sql = format!("SELECT id FROM {} WHERE removed IS NULL AND {condition} ORDER BY id", kind.table());
    let mut statement = db.prepare_cached(&sql)?;
    let found = statement.query_map(params_from_iter(values), |row| row.get(0).map(RowId))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The insert of each kind, put together once: a made-up agency writes a hundred thousand rows.
fn insert_sql(kind: RecordKind) -> &'static str {
    static INSERTS: LazyLock<BTreeMap<RecordKind, String>> = LazyLock::new(|| {
        let insert = |kind: &RecordKind| {
            let columns = kind.columns();
            let names: Vec<_> = columns.iter().map(|column| column.name).collect();
            let places: Vec<_> = (0..columns.len()).map(|index| format!("?{}", index + 2)).collect();
            let (names, places) = (names.join(", "), places.join(", "));
            let table = kind.table();
            (*kind, format!("INSERT INTO {table} (public_id, version, {names}) VALUES (?1, 1, {places})"))
        };
        RecordKind::ALL.iter().map(insert).collect()
    });
    INSERTS.get(&kind).map_or("", String::as_str)
}

/// Inserts a new row with version 1.
pub fn insert(
    db: &Connection,
    kind: RecordKind,
    public_id: &str,
    fields: &Fields,
) -> Result<RowId, StoreError> {
    let columns = kind.columns();
    let values = std::iter::once(Sql::Text(public_id.to_owned()))
        .chain(columns.iter().map(|column| to_sql(fields.get(column.name))));
    db.prepare_cached(insert_sql(kind))?.execute(params_from_iter(values))?;
    Ok(RowId(db.last_insert_rowid()))
}

/// Inserts a new record with version 1, the short way.
pub fn insert_record<R: Record>(db: &Connection, public_id: &str, record: &R) -> Result<RowId, StoreError> {
    let values = row_values::values_of(record)?;
    let values = std::iter::once(Sql::Text(public_id.to_owned())).chain(values);
    db.prepare_cached(insert_sql(R::KIND))?.execute(params_from_iter(values))?;
    Ok(RowId(db.last_insert_rowid()))
}

/// Replaces the fields of a row whose version is still `base`; false when it is not.
pub fn update(
    db: &Connection,
    kind: RecordKind,
    id: RowId,
    base: i64,
    fields: &Fields,
) -> Result<bool, StoreError> {
    let columns = kind.columns();
    let sets: Vec<_> = columns
        .iter()
        .enumerate()
        .map(|(index, column)| format!("{} = ?{}", column.name, index + 3))
        .collect();
    let sql = format!(
        "UPDATE {} SET version = version + 1, {} WHERE id = ?1 AND version = ?2 AND removed IS NULL",
        kind.table(),
        sets.join(", ")
    );
    let values = [Sql::Integer(id.0), Sql::Integer(base)]
        .into_iter()
        .chain(columns.iter().map(|column| to_sql(fields.get(column.name))));
    Ok(db.prepare_cached(&sql)?.execute(params_from_iter(values))? == 1)
}

/// Takes a row away, or brings it back with `removed` none, when its version is still `base`.
pub fn set_removed(
    db: &Connection,
    kind: RecordKind,
    id: RowId,
    base: i64,
    removed: Option<Moment>,
) -> Result<bool, StoreError> {
    let sql = format!(
        "UPDATE {} SET version = version + 1, removed = ?3 WHERE id = ?1 AND version = ?2",
        kind.table()
    );
    let removed = removed.map(|moment| moment.to_string());
    Ok(db.prepare_cached(&sql)?.execute((id.0, base, removed))? == 1)
}

/// Draws the next number of `name`: 1, 2, 3 …; numbers of a rolled-back transaction are drawn again, saved ones never.
pub fn draw_number(db: &Connection, name: &str) -> Result<i64, StoreError> {
    let sql = "INSERT INTO counter (name, next) VALUES (?1, 2)
               ON CONFLICT (name) DO UPDATE SET next = next + 1 RETURNING next - 1";
    Ok(db.prepare_cached(sql)?.query_row([name], |row| row.get(0))?)
}

/// The text of a setting that differs from its default.
pub fn setting(db: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    let mut statement = db.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?)
}

/// Sets a setting.
pub fn set_setting(db: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2";
    db.prepare_cached(sql)?.execute([name, value])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The field table and the migration name the same columns, in the same order.
    #[test]
    fn the_tables_have_the_columns_of_the_field_table() {
        let db = Connection::open_in_memory().unwrap();
        crate::store::migrate::run_all(&db).unwrap();
        for kind in RecordKind::ALL {
            let mut statement = db.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid").unwrap();
            let names: Vec<String> =
                statement.query_map([kind.table()], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
            let expected: Vec<_> = ["id", "public_id", "version", "removed"]
                .into_iter()
                .chain(kind.columns().iter().map(|column| column.name))
                .collect();
            assert_eq!(names[..expected.len()], expected[..], "{}", kind.table());
        }
    }
}
