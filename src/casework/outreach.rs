//! Outreach: the hand-offs of the team in one list, who owns each, and the later question to the family. A "no" opens the
//! case again (domain.md, Additions, "Hand-off"). How a hand-off is begun and settled is not here.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Command, Failure, Reading, Session, Subject, Writing, clean, due::viewer, episodes as episode_moves,
    family::own, hand_offs, rules::FileRules, standards::Standards,
};
use crate::{
    domain::{
        access::Act,
        card::{ChildCard, StaffRef},
        codes::{AttemptOutcome, ContactMode, EpisodeState, HandOffState, HandOffWorked, Role, YesNo},
        due::{self, DueRow, HandOffFacts, Measures},
        episode::Event,
        hand_off as rules_of,
        ids::{EpisodeId, RowId, StaffId},
        problem::Problem,
        record::{Attempt, Episode, HandOff, Holding, RecordKind, Staff, Stored},
    },
    store::{Db, calls, care, due as facts, episodes, mistakes, rows, staff},
};

/// Working days after which a family that was not reached is tried again.
const AGAIN_AFTER: u32 = 5;

/// A line of the list: a hand-off, or a family that waits for one to be begun.
#[derive(Debug, Clone, PartialEq)]
pub struct OutreachRow {
    /// The child.
    pub card: ChildCard,
    /// The episode.
    pub episode: EpisodeId,
    /// The hand-off; none while none was begun.
    pub hand_off: Option<Stored<HandOff>>,
    /// To whom; empty while nobody is named.
    pub organization: String,
    /// Who owns it; of one not begun, who holds the family.
    pub owner: Option<StaffRef>,
    /// Tries so far, to reach the receiver or the family about it.
    pub attempts: usize,
    /// What is due, where something is.
    pub due: Option<DueRow>,
}

/// What the family says when it is asked whether the hand-off worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkedForm {
    /// Its answer.
    pub worked: Option<HandOffWorked>,
    /// In its words.
    pub note: Option<String>,
    /// Of a "no": whether the same agency is tried once more, or another one is looked for.
    pub same_agency: Option<YesNo>,
}

/// What the answer led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The hand-off that was opened after a "no".
    pub again: Option<RowId>,
    /// When it is asked again, where nobody was reached.
    pub next_on: Option<NaiveDate>,
}

impl Session {
    /// The hand-offs of the team: what is late first; with `finished` also those that are over.
    ///
    /// # Errors
    /// When it is not allowed or the file fails.
    pub fn hand_off_list(&mut self, finished: bool) -> Result<Vec<OutreachRow>, Failure> {
        let standards = self.standards()?;
        self.read(Act::ListHandOffs, Subject::Nothing, |reading| list(reading, &standards, finished))
    }

    /// Who of the team may own a hand-off.
    ///
    /// # Errors
    /// When it is not allowed or the file fails.
    pub fn outreach_people(&mut self) -> Result<Vec<StaffRef>, Failure> {
        self.read(Act::ListHandOffs, Subject::Nothing, |reading| {
            let people = care::staff_refs(reading.db)?;
            let able = able(reading.db, reading.identity.team)?;
            Ok(people.into_iter().filter(|person| able.contains(&person.id)).collect())
        })
    }

    /// One hand-off as it stands, with how often somebody was tried about it.
    ///
    /// # Errors
    /// When it is not allowed or there is no such hand-off.
    pub fn hand_off(
        &mut self,
        child: crate::domain::ids::ChildId,
        id: RowId,
    ) -> Result<(Stored<HandOff>, Vec<Stored<Attempt>>), Failure> {
        self.read(Act::OpenFile, Subject::Child(child), |reading| {
            let found = reading.get::<HandOff>(id)?;
            // The list shows the file that goes on; the hand-off may stand in one beneath it.
            if found.child_id != child && mistakes::survivor(reading.db, found.child_id)? != child {
                return Err(Failure::Missing(RecordKind::HandOff));
            }
            Ok((found, calls::attempts_of_hand_off(reading.db, id)?))
        })
    }

    /// Another person owns the hand-off from now on.
    ///
    /// # Errors
    /// `problem-hand-off-owner` when that person does no outreach; a conflict; when it is not allowed.
    pub fn give_hand_off(
        &mut self,
        command: &Command,
        base: &Stored<HandOff>,
        to: StaffId,
    ) -> Result<i64, Failure> {
        self.write_as(Act::GiveHandOff, command, |writing| {
            own(writing, base.child_id, RecordKind::HandOff)?;
            if !able(writing.db(), writing.identity().team)?.contains(&to) {
                return Err(Problem::new("owner_id", "problem-hand-off-owner").into());
            }
            Ok(writing.update(base, &HandOff { owner_id: to, ..base.record.clone() })?.version)
        })
    }

    /// Writes down what the family said. "No" opens the case again with a new hand-off in its place; whoever was not
    /// reached is asked again.
    ///
    /// # Errors
    /// What is missing; `problem-hand-off-not-confirmed`; `problem-hand-off-linked` for a "no" in a file that went under
    /// another one without an open request; a conflict; when it is not allowed.
    pub fn answer_hand_off(
        &mut self,
        command: &Command,
        base: &Stored<HandOff>,
        form: &WorkedForm,
    ) -> Result<Asked, Failure> {
        let rules = self.rules()?;
        let note = match &form.note {
            Some(note) => clean::line("worked_note", note)?,
            None => None,
        };
        self.write_as(Act::AnswerHandOff, command, |writing| {
            own(writing, base.child_id, RecordKind::HandOff)?;
            if base.state != HandOffState::Confirmed {
                return Err(Problem::new("", "problem-hand-off-not-confirmed").into());
            }
            let worked = answered(form)?;
            let next_on = (worked == HandOffWorked::NotReached)
                .then(|| rules.calendar.add(writing.today(), AGAIN_AFTER));
            let asked = HandOff {
                asked_on: Some(writing.today()),
                worked: Some(worked),
                worked_note: note,
                ask_family_on: next_on,
                ..base.record.clone()
            };
            let base = writing.update(base, &asked)?;
            let again = match worked {
                HandOffWorked::No => open_again(writing, &rules, &base, form.same_agency)?,
                HandOffWorked::NotReached => {
                    writing.insert(&not_reached(writing, &base))?;
                    None
                }
                HandOffWorked::Yes => None,
            };
            Ok(Asked { again, next_on })
        })
    }
}

fn answered(form: &WorkedForm) -> Result<HandOffWorked, Failure> {
    let worked = form.worked.ok_or_else(|| Problem::new("worked", "problem-hand-off-worked"))?;
    if worked == HandOffWorked::No && form.same_agency.is_none() {
        return Err(Problem::new("same_agency", "problem-hand-off-again").into());
    }
    Ok(worked)
}

fn not_reached(writing: &Writing<'_>, base: &Stored<HandOff>) -> Attempt {
    Attempt {
        child_id: Some(base.child_id),
        promise_id: None,
        hand_off_id: Some(base.id),
        call_id: None,
        staff_id: writing.identity().staff,
        at: writing.now(),
        mode: ContactMode::Phone,
        outcome: AttemptOutcome::NoAnswer,
        note: None,
    }
}

/// The case opens again, held by who asked, with a hand-off that follows the one that did not work. Where the family is
/// back already with a new request, that one goes on and nothing is opened.
fn open_again(
    writing: &mut Writing<'_>,
    rules: &FileRules,
    failed: &Stored<HandOff>,
    same_agency: Option<YesNo>,
) -> Result<Option<RowId>, Failure> {
    let episode = writing.get::<Episode>(failed.episode_id)?;
    if episodes::undecided_elsewhere(writing.db(), failed.child_id, episode.id)? {
        return Ok(None);
    }
    let goes_on = mistakes::survivor(writing.db(), failed.child_id)?;
    if goes_on != failed.child_id {
        // Nothing is opened in a file that went under another: an open request of the file that goes on sees to it.
        if episodes::of_child(writing.db(), goes_on)?.iter().any(|other| other.state.is_open()) {
            return Ok(None);
        }
        return Err(Problem::new("worked", "problem-hand-off-linked").into());
    }
    if episode.state == EpisodeState::Closed {
        episode_moves::move_by(writing, &episode, Event::HandOffFailed, |after| {
            after.ending_reason = None;
            after.ending_note = None;
        })?;
        let (team, person) = (writing.identity().team, writing.identity().staff);
        writing.insert(&Holding {
            episode_id: failed.episode_id,
            team_id: team,
            staff_id: Some(person),
            from_at: writing.now(),
            to_at: None,
        })?;
    }
    let (owner, today) = (writing.identity().staff, writing.today());
    let organization = failed.organization_id.filter(|_| same_agency == Some(YesNo::Yes));
    let consent = organization.map(|id| hand_offs::permitting(writing, id)).transpose()?.flatten();
    let due = hand_offs::timer(rules, crate::domain::codes::TimerKind::AskHandOffWorked);
    let new = HandOff {
        organization_id: organization.filter(|_| consent.is_some()),
        contact_name: failed.contact_name.clone().filter(|_| organization.is_some()),
        consent_id: consent,
        previous_id: Some(failed.id),
        ask_family_on: due.and_then(|timer| timer.due(today, &rules.calendar)),
        ..HandOff::blank(failed.episode_id, failed.child_id, owner, today)
    };
    Ok(Some(writing.insert(&new)?.id))
}

/// Active people of a team who do outreach.
fn able(db: &Db, team: crate::domain::ids::TeamId) -> Result<Vec<StaffId>, Failure> {
    let mut found: Vec<Stored<Staff>> = staff::active_with_role(db, Role::Intake)?;
    found.extend(staff::active_with_role(db, Role::Supervisor)?);
    found.retain(|person| person.team_id == team);
    Ok(found.into_iter().map(|person| person.id.into()).collect())
}

fn list(reading: &Reading<'_>, standards: &Standards, finished: bool) -> Result<Vec<OutreachRow>, Failure> {
    let (db, viewer) = (reading.db, viewer(reading));
    let people: BTreeMap<StaffId, StaffRef> =
        care::staff_refs(db)?.into_iter().map(|person| (person.id, person)).collect();
    let measures =
        Measures { program: standards.measuring(None), calendar: standards.calendar(), today: reading.today };
    let mut found = Vec::new();
    let known = facts::hand_offs_of_team(db, &viewer, finished)?;
    for facts in &known {
        found.push(row(db, facts, &people, &measures)?);
    }
    // A family that was told no, or lives elsewhere, and for which nothing was begun.
    for family in facts::pool(db, &viewer)? {
        let handed = matches!(family.state, EpisodeState::NotEligible | EpisodeState::Redirected);
        let begun = episodes::hand_offs(db, family.episode)?;
        if !handed || begun.iter().any(|one| rules_of::is_open(one.state)) {
            continue;
        }
        found.push(OutreachRow {
            due: due::of_episode(&family, &measures).into_iter().next(),
            episode: family.episode,
            hand_off: None,
            organization: String::new(),
            owner: family.holder.and_then(|id| people.get(&id).cloned()),
            attempts: 0,
            card: family.card,
        });
    }
    let late = |row: &OutreachRow| row.due.as_ref().map_or(0, |due| due.days_late);
    found.sort_by_key(|row| {
        let on = row.due.as_ref().map(|due| due.due);
        (rank(row), std::cmp::Reverse(late(row)), on, row.card.number)
    });
    Ok(found)
}

/// What is to be done here first, then what waits for others, then what is over.
fn rank(row: &OutreachRow) -> u8 {
    match &row.hand_off {
        None => 0,
        Some(one) => match one.state {
            HandOffState::Started => 1,
            HandOffState::Confirmed if one.ask_family_on.is_some() => 2,
            HandOffState::Sent => 3,
            HandOffState::Confirmed => 4,
            HandOffState::Refused => 5,
            HandOffState::Waived => 6,
            HandOffState::Returned => 7,
        },
    }
}

fn row(
    db: &Db,
    facts: &HandOffFacts,
    people: &BTreeMap<StaffId, StaffRef>,
    measures: &Measures<'_>,
) -> Result<OutreachRow, Failure> {
    Ok(OutreachRow {
        hand_off: rows::load::<HandOff>(db, facts.id)?,
        attempts: calls::attempts_of_hand_off(db, facts.id)?.len(),
        due: due::of_hand_off(facts, measures),
        owner: people.get(&facts.owner).cloned(),
        card: facts.card.clone(),
        episode: facts.episode,
        organization: facts.organization.clone(),
    })
}
