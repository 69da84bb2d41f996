//! Keys that terminals really send, and their names in `keymap.toml` (`ctrl+p`, `f4`, `pagedown`, `x`).
//! Knows nothing of actions; the words people see for a key are texts of the kit.

use std::{fmt, str::FromStr};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// One key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The key itself; a shifted letter is the capital letter.
    pub code: Code,
    /// Control held.
    pub ctrl: bool,
    /// Alt held (or Esc sent first).
    pub alt: bool,
    /// Shift held, for keys that are not characters.
    pub shift: bool,
}

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names of keys say what they are")]
pub enum Code {
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// Every key with a name of more than one letter, except the function keys.
const NAMES: &[(&str, Code)] = &[
    ("space", Code::Char(' ')),
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("insert", Code::Insert),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
];

/// Why a key name cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyNameError {
    /// There is no such key; the nearest name, where one is near.
    #[error("there is no such key")]
    Unknown(Option<String>),
    /// The terminal sends exactly the same as for another key (Ctrl-I is Tab).
    #[error("a terminal cannot tell this key from another one")]
    SameAs(&'static str),
}

/// Why a key may not arrive on some terminals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// With Alt.
    Alt,
    /// Ctrl with a digit.
    CtrlDigit,
    /// Ctrl with punctuation.
    CtrlPunctuation,
}

impl Key {
    /// The key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The key with Control.
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false, shift: false }
    }

    /// The character it types, without Ctrl or Alt.
    pub const fn printable(self) -> Option<char> {
        match self {
            Self { code: Code::Char(c), ctrl: false, alt: false, .. } => Some(c),
            _ => None,
        }
    }

    /// Why it may not arrive everywhere, if so.
    pub fn doubt(self) -> Option<Doubt> {
        match self.code {
            _ if self.alt => Some(Doubt::Alt),
            Code::Char(c) if self.ctrl && c.is_ascii_digit() => Some(Doubt::CtrlDigit),
            Code::Char(c) if self.ctrl && !c.is_alphanumeric() && c != ' ' => Some(Doubt::CtrlPunctuation),
            _ => None,
        }
    }

    /// The key of a terminal event; nothing for releases and keys that we have no name for.
    pub fn from_event(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        let mut shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Char(c) => {
                shift = false;
                if ctrl { Code::Char(c.to_ascii_lowercase()) } else { Code::Char(c) }
            }
            KeyCode::BackTab => {
                shift = true;
                Code::Tab
            }
            KeyCode::F(n) => Code::F(n),
            KeyCode::Enter => Code::Enter,
            KeyCode::Esc => Code::Esc,
            KeyCode::Tab => Code::Tab,
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::Insert => Code::Insert,
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            _ => return None,
        };
        Some(Self { code, ctrl, alt, shift })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "ctrl+"), (self.alt, "alt+"), (self.shift, "shift+")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.code {
            Code::F(n) => write!(f, "f{n}"),
            code => match NAMES.iter().find(|(_, named)| *named == code) {
                Some((name, _)) => f.write_str(name),
                None => match code {
                    Code::Char(c) => write!(f, "{c}"),
                    _ => Ok(()),
                },
            },
        }
    }
}

impl FromStr for Key {
    type Err = KeyNameError;

    fn from_str(text: &str) -> Result<Self, KeyNameError> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = text;
        while let Some((modifier, after)) =
            rest.split_once('+').filter(|(m, after)| !m.is_empty() && !after.is_empty())
        {
            match modifier.to_ascii_lowercase().as_str() {
                "ctrl" => key.ctrl = true,
                "alt" => key.alt = true,
                "shift" => key.shift = true,
                _ => return Err(unknown(text)),
            }
            rest = after;
        }
        key.code = code_named(rest).ok_or_else(|| unknown(text))?;
        if let Code::Char(c) = key.code {
            let c = if key.ctrl { c.to_ascii_lowercase() } else { c };
            let upper = c.to_uppercase().next().filter(|upper| key.shift && *upper != c && !key.ctrl);
            key.code = Code::Char(upper.unwrap_or(c));
            key.shift = false;
        }
        match key {
            Self { code: Code::Char('i'), ctrl: true, .. } => Err(KeyNameError::SameAs("tab")),
            Self { code: Code::Char('m'), ctrl: true, .. } => Err(KeyNameError::SameAs("enter")),
            Self { code: Code::Char('['), ctrl: true, .. } => Err(KeyNameError::SameAs("esc")),
            key => Ok(key),
        }
    }
}

fn code_named(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control() && c != ' ').then_some(Code::Char(c));
    }
    let lower = name.to_ascii_lowercase();
    if let Some(number) = lower.strip_prefix('f').and_then(|n| n.parse::<u8>().ok()) {
        return (1..=12).contains(&number).then_some(Code::F(number));
    }
    NAMES.iter().find(|(known, _)| *known == lower).map(|(_, code)| *code)
}

fn unknown(text: &str) -> KeyNameError {
    let (modifiers, name) = text.rsplit_once('+').unwrap_or(("", text));
    let known = NAMES.iter().map(|(name, _)| (*name).to_owned()).chain((1..=12).map(|n| format!("f{n}")));
    let near = super::load::nearest(&name.to_ascii_lowercase(), known);
    KeyNameError::Unknown(
        near.map(|name| if modifiers.is_empty() { name } else { format!("{modifiers}+{name}") }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back_as_they_are_written() {
        for name in [
            "ctrl+p",
            "f4",
            "shift+tab",
            "pagedown",
            "alt+x",
            "space",
            ":",
            "+",
            "ctrl++",
            "X",
            "?",
            "é",
            "shift+f2",
        ] {
            assert_eq!(name.parse::<Key>().map(|key| key.to_string()), Ok(name.to_owned()));
        }
        for (other, name) in
            [("Ctrl+P", "ctrl+p"), ("shift+x", "X"), ("PageDown", "pagedown"), ("F12", "f12")]
        {
            assert_eq!(other.parse::<Key>().map(|key| key.to_string()), Ok(name.to_owned()), "{other}");
        }
    }

    #[test]
    fn names_that_cannot_be_used_say_why() {
        for (name, error) in [
            ("ctrl+i", KeyNameError::SameAs("tab")),
            ("ctrl+M", KeyNameError::SameAs("enter")),
            ("ctrl+[", KeyNameError::SameAs("esc")),
            ("f13", KeyNameError::Unknown(Some("f1".to_owned()))),
            ("ctrl+pgdown", KeyNameError::Unknown(Some("ctrl+pagedown".to_owned()))),
            ("escape", KeyNameError::Unknown(None)),
            ("", KeyNameError::Unknown(None)),
            ("hyper+x", KeyNameError::Unknown(None)),
        ] {
            let found = name.parse::<Key>();
            match (&found, &error) {
                (Err(KeyNameError::Unknown(_)), KeyNameError::Unknown(None)) => {}
                _ => assert_eq!(found, Err(error), "{name}"),
            }
        }
    }

    #[test]
    fn events_become_the_keys_of_the_file() {
        for (code, modifiers, name) in [
            (KeyCode::BackTab, KeyModifiers::SHIFT, "shift+tab"),
            (KeyCode::Char('P'), KeyModifiers::SHIFT, "P"),
            (KeyCode::Char('P'), KeyModifiers::CONTROL | KeyModifiers::SHIFT, "ctrl+p"),
            (KeyCode::Char('?'), KeyModifiers::SHIFT, "?"),
            (KeyCode::PageDown, KeyModifiers::CONTROL, "ctrl+pagedown"),
        ] {
            let key = Key::from_event(&KeyEvent::new(code, modifiers));
            assert_eq!(key.map(|key| key.to_string()), Some(name.to_owned()));
        }
        let mut release = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
        release.kind = KeyEventKind::Release;
        assert_eq!(Key::from_event(&release), None);
    }
}
