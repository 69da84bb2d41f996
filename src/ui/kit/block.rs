//! Lines ready to draw: what a part of variable height is made of before it is placed and scrolled. A block
//! knows its height without a buffer; drawing it touches only the lines in view.

use super::width;
use crate::ui::{
    canvas::{Area, Canvas},
    theme::Meaning,
};

/// A piece of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Column, from the left of the block.
    pub x: u16,
    /// The words.
    pub text: String,
    /// What they mean.
    pub meaning: Meaning,
}

/// Lines, and the cursor's column and line where it stands in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// The lines, each of pieces that do not overlap.
    pub lines: Vec<Vec<Segment>>,
    /// Column and line of the cursor.
    pub cursor: Option<(u16, usize)>,
}

impl Block {
    /// Adds an empty line.
    pub fn line(&mut self) -> &mut Self {
        self.lines.push(Vec::new());
        self
    }

    /// Adds a piece to the last line (the first one is made where there is none).
    pub fn put(&mut self, x: u16, text: impl Into<String>, meaning: Meaning) -> &mut Self {
        if self.lines.is_empty() {
            self.line();
        }
        if let Some(line) = self.lines.last_mut() {
            line.push(Segment { x, text: text.into(), meaning });
        }
        self
    }

    /// Adds `text` wrapped to `width` columns from column `x`, each row a new line.
    pub fn wrapped(&mut self, x: u16, width: u16, text: &str, meaning: Meaning) -> &mut Self {
        for row in width::wrap(text, width.max(1)) {
            self.line().put(x, row, meaning);
        }
        self
    }

    /// The column after the last piece of the last line.
    pub fn end(&self) -> u16 {
        let last = self.lines.last().and_then(|line| line.last());
        last.map_or(0, |segment| segment.x.saturating_add(width::columns(&segment.text)))
    }

    /// Adds the lines of `other` below.
    pub fn append(&mut self, mut other: Self) {
        if let Some((x, line)) = other.cursor {
            self.cursor = Some((x, line + self.lines.len()));
        }
        self.lines.append(&mut other.lines);
    }

    /// Draws the lines from `first` into `area`, with the cursor where it is in view.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area, first: usize) {
        for (line, y) in self.lines.iter().skip(first).zip(area.top()..area.bottom()) {
            for segment in line.iter().filter(|segment| segment.x < area.width) {
                canvas.put(area.x + segment.x, y, area.width - segment.x, &segment.text, segment.meaning);
            }
        }
        if let Some((x, line)) = self.cursor {
            let seen = line.checked_sub(first).and_then(|row| u16::try_from(row).ok());
            if let Some(row) = seen.filter(|row| *row < area.height && area.width > 0) {
                canvas.cursor = Some((area.x + x.min(area.width - 1), area.y + row));
            }
        }
    }
}
