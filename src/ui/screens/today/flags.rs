//! What was flagged, on Today: a crisis view or a crisis call is seen with one key, a restricted match is settled by an
//! answer. Opens and saves; decides nothing and shows nothing of a restricted file but its number.

use super::lines;
use crate::{
    casework::{Command, Failure, Subject},
    domain::{
        access::Act,
        codes::{Code, FlagKind, FlagState},
        due::{DueRow, DueScreen},
        record::RecordKind,
    },
    text::Texts,
    ui::{
        kit::Choosable,
        screen::{Ctx, Outcome, Screen, Then},
        screens::{ask::Ask, call::end::reach_words, cards, words},
    },
};

/// The answers about a restricted match, in the order of their numbers.
const ANSWERS: [FlagState; 3] = [FlagState::Same, FlagState::Different, FlagState::Later];

/// What was flagged, if the row is such a one.
pub(super) fn kind(due: &DueRow) -> Option<FlagKind> {
    match due.place.at {
        DueScreen::Flag(kind) => Some(kind),
        _ => None,
    }
}

/// Enter: the question about a restricted match, else what is known of it.
pub(super) fn open(due: &DueRow, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    let screen = match kind(due) {
        Some(FlagKind::RestrictedMatch) => question(due, ctx.texts),
        Some(FlagKind::CrisisCall) => call(due, ctx)?,
        _ => Ask::message(&lines::kind(due, ctx.texts), cards::why(ctx.texts, &due.why)),
    };
    Ok(Then::Open(screen).into())
}

/// The question about a restricted match.
pub(super) fn question(due: &DueRow, texts: &Texts) -> Box<dyn Screen> {
    let options = ANSWERS.iter().map(|state| Choosable::new(state.code(), words::label(texts, *state)));
    Ask::one_of(&lines::kind(due, texts), cards::why(texts, &due.why), options.collect())
}

fn call(due: &DueRow, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let flag = ctx.session.flag(due.place.record.ok_or(Failure::Missing(RecordKind::Flag))?)?;
    let mut body = vec![cards::why(ctx.texts, &due.why)];
    if let Some(card) = &due.card {
        body.push(format!("{} {}", card.number, cards::name(ctx.texts, card)));
    }
    if let Some(call) = flag.call_id {
        let call = ctx.session.call(call)?.call;
        body.extend(call.caller_name.clone());
        body.push(reach_words(&call, ctx.texts));
        body.extend(call.said.clone());
    }
    Ok(Ask::message(&lines::kind(due, ctx.texts), body.join("\n")))
}

/// Seen: a crisis view or a crisis call.
pub(super) fn seen(due: &DueRow, ctx: &mut Ctx<'_>) -> Result<String, Failure> {
    settle(due, FlagState::Seen, ctx)
}

/// The answer with this number in [`ANSWERS`].
pub(super) fn answered(due: &DueRow, place: i64, ctx: &mut Ctx<'_>) -> Result<Option<String>, Failure> {
    let state = usize::try_from(place).ok().and_then(|at| ANSWERS.get(at));
    state.map(|state| settle(due, *state, ctx)).transpose()
}

fn settle(due: &DueRow, state: FlagState, ctx: &mut Ctx<'_>) -> Result<String, Failure> {
    let flag = due.place.record.ok_or(Failure::Missing(RecordKind::Flag))?;
    ctx.session.settle_flag(&Command::new(Act::SettleFlag, Subject::Nothing), flag, state)?;
    Ok(ctx.texts.with("today-flag-settled", &[("answer", words::label(ctx.texts, state).into())]))
}
