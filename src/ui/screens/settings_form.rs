//! The technical settings of the agency: after how long a screen locks, and the number on letters.

use super::{
    form_screen::{Done, FormJob},
    typed::{Fill, Typed, reads_number},
};
use crate::{
    casework::{
        Command, Failure, Subject,
        settings::{IDLE_MOST, Settings},
    },
    domain::{access::Act, problem::Problem},
    text::Texts,
    ui::{
        kit::{Field, FormSpec, Values},
        screen::Ctx,
    },
};

static SPEC: FormSpec = FormSpec {
    name: "settings",
    fields: &[Field::number("idle_minutes", reads_number).asked().helped(), Field::phone("phone").helped()],
};

/// Changing the settings.
pub struct SettingsJob {
    settings: Settings,
}

impl SettingsJob {
    /// The settings as they stand.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn new(ctx: &Ctx<'_>) -> Result<Self, Failure> {
        Ok(Self { settings: ctx.session.settings()? })
    }
}

impl FormJob for SettingsJob {
    fn spec(&self) -> &'static FormSpec {
        &SPEC
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("settings-title")
    }

    fn values(&self) -> Values {
        Values::new()
            .with("idle_minutes", self.settings.idle_minutes.to_string())
            .with_text("phone", self.settings.phone.as_deref())
    }

    fn record_id(&self) -> String {
        "settings".to_owned()
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let Some(idle_minutes) = values.number("idle_minutes") else {
            return Err(Problem::new("idle_minutes", "problem-settings-idle").with("most", IDLE_MOST).into());
        };
        let settings = Settings { idle_minutes, phone: values.text("phone") };
        let command = Command { id: command.to_owned(), ..Command::new(Act::SaveSettings, Subject::Nothing) };
        ctx.session.save_settings(&command, &settings)?;
        Ok(Done::back(ctx.texts.get("settings-saved")).for_good())
    }
}
