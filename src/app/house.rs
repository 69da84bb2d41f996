//! What the shell asks of the program behind it: the door (files, sign-in), the desk (areas, drafts, undo,
//! others' changes) and the clock. The real house stands on casework; tests bring a small one. The shell
//! itself reads and writes no record.

use std::time::Duration;

use chrono::NaiveDateTime;
use zeroize::Zeroizing;

use crate::{
    casework::Session,
    domain::{codes::Role, ids::ChildId},
    keymap::Action,
    text::{Lang, Texts},
    ui::{
        kit::{
            crisis::{CrisisCard, Line},
            frame::Who,
        },
        screen::{Availability, Ctx, Screen, Typed},
        theme::ThemeName,
    },
};

use super::door::Door;

/// What stands at the entrance when the program starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entrance {
    /// There is no file: create one, open one, look around the demo.
    FirstRun,
    /// The questions for a new agency are wanted at once.
    NewAgency,
    /// An agency file waits for a name and a passphrase.
    SignIn,
    /// The demo asks only who one would like to be.
    DemoRoles,
}

/// What a right name and passphrase lead to.
pub enum Entry {
    /// Signed in.
    In(Box<Session>),
    /// The person holds several roles and chooses one; [`House::sign_in_as`] follows.
    ChooseRole(Vec<Role>),
    /// The passphrase was a starting one; [`House::set_passphrase`] follows.
    SetPassphrase,
}

/// The door before sign-in. Every refusal is a sentence ready to show; one for an unknown name and a wrong
/// passphrase is the same.
pub trait Doors {
    /// What stands at the entrance now.
    fn entrance(&self) -> Entrance;

    /// Names and the one passphrase, shown by the demo's sign-in and by no other.
    fn demo_names(&self) -> Option<(Vec<String>, String)> {
        None
    }

    /// The sign-in name that the command line brought.
    fn sign_in_name(&self) -> Option<&str> {
        None
    }

    /// Opens the agency file at `path` for sign-in.
    ///
    /// # Errors
    /// A sentence: why the file cannot be opened.
    fn open_file(&mut self, path: &str, texts: &Texts) -> Result<(), String>;

    /// Makes or opens the demo.
    ///
    /// # Errors
    /// A sentence: why it cannot be made or opened.
    fn open_demo(&mut self, texts: &Texts) -> Result<(), String>;

    /// The door that creates an agency file.
    fn create(&mut self, texts: &Texts) -> Box<dyn Door>;

    /// Checks a name and a passphrase. May take a second; the picture says so before.
    ///
    /// # Errors
    /// A sentence, the same for an unknown name and a wrong passphrase.
    fn sign_in(&mut self, name: &str, passphrase: &Zeroizing<String>, texts: &Texts)
    -> Result<Entry, String>;

    /// Signs in as `role`: after [`Entry::ChooseRole`], or by a role key of the demo.
    ///
    /// # Errors
    /// A sentence: why not.
    fn sign_in_as(&mut self, role: Role, texts: &Texts) -> Result<Entry, String>;

    /// Replaces a starting passphrase by the person's own.
    ///
    /// # Errors
    /// A sentence: what is wrong with the new one.
    fn set_passphrase(&mut self, passphrase: &Zeroizing<String>, texts: &Texts) -> Result<Entry, String>;
}

/// The desk of a signed-in person.
pub trait Desks {
    /// Who works here, for the frame. `role` and `demo` in words of `texts`.
    fn who(&self, session: &Session, texts: &Texts) -> Who;

    /// Something that is the same only for the same person in the same role, so that an unlocked place is
    /// given back to nobody else.
    fn identity(&self, session: &Session) -> String;

    /// The areas the role may open, in their order.
    fn areas(&self, session: &Session) -> Vec<Action>;

    /// Counts at the right of the areas ("on hold 1"), from queries that are cheap enough for each change.
    fn counts(&mut self, ctx: &mut Ctx<'_>) -> Vec<String>;

    /// The screen of an area, of a new call, of the search; nothing when there is no such screen.
    fn open(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>>;

    /// Whether an action of the whole program (area, new call, find, undo) can be done now by this person.
    fn available(&self, action: Action, session: &Session, texts: &Texts) -> Availability;

    /// Stores typed text as a draft of the file.
    ///
    /// # Errors
    /// A sentence: why it is not stored.
    fn keep(&mut self, session: &mut Session, typed: &Typed, texts: &Texts) -> Result<(), String>;

    /// Whether others changed something since the last question. Asked at most once a second.
    fn changed(&mut self, session: &mut Session) -> bool;

    /// Undoes the last save of this person; returns what was undone.
    ///
    /// # Errors
    /// A sentence: why it cannot be undone.
    fn undo(&mut self, ctx: &mut Ctx<'_>) -> Result<String, String>;

    /// Ends the session: by lock or by leaving.
    fn sign_out(&mut self, session: Session);
}

/// Everything behind the shell.
pub trait House: Doors + Desks {
    /// The wall clock of the agency now.
    fn clock(&self) -> NaiveDateTime;

    /// Crisis lines, those of the family's area first; the shipped ones before a file is open.
    fn crisis_lines(
        &self,
        session: Option<&mut Session>,
        child: Option<ChildId>,
        texts: &Texts,
    ) -> Vec<Line> {
        let _ = (session, child);
        CrisisCard::shipped_lines(texts)
    }

    /// The screen to which a key of the crisis card leads.
    ///
    /// # Errors
    /// A sentence: why it does not.
    fn crisis_screen(
        &mut self,
        action: Action,
        child: Option<ChildId>,
        ctx: &mut Ctx<'_>,
    ) -> Result<Box<dyn Screen>, String> {
        crate::ui::screens::crisis::of_card(action, child, ctx)
    }

    /// Records that the crisis lines were given now.
    ///
    /// # Errors
    /// A sentence: why it is not recorded.
    fn crisis_given(
        &mut self,
        session: &mut Session,
        child: Option<ChildId>,
        texts: &Texts,
    ) -> Result<(), String>;

    /// After how long without a key the screen locks; longer while a call or visit is open.
    fn idle_limit(&self, session: &Session) -> Duration {
        Duration::from_secs(60 * u64::try_from(session.idle_minutes()).unwrap_or(15))
    }

    /// Remembers the person's language and colours for the next sign-in, on any desk. Failing to is no failure.
    fn remember(&mut self, session: &mut Session, lang: Lang, theme: ThemeName) {
        let _ = (session, lang, theme);
    }

    /// The language and colours the person had last; none where the command line or nobody said any.
    fn looks_of(&self, session: &Session) -> (Option<Lang>, Option<ThemeName>) {
        let _ = session;
        (None, None)
    }
}
