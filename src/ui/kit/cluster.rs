//! Places in a text by grapheme cluster, word and row: what the editors step by. Widths are those of
//! [`super::width`]. Must not change what a person typed.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::width;

/// Columns that one cluster takes.
pub fn cluster_width(cluster: &str) -> usize {
    match cluster.as_bytes() {
        [b' '..=b'~'] => 1,
        _ => usize::from(width::columns(cluster)),
    }
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

/// `text` filled with spaces to `most` columns.
pub fn pad(text: &str, most: usize) -> String {
    let missing = most.saturating_sub(usize::from(width::columns(text)));
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
    if let Some(end) = plain_row(rest.as_bytes(), most) {
        return start + end;
    }
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

/// The same for a row and the byte after it of plain ASCII, where each byte is a cluster of one column.
fn plain_row(rest: &[u8], most: usize) -> Option<usize> {
    let row = &rest[..rest.len().min(most + 1)];
    if most == 0 || !row.iter().all(|byte| matches!(byte, b' '..=b'~')) {
        return None;
    }
    if row.len() <= most {
        return (row.len() == rest.len()).then_some(row.len());
    }
    if rest.get(most + 1).is_some_and(|byte| !byte.is_ascii()) {
        return None;
    }
    let space = row.iter().rposition(|byte| *byte == b' ');
    Some(space.map_or(most, |space| space + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pads_and_fits_by_columns() {
        assert_eq!(pad("日", 4), "日  ");
        assert_eq!(fitting("日本", 3), "日".len());
    }

    #[test]
    fn rows_break_after_spaces_and_inside_long_words() {
        for (text, most, expected) in [
            ("", 5, vec![""]),
            ("one two", 5, vec!["one ", "two"]),
            ("one two", 3, vec!["one ", "two"]),
            ("abcdefgh", 3, vec!["abc", "def", "gh"]),
            ("one  two", 3, vec!["one ", " ", "two"]),
            ("abce\u{301}", 3, vec!["abc", "e\u{301}"]),
            ("日本語", 1, vec!["日", "本", "語"]),
        ] {
            let mut rows = Vec::new();
            let mut start = 0;
            while rows.is_empty() || start < text.len() {
                let end = row_end(text, start, most);
                rows.push(&text[start..end]);
                start = end;
            }
            assert_eq!(rows, expected, "{text:?} in {most}");
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
}
