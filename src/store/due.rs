//! The facts of the work list, in one query each for episodes, promises and hand-offs, narrowed to what the person's
//! role looks after: intake the pool and what is theirs, a coordinator their own and covered families, a supervisor the
//! team with nobody's work, the others what they promised themselves.

use std::collections::BTreeMap;

use rusqlite::Row;

use super::{
    Db, StoreError, cards,
    letters::{REACHED_FOR, TOLD_BY_LETTER},
    scope::Viewer,
};
use crate::domain::{
    codes::{Code, HandOffState, Role, Urgency},
    date::Moment,
    due::{EpisodeFacts, HandOffFacts, LeftMessage, OfferFacts, PromiseFacts},
    ids::{ChildId, EpisodeId, RowId, StaffId, TeamId},
};

pub(super) const PRIMARY: &str =
    "a.episode_id = e.id AND a.kind = 'primary' AND a.to_on IS NULL AND a.removed IS NULL";

/// Whether the person answers for, or covers, the episode `e`.
const MINE: &str = "EXISTS (SELECT 1 FROM assignment m WHERE m.episode_id = e.id AND m.answerable_id = ?1
    AND m.removed IS NULL AND m.from_on <= ?3 AND (m.to_on IS NULL OR (m.kind = 'temporary_cover' AND m.to_on >= ?3)))";

/// Whether the promise `t` is of a coordinator for whom the person covers, about a family they cover. The child is `k`: the
/// file that goes on, where the promise names one under it.
const COVERED: &str = "EXISTS (SELECT 1 FROM episode_child c
    JOIN assignment v ON v.episode_id = c.episode_id AND v.kind = 'temporary_cover' AND v.answerable_id = ?1
        AND v.removed IS NULL AND v.from_on <= ?3 AND v.to_on >= ?3
    JOIN assignment w ON w.episode_id = c.episode_id AND w.kind = 'primary' AND w.to_on IS NULL AND w.removed IS NULL
    WHERE c.child_id = k.id AND c.open = 1 AND c.removed IS NULL AND w.answerable_id = t.staff_id)";

pub(super) fn episodes_of(role: Role) -> String {
    match role {
        Role::Intake => {
            "h.team_id = ?2 AND a.id IS NULL AND (h.staff_id IS NULL OR h.staff_id = ?1)".to_owned()
        }
        // Named by the indexes of the few rows that are theirs, not looked for in every open episode.
        Role::Coordinator => "h.episode_id IN (
            SELECT m.episode_id FROM assignment m WHERE m.answerable_id = ?1 AND m.removed IS NULL AND m.from_on <= ?3
                AND (m.to_on IS NULL OR (m.kind = 'temporary_cover' AND m.to_on >= ?3))
            UNION SELECT g.episode_id FROM holding g WHERE g.staff_id = ?1 AND g.to_at IS NULL AND g.removed IS NULL)"
            .to_owned(),
        Role::Supervisor => "h.team_id = ?2".to_owned(),
        Role::Privacy | Role::Administrator => "0".to_owned(),
    }
}

fn promises_of(role: Role) -> String {
    // The plus keeps the team out of the choice of index: from the child there is one holding to read, from the team all.
    let pool = "EXISTS (SELECT 1 FROM episode_child c JOIN holding h ON h.episode_id = c.episode_id AND h.to_at IS NULL
            AND h.removed IS NULL WHERE c.child_id = k.id AND c.removed IS NULL AND +h.team_id = ?2";
    match role {
        Role::Intake => format!(
            "(t.staff_id = ?1 OR (t.staff_id IS NULL AND t.pool_team_id = ?2) OR (t.staff_id IS NULL AND {pool} AND NOT EXISTS (SELECT 1 FROM assignment a
                WHERE a.episode_id = c.episode_id AND a.kind = 'primary' AND a.to_on IS NULL AND a.removed IS NULL))))"
        ),
        // What was left for somebody they cover is theirs too until it is read.
        Role::Coordinator => format!(
            "(t.staff_id = ?1 OR {COVERED} OR ((t.staff_id IS NULL OR (t.from_id IS NOT NULL AND t.read_at IS NULL)) AND EXISTS (SELECT 1 FROM episode_child c JOIN episode e
                ON e.id = c.episode_id WHERE c.child_id = k.id AND c.removed IS NULL AND c.open = 1 AND {MINE})))"
        ),
        Role::Supervisor => format!(
            "({pool}) OR (t.staff_id IS NULL AND t.pool_team_id = ?2) OR (t.staff_id IN (SELECT id FROM staff WHERE team_id = ?2) AND t.child_id IS NULL))"
        ),
        Role::Privacy | Role::Administrator => "t.staff_id = ?1".to_owned(),
    }
}

fn hand_offs_of(role: Role) -> &'static str {
    match role {
        Role::Intake => "(t.owner_id = ?1 OR (s.team_id = ?2 AND s.active = 'no'))",
        Role::Supervisor => "s.team_id = ?2",
        Role::Coordinator | Role::Privacy | Role::Administrator => "t.owner_id = ?1",
    }
}

const EPISODE_COLUMNS: &str = "e.id, e.program, e.state, e.state_since, e.opened_on, e.level, e.urgency, h.team_id, h.staff_id,
    a.answerable_id, a.lead_kind, a.from_on,
    (SELECT r.received_at FROM referral r WHERE r.episode_id = e.id AND r.removed IS NULL ORDER BY r.id LIMIT 1),
    EXISTS (SELECT 1 FROM referral r WHERE r.episode_id = e.id AND r.removed IS NULL AND r.call_id IS NOT NULL
            AND r.referrer_type LIKE 'self%')
        OR EXISTS (SELECT 1 FROM attempt t WHERE t.child_id = k.id AND t.removed IS NULL AND t.outcome = 'reached'
            AND substr(t.at, 1, 10) >= e.opened_on)
        OR EXISTS (SELECT 1 FROM note n WHERE n.episode_id = e.id AND n.removed IS NULL)
        OR EXISTS (SELECT 1 FROM screening s WHERE s.episode_id = e.id AND s.removed IS NULL AND s.completed_for = 'with_family'),
    (SELECT count(*) FROM attempt t WHERE t.child_id = k.id AND t.removed IS NULL AND t.hand_off_id IS NULL
        AND t.outcome <> 'reached' AND substr(t.at, 1, 10) >= e.opened_on AND t.at > (SELECT coalesce(max(spoken), '') FROM (
            SELECT max(r.at) AS spoken FROM attempt r WHERE r.child_id = k.id AND r.removed IS NULL AND r.outcome = 'reached'
            UNION ALL SELECT max(n.at) FROM note n WHERE n.child_id = k.id AND n.removed IS NULL
            UNION ALL SELECT max(c.started_at) FROM call c JOIN call_child b ON b.call_id = c.id AND b.removed IS NULL
                WHERE b.child_id = k.id AND c.removed IS NULL AND c.kind <> 'no_answer'))),
    (SELECT max(t.at) FROM attempt t WHERE t.child_id = k.id AND t.removed IS NULL AND t.hand_off_id IS NULL
        AND t.outcome <> 'reached'),
    (SELECT coalesce(r.referrer_name, '') FROM referral r WHERE r.episode_id = e.id AND r.removed IS NULL
        AND r.referrer_type NOT LIKE 'self%' AND (r.consent_to_refer IS NULL OR r.consent_to_refer <> 'yes') ORDER BY r.id LIMIT 1),
    (SELECT min(s.started_at) FROM screening s WHERE s.episode_id = e.id AND s.removed IS NULL AND s.state <> 'replaced'),
    o.id, o.to_id, coalesce(o.lead_name, os.name), o.offered_at,
    EXISTS (SELECT 1 FROM note n WHERE n.episode_id = e.id AND n.first_visit = 'yes' AND n.removed IS NULL),
    EXISTS (SELECT 1 FROM plan pl JOIN plan_version v ON v.plan_id = pl.id WHERE pl.episode_id = e.id AND pl.removed IS NULL),
    rv.id, rv.due_on,
    (SELECT max(n.at) FROM note n WHERE n.child_id = k.id AND n.family_told = 'yes' AND n.removed IS NULL),
    ce.id, ce.expires_on,
    (SELECT max(day) FROM (
        SELECT max(c.starts_on) AS day FROM consent c WHERE c.child_id = k.id AND c.answer = 'yes' AND c.removed IS NULL
        UNION ALL SELECT max(q.held_on) FROM review q WHERE q.episode_id = e.id AND q.consents_checked = 'yes' AND q.removed IS NULL))";

/// Joins after the child: who coordinates, what is offered, the planned review, the consent that ends first. A consent
/// that a newer one replaced no longer counts; of the purposes whose consents name recipients (`domain::consent`,
/// `names_recipients`) only one for the same recipients replaces another.
const EPISODE_JOINS: &str = "LEFT JOIN offer o ON o.id = (SELECT f.id FROM offer f WHERE f.episode_id = e.id AND f.state = 'pending'
        AND f.kind IN ('offer', 'transfer') AND f.removed IS NULL ORDER BY f.id DESC LIMIT 1)
    LEFT JOIN staff os ON os.id = o.to_id
    LEFT JOIN review rv ON rv.episode_id = e.id AND rv.state = 'scheduled' AND rv.removed IS NULL
    LEFT JOIN consent ce ON ce.id = (SELECT c.id FROM consent c WHERE c.child_id = k.id AND c.answer = 'yes' AND c.removed IS NULL
        AND c.withdrawn_on IS NULL AND c.expires_on IS NOT NULL
        AND (c.capacity_basis IS NOT 'joint' OR c.second_on IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM consent d
            WHERE d.child_id = c.child_id AND d.purpose = c.purpose AND d.removed IS NULL AND d.answer <> 'later'
            AND d.starts_on <= ?3 AND (d.starts_on, d.id) > (c.starts_on, c.id)
            AND (c.purpose NOT IN ('share_with_team', 'share_plan', 'contact_school', 'warm_handoff') OR d.answer = 'no'
                OR (SELECT coalesce(group_concat(recipient, '|'), '') FROM (SELECT concat_ws(' ', x.recipient_kind,
                        x.recipient_id, x.recipient_role) AS recipient FROM consent_scope x
                        WHERE x.consent_id = c.id AND x.removed IS NULL ORDER BY 1))
                 = (SELECT coalesce(group_concat(recipient, '|'), '') FROM (SELECT concat_ws(' ', y.recipient_kind,
                        y.recipient_id, y.recipient_role) AS recipient FROM consent_scope y
                        WHERE y.consent_id = d.id AND y.removed IS NULL ORDER BY 1))))
        ORDER BY c.expires_on LIMIT 1)";

/// Open episodes the viewer looks after, with everything the work list asks of them.
pub fn episodes(db: &Db, viewer: &Viewer) -> Result<Vec<EpisodeFacts>, StoreError> {
    select_episodes(db, viewer, &episodes_of(viewer.role))
}

/// Open episodes that the viewer's team holds and nobody has accepted, whoever of the team holds them.
pub fn pool(db: &Db, viewer: &Viewer) -> Result<Vec<EpisodeFacts>, StoreError> {
    select_episodes(db, viewer, "h.team_id = ?2 AND a.id IS NULL")
}

/// How the newest hand-off of each episode that `team` holds stands, and with whom.
pub fn newest_hand_offs(
    db: &Db,
    team: TeamId,
) -> Result<BTreeMap<EpisodeId, (HandOffState, String)>, StoreError> {
    let sql = "SELECT t.episode_id, t.state, o.name FROM hand_off t
        JOIN holding h ON h.episode_id = t.episode_id AND h.to_at IS NULL AND h.removed IS NULL AND h.team_id = ?1
        LEFT JOIN organization o ON o.id = t.organization_id WHERE t.removed IS NULL ORDER BY t.id";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([team.0])?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let name = row.get::<_, Option<String>>(2)?.unwrap_or_default();
        found.insert(EpisodeId(row.get(0)?), (cards::code(row, 1)?, name));
    }
    Ok(found)
}

/// What may be due about one child.
pub type About = (Vec<EpisodeFacts>, Vec<PromiseFacts>, Vec<HandOffFacts>);

/// Everything about one child that may be due, whoever looks after it: episodes, promises, hand-offs.
pub fn about(db: &Db, viewer: &Viewer, child: ChildId) -> Result<About, StoreError> {
    // A row number and nothing that was typed; the three other places are the viewer's.
    let episodes = format!(
        "e.id IN (SELECT c.episode_id FROM episode_child c WHERE c.child_id = {child} AND c.open = 1 AND c.removed IS NULL)"
    );
    let own = format!("t.child_id = {child}");
    Ok((
        select_episodes(db, viewer, &episodes)?,
        select_promises(db, viewer, &own)?,
        select_hand_offs(db, viewer, &format!("{UNFINISHED} AND {own}"))?,
    ))
}

/// Open episodes that are offered to the viewer.
pub fn offered(db: &Db, viewer: &Viewer) -> Result<Vec<EpisodeFacts>, StoreError> {
    let mine = "h.episode_id IN (SELECT f.episode_id FROM offer f WHERE f.to_id = ?1 AND f.state = 'pending'
        AND f.removed IS NULL) AND o.to_id = ?1";
    select_episodes(db, viewer, mine)
}

fn select_episodes(db: &Db, viewer: &Viewer, condition: &str) -> Result<Vec<EpisodeFacts>, StoreError> {
    let sql = format!(
        "SELECT {}, {EPISODE_COLUMNS}, {TOLD_BY_LETTER}, {REACHED_FOR}, {} FROM holding h JOIN episode e ON e.id = h.episode_id {} {}
         LEFT JOIN assignment a ON {PRIMARY} {EPISODE_JOINS}
         WHERE h.to_at IS NULL AND h.removed IS NULL AND e.removed IS NULL AND p.deceased_on IS NULL
           AND ?1 IS NOT NULL AND ?2 IS NOT NULL AND ?3 IS NOT NULL AND {condition}",
        cards::COLUMNS,
        cards::OTHERS,
        cards::FIRST_CHILD,
        cards::JOINS
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query((viewer.staff.0, viewer.team.0, &viewer.today))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(episode(row)?);
    }
    Ok(found)
}

fn episode(row: &Row<'_>) -> Result<EpisodeFacts, StoreError> {
    let at = |index: usize| cards::COUNT + index;
    let shape = || StoreError::Shape("episode".to_owned());
    let staff = |index: usize| -> Result<Option<StaffId>, StoreError> {
        Ok(row.get::<_, Option<i64>>(at(index))?.map(StaffId))
    };
    let opened = cards::day(row, at(4))?.ok_or_else(shape)?;
    let lead: Option<String> = row.get(at(10))?;
    Ok(EpisodeFacts {
        card: cards::read_of_episode(row)?,
        episode: EpisodeId(row.get(at(0))?),
        program: row.get(at(1))?,
        state: cards::code(row, at(2))?,
        state_since: cards::day(row, at(3))?.ok_or_else(shape)?,
        level: row.get(at(5))?,
        urgency: cards::code(row, at(6))?,
        team: TeamId(row.get(at(7))?),
        holder: staff(8)?,
        answerable: staff(9)?,
        lead_kind: lead.and_then(|code| Code::from_code(&code)),
        assigned_on: cards::day(row, at(11))?,
        received_on: cards::day_of_moment(row, at(12))?.unwrap_or(opened),
        reached: row.get(at(13))?,
        attempts: row.get(at(14))?,
        tried_on: cards::day_of_moment(row, at(15))?,
        letter_on: cards::day(row, at(31))?,
        consent_wanted_from: row.get(at(16))?,
        screening_on: cards::day_of_moment(row, at(17))?,
        offer: offer(row, at(18))?,
        visited: row.get(at(22))?,
        agreed: row.get(at(23))?,
        review: dated(row, at(24))?,
        told_on: cards::day_of_moment(row, at(26))?.max(cards::day(row, at(30))?),
        consent_ends: dated(row, at(27))?,
        consent_checked_on: cards::day(row, at(29))?,
    })
}

fn offer(row: &Row<'_>, at: usize) -> Result<Option<OfferFacts>, StoreError> {
    let Some(id) = row.get::<_, Option<i64>>(at)? else { return Ok(None) };
    let offered_on =
        cards::day_of_moment(row, at + 3)?.ok_or_else(|| StoreError::Shape("offer".to_owned()))?;
    let to_name = row.get::<_, Option<String>>(at + 2)?.unwrap_or_default();
    Ok(Some(OfferFacts { id: RowId(id), to: StaffId(row.get(at + 1)?), to_name, offered_on }))
}

fn dated(row: &Row<'_>, at: usize) -> Result<Option<(RowId, chrono::NaiveDate)>, StoreError> {
    let id: Option<i64> = row.get(at)?;
    Ok(id.map(RowId).zip(cards::day(row, at + 1)?))
}

/// Open promises the viewer looks after.
pub fn promises(db: &Db, viewer: &Viewer) -> Result<Vec<PromiseFacts>, StoreError> {
    // What the viewer left for others stands among what was left ([`left_messages`]) until somebody read it.
    let condition = format!(
        "({}) AND NOT (t.from_id IS ?1 AND t.staff_id IS NOT ?1 AND (t.kind = 'message' OR t.read_at IS NULL))",
        promises_of(viewer.role)
    );
    select_promises(db, viewer, &condition)
}

/// Named by the indexes of the few promises that are open, or messages read since yesterday; not looked for in all.
const OPEN_OR_JUST_READ: &str = "SELECT id FROM promise WHERE state = 'open' AND removed IS NULL
    UNION ALL SELECT id FROM promise WHERE kind = 'message' AND read_at >= date(?3, '-1 day')
        AND (staff_id = ?1 OR read_by = ?1)";

fn select_promises(db: &Db, viewer: &Viewer, condition: &str) -> Result<Vec<PromiseFacts>, StoreError> {
    let sql = format!(
        "SELECT {}, t.id, t.kind, t.what, t.due_on, t.due_time, t.staff_id, t.who,
            coalesce((SELECT h.team_id FROM holding h JOIN episode_child c ON c.episode_id = h.episode_id
                WHERE c.child_id = k.id AND c.removed IS NULL AND h.to_at IS NULL AND h.removed IS NULL LIMIT 1),
                (SELECT s.team_id FROM staff s WHERE s.id = t.staff_id), t.pool_team_id),
            (SELECT e.urgency FROM episode e JOIN episode_child c ON c.episode_id = e.id
                WHERE c.child_id = k.id AND c.removed IS NULL AND c.open = 1 ORDER BY e.id DESC LIMIT 1),
            (SELECT s.name FROM staff s WHERE s.id = t.from_id), t.read_at, t.interpreter
         FROM promise t LEFT JOIN child k ON k.id = coalesce((SELECT survivor_id FROM child WHERE id = t.child_id), t.child_id) LEFT {}
         WHERE t.id IN ({OPEN_OR_JUST_READ}) AND t.removed IS NULL AND p.deceased_on IS NULL AND ?1 IS NOT NULL AND ?2 IS NOT NULL AND ?3 IS NOT NULL AND ({})",
        cards::COLUMNS,
        cards::JOINS,
        condition
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query((viewer.staff.0, viewer.team.0, &viewer.today))?;
    let mut found = Vec::new();
    let at = cards::COUNT;
    while let Some(row) = rows.next()? {
        let known = row.get::<_, Option<i64>>(0)?.is_some();
        let urgency: Option<String> = row.get(at + 8)?;
        found.push(PromiseFacts {
            card: known.then(|| cards::read(row, 0)).transpose()?,
            id: RowId(row.get(at)?),
            kind: cards::code(row, at + 1)?,
            what: row.get(at + 2)?,
            due_on: cards::day(row, at + 3)?.ok_or_else(|| StoreError::Shape("promise".to_owned()))?,
            time: row.get(at + 4)?,
            staff: row.get::<_, Option<i64>>(at + 5)?.map(StaffId),
            who: row.get(at + 6)?,
            interpreter: row.get(at + 11)?,
            team: row.get::<_, Option<i64>>(at + 7)?.map(TeamId),
            urgency: urgency.and_then(|code| Code::from_code(&code)).unwrap_or(Urgency::Routine),
            left_by: row.get(at + 9)?,
            read_on: cards::day_of_moment(row, at + 10)?,
        });
    }
    Ok(found)
}

/// Messages that the viewer left for somebody else: not read yet, or read today.
pub fn left_messages(db: &Db, viewer: &Viewer) -> Result<Vec<LeftMessage>, StoreError> {
    let sql = format!(
        "SELECT {}, t.id, s.name, t.due_on, t.read_at, r.name FROM promise t LEFT JOIN child k ON k.id = t.child_id LEFT {}
         LEFT JOIN staff s ON s.id = t.staff_id LEFT JOIN staff r ON r.id = t.read_by
         WHERE t.from_id = ?1 AND t.staff_id IS NOT ?1 AND t.removed IS NULL AND p.deceased_on IS NULL
           AND (t.read_at IS NULL AND t.state = 'open' OR t.read_at >= date(?2, '-1 day')) ORDER BY t.id",
        cards::COLUMNS,
        cards::JOINS
    );
    let mut statement = db.prepare_cached(&sql)?;
    // Moments are in UTC, and the agency's day is at most a day off; the rule looks at the day itself.
    let mut rows = statement.query((viewer.staff.0, &viewer.today))?;
    let (mut found, at) = (Vec::new(), cards::COUNT);
    while let Some(row) = rows.next()? {
        let known = row.get::<_, Option<i64>>(0)?.is_some();
        let read: Option<String> = row.get(at + 3)?;
        let who: Option<String> = row.get(at + 4)?;
        found.push(LeftMessage {
            card: known.then(|| cards::read(row, 0)).transpose()?,
            id: RowId(row.get(at)?),
            to: row.get(at + 1)?,
            left_on: cards::day(row, at + 2)?.ok_or_else(|| StoreError::Shape("promise".to_owned()))?,
            read: read.as_deref().and_then(Moment::parse).map(|moment| {
                (moment.day(), moment.local().format("%H:%M").to_string(), who.unwrap_or_default())
            }),
            from: viewer.staff,
            closed: false,
        });
    }
    Ok(found)
}

/// Hand-offs that are not over, or to be asked about.
const UNFINISHED: &str = "(t.state IN ('started', 'sent', 'confirmed') AND (t.state <> 'confirmed' OR t.ask_family_on IS NOT NULL))";

/// Hand-offs the viewer looks after: not over, or to be asked about.
pub fn hand_offs(db: &Db, viewer: &Viewer) -> Result<Vec<HandOffFacts>, StoreError> {
    select_hand_offs(db, viewer, &format!("{UNFINISHED} AND {}", hand_offs_of(viewer.role)))
}

/// Hand-offs whose owner is of the viewer's team; with `finished` also those that are over.
pub fn hand_offs_of_team(db: &Db, viewer: &Viewer, finished: bool) -> Result<Vec<HandOffFacts>, StoreError> {
    let which = if finished { "1" } else { UNFINISHED };
    select_hand_offs(db, viewer, &format!("{which} AND s.team_id = ?2"))
}

fn select_hand_offs(db: &Db, viewer: &Viewer, condition: &str) -> Result<Vec<HandOffFacts>, StoreError> {
    let sql = format!(
        "SELECT {}, t.id, t.episode_id, t.state, o.name, t.owner_id, s.team_id, t.started_on, t.sent_on, t.ask_family_on, e.urgency
         FROM hand_off t JOIN episode e ON e.id = t.episode_id JOIN staff s ON s.id = t.owner_id
         LEFT JOIN organization o ON o.id = t.organization_id JOIN child k ON k.id = coalesce((SELECT survivor_id FROM child WHERE id = t.child_id), t.child_id) {}
         WHERE t.removed IS NULL AND p.deceased_on IS NULL
           AND ?1 IS NOT NULL AND ?2 IS NOT NULL AND ?3 IS NOT NULL AND {}",
        cards::COLUMNS,
        cards::JOINS,
        condition
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query((viewer.staff.0, viewer.team.0, &viewer.today))?;
    let mut found = Vec::new();
    let at = cards::COUNT;
    while let Some(row) = rows.next()? {
        found.push(HandOffFacts {
            card: cards::read(row, 0)?,
            id: RowId(row.get(at)?),
            episode: EpisodeId(row.get(at + 1)?),
            state: cards::code(row, at + 2)?,
            organization: row.get::<_, Option<String>>(at + 3)?.unwrap_or_default(),
            owner: StaffId(row.get(at + 4)?),
            team: TeamId(row.get(at + 5)?),
            started_on: cards::day(row, at + 6)?.ok_or_else(|| StoreError::Shape("hand_off".to_owned()))?,
            sent_on: cards::day(row, at + 7)?,
            ask_on: cards::day(row, at + 8)?,
            urgency: cards::code(row, at + 9)?,
        });
    }
    Ok(found)
}
