//! Tabs of a record: one line that scrolls around the current one, with `<` and `>` where it is cut. The kit's
//! one rule for rows that cannot fit serves areas and rails as well ([`draw_row`]).

use super::{frame, intent::Intent, outline::OutlineLine, width};
use crate::{
    keymap::{Action, Code, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        theme::Meaning,
    },
};

/// One tab: its name for the screen and the text id of its label.
pub type Tab = (&'static str, &'static str);

/// Tabs with the current one.
#[derive(Debug, Clone)]
pub struct Tabs {
    tabs: Vec<Tab>,
    at: usize,
}

impl Tabs {
    /// These tabs, on the first.
    pub fn new(tabs: &[Tab]) -> Self {
        Self { tabs: tabs.to_vec(), at: 0 }
    }

    /// The name of the current tab.
    pub fn current(&self) -> &'static str {
        self.tabs.get(self.at).map_or("", |tab| tab.0)
    }

    /// Goes to a tab by its name.
    pub fn select(&mut self, name: &str) {
        if let Some(at) = self.tabs.iter().position(|tab| tab.0 == name) {
            self.at = at;
        }
    }

    /// The contexts for keys; they stand after those of the tab's own part.
    pub fn contexts(&self) -> Vec<Context> {
        vec![Context::Tabs]
    }

    /// Whether `action` does something here.
    pub fn offers(&self, action: Action) -> bool {
        action.context() == Context::Tabs && self.tabs.len() > 1
    }

    /// Acts on an input; true if the tab changed. Ask the tab's own part first: in text `,` is text.
    pub fn update(&mut self, input: &Input) -> bool {
        let ctrl =
            |wanted| matches!(input, Input::Key { key, action: None } if key.ctrl && key.code == wanted);
        let count = self.tabs.len().max(1);
        match Intent::of(input) {
            Intent::TabNext => self.at = (self.at + 1) % count,
            Intent::TabPrevious => self.at = (self.at + count - 1) % count,
            _ if ctrl(Code::PageDown) => self.at = (self.at + 1) % count,
            _ if ctrl(Code::PageUp) => self.at = (self.at + count - 1) % count,
            _ => return false,
        }
        count > 1
    }

    /// Draws them into the first row of `area`.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let labels: Vec<String> = self.tabs.iter().map(|tab| canvas.texts.get(tab.1)).collect();
        let items: Vec<_> = labels.iter().map(|label| (label.as_str(), Meaning::Plain)).collect();
        draw_row(canvas, area, &items, self.at);
    }

    /// The same as lines.
    pub fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let line = |(n, tab): (usize, &Tab)| OutlineLine::new(texts.get(tab.1), "").focus(n == self.at);
        self.tabs.iter().enumerate().map(line).collect()
    }
}

/// Draws items side by side in the first row of `area`, the current one marked. Where they do not fit, as many
/// as fit around the current one are shown, with `<` and `>` at the cut. Nothing else is ever shortened.
pub fn draw_row(canvas: &mut Canvas<'_>, area: Area, items: &[(&str, Meaning)], at: usize) {
    if area.is_empty() || items.is_empty() {
        return;
    }
    let at = at.min(items.len() - 1);
    let widths: Vec<u16> = items.iter().map(|(label, _)| width::columns(label)).collect();
    let shown = frame::around(&widths, at, area.width);
    let mut x = area.x + 1.min(area.width - 1);
    if shown.start > 0 {
        canvas.put(area.x, area.y, 1, "<", Meaning::Accent);
    }
    if shown.end < items.len() {
        canvas.put(area.right() - 1, area.y, 1, ">", Meaning::Accent);
    }
    for (index, (label, meaning)) in items.iter().enumerate().take(shown.end).skip(shown.start) {
        let room = area.right().saturating_sub(x + 1);
        let label = width::fit(label, room, canvas.theme.ascii);
        let meaning = if index == at { Meaning::Selected } else { *meaning };
        x += canvas.put(x, area.y, room, &label, meaning) + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::kit::testing::{Stage, every_size};

    const LABELS: &[&str] =
        &["Summary", "Circle", "Needs", "Plan", "Meetings", "Reviews", "Consent", "Contacts", "History"];

    fn row(width: u16, at: usize) -> String {
        let items: Vec<_> = LABELS.iter().map(|label| (*label, Meaning::Plain)).collect();
        Stage::draw(width, 1, |canvas, area| draw_row(canvas, area, &items, at)).text()
    }

    #[test]
    fn scrolls_around_the_current_one_with_marks_at_the_cut() {
        assert_eq!(
            row(80, 0),
            " Summary  Circle  Needs  Plan  Meetings  Reviews  Consent  Contacts  History"
        );
        assert_eq!(row(30, 0), " Summary  Circle  Needs      >");
        for (at, label) in LABELS.iter().enumerate().take(8).skip(1) {
            let row = row(30, at);
            assert!(row.contains(label) && row.ends_with('>') == (at < 7), "{row}");
        }
        assert_eq!(row(30, 8), "<Consent  Contacts  History");
        for (at, label) in LABELS.iter().enumerate() {
            assert!(row(16, at).contains(label), "the current one is whole");
        }
    }

    #[test]
    fn draws_at_every_size() {
        let items = [
            ("日本語の家族", Meaning::Plain),
            ("e\u{301}".repeat(40).leak(), Meaning::Plain),
            ("مرحبا", Meaning::Dim),
        ];
        for at in 0..4 {
            every_size(|canvas, area| draw_row(canvas, area, &items, at));
        }
    }
}
