//! How a child, a staff person, a day and a reason look in the rows of every list, so that one thing looks the same in
//! each of them. Makes words and cells of read models; decides nothing.

use chrono::{Months, NaiveDate};

use super::words;
use crate::{
    domain::{
        card::{ChildCard, StaffRef},
        codes::{Code, DatePrecision, Language, Urgency},
        why::{Why, WhyValue},
    },
    text::{Texts, Value, people::Unit},
    ui::{
        kit::{Cell, Choosable, frame::Record},
        theme::Meaning,
    },
};

/// The name of a child as files are headed, with "+2" where the row is about an episode of three; a child not yet named is "child of …" or "child 2".
pub fn name(texts: &Texts, card: &ChildCard) -> String {
    if card.others > 0 {
        let first = name_of(texts, card);
        return texts.with("card-with-others", &[("name", first.into()), ("count", card.others.into())]);
    }
    name_of(texts, card)
}

fn name_of(texts: &Texts, card: &ChildCard) -> String {
    let name = card.name.file_name_form();
    if !name.is_empty() {
        return name;
    }
    match card.provisional.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(number) if number.bytes().all(|b| b.is_ascii_digit()) => {
            texts.with("card-child-number", &[("number", number.into())])
        }
        Some(caller) => texts.with("card-child-of", &[("caller", caller.into())]),
        None if card.restricted => texts.get("card-restricted"),
        None => String::new(),
    }
}

/// The cell of a child's name, masked under privacy.
pub fn name_cell(texts: &Texts, card: &ChildCard) -> Cell {
    Cell::personal(name(texts, card))
}

/// Whole years, or months in the first two years of life; with "about" where only the year is known well.
pub fn age(texts: &Texts, card: &ChildCard, today: NaiveDate) -> String {
    let Some((birth, years)) = card.birth_date.zip(card.age(today)) else { return String::new() };
    let age = if (0..2).contains(&years) { texts.age_months(months(birth, today)) } else { texts.age(years) };
    if card.birth_precision == Some(DatePrecision::Estimated) {
        return texts.with("card-about", &[("age", age.into())]);
    }
    age
}

fn months(birth: NaiveDate, today: NaiveDate) -> i32 {
    let count =
        (1..24).take_while(|n| birth.checked_add_months(Months::new(*n)).is_some_and(|day| day <= today));
    i32::try_from(count.count()).unwrap_or(0)
}

/// The language of service in two or three letters.
pub fn language(language: Option<Language>) -> String {
    language.map_or_else(String::new, |language| match language {
        Language::Other => "…".to_owned(),
        known => known.code().to_uppercase(),
    })
}

/// Several languages in letters.
pub fn languages(list: &[Language]) -> String {
    let each: Vec<String> = list.iter().map(|one| language(Some(*one))).collect();
    each.join(" ")
}

/// How urgent, as a word that is empty for the usual case.
pub fn urgency_cell(texts: &Texts, urgency: Urgency) -> Cell {
    match urgency {
        Urgency::Urgent => Cell::of(texts.get("card-urgent"), Meaning::Danger),
        Urgency::Soon => Cell::of(texts.get("card-soon"), Meaning::Warning),
        Urgency::Routine => Cell::new(""),
    }
}

/// The name of a staff person, or the pool.
pub fn holder(texts: &Texts, staff: Option<&StaffRef>) -> String {
    staff.map_or_else(|| texts.get("card-pool"), |person| person.name.clone())
}

/// A reason in one line.
pub fn why(texts: &Texts, why: &Why) -> String {
    let value = |value: &WhyValue| match value {
        WhyValue::Number(number) => Value::Number(*number),
        WhyValue::Day(day) => Value::Text(texts.date(*day)),
        WhyValue::Label(id) => Value::Text(texts.get(id)),
        WhyValue::Words(words) => Value::Text(words.clone()),
    };
    let values: Vec<(&str, Value)> = why.values.iter().map(|(name, one)| (*name, value(one))).collect();
    texts.with(why.text, &values)
}

/// Lateness in the unit of its standard, short enough for a column: `3 d`, `3 bus. d`.
pub fn late_short(texts: &Texts, days: i64, business: bool) -> String {
    if business { texts.with("card-business-days", &[("days", days.into())]) } else { texts.days(days) }
}

/// Lateness in words: `3 d late`.
pub fn late(texts: &Texts, days: i64, business: bool) -> String {
    texts.late(days, if business { Unit::Business } else { Unit::Calendar })
}

/// The header of a screen about this child.
pub fn record(texts: &Texts, card: &ChildCard, today: NaiveDate) -> Record {
    let more = [card.birth_date.map(|day| texts.date(day)), card.municipality.clone()];
    Record {
        number: card.number.to_string(),
        name: name(texts, card),
        age: age(texts, card, today),
        late: None,
        more: more.into_iter().flatten().collect(),
        lines: Vec::new(),
    }
}

/// The values of a code list, each with its label, for a question that offers them.
pub fn choosable<C: Code>(texts: &Texts) -> Vec<Choosable> {
    C::ALL.iter().map(|code| Choosable::new(code.code(), words::label(texts, *code))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            ids::{ChildId, FileNumber},
            names::PersonName,
        },
        text::Lang,
    };

    fn card(name: PersonName, provisional: Option<&str>, birth: Option<&str>) -> ChildCard {
        ChildCard {
            child: ChildId(1),
            number: FileNumber(7),
            name,
            provisional: provisional.map(str::to_owned),
            birth_date: birth.and_then(|day| day.parse().ok()),
            birth_precision: None,
            language: Some(Language::French),
            municipality: None,
            area: None,
            alert: false,
            restricted: false,
            others: 0,
        }
    }

    #[test]
    fn a_child_without_a_name_is_called_by_the_caller_or_a_number() {
        let (en, fr) = (Texts::new(Lang::En), Texts::new(Lang::Fr));
        let none = PersonName::default;
        for (name_parts, provisional, english, french) in [
            (PersonName::new("Child", "Sample"), Some("x"), "SAMPLE, Child", "SAMPLE, Child"),
            (none(), Some("Sample, Mother"), "child of Sample, Mother", "enfant de Sample, Mother"),
            (none(), Some("2"), "child 2", "enfant 2"),
            (none(), None, "", ""),
        ] {
            let card = card(name_parts, provisional, None);
            assert_eq!((name(&en, &card).as_str(), name(&fr, &card).as_str()), (english, french));
        }
    }

    #[test]
    fn ages_are_months_before_the_second_birthday() {
        let texts = Texts::new(Lang::En);
        let today = "2026-11-21".parse().unwrap();
        for (birth, said) in [
            (Some("2017-03-03"), "9 y"),
            (Some("2026-11-21"), "0 mo"),
            (Some("2025-12-21"), "11 mo"),
            (Some("2024-11-22"), "23 mo"),
            (Some("2024-11-21"), "2 y"),
            (None, ""),
        ] {
            assert_eq!(age(&texts, &card(PersonName::default(), None, birth), today), said, "{birth:?}");
        }
    }

    #[test]
    fn a_reason_says_its_days_and_labels_in_words() {
        let reason = Why::new("card-about").label("age", Language::French.label());
        assert_eq!(why(&Texts::new(Lang::En), &reason), "about French");
    }
}
