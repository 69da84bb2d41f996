//! The keys of a place, all of them, grouped from specific to general; pages when they do not fit.
//! Knows only words: which keys stand there comes from the keymap's hints.

use super::width;
use crate::{
    keymap::{Action, Input},
    ui::{
        canvas::{Area, Canvas},
        theme::Meaning,
    },
};

/// One row of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// The name of a place.
    Heading(String),
    /// Keys in words, what they do, and why not now.
    Keys {
        /// Every key that leads there.
        keys: String,
        /// What it does.
        label: String,
        /// Why it cannot be done now, if so.
        reason: Option<String>,
    },
}

/// The open help page.
#[derive(Debug, Clone)]
pub struct Help {
    rows: Vec<Row>,
    page: usize,
}

/// Columns of one stack of rows.
const COLUMN: u16 = 38;

impl Help {
    /// A page of these rows.
    pub fn new(rows: Vec<Row>) -> Self {
        Self { rows, page: 0 }
    }

    /// Acts on an input; true when the page closes.
    pub fn update(&mut self, input: &Input) -> bool {
        match input.action() {
            Some(Action::ListDown | Action::ListPageDown) => self.page = (self.page + 1).min(self.rows.len()),
            Some(Action::ListUp | Action::ListPageUp) => self.page = self.page.saturating_sub(1),
            Some(Action::Back | Action::Help | Action::ListOpen) => return true,
            _ => {}
        }
        false
    }

    /// Draws the page that is open.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let stacks = usize::from((area.width / COLUMN).max(1));
        let height = usize::from(area.height.saturating_sub(1).max(1));
        let pages = self.rows.len().div_ceil(height * stacks).max(1);
        let page = self.page.min(pages - 1);
        let shown = self.rows.iter().skip(page * height * stacks).take(height * stacks);
        for (at, row) in shown.enumerate() {
            let x = area.x + 1 + COLUMN * u16::try_from(at / height).unwrap_or(0);
            let y = area.y + u16::try_from(at % height).unwrap_or(0);
            let room = COLUMN.min(area.right().saturating_sub(x)).saturating_sub(2);
            match row {
                Row::Heading(text) => {
                    canvas.put_fitted(x, y, room, text, Meaning::Heading);
                }
                Row::Keys { keys, label, reason } => {
                    canvas.put_fitted(x + 1, y, 16, keys, Meaning::KeyName);
                    let x = x + 18;
                    let room = room.saturating_sub(18);
                    let meaning = if reason.is_some() { Meaning::Dim } else { Meaning::Plain };
                    let text =
                        reason.as_ref().map_or_else(|| label.clone(), |why| format!("{label} ({why})"));
                    canvas.put_fitted(x, y, room, &text, meaning);
                }
            }
        }
        canvas.cursor = Some((area.x, area.y));
        if pages > 1 {
            let values = [("page", (page + 1).into()), ("pages", pages.into())];
            let text = canvas.texts.with("help-page", &values);
            let x = area.right().saturating_sub(width::columns(&text) + 1);
            canvas.put(x, area.bottom().saturating_sub(1), area.width, &text, Meaning::Dim);
        }
    }

    /// The rows, for linear mode and tests.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }
}
