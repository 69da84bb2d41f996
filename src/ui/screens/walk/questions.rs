//! The questions of every programme as one form, made from the rules of the file: a third programme is one more document
//! and no code. Forms are made of static data, so each set of questions is made once and kept for good. Knows no answers.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use crate::{
    casework::screenings::ScreeningView,
    domain::{
        codes::{CompletedFor, Difficulty, ScreeningMode},
        program::{Criterion, CriterionKind},
    },
    ui::{
        kit::{Field, FormSpec},
        screens::words::codes_of,
    },
};

/// One question of the page, with the names of its fields.
#[derive(Debug, Clone)]
pub struct Question {
    /// The programme's code.
    pub program: String,
    /// The criterion.
    pub criterion: Criterion,
    /// The field of the answer, or of what was derived.
    pub answer: &'static str,
    /// The field of the family's words; none for what is derived.
    pub words: Option<&'static str>,
    /// The field of what those words mean in the language of the file.
    pub translation: Option<&'static str>,
    /// The field of the areas of difficulty that support the answer.
    pub ticks: Option<&'static str>,
}

/// The form of these programmes.
#[derive(Debug, Clone)]
pub struct Questions {
    /// Every question in its order.
    pub all: Vec<Question>,
    /// The fields.
    pub spec: &'static FormSpec,
}

/// The forms made so far: one for each set of questions that a file's rules ever had while the program runs.
static MADE: Mutex<BTreeMap<String, &'static FormSpec>> = Mutex::new(BTreeMap::new());

impl Questions {
    /// The questions of the programmes looked at.
    pub fn of(views: &[ScreeningView]) -> Self {
        let mut all = Vec::new();
        for view in views {
            all.extend(view.program.criteria.iter().map(|criterion| question(&view.program.code, criterion)));
        }
        let key = all.iter().map(Question::key).collect::<Vec<_>>().join(" ");
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        let spec = made.entry(key).or_insert_with(|| spec_of(&all));
        Self { spec, all }
    }

    /// The question that this field belongs to.
    pub fn at(&self, field: &str) -> Option<&Question> {
        let belongs = |question: &&Question| {
            question.answer == field
                || [question.words, question.translation, question.ticks].contains(&Some(field))
        };
        self.all.iter().find(belongs)
    }
}

impl Question {
    /// What makes two questions the same to the form.
    fn key(&self) -> String {
        format!("{}{}{}", self.answer, self.words.unwrap_or("="), self.ticks.unwrap_or("-"))
    }

    fn fields(&self) -> Vec<Field> {
        let mut fields = match self.words {
            Some(_) => vec![Field::answer(self.answer).asked()],
            None => vec![Field::shown(self.answer)],
        };
        let ticks = |name| Field::many(name, codes_of::<Difficulty>).label("screening-difficulties");
        fields.extend(self.ticks.map(ticks));
        fields.extend(self.words.map(|name| Field::line(name).personal()));
        let translation = |name| Field::line(name).personal().label("screening-translation");
        fields.extend(self.translation.map(translation));
        fields
    }
}

fn question(program: &str, criterion: &Criterion) -> Question {
    let name = |what: &str| kept(format!("{program}.{}{what}", criterion.id));
    let ticks = matches!(&criterion.kind, CriterionKind::Answer { ticks } if !ticks.is_empty());
    Question {
        program: program.to_owned(),
        criterion: criterion.clone(),
        answer: name(""),
        words: criterion.is_asked().then(|| name(".words")),
        translation: criterion.is_asked().then(|| name(".translation")),
        ticks: ticks.then(|| name(".ticks")),
    }
}

/// A name kept for as long as the program runs, once.
fn kept(name: String) -> &'static str {
    static NAMES: Mutex<BTreeMap<String, &'static str>> = Mutex::new(BTreeMap::new());
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    names.entry(name).or_insert_with_key(|name| Box::leak(name.clone().into_boxed_str()))
}

fn spec_of(questions: &[Question]) -> &'static FormSpec {
    let mut fields: Vec<Field> = questions.iter().flat_map(Question::fields).collect();
    fields.push(Field::choice("completed_for", codes_of::<CompletedFor>).under("screening-heading-how"));
    fields.push(Field::choice("mode", codes_of::<ScreeningMode>));
    Box::leak(Box::new(FormSpec { name: "screening", fields: Box::leak(fields.into_boxed_slice()) }))
}
