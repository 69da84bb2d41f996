//! What a call saves: the call itself, then what it is about – a new referral with everything typed, the file it goes on
//! with, a message, a try to reach somebody. Rules stand in casework.

use super::{CallJob, Judged, compare::Said, form, paths};
use crate::{
    casework::{
        Command, Failure, Subject,
        directory::OrganizationChoice,
        family::{NewCaregiver, Who},
        homes::NewHome,
        referrals::{NewChild, NewReferral, Opened},
        returns::ReturnForm,
        walk::Beside,
    },
    domain::{
        access::Act,
        codes::{CallDirection, CallKind, Channel, ConsentAnswer, ContactKind, DueKind, YesNo},
        consent, episode,
        ids::{CallId, ChildId, FamilyId, FileNumber, PersonId},
        names,
        problem::Problem,
        record::{Attempt, Call, ContactPoint, Household, Promise, RecordKind, Referral},
    },
    ui::{
        kit::Values,
        screen::Ctx,
        screens::{today::answers::tries_words, typed::Typed, walk, words},
    },
};

impl CallJob {
    /// The call as typed. `settled`: a file is opened or goes on, so that words about the child are not kept beside it.
    fn typed_call(&self, values: &Values, settled: bool, ctx: &Ctx<'_>) -> Call {
        let base = match &self.stored {
            Some(stored) => stored.record.clone(),
            None => ctx.session.new_call(CallDirection::Incoming),
        };
        let call = form::call_of(values, Call { started_at: self.started, ..base });
        let decision = self.told.clone().filter(|_| self.same().is_some()).unwrap_or_default();
        let call = decision.into_call(call);
        if settled { Call { about: None, ..call } } else { call }
    }

    /// Saves the call itself: for the first time, or what was typed since it was put on hold.
    pub(super) fn save_call(
        &mut self,
        values: &Values,
        settled: bool,
        command: &str,
        ctx: &mut Ctx<'_>,
    ) -> Result<CallId, Failure> {
        let call = self.typed_call(values, settled, ctx);
        let crisis = call.kind == Some(CallKind::Crisis);
        let known = self.stored.as_ref().is_some_and(|stored| stored.kind == Some(CallKind::Crisis));
        let id = match &self.stored {
            Some(base) if base.record == call => return Ok(base.id.into()),
            Some(base) => {
                // Each further save of one call is a command of its own: what was typed since the last one counts.
                let name = format!("again-{}", base.version);
                let again = step_of(command, &name, Act::SaveCall, Subject::Nothing);
                ctx.session.save_call(&again, base, &call)?;
                base.id.into()
            }
            None => {
                let command = step_of(command, "call", Act::SaveCall, Subject::Nothing);
                ctx.session.start_call(&command, &self.public_id, &call)?
            }
        };
        let stored = ctx.session.call(id)?.call;
        if crisis && !known {
            let crisis = step_of(command, "crisis", Act::LogCrisis, Subject::Nothing);
            ctx.session.becomes_crisis(&crisis, &stored)?;
        }
        self.stored = Some(stored);
        Ok(id)
    }

    /// Everything the call is about: a new referral, the file it goes on with, a message, a try, or nothing but the call.
    pub(super) fn save_all(
        &mut self,
        values: &Values,
        command: &str,
        ctx: &mut Ctx<'_>,
    ) -> Result<Saved, Failure> {
        self.consent_holds(values, ctx)?;
        let writes = values.code::<ConsentAnswer>("collect") != Some(ConsentAnswer::No);
        let kind = values.code::<CallKind>("kind").filter(|_| writes);
        if kind == Some(CallKind::Message) {
            self.message_holds(values)?;
        }
        self.told_holds(kind)?;
        let same = self.same().cloned();
        let call =
            self.save_call(values, same.is_some() || kind == Some(CallKind::NewReferral), command, ctx)?;
        let opens = kind == Some(CallKind::NewReferral) && same.is_none();
        if !opens {
            self.flag_restricted(call, None, command, ctx)?;
        }
        let closed = match &same {
            Some(same) => self.flag_closed(call, same, command, ctx)?,
            None => false,
        };
        // Who may not hear everything is listened to and written down; the file stays closed.
        let goes_on = matches!(kind, Some(CallKind::NewReferral | CallKind::GoOn)) && same.is_some();
        let kind = kind.filter(|_| !goes_on || (self.hears_all() && !closed));
        match (kind, same) {
            (Some(CallKind::NewReferral), None) => {
                let opened = self.open_referral(values, call, command, ctx)?;
                self.flag_restricted(call, Some(opened.child), command, ctx)?;
                Ok(Saved::Walk(call, opened.child, opened.number, "call-opened"))
            }
            (Some(CallKind::NewReferral | CallKind::GoOn), Some(same)) => {
                let id = self.go_on(values, call, &same, command, ctx)?;
                Ok(Saved::Walk(call, same.child, same.number, id))
            }
            (kind, same) => {
                if let Some(same) = &same {
                    attach(call, same.child, command, ctx)?;
                }
                let child = same.as_ref().map(|same| same.child);
                let said = match kind {
                    Some(CallKind::Message) => self.leave_message(values, call, child, command, ctx)?,
                    Some(CallKind::NoAnswer) => count_try(values, call, child, command, ctx)?,
                    _ if closed => ctx.texts.get("call-restricted-saved"),
                    _ => ctx.texts.get("call-saved"),
                };
                Ok(Saved::End(call, same.map(|same| same.number), said))
            }
        }
    }

    /// A message needs words, and somebody for whom it is.
    fn message_holds(&self, values: &Values) -> Result<(), Failure> {
        let mut problems = Vec::new();
        if values.text("said").is_none() {
            problems.push(Problem::new("said", "problem-message-what"));
        }
        if self.same().is_none() && paths::recipient(values).is_none() {
            problems.push(Problem::new("message_to", "problem-message-to"));
        }
        if problems.is_empty() { Ok(()) } else { Err(Failure::Invalid(problems)) }
    }

    /// The message goes to who answers today; nobody's file is opened for it.
    fn leave_message(
        &self,
        values: &Values,
        call: CallId,
        child: Option<ChildId>,
        command: &str,
        ctx: &mut Ctx<'_>,
    ) -> Result<String, Failure> {
        let calls_back = values.is("wants", "call_back");
        let kind = if calls_back { DueKind::CallBack } else { DueKind::Message };
        let message = Promise {
            child_id: child,
            call_id: Some(call),
            staff_id: paths::recipient(values).filter(|_| child.is_none()),
            number: values.text("number"),
            safe_message: values.code("safe_message"),
            ..Promise::blank(kind, values.get("said"), ctx.session.today())
        };
        let subject = child.map_or(Subject::Nothing, Subject::Child);
        ctx.session.leave_message(&step_of(command, "message", Act::SaveCall, subject), &message)?;
        Ok(ctx.texts.get("message-left"))
    }

    /// What the consent of a new referral lacks is said before the call is saved, so that what is added then is in it.
    fn consent_holds(&self, values: &Values, ctx: &Ctx<'_>) -> Result<(), Failure> {
        let opens = values.code::<CallKind>("kind") == Some(CallKind::NewReferral) && self.same().is_none();
        let texts = self.spoken.as_ref().unwrap_or(ctx.texts);
        let read = texts.get("field-call-collect-say");
        let said = form::collect_of(values, &read, &texts.get("call-covers"), ctx.session.today());
        let mut lacking = said.filter(|_| opens).map(|said| consent::problems(&said)).unwrap_or_default();
        for problem in &mut lacking {
            // In a call it is the caller who consents.
            if problem.field == "given_by" {
                problem.field = "caller_name".to_owned();
            }
        }
        if lacking.is_empty() { Ok(()) } else { Err(Failure::Invalid(lacking)) }
    }

    fn open_referral(
        &self,
        values: &Values,
        call: CallId,
        command: &str,
        ctx: &mut Ctx<'_>,
    ) -> Result<Opened, Failure> {
        let new = self.referral_of(values, call, ctx);
        let open = step_of(command, "open", Act::OpenReferral, Subject::New);
        let opened = ctx.session.open_referral(&open, &new)?;
        let opened = opened.into_iter().next().ok_or(Failure::Missing(RecordKind::Child))?;
        for judged in &self.judged {
            let name = format!("pair-{}", judged.number);
            let pair = step_of(command, &name, Act::DecidePair, Subject::Nothing);
            ctx.session.decide_pair(&pair, opened.child, judged.child, judged.said.verdict(), None)?;
        }
        Ok(opened)
    }

    /// The file it was about before: its open referral goes on, or the family is back.
    fn go_on(
        &self,
        values: &Values,
        call: CallId,
        same: &Judged,
        command: &str,
        ctx: &mut Ctx<'_>,
    ) -> Result<&'static str, Failure> {
        if same.state.is_none_or(episode::may_return) {
            let form =
                ReturnForm { what_changed: None, referral: self.facts_of(values, ctx), call: Some(call) };
            let name = format!("return-{}", same.child);
            let back = step_of(command, &name, Act::ReturnFamily, Subject::Child(same.child));
            ctx.session.return_family(&back, &form)?;
            return Ok("call-returned");
        }
        attach(call, same.child, command, ctx)?;
        Ok("call-goes-on")
    }

    fn referral_of(&self, values: &Values, call: CallId, ctx: &mut Ctx<'_>) -> NewReferral {
        let today = ctx.session.today();
        let sibling =
            self.judged.iter().find(|judged| judged.said == Said::Sibling).map(|judged| judged.child);
        let caller = values.text("caller_name");
        let child = NewChild {
            person: form::child_of(values, today),
            provisional: caller.map(|name| ctx.texts.with("call-name-unknown", &[("name", name.into())])),
            keep_from_home: values.code("keep_from_home"),
        };
        let texts = self.spoken.as_ref().unwrap_or(ctx.texts);
        let read = texts.get("field-call-collect-say");
        NewReferral {
            children: vec![child],
            sibling_of: sibling,
            referral: self.facts_of(values, ctx),
            organization: self.organization_of(values),
            call: Some(call),
            caregivers: known_again(caregivers_of(values), sibling, ctx),
            home: home_of(values),
            collect: form::collect_of(values, &read, &texts.get("call-covers"), today),
        }
    }

    fn organization_of(&self, values: &Values) -> Option<OrganizationChoice> {
        let typed = values.text("organization").filter(|_| form::is_third_party(values))?;
        Some(OrganizationChoice::Typed(typed))
    }

    fn facts_of(&self, values: &Values, ctx: &Ctx<'_>) -> Referral {
        let channel = values.code("channel").unwrap_or(Channel::Phone);
        let blank = Referral::blank(ctx.session.now(), channel, form::referrer_type(values));
        let third = form::is_third_party(values);
        Referral {
            referrer_name: values.text("caller_name").filter(|_| third),
            referrer_phone: values.text("number").filter(|_| third),
            consent_to_refer: values.code("consent_to_refer"),
            consent_given_by: values.text("consent_given_by"),
            consent_method: values.code("consent_method"),
            reason: values.text("reason"),
            reason_language: values.text("reason").and_then(|_| form::language(values)),
            urgency: values.code("urgency"),
            urgency_reason: values.text("urgency_reason"),
            ..blank
        }
    }
}

/// Where a saved call leads.
pub(super) enum Saved {
    Walk(CallId, ChildId, FileNumber, &'static str),
    End(CallId, Option<FileNumber>, String),
}

/// One of the commands of one save: its id follows from the form's, so that trying again is harmless.
pub(super) fn step_of(command: &str, name: &str, act: Act, subject: Subject) -> Command {
    Command { id: format!("{command}-{name}"), ..Command::new(act, subject) }
}

fn attach(call: CallId, child: ChildId, command: &str, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
    // The person may have chosen another file since a save that failed half-way.
    let command = step_of(command, &format!("about-{child}"), Act::SaveCall, Subject::Nothing);
    ctx.session.attach_child(&command, call, child)
}

/// Our own try is counted; that somebody rang us and hung up is only the call.
fn count_try(
    values: &Values,
    call: CallId,
    child: Option<ChildId>,
    command: &str,
    ctx: &mut Ctx<'_>,
) -> Result<String, Failure> {
    let Some(outcome) = paths::outcome(values) else { return Ok(ctx.texts.get("call-saved")) };
    let by = Attempt::by_phone(ctx.session.identity().staff, ctx.session.now(), outcome);
    let attempt = Attempt { child_id: child, call_id: Some(call), ..by };
    let subject = child.map_or(Subject::Nothing, Subject::Child);
    ctx.session.save_attempt(&step_of(command, "try", Act::SaveAttempt, subject), &attempt)?;
    let outcome = words::label(ctx.texts, outcome);
    match child {
        Some(child) => Ok(tries_words(&outcome, &ctx.session.tries(child)?, ctx.texts)),
        None => Ok(ctx.texts.with("today-tried", &[("outcome", outcome.into())])),
    }
}

/// The caller beside the child, with the number that was given; nobody where nothing was said.
fn caregivers_of(values: &Values) -> Vec<NewCaregiver> {
    let Some(relation) = values.code("relation") else { return Vec::new() };
    if form::is_third_party(values)
        || (values.text("caller_name").is_none() && values.text("number").is_none())
    {
        return Vec::new();
    }
    let mut caregiver = NewCaregiver::new(form::caller_of(values), relation);
    if form::is_family(values) {
        caregiver.link.primary_contact = YesNo::Yes;
    }
    if let Some(number) = values.text("number") {
        let point = ContactPoint::blank(PersonId(0), ContactKind::Phone, &number);
        let safe_message = values.code("safe_message");
        caregiver.contacts.push(ContactPoint { safe_message, ..point });
    }
    vec![caregiver]
}

/// A caller whom the brother's or sister's file knows already stays one person there: same relation, same name.
fn known_again(mut new: Vec<NewCaregiver>, sibling: Option<ChildId>, ctx: &mut Ctx<'_>) -> Vec<NewCaregiver> {
    // A file that may not be opened stays closed; the caller is then a person of this file only.
    let Some(walk) = sibling.and_then(|child| ctx.session.walk(child).ok()) else { return new };
    for caregiver in &mut new {
        let Who::New(typed) = &caregiver.who else { continue };
        let wanted = names::fold(&walk::header::person_name(typed, ctx.texts));
        let same = |beside: &&Beside| {
            beside.link.relation == caregiver.link.relation
                && names::fold(&walk::header::person_name(&beside.person, ctx.texts)) == wanted
        };
        let Some(known) = walk.beside.iter().find(same) else { continue };
        let has = |point: &ContactPoint| known.contacts.iter().any(|there| there.value == point.value);
        caregiver.contacts.retain(|point| !has(point));
        caregiver.who = Who::Known(known.person.id.into());
    }
    new
}

fn home_of(values: &Values) -> Option<NewHome> {
    let municipality = Some(values.text("municipality")?);
    let household = Household { municipality, ..Household::blank(FamilyId(0)) };
    let caregivers = if caregivers_of(values).is_empty() { Vec::new() } else { vec![0] };
    Some(NewHome { household, caregivers })
}
