//! The hostile corpus against the pure rules: entrance, limits, dates, folding, and the gate.

use chrono::NaiveDate;
use circle_of_support::domain::{
    dates_typed::{Limits, read},
    hygiene::{
        check_line, check_note, clean_line, clean_note, is_name_form, is_visible, name_form, safe_for_output,
        safe_lines_for_output,
    },
    names::{PersonName, fold},
    query::readings,
};

use crate::support::hostile::{Expected, Hostile, Place, corpus};

/// What the domain makes of a text: what became of it, and the text that would be stored.
fn enter(hostile: &Hostile, today: NaiveDate) -> (Expected, Option<String>) {
    let refused = (Expected::Refuse, None);
    let cleaned = match hostile.place {
        Place::Birth | Place::Due => {
            let limits = if hostile.place == Place::Birth { Limits::birth(today) } else { Limits::planned() };
            return match read("date", &hostile.text, today, limits) {
                Ok(Some(_)) => (Expected::Accept, None),
                _ => refused,
            };
        }
        Place::Note if check_note(&hostile.text).is_err() => return refused,
        Place::Note => clean_note(&hostile.text),
        Place::Name | Place::Line if check_line(&hostile.text).is_err() => return refused,
        Place::Name | Place::Line => clean_line(&hostile.text),
    };
    if hostile.place == Place::Name && !is_visible(&cleaned.text) {
        return refused;
    }
    let verdict = if cleaned.removed > 0 { Expected::Cleaned } else { Expected::Accept };
    (verdict, Some(cleaned.text))
}

fn is_foreign(c: char) -> bool {
    c.is_control()
        || matches!(c as u32, 0x200B | 0x200E..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0x61C | 0xFEFF | 0xE0000..=0xE007F)
}

#[test]
fn every_text_meets_its_verdict() {
    let today = "2026-11-21".parse().unwrap();
    for hostile in corpus() {
        let (verdict, stored) = enter(&hostile, today);
        let shown: String = hostile.text.chars().take(60).collect();
        assert_eq!(verdict, hostile.expected, "{} ({}): {shown:?}", hostile.id, hostile.why);
        let Some(stored) = stored else { continue };
        assert!(!stored.chars().any(|c| c != '\n' && is_foreign(c)), "{} keeps a control", hostile.id);
        if verdict == Expected::Accept {
            assert_eq!(stored, hostile.text.replace('\t', " "), "{} is kept to the byte", hostile.id);
        }
    }
}

#[test]
fn names_of_the_corpus_are_stored_shown_and_found() {
    for hostile in corpus().into_iter().filter(|h| h.place == Place::Name && h.expected == Expected::Accept) {
        let stored = name_form(&hostile.text);
        assert!(is_name_form(&stored));
        assert_eq!(clean_line(&stored).removed, 0, "{stored}");
        assert_eq!(safe_for_output(&stored), stored, "the gate lets names pass");
        let name = PersonName::new("", &stored);
        assert!(is_visible(&name.file_name_form()) && is_visible(&name.initials()), "{stored}");
        assert!(!fold(&stored).is_empty(), "{stored} can be searched for");
        assert_eq!(fold(&fold(&stored)), fold(&stored), "{stored}");
        assert!(name.shortened(6).chars().count() <= 12);
    }
}

/// Whole texts and every prefix of the short ones: a screen may cut anywhere.
#[test]
fn nothing_foreign_passes_the_gate() {
    for hostile in corpus() {
        let cuts: Vec<usize> = match hostile.text.len() {
            0..=200 => hostile.text.char_indices().map(|(at, _)| at).chain([hostile.text.len()]).collect(),
            length => vec![length],
        };
        for cut in cuts {
            let safe = safe_for_output(&hostile.text[..cut]);
            assert!(!safe.chars().any(is_foreign), "{}", hostile.id);
            assert_eq!(safe_for_output(&safe), safe, "{}", hostile.id);
            let lines = safe_lines_for_output(&hostile.text[..cut]);
            assert!(!lines.chars().any(|c| c != '\n' && is_foreign(c)), "{}", hostile.id);
        }
    }
}

#[test]
fn searching_for_anything_is_calm() {
    for hostile in corpus() {
        for reading in readings(&hostile.text) {
            assert!(!reading.is_empty(), "{}", hostile.id);
            assert!(
                reading.words.iter().all(|word| !word.contains(['"', '*', '(', '^', '%'])),
                "{}",
                hostile.id
            );
        }
    }
}
