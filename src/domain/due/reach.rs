//! The row of a family that was tried so often that a letter is proposed, and of one that got the letter and did not answer
//! (domain.md, Additions, "Call"). A person decides; nothing here does.

use chrono::NaiveDate;

use super::{Deadline, DueGroup, DueRow, DueScreen, EpisodeFacts, Measures, row};
use crate::domain::{
    attempts::Tries,
    codes::{DueKind, EpisodeState, TimerKind},
    why::Why,
};

/// After the set number of tries: a letter is proposed, and a person decides (Additions, "Call").
pub(super) fn could_not_reach(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    use EpisodeState::{EligibleWaiting, Incomplete, NeedsAssessment, Referred, Screening};
    let intake = [Referred, Incomplete, Screening, NeedsAssessment, EligibleWaiting];
    let tries = Tries::of(by.program);
    let last =
        facts.tried_on.filter(|_| intake.contains(&facts.state) && tries.are_enough(facts.attempts))?;
    if let Some(sent) = facts.letter_on.filter(|sent| *sent >= last) {
        return letter_unanswered(facts, by, sent);
    }
    let why = Why::new("why-due-could-not-reach").number("tried", facts.attempts).day("day", last);
    let deadline = Deadline { on: last, business: true };
    Some(row(facts, by, DueKind::CouldNotReach, deadline, DueScreen::CouldNotReach, why))
}

/// The letter was sent: the family has the same window to answer that it was tried in; then a person decides.
fn letter_unanswered(facts: &EpisodeFacts, by: &Measures<'_>, sent: NaiveDate) -> Option<DueRow> {
    let deadline = by
        .timer(TimerKind::AttemptsWindow, sent)
        .unwrap_or(Deadline { on: by.calendar.add(sent, 10), business: true });
    let why = Why::new("why-due-letter-sent").day("day", sent);
    let mut found = row(facts, by, DueKind::CouldNotReach, deadline, DueScreen::CouldNotReach, why);
    if found.group == DueGroup::Soon {
        found.group = DueGroup::WithOthers;
    }
    Some(found)
}
