//! The command line: one verb, one file. Nothing here draws; verbs that need the screen give back a wish. What a person
//! typed is never repeated raw, and personal data is never an argument.

mod check;
mod find;
mod help;
pub mod keys;
mod list;
mod listing;
mod make;
mod options;
pub mod screen;
mod show;
mod sign_in;
mod words;

use std::{
    ffi::OsString,
    io::Write,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use zeroize::Zeroizing;

use self::{options::Options, words::Refusal};
use crate::{
    config::Config,
    domain::codes::Role,
    text::{Lang, Texts, safe},
};

/// Exit code: everything went well.
pub const OK: u8 = 0;
/// Exit code: there are findings.
pub const FINDINGS: u8 = 1;
/// Exit code: bad input or usage.
pub const BAD_INPUT: u8 = 2;
/// Exit code: refused (permission, sign-in).
pub const REFUSED: u8 = 3;
/// Exit code: the file cannot be opened.
pub const NO_FILE: u8 = 4;
/// Exit code: a fault (disk, I/O).
pub const FAULT: u8 = 5;

/// What the command line came to.
#[derive(Debug)]
pub enum Outcome {
    /// It is done; leave with this exit code.
    Exit(u8),
    /// The screen is wanted.
    Open(Box<Wish>),
}

/// What the screen shall show first.
#[derive(Debug)]
pub struct Wish {
    /// Where to begin.
    pub start: Start,
    /// `--lang`.
    pub lang: Option<Lang>,
    /// `--theme`, a code of the themes.
    pub theme: Option<String>,
    /// `--ascii`.
    pub ascii: bool,
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--keymap`.
    pub keymap: Option<PathBuf>,
}

/// Where the screen begins.
#[derive(Debug)]
pub enum Start {
    /// An agency's file, or the first run without one.
    Agency {
        /// `--file`; without it the configuration says which, else the first run.
        file: Option<PathBuf>,
        /// `--as`.
        name: Option<String>,
        /// What `--passphrase-file` holds.
        passphrase: Option<Zeroizing<String>>,
        /// `--role`.
        role: Option<Role>,
        /// `--today`.
        today: Option<NaiveDate>,
    },
    /// The questions for a new agency.
    NewAgency {
        /// `--file`.
        file: Option<PathBuf>,
    },
    /// The demo: made where it is missing, opened where it stands.
    Demo {
        /// Its place.
        file: PathBuf,
        /// The role to begin with; without it the choice is shown first.
        role: Option<Role>,
        /// How many families a new one gets.
        families: usize,
        /// Whether to make it anew.
        fresh: bool,
        /// `--today`.
        today: Option<NaiveDate>,
    },
}

#[derive(Debug, Parser)]
#[command(
    name = "circle",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
struct CommandLine {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    New(make::New),
    Sample(make::Sample),
    Demo(make::Demo),
    List(list::List),
    Find(find::Find),
    Duplicates(find::Duplicates),
    Show(show::Show),
    Check(check::Check),
    Screen(screen::Screen),
    Keys {
        #[command(subcommand)]
        verb: KeysVerb,
    },
}

#[derive(Debug, Subcommand)]
enum KeysVerb {
    Check {
        #[arg(value_name = "file")]
        own: Option<PathBuf>,
    },
}

/// What a verb works with.
struct Desk<'a> {
    options: &'a Options,
    config: &'a Config,
    texts: &'a Texts,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

impl Desk<'_> {
    /// A line for people on standard output.
    fn say(&mut self, text: &str) -> Result<(), Refusal> {
        writeln!(self.out, "{}", safe::line(text)).map_err(|_| Refusal::silent(FAULT))
    }

    /// The agency's file: `--file`, else the one of the configuration.
    fn file(&self) -> Result<&Path, Refusal> {
        let file = self.options.agency_file.as_deref().or(self.config.file.as_deref());
        file.ok_or_else(|| Refusal::usage(self.texts.get("cli-need-file")))
    }
}

/// Runs the command line `arguments` (the program's name first).
pub fn run<I, A>(arguments: I, out: &mut dyn Write, err: &mut dyn Write) -> Outcome
where
    I: IntoIterator<Item = A>,
    A: Into<OsString> + Clone,
{
    let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    let config = options::config_of(&arguments);
    let texts = Texts::new(options::language(&arguments, config.lang));
    let command = help::localised(CommandLine::command(), &texts);
    let line = command
        .try_get_matches_from(arguments)
        .and_then(|mut matches| CommandLine::from_arg_matches_mut(&mut matches));
    let line = match line {
        Ok(line) => line,
        Err(error) => return Outcome::Exit(help::usage(&error, &texts, out, err)),
    };
    let mut desk = Desk { options: &line.options, config: &config, texts: &texts, out, err };
    let done = match line.verb {
        None => open(&desk),
        Some(verb) => act(verb, &mut desk),
    };
    match done {
        Ok(outcome) => outcome,
        Err(refusal) => {
            for text in &refusal.lines {
                // Nobody is left to tell when standard error is gone too.
                let _ = writeln!(desk.err, "{}", safe::line(text));
            }
            Outcome::Exit(refusal.code)
        }
    }
}

fn open(desk: &Desk<'_>) -> Result<Outcome, Refusal> {
    let options = desk.options;
    let passphrase = options.passphrase_file.as_deref().map(|path| sign_in::passphrase_in(path, desk.texts));
    let start = Start::Agency {
        file: options.agency_file.clone().or_else(|| desk.config.file.clone()),
        name: options.sign_in_name.clone(),
        passphrase: passphrase.transpose()?,
        role: options.role(),
        today: options.today,
    };
    Ok(Outcome::Open(Box::new(options.wish(start))))
}

fn act(verb: Verb, desk: &mut Desk<'_>) -> Result<Outcome, Refusal> {
    let code = match verb {
        Verb::New(new) => return make::new(&new, desk),
        Verb::Demo(demo) => return make::demo(&demo, desk),
        Verb::Sample(sample) => make::sample(&sample, desk)?,
        Verb::List(list) => list::run(&list, desk)?,
        Verb::Find(find) => find::find(&find, desk)?,
        Verb::Duplicates(duplicates) => find::duplicates(&duplicates, desk)?,
        Verb::Show(show) => show::run(&show, desk)?,
        Verb::Check(_) => check::run(desk)?,
        Verb::Screen(_) if desk.options.today.is_some() => screen::refuse_today(desk.texts, desk.err),
        Verb::Screen(screen) => {
            screen::run(&screen.program, screen.on, &screen.document, desk.texts, desk.out, desk.err)
        }
        Verb::Keys { verb: KeysVerb::Check { own } } => {
            keys::check(own.as_deref(), desk.texts, desk.out, desk.err).unwrap_or(FAULT)
        }
    };
    Ok(Outcome::Exit(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed_in_both_languages() {
        for lang in Lang::ALL {
            help::localised(CommandLine::command(), &Texts::new(*lang)).debug_assert();
        }
    }

    #[test]
    fn every_option_stands_before_and_after_the_verb() {
        for arguments in [
            ["circle", "--lang", "fr", "--ascii", "--file", "/nowhere/a.db", "check", "--as", "admin1"],
            ["circle", "check", "--as", "admin1", "--ascii", "--lang", "fr", "--file", "/nowhere/a.db"],
        ] {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let outcome = run(arguments, &mut out, &mut err);
            let said = String::from_utf8(err).unwrap();
            assert!(matches!(outcome, Outcome::Exit(BAD_INPUT | NO_FILE)), "{said}");
            assert!(out.is_empty());
        }
    }

    #[test]
    fn without_a_verb_the_screen_is_wanted() {
        let outcome = run(["circle", "--file", "a.db", "--theme", "mono"], &mut Vec::new(), &mut Vec::new());
        let Outcome::Open(wish) = outcome else { panic!("{outcome:?}") };
        assert_eq!(wish.theme.as_deref(), Some("mono"));
        assert!(matches!(wish.start, Start::Agency { file: Some(_), .. }));
    }
}
