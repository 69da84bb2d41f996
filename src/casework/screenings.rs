//! Screenings: every programme of the team side by side, live from what is known; answers with the family's words. A
//! decided screening is never edited: its correction is a new row in its place.

pub use super::live::ScreeningView;
use super::{
    Command, Failure, Session, Writing,
    clean::cleaned,
    episodes as episode_moves,
    live::{is_answered, live, programs},
    needs::{Translated, translated},
    rules::FileRules,
};
use crate::{
    domain::{
        access::Act,
        codes::{Answer, CompletedFor, Difficulty, Language, ScreeningMode, ScreeningState, YesNo},
        ids::{ChildId, EpisodeId, RowId},
        problem::Problem,
        record::{RecordKind, Screening, ScreeningAnswer, Stored},
    },
    store::families,
};

/// How a screening is done (2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// With whom.
    pub completed_for: CompletedFor,
    /// By which way.
    pub mode: ScreeningMode,
}

/// An answer as the form gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerForm {
    /// The episode.
    pub episode: EpisodeId,
    /// The programme's code.
    pub program: String,
    /// The criterion's id.
    pub criterion: String,
    /// Yes, no, unknown, or not asked yet.
    pub answer: Option<Answer>,
    /// The family's words.
    pub words: Option<String>,
    /// Their language.
    pub words_language: Option<Language>,
    /// What they mean in the language of the file.
    pub translation: Option<String>,
}

impl Session {
    /// Opens the screening of each programme of the team that has none yet: the walk begins, whatever is missing.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn start_screenings(
        &mut self,
        command: &Command,
        episode: EpisodeId,
        manner: Manner,
    ) -> Result<Vec<RowId>, Failure> {
        let rules = self.rules()?;
        self.write_as(Act::SaveScreening, command, |writing| {
            episode_moves::of_child(writing, episode)?;
            let child = writing.child()?;
            let programs: Vec<String> =
                programs(writing.db(), &rules, episode)?.iter().map(|program| program.code.clone()).collect();
            let mut rows = Vec::new();
            for program in programs {
                rows.push(row_for(writing, &rules, episode, child, &program, manner)?.id);
            }
            refresh(writing, &rules, episode, child)?;
            episode_moves::settle(writing, &rules, child)?;
            Ok(rows)
        })
    }

    /// Saves one answer. `base` is the row it was typed over, so that two people never overwrite each other's.
    ///
    /// # Errors
    /// `problem-screening-decided` when the screening is decided; a conflict; when the programme does not ask the
    /// criterion; when it is not allowed.
    pub fn save_answer(
        &mut self,
        command: &Command,
        manner: Manner,
        base: Option<&Stored<ScreeningAnswer>>,
        form: &AnswerForm,
    ) -> Result<RowId, Failure> {
        let rules = self.rules()?;
        self.write_as(Act::SaveScreening, command, |writing| {
            episode_moves::of_child(writing, form.episode)?;
            let child = writing.child()?;
            let id = save_one(writing, &rules, manner, base, form)?;
            refresh(writing, &rules, form.episode, child)?;
            episode_moves::settle(writing, &rules, child)?;
            Ok(id)
        })
    }

    /// Saves the areas of difficulty that support an answer and never replace it.
    ///
    /// # Errors
    /// As [`Session::save_answer`].
    pub fn save_difficulties(
        &mut self,
        command: &Command,
        base: &Stored<Screening>,
        difficulties: &[Difficulty],
    ) -> Result<i64, Failure> {
        self.write_as(Act::SaveScreening, command, |writing| {
            super::family::own(writing, base.child_id, RecordKind::Screening)?;
            not_decided(base)?;
            let changed = Screening { difficulties: difficulties.to_vec(), ..base.record.clone() };
            Ok(writing.update(base, &changed)?.version)
        })
    }

    /// Begins the correction of a screening: a new row with the same answers takes its place, the old one stays.
    ///
    /// # Errors
    /// A conflict; when it is not allowed.
    pub fn correct_screening(
        &mut self,
        command: &Command,
        base: &Stored<Screening>,
    ) -> Result<RowId, Failure> {
        let staff = self.identity().staff;
        self.write_as(Act::SaveScreening, command, |writing| {
            super::family::own(writing, base.child_id, RecordKind::Screening)?;
            let answers = families::answers(writing.db(), base.id)?;
            writing.update(base, &Screening { state: ScreeningState::Replaced, ..base.record.clone() })?;
            let new = Screening {
                state: ScreeningState::InProgress,
                replaces_id: Some(base.id),
                completed_by: staff,
                started_at: writing.now(),
                finished_at: None,
                result: None,
                ..base.record.clone()
            };
            let id = writing.insert(&new)?.id;
            for answer in answers {
                writing.insert(&ScreeningAnswer { screening_id: id, ..answer.record })?;
            }
            Ok(id)
        })
    }
}

/// One answer of a page, without what follows from it.
pub(super) fn save_one(
    writing: &mut Writing<'_>,
    rules: &FileRules,
    manner: Manner,
    base: Option<&Stored<ScreeningAnswer>>,
    form: &AnswerForm,
) -> Result<RowId, Failure> {
    let asked = rules.program(&form.program).and_then(|(program, _)| program.criterion(&form.criterion));
    if !asked.is_some_and(crate::domain::program::Criterion::is_asked) {
        return Err(Problem::new("criterion", "problem-screening-criterion").into());
    }
    let child = writing.child()?;
    let screening = row_for(writing, rules, form.episode, child, &form.program, manner)?;
    not_decided(&screening)?;
    let mut answer = cleaned(&ScreeningAnswer {
        screening_id: screening.id,
        criterion: form.criterion.clone(),
        answer: form.answer,
        words: form.words.clone(),
        words_language: form.words_language,
        translation: form.translation.clone(),
        translated_by: None,
        translated_on: None,
        to_confirm: YesNo::No,
    })?;
    let known = base.map(|base| Translated::of(&base.translation, &base.translated_by, base.translated_on));
    let stands = translated(writing, known, Translated::of(&answer.translation, &None, None));
    (answer.translated_by, answer.translated_on) = (stands.by, stands.on);
    put_answer(writing, base, &answer)
}

pub(super) fn not_decided(screening: &Screening) -> Result<(), Failure> {
    match screening.state {
        ScreeningState::InProgress | ScreeningState::Answered => Ok(()),
        ScreeningState::Decided | ScreeningState::Replaced => {
            Err(Problem::new("", "problem-screening-decided").into())
        }
    }
}

/// Saves an answer over `base`; when somebody answered meanwhile, that is a conflict and not a second row.
fn put_answer(
    writing: &mut Writing<'_>,
    base: Option<&Stored<ScreeningAnswer>>,
    answer: &ScreeningAnswer,
) -> Result<RowId, Failure> {
    let there = families::answers(writing.db(), answer.screening_id)?;
    let there = there.into_iter().find(|row| row.criterion == answer.criterion);
    match (base, there) {
        (Some(base), Some(there)) if base.id == there.id => Ok(writing.update(base, answer)?.id),
        (_, Some(there)) if there.record == *answer => Ok(there.id),
        // Version 0 never stands: the write reports who differs in what.
        (_, Some(there)) => Ok(writing.update(&Stored { version: 0, ..there }, answer)?.id),
        (_, None) => Ok(writing.insert(answer)?.id),
    }
}

/// The screening row of a programme, begun now where there is none.
pub(super) fn row_for(
    writing: &mut Writing<'_>,
    rules: &FileRules,
    episode: EpisodeId,
    child: ChildId,
    program: &str,
    manner: Manner,
) -> Result<Stored<Screening>, Failure> {
    let there = families::screenings(writing.db(), episode, child)?;
    if let Some(row) = there.into_iter().find(|row| row.program == program) {
        return Ok(row);
    }
    let (_, rule_set_id) = rules
        .program(program)
        .ok_or_else(|| Failure::from(Problem::new("program", "problem-unknown-program")))?;
    writing.insert(&Screening {
        episode_id: episode,
        child_id: child,
        program: program.to_owned(),
        rule_set_id,
        completed_by: writing.identity().staff,
        completed_for: manner.completed_for,
        mode: manner.mode,
        started_at: writing.now(),
        finished_at: None,
        result: None,
        state: ScreeningState::InProgress,
        replaces_id: None,
        difficulties: Vec::new(),
    })
}

/// Writes what the rules say now into each open screening row of the child.
pub(super) fn refresh(
    writing: &mut Writing<'_>,
    rules: &FileRules,
    episode: EpisodeId,
    child: ChildId,
) -> Result<(), Failure> {
    for view in live(writing.db(), rules, episode, child, writing.today())? {
        let Some(row) = view.screening.filter(|row| not_decided(row).is_ok()) else { continue };
        let done = is_answered(&view.outcome);
        let changed = Screening {
            rule_set_id: view.rule_set,
            result: Some(view.outcome.result),
            state: if done { ScreeningState::Answered } else { ScreeningState::InProgress },
            finished_at: if done { row.finished_at.or(Some(writing.now())) } else { None },
            ..row.record.clone()
        };
        writing.update(&row, &changed)?;
    }
    Ok(())
}

/// The decision takes each screening with the result it was made on.
pub(super) fn decide(writing: &mut Writing<'_>, views: &[ScreeningView]) -> Result<(), Failure> {
    for view in views {
        let Some(row) = view.screening.as_ref().filter(|row| not_decided(row).is_ok()) else { continue };
        let decided = Screening {
            rule_set_id: view.rule_set,
            result: Some(view.outcome.result),
            state: ScreeningState::Decided,
            finished_at: row.finished_at.or(Some(writing.now())),
            ..row.record.clone()
        };
        writing.update(row, &decided)?;
    }
    Ok(())
}
