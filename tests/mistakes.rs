//! Mistakes: a record about another child is moved and both files say so; two files of one child are linked and taken apart
//! with nothing lost; a breach opens where something was shown.

use std::{cell::RefCell, rc::Rc};

use circle_of_support::{
    casework::{
        Clock, Command, Failure, Opening, Session, Subject,
        clock::DEFAULT_ZONE,
        endings::Ending,
        file::File,
        history::HistoryEntry,
        matches::TypedFacts,
        moves::{Movable, Moved},
        notes::NoteForm,
        referrals::Opened,
    },
    domain::{
        access::Act,
        codes::*,
        ids::{CallId, ChildId, FileNumber, RowId},
        record::{Attempt, Consent, Person, Promise, RecordKind},
    },
    store::{Store, invariants},
    text::{Lang, Texts},
    ui::screens::{
        breach_form::BreachJob, family::FamilyFile, family::tab::TabName, same_child::list::Pairs,
        walk::WalkScreen,
    },
};

use crate::support::{
    agency::{PASSPHRASE, TODAY, TestAgency},
    intake::{about, agrees_to_hand_off, answer, answer_all, calls_about, open, opened},
    screen::Stage,
};

fn born(given: &str, birth: &str) -> Person {
    Person { birth_date: birth.parse().ok(), ..Person::named(given, "Sample") }
}

/// A child about whom its mother calls.
fn known(session: &mut Session, child: Person) -> Opened {
    let new = calls_about(session, child);
    open(session, &new).remove(0)
}

/// Twins with a request each: Ann is C-1, Bea is C-2.
fn twins(session: &mut Session) -> [Opened; 2] {
    let ann = known(session, born("Ann", "2017-03-03"));
    let mut new = calls_about(session, born("Bea", "2017-03-03"));
    new.sibling_of = Some(ann.child);
    let bea = open(session, &new).remove(0);
    [ann, bea]
}

fn note(session: &mut Session, child: ChildId, text: &str) -> RowId {
    let form = NoteForm {
        child,
        at: session.now(),
        with_whom: None,
        mode: Some(ContactMode::Phone),
        minutes: None,
        interpreter: None,
        interpreter_mode: None,
        text: text.to_owned(),
        category: Category::FamilyHistory,
        family_told: None,
    };
    session.save_note(&about(Act::SaveNote, child), &form).unwrap()
}

fn call(session: &mut Session, child: ChildId, said: &str) -> CallId {
    let mut call = session.new_call(CallDirection::Incoming);
    (call.kind, call.said) = (Some(CallKind::OwnFile), Some(said.to_owned()));
    let command = || Command::new(Act::SaveCall, Subject::New);
    let id = session.start_call(&command(), &uuid::Uuid::now_v7().to_string(), &call).unwrap();
    session.attach_child(&command(), id, child).unwrap();
    let base = session.call(id).unwrap().call;
    let promise = Promise {
        child_id: Some(child),
        staff_id: Some(session.identity().staff),
        ..Promise::blank(DueKind::CallBack, "ring back", session.today())
    };
    session.end_call(&command(), &base, &base.record, &[promise]).unwrap();
    id
}

fn attempt(session: &mut Session, child: ChildId) -> RowId {
    let attempt = Attempt {
        child_id: Some(child),
        call_id: None,
        promise_id: None,
        hand_off_id: None,
        staff_id: session.identity().staff,
        at: session.now(),
        mode: ContactMode::Phone,
        outcome: AttemptOutcome::NoAnswer,
        note: None,
    };
    session.save_attempt(&about(Act::SaveAttempt, child), &attempt).unwrap()
}

fn carry(session: &mut Session, from: ChildId, what: Movable, to: ChildId) -> Result<Moved, Failure> {
    session.move_record(&about(Act::MoveRecord, from), what, to, "Ann and Bea were mixed up")
}

fn problem(result: Result<impl std::fmt::Debug, Failure>) -> String {
    match result.unwrap_err() {
        Failure::Invalid(problems) => problems[0].message.clone(),
        other => panic!("{other:?}"),
    }
}

fn sound(agency: &TestAgency) {
    let store = Store::open(&agency.file()).unwrap();
    assert_eq!(invariants::check_all(store.db()).unwrap(), []);
}

fn said(history: &[HistoryEntry]) -> String {
    let fields = history.iter().flat_map(|entry| &entry.fields);
    fields.map(|field| format!("{} {}\n", field.before, field.after)).collect()
}

fn moved_entry(history: &[HistoryEntry]) -> bool {
    history.iter().any(|entry| entry.kind == RecordKind::MovedRecord)
}

#[test]
fn each_kind_of_record_goes_into_the_right_file_and_both_say_so() {
    type Put = fn(&mut Session, ChildId) -> Movable;
    type Has = fn(&File) -> usize;
    let table: [(&str, Put, Has); 5] = [
        ("note", |s, c| Movable::Note(note(s, c, "SECRET words")), |f| f.notes.len()),
        ("call", |s, c| Movable::Call(call(s, c, "SECRET words")), |f| f.calls.len()),
        ("attempt", |s, c| Movable::Attempt(attempt(s, c)), |f| f.attempts.len()),
        (
            "promise",
            |s, c| {
                call(s, c, "SECRET words");
                Movable::Promise(s.open_file(c).unwrap().promises[0].id)
            },
            |f| f.promises.len(),
        ),
        ("consent", |s, c| Movable::Consent(agrees_to_hand_off(s, c)), |f| f.consents.len()),
    ];
    for (name, put, has) in table {
        let agency = TestAgency::new();
        let mut session = agency.session("intake1");
        let [ann, bea] = twins(&mut session);
        let before = [ann.child, bea.child].map(|child| has(&session.open_file(child).unwrap()));
        let what = put(&mut session, ann.child);
        let moved = carry(&mut session, ann.child, what, bea.child).unwrap();
        assert_eq!((moved.from, moved.to, moved.breach), (FileNumber(1), FileNumber(2), None), "{name}");
        let after = [ann.child, bea.child].map(|child| has(&session.open_file(child).unwrap()));
        let kept = usize::from(name == "promise");
        assert_eq!(after, [before[0], before[1] + 1], "{name}: {kept}");
        let histories = [ann.child, bea.child].map(|child| session.history(child).unwrap());
        assert!(histories.iter().all(|history| moved_entry(history)), "{name}: both histories say so");
        assert!(said(&histories[0]).contains("C-0002") && said(&histories[1]).contains("C-0001"), "{name}");
        if name != "promise" {
            assert!(
                !said(&histories[0]).contains("SECRET"),
                "{name}: nothing of it is left in the wrong file"
            );
        }
        if ["note", "call"].contains(&name) {
            assert!(session.find("SECRET", None).unwrap().is_empty());
        }
        // Moved back the same way.
        carry(&mut session, bea.child, what, ann.child).unwrap();
        let back = [ann.child, bea.child].map(|child| has(&session.open_file(child).unwrap()));
        assert_eq!(back, [before[0] + 1, before[1]], "{name}");
        sound(&agency);
    }
}

#[test]
fn the_past_of_a_moved_note_goes_with_it() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [ann, bea] = twins(&mut session);
    let id = note(&mut session, ann.child, "first SECRET");
    let base = session.open_file(ann.child).unwrap().notes.remove(0);
    let mut new = base.record.clone();
    new.text = "second SECRET".to_owned();
    session.change_note(&about(Act::SaveNote, ann.child), &base, &new).unwrap();
    carry(&mut session, ann.child, Movable::Note(id), bea.child).unwrap();
    assert!(!said(&session.history(ann.child).unwrap()).contains("SECRET"));
    let right = said(&session.history(bea.child).unwrap());
    assert!(right.contains("first SECRET") && right.contains("second SECRET"), "{right}");
}

#[test]
fn an_answer_goes_to_the_other_screening_and_never_over_another_answer() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [ann, bea] = twins(&mut session);
    let first = answer(&mut session, &ann, "halton", "H1", Answer::Yes);
    carry(&mut session, ann.child, Movable::Answer(first), bea.child).unwrap();
    let given = |session: &mut Session, child| {
        let walk = session.walk(child).unwrap();
        walk.screenings
            .iter()
            .find(|view| view.program.code == "halton")
            .and_then(|view| view.answer("H1").and_then(|row| row.answer))
    };
    assert_eq!((given(&mut session, ann.child), given(&mut session, bea.child)), (None, Some(Answer::Yes)));
    let second = answer(&mut session, &ann, "halton", "H1", Answer::No);
    let refused = carry(&mut session, ann.child, Movable::Answer(second), bea.child);
    assert_eq!(problem(refused), "problem-move-answer-there");
    sound(&agency);
}

#[test]
fn a_whole_request_goes_with_everything_that_hangs_on_it() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let ann = opened(&mut session);
    answer_all(&mut session, &ann, Answer::Yes);
    note(&mut session, ann.child, "SECRET words");
    call(&mut session, ann.child, "SECRET call");
    let other = known(&mut session, born("Other", "2015-01-02"));
    let refused = carry(&mut session, ann.child, Movable::Referral(ann.episode), other.child);
    assert_eq!(problem(refused), "problem-move-referral-there");
    // A file whose request is over takes it.
    let ending = entered_twice();
    session.end_episode(&Command::new(Act::EndEpisode, Subject::Episode(other.episode)), &ending).unwrap();
    let before = session.open_file(ann.child).unwrap();
    carry(&mut session, ann.child, Movable::Referral(ann.episode), other.child).unwrap();
    let walk = session.walk(other.child).unwrap();
    assert_eq!(walk.episode.id, RowId::from(ann.episode));
    assert!(walk.holder.is_some() && walk.referral.is_some());
    assert_eq!(walk.screenings.iter().filter(|view| view.screening.is_some()).count(), 2);
    let (old, new) = (session.open_file(ann.child).unwrap(), session.open_file(other.child).unwrap());
    assert!(
        old.episodes.is_empty() && old.notes.is_empty() && old.calls.is_empty() && old.consents.is_empty()
    );
    assert_eq!((new.notes.len(), new.calls.len()), (before.notes.len(), before.calls.len()));
    assert!(new.consents.len() > before.consents.len());
    assert!(!said(&session.history(ann.child).unwrap()).contains("SECRET"));
    assert!(said(&session.history(other.child).unwrap()).contains("SECRET"));
    sound(&agency);
}

#[test]
fn what_would_mix_two_children_is_refused_in_words() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [ann, bea] = twins(&mut session);
    let id = note(&mut session, ann.child, "words");
    let same = carry(&mut session, ann.child, Movable::Note(id), ann.child);
    assert_eq!(problem(same), "problem-move-one-file");
    let why =
        session.move_record(&about(Act::MoveRecord, ann.child), Movable::Note(id), bea.child, " \u{200B} ");
    assert_eq!(problem(why), "problem-move-reason");
    assert!(matches!(carry(&mut session, bea.child, Movable::Note(id), ann.child), Err(Failure::Missing(_))));
    let texts = Texts::new(Lang::En);
    for id in ["problem-move-referral-served", "problem-move-first-visit", "problem-move-consent-used"] {
        assert!(texts.known(id));
    }
}

#[test]
fn both_files_must_be_the_persons_to_write_in() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [ann, bea] = twins(&mut session);
    let id = note(&mut session, ann.child, "words");
    for name in ["coordinator1", "privacy1", "admin1"] {
        let refused = carry(&mut agency.session(name), ann.child, Movable::Note(id), bea.child);
        assert!(matches!(refused, Err(Failure::Refused { .. })), "{name}");
    }
    assert!(carry(&mut agency.session("supervisor1"), ann.child, Movable::Note(id), bea.child).is_ok());
}

#[test]
fn a_breach_opens_when_somebody_else_had_looked_and_waits_for_privacy() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [ann, bea] = twins(&mut session);
    let id = note(&mut session, ann.child, "words");
    agency.session("supervisor1").open_file(ann.child).unwrap();
    let moved = carry(&mut session, ann.child, Movable::Note(id), bea.child).unwrap();
    let breach = moved.breach.expect("somebody looked");
    let mut privacy = agency.session("privacy1");
    let due = privacy.due_list().unwrap();
    assert!(due.rows.iter().any(|row| row.kind == DueKind::Breach && row.place.record == Some(breach)));
    let view = privacy.breach(breach).unwrap();
    assert_eq!((view.whose, view.found_in), (FileNumber(2), Some(FileNumber(1))));
    assert_eq!(
        (view.breach.state, view.breach.shown.as_slice()),
        (BreachState::Suspected, &["looked 1".to_owned()][..])
    );
    for name in ["intake1", "coordinator1", "supervisor1", "admin1"] {
        assert!(matches!(agency.session(name).breach(breach), Err(Failure::Refused { .. })), "{name}");
    }
    // What is known of it is not in the history that the others read.
    assert!(session.history(bea.child).unwrap().iter().all(|entry| entry.kind != RecordKind::Breach));
    let mut new = view.breach.record.clone();
    (new.contained, new.state) = (Some(YesNo::Yes), BreachState::Contained);
    let save = Command::new(Act::SaveBreach, Subject::Nothing);
    privacy.save_breach(&save, &view.breach, &new).unwrap();
    new.found_on = "2027-01-01".parse().unwrap();
    let base = privacy.breach(breach).unwrap().breach;
    let again = Command::new(Act::SaveBreach, Subject::Nothing);
    assert_eq!(problem(privacy.save_breach(&again, &base, &new)), "problem-date-future");
}

#[test]
fn a_breach_opens_when_the_family_of_the_wrong_file_was_told() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [ann, bea] = twins(&mut session);
    let form = NoteForm {
        child: ann.child,
        at: session.now(),
        with_whom: None,
        mode: Some(ContactMode::Phone),
        minutes: None,
        interpreter: None,
        interpreter_mode: None,
        text: "told where it stands".to_owned(),
        category: Category::FamilyHistory,
        family_told: Some(YesNo::Yes),
    };
    let id = session.save_note(&about(Act::SaveNote, ann.child), &form).unwrap();
    let moved = carry(&mut session, ann.child, Movable::Note(id), bea.child).unwrap();
    let breach = agency.session("privacy1").breach(moved.breach.unwrap()).unwrap();
    assert_eq!(breach.breach.shown, ["told 1"]);
}

// Two files of one child ---------------------------------------------------------------------------------------------

/// One child typed twice, far enough from a sibling: C-1 goes on, C-2 is over.
fn twice(session: &mut Session) -> [Opened; 2] {
    let first = known(session, born("Child", "2017-03-03"));
    let second = known(session, born("Child", "2017-03-03"));
    note(session, second.child, "note of the second file");
    call(session, second.child, "call of the second file");
    end(session, &second);
    [first, second]
}

fn entered_twice() -> Ending {
    Ending {
        to: EpisodeState::Closed,
        reason: Some(ClosureReason::DuplicateEntry),
        note: None,
        agreed_with: Some(AgreedWith::Family),
        told_may_return: Some(YesNo::Yes),
        keep_on_file: Some(YesNo::Yes),
        deceased: None,
    }
}

fn end(session: &mut Session, file: &Opened) {
    let command = Command::new(Act::EndEpisode, Subject::Episode(file.episode));
    let ending = entered_twice();
    session.end_episode(&command, &ending).unwrap();
}

fn link(agency: &TestAgency, under: ChildId, survivor: ChildId, typed: [&str; 2]) -> Result<(), Failure> {
    let command = Command::new(Act::AnswerLink, Subject::Nothing);
    agency.session("supervisor1").link_files(&command, under, survivor, "typed twice", typed).map(|_| ())
}

fn apart(agency: &TestAgency, under: ChildId, choices: &[(Movable, bool)]) -> Result<(), Failure> {
    let mut session = agency.session("supervisor1");
    let view = session.unlink_view(under)?;
    session.unlink(&Command::new(Act::Unlink, Subject::Nothing), &view.link, "they are two", choices)
}

/// What `circle show --format json` says of both files.
fn shown(agency: &TestAgency) -> [String; 2] {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret.txt");
    std::fs::write(&secret, PASSPHRASE).unwrap();
    ["C-1", "C-2"].map(|number| {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("circle");
        command.env("HOME", folder.path()).args(["show", number, "--format", "json", "--as", "supervisor1"]);
        command.arg("--file").arg(agency.file()).arg("--passphrase-file").arg(&secret);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    })
}

#[test]
fn both_numbers_open_the_file_that_goes_on_everywhere() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [first, second] = twice(&mut session);
    call(&mut session, second.child, "rang after it was closed");
    link(&agency, second.child, first.child, ["", ""]).unwrap();
    assert_eq!(session.file_numbered(FileNumber(2)).unwrap(), Some(first.child));
    for text in ["C-1", "C-2", "Child Sample", "613-555-0142"] {
        let hits = session.find(text, None).unwrap();
        let found: Vec<_> = hits.iter().map(|hit| hit.card.number.0).collect();
        assert_eq!(found, [1], "{text}");
    }
    let typed = TypedFacts { line: "child sample 2017".to_owned(), ..TypedFacts::default() };
    let found: Vec<_> = session.likely_matches(&typed).unwrap().iter().map(|one| one.card.number.0).collect();
    assert_eq!(found, [1]);
    assert!(session.duplicates(None).unwrap().is_empty());
    let listed = session.families(&circle_of_support::casework::lists::FamilyQuery::default()).unwrap();
    assert_eq!(listed.rows.iter().map(|row| row.card.number.0).collect::<Vec<_>>(), [1]);
    // The promise of the second file stands in Today under the first.
    let due = session.due_list().unwrap();
    let promised = due.rows.iter().find(|row| row.kind == DueKind::CallBack).unwrap();
    assert_eq!(promised.card.as_ref().unwrap().number, FileNumber(1));
    let shown = shown(&agency);
    assert_eq!(shown[0], shown[1], "show gives the same file under both numbers");
    assert!(shown[0].contains("note of the second file"));
    let file = session.open_file(first.child).unwrap();
    assert!(file.notes.is_empty(), "each record keeps the file it came from");
    assert_eq!(file.under[0].file.notes.len(), 1);
    sound(&agency);
}

/// Whatever is in the two files: linking and taking apart leaves both byte for byte as they were.
#[test]
fn link_then_unlink_leaves_both_files_byte_for_byte() {
    for seed in 0..6_u32 {
        let agency = TestAgency::new();
        let mut session = agency.session("intake1");
        let [first, second] = twice(&mut session);
        for file in [&first, &second] {
            for step in 0..4 {
                match (seed + step * 3 + u32::try_from(file.number.0).unwrap()) % 5 {
                    0 => drop(attempt(&mut session, file.child)),
                    1 => drop(call(&mut session, file.child, "one more call")),
                    2 if file.number.0 == 1 => drop(note(&mut session, file.child, "one more note")),
                    3 if file.number.0 == 1 => drop(agrees_to_hand_off(&mut session, file.child)),
                    4 if file.number.0 == 1 => answer_all(&mut session, file, Answer::Yes),
                    _ => {}
                }
            }
        }
        if seed % 2 == 0 {
            crate::support::intake::served_by(&mut session, &first, &["Sample Clinic"]);
        }
        let before = shown(&agency);
        assert_ne!(before[0], before[1]);
        link(&agency, second.child, first.child, ["", ""]).unwrap();
        assert_ne!(shown(&agency), before);
        apart(&agency, second.child, &[]).unwrap();
        assert_eq!(shown(&agency), before, "seed {seed}");
        sound(&agency);
    }
}

#[test]
fn records_added_since_ask_whose_they_are() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [first, second] = twice(&mut session);
    let before = session.open_file(first.child).unwrap().attempts.len();
    link(&agency, second.child, first.child, ["", ""]).unwrap();
    let of_second = note(&mut session, first.child, "belongs to the second");
    let of_first = note(&mut session, first.child, "belongs to the first");
    assert_eq!(problem(apart(&agency, second.child, &[])), "problem-link-ask");
    let choices = [(Movable::Note(of_second), true), (Movable::Note(of_first), false)];
    apart(&agency, second.child, &choices).unwrap();
    let files = [first.child, second.child].map(|child| session.open_file(child).unwrap());
    assert!(files[0].notes.iter().any(|note| note.id == of_first));
    assert!(files[0].notes.iter().all(|note| note.id != of_second));
    assert!(files[1].notes.iter().any(|note| note.id == of_second));
    assert_eq!(files[0].attempts.len(), before);
    let histories = [first.child, second.child].map(|child| session.history(child).unwrap());
    let links = |history: &[HistoryEntry]| history.iter().any(|entry| entry.kind == RecordKind::FileLink);
    assert!(histories.iter().all(|history| links(history) && moved_entry(history)));
    sound(&agency);
}

#[test]
fn twins_and_siblings_are_warned_of_and_need_both_names() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [ann, bea] = twins(&mut session);
    end(&mut session, &bea);
    let view = session.link_view(bea.child, ann.child).unwrap();
    assert_eq!(view.warnings.len(), 2, "{:?}", view.warnings);
    for typed in [["", ""], ["Ann Sample", ""], ["Bea Sample", "Ann Sample"], ["Ann Sample", "Bea Sampl"]] {
        assert_eq!(problem(link(&agency, bea.child, ann.child, typed)), "problem-link-name", "{typed:?}");
    }
    link(&agency, bea.child, ann.child, ["ann sample", "BEA SAMPLE"]).unwrap();
    sound(&agency);
}

#[test]
fn an_open_request_of_the_file_that_would_go_under_is_ended_first() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = known(&mut session, born("Child", "2017-03-03"));
    let second = known(&mut session, born("Child", "2017-03-03"));
    assert_eq!(problem(link(&agency, second.child, first.child, ["", ""])), "problem-link-open");
    end(&mut session, &first);
    link(&agency, first.child, second.child, ["", ""]).unwrap();
    assert_eq!(session.file_numbered(FileNumber(1)).unwrap(), Some(second.child));
}

#[test]
fn linked_files_make_no_chain_and_no_circle() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [first, second] = twice(&mut session);
    let third = known(&mut session, born("Child", "2017-03-03"));
    link(&agency, second.child, first.child, ["", ""]).unwrap();
    for (under, survivor, expected) in [
        (first.child, second.child, "problem-link-under-already"),
        (third.child, second.child, "problem-link-under-already"),
        (first.child, third.child, "problem-link-chain"),
        (first.child, first.child, "problem-link-one-file"),
    ] {
        assert_eq!(problem(link(&agency, under, survivor, ["", ""])), expected);
    }
    let store = Store::open(&agency.file()).unwrap();
    let circle = format!("UPDATE child SET survivor_id = {} WHERE id = {}", second.child, first.child);
    assert!(store.db().execute(&circle, []).is_err(), "the file itself refuses a circle");
}

#[test]
fn a_file_that_went_under_another_is_not_written_in() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [first, second] = twice(&mut session);
    let referral = session.walk(second.child).unwrap().referral.unwrap().record;
    link(&agency, second.child, first.child, ["", ""]).unwrap();
    let form = circle_of_support::casework::returns::ReturnForm { what_changed: None, referral, call: None };
    let back = session.return_family(&about(Act::ReturnFamily, second.child), &form);
    assert_eq!(problem(back), "problem-file-under");
    let moved = carry(&mut session, first.child, Movable::Referral(first.episode), second.child);
    assert_eq!(problem(moved), "problem-move-linked");
}

#[test]
fn intake_and_coordinators_propose_and_a_supervisor_answers() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [first, second] = twice(&mut session);
    let propose = || Command::new(Act::ProposeLink, Subject::Nothing);
    let id = session.propose_link(&propose(), second.child, first.child, "typed twice", ["", ""]).unwrap();
    let again = session.propose_link(&propose(), second.child, first.child, "typed twice", ["", ""]);
    assert_eq!(problem(again), "problem-link-asked");
    let base = session.file_link(id).unwrap();
    let accept = || Command::new(Act::AnswerLink, Subject::Nothing);
    for name in ["intake1", "coordinator1", "admin1", "privacy1"] {
        let refused = agency.session(name).accept_link(&accept(), &base, ["", ""]);
        assert!(matches!(refused, Err(Failure::Refused { .. })), "{name}");
    }
    let mut supervisor = agency.session("supervisor1");
    let due = supervisor.due_list().unwrap();
    assert!(due.rows.iter().any(|row| row.kind == DueKind::SameChild && row.place.record == Some(id)));
    supervisor.decline_link(&accept(), &base, "born in two places").unwrap();
    assert!(supervisor.due_list().unwrap().rows.iter().all(|row| row.kind != DueKind::SameChild));
    assert_eq!(
        problem(supervisor.accept_link(&accept(), &supervisor_base(&mut session, id), ["", ""])),
        "problem-link-answered"
    );
    // Once declined it is warned of.
    let view = session.link_view(second.child, first.child).unwrap();
    assert_eq!(view.warnings.len(), 1);
}

fn supervisor_base(
    session: &mut Session,
    id: RowId,
) -> circle_of_support::domain::record::Stored<circle_of_support::domain::record::FileLink> {
    session.file_link(id).unwrap()
}

#[test]
fn a_refusal_in_the_linked_file_holds_for_the_child() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = known(&mut session, born("Child", "2017-03-03"));
    let second = known(&mut session, born("Child", "2017-03-03"));
    let no = Consent::blank(second.child, ConsentPurpose::SharePlan, ConsentAnswer::No, session.today());
    let form = circle_of_support::casework::consents::ConsentForm { consent: no, scope: Vec::new() };
    session.record_consent(&about(Act::SaveConsent, second.child), &form).unwrap();
    end(&mut session, &second);
    link(&agency, second.child, first.child, ["", ""]).unwrap();
    let walk = session.walk(first.child).unwrap();
    let refused = |view: &circle_of_support::casework::consents::ConsentView| {
        view.consent.purpose == ConsentPurpose::SharePlan && view.consent.answer == ConsentAnswer::No
    };
    assert!(walk.consents.iter().any(refused));
}

// On the screen ------------------------------------------------------------------------------------------------------

#[test]
fn a_note_is_moved_from_the_file_by_its_key() {
    for lang in Lang::ALL {
        let agency = TestAgency::new();
        let mut session = agency.session("intake1");
        let [ann, bea] = twins(&mut session);
        note(&mut session, ann.child, "was about the other one");
        agency.session("supervisor1").open_file(ann.child).unwrap();
        let path = agency.file();
        let shared = Rc::new(RefCell::new(ann.child));
        let mut stage = Stage::with(agency, session, *lang, move |ctx| {
            FamilyFile::screen(*shared.borrow(), TabName::Contacts, None, ctx).unwrap()
        });
        stage.keys("x");
        insta::assert_snapshot!(format!("another_child_what_{}", lang.code()), stage.snapshot());
        stage.keys("Enter").sees("C-0002");
        stage.keys("Enter");
        insta::assert_snapshot!(format!("another_child_sure_{}", lang.code()), stage.snapshot());
        stage.keys(if *lang == Lang::En { "y" } else { "o" }).keys("'mixed up' Enter");
        let store = Store::open(&path).unwrap();
        let count = |sql: &str| -> i64 { store.db().query_row(sql, [], |row| row.get(0)).unwrap() };
        let moved = format!("SELECT count(*) FROM note WHERE child_id = {}", bea.child);
        assert_eq!(count(&moved), 1, "{}", stage.text());
        assert_eq!(count("SELECT count(*) FROM breach WHERE state = 'SUSPECTED'"), 1);
        stage.sees(if *lang == Lang::En { "a breach waits" } else { "une atteinte attend" });
    }
}

#[test]
fn a_breach_is_written_down_in_its_form() {
    for lang in Lang::ALL {
        let agency = TestAgency::new();
        let mut session = agency.session("intake1");
        let [ann, bea] = twins(&mut session);
        let id = note(&mut session, ann.child, "words");
        agency.session("supervisor1").open_file(ann.child).unwrap();
        let breach = carry(&mut session, ann.child, Movable::Note(id), bea.child).unwrap().breach.unwrap();
        let privacy = agency.session("privacy1");
        let mut stage =
            Stage::with(agency, privacy, *lang, move |ctx| BreachJob::screen(breach, ctx).unwrap());
        insta::assert_snapshot!(format!("breach_{}", lang.code()), stage.snapshot());
        stage.keys("'A note stood in the wrong file' F2");
        stage.sees(if *lang == Lang::En { "Breach saved" } else { "Atteinte enregistrée" });
    }
}

#[test]
fn alike_files_are_linked_by_a_supervisor_on_the_screen_and_taken_apart() {
    for lang in Lang::ALL {
        let agency = TestAgency::new();
        let mut session = agency.session("intake1");
        let [first, second] = twice(&mut session);
        let path = agency.file();
        let supervisor = agency.session("supervisor1");
        let mut stage = Stage::with(agency, supervisor, *lang, |ctx| Pairs::open(ctx).unwrap());
        stage.sees("C-0001").sees("C-0002").keys("Enter");
        insta::assert_snapshot!(format!("same_child_{}", lang.code()), stage.snapshot());
        stage.keys("s");
        insta::assert_snapshot!(format!("same_child_link_{}", lang.code()), stage.snapshot());
        stage.keys("'typed twice' F2");
        let store = Store::open(&path).unwrap();
        let survivor = |child: ChildId| -> Option<i64> {
            let sql = format!("SELECT survivor_id FROM child WHERE id = {child}");
            store.db().query_row(&sql, [], |row| row.get(0)).unwrap()
        };
        assert_eq!(survivor(second.child), Some(first.child.0), "{}", stage.text());
        stage.sees_not("C-0002");
        drop(store);
        // In the file that goes on: the linked one is read, and the two are taken apart.
        note(&mut session, first.child, "added since");
        let clock = Some(Clock::frozen(DEFAULT_ZONE, TODAY.parse().unwrap()));
        let opening = Opening { clock, ..Opening::default() };
        let supervisor = Session::open(&path, "supervisor1", PASSPHRASE, opening).unwrap();
        let child = first.child;
        let mut second_stage = Stage::with(TestAgency::new(), supervisor, *lang, move |ctx| {
            FamilyFile::screen(child, TabName::Contacts, None, ctx).unwrap()
        });
        insta::assert_snapshot!(format!("linked_contacts_{}", lang.code()), second_stage.snapshot());
        second_stage.keys("l").sees("C-0002").keys("Esc j a");
        insta::assert_snapshot!(format!("apart_{}", lang.code()), second_stage.snapshot());
        second_stage.keys("F2").keys("2 F2 'two children' Enter");
        let store = Store::open(&path).unwrap();
        let apart: i64 = store
            .db()
            .query_row("SELECT count(*) FROM child WHERE survivor_id IS NOT NULL", [], |row| row.get(0))
            .unwrap();
        assert_eq!(apart, 0, "{}", second_stage.text());
    }
}

#[test]
fn a_whole_request_is_moved_from_the_walk() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [ann, bea] = twins(&mut session);
    end(&mut session, &bea);
    let path = agency.file();
    let child = ann.child;
    let mut stage =
        Stage::with(agency, session, Lang::En, move |ctx| WalkScreen::open(child, None, ctx).unwrap());
    stage.keys("Ctrl+X").sees("The whole request").keys("Enter").sees("C-0002").keys("Enter y 'Bea' Enter");
    let store = Store::open(&path).unwrap();
    let of: i64 = store
        .db()
        .query_row("SELECT child_id FROM episode_child WHERE episode_id = ?1", [ann.episode.0], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(of, bea.child.0, "{}", stage.text());
    assert_eq!(invariants::check_all(store.db()).unwrap(), []);
}

#[test]
fn what_stands_against_a_link_is_said_in_words() {
    for (lang, words) in [(Lang::En, "open request (referred)"), (Lang::Fr, "demande ouverte (aiguillé)")] {
        let agency = TestAgency::new();
        let mut session = agency.session("intake1");
        let first = known(&mut session, born("Child", "2017-03-03")).child;
        let second = known(&mut session, born("Child", "2017-03-03")).child;
        let mut stage = Stage::with(agency, session, lang, move |ctx| {
            circle_of_support::ui::screens::same_child::SameChild::screen(first, second, ctx).unwrap()
        });
        stage.sees(words);
        for (columns, rows) in [(1, 1), (3, 60), (39, 9), (80, 24), (200, 60)] {
            stage = stage.sized(columns, rows);
            assert_eq!(stage.rows().len(), usize::from(rows));
        }
    }
}

/// A child whose request was decided goes on with a second one: what names neither stays, and that is said.
#[test]
fn a_moved_request_takes_nothing_of_another_open_one() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let ann = opened(&mut session);
    let other = known(&mut session, born("Other", "2015-01-02"));
    // Linked under Ann's file is nothing; her request was ended on the day on which the second one began.
    end(&mut session, &ann);
    let referral = session.walk(ann.child).unwrap().referral.unwrap().record;
    let form = circle_of_support::casework::returns::ReturnForm { what_changed: None, referral, call: None };
    session.return_family(&about(Act::ReturnFamily, ann.child), &form).unwrap();
    let second = session.walk(ann.child).unwrap().episode.id;
    call(&mut session, ann.child, "of one of the two");
    attempt(&mut session, ann.child);
    agrees_to_hand_off(&mut session, ann.child);
    end(&mut session, &other);
    let before = session.open_file(ann.child).unwrap();
    let moved = carry(&mut session, ann.child, Movable::Referral(second.into()), other.child).unwrap();
    let after = session.open_file(ann.child).unwrap();
    assert_eq!(after.calls.len(), before.calls.len());
    assert_eq!(after.attempts.len(), before.attempts.len());
    assert_eq!(after.consents.len(), before.consents.len());
    assert!(moved.stays >= 3, "{moved:?}");
    assert_eq!(session.walk(other.child).unwrap().episode.id, second);
    sound(&agency);
}

#[test]
fn a_moved_consent_of_a_parent_who_is_not_beside_the_other_child_waits_as_a_draft() {
    for (family, draft) in [("other", true), ("same", false)] {
        let agency = TestAgency::new();
        let mut session = agency.session("intake1");
        let [ann, bea] = twins(&mut session);
        let to = match family {
            "same" => bea.child,
            _ => known(&mut session, born("Other", "2015-01-02")).child,
        };
        let mother = session.walk(ann.child).unwrap().beside.remove(0).person.id;
        let mut consent = crate::support::intake::said_yes(
            &session,
            circle_of_support::domain::codes::ConsentPurpose::WarmHandoff,
        );
        (consent.given_by_id, consent.given_by_name) = (Some(mother.into()), None);
        let form = circle_of_support::casework::consents::ConsentForm { consent, scope: Vec::new() };
        let id = session.record_consent(&about(Act::SaveConsent, ann.child), &form).unwrap();
        carry(&mut session, ann.child, Movable::Consent(id), to).unwrap();
        let walk = session.walk(to).unwrap();
        let view = walk.consents.iter().find(|view| view.consent.id == id).unwrap();
        assert_eq!(view.consent.given_by_id.is_none(), draft, "{family}");
        assert_eq!(!view.state.holds(), draft, "{family}: {:?}", view.state);
        // Nor is a stranger named as giver by a correction.
        if draft {
            let mut wrong = view.consent.record.clone();
            wrong.given_by_id = Some(mother.into());
            let form =
                circle_of_support::casework::consents::ConsentForm { consent: wrong, scope: Vec::new() };
            let refused = session.correct_consent(&about(Act::SaveConsent, to), &view.consent, &form);
            assert!(matches!(refused, Err(Failure::Missing(RecordKind::Person))), "{refused:?}");
        }
        sound(&agency);
    }
}

/// A request begun after the link does not swallow what was added besides it.
#[test]
fn unlinking_asks_for_each_record_also_where_a_request_was_begun_since() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let [first, second] = twice(&mut session);
    end(&mut session, &first);
    link(&agency, second.child, first.child, ["", ""]).unwrap();
    let tried = attempt(&mut session, first.child);
    let rang = call(&mut session, first.child, "before the request");
    let referral = session.walk(first.child).unwrap().referral.unwrap().record;
    let form = circle_of_support::casework::returns::ReturnForm { what_changed: None, referral, call: None };
    session.return_family(&about(Act::ReturnFamily, first.child), &form).unwrap();
    let begun = session.walk(first.child).unwrap().episode.id;
    let agreed = agrees_to_hand_off(&mut session, first.child);
    let view = agency.session("supervisor1").unlink_view(second.child).unwrap();
    let asked: Vec<Movable> = view.added.iter().map(|one| one.what).collect();
    let expected = [
        Movable::Referral(begun.into()),
        Movable::Call(rang),
        Movable::Attempt(tried),
        Movable::Consent(agreed),
    ];
    assert_eq!(asked, expected);
    let choices = [
        (Movable::Referral(begun.into()), true),
        (Movable::Call(rang), true),
        (Movable::Attempt(tried), false),
        (Movable::Consent(agreed), false),
    ];
    apart(&agency, second.child, &choices).unwrap();
    let files = [first.child, second.child].map(|child| session.open_file(child).unwrap());
    assert!(files[0].attempts.iter().any(|one| one.id == tried));
    assert!(files[0].consents.iter().any(|one| one.consent.id == agreed));
    assert!(files[0].calls.is_empty() && files[1].calls.len() == 2);
    assert_eq!(session.walk(second.child).unwrap().episode.id, begun);
    sound(&agency);
}
