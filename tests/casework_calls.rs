//! Calls in casework: two who end the same one, a clock that goes back, messages that are read, tries that are counted.

use circle_of_support::{
    casework::{Command, Failure, Session, Subject, endings::Ending, referrals::Opened},
    domain::{
        access::Act,
        codes::{
            AgreedWith, AttemptOutcome, CallDirection, CallKind, ClosureReason, DueKind, EpisodeState,
            PromiseState, YesNo,
        },
        due::{DueGroup, DueScreen},
        ids::CallId,
        record::{Attempt, Call, Promise, Stored},
    },
};

use super::support::{
    agency::TestAgency,
    families::{TestFamily, assigned, staff_id},
    intake::{about, opened},
};

fn save() -> Command {
    Command::new(Act::SaveCall, Subject::Nothing)
}

fn rings(session: &mut Session, id: &str) -> Stored<Call> {
    let call = session.new_call(CallDirection::Incoming);
    let id = session.start_call(&save(), id, &call).unwrap();
    session.call(id).unwrap().call
}

fn promised(what: &str) -> Promise {
    Promise::blank(DueKind::CallBack, what, "2026-11-26".parse().unwrap())
}

/// Kind, group and why of each row, without those of referrals.
fn rows(session: &mut Session) -> Vec<(DueKind, DueGroup, &'static str)> {
    let kinds = [DueKind::Message, DueKind::CallBack, DueKind::CouldNotReach];
    let list = session.due_list().unwrap();
    let mine = list.rows.iter().filter(|row| kinds.contains(&row.kind));
    mine.map(|row| (row.kind, row.group, row.why.text)).collect()
}

#[test]
fn the_second_who_ends_a_call_is_told_who_did_and_when_and_loses_nothing() {
    let agency = TestAgency::new();
    let mut first = agency.session_at("intake1", "2026-11-21T15:00:00Z");
    let mut second = agency.session_at("intake2", "2026-11-21T15:09:00Z");
    let base = rings(&mut first, "0190-both");
    let theirs = second.call(base.id.into()).unwrap().call;
    let own = Call { kind: Some(CallKind::OwnFile), ..base.record.clone() };
    let ended = first.end_call(&save(), &base, &own, &[promised("ring back")]).unwrap();
    assert_eq!((ended.before, ended.clock_back), (None, false));
    let typed = Call { crisis_lines: Some(YesNo::Yes), ..theirs.record.clone() };
    let told = second.end_call(&save(), &theirs, &typed, &[promised("send the form")]).unwrap();
    let (who, at) = told.before.unwrap();
    assert_eq!(
        (who.as_str(), at.to_string().as_str()),
        ("Sample, intake1", "2026-11-21T15:00:00.000Z -0500")
    );
    let call = second.call(base.id.into()).unwrap();
    assert_eq!((call.call.kind, call.call.crisis_lines), (Some(CallKind::OwnFile), Some(YesNo::Yes)));
    assert_eq!(call.call.ended_at, Some(at), "the end that stands is the first");
    let what: Vec<&str> = call.promises.iter().map(|promise| promise.what.as_str()).collect();
    assert_eq!(what, ["ring back", "send the form"], "what both typed");
}

#[test]
fn a_clock_set_back_in_a_call_never_makes_it_end_before_it_began() {
    let agency = TestAgency::new();
    let mut session = agency.session_at("intake1", "2026-11-21T15:30:00Z");
    let base = rings(&mut session, "0190-back");
    let mut back = agency.session_at("intake1", "2026-11-21T14:45:00Z");
    let ended = back.end_call(&save(), &base, &base.record, &[]).unwrap();
    assert!(ended.clock_back);
    let call = back.call(base.id.into()).unwrap().call;
    assert_eq!(call.ended_at, Some(call.started_at));
}

#[test]
fn forty_calls_on_hold_stay_apart_and_are_all_found_again() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    for nth in 0..40 {
        let mut call = session.new_call(CallDirection::Incoming);
        call.caller_name = Some(format!("Caller {nth}"));
        session.start_call(&save(), &format!("0190-{nth}"), &call).unwrap();
    }
    let open = session.open_calls().unwrap();
    let mut names: Vec<_> = open.iter().map(|open| open.call.caller_name.clone()).collect();
    names.sort();
    names.dedup();
    assert_eq!((open.len(), names.len()), (40, 40));
    for open in &open {
        session.end_call(&save(), &open.call, &open.call.record, &[]).unwrap();
    }
    assert!(session.open_calls().unwrap().is_empty());
}

/// A message about a family that a coordinator answers for.
fn left(session: &mut Session, file: &TestFamily, kind: DueKind) -> Promise {
    let base = rings(session, &uuid::Uuid::now_v7().to_string());
    Promise {
        child_id: Some(file.child),
        call_id: Some(CallId::from(base.id)),
        ..Promise::blank(kind, "She is late on Thursday", session.today())
    }
}

#[test]
fn a_message_reaches_who_answers_and_its_reading_is_seen_without_a_file_being_opened() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let file = assigned(&agency, "2026-11-20T15:00:00Z", "Child", "cheo", "coordinator1");
    let message = left(&mut intake, &file, DueKind::Message);
    let id = intake.leave_message(&save(), &message).unwrap();
    assert!(matches!(intake.open_file(file.child), Err(Failure::Refused { .. })), "closed to intake");
    assert_eq!(rows(&mut intake), [(DueKind::Message, DueGroup::WithOthers, "why-due-left")]);
    let mut other = agency.session("coordinator2");
    assert_eq!(rows(&mut other), []);
    assert_eq!(other.read_message(id).unwrap().promise.read_at, None, "looking on is not reading");
    assert_eq!(intake.read_message(id).unwrap().promise.read_at, None, "nor is looking at one's own");

    let mut own = agency.session_at("coordinator1", "2026-11-21T16:05:00Z");
    let list = own.due_list().unwrap();
    let row = list.group(DueGroup::Messages).next().unwrap();
    assert_eq!(
        (row.kind, row.place.at, row.why.text),
        (DueKind::Message, DueScreen::Message, "why-due-message")
    );
    let read = own.read_message(id).unwrap();
    assert_eq!(
        (read.from.unwrap().name.as_str(), read.promise.state),
        ("Sample, intake1", PromiseState::Kept)
    );
    assert_eq!(rows(&mut own), [(DueKind::Message, DueGroup::Messages, "why-due-message-read")]);
    assert_eq!(rows(&mut intake), [(DueKind::Message, DueGroup::WithOthers, "why-due-left-read")]);
    let mut next_day = agency.session_at("coordinator1", "2026-11-22T16:05:00Z");
    assert_eq!(rows(&mut next_day), [], "what was read is over with its day");
}

#[test]
fn a_call_back_that_was_left_stays_after_it_was_read() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let file = assigned(&agency, "2026-11-20T15:00:00Z", "Child", "cheo", "coordinator1");
    let message = left(&mut intake, &file, DueKind::CallBack);
    let id = intake.leave_message(&save(), &message).unwrap();
    let mut own = agency.session("coordinator1");
    assert_eq!(rows(&mut own), [(DueKind::CallBack, DueGroup::Messages, "why-due-message")]);
    own.read_message(id).unwrap();
    assert_eq!(rows(&mut own), [(DueKind::CallBack, DueGroup::Today, "why-due-promise")]);
}

#[test]
fn a_message_is_for_somebody() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let nobody = Promise::blank(DueKind::Message, "Please ring", intake.today());
    let Err(Failure::Invalid(problems)) = intake.leave_message(&save(), &nobody) else { panic!("taken") };
    assert_eq!(problems[0].message, "problem-message-to");
    // For a family of the pool: everybody of the team sees it, and whoever opens it first has read it.
    let file = opened(&mut intake);
    let pool = Promise { child_id: Some(file.child), ..nobody.clone() };
    let id = intake.leave_message(&save(), &pool).unwrap();
    let mut colleague = agency.session("intake2");
    assert_eq!(rows(&mut colleague), [(DueKind::Message, DueGroup::Messages, "why-due-message")]);
    colleague.read_message(id).unwrap();
    assert_eq!(rows(&mut intake), [(DueKind::Message, DueGroup::WithOthers, "why-due-left-read")]);
    // By name, about nobody known.
    let named = Promise { staff_id: Some(staff_id(&agency, "supervisor1")), ..nobody };
    intake.leave_message(&save(), &named).unwrap();
    assert_eq!(rows(&mut agency.session("supervisor1")).len(), 1);
}

fn tries(session: &mut Session, file: &Opened, outcome: AttemptOutcome) {
    let attempt = Attempt {
        child_id: Some(file.child),
        ..Attempt::by_phone(session.identity().staff, session.now(), outcome)
    };
    session.save_attempt(&about(Act::SaveAttempt, file.child), &attempt).unwrap();
}

#[test]
fn tries_are_counted_dated_and_after_the_third_a_person_decides() {
    let agency = TestAgency::new();
    let file = opened(&mut agency.session_at("intake1", "2026-11-23T15:00:00Z"));
    let days = ["2026-11-23T16:00:00Z", "2026-11-26T15:00:00Z", "2026-12-01T15:00:00Z"];
    let expected = [(1, Some("2026-11-26")), (2, Some("2026-12-01")), (3, None)];
    for (day, (tried, next)) in days.iter().zip(expected) {
        let mut session = agency.session_at("intake1", day);
        tries(&mut session, &file, AttemptOutcome::NoAnswer);
        let counted = session.tries(file.child).unwrap();
        assert_eq!((counted.tried, counted.of), (tried, 3), "{day}");
        assert_eq!(counted.next.map(|day| day.to_string()).as_deref(), next, "{day}");
    }
    let mut session = agency.session_at("intake1", "2026-12-02T15:00:00Z");
    assert_eq!(rows(&mut session), [(DueKind::CouldNotReach, DueGroup::Late, "why-due-could-not-reach")]);
    assert_eq!(session.walk(file.child).unwrap().episode.state, EpisodeState::Referred, "never by itself");
    let ending = Ending {
        to: EpisodeState::Inactive,
        reason: Some(ClosureReason::UnableToContact),
        note: None,
        agreed_with: Some(AgreedWith::NotReached),
        told_may_return: None,
        keep_on_file: Some(YesNo::No),
        deceased: None,
    };
    session.end_episode(&Command::new(Act::EndEpisode, Subject::Episode(file.episode)), &ending).unwrap();
    assert_eq!(rows(&mut session), []);
}

#[test]
fn something_is_given_only_to_who_takes_calls() {
    let agency = TestAgency::new();
    let names: Vec<String> =
        agency.session("intake1").colleagues().unwrap().into_iter().map(|person| person.name).collect();
    assert!(names.iter().any(|name| name.ends_with("coordinator1")), "{names:?}");
    assert!(names.iter().all(|name| !name.contains("privacy") && !name.contains("admin")), "{names:?}");
}

#[test]
fn who_is_reached_is_counted_anew() {
    let agency = TestAgency::new();
    let mut session = agency.session_at("intake1", "2026-11-23T15:00:00Z");
    let file = opened(&mut session);
    for (hour, outcome) in [
        (16, AttemptOutcome::NoAnswer),
        (17, AttemptOutcome::Voicemail),
        (18, AttemptOutcome::Reached),
        (19, AttemptOutcome::NoAnswer),
    ] {
        let mut session = agency.session_at("intake1", &format!("2026-11-23T{hour}:00:00Z"));
        tries(&mut session, &file, outcome);
    }
    assert_eq!(session.tries(file.child).unwrap().tried, 1);
}

#[test]
fn a_call_back_that_reaches_nobody_moves_to_the_day_of_the_next_try() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    let promise = Promise {
        child_id: Some(file.child),
        staff_id: Some(session.identity().staff),
        due_time: Some("13:00".to_owned()),
        ..Promise::blank(DueKind::CallBack, "calls back", session.today())
    };
    let id = session.add_promise(&about(Act::SaveCall, file.child), &promise).unwrap();
    let base = session.promise(id).unwrap();
    let next = session.next_try().unwrap();
    let attempt = Attempt {
        promise_id: Some(id),
        child_id: Some(file.child),
        ..Attempt::by_phone(session.identity().staff, session.now(), AttemptOutcome::NoAnswer)
    };
    session.try_again(&about(Act::SaveAttempt, file.child), &attempt, &base, next).unwrap();
    let moved = session.promise(id).unwrap();
    assert_eq!((moved.due_on, moved.due_time.clone(), moved.state), (next, None, PromiseState::Open));
    session.undo().unwrap();
    assert_eq!(session.promise(id).unwrap().due_on, session.today(), "one save, taken back as one");
}
