//! The one door to a file: signing in returns who acts, as what, and the connection together.

use std::{collections::HashSet, path::Path};

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Clock, DoorError, command::Subject, passphrase};
use crate::{
    domain::{
        access::{AccessSettings, Act},
        codes::{Code, Role},
        date::Moment,
        ids::{StaffId, StaffNumber, TeamId},
        record::{Staff, Stored},
    },
    store::{Store, StoreError, accounts, agency, agency::Agency, log, rows},
};

/// Who is signed in, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The staff row.
    pub staff: StaffId,
    /// The number people read.
    pub number: StaffNumber,
    /// The name to show.
    pub name: String,
    /// The role acted in.
    pub role: Role,
    /// All roles held.
    pub roles: Vec<Role>,
    /// The team.
    pub team: TeamId,
}

/// How a file is opened.
#[derive(Debug, Clone, Copy, Default)]
pub struct Opening {
    /// The role to act in, for a person with several.
    pub role: Option<Role>,
    /// The day to act on; made-up files only.
    pub today: Option<NaiveDate>,
    /// A clock that stands still, for tests.
    pub clock: Option<Clock>,
}

/// A signed-in person with an open file.
#[derive(Debug)]
pub struct Session {
    pub(super) store: Store,
    pub(super) identity: Identity,
    pub(super) agency: Agency,
    pub(super) clock: Clock,
    pub(super) id: String,
    pub(super) must_change: bool,
    /// What this visit of a screen has shown and logged already.
    pub(super) shown: HashSet<(Act, Subject)>,
    /// The last command of this session that can be undone.
    pub(super) undoable: Option<String>,
    /// The rules last read from the file.
    pub(super) rules: Option<super::rules::Cached>,
    /// What lists remember, in memory only.
    pub(super) remembered: super::remembered::Remembered,
    /// Minutes without a key after which the screen locks.
    pub(super) idle_minutes: i64,
    seen_version: i64,
}

impl Session {
    /// Opens `file` as the person with this sign-in name. The only door.
    ///
    /// # Errors
    /// The same refusal, after the same time, for an unknown name, a disabled person and a wrong passphrase;
    /// [`DoorError::ChooseRole`] only once the passphrase was right.
    pub fn open(file: &Path, name: &str, passphrase: &str, opening: Opening) -> Result<Self, DoorError> {
        let store = Store::open(file)?;
        let found = accounts::by_sign_in_name(store.db(), name.trim())?;
        let credential = found.as_ref().map(|(_, credential)| credential);
        if !passphrase::verify(passphrase, credential) {
            note_at_door(&store, opening, "refused", None)?;
            return Err(DoorError::Refused);
        }
        let Some((staff, credential)) = found else { return Err(DoorError::Refused) };
        Self::admit(store, &staff, opening, credential.must_change)
    }

    /// Opens a demo file in a role without a passphrase: the file's own mark is what allows it.
    ///
    /// # Errors
    /// Refuses every file that is not marked as made up.
    pub fn open_demo(file: &Path, role: Role, opening: Opening) -> Result<Self, DoorError> {
        let store = Store::open(file)?;
        let agency = agency::agency(store.db())?.ok_or(DoorError::NotSetUp)?;
        if !agency.demo {
            return Err(DoorError::Refused);
        }
        let name = demo_name(role);
        let (staff, _) = accounts::by_sign_in_name(store.db(), name)?.ok_or(DoorError::Refused)?;
        Self::admit(store, &staff, Opening { role: Some(role), ..opening }, false)
    }

    fn admit(
        store: Store,
        staff: &Stored<Staff>,
        opening: Opening,
        must_change: bool,
    ) -> Result<Self, DoorError> {
        let agency = agency::agency(store.db())?.ok_or(DoorError::NotSetUp)?;
        if opening.today.is_some() && !agency.demo {
            return Err(DoorError::TodayNeedsDemo);
        }
        let role = match (opening.role, staff.roles.as_slice()) {
            (Some(role), held) if held.contains(&role) => role,
            (Some(_), _) | (None, []) => return Err(DoorError::Refused),
            (None, [only]) => *only,
            (None, several) => return Err(DoorError::ChooseRole(several.to_vec())),
        };
        let clock =
            opening.clock.unwrap_or_else(|| Clock::new(Clock::zone_named(&agency.time_zone), opening.today));
        let identity = Identity {
            staff: staff.id.into(),
            number: StaffNumber(staff.number),
            name: staff.name.clone(),
            role,
            roles: staff.roles.clone(),
            team: staff.team_id,
        };
        store.set_day(clock.today());
        let seen_version = store.data_version()?;
        let idle_minutes = super::settings::idle_minutes(store.db())?;
        let session = Self {
            idle_minutes,
            store,
            identity,
            agency,
            clock,
            id: Uuid::now_v7().to_string(),
            must_change,
            shown: HashSet::new(),
            undoable: None,
            rules: None,
            remembered: super::remembered::Remembered::new(),
            seen_version,
        };
        log::append(session.store.db(), &session.entry("sign_in", "sign_in"))?;
        super::rules::propose_embedded(session.store.db(), session.today())?;
        Ok(session)
    }

    /// Who is signed in.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The agency.
    pub fn agency(&self) -> &Agency {
        &self.agency
    }

    /// The place of the file.
    pub fn file(&self) -> &Path {
        self.store.path()
    }

    /// The agency's day.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Now.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Whether the passphrase was given by someone else and must be changed before any work.
    pub fn must_change_passphrase(&self) -> bool {
        self.must_change
    }

    /// Settings that move permissions.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn access_settings(&self) -> Result<AccessSettings, StoreError> {
        access_settings(self.store.db())
    }

    /// A screen was entered or left: what is shown from now on is logged again.
    pub fn new_visit(&mut self) {
        self.shown.clear();
    }

    /// Whether another connection changed the file since this was last asked.
    pub fn others_changed(&mut self) -> bool {
        let Ok(version) = self.store.data_version() else { return false };
        std::mem::replace(&mut self.seen_version, version) != version
    }

    /// Notes in the log that the screen was locked.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_lock(&self) -> Result<(), StoreError> {
        log::append(self.store.db(), &self.entry("lock", "lock"))
    }

    /// A log row of this session, to be filled further.
    pub(super) fn entry(&self, action: &'static str, act: &'static str) -> log::Entry {
        log::Entry {
            at: self.now().to_string(),
            staff: Some(self.identity.staff),
            role: Some(self.identity.role.code()),
            session: self.id.clone(),
            action,
            act,
            ..log::Entry::default()
        }
    }
}

/// Whose file it is and whether its people are made up, without signing in and without reading any record.
///
/// # Errors
/// When the file cannot be opened or holds no agency.
pub fn inspect(file: &Path) -> Result<Agency, DoorError> {
    let store = Store::open(file)?;
    agency::agency(store.db())?.ok_or(DoorError::NotSetUp)
}

/// The staff person as which the demo signs in for a role.
pub fn demo_name(role: Role) -> &'static str {
    match role {
        Role::Intake => "intake1",
        Role::Coordinator => "coordinator1",
        Role::Supervisor => "supervisor1",
        Role::Privacy => "privacy1",
        Role::Administrator => "admin1",
    }
}

/// Settings that move permissions, as the file has them.
pub(super) fn access_settings(db: &crate::store::Db) -> Result<AccessSettings, StoreError> {
    let on = |name: &str| -> Result<bool, StoreError> {
        Ok(rows::setting(db, name)?.is_none_or(|value| value == "yes"))
    };
    Ok(AccessSettings {
        intake_may_decide: on("intake_may_decide")?,
        intake_may_offer: on("intake_may_offer")?,
        intake_does_outreach: on("intake_does_outreach")?,
    })
}

fn note_at_door(
    store: &Store,
    opening: Opening,
    action: &'static str,
    staff: Option<StaffId>,
) -> Result<(), StoreError> {
    let zone =
        agency::agency(store.db())?.map_or_else(|| "America/Toronto".to_owned(), |agency| agency.time_zone);
    let clock = opening.clock.unwrap_or_else(|| Clock::new(Clock::zone_named(&zone), None));
    let entry = log::Entry {
        at: clock.now().to_string(),
        staff,
        session: String::new(),
        action,
        act: "sign_in",
        ..log::Entry::default()
    };
    log::append(store.db(), &entry)
}
