//! The areas as a person sees them: keys in, text and cursor out; each row opens the place where it is done.

use std::sync::OnceLock;

use circle_of_support::{
    app::Looks,
    casework::{
        Command, Session, Subject,
        offers::OfferForm,
        waiting::{Lead, WaitingOrder},
    },
    domain::{
        access::Act,
        codes::{Answer, DecisionOutcome, DueKind, Role},
        ids::{ChildId, StaffId},
        record::{Organization, Person, Promise},
    },
    keymap::Action,
    text::Lang,
    ui::{
        screen::{Ctx, Screen},
        screens::areas,
        theme::{Theme, ThemeName},
    },
};

use crate::support::{
    agency::TestAgency,
    intake::{self, answer_all, calls_about, decision, open, opened, served_by},
    screen::{Stage, looks},
};

/// A family with one child of this name, whose mother called intake.
fn family(session: &mut Session, given: &str) -> circle_of_support::casework::referrals::Opened {
    let mut child = Person::named(given, "Sample");
    child.birth_date = "2017-03-03".parse().ok();
    let new = calls_about(session, child);
    open(session, &new).remove(0)
}

/// A family that was found eligible and waits.
fn waiting(session: &mut Session, given: &str) -> circle_of_support::casework::referrals::Opened {
    let file = family(session, given);
    served_by(session, &file, &["Sample Clinic", "Example School Board"]);
    answer_all(session, &file, Answer::Yes);
    let form = decision(&file, DecisionOutcome::EligibleCsp, Some("cheo"));
    session.decide(&intake::about(Act::Decide, file.child), &form).unwrap();
    file
}

fn offered(session: &mut Session, given: &str) -> circle_of_support::casework::referrals::Opened {
    let file = waiting(session, given);
    let to = coordinator(session);
    let form = OfferForm { lead: Lead::Staff(to), answerable: to, why: None, confirmed: true };
    session.offer(&Command::new(Act::Offer, Subject::Episode(file.episode)), &form).unwrap();
    file
}

fn coordinator(session: &mut Session) -> StaffId {
    let all = session.coordinators().unwrap();
    all.iter().find(|row| row.staff.sign_in_name == "coordinator1").unwrap().staff.id.into()
}

fn promise(session: &mut Session, child: Option<ChildId>, what: &str, time: Option<&str>) {
    let promise = Promise {
        child_id: child,
        staff_id: Some(session.identity().staff),
        due_time: time.map(str::to_owned),
        number: Some("613-555-0142".to_owned()),
        ..Promise::blank(DueKind::CallBack, what, session.today())
    };
    let subject = child.map_or(Subject::New, Subject::Child);
    session.add_promise(&Command::new(Act::SaveCall, subject), &promise).unwrap();
}

/// An area in a session of `name`.
fn area(agency: TestAgency, name: &str, lang: Lang, area: Action) -> Stage {
    let session = agency.session(name);
    Stage::with(agency, session, lang, move |ctx: &mut Ctx<'_>| -> Box<dyn Screen> {
        areas::open(area, ctx).unwrap()
    })
}

/// A small agency with something of everything, made once and copied.
fn busy() -> TestAgency {
    static MADE: OnceLock<TestAgency> = OnceLock::new();
    TestAgency::copy_of(&MADE.get_or_init(made).file())
}

fn made() -> TestAgency {
    let agency = TestAgency::new();
    let mut intake = agency.session_at("intake1", "2026-11-05T15:00:00Z");
    opened(&mut intake);
    offered(&mut intake, "Offered");
    waiting(&mut intake, "Waiting");
    let mut now = agency.session("intake1");
    let fresh = family(&mut now, "Fresh");
    promise(&mut now, Some(fresh.child), "tell her the result", Some("13:00"));
    let mut clinic = Organization::blank("Sample Clinic of the East");
    clinic.phone = Some("613-555-0199".to_owned());
    now.save_organization(&Command::new(Act::SaveOrganization, Subject::Nothing), None, &clinic).unwrap();
    agency
}

const AREAS: &[(&str, &str, Action)] = &[
    ("today", "intake1", Action::AreaToday),
    ("today_coordinator", "coordinator1", Action::AreaToday),
    ("today_supervisor", "supervisor1", Action::AreaToday),
    ("today_privacy", "privacy1", Action::AreaToday),
    ("today_administrator", "admin1", Action::AreaToday),
    ("families", "intake1", Action::AreaFamilies),
    ("intake", "intake1", Action::AreaIntake),
    ("waiting", "intake1", Action::AreaWaiting),
    ("waiting_coordinator", "coordinator1", Action::AreaWaiting),
    ("directory", "intake1", Action::AreaDirectory),
];

#[test]
fn every_area_looks_as_it_did() {
    for lang in Lang::ALL {
        for (name, who, place) in AREAS {
            let stage = area(busy(), who, *lang, *place);
            insta::assert_snapshot!(format!("area_{name}_{}", lang.code()), stage.snapshot());
        }
    }
}

#[test]
fn every_area_draws_at_every_size() {
    for (name, who, place) in AREAS {
        for (columns, rows) in
            [(1, 1), (3, 60), (200, 2), (39, 9), (40, 10), (80, 24), (131, 30), (132, 30), (200, 60)]
        {
            let text = area(busy(), who, Lang::Fr, *place).sized(columns, rows).text();
            assert!(!text.contains('{'), "{name} {columns}×{rows} shows an id:\n{text}");
        }
    }
}

#[test]
fn mono_keeps_the_selection_visible() {
    for (name, who, place) in AREAS {
        let agency = busy();
        let session = agency.session(who);
        let mono = Looks { theme: Theme::new(ThemeName::Mono, true, false), ..looks(Lang::En) };
        let place = *place;
        let stage = Stage::looking(agency, session, mono, move |ctx| areas::open(place, ctx).unwrap());
        assert!(
            stage.text().contains(" > ") || stage.text().contains("Nothing"),
            "{name}:\n{}",
            stage.text()
        );
    }
}

#[test]
fn a_promised_time_stands_first_and_opens_the_walk() {
    let mut stage = area(busy(), "intake1", Lang::En, Action::AreaToday);
    let rows = stage.rows();
    let now = rows.iter().position(|row| row.trim() == "NOW").unwrap();
    assert!(rows[now + 1].contains("13:00") && rows[now + 1].contains("SAMPLE, Fresh"), "{}", stage.text());
    stage.keys("Enter").sees("C-0004").sees("1 Call").keys("Esc").sees("NOW");
}

#[test]
fn a_promise_is_kept_or_dropped_and_a_try_counted() {
    let mut stage = area(busy(), "intake1", Lang::En, Action::AreaToday);
    stage.keys("v").sees("Counted: voicemail, 1 of 3. Next try: Wed 25 Nov.").sees_not("13:00");
    stage
        .sees("25 Nov  call back")
        .keys("d")
        .sees("Why is it not kept")
        .keys("'called twice' Enter")
        .sees("Dropped, with its reason.");
    stage.sees_not("25 Nov  call back");
    let mut stage = area(busy(), "intake1", Lang::En, Action::AreaToday);
    stage.keys("r").sees("Kept.").sees_not("13:00");
}

#[test]
fn a_promise_about_nobody_is_read() {
    let agency = TestAgency::new();
    promise(&mut agency.session("intake1"), None, "which papers to bring", None);
    let mut stage = area(agency, "intake1", Lang::En, Action::AreaToday);
    stage.sees("which papers to bring").keys("Enter").sees("Number: 613-555-0142").keys("Esc");
    stage.keys("k").sees("Kept.").sees("Nothing is waiting for you.");
}

#[test]
fn an_offer_is_read_and_accepted() {
    let mut stage = area(busy(), "coordinator1", Lang::En, Action::AreaToday);
    stage.sees("OFFERED TO YOU").keys("Enter").sees("Offered to you").sees("Sample, intake1");
    stage.keys("a").sees("leaves the waiting list").keys("y").sees("Next: the first visit");
    stage.sees_not("OFFERED TO YOU").sees("first visit");
}

#[test]
fn an_offer_is_declined_with_a_reason() {
    let mut stage = area(busy(), "coordinator1", Lang::En, Action::AreaToday);
    stage.keys("Enter d 'I know the family' Enter").sees("Declined.").sees_not("OFFERED TO YOU");
}

#[test]
fn families_are_found_by_number_name_phone_and_birth_date() {
    for typed in ["C-0001", "sampel", "6135550142", "2017-03-03", "samp chi"] {
        let mut stage = area(busy(), "intake1", Lang::En, Action::AreaFamilies);
        stage.keys(&format!("'{typed}'")).sees("SAMPLE, Child").sees("found by");
    }
    let mut stage = area(busy(), "intake1", Lang::En, Action::AreaFamilies);
    stage.keys("'nobody at all'").sees("Nothing found").keys("Esc").sees("SAMPLE, Child");
    stage.keys("F3").sees("in intake").sees_not("SAMPLE, Waiting").keys("F3").sees("SAMPLE, Waiting");
}

#[test]
fn keys_that_arrive_together_are_one_search_and_enter_opens_what_they_found() {
    let mut stage = area(busy(), "intake1", Lang::En, Action::AreaFamilies);
    stage.burst("'fresh'").sees("SAMPLE, Fresh").sees_not("SAMPLE, Waiting");
    let mut stage = area(busy(), "intake1", Lang::En, Action::AreaFamilies);
    stage.burst("'C-0004' Enter").sees("C-0004").sees("1 Call");
}

#[test]
fn a_closed_file_shows_its_card_and_takes_a_message() {
    let agency = busy();
    let mut stage = area(agency, "coordinator2", Lang::En, Action::AreaFamilies);
    stage.keys("'C-0001' Enter").sees("This file is closed to you").sees("These could open it");
    stage.keys("m").sees("Message to the intake pool");
    stage.keys("'the school asks for her' Tab p F2").sees("Please say by which day");
    stage.keys("'tomorrow' F2").sees("The message is left");
}

#[test]
fn a_search_of_the_privacy_lead_asks_for_a_reason() {
    let mut stage = area(busy(), "privacy1", Lang::En, Action::AreaFamilies);
    stage.sees_not("SAMPLE").keys("'s'").sees("Why do you search").keys("'access request 4' Enter");
    stage.keys("'ample'").sees("SAMPLE, Child");
}

#[test]
fn a_referral_is_taken_given_back_and_opened_where_it_goes_on() {
    let mut stage = area(busy(), "intake2", Lang::En, Action::AreaIntake).sized(140, 30);
    stage.sees("Sample, intake1").keys("t").sees("Taken: you hold it now.").sees("Sample, intake2");
    stage.keys("b").sees("Given back to the pool.").keys("Enter").sees("C-0001").sees("1 Call");
}

#[test]
fn the_waiting_list_orders_shows_candidates_and_changes_urgency() {
    let mut stage = area(busy(), "intake1", Lang::En, Action::AreaWaiting).sized(140, 30);
    stage.sees("urgent first").sees("Who could coordinate").sees("Sample, coordinator1 was asked");
    stage.keys("t").sees("longest first");
    stage.keys("Down g").sees("How urgent is it").sees("Enter choose").sees("Esc back");
    stage.keys("Down Down Enter 'no place to sleep' Enter");
    stage.sees("Urgency saved").sees("urgent").sees("no place to sleep");
}

#[test]
fn a_waiting_family_is_told_with_one_key_and_the_next_date_follows() {
    let mut stage = area(busy(), "intake1", Lang::En, Action::AreaWaiting).sized(140, 30);
    stage.keys("i").sees("the family was told today").sees("21 Dec");
}

#[test]
fn an_answer_of_who_does_not_sign_in_is_recorded() {
    let mut stage = area(busy(), "supervisor1", Lang::En, Action::AreaWaiting);
    stage.keys("a").sees("Who said yes").keys("'B. Sample, by telephone' Enter").sees("Accepted.");
    stage.sees_not("C-0002");
}

#[test]
fn a_coordinator_asks_for_a_family_and_is_given_it() {
    let mut stage = area(busy(), "coordinator2", Lang::En, Action::AreaWaiting);
    stage.sees_not("SAMPLE,").keys("Down r 'I speak French' Enter").sees("Asked.");
    let agency = busy();
    let mut asks = agency.session("coordinator2");
    let waits = asks.waiting(WaitingOrder::LongestFirst).unwrap().pop().unwrap();
    asks.request_case(&Command::new(Act::RequestCase, Subject::Episode(waits.episode)), None).unwrap();
    let mut stage = area(agency, "supervisor1", Lang::En, Action::AreaWaiting).sized(140, 30);
    stage
        .keys("Down")
        .sees("Sample, coordinator2 asks for this family")
        .keys("y")
        .sees("Give it all the same")
        .keys("y");
    stage.sees("Given.").sees_not("C-0003");
}

#[test]
fn the_directory_finds_adds_and_refuses_the_same_name() {
    let mut stage = area(busy(), "intake1", Lang::En, Action::AreaDirectory);
    stage.keys("'eas'").sees("Sample Clinic of the East").sees_not("Example School").keys("Esc");
    stage.keys("F5 'Sample Clinic' F2").sees("Sample Clinic");
    stage.keys("' of the North' F2").sees("Saved: Sample Clinic of the North");
}

#[test]
fn each_role_has_its_own_areas() {
    let agency = busy();
    for (name, role) in [
        ("intake1", Role::Intake),
        ("coordinator1", Role::Coordinator),
        ("supervisor1", Role::Supervisor),
        ("privacy1", Role::Privacy),
        ("admin1", Role::Administrator),
    ] {
        let mut session = agency.session(name);
        let texts = circle_of_support::text::Texts::new(Lang::En);
        for action in Action::ALL.iter().filter(|action| action.is_area()) {
            let opened = areas::open(*action, &mut Ctx { session: &mut session, texts: &texts }).is_ok();
            assert_eq!(opened, areas::areas_of(role).contains(action), "{} for {name}", action.name());
        }
    }
}
