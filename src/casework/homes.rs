//! Where the child lives, how people are reached, which school, who is involved now. The area comes from the
//! municipality at once; where a name lies in two areas nothing is guessed.

use chrono::NaiveDate;

use super::{
    Command, Failure, Session, Writing,
    clean::cleaned,
    directory::{self, OrganizationChoice},
    episodes as episode_moves,
    family::{own, own_person, upsert},
    rules::FileRules,
};
use crate::{
    domain::{
        access::Act,
        areas::AreaMatch,
        care,
        codes::YesNo,
        ids::{ChildId, FamilyId, HouseholdId, PersonId, RowId},
        problem::Problem,
        record::{
            Attendance, Child, ContactPoint, Household, HouseholdMember, Record, RecordKind, Service, Stored,
        },
    },
    store::families,
};

/// A home with who lives there, in one save.
#[derive(Debug, Clone, PartialEq)]
pub struct NewHome {
    /// The home; the family is set at the save, and the area where it is empty and the municipality tells.
    pub household: Household,
    /// Caregivers who live there: their places in the list of caregivers of the same save.
    pub caregivers: Vec<usize>,
}

/// A service as the form gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceForm {
    /// Whose.
    pub organization: OrganizationChoice,
    /// The rest; child and organisation are set at the save.
    pub service: Service,
}

/// How the child lives in a home: the share of its time, from when to when, and for a placement whether the birth family
/// may know the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Share {
    /// The share of the time, in words ("every second week").
    pub share: Option<String>,
    /// Since when.
    pub from_on: Option<NaiveDate>,
    /// Until when, both days included.
    pub to_on: Option<NaiveDate>,
    /// Whether a placement's address may be known to the birth family.
    pub address_shown: Option<YesNo>,
}

impl Session {
    /// Saves a home of the family. `lives` are the people who live there; the child's main home is the one with
    /// `main`, and its first one in any case. What is said of the child's share stays as it was.
    ///
    /// # Errors
    /// An address that says nothing; an area that is none; a conflict; when it is not allowed.
    pub fn save_home(
        &mut self,
        command: &Command,
        base: Option<&Stored<Household>>,
        household: &Household,
        lives: &[PersonId],
        main: bool,
    ) -> Result<HouseholdId, Failure> {
        self.save_shared_home(command, base, household, (lives, main), None)
    }

    /// The same with the child's share of the time there.
    ///
    /// # Errors
    /// As [`Session::save_home`]; a share that ends before it begins.
    pub fn save_shared_home(
        &mut self,
        command: &Command,
        base: Option<&Stored<Household>>,
        household: &Household,
        (lives, main): (&[PersonId], bool),
        share: Option<&Share>,
    ) -> Result<HouseholdId, Failure> {
        let rules = self.rules()?;
        let household = cleaned(household)?;
        let mut problems = care::home_problems(&household);
        if share.and_then(|share| share.from_on.zip(share.to_on)).is_some_and(|(from, to)| to < from) {
            problems.push(Problem::new("to_on", "problem-ends-before-begin"));
        }
        if !problems.is_empty() {
            return Err(Failure::Invalid(problems));
        }
        self.write_as(Act::SaveFamily, command, |writing| {
            let child = writing.child()?;
            let family_id = writing.get::<Child>(child)?.family_id;
            if base.is_some_and(|base| base.family_id != family_id) {
                return Err(Failure::Missing(RecordKind::Household));
            }
            let household = Household { family_id, ..with_area(&rules, household, base)? };
            let home = HouseholdId::from(upsert(writing, base, &household)?);
            for person in lives {
                own_person(writing, *person)?;
            }
            let own = writing.get::<Child>(child)?.person_id;
            let mains: &[PersonId] = if main { &[own] } else { &[] };
            set_members(writing, home, lives, mains)?;
            if let Some(share) = share {
                set_share(writing, home, child, share)?;
            }
            episode_moves::settle(writing, &rules, child)?;
            Ok(home)
        })
    }

    /// Takes a home away that was a mistake, with who lives there.
    ///
    /// # Errors
    /// A conflict; when it is not allowed.
    pub fn remove_home(&mut self, command: &Command, base: &Stored<Household>) -> Result<(), Failure> {
        self.write_as(Act::SaveFamily, command, |writing| {
            let child = writing.child()?;
            if writing.get::<Child>(child)?.family_id != base.family_id {
                return Err(Failure::Missing(RecordKind::Household));
            }
            for member in families::members(writing.db(), base.id.into())? {
                writing.remove(&member)?;
            }
            writing.remove(base)
        })
    }

    /// Saves a way to reach someone of the family; whether a message may be left hangs on it.
    ///
    /// # Errors
    /// `problem-contact-value` when it says nothing; a conflict; when it is not allowed.
    pub fn save_contact(
        &mut self,
        command: &Command,
        base: Option<&Stored<ContactPoint>>,
        contact: &ContactPoint,
    ) -> Result<RowId, Failure> {
        if contact.value.trim().is_empty() {
            return Err(Problem::new("value", "problem-contact-value").into());
        }
        let rules = self.rules()?;
        let contact = cleaned(contact)?;
        self.write_as(Act::SaveFamily, command, |writing| {
            let child = writing.child()?;
            let person_id = base.map_or(contact.person_id, |base| base.person_id);
            own_person(writing, person_id)?;
            let id = upsert(writing, base, &ContactPoint { person_id, ..contact })?;
            episode_moves::settle(writing, &rules, child)?;
            Ok(id)
        })
    }

    /// Takes a way to reach someone away.
    ///
    /// # Errors
    /// A conflict; when it is not allowed.
    pub fn remove_contact(&mut self, command: &Command, base: &Stored<ContactPoint>) -> Result<(), Failure> {
        self.write_as(Act::SaveFamily, command, |writing| {
            own_person(writing, base.person_id)?;
            writing.remove(base)
        })
    }

    /// Saves a school of the child.
    ///
    /// # Errors
    /// `problem-school-name` without a name; a conflict; when it is not allowed.
    pub fn save_attendance(
        &mut self,
        command: &Command,
        base: Option<&Stored<Attendance>>,
        attendance: &Attendance,
    ) -> Result<RowId, Failure> {
        if attendance.school.trim().is_empty() {
            return Err(Problem::new("school", "problem-school-name").into());
        }
        let rules = self.rules()?;
        let attendance = cleaned(attendance)?;
        self.write_as(Act::SaveFamily, command, |writing| {
            let child_id = writing.child()?;
            own_base(writing, base.map(|base| base.child_id), RecordKind::Attendance)?;
            let id = upsert(writing, base, &Attendance { child_id, ..attendance })?;
            episode_moves::settle(writing, &rules, child_id)?;
            Ok(id)
        })
    }

    /// Takes a school away that was a mistake.
    ///
    /// # Errors
    /// A conflict; when it is not allowed.
    pub fn remove_attendance(&mut self, command: &Command, base: &Stored<Attendance>) -> Result<(), Failure> {
        self.remove_of_child(command, base.child_id, base)
    }

    /// Saves who is involved. The organisation is picked, or typed once.
    ///
    /// # Errors
    /// `problem-organization-name` when none is named; a conflict; when it is not allowed.
    pub fn save_service(
        &mut self,
        command: &Command,
        base: Option<&Stored<Service>>,
        form: &ServiceForm,
    ) -> Result<RowId, Failure> {
        let rules = self.rules()?;
        let service = cleaned(&form.service)?;
        self.write_as(Act::SaveFamily, command, |writing| {
            let child_id = writing.child()?;
            own_base(writing, base.map(|base| base.child_id), RecordKind::Service)?;
            let organization_id = directory::resolve(writing, "organization", &form.organization)?;
            let id = upsert(writing, base, &Service { child_id, organization_id, ..service })?;
            episode_moves::settle(writing, &rules, child_id)?;
            Ok(id)
        })
    }

    /// Takes a service away that was a mistake; one that ended becomes `past`.
    ///
    /// # Errors
    /// A conflict; when it is not allowed.
    pub fn remove_service(&mut self, command: &Command, base: &Stored<Service>) -> Result<(), Failure> {
        self.remove_of_child(command, base.child_id, base)
    }

    fn remove_of_child<R: Record>(
        &mut self,
        command: &Command,
        child: ChildId,
        base: &Stored<R>,
    ) -> Result<(), Failure> {
        self.write_as(Act::SaveFamily, command, |writing| {
            own(writing, child, R::KIND)?;
            writing.remove(base)
        })
    }
}

fn own_base(writing: &Writing<'_>, child: Option<ChildId>, kind: RecordKind) -> Result<(), Failure> {
    child.map_or(Ok(()), |child| own(writing, child, kind))
}

/// The home with its area: as picked, else as the municipality tells. A municipality that changed takes the area that
/// came from it along.
pub(super) fn with_area(
    rules: &FileRules,
    household: Household,
    base: Option<&Stored<Household>>,
) -> Result<Household, Failure> {
    let moved =
        base.is_some_and(|base| base.municipality != household.municipality && base.area == household.area);
    let picked = household.area.clone().filter(|_| !moved);
    if picked.as_deref().is_some_and(|id| rules.areas().by_id(id).is_none()) {
        return Err(Problem::new("area", "problem-area-unknown").into());
    }
    let told = || match rules.areas().find(household.municipality.as_deref().unwrap_or_default()) {
        AreaMatch::Known(area) => Some(area.id.clone()),
        AreaMatch::Ambiguous(_) | AreaMatch::Unknown => None,
    };
    let area = picked.or_else(told);
    Ok(Household { area, ..household })
}

/// Who lives in the home from now on; who is not named any more is taken out. It becomes the main home of `mains` alone:
/// what is said of one child's home says nothing of where the others live mostly.
fn set_members(
    writing: &mut Writing<'_>,
    home: HouseholdId,
    lives: &[PersonId],
    mains: &[PersonId],
) -> Result<(), Failure> {
    let now = families::members(writing.db(), home)?;
    for gone in now.iter().filter(|member| !lives.contains(&member.person_id)) {
        writing.remove(gone)?;
    }
    for person in lives {
        let others = families::homes_of(writing.db(), *person)?;
        let elsewhere = others
            .iter()
            .any(|(other, member)| HouseholdId::from(other.id) != home && member.main_home == YesNo::Yes);
        let here = now.iter().find(|member| member.person_id == *person);
        let main = mains.contains(person);
        let main_home = if main || !elsewhere { YesNo::Yes } else { YesNo::No };
        if main {
            for (other, member) in &others {
                if HouseholdId::from(other.id) != home && member.main_home == YesNo::Yes {
                    writing
                        .update(member, &HouseholdMember { main_home: YesNo::No, ..member.record.clone() })?;
                }
            }
        }
        match here {
            Some(member) => {
                writing.update(member, &HouseholdMember { main_home, ..member.record.clone() })?;
            }
            None => {
                writing.insert(&HouseholdMember::blank(home, *person, main_home))?;
            }
        }
    }
    Ok(())
}

/// What is said of the child's own time in the home.
fn set_share(
    writing: &mut Writing<'_>,
    home: HouseholdId,
    child: ChildId,
    share: &Share,
) -> Result<(), Failure> {
    let person = writing.get::<Child>(child)?.person_id;
    let members = families::members(writing.db(), home)?;
    let Some(own) = members.iter().find(|member| member.person_id == person) else { return Ok(()) };
    let now = HouseholdMember {
        share: share.share.clone(),
        from_on: share.from_on,
        to_on: share.to_on,
        address_shown: share.address_shown,
        ..own.record.clone()
    };
    writing.update(own, &cleaned(&now)?)?;
    Ok(())
}

/// The home of a new family.
pub(super) fn add_home(
    writing: &mut Writing<'_>,
    rules: &FileRules,
    family_id: FamilyId,
    new: &NewHome,
    children: &[(ChildId, PersonId)],
    caregivers: &[PersonId],
) -> Result<(), Failure> {
    let household = Household { family_id, ..with_area(rules, cleaned(&new.household)?, None)? };
    let home = HouseholdId::from(writing.insert(&household)?.id);
    let beside = new.caregivers.iter().filter_map(|place| caregivers.get(*place)).copied();
    let lives: Vec<PersonId> = children.iter().map(|(_, person)| *person).chain(beside).collect();
    let mains: Vec<PersonId> = children.iter().map(|(_, person)| *person).collect();
    set_members(writing, home, &lives, &mains)
}
