//! Which part of something long is in view. It moves by half pages and only when the focus would leave the
//! view, so that most moves change a few cells only. What it remembers never changes what is shown twice.

use std::{cell::Cell, ops::Range};

/// The first line in view and the height it was last drawn with.
#[derive(Debug, Clone, Default)]
pub struct Scroll {
    top: Cell<usize>,
    height: Cell<usize>,
}

impl Scroll {
    /// The first line in view, so that the lines `focus` of `total` are seen in `height` lines (their first
    /// lines, when they are more than fit).
    pub fn place(&self, total: usize, height: usize, focus: Range<usize>) -> usize {
        self.height.set(height);
        let half = (height / 2).max(1);
        let mut top = self.top.get();
        if focus.end > top + height {
            let need = focus.end.saturating_sub(height);
            top = (top + half).max(need);
        }
        if focus.start < top {
            top = focus.start.min(top.saturating_sub(half));
        }
        if focus.end > top + height || focus.start < top {
            top = focus.start;
        }
        top = top.min(total.saturating_sub(height));
        self.top.set(top);
        top
    }

    /// Moves the view by `lines` without a focus (for texts to read); the next [`Scroll::free`] clamps it.
    pub fn by(&self, lines: isize) {
        self.top.set(self.top.get().saturating_add_signed(lines));
    }

    /// The first line in view where nothing has the focus.
    pub fn free(&self, total: usize, height: usize) -> usize {
        self.height.set(height);
        let top = self.top.get().min(total.saturating_sub(height));
        self.top.set(top);
        top
    }

    /// Lines of a page, as last drawn; at least one.
    pub fn page(&self) -> usize {
        self.height.get().max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_by_half_pages_and_keeps_the_focus_in_view() {
        let scroll = Scroll::default();
        let tops: Vec<_> = (0..14).map(|line| scroll.place(30, 10, line..line + 1)).collect();
        assert_eq!(tops, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 5, 5, 5]);
        assert_eq!(scroll.place(30, 10, 5..6), 5, "no move while the focus stays in view");
        assert_eq!(scroll.place(30, 10, 4..5), 0);
        assert_eq!(scroll.place(30, 10, 29..30), 20);
        assert_eq!(scroll.place(3, 10, 2..3), 0, "nothing to scroll");
        assert_eq!(scroll.place(30, 2, 8..14), 8, "a focus longer than the view shows its first lines");
    }
}
