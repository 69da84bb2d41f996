//! The caller of a call: what they may be told of the file that is the same child's, and how they stand beside a new one.
//! Restricted files that came up are flagged here. Part of the job of a call; draws nothing.

use super::{CallJob, form, step_of, told};
use crate::{
    casework::{
        Failure, Subject,
        family::{NewCaregiver, Who},
        homes::NewHome,
        matches::MatchCard,
        walk::Beside,
    },
    domain::{
        access::Act,
        codes::{CallKind, ContactKind, MayBeTold, YesNo},
        ids::{CallId, ChildId, FamilyId, FileNumber, PersonId},
        names,
        problem::Problem,
        record::{ContactPoint, Household},
    },
    ui::{
        kit::{Form, Values},
        screen::Ctx,
        screens::{typed::Typed, walk},
    },
};

impl CallJob {
    /// What was decided, with the appointments to say where those are all that may be told.
    pub(super) fn decided(
        &self,
        decision: told::Decision,
        chosen: Option<ChildId>,
        form: &mut Form,
        ctx: &mut Ctx<'_>,
    ) -> told::Decision {
        let child = chosen.or_else(|| self.same().map(|same| same.child));
        let some = decision.told() == Some(MayBeTold::Appointments);
        let appointments = child.filter(|_| some).map(|child| told::appointments(child, ctx));
        form.set_shown("appointments", appointments.unwrap_or_default());
        decision
    }

    /// Whether nothing of a found file may be shown: its caller may not hear everything.
    pub(super) fn hides(&self, found: &MatchCard) -> bool {
        let less =
            self.told.as_ref().and_then(told::Decision::told).is_some_and(|told| told != MayBeTold::All);
        less && self.same().is_some_and(|same| same.child == found.card.child)
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

/// The caller beside the child, with the number that was given; nobody where nothing was said.
pub(super) fn caregivers_of(values: &Values) -> Vec<NewCaregiver> {
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
pub(super) fn known_again(
    mut new: Vec<NewCaregiver>,
    sibling: Option<ChildId>,
    ctx: &mut Ctx<'_>,
) -> Vec<NewCaregiver> {
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

/// Where the child lives, as far as it was said.
pub(super) fn home_of(values: &Values) -> Option<NewHome> {
    let municipality = Some(values.text("municipality")?);
    let household = Household { municipality, ..Household::blank(FamilyId(0)) };
    let caregivers = if caregivers_of(values).is_empty() { Vec::new() } else { vec![0] };
    Some(NewHome { household, caregivers })
}
