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
    println!("{} places, {} copies, {} keys: {:#?}", tour.seen.len(), tour.copies, tour.pressed, tour.seen);
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
/// few marks on one letter and no tone of skin.
fn same(drawn: &str, shown: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        let letter = |c: &char| {
            unicode_width::UnicodeWidthChar::width(*c) != Some(0) && !matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
        };
        text.chars().filter(letter).collect()
    };
    let (drawn, shown) = (letters(drawn), letters(shown));
    drawn.len() == shown.len()
        && drawn.iter().zip(&shown).all(|(one, other)| one == other || *one == '\u{fffd}')
}

/// Draws a place in small, usual and large windows.
fn fits_every_window(tourist: &Tourist, place: &str) {
    for columns in [1, 2, 39, 40, 41, 57, 79, 80, 109, 110, 131, 132, 200] {
        for rows in [1, 2, 9, 10, 11, 12, 17, 23, 24, 40, 60] {
            let text = text_of(&tourist.picture(columns, rows)).join("\n");
            assert!(!text.contains("{$"), "{place}, {columns}×{rows}:\n{text}");
        }
    }
}

/// A text with five characters that may not enter, and a name.
fn hostile_line() -> String {
    let points = [0x1b, 0x7, 0x202e, 0x9b, 0xe0041];
    let foreign: String = points.into_iter().filter_map(char::from_u32).collect();
    format!("Sam{foreign}ple")
}

fn is_foreign(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

#[test]
fn every_place_fits_every_window_and_cleans_counts_or_refuses_what_is_pasted() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.db");
    circle_of_support::sample::make_demo(&file, 60, "2026-11-21".parse().unwrap()).unwrap();
    let too_long = "x".repeat((1 << 20) + 1);
    let mut fields = 0;
    let mut visit = |tourist: &mut Tourist, place: &str| {
        fits_every_window(tourist, place);
        for _ in 0..14 {
            if !tourist.is_form() || tourist.place() != place {
                return;
            }
            let before = tourist.typed();
            tourist.paste(&hostile_line());
            let after = tourist.typed();
            if after != before && after.as_ref().is_some_and(|text| text.contains("Sample")) {
                fields += 1;
                let text = after.clone().unwrap_or_default();
                assert!(!text.chars().any(is_foreign) && !text.contains("\\u00"), "{place}: {text:?}");
                assert!(tourist.text().contains("5 "), "{place} does not say how many:\n{}", tourist.text());
                tourist.paste(&too_long);
                assert_eq!(tourist.typed(), after, "{place} took what is too long");
                assert!(tourist.text().contains("Too long"), "{place}:\n{}", tourist.text());
                tourist.keys("Ctrl+U");
            }
            tourist.keys("Tab");
        }
    };
    let mut tour = Tour::new(&file, Lang::En, &mut visit);
    tour.of_everybody();
    let seen = std::mem::take(&mut tour.seen);
    println!("{fields} fields in {} places: {seen:#?}", seen.len());
    let tabs = ["Summary", "Circle", "Needs", "Plan", "Reviews", "Consent", "Contacts", "History"];
    for place in tabs.map(|tab| format!("Family {tab} ")) {
        assert!(seen.iter().any(|seen| seen.starts_with(&place)), "{place} was not seen");
    }
    assert!(fields > 40, "{fields} fields of text");
}

/// What a verb prints, and whether it went well.
fn printed(file: &std::path::Path, arguments: &[&str], input: &str) -> (i32, String) {
    let secret = file.with_file_name("secret");
    std::fs::write(&secret, circle_of_support::sample::DEMO_PASSPHRASE).unwrap();
    let output = assert_cmd::cargo::cargo_bin_cmd!("circle")
        .args(arguments)
        .args(["--as", "supervisor1", "--today", "2026-11-21", "--file"])
        .arg(file)
        .arg("--passphrase-file")
        .arg(&secret)
        .env("HOME", file.parent().unwrap())
        .write_stdin(input)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

#[test]
fn no_hostile_record_is_printed_by_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("poisoned.db");
    poison::make(&file, 36);
    let mut printed_rows = 0;
    let mut check = |arguments: &[&str], input: &str| {
        let (code, text) = printed(&file, arguments, input);
        assert!(code <= 3, "{arguments:?}: {text}");
        let foreign = text.chars().find(|c| is_foreign(*c) && *c != '\n' && *c != '\r');
        assert_eq!(foreign, None, "{arguments:?}");
        printed_rows += text.lines().count();
    };
    for format in ["table", "csv", "json"] {
        for verb in ["due", "waiting", "reviews"] {
            check(&["list", verb, "--format", format], "");
        }
        check(&["list", "families", "--format", format, "--reason", &hostile_line()], "");
        check(&["find", "--format", format], "sample\n");
        check(&["find", "--format", format], &format!("{}\n", hostile_line()));
        check(&["duplicates", "--format", format], "");
    }
    for number in 1..9 {
        for format in ["text", "json"] {
            check(&["show", &format!("C-{number:04}"), "--format", format], "");
        }
    }
    assert!(printed_rows > 200, "{printed_rows} rows");
}

#[test]
fn the_built_program_shows_a_poisoned_file_in_a_real_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("poisoned.db");
    poison::make(&file, 60);
    let arguments = [
        "demo",
        "--file",
        file.to_str().unwrap(),
        "--role",
        "supervisor",
        "--today",
        "2026-11-21",
        "--lang",
        "en",
    ];
    let mut terminal = crate::support::terminal::Terminal::circle(&arguments, folder.path());
    let settled = std::time::Duration::from_millis(120);
    terminal.sees("Today").quiet_for(settled);
    for area in ["1", "2", "3", "4", "5", "6", "7", "8", "9"] {
        for keys in [area, "Down", "Enter", ".", ".", ".", ".", ".", ".", ".", "Ctrl+P", "Esc", "F1", "Esc"] {
            terminal.keys(keys).quiet_for(settled);
        }
        terminal.keys("Esc Esc Esc Esc").quiet_for(settled);
    }
    terminal.keys("2").quiet_for(settled).paste(&hostile_line()).quiet_for(settled);
    terminal.keys("F7").sees("Familles").keys("F9 F8").sees("911").keys("Esc").sees_no_more("911");
    terminal.resize(120, 40).quiet_for(settled);
    terminal.keys("Ctrl+Q").sees("Quitter circle").keys("y");
    assert_eq!(terminal.ends(), 0);
    let bytes = terminal.bytes();
    assert_eq!(foreign(&bytes), Vec::<String>::new());
    assert!(!bytes.windows(2).any(|pair| pair == b"\x1b]"), "no title, no clipboard, no link");
    assert!(terminal.is_given_back());
}
