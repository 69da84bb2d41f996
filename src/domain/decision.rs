//! The decision on eligibility (domain.md 1.2, 3.1–3.3): what it must hold and when it differs from what the rules
//! computed. The computer advises; a named person decides.

use chrono::NaiveDate;

use super::{
    codes::{Answer, DecisionOutcome, ScreeningResult},
    hygiene::is_visible,
    problem::Problem,
    program::Program,
    record::{Decision, Person},
};

/// What one programme's rules computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    /// The programme's code.
    pub program: String,
    /// The result.
    pub result: ScreeningResult,
}

/// What a decision is judged against.
#[derive(Debug, Clone)]
pub struct Ground<'a> {
    /// The child's person.
    pub person: &'a Person,
    /// Every programme looked at, with its result.
    pub computed: &'a [Computed],
    /// The programme decided for, where the family is eligible.
    pub program: Option<&'a Program>,
    /// The answer to whether the family is open to taking part, where that programme asks it.
    pub willingness: Option<Answer>,
    /// Whether the consent to collect holds today.
    pub collect: bool,
    /// Whether what only the family can permit (consent to be referred) is missing.
    pub incomplete: bool,
    /// Answers and facts of an earlier episode that nobody confirmed yet.
    pub unconfirmed: usize,
    /// Today.
    pub today: NaiveDate,
}

/// Whether a name can be seen: from the decision on one part is needed (Additions, "File number").
pub fn has_name(person: &Person) -> bool {
    [&person.given, &person.family, &person.own_script].into_iter().flatten().any(|part| is_visible(part))
}

/// Whether a decision is for the service.
pub fn is_eligible(outcome: DecisionOutcome) -> bool {
    matches!(outcome, DecisionOutcome::EligibleCsp | DecisionOutcome::EligibleServiceCoordination)
}

/// Whether the decision is what the rules computed. A family's own no is never an override.
pub fn agrees(outcome: DecisionOutcome, program: Option<&str>, computed: &[Computed]) -> bool {
    use ScreeningResult::{DoesNotMeet, Meets, NotOffered, Offer, RedirectRegion};
    let all = |wanted: &[ScreeningResult]| {
        !computed.is_empty() && computed.iter().all(|each| wanted.contains(&each.result))
    };
    match outcome {
        DecisionOutcome::Declined => true,
        DecisionOutcome::NotEligible => all(&[DoesNotMeet, NotOffered, RedirectRegion]),
        DecisionOutcome::RedirectRegion => computed.iter().any(|each| each.result == RedirectRegion),
        DecisionOutcome::EligibleCsp | DecisionOutcome::EligibleServiceCoordination => computed
            .iter()
            .any(|each| Some(each.program.as_str()) == program && matches!(each.result, Meets | Offer)),
    }
}

/// What the rules advise: the first programme that would take the family, more demanding ones first; else the
/// hand-off that fits (domain.md 3.7). None while something is missing.
pub fn advice<'a>(
    computed: &'a [Computed],
    programs: &'a [Program],
) -> Option<(DecisionOutcome, Option<&'a Program>)> {
    let of = |program: &&Program| {
        computed.iter().find(|each| each.program == program.code).map(|each| each.result)
    };
    let meets = programs.iter().find(|program| of(program) == Some(ScreeningResult::Meets));
    let offer = programs.iter().find(|program| of(program) == Some(ScreeningResult::Offer));
    if let Some(program) = meets.or(offer) {
        return Some((program.eligible_decision, Some(program)));
    }
    let any = |wanted| computed.iter().any(|each| each.result == wanted);
    if computed.is_empty() || any(ScreeningResult::MoreInfo) || any(ScreeningResult::Incomplete) {
        return None;
    }
    if any(ScreeningResult::DeclinedByFamily) {
        return Some((DecisionOutcome::Declined, None));
    }
    let redirect = any(ScreeningResult::RedirectRegion);
    Some((if redirect { DecisionOutcome::RedirectRegion } else { DecisionOutcome::NotEligible }, None))
}

/// Everything that stands against saving this decision (1.2: decision, reasons, level, explanation; 3.1: start needs
/// willingness and consent).
pub fn problems(decision: &Decision, ground: &Ground<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let empty = |text: &Option<String>| text.as_deref().is_none_or(|text| !is_visible(text));
    if !has_name(ground.person) {
        problems.push(Problem::new("given", "problem-decision-name"));
    }
    if ground.unconfirmed > 0 && decision.outcome != DecisionOutcome::Declined {
        problems.push(Problem::new("", "problem-decision-unconfirmed").with("count", ground.unconfirmed));
    }
    if is_eligible(decision.outcome) {
        problems.extend(eligible(decision, ground));
    }
    if decision.outcome == DecisionOutcome::NotEligible {
        if decision.explained_on.is_none() {
            problems.push(Problem::new("explained_on", "problem-decision-explained-on"));
        }
        if empty(&decision.explained_how) {
            problems.push(Problem::new("explained_how", "problem-decision-explained-how"));
        }
    }
    if decision.explained_on.is_some_and(|day| day > ground.today) {
        problems.push(Problem::new("explained_on", "problem-date-future"));
    }
    // The family may decline without giving a reason (1.2).
    if decision.outcome != DecisionOutcome::Declined && empty(&decision.reason) {
        problems.push(Problem::new("reason", "problem-decision-reason"));
    }
    let program = ground.program.map(|program| program.code.as_str());
    if !agrees(decision.outcome, program, ground.computed) && empty(&decision.override_reason) {
        problems.push(Problem::new("override_reason", "problem-decision-override"));
    }
    problems
}

fn eligible(decision: &Decision, ground: &Ground<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let Some(program) = ground.program else {
        return vec![Problem::new("program", "problem-decision-program")];
    };
    if program.eligible_decision != decision.outcome {
        problems.push(Problem::new("outcome", "problem-decision-other-program"));
    }
    let levels = program.levels.iter().map(|level| i64::from(level.number));
    if !decision.level.is_some_and(|level| levels.clone().any(|known| known == level)) {
        problems.push(Problem::new("level", "problem-decision-level"));
    }
    if ground.incomplete {
        problems.push(Problem::new("", "problem-decision-incomplete"));
    }
    if !ground.collect {
        problems.push(Problem::new("collect", "problem-decision-consent"));
    }
    if program.willingness.is_some() && ground.willingness != Some(Answer::Yes) {
        problems.push(Problem::new("willingness", "problem-decision-willingness"));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        date::Moment,
        ids::{ChildId, EpisodeId, StaffId},
        rule_set,
    };

    fn computed(halton: ScreeningResult, cheo: ScreeningResult) -> Vec<Computed> {
        [("halton", halton), ("cheo", cheo)]
            .map(|(program, result)| Computed { program: program.to_owned(), result })
            .to_vec()
    }

    fn decision(outcome: DecisionOutcome) -> Decision {
        let eligible = is_eligible(outcome);
        Decision {
            episode_id: EpisodeId(1),
            child_id: ChildId(1),
            program: None,
            rule_set_id: None,
            outcome,
            computed: None,
            level: eligible.then_some(3),
            reason: Some("Several services, nobody ties them together".to_owned()),
            override_reason: None,
            family_view: None,
            decided_by: StaffId(1),
            decided_at: Moment::new("2026-11-21T15:00:00Z".parse().unwrap(), -300),
            explained_on: None,
            explained_how: None,
            told_may_return: None,
        }
    }

    #[test]
    fn a_decision_agrees_with_what_was_computed_or_says_why_not() {
        use DecisionOutcome::{
            Declined, EligibleCsp, EligibleServiceCoordination, NotEligible, RedirectRegion,
        };
        use ScreeningResult::{DoesNotMeet, Meets, MoreInfo, NotOffered, Offer};
        for (outcome, program, halton, cheo, expected) in [
            (EligibleCsp, Some("cheo"), Offer, Meets, true),
            (EligibleServiceCoordination, Some("halton"), Offer, DoesNotMeet, true),
            (EligibleCsp, Some("cheo"), Offer, DoesNotMeet, false),
            (EligibleCsp, Some("cheo"), Offer, MoreInfo, false),
            (NotEligible, None, NotOffered, DoesNotMeet, true),
            (NotEligible, None, NotOffered, ScreeningResult::RedirectRegion, true),
            (NotEligible, None, Offer, DoesNotMeet, false),
            (RedirectRegion, None, Offer, ScreeningResult::RedirectRegion, true),
            (RedirectRegion, None, Offer, Meets, false),
            (Declined, None, Offer, Meets, true),
        ] {
            let result = agrees(outcome, program, &computed(halton, cheo));
            assert_eq!(result, expected, "{outcome:?} {halton:?} {cheo:?}");
        }
    }

    #[test]
    fn what_a_decision_lacks_is_named() {
        let rules = rule_set::shipped().unwrap();
        let person = Person::named("Child", "Sample");
        let results = computed(ScreeningResult::Offer, ScreeningResult::Meets);
        let no = computed(ScreeningResult::NotOffered, ScreeningResult::DoesNotMeet);
        let fields = |decision: &Decision, ground: &Ground<'_>| {
            problems(decision, ground).into_iter().map(|problem| problem.field).collect::<Vec<_>>().join(" ")
        };
        let ground = Ground {
            person: &person,
            computed: &results,
            program: rules.program("cheo"),
            willingness: None,
            collect: true,
            incomplete: false,
            unconfirmed: 0,
            today: "2026-11-21".parse().unwrap(),
        };
        let eligible = decision(DecisionOutcome::EligibleCsp);
        assert_eq!(fields(&eligible, &ground), "");
        let bare = Decision { level: Some(9), reason: Some(" ".to_owned()), ..eligible.clone() };
        assert_eq!(fields(&bare, &ground), "level reason");
        let nameless = Person::named("\u{200B}", "");
        let unready = Ground { person: &nameless, collect: false, unconfirmed: 2, ..ground.clone() };
        assert_eq!(fields(&eligible, &unready), "given  collect");
        let halton = Ground { program: rules.program("halton"), ..ground.clone() };
        let served = decision(DecisionOutcome::EligibleServiceCoordination);
        assert_eq!(fields(&served, &halton), "willingness");
        let willing = Ground { willingness: Some(Answer::Yes), ..halton };
        assert_eq!(fields(&served, &willing), "");
        assert_eq!(fields(&eligible, &willing), "outcome");
        let refused = Ground { program: None, computed: &no, ..ground.clone() };
        let not = decision(DecisionOutcome::NotEligible);
        assert_eq!(fields(&not, &refused), "explained_on explained_how");
        assert_eq!(fields(&not, &ground), "explained_on explained_how override_reason");
    }
}
