//! Consents: to collect first, to share later; withdrawn at once; asked again after a return. Whether one holds is
//! derived by `domain::consent` and never stored.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    Command, Failure, Reading, Session, Subject, Writing, clean, clean::cleaned, episodes as episode_moves,
    family, rules::FileRules,
};
use crate::{
    domain::{
        access::Act,
        codes::{Category, ConsentAnswer, TimerKind, TimerUnit},
        consent::{self, ConsentState, Recipient, Sharing},
        ids::{ChildId, RowId},
        problem::Problem,
        record::{Consent, ConsentScope, RecordKind, Stored},
    },
    store::families,
};

/// A consent with who may see what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConsentForm {
    /// The consent; the child is the command's.
    pub consent: Consent,
    /// Its scope: who, what, permit or deny; consent and child are set at the save.
    pub scope: Vec<ConsentScope>,
}

/// A consent as it stands today.
#[derive(Debug, Clone)]
pub struct ConsentView {
    /// The consent.
    pub consent: Stored<Consent>,
    /// Its scope.
    pub scope: Vec<Stored<ConsentScope>>,
    /// Whether it holds.
    pub state: ConsentState,
    /// Whether it ends within the time of warning.
    pub ends_soon: bool,
    /// Given before the family returned: to be asked again.
    pub to_confirm: bool,
}

impl Session {
    /// Records an answer to a consent, with its scope. A yes gets an end by the programme's standard (default 12
    /// months) unless one is given.
    ///
    /// # Errors
    /// What a yes lacks (a verbal one its three written items); when it is not allowed.
    pub fn record_consent(&mut self, command: &Command, form: &ConsentForm) -> Result<RowId, Failure> {
        let rules = self.rules()?;
        let consent = cleaned(&form.consent)?;
        self.write_as(Act::SaveConsent, command, |writing| {
            let child_id = writing.child()?;
            if let Some(giver) = consent.given_by_id {
                family::own_person(writing, giver)?;
            }
            let id = insert(writing, &rules, &Consent { child_id, ..consent }, &form.scope)?;
            episode_moves::settle(writing, &rules, child_id)?;
            Ok(id)
        })
    }

    /// Completes a consent that was noted and not yet whole, or corrects what was mistyped. A change of mind is a new
    /// consent or a withdrawal.
    ///
    /// # Errors
    /// What it lacks; a conflict; when it is not allowed or the consent was withdrawn.
    pub fn correct_consent(
        &mut self,
        command: &Command,
        base: &Stored<Consent>,
        form: &ConsentForm,
    ) -> Result<i64, Failure> {
        let rules = self.rules()?;
        let consent = cleaned(&form.consent)?;
        self.write_as(Act::SaveConsent, command, |writing| {
            family::own(writing, base.child_id, RecordKind::Consent)?;
            if base.withdrawn_on.is_some() {
                return Err(Problem::new("", "problem-consent-withdrawn").into());
            }
            let child_id = base.child_id;
            // Who gave it before may have left the family since; only somebody named anew has to belong to it.
            for (now, before) in
                [(consent.given_by_id, base.given_by_id), (consent.second_by_id, base.second_by_id)]
            {
                if let Some(giver) = now.filter(|_| now != before) {
                    family::own_person(writing, giver)?;
                }
            }
            let consent =
                Consent { child_id, withdrawn_on: None, withdrawn_by: None, ..with_end(&rules, consent) };
            refuse(consent::problems(&consent))?;
            // Who it is for hangs on the consent: a colleague's limit since `base` is a conflict, not something to write over.
            let version = writing.update_whole(base, &consent)?.version;
            for row in
                families::scopes(writing.db(), child_id)?.iter().filter(|row| row.consent_id == base.id)
            {
                writing.remove(row)?;
            }
            add_scope(writing, base.id, child_id, &form.scope)?;
            Ok(version)
        })
    }

    /// Withdraws a consent; from this save on it permits nothing. What was sent before stays listed.
    ///
    /// # Errors
    /// `problem-consent-withdrawn-by` when nobody is named; a conflict; when it is not allowed.
    pub fn withdraw_consent(
        &mut self,
        command: &Command,
        base: &Stored<Consent>,
        by: &str,
    ) -> Result<i64, Failure> {
        let Some(by) = clean::line("withdrawn_by", by)? else {
            return Err(Problem::new("withdrawn_by", "problem-consent-withdrawn-by").into());
        };
        self.write_as(Act::WithdrawConsent, command, |writing| {
            family::own(writing, base.child_id, RecordKind::Consent)?;
            let (withdrawn_on, withdrawn_by) = (Some(writing.today()), Some(by));
            let withdrawn = Consent { withdrawn_on, withdrawn_by, ..base.record.clone() };
            Ok(writing.update(base, &withdrawn)?.version)
        })
    }

    /// The family says "still so" to a consent given before: a new one of the same words and scope begins today.
    ///
    /// # Errors
    /// What it lacks; when it is not allowed.
    pub fn renew_consent(&mut self, command: &Command, base: &Stored<Consent>) -> Result<RowId, Failure> {
        let rules = self.rules()?;
        self.write_as(Act::SaveConsent, command, |writing| {
            family::own(writing, base.child_id, RecordKind::Consent)?;
            let all = families::scopes(writing.db(), base.child_id)?;
            let today = writing.today();
            let scope: Vec<ConsentScope> = all
                .into_iter()
                .filter(|row| row.consent_id == base.id)
                .map(|row| ConsentScope { from_on: today, ..row.record })
                .collect();
            let (expires_on, withdrawn_on, withdrawn_by) = (None, None, None);
            // Both say it again where both decide.
            let consent = Consent {
                starts_on: today,
                expires_on,
                withdrawn_on,
                withdrawn_by,
                second_by_id: None,
                second_by_name: None,
                second_method: None,
                second_on: None,
                ..base.record.clone()
            };
            // The earlier one ends, so that a later withdrawal leaves nothing standing behind it.
            // One that ran out before keeps its day: months without consent stay months without consent.
            let ended = today.pred_opt().unwrap_or(today).max(base.starts_on);
            let ended = base.expires_on.map_or(ended, |day| day.min(ended));
            if base.withdrawn_on.is_none() && base.starts_on < today {
                writing.update(base, &Consent { expires_on: Some(ended), ..base.record.clone() })?;
            }
            insert(writing, &rules, &consent, &scope)
        })
    }

    /// Adds the second signature where both parents decide together; from then on the consent may hold.
    ///
    /// # Errors
    /// What the signature lacks; `problem-consent-not-joint` for another consent or one signed already; a conflict; when
    /// it is not allowed.
    pub fn add_second_signature(
        &mut self,
        command: &Command,
        base: &Stored<Consent>,
        signed: &Consent,
    ) -> Result<i64, Failure> {
        let signed = cleaned(signed)?;
        self.write_as(Act::SaveConsent, command, |writing| {
            family::own(writing, base.child_id, RecordKind::Consent)?;
            if !consent::lacks_second(base, writing.today()) || base.withdrawn_on.is_some() {
                return Err(Problem::new("", "problem-consent-not-joint").into());
            }
            if let Some(giver) = signed.second_by_id {
                family::own_person(writing, giver)?;
            }
            let (given_by_id, today) = (base.given_by_id, writing.today());
            refuse(consent::second_problems(&Consent { given_by_id, ..signed.clone() }, today))?;
            let now = Consent {
                second_by_id: signed.second_by_id,
                second_by_name: signed.second_by_name,
                second_method: signed.second_method,
                second_on: signed.second_on,
                ..base.record.clone()
            };
            Ok(writing.update(base, &now)?.version)
        })
    }

    /// "May I send this to X?": whether information of `category` may go to `recipient` today, and which consent says
    /// so.
    ///
    /// # Errors
    /// When the file may not be opened.
    pub fn may_share(
        &mut self,
        child: ChildId,
        recipient: &Recipient,
        category: Category,
    ) -> Result<Sharing, Failure> {
        self.read(Act::OpenFile, Subject::Child(child), |reading| {
            let consents = families::consents(reading.db, child)?;
            let scopes = families::scopes(reading.db, child)?;
            Ok(consent::may_share(&consents, &scopes, recipient, category, reading.today))
        })
    }
}

fn refuse(problems: Vec<Problem>) -> Result<(), Failure> {
    if problems.is_empty() { Ok(()) } else { Err(Failure::Invalid(problems)) }
}

/// Inserts a consent with its scope after its rules.
pub(super) fn insert(
    writing: &mut Writing<'_>,
    rules: &FileRules,
    consent: &Consent,
    scope: &[ConsentScope],
) -> Result<RowId, Failure> {
    let consent = with_end(rules, consent.clone());
    refuse(consent::problems(&consent))?;
    if consent.second_on.is_some() {
        refuse(consent::second_problems(&consent, writing.today()))?;
    }
    let id = writing.insert(&consent)?.id;
    add_scope(writing, id, consent.child_id, scope)?;
    Ok(id)
}

fn add_scope(
    writing: &mut Writing<'_>,
    consent_id: RowId,
    child_id: ChildId,
    scope: &[ConsentScope],
) -> Result<(), Failure> {
    for row in scope {
        writing.insert(&ConsentScope { consent_id, child_id, ..cleaned(row)? })?;
    }
    Ok(())
}

/// A yes ends by the standard (12 months, domain.md 1.4) where no day is given.
fn with_end(rules: &FileRules, consent: Consent) -> Consent {
    if consent.answer != ConsentAnswer::Yes || consent.expires_on.is_some() {
        return consent;
    }
    let months = rules
        .rules
        .programs
        .iter()
        .filter_map(|program| program.timer(TimerKind::ConsentExpiry))
        .filter(|timer| timer.on && timer.unit == TimerUnit::Months)
        .map(|timer| timer.amount)
        .min();
    let expires_on = months.and_then(|months| consent.starts_on.checked_add_months(Months::new(months)));
    Consent { expires_on, ..consent }
}

/// Days before its end at which a consent is said to run out (default 30, domain.md 5).
fn warning_days(rules: &FileRules) -> u32 {
    let programs = rules.rules.programs.iter();
    let timers = programs.filter_map(|program| program.timer(TimerKind::ConsentExpiryWarning));
    timers.filter(|timer| timer.on).map(|timer| timer.amount).max().unwrap_or(30)
}

/// The consents of a child as they stand; `since` is the day on which a returning family came back.
pub(super) fn views(
    reading: &Reading<'_>,
    rules: &FileRules,
    child: ChildId,
    since: Option<NaiveDate>,
) -> Result<Vec<ConsentView>, Failure> {
    let consents = families::consents(reading.db, child)?;
    let scopes = families::scopes(reading.db, child)?;
    let days = warning_days(rules);
    let view = |consent: &Stored<Consent>| {
        let scope: Vec<_> = scopes.iter().filter(|row| row.consent_id == consent.id).cloned().collect();
        let state = consent::state(consent, &scope, &consents, reading.today);
        ConsentView {
            state,
            ends_soon: state.holds() && consent::ends_soon(consent, reading.today, days),
            to_confirm: state.holds() && since.is_some_and(|day| consent.starts_on < day),
            consent: consent.clone(),
            scope,
        }
    };
    Ok(consents.iter().map(view).collect())
}
