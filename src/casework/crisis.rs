//! A crisis: the call is written down with one key and stands with the supervisor at once; what is known of a child for a
//! crisis (safety plan, alerts, who is reached, who coordinates or covers) is shown with a reason and reviewed later.

use super::{
    Command, Failure, Reading, Session, Subject, calls,
    file::KnownPerson,
    flags::{Raised, raise},
    told::on_the_telephone,
};
use crate::{
    domain::{
        access::Act,
        card::{ChildCard, StaffRef},
        codes::{CallDirection, CallKind, FlagKind, Relation},
        ids::{CallId, ChildId, PersonId},
        record::{Call, Child, ContactPoint, Person, RecordKind, Stored},
        told,
    },
    store::{care, families, rows},
};

/// Somebody to reach in a crisis.
#[derive(Debug, Clone, PartialEq)]
pub struct CrisisContact {
    /// The tie to the child.
    pub relation: Relation,
    /// Who, with how they are reached.
    pub known: KnownPerson,
}

/// What a crisis view shows, and nothing more (contracts.md, "crisis view").
#[derive(Debug, Clone, PartialEq)]
pub struct CrisisView {
    /// The child.
    pub card: ChildCard,
    /// The safety plan of the running plan.
    pub safety_plan: Option<String>,
    /// Alerts.
    pub alerts: Option<String>,
    /// The youth and who stands beside the child, the first to call first.
    pub contacts: Vec<CrisisContact>,
    /// Who coordinates.
    pub coordinator: Option<StaffRef>,
    /// Who covers now.
    pub covers: Vec<StaffRef>,
    /// Names of people from whom a row above is protected, by person.
    pub protected: Vec<(PersonId, String)>,
    /// How many rows are left out while somebody is on the telephone from whom they are protected.
    pub hidden: usize,
}

impl Session {
    /// The crisis view of a known child. Each use is flagged first, with its reason, and reviewed by somebody else.
    ///
    /// # Errors
    /// [`Failure::NeedsReason`] where the role must give one; when it is not allowed.
    pub fn crisis_view(&mut self, child: ChildId, reason: Option<&str>) -> Result<CrisisView, Failure> {
        let subject = Subject::Child(child);
        let command =
            Command { reason: reason.map(str::to_owned), ..Command::new(Act::NoteCrisisView, subject) };
        let words = reason.map(|reason| super::clean::line("reason", reason)).transpose()?.flatten();
        self.write_as(Act::NoteCrisisView, &command, |writing| {
            let raised = Raised {
                kind: FlagKind::CrisisView,
                child: Some(child),
                other: None,
                call: None,
                reason: words,
            };
            raise(writing, raised).map(|_| ())
        })?;
        self.read_because(Act::CrisisView, subject, reason, |reading| view(reading, child))
    }

    /// Writes a crisis call down: now, urgent, with the supervisor. What was typed of the call so far comes along;
    /// saying it twice changes nothing. `public_id` is the call's, drawn when its screen opened.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn log_crisis(
        &mut self,
        command: &Command,
        public_id: &str,
        call: &Call,
        child: Option<ChildId>,
    ) -> Result<CallId, Failure> {
        let call = calls::ready(&Call { kind: Some(CallKind::Crisis), ..call.clone() })?;
        let staff = self.identity().staff;
        self.write_as(Act::LogCrisis, command, |writing| {
            let call = Call { staff_id: staff, kind: Some(CallKind::Crisis), ..call };
            let id = CallId::from(writing.insert_as(public_id, &call)?.id);
            if let Some(child) = child {
                writing.about(child);
                calls::attach(writing, id, child)?;
            }
            flag_call(writing, id, child)?;
            Ok(id)
        })
    }

    /// A call that is written down already turns out to be a crisis.
    ///
    /// # Errors
    /// When somebody else saved it meanwhile, or it is not allowed.
    pub fn becomes_crisis(&mut self, command: &Command, base: &Stored<Call>) -> Result<(), Failure> {
        self.write_as(Act::LogCrisis, command, |writing| {
            let id = CallId::from(base.id);
            let child = crate::store::calls::children(writing.db(), id)?.first().copied();
            if let Some(child) = child {
                writing.about(child);
            }
            writing.update(base, &Call { kind: Some(CallKind::Crisis), ..base.record.clone() })?;
            flag_call(writing, id, child)
        })
    }

    /// A crisis call about nobody known yet, begun by the one key of the crisis card.
    pub fn new_crisis_call(&self) -> Call {
        Call { kind: Some(CallKind::Crisis), ..self.new_call(CallDirection::Incoming) }
    }

    /// The area of a child's main home: its crisis lines come first ([`Act::FindFamilies`]).
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn area_of(&mut self, child: ChildId) -> Result<Option<String>, Failure> {
        self.read(Act::FindFamilies, Subject::Child(child), |reading| {
            Ok(care::card(reading.db, child)?.and_then(|card| card.area))
        })
    }
}

fn flag_call(writing: &mut super::Writing<'_>, call: CallId, child: Option<ChildId>) -> Result<(), Failure> {
    let kind = FlagKind::CrisisCall;
    raise(writing, Raised { kind, child, other: None, call: Some(call), reason: None }).map(|_| ())
}

fn view(reading: &Reading<'_>, child: ChildId) -> Result<CrisisView, Failure> {
    let db = reading.db;
    let file = reading.get::<Child>(child)?;
    let calling = on_the_telephone(reading, child)?;
    let mut hidden = 0;
    let mut known = |person: PersonId| -> Result<KnownPerson, Failure> {
        let mut contacts: Vec<Stored<ContactPoint>> = families::contact_points(db, person)?;
        let all = contacts.len();
        contacts.retain(|point| !told::is_hidden(point.protected_from, &calling));
        hidden += all - contacts.len();
        let person = rows::load::<Person>(db, person)?.ok_or(Failure::Missing(RecordKind::Person))?;
        Ok(KnownPerson { person, contacts })
    };
    let mut contacts = vec![CrisisContact { relation: Relation::SelfYouth, known: known(file.person_id)? }];
    for link in families::links(db, child)? {
        contacts.push(CrisisContact { relation: link.relation, known: known(link.person_id)? });
    }
    contacts.retain(|contact| !contact.known.contacts.is_empty());
    let from =
        contacts.iter().flat_map(|contact| &contact.known.contacts).filter_map(|point| point.protected_from);
    let mut protected = Vec::new();
    for person in from.collect::<std::collections::BTreeSet<_>>() {
        protected.push((person, super::waiting::name_of(&families::person(db, person)?.record)));
    }
    let episodes = care::episodes(db, child)?;
    let (mut safety_plan, mut coordinator, mut covers) = (None, None, Vec::new());
    if let Some(episode) = episodes.iter().find(|episode| episode.state.is_open()) {
        safety_plan = care::plan(db, episode.id.into())?.and_then(|plan| plan.record.safety_plan);
        let primary = care::primary(db, episode.id.into())?;
        coordinator = primary.map(|row| care::staff_ref(db, row.answerable_id)).transpose()?.flatten();
        for row in care::running(db, episode.id.into(), reading.today)? {
            if row.kind == crate::domain::codes::AssignmentKind::TemporaryCover {
                covers.extend(care::staff_ref(db, row.answerable_id)?);
            }
        }
    }
    Ok(CrisisView {
        card: care::card(db, child)?.ok_or(Failure::Missing(RecordKind::Child))?,
        safety_plan,
        alerts: file.alerts.clone(),
        contacts,
        coordinator,
        covers,
        protected,
        hidden,
    })
}
