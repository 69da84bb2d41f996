//! A few letters of the made-up agency, made by the commands that make them at work: some sent to families that wait, some kept
//! and not sent. Decides nothing: who may not be written to gets none.

use std::path::Path;

use chrono::NaiveTime;

use super::Plan;
use crate::{
    casework::{
        Clock, Command, Failure, Opening, Session, Subject, clock::DEFAULT_ZONE, letters::Left,
        setup::SetupError, waiting::WaitingOrder,
    },
    domain::{
        access::Act,
        codes::{LetterKind, LetterSent, Role},
        ids::ChildId,
    },
};

/// One family in so many that waits was told by a letter.
const TOLD_EVERY: usize = 3;
/// So many at most: examples, not a mailing.
const MOST: usize = 8;
/// So many referrals of the pool have an acknowledgement that was not sent yet.
const UNSENT: usize = 2;

/// Writes them, on the plan's day.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn write(path: &Path, plan: Plan) -> Result<(), SetupError> {
    let noon = plan.today.and_time(NaiveTime::MIN) + chrono::Duration::hours(17);
    let clock = Some(Clock::frozen(DEFAULT_ZONE, noon.and_utc()));
    let opening = Opening { clock, ..Opening::default() };
    let mut session = Session::open_demo(path, Role::Intake, opening).map_err(SetupError::Door)?;
    let waiting = session.waiting(WaitingOrder::LongestFirst).map_err(SetupError::Failure)?;
    let sent = Left { how: LetterSent::Mail, on: Some(plan.today) };
    for family in waiting.iter().step_by(TOLD_EVERY).take(MOST) {
        one(&mut session, family.card.child, LetterKind::Waiting, sent)?;
    }
    let pool = session.pool().map_err(SetupError::Failure)?;
    for family in pool.iter().take(UNSENT) {
        one(&mut session, family.card.child, LetterKind::AckFamily, Left::NOT)?;
    }
    Ok(())
}

/// The letter to the first who may get it, if anybody may.
fn one(session: &mut Session, child: ChildId, kind: LetterKind, left: Left) -> Result<(), SetupError> {
    let made = |session: &mut Session| -> Result<(), Failure> {
        let all = session.correspondents(child, kind)?;
        let Some(to) = all.iter().find(|one| one.why_not.is_none()) else { return Ok(()) };
        let prepared = session.prepare_letter(child, kind, to.to)?;
        session.make_letter(&Command::new(Act::MakeLetter, Subject::Child(child)), &prepared, left)?;
        Ok(())
    };
    match made(session) {
        // Somebody else's file, or nothing to write about: an agency has such families too.
        Err(Failure::Refused { .. } | Failure::Invalid(_)) | Ok(()) => Ok(()),
        Err(failure) => Err(SetupError::Failure(failure)),
    }
}
