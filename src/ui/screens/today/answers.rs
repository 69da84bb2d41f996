//! What is done to a line of Today without leaving the page: a promise is kept or dropped with a reason, and a try to
//! reach someone is counted. Each is one save of casework; nothing is decided here.

use crate::{
    casework::{
        Command, Failure, Subject,
        attempts::{Counted, is_reached},
    },
    domain::{
        access::Act,
        codes::{AttemptOutcome, DueKind, PromiseState},
        due::DueRow,
        ids::RowId,
        record::{Attempt, Promise, RecordKind, Stored},
    },
    text::Texts,
    ui::screen::{Ctx, Screen},
};

use super::super::{ask::Ask, words};

/// Whether the line is a promise.
pub(super) fn is_promise(due: &DueRow) -> bool {
    matches!(due.kind, DueKind::CallBack | DueKind::Promise) && due.place.record.is_some()
}

/// Whether the line is about reaching someone.
pub(super) fn is_call(due: &DueRow) -> bool {
    let known = due.place.child.is_some() || is_promise(due);
    let calls = matches!(
        due.kind,
        DueKind::CallBack
            | DueKind::FirstCall
            | DueKind::HandOff
            | DueKind::TellFamily
            | DueKind::CouldNotReach
    );
    known && calls
}

fn subject(due: &DueRow) -> Subject {
    due.place.child.map_or(Subject::New, Subject::Child)
}

fn promise(due: &DueRow, ctx: &mut Ctx<'_>) -> Result<Stored<Promise>, Failure> {
    let id: RowId = due.place.record.ok_or(Failure::Missing(RecordKind::Promise))?;
    ctx.session.promise(id)
}

/// The promise is kept.
pub(super) fn kept(due: &DueRow, ctx: &mut Ctx<'_>) -> Result<String, Failure> {
    settle(due, PromiseState::Kept, None, ctx)?;
    Ok(ctx.texts.get("today-kept"))
}

/// Asks why a promise is dropped.
pub(super) fn ask_why_dropped(texts: &Texts) -> Box<dyn Screen> {
    Ask::reason(&texts.get("today-drop-title"), texts.get("today-drop-why"))
}

/// The promise is dropped with a reason.
pub(super) fn dropped(due: &DueRow, reason: &str, ctx: &mut Ctx<'_>) -> Result<String, Failure> {
    settle(due, PromiseState::Dropped, Some(reason.to_owned()), ctx)?;
    Ok(ctx.texts.get("today-dropped"))
}

fn settle(
    due: &DueRow,
    state: PromiseState,
    reason: Option<String>,
    ctx: &mut Ctx<'_>,
) -> Result<(), Failure> {
    let base = promise(due, ctx)?;
    let settled = Promise { state, reason, ..base.record.clone() };
    ctx.session.settle_promise(&Command::new(Act::KeepPromise, subject(due)), &base, &settled).map(|_| ())
}

/// A try to reach someone is counted; a promised call that reached someone is kept by it.
pub(super) fn tried(due: &DueRow, outcome: AttemptOutcome, ctx: &mut Ctx<'_>) -> Result<String, Failure> {
    let of = |kinds: &[DueKind]| due.place.record.filter(|_| kinds.contains(&due.kind));
    let attempt = Attempt {
        child_id: due.place.child,
        promise_id: of(&[DueKind::CallBack]),
        hand_off_id: of(&[DueKind::HandOff]),
        ..Attempt::by_phone(ctx.session.identity().staff, ctx.session.now(), outcome)
    };
    let command = Command::new(Act::SaveAttempt, subject(due));
    if due.kind == DueKind::CallBack && !is_reached(outcome) {
        let (base, next) = (promise(due, ctx)?, ctx.session.next_try()?);
        ctx.session.try_again(&command, &attempt, &base, next)?;
        return counted(due, outcome, ctx);
    }
    ctx.session.save_attempt(&command, &attempt)?;
    match due.kind {
        DueKind::CallBack => kept(due, ctx),
        DueKind::FirstCall | DueKind::CouldNotReach if !is_reached(outcome) => counted(due, outcome, ctx),
        _ => Ok(ctx.texts.with("today-tried", &[("outcome", words::label(ctx.texts, outcome).into())])),
    }
}

/// "No answer, 2 of 3. Next try: Thu 26 Nov.": how the tries stand now, and what comes next.
fn counted(due: &DueRow, outcome: AttemptOutcome, ctx: &mut Ctx<'_>) -> Result<String, Failure> {
    let outcome = words::label(ctx.texts, outcome);
    let Some(child) = due.place.child else {
        let next = ctx.texts.weekday(ctx.session.next_try()?);
        return Ok(ctx.texts.with("today-tried-next", &[("outcome", outcome.into()), ("day", next.into())]));
    };
    let counted = ctx.session.tries(child)?;
    Ok(tries_words(&outcome, &counted, ctx.texts))
}

/// How the tries to reach a family stand, in one sentence.
pub fn tries_words(outcome: &str, counted: &Counted, texts: &Texts) -> String {
    let next = counted.next.map(|day| texts.weekday(day));
    let id = if next.is_some() { "today-tried-of" } else { "today-tried-enough" };
    let values = [
        ("outcome", outcome.into()),
        ("tried", counted.tried.into()),
        ("of", counted.of.into()),
        ("day", next.unwrap_or_default().into()),
    ];
    texts.with(id, &values)
}
