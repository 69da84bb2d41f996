//! Values of records as people read them: codes as their labels, days as dates, moments with their clock. For timelines
//! and differences, which show any field of any record.

use serde_json::Value;

use super::parts;
use crate::{
    domain::{
        code_columns::list_of,
        date::{Moment, parse_day},
        record::RecordKind,
    },
    text::Texts,
};

/// A field of a record of `kind` in words; empty for an empty one.
pub fn field_words(kind: RecordKind, column: &str, value: &Value, texts: &Texts) -> String {
    if kind == RecordKind::Review && column == "why" {
        let stored: Vec<String> = serde_json::from_value(value.clone()).unwrap_or_default();
        return if stored.is_empty() { String::new() } else { why_words(&stored, texts) };
    }
    // What was moved is said by what it is called, never by its table.
    if kind == RecordKind::MovedRecord && column == "kind" {
        let moved = value.as_str().and_then(RecordKind::from_code);
        return moved.map(|kind| super::history::kind_words(kind, texts)).unwrap_or_default();
    }
    words(value, list_of(kind, column), texts)
}

fn why_words(stored: &[String], texts: &Texts) -> String {
    crate::ui::screens::cards::why(texts, &crate::domain::review::why_of(stored))
}

/// A value in words, with the code list it comes from, if any.
pub fn words(value: &Value, list: Option<&str>, texts: &Texts) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(on) => on.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text_words(text, list, texts),
        Value::Array(items) => {
            let each: Vec<String> = items.iter().map(|item| words(item, list, texts)).collect();
            each.join(", ")
        }
        Value::Object(fields) => {
            // The words of an entry stand in the first of these that it has.
            let said = ["text", "what", "name", "organization", "told"];
            said.iter()
                .find_map(|name| fields.get(*name))
                .map(|inner| words(inner, list, texts))
                .unwrap_or_default()
        }
    }
}

fn text_words(text: &str, list: Option<&str>, texts: &Texts) -> String {
    let labelled = list.map(|list| format!("code-{list}-{}", text.replace('_', "-")));
    if let Some(id) = labelled.filter(|id| texts.known(id)) {
        return texts.get(&id);
    }
    if matches!(text, "yes" | "no") {
        return texts.get(&format!("code-yes-no-{text}"));
    }
    if let Some(day) = parse_day(text) {
        return texts.date(day);
    }
    Moment::parse(text).map_or_else(|| text.to_owned(), |at| parts::moment(texts, at))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::text::Lang;

    #[test]
    fn values_are_read_as_people_write_them() {
        let texts = Texts::new(Lang::En);
        for (kind, column, value, said) in [
            (RecordKind::Goal, "status", json!("active"), "active"),
            (RecordKind::Action, "due_on", json!("2026-12-04"), "4 Dec 2026"),
            (RecordKind::Note, "at", json!("2026-11-21T18:04:05.000Z -0500"), "21 Nov 2026 13:04"),
            (RecordKind::Link, "primary_contact", json!("yes"), "yes"),
            (RecordKind::Person, "other_names", json!(["Sample", "Exemple"]), "Sample, Exemple"),
            (RecordKind::Episode, "level", json!(3), "3"),
            (RecordKind::Goal, "text", json!(null), ""),
        ] {
            assert_eq!(field_words(kind, column, &value, &texts), said, "{column}");
        }
    }
}
