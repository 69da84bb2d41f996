//! How birth dates, phones, addresses and caregivers of two persons relate. All relations are symmetric;
//! what is not known on one side is unknown, never different.

use chrono::{Datelike, NaiveDate};

use super::{
    Why,
    name_evidence::near,
    prepared::{Address, Part},
};
use crate::domain::{
    codes::{DatePrecision, Gender},
    date::PartialDate,
};

/// More years than this between two births are two generations, or two people of one name.
const GENERATION_YEARS: i32 = 12;

/// How two birth dates relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BirthRelation {
    Unknown,
    Same,
    /// The same 1 January.
    SameNewYear,
    Swapped,
    OneDigit,
    YearOff,
    /// Two of year, month and day are the same.
    TwoOfThree,
    MonthAgrees,
    YearAgrees,
    EstimateAgrees,
    /// Partly known, and less than a year beside each other.
    Close,
    Different,
    /// More than twelve years apart.
    Generation,
}

impl BirthRelation {
    pub(super) fn why(self) -> Option<Why> {
        Some(match self {
            Self::Unknown | Self::Close | Self::Generation => return None,
            Self::Same | Self::SameNewYear => Why::SameBirth,
            Self::Swapped => Why::DayMonthSwapped,
            Self::OneDigit => Why::BirthOneDigitOff,
            Self::YearOff => Why::YearOffByOne,
            Self::TwoOfThree => Why::BirthPartlySame,
            Self::MonthAgrees | Self::YearAgrees | Self::EstimateAgrees => Why::BirthAgrees,
            Self::Different => Why::OtherBirth,
        })
    }
}

/// How two birth dates relate, each as well as it is known.
pub(super) fn births(a: Option<PartialDate>, b: Option<PartialDate>) -> BirthRelation {
    let (Some(a), Some(b)) = (a, b) else { return BirthRelation::Unknown };
    if (a.date.year() - b.date.year()).abs() > GENERATION_YEARS {
        return BirthRelation::Generation;
    }
    if a.precision == DatePrecision::Exact && b.precision == DatePrecision::Exact {
        return exact_births(a.date, b.date);
    }
    let ((a_first, a_last), (b_first, b_last)) = (a.interval(), b.interval());
    if a_first <= b_last && b_first <= a_last {
        let coarse = |precision| a.precision == precision || b.precision == precision;
        return if coarse(DatePrecision::Estimated) {
            BirthRelation::EstimateAgrees
        } else if coarse(DatePrecision::Year) {
            BirthRelation::YearAgrees
        } else {
            BirthRelation::MonthAgrees
        };
    }
    let gap = (a_first - b_last).num_days().max((b_first - a_last).num_days());
    if gap <= 366 { BirthRelation::Close } else { BirthRelation::Different }
}

fn exact_births(a: NaiveDate, b: NaiveDate) -> BirthRelation {
    if a == b {
        return if a.ordinal() == 1 { BirthRelation::SameNewYear } else { BirthRelation::Same };
    }
    if a.year() == b.year() && a.day() == b.month() && a.month() == b.day() {
        return BirthRelation::Swapped;
    }
    if (a.year() - b.year()).abs() == 1 && a.day() == b.day() && a.month() == b.month() {
        return BirthRelation::YearOff;
    }
    if one_slip(&digits(a), &digits(b)) {
        return BirthRelation::OneDigit;
    }
    let same = [a.year() == b.year(), a.month() == b.month(), a.day() == b.day()];
    let two = same.into_iter().filter(|same| *same).count() == 2;
    if two { BirthRelation::TwoOfThree } else { BirthRelation::Different }
}

fn digits(date: NaiveDate) -> [u8; 8] {
    let mut rest = date.year().unsigned_abs() % 10_000 * 10_000 + date.month() * 100 + date.day();
    let mut digits = [0; 8];
    for place in digits.iter_mut().rev() {
        *place = u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
    }
    digits
}

/// One digit differs, or two neighbours change places.
fn one_slip(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut differing = (0..a.len()).filter(|at| a[*at] != b[*at]);
    match (differing.next(), differing.next(), differing.next()) {
        (Some(_), None, _) => true,
        (Some(first), Some(second), None) => {
            second == first + 1 && a[first] == b[second] && a[second] == b[first]
        }
        _ => false,
    }
}

/// How two sets of phone numbers relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PhoneRelation {
    Unknown,
    Same,
    OneDigit,
    Different,
}

impl PhoneRelation {
    pub(super) fn why(self) -> Option<Why> {
        match self {
            Self::Same => Some(Why::SamePhone),
            Self::OneDigit => Some(Why::PhoneOneDigitOff),
            Self::Unknown | Self::Different => None,
        }
    }
}

/// Compares digits; a number without area code is the same as one with it.
pub(super) fn phones(a: &[String], b: &[String]) -> PhoneRelation {
    if a.is_empty() || b.is_empty() {
        return PhoneRelation::Unknown;
    }
    let pairs = || a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
    let same = |x: &str, y: &str| x == y || (x.len().min(y.len()) == 7 && (x.ends_with(y) || y.ends_with(x)));
    if pairs().any(|(x, y)| same(x, y)) {
        PhoneRelation::Same
    } else if pairs().any(|(x, y)| one_slip(x.as_bytes(), y.as_bytes())) {
        PhoneRelation::OneDigit
    } else {
        PhoneRelation::Different
    }
}

/// How two addresses relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AddressRelation {
    Unknown,
    Same,
    SamePostal,
    Different,
}

impl AddressRelation {
    pub(super) fn why(self) -> Option<Why> {
        match self {
            Self::Same => Some(Why::SameAddress),
            Self::SamePostal => Some(Why::SamePostal),
            Self::Unknown | Self::Different => None,
        }
    }
}

/// The same house in the same postal code, as far as both are known.
pub(super) fn addresses(a: &Address, b: &Address) -> AddressRelation {
    let known = |x: &str, y: &str| !x.is_empty() && !y.is_empty();
    let (streets, postals) = (known(&a.key, &b.key), known(&a.postal, &b.postal));
    let (same_street, same_postal) = (streets && a.key == b.key, postals && a.postal == b.postal);
    match (streets, postals) {
        _ if same_street && (same_postal || !postals) => AddressRelation::Same,
        _ if same_postal => AddressRelation::SamePostal,
        (false, false) => AddressRelation::Unknown,
        _ => AddressRelation::Different,
    }
}

/// How the caregivers of two persons relate. Different caregivers say nothing: each record may name another
/// parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CaregiverRelation {
    Unknown,
    Same,
    Alike,
}

impl CaregiverRelation {
    pub(super) fn why(self) -> Option<Why> {
        match self {
            Self::Same => Some(Why::SameCaregiver),
            Self::Alike => Some(Why::CaregiverAlike),
            Self::Unknown => None,
        }
    }
}

/// The same words in any order are the same caregiver; words a letter apart, or one name alone, are alike.
pub(super) fn caregivers(a: &[Part], b: &[Part]) -> CaregiverRelation {
    let mut best = CaregiverRelation::Unknown;
    for (x, y) in a.iter().flat_map(|x| b.iter().map(move |y| (x, y))) {
        let (few, many) = if x.tokens.len() <= y.tokens.len() { (x, y) } else { (y, x) };
        let every =
            |same: fn(&super::prepared::Token, &super::prepared::Token) -> bool, of: &Part, within: &Part| {
                of.tokens.iter().all(|token| within.tokens.iter().any(|other| same(token, other)))
            };
        let equal = every(|p, q| p.text == q.text, few, many) && every(|p, q| p.text == q.text, many, few);
        if few.tokens.len() > 1 && equal {
            return CaregiverRelation::Same;
        }
        if (few.tokens.len() > 1 || equal) && every(near, few, many) {
            best = CaregiverRelation::Alike;
        }
    }
    best
}

/// One recorded as a girl, the other as a boy; anything else does not differ.
pub(super) fn genders_differ(a: Option<Gender>, b: Option<Gender>) -> bool {
    matches!((a, b), (Some(Gender::Female), Some(Gender::Male)) | (Some(Gender::Male), Some(Gender::Female)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn birth(text: &str) -> Option<PartialDate> {
        let (text, precision) = match text.len() {
            4 => (format!("{text}-01-01"), DatePrecision::Year),
            7 => (format!("{text}-01"), DatePrecision::Month),
            11 => (text[1..].to_owned(), DatePrecision::Estimated),
            _ => (text.to_owned(), DatePrecision::Exact),
        };
        Some(PartialDate { date: text.parse().unwrap(), precision })
    }

    #[test]
    fn births_relate_alike_in_both_directions() {
        use BirthRelation::*;
        for (a, b, expected) in [
            ("2017-03-04", "2017-03-04", Same),
            ("2017-01-01", "2017-01-01", SameNewYear),
            ("2017-03-04", "2017-04-03", Swapped),
            ("2017-03-04", "2016-03-04", YearOff),
            ("2017-03-04", "2017-03-24", OneDigit),
            ("2017-03-12", "2017-03-21", OneDigit),
            ("2009-03-12", "2019-03-12", OneDigit),
            ("2017-03-26", "2017-03-07", TwoOfThree),
            ("2017-03-04", "2017-05-09", Different),
            ("1987-03-04", "2017-03-04", Generation),
            ("2017", "2017-05-09", YearAgrees),
            ("2017-05", "2017-05-09", MonthAgrees),
            ("~2016-07-01", "2017-05-09", EstimateAgrees),
            ("2016", "2017-05-09", Close),
            ("2010", "2017-05-09", Different),
            ("1990", "2017-05-09", Generation),
        ] {
            assert_eq!(births(birth(a), birth(b)), expected, "{a} {b}");
            assert_eq!(births(birth(b), birth(a)), expected, "{b} {a}");
        }
        assert_eq!(births(None, birth("2017")), Unknown);
    }

    #[test]
    fn phones_and_caregivers_relate() {
        let list = |numbers: &[&str]| numbers.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        for (a, b, expected) in [
            (&["6135550142"][..], &["5550142"][..], PhoneRelation::Same),
            (&["6135550142"], &["6135550142", "6135550100"], PhoneRelation::Same),
            (&["6135550142"], &["6135550124"], PhoneRelation::OneDigit),
            (&["6135550142"], &["6135559999"], PhoneRelation::Different),
            (&[], &["6135550142"], PhoneRelation::Unknown),
        ] {
            assert_eq!(phones(&list(a), &list(b)), expected);
        }
        let one = |name: &str| vec![Part::new(name)];
        for (a, b, expected) in [
            ("Mother Sample", "Sample, Mother", CaregiverRelation::Same),
            ("Mother Sample", "Mother Smaple", CaregiverRelation::Alike),
            ("Mother", "Mother", CaregiverRelation::Alike),
            ("Mother Sample", "Father Sample", CaregiverRelation::Unknown),
            ("Mother", "Mother Sample", CaregiverRelation::Unknown),
        ] {
            assert_eq!(caregivers(&one(a), &one(b)), expected, "{a} {b}");
        }
    }
}
