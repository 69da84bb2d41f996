//! What is wrong with a record, as data: which field and which message. Words live in the text tables.

use serde::{Deserialize, Serialize};

/// One problem with one field. `message` is a text id (`problem-…`); `arguments` fill its places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The field's name in the record, or empty when the record as a whole is meant.
    pub field: String,
    /// The text id of the message.
    pub message: String,
    /// Named values for the places in the message.
    pub arguments: Vec<(String, String)>,
}

impl Problem {
    /// A problem of `field` with the message `message`.
    pub fn new(field: &str, message: &str) -> Self {
        Self { field: field.to_owned(), message: message.to_owned(), arguments: Vec::new() }
    }

    /// The same problem with one more value for its message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.arguments.push((name.to_owned(), value.to_string()));
        self
    }
}
