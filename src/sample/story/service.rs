//! From waiting to the first visit: what the family is told, offers in each state, who leads and who answers.

use super::*;
use crate::{
    domain::{
        ids::OrganizationId,
        record::{Assignment, Offer},
    },
    sample::words::sayings,
};

impl Story<'_, '_> {
    /// While the family waits: calls to say where it stands, and an offer on its way.
    pub(super) fn waiting(&mut self) -> Result<(), StoreError> {
        let mut day = shift(self.dates.since, 28);
        while day < self.writer.days().today() {
            if self.random.percent(80) {
                let (text, on) = (self.pick(sayings::WAITING_NOTES), self.writer.days().workday(day));
                self.note(on, self.intake, text, ContactMode::Phone, true, false)?;
            }
            day = shift(day, 30);
        }
        let yesterday = self.writer.days().ago(1);
        match self.twist {
            Twist::Offered => {
                let to = self.choose(0);
                self.offer(OfferKind::Offer, to, OfferState::Pending, yesterday)?;
            }
            Twist::Refused => {
                let to = self.choose(0);
                self.offer(
                    OfferKind::Offer,
                    to,
                    OfferState::Declined,
                    self.dates.since.max(self.writer.days().ago(4)),
                )?;
            }
            Twist::Requested => {
                let to = self.choose(0);
                self.offer(OfferKind::Request, to, OfferState::Pending, yesterday)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// The coordinator who fits the family; `points` count as load.
    fn choose(&mut self, points: i64) -> usize {
        self.made.people.choose(self.team, self.family.service, points)
    }

    fn offer(
        &mut self,
        kind: OfferKind,
        to: usize,
        state: OfferState,
        day: NaiveDate,
    ) -> Result<(), StoreError> {
        let offered_at = self.at(day);
        let answered = matches!(state, OfferState::Accepted | OfferState::Declined);
        let answered_at =
            Moment::new(offered_at.utc() + chrono::Duration::minutes(95), super::intake::offset(offered_at));
        let coordinator = self.made.people.coordinators[to].id;
        let from_id = match kind {
            OfferKind::Request => coordinator,
            OfferKind::Transfer | OfferKind::Cover => self.answerable(),
            OfferKind::Offer => self.intake,
        };
        let offer = Offer {
            episode_id: self.episode,
            kind,
            from_id,
            to_id: coordinator,
            lead_kind: LeadKind::Staff,
            lead_member_id: None,
            lead_organization_id: None,
            lead_name: None,
            state,
            why: Some(self.pick(sayings::OFFER_WHY)),
            reason: (state == OfferState::Declined).then(|| self.pick(sayings::OFFER_NO)),
            offered_at,
            answered_at: answered.then_some(answered_at),
            answered_by: answered.then_some(coordinator),
            answer_said: None,
        };
        self.writer.insert_told(&offer, offered_at, from_id, self.child.id).map(|_| ())
    }

    /// The accepted offer and the assignment. Who leads as a relative is set once the circle stands.
    pub(super) fn assign(&mut self) -> Result<(), StoreError> {
        let open = self.state.is_open();
        let weight = [0, 1, 2, 3, 5][usize::try_from(self.level).unwrap_or(1).min(4)];
        let index = self.choose(if open { weight } else { 0 });
        let offered = self.writer.days().workday(shift(self.dates.assigned, -1));
        self.offer(OfferKind::Offer, index, OfferState::Accepted, offered)?;
        self.coordinator = Some(index);
        let agency = self.twist == Twist::AgencyLeads;
        let relative = self.twist == Twist::FamilyLeads && self.program == Some("halton");
        let lead_member_id = if relative { Some(self.grandmother()?) } else { None };
        let coordinator = self.made.people.coordinators[index].id;
        let assignment = Assignment {
            episode_id: self.episode,
            kind: AssignmentKind::Primary,
            lead_kind: match (agency, relative) {
                (true, _) => LeadKind::Agency,
                (_, true) => LeadKind::Member,
                _ => LeadKind::Staff,
            },
            lead_member_id,
            lead_organization_id: agency.then(|| OrganizationId(self.made.organizations[11])),
            lead_name: agency.then(|| "Camille Exemple".to_owned()),
            answerable_id: coordinator,
            from_on: self.dates.assigned,
            to_on: (!open).then_some(self.dates.since),
            end_reason: None,
        };
        let at = self.at(self.dates.assigned);
        self.writer.insert_told(&assignment, at, coordinator, self.child.id)?;
        self.changes(index, &assignment)
    }

    /// A transfer under way, or someone who covers.
    fn changes(&mut self, index: usize, assignment: &Assignment) -> Result<(), StoreError> {
        let others = self.made.people.coordinators.len();
        if others < 2 {
            return Ok(());
        }
        let same_team = |other: &usize| {
            *other != index
                && self.made.people.coordinators[*other].team == self.made.people.coordinators[index].team
        };
        let other = (0..others).find(same_team).unwrap_or((index + 1) % others);
        match self.twist {
            Twist::Transfer => {
                self.offer(OfferKind::Transfer, other, OfferState::Pending, self.writer.days().ago(2))
            }
            Twist::Covered => {
                let from = self.writer.days().ago(5);
                self.offer(OfferKind::Cover, other, OfferState::Accepted, from)?;
                let cover = Assignment {
                    kind: AssignmentKind::TemporaryCover,
                    answerable_id: self.made.people.coordinators[other].id,
                    from_on: from,
                    to_on: Some(shift(self.writer.days().today(), 16)),
                    ..assignment.clone()
                };
                self.writer.insert(&cover).map(|_| ())
            }
            _ => Ok(()),
        }
    }

    /// The first visit.
    pub(super) fn visit(&mut self) -> Result<(), StoreError> {
        let (text, staff) = (self.pick(sayings::FIRST_VISITS), self.answerable());
        self.note(self.dates.visited, staff, text, ContactMode::Visit, true, true)
    }
}
