//! After the set number of tries: what was tried is shown, and a person decides – a letter, another try, or that the
//! family cannot be reached. Nothing happens by itself, and Esc leaves everything as it is.

use super::{
    ask::Ask,
    family::{ending_form::EndingJob, opened::Opened, summary},
    form_screen::FormScreen,
    letters, words,
};
use crate::{
    casework::{Command, Failure, Subject},
    domain::{
        access::Act,
        codes::{DueKind, EpisodeState},
        ids::ChildId,
        record::{Attempt, Promise, RecordKind, Stored},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Choosable, OutlineLine, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
    },
};

/// What a person may decide, in the order of the question.
const LETTER: &str = "letter";
const AGAIN: &str = "again";
const CANNOT: &str = "cannot";

/// The question about one family.
pub struct CouldNotReach {
    child: ChildId,
    record: Record,
    question: Box<dyn Screen>,
}

impl CouldNotReach {
    /// Opens it.
    ///
    /// # Errors
    /// When the file may not be opened.
    pub fn open(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let tries = ctx.session.attempts(child)?;
        let record = Opened::read(child, None, ctx)?.record();
        let texts = ctx.texts;
        let option = |code: &str, id: &str| Choosable::new(code, texts.get(id));
        let options = vec![
            option(LETTER, "could-not-reach-letter"),
            option(AGAIN, "could-not-reach-again"),
            option(CANNOT, "could-not-reach-decide"),
        ];
        let body = tried(&tries, texts);
        let question = Ask::one_of(&texts.get("could-not-reach-title"), body, options);
        Ok(Box::new(Self { child, record, question }))
    }

    fn decided(&self, place: i64, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
        match place {
            0 => letters::instead(self.child, ctx),
            1 => self.promised("could-not-reach-promise-call", DueKind::CallBack, ctx),
            _ => self.ending(ctx),
        }
    }

    /// A dated line of Today for whoever decided it: the next try on its day.
    fn promised(&self, what: &str, kind: DueKind, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
        let due_on = ctx.session.next_try()?;
        let promise = Promise {
            child_id: Some(self.child),
            staff_id: Some(ctx.session.identity().staff),
            ..Promise::blank(kind, &ctx.texts.get(what), due_on)
        };
        let command = Command::new(Act::SaveCall, Subject::Child(self.child));
        ctx.session.add_promise(&command, &promise)?;
        let said = ctx.texts.with("could-not-reach-dated", &[("day", ctx.texts.weekday(due_on).into())]);
        Ok(Outcome::from(Then::Close(Returned::Saved)).saved(said))
    }

    /// The form of an ending, with the reason that was just decided; the rest is asked there.
    fn ending(&self, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
        let opened = Opened::read(self.child, None, ctx)?;
        let whose = opened.whose().ok_or(Failure::Missing(RecordKind::Episode))?;
        let state = opened.file.state().unwrap_or(EpisodeState::Referred);
        let ends = summary::what_ends(&opened, ctx.texts);
        let (screen, _) = FormScreen::make(EndingJob::unable_to_contact(whose, state, ends), ctx);
        Ok(Then::Replace(screen).into())
    }
}

/// "Mon 23 Nov 10:00 no answer", a line for each try, the newest first.
fn tried(tries: &[Stored<Attempt>], texts: &Texts) -> String {
    let line = |attempt: &Stored<Attempt>| {
        let (day, time) = (texts.weekday(attempt.at.day()), texts.clock(attempt.at.local().time()));
        format!("{day} {time}  {}", words::label(texts, attempt.outcome))
    };
    let lines: Vec<String> =
        tries.iter().filter(|each| each.hand_off_id.is_none()).take(6).map(line).collect();
    lines.join("\n")
}

impl Screen for CouldNotReach {
    fn title(&self, texts: &Texts) -> String {
        texts.get("could-not-reach-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.record.clone())
    }

    fn contexts(&self) -> Vec<Context> {
        self.question.contexts()
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        self.question.available(action, texts)
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        let outcome = self.question.update(input, ctx);
        let Then::Close(Returned::Chosen(place)) = outcome.then else { return outcome };
        self.decided(place, ctx)
            .unwrap_or_else(|failure| Outcome::stay().failed(words::failure(ctx.texts, &failure)))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.question.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.question.outline(texts)
    }
}
