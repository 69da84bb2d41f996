//! When a plan is reviewed and how a review stands: proposed dates by level, due and overdue from dates alone
//! (domain.md 1.6, 2.10, 5). Stores nothing; "today" is handed in.

use chrono::{Months, NaiveDate};

use super::{
    codes::{ReviewListState, ReviewOutcome, ReviewState, YesNo},
    ids::RowId,
    problem::Problem,
    program::Program,
    why::Why,
};

/// A review may be planned at most so many months ahead, whatever the level (domain.md 5, "12 months ceiling").
pub const CEILING_MONTHS: u32 = 12;

/// How many days before its date a review is announced in the work list.
pub const ANNOUNCED_DAYS: u64 = 14;

/// A proposed date with its why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedReview {
    /// The proposed day.
    pub due_on: NaiveDate,
    /// Text id and values, as the review row keeps them: `["review-why-level", level, months]`.
    pub why: Vec<String>,
    /// The last day that may be chosen instead.
    pub latest: NaiveDate,
}

/// The last day to which a review may be set from `today`.
pub fn latest(today: NaiveDate) -> NaiveDate {
    today.checked_add_months(Months::new(CEILING_MONTHS)).unwrap_or(today)
}

/// The next review by the programme's rhythm for `level`; without a level the ceiling.
pub fn propose(program: Option<&Program>, level: Option<i64>, today: NaiveDate) -> ProposedReview {
    let number = level.and_then(|level| u32::try_from(level).ok());
    let known = program.zip(number).and_then(|(program, number)| program.level(number));
    let months = known.map_or(CEILING_MONTHS, |level| level.review_months.min(CEILING_MONTHS));
    let due_on = today.checked_add_months(Months::new(months)).unwrap_or(today);
    let why = match known {
        Some(level) => vec!["review-why-level".to_owned(), level.number.to_string(), months.to_string()],
        None => vec!["review-why-ceiling".to_owned(), String::new(), months.to_string()],
    };
    ProposedReview { due_on, why, latest: latest(today) }
}

/// The why of a date that someone chose instead of the proposal.
pub fn chosen_why(proposed: &ProposedReview, chosen: NaiveDate) -> Vec<String> {
    if chosen == proposed.due_on {
        return proposed.why.clone();
    }
    vec!["review-why-chosen".to_owned()]
}

/// The stored why of a review as a line.
pub fn why_of(stored: &[String]) -> Why {
    let number = |index: usize| stored.get(index).and_then(|text| text.parse::<i64>().ok()).unwrap_or(0);
    match stored.first().map(String::as_str) {
        Some("review-why-level") => {
            Why::new("review-why-level").number("level", number(1)).number("months", number(2))
        }
        Some("review-why-ceiling") => Why::new("review-why-ceiling").number("months", number(2)),
        _ => Why::new("review-why-chosen"),
    }
}

/// What is wrong with a next review on `due`; after today, within the ceiling.
pub fn problem_of_date(field: &str, due: Option<NaiveDate>, today: NaiveDate) -> Option<Problem> {
    let Some(due) = due else { return Some(Problem::new(field, "problem-review-next-missing")) };
    if due <= today {
        return Some(Problem::new(field, "problem-review-next-past"));
    }
    (due > latest(today))
        .then(|| Problem::new(field, "problem-review-next-far").with("months", CEILING_MONTHS))
}

/// What a list shows: due on its day, overdue after it. Moved and missed ones are no longer listed.
pub fn list_state(state: ReviewState, due_on: NaiveDate, today: NaiveDate) -> Option<ReviewListState> {
    match state {
        ReviewState::Held => Some(ReviewListState::Held),
        ReviewState::Waived => Some(ReviewListState::Waived),
        ReviewState::Missed | ReviewState::Rescheduled => None,
        ReviewState::Scheduled if due_on < today => Some(ReviewListState::Overdue),
        ReviewState::Scheduled if due_on == today => Some(ReviewListState::Due),
        ReviewState::Scheduled => Some(ReviewListState::Scheduled),
    }
}

/// What a held review says, as far as rules look at it.
#[derive(Debug, Clone, Default)]
pub struct HeldFacts {
    /// When it was held.
    pub held_on: Option<NaiveDate>,
    /// The outcome.
    pub outcome: Option<ReviewOutcome>,
    /// Whether the consents were looked at.
    pub consents_checked: Option<YesNo>,
    /// Whether the services were looked at.
    pub services_checked: Option<YesNo>,
    /// 1 to 5.
    pub satisfied: Option<i64>,
    /// The level before and the level chosen.
    pub level: (Option<i64>, Option<i64>),
    /// The next date chosen.
    pub next_on: Option<NaiveDate>,
    /// Whether the episode leaves active with this review.
    pub leaves: bool,
    /// Goals that are worked on and were not rated.
    pub unrated: Vec<RowId>,
}

/// What stops a review from being saved as held (domain.md 1.6, 2.10).
pub fn problems_of(facts: &HeldFacts, program: Option<&Program>, today: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    match facts.held_on {
        None => problems.push(Problem::new("held_on", "problem-review-held-missing")),
        Some(day) if day > today => problems.push(Problem::new("held_on", "problem-review-held-future")),
        Some(_) => {}
    }
    if facts.outcome.is_none() {
        problems.push(Problem::new("outcome", "problem-review-outcome-missing"));
    }
    if facts.satisfied.is_some_and(|value| !(1..=5).contains(&value)) {
        problems.push(Problem::new("satisfied", "problem-review-satisfied"));
    }
    problems.extend(problem_of_level(facts, program));
    // "No change" says that everything still fits: nobody can say so without having looked.
    if facts.outcome == Some(ReviewOutcome::NoChange) {
        problems.extend(unchecked(facts));
    }
    if facts.leaves {
        return problems;
    }
    if facts.outcome == Some(ReviewOutcome::Close) {
        problems.push(Problem::new("outcome", "problem-review-close-how"));
    }
    problems.extend(problem_of_date("next_on", facts.next_on, today));
    problems
}

fn problem_of_level(facts: &HeldFacts, program: Option<&Program>) -> Option<Problem> {
    let (before, after) = facts.level;
    let known = |level: i64| program.is_none_or(|p| u32::try_from(level).is_ok_and(|n| p.level(n).is_some()));
    let fits = match (facts.outcome, after) {
        (Some(ReviewOutcome::StepUp), Some(level)) => before.is_none_or(|before| level > before),
        (Some(ReviewOutcome::StepDown), Some(level)) => before.is_none_or(|before| level < before),
        (Some(ReviewOutcome::StepUp | ReviewOutcome::StepDown), None) => false,
        (_, Some(level)) => before.is_none_or(|before| level == before),
        (_, None) => true,
    };
    let fits = fits && after.is_none_or(known);
    (!fits).then(|| Problem::new("level", "problem-review-level"))
}

/// What was asked and is still missing; shown, never enforced (domain.md, Additions, "Required").
pub fn missing_of(facts: &HeldFacts) -> Vec<Problem> {
    let mut missing = Vec::new();
    for goal in &facts.unrated {
        missing.push(Problem::new(&format!("goal-{goal}"), "problem-goal-unrated"));
    }
    missing.extend(unchecked(facts));
    missing
}

/// Which of consents and services nobody said were looked at again.
fn unchecked(facts: &HeldFacts) -> impl Iterator<Item = Problem> {
    let consents = facts.consents_checked.is_none();
    let services = facts.services_checked.is_none();
    let problem = |(field, message): (&str, &str)| Problem::new(field, message);
    [
        consents.then_some(("consents_checked", "problem-consents-unchecked")),
        services.then_some(("services_checked", "problem-services-unchecked")),
    ]
    .into_iter()
    .flatten()
    .map(problem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule_set;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_rhythm_follows_the_level() {
        let rules = rule_set::shipped().unwrap();
        let program = rules.program("cheo");
        for (level, due, why) in [
            (Some(4), "2027-02-28", ["review-why-level", "4", "3"]),
            (Some(3), "2027-05-30", ["review-why-level", "3", "6"]),
            (Some(2), "2027-11-30", ["review-why-level", "2", "12"]),
            (Some(9), "2027-11-30", ["review-why-ceiling", "", "12"]),
            (None, "2027-11-30", ["review-why-ceiling", "", "12"]),
        ] {
            let proposed = propose(program, level, day("2026-11-30"));
            assert_eq!(
                (proposed.due_on, proposed.why),
                (day(due), why.map(str::to_owned).to_vec()),
                "{level:?}"
            );
        }
        assert_eq!(why_of(&["review-why-level".to_owned(), "4".to_owned(), "3".to_owned()]).values.len(), 2);
    }

    #[test]
    fn a_chosen_day_lies_ahead_and_within_the_ceiling() {
        let today = day("2026-11-21");
        for (due, problem) in [
            (None, Some("problem-review-next-missing")),
            (Some("2026-11-21"), Some("problem-review-next-past")),
            (Some("2026-11-22"), None),
            (Some("2027-11-21"), None),
            (Some("2027-11-22"), Some("problem-review-next-far")),
        ] {
            let found = problem_of_date("next_on", due.map(day), today);
            assert_eq!(found.map(|problem| problem.message).as_deref(), problem, "{due:?}");
        }
    }

    #[test]
    fn due_and_overdue_come_from_the_date_alone() {
        let today = day("2026-11-21");
        for (state, due, listed) in [
            (ReviewState::Scheduled, "2026-11-22", Some(ReviewListState::Scheduled)),
            (ReviewState::Scheduled, "2026-11-21", Some(ReviewListState::Due)),
            (ReviewState::Scheduled, "2026-11-20", Some(ReviewListState::Overdue)),
            (ReviewState::Held, "2026-11-20", Some(ReviewListState::Held)),
            (ReviewState::Waived, "2026-12-20", Some(ReviewListState::Waived)),
            (ReviewState::Rescheduled, "2026-12-20", None),
            (ReviewState::Missed, "2026-11-20", None),
        ] {
            assert_eq!(list_state(state, day(due), today), listed, "{state:?} {due}");
        }
    }

    #[test]
    fn a_level_fits_its_outcome() {
        use ReviewOutcome::{NoChange, StepDown, StepUp};
        let today = day("2026-11-21");
        let rules = rule_set::shipped().unwrap();
        for (outcome, before, after, fits) in [
            (NoChange, Some(3), None, true),
            (NoChange, Some(3), Some(3), true),
            (NoChange, Some(3), Some(4), false),
            (StepUp, Some(3), Some(4), true),
            (StepUp, Some(3), None, false),
            (StepUp, Some(4), Some(5), false),
            (StepDown, Some(3), Some(2), true),
            (StepDown, Some(3), Some(3), false),
        ] {
            let facts = HeldFacts {
                held_on: Some(today),
                outcome: Some(outcome),
                consents_checked: Some(YesNo::Yes),
                services_checked: Some(YesNo::No),
                level: (before, after),
                next_on: Some(day("2027-01-21")),
                ..HeldFacts::default()
            };
            let problems = problems_of(&facts, rules.program("cheo"), today);
            assert_eq!(problems.is_empty(), fits, "{outcome:?} {before:?} {after:?}: {problems:?}");
        }
    }

    #[test]
    fn no_change_needs_both_looks_answered() {
        let today = day("2026-11-21");
        for (outcome, consents, services, fields) in [
            (ReviewOutcome::NoChange, None, None, &["consents_checked", "services_checked"][..]),
            (ReviewOutcome::NoChange, Some(YesNo::Yes), None, &["services_checked"]),
            (ReviewOutcome::NoChange, Some(YesNo::No), Some(YesNo::Yes), &[]),
            (ReviewOutcome::Updated, None, None, &[]),
        ] {
            let facts = HeldFacts {
                held_on: Some(today),
                outcome: Some(outcome),
                consents_checked: consents,
                services_checked: services,
                next_on: Some(day("2027-01-21")),
                ..HeldFacts::default()
            };
            let found: Vec<_> =
                problems_of(&facts, None, today).into_iter().map(|problem| problem.field).collect();
            assert_eq!(found, fields, "{outcome:?}");
        }
    }

    #[test]
    fn what_was_not_asked_is_missing_and_stops_nothing() {
        let today = day("2026-11-21");
        let facts = HeldFacts {
            held_on: Some(today),
            outcome: Some(ReviewOutcome::Updated),
            next_on: Some(day("2027-01-21")),
            unrated: vec![RowId(7)],
            ..HeldFacts::default()
        };
        assert_eq!(problems_of(&facts, None, today), []);
        let missing: Vec<_> = missing_of(&facts).into_iter().map(|problem| problem.field).collect();
        assert_eq!(missing, ["goal-7", "consents_checked", "services_checked"]);
    }
}
