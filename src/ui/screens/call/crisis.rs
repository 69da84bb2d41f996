//! A crisis call on the screen of a call: written down at once with one key, with what is typed so far. It stands with the
//! supervisor from that moment on; the call itself goes on.

use super::{CallJob, Judged, Said, save::step_of};
use crate::{
    casework::{Failure, Subject},
    domain::{access::Act, ids::ChildId},
    ui::{
        kit::Form,
        screen::{Ctx, Outcome, Screen},
        screens::{form_screen::FormScreen, words},
    },
};

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
        let command = step_of(&command, "crisis", Act::LogCrisis, Subject::Nothing);
        let child = job.same().map(|same| same.child);
        let id = ctx.session.log_crisis(&command, &job.public_id, &call, child)?;
        job.stored = Some(ctx.session.call(id)?.call);
        Ok(FormScreen::make(job, ctx).0)
    }

    /// A call whose text came back may have been written down before it was cut off.
    pub(super) fn already_written(mut self, ctx: &mut Ctx<'_>) -> Self {
        let running = ctx.session.running_calls().unwrap_or_default();
        self.stored = running.into_iter().find(|call| call.public_id == self.public_id);
        self
    }

    /// The one key: this call is a crisis.
    pub(super) fn becomes_crisis(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) -> Outcome {
        form.set("kind", "crisis");
        let command = uuid::Uuid::now_v7().to_string();
        match self.save_call(&form.values(), false, &command, ctx) {
            Ok(_) => {
                let time = ctx.texts.clock(ctx.session.now().local().time());
                Outcome::stay().say(ctx.texts.with("call-crisis-noted", &[("time", time.into())]))
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }
}
