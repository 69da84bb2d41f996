//! Records that stood in the wrong file, files of one child, breaches: what the commands that put mistakes right ask.

use super::{Db, StoreError, rows};
use crate::domain::{
    card::ChildCard,
    codes::FileLinkState,
    ids::{ChildId, EpisodeId, RowId},
    record::{Breach, Child, EpisodeChild, FileLink, HandOff, MovedRecord, RecordKind, Referral, Stored},
};

/// The file that goes on for `child` and every file under it, the one that goes on first.
pub fn group(db: &Db, child: ChildId) -> Result<Vec<ChildId>, StoreError> {
    let sql = "WITH top(id) AS (SELECT coalesce(survivor_id, id) FROM child WHERE id = ?1)
               SELECT id, 0 AS place FROM top UNION ALL
               SELECT k.id, 1 FROM top JOIN child k ON k.survivor_id = top.id ORDER BY 2, 1";
    let mut statement = db.prepare_cached(sql)?;
    let found = statement.query_map([child.0], |row| row.get(0).map(ChildId))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The file that goes on for `child`: itself, unless it went under another.
pub fn survivor(db: &Db, child: ChildId) -> Result<ChildId, StoreError> {
    Ok(rows::load::<Child>(db, child)?.and_then(|file| file.survivor_id).unwrap_or(child))
}

/// The rows that say what was moved out of a file or into it, the newest first.
pub fn moved(db: &Db, child: ChildId) -> Result<Vec<Stored<MovedRecord>>, StoreError> {
    rows::load_where(db, "t.child_id = ?1 ORDER BY t.id DESC", [child.0])
}

/// What was said about a file and another: proposed, linked, taken apart; the newest first.
pub fn links_of(db: &Db, child: ChildId) -> Result<Vec<Stored<FileLink>>, StoreError> {
    rows::load_where(db, "(t.child_id = ?1 OR t.survivor_id = ?1) ORDER BY t.id DESC", [child.0])
}

/// The link by which a file stands under another now.
pub fn standing_link(db: &Db, under: ChildId) -> Result<Option<Stored<FileLink>>, StoreError> {
    Ok(rows::load_where(db, "t.child_id = ?1 AND t.state = 'linked'", [under.0])?.into_iter().next())
}

/// Whether something waits for an answer about this file.
pub fn is_asked_about(db: &Db, child: ChildId) -> Result<bool, StoreError> {
    let waits = |link: &Stored<FileLink>| link.state == FileLinkState::Proposed;
    Ok(links_of(db, child)?.iter().any(waits))
}

/// Proposals that wait for an answer, the oldest first, with the card of the file that would go on.
pub fn proposals(db: &Db) -> Result<Vec<(Stored<FileLink>, ChildCard)>, StoreError> {
    let mut found = Vec::new();
    for link in rows::load_where::<FileLink>(db, "t.state = 'proposed' ORDER BY t.id", [])? {
        if let Some(card) = super::care::card(db, link.survivor_id)? {
            found.push((link, card));
        }
    }
    Ok(found)
}

/// Breaches that are not closed, the oldest first.
pub fn open_breaches(db: &Db) -> Result<Vec<(Stored<Breach>, ChildCard)>, StoreError> {
    let mut found = Vec::new();
    for breach in rows::load_where::<Breach>(db, "t.state <> 'CLOSED' ORDER BY t.id", [])? {
        if let Some(card) = super::care::card(db, breach.child_id)? {
            found.push((breach, card));
        }
    }
    Ok(found)
}

/// The referrals that began on a call about this child.
pub fn referrals_of_call(db: &Db, call: RowId, child: ChildId) -> Result<Vec<Stored<Referral>>, StoreError> {
    rows::load_where(db, "t.call_id = ?1 AND t.child_id = ?2", (call.0, child.0))
}

/// The hand-offs that stand on this consent.
pub fn hand_offs_on(db: &Db, consent: RowId) -> Result<Vec<Stored<HandOff>>, StoreError> {
    rows::load_where(db, "t.consent_id = ?1", [consent.0])
}

/// How many hand-offs of a child were sent on a day or after it.
pub fn sent_since(db: &Db, child: ChildId, day: &str) -> Result<usize, StoreError> {
    let sql = "SELECT count(*) FROM hand_off WHERE child_id = ?1 AND sent_on >= ?2 AND removed IS NULL";
    count(db, sql, child, day)
}

/// How many letters of a child went out on a day or after it.
pub fn letters_since(db: &Db, child: ChildId, day: &str) -> Result<usize, StoreError> {
    let sql = "SELECT count(*) FROM letter WHERE child_id = ?1 AND substr(made_at, 1, 10) >= ?2 AND sent <> 'not_sent'
               AND removed IS NULL";
    count(db, sql, child, day)
}

/// How many versions of a child's plan were agreed on a day or after it.
pub fn agreed_since(db: &Db, child: ChildId, day: &str) -> Result<usize, StoreError> {
    let sql = "SELECT count(*) FROM plan_version v JOIN plan p ON p.id = v.plan_id
               JOIN episode_child c ON c.episode_id = p.episode_id AND c.removed IS NULL
               WHERE c.child_id = ?1 AND v.agreed_on >= ?2 AND v.removed IS NULL";
    count(db, sql, child, day)
}

fn count(db: &Db, sql: &str, child: ChildId, day: &str) -> Result<usize, StoreError> {
    let count: i64 = db.prepare_cached(sql)?.query_row((child.0, day), |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Whether the row of a kind is, as it stands now, about one of these children. Rows that name neither a child nor an
/// episode are taken to be.
pub fn belongs(db: &Db, kind: RecordKind, row: RowId, children: &[ChildId]) -> Result<bool, StoreError> {
    let of_episode = |episode: EpisodeId| -> Result<bool, StoreError> {
        let linked = rows::load_by::<EpisodeChild>(db, "episode_id", episode.0)?;
        // An episode that was emptied (joined) still tells its children what happened.
        Ok(linked.is_empty() || linked.iter().any(|one| children.contains(&one.child_id)))
    };
    match kind {
        RecordKind::Episode => return of_episode(row.into()),
        RecordKind::Call => {
            let links = rows::load_by::<crate::domain::record::CallChild>(db, "call_id", row.0)?;
            return Ok(links.iter().any(|link| children.contains(&link.child_id)));
        }
        RecordKind::ScreeningAnswer => {
            let answer = rows::load::<crate::domain::record::ScreeningAnswer>(db, row)?;
            let screening = answer.map(|answer| answer.screening_id);
            return match screening {
                Some(id) => belongs(db, RecordKind::Screening, id, children),
                None => Ok(true),
            };
        }
        RecordKind::Child | RecordKind::FileLink => return Ok(true),
        _ => {}
    }
    let Some(found) = rows::load_any(db, kind, row)? else { return Ok(true) };
    let number = |name: &str| found.fields.get(name).and_then(serde_json::Value::as_i64);
    match (number("child_id"), number("episode_id")) {
        (Some(child), _) => Ok(children.contains(&ChildId(child))),
        (None, Some(episode)) => of_episode(EpisodeId(episode)),
        (None, None) => Ok(true),
    }
}
