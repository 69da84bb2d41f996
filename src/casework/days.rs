//! Who works when: working days, absences, who covers. An absence of a coordinator with somebody who covers is temporary
//! cover: that person may open the families on those days and no longer (domain.md 1.5). Never asks why somebody is away.

use chrono::{NaiveDate, NaiveTime};

use super::{Command, Failure, Reading, Session, Subject, Writing, rules::FileRules};
use crate::{
    domain::{
        access::{self, Act},
        card::StaffRef,
        codes::{AssignmentKind, PassedKind, Role, YesNo},
        ids::{RowId, StaffId, StaffNumber, TeamId},
        person_days::{Away, PersonDays},
        pile::OfficeHours,
        problem::Problem,
        record::{Absence, Assignment, Passed, RecordKind, Staff, Stored},
    },
    store::{Db, StoreError, care, passed, rows, staff as repository},
};

/// A colleague of the team, for pickers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub staff: StaffRef,
    /// As what.
    pub roles: Vec<Role>,
    /// Whether they are away today, until when, and who covers.
    pub away: Option<(Away, Option<StaffRef>)>,
}

/// What is typed about an absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AbsenceForm {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Who covers.
    pub cover: Option<StaffId>,
}

/// What a saved absence did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AbsenceSaved {
    /// The row.
    pub absence: RowId,
    /// How many families are covered by it.
    pub families: i64,
}

/// An absence with who covers it, if anybody does.
pub type CoveredAbsence = (Stored<Absence>, Option<StaffRef>);

impl Session {
    /// The days of a staff person: working days, absences, the agency's calendar.
    ///
    /// # Errors
    /// When the file fails.
    pub fn days_of(&mut self, staff: StaffId) -> Result<PersonDays, Failure> {
        let rules = self.rules()?;
        self.read(Act::ListColleagues, Subject::Nothing, |reading| Ok(days_of(reading.db, &rules, staff)?))
    }

    /// The agency's days, for a promise of nobody who works here.
    ///
    /// # Errors
    /// When the file fails.
    pub fn agency_days(&mut self) -> Result<PersonDays, Failure> {
        Ok(PersonDays::new(self.rules()?.calendar.clone(), Vec::new(), Vec::new()))
    }

    /// Colleagues of the own team who can be given work, those of the same role first, by name; without oneself.
    ///
    /// # Errors
    /// When the file fails.
    pub fn team_mates(&mut self) -> Result<Vec<Colleague>, Failure> {
        let rules = self.rules()?;
        self.read(Act::ListColleagues, Subject::Nothing, |reading| {
            let mut found = Vec::new();
            for mate in passed::team_mates(reading.db, reading.identity.team)? {
                let id = StaffId::from(mate.id);
                let works = mate.roles.iter().any(|role| takes_work(*role));
                if works && id != reading.identity.staff {
                    let away = away_with_cover(reading.db, &rules, id, reading.today)?;
                    found.push(Colleague { staff: reference(&mate), roles: mate.roles.clone(), away });
                }
            }
            // Who does the same work stands first; by name within.
            found.sort_by_key(|one| !one.roles.contains(&reading.identity.role));
            Ok(found)
        })
    }

    /// Whether somebody is away on `day`, and who covers.
    ///
    /// # Errors
    /// When the file fails.
    pub fn away(
        &mut self,
        staff: StaffId,
        day: NaiveDate,
    ) -> Result<Option<(Away, Option<StaffRef>)>, Failure> {
        let rules = self.rules()?;
        self.read(Act::ListColleagues, Subject::Nothing, |reading| {
            Ok(away_with_cover(reading.db, &rules, staff, day)?)
        })
    }

    /// Absences of a staff person that are not over, with who covers: one's own, or for a role that keeps them.
    ///
    /// # Errors
    /// When it is somebody else's and not allowed.
    pub fn absences(&mut self, staff: StaffId) -> Result<Vec<CoveredAbsence>, Failure> {
        let act = self.absence_act(staff);
        self.read(act, Subject::Nothing, |reading| {
            own_or_team(reading, staff)?;
            let mut found = Vec::new();
            for absence in passed::absences(reading.db, staff, reading.today)? {
                let cover = absence.cover_id.map(|id| care::staff_ref(reading.db, id)).transpose()?.flatten();
                found.push((absence, cover));
            }
            Ok(found)
        })
    }

    /// The act by which an absence of `staff` is kept: one's own, or somebody else's.
    pub fn absence_act(&self, staff: StaffId) -> Act {
        if staff == self.identity.staff { Act::SaveOwnAbsence } else { Act::SaveAbsence }
    }

    /// Saves an absence, a new one or the one in `base`. Whoever covers a coordinator may open the families on those days;
    /// that is arranged by the coordinator or the supervisor, and ends by itself.
    ///
    /// # Errors
    /// When days are missing or turned round, the cover is no coordinator of the team, or it is not allowed.
    pub fn save_absence(
        &mut self,
        command: &Command,
        staff: StaffId,
        base: Option<&Stored<Absence>>,
        form: AbsenceForm,
    ) -> Result<AbsenceSaved, Failure> {
        let (from, to) = days_typed(form, self.today())?;
        let act = self.absence_act(staff);
        self.write_as(act, command, |writing| {
            let person = of_own_team(writing, staff)?;
            let absence = Absence { staff_id: staff, from_on: from, to_on: to, cover_id: form.cover };
            let row = match base {
                Some(base) if base.staff_id == staff => {
                    end_covers(writing, staff, base)?;
                    writing.update(base, &absence)?.id
                }
                Some(_) => return Err(Failure::Missing(RecordKind::Absence)),
                None => writing.insert(&absence)?.id,
            };
            let families = match form.cover {
                Some(cover) => arrange_cover(writing, &person, cover, (from, to))?,
                None => 0,
            };
            Ok(AbsenceSaved { absence: row, families })
        })
    }

    /// Takes an absence away: somebody is back earlier, or stays. What it covered ends.
    ///
    /// # Errors
    /// When somebody changed it meanwhile, or it is not allowed.
    pub fn remove_absence(&mut self, command: &Command, base: &Stored<Absence>) -> Result<(), Failure> {
        let act = self.absence_act(base.staff_id);
        self.write_as(act, command, |writing| {
            of_own_team(writing, base.staff_id)?;
            end_covers(writing, base.staff_id, base)?;
            writing.remove(base)
        })
    }

    /// When the offices are open.
    ///
    /// # Errors
    /// When the file fails.
    pub fn office_hours(&self) -> Result<OfficeHours, Failure> {
        Ok(office_hours(self.store.db())?)
    }

    /// Sets when the offices are open.
    ///
    /// # Errors
    /// `problem-office-hours` when they close before they open; when it is not allowed.
    pub fn save_office_hours(&mut self, command: &Command, hours: OfficeHours) -> Result<(), Failure> {
        if hours.closes <= hours.opens {
            return Err(Problem::new("closes", "problem-office-hours").into());
        }
        self.write_as(Act::SaveOfficeHours, command, |writing| {
            let text = |time: NaiveTime| time.format("%H:%M").to_string();
            rows::set_setting(writing.db(), "office_opens", &text(hours.opens))?;
            Ok(rows::set_setting(writing.db(), "office_closes", &text(hours.closes))?)
        })
    }
}

/// When the offices are open, as the file has it.
pub(super) fn office_hours(db: &Db) -> Result<OfficeHours, StoreError> {
    let usual = OfficeHours::default();
    let read = |name: &str, otherwise: NaiveTime| -> Result<NaiveTime, StoreError> {
        let text = rows::setting(db, name)?;
        Ok(text.and_then(|text| NaiveTime::parse_from_str(&text, "%H:%M").ok()).unwrap_or(otherwise))
    };
    Ok(OfficeHours {
        opens: read("office_opens", usual.opens)?,
        closes: read("office_closes", usual.closes)?,
    })
}

/// Whether somebody in this role is given work.
pub(super) const fn takes_work(role: Role) -> bool {
    matches!(role, Role::Intake | Role::Coordinator | Role::Supervisor)
}

pub(super) fn reference(person: &Stored<Staff>) -> StaffRef {
    StaffRef { id: person.id.into(), number: StaffNumber(person.number), name: person.name.clone() }
}

/// The days of a staff person.
pub(super) fn days_of(db: &Db, rules: &FileRules, staff: StaffId) -> Result<PersonDays, StoreError> {
    let weekdays = rows::load::<Staff>(db, staff)?.map(|row| row.record.working_days).unwrap_or_default();
    let all = rows::load_by::<Absence>(db, "staff_id", staff.0)?;
    let away = all.iter().map(|row| Away { from: row.from_on, to: row.to_on, cover: row.cover_id }).collect();
    Ok(PersonDays::new(rules.calendar.clone(), weekdays, away))
}

fn away_with_cover(
    db: &Db,
    rules: &FileRules,
    staff: StaffId,
    day: NaiveDate,
) -> Result<Option<(Away, Option<StaffRef>)>, StoreError> {
    let Some(away) = days_of(db, rules, staff)?.away_on(day) else { return Ok(None) };
    let cover = away.cover.map(|cover| care::staff_ref(db, cover)).transpose()?.flatten();
    Ok(Some((away, cover)))
}

fn days_typed(form: AbsenceForm, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), Failure> {
    let Some(from) = form.from else { return Err(Problem::new("from", "problem-absence-from").into()) };
    let to = form.to.unwrap_or(from);
    if to < from {
        return Err(Problem::new("to", "problem-ends-before-begin").into());
    }
    if to < today {
        return Err(Problem::new("to", "problem-absence-over").into());
    }
    Ok((from, to))
}

fn own_or_team(reading: &Reading<'_>, staff: StaffId) -> Result<(), Failure> {
    let person = reading.get::<Staff>(staff)?;
    in_team(reading.identity.role, reading.identity.team, &person)
}

/// The person whose absence it is: one's own team, or anybody for the administrator.
fn of_own_team(writing: &Writing<'_>, staff: StaffId) -> Result<Stored<Staff>, Failure> {
    let person = writing.get::<Staff>(staff)?;
    in_team(writing.identity().role, writing.identity().team, &person)?;
    Ok(person)
}

fn in_team(role: Role, team: TeamId, person: &Staff) -> Result<(), Failure> {
    if role == Role::Administrator || person.team_id == team {
        return Ok(());
    }
    Err(Failure::Refused { act: Act::SaveAbsence, who: vec![Role::Administrator] })
}

/// Lets `cover` stand in for every family that `person` answers for; returns how many.
fn arrange_cover(
    writing: &mut Writing<'_>,
    person: &Stored<Staff>,
    cover: StaffId,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<i64, Failure> {
    let staff = StaffId::from(person.id);
    let stand_in = writing.get::<Staff>(cover)?;
    let problem = |text: &str| Failure::from(Problem::new("cover", text));
    if cover == staff || stand_in.active == YesNo::No || stand_in.team_id != person.team_id {
        return Err(problem("problem-cover-who"));
    }
    let families = repository::answered_for(writing.db(), staff)?;
    if families.is_empty() {
        return Ok(0);
    }
    let capability = Act::ArrangeCover.capability();
    if capability.rule(writing.identity().role) == access::Rule::No {
        return Err(Failure::Refused { act: Act::ArrangeCover, who: access::who_could(capability) });
    }
    if !stand_in.roles.contains(&Role::Coordinator) {
        return Err(problem("problem-cover-coordinator"));
    }
    let mut covered = 0;
    for primary in &families {
        // Who covers this family on some of these days already goes on doing so.
        if !passed::covers(writing.db(), primary.episode_id, from, to)?.is_empty() {
            continue;
        }
        writing.insert(&Assignment {
            kind: AssignmentKind::TemporaryCover,
            answerable_id: cover,
            from_on: from,
            to_on: Some(to),
            end_reason: None,
            ..primary.record.clone()
        })?;
        covered += 1;
    }
    let notice = Passed { until_on: Some(to), ..blank(writing, PassedKind::Cover, person.team_id) };
    writing.insert(&Passed { from_id: Some(staff), to_id: Some(cover), ..notice })?;
    Ok(covered)
}

/// What an absence arranged ends with it: what has not begun is taken away, what runs ends yesterday.
fn end_covers(writing: &mut Writing<'_>, staff: StaffId, absence: &Absence) -> Result<(), Failure> {
    let today = writing.today();
    for cover in passed::covers_of_absence(writing.db(), staff, absence)? {
        if cover.from_on >= today {
            writing.remove(&cover)?;
        } else if let Some(yesterday) = today.pred_opt() {
            writing.update(&cover, &Assignment { to_on: Some(yesterday), ..cover.record.clone() })?;
        }
    }
    Ok(())
}

/// A notice that something passed, by the acting person, now.
pub(super) fn blank(writing: &Writing<'_>, kind: PassedKind, team: TeamId) -> Passed {
    Passed {
        kind,
        team_id: team,
        from_id: None,
        to_id: None,
        by_id: writing.identity().staff,
        at: writing.now(),
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
