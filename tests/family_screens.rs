//! The family file, the plan and the reviews as a person sees them (tier 5): keys in, text, cursor and meanings out.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a test that cannot go on has failed")]

use circle_of_support::{
    casework::Session,
    domain::{
        access::Act,
        codes::{EpisodeState, GoalRating, GoalStatus, ReviewState},
    },
    text::Lang,
    ui::{
        screen::Then,
        screens::{
            family::{FamilyFile, tab::TabName},
            review::area::ReviewsArea,
        },
    },
};

use super::support::{
    agency::{TODAY, TestAgency},
    families::{self, TestFamily, on},
    screen::{Stage, parse_keys},
};

/// Some days after a review of 21 May 2027 was due.
const LATER: &str = "2027-06-01T15:00:00Z";

fn file(agency: TestAgency, session: Session, family: TestFamily, tab: TabName, lang: Lang) -> Stage {
    Stage::with(agency, session, lang, move |ctx| FamilyFile::screen(family.child, tab, None, ctx).unwrap())
}

/// A family with an agreed plan and an overdue review, as its coordinator sees it.
fn overdue(tab: TabName, lang: Lang) -> Stage {
    let agency = TestAgency::new();
    let (family, _) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let session = agency.session_at("coordinator1", LATER);
    file(agency, session, family, tab, lang)
}

/// A family whose coordinator has accepted, with a strength, a need and a member: everything but the plan.
fn accepted(tab: TabName) -> (Stage, Session, TestFamily) {
    let agency = TestAgency::new();
    let family = families::assigned(&agency, TODAY, "Child", "cheo", "coordinator1");
    let mut own = agency.session("coordinator1");
    families::strength_and_need(&mut own, &family);
    families::add_member(&mut own, &family, family.grandmother);
    let session = agency.session("coordinator1");
    (file(agency, session, family, tab, Lang::En), own, family)
}

/// A review of five goals: the plan is agreed, the review is planned.
fn five_goals() -> (Stage, Session, TestFamily) {
    let agency = TestAgency::new();
    let family = families::assigned(&agency, TODAY, "Child", "cheo", "coordinator1");
    let mut own = agency.session("coordinator1");
    families::ready_plan(&mut own, &family);
    let need = own
        .open_file(family.child)
        .unwrap()
        .findings
        .iter()
        .find(|f| f.text == "nobody sleeps")
        .map(|f| f.id);
    for text in ["play outside", "ride the bus", "eat together", "read at school"] {
        own.add_goal(&on(Act::SavePlan, family.episode), &families::goal(&family, text, need)).unwrap();
    }
    own.agree_plan(&on(Act::AgreePlan, family.episode), &families::agreement("2027-05-21")).unwrap();
    let session = agency.session_at("coordinator1", LATER);
    (file(agency, session, family, TabName::Reviews, Lang::En), own, family)
}

#[test]
fn a_plan_is_written_agreed_and_reviewed_without_leaving_the_file() {
    let (mut stage, mut own, family) = accepted(TabName::Plan);
    stage.sees("No goal yet.");
    stage.keys("k").sees_not("Agree on version");
    stage
        .keys("a 'one night of sleep' Enter 2 Enter 'resp' Enter 1 F2")
        .sees("Goal added.")
        .sees("one night of sleep");
    stage.keys("t 'grandmother asks the respite house' Enter 3 Enter '15 dec 2026' F2");
    stage.sees("Action added.").sees("Grandmother Sample").sees("15 Dec 2026");
    stage.keys("k").sees("This cannot be undone").sees("level 3: every 6 months").sees("21 May 2027");
    stage.keys("'Sample, Mother' Enter 2 F2").sees("Please type why the youth did not take part");
    stage.keys("'came for the first hour' F2").sees("It is frozen as it stands now").keys("n");
    assert!(own.plan_versions(family.episode).unwrap().is_empty(), "nothing is frozen without a yes");
    stage.keys("F2 y").sees("Version 1 is agreed. Next review: 21 May 2027.");
    stage.keys(".").sees("Review of 21 May 2027");
    stage.keys("w").sees("How does each goal stand?");
    stage.keys("3").sees("1 of 1 rated: 1 on track");
    stage.keys("y y 1 4 F2").sees("Review held. The next one: 21 May 2027.").sees("no change");
    stage.keys(", ").sees("on track");

    let file = own.open_file(family.child).unwrap();
    let view = file.current().unwrap();
    assert_eq!(file.state(), Some(EpisodeState::Active));
    let states: Vec<_> = view.reviews.iter().map(|line| line.review.state).collect();
    assert_eq!(states.iter().filter(|state| **state == ReviewState::Held).count(), 1, "{states:?}");
    assert!(view.next_review().is_some(), "the next one is set");
    assert_eq!(view.plan.as_ref().unwrap().goals[0].ratings[0].1, GoalRating::OnTrack);
}

#[test]
fn a_day_that_is_over_is_said_and_taken() {
    let (mut stage, ..) = accepted(TabName::Plan);
    stage.keys("a 'sleep' F2 t 'calls' Enter 1 Enter '23 nov 2026'").sees_not("in the past");
    stage.keys("Ctrl+U '20 nov 2026'").sees("This day is in the past").keys("F2").sees("Action added.");
}

#[test]
fn privacy_hides_why_the_family_came_and_who_cares() {
    for (tab, words) in [(TabName::Summary, "nobody joins them"), (TabName::Plan, "Grandmother Sample")] {
        let mut stage = overdue(tab, Lang::En);
        stage.sees(words).keys("F9").sees_not(words).sees_not("grandparent").sees("C-0001");
    }
}

#[test]
fn what_is_missing_before_agreeing_is_said_in_words() {
    let (mut stage, ..) = accepted(TabName::Plan);
    stage.keys("a 'sleep' F2 t 'someone calls' F2 k");
    stage
        .sees("Before version 1 can be agreed")
        .sees("goal 1, sleep: This goal is not linked to a need yet.");
    stage.sees("someone calls: This action has no owner yet.");
    stage.keys("Esc").sees("Goals, in the family");
}

#[test]
fn a_review_of_five_goals_with_one_goal_changed_takes_few_keys() {
    let (mut stage, mut own, family) = five_goals();
    // One goal is changed on the way: its status.
    let keys = "w 4 Up e Tab 'ach' Enter F2 2 3 3 1 y y 2 4 F2";
    stage.keys(keys).sees("Review held.");
    let typed = 3; // 'ach' narrows a list: a text field
    let counted = parse_keys(keys).len() - typed;
    assert!(counted <= 25, "{counted} counted keys");
    let file = own.open_file(family.child).unwrap();
    let goals = &file.current().unwrap().plan.as_ref().unwrap().goals;
    let rated: Vec<_> = goals.iter().map(|line| line.ratings.last().map(|(_, rating)| *rating)).collect();
    assert_eq!(goals[0].goal.status, GoalStatus::Achieved);
    assert_eq!(rated[0], Some(GoalRating::Achieved));
    assert_eq!(
        rated[1..],
        [
            Some(GoalRating::SomeProgress),
            Some(GoalRating::OnTrack),
            Some(GoalRating::OnTrack),
            Some(GoalRating::NotStarted)
        ]
    );
}

#[test]
fn ratings_outlive_leaving_and_nothing_is_answered_before() {
    let (mut stage, ..) = five_goals();
    stage.keys("w").sees("1 une nuit de sommeil").sees("not rated");
    stage.keys("4 5 Esc").sees("draft");
    stage.keys("w").sees("achieved").sees("went backwards");
}

#[test]
fn the_tabs_in_both_languages_and_without_colour() {
    for (name, tab, lang) in [
        ("summary_en", TabName::Summary, Lang::En),
        ("circle_fr", TabName::Circle, Lang::Fr),
        ("plan_en", TabName::Plan, Lang::En),
        ("plan_fr", TabName::Plan, Lang::Fr),
        ("reviews_fr", TabName::Reviews, Lang::Fr),
        ("consent_en", TabName::Consent, Lang::En),
        ("history_fr", TabName::History, Lang::Fr),
    ] {
        insta::assert_snapshot!(format!("family_{name}"), overdue(tab, lang).snapshot());
    }
    insta::assert_snapshot!("family_plan_wide", overdue(TabName::Plan, Lang::En).sized(120, 40).snapshot());
}

#[test]
fn a_member_joins_and_leaves() {
    let (mut stage, mut own, family) = accepted(TabName::Circle);
    stage.sees("Grandmother Sample").sees("1 of 1 in the circle");
    stage.keys("a 1 Enter 1 Enter 'mother' Enter 'keeps the papers' Enter 1 F2").sees("Added to the circle.");
    stage.sees("2 of 2 in the circle");
    stage.keys("a Right Right Enter 'Ot' Enter 'Exemple' Enter Enter 2 Enter");
    stage.keys("Right Enter 'Rehab Exemple' Enter Enter Enter 'sees the child at school' F2");
    stage.sees("Added to the circle.").sees("2 of 3 in the circle");
    stage.keys("Home Delete").sees("leaves the circle today?").keys("y").sees("Have left");
    let file = own.open_file(family.child).unwrap();
    assert_eq!(file.circle.iter().filter(|one| one.here).count(), 2);
}

#[test]
fn notes_first_visit_and_ending() {
    let (mut stage, mut own, family) = accepted(TabName::Contacts);
    stage
        .keys("v 2 Enter 'mother' Enter 'saw the home' Tab y F2")
        .sees("First visit noted")
        .sees("saw the home");
    assert_eq!(own.open_file(family.child).unwrap().state(), Some(EpisodeState::Planning));
    stage.keys("n 1 Enter 'mother' Enter 'told her about the wait' Tab y F2").sees("The note is saved.");
    stage.sees("The family was told where things stand.").sees("told 21 Nov");
    stage.keys("c").sees("With it ends: the work of Sample, coordinator1");
    stage
        .keys("1 Enter 'no longer' Enter 1 Enter y Enter y F2")
        .sees("The family may come back at any time.");
    assert!(own.open_file(family.child).is_err(), "it is nobody's own any more");
}

#[test]
fn versions_and_their_difference_read_from_what_was_frozen() {
    let agency = TestAgency::new();
    let (family, _) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let session = agency.session("coordinator1");
    let mut stage = file(agency, session, family, TabName::Plan, Lang::En);
    stage.keys("i 'a calm house' F2").sees("a calm house");
    stage.sees("draft, not agreed: 1 change since version 1");
    stage.keys("v").sees("draft").sees("1 change").sees("version 1");
    stage.keys("Enter").sees("a calm house").keys("Esc");
    stage.keys("Down Enter").sees("une nuit de sommeil").sees("Sample, Mother").sees_not("a calm house");
}

/// What opening the file puts on the screen.
fn door(agency: TestAgency, name: &str, family: TestFamily) -> Stage {
    let session = agency.session(name);
    Stage::with(agency, session, Lang::En, move |ctx| {
        match FamilyFile::open(family.child, TabName::Summary, ctx).then {
            Then::Open(screen) => screen,
            _ => panic!("nothing opened"),
        }
    })
}

#[test]
fn a_file_that_is_not_ones_own_stays_closed() {
    let agency = TestAgency::new();
    let (family, _) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let other = agency.session("coordinator2");
    let mut stage = Stage::with(agency, other, Lang::En, |ctx| ReviewsArea::open(ctx).unwrap());
    stage.sees("No review here.").sees_not("SAMPLE");
    let agency = TestAgency::new();
    let (own, _) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    assert_eq!(own.child, family.child);
    door(agency, "coordinator2", own).sees("This file is closed to you").sees("Sample, coordinator1");
}

#[test]
fn who_must_give_a_reason_gives_it_first() {
    let agency = TestAgency::new();
    let (family, _) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let mut stage = door(agency, "privacy1", family);
    stage.sees("Why do you open this file?").sees_not("SAMPLE");
    stage.keys("Enter").sees("Why do you open this file?");
    stage.keys("'access request of 20 Nov' Enter").sees("SAMPLE, Child").sees("Where it stands");
    stage.keys(". . .").sees("une nuit de sommeil").keys("a").sees_not("New goal");
}

#[test]
fn the_list_of_reviews_says_how_late_and_why() {
    let agency = TestAgency::new();
    families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let session = agency.session_at("supervisor1", LATER);
    let mut stage = Stage::with(agency, session, Lang::En, |ctx| ReviewsArea::open(ctx).unwrap());
    stage.sees("1 overdue").sees("11 d late").sees("level 3: every 6 months");
    insta::assert_snapshot!("reviews_area", stage.snapshot());
    stage.keys("Enter").sees("Review of 21 May 2027").keys("Esc");
    stage.keys("s s").sees("Held and waived").sees("No review here.");
}

#[test]
fn what_is_due_about_one_child_is_that_part_of_the_work_list() {
    let agency = TestAgency::new();
    let (family, _) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    families::active(&agency, TODAY, "Brother", "coordinator1", "2027-05-22");
    let mut own = agency.session_at("coordinator1", LATER);
    let listed = own.due_list().unwrap().rows;
    let ours = |row: &&circle_of_support::domain::due::DueRow| {
        row.card.as_ref().is_some_and(|card| card.child == family.child)
    };
    let ours: Vec<_> = listed.iter().filter(ours).cloned().collect();
    assert_eq!(own.due_about(family.child).unwrap(), ours);
    assert!(!ours.is_empty() && ours.len() < listed.len());
    assert!(agency.session("coordinator2").due_about(family.child).is_err());
}

#[test]
fn every_tab_and_form_at_every_size() {
    for tab in TabName::ALL {
        let mut stage = overdue(*tab, Lang::Fr);
        for keys in ["", "n", "Esc w", "4", "Esc Esc d", "Esc c", "Esc e", "Esc a", "Esc v"] {
            stage.keys(keys);
            for (columns, rows) in [(1, 1), (7, 3), (40, 10), (79, 23), (110, 24), (200, 60)] {
                stage = stage.sized(columns, rows);
                stage.text();
            }
        }
    }
}
