//! How a list looks: headings once, `>` and reverse on the key column of the selected row only, its why-line
//! under it, and from 132 columns a preview that the screen draws.

use super::{
    cluster,
    form_draw::mask,
    list::{Cell, Column, List, Row},
    outline::OutlineLine,
    width,
};
use crate::{
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        theme::Meaning,
    },
};

/// Columns left of the first column: a space, the marker, a space.
const MARGIN: u16 = 3;
/// From here on a list leaves room for a preview beside it.
pub const LIST_AND_PREVIEW: u16 = 132;
/// Columns a list keeps beside a preview: its cells are cut no more than on the smallest usual terminal.
const LIST_ALONE: u16 = 80;
/// Columns between columns.
const GAP: u16 = 2;

/// What stands in one line of the list.
enum Shown<'a> {
    Group(&'a str),
    Row(usize, &'a Row),
    Why(&'a str),
}

impl List {
    /// Draws the list into `area` and places the cursor.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        let mut area = area;
        if self.typing || !self.filter.text().is_empty() {
            self.draw_filter(canvas, area);
            if area.height == 1 {
                return;
            }
            (area.y, area.height) = (area.y + 1, area.height - 1);
        }
        let widths = self.widths(area.width.saturating_sub(MARGIN), canvas.texts);
        if area.height > 3 && self.columns.iter().any(|column| !column.heading.is_empty()) {
            self.draw_headings(canvas, area, &widths);
            (area.y, area.height) = (area.y + 1, area.height - 1);
        }
        if self.shown.is_empty() {
            self.draw_empty(canvas, area);
            return;
        }
        let lines = self.lines();
        let (first, end) = self.focus_lines(&lines);
        let top = self.scroll.place(lines.len(), usize::from(area.height), first..end);
        for (line, y) in lines.iter().skip(top).zip(area.top()..area.bottom()) {
            match line {
                Shown::Group(name) => {
                    canvas.put(area.x + 1, y, area.width.saturating_sub(1), name, Meaning::Heading);
                }
                Shown::Why(why) => {
                    let words = width::fit(why, area.width.saturating_sub(6), canvas.theme.ascii);
                    canvas.put(area.x + 5, y, area.width.saturating_sub(5), &words, Meaning::Dim);
                }
                Shown::Row(at, row) => self.draw_row(canvas, (area, y), (*at, row), &widths),
            }
        }
    }

    /// The same, with a preview of the selected row at the right from 132 columns on.
    pub fn draw_with(
        &self,
        canvas: &mut Canvas<'_>,
        area: Area,
        preview: impl FnOnce(&mut Canvas<'_>, Area, &Row),
    ) {
        if area.width < LIST_AND_PREVIEW {
            return self.draw(canvas, area);
        }
        let left = (area.width * 11 / 20).max(LIST_ALONE);
        self.draw(canvas, Area { width: left, ..area });
        let cursor = canvas.cursor;
        let rule = if canvas.theme.ascii { "|" } else { "│" };
        for y in area.top()..area.bottom() {
            canvas.put(area.x + left, y, 1, rule, Meaning::Rule);
        }
        if let Some(row) = self.selected_row() {
            let x = area.x + left + 2;
            preview(canvas, Area { x, width: area.right() - x, ..area }, row);
        }
        canvas.cursor = cursor;
    }

    /// The same as lines: a heading, or the row's first cell and the others.
    pub fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines = Vec::new();
        if self.typing || !self.filter.text().is_empty() {
            lines.push(OutlineLine::new(texts.get("kit-filter"), self.filter.text()).focus(self.typing));
        }
        if self.shown.is_empty() {
            lines.extend(self.empty_words(texts).map(|words| OutlineLine::new("", words)));
        }
        for line in self.lines() {
            lines.push(match line {
                Shown::Group(name) => OutlineLine::new(name, ""),
                Shown::Why(why) => OutlineLine::new("", why),
                Shown::Row(at, row) => {
                    let words: Vec<&str> = row.cells.iter().skip(1).map(|cell| cell.text.as_str()).collect();
                    let first = row.cells.first().map_or("", |cell| cell.text.as_str());
                    let tick = if row.ticked { "[x] " } else { "" };
                    OutlineLine::new(format!("{tick}{first}"), words.join(", "))
                        .focus(at == self.at && !self.typing)
                }
            });
        }
        lines
    }

    fn lines(&self) -> Vec<Shown<'_>> {
        let mut lines = Vec::with_capacity(self.shown.len() + 8);
        let mut group = None;
        for (at, index) in self.shown.iter().enumerate() {
            let row = &self.rows[*index];
            if row.group.is_some() && row.group != group {
                lines.extend(row.group.as_deref().map(Shown::Group));
            }
            group.clone_from(&row.group);
            lines.push(Shown::Row(at, row));
            if at == self.at {
                lines.extend(row.why.as_deref().map(Shown::Why));
            }
        }
        lines
    }

    /// The lines that must be in view: the selected row, its why-line, and its heading if it is the first below.
    fn focus_lines(&self, lines: &[Shown<'_>]) -> (usize, usize) {
        let row =
            lines.iter().position(|line| matches!(line, Shown::Row(at, _) if *at == self.at)).unwrap_or(0);
        let why = usize::from(matches!(lines.get(row + 1), Some(Shown::Why(_))));
        let group = usize::from(row > 0 && matches!(lines.get(row - 1), Some(Shown::Group(_))));
        (row - group, row + 1 + why)
    }

    fn draw_filter(&self, canvas: &mut Canvas<'_>, area: Area) {
        let label = format!("{} ", canvas.texts.get("kit-filter"));
        let used = canvas.put(
            area.x + 1.min(area.width - 1),
            area.y,
            area.width.saturating_sub(2),
            &label,
            Meaning::Label,
        );
        let x = area.x + 1 + used;
        let room = area.right().saturating_sub(x + 1).min(40);
        let (text, cursor) = self.filter.view(room, canvas.theme.ascii);
        let meaning = if self.typing { Meaning::Focused } else { Meaning::Field };
        canvas.put(x, area.y, room, &cluster::pad(&text, usize::from(room)), meaning);
        if self.typing {
            canvas.cursor = Some(((x + cursor).min(area.right() - 1), area.y));
        }
        if let Some(notice) = &self.notice {
            let x = x + room + 2;
            canvas.put(x, area.y, area.right().saturating_sub(x), notice, Meaning::Warning);
        }
    }

    fn draw_headings(&self, canvas: &mut Canvas<'_>, area: Area, widths: &[Option<u16>]) {
        let mut x = area.x + MARGIN;
        for (column, width) in self.columns.iter().zip(widths) {
            let Some(width) = *width else { continue };
            if !column.heading.is_empty() {
                let heading = Cell::of(canvas.texts.get(column.heading), Meaning::Dim);
                put_cell(
                    canvas,
                    (x, area.y, width.min(area.right().saturating_sub(x))),
                    &heading.text,
                    column,
                    Meaning::Dim,
                );
            }
            x = x.saturating_add(width + GAP);
        }
    }

    fn draw_row(
        &self,
        canvas: &mut Canvas<'_>,
        (area, y): (Area, u16),
        (at, row): (usize, &Row),
        widths: &[Option<u16>],
    ) {
        let selected = at == self.at;
        if selected {
            canvas.put(area.x + 1.min(area.width - 1), y, 1, ">", Meaning::Accent);
            if !self.typing {
                canvas.cursor = Some((area.x + MARGIN.min(area.width - 1), y));
            }
        }
        let mut x = area.x + MARGIN;
        if self.ticks {
            canvas.put(
                x,
                y,
                area.right().saturating_sub(x),
                if row.ticked { "[x]" } else { "[ ]" },
                Meaning::Plain,
            );
            x += 4;
        }
        for (index, (cell, width)) in row.cells.iter().zip(widths).enumerate() {
            let (Some(width), Some(column)) = (*width, self.columns.get(index)) else { continue };
            let meaning = if selected && index == 0 { Meaning::Selected } else { cell.meaning };
            let masked = canvas.privacy && cell.personal && !selected && !cell.text.is_empty();
            let text = if masked { mask(canvas.theme.ascii) } else { &cell.text };
            put_cell(canvas, (x, y, width.min(area.right().saturating_sub(x))), text, column, meaning);
            x = x.saturating_add(width + GAP);
        }
    }

    fn empty_words(&self, texts: &Texts) -> Option<String> {
        if self.rows.is_empty() && self.filter.text().is_empty() {
            return Some(self.empty.clone().unwrap_or_else(|| texts.get("kit-list-empty")));
        }
        Some(texts.get("kit-list-nothing-found"))
    }

    fn draw_empty(&self, canvas: &mut Canvas<'_>, area: Area) {
        let words = self.empty_words(canvas.texts).unwrap_or_default();
        for (row, y) in width::wrap(&words, area.width.saturating_sub(MARGIN + 1).max(1))
            .iter()
            .zip(area.top()..area.bottom())
        {
            canvas.put(
                area.x + MARGIN.min(area.width - 1),
                y,
                area.width.saturating_sub(MARGIN).max(1),
                row,
                Meaning::Dim,
            );
        }
        if !self.typing {
            canvas.cursor = Some((area.x + MARGIN.min(area.width - 1), area.y));
        }
    }

    /// The width of each column in `room`, nothing for one left out.
    fn widths(&self, room: u16, texts: &Texts) -> Vec<Option<u16>> {
        let room = room.saturating_sub(if self.ticks { 4 } else { 0 });
        let mut wanted: Vec<u16> = self.columns.iter().map(|column| self.wanted(column, texts)).collect();
        for (index, wide) in wanted.iter_mut().enumerate() {
            let cells = self.shown.iter().filter_map(|row| self.rows[*row].cells.get(index));
            let content = cells.map(|cell| width::columns(&cell.text)).max().unwrap_or(0);
            *wide = (*wide).max(content).min(self.columns[index].most);
        }
        let mut widths: Vec<Option<u16>> = self.columns.iter().map(|column| Some(column.least)).collect();
        while total(&widths) > room {
            let out = (1..widths.len())
                .filter(|n| widths[*n].is_some())
                .min_by_key(|n| (self.columns[*n].weight, usize::MAX - n));
            match out {
                Some(out) => widths[out] = None,
                None => break,
            }
        }
        let mut left = room.saturating_sub(total(&widths));
        let mut order: Vec<usize> = (0..widths.len()).collect();
        order.sort_by_key(|n| std::cmp::Reverse((self.columns[*n].weight, usize::MAX - n)));
        for index in order {
            if let Some(width) = &mut widths[index] {
                let more = wanted[index].saturating_sub(*width).min(left);
                *width += more;
                left -= more;
            }
        }
        widths
    }

    fn wanted(&self, column: &Column, texts: &Texts) -> u16 {
        let heading = if column.heading.is_empty() { 0 } else { width::columns(&texts.get(column.heading)) };
        column.least.max(heading)
    }
}

fn total(widths: &[Option<u16>]) -> u16 {
    let used = widths.iter().flatten().fold(0_u16, |sum, width| sum.saturating_add(width + GAP));
    used.saturating_sub(GAP)
}

fn put_cell(
    canvas: &mut Canvas<'_>,
    (x, y, width): (u16, u16, u16),
    text: &str,
    column: &Column,
    meaning: Meaning,
) {
    let words = width::fit(text, width, canvas.theme.ascii);
    let shift = if column.right { width.saturating_sub(width::columns(&words)) } else { 0 };
    canvas.put(x + shift, y, width - shift, &words, meaning);
}
