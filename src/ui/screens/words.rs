//! Words for what casework says: failures, problems, codes. Every screen takes them from here, so that one thing has
//! one wording. Decides nothing.

use crate::{
    casework::{Failure, FileFault},
    domain::{
        codes::{Code, Role},
        hygiene,
        problem::Problem,
        program::Bilingual,
    },
    text::{Lang, Texts, Value},
    ui::kit::{Cleaned, CodeList, Limit, TooLong},
};

/// The cleaning rule of every text field (domain::hygiene), as the kit wants it.
///
/// # Errors
/// [`TooLong`] where the text does not fit; then nothing of it is taken.
pub fn clean(text: &str, limit: Limit) -> Result<Cleaned, TooLong> {
    let too_long = |long: hygiene::TooLong| TooLong { length: long.length, limit: long.limit };
    let cleaned = match limit {
        Limit::Line => {
            hygiene::check_line(text).map_err(too_long)?;
            hygiene::clean_line(text)
        }
        Limit::Note => {
            hygiene::check_note(text).map_err(too_long)?;
            hygiene::clean_note(text)
        }
    };
    Ok(Cleaned { text: cleaned.text, removed: cleaned.removed })
}

/// A code list for a choice field: `Field::choice("relation", codes_of::<Relation>)`.
pub fn codes_of<C: Code>() -> CodeList {
    (C::LIST, C::ALL.iter().map(|value| value.code()).collect())
}

/// The label of a code.
pub fn label<C: Code>(texts: &Texts, code: C) -> String {
    texts.get(&code.label())
}

/// The label of a code, or a dash where there is none.
pub fn label_or_dash<C: Code>(texts: &Texts, code: Option<C>) -> String {
    code.map_or_else(|| "–".to_owned(), |code| label(texts, code))
}

/// Words of a rule document in the language of the screen.
pub fn of_data<'a>(texts: &Texts, words: &'a Bilingual) -> &'a str {
    match texts.lang() {
        Lang::En => &words.en,
        Lang::Fr => &words.fr,
    }
}

/// A text with values that come as words; whole numbers may choose a plural.
pub fn filled(texts: &Texts, id: &str, arguments: &[(String, String)]) -> String {
    let value = |text: &String| match text.parse::<i64>() {
        Ok(number) => Value::Number(number),
        Err(_) => date_or_text(texts, text),
    };
    let values: Vec<(&str, Value)> =
        arguments.iter().map(|(name, text)| (name.as_str(), value(text))).collect();
    texts.with(id, &values)
}

/// ISO dates among the values are written as people write dates, the label of a code in its words.
fn date_or_text(texts: &Texts, text: &str) -> Value {
    if text.starts_with("code-") && texts.known(text) {
        return Value::Text(texts.get(text));
    }
    match text.parse::<chrono::NaiveDate>() {
        Ok(date) if text.len() == 10 => Value::Text(texts.date(date)),
        _ => Value::Text(text.to_owned()),
    }
}

/// What is wrong with a field.
pub fn problem(texts: &Texts, problem: &Problem) -> String {
    filled(texts, &problem.message, &problem.arguments)
}

/// Problems as a form takes them: field and words.
pub fn problems(texts: &Texts, list: &[Problem]) -> Vec<(String, String)> {
    list.iter().map(|one| (one.field.clone(), problem(texts, one))).collect()
}

/// Several roles in words: "intake or supervisor".
pub fn roles(texts: &Texts, list: &[Role]) -> String {
    let names: Vec<String> = list.iter().map(|role| label(texts, *role)).collect();
    texts.one_of(&names)
}

/// What failed, on what, and what to do next.
pub fn failure(texts: &Texts, failure: &Failure) -> String {
    match failure {
        Failure::Invalid(list) => match list.as_slice() {
            [] => texts.get("failure-invalid"),
            [only] => problem(texts, only),
            [first, rest @ ..] => texts.with(
                "failure-several",
                &[
                    ("first", problem(texts, first).into()),
                    ("more", i64::try_from(rest.len()).unwrap_or(0).into()),
                ],
            ),
        },
        Failure::Refused { who, .. } if who.is_empty() => texts.get("failure-refused-nobody"),
        Failure::Refused { who, .. } => texts.with("failure-refused", &[("who", roles(texts, who).into())]),
        Failure::NeedsReason(_) => texts.get("failure-needs-reason"),
        Failure::Conflict(conflict) if conflict.removed => texts.get("failure-conflict-removed"),
        Failure::Conflict(conflict) => {
            let count = i64::try_from(conflict.fields.len()).unwrap_or(0);
            texts.with("failure-conflict", &[("fields", count.into())])
        }
        Failure::SignedOut => texts.get("failure-signed-out"),
        Failure::Missing(_) => texts.get("failure-missing"),
        Failure::Rule(code) => {
            let id = format!("rule-{code}");
            if texts.known(&id) {
                texts.get(&id)
            } else {
                texts.with("failure-rule", &[("rule", code.as_str().into())])
            }
        }
        Failure::CannotUndo => texts.get("failure-cannot-undo"),
        Failure::Store(error) => match FileFault::of(error) {
            FileFault::Busy => texts.get("failure-busy"),
            FileFault::Full => texts.get("failure-full"),
            FileFault::Damaged => texts.get("failure-damaged"),
            FileFault::Twice => texts.get("failure-twice"),
            FileFault::Io => texts.get("failure-io"),
            FileFault::Other => texts.get("failure-other"),
        },
    }
}
