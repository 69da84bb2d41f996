//! A list as rows of keys and values, written as a table for people, or as CSV or JSON for machines.

use clap::{Args, builder::PossibleValuesParser};
use serde_json::{Map, Value};
use unicode_width::UnicodeWidthStr;

use super::{Desk, FAULT, words::Refusal};
use crate::{
    documents::csv,
    domain::{
        codes::{Code, EpisodeState},
        ids::StaffNumber,
    },
    text::{Texts, safe},
};

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// For people.
    Table,
    /// Comma-separated values.
    Csv,
    /// An array of objects.
    Json,
}

/// `--format`.
#[derive(Debug, Args)]
pub(super) struct FormatOption {
    #[arg(long, value_name = "code", default_value = "table", value_parser = PossibleValuesParser::new(["table", "csv", "json"]))]
    format: String,
}

impl FormatOption {
    pub(super) fn format(&self) -> Format {
        match self.format.as_str() {
            "csv" => Format::Csv,
            "json" => Format::Json,
            _ => Format::Table,
        }
    }
}

/// A value of a row, and how people read it where that differs.
#[derive(Debug)]
pub(super) struct Cell {
    value: Value,
    shown: Option<String>,
}

impl Cell {
    /// A value that people read as it is.
    pub(super) fn plain(value: impl Into<Value>) -> Self {
        Self { value: value.into(), shown: None }
    }

    /// A value that people read in words.
    pub(super) fn shown(value: impl Into<Value>, shown: String) -> Self {
        Self { value: value.into(), shown: Some(shown) }
    }

    /// Text, or nothing.
    pub(super) fn maybe(value: Option<impl Into<Value>>) -> Self {
        Self { value: value.map_or(Value::Null, Into::into), shown: None }
    }

    /// A code with its label.
    pub(super) fn code<C: Code>(code: Option<C>, texts: &Texts) -> Self {
        match code {
            Some(code) => Self::shown(code.code(), texts.get(&code.label())),
            None => Self::plain(Value::Null),
        }
    }

    /// A staff person: `S-1`, and the name for people.
    pub(super) fn staff(person: Option<(StaffNumber, &str)>) -> Self {
        match person {
            Some((number, name)) => Self::shown(number.to_string(), format!("{number} {name}")),
            None => Self::plain(Value::Null),
        }
    }

    /// A state of an episode.
    pub(super) fn state(state: Option<EpisodeState>, texts: &Texts) -> Self {
        Self::code(state, texts)
    }

    fn machine(&self) -> String {
        match &self.value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
            other => other.to_string(),
        }
    }

    fn human(&self) -> String {
        self.shown.clone().unwrap_or_else(|| self.machine())
    }
}

/// A whole list.
#[derive(Debug)]
pub(super) struct Listing {
    /// The keys, in their order.
    pub(super) keys: &'static [&'static str],
    /// The rows; each has a cell for each key.
    pub(super) rows: Vec<Vec<Cell>>,
    /// A line under the table.
    pub(super) note: Option<String>,
}

impl Listing {
    /// Writes it.
    pub(super) fn write(&self, format: Format, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        let text = match format {
            Format::Json => self.json(),
            Format::Csv => self.csv(),
            Format::Table => self.table(desk.texts),
        };
        desk.out
            .write_all(text.as_bytes())
            .and_then(|()| desk.out.flush())
            .map_err(|_| Refusal::silent(FAULT))
    }

    fn json(&self) -> String {
        let object = |row: &Vec<Cell>| {
            let fields = self.keys.iter().zip(row).map(|(key, cell)| ((*key).to_owned(), cell.value.clone()));
            Value::Object(fields.collect::<Map<_, _>>())
        };
        json_text(&Value::Array(self.rows.iter().map(object).collect()))
    }

    fn csv(&self) -> String {
        let mut text = csv::row(self.keys.iter().map(|key| (*key, false)));
        for row in &self.rows {
            let cells: Vec<(String, bool)> = row
                .iter()
                .map(|cell| (safe::line(&cell.machine()).into_owned(), cell.value.is_number()))
                .collect();
            text.push_str(&csv::row(cells.iter().map(|(cell, number)| (cell.as_str(), *number))));
        }
        text
    }

    fn table(&self, texts: &Texts) -> String {
        let mut text = String::new();
        if self.rows.is_empty() {
            text.push_str(&texts.get("cli-list-empty"));
            text.push('\n');
        } else {
            let head: Vec<String> = self.keys.iter().map(|key| texts.get(&column(key))).collect();
            let body: Vec<Vec<String>> = self
                .rows
                .iter()
                .map(|row| row.iter().map(|cell| safe::line(&cell.human()).into_owned()).collect())
                .collect();
            let numbers: Vec<bool> = (0..self.keys.len())
                .map(|index| self.rows.iter().all(|row| row[index].value.is_number()))
                .collect();
            let width =
                |index: usize| body.iter().chain([&head]).map(|row| row[index].width()).max().unwrap_or(0);
            let widths: Vec<usize> = (0..self.keys.len()).map(width).collect();
            for row in [&head].into_iter().chain(&body) {
                text.push_str(&line(row, &widths, &numbers));
            }
        }
        if let Some(note) = &self.note {
            text.push_str(&safe::line(note));
            text.push('\n');
        }
        text
    }
}

fn column(key: &str) -> String {
    format!("cli-column-{}", key.replace('_', "-"))
}

fn line(row: &[String], widths: &[usize], numbers: &[bool]) -> String {
    let mut line = String::new();
    for ((cell, width), number) in row.iter().zip(widths).zip(numbers) {
        let blank = " ".repeat(width.saturating_sub(cell.width()));
        if *number {
            line.push_str(&blank);
            line.push_str(cell);
        } else {
            line.push_str(cell);
            line.push_str(&blank);
        }
        line.push_str("  ");
    }
    let end = line.trim_end().len();
    line.truncate(end);
    line.push('\n');
    line
}

/// JSON on one line, with whatever could steer a terminal written as `\u…`.
pub(super) fn json_text(value: &Value) -> String {
    let plain = value.to_string();
    let mut text = String::with_capacity(plain.len() + 1);
    let mut letter = [0_u8; 4];
    for c in plain.chars() {
        if c.is_ascii_graphic() || c == ' ' || c.is_alphanumeric() || {
            let one: &str = c.encode_utf8(&mut letter);
            safe::line(one) == one
        } {
            text.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn listing() -> Listing {
        Listing {
            keys: &["file_no", "days_late", "why"],
            rows: vec![
                vec![Cell::plain("C-0001"), Cell::plain(3), Cell::shown("review", "6 months".to_owned())],
                vec![Cell::plain("C-0002"), Cell::plain(12), Cell::plain("=1\u{1b}[2J")],
            ],
            note: None,
        }
    }

    #[test]
    fn machines_get_codes_and_people_words() {
        assert_eq!(
            listing().json(),
            "[{\"file_no\":\"C-0001\",\"days_late\":3,\"why\":\"review\"},{\"file_no\":\"C-0002\",\"days_late\":12,\"why\":\"=1\\u001b[2J\"}]\n"
        );
        let csv = listing().csv();
        assert!(csv.starts_with("file_no,days_late,why\nC-0001,3,review\n"), "{csv}");
        assert!(!csv.contains('\u{1b}') && csv.contains("'=1"), "{csv}");
        let table = listing().table(&Texts::new(Lang::En));
        assert!(table.contains("6 months") && !table.contains('\u{1b}'), "{table}");
        assert_eq!(table.lines().count(), 3);
    }

    #[test]
    fn json_keeps_every_letter_and_no_control() {
        for (text, written) in [
            ("é李ᐃ", "\"é李ᐃ\"\n"),
            ("a\u{202e}b\u{9b}", "\"a\\u202eb\\u009b\"\n"),
            ("\u{e0041}", "\"\\udb40\\udc41\"\n"),
        ] {
            let json = json_text(&Value::from(text));
            assert_eq!(json, written);
            assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }
}
