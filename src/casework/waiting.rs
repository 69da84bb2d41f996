//! Families that wait for a coordinator, who could coordinate, and the suggestion with its why (domain.md 1.2, 2.12). The
//! computer advises; [`Session::offer`] is what a person does.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Failure, Reading, Session, Subject, standards::Standards};
use crate::{
    domain::{
        access::Act,
        card::{ChildCard, StaffRef, urgency_rank},
        codes::{Language, LeadKind, Relation, Role, TimerKind, Urgency},
        ids::{EpisodeId, OrganizationId, PersonId, RowId, StaffId, TeamId},
        names::PersonName,
        record::{Child, Episode, Member, Offer, Organization, Person, RecordKind, Staff, Stored, Training},
        suggestion::{self, CandidateFacts, FamilyFacts, Fit, Load},
    },
    store::{Db, care, rows, staff, waiting},
};

/// How the waiting list is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WaitingOrder {
    /// The urgent first, then the longest.
    #[default]
    UrgentFirst,
    /// The longest first.
    LongestFirst,
}

/// Who was asked, or who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The offer or request.
    pub offer: RowId,
    /// Who would answer for the family.
    pub staff: StaffRef,
    /// Who would lead.
    pub lead_kind: LeadKind,
    /// The name of a lead who is not staff.
    pub lead_name: Option<String>,
    /// Since when.
    pub on: NaiveDate,
}

/// A family in the waiting list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingRow {
    /// The (first) child; without names for who may not open the file.
    pub card: ChildCard,
    /// The episode.
    pub episode: EpisodeId,
    /// Programme's code.
    pub program: Option<String>,
    /// Intensity.
    pub level: Option<i64>,
    /// Eligible since.
    pub since: NaiveDate,
    /// How long, in calendar days.
    pub age_days: i64,
    /// Urgency.
    pub urgency: Urgency,
    /// Why that urgent.
    pub urgency_reason: Option<String>,
    /// The day by which a coordinator should have accepted.
    pub assign_by: Option<NaiveDate>,
    /// Who was asked and has not answered.
    pub asked: Option<Asked>,
    /// Coordinators who ask for this family.
    pub requests: Vec<Asked>,
    /// The team that holds it.
    pub team: (TeamId, String),
    /// Who of the team holds it; none means the pool.
    pub holder: Option<StaffRef>,
    /// When the family was last told where it stands.
    pub told_on: Option<NaiveDate>,
    /// By when it should be told again.
    pub tell_by: Option<NaiveDate>,
}

/// Who would lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// A staff person, who then also answers for it.
    Staff(StaffId),
    /// A worker of a partner agency; without a name the agency chooses one.
    Agency(OrganizationId, Option<String>),
    /// Someone of the family or its circle, where the programme allows it.
    Person(PersonId),
}

/// Someone who could coordinate a family, with the why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who would lead.
    pub lead: Lead,
    /// The name.
    pub name: String,
    /// `S-1`, for staff.
    pub staff: Option<StaffRef>,
    /// Who employs them.
    pub employer: Option<String>,
    /// Languages of work.
    pub languages: Vec<Language>,
    /// Area ids; empty means everywhere.
    pub areas: Vec<String>,
    /// Whether they hold a valid course.
    pub trained: bool,
    /// Points, for staff.
    pub load: Option<Load>,
    /// The tie to the child, for someone of the family.
    pub relation: Option<Relation>,
    /// Whether a staff person must be named who monitors and answers.
    pub needs_monitor: bool,
    /// The valuation.
    pub fit: Fit,
}

/// A coordinator with everything an offer asks.
#[derive(Debug, Clone, PartialEq)]
pub struct CoordinatorRow {
    /// Who.
    pub staff: Stored<Staff>,
    /// Whether trained today.
    pub trained: bool,
    /// Points.
    pub load: Load,
    /// How many families they answer for.
    pub families: usize,
}

impl Session {
    /// The waiting list of the team.
    ///
    /// # Errors
    /// When it is not allowed or the file fails.
    pub fn waiting(&mut self, order: WaitingOrder) -> Result<Vec<WaitingRow>, Failure> {
        let standards = self.standards()?;
        let mut found =
            self.read(Act::ListWaiting, Subject::Nothing, |reading| waiting_rows(reading, &standards))?;
        // Names belong to whom the file is open for; the list itself is without names (contracts.md).
        if !matches!(self.identity.role, Role::Intake | Role::Supervisor) {
            found =
                found.into_iter().map(|row| WaitingRow { card: row.card.without_names(), ..row }).collect();
        }
        found.sort_by_key(|row| {
            let urgent = match order {
                WaitingOrder::UrgentFirst => std::cmp::Reverse(urgency_rank(row.urgency)),
                WaitingOrder::LongestFirst => std::cmp::Reverse(0),
            };
            (urgent, row.since, row.card.number)
        });
        Ok(found)
    }

    /// Coordinators with languages, areas, employer, training, load and ceiling.
    ///
    /// # Errors
    /// When it is not allowed or the file fails.
    pub fn coordinators(&mut self) -> Result<Vec<CoordinatorRow>, Failure> {
        let standards = self.standards()?;
        self.read(Act::ListCoordinators, Subject::Nothing, |reading| {
            coordinators(reading.db, &standards, reading.today)
        })
    }

    /// Who could coordinate this family, the best first, each with the why of every factor.
    ///
    /// # Errors
    /// When it is not allowed or the file fails.
    pub fn candidates(&mut self, episode: EpisodeId) -> Result<Vec<Candidate>, Failure> {
        let standards = self.standards()?;
        self.read(Act::ListCoordinators, Subject::Nothing, |reading| candidates(reading, &standards, episode))
    }

    /// The offers that wait for this person's own answer, each with its episode.
    ///
    /// # Errors
    /// When the file fails.
    pub fn offers_to_me(&mut self) -> Result<Vec<(Stored<Offer>, ChildCard)>, Failure> {
        self.read(Act::ListDue, Subject::Nothing, |reading| {
            let mut found = Vec::new();
            for offer in care::pending_for(reading.db, reading.identity.staff)? {
                let child = care::children(reading.db, offer.episode_id)?.first().copied();
                let card = child.map(|child| care::card(reading.db, child)).transpose()?.flatten();
                found.extend(card.map(|card| (offer, card)));
            }
            Ok(found)
        })
    }
}

fn waiting_rows(reading: &Reading<'_>, standards: &Standards) -> Result<Vec<WaitingRow>, Failure> {
    let (db, today) = (reading.db, reading.today);
    let pending = care::all_pending(db)?;
    let people: BTreeMap<StaffId, StaffRef> =
        care::staff_refs(db)?.into_iter().map(|person| (person.id, person)).collect();
    let asked = |offer: &Stored<Offer>, staff: StaffId| {
        Some(Asked {
            offer: offer.id,
            staff: people.get(&staff)?.clone(),
            lead_kind: offer.lead_kind,
            lead_name: offer.lead_name.clone(),
            on: offer.offered_at.day(),
        })
    };
    let row = |facts: waiting::WaitingFacts| {
        let of = |request: bool| {
            let episode = facts.episode;
            pending.iter().filter(move |offer| {
                offer.episode_id == episode
                    && (offer.kind == crate::domain::codes::OfferKind::Request) == request
            })
        };
        let program = standards.measuring(facts.program.as_deref());
        let due =
            |kind, from| program.and_then(|p| p.timer(kind)).and_then(|t| t.due(from, standards.calendar()));
        WaitingRow {
            age_days: (today - facts.since).num_days(),
            assign_by: due(TimerKind::AssignCoordinator, facts.since),
            tell_by: due(TimerKind::TellWaitingFamily, facts.told_on.unwrap_or(facts.since)),
            asked: of(false).find_map(|offer| asked(offer, offer.to_id)),
            requests: of(true).filter_map(|offer| asked(offer, offer.from_id)).collect(),
            card: facts.card,
            episode: facts.episode,
            program: facts.program,
            level: facts.level,
            since: facts.since,
            urgency: facts.urgency.0,
            urgency_reason: facts.urgency.1,
            team: facts.team,
            holder: facts.holder,
            told_on: facts.told_on,
        }
    };
    Ok(waiting::waiting(db, reading.identity.team)?.into_iter().map(row).collect())
}

/// Active coordinators with their loads.
pub(super) fn coordinators(
    db: &Db,
    standards: &Standards,
    today: NaiveDate,
) -> Result<Vec<CoordinatorRow>, Failure> {
    let carried = waiting::carried(db)?;
    let mut found = Vec::new();
    for person in staff::active_with_role(db, Role::Coordinator)? {
        let id = StaffId::from(person.id);
        let courses = rows::load_by::<Training>(db, "staff_id", id.0)?;
        let trained = suggestion::is_trained(courses.iter().map(|row| &row.record), today);
        let mine = || carried.iter().filter(|row| row.staff == id);
        let points = |offered: bool| -> i64 {
            let rows = mine().filter(|row| row.offered == offered);
            rows.map(|row| standards.weight(row.program.as_deref(), row.level)).sum()
        };
        let ceiling = person.max_caseload.unwrap_or_else(|| {
            standards.programs().iter().map(|program| i64::from(program.caseload_ceiling)).max().unwrap_or(25)
        });
        let load = Load { carried: points(false), offered: points(true), ceiling };
        found.push(CoordinatorRow {
            trained,
            load,
            families: mine().filter(|row| !row.offered).count(),
            staff: person,
        });
    }
    Ok(found)
}

fn candidates(
    reading: &Reading<'_>,
    standards: &Standards,
    episode: EpisodeId,
) -> Result<Vec<Candidate>, Failure> {
    let (db, today) = (reading.db, reading.today);
    let found = reading.get::<Episode>(episode)?;
    let program = standards.program(found.program.as_deref());
    let children = care::children(db, episode)?;
    let first = children.first().copied().ok_or(Failure::Missing(RecordKind::Child))?;
    let card = care::card(db, first)?.ok_or(Failure::Missing(RecordKind::Child))?;
    let family = FamilyFacts {
        language: card.language,
        area: card.area.clone(),
        wishes: waiting::wishes(db, episode)?,
        weight: standards.weight(found.program.as_deref(), found.level),
    };
    let known = waiting::known_before(db, episode)?;
    let mut all = Vec::new();
    for row in coordinators(db, standards, today)? {
        all.push(of_staff(&family, row, &known));
    }
    for partner in partners(db)? {
        all.push(of_agency(&family, &partner));
    }
    if program.is_some_and(|program| program.family_may_lead) {
        all.extend(of_family(db, &family, first, today)?);
    }
    all.sort_by(|left, right| right.fit.score.cmp(&left.fit.score).then_with(|| left.name.cmp(&right.name)));
    Ok(all)
}

fn of_staff(family: &FamilyFacts, row: CoordinatorRow, known: &[StaffId]) -> Candidate {
    let id = StaffId::from(row.staff.id);
    let staff = row.staff.record;
    let facts = CandidateFacts {
        name: staff.name.clone(),
        employer: staff.employer.clone(),
        languages: staff.languages.clone(),
        areas: staff.areas.clone(),
        trained: row.trained,
        load: Some(row.load),
        known: known.contains(&id),
    };
    Candidate {
        lead: Lead::Staff(id),
        staff: Some(StaffRef {
            id,
            number: crate::domain::ids::StaffNumber(staff.number),
            name: staff.name.clone(),
        }),
        fit: suggestion::fit(family, &facts),
        name: staff.name,
        employer: staff.employer,
        languages: staff.languages,
        areas: staff.areas,
        trained: row.trained,
        load: Some(row.load),
        relation: None,
        needs_monitor: false,
    }
}

/// Organisations that employ coordinators: those named as employer of a staff person, or asked before.
fn partners(db: &Db) -> Result<Vec<Stored<Organization>>, Failure> {
    let employers: BTreeSet<String> = staff::everyone(db)?
        .into_iter()
        .filter_map(|person| person.record.employer)
        .map(|name| crate::domain::names::fold(&name))
        .collect();
    let led = waiting::leading_organizations(db)?;
    let named = waiting::organizations(db)?.into_iter().filter(|organization| {
        led.contains(&OrganizationId::from(organization.id))
            || employers.contains(&crate::domain::names::fold(&organization.name))
    });
    Ok(named.collect())
}

fn of_agency(family: &FamilyFacts, partner: &Stored<Organization>) -> Candidate {
    let facts = CandidateFacts {
        name: partner.name.clone(),
        languages: partner.languages.clone(),
        areas: partner.area.iter().cloned().collect(),
        // The agency answers for the training of whom it chooses; nothing is known here to warn of.
        trained: true,
        ..CandidateFacts::default()
    };
    Candidate {
        lead: Lead::Agency(partner.id.into(), None),
        name: partner.name.clone(),
        staff: None,
        employer: None,
        languages: partner.languages.clone(),
        areas: facts.areas.clone(),
        trained: true,
        load: None,
        relation: None,
        needs_monitor: true,
        fit: suggestion::fit(family, &facts),
    }
}

/// Caregivers, relatives and natural supports, who may lead in a programme that allows it.
fn of_family(
    db: &Db,
    family: &FamilyFacts,
    child: crate::domain::ids::ChildId,
    today: NaiveDate,
) -> Result<Vec<Candidate>, Failure> {
    let own = rows::load::<Child>(db, child)?.map(|row| row.person_id);
    let mut people: Vec<(PersonId, Option<Relation>)> = Vec::new();
    for link in care::links(db, child, today)? {
        if !matches!(link.relation, Relation::Worker | Relation::SelfYouth | Relation::Sibling) {
            people.push((link.person_id, Some(link.relation)));
        }
    }
    for member in care::members(db, child)? {
        let natural = member.kind == crate::domain::codes::MemberKind::Natural && stays(&member, today);
        if natural && !people.iter().any(|(person, _)| *person == member.person_id) {
            people.push((member.person_id, None));
        }
    }
    let mut found = Vec::new();
    for (id, relation) in people.into_iter().filter(|(id, _)| Some(*id) != own) {
        let Some(person) = rows::load::<Person>(db, id)? else { continue };
        let name = name_of(&person);
        let languages: Vec<Language> =
            person.language_service.or(person.language_spoken).into_iter().collect();
        let facts =
            CandidateFacts { name: name.clone(), languages: languages.clone(), ..CandidateFacts::default() };
        let mut fit = suggestion::fit(family, &facts);
        // The monitor is the one who must be trained and have room; an offer warns of the monitor.
        fit.warnings.clear();
        found.push(Candidate {
            lead: Lead::Person(id),
            name,
            staff: None,
            employer: None,
            languages,
            areas: Vec::new(),
            trained: false,
            load: None,
            relation,
            needs_monitor: true,
            fit,
        });
    }
    Ok(found)
}

/// Whether a member is in the circle on `today`.
pub(super) fn stays(member: &Member, today: NaiveDate) -> bool {
    member.left_on.is_none_or(|day| day > today)
}

/// The name of a person as said.
pub(super) fn name_of(person: &Person) -> String {
    person_name(person).full()
}

/// The name of a person in its parts.
pub(super) fn person_name(person: &Person) -> PersonName {
    PersonName {
        given: person.given.clone().unwrap_or_default(),
        family: person.family.clone().unwrap_or_default(),
        own_script: person.own_script.clone().unwrap_or_default(),
    }
}
