//! Name and passphrase. Lists no names (but in the demo), and says the same for an unknown name and a wrong
//! passphrase; behind the lock it is the same door.

use super::{Door, DoorThen, Roles, enter, entry::Entry};
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

/// The sign-in.
pub struct SignIn {
    name: Entry,
    passphrase: Entry,
    on_passphrase: bool,
    locked: bool,
    demo: Option<(Vec<String>, String)>,
}

impl SignIn {
    /// The sign-in of a file that was just opened.
    pub fn new(house: &dyn House) -> Self {
        let name = Entry::filled(house.sign_in_name().unwrap_or_default());
        let on_passphrase = !name.text().is_empty();
        let demo = house.demo_names();
        Self { name, passphrase: Entry::new(true), on_passphrase, locked: false, demo }
    }

    /// The sign-in behind the lock.
    pub fn locked(house: &dyn House) -> Self {
        // Behind the lock anybody may stand: nobody's name is said.
        let (name, on_passphrase) = (Entry::new(false), false);
        Self { locked: true, name, on_passphrase, ..Self::new(house) }
    }

    fn confirm(&mut self, texts: &Texts) -> DoorThen {
        if self.name.text().trim().is_empty() {
            self.on_passphrase = false;
            return DoorThen::Say(texts.get("door-name-empty"));
        }
        if !self.on_passphrase {
            self.on_passphrase = true;
            return DoorThen::Stay;
        }
        if self.passphrase.text().is_empty() {
            return DoorThen::Say(texts.get("door-passphrase-empty"));
        }
        DoorThen::Work(texts.get("door-checking"))
    }
}

impl Door for SignIn {
    fn title(&self, texts: &Texts) -> String {
        texts.get("door-sign-in")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Text, Context::Form]
    }

    fn available(&self, action: Action) -> Availability {
        match action {
            Action::Back if self.demo.is_some() => Availability::Yes,
            Action::FormNext | Action::FormPrevious => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, _: &mut dyn House, texts: &Texts) -> DoorThen {
        match input.action() {
            Some(Action::FormNext | Action::FormPrevious) => self.on_passphrase = !self.on_passphrase,
            Some(Action::FormChoose | Action::FormSave) => return self.confirm(texts),
            Some(Action::Back) if self.demo.is_some() => return DoorThen::Replace(Box::new(Roles::demo())),
            Some(Action::Back) => return DoorThen::Back,
            Some(Action::Quit) => return DoorThen::Quit,
            _ => {
                let entry = if self.on_passphrase { &mut self.passphrase } else { &mut self.name };
                entry.update(input);
            }
        }
        DoorThen::Stay
    }

    fn work(&mut self, house: &mut dyn House, texts: &Texts) -> DoorThen {
        let then = enter(house.sign_in(self.name.text().trim(), self.passphrase.text(), texts));
        self.passphrase.clear();
        then
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let columns = area.width.saturating_sub(2);
        let mut y = area.y + 1;
        if self.locked {
            let text = canvas.texts.get("door-locked");
            canvas.put_fitted(area.x + 3, y, columns, &text, Meaning::Strong);
            y += 2;
        }
        let (name, passphrase) = (canvas.texts.get("door-name"), canvas.texts.get("door-passphrase"));
        self.name.draw(canvas, (area.x + 1, y), columns, &name, !self.on_passphrase);
        self.passphrase.draw(canvas, (area.x + 1, y + 2), columns, &passphrase, self.on_passphrase);
        if let Some((names, passphrase)) = &self.demo {
            let names = canvas.texts.with("door-demo-names", &[("names", names.join(", ").into())]);
            let passphrase = canvas.texts.with("door-demo-passphrase", &[("passphrase", passphrase.into())]);
            let lines = [passphrase, names]
                .into_iter()
                .flat_map(|text| width::wrap(&text, columns.saturating_sub(4)));
            for (y, line) in (y + 4..area.bottom()).zip(lines) {
                canvas.put(area.x + 3, y, columns, &line, Meaning::Dim);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::AgencyHouse;

    #[test]
    fn the_name_of_the_command_line_stands_there_and_never_behind_the_lock() {
        let house = AgencyHouse::new(None, std::path::PathBuf::new(), None, None);
        let house = house.named(Some("intake1".to_owned()));
        let (door, locked) = (SignIn::new(&house), SignIn::locked(&house));
        assert_eq!((door.name.text().as_str(), door.on_passphrase), ("intake1", true));
        assert_eq!((locked.name.text().as_str(), locked.on_passphrase), ("", false));
    }
}
