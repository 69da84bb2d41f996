//! What stands before sign-in: first run, sign-in, choice of role, a passphrase of one's own. A door has no
//! session; it talks to the house and reads nothing from the file.

pub mod entry;
mod first_run;
mod passphrase;
mod roles;
mod sign_in;

pub use first_run::{FirstRun, OpenFile};
pub use passphrase::NewPassphrase;
pub use roles::Roles;
pub use sign_in::SignIn;

use crate::{
    app::house::{Entrance, Entry, House},
    casework::Session,
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        screen::Availability,
    },
};

/// What a door asks for.
pub enum DoorThen {
    /// Stay here.
    Stay,
    /// Say a refusal.
    Say(String),
    /// Draw a picture with these words, then call [`Door::work`].
    Work(String),
    /// Another door in front of this one.
    Open(Box<dyn Door>),
    /// Another door in place of this one.
    Replace(Box<dyn Door>),
    /// Back to the door behind.
    Back,
    /// Ask whether to leave the program.
    Quit,
    /// Somebody is signed in.
    In(Box<Session>),
}

/// A door.
pub trait Door {
    /// Its title, for the frame.
    fn title(&self, texts: &Texts) -> String;

    /// The contexts in which keys are looked up, without `Global`, which is added.
    fn contexts(&self) -> Vec<Context>;

    /// Whether an action can be done here, for footer, help and palette.
    fn available(&self, action: Action) -> Availability;

    /// Acts on an input.
    fn update(&mut self, input: &Input, house: &mut dyn House, texts: &Texts) -> DoorThen;

    /// Does what takes long, after the picture that says so is drawn.
    fn work(&mut self, house: &mut dyn House, texts: &Texts) -> DoorThen {
        let _ = (house, texts);
        DoorThen::Stay
    }

    /// Draws itself and places the cursor.
    fn draw(&self, canvas: &mut Canvas<'_>, area: Area);
}

/// The door at which the program starts.
pub fn first(house: &mut dyn House, texts: &Texts) -> Box<dyn Door> {
    match house.entrance() {
        Entrance::NewAgency => house.create(texts),
        Entrance::FirstRun => Box::new(FirstRun::default()),
        Entrance::SignIn => Box::new(SignIn::new(house)),
        Entrance::DemoRoles => Box::new(Roles::demo()),
    }
}

/// Where an answer of the house leads.
fn enter(answer: Result<Entry, String>) -> DoorThen {
    match answer {
        Ok(Entry::In(session)) => DoorThen::In(session),
        Ok(Entry::ChooseRole(roles)) => DoorThen::Open(Box::new(Roles::of_person(roles))),
        Ok(Entry::SetPassphrase) => DoorThen::Open(Box::new(NewPassphrase::default())),
        Err(refusal) => DoorThen::Say(refusal),
    }
}
