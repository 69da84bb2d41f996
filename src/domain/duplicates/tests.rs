use chrono::{Datelike, NaiveDate};

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

/// A small generator of the splitmix kind, so that the labelled set is the same on every machine.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    /// Common things often: the smaller of two draws.
    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len()).min(self.below(list.len()))]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

const GIVEN: &[&str] = &[
    "Olivia",
    "Noah",
    "Emma",
    "Liam",
    "Charlotte",
    "William",
    "Am\u{E9}lie",
    "Lucas",
    "Mohamed",
    "Zo\u{E9}",
    "Alexandre",
    "Sophie",
    "Benjamin",
    "Jean-Luc",
    "Marie-\u{C8}ve",
    "Thomas",
    "Fatima",
    "Ethan",
    "Chlo\u{E9}",
    "Gabriel",
    "Aisha",
    "Samuel",
    "Isabelle",
    "Nathan",
    "Maya",
    "F\u{E9}lix",
    "Abigail",
    "Jacob",
    "Elizabeth",
    "Daniel",
    "Hannah",
    "Xavier",
    "Catherine",
    "Zachary",
    "Amina",
    "Olivier",
    "Juliette",
    "Matthew",
    "Anika",
    "Th\u{E9}o",
    "Rosalie",
    "Dylan",
    "Priya",
    "Christopher",
    "Leah",
    "Arjun",
    "Victoria",
    "\u{141}ukasz",
    "Siobhan",
    "Minh Anh",
    "Ioana",
    "Yusuf",
    "Nadia",
    "Ezekiel",
    "Tamara",
    "Bj\u{F8}rn",
    "Josephine",
    "Kwame",
    "Penelope",
    "Ravi",
    "Madeleine",
    "Tariq",
    "Genevi\u{E8}ve",
    "Oscar",
    "Beatrice",
    "Hugo",
    "Stella",
    "Malik",
    "Florence",
    "Ivan",
    "Audrey",
    "Kofi",
    "Delphine",
    "Marcus",
    "Ingrid",
    "\u{1403}\u{14C4}\u{1483}",
    "\u{1455}\u{14A5}\u{152A}",
    "\u{645}\u{62D}\u{645}\u{62F}",
    "\u{5C0F}\u{660E}",
    "\u{7F8E}\u{73B2}",
];

const STARTS: &[&str] = &[
    "Sam", "Exem", "Trem", "Bro", "Mac", "Lav", "Ngu", "Pat", "Kow", "Ols", "Des", "Fer", "Gar", "Hus",
    "Ber", "Cha", "Win", "Roch", "Tho", "Val",
];
const ENDS: &[&str] = &[
    "ple", "blay", "wn", "Donald", "oie", "yen", "el", "alski", "en", "jardins", "guson", "neau", "sain",
    "geron", "rette", "chester", "ford", "mas", "lee", "court",
];

fn family_name(dice: &mut Dice) -> String {
    let name = format!("{}{}", dice.pick(STARTS), dice.pick(ENDS));
    match dice.below(20) {
        0 => format!("{name}-{}{}", dice.pick(STARTS), dice.pick(ENDS)),
        1 => format!("O'{name}"),
        2 => format!("de la {name}"),
        _ => name,
    }
}

fn date(dice: &mut Dice, from: i32, years: usize) -> NaiveDate {
    let year = from + i32::try_from(dice.below(years)).unwrap();
    let ordinal = u32::try_from(dice.below(365)).unwrap() + 1;
    NaiveDate::from_yo_opt(year, ordinal).unwrap()
}

fn phone(dice: &mut Dice) -> String {
    format!("613-{:03}-{:04}", 200 + dice.below(700), dice.below(10_000))
}

fn postal(dice: &mut Dice) -> String {
    let letters = b"ABCEGHJKLM";
    let mut letter = || char::from(letters[dice.below(10)]);
    let (a, b) = (letter(), letter());
    format!("K{}{a} {}{b}{}", dice.below(10), dice.below(10), dice.below(10))
}

fn street(dice: &mut Dice) -> String {
    let kinds = ["rue ", "chemin "];
    let street = format!("{}{}", dice.pick(STARTS), dice.pick(ENDS));
    if dice.chance(50) {
        format!("{} {} Street", 1 + dice.below(400), street)
    } else {
        format!("{} {}{street}", 1 + dice.below(400), dice.pick(&kinds))
    }
}

fn born(likeness: &mut Likeness, date: NaiveDate) {
    likeness.birth = Some(PartialDate { date, precision: DatePrecision::Exact });
}

/// A family of one to four children, sometimes with twins, sometimes with a parent of a child's name.
fn family(dice: &mut Dice, people: &mut Vec<Likeness>) {
    let name = family_name(dice);
    let home = Likeness {
        phones: vec![phone(dice)],
        address: street(dice),
        postal: postal(dice),
        caregivers: vec![format!("{} {name}", dice.pick(GIVEN))],
        ..Likeness::default()
    };
    let mut births = vec![date(dice, 2008, 17)];
    if dice.chance(12) {
        births.push(births[0]);
    }
    while dice.chance(35) {
        births.push(date(dice, 2008, 17));
    }
    let mut used: Vec<&str> = Vec::new();
    for birth in births {
        let given = *dice.pick(GIVEN);
        if used.contains(&given) {
            continue;
        }
        used.push(given);
        let mut child = home.clone();
        child.names = vec![PersonName::new(given, &name)];
        child.gender = Some(if dice.chance(50) { Gender::Female } else { Gender::Male });
        born(&mut child, birth);
        if used.len() == 1 && dice.chance(5) {
            let mut parent = child.clone();
            born(&mut parent, date(dice, 1975, 18));
            people.push(parent);
        }
        people.push(child);
    }
}

fn slip(dice: &mut Dice, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 3 {
        return word.to_owned();
    }
    let at = dice.below(letters.len() - 1);
    match dice.below(4) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = char::from(b'a' + u8::try_from(dice.below(26)).unwrap()),
    }
    letters.into_iter().collect()
}

fn plain(word: &str) -> String {
    word.replace(['\u{E9}', '\u{E8}', '\u{C8}'], "e")
        .replace('\u{141}', "L")
        .replace('\u{F8}', "o")
        .replace(['-', '\''], " ")
}

fn name_error(dice: &mut Dice, likeness: &mut Likeness) {
    let former = likeness.names[0].clone();
    let name = &mut likeness.names[0];
    match dice.below(8) {
        0 | 1 => name.given = slip(dice, &former.given),
        2 | 3 => name.family = slip(dice, &former.family),
        4 => *name = PersonName::new(&plain(&former.given), &plain(&former.family).to_uppercase()),
        5 => *name = PersonName::new(&former.family, &former.given),
        6 if dice.chance(50) => name.family = format!("{}-{}", former.family, family_name(dice)),
        6 => name.given = former.given.split(['-', ' ']).next().unwrap_or_default().to_owned(),
        _ => {
            name.family = family_name(dice);
            if dice.chance(40) {
                likeness.names.push(former);
            }
        }
    }
}

fn birth_error(dice: &mut Dice, likeness: &mut Likeness) {
    let Some(birth) = likeness.birth else { return };
    let old = birth.date;
    let new = match dice.below(5) {
        0 => NaiveDate::from_ymd_opt(old.year(), old.day(), old.month()),
        1 => old.with_year(old.year() + if dice.chance(50) { 1 } else { -1 }),
        2 => old.with_day(old.day() / 10 * 10 + (old.day() + 3) % 10),
        3 => {
            likeness.birth =
                Some(PartialDate { date: old.with_day(1).unwrap(), precision: DatePrecision::Month });
            return;
        }
        _ => {
            likeness.birth = None;
            return;
        }
    };
    born(likeness, new.unwrap_or(old));
}

fn contact_error(dice: &mut Dice, likeness: &mut Likeness) {
    match dice.below(5) {
        0 => likeness.phones = vec![phone(dice)],
        1 => likeness.phones.clear(),
        2 => {
            likeness.address = street(dice);
            likeness.postal = postal(dice);
        }
        3 => likeness.caregivers = vec![format!("{} {}", dice.pick(GIVEN), family_name(dice))],
        _ => {
            likeness.phones = vec![phone(dice)];
            likeness.address = street(dice);
            likeness.postal = postal(dice);
        }
    }
}

/// The second record of one child: one to three errors of the kinds intake desks make.
fn second_record(dice: &mut Dice, first: &Likeness) -> Likeness {
    let mut second = first.clone();
    let kinds = 1 + dice.below(8);
    if kinds & 1 != 0 {
        name_error(dice, &mut second);
    }
    if kinds & 2 != 0 {
        birth_error(dice, &mut second);
    }
    if kinds & 4 != 0 || kinds == 8 {
        contact_error(dice, &mut second);
    }
    second
}

#[test]
fn the_labelled_set_is_told_apart() {
    let mut dice = Dice(2026);
    let mut people = Vec::new();
    while people.len() < 2_400 {
        family(&mut dice, &mut people);
    }
    let singles = people.len();
    let mut truth = std::collections::BTreeSet::new();
    for first in (0..singles).step_by(4) {
        truth.insert((first, people.len()));
        let second = second_record(&mut dice, &people[first]);
        people.push(second);
    }
    let prepared: Vec<Prepared> = people.iter().map(Prepared::new).collect();
    let mut index: std::collections::HashMap<String, Vec<usize>> = std::collections::HashMap::new();
    for (at, person) in prepared.iter().enumerate() {
        for key in person.blocking_keys() {
            index.entry(key).or_default().push(at);
        }
    }
    let mut pairs = std::collections::BTreeSet::new();
    for list in index.values() {
        for (place, a) in list.iter().enumerate() {
            pairs.extend(list[place + 1..].iter().map(|b| (*a, *b)));
        }
    }
    let rules = DuplicateRules::default();
    let start = std::time::Instant::now();
    let found: Vec<((usize, usize), Option<Match>)> =
        pairs.iter().map(|(a, b)| ((*a, *b), rules.compare(&prepared[*a], &prepared[*b]))).collect();
    let each = start.elapsed() / u32::try_from(pairs.len()).unwrap();
    let flagged: Vec<_> =
        found.iter().filter_map(|(pair, found)| found.as_ref().map(|m| (pair, m))).collect();
    let right = flagged.iter().filter(|(pair, _)| truth.contains(pair)).count();
    let likely: Vec<_> = flagged.iter().filter(|(_, m)| m.class == MatchClass::Likely).collect();
    let likely_right = likely.iter().filter(|(pair, _)| truth.contains(pair)).count();
    let ratio = |a: usize, b: usize| a as f64 / b as f64;
    let (recall, precision) = (ratio(right, truth.len()), ratio(right, flagged.len()));
    let blocked = ratio(truth.intersection(&pairs).count(), truth.len());
    println!(
        "people {} true {} candidates {} blocked {blocked:.3} recall {recall:.3} precision {precision:.3} \
         likely {} ({:.3} right), {each:?} each",
        people.len(),
        truth.len(),
        pairs.len(),
        likely.len(),
        ratio(likely_right, likely.len()),
    );
    if std::env::var_os("SHOW_MISSES").is_some() {
        let hit: std::collections::BTreeSet<_> = flagged.iter().map(|(pair, _)| **pair).collect();
        for (a, b) in truth.difference(&hit) {
            println!("missed\n  {:?}\n  {:?}", people[*a], people[*b]);
        }
        for ((a, b), found) in flagged.iter().filter(|(pair, _)| !truth.contains(pair)) {
            println!("wrong {found:?}\n  {:?}\n  {:?}", people[*a], people[*b]);
        }
    }
    for ((a, b), one_way) in found.iter().step_by(7) {
        assert_eq!(&rules.compare(&prepared[*b], &prepared[*a]), one_way);
    }
    assert!(blocked >= 0.99, "blocking keeps {blocked}");
    assert!(recall >= 0.97, "recall {recall}");
    assert!(precision >= 0.90, "precision {precision}");
    assert!(ratio(likely_right, likely.len()) >= 0.98, "likely must be nearly always right");
}

#[test]
fn every_reason_has_its_words_in_both_languages() {
    let files = [include_str!("../../text/en/matching.ftl"), include_str!("../../text/fr/matching.ftl")];
    for why in Why::ALL {
        for file in files {
            assert!(file.lines().any(|line| line.starts_with(&format!("{} =", why.text_id()))), "{why:?}");
        }
    }
    let sorted = Why::ALL.is_sorted();
    assert!(sorted, "shown in the order of the type");
}
