//! A breach of privacy as it stands: what, when, whose, how found, contained or not. Opened from Today of who answers for
//! privacy; how it was shown or sent stands above and is not typed.

use crate::{
    casework::{Command, Failure, Subject, breaches::BreachView},
    domain::{
        access::Act,
        breach,
        codes::{BreachState, Code, YesNo},
        dates_typed::Limits,
        ids::RowId,
        record::{Breach, RecordKind},
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Room, Values, block::Block},
        screen::{Ctx, Screen},
        screens::{
            family::history::kind_words,
            form_screen::{Done, FormJob, FormScreen},
            typed::{Fill, Typed, reads_date},
            words::codes_of,
        },
        theme::Meaning,
    },
};

static BREACH: FormSpec = FormSpec {
    name: "breach",
    fields: &[
        Field::choice("state", codes_of::<BreachState>),
        Field::line("what").personal().asked().helped(),
        Field::line("happened_on").room(Room::Short),
        Field::line("found_on").room(Room::Short),
        Field::note("how_found").asked(),
        Field::yes_no("contained").asked().helped(),
        Field::note("contained_how").asked().when(contained),
    ],
};

fn contained(form: &Form) -> bool {
    form.is("contained", YesNo::Yes.code())
}

/// A breach on the screen.
pub struct BreachJob {
    view: BreachView,
}

impl BreachJob {
    /// Opens it.
    ///
    /// # Errors
    /// When it is not allowed or there is none.
    pub fn screen(id: RowId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let view = ctx.session.breach(id)?;
        Ok(FormScreen::make(Self { view }, ctx).0)
    }

    fn facts(&self, texts: &Texts) -> Vec<String> {
        let breach = &self.view.breach;
        let kind = breach.kind.as_deref().and_then(RecordKind::from_code);
        let kind = kind.map(|kind| kind_words(kind, texts)).unwrap_or_default();
        let mut lines = Vec::new();
        if let Some(found_in) = self.view.found_in {
            let values = [
                ("what", kind.into()),
                ("whose", self.view.whose.to_string().into()),
                ("found", found_in.to_string().into()),
            ];
            lines.push(texts.with("breach-stood", &values));
        }
        for (how, count) in breach.shown.iter().filter_map(|text| breach::read(text)) {
            lines.push(texts.count(how.text_id(), count));
        }
        lines
    }
}

impl FormJob for BreachJob {
    fn spec(&self) -> &'static FormSpec {
        &BREACH
    }

    fn title(&self, texts: &Texts) -> String {
        texts.with("breach-title", &[("file", self.view.whose.to_string().into())])
    }

    fn values(&self) -> Values {
        let breach = &self.view.breach;
        Values::new()
            .with_code("state", Some(breach.state))
            .with_text("what", breach.what.as_deref())
            .with_day("happened_on", Some(breach.happened_on))
            .with_day("found_on", Some(breach.found_on))
            .with_text("how_found", breach.how_found.as_deref())
            .with_code("contained", breach.contained)
            .with_text("contained_how", breach.contained_how.as_deref())
    }

    fn base_version(&self) -> i64 {
        self.view.breach.version
    }

    fn record_id(&self) -> String {
        self.view.breach.public_id.clone()
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let today = ctx.session.today();
        for field in ["happened_on", "found_on"] {
            reads_date(form, field, today, Limits::happened(today));
        }
        form.focus_on("what");
    }

    fn above(&self, _: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        for line in self.facts(texts) {
            block.wrapped(1, width.saturating_sub(2), &line, Meaning::Strong);
        }
        block.line();
        block
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let (today, base) = (ctx.session.today(), &self.view.breach);
        let limits = Limits::happened(today);
        let breach = Breach {
            state: values.code("state").unwrap_or(base.state),
            what: values.text("what"),
            happened_on: values.day("happened_on", today, limits).unwrap_or(base.happened_on),
            found_on: values.day("found_on", today, limits).unwrap_or(base.found_on),
            how_found: values.text("how_found"),
            contained: values.code("contained"),
            contained_how: values.text("contained_how"),
            ..base.record.clone()
        };
        let command = Command { id: command.to_owned(), ..Command::new(Act::SaveBreach, Subject::Nothing) };
        ctx.session.save_breach(&command, base, &breach)?;
        Ok(Done::back(ctx.texts.get("breach-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.view = ctx.session.breach(self.view.breach.id)?;
        Ok(Some(self.values()))
    }
}
