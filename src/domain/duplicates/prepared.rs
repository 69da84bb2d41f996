//! A likeness made ready for many comparisons: folded, split into words, with sounds, once.

use chrono::NaiveDate;

use super::Likeness;
use crate::domain::{
    codes::Gender,
    date::PartialDate,
    digits::{phone_digits, postal_fold},
    names::{fold, is_particle, sound_keys},
};

/// The most names, phones and caregivers that are looked at, and the most letters of one word: hostile
/// input must not make one comparison long.
const MOST: usize = 12;
const MOST_LETTERS: usize = 48;

/// One folded word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// The folded letters.
    pub(super) text: String,
    /// How many characters.
    pub(super) length: usize,
    /// Double-metaphone codes, each packed into a number from its highest byte on; 0 is none.
    pub(super) sounds: [u64; 2],
}

impl Token {
    pub(super) fn new(word: &str) -> Self {
        let text: String = word.chars().take(MOST_LETTERS).collect();
        let sounds = sound_keys(&text).map_or([0, 0], |keys| keys.map(|key| packed(&key)));
        Self { length: text.chars().count(), sounds, text }
    }

    /// Whether two words sound alike: they share a code, and at least half of their letters are the same,
    /// because short codes bring strangers together (Sophie, Xavier).
    pub(super) fn sounds_like(&self, other: &Self) -> bool {
        self.sounds.iter().any(|sound| *sound != 0 && other.sounds.contains(sound))
            && strsim::osa_distance(&self.text, &other.text) * 2 <= self.length.max(other.length)
    }

    /// The beginning of a code, for blocking: its first four letters, in figures.
    pub(super) fn sound_start(sound: u64) -> String {
        format!("{:x}", sound >> 32)
    }
}

fn packed(key: &str) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(key.bytes()).for_each(|(place, byte)| *place = byte);
    u64::from_be_bytes(bytes)
}

/// One part of a name: its words without particles, and the letters run together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// The words; particles only when there is nothing else.
    pub(super) tokens: Vec<Token>,
    /// The letters of the words, without spaces.
    pub(super) joined: String,
    /// Characters in `joined`.
    pub(super) length: usize,
}

impl Part {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(MOST).collect();
        let telling: Vec<&str> = words.iter().copied().filter(|word| !is_particle(word)).collect();
        let words = if telling.is_empty() { words } else { telling };
        let tokens: Vec<Token> = words.into_iter().map(Token::new).collect();
        let joined: String = tokens.iter().map(|token| token.text.as_str()).collect();
        Self { length: joined.chars().count(), joined, tokens }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }
}

/// One name in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) given: Part,
    pub(super) family: Part,
    /// All words of both parts, sorted, for names whose parts were split another way.
    pub(super) sorted: Vec<String>,
    /// The letters in the order given–family and family–given, for scripts without spaces.
    pub(super) both_ways: [String; 2],
    /// The folded name in its own script; empty for none.
    pub(super) own_script: String,
}

/// A street address for comparing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// House number and first telling word of the street, "12 exemple"; empty when not known.
    pub(super) key: String,
    /// Postal code in capitals without spaces; empty when not known.
    pub(super) postal: String,
}

/// A likeness made ready for comparing. Make it once per record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    pub(super) names: Vec<Name>,
    pub(super) birth: Option<PartialDate>,
    pub(super) phones: Vec<String>,
    pub(super) address: Address,
    pub(super) caregivers: Vec<Part>,
    pub(super) gender: Option<Gender>,
}

impl Prepared {
    /// Folds and splits everything in `likeness`.
    pub fn new(likeness: &Likeness) -> Self {
        let mut phones: Vec<String> = likeness
            .phones
            .iter()
            .map(|phone| phone_digits(phone))
            .filter(|digits| digits.len() >= 7)
            .take(MOST)
            .collect();
        phones.sort_unstable();
        phones.dedup();
        Self {
            names: likeness.names.iter().take(MOST).map(name).filter(|name| !name.is_empty()).collect(),
            birth: likeness.birth,
            phones,
            address: Address { key: address_key(&likeness.address), postal: postal_fold(&likeness.postal) },
            caregivers: likeness
                .caregivers
                .iter()
                .take(MOST)
                .map(|name| Part::new(name))
                .filter(|part| !part.is_empty())
                .collect(),
            gender: likeness.gender,
        }
    }

    /// The birth date, when it is known to the day.
    pub(super) fn exact_birth(&self) -> Option<NaiveDate> {
        let birth = self.birth?;
        (birth.precision == crate::domain::codes::DatePrecision::Exact).then_some(birth.date)
    }
}

impl Name {
    fn is_empty(&self) -> bool {
        self.sorted.is_empty() && self.own_script.is_empty()
    }
}

fn name(name: &crate::domain::names::PersonName) -> Name {
    let (given, family) = (Part::new(&name.given), Part::new(&name.family));
    let mut sorted: Vec<String> =
        given.tokens.iter().chain(&family.tokens).map(|token| token.text.clone()).collect();
    sorted.sort_unstable();
    let both_ways =
        [format!("{}{}", given.joined, family.joined), format!("{}{}", family.joined, given.joined)];
    let own_script =
        if name.own_script.trim().is_empty() { String::new() } else { Part::new(&name.own_script).joined };
    Name { given, family, sorted, both_ways, own_script }
}

/// House number and first word of the street that is not its kind, its side or the flat.
fn address_key(address: &str) -> String {
    let folded = if address.trim().is_empty() { String::new() } else { fold(address) };
    let words: Vec<&str> = folded.split(' ').take(MOST).collect();
    let flats = ["apt", "app", "appt", "unit", "suite", "bureau", "box", "cp"];
    let mut number = None;
    let mut street = None;
    let mut skip = false;
    for word in words {
        let digits = word.starts_with(|c: char| c.is_ascii_digit());
        if skip {
            skip = false;
        } else if flats.contains(&word) {
            skip = true;
        } else if digits && number.is_none() {
            number = Some(word);
        } else if !word.is_empty() && !is_street_kind(word) && street.is_none() {
            street = Some(word);
        }
    }
    match (number, street) {
        (Some(number), Some(street)) => format!("{number} {street}"),
        _ => String::new(),
    }
}

fn is_street_kind(word: &str) -> bool {
    is_particle(word)
        || matches!(
            word,
            "street"
                | "st"
                | "rue"
                | "avenue"
                | "ave"
                | "av"
                | "road"
                | "rd"
                | "drive"
                | "dr"
                | "boulevard"
                | "boul"
                | "blvd"
                | "chemin"
                | "ch"
                | "crescent"
                | "cres"
                | "croissant"
                | "court"
                | "crt"
                | "ct"
                | "lane"
                | "ln"
                | "place"
                | "pl"
                | "promenade"
                | "prom"
                | "way"
                | "north"
                | "south"
                | "east"
                | "west"
                | "nord"
                | "sud"
                | "est"
                | "ouest"
                | "n"
                | "s"
                | "e"
                | "w"
                | "o"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_known_by_number_and_street() {
        for (address, key) in [
            ("12 rue Exemple, app. 4", "12 exemple"),
            ("Apt 4, 12 Exemple St.", "12 exemple"),
            ("12 de l\u{2019}Exemple", "12 lexemple"),
            ("General delivery", ""),
            ("", ""),
        ] {
            assert_eq!(address_key(address), key, "{address}");
        }
    }
}
