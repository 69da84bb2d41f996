//! The call and the first steps of the walk as a person sees them (tier 5): keys in, text and cursor out.

use circle_of_support::{
    casework::{Command, Session, Subject, days::AbsenceForm},
    domain::{
        access::Act,
        codes::{CallDirection, CallKind, ConsentAnswer, YesNo},
        ids::{ChildId, FileNumber},
        record::Person,
        walk::Step,
    },
    keymap::Action,
    text::{Lang, Texts},
    ui::{
        screen::Ctx,
        screens::{
            areas,
            call::{CallJob, end::EndJob, form::CALL},
            walk::WalkScreen,
        },
    },
};

use super::support::{
    agency::TestAgency,
    intake::{about, calls_about, open, opened},
    screen::Stage,
};

/// From the first ring to the last field of a new referral.
const NEW_REFERRAL: &str = "y Enter f Enter y Enter 'Mother Sample' Enter m Enter '613-555-0142' Enter y Enter \
    'Child' Enter 'Sample' Enter '3 mar 2017' Enter 'Ottawa' Enter n Enter 'Lost between four offices' Tab r";

/// The page "Child and family" with three services.
const CHILD_PAGE: &str = "e Enter Enter n Enter h Enter 'pub' Enter Enter \
    'Sample School' Enter 'Rehab Exemple' Enter 'Clinic' Enter F2 y";

/// A call in `lang`, with a second session on the same file to look at what is stored.
fn call(lang: Lang) -> (Stage, Session) {
    let agency = TestAgency::new();
    let (session, other) = (agency.session("intake1"), agency.session("intake2"));
    (Stage::with(agency, session, lang, CallJob::screen), other)
}

/// The walk of a family that called before, at `step`, with a second session on the same file.
fn walk(step: Step) -> (Stage, Session, ChildId) {
    let agency = TestAgency::new();
    let (session, mut other) = (agency.session("intake1"), agency.session("intake2"));
    let child = opened(&mut other).child;
    let stage = Stage::with(agency, session, Lang::En, move |ctx| {
        WalkScreen::open(child, Some(step), ctx).unwrap_or_else(|failure| panic!("{failure:?}"))
    });
    (stage, other, child)
}

fn numbered(session: &mut Session, number: i64) -> ChildId {
    session.file_numbered(FileNumber(number)).unwrap().unwrap()
}

/// Key presses that count (contracts.md, "Counting keys"): all but characters typed into text fields.
fn counted(keys: &str) -> usize {
    keys.split('\'').step_by(2).map(|names| names.split_whitespace().count()).sum()
}

#[test]
fn a_new_referral_is_opened_with_everything_the_call_said() {
    let (mut stage, mut other) = call(Lang::En);
    stage.keys(NEW_REFERRAL).sees("Ottawa: CHEO, ours").keys("F2").sees("C-0001 opened.").sees(">2 Child");
    stage.sees("Child Sample, born 3 Mar 2017").sees("phone 613-555-0142, message ok");
    let child = numbered(&mut other, 1);
    let file = other.walk(child).unwrap();
    let referral = file.referral.clone().unwrap();
    assert_eq!(referral.reason.as_deref(), Some("Lost between four offices"));
    assert_eq!(file.beside[0].link.primary_contact, YesNo::Yes);
    assert_eq!(file.beside[0].contacts[0].safe_message, Some(YesNo::Yes));
    assert_eq!(file.homes[0].household.area.as_deref(), Some("ottawa"));
    assert!(file.consents[0].state.holds(), "the words that were read are its three items");
    assert_eq!((file.calls[0].kind, file.calls[0].ended_at), (Some(CallKind::NewReferral), None));
    let page = "English, no interpreter, custody, school and who is involved";
    stage
        .keys(CHILD_PAGE)
        .sees("Sample School · Rehab Exemple · Clinic")
        .keys("F2")
        .sees("Child and family saved.");
    stage.sees("+2 Child").sees(">3 Consent");
    let file = other.walk(child).unwrap();
    assert_eq!((file.services.len(), file.child.services_complete), (3, Some(YesNo::Yes)), "{page}");
    // With F4 before and F2 after each of the two.
    assert!(counted(NEW_REFERRAL) + counted(CHILD_PAGE) + 3 <= 45, "{}", counted(NEW_REFERRAL));
}

#[test]
fn a_call_ends_with_what_happens_next() {
    let (mut stage, mut other) = call(Lang::En);
    stage.keys(NEW_REFERRAL).keys("F2 F6").sees("End call 10:00–10:00");
    stage.keys("i Enter c Enter 'thu 26 nov' Enter '13h'").sees("Thu 26 Nov");
    stage.sees("Je vous rappelle jeu. 26 nov. à 13\u{a0}h. Votre numéro de demande est");
    stage.keys("F7").sees("“I will call you back Thu 26 Nov at 13:00. Your request has number");
    stage.keys("F2");
    let child = numbered(&mut other, 1);
    let file = other.walk(child).unwrap();
    let promise = &file.promises[0];
    assert_eq!(
        (promise.due_on.to_string().as_str(), promise.due_time.as_deref()),
        ("2026-11-26", Some("13:00"))
    );
    assert_eq!((promise.number.as_deref(), promise.safe_message), (Some("613-555-0142"), Some(YesNo::Yes)));
    assert!(file.calls[0].ended_at.is_some());
}

#[test]
fn a_promise_on_a_day_off_is_flagged_with_the_next_working_day() {
    let agency = TestAgency::new();
    let me = agency.session("intake1").identity().staff;
    let day = |text: &str| text.parse().ok();
    let away = AbsenceForm { from: day("2026-11-26"), to: None, cover: None };
    let own = Command::new(Act::SaveOwnAbsence, Subject::Nothing);
    agency.session("intake1").save_absence(&own, me, None, away).unwrap();
    let session = agency.session("intake1");
    let mut stage = Stage::with(agency, session, Lang::En, CallJob::screen).sized(120, 40);
    stage.keys(NEW_REFERRAL).keys("F2 F6").sees("End call 10:00–10:00");
    stage
        .keys("i Enter c Enter 'thu 26 nov'")
        .sees("Thu 26 Nov: you are away. Next working day: Fri 27 Nov.");
    stage.keys("Ctrl+U '28 nov'").sees("Sat 28 Nov: the agency is closed. Next working day: Mon 30 Nov.");
    stage.keys("Ctrl+U '27 nov'").sees_not("Next working day");
}

#[test]
fn who_says_no_to_writing_is_not_written_down() {
    let (mut stage, mut other) = call(Lang::En);
    stage
        .keys("y Enter e Enter y Enter 'Mother Sample' Up n Enter")
        .sees_not("Mother Sample")
        .sees_not("Number");
    stage.keys("'Asked where to find respite' F2").sees("End call").keys("F2");
    assert!(other.running_calls().unwrap().is_empty());
    assert!(other.find("Mother", None).unwrap().is_empty());
    assert!(other.file_numbered(FileNumber(1)).unwrap().is_none(), "an information call without names");
}

#[test]
fn a_third_party_without_consent_is_incomplete() {
    let (mut stage, mut other) = call(Lang::En);
    stage.keys("y Enter e Enter l Enter 'Dr. Example' Enter w Enter p Enter Enter n Enter '613-555-0177' Enter y Enter");
    stage
        .keys("'Child' Enter 'Sample' Enter '2017' Enter 'Ottawa' Enter n Enter Enter 'Needs help' Tab r F2");
    stage.sees("C-0001 opened.").keys("Ctrl+PageUp").sees("Incomplete: ");
    let child = numbered(&mut other, 1);
    let file = other.walk(child).unwrap();
    assert_eq!(file.episode.state, circle_of_support::domain::codes::EpisodeState::Incomplete);
    assert!(file.beside.is_empty(), "a worker who refers does not stand beside the child");
}

#[test]
fn a_file_that_looks_alike_is_shown_while_typing_and_goes_on() {
    let (mut stage, mut other) = call(Lang::En);
    let known = opened(&mut other);
    stage.keys("y Enter f Enter y Enter 'Mother Sample' Enter m Enter Enter 'Chid' Enter 'Sample' Enter '3 mar 2017'");
    stage.sees("Looks alike 1").sees("likely C-0001 Child Sample 2017 Ottawa");
    stage.keys("Enter 'Ottawa' Enter Enter").sees("given name").sees("! differs").sees("3 Mar 2017");
    insta::assert_snapshot!("compare_in_english", stage.snapshot());
    stage.keys("s m Tab 1 2 Tab e F2").sees("same child: goes on with C-0001");
    stage.keys("g Enter F2").sees("Goes on with C-0001.");
    let file = other.walk(known.child).unwrap();
    assert_eq!(file.calls.len(), 1, "the call is about this file");
    assert!(other.file_numbered(FileNumber(2)).unwrap().is_none());
}

#[test]
fn not_the_same_is_remembered_and_a_sister_joins_the_family() {
    let (mut stage, mut other) = call(Lang::En);
    let first = opened(&mut other);
    let mut twin = Person::named("Chile", "Sample");
    twin.birth_date = "2017-03-03".parse().ok();
    let twin = calls_about(&other, twin);
    open(&mut other, &twin);
    stage.keys("y Enter f Enter y Enter 'Mother Sample' Enter m Enter '613-555-0142' Enter y Enter");
    stage.keys("'Chila' Enter 'Sample' Enter '3 mar 2017' Enter Enter").sees("Looks alike 1");
    stage.keys("Enter b").sees("brother or sister: same family").keys("Down").sees("Looks alike 2");
    stage.keys("Enter d").sees("referred not");
    stage.keys("Down n Enter 'Help' Tab r F2").sees("C-0003 opened.");
    let child = numbered(&mut other, 3);
    let file = other.walk(child).unwrap();
    let second = numbered(&mut other, 2);
    let families = [first.child, second].map(|child| other.walk(child).unwrap().child.family_id);
    assert!(families.contains(&file.child.family_id), "the sister joined one of them");
    let alike = other.duplicates(None).unwrap();
    assert!(alike.iter().all(|pair| pair.a.child != child && pair.b.child != child), "{alike:?}");
}

#[test]
fn a_colleague_goes_on_where_another_stopped() {
    let (mut stage, mut other, child) = walk(Step::Child);
    let text = r#"{"focus":"interpreter","values":{"interpreter":"yes","interpreter_note":"Line 4"},"summaries":{}}"#;
    let record = other.walk(child).unwrap().child.public_id.clone();
    other.keep_draft("child", &record, Some(child), 1, text).unwrap();
    stage.asked().changed = true;
    stage.later(std::time::Duration::from_secs(2));
    stage.sees("Sample, intake2 typed here at 10:00").keys("Ctrl+R").sees("Line 4");
    stage.sees("Theirs stays until you save").sees_not("typed here at");
    assert!(other.my_draft("child", &record).unwrap().is_some(), "the copy was taken, not the text");
    assert_eq!(other.walk(child).unwrap().person.interpreter, None, "nothing is saved by looking");
    stage.keys("F2").sees("Child and family saved.");
    assert_eq!(other.walk(child).unwrap().person.interpreter, Some(YesNo::Yes));
    assert!(other.my_draft("child", &record).unwrap().is_none(), "what was saved is of no more use");
    let told = other.passed().unwrap();
    assert_eq!(told.len(), 1, "whoever typed it is told");
}

#[test]
fn what_both_typed_is_said_beside_the_field_and_the_rest_comes_in() {
    let (mut stage, mut other, child) = walk(Step::Child);
    let text = r#"{"focus":"interpreter","values":{"language_spoken":"fr","interpreter":"yes","interpreter_note":"Line 4"},"summaries":{}}"#;
    let record = other.walk(child).unwrap().child.public_id.clone();
    stage.keys("'en' Enter").sees("English");
    other.keep_draft("child", &record, Some(child), 1, text).unwrap();
    stage.asked().changed = true;
    stage.later(std::time::Duration::from_secs(2));
    stage.sees("Sample, intake2 typed here at 10:00").keys("Ctrl+R").sees("Line 4").sees("English");
}

#[test]
fn a_referral_that_a_colleague_holds_is_taken_in_the_walk() {
    let (mut stage, mut other, child) = walk(Step::Child);
    let episode = other.walk(child).unwrap().episode.id.into();
    other.take(&about(Act::TakeReferral, child), episode).unwrap();
    stage.asked().changed = true;
    stage.later(std::time::Duration::from_secs(2));
    stage.sees("Sample, intake2 holds this referral.").keys("Ctrl+G").sees("Taken: you hold it now.");
    stage.sees_not("holds this referral");
    assert_eq!(other.passed().unwrap().len(), 1);
}

#[test]
fn steps_are_gone_to_in_any_order_and_nothing_typed_is_lost() {
    let (mut stage, mut other, child) = walk(Step::Child);
    stage
        .keys("e Enter")
        .keys("Ctrl+PageDown")
        .sees(">3 Consent")
        .keys("Ctrl+PageUp")
        .sees(">2 Child")
        .sees("English");
    assert_eq!(other.walk(child).unwrap().person.language_spoken, None);
    stage.keys("Up Up 4").sees(">4 Screening");
    stage.keys("F3").sees("Which step?").keys("Esc").sees(">4 Screening");
}

#[test]
fn what_a_row_of_the_page_opens_is_saved_and_comes_back() {
    let (mut stage, mut other, child) = walk(Step::Child);
    stage.keys("Up Space").sees("In own script").keys("'y' F2").sees("Name saved.").sees("Childy Sample");
    let beside = "Tab Tab Tab Tab Tab Tab Tab Tab";
    stage
        .keys(beside)
        .keys("Enter")
        .sees("People beside the child · with")
        .keys("a 'Nan' Enter Enter g Enter F2");
    stage.sees("Nan").keys("Esc").sees("Nan, grandparent");
    assert_eq!(other.walk(child).unwrap().beside.len(), 2);
}

#[test]
fn the_call_and_the_page_look_like_this() {
    let (mut english, _) = call(Lang::En);
    insta::assert_snapshot!("call_in_english", english.snapshot());
    english.keys(NEW_REFERRAL).keys("F2");
    insta::assert_snapshot!("child_page_in_english", english.snapshot());
    let (mut french, _) = call(Lang::Fr);
    french.keys(NEW_REFERRAL);
    insta::assert_snapshot!("call_in_french", french.snapshot());
    french.keys("F2");
    insta::assert_snapshot!("child_page_in_french", french.snapshot());
    french.keys("F6");
    insta::assert_snapshot!("end_of_call_in_french", french.snapshot());
}

#[test]
fn they_draw_at_every_size() {
    let places: [&[&str]; 4] = [&[], &[NEW_REFERRAL], &[NEW_REFERRAL, "F2"], &[NEW_REFERRAL, "F2 F6"]];
    for keys in places {
        let (mut stage, _) = call(Lang::Fr);
        for part in keys {
            stage.keys(part);
        }
        for (columns, rows) in [(1, 1), (3, 2), (10, 4), (20, 10), (40, 12), (80, 24), (110, 30), (200, 60)] {
            stage = stage.sized(columns, rows);
            assert_eq!(stage.rows().len(), usize::from(rows));
        }
    }
}

#[test]
fn consent_later_is_asked_again_in_the_walk() {
    let (mut stage, mut other) = call(Lang::En);
    stage
        .keys(&NEW_REFERRAL.replacen("y Enter 'Mother", "l Enter 'Mother", 1))
        .keys("F2")
        .sees("C-0001 opened.");
    let child = numbered(&mut other, 1);
    assert_eq!(other.walk(child).unwrap().consents[0].consent.answer, ConsentAnswer::Later);
}

#[test]
fn a_new_call_is_empty_and_one_that_was_cut_off_is_resumed_from_today() {
    let agency = TestAgency::new();
    let mut before = agency.session_at("intake1", "2026-11-21T14:41:00Z");
    let started = before.now();
    let text =
        format!(r#"{{"focus":"given","values":{{"started":"{started}","caller_name":"Mother Sample"}}}}"#);
    before.keep_draft("call", "0192-cut-off", None, 0, &text).unwrap();
    let session = agency.session("intake1");
    let mut first = true;
    let mut stage = Stage::with(agency, session, Lang::En, move |ctx| match std::mem::take(&mut first) {
        true => areas::open(Action::AreaToday, ctx).unwrap(),
        false => CallJob::screen(ctx),
    });
    stage.keys("F4").sees("Call 10:00").sees_not("cut off").sees_not("Mother Sample");
    stage.keys("Esc").keys("End Enter");
    stage.sees("Call 09:41").sees("A call that was cut off").sees("Mother Sample");
}

#[test]
fn a_consent_without_a_name_is_asked_for_beside_the_callers_name() {
    let (mut stage, mut other) = call(Lang::En);
    stage.keys(&NEW_REFERRAL.replacen("'Mother Sample' Enter", "Enter", 1)).keys("F2");
    stage.sees("Name who gave this consent.").keys("'Mother Sample' F2").sees("C-0001 opened.");
    let child = numbered(&mut other, 1);
    assert_eq!(other.walk(child).unwrap().calls[0].caller_name.as_deref(), Some("Mother Sample"));
}

#[test]
fn the_end_of_a_call_of_another_day_says_the_day_and_no_minutes() {
    let agency = TestAgency::new();
    let mut before = agency.session_at("intake1", "2026-11-13T15:00:00Z");
    let begun = before.new_call(CallDirection::Incoming);
    let command = Command::new(Act::SaveCall, Subject::Nothing);
    let id = before.start_call(&command, "0192-forgotten", &begun).unwrap();
    let session = agency.session("intake1");
    let mut stage = Stage::with(agency, session, Lang::En, move |ctx| EndJob::screen(id, None, ctx).unwrap());
    stage.sees("End call of 13 Nov 2026, 10:00").sees_not(" min");
}

#[test]
fn what_was_said_of_a_child_is_never_lost() {
    let agency = TestAgency::new();
    let (session, mut own) = (agency.session("intake1"), agency.session("intake1"));
    let mut stage = Stage::with(agency, session, Lang::En, CallJob::screen);
    stage.keys("y Enter e Enter y Enter 'Mother Sample' Enter m Enter '613-555-0142' Enter y Enter");
    stage.keys("'Child' Enter 'Sample' Enter '2017' Enter 'Ottawa' F2").sees("Choose what the call is.");
    stage.keys("i Enter 'Asked for respite' F2").sees("End call");
    let calls = own.running_calls().unwrap();
    assert_eq!(calls[0].about.as_deref(), Some("Child Sample, 2017, Ottawa"));
    assert_eq!(calls[0].said.as_deref(), Some("Asked for respite"));
}

/// screens.md, rule 6: a step shows what an earlier one knows and never asks for it again.
#[test]
fn no_field_is_asked_twice() {
    let (mut stage, mut other) = call(Lang::En);
    stage.keys(NEW_REFERRAL).keys("F2").keys(CHILD_PAGE).keys("F2");
    let child = numbered(&mut other, 1);
    let texts = Texts::new(Lang::En);
    let label = |field: &circle_of_support::ui::kit::Field| {
        texts.get(&format!("field-call-{}", field.name).replace('_', "-"))
    };
    let mut asked: Vec<String> = CALL.fields.iter().map(label).collect();
    for step in Step::ALL {
        let mut ctx = Ctx { session: &mut other, texts: &texts };
        let screen = WalkScreen::open(child, Some(*step), &mut ctx).unwrap();
        let lines: Vec<_> = screen.outline(&texts).into_iter().skip(Step::ALL.len()).collect();
        for line in lines.iter().filter(|line| !line.label.is_empty() && asked.contains(&line.label)) {
            assert!(!line.value.is_empty(), "{step:?} asks again: {}", line.label);
        }
        // Headings and why-lines have no value and are no questions.
        asked.extend(lines.into_iter().filter(|line| !line.value.is_empty()).map(|line| line.label));
    }
}
