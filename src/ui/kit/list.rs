//! A list: rows with columns, groups with headings, a why-line under the selected row, type to narrow. It keeps
//! selection and place by the rows' keys when rows are read again. Drawing is in `list_draw`. Rows are data of
//! the kit: screens put words into them.

use super::{
    clean::{Cleaner, Edit, Limit},
    intent::Intent,
    line_edit::LineEdit,
    scroll::Scroll,
    width,
};
use crate::{
    keymap::{Action, Context, Input},
    text::Texts,
    ui::theme::Meaning,
};

/// A column. Widths follow from what is in it, within `least` and `most`.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Text id of its heading; empty for none.
    pub heading: &'static str,
    /// Columns of the screen at least.
    pub least: u16,
    /// Columns of the screen at most; room that is left over goes to the columns that can use it.
    pub most: u16,
    /// Numbers stand at the right.
    pub right: bool,
    /// Where columns do not fit, those with the lowest weight are left out first. The first never is.
    pub weight: u8,
}

impl Column {
    /// A column of words, at least `least` columns wide.
    pub const fn words(heading: &'static str, least: u16) -> Self {
        Self { heading, least, most: u16::MAX, right: false, weight: 5 }
    }

    /// A column of numbers or dates, exactly as wide as its content.
    pub const fn number(heading: &'static str, least: u16) -> Self {
        Self { heading, least, most: 14, right: true, weight: 5 }
    }

    /// With a most.
    #[must_use]
    pub const fn most(mut self, most: u16) -> Self {
        self.most = most;
        self
    }

    /// With a weight: 0 goes first, 5 is usual, 9 stays.
    #[must_use]
    pub const fn weight(mut self, weight: u8) -> Self {
        self.weight = weight;
        self
    }
}

/// The content of one column in one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The words.
    pub text: String,
    /// What they mean; a state has a word or sign too, never only a colour.
    pub meaning: Meaning,
    /// Masked under privacy, except in the selected row.
    pub personal: bool,
}

impl Cell {
    /// Plain words.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), meaning: Meaning::Plain, personal: false }
    }

    /// Words with a meaning.
    pub fn of(text: impl Into<String>, meaning: Meaning) -> Self {
        Self { text: text.into(), meaning, personal: false }
    }

    /// A name, a birth date, a note: masked under privacy.
    pub fn personal(text: impl Into<String>) -> Self {
        Self { text: text.into(), meaning: Meaning::Plain, personal: true }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it stands for; unique within the list.
    pub key: i64,
    /// The heading it stands under; rows of one group follow each other.
    pub group: Option<String>,
    /// One for each column; the first is the key column, which shows the selection.
    pub cells: Vec<Cell>,
    /// Why it is here, shown dim under the row while it is selected.
    pub why: Option<String>,
    /// Ticked, in lists where rows are ticked.
    pub ticked: bool,
}

impl Row {
    /// A row.
    pub fn new(key: i64, cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { key, group: None, cells: cells.into_iter().collect(), why: None, ticked: false }
    }

    /// With a why-line.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }

    /// Under a heading.
    #[must_use]
    pub fn under(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }
}

/// What came of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListEvent {
    /// Taken; nothing to do.
    Nothing,
    /// Not for the list.
    NotMine,
    /// Another row is selected.
    Moved(i64),
    /// Enter on this row.
    Open(i64),
    /// Space on this row, in a list where rows are ticked.
    Toggled(i64),
    /// The filter changed to this; a list that narrows by a query reads its rows again now.
    Filter(String),
    /// Esc: the screen closes.
    Leave,
}

/// How the filter line works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Narrow {
    /// The filter key opens it, Enter or Esc leaves it.
    OnKey,
    /// It always has the focus: a search.
    Always,
}

/// A list on the screen.
#[derive(Debug, Clone)]
pub struct List {
    pub(super) columns: &'static [Column],
    pub(super) rows: Vec<Row>,
    /// Places in `rows` of what passes the filter.
    pub(super) shown: Vec<usize>,
    /// The selected place in `shown`.
    pub(super) at: usize,
    pub(super) scroll: Scroll,
    pub(super) filter: LineEdit,
    pub(super) typing: bool,
    pub(super) empty: Option<String>,
    pub(super) notice: Option<String>,
    pub(super) ticks: bool,
    narrow: Narrow,
    by_query: bool,
    from_top: bool,
}

impl List {
    /// An empty list with these columns.
    pub fn new(columns: &'static [Column], clean: Cleaner) -> Self {
        Self {
            columns,
            rows: Vec::new(),
            shown: Vec::new(),
            at: 0,
            scroll: Scroll::default(),
            filter: LineEdit::new(clean),
            typing: false,
            empty: None,
            notice: None,
            ticks: false,
            narrow: Narrow::OnKey,
            by_query: false,
            from_top: false,
        }
    }

    /// A search: the filter line always has the focus, arrows move in the rows.
    #[must_use]
    pub fn searching(mut self) -> Self {
        (self.narrow, self.typing) = (Narrow::Always, true);
        self
    }

    /// The filter is for the screen's query, not applied to the rows here.
    #[must_use]
    pub fn by_query(mut self) -> Self {
        self.by_query = true;
        self
    }

    /// Rows are ticked by Space.
    #[must_use]
    pub fn ticking(mut self) -> Self {
        self.ticks = true;
        self
    }

    /// What to say where there are no rows, and what to do then.
    pub fn set_empty(&mut self, words: impl Into<String>) {
        self.empty = Some(words.into());
    }

    /// Replaces the rows; the selection stays on its key, or near its place.
    pub fn set_rows(&mut self, rows: Vec<Row>) {
        let mut key = self.selected();
        if std::mem::take(&mut self.from_top) {
            (key, self.at) = (None, 0);
        }
        self.rows = rows;
        self.narrow_to(key);
    }

    /// Adds a row that shows whatever the filter is, until the rows are replaced.
    pub(super) fn add_always(&mut self, row: Row) {
        self.shown.push(self.rows.len());
        self.rows.push(row);
    }

    /// The rows, filtered or not.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many rows pass the filter.
    pub fn count(&self) -> usize {
        self.shown.len()
    }

    /// The key of the selected row.
    pub fn selected(&self) -> Option<i64> {
        self.selected_row().map(|row| row.key)
    }

    /// The selected row.
    pub fn selected_row(&self) -> Option<&Row> {
        self.shown.get(self.at).map(|index| &self.rows[*index])
    }

    /// Selects the row with this key, if it is shown.
    pub fn select(&mut self, key: i64) {
        if let Some(at) = self.shown.iter().position(|index| self.rows[*index].key == key) {
            self.at = at;
        }
    }

    /// Selects the first row that is shown.
    pub fn select_first(&mut self) {
        self.at = 0;
    }

    /// Ticks or unticks a row.
    pub fn tick(&mut self, key: i64, ticked: bool) {
        for row in self.rows.iter_mut().filter(|row| row.key == key) {
            row.ticked = ticked;
        }
    }

    /// Keys of the ticked rows.
    pub fn ticked(&self) -> Vec<i64> {
        self.rows.iter().filter(|row| row.ticked).map(|row| row.key).collect()
    }

    /// What narrows the list.
    pub fn filter(&self) -> &str {
        self.filter.text()
    }

    /// Sets what narrows the list (a filter remembered from before).
    pub fn set_filter(&mut self, text: &str) {
        self.filter.set(text);
        self.narrow_to(self.selected());
    }

    /// Whether what is typed goes into the filter line.
    pub fn is_typing(&self) -> bool {
        self.typing
    }

    /// Leaves the filter line for the rows, or goes back to it; what narrows the list stays.
    pub fn set_typing(&mut self, typing: bool) {
        self.typing = typing;
    }

    /// The contexts for keys.
    pub fn contexts(&self) -> Vec<Context> {
        if self.typing { vec![Context::Text, Context::List] } else { vec![Context::List] }
    }

    /// Whether `action` does something here and now.
    pub fn offers(&self, action: Action) -> bool {
        match action {
            Action::ListFilter => !self.typing,
            Action::ListToggle => self.ticks && !self.typing && !self.shown.is_empty(),
            _ if action.context() == Context::List => !self.shown.is_empty(),
            _ => self.typing && action.context() == Context::Text,
        }
    }

    /// Acts on an input.
    pub fn update(&mut self, input: &Input, texts: &Texts) -> ListEvent {
        self.notice = None;
        let intent = if self.typing { Intent::of_text(input) } else { Intent::of(input) };
        if let Some(event) = self.update_move(&intent) {
            return event;
        }
        match intent {
            Intent::Enter => match (self.typing && self.narrow == Narrow::OnKey, self.selected()) {
                (true, _) => {
                    self.typing = false;
                    ListEvent::Nothing
                }
                (false, Some(key)) => ListEvent::Open(key),
                (false, None) => ListEvent::Nothing,
            },
            Intent::Back if !self.filter.text().is_empty() => {
                self.filter.set("");
                self.typing = self.narrow == Narrow::Always;
                self.filtered()
            }
            Intent::Back if self.typing && self.narrow == Narrow::OnKey => {
                self.typing = false;
                ListEvent::Nothing
            }
            Intent::Back => ListEvent::Leave,
            Intent::Filter => {
                self.typing = true;
                ListEvent::Nothing
            }
            Intent::Choose if self.ticks && !self.typing => self.toggle(),
            intent if self.typing => self.update_filter(&intent, texts),
            _ => ListEvent::NotMine,
        }
    }

    fn update_move(&mut self, intent: &Intent) -> Option<ListEvent> {
        let page = self.scroll.page().max(2) - 1;
        let last = self.shown.len().saturating_sub(1);
        let to = match intent {
            Intent::Up => self.at.saturating_sub(1),
            Intent::Down => self.at.saturating_add(1),
            Intent::PageUp => self.at.saturating_sub(page),
            Intent::PageDown => self.at.saturating_add(page),
            Intent::Top => 0,
            Intent::Bottom => last,
            Intent::Start if !self.typing => 0,
            Intent::End if !self.typing => last,
            _ => return None,
        };
        let to = to.min(last);
        let moved = to != self.at;
        self.at = to;
        Some(self.selected().filter(|_| moved).map_or(ListEvent::Nothing, ListEvent::Moved))
    }

    fn toggle(&mut self) -> ListEvent {
        let Some(index) = self.shown.get(self.at).copied() else { return ListEvent::Nothing };
        let row = &mut self.rows[index];
        row.ticked = !row.ticked;
        ListEvent::Toggled(row.key)
    }

    fn update_filter(&mut self, intent: &Intent, texts: &Texts) -> ListEvent {
        let edit = self.filter.apply(intent);
        self.notice = edit.notice(Limit::Line, texts);
        match edit {
            Edit::Ignored => ListEvent::NotMine,
            Edit::Changed { .. } => self.filtered(),
            _ => ListEvent::Nothing,
        }
    }

    fn filtered(&mut self) -> ListEvent {
        // Another search is another list: its best hit is what Enter opens.
        self.from_top = self.by_query;
        if !self.by_query {
            self.narrow_to(self.selected());
        }
        ListEvent::Filter(self.filter.text().to_owned())
    }

    fn narrow_to(&mut self, key: Option<i64>) {
        let filter = if self.by_query { String::new() } else { width::folded(self.filter.text()) };
        let passes = |row: &Row| {
            filter.is_empty() || {
                let words: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
                width::matches(&words.join(" "), &filter)
            }
        };
        self.shown = (0..self.rows.len()).filter(|index| passes(&self.rows[*index])).collect();
        let kept = key.and_then(|key| self.shown.iter().position(|index| self.rows[*index].key == key));
        self.at = kept.unwrap_or(self.at).min(self.shown.len().saturating_sub(1));
    }
}
