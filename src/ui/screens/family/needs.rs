//! What the family brings and needs: strengths, resources, needs by life domain, and what was said, word for word with
//! its language. Read here; written in the walk.

use super::{opened::Opened, parts, tab::FileTab};
use crate::{
    casework::Failure,
    domain::{
        access::Act,
        codes::{FindingKind, Language, StatementKind, YesNo},
        record::{Finding, Statement, Stored},
        walk::Step,
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Item, ListEvent, OutlineLine, Sheet},
        screen::{Availability, Ctx, Outcome, Returned, Then},
        screens::{places, words},
        theme::Meaning,
    },
};

const KINDS: &[(FindingKind, &str)] = &[
    (FindingKind::Strength, "family-strengths"),
    (FindingKind::Resource, "family-resources"),
    (FindingKind::Need, "family-needs"),
];

/// Strengths, resources, needs, statements.
#[derive(Default)]
pub struct NeedsTab {
    sheet: Sheet,
}

impl FileTab for NeedsTab {
    fn fill(&mut self, opened: &Opened, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let texts = ctx.texts;
        let episode = opened.episode().map(|view| view.id());
        let ours = |of: crate::domain::ids::EpisodeId| Some(of) == episode;
        let mut items = Vec::new();
        for (kind, heading) in KINDS {
            let group = texts.get(heading);
            let all = opened.file.findings.iter().filter(|row| row.kind == *kind && ours(row.episode_id));
            let before = items.len();
            items.extend(all.map(|row| finding(row, texts).under(group.clone())));
            if items.len() == before {
                items.push(Item::still(texts.get("needs-none")).under(group));
            }
        }
        let said = opened.file.statements.iter().filter(|row| ours(row.episode_id));
        items.extend(said.map(|row| statement(row, texts).under(texts.get("needs-said"))));
        self.sheet.set_items(items);
        Ok(())
    }

    fn contexts(&self) -> Vec<Context> {
        self.sheet.contexts()
    }

    fn available(&self, action: Action, opened: &Opened, texts: &Texts) -> Availability {
        match action {
            Action::FamilyAdd | Action::FamilyEdit => opened.allowed_open(Act::SaveNeeds, texts),
            _ if self.sheet.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        let may = opened.allowed_open(Act::SaveNeeds, ctx.texts) == Availability::Yes;
        let wanted = matches!(input.action(), Some(Action::FamilyAdd | Action::FamilyEdit));
        match self.sheet.update(input) {
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine if wanted && may => {
                places::opened(places::open_walk(opened.child(), Some(Step::Needs), ctx), ctx.texts)
            }
            ListEvent::NotMine => Then::NotMine.into(),
            _ => Outcome::stay(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.sheet.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.sheet.outline(texts)
    }
}

fn finding(row: &Stored<Finding>, texts: &Texts) -> Item {
    let label = |part: Option<String>| part.unwrap_or_default();
    let right = label(row.domain.map(|domain| words::label(texts, domain)));
    let below = parts::joined(&[
        label(row.holder.map(|holder| words::label(texts, holder))),
        label(
            row.voice.map(|voice| texts.with("needs-says", &[("voice", words::label(texts, voice).into())])),
        ),
        label(row.status.map(|status| words::label(texts, status))),
        label(row.urgency.map(|urgency| words::label(texts, urgency))),
        language(row.language, texts),
        confirm(row.to_confirm, texts),
    ]);
    Item::new(row.id.0, row.text.clone())
        .personal()
        .right(right, Meaning::Dim)
        .said(
            parts::translated(
                texts,
                row.translation.as_deref(),
                row.translated_by.as_deref(),
                row.translated_on,
            ),
            Meaning::Dim,
        )
        .below(below, Meaning::Dim)
}

fn statement(row: &Stored<Statement>, texts: &Texts) -> Item {
    let kind: StatementKind = row.kind;
    // A statement's key must not meet a finding's in one sheet.
    Item::new(-row.id.0 - 1, parts::quoted(texts, &row.text))
        .personal()
        .right(words::label(texts, kind), Meaning::Dim)
        .said(
            parts::translated(
                texts,
                row.translation.as_deref(),
                row.translated_by.as_deref(),
                row.translated_on,
            ),
            Meaning::Dim,
        )
        .below(
            parts::joined(&[
                row.said_by.clone().unwrap_or_default(),
                language(row.language, texts),
                confirm(row.to_confirm, texts),
            ]),
            Meaning::Dim,
        )
}

fn confirm(to_confirm: YesNo, texts: &Texts) -> String {
    if to_confirm == YesNo::Yes { texts.get("needs-confirm") } else { String::new() }
}

/// The language of the words.
fn language(language: Option<Language>, texts: &Texts) -> String {
    language.map(|language| words::label(texts, language)).unwrap_or_default()
}
