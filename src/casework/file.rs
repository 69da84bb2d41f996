//! The whole file of a child, as one read model for the family file's tabs and `circle show`, with the facts of its header.
//! Reads and derives; changes nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use super::episode_view::{
    ActionLine, EpisodeView, GoalLine, HandOffLine, PlanView, ReviewLine, ScreeningLine,
};
use super::{
    Failure, Reading, Session, Subject,
    episode_view::{episode_view, organization},
    links,
    plans::{Owner, owner_of},
    seen,
    waiting::{name_of, person_name, stays},
    without_home::{self, HomePeople},
};
use crate::{
    domain::{
        access::Act,
        card::{ChildCard, StaffRef},
        care::{hides_address, is_current},
        codes::{ConsentPurpose, EpisodeState, LetterKind, Relation, YesNo},
        consent::{self, ConsentState},
        ids::{ChildId, EpisodeId, PersonId, StaffId},
        names::PersonName,
        record::{
            Attempt, Attendance, Call, CallChild, Child, Consent, ConsentScope, ContactPoint, Family,
            FileLink, Finding, Household, HouseholdMember, Letter, Link, Member, Note, Organization, Person,
            Promise, RecordKind, Service, Statement, Stored,
        },
    },
    store::{Db, care, families, letters, rows},
};

/// A person with their ways to be reached.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownPerson {
    /// The person.
    pub person: Stored<Person>,
    /// Telephones and addresses that hold now.
    pub contacts: Vec<Stored<ContactPoint>>,
}

impl KnownPerson {
    /// The name in its parts.
    pub fn name(&self) -> PersonName {
        person_name(&self.person)
    }
}

/// A caregiver, relative or other person linked to the child.
#[derive(Debug, Clone, PartialEq)]
pub struct Caregiver {
    /// The link.
    pub link: Stored<Link>,
    /// Who.
    pub known: KnownPerson,
}

/// A member of the circle.
#[derive(Debug, Clone, PartialEq)]
pub struct CircleMember {
    /// The member.
    pub member: Stored<Member>,
    /// Who.
    pub known: KnownPerson,
    /// The organisation.
    pub organization: Option<Stored<Organization>>,
    /// Whether in the circle now.
    pub here: bool,
}

/// A home of the child.
#[derive(Debug, Clone, PartialEq)]
pub struct Home {
    /// The membership, with share and whether it decides the area.
    pub member: Stored<HouseholdMember>,
    /// The address.
    pub household: Stored<Household>,
}

/// A service with its organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceLine {
    /// The service.
    pub service: Stored<Service>,
    /// The organisation.
    pub organization: Option<Stored<Organization>>,
}

/// A consent as it stands today.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsentLine {
    /// The consent.
    pub consent: Stored<Consent>,
    /// Its scope rows.
    pub scope: Vec<Stored<ConsentScope>>,
    /// How it stands.
    pub state: ConsentState,
    /// Who gave it.
    pub given_by: Option<String>,
}

/// A call about the child.
#[derive(Debug, Clone, PartialEq)]
pub struct CallLine {
    /// The call.
    pub call: Stored<Call>,
    /// Who took it.
    pub staff: Option<StaffRef>,
}

/// Someone who may own an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PossibleOwner {
    /// Who.
    pub owner: Owner,
    /// The name.
    pub name: String,
    /// The tie to the child, for a caregiver or relative.
    pub relation: Option<Relation>,
    /// The role in the circle.
    pub role: Option<String>,
}

/// What the header of every screen about a child says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// Days the next review is late; 0 when it is not.
    pub review_late: i64,
    /// The number of the last agreed version.
    pub plan_number: Option<i64>,
    /// The level of the current episode.
    pub level: Option<i64>,
    /// Whether an alert stands in the file.
    pub alert: bool,
    /// Whether the file is restricted.
    pub restricted: bool,
    /// Whether an address or contact is protected from someone.
    pub protected: bool,
    /// Whether the youth's home is kept out of this file (`domain::youth`).
    pub home_hidden: bool,
    /// The last day of the consent to share that ends first.
    pub consent_to: Option<NaiveDate>,
    /// How many of the circle see nothing, of how many.
    pub see_nothing: (usize, usize),
    /// When the family was last told where things stand.
    pub told_on: Option<NaiveDate>,
}

/// A child's whole file.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// The card.
    pub card: ChildCard,
    /// The child.
    pub child: Stored<Child>,
    /// The person.
    pub person: Stored<Person>,
    /// The family.
    pub family: Stored<Family>,
    /// Whole years today.
    pub age: Option<i32>,
    /// What the header says.
    pub header: Header,
    /// Brothers and sisters with a file.
    pub siblings: Vec<ChildCard>,
    /// Caregivers and relatives, the primary contact first.
    pub caregivers: Vec<Caregiver>,
    /// Homes, the main one first.
    pub homes: Vec<Home>,
    /// The child's own ways to be reached.
    pub contacts: Vec<Stored<ContactPoint>>,
    /// Schools.
    pub schools: Vec<Stored<Attendance>>,
    /// Services.
    pub services: Vec<ServiceLine>,
    /// The circle.
    pub circle: Vec<CircleMember>,
    /// Strengths, resources, needs.
    pub findings: Vec<Stored<Finding>>,
    /// What was said, word for word.
    pub statements: Vec<Stored<Statement>>,
    /// Consents.
    pub consents: Vec<ConsentLine>,
    /// Episodes, the newest first.
    pub episodes: Vec<EpisodeView>,
    /// Dated notes, the newest first.
    pub notes: Vec<Stored<Note>>,
    /// Calls, the newest first.
    pub calls: Vec<CallLine>,
    /// Attempts, the newest first.
    pub attempts: Vec<Stored<Attempt>>,
    /// Letters, the newest first.
    pub letters: Vec<Stored<Letter>>,
    /// Promises, the open first, by date.
    pub promises: Vec<Stored<Promise>>,
    /// Who may own an action.
    pub owners: Vec<PossibleOwner>,
    /// How many rows are left out while somebody is on the telephone from whom they are protected.
    pub hidden: usize,
    /// Staff by row: names of who wrote, promised, decided.
    pub staff: BTreeMap<StaffId, StaffRef>,
    /// Files of the same child that went under this one, each whole and as it was.
    pub under: Vec<UnderFile>,
    /// The file that goes on, where this one went under it.
    pub survivor: Option<ChildCard>,
}

/// A file that went under another.
#[derive(Debug, Clone, PartialEq)]
pub struct UnderFile {
    /// The link by which it did.
    pub link: Option<Stored<FileLink>>,
    /// The file.
    pub file: File,
}

impl File {
    /// The newest open episode, else the newest.
    pub fn current(&self) -> Option<&EpisodeView> {
        self.episodes.iter().find(|view| view.episode.state.is_open()).or_else(|| self.episodes.first())
    }

    /// The state of [`File::current`].
    pub fn state(&self) -> Option<EpisodeState> {
        self.current().map(|view| view.episode.state)
    }

    /// The episode with this id.
    pub fn episode(&self, id: EpisodeId) -> Option<&EpisodeView> {
        self.episodes.iter().find(|view| view.id() == id)
    }
}

impl Session {
    /// A child's whole file ([`Act::OpenFile`]).
    ///
    /// # Errors
    /// When it is not allowed, needs a reason, or is not there.
    pub fn open_file(&mut self, child: ChildId) -> Result<File, Failure> {
        self.read(Act::OpenFile, Subject::Child(child), |reading| file(reading, child))
    }

    /// A child's whole file, with the reason that the role must give.
    ///
    /// # Errors
    /// As [`Session::open_file`].
    pub fn open_file_because(&mut self, child: ChildId, reason: &str) -> Result<File, Failure> {
        self.read_because(Act::OpenFile, Subject::Child(child), Some(reason), |reading| file(reading, child))
    }
}

fn file(reading: &Reading<'_>, child_id: ChildId) -> Result<File, Failure> {
    let (db, today) = (reading.db, reading.today);
    let child = reading.get::<Child>(child_id)?;
    let person = reading.get::<Person>(child.person_id)?;
    let card = care::card(db, child_id)?.ok_or(Failure::Missing(RecordKind::Child))?;
    let staff: BTreeMap<StaffId, StaffRef> =
        care::staff_refs(db)?.into_iter().map(|person| (person.id, person)).collect();
    let mut episodes = Vec::new();
    for episode in care::episodes(db, child_id)? {
        episodes.push(episode_view(db, episode, today, &staff)?);
    }
    let mut promises = rows::load_by::<Promise>(db, "child_id", child_id.0)?;
    promises.sort_by_key(|p| (p.state != crate::domain::codes::PromiseState::Open, p.due_on, p.id));
    let mut attempts = rows::load_by::<Attempt>(db, "child_id", child_id.0)?;
    attempts.reverse();
    let mut found = File {
        age: card.age(today),
        header: Header::default(),
        siblings: siblings(reading, &child)?,
        caregivers: caregivers(db, child_id, today)?,
        homes: homes(db, child.person_id, today)?,
        contacts: contacts(db, child.person_id, today)?,
        schools: rows::load_by(db, "child_id", child_id.0)?,
        services: services(db, child_id)?,
        circle: circle(db, child_id, today)?,
        findings: rows::load_by(db, "child_id", child_id.0)?,
        statements: rows::load_by(db, "child_id", child_id.0)?,
        consents: consents(db, child_id, today)?,
        notes: care::notes(db, child_id)?,
        calls: calls(db, child_id, &staff)?,
        owners: Vec::new(),
        hidden: 0,
        family: reading.get(child.family_id)?,
        card,
        child,
        person,
        episodes,
        letters: letters::of_child(db, child_id)?,
        attempts,
        promises,
        staff,
        under: Vec::new(),
        survivor: None,
    };
    match found.child.survivor_id {
        Some(survivor) => found.survivor = care::card(db, survivor)?,
        None => {
            for (under, link) in links::under(reading, child_id)? {
                found.under.push(UnderFile { link, file: file(reading, under)? });
            }
        }
    }
    let home = HomePeople::kept_out(db, child_id)?;
    if let Some(home) = &home {
        without_home::of_file(home, &mut found)?;
    }
    found.owners = owners(&found, today);
    found.header = Header { home_hidden: home.is_some(), ..header(&found, today) };
    super::told::hide_in_file(reading, &mut found)?;
    Ok(found)
}

fn known(db: &Db, person: PersonId, today: NaiveDate) -> Result<KnownPerson, Failure> {
    let contacts = contacts(db, person, today)?;
    let person = rows::load::<Person>(db, person)?.ok_or(Failure::Missing(RecordKind::Person))?;
    Ok(KnownPerson { person, contacts })
}

fn contacts(db: &Db, person: PersonId, today: NaiveDate) -> Result<Vec<Stored<ContactPoint>>, Failure> {
    let mut found = rows::load_by::<ContactPoint>(db, "person_id", person.0)?;
    found.retain(|contact| is_current(contact.from_on, contact.to_on, today));
    found.sort_by_key(|contact| (contact.preferred != Some(YesNo::Yes), contact.id));
    Ok(found)
}

fn siblings(reading: &Reading<'_>, child: &Stored<Child>) -> Result<Vec<ChildCard>, Failure> {
    let db = reading.db;
    let mut found = Vec::new();
    for row in rows::load_by::<Child>(db, "family_id", child.family_id.0)? {
        let shown = row.id != child.id && row.survivor_id.is_none();
        if shown && !families::home_is_hidden(db, row.id.into())? {
            found.extend(seen::card_of(reading, row.id.into())?);
        }
    }
    Ok(found)
}

fn caregivers(db: &Db, child: ChildId, today: NaiveDate) -> Result<Vec<Caregiver>, Failure> {
    let mut found = Vec::new();
    for link in care::links(db, child, today)? {
        found.push(Caregiver { known: known(db, link.person_id, today)?, link });
    }
    Ok(found)
}

fn homes(db: &Db, person: PersonId, today: NaiveDate) -> Result<Vec<Home>, Failure> {
    let mut found = Vec::new();
    for member in rows::load_by::<HouseholdMember>(db, "person_id", person.0)? {
        let lives = is_current(member.from_on, member.to_on, today);
        let household = rows::load::<Household>(db, member.household_id)?
            .filter(|home| home.removed.is_none() && is_current(home.from_on, home.to_on, today));
        if let (true, Some(household)) = (lives, household) {
            found.push(Home { member, household });
        }
    }
    found.sort_by_key(|home| (home.member.main_home != YesNo::Yes, home.member.id));
    Ok(found)
}

fn services(db: &Db, child: ChildId) -> Result<Vec<ServiceLine>, Failure> {
    let mut found = Vec::new();
    for service in rows::load_by::<Service>(db, "child_id", child.0)? {
        found.push(ServiceLine { organization: organization(db, Some(service.organization_id))?, service });
    }
    Ok(found)
}

fn circle(db: &Db, child: ChildId, today: NaiveDate) -> Result<Vec<CircleMember>, Failure> {
    let mut found = Vec::new();
    for member in care::members(db, child)? {
        found.push(CircleMember {
            known: known(db, member.person_id, today)?,
            organization: organization(db, member.organization_id)?,
            here: stays(&member, today),
            member,
        });
    }
    Ok(found)
}

fn consents(db: &Db, child: ChildId, today: NaiveDate) -> Result<Vec<ConsentLine>, Failure> {
    let mut all = families::consents(db, child)?;
    all.sort_by_key(|consent| consent.id);
    let scopes = families::scopes(db, child)?;
    let mut found = Vec::new();
    for consent in &all {
        let scope: Vec<_> = scopes.iter().filter(|row| row.consent_id == consent.id).cloned().collect();
        let person = consent.given_by_id.map(|id| rows::load::<Person>(db, id)).transpose()?.flatten();
        found.push(ConsentLine {
            state: consent::state(consent, &scope, &all, today),
            given_by: person.map(|person| name_of(&person)).or_else(|| consent.given_by_name.clone()),
            consent: consent.clone(),
            scope,
        });
    }
    Ok(found)
}

fn calls(db: &Db, child: ChildId, staff: &BTreeMap<StaffId, StaffRef>) -> Result<Vec<CallLine>, Failure> {
    let mut found = Vec::new();
    for link in rows::load_by::<CallChild>(db, "child_id", child.0)? {
        if let Some(call) = rows::load::<Call>(db, link.call_id)?.filter(|call| call.removed.is_none()) {
            found.push(CallLine { staff: staff.get(&call.staff_id).cloned(), call });
        }
    }
    found.sort_by_key(|line| std::cmp::Reverse((line.call.started_at, line.call.id)));
    Ok(found)
}

/// Whoever may own an action: the youth, caregivers and relatives, members of the circle, the coordinator.
fn owners(file: &File, today: NaiveDate) -> Vec<PossibleOwner> {
    let mut found: Vec<PossibleOwner> = Vec::new();
    let mut add = |owner: Owner, name: String, relation: Option<Relation>, role: Option<String>| {
        if !found.iter().any(|known| known.owner == owner) {
            found.push(PossibleOwner { owner, name, relation, role });
        }
    };
    add(Owner::Person(file.person.id.into()), name_of(&file.person), Some(Relation::SelfYouth), None);
    for caregiver in &file.caregivers {
        let (person, relation) = (&caregiver.known.person, caregiver.link.relation);
        add(Owner::Person(person.id.into()), name_of(person), Some(relation), None);
    }
    for member in file.circle.iter().filter(|member| stays(&member.member, today)) {
        let person = &member.known.person;
        add(Owner::Person(person.id.into()), name_of(person), None, member.member.role.clone());
    }
    let current = file.current();
    for staff in current.into_iter().flat_map(|view| view.coordinator.iter().chain(&view.covers)) {
        add(Owner::Staff(staff.id), staff.name.clone(), None, None);
    }
    // Someone who owns an action and has left the circle is still named.
    let plan = current.and_then(|view| view.plan.as_ref());
    for line in plan.into_iter().flat_map(|plan| plan.goals.iter().flat_map(|goal| &goal.actions)) {
        if let Some(owner) = owner_of(&line.action) {
            add(owner, line.owner.clone(), None, None);
        }
    }
    found
}

fn header(file: &File, today: NaiveDate) -> Header {
    let current = file.current();
    let sharing = |purpose| matches!(purpose, ConsentPurpose::ShareWithTeam | ConsentPurpose::SharePlan);
    let holds = || file.consents.iter().filter(|line| line.state.holds() && sharing(line.consent.purpose));
    let consents: Vec<_> = file.consents.iter().map(|line| line.consent.clone()).collect();
    let scopes: Vec<_> = file.consents.iter().flat_map(|line| line.scope.clone()).collect();
    let sees = |member: &CircleMember| {
        let recipient = consent::Recipient {
            member: Some(member.member.id),
            organization: member.member.organization_id,
            role: member.member.role.clone(),
            in_circle: true,
        };
        let plan = crate::domain::codes::Category::Plan;
        consent::may_share(&consents, &scopes, &recipient, plan, today).permitted
    };
    let here: Vec<_> = file.circle.iter().filter(|member| member.here).collect();
    let hidden = |home: &Home| home.household.protected_from.is_some() || hides_address(&home.member);
    let protected = file.homes.iter().any(hidden)
        || file.contacts.iter().any(|contact| contact.protected_from.is_some())
        || file.schools.iter().any(|school| school.protected_from.is_some())
        || file
            .caregivers
            .iter()
            .any(|one| one.known.contacts.iter().any(|point| point.protected_from.is_some()));
    Header {
        review_late: current.and_then(EpisodeView::next_review).map_or(0, |line| line.days_late),
        plan_number: current
            .and_then(|view| view.plan.as_ref())
            .and_then(|plan| plan.versions.first())
            .map(|version| version.version.number),
        level: current.and_then(|view| view.episode.level),
        alert: file.child.alerts.is_some(),
        restricted: file.child.restricted == Some(YesNo::Yes),
        protected,
        home_hidden: false,
        consent_to: holds().filter_map(|line| line.consent.expires_on).min(),
        see_nothing: (here.iter().filter(|member| !sees(member)).count(), here.len()),
        told_on: told_on(file),
    }
}

/// When the family was last told where things stand, by a note or a letter that was sent.
fn told_on(file: &File) -> Option<NaiveDate> {
    let note = file.notes.iter().find(|note| note.family_told == Some(YesNo::Yes)).map(|note| note.at.day());
    let tells =
        |letter: &&Stored<Letter>| matches!(letter.kind, LetterKind::Waiting | LetterKind::NotEligible);
    let letter = file.letters.iter().filter(tells).filter_map(|letter| letter.sent_on).max();
    note.max(letter)
}
