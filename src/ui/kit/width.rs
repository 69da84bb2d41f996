//! How many columns text takes, cutting it to fit, initials, and folding for search on the screen.
//! Must agree with the terminal layer: the same width tables, on cleaned text.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::safe;

/// Columns that `text` takes on the screen.
pub fn columns(text: &str) -> u16 {
    u16::try_from(safe::line(text).width()).unwrap_or(u16::MAX)
}

/// `text` cut to `width` columns, with an ellipsis where something is missing.
pub fn fit(text: &str, width: u16, ascii: bool) -> Cow<'_, str> {
    if columns(text) <= width {
        return Cow::Borrowed(text);
    }
    let ellipsis = if ascii { "..." } else { "…" };
    let room = width.saturating_sub(columns(ellipsis));
    if room == 0 {
        return Cow::Owned(ellipsis.chars().take(usize::from(width)).collect());
    }
    let mut kept = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        used += columns(cluster);
        if used > room {
            break;
        }
        kept.push_str(cluster);
    }
    kept.truncate(kept.trim_end().len());
    kept.push_str(ellipsis);
    Cow::Owned(kept)
}

/// `text` in lines of at most `width` columns, broken between words where it can be.
pub fn wrap(text: &str, width: u16) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let gap = u16::from(!line.is_empty());
            if columns(&line) + gap + columns(word) <= width {
                line.push_str(if gap == 1 { " " } else { "" });
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for cluster in word.graphemes(true) {
                if columns(&line) + columns(cluster) > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line.push_str(cluster);
            }
        }
        lines.push(line);
    }
    lines
}

/// `Sample, Child` as `S., C.`: what stays of a name with the privacy key.
pub fn initials(name: &str) -> String {
    let words =
        name.split(|c: char| c.is_whitespace()).filter(|word| word.chars().any(char::is_alphanumeric));
    words
        .filter_map(|word| {
            let first = word.graphemes(true).find(|cluster| cluster.chars().any(char::is_alphanumeric))?;
            let comma = if word.ends_with(',') { "," } else { "" };
            Some(format!("{first}.{comma}"))
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// `text` without case and accents, for narrowing a list by typing.
pub fn folded(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Whether every word of `wanted` (already folded) begins a word of `text` or stands in it.
pub fn matches(text: &str, wanted: &str) -> bool {
    let text = folded(text);
    wanted.split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_too_long_ends_in_an_ellipsis() {
        for (text, width, fitted) in [
            ("Sample", 6, "Sample"),
            ("Sample, Child", 8, "Sample,…"),
            ("漢字漢字", 5, "漢字…"),
            ("漢字漢字", 4, "漢…"),
            ("abc", 1, "…"),
            ("abc", 0, ""),
        ] {
            assert_eq!(fit(text, width, false), fitted, "{text} in {width}");
            assert!(columns(&fit(text, width, true)) <= width);
        }
        assert_eq!(fit("abcdef", 5, true), "ab...");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
    }

    #[test]
    fn initials_hide_the_name_but_keep_its_shape() {
        for (name, short) in
            [("Sample, Child", "S., C."), ("ᐃᓄᒃᑎᑐᑦ", "ᐃ."), ("d’Exemple, Anne-Marie", "d., A."), ("", "")]
        {
            assert_eq!(initials(name), short);
        }
    }

    #[test]
    fn narrowing_forgives_case_and_accents() {
        assert!(matches("Évaluation des besoins", &folded("EVAL bes")));
        assert!(!matches("Évaluation", "besoin"));
    }
}
