//! Details at the desk that people tripped over, one test each: what is remembered of a person's screen, when it locks, what a
//! step says is missing, where digits and Esc lead, what fits in 80 columns.

use std::time::{Duration, Instant};

use circle_of_support::{
    app::{AgencyHouse, House, Shell, event::Event},
    casework::{
        Command, Failure, Session, Subject,
        reviews::{GoalRated, HeldForm},
        settings::{Looks, Settings},
    },
    domain::{
        access::Act,
        codes::{GoalRating, GoalStatus, Language, ReferrerType, ReviewOutcome, YesNo},
        record::{Organization, Person, Referral},
        walk::Step,
    },
    text::Lang,
    ui::{
        screens::{areas, walk::WalkScreen},
        theme::ThemeName,
    },
};

use crate::support::{
    agency::{TODAY, TestAgency},
    families::{self, about, on},
    intake::{self, opened},
    screen::{Stage, looks, parse_keys},
};

fn nothing(act: Act) -> Command {
    Command::new(act, Subject::Nothing)
}

#[test]
fn language_and_theme_are_remembered_for_the_person_and_nobody_else() {
    let agency = TestAgency::new();
    let house = || AgencyHouse::new(Some(agency.file()), agency.file().with_file_name("demo.db"), None, None);
    let now = Instant::now();
    let mut shell = Shell::at_desk(Box::new(house()), agency.session("intake1"), looks(Lang::En), None, now);
    for key in parse_keys("F7") {
        shell.take(Event::Key(key), now);
    }
    let known = house().looks_of(&agency.session("intake1"));
    assert_eq!(known, (Some(Lang::Fr), Some(ThemeName::Dark)));
    assert_eq!(house().looks_of(&agency.session("intake2")), (None, None), "another person's screen");
    let said = house().told(true, false).looks_of(&agency.session("intake1"));
    assert_eq!(said, (None, Some(ThemeName::Dark)), "the command line wins");
    // At the next sign-in the screen is in French, whatever the program started with.
    let next = Shell::at_desk(Box::new(house()), agency.session("intake1"), looks(Lang::En), None, now);
    let mut buffer = ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, 80, 24));
    next.draw(&mut buffer);
    let text: String = buffer.content().iter().map(|cell| cell.symbol()).collect();
    assert!(text.contains("Aujourd’hui"), "{text}");
}

#[test]
fn remembering_looks_leaves_the_last_save_to_be_undone() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let clinic = Organization::blank("Sample Clinic");
    intake.save_organization(&nothing(Act::SaveOrganization), None, &clinic).unwrap();
    let light = Looks { language: Some(Language::French), theme: Some("light".to_owned()) };
    intake.keep_looks(&light).unwrap();
    assert_eq!(intake.looks().unwrap(), light);
    intake.undo().unwrap();
    assert!(intake.organizations("sample clinic").unwrap().is_empty());
}

#[test]
fn the_time_to_the_lock_is_a_setting_of_the_administrator() {
    let agency = TestAgency::new();
    let house = AgencyHouse::new(Some(agency.file()), agency.file().with_file_name("demo.db"), None, None);
    let minutes = |session: &Session| house.idle_limit(session).as_secs() / 60;
    assert_eq!(minutes(&agency.session("intake1")), 15);
    let mut admin = agency.session("admin1");
    let set = |idle_minutes| Settings { idle_minutes, phone: Some("613-555-0100".to_owned()) };
    for wrong in [0, -1, 121] {
        assert!(matches!(
            admin.save_settings(&nothing(Act::SaveSettings), &set(wrong)),
            Err(Failure::Invalid(_))
        ));
    }
    admin.save_settings(&nothing(Act::SaveSettings), &set(5)).unwrap();
    assert_eq!(minutes(&admin), 5, "at once");
    let mut intake = agency.session("intake1");
    assert_eq!(minutes(&intake), 5);
    assert!(matches!(
        intake.save_settings(&nothing(Act::SaveSettings), &set(60)),
        Err(Failure::Refused { .. })
    ));
    let mut stage = Stage::with(agency, intake, Lang::En, |ctx| {
        areas::open(circle_of_support::keymap::Action::AreaToday, ctx).unwrap()
    });
    stage
        .later(Duration::from_secs(4 * 60))
        .sees("Today")
        .later(Duration::from_secs(61))
        .sees("locks in 30 seconds");
    stage.later(Duration::from_secs(30)).sees("assphrase");
}

#[test]
fn a_referrers_organization_stands_on_the_first_step() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let file = opened(&mut intake);
    let clinic = Organization::blank("Example Clinic");
    let clinic = intake.save_organization(&nothing(Act::SaveOrganization), None, &clinic).unwrap();
    let base = intake.walk(file.child).unwrap().referral.unwrap();
    let by_doctor = Referral {
        referrer_type: ReferrerType::Physician,
        referrer_name: Some("Dr. Example".to_owned()),
        referrer_organization_id: Some(clinic),
        ..base.record.clone()
    };
    intake.save_referral(&about(Act::SaveReferral, file.child), &base, &by_doctor).unwrap();
    let child = file.child;
    let mut stage = Stage::with(agency, intake, Lang::En, move |ctx| {
        WalkScreen::open(child, Some(Step::Call), ctx).unwrap()
    });
    stage.sees("Dr. Example").sees("Organization").sees("Example Clinic");
}

#[test]
fn the_child_step_names_what_is_missing_and_a_digit_goes_to_a_step_and_changes_nothing() {
    for (lang, missing, consent) in
        [(Lang::En, "Still missing:", "3 Consent"), (Lang::Fr, "Il manque encore\u{a0}:", "3 Consentement")]
    {
        let agency = TestAgency::new();
        let mut session = agency.session("intake1");
        let new = intake::calls_about(&session, Person::named("Child", "Sample"));
        let file = intake::open(&mut session, &new).remove(0);
        let (child, mut other) = (file.child, agency.session("intake2"));
        let texts = circle_of_support::text::Texts::new(lang);
        let mut stage = Stage::with(agency, session, lang, move |ctx| {
            WalkScreen::open(child, Some(Step::Child), ctx).unwrap()
        })
        .sized(80, 30);
        stage.sees(missing).sees(&texts.get("missing-birth-date"));
        stage.keys("3").sees(&format!(">{consent}"));
        let person = other.walk(child).unwrap().person;
        assert_eq!((person.language_spoken, person.language_service), (None, None));
        assert!(other.walk(child).unwrap().drafts.is_empty(), "nothing was typed");
    }
}

#[test]
fn esc_leads_from_the_search_line_to_the_rows_and_from_there_out() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    opened(&mut intake);
    let mut stage = Stage::with(agency, intake, Lang::En, |ctx| {
        areas::open(circle_of_support::keymap::Action::AreaFamilies, ctx).unwrap()
    });
    stage.keys("'sample'").sees("SAMPLE, Child").keys("1").sees("sample1").keys("Backspace");
    stage.keys("Esc").sees("SAMPLE, Child").sees("sample").keys("9").sees_not("sample9");
    stage.keys("Ctrl+F '9'").sees("sample9").keys("Esc").sees("sample9");
}

#[test]
fn nothing_of_the_waiting_list_is_cut_in_80_columns() {
    for lang in Lang::ALL {
        let agency = TestAgency::new();
        let mut intake = agency.session("intake1");
        let family = families::waiting(&mut intake, "Child", "cheo", 3);
        families::offer(&mut intake, &family, families::staff_id(&agency, "coordinator1"));
        let stage = Stage::with(agency, intake, *lang, |ctx| {
            areas::open(circle_of_support::keymap::Action::AreaWaiting, ctx).unwrap()
        });
        let rows = stage.rows();
        let at = rows.iter().position(|row| row.contains("C-0001")).unwrap();
        // Headings, the row and its why-line.
        for row in &rows[at - 1..=at + 1] {
            assert!(!row.contains('…'), "{row}");
        }
        let texts = circle_of_support::text::Texts::new(*lang);
        for heading in ["number", "child", "age", "area", "days", "urgency"] {
            let heading = texts.get(&format!("waiting-{heading}"));
            assert!(rows[at - 1].contains(&heading), "{heading}: {}", rows[at - 1]);
        }
        for words in ["SAMPLE, Child", "Ottawa", "Sample, coordinator1"] {
            assert!(stage.text().contains(words), "{words}: {}", stage.text());
        }
    }
}

#[test]
fn the_footer_of_the_needs_shows_all_six_kinds_in_80_columns() {
    for (lang, keys) in
        [(Lang::En, ["n", "s", "r", "w", "x", "m"]), (Lang::Fr, ["b", "f", "r", "w", "x", "m"])]
    {
        let agency = TestAgency::new();
        let mut intake = agency.session("intake1");
        let child = opened(&mut intake).child;
        let stage = Stage::with(agency, intake, lang, move |ctx| {
            WalkScreen::open(child, Some(Step::Needs), ctx).unwrap()
        });
        let footer = stage.rows().pop().unwrap();
        let texts = circle_of_support::text::Texts::new(lang);
        let names = ["need", "strength", "resource", "works", "does-not-work", "matters"];
        for (key, name) in keys.iter().zip(names) {
            let label = texts.get(&format!("action-needs-{name}"));
            let shown = ["x", "m"].iter().chain([key]).any(|key| footer.contains(&format!("{key} {label}")));
            assert!(shown, "{key} {label}: {footer}");
        }
    }
}

#[test]
fn a_goal_rated_achieved_is_marked_only_with_a_yes() {
    for (answer, expected) in [
        (None, GoalStatus::Active),
        (Some(YesNo::No), GoalStatus::Active),
        (Some(YesNo::Yes), GoalStatus::Achieved),
    ] {
        let agency = TestAgency::new();
        let (family, goal) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
        let mut own = agency.session_at("coordinator1", "2027-05-25T15:00:00Z");
        let status = |session: &mut Session| {
            let file = session.open_file(family.child).unwrap();
            let plan = file.current().unwrap().plan.clone().unwrap();
            plan.goals.iter().find(|line| line.goal.id == goal).unwrap().goal.status
        };
        let before = status(&mut own);
        let review = own.open_file(family.child).unwrap().current().unwrap().next_review().unwrap().review.id;
        let form = HeldForm {
            held_on: "2027-05-25".parse().ok(),
            ratings: vec![GoalRated { goal, rating: GoalRating::Achieved, note: None }],
            achieved: answer,
            consents_checked: Some(YesNo::Yes),
            services_checked: Some(YesNo::Yes),
            outcome: Some(ReviewOutcome::NoChange),
            next_on: "2027-08-25".parse().ok(),
            ..HeldForm::default()
        };
        own.hold_review(&on(Act::HoldReview, family.episode), review, &form).unwrap();
        let expected = if expected == GoalStatus::Active { before } else { expected };
        assert_eq!(status(&mut own), expected, "{answer:?}");
    }
}

#[test]
fn the_review_asks_before_a_goal_stands_as_achieved() {
    use circle_of_support::ui::screens::family::{FamilyFile, tab::TabName};
    let agency = TestAgency::new();
    let (family, _) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let session = agency.session_at("coordinator1", "2027-06-01T15:00:00Z");
    let mut stage = Stage::with(agency, session, Lang::En, move |ctx| {
        FamilyFile::screen(family.child, TabName::Reviews, None, ctx).unwrap()
    });
    stage.keys("w 3").sees_not("Set to achieved").keys("Esc Esc w 4").sees("Set to achieved").sees("( ) yes");
}

#[test]
fn from_a_waiting_family_a_letter_is_four_keys_away_and_is_read_again_as_it_was() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = families::waiting(&mut intake, "Child", "cheo", 3);
    let folder = agency.file().parent().unwrap().join("letter.txt");
    let (mut other, path) = (agency.session("intake2"), folder.display().to_string());
    let mut stage = Stage::with(agency, intake, Lang::En, |ctx| {
        areas::open(circle_of_support::keymap::Action::AreaWaiting, ctx).unwrap()
    });
    // The screen is English, the mother is served in French.
    stage.keys("Ctrl+K").sees("you are waiting").keys("Enter").sees("To whom?").sees("Mother Sample");
    stage.keys("Enter").sees("Bonjour Mother Sample,").sees("Not kept yet").keys("PageDown").sees("988");
    stage.keys("s").sees("( ) by mail").keys("Space F2").sees("by mail, 21 Nov");
    let kept = other.open_file(family.child).unwrap().letters.remove(0);
    stage.keys("f").keys(&format!("'{path}' F2")).sees("Written to");
    assert_eq!(std::fs::read_to_string(&folder).unwrap(), kept.body);
    stage.keys("f").keys(&format!("'{path}' F2")).sees("Replace it?").keys("n");
    let mut file = Stage::with(TestAgency::copy_of(other.file()), other, Lang::En, move |ctx| {
        use circle_of_support::ui::screens::family::{FamilyFile, tab::TabName};
        FamilyFile::screen(family.child, TabName::Contacts, None, ctx).unwrap()
    });
    file.sees("Letter: you are waiting, to Mother Sample").keys("Enter").sees("Bonjour Mother Sample,");
}

#[test]
fn a_call_ends_with_a_letter_by_its_row() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let call = intake.new_call(circle_of_support::domain::codes::CallDirection::Incoming);
    let call = intake.start_call(&nothing(Act::SaveCall), "call", &call).unwrap();
    let family = families::referred(&mut intake, "Child", "Ottawa");
    intake.attach_child(&nothing(Act::SaveCall), call, family.child).unwrap();
    let mut stage = Stage::with(agency, intake, Lang::En, move |ctx| {
        circle_of_support::ui::screens::call::end::EndJob::screen(call, None, ctx).unwrap()
    })
    .sized(80, 30);
    stage.sees("A letter").keys("Up Up").keys("Ctrl+K").sees("received, to the family").keys("Enter");
    stage
        .sees("To whom?")
        .keys("Enter")
        .sees("Votre numéro de demande")
        .keys("F2")
        .sees("Letter kept in the file.");
}

#[test]
fn letters_and_sheets_stand_well_in_small_and_large_windows() {
    for (name, lang, columns, rows, keys) in [
        ("letters_en", Lang::En, 80, 24, "Ctrl+K"),
        ("letters_fr_wide", Lang::Fr, 120, 40, "Ctrl+K"),
        ("letter_preview_en", Lang::En, 80, 24, "Ctrl+K Enter Enter"),
        ("letter_preview_fr_wide", Lang::Fr, 120, 40, "Ctrl+K Enter Enter"),
        ("letter_sheet_fr", Lang::Fr, 80, 24, "Ctrl+K End Enter"),
    ] {
        let agency = TestAgency::new();
        let mut intake = agency.session("intake1");
        families::waiting(&mut intake, "Child", "cheo", 3);
        let mut stage = Stage::with(agency, intake, lang, |ctx| {
            areas::open(circle_of_support::keymap::Action::AreaWaiting, ctx).unwrap()
        })
        .sized(columns, rows);
        stage.keys(keys);
        insta::assert_snapshot!(name, stage.snapshot());
    }
}

#[test]
fn where_no_child_is_at_hand_or_the_file_is_another_s_the_blank_sheets_are_there() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    families::waiting(&mut intake, "Child", "cheo", 3);
    let mut stage = Stage::with(agency, intake, Lang::En, |ctx| {
        areas::open(circle_of_support::keymap::Action::AreaDirectory, ctx).unwrap()
    });
    stage
        .keys("Ctrl+K")
        .sees("Blank sheets")
        .sees_not("you are waiting")
        .keys("Enter")
        .sees("Bonjour, hello");
}
