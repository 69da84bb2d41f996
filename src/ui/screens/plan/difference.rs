//! The difference of two versions, section by section and line by line: what came, what went, what was and is.

use serde_json::Value;

use crate::{
    domain::{
        plan::{PlanChange, PlanSection},
        record::RecordKind,
    },
    text::Texts,
    ui::{
        kit::Detail,
        screens::family::values::{field_words, words},
    },
};

/// The page of a difference.
pub fn page(changes: &[PlanChange], texts: &Texts) -> Detail {
    let mut page = Detail::new();
    if changes.is_empty() {
        return page.why(texts.get("difference-none"));
    }
    let mut section = None;
    for change in changes {
        if section != Some(change.section) {
            page = page.section(heading(change.section));
            section = Some(change.section);
        }
        page = page.said(line(change, texts));
    }
    page
}

fn heading(section: PlanSection) -> &'static str {
    match section {
        PlanSection::Cover => "difference-cover",
        PlanSection::Vision => "plan-vision",
        PlanSection::Summary => "version-summary",
        PlanSection::Statements => "needs-said",
        PlanSection::Findings => "difference-findings",
        PlanSection::Members => "family-tab-circle",
        PlanSection::Services => "summary-involved",
        PlanSection::Goals => "plan-goals",
        PlanSection::Actions => "difference-actions",
        PlanSection::SafetyPlan => "version-safety",
        PlanSection::Consents => "family-tab-consent",
    }
}

/// The record whose columns a section shows.
fn kind(section: PlanSection) -> RecordKind {
    match section {
        PlanSection::Cover => RecordKind::Episode,
        PlanSection::Vision | PlanSection::Summary | PlanSection::SafetyPlan => RecordKind::Plan,
        PlanSection::Statements => RecordKind::Statement,
        PlanSection::Findings => RecordKind::Finding,
        PlanSection::Members => RecordKind::Member,
        PlanSection::Services => RecordKind::Service,
        PlanSection::Goals => RecordKind::Goal,
        PlanSection::Actions => RecordKind::Action,
        PlanSection::Consents => RecordKind::Consent,
    }
}

fn line(change: &PlanChange, texts: &Texts) -> String {
    let said = |value: &Option<Value>| match value {
        Some(value) if change.field.is_empty() => words(value, None, texts),
        Some(value) => field_words(kind(change.section), &change.field, value, texts),
        None => String::new(),
    };
    let (before, after) = (said(&change.before), said(&change.after));
    if change.field.is_empty() {
        return match (before.is_empty(), after.is_empty()) {
            (true, _) => texts.with("difference-came", &[("words", after.into())]),
            (false, true) => texts.with("difference-went", &[("words", before.into())]),
            (false, false) => {
                texts.with("history-from-to", &[("before", before.into()), ("after", after.into())])
            }
        };
    }
    let name = texts.get(&format!("column-{}", change.field.replace('_', "-")));
    let said = match (before.is_empty(), after.is_empty()) {
        (true, _) => after,
        (false, true) => texts.with("history-cleared", &[("before", before.into())]),
        (false, false) => {
            texts.with("history-from-to", &[("before", before.into()), ("after", after.into())])
        }
    };
    texts.with("history-field", &[("name", name.into()), ("said", said.into())])
}
