//! The plan: what must be there to agree it, the frozen body of a version, and the difference of two versions
//! (domain.md 1.2, 4.1, 4.3, Additions "Plan and versions"). A version is read from its body alone, never from the
//! working set.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    codes::{
        ActionStatus, Category, ConsentPurpose, FindingKind, GoalStatus, Language, LifeDomain, MemberKind,
        ServiceStatus, StatementKind, StrengthHolder, Tie, Voice, YouthTook,
    },
    ids::RowId,
    problem::Problem,
};

/// The number of the shape of [`PlanBody`]; a changed shape is a higher number, and old bodies stay as they are.
pub const BODY_SCHEMA: i64 = 1;

/// A plan with every section of domain.md 4.1, as it was agreed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanBody {
    /// Section 1.
    pub cover: Cover,
    /// The vision in the family's words.
    pub vision: Option<Told>,
    /// A summary in plain words.
    pub summary: Option<String>,
    /// Section 2: the story, what works, what does not, what matters.
    pub statements: Vec<FrozenStatement>,
    /// Sections 3 and 4: strengths, resources, needs.
    pub findings: Vec<FrozenFinding>,
    /// Section 5.
    pub members: Vec<FrozenMember>,
    /// Section 6.
    pub services: Vec<FrozenService>,
    /// Section 7, in the family's order.
    pub goals: Vec<FrozenGoal>,
    /// Section 8.
    pub safety_plan: Option<String>,
    /// Section 10.
    pub consents: Vec<FrozenConsent>,
    /// Section 12.
    pub agreement: Agreement,
}

/// Section 1: whose plan, by whom, until when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cover {
    /// The children.
    pub children: Vec<FrozenChild>,
    /// The programme's code.
    pub program: Option<String>,
    /// Intensity 1 to 4.
    pub level: Option<i64>,
    /// Who leads.
    pub lead: String,
    /// Who answers for it, where that is someone else.
    pub answerable: String,
    /// The next review.
    pub next_review: NaiveDate,
}

/// A child of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrozenChild {
    /// `C-0001`.
    pub number: String,
    /// Given and family name.
    pub name: String,
    /// Birth date.
    pub birth_date: Option<NaiveDate>,
    /// Language of service.
    pub language: Option<Language>,
}

/// Words with their language and category.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// The words.
    pub text: String,
    /// Their language.
    pub language: Option<Language>,
    /// A translation.
    pub translation: Option<String>,
    /// Who may see them.
    pub category: Category,
}

/// A verbatim statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrozenStatement {
    /// The row, for life.
    pub id: i64,
    /// Which question.
    pub kind: StatementKind,
    /// The words.
    pub told: Told,
    /// Who said them.
    pub said_by: Option<String>,
}

/// A strength, a resource or a need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrozenFinding {
    /// The row, for life.
    pub id: i64,
    /// Which of the three.
    pub kind: FindingKind,
    /// The words.
    pub told: Told,
    /// Life domain.
    pub domain: Option<LifeDomain>,
    /// Who holds a strength.
    pub holder: Option<StrengthHolder>,
    /// Who says so.
    pub voice: Option<Voice>,
}

/// A member of the circle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrozenMember {
    /// The row, for life.
    pub id: i64,
    /// `M-1`.
    pub number: String,
    /// The name.
    pub name: String,
    /// Formal or natural.
    pub kind: MemberKind,
    /// The role.
    pub role: Option<String>,
    /// The organisation.
    pub organization: Option<String>,
    /// Why here.
    pub why_here: Option<String>,
    /// The tie.
    pub tie: Option<Tie>,
}

/// A service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrozenService {
    /// The row, for life.
    pub id: i64,
    /// The organisation.
    pub organization: String,
    /// What it is.
    pub kind: Option<String>,
    /// Current, waiting, …
    pub status: ServiceStatus,
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrozenGoal {
    /// The row, for life.
    pub id: i64,
    /// The family's order.
    pub rank: i64,
    /// The child's file number.
    pub child: String,
    /// The words.
    pub told: Told,
    /// Whose voice.
    pub voice: Option<Voice>,
    /// Life domain.
    pub domain: Option<LifeDomain>,
    /// The need it answers, in words.
    pub need: Option<String>,
    /// How we will know.
    pub measure: Option<String>,
    /// By when.
    pub target_on: Option<NaiveDate>,
    /// How it stands.
    pub status: GoalStatus,
    /// What is done for it.
    pub actions: Vec<FrozenAction>,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrozenAction {
    /// The row, for life.
    pub id: i64,
    /// What.
    pub what: String,
    /// Who.
    pub owner: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// How it stands.
    pub status: ActionStatus,
    /// Who may see it.
    pub category: Category,
}

/// A consent in short.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrozenConsent {
    /// What for.
    pub purpose: ConsentPurpose,
    /// Who gave it.
    pub given_by: Option<String>,
    /// Since when.
    pub starts_on: NaiveDate,
    /// Until when.
    pub expires_on: Option<NaiveDate>,
    /// Limits in words.
    pub conditions: Option<String>,
}

/// Who agreed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Who accepted for the family.
    pub agreed_by: String,
    /// When.
    pub agreed_on: NaiveDate,
    /// Whether the youth took part.
    pub youth_participated: YouthTook,
    /// Why not, or why only partly; left out of the body where it is empty, so that earlier versions keep their digest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub youth_note: Option<String>,
}

/// The body as canonical JSON: keys sorted, no spaces, one form for one content.
///
/// # Errors
/// When the body cannot be written, which no body built from records meets.
pub fn canonical(body: &PlanBody) -> Result<String, serde_json::Error> {
    Ok(sorted(serde_json::to_value(body)?).to_string())
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut entries: Vec<(String, Value)> = fields.into_iter().collect();
            entries.sort_by(|left, right| left.0.cmp(&right.0));
            Value::Object(entries.into_iter().map(|(name, value)| (name, sorted(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        plain => plain,
    }
}

/// SHA-256 of a canonical body, in hexadecimal.
pub fn digest(canonical: &str) -> String {
    Sha256::digest(canonical.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a frozen body of any known schema; nothing for a newer one.
pub fn read(body: &str, schema: i64) -> Option<PlanBody> {
    if schema == BODY_SCHEMA { serde_json::from_str(body).ok() } else { None }
}

/// What a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanSection {
    /// Level, lead, next review.
    Cover,
    /// The vision.
    Vision,
    /// The summary.
    Summary,
    /// What was said.
    Statements,
    /// Strengths, resources, needs.
    Findings,
    /// The circle.
    Members,
    /// Services.
    Services,
    /// Goals.
    Goals,
    /// Actions.
    Actions,
    /// The safety plan.
    SafetyPlan,
    /// Consents.
    Consents,
}

/// One line of a difference: what was, what is; one of them missing when it came or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanChange {
    /// Where.
    pub section: PlanSection,
    /// The row it is about, where it is about one.
    pub id: Option<i64>,
    /// The field that differs (`text`, `rank`, `owner` …); empty for a whole entry.
    pub field: String,
    /// As it was.
    pub before: Option<Value>,
    /// As it is.
    pub after: Option<Value>,
}

/// The difference from `before` to `after`, section by section.
pub fn difference(before: &PlanBody, after: &PlanBody) -> Vec<PlanChange> {
    let mut found = Vec::new();
    let cover = |body: &PlanBody| {
        let mut value = value_of(&body.cover);
        if let Some(fields) = value.as_object_mut() {
            fields.remove("children");
        }
        value
    };
    fields(PlanSection::Cover, None, &cover(before), &cover(after), &mut found);
    one(PlanSection::Vision, &value_of(&before.vision), &value_of(&after.vision), &mut found);
    one(PlanSection::Summary, &value_of(&before.summary), &value_of(&after.summary), &mut found);
    many(PlanSection::Statements, &before.statements, &after.statements, |row| row.id, &mut found);
    many(PlanSection::Findings, &before.findings, &after.findings, |row| row.id, &mut found);
    many(PlanSection::Members, &before.members, &after.members, |row| row.id, &mut found);
    many(PlanSection::Services, &before.services, &after.services, |row| row.id, &mut found);
    let bare = |body: &PlanBody| -> Vec<FrozenGoal> {
        body.goals.iter().map(|goal| FrozenGoal { actions: Vec::new(), ..goal.clone() }).collect()
    };
    many(PlanSection::Goals, &bare(before), &bare(after), |row| row.id, &mut found);
    let actions = |body: &PlanBody| -> Vec<FrozenAction> {
        body.goals.iter().flat_map(|goal| goal.actions.clone()).collect()
    };
    many(PlanSection::Actions, &actions(before), &actions(after), |row| row.id, &mut found);
    one(PlanSection::SafetyPlan, &value_of(&before.safety_plan), &value_of(&after.safety_plan), &mut found);
    one(PlanSection::Consents, &value_of(&before.consents), &value_of(&after.consents), &mut found);
    found
}

fn value_of<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn some(value: &Value) -> Option<Value> {
    (!value.is_null() && value.as_array().is_none_or(|list| !list.is_empty())).then(|| value.clone())
}

fn one(section: PlanSection, before: &Value, after: &Value, found: &mut Vec<PlanChange>) {
    if before != after {
        let field = String::new();
        found.push(PlanChange { section, id: None, field, before: some(before), after: some(after) });
    }
}

fn fields(section: PlanSection, id: Option<i64>, before: &Value, after: &Value, found: &mut Vec<PlanChange>) {
    let (Some(was), Some(is)) = (before.as_object(), after.as_object()) else { return };
    for (name, now) in is {
        let then = was.get(name).unwrap_or(&Value::Null);
        if let (Some(_), Some(_)) = (then.as_object(), now.as_object()) {
            fields(section, id, then, now, found);
        } else if then != now {
            let (before, after) = (some(then), some(now));
            found.push(PlanChange { section, id, field: name.clone(), before, after });
        }
    }
}

fn many<T: Serialize>(
    section: PlanSection,
    before: &[T],
    after: &[T],
    id: impl Fn(&T) -> i64,
    found: &mut Vec<PlanChange>,
) {
    for row in before.iter().filter(|row| !after.iter().any(|other| id(other) == id(row))) {
        let (field, before) = (String::new(), Some(value_of(row)));
        found.push(PlanChange { section, id: Some(id(row)), field, before, after: None });
    }
    for row in after {
        match before.iter().find(|other| id(other) == id(row)) {
            Some(other) => fields(section, Some(id(row)), &value_of(other), &value_of(row), found),
            None => {
                let (field, after) = (String::new(), Some(value_of(row)));
                found.push(PlanChange { section, id: Some(id(row)), field, before: None, after });
            }
        }
    }
}

/// What agreeing looks at.
#[derive(Debug, Clone, Default)]
pub struct AgreeFacts {
    /// Goals of the working set that are not dropped: row, whether linked to a need.
    pub goals: Vec<(RowId, bool)>,
    /// Their open actions: row, whether it has an owner, whether it has a date.
    pub actions: Vec<(RowId, bool, bool)>,
    /// How many strengths stand.
    pub strengths: usize,
    /// How many members are in the circle.
    pub members: usize,
    /// Whether the consent to collect is in force, for every child.
    pub consent: bool,
}

/// What stops a plan from being agreed, each in words (domain.md 1.2 `PLANNING` → `ACTIVE`, 4.3).
pub fn problems_before_agreeing(facts: &AgreeFacts) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut need = |met: bool, field: &str, message: &str| {
        if !met {
            problems.push(Problem::new(field, message));
        }
    };
    need(!facts.goals.is_empty(), "goals", "problem-plan-no-goal");
    need(facts.strengths > 0, "strengths", "problem-plan-no-strength");
    need(facts.members > 0, "members", "problem-plan-no-member");
    need(facts.consent, "consent", "problem-plan-no-consent");
    for (goal, linked) in &facts.goals {
        need(*linked, &format!("goal-{goal}"), "problem-goal-no-need");
    }
    for (action, owner, date) in &facts.actions {
        need(*owner, &format!("action-{action}"), "problem-action-no-owner");
        need(*date, &format!("action-{action}"), "problem-action-no-date");
    }
    problems
}

/// What is missing in what is said at agreeing: who accepted, whether the youth took part and, unless fully, why not.
pub fn problems_of_agreement(agreed_by: &str, youth: Option<YouthTook>, youth_note: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    if agreed_by.is_empty() {
        problems.push(Problem::new("agreed_by", "problem-plan-agreed-by"));
    }
    match youth {
        None => problems.push(Problem::new("youth", "problem-plan-youth")),
        Some(YouthTook::Partly | YouthTook::No) if youth_note.is_empty() => {
            problems.push(Problem::new("youth_note", "problem-plan-youth-note"));
        }
        Some(_) => {}
    }
    problems
}

/// Whether a goal is worked on: rated at reviews and asked for at agreeing.
pub const fn is_worked_on(status: GoalStatus) -> bool {
    matches!(status, GoalStatus::Proposed | GoalStatus::Active | GoalStatus::OnHold | GoalStatus::Revised)
}

/// The order after moving the goal at `index` one place up or down; the same when it cannot move.
pub fn moved<T: Copy>(order: &[T], index: usize, up: bool) -> Vec<T> {
    let mut order = order.to_vec();
    let other = if up { index.checked_sub(1) } else { index.checked_add(1) };
    if let Some(other) = other.filter(|other| *other < order.len() && index < order.len()) {
        order.swap(index, other);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told(text: &str) -> Told {
        Told {
            text: text.to_owned(),
            language: Some(Language::French),
            translation: None,
            category: Category::Plan,
        }
    }

    fn goal(id: i64, text: &str, actions: Vec<FrozenAction>) -> FrozenGoal {
        FrozenGoal {
            id,
            rank: id,
            child: "C-0001".to_owned(),
            told: told(text),
            voice: Some(Voice::Family),
            domain: None,
            need: Some("nobody sleeps".to_owned()),
            measure: None,
            target_on: None,
            status: GoalStatus::Active,
            actions,
        }
    }

    fn body(goals: Vec<FrozenGoal>) -> PlanBody {
        PlanBody {
            cover: Cover {
                children: Vec::new(),
                program: Some("cheo".to_owned()),
                level: Some(3),
                lead: "Sample, B.".to_owned(),
                answerable: "Sample, B.".to_owned(),
                next_review: day("2027-05-21"),
            },
            vision: Some(told("une maison calme")),
            summary: None,
            statements: Vec::new(),
            findings: Vec::new(),
            members: Vec::new(),
            services: Vec::new(),
            goals,
            safety_plan: None,
            consents: Vec::new(),
            agreement: Agreement {
                agreed_by: "Sample, Mother".to_owned(),
                agreed_on: day("2026-11-21"),
                youth_participated: YouthTook::Yes,
                youth_note: None,
            },
        }
    }

    #[test]
    fn one_content_has_one_form() {
        let first = canonical(&body(vec![goal(1, "dormir", Vec::new())])).unwrap();
        assert_eq!(first, canonical(&read(&first, BODY_SCHEMA).unwrap()).unwrap());
        assert!(first.starts_with("{\"agreement\":{\"agreed_by\":") && !first.contains(": "));
        let keys: Vec<usize> = ["agreement", "consents", "cover", "findings", "goals", "vision"]
            .iter()
            .map(|key| first.find(&format!("\"{key}\"")).unwrap())
            .collect();
        assert!(keys.is_sorted(), "keys in order");
        assert_eq!(digest(&first).len(), 64);
        assert_eq!(read(&first, BODY_SCHEMA + 1), None, "a newer shape is not guessed at");
    }

    #[test]
    fn who_did_not_take_part_has_a_reason() {
        use YouthTook::{No, Partly, Yes};
        for (by, youth, note, fields) in [
            ("Sample, Mother", Some(Yes), "", &[][..]),
            ("Sample, Mother", Some(Partly), "", &["youth_note"]),
            ("Sample, Mother", Some(No), "", &["youth_note"]),
            ("Sample, Mother", Some(No), "too young", &[]),
            ("", None, "", &["agreed_by", "youth"]),
        ] {
            let found: Vec<_> =
                problems_of_agreement(by, youth, note).into_iter().map(|problem| problem.field).collect();
            assert_eq!(found, fields, "{youth:?} {note}");
        }
    }

    #[test]
    fn a_difference_names_section_row_and_field() {
        let action = |status| FrozenAction {
            id: 5,
            what: "calls".to_owned(),
            owner: "Sample, Mother".to_owned(),
            due_on: None,
            status,
            category: Category::Plan,
        };
        let before =
            body(vec![goal(1, "dormir", vec![action(ActionStatus::Planned)]), goal(2, "jouer", Vec::new())]);
        let mut after =
            body(vec![goal(1, "bien dormir", vec![action(ActionStatus::Done)]), goal(3, "lire", Vec::new())]);
        after.vision = None;
        after.cover.level = Some(4);
        let found: Vec<_> = difference(&before, &after)
            .into_iter()
            .map(|change| {
                (change.section, change.id, change.field, change.before.is_some(), change.after.is_some())
            })
            .collect();
        assert_eq!(
            found,
            [
                (PlanSection::Cover, None, "level".to_owned(), true, true),
                (PlanSection::Vision, None, String::new(), true, false),
                (PlanSection::Goals, Some(2), String::new(), true, false),
                (PlanSection::Goals, Some(1), "text".to_owned(), true, true),
                (PlanSection::Goals, Some(3), String::new(), false, true),
                (PlanSection::Actions, Some(5), "status".to_owned(), true, true),
            ]
        );
        assert_eq!(difference(&before, &before), []);
    }

    #[test]
    fn the_order_moves_one_place_and_stops_at_the_ends() {
        for (index, up, expected) in [
            (0, true, [1, 2, 3]),
            (0, false, [2, 1, 3]),
            (2, true, [1, 3, 2]),
            (2, false, [1, 2, 3]),
            (9, true, [1, 2, 3]),
        ] {
            assert_eq!(moved(&[1, 2, 3], index, up), expected, "{index} {up}");
        }
    }
}
