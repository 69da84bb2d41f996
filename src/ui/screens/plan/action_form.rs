//! One action of a goal: what, exactly one who, by when. Small enough to be done by the next meeting.

use crate::{
    casework::{
        Failure,
        plans::{ActionForm, columns, owner_of as owner_of_action},
    },
    domain::{
        access::Act,
        codes::{ActionStatus, Category, Code},
        dates_typed::Limits,
        ids::{ChildId, RowId},
        record::{Action, Stored},
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Room, Values, frame::Record},
        screen::Ctx,
        screens::{
            family::whose::{Person, Whose, owner_code, owner_of, owner_options},
            form_screen::{Done, FormJob},
            typed::{Fill, Typed, reads_date},
            words::codes_of,
        },
    },
};

fn is_over(form: &Form) -> bool {
    [ActionStatus::Done, ActionStatus::Blocked, ActionStatus::Cancelled]
        .iter()
        .any(|s| form.is("status", s.code()))
}

static NEW: FormSpec = FormSpec {
    name: "action",
    fields: &[
        Field::shown("goal").personal(),
        Field::line("what").asked().helped(),
        Field::choice_given("owner").asked().helped(),
        Field::line("due_on").room(Room::Short).asked().helped(),
        Field::words("due_past"),
    ],
};

static KNOWN: FormSpec = FormSpec {
    name: "action",
    fields: &[
        Field::shown("goal").personal(),
        Field::choice("status", codes_of::<ActionStatus>),
        Field::line("done_note").when(is_over),
        Field::line("what").asked().helped(),
        Field::choice_given("owner").asked().helped(),
        Field::line("due_on").room(Room::Short).asked().helped(),
        Field::words("due_past"),
    ],
};

/// Adding or changing an action.
pub struct ActionJob {
    whose: Whose,
    goal: (RowId, String),
    people: Vec<Person>,
    base: Option<Stored<Action>>,
}

impl ActionJob {
    /// A new action of a goal (its row and words); `people` may own it.
    pub fn new(whose: Whose, goal: (RowId, String), people: Vec<Person>) -> Self {
        Self { whose, goal, people, base: None }
    }

    /// An action of the plan.
    pub fn of(action: Stored<Action>, whose: Whose, goal: (RowId, String), people: Vec<Person>) -> Self {
        Self { base: Some(action), ..Self::new(whose, goal, people) }
    }
}

impl FormJob for ActionJob {
    fn spec(&self) -> &'static FormSpec {
        if self.base.is_some() { &KNOWN } else { &NEW }
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get(if self.base.is_some() { "plan-action-title" } else { "plan-action-title-new" })
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.whose.record.clone())
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.whose.child)
    }

    fn values(&self) -> Values {
        let Some(action) = &self.base else { return Values::new() };
        Values::new()
            .with("what", action.what.clone())
            .with("owner", owner_of_action(action).map(owner_code).unwrap_or_default())
            .with_day("due_on", action.due_on)
            .with_code("status", Some(action.status))
            .with_text("done_note", action.done_note.as_deref())
    }

    fn base_version(&self) -> i64 {
        self.base.as_ref().map_or(0, |action| action.version)
    }

    fn record_id(&self) -> String {
        self.base
            .as_ref()
            .map_or_else(|| format!("action-of-goal-{}", self.goal.0), |action| action.public_id.clone())
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        form.set_shown("goal", self.goal.1.clone());
        form.set_options("owner", owner_options(&self.people));
        reads_date(form, "due_on", self.whose.today, Limits::planned());
        form.focus_on(if self.base.is_some() { "status" } else { "what" });
    }

    /// A day that is over is said, not refused: what was done already may be written down.
    fn arrange(&mut self, form: &mut Form, _: &Texts) {
        let due = form.everything().day("due_on", self.whose.today, Limits::planned());
        let known = self.base.as_ref().and_then(|action| action.due_on);
        form.set_visible("due_past", due.is_some_and(|day| day < self.whose.today) && due != known);
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let command = self.whose.about_episode(Act::SavePlan, command);
        let owner = owner_of(values.get("owner"));
        let due_on = values.day("due_on", self.whose.today, Limits::planned());
        let what = values.get("what").to_owned();
        if let Some(base) = &self.base {
            let (owner_person_id, owner_staff_id) = columns(owner);
            let new = Action {
                what,
                owner_person_id,
                owner_staff_id,
                due_on,
                status: values.code("status").unwrap_or(base.status),
                done_note: values.text("done_note"),
                ..base.record.clone()
            };
            ctx.session.save_action(&command, base, &new)?;
            return Ok(Done::back(ctx.texts.get("plan-action-saved")));
        }
        let form = ActionForm { what, owner, due_on, category: Category::Plan };
        ctx.session.add_action(&command, self.goal.0, &form)?;
        Ok(Done::back(ctx.texts.get("plan-action-added")))
    }
}
