//! Reading a rule document (TOML) with every problem named by its place.
//!
//! Each `take` removes a key from its section, and `finish` reports what is left, so an unknown key is never
//! overlooked. A value that is wrong is reported and replaced by an empty one: whoever reads must throw the
//! whole document away when there is any problem, so that none is ever half-loaded.

use std::{collections::BTreeSet, ops::RangeInclusive};

use chrono::NaiveDate;
use serde::Serialize;
use toml::{Table, Value};

use super::{
    codes::{Code, Language},
    place::Place,
    problem::Problem,
};

/// The same words in both languages, as data of a rule set.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Bilingual {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
}

impl Bilingual {
    /// The words in `language`: French for French, English for every other.
    pub fn in_language(&self, language: Language) -> &str {
        if language == Language::French { &self.fr } else { &self.en }
    }
}

/// The problems found so far in one document.
#[derive(Debug, Default)]
pub struct Findings(Vec<Problem>);

impl Findings {
    /// Notes a problem at `place`; `message` is a text id.
    pub fn note(&mut self, place: &Place, message: &str) {
        self.0.push(Problem::new(place.as_str(), message));
    }

    /// Notes a problem with one value for its message. `value` must not come from the document.
    pub fn note_with(&mut self, place: &Place, message: &str, name: &str, value: impl ToString) {
        self.0.push(Problem::new(place.as_str(), message).with(name, value));
    }

    /// `value` when nothing was found, else all problems.
    ///
    /// # Errors
    /// The problems, in the order in which they were found.
    pub fn settle<T>(self, value: T) -> Result<T, Vec<Problem>> {
        if self.0.is_empty() { Ok(value) } else { Err(self.0) }
    }
}

/// One table of a rule document while it is being read.
#[derive(Debug)]
pub struct Section {
    table: Table,
    place: Place,
}

impl Section {
    /// The whole document.
    ///
    /// # Errors
    /// The line of the first fault of syntax (a key given twice is one).
    pub fn parse(body: &str) -> Result<Self, Vec<Problem>> {
        match body.parse::<Table>() {
            Ok(table) => Ok(Self { table, place: Place::rules() }),
            Err(error) => {
                let start = error.span().map_or(0, |span| span.start).min(body.len());
                let line = body.as_bytes()[..start].iter().filter(|&&byte| byte == b'\n').count() + 1;
                Err(vec![Problem::new("", "problem-rules-syntax").with("line", line)])
            }
        }
    }

    /// The path of this section.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The path of `key` in this section.
    pub fn at(&self, key: &str) -> Place {
        self.place.key(key)
    }

    /// Whether `key` is given and not yet read.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Reports every key that nobody has read.
    pub fn finish(self, findings: &mut Findings) {
        for key in self.table.keys() {
            findings.note(&self.place.key(key), "problem-rules-unknown-key");
        }
    }

    fn require(&mut self, key: &str, findings: &mut Findings) -> Option<Value> {
        let value = self.table.remove(key);
        if value.is_none() {
            findings.note(&self.at(key), "problem-rules-missing");
        }
        value
    }

    /// A line of text: given, not blank, without control or direction characters.
    pub fn text(&mut self, key: &str, findings: &mut Findings) -> String {
        let place = self.at(key);
        self.require(key, findings).and_then(|value| as_text(value, &place, findings)).unwrap_or_default()
    }

    /// A line of text that may be empty, or missing.
    pub fn text_or_empty(&mut self, key: &str, findings: &mut Findings) -> String {
        match self.table.get(key) {
            Some(Value::String(text)) if text.is_empty() => {
                self.table.remove(key);
                String::new()
            }
            Some(_) => self.text(key, findings),
            None => String::new(),
        }
    }

    /// A code word: lower-case ASCII letters, digits and `_`, beginning with a letter.
    pub fn word(&mut self, key: &str, findings: &mut Findings) -> String {
        let text = self.text(key, findings);
        let fits = text.len() <= 64
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !text.is_empty() && !fits {
            findings.note(&self.at(key), "problem-rules-not-a-word");
        }
        text
    }

    /// Lines of text; with `least`, at least so many; none twice.
    pub fn texts(&mut self, key: &str, least: usize, findings: &mut Findings) -> Vec<String> {
        let place = self.at(key);
        let value = match self.table.remove(key) {
            None if least == 0 => return Vec::new(),
            None => {
                findings.note(&place, "problem-rules-missing");
                return Vec::new();
            }
            Some(value) => value,
        };
        let Value::Array(items) = value else {
            findings.note_with(&place, "problem-rules-wrong-type", "expected", "list");
            return Vec::new();
        };
        if items.len() < least {
            findings.note(&place, "problem-rules-empty-list");
        }
        let mut seen = BTreeSet::new();
        let mut texts = Vec::new();
        for (index, item) in items.into_iter().enumerate() {
            let place = place.index(index);
            if let Some(text) = as_text(item, &place, findings) {
                if !seen.insert(text.clone()) {
                    findings.note(&place, "problem-rules-twice");
                }
                texts.push(text);
            }
        }
        texts
    }

    /// A whole number within `range`.
    pub fn whole(&mut self, key: &str, range: RangeInclusive<u32>, findings: &mut Findings) -> u32 {
        let place = self.at(key);
        match self.require(key, findings) {
            None => 0,
            Some(value) => as_whole(&value, &range, &place, findings),
        }
    }

    /// A whole number within `range`, or nothing.
    pub fn whole_if_given(
        &mut self,
        key: &str,
        range: RangeInclusive<u32>,
        findings: &mut Findings,
    ) -> Option<u32> {
        self.has(key).then(|| self.whole(key, range, findings))
    }

    /// Whole numbers within `range`.
    pub fn wholes(&mut self, key: &str, range: RangeInclusive<u32>, findings: &mut Findings) -> Vec<u32> {
        let place = self.at(key);
        match self.require(key, findings) {
            None => Vec::new(),
            Some(Value::Array(items)) => {
                let each = items.iter().enumerate();
                each.map(|(index, item)| as_whole(item, &range, &place.index(index), findings)).collect()
            }
            Some(_) => {
                findings.note_with(&place, "problem-rules-wrong-type", "expected", "list");
                Vec::new()
            }
        }
    }

    /// A whole number that may be negative, within `range`.
    pub fn signed(&mut self, key: &str, range: RangeInclusive<i32>, findings: &mut Findings) -> i32 {
        let place = self.at(key);
        match self.require(key, findings) {
            None => 0,
            Some(Value::Integer(number)) => match i32::try_from(number).ok().filter(|n| range.contains(n)) {
                Some(number) => number,
                None => {
                    findings.note(&place, "problem-rules-out-of-range");
                    0
                }
            },
            Some(_) => {
                findings.note_with(&place, "problem-rules-wrong-type", "expected", "number");
                0
            }
        }
    }

    /// True or false.
    pub fn flag(&mut self, key: &str, findings: &mut Findings) -> bool {
        let place = self.at(key);
        match self.require(key, findings) {
            Some(Value::Boolean(flag)) => flag,
            Some(_) => {
                findings.note_with(&place, "problem-rules-wrong-type", "expected", "true-or-false");
                false
            }
            None => false,
        }
    }

    /// True or false; false where it is not given.
    pub fn flag_or_false(&mut self, key: &str, findings: &mut Findings) -> bool {
        self.has(key) && self.flag(key, findings)
    }

    /// A date written as text, `YYYY-MM-DD`.
    pub fn date(&mut self, key: &str, findings: &mut Findings) -> NaiveDate {
        let place = self.at(key);
        let text = self.text(key, findings);
        let date = super::date::parse_day(&text);
        if date.is_none() && !text.is_empty() {
            findings.note(&place, "problem-rules-not-a-date");
        }
        date.unwrap_or_default()
    }

    /// A value of a code list.
    pub fn code<T: Code>(&mut self, key: &str, findings: &mut Findings) -> Option<T> {
        let place = self.at(key);
        let text = self.text(key, findings);
        let value = T::from_code(&text);
        if value.is_none() && !text.is_empty() {
            findings.note(&place, "problem-rules-unknown-code");
        }
        value
    }

    /// One of a few words, each with its meaning.
    pub fn choice<T: Copy>(
        &mut self,
        key: &str,
        choices: &[(&str, T)],
        findings: &mut Findings,
    ) -> Option<T> {
        let place = self.at(key);
        let text = self.text(key, findings);
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() && !text.is_empty() {
            findings.note(&place, "problem-rules-unknown-code");
        }
        found
    }

    /// A table under this one.
    pub fn section(&mut self, key: &str, findings: &mut Findings) -> Option<Self> {
        let place = self.at(key);
        match self.require(key, findings)? {
            Value::Table(table) => Some(Self { table, place }),
            _ => {
                findings.note_with(&place, "problem-rules-wrong-type", "expected", "table");
                None
            }
        }
    }

    /// The tables of a list of tables; none when it is not given.
    pub fn sections(&mut self, key: &str, findings: &mut Findings) -> Vec<Self> {
        let place = self.at(key);
        let items = match self.table.remove(key) {
            None => return Vec::new(),
            Some(Value::Array(items)) => items,
            Some(_) => {
                findings.note_with(&place, "problem-rules-wrong-type", "expected", "list");
                return Vec::new();
            }
        };
        let mut sections = Vec::new();
        for (index, item) in items.into_iter().enumerate() {
            let place = place.index(index);
            match item {
                Value::Table(table) => sections.push(Self { table, place }),
                _ => findings.note_with(&place, "problem-rules-wrong-type", "expected", "table"),
            }
        }
        sections
    }

    /// Words in both languages; a missing French text is a problem, not a gap.
    pub fn bilingual(&mut self, key: &str, findings: &mut Findings) -> Bilingual {
        let Some(mut section) = self.section(key, findings) else {
            return Bilingual::default();
        };
        let words = Bilingual { en: section.text("en", findings), fr: section.text("fr", findings) };
        section.finish(findings);
        words
    }
}

fn as_text(value: Value, place: &Place, findings: &mut Findings) -> Option<String> {
    let Value::String(text) = value else {
        findings.note_with(place, "problem-rules-wrong-type", "expected", "text");
        return None;
    };
    if text.trim().is_empty() {
        findings.note(place, "problem-rules-blank");
        return None;
    }
    if text.chars().any(steers_a_terminal) {
        findings.note(place, "problem-rules-control-character");
        return None;
    }
    Some(text)
}

fn as_whole(value: &Value, range: &RangeInclusive<u32>, place: &Place, findings: &mut Findings) -> u32 {
    let Value::Integer(number) = value else {
        findings.note_with(place, "problem-rules-wrong-type", "expected", "number");
        return 0;
    };
    match u32::try_from(*number).ok().filter(|n| range.contains(n)) {
        Some(number) => number,
        None => {
            findings.note(place, "problem-rules-out-of-range");
            0
        }
    }
}

/// Controls, line separators, direction overrides and tag characters (reliability.md 4).
fn steers_a_terminal(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(character, '\u{e0000}'..='\u{e007f}')
}
