//! Schools the child attends: name, board, grade, individual education plan.

use super::{
    header,
    people::{choosable_people, person_chosen},
    rows::Kind,
};
use crate::{
    casework::{Command, Failure, Subject, walk::Walk},
    domain::{
        access::Act,
        ids::ChildId,
        record::{Attendance, Stored},
    },
    text::Texts,
    ui::{
        kit::{Cell, Column, Field, Form, FormSpec, Row, Values, frame::Record},
        screen::{Ctx, Screen},
        screens::{
            form_screen::{Done, FormJob, FormScreen},
            protected,
            typed::{Fill, Typed},
        },
    },
};

/// The list of schools.
pub struct Schools;

impl Kind for Schools {
    const COLUMNS: &'static [Column] = &[
        Column::words("schools-name", 16),
        Column::words("schools-board", 10).weight(2),
        Column::words("schools-grade", 5).most(14),
    ];
    const TITLE: &'static str = "schools-title";
    const EMPTY: &'static str = "schools-none";

    fn rows(walk: &Walk, texts: &Texts) -> Vec<Row> {
        let row = |(place, school): (usize, &Stored<Attendance>)| {
            Row::new(
                i64::try_from(place).unwrap_or(i64::MAX),
                [
                    Cell::personal(format!(
                        "{}{}",
                        school.school,
                        protected::in_walk(school.protected_from, walk, texts)
                    )),
                    Cell::personal(school.board.clone().unwrap_or_default()),
                    Cell::new(school.grade.clone().unwrap_or_default()),
                ],
            )
        };
        walk.schools.iter().enumerate().map(row).collect()
    }

    fn add(walk: &Walk, ctx: &mut Ctx<'_>) -> Box<dyn Screen> {
        FormScreen::make(SchoolJob { walk: walk.clone(), base: None }, ctx).0
    }

    fn edit(walk: &Walk, place: usize, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        let base = walk.schools.get(place)?.clone();
        Some(FormScreen::make(SchoolJob { walk: walk.clone(), base: Some(base) }, ctx).0)
    }

    fn remove(walk: &Walk, place: usize, command: &Command, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        match walk.schools.get(place) {
            Some(school) => ctx.session.remove_attendance(command, school),
            None => Ok(()),
        }
    }
}

/// One school.
pub static SCHOOL: FormSpec = FormSpec {
    name: "school",
    fields: &[
        Field::line("school").asked(),
        Field::line("board"),
        Field::line("grade"),
        Field::answer("individual_plan").helped(),
        Field::choice_given("protected_from").label("field-home-protected-from").helped(),
    ],
};

struct SchoolJob {
    walk: Walk,
    base: Option<Stored<Attendance>>,
}

impl FormJob for SchoolJob {
    fn spec(&self) -> &'static FormSpec {
        &SCHOOL
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("schools-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(header::titled(&self.walk, &self.title(texts), texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.walk.child.id.into())
    }

    fn values(&self) -> Values {
        let Some(school) = &self.base else { return Values::new() };
        Values::new()
            .with("school", school.school.clone())
            .with_text("board", school.board.as_deref())
            .with_text("grade", school.grade.as_deref())
            .with_code("individual_plan", school.individual_plan)
            .with("protected_from", school.protected_from.map(|who| who.to_string()).unwrap_or_default())
    }

    fn base_version(&self) -> i64 {
        self.base.as_ref().map_or(0, |school| school.version)
    }

    fn record_id(&self) -> String {
        match &self.base {
            Some(school) => school.public_id.clone(),
            None => format!("school {}", self.walk.child.public_id),
        }
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        form.set_options("protected_from", choosable_people(&self.walk, ctx.texts));
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let child = ChildId::from(self.walk.child.id);
        let base =
            self.base.as_ref().map_or_else(|| Attendance::blank(child, ""), |school| school.record.clone());
        let attendance = Attendance {
            school: values.text("school").unwrap_or_default(),
            board: values.text("board"),
            grade: values.text("grade"),
            individual_plan: values.code("individual_plan"),
            protected_from: person_chosen(values, "protected_from"),
            ..base
        };
        let command =
            Command { id: command.to_owned(), ..Command::new(Act::SaveFamily, Subject::Child(child)) };
        ctx.session.save_attendance(&command, self.base.as_ref(), &attendance)?;
        Ok(Done::back(ctx.texts.get("schools-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.walk = ctx.session.walk(self.walk.child.id.into())?;
        let Some(base) = &self.base else { return Ok(None) };
        let id = base.id;
        let found = self.walk.schools.iter().find(|school| school.id == id).cloned();
        Ok(found.map(|found| {
            self.base = Some(found);
            self.values()
        }))
    }
}
