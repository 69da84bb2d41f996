//! What the steps of the walk know of one child's episode, read in one go, with the few words all of them need: the
//! header, who can speak for the child, who is involved. Saves nothing.

use crate::{
    casework::{Failure, consents::ConsentView, walk::Walk},
    domain::{
        codes::{Language, RecipientKind, Relation},
        ids::{ChildId, EpisodeId, OrganizationId, PersonId, RowId},
        program::Program,
        record::{Consent, ConsentScope, Person},
        screening::{RegionFinding, ScreeningOutcome},
    },
    text::Texts,
    ui::{
        kit::{Choosable, frame::Record},
        screen::Ctx,
        screens::words,
    },
};

use super::header::person_name;

/// A child's episode as the walk knows it.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Everything that was read.
    pub walk: Walk,
}

impl Facts {
    /// Reads the walk of a child.
    ///
    /// # Errors
    /// When the file may not be opened.
    pub fn read(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Self, Failure> {
        Ok(Self { walk: ctx.session.walk(child)? })
    }

    /// The child.
    pub fn child(&self) -> ChildId {
        self.walk.child.id.into()
    }

    /// The episode.
    pub fn episode(&self) -> EpisodeId {
        self.walk.episode.id.into()
    }

    /// The id by which drafts about this episode are found again.
    pub fn place(&self) -> String {
        self.walk.episode.public_id.clone()
    }

    /// The language in which the family is served: that of who is called first, else the child's.
    pub fn language(&self) -> Option<Language> {
        let of = |person: &Person| person.language_service.or(person.language_spoken);
        self.walk.primary().and_then(|beside| of(&beside.person)).or_else(|| of(&self.walk.person))
    }

    /// Through whom the family is spoken to, in one line: as on the newest call, else as the file knows.
    pub fn interpreter(&self, texts: &Texts) -> Option<String> {
        let of_call = self.walk.calls.iter().find_map(|call| {
            let name = call.interpreter.clone()?;
            let mode = call.interpreter_mode.map(|mode| words::label(texts, mode));
            Some([Some(name), call.interpreter_service.clone(), mode])
        });
        let person = &self.walk.person;
        let known = || {
            let note = person.interpreter_note.clone()?;
            Some([Some(note), None, person.interpreter_mode.map(|mode| words::label(texts, mode))])
        };
        let pieces = of_call.or_else(known)?;
        Some(pieces.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    /// The consents of the child, the newest first.
    pub fn consents(&self) -> &[ConsentView] {
        &self.walk.consents
    }

    /// The programme of the episode, or one of those looked at.
    pub fn program(&self, code: &str) -> Option<&Program> {
        let view = self.walk.screenings.iter().find(|view| view.program.code == code);
        view.map(|view| &view.program)
    }

    /// Whether one of the programmes looked at serves the area where the family lives.
    pub fn is_own_area(&self) -> bool {
        self.walk.screenings.iter().any(|view| is_own(&view.outcome))
    }

    /// The other agency that serves the area where the family lives.
    pub fn route_to(&self) -> Option<&String> {
        let routed = self.walk.screenings.iter().find_map(|view| view.outcome.route_to.as_ref());
        routed.filter(|_| !self.is_own_area())
    }

    /// The header.
    pub fn record(&self, texts: &Texts) -> Record {
        super::header::record(&self.walk, texts)
    }

    /// Organisations that are involved now, each once.
    pub fn organizations(&self) -> Vec<(OrganizationId, String)> {
        let mut found: Vec<(OrganizationId, String)> = Vec::new();
        for (_, organization) in &self.walk.services {
            let id = OrganizationId::from(organization.id);
            if !found.iter().any(|(known, _)| *known == id) {
                found.push((id, organization.name.clone()));
            }
        }
        found
    }

    /// Who gave a consent.
    pub fn giver_of(&self, consent: &Consent, texts: &Texts) -> Option<String> {
        let known =
            consent.given_by_id.and_then(|id| self.person(id)).map(|person| person_name(person, texts));
        known.or_else(|| consent.given_by_name.clone())
    }

    /// Who else signed a consent, and when.
    pub fn second_of(&self, consent: &Consent, texts: &Texts) -> Option<String> {
        let known = consent.second_by_id.and_then(|id| self.person(id));
        let name =
            known.map(|person| person_name(person, texts)).or_else(|| consent.second_by_name.clone())?;
        let day = consent.second_on.map(|day| texts.date(day));
        Some(std::iter::once(name).chain(day).collect::<Vec<_>>().join(", "))
    }

    /// Who gave a consent, without a name: mother, the youth, somebody else.
    pub fn giver_role(&self, consent: &Consent, texts: &Texts) -> Option<String> {
        let id = match (consent.given_by_id, &consent.given_by_name) {
            (Some(id), _) => id,
            (None, Some(_)) => return Some(texts.get("consent-somebody-else")),
            (None, None) => return None,
        };
        if PersonId::from(self.walk.person.id) == id {
            return Some(texts.get("consent-the-youth"));
        }
        let beside = self.walk.beside.iter().find(|beside| PersonId::from(beside.person.id) == id);
        beside.map(|beside| words::label(texts, beside.link.relation))
    }

    /// A person of the family by id.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        if PersonId::from(self.walk.person.id) == id {
            return Some(&self.walk.person);
        }
        let beside = self.walk.beside.iter().find(|beside| PersonId::from(beside.person.id) == id);
        beside.map(|beside| &*beside.person)
    }

    /// To whom a row of a consent's scope speaks, in words.
    pub fn recipient(&self, row: &ConsentScope, texts: &Texts) -> String {
        match (row.recipient_kind, row.recipient_id, &row.recipient_role) {
            (RecipientKind::Organization, Some(id), _) => self.organization(id).unwrap_or_default(),
            (RecipientKind::Role, _, Some(role)) if role == super::consent::SCHOOL => {
                texts.get("consent-the-school")
            }
            (RecipientKind::Role, _, Some(role)) => role.clone(),
            _ => words::label(texts, row.recipient_kind),
        }
    }

    fn organization(&self, id: RowId) -> Option<String> {
        let known = self.organizations().into_iter().find(|(known, _)| RowId::from(*known) == id);
        known.map(|(_, name)| name)
    }
}

/// Whether the area is one of the programme's own.
pub fn is_own(outcome: &ScreeningOutcome) -> bool {
    matches!(outcome.region, RegionFinding::Known { own: true, .. })
}

/// Who can speak for the child, by one key each: those beside it, the youth, somebody else.
pub fn givers(facts: &Facts, texts: &Texts) -> Vec<Choosable> {
    let speaks = |relation: Relation| {
        !matches!(relation, Relation::Sibling | Relation::Friend | Relation::Neighbour | Relation::Worker)
    };
    let mut options = Vec::new();
    for beside in facts.walk.beside.iter().filter(|beside| speaks(beside.link.relation)) {
        let relation = words::label(texts, beside.link.relation);
        let label = format!("{} ({relation})", person_name(&beside.person, texts));
        options.push(Choosable::new(beside.person.id.0.to_string(), label));
    }
    let own = facts.walk.person.id.0.to_string();
    if !options.iter().any(|option| option.code == own) {
        options.push(Choosable::new(own, texts.get("consent-the-youth")));
    }
    options.push(Choosable::new("other", texts.get("consent-somebody-else")));
    options
}

/// The person a choice of [`givers`] means.
pub fn person_of(code: &str) -> Option<PersonId> {
    code.parse().ok().map(PersonId)
}
