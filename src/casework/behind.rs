//! The one record behind a row that a list showed, read again before it is changed, so that a colleague's save in
//! between is noticed by its version.

use super::{Failure, Session, Subject};
use crate::{
    domain::{
        access::Act,
        codes::EpisodeState,
        ids::{ChildId, EpisodeId, RowId},
        record::{Episode, Promise, Stored},
    },
    store::care,
};

impl Session {
    /// A promise, as it stands now.
    ///
    /// # Errors
    /// When it is not allowed, or it is not there any more.
    pub fn promise(&mut self, promise: RowId) -> Result<Stored<Promise>, Failure> {
        self.read(Act::OpenCall, Subject::Nothing, |reading| reading.get::<Promise>(promise))
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
