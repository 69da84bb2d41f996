//! Two records field by field: equal, differs, unknown (screens.md, "side by side"). Comparing forgives what search
//! forgives; what is shown is what was typed.

use super::{
    codes::Gender,
    date::PartialDate,
    digits::{phone_digits, postal_fold},
    duplicates::Likeness,
    names::fold,
};

/// How a field of two records compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// The same, as far as both are known.
    Equal,
    /// Different.
    Differs,
    /// One side does not know.
    Unknown,
}

/// A value of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Nothing is known.
    Nothing,
    /// As typed.
    Text(String),
    /// A date, as well as it is known.
    Date(PartialDate),
    /// A gender; its label is shown.
    Gender(Gender),
}

/// One line of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPair {
    /// The text id of the field's name.
    pub field: &'static str,
    /// The one side.
    pub a: Shown,
    /// The other side.
    pub b: Shown,
    /// How they compare.
    pub comparison: Comparison,
}

/// Every line, in the order in which people ask.
pub fn side_by_side(a: &Likeness, b: &Likeness) -> Vec<FieldPair> {
    let name = |likeness: &Likeness| likeness.names.first().cloned().unwrap_or_default();
    let (left, right) = (name(a), name(b));
    let phones = |likeness: &Likeness| likeness.phones.clone();
    let others = |likeness: &Likeness| {
        likeness.names.iter().skip(1).map(super::names::PersonName::full).collect::<Vec<_>>()
    };
    vec![
        texts("pair-field-given", &[left.given], &[right.given], fold),
        texts("pair-field-family", &[left.family], &[right.family], fold),
        texts("pair-field-own-script", &[left.own_script], &[right.own_script], fold),
        texts("pair-field-other-names", &others(a), &others(b), fold),
        births(a.birth, b.birth),
        genders(a.gender, b.gender),
        texts("pair-field-phones", &phones(a), &phones(b), phone_digits),
        texts("pair-field-street", std::slice::from_ref(&a.address), std::slice::from_ref(&b.address), fold),
        texts(
            "pair-field-postal-code",
            std::slice::from_ref(&a.postal),
            std::slice::from_ref(&b.postal),
            postal_fold,
        ),
        texts("pair-field-caregivers", &a.caregivers, &b.caregivers, fold),
    ]
}

/// Lists are equal when they share one value.
fn texts<F: Fn(&str) -> String>(field: &'static str, a: &[String], b: &[String], form: F) -> FieldPair {
    let known =
        |list: &[String]| list.iter().filter(|text| !text.trim().is_empty()).cloned().collect::<Vec<_>>();
    let (a, b) = (known(a), known(b));
    let shown = |list: &[String]| {
        if list.is_empty() { Shown::Nothing } else { Shown::Text(list.join(", ")) }
    };
    let shared = a.iter().any(|left| b.iter().any(|right| form(left) == form(right)));
    FieldPair {
        field,
        comparison: compared(a.is_empty() || b.is_empty(), shared),
        a: shown(&a),
        b: shown(&b),
    }
}

fn births(a: Option<PartialDate>, b: Option<PartialDate>) -> FieldPair {
    let shown = |birth: Option<PartialDate>| birth.map_or(Shown::Nothing, Shown::Date);
    let agree = a.zip(b).is_some_and(|(left, right)| {
        let (left, right) = (left.interval(), right.interval());
        left.0 <= right.1 && right.0 <= left.1
    });
    let comparison = compared(a.is_none() || b.is_none(), agree);
    FieldPair { field: "pair-field-birth-date", a: shown(a), b: shown(b), comparison }
}

fn genders(a: Option<Gender>, b: Option<Gender>) -> FieldPair {
    let shown = |gender: Option<Gender>| gender.map_or(Shown::Nothing, Shown::Gender);
    let told = |gender: Option<Gender>| gender.filter(|gender| *gender != Gender::Undisclosed);
    let comparison = compared(told(a).is_none() || told(b).is_none(), a == b);
    FieldPair { field: "pair-field-gender", a: shown(a), b: shown(b), comparison }
}

fn compared(unknown: bool, equal: bool) -> Comparison {
    match (unknown, equal) {
        (true, _) => Comparison::Unknown,
        (false, true) => Comparison::Equal,
        (false, false) => Comparison::Differs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{codes::DatePrecision, names::PersonName};

    #[test]
    fn each_field_is_equal_different_or_unknown() {
        let birth = |text: &str, precision| Some(PartialDate { date: text.parse().unwrap(), precision });
        let a = Likeness {
            names: vec![PersonName::new("\u{C9}milie", "Sample")],
            birth: birth("2017-03-03", DatePrecision::Exact),
            phones: vec!["613-555-0142".to_owned(), "613-555-0100".to_owned()],
            postal: "k1a 0a1".to_owned(),
            ..Likeness::default()
        };
        let b = Likeness {
            names: vec![PersonName::new("emilie", "Exemple")],
            birth: birth("2017-01-01", DatePrecision::Year),
            phones: vec!["(613) 555 0142".to_owned()],
            postal: "K1A0A1".to_owned(),
            gender: Some(Gender::Female),
            ..Likeness::default()
        };
        let letters: String = side_by_side(&a, &b)
            .iter()
            .map(|pair| match pair.comparison {
                Comparison::Equal => '=',
                Comparison::Differs => '#',
                Comparison::Unknown => '?',
            })
            .collect();
        assert_eq!(letters, "=#??=?=?=?");
    }
}
