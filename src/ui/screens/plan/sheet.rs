//! What the plan tab shows, as items of a sheet: vision, goals, actions, and beside them the circle. Makes words of the
//! read model; decides nothing.

use crate::{
    casework::file::{ActionLine, GoalLine, PlanView},
    domain::ids::{ChildId, RowId},
    text::Texts,
    ui::{
        kit::{Detail, Item},
        screens::{
            family::{opened::Opened, parts},
            words,
        },
        theme::Meaning,
    },
};

/// The key of the vision.
pub const VISION: i64 = 0;

/// The key of a goal.
pub fn goal_key(id: RowId) -> i64 {
    id.0 * 2
}

/// The key of an action.
pub fn action_key(id: RowId) -> i64 {
    id.0 * 2 + 1
}

/// The keys of all goals and actions.
pub fn keys(plan: Option<&PlanView>) -> Vec<i64> {
    let goals = plan.iter().flat_map(|plan| &plan.goals);
    goals
        .flat_map(|line| {
            let actions = line.actions.iter().map(|one| action_key(one.action.id));
            std::iter::once(goal_key(line.goal.id)).chain(actions)
        })
        .collect()
}

/// The plan as items; `changes` is how many there are since the last agreed version, `children` are those of an episode of
/// several: each goal says whose it is.
pub fn items(
    plan: Option<&PlanView>,
    changes: usize,
    children: &[(ChildId, String)],
    texts: &Texts,
) -> Vec<Item> {
    let mut items = vec![vision(plan, changes, texts)];
    let goals = texts.get("plan-goals");
    let Some(plan) = plan.filter(|plan| !plan.goals.is_empty()) else {
        items.push(Item::still(texts.get("plan-no-goals")).under(goals));
        return items;
    };
    for line in &plan.goals {
        items.push(goal(line, children, texts).under(goals.clone()));
        items.extend(line.actions.iter().map(|one| action(one, texts).under(goals.clone())));
        if line.actions.is_empty() {
            items.push(Item::still(texts.get("plan-no-actions")).indent(2).under(goals.clone()));
        }
    }
    items
}

fn vision(plan: Option<&PlanView>, changes: usize, texts: &Texts) -> Item {
    let said = plan.and_then(|plan| plan.plan.vision.clone());
    let item = match &said {
        Some(words) => Item::new(VISION, parts::quoted(texts, words)).personal().most(3),
        None => Item::new(VISION, texts.get("plan-no-vision")).meaning(Meaning::Dim),
    };
    let version = plan.and_then(|plan| plan.versions.first()).map(|version| {
        let version = &version.version;
        let number = ("number", version.number.into());
        if changes > 0 {
            return texts.with("plan-draft-since", &[number, ("count", changes.into())]);
        }
        texts.with("plan-version-agreed", &[number, ("day", texts.date(version.agreed_on).into())])
    });
    let version = version.unwrap_or_else(|| texts.get("plan-not-agreed"));
    let summary = plan.and_then(|plan| plan.plan.summary.clone()).unwrap_or_default();
    item.under(texts.get("plan-vision")).right(version, Meaning::Dim).said(summary, Meaning::Dim)
}

fn goal(line: &GoalLine, children: &[(ChildId, String)], texts: &Texts) -> Item {
    let goal = &line.goal;
    let done =
        line.actions.iter().filter(|one| one.action.status == crate::domain::codes::ActionStatus::Done);
    let actions = texts
        .with("plan-actions-done", &[("done", done.count().into()), ("count", line.actions.len().into())]);
    let voice = goal.voice.map(|voice| words::label(texts, voice)).unwrap_or_default();
    let domain = goal.domain.map(|domain| words::label(texts, domain)).unwrap_or_default();
    let target = goal.target_on.map(|day| texts.with("plan-target", &[("day", texts.date(day).into())]));
    let child = children.iter().find(|(id, _)| *id == goal.child_id).map(|(_, name)| name.clone());
    let below = parts::joined(&[
        child.unwrap_or_default(),
        parts::goal_state(goal.status, texts),
        voice,
        domain,
        target.unwrap_or_default(),
        if line.actions.is_empty() { String::new() } else { actions },
    ]);
    let need =
        line.need.as_ref().map(|need| texts.with("plan-for-need", &[("need", need.text.as_str().into())]));
    let measure =
        goal.measure.as_ref().map(|how| texts.with("plan-measure", &[("how", how.as_str().into())]));
    let why =
        parts::joined(&[need.unwrap_or_else(|| texts.get("plan-no-need")), measure.unwrap_or_default()]);
    let item = Item::new(goal_key(goal.id), goal.text.clone())
        .lead(goal.rank.to_string())
        .personal()
        .most(3)
        .meaning(Meaning::Strong);
    let (bar, meaning) = parts::progress(line, texts).unwrap_or((String::new(), Meaning::Plain));
    item.right(bar, meaning).below(below, Meaning::Dim).why(why)
}

fn action(line: &ActionLine, texts: &Texts) -> Item {
    let (state, meaning) = parts::action_state(line, texts);
    let nobody = if line.owner.is_empty() { texts.get("plan-no-owner") } else { String::new() };
    let note = line.action.done_note.clone().unwrap_or_default();
    Item::new(action_key(line.action.id), line.action.what.clone())
        .indent(2)
        .lead("·")
        .personal()
        .most(2)
        .right_name(line.owner.clone(), Meaning::Plain)
        .right(nobody, Meaning::Warning)
        .right(state, meaning)
        .said(note, Meaning::Dim)
        .why(words::label(texts, line.action.status))
}

/// The words before a problem of a goal or an action: "goal 2", "goal 2, OT sends the sleep sheet".
pub fn place_of(field: &str, goals: &[GoalLine], texts: &Texts) -> Option<String> {
    let (kind, id) = field.rsplit_once('-')?;
    let id = RowId(id.parse().ok()?);
    let goal = |line: &GoalLine| {
        texts.with(
            "plan-goal-place",
            &[("rank", line.goal.rank.into()), ("words", line.goal.text.as_str().into())],
        )
    };
    match kind {
        "goal" => goals.iter().find(|line| line.goal.id == id).map(goal),
        "action" => {
            let all = goals.iter().flat_map(|line| &line.actions);
            all.clone().find(|one| one.action.id == id).map(|one| one.action.what.clone())
        }
        _ => None,
    }
}

/// The circle and what the family said, beside the plan.
pub fn beside(opened: &Opened, texts: &Texts) -> Detail {
    let mut page = Detail::new().section("family-tab-circle");
    for one in opened.file.circle.iter().filter(|one| one.here) {
        let role = one.member.role.clone().or_else(|| one.member.discipline.map(|d| words::label(texts, d)));
        let organization = one.organization.as_ref().map(|known| known.name.clone()).unwrap_or_default();
        page = page
            .said(parts::joined(&[one.known.name().with_own_script(), role.unwrap_or_default()]))
            .why(parts::joined(&[words::label(texts, one.member.kind), organization]));
    }
    if !opened.file.circle.iter().any(|one| one.here) {
        page = page.why(texts.get("circle-empty"));
    }
    let strengths =
        opened.file.findings.iter().filter(|row| row.kind == crate::domain::codes::FindingKind::Strength);
    page = page.section("family-strengths");
    let mut any = false;
    for row in strengths.take(6) {
        any = true;
        page = page.said(row.text.clone());
    }
    if any { page } else { page.why(texts.get("needs-none")) }
}
