//! Each invariant of the file, broken once: the query that watches over it must say so, by its code.

use circle_of_support::{
    sample,
    store::{
        Store,
        invariants::{self, INVARIANTS},
    },
};
use rusqlite::Connection;

/// For each invariant, statements that break it in a sound file. Triggers and foreign keys are out of the way, as after
/// damage or a foreign program.
const BREAKS: &[(&str, &str)] = &[
    ("integrity", "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'goal_plan'; PRAGMA writable_schema = OFF"),
    ("foreign-key", "UPDATE goal SET plan_id = 999999 WHERE id = (SELECT min(id) FROM goal)"),
    ("episode-without-child", "UPDATE episode_child SET removed = 'x' WHERE id = (SELECT min(id) FROM episode_child)"),
    (
        "undecided-several-children",
        "INSERT INTO episode_child (public_id, version, episode_id, child_id, open)
         SELECT 'twice', 1, e.id, k.id, 1 FROM episode e JOIN child k ON k.id NOT IN (
             SELECT child_id FROM episode_child WHERE open = 1 AND removed IS NULL)
         WHERE e.program IS NULL AND e.state NOT IN ('INACTIVE', 'DECLINED', 'CLOSED') LIMIT 1",
    ),
    (
        "children-of-two-families",
        "UPDATE child SET family_id = (SELECT max(id) FROM family) WHERE id = (SELECT child_id FROM episode_child WHERE removed IS NULL LIMIT 1)",
    ),
    ("not-one-holder", "UPDATE holding SET to_at = from_at WHERE id = (SELECT min(id) FROM holding WHERE to_at IS NULL)"),
    (
        "no-coordinator",
        "UPDATE assignment SET to_on = from_on WHERE id = (SELECT a.id FROM assignment a JOIN episode e ON e.id = a.episode_id
         WHERE e.state = 'ACTIVE' AND a.to_on IS NULL AND a.kind = 'primary' LIMIT 1)",
    ),
    ("no-next-review", "UPDATE review SET state = 'waived' WHERE state = 'scheduled'"),
    (
        "active-without-agreed-plan",
        "DELETE FROM plan_version",
    ),
    (
        "closed-without-hand-off",
        "UPDATE hand_off SET state = 'sent' WHERE episode_id IN (SELECT id FROM episode WHERE state = 'CLOSED')",
    ),
    ("program-before-decision", "UPDATE episode SET program = NULL WHERE state = 'ACTIVE'"),
    ("eligible-without-decision", "DELETE FROM decision WHERE episode_id = (SELECT min(id) FROM episode WHERE state = 'ACTIVE')"),
    ("not-eligible-not-explained", "UPDATE decision SET explained_on = NULL WHERE outcome = 'not_eligible'"),
    ("ended-without-reason", "UPDATE episode SET ending_reason = NULL WHERE state IN ('INACTIVE', 'CLOSED')"),
    ("episode-copies", "UPDATE episode_child SET open = 1 - open WHERE id = (SELECT min(id) FROM episode_child WHERE removed IS NULL)"),
    (
        "single-program-several-children",
        "INSERT INTO episode_child (public_id, version, episode_id, child_id, program, open)
         SELECT 'second', 1, e.id, k.id, 'cheo', 1 FROM episode e JOIN child k ON k.id NOT IN (
             SELECT child_id FROM episode_child WHERE open = 1 AND removed IS NULL)
         WHERE e.program = 'cheo' AND e.state = 'ACTIVE' LIMIT 1",
    ),
    ("verbal-consent-incomplete", "UPDATE consent SET explained = '' WHERE method = 'verbal' AND answer = 'yes'"),
    ("scope-without-consent", "UPDATE consent SET removed = 'x' WHERE id = (SELECT min(consent_id) FROM consent_scope WHERE removed IS NULL)"),
    ("foreign-goal", "UPDATE goal SET child_id = (SELECT max(id) FROM child WHERE id <> child_id) WHERE id = (SELECT min(id) FROM goal WHERE removed IS NULL)"),
    ("two-owners", "UPDATE action SET owner_person_id = 1, owner_staff_id = 1 WHERE id = (SELECT min(id) FROM action WHERE removed IS NULL)"),
    ("disabled-holds", "UPDATE staff SET active = 'no' WHERE id = (SELECT staff_id FROM holding WHERE to_at IS NULL AND staff_id IS NOT NULL LIMIT 1)"),
    (
        "disabled-answers",
        "UPDATE staff SET active = 'no' WHERE id = (SELECT answerable_id FROM assignment WHERE kind = 'primary' AND to_on IS NULL LIMIT 1)",
    ),
    ("no-administrator", "UPDATE staff SET roles = '[\"intake\"]'"),
    ("link-to-oneself", "UPDATE link SET relation = 'self' WHERE id = (SELECT min(id) FROM link WHERE relation = 'mother')"),
    ("file-number-counter", "UPDATE counter SET next = 1 WHERE name = 'file'"),
    ("survivor-chain", "UPDATE child SET survivor_id = id WHERE id = (SELECT min(id) FROM child)"),
    ("survivor-without-link", "UPDATE child SET survivor_id = (SELECT min(id) FROM child) WHERE id = (SELECT max(id) FROM child)"),
    (
        "link-without-survivor",
        "INSERT INTO file_link (public_id, version, child_id, survivor_id, under_file, survivor_file, state, reason, proposed_by_id, proposed_at)
         SELECT 'link', 1, max(id), min(id), 'C-2', 'C-1', 'linked', 'x', 1, '2026-11-21T15:00:00.000Z -0500' FROM child",
    ),
    (
        "under-file-open",
        "UPDATE child SET survivor_id = (SELECT min(id) FROM child) WHERE id = (
             SELECT max(child_id) FROM episode_child WHERE open = 1 AND removed IS NULL)",
    ),
    (
        "moved-told-once",
        "INSERT INTO moved_record (public_id, version, child_id, other_id, direction, kind, record_id, from_file, to_file, reason, moved_by_id, moved_at)
         SELECT 'moved', 1, max(id), min(id), 'out', 'note', 1, 'C-2', 'C-1', 'x', 1, '2026-11-21T15:00:00.000Z -0500' FROM child",
    ),
    ("search-missing", "DELETE FROM search WHERE rowid = (SELECT min(id) FROM child)"),
];

/// A sound file without the triggers and unique indexes that would stop the breaking.
fn sound(folder: &std::path::Path) -> std::path::PathBuf {
    let path = folder.join("sound.db");
    sample::make_demo(&path, 120, "2026-11-21".parse().unwrap()).unwrap();
    let store = Store::open(&path).unwrap();
    assert_eq!(invariants::check_all(store.db()).unwrap(), [], "the sample itself is sound");
    path
}

fn unguarded(path: &std::path::Path) -> Connection {
    let db = Connection::open(path).unwrap();
    db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    let names: Vec<String> = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for name in names {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    db.execute_batch("DROP INDEX episode_child_one_undecided; DROP INDEX episode_child_one_per_program")
        .unwrap();
    db
}

#[test]
fn each_broken_invariant_is_found_by_its_query() {
    let folder = tempfile::tempdir().unwrap();
    let path = sound(folder.path());
    for (code, statements) in BREAKS {
        let broken = folder.path().join(format!("{code}.db"));
        std::fs::copy(&path, &broken).unwrap();
        let db = unguarded(&broken);
        db.execute_batch(statements).unwrap_or_else(|error| panic!("{code}: {error}"));
        drop(db);
        let db = Connection::open(&broken).unwrap();
        let found = invariants::check_all(&db).unwrap();
        assert!(found.iter().any(|breach| breach.code == *code), "{code} is not found; found {found:?}");
    }
}

#[test]
fn no_invariant_is_without_its_breach() {
    for invariant in INVARIANTS {
        assert!(BREAKS.iter().any(|(code, _)| *code == invariant.code), "{} is never broken", invariant.code);
    }
}
