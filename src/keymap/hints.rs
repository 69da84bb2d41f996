//! Which keys do something here: one list from which footer, help and palette are drawn, so that they
//! cannot disagree with what the keys do.

use super::{Action, Context, Key, Keymap};

/// An action that means something in a place, with the keys that reach it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The action.
    pub action: Action,
    /// The keys that really lead to it in this place, the one to show first. Empty: by the palette only.
    pub keys: Vec<Key>,
}

impl Keymap {
    /// Every action of the contexts in `chain`, the most important first. A key that a more specific context
    /// takes for itself is left out.
    pub fn hints(&self, chain: &[Context]) -> Vec<Hint> {
        let here = Action::ALL.iter().copied().filter(|action| chain.contains(&action.context()));
        here.map(|action| {
            let leads_here = |key: &Key| self.resolve(chain, *key) == Some(action);
            Hint { action, keys: self.keys_of(action).iter().copied().filter(leads_here).collect() }
        })
        .collect()
    }
}

impl Hint {
    /// The key to show beside `label`: a letter with which the label begins (so that "oui" shows `o` and
    /// "yes" shows `y`), else the first.
    pub fn shown_key(&self, label: &str) -> Option<Key> {
        let initial = label.chars().next().map(|c| c.to_lowercase().to_string());
        let mnemonic = |key: &&Key| key.printable().map(|c| c.to_string()) == initial && initial.is_some();
        let letters = self.keys.first().is_some_and(|key| key.printable().is_some_and(char::is_alphabetic));
        if letters {
            self.keys.iter().find(mnemonic).or(self.keys.first()).copied()
        } else {
            self.keys.first().copied()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_shown_only_where_it_leads() {
        let keymap = Keymap::shipped();
        let chain = [Context::Form, Context::Walk, Context::Global];
        let hints = keymap.hints(&chain);
        let keys = |action: Action| hints.iter().find(|hint| hint.action == action).unwrap().keys.clone();
        assert_eq!(keys(Action::FormSave), ["f2".parse().unwrap()]);
        assert!(!keys(Action::WalkNext).contains(&"f2".parse().unwrap()), "the form has F2");
        assert!(!keys(Action::AreaToday).contains(&"1".parse().unwrap()), "the walk has the digits");
        assert_eq!(keys(Action::Undo), ["ctrl+z".parse().unwrap()], "u is unknown in a form");
    }

    #[test]
    fn the_letter_of_the_language_is_shown() {
        let hints = Keymap::shipped().hints(&[Context::Modal]);
        assert_eq!(hints[0].action, Action::ModalYes);
        assert_eq!(hints[0].shown_key("yes").map(|key| key.to_string()).as_deref(), Some("y"));
        assert_eq!(hints[0].shown_key("Oui").map(|key| key.to_string()).as_deref(), Some("o"));
    }
}
