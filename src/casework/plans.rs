//! The working set of a plan: vision, goals in the family's order, actions with one owner and a date (domain.md 2.9, 4.3).
//! Agreeing is in `agree`; nothing here changes an agreed version. Every command is about the episode.

use super::{Command, Failure, Session, Writing, aim, clean, notes::begin_planning};
use crate::{
    domain::{
        access::Act,
        codes::{ActionStatus, Category, GoalStatus, Language, LifeDomain, Voice},
        hygiene::is_visible,
        ids::{ChildId, EpisodeId, PersonId, RowId, StaffId},
        plan::moved,
        problem::Problem,
        record::{Action, Finding, Goal, Plan, RecordKind, Staff, Stored},
    },
    store::care,
};

/// Who owns an action: exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// A caregiver, the youth, a member of the circle.
    Person(PersonId),
    /// A staff person.
    Staff(StaffId),
}

/// A goal as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalForm {
    /// Whose goal.
    pub child: ChildId,
    /// The family's words.
    pub text: String,
    /// Their language.
    pub language: Option<Language>,
    /// Whose voice.
    pub voice: Option<Voice>,
    /// Life domain.
    pub domain: Option<LifeDomain>,
    /// The need it answers.
    pub need: Option<RowId>,
    /// How we will know.
    pub measure: Option<String>,
    /// By when.
    pub target_on: Option<chrono::NaiveDate>,
    /// Who may see it.
    pub category: Category,
}

/// An action as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionForm {
    /// What.
    pub what: String,
    /// Who; asked at agreeing.
    pub owner: Option<Owner>,
    /// By when; asked at agreeing.
    pub due_on: Option<chrono::NaiveDate>,
    /// Who may see it.
    pub category: Category,
}

impl Session {
    /// Opens the plan of an episode ([`Act::SavePlan`]); `ASSIGNED` becomes `PLANNING`. A plan that is open already is
    /// returned as it is.
    ///
    /// # Errors
    /// When there is no coordinator yet, or the consent to collect is not in force.
    pub fn open_plan(&mut self, command: &Command) -> Result<RowId, Failure> {
        command.is(&[Act::SavePlan])?;
        let meant = command.episode()?;
        self.write(command, |writing| open(writing, meant))
    }

    /// Saves vision, summary and safety plan ([`Act::SavePlan`]).
    ///
    /// # Errors
    /// When someone else saved meanwhile.
    pub fn save_plan(&mut self, command: &Command, base: &Stored<Plan>, new: &Plan) -> Result<(), Failure> {
        command.is(&[Act::SavePlan])?;
        aim::same(base.episode_id, command.episode()?)?;
        let new = Plan { episode_id: base.episode_id, ..clean::cleaned(new)? };
        self.write(command, |writing| writing.update(base, &new).map(|_| ()))
    }

    /// Adds a goal at the end of the family's order ([`Act::SavePlan`]). Opens the plan when there is none.
    ///
    /// # Errors
    /// When it has no words, or names a need or child of another file.
    pub fn add_goal(&mut self, command: &Command, form: &GoalForm) -> Result<RowId, Failure> {
        command.is(&[Act::SavePlan])?;
        let meant = command.episode()?;
        self.write(command, |writing| {
            let plan = open(writing, meant)?;
            let goals = care::goals(writing.db(), plan)?;
            let rank = goals.iter().map(|goal| goal.rank).max().unwrap_or(0) + 1;
            let goal = Goal {
                plan_id: plan,
                child_id: form.child,
                rank,
                text: form.text.clone(),
                language: form.language,
                voice: form.voice,
                domain: form.domain,
                need_id: form.need,
                measure: form.measure.clone(),
                target_on: form.target_on,
                status: GoalStatus::Proposed,
                category: form.category,
            };
            check_goal(writing, meant, &goal)?;
            Ok(writing.insert(&clean::cleaned(&goal)?)?.id)
        })
    }

    /// Saves a changed goal, also its status ([`Act::SavePlan`]).
    ///
    /// # Errors
    /// When someone else saved meanwhile, or as [`Session::add_goal`].
    pub fn save_goal(&mut self, command: &Command, base: &Stored<Goal>, new: &Goal) -> Result<(), Failure> {
        command.is(&[Act::SavePlan])?;
        let meant = command.episode()?;
        self.write(command, |writing| {
            aim::goal_of(writing, meant, base.id)?;
            let new = Goal { plan_id: base.plan_id, rank: base.rank, ..new.clone() };
            check_goal(writing, meant, &new)?;
            writing.update(base, &clean::cleaned(&new)?).map(|_| ())
        })
    }

    /// Moves a goal one place up or down in the family's order ([`Act::SavePlan`]).
    ///
    /// # Errors
    /// When the goal is not there any more.
    pub fn move_goal(&mut self, command: &Command, goal: RowId, up: bool) -> Result<(), Failure> {
        command.is(&[Act::SavePlan])?;
        let meant = command.episode()?;
        self.write(command, |writing| {
            let plan = aim::goal_of(writing, meant, goal)?.plan_id;
            let goals = care::goals(writing.db(), plan)?;
            let order: Vec<RowId> = goals.iter().map(|goal| goal.id).collect();
            let index = order.iter().position(|id| *id == goal).ok_or(Failure::Missing(RecordKind::Goal))?;
            rank(writing, &goals, &moved(&order, index, up))
        })
    }

    /// Takes a goal and its actions out of the plan ([`Act::SavePlan`]); agreed versions keep them.
    ///
    /// # Errors
    /// When someone else saved meanwhile.
    pub fn remove_goal(&mut self, command: &Command, base: &Stored<Goal>) -> Result<(), Failure> {
        command.is(&[Act::SavePlan])?;
        let meant = command.episode()?;
        self.write(command, |writing| {
            let plan = aim::goal_of(writing, meant, base.id)?.plan_id;
            for action in care::actions(writing.db(), base.id)? {
                writing.remove(&action)?;
            }
            writing.remove(base)?;
            let left = care::goals(writing.db(), plan)?;
            let order: Vec<RowId> = left.iter().map(|goal| goal.id).collect();
            rank(writing, &left, &order)
        })
    }

    /// Adds an action to a goal ([`Act::SavePlan`]).
    ///
    /// # Errors
    /// When it has no words, or its owner does not belong to the family, the circle or the staff.
    pub fn add_action(
        &mut self,
        command: &Command,
        goal: RowId,
        form: &ActionForm,
    ) -> Result<RowId, Failure> {
        command.is(&[Act::SavePlan])?;
        let meant = command.episode()?;
        self.write(command, |writing| {
            aim::goal_of(writing, meant, goal)?;
            let (person, staff) = columns(form.owner);
            let action = Action {
                goal_id: goal,
                what: form.what.clone(),
                owner_person_id: person,
                owner_staff_id: staff,
                due_on: form.due_on,
                status: ActionStatus::Planned,
                done_note: None,
                category: form.category,
            };
            check_action(writing, meant, &action)?;
            Ok(writing.insert(&clean::cleaned(&action)?)?.id)
        })
    }

    /// Saves a changed action: words, owner, date, progress ([`Act::SavePlan`]).
    ///
    /// # Errors
    /// When someone else saved meanwhile, or as [`Session::add_action`].
    pub fn save_action(
        &mut self,
        command: &Command,
        base: &Stored<Action>,
        new: &Action,
    ) -> Result<(), Failure> {
        command.is(&[Act::SavePlan])?;
        let meant = command.episode()?;
        self.write(command, |writing| {
            aim::action_of(writing, meant, base.id)?;
            let new = Action { goal_id: base.goal_id, ..new.clone() };
            check_action(writing, meant, &new)?;
            writing.update(base, &clean::cleaned(&new)?).map(|_| ())
        })
    }

    /// Takes an action out of the plan ([`Act::SavePlan`]); agreed versions keep it.
    ///
    /// # Errors
    /// When someone else saved meanwhile.
    pub fn remove_action(&mut self, command: &Command, base: &Stored<Action>) -> Result<(), Failure> {
        command.is(&[Act::SavePlan])?;
        let meant = command.episode()?;
        self.write(command, |writing| {
            aim::action_of(writing, meant, base.id)?;
            writing.remove(base)
        })
    }
}

/// The two owner columns.
pub fn columns(owner: Option<Owner>) -> (Option<PersonId>, Option<StaffId>) {
    match owner {
        None => (None, None),
        Some(Owner::Person(person)) => (Some(person), None),
        Some(Owner::Staff(staff)) => (None, Some(staff)),
    }
}

/// The owner of an action.
pub fn owner_of(action: &Action) -> Option<Owner> {
    action.owner_person_id.map(Owner::Person).or(action.owner_staff_id.map(Owner::Staff))
}

fn open(writing: &mut Writing<'_>, episode: EpisodeId) -> Result<RowId, Failure> {
    begin_planning(writing, episode)?;
    if let Some(plan) = care::plan(writing.db(), episode)? {
        return Ok(plan.id);
    }
    let plan =
        Plan { episode_id: episode, vision: None, vision_language: None, summary: None, safety_plan: None };
    Ok(writing.insert(&plan)?.id)
}

fn check_goal(writing: &Writing<'_>, episode: EpisodeId, goal: &Goal) -> Result<(), Failure> {
    if !is_visible(&goal.text) {
        return Err(Problem::new("text", "problem-goal-text").into());
    }
    let children = care::children(writing.db(), episode)?;
    if !children.contains(&goal.child_id) {
        return Err(Failure::Missing(RecordKind::Child));
    }
    if let Some(need) = goal.need_id
        && !children.contains(&writing.get::<Finding>(need)?.child_id)
    {
        return Err(Failure::Missing(RecordKind::Finding));
    }
    Ok(())
}

fn check_action(writing: &Writing<'_>, episode: EpisodeId, action: &Action) -> Result<(), Failure> {
    if !is_visible(&action.what) {
        return Err(Problem::new("what", "problem-action-what").into());
    }
    match (action.owner_person_id, action.owner_staff_id) {
        (Some(_), Some(_)) => Err(Problem::new("owner", "problem-action-two-owners").into()),
        (Some(person), None) if !care::belongs(writing.db(), episode, person)? => {
            Err(Problem::new("owner", "problem-action-owner").into())
        }
        (None, Some(staff)) => writing.get::<Staff>(staff).map(|_| ()),
        _ => Ok(()),
    }
}

/// Gives the goals the ranks 1, 2, 3 … of `order`.
fn rank(writing: &mut Writing<'_>, goals: &[Stored<Goal>], order: &[RowId]) -> Result<(), Failure> {
    for (rank, id) in (1..).zip(order) {
        if let Some(goal) = goals.iter().find(|goal| goal.id == *id) {
            writing.update(goal, &Goal { rank, ..goal.record.clone() })?;
        }
    }
    Ok(())
}
