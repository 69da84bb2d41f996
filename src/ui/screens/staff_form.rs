//! The form of one staff person: name, sign-in name, roles, team facts that an offer asks about.

use super::{
    form_screen::{Done, FormJob},
    typed::{Fill, Typed, reads_number},
    words::codes_of,
};
use crate::{
    casework::{Command, Failure, Subject, staff::StaffForm},
    domain::{
        access::Act,
        codes::{Language, Role, Weekday, YesNo},
        ids::TeamId,
        record::{Staff, Stored},
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Values},
        screen::Ctx,
    },
};

/// A new person: with a starting passphrase.
static NEW: FormSpec = FormSpec {
    name: "staff",
    fields: &[
        Field::line("name").asked(),
        Field::line("sign_in_name").asked().helped(),
        Field::many("roles", codes_of::<Role>).asked(),
        Field::passphrase("passphrase").asked().helped(),
        Field::many("languages", codes_of::<Language>),
        Field::many("working_days", codes_of::<Weekday>).helped(),
        Field::line("employer"),
        Field::number("max_caseload", reads_number).helped(),
    ],
};

/// Someone who works here.
static KNOWN: FormSpec = FormSpec {
    name: "staff",
    fields: &[
        Field::line("name").asked(),
        Field::line("sign_in_name").asked().helped(),
        Field::many("roles", codes_of::<Role>).asked(),
        Field::many("languages", codes_of::<Language>),
        Field::many("working_days", codes_of::<Weekday>).helped(),
        Field::line("employer"),
        Field::number("max_caseload", reads_number).helped(),
    ],
};

/// Adding or changing a staff person.
pub struct StaffJob {
    base: Option<Stored<Staff>>,
    team: TeamId,
    starting: Option<zeroize::Zeroizing<String>>,
}

impl StaffJob {
    /// A new person, in the team of who adds.
    pub fn new(ctx: &Ctx<'_>) -> Self {
        Self { base: None, team: ctx.session.identity().team, starting: None }
    }

    /// A known person.
    pub fn of(staff: Stored<Staff>) -> Self {
        Self { team: staff.team_id, base: Some(staff), starting: None }
    }

    fn record_of(&self, values: &Values) -> Staff {
        let base = self.base.as_ref();
        Staff {
            number: base.map_or(0, |staff| staff.number),
            sign_in_name: values.text("sign_in_name").unwrap_or_default(),
            name: values.text("name").unwrap_or_default(),
            team_id: self.team,
            roles: values.codes("roles"),
            active: base.map_or(YesNo::Yes, |staff| staff.active),
            employer: values.text("employer"),
            languages: values.codes("languages"),
            areas: base.map_or_else(Vec::new, |staff| staff.areas.clone()),
            max_caseload: values.number("max_caseload"),
            screen_language: base.and_then(|staff| staff.screen_language),
            working_days: values.codes("working_days"),
        }
    }
}

impl FormJob for StaffJob {
    fn spec(&self) -> &'static FormSpec {
        if self.base.is_some() { &KNOWN } else { &NEW }
    }

    fn title(&self, texts: &Texts) -> String {
        match &self.base {
            Some(staff) => staff.name.clone(),
            None => texts.get("staff-new"),
        }
    }

    fn values(&self) -> Values {
        let Some(staff) = &self.base else { return Values::new() };
        Values::new()
            .with("name", staff.name.clone())
            .with("sign_in_name", staff.sign_in_name.clone())
            .with_codes("roles", &staff.roles)
            .with_codes("languages", &staff.languages)
            .with_codes("working_days", &staff.working_days)
            .with_text("employer", staff.employer.as_deref())
            .with("max_caseload", staff.max_caseload.map(|most| most.to_string()).unwrap_or_default())
    }

    fn base_version(&self) -> i64 {
        self.base.as_ref().map_or(0, |staff| staff.version)
    }

    fn record_id(&self) -> String {
        self.base.as_ref().map_or_else(|| "new".to_owned(), |staff| staff.public_id.clone())
    }

    fn before_save(&mut self, form: &Form) {
        self.starting = self.base.is_none().then(|| form.secret("passphrase"));
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let staff = self.record_of(values);
        let command = Command { id: command.to_owned(), ..Command::new(Act::SaveStaff, Subject::Nothing) };
        let name = staff.name.clone();
        match &self.base {
            Some(base) => ctx.session.save_staff(&command, base, &staff)?,
            None => {
                let starting_passphrase = self.starting.as_ref().map(|words| words.to_string());
                ctx.session.add_staff(&command, &StaffForm { staff, starting_passphrase })?;
            }
        }
        Ok(Done::back(ctx.texts.with("staff-saved", &[("name", name.into())])).for_good())
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        let Some(base) = &self.base else { return Ok(None) };
        let found = ctx.session.staff()?.into_iter().find(|staff| staff.id == base.id);
        self.base = found;
        Ok(self.base.is_some().then(|| self.values()))
    }
}
