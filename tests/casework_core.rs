//! The one write and the one read: permission, history, log, conflict, retry, undo. On a real file.

use circle_of_support::{
    casework::{Command, Failure, Session, Subject},
    domain::{
        access::Act,
        codes::{Role, YesNo},
        record::{Organization, RecordKind, Stored},
    },
    store::{Store, log, rows},
};

use crate::support::agency::TestAgency;

fn organization(name: &str) -> Organization {
    Organization {
        number: 1,
        name: name.to_owned(),
        sector: None,
        area: None,
        phone: None,
        fax: None,
        email: None,
        intake_notes: None,
        languages: Vec::new(),
    }
}

fn save(session: &mut Session, command: &Command, name: &str) -> Result<i64, Failure> {
    session.write(command, |writing| Ok(writing.insert(&organization(name))?.id.0))
}

fn stored(agency: &TestAgency, id: i64) -> Stored<Organization> {
    let store = Store::open(&agency.file()).unwrap();
    rows::load(store.db(), circle_of_support::domain::ids::RowId(id)).unwrap().unwrap()
}

fn count(agency: &TestAgency, table: &str) -> i64 {
    let store = Store::open(&agency.file()).unwrap();
    store.db().query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

fn save_organization() -> Command {
    Command::new(Act::SaveOrganization, Subject::Nothing)
}

#[test]
fn a_write_leaves_history_and_log() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let (history, log) = (count(&agency, "history"), count(&agency, "log"));
    let command = save_organization();
    save(&mut session, &command, "Sample Centre").unwrap();
    assert_eq!((count(&agency, "history"), count(&agency, "log")), (history + 1, log + 1));
    let store = Store::open(&agency.file()).unwrap();
    let changes = log::changes_of(store.db(), &command.id).unwrap();
    assert_eq!(changes[0].kind, RecordKind::Organization);
    assert_eq!(changes[0].after["name"], "Sample Centre");
    let content: i64 = store
        .db()
        .query_row("SELECT count(*) FROM log WHERE coalesce(reason, '') || act LIKE '%Sample%'", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(content, 0, "the log holds ids and codes, never content");
}

#[test]
fn a_retry_with_the_same_command_does_nothing_more() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let command = save_organization();
    let first = save(&mut session, &command, "Sample Centre").unwrap();
    let before = count(&agency, "organization");
    assert_eq!(save(&mut session, &command, "Sample Centre"), Ok(first));
    assert_eq!(count(&agency, "organization"), before);
}

#[test]
fn a_refused_write_changes_nothing_and_is_logged() {
    let agency = TestAgency::new();
    let mut session = agency.session("admin1");
    let before = count(&agency, "organization");
    let refused = save(&mut session, &save_organization(), "Sample Centre").unwrap_err();
    let Failure::Refused { act: Act::SaveOrganization, who } = refused else { panic!("{refused:?}") };
    assert!(who.contains(&Role::Intake) && !who.contains(&Role::Administrator));
    assert_eq!(count(&agency, "organization"), before);
    assert_eq!(count(&agency, "log WHERE action = 'refused'"), 1);
}

#[test]
fn two_people_never_overwrite_each_other() {
    let agency = TestAgency::new();
    let (mut first, mut second) = (agency.session("intake1"), agency.session("intake2"));
    let id = save(&mut first, &save_organization(), "Sample Centre").unwrap();
    let base = stored(&agency, id);
    let change = |session: &mut Session, name: &str| {
        session.write(&save_organization(), |writing| {
            writing.update(&base, &organization(name)).map(|row| row.version)
        })
    };
    assert_eq!(change(&mut first, "Sample Centre East"), Ok(2));
    let Err(Failure::Conflict(conflict)) = change(&mut second, "Sample Centre West") else {
        panic!("no conflict")
    };
    assert_eq!(conflict.version, 2);
    let field = &conflict.fields[0];
    assert_eq!(
        (field.before.as_str(), field.mine.as_str(), field.theirs.as_str()),
        (Some("Sample Centre"), Some("Sample Centre West"), Some("Sample Centre East"))
    );
    assert_eq!(stored(&agency, id).name, "Sample Centre East");
}

#[test]
fn undo_takes_back_a_save_and_refuses_after_anothers_change() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let id = save(&mut session, &save_organization(), "Sample Centre").unwrap();
    let base = stored(&agency, id);
    let rename = |session: &mut Session, base: &Stored<Organization>, name: &str| {
        session.write(&save_organization(), |writing| writing.update(base, &organization(name)).map(|_| ()))
    };
    rename(&mut session, &base, "Sample Centre East").unwrap();
    session.undo().unwrap();
    assert_eq!(stored(&agency, id).name, "Sample Centre");
    assert_eq!(session.undo(), Err(Failure::CannotUndo), "an undo is not itself offered again");

    rename(&mut session, &stored(&agency, id), "Mine").unwrap();
    let mut other = agency.session("intake2");
    rename(&mut other, &stored(&agency, id), "Theirs").unwrap();
    assert_eq!(session.undo(), Err(Failure::CannotUndo));
    assert_eq!(stored(&agency, id).name, "Theirs");
}

#[test]
fn a_look_is_logged_once_for_each_visit() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let looks = || count(&agency, "log WHERE action = 'look'");
    let look =
        |session: &mut Session| session.read(Act::ListOrganizations, Subject::Nothing, |_| Ok(())).unwrap();
    look(&mut session);
    look(&mut session);
    assert_eq!(looks(), 1);
    session.new_visit();
    look(&mut session);
    assert_eq!(looks(), 2);
}

#[test]
fn a_reason_is_asked_and_kept() {
    let agency = TestAgency::new();
    let mut session = agency.session("privacy1");
    let asked = session.read(Act::FindFamilies, Subject::Nothing, |_| Ok(()));
    assert_eq!(asked, Err(Failure::NeedsReason(Act::FindFamilies)));
    session.read_because(Act::FindFamilies, Subject::Nothing, Some("access request 3"), |_| Ok(())).unwrap();
    assert_eq!(count(&agency, "log WHERE reason = 'access request 3'"), 1);
}

#[test]
fn a_disabled_person_is_out_at_the_next_command() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let id = intake.identity().staff;
    let mut admin = agency.session("admin1");
    admin.disable_staff(&Command::new(Act::DisableStaff, Subject::Nothing), id).unwrap();
    assert_eq!(save(&mut intake, &save_organization(), "Sample Centre"), Err(Failure::SignedOut));
    let own = admin.identity().staff;
    let last = admin.disable_staff(&Command::new(Act::DisableStaff, Subject::Nothing), own).unwrap_err();
    let Failure::Invalid(problems) = last else { panic!("{last:?}") };
    assert_eq!(problems[0].message, "problem-last-administrator");
    assert_eq!(admin.staff().unwrap().iter().filter(|staff| staff.active == YesNo::Yes).count(), 7);
}

#[test]
fn a_weaker_act_never_opens_the_door_of_staff() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let staff = session.identity().staff;
    let weak = || Command::new(Act::KeepLooks, Subject::Nothing);
    let refused = session.reset_staff(&weak(), staff, "a made-up starting passphrase").unwrap_err();
    assert!(matches!(refused, Failure::Refused { act: Act::ResetStaff, .. }), "{refused:?}");
    let refused = session.disable_staff(&weak(), staff).unwrap_err();
    assert!(matches!(refused, Failure::Refused { act: Act::DisableStaff, .. }), "{refused:?}");
}
