//! From a wish of the command line to the running screens: configuration, language, looks, keys, the house behind the
//! door. What cannot be used is told in one line; what stops the program gives its exit code.

use std::{path::PathBuf, time::Instant};

use super::{
    Shell,
    agency_house::{AgencyHouse, Demo, door_words},
    house::{Doors, Entry},
    run,
    start::{self, Surroundings, Wishes},
};
use crate::{
    casework::{DoorError, Opening, Session},
    cli::{self, Start, Wish},
    config::{self, Config},
    text::{Lang, Texts, safe},
    ui::theme::ThemeName,
};

/// Opens the screens as wished; returns the exit code.
pub fn open(wish: Wish) -> u8 {
    let Wish { start, lang, theme, ascii, config, keymap } = wish;
    let place = config.or_else(config::default_path);
    let (config, bad) = match place.map(|place| Config::load(&place)).transpose() {
        Ok(read) => read.unwrap_or_default(),
        Err(error) => {
            let texts = Texts::new(lang.unwrap_or(Lang::En));
            let why = texts.with("config-unreadable", &[("why", error.to_string().into())]);
            return told(&why, cli::BAD_INPUT);
        }
    };
    let wishes = Wishes { lang, theme: theme.as_deref().and_then(ThemeName::from_code), ascii, keymap };
    let around = Surroundings::of_process();
    let texts = Texts::new(start::language(&wishes, &config, &around));
    let (looks, notice) = start::looks(&wishes, &config, &bad, &around);
    let now = Instant::now();
    let said = (wishes.lang.is_some(), wishes.theme.is_some());
    let entered = enter(start, &config, &texts);
    let shell = match entered.map(|(house, session)| (house.told(said.0, said.1), session)) {
        Ok((house, None)) => Shell::new(Box::new(house), looks, notice, now),
        Ok((house, Some(session))) => Shell::at_desk(Box::new(house), session, looks, notice, now),
        Err((code, why)) => return told(&why, code),
    };
    match run::run(shell, &texts) {
        Ok(()) => cli::OK,
        Err(error) => match error.words(&texts) {
            Some(words) => told(&words, cli::FAULT),
            None => cli::FAULT,
        },
    }
}

/// The house, and the session where somebody is signed in before the first picture.
fn enter(
    start: Start,
    config: &Config,
    texts: &Texts,
) -> Result<(AgencyHouse, Option<Session>), (u8, String)> {
    match start {
        Start::Demo { file, role, families, fresh, today } => {
            let mut house = AgencyHouse::of_demo(file, Demo { families, fresh }, today);
            let Some(role) = role else { return Ok((house, None)) };
            match house.sign_in_as(role, texts) {
                Ok(Entry::In(session)) => Ok((house, Some(*session))),
                Ok(_) => Ok((house, None)),
                Err(why) => Err((cli::NO_FILE, why)),
            }
        }
        Start::NewAgency { file } => Ok((AgencyHouse::to_create(file, demo_place()), None)),
        Start::Agency { file, name, passphrase, role, today } => {
            let file = file.or_else(|| config.file.clone());
            let house = AgencyHouse::new(file.clone(), demo_place(), today, role).named(name.clone());
            let Some(file) = file else { return Ok((house, None)) };
            house.look_at_file(texts).map_err(|why| (cli::NO_FILE, why))?;
            let (Some(name), Some(passphrase)) = (name, passphrase) else { return Ok((house, None)) };
            signed_in(&file, &name, &passphrase, Opening { role, today, clock: None }, texts)
                .map(|session| (house, Some(session)))
        }
    }
}

fn signed_in(
    file: &std::path::Path,
    name: &str,
    passphrase: &str,
    opening: Opening,
    texts: &Texts,
) -> Result<Session, (u8, String)> {
    Session::open(file, name, passphrase, opening).map_err(|error| {
        let code = match error {
            DoorError::Refused => cli::REFUSED,
            DoorError::ChooseRole(_) | DoorError::TodayNeedsDemo => cli::BAD_INPUT,
            DoorError::File(_) | DoorError::NotSetUp => cli::NO_FILE,
            DoorError::Store(_) => cli::FAULT,
        };
        (code, door_words(texts, &error))
    })
}

/// Where the demo stands when nobody says otherwise.
fn demo_place() -> PathBuf {
    config::data_folder().unwrap_or_default().join("demo.db")
}

#[expect(clippy::print_stderr, reason = "the one sentence after the full screen, or in its place")]
fn told(words: &str, code: u8) -> u8 {
    eprintln!("{}", safe::line(words));
    code
}
