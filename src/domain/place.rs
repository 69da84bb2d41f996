//! The place of something in a document, as a path that is safe to print: `$[1].birth_date`, `criterion[2].label`.
//!
//! A key that is not ASCII letters, digits and `_` is written `["…"]` with everything but plain ASCII
//! escaped, so that no byte of a hostile document reaches a terminal through its path.

use std::fmt::{self, Write as _};

/// A path from the root of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(String);

impl Place {
    /// The root of a JSON document, written `$`.
    pub fn json() -> Self {
        Self("$".to_owned())
    }

    /// The root of a rule document, written as nothing: its paths begin with a key.
    pub fn rules() -> Self {
        Self(String::new())
    }

    /// The value of `key` in the object here.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let plain = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        let mut path = self.0.clone();
        if plain {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(key);
        } else {
            path.push_str("[\"");
            escape(key, &mut path);
            path.push_str("\"]");
        }
        Self(path)
    }

    /// The element `index` (from 0) of the array here.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}[{index}]", self.0))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Writes `text` as the inside of a JSON string in plain ASCII.
fn escape(text: &str, path: &mut String) {
    for character in text.chars() {
        match character {
            '"' => path.push_str("\\\""),
            '\\' => path.push_str("\\\\"),
            '\n' => path.push_str("\\n"),
            '\r' => path.push_str("\\r"),
            '\t' => path.push_str("\\t"),
            ' '..='~' => path.push(character),
            _ => {
                let mut units = [0_u16; 2];
                for unit in character.encode_utf16(&mut units) {
                    // Writing to a String cannot fail.
                    let _ = write!(path, "\\u{unit:04x}");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_plain_ascii() {
        let root = Place::json();
        for (place, text) in [
            (root.clone(), "$"),
            (root.index(1).key("birth_date"), "$[1].birth_date"),
            (root.key("services").index(0).key("status"), "$.services[0].status"),
            (root.key(""), "$[\"\"]"),
            (root.key("a b"), "$[\"a b\"]"),
            (root.key("é"), "$[\"\\u00e9\"]"),
            (root.key("\u{1b}[2J\u{7f}\u{9b}"), "$[\"\\u001b[2J\\u007f\\u009b\"]"),
            (root.key("q\"\\\n"), "$[\"q\\\"\\\\\\n\"]"),
            (root.key("😀"), "$[\"\\ud83d\\ude00\"]"),
            (Place::rules().key("criterion").index(2).key("label"), "criterion[2].label"),
        ] {
            assert_eq!(place.to_string(), text);
        }
    }
}
