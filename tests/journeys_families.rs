//! Families as they are, through the built program in a real pseudo-terminal: three children of one family through an
//! interpreter, the second and third without asking anything of the household again; a youth who calls for herself and
//! whose parents appear nowhere.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use circle_of_support::domain::ids::FileNumber;

use crate::journeys::{DAY, Desk, LANGUAGES, Office, consents};

/// The mother of three calls; an interpreter speaks.
fn calls_through_an_interpreter(desk: &mut Desk) {
    desk.keys("F4").sees(["Both languages offered", "Deux langues offertes"]);
    desk.keys("y Enter 3 Enter 'arab' Enter")
        .sees(["through an interpreter. Nobody", "par interprète. Personne"]);
    desk.keys("'N. Exemple' Enter 'Sample Interpreters' Enter 1 Enter");
    desk.sees(["through interpreter N. Exemple", "par l’interprète"]);
    desk.keys("y Enter 'Ada Sample' Enter 'm' Enter '905-555-0142' Enter y Enter");
    desk.keys("'Nil' Enter 'Sample' Enter '2017-03-03' Enter 'Oakville' Enter n Enter");
    desk.keys("'Lost between four offices' Tab 1 F2").sees(["C-0001 opened.", "C-0001 ouvert."]);
    desk.keys("'arab' Enter Enter y Enter 1 Enter 'N. Exemple' Enter 1 Enter 'pub' Enter Tab y F2");
    desk.sees(["Child and family saved.", "Enfant et famille enregistrés."]);
}

/// Step by step to the saved decision, for the first child and for those that follow.
fn decides(desk: &mut Desk, joins: bool) {
    desk.sees(["another area: redirect", "réorienter"]);
    desk.keys("y Enter y Enter y Enter y Enter y Enter y F2").sees(["Nothing noted", "Rien de noté"]);
    desk.keys("F2").sees(["Service Coordination (advised)", "Coordination des services (conseillé)"]);
    desk.keys("2 Enter 2 Enter");
    if joins {
        desk.sees(["join the family’s plan (C-0001", "joindre le plan de la famille (C-0001"])
            .keys("2 Enter");
    }
    desk.keys("'Too many offices' F2")
        .sees(["Decide for", "Décider pour"])
        .keys("y")
        .sees(["Decided.", "Décidé."]);
}

/// Another child from F5 to the saved decision; gives the keys that count.
fn another(desk: &mut Desk, given: &str, born: &str, number: &str) -> usize {
    let before = desk.counted;
    if number == "C-0002" {
        desk.keys("F5");
    } else {
        desk.keys("F5").sees(["Children of this family", "Enfants de cette famille"]).keys("Down Enter");
    }
    desk.sees(["Another child", "Un autre enfant"])
        .sees(["not asked again: Ada Sample", "sans le redemander"]);
    desk.keys(&format!(
        "'{given}' Enter Enter '{born}' Enter y 'pub' Enter Enter y 'Does not sleep' Tab 1 F2"
    ));
    desk.sees([&format!("{number} opened."), &format!("{number} ouvert.")]);
    desk.sees([&format!("child {} of", &number[5..]), &format!("enfant {} sur", &number[5..])]);
    desk.keys("Tab y F2");
    desk.sees(["Child and family saved.", "Enfant et famille enregistrés."]);
    desk.sees(["Same as C-000", "Comme C-000"])
        .keys("y F2")
        .sees(["6 consents saved.", "6 consentements enregistrés."]);
    decides(desk, true);
    desk.counted - before
}

#[test]
fn three_children_of_one_family_through_an_interpreter() {
    for lang in LANGUAGES {
        three_children(lang);
    }
}

fn three_children(lang: &str) {
    let office = Office::new(lang);
    let mut intake = office.desk("intake1", DAY);
    calls_through_an_interpreter(&mut intake);
    consents(&mut intake);
    intake.sees(["through interpreter N. Exemple", "par l’interprète"]);
    decides(&mut intake, false);
    let second = another(&mut intake, "Kim", "2019-04-05", "C-0002");
    println!("second child, {lang}: {second} counted keys from F5 to the saved decision");
    assert!(second <= 60, "{second} counted keys from F5 to the saved decision");
    let third = another(&mut intake, "Lou", "2021-07-08", "C-0003");
    println!("third child, {lang}: {third} counted keys");
    intake.keys("F5").sees(["C-0001 Nil Sample", "C-0001 Nil Sample"]).keys("Enter");
    intake.sees(["C-0001", "C-0001"]).sees(["child 1 of 3", "enfant 1 sur 3"]);
    // The call goes on until the next one is promised, with the interpreter booked.
    intake.keys("F6").sees(["What happens next", "Ce qui se passe ensuite"]);
    intake.keys("1 Enter 1 Enter '2026-11-23' Enter '15:00' Enter 'N. Exemple, Sample Interpreters' F2");
    intake.sees(["Call ended", "Appel terminé"]);
    intake.keys("Ctrl+P").keys(if lang == "fr" { "'Aujourd' Enter" } else { "'Today' Enter" });
    intake.sees(["N. Exemple, Sample", "N. Exemple, Sample"]).leaves();

    let mut session = office.session("intake1");
    let mut episodes = Vec::new();
    for number in 1..=3 {
        let child = session.file_numbered(FileNumber(number)).unwrap().unwrap();
        let walk = session.walk(child).unwrap();
        assert_eq!(walk.beside.len(), 1, "one mother");
        assert_eq!(walk.siblings.len(), 2);
        episodes.push(walk.episode.id);
    }
    episodes.dedup();
    assert_eq!(episodes.len(), 1, "one plan for the three");
    let hits = session.find("905-555-0142", None).unwrap();
    assert_eq!(hits.len(), 3, "one number finds all three");
}

/// The steps of the walk.
const STEPS: usize = 7;

fn says_nothing_of_the_home(text: &str, place: &str) {
    for word in ["Ada", "555-0142", "Mother", "mother", "mère", "Mère"] {
        assert!(!text.contains(word), "{place} says “{word}”:\n{text}");
    }
}

#[test]
fn a_youth_refers_herself_and_no_parent_appears_anywhere() {
    for lang in LANGUAGES {
        youth(lang);
    }
}

fn youth(lang: &str) {
    let office = Office::new(lang);
    let mut intake = office.desk("intake1", DAY);
    intake.keys("F4").sees(["Both languages offered", "Deux langues offertes"]);
    let herself = if lang == "fr" { "jeune" } else { "youth" };
    intake.keys("y Enter 1 Enter y Enter 'Nil Sample' Enter").keys(&format!("'{herself}' Enter"));
    // Who is told comes first, then her own number; her name is not asked a second time.
    intake.sees(["Keep from home", "Taire à la maison"]).keys("y Enter '613-555-0177' Enter y Enter");
    intake.keys("'2011-05-05' Enter 'Ottawa' Enter n Enter 'I cannot sleep at home' Tab 1 F2");
    intake.sees(["C-0001 opened.", "C-0001 ouvert."]).sees(["SAMPLE, Nil", "SAMPLE, Nil"]);
    intake.sees(["youth herself, no contact", "la jeune personne elle-même"]);
    intake.keys("'fr' Enter Enter n Enter 'pub' Enter");
    // She names her mother; the program keeps it and shows it nowhere.
    intake.keys("F2").sees(["Child and family saved.", "Enfant et famille enregistrés."]);
    intake.leaves();
    add_mother(&office);

    let seen = |desk: &mut Desk, place: &str| {
        desk.terminal.quiet_for(std::time::Duration::from_millis(60));
        says_nothing_of_the_home(&desk.terminal.text(), place);
    };
    for area in ["1", "3", "4", "6"] {
        let mut intake = office.desk("intake1", DAY);
        seen(&mut intake, "Today");
        intake.keys(area);
        seen(&mut intake, &format!("area {area}"));
        intake.leaves();
    }
    let mut intake = office.desk("intake1", DAY);
    intake.keys("2 'sample'").sees(["C-0001", "C-0001"]);
    seen(&mut intake, "the list of families");
    intake.keys("Enter").sees(["SAMPLE, Nil", "SAMPLE, Nil"]);
    for step in ["call", "child", "consent", "screening", "needs", "decision", "offer"] {
        seen(&mut intake, step);
        intake.keys("Ctrl+PageDown");
    }
    intake.keys("Esc");
    seen(&mut intake, "after the walk");
    intake.leaves();
    for typed in ["613-555-0142", "Ada Sample"] {
        let mut intake = office.desk("intake1", DAY);
        intake.keys(&format!("2 '{typed}'")).sees(["Families 0", "Familles 0"]).sees([typed, typed]);
        assert!(!intake.terminal.text().contains("C-0001"), "{typed} finds her");
        intake.leaves();
    }

    let mut lead = office.desk("supervisor1", DAY);
    lead.keys("2 'sample'").sees(["C-0001", "C-0001"]).keys("Enter");
    lead.sees(["SAMPLE, Nil", "SAMPLE, Nil"]);
    for step in 1..=STEPS {
        lead.keys(&format!("F3 {step} Enter"));
        seen(&mut lead, &format!("step {step} for the supervisor"));
    }
    lead.leaves();
    for (arguments, typed) in [
        (vec!["show", "C-0001"], ""),
        (vec!["show", "C-0001", "--format", "json"], ""),
        (vec!["list", "families", "--format", "json"], ""),
        (vec!["list", "due", "--format", "json"], ""),
        (vec!["list", "waiting"], ""),
        (vec!["find", "--format", "json"], "Nil Sample"),
        (vec!["find", "--format", "json"], "613-555-0142"),
        (vec!["find"], "Ada Sample"),
        (vec!["duplicates", "--format", "json"], ""),
    ] {
        let text = prints(&office, &arguments, typed, lang);
        says_nothing_of_the_home(&text, &format!("{arguments:?} {typed}"));
        if typed == "613-555-0142" || typed == "Ada Sample" {
            assert!(!text.contains("C-0001"), "{typed} finds her: {text}");
        }
    }
}

/// Somebody writes the mother down, as a file knows her from an earlier time.
fn add_mother(office: &Office) {
    use circle_of_support::{
        casework::{Command, Subject},
        domain::access::Act,
    };
    let mut session = office.session("intake1");
    let child = session.file_numbered(FileNumber(1)).unwrap().unwrap();
    let mut mother = crate::support::intake::mother("613-555-0142");
    mother.who = circle_of_support::casework::family::Who::New(Box::new(
        circle_of_support::domain::record::Person::named("Ada", "Sample"),
    ));
    mother.link.primary_contact = circle_of_support::domain::codes::YesNo::No;
    session.add_caregiver(&Command::new(Act::SaveFamily, Subject::Child(child)), &mother).unwrap();
}

/// What a verb of the command line prints for the supervisor.
fn prints(office: &Office, arguments: &[&str], typed: &str, lang: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_circle"));
    command.args(["--file", office.agency.file().to_str().unwrap(), "--as", "supervisor1", "--lang", lang]);
    command.args(["--passphrase-file", office.passphrase.to_str().unwrap(), "--today", DAY]);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().unwrap();
    running.stdin.take().unwrap().write_all(format!("{typed}\n").as_bytes()).unwrap();
    let output = running.wait_with_output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
