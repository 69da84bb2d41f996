//! Names of people: how they are shown, shortened and folded for search, and how they sound.
//!
//! Folding lives only in search columns and in comparisons; a stored name is never changed by it
//! (issue "FIRST", item 3). Two names with one fold are still two names.

use rphonetic::DoubleMetaphone;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::digits::digit;

/// One name of a person. At least one part is not empty; one part is enough (domain.md, Additions, "Names").
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonName {
    /// Given name or names.
    pub given: String,
    /// Family name or names.
    pub family: String,
    /// The name in its own script, whole, where that is another than the parts are written in.
    pub own_script: String,
}

impl PersonName {
    /// A name of a given and a family part; either may be empty.
    pub fn new(given: &str, family: &str) -> Self {
        Self { given: given.to_owned(), family: family.to_owned(), own_script: String::new() }
    }

    /// The name as said: "Child Sample"; one part alone; else the name in its own script.
    pub fn full(&self) -> String {
        let parts = [self.given.trim(), self.family.trim()];
        let said = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        if said.is_empty() { self.own_script.trim().to_owned() } else { said }
    }

    /// The name as said, followed by the name in its own script.
    pub fn with_own_script(&self) -> String {
        let (said, own) = (self.full(), self.own_script.trim());
        if own.is_empty() || own == said { said } else { format!("{said} ({own})") }
    }

    /// The name as a file is headed: "SAMPLE, Child". One part alone stands in capitals, so that it is
    /// still seen as the name of a file.
    pub fn file_name_form(&self) -> String {
        let (given, family) = (self.given.trim(), self.family.trim());
        match (given.is_empty(), family.is_empty()) {
            (false, false) => format!("{}, {given}", capitals(family)),
            (true, true) => self.own_script.trim().to_owned(),
            _ => capitals(&format!("{given}{family}")),
        }
    }

    /// The file form in at most `columns` terminal columns: whole; given names as initials; then cut
    /// after whole characters with `…`.
    pub fn shortened(&self, columns: usize) -> String {
        let whole = self.file_name_form();
        if whole.width() <= columns {
            return whole;
        }
        let (given, family) = (self.given.trim(), self.family.trim());
        if !given.is_empty() && !family.is_empty() {
            let short = format!("{}, {}", capitals(family), first_letters(given));
            if short.width() <= columns {
                return short;
            }
        }
        cut(&whole, columns)
    }

    /// Initials for the privacy view: "C. S."; of a name in its own script only, its first character.
    pub fn initials(&self) -> String {
        let source = if self.given.trim().is_empty() && self.family.trim().is_empty() {
            self.own_script.clone()
        } else {
            format!("{} {}", self.given, self.family)
        };
        first_letters(&source)
    }
}

/// Capitals as a file heading uses them. Georgian keeps its ordinary letters: terminal fonts lack the others.
fn capitals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\u{10D0}'..='\u{10FF}') { out.push(c) } else { out.extend(c.to_uppercase()) }
    }
    out
}

fn first_letters(text: &str) -> String {
    let firsts = text
        .split(|c: char| c.is_whitespace() || is_hyphen(c))
        .filter_map(|word| word.graphemes(true).find(|letter| letter.chars().any(char::is_alphanumeric)));
    firsts.map(|letter| format!("{}.", capitals(letter))).collect::<Vec<_>>().join(" ")
}

fn cut(text: &str, columns: usize) -> String {
    if columns == 0 {
        return String::new();
    }
    let mut out = String::new();
    for letter in text.graphemes(true) {
        if out.width() + letter.width() + 1 > columns {
            break;
        }
        out.push_str(letter);
    }
    out.truncate(out.trim_end_matches([' ', ',']).len());
    out.push('\u{2026}');
    out
}

/// The form for search columns and comparisons: small letters, no accents, no apostrophes, hyphens and
/// punctuation as one space, ł as l, ß as ss and so on; Arabic and Hebrew without points, and with the
/// letters that keyboards mix up made one. Scripts stay what they are; syllabics, Han, kana, Hangul and
/// Indic letters keep every mark. A name that would fold to nothing keeps its own letters.
///
/// More forgiving than `domain::fold`, by which contracts.md compares organisations and places.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars().filter(|c| !is_apostrophe(*c)).nfkd() {
        push_folded(c, &mut before, &mut out);
    }
    let folded = if out.is_ascii() { out } else { out.nfc().collect() };
    let folded = folded.trim_end().to_owned();
    if folded.is_empty() { text.trim().to_lowercase().nfc().collect() } else { folded }
}

/// Folds one decomposed character. `before` is the last character that stood before any mark.
fn push_folded(c: char, before: &mut char, out: &mut String) {
    if is_dropped(c, *before) {
        return;
    }
    *before = c;
    if let Some(plain) = plain_letters(c) {
        out.push_str(plain);
    } else if let Some(value) = digit(c) {
        out.push(char::from(b'0' + value));
    } else if c.is_whitespace() || is_hyphen(c) || is_separator(c) {
        if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    } else {
        // The decomposed form has no letter whose small form needs a mark, but İ would bring one.
        out.extend(c.to_lowercase().filter(|small| *small != '\u{307}'));
    }
}

/// Marks and invisibles that search forgives: Latin, Greek and Cyrillic accents (but the breve of й, which
/// is a letter of its own), Hebrew points, Arabic vowel signs with hamza and madda, tatweel, joiners.
fn is_dropped(c: char, base: char) -> bool {
    match c {
        '\u{306}' => !matches!(base, '\u{418}' | '\u{438}'),
        '\u{300}'..='\u{36F}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' => true,
        '\u{FE20}'..='\u{FE2F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' => true,
        '\u{5C4}' | '\u{5C5}' | '\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' => true,
        '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' => true,
        '\u{6EA}'..='\u{6ED}' | '\u{8D3}'..='\u{8FF}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => {
            true
        }
        '\u{E0100}'..='\u{E01EF}' | '\u{AD}' | '\u{B7}' => true,
        _ => is_apostrophe(c),
    }
}

/// Apostrophes, primes, and the letters written like them (ʼ, ʔ, ʻ, ayn and hamza signs): people type any
/// of them, or none.
fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`'
            | '\u{B4}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{201B}'
            | '\u{2BC}'
            | '\u{2BB}'
            | '\u{2BD}'
            | '\u{2BE}'
            | '\u{2BF}'
            | '\u{2B9}'
            | '\u{2C0}'
            | '\u{2C1}'
            | '\u{2C8}'
            | '\u{2032}'
            | '\u{FF07}'
            | '\u{294}'
            | '\u{241}'
            | '\u{242}'
            | '\u{55A}'
            | '\u{A78B}'
            | '\u{A78C}'
    )
}

fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '\u{58A}'
                | '\u{5BE}'
                | '\u{1400}'
                | '\u{30FB}'
                | '\u{FE63}'
                | '\u{FF0D}'
    )
}

fn is_separator(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(
            c,
            '\u{AB}' | '\u{BB}' | '\u{2022}' | '\u{201C}'..='\u{201F}' | '\u{60C}' | '\u{3001}' | '\u{3002}'
        )
}

/// Letters that no decomposition makes plain.
fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' | 'Ł' => "l",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ħ' | 'Ħ' => "h",
        'ŧ' | 'Ŧ' | 'Ⱦ' | 'ⱦ' => "t",
        'ı' => "i",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ŋ' | 'Ŋ' => "n",
        'Ƚ' | 'ƚ' => "l",
        'Ⱥ' | 'ⱥ' => "a",
        'ς' => "σ",
        // Arabic letters that Persian and Urdu keyboards, or habit, exchange.
        '\u{649}' | '\u{6CC}' => "\u{64A}",
        '\u{6A9}' => "\u{643}",
        '\u{629}' | '\u{6C1}' => "\u{647}",
        _ => return None,
    })
}

/// The folded words of a name.
pub fn tokens(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// How a folded word sounds: the double-metaphone codes (8 letters at most), first and second reading.
/// None for anything but Latin letters, and for words that leave no sound.
pub fn sound_keys(word: &str) -> Option<[String; 2]> {
    if word.is_empty() || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let result = DoubleMetaphone::new(Some(8)).double_metaphone(word);
    let (first, second) = (result.primary(), result.alternate());
    (!first.is_empty()).then_some([first, second])
}

/// Small words inside family names (de la Cruz, van Dijk, bin Ali) that say little about who it is.
pub fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "bin"
            | "bint"
            | "ibn"
            | "da"
            | "das"
            | "de"
            | "del"
            | "della"
            | "den"
            | "der"
            | "des"
            | "di"
            | "do"
            | "dos"
            | "du"
            | "el"
            | "la"
            | "las"
            | "le"
            | "les"
            | "los"
            | "of"
            | "van"
            | "von"
            | "y"
            | "zu"
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,12}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn case_makes_no_difference_to_latin_names(text in "[a-zA-Z\u{C0}-\u{17F} '-]{0,12}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text.to_lowercase()));
        }
    }

    #[test]
    fn folding_forgives_what_people_type_differently() {
        for (a, b) in [
            ("\u{C9}milie", "emilie"),
            ("E\u{301}milie", "\u{C9}MILIE"),
            ("O\u{2019}Brien", "O'Brien"),
            ("O\u{2BC}Brien", "obrien"),
            ("Anne-Marie", "anne marie"),
            ("\u{141}ukasz", "lukasz"),
            ("S\u{F8}ren", "soren"),
            ("Wei\u{DF}", "WEISS"),
            ("\u{130}lkay", "ilkay"),
            ("Il\u{131}ca", "ilica"),
            ("Nguy\u{1EC5}n", "Nguye\u{302}\u{303}n"),
            ("Nguy\u{1EC5}n", "nguyen"),
            ("\u{1E35}", "k"),
            ("x\u{331}\u{2B7}", "xw"),
            ("\u{FF33}ample", "sample"),
            ("\u{645}\u{64F}\u{62D}\u{64E}\u{645}\u{651}\u{62F}", "\u{645}\u{62D}\u{645}\u{62F}"),
            ("\u{623}\u{62D}\u{645}\u{62F}", "\u{627}\u{62D}\u{645}\u{62F}"),
            ("\u{6CC}\u{6A9}", "\u{64A}\u{643}"),
            ("\u{5DE}\u{5B4}\u{5E8}\u{5B0}\u{5D9}\u{5B8}\u{5DD}", "\u{5DE}\u{5E8}\u{5D9}\u{5DD}"),
            ("  St.  John ", "st john"),
            ("\u{406}\u{308}\u{432}\u{430}\u{43D}", "\u{456}\u{432}\u{430}\u{43D}"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
    }

    #[test]
    fn folding_keeps_scripts_and_letters_apart() {
        for kept in [
            "\u{1403}\u{14C4}\u{1483}",
            "\u{674E}\u{660E}",
            "\u{30AC}\u{30AE}",
            "\u{D55C}\u{AE00}",
            "\u{915}\u{94D}\u{937}",
        ] {
            assert_eq!(fold(kept), kept);
        }
        for (a, b) in [
            ("\u{410}\u{43D}\u{43D}\u{430}", "Anna"),
            ("\u{30AC}", "\u{30AB}"),
            ("\u{439}", "\u{438}"),
            ("Mark", "Marc"),
            ("\u{14C0}", "\u{14C2}"),
        ] {
            assert_ne!(fold(a), fold(b), "{a} {b}");
        }
        assert_eq!(fold("\u{294}"), "\u{294}", "a name of one glottal stop is still found");
        assert_eq!(fold(fold("\u{1E9E}\u{130}\u{1E35}-x").as_str()), fold("\u{1E9E}\u{130}\u{1E35}-x"));
    }

    #[test]
    fn names_are_shown_whole_shortened_and_as_initials() {
        let name = PersonName::new("Child", "Sample");
        assert_eq!(name.full(), "Child Sample");
        assert_eq!(name.file_name_form(), "SAMPLE, Child");
        assert_eq!(name.initials(), "C. S.");
        assert_eq!(PersonName::new("Sample", "").file_name_form(), "SAMPLE");
        assert_eq!(PersonName::new("", "Wei\u{DF}").file_name_form(), "WEISS");
        let own = PersonName { own_script: "\u{1403}\u{14C4}\u{1483}".into(), ..PersonName::default() };
        assert_eq!((own.full(), own.initials()), ("\u{1403}\u{14C4}\u{1483}".into(), "\u{1403}.".into()));
        let both = PersonName { own_script: "\u{674E}".into(), ..PersonName::new("", "Li") };
        assert_eq!(both.with_own_script(), "Li (\u{674E})");
        let long = PersonName::new("Anne-Marie Zo\u{E9}", "Sample-Exemple");
        for (columns, shown) in [
            (40, "SAMPLE-EXEMPLE, Anne-Marie Zo\u{E9}"),
            (25, "SAMPLE-EXEMPLE, A. M. Z."),
            (10, "SAMPLE-EX\u{2026}"),
            (1, "\u{2026}"),
            (0, ""),
        ] {
            assert_eq!(long.shortened(columns), shown);
        }
        let wide = PersonName::new("", "\u{674E}\u{660E}\u{660E}");
        assert_eq!(wide.shortened(4), "\u{674E}\u{2026}");
    }

    #[test]
    fn sounds_are_for_latin_letters_only() {
        assert_eq!(sound_keys("macdonald"), sound_keys("mcdonald"));
        assert_eq!(sound_keys("sampel"), sound_keys("sample"));
        assert_eq!(sound_keys("\u{674E}"), None);
        assert_eq!(sound_keys(""), None);
    }
}
