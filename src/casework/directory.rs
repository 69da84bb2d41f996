//! The directory of organisations, smallest form: pick one, or type it once. A name typed again finds the row there is.

use serde::{Deserialize, Serialize};

use super::{Command, Failure, Session, Subject, Writing, clean};
use crate::{
    domain::{
        access::Act,
        fold::fold,
        ids::OrganizationId,
        problem::Problem,
        record::{Organization, Stored},
    },
    store::families,
};

/// An organisation as a form gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrganizationChoice {
    /// Picked from the directory.
    Known(OrganizationId),
    /// Typed; an organisation of that name is used again, else it is added.
    Typed(String),
}

impl Session {
    /// The directory, by name; only those that fit `typed` when something is typed (letter case and accents forgiven).
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn organizations(&mut self, typed: &str) -> Result<Vec<Stored<Organization>>, Failure> {
        let wanted = fold(typed);
        self.read(Act::ListOrganizations, Subject::Nothing, |reading| {
            let mut all = families::organizations(reading.db)?;
            all.retain(|organization| fits(&organization.name, &wanted));
            Ok(all)
        })
    }

    /// Adds an organisation (its number is drawn), or changes the one in `base`.
    ///
    /// # Errors
    /// When the name is missing or taken, or someone else changed it meanwhile.
    pub fn save_organization(
        &mut self,
        command: &Command,
        base: Option<&Stored<Organization>>,
        organization: &Organization,
    ) -> Result<OrganizationId, Failure> {
        if organization.name.trim().is_empty() {
            return Err(Problem::new("name", "problem-organization-name").into());
        }
        let organization = clean::cleaned(organization)?;
        self.write_as(Act::SaveOrganization, command, |writing| {
            let same = named(writing, &organization.name)?;
            if same.is_some_and(|id| base.is_none_or(|base| OrganizationId::from(base.id) != id)) {
                return Err(Problem::new("name", "problem-organization-known").into());
            }
            match base {
                Some(base) => {
                    let organization = Organization { number: base.number, ..organization };
                    Ok(writing.update(base, &organization)?.id.into())
                }
                None => add(writing, organization),
            }
        })
    }
}

/// Whether each typed word begins a word of the name.
fn fits(name: &str, wanted: &str) -> bool {
    let name = fold(name);
    let words: Vec<&str> = name.split_whitespace().collect();
    wanted.split_whitespace().all(|typed| words.iter().any(|word| word.starts_with(typed)))
}

/// The organisation of this name, letter case, accents and spaces around it forgiven.
fn named(writing: &Writing<'_>, name: &str) -> Result<Option<OrganizationId>, Failure> {
    let wanted = fold(name);
    let all = families::organizations(writing.db())?;
    Ok(all
        .iter()
        .find(|organization| fold(&organization.name) == wanted)
        .map(|organization| organization.id.into()))
}

fn add(writing: &mut Writing<'_>, organization: Organization) -> Result<OrganizationId, Failure> {
    let number = writing.draw_number("organization")?;
    Ok(writing.insert(&Organization { number, ..organization })?.id.into())
}

/// The row of a choice: picked, found again by its name, or added.
pub(super) fn resolve(
    writing: &mut Writing<'_>,
    field: &str,
    choice: &OrganizationChoice,
) -> Result<OrganizationId, Failure> {
    match choice {
        OrganizationChoice::Known(id) => Ok(writing.get::<Organization>(*id)?.id.into()),
        OrganizationChoice::Typed(name) => {
            let name = clean::line(field, name)?
                .ok_or_else(|| Failure::from(Problem::new(field, "problem-organization-name")))?;
            match named(writing, &name)? {
                Some(id) => Ok(id),
                None => add(writing, Organization::blank(name.trim())),
            }
        }
    }
}
