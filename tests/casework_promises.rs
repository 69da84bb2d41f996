//! What somebody left or promised is never lost: when no case is open, when a case closes, when two files become one, when
//! somebody works here no more, when a save fails half-way.

use circle_of_support::{
    casework::{
        Command, Session, Subject,
        decisions::Join,
        directory::OrganizationChoice,
        endings::Ending,
        hand_offs::HandOffForm,
        passing::{Receiver, Thing},
    },
    domain::{
        access::Act,
        codes::*,
        hand_off::Settlement,
        ids::{CallId, ChildId},
        record::{Person, Promise},
    },
    store::{Store, invariants},
    text::Lang,
};

use crate::support::{
    agency::TestAgency,
    families::{assigned, on, staff_id},
    intake::{about, agrees_to_hand_off, answer_all, calls_about, decision, explained, open, opened},
    screen::Stage,
};

fn plain(act: Act) -> Command {
    Command::new(act, Subject::Nothing)
}

fn sound(agency: &TestAgency) {
    let store = Store::open(&agency.file()).unwrap();
    assert_eq!(invariants::check_all(store.db()).unwrap(), []);
}

fn run(agency: &TestAgency, sql: &str) {
    Store::open(&agency.file()).unwrap().db().execute_batch(sql).unwrap();
}

fn leave(session: &mut Session, child: ChildId, kind: DueKind) -> circle_of_support::domain::ids::RowId {
    let message = Promise { child_id: Some(child), ..Promise::blank(kind, "Please ring", session.today()) };
    session.leave_message(&plain(Act::SaveCall), &message).unwrap()
}

fn waits(agency: &TestAgency, name: &str) -> usize {
    let list = agency.session(name).due_list().unwrap();
    list.rows.iter().filter(|row| matches!(row.kind, DueKind::Message | DueKind::CallBack)).count()
}

fn ending(reason: ClosureReason) -> Ending {
    Ending {
        to: EpisodeState::Inactive,
        reason: Some(reason),
        note: None,
        agreed_with: Some(AgreedWith::NotReached),
        told_may_return: None,
        keep_on_file: Some(YesNo::No),
        deceased: None,
    }
}

#[test]
fn a_message_about_a_child_without_an_open_case_reaches_the_team_that_knew_it() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    session.end_episode(&on(Act::EndEpisode, file.episode), &ending(ClosureReason::UnableToContact)).unwrap();
    let id = leave(&mut session, file.child, DueKind::CallBack);
    assert_eq!((waits(&agency, "intake2"), waits(&agency, "supervisor1")), (1, 1));
    let mut colleague = agency.session("intake2");
    let me = colleague.identity().staff;
    let take = about(Act::PassOver, file.child);
    colleague.pass_over(&take, &Thing::Promise(id), Receiver::Person(me)).unwrap();
    assert_eq!(colleague.promise(id).unwrap().staff_id, Some(me), "it can be taken");
    sound(&agency);
}

#[test]
fn an_unread_message_of_the_pool_outlives_the_hand_off_that_closes_the_case() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    answer_all(&mut session, &file, Answer::No);
    let not = explained(&session, decision(&file, DecisionOutcome::NotEligible, None));
    session.decide(&about(Act::Decide, file.child), &not).unwrap();
    agrees_to_hand_off(&mut session, file.child);
    let form = HandOffForm {
        episode: file.episode,
        organization: Some(OrganizationChoice::Typed("Sample Help Centre".to_owned())),
        contact_name: None,
        what_sent: Some("name, school, what was said".to_owned()),
        sent_on: Some(session.today()),
        family_told_on: Some(session.today()),
        told_may_return: Some(YesNo::Yes),
    };
    session.start_hand_off(&about(Act::SaveHandOff, file.child), &form).unwrap();
    leave(&mut session, file.child, DueKind::Message);
    assert_eq!(waits(&agency, "intake2"), 1);
    let base = session.walk(file.child).unwrap().hand_offs.remove(0).hand_off;
    let settlement = Settlement::Confirmed { by: "Pat Exemple".to_owned() };
    session.settle_hand_off(&about(Act::CloseHandOff, file.child), Some(&base), &form, &settlement).unwrap();
    assert_eq!(waits(&agency, "intake2"), 1);
    sound(&agency);
}

#[test]
fn a_message_about_a_file_that_went_under_another_waits_with_whoever_holds_that_one() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [first, second] = [opened(&mut session), opened(&mut session)];
    leave(&mut session, second.child, DueKind::Message);
    let duplicate = Ending { to: EpisodeState::Closed, ..ending(ClosureReason::DuplicateEntry) };
    // The message was left before the file was seen to be a second one of the same child.
    run(&agency, "UPDATE promise SET pool_team_id = NULL, call_id = NULL");
    session.end_episode(&on(Act::EndEpisode, second.episode), &duplicate).unwrap();
    run(&agency, "UPDATE promise SET state = 'open', reason = NULL");
    let link = plain(Act::AnswerLink);
    agency
        .session("supervisor1")
        .link_files(&link, second.child, first.child, "typed twice", ["", ""])
        .unwrap();
    assert_eq!(waits(&agency, "intake2"), 1);
}

#[test]
fn what_somebody_who_leaves_promised_held_and_typed_is_somebodys() {
    let agency = TestAgency::new();
    let file = assigned(&agency, "2026-11-20T15:00:00Z", "Child", "cheo", "coordinator1");
    let mut intake = agency.session("intake1");
    let of_family = leave(&mut intake, file.child, DueKind::Message);
    let mut leaver = agency.session("coordinator1");
    let me = leaver.identity().staff;
    assert_eq!(intake.promise(of_family).unwrap().staff_id, Some(me));
    let own = Promise { staff_id: Some(me), ..Promise::blank(DueKind::CallBack, "rings", leaver.today()) };
    let own = leaver.add_promise(&Command::new(Act::SaveCall, Subject::New), &own).unwrap();
    let held = leaver.new_call(CallDirection::Incoming);
    leaver.start_call(&plain(Act::SaveCall), "0190-held", &held).unwrap();
    leaver.keep_draft("call", "0190-cut", None, 0, "{}").unwrap();
    leaver.keep_draft("note", "n1", Some(file.child), 0, "{}").unwrap();
    agency.session("admin1").disable_staff(&plain(Act::DisableStaff), me).unwrap();
    let supervisor = staff_id(&agency, "supervisor1");
    let next = intake.promise(of_family).unwrap();
    assert_eq!(
        (next.staff_id, next.pool_team_id),
        (Some(supervisor), None),
        "who answers for the family now"
    );
    let pooled = intake.promise(own).unwrap();
    assert_eq!((pooled.staff_id, pooled.pool_team_id), (None, Some(intake.identity().team)));
    assert_eq!(waits(&agency, "intake2"), 1, "what was about nobody's family lies in the pool");
    let mut colleague = agency.session("intake2");
    let calls = colleague.open_calls().unwrap();
    assert_eq!(calls.iter().filter(|open| open.pooled).count(), 1);
    let drafts = colleague.open_drafts().unwrap();
    let lying: Vec<&str> = drafts.iter().map(|open| open.draft.record.as_str()).collect();
    assert_eq!(lying, ["0190-cut"], "not what was typed about the family");
    let mut next = agency.session("supervisor1");
    let theirs = next.open_drafts().unwrap();
    assert!(theirs.iter().any(|open| open.draft.record == "n1" && open.draft.staff == supervisor));
    assert_eq!(next.passed().unwrap().len(), 2, "told of the promise and of the text");
    sound(&agency);
}

#[test]
fn a_call_that_a_colleague_saw_through_its_message_is_a_breach_when_it_stood_in_the_wrong_file() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [wrong, right] = [opened(&mut session), opened(&mut session)];
    let call = session.new_call(CallDirection::Incoming);
    let call = session.start_call(&plain(Act::SaveCall), "0190-wrong", &call).unwrap();
    session.attach_child(&plain(Act::SaveCall), call, wrong.child).unwrap();
    let message = Promise {
        child_id: Some(wrong.child),
        call_id: Some(call),
        ..Promise::blank(DueKind::Message, "About the other", session.today())
    };
    let id = session.leave_message(&plain(Act::SaveCall), &message).unwrap();
    agency.session("intake2").read_message(id).unwrap();
    let what = circle_of_support::casework::moves::Movable::Call(call);
    let carry = about(Act::MoveRecord, wrong.child);
    let moved = session.move_record(&carry, what, right.child, "mixed up").unwrap();
    let breach = agency.session("privacy1").breach(moved.breach.expect("somebody looked")).unwrap();
    assert_eq!(breach.breach.shown, ["looked 1"]);
}

#[test]
fn the_death_of_one_child_leaves_the_shared_case_to_the_others() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = opened(&mut session);
    answer_all(&mut session, &first, Answer::Yes);
    let served = |file| decision(file, DecisionOutcome::EligibleServiceCoordination, Some("halton"));
    session.decide(&about(Act::Decide, first.child), &served(&first)).unwrap();
    let mut new = calls_about(&session, Person::named("Second", "Sample"));
    new.sibling_of = Some(first.child);
    let second = open(&mut session, &new).remove(0);
    answer_all(&mut session, &second, Answer::Yes);
    let mut form = served(&second);
    form.join = Some(Join::Join(first.episode));
    session.decide(&about(Act::Decide, second.child), &form).unwrap();
    leave(&mut session, first.child, DueKind::Message);
    let died = |child| Ending {
        to: EpisodeState::Closed,
        deceased: Some((child, None)),
        ..ending(ClosureReason::Deceased)
    };
    let end = || on(Act::EndEpisode, first.episode);
    session.end_episode(&end(), &died(first.child)).unwrap();
    let file = session.open_file(second.child).unwrap();
    assert_eq!(file.state(), Some(EpisodeState::EligibleWaiting));
    assert!(session.open_file(first.child).unwrap().person.deceased_on.is_some());
    assert_eq!(waits(&agency, "intake2"), 0, "nobody rings about the child who died");
    let due = session.due_list().unwrap();
    let cards: Vec<_> = due.rows.iter().filter_map(|row| row.card.as_ref()).map(|card| card.child).collect();
    assert!(cards.contains(&second.child) && !cards.contains(&first.child), "the case goes on for the other");
    session.end_episode(&end(), &died(second.child)).unwrap();
    assert_eq!(session.open_file(second.child).unwrap().state(), Some(EpisodeState::Closed));
    sound(&agency);
}

#[test]
fn every_case_of_a_child_who_died_ends() {
    let agency = TestAgency::new();
    let file = assigned(&agency, "2026-11-20T15:00:00Z", "Child", "cheo", "coordinator1");
    // A second programme, as an agency that runs both has it.
    run(
        &agency,
        "INSERT INTO episode (public_id, version, family_id, program, state, opened_on, state_since, urgency, confirmed)
             SELECT 'second', 1, family_id, 'halton', 'ELIGIBLE_WAITING', opened_on, state_since, urgency, confirmed FROM episode;
         INSERT INTO episode_child (public_id, version, episode_id, child_id)
             SELECT 'second', 1, e.id, c.child_id FROM episode e, episode_child c WHERE e.public_id = 'second' LIMIT 1;
         INSERT INTO holding (public_id, version, episode_id, team_id, from_at)
             SELECT 'second', 1, e.id, h.team_id, h.from_at FROM episode e, holding h WHERE e.public_id = 'second' LIMIT 1;",
    );
    let died = Ending {
        to: EpisodeState::Closed,
        deceased: Some((file.child, None)),
        ..ending(ClosureReason::Deceased)
    };
    agency.session("coordinator1").end_episode(&on(Act::EndEpisode, file.episode), &died).unwrap();
    let store = Store::open(&agency.file()).unwrap();
    let open: i64 = store
        .db()
        .query_row("SELECT count(*) FROM episode WHERE state <> 'CLOSED'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(open, 0);
}

const NEW_REFERRAL: &str = "F4 y Enter f Enter y Enter 'Mother Sample' Enter m Enter '613-555-0142' Enter y Enter \
    'Nil' Enter 'Sample' Enter '2017' Enter 'Ottawa' Tab n Enter 'Lost between four offices' Tab r";

fn desk(lang: Lang) -> (Stage, std::path::PathBuf) {
    let agency = TestAgency::new();
    let (file, session) = (agency.file(), agency.session("intake1"));
    (Stage::desk(agency, session, lang), file)
}

fn sql(file: &std::path::Path, sql: &str) {
    Store::open(file).unwrap().db().execute_batch(sql).unwrap();
}

#[test]
fn words_typed_after_each_of_three_failed_saves_of_a_call_are_kept() {
    let agency = TestAgency::new();
    assigned(&agency, "2026-11-20T15:00:00Z", "Nila", "cheo", "coordinator1");
    let (file, mut other) = (agency.file(), agency.session("intake2"));
    let session = agency.session("intake1");
    let mut stage = Stage::desk(agency, session, Lang::En);
    stage.keys("F4 y Enter 1 F3 m 'Mother Sample' Tab '613-555-0142' Tab 'Nila Sample' Tab");
    stage.keys("Enter 'She is late'");
    sql(&file, "CREATE TRIGGER stop BEFORE INSERT ON promise BEGIN SELECT RAISE(ABORT, 'stop'); END");
    stage.keys("F2 ' on Thursday' F2 ' and Friday' F2");
    sql(&file, "DROP TRIGGER stop");
    stage.keys("F2").sees("The message is left");
    let view = other.call(CallId(1)).unwrap();
    assert_eq!(view.call.said.as_deref(), Some("She is late on Thursday and Friday"));
    assert_eq!(view.promises.len(), 1);
}

#[test]
fn ending_a_call_again_after_a_failure_opens_no_second_child() {
    let (mut stage, file) = desk(Lang::En);
    stage.keys(NEW_REFERRAL);
    // The new file is there; the page of the end cannot be read.
    let stop =
        "CREATE TRIGGER stop BEFORE INSERT ON log WHEN NEW.action = 'look' AND NEW.child_id IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'stop'); END";
    sql(&file, stop);
    stage.keys("F6").sees_not("What happens next");
    let children = || -> i64 {
        let store = Store::open(&file).unwrap();
        store.db().query_row("SELECT count(*) FROM child", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(children(), 1);
    sql(&file, "DROP TRIGGER stop");
    stage.keys("F6").sees("What happens next");
    assert_eq!(children(), 1);
}

#[test]
fn a_search_that_fails_says_so() {
    for (lang, said) in
        [(Lang::En, "The search for files like this one failed"), (Lang::Fr, "La recherche de dossiers")]
    {
        let (mut stage, file) = desk(lang);
        let stop = "CREATE TRIGGER stop BEFORE INSERT ON log WHEN NEW.act = 'find.families'
            BEGIN SELECT RAISE(ABORT, 'stop'); END";
        sql(&file, stop);
        stage
            .keys("F4 y Enter e Enter y Enter 'Mother Sample' Enter m Enter Enter Enter 'Nil' Enter")
            .sees(said);
    }
}
