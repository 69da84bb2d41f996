//! Screenings live: what the file knows of a child, put to each programme of the team. Reads only; nobody types here.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::rules::FileRules;
use crate::{
    domain::{
        codes::{
            Answer, DatePrecision, ReferrerType, SchoolStatus, ScreeningResult, ScreeningState,
            ServiceStatus, YesNo,
        },
        decision::Computed,
        ids::{ChildId, EpisodeId, RowId},
        program::{CriterionKind, Program},
        record::{Child, Screening, ScreeningAnswer, Stored, Team},
        screening::{GivenService, ScreeningInput, ScreeningOutcome, screen},
    },
    store::{Db, StoreError, episodes, families, rows},
};

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

pub(super) fn is_answered(outcome: &ScreeningOutcome) -> bool {
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
