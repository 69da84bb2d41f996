//! Agency: who works here, as what, and since when not any more. Adding, changing, disabling and resetting belong to
//! the administrator; a supervisor reads.

use super::{
    ask::Ask,
    days::{Absences, office_hours::OfficeHoursJob},
    form_screen::FormScreen,
    settings_form::SettingsJob,
    staff_form::StaffJob,
    words,
};
use crate::{
    casework::{Command, Failure, Subject},
    domain::{
        access::{Act, Verdict},
        codes::YesNo,
        ids::{StaffId, StaffNumber},
        record::{Staff, Stored},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Cell, Column, List, ListEvent, OutlineLine, Row},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        theme::Meaning,
    },
};

const COLUMNS: &[Column] = &[
    Column::words("agency-number", 5).most(6),
    Column::words("agency-name", 14),
    Column::words("agency-sign-in", 8).most(16),
    Column::words("agency-roles", 10),
    Column::words("agency-state", 6).most(12).weight(3),
];

/// The question that is open.
enum Asked {
    Disable(StaffId),
    Reset(StaffId),
}

/// The list of staff.
pub struct Agency {
    list: List,
    staff: Vec<Stored<Staff>>,
    may_change: bool,
    asked: Option<Asked>,
}

impl Agency {
    /// Opens it.
    ///
    /// # Errors
    /// When the role may not see who works here.
    pub fn open(ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let may_change = ctx.session.may(Act::SaveStaff, Subject::Nothing)? == Verdict::Yes;
        let mut screen =
            Self { list: List::new(COLUMNS, words::clean), staff: Vec::new(), may_change, asked: None };
        screen.read(ctx)?;
        Ok(Box::new(screen))
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.staff = ctx.session.staff()?;
        let rows = self.staff.iter().map(|staff| row(staff, ctx.texts)).collect();
        self.list.set_rows(rows);
        Ok(())
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn selected(&self) -> Option<&Stored<Staff>> {
        let key = self.list.selected()?;
        self.staff.iter().find(|staff| staff.id.0 == key)
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        let selected = self.selected().cloned();
        match (action, selected) {
            (Action::AgencySettings, _) => match SettingsJob::new(ctx) {
                Ok(job) => FormScreen::open(job, ctx),
                Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            },
            (Action::AgencyAdd, _) => FormScreen::open(StaffJob::new(ctx), ctx),
            (Action::AgencyOfficeHours, _) => match OfficeHoursJob::new(ctx) {
                Ok(job) => FormScreen::open(job, ctx),
                Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            },
            (Action::AgencyAbsences, Some(staff)) => {
                let opened = Absences::of(staff.id.into(), staff.name.clone(), ctx);
                match opened {
                    Ok(screen) => Then::Open(screen).into(),
                    Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
                }
            }
            (Action::AgencyDisable, Some(staff)) => {
                self.asked = Some(Asked::Disable(staff.id.into()));
                let body = ctx.texts.with("agency-disable-question", &[("name", staff.name.as_str().into())]);
                Then::Open(Ask::for_good(&ctx.texts.get("agency-disable"), body)).into()
            }
            (Action::AgencyReset, Some(staff)) => {
                self.asked = Some(Asked::Reset(staff.id.into()));
                let body = ctx.texts.with("agency-reset-question", &[("name", staff.name.as_str().into())]);
                Then::Open(Ask::reason(&ctx.texts.get("agency-reset"), body)).into()
            }
            _ => Then::NotMine.into(),
        }
    }

    fn answer(&mut self, value: &Returned, ctx: &mut Ctx<'_>) -> Result<Option<String>, Failure> {
        match (self.asked.take(), value) {
            (Some(Asked::Disable(staff)), Returned::Answer(true)) => {
                let moved =
                    ctx.session.disable_staff(&Command::new(Act::DisableStaff, Subject::Nothing), staff)?;
                Ok(Some(ctx.texts.with("agency-disabled", &[("files", moved.into())])))
            }
            (Some(Asked::Reset(staff)), Returned::Words(starting)) => {
                ctx.session.reset_staff(&Command::new(Act::ResetStaff, Subject::Nothing), staff, starting)?;
                Ok(Some(ctx.texts.get("agency-reset-done")))
            }
            _ => Ok(None),
        }
    }
}

fn row(staff: &Stored<Staff>, texts: &Texts) -> Row {
    let roles: Vec<String> = staff.roles.iter().map(|role| words::label(texts, *role)).collect();
    let state = match staff.active {
        YesNo::Yes => Cell::new(texts.get("agency-active")),
        YesNo::No => Cell::of(texts.get("agency-inactive"), Meaning::Dim),
    };
    Row::new(
        staff.id.0,
        [
            Cell::new(StaffNumber(staff.number).to_string()),
            Cell::new(staff.name.clone()),
            Cell::new(staff.sign_in_name.clone()),
            Cell::new(roles.join(", ")),
            state,
        ],
    )
}

impl Screen for Agency {
    fn title(&self, texts: &Texts) -> String {
        texts.get("agency-title")
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::Agency);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        match action {
            _ if self.list.offers(action) => Availability::Yes,
            _ if action.context() != Context::Agency => Availability::Hidden,
            Action::AgencyAbsences => match self.selected() {
                Some(staff) if staff.active == YesNo::Yes => Availability::Yes,
                _ => Availability::No(texts.get("agency-nobody-selected")),
            },
            _ if !self.may_change => Availability::No(texts.get("agency-administrator-only")),
            Action::AgencyAdd | Action::AgencyOfficeHours | Action::AgencySettings => Availability::Yes,
            _ => match self.selected() {
                None => Availability::No(texts.get("agency-nobody-selected")),
                Some(staff) if staff.active == YesNo::No => {
                    Availability::No(texts.get("agency-already-disabled"))
                }
                Some(_) => Availability::Yes,
            },
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(_) if self.may_change => match self.selected().cloned() {
                Some(staff) => FormScreen::open(StaffJob::of(staff), ctx),
                None => Outcome::stay(),
            },
            ListEvent::Open(_) => Outcome::stay().say(ctx.texts.get("agency-administrator-only")),
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => {
                input.action().map_or_else(|| Then::NotMine.into(), |action| self.act(action, ctx))
            }
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        let said = match self.answer(&value, ctx) {
            Ok(said) => said,
            Err(failure) => return Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        };
        let outcome = self.again(ctx);
        match said {
            Some(words) if outcome.status.is_none() => outcome.say(words),
            _ => outcome,
        }
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
