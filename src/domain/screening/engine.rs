//! The engine: programme document + facts + day → result. Three-valued: a "no" is never made of an unknown.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    age::AgeRule,
    input::ScreeningInput,
    outcome::{RegionFinding, ScreeningNote, ScreeningOutcome},
    why::{CriterionFinding, Why},
};
use crate::domain::{
    areas::{AreaMatch, Areas},
    codes::{Answer, CountBy, ScreeningResult},
    program::{Criterion, CriterionKind, Program, RegionRule, RuleShape},
};

/// Screens one child for one programme on the day `on` (contracts.md, "circle screen").
pub fn screen(program: &Program, areas: &Areas, input: &ScreeningInput, on: NaiveDate) -> ScreeningOutcome {
    let (region, route_to, mut notes) = look_up_region(program, areas, input);
    let criteria: Vec<CriterionFinding> =
        program.criteria.iter().map(|criterion| find(program, criterion, input, on, &mut notes)).collect();
    if input.birth_date_precision != crate::domain::codes::DatePrecision::Exact {
        notes.insert(ScreeningNote::EstimatedAge);
    }
    let answers = Answers { program, criteria: &criteria };
    if answers.willingness() == Some(Answer::Yes) && answers.ids(Answer::Yes).len() == 1 {
        notes.insert(ScreeningNote::OnlyWillingness);
    }
    let verdict = verdict(&answers, &region, input.may_be_referred());
    ScreeningOutcome {
        result: verdict.result,
        decided_by: verdict.decided_by,
        missing: verdict.missing,
        route_to,
        notes: notes.into_iter().collect(),
        criteria,
        region,
    }
}

type Notes = BTreeSet<ScreeningNote>;

fn look_up_region(
    program: &Program,
    areas: &Areas,
    input: &ScreeningInput,
) -> (RegionFinding, Option<String>, Notes) {
    let mut notes = Notes::new();
    let Some(typed) = &input.area else {
        return (RegionFinding::NotGiven, None, notes);
    };
    match areas.find(typed) {
        AreaMatch::Unknown => {
            notes.insert(ScreeningNote::AreaNotRecognised);
            (RegionFinding::NotRecognised, None, notes)
        }
        AreaMatch::Ambiguous(both) => {
            notes.insert(ScreeningNote::AreaAmbiguous);
            (RegionFinding::Ambiguous(both.iter().map(|area| area.id.clone()).collect()), None, notes)
        }
        AreaMatch::Known(area) => {
            let own = program.serves(&area.id);
            if !own {
                notes.insert(ScreeningNote::OutsideArea);
            }
            if area.confirm {
                notes.insert(ScreeningNote::AreaUnconfirmed);
            }
            let route_to = area.agency.clone().filter(|_| !own);
            (RegionFinding::Known { id: area.id.clone(), own }, route_to, notes)
        }
    }
}

fn find(
    program: &Program,
    criterion: &Criterion,
    input: &ScreeningInput,
    on: NaiveDate,
    notes: &mut Notes,
) -> CriterionFinding {
    let (answer, why) = match criterion.kind {
        CriterionKind::Answer { .. } => match input.answers.get(&criterion.id) {
            Some(&answer) if answer != Answer::Unknown => (answer, Why::Answered),
            _ => (Answer::Unknown, Why::NotAnswered),
        },
        CriterionKind::AgeAndSchool { school_from, upper_age } => {
            let mode = input.upper_age_mode.unwrap_or(program.upper_age_mode);
            let rule = AgeRule { school_from, upper_age, mode };
            let (answer, why) = rule.answer(input, on);
            if answer == Answer::No {
                notes.insert(ScreeningNote::AdultServices);
            }
            if rule.at_upper_age(input, on) {
                notes.insert(ScreeningNote::ConfirmAge21);
            }
            (answer, why)
        }
        CriterionKind::ProviderCount { minimum } => count_providers(program, minimum, input, notes),
    };
    CriterionFinding { id: criterion.id.clone(), answer, why }
}

fn count_providers(
    program: &Program,
    minimum: u32,
    input: &ScreeningInput,
    notes: &mut Notes,
) -> (Answer, Why) {
    let Some((organizations, persons)) = input.providers() else {
        return (Answer::Unknown, Why::ServicesNotAsked);
    };
    let by = input.count_by.unwrap_or(program.count_by);
    let enough = |count: usize| count >= minimum as usize;
    let met = match by {
        CountBy::Organization => enough(organizations),
        CountBy::Person => enough(persons),
    };
    if !met && enough(persons) {
        notes.insert(ScreeningNote::OneOrganizationSeveralPeople);
    }
    let answer = if met { Answer::Yes } else { Answer::No };
    (answer, Why::Providers { organizations, persons, minimum, by })
}

struct Answers<'a> {
    program: &'a Program,
    criteria: &'a [CriterionFinding],
}

impl Answers<'_> {
    /// The ids with this answer, in the order of the document.
    fn ids(&self, answer: Answer) -> Vec<String> {
        let found = self.criteria.iter().filter(|finding| finding.answer == answer);
        found.map(|finding| finding.id.clone()).collect()
    }

    fn all_ids(&self) -> Vec<String> {
        self.criteria.iter().map(|finding| finding.id.clone()).collect()
    }

    /// The answer to the criterion that asks whether the family wants the service, if there is one.
    fn willingness(&self) -> Option<Answer> {
        let id = self.program.willingness.as_ref()?;
        self.criteria.iter().find(|finding| finding.id == *id).map(|finding| finding.answer)
    }
}

struct Verdict {
    result: ScreeningResult,
    decided_by: Vec<String>,
    missing: Vec<String>,
}

impl Verdict {
    fn new(result: ScreeningResult, decided_by: Vec<String>, missing: Vec<String>) -> Self {
        Self { result, decided_by, missing }
    }
}

/// The first line that applies: consent, region, then the criteria.
fn verdict(answers: &Answers<'_>, region: &RegionFinding, may_be_referred: bool) -> Verdict {
    if !may_be_referred {
        return Verdict::new(ScreeningResult::Incomplete, vec!["consent".to_owned()], Vec::new());
    }
    let required = answers.program.region == RegionRule::Required;
    if required && matches!(region, RegionFinding::Known { own: false, .. }) {
        return Verdict::new(ScreeningResult::RedirectRegion, vec!["region".to_owned()], Vec::new());
    }
    let region_missing = required && !matches!(region, RegionFinding::Known { .. });
    match answers.program.shape {
        RuleShape::AllOf => all_of(answers, region_missing),
        RuleShape::AnyOf => any_of(answers, region_missing),
    }
}

/// Region, where it counts and is not known, then every unknown criterion.
fn more_info(answers: &Answers<'_>, region_missing: bool) -> Verdict {
    let mut missing = region_alone(region_missing);
    missing.extend(answers.ids(Answer::Unknown));
    Verdict::new(ScreeningResult::MoreInfo, Vec::new(), missing)
}

fn region_alone(region_missing: bool) -> Vec<String> {
    if region_missing { vec!["region".to_owned()] } else { Vec::new() }
}

fn all_of(answers: &Answers<'_>, region_missing: bool) -> Verdict {
    let against = answers.ids(Answer::No);
    if !against.is_empty() {
        return Verdict::new(ScreeningResult::DoesNotMeet, against, region_alone(region_missing));
    }
    if region_missing || !answers.ids(Answer::Unknown).is_empty() {
        return more_info(answers, region_missing);
    }
    Verdict::new(ScreeningResult::Meets, answers.ids(Answer::Yes), Vec::new())
}

fn any_of(answers: &Answers<'_>, region_missing: bool) -> Verdict {
    let mut decided_by = answers.ids(Answer::Yes);
    if decided_by.is_empty() {
        if answers.ids(Answer::Unknown).is_empty() {
            return Verdict::new(ScreeningResult::NotOffered, answers.all_ids(), Vec::new());
        }
        return more_info(answers, region_missing);
    }
    if region_missing {
        return more_info(answers, region_missing);
    }
    let willingness = answers.program.willingness.clone();
    match answers.willingness() {
        Some(Answer::No) => {
            // The family's own "no" stands beside the criteria that would have made the offer.
            let beside = |id: &String| decided_by.contains(id) || Some(id) == willingness.as_ref();
            decided_by = answers.all_ids().into_iter().filter(beside).collect();
            Verdict::new(ScreeningResult::DeclinedByFamily, decided_by, Vec::new())
        }
        Some(Answer::Unknown) => {
            Verdict::new(ScreeningResult::Offer, decided_by, willingness.into_iter().collect())
        }
        _ => Verdict::new(ScreeningResult::Offer, decided_by, Vec::new()),
    }
}
