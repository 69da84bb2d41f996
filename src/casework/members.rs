//! Members of a child's circle of support: formal and natural, with role, why here and tie (domain.md 2.7). A member's
//! number counts within the file and is never used again.

use super::{Command, Failure, Session, Writing, clean};
use crate::{
    domain::{
        access::Act,
        codes::{ContactKind, Discipline, Language, MemberKind, Tie},
        ids::{ChildId, OrganizationId, PersonId, RowId},
        problem::Problem,
        record::{Child, ContactPoint, Member, Organization, Person, Stored},
    },
    store::care,
};

/// Who joins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MemberPerson {
    /// A person of the file: a caregiver, a relative.
    Known(PersonId),
    /// Someone new.
    New {
        /// Given name; one part is enough.
        given: String,
        /// Family name.
        family: String,
        /// Language of service.
        language: Option<Language>,
        /// A telephone number.
        phone: Option<String>,
    },
}

/// What is typed about a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberForm {
    /// Who.
    pub person: MemberPerson,
    /// Formal or natural; asked, never assumed.
    pub kind: Option<MemberKind>,
    /// What the person does here.
    pub role: Option<String>,
    /// The discipline of a formal member.
    pub discipline: Option<Discipline>,
    /// The organisation of a formal member.
    pub organization: Option<OrganizationId>,
    /// Why here.
    pub why_here: Option<String>,
    /// The tie.
    pub tie: Option<Tie>,
}

impl Session {
    /// Adds a member to the child's circle ([`Act::SaveMember`] on the child). Returns the row.
    ///
    /// # Errors
    /// When there is no name, the kind is not said, or the person is a member already.
    pub fn add_member(&mut self, command: &Command, form: &MemberForm) -> Result<RowId, Failure> {
        command.is(&[Act::SaveMember])?;
        let child = command.child()?;
        let Some(kind) = form.kind else { return Err(Problem::new("kind", "problem-member-kind").into()) };
        self.write(command, |writing| {
            writing.get::<Child>(child)?;
            if let Some(organization) = form.organization {
                writing.get::<Organization>(organization)?;
            }
            let person = person_of(writing, child, &form.person)?;
            let members = care::members(writing.db(), child)?;
            let today = writing.today();
            if members.iter().any(|m| m.person_id == person && super::waiting::stays(m, today)) {
                return Err(Problem::new("person", "problem-member-twice").into());
            }
            let number = writing.draw_number(&format!("member-{child}"))?;
            let member = Member {
                child_id: child,
                number,
                person_id: person,
                organization_id: form.organization,
                kind,
                role: form.role.clone(),
                discipline: form.discipline,
                why_here: form.why_here.clone(),
                tie: form.tie,
                joined_on: Some(today),
                left_on: None,
            };
            Ok(writing.insert(&clean::cleaned(&member)?)?.id)
        })
    }

    /// Saves changed facts of a member, also that the member left ([`Act::SaveMember`] on the child).
    ///
    /// # Errors
    /// When someone else saved meanwhile.
    pub fn save_member(
        &mut self,
        command: &Command,
        base: &Stored<Member>,
        new: &Member,
    ) -> Result<(), Failure> {
        command.is(&[Act::SaveMember])?;
        if base.child_id != command.child()? {
            return Err(Failure::Missing(crate::domain::record::RecordKind::Member));
        }
        let fixed = Member {
            child_id: base.child_id,
            number: base.number,
            person_id: base.person_id,
            ..clean::cleaned(new)?
        };
        self.write(command, |writing| writing.update(base, &fixed).map(|_| ()))
    }
}

fn person_of(writing: &mut Writing<'_>, child: ChildId, person: &MemberPerson) -> Result<PersonId, Failure> {
    let (given, family, language, phone) = match person {
        MemberPerson::Known(id) => {
            writing.get::<Person>(*id)?;
            return Ok(*id);
        }
        MemberPerson::New { given, family, language, phone } => (given, family, language, phone),
    };
    let new = clean::cleaned(&Person { language_service: *language, ..Person::named(given, family) })?;
    if new.given.is_none() && new.family.is_none() {
        return Err(Problem::new("given", "problem-name-missing").into());
    }
    writing.about(child);
    let id = PersonId::from(writing.insert(&new)?.id);
    if let Some(number) = phone.as_deref().map(|n| clean::line("phone", n)).transpose()?.flatten() {
        writing.insert(&clean::cleaned(&ContactPoint::blank(id, ContactKind::Phone, &number))?)?;
    }
    Ok(id)
}
