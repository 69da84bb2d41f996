//! A text of several lines with soft wrap, up to 1 MiB, edited by grapheme cluster. Rows are found when they
//! are needed and only near what is shown, so that a long text costs no more per key than a short one.

use std::cell::{Cell, RefCell};

use super::{
    clean::{Cleaner, Edit, Limit, TooLong, clean_after},
    cluster,
    intent::Intent,
    width,
};

/// One line of the text (between two line breaks) with the starts of its rows, as far as they were needed.
#[derive(Debug, Clone, Default)]
struct Line {
    text: String,
    rows: RefCell<Rows>,
}

#[derive(Debug, Clone, Default)]
struct Rows {
    width: usize,
    starts: Vec<usize>,
    done: bool,
}

impl Line {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), rows: RefCell::default() }
    }

    /// Forgets the rows from the one before the row of byte `at`: a shorter first word may move up there.
    fn touched(&self, at: usize) {
        let mut rows = self.rows.borrow_mut();
        let kept = rows.starts.partition_point(|start| *start <= at).saturating_sub(1);
        rows.starts.truncate(kept);
        rows.done = false;
    }

    /// Finds rows until `enough` is true for the starts found, or there are no more.
    fn find(&self, width: usize, enough: impl Fn(&[usize]) -> bool) {
        let mut rows = self.rows.borrow_mut();
        if rows.width != width || rows.starts.is_empty() {
            *rows = Rows { width, starts: vec![0], done: false };
        }
        while !rows.done && !enough(&rows.starts) {
            let last = rows.starts.last().copied().unwrap_or(0);
            let end = cluster::row_end(&self.text, last, width);
            rows.done = end >= self.text.len();
            if !rows.done {
                rows.starts.push(end);
            }
        }
    }

    /// The row in which byte `at` stands.
    fn row_of(&self, width: usize, at: usize) -> usize {
        self.find(width, |starts| starts.last().is_some_and(|start| *start > at));
        self.rows.borrow().starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The bytes of row `row`, if there is one.
    fn row(&self, width: usize, row: usize) -> Option<(usize, usize)> {
        self.find(width, |starts| starts.len() > row + 1);
        let rows = self.rows.borrow();
        let start = *rows.starts.get(row)?;
        Some((start, rows.starts.get(row + 1).copied().unwrap_or(self.text.len())))
    }

    /// The number of rows, counted up to `most`.
    fn count(&self, width: usize, most: usize) -> usize {
        self.find(width, |starts| starts.len() >= most);
        self.rows.borrow().starts.len().min(most)
    }
}

/// What a note shows: its rows from the top, and the cursor's column and row.
pub type NoteView = (Vec<String>, (u16, u16));

/// A note being edited.
#[derive(Debug, Clone)]
pub struct NoteEdit {
    lines: Vec<Line>,
    bytes: usize,
    line: usize,
    at: usize,
    goal: Option<usize>,
    /// First row in view, as line and row within it.
    top: Cell<(usize, usize)>,
    /// Columns and rows it was last drawn with, for moves by row and page.
    drawn: Cell<(usize, usize)>,
    clean: Cleaner,
}

impl NoteEdit {
    /// An empty note.
    pub fn new(clean: Cleaner) -> Self {
        Self {
            lines: vec![Line::default()],
            bytes: 0,
            line: 0,
            at: 0,
            goal: None,
            top: Cell::new((0, 0)),
            drawn: Cell::new((60, 5)),
            clean,
        }
    }

    /// The whole text.
    pub fn text(&self) -> String {
        let mut whole = String::with_capacity(self.bytes);
        for (index, line) in self.lines.iter().enumerate() {
            if index > 0 {
                whole.push('\n');
            }
            whole.push_str(&line.text);
        }
        whole
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// Whether the text is `other`; cheaper than building it.
    pub fn is(&self, other: &str) -> bool {
        self.bytes == other.len() && self.lines.iter().map(|line| line.text.as_str()).eq(other.split('\n'))
    }

    /// Replaces the text; the cursor goes to its end.
    pub fn set(&mut self, text: &str) {
        self.lines = text.split('\n').map(Line::new).collect();
        self.bytes = text.len();
        self.line = self.lines.len() - 1;
        self.at = self.lines[self.line].text.len();
        self.goal = None;
        self.top.set((0, 0));
    }

    /// Acts on an input. Up on the first row and Down on the last are not its own.
    pub fn apply(&mut self, intent: &Intent) -> Edit {
        let page = self.drawn.get().1.max(2) - 1;
        let vertical = match intent {
            Intent::Up => Some((true, 1)),
            Intent::Down => Some((false, 1)),
            Intent::PageUp => Some((true, page)),
            Intent::PageDown => Some((false, page)),
            _ => None,
        };
        if let Some((up, rows)) = vertical {
            let moved = (0..rows).filter(|_| self.row_move(up)).count();
            return if moved > 0 { Edit::Moved } else { Edit::Ignored };
        }
        self.goal = None;
        match intent {
            Intent::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            Intent::Enter => self.insert("\n"),
            Intent::Paste(text) => self.insert(text),
            Intent::Backspace => self.backspace(),
            Intent::Delete => self.delete(),
            Intent::DeleteWord if self.at == 0 => self.backspace(),
            Intent::DeleteWord => self.remove(cluster::word_before(&self.here().text, self.at), self.at),
            Intent::Clear => self.clear(),
            _ => self.horizontal(intent),
        }
    }

    fn here(&self) -> &Line {
        &self.lines[self.line]
    }

    fn horizontal(&mut self, intent: &Intent) -> Edit {
        let length = self.here().text.len();
        let (width, last) = (self.drawn.get().0, self.line + 1 == self.lines.len());
        match intent {
            Intent::Left | Intent::WordLeft if self.at == 0 => {
                if self.line > 0 {
                    self.line -= 1;
                    self.at = self.here().text.len();
                }
            }
            Intent::Right | Intent::WordRight if self.at == length => {
                if !last {
                    (self.line, self.at) = (self.line + 1, 0);
                }
            }
            Intent::Left => self.at = cluster::before(&self.here().text, self.at),
            Intent::Right => self.at = cluster::after(&self.here().text, self.at),
            Intent::WordLeft => self.at = cluster::word_before(&self.here().text, self.at),
            Intent::WordRight => self.at = cluster::word_after(&self.here().text, self.at),
            Intent::Start => self.at = self.row_bytes(width).0,
            Intent::End => {
                let (start, end) = self.row_bytes(width);
                // The end of a wrapped row is the start of the next one: stay before its last cluster.
                self.at =
                    if end == length { end } else { cluster::before(&self.here().text, end).max(start) };
            }
            _ => return Edit::Ignored,
        }
        Edit::Moved
    }

    fn row_bytes(&self, width: usize) -> (usize, usize) {
        let line = self.here();
        line.row(width, line.row_of(width, self.at)).unwrap_or((0, line.text.len()))
    }

    /// One row up or down, keeping the column where it can; false at the edge of the text.
    fn row_move(&mut self, up: bool) -> bool {
        let width = self.drawn.get().0;
        let row = self.here().row_of(width, self.at);
        let (start, _) = self.row_bytes(width);
        let goal =
            self.goal.unwrap_or_else(|| usize::from(width::columns(&self.here().text[start..self.at])));
        let target = if up {
            match row.checked_sub(1) {
                Some(row) => (self.line, row),
                None => match self.line.checked_sub(1) {
                    Some(line) => (line, self.lines[line].count(width, usize::MAX) - 1),
                    None => return false,
                },
            }
        } else if self.here().row(width, row + 1).is_some() {
            (self.line, row + 1)
        } else if self.line + 1 < self.lines.len() {
            (self.line + 1, 0)
        } else {
            return false;
        };
        let line = &self.lines[target.0];
        let (start, end) = line.row(width, target.1).unwrap_or((0, 0));
        let mut at = start + cluster::fitting(&line.text[start..end], goal);
        if at == end && end < line.text.len() {
            at = cluster::before(&line.text, end).max(start);
        }
        (self.line, self.at, self.goal) = (target.0, at, Some(goal));
        true
    }

    fn remove(&mut self, from: usize, to: usize) -> Edit {
        if from >= to {
            return Edit::Moved;
        }
        let line = &mut self.lines[self.line];
        line.text.drain(from..to);
        line.touched(from);
        self.at = cluster::boundary(&line.text, from);
        self.bytes -= to - from;
        Edit::Changed { removed: 0 }
    }

    fn backspace(&mut self) -> Edit {
        if self.at > 0 {
            return self.remove(cluster::before(&self.here().text, self.at), self.at);
        }
        if self.line == 0 {
            return Edit::Moved;
        }
        self.line -= 1;
        self.at = self.here().text.len();
        self.join()
    }

    fn delete(&mut self) -> Edit {
        let length = self.here().text.len();
        if self.at < length {
            return self.remove(self.at, cluster::after(&self.here().text, self.at));
        }
        if self.line + 1 == self.lines.len() { Edit::Moved } else { self.join() }
    }

    /// Joins the line after the cursor's to it.
    fn join(&mut self) -> Edit {
        let next = self.lines.remove(self.line + 1);
        let line = &mut self.lines[self.line];
        line.touched(line.text.len());
        line.text.push_str(&next.text);
        self.bytes -= 1;
        Edit::Changed { removed: 0 }
    }

    fn clear(&mut self) -> Edit {
        if self.bytes == 0 {
            return Edit::Moved;
        }
        self.set("");
        Edit::Changed { removed: 0 }
    }

    fn insert(&mut self, piece: &str) -> Edit {
        let here = &self.here().text;
        let context = &here[cluster::before(here, self.at)..self.at];
        // A cluster of thousands of marks is not carried through the cleaning for each letter.
        let context = if context.len() > 64 { "" } else { context };
        let cleaned = match clean_after(self.clean, Limit::Note, context, piece) {
            Ok(cleaned) => cleaned,
            Err(too_long) => return Edit::Refused(too_long),
        };
        let length = self.bytes + cleaned.text.len();
        if length > Limit::Note.most() {
            return Edit::Refused(TooLong { length, limit: Limit::Note.most() });
        }
        if cleaned.text.is_empty() && cleaned.removed == 0 {
            return Edit::Moved;
        }
        self.bytes = length;
        self.insert_clean(&cleaned.text);
        Edit::Changed { removed: cleaned.removed }
    }

    fn insert_clean(&mut self, text: &str) {
        let line = &mut self.lines[self.line];
        line.touched(self.at);
        let Some((first, rest)) = text.split_once('\n') else {
            line.text.insert_str(self.at, text);
            let end = self.at + text.len();
            let at = cluster::boundary(&line.text, end);
            self.at = if at < end { cluster::after(&line.text, at) } else { at };
            return;
        };
        let tail = line.text.split_off(self.at);
        line.text.push_str(first);
        let mut new: Vec<_> = rest.split('\n').map(Line::new).collect();
        let count = new.len();
        if let Some(last) = new.last_mut() {
            self.at = last.text.len();
            last.text.push_str(&tail);
        }
        self.lines.splice(self.line + 1..self.line + 1, new);
        self.line += count;
    }

    /// The number of rows in `columns` columns, counted up to `most`.
    pub fn rows(&self, columns: u16, most: usize) -> usize {
        let width = text_width(columns);
        let mut rows = 0;
        for line in &self.lines {
            rows += line.count(width, most - rows);
            if rows >= most {
                break;
            }
        }
        rows
    }

    /// What to draw in `columns` × `rows` with the cursor in view.
    pub fn view(&self, columns: u16, rows: usize) -> NoteView {
        let width = text_width(columns);
        let rows = rows.max(1);
        self.drawn.set((width, rows));
        let cursor = (self.line, self.here().row_of(width, self.at));
        let mut top = self.top.get();
        let gone = top.0 >= self.lines.len() || top > cursor;
        if gone || self.distance(top, cursor, width, rows).is_none() {
            top = self.back(cursor, width, rows / 2);
        }
        let top_row = self.lines[top.0].count(width, top.1 + 1).saturating_sub(1);
        top.1 = top.1.min(top_row);
        self.top.set(top);
        let y = self.distance(top, cursor, width, rows).unwrap_or(0);
        let start = self.here().row(width, cursor.1).map_or(0, |(start, _)| start);
        let x = width::columns(&self.here().text[start..self.at]).min(columns.saturating_sub(1));
        (self.rows_from(top, width, rows), (x, u16::try_from(y).unwrap_or(0)))
    }

    /// The first `rows` rows in `columns` columns, for a note without the focus.
    pub fn still(&self, columns: u16, rows: usize) -> Vec<String> {
        self.rows_from((0, 0), text_width(columns), rows)
    }

    fn rows_from(&self, top: (usize, usize), width: usize, rows: usize) -> Vec<String> {
        let mut seen = Vec::with_capacity(rows);
        let (mut line, mut row) = top;
        while seen.len() < rows && line < self.lines.len() {
            match self.lines[line].row(width, row) {
                Some((start, end)) => {
                    seen.push(self.lines[line].text[start..end].to_owned());
                    row += 1;
                }
                None => (line, row) = (line + 1, 0),
            }
        }
        seen
    }

    /// The place `rows` rows before `place`.
    fn back(&self, place: (usize, usize), width: usize, rows: usize) -> (usize, usize) {
        let (mut line, mut row) = place;
        for _ in 0..rows {
            if row > 0 {
                row -= 1;
            } else if line > 0 {
                line -= 1;
                row = self.lines[line].count(width, usize::MAX) - 1;
            }
        }
        (line, row)
    }

    /// Rows from `from` to `to`, if they are fewer than `most`.
    fn distance(&self, from: (usize, usize), to: (usize, usize), width: usize, most: usize) -> Option<usize> {
        let mut rows = 0;
        let mut line = from.0;
        let mut first = from.1;
        while line < to.0 {
            rows += self.lines[line].count(width, first + most + 1).saturating_sub(first);
            if rows >= most {
                return None;
            }
            (line, first) = (line + 1, 0);
        }
        rows = (rows + to.1).checked_sub(first)?;
        (rows < most).then_some(rows)
    }
}

/// Columns for text: one is left for the cursor behind the last letter of a row.
fn text_width(columns: u16) -> usize {
    usize::from(columns).saturating_sub(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::kit::testing::clean;

    fn note(text: &str) -> NoteEdit {
        let mut note = NoteEdit::new(clean);
        note.set(text);
        note
    }

    #[test]
    fn enter_makes_a_line_and_backspace_joins() {
        let mut note = note("one");
        note.apply(&Intent::Enter);
        note.apply(&Intent::Paste("two\nthree".into()));
        assert_eq!(note.text(), "one\ntwo\nthree");
        assert!(note.is("one\ntwo\nthree") && !note.is("one\ntwo\nthre3"));
        note.apply(&Intent::Start);
        note.apply(&Intent::Backspace);
        assert_eq!(note.text(), "one\ntwothree");
        note.apply(&Intent::Up);
        note.apply(&Intent::End);
        note.apply(&Intent::Delete);
        assert_eq!(note.text(), "onetwothree");
        note.apply(&Intent::Clear);
        assert!(note.is_empty());
    }

    #[test]
    fn wraps_softly_and_moves_by_row() {
        let mut note = note("one two three four");
        let (rows, cursor) = note.view(10, 5);
        assert_eq!(rows, ["one two ", "three ", "four"]);
        assert_eq!(cursor, (4, 2));
        assert_eq!(note.apply(&Intent::Up), Edit::Moved);
        assert_eq!(note.apply(&Intent::Up), Edit::Moved);
        assert_eq!(note.apply(&Intent::Up), Edit::Ignored, "the form may take it");
        note.apply(&Intent::Char('X'));
        assert_eq!(note.text(), "one Xtwo three four");
        note.apply(&Intent::End);
        note.apply(&Intent::Down);
        note.apply(&Intent::Down);
        assert_eq!(note.apply(&Intent::Down), Edit::Ignored);
    }

    #[test]
    fn rows_after_an_edit_are_those_of_a_fresh_note() {
        let mut edited = note(&"some words of a longer sentence ".repeat(9));
        edited.view(20, 6);
        for step in 0..60 {
            let intent = match step % 5 {
                0 => Intent::Up,
                1 => Intent::WordLeft,
                2 => Intent::Char(' '),
                3 => Intent::DeleteWord,
                _ => Intent::Char('w'),
            };
            edited.apply(&intent);
            edited.view(20, 6);
            let fresh = note(&edited.text());
            assert_eq!(edited.still(20, 99), fresh.still(20, 99), "after step {step}");
        }
    }

    #[test]
    fn the_limit_is_one_mebibyte() {
        let mut note = note(&"x".repeat((1 << 20) - 1));
        assert_eq!(
            note.apply(&Intent::Paste("ab".into())),
            Edit::Refused(TooLong { length: (1 << 20) + 1, limit: 1 << 20 })
        );
        assert_eq!(note.apply(&Intent::Char('a')), Edit::Changed { removed: 0 });
    }

    /// A cost that grows with the text per key would be minutes here; how fast it is, benchmarks say.
    #[test]
    fn huge_notes_are_edited_where_the_cursor_is() {
        for text in [
            "word ".repeat(200_000),
            "x".repeat(1_000_000),
            "line\n".repeat(200_000),
            format!("e{}", "\u{301}".repeat(10_000)),
        ] {
            let mut note = note(&text);
            note.view(60, 8);
            for intent in [Intent::Char('a'), Intent::Up, Intent::Char('b'), Intent::Backspace, Intent::Left]
            {
                for _ in 0..10 {
                    note.apply(&intent);
                    note.view(60, 8);
                }
            }
            assert_eq!(
                note.text().len(),
                text.len() + 10,
                "ten letters stay of twenty typed, the rest is as it was"
            );
        }
    }
}
