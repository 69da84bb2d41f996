//! Step Child and family: one page with what is asked first, and rows that open the rest: who stands beside the child,
//! homes, ways to reach someone, school, services, more. What the call said is shown, never asked again.

use std::sync::Arc;

use super::{header, homes, more, names, people, rows::Rows, schools, services};
use crate::{
    casework::{
        Command, Failure, Subject,
        child_page::{Change, ChildPage},
        rules::FileRules,
        walk::Walk,
    },
    domain::{
        access::Act,
        areas::AreaMatch,
        codes::{InterpreterMode, Language, LegalAuthority, SchoolStatus},
        ids::{ChildId, EpisodeId, PersonId},
        record::{Attendance, Child, Household, Link, Person, Stored},
        walk::Step,
    },
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Values, block::Block, frame::Record},
        screen::{Ctx, Returned, Screen},
        screens::{
            ask::Ask,
            call::known_area,
            care::{Care, custody},
            form_screen::{Done, FormJob, FormScreen},
            protected,
            typed::{Fill, Typed},
            words::{self, codes_of},
        },
        theme::Meaning,
    },
};

/// The page.
pub static CHILD: FormSpec = FormSpec {
    name: "child",
    fields: &[
        Field::shown("who").personal().when(|form| form.filled("who")),
        Field::link("names").asked().when(|form| !form.filled("who")),
        Field::choice("language_spoken", codes_of::<Language>).asked(),
        Field::choice("language_service", codes_of::<Language>).asked(),
        Field::yes_no("interpreter").asked(),
        Field::choice("interpreter_mode", codes_of::<InterpreterMode>)
            .when(|form| form.is("interpreter", "yes")),
        Field::line("interpreter_note").helped().personal().when(|form| form.is("interpreter", "yes")),
        Field::shown("home").personal().when(|form| form.filled("home")),
        Field::link("homes").asked().when(|form| !form.filled("home")),
        Field::choice_given("area").asked().helped(),
        Field::choice("authority", codes_of::<LegalAuthority>).asked(),
        Field::choice("school_status", codes_of::<SchoolStatus>).asked(),
        Field::link("services").personal(),
        Field::yes_no("services_complete").asked().helped(),
        Field::link("people").under("child-more-heading").personal(),
        Field::link("contacts").personal(),
        Field::link("school").personal(),
        Field::link("other_homes").personal().when(|form| form.filled("home")),
        Field::link("care").personal(),
        Field::link("custody").personal(),
        Field::link("more").personal(),
    ],
};

/// What may be missing and has no question of its own on the page, because it stands behind one of its rows: it is named.
const BEHIND_ROWS: &[&str] = &[
    "missing-name",
    "missing-birth-date",
    "missing-home",
    "missing-caregiver",
    "missing-primary-contact",
    "missing-contact",
    "missing-safe-message",
];

/// The page as a job.
pub struct ChildJob {
    walk: Walk,
    rules: Arc<FileRules>,
    /// Who has the say and who cares, in short.
    care: Vec<String>,
}

/// Opens the step.
///
/// # Errors
/// When the file may not be opened.
pub fn open_step(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let (walk, rules) = (ctx.session.walk(child)?, ctx.session.rules()?);
    let job = ChildJob { walk, rules, care: care_words(child, ctx)? };
    Ok(FormScreen::make(job, ctx).0)
}

impl ChildJob {
    fn id(&self) -> ChildId {
        self.walk.child.id.into()
    }

    fn home(&self) -> Option<&Stored<Household>> {
        header::main_home(&self.walk).map(|home| &home.household)
    }

    /// Who is called first, if somebody of the family stands beside the child and is not the youth.
    fn caregiver(&self) -> Option<&Stored<Link>> {
        use crate::domain::codes::Relation::{Friend, Neighbour, Partner, SelfYouth, Sibling, Worker};
        let outside = [Friend, Neighbour, Partner, SelfYouth, Sibling, Worker];
        self.walk.beside.iter().map(|beside| &beside.link).find(|link| !outside.contains(&link.relation))
    }

    /// Whether the family returned and nobody said "still so" yet.
    fn to_confirm(&self) -> Option<EpisodeId> {
        let waits = self.walk.step(Step::Child).is_some_and(|step| step.to_confirm > 0);
        (self.walk.previous.is_some() && waits).then(|| self.walk.episode.id.into())
    }

    /// What the page shows of the rest of the file.
    fn show(&self, form: &mut Form, texts: &Texts) {
        let walk = &self.walk;
        form.set_shown("who", who_words(walk, texts));
        form.set_shown("home", self.home_words(texts));
        let list = |words: Vec<String>| words.join(" · ");
        let services = walk.services.iter().map(|(_, organization)| organization.name.clone()).collect();
        form.set_link("services", "", list(services));
        form.set_link("people", "", list(people_words(walk, texts)));
        form.set_link("contacts", "", list(contacts_words(walk, texts)));
        let marked = |school: &Stored<Attendance>| {
            format!("{}{}", school.school, protected::in_walk(school.protected_from, walk, texts))
        };
        let schools = walk.schools.iter().map(marked).collect();
        form.set_link("school", "", list(schools));
        let others = walk
            .homes
            .iter()
            .filter(|home| !home.main)
            .map(|home| homes::marked(home, walk, texts))
            .collect();
        form.set_link("other_homes", "", list(others));
        form.set_link("care", "", list(self.care.clone()));
        form.set_link("custody", "", list(custody_words(walk, texts)));
        form.set_link("more", "", list(more::given(walk, texts)));
        let beside =
            self.caregiver().and_then(|link| walk.beside.iter().find(|beside| beside.link.id == link.id));
        form.set_visible("authority", beside.is_some());
        if let Some(beside) = beside {
            let name = header::person_name(&beside.person, texts);
            form.set_label("authority", Some(texts.with("child-authority-of", &[("name", name.into())])));
        }
        self.offer_areas(form);
    }

    /// Where a name lies in two areas both are offered; where it is no place of the table, all are.
    fn offer_areas(&self, form: &mut Form) {
        let open = self.home().filter(|home| home.area.is_none() && home.municipality.is_some());
        form.set_visible("area", open.is_some());
        let Some(home) = open else { return };
        let areas = self.rules.areas();
        let of = |area: &crate::domain::areas::Area| Choosable::new(area.id.clone(), area.name.clone());
        let offered = match areas.find(home.municipality.as_deref().unwrap_or_default()) {
            AreaMatch::Ambiguous(some) => some.into_iter().map(of).collect(),
            _ => areas.all().iter().map(of).collect(),
        };
        form.set_options("area", offered);
    }

    fn home_words(&self, texts: &Texts) -> String {
        let Some(home) = header::main_home(&self.walk) else { return String::new() };
        let words = homes::marked(home, &self.walk, texts);
        let area = home.household.area.as_deref().and_then(|id| self.rules.areas().by_id(id));
        match area {
            Some(area) => format!("{words} · {}", known_area(&self.rules, area, texts)),
            None => words,
        }
    }

    fn page(&self, values: &Values) -> ChildPage {
        let (person, child) = (&self.walk.person, &self.walk.child);
        let link = self.caregiver().map(|base| Change {
            base: base.clone(),
            now: Link { legal_authority: values.code("authority"), ..base.record.clone() },
        });
        let area = values.text("area");
        let home = self.home().filter(|_| area.is_some()).map(|base| Change {
            base: base.clone(),
            now: Household { area: area.clone(), ..base.record.clone() },
        });
        ChildPage {
            person: Change { base: person.clone(), now: person_of(values, &person.record) },
            child: Change {
                base: child.clone(),
                now: Child {
                    school_status: values.code("school_status"),
                    services_complete: values.code("services_complete"),
                    ..child.record.clone()
                },
            },
            link,
            home,
            confirms: self.to_confirm(),
        }
    }

    fn sub_screen(&self, field: &str, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let child = self.id();
        match field {
            "who" | "names" => Ok(names::screen(&self.walk, ctx)),
            "home" | "homes" | "other_homes" => Rows::<homes::Homes>::screen(child, ctx),
            "services" => services::screen(child, ctx),
            "people" => Rows::<people::People>::screen(child, ctx),
            "contacts" => Rows::<people::Contacts>::screen(child, ctx),
            "care" => Care::screen(child, ctx),
            "custody" => custody::screen(child, ctx),
            "school" => Rows::<schools::Schools>::screen(child, ctx),
            _ => Ok(more::screen(&self.walk, ctx)),
        }
    }
}

/// Who has the say and who cares day by day, and how many lines of a list wait.
fn care_words(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Vec<String>, Failure> {
    let page = ctx.session.care_page(child)?;
    let texts = ctx.texts;
    let ids = [("care-guardian", page.guardians().next()), ("care-carer", page.carers().next())];
    let one = |(id, tie): &(&str, Option<&crate::casework::care::TieView>)| {
        tie.map(|tie| format!("{} {}", texts.get(id), tie.name.full()))
    };
    let mut found: Vec<String> = ids.iter().filter_map(one).collect();
    let open: usize = page.changes.iter().map(|change| change.open()).sum();
    if open > 0 {
        found.push(format!("! {}", texts.count("care-list-left", open)));
    }
    Ok(found)
}

/// The custody paper and what is noted about custody.
fn custody_words(walk: &Walk, texts: &Texts) -> Vec<String> {
    let links = walk.beside.iter().map(|beside| &beside.link.record);
    let wanted = crate::domain::care::paper_wanted(&walk.child, links);
    let wanted = wanted.then(|| format!("! {}", texts.get("care-paper-wanted")));
    let paper = walk.child.custody_paper.map(|paper| words::label(texts, paper));
    wanted.into_iter().chain(paper).chain(walk.child.custody_note.clone()).collect()
}

/// The first question without an answer: a brother's or sister's page begins after what the household shares.
fn first_open(form: &Form) -> &'static str {
    if !form.filled("who") {
        return "names";
    }
    match form.missing().first() {
        // Who is involved stands before the question whether that is everyone.
        Some(&"services_complete") => "services",
        Some(missing) => missing,
        None => "language_spoken",
    }
}

/// Why a row does not open, to read.
fn refused(failure: &Failure, texts: &Texts) -> Box<dyn Screen> {
    Ask::message(&texts.get(Step::Child.text_id()), words::failure(texts, failure))
}

fn person_of(values: &Values, base: &Person) -> Person {
    Person {
        language_spoken: values.code("language_spoken"),
        language_service: values.code("language_service"),
        interpreter: values.code("interpreter"),
        interpreter_mode: values.code("interpreter_mode"),
        interpreter_note: values.text("interpreter_note"),
        ..base.clone()
    }
}

/// "Child Sample, born 3 Mar 2017"; nothing while nobody has a name.
fn who_words(walk: &Walk, texts: &Texts) -> String {
    let full = walk.name().full();
    if full.is_empty() {
        return String::new();
    }
    match header::birth_words(&walk.person, texts) {
        Some(born) => texts.with("child-who", &[("name", full.into()), ("born", born.into())]),
        None => texts.with("child-who-unborn", &[("name", full.into())]),
    }
}

fn people_words(walk: &Walk, texts: &Texts) -> Vec<String> {
    // A brother or sister with a file is named by it, not a second time as a relative.
    let has_file = |person: PersonId| walk.siblings.iter().any(|other| other.person == person);
    let beside = walk.beside.iter().filter(|beside| !has_file(beside.person.id.into()));
    let beside = beside.map(|beside| header::beside_words(beside, texts));
    let siblings = walk.siblings.iter().map(|sibling| {
        let full = sibling.name.full();
        let name = if full.is_empty() { sibling.provisional.clone().unwrap_or_default() } else { full };
        format!("{} {name}", sibling.number)
    });
    beside.chain(siblings).collect()
}

fn contacts_words(walk: &Walk, texts: &Texts) -> Vec<String> {
    let herself = walk.beside.iter().any(|beside| beside.person.id == walk.person.id);
    let own = walk.contacts.iter().filter(|_| !herself);
    let all = walk.beside.iter().flat_map(|beside| &beside.contacts).chain(own);
    all.map(|point| {
        let mark = protected::in_walk(point.protected_from, walk, texts);
        format!("{}{mark}", header::contact_words(point, texts))
    })
    .collect()
}

impl FormJob for ChildJob {
    fn spec(&self) -> &'static FormSpec {
        &CHILD
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get(Step::Child.text_id())
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(header::record(&self.walk, texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.id())
    }

    fn values(&self) -> Values {
        let (person, child) = (&self.walk.person, &self.walk.child);
        Values::new()
            .with_code("language_spoken", person.language_spoken)
            .with_code("language_service", person.language_service)
            .with_code("interpreter", person.interpreter)
            .with_code("interpreter_mode", person.interpreter_mode)
            .with_text("interpreter_note", person.interpreter_note.as_deref())
            .with_code("authority", self.caregiver().and_then(|link| link.legal_authority))
            .with_code("school_status", child.school_status)
            .with_code("services_complete", child.services_complete)
    }

    fn base_version(&self) -> i64 {
        self.walk.person.version
    }

    fn record_id(&self) -> String {
        self.walk.child.public_id.clone()
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        self.show(form, ctx.texts);
        form.focus_on(first_open(form));
    }

    fn above(&self, _: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        if self.to_confirm().is_some() {
            block.wrapped(1, width.saturating_sub(2), &texts.get("child-confirm"), Meaning::Warning);
        }
        if self.walk.hidden > 0 {
            let words = protected::hidden_words(self.walk.hidden, texts);
            block.wrapped(1, width.saturating_sub(2), &words, Meaning::Warning);
        }
        let missing = self.walk.step(Step::Child).map(|step| step.missing.clone()).unwrap_or_default();
        let behind: Vec<&str> = missing.into_iter().filter(|id| BEHIND_ROWS.contains(id)).collect();
        if !behind.is_empty() {
            let names: Vec<String> = behind.iter().map(|id| texts.get(id)).collect();
            let words = texts.with("child-missing", &[("parts", names.join(", ").into())]);
            block.wrapped(1, width.saturating_sub(2), &words, Meaning::Dim);
        }
        block
    }

    fn correct(&mut self, field: &'static str, _: &Form, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        Some(self.sub_screen(field, ctx).unwrap_or_else(|failure| refused(&failure, ctx.texts)))
    }

    fn open(&mut self, field: &'static str, _: &Form, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        Some(self.sub_screen(field, ctx).unwrap_or_else(|failure| refused(&failure, ctx.texts)))
    }

    fn returned(&mut self, field: &'static str, _: Returned, form: &mut Form, ctx: &mut Ctx<'_>) {
        if let Ok(walk) = ctx.session.walk(self.id()) {
            self.walk = walk;
        }
        self.care = care_words(self.id(), ctx).unwrap_or_default();
        self.show(form, ctx.texts);
        // What was just given is passed; the next question has the focus.
        if field == "services" && !self.walk.services.is_empty() {
            form.focus_on("services_complete");
        }
        if field == "names" || field == "who" {
            form.focus_on("language_spoken");
        }
        if field == "homes" {
            form.focus_on("authority");
        }
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let command =
            Command { id: command.to_owned(), ..Command::new(Act::SaveFamily, Subject::Child(self.id())) };
        ctx.session.save_child_page(&command, &self.page(values))?;
        Ok(Done::back(ctx.texts.get("child-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.walk = ctx.session.walk(self.id())?;
        Ok(Some(self.values()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{kit::field::Kind, screens::call::form::CALL};

    /// What a row says of people, homes and schools is theirs.
    #[test]
    fn rows_about_people_are_masked_under_privacy() {
        for field in CHILD.fields.iter().filter(|field| matches!(field.kind, Kind::Link | Kind::Shown)) {
            let says_nothing_yet = ["names", "homes"].contains(&field.name);
            assert!(field.personal || says_nothing_yet, "{}", field.name);
        }
    }

    /// screens.md 6: what the call asks, the page never asks again.
    #[test]
    fn no_field_of_the_call_is_asked_on_the_page() {
        let texts = Texts::new(crate::text::Lang::En);
        let label = |spec: &FormSpec, field: &Field| {
            let id = format!("field-{}-{}", spec.name, field.name).replace('_', "-");
            texts.get(field.label.unwrap_or(&id))
        };
        let asked: Vec<String> = CALL.fields.iter().map(|field| label(&CALL, field)).collect();
        for field in CHILD.fields {
            let again = label(&CHILD, field);
            assert!(!asked.contains(&again), "“{again}” was asked on the call");
        }
    }
}
