//! The one way to write: permission → rule → one transaction with command id, version check, change, history, log.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use uuid::Uuid;

use super::{Conflict, ConflictField, Failure, Identity, Session, clean, session::access_settings};
use crate::{
    domain::{
        access::{self, Act, Capability, Effect, Relation, Verdict},
        codes::YesNo,
        date::Moment,
        ids::{ChildId, EpisodeId, FileNumber, RowId},
        problem::Problem,
        record::{Child, EpisodeChild, Record, RecordKind, Staff, Stored},
    },
    store::{
        Db, StoreError, access as relations, drafts, invariants, log, mistakes, rows,
        rows::{AnyRow, Fields},
    },
};

/// What a command or query is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Nothing of a family: own lists, the directory, staff.
    Nothing,
    /// Something that is only beginning: a new call, a new family.
    New,
    /// A child's file.
    Child(ChildId),
    /// An episode.
    Episode(EpisodeId),
}

/// A command on its way: its id is drawn when the form opens or the key is pressed, so that a retry is harmless.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Drawn once; the same id never acts twice.
    pub id: String,
    /// What is done.
    pub act: Act,
    /// About whom.
    pub subject: Subject,
    /// Why, where the act asks for it.
    pub reason: Option<String>,
    /// The draft that this save makes superfluous: form and record.
    pub draft: Option<(String, String)>,
}

impl Command {
    /// A new command with a fresh id.
    pub fn new(act: Act, subject: Subject) -> Self {
        Self { id: Uuid::now_v7().to_string(), act, subject, reason: None, draft: None }
    }

    /// The same with a reason.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// The same, dropping the draft of `form` for `record` in the same transaction.
    #[must_use]
    pub fn drop_draft(mut self, form: &str, record: &str) -> Self {
        self.draft = Some((form.to_owned(), record.to_owned()));
        self
    }
}

/// A write under way: what a command may do inside its transaction.
pub struct Writing<'a> {
    db: &'a Db,
    identity: &'a Identity,
    now: Moment,
    today: NaiveDate,
    command: &'a Command,
    child: Option<ChildId>,
    touched: Vec<(RecordKind, RowId, i64, Option<ChildId>)>,
    episodes: BTreeSet<EpisodeId>,
    reindex: BTreeSet<ChildId>,
}

impl Session {
    /// Runs a command that must be of `act`: a weaker act never opens a stronger door.
    ///
    /// # Errors
    /// As [`Session::write`].
    pub fn write_as<T: Serialize + DeserializeOwned>(
        &mut self,
        act: Act,
        command: &Command,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        if command.act != act {
            return Err(Failure::Refused { act, who: access::who_could(act.capability()) });
        }
        self.write(command, work)
    }

    /// Runs a command. With an id that ran before, returns the result of that run and does nothing.
    ///
    /// # Errors
    /// Nothing has happened then, and nothing typed is lost.
    pub fn write<T: Serialize + DeserializeOwned>(
        &mut self,
        command: &Command,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let (now, today) = (self.clock.now(), self.clock.today());
        self.store.set_day(today);
        let entry = self.entry("change", command.act.code());
        let identity = self.identity.clone();
        let transaction = self.store.begin()?;
        if let Some((_, result)) = log::command(&transaction, &command.id)? {
            return serde_json::from_str(&result).map_err(|_| StoreError::Shape("command".to_owned()).into());
        }
        still_signed_in(&transaction, &identity)?;
        let permission =
            permit(&transaction, &identity, command.act, command.subject, command.reason.as_deref(), today);
        if let Err(refusal) = permission {
            let refused =
                log::Entry { action: "refused", child: child_of(&transaction, command.subject)?, ..entry };
            log::append(&transaction, &refused)?;
            transaction.commit().map_err(StoreError::from)?;
            return Err(refusal);
        }
        let child = child_of(&transaction, command.subject)?;
        not_under_another(&transaction, command.act, child)?;
        let mut writing = Writing {
            db: &transaction,
            identity: &identity,
            now,
            today,
            command,
            child,
            touched: Vec::new(),
            episodes: BTreeSet::new(),
            reindex: BTreeSet::new(),
        };
        let value = work(&mut writing)?;
        writing.finish(&entry, &value)?;
        transaction.commit().map_err(StoreError::from)?;
        if command.act.effect() == Effect::Undoable {
            self.undoable = Some(command.id.clone());
        } else if command.act.effect() == Effect::Final {
            self.undoable = None;
        }
        Ok(value)
    }
}

/// A file that went under another is not written in: what is new goes into the one that goes on. Calls, tries, promises
/// and what puts a mistake right are not held up.
fn not_under_another(db: &Db, act: Act, child: Option<ChildId>) -> Result<(), Failure> {
    let free = [Act::MoveRecord, Act::Unlink, Act::AnswerLink, Act::ProposeLink, Act::DecidePair];
    let held = act.effect() != Effect::Look
        && !matches!(act.capability(), Capability::TakeCalls | Capability::OwnAccount)
        && !free.contains(&act);
    let Some(child) = child.filter(|_| held) else { return Ok(()) };
    let goes_on = mistakes::survivor(db, child)?;
    if goes_on == child {
        return Ok(());
    }
    let number = |child| -> Result<String, StoreError> {
        let file = rows::load::<Child>(db, child)?;
        Ok(file.map_or_else(String::new, |file| FileNumber(file.file_number).to_string()))
    };
    let problem = Problem::new("", "problem-file-under");
    Err(problem.with("file", number(child)?).with("other", number(goes_on)?).into())
}

/// The permission function, with the relation worked out in the same transaction.
pub(super) fn permit(
    db: &Db,
    identity: &Identity,
    act: Act,
    subject: Subject,
    reason: Option<&str>,
    today: NaiveDate,
) -> Result<(), Failure> {
    let relation = relation_to(db, identity, subject, today)?;
    match access::decide(identity.role, act, relation, access_settings(db)?) {
        Verdict::Yes => Ok(()),
        Verdict::WithReason if reason.is_some_and(|reason| !reason.trim().is_empty()) => Ok(()),
        Verdict::WithReason => Err(Failure::NeedsReason(act)),
        Verdict::No(who) => Err(Failure::Refused { act, who }),
    }
}

/// How the person stands to the subject.
pub(super) fn relation_to(
    db: &Db,
    identity: &Identity,
    subject: Subject,
    today: NaiveDate,
) -> Result<Relation, StoreError> {
    let (staff, team, today) = (identity.staff, identity.team, today.to_string());
    match subject {
        Subject::Nothing => Ok(Relation::default()),
        Subject::New => Ok(Relation { new: true, ..Relation::default() }),
        Subject::Child(child) => relations::to_child(db, staff, team, child, &today),
        Subject::Episode(episode) => {
            let open = rows::load::<crate::domain::record::Episode>(db, episode)?
                .is_some_and(|episode| episode.state.is_open());
            match (open, child_of(db, subject)?) {
                (false, Some(child)) => relations::to_child(db, staff, team, child, &today),
                _ => relations::to_episode(db, staff, team, episode, &today),
            }
        }
    }
}

/// A role change or a disabled person takes effect on the next command of a live session.
pub(super) fn still_signed_in(db: &Db, identity: &Identity) -> Result<(), Failure> {
    let staff = rows::load::<Staff>(db, identity.staff)?;
    let valid = staff.is_some_and(|staff| staff.active == YesNo::Yes && staff.roles.contains(&identity.role));
    if valid { Ok(()) } else { Err(Failure::SignedOut) }
}

/// The child a log row names: of an episode with several, the first.
pub(super) fn child_of(db: &Db, subject: Subject) -> Result<Option<ChildId>, StoreError> {
    Ok(match subject {
        Subject::Nothing | Subject::New => None,
        Subject::Child(child) => Some(child),
        Subject::Episode(episode) => {
            rows::load_by::<EpisodeChild>(db, "episode_id", episode.0)?.first().map(|row| row.child_id)
        }
    })
}

impl<'a> Writing<'a> {
    /// The file, for reading inside the transaction.
    pub fn db(&self) -> &'a Db {
        self.db
    }

    /// Who acts.
    pub fn identity(&self) -> &'a Identity {
        self.identity
    }

    /// The moment of the command.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// The agency's day.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// What the command is about.
    pub fn subject(&self) -> Subject {
        self.command.subject
    }

    /// The child the command is about.
    ///
    /// # Errors
    /// [`Failure::Missing`] when it is about none.
    pub fn child(&self) -> Result<ChildId, Failure> {
        self.child.ok_or(Failure::Missing(RecordKind::Child))
    }

    /// The reason given with the command.
    pub fn reason(&self) -> Option<&'a str> {
        self.command.reason.as_deref()
    }

    /// The record, if it stands.
    ///
    /// # Errors
    /// [`Failure::Missing`] when it does not.
    pub fn get<R: Record>(&self, id: impl Into<RowId>) -> Result<Stored<R>, Failure> {
        rows::load::<R>(self.db, id)?.filter(|row| row.removed.is_none()).ok_or(Failure::Missing(R::KIND))
    }

    /// From here on, rows that name no child belong to this one in log and history.
    pub fn about(&mut self, child: ChildId) {
        self.child = Some(child);
    }

    /// Draws the next number of `name`.
    ///
    /// # Errors
    /// When the file fails.
    pub fn draw_number(&self, name: &str) -> Result<i64, Failure> {
        Ok(rows::draw_number(self.db, name)?)
    }

    /// Inserts a record with a fresh public id.
    ///
    /// # Errors
    /// When a rule of the file forbids it.
    pub fn insert<R: Record>(&mut self, record: &R) -> Result<Stored<R>, Failure> {
        self.insert_as(&Uuid::now_v7().to_string(), record)
    }

    /// Inserts a record with the public id that was drawn when its form opened.
    ///
    /// # Errors
    /// When a rule of the file forbids it.
    pub fn insert_as<R: Record>(&mut self, public_id: &str, record: &R) -> Result<Stored<R>, Failure> {
        // Here and in `update`, so that no command can forget it.
        let record = clean::cleaned(record)?;
        let fields = rows::fields_of(&record)?;
        let id = rows::insert(self.db, R::KIND, public_id, &fields)?;
        self.note(R::KIND, id, 1, "insert", Fields::new(), fields)?;
        Ok(Stored { id, public_id: public_id.to_owned(), version: 1, removed: None, record })
    }

    /// Saves `new` over the row as it stood in `base`. Nothing happens when nothing changed.
    ///
    /// # Errors
    /// [`Failure::Conflict`] when someone else saved since `base`.
    pub fn update<R: Record>(&mut self, base: &Stored<R>, new: &R) -> Result<Stored<R>, Failure> {
        let new = clean::cleaned(new)?;
        let before = rows::fields_of(&base.record)?;
        let after = rows::fields_of(&new)?;
        let version = self.update_fields(R::KIND, base.id, base.version, &before, &after)?;
        Ok(Stored { version, record: new, ..base.clone() })
    }

    /// As [`Writing::update`], for a record whose parts stand in rows of their own: its version moves even when only the
    /// parts change, so that two people who saw the same parts never write over one another.
    ///
    /// # Errors
    /// [`Failure::Conflict`] when someone else saved since `base`.
    pub fn update_whole<R: Record>(&mut self, base: &Stored<R>, new: &R) -> Result<Stored<R>, Failure> {
        let new = clean::cleaned(new)?;
        let (before, after) = (rows::fields_of(&base.record)?, rows::fields_of(&new)?);
        let version = self.update_changed(R::KIND, base.id, base.version, &before, &after)?;
        Ok(Stored { version, record: new, ..base.clone() })
    }

    pub(super) fn update_fields(
        &mut self,
        kind: RecordKind,
        id: RowId,
        base: i64,
        before: &Fields,
        after: &Fields,
    ) -> Result<i64, Failure> {
        if before == after {
            return Ok(base);
        }
        self.update_changed(kind, id, base, before, after)
    }

    fn update_changed(
        &mut self,
        kind: RecordKind,
        id: RowId,
        base: i64,
        before: &Fields,
        after: &Fields,
    ) -> Result<i64, Failure> {
        if !rows::update(self.db, kind, id, base, after)? {
            return Err(self.conflict(kind, id, before, after)?);
        }
        let (was, is) = changed(before, after);
        self.note(kind, id, base + 1, "update", was, is)?;
        Ok(base + 1)
    }

    /// Takes a record away; it stays in the file and in the history.
    ///
    /// # Errors
    /// [`Failure::Conflict`] when someone else saved since `base`.
    pub fn remove<R: Record>(&mut self, base: &Stored<R>) -> Result<(), Failure> {
        let fields = rows::fields_of(&base.record)?;
        self.set_removed(R::KIND, base.id, base.version, &fields, true)
    }

    pub(super) fn set_removed(
        &mut self,
        kind: RecordKind,
        id: RowId,
        base: i64,
        fields: &Fields,
        remove: bool,
    ) -> Result<(), Failure> {
        if !rows::set_removed(self.db, kind, id, base, remove.then_some(self.now))? {
            return Err(self.conflict(kind, id, fields, fields)?);
        }
        let change = if remove { "remove" } else { "restore" };
        self.note(kind, id, base + 1, change, fields.clone(), fields.clone())
    }

    fn conflict(
        &self,
        kind: RecordKind,
        id: RowId,
        before: &Fields,
        mine: &Fields,
    ) -> Result<Failure, Failure> {
        let Some(theirs) = rows::load_any(self.db, kind, id)? else { return Ok(Failure::Missing(kind)) };
        Ok(Failure::Conflict(Box::new(compare(kind, &theirs, before, mine))))
    }

    fn note(
        &mut self,
        kind: RecordKind,
        id: RowId,
        version: i64,
        change: &'static str,
        before: Fields,
        after: Fields,
    ) -> Result<(), Failure> {
        let row = rows::load_any(self.db, kind, id)?.ok_or(Failure::Missing(kind))?;
        let child = whose(kind, id, &row.fields).or(self.child);
        let history = log::Change {
            seq: 0,
            command: self.command.id.clone(),
            at: self.now.to_string(),
            staff: self.identity.staff,
            child,
            kind,
            row: id,
            version,
            change,
            before,
            after,
        };
        log::remember(self.db, &history)?;
        self.touched.push((kind, id, version, child));
        self.remember_episode(kind, id, &row.fields);
        self.reindex.extend(crate::store::search::touched_children(self.db, kind, id, &row.fields)?);
        Ok(())
    }

    fn remember_episode(&mut self, kind: RecordKind, id: RowId, fields: &Fields) {
        if kind == RecordKind::Episode {
            self.episodes.insert(id.into());
        } else if let Some(episode) = fields.get("episode_id").and_then(Value::as_i64) {
            self.episodes.insert(EpisodeId(episode));
        }
    }

    /// Search words, invariants of the touched episodes, log rows, the command's own row, the draft.
    fn finish<T: Serialize>(&self, entry: &log::Entry, value: &T) -> Result<(), Failure> {
        for child in &self.reindex {
            crate::store::search::reindex(self.db, *child)?;
        }
        for episode in &self.episodes {
            if let Some(breach) = invariants::check_episode(self.db, *episode)?.into_iter().next() {
                return Err(Failure::Rule(breach.code.to_owned()));
            }
        }
        let reason = self.command.reason.clone();
        let entry = log::Entry { command: Some(self.command.id.clone()), reason, ..entry.clone() };
        for (kind, id, version, child) in &self.touched {
            log::append(
                self.db,
                &log::Entry { child: *child, row: Some((*kind, *id, *version)), ..entry.clone() },
            )?;
        }
        if self.touched.is_empty() {
            log::append(self.db, &log::Entry { child: self.child, ..entry.clone() })?;
        }
        if let Some((form, record)) = &self.command.draft {
            drafts::forget(self.db, self.identity.staff, form, record)?;
        }
        let result = serde_json::to_string(value)
            .map_err(|_| StoreError::Shape(self.command.act.code().to_owned()))?;
        let act = self.command.act.code();
        log::remember_command(self.db, &self.command.id, act, self.identity.staff, &entry.at, &result)?;
        Ok(())
    }
}

/// The child whose record a row is, where the row itself says so.
fn whose(kind: RecordKind, id: RowId, fields: &Fields) -> Option<ChildId> {
    if kind == RecordKind::Child {
        return Some(id.into());
    }
    fields.get("child_id").and_then(Value::as_i64).map(ChildId)
}

/// The fields that differ, as they were and as they are.
fn changed(before: &Fields, after: &Fields) -> (Fields, Fields) {
    let mut was = Fields::new();
    let mut is = Fields::new();
    for (name, value) in after {
        let old = before.get(name).cloned().unwrap_or(Value::Null);
        if old != *value {
            was.insert(name.clone(), old);
            is.insert(name.clone(), value.clone());
        }
    }
    (was, is)
}

fn compare(kind: RecordKind, theirs: &AnyRow, before: &Fields, mine: &Fields) -> Conflict {
    let of = |fields: &Fields, name: &str| fields.get(name).cloned().unwrap_or(Value::Null);
    let fields = kind.columns().iter().filter_map(|column| {
        let field = ConflictField {
            name: column.name,
            before: of(before, column.name),
            mine: of(mine, column.name),
            theirs: of(&theirs.fields, column.name),
        };
        (field.mine != field.theirs).then_some(field)
    });
    Conflict {
        kind,
        row: theirs.id,
        version: theirs.version,
        removed: theirs.removed.is_some(),
        fields: fields.collect(),
    }
}
