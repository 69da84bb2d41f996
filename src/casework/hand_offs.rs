//! Warm hand-offs: to whom, what was sent, tries, what came of it. Confirming closes the episode in the same save.

use chrono::NaiveDate;

use super::{
    Command, Failure, Session, Writing,
    clean::cleaned,
    directory::{self, OrganizationChoice},
    episodes as episode_moves,
    family::own,
    rules::FileRules,
};
use crate::{
    domain::{
        access::Act,
        codes::{Category, ConsentPurpose, EpisodeState, HandOffState, TimerKind, YesNo},
        consent,
        episode::Event,
        hand_off::{self, Item, Settlement},
        ids::{ChildId, EpisodeId, OrganizationId, RowId},
        problem::Problem,
        program::Timer,
        record::{ConsentScope, Episode, HandOff, RecordKind, Stored},
    },
    store::{Db, episodes, families},
};

/// A hand-off as its form gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct HandOffForm {
    /// The episode, not eligible or to be redirected.
    pub episode: EpisodeId,
    /// To whom; the receiving agency is named before it starts.
    pub organization: Option<OrganizationChoice>,
    /// The person there.
    pub contact_name: Option<String>,
    /// What was sent, in words.
    pub what_sent: Option<String>,
    /// When it was sent; none while it is only begun.
    pub sent_on: Option<NaiveDate>,
    /// When the family was told.
    pub family_told_on: Option<NaiveDate>,
    /// Whether the family was told that it may return.
    pub told_may_return: Option<YesNo>,
}

impl Session {
    /// Starts a warm hand-off; a case that was not eligible becomes `REDIRECTED`. The acting person owns it.
    ///
    /// # Errors
    /// `problem-hand-off-organization`, `problem-hand-off-consent`; when it is not allowed.
    pub fn start_hand_off(&mut self, command: &Command, form: &HandOffForm) -> Result<RowId, Failure> {
        let rules = self.rules()?;
        self.write_as(Act::SaveHandOff, command, |writing| {
            let episode = handed_over(writing, form.episode)?;
            let Some(choice) = &form.organization else {
                return Err(Problem::new("organization", "problem-hand-off-organization").into());
            };
            let organization = directory::resolve(writing, "organization", choice)?;
            let consent = permitting(writing, organization)?
                .ok_or_else(|| Failure::from(Problem::new("consent", "problem-hand-off-consent")))?;
            let hand_off = filled(writing, &rules, form, Some(organization), Some(consent))?;
            let id = writing.insert(&hand_off)?.id;
            if episode.state == EpisodeState::NotEligible {
                episode_moves::move_by(writing, &episode, Event::HandOffStarted, |_| ())?;
            }
            Ok(id)
        })
    }

    /// Saves what became of a hand-off that is still open: sent, told, another person there.
    ///
    /// # Errors
    /// `problem-hand-off-settled` when it is over; a conflict; when it is not allowed.
    pub fn save_hand_off(
        &mut self,
        command: &Command,
        base: &Stored<HandOff>,
        form: &HandOffForm,
    ) -> Result<i64, Failure> {
        let rules = self.rules()?;
        self.write_as(Act::SaveHandOff, command, |writing| {
            own(writing, base.child_id, RecordKind::HandOff)?;
            if !hand_off::is_open(base.state) {
                return Err(Problem::new("", "problem-hand-off-settled").into());
            }
            let organization = match &form.organization {
                Some(choice) => Some(directory::resolve(writing, "organization", choice)?),
                None => base.organization_id,
            };
            let consent = match organization {
                // Another receiver needs a consent that speaks of it.
                Some(new) if Some(new) != base.organization_id => Some(
                    permitting(writing, new)?
                        .ok_or_else(|| Failure::from(Problem::new("consent", "problem-hand-off-consent")))?,
                ),
                _ => base.consent_id,
            };
            let changed = filled(writing, &rules, form, organization, consent)?;
            let changed = HandOff {
                started_on: base.started_on,
                owner_id: base.owner_id,
                episode_id: base.episode_id,
                previous_id: base.previous_id,
                ..changed
            };
            Ok(writing.update(base, &changed)?.version)
        })
    }

    /// Ends a hand-off: confirmed, refused by the family, or waived with a reason. The episode closes with it. `base`
    /// is none where the family refuses, or it is waived, before one was started.
    ///
    /// # Errors
    /// What the ending lacks; a conflict; when it is not allowed.
    pub fn settle_hand_off(
        &mut self,
        command: &Command,
        base: Option<&Stored<HandOff>>,
        form: &HandOffForm,
        settlement: &Settlement,
    ) -> Result<EpisodeState, Failure> {
        let rules = self.rules()?;
        self.write_as(Act::CloseHandOff, command, |writing| {
            let episode = handed_over(writing, form.episode)?;
            let organization = match (&form.organization, base) {
                (Some(choice), _) => Some(directory::resolve(writing, "organization", choice)?),
                (None, Some(base)) => base.organization_id,
                (None, None) => None,
            };
            let consent = base.and_then(|base| base.consent_id);
            let filled = filled(writing, &rules, form, organization, consent)?;
            let problems = hand_off::problems(&filled, settlement);
            if !problems.is_empty() {
                return Err(Failure::Invalid(problems));
            }
            let settled = settled(writing, filled, settlement)?;
            match base {
                Some(base) => {
                    own(writing, base.child_id, RecordKind::HandOff)?;
                    if base.episode_id != form.episode || !hand_off::is_open(base.state) {
                        return Err(Problem::new("", "problem-hand-off-settled").into());
                    }
                    let kept = HandOff {
                        started_on: base.started_on,
                        owner_id: base.owner_id,
                        previous_id: base.previous_id,
                        ..settled
                    };
                    writing.update(base, &kept)?;
                }
                None => {
                    // An open one is settled itself, never passed by.
                    let others = episodes::hand_offs(writing.db(), form.episode)?;
                    if others.iter().any(|other| hand_off::is_open(other.state)) {
                        return Err(Problem::new("", "problem-hand-off-open").into());
                    }
                    writing.insert(&settled)?;
                }
            }
            close(writing, &episode, form.told_may_return, settlement)
        })
    }
}

/// An episode that is handed over.
fn handed_over(writing: &Writing<'_>, id: EpisodeId) -> Result<Stored<Episode>, Failure> {
    let episode = episode_moves::of_child(writing, id)?;
    match episode.state {
        EpisodeState::NotEligible | EpisodeState::Redirected => Ok(episode),
        _ => Err(Problem::new("state", "problem-hand-off-state").into()),
    }
}

fn filled(
    writing: &Writing<'_>,
    rules: &FileRules,
    form: &HandOffForm,
    organization_id: Option<OrganizationId>,
    consent_id: Option<RowId>,
) -> Result<HandOff, Failure> {
    let today = writing.today();
    if [form.sent_on, form.family_told_on].into_iter().flatten().any(|day| day > today) {
        return Err(Problem::new("sent_on", "problem-date-future").into());
    }
    let timer = timer(rules, TimerKind::AskHandOffWorked);
    let ask_family_on = timer.and_then(|timer| timer.due(form.sent_on.unwrap_or(today), &rules.calendar));
    let blank = HandOff::blank(form.episode, writing.child()?, writing.identity().staff, today);
    cleaned(&HandOff {
        organization_id,
        contact_name: form.contact_name.clone(),
        what_sent: form.what_sent.clone(),
        consent_id,
        state: if form.sent_on.is_some() { HandOffState::Sent } else { HandOffState::Started },
        sent_on: form.sent_on,
        family_told_on: form.family_told_on,
        told_may_return: form.told_may_return,
        ask_family_on,
        ..blank
    })
}

fn settled(writing: &Writing<'_>, hand_off: HandOff, settlement: &Settlement) -> Result<HandOff, Failure> {
    let mut settled = HandOff { state: settlement.state(), ..hand_off };
    match settlement {
        Settlement::Confirmed { by } => {
            settled.confirmed_on = Some(writing.today());
            settled.confirmed_by = Some(by.clone());
        }
        Settlement::Refused { reason } => {
            settled.reason = reason.clone();
            settled.ask_family_on = None;
        }
        Settlement::Waived { reason, .. } => {
            settled.reason = Some(reason.clone());
            settled.ask_family_on = None;
        }
    }
    cleaned(&settled)
}

fn close(
    writing: &mut Writing<'_>,
    episode: &Stored<Episode>,
    told: Option<YesNo>,
    settlement: &Settlement,
) -> Result<EpisodeState, Failure> {
    let note = match settlement {
        Settlement::Confirmed { .. } => None,
        Settlement::Refused { reason } => reason.clone(),
        Settlement::Waived { reason, .. } => Some(reason.clone()),
    };
    episode_moves::move_by(writing, episode, Event::HandOffSettled, |after| {
        after.ending_reason = Some(settlement.ending());
        after.ending_note = note;
        after.told_may_return = told;
    })
}

/// The consent in force that lets information go to this organisation in a warm hand-off: one without a scope speaks of
/// whoever receives the family, one with a scope has to name it.
pub(super) fn permitting(
    writing: &Writing<'_>,
    organization: OrganizationId,
) -> Result<Option<RowId>, Failure> {
    let child = writing.child()?;
    let consents = families::consents(writing.db(), child)?;
    let scopes = families::scopes(writing.db(), child)?;
    let today = writing.today();
    let fitting =
        consents.iter().filter(|consent| consent.purpose == ConsentPurpose::WarmHandoff).find(|consent| {
            let own: Vec<Stored<ConsentScope>> =
                scopes.iter().filter(|row| row.consent_id == consent.id).cloned().collect();
            let holds = consent::state(consent, &own, &consents, today).holds();
            let receiver =
                consent::Recipient { organization: Some(organization), ..consent::Recipient::default() };
            let named = || {
                let one = std::slice::from_ref(*consent);
                consent::may_share(one, &own, &receiver, Category::Identifying, today).permitted
            };
            holds && (own.is_empty() || named())
        });
    Ok(fitting.map(|consent| consent.id))
}

/// A time standard of the file, from the first programme that uses it.
pub(super) fn timer(rules: &FileRules, kind: TimerKind) -> Option<&Timer> {
    rules.rules.programs.iter().filter_map(|program| program.timer(kind)).find(|timer| timer.on)
}

/// The day by which a confirmation is expected (default 10 business days, domain.md 1.2).
pub(super) fn confirm_due(rules: &FileRules, hand_off: &HandOff) -> Option<NaiveDate> {
    let from = hand_off.sent_on.unwrap_or(hand_off.started_on);
    timer(rules, TimerKind::ConfirmHandOff)?.due(from, &rules.calendar)
}

/// What is known of a child and may be sent, with how many of each.
pub(super) fn items(db: &Db, episode: EpisodeId, child: ChildId) -> Result<Vec<Item>, Failure> {
    let answered: usize = {
        let mut count = 0;
        for screening in families::screenings(db, episode, child)? {
            count +=
                families::answers(db, screening.id)?.iter().filter(|answer| answer.answer.is_some()).count();
        }
        count
    };
    let caregivers = families::links(db, child)?;
    let mut points = 0;
    for link in &caregivers {
        points += families::contact_points(db, link.person_id)?.len();
    }
    let all = [
        ("hand-off-item-child", Category::Identifying, 1),
        ("hand-off-item-caregivers", Category::FamilyHistory, caregivers.len()),
        ("hand-off-item-contacts", Category::Contact, points),
        ("hand-off-item-school", Category::Education, families::attendances(db, child)?.len()),
        ("hand-off-item-services", Category::Health, families::services(db, child)?.len()),
        ("hand-off-item-answers", Category::Developmental, answered),
        ("hand-off-item-findings", Category::Developmental, families::findings(db, episode, child)?.len()),
        (
            "hand-off-item-statements",
            Category::FamilyHistory,
            families::statements(db, episode, child)?.len(),
        ),
    ];
    let known = all.into_iter().filter(|(.., count)| *count > 0);
    Ok(known.map(|(text, category, count)| Item { text, category, count }).collect())
}
