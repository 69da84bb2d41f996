//! Text by grapheme cluster: columns on the screen, cutting with `…`, wrapping, folding for filters.
//! Widths agree with what ratatui writes into cells. Must not change what a person typed.

use ratatui::buffer::CellWidth;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Columns that one cluster takes; control characters take none, because they are never drawn.
pub fn cluster_width(cluster: &str) -> usize {
    match cluster.as_bytes() {
        [byte] => usize::from(!byte.is_ascii_control()),
        _ if cluster.contains(char::is_control) => 0,
        _ => usize::from(cluster.cell_width()),
    }
}

/// Columns that `text` takes.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    text.graphemes(true).map(cluster_width).sum()
}

/// The same, for places that count in cells; saturates.
pub fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// The byte after the clusters of `text` that fit into `most` columns.
pub fn fitting(text: &str, most: usize) -> usize {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster_width(cluster);
        if used > most {
            return at;
        }
    }
    text.len()
}

/// `text` in at most `most` columns; what does not fit is replaced by `…` (`~` in plain ASCII).
pub fn cut(text: &str, most: usize, ascii: bool) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    if most == 0 {
        return String::new();
    }
    let kept = text[..fitting(text, most - 1)].trim_end();
    format!("{kept}{}", if ascii { '~' } else { '…' })
}

/// `text` filled with spaces to `most` columns.
pub fn pad(text: &str, most: usize) -> String {
    let missing = most.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// The start of the cluster before byte `at`, or 0.
pub fn before(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The end of the cluster at byte `at`, or the end of the text.
pub fn after(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The nearest cluster boundary at or before byte `at`.
pub fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    match GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) {
        Ok(true) => at,
        _ => before(text, at),
    }
}

/// The start of the word before byte `at`.
pub fn word_before(text: &str, at: usize) -> usize {
    let kept = text[..at].trim_end();
    kept.rfind(char::is_whitespace).map_or(0, |space| after(text, space))
}

/// The start of the word after byte `at`, or the end of the text.
pub fn word_after(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let Some(space) = rest.find(char::is_whitespace) else { return text.len() };
    rest[space..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |word| at + space + word)
}

/// Where the row after the one that starts at byte `start` begins, with rows of `most` columns broken after
/// spaces where there are any. It looks at one row only, so a text of 1 MiB costs no more than a short one.
pub fn row_end(text: &str, start: usize, most: usize) -> usize {
    let rest = &text[start..];
    let mut used = 0;
    let mut space = None;
    for (at, cluster) in rest.grapheme_indices(true) {
        let wide = cluster_width(cluster);
        let end = at + cluster.len();
        if cluster == " " {
            if used + wide > most {
                return start + end;
            }
            space = Some(end);
        } else if used + wide > most {
            return start + if at == 0 { end } else { space.unwrap_or(at) };
        }
        used += wide;
    }
    text.len()
}

/// `text` in rows of at most `most` columns, each line of it from a new row; at least one row.
pub fn wrap(text: &str, most: usize) -> Vec<String> {
    let mut rows = Vec::new();
    for line in text.split('\n') {
        let mut start = 0;
        loop {
            let end = row_end(line, start, most.max(1));
            rows.push(line[start..end].trim_end().to_owned());
            start = end;
            if start >= line.len() {
                break;
            }
        }
    }
    rows
}

/// `text` without case and accents, for narrowing what is already on the screen. Never stored.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Whether every word of the folded `filter` stands somewhere in `text`.
pub fn narrows(text: &str, filter: &str) -> bool {
    let text = folded(text);
    filter.split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_and_pads_by_columns() {
        for (text, most, expected) in [
            ("Sample", 6, "Sample"),
            ("Sample", 5, "Samp…"),
            ("Sample", 1, "…"),
            ("Sample", 0, ""),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ] {
            assert_eq!(cut(text, most, false), expected, "{text} in {most}");
        }
        assert_eq!(pad("日", 4), "日  ");
    }

    #[test]
    fn wraps_after_spaces_and_inside_long_words() {
        for (text, most, expected) in [
            ("", 5, vec![""]),
            ("one two", 5, vec!["one", "two"]),
            ("one two", 3, vec!["one", "two"]),
            ("abcdefgh", 3, vec!["abc", "def", "gh"]),
            ("a\n\nb", 9, vec!["a", "", "b"]),
            ("日本語", 1, vec!["日", "本", "語"]),
        ] {
            assert_eq!(wrap(text, most), expected, "{text:?} in {most}");
        }
    }

    #[test]
    fn moves_by_cluster_and_word() {
        let family = "a👨‍👩‍👧b";
        assert_eq!(after(family, 1), family.len() - 1);
        assert_eq!(before(family, family.len() - 1), 1);
        assert_eq!(word_before("ab  cd ", 7), 4);
        assert_eq!(word_after("ab  cd", 0), 4);
    }

    #[test]
    fn narrows_without_accents() {
        assert!(narrows("Prescott-Russell, Édifice", &folded("EDIF pres")));
        assert!(!narrows("Ottawa", &folded("hal")));
    }
}
