//! The house of a real agency file: the door opens a session of casework, the desk opens the areas. What the shell
//! asks is answered here in sentences; rules and records are casework's.

use std::{
    path::{Path, PathBuf},
    thread::JoinHandle,
};

use chrono::{NaiveDate, NaiveDateTime};
use zeroize::Zeroizing;

use super::{
    door::Door,
    house::{Desks, Doors, Entrance, Entry, House},
    new_agency::NewAgencyDoor,
};
use crate::{
    casework::{
        Clock, Command, DoorError, Opening, Session, Subject, clock::DEFAULT_ZONE, session::demo_name,
        settings::Looks, setup::SetupError,
    },
    domain::{
        access::{Act, Verdict},
        codes::{Code, ContactLine, Language, Role},
        date::Moment,
        ids::ChildId,
    },
    keymap::Action,
    sample::{self, DemoError},
    store::{FileError, Store},
    text::{Lang, Texts},
    ui::{
        kit::{
            crisis::{CrisisCard, Line},
            frame::Who,
        },
        screen::{Availability, Ctx, Screen, Typed},
        screens::{areas, call::CallJob, words},
        theme::ThemeName,
    },
};

/// The demo that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demo {
    /// How many families it has when it is made.
    pub families: usize,
    /// Make it anew although it is there.
    pub fresh: bool,
}

/// Someone whose passphrase was right and who has one more answer to give.
struct Waiting {
    name: String,
    passphrase: Zeroizing<String>,
    session: Option<Session>,
}

/// The house.
pub struct AgencyHouse {
    file: Option<PathBuf>,
    demo: Option<Demo>,
    demo_place: PathBuf,
    new_place: PathBuf,
    creating: bool,
    making: Option<JoinHandle<()>>,
    today: Option<NaiveDate>,
    role: Option<Role>,
    name: Option<String>,
    waiting: Option<Waiting>,
    zone: chrono_tz::Tz,
    /// The command line says the language, or the colours: what the person had last stands back.
    said: (bool, bool),
}

/// The path with `suffix` after its full name.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

impl AgencyHouse {
    /// The house of `file`; without one, of the first run. `demo_place` is where the demo's file stands or will stand.
    pub fn new(
        file: Option<PathBuf>,
        demo_place: PathBuf,
        today: Option<NaiveDate>,
        role: Option<Role>,
    ) -> Self {
        let new_place = demo_place.with_file_name("agency.db");
        Self {
            file,
            demo: None,
            demo_place,
            new_place,
            creating: false,
            making: None,
            today,
            role,
            name: None,
            waiting: None,
            zone: DEFAULT_ZONE,
            said: (false, false),
        }
    }

    /// The house of the demo; its file is made while the choice of roles is looked at, so that both are there at once.
    pub fn of_demo(place: PathBuf, demo: Demo, today: Option<NaiveDate>) -> Self {
        let house = Self { demo: Some(demo), ..Self::new(None, place, today, None) };
        let making = house.made_meanwhile(demo);
        Self { making, ..house }
    }

    /// The house that begins with the questions for a new agency, its file proposed at `place`.
    pub fn to_create(place: Option<PathBuf>, demo_place: PathBuf) -> Self {
        let house = Self { creating: true, ..Self::new(None, demo_place, None, None) };
        match place {
            Some(new_place) => Self { new_place, ..house },
            None => house,
        }
    }

    /// The same, with the sign-in name that the command line brought.
    #[must_use]
    pub fn named(self, name: Option<String>) -> Self {
        Self { name, ..self }
    }

    /// The same, with whether the command line said the language and the colours.
    #[must_use]
    pub fn told(self, lang: bool, theme: bool) -> Self {
        Self { said: (lang, theme), ..self }
    }

    /// Looks whether the file can be opened, before anybody types a passphrase for nothing.
    ///
    /// # Errors
    /// A sentence: why it cannot.
    pub fn look_at_file(&self, texts: &Texts) -> Result<(), String> {
        match &self.file {
            Some(file) => Store::open(file).map(drop).map_err(|error| file_words(texts, &error)),
            None => Ok(()),
        }
    }

    /// A missing demo is made while its choice of roles is looked at. It stands under another name until it is whole, so
    /// that leaving early leaves no half demo behind.
    fn made_meanwhile(&self, demo: Demo) -> Option<JoinHandle<()>> {
        let (place, today) = (self.demo_place.clone(), self.day());
        if demo.fresh || place.exists() || place.parent().is_some_and(|folder| !folder.exists()) {
            return None;
        }
        let making = move || {
            let unfinished = beside(&place, ".making");
            let _ = std::fs::remove_file(&unfinished);
            // Whatever fails here fails again, and is told, when the demo is opened.
            if sample::make_demo(&unfinished, demo.families, today).is_ok() {
                let _ = std::fs::rename(&unfinished, &place);
            }
            for suffix in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(beside(&unfinished, suffix));
            }
        };
        std::thread::Builder::new().name("demo".to_owned()).spawn(making).ok()
    }

    fn opening(&self, role: Option<Role>) -> Opening {
        Opening { role, today: self.today, clock: None }
    }

    fn day(&self) -> NaiveDate {
        Clock::new(self.zone, self.today).today()
    }

    /// The demo's file, made when it is missing or asked for anew.
    fn demo_file(&mut self, demo: Demo, texts: &Texts) -> Result<PathBuf, String> {
        let place = self.demo_place.clone();
        if let Some(making) = self.making.take() {
            // A fault of that thread shows as a missing file, which is made below.
            let _ = making.join();
        }
        sample::ensure_demo(&place, demo.families, demo.fresh, self.day())
            .map_err(|error| demo_words(texts, &error))?;
        self.demo = Some(Demo { fresh: false, ..demo });
        Ok(place)
    }

    fn entered(&mut self, name: &str, passphrase: &Zeroizing<String>, session: Session) -> Entry {
        self.zone = Clock::zone_named(&session.agency().time_zone);
        if !session.must_change_passphrase() {
            return Entry::In(Box::new(session));
        }
        let (name, passphrase) = (name.to_owned(), passphrase.clone());
        self.waiting = Some(Waiting { name, passphrase, session: Some(session) });
        Entry::SetPassphrase
    }

    fn open(
        &mut self,
        name: &str,
        passphrase: &Zeroizing<String>,
        role: Option<Role>,
        texts: &Texts,
    ) -> Result<Entry, String> {
        let Some(file) = self.file.clone() else { return Err(texts.get("door-refused")) };
        match Session::open(&file, name, passphrase, self.opening(role)) {
            Ok(session) => Ok(self.entered(name, passphrase, session)),
            Err(DoorError::ChooseRole(roles)) => {
                self.waiting =
                    Some(Waiting { name: name.to_owned(), passphrase: passphrase.clone(), session: None });
                Ok(Entry::ChooseRole(roles))
            }
            Err(error) => Err(door_words(texts, &error)),
        }
    }
}

/// Why there is no demo, in words.
fn demo_words(texts: &Texts, error: &DemoError) -> String {
    match error {
        DemoError::NotDemo(path) => {
            texts.with("cli-not-demo", &[("file", path.display().to_string().into())])
        }
        DemoError::Door(error) => door_words(texts, error),
        DemoError::Setup(error) => setup_words(texts, error),
    }
}

/// The folder of a file exists; the default place may be the first thing of ours on this machine.
pub(super) fn folder_of(path: &Path, texts: &Texts) -> Result<(), String> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    std::fs::create_dir_all(folder).map_err(|error| {
        let (file, why) = (folder.display().to_string(), error.to_string());
        texts.with("file-system", &[("file", file.into()), ("why", why.into())])
    })
}

/// Why a file could not be made, in words.
pub fn setup_words(texts: &Texts, error: &SetupError) -> String {
    match error {
        SetupError::Door(error) => door_words(texts, error),
        SetupError::Failure(failure) => words::failure(texts, failure),
    }
}

/// Why the door stays shut, in words.
pub fn door_words(texts: &Texts, error: &DoorError) -> String {
    match error {
        DoorError::File(error) => file_words(texts, error),
        DoorError::Refused => texts.get("door-refused"),
        DoorError::ChooseRole(roles) => {
            texts.with("door-choose-role", &[("roles", words::roles(texts, roles).into())])
        }
        DoorError::TodayNeedsDemo => texts.get("door-today-needs-demo"),
        DoorError::NotSetUp => texts.get("door-not-set-up"),
        DoorError::Store(error) => words::failure(texts, &error.clone().into()),
    }
}

/// Why a file is refused, in words: what failed, on what, what to do next.
pub fn file_words(texts: &Texts, error: &FileError) -> String {
    let with = |id: &str, path: &Path| texts.with(id, &[("file", path.display().to_string().into())]);
    match error {
        FileError::Missing(path) => with("file-missing", path),
        FileError::Exists(path) => with("file-exists", path),
        FileError::NotAFile(path) => with("file-not-a-file", path),
        FileError::Foreign(path) => with("file-foreign", path),
        FileError::Newer { path, .. } => with("file-newer", path),
        FileError::Damaged(path) => with("file-damaged", path),
        FileError::Locked(path) => with("file-locked", path),
        FileError::ReadOnly(path) => with("file-read-only", path),
        FileError::System { path, what } => texts.with(
            "file-system",
            &[("file", path.display().to_string().into()), ("why", what.as_str().into())],
        ),
    }
}

impl Doors for AgencyHouse {
    fn entrance(&self) -> Entrance {
        match (&self.demo, &self.file) {
            (Some(_), _) => Entrance::DemoRoles,
            (None, Some(_)) => Entrance::SignIn,
            (None, None) if self.creating => Entrance::NewAgency,
            (None, None) => Entrance::FirstRun,
        }
    }

    fn demo_names(&self) -> Option<(Vec<String>, String)> {
        self.demo?;
        let names = Role::ALL.iter().map(|role| demo_name(*role).to_owned()).collect();
        Some((names, sample::DEMO_PASSPHRASE.to_owned()))
    }

    fn sign_in_name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    fn open_file(&mut self, path: &str, texts: &Texts) -> Result<(), String> {
        // Opened and closed again: a file that is refused is refused here, with its reason.
        Store::open(Path::new(path)).map_err(|error| file_words(texts, &error))?;
        self.file = Some(PathBuf::from(path));
        Ok(())
    }

    fn open_demo(&mut self, _: &Texts) -> Result<(), String> {
        self.demo = Some(Demo { families: sample::DEMO_FAMILIES, fresh: false });
        Ok(())
    }

    fn create(&mut self, texts: &Texts) -> Box<dyn Door> {
        Box::new(NewAgencyDoor::new(&self.new_place, texts))
    }

    fn sign_in(
        &mut self,
        name: &str,
        passphrase: &Zeroizing<String>,
        texts: &Texts,
    ) -> Result<Entry, String> {
        if let (Some(demo), None) = (self.demo, &self.file) {
            self.file = Some(self.demo_file(demo, texts)?);
        }
        self.open(name, passphrase, self.role, texts)
    }

    fn sign_in_as(&mut self, role: Role, texts: &Texts) -> Result<Entry, String> {
        if let Some(waiting) = self.waiting.take() {
            return self.open(&waiting.name, &waiting.passphrase, Some(role), texts);
        }
        let Some(demo) = self.demo else { return Err(texts.get("door-refused")) };
        let file = self.demo_file(demo, texts)?;
        let session = Session::open_demo(&file, role, self.opening(None));
        let session = session.map_err(|error| door_words(texts, &error))?;
        self.file = Some(file);
        Ok(Entry::In(Box::new(session)))
    }

    fn set_passphrase(&mut self, passphrase: &Zeroizing<String>, texts: &Texts) -> Result<Entry, String> {
        let Some(waiting) = self.waiting.as_mut() else { return Err(texts.get("door-refused")) };
        let Some(session) = waiting.session.as_mut() else { return Err(texts.get("door-refused")) };
        let command = Command::new(Act::ChangePassphrase, Subject::Nothing);
        session
            .change_passphrase(&command, &waiting.passphrase, passphrase)
            .map_err(|failure| words::failure(texts, &failure))?;
        let session = self.waiting.take().and_then(|waiting| waiting.session);
        session.map(|session| Entry::In(Box::new(session))).ok_or_else(|| texts.get("door-refused"))
    }
}

impl Desks for AgencyHouse {
    fn who(&self, session: &Session, texts: &Texts) -> Who {
        let identity = session.identity();
        Who {
            agency: session.agency().name.clone(),
            name: identity.name.clone(),
            role: words::label(texts, identity.role),
            demo: if session.agency().demo { texts.get("frame-demo") } else { String::new() },
        }
    }

    fn identity(&self, session: &Session) -> String {
        let identity = session.identity();
        format!("{} {}", identity.staff, identity.role.code())
    }

    fn areas(&self, session: &Session) -> Vec<Action> {
        areas::areas_of(session.identity().role).to_vec()
    }

    fn counts(&mut self, ctx: &mut Ctx<'_>) -> Vec<String> {
        areas::counts(ctx)
    }

    fn open(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        if action == Action::NewCall {
            return Some(CallJob::screen(ctx));
        }
        let area = if action == Action::Find { Action::AreaFamilies } else { action };
        areas::open(area, ctx).ok()
    }

    fn available(&self, action: Action, session: &Session, texts: &Texts) -> Availability {
        let act = match action {
            Action::NewCall => Act::SaveCall,
            Action::Find => Act::FindFamilies,
            Action::CrisisCall => Act::LogCrisis,
            Action::CrisisView => Act::CrisisView,
            Action::Undo if session.can_undo() => return Availability::Yes,
            Action::Undo => return Availability::No(texts.get("status-undo-none")),
            area => {
                let mine = areas::areas_of(session.identity().role).contains(&area);
                return if mine { Availability::Yes } else { Availability::Hidden };
            }
        };
        match session.may(act, Subject::Nothing) {
            Ok(Verdict::Yes | Verdict::WithReason) => Availability::Yes,
            Ok(Verdict::No(who)) => {
                Availability::No(texts.with("failure-refused", &[("who", words::roles(texts, &who).into())]))
            }
            Err(_) => Availability::Hidden,
        }
    }

    fn keep(&mut self, session: &mut Session, typed: &Typed, texts: &Texts) -> Result<(), String> {
        session
            .keep_draft(typed.form, &typed.record, typed.child, typed.base_version, &typed.text)
            .map_err(|error| words::failure(texts, &error.into()))
    }

    fn changed(&mut self, session: &mut Session) -> bool {
        session.others_changed()
    }

    fn undo(&mut self, ctx: &mut Ctx<'_>) -> Result<String, String> {
        match ctx.session.undo() {
            Ok(()) => Ok(ctx.texts.get("status-undone")),
            Err(failure) => Err(words::failure(ctx.texts, &failure)),
        }
    }

    fn sign_out(&mut self, session: Session) {
        // The session ends whether or not the row could be written; the next sign-in is logged in any case.
        let _ = session.note_lock();
    }
}

impl House for AgencyHouse {
    fn clock(&self) -> NaiveDateTime {
        let now: Moment = Clock::new(self.zone, self.today).now();
        now.local().naive_local()
    }

    fn crisis_lines(
        &self,
        session: Option<&mut Session>,
        child: Option<ChildId>,
        texts: &Texts,
    ) -> Vec<Line> {
        let Some(session) = session else { return CrisisCard::shipped_lines(texts) };
        let Ok(rules) = session.rules() else { return CrisisCard::shipped_lines(texts) };
        // Where the area cannot be read the lines for everywhere stand first, as for a caller nobody knows.
        let area = child.and_then(|child| session.area_of(child).ok()).flatten();
        let area = area.and_then(|area| rules.areas().by_id(&area));
        let words = |en: &String, fr: &String| if texts.lang() == Lang::Fr { fr.clone() } else { en.clone() };
        let near = area.into_iter().flat_map(|area| &area.crisis);
        let mut lines: Vec<Line> = near
            .map(|line| Line { number: line.number.clone(), who: words(&line.name.en, &line.name.fr) })
            .collect();
        lines.extend(CrisisCard::shipped_lines(texts));
        let own = rules.rules.programs.iter().flat_map(|program| {
            program.contacts_of(ContactLine::Crisis).map(|contact| Line {
                number: words(&contact.value.en, &contact.value.fr),
                who: words(&contact.name.en, &contact.name.fr),
            })
        });
        // A family of another area is not sent to the lines of ours.
        for line in own.filter(|_| area.is_none()) {
            if lines.iter().all(|known| known.number != line.number) {
                lines.push(line);
            }
        }
        lines
    }

    fn crisis_given(
        &mut self,
        session: &mut Session,
        child: Option<ChildId>,
        texts: &Texts,
    ) -> Result<(), String> {
        let subject = child.map_or(Subject::Nothing, Subject::Child);
        let command = Command::new(Act::GiveCrisisLines, subject);
        session.write(&command, |_| Ok(())).map_err(|failure| words::failure(texts, &failure))
    }

    fn remember(&mut self, session: &mut Session, lang: Lang, theme: ThemeName) {
        let looks = Looks {
            language: Some(match lang {
                Lang::En => Language::English,
                Lang::Fr => Language::French,
            }),
            theme: Some(theme.code().to_owned()),
        };
        // The screen looks as wished in any case; only the next sign-in would begin as before.
        let _ = session.keep_looks(&looks);
    }

    fn looks_of(&self, session: &Session) -> (Option<Lang>, Option<ThemeName>) {
        let known = session.looks().unwrap_or_default();
        let lang = match known.language {
            Some(Language::French) => Some(Lang::Fr),
            Some(Language::English) => Some(Lang::En),
            _ => None,
        };
        let theme = known.theme.as_deref().and_then(ThemeName::from_code);
        (lang.filter(|_| !self.said.0), theme.filter(|_| !self.said.1))
    }
}
