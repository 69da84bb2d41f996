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
            let mut finding = Finding { child_id, episode_id, status, to_confirm: YesNo::No, ..finding };
            let known =
                base.map(|base| Translated::of(&base.translation, &base.translated_by, base.translated_on));
            let typed = Translated::of(&finding.translation, &finding.translated_by, None);
            let stands = translated(writing, known, typed);
            (finding.translated_by, finding.translated_on) = (stands.by, stands.on);
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
            let mut statement = Statement { child_id, episode_id, to_confirm: YesNo::No, ..statement };
            let known =
                base.map(|base| Translated::of(&base.translation, &base.translated_by, base.translated_on));
            let typed = Translated::of(&statement.translation, &statement.translated_by, None);
            let stands = translated(writing, known, typed);
            (statement.translated_by, statement.translated_on) = (stands.by, stands.on);
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

/// A translation with who made it and when (Additions, "Verbatim text").
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Translated {
    text: Option<String>,
    /// Who translated.
    pub by: Option<String>,
    /// When.
    pub on: Option<chrono::NaiveDate>,
}

impl Translated {
    /// From the columns of a record.
    pub(super) fn of(text: &Option<String>, by: &Option<String>, on: Option<chrono::NaiveDate>) -> Self {
        Self { text: text.clone(), by: by.clone(), on }
    }
}

/// Who translated and when, as it stands after a save: an unchanged translation keeps both, a new one is of today and,
/// where nobody else is named, of who types.
pub(super) fn translated(writing: &Writing<'_>, known: Option<Translated>, typed: Translated) -> Translated {
    if typed.text.is_none() {
        return Translated::default();
    }
    match known {
        Some(known) if known.text == typed.text && (typed.by.is_none() || typed.by == known.by) => known,
        _ => {
            let by = typed.by.or_else(|| Some(writing.identity().name.clone()));
            Translated { by, on: Some(writing.today()), ..typed }
        }
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
