//! "This is about another child": a call, note, try, promise, answer or consent, or a whole referral, goes into the right
//! file. Both files say so; of what was moved nothing stays visible in the wrong one. Moved back the same way. If it was
//! shown or sent meanwhile, a breach opens for the privacy officer.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Command, Failure, Session, Subject, Writing, clean, command::permit, episodes as episode_moves,
    family::is_beside, rules::FileRules, screenings,
};
use crate::{
    domain::{
        access::Act,
        breach::{Exposure, written},
        codes::{BreachState, EpisodeState, MayBeTold, MoveDirection, RecipientKind, YesNo},
        date::Moment,
        episode,
        ids::{CallId, ChildId, EpisodeId, FileNumber, PersonId, RowId, StaffId},
        problem::Problem,
        record::{
            Attempt, Breach, Call, CallChild, Child, Consent, ConsentScope, Episode, EpisodeChild,
            MovedRecord, Note, Promise, RecordKind, Referral, Screening, ScreeningAnswer, Stored,
        },
    },
    store::{Db, StoreError, calls, care, drafts, episodes, families, log, mistakes, rows},
};

/// What can be about another child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Movable {
    /// A call, with what was promised on it about the child.
    Call(CallId),
    /// A dated note.
    Note(RowId),
    /// A try to reach someone.
    Attempt(RowId),
    /// A promise.
    Promise(RowId),
    /// A consent with its limits.
    Consent(RowId),
    /// An answer of the screening.
    Answer(RowId),
    /// A fact of the file: a service, a school, a need or strength, something said.
    Fact(RecordKind, RowId),
    /// A whole referral: its episode, who holds it, screenings, needs, statements, and what was said, promised, tried and
    /// agreed to since it began.
    Referral(EpisodeId),
}

impl Movable {
    /// The record that is named in both histories.
    pub const fn record(self) -> (RecordKind, RowId) {
        match self {
            Self::Call(id) => (RecordKind::Call, RowId(id.0)),
            Self::Note(id) => (RecordKind::Note, id),
            Self::Attempt(id) => (RecordKind::Attempt, id),
            Self::Promise(id) => (RecordKind::Promise, id),
            Self::Consent(id) => (RecordKind::Consent, id),
            Self::Answer(id) => (RecordKind::ScreeningAnswer, id),
            Self::Fact(kind, id) => (kind, id),
            Self::Referral(id) => (RecordKind::Episode, RowId(id.0)),
        }
    }
}

/// What a move saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The file it stood in.
    pub from: FileNumber,
    /// The file it stands in now.
    pub to: FileNumber,
    /// The breach that was opened, if something was shown or sent.
    pub breach: Option<RowId>,
    /// Of a whole request: how much of its time stays, because another request of the child was open too.
    pub stays: usize,
}

impl Session {
    /// Moves a record from the child of the command to `to`. Both files must be the person's to write in.
    ///
    /// # Errors
    /// `problem-move-…` when it would mix two children or pull away what something else stands on; when it is not allowed
    /// for one of the files.
    pub fn move_record(
        &mut self,
        command: &Command,
        what: Movable,
        to: ChildId,
        reason: &str,
    ) -> Result<Moved, Failure> {
        let rules = self.rules()?;
        let reason = clean::line("reason", reason)?;
        let reason = reason.ok_or_else(|| Failure::from(Problem::new("reason", "problem-move-reason")))?;
        self.write_as(Act::MoveRecord, command, |writing| {
            let from = writing.child()?;
            let (act, subject) = (Act::MoveRecord, Subject::Child(to));
            permit(writing.db(), writing.identity(), act, subject, None, writing.today())?;
            let files = [writing.get::<Child>(from)?, writing.get::<Child>(to)?];
            if from == to {
                return Err(Problem::new("to", "problem-move-one-file").into());
            }
            if files[1].survivor_id.is_some() {
                return Err(Problem::new("to", "problem-move-linked").into());
            }
            let shown = exposures(writing, what, from)?;
            let stays = carry(writing, &rules, what, from, &files[1], false)?;
            for child in [from, to] {
                episode_moves::settle(writing, &rules, child)?;
            }
            let [from_file, to_file] = files.map(|file| FileNumber(file.file_number));
            told_in_both(writing, what, (from, from_file), (to, to_file), &reason)?;
            let breach = open_breach(writing, what, from, to, shown, reason.clone())?;
            Ok(Moved { from: from_file, to: to_file, breach, stays })
        })
    }
}

/// Carries the record over with everything that hangs on it. `asked` says that whatever else was added is asked about by
/// itself, so that a request takes only what names it. Returns how much of its time stays in the file.
pub(super) fn carry(
    writing: &mut Writing<'_>,
    rules: &FileRules,
    what: Movable,
    from: ChildId,
    to: &Stored<Child>,
    asked: bool,
) -> Result<usize, Failure> {
    let target = ChildId::from(to.id);
    match what {
        Movable::Call(call) => move_call(writing, call, from, target, true),
        Movable::Note(id) => move_note(writing, id, from, target),
        Movable::Attempt(id) => {
            let loose = [("hand_off_id", Value::Null), ("promise_id", Value::Null)];
            re_point(writing, RecordKind::Attempt, id, from, target, &loose)
        }
        Movable::Promise(id) => re_point(writing, RecordKind::Promise, id, from, target, &[]),
        Movable::Consent(id) => move_consent(writing, id, from, target, None),
        Movable::Answer(id) => move_answer(writing, rules, id, from, target),
        Movable::Fact(kind, id) => move_fact(writing, kind, id, from, target),
        Movable::Referral(id) => return move_referral(writing, id, from, to, asked),
    }?;
    Ok(0)
}

/// A fact that names an episode goes to the other child's newest one; without any there is no place for it.
fn move_fact(
    writing: &mut Writing<'_>,
    kind: RecordKind,
    id: RowId,
    from: ChildId,
    to: ChildId,
) -> Result<(), Failure> {
    match kind {
        RecordKind::Service | RecordKind::Attendance => re_point(writing, kind, id, from, to, &[]),
        RecordKind::Finding | RecordKind::Statement => {
            let newest = care::episodes(writing.db(), to)?.into_iter().next();
            let newest =
                newest.ok_or_else(|| Failure::from(Problem::new("to", "problem-move-no-episode")))?;
            re_point(writing, kind, id, from, to, &[("episode_id", Value::from(newest.id.0))])
        }
        _ => Err(Failure::Missing(kind)),
    }
}

/// The row belongs to `to` from now on; `also` are further columns that change with it.
fn re_point(
    writing: &mut Writing<'_>,
    kind: RecordKind,
    id: RowId,
    from: ChildId,
    to: ChildId,
    also: &[(&str, Value)],
) -> Result<(), Failure> {
    let row = rows::load_any(writing.db(), kind, id)?.filter(|row| row.removed.is_none());
    let row = row.ok_or(Failure::Missing(kind))?;
    if row.fields.get("child_id").and_then(Value::as_i64) != Some(from.0) {
        return Err(Failure::Missing(kind));
    }
    let mut after = row.fields.clone();
    after.insert("child_id".to_owned(), Value::from(to.0));
    for (name, value) in also {
        after.insert((*name).to_owned(), value.clone());
    }
    writing.update_fields(kind, id, row.version, &row.fields, &after).map(|_| ())
}

fn move_call(
    writing: &mut Writing<'_>,
    call: CallId,
    from: ChildId,
    to: ChildId,
    alone: bool,
) -> Result<(), Failure> {
    let link = calls::link_of(writing.db(), call, from)?.ok_or(Failure::Missing(RecordKind::Call))?;
    if alone && !mistakes::referrals_of_call(writing.db(), call.into(), from)?.is_empty() {
        return Err(Problem::new("what", "problem-move-call-referral").into());
    }
    if calls::link_of(writing.db(), call, to)?.is_some() {
        writing.remove(&link)?;
    } else {
        writing.update(&link, &CallChild { call_id: call, child_id: to })?;
    }
    let promises: Vec<Stored<Promise>> = calls::promises(writing.db(), call)?;
    for promise in promises.iter().filter(|promise| promise.child_id == Some(from)) {
        writing.update(promise, &Promise { child_id: Some(to), ..promise.record.clone() })?;
    }
    for tried in rows::load_by::<Attempt>(writing.db(), "call_id", call.0)? {
        if tried.child_id == Some(from) {
            writing.update(&tried, &Attempt { child_id: Some(to), ..tried.record.clone() })?;
        }
    }
    Ok(())
}

fn move_note(writing: &mut Writing<'_>, id: RowId, from: ChildId, to: ChildId) -> Result<(), Failure> {
    let note = writing.get::<Note>(id)?;
    // A first visit moved an episode on; that episode cannot stand without it.
    if note.first_visit == YesNo::Yes {
        return Err(Problem::new("what", "problem-move-first-visit").into());
    }
    let open = care::episodes(writing.db(), to)?.into_iter().find(|episode| episode.state.is_open());
    let episode = open.map_or(Value::Null, |episode| Value::from(episode.id.0));
    re_point(writing, RecordKind::Note, id, from, to, &[("episode_id", episode)])
}

/// The consent goes with its limits; `with` is the request that goes along. A hand-off of another request keeps it.
fn move_consent(
    writing: &mut Writing<'_>,
    id: RowId,
    from: ChildId,
    to: ChildId,
    with: Option<EpisodeId>,
) -> Result<(), Failure> {
    let consent = writing.get::<Consent>(id)?;
    if consent.child_id != from {
        return Err(Failure::Missing(RecordKind::Consent));
    }
    if mistakes::hand_offs_on(writing.db(), id)?.iter().any(|one| Some(one.episode_id) != with) {
        return Err(Problem::new("what", "problem-move-consent-used").into());
    }
    let scopes = rows::load_by::<ConsentScope>(writing.db(), "consent_id", id.0)?;
    if scopes.iter().any(|scope| scope.recipient_kind == RecipientKind::Member) {
        return Err(Problem::new("what", "problem-move-consent-member").into());
    }
    let strangers = strangers(writing, &consent, to)?;
    re_point(writing, RecordKind::Consent, id, from, to, &strangers)?;
    for scope in scopes {
        re_point(writing, RecordKind::ConsentScope, scope.id, from, to, &[])?;
    }
    Ok(())
}

/// Who gave the consent and does not stand beside the other child is not its giver: the columns are emptied, so that the
/// consent waits as a draft until somebody says who gave it and how.
fn strangers(
    writing: &Writing<'_>,
    consent: &Consent,
    to: ChildId,
) -> Result<Vec<(&'static str, Value)>, Failure> {
    let stranger = |person: Option<PersonId>| match person {
        Some(person) => is_beside(writing, to, person).map(|beside| !beside),
        None => Ok(false),
    };
    let mut empty = Vec::new();
    if stranger(consent.given_by_id)? {
        empty.extend(["given_by_id", "given_by_name", "method"]);
    }
    if stranger(consent.second_by_id)? {
        empty.extend(["second_by_id", "second_by_name", "second_method", "second_on"]);
    }
    Ok(empty.into_iter().map(|column| (column, Value::Null)).collect())
}

/// An answer goes to the open, undecided screening of the other child, and never over an answer that stands there.
fn move_answer(
    writing: &mut Writing<'_>,
    rules: &FileRules,
    id: RowId,
    from: ChildId,
    to: ChildId,
) -> Result<(), Failure> {
    let answer = writing.get::<ScreeningAnswer>(id)?;
    let source = writing.get::<Screening>(answer.screening_id)?;
    if source.child_id != from {
        return Err(Failure::Missing(RecordKind::ScreeningAnswer));
    }
    screenings::not_decided(&source)?;
    let open = episodes::undecided(writing.db(), to)?;
    let open = open.ok_or_else(|| Failure::from(Problem::new("to", "problem-move-answer-none")))?;
    let manner = screenings::Manner { completed_for: source.completed_for, mode: source.mode };
    let episode = EpisodeId::from(open.id);
    let target = screenings::row_for(writing, rules, episode, to, &source.program, manner)?;
    screenings::not_decided(&target)?;
    let there = families::answers(writing.db(), target.id)?;
    if let Some(there) = there.iter().find(|row| row.criterion == answer.criterion) {
        if there.answer.is_some() || there.words.is_some() {
            return Err(Problem::new("to", "problem-move-answer-there").into());
        }
        writing.remove(there)?;
    }
    writing.update(&answer, &ScreeningAnswer { screening_id: target.id, ..answer.record.clone() })?;
    screenings::refresh(writing, rules, source.episode_id, from)?;
    screenings::refresh(writing, rules, episode, to)
}

/// A referral goes as one until a coordinator has accepted; after that a plan stands on it.
fn move_referral(
    writing: &mut Writing<'_>,
    id: EpisodeId,
    from: ChildId,
    to: &Stored<Child>,
    asked: bool,
) -> Result<usize, Failure> {
    let target = ChildId::from(to.id);
    let link = episodes::link_of(writing.db(), id, from)?.ok_or(Failure::Missing(RecordKind::Episode))?;
    let base = writing.get::<Episode>(id)?;
    if episode::is_served(base.state) && base.state != EpisodeState::EligibleWaiting {
        return Err(Problem::new("what", "problem-move-referral-served").into());
    }
    if episodes::children(writing.db(), id)?.len() > 1 {
        return Err(Problem::new("what", "problem-move-referral-several").into());
    }
    let other = care::episodes(writing.db(), target)?;
    let clashes = |other: &Stored<Episode>| other.state.is_open() && other.program == base.program;
    if base.state.is_open() && other.iter().any(clashes) {
        return Err(Problem::new("to", "problem-move-referral-there").into());
    }
    let began = log::begun(writing.db(), RecordKind::Episode, base.id)?.map(|(at, _)| at);
    let began = began.unwrap_or_else(|| format!("{}T", base.opened_on));
    let own = named(writing.db(), id, from)?;
    writing.update(&link, &EpisodeChild { child_id: target, ..link.record.clone() })?;
    if base.family_id != to.family_id {
        writing.update(&base, &Episode { family_id: to.family_id, ..base.record.clone() })?;
    }
    for kind in [
        RecordKind::Referral,
        RecordKind::Screening,
        RecordKind::Finding,
        RecordKind::Statement,
        RecordKind::Note,
        RecordKind::Decision,
        RecordKind::HandOff,
        RecordKind::Letter,
    ] {
        for row in rows::of_episode_and_child(writing.db(), kind, id, from)? {
            re_point(writing, kind, row, from, target, &[])?;
        }
    }
    drafts::follow(writing.db(), &base.public_id, from, target)?;
    let mut since = since(writing.db(), &began, from)?;
    for call in &own.calls {
        if !since.calls.contains(call) {
            since.calls.push(*call);
        }
    }
    let mut stays = 0;
    if asked || another_meanwhile(writing.db(), &began, from)? {
        stays = since.keep(&own);
    }
    move_since(writing, since, id, from, target)?;
    Ok(if asked { 0 } else { stays })
}

/// Whether another request of the child was open since then: what names no request may then be of either.
fn another_meanwhile(db: &Db, began: &str, child: ChildId) -> Result<bool, StoreError> {
    let day = began.split('T').next().unwrap_or(began);
    let goes_on = |other: &Stored<Episode>| other.ended_on.is_none_or(|end| end.to_string().as_str() >= day);
    Ok(episodes::of_child(db, child)?.iter().any(goes_on))
}

/// What names no request by itself: consents, calls, promises and tries.
#[derive(Debug, Default)]
pub(super) struct Loose {
    /// Consents.
    pub consents: Vec<RowId>,
    /// Calls, each with what was promised and tried on it.
    pub calls: Vec<CallId>,
    /// Promises and tries.
    pub rows: Vec<(RecordKind, RowId)>,
}

impl Loose {
    /// Leaves only what is in `named` too; returns how much was left out.
    fn keep(&mut self, named: &Self) -> usize {
        let count = |loose: &Self| loose.consents.len() + loose.calls.len() + loose.rows.len();
        let before = count(self);
        self.consents.retain(|id| named.consents.contains(id));
        self.calls.clone_from(&named.calls);
        self.rows.retain(|row| named.rows.contains(row));
        before.saturating_sub(count(self))
    }
}

/// What goes with a request in any case: the call it began on with what was promised on it, the consents its hand-offs
/// stand on, the tries about them.
pub(super) fn named(db: &Db, id: EpisodeId, child: ChildId) -> Result<Loose, StoreError> {
    let mut own = Loose::default();
    for referral in rows::load_by::<Referral>(db, "episode_id", id.0)? {
        let Some(call) = referral.call_id else { continue };
        if calls::link_of(db, call, child)?.is_some() && !own.calls.contains(&call) {
            own.calls.push(call);
        }
    }
    for promise in rows::load_by::<Promise>(db, "child_id", child.0)? {
        if promise.call_id.is_some_and(|call| own.calls.contains(&call)) {
            own.rows.push((RecordKind::Promise, promise.id));
        }
    }
    let hand_offs = episodes::hand_offs(db, id)?;
    let began = log::begun(db, RecordKind::Episode, id.into())?.map(|(at, _)| at);
    for consent in hand_offs.iter().filter_map(|one| one.consent_id) {
        let given = log::begun(db, RecordKind::Consent, consent)?.map(|(at, _)| at);
        if given >= began && !own.consents.contains(&consent) {
            own.consents.push(consent);
        }
    }
    for tried in rows::load_by::<Attempt>(db, "child_id", child.0)? {
        let of_hand_off = hand_offs.iter().any(|one| tried.hand_off_id == Some(one.id));
        if of_hand_off || tried.call_id.is_some_and(|call| own.calls.contains(&call)) {
            own.rows.push((RecordKind::Attempt, tried.id));
        }
    }
    Ok(own)
}

/// What was said, promised, tried and agreed to since a moment.
fn since(db: &Db, began: &str, child: ChildId) -> Result<Loose, StoreError> {
    let later = |kind: RecordKind, id: RowId| -> Result<bool, StoreError> {
        Ok(log::begun(db, kind, id)?.is_some_and(|(at, _)| at.as_str() >= began))
    };
    let mut found = Loose::default();
    for id in rows::of_child(db, RecordKind::Consent, child)? {
        if later(RecordKind::Consent, id)? {
            found.consents.push(id);
        }
    }
    for link in rows::load_by::<CallChild>(db, "child_id", child.0)? {
        if later(RecordKind::CallChild, link.id)? {
            found.calls.push(link.call_id);
        }
    }
    for kind in [RecordKind::Promise, RecordKind::Attempt] {
        for id in rows::of_child(db, kind, child)? {
            if later(kind, id)? {
                found.rows.push((kind, id));
            }
        }
    }
    Ok(found)
}

/// Takes what is loose along with a request.
fn move_since(
    writing: &mut Writing<'_>,
    loose: Loose,
    episode: EpisodeId,
    from: ChildId,
    to: ChildId,
) -> Result<(), Failure> {
    for id in loose.consents {
        move_consent(writing, id, from, to, Some(episode))?;
    }
    for call in loose.calls {
        move_call(writing, call, from, to, false)?;
    }
    for (kind, id) in loose.rows {
        // A promise of a call went along with its call.
        let still = rows::load_any(writing.db(), kind, id)?;
        let still = still.and_then(|row| row.fields.get("child_id").and_then(Value::as_i64));
        if still == Some(from.0) {
            re_point(writing, kind, id, from, to, &[])?;
        }
    }
    Ok(())
}

/// One row in each file: what kind, from where to where, why. Nothing of what was moved.
pub(super) fn told_in_both(
    writing: &mut Writing<'_>,
    what: Movable,
    from: (ChildId, FileNumber),
    to: (ChildId, FileNumber),
    reason: &str,
) -> Result<(), Failure> {
    let (kind, record_id) = what.record();
    for (child_id, other_id, direction) in
        [(from.0, to.0, MoveDirection::Out), (to.0, from.0, MoveDirection::In)]
    {
        let told = MovedRecord {
            child_id,
            other_id,
            direction,
            kind: kind.table().to_owned(),
            record_id,
            from_file: from.1.to_string(),
            to_file: to.1.to_string(),
            reason: reason.to_owned(),
            moved_by_id: writing.identity().staff,
            moved_at: writing.now(),
        };
        writing.insert(&told)?;
    }
    Ok(())
}

/// How it may have been shown or sent while it stood in the wrong file.
fn exposures(writing: &Writing<'_>, what: Movable, from: ChildId) -> Result<(String, Vec<String>), Failure> {
    let db = writing.db();
    let (kind, id) = match what {
        // A call is in a file since it was said to be about the child.
        Movable::Call(call) => match calls::link_of(db, call, from)? {
            Some(link) => (RecordKind::CallChild, link.id),
            None => what.record(),
        },
        _ => what.record(),
    };
    let (at, author) = log::begun(db, kind, id)?.unwrap_or_else(|| (writing.now().to_string(), StaffId(0)));
    let day = Moment::parse(&at).map_or_else(|| writing.today(), Moment::day);
    let day_text = day.to_string();
    let counted = [
        (Exposure::Looked, log::others_looked(db, from, &at, [author, writing.identity().staff])?),
        (Exposure::HandedOff, mistakes::sent_since(db, from, &day_text)?),
        (Exposure::Letter, mistakes::letters_since(db, from, &day_text)?),
        (Exposure::InPlan, mistakes::agreed_since(db, from, &day_text)?),
        (Exposure::Told, usize::from(was_told(writing, what)?)),
    ];
    let shown = counted.into_iter().filter(|(_, count)| *count > 0);
    Ok((day_text, shown.map(|(how, count)| written(how, count)).collect()))
}

/// Whether the record itself says that somebody of the wrong family was told.
fn was_told(writing: &Writing<'_>, what: Movable) -> Result<bool, Failure> {
    Ok(match what {
        Movable::Note(id) => writing.get::<Note>(id)?.family_told == Some(YesNo::Yes),
        Movable::Call(id) => {
            let told = writing.get::<Call>(id)?.may_be_told;
            matches!(told, Some(MayBeTold::All | MayBeTold::Appointments))
        }
        _ => false,
    })
}

fn open_breach(
    writing: &mut Writing<'_>,
    what: Movable,
    from: ChildId,
    to: ChildId,
    (since, shown): (String, Vec<String>),
    reason: String,
) -> Result<Option<RowId>, Failure> {
    if shown.is_empty() {
        return Ok(None);
    }
    let (kind, record_id) = what.record();
    let breach = Breach {
        child_id: to,
        found_in_id: Some(from),
        kind: Some(kind.table().to_owned()),
        record_id: Some(record_id),
        state: BreachState::Suspected,
        what: None,
        happened_on: since.parse().unwrap_or_else(|_| writing.today()),
        found_on: writing.today(),
        how_found: Some(reason),
        shown,
        contained: None,
        contained_how: None,
        opened_by_id: writing.identity().staff,
    };
    Ok(Some(writing.insert(&breach)?.id))
}
