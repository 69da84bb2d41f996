//! Families for tests of care, made by the commands that make them at work: a referral, a decision, a coordinator, a plan.

use circle_of_support::{
    casework::{
        Command, Session, Subject,
        agree::AgreeForm,
        decisions::DecisionForm,
        family::NewCaregiver,
        members::{MemberForm, MemberPerson},
        notes::NoteForm,
        offers::{AnswerSaid, OfferForm},
        plans::{ActionForm, GoalForm, Owner},
        referrals::{NewChild, NewReferral},
        screenings::AnswerForm,
        waiting::Lead,
    },
    domain::{
        access::Act,
        codes::{
            Answer, CapacityBasis, Category, Channel, ConsentAnswer, ConsentMethod, ConsentPurpose,
            ContactKind, ContactMode, DatePrecision, DecisionOutcome, FindingKind, Language, LifeDomain,
            MemberKind, ReferrerType, Relation, Voice, YouthTook,
        },
        ids::{ChildId, EpisodeId, PersonId, RowId, StaffId},
        record::{Consent, ContactPoint, Finding, Person, Referral},
    },
};

use super::agency::TestAgency;
pub use super::intake::about;
use super::intake::{BY_PHONE, home};

/// A family with one child.
#[derive(Debug, Clone, Copy)]
pub struct TestFamily {
    /// The child.
    pub child: ChildId,
    /// The episode.
    pub episode: EpisodeId,
    /// The mother, primary contact.
    pub mother: PersonId,
    /// The grandmother.
    pub grandmother: PersonId,
}

/// A command about the episode.
pub fn on(act: Act, episode: EpisodeId) -> Command {
    Command::new(act, Subject::Episode(episode))
}

/// The staff row of a sign-in name.
pub fn staff_id(agency: &TestAgency, name: &str) -> StaffId {
    agency.session(name).identity().staff
}

fn caregiver(given: &str, relation: Relation, phone: &str) -> NewCaregiver {
    let person = Person { language_service: Some(Language::French), ..Person::named(given, "Sample") };
    let mut new = NewCaregiver::new(person, relation);
    new.contacts.push(ContactPoint::blank(PersonId(0), ContactKind::Phone, phone));
    new
}

/// A family as it is first written down: referred, with the consent to collect given.
pub fn referred(intake: &mut Session, given: &str, municipality: &str) -> TestFamily {
    let child = Person {
        birth_date: Some("2017-03-03".parse().unwrap()),
        birth_precision: Some(DatePrecision::Exact),
        language_service: Some(Language::French),
        ..Person::named(given, "Sample")
    };
    let collect = Consent {
        given_by_name: Some("Sample, Mother".to_owned()),
        capacity_basis: Some(CapacityBasis::ParentCustodial),
        method: Some(ConsentMethod::Written),
        ..Consent::blank(ChildId(0), ConsentPurpose::Collect, ConsentAnswer::Yes, intake.today())
    };
    let new = NewReferral {
        children: vec![NewChild::new(child)],
        sibling_of: None,
        referral: Referral {
            reason: Some("several services, nobody joins them".to_owned()),
            ..Referral::blank(intake.now(), Channel::Phone, ReferrerType::SelfFamily)
        },
        organization: None,
        call: None,
        caregivers: vec![
            caregiver("Mother", Relation::Mother, "613-555-0142"),
            caregiver("Grandmother", Relation::Grandparent, "613-555-0143"),
        ],
        home: Some(home(municipality)),
        collect: Some(collect),
    };
    let opened =
        intake.open_referral(&Command::new(Act::OpenReferral, Subject::New), &new).unwrap().remove(0);
    let file = intake.open_file(opened.child).unwrap();
    let person_of = |relation| {
        file.caregivers.iter().find(|c| c.link.relation == relation).unwrap().known.person.id.into()
    };
    TestFamily {
        child: opened.child,
        episode: opened.episode,
        mother: person_of(Relation::Mother),
        grandmother: person_of(Relation::Grandparent),
    }
}

/// A family that waits for a coordinator in `program`, at `level`.
pub fn waiting(intake: &mut Session, given: &str, program: &str, level: i64) -> TestFamily {
    let halton = program == "halton";
    let family = referred(intake, given, if halton { "Oakville" } else { "Ottawa" });
    if halton {
        let willing = AnswerForm {
            episode: family.episode,
            program: program.to_owned(),
            criterion: "H6".to_owned(),
            answer: Some(Answer::Yes),
            words: None,
            words_language: None,
            translation: None,
        };
        intake.save_answer(&about(Act::SaveScreening, family.child), BY_PHONE, None, &willing).unwrap();
    }
    let form = DecisionForm {
        episode: family.episode,
        program: Some(program.to_owned()),
        outcome: if halton {
            DecisionOutcome::EligibleServiceCoordination
        } else {
            DecisionOutcome::EligibleCsp
        },
        level: Some(level),
        reason: Some("many needs".to_owned()),
        override_reason: Some("a test decides without the questions".to_owned()),
        family_view: None,
        explained_on: None,
        explained_how: None,
        told_may_return: None,
        join: None,
    };
    intake.decide(&about(Act::Decide, family.child), &form).unwrap();
    family
}

/// Offers a family to a coordinator, warnings confirmed.
pub fn offer(session: &mut Session, family: &TestFamily, to: StaffId) -> RowId {
    let form = OfferForm { lead: Lead::Staff(to), answerable: to, why: None, confirmed: true };
    session.offer(&on(Act::Offer, family.episode), &form).unwrap()
}

/// A family whose coordinator has accepted.
pub fn assigned(agency: &TestAgency, at: &str, given: &str, program: &str, coordinator: &str) -> TestFamily {
    let mut intake = agency.session_at("intake1", at);
    let family = waiting(&mut intake, given, program, 3);
    let offer = offer(&mut intake, &family, staff_id(agency, coordinator));
    let mut own = agency.session_at(coordinator, at);
    own.accept_offer(&on(Act::AnswerOffer, family.episode), offer, &AnswerSaid::default()).unwrap();
    family
}

/// A note of a contact now.
pub fn note(session: &Session, family: &TestFamily, text: &str) -> NoteForm {
    NoteForm {
        child: family.child,
        at: session.now(),
        with_whom: Some("mother".to_owned()),
        mode: Some(ContactMode::Visit),
        minutes: Some(45),
        text: text.to_owned(),
        category: Category::FamilyHistory,
        interpreter: None,
        interpreter_mode: None,
        family_told: None,
    }
}

/// A goal linked to `need`.
pub fn goal(family: &TestFamily, text: &str, need: Option<RowId>) -> GoalForm {
    GoalForm {
        child: family.child,
        text: text.to_owned(),
        language: Some(Language::French),
        voice: Some(Voice::Family),
        domain: Some(LifeDomain::Respite),
        need,
        measure: None,
        target_on: None,
        category: Category::Plan,
    }
}

/// A strength and a need of the family; returns the need.
pub fn strength_and_need(session: &mut Session, family: &TestFamily) -> RowId {
    let strength = Finding::blank(family.child, family.episode, FindingKind::Strength, "draws for hours");
    session.save_finding(&about(Act::SaveNeeds, family.child), None, &strength).unwrap();
    let need = Finding::blank(family.child, family.episode, FindingKind::Need, "nobody sleeps");
    session.save_finding(&about(Act::SaveNeeds, family.child), None, &need).unwrap()
}

/// Adds a natural member who is known to the file.
pub fn add_member(session: &mut Session, family: &TestFamily, person: PersonId) -> RowId {
    let form = MemberForm {
        person: MemberPerson::Known(person),
        kind: Some(MemberKind::Natural),
        role: Some("grandmother".to_owned()),
        discipline: None,
        organization: None,
        why_here: Some("takes the child every Friday".to_owned()),
        tie: None,
    };
    session.add_member(&about(Act::SaveMember, family.child), &form).unwrap()
}

/// What is said when a plan is agreed, with the next review on `next`.
pub fn agreement(next: &str) -> AgreeForm {
    AgreeForm {
        agreed_by: "Sample, Mother".to_owned(),
        agreed_on: None,
        youth: Some(YouthTook::Partly),
        youth_note: Some("came for the first hour".to_owned()),
        next_review: Some(next.parse().unwrap()),
    }
}

/// A plan that can be agreed: strength, need, member, one goal with one action. Returns the goal.
pub fn ready_plan(session: &mut Session, family: &TestFamily) -> RowId {
    let need = strength_and_need(session, family);
    add_member(session, family, family.grandmother);
    let save = || on(Act::SavePlan, family.episode);
    let goal = session.add_goal(&save(), &goal(family, "une nuit de sommeil", Some(need))).unwrap();
    let action = ActionForm {
        what: "asks the respite house for two nights".to_owned(),
        owner: Some(Owner::Person(family.grandmother)),
        due_on: Some("2026-12-15".parse().unwrap()),
        category: Category::Plan,
    };
    session.add_action(&save(), goal, &action).unwrap();
    goal
}

/// A family with an agreed plan, its next review on `next`. Returns the goal too.
pub fn active(
    agency: &TestAgency,
    at: &str,
    given: &str,
    coordinator: &str,
    next: &str,
) -> (TestFamily, RowId) {
    let family = assigned(agency, at, given, "cheo", coordinator);
    let mut own = agency.session_at(coordinator, at);
    let goal = ready_plan(&mut own, &family);
    own.agree_plan(&on(Act::AgreePlan, family.episode), &agreement(next)).unwrap();
    (family, goal)
}
