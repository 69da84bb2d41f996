//! Notes of contacts and what was promised, before and after today.

use super::*;
use crate::{
    domain::record::{Attempt, Call, CallChild, Note, Promise},
    sample::words::sayings,
};

impl Story<'_, '_> {
    /// A dated note.
    pub(super) fn note(
        &mut self,
        day: NaiveDate,
        staff: StaffId,
        text: String,
        mode: ContactMode,
        told: bool,
        first_visit: bool,
    ) -> Result<(), StoreError> {
        let at = self.at(day);
        let note = Note {
            child_id: self.child.id,
            episode_id: Some(self.episode),
            staff_id: staff,
            at,
            with_whom: Some(self.home.carers[0].full.clone()),
            mode,
            minutes: Some(self.random.between(5, if first_visit { 90 } else { 40 })),
            interpreter: None,
            interpreter_mode: self.family.origin.interpreter.then_some(InterpreterMode::Phone),
            text,
            category: Category::FamilyHistory,
            first_visit: if first_visit { YesNo::Yes } else { YesNo::No },
            family_told: told.then_some(YesNo::Yes),
        };
        self.writer.insert_told(&note, at, staff, self.child.id).map(|_| ())
    }

    /// What was promised to this family: before, around and after today.
    pub(super) fn promises(&mut self) -> Result<(), StoreError> {
        if matches!(self.state, Referred | Incomplete) && self.random.percent(50) {
            self.tried()?;
        }
        if !self.state.is_open() {
            return Ok(());
        }
        if self.random.percent(30) {
            self.promise(true)?;
        }
        if self.random.percent(22) {
            self.promise(false)?;
        }
        if self.state == Active && self.child.number % 9 == 0 {
            self.message()?;
        }
        Ok(())
    }

    /// A message that intake left for who coordinates; some are read.
    fn message(&mut self) -> Result<(), StoreError> {
        let day = self.writer.days().ago(1);
        let at = self.at(day);
        let carer = &self.home.carers[0];
        let call = Call {
            ended_at: Some(at.later(chrono::Duration::minutes(3))),
            ended_by: Some(self.intake),
            kind: Some(CallKind::Message),
            caller_person_id: Some(carer.person),
            relation: Some(carer.relation),
            number: carer.phone.clone(),
            safe_message: self.home.safe,
            language: self.language(),
            active_offer: Some(YesNo::Yes),
            may_complain: Some(YesNo::No),
            ..Call::blank(self.intake, at, CallDirection::Incoming)
        };
        let call = crate::domain::ids::CallId::from(self.writer.insert(&call)?);
        self.writer.insert(&CallChild { call_id: call, child_id: self.child.id })?;
        let calls_back = self.child.number % 2 == 0;
        let what = self.pick(sayings::MESSAGES);
        let message = Promise {
            child_id: Some(self.child.id),
            call_id: Some(call),
            staff_id: Some(self.answerable()),
            from_id: Some(self.intake),
            number: self.home.carers[0].phone.clone(),
            safe_message: self.home.safe,
            ..Promise::blank(if calls_back { DueKind::CallBack } else { DueKind::Message }, &what, day)
        };
        self.writer.insert(&message).map(|_| ())
    }

    fn promise(&mut self, call_back: bool) -> Result<(), StoreError> {
        let today = self.writer.days().today();
        let days = *self.random.pick(&[-6, -3, -1, 0, 0, 0, 1, 2, 4, 7]);
        let due = shift(today, days);
        let due_on =
            if days < 0 { self.writer.days().workday(due) } else { self.writer.days().next_workday(due) };
        let (kind, list) = if call_back {
            (DueKind::CallBack, sayings::CALL_BACKS)
        } else {
            (DueKind::Promise, sayings::PROMISES)
        };
        let what = self.pick(list);
        let kept = days < -1 && self.random.percent(50);
        let carer = &self.home.carers[0];
        let promise = Promise {
            child_id: Some(self.child.id),
            staff_id: Some(self.answerable()),
            who: Some(carer.full.clone()),
            due_time: (call_back && self.random.percent(50))
                .then(|| format!("{}:{}0", self.random.between(9, 16), self.random.below(6))),
            number: carer.phone.clone(),
            safe_message: self.home.safe,
            interpreter: (self.family.origin.interpreter && call_back)
                .then(|| "N. Exemple, Sample Interpreters".to_owned()),
            state: if kept { PromiseState::Kept } else { PromiseState::Open },
            ..Promise::blank(kind, &what, due_on)
        };
        self.writer.insert(&promise).map(|_| ())
    }

    /// Tries to reach the family.
    fn tried(&mut self) -> Result<(), StoreError> {
        for nth in 0..self.random.between(1, 4) {
            let day = self.writer.days().next_workday(shift(self.dates.referred, 1 + nth * 2));
            if day >= self.writer.days().today() {
                return Ok(());
            }
            let outcome = if nth == 0 { AttemptOutcome::NoAnswer } else { AttemptOutcome::Voicemail };
            let attempt = Attempt {
                child_id: Some(self.child.id),
                ..Attempt::by_phone(self.intake, self.at(day), outcome)
            };
            self.writer.insert(&attempt)?;
        }
        Ok(())
    }
}
