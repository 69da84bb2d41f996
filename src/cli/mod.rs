//! The command line: one verb, one file. Nothing here draws; what a person typed is never repeated raw.

pub mod keys;
pub mod screen;

use std::{ffi::OsString, io::Write, path::PathBuf};

use chrono::NaiveDate;
use clap::{Parser, Subcommand, builder::PossibleValuesParser, error::ErrorKind};

use crate::{
    domain::{date::parse_day, rule_set},
    text::{Lang, Texts},
};

/// Exit code: everything went well.
pub const OK: u8 = 0;
/// Exit code: bad input or usage.
pub const BAD_INPUT: u8 = 2;
/// Exit code: a fault (disk, I/O).
pub const FAULT: u8 = 5;

#[derive(Debug, Parser)]
#[command(name = "circle", version, about = "Coordinated Service Planning in the terminal")]
struct CommandLine {
    /// The program's date, on demonstration files only
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<NaiveDate>,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Screen one child, or several, from a JSON document; opens no agency file
    Screen {
        /// The programme whose rules decide
        #[arg(long, value_parser = PossibleValuesParser::new(rule_set::program_codes()))]
        program: String,
        /// The day of the decision [default: today in America/Toronto]
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
        on: Option<NaiveDate>,
        /// The document; `-` is standard input
        file: PathBuf,
    },
    /// Look after your own keys
    Keys {
        #[command(subcommand)]
        verb: KeysVerb,
    },
}

#[derive(Debug, Subcommand)]
enum KeysVerb {
    /// Read a key file and say what is wrong with each row [default: the shipped keys]
    Check {
        /// Your own rows, as in keymap.toml
        file: Option<PathBuf>,
    },
}

fn day(text: &str) -> Result<NaiveDate, &'static str> {
    parse_day(text).ok_or("not a day of the calendar; write YYYY-MM-DD")
}

/// Runs the command line `arguments` (the program's name first) and gives the exit code.
pub fn run<I, A>(arguments: I, out: &mut dyn Write, err: &mut dyn Write) -> u8
where
    I: IntoIterator<Item = A>,
    A: Into<OsString> + Clone,
{
    let line = match CommandLine::try_parse_from(arguments) {
        Ok(line) => line,
        Err(error) => return usage(&error, out, err),
    };
    match line.verb {
        Some(Verb::Screen { program, on, file }) => {
            let texts = Texts::new(Lang::En);
            if line.today.is_some() {
                return screen::refuse_today(&texts, err);
            }
            screen::run(&program, on, &file, &texts, out, err)
        }
        Some(Verb::Keys { verb: KeysVerb::Check { file } }) => {
            keys::check(file.as_deref(), &Texts::new(Lang::En), out, err).unwrap_or(FAULT)
        }
        None => OK,
    }
}

/// Help and version go to standard output; anything else is a usage error.
fn usage(error: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let text = printable(&error.render().to_string());
    let (written, code) = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => (out.write_all(text.as_bytes()), OK),
        _ => (err.write_all(text.as_bytes()), BAD_INPUT),
    };
    if written.is_err() { FAULT } else { code }
}

/// `text` with everything that could steer a terminal written as `\u{…}`; line ends stay.
fn printable(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '\n'
            || character.is_ascii_graphic()
            || character == ' '
            || character.is_alphanumeric()
        {
            clean.push(character);
        } else {
            clean.extend(character.escape_unicode());
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_is_repeated_raw() {
        assert_eq!(printable("a é\n\u{1b}[2J\u{202e}\r"), "a é\n\\u{1b}[2J\\u{202e}\\u{d}");
    }

    #[test]
    fn the_command_line_is_well_formed() {
        use clap::CommandFactory;
        CommandLine::command().debug_assert();
    }
}
