//! Staff: add with a starting passphrase, change, disable, reset; one's own passphrase. Never the last administrator.

use chrono::NaiveDate;

use super::{
    Command, Failure, Session, Subject, Writing, passing,
    passphrase::{self, Cost},
};
use crate::{
    domain::{
        access::Act,
        codes::{Role, YesNo},
        ids::{RowId, StaffId},
        problem::Problem,
        record::{Assignment, Staff, Stored, Training},
    },
    store::{accounts, rows, staff as repository},
};

/// What the administrator types about a staff person.
#[derive(Debug, Clone, PartialEq)]
pub struct StaffForm {
    /// Everything but the number, which is drawn.
    pub staff: Staff,
    /// A starting passphrase, for a new person.
    pub starting_passphrase: Option<String>,
}

impl Session {
    /// Everyone who works or worked here.
    ///
    /// # Errors
    /// When it is not allowed or the file fails.
    pub fn staff(&mut self) -> Result<Vec<Stored<Staff>>, Failure> {
        self.read(Act::ListStaff, Subject::Nothing, |reading| Ok(repository::everyone(reading.db)?))
    }

    /// Adds a staff person with a starting passphrase, changed at the first sign-in.
    ///
    /// # Errors
    /// When a fact is missing, the sign-in name is taken, or it is not allowed.
    pub fn add_staff(&mut self, command: &Command, form: &StaffForm) -> Result<StaffId, Failure> {
        let mut problems = problems_of(&form.staff);
        let starting = form.starting_passphrase.as_deref().unwrap_or_default();
        problems.extend(passphrase::acceptable(starting).err());
        if !problems.is_empty() {
            return Err(Failure::Invalid(problems));
        }
        let credential = passphrase::credential(starting, self.cost(), true)?;
        self.write_as(Act::SaveStaff, command, |writing| {
            name_is_free(writing, &form.staff.sign_in_name, None)?;
            let number = writing.draw_number("staff")?;
            let row = writing.insert(&Staff { number, active: YesNo::Yes, ..form.staff.clone() })?;
            let id = StaffId::from(row.id);
            accounts::set_credential(writing.db(), id, &credential, &writing.now().to_string())?;
            Ok(id)
        })
    }

    /// Saves changed facts and roles.
    ///
    /// # Errors
    /// When it would take away the last administrator, or someone else saved meanwhile.
    pub fn save_staff(
        &mut self,
        command: &Command,
        base: &Stored<Staff>,
        new: &Staff,
    ) -> Result<(), Failure> {
        let problems = problems_of(new);
        if !problems.is_empty() {
            return Err(Failure::Invalid(problems));
        }
        self.write_as(Act::SaveStaff, command, |writing| {
            name_is_free(writing, &new.sign_in_name, Some(base.id))?;
            if !new.roles.contains(&Role::Administrator) {
                not_the_last_administrator(writing, base.id.into())?;
            }
            writing.update(base, new).map(|_| ())
        })
    }

    /// Disables a staff person. In the same save what they hold, promised and typed returns to their pool, and the team's
    /// supervisor answers for the families they coordinated. Returns how many files moved.
    ///
    /// # Errors
    /// When it would take away the last administrator, or families would be left with nobody who answers.
    pub fn disable_staff(&mut self, command: &Command, staff: StaffId) -> Result<i64, Failure> {
        self.write_as(Act::DisableStaff, command, |writing| {
            let base = writing.get::<Staff>(staff)?;
            not_the_last_administrator(writing, staff)?;
            let families = hand_to_supervisor(writing, &base)?;
            let held = repository::open_holdings(writing.db(), staff)?;
            for holding in &held {
                passing::hold(writing, holding, None)?;
            }
            super::offers::withdraw_all_to(writing, staff)?;
            writing.update(&base, &Staff { active: YesNo::No, ..base.record.clone() })?;
            passing::leave_behind(writing, &base)?;
            Ok(i64::try_from(families.max(held.len())).unwrap_or(i64::MAX))
        })
    }

    /// Gives a staff person a new starting passphrase.
    ///
    /// # Errors
    /// When it is too short or not allowed.
    pub fn reset_staff(&mut self, command: &Command, staff: StaffId, starting: &str) -> Result<(), Failure> {
        passphrase::acceptable(starting)?;
        let credential = passphrase::credential(starting, self.cost(), true)?;
        self.write_as(Act::ResetStaff, command, |writing| {
            writing.get::<Staff>(staff)?;
            Ok(accounts::set_credential(writing.db(), staff, &credential, &writing.now().to_string())?)
        })
    }

    /// Changes one's own passphrase.
    ///
    /// # Errors
    /// When the old one is wrong or the new one too short.
    pub fn change_passphrase(&mut self, command: &Command, old: &str, new: &str) -> Result<(), Failure> {
        passphrase::acceptable(new)?;
        let known = accounts::credential(self.store.db(), self.identity.staff)?;
        if !passphrase::verify(old, known.as_ref()) {
            return Err(Problem::new("old", "problem-passphrase-wrong").into());
        }
        if old == new {
            return Err(Problem::new("passphrase", "problem-passphrase-same").into());
        }
        let credential = passphrase::credential(new, self.cost(), false)?;
        let staff = self.identity.staff;
        self.write_as(Act::ChangePassphrase, command, |writing| {
            Ok(accounts::set_credential(writing.db(), staff, &credential, &writing.now().to_string())?)
        })?;
        self.must_change = false;
        Ok(())
    }

    /// Notes a course taken.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn add_training(&mut self, command: &Command, training: &Training) -> Result<RowId, Failure> {
        if training.taken_on > self.today() {
            return Err(Problem::new("taken_on", "problem-date-future").into());
        }
        self.write_as(Act::SaveTraining, command, |writing| Ok(writing.insert(training)?.id))
    }

    /// Courses of a staff person that are valid on `on`.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn training_of(&mut self, staff: StaffId, on: NaiveDate) -> Result<Vec<Stored<Training>>, Failure> {
        self.read(Act::ListStaff, Subject::Nothing, |reading| {
            let all = rows::load_by::<Training>(reading.db, "staff_id", staff.0)?;
            Ok(all.into_iter().filter(|course| course.valid_until.is_none_or(|until| until >= on)).collect())
        })
    }

    /// What hashing a passphrase costs in this file.
    fn cost(&self) -> Cost {
        if self.agency.demo { Cost::FLOOR } else { Cost::FULL }
    }
}

fn problems_of(staff: &Staff) -> Vec<Problem> {
    let mut problems = Vec::new();
    if staff.name.trim().is_empty() {
        problems.push(Problem::new("name", "problem-name-missing"));
    }
    let sign_in = staff.sign_in_name.trim();
    if sign_in.is_empty() || sign_in.chars().any(char::is_whitespace) {
        problems.push(Problem::new("sign_in_name", "problem-sign-in-name"));
    }
    if staff.roles.is_empty() {
        problems.push(Problem::new("roles", "problem-no-role"));
    }
    problems
}

fn name_is_free(writing: &Writing<'_>, name: &str, except: Option<RowId>) -> Result<(), Failure> {
    let taken = repository::with_sign_in_name(writing.db(), name)?;
    if taken.is_some_and(|id| Some(id) != except) {
        return Err(Problem::new("sign_in_name", "problem-sign-in-name-taken").into());
    }
    Ok(())
}

fn not_the_last_administrator(writing: &Writing<'_>, staff: StaffId) -> Result<(), Failure> {
    let others = repository::active_with_role(writing.db(), Role::Administrator)?;
    if others.iter().all(|row| StaffId::from(row.id) == staff) {
        return Err(Problem::new("roles", "problem-last-administrator").into());
    }
    Ok(())
}

/// Never zero responsible: whoever the leaver answered for is answered for by the team's supervisor from today on.
fn hand_to_supervisor(writing: &mut Writing<'_>, leaver: &Stored<Staff>) -> Result<usize, Failure> {
    let leaver_id = StaffId::from(leaver.id);
    let answered = repository::answered_for(writing.db(), leaver_id)?;
    if answered.is_empty() {
        return Ok(0);
    }
    let supervisors = repository::active_with_role(writing.db(), Role::Supervisor)?;
    let next = supervisors
        .iter()
        .filter(|person| person.id != leaver.id)
        .max_by_key(|person| (person.team_id == leaver.team_id, std::cmp::Reverse(person.id)))
        .map(|person| StaffId::from(person.id));
    let Some(next) = next else {
        return Err(Problem::new("staff", "problem-staff-answers").with("families", answered.len()).into());
    };
    let today = writing.today();
    for assignment in &answered {
        let ended = Assignment { to_on: Some(today), ..assignment.record.clone() };
        writing.update(assignment, &ended)?;
        writing.insert(&Assignment {
            answerable_id: next,
            from_on: today,
            to_on: None,
            ..assignment.record.clone()
        })?;
    }
    Ok(answered.len())
}
