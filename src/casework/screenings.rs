//! Screenings: every programme of the team side by side, live from what is known; answers with the family's words. A
//! decided screening is never edited: its correction is a new row in its place.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Command, Failure, Session, Writing, clean::cleaned, episodes as episode_moves, rules::FileRules,
};
use crate::{
    domain::{
        access::Act,
        codes::{
            Answer, CompletedFor, DatePrecision, Difficulty, Language, ReferrerType, SchoolStatus,
            ScreeningMode, ScreeningResult, ScreeningState, ServiceStatus, YesNo,
        },
        decision::Computed,
        ids::{ChildId, EpisodeId, RowId},
        problem::Problem,
        program::{CriterionKind, Program},
        record::{Child, RecordKind, Screening, ScreeningAnswer, Stored, Team},
        screening::{GivenService, ScreeningInput, ScreeningOutcome, screen},
    },
    store::{Db, StoreError, episodes, families, rows},
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
}

/// One programme's screening as it stands.
#[derive(Debug, Clone)]
pub struct ScreeningView {
    /// The programme, as the rules of the file have it.
    pub program: Program,
    /// The rule set it is read from.
    pub rule_set: RowId,
    /// The row; none before the first answer.
    pub screening: Option<Stored<Screening>>,
    /// The answers given.
    pub answers: Vec<Stored<ScreeningAnswer>>,
    /// The facts it is judged by, so that a screen can show what the rules say to what is being typed.
    pub input: ScreeningInput,
    /// What the rules say now, with why for each criterion. Advice; what a decision used is in the row.
    pub outcome: ScreeningOutcome,
}

impl ScreeningView {
    /// The result: of a decided screening what stood then, else what the rules say now.
    pub fn result(&self) -> ScreeningResult {
        let decided = self.screening.as_ref().filter(|row| row.state == ScreeningState::Decided);
        decided.and_then(|row| row.result).unwrap_or(self.outcome.result)
    }

    /// The answer row of a criterion.
    pub fn answer(&self, criterion: &str) -> Option<&Stored<ScreeningAnswer>> {
        self.answers.iter().find(|answer| answer.criterion == criterion)
    }

    /// How many answers come from an earlier episode and wait to be confirmed.
    pub fn to_confirm(&self) -> usize {
        self.answers.iter().filter(|answer| answer.to_confirm == YesNo::Yes).count()
    }
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
    let answer = cleaned(&ScreeningAnswer {
        screening_id: screening.id,
        criterion: form.criterion.clone(),
        answer: form.answer,
        words: form.words.clone(),
        words_language: form.words_language,
        to_confirm: YesNo::No,
    })?;
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

fn is_answered(outcome: &ScreeningOutcome) -> bool {
    !matches!(outcome.result, ScreeningResult::MoreInfo | ScreeningResult::Incomplete)
}

/// Whether every programme looked at has its result.
pub(super) fn all_answered(
    db: &Db,
    rules: &FileRules,
    episode: EpisodeId,
    child: ChildId,
    today: NaiveDate,
) -> Result<bool, StoreError> {
    Ok(live(db, rules, episode, child, today)?.iter().all(|view| is_answered(&view.outcome)))
}

/// The results as a decision is judged against them.
pub(super) fn computed(views: &[ScreeningView]) -> Vec<Computed> {
    views
        .iter()
        .map(|view| Computed { program: view.program.code.clone(), result: view.outcome.result })
        .collect()
}

/// The programmes of the team that holds the episode.
pub(super) fn programs<'a>(
    db: &Db,
    rules: &'a FileRules,
    episode: EpisodeId,
) -> Result<Vec<&'a Program>, StoreError> {
    let team = episodes::holding(db, episode)?.map(|holding| holding.team_id);
    let team = team.map(|team| rows::load::<Team>(db, team)).transpose()?.flatten();
    Ok(rules.programs_of(&team.map(|team| team.record.programs).unwrap_or_default()))
}

/// Every programme live from what is known now.
pub(super) fn live(
    db: &Db,
    rules: &FileRules,
    episode: EpisodeId,
    child: ChildId,
    today: NaiveDate,
) -> Result<Vec<ScreeningView>, StoreError> {
    let facts = facts(db, rules, episode, child)?;
    let mut rows = families::screenings(db, episode, child)?;
    let mut views = Vec::new();
    for program in programs(db, rules, episode)? {
        let Some((_, rule_set)) = rules.program(&program.code) else { continue };
        let at = rows.iter().position(|row| row.program == program.code);
        let screening = at.map(|at| rows.remove(at));
        let answers = match &screening {
            Some(row) => families::answers(db, row.id)?,
            None => Vec::new(),
        };
        let input = input_for(program, &facts, &answers);
        let outcome = screen(program, rules.areas(), &input, today);
        views.push(ScreeningView { program: program.clone(), rule_set, screening, answers, input, outcome });
    }
    Ok(views)
}

/// What the file knows, before a programme's own answers.
struct Facts {
    input: ScreeningInput,
    services: Vec<GivenService>,
    complete: bool,
}

fn facts(db: &Db, rules: &FileRules, episode: EpisodeId, child: ChildId) -> Result<Facts, StoreError> {
    let file = rows::load::<Child>(db, child)?.ok_or_else(|| StoreError::Shape(format!("child {child}")))?;
    let person = families::person(db, file.person_id)?;
    let referral = episodes::referral(db, episode, child)?;
    let area = families::homes_of(db, file.person_id)?.into_iter().next().and_then(|(home, _)| {
        let known = home.area.as_deref().and_then(|id| rules.areas().by_id(id)).map(|area| area.name.clone());
        known.or_else(|| home.municipality.clone())
    });
    let input = ScreeningInput {
        birth_date: person.birth_date,
        birth_date_precision: person.birth_precision.unwrap_or(DatePrecision::Exact),
        school: file.school_status.unwrap_or(SchoolStatus::Unknown),
        area,
        referrer_type: referral.as_ref().map_or(ReferrerType::SelfFamily, |referral| referral.referrer_type),
        consent_to_refer: referral
            .and_then(|referral| referral.consent_to_refer)
            .map(|said| said == YesNo::Yes),
        ..ScreeningInput::default()
    };
    let mut services = Vec::new();
    for (service, organization) in families::services(db, child)? {
        services.push(GivenService {
            organization: organization.name.clone(),
            worker: service.worker.clone(),
            kind: service.kind.clone(),
            status: service.status,
        });
    }
    // A school written down once is a provider that stands here: nobody types it a second time as a service.
    for school in families::attendances(db, child)? {
        services.push(GivenService {
            organization: school.school.clone(),
            worker: None,
            kind: None,
            status: ServiceStatus::Current,
        });
    }
    Ok(Facts { input, services, complete: file.services_complete == Some(YesNo::Yes) })
}

fn input_for(program: &Program, facts: &Facts, answers: &[Stored<ScreeningAnswer>]) -> ScreeningInput {
    let given: BTreeMap<String, Answer> =
        answers.iter().filter_map(|row| Some((row.criterion.clone(), row.answer?))).collect();
    let listed =
        ScreeningInput { services: Some(facts.services.clone()), answers: given, ..facts.input.clone() };
    let needed = program.criteria.iter().filter_map(|criterion| match criterion.kind {
        CriterionKind::ProviderCount { minimum } => Some(minimum as usize),
        _ => None,
    });
    let counted = listed.providers().map_or(0, |(organizations, _)| organizations);
    // A list still being typed proves a yes and never a no.
    if facts.complete || needed.max().is_some_and(|minimum| counted >= minimum) {
        listed
    } else {
        ScreeningInput { services: None, ..listed }
    }
}
