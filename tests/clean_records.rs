//! Whatever a command writes is clean: every text column of every kind of record, through the one way to write. A new
//! column is covered by the field table, a new kind must be named below.

use circle_of_support::{
    casework::{Command, Failure, Opening, Session, Subject},
    domain::{
        access::Act,
        codes::Role,
        ids::RowId,
        record::{self, Record, RecordKind},
    },
    sample,
};
use rusqlite::Connection;
use serde_json::Value;

use crate::support::{
    hostile::{Expected, Place, corpus},
    poison::OURS,
};

fn is_foreign(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

/// Kinds whose rows never change once written; what goes into them is judged when they are inserted.
const FROZEN: &[&str] = &["decision", "plan_version"];

/// Puts `text` into every text column of one row of a kind, within a command that then does not happen. The columns that
/// were tried.
fn poison<R: Record>(session: &mut Session, id: RowId, text: &str) -> usize {
    let mut tried = 0;
    let command = Command::new(Act::SaveOrganization, Subject::Nothing);
    let outcome: Result<(), Failure> = session.write(&command, |writing| {
        let stored = writing.get::<R>(id)?;
        let mut fields = serde_json::to_value(&stored.record).unwrap();
        for column in R::KIND.columns().iter().filter(|column| column.text && !OURS.contains(&column.name)) {
            fields[column.name] = if column.list { Value::from(vec![text]) } else { Value::from(text) };
            tried += 1;
        }
        let hostile: R = serde_json::from_value(fields).unwrap();
        let kept = if FROZEN.contains(&R::KIND.table()) {
            // Refused by the file or not, what is handed on was cleaned before.
            match writing.insert(&hostile) {
                Ok(kept) => kept.record,
                Err(Failure::Invalid(_) | Failure::Rule(_) | Failure::Store(_)) => {
                    return Err(Failure::CannotUndo);
                }
                Err(other) => return Err(other),
            }
        } else {
            writing.update(&stored, &hostile)?.record
        };
        let kept = serde_json::to_value(&kept).unwrap();
        for column in R::KIND.columns().iter().filter(|column| column.text) {
            let value = &kept[column.name];
            let texts = value.as_array().map_or_else(|| vec![value.clone()], Clone::clone);
            for kept in texts.iter().filter_map(Value::as_str) {
                let place = format!("{}.{}", R::KIND.table(), column.name);
                assert!(!kept.chars().any(is_foreign), "{place} keeps {kept:?}");
            }
        }
        Err(Failure::CannotUndo)
    });
    match outcome {
        Err(Failure::CannotUndo) => {}
        // A required text of nothing visible is refused, not stored empty.
        Err(Failure::Invalid(_)) => {}
        // What is frozen once it is made (a letter) refuses every change.
        Err(Failure::Rule(_)) if R::KIND == RecordKind::Letter => {}
        other => panic!("{}: {other:?} for {text:?}", R::KIND.table()),
    }
    tried
}

macro_rules! every_kind {
    ($session:expr, $db:expr, $text:expr, $($kind:ident)+) => {{
        let named = [$(RecordKind::$kind),+];
        assert!(RecordKind::ALL.iter().all(|kind| named.contains(kind)), "a kind is missing in this list");
        let mut tried = 0;
        $(
            let sql = format!("SELECT min(id) FROM {} WHERE removed IS NULL", RecordKind::$kind.table());
            let id: Option<i64> = $db.query_row(&sql, [], |row| row.get(0)).unwrap();
            if let Some(id) = id {
                tried += poison::<record::$kind>($session, RowId(id), $text);
            }
        )+
        tried
    }};
}

#[test]
fn no_command_can_write_what_is_hostile() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.db");
    sample::make_demo(&file, 60, "2026-11-21".parse().unwrap()).unwrap();
    let mut session = Session::open_demo(&file, Role::Supervisor, Opening::default()).unwrap();
    let db = Connection::open(&file).unwrap();
    let hostile =
        corpus().into_iter().filter(|one| one.place == Place::Line && one.expected == Expected::Cleaned);
    for hostile in hostile {
        let tried = every_kind!(
            &mut session, db, &hostile.text,
            Team Staff Training Person Family Child Household HouseholdMember Link ContactPoint Attendance Organization Service Referral Call CallChild Promise Attempt Note Consent ConsentScope Screening ScreeningAnswer Finding Statement Decision Episode EpisodeChild Holding Assignment Offer Member Plan Goal Action PlanVersion Review Rating HandOff Pair FileLink MovedRecord Breach Absence FamilyChange ChangeLine Paper Passed Letter Flag
        );
        assert!(tried > 90, "{tried} columns");
    }
}
