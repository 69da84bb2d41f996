//! The one record behind a row that a list showed, read again before it is changed, so that a colleague's save in
//! between is noticed by its version.

use super::{Failure, Session, Subject};
use crate::domain::{
    access::Act,
    ids::{EpisodeId, RowId},
    record::{Episode, Promise, Stored},
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
}
