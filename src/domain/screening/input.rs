//! What a screening knows about a child, in the terms of contracts.md ("circle screen"). Everything may be missing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    codes::{Answer, Code, CountBy, DatePrecision, ReferrerType, SchoolStatus, ServiceStatus, UpperAgeMode},
    date::{PartialDate, age_on},
    fold::fold,
};

/// One service of the list "who is involved".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenService {
    /// The organisation, not blank.
    pub organization: String,
    /// The person there.
    pub worker: Option<String>,
    /// Free text; only `natural` has a meaning: such a support never counts.
    pub kind: Option<String>,
    /// Only `current` counts.
    pub status: ServiceStatus,
}

impl GivenService {
    fn counts(&self) -> bool {
        self.status == ServiceStatus::Current && self.kind.as_deref() != Some("natural")
    }
}

/// The facts of one screening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScreeningInput {
    /// The date of birth, or the best known day of it.
    pub birth_date: Option<NaiveDate>,
    /// How well it (or the age) is known.
    pub birth_date_precision: DatePrecision,
    /// Whole years, where that is all that is known; a birth date decides over it.
    pub age_years: Option<u32>,
    /// School now.
    pub school: SchoolStatus,
    /// Where the child lives, as typed; nothing when it was not asked.
    pub area: Option<String>,
    /// Who is involved; nothing when it was not asked.
    pub services: Option<Vec<GivenService>>,
    /// Answers by criterion id; a missing one is unknown.
    pub answers: BTreeMap<String, Answer>,
    /// Who refers.
    pub referrer_type: ReferrerType,
    /// Whether the family agreed to be referred; asked when someone else refers.
    pub consent_to_refer: Option<bool>,
    /// What a provider count counts; the programme's own way when nothing is said.
    pub count_by: Option<CountBy>,
    /// When the upper age is reached; the programme's own way when nothing is said.
    pub upper_age_mode: Option<UpperAgeMode>,
}

impl Default for ScreeningInput {
    /// Nothing known, and the family itself asks.
    fn default() -> Self {
        Self {
            birth_date: None,
            birth_date_precision: DatePrecision::Exact,
            age_years: None,
            school: SchoolStatus::Unknown,
            area: None,
            services: None,
            answers: BTreeMap::new(),
            referrer_type: ReferrerType::SelfFamily,
            consent_to_refer: None,
            count_by: None,
            upper_age_mode: None,
        }
    }
}

impl ScreeningInput {
    /// The youngest and the oldest age the child may have on `on`, in years; below 0 where a date that is
    /// only partly known may lie after `on`. Nothing when neither birth date nor age is known.
    pub fn ages(&self, on: NaiveDate) -> Option<(i64, i64)> {
        if let Some(date) = self.birth_date {
            let (first, last) = PartialDate { date, precision: self.birth_date_precision }.interval();
            return Some((i64::from(age_on(last, on)), i64::from(age_on(first, on))));
        }
        let years = i64::from(self.age_years?);
        let either_side = i64::from(self.birth_date_precision == DatePrecision::Estimated);
        Some((years - either_side, years + either_side))
    }

    /// Whether the family's consent to be referred is there, or is not needed because it asks itself.
    pub fn may_be_referred(&self) -> bool {
        self.referrer_type.code().starts_with("self_") || self.consent_to_refer == Some(true)
    }

    /// How many organisations and how many persons are currently involved; nothing when it was not asked.
    /// All services of one organisation that name no worker are together one person.
    pub fn providers(&self) -> Option<(usize, usize)> {
        let counted = self.services.as_ref()?.iter().filter(|service| service.counts());
        let mut organizations = BTreeSet::new();
        let mut persons = BTreeSet::new();
        for service in counted {
            let organization = fold(&service.organization);
            let worker = fold(service.worker.as_deref().unwrap_or_default());
            organizations.insert(organization.clone());
            persons.insert((organization, worker));
        }
        Some((organizations.len(), persons.len()))
    }
}
