//! What the duplicate check says of single pairs, and that it says the same in both directions.

mod labelled;

use proptest::{prelude::*, sample::select};

use super::*;
use crate::domain::{codes::DatePrecision, query::readings};

fn exact(text: &str) -> Option<PartialDate> {
    Some(PartialDate { date: text.parse().unwrap(), precision: DatePrecision::Exact })
}

fn child(given: &str, family: &str, born: &str) -> Likeness {
    Likeness { names: vec![PersonName::new(given, family)], birth: exact(born), ..Likeness::default() }
}

fn at_home(likeness: Likeness) -> Likeness {
    Likeness {
        phones: vec!["613-555-0142".into()],
        address: "12 rue Exemple".into(),
        postal: "K1A 0B1".into(),
        caregivers: vec!["Mother Sample".into()],
        ..likeness
    }
}

fn class(a: &Likeness, b: &Likeness) -> Option<MatchClass> {
    let (there, back) = (compare(a, b), compare(b, a));
    assert_eq!(there, back);
    there.map(|found| found.class)
}

#[test]
fn hard_negatives_are_not_likely() {
    let base = at_home(child("Olivia", "Sample", "2017-03-04"));
    for (what, other, expected) in [
        ("twin", at_home(child("Emma", "Sample", "2017-03-04")), None),
        (
            "twin, double name",
            at_home(child("Olivia-Rose", "Sample", "2017-03-04")),
            Some(MatchClass::Likely),
        ),
        ("sibling", at_home(child("Noah", "Sample", "2014-07-19")), None),
        ("sibling, named alike", at_home(child("Livia", "Sample", "2014-07-19")), None),
        ("parent of one name", at_home(child("Olivia", "Sample", "1987-03-04")), None),
        ("one name, other child", child("Olivia", "Sample", "2012-11-30"), None),
        ("same birth date only", child("Emma", "Exemple", "2017-03-04"), None),
    ] {
        assert_eq!(class(&base, &other), expected, "{what}");
    }
    for (one, two) in
        [("Ella", "Ellie"), ("Jayden", "Hayden"), ("Mia", "Lia"), ("Marie-\u{C8}ve", "Marie-Anne")]
    {
        let twins = [one, two].map(|given| at_home(child(given, "Sample", "2017-03-04")));
        assert_ne!(class(&twins[0], &twins[1]), Some(MatchClass::Likely), "{one} {two}");
    }
    let rules = DuplicateRules::default();
    let prepared = |likeness: &Likeness| Prepared::new(likeness);
    let twin = at_home(child("Emma", "Sample", "2017-03-04"));
    assert!(rules.looks_like_sibling(&prepared(&base), &prepared(&twin)));
    assert!(!rules.looks_like_sibling(&prepared(&base), &prepared(&child("Emma", "Autre", "2017-03-04"))));
}

#[test]
fn errors_of_every_kind_are_found_with_their_reason() {
    let base = at_home(child("Catherine", "Sample", "2017-03-04"));
    let mut own = child("", "", "2017-03-04");
    own.names[0].own_script = "\u{1403}\u{14C4}\u{1483}".into();
    let mut own_too = own.clone();
    own_too.names[0].given = "Inuk".into();
    for (a, b, why) in [
        (&base, &child("Catherine", "Sample", "2017-03-04"), Why::SameName),
        (&base, &child("Sample", "Catherine", "2017-03-04"), Why::PartsSwapped),
        (&base, &child("Catherine Sample", "", "2017-03-04"), Why::PartsSwapped),
        (&base, &child("Cahterine", "Sample", "2017-03-04"), Why::GivenOneLetterApart),
        (&base, &at_home(child("Kathryn", "Sample", "2017-03-04")), Why::GivenSoundsAlike),
        (&base, &at_home(child("Cat", "Sample", "2017-03-04")), Why::GivenShortened),
        (&base, &at_home(child("Catherine", "Autre", "2017-03-04")), Why::OtherFamily),
        (&base, &child("Catherine", "Sample-Exemple", "2017-03-04"), Why::FamilyPart),
        (&base, &child("Catherine", "Sample", "2017-04-03"), Why::DayMonthSwapped),
        (&base, &child("Catherine", "Sample", "2016-03-04"), Why::YearOffByOne),
        (&base, &child("Catherine", "Sample", "2017-03-14"), Why::BirthOneDigitOff),
        (&base, &at_home(child("Catherine", "Sample", "2013-10-29")), Why::OtherBirth),
        (&own, &own_too, Why::SameOwnScript),
    ] {
        let found = compare(a, b).unwrap_or_else(|| panic!("{why:?}"));
        assert!(found.why.contains(&why), "{why:?} in {:?}", found.why);
    }
}

#[test]
fn a_name_is_found_while_it_is_typed() {
    let rules = DuplicateRules::default();
    let record = Prepared::new(&at_home(child("Samuel", "Sample", "2017-03-04")));
    let phone = ["613 555 0142".to_owned()];
    for (text, phones, expected) in [
        ("s", &[][..], None),
        ("sa", &[], Some(MatchClass::Possible)),
        ("sam 2017", &[], Some(MatchClass::Possible)),
        ("sam 2017", &phone, Some(MatchClass::Likely)),
        ("samuel sample 2017", &[], Some(MatchClass::Likely)),
        ("sample, samuel 4 mar 2017", &[], Some(MatchClass::Likely)),
        ("sampel sam", &[], Some(MatchClass::Possible)),
        ("smaple", &[], Some(MatchClass::Possible)),
        ("613-555-0142", &[], Some(MatchClass::Possible)),
        ("sam 1987", &[], None),
        ("sam 2011", &[], None),
        ("olivia", &[], None),
        ("sam exemple", &[], None),
    ] {
        let reading = readings(text).remove(0);
        let found = compare_partial(&Typed::new(&reading, phones, &[]), &record, &rules);
        assert_eq!(found.map(|found| found.class), expected, "{text}");
    }
}

#[test]
fn what_is_typed_fetches_the_record_it_means() {
    let keys = blocking_keys(&at_home(child("Catherine", "Sample", "2017-03-04")));
    for (text, fetched) in [
        ("katherine sample", true),
        ("sampel catherine", true),
        ("kathryn 2017", true),
        ("2017-03-04", true),
        ("03/04/2017", true),
        ("555-0142", true),
        ("olivia autre", false),
        ("2016-03-04", false),
    ] {
        let typed = Typed::new(&readings(text).remove(0), &[], &[]);
        assert_eq!(typed.blocking_keys().iter().any(|key| keys.contains(key)), fetched, "{text}");
    }
}

#[test]
fn hostile_likenesses_stay_cheap_and_quiet() {
    let mut bad = child(&"a ".repeat(100_000), &"\u{301}".repeat(10_000), "2017-03-04");
    bad.names = vec![bad.names[0].clone(); 500];
    bad.phones = vec!["1".repeat(10_000); 500];
    bad.caregivers = vec!["x".repeat(10_000); 500];
    bad.address = "9".repeat(10_000);
    assert_eq!(class(&bad, &bad), Some(MatchClass::Likely));
    assert!(blocking_keys(&bad).len() < 200);
    assert_eq!(class(&Likeness::default(), &Likeness::default()), None);
}

#[test]
fn every_reason_has_its_words_in_both_languages() {
    let files =
        [include_str!("../../../text/en/matching.ftl"), include_str!("../../../text/fr/matching.ftl")];
    for why in Why::ALL {
        for file in files {
            assert!(file.lines().any(|line| line.starts_with(&format!("{} =", why.text_id()))), "{why:?}");
        }
    }
    let sorted = Why::ALL.is_sorted();
    assert!(sorted, "shown in the order of the type");
}

/// Likenesses from so few values that every kind of agreement, and every kind of tie, comes up.
fn likeness() -> impl Strategy<Value = Likeness> {
    let parts = || {
        select(vec![
            "",
            "Sam",
            "Samuel",
            "Smauel",
            "Sample",
            "Sampel",
            "Sample-Exemple",
            "Anne-Marie",
            "\u{674E}\u{660E}",
            "S",
        ])
    };
    let own = select(vec!["", "", "\u{1403}\u{14C4}\u{1483}"]);
    let name = (parts(), parts(), own).prop_map(|(given, family, own)| PersonName {
        own_script: own.into(),
        ..PersonName::new(given, family)
    });
    let dates =
        select(vec!["2017-03-04", "2017-04-03", "2016-03-04", "2017-01-01", "2009-11-30", "1987-03-04"]);
    let precision = select(vec![
        DatePrecision::Exact,
        DatePrecision::Exact,
        DatePrecision::Year,
        DatePrecision::Month,
        DatePrecision::Estimated,
    ]);
    let birth = proptest::option::of(
        (dates, precision)
            .prop_map(|(date, precision)| PartialDate { date: date.parse().unwrap(), precision }),
    );
    let phones = proptest::collection::vec(
        select(vec!["613 555 0142", "5550142", "613 555 0124"]).prop_map(str::to_owned),
        0..3,
    );
    let caregivers = proptest::collection::vec(
        select(vec!["Mother Sample", "Sample Mother", "Mother Sampel", "Mother"]).prop_map(str::to_owned),
        0..3,
    );
    let address = select(vec!["", "12 rue Exemple", "14 rue Exemple"]);
    let gender = select(vec![None, Some(Gender::Female), Some(Gender::Male)]);
    (proptest::collection::vec(name, 0..4), birth, phones, caregivers, address, gender).prop_map(
        |(names, birth, phones, caregivers, address, gender)| Likeness {
            names,
            birth,
            phones,
            caregivers,
            address: address.into(),
            postal: String::new(),
            gender,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn comparing_is_symmetric_and_ignores_order(a in likeness(), b in likeness()) {
        let there = compare(&a, &b);
        prop_assert_eq!(&there, &compare(&b, &a));
        let mut turned = a.clone();
        turned.names.reverse();
        turned.phones.reverse();
        turned.caregivers.reverse();
        prop_assert_eq!(&there, &compare(&turned, &b));
        let rules = DuplicateRules::default();
        let (a, b) = (Prepared::new(&a), Prepared::new(&b));
        prop_assert_eq!(rules.looks_like_sibling(&a, &b), rules.looks_like_sibling(&b, &a));
        prop_assert!(there.is_none_or(|found| found.score <= 1_000 && !found.why.is_empty()));
    }
}
