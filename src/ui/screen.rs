//! What a screen is, and what it may ask of the program. Screens are a stack of boxed values, made on entry
//! and dropped on leaving; drawing is a pure function of their state.

use crate::{
    casework::Session,
    domain::ids::ChildId,
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::frame::Record,
    },
};

pub use crate::ui::kit::outline::OutlineLine;

/// What a screen has at hand while it acts. Drawing gets none of it.
pub struct Ctx<'a> {
    /// The signed-in person's session: the only way to records.
    pub session: &'a mut Session,
    /// Words of the screen's language.
    pub texts: &'a Texts,
}

/// Whether an action can be done now, and if not, why (a text ready to show).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Availability {
    /// It can.
    Yes,
    /// It cannot, because.
    No(String),
    /// It means nothing here and is not shown.
    Hidden,
}

/// One line for the status place, with the undo key offered when `undo` is true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The words.
    pub text: String,
    /// Whether the last command can be undone now.
    pub undo: bool,
    /// Whether it reports a failure.
    pub failed: bool,
}

/// What shall happen after a screen acted.
pub enum Then {
    /// Stay here.
    Stay,
    /// Put a screen on top.
    Open(Box<dyn Screen>),
    /// Put a screen in the place of this one.
    Replace(Box<dyn Screen>),
    /// Leave; the screen below gets `returned` with the value.
    Close(Returned),
    /// Leave every screen and open this one as the only one.
    Reset(Box<dyn Screen>),
    /// The input was not for this screen; the program handles it (areas, palette, help …).
    NotMine,
}

/// What a screen gives to the one below when it closes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Returned {
    /// Nothing; left without effect.
    #[default]
    Nothing,
    /// Something was saved; read again.
    Saved,
    /// A row was chosen, by its number in the list that was asked for.
    Chosen(i64),
    /// Words were given (a reason, a name).
    Words(String),
    /// Yes or no.
    Answer(bool),
}

/// The result of an input: what next, and optionally a line for the status place.
pub struct Outcome {
    /// What next.
    pub then: Then,
    /// What to say.
    pub status: Option<Status>,
}

impl Outcome {
    /// Stay, say nothing.
    pub fn stay() -> Self {
        Then::Stay.into()
    }

    /// The same with a status line.
    #[must_use]
    pub fn say(mut self, text: impl Into<String>) -> Self {
        self.status = Some(Status { text: text.into(), undo: false, failed: false });
        self
    }

    /// The same with a status line that offers undo.
    #[must_use]
    pub fn saved(mut self, text: impl Into<String>) -> Self {
        self.status = Some(Status { text: text.into(), undo: true, failed: false });
        self
    }

    /// The same with a failure in the status line.
    #[must_use]
    pub fn failed(mut self, text: impl Into<String>) -> Self {
        self.status = Some(Status { text: text.into(), undo: false, failed: true });
        self
    }
}

impl From<Then> for Outcome {
    fn from(then: Then) -> Self {
        Self { then, status: None }
    }
}

/// Text typed and not saved, as it goes into the drafts of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The form's name.
    pub form: &'static str,
    /// The public id of the record it belongs to, drawn when the form was opened.
    pub record: String,
    /// The child it is about, if the file knows one: a colleague at another desk finds it there.
    pub child: Option<ChildId>,
    /// All fields as JSON.
    pub text: String,
    /// Version of the record that was on the screen when the form opened (0 for a new record).
    pub base_version: i64,
}

/// For what a screen is put aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// The telephone rings again: whoever is on the line waits.
    NextCall,
    /// The person goes elsewhere, locks or leaves.
    Elsewhere,
}

/// A screen.
pub trait Screen {
    /// Its title, for the frame.
    fn title(&self, texts: &Texts) -> String;

    /// Whose record it is, for the header that never scrolls: number, name, age, late (screens.md 11). The
    /// frame shortens it to fit and, with the privacy key, the name to initials.
    fn record(&self, texts: &Texts) -> Option<Record> {
        let _ = texts;
        None
    }

    /// The child this screen, or the selected row of it, is about: what letters are written about from here.
    fn child(&self) -> Option<ChildId> {
        None
    }

    /// Whether it is a question over the screen below, whose child then stays in the header.
    fn is_question(&self) -> bool {
        false
    }

    /// The contexts in which keys are looked up, from specific to general, without `Global`, which is added.
    fn contexts(&self) -> Vec<Context>;

    /// Whether `action` can be done now. Asked by execution, footer, help and palette alike.
    fn available(&self, action: Action, texts: &Texts) -> Availability;

    /// Acts on an input.
    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome;

    /// Does once what many inputs asked for: called before the picture, after all inputs that waited together, and
    /// before an input that is not a typed character. A search reads here, so that eight letters of a slow line are one query.
    fn settle(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let _ = ctx;
        Outcome::stay()
    }

    /// A screen above closed with this value.
    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        let _ = (value, ctx);
        Outcome::stay()
    }

    /// Reads again what is shown: after others' changes, an undo, an unlock.
    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let _ = ctx;
        Outcome::stay()
    }

    /// Something else takes the place: the next call, another area, the lock. What a colleague or tomorrow must find is
    /// stored now; text alone is a draft already.
    ///
    /// # Errors
    /// A sentence: why it is not stored.
    fn put_aside(&mut self, aside: Aside, ctx: &mut Ctx<'_>) -> Result<(), String> {
        let _ = (aside, ctx);
        Ok(())
    }

    /// Time passed; true when the picture changes by it.
    fn passes(&mut self, ctx: &Ctx<'_>) -> bool {
        let _ = ctx;
        false
    }

    /// Draws itself into `area`, and places the cursor.
    fn draw(&self, canvas: &mut Canvas<'_>, area: Area);

    /// The same as labelled lines, from the same data as the drawing.
    fn outline(&self, texts: &Texts) -> Vec<OutlineLine>;

    /// What is typed and not saved, if anything.
    fn typed(&self) -> Option<Typed> {
        None
    }
}
