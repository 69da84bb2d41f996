//! What waits about a child besides its episode's own standards (domain.md, Additions "Homes"): a second signature, a
//! custody paper, a line of the list that a change opened. Rows of Today like the others; nothing of them is stored.

use chrono::{Days, NaiveDate};

use super::{Deadline, DuePlace, DueRow, DueScreen, Measures, appears};
use crate::domain::{
    card::ChildCard,
    care::{PAPER_DAYS, SIGNATURE_DAYS},
    codes::{ChangeLineKind, Code, ConsentPurpose, DueKind, Urgency},
    ids::{EpisodeId, RowId, StaffId, TeamId},
    why::Why,
};

/// What waits about a child besides its episode's own standards (Additions, "Homes").
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MatterKind {
    /// Both parents decide and one has not agreed: the purpose of the consent.
    Signature(ConsentPurpose),
    /// The custody paper was not seen; since when it is asked for, and from whom.
    Paper(Option<NaiveDate>, Option<String>),
    /// A line of the list that a change opened.
    Line(ChangeLineKind, NaiveDate),
}

/// Something that waits about a child of an open episode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterFacts {
    /// What.
    pub kind: MatterKind,
    /// The consent, or the change.
    pub record: Option<RowId>,
    /// A number of its own, so that several of one change stay apart.
    pub row: RowId,
    /// From when it counts, or the day itself for a line.
    pub day: NaiveDate,
    /// The child.
    pub card: ChildCard,
    /// The episode by which it is somebody's.
    pub episode: EpisodeId,
    /// Who answers or holds.
    pub who: Option<StaffId>,
    /// The team that holds it.
    pub team: TeamId,
    /// How urgent the family is.
    pub urgency: Urgency,
}

/// The row of something that waits about a child: a second signature, a custody paper, a line of a change's list.
pub fn of_matter(facts: &MatterFacts, by: &Measures<'_>) -> Option<DueRow> {
    let after = |days| facts.day.checked_add_days(Days::new(days)).unwrap_or(facts.day);
    let (kind, on, at, why) = match &facts.kind {
        MatterKind::Signature(purpose) => {
            let why = Why::new("why-due-second-signature").label("what", purpose.label());
            (DueKind::Consent, after(SIGNATURE_DAYS), DueScreen::Consent, why.day("day", facts.day))
        }
        MatterKind::Paper(Some(asked), from) => {
            let why = match from {
                Some(from) => Why::new("why-due-paper-asked-of").words("who", from.clone()),
                None => Why::new("why-due-paper-asked"),
            };
            (DueKind::Custody, after(PAPER_DAYS), DueScreen::Custody, why.day("day", *asked))
        }
        MatterKind::Paper(None, _) => {
            (DueKind::Custody, after(PAPER_DAYS), DueScreen::Custody, Why::new("why-due-paper"))
        }
        MatterKind::Line(line, day) => {
            let why = Why::new("why-due-change").label("what", line.label()).day("day", *day);
            (DueKind::Change, facts.day, DueScreen::Change, why)
        }
    };
    let deadline = Deadline { on, business: false };
    // Who waits for a signature or a paper sees it from the first day; a line of a list from a week before its day.
    (kind != DueKind::Change || appears(kind, on, by)).then(|| DueRow {
        kind,
        group: by.group(deadline, false),
        card: Some(facts.card.clone()),
        due: on,
        time: None,
        days_late: by.days_late(deadline),
        business_days: false,
        why,
        who: facts.who,
        team: Some(facts.team),
        urgency: facts.urgency,
        place: DuePlace { child: Some(facts.card.child), episode: None, record: facts.record, at },
    })
}
