//! The steps of the walk (screens.md): what each knows, what it lacks, how it stands. Missing parts are listed and never
//! enforced here; any order, stop anywhere.

use chrono::NaiveDate;

use super::{
    codes::{ConsentAnswer, Relation, ScreeningResult, Urgency, YesNo},
    date::age_on,
    decision,
    episode::Part,
    record::{Child, Consent, ContactPoint, Finding, Link, Person, Referral, Statement},
};

/// A step of the walk, in the order of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// Who called and why.
    Call,
    /// Child, family, homes, school, who is involved.
    Child,
    /// Sharing.
    Consent,
    /// The criteria of each programme.
    Screening,
    /// Strengths, resources, needs, what was said.
    Needs,
    /// What a named person decides.
    Decision,
    /// Who coordinates.
    Offer,
}

impl Step {
    /// Every step in its order.
    pub const ALL: &'static [Self] =
        &[Self::Call, Self::Child, Self::Consent, Self::Screening, Self::Needs, Self::Decision, Self::Offer];

    /// Its code, kept in `episode.confirmed`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Child => "child",
            Self::Consent => "consent",
            Self::Screening => "screening",
            Self::Needs => "needs",
            Self::Decision => "decision",
            Self::Offer => "offer",
        }
    }

    /// The text id of its name, `step-…`.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Call => "step-call",
            Self::Child => "step-child",
            Self::Consent => "step-consent",
            Self::Screening => "step-screening",
            Self::Needs => "step-needs",
            Self::Decision => "step-decision",
            Self::Offer => "step-offer",
        }
    }
}

/// How a step stands; each has a sign and a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepState {
    /// Nothing is there.
    NotStarted,
    /// Something is there, something is missing.
    Started,
    /// Something stands against going on.
    Problems,
    /// Everything asked is there.
    Ok,
}

/// One step as the rail shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepView {
    /// Which.
    pub step: Step,
    /// How it stands.
    pub state: StepState,
    /// Text ids of what is missing, `missing-…` and `part-…`.
    pub missing: Vec<&'static str>,
    /// Known facts of an earlier episode that wait for "still so".
    pub to_confirm: usize,
}

/// What is known, as far as the rail needs it.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    /// The child's file.
    pub child: &'a Child,
    /// The child's person.
    pub person: &'a Person,
    /// The referral of the episode.
    pub referral: Option<&'a Referral>,
    /// Parts of a third-party referral that are missing.
    pub parts: &'a [Part],
    /// Whether a call stands behind it.
    pub call: bool,
    /// Caregivers and others beside the child, with how to reach them.
    pub caregivers: Vec<(&'a Link, Vec<&'a ContactPoint>)>,
    /// Whether the area where the child lives is known.
    pub area: bool,
    /// Whether a home (or "no fixed address") is written down.
    pub home: bool,
    /// How many services or schools are written down.
    pub services: usize,
    /// Consents that were answered, each with whether it holds today.
    pub consents: Vec<(&'a Consent, bool)>,
    /// Consents given before the family returned that nobody asked again.
    pub consents_to_confirm: usize,
    /// Results of the programmes looked at, each with how many answers are missing; empty before the first answer.
    pub results: Vec<(ScreeningResult, usize)>,
    /// Answers that wait to be confirmed.
    pub answers_to_confirm: usize,
    /// Strengths, resources, needs.
    pub findings: Vec<&'a Finding>,
    /// What was said.
    pub statements: Vec<&'a Statement>,
    /// Whether a decision stands.
    pub decided: bool,
    /// Whether a coordinator was asked for.
    pub offered: bool,
    /// Whether a coordinator accepted.
    pub assigned: bool,
    /// Steps confirmed after a return; none where the family did not return.
    pub returned: Option<&'a [String]>,
    /// Today.
    pub today: NaiveDate,
}

/// Every step, in order.
pub fn steps(known: &Known<'_>) -> Vec<StepView> {
    vec![
        call(known),
        child(known),
        consent(known),
        screening(known),
        needs(known),
        decided(known),
        offer(known),
    ]
}

impl Known<'_> {
    /// 1 where the family returned and nobody has said "still so" for the facts of a step.
    fn unconfirmed(&self, step: Step) -> usize {
        let waits = self.returned.is_some_and(|done| !done.iter().any(|code| code == step.code()));
        usize::from(waits)
    }
}

fn view(
    step: Step,
    started: bool,
    problems: bool,
    missing: Vec<&'static str>,
    to_confirm: usize,
) -> StepView {
    let state = if problems {
        StepState::Problems
    } else if !started {
        StepState::NotStarted
    } else if missing.is_empty() && to_confirm == 0 {
        StepState::Ok
    } else {
        StepState::Started
    };
    StepView { step, state, missing, to_confirm }
}

/// The ids whose condition does not hold.
fn lacking(wanted: &[(bool, &'static str)]) -> Vec<&'static str> {
    wanted.iter().filter(|(there, _)| !there).map(|(_, id)| *id).collect()
}

fn is_there(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

fn call(known: &Known<'_>) -> StepView {
    let mut missing: Vec<&'static str> = known.parts.iter().map(|part| part.text_id()).collect();
    if let Some(referral) = known.referral {
        let urgent_why =
            referral.urgency != Some(Urgency::Urgent) || is_there(referral.urgency_reason.as_ref());
        let reason = is_there(referral.reason.as_ref()) || known.parts.contains(&Part::Reason);
        missing.extend(lacking(&[
            (reason, "missing-reason"),
            (referral.urgency.is_some(), "missing-urgency"),
            (urgent_why, "missing-urgency-reason"),
        ]));
    }
    let started = known.call || known.referral.is_some();
    view(Step::Call, started, !known.parts.is_empty(), missing, 0)
}

fn child(known: &Known<'_>) -> StepView {
    let person = known.person;
    let reachable: Vec<&&ContactPoint> = known.caregivers.iter().flat_map(|(_, points)| points).collect();
    let family: Vec<&Link> =
        known.caregivers.iter().map(|(link, _)| *link).filter(|link| is_family(link)).collect();
    let by_self = family.iter().any(|link| link.relation == Relation::SelfYouth);
    let adult = person.birth_date.is_some_and(|birth| age_on(birth, known.today) >= 18);
    let missing = lacking(&[
        (decision::has_name(person), "missing-name"),
        (person.birth_date.is_some(), "missing-birth-date"),
        (known.home, "missing-home"),
        (known.area || !known.home, "missing-area"),
        (known.child.school_status.is_some() || !adult, "missing-school-status"),
        (person.language_spoken.is_some(), "missing-language-spoken"),
        (person.language_service.is_some(), "missing-language-service"),
        (person.interpreter.is_some(), "missing-interpreter"),
        (!family.is_empty(), "missing-caregiver"),
        (by_self || family.iter().all(|link| link.legal_authority.is_some()), "missing-legal-authority"),
        (
            family.is_empty() || family.iter().any(|link| link.primary_contact == YesNo::Yes),
            "missing-primary-contact",
        ),
        (!reachable.is_empty(), "missing-contact"),
        (reachable.iter().all(|point| point.safe_message.is_some()), "missing-safe-message"),
        (known.child.services_complete == Some(YesNo::Yes), "missing-services"),
    ]);
    view(Step::Child, true, false, missing, known.unconfirmed(Step::Child))
}

/// A link that speaks for the child: everyone but helpers from outside.
fn is_family(link: &Link) -> bool {
    !matches!(
        link.relation,
        Relation::Sibling | Relation::Friend | Relation::Neighbour | Relation::Worker | Relation::Partner
    )
}

fn consent(known: &Known<'_>) -> StepView {
    use super::codes::ConsentPurpose::{Collect, ShareWithTeam};
    let of = |purpose| known.consents.iter().filter(move |(consent, _)| consent.purpose == purpose);
    let holds = |purpose| of(purpose).any(|(_, holds)| *holds);
    let answered = |purpose| of(purpose).any(|(consent, _)| consent.answer != ConsentAnswer::Later);
    let refused = of(Collect).count() > 0 && answered(Collect) && !holds(Collect);
    let missing = lacking(&[
        (answered(Collect), "missing-consent-collect"),
        (!refused, "missing-consent-in-force"),
        (answered(ShareWithTeam), "missing-consent-sharing"),
    ]);
    view(Step::Consent, !known.consents.is_empty(), refused, missing, known.consents_to_confirm)
}

fn screening(known: &Known<'_>) -> StepView {
    let open = known.results.iter().any(|(result, _)| *result == ScreeningResult::MoreInfo);
    let incomplete = known.results.iter().any(|(result, _)| *result == ScreeningResult::Incomplete);
    let missing = lacking(&[(!open && !known.results.is_empty(), "missing-answers")]);
    view(Step::Screening, !known.results.is_empty(), incomplete, missing, known.answers_to_confirm)
}

fn needs(known: &Known<'_>) -> StepView {
    use super::codes::FindingKind::{Need, Strength};
    let kind = |kind| known.findings.iter().any(|finding| finding.kind == kind);
    let missing = lacking(&[
        (kind(Need), "missing-need"),
        (kind(Strength), "missing-strength"),
        (!known.statements.is_empty(), "missing-statement"),
    ]);
    let findings = known.findings.iter().filter(|finding| finding.to_confirm == YesNo::Yes).count();
    let statements = known.statements.iter().filter(|statement| statement.to_confirm == YesNo::Yes).count();
    let started = !known.findings.is_empty() || !known.statements.is_empty();
    view(Step::Needs, started, false, missing, findings + statements)
}

fn decided(known: &Known<'_>) -> StepView {
    let missing = lacking(&[(known.decided, "missing-decision")]);
    view(Step::Decision, known.decided, false, missing, 0)
}

fn offer(known: &Known<'_>) -> StepView {
    let missing = lacking(&[(known.assigned, "missing-coordinator")]);
    view(Step::Offer, known.offered || known.assigned, false, missing, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        codes::{ConsentPurpose, ContactKind, LegalAuthority},
        ids::{ChildId, FamilyId, PersonId},
    };

    fn states(known: &Known<'_>) -> String {
        let sign = |view: &StepView| match view.state {
            StepState::NotStarted => ' ',
            StepState::Started => '>',
            StepState::Problems => '!',
            StepState::Ok => '+',
        };
        steps(known).iter().map(sign).collect()
    }

    fn bare<'a>(child: &'a Child, person: &'a Person) -> Known<'a> {
        Known {
            child,
            person,
            referral: None,
            parts: &[],
            call: false,
            caregivers: Vec::new(),
            area: false,
            home: false,
            services: 0,
            consents: Vec::new(),
            consents_to_confirm: 0,
            results: Vec::new(),
            answers_to_confirm: 0,
            findings: Vec::new(),
            statements: Vec::new(),
            decided: false,
            offered: false,
            assigned: false,
            returned: None,
            today: "2026-11-21".parse().unwrap(),
        }
    }

    #[test]
    fn a_bare_file_lists_what_is_asked() {
        let (child, person) = (Child::blank(1, PersonId(1), FamilyId(1)), Person::blank());
        let known = bare(&child, &person);
        assert_eq!(states(&known), " >     ");
        let missing = &steps(&known)[1].missing;
        assert!(missing.contains(&"missing-name") && missing.contains(&"missing-home"));
        assert!(!missing.contains(&"missing-school-status"), "asked from 18 on");
    }

    #[test]
    fn each_step_turns_ok_by_its_own_facts() {
        let mut child = Child::blank(1, PersonId(1), FamilyId(1));
        child.services_complete = Some(YesNo::Yes);
        let mut person = Person::named("Child", "Sample");
        person.birth_date = "2017-03-03".parse().ok();
        person.language_spoken = Some(crate::domain::codes::Language::French);
        person.language_service = person.language_spoken;
        person.interpreter = Some(YesNo::No);
        let mut mother = Link::blank(ChildId(1), PersonId(2), Relation::Mother);
        mother.legal_authority = Some(LegalAuthority::Custodial);
        mother.primary_contact = YesNo::Yes;
        let mut phone = ContactPoint::blank(PersonId(2), ContactKind::Mobile, "613-555-0142");
        phone.safe_message = Some(YesNo::Yes);
        let today = "2026-11-21".parse().unwrap();
        let collect = Consent::blank(ChildId(1), ConsentPurpose::Collect, ConsentAnswer::Yes, today);
        let sharing = Consent::blank(ChildId(1), ConsentPurpose::ShareWithTeam, ConsentAnswer::No, today);
        let known = Known {
            caregivers: vec![(&mother, vec![&phone])],
            area: true,
            home: true,
            consents: vec![(&collect, true), (&sharing, false)],
            results: vec![(ScreeningResult::Meets, 0)],
            decided: true,
            ..bare(&child, &person)
        };
        assert_eq!(states(&known), " +++ + ");
        let returned =
            Known { returned: Some(&[]), answers_to_confirm: 3, consents_to_confirm: 1, ..known.clone() };
        assert_eq!(states(&returned), " >>> + ");
        let withdrawn = Known { consents: vec![(&collect, false)], parts: &[Part::ConsentToRefer], ..known };
        assert_eq!(states(&withdrawn), "!+!+ + ");
    }
}
