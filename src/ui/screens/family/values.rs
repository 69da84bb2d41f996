//! Values of records as people read them: codes as their labels, days as dates, moments with their clock. For timelines
//! and differences, which show any field of any record.

use serde_json::Value;

use super::parts;
use crate::{
    domain::{
        date::{Moment, parse_day},
        record::RecordKind,
    },
    text::Texts,
};

/// Which code list a column holds. A row with a kind goes before one without.
const LISTS: &[(Option<RecordKind>, &str, &str)] = &[
    (Some(RecordKind::Episode), "state", "episode-state"),
    (Some(RecordKind::Review), "state", "review-state"),
    (Some(RecordKind::Promise), "state", "promise-state"),
    (Some(RecordKind::Offer), "state", "offer-state"),
    (Some(RecordKind::HandOff), "state", "hand-off-state"),
    (Some(RecordKind::Screening), "state", "screening-state"),
    (Some(RecordKind::Goal), "status", "goal-status"),
    (Some(RecordKind::Action), "status", "action-status"),
    (Some(RecordKind::Service), "status", "service-status"),
    (Some(RecordKind::Finding), "status", "need-status"),
    (Some(RecordKind::Member), "kind", "member-kind"),
    (Some(RecordKind::Finding), "kind", "finding"),
    (Some(RecordKind::Statement), "kind", "statement"),
    (Some(RecordKind::ContactPoint), "kind", "contact-kind"),
    (Some(RecordKind::Assignment), "kind", "assignment-kind"),
    (Some(RecordKind::Offer), "kind", "offer-kind"),
    (Some(RecordKind::Call), "kind", "call"),
    (Some(RecordKind::Promise), "kind", "due"),
    (Some(RecordKind::Note), "mode", "contact-mode"),
    (Some(RecordKind::Attempt), "mode", "contact-mode"),
    (Some(RecordKind::Screening), "mode", "screening-mode"),
    (Some(RecordKind::Decision), "outcome", "decision"),
    (Some(RecordKind::Review), "outcome", "review-outcome"),
    (Some(RecordKind::Attempt), "outcome", "attempt-outcome"),
    (Some(RecordKind::Consent), "answer", "consent-answer"),
    (Some(RecordKind::Pair), "verdict", "pair"),
    (None, "answer", "answer"),
    (None, "collect", "consent-answer"),
    (None, "language", "language"),
    (None, "languages", "language"),
    (None, "language_spoken", "language"),
    (None, "language_service", "language"),
    (None, "reason_language", "language"),
    (None, "vision_language", "language"),
    (None, "words_language", "language"),
    (None, "interpreter_mode", "interpreter-mode"),
    (None, "accessibility", "accessibility"),
    (None, "birth_precision", "date-precision"),
    (None, "gender", "gender"),
    (None, "indigenous_identity", "indigenous-identity"),
    (None, "school_status", "school-status"),
    (None, "childrens_aid", "answer"),
    (None, "individual_plan", "answer"),
    (None, "relation", "relation"),
    (None, "legal_authority", "legal-authority"),
    (None, "channel", "channel"),
    (None, "referrer_type", "referrer-type"),
    (None, "consent_method", "consent-method"),
    (None, "method", "consent-method"),
    (None, "purpose", "consent-purpose"),
    (None, "capacity_basis", "capacity-basis"),
    (None, "category", "category"),
    (None, "permission", "permission"),
    (None, "recipient_kind", "recipient-kind"),
    (None, "urgency", "urgency"),
    (None, "domain", "life-domain"),
    (None, "holder", "strength-holder"),
    (None, "voice", "voice"),
    (None, "tie", "tie"),
    (None, "discipline", "discipline"),
    (None, "sector", "sector"),
    (None, "completed_for", "completed-for"),
    (None, "result", "screening-result"),
    (None, "computed", "screening-result"),
    (None, "difficulties", "difficulty"),
    (None, "trigger", "review-trigger"),
    (None, "rating", "goal-rating"),
    (None, "youth_participated", "youth-participated"),
    (None, "agreed_with", "agreed-with"),
    (None, "ending_reason", "closure-reason"),
    (None, "lead_kind", "lead-kind"),
    (None, "direction", "call-direction"),
    (None, "may_be_told", "may-be-told"),
];

/// A field of a record of `kind` in words; empty for an empty one.
pub fn field_words(kind: RecordKind, column: &str, value: &Value, texts: &Texts) -> String {
    if kind == RecordKind::Review && column == "why" {
        let stored: Vec<String> = serde_json::from_value(value.clone()).unwrap_or_default();
        return if stored.is_empty() { String::new() } else { why_words(&stored, texts) };
    }
    let list = LISTS.iter().find(|(of, name, _)| *name == column && of.is_none_or(|of| of == kind));
    words(value, list.map(|(_, _, list)| *list), texts)
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
    use crate::{domain::codes, text::Lang};

    #[test]
    fn every_list_named_here_is_a_code_list_and_every_column_a_column() {
        for (kind, column, list) in LISTS {
            assert!(codes::LISTS.iter().any(|(known, _)| known == list), "{list}");
            let of: Vec<_> = kind.map_or_else(|| RecordKind::ALL.to_vec(), |kind| vec![kind]);
            let has = |kind: &RecordKind| kind.columns().iter().any(|known| known.name == *column);
            assert!(of.iter().any(has), "{column}");
        }
    }

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
