//! A disk that is full while people save: the program is told so by the system itself, in a real terminal. What failed
//! is said, what was typed stays, saving again works once there is room, nothing is there twice, the file stays sound.

#![cfg(target_os = "linux")]

use std::path::Path;

use circle_of_support::{
    casework::Session,
    domain::{codes::EpisodeState, ids::FileNumber},
    store::{Store, invariants},
};
use rustix::process::{Pid, Resource, Rlimit, prlimit};

use crate::support::{
    agency::{PASSPHRASE, TestAgency},
    families,
    terminal::Terminal,
};

const DAY: &str = "2026-11-23";

/// A person at a file on a disk that can be full.
struct Office {
    agency: TestAgency,
    terminal: Terminal,
}

impl Office {
    fn new(agency: TestAgency, who: &str, lang: &str) -> Self {
        let file = agency.file();
        let passphrase = file.with_file_name("passphrase");
        std::fs::write(&passphrase, PASSPHRASE).unwrap();
        let arguments: Vec<String> = ["--file", "--as", "--passphrase-file", "--today", "--lang"]
            .into_iter()
            .map(str::to_owned)
            .zip([text(&file), who.to_owned(), text(&passphrase), DAY.to_owned(), lang.to_owned()])
            .flat_map(|(name, value)| [name, value])
            .collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let mut terminal = Terminal::circle(&arguments, file.parent().unwrap());
        terminal.sees(if lang == "fr" { "Aujourd’hui" } else { "Today" });
        Self { agency, terminal }
    }

    /// No file of the program may grow, or may again.
    fn disk_is_full(&mut self, full: bool) -> &mut Self {
        let limit = Rlimit { current: full.then_some(0), maximum: None };
        let process = Pid::from_raw(self.terminal.process_id().try_into().unwrap());
        prlimit(process, Resource::Fsize, limit).unwrap();
        self
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        self.terminal.keys(keys);
        self
    }

    #[track_caller]
    fn sees(&mut self, words: &str) -> &mut Self {
        self.terminal.sees(words);
        self
    }

    /// A session to look at what is stored.
    fn session(&self, who: &str) -> Session {
        self.agency.session_at(who, "2026-11-24T15:00:00Z")
    }

    /// The program ends as always, and every rule of the file holds.
    fn ends_sound(mut self, question: &str) {
        self.keys("Ctrl+Q").sees(question).keys("y");
        assert_eq!(self.terminal.ends(), 0);
        assert!(self.terminal.is_given_back());
        let store = Store::open(&self.agency.file()).unwrap();
        assert_eq!(invariants::check_all(store.db()).unwrap(), []);
    }
}

fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_call_is_saved_and_ended_on_a_disk_that_was_full() {
    let mut office = Office::new(TestAgency::new(), "intake1", "en");
    office.keys("F4").sees("Both languages offered");
    office.keys("y Enter 1 Enter y Enter 'Ada Sample' Enter 'm' Enter '613-555-0142' Enter y Enter");
    office.keys("'Nil' Enter 'Sample' Enter '2017-03-03' Enter 'Ottawa' Enter n Enter").sees("Draft ");
    office.disk_is_full(true).keys("'Lost between four offices'").sees("The draft could not be stored");
    office
        .keys("Tab 1 F2")
        .sees("\n The disk is full. Not saved")
        .sees("Lost between four")
        .sees("Ada Sample");
    office.disk_is_full(false).keys("F2").sees("C-0001 opened.");
    office.keys("F6").sees("What happens next");
    office.keys("1 Enter 1 Enter '2026-11-26' Enter '13:00'").disk_is_full(true).keys("F2");
    office
        .sees("\n The disk is full. Not saved")
        .sees("13:00")
        .disk_is_full(false)
        .keys("F2")
        .sees("Call ended");

    let mut other = office.session("intake2");
    let child = other.file_numbered(FileNumber(1)).unwrap().unwrap();
    let file = other.walk(child).unwrap();
    assert_eq!((file.calls.len(), file.promises.len()), (1, 1), "nothing is there twice");
    assert_eq!(file.referral.unwrap().reason.as_deref(), Some("Lost between four offices"));
    assert!(other.file_numbered(FileNumber(2)).unwrap().is_none());
    assert!(other.running_calls().unwrap().is_empty());
    drop(other);
    office.ends_sound("Leave circle?");
}

#[test]
fn a_plan_is_agreed_on_a_disk_that_was_full() {
    let agency = TestAgency::new();
    let family = families::assigned(&agency, "2026-11-23T15:00:00Z", "Child", "cheo", "coordinator1");
    families::ready_plan(&mut agency.session_at("coordinator1", "2026-11-23T15:00:00Z"), &family);
    let mut office = Office::new(agency, "coordinator1", "fr");
    office.keys("2").sees("C-0001").keys("Enter").sees("Où en est").keys(". . .").sees("une nuit de sommeil");
    office.keys("k").sees("définitif").keys("'Sample, Mother' Enter 1 Enter");
    office.disk_is_full(true).keys("F2").sees("Disque plein, rien").sees("Sample, Mother");
    office
        .disk_is_full(false)
        .keys("F2")
        .sees("Elle est figée")
        .disk_is_full(true)
        .keys("y")
        .sees("Disque plein, rien");
    office
        .sees("Sample, Mother")
        .disk_is_full(false)
        .keys("F2")
        .sees("Elle est figée")
        .keys("y")
        .sees("est acceptée");
    let mut own = office.session("coordinator1");
    assert_eq!(own.plan_versions(family.episode).unwrap().len(), 1);
    let file = own.open_file(family.child).unwrap();
    assert_eq!(file.state(), Some(EpisodeState::Active));
    assert_eq!(file.current().unwrap().reviews.len(), 1, "one review is planned");
    drop(own);
    office.ends_sound("Quitter circle");
}

#[test]
fn who_leaves_with_a_full_disk_loses_no_terminal_and_no_file() {
    let mut office = Office::new(TestAgency::new(), "intake1", "en");
    office.keys("F4").sees("Both languages offered").keys("y Enter 1 Enter y Enter 'Ada Sample'");
    office.sees("Draft ").disk_is_full(true).keys("' of Ottawa'").sees("The draft could not be stored");
    office.ends_sound("Leave circle?");
}
