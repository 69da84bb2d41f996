//! Mistakes with which the same child is entered twice. The mix is fixed: twenty duplicates hold each row of [`MIX`] as
//! often as it stands there.
//!
//! | kind | what went wrong | of 20 |
//! |---|---|---|
//! | `spelling` | one letter of the given name changed, lost or doubled | 4 |
//! | `swapped_parts` | given and family name in each other's place | 2 |
//! | `accents` | accents and capitals lost | 2 |
//! | `short_name` | the short form instead of the given name | 1 |
//! | `half_surname` | one half of a double surname | 2 |
//! | `birth_swapped` | day and month swapped (or a digit, where that is no date) | 2 |
//! | `birth_digit` | one digit of the birth date wrong | 2 |
//! | `birth_year` | the year before or after | 1 |
//! | `birth_partial` | only the year known | 1 |
//! | `moved` | another address and phone since | 2 |
//! | `other_parent` | entered by the other parent: another phone, no address | 1 |
//!
//! Address and phone stay the same but where the row says so. Hard negatives come with the families themselves: twins,
//! a parent and child of one name, siblings at one phone, and common names (two of the names per origin are common).

use chrono::{Datelike, NaiveDate};

use super::{
    people::{Drawn, DrawnFamily},
    places,
    random::Random,
    writer::shift,
};
use crate::domain::codes::DatePrecision;

/// The kinds, twenty in all.
pub const MIX: [&str; 20] = [
    "spelling",
    "swapped_parts",
    "birth_swapped",
    "moved",
    "accents",
    "spelling",
    "half_surname",
    "birth_digit",
    "short_name",
    "birth_year",
    "spelling",
    "moved",
    "accents",
    "birth_swapped",
    "swapped_parts",
    "half_surname",
    "birth_digit",
    "spelling",
    "birth_partial",
    "other_parent",
];

/// The first child of `family` once more, with the mistake `kind`; the kind that fits where that one changes nothing.
pub fn again(random: &mut Random, family: &DrawnFamily, kind: &'static str) -> (DrawnFamily, &'static str) {
    let mut copy =
        DrawnFamily { children: vec![family.children[0].clone()], siblings: Vec::new(), ..family.clone() };
    let child = &mut copy.children[0];
    // Who enters a child a second time does not know the other script of the first time.
    let before = (child.given.clone(), child.family.clone(), child.birth, child.precision);
    match kind {
        "swapped_parts" if child.given.is_some() && child.family.is_some() => {
            std::mem::swap(&mut child.given, &mut child.family);
        }
        "accents" => lose_accents(child),
        "short_name" if child.short.is_some() => child.given = child.short.take(),
        "half_surname" => halve(child),
        "birth_swapped" | "birth_digit" | "birth_year" => slip(random, child, kind),
        "birth_partial" => {
            child.birth = child.birth.and_then(|birth| NaiveDate::from_ymd_opt(birth.year(), 1, 1));
            child.precision = DatePrecision::Year;
        }
        "moved" => move_house(random, &mut copy),
        "other_parent" if copy.carers.len() > 1 => {
            copy.carers.swap(0, 1);
            copy.carers.truncate(1);
            copy.phones = vec![other_phone(random)];
            copy.street = None;
            copy.post_code = None;
        }
        _ => {}
    }
    let child = &mut copy.children[0];
    let unchanged = before == (child.given.clone(), child.family.clone(), child.birth, child.precision);
    let about_names_or_dates = !matches!(kind, "moved" | "other_parent");
    if unchanged && (about_names_or_dates || (kind == "other_parent" && family.carers.len() < 2)) {
        misspell(random, child);
        return (copy, "spelling");
    }
    (copy, kind)
}

/// One letter changed, lost or doubled, never the first.
fn misspell(random: &mut Random, child: &mut Drawn) {
    let Some(name) = child.given.as_mut() else { return };
    let mut letters: Vec<char> = name.chars().collect();
    // The mark of a person of one name stands first and stays whole.
    let from = if child.family.is_none() { letters.len().saturating_sub(1).min(6) } else { 1 };
    let place = from + random.below(letters.len().saturating_sub(from + 1).max(1));
    let place = place.min(letters.len() - 1);
    match random.below(3) {
        0 if letters.len() > 3 => {
            letters.remove(place);
        }
        1 => letters.insert(place, letters[place]),
        _ => {
            let other =
                if "aeiouy".contains(letters[place]) { *random.pick(&['a', 'e', 'i', 'o']) } else { 'n' };
            letters[place] = if other == letters[place] { 'u' } else { other };
        }
    }
    *name = letters.into_iter().collect();
}

fn lose_accents(child: &mut Drawn) {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let plain =
        |text: &String| text.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_uppercase();
    child.given = child.given.as_ref().map(plain);
    child.family = child.family.as_ref().map(plain);
}

fn halve(child: &mut Drawn) {
    let first =
        child.family.as_ref().and_then(|family| family.split_once(['-', ' '])).map(|(first, _)| first);
    if let Some(first) = first.filter(|first| first.chars().count() > 3) {
        child.family = Some(first.to_owned());
    }
}

fn slip(random: &mut Random, child: &mut Drawn, kind: &str) {
    let Some(birth) = child.birth.filter(|_| child.precision == DatePrecision::Exact) else { return };
    let year = birth.year();
    let swapped = NaiveDate::from_ymd_opt(year, birth.day(), birth.month());
    let digit = if birth.day() % 10 < 9 { shift(birth, 1) } else { shift(birth, -1) };
    child.birth = match kind {
        "birth_swapped" => swapped.filter(|other| *other != birth).or(Some(digit)),
        "birth_year" => birth.with_year(if random.percent(50) { year - 1 } else { year + 1 }).or(Some(digit)),
        _ => Some(digit),
    };
}

/// A number that few families have.
fn other_phone(random: &mut Random) -> String {
    places::phone(places::PHONES - 1 - random.below(800))
}

fn move_house(random: &mut Random, family: &mut DrawnFamily) {
    family.street = Some(places::street(random, family.french));
    family.post_code = Some(places::post_code(random, family.town));
    for phone in &mut family.phones {
        *phone = other_phone(random);
    }
    family.email = None;
}
