//! A paper to read and walk through: items of several lines under headings, one of them selected. For plans, notes
//! and histories, where a table would cut what people said. Items are data of the kit: screens put words into them.

use std::cell::RefCell;

use super::{
    block::Block,
    form_draw::{TWO_PANES, mask},
    intent::Intent,
    list::ListEvent,
    outline::OutlineLine,
    scroll::Scroll,
    width,
};
use crate::{
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        theme::Meaning,
    },
};

/// Columns left of an item: a space, the marker, a space.
const MARGIN: u16 = 3;
/// Lines of an item's own words, where it says nothing else.
const MOST: usize = 6;
/// Letters that are looked at to fill so many lines; a long note is not wrapped whole for each picture.
const LETTERS: usize = 2_000;

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it stands for; unique within the sheet.
    pub key: i64,
    group: Option<String>,
    indent: u16,
    lead: String,
    text: String,
    meaning: Meaning,
    right: Vec<(String, Meaning, bool)>,
    below: Vec<(String, Meaning, bool)>,
    why: Option<String>,
    most: usize,
    brief: usize,
    personal: bool,
    still: bool,
}

impl Item {
    /// An item that says `text`.
    pub fn new(key: i64, text: impl Into<String>) -> Self {
        Self {
            key,
            group: None,
            indent: 0,
            lead: String::new(),
            text: text.into(),
            meaning: Meaning::Plain,
            right: Vec::new(),
            below: Vec::new(),
            why: None,
            most: MOST,
            brief: usize::MAX,
            personal: false,
            still: false,
        }
    }

    /// Dim words that cannot be selected (what is missing under a heading).
    pub fn still(text: impl Into<String>) -> Self {
        Self { still: true, meaning: Meaning::Dim, ..Self::new(i64::MIN, text) }
    }

    /// Under a heading; items of one heading follow each other.
    #[must_use]
    pub fn under(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }

    /// With a number or mark before the words; the selection shows on it.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = lead.into();
        self
    }

    /// Set in by so many columns.
    #[must_use]
    pub fn indent(mut self, columns: u16) -> Self {
        self.indent = columns;
        self
    }

    /// With a meaning; a state has a word or sign too.
    #[must_use]
    pub fn meaning(mut self, meaning: Meaning) -> Self {
        self.meaning = meaning;
        self
    }

    /// With words at the right end of its first line; several stand side by side. Empty ones are left out.
    #[must_use]
    pub fn right(mut self, text: impl Into<String>, meaning: Meaning) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.right.push((text, meaning, false));
        }
        self
    }

    /// With a name at the right end of its first line: masked under privacy, except while it is selected.
    #[must_use]
    pub fn right_name(mut self, name: impl Into<String>, meaning: Meaning) -> Self {
        let name = name.into();
        if !name.is_empty() {
            self.right.push((name, meaning, true));
        }
        self
    }

    /// With a line below, wrapped; an empty one is left out.
    #[must_use]
    pub fn below(mut self, text: impl Into<String>, meaning: Meaning) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.below.push((text, meaning, false));
        }
        self
    }

    /// With words of a person below: masked under privacy.
    #[must_use]
    pub fn said(mut self, text: impl Into<String>, meaning: Meaning) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.below.push((text, meaning, true));
        }
        self
    }

    /// With a why-line, seen while it is selected.
    #[must_use]
    pub fn why(mut self, text: impl Into<String>) -> Self {
        self.why = Some(text.into()).filter(|text: &String| !text.is_empty());
        self
    }

    /// With at most so many lines of its own words.
    #[must_use]
    pub fn most(mut self, lines: usize) -> Self {
        self.most = lines.max(1);
        self
    }

    /// With at most so many of the lines below while it is not selected.
    #[must_use]
    pub fn brief(mut self, lines: usize) -> Self {
        self.brief = lines;
        self
    }

    /// Masked under privacy, except while it is selected.
    #[must_use]
    pub fn personal(mut self) -> Self {
        self.personal = true;
        self
    }
}

/// A sheet on the screen.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    items: Vec<Item>,
    at: usize,
    scroll: Scroll,
    empty: String,
    /// The first line of each item, as last laid out; for page keys.
    starts: RefCell<Vec<usize>>,
}

impl Sheet {
    /// An empty sheet.
    pub fn new() -> Self {
        Self::default()
    }

    /// What to say where there is nothing, and what to do then.
    pub fn set_empty(&mut self, words: impl Into<String>) {
        self.empty = words.into();
    }

    /// Replaces the items; the selection stays on its key, or near its place.
    pub fn set_items(&mut self, items: Vec<Item>) {
        let key = self.selected();
        self.items = items;
        self.starts.borrow_mut().clear();
        let kept = key.and_then(|key| self.items.iter().position(|item| !item.still && item.key == key));
        self.at = kept.unwrap_or(self.at).min(self.items.len().saturating_sub(1));
        if self.items.get(self.at).is_some_and(|item| item.still) {
            self.at = self.next(self.at).or_else(|| self.previous(self.at)).unwrap_or(self.at);
        }
    }

    /// The key of the selected item.
    pub fn selected(&self) -> Option<i64> {
        self.items.get(self.at).filter(|item| !item.still).map(|item| item.key)
    }

    /// Selects the item with this key, if there is one.
    pub fn select(&mut self, key: i64) {
        if let Some(at) = self.items.iter().position(|item| !item.still && item.key == key) {
            self.at = at;
        }
    }

    /// The contexts for keys: those of a list.
    pub fn contexts(&self) -> Vec<Context> {
        vec![Context::List]
    }

    /// Whether `action` does something here and now.
    pub fn offers(&self, action: Action) -> bool {
        let moves = action.context() == Context::List
            && !matches!(action, Action::ListToggle | Action::ListFilter | Action::ListOpen);
        moves && self.selected().is_some()
    }

    fn next(&self, from: usize) -> Option<usize> {
        (from + 1..self.items.len()).find(|at| !self.items[*at].still)
    }

    fn previous(&self, from: usize) -> Option<usize> {
        (0..from.min(self.items.len())).rev().find(|at| !self.items[*at].still)
    }

    /// Acts on an input.
    pub fn update(&mut self, input: &Input) -> ListEvent {
        let first = || self.previous(usize::MAX).and_then(|_| self.next_from_start());
        let to = match Intent::of(input) {
            Intent::Up => self.previous(self.at),
            Intent::Down => self.next(self.at),
            Intent::PageUp => self.page(false),
            Intent::PageDown => self.page(true),
            Intent::Top | Intent::Start => first(),
            Intent::Bottom | Intent::End => self.previous(usize::MAX),
            Intent::Enter => return self.selected().map_or(ListEvent::Nothing, ListEvent::Open),
            Intent::Back => return ListEvent::Leave,
            _ => return ListEvent::NotMine,
        };
        match to.filter(|to| *to != self.at) {
            Some(to) => {
                self.at = to;
                self.selected().map_or(ListEvent::Nothing, ListEvent::Moved)
            }
            None => ListEvent::Nothing,
        }
    }

    fn next_from_start(&self) -> Option<usize> {
        (0..self.items.len()).find(|at| !self.items[*at].still)
    }

    /// The item a page away, by the lines as they were last laid out.
    fn page(&self, down: bool) -> Option<usize> {
        let starts = self.starts.borrow();
        let here = starts.get(self.at).copied().unwrap_or(self.at);
        let page = self.scroll.page().max(2) - 1;
        let selectable = |at: &usize| !self.items[*at].still;
        let line = |at: usize| starts.get(at).copied().unwrap_or(at);
        let within = |at: &usize| line(*at).abs_diff(here) <= page;
        if down {
            let places = (self.at + 1..self.items.len()).filter(selectable);
            places.clone().take_while(within).last().or_else(|| self.next(self.at))
        } else {
            let places = (0..self.at).rev().filter(selectable);
            places.clone().take_while(within).last().or_else(|| self.previous(self.at))
        }
    }

    /// Draws the sheet into `area` and places the cursor.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        let mut all = Block::default();
        let mut focus = 0..1;
        let mut starts = Vec::with_capacity(self.items.len());
        let mut group = None;
        for (at, item) in self.items.iter().enumerate() {
            let heading = item.group.as_ref().filter(|name| group != Some(*name));
            group = item.group.as_ref();
            let mut start = all.lines.len();
            if let Some(name) = heading {
                if start > 0 {
                    all.line();
                }
                all.line().put(1, name.as_str(), Meaning::Heading);
            }
            starts.push(all.lines.len());
            start = start.max(all.lines.len().saturating_sub(1));
            all.append(item_block(item, at == self.at && !item.still, canvas, area.width));
            if at == self.at {
                focus = start..all.lines.len();
            }
        }
        if self.items.is_empty() {
            all.wrapped(MARGIN, area.width.saturating_sub(MARGIN + 1), &self.empty, Meaning::Dim);
        }
        if all.cursor.is_none() {
            all.cursor = Some((MARGIN.min(area.width - 1), 0));
        }
        self.starts.replace(starts);
        let top = self.scroll.place(all.lines.len(), usize::from(area.height), focus);
        all.draw(canvas, area, top);
        if all.lines.len() > top + usize::from(area.height) {
            let sign = if canvas.theme.ascii { "v" } else { "▾" };
            canvas.put(area.right() - 1, area.bottom() - 1, 1, sign, Meaning::Dim);
        }
    }

    /// The same, with another part at the right from 110 columns on.
    pub fn draw_with(&self, canvas: &mut Canvas<'_>, area: Area, beside: impl FnOnce(&mut Canvas<'_>, Area)) {
        if area.width < TWO_PANES {
            return self.draw(canvas, area);
        }
        let left = area.width * 3 / 5;
        self.draw(canvas, Area { width: left, ..area });
        let cursor = canvas.cursor;
        let rule = if canvas.theme.ascii { "|" } else { "│" };
        for y in area.top()..area.bottom() {
            canvas.put(area.x + left, y, 1, rule, Meaning::Rule);
        }
        let x = area.x + left + 2;
        beside(canvas, Area { x, width: area.right() - x, ..area });
        canvas.cursor = cursor;
    }

    /// The same as lines.
    pub fn outline(&self, _: &Texts) -> Vec<OutlineLine> {
        let mut lines = Vec::new();
        let mut group = None;
        for (at, item) in self.items.iter().enumerate() {
            if item.group.is_some() && item.group != group {
                lines.extend(item.group.as_ref().map(|name| OutlineLine::new(name, "")));
            }
            group.clone_from(&item.group);
            let label = [item.lead.as_str(), item.text.as_str()].join(" ");
            let rest = item.right.iter().map(|(text, ..)| text.as_str());
            let rest = rest.chain(item.below.iter().map(|(text, ..)| text.as_str()));
            let rest: Vec<&str> = rest.chain(item.why.as_deref()).collect();
            lines.push(OutlineLine::new(label.trim(), rest.join(", ")).focus(at == self.at && !item.still));
        }
        if self.items.is_empty() {
            lines.push(OutlineLine::new("", &self.empty).focus(true));
        }
        lines
    }
}

fn item_block(item: &Item, selected: bool, canvas: &Canvas<'_>, room: u16) -> Block {
    let ascii = canvas.theme.ascii;
    let masked = canvas.privacy && item.personal && !selected;
    let mut block = Block::default();
    block.line();
    if selected {
        block.put(1, ">", Meaning::Accent);
    }
    let x = MARGIN + item.indent;
    let after = if item.lead.is_empty() { x } else { x + width::columns(&item.lead) + 1 };
    if !item.lead.is_empty() {
        let meaning = if selected { Meaning::Selected } else { Meaning::Strong };
        block.put(x, item.lead.as_str(), meaning);
    }
    let shown = |(text, meaning, name): &(String, Meaning, bool)| {
        let masked = canvas.privacy && *name && !selected;
        (if masked { mask(ascii).to_owned() } else { text.clone() }, *meaning)
    };
    let at_right: Vec<(String, Meaning)> = item.right.iter().map(shown).collect();
    let right: u16 = at_right.iter().map(|(text, _)| width::columns(text) + 2).sum();
    // Where words at the right would leave too little for the item's own, they stand below it.
    let beside = after + 16 + right < room;
    let own = room.saturating_sub(after + 1 + if beside { right } else { 0 }).max(1);
    let rows = if masked { vec![mask(ascii).to_owned()] } else { clamped(&item.text, own, item.most, ascii) };
    for (row, words) in rows.into_iter().enumerate() {
        if row > 0 {
            block.line();
        }
        let marked = selected && row == 0 && item.lead.is_empty();
        block.put(after, words, if marked { Meaning::Selected } else { item.meaning });
    }
    if selected {
        block.cursor = Some((x, 0));
    }
    place_right(&mut block, &at_right, (after, room, right), beside);
    if ascii {
        plain_bars(&mut block);
    }
    let inner = room.saturating_sub(after + 1).max(1);
    let below = if selected { usize::MAX } else { item.brief };
    for (text, meaning, said) in item.below.iter().take(below) {
        let words = if canvas.privacy && *said && !selected { mask(ascii) } else { text.as_str() };
        for row in clamped(words, inner, item.most, ascii) {
            block.line().put(after, row, *meaning);
        }
    }
    if let Some(why) = item.why.as_ref().filter(|_| selected) {
        for row in clamped(why, inner, 2, ascii) {
            block.line().put(after, row, Meaning::Dim);
        }
    }
    block
}

fn place_right(
    block: &mut Block,
    at_right: &[(String, Meaning)],
    (after, room, right): (u16, u16, u16),
    beside: bool,
) {
    if beside {
        let mut x = room.saturating_sub(right) + 1;
        let pieces = at_right.iter().map(|(text, meaning)| {
            let place = x;
            x += width::columns(text) + 2;
            super::block::Segment { x: place, text: text.clone(), meaning: *meaning }
        });
        let pieces: Vec<_> = pieces.collect();
        if let Some(line) = block.lines.first_mut() {
            line.extend(pieces);
        }
        return;
    }
    for (text, meaning) in at_right {
        block.wrapped(after, room.saturating_sub(after + 1), text, *meaning);
    }
}

/// Bars are drawn before the theme is known; in plain ASCII their cells have other signs (see [`super::bar()`]).
fn plain_bars(block: &mut Block) {
    for segment in block.lines.iter_mut().flatten().filter(|segment| segment.text.contains(['█', '▒', '░']))
    {
        segment.text = segment.text.replace('█', "#").replace('▒', "+").replace('░', ".");
    }
}

/// `text` in at most `most` rows, with an ellipsis where something is missing.
fn clamped(text: &str, room: u16, most: usize, ascii: bool) -> Vec<String> {
    let end = text.char_indices().nth(LETTERS).map_or(text.len(), |(at, _)| at);
    let mut rows = width::wrap(text.get(..end).unwrap_or(text), room.max(1));
    if rows.len() > most || end < text.len() {
        rows.truncate(most);
        if let Some(last) = rows.last_mut() {
            let sign = if ascii { "..." } else { "…" };
            let kept = width::fit(last, room.saturating_sub(width::columns(sign) + 1), ascii).into_owned();
            *last = format!("{} {sign}", kept.trim_end_matches(['…', '.']));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        keymap::Code,
        ui::kit::testing::{Stage, every_size, key, texts},
    };

    fn sheet() -> Sheet {
        let mut sheet = Sheet::new();
        sheet.set_items(vec![
            Item::still("Nothing agreed yet.").under("Agreed"),
            Item::new(1, "Sleep through the night, most nights, without waking everyone in the house")
                .lead("1")
                .under("Goals")
                .right("███░░", Meaning::Plain)
                .right("on track", Meaning::Plain)
                .why("Because of the need: sleep"),
            Item::new(-4, "OT sends the sleep sheet")
                .indent(2)
                .under("Goals")
                .right("4 Dec", Meaning::Warning),
            Item::new(2, "日本語 e\u{301} مرحبا ".repeat(90)).lead("2").under("Goals").personal().most(3),
        ]);
        sheet
    }

    #[test]
    fn reads_like_a_paper_with_one_item_selected() {
        let rows = Stage::draw(60, 14, |canvas, area| sheet().draw(canvas, area)).rows();
        assert_eq!(rows[0], " Agreed");
        assert_eq!(rows[1], "   Nothing agreed yet.");
        assert_eq!(rows[3], " Goals");
        assert!(
            rows[4].starts_with(" > 1 Sleep through the night") && rows[4].ends_with("on track"),
            "{rows:?}"
        );
        assert!(rows.iter().any(|row| row.contains("Because of the need")), "{rows:?}");
        let masked = Stage::draw_as(60, 14, true, |canvas, area| sheet().draw(canvas, area)).text();
        assert!(!masked.contains("日本語") && masked.contains("2 •••"), "{masked}");
    }

    #[test]
    fn privacy_masks_a_name_at_the_right_unless_selected() {
        let mut sheet = Sheet::default();
        let one = |key| Item::new(key, "calls").right_name(format!("Sample {key}"), Meaning::Plain);
        sheet.set_items(vec![one(1), one(2)]);
        let shown = |privacy| Stage::draw_as(60, 14, privacy, |canvas, area| sheet.draw(canvas, area)).text();
        assert!(shown(false).contains("Sample 2"));
        let masked = shown(true);
        assert!(masked.contains("Sample 1") && !masked.contains("Sample 2"), "{masked}");
    }

    #[test]
    fn moves_over_what_cannot_be_selected_and_keeps_its_place() {
        let mut sheet = sheet();
        assert_eq!(sheet.selected(), Some(1), "the first item that can be selected");
        assert_eq!(sheet.update(&key(Code::Up)), ListEvent::Nothing);
        assert_eq!(sheet.update(&key(Code::Down)), ListEvent::Moved(-4));
        assert_eq!(sheet.update(&key(Code::End)), ListEvent::Moved(2));
        assert_eq!(sheet.update(&key(Code::Enter)), ListEvent::Open(2));
        assert_eq!(sheet.update(&key(Code::Home)), ListEvent::Moved(1));
        Stage::draw(60, 30, |canvas, area| sheet.draw(canvas, area));
        assert_eq!(sheet.update(&key(Code::PageDown)), ListEvent::Moved(2));
        sheet.select(-4);
        sheet.set_items(vec![Item::new(9, "new"), Item::new(-4, "kept")]);
        assert_eq!(sheet.selected(), Some(-4));
        sheet.set_items(Vec::new());
        assert_eq!((sheet.selected(), sheet.update(&key(Code::Enter))), (None, ListEvent::Nothing));
        assert!(sheet.outline(&texts()).len() == 1);
    }

    #[test]
    fn draws_at_every_size() {
        every_size(|canvas, area| sheet().draw(canvas, area));
        every_size(|canvas, area| sheet().draw_with(canvas, area, |canvas, area| sheet().draw(canvas, area)));
        every_size(|canvas, area| Sheet::new().draw(canvas, area));
    }
}
