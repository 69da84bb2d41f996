//! Who could coordinate a family: weighted load, room, and a ranking with the why of each factor (domain.md 1.2 "coordinator
//! active, trained, has room; family preference and language considered", 2.12, 5). The computer advises; a person offers.

use chrono::NaiveDate;

use super::{
    codes::{Code, Course, Language},
    names::fold,
    record::Training,
    why::Why,
};

/// Points of the factors. The family's wish counts most, then being understood, then being trained and having room;
/// the area only breaks ties between people who are otherwise alike. All are advice: nothing is refused by them.
pub mod points {
    /// The family asked for this person or for the organisation that employs them.
    pub const WISH: i64 = 40;
    /// Speaks the family's language of service.
    pub const LANGUAGE: i64 = 30;
    /// Holds a valid course in service coordination.
    pub const TRAINED: i64 = 20;
    /// Has room for this family within the ceiling.
    pub const ROOM: i64 = 20;
    /// Coordinated this family before.
    pub const KNOWN: i64 = 15;
    /// Works in the family's area.
    pub const AREA: i64 = 10;
    /// At most so many more for an emptier caseload, so that work spreads.
    pub const SPREAD: i64 = 9;
}

/// Weighted points of a coordinator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Load {
    /// Families answered for now, weighted by level.
    pub carried: i64,
    /// Families offered and not yet answered.
    pub offered: i64,
    /// The most to carry.
    pub ceiling: i64,
}

impl Load {
    /// Points that are free.
    pub fn room(self) -> i64 {
        self.ceiling - self.carried - self.offered
    }

    /// Whether a family of `weight` fits.
    pub fn has_room_for(self, weight: i64) -> bool {
        self.room() >= weight
    }
}

/// What is known about the family for a suggestion.
#[derive(Debug, Clone, Default)]
pub struct FamilyFacts {
    /// The language of service.
    pub language: Option<Language>,
    /// Area id.
    pub area: Option<String>,
    /// What the family said it is looking for, in its words.
    pub wishes: Vec<String>,
    /// Points this family weighs, by its level.
    pub weight: i64,
}

/// What is known about someone who could coordinate.
#[derive(Debug, Clone, Default)]
pub struct CandidateFacts {
    /// The name.
    pub name: String,
    /// Who employs them.
    pub employer: Option<String>,
    /// Languages of work.
    pub languages: Vec<Language>,
    /// Area ids; empty means everywhere.
    pub areas: Vec<String>,
    /// Whether they hold a valid course in service coordination.
    pub trained: bool,
    /// Their points; none for who carries no caseload here.
    pub load: Option<Load>,
    /// Whether they coordinated this family before.
    pub known: bool,
}

/// A factor that spoke for or against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// How many points.
    pub points: i64,
    /// Why, in one line.
    pub why: Why,
}

/// A warning that whoever offers confirms; it never blocks (domain.md 2.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum OfferWarning {
    /// No valid course in service coordination.
    Untrained,
    /// The family does not fit within the ceiling.
    Full,
}

impl OfferWarning {
    /// The text id of the warning as a problem.
    pub const fn problem(self) -> &'static str {
        match self {
            Self::Untrained => "problem-offer-untrained",
            Self::Full => "problem-offer-full",
        }
    }
}

/// A valuation of one candidate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fit {
    /// The sum of the factors.
    pub score: i64,
    /// The factors, as [`points`] lists them.
    pub factors: Vec<Factor>,
    /// What to confirm before offering.
    pub warnings: Vec<OfferWarning>,
}

/// Whether one of `courses` makes a trained coordinator on `today`.
pub fn is_trained<'a>(courses: impl IntoIterator<Item = &'a Training>, today: NaiveDate) -> bool {
    courses.into_iter().any(|course| {
        matches!(course.course, Course::ServiceCoordinationBasic | Course::CspOrientation)
            && course.taken_on <= today
            && course.valid_until.is_none_or(|until| until >= today)
    })
}

/// Values one candidate for one family.
pub fn fit(family: &FamilyFacts, candidate: &CandidateFacts) -> Fit {
    let mut fit = Fit::default();
    let mut add = |points: i64, why: Why| fit.factors.push(Factor { points, why });
    if wished(family, candidate) {
        add(points::WISH, Why::new("why-suggested-wish"));
    }
    if let Some(language) = family.language {
        let speaks = candidate.languages.contains(&language);
        let text = if speaks { "why-suggested-language" } else { "why-suggested-no-language" };
        add(if speaks { points::LANGUAGE } else { 0 }, Why::new(text).label("language", language.label()));
    }
    let trained = if candidate.trained { "why-suggested-trained" } else { "why-suggested-untrained" };
    add(if candidate.trained { points::TRAINED } else { 0 }, Why::new(trained));
    if let Some(load) = candidate.load {
        let fits = load.has_room_for(family.weight);
        let text = if fits { "why-suggested-room" } else { "why-suggested-full" };
        let spread = (points::SPREAD * load.room().max(0)) / load.ceiling.max(1);
        let why = Why::new(text).number("room", load.room()).number("ceiling", load.ceiling);
        add(if fits { points::ROOM + spread } else { 0 }, why);
    }
    if candidate.known {
        add(points::KNOWN, Why::new("why-suggested-known"));
    }
    if let Some(area) = &family.area {
        let works = candidate.areas.is_empty() || candidate.areas.contains(area);
        let text = if works { "why-suggested-area" } else { "why-suggested-other-area" };
        add(if works { points::AREA } else { 0 }, Why::new(text));
    }
    fit.score = fit.factors.iter().map(|factor| factor.points).sum();
    if !candidate.trained {
        fit.warnings.push(OfferWarning::Untrained);
    }
    if candidate.load.is_some_and(|load| !load.has_room_for(family.weight)) {
        fit.warnings.push(OfferWarning::Full);
    }
    fit
}

/// Whether the family's words name the candidate or their employer.
fn wished(family: &FamilyFacts, candidate: &CandidateFacts) -> bool {
    let names = [Some(candidate.name.as_str()), candidate.employer.as_deref()];
    names.into_iter().flatten().map(fold).filter(|name| name.chars().count() >= 4).any(|name| {
        // "Sample, B." is asked for as "B. Sample": every word of the name must stand in the wish.
        family.wishes.iter().map(|wish| fold(wish)).any(|wish| {
            let said: Vec<&str> = wish.split_whitespace().collect();
            name.split_whitespace().all(|word| said.contains(&word))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::StaffId;

    fn family() -> FamilyFacts {
        FamilyFacts {
            language: Some(Language::French),
            area: Some("ottawa".to_owned()),
            wishes: vec!["Nous aimerions B. Sample, elle connaît mon fils".to_owned()],
            weight: 3,
        }
    }

    fn candidate() -> CandidateFacts {
        CandidateFacts {
            name: "Example, K.".to_owned(),
            languages: vec![Language::French],
            trained: true,
            load: Some(Load { carried: 0, offered: 0, ceiling: 25 }),
            ..CandidateFacts::default()
        }
    }

    #[test]
    fn each_factor_has_its_points_and_its_why() {
        let base = candidate();
        let full = Load { carried: 20, offered: 3, ceiling: 25 };
        for (who, score, warnings) in [
            (base.clone(), 30 + 20 + 20 + 9 + 10, &[][..]),
            (CandidateFacts { languages: vec![Language::English], ..base.clone() }, 20 + 20 + 9 + 10, &[]),
            (CandidateFacts { trained: false, ..base.clone() }, 30 + 20 + 9 + 10, &[OfferWarning::Untrained]),
            (CandidateFacts { load: Some(full), ..base.clone() }, 30 + 20 + 10, &[OfferWarning::Full]),
            (CandidateFacts { areas: vec!["halton".to_owned()], ..base.clone() }, 30 + 20 + 20 + 9, &[]),
            (CandidateFacts { known: true, ..base.clone() }, 30 + 20 + 20 + 9 + 10 + 15, &[]),
            (
                CandidateFacts { name: "Sample, B.".to_owned(), ..base.clone() },
                40 + 30 + 20 + 20 + 9 + 10,
                &[],
            ),
            (CandidateFacts { load: None, ..base }, 30 + 20 + 10, &[]),
        ] {
            let fit = fit(&family(), &who);
            assert_eq!((fit.score, fit.warnings.as_slice()), (score, warnings), "{who:?}");
            assert_eq!(fit.score, fit.factors.iter().map(|factor| factor.points).sum::<i64>());
        }
    }

    #[test]
    fn a_course_counts_while_it_is_valid() {
        let course = |course, from: &str, until: Option<&str>| Training {
            staff_id: StaffId(1),
            course,
            taken_on: from.parse().unwrap(),
            valid_until: until.map(|day| day.parse().unwrap()),
            provider: None,
        };
        let today = "2026-11-21".parse().unwrap();
        let basic = Course::ServiceCoordinationBasic;
        for (row, trained) in [
            (course(basic, "2025-01-10", None), true),
            (course(basic, "2025-01-10", Some("2026-11-21")), true),
            (course(basic, "2025-01-10", Some("2026-11-20")), false),
            (course(basic, "2026-11-22", None), false),
            (course(Course::CspOrientation, "2025-01-10", None), true),
            (course(Course::Privacy, "2025-01-10", None), false),
        ] {
            assert_eq!(is_trained([&row], today), trained, "{row:?}");
        }
    }
}
