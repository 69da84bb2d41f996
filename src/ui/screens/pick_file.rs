//! Which file? Type to find, by anything people remember; without text the files that are meant most often stand here
//! (brothers and sisters, files that look alike). Closes with the chosen file, or leads on to the screen it is picked for.

use crate::{
    casework::{Failure, matches::MinimalCard},
    domain::ids::ChildId,
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Cell, Column, List, ListEvent, OutlineLine, Row, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{call::compare, words},
    },
};

const COLUMNS: &[Column] = &[
    Column::words("families-number", 7).most(7),
    Column::words("families-name", 14).weight(9),
    Column { heading: "families-born", least: 5, most: 6, right: true, weight: 6 },
    Column::words("families-place", 8).most(18).weight(4),
    Column::words("families-state", 9).most(24).weight(7),
];

/// What the chosen file leads to.
pub type LeadsTo = fn(ChildId, ChildId, &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure>;

/// The search for a file.
pub struct PickFile {
    title: &'static str,
    record: Record,
    /// The file for which another one is picked; never offered itself.
    own: ChildId,
    first: Vec<MinimalCard>,
    list: List,
    leads: Option<LeadsTo>,
    typed_on: bool,
}

impl PickFile {
    /// A search that closes with the chosen file; `title` is the text id of the question.
    ///
    /// # Errors
    /// When the role may not search.
    pub fn screen(
        title: &'static str,
        own: ChildId,
        record: Record,
        ctx: &mut Ctx<'_>,
    ) -> Result<Box<dyn Screen>, Failure> {
        Self::made(title, own, record, None, ctx)
    }

    /// A search whose answer opens another screen in its place.
    ///
    /// # Errors
    /// As [`PickFile::screen`].
    pub fn leading(
        title: &'static str,
        own: ChildId,
        record: Record,
        leads: LeadsTo,
        ctx: &mut Ctx<'_>,
    ) -> Result<Box<dyn Screen>, Failure> {
        Self::made(title, own, record, Some(leads), ctx)
    }

    fn made(
        title: &'static str,
        own: ChildId,
        record: Record,
        leads: Option<LeadsTo>,
        ctx: &mut Ctx<'_>,
    ) -> Result<Box<dyn Screen>, Failure> {
        let first = ctx.session.files_near(own)?;
        let list = List::new(COLUMNS, words::clean).searching().by_query();
        let mut screen = Self { title, record, own, first, list, leads, typed_on: false };
        screen.list.set_empty(ctx.texts.get("pick-file-none"));
        screen.read(ctx)?;
        Ok(Box::new(screen))
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let text = self.list.filter().trim().to_owned();
        let cards: Vec<MinimalCard> = if text.is_empty() {
            self.first.clone()
        } else {
            ctx.session.find(&text, None)?.into_iter().map(|hit| hit.card).collect()
        };
        let texts = ctx.texts;
        let rows = cards.iter().filter(|card| card.child != self.own).map(|card| row(card, texts));
        self.list.set_rows(rows.collect());
        Ok(())
    }

    fn chosen(&self, child: ChildId, ctx: &mut Ctx<'_>) -> Outcome {
        match self.leads {
            None => Then::Close(Returned::Chosen(child.0)).into(),
            Some(leads) => match leads(self.own, child, ctx) {
                Ok(screen) => Then::Replace(screen).into(),
                Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            },
        }
    }
}

fn row(card: &MinimalCard, texts: &Texts) -> Row {
    Row::new(
        card.child.0,
        [
            Cell::new(card.number.to_string()),
            Cell::personal(compare::name(card, texts)),
            Cell::new(card.birth_year.map(|year| year.to_string()).unwrap_or_default()),
            Cell::new(card.municipality.clone().unwrap_or_default()),
            Cell::new(words::label_or_dash(texts, card.state)),
        ],
    )
}

impl Screen for PickFile {
    fn title(&self, texts: &Texts) -> String {
        texts.get(self.title)
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.record.clone())
    }

    fn contexts(&self) -> Vec<Context> {
        self.list.contexts()
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        if self.list.offers(action) { Availability::Yes } else { Availability::Hidden }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(key) => self.chosen(ChildId(key), ctx),
            ListEvent::Filter(_) => {
                self.typed_on = true;
                Outcome::stay()
            }
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => Then::NotMine.into(),
            _ => Outcome::stay(),
        }
    }

    fn settle(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        if !std::mem::take(&mut self.typed_on) {
            return Outcome::stay();
        }
        let read = self.read(ctx);
        self.list.select_first();
        match read {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        let question = canvas.texts.get(self.title);
        canvas.put_fitted(
            area.x + 1,
            area.y,
            area.width.saturating_sub(2),
            &question,
            crate::ui::theme::Meaning::Strong,
        );
        let below = Area { y: area.y + 1, height: area.height - 1, ..area };
        self.list.draw(canvas, below);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.list.outline(texts)
    }
}
