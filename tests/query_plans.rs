//! How SQLite finds the rows of the work list, the lists, the waiting list and the search: never by reading a big table
//! from end to end, and never by looking through all that a team holds again for each row. The statements are caught as
//! they run, so that a changed one is judged as it stands.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

use circle_of_support::{
    domain::{
        codes::{Code, EpisodeState, Language, ReviewListState, Role, Urgency},
        ids::{ChildId, EpisodeId, StaffId, TeamId},
        query::readings,
        record::RecordKind,
    },
    sample,
    store::{
        calls, due, families,
        lists::{self, FamilyFilter, FamilyOrder, ReviewFilter},
        log,
        scope::Viewer,
        search, waiting,
    },
};
use rusqlite::{
    Connection,
    functions::FunctionFlags,
    trace::{TraceEvent, TraceEventCodes},
};

/// Tables that stay small in every agency, and may be read whole.
const SMALL: &[&str] = &[
    "agency",
    "setting",
    "rule_set",
    "team",
    "staff",
    "training",
    "organization",
    "counter",
    "change_counter",
    "credential",
];

/// Indexes that hold only what is open or waits: they stay as small as the work at hand.
const OPEN_ONLY: &[&str] =
    &["promise_due", "review_due", "action_due", "offer_pending", "assignment_one_primary"];

/// Scans that are meant, each with its reason: the table, a piece of the statement, a piece it must not have, why.
const MEANT: &[(&str, &str, &str, &str)] = &[
    (
        "child",
        "FROM child k",
        "search MATCH",
        "the list of families is all of them, ordered by name and counted",
    ),
    ("review", "FROM review r", "aa.answerable_id", "the list of reviews is all of them, counted by state"),
    ("episode", "FROM review r", "aa.answerable_id", "the same, from the episode's side"),
    (
        "offer",
        "SELECT DISTINCT lead_organization_id FROM offer",
        "JOIN",
        "few rows; only to propose organisations that lead",
    ),
];

/// One line of a plan: what it says, and the line it belongs to.
#[derive(Debug, Clone)]
struct Node {
    id: i64,
    parent: i64,
    says: String,
}

fn plan(db: &Connection, sql: &str) -> Vec<Node> {
    let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let nodes = statement
        .raw_query()
        .mapped(|row| Ok(Node { id: row.get(0)?, parent: row.get(1)?, says: row.get(3)? }));
    nodes.map(Result::unwrap).collect()
}

/// The tables of a statement by the names they have in it.
fn aliases(sql: &str) -> BTreeMap<String, String> {
    let words: Vec<&str> =
        sql.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
    let tables: BTreeSet<&str> = RecordKind::ALL
        .iter()
        .map(|kind| kind.table())
        .chain(["log", "history", "command", "draft", "match_key", "search"])
        .collect();
    let mut found = BTreeMap::new();
    for pair in words.windows(3) {
        if ["FROM", "JOIN"].contains(&pair[0]) && tables.contains(pair[1]) {
            found.insert(pair[1].to_owned(), pair[1].to_owned());
            let name = if pair[2] == "AS" { continue } else { pair[2] };
            found.insert(name.to_owned(), pair[1].to_owned());
        }
    }
    found
}

/// What is wrong with how a statement finds its rows.
fn faults(db: &Connection, sql: &str) -> Vec<String> {
    let names = aliases(sql);
    let nodes = plan(db, sql);
    let mut found = Vec::new();
    for node in &nodes {
        let words: Vec<&str> = node.says.split(' ').collect();
        let table = words.get(1).and_then(|name| names.get(*name)).map(String::as_str).unwrap_or_default();
        let small = table.is_empty()
            || SMALL.contains(&table)
            || OPEN_ONLY.iter().any(|index| words.last() == Some(index))
            || MEANT
                .iter()
                .any(|(of, with, without, _)| *of == table && sql.contains(with) && !sql.contains(without));
        if words[0] == "SCAN" && !small && !node.says.contains("VIRTUAL TABLE") {
            found.push(format!("reads all of it: {}", node.says));
        }
        if node.says.contains("holding_team")
            && (node.says.contains(" EXISTS ") || under_each_row(&nodes, node))
        {
            found.push(format!("all that a team holds, for each row: {}", node.says));
        }
    }
    found
}

fn under_each_row(nodes: &[Node], node: &Node) -> bool {
    let mut parent = node.parent;
    while let Some(above) = nodes.iter().find(|above| above.id == parent) {
        if above.says.starts_with("CORRELATED") {
            return true;
        }
        parent = above.parent;
    }
    false
}

/// What a role may never see: SQLite does not begin with it.
fn never_runs(sql: &str) -> bool {
    sql.contains("?3 IS NOT NULL AND 0")
}

/// Everything the lists, the search and the file ask, as every role.
fn ask_everything(db: &Connection) {
    let child = ChildId(7);
    for role in Role::ALL {
        let viewer =
            Viewer { role: *role, staff: StaffId(3), team: TeamId(1), today: "2026-11-21".to_owned() };
        due::episodes(db, &viewer).unwrap();
        due::pool(db, &viewer).unwrap();
        due::offered(db, &viewer).unwrap();
        due::promises(db, &viewer).unwrap();
        due::hand_offs(db, &viewer).unwrap();
        due::left_messages(db, &viewer).unwrap();
        due::hand_offs_of_team(db, &viewer, false).unwrap();
        due::about(db, &viewer, child).unwrap();
        for filter in family_filters() {
            for order in [FamilyOrder::Name, FamilyOrder::Newest] {
                let page = lists::families(db, &viewer, &filter, order, None, 50).unwrap();
                let after = page.last().map(|row| row.key.clone());
                lists::families(db, &viewer, &filter, order, after.as_ref(), 50).unwrap();
            }
            lists::families_count(db, &viewer, &filter).unwrap();
        }
        for states in [vec![], ReviewListState::ALL.to_vec()] {
            let filter = ReviewFilter { states, coordinator: Some(StaffId(3)), ..ReviewFilter::default() };
            lists::reviews(db, &viewer, &filter, 100).unwrap();
            lists::reviews_by_state(db, &viewer, &ReviewFilter::default()).unwrap();
        }
    }
    due::newest_hand_offs(db, TeamId(1)).unwrap();
    waiting::waiting(db, TeamId(1)).unwrap();
    waiting::carried(db).unwrap();
    waiting::wishes(db, EpisodeId(7)).unwrap();
    waiting::known_before(db, EpisodeId(7)).unwrap();
    waiting::leading_organizations(db).unwrap();
    for reading in readings("sample 0142 2017-03-03 C-0007") {
        search::fitting(db, &reading, true, 50).unwrap();
    }
    search::sharing(db, &search::sound_words("sample"), 50).unwrap();
    search::likeness(db, child).unwrap();
    search::cards(db, &[child]).unwrap();
    search::reindex(db, child).unwrap();
    families::consents(db, child).unwrap();
    families::services(db, child).unwrap();
    families::calls(db, child).unwrap();
    calls::running(db, StaffId(3)).unwrap();
    calls::attempts(db, child).unwrap();
    calls::open_promises(db, child).unwrap();
    log::changes_about(db, child, 100).unwrap();
}

fn family_filters() -> Vec<FamilyFilter> {
    let plain = FamilyFilter::default();
    let typed = |sounds| FamilyFilter { typed: readings("sampel"), sounds, ..FamilyFilter::default() };
    vec![
        FamilyFilter { states: vec![EpisodeState::Active], ..plain.clone() },
        FamilyFilter { coordinator: Some(StaffId(3)), ..plain.clone() },
        FamilyFilter { language: Some(Language::French), urgency: Some(Urgency::Urgent), ..plain.clone() },
        FamilyFilter { area: Some("ottawa".to_owned()), program: Some("cheo".to_owned()), ..plain.clone() },
        typed(false),
        typed(true),
        plain,
    ]
}

#[test]
fn no_statement_reads_a_big_table_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.db");
    sample::make_demo(&file, 200, "2026-11-21".parse().unwrap()).unwrap();
    let mut db = Connection::open(&file).unwrap();
    // The file's own connection knows the agency's day; this one is told.
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    db.create_scalar_function("agency_day", 0, flags, |_| Ok("2026-11-21".to_owned())).unwrap();
    let caught: Arc<Mutex<BTreeSet<String>>> = Arc::default();
    let into = caught.clone();
    db.trace_v2(
        TraceEventCodes::SQLITE_TRACE_STMT,
        Some(move |event: TraceEvent<'_>| {
            if let TraceEvent::Stmt(statement, _) = event {
                into.lock().unwrap().insert(statement.sql().into_owned());
            }
        }),
    )
    .unwrap();
    ask_everything(&db);
    db.trace_v2(TraceEventCodes::empty(), None::<fn(TraceEvent<'_>)>).unwrap();
    let statements = caught.lock().unwrap().clone();
    let asked: Vec<_> = statements
        .iter()
        .filter(|sql| !sql.starts_with("--") && sql.contains("FROM") && !never_runs(sql))
        .collect();
    assert!(asked.len() > 40, "{} statements", asked.len());
    let mut report = String::new();
    for sql in asked {
        for fault in faults(&db, sql) {
            report.push_str(&format!(
                "{fault}\n    {}\n",
                sql.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(600).collect::<String>()
            ));
        }
    }
    assert!(report.is_empty(), "{report}");
}

/// The guard sees what it guards against.
#[test]
fn a_scan_and_a_search_for_each_row_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.db");
    sample::make_demo(&file, 24, "2026-11-21".parse().unwrap()).unwrap();
    let db = Connection::open(&file).unwrap();
    for (sql, piece) in [
        ("SELECT t.id FROM note t WHERE t.text = 'x'", "reads all of it"),
        ("SELECT t.id FROM promise t WHERE EXISTS (SELECT 1 FROM holding h INDEXED BY holding_team WHERE h.team_id = 1
            AND h.to_at IS NULL AND h.removed IS NULL AND h.id > t.id)", "for each row"),
    ] {
        assert!(faults(&db, sql).iter().any(|fault| fault.contains(piece)), "{sql}: {:?}", plan(&db, sql));
    }
}
