//! Offer, answer, withdrawal, request for a case (domain.md 1.5, Additions "Who coordinates" and "Team and holder"). Whoever
//! holds the family stays responsible until the new one accepts; accepting ends one and starts the other in one save.

use super::{
    Command, Failure, Session, Writing, aim, clean,
    standards::Standards,
    waiting::{Lead, coordinators},
};
use crate::{
    domain::{
        access::Act,
        codes::{AssignmentKind, LeadKind, MemberKind, OfferKind, OfferState, Role, YesNo},
        episode::{self, Event},
        ids::{ChildId, EpisodeId, OrganizationId, PersonId, RowId, StaffId},
        problem::Problem,
        record::{
            Assignment, Episode, Holding, Link, Member, Offer, Organization, Person, RecordKind, Staff,
            Stored, Team,
        },
        suggestion::OfferWarning,
    },
    store::{care, rows, staff},
};

/// An offer as it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferForm {
    /// Who would lead.
    pub lead: Lead,
    /// The coordinator who would answer: the lead, or the monitor of an outside or family lead.
    pub answerable: StaffId,
    /// Why this person.
    pub why: Option<String>,
    /// Whether the warnings (untrained, full) were read and the offer is wanted all the same.
    pub confirmed: bool,
}

/// How an answer was given by someone who does not sign in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerSaid {
    /// Who said it, and how: "Ms. Example, by telephone".
    pub words: Option<String>,
}

impl Session {
    /// Offers a family to a coordinator ([`Act::Offer`] on the episode). A family that has a coordinator is offered
    /// as a transfer; its coordinator stays until the other accepts.
    ///
    /// # Errors
    /// When an offer already waits, the lead does not fit the programme, or warnings are not confirmed.
    pub fn offer(&mut self, command: &Command, form: &OfferForm) -> Result<RowId, Failure> {
        command.is(&[Act::Offer])?;
        let meant = command.episode()?;
        let why = form.why.as_deref().map(|why| clean::line("why", why)).transpose()?.flatten();
        let standards = self.standards()?;
        self.write(command, |writing| {
            let episode = aim::open_episode(writing, meant)?;
            if episode::next(episode.state, Event::CoordinatorAccepted).is_none() {
                return Err(Problem::new("state", "problem-offer-not-waiting").into());
            }
            let kind = if episode::is_served(episode.state) { OfferKind::Transfer } else { OfferKind::Offer };
            let waits = care::pending(writing.db(), meant)?;
            if waits.iter().any(|offer| offer.kind != OfferKind::Request && offer.kind != OfferKind::Cover) {
                return Err(Problem::new("lead", "problem-offer-waits").into());
            }
            check_answerable(writing, &standards, &episode, form)?;
            let lead = lead_columns(writing, &standards, &episode, form)?;
            let offer = Offer {
                episode_id: meant,
                kind,
                from_id: writing.identity().staff,
                to_id: form.answerable,
                lead_kind: lead.kind,
                lead_member_id: lead.member,
                lead_organization_id: lead.organization,
                lead_name: lead.name,
                state: OfferState::Pending,
                why: why.clone(),
                reason: None,
                offered_at: writing.now(),
                answered_at: None,
                answered_by: None,
                answer_said: None,
            };
            Ok(writing.insert(&offer)?.id)
        })
    }

    /// Takes an offer back before it is answered ([`Act::Offer`]).
    ///
    /// # Errors
    /// When it was answered meanwhile.
    pub fn withdraw_offer(&mut self, command: &Command, offer: RowId, reason: &str) -> Result<(), Failure> {
        command.is(&[Act::Offer])?;
        let meant = command.episode()?;
        let reason = clean::line("reason", reason)?;
        self.write(command, |writing| {
            let offer = pending_offer(writing, meant, offer)?;
            answer(writing, &offer, OfferState::Withdrawn, reason, None).map(|_| ())
        })
    }

    /// Accepts an offer ([`Act::AnswerOffer`] on the episode): the assignment starts, the holding moves to the coordinator
    /// and the family leaves the waiting list, all in one save.
    ///
    /// # Errors
    /// When it was answered meanwhile, or someone else records the answer without saying who gave it and how.
    pub fn accept_offer(
        &mut self,
        command: &Command,
        offer: RowId,
        said: &AnswerSaid,
    ) -> Result<(), Failure> {
        command.is(&[Act::AnswerOffer])?;
        let meant = command.episode()?;
        self.write(command, |writing| {
            let offer = pending_offer(writing, meant, offer)?;
            let said = answer_said(writing, &offer, said)?;
            still_works(writing, offer.to_id)?;
            let offer = answer(writing, &offer, OfferState::Accepted, None, said)?;
            settle_others(writing, meant)?;
            start(writing, meant, &offer)
        })
    }

    /// Declines an offer with a reason ([`Act::AnswerOffer`]): the family is back in waiting, held as before.
    ///
    /// # Errors
    /// When no reason is given, or it was answered meanwhile.
    pub fn decline_offer(
        &mut self,
        command: &Command,
        offer: RowId,
        reason: &str,
        said: &AnswerSaid,
    ) -> Result<(), Failure> {
        command.is(&[Act::AnswerOffer])?;
        let meant = command.episode()?;
        let reason = clean::line("reason", reason)?;
        if reason.is_none() {
            return Err(Problem::new("reason", "problem-decline-reason").into());
        }
        self.write(command, |writing| {
            let offer = pending_offer(writing, meant, offer)?;
            let said = answer_said(writing, &offer, said)?;
            answer(writing, &offer, OfferState::Declined, reason, said).map(|_| ())
        })
    }

    /// Asks to be given a waiting family ([`Act::RequestCase`]). The team's supervisor answers.
    ///
    /// # Errors
    /// When the family does not wait, or was asked for already.
    pub fn request_case(&mut self, command: &Command, why: Option<&str>) -> Result<RowId, Failure> {
        command.is(&[Act::RequestCase])?;
        let meant = command.episode()?;
        let why = why.map(|why| clean::line("why", why)).transpose()?.flatten();
        self.write(command, |writing| {
            let episode = aim::open_episode(writing, meant)?;
            let me = writing.identity().staff;
            if episode.state != crate::domain::codes::EpisodeState::EligibleWaiting {
                return Err(Problem::new("state", "problem-offer-not-waiting").into());
            }
            let asked = care::pending(writing.db(), meant)?;
            if asked.iter().any(|offer| offer.kind == OfferKind::Request && offer.from_id == me) {
                return Err(Problem::new("why", "problem-request-waits").into());
            }
            let to_id = who_decides(writing, meant)?.unwrap_or(me);
            let request = Offer {
                episode_id: meant,
                kind: OfferKind::Request,
                from_id: me,
                to_id,
                lead_kind: LeadKind::Staff,
                lead_member_id: None,
                lead_organization_id: None,
                lead_name: None,
                state: OfferState::Pending,
                why: why.clone(),
                reason: None,
                offered_at: writing.now(),
                answered_at: None,
                answered_by: None,
                answer_said: None,
            };
            Ok(writing.insert(&request)?.id)
        })
    }

    /// Grants a request ([`Act::Offer`]): who asked has accepted by asking, so the assignment starts at once.
    ///
    /// # Errors
    /// When it was answered meanwhile, or warnings are not confirmed.
    pub fn grant_request(
        &mut self,
        command: &Command,
        request: RowId,
        confirmed: bool,
    ) -> Result<(), Failure> {
        command.is(&[Act::Offer])?;
        let meant = command.episode()?;
        let standards = self.standards()?;
        self.write(command, |writing| {
            let request = pending_offer(writing, meant, request)?;
            if request.kind != OfferKind::Request {
                return Err(Failure::Missing(RecordKind::Offer));
            }
            let episode = aim::open_episode(writing, meant)?;
            let answerable = request.from_id;
            let form = OfferForm { lead: Lead::Staff(answerable), answerable, why: None, confirmed };
            check_answerable(writing, &standards, &episode, &form)?;
            let granted = answer(writing, &request, OfferState::Accepted, None, None)?;
            settle_others(writing, meant)?;
            start(writing, meant, &Offer { to_id: answerable, ..granted.record })
        })
    }

    /// Refuses a request with a reason ([`Act::Offer`]).
    ///
    /// # Errors
    /// When it was answered meanwhile.
    pub fn refuse_request(&mut self, command: &Command, request: RowId, reason: &str) -> Result<(), Failure> {
        command.is(&[Act::Offer])?;
        let meant = command.episode()?;
        let reason = clean::line("reason", reason)?;
        self.write(command, |writing| {
            let request = pending_offer(writing, meant, request)?;
            answer(writing, &request, OfferState::Declined, reason, None).map(|_| ())
        })
    }
}

/// The columns that name a lead.
struct LeadColumns {
    kind: LeadKind,
    member: Option<RowId>,
    organization: Option<OrganizationId>,
    name: Option<String>,
}

/// The person who would answer is active, a coordinator, and trained with room, or the warnings are confirmed.
fn check_answerable(
    writing: &Writing<'_>,
    standards: &Standards,
    episode: &Episode,
    form: &OfferForm,
) -> Result<(), Failure> {
    let person = still_works(writing, form.answerable)?;
    if !person.roles.contains(&Role::Coordinator) {
        return Err(Problem::new("answerable", "problem-offer-not-coordinator").into());
    }
    let all = coordinators(writing.db(), standards, writing.today())?;
    let Some(row) = all.iter().find(|row| StaffId::from(row.staff.id) == form.answerable) else {
        return Err(Problem::new("answerable", "problem-offer-not-coordinator").into());
    };
    let weight = standards.weight(episode.program.as_deref(), episode.level);
    let mut warnings = Vec::new();
    if !row.trained {
        warnings.push(OfferWarning::Untrained);
    }
    if !row.load.has_room_for(weight) {
        warnings.push(OfferWarning::Full);
    }
    if warnings.is_empty() || form.confirmed {
        return Ok(());
    }
    let problem = |warning: OfferWarning| {
        Problem::new("confirmed", warning.problem()).with("name", &person.name).with("room", row.load.room())
    };
    Err(Failure::Invalid(warnings.into_iter().map(problem).collect()))
}

fn still_works(writing: &Writing<'_>, person: StaffId) -> Result<Stored<Staff>, Failure> {
    let found = writing.get::<Staff>(person)?;
    if found.active == YesNo::Yes {
        Ok(found)
    } else {
        Err(Problem::new("answerable", "problem-offer-disabled").into())
    }
}

fn lead_columns(
    writing: &mut Writing<'_>,
    standards: &Standards,
    episode: &Episode,
    form: &OfferForm,
) -> Result<LeadColumns, Failure> {
    let none = LeadColumns { kind: LeadKind::Staff, member: None, organization: None, name: None };
    match &form.lead {
        Lead::Staff(staff) if *staff == form.answerable => Ok(none),
        Lead::Staff(_) => Err(Problem::new("answerable", "problem-offer-answerable").into()),
        Lead::Agency(organization, worker) => {
            let partner = writing.get::<Organization>(*organization)?;
            let worker = worker.as_deref().map(|name| clean::line("lead_name", name)).transpose()?.flatten();
            let name =
                worker.map_or_else(|| partner.name.clone(), |worker| format!("{worker}, {}", partner.name));
            Ok(LeadColumns {
                kind: LeadKind::Agency,
                organization: Some(*organization),
                name: Some(name),
                ..none
            })
        }
        Lead::Person(person) => {
            if !standards.program(episode.program.as_deref()).is_some_and(|program| program.family_may_lead) {
                return Err(Problem::new("lead", "problem-offer-family-may-not-lead").into());
            }
            let (member, name) = leading_member(writing, episode, *person)?;
            Ok(LeadColumns { kind: LeadKind::Member, member: Some(member), name: Some(name), ..none })
        }
    }
}

/// The circle member who is this person; a caregiver who is to lead joins the circle with the offer.
fn leading_member(
    writing: &mut Writing<'_>,
    episode: &Episode,
    person: PersonId,
) -> Result<(RowId, String), Failure> {
    let found = writing.get::<Person>(person)?;
    let name = super::waiting::name_of(&found);
    for child in family_children(writing, episode)? {
        if let Some(member) = care::members(writing.db(), child)?.into_iter().find(|m| m.person_id == person)
        {
            return Ok((member.id, name));
        }
        let links = rows::load_by::<Link>(writing.db(), "child_id", child.0)?;
        if let Some(link) = links.iter().find(|link| link.person_id == person) {
            let relation = link.relation;
            let member = natural_member(writing, child, person, relation)?;
            return Ok((member, name));
        }
    }
    Err(Failure::Missing(RecordKind::Member))
}

fn family_children(writing: &Writing<'_>, episode: &Episode) -> Result<Vec<ChildId>, Failure> {
    let children =
        rows::load_by::<crate::domain::record::Child>(writing.db(), "family_id", episode.family_id.0)?;
    Ok(children.iter().map(|child| ChildId::from(child.id)).collect())
}

fn natural_member(
    writing: &mut Writing<'_>,
    child: ChildId,
    person: PersonId,
    relation: crate::domain::codes::Relation,
) -> Result<RowId, Failure> {
    let number = writing.draw_number(&format!("member-{child}"))?;
    let member = Member {
        child_id: child,
        number,
        person_id: person,
        organization_id: None,
        kind: MemberKind::Natural,
        // The relation is kept by the link; the role says what the person does in the circle.
        role: Some(crate::domain::codes::Code::code(relation).to_owned()),
        discipline: None,
        why_here: None,
        tie: None,
        joined_on: Some(writing.today()),
        left_on: None,
    };
    Ok(writing.insert(&member)?.id)
}

fn pending_offer(writing: &Writing<'_>, episode: EpisodeId, offer: RowId) -> Result<Stored<Offer>, Failure> {
    let found = writing.get::<Offer>(offer)?;
    aim::same(found.episode_id, episode)?;
    if found.state == OfferState::Pending {
        Ok(found)
    } else {
        Err(Problem::new("state", "problem-offer-answered").into())
    }
}

/// Who recorded the answer of someone else says who gave it and how.
fn answer_said(writing: &Writing<'_>, offer: &Offer, said: &AnswerSaid) -> Result<Option<String>, Failure> {
    if offer.kind == OfferKind::Request {
        return Err(Failure::Missing(RecordKind::Offer));
    }
    let words = said.words.as_deref().map(|words| clean::line("answer_said", words)).transpose()?.flatten();
    // A lead who does not sign in answers through someone, and so does an absent colleague.
    let own = offer.to_id == writing.identity().staff && offer.lead_kind == LeadKind::Staff;
    if words.is_none() && !own {
        return Err(Problem::new("answer_said", "problem-answer-said").into());
    }
    Ok(words)
}

fn answer(
    writing: &mut Writing<'_>,
    offer: &Stored<Offer>,
    state: OfferState,
    reason: Option<String>,
    said: Option<String>,
) -> Result<Stored<Offer>, Failure> {
    let answered = Offer {
        state,
        reason,
        answered_at: Some(writing.now()),
        answered_by: Some(writing.identity().staff),
        answer_said: said,
        ..offer.record.clone()
    };
    writing.update(offer, &answered)
}

/// The others who asked or were asked are answered too: the family has a coordinator.
pub(super) fn settle_others(writing: &mut Writing<'_>, episode: EpisodeId) -> Result<(), Failure> {
    for other in care::pending(writing.db(), episode)? {
        answer(writing, &other, OfferState::Withdrawn, None, None)?;
    }
    Ok(())
}

/// Offers to someone who leaves wait for nobody any more, and what they asked for is settled too.
pub(super) fn withdraw_all_to(writing: &mut Writing<'_>, staff: StaffId) -> Result<(), Failure> {
    for offer in care::all_pending(writing.db())? {
        if offer.to_id == staff || offer.from_id == staff && offer.kind == OfferKind::Request {
            answer(writing, &offer, OfferState::Withdrawn, None, None)?;
        }
    }
    Ok(())
}

/// Starts the assignment of an accepted offer; the one before ends in the same save, and so does its holding.
fn start(writing: &mut Writing<'_>, episode: EpisodeId, offer: &Offer) -> Result<(), Failure> {
    let (now, today) = (writing.now(), writing.today());
    if let Some(before) = care::primary(writing.db(), episode)? {
        let ended = Assignment {
            to_on: Some(today),
            end_reason: Some("transfer".to_owned()),
            ..before.record.clone()
        };
        writing.update(&before, &ended)?;
    }
    writing.insert(&Assignment {
        episode_id: episode,
        kind: AssignmentKind::Primary,
        lead_kind: offer.lead_kind,
        lead_member_id: offer.lead_member_id,
        lead_organization_id: offer.lead_organization_id,
        lead_name: offer.lead_name.clone(),
        answerable_id: offer.to_id,
        from_on: today,
        to_on: None,
        end_reason: None,
    })?;
    let team = writing.get::<Staff>(offer.to_id)?.team_id;
    if let Some(before) = care::holding(writing.db(), episode)? {
        let ended = Holding { to_at: Some(now), ..before.record.clone() };
        writing.update(&before, &ended)?;
    }
    writing.insert(&Holding {
        episode_id: episode,
        team_id: team,
        staff_id: Some(offer.to_id),
        from_at: now,
        to_at: None,
    })?;
    let base = aim::open_episode(writing, episode)?;
    let moved = episode::moved(&base, Event::CoordinatorAccepted, today)?;
    writing.update(&base, &moved).map(|_| ())
}

/// The supervisor of the team that holds the episode, or any other of the agency.
fn who_decides(writing: &Writing<'_>, episode: EpisodeId) -> Result<Option<StaffId>, Failure> {
    let team = care::holding(writing.db(), episode)?.map(|holding| holding.team_id);
    let named = team.map(|team| writing.get::<Team>(team)).transpose()?.and_then(|team| team.supervisor_id);
    let supervisors = staff::active_with_role(writing.db(), Role::Supervisor)?;
    let ids = || supervisors.iter().map(|person| StaffId::from(person.id));
    let of_team =
        supervisors.iter().find(|person| Some(person.team_id) == team).map(|person| person.id.into());
    Ok(named.filter(|id| ids().any(|known| known == *id)).or(of_team).or_else(|| ids().next()))
}
