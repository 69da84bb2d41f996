//! One line of text, edited by grapheme cluster, with a masked variant for passphrases. What comes in passes
//! the cleaning rule it was given; a text too long is refused whole. Must not know what the text means.

use std::cell::Cell;

use unicode_segmentation::UnicodeSegmentation;
use zeroize::Zeroize;

use super::{
    clean::{Cleaner, Edit, Limit, TooLong, clean_after},
    cluster,
    intent::Intent,
    width,
};

/// Bytes set aside for a passphrase, so that typing it leaves no copies behind in memory.
const SECRET_ROOM: usize = 4_096;

/// A line being edited.
#[derive(Debug, Clone)]
pub struct LineEdit {
    text: String,
    cursor: usize,
    /// The first byte in view when the line is longer than its place.
    first: Cell<usize>,
    secret: bool,
    clean: Cleaner,
}

impl LineEdit {
    /// An empty line.
    pub fn new(clean: Cleaner) -> Self {
        Self { text: String::new(), cursor: 0, first: Cell::new(0), secret: false, clean }
    }

    /// An empty line that shows a dot for each letter and is wiped from memory when it goes.
    pub fn secret(clean: Cleaner) -> Self {
        let mut line = Self::new(clean);
        line.text.reserve(SECRET_ROOM);
        line.secret = true;
        line
    }

    /// The text as typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Replaces the text, for example by what the record holds; the cursor goes to its end.
    pub fn set(&mut self, text: &str) {
        if self.secret {
            self.text.zeroize();
        }
        self.text.clear();
        self.text.push_str(text);
        self.cursor = self.text.len();
    }

    /// Acts on an input.
    pub fn apply(&mut self, intent: &Intent) -> Edit {
        match intent {
            Intent::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            Intent::Paste(text) => self.insert(text),
            Intent::Backspace => self.remove(cluster::before(&self.text, self.cursor), self.cursor),
            Intent::Delete => self.remove(self.cursor, cluster::after(&self.text, self.cursor)),
            Intent::DeleteWord => self.remove(cluster::word_before(&self.text, self.cursor), self.cursor),
            Intent::Clear => self.remove(0, self.text.len()),
            Intent::Left => self.go(cluster::before(&self.text, self.cursor)),
            Intent::Right => self.go(cluster::after(&self.text, self.cursor)),
            Intent::WordLeft => self.go(cluster::word_before(&self.text, self.cursor)),
            Intent::WordRight => self.go(cluster::word_after(&self.text, self.cursor)),
            Intent::Start => self.go(0),
            Intent::End => self.go(self.text.len()),
            _ => Edit::Ignored,
        }
    }

    fn go(&mut self, to: usize) -> Edit {
        self.cursor = to;
        Edit::Moved
    }

    fn remove(&mut self, from: usize, to: usize) -> Edit {
        if from >= to {
            return Edit::Moved;
        }
        self.text.drain(from..to);
        // What is left may have joined into one cluster; the cursor stands between clusters only.
        self.cursor = cluster::boundary(&self.text, from);
        Edit::Changed { removed: 0 }
    }

    fn insert(&mut self, piece: &str) -> Edit {
        let context = &self.text[cluster::before(&self.text, self.cursor)..self.cursor];
        let cleaned = match clean_after(self.clean, Limit::Line, context, piece) {
            Ok(cleaned) => cleaned,
            Err(too_long) => return Edit::Refused(too_long),
        };
        let length = Limit::Line.measure(&self.text) + Limit::Line.measure(&cleaned.text);
        if length > Limit::Line.most() {
            return Edit::Refused(TooLong { length, limit: Limit::Line.most() });
        }
        self.text.insert_str(self.cursor, &cleaned.text);
        let end = self.cursor + cleaned.text.len();
        self.cursor = match cluster::boundary(&self.text, end) {
            at if at < end => cluster::after(&self.text, at),
            at => at,
        };
        if cleaned.text.is_empty() && cleaned.removed == 0 {
            return Edit::Moved;
        }
        Edit::Changed { removed: cleaned.removed }
    }

    /// What to draw in `columns` columns while it has the focus, and the column of the cursor.
    pub fn view(&self, columns: u16, ascii: bool) -> (String, u16) {
        if columns == 0 {
            return (String::new(), 0);
        }
        let (text, cursor) = self.shown(ascii);
        let room = usize::from(columns) - 1;
        let mut first = cluster::boundary(&text, self.first.get().min(cursor));
        if usize::from(width::columns(&text)) <= room {
            first = 0;
        } else if usize::from(width::columns(&text[first..cursor])) > room {
            // Half a view of what stands before the cursor stays, so that typing on does not shift each time.
            first = start_for(&text, cursor, room / 2);
        } else if first == cursor && cursor > 0 {
            first = start_for(&text, cursor, room / 2);
        }
        self.first.set(first);
        let seen = &text[first..first + cluster::fitting(&text[first..], usize::from(columns))];
        (seen.to_owned(), width::columns(&text[first..cursor]).min(columns - 1))
    }

    /// What to draw in `columns` columns without the focus.
    pub fn still(&self, columns: u16, ascii: bool) -> String {
        width::fit(&self.shown(ascii).0, columns, ascii).into_owned()
    }

    fn shown(&self, ascii: bool) -> (String, usize) {
        if !self.secret {
            return (self.text.clone(), self.cursor);
        }
        let dot = if ascii { "*" } else { "•" };
        let dots = |text: &str| dot.repeat(text.graphemes(true).count());
        (dots(&self.text), dots(&self.text[..self.cursor]).len())
    }
}

/// Where a view must start so that about `columns` columns stand before byte `cursor`.
fn start_for(text: &str, cursor: usize, columns: usize) -> usize {
    let mut at = cursor;
    let mut used = 0;
    while at > 0 {
        let before = cluster::before(text, at);
        used += usize::from(width::columns(&text[before..at]));
        if used > columns {
            break;
        }
        at = before;
    }
    at
}

impl Drop for LineEdit {
    fn drop(&mut self) {
        if self.secret {
            self.text.zeroize();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::kit::testing::clean;

    fn typed(text: &str) -> LineEdit {
        let mut line = LineEdit::new(clean);
        line.set(text);
        line
    }

    #[test]
    fn edits_by_cluster() {
        let mut line = typed("Zoé 👨‍👩‍👧 日");
        assert_eq!(line.apply(&Intent::Backspace), Edit::Changed { removed: 0 });
        line.apply(&Intent::Left);
        line.apply(&Intent::Backspace);
        assert_eq!(line.text(), "Zoé  ");
        line.apply(&Intent::Start);
        line.apply(&Intent::Right);
        line.apply(&Intent::Char('x'));
        assert_eq!(line.text(), "Zxoé  ");
        line.apply(&Intent::End);
        line.apply(&Intent::DeleteWord);
        assert_eq!(line.text(), "");
    }

    #[test]
    fn a_mark_typed_after_a_letter_joins_it() {
        let mut line = typed("");
        for c in ['e', '\u{301}', 'b'] {
            line.apply(&Intent::Char(c));
        }
        line.apply(&Intent::Left);
        line.apply(&Intent::Backspace);
        assert_eq!(line.text(), "b");
    }

    #[test]
    fn too_long_is_refused_whole_and_removed_characters_are_counted() {
        let mut line = typed("kept");
        let long = "x".repeat(1_500);
        assert_eq!(line.apply(&Intent::Paste(long)), Edit::Refused(TooLong { length: 1_500, limit: 1_000 }));
        let most = "x".repeat(997);
        assert_eq!(line.apply(&Intent::Paste(most)), Edit::Refused(TooLong { length: 1_001, limit: 1_000 }));
        assert_eq!(line.text(), "kept");
        assert_eq!(line.apply(&Intent::Paste("a\u{7}b\u{1b}".into())), Edit::Changed { removed: 2 });
        assert_eq!(line.text(), "keptab");
    }

    #[test]
    fn scrolls_with_the_cursor_in_view() {
        let mut line = typed(&"abcdefghij".repeat(10));
        for _ in 0..130 {
            let (seen, x) = line.view(12, false);
            assert!(usize::from(width::columns(&seen)) <= 12 && x < 12);
            line.apply(&Intent::Left);
        }
        assert_eq!(line.view(12, false), ("abcdefghijab".to_owned(), 0));
        for width in 0..6 {
            line.view(width, false);
        }
    }

    #[test]
    fn a_passphrase_shows_dots() {
        let mut line = LineEdit::secret(clean);
        line.apply(&Intent::Paste("pässword".into()));
        assert_eq!(line.view(20, false), ("••••••••".to_owned(), 8));
        assert_eq!(line.still(20, true), "********");
    }
}
