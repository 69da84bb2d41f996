//! The history of a file as a readable timeline: one entry per saved command and record, with who, when and which fields
//! changed, as data.

use chrono::NaiveDate;
use serde_json::Value;

use super::{Failure, Session, Subject};
use crate::{
    domain::{
        access::Act,
        card::StaffRef,
        date::Moment,
        ids::{ChildId, RowId},
        record::RecordKind,
    },
    store::{care, log},
};

/// How many rows a timeline holds at most; the oldest are left out.
const MOST: i64 = 2_000;

/// What happened to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HistoryChange {
    /// It came.
    Added,
    /// Fields changed.
    Changed,
    /// It was taken away.
    Removed,
    /// It came back.
    Restored,
}

/// A field that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedField {
    /// The field's name in the field table.
    pub name: String,
    /// As it was; null when it was empty.
    pub before: Value,
    /// As it is; null when it is empty.
    pub after: Value,
}

/// One entry of the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryEntry {
    /// When.
    pub at: Moment,
    /// Who.
    pub staff: Option<StaffRef>,
    /// What kind of record.
    pub kind: RecordKind,
    /// Which row.
    pub row: RowId,
    /// What happened to it.
    pub change: HistoryChange,
    /// The fields, without those that only link rows.
    pub fields: Vec<ChangedField>,
    /// The command; entries with one command were one save.
    pub command: String,
}

impl HistoryEntry {
    /// The agency's day.
    pub fn day(&self) -> NaiveDate {
        self.at.day()
    }
}

impl Session {
    /// Everything that happened to a child's records, the newest first ([`Act::OpenHistory`]).
    ///
    /// # Errors
    /// When it is not allowed or the file fails.
    pub fn history(&mut self, child: ChildId) -> Result<Vec<HistoryEntry>, Failure> {
        self.read(Act::OpenHistory, Subject::Child(child), |reading| {
            let people = care::staff_refs(reading.db)?;
            let entry = |change: log::Change| {
                Some(HistoryEntry {
                    at: Moment::parse(&change.at)?,
                    staff: people.iter().find(|person| person.id == change.staff).cloned(),
                    kind: change.kind,
                    row: change.row,
                    change: match change.change {
                        "insert" => HistoryChange::Added,
                        "remove" => HistoryChange::Removed,
                        "restore" => HistoryChange::Restored,
                        _ => HistoryChange::Changed,
                    },
                    fields: fields(&change),
                    command: change.command,
                })
            };
            let changes = log::changes_about(reading.db, child, MOST)?;
            let mut entries = changes.into_iter().filter_map(entry).collect();
            super::told::hide_in_history(reading, child, &mut entries)?;
            Ok(entries)
        })
    }
}

fn fields(change: &log::Change) -> Vec<ChangedField> {
    let of = |name: &str, side: &crate::store::rows::Fields| side.get(name).cloned().unwrap_or(Value::Null);
    let columns = change.kind.columns().iter();
    let tells = columns.filter(|column| !column.name.ends_with("_id") && column.name != "body");
    let changed = tells.map(|column| ChangedField {
        name: column.name.to_owned(),
        before: of(column.name, &change.before),
        after: of(column.name, &change.after),
    });
    changed.filter(|field| field.before != field.after || change.change == "remove").filter(says).collect()
}

fn says(field: &ChangedField) -> bool {
    let empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    !(empty(&field.before) && empty(&field.after))
}
