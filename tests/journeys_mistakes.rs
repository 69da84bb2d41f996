//! Mistakes put right, through the built program in a real pseudo-terminal: a call and a note saved on the wrong twin are
//! moved and both histories say so; two files of one child are proposed, linked, found under both numbers, taken apart.

use circle_of_support::{
    casework::{Command, Session, Subject, notes::NoteForm, referrals::Opened},
    domain::{
        access::Act,
        codes::{
            AgreedWith, CallDirection, CallKind, Category, ClosureReason, ContactMode, EpisodeState, YesNo,
        },
        ids::{ChildId, FileNumber},
        record::{Person, RecordKind},
    },
};

use crate::{
    journeys::{DAY, LANGUAGES, Office},
    support::intake::{about, calls_about, open},
};

const MORNING: &str = "2026-11-23T15:00:00Z";

fn born(given: &str) -> Person {
    Person { birth_date: "2017-03-03".parse().ok(), ..Person::named(given, "Sample") }
}

fn twins(session: &mut Session) -> [Opened; 2] {
    let new = calls_about(session, born("Ann"));
    let ann = open(session, &new).remove(0);
    let mut new = calls_about(session, born("Bea"));
    new.sibling_of = Some(ann.child);
    [ann, open(session, &new).remove(0)]
}

fn note(session: &mut Session, child: ChildId, text: &str) {
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
    session.save_note(&about(Act::SaveNote, child), &form).unwrap();
}

fn call(session: &mut Session, child: ChildId, said: &str) {
    let mut call = session.new_call(CallDirection::Incoming);
    (call.kind, call.said) = (Some(CallKind::OwnFile), Some(said.to_owned()));
    let command = || Command::new(Act::SaveCall, Subject::New);
    let id = session.start_call(&command(), &uuid::Uuid::now_v7().to_string(), &call).unwrap();
    session.attach_child(&command(), id, child).unwrap();
    let base = session.call(id).unwrap().call;
    session.end_call(&command(), &base, &base.record, &[]).unwrap();
}

#[test]
fn a_call_and_a_note_on_the_wrong_twin_are_moved_and_a_breach_waits() {
    for lang in LANGUAGES {
        let office = Office::new(lang);
        let [ann, bea] = {
            let mut session = office.agency.session_at("intake1", MORNING);
            let twins = twins(&mut session);
            note(&mut session, twins[0].child, "Bea bites her nails");
            call(&mut session, twins[0].child, "Bea sleeps badly");
            twins
        };
        // A supervisor has read the file meanwhile.
        office.agency.session_at("supervisor1", MORNING).open_file(ann.child).unwrap();
        let mut intake = office.desk("intake1", DAY);
        intake.keys("2 'C-1'").sees(["Sample", "Sample"]).keys("Enter").sees(["C-0001", "C-0001"]);
        for words in ["Bea sleeps", "Bea bites"] {
            intake.keys("Ctrl+X").sees(["What is about another child?", "Qu’est-ce qui concerne"]);
            intake.sees([words, words]);
            // The newest stands below the whole request, whichever of the two is left.
            intake.keys("Down Enter").sees(["Which child", "De quel enfant"]).sees(["C-0002", "C-0002"]);
            intake.keys("Enter").sees(["move it to C-0002", "déplacer vers C-0002"]);
            intake.keys(if lang == "fr" { "o" } else { "y" }).sees(["Why?", "Pourquoi"]);
            intake.keys("'the twins were mixed up' Enter").sees(["Moved to C-0002", "Déplacé vers C-0002"]);
        }
        intake.leaves();
        let mut session = office.session("supervisor1");
        for (child, others) in [(ann.child, "C-0002"), (bea.child, "C-0001")] {
            let history = session.history(child).unwrap();
            let moved = history.iter().filter(|entry| entry.kind == RecordKind::MovedRecord).count();
            assert_eq!(moved, 2, "{others}");
        }
        let (left, right) = (session.open_file(ann.child).unwrap(), session.open_file(bea.child).unwrap());
        assert!(left.notes.is_empty() && left.calls.is_empty());
        assert_eq!((right.notes.len(), right.calls.len()), (1, 1));
        // Who answers for privacy finds both suspected breaches, opens the first and says that it is contained.
        let mut privacy = office.desk("privacy1", DAY);
        privacy.sees(["breach", "atteinte"]).sees(["C-0002: suspected", "C-0002\u{a0}: soupçonnée"]);
        privacy.keys("Enter").sees(["stood in C-0001", "se trouvait dans C-0001"]);
        privacy.keys("'A note of a twin' Tab Tab Tab Tab");
        privacy.keys(if lang == "fr" { "o" } else { "y" }).keys("Tab 'Moved, nobody copied it' F2");
        privacy.sees(["Breach saved", "Atteinte enregistrée"]).leaves();
    }
}

#[test]
fn two_files_of_one_child_are_proposed_linked_and_taken_apart() {
    for lang in LANGUAGES {
        let office = Office::new(lang);
        let [first, second] = {
            let mut session = office.agency.session_at("intake1", MORNING);
            let new = calls_about(&session, born("Child"));
            let first = open(&mut session, &new).remove(0);
            let second = open(&mut session, &new).remove(0);
            note(&mut session, second.child, "note of the second file");
            let ending = circle_of_support::casework::endings::Ending {
                to: EpisodeState::Closed,
                reason: Some(ClosureReason::DuplicateEntry),
                note: None,
                agreed_with: Some(AgreedWith::Family),
                told_may_return: Some(YesNo::Yes),
                keep_on_file: Some(YesNo::Yes),
                deceased: None,
            };
            let command = Command::new(Act::EndEpisode, Subject::Episode(second.episode));
            session.end_episode(&command, &ending).unwrap();
            [first, second]
        };
        let mut intake = office.desk("intake1", DAY);
        intake.keys("2 F6").sees(["Files that look alike 1", "Dossiers qui se ressemblent 1"]);
        intake.keys("Enter").sees(["C-0001 goes on", "C-0001 se poursuit"]);
        intake.keys(if lang == "fr" { "m" } else { "s" }).sees(["You propose", "Vous proposez"]);
        intake.keys("'typed twice' F2").sees(["Proposed; it waits", "Proposé"]).leaves();

        let mut supervisor = office.desk("supervisor1", DAY);
        supervisor.sees(["same child?", "même enfant"]);
        supervisor.keys(if lang == "fr" { "Ctrl+F 'même enfant'" } else { "Ctrl+F 'same child'" });
        supervisor.keys("Enter Enter").sees(["C-0001 goes on", "C-0001 se poursuit"]);
        supervisor.keys(if lang == "fr" { "m" } else { "s" }).sees(["typed twice", "typed twice"]);
        supervisor.keys("F2").sees(["Linked: both numbers open C-0001", "Reliés"]).leaves();

        let mut session = office.agency.session_at("intake1", "2026-11-23T18:00:00Z");
        assert_eq!(session.file_numbered(FileNumber(2)).unwrap(), Some(first.child));
        note(&mut session, first.child, "belongs to the second");
        drop(session);

        // Both numbers find the file that goes on; there the two are taken apart, and the new note is asked about.
        let mut supervisor = office.desk("supervisor1", DAY);
        supervisor.keys("2 'C-2'").sees(["C-0001", "C-0001"]).keys("Enter").sees(["C-0001", "C-0001"]);
        supervisor.keys("Ctrl+B").sees(["linked 23 Nov 2026", "relié le 23 nov. 2026"]);
        supervisor.keys("a").sees(["stand again as two", "redeviennent deux"]);
        supervisor.keys("2 F2").sees(["Why are they taken apart?", "Pourquoi les séparer"]);
        supervisor.keys("'two children after all' Enter").sees(["Taken apart", "Séparés"]).leaves();
        let mut session = office.session("intake1");
        assert_eq!(session.file_numbered(FileNumber(2)).unwrap(), Some(second.child));
        let file = session.open_file(second.child).unwrap();
        assert!(file.notes.iter().any(|note| note.text == "belongs to the second"));
    }
}
