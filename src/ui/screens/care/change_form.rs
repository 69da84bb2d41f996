//! A new carer, a new guardian, a placement that ends: one form with its day, which then opens the one list. Whoever the
//! file knows is chosen and not typed again; a number that is known says whose it is.

use std::sync::Arc;

use super::{list::CareList, record, words};
use crate::{
    casework::{
        Command, Failure, Subject,
        care::{AtNumber, CareChange, CarePage, HomeChoice, KnownOne, NewCarer, NewGuardian},
        family::Who,
        rules::FileRules,
    },
    domain::{
        access::Act,
        codes::{Code, ContactKind, LegalAuthority, Placement, Relation},
        dates_typed::Limits,
        ids::{ChildId, FamilyId, HouseholdId, PersonId},
        problem::Problem,
        record::{ContactPoint, Household, Person},
    },
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Room, Values, block::Block, frame::Record},
        screen::{Ctx, Then},
        screens::{
            call::area_words,
            form_screen::{Done, FormJob},
            typed::{Fill, Typed, reads_date},
            walk::homes::offered_areas,
            words::{self as said, codes_of},
        },
        theme::Meaning,
    },
};

/// What may change; a move of the whole family is a form of its own.
const PARTS: &[(&str, &str)] = &[
    ("new_carer", "code-change-part-new-carer"),
    ("new_guardian", "code-change-part-new-guardian"),
    ("placement_ends", "code-change-part-placement-ends"),
];

/// What gives the say.
const SAY: &[(&str, &str)] = &[
    ("cas", "code-legal-authority-cas"),
    ("custodial", "code-legal-authority-custodial"),
    ("joint", "code-legal-authority-joint"),
];

/// What those who had the say may keep.
const KEEPS: &[(&str, &str)] = &[
    ("access_only", "code-legal-authority-access-only"),
    ("none", "code-legal-authority-none"),
    ("joint", "code-legal-authority-joint"),
    ("unknown", "code-legal-authority-unknown"),
];

/// The form.
pub static CHANGE: FormSpec = FormSpec {
    name: "care_change",
    fields: &[
        Field::many_of("parts", PARTS).asked(),
        Field::line("on").room(Room::Short).asked().helped(),
        Field::choice_given("carer").under("care-heading-carer").asked().personal().helped().when(cares),
        Field::person("given").asked().when(carer_is_new),
        Field::person("family").when(carer_is_new),
        Field::phone("number").personal().when(carer_is_new),
        Field::choice_given("same").asked().personal().helped().when(carer_is_new),
        Field::choice("relation", codes_of::<Relation>).asked().when(carer_is_new),
        Field::choice("placement", codes_of::<Placement>).asked().helped().when(cares),
        Field::choice_given("home").asked().personal().helped().when(cares),
        Field::line("municipality").room(Room::Medium).asked().when(home_is_new),
        Field::choice_given("area").asked().helped().when(home_is_new),
        Field::line("street").personal().when(home_is_new),
        Field::line("postal_code").room(Room::Short).personal().when(home_is_new),
        Field::yes_no("no_fixed_address").when(home_is_new),
        Field::choice_given("guardian").under("care-heading-guardian").asked().personal().when(decides),
        Field::person("guardian_given").asked().when(guardian_is_new),
        Field::person("guardian_family").when(guardian_is_new),
        Field::choice("guardian_relation", codes_of::<Relation>).asked().when(guardian_is_new),
        Field::choice_of("authority", SAY).asked().when(decides),
        Field::choice_of("before", KEEPS).asked().helped().when(decides),
        Field::note("note").under("care-heading-note").helped(),
    ],
};

fn cares(form: &Form) -> bool {
    form.has("parts", "new_carer") || form.has("parts", "placement_ends")
}

fn decides(form: &Form) -> bool {
    form.has("parts", "new_guardian")
}

fn carer_is_new(form: &Form) -> bool {
    cares(form) && form.is("carer", "new")
}

fn home_is_new(form: &Form) -> bool {
    cares(form) && form.is("home", "new")
}

fn guardian_is_new(form: &Form) -> bool {
    decides(form) && form.is("guardian", "new")
}

/// The form as a job.
pub struct ChangeJob {
    page: CarePage,
    rules: Option<Arc<FileRules>>,
    /// Who is reached at the number that was typed.
    at_number: AtNumber,
}

impl ChangeJob {
    /// For the child of the page.
    pub fn new(page: &CarePage) -> Self {
        Self { page: page.clone(), rules: None, at_number: AtNumber::default() }
    }

    fn people(&self, texts: &Texts) -> Vec<Choosable> {
        self.page.people.iter().map(|one| known(one, texts)).collect()
    }

    fn homes(&self, texts: &Texts) -> Vec<Choosable> {
        let mut options = vec![Choosable::new("same", texts.get("care-home-same"))];
        for (home, people) in &self.page.homes {
            let words = words::address(home, texts);
            let words = if people.is_empty() { words } else { format!("{words} ({})", people.join(", ")) };
            options.push(Choosable::new(home.id.to_string(), words));
        }
        options.push(Choosable::new("new", texts.get("care-home-new")));
        options
    }

    fn offer_area(&self, form: &mut Form) {
        let Some(rules) = &self.rules else { return };
        let offered = offered_areas(rules, &form.text("municipality"));
        form.set_visible("area", !offered.is_empty());
        form.set_options("area", offered);
    }

    fn offer_same(&self, form: &mut Form, texts: &Texts) {
        form.set_visible("same", !self.at_number.people.is_empty());
        let mut options: Vec<Choosable> = self.at_number.people.iter().map(|one| known(one, texts)).collect();
        options.push(Choosable::new("other", texts.get("care-somebody-else")));
        form.set_options("same", options);
    }

    fn carer(&self, values: &Values) -> Result<Option<NewCarer>, Failure> {
        let missing = |field: &str, id: &str| Failure::from(Problem::new(field, id));
        let parts = values.list("parts");
        if !parts.iter().any(|part| part == "new_carer" || part == "placement_ends") {
            return Ok(None);
        }
        let placement = values
            .code::<Placement>("placement")
            .ok_or_else(|| missing("placement", "problem-choose-one"))?;
        let (who, contact) = self.carer_who(values)?;
        let home = match values.get("home") {
            "" => return Err(missing("home", "problem-home-choose")),
            "same" => HomeChoice::Same,
            "new" => HomeChoice::New(Box::new(home_of(values))),
            id => HomeChoice::Known(HouseholdId(id.parse().unwrap_or_default())),
        };
        let relation = values.code("relation").unwrap_or(Relation::Foster);
        if values.get("carer") == "new" && values.get("relation").is_empty() {
            return Err(missing("relation", "problem-relation"));
        }
        Ok(Some(NewCarer { who, relation, contact, placement, home }))
    }

    fn carer_who(&self, values: &Values) -> Result<(Option<Who>, Option<ContactPoint>), Failure> {
        match values.get("carer") {
            "" => Err(Problem::new("carer", "problem-change-carer").into()),
            "nobody" => Ok((None, None)),
            "new" => match values.get("same").parse::<i64>() {
                Ok(known) => Ok((Some(Who::Known(PersonId(known))), None)),
                Err(_) => {
                    if !self.at_number.people.is_empty() && values.get("same").is_empty() {
                        return Err(Problem::new("same", "problem-choose-one").into());
                    }
                    let person = Person::named(
                        &values.text("given").unwrap_or_default(),
                        &values.text("family").unwrap_or_default(),
                    );
                    let contact = values
                        .text("number")
                        .map(|number| ContactPoint::blank(PersonId(0), ContactKind::Phone, &number));
                    Ok((Some(Who::New(Box::new(person))), contact))
                }
            },
            id => Ok((id.parse().ok().map(|id| Who::Known(PersonId(id))), None)),
        }
    }

    fn guardian(values: &Values) -> Result<Option<NewGuardian>, Failure> {
        if !values.list("parts").iter().any(|part| part == "new_guardian") {
            return Ok(None);
        }
        let missing = |field: &str| Failure::from(Problem::new(field, "problem-choose-one"));
        let who = match values.get("guardian") {
            "" => return Err(Problem::new("guardian", "problem-change-guardian").into()),
            "carer" => None,
            "new" => Some(Who::New(Box::new(Person::named(
                &values.text("guardian_given").unwrap_or_default(),
                &values.text("guardian_family").unwrap_or_default(),
            )))),
            id => id.parse().ok().map(|id| Who::Known(PersonId(id))),
        };
        let authority =
            LegalAuthority::from_code(values.get("authority")).ok_or_else(|| missing("authority"))?;
        let relation = values.code("guardian_relation").unwrap_or(Relation::Guardian);
        if values.get("guardian") == "new" && values.get("guardian_relation").is_empty() {
            return Err(Problem::new("guardian_relation", "problem-relation").into());
        }
        Ok(Some(NewGuardian { who, relation, authority, before: values.code("before") }))
    }
}

/// "Ada Sample (mother C-0004)".
fn known(one: &KnownOne, texts: &Texts) -> Choosable {
    let tie = |(relation, file): &(Relation, _)| format!("{} {file}", said::label(texts, *relation));
    let ties: Vec<String> = one.ties.iter().map(tie).collect();
    Choosable::new(one.person.to_string(), format!("{} ({})", one.name, ties.join(", ")))
}

/// The address that a form gives.
pub(super) fn home_of(values: &Values) -> Household {
    Household {
        municipality: values.text("municipality"),
        area: values.text("area"),
        street: values.text("street"),
        postal_code: values.text("postal_code"),
        no_fixed_address: values.code("no_fixed_address"),
        ..Household::blank(FamilyId(0))
    }
}

impl FormJob for ChangeJob {
    fn spec(&self) -> &'static FormSpec {
        &CHANGE
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("care-change-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(record(&self.page, &self.title(texts), texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.page.card.child)
    }

    fn values(&self) -> Values {
        Values::new()
    }

    fn record_id(&self) -> String {
        format!("care of {}", self.page.child.public_id)
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        self.rules = ctx.session.rules().ok();
        if let Some(rules) = self.rules.clone() {
            form.set_reader("municipality", move |typed, texts| Ok(area_words(&rules, typed, texts)));
        }
        let texts = ctx.texts;
        reads_date(form, "on", self.page.today, Limits::planned());
        let mut carers = self.people(texts);
        carers.push(Choosable::new("new", texts.get("care-somebody-new")));
        carers.push(Choosable::new("nobody", texts.get("care-nobody")));
        form.set_options("carer", carers);
        let mut guardians = vec![Choosable::new("carer", texts.get("care-the-new-carer"))];
        guardians.extend(self.people(texts));
        guardians.push(Choosable::new("new", texts.get("care-somebody-new")));
        form.set_options("guardian", guardians);
        form.set_options("home", self.homes(texts));
        self.offer_area(form);
        self.offer_same(form, texts);
    }

    fn changed(&mut self, field: &'static str, form: &mut Form, ctx: &mut Ctx<'_>) {
        match field {
            "municipality" => self.offer_area(form),
            "number" => {
                self.at_number = ctx.session.people_at_number(&form.text("number")).unwrap_or_default();
                self.offer_same(form, ctx.texts);
            }
            _ => {}
        }
    }

    fn above(&self, form: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        if self.at_number.elsewhere && carer_is_new(form) {
            let words = texts.get("care-number-elsewhere");
            block.wrapped(1, width.saturating_sub(2), &words, Meaning::Warning);
        }
        block
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let Some(on) = values.day("on", self.page.today, Limits::planned()) else {
            return Err(Problem::new("on", "problem-change-day").into());
        };
        let change = CareChange {
            on,
            ends: values.list("parts").iter().any(|part| part == "placement_ends"),
            carer: self.carer(values)?,
            guardian: Self::guardian(values)?,
            note: values.text("note"),
        };
        let child = self.page.card.child;
        let command =
            Command { id: command.to_owned(), ..Command::new(Act::ChangeCare, Subject::Child(child)) };
        let row = ctx.session.save_care_change(&command, &change)?;
        let list = CareList::open(child, Some(row), ctx)?;
        Ok(Done::back(ctx.texts.get("care-change-saved")).then(Then::Replace(list)))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.page = ctx.session.care_page(self.page.card.child)?;
        Ok(Some(Values::new().with_text("note", None)))
    }
}
