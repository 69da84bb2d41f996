//! How a form looks: label column and values, help and problems below their field, a help pane from 110 columns.
//! Each field is a block of lines; the blocks are stacked and scrolled so that the focused one is in view.

use super::{
    block::Block,
    choice::{Choice, Choosable, LIST_ROWS, Many, SHORT, passing},
    cluster,
    field::{Field, Kind},
    form::Form,
    form_entry::{Entry, State, text_id},
    outline::OutlineLine,
    width,
};
use crate::{
    text::{Texts, Value},
    ui::{
        canvas::{Area, Canvas},
        theme::Meaning,
    },
};

/// From so many columns on a help pane stands beside the form.
pub const TWO_PANES: u16 = 110;
/// Columns of the help pane.
const PANE: u16 = 38;
/// Below so many columns each label stands above its value.
const STACKED_BELOW: u16 = 44;
/// Rows of a note with and without the focus.
const NOTE_ROWS: (usize, usize) = (8, 4);

/// What drawing a field needs to know of its surroundings.
struct Look<'a> {
    texts: &'a Texts,
    ascii: bool,
    privacy: bool,
    /// Columns of the form.
    width: u16,
    /// Columns of the label column; 0 where labels stand above.
    label: u16,
    /// Whether help stands in a pane.
    pane: bool,
}

impl Form {
    /// Draws the form into `area` and places the cursor.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        let pane = area.width >= TWO_PANES;
        let width = if pane { area.width - PANE - 2 } else { area.width };
        let look = self.look(canvas, width, pane);
        let summary = self.summary(canvas.texts);
        let status_rows = u16::from(!summary.is_empty() && area.height >= 6);
        let fields = Area::new(area.x, area.y, width, area.height - status_rows);
        let (block, focus) = self.stacked(&look, usize::from(fields.height));
        let first = self.scroll.place(block.lines.len(), usize::from(fields.height), focus);
        block.draw(canvas, fields, first);
        if status_rows > 0 {
            let words = width::fit(&summary, width.saturating_sub(2), look.ascii);
            let meaning = if self.problem_count(canvas.texts) > 0 { Meaning::Problem } else { Meaning::Dim };
            canvas.put(area.x + 1, area.bottom() - 1, width.saturating_sub(1), &words, meaning);
        }
        if pane {
            self.draw_pane(canvas, Area::new(area.right() - PANE, area.y, PANE, area.height));
        }
        if let Some(leave) = &self.leaving {
            leave.modal.draw(canvas, area);
        }
    }

    /// Problems and fields still to ask, counted in words; empty where there are none. Belongs beside the title.
    pub fn summary(&self, texts: &Texts) -> String {
        let count = |id, n: usize| {
            (n > 0).then(|| texts.with(id, &[("count", Value::Number(i64::try_from(n).unwrap_or(i64::MAX)))]))
        };
        let parts = [
            count("kit-problems", self.problem_count(texts)),
            count("kit-still-to-ask", self.missing().len()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The same as lines.
    pub fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        if let Some(leave) = &self.leaving {
            return leave.modal.outline(texts);
        }
        let mut lines = Vec::new();
        for (index, entry) in self.entries.iter().enumerate().filter(|(index, _)| self.is_visible(*index)) {
            if let Some(heading) = entry.field.heading {
                lines.push(OutlineLine::new(texts.get(heading), ""));
            }
            if let Some(words) = self.say_words(entry, texts) {
                lines.push(OutlineLine::new(texts.get("kit-say"), words));
            }
            let value = entry.value_words(texts);
            lines.push(OutlineLine::new(entry.label(self.spec, texts), value).focus(index == self.focus));
            let problem = self.problem_words(index, texts);
            lines.extend(problem.map(|words| OutlineLine::new(texts.get("kit-problem"), words)));
        }
        let whole = self.problems.iter().filter(|(name, _)| self.index(name).is_none());
        lines.extend(whole.map(|(_, words)| OutlineLine::new(texts.get("kit-problem"), words)));
        lines
    }

    fn look<'a>(&self, canvas: &Canvas<'a>, width: u16, pane: bool) -> Look<'a> {
        let labels = (0..self.entries.len())
            .filter(|index| self.is_visible(*index) && !matches!(self.entries[*index].state, State::Words))
            .map(|index| width::columns(&self.entries[index].label(self.spec, canvas.texts)));
        let most = (width * 2 / 5).min(30);
        let label = labels.filter(|label| *label <= most).max().unwrap_or(0);
        Look {
            texts: canvas.texts,
            ascii: canvas.theme.ascii,
            privacy: canvas.privacy,
            width,
            label: if width < STACKED_BELOW { 0 } else { label },
            pane,
        }
    }

    /// All visible fields as one block, and the lines that must be in view.
    fn stacked(&self, look: &Look<'_>, height: usize) -> (Block, std::ops::Range<usize>) {
        let mut all = Block::default();
        let mut focus = 0..1;
        for (_, words) in self.problems.iter().filter(|(name, _)| self.index(name).is_none()) {
            all.wrapped(1, look.width.saturating_sub(2), &format!("! {words}"), Meaning::Problem);
        }
        for index in (0..self.entries.len()).filter(|index| self.is_visible(*index)) {
            let start = all.lines.len();
            let block = self.field_block(index, look, start == 0);
            if index == self.focus {
                focus = start..start + block.lines.len();
                if let Some((_, line)) = block.cursor.filter(|_| block.lines.len() > height) {
                    focus = start + line..start + line + 1;
                }
            }
            all.append(block);
        }
        (all, focus)
    }

    fn field_block(&self, index: usize, look: &Look<'_>, first: bool) -> Block {
        let entry = &self.entries[index];
        let focused = index == self.focus;
        let mut block = Block::default();
        if let Some(heading) = entry.field.heading {
            if !first {
                block.line();
            }
            block.line().put(1, look.texts.get(heading), Meaning::Heading);
        }
        if matches!(entry.state, State::Words) {
            let words = entry.label(self.spec, look.texts);
            block.wrapped(3, look.width.saturating_sub(4), &words, Meaning::Dim);
            return block;
        }
        let x = self.label_lines(&mut block, entry, focused, look);
        let room = look.width.saturating_sub(x + 1).max(1);
        value_lines(&mut block, entry, focused, (x, room), look);
        self.lines_below(&mut block, index, focused, look);
        block
    }

    /// The label, and words to read aloud below it; returns the column of the value, which stands on the last line.
    fn label_lines(&self, block: &mut Block, entry: &Entry, focused: bool, look: &Look<'_>) -> u16 {
        let label = entry.label(self.spec, look.texts);
        let say = self.say_words(entry, look.texts);
        let beside = look.label > 0 && say.is_none() && width::columns(&label) <= look.label;
        let rows = if beside { vec![label] } else { width::wrap(&label, look.width.saturating_sub(4)) };
        for (row, words) in rows.into_iter().enumerate() {
            block.line();
            if focused && row == 0 {
                block.put(1, ">", Meaning::Accent);
            }
            block.put(3, words, if focused { Meaning::Strong } else { Meaning::Label });
        }
        if beside {
            return 3 + look.label + 2;
        }
        if let Some(words) = say {
            let words = if look.ascii { format!("\"{words}\"") } else { format!("«\u{a0}{words}\u{a0}»") };
            block.wrapped(5, look.width.saturating_sub(6), &words, Meaning::Accent);
        }
        block.line();
        5
    }

    fn lines_below(&self, block: &mut Block, index: usize, focused: bool, look: &Look<'_>) {
        let entry = &self.entries[index];
        let room = look.width.saturating_sub(6);
        if let Some(Ok(read)) =
            entry.read(look.texts).filter(|_| focused || !(look.privacy && entry.field.personal))
        {
            let x = block.end() + 2;
            if x + width::columns(&read) < look.width {
                block.put(x, read, Meaning::Dim);
            } else {
                block.wrapped(5, room, &read, Meaning::Dim);
            }
        }
        if let Some(help) = entry.help(self.spec, look.texts).filter(|_| focused && !look.pane) {
            block.wrapped(5, room, &help, Meaning::Dim);
        }
        if let Some(words) = self.problem_words(index, look.texts) {
            block.wrapped(5, room, &format!("! {words}"), Meaning::Problem);
        }
        if let Some(notice) = self.notice.as_ref().filter(|_| focused) {
            block.wrapped(5, room, notice, Meaning::Warning);
        }
    }

    /// The problem to show: one that was set, or, once the focus is elsewhere, what the reader says.
    fn problem_words(&self, index: usize, texts: &Texts) -> Option<String> {
        let read = || if index == self.focus { None } else { self.unreadable(index, texts) };
        self.set_problem(index).map(str::to_owned).or_else(read)
    }

    fn say_words(&self, entry: &Entry, texts: &Texts) -> Option<String> {
        let own = || entry.field.said.then(|| texts.get(&text_id(self.spec, entry.field, "-say")));
        entry.say.clone().or_else(own)
    }

    fn draw_pane(&self, canvas: &mut Canvas<'_>, area: Area) {
        let rule = if canvas.theme.ascii { "|" } else { "│" };
        for y in area.top()..area.bottom() {
            canvas.put(area.x, y, 1, rule, Meaning::Rule);
        }
        let texts = canvas.texts;
        let mut block = Block::default();
        let room = area.width - 3;
        if let Some(entry) = self.entries.get(self.focus) {
            block.wrapped(0, room, &entry.label(self.spec, texts), Meaning::Heading);
            if let Some(help) = entry.help(self.spec, texts) {
                block.wrapped(0, room, &help, Meaning::Plain);
            }
            if let Some(hint) = hint(entry.field, entry, texts) {
                block.line();
                block.wrapped(0, room, &hint, Meaning::Dim);
            }
        }
        let missing = self.missing();
        if !missing.is_empty() {
            block.line();
            block.wrapped(0, room, &texts.get("kit-still-to-ask-title"), Meaning::Heading);
            for name in missing {
                block.wrapped(0, room, &format!("· {}", self.label(name, texts)), Meaning::Dim);
            }
        }
        block.draw(canvas, Area::new(area.x + 2, area.y, area.width - 2, area.height), 0);
    }
}

impl Entry {
    /// The value in words, for linear mode; passphrases as their length in dots.
    fn value_words(&self, texts: &Texts) -> String {
        match &self.state {
            State::Line(line) => line.still(u16::MAX, false),
            State::Note(note) => note.text(),
            State::Choice(choice) => label_of(&choice.code, &self.options(texts)),
            State::Many(many) => labels_of(many, &self.options(texts)),
            State::Shown(shown) => shown.clone(),
            State::Link { summary, .. } => summary.clone(),
            State::Words => String::new(),
        }
    }
}

fn label_of(code: &str, options: &[Choosable]) -> String {
    options
        .iter()
        .find(|option| option.code == code)
        .map_or_else(|| code.to_owned(), |option| option.label.clone())
}

fn labels_of(many: &Many, options: &[Choosable]) -> String {
    many.codes.iter().map(|code| label_of(code, options)).collect::<Vec<_>>().join(", ")
}

/// What the keys do on this field, for the pane.
fn hint(field: &Field, entry: &Entry, texts: &Texts) -> Option<String> {
    let id = match field.kind {
        Kind::Note => "kit-hint-note",
        Kind::Choice(_) if entry.options(texts).len() > SHORT => "kit-hint-list",
        Kind::Choice(_) => "kit-hint-choice",
        Kind::Many(_) => "kit-hint-many",
        Kind::Shown => "kit-hint-shown",
        Kind::Link => "kit-hint-link",
        _ => return None,
    };
    Some(texts.get(id))
}

/// Adds the value at column and room `place`, from the last line of `block` on, with the cursor if focused.
fn value_lines(block: &mut Block, entry: &Entry, focused: bool, place: (u16, u16), look: &Look<'_>) {
    let (x, room) = place;
    let line = block.lines.len().saturating_sub(1);
    if focused {
        block.cursor = Some((x, line));
    }
    let masked = look.privacy && entry.field.personal && !focused;
    if masked && !entry.is_empty() {
        block.put(x, mask(look.ascii), Meaning::Dim);
        return;
    }
    match &entry.state {
        State::Line(edit) => {
            let room = room.min(entry.field.room.columns());
            if focused {
                let (text, cursor) = edit.view(room, look.ascii);
                block.put(x, cluster::pad(&text, usize::from(room)), Meaning::Focused);
                block.cursor = Some((x + cursor, line));
            } else if entry.is_empty() {
                empty_words(block, entry, x, look);
            } else {
                block.put(x, edit.still(room, look.ascii), Meaning::Field);
            }
        }
        State::Note(_) if entry.is_empty() && !focused => empty_words(block, entry, x, look),
        State::Note(note) => {
            let (rows, meaning) = if focused {
                let (rows, (column, row)) = note.view(room, note.rows(room, NOTE_ROWS.0).max(2));
                block.cursor = Some((x + column, line + usize::from(row)));
                (rows, Meaning::Focused)
            } else {
                (note.still(room, NOTE_ROWS.1), Meaning::Field)
            };
            let cut = !focused && note.rows(room, NOTE_ROWS.1 + 1) > rows.len();
            for (index, row) in rows.into_iter().enumerate() {
                if index > 0 {
                    block.line();
                }
                block.put(x, if focused { cluster::pad(&row, usize::from(room)) } else { row }, meaning);
            }
            if cut {
                block.put(block.end(), if look.ascii { "~" } else { "…" }, Meaning::Dim);
            }
        }
        State::Choice(choice) => choice_lines(block, entry, choice, focused, place, look),
        State::Many(many) => many_lines(block, entry, many, focused, place, look),
        State::Shown(shown) => short_value(block, shown, place, look, Meaning::Field),
        State::Link { summary, .. } if summary.is_empty() => {
            let words = if focused { look.texts.get("kit-link-open") } else { empty_text(entry, look.texts) };
            block.put(x, words, Meaning::Dim);
        }
        State::Link { summary, .. } => short_value(block, summary, place, look, Meaning::Field),
        State::Words => {}
    }
}

fn short_value(block: &mut Block, words: &str, place: (u16, u16), look: &Look<'_>, meaning: Meaning) {
    let rows = width::wrap(words, place.1);
    let more = rows.len() > 3;
    for (index, row) in rows.into_iter().take(3).enumerate() {
        if index > 0 {
            block.line();
        }
        let row = if more && index == 2 {
            width::fit(&format!("{row} …"), place.1, look.ascii).into_owned()
        } else {
            row
        };
        block.put(place.0, row, meaning);
    }
}

fn empty_text(entry: &Entry, texts: &Texts) -> String {
    if entry.field.asked { texts.get("kit-not-asked-yet") } else { String::from("·") }
}

fn empty_words(block: &mut Block, entry: &Entry, x: u16, look: &Look<'_>) {
    block.put(x, empty_text(entry, look.texts), Meaning::Dim);
}

/// What stands for a masked value; its length says nothing.
pub fn mask(ascii: bool) -> &'static str {
    if ascii { "***" } else { "•••" }
}

fn choice_lines(
    block: &mut Block,
    entry: &Entry,
    choice: &Choice,
    focused: bool,
    place: (u16, u16),
    look: &Look<'_>,
) {
    let (x, room) = place;
    let options = entry.options(look.texts);
    if options.len() <= SHORT {
        let mark = |option: &Choosable| match (option.code == choice.code, look.ascii) {
            (true, true) => "(*)",
            (true, false) => "(•)",
            (false, _) => "( )",
        };
        let at = options.iter().position(|option| option.code == choice.code);
        flow(block, &options, mark, |index| at == Some(index), focused.then_some(at.unwrap_or(0)), place);
        return;
    }
    let sign = if look.ascii { "v " } else { "▾ " };
    block.put(x, sign, Meaning::Dim);
    let (x, room) = (x + 2, room.saturating_sub(2).max(1));
    let Some(list) = &choice.open else {
        if choice.code.is_empty() {
            let words = if focused { look.texts.get("kit-list-open") } else { empty_text(entry, look.texts) };
            block.put(x, words, Meaning::Dim);
        } else {
            let label = width::fit(&label_of(&choice.code, &options), room, look.ascii).into_owned();
            block.put(x, label, if focused { Meaning::Focused } else { Meaning::Field });
        }
        return;
    };
    let width = room.min(36);
    let (text, cursor) = list.filter.view(width, look.ascii);
    block.put(x, cluster::pad(&text, usize::from(width)), Meaning::Focused);
    block.cursor = Some((x + cursor, block.lines.len() - 1));
    let passing = passing(&options, list.filter.text());
    let first = list.marked.saturating_sub(LIST_ROWS / 2).min(passing.len().saturating_sub(LIST_ROWS));
    for (index, option) in passing.iter().enumerate().skip(first).take(LIST_ROWS) {
        let marked = index == list.marked;
        block.line().put(x - 2, if marked { ">" } else { " " }, Meaning::Accent);
        let label = width::fit(&option.label, room, look.ascii);
        block.put(x, label, if marked { Meaning::Selected } else { Meaning::Plain });
    }
    let count = [("shown", passing.len()), ("all", options.len())]
        .map(|(name, n)| (name, Value::Number(i64::try_from(n).unwrap_or(i64::MAX))));
    block.line().put(x, look.texts.with("kit-list-count", &count), Meaning::Dim);
}

fn many_lines(
    block: &mut Block,
    entry: &Entry,
    many: &Many,
    focused: bool,
    place: (u16, u16),
    look: &Look<'_>,
) {
    let options = entry.options(look.texts);
    if !focused && options.len() > SHORT {
        if many.codes.is_empty() {
            empty_words(block, entry, place.0, look);
        } else {
            short_value(block, &labels_of(many, &options), place, look, Meaning::Field);
        }
        return;
    }
    let ticked = |option: &Choosable| many.codes.contains(&option.code);
    let mark = |option: &Choosable| if ticked(option) { "[x]" } else { "[ ]" };
    flow(block, &options, mark, |index| ticked(&options[index]), focused.then_some(many.at), place);
}

/// Marks and labels side by side, going on in the next row where they do not fit; the cursor on `at`.
fn flow(
    block: &mut Block,
    options: &[Choosable],
    mark: impl Fn(&Choosable) -> &'static str,
    chosen: impl Fn(usize) -> bool,
    at: Option<usize>,
    place: (u16, u16),
) {
    let (left, room) = place;
    let mut x = 0;
    for (index, option) in options.iter().enumerate() {
        let wide = 4 + width::columns(&option.label);
        if x > 0 && x + wide > room {
            block.line();
            x = 0;
        }
        if at == Some(index) {
            block.cursor = Some((left + x + 1, block.lines.len().saturating_sub(1)));
        }
        let here = at == Some(index);
        block.put(left + x, mark(option), if here { Meaning::Selected } else { Meaning::Plain });
        let label = width::fit(&option.label, room.saturating_sub(4).max(1), false);
        block.put(left + x + 4, label, if chosen(index) { Meaning::Strong } else { Meaning::Plain });
        x += wide + 3;
    }
}
