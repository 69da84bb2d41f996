//! Who is involved now: services are typed or picked quickly, one Enter each, and opened later for their details. The
//! current ones count as providers; counting is the screening's.

use super::{
    header,
    rows::{Kind, Rows},
};
use crate::{
    casework::{Command, Failure, Subject, directory::OrganizationChoice, homes::ServiceForm, walk::Walk},
    domain::{
        access::Act,
        codes::ServiceStatus,
        dates_typed::Limits,
        ids::{ChildId, OrganizationId},
        record::{Organization, Service, Stored},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{
            Cell, Column, Field, Form, FormSpec, OutlineLine, Picker, PickerEvent, Room, Row, Values,
            frame::Record,
        },
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{
            form_screen::{Done, FormJob, FormScreen},
            typed::{Fill, Typed, reads_date},
            words::{self, codes_of},
        },
        theme::Meaning,
    },
};

/// The list of services.
pub struct Services;

impl Kind for Services {
    const COLUMNS: &'static [Column] = &[
        Column::words("services-who", 14),
        Column::words("services-what", 8).weight(2),
        Column::words("services-worker", 8).weight(3),
        Column::words("services-status", 8).most(14),
    ];
    const TITLE: &'static str = "services-title";
    const EMPTY: &'static str = "services-none";

    fn rows(walk: &Walk, texts: &Texts) -> Vec<Row> {
        let row = |(place, (service, organization)): (usize, &(Stored<Service>, Stored<Organization>))| {
            Row::new(
                i64::try_from(place).unwrap_or(i64::MAX),
                [
                    Cell::new(organization.name.clone()),
                    Cell::new(service.kind.clone().unwrap_or_default()),
                    Cell::personal(service.worker.clone().unwrap_or_default()),
                    Cell::new(words::label(texts, service.status)),
                ],
            )
        };
        walk.services.iter().enumerate().map(row).collect()
    }

    fn add(walk: &Walk, ctx: &mut Ctx<'_>) -> Box<dyn Screen> {
        QuickServices::screen(walk, ctx)
    }

    fn edit(walk: &Walk, place: usize, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        let (service, organization) = walk.services.get(place)?;
        let job = ServiceJob {
            child: walk.child.id.into(),
            base: service.clone(),
            name: organization.name.clone(),
            today: ctx.session.today(),
        };
        Some(FormScreen::make(job, ctx).0)
    }

    fn remove(walk: &Walk, place: usize, command: &Command, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let Some((service, _)) = walk.services.get(place) else { return Ok(()) };
        ctx.session.remove_service(command, service)
    }
}

/// The list of a child's services, or the quick entry where there are none yet.
///
/// # Errors
/// When the file may not be opened.
pub fn screen(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    Rows::<Services>::screen(child, ctx)
}

const NAMES: &[Column] = &[Column::words("services-who", 20)];

/// Typing services one after the other: each Enter saves one that is current.
pub struct QuickServices {
    child: ChildId,
    record: Record,
    picker: Picker,
    so_far: Vec<String>,
    /// Organisations with a current service: Enter on them adds no second one.
    there: Vec<i64>,
}

impl QuickServices {
    fn screen(walk: &Walk, ctx: &mut Ctx<'_>) -> Box<dyn Screen> {
        let mut screen = Self {
            child: walk.child.id.into(),
            record: header::titled(walk, &ctx.texts.get("services-title"), ctx.texts),
            picker: Picker::new("", NAMES, words::clean),
            so_far: Vec::new(),
            there: Vec::new(),
        };
        screen.count(walk);
        screen.start(ctx);
        Box::new(screen)
    }

    fn count(&mut self, walk: &Walk) {
        let current = || walk.services.iter().filter(|(service, _)| service.status == ServiceStatus::Current);
        self.so_far = current().map(|(_, organization)| organization.name.clone()).collect();
        self.there = current().map(|(_, organization)| organization.id.0).collect();
    }

    /// An empty line over the whole directory.
    fn start(&mut self, ctx: &mut Ctx<'_>) {
        let title = ctx.texts.get("services-quick");
        let mut picker = Picker::new(title, NAMES, words::clean).or_new();
        let known = ctx.session.organizations("").unwrap_or_default();
        let row = |organization: &Stored<Organization>| {
            Row::new(organization.id.0, [Cell::new(organization.name.clone())])
        };
        picker.set_rows(known.iter().map(row).collect(), ctx.texts);
        self.picker = picker;
    }

    fn save(&mut self, organization: OrganizationChoice, ctx: &mut Ctx<'_>) -> Outcome {
        let service = Service::blank(self.child, OrganizationId(0), ServiceStatus::Current);
        let command = Command::new(Act::SaveFamily, Subject::Child(self.child));
        match ctx.session.save_service(&command, None, &ServiceForm { organization, service }) {
            Ok(_) => {
                if let Ok(walk) = ctx.session.walk(self.child) {
                    self.count(&walk);
                }
                self.start(ctx);
                Outcome::stay().saved(ctx.texts.get("services-saved"))
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }
}

impl Screen for QuickServices {
    fn title(&self, texts: &Texts) -> String {
        texts.get("services-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.record.clone())
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.picker.contexts();
        contexts.push(Context::Form);
        contexts
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        if action == Action::FormSave || self.picker.offers(action) {
            Availability::Yes
        } else {
            Availability::Hidden
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        if input.action() == Some(Action::FormSave) {
            return Then::Close(Returned::Saved).into();
        }
        match self.picker.update(input, ctx.texts) {
            PickerEvent::Chosen(id) if self.there.contains(&id) => {
                Outcome::stay().say(ctx.texts.get("services-there"))
            }
            PickerEvent::Chosen(id) => self.save(OrganizationChoice::Known(OrganizationId(id)), ctx),
            PickerEvent::New(name) => self.save(OrganizationChoice::Typed(name), ctx),
            PickerEvent::Cancel => Then::Close(Returned::Saved).into(),
            PickerEvent::NotMine => Then::NotMine.into(),
            PickerEvent::Nothing | PickerEvent::Filter(_) => Outcome::stay(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.height < 3 {
            return self.picker.draw(canvas, area);
        }
        let count = i64::try_from(self.so_far.len()).unwrap_or(0);
        let names = self.so_far.join(", ");
        let words = canvas.texts.with("services-so-far", &[("count", count.into()), ("names", names.into())]);
        canvas.put_fitted(area.x + 1, area.y, area.width.saturating_sub(2), &words, Meaning::Plain);
        let below = Area { y: area.y + 1, height: area.height - 1, ..area };
        self.picker.draw(canvas, below);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines = vec![OutlineLine::new(texts.get("services-title"), self.so_far.join(", "))];
        lines.extend(self.picker.outline(texts));
        lines
    }
}

/// One service with its details.
static SERVICE: FormSpec = FormSpec {
    name: "service",
    fields: &[
        Field::shown("organization"),
        Field::line("kind").helped(),
        Field::person("worker"),
        Field::choice("status", codes_of::<ServiceStatus>).asked(),
        Field::line("since_on").room(Room::Short),
        Field::line("until_on").room(Room::Short).when(|form| form.is("status", "past")),
        Field::line("frequency"),
    ],
};

struct ServiceJob {
    child: ChildId,
    base: Stored<Service>,
    name: String,
    today: chrono::NaiveDate,
}

impl FormJob for ServiceJob {
    fn spec(&self) -> &'static FormSpec {
        &SERVICE
    }

    fn title(&self, _: &Texts) -> String {
        self.name.clone()
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.child)
    }

    fn values(&self) -> Values {
        Values::new()
            .with("organization", self.name.clone())
            .with_text("kind", self.base.kind.as_deref())
            .with_text("worker", self.base.worker.as_deref())
            .with_code("status", Some(self.base.status))
            .with_day("since_on", self.base.since_on)
            .with_day("until_on", self.base.until_on)
            .with_text("frequency", self.base.frequency.as_deref())
    }

    fn base_version(&self) -> i64 {
        self.base.version
    }

    fn record_id(&self) -> String {
        self.base.public_id.clone()
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        for name in ["since_on", "until_on"] {
            reads_date(form, name, self.today, Limits::happened(self.today));
        }
        form.focus_on("kind");
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let limits = Limits::happened(self.today);
        let service = Service {
            kind: values.text("kind"),
            worker: values.text("worker"),
            status: values.code("status").unwrap_or(self.base.status),
            since_on: values.day("since_on", self.today, limits),
            until_on: values.day("until_on", self.today, limits),
            frequency: values.text("frequency"),
            ..self.base.record.clone()
        };
        let organization = OrganizationChoice::Known(service.organization_id);
        let command =
            Command { id: command.to_owned(), ..Command::new(Act::SaveFamily, Subject::Child(self.child)) };
        ctx.session.save_service(&command, Some(&self.base), &ServiceForm { organization, service })?;
        Ok(Done::back(ctx.texts.get("services-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        let walk = ctx.session.walk(self.child)?;
        let found = walk.services.into_iter().map(|(service, _)| service).find(|one| one.id == self.base.id);
        Ok(found.map(|found| {
            self.base = found;
            self.values()
        }))
    }
}
