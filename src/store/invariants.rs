//! One query per invariant of domain.md 11 and its corrections. `circle check` runs them over the whole file, each
//! write over the episodes it touched, before its commit.

use super::{Db, StoreError};
use crate::domain::ids::EpisodeId;

/// An invariant: its code, and the rows that break it.
#[derive(Debug, Clone, Copy)]
pub struct Invariant {
    /// Names it; the words are the text `check-<code>`.
    pub code: &'static str,
    /// Selects one text per breach: what is broken, by number or id, never by name.
    pub sql: &'static str,
    /// A condition `AND …` that narrows the query to the episode `?1`; none when it is not about one episode.
    pub of_episode: Option<&'static str>,
}

/// Every invariant.
pub const INVARIANTS: &[Invariant] = &[
    Invariant {
        code: "episode-without-child",
        sql: "SELECT 'episode ' || e.id FROM episode e WHERE e.removed IS NULL
              AND (e.ending_reason IS NULL OR e.ending_reason <> 'joined')
              AND NOT EXISTS (SELECT 1 FROM episode_child c WHERE c.episode_id = e.id AND c.removed IS NULL)",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "undecided-several-children",
        sql: "SELECT 'episode ' || e.id FROM episode e WHERE e.removed IS NULL AND e.program IS NULL
              AND (SELECT count(*) FROM episode_child c WHERE c.episode_id = e.id AND c.removed IS NULL) > 1",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "children-of-two-families",
        sql: "SELECT 'episode ' || e.id FROM episode e WHERE e.removed IS NULL AND EXISTS (
                SELECT 1 FROM episode_child c JOIN child k ON k.id = c.child_id
                WHERE c.episode_id = e.id AND c.removed IS NULL AND k.family_id <> e.family_id)",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "not-one-holder",
        sql: "SELECT 'episode ' || e.id FROM episode e WHERE e.removed IS NULL
              AND (e.state NOT IN ('INACTIVE', 'DECLINED', 'CLOSED')) <>
                  (SELECT count(*) = 1 FROM holding h WHERE h.episode_id = e.id AND h.to_at IS NULL AND h.removed IS NULL)",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "no-coordinator",
        sql: "SELECT 'episode ' || e.id FROM episode e WHERE e.removed IS NULL
              AND e.state IN ('ASSIGNED', 'PLANNING', 'ACTIVE', 'TRANSITIONING')
              AND (SELECT count(*) FROM assignment a WHERE a.episode_id = e.id AND a.kind = 'primary'
                   AND a.to_on IS NULL AND a.removed IS NULL) <> 1",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "no-next-review",
        sql: "SELECT 'episode ' || e.id FROM episode e WHERE e.removed IS NULL AND e.state = 'ACTIVE'
              AND (SELECT count(*) FROM review r WHERE r.episode_id = e.id AND r.state = 'scheduled' AND r.removed IS NULL) <> 1",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "active-without-agreed-plan",
        sql: "SELECT 'episode ' || e.id FROM episode e WHERE e.removed IS NULL AND e.state = 'ACTIVE' AND NOT EXISTS (
                SELECT 1 FROM plan p JOIN plan_version v ON v.plan_id = p.id WHERE p.episode_id = e.id AND p.removed IS NULL)",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "closed-without-hand-off",
        sql: "SELECT 'episode ' || e.id FROM episode e WHERE e.removed IS NULL AND e.state = 'CLOSED'
              AND (SELECT d.outcome FROM decision d WHERE d.episode_id = e.id AND d.removed IS NULL ORDER BY d.id DESC LIMIT 1)
                  IN ('not_eligible', 'redirect_region')
              AND NOT EXISTS (SELECT 1 FROM hand_off h WHERE h.episode_id = e.id AND h.removed IS NULL
                  AND h.state IN ('confirmed', 'refused', 'waived', 'returned'))",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "program-before-decision",
        sql: "SELECT 'episode ' || e.id FROM episode e WHERE e.removed IS NULL AND (
                (e.state IN ('REFERRED', 'INCOMPLETE', 'SCREENING', 'NEEDS_ASSESSMENT', 'NOT_ELIGIBLE', 'REDIRECTED') AND e.program IS NOT NULL)
                OR (e.state IN ('ELIGIBLE_WAITING', 'ASSIGNED', 'PLANNING', 'ACTIVE', 'TRANSITIONING') AND e.program IS NULL))",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "eligible-without-decision",
        sql: "SELECT 'episode ' || e.id FROM episode e WHERE e.removed IS NULL
              AND e.state IN ('ELIGIBLE_WAITING', 'ASSIGNED', 'PLANNING', 'ACTIVE', 'TRANSITIONING', 'NOT_ELIGIBLE', 'REDIRECTED')
              AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.episode_id = e.id AND d.removed IS NULL)",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "not-eligible-not-explained",
        sql: "SELECT 'decision ' || d.id FROM decision d WHERE d.removed IS NULL AND d.outcome = 'not_eligible'
              AND d.explained_on IS NULL",
        of_episode: Some(" AND d.episode_id = ?1"),
    },
    Invariant {
        code: "ended-without-reason",
        sql: "SELECT 'episode ' || e.id FROM episode e WHERE e.removed IS NULL AND e.state IN ('INACTIVE', 'CLOSED')
              AND (e.ending_reason IS NULL OR e.ended_on IS NULL)",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "episode-copies",
        sql: "SELECT 'episode ' || e.id FROM episode e JOIN episode_child c ON c.episode_id = e.id
              WHERE c.removed IS NULL AND (c.program IS NOT e.program
                OR c.open <> (e.state NOT IN ('INACTIVE', 'DECLINED', 'CLOSED')))",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "single-program-several-children",
        sql: "SELECT 'episode ' || e.id FROM episode e WHERE e.removed IS NULL AND e.program = 'cheo'
              AND (SELECT count(*) FROM episode_child c WHERE c.episode_id = e.id AND c.removed IS NULL) > 1",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "verbal-consent-incomplete",
        sql: "SELECT 'consent ' || c.id FROM consent c WHERE c.removed IS NULL AND c.method = 'verbal' AND c.answer = 'yes'
              AND (coalesce(c.given_by_name, '') = '' AND c.given_by_id IS NULL
                OR coalesce(c.information, '') = '' OR coalesce(c.explained, '') = '')",
        of_episode: None,
    },
    Invariant {
        code: "scope-without-consent",
        sql: "SELECT 'consent_scope ' || s.id FROM consent_scope s JOIN consent c ON c.id = s.consent_id
              WHERE s.removed IS NULL AND (c.removed IS NOT NULL OR c.child_id <> s.child_id)",
        of_episode: None,
    },
    Invariant {
        code: "foreign-goal",
        sql: "SELECT 'goal ' || g.id FROM goal g JOIN plan p ON p.id = g.plan_id WHERE g.removed IS NULL AND NOT EXISTS (
                SELECT 1 FROM episode_child c WHERE c.episode_id = p.episode_id AND c.child_id = g.child_id AND c.removed IS NULL)",
        of_episode: Some(" AND p.episode_id = ?1"),
    },
    Invariant {
        code: "two-owners",
        sql: "SELECT 'action ' || a.id FROM action a WHERE a.removed IS NULL
              AND a.owner_person_id IS NOT NULL AND a.owner_staff_id IS NOT NULL",
        of_episode: None,
    },
    Invariant {
        code: "disabled-holds",
        sql: "SELECT 'holding ' || h.id FROM holding h JOIN staff s ON s.id = h.staff_id
              WHERE h.removed IS NULL AND h.to_at IS NULL AND s.active = 'no'",
        of_episode: None,
    },
    Invariant {
        code: "disabled-answers",
        sql: "SELECT 'assignment ' || a.id FROM assignment a JOIN staff s ON s.id = a.answerable_id
              WHERE a.removed IS NULL AND a.to_on IS NULL AND s.active = 'no'",
        of_episode: None,
    },
    Invariant {
        code: "no-administrator",
        sql: "SELECT 'agency' FROM agency WHERE NOT EXISTS (
                SELECT 1 FROM staff s, json_each(s.roles) r WHERE s.active = 'yes' AND s.removed IS NULL AND r.value = 'administrator')",
        of_episode: None,
    },
    Invariant {
        code: "link-to-oneself",
        sql: "SELECT 'link ' || l.id FROM link l JOIN child k ON k.id = l.child_id
              WHERE l.removed IS NULL AND (l.relation = 'self') <> (l.person_id = k.person_id)",
        of_episode: None,
    },
    Invariant {
        code: "file-number-counter",
        sql: "SELECT 'child ' || k.id FROM child k WHERE k.file_number >= coalesce((SELECT next FROM counter WHERE name = 'file'), 1)",
        of_episode: None,
    },
    Invariant {
        code: "survivor-chain",
        sql: "SELECT 'child ' || k.id FROM child k JOIN child s ON s.id = k.survivor_id
              WHERE k.removed IS NULL AND (s.survivor_id IS NOT NULL OR s.id = k.id)",
        of_episode: None,
    },
    Invariant {
        code: "survivor-without-link",
        sql: "SELECT 'child ' || k.id FROM child k WHERE k.removed IS NULL AND k.survivor_id IS NOT NULL AND (
                SELECT count(*) FROM file_link l WHERE l.child_id = k.id AND l.survivor_id = k.survivor_id
                AND l.state = 'linked' AND l.removed IS NULL) <> 1",
        of_episode: None,
    },
    Invariant {
        code: "link-without-survivor",
        sql: "SELECT 'file_link ' || l.id FROM file_link l JOIN child k ON k.id = l.child_id
              WHERE l.removed IS NULL AND l.state = 'linked' AND k.survivor_id IS NOT l.survivor_id",
        of_episode: None,
    },
    Invariant {
        code: "under-file-open",
        sql: "SELECT 'episode ' || e.id FROM episode e JOIN episode_child c ON c.episode_id = e.id AND c.removed IS NULL
              JOIN child k ON k.id = c.child_id WHERE e.removed IS NULL AND k.survivor_id IS NOT NULL
              AND e.state NOT IN ('INACTIVE', 'DECLINED', 'CLOSED')",
        of_episode: Some(" AND e.id = ?1"),
    },
    Invariant {
        code: "moved-told-once",
        sql: "SELECT 'moved_record ' || m.id FROM moved_record m WHERE m.removed IS NULL AND NOT EXISTS (
                SELECT 1 FROM moved_record o WHERE o.removed IS NULL AND o.child_id = m.other_id AND o.other_id = m.child_id
                AND o.kind = m.kind AND o.record_id = m.record_id AND o.direction <> m.direction)",
        of_episode: None,
    },
    Invariant {
        code: "search-missing",
        sql: "SELECT 'child ' || k.id FROM child k WHERE k.removed IS NULL AND NOT EXISTS (SELECT 1 FROM search s WHERE s.rowid = k.id)",
        of_episode: None,
    },
];

/// A broken invariant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Which invariant.
    pub code: &'static str,
    /// What breaks it.
    pub what: String,
}

/// Every breach in the file: the structure first, then the invariants.
pub fn check_all(db: &Db) -> Result<Vec<Breach>, StoreError> {
    let mut found = Vec::new();
    collect(
        db,
        "integrity",
        "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
        None,
        &mut found,
    )?;
    let foreign = "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check";
    collect(db, "foreign-key", foreign, None, &mut found)?;
    for invariant in INVARIANTS {
        collect(db, invariant.code, invariant.sql, None, &mut found)?;
    }
    Ok(found)
}

/// The breaches of one episode.
pub fn check_episode(db: &Db, episode: EpisodeId) -> Result<Vec<Breach>, StoreError> {
    let mut found = Vec::new();
    for invariant in INVARIANTS {
        if let Some(narrow) = invariant.of_episode {
            collect(db, invariant.code, &format!("{}{narrow}", invariant.sql), Some(episode), &mut found)?;
        }
    }
    Ok(found)
}

fn collect(
    db: &Db,
    code: &'static str,
    sql: &str,
    episode: Option<EpisodeId>,
    found: &mut Vec<Breach>,
) -> Result<(), StoreError> {
    let mut statement = db.prepare_cached(sql)?;
    let params: Vec<i64> = episode.into_iter().map(|id| id.0).collect();
    let mut rows = statement.query(rusqlite::params_from_iter(params))?;
    while let Some(row) = rows.next()? {
        found.push(Breach { code, what: row.get(0)? });
    }
    Ok(())
}
