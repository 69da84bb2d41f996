//! A family returns: a new episode linked to the last, with everything known marked "confirm"; and the confirming of
//! it, one by one or a step at a time. The family tells its story once.

use super::{
    Command, Failure, Session, Writing, clean,
    clean::cleaned,
    episodes as episode_moves, family,
    referrals::{self, Opened},
    rules::FileRules,
};
use crate::{
    domain::{
        access::Act,
        codes::{ClosureReason, HandOffState, ScreeningState, YesNo},
        episode::{self, Event},
        hand_off,
        ids::{CallId, ChildId, EpisodeId, FileNumber},
        problem::Problem,
        record::{
            Child, Episode, Finding, HandOff, RecordKind, Referral, Screening, ScreeningAnswer, Statement,
            Stored,
        },
        walk::Step,
    },
    store::{episodes, families},
};

/// A return as its form gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReturnForm {
    /// What changed since.
    pub what_changed: Option<String>,
    /// How and from whom it came this time; its links are set here.
    pub referral: Referral,
    /// The call it came on.
    pub call: Option<CallId>,
}

impl Session {
    /// Opens a new episode for a child that was here before: answers, findings and statements come along as "confirm".
    /// While the last episode was being handed over, its hand-off is settled as returned.
    ///
    /// # Errors
    /// `problem-return-open` when an episode is open; when it is not allowed.
    pub fn return_family(&mut self, command: &Command, form: &ReturnForm) -> Result<Opened, Failure> {
        let rules = self.rules()?;
        let what_changed = match &form.what_changed {
            Some(text) => clean::line("what_changed", text)?,
            None => None,
        };
        let referral = cleaned(&form.referral)?;
        self.write_as(Act::ReturnFamily, command, |writing| {
            let id = writing.child()?;
            let child = writing.get::<Child>(id)?;
            let previous = episodes::of_child(writing.db(), id)?.into_iter().next();
            let previous = previous.ok_or(Failure::Missing(RecordKind::Episode))?;
            if !episode::may_return(previous.state)
                || episodes::undecided_elsewhere(writing.db(), id, previous.id)?
            {
                return Err(Problem::new("state", "problem-return-open").into());
            }
            if previous.state.is_open() {
                end_as_returned(writing, &previous)?;
            }
            let before = Some((EpisodeId::from(previous.id), what_changed));
            let (episode, state, row) =
                referrals::open_episode(writing, child.family_id, id, &referral, form.call, before)?;
            copy_known(writing, &rules, previous.id.into(), episode, id)?;
            Ok(Opened {
                child: id,
                number: FileNumber(child.file_number),
                person: child.person_id,
                family: child.family_id,
                episode,
                state,
                referral: row,
            })
        })
    }

    /// "Still so" to one answer of an earlier episode.
    ///
    /// # Errors
    /// A conflict; when it is not allowed.
    pub fn confirm_answer(
        &mut self,
        command: &Command,
        episode: EpisodeId,
        base: &Stored<ScreeningAnswer>,
    ) -> Result<i64, Failure> {
        self.write_as(Act::SaveScreening, command, |writing| {
            episode_moves::of_child(writing, episode)?;
            let screening = writing.get::<Screening>(base.screening_id)?;
            family::own(writing, screening.child_id, RecordKind::ScreeningAnswer)?;
            Ok(writing
                .update(base, &ScreeningAnswer { to_confirm: YesNo::No, ..base.record.clone() })?
                .version)
        })
    }

    /// "Still so" to everything of a step: answers, findings and statements, or the facts of child, family and consent.
    /// The act is the one with which that step is saved.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn confirm_step(&mut self, command: &Command, episode: EpisodeId, step: Step) -> Result<(), Failure> {
        let act = match step {
            Step::Screening => Act::SaveScreening,
            Step::Needs => Act::SaveNeeds,
            _ => Act::SaveFamily,
        };
        self.write_as(act, command, |writing| {
            let base = episode_moves::of_child(writing, episode)?;
            let child = writing.child()?;
            match step {
                Step::Screening => confirm_answers(writing, episode, child)?,
                Step::Needs => confirm_needs(writing, episode, child)?,
                _ => {}
            }
            if !base.confirmed.iter().any(|code| code == step.code()) {
                let mut after = base.record.clone();
                after.confirmed.push(step.code().to_owned());
                writing.update(&base, &after)?;
            }
            Ok(())
        })
    }
}

fn confirm_answers(writing: &mut Writing<'_>, episode: EpisodeId, child: ChildId) -> Result<(), Failure> {
    for screening in families::screenings(writing.db(), episode, child)? {
        for answer in families::answers(writing.db(), screening.id)? {
            writing.update(&answer, &ScreeningAnswer { to_confirm: YesNo::No, ..answer.record.clone() })?;
        }
    }
    Ok(())
}

fn confirm_needs(writing: &mut Writing<'_>, episode: EpisodeId, child: ChildId) -> Result<(), Failure> {
    for finding in families::findings(writing.db(), episode, child)? {
        writing.update(&finding, &Finding { to_confirm: YesNo::No, ..finding.record.clone() })?;
    }
    for statement in families::statements(writing.db(), episode, child)? {
        writing.update(&statement, &Statement { to_confirm: YesNo::No, ..statement.record.clone() })?;
    }
    Ok(())
}

/// The open hand-off of the last episode is settled as returned; where none was begun, one is noted, because a case
/// that was not eligible ends with the outcome of its hand-off (domain.md 11).
fn end_as_returned(writing: &mut Writing<'_>, previous: &Stored<Episode>) -> Result<(), Failure> {
    let id = EpisodeId::from(previous.id);
    let mut settled = false;
    for open in episodes::hand_offs(writing.db(), id)?.iter().filter(|each| hand_off::is_open(each.state)) {
        let returned = HandOff { state: HandOffState::Returned, ask_family_on: None, ..open.record.clone() };
        writing.update(open, &returned)?;
        settled = true;
    }
    if !settled {
        let (child, owner, today) = (writing.child()?, writing.identity().staff, writing.today());
        let none = HandOff::blank(id, child, owner, today);
        writing.insert(&HandOff { state: HandOffState::Returned, ..none })?;
    }
    episode_moves::move_by(writing, previous, Event::FamilyReturned, |after| {
        after.ending_reason = Some(ClosureReason::Returned);
    })?;
    Ok(())
}

/// Everything known of the last episode, as "confirm" in the new one.
fn copy_known(
    writing: &mut Writing<'_>,
    rules: &FileRules,
    from: EpisodeId,
    to: EpisodeId,
    child: ChildId,
) -> Result<(), Failure> {
    for old in families::screenings(writing.db(), from, child)? {
        // Only what today's rules still ask is asked again.
        let Some((program, rule_set_id)) = rules.program(&old.program) else { continue };
        let new = Screening {
            episode_id: to,
            rule_set_id,
            completed_by: writing.identity().staff,
            started_at: writing.now(),
            finished_at: None,
            result: None,
            state: ScreeningState::InProgress,
            replaces_id: None,
            ..old.record.clone()
        };
        let id = writing.insert(&new)?.id;
        for answer in families::answers(writing.db(), old.id)? {
            if program.criterion(&answer.criterion).is_some_and(crate::domain::program::Criterion::is_asked) {
                writing.insert(&ScreeningAnswer {
                    screening_id: id,
                    to_confirm: YesNo::Yes,
                    ..answer.record
                })?;
            }
        }
    }
    for finding in families::findings(writing.db(), from, child)? {
        writing.insert(&Finding { episode_id: to, to_confirm: YesNo::Yes, ..finding.record })?;
    }
    for statement in families::statements(writing.db(), from, child)? {
        writing.insert(&Statement { episode_id: to, to_confirm: YesNo::Yes, ..statement.record })?;
    }
    Ok(())
}
