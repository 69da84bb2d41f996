//! The desk of a signed-in person: the session, the stack of screens, the drafts. Moves inputs to the top
//! screen and does what it asks for. What an action of the whole program does is the shell's.

use std::time::{Duration, Instant};

use crate::{
    app::{drafts::Drafts, house::House},
    casework::{Session, Subject},
    domain::access::{Act, Verdict},
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        kit::frame::{Record, Who},
        screen::{Aside, Availability, Ctx, Outcome, Returned, Screen, Status, Then, Typed},
        screens::{letters, words},
    },
};

/// Others' changes are asked for at most this often.
const POLL: Duration = Duration::from_secs(1);

/// A stack of screens without its session: what stays of a desk while the screen is locked.
pub struct Left {
    stack: Vec<Box<dyn Screen>>,
    area: Option<Action>,
    identity: String,
}

/// The desk.
pub struct Desk {
    session: Session,
    stack: Vec<Box<dyn Screen>>,
    drafts: Drafts,
    /// The area that is open.
    pub area: Option<Action>,
    /// The areas that the role may open.
    pub areas: Vec<Action>,
    /// Counts at the right of the areas.
    pub counts: Vec<String>,
    /// Who works here.
    pub who: Who,
    /// "Draft 12:54:07", "Saved", or empty.
    pub kept: String,
    next_poll: Instant,
}

/// What became of an input.
#[derive(Default)]
pub struct Moved {
    /// What to say.
    pub status: Option<Status>,
    /// The screen had no use for it.
    pub not_mine: bool,
}

impl Desk {
    /// The desk of a new session: the place left behind if it was the same person's, else the first area.
    pub fn new(
        session: Session,
        left: Option<Left>,
        house: &mut dyn House,
        texts: &Texts,
        now: Instant,
    ) -> Self {
        let mut desk = Self {
            who: house.who(&session, texts),
            areas: house.areas(&session),
            session,
            stack: Vec::new(),
            drafts: Drafts::default(),
            area: None,
            counts: Vec::new(),
            kept: String::new(),
            next_poll: now + POLL,
        };
        match left.filter(|left| left.identity == house.identity(&desk.session) && !left.stack.is_empty()) {
            Some(left) => {
                desk.stack = left.stack;
                desk.area = left.area;
                desk.refresh_all(house, texts);
            }
            None => {
                for area in desk.areas.clone() {
                    if desk.open_area(area, house, texts) {
                        break;
                    }
                }
            }
        }
        desk
    }

    /// Ends the session; what stays is given back after the same person signs in again.
    pub fn leave(mut self, house: &mut dyn House, texts: &Texts) -> Left {
        self.put_aside(Aside::Elsewhere, texts);
        self.store_drafts(house, texts);
        let identity = house.identity(&self.session);
        house.sign_out(self.session);
        Left { stack: self.stack, area: self.area, identity }
    }

    /// The screen on top.
    pub fn top(&self) -> Option<&dyn Screen> {
        self.stack.last().map(|screen| &**screen)
    }

    /// Whose record the top screen is about; a question leaves the header of the screen below it.
    pub fn record(&self, texts: &Texts) -> Option<Record> {
        let mut screens = self.stack.iter().rev();
        let top = screens.next()?;
        top.record(texts).or_else(|| screens.next().filter(|_| top.is_question())?.record(texts))
    }

    /// How many screens stand on each other.
    pub fn depth(&self) -> usize {
        self.stack.len()
    }

    /// The session, for questions of the house.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The session, for what the house does for the shell.
    pub fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    /// The contexts of the top screen and the general one.
    pub fn chain(&self) -> Vec<Context> {
        let mut chain = self.top().map(Screen::contexts).unwrap_or_default();
        chain.push(Context::Global);
        chain
    }

    /// Whether anything is typed and not saved.
    pub fn is_typed(&self) -> bool {
        self.stack.iter().any(|screen| screen.typed().is_some())
    }

    /// Gives an input to the top screen, unless what it asks for cannot be done now.
    pub fn act(&mut self, input: &Input, house: &mut dyn House, texts: &Texts, now: Instant) -> Moved {
        let settled = if input.typed().is_none() { self.settle(house, texts) } else { None };
        let mut moved = self.give(input, house, texts, now);
        moved.status = moved.status.or(settled);
        moved
    }

    /// Lets the top screen do what the inputs since the last picture asked for; says a failure.
    pub fn settle(&mut self, house: &mut dyn House, texts: &Texts) -> Option<Status> {
        let screen = self.stack.last_mut()?;
        let outcome = screen.settle(&mut Ctx { session: &mut self.session, texts });
        self.apply(outcome, house, texts).status
    }

    fn give(&mut self, input: &Input, house: &mut dyn House, texts: &Texts, now: Instant) -> Moved {
        let Some(screen) = self.stack.last_mut() else { return Moved { not_mine: true, ..Moved::default() } };
        if input.action() == Some(Action::NewCall) {
            // The telephone rings in front of every question; no screen may keep it waiting.
            return Moved { not_mine: true, ..Moved::default() };
        }
        let mut input = input.clone();
        if let Some(action) = input.action() {
            match screen.available(action, texts) {
                Availability::No(reason) => return Moved { status: Some(failure(reason)), not_mine: false },
                Availability::Hidden if action.context() != Context::Global => input = without_action(input),
                _ => {}
            }
        }
        if input.action() == Some(Action::Back) {
            // Whatever leaving does to the text, it is in the file first.
            self.store_drafts(house, texts);
        }
        let Some(screen) = self.stack.last_mut() else { return Moved::default() };
        let outcome = screen.update(&input, &mut Ctx { session: &mut self.session, texts });
        self.drafts.touched(now);
        self.apply(outcome, house, texts)
    }

    fn apply(&mut self, outcome: Outcome, house: &mut dyn House, texts: &Texts) -> Moved {
        let mut moved = Moved { status: outcome.status, not_mine: false };
        if moved.status.as_ref().is_some_and(|status| status.undo) {
            self.kept = texts.get("frame-saved");
        }
        match outcome.then {
            Then::Stay => {}
            Then::Open(screen) => {
                self.session.new_visit();
                self.stack.push(screen);
            }
            Then::Replace(screen) => {
                self.stack.pop();
                self.stack.push(screen);
            }
            Then::Close(returned) => {
                let below = self.close(returned, house, texts);
                moved.status = moved.status.or(below);
            }
            Then::Reset(screen) => {
                self.store_drafts(house, texts);
                self.stack = vec![screen];
            }
            Then::NotMine => moved.not_mine = true,
        }
        if moved.status.is_some() {
            self.refresh_counts(house, texts);
        }
        moved
    }

    /// Takes the top screen away and gives `returned` to the one below; from the last screen of an area the way back
    /// leads to the first area, where the last screen stays.
    pub fn close(&mut self, returned: Returned, house: &mut dyn House, texts: &Texts) -> Option<Status> {
        if self.stack.len() < 2 {
            let home = self.areas.first().copied().filter(|home| self.area != Some(*home));
            if let Some(home) = home {
                self.open_area(home, house, texts);
            }
            return None;
        }
        self.session.new_visit();
        self.stack.pop();
        self.kept.clear();
        let below = self.stack.last_mut()?;
        let outcome = below.returned(returned, &mut Ctx { session: &mut self.session, texts });
        self.apply(outcome, house, texts).status
    }

    /// Opens an area as the only screen; false when there is no such screen.
    pub fn open_area(&mut self, action: Action, house: &mut dyn House, texts: &Texts) -> bool {
        self.put_aside(Aside::Elsewhere, texts);
        self.store_drafts(house, texts);
        self.session.new_visit();
        let Some(screen) = house.open(action, &mut Ctx { session: &mut self.session, texts }) else {
            return false;
        };
        self.stack = vec![screen];
        self.area = Some(action);
        self.kept.clear();
        self.refresh_counts(house, texts);
        true
    }

    /// Opens the screen of a new call or the search on top; false when there is none.
    pub fn open(&mut self, action: Action, house: &mut dyn House, texts: &Texts) -> bool {
        if action == Action::NewCall {
            self.put_aside(Aside::NextCall, texts);
        }
        self.store_drafts(house, texts);
        let screen = house.open(action, &mut Ctx { session: &mut self.session, texts });
        let Some(screen) = screen else { return false };
        self.stack.push(screen);
        if action == Action::NewCall {
            self.refresh_counts(house, texts);
        }
        true
    }

    /// Has every screen store what a draft alone would not show to others; a failure leaves the draft.
    pub fn put_aside(&mut self, aside: Aside, texts: &Texts) {
        for screen in &mut self.stack {
            // The draft holds every word; the row that could not be written is written on the next occasion.
            let _ = screen.put_aside(aside, &mut Ctx { session: &mut self.session, texts });
        }
    }

    /// Opens the letters about the child at hand, and the blank sheets, on top; what is typed stays.
    pub fn open_letters(&mut self, house: &mut dyn House, texts: &Texts) -> Option<Status> {
        let failed = self.store_drafts(house, texts);
        let child = self.top().and_then(Screen::child);
        let outcome = letters::open(child, &mut Ctx { session: &mut self.session, texts });
        failed.or(self.apply(outcome, house, texts).status)
    }

    /// Whether this person writes letters: whoever takes calls has at least the blank sheets.
    pub fn offers_letters(&self, texts: &Texts) -> Availability {
        match self.session.may(Act::BlankSheet, Subject::Nothing) {
            Ok(Verdict::Yes) => Availability::Yes,
            Ok(_) => Availability::Hidden,
            Err(error) => Availability::No(words::failure(texts, &error.into())),
        }
    }

    /// Opens what a key of the crisis card leads to on top.
    ///
    /// # Errors
    /// Why it cannot be opened, in words.
    pub fn open_of_crisis(
        &mut self,
        action: Action,
        house: &mut dyn House,
        texts: &Texts,
    ) -> Result<(), String> {
        self.store_drafts(house, texts);
        let child = self.top().and_then(Screen::child);
        let screen = house.crisis_screen(action, child, &mut Ctx { session: &mut self.session, texts })?;
        self.session.new_visit();
        self.stack.push(screen);
        self.refresh_counts(house, texts);
        Ok(())
    }

    /// Undoes the last save and shows the newest state.
    pub fn undo(&mut self, house: &mut dyn House, texts: &Texts) -> Status {
        let undone = house.undo(&mut Ctx { session: &mut self.session, texts });
        match undone {
            Ok(text) => {
                self.refresh_top(house, texts);
                Status { text, undo: false, failed: false }
            }
            Err(reason) => failure(reason),
        }
    }

    /// Stores every typed text that differs from its draft; says a failure.
    pub fn store_drafts(&mut self, house: &mut dyn House, texts: &Texts) -> Option<Status> {
        let typed: Vec<Typed> = self.stack.iter().filter_map(|screen| screen.typed()).collect();
        let mut failed = None;
        for typed in self.drafts.take_changed(typed) {
            match house.keep(&mut self.session, &typed, texts) {
                Ok(()) => {
                    let time = texts.clock_seconds(house.clock().time());
                    self.kept = texts.with("frame-draft", &[("time", time.into())]);
                    self.drafts.stored(typed);
                }
                Err(why) => failed = Some(failure(texts.with("status-not-kept", &[("why", why.into())]))),
            }
        }
        failed
    }

    /// When something has to be done without a key.
    pub fn deadline(&self) -> Instant {
        self.drafts.due().map_or(self.next_poll, |due| due.min(self.next_poll))
    }

    /// Does what is due: drafts, and others' changes. Returns whether the picture may have changed.
    pub fn tick(&mut self, house: &mut dyn House, texts: &Texts, now: Instant) -> (bool, Option<Status>) {
        let mut changed = false;
        let mut status = None;
        if self.drafts.due().is_some_and(|due| due <= now) {
            status = self.store_drafts(house, texts);
            changed = true;
        }
        if self.next_poll <= now {
            self.next_poll = now + POLL;
            let ctx = Ctx { session: &mut self.session, texts };
            changed |= self.stack.last_mut().is_some_and(|screen| screen.passes(&ctx));
            if house.changed(&mut self.session) {
                status = status.or(self.refresh_top(house, texts));
                changed = true;
            }
        }
        (changed, status)
    }

    /// Reads again what the top screen shows.
    fn refresh_top(&mut self, house: &mut dyn House, texts: &Texts) -> Option<Status> {
        let screen = self.stack.last_mut()?;
        let outcome = screen.refresh(&mut Ctx { session: &mut self.session, texts });
        let status = self.apply(outcome, house, texts).status;
        self.refresh_counts(house, texts);
        status
    }

    /// Reads everything again: after an unlock or in another language.
    pub fn refresh_all(&mut self, house: &mut dyn House, texts: &Texts) {
        self.who = house.who(&self.session, texts);
        for screen in &mut self.stack {
            screen.refresh(&mut Ctx { session: &mut self.session, texts });
        }
        self.kept.clear();
        self.refresh_counts(house, texts);
    }

    fn refresh_counts(&mut self, house: &mut dyn House, texts: &Texts) {
        self.counts = house.counts(&mut Ctx { session: &mut self.session, texts });
    }
}

/// A status line that reports a failure.
pub fn failure(text: String) -> Status {
    Status { text, undo: false, failed: true }
}

/// The same key without a meaning, so that it can still be text.
fn without_action(input: Input) -> Input {
    match input {
        Input::Key { key, .. } => Input::Key { key, action: None },
        other => other,
    }
}
