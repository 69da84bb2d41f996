//! Everything that happened to this file, the newest first: who, when, what changed from what to what. One key goes
//! round the kinds of record.

use super::{opened::Opened, tab::FileTab};
use crate::{
    casework::{
        Failure,
        history::{ChangedField, HistoryChange, HistoryEntry},
    },
    domain::record::RecordKind,
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Item, ListEvent, OutlineLine, Sheet},
        screen::{Availability, Ctx, Outcome, Returned, Then},
        screens::family::values::field_words,
        theme::Meaning,
    },
};

/// Fields that say nothing to a person.
const UNTOLD: &[&str] = &["digest", "body_schema", "file_number"];

/// The timeline.
#[derive(Default)]
pub struct HistoryTab {
    sheet: Sheet,
    entries: Vec<HistoryEntry>,
    only: Option<RecordKind>,
}

impl HistoryTab {
    fn show(&mut self, texts: &Texts) {
        let wanted = |entry: &&HistoryEntry| self.only.is_none_or(|kind| entry.kind == kind);
        let items = (0..).zip(self.entries.iter().filter(wanted)).map(|(key, entry)| item(key, entry, texts));
        let items = items.collect();
        self.sheet.set_empty(texts.get("history-empty"));
        self.sheet.set_items(items);
    }

    /// The kinds that occur, in the order of the table.
    fn kinds(&self) -> Vec<RecordKind> {
        RecordKind::ALL
            .iter()
            .copied()
            .filter(|kind| self.entries.iter().any(|entry| entry.kind == *kind))
            .collect()
    }

    fn next_kind(&mut self) {
        let kinds = self.kinds();
        self.only = match self.only {
            None => kinds.first().copied(),
            Some(kind) => kinds.iter().copied().skip_while(|known| *known != kind).nth(1),
        };
    }

    fn heading(&self, texts: &Texts) -> String {
        self.only.map_or_else(|| texts.get("history-all"), |kind| kind_words(kind, texts))
    }
}

/// What a kind of record is called.
pub fn kind_words(kind: RecordKind, texts: &Texts) -> String {
    texts.get(&format!("record-{}", kind.table().replace('_', "-")))
}

fn item(key: i64, entry: &HistoryEntry, texts: &Texts) -> Item {
    let change = match entry.change {
        HistoryChange::Added => "history-added",
        HistoryChange::Changed => "history-changed",
        HistoryChange::Removed => "history-removed",
        HistoryChange::Restored => "history-restored",
    };
    let what = texts.with(change, &[("what", kind_words(entry.kind, texts).into())]);
    let time = texts.clock(entry.at.local().time());
    let who = entry.staff.as_ref().map(|staff| staff.name.clone()).unwrap_or_default();
    let told = |field: &&ChangedField| !UNTOLD.contains(&field.name.as_str());
    let lines = entry.fields.iter().filter(told).map(|field| changed(entry, field, texts));
    let item = Item::new(key, what)
        .lead(time)
        .under(texts.date(entry.day()))
        .right(who, Meaning::Dim)
        .most(3)
        .brief(2);
    lines.fold(item, |item, line| item.said(line, Meaning::Dim))
}

/// "status: active → achieved".
fn changed(entry: &HistoryEntry, field: &ChangedField, texts: &Texts) -> String {
    let name = texts.get(&format!("column-{}", field.name.replace('_', "-")));
    let before = field_words(entry.kind, &field.name, &field.before, texts);
    let after = field_words(entry.kind, &field.name, &field.after, texts);
    let said = match (before.is_empty(), after.is_empty()) {
        (true, _) => after,
        (false, true) => texts.with("history-cleared", &[("before", before.into())]),
        (false, false) => {
            texts.with("history-from-to", &[("before", before.into()), ("after", after.into())])
        }
    };
    texts.with("history-field", &[("name", name.into()), ("said", said.into())])
}

impl FileTab for HistoryTab {
    fn fill(&mut self, opened: &Opened, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.entries = ctx.session.history(opened.child())?;
        self.show(ctx.texts);
        Ok(())
    }

    fn contexts(&self) -> Vec<Context> {
        self.sheet.contexts()
    }

    fn available(&self, action: Action, _: &Opened, _: &Texts) -> Availability {
        match action {
            Action::FamilyFilterKind if !self.entries.is_empty() => Availability::Yes,
            _ if self.sheet.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, _: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        match self.sheet.update(input) {
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine if input.action() == Some(Action::FamilyFilterKind) => {
                self.next_kind();
                self.show(ctx.texts);
                Outcome::stay()
            }
            ListEvent::NotMine => Then::NotMine.into(),
            _ => Outcome::stay(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let heading = self.heading(canvas.texts);
        canvas.put_fitted(area.x + 1, area.y, area.width.saturating_sub(2), &heading, Meaning::Strong);
        let below = Area { y: area.y + 1.min(area.height), height: area.height.saturating_sub(1), ..area };
        self.sheet.draw(canvas, below);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines = vec![OutlineLine::new(self.heading(texts), "")];
        lines.extend(self.sheet.outline(texts));
        lines
    }
}
