//! A file in which every text of every record is hostile, put there around casework as a foreign program would: what the
//! screens then show was cleaned by nobody but the gates.

use std::path::Path;

use circle_of_support::{domain::record::RecordKind, sample, store};
use rusqlite::{Connection, types::Value as Sql};
use serde_json::Value;

use super::{hostile::corpus, tour::DAY};

/// Columns of text that hold our own codes, numbers and documents; without them there is no file to look at.
pub const OURS: &[&str] = &[
    "program",
    "programs",
    "area",
    "areas",
    "criterion",
    "due_time",
    "sign_in_name",
    "confirmed",
    "digest",
    "body",
];

/// The texts, each short enough that many of them fit on a screen.
pub fn texts() -> Vec<String> {
    corpus().into_iter().map(|hostile| hostile.text.chars().take(300).collect()).collect()
}

/// A made-up agency at `path`, poisoned.
pub fn make(path: &Path, families: usize) {
    sample::make_demo(path, families, DAY.parse().unwrap()).unwrap();
    let mut db = Connection::open(path).unwrap();
    let flags = rusqlite::functions::FunctionFlags::SQLITE_UTF8;
    db.create_scalar_function("agency_day", 0, flags, |_| Ok(DAY.to_owned())).unwrap();
    let triggers: Vec<String> = strings(&db, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
    let remade = strings(&db, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
    db.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF").unwrap();
    let work = db.transaction().unwrap();
    for trigger in &triggers {
        work.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    let texts = texts();
    let mut next = texts.iter().cycle();
    let mut next = || next.next().cloned().unwrap_or_default();
    for kind in RecordKind::ALL {
        for column in kind.columns().iter().filter(|column| column.text && !OURS.contains(&column.name)) {
            let (table, name) = (kind.table(), column.name);
            for id in numbers(&work, &format!("SELECT id FROM {table}")) {
                let text = if column.list { Value::from(vec![next()]).to_string() } else { next() };
                work.execute(&format!("UPDATE {table} SET {name} = ?1 WHERE id = ?2"), (&text, id)).unwrap();
            }
        }
    }
    for id in numbers(&work, "SELECT id FROM plan_version") {
        let body: String =
            work.query_row("SELECT body FROM plan_version WHERE id = ?1", [id], |row| row.get(0)).unwrap();
        let mut body: Value = serde_json::from_str(&body).unwrap();
        poison_words(&mut body, &mut next);
        work.execute("UPDATE plan_version SET body = ?1 WHERE id = ?2", (body.to_string(), id)).unwrap();
    }
    for statement in ["UPDATE agency SET name = ?1", "UPDATE log SET reason = ?1"] {
        work.execute(statement, [Sql::Text(format!("{}{}", texts[0], texts[30]))]).unwrap();
    }
    for child in numbers(&work, "SELECT id FROM child") {
        store::search::reindex(&work, circle_of_support::domain::ids::ChildId(child)).unwrap();
    }
    for trigger in &remade {
        work.execute_batch(trigger).unwrap();
    }
    work.commit().unwrap();
}

/// Every text in a document that has a space in it or a capital is words of people; the others are codes.
fn poison_words(value: &mut Value, next: &mut impl FnMut() -> String) {
    match value {
        Value::String(text) if text.contains(' ') => *text = next(),
        Value::Array(list) => list.iter_mut().for_each(|one| poison_words(one, next)),
        Value::Object(map) => map.values_mut().for_each(|one| poison_words(one, next)),
        _ => {}
    }
}

fn strings(db: &Connection, sql: &str) -> Vec<String> {
    db.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn numbers(db: &Connection, sql: &str) -> Vec<i64> {
    db.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}
