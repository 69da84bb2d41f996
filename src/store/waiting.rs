//! The waiting list and the loads of coordinators, each in one query.

use chrono::NaiveDate;

use super::{Db, StoreError, cards, letters::TOLD_BY_LETTER, rows};
use crate::domain::{
    card::{ChildCard, StaffRef},
    codes::Urgency,
    ids::{EpisodeId, OrganizationId, StaffId, TeamId},
    record::{Organization, Stored},
};

/// A family that waits for a coordinator, as the file knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingFacts {
    /// The (first) child.
    pub card: ChildCard,
    /// The episode.
    pub episode: EpisodeId,
    /// Programme's code.
    pub program: Option<String>,
    /// Intensity.
    pub level: Option<i64>,
    /// Eligible since.
    pub since: NaiveDate,
    /// Urgency and its reason.
    pub urgency: (Urgency, Option<String>),
    /// The team that holds it.
    pub team: (TeamId, String),
    /// Who of the team holds it.
    pub holder: Option<StaffRef>,
    /// When the family was last told where it stands.
    pub told_on: Option<NaiveDate>,
}

/// Families that wait, held by `team`.
pub fn waiting(db: &Db, team: TeamId) -> Result<Vec<WaitingFacts>, StoreError> {
    let sql = format!(
        "SELECT {}, e.id, e.program, e.level, e.state_since, e.urgency, e.urgency_reason, t.id, t.name,
                s.id, s.number, s.name,
                (SELECT max(n.at) FROM note n WHERE n.child_id = k.id AND n.family_told = 'yes' AND n.removed IS NULL),
                {TOLD_BY_LETTER}, {}
         FROM episode e {} {}
         JOIN holding h ON h.episode_id = e.id AND h.to_at IS NULL AND h.removed IS NULL
         JOIN team t ON t.id = h.team_id LEFT JOIN staff s ON s.id = h.staff_id
         WHERE e.state = 'ELIGIBLE_WAITING' AND e.removed IS NULL AND h.team_id = ?1",
        cards::COLUMNS,
        cards::OTHERS,
        cards::FIRST_CHILD,
        cards::JOINS
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([team.0])?;
    let mut found = Vec::new();
    let at = cards::COUNT;
    while let Some(row) = rows.next()? {
        found.push(WaitingFacts {
            card: cards::read_of_episode(row)?,
            episode: EpisodeId(row.get(at)?),
            program: row.get(at + 1)?,
            level: row.get(at + 2)?,
            since: cards::day(row, at + 3)?.ok_or_else(|| StoreError::Shape("episode".to_owned()))?,
            urgency: (cards::code(row, at + 4)?, row.get(at + 5)?),
            team: (TeamId(row.get(at + 6)?), row.get(at + 7)?),
            holder: cards::staff(row, at + 8)?,
            told_on: cards::day_of_moment(row, at + 11)?.max(cards::day(row, at + 12)?),
        });
    }
    Ok(found)
}

/// One episode that counts for a coordinator's load: programme and level, and whether it is only offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Who carries it, or would.
    pub staff: StaffId,
    /// Programme's code.
    pub program: Option<String>,
    /// Intensity.
    pub level: Option<i64>,
    /// Not accepted yet.
    pub offered: bool,
}

/// What every staff person carries and is offered.
pub fn carried(db: &Db) -> Result<Vec<Carried>, StoreError> {
    let sql = "SELECT a.answerable_id, e.program, e.level, 0 FROM assignment a JOIN episode e ON e.id = a.episode_id
               WHERE a.kind = 'primary' AND a.to_on IS NULL AND a.removed IS NULL AND e.removed IS NULL
               UNION ALL
               SELECT o.to_id, e.program, e.level, 1 FROM offer o JOIN episode e ON e.id = o.episode_id
               WHERE o.state = 'pending' AND o.kind IN ('offer', 'transfer') AND o.removed IS NULL";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Carried {
            staff: StaffId(row.get(0)?),
            program: row.get(1)?,
            level: row.get(2)?,
            offered: row.get(3)?,
        });
    }
    Ok(found)
}

/// What the family said it looks for and how it sees the decision: where a wish for a coordinator stands.
pub fn wishes(db: &Db, episode: EpisodeId) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT looking_for FROM referral WHERE episode_id = ?1 AND removed IS NULL AND looking_for IS NOT NULL
               UNION ALL
               SELECT family_view FROM decision WHERE episode_id = ?1 AND removed IS NULL AND family_view IS NOT NULL";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([episode.0], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Who answered for a child of this episode in an earlier one.
pub fn known_before(db: &Db, episode: EpisodeId) -> Result<Vec<StaffId>, StoreError> {
    let sql = "SELECT DISTINCT a.answerable_id FROM episode_child c
               JOIN episode_child o ON o.child_id = c.child_id AND o.episode_id <> c.episode_id AND o.removed IS NULL
               JOIN assignment a ON a.episode_id = o.episode_id AND a.kind = 'primary' AND a.removed IS NULL
               WHERE c.episode_id = ?1 AND c.removed IS NULL";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([episode.0], |row| row.get(0).map(StaffId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Organisations of the directory.
pub fn organizations(db: &Db) -> Result<Vec<Stored<Organization>>, StoreError> {
    rows::load_where(db, "1 ORDER BY t.name COLLATE NOCASE, t.id", [])
}

/// Organisations whose workers lead, led or were asked to.
pub fn leading_organizations(db: &Db) -> Result<Vec<OrganizationId>, StoreError> {
    let sql = "SELECT DISTINCT lead_organization_id FROM offer WHERE lead_organization_id IS NOT NULL AND removed IS NULL";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| row.get(0).map(OrganizationId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
