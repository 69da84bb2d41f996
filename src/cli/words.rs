//! Why a verb did not do what it was asked, in words, with its exit code. One thing failing has one wording.

use super::{BAD_INPUT, FAULT, NO_FILE, REFUSED};
use crate::{
    casework::{DoorError, Failure, FileFault, setup::SetupError},
    domain::{
        codes::{Code, Role},
        problem::Problem,
        why::{Why, WhyValue},
    },
    text::{Texts, Value},
};

/// A refusal: what to say on standard error, and how to leave.
#[derive(Debug)]
pub(super) struct Refusal {
    /// The exit code.
    pub(super) code: u8,
    /// One line for each thing that is wrong.
    pub(super) lines: Vec<String>,
}

impl Refusal {
    /// Bad input or usage.
    pub(super) fn usage(line: String) -> Self {
        Self { code: BAD_INPUT, lines: vec![line] }
    }

    /// Nothing can be said: standard output is gone.
    pub(super) fn silent(code: u8) -> Self {
        Self { code, lines: Vec::new() }
    }
}

/// Words and code of what casework refused.
pub(super) fn of_failure(failure: &Failure, texts: &Texts) -> Refusal {
    let (code, line) = match failure {
        Failure::Invalid(problems) => {
            return Refusal {
                code: BAD_INPUT,
                lines: problems.iter().map(|one| problem(one, texts)).collect(),
            };
        }
        Failure::Refused { who, .. } if who.is_empty() => (REFUSED, texts.get("failure-refused-nobody")),
        Failure::Refused { who, .. } => {
            (REFUSED, texts.with("failure-refused", &[("who", roles(who, texts).into())]))
        }
        Failure::NeedsReason(_) => (REFUSED, texts.get("cli-needs-reason")),
        Failure::SignedOut => (REFUSED, texts.get("failure-signed-out")),
        Failure::Missing(_) => (BAD_INPUT, texts.get("failure-missing")),
        Failure::Conflict(_) | Failure::CannotUndo => (FAULT, texts.get("failure-other")),
        Failure::Rule(rule) => (FAULT, texts.with("failure-rule", &[("rule", rule.as_str().into())])),
        Failure::Store(error) => match FileFault::of(error) {
            FileFault::Busy => (FAULT, texts.get("failure-busy")),
            FileFault::Full => (FAULT, texts.get("failure-full")),
            FileFault::Damaged => (NO_FILE, texts.get("failure-damaged")),
            FileFault::Twice => (FAULT, texts.get("failure-twice")),
            FileFault::Io => (FAULT, texts.get("failure-io")),
            FileFault::Other => (FAULT, texts.get("failure-other")),
        },
    };
    Refusal { code, lines: vec![line] }
}

/// Words and code of a door that stays shut.
pub(super) fn of_door(error: &DoorError, texts: &Texts) -> Refusal {
    let (code, line) = match error {
        DoorError::File(file) => return of_file(file, texts),
        DoorError::Refused => (REFUSED, texts.get("door-refused")),
        DoorError::ChooseRole(held) => {
            let codes: Vec<String> = held.iter().map(|role| role.code().to_owned()).collect();
            (BAD_INPUT, texts.with("cli-choose-role", &[("roles", codes.join(", ").into())]))
        }
        DoorError::TodayNeedsDemo => (BAD_INPUT, texts.get("door-today-needs-demo")),
        DoorError::NotSetUp => (NO_FILE, texts.get("door-not-set-up")),
        DoorError::Store(error) => return of_failure(&Failure::Store(error.clone()), texts),
    };
    Refusal { code, lines: vec![line] }
}

/// Words and code of a file that cannot be made.
pub(super) fn of_setup(error: &SetupError, texts: &Texts) -> Refusal {
    match error {
        SetupError::Door(door) => of_door(door, texts),
        SetupError::Failure(failure) => of_failure(failure, texts),
    }
}

fn of_file(error: &crate::casework::FileError, texts: &Texts) -> Refusal {
    use crate::casework::FileError as Error;
    let (id, path, why) = match error {
        Error::Missing(path) => ("file-missing", path, None),
        Error::Exists(path) => ("file-exists", path, None),
        Error::NotAFile(path) => ("file-not-a-file", path, None),
        Error::Foreign(path) => ("file-foreign", path, None),
        Error::Newer { path, .. } => ("file-newer", path, None),
        Error::Damaged(path) => ("file-damaged", path, None),
        Error::Locked(path) => ("file-locked", path, None),
        Error::ReadOnly(path) => ("file-read-only", path, None),
        Error::System { path, what } => ("file-system", path, Some(what)),
    };
    let mut values: Vec<(&str, Value)> = vec![("file", path.display().to_string().into())];
    values.extend(why.map(|why| ("why", why.into())));
    Refusal { code: NO_FILE, lines: vec![texts.with(id, &values)] }
}

/// A problem in words.
pub(super) fn problem(problem: &Problem, texts: &Texts) -> String {
    let value = |text: &String| text.parse::<i64>().map_or_else(|_| Value::from(text), Value::Number);
    let values: Vec<_> = problem.arguments.iter().map(|(name, text)| (name.as_str(), value(text))).collect();
    texts.with(&problem.message, &values)
}

/// Roles in words: "intake or supervisor".
fn roles(list: &[Role], texts: &Texts) -> String {
    texts.one_of(&list.iter().map(|role| texts.get(&role.label())).collect::<Vec<_>>())
}

/// A why-line in words.
pub(super) fn why(why: &Why, texts: &Texts) -> String {
    let value = |value: &WhyValue| match value {
        WhyValue::Number(number) => Value::Number(*number),
        WhyValue::Day(day) => texts.date(*day).into(),
        WhyValue::Label(id) => texts.get(id).into(),
        WhyValue::Words(words) => words.into(),
    };
    let values: Vec<_> = why.values.iter().map(|(name, kept)| (*name, value(kept))).collect();
    texts.with(why.text, &values)
}
