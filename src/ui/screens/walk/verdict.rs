//! The verdict of each programme in words: the result, which answers decide, what is missing, and the remarks. The same
//! lines stand above the screening and above the decision. Computes nothing.

use super::facts::is_own;
use crate::{
    domain::{
        program::Program,
        screening::{ScreeningNote, ScreeningOutcome, Why, WhyValue},
    },
    text::{Texts, Value},
    ui::{
        kit::{block::Block, width},
        screens::words,
        theme::Meaning,
    },
};

/// One line for each programme, and one for each remark, wrapped to `width`. Where one of the programmes serves the area,
/// nothing is said of the area being another's.
pub fn lines(outcomes: &[(&Program, &ScreeningOutcome)], width: u16, texts: &Texts) -> Block {
    let room = width.saturating_sub(2).max(1);
    let mut block = Block::default();
    for (program, outcome) in outcomes {
        block.wrapped(1, room, &in_words(program, outcome, room, texts), Meaning::Strong);
    }
    let served = outcomes.iter().any(|(_, outcome)| is_own(outcome));
    let mut said = Vec::new();
    for note in outcomes.iter().flat_map(|(_, outcome)| outcome.notes.iter()) {
        if said.contains(note) || (served && *note == ScreeningNote::OutsideArea) {
            continue;
        }
        said.push(*note);
        block.wrapped(1, room, &format!("! {}", texts.get(note.text())), Meaning::Warning);
    }
    let routed = outcomes.iter().find_map(|(_, outcome)| outcome.route_to.as_ref());
    if let Some(agency) = routed.filter(|_| !served) {
        let words = texts.with("screening-route-to", &[("agency", agency.into())]);
        block.wrapped(1, room, &words, Meaning::Warning);
    }
    block
}

/// `CSP: 1 answer missing: extra help …`, with as many names as fit into `room` columns and the number of the others.
pub fn in_words(program: &Program, outcome: &ScreeningOutcome, room: u16, texts: &Texts) -> String {
    let head = texts.with(
        "screening-verdict",
        &[
            ("program", words::of_data(texts, &program.short_name).into()),
            ("result", words::label(texts, outcome.result).into()),
        ],
    );
    let named = |ids: &[String]| ids.iter().map(|id| name_of(program, id, texts)).collect::<Vec<_>>();
    let parts =
        [("screening-decides", named(&outcome.decided_by)), ("screening-missing", named(&outcome.missing))];
    let line = |most: usize| {
        let mut line = head.clone();
        for (id, names) in parts.iter().filter(|(_, names)| !names.is_empty()) {
            let values = [("count", names.len().into()), ("what", some_of(names, most).into())];
            line = format!("{line} · {}", texts.with(id, &values));
        }
        line
    };
    let longest = parts.iter().map(|(_, names)| names.len()).max().unwrap_or(0);
    let fits = |most: &usize| width::columns(&line(*most)) <= room;
    (1..=longest).rev().find(fits).map_or_else(|| line(1), line)
}

/// The first `most` names, and the number of the others.
fn some_of(names: &[String], most: usize) -> String {
    let shown = names.len().min(most);
    let words = names[..shown].join(", ");
    if shown < names.len() { format!("{words} +{}", names.len() - shown) } else { words }
}

/// A criterion by its label, consent and region by their words.
fn name_of(program: &Program, id: &str, texts: &Texts) -> String {
    match program.criterion(id) {
        Some(criterion) => {
            let label = words::of_data(texts, &criterion.label);
            label.trim_end_matches(['?', ' ', '\u{a0}', '\u{202f}']).to_owned()
        }
        None if id == "consent" => texts.get("screening-name-consent"),
        None => texts.get("screening-name-region"),
    }
}

/// Why a derived criterion has its answer, with the birthdays that matter.
pub fn why(why: &Why, texts: &Texts) -> String {
    let mut values = Vec::new();
    for (name, value) in why.values() {
        let value = match value {
            WhyValue::Number(number) => Value::Number(number),
            WhyValue::Ages(youngest, oldest) if youngest == oldest => youngest.to_string().into(),
            WhyValue::Ages(youngest, oldest) => format!("{}–{oldest}", youngest.max(0)).into(),
            WhyValue::Day(day) => texts.date(day).into(),
            WhyValue::Label(id) => texts.get(&id).into(),
        };
        values.push((name, value));
    }
    let mut said = texts.with(why.text(), &values);
    for (id, day) in why.birthdays() {
        said.push(' ');
        said.push_str(&texts.with(id, &[("day", texts.date(day).into())]));
    }
    said
}
