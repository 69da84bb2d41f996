//! `circle screen`: a document in, results out (contracts.md). Opens no agency file and needs no sign-in.
//!
//! Standard output holds the results or nothing; standard error holds one line per problem and nothing else.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::Path,
};

use chrono::{NaiveDate, Utc};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use super::{BAD_INPUT, FAULT, OK};
use crate::domain::{
    date::day_in,
    problem::Problem,
    rule_set,
    screening::{
        ScreeningOutcome,
        document::{self, ScreeningDocument},
        screen,
    },
};

/// The largest document that is read, in MiB: some hundred thousand children.
const LIMIT_MIB: u64 = 64;

/// Screens the document in `file` (`-` is standard input) for the programme `program` on the day `on`
/// (default: today in America/Toronto), and gives the exit code.
pub fn run(
    program: &str,
    on: Option<NaiveDate>,
    file: &Path,
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
        Err(problems) => report(&problems, err),
    }
}

/// The global `--today` belongs to demonstration files; here it would only look as if it did something.
pub fn refuse_today(err: &mut dyn Write) -> u8 {
    report(&[Problem::new("$", "problem-screen-today")], err)
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
fn report(problems: &[Problem], err: &mut dyn Write) -> u8 {
    let mut lines = String::new();
    let words = Words::new();
    for problem in problems {
        let place = if problem.field.is_empty() { "$" } else { &problem.field };
        lines.push_str(&format!("{place}: {}\n", words.of(problem)));
    }
    match err.write_all(lines.as_bytes()) {
        Ok(()) => BAD_INPUT,
        Err(_) => FAULT,
    }
}

/// The English texts of this verb.
struct Words(FluentBundle<FluentResource>);

impl Words {
    fn new() -> Self {
        let mut bundle = FluentBundle::new(vec![unic_langid::LanguageIdentifier::default()]);
        bundle.set_use_isolating(false);
        let (Ok(texts) | Err((texts, _))) =
            FluentResource::try_new(include_str!("../text/en/screening.ftl").to_owned());
        bundle.add_resource_overriding(texts);
        Self(bundle)
    }

    /// The sentence of a problem, or its text id where there is none (a test holds that there is).
    fn of(&self, problem: &Problem) -> String {
        let pattern = self.0.get_message(&problem.message).and_then(|message| message.value());
        let Some(pattern) = pattern else {
            return problem.message.clone();
        };
        let arguments: FluentArgs =
            problem.arguments.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.0.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that name texts of `screening.ftl`.
    const SOURCES: &[&str] = &[
        include_str!("screen.rs"),
        include_str!("../domain/areas.rs"),
        include_str!("../domain/holidays.rs"),
        include_str!("../domain/program.rs"),
        include_str!("../domain/program/read.rs"),
        include_str!("../domain/rule_reader.rs"),
        include_str!("../domain/rule_set.rs"),
        include_str!("../domain/screening/document.rs"),
        include_str!("../domain/screening/outcome.rs"),
        include_str!("../domain/screening/why.rs"),
    ];

    #[test]
    fn every_text_that_is_named_exists_in_both_languages() {
        let texts = [include_str!("../text/en/screening.ftl"), include_str!("../text/fr/screening.ftl")];
        let starts = ["problem-screen-", "problem-rules-", "screening-note-", "screening-why-"];
        let mut named = 0;
        for id in SOURCES.iter().flat_map(|source| source.split('"')) {
            let is_id = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if !is_id || !starts.iter().any(|start| id.len() > start.len() && id.starts_with(start)) {
                continue;
            }
            named += 1;
            for text in texts {
                assert!(
                    text.lines().any(|line| line.strip_prefix(id).is_some_and(|rest| rest.starts_with(" ="))),
                    "{id}"
                );
            }
        }
        assert!(named > 60, "{named}");
    }

    #[test]
    fn words_fill_their_places_and_choose_their_form() {
        let words = Words::new();
        let problem = Problem::new("$", "problem-screen-wrong-type").with("expected", "text");
        assert_eq!(words.of(&problem), "write a text in quotation marks here");
        let problem = Problem::new("$", "problem-screen-future-date").with("on", "2026-11-21");
        assert_eq!(words.of(&problem), "this day lies after 2026-11-21");
        assert_eq!(words.of(&Problem::new("$", "no-such-text")), "no-such-text");
    }
}
