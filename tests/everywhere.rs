//! What has to hold on every screen that can be reached: nothing foreign reaches the terminal whatever the file holds,
//! frame and rows stand, every window is survived, and hostile typing is cleaned and told.

use circle_of_support::text::Lang;

use crate::{
    pty::foreign,
    support::{
        poison,
        tour::{SIZE, Tour, Tourist, text_of},
    },
};

#[test]
fn no_hostile_record_reaches_the_terminal_on_any_screen() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("poisoned.db");
    poison::make(&file, 60);
    let plain = |text: &String| text.is_ascii() && !text.contains(char::is_control) && text.len() > 5;
    let beginnings: Vec<String> =
        poison::texts().into_iter().filter(plain).map(|text| text.chars().take(6).collect()).collect();
    let mut words = 0;
    let mut visit = |tourist: &mut Tourist, place: &str| {
        tourist.keys("Ctrl+P Esc");
        if !tourist.is_form() {
            tourist.keys("? Esc");
        }
        let bytes = std::mem::take(&mut tourist.heard);
        assert_eq!(foreign(&bytes), Vec::<String>::new(), "{place}, after {:?}", tourist.pressed);
        stands(tourist, place);
        let text = tourist.text();
        words += usize::from(beginnings.iter().any(|beginning| text.contains(beginning)));
    };
    let mut tour = Tour::new(&file, Lang::Fr, &mut visit);
    tour.of_everybody();
    println!("{} places, {} copies, {} keys", tour.seen.len(), tour.copies, tour.pressed);
    assert!(words > 20, "{words} places show words of the corpus, without what makes them hostile");
}

/// The picture in a terminal is the picture that was drawn: no row is shifted, the frame is where it belongs.
fn stands(tourist: &Tourist, place: &str) {
    let drawn = tourist.rows();
    let screen = tourist.shown.screen();
    let shown: Vec<String> = screen.rows(0, SIZE.0).map(|row| row.trim_end().to_owned()).collect();
    let last = drawn.len() - 1;
    for row in [0, last - 2, last - 1, last] {
        assert!(
            same(&drawn[row], &shown[row]),
            "row {row} of {place}, drawn as {:?}:\n{}",
            drawn[row],
            shown.join("\n")
        );
    }
    assert!(drawn[last - 2].starts_with('─') && drawn[last - 2].chars().count() == usize::from(SIZE.0));
}

/// The same row, but for what the terminal of the tests cannot do: it leaves the place of U+FFFD as it was, and keeps
/// few marks on one letter.
fn same(drawn: &str, shown: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        text.chars().filter(|c| unicode_width::UnicodeWidthChar::width(*c) != Some(0)).collect()
    };
    let (drawn, shown) = (letters(drawn), letters(shown));
    drawn.len() == shown.len()
        && drawn.iter().zip(&shown).all(|(one, other)| one == other || *one == '\u{fffd}')
}

#[test]
fn every_place_in_every_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.db");
    circle_of_support::sample::make_demo(&file, 60, "2026-11-21".parse().unwrap()).unwrap();
    let mut visit = |tourist: &mut Tourist, place: &str| {
        for columns in [1, 2, 39, 40, 41, 57, 79, 80, 109, 110, 131, 132, 200] {
            for rows in [1, 2, 9, 10, 11, 12, 17, 23, 24, 40, 60] {
                let text = text_of(&tourist.picture(columns, rows)).join("\n");
                assert!(!text.contains("{$"), "{place}, {columns}×{rows}:\n{text}");
            }
        }
    };
    let mut tour = Tour::new(&file, Lang::En, &mut visit);
    tour.of_everybody();
    assert!(tour.seen.len() > 40, "{:#?}", tour.seen);
}
