//! The one record behind a row that a list showed, read again before it is changed, so that a colleague's save in
//! between is noticed by its version.

use super::{Failure, Session, Subject, find, seen, walk_read};
use crate::{
    domain::{
        access::Act,
        card::{ChildCard, StaffRef},
        codes::{EpisodeState, Role},
        ids::{ChildId, EpisodeId, RowId},
        record::{Call, Episode, Promise, Stored},
        walk::Step,
    },
    store::{
        calls, care,
        drafts::{self, Draft},
    },
};

/// A call that has not been ended, with the first child it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenCall {
    /// The call.
    pub call: Stored<Call>,
    /// The child.
    pub card: Option<ChildCard>,
    /// Whether it lies in the pool: whoever opens it takes it.
    pub pooled: bool,
    /// The step at which its walk stands, and how much that step lacks; none where no walk goes on.
    pub at: Option<(Step, usize)>,
}

/// Something typed and not saved, with the child it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenDraft {
    /// The draft; one with a pool lies there until somebody takes it.
    pub draft: Draft,
    /// The child.
    pub card: Option<ChildCard>,
    /// Who typed it, where that is not the person looking.
    pub by: Option<StaffRef>,
}

impl Session {
    /// One's own drafts and those that lie in the pool of the team, the newest first, each with its child.
    ///
    /// # Errors
    /// When the file fails.
    pub fn open_drafts(&mut self) -> Result<Vec<OpenDraft>, Failure> {
        self.read(Act::ListDrafts, Subject::Nothing, |reading| {
            let (db, me) = (reading.db, reading.identity);
            let mut all = drafts::of(db, me.staff)?;
            if matches!(me.role, Role::Intake | Role::Supervisor) {
                all.extend(drafts::of_pool(db, me.team)?);
            }
            let mut found = Vec::new();
            for draft in all {
                let card = draft.child.map(|child| seen::card_of(reading, child)).transpose()?.flatten();
                let by = Some(draft.staff).filter(|staff| *staff != me.staff);
                let by = by.map(|staff| care::staff_ref(db, staff)).transpose()?.flatten();
                found.push(OpenDraft { draft, card, by });
            }
            Ok(found)
        })
    }

    /// One's own calls that have not been ended and those that lie in the pool of the team, the newest first, each with its
    /// child.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn open_calls(&mut self) -> Result<Vec<OpenCall>, Failure> {
        let (rules, settings) = (self.rules()?, self.access_settings()?);
        self.read(Act::OpenCall, Subject::Nothing, |reading| {
            let mut found = Vec::new();
            let mut all = calls::running(reading.db, reading.identity.staff)?;
            if matches!(reading.identity.role, Role::Intake | Role::Supervisor) {
                all.extend(calls::in_pool(reading.db, reading.identity.team)?);
            }
            for call in all {
                let pooled = call.pool_team_id.is_some();
                let child = calls::children(reading.db, call.id.into())?.first().copied();
                let card = child.map(|child| seen::card_of(reading, child)).transpose()?.flatten();
                // How far a file is, is told only to who may open it.
                let seen = child.filter(|child| find::may_open(reading, settings, *child).unwrap_or(false));
                let at = seen.map(|child| walk_read::standing(reading, &rules, child)).transpose()?.flatten();
                found.push(OpenCall { call, card, at, pooled });
            }
            found.sort_by_key(|open| std::cmp::Reverse((open.call.started_at, open.call.id)));
            Ok(found)
        })
    }

    /// A promise, as it stands now.
    ///
    /// # Errors
    /// When it is not allowed, or it is not there any more.
    pub fn promise(&mut self, promise: RowId) -> Result<Stored<Promise>, Failure> {
        self.read(Act::OpenCall, Subject::Nothing, |reading| {
            let found = reading.get::<Promise>(promise)?;
            found.child_id.iter().for_each(|child| reading.shows(*child));
            Ok(found)
        })
    }

    /// An episode, as it stands now.
    ///
    /// # Errors
    /// When the file may not be opened, or it is not there any more.
    pub fn episode(&mut self, episode: EpisodeId) -> Result<Stored<Episode>, Failure> {
        self.read(Act::OpenFile, Subject::Episode(episode), |reading| reading.get::<Episode>(episode))
    }

    /// The state of a child's newest open episode, else of the newest: what the minimal card says too.
    ///
    /// # Errors
    /// When it is not allowed, or asks for a reason.
    pub fn state_of(&mut self, child: ChildId) -> Result<Option<EpisodeState>, Failure> {
        self.read(Act::FindFamilies, Subject::Nothing, |reading| {
            let episodes = care::episodes(reading.db, child)?;
            let open = episodes.iter().find(|episode| episode.state.is_open());
            Ok(open.or(episodes.first()).map(|episode| episode.state))
        })
    }
}
