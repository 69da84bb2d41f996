//! Reading the JSON document of `circle screen`: every problem with its JSON path, and nothing guessed.
//!
//! serde_json keeps only the last of two equal keys and turns `8.0` into a number like any other; here each
//! value is looked at as it is written. No text of the document is repeated in a problem but its paths, which escape.

use std::{collections::BTreeSet, fmt};

use chrono::NaiveDate;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::input::{GivenService, ScreeningInput};
use crate::domain::{
    codes::{Answer, Code, DatePrecision},
    date::parse_day,
    place::Place,
    problem::Problem,
    program::Program,
};

/// One child, or several in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScreeningDocument {
    /// The document is an object.
    One(Box<ScreeningInput>),
    /// The document is an array of objects.
    Several(Vec<ScreeningInput>),
}

/// Reads a document. `programs` are all that are known: one document may serve several of them.
///
/// # Errors
/// Every problem, with its JSON path in `field`; the words are `problem-screen-…`.
pub fn read(bytes: &[u8], programs: &[Program], on: NaiveDate) -> Result<ScreeningDocument, Vec<Problem>> {
    let root = Place::json();
    let not_json = |error: &serde_json::Error| {
        let problem = Problem::new(root.as_str(), "problem-screen-not-json");
        vec![problem.with("line", error.line()).with("column", error.column())]
    };
    let text = std::str::from_utf8(bytes)
        .map_err(|_| vec![Problem::new(root.as_str(), "problem-screen-not-unicode")])?;
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    let mut reader = Reader { programs, on, problems: Vec::new() };
    let document = match Shape::of(raw) {
        Shape::Object => ScreeningDocument::One(Box::new(reader.child(raw, &root))),
        Shape::Array => {
            let items: Vec<&RawValue> = serde_json::from_str(raw.get()).map_err(|error| not_json(&error))?;
            let each = items.iter().enumerate();
            ScreeningDocument::Several(
                each.map(|(index, raw)| reader.child(raw, &root.index(index))).collect(),
            )
        }
        _ => return Err(vec![Problem::new(root.as_str(), "problem-screen-not-object-or-array")]),
    };
    if reader.problems.is_empty() { Ok(document) } else { Err(reader.problems) }
}

/// What kind of value is written, told by its first character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Object,
    Array,
    Text,
    Number,
    Flag,
    Null,
}

impl Shape {
    fn of(raw: &RawValue) -> Self {
        match raw.get().as_bytes().first() {
            Some(b'{') => Self::Object,
            Some(b'[') => Self::Array,
            Some(b'"') => Self::Text,
            Some(b't' | b'f') => Self::Flag,
            Some(b'n') => Self::Null,
            _ => Self::Number,
        }
    }

    /// The word for it in `problem-screen-wrong-type`.
    fn name(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Array => "array",
            Self::Text => "text",
            Self::Number => "number",
            Self::Flag => "flag",
            Self::Null => "null",
        }
    }
}

/// The members of an object as written: in order, repeated keys kept.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry::<String, &'de RawValue>()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

struct Reader<'p> {
    programs: &'p [Program],
    on: NaiveDate,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn note(&mut self, place: &Place, message: &str) {
        self.problems.push(Problem::new(place.as_str(), message));
    }

    /// Whether the value has the wanted shape; if not, says so.
    fn expect(&mut self, raw: &RawValue, place: &Place, want: Shape) -> bool {
        let shape = Shape::of(raw);
        if shape == want {
            return true;
        }
        if shape == Shape::Null {
            self.note(place, "problem-screen-null");
        } else {
            let problem = Problem::new(place.as_str(), "problem-screen-wrong-type");
            self.problems.push(problem.with("expected", want.name()));
        }
        false
    }

    /// The members of an object, each key once; a repeated key is a problem and its value is not looked at.
    fn members<'a>(&mut self, raw: &'a RawValue, place: &Place) -> Option<Vec<(String, &'a RawValue)>> {
        if !self.expect(raw, place, Shape::Object) {
            return None;
        }
        let Ok(Members(members)) = serde_json::from_str::<Members<'a>>(raw.get()) else {
            // The syntax was checked before: only half a surrogate pair in a key gets here.
            self.note(place, "problem-screen-not-unicode");
            return None;
        };
        let mut seen = BTreeSet::new();
        let mut once = Vec::new();
        for (key, value) in members {
            if seen.insert(key.clone()) {
                once.push((key, value));
            } else {
                self.note(&place.key(&key), "problem-screen-key-twice");
            }
        }
        Some(once)
    }

    fn items<'a>(&mut self, raw: &'a RawValue, place: &Place) -> Option<Vec<&'a RawValue>> {
        if !self.expect(raw, place, Shape::Array) {
            return None;
        }
        serde_json::from_str(raw.get()).ok()
    }

    fn text(&mut self, raw: &RawValue, place: &Place) -> Option<String> {
        if !self.expect(raw, place, Shape::Text) {
            return None;
        }
        let text = serde_json::from_str(raw.get()).ok();
        if text.is_none() {
            self.note(place, "problem-screen-not-unicode");
        }
        text
    }

    fn flag(&mut self, raw: &RawValue, place: &Place) -> Option<bool> {
        self.expect(raw, place, Shape::Flag).then(|| raw.get() == "true")
    }

    fn code<T: Code>(&mut self, raw: &RawValue, place: &Place) -> Option<T> {
        let text = self.text(raw, place)?;
        let value = T::from_code(&text);
        if value.is_none() {
            let codes: Vec<&str> = T::ALL.iter().map(|value| value.code()).collect();
            let problem = Problem::new(place.as_str(), "problem-screen-unknown-code");
            self.problems.push(problem.with("codes", codes.join(", ")));
        }
        value
    }

    /// Whole years, written without decimal point or exponent. More than anyone can count stays "very old".
    fn whole_years(&mut self, raw: &RawValue, place: &Place) -> Option<u32> {
        if !self.expect(raw, place, Shape::Number) {
            return None;
        }
        let written = raw.get();
        let digits = written.strip_prefix('-').unwrap_or(written);
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            self.note(place, "problem-screen-not-whole");
            return None;
        }
        let years = digits.parse().unwrap_or(u32::MAX);
        if digits.len() < written.len() && years > 0 {
            self.note(place, "problem-screen-negative");
            return None;
        }
        Some(years)
    }

    fn birth_date(&mut self, raw: &RawValue, place: &Place) -> Option<NaiveDate> {
        let text = self.text(raw, place)?;
        let Some(date) = parse_day(&text) else {
            self.note(place, "problem-screen-not-a-date");
            return None;
        };
        if date > self.on {
            let problem = Problem::new(place.as_str(), "problem-screen-future-date");
            self.problems.push(problem.with("on", self.on));
            return None;
        }
        Some(date)
    }

    fn child(&mut self, raw: &RawValue, place: &Place) -> ScreeningInput {
        let mut input = ScreeningInput::default();
        let Some(members) = self.members(raw, place) else {
            return input;
        };
        for (key, raw) in &members {
            self.member(&mut input, key, raw, &place.key(key));
        }
        let given = |wanted: &str| members.iter().any(|(key, _)| key == wanted);
        self.check_age(&input, place, given("birth_date"), given("age_years"));
        input
    }

    fn member(&mut self, input: &mut ScreeningInput, key: &str, raw: &RawValue, place: &Place) {
        match key {
            "birth_date" => input.birth_date = self.birth_date(raw, place),
            "age_years" => input.age_years = self.whole_years(raw, place),
            "birth_date_precision" => set(&mut input.birth_date_precision, self.code(raw, place)),
            "school" => set(&mut input.school, self.code(raw, place)),
            "area" => input.area = self.text(raw, place),
            "services" => input.services = self.services(raw, place),
            "answers" => self.answers(input, raw, place),
            "referrer_type" => set(&mut input.referrer_type, self.code(raw, place)),
            "consent_to_refer" => input.consent_to_refer = self.flag(raw, place),
            "count_by" => input.count_by = self.code(raw, place),
            "upper_age_mode" => input.upper_age_mode = self.code(raw, place),
            _ => self.note(place, "problem-screen-unknown-key"),
        }
    }

    /// Birth date and age together must agree; an age alone has no month or calendar year.
    fn check_age(&mut self, input: &ScreeningInput, place: &Place, birth_given: bool, age_given: bool) {
        let calendar = matches!(input.birth_date_precision, DatePrecision::Month | DatePrecision::Year);
        if age_given && !birth_given && calendar {
            self.note(&place.key("birth_date_precision"), "problem-screen-precision-needs-date");
        }
        let (Some(_), Some(age)) = (input.birth_date, input.age_years) else {
            return;
        };
        let fits = input
            .ages(self.on)
            .is_some_and(|(youngest, oldest)| (youngest..=oldest).contains(&i64::from(age)));
        if !fits {
            let problem = Problem::new(place.key("age_years").as_str(), "problem-screen-inconsistent-age");
            self.problems.push(problem.with("on", self.on));
        }
    }

    fn services(&mut self, raw: &RawValue, place: &Place) -> Option<Vec<GivenService>> {
        let items = self.items(raw, place)?;
        let each = items.into_iter().enumerate();
        Some(each.filter_map(|(index, raw)| self.service(raw, &place.index(index))).collect())
    }

    fn service(&mut self, raw: &RawValue, place: &Place) -> Option<GivenService> {
        let members = self.members(raw, place)?;
        let (mut organization, mut worker, mut kind, mut status) = (None, None, None, None);
        for (key, raw) in &members {
            let place = place.key(key);
            match key.as_str() {
                "organization" => organization = self.organization(raw, &place),
                "worker" => worker = self.text(raw, &place),
                "kind" => kind = self.text(raw, &place),
                "status" => status = self.code(raw, &place),
                _ => self.note(&place, "problem-screen-unknown-key"),
            }
        }
        for required in ["organization", "status"] {
            if !members.iter().any(|(key, _)| key == required) {
                self.note(&place.key(required), "problem-screen-missing-key");
            }
        }
        Some(GivenService { organization: organization?, worker, kind, status: status? })
    }

    fn organization(&mut self, raw: &RawValue, place: &Place) -> Option<String> {
        let text = self.text(raw, place)?;
        if text.trim().is_empty() {
            self.note(place, "problem-screen-blank");
            return None;
        }
        Some(text)
    }

    fn answers(&mut self, input: &mut ScreeningInput, raw: &RawValue, place: &Place) {
        for (id, raw) in self.members(raw, place).unwrap_or_default() {
            let place = place.key(&id);
            let known: Vec<_> = self.programs.iter().filter_map(|program| program.criterion(&id)).collect();
            if known.is_empty() {
                self.note(&place, "problem-screen-unknown-criterion");
            } else if !known.iter().any(|criterion| criterion.is_asked()) {
                self.note(&place, "problem-screen-derived-criterion");
            } else if let Some(answer) = self.code::<Answer>(raw, &place) {
                input.answers.insert(id, answer);
            }
        }
    }
}

/// A wrong value leaves the default; its problem is noted already.
fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule_set::shipped;

    /// `path message` of each problem, in order.
    fn problems(document: &[u8]) -> Vec<String> {
        let programs = shipped().unwrap().programs;
        let on = "2026-11-21".parse().unwrap();
        let found = read(document, &programs, on).err().unwrap_or_default();
        found
            .iter()
            .map(|p| format!("{} {}", p.field, p.message.trim_start_matches("problem-screen-")))
            .collect()
    }

    #[test]
    fn bad_documents_name_every_place() {
        let rows: &[(&str, &[&str])] = &[
            ("", &["$ not-json"]),
            (" ", &["$ not-json"]),
            ("{", &["$ not-json"]),
            ("{]", &["$ not-json"]),
            ("{} {}", &["$ not-json"]),
            ("{},", &["$ not-json"]),
            ("{'area':'x'}", &["$ not-json"]),
            ("{\"area\":\"a\nb\"}", &["$ not-json"]),
            ("{\"area\":\"\\x\"}", &["$ not-json"]),
            ("{\"age_years\":NaN}", &["$ not-json"]),
            ("{\"age_years\":0x10}", &["$ not-json"]),
            ("{\"age_years\":08}", &["$ not-json"]),
            ("{\"age_years\":+8}", &["$ not-json"]),
            ("{\"age_years\":1,5}", &["$ not-json"]),
            ("{area:1}", &["$ not-json"]),
            ("// {}", &["$ not-json"]),
            ("\u{feff}{}", &["$ not-json"]),
            ("null", &["$ not-object-or-array"]),
            ("true", &["$ not-object-or-array"]),
            ("8", &["$ not-object-or-array"]),
            ("\"{}\"", &["$ not-object-or-array"]),
            ("[null]", &["$[0] null"]),
            ("[[]]", &["$[0] wrong-type"]),
            ("[{},1,{}]", &["$[1] wrong-type"]),
            ("[{},{\"birth_date\":\"2026-11-22\"}]", &["$[1].birth_date future-date"]),
            ("{\"name\":\"x\"}", &["$.name unknown-key"]),
            ("{\"Area\":\"x\"}", &["$.Area unknown-key"]),
            ("{\"\":1}", &["$[\"\"] unknown-key"]),
            ("{\"a b\":1}", &["$[\"a b\"] unknown-key"]),
            ("{\"\\u001b[2J\\u202e\":1}", &["$[\"\\u001b[2J\\u202e\"] unknown-key"]),
            ("{\"é\":{\"x\":null}}", &["$[\"\\u00e9\"] unknown-key"]),
            ("{\"area\":\"x\",\"\\u0061rea\":\"y\"}", &["$.area key-twice"]),
            ("{\"age_years\":8,\"age_years\":8}", &["$.age_years key-twice"]),
            ("{\"x\":1,\"x\":1}", &["$.x key-twice", "$.x unknown-key"]),
            ("{\"answers\":{\"H1\":\"yes\",\"H1\":\"yes\"}}", &["$.answers.H1 key-twice"]),
            ("{\"birth_date\":null}", &["$.birth_date null"]),
            ("{\"birth_date\":20100101}", &["$.birth_date wrong-type"]),
            ("{\"birth_date\":\"2023-02-29\"}", &["$.birth_date not-a-date"]),
            ("{\"birth_date\":\"2010-13-01\"}", &["$.birth_date not-a-date"]),
            ("{\"birth_date\":\"10-01-01\"}", &["$.birth_date not-a-date"]),
            ("{\"birth_date\":\"04/05/06\"}", &["$.birth_date not-a-date"]),
            ("{\"birth_date\":\"2010-01\",\"birth_date_precision\":\"month\"}", &["$.birth_date not-a-date"]),
            ("{\"birth_date\":\"2010-01-01T00:00:00\"}", &["$.birth_date not-a-date"]),
            ("{\"birth_date\":\"\"}", &["$.birth_date not-a-date"]),
            ("{\"birth_date\":\"0000-01-01\"}", &["$.birth_date not-a-date"]),
            ("{\"birth_date\":\"10000-01-01\"}", &["$.birth_date not-a-date"]),
            ("{\"birth_date\":\"2026-11-22\"}", &["$.birth_date future-date"]),
            ("{\"birth_date\":\"9999-12-31\"}", &["$.birth_date future-date"]),
            (
                "{\"birth_date\":\"2026-11-30\",\"birth_date_precision\":\"month\"}",
                &["$.birth_date future-date"],
            ),
            (
                "{\"birth_date\":\"2026-12-01\",\"birth_date_precision\":\"estimated\"}",
                &["$.birth_date future-date"],
            ),
            ("{\"birth_date_precision\":\"day\"}", &["$.birth_date_precision unknown-code"]),
            (
                "{\"age_years\":8,\"birth_date_precision\":\"month\"}",
                &["$.birth_date_precision precision-needs-date"],
            ),
            (
                "{\"age_years\":8,\"birth_date_precision\":\"year\"}",
                &["$.birth_date_precision precision-needs-date"],
            ),
            ("{\"age_years\":8.0}", &["$.age_years not-whole"]),
            ("{\"age_years\":8.5}", &["$.age_years not-whole"]),
            ("{\"age_years\":8e0}", &["$.age_years not-whole"]),
            ("{\"age_years\":1e309}", &["$.age_years not-whole"]),
            ("{\"age_years\":-1}", &["$.age_years negative"]),
            ("{\"age_years\":\"8\"}", &["$.age_years wrong-type"]),
            ("{\"age_years\":null}", &["$.age_years null"]),
            ("{\"age_years\":true}", &["$.age_years wrong-type"]),
            ("{\"birth_date\":\"2008-11-21\",\"age_years\":17}", &["$.age_years inconsistent-age"]),
            (
                "{\"age_years\":19,\"birth_date\":\"2008-11-22\",\"birth_date_precision\":\"month\"}",
                &["$.age_years inconsistent-age"],
            ),
            (
                "{\"age_years\":20,\"birth_date\":\"2008-11-01\",\"birth_date_precision\":\"estimated\"}",
                &["$.age_years inconsistent-age"],
            ),
            ("{\"school\":\"home\"}", &["$.school unknown-code"]),
            ("{\"school\":\"Graduated\"}", &["$.school unknown-code"]),
            ("{\"school\":[]}", &["$.school wrong-type"]),
            ("{\"area\":5}", &["$.area wrong-type"]),
            ("{\"area\":null}", &["$.area null"]),
            ("{\"area\":\"\\ud800\"}", &["$.area not-unicode"]),
            ("{\"\\ud800\":1}", &["$ not-unicode"]),
            ("{\"services\":{}}", &["$.services wrong-type"]),
            ("{\"services\":null}", &["$.services null"]),
            ("{\"services\":[\"school\"]}", &["$.services[0] wrong-type"]),
            ("{\"services\":[null]}", &["$.services[0] null"]),
            (
                "{\"services\":[{}]}",
                &["$.services[0].organization missing-key", "$.services[0].status missing-key"],
            ),
            ("{\"services\":[{\"organization\":\"A\"}]}", &["$.services[0].status missing-key"]),
            (
                "{\"services\":[{\"organization\":\"A\",\"status\":\"current\"},{\"organization\":\" \",\"status\":\"now\"}]}",
                &["$.services[1].organization blank", "$.services[1].status unknown-code"],
            ),
            (
                "{\"services\":[{\"organization\":\"A\",\"status\":\"current\",\"worker\":null}]}",
                &["$.services[0].worker null"],
            ),
            (
                "{\"services\":[{\"organization\":\"A\",\"status\":\"current\",\"kind\":1}]}",
                &["$.services[0].kind wrong-type"],
            ),
            (
                "{\"services\":[{\"organization\":\"A\",\"status\":\"current\",\"phone\":1}]}",
                &["$.services[0].phone unknown-key"],
            ),
            (
                "{\"services\":[{\"organization\":\"A\",\"status\":\"current\",\"status\":\"past\"}]}",
                &["$.services[0].status key-twice"],
            ),
            ("{\"answers\":[]}", &["$.answers wrong-type"]),
            ("{\"answers\":null}", &["$.answers null"]),
            ("{\"answers\":{\"H9\":\"yes\"}}", &["$.answers.H9 unknown-criterion"]),
            ("{\"answers\":{\"h1\":\"yes\"}}", &["$.answers.h1 unknown-criterion"]),
            (
                "{\"answers\":{\"C1\":\"yes\",\"C3\":\"no\"}}",
                &["$.answers.C1 derived-criterion", "$.answers.C3 derived-criterion"],
            ),
            ("{\"answers\":{\"H1\":\"maybe\"}}", &["$.answers.H1 unknown-code"]),
            ("{\"answers\":{\"H1\":true}}", &["$.answers.H1 wrong-type"]),
            ("{\"answers\":{\"C2\":null}}", &["$.answers.C2 null"]),
            ("{\"referrer_type\":\"doctor\"}", &["$.referrer_type unknown-code"]),
            ("{\"referrer_type\":\"self\"}", &["$.referrer_type unknown-code"]),
            ("{\"consent_to_refer\":\"yes\"}", &["$.consent_to_refer wrong-type"]),
            ("{\"consent_to_refer\":1}", &["$.consent_to_refer wrong-type"]),
            ("{\"consent_to_refer\":null}", &["$.consent_to_refer null"]),
            ("{\"count_by\":\"people\"}", &["$.count_by unknown-code"]),
            ("{\"upper_age_mode\":\"21\"}", &["$.upper_age_mode unknown-code"]),
            (
                "{\"school\":null,\"x\":1,\"age_years\":-1}",
                &["$.school null", "$.x unknown-key", "$.age_years negative"],
            ),
        ];
        for (document, expected) in rows {
            assert_eq!(problems(document.as_bytes()), *expected, "{document}");
        }
        assert_eq!(problems(b"{\"area\":\"\xff\"}"), ["$ not-unicode"]);
        assert_eq!(problems(b"\xff\xfe{\0}\0"), ["$ not-unicode"]);
        assert_eq!(problems("[".repeat(200_000).as_bytes()), ["$ not-json"]);
        let deep = format!("{{\"x\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(problems(deep.as_bytes()), ["$.x unknown-key"]);
    }

    #[test]
    fn good_documents_are_read_whole() {
        for document in [
            "{}",
            "[]",
            "[{}]",
            " {\"area\":\"\"} \n",
            "{\"age_years\":-0}",
            "{\"area\":\"\\u001b[2J\"}",
            "{\"birth_date\":\"2026-11-21\"}",
            "{\"birth_date\":\"2008-11-21\",\"age_years\":18}",
            "{\"birth_date\":\"2008-06-01\",\"birth_date_precision\":\"estimated\",\"age_years\":19}",
            "{\"birth_date\":\"2026-11-01\",\"birth_date_precision\":\"month\",\"age_years\":0}",
            "{\"answers\":{\"H1\":\"yes\",\"C2\":\"unknown\"}}",
            "{\"services\":[]}",
            "{\"services\":[{\"organization\":\"A\",\"status\":\"past\",\"kind\":\"anything\",\"worker\":\"\"}]}",
        ] {
            assert_eq!(problems(document.as_bytes()), Vec::<String>::new(), "{document}");
        }
    }
}
