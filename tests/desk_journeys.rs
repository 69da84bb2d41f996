//! Journeys of the intake desk in a real pseudo-terminal, in English and French: a fax is logged in a few keys and keyed
//! later; a mother calls back and a colleague goes on; sixteen-thirty on a Friday.

use circle_of_support::{
    casework::{Command, Subject, passing::Thing},
    domain::{
        access::Act,
        codes::{CallDirection, DueKind, PaperState, PassedKind},
        ids::FileNumber,
        record::Promise,
    },
};

use crate::journeys::{Office, calls};

/// The languages of the journeys.
const LANGUAGES: [&str; 2] = ["en", "fr"];

#[test]
fn f_a_fax_is_logged_in_ten_keys_and_keyed_later() {
    for lang in LANGUAGES {
        fax_logged_and_keyed(lang);
    }
}

fn fax_logged_and_keyed(lang: &str) {
    let office = Office::new(lang);
    let mut intake = office.desk("intake1", "2026-11-23");
    intake.counted = 0;
    intake.keys("f").sees(["A paper that came", "Un papier est arrivé"]);
    intake.keys("1 'Dr. Example' Tab 'Clinic Exemple' Tab 'Ada Sample' Tab '3' Tab 'tray 2' Tab y '2026-11-20' Tab '18:10' F2");
    intake.sees(["Logged; it counts from Mon 23 Nov", "Consigné; compte à partir du"]);
    let counted = intake.counted;
    println!("a fax logged, {lang}: {counted} counted keys");
    assert!(counted <= 10, "{counted} counted keys");
    intake.sees([
        "1 to key, oldest of 20 Nov 2026, 1 marked urgent",
        "1 à saisir, le plus ancien du 20 nov. 2026",
    ]);

    // Somebody else keys it: from Today to the pile, with what was logged already there.
    let mut intake = office.desk("intake2", "2026-11-24");
    intake.sees(["to key", "à saisir"]).keys("Home Enter").sees(["Papers to key 1", "Papiers à saisir 1"]);
    intake.sees(["counts from Mon 23 Nov", "compte à partir du"]).keys("Enter");
    intake.sees(["Sent by", "Envoyé par"]).sees(["Dr. Example", "Dr. Example"]).sees(["Ada", "Ada"]);
    // Past the child's name, birth and place to who refers.
    intake.keys("Tab Tab '2017-03-03' Tab 'Ottawa' Tab");
    intake.keys(if lang == "fr" { "'médecin'" } else { "'physician'" });
    intake.keys("Enter Tab Tab Tab y Tab 'Sample, Mother' Tab 1 Tab 'Sample, Mother' Tab");
    intake.keys(if lang == "fr" { "'mère'" } else { "'mother'" });
    intake.keys("Enter '613-555-0142' Tab y Tab 'Lost between four offices' F2");
    intake.sees(["Keyed; the file is open.", "Saisi; le dossier est ouvert."]).sees(["C-0001", "C-0001"]);
    intake.leaves();
    let mut session = office.session("intake2");
    assert!(session.pile().unwrap().is_empty());
    let child = session.file_numbered(FileNumber(1)).unwrap().unwrap();
    let walk = session.walk(child).unwrap();
    assert_eq!(walk.referral.as_ref().and_then(|row| row.referrer_name.as_deref()), Some("Dr. Example"));
    assert_eq!(walk.person.birth_date.map(|day| day.to_string()).as_deref(), Some("2017-03-03"));
    let paper = session.paper(circle_of_support::domain::ids::RowId(1)).unwrap().paper;
    assert_eq!((paper.state, paper.child_id), (PaperState::Keyed, Some(child)));
}

#[test]
fn g_a_mother_calls_back_and_a_colleague_goes_on() {
    for lang in LANGUAGES {
        mother_calls_back(lang);
    }
}

fn mother_calls_back(lang: &str) {
    let office = Office::new(lang);
    let mut first = office.desk("intake1", "2026-11-23");
    calls(&mut first, "Ottawa", "m");
    // Half of the page is typed when the line drops; nothing is saved.
    first.keys("'fr' Enter").sees(["French", "français"]).leaves();

    let mut second = office.desk("intake2", "2026-11-23");
    second.keys("2 'sample'").sees(["C-0001", "C-0001"]).keys("Enter");
    second.sees(["Sample, intake1 holds this referral", "Sample, intake1 a cet aiguillage en main"]);
    second.keys("Ctrl+G").sees(["Taken: you hold it now.", "Pris : le doss"]);
    second.keys("Ctrl+PageUp Ctrl+PageUp Ctrl+PageUp Ctrl+PageDown");
    second.sees(["Sample, intake1 typed here at", "Sample, intake1 a écrit ici à"]);
    second.keys("Ctrl+R").sees(["Theirs stays until you save", "le sien reste"]).sees(["French", "français"]);
    second.keys("Tab Tab n F2").sees(["Child and family saved.", "Enfant et famille enregistrés."]).leaves();

    let mut first = office.desk("intake1", "2026-11-24");
    first.sees(["GIVEN AND TAKEN", "CONFIÉ ET REPRIS"]);
    first.sees(["Sample, intake2 went on with it", "Sample, intake2 poursuit"]);
    first.keys("Home s").sees(["Seen.", "Vu."]).leaves();
    let session = office.session("intake1");
    assert!(session.my_drafts().unwrap().iter().all(|draft| draft.form != "child"), "saved by a colleague");
}

#[test]
fn h_sixteen_thirty_on_a_friday() {
    for lang in LANGUAGES {
        friday(lang);
    }
}

fn friday(lang: &str) {
    let office = Office::new(lang);
    // Two callers hold, a referral is half typed, a call back is promised for Monday.
    let mut session = office.agency.session_at("intake1", "2026-11-20T21:10:00Z");
    for (record, name) in [("0190-one", "Sample, Mother"), ("0190-two", "Exemple, Father")] {
        let mut call = session.new_call(CallDirection::Incoming);
        call.caller_name = Some(name.to_owned());
        session.start_call(&Command::new(Act::SaveCall, Subject::New), record, &call).unwrap();
    }
    session
        .keep_draft(
            "paper",
            "paper",
            None,
            0,
            r#"{"focus":"from_name","values":{"from_name":"Dr. Example"},"summaries":{}}"#,
        )
        .unwrap();
    let monday = Promise {
        staff_id: Some(session.identity().staff),
        ..Promise::blank(DueKind::CallBack, "ring the school", "2026-11-23".parse().unwrap())
    };
    session.add_promise(&Command::new(Act::SaveCall, Subject::New), &monday).unwrap();
    drop(session);

    let mut intake = office.desk("intake1", "2026-11-20");
    intake.keys("e").sees(["You are back Mon 23 Nov.", "Vous êtes de retour le"]);
    intake.sees(["4 undecided", "4 lignes à décider"]).sees(["ring the school", "ring the school"]);
    intake.keys("Home p").sees(["Given to the pool.", "Confié au pool."]).sees(["3 undecided", "3 lignes"]);
    intake.keys("k").sees(["2 undecided", "2 lignes"]);
    // The draft to a colleague, the promise to the pool.
    intake.keys("g").sees(["Who goes on with it?", "Qui poursuit"]);
    intake.sees(["Sample, intake2", "Sample, intake2"]).keys("Enter");
    intake.sees(["Given to Sample, intake2.", "Confié à Sample, intake2."]);
    intake.keys("End p").sees(["All decided. Kept: 1. Given: 3.", "Tout est décidé."]).leaves();

    let mut other = office.desk("intake2", "2026-11-23");
    other.sees(["IN THE POOL", "DANS LE POOL"]).sees(["ring the school", "ring the school"]);
    other.sees(["Sample, intake1 gave you", "Sample, intake1 vous confie"]).leaves();
    let mut session = office.session("intake2");
    let (calls, drafts) = (session.open_calls().unwrap(), session.open_drafts().unwrap());
    assert_eq!((calls.len(), calls[0].pooled, drafts.len()), (1, true, 1));
    let given = session.passed().unwrap();
    assert_eq!(given.iter().filter(|row| row.to_me && row.passed.kind == PassedKind::Draft).count(), 1);
    let taken = Thing::Call(calls[0].call.id.into());
    let me = circle_of_support::casework::passing::Receiver::Person(session.identity().staff);
    session.pass_over(&Command::new(Act::PassOver, Subject::New), &taken, me).unwrap();
    assert!(!session.open_calls().unwrap()[0].pooled);
}
