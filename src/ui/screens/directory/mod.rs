//! Directory: the organisations around families, each typed once. Type to find; adding and changing are one form.

mod organization_form;

pub use organization_form::OrganizationJob;

use super::{cards, form_screen::FormScreen, words};
use crate::{
    casework::{Failure, Subject},
    domain::{
        access::{Act, Verdict},
        ids::OrganizationNumber,
        record::{Organization, Stored},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Cell, Column, Detail, List, ListEvent, OutlineLine, Row},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
    },
};

const COLUMNS: &[Column] = &[
    Column::words("directory-name", 20).most(34),
    Column::words("directory-sector", 10).most(22).weight(4),
    Column::words("directory-area", 6).most(24).weight(3),
    Column::words("directory-phone", 12).most(20).weight(6),
    Column::words("", 5).most(10).weight(2),
];

/// The name under which this list is remembered while the person stays signed in.
const REMEMBERED: &str = "directory";

/// The list of organisations.
pub struct Directory {
    list: List,
    organizations: Vec<Stored<Organization>>,
    areas: Vec<(String, String)>,
    may_change: bool,
}

impl Directory {
    /// Opens it.
    ///
    /// # Errors
    /// When the role may not see it.
    pub fn open(ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let may_change = ctx.session.may(Act::SaveOrganization, Subject::Nothing)? == Verdict::Yes;
        let list = List::new(COLUMNS, words::clean).searching();
        let mut screen = Self { list, organizations: Vec::new(), areas: area_names(ctx)?, may_change };
        screen.read(ctx)?;
        if let Some(filter) = ctx.session.remembered(REMEMBERED) {
            screen.list.set_filter(&filter);
        }
        Ok(Box::new(screen))
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.organizations = ctx.session.organizations("")?;
        let rows = self.organizations.iter().map(|one| row(one, &self.areas, ctx.texts)).collect();
        self.list.set_empty(ctx.texts.get("directory-empty"));
        self.list.set_rows(rows);
        Ok(())
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn find(&self, key: i64) -> Option<&Stored<Organization>> {
        self.organizations.iter().find(|one| one.id.0 == key)
    }

    fn preview(&self, canvas: &mut Canvas<'_>, area: Area, key: i64) {
        let Some(one) = self.find(key) else { return };
        let texts = canvas.texts;
        let sector = one.sector.map(|sector| words::label(texts, sector)).unwrap_or_default();
        Detail::new()
            .section("directory-organization")
            .line("directory-name", one.name.clone())
            .line("directory-number", OrganizationNumber(one.number).to_string())
            .line("directory-sector", sector)
            .line("directory-area", area_name(&self.areas, one.area.as_deref()))
            .line("directory-phone", one.phone.clone().unwrap_or_default())
            .line("directory-fax", one.fax.clone().unwrap_or_default())
            .line("directory-email", one.email.clone().unwrap_or_default())
            .line("directory-languages", cards::languages(&one.languages))
            .line("directory-intake-notes", one.intake_notes.clone().unwrap_or_default())
            .draw(canvas, area);
    }
}

/// Ids and names of the areas, as the file's rules have them.
pub(super) fn area_names(ctx: &mut Ctx<'_>) -> Result<Vec<(String, String)>, Failure> {
    let rules = ctx.session.rules()?;
    Ok(rules.areas().all().iter().map(|area| (area.id.clone(), area.name.clone())).collect())
}

/// The name of an area; its id where the rules no longer know it.
pub(super) fn area_name(areas: &[(String, String)], id: Option<&str>) -> String {
    let Some(id) = id else { return String::new() };
    let found = areas.iter().find(|(known, _)| known == id);
    found.map_or_else(|| id.to_owned(), |(_, name)| name.clone())
}

fn row(one: &Stored<Organization>, areas: &[(String, String)], texts: &Texts) -> Row {
    Row::new(
        one.id.0,
        [
            Cell::new(one.name.clone()),
            Cell::new(one.sector.map(|sector| words::label(texts, sector)).unwrap_or_default()),
            Cell::new(area_name(areas, one.area.as_deref())),
            Cell::new(one.phone.clone().unwrap_or_default()),
            Cell::new(cards::languages(&one.languages)),
        ],
    )
}

impl Screen for Directory {
    fn title(&self, texts: &Texts) -> String {
        texts.get("directory-title")
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::Directory);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        match action {
            Action::DirectoryAdd if self.may_change => Availability::Yes,
            Action::DirectoryAdd => Availability::No(texts.get("directory-may-not-change")),
            _ if self.list.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(key) => match self.find(key).cloned() {
                Some(known) if self.may_change => {
                    FormScreen::open(OrganizationJob::of(known, self.areas.clone()), ctx)
                }
                _ => Outcome::stay().say(ctx.texts.get("directory-may-not-change")),
            },
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::Filter(filter) => {
                ctx.session.remember(REMEMBERED, filter);
                Outcome::stay()
            }
            ListEvent::NotMine if input.action() == Some(Action::DirectoryAdd) => {
                let typed = self.list.filter().trim().to_owned();
                FormScreen::open(OrganizationJob::new(typed, self.areas.clone()), ctx)
            }
            ListEvent::NotMine => Then::NotMine.into(),
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, _: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        self.again(ctx)
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.again(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.list.draw_with(canvas, area, |canvas, area, row| self.preview(canvas, area, row.key));
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.list.outline(texts)
    }
}
