//! What is around every screen: doors, lock, drafts, crisis card, palette, help, footer, sizes.

use std::time::Duration;

use circle_of_support::{
    app::event::Event,
    text::{Lang, Texts},
    ui::kit::frame::Record,
};

use crate::support::{
    agency::{PASSPHRASE, TestAgency},
    hostile,
    pad::Pad,
    screen::{Stage, StageHouse},
};

fn pad() -> Stage {
    Stage::of(|_| Box::new(Pad::new()))
}

fn typing() -> Stage {
    Stage::of(|_| Box::new(Pad::typing()))
}

fn door(demo: bool) -> Stage {
    let (house, asked) = StageHouse::new(TestAgency::new(), Box::new(|_| Box::new(Pad::typing())));
    Stage::at_the_door(if demo { house.demo() } else { house }, asked, Lang::En)
}

#[test]
fn the_frame_says_who_where_and_what_keys_there_are() {
    let mut stage = pad();
    stage
        .sees("circle Pad")
        .sees("Sample Agency · Sample, intake1 · intake · DEMO")
        .sees("1 Today  2 Families");
    stage.sees("F8 crisis").sees("Enter open").sees("n note").sees("? keys");
    let rows = stage.rows();
    assert!(rows[2].starts_with("────") && rows[21].starts_with("────"), "{}", stage.text());
}

#[test]
fn a_draft_is_kept_a_second_after_the_last_key_and_shown() {
    let mut stage = typing();
    stage.keys("'abc'").later(Duration::from_millis(900));
    assert!(stage.asked().kept.is_empty());
    stage.later(Duration::from_millis(200)).sees("Draft 12:54:07");
    assert_eq!(stage.asked().kept.last().map(|typed| typed.text.clone()).as_deref(), Some("abc"));
    for _ in 0..5 {
        stage.keys("'d'").later(Duration::from_millis(600));
    }
    assert!(stage.asked().kept.len() >= 2, "kept while typing");
    stage.asked().refuse_drafts = Some("the disk is full".to_owned());
    stage.keys("'e'").later(Duration::from_secs(1)).sees("could not be stored: the disk is full");
}

#[test]
fn the_end_stores_the_draft_first() {
    for ending in [Event::Gone, Event::Key("ctrl+q".parse().unwrap())] {
        let mut stage = typing();
        stage.keys("'abc'").event(ending.clone());
        if ending != Event::Gone {
            stage.sees("What you typed is kept as a draft.").keys("n");
            assert!(!stage.over(), "no means no");
            stage.keys("Ctrl+Q y");
        }
        assert!(stage.over());
        assert_eq!(stage.asked().kept.len(), 1);
    }
}

#[test]
fn esc_keeps_the_draft_before_the_screen_decides() {
    let mut stage = pad();
    stage.keys("Enter 'abc' Esc").sees("circle Pad");
    assert_eq!(stage.asked().kept.len(), 1);
}

#[test]
fn the_lock_keeps_the_place_for_the_same_person_only() {
    let mut stage = door(false);
    stage.keys(&format!("'intake1' Tab '{PASSPHRASE}' Enter")).sees("Typing pad").keys("'abc' F12");
    stage.sees("This screen is locked").sees_not("abc").sees_not("Sample, intake1");
    assert_eq!(stage.asked().kept.len(), 1, "the draft is stored");
    stage.keys("F8").sees("988").keys("Esc");
    stage.keys(&format!("'intake1' Enter '{PASSPHRASE}' Enter")).sees("> abc");
    stage
        .keys(&format!("Ctrl+L 'intake2' Enter '{PASSPHRASE}' Enter"))
        .sees("Sample, intake2")
        .sees_not("abc");
}

#[test]
fn a_refusal_at_the_door_is_the_same_for_name_and_passphrase() {
    let mut told = Vec::new();
    for (name, passphrase) in [("nobody", PASSPHRASE), ("intake1", "wrong")] {
        let mut stage = door(false);
        stage.keys(&format!("'{name}' Enter '{passphrase}' Enter"));
        stage.sees_not(passphrase).sees_not("intake2");
        told.push(stage.rows()[22].clone());
    }
    assert_eq!(told[0], told[1]);
    assert!(told[0].contains("not right"), "{told:?}");
    door(false).keys("Enter").sees("Please type your sign-in name");
}

#[test]
fn the_passphrase_is_dots_and_the_cursor_real() {
    let mut stage = door(false);
    stage.keys("'intake1' Enter 'secret'").sees("••••••").sees_not("secret");
    let (x, y) = stage.cursor().unwrap();
    let row: Vec<char> = stage.rows()[usize::from(y)].chars().collect();
    assert_eq!(row[usize::from(x) - 1], '•');
}

#[test]
fn roles_are_chosen_by_number_or_enter() {
    let sign_in = format!("'several' Enter '{PASSPHRASE}' Enter");
    door(false).keys(&sign_in).sees("In which role").keys("2").sees("supervisor · DEMO");
    door(false).keys(&sign_in).keys("Down Enter").sees("supervisor · DEMO");
    door(true).sees("who would you like to be").sees("Nothing here is real").keys("1").sees("intake · DEMO");
    door(true).keys("1 F12").sees(PASSPHRASE).keys("Esc").sees("who would you like to be");
    let starting = format!("'starting' Enter '{PASSPHRASE}' Enter");
    let mut stage = door(false);
    stage.keys(&starting).keys("'one' Enter 'two' Enter").sees("not the same");
    stage.keys("'one two' Enter 'one two' Enter").sees("Typing pad");
}

#[test]
fn the_crisis_card_opens_from_anywhere_and_records_when_it_was_given() {
    let mut stage = typing();
    stage.keys("'ab' F8").sees("911").sees("988").sees("1-800-668-6868").keys("g").sees("Given at 12:54");
    assert_eq!(stage.asked().given, 1);
    stage.keys("g Esc").sees("> ab");
    assert_eq!(stage.asked().given, 1, "once is enough");
    let mut stage = pad();
    stage.keys("!").sees("911");
    door(false).keys("F8 g").sees("Nobody is signed in");
    typing().keys("'!'").sees("> !");
}

#[test]
fn the_palette_finds_runs_and_says_why_not() {
    let mut stage = pad();
    stage.keys("Ctrl+P 'note' Enter").sees("noted");
    stage.keys(": 'close' Enter").sees("only the coordinator closes").keys("Esc");
    stage.keys("Ctrl+P 'agree' Enter").sees("not in this place").keys("Esc").sees("circle Pad");
    stage.keys("Ctrl+P 'zzz'").sees("No action is called that");
}

#[test]
fn what_cannot_be_done_says_why_and_hidden_keys_do_nothing() {
    let mut stage = pad();
    stage.keys("c").sees("only the coordinator closes");
    stage.keys("u").sees("nothing saved yet");
    stage.keys("g").sees("circle Pad");
    stage.keys("/").sees("nothing to do that with here");
}

#[test]
fn a_save_offers_undo_and_the_screen_below_hears_of_it() {
    let mut stage = pad();
    stage.keys("Enter 'abc' F2").sees("Saved: the line").sees("u undo").sees("> Saved");
    stage.keys("Down").sees_not("u undo");
}

#[test]
fn others_changes_are_asked_for_at_most_once_a_second() {
    let mut stage = pad();
    stage.asked().changed = true;
    stage.later(Duration::from_millis(500));
    assert!(stage.asked().changed, "too early");
    stage.later(Duration::from_millis(600));
    assert!(!stage.asked().changed);
}

#[test]
fn an_idle_screen_warns_and_locks() {
    let mut stage = typing();
    stage
        .keys("'abc'")
        .later(Duration::from_secs(2))
        .later(Duration::from_secs(14 * 60 + 35))
        .sees("locks in 30 seconds");
    stage.keys("'d'").sees_not("locks in").sees("> abcd").later(Duration::from_secs(2));
    stage
        .later(Duration::from_secs(14 * 60 + 30))
        .later(Duration::from_secs(31))
        .sees("This screen is locked");
}

#[test]
fn language_and_colours_change_at_run_time() {
    let mut stage = pad();
    stage.keys("F7").sees("F8 crise").sees("accueil · DÉMO").sees("? touches").sees("Entrée ouvrir");
    stage.keys("Ctrl+P 'couleurs' Entrée".replace("Entrée", "Enter").as_str()).sees("Couleurs");
}

#[test]
fn privacy_leaves_initials_in_the_header() {
    let record = Record {
        number: "C-1042".to_owned(),
        name: "SAMPLE, Child".to_owned(),
        age: "9 y".to_owned(),
        late: Some("review LATE 11 d".to_owned()),
        more: vec!["plan 3".to_owned()],
        lines: vec!["mother FR mobile ok".to_owned()],
    };
    let mut stage = Stage::of(move |_| Box::new(Pad { record: Some(record.clone()), ..Pad::new() }));
    stage
        .sees("C-1042 SAMPLE, Child 9 y   review LATE 11 d   plan 3")
        .sees("mother FR")
        .sees("Sample Agency · ");
    stage.keys("F9").sees("C-1042 S., C. 9 y").sees_not("SAMPLE").sees_not("plan 3").sees_not("mother FR");
    let mut small = stage.sized(46, 12);
    small.sees("C-1042 S., C. 9 y   review LATE 11 d");
    small.keys("F9").sees("C-1042 SAMPLE").sees("9 y   review LATE 11 d");
}

#[test]
fn every_key_of_the_footer_does_what_it_says() {
    use circle_of_support::keymap::{Context, Keymap};
    let keymap = Keymap::shipped();
    for context in Context::ALL {
        for text in [false, true] {
            let chain: Vec<_> =
                text.then_some(Context::Text).into_iter().chain([*context, Context::Global]).collect();
            for hint in keymap.hints(&chain) {
                for key in &hint.keys {
                    assert_eq!(keymap.resolve(&chain, *key), Some(hint.action), "{key}");
                }
            }
            let help = keymap
                .hints(&chain)
                .into_iter()
                .find(|hint| hint.action == circle_of_support::keymap::Action::Help);
            assert!(!help.unwrap().keys.is_empty(), "help has a key in {context:?}");
        }
    }
}

#[test]
fn nothing_panics_at_any_size_in_either_language() {
    for lang in Lang::ALL {
        for open in ["", "F8", "Ctrl+P", "?", "Enter 'abc'", "Ctrl+Q"] {
            let agency = TestAgency::new();
            let session = agency.session("intake1");
            let mut stage = Stage::with(agency, session, *lang, |_| Box::new(Pad::new()));
            stage.keys(open);
            for columns in [1, 2, 3, 10, 39, 40, 41, 60, 79, 80, 109, 110, 120, 400] {
                for rows in [1, 2, 3, 9, 10, 11, 24, 40, 120] {
                    stage = stage.sized(columns, rows);
                    if let Some((x, y)) = stage.cursor() {
                        assert!(x < columns && y < rows);
                    }
                }
            }
            let help = Texts::new(*lang).get("action-global-help");
            stage = stage.sized(40, 10);
            if open.is_empty() {
                stage.sees(&format!("? {help}"));
            }
        }
    }
}

#[test]
fn hostile_text_on_a_screen_stays_text() {
    let strings: Vec<String> = hostile::corpus().iter().map(|hostile| hostile.text.clone()).collect();
    for text in strings {
        let shown = text.clone();
        let stage = Stage::of(move |_| {
            Box::new(Pad { shown: vec![shown.chars().take(500).collect()], ..Pad::new() })
        });
        let drawn = stage.text();
        let control =
            drawn.chars().find(|c| c.is_control() && *c != '\n' || ('\u{202a}'..='\u{202e}').contains(c));
        assert_eq!(control, None, "{text:?}");
    }
}

#[test]
fn a_paste_is_text_and_never_a_command() {
    let mut stage = typing();
    stage.event(Event::Paste("q\u{1b}y".to_owned())).sees("> q");
    assert!(!stage.over());
    let mut stage = pad();
    stage.event(Event::Paste("q".to_owned())).sees_not("Leave circle?");
}

#[test]
fn the_frame_looks_like_this() {
    let mut english = pad();
    english.keys("Ctrl+P 'no'");
    insta::assert_snapshot!("palette_in_english", english.snapshot());
    let agency = TestAgency::new();
    let session = agency.session("intake1");
    let mut french = Stage::with(agency, session, Lang::Fr, |_| Box::new(Pad::new())).sized(120, 30);
    insta::assert_snapshot!("pad_in_french", french.snapshot());
    french.keys("?");
    insta::assert_snapshot!("help_in_french", french.snapshot());
}
