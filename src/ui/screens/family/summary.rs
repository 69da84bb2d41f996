//! The file on one page: what is next and why, where it stands, who is who, who is involved now, what to mind. From 110
//! columns the circle stands beside it.

use super::{opened::Opened, parts, tab::FileTab};
use crate::{
    casework::Failure,
    domain::{
        card::ChildCard,
        codes::{Code, MemberKind, PromiseState, Relation, ServiceStatus},
        due::DueRow,
        names::PersonName,
    },
    keymap::{Action, Context, Input},
    text::{Texts, people::Unit},
    ui::{
        canvas::{Area, Canvas},
        kit::{Detail, OutlineLine, form_draw::TWO_PANES},
        screen::{Availability, Ctx, Outcome, Returned, Then},
        screens::{cards, protected, words},
        theme::Meaning,
    },
};

/// The first tab.
#[derive(Default)]
pub struct SummaryTab {
    page: Detail,
    beside: Detail,
}

impl FileTab for SummaryTab {
    fn fill(&mut self, opened: &Opened, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let due = ctx.session.due_about(opened.child())?;
        let texts = ctx.texts;
        let page = next(Detail::new(), &due, texts);
        let page = standing(page, opened, texts);
        let page = people(page, opened, texts);
        let page = involved(page, opened, texts);
        let page = linked(page, opened, texts);
        self.page = page.in_place_of(&self.page);
        self.beside = circle(opened, texts);
        Ok(())
    }

    fn contexts(&self) -> Vec<Context> {
        self.page.contexts()
    }

    fn available(&self, action: Action, _: &Opened, _: &Texts) -> Availability {
        let moves = action.context() == Context::List && action.is_plain_movement();
        if moves { Availability::Yes } else { Availability::Hidden }
    }

    fn update(&mut self, input: &Input, _: &Opened, _: &mut Ctx<'_>) -> Outcome {
        if self.page.update(input) {
            return Outcome::stay();
        }
        if input.action() == Some(Action::Back) {
            return Then::Close(Returned::Nothing).into();
        }
        Then::NotMine.into()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.width < TWO_PANES {
            return self.page.draw(canvas, area);
        }
        let left = area.width * 3 / 5;
        let rule = if canvas.theme.ascii { "|" } else { "│" };
        for y in area.top()..area.bottom() {
            canvas.put(area.x + left, y, 1, rule, Meaning::Rule);
        }
        let x = area.x + left + 2;
        self.beside.draw(canvas, Area { x, width: area.right() - x, ..area });
        self.page.draw(canvas, Area { width: left, ..area });
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.page.outline(texts)
    }
}

/// What is next and why, the most pressing first.
fn next(mut page: Detail, due: &[DueRow], texts: &Texts) -> Detail {
    page = page.section("summary-next");
    if due.is_empty() {
        return page.why(texts.get("summary-nothing-due"));
    }
    for row in due {
        let when = if row.days_late > 0 {
            let unit = if row.business_days { Unit::Business } else { Unit::Calendar };
            texts.late(row.days_late, unit)
        } else {
            texts.date(row.due)
        };
        let line =
            parts::joined(&[words::label(texts, row.kind), when, row.time.clone().unwrap_or_default()]);
        page = page.words(line).why(cards::why(texts, &row.why));
    }
    page
}

/// Files of the same child that went under this one.
fn linked(mut page: Detail, opened: &Opened, texts: &Texts) -> Detail {
    for one in &opened.file.under {
        let link = one.link.as_ref();
        let day = link.and_then(|link| link.decided_at).map(|at| texts.date(at.day()));
        let values = [
            ("file", one.file.card.number.to_string().into()),
            ("name", cards::name(texts, &one.file.card).into()),
            ("day", day.unwrap_or_default().into()),
            ("reason", link.map(|link| link.reason.clone()).unwrap_or_default().into()),
        ];
        page = page.section("summary-linked").said(texts.with("summary-linked-line", &values));
    }
    page
}

fn standing(mut page: Detail, opened: &Opened, texts: &Texts) -> Detail {
    page = page.section("summary-stands");
    let file = &opened.file;
    if let Some(alerts) = &file.child.alerts {
        page = page.personal_of("summary-alert", format!("! {alerts}"), Meaning::Warning);
    }
    let Some(view) = opened.episode() else { return page.why(texts.get("family-no-episode")) };
    let episode = &view.episode;
    let since = (opened.today - episode.state_since).num_days();
    let state = parts::joined(&[
        words::label(texts, episode.state),
        texts.with(
            "summary-since",
            &[("day", texts.date(episode.state_since).into()), ("days", since.into())],
        ),
    ]);
    let review = view.next_review().map(|line| {
        let day = texts.date(line.review.due_on);
        let late = (line.days_late > 0).then(|| texts.late(line.days_late, Unit::Calendar));
        parts::joined(&[day, late.unwrap_or_else(|| texts.when(line.review.due_on, opened.today))])
    });
    let plan = view.plan.as_ref().map(|plan| {
        let count = |id: &str, number: usize| texts.with(id, &[("count", number.into())]);
        let version = plan.versions.first().map(|version| {
            texts.with(
                "plan-version-agreed",
                &[
                    ("number", version.version.number.into()),
                    ("day", texts.date(version.version.agreed_on).into()),
                ],
            )
        });
        parts::joined(&[
            version.unwrap_or_else(|| texts.get("plan-not-agreed")),
            count("summary-goals", plan.goals.len()),
        ])
    });
    let together: Vec<String> = if view.children.len() > 1 {
        let child = |card: &ChildCard| format!("{} {}", card.number, cards::name(texts, card));
        view.children.iter().map(child).collect()
    } else {
        Vec::new()
    };
    page = page.personal("summary-together", texts.all_of(&together));
    page = page.line("summary-state", state);
    page = page.line("summary-plan", plan.unwrap_or_default());
    page = page.line("summary-review", review.unwrap_or_default());
    let lead =
        view.lead.as_ref().map(|(kind, name)| parts::joined(&[name.clone(), words::label(texts, *kind)]));
    let holder = view.holding.as_ref().and_then(|holding| holding.staff_id);
    let holder = holder.and_then(|staff| file.staff.get(&staff)).map(|staff| staff.name.clone());
    page = page.personal("summary-lead", lead.unwrap_or_default());
    page = page
        .line("summary-coordinator", view.coordinator.as_ref().map(|s| s.name.clone()).unwrap_or_default());
    page = page.line(
        "summary-holder",
        parts::joined(&[
            view.team.as_ref().map(|team| team.name.clone()).unwrap_or_default(),
            holder.unwrap_or_default(),
        ]),
    );
    if let Some(ended) = episode.ended_on {
        let reason = episode.ending_reason.map(|reason| words::label(texts, reason)).unwrap_or_default();
        page = page.line("summary-ended", parts::joined(&[texts.date(ended), reason]));
    }
    page.personal("summary-wants", reason(opened))
}

/// Why the family came, in its words.
fn reason(opened: &Opened) -> String {
    let referral = opened.episode().and_then(|view| view.referrals.last());
    referral.and_then(|referral| referral.reason.clone()).unwrap_or_default()
}

fn people(mut page: Detail, opened: &Opened, texts: &Texts) -> Detail {
    let file = &opened.file;
    page = page.section("summary-people");
    let person = &file.person;
    let birth = person.birth_date.map(|day| texts.date(day)).unwrap_or_default();
    let language = person.language_service.map(|language| words::label(texts, language)).unwrap_or_default();
    page = page.personal("summary-child", parts::joined(&[full_name(opened), birth, language]));
    for caregiver in &file.caregivers {
        let authority = caregiver.link.legal_authority.map(|known| words::label(texts, known));
        let language = caregiver.known.person.language_service.map(|language| words::label(texts, language));
        let number =
            caregiver.known.contacts.first().map(|point| {
                format!("{}{}", point.value, protected::in_file(point.protected_from, file, texts))
            });
        let words = parts::joined(&[
            caregiver.known.name().with_own_script(),
            words::label(texts, caregiver.link.relation),
            authority.unwrap_or_default(),
            language.unwrap_or_default(),
            number.unwrap_or_default(),
        ]);
        let sibling = caregiver.link.relation == Relation::Sibling;
        page = page.personal(if sibling { "summary-relative" } else { "summary-caregiver" }, words);
    }
    for sibling in &file.siblings {
        let words = parts::joined(&[sibling.number.to_string(), cards::name(texts, sibling)]);
        page = page.personal("summary-sibling", words);
    }
    for home in &file.homes {
        let placement = home.member.placement.map(|kind| words::label(texts, kind)).unwrap_or_default();
        let hidden = crate::domain::care::hides_address(&home.member).then(|| texts.get("care-hidden"));
        let words = parts::joined(&[
            home.household.municipality.clone().unwrap_or_default(),
            home.member.share.clone().unwrap_or_default(),
            placement,
            hidden.unwrap_or_default(),
        ]);
        let words = format!("{words}{}", protected::in_file(home.household.protected_from, file, texts));
        page = page.personal("summary-home", words);
    }
    for school in file.schools.iter().filter(|school| school.to_on.is_none()) {
        let grade = school.grade.clone().unwrap_or_default();
        let words = parts::joined(&[school.school.clone(), grade]);
        let mark = protected::in_file(school.protected_from, file, texts);
        page = page.personal("summary-school", format!("{words}{mark}"));
    }
    if file.hidden > 0 {
        page = page.words(protected::hidden_words(file.hidden, texts));
    }
    page
}

fn full_name(opened: &Opened) -> String {
    let name: &PersonName = &opened.file.card.name;
    let preferred = opened.file.person.preferred_name.clone();
    match preferred {
        Some(preferred) => format!("{} “{preferred}”", name.with_own_script()),
        None => name.with_own_script(),
    }
}

fn involved(mut page: Detail, opened: &Opened, texts: &Texts) -> Detail {
    page = page.section("summary-involved");
    let mut any = false;
    let current = |status: ServiceStatus| matches!(status, ServiceStatus::Current | ServiceStatus::Waiting);
    for line in opened.file.services.iter().filter(|line| current(line.service.status)) {
        any = true;
        page = page.said(parts::joined(&[
            line.organization.as_ref().map(|known| known.name.clone()).unwrap_or_default(),
            parts::service_kind(line.service.kind.as_deref()),
            line.service.worker.clone().unwrap_or_default(),
            words::label(texts, line.service.status),
        ]));
    }
    if any { page } else { page.why(texts.get("summary-nobody-involved")) }
}

/// The circle in short, for the second pane.
fn circle(opened: &Opened, texts: &Texts) -> Detail {
    let mut page = Detail::new();
    for (kind, heading) in [(MemberKind::Natural, "summary-natural"), (MemberKind::Formal, "summary-formal")]
    {
        page = page.section(heading);
        let here = opened.file.circle.iter().filter(|one| one.here && one.member.kind.code() == kind.code());
        let mut any = false;
        for one in here {
            any = true;
            let organization = one.organization.as_ref().map(|known| known.name.clone());
            page = page
                .said(parts::joined(&[
                    one.known.name().with_own_script(),
                    one.member.role.clone().unwrap_or_default(),
                ]))
                .why(organization.unwrap_or_default());
        }
        if !any {
            page = page.why(texts.get("summary-nobody"));
        }
    }
    page
}

/// What ends with an episode, said before it ends.
pub fn what_ends(opened: &Opened, texts: &Texts) -> String {
    let Some(view) = opened.episode() else { return String::new() };
    let mut pieces = Vec::new();
    if let Some(staff) = &view.coordinator {
        pieces.push(texts.with("ending-coordinator", &[("name", staff.name.as_str().into())]));
    }
    if let Some(line) = view.next_review() {
        pieces.push(texts.with("ending-review", &[("day", texts.date(line.review.due_on).into())]));
    }
    let promises = opened.file.promises.iter().filter(|promise| promise.state == PromiseState::Open).count();
    if promises > 0 {
        pieces.push(texts.count("ending-promises", promises));
    }
    if pieces.is_empty() {
        pieces.push(texts.get("ending-nothing"));
    }
    texts.with("ending-what", &[("list", texts.all_of(&pieces).into())])
}
