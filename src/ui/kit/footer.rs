//! The last line: the keys that do something here and now. Drops hints from the least important;
//! the help key never drops.

use super::width;
use crate::ui::{
    canvas::{Area, Canvas},
    theme::Meaning,
};

/// One key with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The key.
    pub key: String,
    /// What it does.
    pub label: String,
    /// Stays whatever the width.
    pub keeps: bool,
}

impl Hint {
    fn columns(&self) -> u16 {
        width::columns(&self.key) + 1 + width::columns(&self.label)
    }
}

/// Which hints fit into `room` columns, in their order: those that keep their place, then the most important.
fn fitting(hints: &[Hint], room: u16) -> Vec<&Hint> {
    let kept: u16 = hints.iter().filter(|hint| hint.keeps).map(|hint| hint.columns() + 2).sum();
    let mut left = room.saturating_sub(kept);
    let mut full = false;
    hints
        .iter()
        .filter(|hint| {
            let needed = hint.columns() + 2;
            full = full || !hint.keeps && needed > left;
            if !hint.keeps && !full {
                left -= needed;
            }
            hint.keeps || !full
        })
        .collect()
}

/// Draws the hints into the row.
pub fn draw(canvas: &mut Canvas<'_>, row: Area, hints: &[Hint]) {
    let mut x = row.x + 1;
    for hint in fitting(hints, row.width) {
        let room = row.right().saturating_sub(x);
        x += canvas.put(x, row.y, room, &hint.key, Meaning::KeyName) + 1;
        x += canvas.put(x, row.y, row.right().saturating_sub(x), &hint.label, Meaning::Plain) + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_important_drop_first_and_help_stays() {
        let hint =
            |key: &str, label: &str, keeps| Hint { key: key.to_owned(), label: label.to_owned(), keeps };
        let hints = [
            hint("F2", "save", false),
            hint("Esc", "back", false),
            hint("?", "keys", true),
            hint("q", "quit", false),
        ];
        let shown =
            |room| fitting(&hints, room).iter().map(|hint| hint.key.as_str()).collect::<Vec<_>>().join(" ");
        for (room, keys) in [(80, "F2 Esc ? q"), (30, "F2 Esc ?"), (20, "F2 ?"), (9, "?"), (0, "?")] {
            assert_eq!(shown(room), keys, "{room}");
        }
    }
}
