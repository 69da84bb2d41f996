//! Search: find a family by anything people remember. One log row when the box opens, not one for each letter; of a
//! restricted file only that it may be one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(super) use super::seen::{may_open, open_cards};
use super::{Failure, Session, Subject};
use crate::{
    domain::{
        access::Act,
        duplicates::{DuplicateRules, Prepared, Typed, compare_partial},
        ids::{ChildId, FileNumber},
        query::{self, Reading as Typing},
    },
    store::{Db, StoreError, mistakes, pairs, search, search::MinimalCard},
};

/// How many hits a search shows.
const SHOWN: usize = 50;

/// How many rows are asked of the index before ranking: limit first (performance.md).
const ASKED: usize = 300;

/// How many files that sound alike are compared for each word.
const ALIKE: usize = 60;

/// Why a file was found; better reasons first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FoundBy {
    /// By its number.
    Number,
    /// The whole name.
    Name,
    /// The beginning of the name.
    NameBegins,
    /// A caregiver's name.
    Caregiver,
    /// The phone number or its end.
    Phone,
    /// The birth date.
    Birth,
    /// The name sounds alike or is a letter apart.
    SoundsAlike,
}

impl FoundBy {
    /// Every reason.
    pub const ALL: &'static [Self] = &[
        Self::Number,
        Self::Name,
        Self::NameBegins,
        Self::Caregiver,
        Self::Phone,
        Self::Birth,
        Self::SoundsAlike,
    ];

    /// The text id, `found-by-…`.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Number => "found-by-number",
            Self::Name => "found-by-name",
            Self::NameBegins => "found-by-name-begins",
            Self::Caregiver => "found-by-caregiver",
            Self::Phone => "found-by-phone",
            Self::Birth => "found-by-birth",
            Self::SoundsAlike => "found-by-sounds-alike",
        }
    }

    /// Its code in `circle find --format json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Name => "name",
            Self::NameBegins => "name_begins",
            Self::Caregiver => "caregiver",
            Self::Phone => "phone",
            Self::Birth => "birth_date",
            Self::SoundsAlike => "sounds_alike",
        }
    }
}

/// A file that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What may be shown of it.
    pub card: MinimalCard,
    /// Why it is here; not said of a restricted file, of which it would tell what it holds.
    pub why: Option<FoundBy>,
}

impl Session {
    /// Files that fit a search text, the best first. `reason` is asked of those who search with a reason.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn find(&mut self, text: &str, reason: Option<&str>) -> Result<Vec<Hit>, Failure> {
        let text = text.to_owned();
        let settings = self.access_settings()?;
        self.read_because(Act::FindFamilies, Subject::Nothing, reason, |reading| {
            let mut best: BTreeMap<ChildId, FoundBy> = BTreeMap::new();
            for typing in query::readings(&text) {
                collect(reading.db, &typing, &mut best)?;
            }
            if best.is_empty() {
                for typing in query::readings(&text) {
                    collect_alike(reading.db, &typing, &mut best)?;
                }
            }
            let best = of_survivors(reading.db, best)?;
            let mut ranked: Vec<(FoundBy, ChildId)> =
                best.into_iter().map(|(child, why)| (why, child)).collect();
            ranked.sort_by_key(|(why, child)| (*why, std::cmp::Reverse(*child)));
            ranked.truncate(SHOWN);
            let ids: Vec<ChildId> = ranked.iter().map(|(_, child)| *child).collect();
            let cards = open_cards(reading, settings, &ids)?;
            let why: BTreeMap<ChildId, FoundBy> =
                ranked.into_iter().map(|(why, child)| (child, why)).collect();
            let of = |card: MinimalCard| {
                let why = why.get(&card.child).copied().filter(|_| !card.restricted);
                Hit { card, why }
            };
            Ok(cards.into_iter().map(of).collect())
        })
    }

    /// The file with this number.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn file_numbered(&mut self, number: FileNumber) -> Result<Option<ChildId>, Failure> {
        self.read(Act::FindFamilies, Subject::Nothing, |reading| Ok(pairs::numbered(reading.db, number)?))
    }
}

/// A file that went under another is found by its own number and names, and the one that goes on is shown.
fn of_survivors(
    db: &Db,
    found: BTreeMap<ChildId, FoundBy>,
) -> Result<BTreeMap<ChildId, FoundBy>, StoreError> {
    let mut best: BTreeMap<ChildId, FoundBy> = BTreeMap::new();
    for (child, why) in found {
        let goes_on = mistakes::survivor(db, child)?;
        best.entry(goes_on).and_modify(|old| *old = why.min(*old)).or_insert(why);
    }
    Ok(best)
}

/// Rows that fit exactly, then those whose words only begin so; each file keeps its best reason.
fn collect(db: &Db, typing: &Typing, best: &mut BTreeMap<ChildId, FoundBy>) -> Result<(), StoreError> {
    let whole = Typing { unfinished: false, ..typing.clone() };
    let exact = search::fitting(db, &whole, false, ASKED)?;
    let begins = search::fitting(db, typing, true, ASKED)?;
    for (child, words) in exact.into_iter().chain(begins) {
        let why = why_found(typing, &words);
        best.entry(child).and_modify(|old| *old = why.min(*old)).or_insert(why);
    }
    Ok(())
}

fn why_found(typing: &Typing, words: &search::Words) -> FoundBy {
    if typing.number.is_some() {
        return FoundBy::Number;
    }
    if typing.words.is_empty() {
        let number = typing.digits.as_deref().map(|digits| format!("n{}", digits.trim_start_matches('0')));
        if number.is_some_and(|number| words.numbers.split(' ').any(|word| word == number)) {
            return FoundBy::Number;
        }
        return if typing.digits.is_some() { FoundBy::Phone } else { FoundBy::Birth };
    }
    let whole = |column: &str| typing.words.iter().all(|typed| column.split(' ').any(|word| word == typed));
    let begins =
        |column: &str| typing.words.iter().all(|typed| column.split(' ').any(|word| word.starts_with(typed)));
    if whole(&words.names) {
        FoundBy::Name
    } else if begins(&words.names) {
        FoundBy::NameBegins
    } else {
        FoundBy::Caregiver
    }
}

/// Files whose names sound like the words, or are a letter or two away from them.
fn collect_alike(db: &Db, typing: &Typing, best: &mut BTreeMap<ChildId, FoundBy>) -> Result<(), StoreError> {
    if typing.words.is_empty() {
        return Ok(());
    }
    let keys: Vec<String> = typing.words.iter().flat_map(|word| search::sound_words(word)).collect();
    let mut candidates = search::sharing(db, &keys, ALIKE)?;
    for word in &typing.words {
        let start: String = word.chars().take(3).collect();
        let begins = Typing { words: vec![start], unfinished: true, ..Typing::default() };
        candidates.extend(search::fitting(db, &begins, true, ALIKE)?.into_iter().map(|(child, _)| child));
    }
    candidates.sort_unstable();
    candidates.dedup();
    let typed = Typed::new(typing, &[], &[]);
    for child in candidates {
        let Some(likeness) = search::likeness(db, child)? else { continue };
        if compare_partial(&typed, &Prepared::new(&likeness), &DuplicateRules::default()).is_some() {
            best.insert(child, FoundBy::SoundsAlike);
        }
    }
    Ok(())
}
