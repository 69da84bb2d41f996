//! What stands above the goals: the vision in the family's words, a summary, the safety plan.

use crate::{
    casework::Failure,
    domain::{
        access::Act,
        codes::Language,
        ids::ChildId,
        record::{Plan, Stored},
    },
    text::Texts,
    ui::{
        kit::{Field, FormSpec, Values, frame::Record},
        screen::Ctx,
        screens::{
            family::whose::Whose,
            form_screen::{Done, FormJob},
            typed::{Fill, Typed},
            words::codes_of,
        },
    },
};

static SPEC: FormSpec = FormSpec {
    name: "vision",
    fields: &[
        Field::note("vision").helped(),
        Field::choice("vision_language", codes_of::<Language>),
        Field::note("summary"),
        Field::note("safety_plan").helped(),
    ],
};

/// Changing the words above the goals.
pub struct VisionJob {
    whose: Whose,
    base: Stored<Plan>,
}

impl VisionJob {
    /// The plan as it stands.
    pub fn of(plan: Stored<Plan>, whose: Whose) -> Self {
        Self { whose, base: plan }
    }
}

impl FormJob for VisionJob {
    fn spec(&self) -> &'static FormSpec {
        &SPEC
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("vision-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.whose.record.clone())
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.whose.child)
    }

    fn values(&self) -> Values {
        Values::new()
            .with_text("vision", self.base.vision.as_deref())
            .with_code("vision_language", self.base.vision_language.or(self.whose.language))
            .with_text("summary", self.base.summary.as_deref())
            .with_text("safety_plan", self.base.safety_plan.as_deref())
    }

    fn base_version(&self) -> i64 {
        self.base.version
    }

    fn record_id(&self) -> String {
        self.base.public_id.clone()
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let vision = values.text("vision");
        let new = Plan {
            vision_language: vision.as_ref().and_then(|_| values.code("vision_language")),
            vision,
            summary: values.text("summary"),
            safety_plan: values.text("safety_plan"),
            ..self.base.record.clone()
        };
        ctx.session.save_plan(&self.whose.about_episode(Act::SavePlan, command), &self.base, &new)?;
        Ok(Done::back(ctx.texts.get("vision-saved")))
    }
}
