//! More about the child, rarely asked on a first call: pronouns, gender, identity as the family tells it, alerts,
//! children's aid, accessibility. Everything is optional.

use super::header;
use crate::{
    casework::{
        Command, Failure, Subject,
        child_page::{Change, ChildPage},
        walk::Walk,
    },
    domain::{
        access::Act,
        codes::{Accessibility, Gender, IndigenousIdentity},
        ids::ChildId,
        record::{Child, Person},
    },
    text::Texts,
    ui::{
        kit::{Field, FormSpec, Values, frame::Record},
        screen::{Ctx, Screen},
        screens::{
            form_screen::{Done, FormJob, FormScreen},
            typed::{Fill, Typed},
            words::{self, codes_of},
        },
    },
};

/// The rest of the facts.
pub static MORE: FormSpec = FormSpec {
    name: "child_more",
    fields: &[
        Field::note("alerts").helped(),
        Field::answer("childrens_aid"),
        Field::line("pronouns"),
        Field::choice("gender", codes_of::<Gender>),
        Field::yes_no("francophone"),
        Field::choice("indigenous_identity", codes_of::<IndigenousIdentity>).helped(),
        Field::line("indigenous_community").when(|form| form.filled("indigenous_identity")),
        Field::many("accessibility", codes_of::<Accessibility>),
        Field::line("cultural_support"),
        Field::line("language_note"),
        Field::yes_no("restricted").helped(),
        Field::yes_no("keep_from_home").helped(),
    ],
};

struct MoreJob {
    child: ChildId,
    walk: Walk,
}

/// The form.
pub fn screen(walk: &Walk, ctx: &mut Ctx<'_>) -> Box<dyn Screen> {
    FormScreen::make(MoreJob { child: walk.child.id.into(), walk: walk.clone() }, ctx).0
}

/// What of it is given, for the row on the page: alerts first.
pub fn given(walk: &Walk, texts: &Texts) -> Vec<String> {
    let (person, child) = (&walk.person, &walk.child);
    let mut found: Vec<String> = child.alerts.iter().map(|alerts| format!("! {alerts}")).collect();
    found.extend(person.pronouns.clone());
    found.extend(person.gender.map(|gender| words::label(texts, gender)));
    found
}

impl FormJob for MoreJob {
    fn spec(&self) -> &'static FormSpec {
        &MORE
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("more-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(header::titled(&self.walk, &self.title(texts), texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.child)
    }

    fn values(&self) -> Values {
        let (person, child) = (&self.walk.person, &self.walk.child);
        Values::new()
            .with_text("alerts", child.alerts.as_deref())
            .with_code("childrens_aid", child.childrens_aid)
            .with_text("pronouns", person.pronouns.as_deref())
            .with_code("gender", person.gender)
            .with_code("francophone", child.francophone)
            .with_code("indigenous_identity", child.indigenous_identity)
            .with_text("indigenous_community", child.indigenous_community.as_deref())
            .with_codes("accessibility", &person.accessibility)
            .with_text("cultural_support", person.cultural_support.as_deref())
            .with_text("language_note", person.language_note.as_deref())
            .with_code("restricted", child.restricted)
            .with_code("keep_from_home", child.keep_from_home)
    }

    fn base_version(&self) -> i64 {
        self.walk.child.version
    }

    fn record_id(&self) -> String {
        self.walk.child.public_id.clone()
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let (person, child) = (&self.walk.person, &self.walk.child);
        let page = ChildPage {
            person: Change {
                base: person.clone(),
                now: Person {
                    pronouns: values.text("pronouns"),
                    gender: values.code("gender"),
                    accessibility: values.codes("accessibility"),
                    cultural_support: values.text("cultural_support"),
                    language_note: values.text("language_note"),
                    ..person.record.clone()
                },
            },
            child: Change {
                base: child.clone(),
                now: Child {
                    alerts: values.text("alerts"),
                    childrens_aid: values.code("childrens_aid"),
                    francophone: values.code("francophone"),
                    indigenous_identity: values.code("indigenous_identity"),
                    indigenous_community: values.text("indigenous_community"),
                    restricted: values.code("restricted"),
                    keep_from_home: values.code("keep_from_home"),
                    ..child.record.clone()
                },
            },
            link: None,
            home: None,
            confirms: None,
        };
        let command =
            Command { id: command.to_owned(), ..Command::new(Act::SaveFamily, Subject::Child(self.child)) };
        ctx.session.save_child_page(&command, &page)?;
        Ok(Done::back(ctx.texts.get("more-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.walk = ctx.session.walk(self.child)?;
        Ok(Some(self.values()))
    }
}
