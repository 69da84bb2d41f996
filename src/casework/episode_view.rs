//! An episode with everything that hangs on it: who holds it and who coordinates, plan with actions and ratings over time,
//! reviews, screenings, decisions, hand-offs. A part of the family file; reads and derives, changes nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Failure,
    agree::{AgreedVersion, versions},
    plan_body::owner_name,
};
use crate::{
    domain::{
        card::{ChildCard, StaffRef},
        codes::{ActionStatus, AssignmentKind, GoalRating, LeadKind, ReviewListState, ReviewState},
        ids::{EpisodeId, OrganizationId, RowId, StaffId},
        record::{
            Action, Assignment, Decision, Episode, Finding, Goal, HandOff, Holding, Offer, Organization,
            Plan, Referral, Review, Screening, ScreeningAnswer, Stored, Team,
        },
        review,
        why::Why,
    },
    store::{Db, care, rows},
};

/// An action with the name of its owner.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionLine {
    /// The action.
    pub action: Stored<Action>,
    /// Who owns it; empty while nobody does.
    pub owner: String,
    /// Days past its date while it is open; 0 otherwise.
    pub days_late: i64,
}

/// A goal with its need, actions and ratings.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalLine {
    /// The goal.
    pub goal: Stored<Goal>,
    /// The need it answers.
    pub need: Option<Stored<Finding>>,
    /// Its actions, by date.
    pub actions: Vec<ActionLine>,
    /// How it stood at each review, the oldest first.
    pub ratings: Vec<(NaiveDate, GoalRating)>,
}

/// A plan: the working set and the agreed versions.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanView {
    /// The working set's own fields.
    pub plan: Stored<Plan>,
    /// Goals in the family's order.
    pub goals: Vec<GoalLine>,
    /// Agreed versions, the newest first.
    pub versions: Vec<AgreedVersion>,
}

/// A review as it stands today.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewLine {
    /// The review.
    pub review: Stored<Review>,
    /// How it stands; none for one that was moved or missed.
    pub state: Option<ReviewListState>,
    /// Days past its date; 0 when it is not overdue.
    pub days_late: i64,
    /// Why on that day.
    pub why: Why,
}

/// A warm hand-off with its organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct HandOffLine {
    /// The hand-off.
    pub hand_off: Stored<HandOff>,
    /// To whom.
    pub organization: Option<Stored<Organization>>,
}

/// A screening with its answers.
#[derive(Debug, Clone, PartialEq)]
pub struct ScreeningLine {
    /// The screening.
    pub screening: Stored<Screening>,
    /// The answers.
    pub answers: Vec<Stored<ScreeningAnswer>>,
}

/// An episode with everything that hangs on it.
#[derive(Debug, Clone, PartialEq)]
pub struct EpisodeView {
    /// The episode.
    pub episode: Stored<Episode>,
    /// Its children.
    pub children: Vec<ChildCard>,
    /// Referrals.
    pub referrals: Vec<Stored<Referral>>,
    /// Screenings, by programme.
    pub screenings: Vec<ScreeningLine>,
    /// Decisions, the newest last.
    pub decisions: Vec<Stored<Decision>>,
    /// Who holds it: team and person.
    pub holding: Option<Stored<Holding>>,
    /// The team that holds it.
    pub team: Option<Stored<Team>>,
    /// Who answers for it now.
    pub coordinator: Option<StaffRef>,
    /// Who leads, where that is not the coordinator.
    pub lead: Option<(LeadKind, String)>,
    /// Who covers today.
    pub covers: Vec<StaffRef>,
    /// Every assignment, the oldest first.
    pub assignments: Vec<Stored<Assignment>>,
    /// Offers and requests, the oldest first.
    pub offers: Vec<Stored<Offer>>,
    /// The plan.
    pub plan: Option<PlanView>,
    /// Reviews, the newest date first.
    pub reviews: Vec<ReviewLine>,
    /// Hand-offs.
    pub hand_offs: Vec<HandOffLine>,
}

impl EpisodeView {
    /// The row id as an episode id.
    pub fn id(&self) -> EpisodeId {
        self.episode.id.into()
    }

    /// The review that is planned.
    pub fn next_review(&self) -> Option<&ReviewLine> {
        self.reviews.iter().find(|line| line.review.state == ReviewState::Scheduled)
    }
}

/// An organisation, where one is named.
pub(super) fn organization(
    db: &Db,
    id: Option<OrganizationId>,
) -> Result<Option<Stored<Organization>>, Failure> {
    Ok(id.map(|id| rows::load::<Organization>(db, id)).transpose()?.flatten())
}

/// An episode as it stands on `today`.
pub(super) fn episode_view(
    db: &Db,
    episode: Stored<Episode>,
    today: NaiveDate,
    staff: &BTreeMap<StaffId, StaffRef>,
) -> Result<EpisodeView, Failure> {
    let id = EpisodeId::from(episode.id);
    let mut children = Vec::new();
    for child in care::children(db, id)? {
        children.extend(care::card(db, child)?);
    }
    let mut screenings = Vec::new();
    for screening in rows::load_by::<Screening>(db, "episode_id", id.0)? {
        let answers = rows::load_by(db, "screening_id", screening.id.0)?;
        screenings.push(ScreeningLine { screening, answers });
    }
    let mut hand_offs = Vec::new();
    for hand_off in rows::load_by::<HandOff>(db, "episode_id", id.0)? {
        hand_offs.push(HandOffLine { organization: organization(db, hand_off.organization_id)?, hand_off });
    }
    let holding = care::holding(db, id)?;
    let team = holding.as_ref().map(|holding| rows::load::<Team>(db, holding.team_id)).transpose()?.flatten();
    let running = care::running(db, id, today)?;
    let primary = running.iter().find(|a| a.kind == AssignmentKind::Primary);
    let covers = running.iter().filter(|a| a.kind == AssignmentKind::TemporaryCover);
    let mut reviews = Vec::new();
    for review in care::reviews(db, id)? {
        reviews.push(review_line(review, today));
    }
    Ok(EpisodeView {
        coordinator: primary.and_then(|row| staff.get(&row.answerable_id).cloned()),
        lead: primary.and_then(|row| row.lead_name.clone().map(|name| (row.lead_kind, name))),
        covers: covers.filter_map(|row| staff.get(&row.answerable_id).cloned()).collect(),
        referrals: rows::load_by(db, "episode_id", id.0)?,
        decisions: rows::load_by(db, "episode_id", id.0)?,
        assignments: rows::load_by(db, "episode_id", id.0)?,
        offers: rows::load_by(db, "episode_id", id.0)?,
        plan: plan_view(db, id, today, &reviews)?,
        episode,
        children,
        screenings,
        holding,
        team,
        reviews,
        hand_offs,
    })
}

fn review_line(review: Stored<Review>, today: NaiveDate) -> ReviewLine {
    let state = review::list_state(review.state, review.due_on, today);
    let overdue = state == Some(ReviewListState::Overdue);
    ReviewLine {
        days_late: if overdue { (today - review.due_on).num_days() } else { 0 },
        why: review::why_of(&review.why),
        state,
        review,
    }
}

fn plan_view(
    db: &Db,
    episode: EpisodeId,
    today: NaiveDate,
    reviews: &[ReviewLine],
) -> Result<Option<PlanView>, Failure> {
    let Some(plan) = care::plan(db, episode)? else { return Ok(None) };
    let ratings = care::ratings(db, plan.id)?;
    let on = |review: RowId| {
        let line = reviews.iter().find(|line| line.review.id == review)?;
        Some(line.review.held_on.unwrap_or(line.review.due_on))
    };
    let mut goals = Vec::new();
    for goal in care::goals(db, plan.id)? {
        let mut actions = Vec::new();
        for action in care::actions(db, goal.id)? {
            let owner = owner_name(db, &action)?;
            actions.push(ActionLine { days_late: days_late(&action, today), owner, action });
        }
        let rated = ratings.iter().filter(|rating| rating.goal_id == goal.id);
        let mut over_time: Vec<_> =
            rated.filter_map(|rating| Some((on(rating.review_id)?, rating.rating))).collect();
        over_time.sort_by_key(|(day, _)| *day);
        let need = goal.need_id.map(|need| rows::load::<Finding>(db, need)).transpose()?.flatten();
        goals.push(GoalLine { need, actions, ratings: over_time, goal });
    }
    Ok(Some(PlanView { plan, goals, versions: versions(db, episode)? }))
}

fn days_late(action: &Action, today: NaiveDate) -> i64 {
    let open = !matches!(action.status, ActionStatus::Done | ActionStatus::Cancelled);
    action.due_on.filter(|due| open && *due < today).map_or(0, |due| (today - due).num_days())
}
