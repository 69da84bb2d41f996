//! The rail of a wizard: its steps with done, problems, here, not started. One line at 80 columns that scrolls
//! around the current step, a column at the left from 110. Steps may be gone to in any order.

use super::{form_draw::TWO_PANES, outline::OutlineLine, tabs::draw_row, width};
use crate::{
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        theme::Meaning,
    },
};

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StepState {
    /// Not started.
    #[default]
    Open,
    /// All that is asked for is given.
    Done,
    /// Started, and something is missing or wrong.
    Problems,
}

/// One step.
#[derive(Debug, Clone)]
struct Step {
    name: &'static str,
    label: &'static str,
    state: StepState,
}

/// The steps with the current one.
#[derive(Debug, Clone)]
pub struct Rail {
    steps: Vec<Step>,
    at: usize,
}

impl Rail {
    /// These steps (name for the screen, text id of the label), on the first.
    pub fn new(steps: &[(&'static str, &'static str)]) -> Self {
        let step =
            |(name, label): &(&'static str, &'static str)| Step { name, label, state: StepState::Open };
        Self { steps: steps.iter().map(step).collect(), at: 0 }
    }

    /// The name of the current step.
    pub fn current(&self) -> &'static str {
        self.steps.get(self.at).map_or("", |step| step.name)
    }

    /// The number of the current step, from 1.
    pub fn number(&self) -> usize {
        self.at + 1
    }

    /// Says how far a step is.
    pub fn set(&mut self, name: &str, state: StepState) {
        for step in self.steps.iter_mut().filter(|step| step.name == name) {
            step.state = state;
        }
    }

    /// Goes to a step by its name.
    pub fn select(&mut self, name: &str) {
        if let Some(at) = self.steps.iter().position(|step| step.name == name) {
            self.at = at;
        }
    }

    /// Goes to the next step; false on the last.
    pub fn go_on(&mut self) -> bool {
        let more = self.at + 1 < self.steps.len();
        self.at += usize::from(more);
        more
    }

    /// Goes to the step before; false on the first.
    pub fn go_back(&mut self) -> bool {
        let more = self.at > 0;
        self.at -= usize::from(more);
        more
    }

    /// The places of the rail and of the step's own part in `area`.
    pub fn split(&self, area: Area, texts: &Texts) -> (Area, Area) {
        if area.width >= TWO_PANES {
            let labels = self.steps.iter().map(|step| width::columns(&texts.get(step.label)));
            let wide = labels.max().unwrap_or(0).min(24) + 6;
            return (
                Area { width: wide, ..area },
                Area { x: area.x + wide, width: area.width - wide, ..area },
            );
        }
        let row = area.height.min(1);
        (Area { height: row, ..area }, Area { y: area.y + row, height: area.height - row, ..area })
    }

    /// Draws the rail into the place that [`Rail::split`] gave it.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let labels: Vec<_> = (0..self.steps.len()).map(|index| self.label(index, canvas.texts)).collect();
        if area.height <= 1 {
            let items: Vec<_> = labels.iter().map(|(label, meaning)| (label.as_str(), *meaning)).collect();
            return draw_row(canvas, area, &items, self.at);
        }
        for (index, ((label, meaning), y)) in labels.iter().zip(area.top()..area.bottom()).enumerate() {
            let meaning = if index == self.at { Meaning::Selected } else { *meaning };
            canvas.put_fitted(area.x + 1, y, area.width.saturating_sub(2), label, meaning);
        }
    }

    /// Sign, number and words: `>4 Screening`, `+1 Call`, `!2 Child`, ` 5 Needs`.
    fn label(&self, index: usize, texts: &Texts) -> (String, Meaning) {
        let step = &self.steps[index];
        let (sign, meaning) = match step.state {
            _ if index == self.at => ('>', Meaning::Plain),
            StepState::Done => ('+', Meaning::Plain),
            StepState::Problems => ('!', Meaning::Warning),
            StepState::Open => (' ', Meaning::Plain),
        };
        (format!("{sign}{} {}", index + 1, texts.get(step.label)), meaning)
    }

    /// The same as lines.
    pub fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let line = |(index, step): (usize, &Step)| {
            let id = match step.state {
                _ if index == self.at => "kit-step-current",
                StepState::Done => "kit-step-ok",
                StepState::Problems => "kit-step-problems",
                StepState::Open => "kit-step-open",
            };
            OutlineLine::new(format!("{} {}", index + 1, texts.get(step.label)), texts.get(id))
                .focus(index == self.at)
        };
        self.steps.iter().enumerate().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::kit::testing::{Stage, every_size, texts};

    fn rail() -> Rail {
        let mut rail = Rail::new(&[
            ("call", "kit-yes"),
            ("child", "kit-no"),
            ("consent", "kit-mine"),
            ("needs", "kit-theirs"),
        ]);
        rail.set("call", StepState::Done);
        rail.set("child", StepState::Problems);
        rail.select("consent");
        rail
    }

    #[test]
    fn signs_say_how_far_each_step_is() {
        let rail = rail();
        let row = Stage::draw(80, 1, |canvas, area| rail.draw(canvas, area)).text();
        assert_eq!(row, " +1 yes  !2 no  >3 Mine   4 Theirs");
        let (left, right) = rail.split(Area::new(0, 0, 120, 40), &texts());
        assert!(left.height == 40 && left.width + right.width == 120);
        let column = Stage::draw(20, 10, |canvas, area| rail.draw(canvas, area));
        assert_eq!(column.rows()[2], " >3 Mine");
    }

    #[test]
    fn steps_end_at_both_sides() {
        let mut rail = rail();
        assert!(rail.go_on() && !rail.go_on());
        assert_eq!((rail.current(), rail.number()), ("needs", 4));
        assert!(rail.go_back() && rail.go_back() && rail.go_back() && !rail.go_back());
        assert_eq!(rail.current(), "call");
    }

    #[test]
    fn draws_at_every_size() {
        every_size(|canvas, area| {
            let rail = rail();
            let (line, _) = rail.split(area, canvas.texts);
            rail.draw(canvas, line);
        });
    }
}
