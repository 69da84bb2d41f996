//! Reading dates as people type them in forms, in English and French. Nothing is guessed: what can be
//! read in two ways, or only in part, is a problem that says so, and the form keeps the text.
//!
//! Writing dates for people belongs to the text layer; the clock is handed in as `today`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{codes::DatePrecision, date::PartialDate, digits::with_ascii_digits, problem::Problem};

/// What a date field accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The first day that is accepted.
    pub earliest: NaiveDate,
    /// The last day that is accepted.
    pub latest: NaiveDate,
    /// Whether a month, a year or an estimate is enough.
    pub partial: bool,
    /// Whether the last day is today, so that a later date is "in the future" rather than "too late".
    pub until_today: bool,
}

impl Limits {
    /// A birth date: since 1900, not in the future, a month, year or estimate is enough.
    pub fn birth(today: NaiveDate) -> Self {
        Self { earliest: first_of(1900), latest: today, partial: true, until_today: true }
    }

    /// Something that happened: since 1900, not in the future, to the day.
    pub fn happened(today: NaiveDate) -> Self {
        Self { partial: false, ..Self::birth(today) }
    }

    /// Something to come, or any other day: from 1900 to 2200, to the day.
    pub fn planned() -> Self {
        Self {
            earliest: first_of(1900),
            latest: first_of(2201).pred_opt().unwrap_or(NaiveDate::MAX),
            partial: false,
            until_today: false,
        }
    }
}

fn first_of(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN)
}

/// Why a text is not a date, before it becomes a [`Problem`] of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is no date in any form known here.
    Unreadable,
    /// A part is missing: the year, the month, or two digits of the year.
    Half,
    /// Two readings, day first and month first.
    Ambiguous(NaiveDate, NaiveDate),
    /// There is no such day.
    Impossible,
    /// The weekday written is not the weekday of that date, given here.
    WrongWeekday(NaiveDate),
}

/// Reads the text of the field `field`. An empty text is no date and no problem.
///
/// # Errors
/// A problem `problem-date-…` with the text as argument `text`, and the two readings as ISO dates in
/// `first` and `second` where it asks which one is meant.
pub fn read(
    field: &str,
    text: &str,
    today: NaiveDate,
    limits: Limits,
) -> Result<Option<PartialDate>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let problem = |id: &str| Problem::new(field, id).with("text", text.trim());
    let date = parse(text, today).map_err(|unread| match unread {
        Unread::Unreadable => problem("problem-date-unreadable"),
        Unread::Half => problem("problem-date-half"),
        Unread::Impossible => problem("problem-date-impossible"),
        Unread::WrongWeekday(date) => problem("problem-date-weekday").with("first", date),
        Unread::Ambiguous(first, second) => {
            problem("problem-date-ambiguous").with("first", first).with("second", second)
        }
    })?;
    if !limits.partial && date.precision != DatePrecision::Exact {
        return Err(problem("problem-date-half"));
    }
    // A partly known date is judged by its first possible day, so that "this year" is a birth year.
    let (first, last) = match date.precision {
        DatePrecision::Estimated => (date.date, date.date),
        _ => date.interval(),
    };
    if last < limits.earliest {
        return Err(problem("problem-date-too-early").with("first", limits.earliest));
    }
    if first > limits.latest {
        let id = if limits.until_today { "problem-date-future" } else { "problem-date-too-late" };
        return Err(problem(id).with("first", limits.latest));
    }
    Ok(Some(date))
}

/// Reads the day of something to come. Besides every form of [`read`], the year may be left out ("26 Nov": the next
/// one from today on), and a weekday may stand alone ("Thursday": the next one after today).
///
/// # Errors
/// As [`read`].
pub fn read_coming(field: &str, text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, Problem> {
    let word = text.trim().to_lowercase();
    if let Some(weekday) = weekday(word.trim_end_matches('.')) {
        let ahead = (1..=7).filter_map(|days| today.checked_add_days(Days::new(days)));
        return Ok(ahead.into_iter().find(|day| day.weekday() == weekday));
    }
    match read(field, text, today, Limits::planned()) {
        Err(problem) if problem.message == "problem-date-half" => {
            for year in [today.year(), today.year() + 1] {
                match parse(&format!("{} {year}", text.trim()), today) {
                    Ok(date) if date.precision == DatePrecision::Exact && date.date >= today => {
                        return Ok(Some(date.date));
                    }
                    // A wrong weekday is asked about; it never moves the promise to another year.
                    Err(Unread::WrongWeekday(date)) if date >= today => {
                        let wrong = Problem::new(field, "problem-date-weekday").with("text", text.trim());
                        return Err(wrong.with("first", date));
                    }
                    _ => {}
                }
            }
            Err(problem)
        }
        read => Ok(read?.map(|date| date.date)),
    }
}

/// Reads a date in any of the forms: `2017-03-03`, `20170303`, `2017/3/3`, `3 mar 2017`, `le 1er mars 2017`,
/// `March 3rd, 2017`, `25/03/2017`, `mar 2017`, `2017-03`, `2017`, `~2017`, `today`, `demain`, `+10`, `-2w`;
/// with or without a weekday; digits of any script.
///
/// # Errors
/// [`Unread`] says why not.
pub fn parse(text: &str, today: NaiveDate) -> Result<PartialDate, Unread> {
    let plain = with_ascii_digits(text)
        .replace(['\u{FF0B}', '\u{2795}'], "+")
        .replace(['\u{2212}', '\u{FF0D}', '\u{2010}', '\u{2011}', '\u{2013}'], "-");
    let plain = plain.trim().to_lowercase();
    if let Some(date) = relative(&plain, today) {
        return date.map(exact);
    }
    let (plain, estimated) = match plain.strip_prefix('~') {
        Some(rest) => (rest.to_owned(), true),
        None => (plain, false),
    };
    if plain.ends_with(['-', '/']) {
        return Err(Unread::Half);
    }
    let mut words = words_of(&plain)?;
    let estimated = take_estimate(&mut words) || estimated;
    let weekday = take_weekday(&mut words);
    let date = absolute(&words)?;
    if let Some(weekday) = weekday {
        if date.precision != DatePrecision::Exact {
            return Err(Unread::Half);
        }
        if date.date.weekday() != weekday {
            return Err(Unread::WrongWeekday(date.date));
        }
    }
    Ok(if estimated { estimate(date) } else { date })
}

/// An estimate keeps the middle of what was typed as its best guess (domain: ±1 year around it).
fn estimate(date: PartialDate) -> PartialDate {
    let middle = match date.precision {
        DatePrecision::Year => date.date.with_month(7),
        DatePrecision::Month => date.date.with_day(15),
        DatePrecision::Exact | DatePrecision::Estimated => None,
    };
    PartialDate { date: middle.unwrap_or(date.date), precision: DatePrecision::Estimated }
}

fn exact(date: NaiveDate) -> PartialDate {
    PartialDate { date, precision: DatePrecision::Exact }
}

fn relative(text: &str, today: NaiveDate) -> Option<Result<NaiveDate, Unread>> {
    let offset = match text {
        "today" | "aujourd'hui" | "aujourd\u{2019}hui" | "auj" | "aujourdhui" => 0,
        "tomorrow" | "demain" => 1,
        "yesterday" | "hier" => -1,
        _ => return signed_offset(text, today),
    };
    Some(add_days(today, offset))
}

fn signed_offset(text: &str, today: NaiveDate) -> Option<Result<NaiveDate, Unread>> {
    let (back, rest) = match text.strip_prefix('+') {
        Some(rest) => (false, rest),
        None => (true, text.strip_prefix('-')?),
    };
    let rest = rest.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, unit) = (&rest[..end], rest[end..].trim());
    if number.is_empty() {
        return None;
    }
    let Ok(count) = number.parse::<u32>() else { return Some(Err(Unread::Impossible)) };
    let signed = if back { -i64::from(count) } else { i64::from(count) };
    let months = |each: u32| {
        let months = Months::new(count.saturating_mul(each));
        let moved = if back { today.checked_sub_months(months) } else { today.checked_add_months(months) };
        moved.ok_or(Unread::Impossible)
    };
    match unit {
        "" | "d" | "j" | "day" | "days" | "jour" | "jours" => Some(add_days(today, signed)),
        "w" | "s" | "sem" | "week" | "weeks" | "semaine" | "semaines" => Some(add_days(today, signed * 7)),
        "m" | "month" | "months" | "mois" => Some(months(1)),
        "y" | "a" | "an" | "ans" | "year" | "years" => Some(months(12)),
        _ => None,
    }
}

fn add_days(today: NaiveDate, days: i64) -> Result<NaiveDate, Unread> {
    let count = Days::new(days.unsigned_abs());
    let moved = if days < 0 { today.checked_sub_days(count) } else { today.checked_add_days(count) };
    moved.ok_or(Unread::Impossible)
}

/// One piece of a typed date.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Word {
    /// A number, how many digits it was typed with, and whether it ended as an ordinal (`3rd`, `1er`).
    Number(u32, usize),
    /// Letters.
    Text(String),
}

/// Splits at spaces, `-`, `/`, `.`, `,` and between digits and letters.
fn words_of(text: &str) -> Result<Vec<Word>, Unread> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |c: char| {
            if first.is_ascii_digit() {
                c.is_ascii_digit()
            } else {
                c.is_alphabetic() || c == '\'' || is_mark(c)
            }
        };
        if first.is_ascii_digit() || first.is_alphabetic() {
            let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
            words.push(word(&rest[..end])?);
            rest = &rest[end..];
        } else if first.is_whitespace() || matches!(first, '-' | '/' | '.' | ',') {
            rest = &rest[first.len_utf8()..];
        } else {
            return Err(Unread::Unreadable);
        }
        if words.len() > 8 {
            return Err(Unread::Unreadable);
        }
    }
    // Ordinal endings follow their number; "le", "the", "of" and "de" carry nothing.
    let fillers = ["st", "nd", "rd", "th", "er", "le", "the", "of", "de", "on"];
    words.retain(|word| !matches!(word, Word::Text(text) if fillers.contains(&text.as_str())));
    Ok(words)
}

fn word(text: &str) -> Result<Word, Unread> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok(Word::Text(text.to_owned()));
    }
    if text.len() > 8 {
        return Err(Unread::Unreadable);
    }
    text.parse().map(|number| Word::Number(number, text.len())).map_err(|_| Unread::Unreadable)
}

fn take_estimate(words: &mut Vec<Word>) -> bool {
    let signs = ["about", "around", "circa", "c", "ca", "vers", "environ", "env"];
    let found = matches!(words.first(), Some(Word::Text(text)) if signs.contains(&text.as_str()));
    if found {
        words.remove(0);
    }
    found
}

/// Takes out a weekday. `mar` is a weekday (mardi) only when another word names the month.
fn take_weekday(words: &mut Vec<Word>) -> Option<Weekday> {
    let months =
        words.iter().filter(|word| matches!(word, Word::Text(text) if month(text).is_some())).count();
    let at = words.iter().position(|word| match word {
        Word::Text(text) => weekday(text).is_some() && (month(text).is_none() || months > 1),
        Word::Number(..) => false,
    })?;
    match words.remove(at) {
        Word::Text(text) => weekday(&text),
        Word::Number(..) => None,
    }
}

fn absolute(words: &[Word]) -> Result<PartialDate, Unread> {
    use Word::{Number, Text};
    match words {
        [Number(number, 8)] => ymd(number / 10_000, number / 100 % 100, number % 100),
        [Number(year, 4)] => partial(*year, 1, DatePrecision::Year),
        [Number(year, 4), Number(month, 1 | 2)] | [Number(month, 1 | 2), Number(year, 4)] => {
            partial(*year, *month, DatePrecision::Month)
        }
        [Number(year, 4), Number(month, 1 | 2), Number(day, 1 | 2)] => ymd(*year, *month, *day),
        [Number(a, 1 | 2), Number(b, 1 | 2), Number(year, 4)] => day_or_month_first(*a, *b, *year),
        [Text(name), Number(year, 4)] | [Number(year, 4), Text(name)] => {
            partial(*year, named(name)?, DatePrecision::Month)
        }
        [Number(day, 1 | 2), Text(name), Number(year, 4)]
        | [Text(name), Number(day, 1 | 2), Number(year, 4)]
        | [Number(year, 4), Text(name), Number(day, 1 | 2)] => ymd(*year, named(name)?, *day),
        [Number(..)] | [Number(..), Number(..)] | [Number(_, 1 | 2), Number(_, 1 | 2), Number(_, 1..=3)] => {
            Err(Unread::Half)
        }
        [Text(name)]
        | [Text(name), Number(_, 1..=3)]
        | [Number(_, 1..=3), Text(name)]
        | [Number(_, 1 | 2), Text(name), Number(_, 1..=3)]
        | [Text(name), Number(_, 1 | 2), Number(_, 1..=3)] => named(name).and(Err(Unread::Half)),
        [] => Err(Unread::Half),
        _ => Err(Unread::Unreadable),
    }
}

fn named(name: &str) -> Result<u32, Unread> {
    // "ju" and "jui" begin two months each: a part is missing, not the sense.
    if matches!(name, "ju" | "jui" | "j" | "ma" | "m" | "a") {
        Err(Unread::Half)
    } else {
        month(name).ok_or(Unread::Unreadable)
    }
}

fn partial(year: u32, month: u32, precision: DatePrecision) -> Result<PartialDate, Unread> {
    let date = ymd(year, month, 1)?.date;
    Ok(PartialDate { date, precision })
}

fn ymd(year: u32, month: u32, day: u32) -> Result<PartialDate, Unread> {
    let year = i32::try_from(year).map_err(|_| Unread::Impossible)?;
    NaiveDate::from_ymd_opt(year, month, day).map(exact).ok_or(Unread::Impossible)
}

fn day_or_month_first(a: u32, b: u32, year: u32) -> Result<PartialDate, Unread> {
    match (ymd(year, b, a), ymd(year, a, b)) {
        (Ok(day_first), Ok(month_first)) if day_first == month_first => Ok(day_first),
        (Ok(day_first), Ok(month_first)) => Err(Unread::Ambiguous(day_first.date, month_first.date)),
        (Ok(only), Err(_)) | (Err(_), Ok(only)) => Ok(only),
        (Err(unread), Err(_)) => Err(unread),
    }
}

/// The month that a word names, in English or French: the whole word or its beginning from three letters
/// on, with or without accents.
pub fn month(word: &str) -> Option<u32> {
    const NAMES: [[&str; 2]; 12] = [
        ["january", "janvier"],
        ["february", "fevrier"],
        ["march", "mars"],
        ["april", "avril"],
        ["may", "mai"],
        ["june", "juin"],
        ["july", "juillet"],
        ["august", "aout"],
        ["september", "septembre"],
        ["october", "octobre"],
        ["november", "novembre"],
        ["december", "decembre"],
    ];
    named_in(word, &NAMES).and_then(|at| u32::try_from(at + 1).ok())
}

/// The weekday that a word names, by the same rule as [`month`].
pub fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [[&str; 2]; 7] = [
        ["monday", "lundi"],
        ["tuesday", "mardi"],
        ["wednesday", "mercredi"],
        ["thursday", "jeudi"],
        ["friday", "vendredi"],
        ["saturday", "samedi"],
        ["sunday", "dimanche"],
    ];
    named_in(word, &NAMES).and_then(|at| Weekday::try_from(u8::try_from(at).ok()?).ok())
}

/// The row whose name in either language begins with the word; none when two rows do.
fn named_in(word: &str, names: &[[&str; 2]]) -> Option<usize> {
    let plain: String = word
        .to_lowercase()
        .chars()
        .map(|c| match c {
            '\u{E9}' | '\u{E8}' => 'e',
            '\u{FB}' => 'u',
            _ => c,
        })
        .filter(|c| !is_mark(*c))
        .collect();
    if plain.chars().count() < 3 {
        return None;
    }
    let mut found =
        names.iter().enumerate().filter(|(_, row)| row.iter().any(|name| name.starts_with(&plain)));
    let (at, _) = found.next()?;
    found.next().is_none().then_some(at)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        day("2026-11-21")
    }

    #[test]
    fn a_coming_day_needs_no_year() {
        let today: NaiveDate = "2026-11-21".parse().unwrap();
        for (text, day) in [
            ("26 nov", "2026-11-26"),
            ("jeu. 26 nov.", "2026-11-26"),
            ("thu 26 nov", "2026-11-26"),
            ("3 jan", "2027-01-03"),
            ("21 Nov", "2026-11-21"),
            ("thursday", "2026-11-26"),
            ("samedi", "2026-11-28"),
            ("tomorrow", "2026-11-22"),
            ("2027-02-03", "2027-02-03"),
        ] {
            assert_eq!(read_coming("x", text, today), Ok(Some(day.parse().unwrap())), "{text}");
        }
        assert_eq!(read_coming("x", " ", today), Ok(None));
        for text in ["november", "26", "fri 26 nov", "30 feb"] {
            assert!(read_coming("x", text, today).is_err(), "{text}");
        }
    }

    #[test]
    fn dates_are_read_in_the_forms_people_type() {
        use DatePrecision::{Estimated, Exact, Month, Year};
        for (text, date, precision) in [
            ("2017-03-03", "2017-03-03", Exact),
            ("2017/3/3", "2017-03-03", Exact),
            (" 20170303 ", "2017-03-03", Exact),
            ("3 mar 2017", "2017-03-03", Exact),
            ("3-Mar-2017", "2017-03-03", Exact),
            ("3 mars 2017", "2017-03-03", Exact),
            ("March 3rd, 2017", "2017-03-03", Exact),
            ("le 1er ao\u{FB}t 2017", "2017-08-01", Exact),
            ("1 aou\u{302}t 2017", "2017-08-01", Exact),
            ("25/03/2017", "2017-03-25", Exact),
            ("03/25/2017", "2017-03-25", Exact),
            ("3/3/2017", "2017-03-03", Exact),
            ("ven 3 mars 2017", "2017-03-03", Exact),
            ("mar. 7 mars 2017", "2017-03-07", Exact),
            ("Friday, March 3, 2017", "2017-03-03", Exact),
            ("29 feb 2016", "2016-02-29", Exact),
            ("mar 2017", "2017-03-01", Month),
            ("f\u{E9}v. 2017", "2017-02-01", Month),
            ("2017-03", "2017-03-01", Month),
            ("03/2017", "2017-03-01", Month),
            ("2017", "2017-01-01", Year),
            ("~2017", "2017-07-01", Estimated),
            ("vers mars 2017", "2017-03-15", Estimated),
            ("today", "2026-11-21", Exact),
            ("Aujourd\u{2019}hui", "2026-11-21", Exact),
            ("demain", "2026-11-22", Exact),
            ("hier", "2026-11-20", Exact),
            ("+10", "2026-12-01", Exact),
            ("-0", "2026-11-21", Exact),
            ("\u{FF0B}\u{FF11}\u{FF10}", "2026-12-01", Exact),
            ("+2w", "2026-12-05", Exact),
            ("+3 mois", "2027-02-21", Exact),
            ("\u{FF12}\u{FF10}\u{FF11}\u{FF17}-\u{FF10}\u{FF13}-\u{FF10}\u{FF13}", "2017-03-03", Exact),
            ("\u{662}\u{660}\u{661}\u{667}/\u{660}\u{663}/\u{660}\u{663}", "2017-03-03", Exact),
        ] {
            assert_eq!(parse(text, today()), Ok(PartialDate { date: day(date), precision }), "{text}");
        }
    }

    #[test]
    fn nothing_is_guessed() {
        use Unread::{Ambiguous, Half, Impossible, Unreadable, WrongWeekday};
        for (text, why) in [
            ("03/04/2017", Ambiguous(day("2017-04-03"), day("2017-03-04"))),
            ("04-05-2006", Ambiguous(day("2006-05-04"), day("2006-04-05"))),
            ("04/05/06", Half),
            ("3 mar", Half),
            ("mars", Half),
            ("3 mar 17", Half),
            ("3 jui 2017", Half),
            ("17", Half),
            ("29 Feb 2017", Impossible),
            ("1900-02-29", Impossible),
            ("2100-02-29", Impossible),
            ("31/04/2017", Impossible),
            ("2017-13-01", Impossible),
            ("+99999999999", Impossible),
            ("10000-01-01", Unreadable),
            ("1,5", Half),
            ("0x10", Unreadable),
            ("1e309", Unreadable),
            ("NaN", Unreadable),
            ("soon", Unreadable),
            ("2017-03-03T10:00", Unreadable),
            ("3 mar 2017 2018", Unreadable),
            ("lundi 3 mars 2017", WrongWeekday(day("2017-03-03"))),
        ] {
            assert_eq!(parse(text, today()), Err(why), "{text}");
        }
    }

    #[test]
    fn fields_have_limits_and_keep_the_text_in_the_problem() {
        let birth = Limits::birth(today());
        for (text, limits, message) in [
            ("2026-11-22", birth, "problem-date-future"),
            ("tomorrow", birth, "problem-date-future"),
            ("2027", birth, "problem-date-future"),
            ("1899-12-30", birth, "problem-date-too-early"),
            ("0001", birth, "problem-date-too-early"),
            ("2201-01-01", Limits::planned(), "problem-date-too-late"),
            ("9999-12-31", Limits::planned(), "problem-date-too-late"),
            ("2017", Limits::happened(today()), "problem-date-half"),
            ("03/04/2017", birth, "problem-date-ambiguous"),
            ("29 Feb 2017", birth, "problem-date-impossible"),
            ("soon", birth, "problem-date-unreadable"),
        ] {
            let problem = read("born", text, today(), limits).unwrap_err();
            assert_eq!((problem.field.as_str(), problem.message.as_str()), ("born", message), "{text}");
            for file in [include_str!("../text/en/typed.ftl"), include_str!("../text/fr/typed.ftl")] {
                assert!(file.contains(&format!("{message} = ")), "{message} has its words");
            }
            assert_eq!(problem.arguments[0], ("text".to_owned(), text.to_owned()));
        }
        assert_eq!(read("born", "  ", today(), birth), Ok(None));
        assert!(read("born", "2026", today(), birth).is_ok_and(|date| date.is_some()), "born this year");
        assert!(read("born", "today", today(), birth).is_ok_and(|date| date.is_some()));
        assert!(read("due", "2200-12-31", today(), Limits::planned()).is_ok());
    }
}
