//! Properties of the engine (contracts.md, "Property") over generated facts.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::{GivenService, ScreeningInput, ScreeningOutcome, screen};
use crate::domain::{
    codes::{
        Answer, Code, CountBy, DatePrecision, ReferrerType, SchoolStatus, ScreeningResult, ServiceStatus,
        UpperAgeMode,
    },
    program::RegionRule,
    rule_set::{Rules, shipped},
};

fn any_of<T: Code + std::fmt::Debug>() -> impl Strategy<Value = T> {
    proptest::sample::select(T::ALL.to_vec())
}

static RULES: LazyLock<Rules> = LazyLock::new(|| shipped().unwrap());

fn on() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

fn service() -> impl Strategy<Value = GivenService> {
    let worker = proptest::option::of(proptest::sample::select(vec!["", "x", "y"]));
    let kind = proptest::option::of(proptest::sample::select(vec!["natural", "formal"]));
    let organization = proptest::sample::select(vec!["A", "a ", "B", "C"]);
    (organization, worker, kind, any_of::<ServiceStatus>()).prop_map(
        |(organization, worker, kind, status)| GivenService {
            organization: organization.to_owned(),
            worker: worker.map(str::to_owned),
            kind: kind.map(str::to_owned),
            status,
        },
    )
}

fn answers() -> impl Strategy<Value = BTreeMap<String, Answer>> {
    let ids = ["H1", "H2", "H3", "H4", "H5", "H6", "C2", "C4"];
    proptest::collection::vec(any_of::<Answer>(), ids.len())
        .prop_map(move |given| ids.iter().map(|id| (*id).to_owned()).zip(given).collect())
}

fn age() -> impl Strategy<Value = (Option<NaiveDate>, Option<u32>, DatePrecision)> {
    let exact_or_estimated = proptest::sample::select(vec![DatePrecision::Exact, DatePrecision::Estimated]);
    prop_oneof![
        Just((None, None, DatePrecision::Exact)),
        (0_u32..30, exact_or_estimated).prop_map(|(years, precision)| (None, Some(years), precision)),
        (0_u64..11_000, any_of::<DatePrecision>()).prop_map(|(days, precision)| (
            on().checked_sub_days(Days::new(days)),
            None,
            precision
        )),
    ]
}

fn input() -> impl Strategy<Value = ScreeningInput> {
    let area =
        proptest::option::of(proptest::sample::select(vec!["Ottawa", "Milton", "Toronto", "Dundas", "?"]));
    let services = proptest::option::of(proptest::collection::vec(service(), 0..4));
    let count_by = proptest::option::of(any_of::<CountBy>());
    let mode = proptest::option::of(any_of::<UpperAgeMode>());
    let referral = (any_of::<ReferrerType>(), proptest::option::of(any::<bool>()));
    (age(), any_of::<SchoolStatus>(), area, services, answers(), referral, count_by, mode).prop_map(
        |(age, school, area, services, answers, referral, count_by, upper_age_mode)| ScreeningInput {
            birth_date: age.0,
            age_years: age.1,
            birth_date_precision: age.2,
            school,
            area: area.map(str::to_owned),
            services,
            answers,
            referrer_type: referral.0,
            consent_to_refer: referral.1,
            count_by,
            upper_age_mode,
        },
    )
}

/// Fills one unknown of `input`; which one, and with what, is drawn.
fn fill(input: &ScreeningInput, which: usize, known: &ScreeningInput) -> ScreeningInput {
    let mut filled = input.clone();
    let ids: Vec<&String> =
        input.answers.iter().filter(|(_, a)| **a == Answer::Unknown).map(|(id, _)| id).collect();
    match which % 4 {
        0 if input.birth_date.is_none() && input.age_years.is_none() => {
            filled.birth_date = known.birth_date;
            filled.age_years = known.age_years;
            filled.birth_date_precision = known.birth_date_precision;
        }
        1 if input.school == SchoolStatus::Unknown => filled.school = known.school,
        2 if input.services.is_none() => filled.services.clone_from(&known.services),
        _ => {
            if let Some(id) = ids.get(which / 4 % ids.len().max(1)) {
                filled.answers.insert((*id).clone(), known.answers[*id]);
            }
        }
    }
    filled
}

fn results(rules: &Rules, input: &ScreeningInput) -> Vec<ScreeningOutcome> {
    rules.programs.iter().map(|program| screen(program, &rules.areas, input, on())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn knowing_more_changes_only_more_info(input in input(), known in input(), which in 0_usize..64) {
        let rules = &*RULES;
        let filled = fill(&input, which, &known);
        for (before, after) in results(rules, &input).into_iter().zip(results(rules, &filled)) {
            let declined = before.result == ScreeningResult::Offer
                && after.result == ScreeningResult::DeclinedByFamily
                && before.missing == ["H6"];
            let same = before.result == after.result;
            prop_assert!(same || before.result == ScreeningResult::MoreInfo || declined, "{before:?} {after:?}");
            // A criterion that is known stays as it is.
            for (one, other) in before.criteria.iter().zip(&after.criteria) {
                prop_assert!(one.answer == Answer::Unknown || one.answer == other.answer, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn what_decides_and_what_is_missing_fit_the_result(input in input()) {
        let rules = &*RULES;
        for (program, outcome) in rules.programs.iter().zip(results(rules, &input)) {
            let answer = |id: &String| outcome.criteria.iter().find(|c| c.id == *id).map(|c| c.answer);
            let decided: Vec<_> = outcome.decided_by.iter().map(answer).collect();
            let all = |wanted: Answer| decided.iter().all(|answer| *answer == Some(wanted));
            match outcome.result {
                ScreeningResult::Incomplete => prop_assert_eq!(&outcome.decided_by, &["consent"]),
                ScreeningResult::RedirectRegion => prop_assert_eq!(&outcome.decided_by, &["region"]),
                ScreeningResult::MoreInfo => prop_assert!(decided.is_empty() && !outcome.missing.is_empty()),
                ScreeningResult::DoesNotMeet | ScreeningResult::NotOffered => prop_assert!(!decided.is_empty() && all(Answer::No)),
                ScreeningResult::Meets | ScreeningResult::Offer => prop_assert!(!decided.is_empty() && all(Answer::Yes)),
                ScreeningResult::DeclinedByFamily => prop_assert!(decided.last() == Some(&Some(Answer::No)) && decided.len() > 1),
            }
            for id in outcome.missing.iter().filter(|id| *id != "region") {
                prop_assert_eq!(answer(id), Some(Answer::Unknown));
            }
            prop_assert!(program.region == RegionRule::Required || !outcome.missing.contains(&"region".to_owned()));
            let codes: Vec<_> = outcome.notes.iter().map(|note| note.code()).collect();
            prop_assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
        }
    }
}
