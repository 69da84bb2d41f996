//! A record to read: sections of labelled values that wrap and scroll. Labels are text ids, values come ready
//! from the screen. Nothing here is edited.

use std::cell::RefCell;

use super::{block::Block, form_draw::mask, intent::Intent, outline::OutlineLine, scroll::Scroll, width};
use crate::{
    keymap::{Context, Input},
    text::{Lang, Texts},
    ui::{
        canvas::{Area, Canvas},
        theme::Meaning,
    },
};

#[derive(Debug, Clone)]
enum Part {
    Section(&'static str),
    Pair { label: &'static str, value: String, meaning: Meaning, personal: bool },
    Words { text: String, meaning: Meaning, personal: bool },
}

/// What the laid out lines depend on besides the content.
type Layout = (u16, Lang, bool, bool);

/// A record to read.
#[derive(Debug, Clone, Default)]
pub struct Detail {
    parts: Vec<Part>,
    scroll: Scroll,
    /// The lines as last laid out, so that a long text is wrapped once.
    laid: RefCell<Option<(Layout, Block)>>,
}

impl Detail {
    /// Nothing to read yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a section.
    #[must_use]
    pub fn section(self, heading: &'static str) -> Self {
        self.with(Part::Section(heading))
    }

    /// A labelled value; an empty one is left out.
    #[must_use]
    pub fn line(self, label: &'static str, value: impl Into<String>) -> Self {
        self.line_of(label, value, Meaning::Plain)
    }

    /// A labelled value with a meaning; a state has a word or sign too.
    #[must_use]
    pub fn line_of(self, label: &'static str, value: impl Into<String>, meaning: Meaning) -> Self {
        self.pair(label, value.into(), meaning, false)
    }

    /// A labelled name, birth date or note: masked under privacy.
    #[must_use]
    pub fn personal(self, label: &'static str, value: impl Into<String>) -> Self {
        self.pair(label, value.into(), Meaning::Plain, true)
    }

    /// The same with a meaning.
    #[must_use]
    pub fn personal_of(self, label: &'static str, value: impl Into<String>, meaning: Meaning) -> Self {
        self.pair(label, value.into(), meaning, true)
    }

    /// Words without a label.
    #[must_use]
    pub fn words(self, text: impl Into<String>) -> Self {
        self.with(Part::Words { text: text.into(), meaning: Meaning::Plain, personal: false })
    }

    /// A name or what a person said, without a label: masked under privacy.
    #[must_use]
    pub fn said(self, text: impl Into<String>) -> Self {
        self.with(Part::Words { text: text.into(), meaning: Meaning::Plain, personal: true })
    }

    /// A why-line.
    #[must_use]
    pub fn why(self, text: impl Into<String>) -> Self {
        self.with(Part::Words { text: text.into(), meaning: Meaning::Dim, personal: false })
    }

    fn pair(self, label: &'static str, value: String, meaning: Meaning, personal: bool) -> Self {
        if value.is_empty() { self } else { self.with(Part::Pair { label, value, meaning, personal }) }
    }

    fn with(mut self, part: Part) -> Self {
        self.parts.push(part);
        self.laid = RefCell::default();
        self
    }

    /// Puts the view of `other` (the same record read before) on this one.
    #[must_use]
    pub fn in_place_of(mut self, other: &Self) -> Self {
        self.scroll = other.scroll.clone();
        self
    }

    /// The contexts for keys: those of a list, for its moves.
    pub fn contexts(&self) -> Vec<Context> {
        vec![Context::List]
    }

    /// Acts on an input; true if it moved the view.
    pub fn update(&mut self, input: &Input) -> bool {
        let page = isize::try_from(self.scroll.page()).unwrap_or(isize::MAX);
        let lines = match Intent::of(input) {
            Intent::Up => -1,
            Intent::Down => 1,
            Intent::PageUp => 1 - page,
            Intent::PageDown => page - 1,
            Intent::Top | Intent::Start => isize::MIN / 2,
            Intent::Bottom | Intent::End => isize::MAX / 2,
            _ => return false,
        };
        self.scroll.by(lines);
        true
    }

    /// Draws what is in view into `area`.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        let layout = (area.width, canvas.texts.lang(), canvas.privacy, canvas.theme.ascii);
        let mut laid = self.laid.borrow_mut();
        if laid.as_ref().is_none_or(|(before, _)| *before != layout) {
            *laid = Some((layout, self.block(canvas, area.width)));
        }
        let Some((_, block)) = laid.as_ref() else { return };
        let top = self.scroll.free(block.lines.len(), usize::from(area.height));
        block.draw(canvas, area, top);
        let more = block.lines.len() > top + usize::from(area.height);
        if more {
            canvas.put(
                area.right() - 1,
                area.bottom() - 1,
                1,
                if canvas.theme.ascii { "v" } else { "▾" },
                Meaning::Dim,
            );
        }
        canvas.cursor = Some((area.x, area.y));
    }

    fn block(&self, canvas: &Canvas<'_>, room: u16) -> Block {
        let texts = canvas.texts;
        let labels = self.parts.iter().filter_map(|part| match part {
            Part::Pair { label, .. } => Some(width::columns(&texts.get(label))),
            _ => None,
        });
        let column = labels.filter(|label| *label <= room / 3).max().unwrap_or(0);
        let mut block = Block::default();
        for part in &self.parts {
            match part {
                Part::Section(heading) => {
                    if !block.lines.is_empty() {
                        block.line();
                    }
                    block.line().put(1, texts.get(heading), Meaning::Heading);
                }
                Part::Words { text, meaning, personal } => {
                    let masked = canvas.privacy && *personal;
                    let text = if masked { mask(canvas.theme.ascii) } else { text };
                    block.wrapped(3, room.saturating_sub(4), text, *meaning);
                }
                Part::Pair { label, value, meaning, personal } => {
                    let label = texts.get(label);
                    let masked = canvas.privacy && *personal;
                    let value = if masked { mask(canvas.theme.ascii) } else { value };
                    let beside = column > 0 && width::columns(&label) <= column && room >= 30;
                    let x = if beside { 3 + column + 2 } else { 5 };
                    let first = block.lines.len();
                    if !beside {
                        block.wrapped(3, room.saturating_sub(4), &label, Meaning::Label);
                    }
                    block.wrapped(x, room.saturating_sub(x + 1), value, *meaning);
                    if beside && let Some(line) = block.lines.get_mut(first) {
                        line.insert(0, super::block::Segment { x: 3, text: label, meaning: Meaning::Label });
                    }
                }
            }
        }
        block
    }

    /// The same as lines.
    pub fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let line = |part: &Part| match part {
            Part::Section(heading) => OutlineLine::new(texts.get(heading), ""),
            Part::Pair { label, value, .. } => OutlineLine::new(texts.get(label), value),
            Part::Words { text, .. } => OutlineLine::new("", text),
        };
        self.parts.iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        keymap::Code,
        ui::kit::testing::{Stage, every_size, key},
    };

    fn detail() -> Detail {
        Detail::new()
            .section("kit-before")
            .personal("kit-mine", "Sample, Child 日本語 e\u{301} مرحبا")
            .line("kit-theirs", "long words ".repeat(20))
            .line("kit-filter", "")
            .section("kit-yes")
            .why("because")
    }

    #[test]
    fn labels_stand_beside_values_that_wrap() {
        let stage = Stage::draw(40, 20, |canvas, area| detail().draw(canvas, area));
        let rows = stage.rows();
        assert_eq!(rows[0], " Before");
        assert!(rows[1].starts_with("   Mine    Sample, Child"), "{rows:?}");
        assert!(rows[3].starts_with("           words long"), "{rows:?}");
        assert!(!stage.text().contains("Find"), "an empty value is left out");
        let masked = Stage::draw_as(40, 20, true, |canvas, area| detail().draw(canvas, area)).text();
        assert!(!masked.contains("Sample"));
    }

    #[test]
    fn scrolls_to_the_end_and_not_past_it() {
        let mut detail = detail();
        for _ in 0..50 {
            detail.update(&key(Code::PageDown));
            Stage::draw(40, 4, |canvas, area| detail.draw(canvas, area));
        }
        assert!(Stage::draw(40, 4, |canvas, area| detail.draw(canvas, area)).rows()[3].contains("because"));
        detail.update(&key(Code::Home));
        assert_eq!(Stage::draw(40, 4, |canvas, area| detail.draw(canvas, area)).rows()[0], " Before");
    }

    #[test]
    fn draws_at_every_size() {
        every_size(|canvas, area| detail().draw(canvas, area));
    }
}
