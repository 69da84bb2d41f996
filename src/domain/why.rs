//! Why something computed is as it is, as data: a text id and the values for its places (screens.md, "Why-lines").
//! The words stand in the text tables; nothing here is shown as it is.

use chrono::NaiveDate;

/// A value for a place in the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyValue {
    /// A number, which may choose the plural.
    Number(i64),
    /// A day, written as the language writes days.
    Day(NaiveDate),
    /// The text id of a label.
    Label(String),
    /// Words as they stand in a record.
    Words(String),
}

/// One reason in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The text id of the sentence (`why-…`).
    pub text: &'static str,
    /// The values for its places.
    pub values: Vec<(&'static str, WhyValue)>,
}

impl Why {
    /// The reason `text` without places.
    pub fn new(text: &'static str) -> Self {
        Self { text, values: Vec::new() }
    }

    /// The same with a number.
    #[must_use]
    pub fn number(mut self, name: &'static str, number: impl Into<i64>) -> Self {
        self.values.push((name, WhyValue::Number(number.into())));
        self
    }

    /// The same with a day.
    #[must_use]
    pub fn day(mut self, name: &'static str, day: NaiveDate) -> Self {
        self.values.push((name, WhyValue::Day(day)));
        self
    }

    /// The same with the label of a code.
    #[must_use]
    pub fn label(mut self, name: &'static str, text: String) -> Self {
        self.values.push((name, WhyValue::Label(text)));
        self
    }

    /// The same with words of a record.
    #[must_use]
    pub fn words(mut self, name: &'static str, words: impl Into<String>) -> Self {
        self.values.push((name, WhyValue::Words(words.into())));
        self
    }
}
