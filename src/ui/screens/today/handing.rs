//! What is done to a line of Today besides keeping and trying: it is given, it was seen, somebody was told. Each is one save
//! of casework; nothing is decided here.

use crate::{
    casework::{
        Command, Failure, Subject,
        notes::NoteForm,
        passing::{PassedView, Thing},
        pile::Told,
    },
    domain::{
        access::Act,
        codes::{Category, ContactMode, DueKind, YesNo},
        due::{DueRow, DueScreen},
        ids::{CallId, ChildId, EpisodeId},
        record::RecordKind,
    },
    ui::screen::Ctx,
};

use super::{answers, lines::Item};

/// What can be given of a line, and the child it is about.
pub(super) fn thing(item: &Item) -> Option<(Thing, Option<ChildId>)> {
    match item {
        Item::Call(open) => {
            Some((Thing::Call(CallId::from(open.call.id)), open.card.as_ref().map(|card| card.child)))
        }
        Item::Draft(open) => {
            let thing = Thing::Draft(open.draft.form.clone(), open.draft.record.clone());
            Some((thing, open.draft.child))
        }
        Item::Due(due) if answers::is_promise(&due.row) => {
            Some((Thing::Promise(due.row.place.record?), due.row.place.child))
        }
        _ => None,
    }
}

/// The person has seen that something passed.
pub(super) fn seen(view: &PassedView, ctx: &mut Ctx<'_>) -> Result<String, Failure> {
    ctx.session.see_passed(&Command::new(Act::SeePassed, Subject::Nothing), view.passed.id)?;
    Ok(ctx.texts.get("passed-seen"))
}

/// Whether the line is about telling somebody something: the family where it stands, a sender.
pub(super) fn is_told(due: &DueRow) -> bool {
    match due.kind {
        DueKind::TellFamily => due.place.episode.is_some() && due.place.child.is_some(),
        DueKind::TellReferrer => due.place.record.is_some(),
        _ => false,
    }
}

/// Somebody was told: the family where it stands, or the sender of a paper.
pub(super) fn told(due: &DueRow, ctx: &mut Ctx<'_>) -> Result<String, Failure> {
    if due.place.at == DueScreen::Sender {
        let paper = due.place.record.ok_or(Failure::Missing(RecordKind::Paper))?;
        let told = if due.why.text == "why-due-tell-outcome" { Told::Outcome } else { Told::Received };
        ctx.session.tell_sender(&Command::new(Act::TellSender, Subject::Nothing), paper, told)?;
        return Ok(ctx.texts.get("today-sender-told"));
    }
    let place = due.place;
    let (Some(child), Some(episode)) = (place.child, place.episode) else {
        return Err(Failure::Missing(RecordKind::Child));
    };
    told_family(child, episode, ctx)
}

/// A note that the family was told by telephone where it stands; the next date follows from the standard.
pub fn told_family(child: ChildId, episode: EpisodeId, ctx: &mut Ctx<'_>) -> Result<String, Failure> {
    let note = NoteForm {
        child,
        at: ctx.session.now(),
        with_whom: None,
        mode: Some(ContactMode::Phone),
        minutes: None,
        interpreter: None,
        interpreter_mode: None,
        text: ctx.texts.get("told-family-note"),
        category: Category::Plan,
        family_told: Some(YesNo::Yes),
    };
    ctx.session.save_note(&Command::new(Act::SaveNote, Subject::Episode(episode)), &note)?;
    Ok(ctx.texts.get("told-family-done"))
}
