//! A page of plain text: 72 columns, paragraphs wrapped between words by what they take on a screen, and nothing in it
//! that steers a printer, a terminal or the direction of writing. Puts words where they stand and knows none itself.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::hygiene;

/// Columns of a line.
pub const COLUMNS: usize = 72;

/// Begins a piece of text whose direction is its own.
const ISOLATE: char = '\u{2068}';
/// Ends it.
const END_ISOLATE: char = '\u{2069}';

/// A page under way.
#[derive(Debug, Default)]
pub struct Page {
    lines: Vec<String>,
}

impl Page {
    /// An empty page.
    pub fn new() -> Self {
        Self::default()
    }

    /// A line, or several where it is too long for one.
    pub fn line(&mut self, text: &str) -> &mut Self {
        self.lines.extend(wrapped(text, COLUMNS));
        self
    }

    /// An empty line; several in a row become one.
    pub fn gap(&mut self) -> &mut Self {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
        self
    }

    /// A paragraph with an empty line after it; an empty one is left out.
    pub fn paragraph(&mut self, text: &str) -> &mut Self {
        if text.is_empty() { self } else { self.line(text).gap() }
    }

    /// A line that hangs: `mark` before it, what follows set in below its beginning.
    pub fn item(&mut self, mark: &str, text: &str) -> &mut Self {
        let room = mark.width().min(COLUMNS / 2);
        for (at, line) in wrapped(text, COLUMNS - room).into_iter().enumerate() {
            let before = if at == 0 { mark.to_owned() } else { " ".repeat(room) };
            self.lines.push(format!("{before}{line}"));
        }
        self
    }

    /// A label with room to write behind it, up to the right edge.
    pub fn blank(&mut self, label: &str) -> &mut Self {
        let mut lines = wrapped(label, COLUMNS - 20);
        if let Some(last) = lines.last_mut() {
            let rest = COLUMNS.saturating_sub(last.width() + 1);
            *last = format!("{last} {}", "_".repeat(rest));
        }
        self.lines.extend(lines);
        self
    }

    /// Empty lines to write on.
    pub fn room(&mut self, lines: usize) -> &mut Self {
        self.lines.extend(std::iter::repeat_n("_".repeat(COLUMNS), lines));
        self
    }

    /// A heading with a line below it.
    pub fn heading(&mut self, text: &str) -> &mut Self {
        self.gap();
        self.line(text);
        let width = self.lines.last().map_or(0, |line| line.width());
        self.lines.push("-".repeat(width.clamp(1, COLUMNS)));
        self
    }

    /// The text, each line ended, none with blanks at its end.
    pub fn finish(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// Words of people inside a page: nothing invisible, no line end, and their own direction kept to themselves.
pub fn said(text: &str) -> String {
    let safe: Cow<'_, str> = hygiene::safe_for_output(text.trim());
    if safe.chars().any(is_right_to_left) {
        format!("{ISOLATE}{safe}{END_ISOLATE}")
    } else {
        safe.into_owned()
    }
}

/// Letters of scripts that are written from right to left.
const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// `text` in lines of at most `columns`, broken at spaces; a word that is longer than a line is broken after a whole
/// character as people see it. A no-break space holds what it joins.
pub fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let gap = usize::from(!line.is_empty());
            if line.width() + gap + word.width() <= columns {
                line.push_str(if gap == 1 { " " } else { "" });
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for cluster in word.graphemes(true) {
                if line.width() + cluster.width() > columns && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line.push_str(cluster);
            }
        }
        lines.push(line);
    }
    isolated_by_line(lines)
}

/// A line end ends every isolate; what goes on in the next line begins one anew.
fn isolated_by_line(lines: Vec<String>) -> Vec<String> {
    let mut open = false;
    let mut done = Vec::with_capacity(lines.len());
    for line in lines {
        let mut whole = if open { format!("{ISOLATE}{line}") } else { line };
        let last = whole.rfind([ISOLATE, END_ISOLATE]).and_then(|at| whole[at..].chars().next());
        open = last == Some(ISOLATE);
        if open {
            whole.push(END_ISOLATE);
        }
        done.push(whole);
    }
    done
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_wrap_at_spaces_and_long_ones_after_whole_characters() {
        for (text, columns, expected) in [
            ("one two three", 8, vec!["one two", "three"]),
            ("", 8, vec![""]),
            ("a  b", 8, vec!["a b"]),
            ("abcdefghij", 4, vec!["abcd", "efgh", "ij"]),
            ("ééééé", 4, vec!["éééé", "é"]),
            ("13\u{a0}h\u{a0}05 demain", 8, vec!["13\u{a0}h\u{a0}05", "demain"]),
            ("日本語の名前", 5, vec!["日本", "語の", "名前"]),
            ("👨‍👩‍👧 family", 4, vec!["👨‍👩‍👧", "fami", "ly"]),
        ] {
            assert_eq!(wrapped(text, columns), expected, "{text:?}");
        }
    }

    #[test]
    fn what_people_wrote_steers_nothing() {
        assert_eq!(said(" Sample\u{1b}[2J\u{202e}, Child\n"), "Sample␛[2J�, Child");
        assert_eq!(said("سمپل"), "\u{2068}سمپل\u{2069}");
        let lines = wrapped(&format!("{} 613-555-0142", said("سمپل سمپل سمپل")), 10);
        for line in &lines {
            assert_eq!(line.matches(ISOLATE).count(), line.matches(END_ISOLATE).count(), "{line:?}");
        }
    }

    #[test]
    fn a_label_leaves_room_to_write_up_to_the_edge() {
        let text = Page::new().blank("Name:").room(1).item("[ ] ", "yes").heading("Next").finish();
        let lines: Vec<_> = text.lines().collect();
        assert_eq!((lines[0].len(), lines[1].len(), lines[2]), (72, 72, "[ ] yes"));
        assert_eq!(lines[3..], ["", "Next", "----"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_page(text in "\\PC{0,400}", mark in "[-* ]{0,4}") {
            let page = Page::new().paragraph(&said(&text)).item(&mark, &said(&text)).blank(&said(&text)).finish();
            for line in page.lines() {
                prop_assert!(line.width() <= COLUMNS, "{line:?}");
                prop_assert!(!line.chars().any(char::is_control), "{line:?}");
            }
        }
    }
}
