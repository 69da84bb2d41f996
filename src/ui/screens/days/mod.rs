//! Who is away when, and who covers: one's own absences, or those of a person chosen in the area Agency. A list with a
//! small form; what an absence of a coordinator arranges is casework's.

pub mod form;
pub mod off;
pub mod office_hours;

use self::form::AbsenceJob;
use super::{form_screen::FormScreen, words};
use crate::{
    casework::{Command, Failure, Subject},
    domain::{
        card::StaffRef,
        ids::StaffId,
        record::{Absence, Stored},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Cell, Column, List, ListEvent, OutlineLine, Row},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
    },
};

const COLUMNS: &[Column] = &[
    Column::words("days-from", 12).most(18).weight(9),
    Column::words("days-to", 12).most(18).weight(8),
    Column::words("days-cover", 12).weight(7),
];

/// Absences that are not over.
pub struct Absences {
    list: List,
    staff: StaffId,
    name: String,
    found: Vec<(Stored<Absence>, Option<StaffRef>)>,
}

impl Absences {
    /// One's own.
    ///
    /// # Errors
    /// When the file fails.
    pub fn mine(ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let me = ctx.session.identity();
        let (staff, name) = (me.staff, me.name.clone());
        Self::of(staff, name, ctx)
    }

    /// Those of a staff person.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn of(staff: StaffId, name: String, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let list = List::new(COLUMNS, words::clean);
        let mut screen = Self { list, staff, name, found: Vec::new() };
        screen.read(ctx)?;
        Ok(Box::new(screen))
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.found = ctx.session.absences(self.staff)?;
        let texts = ctx.texts;
        let row = |(absence, cover): &(Stored<Absence>, Option<StaffRef>)| {
            let cover = cover.as_ref().map_or_else(|| texts.get("days-nobody"), |who| who.name.clone());
            let days = [texts.weekday(absence.from_on), texts.weekday(absence.to_on), cover];
            Row::new(absence.id.0, days.map(Cell::new))
        };
        self.list.set_rows(self.found.iter().map(row).collect());
        self.list.set_empty(texts.get("days-empty"));
        Ok(())
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn selected(&self) -> Option<&Stored<Absence>> {
        let key = self.list.selected()?;
        self.found.iter().map(|(absence, _)| absence).find(|absence| absence.id.0 == key)
    }

    fn form(&self, base: Option<Stored<Absence>>, ctx: &mut Ctx<'_>) -> Outcome {
        match AbsenceJob::new(self.staff, self.name.clone(), base, ctx) {
            Ok(job) => FormScreen::open(job, ctx),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn remove(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(base) = self.selected().cloned() else { return Then::NotMine.into() };
        let command = Command::new(ctx.session.absence_act(self.staff), Subject::Nothing);
        let done = ctx.session.remove_absence(&command, &base).and_then(|()| self.read(ctx));
        match done {
            Ok(()) => Outcome::stay().saved(ctx.texts.get("days-removed")),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }
}

impl Screen for Absences {
    fn title(&self, texts: &Texts) -> String {
        texts.with("days-title", &[("name", self.name.as_str().into())])
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::Absences);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        match action {
            _ if self.list.offers(action) => Availability::Yes,
            Action::AbsencesAdd => Availability::Yes,
            Action::AbsencesRemove if self.selected().is_some() => Availability::Yes,
            Action::AbsencesRemove => Availability::No(texts.get("days-empty")),
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(_) => self.form(self.selected().cloned(), ctx),
            ListEvent::Leave => Then::Close(Returned::Saved).into(),
            ListEvent::NotMine => match input.action() {
                Some(Action::AbsencesAdd) => self.form(None, ctx),
                Some(Action::AbsencesRemove) => self.remove(ctx),
                _ => Then::NotMine.into(),
            },
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
        self.list.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.list.outline(texts)
    }
}
