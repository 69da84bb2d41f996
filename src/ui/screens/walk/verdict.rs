//! The verdict of each programme in words: the result, which answers decide, what is missing, and the remarks. The same
//! lines stand above the screening and above the decision. Computes nothing.

use crate::{
    domain::{
        program::Program,
        screening::{ScreeningOutcome, Why, WhyValue},
    },
    text::{Texts, Value},
    ui::{kit::block::Block, screens::words, theme::Meaning},
};

/// One line for each programme, and one for each remark, wrapped to `width`.
pub fn lines(outcomes: &[(&Program, &ScreeningOutcome)], width: u16, texts: &Texts) -> Block {
    let room = width.saturating_sub(2).max(1);
    let mut block = Block::default();
    for (program, outcome) in outcomes {
        block.wrapped(1, room, &in_words(program, outcome, texts), Meaning::Strong);
    }
    let mut said = Vec::new();
    for (_, outcome) in outcomes {
        for note in outcome.notes.iter().filter(|note| !said.contains(*note)).copied().collect::<Vec<_>>() {
            said.push(note);
            block.wrapped(1, room, &format!("! {}", texts.get(note.text())), Meaning::Warning);
        }
    }
    if let Some(agency) = outcomes.iter().find_map(|(_, outcome)| outcome.route_to.as_ref()) {
        let words = texts.with("screening-route-to", &[("agency", agency.into())]);
        block.wrapped(1, room, &words, Meaning::Warning);
    }
    block
}

/// `CSP: 1 answer missing · ask: extra help …`.
pub fn in_words(program: &Program, outcome: &ScreeningOutcome, texts: &Texts) -> String {
    let result = words::label(texts, outcome.result);
    let head = texts.with(
        "screening-verdict",
        &[("program", in_screen_language(program, texts).into()), ("result", result.into())],
    );
    let named = |ids: &[String]| -> Value {
        let names: Vec<String> = ids.iter().map(|id| name_of(program, id, texts)).collect();
        names.join(", ").into()
    };
    if !outcome.missing.is_empty() {
        let count = outcome.missing.len().into();
        let why = texts.with("screening-missing", &[("count", count), ("what", named(&outcome.missing))]);
        return format!("{head} · {why}");
    }
    if outcome.decided_by.is_empty() {
        return head;
    }
    let count = outcome.decided_by.len().into();
    let why = texts.with("screening-decides", &[("count", count), ("what", named(&outcome.decided_by))]);
    format!("{head} · {why}")
}

fn in_screen_language<'a>(program: &'a Program, texts: &Texts) -> &'a str {
    words::of_data(texts, &program.short_name)
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
