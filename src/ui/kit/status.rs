//! The status line: the last result with its undo key, who works here where a record took the first line,
//! and the crisis key, which never drops.

use super::{frame, width};
use crate::ui::{
    canvas::{Area, Canvas},
    theme::Meaning,
};

/// What the status line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatusLine {
    /// The last result, or empty.
    pub text: String,
    /// Whether it reports a failure.
    pub failed: bool,
    /// The undo key with its word, where the last command can be undone.
    pub undo: String,
    /// The crisis key with its word.
    pub crisis: String,
}

impl StatusLine {
    /// Draws it into the row; `identity` are the pieces of who works here with their weights.
    pub fn draw(&self, canvas: &mut Canvas<'_>, row: Area, identity: &[(u8, &str)]) {
        let crisis = width::columns(&self.crisis);
        canvas.put(row.right().saturating_sub(crisis + 1), row.y, crisis, &self.crisis, Meaning::KeyName);
        let room = row.width.saturating_sub(crisis + 4);
        let undo = if self.undo.is_empty() { 0 } else { width::columns(&self.undo) + 3 };
        let meaning = if self.failed { Meaning::Problem } else { Meaning::Plain };
        let text = width::fit(&self.text, room.saturating_sub(undo), canvas.theme.ascii).into_owned();
        let mut used = canvas.put(row.x + 1, row.y, room, &text, meaning);
        if undo > 0 {
            used += 3 + canvas.put(row.x + 1 + used + 3, row.y, room, &self.undo, Meaning::KeyName);
        }
        let gap = if used == 0 { 0 } else { used + 3 };
        let who = frame::joined_to_fit(identity, room.saturating_sub(gap), canvas.theme.ascii);
        let columns = width::columns(&who);
        let x = if used == 0 { row.x + 1 } else { row.x + 1 + room.saturating_sub(columns) };
        canvas.put(x, row.y, columns, &who, Meaning::Dim);
    }
}
