//! The made-up agency: whole and sound for several seeds, the same twice, and with everything it promises.

use std::{collections::HashSet, path::Path};

use circle_of_support::{
    casework::{Opening, Session, passphrase::Cost},
    domain::{
        codes::{Code, EpisodeState},
        date::parse_day,
    },
    sample::{self, Plan, TruePair},
    store::Store,
};

const PASSPHRASE: &str = "made-up passphrase";

fn plan(seed: u64) -> Plan {
    Plan { families: 60, seed, today: parse_day("2026-11-21").unwrap(), coordinators: 12 }
}

fn make(path: &Path, plan: Plan) -> Vec<TruePair> {
    let mut pairs = Vec::new();
    sample::make(path, plan, PASSPHRASE, Cost::FLOOR, &mut |pair| pairs.push(pair)).unwrap();
    pairs
}

/// The first column of every row.
fn column(path: &Path, sql: &str) -> Vec<String> {
    let store = Store::open(path).unwrap();
    let mut statement = store.db().prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get::<_, Option<String>>(0)).unwrap();
    rows.map(|row| row.unwrap().unwrap_or_default()).collect()
}

#[test]
fn check_finds_nothing_for_several_seeds_and_days() {
    for (seed, today, coordinators) in [(0, "2026-11-21", 12), (1, "2028-02-29", 1), (77, "2026-01-01", 3)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sample.db");
        make(&path, Plan { today: parse_day(today).unwrap(), coordinators, ..plan(seed) });
        let opening = Opening { today: parse_day(today), ..Opening::default() };
        let mut admin = Session::open(&path, "admin1", PASSPHRASE, opening).unwrap();
        assert_eq!(admin.check_file().unwrap(), Vec::new(), "seed {seed}");
    }
}

#[test]
fn the_same_seed_and_day_give_the_same_rows() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one.db"), folder.path().join("two.db"));
    assert_eq!(make(&one, plan(5)), make(&two, plan(5)));
    let tables = column(
        &one,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name",
    );
    assert!(tables.len() > 40);
    for table in tables.iter().filter(|table| *table != "credential" && !table.starts_with("sqlite_")) {
        let columns =
            column(&one, &format!("SELECT 'quote(' || name || ')' FROM pragma_table_info('{table}')"));
        let sql = format!("SELECT {} FROM \"{table}\" ORDER BY 1", columns.join(" || ',' || "));
        assert!(column(&one, &sql) == column(&two, &sql), "{table} differs");
    }
}

#[test]
fn sixty_families_show_every_state_and_origin() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.db");
    make(&path, plan(1));
    let states: HashSet<_> = column(&path, "SELECT state FROM episode").into_iter().collect();
    for state in EpisodeState::ALL {
        assert!(states.contains(state.code()), "no {state:?}");
    }
    let facts = [
        ("offers that wait", "SELECT 1 FROM offer WHERE state = 'pending' AND kind = 'offer'"),
        ("offers declined", "SELECT 1 FROM offer WHERE state = 'declined'"),
        ("requests", "SELECT 1 FROM offer WHERE kind = 'request'"),
        ("transfers", "SELECT 1 FROM offer WHERE kind = 'transfer'"),
        ("covers", "SELECT 1 FROM assignment WHERE kind = 'temporary_cover'"),
        ("relatives who lead", "SELECT 1 FROM assignment WHERE lead_kind = 'member'"),
        ("partner agencies that lead", "SELECT 1 FROM assignment WHERE lead_kind = 'agency'"),
        ("late reviews", "SELECT 1 FROM review WHERE state = 'scheduled' AND due_on < '2026-11-21'"),
        ("reviews held", "SELECT 1 FROM review WHERE state = 'held'"),
        ("third versions", "SELECT 1 FROM plan_version WHERE number = 3"),
        ("returns", "SELECT 1 FROM episode WHERE previous_id IS NOT NULL"),
        (
            "promises today",
            "SELECT 1 FROM promise WHERE state = 'open' AND due_on BETWEEN '2026-11-15' AND '2026-11-28'",
        ),
        ("limits of consent", "SELECT 1 FROM consent_scope WHERE permission = 'deny'"),
        ("twins or siblings with files", "SELECT 1 FROM child GROUP BY family_id HAVING count(*) > 1"),
        ("calls without a name", "SELECT 1 FROM call WHERE kind = 'information'"),
        ("people of one name", "SELECT 1 FROM person WHERE family IS NULL AND given IS NOT NULL"),
        ("names in their own script", "SELECT 1 FROM person WHERE own_script IS NOT NULL"),
    ];
    for (what, sql) in facts {
        assert!(!column(&path, &format!("SELECT 'x' FROM ({sql})")).is_empty(), "no {what}");
    }
    for state in ["started", "sent", "confirmed", "refused", "waived", "returned"] {
        assert!(
            !column(&path, &format!("SELECT public_id FROM hand_off WHERE state = '{state}'")).is_empty(),
            "no hand-off {state}"
        );
    }
}

#[test]
fn many_families_hold_every_origin_and_only_marked_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.db");
    let pairs = make(&path, Plan { families: 240, ..plan(3) });
    let spoken: HashSet<_> =
        column(&path, "SELECT DISTINCT language_spoken FROM person").into_iter().collect();
    for language in ["en", "fr", "iu", "cr", "zh", "ar", "vi", "so", "uk", "es", "ta"] {
        assert!(spoken.contains(language), "nobody speaks {language}");
    }
    for name in column(&path, "SELECT coalesce(family, given) FROM person") {
        let swapped =
            column(&path, &format!("SELECT given FROM person WHERE family = '{}'", name.replace('\'', "''")));
        assert!(sample::is_marked(&name) || swapped.iter().any(|given| sample::is_marked(given)), "{name}");
    }
    for value in column(&path, "SELECT value FROM contact_point") {
        assert!(value.contains("-555-01") || value.ends_with("@example.com"), "{value}");
    }
    assert!(pairs.len() >= 15, "{}", pairs.len());
    let kinds: HashSet<_> = pairs.iter().map(|pair| pair.kind).collect();
    assert!(kinds.len() >= 9, "{kinds:?}");
    assert_eq!(column(&path, "SELECT CAST(count(*) AS TEXT) FROM family"), ["240"]);
    assert_eq!(
        column(&path, "SELECT public_id FROM person WHERE birth_date > '2026-11-21'"),
        Vec::<String>::new()
    );
    // Nothing is told of a time before the birth.
    let early = "SELECT e.public_id FROM episode e JOIN episode_child l ON l.episode_id = e.id JOIN child c ON c.id = l.child_id
                 JOIN person p ON p.id = c.person_id WHERE p.birth_date > e.opened_on AND p.birth_precision = 'exact'";
    assert_eq!(column(&path, early), Vec::<String>::new());
}

#[test]
fn an_existing_file_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.db");
    std::fs::write(&path, "mine").unwrap();
    assert!(sample::make(&path, plan(1), PASSPHRASE, Cost::FLOOR, &mut |_| ()).is_err());
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
}

#[test]
fn the_demo_opens_in_every_role() {
    use circle_of_support::domain::codes::Role;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.db");
    sample::make_demo(&path, 20, parse_day("2026-11-21").unwrap()).unwrap();
    for role in Role::ALL {
        Session::open_demo(&path, *role, Opening::default()).unwrap();
    }
    Session::open(&path, "supervisor2", sample::DEMO_PASSPHRASE, Opening::default()).unwrap();
}
