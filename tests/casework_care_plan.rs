//! First visit, plan, agreeing, versions: on a real file.

use circle_of_support::{
    casework::{
        Failure,
        plans::{ActionForm, Owner},
    },
    domain::{
        access::Act,
        codes::{ActionStatus, Category, EpisodeState, GoalStatus},
        plan::PlanSection,
        record::{Action, Goal, Plan},
    },
    store::{Store, invariants},
};

use crate::support::{
    agency::{TODAY, TestAgency},
    families::{self, about, agreement, note, on},
};

fn problems<T: std::fmt::Debug>(result: Result<T, Failure>) -> Vec<(String, String)> {
    match result {
        Err(Failure::Invalid(problems)) => problems.into_iter().map(|p| (p.field, p.message)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_first_visit_needs_the_consent_and_starts_planning() {
    let agency = TestAgency::new();
    let family = families::assigned(&agency, TODAY, "Child", "cheo", "coordinator1");
    let mut own = agency.session("coordinator1");
    let consent = own.open_file(family.child).unwrap().consents[0].consent.clone();
    own.withdraw_consent(&about(Act::WithdrawConsent, family.child), &consent, "mother").unwrap();
    let visit = || on(Act::FirstVisit, family.episode);
    let form = note(&own, &family, "first visit at home");
    assert_eq!(problems(own.first_visit(&visit(), &form))[0].1, "problem-no-consent-to-collect");
    own.renew_consent(&about(Act::SaveConsent, family.child), &consent).unwrap();
    assert!(matches!(
        agency.session("intake1").first_visit(&visit(), &form),
        Err(Failure::Refused { act: Act::FirstVisit, .. })
    ));
    own.first_visit(&visit(), &form).unwrap();
    let file = own.open_file(family.child).unwrap();
    assert_eq!(file.state(), Some(EpisodeState::Planning));
    assert_eq!(file.notes.len(), 1);
}

#[test]
fn opening_the_plan_starts_planning_too_and_is_undone_whole() {
    let agency = TestAgency::new();
    let family = families::assigned(&agency, TODAY, "Child", "cheo", "coordinator1");
    let mut own = agency.session("coordinator1");
    let open = || on(Act::SavePlan, family.episode);
    let plan = own.open_plan(&open()).unwrap();
    assert_eq!(own.open_file(family.child).unwrap().state(), Some(EpisodeState::Planning));
    own.undo().unwrap();
    let file = own.open_file(family.child).unwrap();
    assert_eq!((file.state(), file.current().unwrap().plan.is_none()), (Some(EpisodeState::Assigned), true));
    let again = own.open_plan(&open()).unwrap();
    assert_ne!(again, plan);
    assert_eq!(own.open_plan(&open()), Ok(again), "one plan only");
}

#[test]
fn agreeing_says_everything_that_is_missing() {
    let agency = TestAgency::new();
    let family = families::assigned(&agency, TODAY, "Child", "cheo", "coordinator1");
    let mut own = agency.session("coordinator1");
    let save = || on(Act::SavePlan, family.episode);
    let goal = own.add_goal(&save(), &families::goal(&family, "dormir", None)).unwrap();
    let loose = ActionForm { what: "calls".to_owned(), owner: None, due_on: None, category: Category::Plan };
    let action = own.add_action(&save(), goal, &loose).unwrap();
    let agree = on(Act::AgreePlan, family.episode);
    let found = problems(own.agree_plan(&agree, &circle_of_support::casework::agree::AgreeForm::default()));
    let expected = [
        ("strengths".to_owned(), "problem-plan-no-strength"),
        ("members".to_owned(), "problem-plan-no-member"),
        (format!("goal-{goal}"), "problem-goal-no-need"),
        (format!("action-{action}"), "problem-action-no-owner"),
        (format!("action-{action}"), "problem-action-no-date"),
        ("agreed_by".to_owned(), "problem-plan-agreed-by"),
        ("youth".to_owned(), "problem-plan-youth"),
        ("next_review".to_owned(), "problem-review-next-missing"),
    ];
    let found: Vec<_> = found.iter().map(|(field, message)| (field.clone(), message.as_str())).collect();
    assert_eq!(found, expected);
    let ready = own.plan_readiness(family.episode).unwrap();
    assert_eq!(
        (ready.number, ready.review.due_on),
        (1, "2027-05-21".parse().unwrap()),
        "level 3: six months"
    );
}

#[test]
fn an_agreed_version_never_changes_and_the_next_one_shows_what_did() {
    let agency = TestAgency::new();
    let (family, goal) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let mut own = agency.session("coordinator1");
    let before = own.plan_versions(family.episode).unwrap();
    assert!(before[0].intact && own.plan_draft_changes(family.episode).unwrap().is_empty());
    let file = own.open_file(family.child).unwrap();
    assert_eq!(file.state(), Some(EpisodeState::Active));
    let review = file.current().unwrap().next_review().unwrap();
    assert_eq!(review.review.due_on, "2027-05-21".parse().unwrap());
    assert_eq!((review.why.text, file.header.plan_number), ("review-why-level", Some(1)));
    let line = &file.current().unwrap().plan.as_ref().unwrap().goals[0];
    assert_eq!(line.goal.status, GoalStatus::Active, "what was proposed is agreed");

    let save = || on(Act::SavePlan, family.episode);
    let words = Goal { text: "deux nuits de sommeil".to_owned(), ..line.goal.record.clone() };
    own.save_goal(&save(), &line.goal, &words).unwrap();
    let need = line.goal.need_id;
    let second = own.add_goal(&save(), &families::goal(&family, "jouer dehors", need)).unwrap();
    own.move_goal(&save(), second, true).unwrap();
    let action = line.actions[0].action.clone();
    let done = Action { status: ActionStatus::Done, ..action.record.clone() };
    own.save_action(&save(), &action, &done).unwrap();
    let plan = file.current().unwrap().plan.as_ref().unwrap().plan.clone();
    let vision = Plan { vision: Some("une maison calme".to_owned()), ..plan.record.clone() };
    own.save_plan(&save(), &plan, &vision).unwrap();
    assert_eq!(own.plan_versions(family.episode).unwrap(), before, "version 1 stays as it was");

    own.agree_plan(&on(Act::AgreePlan, family.episode), &agreement("2027-05-21")).unwrap();
    let all = own.plan_versions(family.episode).unwrap();
    assert_eq!(all.iter().map(|v| v.version.number).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(all[1], before[0]);
    assert_eq!(all[0].body.goals[0].told.text, "jouer dehors", "the family's order");
    let changes = own.plan_difference(family.episode, 1, 2).unwrap();
    let has = |section: PlanSection, id: Option<i64>, field: &str| {
        changes.iter().any(|change| change.section == section && change.id == id && change.field == field)
    };
    assert!(has(PlanSection::Goals, Some(goal.0), "text") && has(PlanSection::Goals, Some(goal.0), "rank"));
    assert!(has(PlanSection::Goals, Some(second.0), "") && has(PlanSection::Vision, None, ""));
    assert!(has(PlanSection::Actions, Some(action.id.0), "status"));
    let store = Store::open(&agency.file()).unwrap();
    assert_eq!(invariants::check_all(store.db()).unwrap(), []);
}

#[test]
fn an_action_belongs_to_someone_of_the_family_the_circle_or_the_staff() {
    let agency = TestAgency::new();
    let family = families::assigned(&agency, TODAY, "Child", "cheo", "coordinator1");
    let stranger = families::assigned(&agency, TODAY, "Stranger", "cheo", "coordinator1");
    let mut own = agency.session("coordinator1");
    let save = || on(Act::SavePlan, family.episode);
    let goal = own.add_goal(&save(), &families::goal(&family, "dormir", None)).unwrap();
    let form = |owner| ActionForm {
        what: "calls the school".to_owned(),
        owner: Some(owner),
        due_on: "2026-12-01".parse().ok(),
        category: Category::Plan,
    };
    own.add_action(&save(), goal, &form(Owner::Person(family.mother))).unwrap();
    own.add_action(&save(), goal, &form(Owner::Staff(own.identity().staff))).unwrap();
    let other = own.add_action(&save(), goal, &form(Owner::Person(stranger.mother)));
    assert_eq!(problems(other)[0].1, "problem-action-owner");
    let elsewhere =
        own.add_action(&on(Act::SavePlan, stranger.episode), goal, &form(Owner::Person(stranger.mother)));
    assert!(matches!(elsewhere, Err(Failure::Missing(_))), "a goal of another family");
    let owners = own.open_file(family.child).unwrap().owners;
    assert!(owners.iter().any(|owner| owner.owner == Owner::Person(family.grandmother)));
    let supervised = agency.session("supervisor1").add_goal(&save(), &families::goal(&family, "x", None));
    assert!(matches!(supervised, Err(Failure::Refused { .. })), "a supervisor does not write the plan");
}

#[test]
fn member_numbers_count_within_the_file_and_are_never_used_again() {
    let agency = TestAgency::new();
    let family = families::assigned(&agency, TODAY, "Child", "cheo", "coordinator1");
    let other = families::assigned(&agency, TODAY, "Other", "cheo", "coordinator1");
    let mut own = agency.session("coordinator1");
    families::add_member(&mut own, &family, family.grandmother);
    own.undo().unwrap();
    families::add_member(&mut own, &family, family.mother);
    families::add_member(&mut own, &other, other.mother);
    let numbers = |session: &mut circle_of_support::casework::Session, child| -> Vec<i64> {
        session.open_file(child).unwrap().circle.iter().map(|m| m.member.number).collect()
    };
    assert_eq!(numbers(&mut own, family.child), [2]);
    assert_eq!(numbers(&mut own, other.child), [1]);
}
