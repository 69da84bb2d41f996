//! Taking two files apart: for each record that was added while they stood together, whose it is; then why. Nothing is
//! assumed: every record is asked about, and both files stand again as they were.

use crate::{
    casework::{Command, Failure, Subject, file::File, links::UnlinkView, moves::Movable},
    domain::{access::Act, ids::ChildId, record::RecordKind},
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Item, ListEvent, OutlineLine, Sheet},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{ask::Ask, family::history::kind_words, words},
        theme::Meaning,
    },
};

/// The records to be asked about.
pub struct Apart {
    view: UnlinkView,
    words: Vec<(String, String)>,
    /// For each: whether it belongs to the file that was under the other; none while it was not said.
    said: Vec<Option<bool>>,
    sheet: Sheet,
}

impl Apart {
    /// For the file that stands under another.
    ///
    /// # Errors
    /// When it does not, or may not be seen.
    pub fn screen(under: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let view = ctx.session.unlink_view(under)?;
        let file = ctx.session.open_file(view.link.survivor_id)?;
        let words = view.added.iter().map(|one| words_of(one.what, &file, ctx.texts)).collect();
        let said = vec![None; view.added.len()];
        let mut screen = Self { view, words, said, sheet: Sheet::new() };
        screen.show(ctx.texts);
        Ok(Box::new(screen))
    }

    fn show(&mut self, texts: &Texts) {
        let (under, survivor) = (&self.view.link.under_file, &self.view.link.survivor_file);
        let lines = (0..).zip(self.words.iter().zip(&self.said)).map(|(key, ((kind, words), said))| {
            let (whose, meaning) = match said {
                Some(true) => (under.clone(), Meaning::Strong),
                Some(false) => (survivor.clone(), Meaning::Strong),
                None => (texts.get("apart-whose"), Meaning::Warning),
            };
            Item::new(key, kind.clone()).personal().right(whose, meaning).said(words.clone(), Meaning::Plain)
        });
        let items = lines.collect();
        self.sheet.set_empty(texts.get("apart-nothing"));
        self.sheet.set_items(items);
    }

    fn say(&mut self, under: bool, texts: &Texts) -> Outcome {
        let at = self.sheet.selected().and_then(|key| usize::try_from(key).ok());
        let Some(at) = at.filter(|at| *at < self.said.len()) else { return Outcome::stay() };
        self.said[at] = Some(under);
        self.show(texts);
        // The next that was not asked about yet.
        if let Some(next) = self.said.iter().position(Option::is_none) {
            self.sheet.select(i64::try_from(next).unwrap_or(0));
        }
        Outcome::stay()
    }

    fn ask_why(&self, texts: &Texts) -> Outcome {
        if self.said.iter().any(Option::is_none) {
            return Outcome::stay().failed(texts.get("problem-link-ask"));
        }
        Then::Open(Ask::reason(&texts.get("apart-title"), texts.get("apart-why"))).into()
    }

    fn take_apart(&mut self, why: &str, ctx: &mut Ctx<'_>) -> Outcome {
        let choices: Vec<(Movable, bool)> = self
            .view
            .added
            .iter()
            .zip(&self.said)
            .filter_map(|(one, said)| Some((one.what, (*said)?)))
            .collect();
        let command = Command::new(Act::Unlink, Subject::Nothing);
        match ctx.session.unlink(&command, &self.view.link, why, &choices) {
            Ok(()) => {
                let values = [
                    ("survivor", self.view.link.survivor_file.as_str().into()),
                    ("under", self.view.link.under_file.as_str().into()),
                ];
                Outcome::from(Then::Close(Returned::Saved)).say(ctx.texts.with("apart-done", &values))
            }
            Err(failure) => {
                let said = match &failure {
                    Failure::Invalid(problems) => {
                        let all = words::problems(ctx.texts, problems).into_iter().map(|(_, said)| said);
                        all.collect::<Vec<_>>().join(" ")
                    }
                    other => words::failure(ctx.texts, other),
                };
                Outcome::stay().failed(said)
            }
        }
    }
}

/// What a record is, and its words.
fn words_of(what: Movable, file: &File, texts: &Texts) -> (String, String) {
    let (kind, id) = what.record();
    let words = match what {
        Movable::Call(_) => file.calls.iter().find(|line| line.call.id == id).map(|line| {
            let said = [line.call.caller_name.clone(), line.call.said.clone()].into_iter().flatten();
            said.collect::<Vec<_>>().join(" · ")
        }),
        Movable::Note(_) => file.notes.iter().find(|one| one.id == id).map(|one| one.text.clone()),
        Movable::Attempt(_) => {
            file.attempts.iter().find(|one| one.id == id).map(|one| words::label(texts, one.outcome))
        }
        Movable::Promise(_) => file.promises.iter().find(|one| one.id == id).map(|one| one.what.clone()),
        Movable::Consent(_) => file
            .consents
            .iter()
            .find(|line| line.consent.id == id)
            .map(|line| words::label(texts, line.consent.purpose)),
        Movable::Referral(episode) => {
            file.episode(episode).map(|view| words::label(texts, view.episode.state))
        }
        Movable::Fact(RecordKind::Service, _) => file
            .services
            .iter()
            .find(|line| line.service.id == id)
            .and_then(|line| line.organization.as_ref().map(|one| one.name.clone())),
        Movable::Fact(RecordKind::Attendance, _) => {
            file.schools.iter().find(|one| one.id == id).map(|one| one.school.clone())
        }
        Movable::Fact(RecordKind::Finding, _) => {
            file.findings.iter().find(|one| one.id == id).map(|one| one.text.clone())
        }
        Movable::Fact(RecordKind::Statement, _) => {
            file.statements.iter().find(|one| one.id == id).map(|one| one.text.clone())
        }
        Movable::Fact(..) | Movable::Answer(_) => None,
    };
    let named = match what {
        Movable::Referral(_) => texts.get("another-child-request"),
        _ => kind_words(kind, texts),
    };
    (named, words.unwrap_or_default())
}

impl Screen for Apart {
    fn title(&self, texts: &Texts) -> String {
        texts.get("apart-title")
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = vec![Context::Apart];
        contexts.extend(self.sheet.contexts());
        contexts
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        let asked = !self.said.is_empty();
        match action {
            Action::ApartSave => Availability::Yes,
            Action::ApartFirst | Action::ApartSecond if asked => Availability::Yes,
            Action::ListOpen => Availability::Hidden,
            _ if self.sheet.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match input.action() {
            Some(Action::ApartFirst) => return self.say(false, ctx.texts),
            Some(Action::ApartSecond) => return self.say(true, ctx.texts),
            Some(Action::ApartSave) => return self.ask_why(ctx.texts),
            _ => {}
        }
        match self.sheet.update(input) {
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => Then::NotMine.into(),
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        match value {
            Returned::Words(why) => self.take_apart(&why, ctx),
            _ => Outcome::stay(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        let values = [
            ("survivor", self.view.link.survivor_file.as_str().into()),
            ("under", self.view.link.under_file.as_str().into()),
        ];
        let words = canvas.texts.with("apart-what", &values);
        let mut block = crate::ui::kit::block::Block::default();
        block.wrapped(1, area.width.saturating_sub(2), &words, Meaning::Strong);
        let rows = u16::try_from(block.lines.len()).unwrap_or(1).min(area.height.saturating_sub(1));
        block.draw(canvas, Area { height: rows, ..area }, 0);
        self.sheet.draw(canvas, Area { y: area.y + rows, height: area.height - rows, ..area });
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.sheet.outline(texts)
    }
}
