//! The family moves: the new address once, from a day; who stays behind is named, everybody else moves along. Where a
//! programme does not serve the new area, the list asks what becomes of each episode.

use std::sync::Arc;

use super::{change_form::home_of, list::CareList, record, words};
use crate::{
    casework::{
        Command, Failure, Subject,
        care::{CarePage, FamilyMove, When},
        rules::FileRules,
    },
    domain::{
        access::Act,
        dates_typed::Limits,
        ids::{ChildId, HouseholdId, PersonId},
        problem::Problem,
        record::{Household, Stored},
    },
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Room, Values, frame::Record},
        screen::{Ctx, Then},
        screens::{
            call::area_words,
            form_screen::{Done, FormJob},
            typed::{Typed, reads_date},
            walk::homes::offered_areas,
        },
    },
};

/// The form.
pub static MOVE: FormSpec = FormSpec {
    name: "family_move",
    fields: &[
        Field::choice_given("from").asked().personal().helped(),
        Field::line("on").room(Room::Short).asked().helped(),
        Field::line("municipality").room(Room::Medium).asked(),
        Field::choice_given("area").asked().helped(),
        Field::line("street").personal(),
        Field::line("postal_code").room(Room::Short).personal(),
        Field::yes_no("no_fixed_address"),
        Field::many_given("stay").personal().helped(),
        Field::note("note"),
    ],
};

/// The form as a job.
pub struct MoveJob {
    page: CarePage,
    rules: Option<Arc<FileRules>>,
}

impl MoveJob {
    /// For the child of the page.
    pub fn new(page: &CarePage) -> Self {
        Self { page: page.clone(), rules: None }
    }

    /// Homes of the family in which the child lives now; where it lives in none, all of the family's.
    fn homes(&self) -> Vec<&Stored<Household>> {
        let family = self.page.child.family_id;
        let own: Vec<_> = self
            .page
            .stays
            .iter()
            .filter(|stay| stay.when == When::Now && stay.household.family_id == family)
            .map(|stay| &stay.household)
            .collect();
        if !own.is_empty() {
            return own;
        }
        let all = self.page.homes.iter().map(|(home, _)| home);
        all.filter(|home| home.family_id == family).collect()
    }

    fn offer_area(&self, form: &mut Form) {
        let Some(rules) = &self.rules else { return };
        let offered = offered_areas(rules, &form.text("municipality"));
        form.set_visible("area", !offered.is_empty());
        form.set_options("area", offered);
    }
}

impl FormJob for MoveJob {
    fn spec(&self) -> &'static FormSpec {
        &MOVE
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("care-move-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(record(&self.page, &self.title(texts), texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.page.card.child)
    }

    fn values(&self) -> Values {
        // One home only: it is the one that moves. Of two a person says which.
        match self.homes().as_slice() {
            [only] => Values::new().with("from", only.id.to_string()),
            _ => Values::new(),
        }
    }

    fn record_id(&self) -> String {
        format!("move of {}", self.page.child.public_id)
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        self.rules = ctx.session.rules().ok();
        if let Some(rules) = self.rules.clone() {
            form.set_reader("municipality", move |typed, texts| Ok(area_words(&rules, typed, texts)));
        }
        let homes = self.homes();
        let several = homes.len() != 1;
        let option =
            |home: &&Stored<Household>| Choosable::new(home.id.to_string(), words::address(home, ctx.texts));
        form.set_options("from", homes.iter().map(option).collect());
        form.set_visible("from", several);
        reads_date(form, "on", self.page.today, Limits::planned());
        let mut people: Vec<Choosable> = Vec::new();
        let own = crate::ui::screens::cards::name(ctx.texts, &self.page.card);
        people.push(Choosable::new(self.page.child.person_id.to_string(), own));
        people.extend(
            self.page.people.iter().map(|one| Choosable::new(one.person.to_string(), one.name.clone())),
        );
        form.set_options("stay", people);
        self.offer_area(form);
        form.focus_on(if several { "from" } else { "on" });
    }

    fn changed(&mut self, field: &'static str, form: &mut Form, _: &mut Ctx<'_>) {
        if field == "municipality" {
            self.offer_area(form);
        }
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let only = match self.homes().as_slice() {
            [only] => Some(HouseholdId::from(only.id)),
            _ => None,
        };
        let from = values.number("from").map(HouseholdId).or(only);
        let from = from.ok_or_else(|| Problem::new("from", "problem-home-choose"))?;
        let Some(on) = values.day("on", self.page.today, Limits::planned()) else {
            return Err(Problem::new("on", "problem-change-day").into());
        };
        let stay = values.list("stay").iter().filter_map(|id| id.parse().ok()).map(PersonId).collect();
        let moving = FamilyMove { from, to: home_of(values), on, stay, note: values.text("note") };
        let child = self.page.card.child;
        let command =
            Command { id: command.to_owned(), ..Command::new(Act::MoveFamily, Subject::Child(child)) };
        let moved = ctx.session.move_family(&command, &moving)?;
        let said = Done::back(ctx.texts.with("care-move-saved", &[("day", ctx.texts.date(on).into())]));
        if moved.open == 0 {
            return Ok(said);
        }
        let list = CareList::open(child, Some(moved.change), ctx)?;
        Ok(said.then(Then::Replace(list)))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.page = ctx.session.care_page(self.page.card.child)?;
        Ok(Some(self.values()))
    }
}
