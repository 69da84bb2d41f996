//! Logging a paper that came, in a few keys: how, from whom, which child as it was read, how many pages, where the paper
//! lies, whether it is marked urgent, when it came. Nothing is opened and nothing is matched here.

use chrono::NaiveDate;

use crate::{
    casework::{Command, Failure, Subject, directory::OrganizationChoice, pile::PaperForm},
    domain::{
        access::Act,
        dates_typed::Limits,
        ids::{OrganizationId, OrganizationNumber},
        names,
        record::{Organization, Stored},
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Room, Values},
        screen::{Ctx, Outcome},
        screens::{
            form_screen::{Done, FormJob, FormScreen},
            typed::{Typed, reads_date, reads_number, reads_time, time_of},
        },
    },
};

/// How papers come; the letters are those of the words.
const CHANNELS: &[(&str, &str)] = &[
    ("paper_fax", "pile-fax"),
    ("paper_mail", "pile-letter"),
    ("email", "pile-email"),
    ("online", "pile-web-form"),
];

static PAPER: FormSpec = FormSpec {
    name: "paper",
    fields: &[
        Field::choice_of("channel", CHANNELS).asked().quick(),
        Field::person("from_name").asked(),
        Field::line("organization").helped(),
        Field::person("child_as_read").asked().helped(),
        Field::number("pages", reads_number),
        Field::line("place").room(Room::Medium).helped(),
        Field::yes_no("urgent").asked().quick(),
        Field::line("day").room(Room::Short).helped(),
        Field::time("time", reads_time),
    ],
};

/// A paper that came.
struct PaperJob {
    today: NaiveDate,
    directory: Vec<Stored<Organization>>,
    record: String,
}

/// Opens the form.
pub fn open(ctx: &mut Ctx<'_>) -> Outcome {
    // A directory that cannot be read leaves the name as it is typed.
    let directory = ctx.session.organizations("").unwrap_or_default();
    let job = PaperJob { today: ctx.session.today(), directory, record: "paper".to_owned() };
    FormScreen::open(job, ctx)
}

/// The organisation of the directory that is meant: the name itself, or the only one that begins so.
pub(super) fn meant<'a>(
    directory: &'a [Stored<Organization>],
    typed: &str,
) -> Option<&'a Stored<Organization>> {
    let wanted = names::fold(typed);
    if wanted.trim().is_empty() {
        return None;
    }
    let same = directory.iter().find(|one| names::fold(&one.name) == wanted);
    let mut begins = directory.iter().filter(|one| names::fold(&one.name).starts_with(&wanted));
    same.or_else(|| begins.next().filter(|_| begins.next().is_none()))
}

/// Says beside a field which organisation of the directory is meant.
pub(super) fn reads_organization(form: &mut Form, directory: &[Stored<Organization>]) {
    let known = directory.to_vec();
    form.set_reader("organization", move |typed, texts| {
        Ok(match meant(&known, typed) {
            Some(one) => format!("{} {}", OrganizationNumber(one.number), one.name),
            None => texts.get("pile-new-organization"),
        })
    });
}

/// The organisation that is meant, or the name as it was typed.
pub(super) fn organization_of(
    values: &Values,
    directory: &[Stored<Organization>],
) -> Option<OrganizationChoice> {
    let typed = values.text("organization")?;
    Some(match meant(directory, &typed) {
        Some(one) => OrganizationChoice::Known(OrganizationId::from(one.id)),
        None => OrganizationChoice::Typed(typed),
    })
}

impl FormJob for PaperJob {
    fn spec(&self) -> &'static FormSpec {
        &PAPER
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("pile-log-title")
    }

    fn values(&self) -> Values {
        Values::new()
    }

    fn record_id(&self) -> String {
        self.record.clone()
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        reads_date(form, "day", self.today, Limits::happened(self.today));
        reads_organization(form, &self.directory);
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let paper = PaperForm {
            channel: values.code("channel"),
            day: values.day("day", self.today, Limits::happened(self.today)),
            time: values.filled("time").and_then(time_of),
            from_name: values.text("from_name"),
            organization: organization_of(values, &self.directory),
            child_as_read: values.text("child_as_read"),
            pages: values.number("pages"),
            place: values.text("place"),
            urgent: values.code("urgent"),
        };
        let command = Command { id: command.to_owned(), ..Command::new(Act::LogPaper, Subject::Nothing) };
        let id = ctx.session.log_paper(&command, &paper)?;
        let row = ctx.session.paper(id)?;
        let counts = ctx.texts.weekday(row.counts_from);
        Ok(Done::back(ctx.texts.with("pile-logged", &[("day", counts.into())])))
    }
}
