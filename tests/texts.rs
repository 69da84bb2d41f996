//! Every visible word exists in both languages, with the same places, and none is left over.

#![expect(clippy::unwrap_used, reason = "a helper of a test that cannot go on has failed")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use circle_of_support::{
    domain::codes::LISTS,
    keymap::{Action, Context},
    text::{Lang, SOURCES, Texts},
};
use fluent_bundle::FluentResource;

/// Ids that are put together from a table at run time; the tables are walked below.
const GENERATED: &[&str] = &[
    "action-",
    "context-",
    "code-",
    "key-",
    "month-",
    "weekday-",
    "theme-",
    "door-role-",
    "field-",
    "today-area-",
    "form-name-",
    "cli-",
    "check-",
    "show-",
    "column-",
    "record-",
];

/// The ids of a language with the places each of them has, and its whole text.
fn messages(lang: Lang) -> BTreeMap<String, (BTreeSet<String>, String)> {
    let mut found = BTreeMap::new();
    for (_, area, source) in SOURCES.iter().filter(|(of, _, _)| *of == lang) {
        if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
            panic!("{} {area}.ftl: {errors:?}", lang.code());
        }
        let mut id = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let mut text = line;
            if !line.starts_with([' ', '}']) {
                let (name, rest) = line.split_once(" =").unwrap_or_else(|| panic!("{area}.ftl: {line}"));
                id = name.to_owned();
                text = rest;
                let twice = found.insert(id.clone(), (BTreeSet::new(), String::new()));
                assert!(twice.is_none(), "{} {area}.ftl: {id} stands twice", lang.code());
            }
            let (places, whole) = found.get_mut(&id).unwrap();
            whole.push_str(text);
            whole.push('\n');
            for place in text.split('$').skip(1) {
                places.insert(place.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
            }
        }
    }
    found
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

/// The string literals of the program (not of its tests), with their files.
fn literals() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut found = Vec::new();
    for file in files {
        let whole = fs::read_to_string(&file).unwrap();
        let program = whole.split("#[cfg(test)]").next().unwrap();
        let code: String = program
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        found.extend(code.split('"').map(|piece| (file.clone(), piece.to_owned())));
    }
    found
}

/// Files whose names with dashes are codes, never texts: the code lists, and the store, which says no words.
fn holds_codes(file: &Path) -> bool {
    file.ends_with("domain/codes.rs") || file.components().any(|part| part.as_os_str() == "store")
}

fn looks_like_an_id(text: &str) -> bool {
    text.contains('-')
        && text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_places() {
    let (english, french) = (messages(Lang::En), messages(Lang::Fr));
    let ids = |of: &BTreeMap<String, _>| of.keys().cloned().collect::<BTreeSet<_>>();
    let (en, fr) = (ids(&english), ids(&french));
    assert_eq!(en.difference(&fr).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in French");
    assert_eq!(fr.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English");
    for (id, (places, text)) in &english {
        assert_eq!(places, &french[id].0, "places of {id}");
        assert!(!text.trim().is_empty() && !french[id].1.trim().is_empty(), "{id} is empty");
    }
}

#[test]
fn every_code_action_and_place_has_its_words() {
    for lang in Lang::ALL {
        let texts = Texts::new(*lang);
        for (list, codes) in LISTS {
            for code in *codes {
                let id = format!("code-{list}-{}", code.replace('_', "-"));
                assert!(texts.known(&id), "{id} ({})", lang.code());
            }
        }
        for action in Action::ALL {
            let label = texts.get(&action.label());
            assert!(texts.known(&action.label()), "{}", action.label());
            assert!(label.chars().count() <= 16, "{}: “{label}” is too long for the footer", action.label());
        }
        for context in Context::ALL {
            assert!(texts.known(&context.label()), "{}", context.label());
        }
    }
}

#[test]
fn codes_and_actions_that_are_gone_left_no_words() {
    let known: BTreeSet<String> = LISTS
        .iter()
        .flat_map(|(list, codes)| {
            codes.iter().map(move |code| format!("code-{list}-{}", code.replace('_', "-")))
        })
        .chain(Action::ALL.iter().map(|action| action.label()))
        .chain(Context::ALL.iter().map(|context| context.label()))
        .collect();
    for id in messages(Lang::En)
        .keys()
        .filter(|id| ["code-", "action-", "context-"].iter().any(|p| id.starts_with(p)))
    {
        assert!(known.contains(id), "{id} belongs to nothing");
    }
}

#[test]
fn every_text_the_program_names_exists_and_none_is_left_over() {
    let messages = messages(Lang::En);
    let areas: BTreeSet<&str> = messages.keys().filter_map(|id| id.split('-').next()).collect();
    let literals = literals();
    for (file, text) in literals.iter().filter(|(file, text)| !holds_codes(file) && looks_like_an_id(text)) {
        let area = text.split('-').next().unwrap_or_default();
        assert!(
            !areas.contains(area) || messages.contains_key(text),
            "{}: there is no text “{text}”",
            file.display()
        );
    }
    let used: BTreeSet<&str> = literals.iter().map(|(_, text)| text.as_str()).collect();
    let unused: Vec<_> = messages
        .keys()
        .filter(|id| !used.contains(id.as_str()) && !GENERATED.iter().any(|prefix| id.starts_with(prefix)))
        .collect();
    assert_eq!(unused, Vec::<&String>::new(), "texts nobody uses");
}

#[test]
fn french_has_its_no_break_spaces() {
    for (id, (_, text)) in messages(Lang::Fr) {
        for pair in [" :", " ;", " ?", " !", " »", "« "] {
            assert!(!text.contains(pair), "{id}: “{pair}” needs a no-break space in “{}”", text.trim());
        }
    }
}

/// History and differences name every kind of record and every column in words.
#[test]
fn every_record_and_column_has_its_words() {
    use circle_of_support::domain::record::RecordKind;
    for lang in Lang::ALL {
        let texts = Texts::new(*lang);
        for kind in RecordKind::ALL {
            let id = format!("record-{}", kind.table().replace('_', "-"));
            assert!(texts.known(&id), "{id} ({})", lang.code());
        }
    }
}

/// The status line is one line of 80 columns, with the crisis key at its end: what to do next must not be cut off.
#[test]
fn what_fails_at_the_file_is_said_in_one_status_line() {
    for lang in Lang::ALL {
        let texts = Texts::new(*lang);
        for id in ["busy", "full", "damaged", "io", "other", "signed-out", "cannot-undo", "twice", "missing"]
        {
            let words = texts.get(&format!("failure-{id}"));
            assert!(words.chars().count() <= 67, "{} columns: {words}", words.chars().count());
        }
    }
}
