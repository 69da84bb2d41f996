//! Dated notes of contacts (domain.md 2.10). A first visit is one of them and moves the episode to planning; a note may say
//! that the family was told where things stand.

use super::{Command, Failure, Session, Subject, Writing, aim, clean};
use crate::{
    domain::{
        access::Act,
        codes::{Category, ConsentPurpose, ContactMode, EpisodeState, InterpreterMode, YesNo},
        consent,
        date::Moment,
        episode::{self, Event},
        ids::{ChildId, EpisodeId, RowId},
        problem::Problem,
        record::{Episode, Note, RecordKind, Stored},
    },
    store::{Db, care, families},
};

/// What is typed about a contact.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteForm {
    /// About which child.
    pub child: ChildId,
    /// When.
    pub at: Moment,
    /// With whom.
    pub with_whom: Option<String>,
    /// How; asked, never assumed.
    pub mode: Option<ContactMode>,
    /// How long.
    pub minutes: Option<i64>,
    /// What was said and done.
    pub text: String,
    /// Who may see it.
    pub category: Category,
    /// Through whom, where an interpreter took part.
    pub interpreter: Option<String>,
    /// How the interpreter took part.
    pub interpreter_mode: Option<InterpreterMode>,
    /// Whether the family was told where things stand.
    pub family_told: Option<YesNo>,
}

impl Session {
    /// Saves a note ([`Act::SaveNote`] on the child or the episode).
    ///
    /// # Errors
    /// When it has no text or lies in the future.
    pub fn save_note(&mut self, command: &Command, form: &NoteForm) -> Result<RowId, Failure> {
        command.is(&[Act::SaveNote])?;
        let now = self.now();
        self.write(command, |writing| {
            let episode = match command.subject {
                Subject::Episode(episode) => Some(episode),
                Subject::Child(child) if child == form.child => newest_open(writing.db(), child)?,
                _ => return Err(Failure::Missing(RecordKind::Child)),
            };
            insert_note(writing, episode, form, YesNo::No, now)
        })
    }

    /// Notes the first visit ([`Act::FirstVisit`] on the episode): `ASSIGNED` becomes `PLANNING`.
    ///
    /// # Errors
    /// When the consent to collect is not in force, or as [`Session::save_note`].
    pub fn first_visit(&mut self, command: &Command, form: &NoteForm) -> Result<RowId, Failure> {
        command.is(&[Act::FirstVisit])?;
        let meant = command.episode()?;
        let now = self.now();
        self.write(command, |writing| {
            begin_planning(writing, meant)?;
            insert_note(writing, Some(meant), form, YesNo::Yes, now)
        })
    }

    /// Changes a note ([`Act::SaveNote`] on its child).
    ///
    /// # Errors
    /// When someone else saved meanwhile.
    pub fn change_note(&mut self, command: &Command, base: &Stored<Note>, new: &Note) -> Result<(), Failure> {
        command.is(&[Act::SaveNote])?;
        if base.child_id != command.child()? {
            return Err(Failure::Missing(RecordKind::Note));
        }
        let fixed = Note {
            child_id: base.child_id,
            episode_id: base.episode_id,
            staff_id: base.staff_id,
            first_visit: base.first_visit,
            ..clean::cleaned(new)?
        };
        self.write(command, |writing| writing.update(base, &fixed).map(|_| ()))
    }
}

fn newest_open(db: &Db, child: ChildId) -> Result<Option<EpisodeId>, Failure> {
    let open = care::episodes(db, child)?.into_iter().find(|episode| episode.state.is_open());
    Ok(open.map(|episode| episode.id.into()))
}

fn insert_note(
    writing: &mut Writing<'_>,
    episode: Option<EpisodeId>,
    form: &NoteForm,
    first_visit: YesNo,
    now: Moment,
) -> Result<RowId, Failure> {
    let mut problems = Vec::new();
    if !crate::domain::hygiene::is_visible(&form.text) {
        problems.push(Problem::new("text", "problem-note-text"));
    }
    if form.at > now {
        problems.push(Problem::new("at", "problem-note-future"));
    }
    if form.mode.is_none() {
        problems.push(Problem::new("mode", "problem-note-mode"));
    }
    let (Some(mode), []) = (form.mode, problems.as_slice()) else { return Err(Failure::Invalid(problems)) };
    if let Some(episode) = episode
        && !care::children(writing.db(), episode)?.contains(&form.child)
    {
        return Err(Failure::Missing(RecordKind::Child));
    }
    let note = Note {
        child_id: form.child,
        episode_id: episode,
        staff_id: writing.identity().staff,
        at: form.at,
        with_whom: form.with_whom.clone(),
        mode,
        minutes: form.minutes.filter(|minutes| *minutes >= 0),
        interpreter: form.interpreter.clone(),
        interpreter_mode: form.interpreter_mode,
        text: form.text.clone(),
        category: form.category,
        first_visit,
        family_told: form.family_told,
    };
    Ok(writing.insert(&clean::cleaned(&note)?)?.id)
}

/// `ASSIGNED` becomes `PLANNING` once the consent to collect is in force; a later state stays (domain.md 1.2).
pub(super) fn begin_planning(
    writing: &mut Writing<'_>,
    episode: EpisodeId,
) -> Result<Stored<Episode>, Failure> {
    let base = aim::open_episode(writing, episode)?;
    if base.state != EpisodeState::Assigned {
        if episode::is_served(base.state) {
            return Ok(base);
        }
        return Err(Problem::new("state", "problem-plan-no-coordinator").into());
    }
    if !may_collect(writing.db(), episode, writing.today())? {
        return Err(Problem::new("consent", "problem-no-consent-to-collect").into());
    }
    let moved = episode::moved(&base, Event::FirstVisit, writing.today())?;
    writing.update(&base, &moved)
}

/// Whether the consent to collect is in force for every child of the episode.
pub(super) fn may_collect(db: &Db, episode: EpisodeId, today: chrono::NaiveDate) -> Result<bool, Failure> {
    for child in care::children(db, episode)? {
        let consents = families::consents(db, child)?;
        let scopes = families::scopes(db, child)?;
        if consent::in_force(ConsentPurpose::Collect, &consents, &scopes, today).is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}
