//! A passphrase of one's own in place of the starting one, typed twice.

use super::{Door, DoorThen, enter, entry::Entry};
use crate::{
    app::house::House,
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::width,
        screen::Availability,
        theme::Meaning,
    },
};

/// The new passphrase.
pub struct NewPassphrase {
    first: Entry,
    again: Entry,
    on_again: bool,
}

impl Default for NewPassphrase {
    fn default() -> Self {
        Self { first: Entry::new(true), again: Entry::new(true), on_again: false }
    }
}

impl NewPassphrase {
    fn confirm(&mut self, texts: &Texts) -> DoorThen {
        if self.first.text().is_empty() {
            self.on_again = false;
            return DoorThen::Say(texts.get("door-passphrase-empty"));
        }
        if !self.on_again {
            self.on_again = true;
            return DoorThen::Stay;
        }
        if self.first.text() != self.again.text() {
            *self = Self::default();
            return DoorThen::Say(texts.get("door-new-passphrase-differs"));
        }
        DoorThen::Work(texts.get("door-checking"))
    }
}

impl Door for NewPassphrase {
    fn title(&self, texts: &Texts) -> String {
        texts.get("door-new-passphrase")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Text, Context::Form]
    }

    fn available(&self, action: Action) -> Availability {
        match action {
            Action::Back | Action::FormNext | Action::FormPrevious => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, _: &mut dyn House, texts: &Texts) -> DoorThen {
        match input.action() {
            Some(Action::FormNext | Action::FormPrevious) => self.on_again = !self.on_again,
            Some(Action::FormChoose | Action::FormSave) => return self.confirm(texts),
            Some(Action::Back) => return DoorThen::Back,
            Some(Action::Quit) => return DoorThen::Quit,
            _ => {
                let entry = if self.on_again { &mut self.again } else { &mut self.first };
                entry.update(input);
            }
        }
        DoorThen::Stay
    }

    fn work(&mut self, house: &mut dyn House, texts: &Texts) -> DoorThen {
        let then = enter(house.set_passphrase(self.first.text(), texts));
        if matches!(then, DoorThen::Say(_)) {
            *self = Self::default();
        }
        then
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let columns = area.width.saturating_sub(2);
        let mut y = area.y + 1;
        for line in width::wrap(&canvas.texts.get("door-new-passphrase-note"), columns.saturating_sub(4)) {
            canvas.put(area.x + 3, y, columns, &line, Meaning::Dim);
            y += 1;
        }
        let (first, again) =
            (canvas.texts.get("door-passphrase"), canvas.texts.get("door-new-passphrase-again"));
        self.first.draw(canvas, (area.x + 1, y + 1), columns, &first, !self.on_again);
        self.again.draw(canvas, (area.x + 1, y + 3), columns, &again, self.on_again);
    }
}
