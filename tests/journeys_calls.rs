//! Journeys of the telephone through the built program in a real pseudo-terminal, in English and French: two calls on hold
//! and a third, a message that its coordinator reads, an information call. What a person types, and what a person reads.

use std::time::{Duration, Instant};

use crate::{
    journeys::{DAY, Desk, LANGUAGES, Office},
    support::families::assigned,
};

fn rings(desk: &mut Desk) {
    desk.keys("F4").sees(["Both languages offered", "Deux langues offertes"]);
}

#[test]
fn two_calls_on_hold_and_a_third() {
    for lang in LANGUAGES {
        hold(lang);
    }
}

fn hold(lang: &str) {
    let office = Office::new(lang);
    let mut intake = office.desk("intake1", DAY);
    // A mother begins; the telephone rings in the middle of the child's name.
    rings(&mut intake);
    intake.keys("y Enter 1 Enter y Enter 'Ada Sample' Enter 'm' Enter '613-555-0142' Enter y Enter 'Nil'");
    rings(&mut intake);
    // A second caller, already a file, waits in the walk.
    intake.keys("y Enter 1 Enter y Enter 'Bo Exemple' Enter 'm' Enter '613-555-0177' Enter y Enter");
    intake.keys(
        "'Zoe' Enter 'Exemple' Enter '2015-05-05' Enter 'Ottawa' Enter n Enter 'Too many offices' Tab 1 F2",
    );
    intake.sees(["C-0001 opened.", "C-0001 ouvert."]);
    rings(&mut intake);
    // The third wants a number, and is gone.
    intake.keys("y Enter 1 F3").sees(["What is the call?", "De quel appel"]);
    intake.keys(if lang == "fr" { "r" } else { "i" }).keys("'Where is respite?' F2");
    intake.sees(["What happens next", "Ce qui se passe ensuite"]).keys("F2");
    intake
        .sees(["Call ended. On hold since", "Appel terminé. En attente"])
        .sees(["Zoe Exemple", "Zoe Exemple"]);
    // The one in the walk is on the screen again; Today shows both, and where each stands.
    intake.sees(["C-0001", "C-0001"]).keys("Ctrl+Y").sees(["on hold 2", "en attente 2"]);
    intake.sees(["at 2 Child", "à 2 Enfant"]).sees(["Nil", "Nil"]);
    intake.keys("Home Down Enter").sees(["Back to the call of", "De retour à l’appel de"]);
    intake.sees(["Ada Sample", "Ada Sample"]).keys("'a' F6");
    intake
        .sees(["What happens next", "Ce qui se passe ensuite"])
        .keys("1 Enter 1 Enter '2026-11-26' Enter '13:00' F2");
    intake.sees(["Call ended. On hold since", "Appel terminé. En attente"]).leaves();
    // After the program was left, the call of the walk is still on hold.
    let mut again = office.desk("intake1", DAY);
    again.sees(["on hold 1", "en attente 1"]).sees(["EXEMPLE, Zoe", "EXEMPLE, Zoe"]).leaves();
}

#[test]
fn a_message_is_left_in_twelve_keys_and_read_by_its_coordinator() {
    for lang in LANGUAGES {
        message(lang);
    }
}

fn message(lang: &str) {
    let office = Office::new(lang);
    assigned(&office.agency, "2026-11-20T15:00:00Z", "Nila", "cheo", "coordinator1");
    let mut intake = office.desk("intake1", DAY);
    rings(&mut intake);
    intake.keys("y Enter 1 F3 m 'Ada Sample' Tab '613-555-0142' Tab 'Nila Sample' Tab");
    intake
        .sees(["likely", "probable"])
        .keys("Enter 'late on Thursday'")
        .sees(["coordinator1", "coordinator1"]);
    intake.keys("F2").sees(["What happens next", "Ce qui se passe ensuite"]);
    intake.keys("F2").sees(["not read yet", "pas encore lu"]);
    let counted = intake.leaves();
    println!("message, {lang}: {counted} counted keys from F4 to the desk");
    assert!(counted <= 12, "{counted}");

    let mut own = office.desk("coordinator1", DAY);
    own.sees(["MESSAGES", "MESSAGES"]).sees(["late on Thursday", "late on Thursday"]).keys("Home Enter");
    own.sees(["Message from Sample, intake1", "Message de Sample, intake1"]);
    own.sees(["Read by Sample, coordinator1", "Lu par Sample, coordinator1"])
        .keys("Esc")
        .sees(["read; from", "lu; de"])
        .leaves();

    let mut intake = office.desk("intake1", DAY);
    intake.sees(["read by Sample, coord", "lu par Sample, coord"]).leaves();
}

#[test]
fn an_information_call_takes_eight_keys() {
    for lang in LANGUAGES {
        let office = Office::new(lang);
        let mut intake = office.desk("intake1", DAY);
        rings(&mut intake);
        intake.keys("y Enter 1 F3").keys(if lang == "fr" { "r" } else { "i" });
        intake
            .keys("'Where is respite?' F2")
            .sees(["What happens next", "Ce qui se passe ensuite"])
            .keys("F2");
        intake.sees(["Call ended and saved.", "Appel terminé et enregistré."]);
        let counted = intake.leaves();
        println!("information only, {lang}: {counted} counted keys from F4 to the desk");
        assert!(counted <= 8, "{counted}");
    }
}

/// From F4 to a field that takes text: the median over several calls, with other work on the machine.
#[test]
fn f4_to_typing_is_quick() {
    let office = Office::new("en");
    let mut intake = office.desk("intake1", DAY);
    let mut times: Vec<Duration> = Vec::new();
    let mut before = "MESSAGES".to_owned();
    for nth in 0..9 {
        let words = format!("Caller {nth}");
        let begun = Instant::now();
        intake.keys("F4").terminal.sees_no_more(&before);
        intake.sees(["Both languages offered", "Deux langues offertes"]);
        times.push(begun.elapsed());
        intake.keys(&format!("y Enter 2 Enter y Enter '{words}'")).sees([&words, &words]);
        before = words;
    }
    times.sort();
    println!("F4 to typing: median {:?}, slowest {:?}", times[times.len() / 2], times.last().unwrap());
    // A debug build beside other tests; the release build is measured by hand.
    assert!(times[times.len() / 2] < Duration::from_millis(500), "{times:?}");
    intake.leaves();
}
