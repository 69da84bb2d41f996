//! The state of the running program and what each input does to it. Pure of terminal and threads: it is told
//! events and moments, and draws into a buffer, so that tests drive it as a person would.

use std::time::{Duration, Instant};

use crate::{
    app::{
        desk::{Desk, Left, failure},
        door::{self, Door, DoorThen},
        event::Event,
        house::House,
        overlay::{Overlay, OverlayThen},
    },
    casework::Session,
    keymap::{Action, Context, Input, Key, Keymap},
    text::{Lang, Texts},
    ui::{
        kit::keys,
        screen::{Aside, Availability, Returned, Status},
        theme::Theme,
    },
};

/// How long before an idle lock the warning stands.
const WARNING: Duration = Duration::from_secs(30);

/// How the program looks and which keys it knows.
pub struct Looks {
    /// Words.
    pub texts: Texts,
    /// Looks.
    pub theme: Theme,
    /// The environment wants no colour (`NO_COLOR`), whatever the theme.
    pub no_colour: bool,
    /// Keys.
    pub keymap: Keymap,
    /// Names are masked (F9).
    pub privacy: bool,
}

/// Before sign-in, or behind the lock.
pub(super) struct Doorway {
    pub(super) doors: Vec<Box<dyn Door>>,
    left: Option<Left>,
    /// The top door has work to do once the picture that says so is drawn.
    working: bool,
}

pub(super) enum Place {
    Doorway(Doorway),
    Desk(Box<Desk>),
}

/// The running program.
pub struct Shell {
    pub(super) house: Box<dyn House>,
    pub(super) looks: Looks,
    pub(super) place: Place,
    pub(super) overlay: Option<Overlay>,
    pub(super) status: Option<Status>,
    last_input: Instant,
    warned: bool,
    over: bool,
}

impl Shell {
    /// The program at its entrance; `notice` is said first (a bad row of the configuration, for instance).
    pub fn new(mut house: Box<dyn House>, looks: Looks, notice: Option<String>, now: Instant) -> Self {
        let first = door::first(&mut *house, &looks.texts);
        let doorway = Doorway { doors: vec![first], left: None, working: false };
        let status = notice.map(failure);
        Self {
            house,
            looks,
            place: Place::Doorway(doorway),
            overlay: None,
            status,
            last_input: now,
            warned: false,
            over: false,
        }
    }

    /// The program with somebody signed in already (`circle demo --role`).
    pub fn at_desk(
        house: Box<dyn House>,
        session: Session,
        looks: Looks,
        notice: Option<String>,
        now: Instant,
    ) -> Self {
        let mut shell = Self::new(house, looks, notice, now);
        shell.wear(&session);
        let desk = Desk::new(session, None, &mut *shell.house, &shell.looks.texts, now);
        shell.place = Place::Desk(Box::new(desk));
        shell
    }

    /// Whether the program has ended.
    pub fn over(&self) -> bool {
        self.over
    }

    /// Acts on an event.
    pub fn take(&mut self, event: Event, now: Instant) {
        self.last_input = now;
        if std::mem::take(&mut self.warned) {
            self.status = None;
        }
        match event {
            Event::Key(key) => self.key(key, now),
            Event::Paste(text) => self.act(&Input::Paste(text), now),
            Event::Gone => self.end(),
            Event::Resized | Event::Suspend => {}
        }
    }

    /// To be called before each picture: the screen does once what all events since the last one asked for.
    pub fn settle(&mut self) {
        if let Place::Desk(desk) = &mut self.place
            && let Some(status) = desk.settle(&mut *self.house, &self.looks.texts)
        {
            self.status = Some(status);
        }
    }

    /// When something has to be done without an event.
    pub fn deadline(&self) -> Option<Instant> {
        match &self.place {
            Place::Doorway(doorway) => doorway.working.then_some(self.last_input),
            Place::Desk(desk) => Some(desk.deadline().min(self.idle_at(desk))),
        }
    }

    fn idle_at(&self, desk: &Desk) -> Instant {
        let limit = self.house.idle_limit(desk.session());
        self.last_input + if self.warned { limit } else { limit.saturating_sub(WARNING) }
    }

    /// Does what is due; returns whether the picture may have changed.
    pub fn tick(&mut self, now: Instant) -> bool {
        match &mut self.place {
            Place::Doorway(doorway) => {
                if !std::mem::take(&mut doorway.working) {
                    return false;
                }
                if let Some(door) = doorway.doors.last_mut() {
                    let then = door.work(&mut *self.house, &self.looks.texts);
                    self.through(then, now);
                }
                true
            }
            Place::Desk(desk) => {
                let (changed, status) = desk.tick(&mut *self.house, &self.looks.texts, now);
                self.say(status);
                self.idle(now) || changed
            }
        }
    }

    /// Warns before an idle lock, then locks.
    fn idle(&mut self, now: Instant) -> bool {
        let Place::Desk(desk) = &self.place else { return false };
        if self.idle_at(desk) > now {
            return false;
        }
        if self.warned {
            self.lock();
        } else {
            self.warned = true;
            let seconds = WARNING.as_secs().to_string();
            self.say(Some(failure(self.looks.texts.with("status-idle", &[("seconds", seconds.into())]))));
        }
        true
    }

    fn key(&mut self, key: Key, now: Instant) {
        let action = self.looks.keymap.resolve(&self.chain(), key);
        self.act(&Input::Key { key, action }, now);
    }

    /// Where keys are looked up now.
    pub(super) fn chain(&self) -> Vec<Context> {
        if let Some(overlay) = &self.overlay {
            return overlay.contexts().into_iter().chain([Context::Global]).collect();
        }
        self.place_chain()
    }

    /// The chain of what lies under an overlay.
    pub(super) fn place_chain(&self) -> Vec<Context> {
        match &self.place {
            Place::Desk(desk) => desk.chain(),
            Place::Doorway(doorway) => {
                let mut chain = doorway.doors.last().map(|door| door.contexts()).unwrap_or_default();
                chain.push(Context::Global);
                chain
            }
        }
    }

    fn act(&mut self, input: &Input, now: Instant) {
        if let Some(overlay) = &self.overlay {
            let inside = match input.action() {
                Some(Action::Crisis) => matches!(overlay, Overlay::Crisis(_)),
                Some(Action::Lock | Action::Privacy) => false,
                // The telephone does not wait for a help page to be closed.
                Some(Action::NewCall) if matches!(self.place, Place::Desk(_)) => {
                    self.overlay = None;
                    false
                }
                _ => true,
            };
            if inside {
                self.act_in_overlay(input, now);
                return;
            }
        }
        self.status = None;
        match input.action() {
            Some(action) if self.acts_everywhere(action) => {}
            _ => self.act_in_place(input, now),
        }
    }

    fn act_in_overlay(&mut self, input: &Input, now: Instant) {
        let Some(overlay) = &mut self.overlay else { return };
        match overlay.update(input) {
            OverlayThen::Stay => {}
            OverlayThen::Close => {
                self.overlay = None;
                self.status = None;
            }
            OverlayThen::Run(action) => {
                self.overlay = None;
                self.act(&Input::Action(action), now);
            }
            OverlayThen::Refuse(reason) => self.say(Some(failure(reason))),
            OverlayThen::Given => self.crisis_given(),
            OverlayThen::LeadOn(action) => self.crisis_leads_on(action, now),
            OverlayThen::Quit => self.end(),
        }
    }

    /// Actions that are the same at every door and on every screen; true when it was one.
    fn acts_everywhere(&mut self, action: Action) -> bool {
        match action {
            Action::Crisis => self.open_crisis(),
            Action::Palette => self.overlay = Some(self.palette()),
            Action::Help => self.overlay = Some(self.help()),
            Action::Privacy => self.toggle_privacy(),
            Action::Lock => self.lock(),
            Action::Language => self.switch_language(),
            Action::Theme => self.next_theme(),
            _ => return false,
        }
        true
    }

    fn act_in_place(&mut self, input: &Input, now: Instant) {
        match &mut self.place {
            Place::Doorway(doorway) => {
                let Some(door) = doorway.doors.last_mut() else { return };
                let then = door.update(input, &mut *self.house, &self.looks.texts);
                self.through(then, now);
            }
            Place::Desk(desk) => {
                let moved = desk.act(input, &mut *self.house, &self.looks.texts, now);
                self.say(moved.status);
                if let Some(action) = input.action().filter(|_| moved.not_mine) {
                    self.act_on_program(action);
                }
            }
        }
    }

    /// What a door asked for.
    fn through(&mut self, then: DoorThen, now: Instant) {
        let Place::Doorway(doorway) = &mut self.place else { return };
        match then {
            DoorThen::Stay => {}
            DoorThen::Say(text) => self.status = Some(failure(text)),
            DoorThen::Work(text) => {
                doorway.working = true;
                self.status = Some(Status { text, undo: false, failed: false });
            }
            DoorThen::Open(door) => {
                self.status = None;
                doorway.doors.push(door);
            }
            DoorThen::Replace(door) => {
                self.status = None;
                doorway.doors.pop();
                doorway.doors.push(door);
            }
            DoorThen::Back if doorway.doors.len() > 1 => {
                doorway.doors.pop();
            }
            DoorThen::Back => {}
            DoorThen::Quit => self.ask_quit(),
            DoorThen::In(session) => {
                let left = doorway.left.take();
                self.status = None;
                self.wear(&session);
                let desk = Desk::new(*session, left, &mut *self.house, &self.looks.texts, now);
                self.place = Place::Desk(Box::new(desk));
            }
        }
    }

    /// Actions of the whole program that the screen left to us.
    fn act_on_program(&mut self, action: Action) {
        if let Availability::No(reason) = self.availability(action) {
            self.say(Some(failure(reason)));
            return;
        }
        let Place::Desk(desk) = &mut self.place else { return };
        let (house, texts) = (&mut *self.house, &self.looks.texts);
        match action {
            Action::Back => self.status = desk.close(Returned::Nothing, house, texts),
            Action::Undo => self.status = Some(desk.undo(house, texts)),
            Action::Quit => self.ask_quit(),
            Action::Letters if desk.offers_letters(texts) == Availability::Yes => {
                self.status = desk.open_letters(house, texts);
            }
            Action::NewCall | Action::CallHold | Action::CallEndNext
                if desk.open(Action::NewCall, house, texts) => {}
            Action::Find if desk.open(action, house, texts) => {}
            Action::NewCall | Action::CallHold | Action::CallEndNext | Action::Find => {
                self.status = Some(failure(texts.get("status-not-here")))
            }
            area if area.is_area() && desk.areas.contains(&area) => {
                let typed = desk.is_typed();
                let opened = desk.open_area(area, house, texts);
                let text = if !opened { "status-not-here" } else { "status-kept" };
                if typed || !opened {
                    self.status = Some(Status { text: texts.get(text), undo: false, failed: !opened });
                }
            }
            _ => {}
        }
    }

    /// Whether an action can be done where we stand, whatever lies over it.
    pub(super) fn availability(&self, action: Action) -> Availability {
        let texts = &self.looks.texts;
        match (&self.place, action) {
            (
                _,
                Action::Crisis
                | Action::Palette
                | Action::Help
                | Action::Language
                | Action::Theme
                | Action::Quit,
            ) => Availability::Yes,
            (Place::Doorway(doorway), _) => {
                doorway.doors.last().map_or(Availability::Hidden, |door| match action {
                    Action::Back if doorway.doors.len() > 1 => Availability::Yes,
                    action => door.available(action),
                })
            }
            (Place::Desk(_), Action::Lock | Action::Privacy) => Availability::Yes,
            (Place::Desk(desk), Action::Letters) => desk.offers_letters(texts),
            (Place::Desk(desk), _) => {
                let Some(screen) = desk.top() else { return Availability::Hidden };
                match screen.available(action, texts) {
                    Availability::Hidden if action.context() == Context::Global => match action {
                        Action::Back if desk.depth() > 1 => Availability::Yes,
                        Action::Back => Availability::Hidden,
                        area if area.is_area() && !desk.areas.contains(&area) => Availability::Hidden,
                        action => self.house.available(action, desk.session(), texts),
                    },
                    other => other,
                }
            }
        }
    }

    pub(super) fn say(&mut self, status: Option<Status>) {
        if status.is_some() {
            self.status = status;
        }
    }

    fn ask_quit(&mut self) {
        let typed = matches!(&self.place, Place::Desk(desk) if desk.is_typed());
        let question = self.looks.texts.get(if typed { "quit-question-draft" } else { "quit-question" });
        self.overlay = Some(Overlay::Quit(question));
    }

    /// The end: drafts first.
    fn end(&mut self) {
        self.over = true;
        if let Place::Desk(desk) = &mut self.place {
            desk.put_aside(Aside::Elsewhere, &self.looks.texts);
            desk.store_drafts(&mut *self.house, &self.looks.texts);
        }
    }

    /// Locks: the draft is stored, the session ends, the place is kept.
    fn lock(&mut self) {
        if matches!(self.place, Place::Doorway(_)) {
            return;
        }
        self.overlay = None;
        self.status = None;
        self.warned = false;
        let doors: Vec<Box<dyn Door>> = vec![Box::new(door::SignIn::locked(&*self.house))];
        let empty = Place::Doorway(Doorway { doors, left: None, working: false });
        if let Place::Desk(desk) = std::mem::replace(&mut self.place, empty) {
            let left = desk.leave(&mut *self.house, &self.looks.texts);
            if let Place::Doorway(doorway) = &mut self.place {
                doorway.left = Some(left);
            }
        }
    }

    fn toggle_privacy(&mut self) {
        let Place::Desk(_) = self.place else { return };
        self.looks.privacy = !self.looks.privacy;
        let texts = &self.looks.texts;
        let text = if self.looks.privacy {
            let key = self.looks.keymap.keys_of(Action::Privacy).first();
            let key = key.map(|key| keys::words(texts, *key, self.looks.theme.ascii)).unwrap_or_default();
            texts.with("status-privacy-on", &[("key", key.into())])
        } else {
            texts.get("status-privacy-off")
        };
        self.status = Some(Status { text, undo: false, failed: false });
    }

    /// Puts on the language and colours the person had last.
    fn wear(&mut self, session: &Session) {
        let (lang, theme) = self.house.looks_of(session);
        if let Some(lang) = lang.filter(|lang| *lang != self.looks.texts.lang()) {
            self.looks.texts = Texts::new(lang);
        }
        if let Some(name) = theme {
            let now = &self.looks.theme;
            self.looks.theme = Theme::new(name, self.looks.no_colour, now.ascii);
        }
    }

    fn remember(&mut self) {
        let (lang, theme) = (self.looks.texts.lang(), self.looks.theme.name);
        if let Place::Desk(desk) = &mut self.place {
            self.house.remember(desk.session_mut(), lang, theme);
        }
    }

    fn switch_language(&mut self) {
        self.set_language(self.looks.texts.lang().other());
        self.remember();
    }

    /// Shows everything in `lang` from now on.
    pub fn set_language(&mut self, lang: Lang) {
        self.looks.texts = Texts::new(lang);
        self.overlay = None;
        if let Place::Desk(desk) = &mut self.place {
            desk.refresh_all(&mut *self.house, &self.looks.texts);
        }
    }

    fn next_theme(&mut self) {
        let (theme, texts) = (&self.looks.theme, &self.looks.texts);
        // What the environment forbids stays forbidden (NO_COLOR): only mono is colourless by itself.
        let no_colour = theme.colourless && theme.name != crate::ui::theme::ThemeName::Mono;
        let next =
            Theme::new(theme.name.next(), no_colour || std::env::var_os("NO_COLOR").is_some(), theme.ascii);
        let text = texts.with("status-theme", &[("name", texts.get(&next.name.label()).into())]);
        self.status = Some(Status { text, undo: false, failed: false });
        self.looks.theme = next;
        self.remember();
    }
}
