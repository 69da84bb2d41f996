//! Strengths, resources and needs by life domain; what works, what does not, what matters, the story: word for word,
//! in the language it was said.

use super::{
    Command, Failure, Session, Writing,
    clean::cleaned,
    episodes as episode_moves,
    family::{own, upsert},
};
use crate::domain::{
    access::Act,
    codes::{FindingKind, NeedStatus, YesNo},
    ids::{EpisodeId, RowId},
    problem::Problem,
    record::{Finding, RecordKind, Statement, Stored},
};

impl Session {
    /// Saves a strength, a resource or a need. The child is the command's; a need without a status is open.
    ///
    /// # Errors
    /// `problem-text-missing` when it says nothing; a conflict; when it is not allowed.
    pub fn save_finding(
        &mut self,
        command: &Command,
        base: Option<&Stored<Finding>>,
        finding: &Finding,
    ) -> Result<RowId, Failure> {
        says_something(&finding.text)?;
        let finding = cleaned(finding)?;
        self.write_as(Act::SaveNeeds, command, |writing| {
            let place = base.map(|base| (base.child_id, base.episode_id));
            let (child_id, episode_id) = whose(writing, place, finding.episode_id, RecordKind::Finding)?;
            let open = (finding.kind == FindingKind::Need).then_some(NeedStatus::Open);
            let status = finding.status.or(open);
            let finding = Finding { child_id, episode_id, status, to_confirm: YesNo::No, ..finding };
            upsert(writing, base, &finding)
        })
    }

    /// Takes a finding away.
    ///
    /// # Errors
    /// A conflict; when it is not allowed.
    pub fn remove_finding(&mut self, command: &Command, base: &Stored<Finding>) -> Result<(), Failure> {
        self.write_as(Act::SaveNeeds, command, |writing| {
            own(writing, base.child_id, RecordKind::Finding)?;
            writing.remove(base)
        })
    }

    /// Saves what someone said.
    ///
    /// # Errors
    /// As [`Session::save_finding`].
    pub fn save_statement(
        &mut self,
        command: &Command,
        base: Option<&Stored<Statement>>,
        statement: &Statement,
    ) -> Result<RowId, Failure> {
        says_something(&statement.text)?;
        let statement = cleaned(statement)?;
        self.write_as(Act::SaveNeeds, command, |writing| {
            let place = base.map(|base| (base.child_id, base.episode_id));
            let (child_id, episode_id) = whose(writing, place, statement.episode_id, RecordKind::Statement)?;
            let statement = Statement { child_id, episode_id, to_confirm: YesNo::No, ..statement };
            upsert(writing, base, &statement)
        })
    }

    /// Takes a statement away.
    ///
    /// # Errors
    /// A conflict; when it is not allowed.
    pub fn remove_statement(&mut self, command: &Command, base: &Stored<Statement>) -> Result<(), Failure> {
        self.write_as(Act::SaveNeeds, command, |writing| {
            own(writing, base.child_id, RecordKind::Statement)?;
            writing.remove(base)
        })
    }
}

fn says_something(text: &str) -> Result<(), Failure> {
    if crate::domain::hygiene::is_visible(text) {
        Ok(())
    } else {
        Err(Problem::new("text", "problem-text-missing").into())
    }
}

/// The child and episode of a record: as it stands, or of the command, never of another family.
fn whose(
    writing: &Writing<'_>,
    base: Option<(crate::domain::ids::ChildId, EpisodeId)>,
    episode: EpisodeId,
    kind: RecordKind,
) -> Result<(crate::domain::ids::ChildId, EpisodeId), Failure> {
    if let Some((child, episode)) = base {
        own(writing, child, kind)?;
        return Ok((child, episode));
    }
    episode_moves::of_child(writing, episode)?;
    Ok((writing.child()?, episode))
}
