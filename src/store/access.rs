//! How a staff person stands to a child's records, for the one permission function. Works inside the transaction of
//! the act it is asked for.

use super::{Db, StoreError};
use crate::domain::{
    access::Relation,
    ids::{ChildId, EpisodeId, StaffId, TeamId},
};

/// The relation of a staff person of `team` to a child on the day `today` (ISO). Each open episode counts, whichever
/// gives most.
pub fn to_child(
    db: &Db,
    staff: StaffId,
    team: TeamId,
    child: ChildId,
    today: &str,
) -> Result<Relation, StoreError> {
    // A file that went under another is whoever's the other one is.
    let child = super::mistakes::survivor(db, child)?;
    let sql = "SELECT e.id FROM episode_child c JOIN episode e ON e.id = c.episode_id
               WHERE c.child_id = ?1 AND c.removed IS NULL AND e.removed IS NULL AND c.open = 1";
    let mut statement = db.prepare_cached(sql)?;
    let open: Vec<i64> = statement.query_map([child.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
    if open.is_empty() {
        return dormant(db, team, child);
    }
    let mut all = Relation::default();
    for episode in open {
        let one = to_episode(db, staff, team, EpisodeId(episode), today)?;
        all = Relation {
            new: false,
            pool: all.pool || one.pool,
            assigned: all.assigned || one.assigned,
            offered: all.offered || one.offered,
            team: all.team || one.team,
            dormant: false,
        };
    }
    Ok(all)
}

/// The relation to one open episode.
pub fn to_episode(
    db: &Db,
    staff: StaffId,
    team: TeamId,
    episode: EpisodeId,
    today: &str,
) -> Result<Relation, StoreError> {
    let flag = |sql: &str, params: &[&dyn rusqlite::ToSql]| -> Result<bool, StoreError> {
        Ok(db.prepare_cached(sql)?.query_row(params, |row| row.get(0))?)
    };
    let team_holds = flag(
        "SELECT EXISTS (SELECT 1 FROM holding WHERE episode_id = ?1 AND team_id = ?2 AND to_at IS NULL AND removed IS NULL)",
        &[&episode.0, &team.0],
    )?;
    let accepted = flag(
        "SELECT EXISTS (SELECT 1 FROM assignment WHERE episode_id = ?1 AND kind = 'primary' AND to_on IS NULL AND removed IS NULL)",
        &[&episode.0],
    )?;
    let assigned = flag(
        "SELECT EXISTS (SELECT 1 FROM assignment WHERE episode_id = ?1 AND answerable_id = ?2 AND removed IS NULL
            AND from_on <= ?3 AND (to_on IS NULL OR (kind = 'temporary_cover' AND to_on >= ?3)))",
        &[&episode.0, &staff.0, &today],
    )?;
    let offered = flag(
        "SELECT EXISTS (SELECT 1 FROM offer WHERE episode_id = ?1 AND to_id = ?2 AND kind <> 'request'
            AND state = 'pending' AND removed IS NULL)",
        &[&episode.0, &staff.0],
    )?;
    Ok(Relation {
        new: false,
        pool: team_holds && !accepted,
        assigned,
        offered,
        team: team_holds,
        dormant: false,
    })
}

/// A child without an open episode belongs to the team that held the last one; a child that never had one, to all.
fn dormant(db: &Db, team: TeamId, child: ChildId) -> Result<Relation, StoreError> {
    let mine = last_team(db, child)?.is_none_or(|last| last == team);
    Ok(Relation { dormant: mine, ..Relation::default() })
}

/// The team that holds a child's newest episode, or held it last; none for a child that never had one.
pub fn last_team(db: &Db, child: ChildId) -> Result<Option<TeamId>, StoreError> {
    let sql = "SELECT h.team_id FROM holding h JOIN episode_child c ON c.episode_id = h.episode_id
               WHERE c.child_id = ?1 AND h.removed IS NULL ORDER BY h.from_at DESC, h.id DESC LIMIT 1";
    let mut statement = db.prepare_cached(sql)?;
    Ok(statement.query_map([child.0], |row| row.get(0).map(TeamId))?.next().transpose()?)
}

/// Whether some team holds an open episode of the child now.
pub fn is_held(db: &Db, child: ChildId) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM holding h JOIN episode_child c ON c.episode_id = h.episode_id
               WHERE c.child_id = ?1 AND c.removed IS NULL AND h.to_at IS NULL AND h.removed IS NULL)";
    Ok(db.prepare_cached(sql)?.query_row([child.0], |row| row.get(0))?)
}
