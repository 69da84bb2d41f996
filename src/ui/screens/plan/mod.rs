//! The plan in the family file: the vision, goals in the family's order and words, under each who does what by when, and
//! how far it was at the last review. From 110 columns the circle stands beside it.

pub mod action_form;
pub mod agree_form;
pub mod body;
pub mod difference;
pub mod goal_form;
pub mod sheet;
pub mod versions;
pub mod vision_form;

use self::{
    action_form::ActionJob, agree_form::AgreeJob, goal_form::GoalJob, versions::Versions,
    vision_form::VisionJob,
};
use super::{
    ask::Ask,
    family::{
        opened::Opened,
        parts,
        tab::FileTab,
        whose::{Person, Whose},
    },
    form_screen::FormScreen,
    words,
};
use crate::{
    casework::{
        Command, Failure, Subject,
        file::{GoalLine, PlanView},
    },
    domain::{
        access::Act,
        codes::EpisodeState,
        ids::{ChildId, RowId},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Detail, ListEvent, OutlineLine, Sheet},
        screen::{Availability, Ctx, Outcome, Returned, Then},
    },
};

/// What is selected in the plan.
enum Selected<'a> {
    Vision,
    Goal(&'a GoalLine),
    Action(&'a GoalLine, usize),
}

/// A question that is open.
enum Asked {
    RemoveGoal(RowId),
    RemoveAction(RowId),
}

/// The plan.
#[derive(Default)]
pub struct PlanTab {
    sheet: Sheet,
    plan: Option<PlanView>,
    beside: Detail,
    asked: Option<Asked>,
    /// The goal or action to be selected once it is read.
    wanted: Option<i64>,
    /// Whether a plan was shown before.
    filled: bool,
}

impl PlanTab {
    fn goals(&self) -> &[GoalLine] {
        self.plan.as_ref().map_or(&[], |plan| &plan.goals)
    }

    fn selected(&self) -> Option<Selected<'_>> {
        let key = self.sheet.selected()?;
        if key == sheet::VISION {
            return Some(Selected::Vision);
        }
        let of_goal = |line: &&GoalLine| sheet::goal_key(line.goal.id) == key;
        if let Some(line) = self.goals().iter().find(of_goal) {
            return Some(Selected::Goal(line));
        }
        self.goals().iter().find_map(|line| {
            let at = line.actions.iter().position(|one| sheet::action_key(one.action.id) == key)?;
            Some(Selected::Action(line, at))
        })
    }

    /// The goal that is selected, or whose action is.
    fn goal(&self) -> Option<&GoalLine> {
        match self.selected()? {
            Selected::Vision => None,
            Selected::Goal(line) | Selected::Action(line, _) => Some(line),
        }
    }

    fn edit(&self, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(whose) = opened.whose() else { return Outcome::stay() };
        match self.selected() {
            Some(Selected::Goal(line)) => FormScreen::open(GoalJob::of(line.goal.clone(), whose), ctx),
            Some(Selected::Action(line, at)) => {
                let Some(one) = line.actions.get(at) else { return Outcome::stay() };
                let goal = (line.goal.id, line.goal.text.clone());
                FormScreen::open(
                    ActionJob::of(one.action.clone(), whose, goal, people(opened, ctx.texts)),
                    ctx,
                )
            }
            Some(Selected::Vision) => self.vision(whose, ctx),
            None => Outcome::stay(),
        }
    }

    fn vision(&self, whose: Whose, ctx: &mut Ctx<'_>) -> Outcome {
        if let Some(plan) = &self.plan {
            return FormScreen::open(VisionJob::of(plan.plan.clone(), whose), ctx);
        }
        let child = whose.child;
        let command = Command::new(Act::SavePlan, Subject::Episode(whose.episode));
        let opened = ctx.session.open_plan(&command).and_then(|_| ctx.session.open_file(child));
        let plan = opened.map(|file| file.current().and_then(|view| view.plan.clone()));
        match plan {
            Ok(Some(plan)) => FormScreen::open(VisionJob::of(plan.plan, whose), ctx),
            Ok(None) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    /// Opens the form, or says in one message everything that is missing before the plan can be agreed.
    fn agree(&self, whose: Whose, ctx: &mut Ctx<'_>) -> Outcome {
        let ready = match ctx.session.plan_readiness(whose.episode) {
            Ok(ready) => ready,
            Err(failure) => return Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        };
        if ready.problems.is_empty() {
            return FormScreen::open(AgreeJob::new(whose, ready), ctx);
        }
        let said = |problem: &crate::domain::problem::Problem| {
            let words = words::problem(ctx.texts, problem);
            match sheet::place_of(&problem.field, self.goals(), ctx.texts) {
                Some(place) => format!("• {place}: {words}"),
                None => format!("• {words}"),
            }
        };
        let body = ready.problems.iter().map(said).collect::<Vec<_>>().join("\n");
        let title = ctx.texts.with("plan-not-ready", &[("number", ready.number.into())]);
        Then::Open(Ask::message(&title, body)).into()
    }

    fn shift(&mut self, up: bool, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        let Some((whose, line)) = opened.whose().zip(self.goal()) else { return Outcome::stay() };
        let (goal, key) = (line.goal.id, sheet::goal_key(line.goal.id));
        let command = Command::new(Act::SavePlan, Subject::Episode(whose.episode));
        match ctx.session.move_goal(&command, goal, up) {
            Ok(()) => {
                self.wanted = Some(key);
                let said = ctx.texts.get(if up { "plan-moved-up" } else { "plan-moved-down" });
                self.reread(opened, ctx).map_or_else(
                    |failure| Outcome::stay().failed(words::failure(ctx.texts, &failure)),
                    |()| Outcome::stay().saved(said),
                )
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    /// Reads the plan again after a change that stays on this screen.
    fn reread(&mut self, opened: &Opened, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let file = ctx.session.open_file(opened.child())?;
        let plan = file.current().and_then(|view| view.plan.clone());
        self.show(plan, changes(opened, ctx)?, &opened.children_of_plan(), ctx.texts);
        Ok(())
    }

    /// Shows a plan; what came since the last time is selected, because it was just added.
    fn show(
        &mut self,
        plan: Option<PlanView>,
        changes: usize,
        children: &[(ChildId, String)],
        texts: &Texts,
    ) {
        let before = self.filled.then(|| sheet::keys(self.plan.as_ref()));
        self.plan = plan;
        let now = sheet::keys(self.plan.as_ref());
        if let Some(before) = before.filter(|_| self.wanted.is_none()) {
            self.wanted = now.into_iter().find(|key| !before.contains(key));
        }
        self.filled = true;
        self.sheet.set_empty(texts.get("plan-empty"));
        self.sheet.set_items(sheet::items(self.plan.as_ref(), changes, children, texts));
        if let Some(key) = self.wanted.take() {
            self.sheet.select(key);
        }
    }

    fn ask_remove(&mut self, texts: &Texts) -> Outcome {
        let (asked, title, question, words) = match self.selected() {
            Some(Selected::Goal(line)) => (
                Asked::RemoveGoal(line.goal.id),
                "plan-remove-goal",
                "plan-remove-goal-question",
                line.goal.text.clone(),
            ),
            Some(Selected::Action(line, at)) => match line.actions.get(at) {
                Some(one) => (
                    Asked::RemoveAction(one.action.id),
                    "plan-remove-action",
                    "plan-remove-action-question",
                    one.action.what.clone(),
                ),
                None => return Outcome::stay(),
            },
            _ => return Outcome::stay(),
        };
        self.asked = Some(asked);
        let body = texts.with(question, &[("words", words.into())]);
        Then::Open(Ask::yes_no(&texts.get(title), body)).into()
    }

    fn remove(&self, asked: &Asked, opened: &Opened, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let Some(whose) = opened.whose() else { return Ok(()) };
        let command = Command::new(Act::SavePlan, Subject::Episode(whose.episode));
        match asked {
            Asked::RemoveGoal(id) => match self.goals().iter().find(|line| line.goal.id == *id) {
                Some(line) => ctx.session.remove_goal(&command, &line.goal),
                None => Ok(()),
            },
            Asked::RemoveAction(id) => {
                let mut all = self.goals().iter().flat_map(|line| &line.actions);
                match all.find(|one| one.action.id == *id) {
                    Some(one) => ctx.session.remove_action(&command, &one.action),
                    None => Ok(()),
                }
            }
        }
    }

    fn act(&mut self, action: Action, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        if self.available(action, opened, ctx.texts) != Availability::Yes {
            return Then::NotMine.into();
        }
        let Some(whose) = opened.whose() else { return Outcome::stay() };
        match action {
            Action::PlanAddGoal => FormScreen::open(GoalJob::new(whose), ctx),
            Action::PlanAddAction => match self.goal().map(|line| (line.goal.id, line.goal.text.clone())) {
                Some(goal) => FormScreen::open(ActionJob::new(whose, goal, people(opened, ctx.texts)), ctx),
                None => Outcome::stay(),
            },
            Action::PlanVision => self.vision(whose, ctx),
            Action::PlanMoveUp => self.shift(true, opened, ctx),
            Action::PlanMoveDown => self.shift(false, opened, ctx),
            Action::PlanAgree => self.agree(whose, ctx),
            Action::PlanVersions => Versions::open(whose, ctx),
            Action::FamilyEdit => self.edit(opened, ctx),
            Action::FamilyRemove => self.ask_remove(ctx.texts),
            _ => Then::NotMine.into(),
        }
    }
}

impl FileTab for PlanTab {
    fn fill(&mut self, opened: &Opened, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let plan = opened.episode().and_then(|view| view.plan.clone());
        self.show(plan, changes(opened, ctx)?, &opened.children_of_plan(), ctx.texts);
        self.beside = sheet::beside(opened, ctx.texts);
        Ok(())
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.sheet.contexts();
        contexts.insert(0, Context::Plan);
        contexts
    }

    fn available(&self, action: Action, opened: &Opened, texts: &Texts) -> Availability {
        let may = || match opened.file.state() {
            Some(EpisodeState::EligibleWaiting) => Availability::No(texts.get("plan-no-coordinator")),
            _ => opened.allowed_open(Act::SavePlan, texts),
        };
        match action {
            Action::PlanAddGoal | Action::PlanVision => may(),
            Action::PlanAddAction | Action::PlanMoveUp | Action::PlanMoveDown if self.goal().is_some() => {
                may()
            }
            Action::FamilyEdit if self.sheet.selected().is_some() => may(),
            Action::FamilyRemove if self.goal().is_some() => may(),
            Action::PlanAgree if self.plan.is_some() => opened.allowed_open(Act::AgreePlan, texts),
            Action::PlanVersions if self.plan.as_ref().is_some_and(|plan| !plan.versions.is_empty()) => {
                Availability::Yes
            }
            _ if self.sheet.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        match self.sheet.update(input) {
            ListEvent::Open(_) => self.act(Action::FamilyEdit, opened, ctx),
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => match input.action() {
                Some(action) => self.act(action, opened, ctx),
                None => Then::NotMine.into(),
            },
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: &Returned, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        match (self.asked.take(), value) {
            (Some(asked), Returned::Answer(true)) => match self.remove(&asked, opened, ctx) {
                Ok(()) => Outcome::stay().saved(ctx.texts.get("plan-removed")),
                Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            },
            _ => Outcome::stay(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.sheet.draw_with(canvas, area, |canvas, area| self.beside.draw(canvas, area));
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.sheet.outline(texts)
    }
}

/// How many changes there are since the last agreed version, for who works on the draft. Others see what was agreed; one
/// who read the file with a reason is not asked for it again.
fn changes(opened: &Opened, ctx: &mut Ctx<'_>) -> Result<usize, Failure> {
    let works_on_it = opened.allowed_open(Act::SavePlan, ctx.texts) == Availability::Yes;
    match opened.episode().filter(|_| works_on_it) {
        Some(view) => Ok(ctx.session.plan_draft_changes(view.id())?.len()),
        None => Ok(0),
    }
}

/// Who may own an action, with the tie or role beside the name.
fn people(opened: &Opened, texts: &Texts) -> Vec<Person> {
    let one = |owner: &crate::casework::file::PossibleOwner| {
        let relation = owner.relation.map(|relation| words::label(texts, relation));
        let role = relation.or_else(|| owner.role.clone()).unwrap_or_default();
        (owner.owner, parts::joined(&[owner.name.clone(), role]))
    };
    opened.file.owners.iter().map(one).collect()
}
