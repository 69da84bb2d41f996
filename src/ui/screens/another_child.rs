//! "This is about another child": what, which child, both files side by side, why. Then it stands in the right file, both
//! histories say so, and a breach is opened where something was shown. Everything about a file that can be moved is listed
//! here; what a key pointed at is selected.

use super::{ask::Ask, call::compare, family::opened::Opened, pick_file::PickFile, words};
use crate::{
    casework::{
        Command, Failure, Subject,
        file::File,
        moves::{Movable, Moved},
    },
    domain::{
        access::Act,
        codes::{PromiseState, ScreeningState},
        date::Moment,
        ids::{CallId, ChildId},
        record::{RecordKind, Stored},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Columns, Item, ListEvent, OutlineLine, Sheet, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::family::{history::kind_words, parts},
        theme::Meaning,
    },
};

/// A record that can be moved, with its line.
struct Choice {
    what: Movable,
    kind: String,
    words: String,
    when: String,
}

/// Where the person stands.
enum Stage {
    What,
    Which,
    Sure(ChildId, Columns, String),
    Why(ChildId),
}

/// The screen.
pub struct AnotherChild {
    child: ChildId,
    record: Record,
    choices: Vec<Choice>,
    sheet: Sheet,
    stage: Stage,
    command: String,
}

impl AnotherChild {
    /// Opens it for a file; `pointed` is what was selected there.
    ///
    /// # Errors
    /// When the file may not be opened.
    pub fn open(
        child: ChildId,
        pointed: Option<Movable>,
        ctx: &mut Ctx<'_>,
    ) -> Result<Box<dyn Screen>, Failure> {
        let opened = Opened::read(child, None, ctx)?;
        let choices = choices(&opened.file, ctx.texts);
        let mut sheet = Sheet::new();
        sheet.set_empty(ctx.texts.get("another-child-empty"));
        sheet.set_items((0..).zip(&choices).map(|(key, choice)| item(key, choice)).collect());
        if let Some(at) = pointed.and_then(|what| choices.iter().position(|choice| choice.what == what)) {
            sheet.select(i64::try_from(at).unwrap_or(0));
        }
        let command = uuid::Uuid::now_v7().to_string();
        Ok(Box::new(Self { child, record: opened.record(), choices, sheet, stage: Stage::What, command }))
    }

    fn chosen(&self) -> Option<&Choice> {
        usize::try_from(self.sheet.selected()?).ok().and_then(|at| self.choices.get(at))
    }

    /// Both files side by side, with the question.
    fn compare(&mut self, to: ChildId, ctx: &mut Ctx<'_>) -> Outcome {
        let read = ctx.session.files_side_by_side(self.child, to).and_then(|fields| {
            let card = ctx.session.minimal_card(to, None)?;
            Ok((fields, card))
        });
        let (fields, card) = match read {
            Ok(read) => read,
            Err(failure) => return Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        };
        let texts = ctx.texts;
        let rows = fields.iter().filter(|pair| compare::is_known(pair)).map(|pair| compare::row(pair, texts));
        let here = format!("{} {}", self.record.number, self.record.name);
        let there = format!("{} {}", card.number, compare::name(&card, texts));
        let columns = Columns::new(here, there, rows.collect());
        self.stage = Stage::Sure(to, columns, card.number.to_string());
        Outcome::stay()
    }

    fn ask_why(&mut self, to: ChildId, number: &str, ctx: &mut Ctx<'_>) -> Outcome {
        let texts = ctx.texts;
        let what = self.chosen().map(|choice| choice.kind.clone()).unwrap_or_default();
        let values = [("what", what.into()), ("to", number.to_owned().into())];
        self.stage = Stage::Why(to);
        Then::Open(Ask::reason(&texts.get("another-child-title"), texts.with("another-child-why", &values)))
            .into()
    }

    fn carry(&mut self, to: ChildId, reason: &str, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(what) = self.chosen().map(|choice| choice.what) else { return Outcome::stay() };
        let command =
            Command { id: self.command.clone(), ..Command::new(Act::MoveRecord, Subject::Child(self.child)) };
        match ctx.session.move_record(&command, what, to, reason) {
            Ok(Moved { to, breach, stays, .. }) => {
                let id = if breach.is_some() { "another-child-moved-breach" } else { "another-child-moved" };
                let mut said = ctx.texts.with(id, &[("to", to.to_string().into())]);
                if stays > 0 {
                    let values = [("said", said.into()), ("count", stays.to_string().into())];
                    said = ctx.texts.with("another-child-stays", &values);
                }
                Outcome::from(Then::Close(Returned::Saved)).say(said)
            }
            Err(failure) => {
                self.command = uuid::Uuid::now_v7().to_string();
                self.stage = Stage::What;
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

/// Everything that can be moved, the whole request first.
fn choices(file: &File, texts: &Texts) -> Vec<Choice> {
    let moment = |at: Moment| parts::moment(texts, at);
    let kind = |kind: RecordKind| kind_words(kind, texts);
    let mut found = Vec::new();
    let request = file.episodes.iter().find(|view| view.episode.state.is_open());
    if let Some(view) = request {
        found.push(Choice {
            what: Movable::Referral(view.id()),
            kind: texts.get("another-child-request"),
            words: words::label(texts, view.episode.state),
            when: texts.date(view.episode.opened_on),
        });
    }
    let mut dated: Vec<(Moment, Choice)> = Vec::new();
    for line in &file.calls {
        let call = &line.call;
        let said = [call.caller_name.clone(), call.said.clone()].into_iter().flatten();
        dated.push((
            call.started_at,
            Choice {
                what: Movable::Call(CallId::from(call.id)),
                kind: kind(RecordKind::Call),
                words: said.collect::<Vec<_>>().join(" · "),
                when: moment(call.started_at),
            },
        ));
    }
    for note in &file.notes {
        dated.push((
            note.at,
            Choice {
                what: Movable::Note(note.id),
                kind: kind(RecordKind::Note),
                words: note.text.clone(),
                when: moment(note.at),
            },
        ));
    }
    for one in &file.attempts {
        dated.push((
            one.at,
            Choice {
                what: Movable::Attempt(one.id),
                kind: kind(RecordKind::Attempt),
                words: words::label(texts, one.outcome),
                when: moment(one.at),
            },
        ));
    }
    dated.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    found.extend(dated.into_iter().map(|(_, choice)| choice));
    for one in file.promises.iter().filter(|one| one.state == PromiseState::Open) {
        found.push(Choice {
            what: Movable::Promise(one.id),
            kind: kind(RecordKind::Promise),
            words: one.what.clone(),
            when: texts.date(one.due_on),
        });
    }
    for line in file.consents.iter().filter(|line| line.consent.child_id == file.card.child) {
        found.push(Choice {
            what: Movable::Consent(line.consent.id),
            kind: kind(RecordKind::Consent),
            words: format!(
                "{}: {}",
                words::label(texts, line.consent.purpose),
                words::label(texts, line.consent.answer)
            ),
            when: texts.date(line.consent.starts_on),
        });
    }
    found.extend(answers(file, texts));
    found
}

/// Answers of a screening on which nothing was decided yet.
fn answers(file: &File, texts: &Texts) -> Vec<Choice> {
    let open = |state| matches!(state, ScreeningState::InProgress | ScreeningState::Answered);
    let views = file.episodes.iter().filter(|view| view.episode.state.is_open());
    let lines = views.flat_map(|view| &view.screenings).filter(|line| open(line.screening.state));
    let mut found = Vec::new();
    for line in lines {
        for answer in &line.answers {
            let Some(said) = answer.answer else { continue };
            found.push(Choice {
                what: Movable::Answer(Stored::clone(answer).id),
                kind: kind_words(RecordKind::ScreeningAnswer, texts),
                words: format!("{}: {}", answer.criterion, words::label(texts, said)),
                when: String::new(),
            });
        }
    }
    found
}

fn item(key: i64, choice: &Choice) -> Item {
    Item::new(key, choice.kind.clone())
        .personal()
        .right(choice.when.clone(), Meaning::Dim)
        .said(choice.words.clone(), Meaning::Plain)
        .most(2)
}

impl Screen for AnotherChild {
    fn title(&self, texts: &Texts) -> String {
        texts.get("another-child-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.record.clone())
    }

    fn contexts(&self) -> Vec<Context> {
        match &self.stage {
            Stage::Sure(_, columns, _) => {
                let mut contexts = vec![Context::Modal];
                contexts.extend(columns.contexts());
                contexts
            }
            _ => self.sheet.contexts(),
        }
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        let shown = |offered: bool| if offered { Availability::Yes } else { Availability::Hidden };
        match &self.stage {
            Stage::Sure(..) => shown(matches!(
                action,
                Action::ModalYes
                    | Action::ModalNo
                    | Action::ListUp
                    | Action::ListDown
                    | Action::ListPageUp
                    | Action::ListPageDown
            )),
            _ if action == Action::ListOpen => shown(self.chosen().is_some()),
            _ => shown(self.sheet.offers(action)),
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        if let Stage::Sure(to, columns, number) = &mut self.stage {
            let (to, number) = (*to, number.clone());
            return match input.action() {
                Some(Action::ModalYes) => self.ask_why(to, &number, ctx),
                Some(Action::ModalNo | Action::Back | Action::ModalCancel) => {
                    self.stage = Stage::What;
                    Outcome::stay()
                }
                _ if columns.update(input) => Outcome::stay(),
                _ => Then::NotMine.into(),
            };
        }
        match self.sheet.update(input) {
            ListEvent::Open(_) => {
                match PickFile::screen("another-child-which", self.child, self.record.clone(), ctx) {
                    Ok(screen) => {
                        self.stage = Stage::Which;
                        Then::Open(screen).into()
                    }
                    Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
                }
            }
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => Then::NotMine.into(),
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        match (std::mem::replace(&mut self.stage, Stage::What), value) {
            (Stage::Which, Returned::Chosen(child)) => self.compare(ChildId(child), ctx),
            (Stage::Why(to), Returned::Words(reason)) => self.carry(to, &reason, ctx),
            _ => Outcome::stay(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        let texts = canvas.texts;
        let what = self.chosen().map(|choice| choice.kind.clone()).unwrap_or_default();
        let question = match &self.stage {
            Stage::Sure(_, _, number) => {
                texts.with("another-child-sure", &[("what", what.into()), ("to", number.as_str().into())])
            }
            _ => texts.get("another-child-what"),
        };
        canvas.put_fitted(area.x + 1, area.y, area.width.saturating_sub(2), &question, Meaning::Strong);
        let below = Area { y: area.y + 1, height: area.height - 1, ..area };
        match &self.stage {
            Stage::Sure(_, columns, _) => {
                canvas.cursor = Some((area.x, area.y));
                columns.draw(canvas, below);
            }
            _ => self.sheet.draw(canvas, below),
        }
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        match &self.stage {
            Stage::Sure(_, columns, _) => columns.outline(texts),
            _ => self.sheet.outline(texts),
        }
    }
}
