//! Text hygiene (issue "FIRST", item 3; reliability.md section 4): what may enter a field and what may
//! leave for a terminal.
//!
//! At every entrance [`clean_line`] or [`clean_note`] takes out what has no place in a record and counts
//! it; everything else stays to the byte. At every exit to a terminal or a plain text
//! [`safe_for_output`] makes visible whatever should not be there. This module does not trim, does not
//! fold (see `names`) and does not defuse spreadsheet formulas: that belongs to the writer of a table.

use std::borrow::Cow;

use unicode_normalization::{
    UnicodeNormalization, char::canonical_combining_class, char::is_combining_mark, is_nfc,
};

/// Characters (Unicode scalar values) that a one-line field holds.
pub const LINE_LIMIT: usize = 1_000;

/// Bytes of UTF-8 that a note holds: 1 MiB.
pub const NOTE_LIMIT: usize = 1 << 20;

/// Combining marks in a row that the gate lets through; the most that living orthographies stack is
/// far below it, and 10,000 marks on one letter would paint over the whole screen.
const MARKS_IN_A_ROW: usize = 16;

/// A text after cleaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// What may be stored.
    pub text: String,
    /// How many characters were taken out, or replaced by a space or line break, for the person to be told.
    pub removed: usize,
}

/// A text that does not fit its field. It is refused whole; the field stays as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("text of {length} does not fit into {limit}")]
pub struct TooLong {
    /// Its length: characters for a line, bytes for a note.
    pub length: usize,
    /// The most that fits, in the same unit.
    pub limit: usize,
}

/// What hygiene thinks of one character by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Stays.
    Plain,
    /// Has no place in any record.
    Banned,
    /// Ends a line: LF, CR, VT, FF, NEL, U+2028, U+2029.
    Break,
    /// The tabulator.
    Tab,
    /// ZWJ or ZWNJ: stays between letters of scripts that need it, and between emoji.
    Joiner,
    /// A variation selector: stays after a base that has variants.
    Selector,
}

fn class_of(c: char) -> Class {
    match c {
        ' '..='~' => Class::Plain,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Break,
        '\t' => Class::Tab,
        '\u{200C}' | '\u{200D}' => Class::Joiner,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{180B}'..='\u{180D}' | '\u{180F}' => {
            Class::Selector
        }
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Class::Banned,
        _ if is_format(c) || is_noncharacter(c) => Class::Banned,
        _ => Class::Plain,
    }
}

/// Invisible characters that steer display and carry no text. ZWSP, WJ, BOM and the soft hyphen are
/// here on purpose: they only suggest line breaks, which the program makes itself, and they hide
/// differences between two names. Visible format characters (Arabic number signs) are not here.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || (c as u32) & 0xFFFE == 0xFFFE
}

/// Cleans the text of a one-line field. Line breaks and tabs become one space; of these, only the breaks
/// count as taken out.
pub fn clean_line(text: &str) -> Cleaned {
    clean(text, ' ')
}

/// Cleans the text of a note: CRLF and CR become a line feed, a tab becomes a space, and line breaks that
/// terminals do not share (VT, FF, NEL, U+2028, U+2029) become a line feed and count as taken out.
pub fn clean_note(text: &str) -> Cleaned {
    clean(text, '\n')
}

fn clean(text: &str, line_break: char) -> Cleaned {
    let mut removed = 0;
    let mut kept = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match class_of(c) {
            Class::Banned => removed += 1,
            Class::Tab => kept.push(' '),
            Class::Break => {
                if c == '\r' && characters.peek() == Some(&'\n') {
                    characters.next();
                }
                let ordinary = line_break == '\n' && matches!(c, '\n' | '\r');
                removed += usize::from(!ordinary);
                kept.push(line_break);
            }
            Class::Plain | Class::Joiner | Class::Selector => kept.push(c),
        }
    }
    if kept.is_ascii() {
        return Cleaned { text: kept, removed };
    }
    let (text, out_of_context) = without_stray_joiners(&kept);
    Cleaned { text, removed: removed + out_of_context }
}

/// The second pass: joiners and selectors that stand where no script and no emoji uses them.
fn without_stray_joiners(text: &str) -> (String, usize) {
    let mut kept = String::with_capacity(text.len());
    let mut removed = 0;
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let class = class_of(c);
        if matches!(class, Class::Plain | Class::Break) || belongs(c, before, characters.peek().copied()) {
            kept.push(c);
            before = Some(c);
        } else {
            removed += 1;
        }
    }
    (kept, removed)
}

/// Whether a joiner or selector has its place between these two.
fn belongs(c: char, before: Option<char>, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match class_of(c) {
        Class::Joiner => {
            let in_script =
                joins(before) && (canonical_combining_class(before) == 9 || after.is_some_and(joins));
            let in_emoji = c == '\u{200D}'
                && (is_pictograph(before) || before == '\u{FE0F}')
                && after.is_some_and(is_pictograph);
            in_script || in_emoji
        }
        Class::Selector => match c {
            '\u{FE0E}' | '\u{FE0F}' if is_keycap_base(before) => after == Some('\u{20E3}'),
            '\u{FE0E}' | '\u{FE0F}' => is_pictograph(before),
            '\u{180B}'..='\u{180F}' => matches!(before, '\u{1820}'..='\u{18AA}'),
            _ => has_standard_variants(before),
        },
        _ => false,
    }
}

/// Letters and marks of scripts in which ZWJ or ZWNJ changes what is read: Arabic, Syriac, N'Ko,
/// Mongolian and the Indic family.
fn joins(c: char) -> bool {
    let in_block = matches!(c,
        '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{18AA}'
        | '\u{1A20}'..='\u{1BFF}' | '\u{1C00}'..='\u{1C4F}' | '\u{1CD0}'..='\u{1CFF}' | '\u{A840}'..='\u{A8FF}'
        | '\u{A930}'..='\u{A9FF}' | '\u{AA00}'..='\u{AADF}' | '\u{ABC0}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' | '\u{10A00}'..='\u{10A5F}' | '\u{11000}'..='\u{11DFF}');
    in_block && class_of(c) == Class::Plain && (c.is_alphabetic() || is_combining_mark(c))
}

fn is_keycap_base(c: char) -> bool {
    matches!(c, '#' | '*' | '0'..='9')
}

fn is_pictograph(c: char) -> bool {
    matches!(c,
        '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{21AA}'
        | '\u{231A}'..='\u{23FF}' | '\u{24C2}' | '\u{25AA}'..='\u{27BF}' | '\u{2934}' | '\u{2935}'
        | '\u{2B05}'..='\u{2B55}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}'
        | '\u{1F000}'..='\u{1FAFF}')
}

/// Bases with standardised or ideographic variants: Han, kana punctuation, mathematics, Myanmar, Phags-pa.
fn has_standard_variants(c: char) -> bool {
    matches!(c,
        '\u{1000}'..='\u{109F}' | '\u{2200}'..='\u{22FF}' | '\u{2A00}'..='\u{2AFF}' | '\u{3001}'..='\u{303F}'
        | '\u{3400}'..='\u{9FFF}' | '\u{A840}'..='\u{A877}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF1F}'
        | '\u{20000}'..='\u{3FFFD}')
}

/// Refuses a one-line text of more than [`LINE_LIMIT`] characters.
///
/// # Errors
/// [`TooLong`], counted in characters.
pub fn check_line(text: &str) -> Result<(), TooLong> {
    let length = if text.len() <= LINE_LIMIT { text.len() } else { text.chars().count() };
    if length > LINE_LIMIT { Err(TooLong { length, limit: LINE_LIMIT }) } else { Ok(()) }
}

/// Refuses a note of more than [`NOTE_LIMIT`] bytes.
///
/// # Errors
/// [`TooLong`], counted in bytes.
pub fn check_note(text: &str) -> Result<(), TooLong> {
    if text.len() > NOTE_LIMIT { Err(TooLong { length: text.len(), limit: NOTE_LIMIT }) } else { Ok(()) }
}

/// Whether anything of the text can be seen. Spaces of any kind, fillers, the blank Braille pattern and
/// marks without a letter cannot: a name of only those is no name.
pub fn is_visible(text: &str) -> bool {
    text.chars().any(|c| !is_blank(c))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || class_of(c) != Class::Plain
        || is_combining_mark(c)
        || matches!(
            c,
            '\u{115F}'
                | '\u{1160}'
                | '\u{17B4}'
                | '\u{17B5}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{FFA0}'
                | '\u{FFFC}'
                | '\u{16FE4}'
                | '\u{1D159}'
        )
}

/// The stored form of a name: NFC and nothing else.
pub fn name_form(name: &str) -> String {
    name.nfc().collect()
}

/// Whether a name is already in its stored form.
pub fn is_name_form(name: &str) -> bool {
    is_nfc(name)
}

/// The gate for one line of text on its way to a terminal, standard error or a plain text: whatever has
/// no place there is replaced by something visible (`␛` for escape, `�` for most others). Line breaks are
/// replaced too, so that one text can never pose as two lines. Applying it twice changes nothing.
///
/// Run it on whole texts before they are measured and cut: a joiner at the very end passes, because the
/// letter it joins may be in the next piece.
pub fn safe_for_output(text: &str) -> Cow<'_, str> {
    gate(text, false)
}

/// [`safe_for_output`] for a text of several lines: line feeds pass.
pub fn safe_lines_for_output(text: &str) -> Cow<'_, str> {
    gate(text, true)
}

fn gate(text: &str, lines: bool) -> Cow<'_, str> {
    if text.bytes().all(|b| matches!(b, b' '..=b'~') || (lines && b == b'\n')) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    let mut before = None;
    let mut marks = 0;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if is_combining_mark(c) && class_of(c) == Class::Plain {
            marks += 1;
            // One sign for the whole rest of the pile; later marks would only pile up on the sign.
            if marks > MARKS_IN_A_ROW {
                if before != Some('\u{FFFD}') {
                    safe.push('\u{FFFD}');
                    before = Some('\u{FFFD}');
                }
                continue;
            }
        } else if !matches!(class_of(c), Class::Joiner | Class::Selector) {
            marks = 0;
        }
        let after =
            characters.peek().copied().filter(|n| !(is_combining_mark(*n) && marks >= MARKS_IN_A_ROW));
        let ends = characters.peek().is_none();
        let passes = match class_of(c) {
            Class::Plain => true,
            Class::Break => lines && c == '\n',
            Class::Joiner => belongs(c, before, after) || (ends && may_join_on(c, before)),
            Class::Selector => belongs(c, before, after),
            Class::Banned | Class::Tab => false,
        };
        let out = if passes { c } else { substitute(c) };
        safe.push(out);
        before = Some(out);
    }
    if safe == text { Cow::Borrowed(text) } else { Cow::Owned(safe) }
}

fn may_join_on(c: char, before: Option<char>) -> bool {
    before.is_some_and(|b| joins(b) || (c == '\u{200D}' && (is_pictograph(b) || b == '\u{FE0F}')))
}

/// The visible stand-in: control pictures for the old controls, a space for a tab, else `�`.
fn substitute(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        _ => '\u{FFFD}',
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_and_notes_lose_what_steers_a_terminal() {
        for (text, line, note, removed_line, removed_note) in [
            ("Sample", "Sample", "Sample", 0, 0),
            ("Sam\u{1B}[2Jple", "Sam[2Jple", "Sam[2Jple", 1, 1),
            ("a\r\nb\rc\nd", "a b c d", "a\nb\nc\nd", 3, 0),
            ("a\tb", "a b", "a b", 0, 0),
            ("a\u{2028}b\u{85}c", "a b c", "a\nb\nc", 2, 2),
            ("x\0\u{7F}\u{9B}\u{FFFE}\u{FDD0}y", "xy", "xy", 5, 5),
            ("\u{202E}abc\u{202C}\u{2066}\u{2069}\u{200E}\u{200F}\u{61C}", "abc", "abc", 7, 7),
            ("\u{E0001}\u{E0041}hi\u{E007F}", "hi", "hi", 3, 3),
            ("so\u{AD}ft\u{200B}zw\u{2060}wj\u{FEFF}", "softzwwj", "softzwwj", 4, 4),
        ] {
            assert_eq!(clean_line(text), Cleaned { text: line.into(), removed: removed_line }, "{text:?}");
            assert_eq!(clean_note(text), Cleaned { text: note.into(), removed: removed_note }, "{text:?}");
        }
    }

    #[test]
    fn joiners_and_selectors_stay_where_a_script_needs_them() {
        for kept in [
            "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}", // Persian, ZWNJ between letters
            "\u{D85}\u{DC1}\u{DCA}\u{200D}\u{DBB}",                      // Sinhala conjunct
            "\u{D05}\u{D35}\u{D28}\u{D4D}\u{200D}", // Malayalam, ZWJ after virama at the end
            "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", // a family
            "\u{2764}\u{FE0F}\u{200D}\u{1F525}",    // heart on fire
            "1\u{FE0F}\u{20E3}",                    // keycap
            "\u{8FBB}\u{E0100}",                    // Han with an ideographic variant
        ] {
            assert_eq!(clean_line(kept), Cleaned { text: kept.into(), removed: 0 });
            assert_eq!(safe_for_output(kept), kept);
        }
        for (stray, clean) in [
            ("Sam\u{200D}ple", "Sample"),
            ("Sam\u{200C}ple\u{FE0F}", "Sample"),
            ("\u{200D}\u{1F467}", "\u{1F467}"),
            ("\u{2764}\u{FE0F}\u{FE0F}", "\u{2764}\u{FE0F}"),
            ("1\u{FE0F}", "1"),
        ] {
            assert_eq!(clean_line(stray).text, clean, "{stray:?}");
            assert!(clean_line(stray).removed > 0);
        }
    }

    #[test]
    fn too_long_is_refused_with_its_length() {
        assert_eq!(check_line(&"\u{E9}".repeat(1_000)), Ok(()));
        assert_eq!(check_line(&"\u{E9}".repeat(1_001)), Err(TooLong { length: 1_001, limit: 1_000 }));
        assert_eq!(check_note(&"x".repeat(NOTE_LIMIT)), Ok(()));
        assert_eq!(
            check_note(&"x".repeat(NOTE_LIMIT + 1)),
            Err(TooLong { length: NOTE_LIMIT + 1, limit: NOTE_LIMIT })
        );
    }

    #[test]
    fn a_name_must_show_something() {
        for blank in
            ["", " ", "\u{A0}", "\u{3164}", "\u{2800}", "\u{200B}\u{200D}", "\u{301}", "\u{202E}\u{3000}"]
        {
            assert!(!is_visible(blank), "{blank:?}");
        }
        for visible in ["Q", "0", "\u{1403}", "\u{674E}", "\u{1F600}", "\u{294}"] {
            assert!(is_visible(visible), "{visible:?}");
        }
    }

    #[test]
    fn the_gate_shows_what_it_stops() {
        for (text, shown) in [
            ("\u{1B}]0;title\u{7}", "\u{241B}]0;title\u{2407}"),
            ("a\nb", "a\u{240A}b"),
            ("a\tb\u{7F}", "a b\u{2421}"),
            ("\u{9B}2J\u{202E}", "\u{FFFD}2J\u{FFFD}"),
            ("Sam\u{200D}ple", "Sam\u{FFFD}ple"),
        ] {
            assert_eq!(safe_for_output(text), shown);
        }
        assert_eq!(safe_lines_for_output("a\nb\r"), "a\nb\u{240D}");
        let pile = format!("Z{}", "\u{301}".repeat(10_000));
        assert!(safe_for_output(&pile).chars().count() <= MARKS_IN_A_ROW + 2);
    }

    fn nasty() -> impl Strategy<Value = String> {
        let character = prop_oneof![
            any::<char>(),
            proptest::sample::select(vec![
                '\u{200D}',
                '\u{200C}',
                '\u{FE0F}',
                '\u{E0100}',
                '\r',
                '\n',
                '\t',
                '\u{1B}',
                '\u{301}',
                '1',
                '\u{20E3}',
                '\u{1F467}',
                '\u{6CC}',
                '\u{94D}',
                '\u{915}',
                '\u{8FBB}',
                '\u{180B}',
                '\u{1820}',
                '\u{2028}',
                'a',
            ]),
        ];
        proptest::collection::vec(character, 0..40).prop_map(|list| list.into_iter().collect())
    }

    proptest! {
        #[test]
        fn cleaning_and_gating_twice_change_nothing(text in nasty(), pile in 0_usize..40) {
            let text = text + &"\u{64B}\u{200D}".repeat(pile);
            for clean in [clean_line, clean_note] {
                let once = clean(&text);
                let twice = clean(&once.text);
                prop_assert_eq!(&twice.text, &once.text);
                let ordinary_spaces = once.text.matches(' ').count();
                prop_assert!(twice.removed == 0, "{} spaces", ordinary_spaces);
            }
            for gate in [safe_for_output, safe_lines_for_output] {
                let once = gate(&text).into_owned();
                prop_assert_eq!(gate(&once), once.as_str());
                prop_assert!(once.chars().all(|c| c == '\n' || !matches!(class_of(c), Class::Banned | Class::Tab | Class::Break)));
            }
        }
    }
}
