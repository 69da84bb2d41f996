//! Two records side by side, field by field, each pair with its sign and word: same, differs, not known. For
//! records that look alike. Whether two values are equal is the screen's to say; the plain rule is here.

use super::{block::Block, form_draw::mask, intent::Intent, outline::OutlineLine, scroll::Scroll, width};
use crate::{
    keymap::{Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        theme::Meaning,
    },
};

/// Below so many columns the two values stand one under the other.
const SIDE_BY_SIDE: u16 = 56;

/// How two values compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The same.
    Equal,
    /// Both known and not the same.
    Differs,
    /// At least one is not known.
    Unknown,
}

/// One field of both records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Text id of the field's label.
    pub label: &'static str,
    /// The value in the first record, as words.
    pub first: String,
    /// The value in the second.
    pub second: String,
    /// How they compare.
    pub sign: Sign,
    /// Masked under privacy.
    pub personal: bool,
}

impl Pair {
    /// A pair compared as words, without case and accents.
    pub fn new(label: &'static str, first: impl Into<String>, second: impl Into<String>) -> Self {
        let (first, second) = (first.into(), second.into());
        let sign = match (first.trim(), second.trim()) {
            ("", _) | (_, "") => Sign::Unknown,
            (a, b) if width::folded(a) == width::folded(b) => Sign::Equal,
            _ => Sign::Differs,
        };
        Self { label, first, second, sign, personal: false }
    }

    /// With another comparison (a birth date one day off may be called equal).
    #[must_use]
    pub fn sign(mut self, sign: Sign) -> Self {
        self.sign = sign;
        self
    }

    /// Masked under privacy.
    #[must_use]
    pub fn personal(mut self) -> Self {
        self.personal = true;
        self
    }
}

/// Two records side by side.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// The headings of the two records, in words.
    pub headings: (String, String),
    /// The fields.
    pub pairs: Vec<Pair>,
    scroll: Scroll,
}

impl Columns {
    /// Two records with their headings.
    pub fn new(first: impl Into<String>, second: impl Into<String>, pairs: Vec<Pair>) -> Self {
        Self { headings: (first.into(), second.into()), pairs, scroll: Scroll::default() }
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
            _ => return false,
        };
        self.scroll.by(lines);
        true
    }

    /// Draws what is in view into `area`; the headings stay.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        let block = if area.width < SIDE_BY_SIDE {
            self.under(canvas, area.width)
        } else {
            self.beside(canvas, area)
        };
        let mut place = area;
        if area.width >= SIDE_BY_SIDE && area.height > 2 {
            let x = self.places(canvas.texts, area.width);
            for (heading, x, room) in
                [(&self.headings.0, x.first, x.room), (&self.headings.1, x.second, x.room)]
            {
                canvas.put_fitted(area.x + x, area.y, room, heading, Meaning::Heading);
            }
            (place.y, place.height) = (area.y + 1, area.height - 1);
        }
        let top = self.scroll.free(block.lines.len(), usize::from(place.height));
        block.draw(canvas, place, top);
        canvas.cursor = Some((place.x, place.y));
    }

    fn places(&self, texts: &Texts, room: u16) -> Places {
        let labels = self.pairs.iter().map(|pair| width::columns(&texts.get(pair.label)));
        let label = labels.max().unwrap_or(0).min(room / 4);
        let signs =
            [Sign::Equal, Sign::Differs, Sign::Unknown].map(|sign| width::columns(&sign_words(sign, texts)));
        let sign = signs.into_iter().max().unwrap_or(0).min(room / 5);
        let each = room.saturating_sub(1 + label + 2 + 2 + 2 + sign + 1) / 2;
        let first = 1 + label + 2;
        Places {
            label,
            first,
            room: each,
            second: first + each + 2,
            sign: first + 2 * (each + 2),
            sign_room: sign,
        }
    }

    fn beside(&self, canvas: &Canvas<'_>, area: Area) -> Block {
        let texts = canvas.texts;
        let x = self.places(texts, area.width);
        let mut block = Block::default();
        for pair in &self.pairs {
            let (first, second) = shown(pair, canvas);
            let meaning = meaning(pair.sign);
            let cells = [
                (1, x.label, texts.get(pair.label), Meaning::Label),
                (x.first, x.room, first.to_owned(), Meaning::Plain),
                (x.second, x.room, second.to_owned(), Meaning::Plain),
                (x.sign, x.sign_room, sign_words(pair.sign, texts), meaning),
            ];
            let cells = cells.map(|(x, room, text, meaning)| (x, width::wrap(&text, room.max(1)), meaning));
            let rows = cells.iter().map(|(_, rows, _)| rows.len()).max().unwrap_or(1);
            for row in 0..rows {
                block.line();
                for (x, words, meaning) in &cells {
                    if let Some(words) = words.get(row).filter(|words| !words.is_empty()) {
                        block.put(*x, words.clone(), *meaning);
                    }
                }
            }
        }
        block
    }

    fn under(&self, canvas: &Canvas<'_>, room: u16) -> Block {
        let mut block = Block::default();
        let inner = room.saturating_sub(4);
        for pair in &self.pairs {
            let (first, second) = shown(pair, canvas);
            let label = format!("{}: {}", canvas.texts.get(pair.label), sign_words(pair.sign, canvas.texts));
            block.wrapped(1, room.saturating_sub(2), &label, meaning(pair.sign));
            block.wrapped(3, inner, &format!("1 {first}"), Meaning::Plain);
            block.wrapped(3, inner, &format!("2 {second}"), Meaning::Plain);
        }
        block
    }

    /// The same as lines.
    pub fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let line = |pair: &Pair| {
            let value = format!("{} | {} | {}", pair.first, pair.second, sign_words(pair.sign, texts));
            OutlineLine::new(texts.get(pair.label), value)
        };
        let heading = OutlineLine::new(&self.headings.0, &self.headings.1);
        std::iter::once(heading).chain(self.pairs.iter().map(line)).collect()
    }
}

/// Where the columns stand and how wide they are.
struct Places {
    label: u16,
    first: u16,
    room: u16,
    second: u16,
    sign: u16,
    sign_room: u16,
}

fn shown<'a>(pair: &'a Pair, canvas: &Canvas<'_>) -> (&'a str, &'a str) {
    let masked = |text: &'a str| {
        if canvas.privacy && pair.personal && !text.is_empty() { mask(canvas.theme.ascii) } else { text }
    };
    (masked(&pair.first), masked(&pair.second))
}

fn meaning(sign: Sign) -> Meaning {
    match sign {
        Sign::Equal => Meaning::Plain,
        Sign::Differs => Meaning::Warning,
        Sign::Unknown => Meaning::Dim,
    }
}

fn sign_words(sign: Sign, texts: &Texts) -> String {
    let (mark, id) = match sign {
        Sign::Equal => ('=', "kit-equal"),
        Sign::Differs => ('!', "kit-differs"),
        Sign::Unknown => ('?', "kit-not-known"),
    };
    format!("{mark} {}", texts.get(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::kit::testing::{Stage, every_size};

    fn columns() -> Columns {
        let pairs = vec![
            Pair::new("kit-before", "Zoé Sample", "zoe sample").personal(),
            Pair::new("kit-mine", "Ottawa", "Cornwall"),
            Pair::new("kit-theirs", "", "日本語 e\u{301} مرحبا"),
            Pair::new("kit-filter", "3 Mar 2017", "4 Mar 2017").sign(Sign::Equal),
        ];
        Columns::new("New", "C-1042", pairs)
    }

    #[test]
    fn says_what_is_the_same_differs_and_is_not_known() {
        assert_eq!(columns().pairs.map_signs(), [Sign::Equal, Sign::Differs, Sign::Unknown, Sign::Equal]);
        let rows = Stage::draw(80, 10, |canvas, area| columns().draw(canvas, area)).rows();
        assert!(rows[0].contains("New") && rows[0].contains("C-1042"));
        assert!(rows[1].contains("Zoé Sample") && rows[1].contains("= same"), "{rows:?}");
        assert!(rows[2].contains("! differs") && rows[3].contains("? not known"), "{rows:?}");
    }

    trait Signs {
        fn map_signs(&self) -> Vec<Sign>;
    }

    impl Signs for Vec<Pair> {
        fn map_signs(&self) -> Vec<Sign> {
            self.iter().map(|pair| pair.sign).collect()
        }
    }

    #[test]
    fn draws_at_every_size() {
        every_size(|canvas, area| columns().draw(canvas, area));
    }
}
