//! Writing a letter or a sheet to a text file at a place the person types. A letter that is not made yet is made first: what
//! leaves the program is always in the file.

use std::{cell::Cell, path::PathBuf};

use super::preview::{Shown, make};
use crate::{
    casework::{
        Failure,
        letters::Left,
        paper_file::{self, PaperTrouble},
    },
    domain::{ids::ChildId, problem::Problem},
    text::Texts,
    ui::{
        kit::{Field, FormSpec, Values, block::Block, frame::Record},
        screen::{Ctx, Returned, Then},
        screens::{
            form_screen::{Done, FormJob},
            typed::Typed,
        },
        theme::Meaning,
    },
};

static SPEC: FormSpec = FormSpec { name: "letter_file", fields: &[Field::line("path").asked().helped()] };

/// Writing to a file.
pub(super) struct FileJob {
    shown: Shown,
    record: Option<Record>,
    /// Whether the person was asked about the file that is there, and is about to say yes.
    replace: Cell<bool>,
    /// The agency's own file, which is never written over.
    agency: PathBuf,
}

impl FileJob {
    pub(super) fn new(shown: Shown, record: Option<Record>, ctx: &Ctx<'_>) -> Self {
        Self { shown, record, replace: Cell::new(false), agency: ctx.session.file().to_owned() }
    }

    /// The text, and the letter it is, made and logged as leaving.
    fn text(&mut self, command: &str, ctx: &mut Ctx<'_>) -> Result<String, Failure> {
        if let Shown::Prepared(child, prepared) = &self.shown {
            let letter = make(*child, prepared, Left::NOT, command, ctx)?;
            // Whatever the disk says now, a second try does not make a second letter.
            self.shown = Shown::Made(Box::new(letter));
        }
        match &self.shown {
            Shown::Made(letter) => ctx.session.export_letter(letter.child_id, letter.id),
            Shown::Blank(sheet, language) => ctx.session.blank_sheet(sheet, *language),
            Shown::Prepared(..) => Err(Problem::new("path", "problem-letter-changed").into()),
        }
    }
}

fn refused(trouble: &PaperTrouble) -> Failure {
    let problem = Problem::new("path", trouble.text_id());
    match trouble {
        PaperTrouble::System(why) => problem.with("why", why).into(),
        _ => problem.into(),
    }
}

impl FormJob for FileJob {
    fn spec(&self) -> &'static FormSpec {
        &SPEC
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("letters-file-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        self.record.clone()
    }

    fn child(&self) -> Option<ChildId> {
        match &self.shown {
            Shown::Prepared(child, _) => Some(*child),
            Shown::Made(letter) => Some(letter.child_id),
            Shown::Blank(..) => None,
        }
    }

    fn values(&self) -> Values {
        Values::new()
    }

    fn record_id(&self) -> String {
        format!("letter file about {:?}", self.child())
    }

    fn above(&self, _: &crate::ui::kit::Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        block.wrapped(1, width.saturating_sub(2), &texts.get("letters-file-why"), Meaning::Dim);
        block
    }

    /// Whatever stands in the way is found when it is saved; a file that is there is asked about before.
    fn asks(&self, values: &Values, texts: &Texts) -> Option<(String, String)> {
        let typed = values.text("path").unwrap_or_default();
        let there = paper_file::look(&paper_file::place(&typed), &self.agency) == Err(PaperTrouble::Exists);
        self.replace.set(there);
        there.then(|| {
            let body = texts.with("letters-file-replace", &[("file", typed.into())]);
            (texts.get("letters-file-title"), body)
        })
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let Some(typed) = values.text("path") else {
            return Err(Problem::new("path", "paper-no-path").into());
        };
        let place = paper_file::place(&typed);
        match paper_file::look(&place, &self.agency) {
            Err(PaperTrouble::Exists) if self.replace.get() => {}
            other => other.map_err(|trouble| refused(&trouble))?,
        }
        let text = self.text(command, ctx)?;
        paper_file::write(&place, &self.agency, &text, self.replace.get())
            .map_err(|trouble| refused(&trouble))?;
        let said = ctx.texts.with("letters-file-written", &[("file", place.display().to_string().into())]);
        let id = if let Shown::Made(letter) = &self.shown { Some(letter.id.0) } else { None };
        let then = Then::Close(id.map_or(Returned::Saved, Returned::Chosen));
        Ok(Done::back(said).for_good().then(then))
    }
}
