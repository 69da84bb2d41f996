//! The pile of papers: a fax, letter, e-mail or form is logged in a few keys when it comes, keyed later, and its sender is
//! told that it arrived and, where the family agrees, what became of it.

use chrono::{NaiveDate, NaiveTime};

use super::{
    Command, Failure, Reading, Session, Subject, Writing,
    clean::{self, cleaned},
    days::office_hours,
    directory::{self, OrganizationChoice},
    due::viewer,
    standards::Standards,
};
use crate::{
    domain::{
        access::Act,
        card::StaffRef,
        codes::{Category, Channel, DueKind, PaperState, PromiseState, Role, YesNo},
        consent,
        due::{DueRow, Measures},
        ids::{ChildId, OrganizationId, RowId},
        pile::{self, PileFacts, SenderFacts},
        problem::Problem,
        record::{Child, Paper, Promise, RecordKind, Stored},
    },
    store::{Db, StoreError, care, families, pile as papers},
};

/// What is typed about a paper when it comes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PaperForm {
    /// How it came.
    pub channel: Option<Channel>,
    /// The day it came; none means today.
    pub day: Option<NaiveDate>,
    /// The time; none means now, on another day the opening of the offices.
    pub time: Option<NaiveTime>,
    /// Who sent it.
    pub from_name: Option<String>,
    /// Of which organisation.
    pub organization: Option<OrganizationChoice>,
    /// The child as it was read.
    pub child_as_read: Option<String>,
    /// How many pages.
    pub pages: Option<i64>,
    /// Where the paper lies.
    pub place: Option<String>,
    /// Whether it is marked urgent.
    pub urgent: Option<YesNo>,
}

/// A paper of the pile.
#[derive(Debug, Clone, PartialEq)]
pub struct PileRow {
    /// The paper.
    pub paper: Stored<Paper>,
    /// The name of its organisation.
    pub organization: Option<String>,
    /// Who logged it.
    pub logged_by: Option<StaffRef>,
    /// From which business day it counts.
    pub counts_from: NaiveDate,
    /// How old it is since, in business days.
    pub age_days: i64,
}

/// What became of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// A new referral, or a return, was keyed from it.
    Keyed(ChildId),
    /// It belongs to a file that there is; the words are the promise for whoever answers for that family.
    Belongs(ChildId, String),
    /// It is not for us, and why.
    NotForUs(String),
}

/// What the sender was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// That it arrived.
    Received,
    /// What became of it.
    Outcome,
}

impl Session {
    /// Logs a paper that came. Who it is about stays what was read; nothing is opened and nothing is matched.
    ///
    /// # Errors
    /// When it is not said how it came, nothing of it can be recognised again, or it would have come in the future.
    pub fn log_paper(&mut self, command: &Command, form: &PaperForm) -> Result<RowId, Failure> {
        let (now, today) = (self.now(), self.today());
        let (day, open) = (form.day.unwrap_or(today), self.office_hours()?.opens);
        let received_at = match form.time {
            Some(time) => self.clock.at(day, time),
            None if day == today => now,
            None => self.clock.at(day, open),
        };
        let mut problems = Vec::new();
        if form.channel.is_none() {
            problems.push(Problem::new("channel", "problem-paper-channel"));
        }
        let known =
            [&form.from_name, &form.child_as_read].into_iter().flatten().any(|text| !text.trim().is_empty());
        if !known && form.organization.is_none() {
            problems.push(Problem::new("from_name", "problem-paper-who"));
        }
        if received_at > now {
            let field = if day > today { "day" } else { "time" };
            problems.push(Problem::new(field, "problem-paper-future"));
        }
        let (Some(channel), []) = (form.channel, problems.as_slice()) else {
            return Err(Failure::Invalid(problems));
        };
        self.write_as(Act::LogPaper, command, |writing| {
            let choice = form.organization.as_ref();
            let organization_id =
                choice.map(|choice| directory::resolve(writing, "organization", choice)).transpose()?;
            let paper = Paper {
                team_id: writing.identity().team,
                logged_by_id: writing.identity().staff,
                received_at,
                channel,
                from_name: form.from_name.clone(),
                organization_id,
                child_as_read: form.child_as_read.clone(),
                pages: form.pages,
                place: form.place.clone(),
                urgent: form.urgent,
                state: PaperState::Waiting,
                child_id: None,
                settled_by_id: None,
                settled_at: None,
                reason: None,
                received_told_on: None,
                outcome_told_on: None,
            };
            Ok(writing.insert(&cleaned(&paper)?)?.id)
        })
    }

    /// The pile of the team: urgent first, then the oldest.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn pile(&mut self) -> Result<Vec<PileRow>, Failure> {
        let standards = self.standards()?;
        self.read(Act::ListPile, Subject::Nothing, |reading| {
            let mut found = Vec::new();
            for paper in papers::waiting(reading.db, reading.identity.team)? {
                found.push(row(reading, &standards, paper)?);
            }
            found.sort_by_key(|row| facts(row).order());
            Ok(found)
        })
    }

    /// One paper of the team, settled or not.
    ///
    /// # Errors
    /// When it is not allowed, or there is no such paper.
    pub fn paper(&mut self, id: RowId) -> Result<PileRow, Failure> {
        let standards = self.standards()?;
        self.read(Act::ListPile, Subject::Nothing, |reading| {
            let paper = reading.get::<Paper>(id)?;
            if paper.team_id != reading.identity.team {
                return Err(Failure::Missing(RecordKind::Paper));
            }
            row(reading, &standards, paper)
        })
    }

    /// Says what became of a paper; it leaves the pile. For a file that there is, whoever answers for the family gets a
    /// promise, so that the paper is read.
    ///
    /// # Errors
    /// When it was settled meanwhile, or the reason is missing.
    pub fn settle_paper(
        &mut self,
        command: &Command,
        base: &Stored<Paper>,
        settled: &Settled,
    ) -> Result<(), Failure> {
        let calendar = self.rules()?.calendar.clone();
        self.write_as(Act::SettlePaper, command, |writing| {
            if base.team_id != writing.identity().team {
                return Err(Failure::Missing(RecordKind::Paper));
            }
            if base.state != PaperState::Waiting {
                return Err(Problem::new("state", "problem-paper-settled").into());
            }
            let (state, child_id, reason) = match settled {
                Settled::Keyed(child) => (PaperState::Keyed, Some(*child), None),
                Settled::Belongs(child, _) => (PaperState::Belongs, Some(*child), None),
                Settled::NotForUs(reason) => {
                    let reason = clean::line("reason", reason)?
                        .ok_or_else(|| Failure::from(Problem::new("reason", "problem-paper-reason")))?;
                    (PaperState::NotForUs, None, Some(reason))
                }
            };
            if let Some(child) = child_id {
                writing.get::<Child>(child)?;
                writing.about(child);
            }
            let (by, now) = (writing.identity().staff, writing.now());
            let paper = Paper {
                state,
                child_id,
                reason,
                settled_by_id: Some(by),
                settled_at: Some(now),
                ..base.record.clone()
            };
            writing.update(base, &paper)?;
            if let Settled::Belongs(child, words) = settled {
                let due = calendar.add(writing.today(), 1);
                promise_to_read(writing, *child, words, due)?;
            }
            Ok(())
        })
    }

    /// Notes that the sender was told today.
    ///
    /// # Errors
    /// `problem-paper-consent` where the family has not agreed that the sender hears what became of it; when nothing is
    /// decided yet.
    pub fn tell_sender(&mut self, command: &Command, id: RowId, told: Told) -> Result<(), Failure> {
        self.write_as(Act::TellSender, command, |writing| {
            let base = writing.get::<Paper>(id)?;
            if base.team_id != writing.identity().team {
                return Err(Failure::Missing(RecordKind::Paper));
            }
            let today = Some(writing.today());
            let mut paper = base.record.clone();
            match told {
                Told::Received => paper.received_told_on = today,
                Told::Outcome => {
                    if !may_hear(writing.db(), &base, writing.today())? {
                        return Err(Problem::new("sender", "problem-paper-consent").into());
                    }
                    let decided = base
                        .child_id
                        .map(|child| papers::decided_since(writing.db(), child, base.received_at))
                        .transpose()?
                        .flatten();
                    if decided.is_none() {
                        return Err(Problem::new("sender", "problem-paper-undecided").into());
                    }
                    paper.outcome_told_on = today;
                }
            }
            writing.update(&base, &paper).map(|_| ())
        })
    }
}

fn row(reading: &Reading<'_>, standards: &Standards, paper: Stored<Paper>) -> Result<PileRow, Failure> {
    let hours = office_hours(reading.db)?;
    let counts_from = hours.counts_from(paper.received_at, standards.calendar());
    let organization = paper.organization_id.map(|id| papers::organization_name(reading.db, id));
    Ok(PileRow {
        organization: organization.transpose()?.flatten(),
        logged_by: care::staff_ref(reading.db, paper.logged_by_id)?,
        counts_from,
        age_days: pile::age(counts_from, reading.today, standards.calendar()),
        paper,
    })
}

fn facts(row: &PileRow) -> PileFacts {
    PileFacts {
        id: row.paper.id,
        received_at: row.paper.received_at,
        counts_from: row.counts_from,
        urgent: row.paper.urgent,
    }
}

/// Whoever answers for the family finds the paper: its coordinator, else who holds it, else the pool.
fn promise_to_read(
    writing: &mut Writing<'_>,
    child: ChildId,
    words: &str,
    due: NaiveDate,
) -> Result<(), Failure> {
    let open = care::episodes(writing.db(), child)?.into_iter().find(|episode| episode.state.is_open());
    let mut staff = None;
    if let Some(episode) = &open {
        let primary = care::primary(writing.db(), episode.id.into())?.map(|row| row.answerable_id);
        let holder = care::holding(writing.db(), episode.id.into())?.and_then(|row| row.staff_id);
        staff = primary.or(holder);
    }
    let team = writing.identity().team;
    let promise = Promise {
        child_id: Some(child),
        staff_id: staff,
        pool_team_id: Some(team).filter(|_| staff.is_none()),
        state: PromiseState::Open,
        ..Promise::blank(DueKind::Promise, words, due)
    };
    writing.insert(&cleaned(&promise)?).map(|_| ())
}

/// Whether the family agrees that the organisation of the sender hears what became of it.
fn may_hear(db: &Db, paper: &Paper, today: NaiveDate) -> Result<bool, StoreError> {
    let (Some(child), Some(organization)) = (paper.child_id, paper.organization_id) else { return Ok(false) };
    let recipient = receiver(organization);
    let (consents, scopes) = (families::consents(db, child)?, families::scopes(db, child)?);
    Ok(consent::may_share(&consents, &scopes, &recipient, Category::Plan, today).permitted)
}

fn receiver(organization: OrganizationId) -> consent::Recipient {
    consent::Recipient { organization: Some(organization), ..consent::Recipient::default() }
}

/// The rows of Today that come from papers, for the roles that keep the pile.
pub(super) fn due_rows(reading: &Reading<'_>, standards: &Standards) -> Result<Vec<DueRow>, Failure> {
    let viewer = viewer(reading);
    if !matches!(viewer.role, Role::Intake | Role::Supervisor) {
        return Ok(Vec::new());
    }
    let (db, today) = (reading.db, reading.today);
    let by = Measures { program: standards.measuring(None), calendar: standards.calendar(), today };
    let hours = office_hours(db)?;
    let waiting: Vec<PileFacts> = papers::waiting_facts(db, viewer.team)?
        .into_iter()
        .map(|(id, received_at, urgent)| PileFacts {
            id,
            received_at,
            counts_from: hours.counts_from(received_at, standards.calendar()),
            urgent,
        })
        .collect();
    let mut rows: Vec<DueRow> = pile::to_key(&waiting, viewer.team, &by).into_iter().collect();
    for sender in papers::senders(db, viewer.team)? {
        let paper = &sender.paper;
        let card = paper.child_id.map(|child| care::card(db, child)).transpose()?.flatten();
        let allowed = sender.decided_on.is_some() && may_hear(db, paper, today)?;
        let names = [paper.from_name.clone(), sender.organization.clone()];
        let facts = SenderFacts {
            id: paper.id,
            card,
            sender: names.into_iter().flatten().collect::<Vec<_>>().join(", "),
            counts_from: hours.counts_from(paper.received_at, standards.calendar()),
            received_told: paper.received_told_on.is_some(),
            outcome_on: sender.decided_on.filter(|_| allowed),
            team: viewer.team,
        };
        rows.extend(pile::tell_sender(&facts, &by));
    }
    Ok(rows)
}
