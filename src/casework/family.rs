//! Child and family: the people, who stands beside the child and with what authority, who is called first.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Command, Failure, Session, Writing, clean::cleaned, episodes as episode_moves};
use crate::{
    domain::{
        access::Act,
        codes::{Relation, YesNo},
        ids::{ChildId, PersonId, RowId},
        problem::Problem,
        record::{Child, ContactPoint, Link, Person, Record, RecordKind, Stored},
    },
    store::{families, mistakes},
};

pub use super::homes::{NewHome, ServiceForm};

/// A person beside the child: somebody new, or somebody the file knows already.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Who {
    /// Typed now.
    New(Box<Person>),
    /// In the file already, for example as a brother's or sister's mother.
    Known(PersonId),
}

/// Someone to stand beside the child, with how to reach them, in one save.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCaregiver {
    /// Who.
    pub who: Who,
    /// In what relation, with what authority; child and person are set at the save.
    pub link: Link,
    /// How to reach them; the person is set at the save. Empty values are left out.
    pub contacts: Vec<ContactPoint>,
}

impl NewCaregiver {
    /// Somebody new, of whom the relation is known.
    pub fn new(person: Person, relation: crate::domain::codes::Relation) -> Self {
        let link = Link::blank(ChildId(0), PersonId(0), relation);
        Self { who: Who::New(Box::new(person)), link, contacts: Vec::new() }
    }
}

impl Session {
    /// Saves the facts of a person of this family. Returns the new version.
    ///
    /// # Errors
    /// A birth date in the future; a conflict; when it is not allowed.
    pub fn save_person(
        &mut self,
        command: &Command,
        base: &Stored<Person>,
        person: &Person,
    ) -> Result<i64, Failure> {
        let rules = self.rules()?;
        let person = cleaned(person)?;
        check_person(&person, self.today())?;
        self.write_as(Act::SaveFamily, command, |writing| {
            let child = writing.child()?;
            own_person(writing, base.id.into())?;
            let version = writing.update(base, &person)?.version;
            episode_moves::settle(writing, &rules, child)?;
            Ok(version)
        })
    }

    /// Saves the facts of the child's file; its number, person and family stay. Returns the new version.
    ///
    /// # Errors
    /// A conflict; when it is not allowed.
    pub fn save_child(
        &mut self,
        command: &Command,
        base: &Stored<Child>,
        child: &Child,
    ) -> Result<i64, Failure> {
        let rules = self.rules()?;
        let child = cleaned(child)?;
        self.write_as(Act::SaveFamily, command, |writing| {
            let id = writing.child()?;
            if id != ChildId::from(base.id) {
                return Err(Failure::Missing(RecordKind::Child));
            }
            let (file_number, person_id, family_id) = (base.file_number, base.person_id, base.family_id);
            let child = Child { file_number, person_id, family_id, survivor_id: base.survivor_id, ..child };
            let version = writing.update(base, &child)?.version;
            episode_moves::settle(writing, &rules, id)?;
            Ok(version)
        })
    }

    /// Adds someone beside the child.
    ///
    /// # Errors
    /// When a contact says nothing, or it is not allowed.
    pub fn add_caregiver(&mut self, command: &Command, new: &NewCaregiver) -> Result<PersonId, Failure> {
        let rules = self.rules()?;
        self.write_as(Act::SaveFamily, command, |writing| {
            let child = writing.child()?;
            let own = writing.get::<Child>(child)?.person_id;
            let people = add_caregivers(writing, &[(child, own)], std::slice::from_ref(new))?;
            episode_moves::settle(writing, &rules, child)?;
            people.first().copied().ok_or(Failure::Missing(RecordKind::Person))
        })
    }

    /// Changes how someone stands to the child. One primary contact per child: who becomes it takes it from the other.
    ///
    /// # Errors
    /// A conflict; when it is not allowed.
    pub fn save_link(&mut self, command: &Command, base: &Stored<Link>, link: &Link) -> Result<i64, Failure> {
        let link = cleaned(link)?;
        if link.to_on.zip(link.from_on).is_some_and(|(to, from)| to < from) {
            return Err(Problem::new("to_on", "problem-ends-before-begin").into());
        }
        self.write_as(Act::SaveFamily, command, |writing| {
            own(writing, base.child_id, RecordKind::Link)?;
            let link = Link { child_id: base.child_id, person_id: base.person_id, ..link };
            no_circle(writing, link.child_id, link.person_id, link.relation)?;
            if link.primary_contact == YesNo::Yes && link.to_on.is_none() {
                no_other_primary(writing, link.child_id, Some(base.id))?;
            }
            Ok(writing.update(base, &link)?.version)
        })
    }

    /// Takes a link away that was a mistake; one that ended gets its last day instead.
    ///
    /// # Errors
    /// A conflict; when it is not allowed.
    pub fn remove_link(&mut self, command: &Command, base: &Stored<Link>) -> Result<(), Failure> {
        self.write_as(Act::SaveFamily, command, |writing| {
            own(writing, base.child_id, RecordKind::Link)?;
            writing.remove(base)
        })
    }
}

/// The record is one of the child the command is about.
pub(super) fn own(writing: &Writing<'_>, child: ChildId, kind: RecordKind) -> Result<(), Failure> {
    let own = writing.child()?;
    if own == child || mistakes::survivor(writing.db(), child)? == own {
        return Ok(());
    }
    Err(Failure::Missing(kind))
}

/// The person is the child or another child of the family, stands beside it, or lives with it.
pub(super) fn own_person(writing: &Writing<'_>, person: PersonId) -> Result<(), Failure> {
    match is_beside(writing, writing.child()?, person)? {
        true => Ok(()),
        false => Err(Failure::Missing(RecordKind::Person)),
    }
}

/// Whether the person is the child or another child of the family, stands beside it, or lives with it.
pub(super) fn is_beside(writing: &Writing<'_>, id: ChildId, person: PersonId) -> Result<bool, Failure> {
    let child = writing.get::<Child>(id)?;
    if child.person_id == person
        || families::links(writing.db(), id)?.iter().any(|link| link.person_id == person)
        || families::children(writing.db(), child.family_id)?.iter().any(|other| other.person_id == person)
    {
        return Ok(true);
    }
    for home in families::households(writing.db(), child.family_id)? {
        let members = families::members(writing.db(), home.id.into())?;
        if members.iter().any(|member| member.person_id == person) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What no person's facts may say.
pub(super) fn check_person(person: &Person, today: chrono::NaiveDate) -> Result<(), Failure> {
    let future = person.birth_date.is_some_and(|birth| birth > today);
    if future {
        return Err(Problem::new("birth_date", "problem-birth-future").into());
    }
    if person.deceased_on.zip(person.birth_date).is_some_and(|(death, birth)| death < birth) {
        return Err(Problem::new("deceased_on", "problem-ends-before-begin").into());
    }
    Ok(())
}

/// Saves over `base`, or adds the record where there is none yet.
pub(super) fn upsert<R: Record>(
    writing: &mut Writing<'_>,
    base: Option<&Stored<R>>,
    record: &R,
) -> Result<RowId, Failure> {
    match base {
        Some(base) => Ok(writing.update(base, record)?.id),
        None => Ok(writing.insert(record)?.id),
    }
}

/// Adds people beside each of `children` (brothers and sisters share them). Returns who they are, in order.
pub(super) fn add_caregivers(
    writing: &mut Writing<'_>,
    children: &[(ChildId, PersonId)],
    new: &[NewCaregiver],
) -> Result<Vec<PersonId>, Failure> {
    let mut people = Vec::new();
    for caregiver in new {
        if caregiver.link.relation == Relation::SelfYouth {
            people.extend(speaks_for_herself(writing, children, caregiver)?);
            continue;
        }
        let person = match &caregiver.who {
            Who::Known(person) => writing.get::<Person>(*person)?.id.into(),
            Who::New(person) => {
                let person = cleaned(&**person)?;
                check_person(&person, writing.today())?;
                PersonId::from(writing.insert(&person)?.id)
            }
        };
        for (child, _) in children {
            writing.about(*child);
            let link = Link { child_id: *child, person_id: person, ..cleaned(&caregiver.link)? };
            no_circle(writing, *child, person, link.relation)?;
            if link.primary_contact == YesNo::Yes {
                no_other_primary(writing, *child, None)?;
            }
            writing.insert(&link)?;
        }
        reach(writing, person, &caregiver.contacts)?;
        people.push(person);
    }
    Ok(people)
}

/// A youth who speaks for herself is the child itself: one person, her own numbers.
fn speaks_for_herself(
    writing: &mut Writing<'_>,
    children: &[(ChildId, PersonId)],
    herself: &NewCaregiver,
) -> Result<Option<PersonId>, Failure> {
    let Some((child, person)) = children.first().copied() else { return Ok(None) };
    writing.about(child);
    if herself.link.primary_contact == YesNo::Yes {
        no_other_primary(writing, child, None)?;
    }
    writing.insert(&Link { child_id: child, person_id: person, ..cleaned(&herself.link)? })?;
    reach(writing, person, &herself.contacts)?;
    Ok(Some(person))
}

fn reach(writing: &mut Writing<'_>, person: PersonId, contacts: &[ContactPoint]) -> Result<(), Failure> {
    for contact in contacts.iter().filter(|contact| !contact.value.trim().is_empty()) {
        writing.insert(&ContactPoint { person_id: person, ..cleaned(contact)? })?;
    }
    Ok(())
}

/// Nobody brings themselves up, also not in a circle through others: a mother's child is never her mother. Brothers,
/// sisters, friends and workers make no circle.
pub(super) fn no_circle(
    writing: &Writing<'_>,
    child: ChildId,
    person: PersonId,
    relation: Relation,
) -> Result<(), Failure> {
    let own = writing.get::<Child>(child)?.person_id;
    if relation == Relation::SelfYouth {
        return Ok(());
    }
    if person == own {
        return Err(Problem::new("relation", "problem-link-oneself").into());
    }
    if !brings_up(relation) {
        return Ok(());
    }
    let (mut above, mut seen) = (vec![person], BTreeSet::from([person]));
    while let Some(next) = above.pop() {
        let Some(file) = families::file_of(writing.db(), next)? else { continue };
        for link in families::all_links(writing.db(), file.id.into())? {
            if !brings_up(link.relation) {
                continue;
            }
            if link.person_id == own {
                return Err(Problem::new("relation", "problem-link-circle").into());
            }
            if seen.insert(link.person_id) {
                above.push(link.person_id);
            }
        }
    }
    Ok(())
}

/// Whether someone who stands so to a child is of the generation above.
fn brings_up(relation: Relation) -> bool {
    use Relation::{Father, Foster, Grandparent, Guardian, Mother, Stepparent};
    matches!(relation, Mother | Father | Stepparent | Grandparent | Foster | Guardian)
}

fn no_other_primary(writing: &mut Writing<'_>, child: ChildId, except: Option<RowId>) -> Result<(), Failure> {
    // A tie that begins later counts too: one person is called first, now and then.
    for other in families::all_links(writing.db(), child)? {
        if other.primary_contact == YesNo::Yes && Some(other.id) != except {
            writing.update(&other, &Link { primary_contact: YesNo::No, ..other.record.clone() })?;
        }
    }
    Ok(())
}
