//! Choosing one of many: a filter line over a list, and where wanted an entry for typing a new one. Used as a
//! screen's body or over it. Must not know what is chosen.

use super::{
    clean::Cleaner,
    list::{Cell, Column, List, ListEvent, Row},
    modal,
    outline::OutlineLine,
};
use crate::{
    keymap::{Action, Context, Input},
    text::{Texts, Value},
    ui::{
        canvas::{Area, Canvas},
        theme::Meaning,
    },
};

/// The key of the entry for a new one.
const NEW: i64 = i64::MIN;

/// What came of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PickerEvent {
    /// It stays open.
    Nothing,
    /// Not for the picker.
    NotMine,
    /// This row was chosen.
    Chosen(i64),
    /// A new one shall be made, with what was typed as its beginning.
    New(String),
    /// The filter changed; a picker by query reads its rows again now.
    Filter(String),
    /// Left without a choice.
    Cancel,
}

/// A picker on the screen.
#[derive(Debug, Clone)]
pub struct Picker {
    title: String,
    list: List,
    rows: Vec<Row>,
    /// Text id of the entry for a new one, with the place `text` for what was typed.
    new: Option<&'static str>,
}

impl Picker {
    /// A picker that narrows the rows it is given.
    pub fn new(title: impl Into<String>, columns: &'static [Column], clean: Cleaner) -> Self {
        Self { title: title.into(), list: List::new(columns, clean).searching(), rows: Vec::new(), new: None }
    }

    /// The rows follow from a query by the screen ([`PickerEvent::Filter`]).
    #[must_use]
    pub fn by_query(mut self) -> Self {
        self.list = self.list.by_query();
        self
    }

    /// With an entry for a new one, made of what is typed ("New: …").
    #[must_use]
    pub fn or_new(self) -> Self {
        self.or_new_as("kit-new-entry")
    }

    /// The same in other words; `id` is a text with the place `text`.
    #[must_use]
    pub fn or_new_as(mut self, id: &'static str) -> Self {
        self.new = Some(id);
        self
    }

    /// Replaces the rows.
    pub fn set_rows(&mut self, rows: Vec<Row>, texts: &Texts) {
        self.rows = rows;
        self.offer(texts);
    }

    /// Selects a row.
    pub fn select(&mut self, key: i64) {
        self.list.select(key);
    }

    /// The selected row, for a preview; not the entry for a new one.
    pub fn selected(&self) -> Option<i64> {
        self.list.selected().filter(|key| *key != NEW)
    }

    /// The contexts for keys.
    pub fn contexts(&self) -> Vec<Context> {
        self.list.contexts()
    }

    /// Whether `action` does something here and now.
    pub fn offers(&self, action: Action) -> bool {
        self.list.offers(action)
    }

    /// Acts on an input.
    pub fn update(&mut self, input: &Input, texts: &Texts) -> PickerEvent {
        match self.list.update(input, texts) {
            ListEvent::Open(NEW) => PickerEvent::New(self.list.filter().trim().to_owned()),
            ListEvent::Open(key) => PickerEvent::Chosen(key),
            ListEvent::Leave => PickerEvent::Cancel,
            ListEvent::Filter(text) => {
                self.offer(texts);
                PickerEvent::Filter(text)
            }
            ListEvent::NotMine => PickerEvent::NotMine,
            _ => PickerEvent::Nothing,
        }
    }

    /// Rows that pass, and last the entry for a new one, whatever the filter.
    fn offer(&mut self, texts: &Texts) {
        let typed = self.list.filter().trim().to_owned();
        self.list.set_rows(self.rows.clone());
        if let Some(id) = self.new.filter(|_| !typed.is_empty()) {
            let words = texts.with(id, &[("text", Value::Text(typed))]);
            self.list.add_always(Row::new(NEW, [Cell::of(words, Meaning::Accent)]));
        }
    }

    /// Draws it as the body of `area`, under its title.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.height < 3 {
            return self.list.draw(canvas, area);
        }
        canvas.put(
            area.x + 1.min(area.width),
            area.y,
            area.width.saturating_sub(1),
            &self.title,
            Meaning::Heading,
        );
        self.list.draw(canvas, Area { y: area.y + 1, height: area.height - 1, ..area });
    }

    /// Draws it over the middle of `area`.
    pub fn draw_over(&self, canvas: &mut Canvas<'_>, area: Area) {
        let width = area.width.min(76);
        let height = area.height.min(18);
        let place =
            Area::new(area.x + (area.width - width) / 2, area.y + (area.height - height) / 2, width, height);
        modal::clear(canvas, Area { x: area.x, width: area.width, ..place });
        if height < 6 {
            return self.draw(canvas, place);
        }
        let rule = if canvas.theme.ascii { "-" } else { "─" }.repeat(usize::from(width));
        canvas.put(place.x, place.y, width, &rule, Meaning::Rule);
        canvas.put(place.x, place.bottom() - 1, width, &rule, Meaning::Rule);
        self.draw(canvas, Area { y: place.y + 1, height: height - 2, ..place });
    }

    /// The same as lines.
    pub fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines = vec![OutlineLine::new(&self.title, "")];
        lines.extend(self.list.outline(texts));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        keymap::Code,
        ui::kit::testing::{Stage, clean, every_size, key, letter, texts},
    };

    const COLUMNS: &[Column] = &[Column::words("", 10), Column::words("", 8)];

    fn picker() -> Picker {
        let mut picker = Picker::new("Organisation", COLUMNS, clean).or_new();
        let rows = ["Rotary Home", "École Exemple", "日本語 Centre"];
        let row = |(n, name): (usize, &&str)| Row::new(n as i64, [Cell::new(*name), Cell::new("Ottawa")]);
        picker.set_rows(rows.iter().enumerate().map(row).collect(), &texts());
        picker
    }

    #[test]
    fn typing_narrows_and_enter_chooses() {
        let mut picker = picker();
        for c in "ecole".chars() {
            assert!(matches!(picker.update(&letter(c), &texts()), PickerEvent::Filter(_)));
        }
        assert_eq!(picker.update(&key(Code::Enter), &texts()), PickerEvent::Chosen(1));
    }

    #[test]
    fn what_is_not_there_can_be_typed_once() {
        let mut picker = picker();
        for c in "Zed 9".chars() {
            picker.update(&letter(c), &texts());
        }
        assert_eq!(picker.update(&key(Code::Enter), &texts()), PickerEvent::New("Zed 9".into()));
        assert_eq!(picker.update(&key(Code::Esc), &texts()), PickerEvent::Filter(String::new()));
        assert_eq!(picker.update(&key(Code::Esc), &texts()), PickerEvent::Cancel);
    }

    #[test]
    fn draws_at_every_size() {
        let picker = picker();
        every_size(|canvas, area| picker.draw_over(canvas, area));
        assert!(Stage::draw(80, 24, |canvas, area| picker.draw(canvas, area)).text().contains("Rotary Home"));
    }
}
