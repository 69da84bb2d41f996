//! Rows around an episode: its children, who holds it, who coordinates, offers, plan, reviews, promises. One question
//! per function; who may ask is casework's concern.

use chrono::NaiveDate;

use super::{Db, StoreError, cards, families, rows};
use crate::domain::{
    card::{ChildCard, StaffRef},
    ids::{ChildId, EpisodeId, PersonId, RowId, StaffId},
    record::{
        Action, Assignment, Episode, EpisodeChild, Goal, HandOff, Holding, Link, Member, Note, Offer, Plan,
        PlanVersion, Promise, Rating, Review, Stored,
    },
    youth,
};

/// The children of an episode, in the order in which they came.
pub fn children(db: &Db, episode: EpisodeId) -> Result<Vec<ChildId>, StoreError> {
    let rows = rows::load_by::<EpisodeChild>(db, "episode_id", episode.0)?;
    Ok(rows.iter().map(|row| row.child_id).collect())
}

/// The episodes of a child, the newest first.
pub fn episodes(db: &Db, child: ChildId) -> Result<Vec<Stored<Episode>>, StoreError> {
    rows::load_where(
        db,
        "EXISTS (SELECT 1 FROM episode_child c WHERE c.episode_id = t.id AND c.child_id = ?1 AND c.removed IS NULL)
         ORDER BY t.opened_on DESC, t.id DESC",
        [child.0],
    )
}

/// The open holding of an episode.
pub fn holding(db: &Db, episode: EpisodeId) -> Result<Option<Stored<Holding>>, StoreError> {
    Ok(rows::load_where(db, "t.episode_id = ?1 AND t.to_at IS NULL", [episode.0])?.pop())
}

/// The running primary assignment of an episode.
pub fn primary(db: &Db, episode: EpisodeId) -> Result<Option<Stored<Assignment>>, StoreError> {
    Ok(rows::load_where(
        db,
        "t.episode_id = ?1 AND t.kind = 'primary' AND t.to_on IS NULL ORDER BY t.id DESC LIMIT 1",
        [episode.0],
    )?
    .pop())
}

/// Assignments of an episode that still run on `today`, covers included.
pub fn running(db: &Db, episode: EpisodeId, today: NaiveDate) -> Result<Vec<Stored<Assignment>>, StoreError> {
    rows::load_where(
        db,
        "t.episode_id = ?1 AND (t.to_on IS NULL OR (t.kind = 'temporary_cover' AND t.to_on >= ?2)) ORDER BY t.id",
        (episode.0, today.to_string()),
    )
}

/// Who answers for a child on `today`: who covers, else who is assigned; with the assigned person beside a cover.
pub fn answers_today(
    db: &Db,
    child: ChildId,
    today: NaiveDate,
) -> Result<Option<(StaffRef, Option<StaffRef>)>, StoreError> {
    let sql = "SELECT s.id, s.number, s.name, a.kind FROM assignment a
        JOIN episode_child c ON c.episode_id = a.episode_id AND c.child_id = ?1 AND c.open = 1 AND c.removed IS NULL
        JOIN staff s ON s.id = a.answerable_id AND s.active = 'yes'
        WHERE a.removed IS NULL AND ((a.kind = 'primary' AND a.to_on IS NULL)
            OR (a.kind = 'temporary_cover' AND a.from_on <= ?2 AND (a.to_on IS NULL OR a.to_on >= ?2)))
        ORDER BY a.kind = 'temporary_cover' DESC, a.id DESC";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query((child.0, today.to_string()))?;
    let (mut cover, mut own) = (None, None);
    while let Some(row) = rows.next()? {
        let kind: String = row.get(3)?;
        let slot = if kind == "temporary_cover" { &mut cover } else { &mut own };
        if slot.is_none() {
            *slot = cards::staff(row, 0)?;
        }
    }
    Ok(match (cover, own) {
        (Some(cover), own) => Some((cover, own)),
        (None, own) => own.map(|own| (own, None)),
    })
}

/// Who works here now and takes calls, as lists show them, by name: to nobody else something is given on a call.
pub fn colleagues(db: &Db) -> Result<Vec<StaffRef>, StoreError> {
    let sql = "SELECT id, number, name FROM staff WHERE removed IS NULL AND active = 'yes' AND EXISTS (
            SELECT 1 FROM json_each(roles) r WHERE r.value IN ('intake', 'coordinator', 'supervisor')) ORDER BY name, id";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.extend(cards::staff(row, 0)?);
    }
    Ok(found)
}

/// Offers of an episode that wait for an answer.
pub fn pending(db: &Db, episode: EpisodeId) -> Result<Vec<Stored<Offer>>, StoreError> {
    rows::load_where(db, "t.episode_id = ?1 AND t.state = 'pending' ORDER BY t.id", [episode.0])
}

/// Every offer in the file that waits for an answer.
pub fn all_pending(db: &Db) -> Result<Vec<Stored<Offer>>, StoreError> {
    rows::load_where(db, "t.state = 'pending' ORDER BY t.id", [])
}

/// Offers that wait for this person's answer.
pub fn pending_for(db: &Db, staff: StaffId) -> Result<Vec<Stored<Offer>>, StoreError> {
    rows::load_where(
        db,
        "t.to_id = ?1 AND t.kind <> 'request' AND t.state = 'pending' ORDER BY t.id",
        [staff.0],
    )
}

/// The plan of an episode.
pub fn plan(db: &Db, episode: EpisodeId) -> Result<Option<Stored<Plan>>, StoreError> {
    Ok(rows::load_by::<Plan>(db, "episode_id", episode.0)?.pop())
}

/// The goals of a plan, in the family's order.
pub fn goals(db: &Db, plan: RowId) -> Result<Vec<Stored<Goal>>, StoreError> {
    rows::load_where(db, "t.plan_id = ?1 ORDER BY t.rank, t.id", [plan.0])
}

/// The actions of a goal, by date.
pub fn actions(db: &Db, goal: RowId) -> Result<Vec<Stored<Action>>, StoreError> {
    rows::load_where(db, "t.goal_id = ?1 ORDER BY t.due_on IS NULL, t.due_on, t.id", [goal.0])
}

/// The agreed versions of a plan, the newest first.
pub fn versions(db: &Db, plan: RowId) -> Result<Vec<Stored<PlanVersion>>, StoreError> {
    rows::load_where(db, "t.plan_id = ?1 ORDER BY t.number DESC", [plan.0])
}

/// The review that is planned.
pub fn scheduled_review(db: &Db, episode: EpisodeId) -> Result<Option<Stored<Review>>, StoreError> {
    Ok(rows::load_where(db, "t.episode_id = ?1 AND t.state = 'scheduled'", [episode.0])?.pop())
}

/// Every review of an episode, the newest date first.
pub fn reviews(db: &Db, episode: EpisodeId) -> Result<Vec<Stored<Review>>, StoreError> {
    rows::load_where(db, "t.episode_id = ?1 ORDER BY t.due_on DESC, t.id DESC", [episode.0])
}

/// The ratings of every goal of a plan, the oldest first.
pub fn ratings(db: &Db, plan: RowId) -> Result<Vec<Stored<Rating>>, StoreError> {
    rows::load_where(
        db,
        "EXISTS (SELECT 1 FROM goal g WHERE g.id = t.goal_id AND g.plan_id = ?1) ORDER BY t.id",
        [plan.0],
    )
}

/// Open promises about a child.
pub fn open_promises(db: &Db, child: ChildId) -> Result<Vec<Stored<Promise>>, StoreError> {
    rows::load_where(db, "t.child_id = ?1 AND t.state = 'open' ORDER BY t.due_on, t.id", [child.0])
}

/// Hand-offs of an episode that are not over.
pub fn open_hand_offs(db: &Db, episode: EpisodeId) -> Result<Vec<Stored<HandOff>>, StoreError> {
    rows::load_where(db, "t.episode_id = ?1 AND t.state IN ('started', 'sent') ORDER BY t.id", [episode.0])
}

/// The members of a child's circle, by number.
pub fn members(db: &Db, child: ChildId) -> Result<Vec<Stored<Member>>, StoreError> {
    rows::load_where(db, "t.child_id = ?1 ORDER BY t.number", [child.0])
}

/// Links that hold on `today`, the primary contact first.
pub fn links(db: &Db, child: ChildId, today: NaiveDate) -> Result<Vec<Stored<Link>>, StoreError> {
    let mut found: Vec<Stored<Link>> = rows::load_where(
        db,
        "t.child_id = ?1 AND (t.from_on IS NULL OR t.from_on <= ?2) AND (t.to_on IS NULL OR t.to_on >= ?2) ORDER BY t.primary_contact = 'yes' DESC, t.id",
        (child.0, today.to_string()),
    )?;
    if families::home_is_hidden(db, child)? {
        found.retain(|link| !youth::is_of_home(link.relation));
    }
    Ok(found)
}

/// Dated notes about a child, the newest first.
pub fn notes(db: &Db, child: ChildId) -> Result<Vec<Stored<Note>>, StoreError> {
    rows::load_where(db, "t.child_id = ?1 ORDER BY t.at DESC, t.id DESC", [child.0])
}

/// Whether a person is a caregiver or a member of the circle of a child of the episode.
pub fn belongs(db: &Db, episode: EpisodeId, person: PersonId) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM episode_child c WHERE c.episode_id = ?1 AND c.removed IS NULL AND (
                 EXISTS (SELECT 1 FROM link l WHERE l.child_id = c.child_id AND l.person_id = ?2 AND l.removed IS NULL)
                 OR EXISTS (SELECT 1 FROM member m WHERE m.child_id = c.child_id AND m.person_id = ?2 AND m.removed IS NULL)
                 OR EXISTS (SELECT 1 FROM child k WHERE k.id = c.child_id AND k.person_id = ?2)))";
    Ok(db.prepare_cached(sql)?.query_row([episode.0, person.0], |row| row.get(0))?)
}

/// The card of one child.
pub fn card(db: &Db, child: ChildId) -> Result<Option<ChildCard>, StoreError> {
    let sql = format!("SELECT {} FROM child k {} WHERE k.id = ?1", cards::COLUMNS, cards::JOINS);
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([child.0])?;
    rows.next()?.map(|row| cards::read(row, 0)).transpose()
}

/// A staff person as lists show them.
pub fn staff_ref(db: &Db, staff: StaffId) -> Result<Option<StaffRef>, StoreError> {
    let mut statement = db.prepare_cached("SELECT id, number, name FROM staff WHERE id = ?1")?;
    let mut rows = statement.query([staff.0])?;
    Ok(rows.next()?.map(|row| cards::staff(row, 0)).transpose()?.flatten())
}

/// Every staff person as lists show them, by row.
pub fn staff_refs(db: &Db) -> Result<Vec<StaffRef>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT id, number, name FROM staff WHERE removed IS NULL ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.extend(cards::staff(row, 0)?);
    }
    Ok(found)
}
