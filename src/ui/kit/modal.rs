//! A question in front of a screen: yes or no, one of a few, words for a reason, or a message. It is part of the
//! screen that asks; while it is open that screen gives it every input. Words come ready from the screen.

use super::{
    block::Block,
    choice::Choosable,
    clean::{Cleaner, Edit, Limit},
    cluster,
    intent::Intent,
    line_edit::LineEdit,
    outline::OutlineLine,
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

/// Columns a modal takes at most.
const WIDTH: u16 = 76;

/// What came of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModalEvent {
    /// It stays open.
    Nothing,
    /// Confirmed; or a message was read.
    Yes,
    /// Answered no.
    No,
    /// Words were given; never empty where they are required.
    Words(String),
    /// One of the options was chosen, by its code.
    Chosen(String),
    /// Left without an answer.
    Cancel,
}

#[derive(Debug, Clone)]
enum Ask {
    Message,
    YesNo { no: bool },
    One { options: Vec<Choosable>, at: usize },
    Words { line: LineEdit, required: bool, notice: Option<String> },
}

/// A question in front of a screen.
#[derive(Debug, Clone)]
pub struct Modal {
    title: String,
    body: String,
    ask: Ask,
}

impl Modal {
    /// Says something; any of Enter and Esc closes it.
    pub fn message(title: impl Into<String>, body: impl Into<String>) -> Self {
        Self { title: title.into(), body: body.into(), ask: Ask::Message }
    }

    /// Asks yes or no; Enter alone says yes.
    pub fn confirm(title: impl Into<String>, body: impl Into<String>) -> Self {
        Self { title: title.into(), body: body.into(), ask: Ask::YesNo { no: false } }
    }

    /// Asks yes or no about what cannot be undone; Enter alone says no.
    pub fn warn(title: impl Into<String>, body: impl Into<String>) -> Self {
        Self { title: title.into(), body: body.into(), ask: Ask::YesNo { no: true } }
    }

    /// Asks for one of a few.
    pub fn choose(title: impl Into<String>, body: impl Into<String>, options: Vec<Choosable>) -> Self {
        Self { title: title.into(), body: body.into(), ask: Ask::One { options, at: 0 } }
    }

    /// The same, starting on the option with this code: what stands now.
    #[must_use]
    pub fn starting_on(mut self, code: &str) -> Self {
        if let Ask::One { options, at } = &mut self.ask {
            *at = options.iter().position(|option| option.code == code).unwrap_or(0);
        }
        self
    }

    /// Asks for words that must be given, such as a reason.
    pub fn reason(title: impl Into<String>, body: impl Into<String>, clean: Cleaner) -> Self {
        let ask = Ask::Words { line: LineEdit::new(clean), required: true, notice: None };
        Self { title: title.into(), body: body.into(), ask }
    }

    /// Asks for words that may stay empty.
    pub fn words(title: impl Into<String>, body: impl Into<String>, clean: Cleaner) -> Self {
        let ask = Ask::Words { line: LineEdit::new(clean), required: false, notice: None };
        Self { title: title.into(), body: body.into(), ask }
    }

    /// The contexts while it is open; the screen returns them instead of its own.
    pub fn contexts(&self) -> Vec<Context> {
        match self.ask {
            Ask::Words { .. } => vec![Context::Text, Context::Modal],
            _ => vec![Context::Modal],
        }
    }

    /// Whether `action` does something here.
    pub fn offers(&self, action: Action) -> bool {
        match action {
            Action::ModalYes | Action::ModalNo => matches!(self.ask, Ask::YesNo { .. }),
            Action::ModalChoose | Action::ModalCancel => true,
            _ => action.context() == Context::Text && matches!(self.ask, Ask::Words { .. }),
        }
    }

    /// Acts on an input.
    pub fn update(&mut self, input: &Input, texts: &Texts) -> ModalEvent {
        match &mut self.ask {
            Ask::Message => match Intent::of(input) {
                Intent::Enter | Intent::Back | Intent::Choose | Intent::Yes => ModalEvent::Yes,
                _ => ModalEvent::Nothing,
            },
            Ask::YesNo { no } => answer(no, input),
            Ask::One { options, at } => choose(options, at, input),
            Ask::Words { line, required, notice } => {
                let intent = Intent::of_text(input);
                match intent {
                    Intent::Back => return ModalEvent::Cancel,
                    Intent::Enter | Intent::Save if *required && line.text().trim().is_empty() => {
                        *notice = Some(texts.get("kit-reason-needed"));
                    }
                    Intent::Enter | Intent::Save => return ModalEvent::Words(line.text().trim().to_owned()),
                    _ => match line.apply(&intent) {
                        Edit::Ignored => {}
                        edit => *notice = edit.notice(Limit::Line, texts),
                    },
                }
                ModalEvent::Nothing
            }
        }
    }

    /// Draws it over the middle of `area`.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        let width = area.width.min(WIDTH);
        let block = self.block(canvas, width);
        let height = u16::try_from(block.lines.len() + 2).unwrap_or(u16::MAX).min(area.height);
        let x = area.x + (area.width - width) / 2;
        let y = area.y + (area.height - height) / 2;
        let place = Area::new(x, y, width, height);
        // Whole rows: what stands beside the words would be pieces of words.
        clear(canvas, Area { x: area.x, width: area.width, ..place });
        canvas.cursor = None;
        let rule = if canvas.theme.ascii { "-" } else { "─" }.repeat(usize::from(width));
        canvas.put(x, y, width, &rule, Meaning::Rule);
        let title = format!(" {} ", self.title);
        let title = width::fit(&title, width.saturating_sub(2), canvas.theme.ascii);
        canvas.put(x + 1.min(width - 1), y, width.saturating_sub(2), &title, Meaning::Heading);
        if height >= 3 {
            canvas.put(x, y + height - 1, width, &rule, Meaning::Rule);
        }
        let inner = Area::new(x, y + u16::from(height > 1), width, height.saturating_sub(2).max(1));
        let first = block.lines.len().saturating_sub(usize::from(inner.height));
        let first = block.cursor.map_or(first, |(_, line)| first.min(line));
        block.draw(canvas, inner, first);
    }

    fn block(&self, canvas: &Canvas<'_>, width: u16) -> Block {
        let mut block = Block::default();
        let inner = width.saturating_sub(4).max(1);
        if !self.body.is_empty() {
            block.wrapped(2, inner, &self.body, Meaning::Plain);
            block.line();
        }
        let texts = canvas.texts;
        match &self.ask {
            Ask::Message => {
                block.line().put(2, texts.get("kit-enter-close"), Meaning::Dim);
                block.cursor = Some((2, block.lines.len() - 1));
            }
            Ask::YesNo { no } => {
                let options = [
                    Choosable::new("yes", texts.get("kit-yes-key")),
                    Choosable::new("no", texts.get("kit-no-key")),
                ];
                option_lines(&mut block, &options, usize::from(*no), inner);
            }
            Ask::One { options, at } => option_lines(&mut block, options, *at, inner),
            Ask::Words { line, notice, .. } => {
                let (text, x) = line.view(inner, canvas.theme.ascii);
                block.line().put(2, cluster::pad(&text, usize::from(inner)), Meaning::Focused);
                block.cursor = Some((2 + x, block.lines.len() - 1));
                let words = notice.clone().unwrap_or_else(|| texts.get("kit-reason-keys"));
                let meaning = if notice.is_some() { Meaning::Problem } else { Meaning::Dim };
                block.wrapped(2, inner, &words, meaning);
            }
        }
        block
    }

    /// The same as lines.
    pub fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines = vec![OutlineLine::new(&self.title, &self.body)];
        match &self.ask {
            Ask::Message => lines[0].focused = true,
            Ask::YesNo { no } => {
                lines.push(OutlineLine::new(texts.get("kit-yes-key"), "").focus(!no));
                lines.push(OutlineLine::new(texts.get("kit-no-key"), "").focus(*no));
            }
            Ask::One { options, at } => {
                let option = |(n, o): (usize, &Choosable)| OutlineLine::new(&o.label, "").focus(n == *at);
                lines.extend(options.iter().enumerate().map(option));
            }
            Ask::Words { line, notice, .. } => {
                lines.push(OutlineLine::new("", line.text()).focus(true));
                lines.extend(notice.iter().map(|words| OutlineLine::new("", words)));
            }
        }
        lines
    }
}

/// Empties the cells of `area`, so that what lies below does not show through.
pub fn clear(canvas: &mut Canvas<'_>, area: Area) {
    let area = area.intersection(canvas.buffer.area);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            canvas.buffer[(x, y)].reset();
        }
    }
}

fn option_lines(block: &mut Block, options: &[Choosable], at: usize, width: u16) {
    for (index, option) in options.iter().enumerate() {
        let (mark, meaning) = if index == at { (">", Meaning::Selected) } else { (" ", Meaning::Plain) };
        block.line().put(2, mark, Meaning::Accent);
        if index == at {
            block.cursor = Some((2, block.lines.len() - 1));
        }
        block.put(4, width::fit(&option.label, width.saturating_sub(2), false), meaning);
    }
}

fn answer(no: &mut bool, input: &Input) -> ModalEvent {
    let letter = input.typed().map(|c| c.to_ascii_lowercase());
    match (letter, Intent::of(input)) {
        (Some('y' | 'o'), _) | (_, Intent::Yes) => ModalEvent::Yes,
        (Some('n'), _) | (_, Intent::No) => ModalEvent::No,
        (_, Intent::Enter) => {
            if *no {
                ModalEvent::No
            } else {
                ModalEvent::Yes
            }
        }
        (_, Intent::Back) => ModalEvent::Cancel,
        (_, Intent::Up | Intent::Down | Intent::Left | Intent::Right | Intent::Next | Intent::Previous) => {
            *no = !*no;
            ModalEvent::Nothing
        }
        _ => ModalEvent::Nothing,
    }
}

fn choose(options: &[Choosable], at: &mut usize, input: &Input) -> ModalEvent {
    let last = options.len().saturating_sub(1);
    let chosen =
        |at: usize| options.get(at).map_or(ModalEvent::Cancel, |o| ModalEvent::Chosen(o.code.clone()));
    match Intent::of_letters(input) {
        Intent::Up | Intent::Left | Intent::Previous => *at = at.saturating_sub(1),
        Intent::Down | Intent::Right | Intent::Next => *at = (*at + 1).min(last),
        Intent::Enter | Intent::Choose => return chosen(*at),
        Intent::Back => return ModalEvent::Cancel,
        Intent::Char(c) => {
            let letter = width::folded(c.encode_utf8(&mut [0; 4]));
            let matching: Vec<usize> = (0..options.len())
                .filter(|n| width::folded(&options[*n].label).starts_with(&letter))
                .collect();
            match matching[..] {
                [only] => return chosen(only),
                [] => {}
                [first, ..] => *at = matching.iter().copied().find(|n| n > at).unwrap_or(first),
            }
        }
        _ => {}
    }
    ModalEvent::Nothing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        keymap::Code,
        ui::kit::testing::{Stage, clean, every_size, key, letter, texts},
    };

    #[test]
    fn yes_and_no_by_letter_in_both_languages_and_by_enter() {
        for (modal, input, expected) in [
            (Modal::confirm("t", "b"), letter('y'), ModalEvent::Yes),
            (Modal::confirm("t", "b"), letter('o'), ModalEvent::Yes),
            (Modal::confirm("t", "b"), letter('n'), ModalEvent::No),
            (Modal::confirm("t", "b"), key(Code::Enter), ModalEvent::Yes),
            (Modal::warn("t", "b"), key(Code::Enter), ModalEvent::No),
            (Modal::warn("t", "b"), key(Code::Esc), ModalEvent::Cancel),
            (Modal::warn("t", "b"), letter('x'), ModalEvent::Nothing),
        ] {
            let mut modal = modal;
            assert_eq!(modal.update(&input, &texts()), expected, "{input:?}");
        }
    }

    #[test]
    fn a_reason_must_have_words() {
        let mut modal = Modal::reason("t", "b", clean);
        assert_eq!(modal.update(&key(Code::Enter), &texts()), ModalEvent::Nothing);
        assert!(modal.outline(&texts()).len() == 3, "it says that words are needed");
        for c in " ok".chars() {
            modal.update(&letter(c), &texts());
        }
        assert_eq!(modal.update(&key(Code::Enter), &texts()), ModalEvent::Words("ok".into()));
    }

    #[test]
    fn one_letter_chooses_where_it_is_the_only_one() {
        let options =
            vec![Choosable::new("s", "Save"), Choosable::new("k", "Keep"), Choosable::new("c", "Keep on")];
        let mut modal = Modal::choose("t", "", options);
        assert_eq!(modal.update(&letter('k'), &texts()), ModalEvent::Nothing);
        assert_eq!(modal.update(&letter('k'), &texts()), ModalEvent::Nothing);
        assert_eq!(modal.update(&key(Code::Enter), &texts()), ModalEvent::Chosen("c".into()));
        assert_eq!(modal.update(&letter('s'), &texts()), ModalEvent::Chosen("s".into()));
    }

    #[test]
    fn draws_at_every_size() {
        let long = "日本語 e\u{301} مرحبا ".repeat(20);
        for modal in [
            Modal::message(&long, &long),
            Modal::confirm("t", &long),
            Modal::reason(&long, "b", clean),
            Modal::choose("t", "b", vec![Choosable::new("a", &long); 9]),
        ] {
            every_size(|canvas, area| modal.draw(canvas, area));
        }
        let stage = Stage::draw(80, 24, |canvas, area| Modal::confirm("Title", "Body").draw(canvas, area));
        assert!(stage.text().contains("Title") && stage.cursor.is_some());
    }
}
