//! Never zero responsible: whatever is offered, answered, ended and whoever leaves, in any order, every open episode has
//! one holder, and every served one a coordinator who works here. On a real file.

use circle_of_support::{
    casework::{
        Command, Failure, Session, Subject,
        endings::Ending,
        offers::{AnswerSaid, OfferForm},
        waiting::Lead,
    },
    domain::{
        access::Act,
        codes::{AgreedWith, ClosureReason, EpisodeState, YesNo},
        ids::StaffId,
        record::Offer,
    },
    store::{Store, care, invariants},
};
use proptest::prelude::*;

use crate::support::{
    agency::TestAgency,
    families::{self, TestFamily, on, staff_id},
};

#[derive(Debug, Clone, Copy)]
enum Step {
    Offer { to: usize, family_leads: bool },
    Accept { by: usize },
    AcceptForThem,
    Decline { by: usize },
    Withdraw,
    Ask { by: usize },
    Grant,
    Disable { who: usize },
    End { declined: bool },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..3_usize, any::<bool>()).prop_map(|(to, family_leads)| Step::Offer { to, family_leads }),
        3 => (0..3_usize).prop_map(|by| Step::Accept { by }),
        1 => Just(Step::AcceptForThem),
        1 => (0..3_usize).prop_map(|by| Step::Decline { by }),
        1 => Just(Step::Withdraw),
        1 => (0..3_usize).prop_map(|by| Step::Ask { by }),
        1 => Just(Step::Grant),
        1 => (0..3_usize).prop_map(|who| Step::Disable { who }),
        1 => any::<bool>().prop_map(|declined| Step::End { declined }),
    ]
}

struct World {
    agency: TestAgency,
    family: TestFamily,
    coordinators: Vec<(StaffId, Session)>,
    supervisor: Session,
    admin: Session,
}

impl World {
    fn new() -> Self {
        let agency = TestAgency::new();
        let family = families::waiting(&mut agency.session("intake1"), "Child", "halton", 3);
        let names = ["coordinator1", "coordinator2", "coordinator3"];
        let coordinators = names.map(|name| (staff_id(&agency, name), agency.session(name))).into();
        let (supervisor, admin) = (agency.session("supervisor1"), agency.session("admin1"));
        Self { agency, family, coordinators, supervisor, admin }
    }

    fn pending(&self, request: bool) -> Option<(circle_of_support::domain::ids::RowId, Offer)> {
        use circle_of_support::domain::codes::OfferKind;
        let store = Store::open(&self.agency.file()).unwrap();
        let all = care::pending(store.db(), self.family.episode).unwrap();
        let row = all.into_iter().find(|offer| (offer.kind == OfferKind::Request) == request)?;
        Some((row.id, row.record))
    }

    fn run(&mut self, step: Step) -> Result<(), Failure> {
        let episode = self.family.episode;
        let said = |words: &str| AnswerSaid { words: Some(words.to_owned()) };
        let answer = || on(Act::AnswerOffer, episode);
        match step {
            Step::Offer { to, family_leads } => {
                let answerable = self.coordinators[to].0;
                let lead = if family_leads {
                    Lead::Person(self.family.grandmother)
                } else {
                    Lead::Staff(answerable)
                };
                let form = OfferForm { lead, answerable, why: None, confirmed: true };
                self.supervisor.offer(&on(Act::Offer, episode), &form).map(|_| ())
            }
            Step::Accept { by } => {
                let Some((offer, _)) = self.pending(false) else { return Ok(()) };
                self.coordinators[by].1.accept_offer(&answer(), offer, &said("grandmother, in person"))
            }
            Step::AcceptForThem => {
                let Some((offer, _)) = self.pending(false) else { return Ok(()) };
                self.supervisor.accept_offer(&answer(), offer, &said("by telephone"))
            }
            Step::Decline { by } => {
                let Some((offer, _)) = self.pending(false) else { return Ok(()) };
                self.coordinators[by].1.decline_offer(&answer(), offer, "no room", &said("by telephone"))
            }
            Step::Withdraw => {
                let Some((offer, _)) = self.pending(false) else { return Ok(()) };
                self.supervisor.withdraw_offer(&on(Act::Offer, episode), offer, "another was found")
            }
            Step::Ask { by } => {
                self.coordinators[by].1.request_case(&on(Act::RequestCase, episode), None).map(|_| ())
            }
            Step::Grant => {
                let Some((request, _)) = self.pending(true) else { return Ok(()) };
                self.supervisor.grant_request(&on(Act::Offer, episode), request, true)
            }
            Step::Disable { who } => {
                let command = Command::new(Act::DisableStaff, Subject::Nothing);
                self.admin.disable_staff(&command, self.coordinators[who].0).map(|_| ())
            }
            Step::End { declined } => {
                let ending = Ending {
                    to: if declined { EpisodeState::Declined } else { EpisodeState::Inactive },
                    reason: Some(ClosureReason::FamilyRequest),
                    note: None,
                    agreed_with: Some(AgreedWith::Family),
                    told_may_return: Some(YesNo::Yes),
                    keep_on_file: Some(YesNo::Yes),
                    deceased: None,
                };
                self.supervisor.end_episode(&on(Act::EndEpisode, episode), &ending)
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn somebody_is_always_responsible(steps in prop::collection::vec(step(), 1..14)) {
        let mut world = World::new();
        for step in steps {
            let outcome = world.run(step);
            let refused = matches!(
                outcome,
                Ok(()) | Err(Failure::Invalid(_) | Failure::Refused { .. } | Failure::Missing(_) | Failure::SignedOut)
            );
            prop_assert!(refused, "{step:?}: {outcome:?}");
            let store = Store::open(&world.agency.file()).unwrap();
            prop_assert_eq!(invariants::check_all(store.db()).unwrap(), [], "after {:?}", step);
        }
    }
}
