//! No file yet: create an agency file, open one, or look around the demo.

use super::{Door, DoorThen, entry::Entry, first, roles::draw_choice};
use crate::{
    app::house::House,
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        screen::Availability,
        theme::Meaning,
    },
};

const CHOICES: [&str; 3] = ["door-create", "door-open", "door-demo"];

/// The choice.
#[derive(Default)]
pub struct FirstRun {
    chosen: usize,
}

impl FirstRun {
    fn go(&self, house: &mut dyn House, texts: &Texts) -> DoorThen {
        match self.chosen {
            0 => DoorThen::Open(house.create(texts)),
            1 => DoorThen::Open(Box::new(OpenFile { path: Entry::new(false) })),
            _ => match house.open_demo(texts) {
                Ok(()) => DoorThen::Open(first(house, texts)),
                Err(why) => DoorThen::Say(why),
            },
        }
    }
}

impl Door for FirstRun {
    fn title(&self, texts: &Texts) -> String {
        texts.get("door-first-run")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::List]
    }

    fn available(&self, action: Action) -> Availability {
        match action {
            Action::ListOpen | Action::ListUp | Action::ListDown => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, house: &mut dyn House, texts: &Texts) -> DoorThen {
        let last = CHOICES.len() - 1;
        let digit = input.typed().and_then(|c| c.to_digit(10)).and_then(|digit| usize::try_from(digit).ok());
        if let Some(place) = digit.and_then(|digit| digit.checked_sub(1)).filter(|place| *place <= last) {
            self.chosen = place;
            return self.go(house, texts);
        }
        match input.action() {
            Some(Action::ListDown) => self.chosen = (self.chosen + 1).min(last),
            Some(Action::ListUp) => self.chosen = self.chosen.saturating_sub(1),
            Some(Action::ListOpen) => return self.go(house, texts),
            Some(Action::Back) => return DoorThen::Back,
            Some(Action::Quit) => return DoorThen::Quit,
            _ => {}
        }
        DoorThen::Stay
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let note = canvas.texts.get("door-first-run-note");
        canvas.put_fitted(area.x + 3, area.y + 1, area.width.saturating_sub(4), &note, Meaning::Dim);
        for (y, (at, choice)) in (area.y + 3..).zip(CHOICES.iter().enumerate()) {
            let label = canvas.texts.get(choice);
            draw_choice(canvas, area, y, (at + 1, at == self.chosen), &label, "");
        }
    }
}

/// The path of a file that exists.
pub struct OpenFile {
    path: Entry,
}

impl Door for OpenFile {
    fn title(&self, texts: &Texts) -> String {
        texts.get("door-open")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Text, Context::Form]
    }

    fn available(&self, action: Action) -> Availability {
        match action {
            Action::Back => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, house: &mut dyn House, texts: &Texts) -> DoorThen {
        match input.action() {
            Some(Action::FormChoose | Action::FormSave) => {
                let path = self.path.text().trim();
                if path.is_empty() {
                    return DoorThen::Say(texts.get("door-file-empty"));
                }
                match house.open_file(path, texts) {
                    Ok(()) => DoorThen::Replace(first(house, texts)),
                    Err(why) => DoorThen::Say(why),
                }
            }
            Some(Action::Back) => DoorThen::Back,
            Some(Action::Quit) => DoorThen::Quit,
            _ => {
                self.path.update(input);
                DoorThen::Stay
            }
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let label = canvas.texts.get("door-file");
        self.path.draw(canvas, (area.x + 1, area.y + 1), area.width.saturating_sub(2), &label, true);
    }
}
