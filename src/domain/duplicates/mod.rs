//! Whether two records may be one person (issue "FIRST", item 9): what they have in common, what speaks
//! against it, a score, and the reasons as data. A person decides; nothing here merges or hides anything.
//!
//! The store keeps [`blocking_keys`] in an index, fetches the few records that share one, and asks
//! [`DuplicateRules::compare`]. While a name is still being typed, `typed` does the same with half facts.
//! Twins, siblings at one phone, and a parent and child of one name are told apart on purpose.

mod facts;
mod keys;
mod name_evidence;
mod prepared;
mod rules;
mod typed;

use serde::{Deserialize, Serialize};

use self::{
    facts::{AddressRelation, BirthRelation, CaregiverRelation, PhoneRelation},
    name_evidence::{Grade, NameEvidence},
};
pub use self::{
    keys::{blocking_keys, phone_keys},
    prepared::Prepared,
    rules::DuplicateRules,
    typed::{Typed, compare_partial},
};
use super::{
    codes::{Gender, MatchClass},
    date::PartialDate,
    names::PersonName,
};

/// What is known of a person, as far as it helps to recognise them. Texts are as stored; folding is done
/// by [`Prepared`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Likeness {
    /// The name and every other name (former, adopted, health-card spelling).
    pub names: Vec<PersonName>,
    /// Birth date as far as known.
    pub birth: Option<PartialDate>,
    /// Phone numbers of the person and the home, in any writing.
    pub phones: Vec<String>,
    /// Street address in one line, without the municipality.
    pub address: String,
    /// Postal code.
    pub postal: String,
    /// Whole names of caregivers.
    pub caregivers: Vec<String>,
    /// Gender as told.
    pub gender: Option<Gender>,
}

/// One reason for or against, as data; the text id is [`Why::text_id`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The same name, as far as accents, case and hyphens go.
    SameName,
    /// The same name in its own script.
    SameOwnScript,
    /// Given and family name change places.
    PartsSwapped,
    /// The same given name.
    SameGiven,
    /// The given names are a letter or two apart.
    GivenOneLetterApart,
    /// The given names sound alike.
    GivenSoundsAlike,
    /// One given name is part of the other, its short form or its initial.
    GivenShortened,
    /// The same family name.
    SameFamily,
    /// The family names are a letter or two apart.
    FamilyOneLetterApart,
    /// The family names sound alike.
    FamilySoundsAlike,
    /// One family name is part of the other.
    FamilyPart,
    /// The typed words begin or fit the name.
    TypedNameFits,
    /// The same birth date.
    SameBirth,
    /// The birth dates agree as far as they are known.
    BirthAgrees,
    /// Day and month change places.
    DayMonthSwapped,
    /// One digit of the birth date differs, or two change places.
    BirthOneDigitOff,
    /// The same day in the year before or after.
    YearOffByOne,
    /// Two of year, month and day of birth are the same.
    BirthPartlySame,
    /// A phone number in common.
    SamePhone,
    /// Phone numbers one digit apart.
    PhoneOneDigitOff,
    /// The same address.
    SameAddress,
    /// The same postal code.
    SamePostal,
    /// A caregiver of the same name.
    SameCaregiver,
    /// A caregiver of nearly the same name.
    CaregiverAlike,
    /// Against: another family name.
    OtherFamily,
    /// Against: another birth date.
    OtherBirth,
    /// Against: another gender.
    OtherGender,
}

impl Why {
    /// Every reason, in the order in which they are shown.
    pub const ALL: &'static [Self] = &[
        Self::SameName,
        Self::SameOwnScript,
        Self::PartsSwapped,
        Self::SameGiven,
        Self::GivenOneLetterApart,
        Self::GivenSoundsAlike,
        Self::GivenShortened,
        Self::SameFamily,
        Self::FamilyOneLetterApart,
        Self::FamilySoundsAlike,
        Self::FamilyPart,
        Self::TypedNameFits,
        Self::SameBirth,
        Self::BirthAgrees,
        Self::DayMonthSwapped,
        Self::BirthOneDigitOff,
        Self::YearOffByOne,
        Self::BirthPartlySame,
        Self::SamePhone,
        Self::PhoneOneDigitOff,
        Self::SameAddress,
        Self::SamePostal,
        Self::SameCaregiver,
        Self::CaregiverAlike,
        Self::OtherFamily,
        Self::OtherBirth,
        Self::OtherGender,
    ];

    /// The id of its text, `match-why-…`.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::SameName => "match-why-same-name",
            Self::SameOwnScript => "match-why-same-own-script",
            Self::PartsSwapped => "match-why-parts-swapped",
            Self::SameGiven => "match-why-same-given",
            Self::GivenOneLetterApart => "match-why-given-one-letter-apart",
            Self::GivenSoundsAlike => "match-why-given-sounds-alike",
            Self::GivenShortened => "match-why-given-shortened",
            Self::SameFamily => "match-why-same-family",
            Self::FamilyOneLetterApart => "match-why-family-one-letter-apart",
            Self::FamilySoundsAlike => "match-why-family-sounds-alike",
            Self::FamilyPart => "match-why-family-part",
            Self::TypedNameFits => "match-why-typed-name-fits",
            Self::SameBirth => "match-why-same-birth",
            Self::BirthAgrees => "match-why-birth-agrees",
            Self::DayMonthSwapped => "match-why-day-month-swapped",
            Self::BirthOneDigitOff => "match-why-birth-one-digit-off",
            Self::YearOffByOne => "match-why-year-off-by-one",
            Self::BirthPartlySame => "match-why-birth-partly-same",
            Self::SamePhone => "match-why-same-phone",
            Self::PhoneOneDigitOff => "match-why-phone-one-digit-off",
            Self::SameAddress => "match-why-same-address",
            Self::SamePostal => "match-why-same-postal",
            Self::SameCaregiver => "match-why-same-caregiver",
            Self::CaregiverAlike => "match-why-caregiver-alike",
            Self::OtherFamily => "match-why-other-family",
            Self::OtherBirth => "match-why-other-birth",
            Self::OtherGender => "match-why-other-gender",
        }
    }

    /// Whether the reason speaks against one person.
    pub fn is_against(self) -> bool {
        matches!(self, Self::OtherFamily | Self::OtherBirth | Self::OtherGender)
    }
}

/// Two records that may be one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// Likely or possible.
    pub class: MatchClass,
    /// 0 to 1,000; only for ordering.
    pub score: u16,
    /// The reasons, those for it first.
    pub why: Vec<Why>,
}

/// Compares two persons under the default rules; for many, prepare each once and use
/// [`DuplicateRules::compare`].
pub fn compare(a: &Likeness, b: &Likeness) -> Option<Match> {
    DuplicateRules::default().compare(&Prepared::new(a), &Prepared::new(b))
}

/// All relations between two persons, before weighing. Every part is symmetric.
struct Relations {
    name: NameEvidence,
    birth: BirthRelation,
    phone: PhoneRelation,
    address: AddressRelation,
    caregiver: CaregiverRelation,
    gender_differs: bool,
}

impl Relations {
    fn between(a: &Prepared, b: &Prepared, name: NameEvidence, birth: BirthRelation) -> Self {
        Self {
            name,
            birth,
            phone: facts::phones(&a.phones, &b.phones),
            address: facts::addresses(&a.address, &b.address),
            caregiver: facts::caregivers(&a.caregivers, &b.caregivers),
            gender_differs: facts::genders_differ(a.gender, b.gender),
        }
    }

    fn shares_a_home(&self) -> bool {
        self.phone == PhoneRelation::Same
            || self.address == AddressRelation::Same
            || self.caregiver == CaregiverRelation::Same
    }
}

impl DuplicateRules {
    /// Whether `a` and `b` may be one person; none when they are not, or when nothing tells. The order of
    /// the two makes no difference.
    pub fn compare(&self, a: &Prepared, b: &Prepared) -> Option<Match> {
        let birth = facts::births(a.birth, b.birth);
        if birth == BirthRelation::Generation {
            return None;
        }
        let name = name_evidence::best(a, b, self)?;
        if name.given == Grade::Different {
            return None;
        }
        let relations = Relations::between(a, b, name, birth);
        let ceiling = self.ceiling(&relations)?;
        let sum = self.sum(&relations).clamp(0, 1_000);
        let score = u16::try_from(sum).unwrap_or(0).min(ceiling);
        let class = self.class(score)?;
        Some(Match { class, score, why: reasons(&relations) })
    }

    /// Whether two persons look like brothers or sisters, twins among them: one home or family, other
    /// given names. Never a match, but worth saying before a second file is opened.
    pub fn looks_like_sibling(&self, a: &Prepared, b: &Prepared) -> bool {
        let Some(name) = name_evidence::best(a, b, self) else { return false };
        let birth = facts::births(a.birth, b.birth);
        let relations = Relations::between(a, b, name, birth);
        relations.name.given == Grade::Different
            && birth != BirthRelation::Generation
            && relations.shares_a_home()
            && (relations.name.family >= Grade::Part || relations.caregiver == CaregiverRelation::Same)
    }

    /// Whether two persons look like twins: one birth date, one family name, given names that are not the same. Nobody
    /// calls them one child without saying why.
    pub fn are_twins(&self, a: &Prepared, b: &Prepared) -> bool {
        let Some(name) = name_evidence::best(a, b, self) else { return false };
        let birth = facts::births(a.birth, b.birth);
        birth == BirthRelation::Same
            && name.family >= Grade::Part
            && !matches!(name.given, Grade::Same | Grade::Unknown)
            && !name.swapped
            && !name.own_script
    }

    fn class(&self, score: u16) -> Option<MatchClass> {
        if score >= self.likely_from {
            Some(MatchClass::Likely)
        } else {
            (score >= self.possible_from).then_some(MatchClass::Possible)
        }
    }

    /// The best score that the kind of evidence allows; none when it can be no match at all.
    fn ceiling(&self, relations: &Relations) -> Option<u16> {
        let name = &relations.name;
        let below_likely = self.likely_from.saturating_sub(1);
        if relations.birth == BirthRelation::Different {
            // Siblings with names alike (Lia, Liam) end here; only the whole same name goes on.
            let same = name.given == Grade::Same && name.family >= Grade::Part;
            return same.then_some(below_likely);
        }
        // Twins are often named alike: in one home, a given name that is not the same stays a question.
        let twins = relations.shares_a_home() && !name.given_is_safe;
        let capped = twins || name.given <= Grade::Initial || relations.gender_differs;
        Some(if capped { below_likely } else { 1_000 })
    }

    fn sum(&self, relations: &Relations) -> i32 {
        relations.name.points
            + self.birth_points(relations.birth)
            + self.phone_points(relations.phone)
            + self.address_points(relations.address)
            + self.caregiver_points(relations.caregiver)
            + if relations.gender_differs { i32::from(self.other_gender) } else { 0 }
    }
}

fn reasons(relations: &Relations) -> Vec<Why> {
    let mut why = Vec::with_capacity(6);
    relations.name.reasons(&mut why);
    why.extend(relations.birth.why());
    why.extend(relations.phone.why());
    why.extend(relations.address.why());
    why.extend(relations.caregiver.why());
    if relations.gender_differs {
        why.push(Why::OtherGender);
    }
    why.sort_unstable();
    why
}

#[cfg(test)]
mod tests;
