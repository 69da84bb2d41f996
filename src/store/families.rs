//! Families: the children, who stands beside them, homes, ways to reach someone, schools, services, consents.

use super::{Db, StoreError, mistakes, rows};
use crate::domain::{
    codes::Relation,
    ids::{ChildId, EpisodeId, FamilyId, HouseholdId, PersonId, RowId},
    record::{
        Attendance, Call, Child, Consent, ConsentScope, ContactPoint, Finding, Household, HouseholdMember,
        Link, Organization, Person, Screening, ScreeningAnswer, Service, Statement, Stored,
    },
    youth,
};

/// What counts on the agency's day: begun, and not over. The last day is a day of it.
const CURRENT: &str =
    "(t.from_on IS NULL OR t.from_on <= agency_day()) AND (t.to_on IS NULL OR t.to_on >= agency_day())";

/// The children of a family, by file number.
pub fn children(db: &Db, family: FamilyId) -> Result<Vec<Stored<Child>>, StoreError> {
    rows::load_where(db, "t.family_id = ?1 ORDER BY t.file_number", [family.0])
}

/// The file whose person this is, if the person is a child with a file.
pub fn file_of(db: &Db, person: PersonId) -> Result<Option<Stored<Child>>, StoreError> {
    Ok(rows::load_where(db, "t.person_id = ?1", [person.0])?.into_iter().next())
}

/// The running links of a child that may be shown, the primary contact first: a youth's home is left out where it is
/// kept out of her file (`domain::youth`).
pub fn links(db: &Db, child: ChildId) -> Result<Vec<Stored<Link>>, StoreError> {
    let order = "ORDER BY t.primary_contact = 'yes' DESC, t.id";
    let mut found: Vec<Stored<Link>> =
        rows::load_where(db, &format!("t.child_id = ?1 AND {CURRENT} {order}"), [child.0])?;
    if home_is_hidden(db, child)? {
        found.retain(|link| !youth::is_of_home(link.relation));
    }
    Ok(found)
}

/// Whether the people of a child's home are kept out of its file: decided for every file of the same child together, so
/// that an older file does not tell what a newer one keeps.
pub fn home_is_hidden(db: &Db, child: ChildId) -> Result<bool, StoreError> {
    let (mut said, mut herself) = (Vec::new(), false);
    for file in mistakes::group(db, child)? {
        said.extend(rows::load::<Child>(db, file)?.map(|row| row.keep_from_home));
        herself |= all_links(db, file)?.iter().any(|link| link.relation == Relation::SelfYouth);
    }
    Ok(youth::home_is_hidden(&said, herself))
}

/// The people of a child's home as the links of each of its files say, running or ended.
pub fn home_people(db: &Db, child: ChildId) -> Result<Vec<PersonId>, StoreError> {
    let mut found = Vec::new();
    for file in mistakes::group(db, child)? {
        let links: Vec<Stored<Link>> = rows::load_by(db, "child_id", file.0)?;
        found.extend(links.iter().filter(|link| youth::is_of_home(link.relation)).map(|link| link.person_id));
    }
    Ok(found)
}

/// Every link of a child that runs or begins later, for rules that must not overlook one; never for showing.
pub fn all_links(db: &Db, child: ChildId) -> Result<Vec<Stored<Link>>, StoreError> {
    let condition = "t.child_id = ?1 AND (t.to_on IS NULL OR t.to_on >= agency_day())
        ORDER BY t.primary_contact = 'yes' DESC, t.id";
    rows::load_where(db, condition, [child.0])
}

/// The running links to a person.
pub fn links_to(db: &Db, person: PersonId) -> Result<Vec<Stored<Link>>, StoreError> {
    rows::load_where(db, &format!("t.person_id = ?1 AND {CURRENT} ORDER BY t.id"), [person.0])
}

/// Current ways to reach a person, the preferred first.
pub fn contact_points(db: &Db, person: PersonId) -> Result<Vec<Stored<ContactPoint>>, StoreError> {
    let order = "ORDER BY t.preferred IS 'yes' DESC, t.id";
    rows::load_where(db, &format!("t.person_id = ?1 AND {CURRENT} {order}"), [person.0])
}

/// Current homes of a family.
pub fn households(db: &Db, family: FamilyId) -> Result<Vec<Stored<Household>>, StoreError> {
    rows::load_where(db, &format!("t.family_id = ?1 AND {CURRENT} ORDER BY t.id"), [family.0])
}

/// Who lives in a home now.
pub fn members(db: &Db, household: HouseholdId) -> Result<Vec<Stored<HouseholdMember>>, StoreError> {
    rows::load_where(db, &format!("t.household_id = ?1 AND {CURRENT} ORDER BY t.id"), [household.0])
}

/// A home with the row that says that a person lives there.
pub type Lives = (Stored<Household>, Stored<HouseholdMember>);

/// The homes in which a person lives now, the one that decides the area first.
pub fn homes_of(db: &Db, person: PersonId) -> Result<Vec<Lives>, StoreError> {
    let lives = rows::load_where(
        db,
        &format!("t.person_id = ?1 AND {CURRENT} ORDER BY t.main_home = 'yes' DESC, t.id"),
        [person.0],
    )?;
    let mut homes = Vec::new();
    for member in lives {
        let member: Stored<HouseholdMember> = member;
        let current = format!("t.id = ?1 AND {CURRENT}");
        let home = rows::load_where::<Household>(db, &current, [member.household_id.0])?.pop();
        homes.extend(home.map(|home| (home, member)));
    }
    Ok(homes)
}

/// Schools a child attends now.
pub fn attendances(db: &Db, child: ChildId) -> Result<Vec<Stored<Attendance>>, StoreError> {
    rows::load_where(db, &format!("t.child_id = ?1 AND {CURRENT} ORDER BY t.id"), [child.0])
}

/// A service with the organisation that gives it.
pub type ServiceOf = (Stored<Service>, Stored<Organization>);

/// Services of a child with their organisations; the current ones first.
pub fn services(db: &Db, child: ChildId) -> Result<Vec<ServiceOf>, StoreError> {
    let condition = "t.child_id = ?1 ORDER BY t.status = 'current' DESC, t.id";
    let mut found = Vec::new();
    for service in rows::load_where::<Service>(db, condition, [child.0])? {
        if let Some(organization) = rows::load::<Organization>(db, service.organization_id)? {
            found.push((service, organization));
        }
    }
    Ok(found)
}

/// Every organisation of the directory, by name.
pub fn organizations(db: &Db) -> Result<Vec<Stored<Organization>>, StoreError> {
    rows::load_where(db, "1 ORDER BY t.name COLLATE NOCASE, t.id", [])
}

/// The file and every file that stands under the same one: what one of them may share, and may not, holds for the child.
const SAME_CHILD: &str =
    "t.child_id IN (SELECT id FROM child WHERE id = ?1 UNION SELECT id FROM child WHERE survivor_id = ?1
    UNION SELECT survivor_id FROM child WHERE id = ?1 AND survivor_id IS NOT NULL
    UNION SELECT s.id FROM child k JOIN child s ON s.survivor_id = k.survivor_id WHERE k.id = ?1)";

/// The consents of a child, the newest first; also those in files linked with it.
pub fn consents(db: &Db, child: ChildId) -> Result<Vec<Stored<Consent>>, StoreError> {
    rows::load_where(db, &format!("{SAME_CHILD} ORDER BY t.starts_on DESC, t.id DESC"), [child.0])
}

/// The scope rows of a child's consents.
pub fn scopes(db: &Db, child: ChildId) -> Result<Vec<Stored<ConsentScope>>, StoreError> {
    rows::load_where(db, &format!("{SAME_CHILD} ORDER BY t.id"), [child.0])
}

/// The screenings of a child in an episode that stand, in the order in which they were begun.
pub fn screenings(db: &Db, episode: EpisodeId, child: ChildId) -> Result<Vec<Stored<Screening>>, StoreError> {
    let condition = "t.episode_id = ?1 AND t.child_id = ?2 AND t.state <> 'replaced' ORDER BY t.id";
    rows::load_where(db, condition, (episode.0, child.0))
}

/// The answers of a screening.
pub fn answers(db: &Db, screening: RowId) -> Result<Vec<Stored<ScreeningAnswer>>, StoreError> {
    rows::load_by(db, "screening_id", screening.0)
}

/// Strengths, resources and needs of a child in an episode.
pub fn findings(db: &Db, episode: EpisodeId, child: ChildId) -> Result<Vec<Stored<Finding>>, StoreError> {
    rows::load_where(db, "t.episode_id = ?1 AND t.child_id = ?2 ORDER BY t.id", (episode.0, child.0))
}

/// What was said about a child in an episode.
pub fn statements(db: &Db, episode: EpisodeId, child: ChildId) -> Result<Vec<Stored<Statement>>, StoreError> {
    rows::load_where(db, "t.episode_id = ?1 AND t.child_id = ?2 ORDER BY t.id", (episode.0, child.0))
}

/// Calls about a child, the newest first.
pub fn calls(db: &Db, child: ChildId) -> Result<Vec<Stored<Call>>, StoreError> {
    let condition = "t.id IN (SELECT call_id FROM call_child WHERE child_id = ?1 AND removed IS NULL)
        ORDER BY t.started_at DESC, t.id DESC";
    rows::load_where(db, condition, [child.0])
}

/// The person of a link or file, also when it was taken away.
pub fn person(db: &Db, person: PersonId) -> Result<Stored<Person>, StoreError> {
    rows::load(db, person)?.ok_or_else(|| StoreError::Shape(format!("person {person}")))
}
