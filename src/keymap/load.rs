//! Reads `keymap.toml` and a person's own file over it, row by row. A bad row is skipped and told with its
//! line and the nearest name, never fatal. Must not know words people see: a finding carries a text id.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::{DeTable, DeValue};

use super::{
    Action, Context, Key,
    key::{Doubt, KeyNameError},
};

/// The default keys, the only place where they stand.
const DEFAULTS: &str = include_str!("../../keymap.toml");

/// Which key does what, where.
#[derive(Debug, Clone)]
pub struct Keymap {
    keys: BTreeMap<Action, Vec<Key>>,
    actions: BTreeMap<(Context, Key), Action>,
}

/// What is wrong with one row of a file. `message` is a text id (`keys-…`); `arguments` fill its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The line, from 1.
    pub line: usize,
    /// The row is used all the same.
    pub warning: bool,
    /// The text id.
    pub message: &'static str,
    /// Named values for its places.
    pub arguments: Vec<(&'static str, String)>,
}

impl Finding {
    fn new(line: usize, message: &'static str, arguments: &[(&'static str, &str)]) -> Self {
        let arguments = arguments.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { line, warning: false, message, arguments }
    }
}

/// One good row.
struct Row {
    action: Action,
    keys: Vec<Key>,
    line: usize,
}

impl Keymap {
    /// The shipped keys.
    pub fn shipped() -> Self {
        Self::merged(None).0
    }

    /// The shipped keys with a person's own rows over them, and what is wrong with those.
    pub fn with_own(text: &str) -> (Self, Vec<Finding>) {
        Self::merged(Some(text))
    }

    /// What is wrong with the shipped file itself: nothing, or a test fails.
    pub fn shipped_findings() -> Vec<Finding> {
        let (rows, mut findings) = read(DEFAULTS);
        Self::built(rows.into_iter().map(|row| (row, true)).collect(), &mut findings);
        findings
    }

    fn merged(own: Option<&str>) -> (Self, Vec<Finding>) {
        let (shipped, _) = read(DEFAULTS);
        let (own, mut findings) = own.map(read).unwrap_or_default();
        let replaced: BTreeSet<Action> = own.iter().map(|row| row.action).collect();
        let own = own.into_iter().map(|row| (row, true));
        let rest = shipped.into_iter().filter(|row| !replaced.contains(&row.action)).map(|row| (row, false));
        let keymap = Self::built(own.chain(rest).collect(), &mut findings);
        findings.sort_by_key(|finding| finding.line);
        (keymap, findings)
    }

    /// Builds the tables; of two actions with one key in one context the first keeps it.
    fn built(rows: Vec<(Row, bool)>, findings: &mut Vec<Finding>) -> Self {
        let mut keymap = Self { keys: BTreeMap::new(), actions: BTreeMap::new() };
        let mut lines: BTreeMap<Action, usize> = BTreeMap::new();
        for (row, own) in rows {
            if own {
                lines.insert(row.action, row.line);
            }
            let keys = keymap.keys.entry(row.action).or_default();
            for key in row.keys {
                match keymap.actions.get(&(row.action.context(), key)) {
                    Some(first) if *first != row.action => {
                        // A shipped row yields to the person's row; the line told is always one of the person's file.
                        let line =
                            lines.get(&row.action).or_else(|| lines.get(first)).copied().unwrap_or(row.line);
                        let (first, second) = (first.full_name(), row.action.full_name());
                        let arguments = [("key", key.to_string()), ("first", first), ("second", second)];
                        let arguments: Vec<_> = arguments.iter().map(|(n, v)| (*n, v.as_str())).collect();
                        findings.push(Finding::new(line, "keys-conflict", &arguments));
                    }
                    Some(_) => {}
                    None => {
                        keymap.actions.insert((row.action.context(), key), row.action);
                        keys.push(key);
                    }
                }
            }
        }
        keymap
    }

    /// What `key` means in a place: the first context of `chain` that knows it. A printable key is text
    /// wherever the chain holds a text field, and then means nothing else.
    pub fn resolve(&self, chain: &[Context], key: Key) -> Option<Action> {
        if key.printable().is_some() && chain.iter().any(|context| context.takes_text()) {
            return None;
        }
        chain.iter().find_map(|context| self.actions.get(&(*context, key)).copied())
    }

    /// The keys of an action, the one to show first.
    pub fn keys_of(&self, action: Action) -> &[Key] {
        self.keys.get(&action).map_or(&[], Vec::as_slice)
    }
}

/// The good rows of a file, and what is wrong with the others.
fn read(text: &str) -> (Vec<Row>, Vec<Finding>) {
    let line_of = |position: usize| {
        text.as_bytes()[..position.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut findings: Vec<Finding> = errors
        .iter()
        .map(|error| {
            let line = line_of(error.span().map_or(0, |span| span.start));
            Finding::new(line, "keys-not-toml", &[("why", error.message())])
        })
        .collect();
    let mut rows = Vec::new();
    for (section, value) in table.get_ref().iter() {
        let line = line_of(section.span().start);
        let name = section.get_ref().as_ref();
        let (Some(context), DeValue::Table(table)) = (Context::named(name), value.get_ref()) else {
            let near = nearest(name, Context::ALL.iter().map(|context| context.section().to_owned()));
            findings.push(not_known(line, "keys-section", name, near));
            continue;
        };
        for (name, value) in table.iter() {
            let line = line_of(name.span().start);
            match row(context, name.get_ref(), value.get_ref(), line, &mut findings) {
                Ok(row) => rows.push(row),
                Err(finding) => findings.push(finding),
            }
        }
    }
    rows.sort_by_key(|row| row.line);
    (rows, findings)
}

fn row(
    context: Context,
    name: &str,
    value: &DeValue<'_>,
    line: usize,
    warn: &mut Vec<Finding>,
) -> Result<Row, Finding> {
    let full = format!("{}.{name}", context.section());
    let action = Action::named(&full).ok_or_else(|| {
        let same_context = Action::ALL.iter().filter(|action| action.context() == context);
        not_known(line, "keys-action", &full, nearest(&full, same_context.map(|action| action.full_name())))
    })?;
    let names: Vec<&str> = match value {
        DeValue::String(name) => vec![name.as_ref()],
        DeValue::Array(list) => list.iter().filter_map(|item| item.get_ref().as_str()).collect(),
        _ => Vec::new(),
    };
    let whole = value.as_array().is_none_or(|list| list.len() == names.len());
    if names.is_empty() && value.as_array().is_none_or(|list| !list.is_empty()) || !whole {
        return Err(Finding::new(line, "keys-value", &[("action", &full)]));
    }
    let mut keys = Vec::new();
    for name in names.iter().filter(|name| **name != "none") {
        let key = name.parse::<Key>().map_err(|error| match error {
            KeyNameError::Unknown(near) => not_known(line, "keys-name", name, near),
            KeyNameError::SameAs(other) => {
                Finding::new(line, "keys-same", &[("name", name), ("other", other)])
            }
        })?;
        if context.takes_text() && key.printable().is_some() {
            return Err(Finding::new(line, "keys-printable", &[("name", name), ("action", &full)]));
        }
        if let Some(doubt) = key.doubt() {
            let message = match doubt {
                Doubt::Alt => "keys-doubt-alt",
                Doubt::CtrlDigit => "keys-doubt-digit",
                Doubt::CtrlPunctuation => "keys-doubt-punctuation",
            };
            warn.push(Finding { warning: true, ..Finding::new(line, message, &[("name", name)]) });
        }
        keys.push(key);
    }
    Ok(Row { action, keys, line })
}

/// A finding about a name nobody knows; each such message has a second form for when a name is near.
fn not_known(line: usize, message: &'static str, name: &str, near: Option<String>) -> Finding {
    let Some(near) = near else {
        return Finding::new(line, message, &[("name", name)]);
    };
    let message = match message {
        "keys-section" => "keys-section-near",
        "keys-action" => "keys-action-near",
        _ => "keys-name-near",
    };
    Finding::new(line, message, &[("name", name), ("near", &near)])
}

/// The nearest of `known` names to `name`, if any is near enough to be meant.
pub(super) fn nearest(name: &str, known: impl Iterator<Item = String>) -> Option<String> {
    known
        .map(|known| (strsim::jaro_winkler(name, &known), known))
        .filter(|(score, _)| *score > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_clean_and_whole() {
        let keymap = Keymap::shipped();
        assert_eq!(Keymap::shipped_findings(), []);
        for action in Action::ALL {
            assert!(keymap.keys.contains_key(action), "{} has no row in keymap.toml", action.full_name());
        }
    }

    #[test]
    fn shipped_keys_exist_on_every_keyboard_and_terminal() {
        // Outside a text field; `@ # [ ] { } | \ ~ ^ < >` and quotes need AltGr or dead keys on one of the three layouts.
        let reachable = |c: char| c.is_ascii_alphanumeric() || " ,.:;?!/+-".contains(c);
        let keymap = Keymap::shipped();
        for action in Action::ALL {
            let keys = keymap.keys_of(*action);
            for key in keys {
                assert!(key.printable().is_none_or(reachable), "{}: {key}", action.full_name());
                assert_eq!(key.doubt(), None, "{}: {key}", action.full_name());
            }
            let fragile = |key: &Key| matches!(key.code, super::super::Code::F(1 | 10 | 11));
            assert!(keys.is_empty() || !keys.iter().all(fragile), "{}", action.full_name());
        }
    }

    #[test]
    fn no_place_rebinds_the_common_keys() {
        let common = ["up", "down", "tab", "shift+tab", "esc"].map(|name| name.parse::<Key>().unwrap());
        let movement = [Context::Note, Context::Form, Context::List, Context::Modal, Context::Global];
        let keymap = Keymap::shipped();
        for action in Action::ALL.iter().filter(|action| !movement.contains(&action.context())) {
            assert!(
                !keymap.keys_of(*action).iter().any(|key| common.contains(key)),
                "{}",
                action.full_name()
            );
        }
    }

    #[test]
    fn a_printable_key_is_text_in_a_text_field() {
        let keymap = Keymap::shipped();
        let key = |name: &str| name.parse::<Key>().unwrap();
        let field = [Context::Text, Context::Form, Context::Walk, Context::Global];
        for name in ["y", "!", "?", ":", "/", "1", "q", "space", ",", "é"] {
            assert_eq!(keymap.resolve(&field, key(name)), None, "{name}");
        }
        for (name, action) in [
            ("f8", Action::Crisis),
            ("ctrl+p", Action::Palette),
            ("f2", Action::FormSave),
            ("delete", Action::TextDelete),
            ("f4", Action::NewCall),
            ("f12", Action::Lock),
        ] {
            assert_eq!(keymap.resolve(&field, key(name)), Some(action), "{name}");
        }
        assert_eq!(keymap.resolve(&field[1..], key("y")), Some(Action::FormAnswerYes));
        assert_eq!(keymap.resolve(&field[3..], key("f4")), Some(Action::NewCall));
    }

    #[test]
    fn own_rows_lie_over_the_shipped_ones() {
        let (keymap, findings) = Keymap::with_own("[global]\nnew_call = [\"f5\", \"c\"]\nundo = \"none\"\n");
        assert_eq!(findings, []);
        assert_eq!(keymap.keys_of(Action::NewCall).len(), 2);
        assert_eq!(keymap.keys_of(Action::Undo), []);
        assert_eq!(keymap.keys_of(Action::Find), Keymap::shipped().keys_of(Action::Find));
        let (swapped, findings) = Keymap::with_own("[list]\nup = \"down\"\ndown = \"up\"\n");
        assert_eq!(findings, [], "two rows may change places");
        assert_eq!(swapped.resolve(&[Context::List], "up".parse().unwrap()), Some(Action::ListDown));
    }

    #[test]
    fn a_bad_row_is_told_and_skipped() {
        for (text, line, message, said) in [
            ("[global]\nfnd = \"x\"", 2, "keys-action-near", "global.find"),
            ("[globl]\nfind = \"x\"", 1, "keys-section-near", "global"),
            ("[global]\nfind = \"pgdown\"", 2, "keys-name-near", "pagedown"),
            ("[global]\n\nfind = \"ctrl+m\"", 3, "keys-same", "enter"),
            ("[text]\nclear = \"x\"", 2, "keys-printable", "text.clear"),
            ("[note]\nnewline = \"space\"", 2, "keys-printable", "note.newline"),
            ("[global]\nfind = 3", 2, "keys-value", "global.find"),
            ("[global]\nfind = [\"x\", 3]", 2, "keys-value", "global.find"),
            ("[list]\ntoggle = \"enter\"", 2, "keys-conflict", "list.open"),
            ("[list]\ntoggle = \"z\"\nfilter = \"z\"", 3, "keys-conflict", "list.toggle"),
            ("[global]\nfind = \"x\"\nfind = \"z\"", 3, "keys-not-toml", "duplicate"),
            ("[global]\nfind = \"alt+x\"", 2, "keys-doubt-alt", "alt+x"),
            ("[global]\nfind = \"ctrl+1\"", 2, "keys-doubt-digit", "ctrl+1"),
            ("[global]\nfind = \"ctrl+;\"", 2, "keys-doubt-punctuation", "ctrl+;"),
        ] {
            let (keymap, findings) = Keymap::with_own(text);
            let told = findings.first().unwrap_or_else(|| panic!("nothing found in {text:?}"));
            assert_eq!((told.line, told.message), (line, message), "{text:?}");
            assert!(told.arguments.iter().any(|(_, value)| value.contains(said)), "{told:?}");
            assert_eq!(told.warning, message.starts_with("keys-doubt"), "{text:?}");
            assert!(!keymap.keys_of(Action::Crisis).is_empty());
        }
    }

    #[test]
    fn random_text_is_never_fatal() {
        for text in ["", "\u{0}", "[[[[", "= = =", "[global", "global = 1", "\"\" = 2\n[\"\"]\n'' = ''"] {
            let (keymap, _) = Keymap::with_own(text);
            assert_eq!(keymap.resolve(&[Context::Global], "f8".parse().unwrap()), Some(Action::Crisis));
        }
    }
}
