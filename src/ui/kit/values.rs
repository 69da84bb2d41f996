//! What a form holds, by field name: raw text as typed, or a list of codes. Goes in when a form opens, comes
//! out when it is saved, and travels as JSON in a draft.

use std::collections::BTreeMap;

/// One field's content.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Content {
    /// Text as typed, or one code.
    Text(String),
    /// Several codes.
    List(Vec<String>),
}

/// The contents of a form by field name. A name that is not there is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Values(BTreeMap<String, Content>);

impl Values {
    /// No content.
    pub fn new() -> Self {
        Self::default()
    }

    /// The text of `name`; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        match self.0.get(name) {
            Some(Content::Text(text)) => text,
            _ => "",
        }
    }

    /// The text of `name` without spaces around it, or nothing where it is empty.
    pub fn filled(&self, name: &str) -> Option<&str> {
        Some(self.get(name).trim()).filter(|text| !text.is_empty())
    }

    /// The codes of `name`.
    pub fn list(&self, name: &str) -> &[String] {
        match self.0.get(name) {
            Some(Content::List(codes)) => codes,
            _ => &[],
        }
    }

    /// Whether `name` is `code`.
    pub fn is(&self, name: &str, code: &str) -> bool {
        self.get(name) == code
    }

    /// Sets a text; an empty one takes the name away.
    pub fn set(&mut self, name: &str, text: impl Into<String>) -> &mut Self {
        let text = text.into();
        if text.is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name.to_owned(), Content::Text(text));
        }
        self
    }

    /// The same, for building.
    #[must_use]
    pub fn with(mut self, name: &str, text: impl Into<String>) -> Self {
        self.set(name, text);
        self
    }

    /// Sets a list; an empty one takes the name away.
    pub fn set_list(&mut self, name: &str, codes: Vec<String>) -> &mut Self {
        if codes.is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name.to_owned(), Content::List(codes));
        }
        self
    }

    /// Names and contents, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Content)> {
        self.0.iter().map(|(name, content)| (name.as_str(), content))
    }

    /// The content of `name`, if any.
    pub fn content(&self, name: &str) -> Option<&Content> {
        self.0.get(name)
    }
}
