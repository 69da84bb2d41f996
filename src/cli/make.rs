//! Verbs that make a file: `new`, `sample`, `demo`. The demo itself is made by the screen, after its first picture.

use std::{
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
};

use clap::{Args, builder::PossibleValuesParser, value_parser};

use super::{
    Desk, FAULT, NO_FILE, OK, Outcome, Start, sign_in,
    words::{Refusal, of_door, of_setup},
};
use crate::{
    casework::{
        Clock,
        clock::DEFAULT_ZONE,
        passphrase::Cost,
        setup::{self, NewAgency},
    },
    config,
    documents::csv,
    domain::{
        codes::{Code, Language, Role},
        rule_set,
    },
    sample::{self, DemoError, Plan, TruePair},
};

/// `circle new`.
#[derive(Debug, Args)]
pub(super) struct New {
    #[arg(long, value_name = "name")]
    agency: Option<String>,
    #[arg(long, value_name = "code", value_parser = PossibleValuesParser::new(rule_set::program_codes()))]
    program: Vec<String>,
    #[arg(long, value_name = "name")]
    admin: Option<String>,
    #[arg(long, value_name = "code", value_parser = PossibleValuesParser::new(Role::ALL.iter().map(|role| role.code())))]
    also_role: Vec<String>,
    #[arg(long)]
    plain: bool,
}

/// `circle sample`.
#[derive(Debug, Args)]
pub(super) struct Sample {
    #[arg(long, value_name = "number", value_parser = value_parser!(u32).range(0..=1_000_000))]
    families: u32,
    #[arg(long, value_name = "number", default_value_t = 1)]
    seed: u64,
    #[arg(long, value_name = "number", default_value_t = 12, value_parser = value_parser!(u32).range(1..=500))]
    coordinators: u32,
    #[arg(long)]
    plain: bool,
    #[arg(long, value_name = "file")]
    pairs: Option<PathBuf>,
}

/// `circle demo`.
#[derive(Debug, Args)]
pub(super) struct Demo {
    #[arg(long, value_name = "number", default_value_t = 200, value_parser = value_parser!(u32).range(1..=100_000))]
    families: u32,
    #[arg(long)]
    fresh: bool,
}

/// Makes an agency's file from options, or wishes for the questions where a person sits there.
pub(super) fn new(new: &New, desk: &mut Desk<'_>) -> Result<Outcome, Refusal> {
    let (options, texts) = (desk.options, desk.texts);
    let nothing_said = new.agency.is_none()
        && new.program.is_empty()
        && new.admin.is_none()
        && options.passphrase_file.is_none();
    if nothing_said && std::io::stdin().is_terminal() {
        let start = Start::NewAgency { file: options.agency_file.clone() };
        return Ok(Outcome::Open(Box::new(options.wish(start))));
    }
    let missing: Vec<String> = [
        ("--file", options.agency_file.is_none()),
        ("--agency", new.agency.is_none()),
        ("--program", new.program.is_empty()),
        ("--admin", new.admin.is_none()),
        ("--passphrase-file", options.passphrase_file.is_none()),
    ]
    .into_iter()
    .filter(|(_, missing)| *missing)
    .map(|(option, _)| option.to_owned())
    .collect();
    if !missing.is_empty() {
        return Err(Refusal::usage(texts.with("usage-missing", &[("arguments", missing.join(", ").into())])));
    }
    plain_or_refuse(new.plain, desk)?;
    if options.today.is_some() {
        return Err(Refusal::usage(texts.get("door-today-needs-demo")));
    }
    let (Some(file), Some(secret)) = (&options.agency_file, &options.passphrase_file) else {
        return Err(Refusal::usage(texts.get("cli-need-file")));
    };
    let passphrase = sign_in::passphrase_in(secret, texts)?;
    let agency = NewAgency {
        name: new.agency.clone().unwrap_or_default(),
        programs: new.program.clone(),
        languages: vec![Language::English, Language::French],
        zone: DEFAULT_ZONE,
        demo: false,
        administrator: new.admin.clone().unwrap_or_default(),
        other_roles: new.also_role.iter().filter_map(|code| Role::from_code(code)).collect(),
    };
    setup::create(file, &agency, &passphrase, Cost::FULL, None).map_err(|error| of_setup(&error, texts))?;
    let values = [
        ("file", file.display().to_string().into()),
        ("agency", agency.name.as_str().into()),
        ("name", agency.administrator.trim().into()),
    ];
    desk.say(&texts.with("cli-new-done", &values))?;
    Ok(Outcome::Exit(OK))
}

/// Files are not encrypted yet, and nobody shall believe that they are.
fn plain_or_refuse(plain: bool, desk: &Desk<'_>) -> Result<(), Refusal> {
    if plain { Ok(()) } else { Err(Refusal::usage(desk.texts.get("cli-need-plain"))) }
}

/// Makes the made-up agency.
pub(super) fn sample(wanted: &Sample, desk: &mut Desk<'_>) -> Result<u8, Refusal> {
    let (options, texts) = (desk.options, desk.texts);
    let missing = |name: &str| Refusal::usage(texts.with("usage-missing", &[("arguments", name.into())]));
    let file = options.agency_file.as_deref().ok_or_else(|| missing("--file"))?;
    let secret = options.passphrase_file.as_deref().ok_or_else(|| missing("--passphrase-file"))?;
    plain_or_refuse(wanted.plain, desk)?;
    let passphrase = sign_in::passphrase_in(secret, texts)?;
    let plan = Plan {
        families: usize::try_from(wanted.families).unwrap_or(usize::MAX),
        seed: wanted.seed,
        today: options.today.unwrap_or_else(|| Clock::new(DEFAULT_ZONE, None).today()),
        coordinators: usize::try_from(wanted.coordinators).unwrap_or(1),
    };
    if !sample::is_possible(plan.today) {
        return Err(Refusal::usage(texts.get("cli-sample-day")));
    }
    let mut pairs = Vec::new();
    sample::make(file, plan, &passphrase, Cost::FULL, &mut |pair| pairs.push(pair))
        .map_err(|error| of_setup(&error, texts))?;
    if let Some(path) = &wanted.pairs {
        write_pairs(path, &pairs).map_err(|error| {
            let values = [("file", path.display().to_string().into()), ("why", error.to_string().into())];
            Refusal { code: FAULT, lines: vec![texts.with("file-system", &values)] }
        })?;
    }
    let values = [
        ("file", file.display().to_string().into()),
        ("families", plan.families.into()),
        ("coordinators", plan.coordinators.into()),
        ("day", plan.today.to_string().into()),
    ];
    desk.say(&texts.with("cli-sample-done", &values))?;
    Ok(OK)
}

fn write_pairs(path: &Path, pairs: &[TruePair]) -> std::io::Result<()> {
    let mut file = std::fs::File::create(path)?;
    let mut text = csv::row([("a", false), ("b", false), ("kind", false)]);
    for pair in pairs {
        let (a, b) = (pair.first.to_string(), pair.second.to_string());
        text.push_str(&csv::row([(a.as_str(), false), (b.as_str(), false), (pair.kind, false)]));
    }
    file.write_all(text.as_bytes())
}

/// Wishes for the demo. A file that is not one is refused here, before any picture.
pub(super) fn demo(demo: &Demo, desk: &mut Desk<'_>) -> Result<Outcome, Refusal> {
    let (options, texts) = (desk.options, desk.texts);
    let place = || config::data_folder().map(|folder| folder.join("demo.db"));
    let Some(file) = options.agency_file.clone().or_else(place) else {
        return Err(Refusal::usage(texts.get("cli-need-file")));
    };
    sample::may_be_demo(&file).map_err(|error| match error {
        DemoError::NotDemo(path) => {
            let values = [("file", path.display().to_string().into())];
            Refusal { code: NO_FILE, lines: vec![texts.with("cli-not-demo", &values)] }
        }
        DemoError::Setup(error) => of_setup(&error, texts),
        DemoError::Door(error) => of_door(&error, texts),
    })?;
    let start = Start::Demo {
        file,
        role: options.role(),
        families: usize::try_from(demo.families).unwrap_or(sample::DEMO_FAMILIES),
        fresh: demo.fresh,
        today: options.today,
    };
    Ok(Outcome::Open(Box::new(options.wish(start))))
}
