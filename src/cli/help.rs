//! Help and usage errors in the language asked for: clap knows the arguments, the text layer all words.

use std::io::Write;

use clap::{
    Arg, Command,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{BAD_INPUT, FAULT, OK};
use crate::text::{Texts, Value, safe};

/// The command with every word from the texts: `cli-<verb>`, `cli-<verb>-<argument>`, `cli-option-<argument>`.
pub(super) fn localised(command: Command, texts: &Texts) -> Command {
    with_words(command, "", texts)
}

fn with_words(command: Command, path: &str, texts: &Texts) -> Command {
    let id = |part: &str| if path.is_empty() { format!("cli-{part}") } else { format!("cli-{path}-{part}") };
    let about = if path.is_empty() { "cli-about".to_owned() } else { format!("cli-{path}") };
    let mut command = command
        .about(texts.get(&about))
        .subcommand_help_heading(texts.get("cli-heading-verbs"))
        .subcommand_value_name(texts.get("cli-value-verb"))
        .help_template(texts.get("cli-template"))
        .mut_args(|argument| argument_words(argument, path, texts));
    let more = id("more");
    if texts.known(&more) {
        command = command.long_about(format!("{}\n\n{}", texts.get(&about), texts.get(&more)));
    }
    let examples = id("examples");
    if texts.known(&examples) {
        command =
            command.after_help(format!("{}\n{}", texts.get("cli-heading-examples"), texts.get(&examples)));
    }
    let inner = path.to_owned();
    command.mut_subcommands(|sub| {
        let name = sub.get_name().to_owned();
        let path = if inner.is_empty() { name } else { format!("{inner}-{name}") };
        with_words(sub, &path, texts)
    })
}

fn argument_words(argument: Arg, path: &str, texts: &Texts) -> Arg {
    let name = argument.get_id().as_str().replace('_', "-");
    let own = format!("cli-{path}-{name}");
    let text = if texts.known(&own) { texts.get(&own) } else { texts.get(&format!("cli-option-{name}")) };
    let heading = match (argument.is_positional(), argument.is_global_set()) {
        (true, _) => "cli-heading-arguments",
        (_, true) => "cli-heading-global",
        _ if name == "version" => "cli-heading-global",
        _ => "cli-heading-options",
    };
    let kind = argument.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let takes_value = argument.get_action().takes_values();
    let argument = argument.help(text).help_heading(texts.get(heading));
    if !takes_value {
        return argument;
    }
    let argument = argument.hide_default_value(true).hide_possible_values(true);
    match kind {
        Some(kind) => argument.value_name(texts.get(&format!("cli-value-{}", kind.to_lowercase()))),
        None => argument,
    }
}

/// Help and version go to standard output; anything else is a usage error in two lines.
pub(super) fn usage(error: &clap::Error, texts: &Texts, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let (written, code) = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            (out.write_all(safe::lines(&error.render().to_string()).as_bytes()), OK)
        }
        _ => {
            let lines = format!("{}\n{}\n", safe::line(&words(error, texts)), texts.get("usage-help"));
            (err.write_all(lines.as_bytes()), BAD_INPUT)
        }
    };
    if written.is_err() { FAULT } else { code }
}

/// The sentence of a usage error.
fn words(error: &clap::Error, texts: &Texts) -> String {
    let context = |kind| error.get(kind).map(as_text).unwrap_or_default();
    let argument = shown(&context(ContextKind::InvalidArg));
    let value = shown(&context(ContextKind::InvalidValue));
    let with = |id: &str, values: &[(&str, &str)]| {
        let values: Vec<(&str, Value)> =
            values.iter().map(|(name, value)| (*name, (*value).into())).collect();
        texts.with(id, &values)
    };
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let suggested = context(ContextKind::SuggestedArg);
            if suggested.is_empty() {
                with("usage-unknown", &[("argument", &argument)])
            } else {
                with("usage-unknown-near", &[("argument", &argument), ("near", &suggested)])
            }
        }
        ErrorKind::InvalidSubcommand => {
            let verb = shown(&context(ContextKind::InvalidSubcommand));
            let near = context(ContextKind::SuggestedSubcommand);
            if near.is_empty() {
                with("usage-verb", &[("verb", &verb)])
            } else {
                with("usage-verb-near", &[("verb", &verb), ("near", &near)])
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => with("usage-no-value", &[("argument", &argument)]),
        ErrorKind::InvalidValue => {
            let known = context(ContextKind::ValidValue);
            with("usage-value", &[("argument", &argument), ("value", &value), ("known", &known)])
        }
        ErrorKind::ValueValidation => {
            use std::error::Error;
            let why = error.source().map(ToString::to_string).unwrap_or_default();
            let why = if texts.known(&why) { texts.get(&why) } else { texts.get("usage-number") };
            with("usage-validation", &[("argument", &argument), ("value", &value), ("why", &why)])
        }
        ErrorKind::MissingRequiredArgument => with("usage-missing", &[("arguments", &argument)]),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            texts.get("usage-missing-verb")
        }
        ErrorKind::ArgumentConflict => with("usage-conflict", &[("argument", &argument)]),
        ErrorKind::InvalidUtf8 => texts.get("usage-utf8"),
        _ => texts.get("usage-other"),
    }
}

fn as_text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(list) => list.join(", "),
        other => other.to_string(),
    }
}

/// What was typed, short and harmless: an argument may be a whole letter pasted by mistake.
fn shown(typed: &str) -> String {
    const LONGEST: usize = 60;
    let line = safe::line(typed);
    if line.chars().count() <= LONGEST {
        return line.into_owned();
    }
    line.chars().take(LONGEST).chain(['…']).collect()
}
