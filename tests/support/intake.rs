//! Short cuts of intake tests: a family that calls, and what is done with it, in as few words as a person would use.

use circle_of_support::{
    casework::{
        Command, Session, Subject,
        consents::ConsentForm,
        decisions::DecisionForm,
        directory::OrganizationChoice,
        family::{NewCaregiver, NewHome, ServiceForm},
        referrals::{NewChild, NewReferral, Opened},
        screenings::{AnswerForm, Manner},
    },
    domain::{
        access::Act,
        codes::{
            Answer, CapacityBasis, Channel, CompletedFor, ConsentAnswer, ConsentMethod, ConsentPurpose,
            ContactKind, DecisionOutcome, LegalAuthority, Permission, RecipientKind, ReferrerType, Relation,
            ScreeningMode, ServiceStatus, YesNo,
        },
        ids::{ChildId, EpisodeId, FamilyId, OrganizationId, PersonId, RowId},
        record::{Consent, ConsentScope, ContactPoint, Household, Person, Referral, Service},
    },
};

/// A command about a child.
pub fn about(act: Act, child: ChildId) -> Command {
    Command::new(act, Subject::Child(child))
}

/// A phone screening done with the family.
pub const BY_PHONE: Manner = Manner { completed_for: CompletedFor::WithFamily, mode: ScreeningMode::Phone };

/// Where the family lives.
pub fn home(municipality: &str) -> NewHome {
    let household =
        Household { municipality: Some(municipality.to_owned()), ..Household::blank(FamilyId(0)) };
    NewHome { household, caregivers: vec![0] }
}

/// "Sample, Mother", custodial, called first, reached at `phone`.
pub fn mother(phone: &str) -> NewCaregiver {
    let mut mother = NewCaregiver::new(Person::named("Mother", "Sample"), Relation::Mother);
    mother.link.legal_authority = Some(LegalAuthority::Custodial);
    mother.link.primary_contact = YesNo::Yes;
    let mut contact = ContactPoint::blank(PersonId(0), ContactKind::Mobile, phone);
    contact.safe_message = Some(YesNo::Yes);
    mother.contacts = vec![contact];
    mother
}

/// A yes by voice with its three written items.
pub fn said_yes(session: &Session, purpose: ConsentPurpose) -> Consent {
    Consent {
        given_by_name: Some("Sample, Mother".to_owned()),
        capacity_basis: Some(CapacityBasis::ParentCustodial),
        method: Some(ConsentMethod::Verbal),
        information: Some("What is said on this call".to_owned()),
        explained: Some("The words of the form, read aloud".to_owned()),
        ..Consent::blank(ChildId(0), purpose, ConsentAnswer::Yes, session.today())
    }
}

/// A mother who calls about a child, in Ottawa, with everything said on the phone.
pub fn calls_about(session: &Session, child: Person) -> NewReferral {
    let mut referral = Referral::blank(session.now(), Channel::Phone, ReferrerType::SelfFamily);
    referral.reason = Some("Lost between four offices".to_owned());
    NewReferral {
        children: vec![NewChild::new(child)],
        sibling_of: None,
        referral,
        organization: None,
        call: None,
        caregivers: vec![mother("613-555-0142")],
        home: Some(home("Ottawa")),
        collect: Some(said_yes(session, ConsentPurpose::Collect)),
    }
}

/// Opens the files of a referral.
pub fn open(session: &mut Session, new: &NewReferral) -> Vec<Opened> {
    session.open_referral(&Command::new(Act::OpenReferral, Subject::New), new).unwrap()
}

/// "Child Sample", born 3 March 2017, whose mother calls from Ottawa.
pub fn opened(session: &mut Session) -> Opened {
    let mut child = Person::named("Child", "Sample");
    child.birth_date = "2017-03-03".parse().ok();
    let new = calls_about(session, child);
    open(session, &new).remove(0)
}

/// Answers one criterion.
pub fn answer(session: &mut Session, file: &Opened, program: &str, criterion: &str, answer: Answer) -> RowId {
    let base = session
        .walk(file.child)
        .unwrap()
        .screenings
        .iter()
        .find(|view| view.program.code == program)
        .and_then(|view| view.answer(criterion).cloned());
    let form = AnswerForm {
        episode: file.episode,
        program: program.to_owned(),
        criterion: criterion.to_owned(),
        answer: Some(answer),
        words: None,
        words_language: None,
        translation: None,
    };
    session.save_answer(&about(Act::SaveScreening, file.child), BY_PHONE, base.as_ref(), &form).unwrap()
}

/// Answers every criterion of both programmes the same way.
pub fn answer_all(session: &mut Session, file: &Opened, all: Answer) {
    for criterion in ["H1", "H2", "H3", "H4", "H5", "H6"] {
        answer(session, file, "halton", criterion, all);
    }
    for criterion in ["C2", "C4"] {
        answer(session, file, "cheo", criterion, all);
    }
}

/// Current services of these organisations, and nobody else.
pub fn served_by(session: &mut Session, file: &Opened, organizations: &[&str]) {
    for name in organizations {
        let service = Service::blank(file.child, OrganizationId(0), ServiceStatus::Current);
        let form = ServiceForm { organization: OrganizationChoice::Typed((*name).to_owned()), service };
        session.save_service(&about(Act::SaveFamily, file.child), None, &form).unwrap();
    }
    let base = session.walk(file.child).unwrap().child;
    let mut child = base.record.clone();
    child.services_complete = Some(YesNo::Yes);
    session.save_child(&about(Act::SaveFamily, file.child), &base, &child).unwrap();
}

/// A decision with everything but what it is about.
pub fn decision(file: &Opened, outcome: DecisionOutcome, program: Option<&str>) -> DecisionForm {
    let eligible = program.is_some();
    DecisionForm {
        episode: file.episode,
        program: program.map(str::to_owned),
        outcome,
        level: eligible.then_some(3),
        reason: Some("Several services, nobody ties them together".to_owned()),
        override_reason: None,
        family_view: None,
        explained_on: None,
        explained_how: None,
        told_may_return: None,
        join: None,
    }
}

/// The same, explained to the family today.
pub fn explained(session: &Session, mut form: DecisionForm) -> DecisionForm {
    form.explained_on = Some(session.today());
    form.explained_how = Some("By phone, in French".to_owned());
    form.told_may_return = Some(YesNo::Yes);
    form
}

/// The mother agrees that everything may go to whoever receives the family.
pub fn agrees_to_hand_off(session: &mut Session, child: ChildId) -> RowId {
    let consent = said_yes(session, ConsentPurpose::WarmHandoff);
    let form = ConsentForm { consent, scope: Vec::new() };
    session.record_consent(&about(Act::SaveConsent, child), &form).unwrap()
}

/// One scope row from today on.
pub fn scope(
    session: &Session,
    kind: RecipientKind,
    id: Option<RowId>,
    category: Option<circle_of_support::domain::codes::Category>,
    permission: Permission,
) -> ConsentScope {
    ConsentScope::blank(kind, id, category, permission, session.today())
}

/// The state of an episode.
pub fn state(
    session: &mut Session,
    child: ChildId,
    episode: EpisodeId,
) -> circle_of_support::domain::codes::EpisodeState {
    session.walk_of_episode(child, episode).unwrap().episode.state
}
