//! The circle of support as a table: who, formal or natural, the tie, why here, what each may see, since when. Says the
//! share of natural supports. Members are added, changed and let go here.

use std::collections::BTreeMap;

use super::{
    member_form::{Known, MemberJob},
    opened::Opened,
    parts,
    tab::FileTab,
};
use crate::{
    casework::{Failure, file::CircleMember},
    domain::{
        access::Act,
        codes::{Code, MemberKind},
        ids::PersonId,
        record::{ContactPoint, Stored},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Cell, Column, Detail, List, ListEvent, OutlineLine, Row},
        screen::{Availability, Ctx, Outcome, Returned, Then},
        screens::{ask::Ask, form_screen::FormScreen, protected, words},
        theme::Meaning,
    },
};

const COLUMNS: &[Column] = &[
    Column::words("circle-name", 20).most(30),
    Column::words("circle-kind", 8).most(12).weight(4),
    Column::words("circle-tie", 6).most(10).weight(2),
    Column::words("circle-why", 16).most(60).weight(6),
    Column::words("circle-sees", 8).most(26).weight(7),
    Column::number("circle-joined", 11).weight(1),
];

/// The circle.
pub struct CircleTab {
    list: List,
    members: Vec<CircleMember>,
    /// How each member is reached, with the mark of what is protected.
    ways: BTreeMap<i64, String>,
    share: String,
    leaving: Option<i64>,
}

impl CircleTab {
    /// An empty table, to be filled.
    pub fn new() -> Self {
        Self {
            list: List::new(COLUMNS, words::clean),
            members: Vec::new(),
            ways: BTreeMap::new(),
            share: String::new(),
            leaving: None,
        }
    }

    fn selected(&self) -> Option<&CircleMember> {
        let key = self.list.selected()?;
        self.members.iter().find(|one| one.member.id.0 == key)
    }

    fn edit(&self, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(one) = self.selected() else { return Outcome::stay() };
        let name = one.known.name().with_own_script();
        let job = MemberJob::of(one.member.clone(), name, opened.record(), ctx);
        FormScreen::open(job, ctx)
    }

    /// The member leaves today; the row stays in the file.
    fn leave(&self, key: i64, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(one) = self.members.iter().find(|one| one.member.id.0 == key) else {
            return Outcome::stay();
        };
        let Some(whose) = opened.whose() else { return Outcome::stay() };
        let command =
            crate::casework::Command::new(Act::SaveMember, crate::casework::Subject::Child(whose.child));
        let left = crate::domain::record::Member { left_on: Some(opened.today), ..one.member.record.clone() };
        match ctx.session.save_member(&command, &one.member, &left) {
            Ok(()) => {
                let name = one.known.name().with_own_script();
                Outcome::stay().saved(ctx.texts.with("circle-left", &[("name", name.into())]))
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }
}

impl Default for CircleTab {
    fn default() -> Self {
        Self::new()
    }
}

/// People of the file who are not in the circle now: caregivers, relatives, the youth.
fn not_yet(opened: &Opened, texts: &Texts) -> Vec<Known> {
    let here =
        |person: PersonId| opened.file.circle.iter().any(|one| one.here && one.member.person_id == person);
    let beside = opened.file.caregivers.iter().map(|caregiver| {
        let words = parts::joined(&[
            caregiver.known.name().with_own_script(),
            words::label(texts, caregiver.link.relation),
        ]);
        (PersonId::from(caregiver.known.person.id), words)
    });
    beside.filter(|(person, _)| !here(*person)).collect()
}

/// Natural or formal, short enough for a column.
fn kind_words(kind: MemberKind) -> &'static str {
    match kind {
        MemberKind::Natural => "circle-natural",
        MemberKind::Formal => "circle-formal",
    }
}

fn row(one: &CircleMember, opened: &Opened, texts: &Texts) -> Row {
    let member = &one.member;
    let (sees, meaning) = parts::may_see(texts, one, &opened.consents, &opened.scopes, opened.today);
    let joined = match (member.left_on, member.joined_on) {
        (Some(day), _) if !one.here => texts.with("circle-left-on", &[("day", texts.date(day).into())]),
        (_, Some(day)) => texts.date(day),
        _ => String::new(),
    };
    let organization = one.organization.as_ref().map(|known| known.name.clone()).unwrap_or_default();
    let role = member.role.clone().or_else(|| member.discipline.map(|d| words::label(texts, d)));
    let why = parts::joined(&[
        crate::domain::ids::MemberNumber(member.number).to_string(),
        role.unwrap_or_default(),
        organization,
    ]);
    let group = if one.here { "circle-group-here" } else { "circle-group-left" };
    let tie = member.tie.map(|tie| words::label(texts, tie)).unwrap_or_default();
    Row::new(
        member.id.0,
        [
            Cell::personal(one.known.name().with_own_script()),
            Cell::new(texts.get(kind_words(member.kind))),
            Cell::new(tie),
            Cell::personal(member.why_here.clone().unwrap_or_default()),
            Cell::of(sees, if one.here { meaning } else { Meaning::Dim }),
            Cell::of(joined, Meaning::Dim),
        ],
    )
    .why(why)
    .under(texts.get(group))
}

impl FileTab for CircleTab {
    fn fill(&mut self, opened: &Opened, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let mut members = opened.file.circle.clone();
        members.sort_by_key(|one| {
            (!one.here, one.member.kind.code() != MemberKind::Natural.code(), one.member.number)
        });
        let here = members.iter().filter(|one| one.here).count();
        let natural = members.iter().filter(|one| one.here && one.member.kind == MemberKind::Natural).count();
        self.share = if here == 0 {
            String::new()
        } else {
            ctx.texts.with("circle-share", &[("natural", natural.into()), ("all", here.into())])
        };
        self.list.set_empty(ctx.texts.get("circle-empty"));
        self.list.set_rows(members.iter().map(|one| row(one, opened, ctx.texts)).collect());
        self.ways = members.iter().map(|one| (one.member.id.0, ways(one, opened, ctx.texts))).collect();
        self.members = members;
        Ok(())
    }

    fn contexts(&self) -> Vec<Context> {
        self.list.contexts()
    }

    fn available(&self, action: Action, opened: &Opened, texts: &Texts) -> Availability {
        let here = self.selected().is_some_and(|one| one.here);
        match action {
            _ if self.list.offers(action) => Availability::Yes,
            Action::FamilyAdd => opened.allowed_open(Act::SaveMember, texts),
            Action::FamilyEdit if self.selected().is_some() => opened.allowed_open(Act::SaveMember, texts),
            Action::FamilyRemove if here => opened.allowed_open(Act::SaveMember, texts),
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        let may = opened.allowed_open(Act::SaveMember, ctx.texts) == Availability::Yes;
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(_) if may => self.edit(opened, ctx),
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => match input.action() {
                Some(Action::FamilyAdd) if may => {
                    let known = not_yet(opened, ctx.texts);
                    let job = MemberJob::new(opened.child(), opened.record(), known, ctx);
                    FormScreen::open(job, ctx)
                }
                Some(Action::FamilyEdit) if may => self.edit(opened, ctx),
                Some(Action::FamilyRemove) if may && self.selected().is_some_and(|one| one.here) => {
                    self.leaving = self.list.selected();
                    let name =
                        self.selected().map(|one| one.known.name().with_own_script()).unwrap_or_default();
                    let question = ctx.texts.with("circle-leave-question", &[("name", name.into())]);
                    Then::Open(Ask::yes_no(&ctx.texts.get("circle-leave"), question)).into()
                }
                _ => Then::NotMine.into(),
            },
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: &Returned, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        match (self.leaving.take(), value) {
            (Some(key), Returned::Answer(true)) => self.leave(key, opened, ctx),
            _ => Outcome::stay(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let bottom = u16::from(area.height > 6 && !self.share.is_empty());
        let selected = self.selected();
        self.list.draw_with(
            canvas,
            Area { height: area.height.saturating_sub(bottom * 2), ..area },
            |canvas, area, _| {
                if let Some(one) = selected {
                    let ways = self.ways.get(&one.member.id.0).cloned().unwrap_or_default();
                    preview(one, ways, canvas.texts).draw(canvas, area);
                }
            },
        );
        if bottom > 0 {
            let room = area.width.saturating_sub(2);
            canvas.put_fitted(area.x + 1, area.bottom() - 1, room, &self.share, Meaning::Dim);
        }
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines = self.list.outline(texts);
        lines.push(OutlineLine::new("", &self.share));
        lines
    }
}

fn ways(one: &CircleMember, opened: &Opened, texts: &Texts) -> String {
    let way = |point: &Stored<ContactPoint>| {
        format!("{}{}", point.value, protected::in_file(point.protected_from, &opened.file, texts))
    };
    one.known.contacts.iter().map(way).collect::<Vec<_>>().join(", ")
}

fn preview(one: &CircleMember, ways: String, texts: &Texts) -> Detail {
    let member = &one.member;
    Detail::new()
        .section("family-tab-circle")
        .personal("circle-name", one.known.name().with_own_script())
        .line("circle-kind", words::label(texts, member.kind))
        .line("circle-role", member.role.clone().unwrap_or_default())
        .line("circle-discipline", member.discipline.map(|d| words::label(texts, d)).unwrap_or_default())
        .line("circle-organization", one.organization.as_ref().map(|o| o.name.clone()).unwrap_or_default())
        .personal("circle-why", member.why_here.clone().unwrap_or_default())
        .line("circle-tie", member.tie.map(|tie| words::label(texts, tie)).unwrap_or_default())
        .personal("circle-reach", ways)
        .line("circle-joined", member.joined_on.map(|day| texts.date(day)).unwrap_or_default())
}
