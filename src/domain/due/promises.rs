//! Promises and messages as rows of Today: for who keeps or reads them, and for who left them. Rules only.

use chrono::NaiveDate;

use super::{Deadline, DueGroup, DuePlace, DueRow, DueScreen, Measures, appears};
use crate::domain::{
    card::ChildCard,
    codes::{DueKind, Urgency},
    ids::{RowId, StaffId, TeamId},
    why::Why,
};

/// An open promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseFacts {
    /// The row.
    pub id: RowId,
    /// The child, if it is about one.
    pub card: Option<ChildCard>,
    /// `call_back` or `promise`.
    pub kind: DueKind,
    /// What was promised.
    pub what: String,
    /// The day.
    pub due_on: NaiveDate,
    /// The time.
    pub time: Option<String>,
    /// Who promised; none when the family or another did.
    pub staff: Option<StaffId>,
    /// Someone else who promised.
    pub who: Option<String>,
    /// The interpreter booked for it.
    pub interpreter: Option<String>,
    /// The team of the person, or that holds the child.
    pub team: Option<TeamId>,
    /// How urgent the family is.
    pub urgency: Urgency,
    /// Name of who left it for somebody else; none where nobody did.
    pub left_by: Option<String>,
    /// The day on which it was read.
    pub read_on: Option<NaiveDate>,
}

/// A message that the viewer left for somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftMessage {
    /// The row.
    pub id: RowId,
    /// The child, if it is about one.
    pub card: Option<ChildCard>,
    /// For whom; none when the pool gets it.
    pub to: Option<String>,
    /// When it was left: the day by which it should be read.
    pub left_on: NaiveDate,
    /// Day, wall clock and name of who read it.
    pub read: Option<(NaiveDate, String, String)>,
    /// Who left it.
    pub from: StaffId,
    /// The file is restricted and not the writer's: for whom it was left, and who read it, is not told.
    pub closed: bool,
}

/// The row of a promise.
pub fn of_promise(facts: &PromiseFacts, by: &Measures<'_>) -> Option<DueRow> {
    promise_row(facts, by).filter(|row| appears(row.kind, row.due, by))
}

/// The row of a promise, however far away; none for a message that was read on an earlier day.
pub fn promise_row(facts: &PromiseFacts, by: &Measures<'_>) -> Option<DueRow> {
    let deadline = Deadline { on: facts.due_on, business: false };
    let others = facts.staff.is_none() && facts.who.is_some();
    let mut group = by.group(deadline, others && facts.due_on >= by.today);
    if facts.time.is_some() && facts.due_on == by.today && !others {
        group = DueGroup::Now;
    }
    let unread = facts.left_by.is_some() && facts.read_on.is_none();
    let message = facts.kind == DueKind::Message;
    if unread || message {
        // What was read stands until the end of its day; what asks for a call goes on as the call.
        if message && facts.read_on.is_some_and(|day| day < by.today) {
            return None;
        }
        group = DueGroup::Messages;
    }
    let kind = match facts.kind {
        kind @ (DueKind::CallBack | DueKind::Message) => kind,
        _ => DueKind::Promise,
    };
    let said = |text| Why::new(text).words("what", facts.what.clone());
    let why = match (&facts.who, &facts.left_by) {
        (_, Some(from)) if unread => said("why-due-message").words("who", from.clone()),
        (_, Some(from)) if message => said("why-due-message-read").words("who", from.clone()),
        (Some(who), _) if others => said("why-due-promised-by").words("who", who.clone()),
        _ => match &facts.interpreter {
            Some(booked) => said("why-due-promise-interpreter").words("interpreter", booked.clone()),
            None => said("why-due-promise"),
        },
    };
    let child = facts.card.as_ref().map(|card| card.child);
    let at = match kind {
        _ if unread || message => DueScreen::Message,
        DueKind::CallBack => DueScreen::Call,
        _ => DueScreen::Promise,
    };
    Some(DueRow {
        kind,
        group,
        card: facts.card.clone(),
        due: facts.due_on,
        time: facts.time.clone(),
        days_late: by.days_late(deadline),
        business_days: false,
        why,
        who: facts.staff,
        team: facts.team,
        urgency: facts.urgency,
        place: DuePlace { child, episode: None, record: Some(facts.id), at },
    })
}

/// What its writer sees of a message: for whom it is, and when it was read; after that day nothing.
pub fn of_left_message(facts: &LeftMessage, by: &Measures<'_>) -> Option<DueRow> {
    let pool = || Why::new("why-due-left-pool");
    let why = match (&facts.read, &facts.to) {
        (Some((day, ..)), _) if *day < by.today => return None,
        (Some((_, time, _)), _) if facts.closed => {
            Why::new("why-due-left-read-closed").words("time", time.clone())
        }
        (None, _) if facts.closed => Why::new("why-due-left-closed"),
        (Some((_, time, who)), _) => {
            Why::new("why-due-left-read").words("who", who.clone()).words("time", time.clone())
        }
        (None, Some(to)) => Why::new("why-due-left").words("who", to.clone()),
        (None, None) => pool(),
    };
    Some(DueRow {
        kind: DueKind::Message,
        group: DueGroup::WithOthers,
        card: facts.card.clone(),
        due: facts.left_on,
        time: None,
        days_late: 0,
        business_days: true,
        why,
        who: Some(facts.from),
        team: None,
        urgency: Urgency::Routine,
        place: DuePlace {
            child: facts.card.as_ref().map(|card| card.child),
            episode: None,
            record: Some(facts.id),
            at: DueScreen::Message,
        },
    })
}
