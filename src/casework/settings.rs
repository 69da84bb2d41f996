//! Settings of the agency that are not rules, and what a person's screen remembers: after how long it locks, the number on
//! letters, one's own language and colours.

use super::{Command, Failure, Session, Subject};
use crate::{
    domain::{
        access::Act,
        codes::Language,
        problem::Problem,
        record::{RecordKind, Staff, Stored},
    },
    store::{Db, StoreError, agency, rows},
};

/// Minutes without a key after which the screen locks, where nothing else is set.
pub const IDLE_MINUTES: i64 = 15;
/// The longest: a shared workstation is never left open for a morning.
pub const IDLE_MOST: i64 = 120;

const IDLE: &str = "idle_lock_minutes";
const PHONE: &str = "agency_phone";

/// What an administrator sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Minutes without a key after which the screen locks.
    pub idle_minutes: i64,
    /// The agency's number on letters; none means the intake line of the programme.
    pub phone: Option<String>,
}

/// How a person's screen looked last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looks {
    /// The language.
    pub language: Option<Language>,
    /// The code of the theme.
    pub theme: Option<String>,
}

/// Minutes until the lock as the file has them; what is out of its bounds counts as nothing.
pub(super) fn idle_minutes(db: &Db) -> Result<i64, StoreError> {
    let set = rows::setting(db, IDLE)?.and_then(|text| text.parse().ok());
    Ok(set.filter(|minutes| (1..=IDLE_MOST).contains(minutes)).unwrap_or(IDLE_MINUTES))
}

/// The number on letters, where one is set.
pub(super) fn phone(db: &Db) -> Result<Option<String>, StoreError> {
    Ok(rows::setting(db, PHONE)?.filter(|text| crate::domain::hygiene::is_visible(text)))
}

impl Session {
    /// Minutes without a key after which this screen locks.
    pub fn idle_minutes(&self) -> i64 {
        self.idle_minutes
    }

    /// The settings as they stand. Whoever signs in may read them; they say nothing of anybody.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn settings(&self) -> Result<Settings, Failure> {
        let db = self.store.db();
        Ok(Settings { idle_minutes: idle_minutes(db)?, phone: phone(db)? })
    }

    /// Saves the settings ([`Act::SaveSettings`]). The time to the lock holds here at once, elsewhere from the next sign-in.
    ///
    /// # Errors
    /// `problem-settings-idle` when the minutes are out of their bounds.
    pub fn save_settings(&mut self, command: &Command, settings: &Settings) -> Result<(), Failure> {
        if !(1..=IDLE_MOST).contains(&settings.idle_minutes) {
            let problem = Problem::new("idle_minutes", "problem-settings-idle");
            return Err(problem.with("most", IDLE_MOST).into());
        }
        let phone = match &settings.phone {
            Some(typed) => super::clean::line("phone", typed)?,
            None => None,
        };
        let minutes = settings.idle_minutes;
        self.write_as(Act::SaveSettings, command, |writing| {
            agency::set_setting(writing.db(), IDLE, &minutes.to_string())?;
            agency::set_setting(writing.db(), PHONE, phone.as_deref().unwrap_or_default())?;
            Ok(())
        })?;
        self.idle_minutes = minutes;
        Ok(())
    }

    /// How this person's screen looked last, on any desk.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn looks(&self) -> Result<Looks, Failure> {
        let staff = rows::load::<Staff>(self.store.db(), self.identity.staff)?;
        let theme = rows::setting(self.store.db(), &self.theme_setting())?;
        Ok(Looks { language: staff.and_then(|staff| staff.record.screen_language), theme })
    }

    /// Remembers how this person's screen looks ([`Act::KeepLooks`]). The last save of work can still be undone after it.
    ///
    /// # Errors
    /// When the file fails.
    pub fn keep_looks(&mut self, looks: &Looks) -> Result<(), Failure> {
        let undoable = self.undoable.clone();
        let (staff, theme) = (self.identity.staff, self.theme_setting());
        let kept = self.write(&Command::new(Act::KeepLooks, Subject::Nothing), |writing| {
            let base: Stored<Staff> =
                rows::load(writing.db(), staff)?.ok_or(Failure::Missing(RecordKind::Staff))?;
            writing.update(&base, &Staff { screen_language: looks.language, ..base.record.clone() })?;
            if let Some(code) = &looks.theme {
                agency::set_setting(writing.db(), &theme, code)?;
            }
            Ok(())
        });
        self.undoable = undoable;
        kept
    }

    fn theme_setting(&self) -> String {
        format!("theme {}", self.identity.number)
    }
}
