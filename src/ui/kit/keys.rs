//! The words people see for a key: `Ctrl-P`, `PgDn`, `Entrée`. Names in files are the keymap's.

use crate::{
    keymap::{Action, Code, Hint, Key},
    text::Texts,
};

/// The words for `key`; `ascii` avoids arrows.
pub fn words(texts: &Texts, key: Key, ascii: bool) -> String {
    let name = Key::plain(key.code).to_string();
    let mut words = match key.code {
        Code::Char(' ') => texts.get("key-space"),
        // With Ctrl or Alt the capital letter is how keyboards and manuals write it.
        Code::Char(c) if key.ctrl || key.alt => c.to_uppercase().to_string(),
        Code::Char(c) => c.to_string(),
        Code::F(n) => format!("F{n}"),
        Code::Up | Code::Down | Code::Left | Code::Right if ascii => texts.get(&format!("key-{name}-ascii")),
        _ => texts.get(&format!("key-{name}")),
    };
    for (held, id) in [(key.shift, "key-shift"), (key.alt, "key-alt"), (key.ctrl, "key-ctrl")] {
        if held {
            words = texts.with(id, &[("key", words.into())]);
        }
    }
    words
}

/// The key to show for a hint, in words, with the action's own words; empty key words when there is none.
pub fn of_hint(texts: &Texts, hint: &Hint, ascii: bool) -> (String, String) {
    let label = texts.get(&hint.action.label());
    let key = hint.shown_key(&label).map(|key| words(texts, key, ascii)).unwrap_or_default();
    (key, label)
}

/// `F8 crisis`: the first key of an action with its words, for places that show one hint.
pub fn with_label(texts: &Texts, keys: &[Key], action: Action, ascii: bool) -> String {
    let hint = Hint { action, keys: keys.to_vec() };
    let (key, label) = of_hint(texts, &hint, ascii);
    format!("{key} {label}").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn keys_read_as_on_the_keyboard() {
        let (en, fr) = (Texts::new(Lang::En), Texts::new(Lang::Fr));
        for (name, english, french) in [
            ("ctrl+p", "Ctrl-P", "Ctrl-P"),
            ("pagedown", "PgDn", "PgSuiv"),
            ("shift+tab", "Shift-Tab", "Maj-Tab"),
            ("enter", "Enter", "Entrée"),
            ("?", "?", "?"),
            ("f12", "F12", "F12"),
            ("space", "Space", "Espace"),
            ("up", "↑", "↑"),
        ] {
            let key = name.parse().unwrap();
            assert_eq!((words(&en, key, false).as_str(), words(&fr, key, false).as_str()), (english, french));
        }
        assert_eq!(words(&en, "up".parse().unwrap(), true), "Up");
    }
}
