//! Who decides, and the paper that says so: seen, not seen or asked for, from whom and when. Asked in Today until it is
//! seen, where parents decide together or disagree.

use super::record;
use crate::{
    casework::{Command, Failure, Subject, care::CarePage},
    domain::{access::Act, codes::CustodyPaper, dates_typed::Limits, ids::ChildId, record::Child},
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Room, Values, block::Block, frame::Record},
        screen::{Ctx, Screen},
        screens::{
            form_screen::{Done, FormJob, FormScreen},
            typed::{Fill, Typed, reads_date},
            words::codes_of,
        },
        theme::Meaning,
    },
};

/// The paper.
pub static CUSTODY: FormSpec = FormSpec {
    name: "custody",
    fields: &[
        Field::yes_no("custody_contested").asked().helped(),
        Field::choice("custody_paper", codes_of::<CustodyPaper>).asked().helped(),
        Field::person("custody_paper_from").helped().when(|form| form.is("custody_paper", "asked_for")),
        Field::line("custody_paper_on")
            .room(Room::Short)
            .when(|form| form.is("custody_paper", "asked_for") || form.is("custody_paper", "seen")),
        Field::note("custody_note").helped(),
    ],
};

struct CustodyJob {
    page: CarePage,
}

/// The form.
///
/// # Errors
/// When the file may not be opened.
pub fn screen(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let page = ctx.session.care_page(child)?;
    Ok(FormScreen::make(CustodyJob { page }, ctx).0)
}

impl FormJob for CustodyJob {
    fn spec(&self) -> &'static FormSpec {
        &CUSTODY
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("custody-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(record(&self.page, &self.title(texts), texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.page.card.child)
    }

    fn values(&self) -> Values {
        let child = &self.page.child;
        Values::new()
            .with_code("custody_contested", child.custody_contested)
            .with_code("custody_paper", child.custody_paper)
            .with_text("custody_paper_from", child.custody_paper_from.as_deref())
            .with_day("custody_paper_on", child.custody_paper_on)
            .with_text("custody_note", child.custody_note.as_deref())
    }

    fn base_version(&self) -> i64 {
        self.page.child.version
    }

    fn record_id(&self) -> String {
        self.page.child.public_id.clone()
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        reads_date(form, "custody_paper_on", self.page.today, Limits::happened(self.page.today));
    }

    fn above(&self, _: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        if self.page.paper_wanted {
            block.wrapped(1, width.saturating_sub(2), &texts.get("custody-wanted"), Meaning::Warning);
        }
        block
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let today = self.page.today;
        let base = &self.page.child;
        let said = Child {
            custody_contested: values.code("custody_contested"),
            custody_paper: values.code("custody_paper"),
            custody_paper_from: values.text("custody_paper_from"),
            custody_paper_on: values.day("custody_paper_on", today, Limits::happened(today)),
            custody_note: values.text("custody_note"),
            ..base.record.clone()
        };
        let subject = Subject::Child(self.page.card.child);
        let command = Command { id: command.to_owned(), ..Command::new(Act::SaveFamily, subject) };
        ctx.session.save_custody(&command, base, &said)?;
        Ok(Done::back(ctx.texts.get("custody-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.page = ctx.session.care_page(self.page.card.child)?;
        Ok(Some(self.values()))
    }
}
