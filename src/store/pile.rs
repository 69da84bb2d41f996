//! The pile of papers: what waits to be keyed, and whose sender waits for a word.

use rusqlite::Row;

use super::{Db, StoreError, cards, rows};
use crate::domain::{
    codes::YesNo,
    date::Moment,
    ids::{ChildId, OrganizationId, RowId, TeamId},
    record::{Paper, Stored},
};

/// Papers of a team that wait to be keyed, as they came.
pub fn waiting(db: &Db, team: TeamId) -> Result<Vec<Stored<Paper>>, StoreError> {
    rows::load_where(db, "t.team_id = ?1 AND t.state = 'waiting' ORDER BY t.received_at, t.id", [team.0])
}

/// What the one row of Today needs of a waiting paper.
pub fn waiting_facts(db: &Db, team: TeamId) -> Result<Vec<(RowId, Moment, Option<YesNo>)>, StoreError> {
    let papers = waiting(db, team)?;
    Ok(papers.iter().map(|paper| (paper.id, paper.received_at, paper.urgent)).collect())
}

/// A paper whose sender waits for a word.
#[derive(Debug, Clone)]
pub struct Sender {
    /// The paper.
    pub paper: Stored<Paper>,
    /// The name of its organisation.
    pub organization: Option<String>,
    /// The day of the newest decision since it came.
    pub decided_on: Option<chrono::NaiveDate>,
}

/// Papers of a team whose sender was not told that they arrived, or what became of them.
pub fn senders(db: &Db, team: TeamId) -> Result<Vec<Sender>, StoreError> {
    let papers = rows::load_where::<Paper>(
        db,
        "t.team_id = ?1 AND (t.from_name IS NOT NULL OR t.organization_id IS NOT NULL)
            AND (t.received_told_on IS NULL OR (t.state = 'keyed' AND t.outcome_told_on IS NULL)) ORDER BY t.id",
        [team.0],
    )?;
    let mut found = Vec::new();
    for paper in papers {
        let organization = paper.organization_id.map(|id| organization_name(db, id)).transpose()?.flatten();
        let told = paper.outcome_told_on.is_some();
        let decided_on = match paper.child_id.filter(|_| !told) {
            Some(child) => decided_since(db, child, paper.received_at)?,
            None => None,
        };
        if paper.received_told_on.is_none() || decided_on.is_some() {
            found.push(Sender { paper, organization, decided_on });
        }
    }
    Ok(found)
}

/// The name of an organisation.
pub fn organization_name(db: &Db, id: OrganizationId) -> Result<Option<String>, StoreError> {
    Ok(rows::load::<crate::domain::record::Organization>(db, id)?.map(|row| row.record.name))
}

/// The day of the newest decision about a child since a moment.
pub fn decided_since(
    db: &Db,
    child: ChildId,
    since: Moment,
) -> Result<Option<chrono::NaiveDate>, StoreError> {
    let sql = "SELECT max(d.decided_at) FROM decision d WHERE d.child_id = ?1 AND d.removed IS NULL AND d.decided_at >= ?2";
    let mut statement = db.prepare_cached(sql)?;
    let day = |row: &Row<'_>| cards::day_of_moment(row, 0);
    let mut rows = statement.query((child.0, since.to_string()))?;
    Ok(rows.next()?.map(day).transpose()?.flatten())
}
