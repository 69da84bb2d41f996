//! What lies on the desk of the made-up intake: papers that wait to be keyed, somebody who is away with somebody who covers,
//! something given on the way out. A few rows, the same for the same day.

use chrono::NaiveTime;

use super::{
    agency::Made,
    random::Random,
    writer::{Writer, shift},
};
use crate::{
    domain::{
        codes::{AssignmentKind, Channel, DueKind, PaperState, PassedKind, PromiseState, YesNo},
        date::Moment,
        ids::{OrganizationId, StaffId},
        record::{Absence, Assignment, Paper, Passed, Promise},
    },
    store::{StoreError, staff},
};

/// A paper as it lies there: how it came, working days ago, at which hour, from whom, about whom, pages, where, urgent.
type Lying =
    (Channel, i64, (u32, u32), (&'static str, Option<usize>), &'static str, i64, &'static str, Option<YesNo>);

const PAPERS: &[Lying] = &[
    (
        Channel::PaperFax,
        0,
        (9, 10),
        ("Dr. Example", Some(super::organizations::DOCTORS)),
        "Sample, Robin",
        3,
        "tray 2",
        Some(YesNo::Yes),
    ),
    (
        Channel::PaperMail,
        2,
        (11, 40),
        ("Ms. Exemple", Some(super::organizations::SCHOOL)),
        "Exemple, Camille",
        5,
        "binder A",
        None,
    ),
    (
        Channel::Email,
        1,
        (18, 5),
        ("Worker Sample", None),
        "Sample, Ali",
        1,
        "intake mailbox",
        Some(YesNo::No),
    ),
];

/// Writes what lies on the desk of the first team.
pub fn write(writer: &mut Writer<'_>, made: &Made) -> Result<(), StoreError> {
    let intake = &made.people.intake[0];
    let (Some(first), last) = (intake.first().copied(), intake.last().copied()) else { return Ok(()) };
    for paper in PAPERS {
        lay(writer, made, first, paper)?;
    }
    away(writer, made)?;
    given(writer, made, last.unwrap_or(first), first)
}

fn at(writer: &Writer<'_>, ago: i64, (hour, minute): (u32, u32)) -> Moment {
    let day = writer.days().ago(ago);
    let drawn = writer.days().moment(day, &mut Random::of(0, 0));
    // The offset of that day is the drawn moment's; only the time of day is set.
    let local = drawn.local();
    let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    let moved = local.with_time(time).single().unwrap_or(local);
    Moment::new(moved.to_utc(), local.offset().local_minus_utc() / 60)
}

fn lay(writer: &mut Writer<'_>, made: &Made, by: StaffId, paper: &Lying) -> Result<(), StoreError> {
    let (channel, ago, time, (from, organization), child, pages, place, urgent) = *paper;
    let received_at = at(writer, ago, time);
    let organization = organization.and_then(|place| made.organizations.get(place));
    let paper = Paper {
        team_id: made.people.teams[0],
        logged_by_id: by,
        received_at,
        channel,
        from_name: Some(from.to_owned()),
        organization_id: organization.map(|row| OrganizationId(*row)),
        child_as_read: Some(child.to_owned()),
        pages: Some(pages),
        place: Some(place.to_owned()),
        urgent,
        state: PaperState::Waiting,
        child_id: None,
        settled_by_id: None,
        settled_at: None,
        reason: None,
        received_told_on: None,
        outcome_told_on: None,
    };
    writer.insert(&paper).map(|_| ())
}

/// A coordinator is away this week and the next; a colleague of the team covers each family.
fn away(writer: &mut Writer<'_>, made: &Made) -> Result<(), StoreError> {
    let of_team: Vec<StaffId> =
        made.people.coordinators.iter().filter(|one| one.team == 0).map(|one| one.id).collect();
    let [cover, away, ..] = of_team[..] else { return Ok(()) };
    let (from_on, to_on) = (writer.days().ago(1), shift(writer.days().exactly(0), 9));
    writer.insert(&Absence { staff_id: away, from_on, to_on, cover_id: Some(cover) })?;
    for primary in staff::answered_for(writer.db(), away)? {
        writer.insert(&Assignment {
            kind: AssignmentKind::TemporaryCover,
            answerable_id: cover,
            from_on,
            to_on: Some(to_on),
            ..primary.record.clone()
        })?;
    }
    let notice = notice(writer, made, PassedKind::Cover, away);
    writer.insert(&Passed { from_id: Some(away), to_id: Some(cover), until_on: Some(to_on), ..notice })?;
    Ok(())
}

/// A promise was given by a colleague on the way out.
fn given(writer: &mut Writer<'_>, made: &Made, from: StaffId, to: StaffId) -> Result<(), StoreError> {
    if from == to {
        return Ok(());
    }
    let due = writer.days().next_workday(shift(writer.days().exactly(0), 1));
    let promise = Promise {
        staff_id: Some(to),
        state: PromiseState::Open,
        ..Promise::blank(DueKind::CallBack, "Ring Sample School back about the form", due)
    };
    let promise = writer.insert(&promise)?;
    let notice = notice(writer, made, PassedKind::Promise, from);
    writer.insert(&Passed { from_id: Some(from), to_id: Some(to), promise_id: Some(promise), ..notice })?;
    Ok(())
}

fn notice(writer: &Writer<'_>, made: &Made, kind: PassedKind, by: StaffId) -> Passed {
    Passed {
        kind,
        team_id: made.people.teams[0],
        from_id: None,
        to_id: None,
        by_id: by,
        at: at(writer, 1, (16, 25)),
        child_id: None,
        call_id: None,
        promise_id: None,
        form: None,
        draft_record: None,
        until_on: None,
        from_seen_at: None,
        to_seen_at: None,
    }
}
