//! Duplicates: likely and possible matches while typing, two files side by side, what was decided about a pair. One
//! log row when the box opens, not one for each letter.

use std::collections::BTreeMap;

pub use super::find::{FoundBy, Hit};
use super::{
    Command, Failure, Reading, Session, Subject, clean,
    find::{may_open, open_cards},
};
pub use crate::store::search::MinimalCard;
use crate::{
    domain::{
        access::{self, Act},
        codes::{MatchClass, PairVerdict},
        duplicates::{DuplicateRules, Likeness, Match, Prepared, Typed, Why, compare_partial},
        ids::{ChildId, RowId},
        problem::Problem,
        query,
        record::{Pair, Stored},
        side_by_side::{FieldPair, side_by_side},
    },
    store::{Db, StoreError, mistakes, pairs, search},
};

/// How many files of one key are compared.
const BLOCK: usize = 60;

/// A file that may be of the child being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchCard {
    /// What may be shown of it.
    pub card: MinimalCard,
    /// Likely or possible.
    pub class: MatchClass,
    /// 0 to 1,000; only for ordering.
    pub score: u16,
    /// Why.
    pub why: Vec<Why>,
}

/// What is being typed about a child.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedFacts {
    /// The line "sam 2017" of the call, if that is what is typed.
    pub line: String,
    /// The facts of the form, if a form is typed.
    pub likeness: Likeness,
    /// The file being worked on: never its own match, and pairs decided with it are left out.
    pub own: Option<ChildId>,
}

/// Two files that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DuplicatePair {
    /// The one; the lower row.
    pub a: MinimalCard,
    /// The other.
    pub b: MinimalCard,
    /// Likely or possible.
    pub class: MatchClass,
    /// 0 to 1,000; only for ordering.
    pub score: u16,
    /// Why.
    pub why: Vec<Why>,
    /// "Later", where somebody put the question off.
    pub verdict: Option<PairVerdict>,
}

impl Session {
    /// Files that may be of the child being typed, the likeliest first. Cheap enough for each letter.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn likely_matches(&mut self, typed: &TypedFacts) -> Result<Vec<MatchCard>, Failure> {
        let settings = self.access_settings()?;
        self.read(Act::FindFamilies, Subject::Nothing, |reading| {
            let mut found = matches_of(reading.db, typed)?;
            if let Some(own) = typed.own {
                let decided = pairs::of_child(reading.db, own)?;
                found.retain(|child, _| *child != own && !is_different(&decided, own, *child));
            }
            let mut ranked: Vec<(ChildId, Match)> = found.into_iter().collect();
            ranked.sort_by_key(|(child, found)| std::cmp::Reverse((found.score, child.0)));
            ranked.truncate(9);
            let ids: Vec<ChildId> = ranked.iter().map(|(child, _)| *child).collect();
            let cards = open_cards(reading, settings, &ids)?;
            let of = |card: MinimalCard| {
                let (_, found) = ranked.iter().find(|(child, _)| *child == card.child)?;
                // Why a hidden file fits would tell what it says.
                let why = if card.restricted { Vec::new() } else { found.why.clone() };
                Some(MatchCard { card, class: found.class, score: found.score, why })
            };
            Ok(cards.into_iter().filter_map(of).collect())
        })
    }

    /// Files that are meant most often beside this one: brothers and sisters, then those that look alike.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn files_near(&mut self, child: ChildId) -> Result<Vec<MinimalCard>, Failure> {
        let settings = self.access_settings()?;
        self.read(Act::FindFamilies, Subject::Nothing, |reading| {
            let db = reading.db;
            let file = reading.get::<crate::domain::record::Child>(child)?;
            let family = crate::store::families::children(db, file.family_id)?;
            let mut ids: Vec<ChildId> = family.iter().map(|one| one.id.into()).collect();
            if let Some(likeness) = search::likeness(db, child)? {
                let found = matches_of(db, &TypedFacts { likeness, ..TypedFacts::default() })?;
                let mut ranked: Vec<(ChildId, Match)> = found.into_iter().collect();
                ranked.sort_by_key(|(id, alike)| std::cmp::Reverse((alike.score, id.0)));
                ids.extend(ranked.into_iter().map(|(id, _)| id).take(9));
            }
            let mut near = Vec::new();
            for id in ids {
                let id = mistakes::survivor(db, id)?;
                if id != child && !near.contains(&id) {
                    near.push(id);
                }
            }
            Ok(open_cards(reading, settings, &near)?)
        })
    }

    /// Whether someone typed looks like a brother or sister of a file: worth saying before a second file is opened.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn looks_like_sibling(&mut self, typed: &Likeness, child: ChildId) -> Result<bool, Failure> {
        let typed = Prepared::new(typed);
        self.read(Act::FindFamilies, Subject::Nothing, |reading| {
            let other = search::likeness(reading.db, child)?;
            Ok(other.is_some_and(|other| {
                DuplicateRules::default().looks_like_sibling(&typed, &Prepared::new(&other))
            }))
        })
    }

    /// What a search shows of one file: for a file that may not be opened.
    ///
    /// # Errors
    /// When the role may not search, or needs a reason for it.
    pub fn minimal_card(&mut self, child: ChildId, reason: Option<&str>) -> Result<MinimalCard, Failure> {
        let settings = self.access_settings()?;
        self.read_because(Act::FindFamilies, Subject::Child(child), reason, |reading| {
            open_cards(reading, settings, &[child])?
                .pop()
                .ok_or(Failure::Missing(crate::domain::record::RecordKind::Child))
        })
    }

    /// A file and what is typed, field by field. For a file that may not be opened only what the minimal card shows.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn side_by_side(&mut self, typed: &Likeness, child: ChildId) -> Result<Vec<FieldPair>, Failure> {
        let settings = self.access_settings()?;
        self.read(Act::FindFamilies, Subject::Nothing, |reading| {
            let other = seen_likeness(reading, settings, child)?;
            reading.shows(child);
            Ok(side_by_side(typed, &other))
        })
    }

    /// Two files, field by field.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn files_side_by_side(&mut self, a: ChildId, b: ChildId) -> Result<Vec<FieldPair>, Failure> {
        let settings = self.access_settings()?;
        self.read(Act::ListDuplicates, Subject::Nothing, |reading| {
            let left = seen_likeness(reading, settings, a)?;
            [a, b].into_iter().for_each(|child| reading.shows(child));
            Ok(side_by_side(&left, &seen_likeness(reading, settings, b)?))
        })
    }

    /// Remembers what a person decided about two files: the same child, not the same, later.
    ///
    /// # Errors
    /// When both are one file; when it is not allowed.
    pub fn decide_pair(
        &mut self,
        command: &Command,
        a: ChildId,
        b: ChildId,
        verdict: PairVerdict,
        reason: Option<&str>,
    ) -> Result<RowId, Failure> {
        if a == b {
            return Err(Problem::new("b", "problem-pair-one-file").into());
        }
        let reason = reason.map(|reason| clean::line("reason", reason)).transpose()?.flatten();
        self.write_as(Act::DecidePair, command, |writing| {
            if verdict == PairVerdict::Same && reason.is_none() && are_twins(writing.db(), a, b)? {
                return Err(Problem::new("reason", "problem-pair-twins").into());
            }
            let pair = Pair {
                child_a: a.min(b),
                child_b: a.max(b),
                verdict,
                reason,
                decided_by: writing.identity().staff,
                decided_at: writing.now(),
            };
            writing.about(pair.child_a);
            let there = pairs::between(writing.db(), pair.child_a, pair.child_b)?;
            super::family::upsert(writing, there.as_ref(), &pair)
        })
    }

    /// Every pair of files that look alike and nobody has settled, the likeliest first.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn duplicates(&mut self, reason: Option<&str>) -> Result<Vec<DuplicatePair>, Failure> {
        let settings = self.access_settings()?;
        self.read_because(Act::ListDuplicates, Subject::Nothing, reason, |reading| {
            let found = pairs_alike(reading.db)?;
            let mut list = Vec::new();
            for ((a, b), alike, verdict) in found {
                let mut both = open_cards(reading, settings, &[a, b])?.into_iter();
                if let (Some(a), Some(b)) = (both.next(), both.next()) {
                    let why = if a.restricted || b.restricted { Vec::new() } else { alike.why };
                    list.push(DuplicatePair { a, b, class: alike.class, score: alike.score, why, verdict });
                }
            }
            list.sort_by_key(|pair| (std::cmp::Reverse(pair.score), pair.a.number, pair.b.number));
            Ok(list)
        })
    }
}

/// Whether two files look like those of twins.
fn are_twins(db: &Db, a: ChildId, b: ChildId) -> Result<bool, StoreError> {
    let Some((a, b)) = search::likeness(db, a)?.zip(search::likeness(db, b)?) else { return Ok(false) };
    Ok(DuplicateRules::default().are_twins(&Prepared::new(&a), &Prepared::new(&b)))
}

/// Candidates by blocking keys and by the words of the line, compared; each file with its best match.
fn matches_of(db: &Db, typed: &TypedFacts) -> Result<BTreeMap<ChildId, Match>, StoreError> {
    let rules = DuplicateRules::default();
    let mut found: BTreeMap<ChildId, Match> = BTreeMap::new();
    let mut keep = |child: ChildId, new: Option<Match>| -> Result<(), StoreError> {
        let Some(new) = new else { return Ok(()) };
        let child = mistakes::survivor(db, child)?;
        match found.get(&child) {
            Some(old) if old.score >= new.score => {}
            _ => {
                found.insert(child, new);
            }
        }
        Ok(())
    };
    let form = Prepared::new(&typed.likeness);
    for child in search::sharing(db, &form.blocking_keys(), BLOCK)? {
        let Some(other) = search::likeness(db, child)? else { continue };
        let other = Prepared::new(&other);
        keep(child, rules.compare(&form, &other))?;
    }
    for typing in query::readings(&typed.line) {
        let line = Typed::new(&typing, &typed.likeness.phones, &typed.likeness.caregivers);
        let mut candidates: Vec<ChildId> =
            search::fitting(db, &typing, true, BLOCK)?.into_iter().map(|(child, _)| child).collect();
        let keys: Vec<String> = typing.words.iter().flat_map(|word| search::sound_words(word)).collect();
        candidates.extend(search::sharing(db, &keys, BLOCK / 2)?);
        // A phone or a caregiver in common brings a family in although the line says another name.
        candidates.extend(search::sharing(db, &form.blocking_keys(), BLOCK / 2)?);
        candidates.sort_unstable();
        candidates.dedup();
        for child in candidates {
            let Some(other) = search::likeness(db, child)? else { continue };
            keep(child, compare_partial(&line, &Prepared::new(&other), &rules))?;
        }
    }
    Ok(found)
}

type AlikePair = ((ChildId, ChildId), Match, Option<PairVerdict>);

fn pairs_alike(db: &Db) -> Result<Vec<AlikePair>, StoreError> {
    let rules = DuplicateRules::default();
    let decided: BTreeMap<(ChildId, ChildId), PairVerdict> =
        pairs::all(db)?.into_iter().map(|pair| ((pair.child_a, pair.child_b), pair.verdict)).collect();
    let mut prepared: BTreeMap<ChildId, Prepared> = BTreeMap::new();
    let mut found = Vec::new();
    for (a, b) in search::pairs_sharing(db, 100)? {
        let verdict = decided.get(&(a, b)).copied();
        let settled = matches!(verdict, Some(PairVerdict::Different | PairVerdict::Same));
        // A file that went under another is no candidate any more.
        if settled || mistakes::survivor(db, a)? != a || mistakes::survivor(db, b)? != b {
            continue;
        }
        for child in [a, b] {
            if let std::collections::btree_map::Entry::Vacant(place) = prepared.entry(child)
                && let Some(likeness) = search::likeness(db, child)?
            {
                place.insert(Prepared::new(&likeness));
            }
        }
        let both = prepared.get(&a).zip(prepared.get(&b));
        if let Some(alike) = both.and_then(|(left, right)| rules.compare(left, right)) {
            found.push(((a, b), alike, verdict));
        }
    }
    Ok(found)
}

fn is_different(decided: &[Stored<Pair>], own: ChildId, other: ChildId) -> bool {
    let both = (own.min(other), own.max(other));
    decided.iter().any(|pair| (pair.child_a, pair.child_b) == both && pair.verdict == PairVerdict::Different)
}

/// What of a file may stand beside another: everything where it may be opened; of others name, birth year and nothing
/// more; of restricted ones nothing.
fn seen_likeness(
    reading: &Reading<'_>,
    settings: access::AccessSettings,
    child: ChildId,
) -> Result<Likeness, StoreError> {
    let Some(full) = search::likeness(reading.db, child)? else { return Ok(Likeness::default()) };
    if may_open(reading, settings, child)? {
        return Ok(full);
    }
    if search::cards(reading.db, &[child])?.first().is_none_or(|card| card.restricted) {
        return Ok(Likeness::default());
    }
    let year = full.birth.map(|birth| crate::domain::date::PartialDate {
        date: chrono::Datelike::with_ordinal(&birth.date, 1).unwrap_or(birth.date),
        precision: crate::domain::codes::DatePrecision::Year,
    });
    let names = full.names.into_iter().take(1).collect();
    Ok(Likeness { names, birth: year, ..Likeness::default() })
}
