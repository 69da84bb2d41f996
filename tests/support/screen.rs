//! A screen without a terminal: built, fed with a string of keys, and looked at as text, cursor and meanings.
//! The whole shell is around it, so that frame, footer, palette and lock behave as in the program. Time and
//! draft-keeping stand in the test's hand.

#![expect(clippy::unwrap_used, reason = "a helper of a test that cannot go on has failed")]

use std::{
    cell::RefCell,
    rc::Rc,
    time::{Duration, Instant},
};

use chrono::{NaiveDate, NaiveDateTime};
use circle_of_support::{
    app::{
        Desks, Doors, Entrance, Entry, House, Looks, Shell,
        door::{Door, FirstRun},
        event::Event,
    },
    casework::Session,
    domain::{
        codes::{Code, Role},
        ids::ChildId,
    },
    keymap::{Action, Key, Keymap},
    text::{Lang, Texts},
    ui::{
        kit::frame::Who,
        screen::{Availability, Ctx, Screen, Typed},
        screens::{areas, call::CallJob},
        theme::{Meaning, Theme, ThemeName},
    },
};
use ratatui::buffer::Buffer;
use zeroize::Zeroizing;

use super::agency::{PASSPHRASE, TestAgency};

/// What the house of a stage was asked to do, for the test to look at.
#[derive(Debug, Default)]
pub struct Asked {
    /// Drafts, the newest last.
    pub kept: Vec<Typed>,
    /// How often crisis lines were recorded as given.
    pub given: usize,
    /// Others changed something; the next question says so once.
    pub changed: bool,
    /// The next draft fails with this sentence.
    pub refuse_drafts: Option<String>,
}

/// Makes the screen of an area anew.
pub type Maker = Box<dyn FnMut(&mut Ctx<'_>) -> Box<dyn Screen>>;

/// A house with one area, whose screen the test brings, and a real agency behind the door.
pub struct StageHouse {
    agency: TestAgency,
    make: Maker,
    asked: Rc<RefCell<Asked>>,
    demo: bool,
    /// Areas, calls, counts and drafts are the program's own.
    real: bool,
}

impl StageHouse {
    /// A house around a copy of the test agency.
    pub fn new(agency: TestAgency, make: Maker) -> (Self, Rc<RefCell<Asked>>) {
        let asked = Rc::new(RefCell::new(Asked::default()));
        (Self { agency, make, asked: asked.clone(), demo: false, real: false }, asked)
    }

    /// The same as a demo.
    pub fn demo(mut self) -> Self {
        self.demo = true;
        self
    }
}

impl Doors for StageHouse {
    fn entrance(&self) -> Entrance {
        if self.demo { Entrance::DemoRoles } else { Entrance::SignIn }
    }

    fn demo_names(&self) -> Option<(Vec<String>, String)> {
        self.demo.then(|| (vec!["intake1".to_owned(), "coordinator1".to_owned()], PASSPHRASE.to_owned()))
    }

    fn open_file(&mut self, path: &str, _: &Texts) -> Result<(), String> {
        Err(format!("no file {path}"))
    }

    fn open_demo(&mut self, _: &Texts) -> Result<(), String> {
        self.demo = true;
        Ok(())
    }

    fn create(&mut self, _: &Texts) -> Box<dyn Door> {
        Box::new(FirstRun::default())
    }

    fn sign_in(&mut self, name: &str, passphrase: &Zeroizing<String>, _: &Texts) -> Result<Entry, String> {
        match (name, passphrase.as_str() == PASSPHRASE) {
            ("several", true) => Ok(Entry::ChooseRole(vec![Role::Intake, Role::Supervisor])),
            ("starting", true) => Ok(Entry::SetPassphrase),
            ("intake1" | "intake2" | "supervisor1", true) => {
                Ok(Entry::In(Box::new(self.agency.session(name))))
            }
            _ => Err("Name or passphrase is not right.".to_owned()),
        }
    }

    fn sign_in_as(&mut self, role: Role, _: &Texts) -> Result<Entry, String> {
        let name = circle_of_support::casework::session::demo_name(role);
        Ok(Entry::In(Box::new(self.agency.session(name))))
    }

    fn set_passphrase(&mut self, _: &Zeroizing<String>, _: &Texts) -> Result<Entry, String> {
        Ok(Entry::In(Box::new(self.agency.session("intake1"))))
    }
}

impl Desks for StageHouse {
    fn who(&self, session: &Session, texts: &Texts) -> Who {
        Who {
            agency: session.agency().name.clone(),
            name: session.identity().name.clone(),
            role: texts.get(&session.identity().role.label()),
            demo: texts.get("frame-demo"),
        }
    }

    fn identity(&self, session: &Session) -> String {
        format!("{} {}", session.identity().number, session.identity().role.code())
    }

    fn areas(&self, _: &Session) -> Vec<Action> {
        vec![Action::AreaToday, Action::AreaFamilies]
    }

    fn counts(&mut self, ctx: &mut Ctx<'_>) -> Vec<String> {
        if self.real { areas::counts(ctx) } else { Vec::new() }
    }

    fn open(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        if self.real {
            return match action {
                Action::NewCall => Some(CallJob::screen(ctx)),
                area => areas::open(area, ctx).ok(),
            };
        }
        (action != Action::Find).then(|| (self.make)(ctx))
    }

    fn available(&self, action: Action, session: &Session, _: &Texts) -> Availability {
        match action {
            Action::Undo => Availability::No("nothing saved yet".to_owned()),
            Action::NewCall if session.identity().role != Role::Intake => {
                Availability::No("intake does that".to_owned())
            }
            _ => Availability::Yes,
        }
    }

    fn keep(&mut self, session: &mut Session, typed: &Typed, _: &Texts) -> Result<(), String> {
        if self.real {
            let (child, version) = (typed.child, typed.base_version);
            session.keep_draft(typed.form, &typed.record, child, version, &typed.text).unwrap();
        }
        let mut asked = self.asked.borrow_mut();
        match asked.refuse_drafts.take() {
            Some(why) => Err(why),
            None => {
                asked.kept.push(typed.clone());
                Ok(())
            }
        }
    }

    fn changed(&mut self, _: &mut Session) -> bool {
        std::mem::take(&mut self.asked.borrow_mut().changed)
    }

    fn undo(&mut self, _: &mut Ctx<'_>) -> Result<String, String> {
        Err("nothing saved yet".to_owned())
    }

    fn sign_out(&mut self, _: Session) {}
}

impl House for StageHouse {
    fn clock(&self) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 21).and_then(|day| day.and_hms_opt(12, 54, 7)).unwrap()
    }

    fn crisis_given(&mut self, _: &mut Session, _: Option<ChildId>, _: &Texts) -> Result<(), String> {
        self.asked.borrow_mut().given += 1;
        Ok(())
    }
}

/// A program on a stage.
pub struct Stage {
    shell: Shell,
    size: (u16, u16),
    now: Instant,
    asked: Rc<RefCell<Asked>>,
}

impl Stage {
    /// `make`'s screen as `intake1` of the test agency sees it, 80×24, in English.
    pub fn of(make: impl FnMut(&mut Ctx<'_>) -> Box<dyn Screen> + 'static) -> Self {
        let agency = TestAgency::new();
        let session = agency.session("intake1");
        Self::with(agency, session, Lang::En, make)
    }

    /// `make`'s screen in a session and a language.
    pub fn with(
        agency: TestAgency,
        session: Session,
        lang: Lang,
        make: impl FnMut(&mut Ctx<'_>) -> Box<dyn Screen> + 'static,
    ) -> Self {
        Self::looking(agency, session, looks(lang), make)
    }

    /// The same with looks of its own: another theme, another keymap.
    pub fn looking(
        agency: TestAgency,
        session: Session,
        looks: Looks,
        make: impl FnMut(&mut Ctx<'_>) -> Box<dyn Screen> + 'static,
    ) -> Self {
        let (house, asked) = StageHouse::new(agency, Box::new(make));
        let now = Instant::now();
        let shell = Shell::at_desk(Box::new(house), session, looks, None, now);
        Self { shell, size: (80, 24), now, asked }
    }

    /// The desk itself, at Today: areas, calls and drafts are the program's own.
    pub fn desk(agency: TestAgency, session: Session, lang: Lang) -> Self {
        let (house, asked) = StageHouse::new(agency, Box::new(|ctx| CallJob::screen(ctx)));
        let now = Instant::now();
        let house = StageHouse { real: true, ..house };
        let shell = Shell::at_desk(Box::new(house), session, looks(lang), None, now);
        Self { shell, size: (80, 24), now, asked }
    }

    /// The program before its door.
    pub fn at_the_door(house: StageHouse, asked: Rc<RefCell<Asked>>, lang: Lang) -> Self {
        let now = Instant::now();
        Self { shell: Shell::new(Box::new(house), looks(lang), None, now), size: (80, 24), now, asked }
    }

    /// Another window.
    pub fn sized(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// Feeds keys: names as in `keymap.toml` with spaces between, text to type in quotes:
    /// `Down Down Enter 'abc' F2`.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in parse_keys(keys) {
            self.event(Event::Key(key));
        }
        self
    }

    /// Feeds an event, and lets a door finish its work.
    pub fn event(&mut self, event: Event) -> &mut Self {
        self.shell.take(event, self.now);
        self.shell.settle();
        self.later(Duration::ZERO)
    }

    /// Feeds keys that arrive together, as after a stall of a slow line: one picture follows them all.
    pub fn burst(&mut self, keys: &str) -> &mut Self {
        for key in parse_keys(keys) {
            self.shell.take(Event::Key(key), self.now);
        }
        self.shell.settle();
        self.later(Duration::ZERO)
    }

    /// Lets time pass, with everything that is due in it.
    pub fn later(&mut self, time: Duration) -> &mut Self {
        self.now += time;
        if self.shell.deadline().is_some_and(|at| at <= self.now) {
            self.shell.tick(self.now);
        }
        self
    }

    /// What the house was asked.
    pub fn asked(&self) -> std::cell::RefMut<'_, Asked> {
        self.asked.borrow_mut()
    }

    /// Whether the program ended.
    pub fn over(&self) -> bool {
        self.shell.over()
    }

    fn drawn(&self) -> (Buffer, circle_of_support::app::picture::Drawn) {
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, self.size.0, self.size.1));
        let drawn = self.shell.draw(&mut buffer);
        (buffer, drawn)
    }

    /// The rows of the screen as text.
    pub fn rows(&self) -> Vec<String> {
        let (buffer, _) = self.drawn();
        let row =
            |y| (0..self.size.0).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..self.size.1).map(row).collect()
    }

    /// The whole screen as text.
    pub fn text(&self) -> String {
        self.rows().join("\n")
    }

    /// Fails unless `text` is on the screen.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        assert!(self.text().contains(text), "“{text}” is not on the screen:\n{}", self.text());
        self
    }

    /// Fails when `text` is on the screen.
    #[track_caller]
    pub fn sees_not(&mut self, text: &str) -> &mut Self {
        assert!(!self.text().contains(text), "“{text}” is on the screen:\n{}", self.text());
        self
    }

    /// Text, cursor and the meanings that a colour might carry, for a snapshot.
    pub fn snapshot(&self) -> String {
        let (buffer, drawn) = self.drawn();
        let mut out = format!("{}\ncursor {:?}\n", self.text(), drawn.cursor);
        let telling =
            [Meaning::Selected, Meaning::Focused, Meaning::Problem, Meaning::Danger, Meaning::Warning];
        for (area, meaning) in drawn.meanings.iter().filter(|(_, meaning)| telling.contains(meaning)) {
            let text: String = (area.left()..area.right()).map(|x| buffer[(x, area.y)].symbol()).collect();
            out.push_str(&format!("{meaning:?} {},{} {text:?}\n", area.x, area.y));
        }
        out
    }

    /// Where the cursor stands.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        self.drawn().1.cursor
    }
}

/// The shipped keys and the dark theme in `lang`.
pub fn looks(lang: Lang) -> Looks {
    Looks {
        texts: Texts::new(lang),
        theme: Theme::new(ThemeName::Dark, false, false),
        no_colour: false,
        keymap: Keymap::shipped(),
        privacy: false,
    }
}

/// The keys of a string such as `Down Enter 'some text' Ctrl+P`.
pub fn parse_keys(keys: &str) -> Vec<Key> {
    let mut found = Vec::new();
    for (at, piece) in keys.split('\'').enumerate() {
        if at % 2 == 1 {
            found.extend(piece.chars().map(|c| Key::plain(circle_of_support::keymap::Code::Char(c))));
        } else {
            found.extend(
                piece
                    .split_whitespace()
                    .map(|name| name.parse::<Key>().unwrap_or_else(|why| panic!("{name}: {why}"))),
            );
        }
    }
    found
}
