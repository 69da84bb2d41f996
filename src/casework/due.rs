//! Today: the work list of the person in their role, from dates and states alone (screens.md, "Today"). The rules are in
//! `domain::due`; this gathers facts, measures them and sorts.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Failure, Identity, Reading, Session, Subject, seen, standards::Standards};
use crate::{
    domain::{
        access::{AccessSettings, Act, Relation, Verdict, decide},
        card::StaffRef,
        due::{self, DueGroup, DueRow, Measures},
        ids::{ChildId, StaffId},
    },
    store::{care, due as facts, flags, matters, mistakes, scope::Viewer},
};

/// The work list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DueList {
    /// The rows: promised times first, then late, today, soon, with others; the urgent first in each.
    pub rows: Vec<DueRow>,
    people: BTreeMap<StaffId, StaffRef>,
}

impl DueList {
    /// Number and name of who does a row.
    pub fn person(&self, staff: StaffId) -> Option<&StaffRef> {
        self.people.get(&staff)
    }

    /// The rows of one group, in their order.
    pub fn group(&self, group: DueGroup) -> impl Iterator<Item = &DueRow> {
        self.rows.iter().filter(move |row| row.group == group)
    }
}

impl Session {
    /// What needs this person in this role: intake the pool and their own, a coordinator their own and covered families,
    /// a supervisor the team with nobody's work, the others what they promised.
    ///
    /// # Errors
    /// When the file fails.
    pub fn due_list(&mut self) -> Result<DueList, Failure> {
        let standards = self.standards()?;
        self.read(Act::ListDue, Subject::Nothing, |reading| list(reading, &standards))
    }

    /// What is due about one child, whoever does it, for who may open the file ([`Act::OpenFile`]).
    ///
    /// # Errors
    /// When the file may not be opened.
    pub fn due_about(&mut self, child: ChildId) -> Result<Vec<DueRow>, Failure> {
        let standards = self.standards()?;
        self.read(Act::OpenFile, Subject::Child(child), |reading| {
            let viewer = viewer(reading);
            let by = |program: Option<&str>| Measures {
                program: standards.measuring(program),
                calendar: standards.calendar(),
                today: reading.today,
            };
            let (episodes, promises, hand_offs) = facts::about(reading.db, &viewer, child)?;
            let mut rows = Vec::new();
            for episode in &episodes {
                rows.extend(due::of_episode(episode, &by(episode.program.as_deref())));
            }
            rows.extend(promises.iter().filter_map(|promise| due::of_promise(promise, &by(None))));
            rows.extend(hand_offs.iter().filter_map(|hand_off| due::of_hand_off(hand_off, &by(None))));
            let matters = matters::about(reading.db, &viewer, child)?;
            rows.extend(matters.iter().filter_map(|matter| due::of_matter(matter, &by(None))));
            due::sort(&mut rows);
            Ok(rows)
        })
    }
}

pub(super) fn viewer(reading: &Reading<'_>) -> Viewer {
    viewer_of(reading.identity, reading.today)
}

/// Who looks at a list, for the store.
pub(super) fn viewer_of(identity: &Identity, today: NaiveDate) -> Viewer {
    Viewer { role: identity.role, staff: identity.staff, team: identity.team, today: today.to_string() }
}

/// The promises of the person that are due on `last` or before, however far that is.
pub(super) fn own_promises(
    reading: &Reading<'_>,
    standards: &Standards,
    last: chrono::NaiveDate,
) -> Result<Vec<DueRow>, Failure> {
    let measures =
        Measures { program: standards.measuring(None), calendar: standards.calendar(), today: reading.today };
    let mut rows: Vec<DueRow> = facts::promises(reading.db, &viewer(reading))?
        .iter()
        .filter(|promise| promise.staff == Some(reading.identity.staff) && promise.due_on <= last)
        .filter_map(|promise| due::promise_row(promise, &measures))
        .collect();
    due::sort(&mut rows);
    Ok(rows)
}

fn list(reading: &Reading<'_>, standards: &Standards) -> Result<DueList, Failure> {
    let (db, today) = (reading.db, reading.today);
    let viewer = viewer(reading);
    let by = |program: Option<&str>| Measures {
        program: standards.measuring(program),
        calendar: standards.calendar(),
        today,
    };
    let mut rows = Vec::new();
    for episode in facts::episodes(db, &viewer)? {
        rows.extend(due::of_episode(&episode, &by(episode.program.as_deref())));
    }
    for episode in facts::offered(db, &viewer)? {
        rows.extend(due::answer(&episode, &by(episode.program.as_deref())));
    }
    for promise in facts::promises(db, &viewer)? {
        rows.extend(due::of_promise(&promise, &by(None)));
    }
    for left in facts::left_messages(db, &viewer)? {
        rows.extend(due::of_left_message(&seen::left(reading, left)?, &by(None)));
    }
    for hand_off in facts::hand_offs(db, &viewer)? {
        rows.extend(due::of_hand_off(&hand_off, &by(None)));
    }
    for flag in flags::waiting(db, &viewer)? {
        rows.push(due::of_flag(&flag, &by(None)));
    }
    for matter in matters::matters(db, &viewer)? {
        rows.extend(due::of_matter(&matter, &by(None)));
    }
    rows.extend(super::pile::due_rows(reading, standards)?);
    let measures = by(None);
    if decide(viewer.role, Act::AnswerLink, Relation::default(), AccessSettings::default()) == Verdict::Yes {
        let waiting = mistakes::proposals(db)?;
        rows.extend(waiting.iter().map(|(link, card)| due::of_proposal(link, card, &measures)));
    }
    if decide(viewer.role, Act::SaveBreach, Relation::default(), AccessSettings::default()) == Verdict::Yes {
        let open = mistakes::open_breaches(db)?;
        rows.extend(open.iter().map(|(breach, card)| due::of_breach(breach, card, &measures)));
    }
    for row in &mut rows {
        row.card = row.card.take().map(|card| seen::card(reading, card)).transpose()?;
    }
    due::sort(&mut rows);
    let people = care::staff_refs(db)?.into_iter().map(|person| (person.id, person)).collect();
    Ok(DueList { rows, people })
}
