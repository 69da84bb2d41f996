//! A line typed at a door: a name, a path, a passphrase. Wiped from memory when it goes, shown as dots where
//! it is secret, and never moved to history, drafts or the log. Editing is at its end only, so that no copy
//! of a passphrase is ever made.

use zeroize::Zeroizing;

use crate::{
    keymap::{Action, Input},
    text::safe,
    ui::{canvas::Canvas, kit::width, theme::Meaning},
};

/// No name, path or passphrase is longer, in characters.
const LONGEST: usize = 1000;

/// The line.
pub struct Entry {
    text: Zeroizing<String>,
    secret: bool,
}

impl Entry {
    /// An empty line; `secret` ones show dots.
    pub fn new(secret: bool) -> Self {
        // Room from the start: growing would leave copies behind.
        Self { text: Zeroizing::new(String::with_capacity(LONGEST * 4)), secret }
    }

    /// A line that begins with `text`; never for a secret.
    pub fn filled(text: &str) -> Self {
        let mut entry = Self::new(false);
        entry.push(text);
        entry
    }

    /// What was typed.
    pub fn text(&self) -> &Zeroizing<String> {
        &self.text
    }

    /// Empties it.
    pub fn clear(&mut self) {
        *self = Self::new(self.secret);
    }

    /// Takes an input; true when it was for the line.
    pub fn update(&mut self, input: &Input) -> bool {
        match (input, input.action()) {
            (_, Some(Action::TextBackspace)) => {
                self.text.pop();
            }
            (_, Some(Action::TextClear | Action::TextDeleteWord)) => self.clear(),
            (Input::Paste(text), _) => self.push(text.lines().next().unwrap_or_default()),
            (_, None) => match input.typed() {
                Some(c) => self.push(c.encode_utf8(&mut [0; 4])),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    fn push(&mut self, text: &str) {
        let room = LONGEST.saturating_sub(self.text.chars().count());
        self.text.extend(text.chars().filter(|c| !c.is_control()).take(room));
    }

    /// Draws label and line at row `y`; the cursor stands at its end when it has the focus.
    pub fn draw(&self, canvas: &mut Canvas<'_>, at: (u16, u16), columns: u16, label: &str, focused: bool) {
        let (x, y) = at;
        canvas.put(x, y, 1, if focused { ">" } else { " " }, Meaning::Accent);
        let label_columns = columns.min(24);
        canvas.put_fitted(x + 2, y, label_columns.saturating_sub(3), label, Meaning::Label);
        let x = x + label_columns;
        let room = columns.saturating_sub(label_columns).min(40);
        let dots = "•".repeat(self.text.chars().count());
        let shown = if self.secret { dots.into() } else { safe::line(&self.text) };
        // The end of a long line is what one types at.
        let mut tail = &*shown;
        while width::columns(tail) >= room.max(1) {
            let mut chars = tail.chars();
            chars.next();
            tail = chars.as_str();
        }
        let blank = " ".repeat(usize::from(room));
        canvas.put(x, y, room, &blank, Meaning::Field);
        let used = canvas.put(x, y, room, tail, Meaning::Field);
        if focused {
            canvas.cursor = Some((x + used, y));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keymap::{Code, Key};

    #[test]
    fn a_line_takes_letters_and_the_first_line_of_a_paste() {
        let mut entry = Entry::new(true);
        for c in "abc".chars() {
            assert!(entry.update(&Input::Key { key: Key::plain(Code::Char(c)), action: None }));
        }
        entry.update(&Input::Paste("d\u{1b}e\nrm".to_owned()));
        assert_eq!(entry.text().as_str(), "abcde");
        entry.update(&Input::Action(Action::TextBackspace));
        assert_eq!(entry.text().as_str(), "abcd");
        assert!(!entry.update(&Input::Action(Action::FormNext)));
        entry.update(&Input::Paste("x".repeat(5000)));
        assert_eq!(entry.text().chars().count(), LONGEST);
        entry.update(&Input::Action(Action::TextClear));
        assert_eq!(entry.text().as_str(), "");
    }
}
