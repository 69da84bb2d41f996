//! The door that makes an agency's file: name, programmes, languages, first administrator and passphrase, and which
//! other roles the first administrator also holds. What is made, casework makes.

use std::path::PathBuf;

use super::{
    agency_house::{folder_of, setup_words},
    door::{Door, DoorThen},
    house::House,
};
use crate::{
    casework::{
        clock::DEFAULT_ZONE,
        passphrase::Cost,
        setup::{self, NewAgency},
    },
    domain::{
        codes::{Code, Language, Role},
        rule_set,
    },
    keymap::{Action, Context, Input},
    text::{Lang, Texts},
    ui::{
        canvas::{Area, Canvas},
        kit::{Choosable, Field, Form, FormEvent, FormSpec, Values},
        screen::Availability,
        screens::words,
    },
};

static SPEC: FormSpec = FormSpec {
    name: "new-agency",
    fields: &[
        Field::line("file").asked().helped(),
        Field::line("name").asked(),
        Field::many_given("programs").asked(),
        Field::many_of("languages", &[("en", "code-language-en"), ("fr", "code-language-fr")]).asked(),
        Field::line("administrator").asked().helped(),
        Field::passphrase("passphrase").asked().helped(),
        Field::passphrase("again").asked(),
        Field::many_of(
            "roles",
            &[
                ("intake", "code-role-intake"),
                ("coordinator", "code-role-coordinator"),
                ("supervisor", "code-role-supervisor"),
                ("privacy", "code-role-privacy"),
            ],
        )
        .helped(),
    ],
};

/// The door.
pub struct NewAgencyDoor {
    form: Form,
}

impl NewAgencyDoor {
    /// An empty form; only the usual place of the file stands in it.
    pub fn new(place: &std::path::Path, texts: &Texts) -> Self {
        let values = Values::new().with("file", place.display().to_string());
        let mut form = Form::open(&SPEC, words::clean, &values);
        form.set_options("programs", programs(texts));
        Self { form }
    }

    fn make(&mut self, house: &mut dyn House, texts: &Texts) -> DoorThen {
        let values = self.form.values();
        let passphrase = self.form.secret("passphrase");
        if *passphrase != *self.form.secret("again") {
            self.form.set_problems([("again".to_owned(), texts.get("door-new-passphrase-differs"))]);
            return DoorThen::Say(texts.get("door-new-passphrase-differs"));
        }
        let path = PathBuf::from(values.get("file").trim());
        let made = folder_of(&path, texts)
            .and_then(|()| {
                setup::create(&path, &agency_of(&values), &passphrase, Cost::FULL, None)
                    .map_err(|error| setup_words(texts, &error))
            })
            .and_then(|()| house.open_file(&path.display().to_string(), texts));
        match made {
            Ok(()) => DoorThen::Replace(super::door::first(house, texts)),
            Err(why) => DoorThen::Say(why),
        }
    }
}

fn programs(texts: &Texts) -> Vec<Choosable> {
    let Ok(rules) = rule_set::shipped() else { return Vec::new() };
    let name = |program: &crate::domain::program::Program| match texts.lang() {
        Lang::En => program.name.en.clone(),
        Lang::Fr => program.name.fr.clone(),
    };
    rules.programs.iter().map(|program| Choosable::new(&program.code, name(program))).collect()
}

fn agency_of(values: &Values) -> NewAgency {
    let codes = |name: &str| values.list(name).to_vec();
    NewAgency {
        name: values.get("name").trim().to_owned(),
        programs: codes("programs"),
        languages: codes("languages").iter().filter_map(|code| Language::from_code(code)).collect(),
        zone: DEFAULT_ZONE,
        demo: false,
        administrator: values.get("administrator").trim().to_owned(),
        other_roles: codes("roles").iter().filter_map(|code| Role::from_code(code)).collect(),
    }
}

impl Door for NewAgencyDoor {
    fn title(&self, texts: &Texts) -> String {
        texts.get("door-create")
    }

    fn contexts(&self) -> Vec<Context> {
        self.form.contexts()
    }

    fn available(&self, action: Action) -> Availability {
        if self.form.offers(action) { Availability::Yes } else { Availability::Hidden }
    }

    fn update(&mut self, input: &Input, house: &mut dyn House, texts: &Texts) -> DoorThen {
        match self.form.update(input, texts) {
            FormEvent::Submit | FormEvent::PastEnd => {
                let missing = self.form.missing();
                if missing.is_empty() {
                    return self.make(house, texts);
                }
                let asked = |name: &&'static str| ((*name).to_owned(), texts.get("door-please-fill"));
                self.form.set_problems(missing.iter().map(asked).collect::<Vec<_>>());
                DoorThen::Say(texts.get("door-please-fill-all"))
            }
            FormEvent::Leave(_) => DoorThen::Back,
            FormEvent::NotMine if input.action() == Some(Action::Quit) => DoorThen::Quit,
            _ => DoorThen::Stay,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.form.draw(canvas, area);
    }
}
