//! Proposing or linking two files: why they are of one child, and where a warning stands both names typed. What it means
//! stands above.

use crate::{
    casework::{Command, Failure, Subject, links::LinkView},
    domain::{
        access::Act,
        record::{FileLink, Stored},
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Values, block::Block},
        screen::Ctx,
        screens::{
            call::compare,
            form_screen::{Done, FormJob},
            typed::Typed,
        },
        theme::Meaning,
    },
};

static LINK: FormSpec = FormSpec {
    name: "file_link",
    fields: &[
        Field::person("name_survivor").asked(),
        Field::person("name_under").asked(),
        Field::line("reason").personal().asked(),
    ],
};

/// Two files to be linked.
pub struct LinkJob {
    view: LinkView,
    waiting: Option<Stored<FileLink>>,
    may_link: bool,
}

impl LinkJob {
    /// For these files; `waiting` is the proposal that is answered.
    pub fn new(view: LinkView, waiting: Option<Stored<FileLink>>, may_link: bool) -> Self {
        Self { view, waiting, may_link }
    }
}

impl FormJob for LinkJob {
    fn spec(&self) -> &'static FormSpec {
        &LINK
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("same-child-title")
    }

    fn values(&self) -> Values {
        Values::new()
    }

    fn record_id(&self) -> String {
        format!("{} {}", self.view.survivor.number, self.view.under.number)
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let texts = ctx.texts;
        let warned = !self.view.warnings.is_empty();
        for (field, card) in [("name_survivor", &self.view.survivor), ("name_under", &self.view.under)] {
            form.set_visible(field, warned);
            let values = [("file", card.number.to_string().into())];
            form.set_label(field, Some(texts.with("same-child-type-name", &values)));
        }
        form.set_visible("reason", self.waiting.is_none());
        form.focus_on(if warned { "name_survivor" } else { "reason" });
    }

    fn above(&self, _: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        let wide = width.saturating_sub(2);
        let of = |card: &crate::casework::matches::MinimalCard| {
            format!("{} {}", card.number, compare::name(card, texts))
        };
        let values = [("survivor", of(&self.view.survivor).into()), ("under", of(&self.view.under).into())];
        let id = if self.may_link { "same-child-links" } else { "same-child-proposes" };
        block.wrapped(1, wide, &texts.with(id, &values), Meaning::Plain);
        if let Some(waiting) = &self.waiting {
            let values = [("reason", waiting.reason.as_str().into())];
            block.wrapped(1, wide, &texts.with("same-child-said", &values), Meaning::Strong);
        }
        for warning in &self.view.warnings {
            block.wrapped(1, wide, &format!("! {}", texts.get(warning.text_id())), Meaning::Warning);
        }
        if !self.view.warnings.is_empty() {
            block.wrapped(1, wide, &texts.get("same-child-type-both"), Meaning::Warning);
        }
        block.line();
        block
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let (under, survivor) = (self.view.under.child, self.view.survivor.child);
        let typed = [values.get("name_survivor"), values.get("name_under")];
        let reason = values.text("reason").unwrap_or_default();
        let command = |act| Command { id: command.to_owned(), ..Command::new(act, Subject::Nothing) };
        let linked = match (&self.waiting, self.may_link) {
            (_, false) => {
                let command = command(Act::ProposeLink);
                ctx.session.propose_link(&command, under, survivor, &reason, typed)?;
                return Ok(Done::back(ctx.texts.get("same-child-proposed")));
            }
            (Some(waiting), true) => ctx.session.accept_link(&command(Act::AnswerLink), waiting, typed)?,
            (None, true) => {
                ctx.session.link_files(&command(Act::AnswerLink), under, survivor, &reason, typed)?
            }
        };
        let values = [("survivor", linked.survivor.to_string().into())];
        Ok(Done::back(ctx.texts.with("same-child-linked", &values)).for_good())
    }
}
