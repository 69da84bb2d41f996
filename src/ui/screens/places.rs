//! Where rows of lists lead: the exact place where the thing is done. The wiring from lists to the walk, the family file
//! and the offers, in one place; opens screens and decides nothing.

use super::{
    family::{FamilyFile, tab::TabName},
    hand_off,
    offer_answer::OfferAnswer,
    waiting::Waiting,
    walk::WalkScreen,
    words,
};
use crate::{
    casework::{Failure, drafts::Draft, waiting::WaitingRow},
    domain::{
        codes::EpisodeState,
        due::{DuePlace, DueScreen},
        ids::{CallId, ChildId, RowId},
        record::RecordKind,
        walk::Step,
    },
    text::Texts,
    ui::screen::{Ctx, Outcome, Screen, Then},
};

/// What became of opening a place; a failure is said in the status line.
pub fn opened(opened: Result<Outcome, Failure>, texts: &Texts) -> Outcome {
    opened.unwrap_or_else(|failure| Outcome::stay().failed(words::failure(texts, &failure)))
}

fn on_top(screen: Result<Box<dyn Screen>, Failure>) -> Result<Outcome, Failure> {
    screen.map(|screen| Then::Open(screen).into())
}

/// Opens the exact place for which a row of Today stands.
///
/// # Errors
/// When it may not be opened, or is not there any more.
pub fn open_record(place: &DuePlace, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    let child = place.child.ok_or(Failure::Missing(RecordKind::Child));
    match place.at {
        DueScreen::AnswerOffer => {
            let offer = place.record.ok_or(Failure::Missing(RecordKind::Offer))?;
            open_offer(child?, offer, ctx)
        }
        DueScreen::Offer => on_top(Waiting::open_at(place.episode, ctx)),
        DueScreen::Consent => open_walk(child?, Some(Step::Consent), ctx),
        DueScreen::Decision => open_walk(child?, Some(Step::Decision), ctx),
        DueScreen::HandOff => on_top(hand_off::open(child?, ctx)),
        DueScreen::Contacts | DueScreen::Promise => Ok(FamilyFile::open(child?, TabName::Contacts, ctx)),
        DueScreen::Plan => Ok(FamilyFile::open(child?, TabName::Plan, ctx)),
        DueScreen::Review => Ok(FamilyFile::open(child?, TabName::Reviews, ctx)),
        _ => Ok(Outcome::stay().say(ctx.texts.get("places-not-here"))),
    }
}

/// Opens an offer made to oneself.
///
/// # Errors
/// When it was answered meanwhile.
pub fn open_offer(child: ChildId, offer: RowId, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    on_top(OfferAnswer::open(child, offer, ctx))
}

/// Opens who could coordinate a waiting family, where the offer is made.
///
/// # Errors
/// When the file may not be opened.
pub fn open_candidates(family: &WaitingRow, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    open_walk(family.card.child, Some(Step::Offer), ctx)
}

/// Opens the walk of a child at a step, or at the first that is not done.
///
/// # Errors
/// When the file may not be opened.
pub fn open_walk(child: ChildId, step: Option<Step>, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    on_top(WalkScreen::open(child, step, ctx))
}

/// Opens the whole file of a child, with the reason where one was asked.
///
/// # Errors
/// When it may not be opened.
pub fn open_file(child: ChildId, reason: Option<&str>, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    match reason {
        Some(reason) => on_top(FamilyFile::screen(child, TabName::Summary, Some(reason.to_owned()), ctx)),
        None => Ok(FamilyFile::open(child, TabName::Summary, ctx)),
    }
}

/// Opens a family: the walk until a coordinator has accepted, else the file.
///
/// # Errors
/// When it may not be opened.
pub fn open_family(
    child: ChildId,
    state: Option<EpisodeState>,
    reason: Option<&str>,
    ctx: &mut Ctx<'_>,
) -> Result<Outcome, Failure> {
    if state.is_some_and(is_before_acceptance) {
        open_walk(child, None, ctx)
    } else {
        open_file(child, reason, ctx)
    }
}

/// Whether nobody has accepted the family yet, so that the walk is where work goes on.
fn is_before_acceptance(state: EpisodeState) -> bool {
    matches!(
        state,
        EpisodeState::Referred
            | EpisodeState::Incomplete
            | EpisodeState::Screening
            | EpisodeState::NeedsAssessment
            | EpisodeState::EligibleWaiting
            | EpisodeState::NotEligible
            | EpisodeState::Redirected
    )
}

/// Goes on with a call that has not ended.
///
/// # Errors
/// When it ended meanwhile.
pub fn open_call(_: CallId, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    Ok(Outcome::stay().say(ctx.texts.get("places-not-here")))
}

/// Opens the place of a draft; the form there brings the text back.
///
/// # Errors
/// When the place may not be opened any more.
pub fn open_draft(draft: &Draft, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    match draft.child {
        Some(child) => open_walk(child, None, ctx),
        None => Ok(Outcome::stay().say(ctx.texts.get("places-not-here"))),
    }
}
