//! One goal: what the family wants in its own words, whose voice, for which need, and how we will know.

use crate::{
    casework::{Failure, plans::GoalForm},
    domain::{
        access::Act,
        codes::{Category, GoalStatus, Language, LifeDomain, Voice},
        dates_typed::Limits,
        ids::{ChildId, RowId},
        record::{Goal, Stored},
    },
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Room, Values, frame::Record},
        screen::Ctx,
        screens::{
            family::whose::{Need, Whose},
            form_screen::{Done, FormJob},
            typed::{Fill, Typed, reads_date},
            words::codes_of,
        },
    },
};

static NEW: FormSpec = FormSpec {
    name: "goal",
    fields: &[
        Field::line("text").asked().helped().personal(),
        Field::choice_given("whose").asked().personal(),
        Field::choice("voice", codes_of::<Voice>).asked().helped(),
        Field::choice("domain", codes_of::<LifeDomain>).asked(),
        Field::choice_given("need").asked().helped(),
        Field::line("measure").helped(),
        Field::line("target_on").room(Room::Short),
        Field::choice("language", codes_of::<Language>),
    ],
};

static KNOWN: FormSpec = FormSpec {
    name: "goal",
    fields: &[
        Field::line("text").asked().helped().personal(),
        Field::choice_given("whose").asked().personal(),
        Field::choice("status", codes_of::<GoalStatus>),
        Field::choice("voice", codes_of::<Voice>).asked().helped(),
        Field::choice("domain", codes_of::<LifeDomain>).asked(),
        Field::choice_given("need").asked().helped(),
        Field::line("measure").helped(),
        Field::line("target_on").room(Room::Short),
        Field::choice("language", codes_of::<Language>),
    ],
};

/// Adding or changing a goal.
pub struct GoalJob {
    whose: Whose,
    base: Option<Stored<Goal>>,
}

impl GoalJob {
    /// A new goal.
    pub fn new(whose: Whose) -> Self {
        Self { whose, base: None }
    }

    /// A goal of the plan.
    pub fn of(goal: Stored<Goal>, whose: Whose) -> Self {
        Self { base: Some(goal), ..Self::new(whose) }
    }
}

impl FormJob for GoalJob {
    fn spec(&self) -> &'static FormSpec {
        if self.base.is_some() { &KNOWN } else { &NEW }
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get(if self.base.is_some() { "goal-title" } else { "goal-title-new" })
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.whose.record.clone())
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.whose.child)
    }

    fn values(&self) -> Values {
        let Some(goal) = &self.base else {
            // The language is a fact of the file, asked once and shown here to be corrected.
            return Values::new().with_code("language", self.whose.language);
        };
        Values::new()
            .with("text", goal.text.clone())
            .with("whose", goal.child_id.to_string())
            .with_code("status", Some(goal.status))
            .with_code("voice", goal.voice)
            .with_code("domain", goal.domain)
            .with("need", goal.need_id.map(|need| need.to_string()).unwrap_or_default())
            .with_text("measure", goal.measure.as_deref())
            .with_day("target_on", goal.target_on)
            .with_code("language", goal.language)
    }

    fn base_version(&self) -> i64 {
        self.base.as_ref().map_or(0, |goal| goal.version)
    }

    fn record_id(&self) -> String {
        self.base
            .as_ref()
            .map_or_else(|| format!("goal-of-{}", self.whose.episode), |goal| goal.public_id.clone())
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        let child = |(id, name): &(ChildId, String)| Choosable::new(id.to_string(), name.clone());
        form.set_visible("whose", !self.whose.children.is_empty());
        form.set_options("whose", self.whose.children.iter().map(child).collect());
        let need = |(id, words): &Need| Choosable::new(id.to_string(), words.clone());
        form.set_options("need", self.whose.needs.iter().map(need).collect());
        reads_date(form, "target_on", self.whose.today, Limits::planned());
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let command = self.whose.about_episode(Act::SavePlan, command);
        let need = values.get("need").parse().ok().map(RowId);
        let target_on = values.day("target_on", self.whose.today, Limits::planned());
        let text = values.get("text").to_owned();
        // A plan of several children says of each goal whose it is; it is chosen, never assumed.
        let chosen = values.number("whose").map(ChildId);
        if chosen.is_none() && !self.whose.children.is_empty() {
            return Err(crate::domain::problem::Problem::new("whose", "problem-goal-whose").into());
        }
        if let Some(base) = &self.base {
            let new = Goal {
                text,
                status: values.code("status").unwrap_or(base.status),
                voice: values.code("voice"),
                domain: values.code("domain"),
                need_id: need,
                measure: values.text("measure"),
                target_on,
                language: values.code("language"),
                child_id: chosen.unwrap_or(base.child_id),
                ..base.record.clone()
            };
            ctx.session.save_goal(&command, base, &new)?;
            return Ok(Done::back(ctx.texts.get("goal-saved")));
        }
        let form = GoalForm {
            child: chosen.unwrap_or(self.whose.child),
            text,
            language: values.code("language"),
            voice: values.code("voice"),
            domain: values.code("domain"),
            need,
            measure: values.text("measure"),
            target_on,
            category: Category::Plan,
        };
        ctx.session.add_goal(&command, &form)?;
        Ok(Done::back(ctx.texts.get("goal-added")))
    }
}
