//! The hostile corpus (reliability.md section 4) as a table: what may be typed, pasted or imported, where it
//! may go, and what has to become of it. Made from code points, so that no raw control character sits in
//! the repository. Bytes that are no UTF-8 (overlong forms, lone surrogates) never reach a Rust string;
//! the readers of files have their own tests for them.

/// Where a text of the corpus may be put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A name field.
    Name,
    /// Any field of one line.
    Line,
    /// A note.
    Note,
    /// A birth date.
    Birth,
    /// A date to come.
    Due,
}

/// What has to become of it there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Kept to the byte (names: in NFC).
    Accept,
    /// Kept without some characters, and the person is told how many.
    Cleaned,
    /// Refused with a reason; the field keeps what it had.
    Refuse,
}

/// One text of the corpus.
#[derive(Debug, Clone)]
pub struct Hostile {
    /// Its name in reports.
    pub id: &'static str,
    /// Where it may go.
    pub place: Place,
    /// What has to become of it.
    pub expected: Expected,
    /// Why it is in the corpus.
    pub why: &'static str,
    /// The text itself.
    pub text: String,
}

use Expected::{Accept, Cleaned, Refuse};
use Place::{Birth, Due, Line, Name, Note};

/// A text in the making: literal text, one code point, or one many times.
enum Piece {
    T(&'static str),
    C(u32),
    R(u32, usize),
}
use Piece::{C, R, T};

const ESC: Piece = C(0x1B);

#[expect(clippy::expect_used, reason = "a wrong code point in the table must stop the tests")]
fn text(pieces: &[Piece]) -> String {
    let character = |code: u32| char::from_u32(code).expect("the corpus has only scalar values");
    let mut all = String::new();
    for piece in pieces {
        match piece {
            T(part) => all.push_str(part),
            C(code) => all.push(character(*code)),
            R(code, times) => all.extend(std::iter::repeat_n(character(*code), *times)),
        }
    }
    all
}

type Row<'a> = (&'static str, Place, Expected, &'static str, &'a [Piece]);

/// The whole corpus.
pub fn corpus() -> Vec<Hostile> {
    let mut all = Vec::new();
    let groups: [fn(&mut Vec<Hostile>); 7] =
        [terminal_control, invisible, names, lengths, encoding, dates, injection];
    for group in groups {
        group(&mut all);
    }
    all
}

fn add(all: &mut Vec<Hostile>, rows: &[Row<'_>]) {
    all.extend(rows.iter().map(|(id, place, expected, why, pieces)| Hostile {
        id,
        place: *place,
        expected: *expected,
        why,
        text: text(pieces),
    }));
}

fn terminal_control(all: &mut Vec<Hostile>) {
    let rows: &[Row<'_>] = &[
        ("reset", Line, Cleaned, "resets the terminal", &[T("a"), ESC, T("c")]),
        ("erase", Line, Cleaned, "clears the screen", &[T("a"), ESC, T("[2J")]),
        ("leave-alternate", Line, Cleaned, "leaves our screen", &[ESC, T("[?1049l"), T("a")]),
        ("cursor-report", Line, Cleaned, "the answer is typed input", &[ESC, T("[6n"), T("a")]),
        ("identify", Line, Cleaned, "the answer is typed input", &[ESC, T("Z"), T("a")]),
        ("title-report", Line, Cleaned, "the title comes back as input", &[ESC, T("[21t"), T("a")]),
        ("title", Line, Cleaned, "sets the window title", &[ESC, T("]0;owned"), C(7), T("a")]),
        ("clipboard-set", Line, Cleaned, "writes the clipboard", &[ESC, T("]52;c;YQ=="), C(7)]),
        ("clipboard-query", Line, Cleaned, "reads the clipboard", &[ESC, T("]52;c;?"), C(7)]),
        ("link-file", Line, Cleaned, "a link to a file", &[ESC, T("]8;;file:///"), ESC, T("\\x")]),
        ("inline-image", Line, Cleaned, "a proprietary sequence", &[ESC, T("]1337;File=:AA"), C(7)]),
        ("shell-marks", Line, Cleaned, "shell integration", &[ESC, T("]633;A"), C(7), ESC, T("]7;x"), C(7)]),
        ("sixel", Line, Cleaned, "an image", &[ESC, T("Pq#0;2;0;0;0"), ESC, T("\\")]),
        (
            "apc-pm-sos",
            Line,
            Cleaned,
            "other strings",
            &[ESC, T("_a"), ESC, T("^b"), ESC, T("Xc"), ESC, T("\\")],
        ),
        ("osc-open", Line, Cleaned, "never ends", &[ESC, T("]0;Sample")]),
        ("c1-csi", Line, Cleaned, "8-bit CSI", &[C(0x9B), T("2J")]),
        ("c1-osc", Line, Cleaned, "8-bit OSC", &[C(0x9D), T("0;x"), C(0x9C)]),
        ("c1-dcs", Line, Cleaned, "8-bit DCS", &[C(0x90), T("q"), C(0x9C)]),
        ("bells", Note, Cleaned, "ten thousand bells", &[T("a"), R(7, 10_000)]),
        ("backspaces", Line, Cleaned, "overstrike", &[T("Smith"), R(8, 5), T("Jones")]),
        ("overstrike", Line, Cleaned, "carriage return over a name", &[T("Smith"), C(13), T("Jones")]),
        ("vertical-tab", Line, Cleaned, "moves down", &[T("a"), C(11), T("b"), C(12), T("c")]),
        ("shift-out", Line, Cleaned, "shifts the character set", &[C(14), T("abc"), C(15)]),
        ("delete", Line, Cleaned, "DEL", &[T("a"), C(0x7F), T("b")]),
        (
            "multiplexer",
            Line,
            Cleaned,
            "pass-through",
            &[ESC, T("Ptmux;"), ESC, ESC, T("]0;x"), C(7), ESC, T("\\")],
        ),
        ("half-sequence", Line, Cleaned, "its other half stands in the next field", &[T("a"), ESC]),
        ("other-half", Line, Accept, "harmless alone", &[T("[31mred")]),
        ("newline", Line, Cleaned, "a line break in one line", &[T("a"), C(10), T("b")]),
        (
            "forged-log",
            Line,
            Cleaned,
            "poses as another line",
            &[T("x"), C(10), T("2026-11-21T20:04:05Z admin1 ok")],
        ),
        ("tab-in-note", Note, Accept, "becomes spaces, nothing is lost", &[T("a"), C(9), T("b")]),
    ];
    add(all, rows);
}

fn invisible(all: &mut Vec<Hostile>) {
    let rows: &[Row<'_>] = &[
        ("override", Line, Cleaned, "turns text around", &[C(0x202E), T("txt.exe"), C(0x202C)]),
        (
            "embeddings",
            Line,
            Cleaned,
            "directions",
            &[C(0x202A), T("a"), C(0x202B), T("b"), C(0x202D), T("c")],
        ),
        ("isolates", Line, Cleaned, "balanced", &[C(0x2066), T("a"), C(0x2069)]),
        ("isolate-open", Line, Cleaned, "unbalanced", &[C(0x2067), T("a")]),
        ("isolates-deep", Line, Cleaned, "nested 200 deep", &[R(0x2068, 200), T("a"), R(0x2069, 200)]),
        ("marks", Line, Cleaned, "direction marks", &[T("a"), C(0x200E), C(0x200F), C(0x61C), T("b")]),
        ("zwsp", Name, Cleaned, "hides a difference", &[T("Sam"), C(0x200B), T("ple")]),
        ("zwj-latin", Name, Cleaned, "no use between Latin letters", &[T("Sam"), C(0x200D), T("ple")]),
        ("zwnj-latin", Name, Cleaned, "no use between Latin letters", &[T("Sam"), C(0x200C), T("ple")]),
        ("word-joiner", Line, Cleaned, "invisible", &[T("a"), C(0x2060), T("b")]),
        ("bom-inside", Line, Cleaned, "invisible", &[T("a"), C(0xFEFF), T("b")]),
        ("soft-hyphen", Name, Cleaned, "hides a difference", &[T("Sam"), C(0xAD), T("ple")]),
        ("selector", Name, Cleaned, "after a letter without variants", &[T("Sample"), C(0xFE0F)]),
        ("tags", Line, Cleaned, "hidden text", &[T("a"), C(0xE0001), C(0xE0041), C(0xE0042), C(0xE007F)]),
        ("separators", Line, Cleaned, "U+2028 and U+2029", &[T("a"), C(0x2028), T("b"), C(0x2029), T("c")]),
        ("filler-inside", Name, Accept, "stands where it is put", &[T("Sam"), C(0x3164)]),
        ("nbsp-inside", Name, Accept, "a space", &[T("de"), C(0xA0), T("la Cruz")]),
        ("only-filler", Name, Refuse, "nothing to see", &[C(0x3164)]),
        ("only-braille-blank", Name, Refuse, "nothing to see", &[C(0x2800)]),
        ("only-nbsp", Name, Refuse, "nothing to see", &[C(0xA0), C(0x2007), C(0x3000)]),
        ("only-zero-width", Name, Refuse, "nothing to see", &[C(0x200B), C(0x200D), C(0xFEFF)]),
        ("only-mark", Name, Refuse, "a mark without a letter", &[C(0x301)]),
        ("only-controls", Name, Refuse, "nothing left", &[ESC, C(0x9B), C(0)]),
    ];
    add(all, rows);
}

fn names(all: &mut Vec<Hostile>) {
    let mut plain = |id: &'static str, why: &'static str, names: &[&str]| {
        all.extend(names.iter().map(|name| Hostile {
            id,
            place: Name,
            expected: Accept,
            why,
            text: (*name).to_owned(),
        }));
    };
    plain("syllabics", "Inuktitut, Cree, Anishinaabe", &["ᐃᓄᒃᑎᑐᑦ", "ᓀᐦᐃᔭᐍᐏᐣ", "ᐊᓂᔑᓈᐯ", "\u{18B0}\u{18F5}"]);
    plain(
        "romanised",
        "letters of First Nations languages",
        &["SENĆOŦEN", "ʔaʔa", "x\u{331}ʷ", "ḵ", "ł", "Ĳ", "Kahnawà:ke", "Tyendinaga\u{2BC}a"],
    );
    plain("apostrophes", "of every kind", &["O'Brien", "O\u{2019}Brien", "O\u{2BC}Brien", "D'Amelio"]);
    plain("short", "a name may be one letter", &["Ng", "Q", "O", "李"]);
    plain(
        "words-of-computers",
        "a name is never a value",
        &["Null", "None", "Undefined", "N/A", "Test", "True", "0", "NaN"],
    );
    plain(
        "families",
        "particles, pairs, double surnames",
        &[
            "McDonald",
            "MacDonald",
            "de la Cruz",
            "Anne-Marie",
            "Abcdefghijklmnopqrstuvwxyz-Zyxwvutsrqponmlkjihgfedcba",
        ],
    );
    plain(
        "european",
        "letters that fold",
        &["Nguyễn", "İlkay", "Ilıca", "Weiß", "WEIẞ", "Ŀuís", "Ðorđe", "Łukasz", "Søren"],
    );
    plain("asian", "Chinese, Hangul, kana", &["李小明", "한글", "カタカナ", "ひらがな"]);
    plain("right-to-left", "Arabic, Hebrew with points, Latin digits", &["محمد", "מִרְיָם", "محمد 2"]);
    plain("indic", "conjuncts and other scripts", &["क्षत्रिय", "ஸ்ரீ", "สมชาย", "ገብረ"]);
    let rows: &[Row<'_>] = &[
        ("nguyen-nfd", Name, Accept, "stored in NFC", &[T("Nguye"), C(0x302), C(0x303), T("n")]),
        (
            "persian",
            Name,
            Accept,
            "ZWNJ between letters",
            &[C(0x639), C(0x644), C(0x6CC), C(0x200C), C(0x631), C(0x636), C(0x627)],
        ),
        ("sinhala", Name, Accept, "ZWJ in a conjunct", &[C(0xDC1), C(0xDCA), C(0x200D), C(0xDBB), C(0xDD3)]),
        (
            "family-emoji",
            Line,
            Accept,
            "ZWJ in emoji",
            &[C(0x1F468), C(0x200D), C(0x1F469), C(0x200D), C(0x1F467)],
        ),
        ("flag", Line, Accept, "two letters of a flag", &[C(0x1F1E8), C(0x1F1E6)]),
        ("skin-tone", Line, Accept, "a modifier", &[C(0x1F44D), C(0x1F3FD)]),
        ("keycap", Line, Accept, "a digit, a selector, a cap", &[T("1"), C(0xFE0F), C(0x20E3)]),
    ];
    add(all, rows);
}

fn lengths(all: &mut Vec<Hostile>) {
    let rows: &[Row<'_>] = &[
        ("one", Line, Accept, "one character", &[T("x")]),
        ("255", Line, Accept, "an old limit", &[R(0x78, 255)]),
        ("256", Line, Accept, "past an old limit", &[R(0x78, 256)]),
        ("1000-wide", Line, Accept, "the limit, in characters", &[R(0x674E, 1_000)]),
        ("1001", Line, Refuse, "one too many", &[R(0x78, 1_001)]),
        ("65535-line", Line, Refuse, "far too many", &[R(0x78, 65_535)]),
        ("marks-line", Line, Refuse, "10,000 marks on one letter", &[T("Z"), R(0x301, 10_000)]),
        (
            "marks-note",
            Note,
            Accept,
            "10,000 marks on one letter; the gate cuts the pile",
            &[T("Z"), R(0x301, 10_000)],
        ),
        ("word-1-mib", Note, Accept, "one word of 1 MiB", &[R(0x78, 1 << 20)]),
        ("over-1-mib", Note, Refuse, "a byte too many", &[R(0x78, (1 << 20) + 1)]),
        ("wide-over-1-mib", Note, Refuse, "the limit is in bytes", &[R(0x674E, 400_000)]),
        ("lines", Note, Accept, "100,000 lines", &[R(10, 100_000)]),
        ("street", Line, Accept, "a street of 200 characters", &[T("12 "), R(0x61, 200)]),
    ];
    add(all, rows);
}

fn encoding(all: &mut Vec<Hostile>) {
    let rows: &[Row<'_>] = &[
        ("nul-start", Line, Cleaned, "SQLite stops at NUL", &[C(0), T("ab")]),
        ("nul-middle", Line, Cleaned, "SQLite stops at NUL", &[T("a"), C(0), T("b")]),
        ("nul-end", Line, Cleaned, "SQLite stops at NUL", &[T("ab"), C(0)]),
        (
            "noncharacters",
            Line,
            Cleaned,
            "never text",
            &[T("a"), C(0xFFFE), C(0xFFFF), C(0xFDD0), C(0x1FFFE)],
        ),
        ("replacement", Line, Accept, "what a broken file became elsewhere", &[T("Zo"), C(0xFFFD)]),
        ("double-encoded", Line, Accept, "wrong, but not for us to mend", &[T("Zo"), C(0xC3), C(0xA9)]),
        ("smart-quotes", Line, Accept, "Windows-1252 read rightly", &[C(0x201C), T("Sam"), C(0x201D)]),
        ("smart-quotes-raw", Line, Cleaned, "Windows-1252 read as Latin-1", &[C(0x93), T("Sam"), C(0x94)]),
        ("private-use", Line, Accept, "a font's own sign", &[C(0xE000)]),
    ];
    add(all, rows);
}

fn dates(all: &mut Vec<Hostile>) {
    let mut each = |place: Place, expected: Expected, why: &'static str, texts: &[&str]| {
        all.extend(texts.iter().map(|typed| Hostile {
            id: "date",
            place,
            expected,
            why,
            text: (*typed).to_owned(),
        }));
    };
    each(Birth, Accept, "leap days that were", &["2016-02-29", "2000-02-29", "29 feb 2024"]);
    each(
        Birth,
        Refuse,
        "leap days that never were",
        &["2017-02-29", "1900-02-29", "2100-02-29", "29 Feb 2017"],
    );
    each(Birth, Refuse, "no such day", &["2017-02-30", "31/04/2017", "2017-13-01", "2017-00-10"]);
    each(Birth, Refuse, "before anyone's birth", &["0000-01-01", "0001", "1582-10-10", "1899-12-30"]);
    each(Birth, Accept, "an epoch of spreadsheets, but a date", &["1904-01-01"]);
    each(
        Birth,
        Refuse,
        "numbers that are no dates",
        &["60", "10000-01-01", "-5-01-01", "1e309", "NaN", "9223372036854775808", "0x10", "1,5", "1.5"],
    );
    each(Birth, Refuse, "not yet born", &["2999-01-01", "tomorrow", "+1"]);
    each(Birth, Refuse, "two readings", &["03/04/2017", "4-5-2017"]);
    each(Birth, Refuse, "a year of two digits", &["04/05/06", "3 mar 17"]);
    each(Birth, Refuse, "half a date", &["3 mar", "mars", "/", "2017-"]);
    each(Birth, Accept, "digits of other scripts", &["٢٠١٧-٠٣-٠٣", "２０１７-０３-０３"]);
    each(Birth, Accept, "nothing more than a year is known", &["2017", "mar 2017", "-0"]);
    each(Due, Refuse, "out of range", &["9999-12-31", "2201-01-01", "+99999999"]);
    each(Due, Refuse, "half a date", &["2027", "mar 2027"]);
    each(Due, Accept, "days from today", &["+10", "demain", "2200-12-31"]);
    let numbers = [
        "00123",
        "1234567890AB",
        "613-555-0142 ext. 7",
        "613-CALL-NOW",
        "+1 613 555 0142",
        "K1A 0B1",
        "k1a0b1",
        "KIA OB1",
        "SW1A 1AA",
        "sam@exemple.example",
        "\"sam sample\"@example.example",
        "é@exemple.example",
        "-5",
        "+1 613",
        "@handle",
    ];
    for number in numbers {
        all.push(Hostile {
            id: "number",
            place: Line,
            expected: Accept,
            why: "numbers and addresses stay as typed",
            text: number.into(),
        });
    }
}

fn injection(all: &mut Vec<Hostile>) {
    let texts = [
        "=HYPERLINK(\"http://example.example\")",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(1)",
        "＝1+1",
        "＋1",
        "－1",
        "＠A",
        " =1+1",
        "'=1+1",
        "\"=1+1\"",
        "a;=1+1",
        "=DDE(\"x\";\"y\")",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</textarea>",
        "&lt;b&#62;&amp;",
        "javascript:alert(1)",
        "<svg onload=alert(1)>",
        "url(http://example.example)",
        "@import 'x'",
        "[a](http://example.example)",
        "![a](x)",
        "'; DROP TABLE person; --",
        "\" OR 1=1",
        "NEAR(",
        "\"",
        "*",
        "^",
        "given:sam",
        "sam AND (",
        "%",
        "_",
        "%%%%%%%%",
        "(a+)+$",
        "$(id)",
        "`id`",
        "; id",
        "-rf",
        "--help",
        "../../etc/passwd",
        "CON",
        "sample.",
        "sample ",
        "%n%s%x",
        "{}",
        "{0}",
        "{ $name }",
        "{$count ->",
        "\\u001b[2J",
        "\\x1b[2J",
    ];
    all.extend(texts.iter().map(|injected| Hostile {
        id: "injection",
        place: Line,
        expected: Accept,
        why: "text is text; only an export may defuse it",
        text: (*injected).to_owned(),
    }));
    let rows: &[Row<'_>] = &[
        ("tab-formula", Line, Accept, "the tab becomes a space", &[C(9), T("=1+1")]),
        ("cr-formula", Line, Cleaned, "starts a new cell", &[C(13), T("=1+1")]),
        ("lf-formula", Line, Cleaned, "starts a new cell", &[C(10), T("=1+1")]),
        ("calendar", Line, Cleaned, "folded calendar lines", &[T("x"), C(13), C(10), T(" ATTENDEE:y")]),
        ("file-name", Line, Cleaned, "a line break in a file name", &[T("a"), C(10), T("b.csv")]),
        ("file-name-300", Line, Accept, "longer than file names go", &[R(0x61, 300)]),
    ];
    add(all, rows);
}
