//! Who stands beside the child, with what authority, and how each is reached. Safe to leave a message starts empty; one
//! person is called first.

use super::{header, rows::Kind};
use crate::{
    casework::{
        Command, Failure, Subject,
        family::{NewCaregiver, Who},
        walk::{Beside, Walk},
    },
    domain::{
        access::Act,
        codes::{Accessibility, Code, ContactKind, Language, LegalAuthority, Relation, YesNo},
        dates_typed::Limits,
        ids::{ChildId, PersonId},
        record::{ContactPoint, Link, Person, Stored},
    },
    text::Texts,
    ui::{
        kit::{Cell, Choosable, Column, Field, Form, FormSpec, Room, Row, Values, frame::Record},
        screen::{Ctx, Screen},
        screens::{
            form_screen::{Done, FormJob, FormScreen},
            protected,
            typed::{Fill, Typed, reads_date},
            words::{self, codes_of},
        },
    },
};

/// The place of a row as a list's key.
fn key(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// The list of people beside the child.
pub struct People;

impl Kind for People {
    const COLUMNS: &'static [Column] = &[
        Column::words("people-name", 12),
        Column::words("people-relation", 8).most(20),
        Column::words("people-authority", 8).most(22).weight(2),
        Column::words("people-first", 6).most(14).weight(3),
    ];
    const TITLE: &'static str = "people-title";
    const EMPTY: &'static str = "people-none";

    fn rows(walk: &Walk, texts: &Texts) -> Vec<Row> {
        let row = |(place, beside): (usize, &Beside)| {
            let first = beside.link.primary_contact == YesNo::Yes;
            Row::new(
                key(place),
                [
                    Cell::personal(header::person_name(&beside.person, texts)),
                    Cell::new(words::label(texts, beside.link.relation)),
                    Cell::new(words::label_or_dash(texts, beside.link.legal_authority)),
                    Cell::new(if first { texts.get("walk-called-first") } else { String::new() }),
                ],
            )
        };
        walk.beside.iter().enumerate().map(row).collect()
    }

    fn add(walk: &Walk, ctx: &mut Ctx<'_>) -> Box<dyn Screen> {
        FormScreen::make(PersonJob::new(walk, None, ctx), ctx).0
    }

    fn edit(walk: &Walk, place: usize, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        let beside = walk.beside.get(place)?.clone();
        Some(FormScreen::make(PersonJob::new(walk, Some(beside), ctx), ctx).0)
    }

    fn remove(walk: &Walk, place: usize, command: &Command, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let Some(beside) = walk.beside.get(place) else { return Ok(()) };
        ctx.session.remove_link(command, &beside.link)
    }
}

/// Somebody beside the child.
pub static PERSON: FormSpec = FormSpec {
    name: "beside",
    fields: &[
        Field::person("given").asked(),
        Field::person("family"),
        Field::choice("relation", codes_of::<Relation>).asked(),
        Field::line("relation_note").when(|form| form.is("relation", "other") || form.is("relation", "kin")),
        Field::choice("authority", codes_of::<LegalAuthority>).asked().when(may_decide),
        Field::yes_no("primary_contact").helped().when(may_decide),
        Field::yes_no("lives_with"),
        Field::phone("number").when(|form| !form.filled("known")),
        Field::choice("number_kind", codes_of::<ContactKind>).when(with_number),
        Field::yes_no("safe_message").asked().helped().when(with_number),
        Field::choice("language_service", codes_of::<Language>).asked().when(may_decide),
        Field::yes_no("interpreter").asked().when(may_decide),
        Field::line("birth_date").room(Room::Short).personal(),
        Field::many("accessibility", codes_of::<Accessibility>).when(may_decide),
        Field::line("from_on").room(Room::Short),
        Field::line("to_on").room(Room::Short),
        Field::line("known").when(|_| false),
    ],
};

fn with_number(form: &Form) -> bool {
    !form.filled("known") && form.filled("number")
}

/// Caregivers and guardians: who may be asked and may decide. Not brothers, sisters, friends, workers.
fn may_decide(form: &Form) -> bool {
    let others = ["sibling", "friend", "neighbour", "worker", "partner"];
    form.filled("relation") && !others.iter().any(|other| form.is("relation", other))
}

struct PersonJob {
    walk: Walk,
    base: Option<Beside>,
    today: chrono::NaiveDate,
}

impl PersonJob {
    fn new(walk: &Walk, base: Option<Beside>, ctx: &Ctx<'_>) -> Self {
        Self { walk: walk.clone(), base, today: ctx.session.today() }
    }

    fn id(&self) -> ChildId {
        self.walk.child.id.into()
    }

    fn person_of(&self, values: &Values) -> Person {
        let base = self.base.as_ref().map_or_else(Person::blank, |beside| beside.person.record.clone());
        let birth = values.partial("birth_date", self.today, Limits::birth(self.today));
        Person {
            given: values.text("given"),
            family: values.text("family"),
            birth_date: birth.map(|birth| birth.date),
            birth_precision: birth.map(|birth| birth.precision),
            language_service: values.code("language_service").or(base.language_service),
            interpreter: values.code("interpreter").or(base.interpreter),
            accessibility: values.codes("accessibility"),
            ..base
        }
    }

    fn link_of(&self, values: &Values, relation: Relation) -> Link {
        let base = self.base.as_ref().map(|beside| beside.link.record.clone());
        let base = base.unwrap_or_else(|| Link::blank(self.id(), PersonId(0), relation));
        let limits = Limits::happened(self.today);
        Link {
            relation,
            relation_note: values.text("relation_note"),
            legal_authority: values.code("authority"),
            primary_contact: values.code("primary_contact").unwrap_or(YesNo::No),
            lives_with: values.code("lives_with"),
            from_on: values.day("from_on", self.today, limits),
            to_on: values.day("to_on", self.today, limits),
            ..base
        }
    }
}

impl FormJob for PersonJob {
    fn spec(&self) -> &'static FormSpec {
        &PERSON
    }

    fn title(&self, texts: &Texts) -> String {
        self.base
            .as_ref()
            .map_or_else(|| texts.get("people-new"), |beside| header::person_name(&beside.person, texts))
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(header::titled(&self.walk, &self.title(texts), texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.id())
    }

    fn values(&self) -> Values {
        let Some(beside) = &self.base else { return Values::new() };
        let (person, link) = (&beside.person, &beside.link);
        Values::new()
            .with_text("given", person.given.as_deref())
            .with_text("family", person.family.as_deref())
            .with_code("relation", Some(link.relation))
            .with_text("relation_note", link.relation_note.as_deref())
            .with_code("authority", link.legal_authority)
            .with_code("primary_contact", Some(link.primary_contact))
            .with_code("lives_with", link.lives_with)
            .with_code("language_service", person.language_service)
            .with_code("interpreter", person.interpreter)
            .with_partial("birth_date", birth_of(person))
            .with_codes("accessibility", &person.accessibility)
            .with_day("from_on", link.from_on)
            .with_day("to_on", link.to_on)
            .with("known", "yes")
    }

    fn base_version(&self) -> i64 {
        self.base.as_ref().map_or(0, |beside| beside.person.version)
    }

    fn record_id(&self) -> String {
        match &self.base {
            Some(beside) => beside.link.public_id.clone(),
            None => format!("beside {}", self.walk.child.public_id),
        }
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        reads_date(form, "birth_date", self.today, Limits::birth(self.today));
        for name in ["from_on", "to_on"] {
            reads_date(form, name, self.today, Limits::happened(self.today));
        }
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let Some(relation) = values.code::<Relation>("relation") else {
            return Err(crate::domain::problem::Problem::new("relation", "problem-relation").into());
        };
        let (person, link) = (self.person_of(values), self.link_of(values, relation));
        let of = |name: &str| Command {
            id: format!("{command}{name}"),
            ..Command::new(Act::SaveFamily, Subject::Child(self.id()))
        };
        match &self.base {
            Some(base) => {
                ctx.session.save_person(&of("-person"), &base.person, &person)?;
                ctx.session.save_link(&of(""), &base.link, &link)?;
            }
            None => {
                let contacts = new_contact(values).into_iter().collect();
                let new = NewCaregiver { who: Who::New(Box::new(person)), link, contacts };
                ctx.session.add_caregiver(&of(""), &new)?;
            }
        }
        Ok(Done::back(ctx.texts.get("people-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.walk = ctx.session.walk(self.id())?;
        let Some(base) = &self.base else { return Ok(None) };
        let found = self.walk.beside.iter().find(|beside| beside.link.id == base.link.id).cloned();
        self.base = found.or_else(|| self.base.clone());
        Ok(Some(self.values()))
    }
}

fn birth_of(person: &Person) -> Option<crate::domain::date::PartialDate> {
    let precision = person.birth_precision.unwrap_or(crate::domain::codes::DatePrecision::Exact);
    person.birth_date.map(|date| crate::domain::date::PartialDate { date, precision })
}

fn new_contact(values: &Values) -> Option<ContactPoint> {
    let number = values.text("number")?;
    let kind = values.code("number_kind").unwrap_or(ContactKind::Phone);
    let safe_message = values.code("safe_message");
    Some(ContactPoint { safe_message, ..ContactPoint::blank(PersonId(0), kind, &number) })
}

/// The list of ways to reach someone of the family.
pub struct Contacts;

/// Every way to reach someone, with whose it is.
fn all_contacts<'a>(walk: &'a Walk, texts: &'a Texts) -> Vec<(String, &'a Stored<ContactPoint>)> {
    let beside = walk.beside.iter().flat_map(|beside| {
        let name = header::person_name(&beside.person, texts);
        beside.contacts.iter().map(move |point| (name.clone(), point))
    });
    // A youth who speaks for herself stands beside the child as the child: her numbers are there already.
    let herself = walk.beside.iter().any(|beside| beside.person.id == walk.person.id);
    let own = walk.contacts.iter().filter(move |_| !herself);
    let own = own.map(|point| (header::name(walk, texts), point));
    beside.chain(own).collect()
}

impl Kind for Contacts {
    const COLUMNS: &'static [Column] = &[
        Column::words("contacts-whose", 12),
        Column::words("contacts-value", 14),
        Column::words("contacts-kind", 6).most(14).weight(2),
        Column::words("contacts-safe", 10).most(20),
    ];
    const TITLE: &'static str = "contacts-title";
    const EMPTY: &'static str = "contacts-none";

    fn rows(walk: &Walk, texts: &Texts) -> Vec<Row> {
        let row = |(place, (whose, point)): (usize, (String, &Stored<ContactPoint>))| {
            let safe = match point.safe_message {
                Some(YesNo::Yes) => "call-message-ok",
                Some(YesNo::No) => "call-no-message",
                None => "call-message-not-asked",
            };
            Row::new(
                key(place),
                [
                    Cell::personal(whose),
                    Cell::personal(format!(
                        "{}{}",
                        point.value,
                        protected::in_walk(point.protected_from, walk, texts)
                    )),
                    Cell::new(words::label(texts, point.kind)),
                    Cell::new(texts.get(safe)),
                ],
            )
        };
        all_contacts(walk, texts).into_iter().enumerate().map(row).collect()
    }

    fn add(walk: &Walk, ctx: &mut Ctx<'_>) -> Box<dyn Screen> {
        FormScreen::make(ContactJob { walk: walk.clone(), base: None }, ctx).0
    }

    fn edit(walk: &Walk, place: usize, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        let base = all_contacts(walk, ctx.texts).get(place).map(|(_, point)| (*point).clone())?;
        Some(FormScreen::make(ContactJob { walk: walk.clone(), base: Some(base) }, ctx).0)
    }

    fn remove(walk: &Walk, place: usize, command: &Command, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        match all_contacts(walk, ctx.texts).get(place) {
            Some((_, point)) => ctx.session.remove_contact(command, point),
            None => Ok(()),
        }
    }
}

/// One way to reach someone.
pub static CONTACT: FormSpec = FormSpec {
    name: "contact",
    fields: &[
        Field::choice_given("person").asked(),
        Field::choice("kind", codes_of::<ContactKind>).asked(),
        Field::line("value").room(Room::Medium).asked().personal(),
        Field::yes_no("safe_message").asked().helped(),
        Field::yes_no("preferred"),
        Field::line("best_time"),
        Field::choice_given("protected_from").helped(),
    ],
};

struct ContactJob {
    walk: Walk,
    base: Option<Stored<ContactPoint>>,
}

/// The people of the family to choose from, the child first.
pub fn choosable_people(walk: &Walk, texts: &Texts) -> Vec<Choosable> {
    let child = Choosable::new(walk.child.person_id.to_string(), header::name(walk, texts));
    let beside = walk.beside.iter().map(|beside| {
        let name = header::person_name(&beside.person, texts);
        let words = format!("{name} ({})", texts.get(&beside.link.relation.label()));
        Choosable::new(beside.person.id.to_string(), words)
    });
    std::iter::once(child).chain(beside).collect()
}

/// The person a choice of people names.
pub fn person_chosen(values: &Values, name: &str) -> Option<PersonId> {
    values.number(name).map(PersonId)
}

impl FormJob for ContactJob {
    fn spec(&self) -> &'static FormSpec {
        &CONTACT
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("contacts-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(header::titled(&self.walk, &self.title(texts), texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.walk.child.id.into())
    }

    fn values(&self) -> Values {
        let Some(point) = &self.base else { return Values::new() };
        Values::new()
            .with("person", point.person_id.to_string())
            .with_code("kind", Some(point.kind))
            .with("value", point.value.clone())
            .with_code("safe_message", point.safe_message)
            .with_code("preferred", point.preferred)
            .with_text("best_time", point.best_time.as_deref())
            .with("protected_from", point.protected_from.map(|person| person.to_string()).unwrap_or_default())
    }

    fn base_version(&self) -> i64 {
        self.base.as_ref().map_or(0, |point| point.version)
    }

    fn record_id(&self) -> String {
        match &self.base {
            Some(point) => point.public_id.clone(),
            None => format!("contact {}", self.walk.child.public_id),
        }
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let people = choosable_people(&self.walk, ctx.texts);
        form.set_options("person", people.clone());
        form.set_options("protected_from", people);
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let (Some(person), Some(kind)) = (person_chosen(values, "person"), values.code("kind")) else {
            let field = if values.get("person").is_empty() { "person" } else { "kind" };
            return Err(crate::domain::problem::Problem::new(field, "problem-contact-choose").into());
        };
        let blank = || ContactPoint::blank(person, kind, "");
        let base = self.base.as_ref().map_or_else(blank, |point| point.record.clone());
        let point = ContactPoint {
            kind,
            value: values.text("value").unwrap_or_default(),
            safe_message: values.code("safe_message"),
            preferred: values.code("preferred"),
            best_time: values.text("best_time"),
            protected_from: person_chosen(values, "protected_from"),
            ..base
        };
        let subject = Subject::Child(self.walk.child.id.into());
        let command = Command { id: command.to_owned(), ..Command::new(Act::SaveFamily, subject) };
        ctx.session.save_contact(&command, self.base.as_ref(), &point)?;
        Ok(Done::back(ctx.texts.get("contacts-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.walk = ctx.session.walk(self.walk.child.id.into())?;
        let Some(base) = &self.base else { return Ok(None) };
        let id = base.id;
        let all = all_contacts(&self.walk, ctx.texts);
        let found = all.into_iter().map(|(_, point)| point).find(|point| point.id == id).cloned();
        Ok(found.map(|found| {
            self.base = Some(found);
            self.values()
        }))
    }
}
