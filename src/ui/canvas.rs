//! Where parts and screens draw: the cells, the cursor, and what each place means (for tests and linear mode).
//! Text from people passes [`Canvas::put`], which lets nothing but printable clusters through.

use std::borrow::Cow;

use ratatui::{buffer::Buffer, layout::Rect};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    kit::width,
    theme::{Meaning, Theme},
};
use crate::text::{Texts, safe};

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

impl<'a> Canvas<'a> {
    /// An empty canvas over `buffer`.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme, texts: &'a Texts, privacy: bool) -> Self {
        Self { buffer, theme, texts, privacy, cursor: None, meanings: Vec::new() }
    }

    /// Writes `text` at column `x`, row `y`, at most `width` columns, cut at a cluster; returns the columns used.
    /// Nothing outside the buffer is touched.
    pub fn put(&mut self, x: u16, y: u16, width: u16, text: &str, meaning: Meaning) -> u16 {
        let area = self.buffer.area;
        if y < area.top() || y >= area.bottom() || x < area.left() || x >= area.right() {
            return 0;
        }
        let style = self.theme.style(meaning);
        let limit = x + width.min(area.right() - x);
        let mut at = x;
        for cluster in safe::line(text).graphemes(true) {
            let columns = width::columns(cluster);
            if columns == 0 {
                continue;
            }
            if at + columns > limit {
                break;
            }
            self.buffer[(at, y)].set_symbol(cluster).set_style(style);
            // What a wide cluster covers is empty, as the terminal shows it.
            for covered in at + 1..at + columns {
                self.buffer[(covered, y)].reset();
                self.buffer[(covered, y)].set_style(style);
            }
            at += columns;
        }
        if at > x {
            self.meanings.push((Area::new(x, y, at - x, 1), meaning));
        }
        at - x
    }

    /// Like [`Canvas::put`], with an ellipsis where the text is longer than `width`.
    pub fn put_fitted(&mut self, x: u16, y: u16, width: u16, text: &str, meaning: Meaning) -> u16 {
        let text = width::fit(text, width, self.theme.ascii);
        self.put(x, y, width, &text, meaning)
    }

    /// Fills the row `y` of `area` with a rule line.
    pub fn rule(&mut self, area: Area, y: u16) {
        let mark = if self.theme.ascii { "-" } else { "─" };
        self.put(area.x, y, area.width, &mark.repeat(usize::from(area.width)), Meaning::Rule);
    }

    /// `text` as it may be shown now: with F9 only initials, except where the focus is (screens.md, rule 13).
    pub fn private<'t>(&self, text: &'t str, focused: bool) -> Cow<'t, str> {
        if self.privacy && !focused { Cow::Owned(width::initials(text)) } else { Cow::Borrowed(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{text::Lang, ui::theme::ThemeName};

    fn shown(text: &str, width: u16) -> (u16, String) {
        let (theme, texts) = (Theme::new(ThemeName::Mono, false, false), Texts::new(Lang::En));
        let mut buffer = Buffer::empty(Area::new(0, 0, 10, 2));
        let used = Canvas::new(&mut buffer, &theme, &texts, false).put(2, 1, width, text, Meaning::Plain);
        (used, (0..10).map(|x| buffer[(x, 1)].symbol().to_owned()).collect::<String>().trim().to_owned())
    }

    #[test]
    fn text_is_cut_at_a_cluster_and_never_outside() {
        assert_eq!(shown("abcdef", 3), (3, "abc".to_owned()));
        assert_eq!(shown("ab漢字", 3), (2, "ab".to_owned()), "half a wide letter does not fit");
        assert_eq!(shown("abcdefghijklmnop", 99).0, 8);
        assert_eq!(shown("e\u{301}tude", 2), (2, "e\u{301}t".to_owned()));
        assert_eq!(shown("\u{1b}[2J\u{202e}x", 9), (5, "\u{fffd}[2Jx".to_owned()));
        assert_eq!(shown("", 3).0, 0);
    }

    #[test]
    fn places_outside_are_ignored() {
        let (theme, texts) = (Theme::new(ThemeName::Mono, false, false), Texts::new(Lang::En));
        let mut buffer = Buffer::empty(Area::new(0, 0, 1, 1));
        let mut canvas = Canvas::new(&mut buffer, &theme, &texts, false);
        for (x, y) in [(0, 1), (1, 0), (u16::MAX, u16::MAX)] {
            assert_eq!(canvas.put(x, y, u16::MAX, "x", Meaning::Plain), 0);
        }
    }
}
