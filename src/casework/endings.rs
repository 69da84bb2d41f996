//! How an episode ends: inactive, closed, declined, with a coded reason and who agreed (domain.md 1.2, 2.11). Everything that
//! would still reach the family is settled in the same save; after a death at once and everywhere. The return of a family
//! belongs to intake.

use chrono::NaiveDate;

use super::{Command, Failure, Session, Writing, aim, clean, offers::settle_others};
use crate::{
    domain::{
        access::Act,
        codes::{AgreedWith, ClosureReason, Code, EpisodeState, HandOffState, PromiseState, YesNo},
        episode::{self, Event},
        ids::{ChildId, EpisodeId},
        problem::Problem,
        record::{Assignment, Child, Episode, HandOff, Holding, Person, Promise, RecordKind},
    },
    store::care,
};

/// Why and how an episode ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// `INACTIVE`, `CLOSED` or `DECLINED`.
    pub to: EpisodeState,
    /// The coded reason; a family that declines owes none.
    pub reason: Option<ClosureReason>,
    /// In words.
    pub note: Option<String>,
    /// Who agreed.
    pub agreed_with: Option<AgreedWith>,
    /// Whether the family was told that it may return.
    pub told_may_return: Option<YesNo>,
    /// Whether the family agrees that information stays on file for a return.
    pub keep_on_file: Option<YesNo>,
    /// With the reason `deceased`: which child, and when as far as it is known.
    pub deceased: Option<(ChildId, Option<NaiveDate>)>,
}

impl Session {
    /// Ends an episode ([`Act::EndEpisode`] on it).
    ///
    /// # Errors
    /// What is missing, or that the episode cannot end that way from its state.
    pub fn end_episode(&mut self, command: &Command, ending: &Ending) -> Result<(), Failure> {
        command.is(&[Act::EndEpisode])?;
        let meant = command.episode()?;
        self.write(command, |writing| end(writing, meant, ending))
    }
}

/// What is missing in an ending (domain.md 1.2 `INACTIVE`: reason, date, who agreed, consent to keep information).
pub fn problems_of(ending: &Ending) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut need = |met: bool, field: &str, message: &str| {
        if !met {
            problems.push(Problem::new(field, message));
        }
    };
    let ends = matches!(ending.to, EpisodeState::Inactive | EpisodeState::Closed | EpisodeState::Declined);
    need(ends, "to", "problem-ending-state");
    let died = ending.reason == Some(ClosureReason::Deceased);
    need(died == ending.deceased.is_some(), "deceased", "problem-ending-deceased");
    if ending.to == EpisodeState::Declined || died {
        return problems;
    }
    need(ending.reason.is_some(), "reason", "problem-ending-reason");
    // `joined`, `returned` and `handed_off` are said by the commands that do them.
    let other = matches!(
        ending.reason,
        Some(ClosureReason::Joined | ClosureReason::Returned | ClosureReason::HandedOff)
    );
    need(!other, "reason", "problem-ending-reason");
    need(ending.agreed_with.is_some(), "agreed_with", "problem-ending-agreed");
    if ending.to == EpisodeState::Inactive {
        need(ending.keep_on_file.is_some(), "keep_on_file", "problem-ending-keep");
    }
    problems
}

/// Ends an episode and settles what hangs on it.
pub(super) fn end(writing: &mut Writing<'_>, episode: EpisodeId, ending: &Ending) -> Result<(), Failure> {
    let problems = problems_of(ending);
    if !problems.is_empty() {
        return Err(Failure::Invalid(problems));
    }
    match ending.deceased {
        Some((child, on)) => died(writing, episode, child, on, ending),
        None => end_one(writing, episode, ending),
    }
}

/// A death ends every open episode of the child, whatever the programme; one in which a brother or sister is served goes
/// on for them.
fn died(
    writing: &mut Writing<'_>,
    episode: EpisodeId,
    child: ChildId,
    on: Option<NaiveDate>,
    ending: &Ending,
) -> Result<(), Failure> {
    if !care::children(writing.db(), episode)?.contains(&child) {
        return Err(Failure::Missing(RecordKind::Child));
    }
    aim::open_episode(writing, episode)?;
    note_death(writing, child, on)?;
    for one in care::episodes(writing.db(), child)? {
        let id = EpisodeId::from(one.id);
        if one.state.is_open() && !serves_the_living(writing, id)? {
            end_one(writing, id, ending)?;
        }
    }
    drop_promises(writing, child, ClosureReason::Deceased.code())
}

fn serves_the_living(writing: &Writing<'_>, episode: EpisodeId) -> Result<bool, Failure> {
    for child in care::children(writing.db(), episode)? {
        let person = writing.get::<Child>(child)?.person_id;
        if writing.get::<Person>(person)?.deceased_on.is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn end_one(writing: &mut Writing<'_>, episode: EpisodeId, ending: &Ending) -> Result<(), Failure> {
    let children = care::children(writing.db(), episode)?;
    let base = aim::open_episode(writing, episode)?;
    let event = match ending.to {
        EpisodeState::Declined => Event::FamilyDeclines,
        EpisodeState::Inactive => Event::MadeInactive,
        _ => Event::ServiceClosed,
    };
    let mut ended = if ending.deceased.is_some() {
        stopped(writing, &base, episode)?
    } else {
        episode::moved(&base, event, writing.today())?
    };
    ended.ending_reason = ending.reason;
    ended.ending_note =
        ending.note.as_deref().map(|note| clean::line("ending_note", note)).transpose()?.flatten();
    ended.agreed_with = ending.agreed_with;
    ended.told_may_return = ending.told_may_return;
    ended.keep_on_file = ending.keep_on_file;
    settle_others(writing, episode)?;
    settle_review(writing, episode)?;
    settle_people(writing, episode, ending)?;
    // The state moves last: while an episode is open, the rules of the file ask for its holder and coordinator.
    writing.update(&base, &ended)?;
    let reason = ending.reason.map_or("declined", Code::code);
    for child in children {
        if ending.deceased.is_some_and(|(dead, _)| dead == child) || !has_open_episode(writing, child)? {
            drop_promises(writing, child, reason)?;
        }
    }
    Ok(())
}

/// After a death an episode ends from every state; a hand-off that was under way is waived first.
fn stopped(writing: &mut Writing<'_>, base: &Episode, episode: EpisodeId) -> Result<Episode, Failure> {
    let mut to = EpisodeState::Closed;
    if matches!(base.state, EpisodeState::NotEligible | EpisodeState::Redirected) {
        let open = care::open_hand_offs(writing.db(), episode)?;
        if open.is_empty() {
            to = EpisodeState::Inactive;
        }
        for hand_off in open {
            let reason = Some(ClosureReason::Deceased.code().to_owned());
            let waived = HandOff {
                state: HandOffState::Waived,
                reason,
                ask_family_on: None,
                ..hand_off.record.clone()
            };
            writing.update(&hand_off, &waived)?;
        }
    }
    let today = writing.today();
    Ok(Episode { state: to, state_since: today, ended_on: Some(today), ..base.clone() })
}

fn note_death(writing: &mut Writing<'_>, child: ChildId, on: Option<NaiveDate>) -> Result<(), Failure> {
    let on = on.unwrap_or_else(|| writing.today());
    if on > writing.today() {
        return Err(Problem::new("deceased", "problem-date-future").into());
    }
    let person = writing.get::<Child>(child)?.person_id;
    let base = writing.get::<Person>(person)?;
    writing.about(child);
    writing.update(&base, &Person { deceased_on: Some(on), ..base.record.clone() }).map(|_| ())
}

fn settle_review(writing: &mut Writing<'_>, episode: EpisodeId) -> Result<(), Failure> {
    match care::scheduled_review(writing.db(), episode)? {
        Some(review) => writing.remove(&review),
        None => Ok(()),
    }
}

fn settle_people(writing: &mut Writing<'_>, episode: EpisodeId, ending: &Ending) -> Result<(), Failure> {
    let (now, today) = (writing.now(), writing.today());
    let reason = Some(ending.reason.map_or("declined", Code::code).to_owned());
    for assignment in care::running(writing.db(), episode, today)? {
        let ended =
            Assignment { to_on: Some(today), end_reason: reason.clone(), ..assignment.record.clone() };
        writing.update(&assignment, &ended)?;
    }
    if let Some(holding) = care::holding(writing.db(), episode)? {
        writing.update(&holding, &Holding { to_at: Some(now), ..holding.record.clone() })?;
    }
    Ok(())
}

fn has_open_episode(writing: &Writing<'_>, child: ChildId) -> Result<bool, Failure> {
    Ok(care::episodes(writing.db(), child)?.iter().any(|episode| episode.state.is_open()))
}

fn drop_promises(writing: &mut Writing<'_>, child: ChildId, reason: &str) -> Result<(), Failure> {
    for promise in care::open_promises(writing.db(), child)? {
        let dropped = Promise {
            state: PromiseState::Dropped,
            reason: Some(reason.to_owned()),
            ..promise.record.clone()
        };
        writing.update(&promise, &dropped)?;
    }
    Ok(())
}
