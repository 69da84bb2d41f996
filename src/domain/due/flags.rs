//! The rows of what was flagged: a restricted file that a new one resembles, a crisis view, a crisis call (domain.md 6,
//! PR-8 and PR-11). They stand from the moment they are flagged until somebody has looked; none is ever only "soon".

use super::{Deadline, DueGroup, DuePlace, DueRow, DueScreen, Measures};
use crate::domain::{
    card::ChildCard,
    codes::{DueKind, FlagKind, FlagState, Urgency},
    date::Moment,
    ids::{FileNumber, RowId, StaffId, TeamId},
    why::Why,
};

/// What was flagged and is not settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlagFacts {
    /// The row.
    pub id: RowId,
    /// What.
    pub kind: FlagKind,
    /// Open, or put off.
    pub state: FlagState,
    /// The child; of a restricted file only its number is shown.
    pub card: Option<ChildCard>,
    /// The file that resembles it.
    pub other: Option<FileNumber>,
    /// Who met it, looked, or took the call.
    pub staff: StaffId,
    /// Their name.
    pub by: String,
    /// Their team.
    pub team: TeamId,
    /// When.
    pub at: Moment,
    /// Why, where a reason was given.
    pub reason: Option<String>,
}

/// The row of what was flagged.
pub fn of_flag(facts: &FlagFacts, by: &Measures<'_>) -> DueRow {
    let deadline = Deadline { on: facts.at.day(), business: false };
    let kind = match facts.kind {
        FlagKind::RestrictedMatch => DueKind::RestrictedMatch,
        FlagKind::CrisisView => DueKind::CrisisView,
        FlagKind::CrisisCall => DueKind::CrisisCall,
    };
    let crisis = facts.kind == FlagKind::CrisisCall;
    let group = match by.group(deadline, false) {
        DueGroup::Today if crisis => DueGroup::Now,
        group => group,
    };
    DueRow {
        kind,
        group,
        card: facts.card.clone().filter(|_| facts.kind != FlagKind::RestrictedMatch),
        due: deadline.on,
        time: Some(facts.at.local().format("%H:%M").to_string()),
        days_late: by.days_late(deadline),
        business_days: false,
        why: why(facts),
        who: None,
        team: Some(facts.team),
        urgency: if crisis { Urgency::Urgent } else { Urgency::Routine },
        place: DuePlace {
            child: None,
            episode: None,
            record: Some(facts.id),
            at: DueScreen::Flag(facts.kind),
        },
    }
}

fn why(facts: &FlagFacts) -> Why {
    let number = facts.card.as_ref().map(|card| card.number.to_string());
    let reason = facts.reason.clone().unwrap_or_default();
    let (text, bare) = match (facts.kind, &facts.reason) {
        (FlagKind::RestrictedMatch, _) if facts.other.is_some() => ("why-due-restricted-match-with", false),
        (FlagKind::RestrictedMatch, _) => ("why-due-restricted-match", false),
        (FlagKind::CrisisView, Some(_)) => ("why-due-crisis-view-because", false),
        (FlagKind::CrisisView, None) => ("why-due-crisis-view", true),
        (FlagKind::CrisisCall, _) => ("why-due-crisis-call", true),
    };
    let mut why = Why::new(text).words("who", facts.by.clone());
    if facts.kind != FlagKind::CrisisCall {
        why = why.words("number", number.unwrap_or_default());
    }
    if let Some(other) = facts.other.filter(|_| facts.kind == FlagKind::RestrictedMatch) {
        why = why.words("other", other.to_string());
    }
    if !bare && facts.kind == FlagKind::CrisisView {
        why = why.words("reason", reason);
    }
    why
}
