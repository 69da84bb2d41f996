//! What lists remember while a person stays signed in: filter, order, place (screens.md, rule 14). In memory only: what
//! is typed into a search names families, and goes with the session.

use std::collections::BTreeMap;

use super::Session;

/// What each list remembers, by its name.
pub(super) type Remembered = BTreeMap<&'static str, String>;

impl Session {
    /// Remembers `text` for `list`, in the place of what it remembered before.
    pub fn remember(&mut self, list: &'static str, text: String) {
        self.remembered.insert(list, text);
    }

    /// What `list` remembers.
    pub fn remembered(&self, list: &'static str) -> Option<String> {
        self.remembered.get(list).cloned()
    }
}
