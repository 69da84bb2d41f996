//! Where rows of lists lead: the exact place where the thing is done. The wiring from lists to the walk, the family file
//! and the offers, in one place; opens screens and decides nothing.

use super::{
    agency::Agency,
    ask::Ask,
    breach_form::BreachJob,
    call::{CallJob, end::EndJob},
    care::{Care, custody, list::CareList},
    could_not_reach::CouldNotReach,
    days::Absences,
    directory::Directory,
    families,
    family::{FamilyFile, opened::Opened, tab::TabName},
    hand_off, hand_to, message_read,
    offer_answer::OfferAnswer,
    outreach,
    pile::{self, Pile},
    review::rate::RateGoals,
    same_child::SameChild,
    waiting::Waiting,
    walk::WalkScreen,
    words,
};
use crate::{
    casework::{
        Failure, Subject,
        behind::{OpenCall, OpenDraft},
        passing::{PassedView, Thing},
        waiting::WaitingRow,
    },
    domain::{
        access::{Act, Verdict},
        codes::{CallKind, EpisodeState},
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
    match (place.at, place.record) {
        (DueScreen::Breach, Some(id)) => return on_top(BreachJob::screen(id, ctx)),
        (DueScreen::SameChild, Some(id)) => return on_top(SameChild::of_proposal(id, ctx)),
        (DueScreen::Message, Some(message)) => return on_top(message_read::open(message, ctx)),
        _ => {}
    }
    if place.at == DueScreen::Pile {
        return on_top(Pile::open(ctx));
    }
    let Some(child) = place.child else {
        return match place.at {
            DueScreen::Sender => on_top(Pile::open(ctx)),
            _ => open_promise(place, ctx),
        };
    };
    let state = ctx.session.state_of(child).ok().flatten();
    let pool = state.is_some_and(is_before_acceptance);
    match place.at {
        DueScreen::AnswerOffer => {
            let offer = place.record.ok_or(Failure::Missing(RecordKind::Offer))?;
            open_offer(child, offer, ctx)
        }
        DueScreen::Offer => on_top(Waiting::open_at(place.episode, ctx)),
        DueScreen::Call if pool => open_walk(child, Some(Step::Call), ctx),
        DueScreen::Consent if is_without_parts(state) => open_walk(child, Some(Step::Call), ctx),
        DueScreen::Consent if pool => open_walk(child, Some(Step::Consent), ctx),
        DueScreen::Decision => open_walk(child, decision_step(state), ctx),
        DueScreen::HandOff => on_top(outreach::open_hand_off(child, place.record, ctx)),
        DueScreen::Review => open_review(child, place.record, ctx),
        DueScreen::Plan => Ok(FamilyFile::open(child, TabName::Plan, ctx)),
        DueScreen::Consent => Ok(FamilyFile::open(child, TabName::Consent, ctx)),
        // Settled where it stands, on Today.
        DueScreen::Flag(_) => Ok(Outcome::stay()),
        DueScreen::Change => on_top(CareList::open(child, place.record, ctx)),
        DueScreen::Custody => on_top(custody::screen(child, ctx)),
        DueScreen::Sender | DueScreen::Pile => open_family(child, state, ctx),
        DueScreen::CouldNotReach => on_top(CouldNotReach::open(child, ctx)),
        DueScreen::Call
        | DueScreen::Contacts
        | DueScreen::Promise
        | DueScreen::Message
        | DueScreen::SameChild
        | DueScreen::Breach => Ok(FamilyFile::open(child, TabName::Contacts, ctx)),
    }
}

/// The decision where the criteria are answered, else the first step that is not done.
fn decision_step(state: Option<EpisodeState>) -> Option<Step> {
    (state == Some(EpisodeState::NeedsAssessment)).then_some(Step::Decision)
}

fn is_without_parts(state: Option<EpisodeState>) -> bool {
    matches!(state, Some(EpisodeState::Referred | EpisodeState::Incomplete))
}

/// A promise about nobody known: what was promised, to be read.
fn open_promise(place: &DuePlace, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    let promise = ctx.session.promise(place.record.ok_or(Failure::Missing(RecordKind::Promise))?)?;
    let texts = ctx.texts;
    let mut body = texts.with(
        "places-promise",
        &[("what", promise.what.as_str().into()), ("day", texts.date(promise.due_on).into())],
    );
    if let Some(number) = &promise.number {
        let safe = promise.safe_message.map(|safe| words::label(texts, safe));
        let safe = safe.unwrap_or_else(|| texts.get("places-not-asked"));
        let values = [("number", number.as_str().into()), ("safe", safe.into())];
        body = format!("{body}\n{}", texts.with("places-promise-number", &values));
    }
    Ok(Then::Open(Ask::message(&texts.get("places-promise-title"), body)).into())
}

/// The round through the goals where the person may hold the review, else the reviews of the file.
fn open_review(child: ChildId, review: Option<RowId>, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    let held = Opened::read(child, None, ctx).ok().and_then(|opened| opened.whose());
    if let (Some(whose), Some(review)) = (held, review) {
        let may = ctx.session.may(Act::HoldReview, Subject::Episode(whose.episode))?;
        if may == Verdict::Yes {
            return RateGoals::open(whose, review, ctx);
        }
    }
    Ok(FamilyFile::open(child, TabName::Reviews, ctx))
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
    let child = ctx.session.survivor_of(child)?;
    on_top(WalkScreen::open(child, step, ctx))
}

/// Opens the whole file of a child.
///
/// # Errors
/// When it may not be opened.
pub fn open_file(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    Ok(FamilyFile::open(child, TabName::Summary, ctx))
}

/// Opens a family: the walk until a coordinator has accepted, else the file, which asks for a reason where the role
/// gives one.
///
/// # Errors
/// When it may not be opened.
pub fn open_family(
    child: ChildId,
    state: Option<EpisodeState>,
    ctx: &mut Ctx<'_>,
) -> Result<Outcome, Failure> {
    let works = ctx.session.may(Act::SaveReferral, Subject::Child(child))? == Verdict::Yes;
    if works && state.is_some_and(is_before_acceptance) {
        return open_walk(child, None, ctx);
    }
    open_file(child, ctx)
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

/// Goes back to a call that has not ended, at the place where it was left: its end, the walk of its child, or its form. A call
/// of the pool is taken first.
///
/// # Errors
/// When it ended meanwhile.
pub fn open_call(open: &OpenCall, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    let id = CallId::from(open.call.id);
    if open.pooled {
        hand_to::take(&Thing::Call(id), open.card.as_ref().map(|card| card.child), ctx)?;
    }
    let view = ctx.session.call(id)?;
    let (call, child) = (view.call, view.children.first().copied());
    let ending = ctx.session.my_draft("call_end", &call.public_id)?.is_some();
    let walks = matches!(call.kind, None | Some(CallKind::NewReferral | CallKind::GoOn));
    match child {
        Some(child) if walks && !ending => match open_walk(child, None, ctx) {
            Err(Failure::Refused { .. }) => on_top(EndJob::screen(id, None, ctx)),
            opened => opened,
        },
        None if !ending => Ok(CallJob::go_back(call, ctx)),
        _ => on_top(EndJob::screen(id, None, ctx)),
    }
}

/// Steps of the walk and tabs of the file by the forms whose drafts belong there.
const FORM_STEPS: &[(&str, Step)] = &[
    ("referral", Step::Call),
    ("child", Step::Child),
    ("child_more", Step::Child),
    ("names", Step::Child),
    ("beside", Step::Child),
    ("contact", Step::Child),
    ("home", Step::Child),
    ("school", Step::Child),
    ("service", Step::Child),
    ("consent", Step::Consent),
    ("second_signature", Step::Consent),
    ("screening", Step::Screening),
    ("finding", Step::Needs),
    ("statement", Step::Needs),
    ("decision", Step::Decision),
    ("attempt", Step::Call),
];

const FORM_TABS: &[(&str, TabName)] = &[
    ("note", TabName::Contacts),
    ("ending", TabName::Summary),
    ("return", TabName::Summary),
    ("member", TabName::Circle),
    ("finding", TabName::Needs),
    ("statement", TabName::Needs),
    ("action", TabName::Plan),
    ("agree", TabName::Plan),
    ("goal", TabName::Plan),
    ("vision", TabName::Plan),
    ("review", TabName::Reviews),
    ("moving", TabName::Reviews),
    ("ratings", TabName::Reviews),
    ("consent", TabName::Consent),
    ("second_signature", TabName::Consent),
];

/// Opens the place of a draft; the form there brings the text back. A draft of the pool is taken first.
///
/// # Errors
/// When the place may not be opened any more.
pub fn open_draft(open: &OpenDraft, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    let draft = &open.draft;
    if draft.pool.is_some() {
        let thing = Thing::Draft(draft.form.clone(), draft.record.clone());
        hand_to::take(&thing, draft.child, ctx)?;
    }
    match (draft.form.as_str(), draft.child) {
        ("call", _) => Ok(CallJob::resume(&draft.record, ctx)),
        ("organization", _) => on_top(Directory::open(ctx)),
        ("staff" | "office_hours", _) => on_top(Agency::open(ctx)),
        ("paper", _) => Ok(pile::form::open(ctx)),
        ("keying", _) => on_top(Pile::open(ctx)),
        ("absence", _) => on_top(Absences::mine(ctx)),
        ("call_end", None) => open_end(&draft.record, ctx),
        ("hand_off", Some(child)) => on_top(hand_off::open(child, ctx)),
        ("care_change" | "family_move", Some(child)) => on_top(Care::screen(child, ctx)),
        ("custody", Some(child)) => on_top(custody::screen(child, ctx)),
        (form, Some(child)) => {
            let state = ctx.session.state_of(child).ok().flatten();
            let step = FORM_STEPS.iter().find(|(name, _)| *name == form).map(|(_, step)| *step);
            let tab = FORM_TABS.iter().find(|(name, _)| *name == form).map(|(_, tab)| *tab);
            match (step, tab) {
                (Some(step), _) if state.is_some_and(is_before_acceptance) => {
                    open_walk(child, Some(step), ctx)
                }
                (_, Some(tab)) => Ok(FamilyFile::open(child, tab, ctx)),
                _ => open_family(child, state, ctx),
            }
        }
        (_, None) => Ok(Outcome::stay().say(ctx.texts.get("places-draft-waits"))),
    }
}

/// Goes on with the end of a call of which nobody known was spoken.
fn open_end(record: &str, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    let running = ctx.session.open_calls()?;
    match running.iter().find(|open| open.call.public_id == record) {
        Some(open) => open_call(open, ctx),
        None => Ok(Outcome::stay().say(ctx.texts.get("places-draft-waits"))),
    }
}

/// Opens what passed to somebody: the promise, the family, the call, the draft.
///
/// # Errors
/// When it may not be opened, or is not there any more.
pub fn open_passed(passed: &PassedView, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    let row = &passed.passed;
    if let Some(call) = row.call_id.filter(|_| passed.to_me) {
        let calls = ctx.session.open_calls()?;
        if let Some(open) = calls.iter().find(|open| CallId::from(open.call.id) == call) {
            return open_call(open, ctx);
        }
    }
    if let Some(record) = row.draft_record.as_ref().filter(|_| passed.to_me) {
        let drafts = ctx.session.open_drafts()?;
        if let Some(open) = drafts.iter().find(|open| open.draft.record == *record) {
            return open_draft(open, ctx);
        }
    }
    match (row.child_id, row.promise_id) {
        (Some(child), _) => {
            let state = ctx.session.state_of(child).ok().flatten();
            open_family(child, state, ctx)
        }
        (None, Some(promise)) => {
            let place =
                DuePlace { child: None, episode: None, record: Some(promise), at: DueScreen::Promise };
            open_promise(&place, ctx)
        }
        (None, None) => Ok(Outcome::stay()),
    }
}

/// Opens the card of a family whose file is closed to this person, with a message to leave.
///
/// # Errors
/// The failure itself, where not even the card may be seen.
pub fn open_card(child: ChildId, failure: Failure, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    let Failure::Refused { who, .. } = &failure else { return Err(failure) };
    let Ok(card) = ctx.session.minimal_card(child, None) else { return Err(failure) };
    Ok(Then::Open(families::CardScreen::of(card, who.clone())).into())
}
