//! What the kit's tests share: a stage of a given size and a cleaning rule like the real one.

use std::sync::LazyLock;

use ratatui::buffer::Buffer;

use super::clean::{Cleaned, Limit, TooLong};
use crate::{
    keymap::{Code, Context, Input, Key, Keymap},
    text::{Lang, Texts},
    ui::{
        canvas::{Area, Canvas},
        theme::{Meaning, Theme, ThemeName},
    },
};

/// Takes control characters out (line breaks stay in notes) and refuses what is too long.
pub(crate) fn clean(text: &str, limit: Limit) -> Result<Cleaned, TooLong> {
    let keep = |c: &char| !c.is_control() || (limit == Limit::Note && *c == '\n');
    let kept: String = text.chars().filter(keep).collect();
    if limit.measure(&kept) > limit.most() {
        return Err(TooLong { length: limit.measure(&kept), limit: limit.most() });
    }
    let removed = text.chars().count() - kept.chars().count();
    Ok(Cleaned { text: kept, removed })
}

/// English texts.
pub(crate) fn texts() -> Texts {
    Texts::new(Lang::En)
}

/// A key press without an action.
pub(crate) fn key(code: Code) -> Input {
    Input::Key { key: Key::plain(code), action: None }
}

/// A printable key without an action.
pub(crate) fn letter(c: char) -> Input {
    key(Code::Char(c))
}

/// A key press with the action that the shipped keymap gives it in `contexts`.
pub(crate) fn key_in(mut contexts: Vec<Context>, code: Code) -> Input {
    static SHIPPED: LazyLock<Keymap> = LazyLock::new(Keymap::shipped);
    contexts.push(Context::Global);
    let key = Key::plain(code);
    Input::Key { key, action: SHIPPED.resolve(&contexts, key) }
}

/// What was drawn.
pub(crate) struct Stage {
    /// The cells.
    pub(crate) buffer: Buffer,
    /// The cursor.
    pub(crate) cursor: Option<(u16, u16)>,
    /// Meanings in drawing order.
    pub(crate) meanings: Vec<(Area, Meaning)>,
}

impl Stage {
    /// Draws on `width` × `height`.
    pub(crate) fn draw(width: u16, height: u16, draw: impl FnOnce(&mut Canvas<'_>, Area)) -> Self {
        Self::draw_as(width, height, false, draw)
    }

    /// Draws with privacy on or off.
    pub(crate) fn draw_as(
        width: u16,
        height: u16,
        privacy: bool,
        draw: impl FnOnce(&mut Canvas<'_>, Area),
    ) -> Self {
        let area = Area::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let theme = Theme::new(ThemeName::Dark, false, width % 2 == 1);
        let texts = texts();
        let mut canvas = Canvas::new(&mut buffer, &theme, &texts, privacy);
        draw(&mut canvas, area);
        let (cursor, meanings) = (canvas.cursor, canvas.meanings);
        if let Some((x, y)) = cursor {
            assert!(x < width && y < height, "cursor {x},{y} outside {width}×{height}");
        }
        Self { buffer, cursor, meanings }
    }

    /// The rows as text, without spaces at their ends.
    pub(crate) fn rows(&self) -> Vec<String> {
        let area = self.buffer.area;
        let row = |y| {
            (0..area.width).map(|x| self.buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned()
        };
        (0..area.height).map(row).collect()
    }

    /// All rows as one text.
    pub(crate) fn text(&self) -> String {
        self.rows().join("\n")
    }

    /// How many cells differ from `other`.
    pub(crate) fn changed(&self, other: &Self) -> usize {
        self.buffer.diff(&other.buffer).len()
    }
}

/// Draws at every size that matters from 1×1 to 200×60.
pub(crate) fn every_size(mut draw: impl FnMut(&mut Canvas<'_>, Area)) {
    for width in (1..14).chain([19, 20, 30, 40, 43, 44, 55, 56, 79, 80, 109, 110, 200]) {
        for height in (1..9).chain([24, 25, 60]) {
            Stage::draw_as(width, height, height % 2 == 0, &mut draw);
        }
    }
}
