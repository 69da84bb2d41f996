//! What a caller may be told, what is protected from whom, restricted matches and crises, through casework (tier 3).

use circle_of_support::{
    casework::{Failure, Session, family::NewCaregiver, matches::TypedFacts},
    domain::{
        access::Act,
        codes::{
            CallDirection, CallKind, ContactKind, DueKind, FlagState, Identifier, LegalAuthority, MayBeTold,
            PairVerdict, Relation, Urgency, YesNo,
        },
        due::{DueGroup, DueRow},
        duplicates::Likeness,
        ids::{CallId, ChildId, PersonId, RowId},
        record::{Attendance, Call, Child, ContactPoint, Household, Person},
    },
};

use super::support::{
    agency::TestAgency,
    intake::{about, calls_about, open, opened},
};
use circle_of_support::casework::{Command, Subject};

/// What is protected from the father, in every shape in which it could come up.
pub const SECRETS: [&str; 4] = ["99 Hidden Lane", "K9K 9K9", "613-555-0142", "Secret School"];

/// A child whose home, mother's telephone and school are protected from the father, who has joint authority.
#[derive(Debug, Clone, Copy)]
pub struct Guarded {
    /// The child.
    pub child: ChildId,
    /// The father.
    pub father: PersonId,
    /// The mother.
    pub mother: PersonId,
}

/// Writes such a family down, by the commands of work.
pub fn guarded(session: &mut Session) -> Guarded {
    let mut child = Person::named("Child", "Sample");
    child.birth_date = "2017-03-03".parse().ok();
    let mut new = calls_about(session, child);
    let mut father = NewCaregiver::new(Person::named("Father", "Sample"), Relation::Father);
    father.link.legal_authority = Some(LegalAuthority::Joint);
    father.contacts = vec![ContactPoint::blank(PersonId(0), ContactKind::Phone, "613-555-0199")];
    new.caregivers.push(father);
    let child = open(session, &new).remove(0).child;
    let walk = session.walk(child).unwrap();
    let person = |relation| {
        let beside = walk.beside.iter().find(|beside| beside.link.relation == relation).unwrap();
        PersonId::from(beside.person.id)
    };
    let (father, mother) = (person(Relation::Father), person(Relation::Mother));
    let protected_from = Some(father);
    let home = &walk.homes[0].household;
    let household = Household {
        street: Some(SECRETS[0].to_owned()),
        postal_code: Some(SECRETS[1].to_owned()),
        protected_from,
        ..home.record.clone()
    };
    let lives = [walk.child.person_id, mother];
    session.save_home(&about(Act::SaveFamily, child), Some(home), &household, &lives, true).unwrap();
    let point =
        &walk.beside.iter().find(|beside| beside.link.relation == Relation::Mother).unwrap().contacts[0];
    let guarded = ContactPoint { protected_from, ..point.record.clone() };
    session.save_contact(&about(Act::SaveFamily, child), Some(point), &guarded).unwrap();
    let school = Attendance { protected_from, ..Attendance::blank(child, SECRETS[3]) };
    session.save_attendance(&about(Act::SaveFamily, child), None, &school).unwrap();
    Guarded { child, father, mother }
}

/// A call about the child that goes on, with this caller.
fn rings(session: &mut Session, child: ChildId, caller: Option<PersonId>, told: MayBeTold) -> CallId {
    let call = Call {
        kind: Some(CallKind::OwnFile),
        caller_person_id: caller,
        may_be_told: Some(told),
        ..session.new_call(CallDirection::Incoming)
    };
    let save = || Command::new(Act::SaveCall, Subject::Nothing);
    let id = session.start_call(&save(), &save().id, &call).unwrap();
    session.attach_child(&save(), id, child).unwrap();
    id
}

fn hangs_up(session: &mut Session, call: CallId) {
    let base = session.call(call).unwrap().call;
    let command = Command::new(Act::SaveCall, Subject::Nothing);
    session.end_call(&command, &base, &base.record.clone(), &[]).unwrap();
}

/// Everything that the screens of this file are made of, as text.
fn everything(session: &mut Session, child: ChildId) -> String {
    let file = session.open_file(child).unwrap();
    let walk = session.walk(child).unwrap();
    let history = session.history(child).unwrap();
    format!("{file:?}\n{walk:?}\n{history:?}")
}

#[test]
fn a_caller_is_one_of_the_people_beside_the_child_and_nobody_else_is_named() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = guarded(&mut intake);
    let found = intake.callers(family.child, "Sample, Father", "").unwrap();
    let [father] = found.known.as_slice() else { panic!("{found:?}") };
    assert_eq!((father.person, father.relation, father.by_name), (family.father, Relation::Father, true));
    assert_eq!((father.proposal.told, father.proposal.why.text), (MayBeTold::Nothing, "why-told-protected"));
    assert_eq!(
        father.ask,
        [Identifier::BirthDate, Identifier::FileNumber],
        "nothing that is protected from him"
    );
    let found = intake.callers(family.child, "", "(613) 555-0142").unwrap();
    let [mother] = found.known.as_slice() else { panic!("{found:?}") };
    assert_eq!((mother.person, mother.by_number, mother.by_name), (family.mother, true, false));
    assert_eq!((mother.proposal.told, mother.proposal.why.text), (MayBeTold::All, "why-told-custody"));
    assert!(mother.ask.contains(&Identifier::PostalCode) && mother.ask.contains(&Identifier::School));
    for (name, number) in [("", ""), ("Sample", ""), ("Somebody Else", "613-555-0000"), ("Mo", "0142")] {
        let found = intake.callers(family.child, name, number).unwrap();
        assert!(found.known.is_empty(), "{name} {number}: {found:?}");
        assert_eq!((found.stranger.told, found.stranger.why.text), (MayBeTold::Nothing, "why-told-unknown"));
        assert!(!found.ask.contains(&Identifier::PostalCode), "a stranger may be the one");
    }
    let youth = intake.callers(family.child, "Child Sample", "").unwrap();
    assert_eq!(youth.known[0].proposal.told, MayBeTold::All, "whose file it is");
}

#[test]
fn of_a_restricted_file_nobody_beside_the_child_is_named() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let child = restricted(&mut intake);
    let mut coordinator = agency.session("coordinator1");
    let found = coordinator.callers(child, "Mother Sample", "613-555-0142").unwrap();
    assert!(found.known.is_empty());
    assert_eq!(found.stranger.why.text, "why-told-restricted");
    assert!(
        !intake.callers(child, "Mother Sample", "").unwrap().known.is_empty(),
        "the pool works on its own"
    );
    let mut admin = agency.session("admin1");
    assert!(matches!(admin.callers(child, "Mother", ""), Err(Failure::Refused { .. })));
}

#[test]
fn what_is_protected_from_a_caller_is_nowhere_while_he_is_on_the_telephone() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = guarded(&mut intake);
    let sees = |session: &mut Session| {
        let all = everything(session, family.child);
        SECRETS.map(|secret| all.contains(secret))
    };
    assert_eq!(sees(&mut intake), [true; 4], "staff see it, with its mark");
    for (caller, told, seen) in [
        (Some(family.father), MayBeTold::Nothing, [false; 4]),
        (Some(family.father), MayBeTold::All, [false; 4]),
        (None, MayBeTold::Nothing, [false; 4]),
        (Some(family.mother), MayBeTold::All, [true; 4]),
    ] {
        let call = rings(&mut intake, family.child, caller, told);
        assert_eq!(sees(&mut intake), seen, "{caller:?} {told:?}");
        let hidden = intake.open_file(family.child).unwrap().hidden;
        assert_eq!(hidden, if seen[0] { 0 } else { 3 });
        assert_eq!(intake.walk(family.child).unwrap().hidden, hidden);
        hangs_up(&mut intake, call);
    }
    // The mother on hold and the father talking: the stricter holds.
    let mother = rings(&mut intake, family.child, Some(family.mother), MayBeTold::All);
    let father = rings(&mut intake, family.child, Some(family.father), MayBeTold::Nothing);
    assert_eq!(sees(&mut intake), [false; 4]);
    let mut colleague = agency.session("intake2");
    assert_eq!(sees(&mut colleague), [true; 4], "another desk speaks with nobody");
    hangs_up(&mut intake, father);
    hangs_up(&mut intake, mother);
    assert_eq!(sees(&mut intake), [true; 4]);
}

#[test]
fn a_protected_address_is_neither_searched_nor_on_a_card() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = guarded(&mut intake);
    for typed in ["99 Hidden Lane", "Hidden Lane", "Hidden", "K9K 9K9", "Secret School"] {
        assert!(intake.find(typed, None).unwrap().is_empty(), "{typed}");
        let line = TypedFacts { line: typed.to_owned(), ..TypedFacts::default() };
        assert!(intake.likely_matches(&line).unwrap().is_empty(), "{typed}");
    }
    let address =
        Likeness { address: SECRETS[0].to_owned(), postal: SECRETS[1].to_owned(), ..Likeness::default() };
    let typed = TypedFacts { likeness: address.clone(), ..TypedFacts::default() };
    assert!(intake.likely_matches(&typed).unwrap().is_empty(), "the street of a form brings nobody either");
    let compared = format!("{:?}", intake.side_by_side(&address, family.child).unwrap());
    assert!(compared.matches("Hidden").count() == 1, "only what was typed: {compared}");
    let cards = format!("{:?}", intake.find("Child Sample", None).unwrap());
    assert!(cards.contains("Child") && !cards.contains("Ottawa"), "not even the town: {cards}");
    let due = format!("{:?}", intake.due_list().unwrap());
    assert!(!due.contains("municipality: Some(\"Ottawa\")"), "{due}");
}

/// A restricted file of the pool.
fn restricted(intake: &mut Session) -> ChildId {
    let child = opened(intake).child;
    let base = intake.walk(child).unwrap().child;
    let closed = Child {
        restricted: Some(YesNo::Yes),
        alerts: Some("Secret alert".to_owned()),
        ..base.record.clone()
    };
    intake.save_child(&about(Act::SaveFamily, child), &base, &closed).unwrap();
    child
}

fn flagged(session: &mut Session, kind: DueKind) -> Vec<DueRow> {
    session.due_list().unwrap().rows.into_iter().filter(|row| row.kind == kind).collect()
}

fn record(row: &DueRow) -> RowId {
    row.place.record.unwrap()
}

fn settle(session: &mut Session, flag: RowId, state: FlagState) -> Result<(), Failure> {
    session.settle_flag(&Command::new(Act::SettleFlag, Subject::Nothing), flag, state)
}

#[test]
fn a_restricted_match_is_the_privacy_officers_to_settle() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let known = restricted(&mut intake);
    let mut other = Person::named("Other", "Sample");
    other.birth_date = "2016-01-01".parse().ok();
    let new = calls_about(&intake, other);
    let new = open(&mut intake, &new).remove(0).child;
    let save = || Command::new(Act::SaveCall, Subject::Nothing);
    for _ in 0..2 {
        intake.flag_restricted(&save(), known, Some(new), None).unwrap();
    }
    // A file that is not restricted raises nothing.
    intake.flag_restricted(&save(), new, None, None).unwrap();
    let mut privacy = agency.session("privacy1");
    let rows = flagged(&mut privacy, DueKind::RestrictedMatch);
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    assert!(row.card.is_none(), "its number, and nothing else of it");
    let words = format!("{row:?}");
    assert!(
        words.contains("C-0001") && words.contains("C-0002") && words.contains("Sample, intake1"),
        "{words}"
    );
    for who in ["intake1", "coordinator1", "supervisor1", "admin1"] {
        let mut session = agency.session(who);
        assert!(flagged(&mut session, DueKind::RestrictedMatch).is_empty(), "{who}");
        assert!(settle(&mut session, record(row), FlagState::Same).is_err(), "{who}");
    }
    assert!(matches!(settle(&mut privacy, record(row), FlagState::Seen), Err(Failure::Invalid(_))));
    settle(&mut privacy, record(row), FlagState::Later).unwrap();
    assert_eq!(flagged(&mut privacy, DueKind::RestrictedMatch).len(), 1, "put off is not settled");
    settle(&mut privacy, record(row), FlagState::Same).unwrap();
    assert!(flagged(&mut privacy, DueKind::RestrictedMatch).is_empty());
    let pairs = intake.duplicates(None).unwrap();
    assert!(pairs.iter().all(|pair| pair.verdict != Some(PairVerdict::Later)), "{pairs:?}");
}

#[test]
fn a_crisis_call_stands_with_the_supervisor_at_once() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let child = opened(&mut intake).child;
    let mut supervisor = agency.session("supervisor1");
    let log = || Command::new(Act::LogCrisis, Subject::Nothing);
    let call = intake.new_crisis_call();
    let id = intake.log_crisis(&log(), "0192-crisis", &call, Some(child)).unwrap();
    let rows = flagged(&mut supervisor, DueKind::CrisisCall);
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((row.group, row.urgency), (DueGroup::Now, Urgency::Urgent));
    assert_eq!(row.card.as_ref().map(|card| card.child), Some(child));
    assert_eq!(supervisor.due_list().unwrap().rows[0].kind, DueKind::CrisisCall, "before everything else");
    let view = intake.call(id).unwrap();
    assert_eq!((view.call.kind, view.children), (Some(CallKind::Crisis), vec![child]));
    // What is typed afterwards changes the call and not the supervisor's row.
    intake.becomes_crisis(&log(), &view.call).unwrap();
    assert_eq!(flagged(&mut supervisor, DueKind::CrisisCall).len(), 1);
    assert!(matches!(settle(&mut intake, record(row), FlagState::Seen), Err(Failure::Refused { .. })));
    let mut privacy = agency.session("privacy1");
    assert!(matches!(settle(&mut privacy, record(row), FlagState::Seen), Err(Failure::Refused { .. })));
    settle(&mut supervisor, record(row), FlagState::Seen).unwrap();
    assert!(flagged(&mut supervisor, DueKind::CrisisCall).is_empty());
}

#[test]
fn a_crisis_view_asks_intake_for_a_reason_and_each_use_is_reviewed_by_somebody_else() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = guarded(&mut intake);
    let base = intake.walk(family.child).unwrap().child;
    let alert = Child { alerts: Some("Nut allergy".to_owned()), ..base.record.clone() };
    intake.save_child(&about(Act::SaveFamily, family.child), &base, &alert).unwrap();
    assert!(matches!(intake.crisis_view(family.child, None), Err(Failure::NeedsReason(_))));
    assert!(flagged(&mut agency.session("privacy1"), DueKind::CrisisView).is_empty());
    let view = intake.crisis_view(family.child, Some("on the line, not breathing well")).unwrap();
    assert_eq!(view.alerts.as_deref(), Some("Nut allergy"));
    assert_eq!(view.contacts.len(), 2);
    assert_eq!(view.protected, [(family.father, "Father Sample".to_owned())]);
    assert!(!format!("{view:?}").contains(SECRETS[0]), "no address in a crisis view");
    let mut admin = agency.session("admin1");
    assert!(matches!(admin.crisis_view(family.child, Some("why not")), Err(Failure::Refused { .. })));
    for who in ["supervisor1", "privacy1"] {
        let rows = flagged(&mut agency.session(who), DueKind::CrisisView);
        let [row] = rows.as_slice() else { panic!("{who}: {rows:?}") };
        assert!(format!("{row:?}").contains("not breathing well"), "{who}");
    }
    let call = rings(&mut intake, family.child, Some(family.father), MayBeTold::Nothing);
    let view = intake.crisis_view(family.child, Some("again")).unwrap();
    assert!(!format!("{view:?}").contains(SECRETS[2]) && view.hidden == 1, "{view:?}");
    hangs_up(&mut intake, call);
    let mut supervisor = agency.session("supervisor1");
    supervisor.crisis_view(family.child, None).unwrap();
    assert_eq!(flagged(&mut supervisor, DueKind::CrisisView).len(), 1, "nobody reviews themselves");
    let mut privacy = agency.session("privacy1");
    let rows = flagged(&mut privacy, DueKind::CrisisView);
    assert_eq!(rows.len(), 2);
    for row in &rows {
        settle(&mut privacy, record(row), FlagState::Seen).unwrap();
    }
    assert!(flagged(&mut supervisor, DueKind::CrisisView).is_empty(), "settled once for both");
}
