//! Agreeing the plan: who accepted for the family, whether the youth took part, when it is looked at again and why
//! then. Says before that the version freezes for good, and asks once more.

use crate::{
    casework::{
        Failure,
        agree::{AgreeForm, Readiness},
    },
    domain::{
        access::Act,
        codes::{Code, YouthTook},
        dates_typed::Limits,
        ids::ChildId,
        review::why_of,
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Room, Values, frame::Record},
        screen::Ctx,
        screens::{
            cards,
            family::whose::Whose,
            form_screen::{Done, FormJob},
            typed::{Fill, Typed, reads_date},
            words::codes_of,
        },
    },
};

/// Whether the reason is asked: the youth did not take part, or not fully.
fn not_fully(form: &Form) -> bool {
    [YouthTook::Partly, YouthTook::No].iter().any(|took| form.is("youth", took.code()))
}

static SPEC: FormSpec = FormSpec {
    name: "agree",
    fields: &[
        Field::words("for_good"),
        Field::line("agreed_by").asked().helped().personal(),
        Field::choice("youth", codes_of::<YouthTook>).asked(),
        Field::line("youth_note").asked().personal().when(not_fully),
        Field::line("next_review").room(Room::Short).asked(),
        Field::shown("why"),
        Field::line("agreed_on").room(Room::Short),
    ],
};

/// Agreeing.
pub struct AgreeJob {
    whose: Whose,
    ready: Readiness,
}

impl AgreeJob {
    /// Agreeing the plan as it stands. What stops it is said before the form opens.
    pub fn new(whose: Whose, ready: Readiness) -> Self {
        Self { whose, ready }
    }
}

impl AgreeJob {
    fn form(&self, values: &Values) -> AgreeForm {
        let today = self.whose.today;
        AgreeForm {
            agreed_by: values.text("agreed_by").unwrap_or_default(),
            agreed_on: values.day("agreed_on", today, Limits::happened(today)),
            youth: values.code("youth"),
            youth_note: values.text("youth_note"),
            next_review: values.day("next_review", today, Limits::planned()),
        }
    }
}

impl FormJob for AgreeJob {
    fn spec(&self) -> &'static FormSpec {
        &SPEC
    }

    fn title(&self, texts: &Texts) -> String {
        texts.with("agree-title", &[("number", self.ready.number.into())])
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.whose.record.clone())
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.whose.child)
    }

    fn values(&self) -> Values {
        Values::new()
            .with_day("next_review", Some(self.ready.review.due_on))
            .with_day("agreed_on", Some(self.whose.today))
    }

    fn record_id(&self) -> String {
        format!("agree-{}-{}", self.whose.episode, self.ready.number)
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let number = self.ready.number;
        form.set_label("for_good", Some(ctx.texts.with("agree-for-good", &[("number", number.into())])));
        form.set_shown("why", cards::why(ctx.texts, &why_of(&self.ready.review.why)));
        reads_date(form, "next_review", self.whose.today, Limits::planned());
        reads_date(form, "agreed_on", self.whose.today, Limits::happened(self.whose.today));
        form.focus_on("agreed_by");
    }

    fn changed(&mut self, field: &'static str, form: &mut Form, ctx: &mut Ctx<'_>) {
        if field == "next_review" {
            let chosen = form.values().day("next_review", self.whose.today, Limits::planned());
            let why = chosen.map(|day| crate::domain::review::chosen_why(&self.ready.review, day));
            let words = why.map(|why| cards::why(ctx.texts, &why_of(&why))).unwrap_or_default();
            form.set_shown("why", words);
        }
    }

    fn asks(&self, _: &Values, texts: &Texts) -> Option<(String, String)> {
        let (number, file) = (self.ready.number.into(), self.whose.record.number.as_str().into());
        Some((self.title(texts), texts.with("agree-question", &[("number", number), ("file", file)])))
    }

    fn checks(&mut self, values: &Values, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.session.check_agreement(self.whose.episode, &self.form(values))
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let form = self.form(values);
        let agreed = ctx.session.agree_plan(&self.whose.about_episode(Act::AgreePlan, command), &form)?;
        let review = ctx.texts.date(agreed.next_review);
        let said =
            ctx.texts.with("agree-done", &[("number", agreed.number.into()), ("review", review.into())]);
        Ok(Done::back(said).for_good())
    }
}
