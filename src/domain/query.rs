//! What people type into a search line, taken apart: file number, phone digits, birth date, words.
//!
//! A typed text may be read in more than one way ("03/04/2017", "may 2017"); a search then looks for
//! any of the readings. Nothing here searches.

use chrono::NaiveDate;

use super::{
    date::PartialDate,
    dates_typed::{self, Unread},
    digits::{digits_of, phone_digits, with_ascii_digits},
    hygiene::LINE_LIMIT,
    ids::FileNumber,
    names::{fold, tokens},
};

/// One way to read a typed search text. A record fits when every part that is there fits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// A file number, `C-0001`.
    pub number: Option<FileNumber>,
    /// Digits that may be a phone number or its end, or a file number without its letter; 3 or more.
    pub digits: Option<String>,
    /// Birth dates of which any may fit; empty when none was typed.
    pub births: Vec<PartialDate>,
    /// Folded words of names; the last one may be unfinished.
    pub words: Vec<String>,
    /// Whether the last word may still grow (no space after it, nothing after it).
    pub unfinished: bool,
}

impl Reading {
    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.number.is_none() && self.digits.is_none() && self.births.is_empty() && self.words.is_empty()
    }
}

/// Years that a lone number of four digits is read as.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// The most words of a search text that are looked at; more says nothing more about a person.
const MOST_WORDS: usize = 24;

/// Reads a search text; the likeliest reading first, at most two. A text without anything to search for
/// gives none.
pub fn readings(text: &str) -> Vec<Reading> {
    let plain: String = with_ascii_digits(text).chars().take(LINE_LIMIT).collect();
    let pieces: Vec<&str> = plain.split_whitespace().take(MOST_WORDS).collect();
    let Some((from, to, births)) = find_date(&pieces) else {
        return not_empty(vec![reading(&pieces, Vec::new(), text)]);
    };
    let around: Vec<&str> = pieces[..from].iter().chain(&pieces[to..]).copied().collect();
    let mut found = vec![reading(&around, births, text)];
    if to == pieces.len() {
        found[0].unfinished = false;
    }
    // "may 2017" may be a person called May: the year alone is the other reading.
    let month_and_year =
        to - from == 2 && dates_typed::month(pieces[from].trim_matches(['.', ','])).is_some();
    if let (true, Ok(year)) = (month_and_year, dates_typed::parse(pieces[to - 1], NaiveDate::MIN)) {
        let words: Vec<&str> = pieces[..=from].iter().chain(&pieces[to..]).copied().collect();
        let unfinished = found[0].unfinished;
        found.push(Reading { unfinished, ..reading(&words, vec![year], text) });
    }
    not_empty(found)
}

fn not_empty(mut readings: Vec<Reading>) -> Vec<Reading> {
    readings.retain(|reading| !reading.is_empty());
    readings
}

/// The longest run of pieces that is a date (four pieces at most: "ven 3 mars 2017").
fn find_date(pieces: &[&str]) -> Option<(usize, usize, Vec<PartialDate>)> {
    for length in (1..=4.min(pieces.len())).rev() {
        for from in 0..=pieces.len() - length {
            let to = from + length;
            if !may_bound_a_date(pieces[from]) || !may_bound_a_date(pieces[to - 1]) {
                continue;
            }
            if let Some(births) = births_of(&pieces[from..to].join(" ")) {
                return Some((from, to, births));
            }
        }
    }
    None
}

/// Only a number, a month or a whole weekday begins or ends a date here: "Le 2017" and "Sam 4 mars 2017"
/// are names with a date.
fn may_bound_a_date(piece: &str) -> bool {
    let word = piece.trim_matches([',', '.', ';']);
    piece.starts_with(|c: char| c.is_ascii_digit())
        || dates_typed::month(word).is_some()
        || (word.len() >= 5 && dates_typed::weekday(word).is_some())
}

fn births_of(text: &str) -> Option<Vec<PartialDate>> {
    let text = text.trim_matches([',', ';']);
    if !text.starts_with(|c: char| c.is_alphanumeric()) || !text.ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let exact = |date| PartialDate { date, precision: super::codes::DatePrecision::Exact };
    let births = match dates_typed::parse(text, NaiveDate::MIN) {
        Ok(date) => vec![date],
        Err(Unread::Ambiguous(first, second)) => vec![exact(first), exact(second)],
        Err(_) => return None,
    };
    births.iter().all(|birth| YEARS.contains(&chrono::Datelike::year(&birth.date))).then_some(births)
}

fn reading(pieces: &[&str], births: Vec<PartialDate>, text: &str) -> Reading {
    let mut found = Reading { births, ..Reading::default() };
    let mut digits = String::new();
    let mut names = String::new();
    let mut last_is_name = false;
    for piece in pieces {
        last_is_name = false;
        let number = piece.trim_matches(',').parse::<FileNumber>().ok();
        if number.is_some() && found.number.is_none() {
            found.number = number;
        } else if is_phone_piece(piece) {
            digits.push_str(&digits_of(piece));
        } else {
            names.push_str(piece);
            names.push(' ');
            last_is_name = true;
        }
    }
    if digits.len() >= 3 {
        found.digits = Some(phone_digits(&digits));
    }
    if names.chars().any(char::is_alphanumeric) && !fold(&names).is_empty() {
        found.words = tokens(&names);
    }
    found.unfinished = last_is_name && !text.ends_with(char::is_whitespace);
    found
}

fn is_phone_piece(piece: &str) -> bool {
    piece.chars().any(|c| c.is_ascii_digit())
        && piece.chars().all(|c| c.is_ascii_digit() || matches!(c, '(' | ')' | '+' | '-' | '.' | '/' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::DatePrecision;

    fn summary(text: &str) -> Vec<String> {
        let born = |birth: &PartialDate| match birth.precision {
            DatePrecision::Year => birth.date.format("%Y").to_string(),
            DatePrecision::Month => birth.date.format("%Y-%m").to_string(),
            _ => birth.date.to_string(),
        };
        readings(text)
            .iter()
            .map(|r| {
                let mut parts: Vec<String> = r.number.iter().map(ToString::to_string).collect();
                parts.extend(r.digits.iter().map(|d| format!("#{d}")));
                parts.extend(r.births.iter().map(|b| format!("*{}", born(b))));
                parts.extend(r.words.iter().cloned());
                parts.join(" ") + if r.unfinished { "_" } else { "" }
            })
            .collect()
    }

    #[test]
    fn a_search_text_is_taken_apart() {
        for (text, expected) in [
            ("sam 2017", &["*2017 sam"][..]),
            ("sam", &["sam_"]),
            ("Sample, Child ", &["sample child"]),
            ("c-1042", &["C-1042"]),
            ("C12 sam", &["C-0012 sam_"]),
            ("(613) 555-0142", &["#6135550142"]),
            ("613 555 0142", &["#6135550142"]),
            ("+1 613.555.0142 sam", &["#6135550142 sam_"]),
            ("0142", &["#0142"]),
            ("2017-03-03 sample", &["*2017-03-03 sample_"]),
            ("sample 3 Mar 2017", &["*2017-03-03 sample"]),
            ("sample 3 mars 2017", &["*2017-03-03 sample"]),
            ("sam 4 mars 2017", &["*2017-03-04 sam"]),
            ("Le 2017", &["*2017 le"]),
            ("samedi 4 mars 2017", &["*2017-03-04"]),
            ("03/04/2017", &["*2017-04-03 *2017-03-04"]),
            ("may 2017", &["*2017-05", "*2017 may"]),
            ("d'amelio \u{C9}milie", &["damelio emilie_"]),
            ("\u{1403}\u{14C4}", &["\u{1403}\u{14C4}_"]),
            ("\u{662}\u{660}\u{661}\u{667}", &["*2017"]),
            ("   ", &[]),
            ("-", &[]),
            ("\" NEAR( * :", &["near_"]),
        ] {
            assert_eq!(summary(text), expected, "{text}");
        }
    }
}
