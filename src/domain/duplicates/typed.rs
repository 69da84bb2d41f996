//! Comparing what is being typed ("sam 2017") with a record: the last word may be unfinished, and whatever
//! has not been typed yet is unknown, never different.

use super::{
    DuplicateRules, Match, Why, facts,
    facts::{BirthRelation, CaregiverRelation, PhoneRelation},
    name_evidence::near,
    prepared::{Name, Part, Prepared, Token},
};
use crate::domain::{codes::MatchClass, date::PartialDate, digits::phone_digits, query::Reading};

/// Fewest letters of a lone word before anything is compared.
const FEWEST_LETTERS: usize = 2;

/// A half-typed person, made ready for comparing with many records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    pub(super) words: Vec<Token>,
    unfinished: bool,
    pub(super) births: Vec<PartialDate>,
    pub(super) phones: Vec<String>,
    caregivers: Vec<Part>,
}

impl Typed {
    /// From one reading of the search line, and from what the call form knows besides: the caller's phone
    /// numbers and the caregivers' names.
    pub fn new(reading: &Reading, phones: &[String], caregivers: &[String]) -> Self {
        let all = reading.digits.iter().chain(phones).map(|phone| phone_digits(phone));
        Self {
            words: reading.words.iter().map(|word| Token::new(word)).collect(),
            unfinished: reading.unfinished,
            births: reading.births.clone(),
            phones: all.filter(|digits| digits.len() >= 7).collect(),
            caregivers: caregivers
                .iter()
                .map(|name| Part::new(name))
                .filter(|part| !part.is_empty())
                .collect(),
        }
    }

    fn is_enough(&self) -> bool {
        let letters: usize = self
            .words
            .iter()
            .map(|word| if word.text.is_ascii() { word.length } else { FEWEST_LETTERS })
            .sum();
        letters >= FEWEST_LETTERS || !self.births.is_empty() || !self.phones.is_empty()
    }
}

/// Whether the record may be the person being typed. Every typed word has to fit one name of the record.
pub fn compare_partial(typed: &Typed, record: &Prepared, rules: &DuplicateRules) -> Option<Match> {
    if !typed.is_enough() {
        return None;
    }
    let mut why = Vec::with_capacity(4);
    let mut sum = 0;
    if !typed.words.is_empty() {
        sum += record.names.iter().filter_map(|name| words_points(typed, name, rules)).max()?;
        why.push(Why::TypedNameFits);
    }
    let birth = best_birth(typed, record, rules);
    if matches!(birth, BirthRelation::Generation) {
        return None;
    }
    let phone = facts::phones(&typed.phones, &record.phones);
    let caregiver = facts::caregivers(&typed.caregivers, &record.caregivers);
    sum += rules.birth_points(birth);
    // A caller may use any phone: another number says nothing.
    sum += if phone == PhoneRelation::Different { 0 } else { rules.phone_points(phone) };
    sum += rules.caregiver_points(caregiver);
    why.extend(birth.why());
    why.extend(phone.why());
    why.extend(caregiver.why());
    let known = birth != BirthRelation::Unknown
        || phone != PhoneRelation::Unknown
        || caregiver != CaregiverRelation::Unknown;
    let score = u16::try_from(sum.clamp(0, 1_000)).unwrap_or(0);
    let class = if score >= rules.typed_likely_from && known && !typed.words.is_empty() {
        MatchClass::Likely
    } else if score >= rules.typed_possible_from || phone == PhoneRelation::Same {
        MatchClass::Possible
    } else {
        return None;
    };
    Some(Match { class, score, why })
}

fn best_birth(typed: &Typed, record: &Prepared, rules: &DuplicateRules) -> BirthRelation {
    let relations = typed.births.iter().map(|birth| facts::births(Some(*birth), record.birth));
    relations
        .max_by_key(|relation| (*relation != BirthRelation::Generation, rules.birth_points(*relation)))
        .unwrap_or(BirthRelation::Unknown)
}

/// Points of the words against one name; none when a word fits nowhere.
fn words_points(typed: &Typed, name: &Name, rules: &DuplicateRules) -> Option<i32> {
    let last = typed.words.len() - 1;
    let mut sum = 0;
    for (at, word) in typed.words.iter().enumerate() {
        let unfinished = typed.unfinished && at == last;
        let tokens = name.given.tokens.iter().chain(&name.family.tokens);
        let in_parts = tokens.map(|token| word_points(word, token, unfinished, rules)).max().unwrap_or(0);
        let in_own = if name.own_script.contains(&word.text) { i32::from(rules.typed_prefix) } else { 0 };
        let points = in_parts.max(in_own);
        if points == 0 && !crate::domain::names::is_particle(&word.text) {
            return None;
        }
        sum += points;
    }
    let count = i32::try_from(typed.words.len()).unwrap_or(i32::MAX);
    let more = if count > 1 { i32::from(rules.typed_more_words) } else { 0 };
    Some(sum / count + more)
}

fn word_points(word: &Token, token: &Token, unfinished: bool, rules: &DuplicateRules) -> i32 {
    let points = if word.text == token.text {
        rules.typed_words
    } else if token.text.starts_with(&word.text) {
        // The record may have the long form of a short name, so that a finished word may be a beginning too.
        rules.typed_prefix
    } else if (word.length >= 4 && near(word, token))
        || (word.length >= 3 && word.sounds_like(token))
        || (unfinished && begins_nearly(word, token))
    {
        rules.typed_near
    } else {
        0
    };
    i32::from(points)
}

/// The word as typed so far is a letter away from the beginning of the name.
fn begins_nearly(word: &Token, token: &Token) -> bool {
    word.length >= 4
        && token.length > word.length
        && near(
            word,
            &Token {
                text: token.text.chars().take(word.length).collect(),
                length: word.length,
                sounds: [0, 0],
            },
        )
}
