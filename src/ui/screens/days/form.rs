//! The form of an absence: from, to, who covers. For a coordinator whoever covers may open the families on those days, and
//! the form says so; why somebody is away is not asked.

use chrono::NaiveDate;

use crate::{
    casework::{
        Command, Failure, Subject,
        days::{AbsenceForm, Colleague},
    },
    domain::{
        dates_typed::read_coming,
        ids::StaffId,
        record::{Absence, Stored},
    },
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Room, Values},
        screen::Ctx,
        screens::{
            form_screen::{Done, FormJob},
            typed::{Fill, Typed},
            words,
        },
    },
};

static ABSENCE: FormSpec = FormSpec {
    name: "absence",
    fields: &[
        Field::line("from").room(Room::Short).asked().helped(),
        Field::line("to").room(Room::Short).helped(),
        Field::choice_given("cover").helped(),
    ],
};

/// An absence, a new one or one that is changed.
pub(super) struct AbsenceJob {
    staff: StaffId,
    name: String,
    base: Option<Stored<Absence>>,
    people: Vec<Colleague>,
    today: NaiveDate,
}

impl AbsenceJob {
    pub(super) fn new(
        staff: StaffId,
        name: String,
        base: Option<Stored<Absence>>,
        ctx: &mut Ctx<'_>,
    ) -> Result<Self, Failure> {
        let mut people = ctx.session.team_mates()?;
        // The person who enters it for somebody else may cover as well.
        let me = ctx.session.identity();
        if staff != me.staff {
            let own =
                crate::domain::card::StaffRef { id: me.staff, number: me.number, name: me.name.clone() };
            people.push(Colleague { staff: own, roles: me.roles.clone(), away: None });
        }
        people.retain(|one| one.staff.id != staff);
        Ok(Self { staff, name, base, people, today: ctx.session.today() })
    }
}

/// A day to come, with its weekday beside it.
fn reads_day(form: &mut Form, name: &'static str, today: NaiveDate) {
    form.set_reader(name, move |text, texts| match read_coming(name, text, today) {
        Ok(day) => Ok(day.map(|day| texts.weekday(day)).unwrap_or_default()),
        Err(problem) => Err(words::problem(texts, &problem)),
    });
}

impl FormJob for AbsenceJob {
    fn spec(&self) -> &'static FormSpec {
        &ABSENCE
    }

    fn title(&self, texts: &Texts) -> String {
        texts.with("days-title", &[("name", self.name.as_str().into())])
    }

    fn values(&self) -> Values {
        let Some(base) = &self.base else { return Values::new() };
        let cover = base.cover_id.map(|id| id.0.to_string()).unwrap_or_default();
        Values::new()
            .with_day("from", Some(base.from_on))
            .with_day("to", Some(base.to_on))
            .with("cover", cover)
    }

    fn base_version(&self) -> i64 {
        self.base.as_ref().map_or(0, |base| base.version)
    }

    fn record_id(&self) -> String {
        match &self.base {
            Some(base) => base.public_id.clone(),
            None => format!("absence of {}", self.staff),
        }
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        reads_day(form, "from", self.today);
        reads_day(form, "to", self.today);
        let options =
            self.people.iter().map(|one| Choosable::new(one.staff.id.0.to_string(), one.staff.name.clone()));
        form.set_options("cover", options.collect());
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let day = |name: &str| read_coming(name, values.get(name), self.today).ok().flatten();
        let form =
            AbsenceForm { from: day("from"), to: day("to"), cover: values.number("cover").map(StaffId) };
        let act = ctx.session.absence_act(self.staff);
        let command = Command { id: command.to_owned(), ..Command::new(act, Subject::Nothing) };
        let saved = ctx.session.save_absence(&command, self.staff, self.base.as_ref(), form)?;
        let said = ctx.texts.with("days-saved", &[("families", saved.families.into())]);
        Ok(Done::back(said))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        let Some(base) = &self.base else { return Ok(None) };
        let found = ctx.session.absences(self.staff)?.into_iter().map(|(row, _)| row);
        self.base = found.into_iter().find(|row| row.id == base.id);
        Ok(self.base.is_some().then(|| self.values()))
    }
}
