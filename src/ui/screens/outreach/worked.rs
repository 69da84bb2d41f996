//! The later question to the family: did the hand-off work? Yes, no or not reached. "No" opens the case again and leads
//! to the new hand-off. What was sent and who confirmed it stands above, so that nobody has to look it up while calling.

use crate::{
    casework::{Command, Failure, Subject, outreach::WorkedForm},
    domain::{
        access::Act,
        codes::{Code, HandOffWorked, YesNo},
        ids::{ChildId, RowId},
        record::{HandOff, Stored},
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Values, block::Block, frame::Record},
        screen::{Ctx, Screen, Then},
        screens::{
            family::opened::Opened,
            form_screen::{Done, FormJob, FormScreen},
            hand_off,
            typed::Typed,
            words::{self, codes_of},
        },
        theme::Meaning,
    },
};

static WORKED: FormSpec = FormSpec {
    name: "worked",
    fields: &[
        Field::choice("worked", codes_of::<HandOffWorked>).asked().quick(),
        Field::yes_no("same_agency").asked().helped().when(failed),
        Field::note("note"),
    ],
};

fn failed(form: &Form) -> bool {
    form.is("worked", HandOffWorked::No.code())
}

/// The question about one hand-off that was confirmed.
pub struct WorkedJob {
    child: ChildId,
    record: Record,
    base: Stored<HandOff>,
    organization: String,
    attempts: usize,
}

impl WorkedJob {
    /// Its screen.
    ///
    /// # Errors
    /// When the file may not be opened.
    pub fn screen(
        child: ChildId,
        base: Stored<HandOff>,
        attempts: usize,
        ctx: &mut Ctx<'_>,
    ) -> Result<Box<dyn Screen>, Failure> {
        let record = Opened::read(child, None, ctx)?.record();
        let directory = ctx.session.organizations("")?;
        let named = directory.iter().find(|one| Some(one.id.into()) == base.organization_id);
        let organization = named.map(|one| one.name.clone()).unwrap_or_default();
        Ok(FormScreen::make(Self { child, record, base, organization, attempts }, ctx).0)
    }

    /// The lines that say what there is to ask about.
    fn so_far(&self, texts: &Texts) -> Vec<String> {
        let base = &self.base;
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| texts.date(day)).unwrap_or_default();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut lines = vec![texts.with(
            "worked-sent",
            &[("organization", self.organization.as_str().into()), ("day", day(base.sent_on).into())],
        )];
        if base.what_sent.is_some() {
            lines.push(texts.with("worked-packet", &[("what", text(&base.what_sent).into())]));
        }
        if base.confirmed_on.is_some() {
            let values = [("day", day(base.confirmed_on).into()), ("who", text(&base.confirmed_by).into())];
            lines.push(texts.with("worked-confirmed", &values));
        }
        if self.attempts > 0 {
            lines.push(texts.count("hand-off-attempts", self.attempts));
        }
        if let Some(worked) = base.worked {
            let values = [("day", day(base.asked_on).into()), ("worked", words::label(texts, worked).into())];
            lines.push(texts.with("worked-before", &values));
        }
        lines
    }
}

impl FormJob for WorkedJob {
    fn spec(&self) -> &'static FormSpec {
        &WORKED
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("worked-title")
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

    fn base_version(&self) -> i64 {
        self.base.version
    }

    fn record_id(&self) -> String {
        self.base.public_id.clone()
    }

    fn above(&self, _: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        for line in self.so_far(texts) {
            block.wrapped(1, width.saturating_sub(2), &line, Meaning::Plain);
        }
        block.line();
        block
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let form = WorkedForm {
            worked: values.code("worked"),
            note: values.text("note"),
            same_agency: values.code::<YesNo>("same_agency"),
        };
        let command = Command {
            id: command.to_owned(),
            ..Command::new(Act::AnswerHandOff, Subject::Child(self.child))
        };
        let asked = ctx.session.answer_hand_off(&command, &self.base, &form)?;
        let texts = ctx.texts;
        match (asked.again, asked.next_on) {
            (Some(_), _) => {
                let screen = hand_off::open(self.child, ctx)?;
                Ok(Done::back(texts.get("worked-opened-again")).then(Then::Replace(screen)))
            }
            (None, Some(day)) => {
                Ok(Done::back(texts.with("worked-asked-again", &[("day", texts.date(day).into())])))
            }
            (None, None) => Ok(Done::back(texts.get("worked-saved"))),
        }
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        let id: RowId = self.base.id;
        let (base, attempts) = ctx.session.hand_off(self.child, id)?;
        (self.base, self.attempts) = (base, attempts.len());
        Ok(Some(Values::new()))
    }
}
