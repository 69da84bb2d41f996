//! The desk with the telephone on it, as a person sees it (tier 5): calls on hold and back again, the short path of each
//! kind, what happens next, and what is said when two end one call.

use circle_of_support::{
    casework::{Command, Session, Subject},
    domain::{
        access::Act,
        codes::{CallDirection, CallKind, DueKind, YesNo},
        ids::CallId,
        record::Call,
    },
    keymap::Action,
    text::Lang,
    ui::screens::{areas, call::end::EndJob},
};

use super::support::{
    agency::TestAgency,
    families::assigned,
    intake::opened,
    screen::{Stage, parse_keys},
};

/// The desk of intake at Today, where every F4 opens a new call.
fn desk(agency: TestAgency, lang: Lang) -> (Stage, Session) {
    let (session, other) = (agency.session("intake1"), agency.session("intake2"));
    (Stage::desk(agency, session, lang), other)
}

/// What is typed in quotes does not count (contracts.md, "Counting keys").
fn counted(keys: &str) -> usize {
    let typed: usize = keys.split('\'').skip(1).step_by(2).map(|text| text.chars().count()).sum();
    parse_keys(keys).len() - typed
}

/// A family of coordinator1, as the telephone knows it.
fn with_coordinator() -> TestAgency {
    let agency = TestAgency::new();
    assigned(&agency, "2026-11-20T15:00:00Z", "Nila", "cheo", "coordinator1");
    agency
}

#[test]
fn calls_on_hold_are_counted_named_and_gone_back_to() {
    let (mut stage, mut own) = desk(TestAgency::new(), Lang::En);
    stage.keys("F4 y Enter f Enter y Enter 'Mother Sample' Enter m Enter Enter 'Nil'");
    // From a text field, in the middle of a word.
    stage.keys("F4").sees("Call 10:00").sees_not("Mother Sample");
    stage.keys("y Enter e Enter y Enter 'Second Caller' F4").sees_not("Second Caller");
    stage.keys("Ctrl+Y").sees("on hold 2").sees("on hold").sees("Nil").sees("Second Caller");
    assert!(own.running_calls().unwrap().is_empty(), "they are the worker's own");
    stage.keys("Enter").sees("Back to the call of 10:00: Second Caller.");
    stage.keys("F4 Ctrl+Y").sees("Nil").sees("Second Caller").keys("Home Enter");
    stage.keys("F4 y Enter e Enter F3 i 'Third' F2").sees("End call").keys("F2");
    // What was on hold stands below, with its own words.
    stage.sees("Call ended. On hold since 10:00: Second Caller.").sees("Second Caller");
    stage.keys("Ctrl+Y").sees("on hold 2").keys("Home Down Enter");
    stage.sees("Back to the call of 10:00: Nil.").sees("Mother Sample");
}

#[test]
fn what_stands_on_a_call_on_hold_is_all_there_when_it_is_gone_back_to() {
    let (mut stage, _) = desk(TestAgency::new(), Lang::En);
    stage.keys("F4 y Enter f Enter y Enter 'Mother Sample' Enter m Enter '613-555-0142' Enter y Enter");
    stage.keys("'Nil' Enter 'Sample' Enter '2017' Enter 'Ottawa' Ctrl+Y").sees("Nil Sample, 2017,");
    stage.keys("Enter").sees("Back to the call of 10:00: Nil Sample, 2017, Ottawa.");
    stage.sees("613-555-0142").sees("Ottawa: CHEO, ours");
    stage.keys("Tab n Enter 'Lost between four offices' Tab r F2").sees("C-0001 opened.");
    // In the walk the call goes on; put aside, it says where it stands.
    stage.keys("Ctrl+Y").sees("on hold").sees("at 2 Child, ");
    stage.keys("Enter").sees(">2 Child");
}

#[test]
fn an_empty_call_that_was_opened_by_mistake_leaves_nothing() {
    let (mut stage, _) = desk(TestAgency::new(), Lang::En);
    stage.keys("F4").sees("Call 10:00").keys("Esc").sees_not("on hold");
    stage.keys("F4 Ctrl+Y").sees_not("on hold 1");
    // Somebody who was asked to wait before a word was said is a call.
    stage.keys("F4 F4 Ctrl+Y").sees("on hold 1").sees("nobody named yet");
    stage.keys("Enter F6").sees("End call").keys("F2").sees("Call ended").sees_not("on hold 1");
}

#[test]
fn the_telephone_rings_while_a_help_page_or_a_question_is_open() {
    let (mut stage, _) = desk(TestAgency::new(), Lang::En);
    stage.keys("? F4").sees("Call 10:00");
    stage
        .keys("y Enter e Enter y Enter 'Mother Sample' Ctrl+P F4")
        .sees("Call 10:00")
        .sees_not("Mother Sample");
    stage.keys("F3 F4").sees("Both languages offered").keys("Ctrl+Y").sees("on hold 2");
}

#[test]
fn forty_calls_on_hold_are_all_on_the_page() {
    let agency = TestAgency::new();
    let mut own = agency.session("intake1");
    for nth in 0..40 {
        let mut call = own.new_call(CallDirection::Incoming);
        call.caller_name = Some(format!("Caller {nth}"));
        let save = Command::new(Act::SaveCall, Subject::Nothing);
        own.start_call(&save, &format!("0190-{nth}"), &call).unwrap();
    }
    let (mut stage, _) = desk(agency, Lang::En);
    stage.sees("on hold 40").sees("Caller 39").keys("End").sees("Caller 0");
    stage.keys("Enter").sees("Back to the call of 10:00: Caller 0.").keys("F4 Ctrl+Y").sees("on hold 40");
}

#[test]
fn information_only_takes_eight_keys() {
    let (mut stage, mut other) = desk(TestAgency::new(), Lang::En);
    let keys = "F4 y Enter 1 F3 i 'Where is there respite?' F2";
    stage.keys(keys).sees("End call").keys("F2").sees("Call ended and saved.").sees("Today");
    let total = counted(keys) + 1;
    println!("information only: {total} counted keys");
    assert!(total <= 8, "{total}");
    let call = other.call(CallId(1)).unwrap();
    let saved = call.call;
    assert_eq!((saved.kind, saved.active_offer), (Some(CallKind::Information), Some(YesNo::Yes)));
    assert!(saved.ended_at.is_some() && saved.said.as_deref() == Some("Where is there respite?"));
    assert!(call.promises.is_empty());
}

#[test]
fn a_message_takes_twelve_keys_and_opens_no_file() {
    let agency = with_coordinator();
    let file = agency.file();
    // Looks at the file and tries to look at it.
    let opens = || -> i64 {
        let sql = "SELECT count(*) FROM log WHERE act = 'file.open'";
        let store = circle_of_support::store::Store::open(&file).unwrap();
        store.db().query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let before = opens();
    let (mut stage, mut other) = desk(agency, Lang::En);
    let keys = "F4 y Enter 1 F3 m 'Mother Sample' Tab '613-555-0142' Tab 'Nila Sample' Tab";
    stage.keys(keys).sees("Looks alike 1").sees("C-0001");
    let rest = "Enter 'She is late on Thursday'";
    stage.keys(rest).sees("It goes to").sees("Sample, coordinator1");
    stage.keys("F2").sees("The message is left").sees("Message for Sample, coordinator1: She is late");
    stage.keys("F2").sees("Call ended and saved.").sees("not read yet");
    assert_eq!(opens(), before, "the log knows the search and no open file");
    let total = counted(keys) + counted(rest) + 2;
    println!("message: {total} counted keys");
    assert!(total <= 12, "{total}");
    let message = other.call(CallId(1)).unwrap().promises.remove(0);
    assert_eq!((message.kind, message.number.as_deref()), (DueKind::Message, Some("613-555-0142")));
}

#[test]
fn the_coordinator_reads_it_and_the_writer_sees_that() {
    let agency = with_coordinator();
    let (mut own, own_screen) =
        (agency.session("intake1"), agency.session_at("coordinator1", "2026-11-21T16:05:00Z"));
    let call = own.new_call(CallDirection::Incoming);
    let save = || Command::new(Act::SaveCall, Subject::Nothing);
    let call = own.start_call(&save(), "0190-message", &call).unwrap();
    let child = own.file_numbered(circle_of_support::domain::ids::FileNumber(1)).unwrap();
    let message = circle_of_support::domain::record::Promise {
        child_id: child,
        call_id: Some(call),
        ..circle_of_support::domain::record::Promise::blank(DueKind::Message, "She is late", own.today())
    };
    own.leave_message(&save(), &message).unwrap();
    let base = own.call(call).unwrap().call;
    own.end_call(&save(), &base, &base.record, &[]).unwrap();
    let mut stage =
        Stage::with(agency, own_screen, Lang::En, |ctx| areas::open(Action::AreaToday, ctx).unwrap());
    stage
        .sees("MESSAGES")
        .sees("from Sample, intake1: She is late")
        .keys("Home Enter")
        .sees("Message from Sample, intake1");
    stage.sees("Read by Sample, coordinator1").keys("Esc").sees("read; from Sample, intake1");
    let read = own.due_list().unwrap();
    assert!(read.rows.iter().any(|row| row.why.text == "why-due-left-read"));
}

#[test]
fn a_try_that_reaches_nobody_is_counted_and_the_next_is_dated() {
    let agency = TestAgency::new();
    opened(&mut agency.session("intake1"));
    let (mut stage, mut other) = desk(agency, Lang::En);
    stage.keys("F4 F3 v").sees("How it went").keys("3 Shift+Tab Shift+Tab").keys("'Child Sample' Tab");
    stage.sees("C-0001").keys("Enter F2").sees("Counted: no answer, 1 of 3. Next try: Wed 25 Nov.");
    stage.keys("F2").sees("Call ended");
    let call = other.call(CallId(1)).unwrap().call;
    assert_eq!((call.kind, call.direction), (Some(CallKind::NoAnswer), CallDirection::Outgoing));
}

#[test]
fn a_crisis_is_written_down_with_one_key_and_stands_first_until_it_ends() {
    let (mut stage, mut other) = desk(TestAgency::new(), Lang::En);
    stage.keys("F4 F3 c").sees("Crisis call written down as urgent.");
    let call = other.call(CallId(1)).unwrap().call;
    assert_eq!((call.kind, call.ended_at), (Some(CallKind::Crisis), None), "before anything is typed");
    stage.keys("'He ran away' F2").sees("Crisis lines given").keys("Ctrl+Y").sees("crisis");
}

#[test]
fn a_referral_is_found_and_opens_at_its_place() {
    let agency = TestAgency::new();
    opened(&mut agency.session("intake1"));
    let (mut stage, _) = desk(agency, Lang::En);
    stage.keys("F4 F3 g F2").sees("Choose below the file it goes on with.");
    stage
        .keys("'Child Sample' Tab Tab Tab Tab")
        .sees("C-0001")
        .keys("Enter")
        .sees("same child: goes on with C-0001");
    // What the caller may hear of it is decided before it opens.
    stage.keys("F2").sees("Decide first what this caller may be told");
}

#[test]
fn a_file_of_a_coordinator_is_not_opened_before_it_is_known_what_may_be_told() {
    let (mut stage, _) = desk(with_coordinator(), Lang::En);
    stage.keys("F4 F3 g 'Nila Sample' Tab Tab Tab Tab").sees("C-0001").keys("Enter F2");
    stage.sees("Decide first what this caller may be told");
}

#[test]
fn what_happens_next_is_somebody_elses_and_several_things() {
    let (mut stage, mut other) = desk(TestAgency::new(), Lang::En);
    stage.keys("F4 y Enter e Enter F3 a 'Mother Sample' F6").sees("What happens next");
    // A colleague calls back; the family sends a paper.
    stage
        .keys("2 Enter 4 Enter 1 Enter 'thu 26 nov' Enter '13h' Enter")
        .sees("My colleague will call you back");
    stage.keys("Enter Enter").keys("3 Enter 2 Enter 'custody paper' Enter 'mon' F2");
    stage.sees("Mon 23 Nov  family: custody paper").sees("one more").keys("F2").sees("Call ended");
    let mine = other.due_list().unwrap();
    let left = |row: &&circle_of_support::domain::due::DueRow| row.kind == DueKind::CallBack;
    let why: Vec<&str> = mine.rows.iter().filter(left).map(|row| row.why.text).collect();
    assert_eq!(why, ["why-due-message"]);
}

#[test]
fn what_the_caller_was_told_is_kept() {
    let (mut stage, mut other) = desk(TestAgency::new(), Lang::En);
    stage.keys("F4 F3 i 'Asked for numbers' F2").sees("What the caller was told").sees("Crisis lines given");
    stage.keys("Tab y Tab n Tab y F2").sees("Call ended");
    let call = other.call(CallId(1)).unwrap().call;
    assert_eq!(
        (call.may_complain, call.crisis_lines, call.active_offer),
        (Some(YesNo::Yes), Some(YesNo::No), Some(YesNo::Yes))
    );
}

#[test]
fn the_next_call_opens_when_a_finished_one_is_saved_by_the_same_key() {
    let (mut stage, mut other) = desk(TestAgency::new(), Lang::En);
    stage.keys("F4 F3 i 'Asked for numbers' F2 1 Enter 1 Enter 'tomorrow' F4");
    stage.sees("Call 10:00").sees("Both languages offered").sees("Call ended and saved.");
    assert!(other.call(CallId(1)).unwrap().call.ended_at.is_some());
    // With nothing said yet of what happens next, the call waits.
    stage.keys("F3 i 'Second' F2 F4").sees("Both languages offered");
    assert_eq!(other.call(CallId(2)).unwrap().call.ended_at, None);
}

#[test]
fn the_second_to_end_a_call_is_told_who_did_and_its_words_are_kept() {
    let agency = TestAgency::new();
    let (mut own, second) = (agency.session("intake1"), agency.session_at("intake2", "2026-11-21T15:09:00Z"));
    let begun = own.new_call(CallDirection::Incoming);
    let save = || Command::new(Act::SaveCall, Subject::Nothing);
    let id = own.start_call(&save(), "0190-both", &begun).unwrap();
    let mut stage = Stage::with(agency, second, Lang::En, move |ctx| EndJob::screen(id, None, ctx).unwrap());
    stage.keys("1 Enter 1 Enter 'tomorrow'");
    let base = own.call(id).unwrap().call;
    own.end_call(&save(), &base, &Call { kind: Some(CallKind::OwnFile), ..base.record.clone() }, &[])
        .unwrap();
    stage.keys("F2").sees("Sample, intake1 ended it at 10:00; yours");
    assert_eq!(own.call(id).unwrap().promises.len(), 1);
}

#[test]
fn a_clock_set_back_is_said_plainly() {
    let agency = TestAgency::new();
    let mut before = agency.session_at("intake1", "2026-11-21T15:30:00Z");
    let begun = before.new_call(CallDirection::Incoming);
    let save = Command::new(Act::SaveCall, Subject::Nothing);
    let id = before.start_call(&save, "0190-back", &begun).unwrap();
    let session = agency.session("intake1");
    let mut stage = Stage::with(agency, session, Lang::En, move |ctx| EndJob::screen(id, None, ctx).unwrap());
    stage
        .sees("the clock was set back")
        .sees_not(" -")
        .keys("F2")
        .sees("Call ended; the clock was set back in it.");
    let call = before.call(id).unwrap().call;
    assert_eq!(call.ended_at, Some(call.started_at));
}

#[test]
fn the_paths_read_in_french() {
    let (mut stage, _) = desk(with_coordinator(), Lang::Fr);
    stage
        .keys("F4 o Enter 1 F3")
        .sees("De quel appel s’agit-il")
        .keys("m 'Mère Sample' Tab Tab 'Nila Sample' Tab");
    stage.keys("Enter 'En retard jeudi'").sees("Il va à");
    insta::assert_snapshot!("message_path_in_french", stage.snapshot());
    stage.keys("F2");
    insta::assert_snapshot!("message_end_in_french", stage.snapshot());
}
