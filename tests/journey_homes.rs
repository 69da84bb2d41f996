//! The journey of a foster child through the built program: taken into care, then placed anew. The mother's consents fall,
//! the carer's address stays out of the birth family's files, the list is worked to the end, and Today is empty of it.

use circle_of_support::{
    casework::care::hidden_from,
    domain::{codes::DueKind, consent::ConsentState, ids::FileNumber, record::Person},
    store::Store,
};

use crate::{
    journeys::{DAY, Desk, LANGUAGES, Office, calls, consents, describes},
    support::intake,
};

/// What differs between the languages: foster parent, worker.
const FOSTER: [&str; 2] = ["foster", "accueil"];
const WORKER: [&str; 2] = ["worker", "interv"];

#[test]
fn f_a_foster_child_whose_placement_changes() {
    for lang in LANGUAGES {
        foster_child(lang);
    }
}

fn foster_child(lang: &str) {
    let at = usize::from(lang == "fr");
    let office = Office::new(lang);
    let mut intake = office.desk("intake1", DAY);
    calls(&mut intake, "Ottawa", "m");
    describes(&mut intake, &["Sample School", "Rehab Exemple", "Clinic"]);
    consents(&mut intake);
    // The children's aid society takes the child into care.
    intake.keys("Ctrl+O").sees(["Homes and care", "Foyers et garde"]).sees(["Ada Sample", "Ada Sample"]);
    intake.keys("c 1 2 Enter '2026-11-20' Enter 2 Enter 'Foster' Enter 'Exemple' Enter '613-555-0188' Enter");
    intake.keys(&format!(
        "'{}' Enter 1 Enter 3 Enter 'Ottawa' Enter '9 Hidden Lane' Enter Enter Enter",
        FOSTER[at]
    ));
    intake.keys(&format!("3 Enter 'Worker' Enter 'Sample' Enter '{}' Enter 1 Enter 1 Enter F2", WORKER[at]));
    intake.sees(["This is what follows", "Voici ce qui en découle"]).sees(["Worker Sample", "Worker Sample"]);
    works(&mut intake, &office, 7);
    // A second placement, by date: only what hangs on it is asked again.
    intake.keys("Esc").sees(["Foster Exemple", "Foster Exemple"]);
    intake.keys("c 1 Enter '2026-11-23' Enter End").sees(["somebody new", "quelqu’un de nouveau"]);
    chooses_new(&mut intake);
    intake.keys("'Second' Enter 'Exemple' Enter '613-555-0190' Enter");
    intake.keys(&format!("'{}' Enter 1 Enter End", FOSTER[at]));
    new_home(&mut intake);
    intake.keys("'Kanata' Enter '12 Secret Court' F2");
    intake.sees(["12 Secret Court", "12 Secret Court"]);
    works(&mut intake, &office, 0);
    intake.keys("Esc").sees(["Second Exemple", "Second Exemple"]).leaves();
    stands(&office, lang);
}

/// Presses what is needed for each line of the list, as it stands in the file.
fn works(desk: &mut Desk, office: &Office, least_consents: usize) {
    use circle_of_support::domain::codes::ChangeLineKind;
    let mut session = office.agency.session_at("supervisor1", "2026-11-23T15:00:00Z");
    let child = session.file_numbered(FileNumber(1)).unwrap().unwrap();
    let list = session.care_page(child).unwrap().changes.into_iter().find(|view| view.open() > 0).unwrap();
    let mut consents = 0;
    desk.keys("Home");
    for (at, line) in list.lines.iter().enumerate() {
        if at > 0 {
            desk.keys("Down");
        }
        match (line.line.settled_on, line.line.kind) {
            (Some(_), _) => {}
            (None, ChangeLineKind::ConsentFalls) => {
                consents += 1;
                desk.keys("e").sees(["it permits nothing", "il ne permet plus rien"]).keys("y");
                desk.sees(["open.", "à faire"]);
            }
            (None, _) => drop(desk.keys("d")),
        }
    }
    assert!(consents >= least_consents, "{consents} consents fell");
    desk.sees(["Nothing of this list is open.", "Plus rien à faire dans cette liste."]);
}

/// The option for somebody new, whatever stands before it.
fn chooses_new(desk: &mut Desk) {
    desk.keys(if desk.is_french() { "'quelqu' Enter" } else { "'somebody' Enter" });
}

fn new_home(desk: &mut Desk) {
    desk.keys("4 Enter");
}

fn stands(office: &Office, lang: &str) {
    let mut session = office.session("intake1");
    let child = session.file_numbered(FileNumber(1)).unwrap().unwrap();
    let walk = session.walk(child).unwrap();
    let holding: Vec<_> = walk.consents.iter().filter(|view| view.state.holds()).collect();
    assert!(holding.is_empty(), "what the mother agreed to fell with her say ({lang}): {holding:?}");
    let ended = |state| matches!(state, ConsentState::Expired | ConsentState::Withdrawn);
    assert!(walk.consents.iter().all(|view| ended(view.state)));
    let page = session.care_page(child).unwrap();
    assert_eq!(page.carers().map(|tie| tie.name.full()).collect::<Vec<_>>(), ["Second Exemple"]);
    assert_eq!(page.stays.len(), 3, "the homes before stay in the history");
    let due = session.due_list().unwrap().rows;
    assert!(!due.iter().any(|row| row.kind == DueKind::Change), "{due:?}");

    // What the mother must not learn: both foster homes, both carers.
    let mother = page.ties.iter().find(|tie| tie.name.full() == "Ada Sample").unwrap().link.person_id;
    let store = Store::open(&office.agency.file()).unwrap();
    let (homes, people) = hidden_from(store.db(), mother).unwrap();
    assert_eq!((homes.len(), people.len()), (2, 2));
    // A brother stays with the mother: the carer's address is in none of his pages.
    let mut new = intake::calls_about(&session, Person::named("Brother", "Sample"));
    (new.sibling_of, new.home) = (Some(child), None);
    intake::open(&mut session, &new);
    let mut desk = office.desk("intake1", "2026-11-24");
    assert!(!desk.terminal.text().contains("12 Secret Court"));
    desk.keys("2 'brother' Enter").sees(["C-0002", "C-0002"]).keys("Ctrl+O");
    desk.sees(["Homes and care", "Foyers et garde"]).sees(["No home is written down", "Aucun foyer"]);
    let text = desk.terminal.text();
    assert!(!text.contains("Hidden Lane") && !text.contains("Secret Court"), "{text}");
    desk.keys("c 1 Enter Tab Tab Tab");
    let text = desk.terminal.text();
    assert!(!text.contains("Hidden Lane") && !text.contains("Secret Court"), "{text}");
    desk.keys("Esc").sees(["Discard", "Abandonner"]).keys("Down Down Enter");
    desk.sees(["No home is written down", "Aucun foyer"]);
    desk.leaves();
}
