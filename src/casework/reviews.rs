//! Reviews: hold one and set the next in the same save, move, waive (domain.md 1.6, 2.10). Due and overdue are derived. Every
//! command is about the episode.

use chrono::NaiveDate;

use super::{
    Command, Failure, Session, Subject, Writing, aim, clean,
    endings::{self, Ending},
    standards::Standards,
};
use crate::{
    domain::{
        access::Act,
        card::ChildCard,
        codes::{GoalRating, GoalStatus, ReviewListState, ReviewOutcome, ReviewState, ReviewTrigger, YesNo},
        episode::{self, Event},
        ids::{EpisodeId, RowId},
        plan::is_worked_on,
        problem::Problem,
        record::{Consent, Episode, Goal, Rating, RecordKind, Review, Service, Stored},
        review::{self, HeldFacts, ProposedReview},
    },
    store::{care, rows},
};

/// How one goal stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalRated {
    /// The goal.
    pub goal: RowId,
    /// One key.
    pub rating: GoalRating,
    /// A note.
    pub note: Option<String>,
}

/// How an episode leaves `ACTIVE` with a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// The team works well: transitioning.
    Transition,
    /// It ends here.
    End(Ending),
}

/// What is typed when a review is held. Everything starts empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeldForm {
    /// When it was held.
    pub held_on: Option<NaiveDate>,
    /// The goals rated; others stay unrated.
    pub ratings: Vec<GoalRated>,
    /// Whether the goals rated "achieved" shall stand as achieved in the plan; never without a yes.
    pub achieved: Option<YesNo>,
    /// Consents looked at again.
    pub consents_checked: Option<YesNo>,
    /// Services looked at again.
    pub services_checked: Option<YesNo>,
    /// The outcome.
    pub outcome: Option<ReviewOutcome>,
    /// The new level, with a step up or down.
    pub level: Option<i64>,
    /// 1 to 5, as the family says.
    pub satisfied: Option<i64>,
    /// What was said.
    pub summary: Option<String>,
    /// The next review, unless the episode leaves active.
    pub next_on: Option<NaiveDate>,
    /// What triggers the next one; scheduled when none is said.
    pub next_trigger: Option<ReviewTrigger>,
    /// Whether the episode leaves active.
    pub leaving: Option<Leaving>,
}

/// A goal to rate.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalToRate {
    /// The goal.
    pub goal: Stored<Goal>,
    /// How it stood at earlier reviews, the oldest first.
    pub before: Vec<(NaiveDate, GoalRating)>,
}

/// Everything a review form shows.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewSheet {
    /// The review.
    pub review: Stored<Review>,
    /// How it stands today; none for one that was moved.
    pub state: Option<ReviewListState>,
    /// The episode.
    pub episode: Stored<Episode>,
    /// Its children.
    pub children: Vec<ChildCard>,
    /// Goals worked on, in the family's order.
    pub goals: Vec<GoalToRate>,
    /// Consents to look at again.
    pub consents: Vec<Stored<Consent>>,
    /// Services to look at again.
    pub services: Vec<Stored<Service>>,
    /// The next date by each level of the programme, and at the present one.
    pub proposals: Vec<(i64, ProposedReview)>,
    /// The proposal at the present level.
    pub proposed: ProposedReview,
}

impl Session {
    /// The sheet of a review.
    ///
    /// # Errors
    /// When it is not allowed or not there.
    pub fn review_sheet(&mut self, episode: EpisodeId, review: RowId) -> Result<ReviewSheet, Failure> {
        let standards = self.standards()?;
        self.read(Act::OpenFile, Subject::Episode(episode), |reading| {
            let found = reading.get::<Review>(review)?;
            aim::same(found.episode_id, episode)?;
            sheet(reading.db, &standards, reading.get::<Episode>(episode)?, found, reading.today)
        })
    }

    /// Holds a review ([`Act::HoldReview`]): ratings, re-checks, outcome, level, and the next review in the same save.
    /// Returns the row of the next review, if there is one.
    ///
    /// # Errors
    /// When the outcome or the next date is missing, or it was held meanwhile.
    pub fn hold_review(
        &mut self,
        command: &Command,
        review: RowId,
        form: &HeldForm,
    ) -> Result<Option<RowId>, Failure> {
        command.is(&[Act::HoldReview])?;
        let meant = command.episode()?;
        let standards = self.standards()?;
        self.write(command, |writing| {
            let base = scheduled(writing, meant, review)?;
            let episode = aim::open_episode(writing, meant)?;
            let program = standards.program(episode.program.as_deref());
            let unrated = unrated(writing, meant, form)?;
            let facts = facts_of(form, &episode, unrated);
            let problems = review::problems_of(&facts, program, writing.today());
            if !problems.is_empty() {
                return Err(Failure::Invalid(problems));
            }
            let held = Review {
                state: ReviewState::Held,
                held_on: form.held_on,
                outcome: form.outcome,
                consents_checked: form.consents_checked,
                services_checked: form.services_checked,
                satisfied: form.satisfied,
                summary: form.summary.clone(),
                ..base.record.clone()
            };
            writing.update(&base, &clean::cleaned(&held)?)?;
            save_ratings(writing, meant, review, form)?;
            if form.achieved == Some(YesNo::Yes) {
                mark_achieved(writing, meant, form)?;
            }
            let level = form.level.or(episode.level);
            let episode = writing.update(&episode, &Episode { level, ..episode.record.clone() })?;
            match (&form.leaving, form.next_on) {
                (Some(Leaving::End(ending)), _) => {
                    endings::end(writing, meant, ending)?;
                    Ok(None)
                }
                (Some(Leaving::Transition), _) => {
                    let moved = episode::moved(&episode, Event::TransitionBegun, writing.today())?;
                    writing.update(&episode, &moved)?;
                    Ok(None)
                }
                (None, Some(next)) => {
                    let proposed = review::propose(program, level, writing.today());
                    let trigger = form.next_trigger.unwrap_or(ReviewTrigger::Scheduled);
                    set_next(writing, meant, next, &proposed, trigger).map(Some)
                }
                (None, None) => Err(Problem::new("next_on", "problem-review-next-missing").into()),
            }
        })
    }

    /// Moves a review to another day, with a reason ([`Act::MoveReview`]). The row keeps the old date as moved.
    ///
    /// # Errors
    /// When no reason is given, or the day is past or beyond the ceiling.
    pub fn move_review(
        &mut self,
        command: &Command,
        review: RowId,
        to: NaiveDate,
        reason: &str,
    ) -> Result<RowId, Failure> {
        self.replace_review(command, review, to, reason, ReviewState::Rescheduled)
    }

    /// Waives a review with a reason and sets the next ([`Act::MoveReview`]).
    ///
    /// # Errors
    /// As [`Session::move_review`].
    pub fn waive_review(
        &mut self,
        command: &Command,
        review: RowId,
        next_on: NaiveDate,
        reason: &str,
    ) -> Result<RowId, Failure> {
        self.replace_review(command, review, next_on, reason, ReviewState::Waived)
    }

    fn replace_review(
        &mut self,
        command: &Command,
        review: RowId,
        to: NaiveDate,
        reason: &str,
        state: ReviewState,
    ) -> Result<RowId, Failure> {
        command.is(&[Act::MoveReview])?;
        let meant = command.episode()?;
        let mut problems = Vec::new();
        let reason = clean::line("reason", reason)?;
        if reason.is_none() {
            problems.push(Problem::new("reason", "problem-review-reason"));
        }
        problems.extend(review::problem_of_date("next_on", Some(to), self.today()));
        if !problems.is_empty() {
            return Err(Failure::Invalid(problems));
        }
        let standards = self.standards()?;
        self.write(command, |writing| {
            let base = scheduled(writing, meant, review)?;
            let trigger = base.trigger;
            writing.update(&base, &Review { state, reason, ..base.record.clone() })?;
            let episode = aim::open_episode(writing, meant)?;
            let program = standards.program(episode.program.as_deref());
            let proposed = review::propose(program, episode.level, writing.today());
            set_next(writing, meant, to, &proposed, trigger)
        })
    }
}

/// What a form says, as the rules look at it; also for the screen's list of what is missing.
pub fn facts_of(form: &HeldForm, episode: &Episode, unrated: Vec<RowId>) -> HeldFacts {
    HeldFacts {
        held_on: form.held_on,
        outcome: form.outcome,
        consents_checked: form.consents_checked,
        services_checked: form.services_checked,
        satisfied: form.satisfied,
        level: (episode.level, form.level),
        next_on: form.next_on,
        leaves: form.leaving.is_some(),
        unrated,
    }
}

/// Sets the one scheduled review of an episode; one that is planned already is moved to the new day.
pub(super) fn set_next(
    writing: &mut Writing<'_>,
    episode: EpisodeId,
    due_on: NaiveDate,
    proposed: &ProposedReview,
    trigger: ReviewTrigger,
) -> Result<RowId, Failure> {
    let why = review::chosen_why(proposed, due_on);
    if let Some(planned) = care::scheduled_review(writing.db(), episode)? {
        let new = Review { due_on, why, ..planned.record.clone() };
        return Ok(writing.update(&planned, &new)?.id);
    }
    let review = Review {
        episode_id: episode,
        due_on,
        why,
        trigger,
        state: ReviewState::Scheduled,
        held_on: None,
        outcome: None,
        consents_checked: None,
        services_checked: None,
        satisfied: None,
        summary: None,
        reason: None,
    };
    Ok(writing.insert(&review)?.id)
}

fn scheduled(writing: &Writing<'_>, episode: EpisodeId, review: RowId) -> Result<Stored<Review>, Failure> {
    let found = writing.get::<Review>(review)?;
    aim::same(found.episode_id, episode)?;
    if found.state == ReviewState::Scheduled {
        Ok(found)
    } else {
        Err(Problem::new("state", "problem-review-held").into())
    }
}

fn unrated(writing: &Writing<'_>, episode: EpisodeId, form: &HeldForm) -> Result<Vec<RowId>, Failure> {
    let plan = aim::plan_of(writing, episode)?;
    let goals = care::goals(writing.db(), plan.id)?;
    let open = goals.iter().filter(|goal| is_worked_on(goal.status)).map(|goal| goal.id);
    Ok(open.filter(|goal| !form.ratings.iter().any(|rated| rated.goal == *goal)).collect())
}

/// The goals rated "achieved" get the status, because a person said so.
fn mark_achieved(writing: &mut Writing<'_>, episode: EpisodeId, form: &HeldForm) -> Result<(), Failure> {
    for rated in form.ratings.iter().filter(|rated| rated.rating == GoalRating::Achieved) {
        let goal = aim::goal_of(writing, episode, rated.goal)?;
        if goal.status != GoalStatus::Achieved {
            writing.update(&goal, &Goal { status: GoalStatus::Achieved, ..goal.record.clone() })?;
        }
    }
    Ok(())
}

fn save_ratings(
    writing: &mut Writing<'_>,
    episode: EpisodeId,
    review: RowId,
    form: &HeldForm,
) -> Result<(), Failure> {
    for rated in &form.ratings {
        aim::goal_of(writing, episode, rated.goal)?;
        let rating =
            Rating { review_id: review, goal_id: rated.goal, rating: rated.rating, note: rated.note.clone() };
        writing.insert(&clean::cleaned(&rating)?)?;
    }
    Ok(())
}

fn sheet(
    db: &crate::store::Db,
    standards: &Standards,
    episode: Stored<Episode>,
    found: Stored<Review>,
    today: NaiveDate,
) -> Result<ReviewSheet, Failure> {
    let id = EpisodeId::from(episode.id);
    let program = standards.program(episode.program.as_deref());
    let plan = care::plan(db, id)?.ok_or(Failure::Missing(RecordKind::Plan))?;
    let ratings = care::ratings(db, plan.id)?;
    let held: Vec<Stored<Review>> = care::reviews(db, id)?;
    let on = |rating: &Rating| {
        let review = held.iter().find(|review| review.id == rating.review_id)?;
        Some((review.held_on.unwrap_or(review.due_on), rating.rating))
    };
    let before = |goal: RowId| ratings.iter().filter(|r| r.goal_id == goal).filter_map(|r| on(r)).collect();
    let goals = care::goals(db, plan.id)?.into_iter().filter(|goal| is_worked_on(goal.status));
    let goals = goals.map(|goal| GoalToRate { before: before(goal.id), goal }).collect();
    let (mut children, mut consents, mut services) = (Vec::new(), Vec::new(), Vec::new());
    for child in care::children(db, id)? {
        children.extend(care::card(db, child)?);
        consents.extend(rows::load_by::<Consent>(db, "child_id", child.0)?);
        services.extend(rows::load_by::<Service>(db, "child_id", child.0)?);
    }
    let levels = program.map(|program| program.levels.clone()).unwrap_or_default();
    let proposals = levels.iter().map(|level| {
        let number = i64::from(level.number);
        (number, review::propose(program, Some(number), today))
    });
    Ok(ReviewSheet {
        state: review::list_state(found.state, found.due_on, today),
        proposals: proposals.collect(),
        proposed: review::propose(program, episode.level, today),
        review: found,
        episode,
        children,
        goals,
        consents,
        services,
    })
}
