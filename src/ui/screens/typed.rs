//! From what stands in a form to what a record holds, and back. Reads codes and dates; knows no form in particular.

use chrono::{NaiveDate, NaiveTime};

use super::words;
use crate::{
    domain::{
        codes::{Code, DatePrecision},
        date::PartialDate,
        dates_typed::{self, Limits},
    },
    text::Texts,
    ui::kit::{Form, Values},
};

/// Reading typed values as the types of records.
pub trait Typed {
    /// The text of a field, without spaces around it; none when empty.
    fn text(&self, name: &str) -> Option<String>;
    /// The code of a field.
    fn code<C: Code>(&self, name: &str) -> Option<C>;
    /// The codes of a field of several.
    fn codes<C: Code>(&self, name: &str) -> Vec<C>;
    /// A whole number.
    fn number(&self, name: &str) -> Option<i64>;
    /// A day, within `limits`; none when it is empty or cannot be read (the form says so beside the field).
    fn day(&self, name: &str, today: NaiveDate, limits: Limits) -> Option<NaiveDate>;
    /// A date with its precision.
    fn partial(&self, name: &str, today: NaiveDate, limits: Limits) -> Option<PartialDate>;
}

impl Typed for Values {
    fn text(&self, name: &str) -> Option<String> {
        self.filled(name).map(str::to_owned)
    }

    fn code<C: Code>(&self, name: &str) -> Option<C> {
        C::from_code(self.get(name))
    }

    fn codes<C: Code>(&self, name: &str) -> Vec<C> {
        self.list(name).iter().filter_map(|code| C::from_code(code)).collect()
    }

    fn number(&self, name: &str) -> Option<i64> {
        self.filled(name)?.parse().ok()
    }

    fn day(&self, name: &str, today: NaiveDate, limits: Limits) -> Option<NaiveDate> {
        self.partial(name, today, limits)
            .filter(|date| date.precision == DatePrecision::Exact)
            .map(|date| date.date)
    }

    fn partial(&self, name: &str, today: NaiveDate, limits: Limits) -> Option<PartialDate> {
        dates_typed::read(name, self.get(name), today, limits).ok().flatten()
    }
}

/// Filling a form from a record.
pub trait Fill: Sized {
    /// The code of an optional value.
    #[must_use]
    fn with_code<C: Code>(self, name: &str, code: Option<C>) -> Self;
    /// An optional text.
    #[must_use]
    fn with_text(self, name: &str, text: Option<&str>) -> Self;
    /// A day, as it is typed.
    #[must_use]
    fn with_day(self, name: &str, day: Option<NaiveDate>) -> Self;
    /// A partly known date, as it is typed.
    #[must_use]
    fn with_partial(self, name: &str, date: Option<PartialDate>) -> Self;
    /// Several codes.
    #[must_use]
    fn with_codes<C: Code>(self, name: &str, codes: &[C]) -> Self;
}

impl Fill for Values {
    fn with_code<C: Code>(mut self, name: &str, code: Option<C>) -> Self {
        self.set(name, code.map_or("", Code::code));
        self
    }

    fn with_text(mut self, name: &str, text: Option<&str>) -> Self {
        self.set(name, text.unwrap_or_default());
        self
    }

    fn with_day(mut self, name: &str, day: Option<NaiveDate>) -> Self {
        self.set(name, day.map(|day| day.to_string()).unwrap_or_default());
        self
    }

    fn with_partial(mut self, name: &str, date: Option<PartialDate>) -> Self {
        self.set(name, date.map(typed_form).unwrap_or_default());
        self
    }

    fn with_codes<C: Code>(mut self, name: &str, codes: &[C]) -> Self {
        self.set_list(name, codes.iter().map(|code| code.code().to_owned()).collect());
        self
    }
}

/// How a partly known date is typed, so that it reads back as itself.
pub fn typed_form(date: PartialDate) -> String {
    match date.precision {
        DatePrecision::Exact => date.date.to_string(),
        DatePrecision::Month => date.date.format("%Y-%m").to_string(),
        DatePrecision::Year => date.date.format("%Y").to_string(),
        DatePrecision::Estimated => date.date.format("~%Y").to_string(),
    }
}

/// Makes a field of a form read dates within `limits`, showing beside it how the date was understood.
pub fn reads_date(form: &mut Form, name: &'static str, today: NaiveDate, limits: Limits) {
    form.set_reader(name, move |text, texts| match dates_typed::read(name, text, today, limits) {
        Ok(None) => Ok(String::new()),
        Ok(Some(date)) => Ok(in_words(texts, date)),
        Err(problem) => Err(words::problem(texts, &problem)),
    });
}

/// A partly known date as people say it.
pub fn in_words(texts: &Texts, date: PartialDate) -> String {
    match date.precision {
        DatePrecision::Exact => texts.date(date.date),
        DatePrecision::Month => texts.month(date.date),
        DatePrecision::Year => date.date.format("%Y").to_string(),
        DatePrecision::Estimated => texts.about(date.date),
    }
}

/// Reads a time of day as typed: `13:00`, `13h`, `1 pm`.
///
/// # Errors
/// Words that say how to type one.
pub fn reads_time(text: &str, texts: &Texts) -> Result<String, String> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    time_of(text)
        .map(|time| texts.time(time))
        .ok_or_else(|| texts.with("problem-time", &[("text", text.trim().into())]))
}

/// The time of day in a typed text.
pub fn time_of(text: &str) -> Option<NaiveTime> {
    let folded = text.trim().to_lowercase().replace(' ', "");
    let (digits, afternoon) = match folded.strip_suffix("pm").or_else(|| folded.strip_suffix("p.m.")) {
        Some(rest) => (rest, Some(true)),
        None => match folded.strip_suffix("am").or_else(|| folded.strip_suffix("a.m.")) {
            Some(rest) => (rest, Some(false)),
            None => (folded.as_str(), None),
        },
    };
    let (hour, minute) = digits.split_once([':', 'h', '.']).unwrap_or((digits, ""));
    let hour: u32 = hour.parse().ok()?;
    let minute: u32 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    let hour = match afternoon {
        Some(_) if hour == 0 || hour > 12 => return None,
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Reads a whole number that is not negative.
///
/// # Errors
/// Words that say how to type one.
pub fn reads_number(text: &str, texts: &Texts) -> Result<String, String> {
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.parse::<u32>().is_ok() {
        return Ok(String::new());
    }
    Err(texts.with("problem-number", &[("text", trimmed.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_type_them() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        for (text, time) in [
            ("13:00", at(13, 0)),
            ("13h", at(13, 0)),
            ("9 h 05", at(9, 5)),
            ("1 pm", at(13, 0)),
            ("12 am", at(0, 0)),
            ("12:30 p.m.", at(12, 30)),
            ("13 pm", None),
            ("25:00", None),
            ("noon", None),
            ("", None),
        ] {
            assert_eq!(time_of(text), time, "{text}");
        }
    }

    #[test]
    fn a_partial_date_reads_back_as_itself() {
        let today = "2026-11-21".parse().unwrap();
        for text in ["2017-03-03", "2017-03", "2017", "~2017"] {
            let date = dates_typed::read("x", text, today, Limits::birth(today)).unwrap().unwrap();
            assert_eq!(typed_form(date), text);
        }
    }
}
