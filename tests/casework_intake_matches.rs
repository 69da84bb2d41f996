//! Finding a family by what people remember, and files that look alike.

use circle_of_support::{
    casework::{
        Command, Failure, Session, Subject,
        matches::{FoundBy, TypedFacts},
    },
    domain::{
        access::Act, codes::*, duplicates::Likeness, ids::ChildId, names::PersonName, record::Person,
        side_by_side::Comparison,
    },
    store::{Store, invariants},
};

use crate::support::{
    agency::TestAgency,
    intake::{about, calls_about, home, mother, open},
};

fn child(session: &mut Session, given: &str, family: &str, birth: &str, phone: &str) -> ChildId {
    let mut person = Person::named(given, family);
    person.birth_date = birth.parse().ok();
    let mut new = calls_about(session, person);
    new.caregivers = vec![mother(phone)];
    new.home = Some(home("Ottawa"));
    open(session, &new)[0].child
}

fn found(session: &mut Session, text: &str) -> Vec<(i64, FoundBy)> {
    session.find(text, None).unwrap().into_iter().map(|hit| (hit.card.number.0, hit.why.unwrap())).collect()
}

#[test]
fn a_family_is_found_by_what_people_remember() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    child(&mut session, "\u{C9}milie", "Sample-Exemple", "2017-03-03", "613-555-0142");
    child(&mut session, "Sam", "Exemple", "2016-05-04", "613-555-0177");
    let third = child(&mut session, "\u{1403}\u{14C4}\u{1483}", "", "2015-01-02", "343-555-0100");
    let base = session.walk(third).unwrap().person;
    let mut person = base.record.clone();
    person.other_names = vec!["Innuk Formerly".to_owned()];
    person.own_script = Some("\u{674E}\u{660E}".to_owned());
    session.save_person(&about(Act::SaveFamily, third), &base, &person).unwrap();
    for (text, expected) in [
        ("C-1", vec![(1, FoundBy::Number)]),
        ("emilie", vec![(1, FoundBy::Name)]),
        ("EMI", vec![(1, FoundBy::NameBegins)]),
        ("exemple", vec![(2, FoundBy::Name), (1, FoundBy::Name)]),
        ("exemple sam", vec![(2, FoundBy::Name), (1, FoundBy::NameBegins)]),
        ("0142", vec![(1, FoundBy::Phone)]),
        ("(613) 555-0177", vec![(2, FoundBy::Phone)]),
        ("2016", vec![(2, FoundBy::Birth)]),
        ("3 mars 2017", vec![(1, FoundBy::Birth)]),
        ("sam 2016", vec![(2, FoundBy::Name)]),
        ("emily", vec![(1, FoundBy::SoundsAlike)]),
        ("\u{1403}\u{14C4}", vec![(3, FoundBy::NameBegins)]),
        ("formerly", vec![(3, FoundBy::Name)]),
        ("\u{660E}", vec![(3, FoundBy::Name)]),
        ("nobody", vec![]),
        ("\" OR * NEAR(", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(found(&mut session, text), expected, "{text}");
    }
    let mothers = found(&mut session, "mother");
    assert_eq!(mothers.len(), 3);
    assert!(mothers.iter().all(|(_, why)| *why == FoundBy::Caregiver));
    let hit = session.find("emilie", None).unwrap().remove(0);
    assert_eq!((hit.card.birth_year, hit.card.state), (Some(2017), Some(EpisodeState::Referred)));
    assert_eq!(hit.card.municipality.as_deref(), Some("Ottawa"));
    let store = Store::open(&agency.file()).unwrap();
    let looks: i64 = store
        .db()
        .query_row("SELECT count(*) FROM log WHERE act = 'find.families'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(looks, 1, "one row when the box opens, not one for each letter");
    assert_eq!(invariants::check_all(store.db()).unwrap(), []);
}

#[test]
fn who_searches_with_a_reason_and_who_not_at_all() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    child(&mut intake, "Child", "Sample", "2017-03-03", "613-555-0142");
    let mut privacy = agency.session("privacy1");
    assert_eq!(privacy.find("sample", None), Err(Failure::NeedsReason(Act::FindFamilies)));
    assert_eq!(privacy.find("sample", Some("access request")).unwrap().len(), 1);
    assert!(matches!(agency.session("admin1").find("sample", Some("x")), Err(Failure::Refused { .. })));
    assert_eq!(agency.session("coordinator1").find("sample", None).unwrap().len(), 1);
}

#[test]
fn a_restricted_file_only_says_that_it_may_be_one() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let id = child(&mut intake, "Child", "Sample", "2017-03-03", "613-555-0142");
    let base = intake.walk(id).unwrap().child;
    let mut record = base.record.clone();
    record.restricted = Some(YesNo::Yes);
    intake.save_child(&about(Act::SaveFamily, id), &base, &record).unwrap();
    assert!(!intake.find("sample", None).unwrap()[0].card.restricted, "the pool that holds it sees it");
    let mut coordinator = agency.session("coordinator1");
    let card = coordinator.find("sample", None).unwrap().remove(0).card;
    assert!(card.restricted && card.name.full().is_empty() && card.birth_year.is_none());
    let typed = Likeness { names: vec![PersonName::new("Child", "Sample")], ..Likeness::default() };
    let lines = coordinator.side_by_side(&typed, id).unwrap();
    assert!(lines.iter().all(|line| line.comparison == Comparison::Unknown));
    let open = intake.side_by_side(&typed, id).unwrap();
    assert_eq!(open[0].comparison, Comparison::Equal);
}

#[test]
fn a_second_file_of_one_child_shows_while_typing() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let known = child(&mut session, "Child", "Sample", "2017-03-03", "613-555-0142");
    child(&mut session, "Other", "Exemple", "2012-09-09", "343-555-0111");
    let line = TypedFacts { line: "chil 2017".to_owned(), ..TypedFacts::default() };
    let matches = session.likely_matches(&line).unwrap();
    assert_eq!(matches.iter().map(|found| found.card.child).collect::<Vec<_>>(), [known]);
    let birth = circle_of_support::domain::date::PartialDate {
        date: "2017-03-03".parse().unwrap(),
        precision: DatePrecision::Exact,
    };
    let swapped = Likeness {
        names: vec![PersonName::new("Sampel", "Childe")],
        birth: Some(birth),
        ..Likeness::default()
    };
    let form = TypedFacts { likeness: swapped, ..TypedFacts::default() };
    let matches = session.likely_matches(&form).unwrap();
    assert_eq!(matches[0].card.child, known, "swapped parts and a typo");
    assert!(!matches[0].why.is_empty());
    let phone = TypedFacts {
        line: "zzz".to_owned(),
        likeness: Likeness { phones: vec!["613 555 0142".to_owned()], ..Likeness::default() },
        own: None,
    };
    assert!(
        session.likely_matches(&phone).unwrap().len() <= 1,
        "another name at one phone is no match by itself"
    );
}

#[test]
fn a_pair_decided_as_different_is_remembered() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let a = child(&mut session, "Child", "Sample", "2017-03-03", "613-555-0142");
    let b = child(&mut session, "Child", "Sampel", "2017-03-03", "613-555-0142");
    let pairs = session.duplicates(None).unwrap();
    assert_eq!(pairs.len(), 1);
    assert_eq!((pairs[0].a.child, pairs[0].b.child, pairs[0].class), (a, b, MatchClass::Likely));
    let decide = || Command::new(Act::DecidePair, Subject::Nothing);
    session.decide_pair(&decide(), b, a, PairVerdict::Later, None).unwrap();
    assert_eq!(session.duplicates(None).unwrap()[0].verdict, Some(PairVerdict::Later), "later stays listed");
    let name = Likeness { names: vec![PersonName::new("Child", "Sample")], ..Likeness::default() };
    let typed = TypedFacts { line: "child sample".to_owned(), likeness: name, own: Some(a) };
    assert_eq!(session.likely_matches(&typed).unwrap()[0].card.child, b);
    session.decide_pair(&decide(), a, b, PairVerdict::Different, Some("cousins")).unwrap();
    assert!(session.duplicates(None).unwrap().is_empty());
    assert!(session.likely_matches(&typed).unwrap().is_empty());
    assert!(session.decide_pair(&decide(), a, a, PairVerdict::Same, None).is_err());
    let mut admin = agency.session("admin1");
    assert!(matches!(
        admin.decide_pair(&decide(), a, b, PairVerdict::Same, None),
        Err(Failure::Refused { .. })
    ));
}

/// Not a bound on time but on what is touched: of many families with one name few rows are read, however many there are.
#[test]
fn a_search_among_many_asks_the_index_for_few() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    for number in 0..60 {
        child(&mut session, "Child", "Sample", "2017-03-03", &format!("613-555-{:04}", 1000 + number));
    }
    assert_eq!(session.find("s", None).unwrap().len(), 50);
    let newest = session.find("child sample", None).unwrap().remove(0);
    assert_eq!(newest.card.number.0, 60, "of equals the newest first");
}
