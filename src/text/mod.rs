//! Every visible word, in English and French, by Fluent. Uses nothing else of ours.
//!
//! A language is one folder of `.ftl` files, listed once in [`SOURCES`]. `people` writes dates, ages and
//! lists as people do; `safe` lets nothing but printable text out.

pub mod people;
pub mod safe;

use std::fmt;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

/// Every source of words: language, area, text. One line for each file.
pub const SOURCES: &[(Lang, &str, &str)] = &[
    (Lang::En, "shell", include_str!("en/shell.ftl")),
    (Lang::Fr, "shell", include_str!("fr/shell.ftl")),
    (Lang::En, "told", include_str!("en/told.ftl")),
    (Lang::Fr, "told", include_str!("fr/told.ftl")),
    (Lang::En, "actions", include_str!("en/actions.ftl")),
    (Lang::Fr, "actions", include_str!("fr/actions.ftl")),
    (Lang::En, "codes", include_str!("en/codes.ftl")),
    (Lang::Fr, "codes", include_str!("fr/codes.ftl")),
    (Lang::En, "dates", include_str!("en/dates.ftl")),
    (Lang::Fr, "dates", include_str!("fr/dates.ftl")),
    (Lang::En, "house", include_str!("en/house.ftl")),
    (Lang::Fr, "house", include_str!("fr/house.ftl")),
    (Lang::En, "agency", include_str!("en/agency.ftl")),
    (Lang::Fr, "agency", include_str!("fr/agency.ftl")),
    (Lang::En, "forms", include_str!("en/forms.ftl")),
    (Lang::Fr, "forms", include_str!("fr/forms.ftl")),
    (Lang::En, "words", include_str!("en/words.ftl")),
    (Lang::Fr, "words", include_str!("fr/words.ftl")),
    (Lang::En, "typed", include_str!("en/typed.ftl")),
    (Lang::Fr, "typed", include_str!("fr/typed.ftl")),
    (Lang::En, "screening", include_str!("en/screening.ftl")),
    (Lang::Fr, "screening", include_str!("fr/screening.ftl")),
    (Lang::En, "matching", include_str!("en/matching.ftl")),
    (Lang::Fr, "matching", include_str!("fr/matching.ftl")),
    (Lang::En, "call", include_str!("en/call.ftl")),
    (Lang::Fr, "call", include_str!("fr/call.ftl")),
    (Lang::En, "walk", include_str!("en/walk.ftl")),
    (Lang::Fr, "walk", include_str!("fr/walk.ftl")),
    (Lang::En, "care", include_str!("en/care.ftl")),
    (Lang::Fr, "care", include_str!("fr/care.ftl")),
    (Lang::En, "homes", include_str!("en/homes.ftl")),
    (Lang::Fr, "homes", include_str!("fr/homes.ftl")),
    (Lang::En, "family", include_str!("en/family.ftl")),
    (Lang::Fr, "family", include_str!("fr/family.ftl")),
    (Lang::En, "plan", include_str!("en/plan.ftl")),
    (Lang::Fr, "plan", include_str!("fr/plan.ftl")),
    (Lang::En, "columns", include_str!("en/columns.ftl")),
    (Lang::Fr, "columns", include_str!("fr/columns.ftl")),
    (Lang::En, "cards", include_str!("en/cards.ftl")),
    (Lang::Fr, "cards", include_str!("fr/cards.ftl")),
    (Lang::En, "steps", include_str!("en/steps.ftl")),
    (Lang::Fr, "steps", include_str!("fr/steps.ftl")),
    (Lang::En, "cli", include_str!("en/cli.ftl")),
    (Lang::Fr, "cli", include_str!("fr/cli.ftl")),
    (Lang::En, "kit", include_str!("en/kit.ftl")),
    (Lang::Fr, "kit", include_str!("fr/kit.ftl")),
    (Lang::En, "today", include_str!("en/today.ftl")),
    (Lang::Fr, "today", include_str!("fr/today.ftl")),
    (Lang::En, "families", include_str!("en/families.ftl")),
    (Lang::Fr, "families", include_str!("fr/families.ftl")),
    (Lang::En, "waiting", include_str!("en/waiting.ftl")),
    (Lang::Fr, "waiting", include_str!("fr/waiting.ftl")),
    (Lang::En, "intake", include_str!("en/intake.ftl")),
    (Lang::Fr, "intake", include_str!("fr/intake.ftl")),
    (Lang::En, "pool", include_str!("en/pool.ftl")),
    (Lang::Fr, "pool", include_str!("fr/pool.ftl")),
    (Lang::En, "desk", include_str!("en/desk.ftl")),
    (Lang::Fr, "desk", include_str!("fr/desk.ftl")),
    (Lang::En, "letters", include_str!("en/letters.ftl")),
    (Lang::Fr, "letters", include_str!("fr/letters.ftl")),
    (Lang::En, "directory", include_str!("en/directory.ftl")),
    (Lang::Fr, "directory", include_str!("fr/directory.ftl")),
];

/// A language of the screen and of papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// English.
    En,
    /// French.
    Fr,
}

impl Lang {
    /// Every language.
    pub const ALL: &'static [Self] = &[Self::En, Self::Fr];

    /// Its code, as in `--lang`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// The language with this code; what follows a dash or an underscore is ignored (`fr_CA.UTF-8`).
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.split(['-', '_', '.']).next().unwrap_or_default();
        Self::ALL.iter().copied().find(|lang| lang.code().eq_ignore_ascii_case(code))
    }

    /// The other language.
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Fr,
            Self::Fr => Self::En,
        }
    }
}

/// A value for a place in a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number, which may choose the plural.
    Number(i64),
}

/// The texts of one language. A missing id shows as the id itself in braces, and a test finds it.
pub struct Texts {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts of `lang`.
    pub fn new(lang: Lang) -> Self {
        let locale: LanguageIdentifier = format!("{}-CA", lang.code()).parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        for (_, _, source) in SOURCES.iter().filter(|(of, _, _)| *of == lang) {
            // A file with an error still gives its good messages; tests/texts.rs finds the bad ones.
            let resource =
                FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// Which language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is a text with this id.
    pub fn known(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    /// The text `id` without places.
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The text `id` with its places filled.
    pub fn with(&self, id: &str, values: &[(&str, Value)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return format!("{{{id}}}");
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            let value = match value {
                Value::Text(text) => FluentValue::from(text.as_str()),
                Value::Number(number) => FluentValue::from(*number),
            };
            arguments.set(*name, value);
        }
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }

    /// The text `id` for `count` things; the text chooses its plural by the place `count`.
    pub fn count(&self, id: &str, count: usize) -> String {
        self.with(id, &[("count", count.into())])
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_id_shows_itself() {
        let texts = Texts::new(Lang::En);
        assert_eq!(texts.get("nobody-wrote-this"), "{nobody-wrote-this}");
        assert!(!texts.known("nobody-wrote-this"));
        assert!(texts.known("month-1"));
    }

    #[test]
    fn places_are_filled_without_invisible_marks() {
        let texts = Texts::new(Lang::En);
        assert_eq!(texts.with("list-and", &[("first", "a".into()), ("last", "b".into())]), "a and b");
    }

    #[test]
    fn a_language_is_known_by_its_code() {
        for (code, lang) in
            [("fr", Some(Lang::Fr)), ("fr_CA.UTF-8", Some(Lang::Fr)), ("EN-ca", Some(Lang::En)), ("C", None)]
        {
            assert_eq!(Lang::from_code(code), lang, "{code}");
        }
    }
}
