//! Which role: of a person who holds several, or of the demo, where a role key signs in.

use super::{Door, DoorThen, enter};
use crate::{
    app::house::House,
    domain::codes::{Code, Role},
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        screen::Availability,
        theme::Meaning,
    },
};

/// The choice.
pub struct Roles {
    roles: Vec<Role>,
    chosen: usize,
    demo: bool,
}

impl Roles {
    /// The roles that a person holds.
    pub fn of_person(roles: Vec<Role>) -> Self {
        Self { roles, chosen: 0, demo: false }
    }

    /// Every role, for looking around.
    pub fn demo() -> Self {
        Self { roles: Role::ALL.to_vec(), chosen: 0, demo: true }
    }
}

impl Door for Roles {
    fn title(&self, texts: &Texts) -> String {
        texts.get(if self.demo { "door-demo-roles" } else { "door-roles" })
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
        let last = self.roles.len().saturating_sub(1);
        // A number chooses at once, whatever it means elsewhere.
        let digit = input.typed().and_then(|c| c.to_digit(10)).and_then(|digit| usize::try_from(digit).ok());
        if let Some(place) = digit.and_then(|digit| digit.checked_sub(1)).filter(|place| *place <= last) {
            self.chosen = place;
            return enter(house.sign_in_as(self.roles[place], texts));
        }
        match input.action() {
            Some(Action::ListDown) => self.chosen = (self.chosen + 1).min(last),
            Some(Action::ListUp) => self.chosen = self.chosen.saturating_sub(1),
            Some(Action::ListTop) => self.chosen = 0,
            Some(Action::ListBottom) => self.chosen = last,
            Some(Action::ListOpen) => {
                if let Some(role) = self.roles.get(self.chosen) {
                    return enter(house.sign_in_as(*role, texts));
                }
            }
            Some(Action::Back) => return DoorThen::Back,
            Some(Action::Quit) => return DoorThen::Quit,
            _ => {}
        }
        DoorThen::Stay
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let mut y = area.y + 1;
        if self.demo {
            let note = canvas.texts.get("door-demo-note");
            canvas.put_fitted(area.x + 3, y, area.width.saturating_sub(4), &note, Meaning::Dim);
            y += 2;
        }
        for (at, role) in self.roles.iter().enumerate() {
            let label = canvas.texts.get(&role.label());
            let words = canvas.texts.get(&format!("door-role-{}", role.code()));
            let chosen = at == self.chosen;
            draw_choice(canvas, area, y, (at + 1, chosen), &label, &words);
            y += 1;
        }
    }
}

/// One numbered line of a choice: marker, number, label, explanation; the cursor stands on the chosen one.
pub(super) fn draw_choice(
    canvas: &mut Canvas<'_>,
    area: Area,
    y: u16,
    (number, chosen): (usize, bool),
    label: &str,
    words: &str,
) {
    if y >= area.bottom() {
        return;
    }
    canvas.put(area.x + 1, y, 1, if chosen { ">" } else { " " }, Meaning::Accent);
    let meaning = if chosen { Meaning::Selected } else { Meaning::KeyName };
    canvas.put(area.x + 3, y, 2, &number.to_string(), meaning);
    let used = canvas.put_fitted(area.x + 5, y, area.width.saturating_sub(6), label, Meaning::Plain);
    let x = area.x + 5 + used.max(16) + 2;
    canvas.put_fitted(x, y, area.right().saturating_sub(x + 1), words, Meaning::Dim);
    if chosen {
        canvas.cursor = Some((area.x + 3, y));
    }
}
