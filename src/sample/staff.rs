//! The made-up agency itself: name, rule sets, two teams, staff with languages, areas, employers and training.

use chrono_tz::Tz;

use super::writer::{Writer, shift};
use crate::{
    casework::setup,
    domain::{
        codes::{Code, Course, Language, Role, Weekday, YesNo},
        ids::{RowId, StaffId, TeamId},
        record::{Staff, Team, Training},
    },
    store::{
        StoreError, accounts,
        agency::{self, Agency, RuleSetRow},
        log, rows,
    },
};

/// Who works in the made-up agency.
#[derive(Debug)]
pub struct People {
    /// Intake of each team.
    pub intake: [Vec<StaffId>; 2],
    /// Coordinators.
    pub coordinators: Vec<Coordinator>,
    /// Supervisor of each team.
    pub supervisors: [StaffId; 2],
    /// The two teams.
    pub teams: [TeamId; 2],
    /// Published rule sets.
    pub rules: Vec<RuleSetRow>,
}

/// A coordinator with what the choice needs.
#[derive(Debug)]
pub struct Coordinator {
    /// The row.
    pub id: StaffId,
    /// Place of the team in [`People::teams`].
    pub team: usize,
    /// Languages.
    pub languages: Vec<Language>,
    /// Points carried so far.
    pub load: i64,
}

impl People {
    /// The coordinator of the team who speaks `language` best and carries least; `points` are added to the load.
    pub fn choose(&mut self, team: usize, language: Language, points: i64) -> usize {
        let better = |index: &usize| {
            let person = &self.coordinators[*index];
            (person.team != team, !person.languages.contains(&language), person.load, *index)
        };
        let chosen = (0..self.coordinators.len()).min_by_key(better).unwrap_or(0);
        self.coordinators[chosen].load += points;
        chosen
    }

    /// The row of the published rules of a programme.
    pub fn rule_set(&self, program: &str) -> RowId {
        self.rules
            .iter()
            .find(|row| row.kind == "program" && row.code == program)
            .map_or(RowId(0), |row| row.id)
    }
}

const FIRST_NAMES: &[&str] = &[
    "Alix",
    "Bao",
    "Claude",
    "Dominique",
    "Eli",
    "Farah",
    "Gwen",
    "Hawa",
    "Ines",
    "Jude",
    "Kim",
    "Lou",
    "Maxime",
    "Noor",
    "Oksana",
    "Parvati",
    "Quinn",
    "Robin",
    "Sacha",
    "Taylor",
    "Ulla",
    "Val",
    "Wren",
    "Yan",
];
const LAST_NAMES: &[&str] = &[
    "Sample",
    "Exemple",
    "Oaksample",
    "Bellexemple",
    "Sample-Fraser",
    "Fernsample",
    "Gagnon-Exemple",
    "Hillsample",
];

const MORE_LANGUAGES: &[Language] = &[
    Language::Arabic,
    Language::Chinese,
    Language::Inuktitut,
    Language::Vietnamese,
    Language::Somali,
    Language::Ukrainian,
    Language::Spanish,
    Language::Cree,
];

/// Writes agency, rule sets, teams and staff.
pub fn write(
    writer: &mut Writer<'_>,
    credential: &accounts::Credential,
    zone: Tz,
    coordinators: usize,
) -> Result<People, StoreError> {
    let db = writer.db();
    let opened = writer.days().exactly(900);
    let at = writer.days().moment(opened, &mut super::random::Random::of(0, 0)).to_string();
    let agency = Agency {
        name: "Sample Agency".to_owned(),
        languages: [Language::English, Language::French].map(|language| language.code().to_owned()).to_vec(),
        time_zone: zone.name().to_owned(),
        demo: true,
    };
    agency::insert_agency(db, &agency, &writer.public_id(), &at)?;
    setup::copy_rule_sets(db, opened)?;
    let rules = agency::rule_sets(db)?;
    let entry = log::Entry { at: at.clone(), action: "setup", act: "setup", ..log::Entry::default() };
    log::append(db, &entry)?;
    let mut teams = [TeamId(0); 2];
    for (team, (name, programs)) in
        teams.iter_mut().zip([("Team Sample", &["halton", "cheo"][..]), ("Équipe Exemple", &["cheo"][..])])
    {
        let record = Team {
            name: name.to_owned(),
            supervisor_id: None,
            programs: programs.iter().map(|code| (*code).to_owned()).collect(),
        };
        *team = writer.insert(&record)?.into();
    }
    let mut people = People {
        intake: [Vec::new(), Vec::new()],
        coordinators: Vec::new(),
        supervisors: [StaffId(0); 2],
        teams,
        rules,
    };
    let mut order = 0;
    let mut add = |writer: &mut Writer<'_>, people: &mut People, role: Role, index: usize| {
        let made = one(writer, people, role, index, order)?;
        order += 1;
        accounts::set_credential(writer.db(), made, credential, &at)?;
        Ok::<_, StoreError>(())
    };
    for (role, count) in [
        (Role::Intake, 3),
        (Role::Coordinator, coordinators),
        (Role::Supervisor, 2),
        (Role::Privacy, 1),
        (Role::Administrator, 1),
    ] {
        for index in 0..count {
            add(writer, &mut people, role, index)?;
        }
    }
    for (team, supervisor) in people.teams.iter().zip(people.supervisors) {
        let base =
            rows::load::<Team>(writer.db(), *team)?.ok_or_else(|| StoreError::Shape("team".to_owned()))?;
        let led = Team { supervisor_id: Some(supervisor), ..base.record.clone() };
        rows::update(
            writer.db(),
            crate::domain::record::RecordKind::Team,
            base.id,
            1,
            &rows::fields_of(&led)?,
        )?;
    }
    Ok(people)
}

/// One staff person with training.
fn one(
    writer: &mut Writer<'_>,
    people: &mut People,
    role: Role,
    index: usize,
    order: usize,
) -> Result<StaffId, StoreError> {
    // The first of each role work in one team, so that the roles of the demo meet each other.
    let team = match role {
        Role::Intake | Role::Supervisor => index % 2,
        Role::Coordinator => usize::from(index % 3 == 2),
        _ => 0,
    };
    let mut languages = vec![Language::English];
    if team == 1 || index.is_multiple_of(2) {
        languages.push(Language::French);
    }
    if role == Role::Coordinator {
        languages.push(MORE_LANGUAGES[index % MORE_LANGUAGES.len()]);
    }
    let sign_in = match role {
        Role::Administrator => "admin".to_owned(),
        other => other.code().to_owned(),
    };
    let employer =
        (role == Role::Coordinator && index % 5 == 3).then(|| "Services à la famille Exemple".to_owned());
    let areas = match (role, team) {
        (Role::Coordinator, 1) => vec!["prescott_russell".to_owned(), "sdg".to_owned(), "ottawa".to_owned()],
        (Role::Coordinator, _) if index % 2 == 1 => vec!["ottawa".to_owned(), "halton".to_owned()],
        _ => Vec::new(),
    };
    let staff = Staff {
        number: writer.draw_number("staff")?,
        sign_in_name: format!("{sign_in}{}", index + 1),
        name: format!(
            "{} {}",
            FIRST_NAMES[order % FIRST_NAMES.len()],
            LAST_NAMES[(order * 3 + order / 8) % LAST_NAMES.len()]
        ),
        team_id: people.teams[team],
        roles: vec![role],
        active: YesNo::Yes,
        employer,
        languages: languages.clone(),
        areas,
        max_caseload: (role == Role::Coordinator && index % 4 == 2).then_some(18),
        screen_language: None,
        // One of intake never works on Fridays, so that a promise for one is flagged.
        working_days: if role == Role::Intake && index == 2 {
            vec![Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday]
        } else {
            Vec::new()
        },
    };
    let id = StaffId::from(writer.insert(&staff)?);
    match role {
        Role::Intake => people.intake[team].push(id),
        Role::Coordinator => people.coordinators.push(Coordinator { id, team, languages, load: 0 }),
        Role::Supervisor => people.supervisors[team] = id,
        Role::Privacy | Role::Administrator => {}
    }
    train(writer, role, index, id)?;
    Ok(id)
}

/// Courses; one coordinator in six has not taken the basic one yet, which an offer warns about.
fn train(writer: &mut Writer<'_>, role: Role, index: usize, staff: StaffId) -> Result<(), StoreError> {
    let mut courses = vec![(Course::Privacy, 200 + 7 * index, Some(730))];
    match role {
        Role::Coordinator if index % 6 != 5 => {
            courses.push((Course::ServiceCoordinationBasic, 300 + 11 * index, None));
            courses.push((Course::CspOrientation, 150 + 13 * index, None));
        }
        Role::Intake => courses.push((Course::ScreeningTool, 250 + 5 * index, None)),
        _ => {}
    }
    if index.is_multiple_of(2) {
        courses.push((Course::CulturalSafety, 90 + 3 * index, Some(1_095)));
    }
    for (course, days, valid) in courses {
        let taken_on = writer.days().ago(i64::try_from(days % 900).unwrap_or(90));
        let training = Training {
            staff_id: staff,
            course,
            taken_on,
            valid_until: valid.map(|days| shift(taken_on, days)),
            provider: Some("Sample Training Centre".to_owned()),
        };
        writer.insert(&training)?;
    }
    Ok(())
}
