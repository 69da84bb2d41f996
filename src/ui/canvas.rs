//! Where parts and screens draw: the cells, the cursor, and what each place means (for tests and linear mode).
//! Text from people passes [`crate::ui::canvas::Canvas::put`], which lets nothing but printable clusters through.

use ratatui::{buffer::Buffer, layout::Rect};

use super::theme::{Meaning, Theme};
use crate::text::Texts;

/// A rectangle of cells.
pub type Area = Rect;

/// One frame being drawn.
pub struct Canvas<'a> {
    /// The cells.
    pub buffer: &'a mut Buffer,
    /// Looks.
    pub theme: &'a Theme,
    /// Words.
    pub texts: &'a Texts,
    /// Names, birth dates and notes are masked except where the focus is (F9).
    pub privacy: bool,
    /// Where the real cursor stands.
    pub cursor: Option<(u16, u16)>,
    /// What the drawn places mean, in drawing order.
    pub meanings: Vec<(Area, Meaning)>,
}

impl Canvas<'_> {
    /// Writes `text` at column `x`, row `y`, at most `width` columns, cut at a cluster; returns the columns used.
    /// Nothing outside the buffer is touched.
    pub fn put(&mut self, x: u16, y: u16, width: u16, text: &str, meaning: Meaning) -> u16 {
        let area = self.buffer.area;
        if y < area.top() || y >= area.bottom() || x >= area.right() || width == 0 {
            return 0;
        }
        let width = width.min(area.right() - x);
        let (end, _) = self.buffer.set_stringn(x, y, text, usize::from(width), self.theme.style(meaning));
        self.meanings.push((Area::new(x, y, end - x, 1), meaning));
        end - x
    }
}
