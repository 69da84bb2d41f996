//! The form of what someone said: word for word, in its language, by whom; a translation beside it where it helps.

use super::{
    facts::{Facts, givers},
    spoken::Spoken,
};
use crate::{
    casework::{Command, Failure, Subject},
    domain::{
        access::Act,
        codes::{Code, Language, StatementKind},
        ids::ChildId,
        record::{Statement, Stored},
    },
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Values, frame::Record},
        screen::Ctx,
        screens::{
            form_screen::{Done, FormJob},
            typed::{Fill, Typed},
            words::{self, codes_of},
        },
    },
};

static STATEMENT: FormSpec = FormSpec {
    name: "statement",
    fields: &[
        Field::note("text").asked().helped(),
        Field::choice_given("said_by").asked(),
        Field::person("said_by_name").asked().when(by_another),
        Field::choice("language", codes_of::<Language>),
        Field::note("translation"),
        Field::person("translated_by").helped().when(|form| form.filled("translation")),
    ],
};

fn by_another(form: &Form) -> bool {
    form.is("said_by", "other")
}

/// Adding or changing a statement.
pub struct StatementJob {
    facts: Facts,
    kind: StatementKind,
    base: Option<Stored<Statement>>,
    language: Option<Language>,
    people: Vec<Choosable>,
}

impl StatementJob {
    /// A new one; the language is that in which the family is spoken to.
    pub fn new(facts: &Facts, kind: StatementKind, texts: &Texts) -> Self {
        let language = Some(Spoken::of(facts.language(), texts).heard());
        Self { people: people(facts, texts), facts: facts.clone(), kind, base: None, language }
    }

    /// A known one.
    pub fn of(facts: &Facts, statement: Stored<Statement>, texts: &Texts) -> Self {
        let (kind, language) = (statement.kind, statement.language);
        Self { people: people(facts, texts), facts: facts.clone(), kind, language, base: Some(statement) }
    }

    fn said_by(&self, values: &Values) -> Option<String> {
        match values.get("said_by") {
            "other" => values.text("said_by_name"),
            _ => values.text("said_by"),
        }
    }
}

/// Who may have said it: the code is the words that are kept.
fn people(facts: &Facts, texts: &Texts) -> Vec<Choosable> {
    let named = |option: Choosable| match option.code.as_str() {
        "other" => option,
        _ => Choosable::new(option.label.clone(), option.label),
    };
    givers(facts, texts).into_iter().map(named).collect()
}

impl FormJob for StatementJob {
    fn spec(&self) -> &'static FormSpec {
        &STATEMENT
    }

    fn title(&self, texts: &Texts) -> String {
        words::label(texts, self.kind)
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(self.facts.record(texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.facts.child())
    }

    fn values(&self) -> Values {
        let values = Values::new().with_code("language", self.language);
        let Some(statement) = &self.base else { return values };
        let by = statement.said_by.clone().unwrap_or_default();
        let known = by.is_empty() || self.people.iter().any(|option| option.code == by);
        let values = if known {
            values.with("said_by", by)
        } else {
            values.with("said_by", "other").with("said_by_name", by)
        };
        values
            .with_text("text", Some(&statement.text))
            .with_text("translation", statement.translation.as_deref())
            .with_text("translated_by", statement.translated_by.as_deref())
    }

    fn base_version(&self) -> i64 {
        self.base.as_ref().map_or(0, |base| base.version)
    }

    fn record_id(&self) -> String {
        let new = || format!("{} {}", self.kind.code(), self.facts.place());
        self.base.as_ref().map_or_else(new, |base| base.public_id.clone())
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        form.set_options("said_by", self.people.clone());
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let command = Command {
            id: command.to_owned(),
            ..Command::new(Act::SaveNeeds, Subject::Child(self.facts.child()))
        };
        let blank = Statement::blank(self.facts.child(), self.facts.episode(), self.kind, "");
        let base = self.base.as_ref().map_or(blank, |base| base.record.clone());
        let statement = Statement {
            text: values.get("text").to_owned(),
            said_by: self.said_by(values),
            language: values.code("language"),
            translation: values.text("translation"),
            translated_by: values.text("translated_by"),
            ..base
        };
        ctx.session.save_statement(&command, self.base.as_ref(), &statement)?;
        Ok(Done::back(ctx.texts.get("needs-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        let Some(base) = &self.base else { return Ok(None) };
        let facts = Facts::read(self.facts.child(), ctx)?;
        self.base = facts.walk.statements.iter().find(|statement| statement.id == base.id).cloned();
        self.facts = facts;
        Ok(self.base.is_some().then(|| self.values()))
    }
}
