//! How urgent a family is: changed with a reason, which stays with the episode (domain.md 2.3).

use super::{Command, Failure, Session, clean, episodes};
use crate::domain::{
    access::Act,
    codes::Urgency,
    problem::Problem,
    record::{Episode, Stored},
};

impl Session {
    /// Changes how urgent a family is ([`Act::SaveUrgency`] on the child or the episode). Returns the new version.
    ///
    /// # Errors
    /// `problem-urgency-reason` without a reason; a conflict when someone else saved meanwhile; when it is not allowed.
    pub fn save_urgency(
        &mut self,
        command: &Command,
        base: &Stored<Episode>,
        urgency: Urgency,
        reason: &str,
    ) -> Result<i64, Failure> {
        let reason = clean::line("urgency_reason", reason)?;
        if reason.is_none() {
            return Err(Problem::new("urgency_reason", "problem-urgency-reason").into());
        }
        self.write_as(Act::SaveUrgency, command, |writing| {
            episodes::of_child(writing, base.id.into())?;
            let episode = Episode { urgency, urgency_reason: reason, ..base.record.clone() };
            Ok(writing.update(base, &episode)?.version)
        })
    }
}
