//! A family returns: what changed since, who asks and why. Everything known comes along as "confirm", so that the story
//! is told once.

use crate::{
    casework::{Command, Failure, Subject, returns::ReturnForm},
    domain::{
        access::Act,
        codes::{Channel, Code, ReferrerType},
        date::Moment,
        ids::ChildId,
        problem::Problem,
        record::Referral,
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Values, frame::Record},
        screen::{Ctx, Then},
        screens::{
            form_screen::{Done, FormJob},
            typed::Typed,
            walk::WalkScreen,
            words::codes_of,
        },
    },
};

fn by_another(form: &Form) -> bool {
    let own = [ReferrerType::SelfFamily, ReferrerType::SelfYouth];
    form.filled("referrer_type") && !own.iter().any(|own| form.is("referrer_type", own.code()))
}

static SPEC: FormSpec = FormSpec {
    name: "return",
    fields: &[
        Field::words("known"),
        Field::choice("referrer_type", codes_of::<ReferrerType>).asked(),
        Field::person("referrer_name").when(by_another),
        Field::yes_no("consent_to_refer").asked().when(by_another),
        Field::choice("channel", codes_of::<Channel>).asked(),
        Field::note("reason").asked(),
        Field::line("what_changed").helped().personal(),
    ],
};

/// Opening a new episode.
pub struct ReturnJob {
    child: ChildId,
    record: Record,
    now: Moment,
}

impl ReturnJob {
    /// The family of a file comes back.
    pub fn new(child: ChildId, record: Record, ctx: &Ctx<'_>) -> Self {
        Self { child, record, now: ctx.session.now() }
    }
}

impl FormJob for ReturnJob {
    fn spec(&self) -> &'static FormSpec {
        &SPEC
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("return-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.record.clone())
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.child)
    }

    fn values(&self) -> Values {
        Values::new()
    }

    fn record_id(&self) -> String {
        format!("return-of-{}", self.child)
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        form.focus_on("referrer_type");
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let mut problems = Vec::new();
        let (channel, referrer_type) = (values.code("channel"), values.code("referrer_type"));
        if channel.is_none() {
            problems.push(Problem::new("channel", "problem-return-channel"));
        }
        if referrer_type.is_none() {
            problems.push(Problem::new("referrer_type", "problem-return-who"));
        }
        let (Some(channel), Some(referrer_type)) = (channel, referrer_type) else {
            return Err(Failure::Invalid(problems));
        };
        let referral = Referral {
            referrer_name: values.text("referrer_name"),
            consent_to_refer: values.code("consent_to_refer"),
            reason: values.text("reason"),
            ..Referral::blank(self.now, channel, referrer_type)
        };
        let form = ReturnForm { what_changed: values.text("what_changed"), referral, call: None };
        let command =
            Command { id: command.to_owned(), ..Command::new(Act::ReturnFamily, Subject::Child(self.child)) };
        let opened = ctx.session.return_family(&command, &form)?;
        let said = ctx.texts.with("return-done", &[("number", opened.number.to_string().into())]);
        // What was known waits to be confirmed in the walk: that is where the work goes on.
        let walk = WalkScreen::open(opened.child, None, ctx)?;
        Ok(Done::back(said).for_good().then(Then::Replace(walk)))
    }
}
