//! The lists of families and of reviews: filters, narrowing, keyset pages and counts, all from one condition, so that a
//! count never says something else than its list.

use chrono::NaiveDate;
use rusqlite::{params_from_iter, types::Value as Sql};

use super::{
    Db, StoreError, cards,
    scope::{Viewer, few_episodes, may_open},
    search,
};
use crate::domain::{
    card::{ChildCard, StaffRef},
    codes::{Code, EpisodeState, Language, ReviewListState, ReviewState, Urgency},
    ids::{EpisodeId, RowId, StaffId},
    query::Reading,
};

/// A condition with its values; `?1`–`?3` are the viewer's.
struct Condition {
    parts: Vec<String>,
    values: Vec<Sql>,
}

impl Condition {
    fn of(viewer: &Viewer) -> Self {
        let values =
            vec![Sql::Integer(viewer.staff.0), Sql::Integer(viewer.team.0), Sql::Text(viewer.today.clone())];
        Self { parts: vec![may_open(viewer.role)], values }
    }

    /// Adds `text`, in which each `?` stands for one of `values`.
    fn and(&mut self, text: &str, values: impl IntoIterator<Item = Sql>) {
        let mut values = values.into_iter();
        let mut part = String::new();
        for piece in text.split_inclusive('?') {
            match piece.strip_suffix('?') {
                Some(before) => {
                    self.values.push(values.next().unwrap_or(Sql::Null));
                    part.push_str(&format!("{before}?{}", self.values.len()));
                }
                None => part.push_str(piece),
            }
        }
        self.parts.push(format!("({part})"));
    }

    /// Adds that `column` is one of `codes`; nothing when there are none.
    fn any(&mut self, column: &str, codes: impl IntoIterator<Item = String>) {
        let codes: Vec<Sql> = codes.into_iter().map(Sql::Text).collect();
        if !codes.is_empty() {
            let places = vec!["?"; codes.len()].join(", ");
            self.and(&format!("{column} IN ({places})"), codes);
        }
    }

    fn sql(&self) -> String {
        self.parts.join(" AND ")
    }
}

/// What narrows the list of families.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FamilyFilter {
    /// Only these states; empty means all.
    pub states: Vec<EpisodeState>,
    /// Only families without any episode.
    pub without_episode: bool,
    /// Only those this person answers for.
    pub coordinator: Option<StaffId>,
    /// Only this programme.
    pub program: Option<String>,
    /// Only this language of service.
    pub language: Option<Language>,
    /// Only this area.
    pub area: Option<String>,
    /// Only this urgency.
    pub urgency: Option<Urgency>,
    /// What was typed, in its readings; any of them fits.
    pub typed: Vec<Reading>,
    /// Whether words that only sound alike fit too; for when nothing else does.
    pub sounds: bool,
}

impl FamilyFilter {
    /// The joins that the condition and the order need, and no other.
    fn joins(&self) -> String {
        let person = if self.area.is_some() { cards::JOINS } else { "JOIN person p ON p.id = k.person_id" };
        let of_episode = self.without_episode || !self.states.is_empty() || self.program.is_some();
        let episode = of_episode || self.coordinator.is_some() || self.urgency.is_some();
        format!("{person} {}", if episode { FAMILY_FROM } else { "" })
    }
}

/// The order of the list of families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FamilyOrder {
    /// By family name, given name.
    #[default]
    Name,
    /// The newest file first.
    Newest,
}

/// Where a page of families begins: after this row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyKey {
    family: String,
    given: String,
    number: i64,
}

/// A family in the list, one row per child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyRow {
    /// The child.
    pub card: ChildCard,
    /// The newest open episode, else the newest.
    pub episode: Option<EpisodeId>,
    /// Its state.
    pub state: Option<EpisodeState>,
    /// Since when.
    pub state_since: Option<NaiveDate>,
    /// Its programme's code.
    pub program: Option<String>,
    /// Its level.
    pub level: Option<i64>,
    /// Its urgency.
    pub urgency: Option<Urgency>,
    /// Who answers for it.
    pub coordinator: Option<StaffRef>,
    /// The next review.
    pub next_review: Option<NaiveDate>,
    /// Where the next page would begin after this row.
    pub key: FamilyKey,
}

const FAMILY_FROM: &str = "LEFT JOIN episode e ON e.id = (SELECT x.id FROM episode_child c JOIN episode x ON x.id = c.episode_id
        WHERE c.child_id = k.id AND c.removed IS NULL AND x.removed IS NULL ORDER BY c.open DESC, x.opened_on DESC, x.id DESC LIMIT 1)
    LEFT JOIN assignment a ON a.episode_id = e.id AND a.kind = 'primary' AND a.to_on IS NULL AND a.removed IS NULL
    LEFT JOIN staff s ON s.id = a.answerable_id";

const FAMILY_NAME: &str = "lower(coalesce(nullif(p.family, ''), p.given, p.own_script, k.provisional, ''))";
const GIVEN_NAME: &str = "lower(coalesce(p.given, ''))";

fn families_condition(viewer: &Viewer, filter: &FamilyFilter) -> Condition {
    let mut condition = Condition::of(viewer);
    condition.and("k.removed IS NULL AND k.survivor_id IS NULL", []);
    let mut codes: Vec<Sql> = filter.states.iter().map(|state| Sql::Text(state.code().to_owned())).collect();
    if filter.without_episode {
        codes.push(Sql::Text(String::new()));
    }
    if !codes.is_empty() {
        let places = vec!["?"; codes.len()].join(", ");
        condition.and(&format!("coalesce(e.state, '') IN ({places})"), codes);
    }
    if let Some(person) = filter.coordinator {
        condition.and("a.answerable_id = ?", [Sql::Integer(person.0)]);
    }
    condition.any("e.program", filter.program.clone());
    condition.any("p.language_service", filter.language.map(|language| language.code().to_owned()));
    condition.any("home.area", filter.area.clone());
    condition.any("e.urgency", filter.urgency.map(|urgency| urgency.code().to_owned()));
    if !filter.typed.is_empty() {
        let mut parts = Vec::new();
        let mut values = Vec::new();
        for reading in &filter.typed {
            parts.push(format!("({})", typed(reading, filter.sounds, &mut values)));
        }
        condition.and(&parts.join(" OR "), values);
    }
    condition
}

/// One reading of what was typed; every part of it must fit. With `sounds`, words count that sound alike.
fn typed(reading: &Reading, sounds: bool, values: &mut Vec<Sql>) -> String {
    let matches = "k.id IN (SELECT rowid FROM search WHERE search MATCH ?)";
    if !sounds {
        let Some(expression) = search::expression(reading, true) else { return "1".to_owned() };
        values.push(Sql::Text(expression));
        return matches.to_owned();
    }
    let mut parts = Vec::new();
    for word in &reading.words {
        let keys = search::sound_words(word);
        let places = vec!["?"; keys.len()].join(", ");
        values.extend(keys.into_iter().map(Sql::Text));
        parts.push(format!("k.id IN (SELECT child_id FROM match_key WHERE key IN ({places}))"));
    }
    let rest = Reading { words: Vec::new(), unfinished: false, ..reading.clone() };
    if let Some(expression) = search::expression(&rest, true) {
        values.push(Sql::Text(expression));
        parts.push(matches.to_owned());
    }
    if parts.is_empty() { "1".to_owned() } else { parts.join(" AND ") }
}

/// A page of families after `after`, at most `limit`.
pub fn families(
    db: &Db,
    viewer: &Viewer,
    filter: &FamilyFilter,
    order: FamilyOrder,
    after: Option<&FamilyKey>,
    limit: i64,
) -> Result<Vec<FamilyRow>, StoreError> {
    let mut condition = families_condition(viewer, filter);
    if let Some(key) = after {
        match order {
            FamilyOrder::Name => condition.and(
                &format!("({FAMILY_NAME}, {GIVEN_NAME}, k.file_number) > (?, ?, ?)"),
                [Sql::Text(key.family.clone()), Sql::Text(key.given.clone()), Sql::Integer(key.number)],
            ),
            FamilyOrder::Newest => condition.and("k.file_number < ?", [Sql::Integer(key.number)]),
        }
    }
    let by = match order {
        FamilyOrder::Name => format!("{FAMILY_NAME}, {GIVEN_NAME}, k.file_number"),
        FamilyOrder::Newest => "k.file_number DESC".to_owned(),
    };
    // The page is chosen by what the order and the filter need; what a row shows is read for the page alone.
    let sql = format!(
        "WITH page AS (SELECT k.id AS child FROM child k {} WHERE {} ORDER BY {by} LIMIT {limit})
         SELECT {}, e.id, e.state, e.state_since, e.program, e.level, e.urgency, s.id, s.number, s.name,
            (SELECT r.due_on FROM review r WHERE r.episode_id = e.id AND r.state = 'scheduled' AND r.removed IS NULL),
            {FAMILY_NAME}, {GIVEN_NAME}
         FROM page JOIN child k ON k.id = page.child {} {FAMILY_FROM} ORDER BY {by}",
        filter.joins(),
        condition.sql(),
        cards::COLUMNS,
        cards::JOINS,
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(condition.values))?;
    let mut found = Vec::new();
    let at = cards::COUNT;
    while let Some(row) = rows.next()? {
        let card = cards::read(row, 0)?;
        let code = |index: usize| row.get::<_, Option<String>>(at + index);
        found.push(FamilyRow {
            key: FamilyKey { family: row.get(at + 10)?, given: row.get(at + 11)?, number: card.number.0 },
            card,
            episode: row.get::<_, Option<i64>>(at)?.map(EpisodeId),
            state: code(1)?.and_then(|code| Code::from_code(&code)),
            state_since: cards::day(row, at + 2)?,
            program: code(3)?,
            level: row.get(at + 4)?,
            urgency: code(5)?.and_then(|code| Code::from_code(&code)),
            coordinator: cards::staff(row, at + 6)?,
            next_review: cards::day(row, at + 9)?,
        });
    }
    Ok(found)
}

/// How many children the filter leaves, by the condition of the list itself.
pub fn families_count(db: &Db, viewer: &Viewer, filter: &FamilyFilter) -> Result<i64, StoreError> {
    let condition = families_condition(viewer, filter);
    let sql = format!("SELECT count(*) FROM child k {} WHERE {}", filter.joins(), condition.sql());
    let mut statement = db.prepare_cached(&sql)?;
    Ok(statement.query_row(params_from_iter(condition.values), |row| row.get(0))?)
}

/// What narrows the list of reviews.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewFilter {
    /// Only these states; empty means all.
    pub states: Vec<ReviewListState>,
    /// Only from this day.
    pub from: Option<NaiveDate>,
    /// Only to this day.
    pub to: Option<NaiveDate>,
    /// Only those this person answers for.
    pub coordinator: Option<StaffId>,
}

/// A review in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRow {
    /// The (first) child.
    pub card: ChildCard,
    /// The episode.
    pub episode: EpisodeId,
    /// The review.
    pub review: RowId,
    /// When it is or was due.
    pub due_on: NaiveDate,
    /// As stored.
    pub state: ReviewState,
    /// When it was held.
    pub held_on: Option<NaiveDate>,
    /// Why on that day, as stored.
    pub why: Vec<String>,
    /// The level.
    pub level: Option<i64>,
    /// Who answers, or answered last.
    pub coordinator: Option<StaffRef>,
}

fn reviews_condition(viewer: &Viewer, filter: &ReviewFilter, states: bool) -> Condition {
    let mut condition = Condition::of(viewer);
    condition
        .and("r.removed IS NULL AND e.removed IS NULL AND r.state IN ('scheduled', 'held', 'waived')", []);
    condition.parts.extend(few_episodes(viewer.role));
    if states && !filter.states.is_empty() {
        let parts: Vec<_> =
            filter.states.iter().map(|state| format!("({LISTED}) = '{}'", state.code())).collect();
        // Not by `and`: the place of today in it has its number already.
        condition.parts.push(format!("({})", parts.join(" OR ")));
    }
    if let Some(from) = filter.from {
        condition.and("r.due_on >= ?", [Sql::Text(from.to_string())]);
    }
    if let Some(to) = filter.to {
        condition.and("r.due_on <= ?", [Sql::Text(to.to_string())]);
    }
    if let Some(person) = filter.coordinator {
        condition.and("a.answerable_id = ?", [Sql::Integer(person.0)]);
    }
    condition
}

/// As `domain::review::list_state` says it; a test compares the two.
const LISTED: &str = "CASE WHEN r.state <> 'scheduled' THEN r.state WHEN r.due_on < ?3 THEN 'overdue'
    WHEN r.due_on = ?3 THEN 'due' ELSE 'scheduled' END";

fn reviews_from() -> String {
    format!(
        "FROM review r JOIN episode e ON e.id = r.episode_id {} {}
         LEFT JOIN assignment a ON a.id = (SELECT b.id FROM assignment b WHERE b.episode_id = e.id AND b.kind = 'primary'
            AND b.removed IS NULL ORDER BY b.to_on IS NULL DESC, b.id DESC LIMIT 1)
         LEFT JOIN staff s ON s.id = a.answerable_id",
        cards::FIRST_CHILD,
        cards::JOINS
    )
}

/// Reviews by date, at most `limit`.
pub fn reviews(
    db: &Db,
    viewer: &Viewer,
    filter: &ReviewFilter,
    limit: i64,
) -> Result<Vec<ReviewRow>, StoreError> {
    let condition = reviews_condition(viewer, filter, true);
    let sql = format!(
        "SELECT {}, e.id, r.id, r.due_on, r.state, r.held_on, r.why, e.level, s.id, s.number, s.name, {} {}
         WHERE {} ORDER BY r.due_on, k.file_number, r.id LIMIT {limit}",
        cards::COLUMNS,
        cards::OTHERS,
        reviews_from(),
        condition.sql()
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(condition.values))?;
    let mut found = Vec::new();
    let at = cards::COUNT;
    while let Some(row) = rows.next()? {
        let why: String = row.get(at + 5)?;
        found.push(ReviewRow {
            card: cards::read_of_episode(row)?,
            episode: EpisodeId(row.get(at)?),
            review: RowId(row.get(at + 1)?),
            due_on: cards::day(row, at + 2)?.ok_or_else(|| StoreError::Shape("review".to_owned()))?,
            state: cards::code(row, at + 3)?,
            held_on: cards::day(row, at + 4)?,
            why: serde_json::from_str(&why).map_err(|_| StoreError::Shape("review".to_owned()))?,
            level: row.get(at + 6)?,
            coordinator: cards::staff(row, at + 7)?,
        });
    }
    Ok(found)
}

/// How many reviews the filter leaves in each state; the filter's own states are not applied.
pub fn reviews_by_state(
    db: &Db,
    viewer: &Viewer,
    filter: &ReviewFilter,
) -> Result<Vec<(ReviewListState, i64)>, StoreError> {
    let condition = reviews_condition(viewer, filter, false);
    let sql = format!("SELECT {LISTED}, count(*) {} WHERE {} GROUP BY 1", reviews_from(), condition.sql());
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(condition.values))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((cards::code(row, 0)?, row.get(1)?));
    }
    Ok(found)
}
