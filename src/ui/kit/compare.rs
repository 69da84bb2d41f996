//! A conflict: someone else saved the same record meanwhile. For each field that both changed, before / mine /
//! theirs, and which to keep. Nothing typed is lost, nothing is chosen beforehand.

use super::{block::Block, cluster, intent::Intent, outline::OutlineLine, scroll::Scroll, width};
use crate::{
    keymap::{Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        theme::Meaning,
    },
};

/// Which value to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// What was typed here.
    Mine,
    /// What the other person saved.
    Theirs,
}

/// One field that both changed, its values as words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The field's name.
    pub name: String,
    /// Its label, in words.
    pub label: String,
    /// What it was when this form opened.
    pub before: String,
    /// What was typed here.
    pub mine: String,
    /// What is saved now.
    pub theirs: String,
    /// What shall be kept, once chosen.
    pub keep: Option<Keep>,
}

impl Clash {
    /// A field with nothing chosen.
    pub fn new(name: impl Into<String>, label: impl Into<String>, values: [String; 3]) -> Self {
        let [before, mine, theirs] = values;
        Self { name: name.into(), label: label.into(), before, mine, theirs, keep: None }
    }
}

/// What came of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompareEvent {
    /// It goes on.
    Nothing,
    /// Not for it.
    NotMine,
    /// Every field has its choice: by field name.
    Done(Vec<(String, Keep)>),
    /// Back to the form; what was typed stays there.
    Cancel,
}

/// The conflict on the screen.
#[derive(Debug, Clone)]
pub struct Compare {
    clashes: Vec<Clash>,
    at: usize,
    scroll: Scroll,
}

impl Compare {
    /// These fields.
    pub fn new(clashes: Vec<Clash>) -> Self {
        Self { clashes, at: 0, scroll: Scroll::default() }
    }

    /// The contexts for keys.
    pub fn contexts(&self) -> Vec<Context> {
        vec![Context::Form]
    }

    /// Acts on an input: Left or `1` keeps mine, Right or `2` theirs; Enter goes on and at the end is done.
    pub fn update(&mut self, input: &Input) -> CompareEvent {
        let last = self.clashes.len().saturating_sub(1);
        match Intent::of_letters(input) {
            Intent::Left | Intent::Char('1') => self.keep(Keep::Mine),
            Intent::Right | Intent::Char('2') => self.keep(Keep::Theirs),
            Intent::Choose => self.keep(match self.clashes.get(self.at).and_then(|clash| clash.keep) {
                Some(Keep::Mine) => Keep::Theirs,
                _ => Keep::Mine,
            }),
            Intent::Up | Intent::Previous => self.at = self.at.saturating_sub(1),
            Intent::Down | Intent::Next => self.at = (self.at + 1).min(last),
            Intent::Enter if self.at < last => self.at += 1,
            Intent::Enter | Intent::Save => return self.done(),
            Intent::Back => return CompareEvent::Cancel,
            _ => return CompareEvent::NotMine,
        }
        CompareEvent::Nothing
    }

    fn keep(&mut self, keep: Keep) {
        if let Some(clash) = self.clashes.get_mut(self.at) {
            clash.keep = Some(keep);
        }
    }

    /// Done where each field has a choice; else goes to the first without.
    fn done(&mut self) -> CompareEvent {
        if let Some(open) = self.clashes.iter().position(|clash| clash.keep.is_none()) {
            self.at = open;
            return CompareEvent::Nothing;
        }
        CompareEvent::Done(self.clashes.iter().filter_map(|c| Some((c.name.clone(), c.keep?))).collect())
    }

    /// Draws it as the body of `area`.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        let mut all = Block::default();
        let room = area.width.saturating_sub(2);
        all.wrapped(1, room, &canvas.texts.get("kit-conflict-title"), Meaning::Warning);
        all.wrapped(1, room, &canvas.texts.get("kit-conflict-body"), Meaning::Plain);
        all.line();
        let mut focus = 0..1;
        for (index, clash) in self.clashes.iter().enumerate() {
            let start = all.lines.len();
            all.append(self.clash_block(clash, index == self.at, canvas, area.width));
            if index == self.at {
                focus = start..all.lines.len();
            }
        }
        let top = self.scroll.place(all.lines.len(), usize::from(area.height), focus);
        all.draw(canvas, area, top);
    }

    fn clash_block(&self, clash: &Clash, focused: bool, canvas: &Canvas<'_>, room: u16) -> Block {
        let (texts, ascii) = (canvas.texts, canvas.theme.ascii);
        let mut block = Block::default();
        block.line().put(1, if focused { ">" } else { " " }, Meaning::Accent);
        block.put(
            3,
            width::fit(&clash.label, room.saturating_sub(4), ascii),
            if focused { Meaning::Strong } else { Meaning::Label },
        );
        let mark = |keep: Keep| match (clash.keep == Some(keep), ascii) {
            (true, true) => "(*)",
            (true, false) => "(•)",
            (false, _) => "( )",
        };
        let lines = [
            ("   ", texts.get("kit-before"), &clash.before, None),
            (mark(Keep::Mine), texts.get("kit-mine"), &clash.mine, Some(Keep::Mine)),
            (mark(Keep::Theirs), texts.get("kit-theirs"), &clash.theirs, Some(Keep::Theirs)),
        ];
        let label_room = lines.iter().map(|(_, label, ..)| width::columns(label)).max().unwrap_or(0);
        let x = 5 + 4 + label_room + 2;
        for (mark, label, value, keep) in lines {
            let meaning = match keep {
                None => Meaning::Dim,
                Some(keep) if clash.keep == Some(keep) => Meaning::Strong,
                Some(_) => Meaning::Plain,
            };
            block.line().put(5, mark, Meaning::Plain).put(
                9,
                cluster::pad(&label, usize::from(label_room)),
                Meaning::Label,
            );
            // A long note is compared by its beginning; the whole text is in the form and in the record.
            let rows = width::wrap(
                value.get(..cluster::boundary(value, 600)).unwrap_or(value),
                room.saturating_sub(x + 1).max(8),
            );
            for (row, words) in rows.into_iter().take(4).enumerate() {
                if row > 0 {
                    block.line();
                }
                block.put(x, words, meaning);
            }
        }
        if focused {
            block.cursor =
                Some((6, if clash.keep == Some(Keep::Theirs) { block.lines.len() - 1 } else { 2 }));
        }
        block
    }

    /// The same as lines.
    pub fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines =
            vec![OutlineLine::new(texts.get("kit-conflict-title"), texts.get("kit-conflict-body"))];
        for (index, clash) in self.clashes.iter().enumerate() {
            let chosen = match clash.keep {
                Some(Keep::Mine) => texts.get("kit-keep-mine"),
                Some(Keep::Theirs) => texts.get("kit-keep-theirs"),
                None => String::new(),
            };
            lines.push(OutlineLine::new(&clash.label, chosen).focus(index == self.at));
            for (id, value) in
                [("kit-before", &clash.before), ("kit-mine", &clash.mine), ("kit-theirs", &clash.theirs)]
            {
                lines.push(OutlineLine::new(texts.get(id), value));
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        keymap::Code,
        ui::kit::testing::{Stage, every_size, key},
    };

    fn compare() -> Compare {
        let clash = |name: &str, text: &str| {
            Clash::new(name, name, ["old".into(), text.into(), format!("{text} 日本語 e\u{301}")])
        };
        Compare::new(vec![clash("phone", "613"), clash("note", &"long words مرحبا ".repeat(80))])
    }

    #[test]
    fn every_field_needs_a_choice() {
        let mut compare = compare();
        for code in [Code::Enter, Code::Enter] {
            assert_eq!(compare.update(&key(code)), CompareEvent::Nothing, "nothing is chosen beforehand");
        }
        for code in [Code::Left, Code::Enter, Code::Right] {
            assert_eq!(compare.update(&key(code)), CompareEvent::Nothing);
        }
        let chosen = vec![("phone".to_owned(), Keep::Mine), ("note".to_owned(), Keep::Theirs)];
        assert_eq!(compare.update(&key(Code::Enter)), CompareEvent::Done(chosen));
        assert_eq!(compare.update(&key(Code::Esc)), CompareEvent::Cancel);
    }

    #[test]
    fn shows_before_mine_and_theirs() {
        let text = Stage::draw(80, 24, |canvas, area| compare().draw(canvas, area)).text();
        for words in ["old", "613", "613 日本語"] {
            assert!(text.replace("日 本 語", "日本語").contains(words), "{words} in {text}");
        }
    }

    #[test]
    fn draws_at_every_size() {
        every_size(|canvas, area| compare().draw(canvas, area));
    }
}
