//! A command acts on what it names: these checks hold the records of a command to its act and its subject, because the
//! permission was asked for exactly those.

use super::{Command, Failure, Subject, Writing};
use crate::{
    domain::{
        access::Act,
        ids::{ChildId, EpisodeId, RowId},
        record::{Action, Episode, Goal, Plan, RecordKind, Stored},
    },
    store::care,
};

impl Command {
    /// This command's act is one of `acts`.
    pub(super) fn is(&self, acts: &[Act]) -> Result<(), Failure> {
        if acts.contains(&self.act) {
            return Ok(());
        }
        Err(Failure::Refused { act: self.act, who: Vec::new() })
    }

    /// The episode this command is about.
    pub(super) fn episode(&self) -> Result<EpisodeId, Failure> {
        match self.subject {
            Subject::Episode(episode) => Ok(episode),
            _ => Err(Failure::Missing(RecordKind::Episode)),
        }
    }

    /// The child this command is about.
    pub(super) fn child(&self) -> Result<ChildId, Failure> {
        match self.subject {
            Subject::Child(child) => Ok(child),
            _ => Err(Failure::Missing(RecordKind::Child)),
        }
    }
}

/// `found` is what the command is about.
pub(super) fn same(found: EpisodeId, meant: EpisodeId) -> Result<(), Failure> {
    if found == meant { Ok(()) } else { Err(Failure::Missing(RecordKind::Episode)) }
}

/// The open episode a command is about.
pub(super) fn open_episode(writing: &Writing<'_>, episode: EpisodeId) -> Result<Stored<Episode>, Failure> {
    let found = writing.get::<Episode>(episode)?;
    if found.state.is_open() { Ok(found) } else { Err(Failure::Missing(RecordKind::Episode)) }
}

/// The plan of the episode a command is about.
pub(super) fn plan_of(writing: &Writing<'_>, episode: EpisodeId) -> Result<Stored<Plan>, Failure> {
    care::plan(writing.db(), episode)?.ok_or(Failure::Missing(RecordKind::Plan))
}

/// A goal of the episode a command is about.
pub(super) fn goal_of(
    writing: &Writing<'_>,
    episode: EpisodeId,
    goal: RowId,
) -> Result<Stored<Goal>, Failure> {
    let found = writing.get::<Goal>(goal)?;
    same(writing.get::<Plan>(found.plan_id)?.episode_id, episode)?;
    Ok(found)
}

/// An action of the episode a command is about.
pub(super) fn action_of(
    writing: &Writing<'_>,
    episode: EpisodeId,
    action: RowId,
) -> Result<Stored<Action>, Failure> {
    let found = writing.get::<Action>(action)?;
    goal_of(writing, episode, found.goal_id)?;
    Ok(found)
}
