//! The crisis card over the program: its lines, with those of the family's area first where a child is open; the key that
//! records that they were given; the keys that write a crisis call down and open the crisis view. Works while locked and
//! before a file is open.

use std::time::Instant;

use super::{
    desk::failure,
    overlay::Overlay,
    shell::{Place, Shell},
};
use crate::{
    keymap::{Action, Context, Input},
    ui::{
        kit::{crisis::CrisisCard, keys},
        screen::{Availability, Screen},
    },
};

impl Shell {
    /// Opens the card.
    pub(super) fn open_crisis(&mut self) {
        let (lines, offers) = match &mut self.place {
            Place::Desk(desk) => {
                let child = desk.top().and_then(Screen::child);
                let call = self.house.available(Action::CrisisCall, desk.session(), &self.looks.texts);
                let view = self.house.available(Action::CrisisView, desk.session(), &self.looks.texts);
                let lines = self.house.crisis_lines(Some(desk.session_mut()), child, &self.looks.texts);
                let mut offers = Vec::new();
                if call == Availability::Yes {
                    offers.push((Action::CrisisCall, "crisis-offer-call"));
                }
                if child.is_some() && view == Availability::Yes {
                    offers.push((Action::CrisisView, "crisis-offer-view"));
                }
                (lines, offers)
            }
            Place::Doorway(_) => (self.house.crisis_lines(None, None, &self.looks.texts), Vec::new()),
        };
        let give = self.with_key(Action::CrisisGiven, "crisis-give");
        let offers = offers.into_iter().map(|(action, id)| (action, self.with_key(action, id))).collect();
        let tell = self.looks.texts.get("crisis-tell");
        self.overlay = Some(Overlay::Crisis(CrisisCard::new(lines, tell, give).offering(offers)));
    }

    fn with_key(&self, action: Action, id: &str) -> String {
        let texts = &self.looks.texts;
        let hints = self.looks.keymap.hints(&[Context::CrisisCard]);
        let hint = hints.iter().find(|hint| hint.action == action);
        let key = hint.map(|hint| keys::of_hint(texts, hint, self.looks.theme.ascii).0).unwrap_or_default();
        texts.with(id, &[("key", key.into())])
    }

    /// The lines were given now.
    pub(super) fn crisis_given(&mut self) {
        let texts = &self.looks.texts;
        let time = texts.clock(self.house.clock().time());
        let said = match &mut self.place {
            Place::Desk(desk) => {
                let child = desk.top().and_then(Screen::child);
                self.house.crisis_given(desk.session_mut(), child, texts).map(|()| "crisis-given")
            }
            Place::Doorway(_) => Ok("crisis-given-unnoted"),
        };
        match (said, &mut self.overlay) {
            (Ok(id), Some(Overlay::Crisis(card))) => {
                card.show_given(texts.with(id, &[("time", time.into())]))
            }
            (Err(why), _) => self.say(Some(failure(why))),
            _ => {}
        }
    }

    /// A key of the card that leads on: a call on the screen becomes the crisis call, else a new one is written down.
    pub(super) fn crisis_leads_on(&mut self, action: Action, now: Instant) {
        self.overlay = None;
        self.status = None;
        let Place::Desk(desk) = &mut self.place else { return };
        let (house, texts) = (&mut *self.house, &self.looks.texts);
        let on_a_call = desk.top().is_some_and(|screen| screen.available(action, texts) == Availability::Yes);
        if on_a_call {
            let moved = desk.act(&Input::Action(action), house, texts, now);
            self.say(moved.status);
            return;
        }
        if let Err(why) = desk.open_of_crisis(action, house, texts) {
            self.say(Some(failure(why)));
        } else if action == Action::CrisisCall {
            let time = texts.clock(self.house.clock().time());
            self.status = Some(crate::ui::screen::Status {
                text: self.looks.texts.with("call-crisis-noted", &[("time", time.into())]),
                undo: false,
                failed: false,
            });
        }
    }
}
