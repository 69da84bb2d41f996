//! Episodes of a child or family, who holds them, what was decided about them.

use super::{Db, StoreError, rows};
use crate::domain::{
    ids::{ChildId, EpisodeId, FamilyId},
    record::{Assignment, Decision, Episode, EpisodeChild, HandOff, Holding, Offer, Referral, Stored},
};

/// The episodes of a child, the newest first.
pub fn of_child(db: &Db, child: ChildId) -> Result<Vec<Stored<Episode>>, StoreError> {
    rows::load_where(
        db,
        "t.id IN (SELECT episode_id FROM episode_child WHERE child_id = ?1 AND removed IS NULL)
         ORDER BY t.opened_on DESC, t.id DESC",
        [child.0],
    )
}

/// The open episode of a child without a programme: at most one, held by an index.
pub fn undecided(db: &Db, child: ChildId) -> Result<Option<Stored<Episode>>, StoreError> {
    Ok(of_child(db, child)?.into_iter().find(|episode| episode.state.is_open() && episode.program.is_none()))
}

/// Open episodes of a family in a programme.
pub fn open_in_family(db: &Db, family: FamilyId, program: &str) -> Result<Vec<Stored<Episode>>, StoreError> {
    let condition = "t.family_id = ?1 AND t.program = ?2 AND t.state NOT IN ('INACTIVE', 'DECLINED', 'CLOSED') ORDER BY t.id";
    rows::load_where(db, condition, (family.0, program))
}

/// Whether the child belongs to the episode.
pub fn has_child(db: &Db, episode: EpisodeId, child: ChildId) -> Result<bool, StoreError> {
    Ok(link_of(db, episode, child)?.is_some())
}

/// The row that puts a child into an episode.
pub fn link_of(
    db: &Db,
    episode: EpisodeId,
    child: ChildId,
) -> Result<Option<Stored<EpisodeChild>>, StoreError> {
    let found = rows::load_where(db, "t.episode_id = ?1 AND t.child_id = ?2", (episode.0, child.0))?;
    Ok(found.into_iter().next())
}

/// The children of an episode.
pub fn children(db: &Db, episode: EpisodeId) -> Result<Vec<ChildId>, StoreError> {
    let rows = rows::load_by::<EpisodeChild>(db, "episode_id", episode.0)?;
    Ok(rows.into_iter().map(|row| row.child_id).collect())
}

/// Who holds the episode now.
pub fn holding(db: &Db, episode: EpisodeId) -> Result<Option<Stored<Holding>>, StoreError> {
    Ok(rows::load_where(db, "t.episode_id = ?1 AND t.to_at IS NULL", [episode.0])?.into_iter().next())
}

/// The referral of a child in an episode, the newest.
pub fn referral(db: &Db, episode: EpisodeId, child: ChildId) -> Result<Option<Stored<Referral>>, StoreError> {
    let condition = "t.episode_id = ?1 AND t.child_id = ?2 ORDER BY t.id DESC LIMIT 1";
    Ok(rows::load_where(db, condition, (episode.0, child.0))?.into_iter().next())
}

/// The decisions about an episode, the newest first.
pub fn decisions(db: &Db, episode: EpisodeId) -> Result<Vec<Stored<Decision>>, StoreError> {
    rows::load_where(db, "t.episode_id = ?1 ORDER BY t.id DESC", [episode.0])
}

/// The warm hand-offs of an episode, the newest first.
pub fn hand_offs(db: &Db, episode: EpisodeId) -> Result<Vec<Stored<HandOff>>, StoreError> {
    rows::load_where(db, "t.episode_id = ?1 ORDER BY t.id DESC", [episode.0])
}

/// The running primary assignment.
pub fn primary(db: &Db, episode: EpisodeId) -> Result<Option<Stored<Assignment>>, StoreError> {
    let condition = "t.episode_id = ?1 AND t.kind = 'primary' AND t.to_on IS NULL";
    Ok(rows::load_where(db, condition, [episode.0])?.into_iter().next())
}

/// Offers of an episode that wait for an answer.
pub fn pending_offers(db: &Db, episode: EpisodeId) -> Result<Vec<Stored<Offer>>, StoreError> {
    rows::load_where(db, "t.episode_id = ?1 AND t.state = 'pending' ORDER BY t.id", [episode.0])
}

/// Whether an undecided episode of the child is open besides the one in row `except`.
pub fn undecided_elsewhere(
    db: &Db,
    child: ChildId,
    except: crate::domain::ids::RowId,
) -> Result<bool, StoreError> {
    let undecided = |episode: &Stored<Episode>| {
        episode.id != except && episode.state.is_open() && episode.program.is_none()
    };
    Ok(of_child(db, child)?.iter().any(undecided))
}
