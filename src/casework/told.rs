//! The caller and the child that was found: which of the people beside the child it may be, what they may be told and
//! why, what to ask them; and who is on the telephone about a child now, so that protected rows stay off the screen.
//! Decides nothing: the rules are `domain::told`, the decision is a person's and is saved with the call.

use super::{
    Failure, Reading, Session, Subject, file::File, find::may_open, history::HistoryEntry,
    waiting::person_name, walk::Walk,
};
use crate::{
    domain::{
        access::Act,
        care::hides_address,
        codes::{CallKind, Category, Code, EpisodeState, Identifier, LegalAuthority, Relation},
        consent::{self, Recipient, ShareWhy},
        digits::phone_digits,
        ids::{ChildId, PersonId},
        names,
        record::{
            Attendance, Child, ContactPoint, Household, HouseholdMember, Promise, RecordKind, Review, Stored,
        },
        told::{self, Askable, CallerFacts, Proposal, Sees},
    },
    store::{Db, StoreError, calls, care, families, rows},
};

/// Digits from which on a number names a telephone.
const NUMBER: usize = 7;

/// Somebody beside the child whom the caller may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCaller {
    /// Who.
    pub person: PersonId,
    /// The name as it stands in the file.
    pub name: String,
    /// The tie to the child.
    pub relation: Relation,
    /// The legal authority, where it was asked.
    pub authority: Option<LegalAuthority>,
    /// Whether the name that was said is theirs.
    pub by_name: bool,
    /// Whether the number is theirs.
    pub by_number: bool,
    /// What they may be told.
    pub proposal: Proposal,
    /// What to ask them first.
    pub ask: Vec<Identifier>,
}

/// What is proposed for a caller about one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callers {
    /// Whom the caller may be: only those whose name or number was said, the surest first.
    pub known: Vec<KnownCaller>,
    /// What holds for somebody who is none of them.
    pub stranger: Proposal,
    /// What to ask somebody who is none of them.
    pub ask: Vec<Identifier>,
}

/// What may be said to a caller who hears appointments and nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct Appointments {
    /// The planned review.
    pub review: Option<Stored<Review>>,
    /// What was promised and is open.
    pub promises: Vec<Stored<Promise>>,
}

impl Session {
    /// Who beside the child the caller may be, from the name and the number as they were said, with what each may be told.
    /// Nobody is named who was not said: a name that fits nobody brings nobody ([`Act::FindCaller`]).
    ///
    /// # Errors
    /// When it is not allowed, or there is no such file.
    pub fn callers(&mut self, child: ChildId, name: &str, number: &str) -> Result<Callers, Failure> {
        let settings = self.access_settings()?;
        let (name, number) = (name.to_owned(), number.to_owned());
        self.read(Act::FindCaller, Subject::Child(child), |reading| {
            let file = reading.get::<Child>(child)?;
            let closed = file.restricted == Some(crate::domain::codes::YesNo::Yes)
                && !may_open(reading, settings, child)?;
            let mut known = Vec::new();
            if !closed {
                for beside in beside(reading.db, child, &file)? {
                    let by_name = is_name(&name, &beside.names);
                    let by_number = has_number(reading.db, beside.person, &number)?;
                    if by_name || by_number {
                        known.push(caller(reading, &file, beside, by_name, by_number)?);
                    }
                }
            }
            known.sort_by_key(|one| (std::cmp::Reverse((one.by_name, one.by_number)), one.person.0));
            let facts = CallerFacts { restricted: closed, ..CallerFacts::default() };
            Ok(Callers {
                known,
                stranger: told::propose(&facts),
                ask: told::identifiers(None, askable(reading.db, &file, None)?),
            })
        })
    }

    /// The appointments of a child ([`Act::TellAppointments`]).
    ///
    /// # Errors
    /// When the file may not be opened.
    pub fn appointments(&mut self, child: ChildId) -> Result<Appointments, Failure> {
        self.read(Act::TellAppointments, Subject::Child(child), |reading| {
            let episodes = care::episodes(reading.db, child)?;
            let open = episodes.iter().find(|episode| episode.state.is_open());
            let review = open.map(|episode| care::scheduled_review(reading.db, episode.id.into()));
            let promises = calls::open_promises(reading.db, child)?;
            Ok(Appointments { review: review.transpose()?.flatten(), promises })
        })
    }
}

/// Who is on the telephone about a child with the person who looks: the callers of their own calls of today that have not
/// ended, on hold or not. None stands for a caller whom nobody knows.
pub(super) fn on_the_telephone(
    reading: &Reading<'_>,
    child: ChildId,
) -> Result<Vec<Option<PersonId>>, StoreError> {
    let mut found = Vec::new();
    for call in calls::running(reading.db, reading.identity.staff)? {
        let own = call.started_at.day() == reading.today
            && calls::children(reading.db, call.id.into())?.contains(&child);
        // On the call that opens a new referral the family itself says its addresses.
        let opens = call.kind == Some(CallKind::NewReferral) && call.may_be_told.is_none();
        if own && (call.caller_person_id.is_some() || !opens) {
            found.push(call.caller_person_id);
        }
    }
    Ok(found)
}

/// What a whole file shows while somebody is on the telephone from whom something of it is protected: those rows are left
/// out, and how many they are is said.
pub(super) fn hide_in_file(reading: &Reading<'_>, file: &mut File) -> Result<(), StoreError> {
    let calling = on_the_telephone(reading, file.card.child)?;
    if calling.is_empty() {
        return Ok(());
    }
    let mut hidden = Hidden::new(&calling);
    let mut homes = Vec::new();
    for home in file.homes.drain(..) {
        let members = families::members(reading.db, home.household.id.into())?;
        if hidden.keeps_home(&home.household, &home.member, &members) {
            homes.push(home);
        }
    }
    file.homes = homes;
    hidden.points(&mut file.contacts);
    let people = file.caregivers.iter_mut().map(|one| &mut one.known);
    for known in people.chain(file.circle.iter_mut().map(|one| &mut one.known)) {
        hidden.points(&mut known.contacts);
    }
    hidden.schools(&mut file.schools);
    file.services
        .retain(|line| line.organization.as_ref().is_none_or(|known| !hidden.is_school(&known.name)));
    for one in &mut file.circle {
        one.organization = one.organization.take().filter(|known| !hidden.is_school(&known.name));
    }
    file.hidden = hidden.count;
    Ok(())
}

/// The same for the walk.
pub(super) fn hide_in_walk(reading: &Reading<'_>, walk: &mut Walk) -> Result<(), StoreError> {
    let calling = on_the_telephone(reading, walk.child.id.into())?;
    if calling.is_empty() {
        return Ok(());
    }
    let mut hidden = Hidden::new(&calling);
    let child = walk.child.person_id;
    walk.homes.retain(|home| match home.members.iter().find(|member| member.person_id == child) {
        Some(own) => hidden.keeps_home(&home.household, own, &home.members),
        None => hidden.keeps(home.household.protected_from),
    });
    hidden.points(&mut walk.contacts);
    for beside in &mut walk.beside {
        hidden.points(&mut beside.contacts);
    }
    hidden.schools(&mut walk.schools);
    walk.services.retain(|(_, organization)| !hidden.is_school(&organization.name));
    for view in &mut walk.screenings {
        if let Some(services) = &mut view.input.services {
            services.retain(|service| !hidden.is_school(&service.organization));
        }
    }
    walk.hidden = hidden.count;
    Ok(())
}

/// The rows of a timeline that would tell a hidden row are left out.
pub(super) fn hide_in_history(
    reading: &Reading<'_>,
    child: ChildId,
    entries: &mut Vec<HistoryEntry>,
) -> Result<(), StoreError> {
    let calling = on_the_telephone(reading, child)?;
    if calling.is_empty() {
        return Ok(());
    }
    let guarded = |entry: &HistoryEntry| -> Result<bool, StoreError> {
        let from = match entry.kind {
            RecordKind::Household => {
                rows::load::<Household>(reading.db, entry.row)?.map(|row| row.protected_from)
            }
            RecordKind::ContactPoint => {
                rows::load::<ContactPoint>(reading.db, entry.row)?.map(|row| row.protected_from)
            }
            RecordKind::Attendance => {
                rows::load::<Attendance>(reading.db, entry.row)?.map(|row| row.protected_from)
            }
            _ => None,
        };
        Ok(told::is_hidden(from.flatten(), &calling))
    };
    let mut kept = Vec::new();
    for entry in entries.drain(..) {
        if !guarded(&entry)? {
            kept.push(entry);
        }
    }
    *entries = kept;
    Ok(())
}

/// What is left out, and the names by which it could still be told.
struct Hidden<'a> {
    calling: &'a [Option<PersonId>],
    names: Vec<String>,
    count: usize,
}

impl<'a> Hidden<'a> {
    fn new(calling: &'a [Option<PersonId>]) -> Self {
        Self { calling, names: Vec::new(), count: 0 }
    }

    fn keeps(&mut self, from: Option<PersonId>) -> bool {
        let hidden = told::is_hidden(from, self.calling);
        self.count += usize::from(hidden);
        !hidden
    }

    /// A home; where a child was placed is protected from whoever does not live there, until somebody says otherwise.
    fn keeps_home(
        &mut self,
        home: &Household,
        own: &HouseholdMember,
        members: &[Stored<HouseholdMember>],
    ) -> bool {
        let lives = |person: &PersonId| members.iter().any(|member| member.person_id == *person);
        let placed = hides_address(own) && !self.calling.iter().all(|one| one.as_ref().is_some_and(lives));
        if placed {
            self.count += 1;
            return false;
        }
        self.keeps(home.protected_from)
    }

    fn points(&mut self, points: &mut Vec<Stored<ContactPoint>>) {
        points.retain(|point| self.keeps(point.protected_from));
    }

    fn schools(&mut self, schools: &mut Vec<Stored<Attendance>>) {
        schools.retain(|school| {
            let keeps = self.keeps(school.protected_from);
            if !keeps {
                self.names.push(names::fold(&school.school));
            }
            keeps
        });
    }

    /// Whether an organisation is a school that is left out: it stands among the services too.
    fn is_school(&self, organization: &str) -> bool {
        !self.names.is_empty() && self.names.contains(&names::fold(organization))
    }
}

struct Beside {
    person: PersonId,
    names: Vec<String>,
    relation: Relation,
    authority: Option<LegalAuthority>,
    recipient: Option<Recipient>,
}

/// The youth, the people linked to the child, the members of the circle; each once.
fn beside(db: &Db, child: ChildId, file: &Stored<Child>) -> Result<Vec<Beside>, Failure> {
    let names = |person: PersonId| -> Result<Vec<String>, StoreError> {
        let person = families::person(db, person)?;
        let mut all = vec![person_name(&person).full(), person_name(&person).own_script];
        all.extend(person.preferred_name.clone());
        all.extend(person.other_names.clone());
        Ok(all)
    };
    let own = Beside {
        person: file.person_id,
        names: names(file.person_id)?,
        relation: Relation::SelfYouth,
        authority: None,
        recipient: None,
    };
    let mut found = vec![own];
    for link in families::links(db, child)? {
        if link.to_on.is_none() && found.iter().all(|known| known.person != link.person_id) {
            let recipient = Recipient { role: Some(link.relation.code().to_owned()), ..Recipient::default() };
            found.push(Beside {
                person: link.person_id,
                names: names(link.person_id)?,
                relation: link.relation,
                authority: link.legal_authority,
                recipient: Some(recipient),
            });
        }
    }
    for member in care::members(db, child)?.into_iter().filter(|member| member.left_on.is_none()) {
        let recipient = Recipient {
            member: Some(member.id),
            organization: member.organization_id,
            role: member.role.clone(),
            in_circle: true,
        };
        match found.iter_mut().find(|known| known.person == member.person_id) {
            Some(known) => known.recipient = Some(recipient),
            None => found.push(Beside {
                person: member.person_id,
                names: names(member.person_id)?,
                relation: match member.kind {
                    crate::domain::codes::MemberKind::Formal => Relation::Worker,
                    crate::domain::codes::MemberKind::Natural => Relation::Other,
                },
                authority: None,
                recipient: Some(recipient),
            }),
        }
    }
    Ok(found)
}

fn caller(
    reading: &Reading<'_>,
    file: &Stored<Child>,
    beside: Beside,
    by_name: bool,
    by_number: bool,
) -> Result<KnownCaller, Failure> {
    let db = reading.db;
    let child = ChildId::from(file.id);
    let protected = protected_from(db, file)?.contains(&beside.person);
    let sees = beside.recipient.as_ref().map(|who| sees(reading, child, who)).transpose()?;
    let (relation, authority) = (beside.relation, beside.authority);
    let facts = CallerFacts { relation: Some(relation), authority, protected, sees, restricted: false };
    Ok(KnownCaller {
        person: beside.person,
        name: beside.names.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
        relation,
        authority,
        by_name,
        by_number,
        proposal: told::propose(&facts),
        ask: told::identifiers(Some(relation), askable(db, file, Some(beside.person))?),
    })
}

/// Everybody from whom something of the family is protected.
fn protected_from(db: &Db, file: &Stored<Child>) -> Result<Vec<PersonId>, StoreError> {
    let child = ChildId::from(file.id);
    let mut found: Vec<Option<PersonId>> = Vec::new();
    found.extend(families::households(db, file.family_id)?.iter().map(|home| home.protected_from));
    found.extend(families::attendances(db, child)?.iter().map(|school| school.protected_from));
    let people = families::links(db, child)?.into_iter().map(|link| link.person_id);
    for person in people.chain([file.person_id]) {
        found.extend(families::contact_points(db, person)?.iter().map(|point| point.protected_from));
    }
    Ok(found.into_iter().flatten().collect())
}

fn sees(reading: &Reading<'_>, child: ChildId, who: &Recipient) -> Result<Sees, StoreError> {
    let consents = families::consents(reading.db, child)?;
    let scopes = families::scopes(reading.db, child)?;
    let mut permitted = 0;
    let mut denied = false;
    for category in Category::ALL {
        let answer = consent::may_share(&consents, &scopes, who, *category, reading.today);
        permitted += usize::from(answer.permitted);
        denied |= answer.why == ShareWhy::Denied;
    }
    Ok(match permitted {
        0 if denied => Sees::Denied,
        0 => Sees::NothingSaid,
        all if all == Category::ALL.len() => Sees::All,
        _ => Sees::Some,
    })
}

/// What can be asked of a caller: only what is known, and nothing that is protected from them.
fn askable(db: &Db, file: &Stored<Child>, caller: Option<PersonId>) -> Result<Askable, StoreError> {
    let child = ChildId::from(file.id);
    let seen = |from: Option<PersonId>| !told::is_hidden(from, &[caller]);
    let homes = families::homes_of(db, file.person_id)?;
    let schools = families::attendances(db, child)?;
    let served = care::episodes(db, child)?.iter().any(|episode| {
        matches!(episode.state, EpisodeState::Assigned | EpisodeState::Planning | EpisodeState::Active)
    });
    Ok(Askable {
        birth_date: families::person(db, file.person_id)?.birth_date.is_some(),
        postal_code: homes.first().is_some_and(|(home, _)| home.postal_code.is_some())
            && homes.iter().all(|(home, _)| seen(home.protected_from)),
        school: !schools.is_empty() && schools.iter().all(|school| seen(school.protected_from)),
        coordinator: served,
    })
}

/// Whether the words said are the name. A family name alone names nobody: half a family would answer to it.
fn is_name(said: &str, names: &[String]) -> bool {
    let said = names::tokens(said);
    let fits = |name: &String| {
        let name = names::tokens(name);
        match said.as_slice() {
            [] => false,
            [one] => name.first() == Some(one),
            all => {
                all.iter().all(|word| name.contains(word))
                    || (name.len() > 1 && name.iter().all(|word| all.contains(word)))
            }
        }
    };
    names.iter().any(fits)
}

fn has_number(db: &Db, person: PersonId, said: &str) -> Result<bool, StoreError> {
    let said = phone_digits(said);
    if said.len() < NUMBER {
        return Ok(false);
    }
    Ok(families::contact_points(db, person)?.iter().any(|point| phone_digits(&point.value) == said))
}
