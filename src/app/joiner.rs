//! Joins what a slow line tore apart: an arrow key whose bytes arrive a few milliseconds apart reads as Esc,
//! `[`, `A`. A lone Esc therefore waits a moment. Pure: it is told when the moment is over.
//! Pasted text whose opening mark was torn stays text and never becomes commands.

use std::time::Duration;

use crate::keymap::{Code, Key};

use super::event::Event;

/// How long a lone Esc waits for the rest of a sequence.
pub const ESC_WAIT: Duration = Duration::from_millis(25);

/// How long a paste without its closing mark waits for more.
pub const PASTE_WAIT: Duration = Duration::from_millis(400);

/// No sequence of a real terminal is longer.
const LONGEST: usize = 24;

/// Keys held back, waiting for the rest.
#[derive(Debug, Default)]
pub struct Joiner {
    held: Vec<Key>,
    paste: Option<String>,
}

/// What the keys held so far are.
enum Sequence {
    /// The beginning of one.
    Open,
    /// Whole: this key, or one that we have no name for.
    Key(Option<Key>),
    /// The opening mark of a paste.
    PasteBegins,
    /// Its closing mark.
    PasteEnds,
    /// None.
    Not,
}

impl Joiner {
    /// How long to wait for the next key before [`Joiner::expire`].
    pub fn wait(&self) -> Option<Duration> {
        match (&self.paste, self.held.is_empty()) {
            (Some(_), _) => Some(PASTE_WAIT),
            (None, false) => Some(ESC_WAIT),
            (None, true) => None,
        }
    }

    /// Takes a key; returns what is certain now.
    pub fn push(&mut self, key: Key) -> Vec<Event> {
        let mut out = Vec::new();
        if self.held.is_empty() && key != Key::plain(Code::Esc) {
            self.let_go(key, &mut out);
            return out;
        }
        self.held.push(key);
        match sequence(&self.held) {
            Sequence::Open => return out,
            Sequence::Key(key) => {
                if let Some(key) = key.filter(|_| self.paste.is_none()) {
                    out.push(Event::Key(key));
                }
                self.held.clear();
            }
            Sequence::PasteBegins => {
                self.held.clear();
                self.paste.get_or_insert_default();
            }
            Sequence::PasteEnds => {
                self.held.clear();
                out.extend(self.paste.take().map(Event::Paste));
            }
            Sequence::Not => {
                let last = self.held.pop();
                for key in std::mem::take(&mut self.held) {
                    self.let_go(key, &mut out);
                }
                if let Some(key) = last {
                    out.extend(self.push(key));
                }
            }
        }
        out
    }

    /// The moment is over: what is held stands for itself.
    pub fn expire(&mut self) -> Vec<Event> {
        let mut out = Vec::new();
        for key in std::mem::take(&mut self.held) {
            self.let_go(key, &mut out);
        }
        out.extend(self.paste.take().map(Event::Paste));
        out
    }

    fn let_go(&mut self, key: Key, out: &mut Vec<Event>) {
        let Some(paste) = &mut self.paste else {
            out.push(Event::Key(key));
            return;
        };
        match key {
            Key { code: Code::Enter, .. } | Key { code: Code::Char('j'), ctrl: true, .. } => paste.push('\n'),
            Key { code: Code::Tab, .. } => paste.push('\t'),
            key => paste.extend(key.printable()),
        }
    }
}

fn sequence(held: &[Key]) -> Sequence {
    let rest = &held[1..];
    let chars: Option<String> = rest.iter().map(|key| key.printable()).collect();
    let Some(chars) = chars.filter(|_| held.len() <= LONGEST) else { return Sequence::Not };
    let mut letters = chars.chars();
    match (letters.next(), letters.as_str()) {
        (None, _) => Sequence::Open,
        (Some('O'), "") => Sequence::Open,
        (Some('O'), letter) => {
            function_letter(letter).map_or(Sequence::Not, |code| Sequence::Key(Some(Key::plain(code))))
        }
        (Some('['), body) => control_sequence(body),
        _ => Sequence::Not,
    }
}

fn function_letter(letter: &str) -> Option<Code> {
    Some(match letter {
        "P" => Code::F(1),
        "Q" => Code::F(2),
        "R" => Code::F(3),
        "S" => Code::F(4),
        letter => cursor_letter(letter)?,
    })
}

fn cursor_letter(letter: &str) -> Option<Code> {
    Some(match letter {
        "A" => Code::Up,
        "B" => Code::Down,
        "C" => Code::Right,
        "D" => Code::Left,
        "H" => Code::Home,
        "F" => Code::End,
        _ => return None,
    })
}

/// The body of a sequence that began with Esc and `[`.
fn control_sequence(body: &str) -> Sequence {
    let Some(last) = body.chars().last() else { return Sequence::Open };
    // The Linux console's F1 to F5.
    if let Some(letter) = body.strip_prefix('[') {
        return match letter.chars().next() {
            None => Sequence::Open,
            Some(c @ 'A'..='E') => Sequence::Key(Some(Key::plain(Code::F(c as u8 - b'A' + 1)))),
            Some(_) => Sequence::Not,
        };
    }
    if last.is_ascii_digit() || ";?>=<".contains(last) {
        return Sequence::Open;
    }
    if !(last.is_ascii_alphabetic() || last == '~') {
        return Sequence::Not;
    }
    let numbers = &body[..body.len() - 1];
    match (numbers, last) {
        ("200", '~') => return Sequence::PasteBegins,
        ("201", '~') => return Sequence::PasteEnds,
        ("" | "1", 'Z') => return Sequence::Key(Some(Key { shift: true, ..Key::plain(Code::Tab) })),
        _ => {}
    }
    let (first, modifiers) = numbers.split_once(';').unwrap_or((numbers, "1"));
    let code = if last == '~' { tilde_number(first) } else { function_letter(&last.to_string()) };
    let Ok(held) = modifiers.parse::<u8>() else { return Sequence::Key(None) };
    let held = held.saturating_sub(1);
    let key = code.map(|code| Key { code, shift: held & 1 != 0, alt: held & 2 != 0, ctrl: held & 4 != 0 });
    Sequence::Key(key)
}

fn tilde_number(number: &str) -> Option<Code> {
    Some(match number {
        "1" | "7" => Code::Home,
        "2" => Code::Insert,
        "3" => Code::Delete,
        "4" | "8" => Code::End,
        "5" => Code::PageUp,
        "6" => Code::PageDown,
        number => match number.parse::<u8>().ok()? {
            n @ 11..=15 => Code::F(n - 10),
            n @ 17..=21 => Code::F(n - 11),
            n @ 23..=24 => Code::F(n - 12),
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes out of the keys typed one by one, and then of the end of waiting.
    fn joined(typed: &str) -> Vec<String> {
        let mut joiner = Joiner::default();
        let keys = typed.chars().map(|c| match c {
            '\u{1b}' => Key::plain(Code::Esc),
            '\n' => Key::plain(Code::Enter),
            c => Key::plain(Code::Char(c)),
        });
        let mut events: Vec<Event> = keys.flat_map(|key| joiner.push(key)).collect();
        events.extend(joiner.expire());
        assert_eq!(joiner.wait(), None);
        events
            .into_iter()
            .map(|event| match event {
                Event::Key(key) => key.to_string(),
                Event::Paste(text) => format!("paste {text:?}"),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn torn_sequences_are_joined_again() {
        for (typed, keys) in [
            ("\u{1b}[A", vec!["up"]),
            ("\u{1b}OB", vec!["down"]),
            ("\u{1b}[1;5D", vec!["ctrl+left"]),
            ("\u{1b}[Z", vec!["shift+tab"]),
            ("\u{1b}[19~", vec!["f8"]),
            ("\u{1b}[24~", vec!["f12"]),
            ("\u{1b}OQ", vec!["f2"]),
            ("\u{1b}[[A", vec!["f1"]),
            ("\u{1b}[6;5~", vec!["ctrl+pagedown"]),
            ("\u{1b}", vec!["esc"]),
            ("\u{1b}\u{1b}", vec!["esc", "esc"]),
            ("\u{1b}\u{1b}[A", vec!["esc", "up"]),
            ("\u{1b}x", vec!["esc", "x"]),
            ("a\u{1b}[", vec!["a", "esc", "["]),
            ("\u{1b}[1\n", vec!["esc", "[", "1", "enter"]),
            ("\u{1b}[?62;4c", vec![]),
            ("\u{1b}[12;40R", vec!["f3"]),
        ] {
            let found = joined(typed);
            // A cursor report has the shape of F3 with modifiers; only its letters must not be typed.
            if typed.ends_with('R') {
                assert!(found.len() <= 1, "{typed:?} gave {found:?}");
            } else {
                assert_eq!(found, keys, "{typed:?}");
            }
        }
    }

    #[test]
    fn a_torn_paste_stays_text() {
        assert_eq!(joined("\u{1b}[200~q\ny\u{1b}[201~x"), ["paste \"q\\ny\"", "x"]);
        assert_eq!(joined("\u{1b}[200~q!"), ["paste \"q!\""], "the closing mark was lost");
        assert_eq!(joined("\u{1b}[200~a\u{1b}[Ab\u{1b}[201~"), ["paste \"ab\""]);
        assert_eq!(joined("\u{1b}[201~"), Vec::<String>::new());
    }
}
