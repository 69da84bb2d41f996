//! A version of the plan as a page to read, from its frozen body alone: what was agreed then, whatever changed since.

use crate::{
    domain::{
        codes::{FindingKind, MemberKind},
        plan::{FrozenAction, FrozenGoal, PlanBody},
    },
    text::Texts,
    ui::{
        kit::Detail,
        screens::{family::parts, words},
        theme::Meaning,
    },
};

/// The page of a version.
pub fn page(body: &PlanBody, intact: bool, texts: &Texts) -> Detail {
    let mut page = Detail::new().section("version-agreement");
    if !intact {
        page = page.line_of("version-warning", texts.get("versions-not-intact"), Meaning::Danger);
    }
    let agreement = &body.agreement;
    page = page
        .personal("versions-by", agreement.agreed_by.clone())
        .line("versions-agreed", texts.date(agreement.agreed_on))
        .line("versions-youth", words::label(texts, agreement.youth_participated))
        .personal("versions-youth-note", agreement.youth_note.clone().unwrap_or_default())
        .line("versions-review", texts.date(body.cover.next_review))
        .line("version-level", body.cover.level.map(|level| level.to_string()).unwrap_or_default())
        .line("version-lead", body.cover.lead.clone());
    if body.cover.answerable != body.cover.lead {
        page = page.line("version-answerable", body.cover.answerable.clone());
    }
    if let Some(vision) = &body.vision {
        page = page.section("plan-vision").said(parts::quoted(texts, &vision.text));
    }
    if let Some(summary) = &body.summary {
        page = page.section("version-summary").said(summary.clone());
    }
    page = goals(page, body, texts);
    page = findings(page, body, texts);
    page = circle(page, body, texts);
    if let Some(plan) = &body.safety_plan {
        page = page.section("version-safety").said(plan.clone());
    }
    consents(page, body, texts)
}

fn goals(mut page: Detail, body: &PlanBody, texts: &Texts) -> Detail {
    page = page.section("plan-goals");
    for goal in &body.goals {
        page = page.said(format!("{}  {}", goal.rank, goal.told.text)).why(about(goal, texts));
        for action in &goal.actions {
            page = page.said(format!("   · {}", action_line(action, texts)));
        }
    }
    page
}

fn about(goal: &FrozenGoal, texts: &Texts) -> String {
    let need = goal.need.as_ref().map(|need| texts.with("plan-for-need", &[("need", need.as_str().into())]));
    let measure =
        goal.measure.as_ref().map(|how| texts.with("plan-measure", &[("how", how.as_str().into())]));
    parts::joined(&[
        goal.voice.map(|voice| words::label(texts, voice)).unwrap_or_default(),
        goal.domain.map(|domain| words::label(texts, domain)).unwrap_or_default(),
        parts::goal_state(goal.status, texts),
        need.unwrap_or_default(),
        measure.unwrap_or_default(),
    ])
}

fn action_line(action: &FrozenAction, texts: &Texts) -> String {
    let due = action.due_on.map(|day| texts.date(day)).unwrap_or_default();
    let status = words::label(texts, action.status);
    parts::joined(&[action.what.clone(), action.owner.clone(), due, status])
}

fn findings(mut page: Detail, body: &PlanBody, texts: &Texts) -> Detail {
    for (kind, heading) in [
        (FindingKind::Strength, "family-strengths"),
        (FindingKind::Resource, "family-resources"),
        (FindingKind::Need, "family-needs"),
    ] {
        let rows: Vec<_> = body.findings.iter().filter(|row| row.kind == kind).collect();
        if rows.is_empty() {
            continue;
        }
        page = page.section(heading);
        for row in rows {
            let domain = row.domain.map(|domain| words::label(texts, domain)).unwrap_or_default();
            page = page.said(parts::joined(&[row.told.text.clone(), domain]));
        }
    }
    if !body.statements.is_empty() {
        page = page.section("needs-said");
    }
    for row in &body.statements {
        page = page.said(parts::quoted(texts, &row.told.text)).why(words::label(texts, row.kind));
    }
    page
}

fn circle(mut page: Detail, body: &PlanBody, texts: &Texts) -> Detail {
    page = page.section("family-tab-circle");
    let natural = body.members.iter().filter(|member| member.kind == MemberKind::Natural);
    let formal = body.members.iter().filter(|member| member.kind == MemberKind::Formal);
    for member in natural.chain(formal) {
        let role = member.role.clone().unwrap_or_default();
        let organization = member.organization.clone().unwrap_or_default();
        page = page.said(parts::joined(&[member.name.clone(), role, organization])).why(parts::joined(&[
            words::label(texts, member.kind),
            member.why_here.clone().unwrap_or_default(),
        ]));
    }
    if !body.services.is_empty() {
        page = page.section("summary-involved");
    }
    for service in &body.services {
        let kind = parts::service_kind(service.kind.as_deref());
        page = page.words(parts::joined(&[
            service.organization.clone(),
            kind,
            words::label(texts, service.status),
        ]));
    }
    page
}

fn consents(mut page: Detail, body: &PlanBody, texts: &Texts) -> Detail {
    if body.consents.is_empty() {
        return page;
    }
    page = page.section("family-tab-consent");
    for consent in &body.consents {
        let until =
            consent.expires_on.map(|day| texts.with("sharing-until", &[("day", texts.date(day).into())]));
        page = page.words(parts::joined(&[
            words::label(texts, consent.purpose),
            consent.given_by.clone().unwrap_or_default(),
            until.unwrap_or_else(|| texts.get("sharing-no-end")),
            consent.conditions.clone().unwrap_or_default(),
        ]));
    }
    page
}
