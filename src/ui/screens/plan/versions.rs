//! The agreed versions of a plan, the newest first, with what changed since the last one. Enter reads a version as it was
//! frozen; one key shows the difference to the one before, or between two that are marked.

use super::{body, difference};
use crate::{
    casework::{Failure, agree::AgreedVersion},
    domain::plan::PlanChange,
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Cell, Column, Detail, List, ListEvent, OutlineLine, Row, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{family::whose::Whose, words},
        theme::Meaning,
    },
};

const COLUMNS: &[Column] = &[
    Column::words("versions-number", 10).most(16),
    Column::number("versions-agreed", 11),
    Column::words("versions-by", 14).most(40),
    Column::words("versions-youth", 8).most(20).weight(2),
    Column::number("versions-review", 11).weight(3),
];

/// The key of the draft among the rows.
const DRAFT: i64 = 0;

/// The versions.
pub struct Versions {
    whose: Whose,
    list: List,
    versions: Vec<AgreedVersion>,
    draft: Vec<PlanChange>,
}

impl Versions {
    /// Opens them.
    pub fn open(whose: Whose, ctx: &mut Ctx<'_>) -> Outcome {
        let list = List::new(COLUMNS, words::clean).ticking();
        let mut screen = Self { whose, list, versions: Vec::new(), draft: Vec::new() };
        match screen.read(ctx) {
            Ok(()) => Then::Open(Box::new(screen)).into(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.versions = ctx.session.plan_versions(self.whose.episode)?;
        self.draft = ctx.session.plan_draft_changes(self.whose.episode)?;
        let mut rows = Vec::new();
        if !self.draft.is_empty() {
            let changes = ctx.texts.count("versions-draft-changes", self.draft.len());
            rows.push(Row::new(
                DRAFT,
                [Cell::new(ctx.texts.get("versions-draft")), Cell::new(""), Cell::new(changes)],
            ));
        }
        rows.extend(self.versions.iter().map(|version| row(version, ctx.texts)));
        self.list.set_rows(rows);
        Ok(())
    }

    fn version(&self, number: i64) -> Option<&AgreedVersion> {
        self.versions.iter().find(|version| version.version.number == number)
    }

    fn read_one(&self, key: i64, texts: &Texts) -> Outcome {
        if key == DRAFT {
            return self.changes(&self.draft, texts.get("versions-draft"), texts);
        }
        let Some(version) = self.version(key) else { return Outcome::stay() };
        let title = texts.with("versions-title-one", &[("number", key.into())]);
        let page = body::page(&version.body, version.intact, texts);
        Then::Open(Box::new(Paper { record: self.whose.record.clone(), title, page })).into()
    }

    /// The two marked ones, or the selected one and the one before it.
    fn compared(&self) -> Option<(i64, i64)> {
        let mut ticked: Vec<i64> = self.list.ticked().into_iter().filter(|key| *key != DRAFT).collect();
        ticked.sort_unstable();
        match ticked[..] {
            [older, newer] => Some((older, newer)),
            [] | [_] => {
                let key = self.list.selected().filter(|key| *key != DRAFT)?;
                let at = self.versions.iter().position(|version| version.version.number == key)?;
                self.versions.get(at + 1).map(|before| (before.version.number, key))
            }
            _ => None,
        }
    }

    fn compare(&self, ctx: &mut Ctx<'_>) -> Outcome {
        if self.list.selected() == Some(DRAFT) && self.list.ticked().is_empty() {
            return self.changes(&self.draft, ctx.texts.get("versions-draft"), ctx.texts);
        }
        let Some((older, newer)) = self.compared() else {
            return Outcome::stay().say(ctx.texts.get("versions-mark-two"));
        };
        match ctx.session.plan_difference(self.whose.episode, older, newer) {
            Ok(changes) => {
                let title = ctx
                    .texts
                    .with("versions-difference", &[("older", older.into()), ("newer", newer.into())]);
                self.changes(&changes, title, ctx.texts)
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn changes(&self, changes: &[PlanChange], title: String, texts: &Texts) -> Outcome {
        let page = difference::page(changes, texts);
        Then::Open(Box::new(Paper { record: self.whose.record.clone(), title, page })).into()
    }
}

fn row(version: &AgreedVersion, texts: &Texts) -> Row {
    let stored = &version.version;
    let number = texts.with("versions-title-one", &[("number", stored.number.into())]);
    let sign =
        if version.intact { Cell::new(number) } else { Cell::of(format!("! {number}"), Meaning::Danger) };
    let row = Row::new(
        stored.number,
        [
            sign,
            Cell::new(texts.date(stored.agreed_on)),
            Cell::personal(stored.agreed_by.clone()),
            Cell::new(words::label(texts, stored.youth_participated)),
            Cell::new(texts.date(version.body.cover.next_review)),
        ],
    );
    if version.intact { row } else { row.why(texts.get("versions-not-intact")) }
}

impl Screen for Versions {
    fn title(&self, texts: &Texts) -> String {
        texts.get("versions-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.whose.record.clone())
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::Plan);
        contexts
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        match action {
            Action::PlanCompare => Availability::Yes,
            _ if self.list.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(key) => self.read_one(key, ctx.texts),
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine if input.action() == Some(Action::PlanCompare) => self.compare(ctx),
            ListEvent::NotMine => Then::NotMine.into(),
            _ => Outcome::stay(),
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let selected = self.list.selected().and_then(|key| self.version(key));
        self.list.draw_with(canvas, area, |canvas, area, _| match selected {
            Some(version) => body::page(&version.body, version.intact, canvas.texts).draw(canvas, area),
            None => difference::page(&self.draft, canvas.texts).draw(canvas, area),
        });
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.list.outline(texts)
    }
}

/// A version or a difference, to read.
struct Paper {
    record: Record,
    title: String,
    page: Detail,
}

impl Screen for Paper {
    fn title(&self, _: &Texts) -> String {
        self.title.clone()
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        let mut record = self.record.clone();
        record.lines = vec![self.title.clone()];
        Some(record)
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::List]
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        let moves = action.context() == Context::List && action.is_plain_movement();
        if moves { Availability::Yes } else { Availability::Hidden }
    }

    fn update(&mut self, input: &Input, _: &mut Ctx<'_>) -> Outcome {
        if self.page.update(input) {
            return Outcome::stay();
        }
        match input.action() {
            Some(Action::Back | Action::ListOpen) => Then::Close(Returned::Nothing).into(),
            _ => Then::NotMine.into(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.page.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.page.outline(texts)
    }
}
