//! From the waiting list to the next review in one go, in both models (issue "FIRST", item 17, a and c, below the screens).

use circle_of_support::{
    casework::{
        offers::{AnswerSaid, OfferForm},
        reviews::{GoalRated, HeldForm},
        waiting::{Lead, WaitingOrder},
    },
    domain::{
        access::Act,
        codes::{EpisodeState, GoalRating, ReviewListState, ReviewOutcome, YesNo},
        due::{DueGroup, DueScreen},
    },
    store::{Store, invariants},
};

use crate::support::{
    agency::TestAgency,
    families::{self, about, agreement, note, on, staff_id},
};

#[test]
fn a_family_goes_from_waiting_to_the_next_review() {
    let agency = TestAgency::new();
    let at = |name: &str, day: &str| agency.session_at(name, &format!("{day}T15:00:00Z"));
    let mut intake = at("intake1", "2026-11-23");
    let family = families::waiting(&mut intake, "Child", "cheo", 4);
    let episode = family.episode;
    let best = intake.candidates(episode).unwrap().remove(0);
    assert_eq!(best.lead, Lead::Staff(staff_id(&agency, "coordinator1")));
    let offer = families::offer(&mut intake, &family, staff_id(&agency, "coordinator1"));

    let mut own = at("coordinator1", "2026-11-24");
    own.accept_offer(&on(Act::AnswerOffer, episode), offer, &AnswerSaid::default()).unwrap();
    let visit = note(&own, &family, "first visit");
    own.first_visit(&on(Act::FirstVisit, episode), &visit).unwrap();
    let goal = families::ready_plan(&mut own, &family);
    let ready = own.plan_readiness(episode).unwrap();
    assert_eq!((ready.problems, ready.review.due_on.to_string()), (Vec::new(), "2027-02-24".to_owned()));
    own.agree_plan(&on(Act::AgreePlan, episode), &agreement("2027-02-24")).unwrap();

    let mut own = at("coordinator1", "2027-02-26");
    let late =
        own.due_list().unwrap().rows.into_iter().find(|row| row.place.at == DueScreen::Review).unwrap();
    assert_eq!((late.days_late, late.group), (2, DueGroup::Late));
    let held = HeldForm {
        held_on: Some(own.today()),
        ratings: vec![GoalRated { goal, rating: GoalRating::OnTrack, note: None }],
        consents_checked: Some(YesNo::Yes),
        services_checked: Some(YesNo::Yes),
        outcome: Some(ReviewOutcome::NoChange),
        next_on: "2027-05-26".parse().ok(),
        ..HeldForm::default()
    };
    own.hold_review(&on(Act::HoldReview, episode), late.place.record.unwrap(), &held).unwrap();
    assert!(own.due_list().unwrap().rows.iter().all(|row| row.place.at != DueScreen::Review));
    let reviews = own.reviews(&Default::default(), 10).unwrap();
    let states: Vec<_> = reviews.rows.iter().map(|row| (row.state, row.row.due_on.to_string())).collect();
    assert_eq!(
        states,
        [
            (ReviewListState::Held, "2027-02-24".to_owned()),
            (ReviewListState::Scheduled, "2027-05-26".to_owned())
        ]
    );
    let store = Store::open(&agency.file()).unwrap();
    assert_eq!(invariants::check_all(store.db()).unwrap(), []);
}

#[test]
fn the_grandmother_leads_and_her_monitor_checks_in() {
    let agency = TestAgency::new();
    let at = |name: &str, day: &str| agency.session_at(name, &format!("{day}T15:00:00Z"));
    let mut intake = at("intake1", "2026-11-23");
    let family = families::waiting(&mut intake, "Child", "halton", 2);
    let form = OfferForm {
        lead: Lead::Person(family.grandmother),
        answerable: staff_id(&agency, "coordinator2"),
        why: Some("the family asked for her".to_owned()),
        confirmed: true,
    };
    let offer = intake.offer(&on(Act::Offer, family.episode), &form).unwrap();
    assert!(intake.waiting(WaitingOrder::LongestFirst).unwrap()[0].asked.is_some());
    let said = AnswerSaid { words: Some("grandmother, by telephone".to_owned()) };
    intake.accept_offer(&on(Act::AnswerOffer, family.episode), offer, &said).unwrap();

    let mut monitor = at("coordinator2", "2026-11-25");
    let need = families::strength_and_need(&mut monitor, &family);
    let goal = families::goal(&family, "une pause le vendredi", Some(need));
    monitor.add_goal(&on(Act::SavePlan, family.episode), &goal).unwrap();
    monitor.agree_plan(&on(Act::AgreePlan, family.episode), &agreement("2027-11-25")).unwrap();
    let file = monitor.open_file(family.child).unwrap();
    assert_eq!((file.state(), file.circle.len()), (Some(EpisodeState::Active), 1));
    let version = &file.current().unwrap().plan.as_ref().unwrap().versions[0];
    assert_eq!(version.body.cover.lead, "Grandmother Sample");
    assert_eq!(version.body.cover.answerable, "Sample, coordinator2");

    let mut later = at("coordinator2", "2027-01-25");
    let whys: Vec<_> = later.due_list().unwrap().rows.iter().map(|row| row.why.text).collect();
    assert!(whys.contains(&"why-due-monitor"), "{whys:?}");
    let told = circle_of_support::casework::notes::NoteForm {
        family_told: Some(YesNo::Yes),
        ..note(&later, &family, "how is it going")
    };
    later.save_note(&about(Act::SaveNote, family.child), &told).unwrap();
    assert!(later.due_list().unwrap().rows.is_empty());
}
