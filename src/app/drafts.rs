//! When typed text goes into the file as a draft: one second after the last key and at least every two
//! seconds while typing (screens.md, rule 4). Knows moments and texts, not the file.

use std::time::{Duration, Instant};

use crate::ui::screen::Typed;

const AFTER_LAST_KEY: Duration = Duration::from_secs(1);
const AT_LEAST_EVERY: Duration = Duration::from_secs(2);

/// What was typed since the last draft, and what the last drafts say.
#[derive(Debug, Default)]
pub struct Drafts {
    first: Option<Instant>,
    last: Option<Instant>,
    stored: Vec<Typed>,
}

impl Drafts {
    /// A key came; something may have been typed.
    pub fn touched(&mut self, now: Instant) {
        self.first.get_or_insert(now);
        self.last = Some(now);
    }

    /// When the next draft is due.
    pub fn due(&self) -> Option<Instant> {
        let (first, last) = (self.first?, self.last?);
        Some((last + AFTER_LAST_KEY).min(first + AT_LEAST_EVERY))
    }

    /// Which of the typed texts differ from their drafts. Texts that are no longer typed are forgotten.
    pub fn take_changed(&mut self, typed: Vec<Typed>) -> Vec<Typed> {
        (self.first, self.last) = (None, None);
        self.stored.retain(|stored| typed.iter().any(|typed| same_place(typed, stored)));
        typed.into_iter().filter(|typed| !self.stored.contains(typed)).collect()
    }

    /// This text is in the file now.
    pub fn stored(&mut self, typed: Typed) {
        self.stored.retain(|stored| !same_place(stored, &typed));
        self.stored.push(typed);
    }
}

fn same_place(a: &Typed, b: &Typed) -> bool {
    a.form == b.form && a.record == b.record
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Typed {
        Typed { form: "goal", record: "r".to_owned(), child: None, text: text.to_owned(), base_version: 0 }
    }

    #[test]
    fn a_draft_is_due_a_second_after_the_last_key_and_every_two_while_typing() {
        let mut drafts = Drafts::default();
        assert_eq!(drafts.due(), None);
        let start = Instant::now();
        for (after, due) in [(0, 1000), (600, 1600), (1200, 2000), (1900, 2000)] {
            drafts.touched(start + Duration::from_millis(after));
            assert_eq!(drafts.due(), Some(start + Duration::from_millis(due)), "key after {after} ms");
        }
        drafts.take_changed(Vec::new());
        assert_eq!(drafts.due(), None);
    }

    #[test]
    fn only_what_changed_is_stored_again() {
        let mut drafts = Drafts::default();
        assert_eq!(drafts.take_changed(vec![typed("a")]), [typed("a")], "not stored yet");
        drafts.stored(typed("a"));
        assert_eq!(drafts.take_changed(vec![typed("a")]), []);
        assert_eq!(drafts.take_changed(vec![typed("b")]), [typed("b")]);
        drafts.take_changed(Vec::new());
        assert_eq!(drafts.take_changed(vec![typed("a")]), [typed("a")], "a new form starts anew");
    }
}
