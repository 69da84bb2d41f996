//! What inputs do to a form: first the field with the focus, then moving between fields, saving and leaving.
//! Focus can always move; Esc never destroys. Must not know what fields mean.

use super::{
    choice::{Choosable, Chose},
    clean::{Edit, Limit},
    form::{Form, FormEvent},
    form_entry::State,
    intent::Intent,
    leave::{Leave, Leaving},
};
use crate::{
    keymap::{Action, Input},
    text::Texts,
};

impl Form {
    /// Acts on an input.
    pub fn update(&mut self, input: &Input, texts: &Texts) -> FormEvent {
        if let Some(leave) = &mut self.leaving {
            let Some(leaving) = leave.update(input, texts) else { return FormEvent::Nothing };
            self.leaving = None;
            return match leaving {
                Leaving::Stay => FormEvent::Nothing,
                Leaving::Save => self.submit(texts),
                leaving => FormEvent::Leave(leaving),
            };
        }
        self.notice = None;
        let event = match self.entries.get(self.focus).map(|entry| &entry.state) {
            Some(State::Line(_) | State::Note(_)) => self.update_text(&Intent::of_text(input), texts),
            Some(State::Choice(_) | State::Many(_)) => self.update_choice(input, texts),
            Some(State::Shown(_)) => match Intent::of(input) {
                Intent::Choose => Some(FormEvent::Correct(self.focused())),
                _ => None,
            },
            Some(State::Link { .. }) => self.update_link(&Intent::of(input)),
            _ => None,
        };
        let event = event.unwrap_or_else(|| self.navigate(input, texts));
        self.keep_focus();
        event
    }

    fn update_text(&mut self, intent: &Intent, texts: &Texts) -> Option<FormEvent> {
        let (edit, limit) = match &mut self.entries.get_mut(self.focus)?.state {
            State::Line(line) => (line.apply(intent), Limit::Line),
            State::Note(note) => (note.apply(intent), Limit::Note),
            _ => return None,
        };
        self.notice = edit.notice(limit, texts);
        match edit {
            Edit::Ignored => None,
            Edit::Changed { .. } => Some(self.changed_at(self.focus)),
            _ => Some(FormEvent::Nothing),
        }
    }

    fn update_choice(&mut self, input: &Input, texts: &Texts) -> Option<FormEvent> {
        let clean = self.clean;
        let entry = self.entries.get_mut(self.focus)?;
        let options = entry.options(texts);
        let chose = match &mut entry.state {
            State::Choice(choice) if choice.open.is_some() => {
                choice.apply(&Intent::of_text(input), &options, clean)
            }
            State::Choice(choice) => match answer_code(input, &options) {
                Some(code) => choice.answer(code, &options),
                None => choice.apply(&Intent::of_letters(input), &options, clean),
            },
            State::Many(many) => many.apply(&Intent::of_letters(input), &options),
            _ => Chose::Ignored,
        };
        let by_key = entry.field.quick && input.typed().is_some_and(char::is_alphanumeric);
        let answered = by_key
            && matches!(&entry.state, State::Choice(one) if one.open.is_none() && !one.code.is_empty());
        match chose {
            Chose::Ignored => None,
            Chose::Changed | Chose::Moved if answered => Some(self.changed_and_on()),
            Chose::Moved => Some(FormEvent::Nothing),
            Chose::Changed => Some(self.changed_at(self.focus)),
            Chose::Done => Some(self.changed_and_on()),
        }
    }

    fn changed_and_on(&mut self) -> FormEvent {
        let event = self.changed_at(self.focus);
        self.step(true, true);
        event
    }

    fn update_link(&mut self, intent: &Intent) -> Option<FormEvent> {
        match intent {
            Intent::Enter | Intent::Choose => Some(FormEvent::Open(self.focused())),
            Intent::Clear | Intent::Delete | Intent::Backspace => {
                let name = self.focused();
                self.set_link(name, "", "");
                Some(self.changed_at(self.focus))
            }
            _ => None,
        }
    }

    fn navigate(&mut self, input: &Input, texts: &Texts) -> FormEvent {
        match Intent::of(input) {
            Intent::Save => self.submit(texts),
            Intent::Back if self.dirty() => {
                self.leaving = Some(Leave::new(texts));
                FormEvent::Nothing
            }
            Intent::Back => FormEvent::Leave(Leaving::Clean),
            Intent::Enter => {
                if self.step(true, true) {
                    FormEvent::Nothing
                } else {
                    FormEvent::PastEnd
                }
            }
            intent @ (Intent::Next | Intent::Previous) => {
                let forward = intent == Intent::Next;
                if !self.step(forward, false) {
                    self.go_to_edge(!forward);
                }
                FormEvent::Nothing
            }
            intent @ (Intent::Down | Intent::Up) => {
                self.step(intent == Intent::Down, false);
                FormEvent::Nothing
            }
            intent @ (Intent::PageDown | Intent::PageUp) => {
                let page = (self.scroll.page() / 2).max(1);
                let moved = (0..page).filter(|_| self.step(intent == Intent::PageDown, false)).count();
                if moved > 0 { FormEvent::Nothing } else { FormEvent::NotMine }
            }
            _ => FormEvent::NotMine,
        }
    }

    fn submit(&mut self, texts: &Texts) -> FormEvent {
        let unreadable: Vec<_> = (0..self.entries.len())
            .filter(|index| self.is_visible(*index))
            .filter_map(|index| {
                Some((self.entries[index].field.name.to_owned(), self.unreadable(index, texts)?))
            })
            .collect();
        if unreadable.is_empty() {
            self.problems.clear();
            return FormEvent::Submit;
        }
        let count = unreadable.len();
        self.set_problems(unreadable);
        FormEvent::Problems(count)
    }

    pub(super) fn changed_at(&mut self, index: usize) -> FormEvent {
        let name = self.entries[index].field.name;
        self.problems.retain(|(field, _)| field != name);
        self.revision += 1;
        FormEvent::Changed(name)
    }

    /// Moves the focus one visible field on or back; `by_enter` passes what is only shown. False at the edge.
    pub(super) fn step(&mut self, forward: bool, by_enter: bool) -> bool {
        let fits = |index: &usize| {
            self.can_focus(*index) && !(by_enter && matches!(self.entries[*index].state, State::Shown(_)))
        };
        let next = if forward {
            (self.focus + 1..self.entries.len()).find(fits)
        } else {
            (0..self.focus.min(self.entries.len())).rev().find(fits)
        };
        if let Some(next) = next {
            self.focus = next;
        }
        next.is_some()
    }

    /// Where the field with the focus has become hidden, goes to the next visible one, or the one before.
    pub(super) fn keep_focus(&mut self) {
        if !self.can_focus(self.focus) && !self.step(true, false) {
            self.step(false, false);
        }
    }

    fn go_to_edge(&mut self, last: bool) {
        let mut places = (0..self.entries.len()).filter(|index| self.can_focus(*index));
        if let Some(index) = if last { places.next_back() } else { places.next() } {
            self.focus = index;
        }
    }
}

/// The answer a single key gives where yes and no are among the options: y or o, n, u or i (« inconnu »).
fn answer_code(input: &Input, options: &[Choosable]) -> Option<&'static str> {
    let has = |code: &str| options.iter().any(|option| option.code == code);
    if !has("yes") || !has("no") {
        return None;
    }
    let code = match (input.typed().map(|c| c.to_ascii_lowercase()), input.action()) {
        (Some('y' | 'o'), _) | (None, Some(Action::FormAnswerYes)) => "yes",
        (Some('n'), _) | (None, Some(Action::FormAnswerNo)) => "no",
        (Some('u' | 'i'), _) | (None, Some(Action::FormAnswerUnknown)) => "unknown",
        _ => return None,
    };
    Some(code).filter(|code| has(code))
}
