//! A crisis call on the screen of a call: written down at once with one key, with what is typed so far, and kept with what
//! is typed after it. It stands with the supervisor from that moment on; the call itself goes on.

use super::{CallJob, Judged, Said, step_of};
use crate::{
    casework::{Command, Failure, Subject},
    domain::{
        access::Act,
        ids::{CallId, ChildId},
        record::Call,
    },
    ui::{
        kit::Form,
        screen::{Ctx, Outcome, Screen},
        screens::{form_screen::FormScreen, words},
    },
};

/// Saves what was typed since a call was first written down.
pub(super) fn keep(id: CallId, typed: Call, command: &str, ctx: &mut Ctx<'_>) -> Result<CallId, Failure> {
    let base = ctx.session.call(id)?.call;
    let command = step_of(command, "again", Act::SaveCall, Subject::Nothing);
    // What the end of the call said stays; it is not asked on this screen.
    let call = Call {
        kind: typed.kind.or(base.kind),
        ended_at: base.ended_at,
        ended_by: base.ended_by,
        about: typed.about.clone().or(base.about.clone()),
        crisis_lines: base.crisis_lines,
        may_complain: base.may_complain,
        ..typed
    };
    ctx.session.save_call(&command, &base, &call)?;
    Ok(id)
}

impl CallJob {
    /// A crisis call begun by the one key of the crisis card: it is written down before its screen stands.
    ///
    /// # Errors
    /// When it cannot be written down.
    pub fn crisis(child: Option<ChildId>, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let mut job = Self::new(ctx);
        if let Some(child) = child {
            // Whoever may not search still answers the telephone: the call is then about nobody known.
            if let Ok(card) = ctx.session.minimal_card(child, None) {
                let (number, state) = (card.number, card.state);
                job.judged.push(Judged { child, number, state, said: Said::Same });
            }
        }
        let call = ctx.session.new_crisis_call();
        let command = uuid::Uuid::now_v7().to_string();
        job.write_crisis(&call, &command, ctx)?;
        Ok(FormScreen::make(job, ctx).0)
    }

    /// A call whose text came back may have been written down before it was cut off.
    pub(super) fn already_written(mut self, ctx: &mut Ctx<'_>) -> Self {
        let running = ctx.session.running_calls().unwrap_or_default();
        if let Some(there) = running.iter().find(|call| call.public_id == self.public_id) {
            self.saved = Some(there.id.into());
            self.crisis = there.kind == Some(crate::domain::codes::CallKind::Crisis);
        }
        self
    }

    pub(super) fn write_crisis(
        &mut self,
        call: &Call,
        command: &str,
        ctx: &mut Ctx<'_>,
    ) -> Result<CallId, Failure> {
        let command = step_of(command, "crisis", Act::LogCrisis, Subject::Nothing);
        let child = self.same().map(|same| same.child);
        let id = ctx.session.log_crisis(&command, &self.public_id, call, child)?;
        (self.saved, self.crisis) = (Some(id), true);
        Ok(id)
    }

    /// The one key: this call is a crisis.
    pub(super) fn becomes_crisis(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) -> Outcome {
        form.set("kind", "crisis");
        let call = self.typed_call(&form.values(), ctx);
        let command = uuid::Uuid::now_v7().to_string();
        let done = match self.saved {
            Some(id) => ctx.session.call(id).and_then(|view| {
                let command = Command { id: command, ..Command::new(Act::LogCrisis, Subject::Nothing) };
                ctx.session.becomes_crisis(&command, &view.call)
            }),
            None => self.write_crisis(&call, &command, ctx).map(|_| ()),
        };
        match done {
            Ok(()) => {
                self.crisis = true;
                let time = ctx.texts.clock(ctx.session.now().local().time());
                Outcome::stay().say(ctx.texts.with("call-crisis-noted", &[("time", time.into())]))
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }
}
