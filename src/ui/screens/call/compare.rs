//! Is it the same child? What is typed beside a file that looks alike, field by field, and what a person can say of it: the
//! same, not the same, a brother or sister, later. Closes with the answer; remembers nothing by itself.

use super::told::{self, Asking};
use crate::{
    casework::{
        Failure,
        matches::{MatchCard, MinimalCard},
    },
    domain::{
        codes::PairVerdict,
        duplicates::Likeness,
        side_by_side::{Comparison, FieldPair, Shown},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Columns, OutlineLine, Pair, Sign},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{typed::in_words, words},
        theme::Meaning,
    },
};

/// What a person can say of a file that looks alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Said {
    /// It is the same child.
    Same,
    /// It is another child.
    Different,
    /// It is a brother or sister: another child of the same family.
    Sibling,
    /// Decide later.
    Later,
}

impl Said {
    /// Every answer, in the order of their numbers in [`Returned::Chosen`].
    const ALL: [Self; 4] = [Self::Same, Self::Different, Self::Sibling, Self::Later];

    /// The answer that a closed comparison gave.
    pub fn of(chosen: i64) -> Option<Self> {
        Self::ALL.get(usize::try_from(chosen).ok()?).copied()
    }

    /// What is remembered of the pair.
    pub fn verdict(self) -> PairVerdict {
        match self {
            Self::Same => PairVerdict::Same,
            Self::Different | Self::Sibling => PairVerdict::Different,
            Self::Later => PairVerdict::Later,
        }
    }
}

/// Two records side by side.
pub struct Compare {
    columns: Columns,
    why: String,
    /// Who calls: asked as soon as it is the same child, before anything more of the file is shown.
    asking: Option<Asking>,
}

impl Compare {
    /// What is typed beside a file.
    ///
    /// # Errors
    /// When the person may not see it.
    pub fn screen(
        typed: &Likeness,
        found: &MatchCard,
        ctx: &mut Ctx<'_>,
    ) -> Result<Box<dyn Screen>, Failure> {
        Self::made(typed, found, None, ctx)
    }

    /// The same while a caller is on the telephone of whom nobody knows yet what they may be told: only what that allows,
    /// and the question what they may be told as soon as it is the same child.
    ///
    /// # Errors
    /// When the person may not see it.
    pub fn on_a_call(
        typed: &Likeness,
        found: &MatchCard,
        asking: Asking,
        ctx: &mut Ctx<'_>,
    ) -> Result<Box<dyn Screen>, Failure> {
        Self::made(typed, found, Some(asking), ctx)
    }

    fn made(
        typed: &Likeness,
        found: &MatchCard,
        asking: Option<Asking>,
        ctx: &mut Ctx<'_>,
    ) -> Result<Box<dyn Screen>, Failure> {
        let fields = ctx.session.side_by_side(typed, found.card.child)?;
        let fields: Vec<FieldPair> = match asking {
            Some(_) => fields.into_iter().map(as_on_a_call).collect(),
            None => fields,
        };
        let texts = ctx.texts;
        let mut pairs: Vec<Pair> =
            fields.iter().filter(|pair| is_known(pair)).map(|pair| row(pair, texts)).collect();
        pairs.extend(card_rows(&found.card, texts));
        let heading = format!("{} {}", found.card.number, name(&found.card, texts));
        let columns = Columns::new(texts.get("call-compare-typed"), heading, pairs);
        Ok(Box::new(Self { columns, why: class_and_why(found, texts), asking }))
    }
}

/// What may be shown of a file while nobody knows who calls: the name and the birth date, by which it is found. Of a
/// telephone, an address or the people beside the child only whether what was said agrees.
fn as_on_a_call(pair: FieldPair) -> FieldPair {
    let open = [
        "pair-field-given",
        "pair-field-family",
        "pair-field-own-script",
        "pair-field-other-names",
        "pair-field-birth-date",
    ];
    if open.contains(&pair.field) || pair.comparison == Comparison::Equal {
        return FieldPair { b: if open.contains(&pair.field) { pair.b } else { pair.a.clone() }, ..pair };
    }
    FieldPair { b: Shown::Nothing, ..pair }
}

/// A line that says nothing on both sides is left out.
pub fn is_known(pair: &FieldPair) -> bool {
    pair.a != Shown::Nothing || pair.b != Shown::Nothing
}

/// A field of two files as a line.
pub fn row(pair: &FieldPair, texts: &Texts) -> Pair {
    let sign = match pair.comparison {
        Comparison::Equal => Sign::Equal,
        Comparison::Differs => Sign::Differs,
        Comparison::Unknown => Sign::Unknown,
    };
    Pair::new(pair.field, shown(&pair.a, texts), shown(&pair.b, texts)).sign(sign).personal()
}

fn shown(value: &Shown, texts: &Texts) -> String {
    match value {
        Shown::Nothing => String::new(),
        Shown::Text(text) => text.clone(),
        Shown::Date(date) => in_words(texts, *date),
        Shown::Gender(gender) => words::label(texts, *gender),
    }
}

/// What the card says beside the facts: where, at which state, with whom. There is nothing to compare it with.
fn card_rows(card: &MinimalCard, texts: &Texts) -> Vec<Pair> {
    if card.restricted {
        return Vec::new();
    }
    let of = |label, words: String| Pair::new(label, "", words).sign(Sign::Unknown);
    vec![
        of("call-compare-place", card.municipality.clone().unwrap_or_default()),
        of("call-compare-state", words::label_or_dash(texts, card.state)),
        of("call-compare-coordinator", coordinator(card).unwrap_or_else(|| texts.get("call-compare-nobody"))),
    ]
}

fn coordinator(card: &MinimalCard) -> Option<String> {
    card.coordinator.as_ref().map(|(_, _, name)| name.clone())
}

/// The name of a file, as far as it may be shown.
pub fn name(card: &MinimalCard, texts: &Texts) -> String {
    match (&card.provisional, card.name.full()) {
        _ if card.restricted => texts.get("call-match-ask"),
        (Some(provisional), full) if full.is_empty() => provisional.clone(),
        (_, full) => full,
    }
}

/// "likely C-0042 Child Sample 2017 Ottawa, active, Coordinator B.": one line of a list.
pub fn card_words(found: &MatchCard, texts: &Texts) -> String {
    let card = &found.card;
    let mut pieces = vec![words::label(texts, found.class), card.number.to_string(), name(card, texts)];
    pieces.extend(card.birth_year.map(|year| year.to_string()));
    pieces.extend(card.municipality.clone());
    let mut line = pieces.join(" ");
    for more in [card.state.map(|state| words::label(texts, state)), coordinator(card)].into_iter().flatten()
    {
        line.push_str(", ");
        line.push_str(&more);
    }
    line
}

/// Why it looks alike, in brackets; nothing where that may not be said.
pub fn why(found: &MatchCard, texts: &Texts) -> String {
    if found.why.is_empty() {
        return String::new();
    }
    let reasons: Vec<String> = found.why.iter().map(|why| texts.get(why.text_id())).collect();
    format!("({})", reasons.join(", "))
}

fn class_and_why(found: &MatchCard, texts: &Texts) -> String {
    format!("{} {}", words::label(texts, found.class), why(found, texts))
}

impl Screen for Compare {
    fn title(&self, texts: &Texts) -> String {
        texts.get("call-compare-title")
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = vec![Context::Matches];
        contexts.extend(self.columns.contexts());
        contexts
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        let moves = [Action::ListUp, Action::ListDown, Action::ListPageUp, Action::ListPageDown];
        if action.context() == Context::Matches || moves.contains(&action) {
            Availability::Yes
        } else {
            Availability::Hidden
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        if input.action() == Some(Action::MatchSame)
            && let Some(asking) = self.asking.take()
        {
            return match told::screen(asking, None, ctx) {
                Ok(screen) => Then::Replace(screen).into(),
                Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            };
        }
        let place = match input.action() {
            Some(Action::MatchSame) => 0,
            Some(Action::MatchDifferent) => 1,
            Some(Action::MatchSibling) => 2,
            Some(Action::MatchLater) => 3,
            Some(Action::Back) => return Then::Close(Returned::Nothing).into(),
            _ if self.columns.update(input) => return Outcome::stay(),
            _ => return Then::NotMine.into(),
        };
        Then::Close(Returned::Chosen(place)).into()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        canvas.put_fitted(area.x + 1, area.y, area.width.saturating_sub(2), &self.why, Meaning::Dim);
        canvas.cursor = Some((area.x, area.y));
        let below = Area { y: area.y + 1, height: area.height - 1, ..area };
        self.columns.draw(canvas, below);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines = vec![OutlineLine::new(self.why.clone(), "")];
        lines.extend(self.columns.outline(texts));
        lines
    }
}
