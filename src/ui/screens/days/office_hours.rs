//! The form of the office hours: what comes after closing counts from the next business day.

use crate::{
    casework::{Command, Failure, Subject},
    domain::{access::Act, pile::OfficeHours, problem::Problem},
    text::Texts,
    ui::{
        kit::{Field, FormSpec, Values},
        screen::Ctx,
        screens::{
            form_screen::{Done, FormJob},
            typed::{reads_time, time_of},
        },
    },
};

static OFFICE_HOURS: FormSpec = FormSpec {
    name: "office_hours",
    fields: &[Field::time("opens", reads_time).asked(), Field::time("closes", reads_time).asked().helped()],
};

/// When the offices are open.
pub struct OfficeHoursJob {
    hours: OfficeHours,
}

impl OfficeHoursJob {
    /// The form, with what holds now.
    ///
    /// # Errors
    /// When the file fails.
    pub fn new(ctx: &Ctx<'_>) -> Result<Self, Failure> {
        Ok(Self { hours: ctx.session.office_hours()? })
    }
}

impl FormJob for OfficeHoursJob {
    fn spec(&self) -> &'static FormSpec {
        &OFFICE_HOURS
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("office-hours-title")
    }

    fn values(&self) -> Values {
        let text = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
        Values::new().with("opens", text(self.hours.opens)).with("closes", text(self.hours.closes))
    }

    fn record_id(&self) -> String {
        "office hours".to_owned()
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let time = |name: &'static str| {
            time_of(values.get(name)).ok_or_else(|| Failure::from(Problem::new(name, "problem-office-time")))
        };
        let hours = OfficeHours { opens: time("opens")?, closes: time("closes")? };
        let command =
            Command { id: command.to_owned(), ..Command::new(Act::SaveOfficeHours, Subject::Nothing) };
        ctx.session.save_office_hours(&command, hours)?;
        Ok(Done::back(ctx.texts.get("office-hours-saved")).for_good())
    }
}
