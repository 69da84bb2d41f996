//! Homes of the family: where, who lives there, which decides the area. The area and the agency stand beside the place
//! while it is typed; where a name lies in two areas both are offered.

use std::sync::Arc;

use super::{
    header,
    people::{choosable_people, person_chosen},
    rows::Kind,
};
use crate::{
    casework::{
        Command, Failure, Subject,
        homes::Share,
        rules::FileRules,
        walk::{Home, Walk},
    },
    domain::{
        access::Act,
        areas::AreaMatch,
        care::hides_address,
        codes::YesNo,
        dates_typed::Limits,
        ids::{ChildId, FamilyId, PersonId},
        record::{Household, HouseholdMember, Stored},
    },
    text::Texts,
    ui::{
        kit::{Cell, Choosable, Column, Field, Form, FormSpec, Room, Row, Values, frame::Record},
        screen::{Ctx, Screen},
        screens::{
            ask::Ask,
            call::area_words,
            form_screen::{Done, FormJob, FormScreen},
            protected,
            typed::{Fill, Typed, reads_date},
            words::label,
        },
    },
};

/// The list of homes.
pub struct Homes;

/// "12 Sample St, Ottawa K1A 0A1", or "no fixed address".
pub fn words(home: &Home, texts: &Texts) -> String {
    let household = &home.household;
    if household.no_fixed_address == Some(YesNo::Yes) {
        let place = household.municipality.iter().cloned();
        return std::iter::once(texts.get("homes-no-fixed")).chain(place).collect::<Vec<_>>().join(", ");
    }
    let parts = [&household.street, &household.municipality, &household.postal_code];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}

/// The same with the mark of whom it is protected from.
pub fn marked(home: &Home, walk: &Walk, texts: &Texts) -> String {
    format!("{}{}", words(home, texts), protected::in_walk(home.household.protected_from, walk, texts))
}

/// The areas a person has to choose between; none where the place says it.
pub fn offered_areas(rules: &FileRules, typed: &str) -> Vec<Choosable> {
    let of = |area: &crate::domain::areas::Area| Choosable::new(area.id.clone(), area.name.clone());
    match rules.areas().find(typed) {
        AreaMatch::Known(_) => Vec::new(),
        AreaMatch::Ambiguous(some) => some.into_iter().map(of).collect(),
        AreaMatch::Unknown if typed.trim().is_empty() => Vec::new(),
        AreaMatch::Unknown => rules.areas().all().iter().map(of).collect(),
    }
}

/// The child's own row in a home, with share, dates and placement.
fn own<'a>(home: &'a Home, walk: &Walk) -> Option<&'a Stored<HouseholdMember>> {
    home.members.iter().find(|member| member.person_id == walk.child.person_id)
}

/// Why a home decides the area, or what it is otherwise: a share of the time, a placement whose address is hidden.
fn place_words(home: &Home, walk: &Walk, texts: &Texts) -> String {
    let member = own(home, walk);
    let many = walk.homes.iter().filter(|home| own(home, walk).is_some()).count() > 1;
    let mut pieces = Vec::new();
    if home.main {
        pieces.push(texts.get(if many { "homes-is-main" } else { "homes-is-only" }));
    }
    pieces.extend(member.and_then(|member| member.share.clone()));
    pieces.extend(member.and_then(|member| member.placement).map(|kind| label(texts, kind)));
    if member.is_some_and(|member| hides_address(member)) {
        pieces.push(format!("! {}", texts.get("care-hidden")));
    }
    pieces.join(" · ")
}

impl Kind for Homes {
    const COLUMNS: &'static [Column] = &[
        Column::words("homes-where", 20),
        Column::words("homes-area", 10).weight(2),
        Column::words("homes-main", 12).weight(3),
    ];
    const TITLE: &'static str = "homes-title";
    const EMPTY: &'static str = "homes-none";

    fn rows(walk: &Walk, texts: &Texts) -> Vec<Row> {
        let row = |(place, home): (usize, &Home)| {
            Row::new(
                i64::try_from(place).unwrap_or(i64::MAX),
                [
                    Cell::personal(marked(home, walk, texts)),
                    Cell::personal(home.area_name.clone().unwrap_or_default()),
                    Cell::new(place_words(home, walk, texts)),
                ],
            )
        };
        walk.homes.iter().enumerate().map(row).collect()
    }

    fn add(walk: &Walk, ctx: &mut Ctx<'_>) -> Box<dyn Screen> {
        FormScreen::make(HomeJob { walk: walk.clone(), base: None, rules: None }, ctx).0
    }

    fn edit(walk: &Walk, place: usize, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        let base = walk.homes.get(place)?.clone();
        if base.household.family_id != walk.child.family_id {
            // The home of another family's file is changed there, never from here.
            let texts = ctx.texts;
            return Some(Ask::message(&texts.get("homes-title"), texts.get("homes-of-another-family")));
        }
        Some(FormScreen::make(HomeJob { walk: walk.clone(), base: Some(base), rules: None }, ctx).0)
    }

    fn remove(walk: &Walk, place: usize, command: &Command, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        match walk.homes.get(place) {
            Some(home) => ctx.session.remove_home(command, &home.household),
            None => Ok(()),
        }
    }
}

/// One home.
pub static HOME: FormSpec = FormSpec {
    name: "home",
    fields: &[
        Field::line("municipality").room(Room::Medium).asked(),
        Field::choice_given("area").asked().helped(),
        Field::line("street").personal(),
        Field::line("postal_code").room(Room::Short).personal(),
        Field::yes_no("no_fixed_address"),
        Field::many_given("lives").asked(),
        Field::yes_no("main").helped(),
        Field::line("share").helped(),
        Field::line("from_on").room(Room::Short),
        Field::line("to_on").room(Room::Short),
        Field::yes_no("address_shown").helped(),
        Field::choice_given("protected_from").helped(),
    ],
};

struct HomeJob {
    walk: Walk,
    base: Option<Home>,
    rules: Option<Arc<FileRules>>,
}

impl HomeJob {
    fn id(&self) -> ChildId {
        self.walk.child.id.into()
    }

    fn offer(&self, form: &mut Form) {
        let Some(rules) = &self.rules else { return };
        let offered = offered_areas(rules, &form.text("municipality"));
        form.set_visible("area", !offered.is_empty());
        form.set_options("area", offered);
    }

    fn lives(&self) -> Vec<String> {
        match &self.base {
            Some(home) => home.members.iter().map(|member| member.person_id.to_string()).collect(),
            None => Vec::new(),
        }
    }

    fn household(&self, values: &Values) -> Household {
        let base = self.base.as_ref().map(|home| home.household.record.clone());
        let base = base.unwrap_or_else(|| Household::blank(FamilyId(0)));
        let municipality = values.text("municipality");
        // An area that was chosen stays with its place; another place brings its own.
        let kept = base.area.clone().filter(|_| base.municipality == municipality);
        Household {
            area: values.text("area").or(kept),
            municipality,
            street: values.text("street"),
            postal_code: values.text("postal_code"),
            no_fixed_address: values.code("no_fixed_address"),
            protected_from: person_chosen(values, "protected_from"),
            ..base
        }
    }
}

impl FormJob for HomeJob {
    fn spec(&self) -> &'static FormSpec {
        &HOME
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("homes-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(header::titled(&self.walk, &self.title(texts), texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.id())
    }

    fn values(&self) -> Values {
        let Some(home) = &self.base else { return Values::new() };
        let household = &home.household;
        let mut values = Values::new()
            .with_text("municipality", household.municipality.as_deref())
            .with_text("area", household.area.as_deref())
            .with_text("street", household.street.as_deref())
            .with_text("postal_code", household.postal_code.as_deref())
            .with_code("no_fixed_address", household.no_fixed_address)
            .with_code("main", home.main.then_some(YesNo::Yes))
            .with_text("share", own(home, &self.walk).and_then(|member| member.share.as_deref()))
            .with_day("from_on", own(home, &self.walk).and_then(|member| member.from_on))
            .with_day("to_on", own(home, &self.walk).and_then(|member| member.to_on))
            .with_code("address_shown", own(home, &self.walk).and_then(|member| member.address_shown))
            .with("protected_from", household.protected_from.map(|who| who.to_string()).unwrap_or_default());
        values.set_list("lives", self.lives());
        values
    }

    fn base_version(&self) -> i64 {
        self.base.as_ref().map_or(0, |home| home.household.version)
    }

    fn record_id(&self) -> String {
        match &self.base {
            Some(home) => home.household.public_id.clone(),
            None => format!("home {}", self.walk.child.public_id),
        }
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        self.rules = ctx.session.rules().ok();
        if let Some(rules) = self.rules.clone() {
            form.set_reader("municipality", move |typed, texts| Ok(area_words(&rules, typed, texts)));
        }
        let today = ctx.session.today();
        for name in ["from_on", "to_on"] {
            reads_date(form, name, today, Limits::planned());
        }
        // Only a placement is hidden from the birth family by itself.
        let placed = self.base.as_ref().and_then(|home| own(home, &self.walk)?.placement);
        form.set_visible("address_shown", placed.is_some());
        let people = choosable_people(&self.walk, ctx.texts);
        form.set_options("lives", people.clone());
        form.set_options("protected_from", people);
        self.offer(form);
    }

    fn changed(&mut self, field: &'static str, form: &mut Form, _: &mut Ctx<'_>) {
        if field == "municipality" {
            self.offer(form);
        }
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let lives: Vec<PersonId> =
            values.list("lives").iter().filter_map(|id| id.parse().ok()).map(PersonId).collect();
        let main = values.is("main", "yes");
        let command =
            Command { id: command.to_owned(), ..Command::new(Act::SaveFamily, Subject::Child(self.id())) };
        let base = self.base.as_ref().map(|home| &home.household);
        let today = ctx.session.today();
        let share = Share {
            share: values.text("share"),
            from_on: values.day("from_on", today, Limits::planned()),
            to_on: values.day("to_on", today, Limits::planned()),
            address_shown: values.code("address_shown"),
        };
        ctx.session.save_shared_home(
            &command,
            base,
            &self.household(values),
            (&lives, main),
            Some(&share),
        )?;
        Ok(Done::back(ctx.texts.get("homes-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.walk = ctx.session.walk(self.id())?;
        let Some(base) = &self.base else { return Ok(None) };
        let id = base.household.id;
        let found = self.walk.homes.iter().find(|home| home.household.id == id).cloned();
        Ok(found.map(|found| {
            self.base = Some(found);
            self.values()
        }))
    }
}
