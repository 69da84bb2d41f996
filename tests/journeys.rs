//! The journeys of issue "FIRST", item 17, through the built program in a real pseudo-terminal, in English and French:
//! what a person types, and what a person reads, from the call to a review. The file is an ordinary one on disk; several
//! people sit at it one after the other, each in a process of their own.

use std::{path::PathBuf, time::Duration};

use circle_of_support::{
    casework::Session,
    domain::{codes::EpisodeState, ids::FileNumber},
};
use portable_pty::CommandBuilder;

use crate::{
    pty::sequences,
    support::{
        agency::{PASSPHRASE, TestAgency},
        screen::parse_keys,
        terminal::Terminal,
    },
};

/// The day on which the journeys happen.
pub const DAY: &str = "2026-11-23";

/// Languages by their code; a pair of words is in this order.
pub const LANGUAGES: [&str; 2] = ["en", "fr"];

/// A file and the language in which everybody reads it.
pub struct Office {
    pub agency: TestAgency,
    pub passphrase: PathBuf,
    pub french: bool,
}

impl Office {
    pub fn new(lang: &str) -> Self {
        let agency = TestAgency::new();
        let passphrase = agency.file().with_file_name("passphrase");
        std::fs::write(&passphrase, PASSPHRASE).unwrap();
        Self { agency, passphrase, french: lang == "fr" }
    }

    /// `who` signs in, on a day.
    pub fn desk(&self, who: &str, day: &str) -> Desk {
        let file = self.agency.file();
        let lang = if self.french { "fr" } else { "en" };
        let arguments = [
            "--file",
            file.to_str().unwrap(),
            "--as",
            who,
            "--passphrase-file",
            self.passphrase.to_str().unwrap(),
            "--today",
            day,
            "--lang",
            lang,
        ];
        let terminal = Terminal::circle(&arguments, file.parent().unwrap());
        let mut desk = Desk { terminal, french: self.french, counted: 0 };
        desk.sees(["Today", "Aujourd’hui"]);
        desk
    }

    /// A session to look at what is stored, on the day after.
    pub fn session(&self, who: &str) -> Session {
        self.agency.session_at(who, "2026-11-24T15:00:00Z")
    }
}

/// Somebody at the file, and the keys they pressed that count (contracts.md, "Counting keys").
pub struct Desk {
    pub terminal: Terminal,
    pub french: bool,
    pub counted: usize,
}

impl Desk {
    /// Presses keys; what stands in quotes is typed into a field and does not count.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let typed: usize = keys.split('\'').skip(1).step_by(2).map(|text| text.chars().count()).sum();
        self.counted += parse_keys(keys).len() - typed;
        self.terminal.keys(keys);
        self
    }

    /// Waits for the words of one's language.
    #[track_caller]
    pub fn sees(&mut self, words: [&str; 2]) -> &mut Self {
        self.terminal.sees(words[usize::from(self.french)]);
        self
    }

    /// What stands on the screen now.
    pub fn text(&self) -> String {
        self.terminal.text()
    }

    /// Whether everything is read in French.
    pub fn is_french(&self) -> bool {
        self.french
    }

    /// Leaves the program as a person does; everything is given back.
    pub fn leaves(&mut self) -> usize {
        self.terminal.keys("Ctrl+Q");
        self.sees(["Leave circle?", "Quitter circle"]);
        self.terminal.keys("y");
        assert_eq!(self.terminal.ends(), 0);
        assert!(self.terminal.is_given_back());
        self.counted
    }
}

/// From the call key to the last field of what a call says: the mother of a child in `place` calls.
pub fn calls(desk: &mut Desk, place: &str, relation: &str) {
    desk.keys("F4").sees(["Both languages offered", "Deux langues offertes"]);
    desk.keys("y Enter 1 Enter y Enter 'Ada Sample' Enter").keys(&format!("'{relation}' Enter"));
    desk.keys("'613-555-0142' Enter y Enter 'Nil' Enter 'Sample' Enter '2017-03-03' Enter");
    desk.keys(&format!("'{place}' Enter n Enter 'Lost between four offices' Tab 1 F2"));
    desk.sees(["C-0001 opened.", "C-0001 ouvert."]);
}

/// The page "Child and family", with these services.
pub fn describes(desk: &mut Desk, services: &[&str]) {
    desk.keys("'fr' Enter Enter n Enter 1 Enter 'pub' Enter");
    if services.is_empty() {
        desk.keys("Tab y F2");
    } else {
        desk.keys("Enter").sees(["Organisation", "Organisme"]);
        for service in services {
            desk.keys(&format!("'{service}' Enter")).sees([service, service]);
        }
        desk.keys("F2 y F2");
    }
    desk.sees(["Child and family saved.", "Enfant et famille enregistrés."]);
}

/// All consents but the one that stands, by voice.
pub fn consents(desk: &mut Desk) {
    desk.keys("y Enter y Enter y Enter y Enter y Enter y Enter 1 Enter 2 Enter 1 F2");
    desk.sees(["6 consents saved.", "6 consentements enregistrés."]);
}

/// Step 4 and all its questions with one answer.
pub fn screened(desk: &mut Desk, answer: char) {
    for _ in 0..7 {
        desk.keys(&format!("{answer} Enter"));
    }
    desk.keys(&format!("Enter {answer} F2")).sees(["Nothing noted yet.", "Rien de noté encore."]);
}

#[test]
fn a_a_parent_calls_and_the_review_of_the_plan_is_held() {
    for lang in LANGUAGES {
        parent_calls(lang);
    }
}

fn parent_calls(lang: &str) {
    let office = Office::new(lang);
    let mut intake = office.desk("intake1", DAY);
    calls(&mut intake, "Ottawa", "m");
    describes(&mut intake, &["Sample School", "Rehab Exemple", "Clinic"]);
    consents(&mut intake);
    intake.sees(["Complex or unique needs", "Besoins complexes"]);
    screened(&mut intake, 'y');
    intake.keys("s 'Loves music' Enter 'comm' Enter 1 F2").sees(["Loves music", "Loves music"]);
    intake.keys("n 'Sleep' Enter").keys(if lang == "fr" { "'répit'" } else { "'respite'" });
    intake.keys("Enter 1 F2").sees(["Sleep", "Sleep"]);
    intake.keys("w 'The bus works now' Tab 1 F2").sees(["The bus works now", "The bus works now"]);
    intake.keys("F2").sees(["CSP (advised)", "PCS (conseillé)"]);
    intake.keys("1 Enter 3 Enter 'Nobody ties them together' F2 y").sees(["Decided.", "Décidé."]);
    intake.sees(["Nobody was asked yet.", "Personne n’a encore été sollicité."]);
    // Nobody of this agency has taken the course: a warning, and a person decides.
    intake.keys("Enter y").sees(["has not answered.", "n’a pas répondu."]);
    intake.keys("F6").sees(["What happens next", "Ce qui se passe ensuite"]);
    intake.keys("1 Enter 1 Enter '2026-11-26' Enter '13:00' F2").sees(["Call ended", "Appel terminé"]);
    let called = intake.leaves();

    let mut own = office.desk("coordinator1", DAY);
    own.sees(["OFFERED TO YOU", "OFFERT"]).keys("Enter").sees(["Lost between four", "Lost between four"]);
    own.keys("a y").sees(["Accepted", "Acceptée"]);
    let counted = called + own.counted;
    println!("journey (a), {lang}: {counted} counted keys from the call to “accepted”");
    assert!(counted <= 160, "{counted} counted keys from the call to “accepted”");

    first_visit(&mut own);
    plan(&mut own, lang);
    own.leaves();
    review(&office);
}

/// The first visit is noted; planning begins, with the mother in the circle.
fn first_visit(own: &mut Desk) {
    own.sees(["first visit", "première visi"]).keys("Home Enter").sees(["Contacts", "Contacts"]);
    own.keys("v 2 Enter 'mother' Enter 'saw the home' Tab y F2")
        .sees(["First visit noted", "Première visite notée"]);
    own.keys(", , , , ,").sees(["Nobody is in the circle yet.", "Personne"]);
    own.keys("a 1 Enter 1 Enter 'mother' Enter 'keeps the papers' Enter 1 F2");
    own.sees(["Added to the circle.", "Ajouté au cercle."]);
}

fn plan(own: &mut Desk, lang: &str) {
    own.keys(". .").sees(["No goal yet.", "Aucun but"]);
    own.keys("a 'one night of sleep' Enter 2 Enter").keys(if lang == "fr" { "'répit'" } else { "'resp'" });
    own.keys("Enter 1 F2").sees(["Goal added.", "But ajouté."]);
    own.keys("t 'she asks the respite house' Enter 3 Enter '2026-12-15' F2");
    own.sees(["Action added.", "Action ajoutée."]);
    own.keys("k").sees(["This cannot be undone", "définitif"]).sees(["23 May 2027", "23 mai 2027"]);
    own.keys("'Sample, Ada' Enter 1 F2").sees(["It is frozen", "Elle est figée"]);
    own.keys(if lang == "fr" { "o" } else { "y" });
    own.sees(["Version 1 is agreed. Next review: 23 May 2027.", "La version 1 est acceptée."]);
}

/// Two weeks before it is due, the review is held, and the next one is set.
fn review(office: &Office) {
    let mut own = office.desk("coordinator1", "2027-05-10");
    own.sees(["23 May", "23 mai"]).sees(["review", "révision"]);
    own.keys("2 'sample' Enter").sees(["version 1", "version 1"]).keys(". . . .");
    own.sees(["Review of 23 May 2027", "Révision du 23 mai 2027"]);
    own.keys("w").sees(["How does each goal stand?", "Où en est chaque but"]);
    own.keys("3 y y 1 4 F2")
        .sees(["Review held. The next one: 10 Nov 2027.", "Révision tenue. La prochaine"]);
    own.sees(["Review of 10 Nov 2027", "Révision du 10 nov. 2027"]).leaves();
}

#[test]
fn b_a_fax_without_consent_from_outside_the_area() {
    for lang in LANGUAGES {
        fax(lang);
    }
}

fn fax(lang: &str) {
    let office = Office::new(lang);
    let mut intake = office.desk("intake1", DAY);
    let [worker, physician] = if lang == "fr" { ["interv", "médecin"] } else { ["worker", "physician"] };
    intake.keys("F4").sees(["Both languages offered", "Deux langues offertes"]);
    intake.keys("y Enter 1 Enter 3 Enter 'Dr. Example' Enter").keys(&format!("'{worker}' Enter"));
    intake.keys(&format!("'{physician}' Enter Enter n Enter '613-555-0177' Enter y Enter"));
    intake.keys("'Nil' Enter 'Sample' Enter '2017' Enter 'Lanark' Enter n Enter");
    intake.keys(if lang == "fr" { "'télécopie'" } else { "'fax'" });
    intake.keys("Enter 'Several services' Tab 1 F2").sees(["C-0001 opened.", "C-0001 ouvert."]);
    // INCOMPLETE, with what is missing.
    intake.keys("Ctrl+PageUp").sees(["Incomplete: ", "Incomplet"]).leaves();

    // A colleague takes the consent when it arrives.
    let mut intake = office.desk("intake2", "2026-11-26");
    intake.keys("2 'sample'").sees(["C-0001", "C-0001"]).keys("Enter").sees(["Incomplete: ", "Incomplet"]);
    intake.keys("Tab Tab Tab Tab Tab Tab y Tab 'Sample, Father' Tab 1 F2");
    intake.sees(["Referral saved.", "Aiguillage enregistré."]);
    intake.keys("Ctrl+PageDown Ctrl+PageDown").sees(["another area: redirect", "réorienter"]);
    intake.keys("Ctrl+PageDown Ctrl+PageDown").sees(["KidsInclusive", "KidsInclusive"]);
    intake
        .keys("4 Enter 'They live in Lanark' F2")
        .sees(["Decide for C-0001", "Décider pour C-0001"])
        .keys("y");
    intake.sees(["Next is the warm hand-off.", "Vient maintenant l’aiguillage"]);
    hand_off(&mut intake, "kids", "2 Enter 'Sample, Father' Enter");
    intake.leaves();
    let mut session = office.session("supervisor1");
    let child = session.file_numbered(FileNumber(1)).unwrap().unwrap();
    assert_eq!(session.open_file(child).unwrap().state(), Some(EpisodeState::Closed));
}

/// To whom, with whose consent, what was sent and when, the family told, and confirmed by somebody there.
fn hand_off(desk: &mut Desk, to: &str, giver: &str) {
    desk.keys(&format!("'{to}' Enter 'Sample, Worker' Enter y Enter"));
    desk.keys(&format!("{giver} 2 Enter 1 Tab Tab Tab Tab"))
        .keys("'Referral and answers' Tab 'today' Tab 'today' Tab y");
    desk.keys("Enter 1 Enter 'Sample, Worker' F2")
        .sees(["the hand-off ends", "l’aiguillage prend fin"])
        .keys("y");
    desk.sees(["The hand-off is over", "L’aiguillage est terminé"]);
}

#[test]
fn c_halton_only_a_grandmother_leads_with_a_monitor() {
    for lang in LANGUAGES {
        grandmother(lang);
    }
}

fn grandmother(lang: &str) {
    let office = Office::new(lang);
    let mut intake = office.desk("intake1", DAY);
    calls(&mut intake, "Oakville", "grand");
    describes(&mut intake, &[]);
    consents(&mut intake);
    intake.sees(["another area: redirect", "réorienter"]);
    intake.keys("y Enter y Enter y Enter y Enter y Enter y F2").sees(["Nothing noted", "Rien de noté"]);
    intake.keys("F2").sees(["Service Coordination (advised)", "Coordination des services (conseillé)"]);
    intake.keys("2 Enter 2 Enter 'Too many offices' F2 y").sees(["Decided.", "Décidé."]);
    intake.keys("End").sees(["> Ada Sample", "> Ada Sample"]);
    intake.keys("Enter").sees(["Who monitors", "Ada Sample"]).keys("Enter");
    intake
        .sees(["Offer all the same?", "Offrir quand même"])
        .keys("y")
        .sees(["Ada Sample was asked", "Ada Sample a reçu"]);
    intake.keys("a").sees(["Who said yes", "Qui a dit oui"]).keys("'Ada, by telephone' Enter");
    // The file is the coordinator's now; that is no failure.
    intake.sees(["Accepted", "Accept"]).leaves();
    let mut own = office.desk("coordinator1", DAY);
    own.sees(["C-0001", "C-0001"]).sees(["first visit", "première visi"]).leaves();
    let mut session = office.session("coordinator1");
    let child = session.file_numbered(FileNumber(1)).unwrap().unwrap();
    let file = session.open_file(child).unwrap();
    let view = file.current().unwrap();
    assert_eq!(view.lead.as_ref().map(|(_, name)| name.as_str()), Some("Ada Sample"));
    assert!(view.coordinator.as_ref().is_some_and(|who| who.name == "Sample, coordinator1"), "she monitors");
}

#[test]
fn d_not_eligible_and_back_a_year_later() {
    for lang in LANGUAGES {
        back_again(lang);
    }
}

fn back_again(lang: &str) {
    let office = Office::new(lang);
    let mut intake = office.desk("intake1", DAY);
    calls(&mut intake, "Ottawa", "m");
    describes(&mut intake, &[]);
    consents(&mut intake);
    screened(&mut intake, 'n');
    intake.keys("F2").sees(["not eligible (advised)", "non admissible (conseillé)"]);
    intake.keys("3 Enter 'One service is enough' Tab Tab 'today' Tab 'By telephone' Enter y F2");
    intake
        .sees(["Decide for C-0001", "Décider pour C-0001"])
        .keys("y")
        .sees(["warm hand-off.", "aiguillage chaleureux"]);
    intake
        .keys(if lang == "fr" { "'autre'" } else { "'another'" })
        .keys("Enter 'Tutoring Centre Sample' Enter");
    intake.keys("'Sample, Worker' Enter Tab").keys("'Referral and answers' Tab 'today' Tab 'today' Tab y");
    intake
        .keys("Enter 1 Enter 'Sample, Worker' F2")
        .sees(["the hand-off ends", "l’aiguillage prend fin"])
        .keys("y");
    intake.sees(["The hand-off is over", "L’aiguillage est terminé"]);
    intake.leaves();

    let mut later = office.desk("intake2", "2027-11-29");
    later.keys("2 'sample'").sees(["C-0001", "C-0001"]).keys("Enter").sees(["closed", "fermé"]);
    later.keys("r").sees(["comes along", "confirmé"]);
    later.keys(if lang == "fr" { "'fam' Enter 'tél'" } else { "'fam' Enter 'ph'" });
    later.keys("Enter 'A second school' Tab 'New school' F2").sees(["C-0001", "C-0001 est rouvert"]);
    later.sees(["A second school", "A second school"]);
    later.keys("Ctrl+PageDown Ctrl+PageDown Ctrl+PageDown");
    later.sees(["earlier: no; still so?", "toujours vrai"]).leaves();
}

#[test]
fn e_the_line_drops_and_a_colleague_goes_on() {
    for lang in LANGUAGES {
        dropped(lang);
    }
}

fn dropped(lang: &str) {
    let office = Office::new(lang);
    let mut intake = office.desk("intake1", DAY);
    calls(&mut intake, "Ottawa", "m");
    describes(&mut intake, &[]);
    intake.keys("Ctrl+PageDown").sees(["> Complex or unique needs", "> Besoins complexes"]);
    intake.keys("y m 'perdue entre quatre bureaux'").sees(["perdue entre quatre", "perdue entre quatre"]);
    intake.terminal.hang_up();
    assert_eq!(intake.terminal.ends(), 0, "an ordinary end");
    let mut session = office.session("intake2");
    let child = session.file_numbered(FileNumber(1)).unwrap().unwrap();
    let drafts = session.walk(child).unwrap().drafts;
    assert!(drafts.iter().any(|note| note.draft.text.contains("perdue entre quatre bureaux")), "in the file");
    drop(session);

    let mut colleague = office.desk("intake2", DAY);
    colleague.keys("2 'sample'").sees(["C-0001", "C-0001"]).keys("Enter").sees([">", ">"]);
    colleague.keys("F3").sees(["Which step?", "Quelle étape"]).keys("Down Down Down Enter");
    colleague.sees(["Sample, intake1 typed here", "Sample, intake1 a écrit ici"]);
    colleague.keys("Ctrl+R").sees(["perdue entre quatre", "perdue entre quatre"]);
    colleague.keys("F2").sees(["Answers saved", "Réponses enregistrées"]).leaves();
    let mut session = office.session("intake1");
    let walk = session.walk(child).unwrap();
    let words =
        walk.screenings.iter().flat_map(|view| &view.answers).find_map(|answer| answer.words.as_deref());
    assert_eq!(words, Some("perdue entre quatre bureaux"), "saved by the colleague");
}

/// The areas of each role of the demo, by the key that chooses the role: key and title in French.
const ROLES: [(&str, &[(&str, &str)]); 5] = [
    ("1", &[("2", "Familles"), ("3", "Accueil"), ("4", "En attente"), ("6", "Répertoire")]),
    ("2", &[("2", "Familles"), ("4", "En attente"), ("5", "Révisions"), ("6", "Répertoire")]),
    (
        "3",
        &[
            ("2", "Familles"),
            ("3", "Accueil"),
            ("4", "En attente"),
            ("5", "Révisions"),
            ("6", "Répertoire"),
            ("8", "Organisme"),
        ],
    ),
    ("4", &[("2", "Familles"), ("6", "Répertoire")]),
    ("5", &[("8", "Organisme")]),
];

#[test]
fn every_role_of_the_demo_walks_its_areas_in_every_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("demo.db");
    for (role, areas) in ROLES {
        let arguments = ["demo", "--file", file.to_str().unwrap(), "--families", "20", "--lang", "fr"];
        let mut terminal = Terminal::circle(&arguments, folder.path());
        terminal.sees("qui voulez-vous être").keys(role).sees("circle Aujourd’hui");
        for (key, title) in areas {
            terminal.keys(key).sees(&format!("circle {title}"));
            for (columns, rows) in [(1, 1), (3, 2), (20, 5), (40, 12), (200, 60)] {
                terminal.resize(columns, rows).quiet_for(Duration::from_millis(40));
            }
            terminal.resize(80, 24).quiet_for(Duration::from_millis(40)).sees(&format!("circle {title}"));
            terminal
                .keys("Ctrl+P")
                .sees("Toutes les actions")
                .keys("'Aujourd' Enter")
                .sees("circle Aujourd’hui");
        }
        terminal.keys("Ctrl+Q").sees("Quitter circle").keys("o");
        assert_eq!(terminal.ends(), 0, "role {role}");
        assert!(terminal.is_given_back());
    }
}

/// The row with the marker of the selection.
fn marked(text: &str) -> Option<&str> {
    text.lines().find(|line| line.starts_with(" > "))
}

#[test]
fn without_colour_the_selection_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    for (name, variables, theme) in
        [("first.db", vec![("NO_COLOR", "1")], "dark"), ("second.db", Vec::new(), "mono")]
    {
        let file = folder.path().join(name);
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_circle"));
        let file = file.to_str().unwrap();
        command.args(["demo", "--file", file, "--families", "20", "--role", "supervisor", "--theme", theme]);
        let mut terminal = Terminal::start(command, folder.path(), (80, 24), &variables);
        terminal.sees("circle Today").keys("2").sees(" > C-");
        let first = marked(&terminal.text()).unwrap()[..10].to_owned();
        terminal.keys("Down").sees_no_more(&first).sees(" > C-");
        terminal.keys("Ctrl+Q").sees("Leave circle?").sees("> ").keys("y");
        assert_eq!(terminal.ends(), 0);
        let coloured = |sequence: &String| {
            let numbers = sequence.trim_matches(['[', 'm']).split(';').filter_map(|n| n.parse::<u8>().ok());
            sequence.ends_with('m') && numbers.into_iter().any(|n| matches!(n, 30..=49 | 90..=107))
        };
        assert!(!sequences(&terminal.bytes()).iter().any(coloured), "{theme}");
    }
}
