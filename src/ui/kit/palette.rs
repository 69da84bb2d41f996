//! All actions by name: type to narrow, Enter does it. What cannot be done now is dim and says why.
//! Knows actions only as rows; whether one can be done is told to it.

use super::width;
use crate::{
    keymap::{Action, Input},
    ui::{
        canvas::{Area, Canvas},
        theme::Meaning,
    },
};

/// One action in the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The action.
    pub action: Action,
    /// Its words.
    pub label: String,
    /// Its key in words, or empty.
    pub key: String,
    /// Why it cannot be done now, if so.
    pub reason: Option<String>,
}

/// What an input did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// Still choosing.
    Nothing,
    /// Leave without effect.
    Leave,
    /// Do this.
    Run(Action),
    /// It cannot be done, because.
    Refused(String),
}

/// The open palette.
#[derive(Debug, Clone)]
pub struct Palette {
    entries: Vec<Entry>,
    filter: String,
    chosen: usize,
}

impl Palette {
    /// A palette of these actions, the most important first; what can be done is shown before the rest.
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries, filter: String::new(), chosen: 0 }
    }

    fn found(&self) -> Vec<&Entry> {
        let wanted = width::folded(&self.filter);
        let mut found: Vec<&Entry> =
            self.entries.iter().filter(|entry| width::matches(&entry.label, &wanted)).collect();
        // What can be done first, and of that what begins with the letters typed.
        found
            .sort_by_key(|entry| (entry.reason.is_some(), !width::folded(&entry.label).starts_with(&wanted)));
        found
    }

    /// Acts on an input.
    pub fn update(&mut self, input: &Input) -> Picked {
        let last = self.found().len().saturating_sub(1);
        match input.action() {
            Some(Action::Back) => return Picked::Leave,
            Some(Action::ListDown) => self.chosen = (self.chosen + 1).min(last),
            Some(Action::ListUp) => self.chosen = self.chosen.saturating_sub(1),
            Some(Action::ListPageDown) => self.chosen = (self.chosen + 10).min(last),
            Some(Action::ListPageUp) => self.chosen = self.chosen.saturating_sub(10),
            Some(Action::TextBackspace) => {
                self.filter.pop();
                self.chosen = 0;
            }
            Some(Action::TextClear) => {
                self.filter.clear();
                self.chosen = 0;
            }
            Some(Action::ListOpen) => {
                return match self.found().get(self.chosen) {
                    None => Picked::Nothing,
                    Some(Entry { reason: Some(reason), .. }) => Picked::Refused(reason.clone()),
                    Some(entry) => Picked::Run(entry.action),
                };
            }
            _ => {
                if let Some(c) = input.typed().filter(|_| self.filter.chars().count() < 40) {
                    self.filter.push(c);
                    self.chosen = 0;
                }
            }
        }
        Picked::Nothing
    }

    /// Draws the filter line and the actions found.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let label = format!("{} ", canvas.texts.get("palette-filter"));
        let x = area.x + 1 + canvas.put(area.x + 1, area.y, area.width, &label, Meaning::Label);
        let typed = canvas.put(x, area.y, area.width.saturating_sub(x), &self.filter, Meaning::Plain);
        canvas.cursor = Some((x + typed, area.y));
        let rows = usize::from(area.height.saturating_sub(2));
        let found = self.found();
        if found.is_empty() {
            let text = canvas.texts.get("palette-nothing");
            canvas.put(area.x + 3, area.y + 2, area.width, &text, Meaning::Dim);
        }
        let keys = found.iter().map(|entry| width::columns(&entry.key)).max().unwrap_or(0).min(12);
        let first = self.chosen.saturating_sub(rows.saturating_sub(1));
        for (row, (at, entry)) in (area.y + 2..).zip(found.iter().enumerate().skip(first).take(rows)) {
            let chosen = at == self.chosen;
            canvas.put(area.x + 1, row, 1, if chosen { ">" } else { " " }, Meaning::Accent);
            let key = format!("{:1$}", entry.key, usize::from(keys));
            let key_meaning = if chosen { Meaning::Selected } else { Meaning::KeyName };
            canvas.put(area.x + 3, row, keys, &key, key_meaning);
            let x = area.x + 3 + keys + 2;
            let room = area.right().saturating_sub(x + 1);
            let meaning = if entry.reason.is_some() { Meaning::Dim } else { Meaning::Plain };
            let used = canvas.put_fitted(x, row, room, &entry.label, meaning);
            if let Some(reason) = &entry.reason {
                canvas.put_fitted(x + used + 2, row, room.saturating_sub(used + 2), reason, Meaning::Dim);
            }
        }
    }

    /// The rows found, for linear mode and tests: label, key and reason.
    pub fn rows(&self) -> impl Iterator<Item = (&Entry, bool)> {
        self.found().into_iter().enumerate().map(|(at, entry)| (entry, at == self.chosen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn palette() -> Palette {
        let entry = |action, label: &str, reason: Option<&str>| Entry {
            action,
            label: label.to_owned(),
            key: String::new(),
            reason: reason.map(str::to_owned),
        };
        Palette::new(vec![
            entry(Action::Undo, "annuler", Some("rien à annuler")),
            entry(Action::Lock, "verrouiller", None),
            entry(Action::Quit, "quitter l’été", None),
        ])
    }

    fn typed(palette: &mut Palette, text: &str) {
        for c in text.chars() {
            let key = crate::keymap::Key::plain(crate::keymap::Code::Char(c));
            palette.update(&Input::Key { key, action: None });
        }
    }

    #[test]
    fn typing_narrows_without_accents_and_enter_runs() {
        let mut palette = palette();
        typed(&mut palette, "ete");
        assert_eq!(palette.update(&Input::Action(Action::ListOpen)), Picked::Run(Action::Quit));
        typed(&mut palette, "zz");
        assert_eq!(palette.update(&Input::Action(Action::ListOpen)), Picked::Nothing);
        palette.update(&Input::Action(Action::TextClear));
        assert_eq!(palette.rows().count(), 3);
    }

    #[test]
    fn what_cannot_be_done_comes_last_and_says_why() {
        let mut palette = palette();
        for _ in 0..9 {
            palette.update(&Input::Action(Action::ListDown));
        }
        let refused = palette.update(&Input::Action(Action::ListOpen));
        assert_eq!(refused, Picked::Refused("rien à annuler".to_owned()));
        assert_eq!(palette.update(&Input::Action(Action::Back)), Picked::Leave);
    }
}
