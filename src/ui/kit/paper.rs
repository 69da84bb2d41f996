//! A text to read as it is, line by line, for letters and sheets: scrolled, never wrapped or decorated, so that what is
//! copied from the screen is what it says.

use unicode_width::UnicodeWidthStr;

use super::{form_draw::mask, intent::Intent, outline::OutlineLine, scroll::Scroll};
use crate::{
    keymap::{Action, Context, Input},
    ui::{
        canvas::{Area, Canvas},
        theme::Meaning,
    },
};

/// A text on the screen.
#[derive(Debug, Clone, Default)]
pub struct Paper {
    lines: Vec<String>,
    scroll: Scroll,
    personal: bool,
}

impl Paper {
    /// The text, from its first line.
    pub fn new(text: &str) -> Self {
        Self { lines: text.lines().map(str::to_owned).collect(), ..Self::default() }
    }

    /// About somebody: hidden while names are.
    #[must_use]
    pub fn personal(mut self) -> Self {
        self.personal = true;
        self
    }

    /// The contexts for keys: those of a list.
    pub fn contexts(&self) -> Vec<Context> {
        vec![Context::List]
    }

    /// Whether `action` moves through the text.
    pub fn offers(&self, action: Action) -> bool {
        matches!(
            action,
            Action::ListUp
                | Action::ListDown
                | Action::ListPageUp
                | Action::ListPageDown
                | Action::ListTop
                | Action::ListBottom
        )
    }

    /// Moves by an input; false when it is not for a text.
    pub fn update(&mut self, input: &Input) -> bool {
        let page = isize::try_from(self.scroll.page().max(2) - 1).unwrap_or(1);
        let all = isize::try_from(self.lines.len()).unwrap_or(isize::MAX);
        self.scroll.by(match Intent::of(input) {
            Intent::Up => -1,
            Intent::Down => 1,
            Intent::PageUp => -page,
            Intent::PageDown => page,
            Intent::Top | Intent::Start => -all,
            Intent::Bottom | Intent::End => all,
            _ => return false,
        });
        true
    }

    /// Draws the lines in view from the left edge, and below them how much more there is.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        let (total, height) = (self.lines.len(), usize::from(area.height));
        let fits = total <= height || height < 3;
        let room = if fits { height } else { height - 1 };
        let first = self.scroll.free(total, room);
        for (line, y) in self.lines.iter().skip(first).take(room).zip(area.top()..) {
            let hidden = canvas.privacy && self.personal && !line.is_empty();
            let shown = if hidden { mask(canvas.theme.ascii) } else { line };
            canvas.put(area.x, y, area.width, shown, Meaning::Plain);
        }
        canvas.cursor = Some((area.x, area.y));
        if !fits {
            let last = (first + room).min(total);
            let values = [("first", (first + 1).into()), ("last", last.into()), ("total", total.into())];
            let words = canvas.texts.with("kit-paper-lines", &values);
            let x = area
                .right()
                .saturating_sub(u16::try_from(words.width() + 1).unwrap_or(area.width))
                .max(area.x);
            canvas.put(x, area.bottom() - 1, area.right() - x, &words, Meaning::Dim);
        }
    }

    /// The same as lines.
    pub fn outline(&self) -> Vec<OutlineLine> {
        self.lines.iter().map(|line| OutlineLine::new(line.clone(), "")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        keymap::Code,
        ui::kit::testing::{Stage, every_size, key},
    };

    fn shown(paper: &Paper) -> String {
        Stage::draw(40, 5, |canvas, area| paper.draw(canvas, area)).text()
    }

    #[test]
    fn a_text_is_walked_through_from_end_to_end() {
        let text = (1..=20).map(|n| format!("line {n}")).collect::<Vec<_>>().join("\n");
        let mut paper = Paper::new(&text);
        assert!(shown(&paper).starts_with("line 1\n") && shown(&paper).contains("1–4 of 20"));
        for (code, first) in [
            (Code::Down, "line 2"),
            (Code::PageDown, "line 5"),
            (Code::End, "line 17"),
            (Code::Down, "line 17"),
            (Code::PageUp, "line 14"),
            (Code::Home, "line 1"),
            (Code::Up, "line 1"),
        ] {
            assert!(paper.update(&key(code)));
            assert_eq!(shown(&paper).lines().next().map(str::trim_end), Some(first), "{code:?}");
        }
        assert!(!paper.update(&key(Code::Enter)));
        every_size(|canvas, area| paper.draw(canvas, area));
    }
}
