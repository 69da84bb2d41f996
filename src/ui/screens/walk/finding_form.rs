//! The form of a strength, a resource or a need: its words first, then life domain, whose it is or who says so.

use super::{facts::Facts, spoken::Spoken};
use crate::{
    casework::{Command, Failure, Subject},
    domain::{
        access::Act,
        codes::{FindingKind, Language, LifeDomain, NeedStatus, StrengthHolder, Urgency, Voice},
        ids::ChildId,
        record::{Finding, Stored},
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Values, frame::Record},
        screen::Ctx,
        screens::{
            form_screen::{Done, FormJob},
            typed::{Fill, Typed},
            words::{self, codes_of},
        },
    },
};

static FINDING: FormSpec = FormSpec {
    name: "finding",
    fields: &[
        Field::line("text").asked().personal(),
        Field::choice("domain", codes_of::<LifeDomain>).asked(),
        Field::choice("holder", codes_of::<StrengthHolder>).asked(),
        Field::choice("voice", codes_of::<Voice>).asked(),
        Field::choice("urgency", codes_of::<Urgency>),
        Field::choice("status", codes_of::<NeedStatus>),
        Field::choice("language", codes_of::<Language>),
        Field::line("translation").personal().helped(),
        Field::person("translated_by").helped().when(|form| form.filled("translation")),
    ],
};

/// Adding or changing a finding.
pub struct FindingJob {
    facts: Facts,
    kind: FindingKind,
    base: Option<Stored<Finding>>,
    language: Option<Language>,
}

impl FindingJob {
    /// A new one; the language is that in which the family is spoken to.
    pub fn new(facts: &Facts, kind: FindingKind, texts: &Texts) -> Self {
        let language = Some(Spoken::of(facts.language(), texts).heard());
        Self { facts: facts.clone(), kind, base: None, language }
    }

    /// A known one.
    pub fn of(facts: &Facts, finding: Stored<Finding>) -> Self {
        Self { facts: facts.clone(), kind: finding.kind, language: finding.language, base: Some(finding) }
    }

    fn finding(&self, values: &Values) -> Finding {
        let blank = Finding::blank(self.facts.child(), self.facts.episode(), self.kind, "");
        let base = self.base.as_ref().map_or(blank, |base| base.record.clone());
        Finding {
            text: values.text("text").unwrap_or_default(),
            domain: values.code("domain"),
            holder: values.code("holder"),
            voice: values.code("voice"),
            urgency: values.code("urgency"),
            status: values.code("status"),
            language: values.code("language"),
            translation: values.text("translation"),
            translated_by: values.text("translated_by"),
            ..base
        }
    }
}

impl FormJob for FindingJob {
    fn spec(&self) -> &'static FormSpec {
        &FINDING
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
        let Some(finding) = &self.base else { return values };
        values
            .with_text("text", Some(&finding.text))
            .with_code("domain", finding.domain)
            .with_code("holder", finding.holder)
            .with_code("voice", finding.voice)
            .with_code("urgency", finding.urgency)
            .with_code("status", finding.status)
            .with_text("translation", finding.translation.as_deref())
            .with_text("translated_by", finding.translated_by.as_deref())
    }

    fn base_version(&self) -> i64 {
        self.base.as_ref().map_or(0, |base| base.version)
    }

    fn record_id(&self) -> String {
        let new = || format!("{} {}", crate::domain::codes::Code::code(self.kind), self.facts.place());
        self.base.as_ref().map_or_else(new, |base| base.public_id.clone())
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        let need = self.kind == FindingKind::Need;
        form.set_visible("holder", self.kind == FindingKind::Strength);
        form.set_visible("voice", need);
        form.set_visible("urgency", need);
        form.set_visible("status", need && self.base.is_some());
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let command = Command {
            id: command.to_owned(),
            ..Command::new(Act::SaveNeeds, Subject::Child(self.facts.child()))
        };
        ctx.session.save_finding(&command, self.base.as_ref(), &self.finding(values))?;
        Ok(Done::back(ctx.texts.get("needs-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        let Some(base) = &self.base else { return Ok(None) };
        let facts = Facts::read(self.facts.child(), ctx)?;
        self.base = facts.walk.findings.iter().find(|finding| finding.id == base.id).cloned();
        self.facts = facts;
        Ok(self.base.is_some().then(|| self.values()))
    }
}
