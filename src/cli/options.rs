//! Options that stand before or after every verb, and the language that is settled before anything is read.

use std::{ffi::OsString, path::PathBuf};

use chrono::NaiveDate;
use clap::{Args, builder::PossibleValuesParser};

use super::{Start, Wish};
use crate::{
    config::{self, Config},
    domain::{
        codes::{Code, Role},
        date::parse_day,
    },
    text::Lang,
};

/// The global options of contracts.md.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[arg(long = "file", global = true, value_name = "file")]
    pub(super) agency_file: Option<PathBuf>,
    #[arg(long = "as", global = true, value_name = "name")]
    pub(super) sign_in_name: Option<String>,
    #[arg(long, global = true, value_name = "file")]
    pub(super) passphrase_file: Option<PathBuf>,
    #[arg(long, global = true, value_name = "code", value_parser = roles())]
    role: Option<String>,
    #[arg(long, global = true, value_name = "day", value_parser = day)]
    pub(super) today: Option<NaiveDate>,
    #[arg(long, global = true, value_name = "lang", value_parser = ["en", "fr"])]
    lang: Option<String>,
    #[arg(long, global = true, value_name = "code", value_parser = ["dark", "light", "contrast", "mono"])]
    theme: Option<String>,
    #[arg(long, global = true)]
    ascii: bool,
    #[arg(long, global = true, value_name = "file")]
    config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "file")]
    keymap: Option<PathBuf>,
    #[arg(short = 'h', long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

fn roles() -> PossibleValuesParser {
    PossibleValuesParser::new(Role::ALL.iter().map(|role| role.code()))
}

/// A day of the calendar; the error is the id of its text.
pub(super) fn day(text: &str) -> Result<NaiveDate, &'static str> {
    parse_day(text).ok_or("usage-day")
}

impl Options {
    /// `--role`.
    pub(super) fn role(&self) -> Option<Role> {
        self.role.as_deref().and_then(Role::from_code)
    }

    /// A wish with what was asked about the looks.
    pub(super) fn wish(&self, start: Start) -> Wish {
        Wish {
            start,
            lang: self.lang.as_deref().and_then(Lang::from_code),
            theme: self.theme.clone(),
            ascii: self.ascii,
            config: self.config.clone(),
            keymap: self.keymap.clone(),
        }
    }
}

/// The value of `--name VALUE` or `--name=VALUE` among raw arguments: needed before they can be read, because the words
/// of help and errors depend on it.
fn raw_value(arguments: &[OsString], name: &str) -> Option<OsString> {
    let with_value = format!("{name}=");
    let mut left = arguments.iter().skip(1);
    while let Some(argument) = left.next() {
        if argument == "--" {
            return None;
        }
        if argument == name {
            return left.next().cloned();
        }
        if let Some(value) = argument.to_str().and_then(|text| text.strip_prefix(&with_value)) {
            return Some(value.into());
        }
    }
    None
}

/// The person's configuration; one that cannot be read counts as none here, and the screen tells what is wrong with it.
pub(super) fn config_of(arguments: &[OsString]) -> Config {
    let path = raw_value(arguments, "--config").map(PathBuf::from).or_else(config::default_path);
    path.and_then(|path| Config::load(&path).ok()).map(|(config, _)| config).unwrap_or_default()
}

/// `--lang`, else the configuration's language, else the locale's, else English.
pub(super) fn language(arguments: &[OsString], configured: Option<Lang>) -> Lang {
    let asked = raw_value(arguments, "--lang").and_then(|value| value.to_str().and_then(Lang::from_code));
    let locale = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
            .and_then(|value| Lang::from_code(&value))
    };
    asked.or(configured).or_else(locale).unwrap_or(Lang::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        let of = |line: &str| {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            raw_value(&arguments, "--lang").and_then(|value| value.into_string().ok())
        };
        for (line, value) in [
            ("circle --lang fr list due", Some("fr")),
            ("circle list due --lang=fr", Some("fr")),
            ("circle list", None),
            ("circle -- --lang fr", None),
            ("circle --lang", None),
        ] {
            assert_eq!(of(line).as_deref(), value, "{line}");
        }
    }
}
