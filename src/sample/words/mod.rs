//! The words of made-up families, in English and French: what they need, hope, say and agree. Data of records, not words
//! of the screen; kind, concrete and plain, because it is the first thing people read in the demo.

pub mod sayings;
pub mod themes;

use crate::domain::codes::Language;

/// A sentence in English and in French; `{n}` stands for the child's first name.
pub type Words = (&'static str, &'static str);

/// The sentence in the language of the family's words, with the child's name.
pub fn say(words: Words, french: bool, name: &str) -> String {
    let text = if french { words.1 } else { words.0 };
    if text.contains("{n}") { text.replace("{n}", name) } else { text.to_owned() }
}

/// The code of the language [`say`] spoke in.
pub fn spoken(french: bool) -> Language {
    if french { Language::French } else { Language::English }
}

#[cfg(test)]
mod tests {
    use super::{sayings, themes::THEMES};

    /// "de {n}" and "que {n}" would need an elision before a vowel (d’Amélie): the sentences go around them.
    #[test]
    fn french_sentences_suit_every_name() {
        let mut all: Vec<&str> = sayings::all().map(|words| words.1).collect();
        all.extend(THEMES.iter().flat_map(|theme| theme.all()).map(|words| words.1));
        assert!(all.len() > 200);
        for text in all {
            for wrong in
                [" de {n}", " que {n}", "De {n}", "Que {n}", "jusque {n}", "lorsque {n}", "puisque {n}"]
            {
                assert!(!text.contains(wrong), "{text}");
            }
            assert!(!text.contains('\''), "straight apostrophe: {text}");
        }
    }
}
