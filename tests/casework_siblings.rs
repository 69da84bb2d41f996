//! Families as they are: another child of the family in one save, one plan for several children, a youth who calls for
//! herself, words with their translation; and what must never happen with brothers, sisters and twins.

use circle_of_support::{
    casework::{
        Command, Failure, Session, Subject,
        decisions::Join,
        endings::Ending,
        family::{NewCaregiver, Who},
        referrals::{NewChild, NewReferral, Opened},
        siblings::{NewSibling, Shared},
        waiting::WaitingOrder,
    },
    domain::{
        access::Act,
        codes::*,
        duplicates::Likeness,
        ids::{ChildId, PersonId},
        names::PersonName,
        record::{Call, Child, ContactPoint, Finding, Link, Person, Promise, Referral, Statement},
    },
    store::{Store, invariants},
};

use crate::support::{
    agency::TestAgency,
    intake::{about, answer_all, calls_about, decision, home, mother, open, opened, said_yes, served_by},
};

fn sound(agency: &TestAgency) {
    let store = Store::open(&agency.file()).unwrap();
    assert_eq!(invariants::check_all(store.db()).unwrap(), []);
}

fn messages(failure: Failure) -> Vec<String> {
    let Failure::Invalid(problems) = failure else { panic!("{failure:?}") };
    problems.into_iter().map(|problem| problem.message).collect()
}

fn born(given: &str, family: &str, day: &str) -> Person {
    let mut person = Person::named(given, family);
    person.birth_date = day.parse().ok();
    person.birth_precision = Some(DatePrecision::Exact);
    person
}

fn sibling(session: &Session, person: Person) -> NewSibling {
    let mut referral = Referral::blank(session.now(), Channel::Phone, ReferrerType::SelfFamily);
    referral.reason = Some("Does not sleep".to_owned());
    NewSibling {
        known: None,
        child: NewChild::new(person),
        shared: Shared::ALL,
        school_status: Some(SchoolStatus::AttendingPubliclyFunded),
        school: Some("Sample School".to_owned()),
        referral,
        collect: Some(said_yes(session, ConsentPurpose::Collect)),
        call: None,
        others: Vec::new(),
    }
}

fn open_sibling(session: &mut Session, first: ChildId, new: &NewSibling) -> Result<Opened, Failure> {
    session.open_sibling(&about(Act::OpenSibling, first), new)
}

#[test]
fn another_child_shares_the_household_and_has_its_own_facts() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = opened(&mut session);
    let before = session.walk(first.child).unwrap();
    let new = sibling(&session, born("Ada", "Sample", "2019-04-05"));
    let second = open_sibling(&mut session, first.child, &new).unwrap();
    let walk = session.walk(second.child).unwrap();
    assert_eq!(second.family, first.family);
    assert_eq!(second.number.0, first.number.0 + 1);
    assert_ne!(second.episode, first.episode, "an episode of its own");
    // One mother, one home, one number: linked, not copied.
    let ids = |walk: &circle_of_support::casework::walk::Walk| {
        let people: Vec<_> =
            walk.beside.iter().map(|beside| (beside.person.id, beside.link.legal_authority)).collect();
        let homes: Vec<_> = walk.homes.iter().map(|home| (home.household.id, home.main)).collect();
        let points: Vec<_> =
            walk.beside.iter().flat_map(|one| one.contacts.iter().map(|point| point.id)).collect();
        (people, homes, points)
    };
    assert_eq!(ids(&walk), ids(&before));
    assert_eq!(walk.person.language_service, before.person.language_service);
    assert_eq!(walk.schools[0].school, "Sample School");
    assert!(before.schools.is_empty(), "the school is the child's own");
    assert_eq!(walk.consents.len(), 1, "its own consent to collect");
    assert!(walk.screenings.iter().all(|view| view.answers.is_empty()), "screened by itself");
    assert_eq!(walk.referral.as_ref().unwrap().reason.as_deref(), Some("Does not sleep"));
    // Each reachable from the other, with its place.
    let first_again = session.walk(first.child).unwrap();
    assert_eq!((first_again.siblings[0].child, first_again.place_among_children()), (second.child, (1, 2)));
    assert_eq!((walk.siblings[0].child, walk.place_among_children()), (first.child, (2, 2)));
    let file = session.open_file(second.child).unwrap();
    assert_eq!(file.siblings[0].number, first.number);
    sound(&agency);
}

#[test]
fn what_is_not_the_same_is_not_taken_over() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = opened(&mut session);
    let shared = Shared { people: true, ..Shared::NONE };
    let new = NewSibling { shared, ..sibling(&session, born("Ada", "Sample", "2019-04-05")) };
    let second = open_sibling(&mut session, first.child, &new).unwrap();
    let walk = session.walk(second.child).unwrap();
    assert_eq!(walk.beside.len(), 1);
    assert!(!walk.homes.iter().any(|home| home.main), "lives elsewhere");
    assert_eq!(walk.person.language_service, None);
    sound(&agency);
}

#[test]
fn a_sibling_file_that_looks_the_same_is_shown_before_a_second_one_is_made() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = opened(&mut session);
    let again = sibling(&session, born("Child", "Sample", "2017-03-03"));
    let refused = open_sibling(&mut session, first.child, &again).unwrap_err();
    assert_eq!(messages(refused), ["problem-sibling-known"]);
    let typed = Likeness { names: vec![PersonName::new("Child", "Sample")], ..Likeness::default() };
    let found = session.sibling_matches(first.child, &typed).unwrap();
    assert_eq!(found.first().map(|found| found.card.child), Some(first.child));
    // A person says that it is another child; that is remembered.
    let judged = NewSibling { others: vec![(first.child, PairVerdict::Different)], ..again };
    let second = open_sibling(&mut session, first.child, &judged).unwrap();
    let pairs = session.duplicates(None).unwrap();
    let both = |pair: &circle_of_support::casework::matches::DuplicatePair| {
        [pair.a.child, pair.b.child].contains(&second.child)
    };
    assert!(!pairs.iter().any(both), "decided: not asked again");
    sound(&agency);
}

#[test]
fn twins_are_never_called_one_child() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    for (one, other) in [("Ada", "Nil"), ("Lia", "Lea"), ("Mia", "Mila"), ("Jo", "Joe")] {
        let mut new = calls_about(&session, born(one, "Sample", "2018-06-01"));
        new.caregivers = vec![mother("613-555-0199")];
        let first = open(&mut session, &new).remove(0);
        let typed = Likeness {
            names: vec![PersonName::new(other, "Sample")],
            birth: "2018-06-01".parse().ok().map(|date| circle_of_support::domain::date::PartialDate {
                date,
                precision: DatePrecision::Exact,
            }),
            ..Likeness::default()
        };
        let found = session.sibling_matches(first.child, &typed).unwrap();
        let likely =
            found.iter().any(|found| found.card.child == first.child && found.class == MatchClass::Likely);
        assert!(!likely, "{one} and {other}");
        let others = found.iter().map(|found| (found.card.child, PairVerdict::Different)).collect();
        let twin = NewSibling { others, ..sibling(&session, born(other, "Sample", "2018-06-01")) };
        let second = open_sibling(&mut session, first.child, &twin).unwrap();
        // Nobody links them without saying why.
        let pair = || about(Act::DecidePair, first.child);
        let same = PairVerdict::Same;
        let refused = session.decide_pair(&pair(), first.child, second.child, same, None).unwrap_err();
        assert_eq!(messages(refused), ["problem-pair-twins"], "{one} and {other}");
        assert!(
            session.decide_pair(&pair(), first.child, second.child, PairVerdict::Different, None).is_ok()
        );
    }
    sound(&agency);
}

#[test]
fn a_brother_who_stands_in_the_file_already_stays_one_person() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = opened(&mut session);
    let brother = NewCaregiver::new(Person::named("Ben", "Sample"), Relation::Sibling);
    let person = session.add_caregiver(&about(Act::SaveFamily, first.child), &brother).unwrap();
    let mut new = sibling(&session, Person::blank());
    new.child.person.birth_date = "2020-01-01".parse().ok();
    new.known = Some(person);
    let second = open_sibling(&mut session, first.child, &new).unwrap();
    assert_eq!(second.person, person);
    let walk = session.walk(second.child).unwrap();
    assert_eq!(walk.name().full(), "Ben Sample");
    assert!(
        session.walk(first.child).unwrap().beside.iter().all(|one| one.link.relation != Relation::Sibling)
    );
    // A second file for him is refused.
    let mut once_more = sibling(&session, Person::blank());
    once_more.known = Some(person);
    assert!(open_sibling(&mut session, first.child, &once_more).is_err());
    sound(&agency);
}

#[test]
fn who_may_add_a_child_and_who_may_not() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = opened(&mut session);
    let new = sibling(&session, born("Ada", "Sample", "2019-04-05"));
    for (who, may) in [("coordinator1", false), ("privacy1", false), ("admin1", false), ("supervisor1", true)]
    {
        let mut other = agency.session(who);
        let done = open_sibling(&mut other, first.child, &new);
        assert_eq!(done.is_ok(), may, "{who}: {done:?}");
        if !may {
            assert!(matches!(done, Err(Failure::Refused { .. })), "{who}");
        }
    }
}

#[test]
fn the_same_woman_is_mother_of_one_child_and_foster_carer_of_another() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = opened(&mut session);
    let new = sibling(&session, born("Kim", "Exemple", "2016-02-02"));
    let second = open_sibling(&mut session, first.child, &new).unwrap();
    let base = session.walk(second.child).unwrap().beside[0].link.clone();
    let foster = Link {
        relation: Relation::Foster,
        legal_authority: Some(LegalAuthority::ChildrensAid),
        ..base.record.clone()
    };
    session.save_link(&about(Act::SaveFamily, second.child), &base, &foster).unwrap();
    let of = |session: &mut Session, child| {
        let one = session.walk(child).unwrap().beside.remove(0);
        (one.person.id, one.link.relation, one.link.legal_authority)
    };
    let (mother_of, as_mother, custody) = of(&mut session, first.child);
    let (carer_of, as_carer, aid) = of(&mut session, second.child);
    assert_eq!(mother_of, carer_of, "one person");
    assert_eq!((as_mother, custody), (Relation::Mother, Some(LegalAuthority::Custodial)));
    assert_eq!((as_carer, aid), (Relation::Foster, Some(LegalAuthority::ChildrensAid)));
    sound(&agency);
}

#[test]
fn nobody_brings_themselves_up_also_not_through_others() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let ask = |session: &mut Session, child: &Opened, person: PersonId, relation| {
        let link = Link::blank(child.child, person, relation);
        let new = NewCaregiver { who: Who::Known(person), link, contacts: Vec::new() };
        session.add_caregiver(&about(Act::SaveFamily, child.child), &new)
    };
    let mut files = Vec::new();
    for given in ["Ada", "Nil", "Kim"] {
        let new = calls_about(&session, Person::named(given, "Sample"));
        files.push(open(&mut session, &new).remove(0));
    }
    let [ada, nil, kim] = &files[..] else { panic!() };
    assert_eq!(
        messages(ask(&mut session, ada, ada.person, Relation::Mother).unwrap_err()),
        ["problem-link-oneself"]
    );
    // Ada is the mother of Nil, Nil of Kim; Kim is not the mother of Ada.
    ask(&mut session, nil, ada.person, Relation::Mother).unwrap();
    ask(&mut session, kim, nil.person, Relation::Mother).unwrap();
    for relation in [Relation::Mother, Relation::Guardian, Relation::Foster] {
        let refused = ask(&mut session, ada, kim.person, relation).unwrap_err();
        assert_eq!(messages(refused), ["problem-link-circle"], "{relation:?}");
    }
    ask(&mut session, ada, kim.person, Relation::Sibling).unwrap();
    let base = session
        .walk(ada.child)
        .unwrap()
        .beside
        .into_iter()
        .find(|one| one.link.relation == Relation::Sibling);
    let base = base.unwrap().link;
    let circle = Link { relation: Relation::Father, ..base.record.clone() };
    let refused = session.save_link(&about(Act::SaveFamily, ada.child), &base, &circle).unwrap_err();
    assert_eq!(messages(refused), ["problem-link-circle"], "by a change as well");
    for file in &files {
        assert!(session.open_file(file.child).is_ok());
    }
    sound(&agency);
}

/// Two homes of one family in which each child lives part of the time: nothing goes round in a circle.
#[test]
fn homes_that_cross_are_read_and_searched() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = opened(&mut session);
    let new = sibling(&session, born("Ada", "Sample", "2019-04-05"));
    let second = open_sibling(&mut session, first.child, &new).unwrap();
    let lives = [first.person, second.person];
    let other = home("Oakville").household;
    session.save_home(&about(Act::SaveFamily, second.child), None, &other, &lives, true).unwrap();
    let base = session.walk(first.child).unwrap().homes[0].household.clone();
    let again = base.record.clone();
    session
        .save_home(&about(Act::SaveFamily, first.child), Some(&base), &again, &[first.person], true)
        .unwrap();
    assert!(session.walk(second.child).is_ok() && session.open_file(first.child).is_ok());
    assert_eq!(session.find("sample", None).unwrap().len(), 2);
    sound(&agency);
}

fn eligible_for_halton(session: &mut Session, file: &Opened) {
    served_by(session, file, &[]);
    answer_all(session, file, Answer::Yes);
}

#[test]
fn one_halton_plan_for_several_children_and_one_csp_each() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let mut new = calls_about(&session, born("Child", "Sample", "2017-03-03"));
    new.home = Some(home("Oakville"));
    let first = open(&mut session, &new).remove(0);
    let second = sibling(&session, born("Ada", "Sample", "2019-04-05"));
    let second = open_sibling(&mut session, first.child, &second).unwrap();
    let outcome = DecisionOutcome::EligibleServiceCoordination;
    eligible_for_halton(&mut session, &first);
    session.decide(&about(Act::Decide, first.child), &decision(&first, outcome, Some("halton"))).unwrap();
    eligible_for_halton(&mut session, &second);
    let to_join = session.walk(second.child).unwrap().to_join;
    assert_eq!(to_join[0].children.iter().map(|child| child.number).collect::<Vec<_>>(), [first.number]);
    let mut form = decision(&second, outcome, Some("halton"));
    let undecided = session.decide(&about(Act::Decide, second.child), &form).unwrap_err();
    assert_eq!(messages(undecided), ["problem-decision-join"], "own plan or join is asked");
    form.join = Some(Join::Join(first.episode));
    session.decide(&about(Act::Decide, second.child), &form).unwrap();
    // Both files show the one episode with both children.
    for child in [first.child, second.child] {
        let file = session.open_file(child).unwrap();
        let view = file.current().unwrap();
        assert_eq!(view.id(), first.episode);
        let numbers: Vec<_> = view.children.iter().map(|card| card.number).collect();
        assert_eq!(numbers, [first.number, second.number]);
    }
    // One row for each child in the list of families, one for the family that waits.
    let waiting = session.waiting(WaitingOrder::LongestFirst).unwrap();
    let rows: Vec<_> = waiting.iter().filter(|row| row.episode == first.episode).collect();
    assert_eq!((rows.len(), rows[0].card.others), (1, 1), "one row, and it says that there is another child");
    let mut lead = agency.session("supervisor1");
    let due = lead.due_list().unwrap();
    let rows: Vec<_> = due.rows.iter().filter(|row| row.kind == DueKind::Assign).collect();
    assert!(rows.iter().all(|row| row.card.as_ref().is_some_and(|card| card.others == 1)), "{rows:?}");
    sound(&agency);
}

/// "Nil", 15, calls for herself; the number is hers.
fn youth(session: &Session, keep_from_home: Option<YesNo>) -> NewReferral {
    let person = born("Nil", "Sample", "2011-05-05");
    let mut herself = NewCaregiver::new(person.clone(), Relation::SelfYouth);
    herself.link.primary_contact = YesNo::Yes;
    let mut own = ContactPoint::blank(PersonId(0), ContactKind::Text, "613-555-0177");
    own.safe_message = Some(YesNo::Yes);
    herself.contacts = vec![own];
    let mut new = calls_about(session, person);
    new.children[0].keep_from_home = keep_from_home;
    new.referral.referrer_type = ReferrerType::SelfYouth;
    let mut mother = mother("613-555-0142");
    mother.link.primary_contact = YesNo::No;
    new.caregivers = vec![herself, mother];
    new
}

#[test]
fn a_youth_who_calls_for_herself_keeps_her_home_out() {
    for (asked, hidden) in [(Some(YesNo::Yes), true), (None, true), (Some(YesNo::No), false)] {
        let agency = TestAgency::new();
        let mut session = agency.session("intake1");
        let new = youth(&session, asked);
        let file = open(&mut session, &new).remove(0);
        let walk = session.walk(file.child).unwrap();
        assert_eq!(walk.home_hidden, hidden, "{asked:?}");
        let people: Vec<_> = walk.beside.iter().map(|one| one.link.relation).collect();
        assert_eq!(people.contains(&Relation::Mother), !hidden, "{asked:?}");
        assert_eq!(
            walk.primary().map(|one| one.person.id.into()),
            Some(file.person),
            "she is called, nobody else"
        );
        assert_eq!(walk.primary().unwrap().contacts[0].value, "613-555-0177");
        let whole = session.open_file(file.child).unwrap();
        let shown = format!("{whole:?}");
        assert_eq!(
            shown.contains("Mother") || shown.contains("555-0142"),
            !hidden,
            "{asked:?}: the whole file"
        );
        assert_eq!(whole.header.home_hidden, hidden);
        let told = format!("{:?}", session.history(file.child).unwrap());
        assert_eq!(told.contains("Mother") || told.contains("555-0142"), !hidden, "{asked:?}: its history");
        // Her own number finds her; her parents' number and name do so only where she agreed.
        let found = |session: &mut Session, text: &str| !session.find(text, None).unwrap().is_empty();
        assert!(found(&mut session, "555-0177") && found(&mut session, "Nil Sample"), "{asked:?}");
        assert_eq!(found(&mut session, "613-555-0142"), !hidden, "{asked:?}: by her mother's number");
        assert_eq!(found(&mut session, "Mother"), !hidden, "{asked:?}: by her mother's name");
        let typed = Likeness {
            phones: vec!["613-555-0142".to_owned()],
            caregivers: vec!["Mother Sample".to_owned()],
            ..Likeness::default()
        };
        let typed =
            circle_of_support::casework::matches::TypedFacts { likeness: typed, ..Default::default() };
        assert!(session.likely_matches(&typed).unwrap().is_empty(), "{asked:?}: no match by a parent");
        // No letter goes home: to nobody beside her, nor to her own address there.
        let letters = session.correspondents(file.child, LetterKind::AckFamily).unwrap();
        assert_eq!(letters.iter().any(|one| one.why_not.is_none()), !hidden, "{asked:?}: {letters:?}");
        assert_eq!(
            letters.iter().filter(|one| one.name.starts_with("Nil")).count(),
            1,
            "{asked:?}: she stands there once"
        );
        // What she says later holds at once, in the search too.
        let base = session.walk(file.child).unwrap().child;
        let mut child = base.record.clone();
        child.keep_from_home = Some(if hidden { YesNo::No } else { YesNo::Yes });
        session.save_child(&about(Act::SaveFamily, file.child), &base, &child).unwrap();
        assert_eq!(found(&mut session, "613-555-0142"), hidden, "{asked:?}: after she changed her mind");
        sound(&agency);
    }
}

/// A file that the family knew before: her mother called, agreed, was quoted. From the day on which she asks, none of it
/// names the mother any more; the words themselves stay.
#[test]
fn what_the_home_said_before_stays_without_its_names() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    let needs = || about(Act::SaveNeeds, file.child);
    let mut said = Statement::blank(file.child, file.episode, StatementKind::Works, "the bus works now");
    said.said_by = Some("Mother Sample (mother)".to_owned());
    session.save_statement(&needs(), None, &said).unwrap();
    let names_her = |session: &mut Session| {
        let texts = [
            format!("{:?}", session.open_file(file.child).unwrap()),
            format!("{:?}", session.history(file.child).unwrap()),
            format!("{:?}", session.walk(file.child).unwrap()),
        ];
        assert!(texts.iter().all(|text| text.contains("the bus works now")), "what was said stays");
        texts.map(|text| {
            ["Mother Sample", "Sample, Mother", "555-0142"].iter().any(|name| text.contains(name))
        })
    };
    assert_eq!(names_her(&mut session), [true, true, true]);
    let base = session.walk(file.child).unwrap().child;
    let mut child = base.record.clone();
    child.keep_from_home = Some(YesNo::Yes);
    session.save_child(&about(Act::SaveFamily, file.child), &base, &child).unwrap();
    assert_eq!(names_her(&mut session), [false, false, false]);
    sound(&agency);
}

#[test]
fn who_keeps_the_home_out_is_no_brother_or_sister_to_be_seen() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = opened(&mut session);
    let new = sibling(&session, born("Nil", "Sample", "2011-05-05"));
    let second = open_sibling(&mut session, first.child, &new).unwrap();
    let base = session.walk(second.child).unwrap().child;
    let mut child = base.record.clone();
    child.keep_from_home = Some(YesNo::Yes);
    session.save_child(&about(Act::SaveFamily, second.child), &base, &child).unwrap();
    for (one, other) in [(first.child, second.number), (second.child, first.number)] {
        let walk = session.walk(one).unwrap();
        assert!(walk.siblings.is_empty() && walk.to_join.is_empty());
        let file = session.open_file(one).unwrap();
        assert!(!file.siblings.iter().any(|card| card.number == other));
    }
    let third = sibling(&session, born("Ada", "Sample", "2019-04-05"));
    let refused = open_sibling(&mut session, second.child, &third).unwrap_err();
    assert_eq!(messages(refused), ["problem-sibling-home"]);
}

#[test]
fn a_translation_keeps_who_made_it_and_when() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    let needs = || about(Act::SaveNeeds, file.child);
    let mut said = Statement::blank(file.child, file.episode, StatementKind::Works, "ᐁᐧ ᒥᔪ");
    said.language = Some(Language::Cree);
    session.save_statement(&needs(), None, &said).unwrap();
    let base = session.walk(file.child).unwrap().statements.remove(0);
    assert_eq!((base.translated_by.as_deref(), base.translated_on), (None, None), "nothing translated yet");
    let by_interpreter = Statement {
        translation: Some("it goes well".to_owned()),
        translated_by: Some("N. Exemple".to_owned()),
        ..base.record.clone()
    };
    session.save_statement(&needs(), Some(&base), &by_interpreter).unwrap();
    let base = session.walk(file.child).unwrap().statements.remove(0);
    let stamp = (base.translated_by.as_deref(), base.translated_on);
    assert_eq!(stamp, (Some("N. Exemple"), Some(session.today())));
    let mut later = agency.session_at("intake2", "2026-12-01T15:00:00Z");
    let untouched = Statement { said_by: Some("mother".to_owned()), ..base.record.clone() };
    later.save_statement(&needs(), Some(&base), &untouched).unwrap();
    let after = later.walk(file.child).unwrap().statements.remove(0);
    assert_eq!(after.translated_on, base.translated_on, "an unchanged translation keeps its day");
    // Where nobody is named, who typed it.
    let mut need = Finding::blank(file.child, file.episode, FindingKind::Need, "ᓂᐹᐃᐧᐣ");
    need.translation = Some("sleep".to_owned());
    later.save_finding(&needs(), None, &need).unwrap();
    let need = later.walk(file.child).unwrap().findings.remove(0);
    assert_eq!(need.translated_by.as_deref(), Some(later.identity().name.as_str()));
    let base = later.walk(file.child).unwrap().referral.unwrap();
    let mut referral = base.record.clone();
    referral.reason_translation = Some("lost".to_owned());
    later.save_referral(&about(Act::SaveReferral, file.child), &base, &referral).unwrap();
    let base = later.walk(file.child).unwrap().referral.unwrap();
    assert_eq!(base.reason_translated_on, Some(later.today()));
}

#[test]
fn the_consent_of_another_child_is_no_paper_of_the_first() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = opened(&mut session);
    let mother = session.walk(first.child).unwrap().beside.remove(0).person.id;
    for (name, giver) in [(Some("Father Sample"), None), (None, Some(PersonId::from(mother)))] {
        let mut new =
            sibling(&session, born(if name.is_some() { "Ada" } else { "Kim" }, "Sample", "2019-04-05"));
        let mut collect = said_yes(&session, ConsentPurpose::Collect);
        collect.given_by_name = name.map(str::to_owned);
        collect.method = Some(circle_of_support::domain::codes::ConsentMethod::Written);
        collect.form_location = Some("paper of the first child".to_owned());
        (collect.second_by_name, collect.second_on) =
            (Some("Father Sample".to_owned()), Some(session.today()));
        new.collect = Some(collect);
        new.others = vec![];
        let found = session.sibling_matches(
            first.child,
            &Likeness {
                names: vec![circle_of_support::domain::names::PersonName::new("Kim", "Sample")],
                ..Likeness::default()
            },
        );
        new.others = found.unwrap().iter().map(|one| (one.card.child, PairVerdict::Different)).collect();
        let second = open_sibling(&mut session, first.child, &new).unwrap();
        let consent = session.walk(second.child).unwrap().consents.remove(0).consent;
        assert_eq!(consent.method, Some(circle_of_support::domain::codes::ConsentMethod::Verbal));
        assert_eq!(
            (&consent.form_location, &consent.second_by_name, consent.second_on),
            (&None, &None, None)
        );
        assert_eq!((consent.given_by_name.as_deref(), consent.given_by_id), (name, giver));
    }
    sound(&agency);
}

/// Her family was known before, in a file of its own that went under hers: nothing of it brings her home back.
#[test]
fn a_linked_file_brings_a_kept_out_home_back_nowhere() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let mut new = calls_about(&session, born("Nil", "Sample", "2011-05-05"));
    new.referral.referrer_name = Some("Mother Sample".to_owned());
    let old = open(&mut session, &new).remove(0);
    let over = Ending {
        to: EpisodeState::Closed,
        reason: Some(ClosureReason::DuplicateEntry),
        note: None,
        agreed_with: Some(AgreedWith::Family),
        told_may_return: Some(YesNo::Yes),
        keep_on_file: Some(YesNo::Yes),
        deceased: None,
    };
    session.end_episode(&Command::new(Act::EndEpisode, Subject::Episode(old.episode)), &over).unwrap();
    let new = youth(&session, Some(YesNo::Yes));
    let own = open(&mut session, &new).remove(0);
    let by_home = |session: &mut Session| {
        ["613-555-0142", "Mother"].map(|text| session.find(text, None).unwrap().len())
    };
    assert_eq!(by_home(&mut session), [1, 1], "the old file is found by the home");
    let mut lead = agency.session("supervisor1");
    let link = Command::new(Act::AnswerLink, Subject::Nothing);
    lead.link_files(&link, old.child, own.child, "typed twice", ["Nil Sample", "Nil Sample"]).unwrap();
    let tells = |session: &mut Session, child: ChildId| {
        let whole = format!("{:?} {:?}", session.open_file(child).unwrap(), session.history(child).unwrap());
        ["Mother", "555-0142"].map(|home| whole.contains(home))
    };
    for child in [own.child, old.child] {
        assert_eq!(tells(&mut session, child), [false, false], "{child:?}");
    }
    assert_eq!(by_home(&mut session), [0, 0], "nor does the old file's home find her");
    // She agrees: both files show it. She asks again: neither does.
    for (said, shown) in [(YesNo::No, true), (YesNo::Yes, false)] {
        let base = session.walk(own.child).unwrap().child;
        let child = Child { keep_from_home: Some(said), ..base.record.clone() };
        session.save_child(&about(Act::SaveFamily, own.child), &base, &child).unwrap();
        assert_eq!(by_home(&mut session), [usize::from(shown); 2], "{said:?}");
        assert_eq!(tells(&mut session, own.child), [shown; 2], "{said:?}");
    }
    // Taken apart, the old file is its own again.
    let view = lead.unlink_view(old.child).unwrap();
    let choices: Vec<_> = view.added.iter().map(|one| (one.what, false)).collect();
    let apart = Command::new(Act::Unlink, Subject::Nothing);
    lead.unlink(&apart, &view.link, "they are two", &choices).unwrap();
    assert_eq!(by_home(&mut session), [1, 1]);
    sound(&agency);
}

/// She moved out: the brother's file tells neither her street nor her friend.
#[test]
fn an_address_of_her_own_stands_in_nobody_elses_file() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = opened(&mut session);
    let new = sibling(&session, born("Nil", "Sample", "2011-05-05"));
    let second = open_sibling(&mut session, first.child, &new).unwrap();
    let mut own = home("Ottawa").household;
    own.street = Some("9 Own Street".to_owned());
    session.save_home(&about(Act::SaveFamily, second.child), None, &own, &[second.person], true).unwrap();
    let told = |session: &mut Session, child: ChildId| {
        let (walk, care) = (session.walk(child).unwrap(), session.care_page(child).unwrap());
        let all = format!("{:?} {care:?} {:?}", walk.homes, session.open_file(child).unwrap().homes);
        ["9 Own Street", "Nil"].map(|text| all.contains(text))
    };
    assert_eq!(told(&mut session, first.child), [true, true]);
    let base = session.walk(second.child).unwrap().child;
    let child = Child { keep_from_home: Some(YesNo::Yes), ..base.record.clone() };
    session.save_child(&about(Act::SaveFamily, second.child), &base, &child).unwrap();
    assert_eq!(told(&mut session, first.child), [false, false]);
    assert_eq!(told(&mut session, second.child), [true, true], "her own file knows where she lives");
}

/// A save names only what it changed: whose number it was is decided by the row.
#[test]
fn a_number_of_the_home_that_was_corrected_is_not_in_her_history() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    let save = || Command::new(Act::SaveCall, Subject::Nothing);
    let call = Call {
        kind: Some(CallKind::OwnFile),
        relation: Some(Relation::Mother),
        number: Some("613-555-0150".to_owned()),
        ..session.new_call(CallDirection::Incoming)
    };
    let id = session.start_call(&save(), &save().id, &call).unwrap();
    session.attach_child(&save(), id, file.child).unwrap();
    let base = session.call(id).unwrap().call;
    let corrected = Call { number: Some("613-555-0151".to_owned()), ..base.record.clone() };
    let promise = Promise {
        child_id: Some(file.child),
        staff_id: Some(session.identity().staff),
        number: Some("613-555-0152".to_owned()),
        ..Promise::blank(DueKind::CallBack, "ring back", session.today())
    };
    session.end_call(&save(), &base, &corrected, &[promise]).unwrap();
    let walk = session.walk(file.child).unwrap();
    let point = &walk.primary().unwrap().contacts[0];
    let corrected = ContactPoint { value: "613-555-0153".to_owned(), ..point.record.clone() };
    session.save_contact(&about(Act::SaveFamily, file.child), Some(point), &corrected).unwrap();
    let numbers = |session: &mut Session| {
        let told = format!("{:?}", session.history(file.child).unwrap());
        ["555-0150", "555-0151", "555-0152", "555-0153"].map(|number| told.contains(number))
    };
    assert_eq!(numbers(&mut session)[1..], [true, true, true]);
    let base = session.walk(file.child).unwrap().child;
    let child = Child { keep_from_home: Some(YesNo::Yes), ..base.record.clone() };
    session.save_child(&about(Act::SaveFamily, file.child), &base, &child).unwrap();
    assert_eq!(numbers(&mut session), [false; 4]);
}
