//! Mistakes as rows of Today: two files that may be of one child, a breach that is not closed. Rules only.

use chrono::NaiveDate;

use super::{Deadline, DuePlace, DueRow, DueScreen, Measures};
use crate::domain::{
    card::ChildCard,
    codes::{Code, DueKind, Urgency},
    ids::RowId,
    record::{Breach, FileLink, Stored},
    why::Why,
};

/// Two files of which somebody says that they are of one child: a supervisor answers. `card` is of the file that would
/// go on.
pub fn of_proposal(link: &Stored<FileLink>, card: &ChildCard, by: &Measures<'_>) -> DueRow {
    let why = Why::new("why-due-same-child")
        .words("under", link.under_file.clone())
        .words("survivor", link.survivor_file.clone())
        .words("reason", link.reason.clone());
    plain(DueKind::SameChild, DueScreen::SameChild, link.id, card, link.proposed_at.day(), why, by)
}

/// A breach that is not closed; `card` is of the child whose information it is, without names where the role has none.
pub fn of_breach(breach: &Stored<Breach>, card: &ChildCard, by: &Measures<'_>) -> DueRow {
    let why = Why::new("why-due-breach")
        .words("file", card.number.to_string())
        .label("state", breach.state.label())
        .day("day", breach.found_on);
    let card = card.clone().without_names();
    plain(DueKind::Breach, DueScreen::Breach, breach.id, &card, breach.found_on, why, by)
}

/// A row that somebody opened and that waits since then.
fn plain(
    kind: DueKind,
    at: DueScreen,
    record: RowId,
    card: &ChildCard,
    since: NaiveDate,
    why: Why,
    by: &Measures<'_>,
) -> DueRow {
    let deadline = Deadline { on: since, business: false };
    DueRow {
        kind,
        group: by.group(deadline, false),
        card: Some(card.clone()),
        due: since,
        time: None,
        days_late: by.days_late(deadline),
        business_days: false,
        why,
        who: None,
        team: None,
        urgency: Urgency::Routine,
        place: DuePlace { child: Some(card.child), episode: None, record: Some(record), at },
    }
}
