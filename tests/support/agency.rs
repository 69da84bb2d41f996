//! A small made-up agency in a real file: made once, copied for each test, so that a test starts in milliseconds.

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

use circle_of_support::{
    casework::{
        Clock, Command, Opening, Session, Subject,
        clock::DEFAULT_ZONE,
        passphrase::Cost,
        setup::{self, NewAgency},
        staff::StaffForm,
    },
    domain::{
        access::Act,
        codes::{Language, Role, YesNo},
        ids::TeamId,
        record::Staff,
    },
};
use tempfile::TempDir;

/// The passphrase of everyone in the test agency.
pub const PASSPHRASE: &str = "made-up passphrase";

/// The day on which tests happen, unless they say otherwise: the day of the vectors of domain.md 3.8.
pub const TODAY: &str = "2026-11-21T15:00:00Z";

/// A copy of the test agency in a folder of its own.
pub struct TestAgency {
    folder: TempDir,
}

impl TestAgency {
    /// A fresh copy with `admin1`, `intake1`, `intake2`, `coordinator1`–`coordinator3`, `supervisor1`, `privacy1`.
    pub fn new() -> Self {
        Self::copy_of(template())
    }

    /// A copy of such a file, for a program of its own that shall not make the agency again.
    pub fn copy_of(file: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(file, folder.path().join("agency.db")).unwrap();
        Self { folder }
    }

    /// The file.
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("agency.db")
    }

    /// A session of `name`, at the time of [`TODAY`].
    pub fn session(&self, name: &str) -> Session {
        self.session_at(name, TODAY)
    }

    /// A session of `name`, at another time (RFC 3339, UTC).
    pub fn session_at(&self, name: &str, at: &str) -> Session {
        let clock = Some(Clock::frozen(DEFAULT_ZONE, at.parse().unwrap()));
        Session::open(&self.file(), name, PASSPHRASE, Opening { clock, ..Opening::default() }).unwrap()
    }
}

fn template() -> &'static Path {
    static TEMPLATE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    &TEMPLATE
        .get_or_init(|| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("template.db");
            make(&path);
            (folder, path)
        })
        .1
}

fn make(path: &Path) {
    let clock = Some(Clock::frozen(DEFAULT_ZONE, "2026-01-05T15:00:00Z".parse().unwrap()));
    let agency = NewAgency {
        name: "Sample Agency".to_owned(),
        programs: vec!["halton".to_owned(), "cheo".to_owned()],
        languages: vec![Language::English, Language::French],
        zone: DEFAULT_ZONE,
        demo: true,
        administrator: "admin1".to_owned(),
        other_roles: Vec::new(),
    };
    setup::create(path, &agency, PASSPHRASE, Cost::FLOOR, clock).unwrap();
    let opening = Opening { clock, ..Opening::default() };
    let mut admin = Session::open(path, "admin1", PASSPHRASE, opening).unwrap();
    let people = [
        ("intake1", Role::Intake),
        ("intake2", Role::Intake),
        ("coordinator1", Role::Coordinator),
        ("coordinator2", Role::Coordinator),
        ("coordinator3", Role::Coordinator),
        ("supervisor1", Role::Supervisor),
        ("privacy1", Role::Privacy),
    ];
    for (name, role) in people {
        let staff = Staff {
            number: 0,
            sign_in_name: name.to_owned(),
            name: format!("Sample, {name}"),
            team_id: TeamId(1),
            roles: vec![role],
            active: YesNo::Yes,
            employer: None,
            languages: vec![Language::English, Language::French],
            areas: Vec::new(),
            max_caseload: None,
            screen_language: None,
            working_days: Vec::new(),
        };
        let form = StaffForm { staff, starting_passphrase: Some("a starting passphrase".to_owned()) };
        admin.add_staff(&Command::new(Act::SaveStaff, Subject::Nothing), &form).unwrap();
        let mut own = Session::open(path, name, "a starting passphrase", opening).unwrap();
        let change = Command::new(Act::ChangePassphrase, Subject::Nothing);
        own.change_passphrase(&change, "a starting passphrase", PASSPHRASE).unwrap();
    }
}
