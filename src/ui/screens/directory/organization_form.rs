//! The form of one organisation of the directory.

use crate::{
    casework::{Command, Failure, Subject},
    domain::{
        access::Act,
        codes::{Language, Sector},
        record::{Organization, Stored},
    },
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Values},
        screen::Ctx,
        screens::{
            form_screen::{Done, FormJob},
            typed::{Fill, Typed},
            words::codes_of,
        },
    },
};

static SPEC: FormSpec = FormSpec {
    name: "organization",
    fields: &[
        Field::line("name").asked(),
        Field::choice("sector", codes_of::<Sector>),
        Field::choice_given("area"),
        Field::phone("phone"),
        Field::phone("fax"),
        Field::line("email"),
        Field::many("languages", codes_of::<Language>),
        Field::note("intake_notes").helped(),
    ],
};

/// Adding or changing an organisation.
pub struct OrganizationJob {
    base: Option<Stored<Organization>>,
    typed: String,
    areas: Vec<(String, String)>,
}

impl OrganizationJob {
    /// A new one, with the name that was looked for.
    pub fn new(typed: String, areas: Vec<(String, String)>) -> Self {
        Self { base: None, typed, areas }
    }

    /// A known one.
    pub fn of(base: Stored<Organization>, areas: Vec<(String, String)>) -> Self {
        Self { base: Some(base), typed: String::new(), areas }
    }
}

impl FormJob for OrganizationJob {
    fn spec(&self) -> &'static FormSpec {
        &SPEC
    }

    fn title(&self, texts: &Texts) -> String {
        match &self.base {
            Some(base) => base.name.clone(),
            None => texts.get("directory-new"),
        }
    }

    fn values(&self) -> Values {
        let Some(base) = &self.base else { return Values::new().with("name", self.typed.clone()) };
        Values::new()
            .with("name", base.name.clone())
            .with_code("sector", base.sector)
            .with_text("area", base.area.as_deref())
            .with_text("phone", base.phone.as_deref())
            .with_text("fax", base.fax.as_deref())
            .with_text("email", base.email.as_deref())
            .with_codes("languages", &base.languages)
            .with_text("intake_notes", base.intake_notes.as_deref())
    }

    fn base_version(&self) -> i64 {
        self.base.as_ref().map_or(0, |base| base.version)
    }

    fn record_id(&self) -> String {
        self.base.as_ref().map_or_else(|| "new".to_owned(), |base| base.public_id.clone())
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        let options = self.areas.iter().map(|(id, name)| Choosable::new(id, name)).collect();
        form.set_options("area", options);
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let organization = Organization {
            number: self.base.as_ref().map_or(0, |base| base.number),
            name: values.text("name").unwrap_or_default(),
            sector: values.code("sector"),
            area: values.text("area"),
            phone: values.text("phone"),
            fax: values.text("fax"),
            email: values.text("email"),
            intake_notes: values.text("intake_notes"),
            languages: values.codes("languages"),
        };
        let command =
            Command { id: command.to_owned(), ..Command::new(Act::SaveOrganization, Subject::Nothing) };
        ctx.session.save_organization(&command, self.base.as_ref(), &organization)?;
        Ok(Done::back(ctx.texts.with("directory-saved", &[("name", organization.name.into())])))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        let Some(base) = &self.base else { return Ok(None) };
        self.base = ctx.session.organizations("")?.into_iter().find(|one| one.id == base.id);
        Ok(self.base.is_some().then(|| self.values()))
    }
}
