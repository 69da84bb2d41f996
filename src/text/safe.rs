//! Nothing but printable text leaves the program: no control characters, no escape sequences, no marks
//! that change the direction of writing, no invisible tags (reliability.md, R-45 and section 4).
//! The terminal gate and everything printed outside the full screen go through here.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

/// What stands for a character that was taken out.
const REPLACEMENT: char = '\u{fffd}';

/// Most code points that one cluster may have: real writing needs fewer than ten; ten thousand marks on
/// one letter are an attack on the terminal.
const LONGEST_CLUSTER: usize = 16;

/// No script before this one (Hebrew) uses joiners.
const FIRST_JOINING: char = '\u{590}';

/// What to do with a character.
#[derive(PartialEq)]
enum Fate {
    Keep,
    /// Something stood here that must be seen to be gone.
    Replace,
    /// It has no width and no place in text.
    Drop,
    /// Kept after a letter of a script that needs joiners, or a pictogram.
    Joiner,
    /// Kept after a visible character.
    Variation,
}

fn fate(c: char) -> Fate {
    match c {
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => Fate::Replace,
        // Direction marks and isolates, invisible operators, soft hyphen, fillers, byte order mark, tags, annotations.
        '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{61c}'
        | '\u{ad}'
        | '\u{200b}'
        | '\u{feff}'
        | '\u{180e}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => Fate::Drop,
        '\u{200c}' | '\u{200d}' => Fate::Joiner,
        '\u{fe00}'..='\u{fe0f}' => Fate::Variation,
        _ => Fate::Keep,
    }
}

/// Whether `text` can be shown as it is.
fn is_plain(text: &str) -> bool {
    // Nearly everything drawn is ASCII; the slow way is for the rest.
    text.bytes().all(|b| (0x20..0x7f).contains(&b))
}

/// `text` for one line: printable clusters only. Line breaks count as control characters.
pub fn line(text: &str) -> Cow<'_, str> {
    cleaned(text, false)
}

/// `text` for output outside the full screen, where lines may end.
pub fn lines(text: &str) -> Cow<'_, str> {
    cleaned(text, true)
}

fn cleaned(text: &str, breaks: bool) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        if breaks && (cluster == "\n" || cluster == "\r\n") {
            out.push('\n');
            continue;
        }
        let mut length = 0;
        let mut before = '\0';
        for c in cluster.chars() {
            let keep = match fate(c) {
                Fate::Keep => Some(c),
                Fate::Joiner => (before >= FIRST_JOINING).then_some(c),
                Fate::Variation => (length > 0).then_some(c),
                Fate::Replace => Some(REPLACEMENT),
                Fate::Drop => None,
            };
            if let Some(c) = keep.filter(|_| length < LONGEST_CLUSTER) {
                out.push(c);
                before = c;
                length += 1;
            }
        }
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_loses_its_power() {
        for (text, shown) in [
            ("\u{1b}]52;c;aGk=\u{7}", "\u{fffd}]52;c;aGk=\u{fffd}"),
            ("a\u{9b}2J", "a\u{fffd}2J"),
            ("Smith\rJones", "Smith\u{fffd}Jones"),
            ("a\u{202e}b\u{2066}c\u{200f}", "abc"),
            ("x\u{200b}y\u{feff}z\u{ad}", "xyz"),
            ("\u{e0041}\u{e007f}flag", "flag"),
            ("one\u{2028}two", "one\u{fffd}two"),
            ("\u{200d}joiner first", "joiner first"),
            ("a\u{200d}\u{200c}b", "ab"),
        ] {
            assert_eq!(line(text), shown, "{text:?}");
        }
        let marks = format!("a{}", "\u{301}".repeat(10_000));
        assert_eq!(line(&marks).chars().count(), LONGEST_CLUSTER);
    }

    #[test]
    fn real_names_pass_untouched() {
        for name in [
            "ᐃᓄᒃᑎᑐᑦ",
            "ᓀᐦᐃᔭᐍᐏᐣ",
            "SENĆOŦEN",
            "x̱ʷ",
            "O’Brien",
            "Nguyễn",
            "می‌خواهم",
            "क्षत्रिय",
            "தமிழ்",
            "ไทย",
            "👩‍👧‍👦",
            "🇨🇦",
            "☎️",
            "سارة",
            "שָׁלוֹם",
        ] {
            assert_eq!(line(name), name);
        }
    }

    #[test]
    fn only_line_breaks_pass_outside_the_full_screen() {
        assert_eq!(lines("a\nb\r\nc\u{1b}[2J"), "a\nb\nc\u{fffd}[2J");
    }
}
