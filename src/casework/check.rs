//! `circle check`: everything the file must hold, looked at without changing anything.

use super::{Failure, Session, Subject};
use crate::{
    domain::access::Act,
    store::invariants::{self, Breach},
};

impl Session {
    /// Every finding in the file: its structure first, then each invariant (domain.md 11).
    ///
    /// # Errors
    /// When it is not allowed or the file cannot be read.
    pub fn check_file(&mut self) -> Result<Vec<Breach>, Failure> {
        self.read(Act::CheckFile, Subject::Nothing, |reading| Ok(invariants::check_all(reading.db)?))
    }
}
