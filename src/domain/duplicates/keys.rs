//! Blocking keys: short texts of which two records of one person nearly always share one, and two strangers
//! seldom. The store keeps them in an index beside the person; keys are for that index only and are made
//! anew whenever the person's facts change.
//!
//! Each key joins two facts, or is a rare one by itself; a family name's sound alone would fetch half
//! a town.

use chrono::{Datelike, NaiveDate};

use crate::domain::codes::DatePrecision;

use super::{
    Likeness,
    prepared::{Name, Part, Prepared, Token},
    typed::Typed,
};

/// The blocking keys of a person, sorted, each once.
pub fn blocking_keys(likeness: &Likeness) -> Vec<String> {
    Prepared::new(likeness).blocking_keys()
}

impl Prepared {
    /// The blocking keys of this person, sorted, each once.
    pub fn blocking_keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        for name in &self.names {
            name_keys(name, &mut keys);
            if let Some(birth) = self.birth {
                name_and_year_keys(name, birth.date.year(), &mut keys);
            }
        }
        if let Some(birth) = self.exact_birth() {
            keys.push(format!("b:{birth}"));
            keys.extend(swapped(birth).map(|other| format!("b:{other}")));
        }
        keys.extend(self.phones.iter().map(|phone| phone_key(phone)));
        if !self.address.key.is_empty() {
            keys.push(format!("a:{}", self.address.key));
        }
        for caregiver in self.caregivers.iter().filter(|caregiver| caregiver.tokens.len() > 1) {
            let mut words: Vec<String> = caregiver.tokens.iter().map(sound_or_start).collect();
            words.sort_unstable();
            keys.push(format!("c:{}", words.join("|")));
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

impl Typed {
    /// The keys by which records are fetched for what has been typed so far. They find whole words that
    /// sound alike, dates and phones; beginnings of words are found by the store's own prefix search.
    pub fn blocking_keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        let sounds: Vec<String> = self.words.iter().flat_map(token_sounds).collect();
        for (at, one) in sounds.iter().enumerate() {
            keys.extend(sounds[at + 1..].iter().map(|other| pair("n", one, other)));
            keys.extend(self.births.iter().map(|birth| year_key(one, birth.date.year())));
        }
        let exact = self.births.iter().filter(|birth| birth.precision == DatePrecision::Exact);
        keys.extend(exact.map(|birth| format!("b:{}", birth.date)));
        keys.extend(self.phones.iter().map(|phone| phone_key(phone)));
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// The keys under which files with this telephone number are found.
pub fn phone_keys(digits: &str) -> Vec<String> {
    vec![phone_key(digits)]
}

fn phone_key(phone: &str) -> String {
    format!("p:{}", &phone[phone.len().saturating_sub(7)..])
}

fn year_key(sound: &str, year: i32) -> String {
    format!("y:{sound}|{year}")
}

/// Day and month in each other's place, where that is a date; both records then share both keys.
fn swapped(birth: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(birth.year(), birth.day(), birth.month()).filter(|other| *other != birth)
}

fn name_keys(name: &Name, keys: &mut Vec<String>) {
    if !name.own_script.is_empty() {
        keys.push(format!("o:{}", name.own_script));
    }
    // Sorted pairs, so that swapped parts share them; each word of a double name makes its own pair.
    for given in sounds(&name.given) {
        for family in sounds(&name.family) {
            keys.push(pair("n", &given, &family));
        }
    }
    match (name.given.is_empty(), name.family.is_empty()) {
        (false, false) => {
            keys.push(pair("x", &start(&name.given.joined, 3), &start(&name.family.joined, 3)));
        }
        _ => keys.extend(name.sorted.iter().map(|word| format!("n:{}", sound_or_start(&Token::new(word))))),
    }
}

fn name_and_year_keys(name: &Name, year: i32, keys: &mut Vec<String>) {
    for part in [&name.given, &name.family] {
        keys.extend(sounds(part).into_iter().map(|sound| year_key(&sound, year)));
    }
}

fn pair(kind: &str, a: &str, b: &str) -> String {
    if a <= b { format!("{kind}:{a}|{b}") } else { format!("{kind}:{b}|{a}") }
}

/// The sounds of the first three words of a part; the first letters where a script has no sounds here.
fn sounds(part: &Part) -> Vec<String> {
    part.tokens.iter().take(3).flat_map(token_sounds).collect()
}

fn token_sounds(token: &Token) -> Vec<String> {
    let mut sounds = vec![sound_or_start(token)];
    if token.sounds[1] != 0 && token.sounds[1] != token.sounds[0] {
        sounds.push(Token::sound_start(token.sounds[1]));
    }
    sounds
}

fn sound_or_start(token: &Token) -> String {
    if token.sounds[0] == 0 { start(&token.text, 4) } else { Token::sound_start(token.sounds[0]) }
}

fn start(text: &str, letters: usize) -> String {
    text.chars().take(letters).collect()
}
