//! The decision of a named person: programme, level, reason, override; own plan or join the family's; the explanation
//! of a no. The computed result is kept beside it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Command, Failure, Session, Subject, Writing, clean::cleaned, episodes as episode_moves, live,
    rules::FileRules, screenings,
};
use crate::{
    domain::{
        access::Act,
        codes::{ClosureReason, ConsentPurpose, DecisionOutcome, EpisodeState, YesNo},
        consent,
        decision::{self, Ground},
        episode::{self, Event, Part},
        ids::{ChildId, EpisodeId, RowId},
        problem::Problem,
        record::{
            Child, Decision, Episode, EpisodeChild, Finding, Person, RecordKind, Referral, Screening,
            Statement, Stored,
        },
    },
    store::{Db, StoreError, episodes, families, rows},
};

/// Whether a child gets a plan of its own or joins the open episode of its family (Additions, "Episode and children").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Join {
    /// A plan of its own.
    OwnPlan,
    /// The family's open episode.
    Join(EpisodeId),
}

/// A decision as the form gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionForm {
    /// The undecided episode.
    pub episode: EpisodeId,
    /// The programme the family is eligible for; none for any other decision.
    pub program: Option<String>,
    /// The decision.
    pub outcome: DecisionOutcome,
    /// The level of intensity, where the family is eligible.
    pub level: Option<i64>,
    /// Why.
    pub reason: Option<String>,
    /// Why what the rules computed is not followed.
    pub override_reason: Option<String>,
    /// How the family sees it.
    pub family_view: Option<String>,
    /// When a no was explained.
    pub explained_on: Option<NaiveDate>,
    /// How it was explained.
    pub explained_how: Option<String>,
    /// Whether the family was told that it may return.
    pub told_may_return: Option<YesNo>,
    /// Own plan or join; asked where the family has an open episode to join.
    pub join: Option<Join>,
}

/// What a decision saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The decision.
    pub decision: RowId,
    /// The episode it stands in: the joined one where the child joined.
    pub episode: EpisodeId,
    /// Its state now.
    pub state: EpisodeState,
}

impl Session {
    /// Saves the decision of the acting person.
    ///
    /// # Errors
    /// Everything that stands against it, each beside its field; when it is not allowed.
    pub fn decide(&mut self, command: &Command, form: &DecisionForm) -> Result<Decided, Failure> {
        let rules = self.rules()?;
        self.write_as(Act::Decide, command, |writing| {
            let (episode, decision, views) = checked(writing, &rules, form)?;
            screenings::decide(writing, &views)?;
            match form.join {
                Some(Join::Join(target)) => join(writing, &episode, target, &decision),
                _ => settle(writing, &episode, &decision),
            }
        })
    }

    /// Everything that stands against a decision, before the person is asked whether to save it for good. Saves nothing.
    ///
    /// # Errors
    /// As [`Session::decide`].
    pub fn check_decision(&mut self, child: ChildId, form: &DecisionForm) -> Result<(), Failure> {
        let rules = self.rules()?;
        let command = Command::new(Act::Decide, Subject::Child(child));
        // The same transaction as the save, given up at its end.
        let tried = self.write_as(Act::Decide, &command, |writing| -> Result<(), Failure> {
            checked(writing, &rules, form)?;
            Err(Failure::Rule(TRIED.to_owned()))
        });
        match tried {
            Err(Failure::Rule(rule)) if rule == TRIED => Ok(()),
            other => other,
        }
    }
}

/// Says that a try found nothing against it.
const TRIED: &str = "tried";

/// The decision with what it is made on, when nothing stands against it.
fn checked(
    writing: &Writing<'_>,
    rules: &FileRules,
    form: &DecisionForm,
) -> Result<(Stored<Episode>, Decision, Vec<screenings::ScreeningView>), Failure> {
    let episode = episode_moves::of_child(writing, form.episode)?;
    if !episode::is_undecided(episode.state) {
        return Err(Problem::new("state", "problem-decision-made").into());
    }
    let child = writing.child()?;
    let decision = draft(writing, rules, form, child)?;
    let views = live::live(writing.db(), rules, form.episode, child, writing.today())?;
    let problems = problems(writing, rules, form, &decision, &views, child)?;
    if problems.is_empty() { Ok((episode, decision, views)) } else { Err(Failure::Invalid(problems)) }
}

fn draft(
    writing: &Writing<'_>,
    rules: &FileRules,
    form: &DecisionForm,
    child: ChildId,
) -> Result<Decision, Failure> {
    let eligible = decision::is_eligible(form.outcome);
    let program = form.program.clone().filter(|_| eligible);
    let views = live::live(writing.db(), rules, form.episode, child, writing.today())?;
    // A no is judged against the programme that comes nearest: the last one, which asks the most.
    let view = match &program {
        Some(code) => views.iter().find(|view| view.program.code == *code),
        None => views.iter().rfind(|view| view.screening.is_some()).or(views.last()),
    };
    cleaned(&Decision {
        episode_id: form.episode,
        child_id: child,
        rule_set_id: view.map(|view| view.rule_set),
        computed: view.map(|view| view.outcome.result),
        program,
        outcome: form.outcome,
        level: form.level.filter(|_| eligible),
        reason: form.reason.clone(),
        override_reason: form.override_reason.clone(),
        family_view: form.family_view.clone(),
        decided_by: writing.identity().staff,
        decided_at: writing.now(),
        explained_on: form.explained_on,
        explained_how: form.explained_how.clone(),
        told_may_return: form.told_may_return,
    })
}

fn problems(
    writing: &Writing<'_>,
    rules: &FileRules,
    form: &DecisionForm,
    decision: &Decision,
    views: &[screenings::ScreeningView],
    child: ChildId,
) -> Result<Vec<Problem>, Failure> {
    let (db, today) = (writing.db(), writing.today());
    let file = writing.get::<Child>(child)?;
    let person: Stored<Person> = families::person(db, file.person_id)?;
    let program =
        decision.program.as_deref().and_then(|code| rules.program(code)).map(|(program, _)| program);
    let willingness = program.and_then(|program| {
        let id = program.willingness.as_deref()?;
        let view = views.iter().find(|view| view.program.code == program.code)?;
        view.answer(id)?.answer
    });
    let consents = families::consents(db, child)?;
    let collect = consent::in_force(ConsentPurpose::Collect, &consents, &families::scopes(db, child)?, today);
    let incomplete = episode_moves::missing_parts(db, form.episode, child)?.contains(&Part::ConsentToRefer);
    let computed = live::computed(views);
    let ground = Ground {
        person: &person,
        computed: &computed,
        program,
        willingness,
        collect: collect.is_some(),
        incomplete,
        unconfirmed: views.iter().map(screenings::ScreeningView::to_confirm).sum(),
        today,
    };
    let mut problems = decision::problems(decision, &ground);
    if let Some(program) = program.filter(|program| program.siblings_share_episode) {
        let open = episodes_to_join(db, &file, &program.code)?;
        match form.join {
            None if !open.is_empty() => problems.push(Problem::new("join", "problem-decision-join")),
            Some(Join::Join(target)) if !open.iter().any(|episode| EpisodeId::from(episode.id) == target) => {
                problems.push(Problem::new("join", "problem-decision-join-gone"));
            }
            _ => {}
        }
    } else if matches!(form.join, Some(Join::Join(_))) {
        problems.push(Problem::new("join", "problem-decision-join-gone"));
    }
    Ok(problems)
}

/// Open episodes of the family in a programme that the child could join.
pub(super) fn episodes_to_join(
    db: &Db,
    child: &Stored<Child>,
    program: &str,
) -> Result<Vec<Stored<Episode>>, StoreError> {
    let mut open = Vec::new();
    if families::home_is_hidden(db, child.id.into())? {
        return Ok(open);
    }
    for episode in episodes::open_in_family(db, child.family_id, program)? {
        let mut apart = episodes::has_child(db, episode.id.into(), child.id.into())?;
        // Who keeps the home out shares no plan with it.
        for other in episodes::children(db, episode.id.into())? {
            apart = apart || families::home_is_hidden(db, other)?;
        }
        if !apart {
            open.push(episode);
        }
    }
    Ok(open)
}

/// The decision moves the child's own episode.
fn settle(
    writing: &mut Writing<'_>,
    episode: &Stored<Episode>,
    decision: &Decision,
) -> Result<Decided, Failure> {
    let id = EpisodeId::from(episode.id);
    let row = writing.insert(decision)?.id;
    let begun = follow(writing, episode, decision.outcome)?;
    let event = Event::of_decision(decision.outcome);
    let declined = decision.outcome == DecisionOutcome::Declined;
    let state = episode_moves::move_by(writing, &begun, event, |after| {
        after.program = decision.program.clone();
        after.level = decision.level;
        if declined {
            after.ending_note = decision.reason.clone();
            after.told_may_return = decision.told_may_return;
        }
    })?;
    Ok(Decided { decision: row, episode: id, state })
}

/// A decision on a self-referral never fails on a step that was not opened: it opens it.
fn follow(
    writing: &mut Writing<'_>,
    episode: &Stored<Episode>,
    outcome: DecisionOutcome,
) -> Result<Stored<Episode>, Failure> {
    let event = Event::of_decision(outcome);
    if episode.state == EpisodeState::Referred && episode::next(episode.state, event).is_none() {
        episode_moves::move_by(writing, episode, Event::PartsComplete, |_| ())?;
        return writing.get::<Episode>(episode.id);
    }
    Ok(episode.clone())
}

/// The child moves into the family's episode with its referral, screenings and what was found; the emptied episode ends
/// with reason `joined`, which counts neither as a closing nor as a return.
fn join(
    writing: &mut Writing<'_>,
    emptied: &Stored<Episode>,
    target: EpisodeId,
    decision: &Decision,
) -> Result<Decided, Failure> {
    let from = EpisodeId::from(emptied.id);
    let child = decision.child_id;
    let link =
        episodes::link_of(writing.db(), from, child)?.ok_or(Failure::Missing(RecordKind::EpisodeChild))?;
    writing.update(&link, &EpisodeChild { episode_id: target, child_id: child })?;
    let db = writing.db();
    for row in rows::load_by::<Referral>(db, "episode_id", from.0)? {
        writing.update(&row, &Referral { episode_id: target, ..row.record.clone() })?;
    }
    for row in rows::load_by::<Screening>(db, "episode_id", from.0)? {
        writing.update(&row, &Screening { episode_id: target, ..row.record.clone() })?;
    }
    for row in rows::load_by::<Finding>(db, "episode_id", from.0)? {
        writing.update(&row, &Finding { episode_id: target, ..row.record.clone() })?;
    }
    for row in rows::load_by::<Statement>(db, "episode_id", from.0)? {
        writing.update(&row, &Statement { episode_id: target, ..row.record.clone() })?;
    }
    let row = writing.insert(&Decision { episode_id: target, ..decision.clone() })?.id;
    episode_moves::move_by(writing, emptied, Event::Joined, |after| {
        after.ending_reason = Some(ClosureReason::Joined);
    })?;
    let state = writing.get::<Episode>(target)?.state;
    Ok(Decided { decision: row, episode: target, state })
}
