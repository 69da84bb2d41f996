//! Step Screening: the questions of both programmes on one page, with the words to read aloud for the question in hand and
//! the verdicts live above. The computer advises; what is derived is shown with its facts and corrected where it was
//! given. Every answer starts empty; nothing is enforced.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use super::{
    facts::Facts,
    questions::{Question, Questions},
    spoken::Spoken,
    verdict,
};
use crate::{
    casework::{
        Command, Failure, Subject,
        pages::{AnswerOver, ScreeningPage},
        rules::FileRules,
        screenings::{AnswerForm, Manner, ScreeningView},
    },
    domain::{
        access::Act,
        codes::{Answer, Code, CompletedFor, Difficulty, ScreeningMode, ScreeningState, YesNo},
        ids::ChildId,
        screening::{ScreeningInput, ScreeningOutcome, screen},
    },
    keymap::{Action, Context},
    text::Texts,
    ui::{
        kit::{Form, FormSpec, Values, block::Block, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{
            ask::Ask,
            form_screen::{Done, FormJob, FormScreen},
            typed::{Fill, Typed},
            walk::child,
            words,
        },
        theme::Meaning,
    },
};

/// Opens the step.
///
/// # Errors
/// When the file may not be read.
pub fn open_step(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let facts = Facts::read(child, ctx)?;
    let spoken = Spoken::of(facts.language(), ctx.texts);
    let questions = Questions::of(&facts.walk.screenings);
    let (rules, today) = (ctx.session.rules()?, ctx.session.today());
    let job = ScreeningJob {
        outcomes: Vec::new(),
        opened: Vec::new(),
        correcting: false,
        facts,
        questions,
        spoken,
        rules,
        today,
    };
    Ok(FormScreen::make(job, ctx).0)
}

/// What the family said to a question: its words, and what they mean.
struct Said {
    words: Option<String>,
    translation: Option<String>,
}

struct ScreeningJob {
    facts: Facts,
    questions: Questions,
    spoken: Spoken,
    rules: Arc<FileRules>,
    today: NaiveDate,
    /// What the rules say to what stands in the form, one for each programme.
    outcomes: Vec<ScreeningOutcome>,
    /// Fields of the family's words that were opened by their key.
    opened: Vec<&'static str>,
    /// Whether it is being asked if the decided screening shall be corrected.
    correcting: bool,
}

impl ScreeningJob {
    fn views(&self) -> &[ScreeningView] {
        &self.facts.walk.screenings
    }

    fn view(&self, question: &Question) -> Option<&ScreeningView> {
        self.views().iter().find(|view| view.program.code == question.program)
    }

    /// Whether the decision was made on it: then it is only read.
    fn decided(&self) -> bool {
        let decided = |view: &ScreeningView| {
            view.screening.as_ref().is_some_and(|row| row.state == ScreeningState::Decided)
        };
        self.views().iter().any(decided)
    }

    /// The verdicts on what stands in the form now.
    fn judge(&mut self, form: &Form) {
        let given = |view: &ScreeningView| -> BTreeMap<String, Answer> {
            let own = self.questions.all.iter().filter(|question| question.program == view.program.code);
            own.filter_map(|question| {
                let answer = Answer::from_code(&form.text(question.answer))?;
                question.words.map(|_| (question.criterion.id.clone(), answer))
            })
            .collect()
        };
        let outcome = |view: &ScreeningView| {
            let input = ScreeningInput { answers: given(view), ..view.input.clone() };
            screen(&view.program, self.rules.areas(), &input, self.today)
        };
        self.outcomes = self.views().iter().map(outcome).collect();
    }

    /// What was derived, with why, for the questions nobody answers.
    fn show_derived(&self, form: &mut Form, texts: &Texts) {
        for (view, outcome) in self.views().iter().zip(&self.outcomes) {
            for finding in &outcome.criteria {
                let question = self.questions.all.iter().find(|question| {
                    question.program == view.program.code && question.criterion.id == finding.id
                });
                let Some(question) = question.filter(|question| question.words.is_none()) else { continue };
                let answer = words::label(texts, finding.answer);
                form.set_shown(question.answer, format!("{answer} · {}", verdict::why(&finding.why, texts)));
            }
        }
    }

    /// The label of a question; an answer of an earlier episode stands behind it until it is given anew.
    fn label(&self, question: &Question, form: &Form, texts: &Texts) -> String {
        let label = words::of_data(texts, &question.criterion.label).to_owned();
        let earlier = self.view(question).and_then(|view| view.answer(&question.criterion.id));
        let waits = earlier.filter(|row| row.to_confirm == YesNo::Yes && !form.filled(question.answer));
        match waits.and_then(|row| row.answer) {
            Some(answer) => {
                let answer = words::label(texts, answer);
                texts.with("screening-earlier", &[("label", label.into()), ("answer", answer.into())])
            }
            None => label,
        }
    }

    fn page(&self, values: &Values) -> ScreeningPage {
        let mut answers = Vec::new();
        let mut difficulties = Vec::new();
        for question in &self.questions.all {
            let Some(words_field) = question.words else { continue };
            let there = self.view(question).and_then(|view| view.answer(&question.criterion.id));
            let answer = Answer::from_code(values.get(question.answer));
            let said = Said {
                words: values.text(words_field),
                translation: question.translation.and_then(|field| values.text(field)),
            };
            if let Some(form) = self.changed(question, there, answer, said) {
                answers.push(AnswerOver { base: there.cloned(), form });
            }
            if let Some(ticks) = question.ticks {
                let now = values.codes::<Difficulty>(ticks);
                let before = self.view(question).and_then(|view| view.screening.as_ref());
                if before.map(|row| row.difficulties.as_slice()).unwrap_or_default() != now {
                    difficulties.push((question.program.clone(), now));
                }
            }
        }
        ScreeningPage { episode: self.facts.episode(), answers, difficulties }
    }

    /// An answer as it is saved, where it is not what stands. One that waits to be confirmed stays so until it is given.
    fn changed(
        &self,
        question: &Question,
        there: Option<&crate::domain::record::Stored<crate::domain::record::ScreeningAnswer>>,
        answer: Option<Answer>,
        said: Said,
    ) -> Option<AnswerForm> {
        let Said { words, translation } = said;
        let waits = there.is_some_and(|row| row.to_confirm == YesNo::Yes);
        let same = match there {
            Some(row) if waits => answer.is_none() && row.words == words && row.translation == translation,
            Some(row) => row.answer == answer && row.words == words && row.translation == translation,
            None => answer.is_none() && words.is_none(),
        };
        if same {
            return None;
        }
        let kept = there.filter(|row| row.words == words).and_then(|row| row.words_language);
        let language = kept.or_else(|| words.is_some().then(|| self.spoken.heard()));
        Some(AnswerForm {
            episode: self.facts.episode(),
            program: question.program.clone(),
            criterion: question.criterion.id.clone(),
            answer,
            translation: translation.filter(|_| words.is_some()),
            words,
            words_language: language,
        })
    }

    fn command(&self, id: &str) -> Command {
        Command { id: id.to_owned(), ..Command::new(Act::SaveScreening, Subject::Child(self.facts.child())) }
    }
}

impl FormJob for ScreeningJob {
    fn spec(&self) -> &'static FormSpec {
        self.questions.spec
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("screening-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(self.facts.record(texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.facts.child())
    }

    fn values(&self) -> Values {
        let mut values = Values::new();
        for question in &self.questions.all {
            let Some(view) = self.view(question) else { continue };
            if let Some(ticks) = question.ticks {
                let ticked = view.screening.as_ref().map(|row| row.difficulties.clone()).unwrap_or_default();
                values = values.with_codes(ticks, &ticked);
            }
            let Some((row, words)) = view.answer(&question.criterion.id).zip(question.words) else {
                continue;
            };
            if row.to_confirm == YesNo::No {
                values = values.with_code(question.answer, row.answer);
            }
            values = values.with_text(words, row.words.as_deref());
            if let Some(field) = question.translation {
                values = values.with_text(field, row.translation.as_deref());
            }
        }
        let row = self.views().iter().find_map(|view| view.screening.as_ref());
        values
            .with_code("completed_for", Some(row.map_or(CompletedFor::WithFamily, |row| row.completed_for)))
            .with_code("mode", Some(row.map_or(ScreeningMode::Phone, |row| row.mode)))
    }

    fn record_id(&self) -> String {
        self.facts.place()
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        let asked = self.questions.all.iter().find(|question| question.words.is_some());
        form.focus_on(asked.map_or("", |question| question.answer));
    }

    fn arrange(&mut self, form: &mut Form, texts: &Texts) {
        self.judge(form);
        self.show_derived(form, texts);
        let focused = form.focused();
        for question in &self.questions.all {
            form.set_label(question.answer, Some(self.label(question, form, texts)));
            form.set_help(question.answer, Some(words::of_data(texts, &question.criterion.help).to_owned()));
            let read = self.spoken.of_data(&question.criterion.words).to_owned();
            form.set_say(question.answer, (question.answer == focused).then_some(read));
            if let Some(ticks) = question.ticks {
                let beside = [Some(question.answer), question.words, Some(ticks)].contains(&Some(focused));
                form.set_visible(ticks, beside || form.filled(ticks) || form.filled(question.answer));
            }
            if let Some(field) = question.words {
                let language = words::label(texts, self.spoken.heard());
                let label = texts.with("screening-words", &[("language", language.into())]);
                form.set_label(field, Some(label));
                form.set_visible(field, form.filled(field) || self.opened.contains(&field));
            }
            if let Some(field) = question.translation {
                form.set_visible(field, form.filled(field) || self.opened.contains(&field));
            }
        }
    }

    fn above(&self, _: &Form, width: u16, texts: &Texts) -> Block {
        let programs = self.views().iter().map(|view| &view.program);
        let pairs: Vec<_> = programs.zip(&self.outcomes).collect();
        let mut block = verdict::lines(&pairs, width, texts);
        let through = self.facts.interpreter(texts);
        if let Some(words) = self.spoken.notice(through.as_deref(), texts) {
            block.wrapped(1, width.saturating_sub(2), &words, Meaning::Dim);
        }
        if self.decided() {
            block.wrapped(1, width.saturating_sub(2), &texts.get("screening-decided"), Meaning::Dim);
        }
        block
    }

    fn correct(&mut self, field: &'static str, _: &Form, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        self.questions.at(field)?;
        child::open_step(self.facts.child(), ctx).ok()
    }

    fn returned(&mut self, _: &'static str, _: Returned, _: &mut Form, ctx: &mut Ctx<'_>) {
        // What the family knows changed; the answers typed here stay.
        if let Ok(facts) = Facts::read(self.facts.child(), ctx) {
            self.facts = facts;
        }
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        if self.decided() {
            return Ok(Done::back(ctx.texts.get("screening-decided")).for_good());
        }
        let manner = Manner {
            completed_for: values.code("completed_for").unwrap_or(CompletedFor::WithFamily),
            mode: values.code("mode").unwrap_or(ScreeningMode::Phone),
        };
        ctx.session.save_screening_page(&self.command(command), manner, &self.page(values))?;
        let missing: usize = self.outcomes.iter().map(|outcome| outcome.missing.len()).sum();
        Ok(Done::back(ctx.texts.count("screening-saved", missing)))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.facts = Facts::read(self.facts.child(), ctx)?;
        Ok(Some(self.values()))
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Walk]
    }

    fn came_back(&mut self, value: &Returned, _: &mut Form, ctx: &mut Ctx<'_>) -> Outcome {
        if !std::mem::take(&mut self.correcting) || *value != Returned::Answer(true) {
            return Outcome::stay();
        }
        match self.begin_correction(ctx) {
            Ok(()) => Outcome::stay().say(ctx.texts.get("screening-corrected")),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn available(&self, action: Action, form: &Form, texts: &Texts) -> Availability {
        match action {
            Action::WalkCorrect if self.decided() => Availability::Yes,
            Action::WalkCorrect => Availability::No(texts.get("screening-not-decided")),
            Action::WalkWords => Availability::Yes,
            Action::WalkSaid if self.words_here(form).is_some() => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn act(&mut self, action: Action, form: &mut Form, ctx: &mut Ctx<'_>) -> Option<Outcome> {
        match action {
            Action::WalkCorrect => {
                self.correcting = true;
                let (title, body) = ("screening-correct-title", "screening-correct-body");
                return Some(Then::Open(Ask::yes_no(&ctx.texts.get(title), ctx.texts.get(body))).into());
            }
            Action::WalkWords => self.spoken.turn(ctx.texts),
            Action::WalkSaid => {
                let field = self.words_here(form)?;
                // The second time the key opens what the words mean.
                let translation = self.questions.at(field).and_then(|question| question.translation);
                let field = translation.filter(|_| form.filled(field)).unwrap_or(field);
                self.opened.push(field);
                form.set_visible(field, true);
                form.focus_on(field);
            }
            _ => return None,
        }
        Some(Outcome::stay())
    }
}

impl ScreeningJob {
    /// New rows with the same answers take the place of those the decision was made on.
    fn begin_correction(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let decided: Vec<_> = self.views().iter().filter_map(|view| view.screening.clone()).collect();
        for row in decided.iter().filter(|row| row.state == ScreeningState::Decided) {
            ctx.session.correct_screening(&self.command(&uuid::Uuid::now_v7().to_string()), row)?;
        }
        self.facts = Facts::read(self.facts.child(), ctx)?;
        Ok(())
    }

    /// The field for the family's words beside the question in hand.
    fn words_here(&self, form: &Form) -> Option<&'static str> {
        self.questions.at(form.focused())?.words
    }
}
