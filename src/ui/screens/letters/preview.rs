//! A letter or a blank sheet as it will stand on paper: to read, to copy from the screen, to keep, to write to a file, to mark
//! as sent. Holds a letter before it is made, or one that stands in the file and never changes.

use super::{file_form::FileJob, sent_form::SentJob, sent_words};
use crate::{
    casework::{
        Command, Failure, Subject,
        letters::{Left, LetterTo, Prepared},
    },
    domain::{
        access::{Act, Verdict},
        codes::{Language, LetterKind},
        ids::{ChildId, RowId},
        letter::Sheet,
        record::{Letter, Stored},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{OutlineLine, Paper, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{form_screen::FormScreen, words},
        theme::Meaning,
    },
};

/// What is looked at.
#[derive(Clone)]
pub(super) enum Shown {
    /// A letter that is not made yet.
    Prepared(ChildId, Box<Prepared>),
    /// A letter of the file.
    Made(Box<Stored<Letter>>),
    /// A blank sheet.
    Blank(Sheet, Language),
}

/// Reading a letter or a sheet.
pub struct Preview {
    shown: Shown,
    record: Option<Record>,
    paper: Paper,
    /// Whether this person makes and marks letters of this child.
    writes: bool,
}

impl Preview {
    /// A letter before it is made.
    ///
    /// # Errors
    /// When it may not be written to this person.
    pub(super) fn prepared(
        child: ChildId,
        record: &Record,
        kind: LetterKind,
        to: LetterTo,
        ctx: &mut Ctx<'_>,
    ) -> Result<Outcome, Failure> {
        let prepared = ctx.session.prepare_letter(child, kind, to)?;
        let paper = Paper::new(&prepared.body).personal();
        let shown = Shown::Prepared(child, Box::new(prepared));
        let screen = Self { shown, record: Some(record.clone()), paper, writes: true };
        Ok(Then::Open(Box::new(screen)).into())
    }

    /// A letter of the file.
    pub(super) fn made(letter: Stored<Letter>, record: Record) -> Box<dyn Screen> {
        let paper = Paper::new(&letter.body).personal();
        let record = Record { lines: Vec::new(), ..record };
        Box::new(Self { shown: Shown::Made(Box::new(letter)), record: Some(record), paper, writes: true })
    }

    /// A blank sheet.
    ///
    /// # Errors
    /// When it is not allowed.
    pub(super) fn blank(sheet: Sheet, language: Language, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
        let text = ctx.session.blank_sheet(&sheet, language)?;
        let shown = Shown::Blank(sheet, language);
        let screen = Self { shown, record: None, paper: Paper::new(&text), writes: false };
        Ok(Then::Open(Box::new(screen)).into())
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        match action {
            Action::LetterMake => self.keep(ctx),
            Action::LetterSent if !matches!(self.shown, Shown::Blank(..)) => {
                FormScreen::open(SentJob::new(self.shown.clone(), self.record.clone(), ctx), ctx)
            }
            Action::LetterFile => {
                FormScreen::open(FileJob::new(self.shown.clone(), self.record.clone(), ctx), ctx)
            }
            _ => Then::NotMine.into(),
        }
    }

    fn keep(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let Shown::Prepared(child, prepared) = &self.shown else { return Outcome::stay() };
        match make(*child, prepared, Left::NOT, &fresh(), ctx) {
            Ok(letter) => {
                self.shown = Shown::Made(Box::new(letter));
                Outcome::stay().saved(ctx.texts.get("letters-kept"))
            }
            Err(failure) => self.stale(&failure, ctx),
        }
    }

    /// The file changed since the words were shown: they are read again, and the person with them.
    fn stale(&mut self, failure: &Failure, ctx: &mut Ctx<'_>) -> Outcome {
        if let Shown::Prepared(child, prepared) = &self.shown
            && let Ok(again) = ctx.session.prepare_letter(*child, prepared.kind, prepared.to)
        {
            self.paper = Paper::new(&again.body).personal();
            self.shown = Shown::Prepared(*child, Box::new(again));
        }
        Outcome::stay().failed(words::failure(ctx.texts, failure))
    }

    /// What stands above the text: to whom, in which language, what is missing, how it left.
    fn above(&self, texts: &Texts) -> Vec<(String, Meaning)> {
        match &self.shown {
            Shown::Blank(_, language) => vec![(words::label(texts, *language), Meaning::Dim)],
            Shown::Made(letter) => {
                let values = [
                    ("name", letter.recipient.as_str().into()),
                    ("day", texts.date(letter.made_at.day()).into()),
                    ("language", words::label(texts, letter.language).into()),
                    ("sent", sent_words(letter, texts).into()),
                ];
                vec![(texts.with("letters-made-line", &values), Meaning::Dim)]
            }
            Shown::Prepared(_, prepared) => prepared_lines(prepared, texts),
        }
    }
}

fn prepared_lines(prepared: &Prepared, texts: &Texts) -> Vec<(String, Meaning)> {
    let language = words::label(texts, prepared.language);
    let values = [("name", prepared.name.as_str().into()), ("language", language.into())];
    let mut lines = vec![(texts.with("letters-prepared-line", &values), Meaning::Dim)];
    if let Some(spoken) = prepared.spoken {
        let spoken = [("language", words::label(texts, spoken).into())];
        lines.push((texts.with("letters-spoken", &spoken), Meaning::Warning));
    }
    match &prepared.fax {
        Some(fax) => lines.push((texts.with("letters-fax", &[("fax", fax.as_str().into())]), Meaning::Dim)),
        None if !prepared.addressed => lines.push((texts.get("letters-no-address-line"), Meaning::Warning)),
        None => {}
    }
    lines
}

fn fresh() -> String {
    Command::new(Act::MakeLetter, Subject::Nothing).id
}

/// Makes the letter that was read.
pub(super) fn make(
    child: ChildId,
    prepared: &Prepared,
    left: Left,
    command: &str,
    ctx: &mut Ctx<'_>,
) -> Result<Stored<Letter>, Failure> {
    let command = Command { id: command.to_owned(), ..Command::new(Act::MakeLetter, Subject::Child(child)) };
    ctx.session.make_letter(&command, prepared, left)
}

impl Screen for Preview {
    fn title(&self, texts: &Texts) -> String {
        match &self.shown {
            Shown::Prepared(_, prepared) => words::label(texts, prepared.kind),
            Shown::Made(letter) => words::label(texts, letter.kind),
            Shown::Blank(..) => texts.get("letters-blank"),
        }
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        self.record.clone()
    }

    fn child(&self) -> Option<ChildId> {
        match &self.shown {
            Shown::Prepared(child, _) => Some(*child),
            Shown::Made(letter) => Some(letter.child_id),
            Shown::Blank(..) => None,
        }
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = vec![Context::Letter];
        contexts.extend(self.paper.contexts());
        contexts
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        let offered = match action {
            Action::LetterMake => matches!(self.shown, Shown::Prepared(..)),
            Action::LetterSent => self.writes && !matches!(self.shown, Shown::Blank(..)),
            Action::LetterFile => true,
            action => self.paper.offers(action),
        };
        if offered { Availability::Yes } else { Availability::Hidden }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        if self.paper.update(input) {
            return Outcome::stay();
        }
        match input.action() {
            Some(Action::Back) => Then::Close(Returned::Nothing).into(),
            Some(action) => self.act(action, ctx),
            None => Then::NotMine.into(),
        }
    }

    /// A form gave back the letter it made, marked or wrote.
    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        if let (Returned::Chosen(id), Some(child)) = (value, self.child()) {
            return match ctx.session.letter(child, RowId(id)) {
                Ok(letter) => {
                    self.shown = Shown::Made(Box::new(letter));
                    Outcome::stay()
                }
                Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            };
        }
        Outcome::stay()
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        // An undo may have taken the letter away: then it is one that is not made.
        let Shown::Made(letter) = &self.shown else { return Outcome::stay() };
        let (child, id) = (letter.child_id, letter.id);
        let may = ctx.session.may(Act::MarkLetter, Subject::Child(child));
        self.writes = matches!(may, Ok(Verdict::Yes));
        match ctx.session.letter(child, id) {
            Ok(letter) => {
                self.shown = Shown::Made(Box::new(letter));
                Outcome::stay()
            }
            Err(_) => Then::Close(Returned::Saved).into(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let above = self.above(canvas.texts);
        let rows = u16::try_from(above.len()).unwrap_or(1).min(area.height / 3);
        for (y, (line, meaning)) in (area.top()..area.top() + rows).zip(above) {
            canvas.put_fitted(area.x + 1, y, area.width.saturating_sub(2), &line, meaning);
        }
        let rule = u16::from(area.height > 8);
        if rule > 0 {
            canvas.rule(area, area.y + rows);
        }
        let taken = (rows + rule).min(area.height);
        self.paper.draw(canvas, Area { y: area.y + taken, height: area.height - taken, ..area });
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines: Vec<_> =
            self.above(texts).into_iter().map(|(line, _)| OutlineLine::new(line, "")).collect();
        lines.extend(self.paper.outline());
        lines
    }
}
