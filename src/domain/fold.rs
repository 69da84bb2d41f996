//! Folding for comparison only: case and accents away, nothing shown or stored from it.
//!
//! Marks that stand for a sound of their own (vowel signs of Indic scripts) stay: only marks that
//! combine canonically are accents, so that two different names are never made one.

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

/// `text` trimmed, without case and without accents (contracts.md, `services`; areas.toml).
pub fn fold(text: &str) -> String {
    let plain: String = text.trim().nfd().filter(|&c| canonical_combining_class(c) == 0).collect();
    // Upper case first, so that ß and ss, σ and ς come out alike.
    let folded = plain.to_uppercase().to_lowercase();
    folded.nfd().filter(|&c| canonical_combining_class(c) == 0).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_fold_away() {
        for (left, right) in [
            (" Orléans ", "ORLEANS"),
            ("Orle\u{301}ans", "orléans"),
            ("Straße", "STRASSE"),
            ("ΟΔΟΣ", "οδος"),
            ("İzmir", "izmir"),
            ("CHÉO\u{a0}", "cheo"),
        ] {
            assert_eq!(fold(left), fold(right), "{left} {right}");
        }
        for (left, right) in [("a b", "a  b"), ("O'Neil", "ONeil"), ("की", "का"), ("ᐃᓄᒃ", "ᐃᓄ")]
        {
            assert_ne!(fold(left), fold(right), "{left} {right}");
        }
    }
}
