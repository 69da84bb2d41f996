//! Search words and blocking keys of each child's file. Folding lives here only; records keep what was typed.

use rusqlite::OptionalExtension;
use serde_json::Value;

use super::{Db, StoreError, families, mistakes, rows, rows::Fields};
use crate::domain::{
    codes::{Code, ContactKind, DatePrecision, EpisodeState},
    date::PartialDate,
    digits::phone_digits,
    duplicates::{Likeness, blocking_keys},
    ids::{ChildId, FileNumber, PersonId, RowId, StaffId, StaffNumber},
    names::{PersonName, sound_keys, tokens},
    query::Reading,
    record::{Child, Person, RecordKind, Stored},
};

/// The children whose search words may change with this row.
pub fn touched_children(
    db: &Db,
    kind: RecordKind,
    id: RowId,
    fields: &Fields,
) -> Result<Vec<ChildId>, StoreError> {
    let number = |name: &str| fields.get(name).and_then(Value::as_i64);
    match kind {
        RecordKind::Child => files_of(db, [Some(id.0)]),
        RecordKind::Link => files_of(db, [number("child_id")]),
        RecordKind::FileLink => files_of(db, [number("child_id"), number("survivor_id")]),
        RecordKind::Person => of_person(db, id.0),
        RecordKind::ContactPoint | RecordKind::HouseholdMember => {
            number("person_id").map_or_else(|| Ok(Vec::new()), |person| of_person(db, person))
        }
        RecordKind::Household => of_household(db, id.0),
        _ => Ok(Vec::new()),
    }
}

/// Files with every other file of the same child: whether the home is kept out is decided for all of them.
fn files_of<const N: usize>(db: &Db, files: [Option<i64>; N]) -> Result<Vec<ChildId>, StoreError> {
    let mut found = Vec::new();
    for file in files.into_iter().flatten() {
        found.extend(mistakes::group(db, ChildId(file))?);
    }
    Ok(found)
}

fn of_person(db: &Db, person: i64) -> Result<Vec<ChildId>, StoreError> {
    let sql = "SELECT id FROM child WHERE person_id = ?1 UNION SELECT child_id FROM link WHERE person_id = ?1 AND removed IS NULL";
    ids(db, sql, person)
}

fn of_household(db: &Db, household: i64) -> Result<Vec<ChildId>, StoreError> {
    let sql = "SELECT k.id FROM household_member m JOIN child k ON k.person_id = m.person_id
               WHERE m.household_id = ?1 AND m.removed IS NULL";
    ids(db, sql, household)
}

fn ids(db: &Db, sql: &str, value: i64) -> Result<Vec<ChildId>, StoreError> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([value], |row| row.get(0).map(ChildId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes the words and keys of one child anew; a file that was taken away leaves the index.
pub fn reindex(db: &Db, child: ChildId) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([child.0])?;
    db.prepare_cached("DELETE FROM match_key WHERE child_id = ?1")?.execute([child.0])?;
    let Some(file) = rows::load::<Child>(db, child)?.filter(|file| file.removed.is_none()) else {
        return Ok(());
    };
    let facts = Facts::read(db, &file)?;
    let words = facts.words(file.file_number);
    let shape = |_| StoreError::Shape("search".to_owned());
    let likeness = serde_json::to_string(&facts.likeness).map_err(shape)?;
    db.prepare_cached(
        "INSERT INTO search (rowid, names, caregivers, phones, numbers, likeness) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute((child.0, &words.names, &words.caregivers, &words.phones, &words.numbers, likeness))?;
    let mut insert = db.prepare_cached("INSERT OR IGNORE INTO match_key (key, child_id) VALUES (?1, ?2)")?;
    for key in facts.keys() {
        insert.execute((key, child.0))?;
    }
    Ok(())
}

/// What is known of a child, for comparing it with another; none for a file that was taken away.
pub fn likeness(db: &Db, child: ChildId) -> Result<Option<Likeness>, StoreError> {
    let mut statement = db.prepare_cached("SELECT likeness FROM search WHERE rowid = ?1")?;
    let text: Option<String> = statement.query_row([child.0], |row| row.get(0)).optional()?;
    let shape = |_| StoreError::Shape("search".to_owned());
    text.map(|text| serde_json::from_str(&text).map_err(shape)).transpose()
}

/// The facts of a child that search and comparison use.
struct Facts {
    likeness: Likeness,
    provisional: Option<String>,
    preferred: Option<String>,
}

/// The words of one child, folded, by column of the index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Of the child's names.
    pub names: String,
    /// Of the names of those beside it.
    pub caregivers: String,
    /// Phone digits and each of their ends.
    pub phones: String,
    /// `n1042` for the file number, `b20170303` for the birth date.
    pub numbers: String,
}

impl Facts {
    fn read(db: &Db, file: &Stored<Child>) -> Result<Self, StoreError> {
        let person = families::person(db, file.person_id)?;
        let mut phones = phones_of(db, file.person_id)?;
        let mut caregivers = Vec::new();
        for link in families::links(db, ChildId::from(file.id))? {
            let other = families::person(db, link.person_id)?;
            phones.extend(phones_of(db, link.person_id)?);
            caregivers.extend(names_of(&other));
        }
        // Where the home is kept out, its street finds nobody either.
        let hidden = families::home_is_hidden(db, ChildId::from(file.id))?;
        let home = families::homes_of(db, file.person_id)?.into_iter().next().map(|(home, _)| home.record);
        // A protected address is neither searched nor compared: who knows the street must not learn who lives there.
        let home = home.filter(|home| !hidden && home.protected_from.is_none());
        let birth = person.birth_date.map(|date| PartialDate {
            date,
            precision: person.birth_precision.unwrap_or(DatePrecision::Exact),
        });
        let likeness = Likeness {
            names: names_of(&person),
            birth,
            phones,
            address: home.as_ref().and_then(|home| home.street.clone()).unwrap_or_default(),
            postal: home.and_then(|home| home.postal_code).unwrap_or_default(),
            caregivers: caregivers.iter().map(PersonName::full).collect(),
            gender: person.gender,
        };
        let preferred = person.record.preferred_name.clone();
        Ok(Self { likeness, provisional: file.provisional.clone(), preferred })
    }

    fn words(&self, file_number: i64) -> Words {
        let mut words = Words::default();
        let other = self.provisional.iter().chain(&self.preferred);
        for name in &self.likeness.names {
            for part in [&name.given, &name.family, &name.own_script] {
                push_words(part, &mut words.names);
            }
        }
        other.for_each(|name| push_words(name, &mut words.names));
        self.likeness.caregivers.iter().for_each(|name| push_words(name, &mut words.caregivers));
        for phone in &self.likeness.phones {
            let digits = phone_digits(phone);
            // Every end of a number is found by its beginning: people remember the last four digits.
            for start in 0..digits.len().saturating_sub(2) {
                push(&digits[start..], &mut words.phones);
            }
        }
        push(&format!("n{file_number}"), &mut words.numbers);
        if let Some(birth) = self.likeness.birth {
            push(&birth_word(birth), &mut words.numbers);
        }
        words
    }

    /// Blocking keys, and `s:` with the sound of each word of a name, for the search that forgives spelling.
    fn keys(&self) -> Vec<String> {
        let mut keys = blocking_keys(&self.likeness);
        for name in &self.likeness.names {
            for word in tokens(&name.given).iter().chain(&tokens(&name.family)) {
                keys.extend(sound_words(word));
            }
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// `s:` keys of a folded word: how it sounds, in both readings.
pub fn sound_words(word: &str) -> Vec<String> {
    let both = sound_keys(word).into_iter().flatten().filter(|sound| !sound.is_empty());
    both.map(|sound| format!("s:{sound}")).collect()
}

/// A birth date as a word: as many digits as are known.
fn birth_word(birth: PartialDate) -> String {
    let format = match birth.precision {
        DatePrecision::Exact => "b%Y%m%d",
        DatePrecision::Month => "b%Y%m",
        DatePrecision::Year | DatePrecision::Estimated => "b%Y",
    };
    birth.date.format(format).to_string()
}

fn push(word: &str, words: &mut String) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

/// The folded words of a name; of scripts without spaces also each of their ends, so that a name inside is found.
fn push_words(name: &str, words: &mut String) {
    for word in tokens(name) {
        push(&word, words);
        if word.chars().any(is_unspaced) {
            for (start, _) in word.char_indices().skip(1).take(12) {
                push(&word[start..], words);
            }
        }
    }
}

/// Han, kana and Hangul: names are written without spaces.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{20000}'..='\u{3FFFF}')
}

fn phones_of(db: &Db, person: PersonId) -> Result<Vec<String>, StoreError> {
    let points = families::contact_points(db, person)?.into_iter();
    let by_phone = points.filter(|point| !matches!(point.kind, ContactKind::Email | ContactKind::Mail));
    Ok(by_phone.map(|point| point.record.value).collect())
}

/// The name of a person and its other names, each in parts.
fn names_of(person: &Person) -> Vec<PersonName> {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let main = PersonName {
        given: text(&person.given),
        family: text(&person.family),
        own_script: text(&person.own_script),
    };
    let others = person.other_names.iter().map(|name| whole_name(name));
    std::iter::once(main).chain(others).filter(|name| !name.full().is_empty()).collect()
}

/// A name written in one line, in parts: "Sample, Child" or "Child Sample".
pub fn whole_name(name: &str) -> PersonName {
    let name = name.trim();
    if let Some((family, given)) = name.split_once(',') {
        return PersonName::new(given.trim(), family.trim());
    }
    match name.rsplit_once(char::is_whitespace) {
        Some((given, family)) => PersonName::new(given.trim(), family.trim()),
        None => PersonName::new("", name),
    }
}

/// Rows of the index that fit a reading of a search text, at most `limit`, the newest files first. With `prefixes`
/// every word may be the beginning of a longer one. Rank them outside: the index is asked for few rows and no order.
pub fn fitting(
    db: &Db,
    reading: &Reading,
    prefixes: bool,
    limit: usize,
) -> Result<Vec<(ChildId, Words)>, StoreError> {
    let Some(expression) = expression(reading, prefixes) else { return Ok(Vec::new()) };
    let sql = "SELECT rowid, names, caregivers, phones, numbers FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2";
    let mut statement = db.prepare_cached(sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map((expression, limit), |row| {
        let words =
            Words { names: row.get(1)?, caregivers: row.get(2)?, phones: row.get(3)?, numbers: row.get(4)? };
        Ok((ChildId(row.get(0)?), words))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The FTS5 expression of a reading. Every word is quoted: what people type is never syntax.
pub(super) fn expression(reading: &Reading, prefixes: bool) -> Option<String> {
    let mut parts = Vec::new();
    let quoted = |word: &str| word.replace('"', "");
    if let Some(number) = reading.number {
        parts.push(format!("numbers : \"n{}\"", number.0));
    }
    if let Some(digits) = reading.digits.as_deref().filter(|digits| digits.len() >= 3) {
        let number = digits.trim_start_matches('0');
        let as_number =
            if number.is_empty() { String::new() } else { format!(" OR numbers : \"n{number}\"") };
        parts.push(format!("(phones : \"{digits}\" *{as_number})"));
    }
    if !reading.births.is_empty() {
        let births: Vec<String> = reading.births.iter().flat_map(birth_terms).collect();
        parts.push(format!("({})", births.join(" OR ")));
    }
    let last = reading.words.len().saturating_sub(1);
    for (at, word) in reading.words.iter().enumerate() {
        let word = quoted(word);
        let star = if prefixes || (reading.unfinished && at == last) { " *" } else { "" };
        parts.push(format!("{{names caregivers}} : \"{word}\"{star}"));
    }
    (!parts.is_empty()).then(|| parts.join(" AND "))
}

/// A typed birth date fits a file that knows the same day, or only its month or year.
fn birth_terms(birth: &PartialDate) -> Vec<String> {
    let form = |format: &str| birth.date.format(format).to_string();
    let term = |word: String| format!("numbers : \"{word}\"");
    let year = form("b%Y");
    match birth.precision {
        DatePrecision::Exact => vec![term(form("b%Y%m%d")), term(form("b%Y%m")), term(year)],
        DatePrecision::Month => vec![format!("{} *", term(form("b%Y%m"))), term(year)],
        DatePrecision::Year | DatePrecision::Estimated => vec![format!("{} *", term(year))],
    }
}

/// Files that share a key, at most `limit`, the newest first. Keys that half a town shares bring nothing and are left
/// out by the limit of each.
pub fn sharing(db: &Db, keys: &[String], limit: usize) -> Result<Vec<ChildId>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT child_id FROM match_key WHERE key = ?1 ORDER BY child_id DESC LIMIT ?2")?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut found = std::collections::BTreeSet::new();
    for key in keys {
        let rows = statement.query_map((key, limit), |row| row.get(0).map(ChildId))?;
        for row in rows {
            found.insert(row?);
        }
    }
    Ok(found.into_iter().rev().collect())
}

/// Pairs of files that share a blocking key, each once; keys shared by more than `most` files are left out.
pub fn pairs_sharing(db: &Db, most: i64) -> Result<Vec<(ChildId, ChildId)>, StoreError> {
    let sql = "WITH usable AS (SELECT key FROM match_key WHERE key NOT LIKE 's:%' GROUP BY key HAVING count(*) BETWEEN 2 AND ?1)
               SELECT DISTINCT a.child_id, b.child_id FROM usable u
               JOIN match_key a ON a.key = u.key JOIN match_key b ON b.key = u.key AND b.child_id > a.child_id
               ORDER BY 1, 2";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([most], |row| Ok((ChildId(row.get(0)?), ChildId(row.get(1)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a search shows of a file, and nothing more (contracts.md, "minimal search").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinimalCard {
    /// The file.
    pub child: ChildId,
    /// Its number.
    pub number: FileNumber,
    /// The name; empty where only the number may be shown.
    pub name: PersonName,
    /// What to call a child not yet named.
    pub provisional: Option<String>,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Where the main home is.
    pub municipality: Option<String>,
    /// State of the newest open episode, else of the newest.
    pub state: Option<EpisodeState>,
    /// Who answers for it.
    pub coordinator: Option<(StaffId, StaffNumber, String)>,
    /// Only "possible match, ask": nothing else is filled.
    pub restricted: bool,
}

/// The cards of these files, in the same order; files that were taken away are left out.
pub fn cards(db: &Db, children: &[ChildId]) -> Result<Vec<MinimalCard>, StoreError> {
    let sql = "SELECT k.id, k.file_number, p.given, p.family, p.own_script, k.provisional, p.birth_date,
            (SELECT CASE WHEN h.protected_from IS NULL THEN h.municipality END FROM household_member m
             JOIN household h ON h.id = m.household_id
             WHERE m.person_id = p.id AND m.removed IS NULL AND h.removed IS NULL
             AND (m.from_on IS NULL OR m.from_on <= agency_day()) AND (m.to_on IS NULL OR m.to_on >= agency_day())
             AND (h.from_on IS NULL OR h.from_on <= agency_day()) AND (h.to_on IS NULL OR h.to_on >= agency_day())
             ORDER BY m.main_home = 'yes' DESC, m.id LIMIT 1),
            e.state, s.id, s.number, s.name, k.restricted IS 'yes'
        FROM child k JOIN person p ON p.id = k.person_id
        LEFT JOIN episode e ON e.id = (SELECT c.episode_id FROM episode_child c JOIN episode x ON x.id = c.episode_id
            WHERE c.child_id = k.id AND c.removed IS NULL ORDER BY c.open DESC, x.opened_on DESC, x.id DESC LIMIT 1)
        LEFT JOIN assignment a ON a.episode_id = e.id AND a.kind = 'primary' AND a.to_on IS NULL AND a.removed IS NULL
        LEFT JOIN staff s ON s.id = a.answerable_id
        WHERE k.id = ?1 AND k.removed IS NULL";
    let mut statement = db.prepare_cached(sql)?;
    let mut found = Vec::new();
    for child in children {
        let mut rows = statement.query([child.0])?;
        if let Some(row) = rows.next()? {
            found.push(card(row)?);
        }
    }
    Ok(found)
}

fn card(row: &rusqlite::Row<'_>) -> Result<MinimalCard, StoreError> {
    let text = |index: usize| -> Result<String, StoreError> {
        Ok(row.get::<_, Option<String>>(index)?.unwrap_or_default())
    };
    let birth = text(6)?;
    let coordinator: Option<i64> = row.get(9)?;
    let coordinator = match coordinator {
        Some(id) => Some((StaffId(id), StaffNumber(row.get(10)?), row.get(11)?)),
        None => None,
    };
    Ok(MinimalCard {
        child: ChildId(row.get(0)?),
        number: FileNumber(row.get(1)?),
        name: PersonName { given: text(2)?, family: text(3)?, own_script: text(4)? },
        provisional: row.get(5)?,
        birth_year: birth.get(..4).and_then(|year| year.parse().ok()),
        municipality: row.get(7)?,
        state: EpisodeState::from_code(&text(8)?),
        coordinator,
        restricted: row.get(12)?,
    })
}
