//! The caller of a call: what they may be told of the file that is the same child's, and how they stand beside a new one.
//! Restricted files that came up are flagged here. Part of the job of a call; draws nothing.

use super::{CallJob, Judged, compare::Said, save::step_of, told};
use crate::{
    casework::{Failure, Subject, matches::MatchCard},
    domain::{
        access::Act,
        codes::{CallKind, MayBeTold},
        ids::{CallId, ChildId, FileNumber},
        problem::Problem,
    },
    text::Texts,
    ui::{kit::Form, screen::Ctx},
};

impl CallJob {
    /// What was decided: it is the same child, and this is what its caller may be told.
    pub(super) fn decided(
        &mut self,
        decision: told::Decision,
        at: Option<usize>,
        form: &mut Form,
        ctx: &mut Ctx<'_>,
    ) {
        let chosen = at.and_then(|at| self.candidates.get(at)).map(|found| found.card.child);
        let child = chosen.or_else(|| self.same().map(|same| same.child));
        let some = decision.told() == Some(MayBeTold::Appointments);
        let appointments = child.filter(|_| some).map(|child| told::appointments(child, ctx));
        form.set_shown("appointments", appointments.unwrap_or_default());
        form.set("decided", &serde_json::to_string(&decision).unwrap_or_default());
        if let Some(at) = at {
            self.judge(at, Said::Same, form, ctx);
        }
        self.told = Some(decision);
        self.show(form, ctx.texts);
        form.focus_on("kind");
    }

    /// A call that was on hold, or cut off, brings its decision along.
    pub(super) fn recall(&mut self, form: &mut Form, texts: &Texts) {
        if self.told.is_some() || self.same().is_none() {
            return;
        }
        let typed = serde_json::from_str(&form.text("decided")).ok();
        let stored = || self.stored.as_ref().map(|call| told::Decision::of_call(call));
        self.told = typed.or_else(stored).filter(|decision: &told::Decision| decision.told().is_some());
        self.show_told(form, texts);
    }

    /// The row of the decision: there as soon as it is the same child.
    pub(super) fn show_told(&self, form: &mut Form, texts: &Texts) {
        let words = self.same().map(|_| self.told.clone().unwrap_or_default().words(texts));
        form.set_link(told::LINK, words.as_ref().map_or("", |_| told::LINK), words.unwrap_or_default());
    }

    /// Whether the file of the child may be shown on this call as far as its caller is concerned.
    pub(super) fn hears_all(&self) -> bool {
        self.told.as_ref().and_then(told::Decision::told).is_none_or(|told| told == MayBeTold::All)
    }

    /// Whether nothing of a found file may be shown: its caller may not hear everything.
    pub(super) fn hides(&self, found: &MatchCard) -> bool {
        !self.hears_all() && self.same().is_some_and(|same| same.child == found.card.child)
    }

    /// Who calls about a found child.
    pub(super) fn asking(&self, child: ChildId, number: FileNumber, form: &Form) -> told::Asking {
        let (name, phone, call) = (form.text("caller_name"), form.text("number"), self.public_id.clone());
        told::Asking { child, number, name, phone, call }
    }

    /// Before the file is used for a caller, somebody decides what may be told.
    pub(super) fn told_holds(&self, kind: Option<CallKind>) -> Result<(), Failure> {
        let decided = self.told.as_ref().and_then(told::Decision::told).is_some();
        if self.same().is_some() && told::is_needed(kind) && !decided {
            return Err(Problem::new(told::LINK, "problem-call-told").into());
        }
        Ok(())
    }

    /// Whether the file of the child is restricted and closed to whoever answers: the call is written down with it, a
    /// privacy officer looks at it, and nothing is opened.
    pub(super) fn flag_closed(
        &self,
        call: CallId,
        same: &Judged,
        command: &str,
        ctx: &mut Ctx<'_>,
    ) -> Result<bool, Failure> {
        let closed = ctx.session.minimal_card(same.child, None)?.restricted;
        if closed {
            let name = format!("flag-{}", same.number);
            let flag = step_of(command, &name, Act::SaveCall, Subject::Nothing);
            ctx.session.flag_restricted(&flag, same.child, None, Some(call))?;
        }
        Ok(closed)
    }

    /// Restricted files that came up beside what was typed: a privacy officer looks at them, and the walk goes on.
    pub(super) fn flag_restricted(
        &self,
        call: CallId,
        opened: Option<ChildId>,
        command: &str,
        ctx: &mut Ctx<'_>,
    ) -> Result<(), Failure> {
        for found in self.candidates.iter().filter(|found| found.card.restricted) {
            let name = format!("flag-{}", found.card.number);
            let flag = step_of(command, &name, Act::SaveCall, Subject::Nothing);
            ctx.session.flag_restricted(&flag, found.card.child, opened, Some(call))?;
        }
        Ok(())
    }
}
