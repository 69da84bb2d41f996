//! Reviews and endings: on a real file.

use circle_of_support::{
    casework::{
        Failure, Session,
        endings::Ending,
        reviews::{GoalRated, HeldForm, Leaving},
        waiting::WaitingOrder,
    },
    domain::{
        access::Act,
        codes::{
            AgreedWith, ClosureReason, DueKind, EpisodeState, GoalRating, PromiseState, ReviewListState,
            ReviewOutcome, ReviewState, YesNo,
        },
        ids::RowId,
        record::Promise,
    },
    store::{Store, invariants},
};

use crate::support::{
    agency::{TODAY, TestAgency},
    families::{self, TestFamily, about, on, staff_id},
};

const LATER: &str = "2027-05-25T15:00:00Z";

fn messages<T: std::fmt::Debug>(result: Result<T, Failure>) -> Vec<String> {
    match result {
        Err(Failure::Invalid(problems)) => problems.into_iter().map(|problem| problem.message).collect(),
        other => panic!("{other:?}"),
    }
}

fn sound(agency: &TestAgency) {
    let store = Store::open(&agency.file()).unwrap();
    assert_eq!(invariants::check_all(store.db()).unwrap(), []);
}

fn planned(session: &mut Session, family: &TestFamily) -> RowId {
    session.open_file(family.child).unwrap().current().unwrap().next_review().unwrap().review.id
}

fn held(goal: RowId, outcome: ReviewOutcome, next: Option<&str>) -> HeldForm {
    HeldForm {
        held_on: "2027-05-25".parse().ok(),
        ratings: vec![GoalRated { goal, rating: GoalRating::SomeProgress, note: None }],
        consents_checked: Some(YesNo::Yes),
        services_checked: Some(YesNo::Yes),
        outcome: Some(outcome),
        satisfied: Some(4),
        summary: Some("the nights are quieter".to_owned()),
        next_on: next.map(|day| day.parse().unwrap()),
        ..HeldForm::default()
    }
}

fn ending(to: EpisodeState, reason: ClosureReason) -> Ending {
    Ending {
        to,
        reason: Some(reason),
        note: None,
        agreed_with: Some(AgreedWith::Family),
        told_may_return: Some(YesNo::Yes),
        keep_on_file: Some(YesNo::Yes),
        deceased: None,
    }
}

#[test]
fn a_held_review_sets_the_next_one_in_the_same_save() {
    let agency = TestAgency::new();
    let (family, goal) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let mut own = agency.session_at("coordinator1", LATER);
    let review = planned(&mut own, &family);
    let hold = || on(Act::HoldReview, family.episode);
    let empty = own.hold_review(&hold(), review, &HeldForm::default());
    assert_eq!(
        messages(empty),
        ["problem-review-held-missing", "problem-review-outcome-missing", "problem-review-next-missing"]
    );
    let far = own.hold_review(&hold(), review, &held(goal, ReviewOutcome::NoChange, Some("2028-05-26")));
    assert_eq!(messages(far), ["problem-review-next-far"]);
    let up = HeldForm { level: Some(4), ..held(goal, ReviewOutcome::StepUp, Some("2027-08-25")) };
    let next = own.hold_review(&hold(), review, &up).unwrap().unwrap();
    assert_eq!(messages(own.hold_review(&hold(), review, &up)), ["problem-review-held"]);

    let file = own.open_file(family.child).unwrap();
    let view = file.current().unwrap();
    let line = view.next_review().unwrap();
    assert_eq!((line.review.id, line.state), (next, Some(ReviewListState::Scheduled)));
    assert_eq!(line.why.text, "review-why-level", "level 4: three months, as proposed");
    assert_eq!(view.episode.level, Some(4));
    let rated = &view.plan.as_ref().unwrap().goals[0].ratings;
    assert_eq!(*rated, [("2027-05-25".parse().unwrap(), GoalRating::SomeProgress)]);
    sound(&agency);
}

#[test]
fn the_sheet_of_a_review_starts_empty_and_knows_the_rhythm() {
    let agency = TestAgency::new();
    let (family, _) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let mut own = agency.session_at("coordinator1", LATER);
    let review = planned(&mut own, &family);
    let sheet = own.review_sheet(family.episode, review).unwrap();
    assert_eq!((sheet.state, sheet.goals.len()), (Some(ReviewListState::Overdue), 1));
    assert!(sheet.goals[0].before.is_empty() && sheet.consents.len() == 1);
    let days: Vec<_> = sheet.proposals.iter().map(|(level, p)| (*level, p.due_on.to_string())).collect();
    let expected = [(1, "2028-05-25"), (2, "2028-05-25"), (3, "2027-11-25"), (4, "2027-08-25")];
    assert_eq!(days, expected.map(|(level, day)| (level, day.to_owned())));
}

#[test]
fn a_review_is_moved_or_waived_with_a_reason_and_never_without_a_next_one() {
    let agency = TestAgency::new();
    let (family, _) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let mut own = agency.session_at("coordinator1", LATER);
    let first = planned(&mut own, &family);
    let change = || on(Act::MoveReview, family.episode);
    let day = |text: &str| text.parse().unwrap();
    let silent = own.move_review(&change(), first, day("2027-05-25"), "");
    assert_eq!(messages(silent), ["problem-review-reason", "problem-review-next-past"]);
    let moved = own.move_review(&change(), first, day("2027-06-10"), "child in hospital").unwrap();
    own.undo().unwrap();
    assert_eq!(planned(&mut own, &family), first, "undone");
    let again = own.move_review(&change(), first, day("2027-06-10"), "child in hospital").unwrap();
    assert_ne!(moved, again);
    let next = own.waive_review(&change(), again, day("2027-11-10"), "the family is away").unwrap();
    let file = own.open_file(family.child).unwrap();
    let states: Vec<_> = file.current().unwrap().reviews.iter().map(|line| line.review.state).collect();
    assert_eq!(states, [ReviewState::Scheduled, ReviewState::Waived, ReviewState::Rescheduled]);
    assert_eq!(planned(&mut own, &family), next);
    sound(&agency);
}

#[test]
fn a_review_may_end_the_episode() {
    let agency = TestAgency::new();
    let (family, goal) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let mut own = agency.session_at("coordinator1", LATER);
    let review = planned(&mut own, &family);
    let hold = || on(Act::HoldReview, family.episode);
    let how = own.hold_review(&hold(), review, &held(goal, ReviewOutcome::Close, Some("2027-08-25")));
    assert_eq!(messages(how), ["problem-review-close-how"]);
    let end = ending(EpisodeState::Closed, ClosureReason::TeamWorkingWell);
    let close = HeldForm { leaving: Some(Leaving::End(end)), ..held(goal, ReviewOutcome::Close, None) };
    assert_eq!(own.hold_review(&hold(), review, &close), Ok(None));
    let file = agency.session_at("supervisor1", LATER).open_file(family.child).unwrap();
    let view = file.current().unwrap();
    assert_eq!((view.episode.state, view.next_review().is_none()), (EpisodeState::Closed, true));
    assert!(view.coordinator.is_none() && view.holding.is_none());
    sound(&agency);
}

#[test]
fn an_ending_says_its_reason_and_settles_what_hangs_on_it() {
    let agency = TestAgency::new();
    let (family, _) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let mut own = agency.session("coordinator1");
    let end = || on(Act::EndEpisode, family.episode);
    let bare = Ending {
        reason: None,
        agreed_with: None,
        keep_on_file: None,
        ..ending(EpisodeState::Inactive, ClosureReason::FamilyRequest)
    };
    assert_eq!(
        messages(own.end_episode(&end(), &bare)),
        ["problem-ending-reason", "problem-ending-agreed", "problem-ending-keep"]
    );
    let declined = ending(EpisodeState::Declined, ClosureReason::FamilyRequest);
    assert_eq!(messages(own.end_episode(&end(), &declined)), ["problem-episode-transition"], "it is active");
    assert!(matches!(
        agency
            .session("intake1")
            .end_episode(&end(), &ending(EpisodeState::Inactive, ClosureReason::FamilyRequest)),
        Err(Failure::Refused { act: Act::EndEpisode, .. })
    ));
    let promise = Promise {
        child_id: Some(family.child),
        staff_id: Some(own.identity().staff),
        ..Promise::blank(DueKind::CallBack, "calls back", "2026-11-27".parse().unwrap())
    };
    own.add_promise(&about(Act::SaveCall, family.child), &promise).unwrap();
    own.end_episode(&end(), &ending(EpisodeState::Inactive, ClosureReason::FamilyRequest)).unwrap();
    let file = agency.session("intake1").open_file(family.child).unwrap();
    assert_eq!(file.state(), Some(EpisodeState::Inactive));
    assert_eq!(file.promises[0].state, PromiseState::Dropped);
    assert_eq!(file.promises[0].reason.as_deref(), Some("family_request"));
    assert!(own.due_list().unwrap().rows.is_empty(), "nothing is due any more");
    sound(&agency);
}

#[test]
fn a_death_stops_everything_in_the_same_save() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = families::waiting(&mut intake, "Child", "cheo", 3);
    families::offer(&mut intake, &family, staff_id(&agency, "coordinator1"));
    let end = on(Act::EndEpisode, family.episode);
    let without = ending(EpisodeState::Closed, ClosureReason::Deceased);
    assert_eq!(messages(intake.end_episode(&end, &without)), ["problem-ending-deceased"]);
    let died = Ending { deceased: Some((family.child, None)), ..without };
    intake.end_episode(&end, &died).unwrap();
    assert!(agency.session("coordinator1").offers_to_me().unwrap().is_empty());
    assert!(intake.waiting(WaitingOrder::UrgentFirst).unwrap().is_empty());
    for name in ["intake1", "coordinator1", "supervisor1"] {
        assert!(agency.session(name).due_list().unwrap().rows.is_empty(), "{name}");
    }
    let file = intake.open_file(family.child).unwrap();
    assert_eq!(file.person.deceased_on, Some(intake.today()));
    sound(&agency);
}
