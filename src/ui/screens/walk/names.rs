//! The names of a child as the family gives them, and the birth date: opened to correct what the call said, or to give
//! what it did not.

use super::header;
use crate::{
    casework::{Command, Failure, Subject, walk::Walk},
    domain::{access::Act, dates_typed::Limits, ids::ChildId, record::Person},
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Room, Values, frame::Record},
        screen::{Ctx, Screen},
        screens::{
            form_screen::{Done, FormJob, FormScreen},
            typed::{Fill, Typed, reads_date},
        },
    },
};

/// Names and birth date. One of given and family name is enough.
pub static NAMES: FormSpec = FormSpec {
    name: "names",
    fields: &[
        Field::person("given").asked(),
        Field::person("family"),
        Field::line("birth_date").room(Room::Short).personal().asked().helped(),
        Field::person("own_script").helped(),
        Field::person("preferred_name"),
        Field::line("other_names").personal().helped(),
        Field::yes_no("spelling_to_confirm"),
    ],
};

struct NamesJob {
    child: ChildId,
    walk: Walk,
    today: chrono::NaiveDate,
}

/// The form of a child's names.
pub fn screen(walk: &Walk, ctx: &mut Ctx<'_>) -> Box<dyn Screen> {
    let job = NamesJob { child: walk.child.id.into(), walk: walk.clone(), today: ctx.session.today() };
    FormScreen::make(job, ctx).0
}

impl FormJob for NamesJob {
    fn spec(&self) -> &'static FormSpec {
        &NAMES
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("names-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(header::titled(&self.walk, &self.title(texts), texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.child)
    }

    fn values(&self) -> Values {
        let person = &self.walk.person;
        let birth = person.birth_date.map(|date| crate::domain::date::PartialDate {
            date,
            precision: person.birth_precision.unwrap_or(crate::domain::codes::DatePrecision::Exact),
        });
        Values::new()
            .with_text("given", person.given.as_deref())
            .with_text("family", person.family.as_deref())
            .with_partial("birth_date", birth)
            .with_text("own_script", person.own_script.as_deref())
            .with_text("preferred_name", person.preferred_name.as_deref())
            .with_text("other_names", Some(&person.other_names.join("; ")))
            .with_code("spelling_to_confirm", person.spelling_to_confirm)
    }

    fn base_version(&self) -> i64 {
        self.walk.person.version
    }

    fn record_id(&self) -> String {
        self.walk.person.public_id.clone()
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        reads_date(form, "birth_date", self.today, Limits::birth(self.today));
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let birth = values.partial("birth_date", self.today, Limits::birth(self.today));
        let others = values.text("other_names").unwrap_or_default();
        let person = Person {
            given: values.text("given"),
            family: values.text("family"),
            birth_date: birth.map(|birth| birth.date),
            birth_precision: birth.map(|birth| birth.precision),
            own_script: values.text("own_script"),
            preferred_name: values.text("preferred_name"),
            other_names: pieces(&others),
            spelling_to_confirm: values.code("spelling_to_confirm"),
            ..self.walk.person.record.clone()
        };
        let command =
            Command { id: command.to_owned(), ..Command::new(Act::SaveFamily, Subject::Child(self.child)) };
        ctx.session.save_person(&command, &self.walk.person, &person)?;
        Ok(Done::back(ctx.texts.get("names-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.walk = ctx.session.walk(self.child)?;
        Ok(Some(self.values()))
    }
}

/// Several names in one line, with `;` between.
fn pieces(line: &str) -> Vec<String> {
    line.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn several_names_stand_in_one_line() {
        assert_eq!(super::pieces(" Sample ; ; Exemple-Sample"), ["Sample", "Exemple-Sample"]);
        assert!(super::pieces(" ").is_empty());
    }
}
