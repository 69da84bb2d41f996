//! How episodes end: reasons with their words, and warm hand-offs in every state.

use super::*;
use crate::{
    domain::{
        ids::OrganizationId,
        record::{Attempt, Consent, HandOff},
    },
    sample::words::sayings,
};

/// The reason of an ending and a note about it.
pub(super) fn reason(
    state: EpisodeState,
    twist: Twist,
    random: &mut Random,
) -> (Option<ClosureReason>, Option<Words>) {
    let (reason, note) = match (state, twist) {
        (Declined, _) => (ClosureReason::FamilyRequest, Some(sayings::ENDINGS[1])),
        (Inactive, Twist::NotReached) => (ClosureReason::UnableToContact, Some(sayings::ENDINGS[2])),
        (Inactive, _) => (ClosureReason::FamilyNoLongerNeeds, Some(sayings::ENDINGS[1])),
        (Closed, Twist::HandOffReturned) => (ClosureReason::Returned, None),
        (Closed, twist) if is_hand_off(twist) => (ClosureReason::HandedOff, None),
        (Closed, Twist::Moved) => (ClosureReason::MovedOutOfArea, None),
        (Closed, Twist::AgedOut) => (ClosureReason::AgedOut, Some(sayings::ENDINGS[0])),
        (Closed, _) => (ClosureReason::TeamWorkingWell, Some(sayings::ENDINGS[random.below(2)])),
        _ => return (None, None),
    };
    (Some(reason), note)
}

impl Story<'_, '_> {
    /// The hand-off of a family that another agency serves better.
    pub(super) fn hand_off(&mut self) -> Result<(), StoreError> {
        let state = match self.twist {
            Twist::HandOffStarted => HandOffState::Started,
            Twist::HandOffSent => HandOffState::Sent,
            Twist::HandOffConfirmed => HandOffState::Confirmed,
            Twist::HandOffRefused => HandOffState::Refused,
            Twist::HandOffWaived => HandOffState::Waived,
            Twist::HandOffReturned => HandOffState::Returned,
            _ => return Ok(()),
        };
        let started = self.dates.decided;
        let sent = matches!(state, HandOffState::Sent | HandOffState::Confirmed | HandOffState::Returned);
        let sent_on = sent
            .then(|| self.writer.days().next_workday(shift(started, 1)).min(self.dates.since.max(started)));
        let confirmed = state == HandOffState::Confirmed;
        let consent = self.hand_off_consent(started)?;
        let words = match state {
            HandOffState::Refused => Some(sayings::HAND_OFF_REASONS[0]),
            HandOffState::Waived => Some(sayings::HAND_OFF_REASONS[1]),
            HandOffState::Returned => Some(sayings::HAND_OFF_REASONS[2]),
            _ => None,
        };
        let record = HandOff {
            organization_id: Some(OrganizationId(self.made.agency_of(self.family.town.area))),
            contact_name: Some("Pat Exemple".to_owned()),
            what_sent: sent.then(|| self.words(sayings::SENT)),
            consent_id: Some(consent),
            state,
            sent_on,
            confirmed_on: confirmed.then_some(self.dates.since),
            confirmed_by: confirmed.then(|| "Pat Exemple".to_owned()),
            reason: words.map(|words| self.words(words)),
            family_told_on: Some(self.dates.since),
            told_may_return: Some(YesNo::Yes),
            ask_family_on: confirmed.then(|| shift(self.dates.since, 30)),
            ..HandOff::blank(self.episode, self.child.id, self.intake, started)
        };
        let at = self.at(started);
        let row = self.writer.insert_told(&record, at, self.intake, self.child.id)?;
        if state == HandOffState::Sent {
            let tried = self.writer.days().next_workday(shift(started, 6)).min(self.writer.days().ago(1));
            let attempt = Attempt {
                child_id: Some(self.child.id),
                hand_off_id: Some(row),
                ..Attempt::by_phone(self.intake, self.at(tried), AttemptOutcome::Voicemail)
            };
            self.writer.insert(&attempt)?;
        }
        Ok(())
    }

    fn hand_off_consent(&mut self, day: NaiveDate) -> Result<RowId, StoreError> {
        let consent = Consent {
            information: Some(self.words(sayings::SENT)),
            expires_on: Some(shift(day, 365)),
            ..self.consent(ConsentPurpose::WarmHandoff, ConsentAnswer::Yes, day)
        };
        self.writer.insert(&consent)
    }
}
