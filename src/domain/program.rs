//! A programme as a typed document: its criteria, words, levels, time standards and contact lines.
//!
//! Everything a programme decides is data here (`programs/*.toml`); no other module may know a programme by
//! its code. [`Program::parse`] gives a whole document or every problem with its place, never half of one.

mod read;

use chrono::{Days, Months, NaiveDate};
use serde::Serialize;

pub use super::rule_reader::Bilingual;
use super::{
    areas::Areas,
    codes::{
        ContactLine, CountBy, DecisionOutcome, Difficulty, TimerKind, TimerSource, TimerUnit, UpperAgeMode,
    },
    problem::Problem,
    working_days::WorkingDays,
};

/// How the criteria make the result (domain.md 1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum RuleShape {
    /// Any yes is an offer; all no is none (Halton).
    AnyOf,
    /// All yes meets; any no does not (Coordinated Service Planning).
    AllOf,
}

/// What the area where the family lives does to the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum RegionRule {
    /// The family must live in one of the programme's areas; elsewhere it is put in touch.
    Required,
    /// The area only says who else serves the family.
    Informs,
}

/// How a criterion gets its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum CriterionKind {
    /// Asked, and answered yes, no or unknown.
    Answer {
        /// Areas of difficulty that support the answer and never replace it.
        ticks: Vec<Difficulty>,
    },
    /// Derived from the birth date and, from an age on, the school.
    AgeAndSchool {
        /// The age from which the school counts, in years.
        school_from: u32,
        /// The age up to which the service goes, in years; [`UpperAgeMode`] says how.
        upper_age: u32,
    },
    /// Derived from the number of current providers.
    ProviderCount {
        /// How many are needed.
        minimum: u32,
    },
}

/// One criterion with its three texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Criterion {
    /// Its id in answers and results: `H1`, `C3`.
    pub id: String,
    /// How it gets its answer.
    pub kind: CriterionKind,
    /// The short label.
    pub label: Bilingual,
    /// The words to read aloud.
    pub words: Bilingual,
    /// One line of help.
    pub help: Bilingual,
}

impl Criterion {
    /// Whether a person answers it (and a document may).
    pub fn is_asked(&self) -> bool {
        matches!(self.kind, CriterionKind::Answer { .. })
    }
}

/// What this programme calls things (domain.md 8).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Terms {
    /// The person who coordinates.
    pub coordinator: Bilingual,
    /// Several of them.
    pub coordinators: Bilingual,
    /// The one plan.
    pub plan: Bilingual,
    /// The people around the child.
    pub team: Bilingual,
    /// The service.
    pub service: Bilingual,
    /// The agency that answers for it.
    pub agency: Bilingual,
}

/// A level of intensity with its rhythm (domain.md 3.7, 5 and Additions).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Level {
    /// 1 to 4.
    pub number: u32,
    /// Its name.
    pub name: Bilingual,
    /// Months from one review to the next.
    pub review_months: u32,
    /// Calendar days between team meetings; none where there is no rhythm.
    pub meeting_days: Option<u32>,
    /// Calendar days after which the family is told of progress again.
    pub tell_family_days: u32,
    /// Points in the weighted caseload.
    pub weight: u32,
}

/// One time standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Timer {
    /// Which.
    pub kind: TimerKind,
    /// How many units; 0 only with `same_day`.
    pub amount: u32,
    /// In the unit of the standard.
    pub unit: TimerUnit,
    /// Whether it is used.
    pub on: bool,
    /// Whose standard it is; shown beside it.
    pub source: TimerSource,
}

impl Timer {
    /// The day on which it is due when it starts on `from`; nothing when it is switched off.
    pub fn due(&self, from: NaiveDate, calendar: &WorkingDays) -> Option<NaiveDate> {
        if !self.on {
            return None;
        }
        match self.unit {
            TimerUnit::SameDay => Some(from),
            TimerUnit::BusinessDays => Some(calendar.add(from, self.amount)),
            TimerUnit::CalendarDays => from.checked_add_days(Days::new(u64::from(self.amount))),
            TimerUnit::Months => from.checked_add_months(Months::new(self.amount)),
        }
    }
}

/// Birthdays that start something (domain.md 3.3, 5).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct AgeAlerts {
    /// The age at which planning for adulthood starts, in years.
    pub adulthood_planning: u32,
    /// Months before that birthday to say so.
    pub adulthood_alert_months: u32,
    /// Months before the birthday from which the school counts.
    pub school_alert_months: u32,
    /// Months before the last eligible day.
    pub age_out_alert_months: Vec<u32>,
}

/// A line to reach the programme or help (domain.md 3.9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// What it is for.
    pub kind: ContactLine,
    /// Whose line.
    pub name: Bilingual,
    /// The number or address as it is written in each language.
    pub value: Bilingual,
}

/// One outcome ticked at reviews and at closing (domain.md 2.14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Its code.
    pub code: String,
    /// Its label.
    pub label: Bilingual,
}

/// A whole programme document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Program {
    /// The code: `halton`.
    pub code: String,
    /// The version of the document.
    pub version: u32,
    /// The day from which this version counts.
    pub effective_from: NaiveDate,
    /// Its place among the programmes.
    pub order: u32,
    /// Its name.
    pub name: Bilingual,
    /// A name that fits a table.
    pub short_name: Bilingual,
    /// The ids of the areas it serves.
    pub areas: Vec<String>,
    /// What a person decides when the family is eligible.
    pub eligible_decision: DecisionOutcome,
    /// How the criteria make the result.
    pub shape: RuleShape,
    /// What the area does to the result.
    pub region: RegionRule,
    /// The criterion that asks whether the family wants the service.
    pub willingness: Option<String>,
    /// What a provider count counts unless told otherwise.
    pub count_by: CountBy,
    /// When the upper age is reached unless told otherwise.
    pub upper_age_mode: UpperAgeMode,
    /// The criteria, in the order in which they are asked.
    pub criteria: Vec<Criterion>,
    /// What this programme calls things.
    pub terms: Terms,
    /// Whether a family member may lead, with a monitor.
    pub family_may_lead: bool,
    /// Whether several children of a family may share one episode.
    pub siblings_share_episode: bool,
    /// The weighted points a coordinator can hold unless told otherwise.
    pub caseload_ceiling: u32,
    /// The levels, lowest first.
    pub levels: Vec<Level>,
    /// Every time standard, in the order of the code list.
    pub timers: Vec<Timer>,
    /// Birthdays that start something.
    pub ages: AgeAlerts,
    /// Tries to reach a family before a letter is proposed.
    pub attempts: u32,
    /// Contact and crisis lines.
    pub contacts: Vec<Contact>,
    /// The outcomes ticked at reviews.
    pub outcomes: Vec<Outcome>,
}

impl Program {
    /// Reads and checks a whole document.
    ///
    /// # Errors
    /// Every problem found, with the path of its place in `field`; the words are `problem-rules-…`.
    pub fn parse(body: &str) -> Result<Self, Vec<Problem>> {
        read::program(body)
    }

    /// Areas this programme names that `areas` does not have, by their place.
    pub fn problems_with_areas(&self, areas: &Areas) -> Vec<Problem> {
        let unknown = self.areas.iter().enumerate().filter(|(_, id)| areas.by_id(id).is_none());
        unknown
            .map(|(index, _)| Problem::new(&format!("areas[{index}]"), "problem-rules-unknown-area"))
            .collect()
    }

    /// The criterion `id`.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }

    /// The time standard `kind`; every document has every one.
    pub fn timer(&self, kind: TimerKind) -> Option<&Timer> {
        self.timers.iter().find(|timer| timer.kind == kind)
    }

    /// The level `number`.
    pub fn level(&self, number: u32) -> Option<&Level> {
        self.levels.iter().find(|level| level.number == number)
    }

    /// The contact lines of one kind.
    pub fn contacts_of(&self, kind: ContactLine) -> impl Iterator<Item = &Contact> {
        self.contacts.iter().filter(move |contact| contact.kind == kind)
    }

    /// Whether the programme serves the area `id`.
    pub fn serves(&self, id: &str) -> bool {
        self.areas.iter().any(|area| area == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{codes::Code, holidays::Holidays, rule_set};

    fn program(code: &str) -> Program {
        rule_set::shipped().unwrap().program(code).unwrap().clone()
    }

    #[test]
    fn the_shipped_programmes_say_what_the_brief_says() {
        let (halton, cheo) = (program("halton"), program("cheo"));
        assert_eq!((halton.shape, halton.region), (RuleShape::AnyOf, RegionRule::Informs));
        assert_eq!((cheo.shape, cheo.region), (RuleShape::AllOf, RegionRule::Required));
        assert_eq!((halton.family_may_lead, cheo.family_may_lead), (true, false));
        assert_eq!((halton.siblings_share_episode, cheo.siblings_share_episode), (true, false));
        assert_eq!((halton.outcomes.len(), cheo.outcomes.len()), (11, 0));
        for program in [&halton, &cheo] {
            let levels: Vec<_> =
                program.levels.iter().map(|l| (l.number, l.review_months, l.weight)).collect();
            assert_eq!(levels, [(1, 12, 1), (2, 12, 2), (3, 6, 3), (4, 3, 5)], "{}", program.code);
            assert_eq!(program.timers.len(), TimerKind::ALL.len());
            assert!(program.timers.iter().all(|timer| timer.on && timer.source == TimerSource::Agency));
            assert!(program.contacts_of(ContactLine::HelpLine).next().is_some());
        }
        assert_eq!(halton.contacts_of(ContactLine::Crisis).next().unwrap().value.en, "905-878-9785");
    }

    #[test]
    fn time_standards_count_in_their_own_unit() {
        let calendar = WorkingDays::new(Holidays::parse(rule_set::HOLIDAYS).unwrap());
        let cheo = program("cheo");
        for (kind, from, due) in [
            (TimerKind::AcknowledgeReferral, "2026-12-24", "2026-12-30"),
            (TimerKind::FirstContact, "2026-11-21", "2026-11-27"),
            (TimerKind::TellNotEligible, "2026-11-21", "2026-11-21"),
            (TimerKind::InitialPlan, "2026-11-21", "2027-01-05"),
            (TimerKind::ConsentRecheck, "2024-02-29", "2025-02-28"),
        ] {
            let day = cheo.timer(kind).unwrap().due(from.parse().unwrap(), &calendar);
            assert_eq!(day, Some(due.parse().unwrap()), "{kind:?}");
        }
        let off = Timer { on: false, ..*cheo.timer(TimerKind::FirstVisit).unwrap() };
        assert_eq!(off.due("2026-11-21".parse().unwrap(), &calendar), None);
    }

    /// The first problem of a shipped document in which `from` is replaced once.
    fn first_problem(code: &str, from: &str, to: &str) -> (String, String) {
        let body = rule_set::PROGRAMS.iter().find(|(name, _)| *name == code).unwrap().1;
        assert!(body.contains(from), "{from}");
        let problems = Program::parse(&body.replacen(from, to, 1)).expect_err(to);
        (problems[0].field.clone(), problems[0].message.clone())
    }

    #[test]
    fn a_bad_document_is_refused_with_its_places() {
        for (code, from, to, place, message) in [
            ("cheo", "version = 1", "version = ", "", "syntax"),
            ("cheo", "version = 1", "version = 1\nversion = 2", "", "syntax"),
            ("cheo", "version = 1", "version = 0", "version", "out-of-range"),
            ("cheo", "version = 1", "version = \"1\"", "version", "wrong-type"),
            ("cheo", "version = 1", "", "version", "missing"),
            ("cheo", "\"cheo\"", "\"Cheo East\"", "code", "not-a-word"),
            ("cheo", "\"2020-01-01\"", "\"2020-13-01\"", "effective_from", "not-a-date"),
            ("cheo", "\"2020-01-01\"", "2020-01-01", "effective_from", "wrong-type"),
            ("cheo", ", fr = \"PCS\"", "", "short_name.fr", "missing"),
            ("cheo", "fr = \"PCS\"", "fr = \" \"", "short_name.fr", "blank"),
            ("cheo", "fr = \"PCS\"", "fr = \"\\u001b[2J\"", "short_name.fr", "control-character"),
            ("cheo", "fr = \"PCS\"", "fr = \"PCS\\u202e\"", "short_name.fr", "control-character"),
            ("cheo", "fr = \"PCS\"", "fr = \"PCS\", de = \"x\"", "short_name.de", "unknown-key"),
            ("cheo", "[\"ottawa\", \"prescott_russell\", \"sdg\"]", "[]", "areas", "empty-list"),
            ("cheo", "\"prescott_russell\"", "\"ottawa\"", "areas[1]", "twice"),
            ("cheo", "\"eligible_csp\"", "\"declined\"", "eligible_decision", "unknown-code"),
            ("cheo", "[rule]", "[rules]", "rule", "missing"),
            ("cheo", "\"all_of\"", "\"most_of\"", "rule.shape", "unknown-code"),
            ("cheo", "region = \"required\"", "region = true", "rule.region", "wrong-type"),
            (
                "cheo",
                "region = \"required\"",
                "region = \"required\"\nwillingness = \"C2\"",
                "rule.willingness",
                "only-any-of",
            ),
            (
                "halton",
                "willingness = \"H6\"",
                "willingness = \"H7\"",
                "rule.willingness",
                "unknown-criterion",
            ),
            ("cheo", "id = \"C2\"", "id = \"C1\"", "criterion[1].id", "twice"),
            ("cheo", "id = \"C2\"", "id = \"region\"", "criterion[1].id", "not-an-id"),
            ("cheo", "id = \"C2\"", "", "criterion[1].id", "missing"),
            ("cheo", "kind = \"age_and_school\"", "kind = \"income\"", "criterion[0].kind", "unknown-code"),
            ("cheo", "upper_age = 21", "upper_age = 17", "criterion[0].upper_age", "out-of-range"),
            ("cheo", "upper_age = 21\n", "", "criterion[0].upper_age", "missing"),
            (
                "cheo",
                "minimum = 2",
                "minimum = 2\nschool_from = 18",
                "criterion[2].school_from",
                "unknown-key",
            ),
            ("cheo", "minimum = 2", "minimum = 0", "criterion[2].minimum", "out-of-range"),
            ("cheo", "\"physical\"", "\"financial\"", "criterion[1].ticks[0]", "unknown-code"),
            ("cheo", "help = {", "hint = {", "criterion[0].help", "missing"),
            ("cheo", "[terms]", "[terms]\nword = 1", "terms.word", "unknown-key"),
            ("cheo", "number = 2", "number = 1", "level[1].number", "not-in-order"),
            ("cheo", "weight = 5", "weight = 500", "level[3].weight", "out-of-range"),
            ("cheo", "meeting_days = 30", "meeting_days = 0", "level[3].meeting_days", "out-of-range"),
            ("cheo", "first_contact = {", "first_contract = {", "timers.first_contact", "missing"),
            ("cheo", "{ amount = 5,", "{ amount = 0,", "timers.first_contact.amount", "out-of-range"),
            ("cheo", "{ amount = 5,", "{ amount = 10000,", "timers.first_contact.amount", "out-of-range"),
            ("cheo", "{ amount = 5,", "{ amount = 5.5,", "timers.first_contact.amount", "wrong-type"),
            (
                "cheo",
                "unit = \"business_days\"",
                "unit = \"weeks\"",
                "timers.acknowledge_referral.unit",
                "unknown-code",
            ),
            ("cheo", "on = true", "on = \"yes\"", "timers.acknowledge_referral.on", "wrong-type"),
            (
                "cheo",
                "source = \"agency\"",
                "source = \"ministry\"",
                "timers.acknowledge_referral.source",
                "unknown-code",
            ),
            ("cheo", "[12, 6]", "[12, 0]", "ages.age_out_alert_months[1]", "out-of-range"),
            (
                "cheo",
                "number = 3\n\n[[contact]]",
                "number = 0\n\n[[contact]]",
                "attempts.number",
                "out-of-range",
            ),
            ("cheo", "kind = \"fax\"", "kind = \"telex\"", "contact[2].kind", "unknown-code"),
            ("cheo", "family_may_lead = false", "family_may_lead = 0", "lead.family_may_lead", "wrong-type"),
            ("halton", "code = \"one_plan\"", "code = \"roles_clear\"", "outcome[4].code", "twice"),
            ("halton", "[[outcome]]", "[[result]]", "result", "unknown-key"),
        ] {
            let expected = (place.to_owned(), format!("problem-rules-{message}"));
            assert_eq!(first_problem(code, from, to), expected, "{code}: {from} -> {to}");
        }
        assert!(Program::parse("").is_err());
    }

    #[test]
    fn every_problem_of_a_document_is_named_at_once() {
        let problems = Program::parse("code = 1\nextra = 2").unwrap_err();
        let places: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        for place in ["code", "version", "criterion", "rule", "lead", "terms", "level", "timers", "extra"] {
            assert!(places.contains(&place), "{place}: {places:?}");
        }
    }
}
