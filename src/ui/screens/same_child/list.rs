//! Files that look alike and nobody has settled, the likeliest first: what `circle duplicates` lists. Enter shows a pair
//! side by side.

use super::SameChild;
use crate::{
    casework::{
        Failure,
        matches::{DuplicatePair, MinimalCard},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Cell, Column, List, ListEvent, OutlineLine, Row},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{call::compare, words},
        theme::Meaning,
    },
};

const COLUMNS: &[Column] = &[
    Column::words("same-child-how", 8).most(9).weight(6),
    Column::words("families-number", 7).most(7).weight(9),
    Column::words("families-name", 12).weight(8),
    Column::words("families-number", 7).most(7).weight(9),
    Column::words("families-name", 12).weight(7),
];

/// The list of pairs.
pub struct Pairs {
    list: List,
    pairs: Vec<DuplicatePair>,
}

impl Pairs {
    /// Opens it.
    ///
    /// # Errors
    /// When the role may not see it.
    pub fn open(ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let mut screen = Self { list: List::new(COLUMNS, words::clean), pairs: Vec::new() };
        screen.read(ctx)?;
        Ok(Box::new(screen))
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.pairs = ctx.session.duplicates(None)?;
        let texts = ctx.texts;
        let rows = (0..).zip(&self.pairs).map(|(key, pair)| row(key, pair, texts)).collect();
        self.list.set_empty(texts.get("same-child-no-pairs"));
        self.list.set_rows(rows);
        Ok(())
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn open_selected(&self, ctx: &mut Ctx<'_>) -> Outcome {
        let at = self.list.selected().and_then(|key| usize::try_from(key).ok());
        let Some(pair) = at.and_then(|at| self.pairs.get(at)) else { return Outcome::stay() };
        match SameChild::screen(pair.a.child, pair.b.child, ctx) {
            Ok(screen) => Then::Open(screen).into(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }
}

fn row(key: i64, pair: &DuplicatePair, texts: &Texts) -> Row {
    let name = |card: &MinimalCard| {
        let year = card.birth_year.map(|year| format!(" {year}")).unwrap_or_default();
        Cell::personal(format!("{}{year}", compare::name(card, texts)))
    };
    let why: Vec<String> = pair.why.iter().map(|why| texts.get(why.text_id())).collect();
    let mut why = why.join(", ");
    if pair.verdict.is_some() {
        why = format!("{} · {why}", texts.get("same-child-put-off"));
    }
    let class = Cell { text: words::label(texts, pair.class), meaning: Meaning::Plain, personal: false };
    let cells = [
        class,
        Cell::new(pair.a.number.to_string()),
        name(&pair.a),
        Cell::new(pair.b.number.to_string()),
        name(&pair.b),
    ];
    Row::new(key, cells).why(why)
}

impl Screen for Pairs {
    fn title(&self, texts: &Texts) -> String {
        texts.count("same-child-pairs", self.pairs.len())
    }

    fn contexts(&self) -> Vec<Context> {
        self.list.contexts()
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        if self.list.offers(action) { Availability::Yes } else { Availability::Hidden }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(_) => self.open_selected(ctx),
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => Then::NotMine.into(),
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, _: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        self.again(ctx)
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.again(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.list.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.list.outline(texts)
    }
}
