//! What passed from hand to hand and was not seen yet, absences, and who may be asked.

use chrono::NaiveDate;

use super::{Db, StoreError, rows};
use crate::domain::{
    ids::{EpisodeId, RowId, StaffId, TeamId},
    record::{Absence, Assignment, Passed, Staff, Stored},
};

/// What passed to or from a staff person and they have not seen, the newest first.
pub fn unseen(db: &Db, staff: StaffId) -> Result<Vec<Stored<Passed>>, StoreError> {
    rows::load_where(
        db,
        "((t.from_id = ?1 AND t.from_seen_at IS NULL) OR (t.to_id = ?1 AND t.to_seen_at IS NULL))
            ORDER BY t.at DESC, t.id DESC",
        [staff.0],
    )
}

/// Absences of a staff person that end on `from` or later, the first to come first.
pub fn absences(db: &Db, staff: StaffId, from: NaiveDate) -> Result<Vec<Stored<Absence>>, StoreError> {
    rows::load_where(
        db,
        "t.staff_id = ?1 AND t.to_on >= ?2 ORDER BY t.from_on, t.id",
        (staff.0, from.to_string()),
    )
}

/// Active staff of a team, by name.
pub fn team_mates(db: &Db, team: TeamId) -> Result<Vec<Stored<Staff>>, StoreError> {
    rows::load_where(db, "t.team_id = ?1 AND t.active = 'yes' ORDER BY t.name COLLATE NOCASE, t.id", [team.0])
}

/// Temporary covers of an episode that touch the days from `from` to `to`.
pub fn covers(
    db: &Db,
    episode: EpisodeId,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Stored<Assignment>>, StoreError> {
    rows::load_where(
        db,
        "t.episode_id = ?1 AND t.kind = 'temporary_cover' AND t.from_on <= ?3 AND t.to_on >= ?2 ORDER BY t.id",
        (episode.0, from.to_string(), to.to_string()),
    )
}

/// The covers that one absence of `staff` arranged: of the families they answer for, by `cover`, on exactly these days.
pub fn covers_of_absence(
    db: &Db,
    staff: StaffId,
    absence: &Absence,
) -> Result<Vec<Stored<Assignment>>, StoreError> {
    let Some(cover) = absence.cover_id else { return Ok(Vec::new()) };
    rows::load_where(
        db,
        "t.kind = 'temporary_cover' AND t.answerable_id = ?2 AND t.from_on = ?3 AND t.to_on = ?4
            AND EXISTS (SELECT 1 FROM assignment p WHERE p.episode_id = t.episode_id AND p.kind = 'primary'
                AND p.answerable_id = ?1 AND p.to_on IS NULL AND p.removed IS NULL) ORDER BY t.id",
        (staff.0, cover.0, absence.from_on.to_string(), absence.to_on.to_string()),
    )
}

/// The child a promise is about, and its words, for who is told that it passed.
pub fn promise_words(
    db: &Db,
    promise: RowId,
) -> Result<Option<(String, NaiveDate, Option<String>)>, StoreError> {
    let found = rows::load::<crate::domain::record::Promise>(db, promise)?;
    Ok(found.map(|row| (row.record.what, row.record.due_on, row.record.due_time)))
}
