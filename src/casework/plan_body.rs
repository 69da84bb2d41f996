//! Gathers the working set of a plan with everything domain.md 4.1 puts into a version, and the facts agreeing looks at.

use chrono::NaiveDate;

use super::{
    Failure,
    notes::may_collect,
    waiting::{name_of, stays},
};
use crate::{
    domain::{
        codes::{ActionStatus, Category, ConsentPurpose, FindingKind},
        consent,
        ids::{ChildId, EpisodeId, FileNumber, MemberNumber},
        plan::{
            AgreeFacts, Agreement, Cover, FrozenAction, FrozenChild, FrozenConsent, FrozenFinding,
            FrozenGoal, FrozenMember, FrozenService, FrozenStatement, PlanBody, Told, is_worked_on,
        },
        record::{
            Action, Child, Consent, ConsentScope, Episode, Finding, Goal, Organization, Person, Plan,
            RecordKind, Service, Statement, Stored,
        },
    },
    store::{Db, care, rows},
};

/// What agreeing looks at now.
pub(super) fn facts(db: &Db, episode: EpisodeId, today: NaiveDate) -> Result<AgreeFacts, Failure> {
    let mut facts = AgreeFacts { consent: may_collect(db, episode, today)?, ..AgreeFacts::default() };
    for child in care::children(db, episode)? {
        let findings = rows::load_by::<Finding>(db, "child_id", child.0)?;
        facts.strengths += findings.iter().filter(|finding| finding.kind == FindingKind::Strength).count();
        facts.members += care::members(db, child)?.iter().filter(|member| stays(member, today)).count();
    }
    let Some(plan) = care::plan(db, episode)? else { return Ok(facts) };
    for goal in care::goals(db, plan.id)?.into_iter().filter(|goal| is_worked_on(goal.status)) {
        facts.goals.push((goal.id, goal.need_id.is_some()));
        for action in care::actions(db, goal.id)? {
            if action.status != ActionStatus::Cancelled {
                let owned = action.owner_person_id.is_some() || action.owner_staff_id.is_some();
                facts.actions.push((action.id, owned, action.due_on.is_some()));
            }
        }
    }
    Ok(facts)
}

/// Everything of a version.
pub(super) fn body(
    db: &Db,
    episode: &Stored<Episode>,
    plan: &Stored<Plan>,
    agreement: Agreement,
    next_review: NaiveDate,
) -> Result<PlanBody, Failure> {
    let today = agreement.agreed_on;
    let mut body = PlanBody {
        cover: cover(db, episode, next_review)?,
        vision: plan.vision.clone().map(|text| Told {
            text,
            language: plan.vision_language,
            translation: None,
            category: Category::Plan,
        }),
        summary: plan.summary.clone(),
        statements: Vec::new(),
        findings: Vec::new(),
        members: Vec::new(),
        services: Vec::new(),
        goals: Vec::new(),
        safety_plan: plan.safety_plan.clone(),
        consents: Vec::new(),
        agreement,
    };
    for child in care::children(db, episode.id.into())? {
        add_child(db, child, today, &mut body)?;
    }
    for goal in care::goals(db, plan.id)? {
        body.goals.push(frozen_goal(db, &goal)?);
    }
    Ok(body)
}

fn cover(db: &Db, episode: &Stored<Episode>, next_review: NaiveDate) -> Result<Cover, Failure> {
    let assignment = care::primary(db, episode.id.into())?.ok_or(Failure::Missing(RecordKind::Assignment))?;
    let answerable =
        care::staff_ref(db, assignment.answerable_id)?.map(|person| person.name).unwrap_or_default();
    let mut children = Vec::new();
    for child in care::children(db, episode.id.into())? {
        let child = rows::load::<Child>(db, child)?.ok_or(Failure::Missing(RecordKind::Child))?;
        let person =
            rows::load::<Person>(db, child.person_id)?.ok_or(Failure::Missing(RecordKind::Person))?;
        children.push(FrozenChild {
            number: FileNumber(child.file_number).to_string(),
            name: name_of(&person),
            birth_date: person.birth_date,
            language: person.language_service,
        });
    }
    Ok(Cover {
        children,
        program: episode.program.clone(),
        level: episode.level,
        lead: assignment.lead_name.clone().unwrap_or_else(|| answerable.clone()),
        answerable,
        next_review,
    })
}

fn add_child(db: &Db, child: ChildId, today: NaiveDate, body: &mut PlanBody) -> Result<(), Failure> {
    for row in rows::load_by::<Statement>(db, "child_id", child.0)? {
        body.statements.push(FrozenStatement {
            id: row.id.0,
            kind: row.kind,
            told: told(&row.text, row.language, row.translation.as_ref(), row.category),
            said_by: row.said_by.clone(),
        });
    }
    for row in rows::load_by::<Finding>(db, "child_id", child.0)? {
        body.findings.push(FrozenFinding {
            id: row.id.0,
            kind: row.kind,
            told: told(&row.text, row.language, row.translation.as_ref(), row.category),
            domain: row.domain,
            holder: row.holder,
            voice: row.voice,
        });
    }
    for row in care::members(db, child)?.into_iter().filter(|member| stays(member, today)) {
        let person = rows::load::<Person>(db, row.person_id)?;
        let organization =
            row.organization_id.map(|id| rows::load::<Organization>(db, id)).transpose()?.flatten();
        body.members.push(FrozenMember {
            id: row.id.0,
            number: MemberNumber(row.number).to_string(),
            name: person.map(|person| name_of(&person)).unwrap_or_default(),
            kind: row.kind,
            role: row.role.clone(),
            organization: organization.map(|organization| organization.record.name),
            why_here: row.why_here.clone(),
            tie: row.tie,
        });
    }
    for row in rows::load_by::<Service>(db, "child_id", child.0)? {
        let organization = rows::load::<Organization>(db, row.organization_id)?;
        body.services.push(FrozenService {
            id: row.id.0,
            organization: organization.map(|organization| organization.record.name).unwrap_or_default(),
            kind: row.kind.clone(),
            status: row.status,
        });
    }
    body.consents.extend(consents(db, child, today)?);
    Ok(())
}

fn told(
    text: &str,
    language: Option<crate::domain::codes::Language>,
    translation: Option<&String>,
    category: Category,
) -> Told {
    Told { text: text.to_owned(), language, translation: translation.cloned(), category }
}

fn consents(db: &Db, child: ChildId, today: NaiveDate) -> Result<Vec<FrozenConsent>, Failure> {
    let all = rows::load_by::<Consent>(db, "child_id", child.0)?;
    let scopes = rows::load_by::<ConsentScope>(db, "child_id", child.0)?;
    let mut found = Vec::new();
    for row in &all {
        let own: Vec<_> = scopes.iter().filter(|scope| scope.consent_id == row.id).cloned().collect();
        if !consent::state(row, &own, &all, today).holds() || row.purpose == ConsentPurpose::Survey {
            continue;
        }
        let person = row.given_by_id.map(|id| rows::load::<Person>(db, id)).transpose()?.flatten();
        found.push(FrozenConsent {
            purpose: row.purpose,
            given_by: person.map(|person| name_of(&person)).or_else(|| row.given_by_name.clone()),
            starts_on: row.starts_on,
            expires_on: row.expires_on,
            conditions: row.conditions.clone(),
        });
    }
    Ok(found)
}

fn frozen_goal(db: &Db, goal: &Stored<Goal>) -> Result<FrozenGoal, Failure> {
    let need = goal.need_id.map(|id| rows::load::<Finding>(db, id)).transpose()?.flatten();
    let child = rows::load::<Child>(db, goal.child_id)?.ok_or(Failure::Missing(RecordKind::Child))?;
    let mut actions = Vec::new();
    for action in care::actions(db, goal.id)? {
        actions.push(FrozenAction {
            id: action.id.0,
            what: action.what.clone(),
            owner: owner_name(db, &action)?,
            due_on: action.due_on,
            status: action.status,
            category: action.category,
        });
    }
    Ok(FrozenGoal {
        id: goal.id.0,
        rank: goal.rank,
        child: FileNumber(child.file_number).to_string(),
        told: told(&goal.text, goal.language, None, goal.category),
        voice: goal.voice,
        domain: goal.domain,
        need: need.map(|need| need.record.text),
        measure: goal.measure.clone(),
        target_on: goal.target_on,
        status: goal.status,
        actions,
    })
}

/// The name of who owns an action; empty while nobody does.
pub(super) fn owner_name(db: &Db, action: &Action) -> Result<String, Failure> {
    if let Some(person) = action.owner_person_id {
        return Ok(rows::load::<Person>(db, person)?.map(|person| name_of(&person)).unwrap_or_default());
    }
    let staff = action.owner_staff_id.map(|staff| care::staff_ref(db, staff)).transpose()?.flatten();
    Ok(staff.map(|staff| staff.name).unwrap_or_default())
}
