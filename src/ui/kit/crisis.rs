//! The crisis card: whom to call, whom to tell here, and a key that records that the lines were given.
//! Shows what it is given; it must work before a file is open and while locked.

use super::width;
use crate::{
    keymap::{Action, Input},
    ui::{
        canvas::{Area, Canvas},
        theme::Meaning,
    },
};

/// One line to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The number.
    pub number: String,
    /// Who answers, and when it is the right one.
    pub who: String,
}

/// What an input did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// The lines were given now: record it.
    Given,
    /// A key that leads on from the card.
    LeadOn(Action),
    /// Leave the card.
    Leave,
}

/// The open card.
#[derive(Debug, Clone)]
pub struct CrisisCard {
    lines: Vec<Line>,
    /// Whom to tell here.
    tell: String,
    /// How to record that the lines were given.
    give: String,
    /// When they were given, in words.
    given: Option<String>,
    /// What else can be done here, with its key in words.
    offers: Vec<(Action, String)>,
}

impl CrisisCard {
    /// A card with these lines, the ones of the family's area first.
    pub fn new(lines: Vec<Line>, tell: String, give: String) -> Self {
        Self { lines, tell, give, given: None, offers: Vec::new() }
    }

    /// The same with keys that lead on, each with its words.
    #[must_use]
    pub fn offering(self, offers: Vec<(Action, String)>) -> Self {
        Self { offers, ..self }
    }

    /// The keys that lead on.
    pub fn offered(&self) -> impl Iterator<Item = Action> {
        self.offers.iter().map(|(action, _)| *action)
    }

    /// The shipped lines, before a file with its own is open.
    pub fn shipped_lines(texts: &crate::text::Texts) -> Vec<Line> {
        [("911", "crisis-911"), ("988", "crisis-988"), ("1-800-668-6868", "crisis-kids")]
            .map(|(number, who)| Line { number: number.to_owned(), who: texts.get(who) })
            .into()
    }

    /// Acts on an input.
    pub fn update(&mut self, input: &Input) -> Said {
        match input.action() {
            Some(Action::Back | Action::Crisis | Action::ListOpen) => Said::Leave,
            Some(Action::CrisisGiven) if self.given.is_none() => Said::Given,
            Some(action) if self.offered().any(|offered| offered == action) => Said::LeadOn(action),
            _ => Said::Nothing,
        }
    }

    /// Shows that the lines were given, in words with the time.
    pub fn show_given(&mut self, words: String) {
        self.given = Some(words);
    }

    /// Draws the card.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let numbers = self.lines.iter().map(|line| width::columns(&line.number)).max().unwrap_or(0);
        let mut y = area.y + 1;
        for line in &self.lines {
            canvas.put(area.x + 3, y, numbers, &line.number, Meaning::Danger);
            let x = area.x + 3 + numbers + 3;
            for text in width::wrap(&line.who, area.right().saturating_sub(x + 1)) {
                canvas.put(x, y, area.width, &text, Meaning::Plain);
                y += 1;
            }
        }
        y += 1;
        for text in width::wrap(&self.tell, area.width.saturating_sub(4)) {
            canvas.put(area.x + 3, y, area.width, &text, Meaning::Strong);
            y += 1;
        }
        let (last, meaning) = match &self.given {
            Some(given) => (given, Meaning::Accent),
            None => (&self.give, Meaning::Plain),
        };
        y += 1;
        for text in width::wrap(last, area.width.saturating_sub(4)) {
            canvas.put(area.x + 3, y, area.width, &text, meaning);
            y += 1;
        }
        for (_, words) in &self.offers {
            for text in width::wrap(words, area.width.saturating_sub(4)) {
                canvas.put(area.x + 3, y, area.width, &text, Meaning::Plain);
                y += 1;
            }
        }
        canvas.cursor = Some((area.x + 1, area.y + 1));
    }

    /// The lines, for linear mode and tests.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }
}
