//! What waits about the children of open episodes besides the standards of their episode: second signatures, custody
//! papers, lines of the lists that changes opened. Narrowed as the work list is.

use rusqlite::Row;

use super::{
    Db, StoreError, cards,
    due::{PRIMARY, episodes_of},
    scope::Viewer,
};
use crate::domain::{
    due::{MatterFacts, MatterKind},
    ids::{ChildId, EpisodeId, RowId, StaffId, TeamId},
};

/// What waits about the children of the episode `e`, in one shape: which, the row, its record, the day, and two words
/// more. A line of a list belongs to the child it names.
const MATTERS: &str = "SELECT 'signature' AS which, c.id AS row, c.id AS record, c.child_id AS child_id, c.starts_on AS day,
        c.purpose AS one, NULL AS two
    FROM consent c WHERE c.removed IS NULL AND c.answer = 'yes' AND c.capacity_basis = 'joint' AND c.withdrawn_on IS NULL
        AND (c.second_on IS NULL OR c.second_on > ?3) AND (c.expires_on IS NULL OR c.expires_on >= ?3)
        AND NOT EXISTS (SELECT 1 FROM consent d WHERE d.child_id = c.child_id AND d.purpose = c.purpose AND d.removed IS NULL
            AND d.answer <> 'later' AND (d.starts_on, d.id) > (c.starts_on, c.id))
    UNION ALL SELECT 'paper', k.id, NULL, k.id, k.custody_paper_on, k.custody_paper, k.custody_paper_from
    FROM child k WHERE k.removed IS NULL AND k.custody_paper IS NOT 'seen' AND (k.custody_contested = 'yes' OR EXISTS (
        SELECT 1 FROM link l WHERE l.child_id = k.id AND l.removed IS NULL AND l.legal_authority = 'joint'
            AND (l.from_on IS NULL OR l.from_on <= ?3) AND (l.to_on IS NULL OR l.to_on >= ?3)))
    UNION ALL SELECT 'line', n.id, n.change_id, n.child_id, n.due_on, n.kind, g.on_day
    FROM change_line n JOIN family_change g ON g.id = n.change_id
    WHERE n.removed IS NULL AND g.removed IS NULL AND n.state IN ('open', 'later')";

/// What waits about the children of the episodes that the viewer looks after: second signatures, custody papers, lines of
/// the lists that changes opened.
pub fn matters(db: &Db, viewer: &Viewer) -> Result<Vec<MatterFacts>, StoreError> {
    select_matters(db, viewer, &episodes_of(viewer.role))
}

/// What waits about one child, whoever looks after it.
pub fn about(db: &Db, viewer: &Viewer, child: ChildId) -> Result<Vec<MatterFacts>, StoreError> {
    select_matters(db, viewer, &format!("k.id = {child}"))
}

fn select_matters(db: &Db, viewer: &Viewer, condition: &str) -> Result<Vec<MatterFacts>, StoreError> {
    // The one open episode by which a child's matter is somebody's: the newest that the person looks after.
    let sql = format!(
        "SELECT {}, w.which, w.row, w.record, coalesce(w.day, e.opened_on), w.one, w.two, e.id, h.team_id,
            coalesce(a.answerable_id, h.staff_id), e.urgency
         FROM holding h JOIN episode e ON e.id = h.episode_id AND e.removed IS NULL
         JOIN episode_child ec ON ec.episode_id = e.id AND ec.open = 1 AND ec.removed IS NULL
         JOIN child k ON k.id = ec.child_id {}
         JOIN ({MATTERS}) w ON w.child_id = k.id
         LEFT JOIN assignment a ON {PRIMARY}
         WHERE h.to_at IS NULL AND h.removed IS NULL AND p.deceased_on IS NULL
           AND ?1 IS NOT NULL AND ?2 IS NOT NULL AND ?3 IS NOT NULL AND {condition}
         ORDER BY w.which, w.row, e.id DESC",
        cards::COLUMNS,
        cards::JOINS
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query((viewer.staff.0, viewer.team.0, &viewer.today))?;
    let mut found: Vec<MatterFacts> = Vec::new();
    while let Some(row) = rows.next()? {
        let facts = matter(row)?;
        let again = |last: &MatterFacts| last.row == facts.row && same_matter(&last.kind, &facts.kind);
        if !found.last().is_some_and(again) {
            found.push(facts);
        }
    }
    Ok(found)
}

fn same_matter(one: &MatterKind, other: &MatterKind) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

fn matter(row: &Row<'_>) -> Result<MatterFacts, StoreError> {
    let at = |index: usize| cards::COUNT + index;
    let shape = || StoreError::Shape("matter".to_owned());
    let which: String = row.get(at(0))?;
    let day = cards::day(row, at(3))?.ok_or_else(shape)?;
    let kind = match which.as_str() {
        "signature" => MatterKind::Signature(cards::code(row, at(4))?),
        "paper" => {
            let asked = row.get::<_, Option<String>>(at(4))?.as_deref() == Some("asked_for");
            MatterKind::Paper(asked.then_some(day), row.get(at(5))?)
        }
        _ => MatterKind::Line(cards::code(row, at(4))?, cards::day(row, at(5))?.ok_or_else(shape)?),
    };
    Ok(MatterFacts {
        kind,
        row: RowId(row.get(at(1))?),
        record: row.get::<_, Option<i64>>(at(2))?.map(RowId),
        day,
        card: cards::read(row, 0)?,
        episode: EpisodeId(row.get(at(6))?),
        team: TeamId(row.get(at(7))?),
        who: row.get::<_, Option<i64>>(at(8))?.map(StaffId),
        urgency: cards::code(row, at(9))?,
    })
}
