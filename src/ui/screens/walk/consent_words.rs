//! A consent in words: how it stands in one line, and its limits. Reads and decides nothing.

use std::fmt::Write as _;

use super::facts::Facts;
use crate::{
    casework::consents::ConsentView,
    domain::codes::{Category, Permission},
    text::Texts,
    ui::screens::words,
};

/// The kinds of information a consent is limited to; empty for all.
pub fn limited_to(view: &ConsentView) -> Vec<Category> {
    let permitted = view.scope.iter().filter(|row| row.permission == Permission::Permit);
    permitted.filter_map(|row| row.category).collect()
}

/// A consent that stands, in one line: state, by whom, how, since when, limits.
pub fn in_one_line(view: &ConsentView, facts: &Facts, texts: &Texts) -> String {
    let mut line = texts.get(view.state.text_id());
    let day = texts.date(view.consent.starts_on);
    let _ = write!(line, " · {day}");
    if let Some(who) = facts.giver_role(&view.consent, texts) {
        let _ = write!(line, " · {who}");
    }
    if let Some(method) = view.consent.method {
        let _ = write!(line, " · {}", words::label(texts, method));
    }
    for limit in limits_of(view, facts, texts) {
        let _ = write!(line, " · {limit}");
    }
    if view.to_confirm {
        let _ = write!(line, " · {}", texts.get("consent-ask-again"));
    } else if view.ends_soon {
        let _ = write!(line, " · {}", texts.get("consent-ends-soon"));
    }
    line
}

/// The limits of a consent, each in words: what it covers only, with whom nothing is shared.
pub fn limits_of(view: &ConsentView, facts: &Facts, texts: &Texts) -> Vec<String> {
    let only = limited_to(view);
    let denied: Vec<String> = view
        .scope
        .iter()
        .filter(|row| row.permission == Permission::Deny)
        .map(|row| facts.recipient(row, texts))
        .collect();
    in_limit_words(&only, &denied, texts)
}

/// Limits in words, from kinds of information and names.
pub fn in_limit_words(only: &[Category], denied: &[String], texts: &Texts) -> Vec<String> {
    let mut limits = Vec::new();
    if !only.is_empty() {
        let kinds: Vec<String> = only.iter().map(|kind| words::label(texts, *kind)).collect();
        limits.push(texts.with("consent-only", &[("kinds", texts.all_of(&kinds).into())]));
    }
    if !denied.is_empty() {
        limits.push(texts.with("consent-not-with", &[("who", texts.one_of(denied).into())]));
    }
    limits
}
