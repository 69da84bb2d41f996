//! Letters of intake from any place: which may be written about the child at hand, to whom, those made so far, and the blank
//! sheets. Chooses and opens; whether a letter may be written is casework's answer, its words are the documents layer's.

mod file_form;
pub mod preview;
mod sent_form;

use self::preview::Preview;
use super::{ask::Ask, family::opened::Opened, words};
use crate::{
    casework::{
        Failure,
        letters::{Correspondent, LetterDesk},
    },
    domain::{
        codes::{Code, Language, LetterKind, LetterSent},
        ids::ChildId,
        letter::{Sheet as Blank, WhyNot},
        record::{Letter, Stored},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Choosable, Item, ListEvent, OutlineLine, Sheet, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        theme::Meaning,
    },
};

/// Keys of one sheet for three kinds of items: the place in its list times three, and which.
const LISTS: i64 = 3;
const KIND: i64 = 0;
const MADE: i64 = 1;
const BLANK: i64 = 2;

/// About whom letters are written.
#[derive(Clone)]
struct About {
    child: ChildId,
    record: Record,
    desk: LetterDesk,
}

/// The letters of a child, and the blank sheets.
pub struct Letters {
    about: Option<About>,
    blanks: Vec<(Blank, Language)>,
    sheet: Sheet,
    /// To whom: asked for this kind, among these.
    choosing: Option<(LetterKind, Vec<Correspondent>)>,
}

/// Opens the letters about a child; without one, or where its letters are not this person's, the blank sheets.
pub fn open(child: Option<ChildId>, ctx: &mut Ctx<'_>) -> Outcome {
    let about = child.map(|child| About::read(child, ctx));
    let (about, refused) = match about {
        Some(Ok(about)) => (Some(about), None),
        Some(Err(failure)) => (None, Some(words::failure(ctx.texts, &failure))),
        None => (None, None),
    };
    match Letters::made(about, ctx) {
        Ok(screen) => {
            let outcome = Outcome::from(Then::Open(Box::new(screen)));
            match refused {
                Some(why) => outcome.failed(why),
                None => outcome,
            }
        }
        Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
    }
}

/// The letters about a child in the place of the screen that asked, the letter that lies nearest selected.
///
/// # Errors
/// When its letters are not this person's.
pub fn instead(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
    Ok(Then::Replace(screen(child, ctx)?).into())
}

/// The letters about a child, for a place that puts them up itself.
///
/// # Errors
/// When its letters are not this person's.
pub fn screen(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let about = About::read(child, ctx)?;
    Ok(Box::new(Letters::made(Some(about), ctx)?))
}

/// Opens a letter that was made, as it stands in the file.
pub fn read(letter: &Stored<Letter>, record: Record) -> Outcome {
    Then::Open(Preview::made(letter.clone(), record)).into()
}

impl About {
    fn read(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Self, Failure> {
        let desk = ctx.session.letter_desk(child)?;
        let record = Opened::read(child, None, ctx)?.record();
        Ok(Self { child, record: Record { lines: Vec::new(), ..record }, desk })
    }
}

impl Letters {
    fn made(about: Option<About>, ctx: &mut Ctx<'_>) -> Result<Self, Failure> {
        let both = [Language::English, Language::French];
        let sheets = ctx.session.sheets()?;
        let blanks = sheets.into_iter().flat_map(|sheet| both.map(|language| (sheet.clone(), language)));
        let proposed = about.as_ref().map(|about| about.desk.proposed);
        let mut screen = Self { about, blanks: blanks.collect(), sheet: Sheet::new(), choosing: None };
        screen.show(ctx);
        let at = LetterKind::ALL.iter().position(|kind| Some(*kind) == proposed);
        if let Some(at) = at {
            screen.sheet.select(key(at, KIND));
        }
        Ok(screen)
    }

    fn show(&mut self, ctx: &mut Ctx<'_>) {
        let texts = ctx.texts;
        let mut items = Vec::new();
        if let Some(about) = &self.about {
            items.extend(about.desk.kinds.iter().enumerate().map(|(at, one)| possible(at, one, texts)));
            items.extend(about.desk.made.iter().enumerate().map(|(at, one)| made(at, one, texts)));
        }
        items.extend(self.blanks.iter().enumerate().map(|(at, one)| blank(at, one, ctx)));
        self.sheet.set_items(items);
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        if let Some(child) = self.about.as_ref().map(|about| about.child) {
            match About::read(child, ctx) {
                Ok(about) => self.about = Some(about),
                Err(failure) => return Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            }
        }
        self.show(ctx);
        Outcome::stay()
    }

    fn open(&mut self, key: i64, ctx: &mut Ctx<'_>) -> Outcome {
        let at = usize::try_from(key.div_euclid(LISTS)).unwrap_or_default();
        let opened = match (key.rem_euclid(LISTS), self.about.clone()) {
            (KIND, Some(about)) => match about.desk.kinds.get(at) {
                Some((_, Some(why))) => return Outcome::stay().failed(ctx.texts.get(why.text_id())),
                Some((kind, None)) => self.choose(*kind, &about, ctx),
                None => Ok(Outcome::stay()),
            },
            (MADE, Some(about)) => Ok(match about.desk.made.get(at) {
                Some(letter) => read(letter, about.record),
                None => Outcome::stay(),
            }),
            _ => match self.blanks.get(at) {
                Some((sheet, language)) => Preview::blank(sheet.clone(), *language, ctx),
                None => Ok(Outcome::stay()),
            },
        };
        opened.unwrap_or_else(|failure| Outcome::stay().failed(words::failure(ctx.texts, &failure)))
    }

    /// To whom: asked where several may get it, and where somebody may not, because that is to be seen.
    fn choose(&mut self, kind: LetterKind, about: &About, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
        let all = ctx.session.correspondents(about.child, kind)?;
        let refused: Vec<String> = all.iter().filter_map(|one| refusal(one, ctx.texts)).collect();
        let may: Vec<Correspondent> = all.into_iter().filter(|one| one.why_not.is_none()).collect();
        match may.as_slice() {
            [] if refused.is_empty() => Ok(Outcome::stay().failed(ctx.texts.get("letters-nobody"))),
            [] => {
                Ok(Then::Open(Ask::message(&ctx.texts.get("letters-to-nobody"), refused.join("\n"))).into())
            }
            [only] if refused.is_empty() => Preview::prepared(about.child, &about.record, kind, only.to, ctx),
            several => {
                let options = several.iter().enumerate();
                let options = options.map(|(at, one)| Choosable::new(at.to_string(), said(one, ctx.texts)));
                let title = ctx.texts.get("letters-to");
                let screen = Ask::one_of(&title, refused.join("\n"), options.collect());
                self.choosing = Some((kind, may));
                Ok(Then::Open(screen).into())
            }
        }
    }
}

fn key(at: usize, list: i64) -> i64 {
    i64::try_from(at).unwrap_or_default() * LISTS + list
}

fn possible(at: usize, (kind, why_not): &(LetterKind, Option<WhyNot>), texts: &Texts) -> Item {
    let item = Item::new(key(at, KIND), words::label(texts, *kind)).under(texts.get("letters-write"));
    match why_not {
        None => item,
        Some(why) => {
            let now = texts.get("letters-not-now");
            item.meaning(Meaning::Dim).right(now, Meaning::Dim).why(texts.get(why.text_id()))
        }
    }
}

fn made(at: usize, letter: &Stored<Letter>, texts: &Texts) -> Item {
    Item::new(key(at, MADE), words::label(texts, letter.kind))
        .lead(texts.day(letter.made_at.day()))
        .under(texts.get("letters-made"))
        .right(sent_words(letter, texts), Meaning::Dim)
        .right_name(letter.recipient.clone(), Meaning::Dim)
}

/// "by mail, 21 Nov", "not sent".
pub fn sent_words(letter: &Letter, texts: &Texts) -> String {
    let how = words::label(texts, letter.sent);
    match letter.sent_on.filter(|_| letter.sent != LetterSent::NotSent) {
        Some(day) => texts.with("letters-sent-on", &[("how", how.into()), ("day", texts.day(day).into())]),
        None => how,
    }
}

fn blank(at: usize, (sheet, language): &(Blank, Language), ctx: &mut Ctx<'_>) -> Item {
    let name = sheet_name(sheet, ctx);
    Item::new(key(at, BLANK), name)
        .under(ctx.texts.get("letters-blank"))
        .right(words::label(ctx.texts, *language), Meaning::Dim)
}

/// "call", "screening CSP", "consent".
fn sheet_name(sheet: &Blank, ctx: &mut Ctx<'_>) -> String {
    match sheet {
        Blank::Call => ctx.texts.get("letters-sheet-call"),
        Blank::Consent => ctx.texts.get("letters-sheet-consent"),
        Blank::Screening(code) => {
            let rules = ctx.session.rules().ok();
            let program = rules.as_ref().and_then(|rules| rules.program(code));
            let name = program.map_or(code.as_str(), |(one, _)| words::of_data(ctx.texts, &one.short_name));
            ctx.texts.with("letters-sheet-screening", &[("program", name.into())])
        }
    }
}

/// "Mother Sample, mother, French, by mail".
fn said(one: &Correspondent, texts: &Texts) -> String {
    let relation = one.relation.map(|relation| words::label(texts, relation));
    let language = words::label(texts, one.language);
    let unreachable = (!one.reachable).then(|| texts.get("letters-no-address"));
    let pieces = [Some(one.name.clone()), relation, Some(language), unreachable];
    pieces.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "Not to Father Sample: …", for somebody who might be looked for.
fn refusal(one: &Correspondent, texts: &Texts) -> Option<String> {
    let why = one.why_not.filter(|why| *why != WhyNot::NotCaregiver)?;
    let values = [("name", one.name.as_str().into()), ("why", texts.get(why.text_id()).into())];
    Some(texts.with("letters-not-to", &values))
}

impl Screen for Letters {
    fn title(&self, texts: &Texts) -> String {
        texts.get("letters-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        self.about.as_ref().map(|about| about.record.clone())
    }

    fn child(&self) -> Option<ChildId> {
        self.about.as_ref().map(|about| about.child)
    }

    fn contexts(&self) -> Vec<Context> {
        self.sheet.contexts()
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        let opens = action == Action::ListOpen && self.sheet.selected().is_some();
        if opens || self.sheet.offers(action) { Availability::Yes } else { Availability::Hidden }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.sheet.update(input) {
            ListEvent::Open(key) => self.open(key, ctx),
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => Then::NotMine.into(),
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        let (Some((kind, may)), Returned::Chosen(at)) = (self.choosing.take(), &value) else {
            return self.read(ctx);
        };
        let chosen = usize::try_from(*at).ok().and_then(|at| may.get(at));
        let (Some(one), Some(about)) = (chosen, &self.about) else { return Outcome::stay() };
        Preview::prepared(about.child, &about.record, kind, one.to, ctx)
            .unwrap_or_else(|failure| Outcome::stay().failed(words::failure(ctx.texts, &failure)))
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.read(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.sheet.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.sheet.outline(texts)
    }
}
