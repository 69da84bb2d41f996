//! The history of a file as a readable timeline: one entry per saved command and record, with who, when and which fields
//! changed, as data.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::Value;

use super::{Failure, Session, Subject, without_home::HomePeople};
use crate::{
    domain::{
        access::Act,
        card::StaffRef,
        codes::{MoveDirection, Role},
        date::Moment,
        ids::{ChildId, RowId},
        record::{MovedRecord, RecordKind, Stored},
    },
    store::{Db, care, log, mistakes},
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
            let home = HomePeople::kept_out(reading.db, child)?;
            let shown = |change: log::Change| match &home {
                Some(home) => home.shown(reading.db, change),
                None => Ok(Some(change)),
            };
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
            // What is known of a breach is for who answers for privacy.
            let open = |change: &log::Change| {
                change.kind != RecordKind::Breach || reading.identity.role == Role::Privacy
            };
            let mut entries = Vec::new();
            for change in changes(reading.db, child)?.into_iter().filter(open) {
                entries.extend(shown(change)?.and_then(entry));
            }
            super::told::hide_in_history(reading, child, &mut entries)?;
            Ok(entries)
        })
    }
}

/// The changes of the file and of the files under it, without what was moved to another child, and with the past of what
/// came from one.
fn changes(db: &Db, child: ChildId) -> Result<Vec<log::Change>, Failure> {
    let children = mistakes::group(db, child)?;
    let mut found = Vec::new();
    for one in &children {
        found.extend(log::changes_about(db, *one, MOST)?);
        for moved in mistakes::moved(db, *one)?.iter().filter(|moved| moved.direction == MoveDirection::In) {
            found.extend(past_of(db, moved)?);
        }
        for link in mistakes::links_of(db, *one)? {
            found.extend(log::changes_of_row(db, RecordKind::FileLink, link.id)?);
        }
    }
    let mut known: BTreeMap<(RecordKind, RowId), bool> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut kept = Vec::new();
    for change in found {
        let key = (change.kind, change.row);
        let here = match known.get(&key) {
            Some(here) => *here,
            None => {
                let here = mistakes::belongs(db, change.kind, change.row, &children)?;
                known.insert(key, here);
                here
            }
        };
        if here && seen.insert(change.seq) {
            kept.push(change);
        }
    }
    kept.sort_by_key(|change| std::cmp::Reverse(change.seq));
    Ok(kept)
}

/// What happened to a record and to all that came with it before it was moved here.
fn past_of(db: &Db, moved: &Stored<MovedRecord>) -> Result<Vec<log::Change>, Failure> {
    let mut found = Vec::new();
    let told = log::changes_of_row(db, RecordKind::MovedRecord, moved.id)?;
    for command in told.iter().map(|change| &change.command) {
        for carried in log::changes_of(db, command)? {
            if !matches!(carried.kind, RecordKind::MovedRecord | RecordKind::Breach) {
                found.extend(log::changes_of_row(db, carried.kind, carried.row)?);
            }
        }
    }
    Ok(found)
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
