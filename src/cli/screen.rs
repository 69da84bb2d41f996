//! `circle screen`: a document in, results out (contracts.md). Opens no agency file and needs no sign-in.
//!
//! Standard output holds the results or nothing; standard error holds one line per problem and nothing else.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use chrono::{NaiveDate, Utc};
use clap::{Args, builder::PossibleValuesParser};

use super::{BAD_INPUT, FAULT, OK, options::day};
use crate::{
    domain::{
        date::day_in,
        problem::Problem,
        rule_set,
        screening::{
            ScreeningOutcome,
            document::{self, ScreeningDocument},
            screen,
        },
    },
    text::{Texts, Value},
};

/// `circle screen`.
#[derive(Debug, Args)]
pub(super) struct Screen {
    #[arg(long, value_name = "code", value_parser = PossibleValuesParser::new(rule_set::program_codes()))]
    pub(super) program: String,
    #[arg(long, value_name = "day", value_parser = day)]
    pub(super) on: Option<NaiveDate>,
    #[arg(value_name = "file")]
    pub(super) document: PathBuf,
}

/// The largest document that is read, in MiB: some hundred thousand children.
const LIMIT_MIB: u64 = 64;

/// Screens the document in `file` (`-` is standard input) for the programme `program` on the day `on`
/// (default: today in America/Toronto), and gives the exit code.
pub fn run(
    program: &str,
    on: Option<NaiveDate>,
    file: &Path,
    texts: &Texts,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let on = on.unwrap_or_else(|| day_in(chrono_tz::America::Toronto, Utc::now()));
    let outcome = read(file).and_then(|bytes| results(program, on, &bytes));
    match outcome {
        Ok(json) => match writeln!(out, "{json}").and_then(|()| out.flush()) {
            Ok(()) => OK,
            Err(_) => FAULT,
        },
        Err(problems) => report(&problems, texts, err),
    }
}

/// The global `--today` belongs to demonstration files; here it would only look as if it did something.
pub fn refuse_today(texts: &Texts, err: &mut dyn Write) -> u8 {
    report(&[Problem::new("$", "problem-screen-today")], texts, err)
}

fn results(program: &str, on: NaiveDate, bytes: &[u8]) -> Result<String, Vec<Problem>> {
    let rules = rule_set::shipped()?;
    let Some(program) = rules.program(program) else {
        return Err(vec![Problem::new("$", "problem-screen-unknown-code").with("codes", codes())]);
    };
    let one = |input: &_| -> ScreeningOutcome { screen(program, &rules.areas, input, on) };
    let json = match document::read(bytes, &rules.programs, on)? {
        ScreeningDocument::One(input) => serde_json::to_string(&one(&input)),
        ScreeningDocument::Several(inputs) => {
            serde_json::to_string(&inputs.iter().map(one).collect::<Vec<_>>())
        }
    };
    json.map_err(|_| vec![unreadable("other")])
}

fn codes() -> String {
    rule_set::program_codes().collect::<Vec<_>>().join(", ")
}

fn read(file: &Path) -> Result<Vec<u8>, Vec<Problem>> {
    // /dev/stdin by name cannot be opened where standard input is a socket.
    let standard_input = file == Path::new("-") || file == Path::new("/dev/stdin");
    let source: io::Result<Box<dyn Read>> = if standard_input {
        Ok(Box::new(io::stdin().lock()))
    } else {
        File::open(file).map(|file| Box::new(file) as Box<dyn Read>)
    };
    let mut bytes = Vec::new();
    let limit = LIMIT_MIB * 1024 * 1024;
    match source.and_then(|source| source.take(limit + 1).read_to_end(&mut bytes)) {
        Err(error) => Err(vec![unreadable(match error.kind() {
            io::ErrorKind::NotFound => "missing",
            io::ErrorKind::PermissionDenied => "permission",
            _ => "other",
        })]),
        Ok(read) if read as u64 > limit => Err(vec![unreadable("too-large")]),
        Ok(_) => Ok(bytes),
    }
}

/// Whatever is wrong with the file is wrong with the whole document, whose path is `$`.
fn unreadable(why: &str) -> Problem {
    Problem::new("$", "problem-screen-unreadable").with("why", why).with("limit", LIMIT_MIB)
}

/// One line per problem: the path, then the words.
fn report(problems: &[Problem], texts: &Texts, err: &mut dyn Write) -> u8 {
    let mut lines = String::new();
    for problem in problems {
        let place = if problem.field.is_empty() { "$" } else { &problem.field };
        let values: Vec<(&str, Value)> =
            problem.arguments.iter().map(|(name, value)| (name.as_str(), value.as_str().into())).collect();
        lines.push_str(&format!("{place}: {}\n", texts.with(&problem.message, &values)));
    }
    match err.write_all(lines.as_bytes()) {
        Ok(()) => BAD_INPUT,
        Err(_) => FAULT,
    }
}
