//! Two files of one child: proposed by anyone who sees them, linked by a supervisor, taken apart again. Nothing is merged:
//! each record stays in the file it came from, and the file that goes on shows the other one beneath it. Taking apart asks
//! for each record that was added meanwhile whose it is.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Command, Failure, Reading, Session, Subject, Writing, clean,
    find::open_cards,
    moves::{self, Movable},
    rules::FileRules,
};
use crate::{
    domain::{
        access::Act,
        codes::{FileLinkState, PairVerdict},
        duplicates::{DuplicateRules, Prepared},
        ids::{CallId, ChildId, EpisodeId, FileNumber, RowId},
        names::{PersonName, fold, tokens},
        problem::Problem,
        record::{
            Attempt, CallChild, Child, Consent, FileLink, Finding, Note, Pair, Person, Promise, RecordKind,
            Service, Statement, Stored,
        },
        side_by_side::FieldPair,
    },
    store::{Db, StoreError, care, episodes, families, log, mistakes, pairs, rows, search::MinimalCard},
};

/// Why two files are probably of two children. Each is said before, and the names of both have to be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Warning {
    /// The same birth date and another given name.
    Twins,
    /// They stand in one family as brothers or sisters, or look like it.
    Siblings,
    /// Somebody decided earlier that they are two children.
    DecidedDifferent,
}

impl Warning {
    /// The text id of the sentence.
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::Twins => "link-warning-twins",
            Self::Siblings => "link-warning-siblings",
            Self::DecidedDifferent => "link-warning-different",
        }
    }
}

/// Two files beside each other, with what was said about them.
#[derive(Debug, Clone)]
pub struct LinkView {
    /// The file that would go under the other.
    pub under: MinimalCard,
    /// The file that would go on.
    pub survivor: MinimalCard,
    /// Field by field, the one that goes on first.
    pub fields: Vec<FieldPair>,
    /// Why they are probably two children.
    pub warnings: Vec<Warning>,
    /// What stands against linking them in this way now.
    pub blocked: Option<Problem>,
    /// What was proposed, linked or taken apart before, the newest first.
    pub before: Vec<Stored<FileLink>>,
}

/// A record that was added after a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Added {
    /// What it is.
    pub what: Movable,
}

/// Linked files with what was added meanwhile.
#[derive(Debug, Clone)]
pub struct UnlinkView {
    /// The link.
    pub link: Stored<FileLink>,
    /// Each record added since, to be asked about.
    pub added: Vec<Added>,
}

/// For each added record: whether it belongs to the file that was under the other.
pub type Choices = Vec<(Movable, bool)>;

/// What linking saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    /// The row.
    pub link: RowId,
    /// The file that goes on.
    pub survivor: FileNumber,
}

impl Session {
    /// Two files beside each other, as far as this person may see them.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn link_view(&mut self, under: ChildId, survivor: ChildId) -> Result<LinkView, Failure> {
        let fields = self.files_side_by_side(survivor, under)?;
        let settings = self.access_settings()?;
        self.read(Act::ListDuplicates, Subject::Nothing, |reading| {
            let mut cards = open_cards(reading, settings, &[under, survivor])?.into_iter();
            let both = cards.next().zip(cards.next());
            let (under_card, survivor_card) = both.ok_or(Failure::Missing(RecordKind::Child))?;
            let before = mistakes::links_of(reading.db, under)?;
            let about = |link: &Stored<FileLink>| link.child_id == survivor || link.survivor_id == survivor;
            Ok(LinkView {
                warnings: warnings(reading.db, under, survivor)?,
                blocked: blocked(reading.db, under, survivor)?,
                before: before.into_iter().filter(about).collect(),
                under: under_card,
                survivor: survivor_card,
                fields,
            })
        })
    }

    /// A proposal or link as it stands.
    ///
    /// # Errors
    /// When it is not allowed or there is none.
    pub fn file_link(&mut self, id: RowId) -> Result<Stored<FileLink>, Failure> {
        self.read(Act::ListDuplicates, Subject::Nothing, |reading| reading.get::<FileLink>(id))
    }

    /// The files that stand under `child` now. Says nothing of anybody.
    ///
    /// # Errors
    /// When the file fails.
    pub fn files_under(&self, child: ChildId) -> Result<Vec<ChildId>, StoreError> {
        let group = mistakes::group(self.store.db(), child)?;
        Ok(group.into_iter().filter(|one| *one != child).collect())
    }

    /// The file that goes on for `child`: itself, unless it went under another. Says nothing of anybody.
    ///
    /// # Errors
    /// When the file fails.
    pub fn survivor_of(&self, child: ChildId) -> Result<ChildId, StoreError> {
        mistakes::survivor(self.store.db(), child)
    }

    /// Says that two files are of one child; a supervisor answers. Typed names confirm it where a warning stands.
    ///
    /// # Errors
    /// `problem-link-…` when it cannot be, or is asked already; when it is not allowed.
    pub fn propose_link(
        &mut self,
        command: &Command,
        under: ChildId,
        survivor: ChildId,
        reason: &str,
        typed: [&str; 2],
    ) -> Result<RowId, Failure> {
        let reason = reason_of(reason)?;
        self.write_as(Act::ProposeLink, command, |writing| {
            let link = made(writing, under, survivor, reason, typed)?;
            writing.about(survivor);
            Ok(writing.insert(&link)?.id)
        })
    }

    /// Links two files in one step, for who may answer as well as propose.
    ///
    /// # Errors
    /// As [`Session::propose_link`].
    pub fn link_files(
        &mut self,
        command: &Command,
        under: ChildId,
        survivor: ChildId,
        reason: &str,
        typed: [&str; 2],
    ) -> Result<Linked, Failure> {
        let reason = reason_of(reason)?;
        self.write_as(Act::AnswerLink, command, |writing| {
            let link = made(writing, under, survivor, reason, typed)?;
            let base = writing.insert(&link)?;
            link_now(writing, &base)
        })
    }

    /// Answers a proposal with yes: the one file goes under the other.
    ///
    /// # Errors
    /// As [`Session::propose_link`]; `problem-link-answered`; a conflict.
    pub fn accept_link(
        &mut self,
        command: &Command,
        base: &Stored<FileLink>,
        typed: [&str; 2],
    ) -> Result<Linked, Failure> {
        self.write_as(Act::AnswerLink, command, |writing| {
            waits(base)?;
            may_link(writing, base.child_id, base.survivor_id, typed)?;
            link_now(writing, base)
        })
    }

    /// Answers a proposal with no: the files stay two, and that is remembered.
    ///
    /// # Errors
    /// `problem-link-reason`, `problem-link-answered`; a conflict; when it is not allowed.
    pub fn decline_link(
        &mut self,
        command: &Command,
        base: &Stored<FileLink>,
        why: &str,
    ) -> Result<(), Failure> {
        let why = reason_of(why)?;
        self.write_as(Act::AnswerLink, command, |writing| {
            waits(base)?;
            let declined = FileLink {
                state: FileLinkState::Declined,
                decided_by_id: Some(writing.identity().staff),
                decided_at: Some(writing.now()),
                declined_why: Some(why.clone()),
                ..base.record.clone()
            };
            writing.update(base, &declined)?;
            remember(writing, base, PairVerdict::Different, &why)
        })
    }

    /// What was added to the file that goes on since `under` went under it.
    ///
    /// # Errors
    /// `problem-link-none` when it does not stand under another; when it is not allowed.
    pub fn unlink_view(&mut self, under: ChildId) -> Result<UnlinkView, Failure> {
        self.read(Act::ListDuplicates, Subject::Nothing, |reading| {
            let link = mistakes::standing_link(reading.db, under)?;
            let link = link.ok_or_else(|| Failure::from(Problem::new("", "problem-link-none")))?;
            Ok(UnlinkView { added: added_since(reading.db, &link)?, link })
        })
    }

    /// Takes two files apart: both stand again as they were, and each record added since goes where it was said to belong.
    ///
    /// # Errors
    /// `problem-link-ask` when a record added since was not asked about; `problem-link-reason`; when it is not allowed.
    pub fn unlink(
        &mut self,
        command: &Command,
        base: &Stored<FileLink>,
        why: &str,
        choices: &[(Movable, bool)],
    ) -> Result<(), Failure> {
        let rules = self.rules()?;
        let why = reason_of(why)?;
        self.write_as(Act::Unlink, command, |writing| {
            if base.state != FileLinkState::Linked {
                return Err(Problem::new("", "problem-link-none").into());
            }
            let added = added_since(writing.db(), base)?;
            let asked = |one: &Added| choices.iter().any(|(what, _)| *what == one.what);
            if !added.iter().all(asked) {
                return Err(Problem::new("", "problem-link-ask").into());
            }
            let under = writing.get::<Child>(base.child_id)?;
            writing.update(&under, &Child { survivor_id: None, ..under.record.clone() })?;
            let apart = FileLink {
                state: FileLinkState::Unlinked,
                unlinked_at: Some(writing.now()),
                unlinked_why: Some(why.clone()),
                ..base.record.clone()
            };
            writing.update(base, &apart)?;
            remember(writing, base, PairVerdict::Different, &why)?;
            share_out(writing, &rules, base, choices, &why)
        })
    }
}

fn reason_of(reason: &str) -> Result<String, Failure> {
    clean::line("reason", reason)?.ok_or_else(|| Problem::new("reason", "problem-link-reason").into())
}

fn waits(base: &Stored<FileLink>) -> Result<(), Failure> {
    match base.state {
        FileLinkState::Proposed => Ok(()),
        _ => Err(Problem::new("", "problem-link-answered").into()),
    }
}

fn number_of(db: &Db, child: ChildId) -> Result<FileNumber, Failure> {
    let file = rows::load::<Child>(db, child)?.filter(|file| file.removed.is_none());
    Ok(FileNumber(file.ok_or(Failure::Missing(RecordKind::Child))?.file_number))
}

fn name_of(db: &Db, child: ChildId) -> Result<(PersonName, Person, Child), Failure> {
    let file = rows::load::<Child>(db, child)?.ok_or(Failure::Missing(RecordKind::Child))?;
    let person = families::person(db, file.person_id)?.record;
    let part = |text: &Option<String>| text.clone().unwrap_or_default();
    let name = PersonName {
        given: part(&person.given),
        family: part(&person.family),
        own_script: part(&person.own_script),
    };
    Ok((name, person, file.record))
}

/// A new proposal, checked.
fn made(
    writing: &Writing<'_>,
    under: ChildId,
    survivor: ChildId,
    reason: String,
    typed: [&str; 2],
) -> Result<FileLink, Failure> {
    may_link(writing, under, survivor, typed)?;
    for child in [under, survivor] {
        if mistakes::is_asked_about(writing.db(), child)? {
            return Err(Problem::new("", "problem-link-asked").into());
        }
    }
    Ok(FileLink {
        child_id: under,
        survivor_id: survivor,
        under_file: number_of(writing.db(), under)?.to_string(),
        survivor_file: number_of(writing.db(), survivor)?.to_string(),
        state: FileLinkState::Proposed,
        reason,
        proposed_by_id: writing.identity().staff,
        proposed_at: writing.now(),
        decided_by_id: None,
        decided_at: None,
        declined_why: None,
        unlinked_at: None,
        unlinked_why: None,
    })
}

fn may_link(
    writing: &Writing<'_>,
    under: ChildId,
    survivor: ChildId,
    typed: [&str; 2],
) -> Result<(), Failure> {
    if let Some(problem) = blocked(writing.db(), under, survivor)? {
        return Err(problem.into());
    }
    if warnings(writing.db(), under, survivor)?.is_empty() {
        return Ok(());
    }
    for (child, typed, field) in [(survivor, typed[0], "name_survivor"), (under, typed[1], "name_under")] {
        let (name, _, file) = name_of(writing.db(), child)?;
        let full = name.full();
        let shown = if full.is_empty() { file.provisional.unwrap_or_default() } else { full };
        if fold(typed.trim()) != fold(&shown) || typed.trim().is_empty() {
            return Err(Problem::new(field, "problem-link-name").into());
        }
    }
    Ok(())
}

/// Why they are probably two children.
fn warnings(db: &Db, under: ChildId, survivor: ChildId) -> Result<Vec<Warning>, Failure> {
    let (name, person, file) = name_of(db, under)?;
    let (other_name, other_person, other_file) = name_of(db, survivor)?;
    let mut found = Vec::new();
    let same_birth = person.birth_date.is_some() && person.birth_date == other_person.birth_date;
    // A given and a family name in each other's place are one name.
    let words = |name: &PersonName| -> BTreeSet<String> { tokens(&name.full()).into_iter().collect() };
    let one_name = words(&name) == words(&other_name);
    if same_birth && !one_name && fold(&name.given) != fold(&other_name.given) {
        found.push(Warning::Twins);
    }
    let alike = || -> Result<bool, Failure> {
        let both =
            crate::store::search::likeness(db, under)?.zip(crate::store::search::likeness(db, survivor)?);
        Ok(both.is_some_and(|(a, b)| {
            DuplicateRules::default().looks_like_sibling(&Prepared::new(&a), &Prepared::new(&b))
        }))
    };
    if file.family_id == other_file.family_id || alike()? {
        found.push(Warning::Siblings);
    }
    let pair = pairs::between(db, under.min(survivor), under.max(survivor))?;
    if pair.is_some_and(|pair| pair.verdict == PairVerdict::Different) {
        found.push(Warning::DecidedDifferent);
    }
    Ok(found)
}

/// What stands against it: one file, chains of files, an open request in the file that would go under.
fn blocked(db: &Db, under: ChildId, survivor: ChildId) -> Result<Option<Problem>, Failure> {
    if under == survivor {
        return Ok(Some(Problem::new("", "problem-link-one-file")));
    }
    for child in [under, survivor] {
        let goes_on = mistakes::survivor(db, child)?;
        if goes_on != child {
            let problem = Problem::new("", "problem-link-under-already")
                .with("file", number_of(db, child)?)
                .with("other", number_of(db, goes_on)?);
            return Ok(Some(problem));
        }
    }
    if mistakes::group(db, under)?.len() > 1 {
        return Ok(Some(Problem::new("", "problem-link-chain").with("file", number_of(db, under)?)));
    }
    let open = care::episodes(db, under)?.into_iter().find(|episode| episode.state.is_open());
    Ok(match open {
        Some(episode) => {
            use crate::domain::codes::Code;
            let problem = Problem::new("", "problem-link-open").with("file", number_of(db, under)?);
            Some(problem.with("state", episode.state.label()).with("other", number_of(db, survivor)?))
        }
        None => None,
    })
}

fn link_now(writing: &mut Writing<'_>, base: &Stored<FileLink>) -> Result<Linked, Failure> {
    let linked = FileLink {
        state: FileLinkState::Linked,
        decided_by_id: Some(writing.identity().staff),
        decided_at: Some(writing.now()),
        ..base.record.clone()
    };
    writing.update(base, &linked)?;
    let under = writing.get::<Child>(base.child_id)?;
    let after = Child { survivor_id: Some(base.survivor_id), ..under.record.clone() };
    writing.update(&under, &after)?;
    remember(writing, base, PairVerdict::Same, &base.reason)?;
    Ok(Linked { link: base.id, survivor: number_of(writing.db(), base.survivor_id)? })
}

/// What was decided about the pair, so that the list of candidates does not ask again.
fn remember(
    writing: &mut Writing<'_>,
    link: &FileLink,
    verdict: PairVerdict,
    reason: &str,
) -> Result<(), Failure> {
    let (child_a, child_b) = (link.child_id.min(link.survivor_id), link.child_id.max(link.survivor_id));
    let pair = Pair {
        child_a,
        child_b,
        verdict,
        reason: Some(reason.to_owned()),
        decided_by: writing.identity().staff,
        decided_at: writing.now(),
    };
    writing.about(link.survivor_id);
    let there = pairs::between(writing.db(), child_a, child_b)?;
    super::family::upsert(writing, there.as_ref(), &pair).map(|_| ())
}

/// Each record of the file that goes on which was stored after the link. What hangs on a whole request goes with it.
fn added_since(db: &Db, link: &Stored<FileLink>) -> Result<Vec<Added>, Failure> {
    let survivor = link.survivor_id;
    let Some(linked) = log::changes_of_row(db, RecordKind::FileLink, link.id)?
        .into_iter()
        .find(|change| change.after.get("state").and_then(serde_json::Value::as_str) == Some("linked"))
    else {
        return Ok(Vec::new());
    };
    let after = |kind: RecordKind, id: RowId| -> Result<bool, StoreError> {
        let first = log::changes_of_row(db, kind, id)?.into_iter().last();
        Ok(first.is_some_and(|change| change.seq > linked.seq))
    };
    let mut found = Vec::new();
    let mut begun: Vec<EpisodeId> = Vec::new();
    for episode in episodes::of_child(db, survivor)? {
        if after(RecordKind::Episode, episode.id)? {
            begun.push(episode.id.into());
            found.push(Added { what: Movable::Referral(episode.id.into()) });
        }
    }
    let mut own = moves::Loose::default();
    for id in &begun {
        let of_request = moves::named(db, *id, survivor)?;
        own.calls.extend(of_request.calls);
        own.consents.extend(of_request.consents);
        own.rows.extend(of_request.rows);
    }
    let with_request = |episode: Option<EpisodeId>| episode.is_some_and(|id| begun.contains(&id));
    let mut spoken = own.calls.clone();
    for link in rows::load_by::<CallChild>(db, "child_id", survivor.0)? {
        if after(RecordKind::CallChild, link.id)? && !own.calls.contains(&link.call_id) {
            spoken.push(link.call_id);
            found.push(Added { what: Movable::Call(link.call_id) });
        }
    }
    for note in rows::load_by::<Note>(db, "child_id", survivor.0)? {
        if !with_request(note.episode_id) && after(RecordKind::Note, note.id)? {
            found.push(Added { what: Movable::Note(note.id) });
        }
    }
    // What was promised and tried on a call that is asked about goes with the call.
    let with_call = |call: Option<CallId>| call.is_some_and(|id| spoken.contains(&id));
    for promise in rows::load_by::<Promise>(db, "child_id", survivor.0)? {
        if !with_call(promise.call_id) && after(RecordKind::Promise, promise.id)? {
            found.push(Added { what: Movable::Promise(promise.id) });
        }
    }
    for tried in rows::load_by::<Attempt>(db, "child_id", survivor.0)? {
        let own = own.rows.contains(&(RecordKind::Attempt, tried.id));
        if !own && !with_call(tried.call_id) && after(RecordKind::Attempt, tried.id)? {
            found.push(Added { what: Movable::Attempt(tried.id) });
        }
    }
    for id in later::<Consent>(db, survivor, &after)? {
        if !own.consents.contains(&id) {
            found.push(Added { what: Movable::Consent(id) });
        }
    }
    for id in later::<Service>(db, survivor, &after)? {
        found.push(Added { what: Movable::Fact(RecordKind::Service, id) });
    }
    for id in later::<crate::domain::record::Attendance>(db, survivor, &after)? {
        found.push(Added { what: Movable::Fact(RecordKind::Attendance, id) });
    }
    for row in rows::load_by::<Finding>(db, "child_id", survivor.0)? {
        if !with_request(Some(row.episode_id)) && after(RecordKind::Finding, row.id)? {
            found.push(Added { what: Movable::Fact(RecordKind::Finding, row.id) });
        }
    }
    for row in rows::load_by::<Statement>(db, "child_id", survivor.0)? {
        if !with_request(Some(row.episode_id)) && after(RecordKind::Statement, row.id)? {
            found.push(Added { what: Movable::Fact(RecordKind::Statement, row.id) });
        }
    }
    Ok(found)
}

fn later<R: crate::domain::record::Record>(
    db: &Db,
    child: ChildId,
    after: &impl Fn(RecordKind, RowId) -> Result<bool, StoreError>,
) -> Result<Vec<RowId>, Failure> {
    let mut found = Vec::new();
    for row in rows::load_by::<R>(db, "child_id", child.0)? {
        if after(R::KIND, row.id)? {
            found.push(row.id);
        }
    }
    Ok(found)
}

/// Carries what belongs to the file that was under over to it; both histories say so.
fn share_out(
    writing: &mut Writing<'_>,
    rules: &FileRules,
    link: &FileLink,
    choices: &[(Movable, bool)],
    why: &str,
) -> Result<(), Failure> {
    let from = (link.survivor_id, number_of(writing.db(), link.survivor_id)?);
    let to = (link.child_id, number_of(writing.db(), link.child_id)?);
    for (what, to_under) in choices {
        if !to_under {
            continue;
        }
        let target = writing.get::<Child>(link.child_id)?;
        moves::carry(writing, rules, *what, link.survivor_id, &target, true)?;
        moves::told_in_both(writing, *what, from, to, why)?;
    }
    Ok(())
}

/// A file that stands under another, with the link by which it does.
pub(super) type Standing = (ChildId, Option<Stored<FileLink>>);

/// The files that stand under `child`, each with the link by which it does.
pub(super) fn under(reading: &Reading<'_>, child: ChildId) -> Result<Vec<Standing>, Failure> {
    let mut found = Vec::new();
    for one in mistakes::group(reading.db, child)?.into_iter().filter(|one| *one != child) {
        found.push((one, mistakes::standing_link(reading.db, one)?));
    }
    Ok(found)
}
