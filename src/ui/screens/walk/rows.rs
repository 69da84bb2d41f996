//! A short list of a child's file (people, homes, ways to reach them, services, schools): add, open, take away. What the
//! rows are, and which form opens, is each kind's; this is what is the same for all.

use crate::{
    casework::{Command, Failure, Subject, walk::Walk},
    domain::{access::Act, ids::ChildId},
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Column, List, ListEvent, OutlineLine, Row, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{ask::Ask, walk::header, words},
    },
};

/// What makes one list different from another.
pub trait Kind {
    /// Columns of the list.
    const COLUMNS: &'static [Column];
    /// Text id of the title.
    const TITLE: &'static str;
    /// Text id of what is said where there are no rows.
    const EMPTY: &'static str;

    /// The rows; keys are places in the list of the walk.
    fn rows(walk: &Walk, texts: &Texts) -> Vec<Row>;

    /// The form of a new one.
    fn add(walk: &Walk, ctx: &mut Ctx<'_>) -> Box<dyn Screen>;

    /// The form of the one at `place`.
    fn edit(walk: &Walk, place: usize, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>>;

    /// Takes the one at `place` away.
    ///
    /// # Errors
    /// A conflict; when it is not allowed.
    fn remove(walk: &Walk, place: usize, command: &Command, ctx: &mut Ctx<'_>) -> Result<(), Failure>;
}

/// The list on the screen.
pub struct Rows<K: Kind> {
    walk: Walk,
    list: List,
    removing: Option<usize>,
    kind: std::marker::PhantomData<K>,
}

impl<K: Kind + 'static> Rows<K> {
    /// The list; where it is empty, the form of a new one at once.
    ///
    /// # Errors
    /// When the file may not be opened.
    pub fn screen(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let walk = ctx.session.walk(child)?;
        let rows = K::rows(&walk, ctx.texts);
        if rows.is_empty() {
            return Ok(K::add(&walk, ctx));
        }
        let mut list = List::new(K::COLUMNS, words::clean);
        list.set_empty(ctx.texts.get(K::EMPTY));
        list.set_rows(rows);
        Ok(Box::new(Self { walk, list, removing: None, kind: std::marker::PhantomData }))
    }

    fn child(&self) -> ChildId {
        self.walk.child.id.into()
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match ctx.session.walk(self.child()) {
            Ok(walk) => {
                self.list.set_rows(K::rows(&walk, ctx.texts));
                self.walk = walk;
                Outcome::stay()
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn selected(&self) -> Option<usize> {
        usize::try_from(self.list.selected()?).ok()
    }

    fn open(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let screen = self.selected().and_then(|place| K::edit(&self.walk, place, ctx));
        screen.map_or_else(Outcome::stay, |screen| Then::Open(screen).into())
    }

    fn ask_remove(&mut self, ctx: &Ctx<'_>) -> Outcome {
        let Some(place) = self.selected() else { return Outcome::stay() };
        self.removing = Some(place);
        let (title, body) = (ctx.texts.get("rows-remove"), ctx.texts.get("rows-remove-question"));
        Then::Open(Ask::yes_no(&title, body)).into()
    }

    fn remove(&mut self, place: usize, ctx: &mut Ctx<'_>) -> Outcome {
        let command = Command::new(Act::SaveFamily, Subject::Child(self.child()));
        match K::remove(&self.walk, place, &command, ctx) {
            Ok(()) => {
                let outcome = self.read(ctx);
                if outcome.status.is_none() { outcome.saved(ctx.texts.get("rows-removed")) } else { outcome }
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }
}

impl<K: Kind + 'static> Screen for Rows<K> {
    fn title(&self, texts: &Texts) -> String {
        texts.get(K::TITLE)
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(header::titled(&self.walk, &self.title(texts), texts))
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::Family);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        match action {
            _ if self.list.offers(action) => Availability::Yes,
            Action::FamilyAdd => Availability::Yes,
            Action::FamilyRemove if self.selected().is_some() => Availability::Yes,
            Action::FamilyRemove => Availability::No(texts.get(K::EMPTY)),
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(_) => self.open(ctx),
            ListEvent::Leave => Then::Close(Returned::Saved).into(),
            ListEvent::NotMine => match input.action() {
                Some(Action::FamilyAdd) => Then::Open(K::add(&self.walk, ctx)).into(),
                Some(Action::FamilyRemove) => self.ask_remove(ctx),
                _ => Then::NotMine.into(),
            },
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        match (self.removing.take(), value) {
            (Some(place), Returned::Answer(true)) => self.remove(place, ctx),
            _ => self.read(ctx),
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.read(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.list.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.list.outline(texts)
    }
}
