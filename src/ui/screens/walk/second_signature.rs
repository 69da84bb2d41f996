//! The second signature of a consent for which both parents decide: who, how, when. Until it stands the consent permits
//! nothing.

use super::facts::{Facts, givers, person_of};
use crate::{
    casework::{Command, Failure, Subject, consents::ConsentView},
    domain::{
        access::Act,
        codes::ConsentMethod,
        dates_typed::Limits,
        ids::{ChildId, RowId},
        record::{Consent, RecordKind},
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Room, Values, block::Block, frame::Record},
        screen::{Ctx, Screen},
        screens::{
            form_screen::{Done, FormJob, FormScreen},
            typed::{Typed, reads_date},
            words::codes_of,
        },
        theme::Meaning,
    },
};

/// The form.
pub static SECOND: FormSpec = FormSpec {
    name: "second_signature",
    fields: &[
        Field::choice_given("second_by").asked().personal(),
        Field::person("second_by_name").asked().when(|form| form.is("second_by", "other")),
        Field::choice("second_method", codes_of::<ConsentMethod>).asked(),
        Field::line("second_on").room(Room::Short).asked(),
    ],
};

struct SecondJob {
    facts: Facts,
    view: ConsentView,
}

/// The form for one consent.
///
/// # Errors
/// When the file may not be read, or there is no such consent.
pub fn open(child: ChildId, consent: RowId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let facts = Facts::read(child, ctx)?;
    let view = facts.consents().iter().find(|view| view.consent.id == consent).cloned();
    let view = view.ok_or(Failure::Missing(RecordKind::Consent))?;
    Ok(FormScreen::make(SecondJob { facts, view }, ctx).0)
}

impl FormJob for SecondJob {
    fn spec(&self) -> &'static FormSpec {
        &SECOND
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("second-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(super::header::titled(&self.facts.walk, &self.title(texts), texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.facts.child())
    }

    fn values(&self) -> Values {
        Values::new()
    }

    fn base_version(&self) -> i64 {
        self.view.consent.version
    }

    fn record_id(&self) -> String {
        format!("second {}", self.view.consent.public_id)
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        // Who gave it first cannot be the second.
        let first = self.view.consent.given_by_id.map(|id| id.to_string());
        let mut options = givers(&self.facts, ctx.texts);
        options.retain(|option| Some(&option.code) != first.as_ref());
        form.set_options("second_by", options);
        let today = ctx.session.today();
        reads_date(form, "second_on", today, Limits::happened(today));
    }

    fn above(&self, _: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        let line = super::consent_words::in_one_line(&self.view, &self.facts, texts);
        block.wrapped(1, width.saturating_sub(2), &line, Meaning::Dim);
        block
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let today = ctx.session.today();
        let signed = Consent {
            second_by_id: person_of(values.get("second_by")),
            second_by_name: values.text("second_by_name"),
            second_method: values.code("second_method"),
            second_on: values.day("second_on", today, Limits::happened(today)),
            ..self.view.consent.record.clone()
        };
        let subject = Subject::Child(self.facts.child());
        let command = Command { id: command.to_owned(), ..Command::new(Act::SaveConsent, subject) };
        ctx.session.add_second_signature(&command, &self.view.consent, &signed)?;
        Ok(Done::back(ctx.texts.get("second-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.facts = Facts::read(self.facts.child(), ctx)?;
        let id = self.view.consent.id;
        let found = self.facts.consents().iter().find(|view| view.consent.id == id).cloned();
        self.view = found.unwrap_or_else(|| self.view.clone());
        Ok(Some(self.values()))
    }
}
