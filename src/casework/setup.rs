//! Making an agency's file: name, programmes, languages, first team, first administrator, rule sets.

use std::path::Path;

use chrono::NaiveDate;
use chrono_tz::Tz;
use uuid::Uuid;

use super::{
    Clock, DoorError, Failure,
    passphrase::{self, Cost},
};
use crate::{
    domain::{
        codes::{Code, Language, Role, YesNo},
        ids::{RowId, StaffId},
        problem::Problem,
        record::{RecordKind, Staff, Team},
        rule_set,
    },
    store::{
        Db, Store, StoreError, accounts,
        agency::{self, Agency, RuleSetRow},
        log, rows,
    },
};

/// What a new agency's file needs to know.
#[derive(Debug, Clone)]
pub struct NewAgency {
    /// Its name.
    pub name: String,
    /// Codes of its programmes; each must be among the embedded ones.
    pub programs: Vec<String>,
    /// Languages it serves in.
    pub languages: Vec<Language>,
    /// Its time zone.
    pub zone: Tz,
    /// Whether its people are made up.
    pub demo: bool,
    /// Name of the first administrator, to sign in with and to show.
    pub administrator: String,
    /// Roles the first administrator also holds.
    pub other_roles: Vec<Role>,
}

/// Makes the file, and in it the agency, its first team, its first administrator and the rule sets.
///
/// # Errors
/// When the place is taken or cannot be written, or a fact is missing; then no file is left behind.
pub fn create(
    path: &Path,
    new: &NewAgency,
    passphrase: &str,
    cost: Cost,
    clock: Option<Clock>,
) -> Result<(), SetupError> {
    let problems = problems_of(new, passphrase);
    if !problems.is_empty() {
        return Err(SetupError::Failure(Failure::Invalid(problems)));
    }
    let clock = clock.unwrap_or_else(|| Clock::new(new.zone, None));
    let credential = passphrase::credential(passphrase, cost, false).map_err(Failure::from)?;
    let mut store = Store::create(path).map_err(DoorError::from)?;
    let filled = fill(&mut store, new, &credential, clock);
    if filled.is_err() {
        drop(store);
        // Nothing half-made stays behind: the place was empty before.
        let _ = std::fs::remove_file(path);
    }
    Ok(filled.map_err(Failure::from)?)
}

/// Why a file could not be made.
#[derive(Debug, Clone, PartialEq)]
pub enum SetupError {
    /// The place.
    Door(DoorError),
    /// The facts.
    Failure(Failure),
}

impl From<DoorError> for SetupError {
    fn from(error: DoorError) -> Self {
        Self::Door(error)
    }
}

impl From<Failure> for SetupError {
    fn from(error: Failure) -> Self {
        Self::Failure(error)
    }
}

fn problems_of(new: &NewAgency, passphrase: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    if new.name.trim().is_empty() {
        problems.push(Problem::new("name", "problem-agency-name"));
    }
    if new.administrator.trim().is_empty() {
        problems.push(Problem::new("administrator", "problem-administrator-name"));
    }
    if new.programs.is_empty() {
        problems.push(Problem::new("programs", "problem-no-program"));
    }
    for program in &new.programs {
        if !rule_set::program_codes().any(|known| known == program) {
            problems.push(Problem::new("programs", "problem-unknown-program").with("program", program));
        }
    }
    problems.extend(passphrase::acceptable(passphrase).err());
    problems
}

fn fill(
    store: &mut Store,
    new: &NewAgency,
    credential: &accounts::Credential,
    clock: Clock,
) -> Result<(), StoreError> {
    let now = clock.now().to_string();
    let transaction = store.begin()?;
    let row = Agency {
        name: new.name.trim().to_owned(),
        languages: new.languages.iter().map(|language| language.code().to_owned()).collect(),
        time_zone: new.zone.name().to_owned(),
        demo: new.demo,
    };
    agency::insert_agency(&transaction, &row, &Uuid::now_v7().to_string(), &now)?;
    copy_rule_sets(&transaction, clock.today())?;
    let staff = first_people(&transaction, new)?;
    accounts::set_credential(&transaction, staff, credential, &now)?;
    let entry =
        log::Entry { at: now, staff: Some(staff), action: "setup", act: "setup", ..log::Entry::default() };
    log::append(&transaction, &entry)?;
    Ok(transaction.commit()?)
}

/// The embedded rule sets become rows: the file then says by itself which rules it was decided by.
///
/// # Errors
/// When the file cannot be written.
pub fn copy_rule_sets(db: &Db, today: NaiveDate) -> Result<(), StoreError> {
    // That every shipped document reads is held by a test; a broken build must not make files.
    let sets = rule_set::embedded().map_err(|_| StoreError::Shape("rule_set".to_owned()))?;
    for set in sets {
        let row = RuleSetRow {
            id: RowId(0),
            kind: set.kind.code().to_owned(),
            code: set.code.clone(),
            version: i64::from(set.version),
            body: set.body.clone(),
            digest: set.digest.clone(),
            effective_from: today.min(set.effective_from).to_string(),
            state: "published".to_owned(),
        };
        agency::insert_rule_set(db, &row)?;
    }
    Ok(())
}

fn first_people(db: &Db, new: &NewAgency) -> Result<StaffId, StoreError> {
    let team = Team { name: new.name.trim().to_owned(), supervisor_id: None, programs: new.programs.clone() };
    let team = rows::insert(db, RecordKind::Team, &Uuid::now_v7().to_string(), &rows::fields_of(&team)?)?;
    let mut roles = vec![Role::Administrator];
    roles.extend(new.other_roles.iter().copied().filter(|role| *role != Role::Administrator));
    let staff = Staff {
        number: rows::draw_number(db, "staff")?,
        sign_in_name: new.administrator.trim().to_owned(),
        name: new.administrator.trim().to_owned(),
        team_id: team.into(),
        roles,
        active: YesNo::Yes,
        employer: None,
        languages: new.languages.clone(),
        areas: Vec::new(),
        max_caseload: None,
        screen_language: None,
        working_days: Vec::new(),
    };
    let id = rows::insert(db, RecordKind::Staff, &Uuid::now_v7().to_string(), &rows::fields_of(&staff)?)?;
    Ok(id.into())
}
