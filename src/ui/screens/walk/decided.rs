//! What was decided, by whom, on what: read when the step is opened again after the decision. Saves nothing.

use super::{facts::Facts, read_only::ReadOnly, verdict};
use crate::{
    domain::{codes::YesNo, record::Decision},
    text::Texts,
    ui::{
        kit::Detail,
        screen::{Ctx, Screen},
        screens::words,
    },
};

/// Shows the newest decision of the episode.
pub fn open(facts: Facts, ctx: &Ctx<'_>) -> Box<dyn Screen> {
    let detail = detail_of(&facts, ctx.texts);
    ReadOnly::open(facts, ctx.texts.get("decision-title"), detail)
}

fn detail_of(facts: &Facts, texts: &Texts) -> Detail {
    let Some((decision, by)) = facts.walk.decisions.first() else {
        let state = words::label(texts, facts.walk.episode.state);
        return Detail::new().words(texts.with("decision-none", &[("state", state.into())]));
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| texts.date(day)).unwrap_or_default();
    let told = |answer: Option<YesNo>| answer.map(|answer| words::label(texts, answer)).unwrap_or_default();
    let computed = decision.computed.map(|result| words::label(texts, result)).unwrap_or_default();
    let mut detail = Detail::new()
        .words(outcome_words(decision, facts, texts))
        .line("field-decision-decided-by", format!("{} · {}", by.name, texts.date(decision.decided_at.day())))
        .line("field-decision-level", level_words(decision, facts, texts))
        .personal("field-decision-reason", text(&decision.reason))
        .line("decision-computed", computed)
        .personal("field-decision-override-reason", text(&decision.override_reason))
        .personal("field-decision-family-view", text(&decision.family_view))
        .line("field-decision-explained-on", day(decision.explained_on))
        .personal("field-decision-explained-how", text(&decision.explained_how))
        .line("field-decision-told-may-return", told(decision.told_may_return))
        .section("decision-heading-rules");
    for view in &facts.walk.screenings {
        detail = detail.why(verdict::in_words(&view.program, &view.outcome, u16::MAX, texts));
    }
    detail
}

fn outcome_words(decision: &Decision, facts: &Facts, texts: &Texts) -> String {
    let program = decision.program.as_deref().and_then(|code| facts.program(code));
    match program {
        Some(program) => words::of_data(texts, &program.name).to_owned(),
        None => words::label(texts, decision.outcome),
    }
}

fn level_words(decision: &Decision, facts: &Facts, texts: &Texts) -> String {
    let Some(number) = decision.level else { return String::new() };
    let program = decision.program.as_deref().and_then(|code| facts.program(code));
    let level = program.and_then(|program| program.level(u32::try_from(number).ok()?));
    level.map_or_else(
        || number.to_string(),
        |level| format!("{number} {}", words::of_data(texts, &level.name)),
    )
}
