//! The second line of defence against what people paste: every record is cleaned where a command takes it, by one
//! function over the field table. What is too long is refused whole; what cannot be seen counts as nothing.

use serde_json::Value;

use super::Failure;
use crate::{
    domain::{
        hygiene::{check_line, check_note, clean_line, clean_note, is_visible, name_form},
        problem::Problem,
        record::Record,
    },
    store::rows,
};

/// Columns that hold notes of several lines; all others hold one line.
const NOTES: &[&str] = &[
    "note",
    "said",
    "text",
    "translation",
    "reason_translation",
    "reason",
    "urgency_reason",
    "looking_for",
    "attachments_note",
    "what_changed",
    "ending_note",
    "custody_note",
    "alerts",
    "information",
    "explained",
    "conditions",
    "capacity_note",
    "family_view",
    "override_reason",
    "explained_how",
    "what_sent",
    "intake_notes",
    "summary",
    "safety_plan",
    "vision",
    "words",
    "why_here",
    "done_note",
    "may_be_told_why",
    "answer_said",
    "worked_note",
    "how_found",
    "contained_how",
];

/// Columns that hold names of people; they are stored in NFC, everything else to the byte.
const NAMES: &[&str] = &[
    "given",
    "family",
    "own_script",
    "other_names",
    "preferred_name",
    "provisional",
    "caller_name",
    "referrer_name",
    "given_by_name",
    "contact_name",
    "said_by",
    "translated_by",
    "reason_translated_by",
    "worker",
    "who",
    "lead_name",
    "second_by_name",
    "custody_paper_from",
];

/// Columns that the program writes itself, from records that were cleaned: a frozen plan has no limit of a line.
const MADE_HERE: &[&str] = &["body"];

/// The record as it may be stored.
///
/// # Errors
/// [`Failure::Invalid`] naming each field that is too long.
pub(super) fn cleaned<R: Record>(record: &R) -> Result<R, Failure> {
    let mut fields = rows::fields_of(record)?;
    let mut problems = Vec::new();
    for column in R::KIND.columns().iter().filter(|column| column.text && !MADE_HERE.contains(&column.name)) {
        let Some(value) = fields.get_mut(column.name) else { continue };
        match value {
            Value::String(text) => {
                let clean = clean(column.name, text, &mut problems);
                // An optional text of nothing visible is no text; a required one is judged by its own rule.
                *value = Value::from(clean);
            }
            Value::Array(list) => {
                let texts = list.iter().filter_map(Value::as_str);
                let kept: Vec<String> =
                    texts.filter_map(|text| clean(column.name, text, &mut problems)).collect();
                *value = Value::from(kept);
            }
            _ => {}
        }
    }
    if !problems.is_empty() {
        return Err(Failure::Invalid(problems));
    }
    let missing = || Failure::from(Problem::new("", "problem-text-missing"));
    match serde_json::from_value(Value::Object(fields)) {
        Ok(record) => Ok(record),
        // A required text of nothing visible became null: say so, rather than store an empty name.
        Err(_) => Err(missing()),
    }
}

fn clean(column: &str, text: &str, problems: &mut Vec<Problem>) -> Option<String> {
    let note = NOTES.contains(&column);
    let too_long = if note { check_note(text) } else { check_line(text) };
    if let Err(long) = too_long {
        let problem =
            Problem::new(column, if note { "problem-note-too-long" } else { "problem-line-too-long" });
        problems.push(problem.with("length", long.length).with("limit", long.limit));
        return None;
    }
    let clean = if note { clean_note(text) } else { clean_line(text) }.text;
    let clean = if NAMES.contains(&column) { name_form(clean.trim()) } else { clean };
    is_visible(&clean).then_some(clean)
}

/// One line of text that is no record's field, cleaned; none when nothing of it can be seen.
///
/// # Errors
/// [`Failure::Invalid`] naming `field` when it is too long.
pub(super) fn line(field: &str, text: &str) -> Result<Option<String>, Failure> {
    let mut problems = Vec::new();
    let clean = clean(field, text, &mut problems);
    if problems.is_empty() { Ok(clean) } else { Err(Failure::Invalid(problems)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::{Organization, Person};

    #[test]
    fn a_record_is_cleaned_by_its_columns() {
        let person = Person {
            given: Some(" E\u{301}milie\u{202E} ".to_owned()),
            family: Some("\u{200B}\u{3164}".to_owned()),
            other_names: vec!["\u{1b}[2JSample".to_owned(), " ".to_owned()],
            cultural_support: Some("a\nb".to_owned()),
            ..Person::blank()
        };
        let clean = cleaned(&person).unwrap();
        assert_eq!(clean.given.as_deref(), Some("\u{C9}milie"));
        assert_eq!(clean.family, None, "what cannot be seen is no name");
        assert_eq!(clean.other_names, ["[2JSample"]);
        assert_eq!(clean.cultural_support.as_deref(), Some("a b"));
    }

    #[test]
    fn what_is_too_long_is_refused_with_its_length() {
        let long = Organization::blank(&"x".repeat(1_001));
        let Err(Failure::Invalid(problems)) = cleaned(&long) else { panic!("taken") };
        assert_eq!((problems[0].field.as_str(), problems[0].arguments[0].1.as_str()), ("name", "1001"));
        assert!(cleaned(&Organization::blank(" ")).is_err());
    }
}
