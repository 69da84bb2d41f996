//! Values of records as people read them: codes as their labels, days as dates, moments with their clock. For timelines
//! and differences, which show any field of any record.

use serde_json::Value;

use super::parts;
use crate::{
    domain::{
        codes::{
            Accessibility, ActionStatus, AgreedWith, Answer, AssignmentKind, AttemptOutcome, CallDirection,
            CallKind, CapacityBasis, Category, Channel, ClosureReason, Code, CompletedFor, ConsentAnswer,
            ConsentMethod, ConsentPurpose, ContactKind, ContactMode, DatePrecision, DecisionOutcome,
            Difficulty, Discipline, DueKind, EpisodeState, FindingKind, Gender, GoalRating, GoalStatus,
            HandOffState, IndigenousIdentity, InterpreterMode, Language, LeadKind, LegalAuthority,
            LifeDomain, MayBeTold, MemberKind, NeedStatus, OfferKind, OfferState, PairVerdict, Permission,
            PromiseState, RecipientKind, ReferrerType, Relation, ReviewOutcome, ReviewState, ReviewTrigger,
            SchoolStatus, ScreeningMode, ScreeningResult, ScreeningState, Sector, ServiceStatus,
            StatementKind, StrengthHolder, Tie, Urgency, Voice, YouthTook,
        },
        date::{Moment, parse_day},
        record::RecordKind,
    },
    text::Texts,
};

/// Which code list a column holds. A row with a kind goes before one without.
const LISTS: &[(Option<RecordKind>, &str, &str)] = &[
    (Some(RecordKind::Episode), "state", EpisodeState::LIST),
    (Some(RecordKind::Review), "state", ReviewState::LIST),
    (Some(RecordKind::Promise), "state", PromiseState::LIST),
    (Some(RecordKind::Offer), "state", OfferState::LIST),
    (Some(RecordKind::HandOff), "state", HandOffState::LIST),
    (Some(RecordKind::Screening), "state", ScreeningState::LIST),
    (Some(RecordKind::Goal), "status", GoalStatus::LIST),
    (Some(RecordKind::Action), "status", ActionStatus::LIST),
    (Some(RecordKind::Service), "status", ServiceStatus::LIST),
    (Some(RecordKind::Finding), "status", NeedStatus::LIST),
    (Some(RecordKind::Member), "kind", MemberKind::LIST),
    (Some(RecordKind::Finding), "kind", FindingKind::LIST),
    (Some(RecordKind::Statement), "kind", StatementKind::LIST),
    (Some(RecordKind::ContactPoint), "kind", ContactKind::LIST),
    (Some(RecordKind::Assignment), "kind", AssignmentKind::LIST),
    (Some(RecordKind::Offer), "kind", OfferKind::LIST),
    (Some(RecordKind::Call), "kind", CallKind::LIST),
    (Some(RecordKind::Promise), "kind", DueKind::LIST),
    (Some(RecordKind::Note), "mode", ContactMode::LIST),
    (Some(RecordKind::Attempt), "mode", ContactMode::LIST),
    (Some(RecordKind::Screening), "mode", ScreeningMode::LIST),
    (Some(RecordKind::Decision), "outcome", DecisionOutcome::LIST),
    (Some(RecordKind::Review), "outcome", ReviewOutcome::LIST),
    (Some(RecordKind::Attempt), "outcome", AttemptOutcome::LIST),
    (Some(RecordKind::Consent), "answer", ConsentAnswer::LIST),
    (Some(RecordKind::Pair), "verdict", PairVerdict::LIST),
    (None, "answer", Answer::LIST),
    (None, "collect", ConsentAnswer::LIST),
    (None, "language", Language::LIST),
    (None, "languages", Language::LIST),
    (None, "language_spoken", Language::LIST),
    (None, "language_service", Language::LIST),
    (None, "reason_language", Language::LIST),
    (None, "vision_language", Language::LIST),
    (None, "words_language", Language::LIST),
    (None, "interpreter_mode", InterpreterMode::LIST),
    (None, "accessibility", Accessibility::LIST),
    (None, "birth_precision", DatePrecision::LIST),
    (None, "gender", Gender::LIST),
    (None, "indigenous_identity", IndigenousIdentity::LIST),
    (None, "school_status", SchoolStatus::LIST),
    (None, "childrens_aid", Answer::LIST),
    (None, "individual_plan", Answer::LIST),
    (None, "relation", Relation::LIST),
    (None, "legal_authority", LegalAuthority::LIST),
    (None, "channel", Channel::LIST),
    (None, "referrer_type", ReferrerType::LIST),
    (None, "consent_method", ConsentMethod::LIST),
    (None, "method", ConsentMethod::LIST),
    (None, "purpose", ConsentPurpose::LIST),
    (None, "capacity_basis", CapacityBasis::LIST),
    (None, "category", Category::LIST),
    (None, "permission", Permission::LIST),
    (None, "recipient_kind", RecipientKind::LIST),
    (None, "urgency", Urgency::LIST),
    (None, "domain", LifeDomain::LIST),
    (None, "holder", StrengthHolder::LIST),
    (None, "voice", Voice::LIST),
    (None, "tie", Tie::LIST),
    (None, "discipline", Discipline::LIST),
    (None, "sector", Sector::LIST),
    (None, "completed_for", CompletedFor::LIST),
    (None, "result", ScreeningResult::LIST),
    (None, "computed", ScreeningResult::LIST),
    (None, "difficulties", Difficulty::LIST),
    (None, "trigger", ReviewTrigger::LIST),
    (None, "rating", GoalRating::LIST),
    (None, "youth_participated", YouthTook::LIST),
    (None, "agreed_with", AgreedWith::LIST),
    (None, "ending_reason", ClosureReason::LIST),
    (None, "lead_kind", LeadKind::LIST),
    (None, "direction", CallDirection::LIST),
    (None, "may_be_told", MayBeTold::LIST),
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
