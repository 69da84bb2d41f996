//! Waiting list, suggestion, offer, answer: on a real file.

use circle_of_support::{
    casework::{
        Failure, Session,
        offers::{AnswerSaid, OfferForm},
        waiting::{Lead, WaitingOrder},
    },
    domain::{
        access::Act,
        codes::{EpisodeState, LeadKind, Urgency},
        ids::RowId,
        record::Episode,
        suggestion::OfferWarning,
    },
    store::{Store, care, invariants, rows},
};

use crate::support::{
    agency::TestAgency,
    families::{self, TestFamily, on, staff_id},
};

fn messages<T: std::fmt::Debug>(result: Result<T, Failure>) -> Vec<String> {
    match result {
        Err(Failure::Invalid(problems)) => problems.into_iter().map(|problem| problem.message).collect(),
        other => panic!("{other:?}"),
    }
}

fn state(agency: &TestAgency, family: &TestFamily) -> EpisodeState {
    let store = Store::open(&agency.file()).unwrap();
    rows::load::<Episode>(store.db(), family.episode).unwrap().unwrap().state
}

fn holder(agency: &TestAgency, family: &TestFamily) -> Option<i64> {
    let store = Store::open(&agency.file()).unwrap();
    care::holding(store.db(), family.episode).unwrap().unwrap().staff_id.map(|staff| staff.0)
}

fn accept(
    session: &mut Session,
    family: &TestFamily,
    offer: RowId,
    said: Option<&str>,
) -> Result<(), Failure> {
    let said = AnswerSaid { words: said.map(str::to_owned) };
    session.accept_offer(&on(Act::AnswerOffer, family.episode), offer, &said)
}

fn sound(agency: &TestAgency) {
    let store = Store::open(&agency.file()).unwrap();
    assert_eq!(invariants::check_all(store.db()).unwrap(), []);
}

#[test]
fn the_waiting_list_has_both_orders_and_no_names_for_coordinators() {
    let agency = TestAgency::new();
    let mut long = agency.session_at("intake1", "2026-10-01T15:00:00Z");
    let first = families::waiting(&mut long, "Long", "cheo", 3);
    let mut intake = agency.session("intake1");
    let second = families::waiting(&mut intake, "Urgent", "cheo", 3);
    let episode = intake.open_file(second.child).unwrap().episodes[0].episode.clone();
    let urgent = on(Act::SaveUrgency, second.episode);
    intake.save_urgency(&urgent, &episode, Urgency::Urgent, "no home from Friday on").unwrap();

    let of = |rows: Vec<circle_of_support::casework::waiting::WaitingRow>| {
        rows.into_iter().map(|row| row.episode).collect::<Vec<_>>()
    };
    assert_eq!(of(intake.waiting(WaitingOrder::UrgentFirst).unwrap()), [second.episode, first.episode]);
    assert_eq!(of(intake.waiting(WaitingOrder::LongestFirst).unwrap()), [first.episode, second.episode]);
    let rows = intake.waiting(WaitingOrder::LongestFirst).unwrap();
    assert_eq!((rows[0].age_days, rows[0].card.name.given.as_str()), (51, "Long"));
    assert_eq!(rows[0].assign_by, "2026-10-16".parse().ok(), "ten business days, Thanksgiving between");
    assert_eq!(rows[0].tell_by, "2026-10-31".parse().ok());
    assert_eq!(rows[0].card.area.as_deref(), Some("ottawa"));
    let rows = agency.session("coordinator1").waiting(WaitingOrder::LongestFirst).unwrap();
    assert_eq!((rows.len(), rows[0].card.name.given.as_str()), (2, ""));
    assert!(matches!(
        agency.session("admin1").waiting(WaitingOrder::LongestFirst),
        Err(Failure::Refused { act: Act::ListWaiting, .. })
    ));
}

#[test]
fn an_accepted_offer_moves_everything_in_one_save() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = families::waiting(&mut intake, "Child", "cheo", 3);
    let coordinator = staff_id(&agency, "coordinator1");
    let form =
        OfferForm { lead: Lead::Staff(coordinator), answerable: coordinator, why: None, confirmed: false };
    let warned = intake.offer(&on(Act::Offer, family.episode), &form);
    assert_eq!(messages(warned), ["problem-offer-untrained"], "a warning to confirm, never a block");
    let offer = families::offer(&mut intake, &family, coordinator);
    let again = OfferForm { confirmed: true, ..form };
    assert_eq!(messages(intake.offer(&on(Act::Offer, family.episode), &again)), ["problem-offer-waits"]);
    assert_eq!(holder(&agency, &family), Some(intake.identity().staff.0), "who holds it stays responsible");

    let mut own = agency.session("coordinator1");
    assert_eq!(own.offers_to_me().unwrap().len(), 1);
    own.open_file(family.child).unwrap();
    let mut other = agency.session("coordinator2");
    assert!(matches!(other.open_file(family.child), Err(Failure::Refused { .. })));
    assert!(matches!(accept(&mut other, &family, offer, None), Err(Failure::Refused { .. })));

    accept(&mut own, &family, offer, None).unwrap();
    assert_eq!(state(&agency, &family), EpisodeState::Assigned);
    assert_eq!(holder(&agency, &family), Some(coordinator.0));
    assert_eq!(messages(accept(&mut own, &family, offer, None)), ["problem-offer-answered"]);
    assert!(matches!(intake.open_file(family.child), Err(Failure::Refused { .. })), "intake has let go");
    assert!(intake.waiting(WaitingOrder::UrgentFirst).unwrap().is_empty());
    sound(&agency);
}

#[test]
fn a_declined_or_withdrawn_offer_leaves_the_family_waiting_as_before() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = families::waiting(&mut intake, "Child", "cheo", 3);
    let offer = families::offer(&mut intake, &family, staff_id(&agency, "coordinator1"));
    let mut own = agency.session("coordinator1");
    let answer = || on(Act::AnswerOffer, family.episode);
    let silent = own.decline_offer(&answer(), offer, " ", &AnswerSaid::default());
    assert_eq!(messages(silent), ["problem-decline-reason"]);
    own.decline_offer(&answer(), offer, "on leave from Monday", &AnswerSaid::default()).unwrap();
    assert_eq!(state(&agency, &family), EpisodeState::EligibleWaiting);
    assert_eq!(holder(&agency, &family), Some(intake.identity().staff.0));
    assert!(matches!(own.open_file(family.child), Err(Failure::Refused { .. })));
    let second = families::offer(&mut intake, &family, staff_id(&agency, "coordinator2"));
    intake.withdraw_offer(&on(Act::Offer, family.episode), second, "asked the wrong person").unwrap();
    assert!(intake.waiting(WaitingOrder::UrgentFirst).unwrap()[0].asked.is_none());
    sound(&agency);
}

#[test]
fn the_grandmother_leads_in_the_halton_model_and_a_staff_person_answers() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let halton = families::waiting(&mut intake, "Child", "halton", 2);
    let cheo = families::waiting(&mut intake, "Other", "cheo", 2);
    let monitor = staff_id(&agency, "coordinator1");
    let form = |family: &TestFamily| OfferForm {
        lead: Lead::Person(family.grandmother),
        answerable: monitor,
        why: Some("knows everyone involved".to_owned()),
        confirmed: true,
    };
    assert_eq!(
        messages(intake.offer(&on(Act::Offer, cheo.episode), &form(&cheo))),
        ["problem-offer-family-may-not-lead"]
    );
    let leads = |session: &mut Session, family: &TestFamily| {
        let all = session.candidates(family.episode).unwrap();
        all.iter().any(|candidate| candidate.lead == Lead::Person(family.grandmother))
    };
    assert!(leads(&mut intake, &halton) && !leads(&mut intake, &cheo));

    let offer = intake.offer(&on(Act::Offer, halton.episode), &form(&halton)).unwrap();
    assert_eq!(messages(accept(&mut intake, &halton, offer, None)), ["problem-answer-said"]);
    accept(&mut intake, &halton, offer, Some("grandmother, by telephone")).unwrap();
    let file = agency.session("coordinator1").open_file(halton.child).unwrap();
    let view = file.current().unwrap();
    assert_eq!(
        view.lead.as_ref().map(|(kind, name)| (*kind, name.as_str())),
        Some((LeadKind::Member, "Grandmother Sample"))
    );
    assert_eq!(view.coordinator.as_ref().map(|person| person.id), Some(monitor), "never zero responsible");
    assert_eq!(file.circle.len(), 1, "who leads is in the circle");
    sound(&agency);
}

#[test]
fn a_coordinator_asks_for_a_case_and_the_supervisor_grants_it() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = families::waiting(&mut intake, "Child", "cheo", 3);
    let mut own = agency.session("coordinator1");
    let ask = || on(Act::RequestCase, family.episode);
    let request = own.request_case(&ask(), Some("worked with the brother")).unwrap();
    assert_eq!(messages(own.request_case(&ask(), None)), ["problem-request-waits"]);
    assert!(matches!(own.open_file(family.child), Err(Failure::Refused { .. })), "asking opens nothing");
    assert!(matches!(accept(&mut own, &family, request, None), Err(Failure::Refused { .. })));
    let row = &intake.waiting(WaitingOrder::UrgentFirst).unwrap()[0];
    assert_eq!((row.requests.len(), row.asked.is_none()), (1, true));

    let mut supervisor = agency.session("supervisor1");
    let grant = || on(Act::Offer, family.episode);
    assert_eq!(messages(supervisor.grant_request(&grant(), request, false)), ["problem-offer-untrained"]);
    supervisor.grant_request(&grant(), request, true).unwrap();
    assert_eq!(state(&agency, &family), EpisodeState::Assigned);
    own.open_file(family.child).unwrap();
    sound(&agency);
}

#[test]
fn candidates_are_ranked_with_the_why_of_each_factor() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = families::waiting(&mut intake, "Child", "cheo", 4);
    for _ in 0..5 {
        families::assigned(&agency, "2026-11-20T15:00:00Z", "Busy", "cheo", "coordinator1");
    }
    let all = intake.candidates(family.episode).unwrap();
    let position = |name: &str| {
        let id = staff_id(&agency, name);
        all.iter().position(|candidate| candidate.lead == Lead::Staff(id)).unwrap()
    };
    let busy = &all[position("coordinator1")];
    assert_eq!(
        busy.load.map(|load| (load.carried, load.ceiling)),
        Some((15, 25)),
        "five families of level 3"
    );
    assert!(position("coordinator2") < position("coordinator1"), "an emptier caseload comes first");
    assert_eq!(busy.fit.warnings, [OfferWarning::Untrained]);
    let texts: Vec<_> = busy.fit.factors.iter().map(|factor| factor.why.text).collect();
    assert_eq!(
        texts,
        ["why-suggested-language", "why-suggested-untrained", "why-suggested-room", "why-suggested-area"]
    );
}
