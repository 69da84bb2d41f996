//! The weights of the duplicate check, as one table that may be data of a rule set. Points say how much
//! one fact speaks for (or against) one person; they were set by the order of their odds and checked on
//! the labelled set of the tests.

use serde::{Deserialize, Serialize};

use super::{
    facts::{AddressRelation, BirthRelation, CaregiverRelation, PhoneRelation},
    name_evidence::Grade,
};

/// Weights and thresholds. Scores run from 0 to 1,000.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DuplicateRules {
    /// From this score on a match is likely.
    pub likely_from: u16,
    /// From this score on a match is possible.
    pub possible_from: u16,
    /// From this score on a half-typed name shows a likely match, given a fact besides the name.
    pub typed_likely_from: u16,
    /// From this score on a half-typed name shows a possible match.
    pub typed_possible_from: u16,
    /// A name part is the same (each of given and family).
    pub part_same: i16,
    /// A name part is a letter or two apart.
    pub part_near: i16,
    /// A name part lies within the other (Sample, Sample-Exemple).
    pub part_within: i16,
    /// A name part sounds alike.
    pub part_sound: i16,
    /// A name part is the other's short form.
    pub part_short: i16,
    /// A name part is the other's initial.
    pub part_initial: i16,
    /// A name part is not known on one side.
    pub part_unknown: i16,
    /// The family names differ: people marry, part and are adopted, so it weighs little.
    pub family_other: i16,
    /// Given and family change places.
    pub parts_swapped: i16,
    /// The same birth date.
    pub birth_same: i16,
    /// The same birth date, which is 1 January: often entered for "only the year is known".
    pub birth_same_new_year: i16,
    /// Day and month change places.
    pub birth_swapped: i16,
    /// One digit off, or two digits change places.
    pub birth_digit: i16,
    /// Same day, one year before or after.
    pub birth_year_off: i16,
    /// Two of year, month and day are the same.
    pub birth_two_of_three: i16,
    /// Agree to the month.
    pub birth_month_agrees: i16,
    /// Agree to the year.
    pub birth_year_agrees: i16,
    /// An estimate agrees.
    pub birth_estimate_agrees: i16,
    /// Partly known dates that miss each other by a year at most.
    pub birth_close: i16,
    /// The birth dates differ.
    pub birth_other: i16,
    /// A phone number in common.
    pub phone_same: i16,
    /// Phone numbers one digit apart.
    pub phone_digit: i16,
    /// Both have phone numbers, none in common.
    pub phone_other: i16,
    /// The same address.
    pub address_same: i16,
    /// Only the same postal code.
    pub postal_same: i16,
    /// Both have addresses, and they differ.
    pub address_other: i16,
    /// A caregiver of the same name.
    pub caregiver_same: i16,
    /// A caregiver of nearly the same name.
    pub caregiver_alike: i16,
    /// One is recorded as a girl, the other as a boy.
    pub other_gender: i16,
    /// Typed: every word stands in the name (spread over the words).
    pub typed_words: i16,
    /// Typed: a word begins a name.
    pub typed_prefix: i16,
    /// Typed: a word begins a name, with a letter wrong.
    pub typed_near: i16,
    /// Typed: two or more words fit.
    pub typed_more_words: i16,
}

impl Default for DuplicateRules {
    fn default() -> Self {
        Self {
            likely_from: 700,
            possible_from: 480,
            typed_likely_from: 600,
            typed_possible_from: 250,
            part_same: 200,
            part_near: 170,
            part_within: 165,
            part_sound: 140,
            part_short: 130,
            part_initial: 90,
            part_unknown: 60,
            family_other: -20,
            parts_swapped: -20,
            birth_same: 300,
            birth_same_new_year: 220,
            birth_swapped: 230,
            birth_digit: 210,
            birth_year_off: 210,
            birth_two_of_three: 60,
            birth_month_agrees: 200,
            birth_year_agrees: 130,
            birth_estimate_agrees: 100,
            birth_close: 0,
            birth_other: -300,
            phone_same: 200,
            phone_digit: 110,
            phone_other: -20,
            address_same: 150,
            postal_same: 60,
            address_other: -10,
            caregiver_same: 150,
            caregiver_alike: 80,
            other_gender: -60,
            typed_words: 400,
            typed_prefix: 300,
            typed_near: 280,
            typed_more_words: 150,
        }
    }
}

impl DuplicateRules {
    /// Points of one name part; a different given name is no match at all and never weighed.
    pub(super) fn part_points(&self, grade: Grade) -> i32 {
        i32::from(match grade {
            Grade::Same => self.part_same,
            Grade::Near => self.part_near,
            Grade::Part => self.part_within,
            Grade::Sound => self.part_sound,
            Grade::Short => self.part_short,
            Grade::Initial => self.part_initial,
            Grade::Unknown => self.part_unknown,
            Grade::Different => self.family_other,
        })
    }

    pub(super) fn birth_points(&self, relation: BirthRelation) -> i32 {
        i32::from(match relation {
            BirthRelation::Unknown | BirthRelation::Generation => 0,
            BirthRelation::Same => self.birth_same,
            BirthRelation::SameNewYear => self.birth_same_new_year,
            BirthRelation::Swapped => self.birth_swapped,
            BirthRelation::OneDigit => self.birth_digit,
            BirthRelation::YearOff => self.birth_year_off,
            BirthRelation::TwoOfThree => self.birth_two_of_three,
            BirthRelation::MonthAgrees => self.birth_month_agrees,
            BirthRelation::YearAgrees => self.birth_year_agrees,
            BirthRelation::EstimateAgrees => self.birth_estimate_agrees,
            BirthRelation::Close => self.birth_close,
            BirthRelation::Different => self.birth_other,
        })
    }

    pub(super) fn phone_points(&self, relation: PhoneRelation) -> i32 {
        i32::from(match relation {
            PhoneRelation::Unknown => 0,
            PhoneRelation::Same => self.phone_same,
            PhoneRelation::OneDigit => self.phone_digit,
            PhoneRelation::Different => self.phone_other,
        })
    }

    pub(super) fn address_points(&self, relation: AddressRelation) -> i32 {
        i32::from(match relation {
            AddressRelation::Unknown => 0,
            AddressRelation::Same => self.address_same,
            AddressRelation::SamePostal => self.postal_same,
            AddressRelation::Different => self.address_other,
        })
    }

    pub(super) fn caregiver_points(&self, relation: CaregiverRelation) -> i32 {
        i32::from(match relation {
            CaregiverRelation::Unknown => 0,
            CaregiverRelation::Same => self.caregiver_same,
            CaregiverRelation::Alike => self.caregiver_alike,
        })
    }
}
