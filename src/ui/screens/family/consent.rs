//! What may be shared, with whom and until when: consents in force first, limits as "not shared with …", then those
//! that ended. Given and withdrawn in the consent form of the walk.

use super::{opened::Opened, parts, tab::FileTab};
use crate::{
    casework::{Failure, file::ConsentLine, moves::Movable},
    domain::{
        access::Act,
        codes::{Permission, RecipientKind},
        consent::{self, ConsentState},
        ids::RowId,
        record::{ConsentScope, Stored},
        walk::Step,
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Item, ListEvent, OutlineLine, Sheet},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{places, walk::consent_card::ConsentCard, words},
        theme::Meaning,
    },
};

/// Days before its end at which a consent says so (domain.md 5, `consent_expiry_warning`).
const WARNED_DAYS: u32 = 30;

/// The consents of the child.
#[derive(Default)]
pub struct ConsentTab {
    sheet: Sheet,
}

impl FileTab for ConsentTab {
    fn fill(&mut self, opened: &Opened, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let mut lines: Vec<&ConsentLine> = opened.file.consents.iter().collect();
        lines.sort_by_key(|line| (order(line.state), std::cmp::Reverse(line.consent.starts_on)));
        let item = |line: &&ConsentLine| item(line, opened, ctx.texts);
        self.sheet.set_empty(ctx.texts.get("sharing-empty"));
        self.sheet.set_items(lines.iter().map(item).collect());
        Ok(())
    }

    fn contexts(&self) -> Vec<Context> {
        self.sheet.contexts()
    }

    fn available(&self, action: Action, opened: &Opened, texts: &Texts) -> Availability {
        match action {
            Action::FamilyAdd => opened.allowed_open(Act::SaveConsent, texts),
            Action::ListOpen if self.sheet.selected().is_some() => Availability::Yes,
            _ if self.sheet.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn pointed(&self) -> Option<Movable> {
        self.sheet.selected().map(|id| Movable::Consent(RowId(id)))
    }

    fn update(&mut self, input: &Input, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        match self.sheet.update(input) {
            ListEvent::Open(consent) => up(ConsentCard::open(opened.child(), RowId(consent), ctx), ctx.texts),
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine if input.action() == Some(Action::FamilyAdd) => {
                match self.available(Action::FamilyAdd, opened, ctx.texts) {
                    Availability::Yes => {
                        places::opened(places::open_walk(opened.child(), Some(Step::Consent), ctx), ctx.texts)
                    }
                    _ => Then::NotMine.into(),
                }
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

/// Puts a screen on top, or says why it cannot be opened.
fn up(screen: Result<Box<dyn Screen>, Failure>, texts: &Texts) -> Outcome {
    match screen {
        Ok(screen) => Then::Open(screen).into(),
        Err(failure) => Outcome::stay().failed(words::failure(texts, &failure)),
    }
}

fn order(state: ConsentState) -> u8 {
    match state {
        ConsentState::InForce | ConsentState::Limited => 0,
        ConsentState::NotYet | ConsentState::Draft | ConsentState::OneSignature | ConsentState::Later => 1,
        ConsentState::Refused => 2,
        ConsentState::Withdrawn | ConsentState::Expired | ConsentState::Superseded => 3,
    }
}

fn group(state: ConsentState) -> &'static str {
    match order(state) {
        0 => "sharing-group-holds",
        1 => "sharing-group-open",
        2 => "sharing-group-refused",
        _ => "sharing-group-over",
    }
}

fn item(line: &ConsentLine, opened: &Opened, texts: &Texts) -> Item {
    let consent = &line.consent;
    let soon = line.state.holds() && consent::ends_soon(consent, opened.today, WARNED_DAYS);
    let until = consent.expires_on.filter(|_| line.state.holds()).map(|day| {
        let words = texts.with("sharing-until", &[("day", texts.date(day).into())]);
        if soon { format!("! {words}") } else { words }
    });
    let state = texts.get(line.state.text_id());
    let meaning = match line.state {
        ConsentState::InForce => Meaning::Plain,
        ConsentState::Limited | ConsentState::Draft | ConsentState::OneSignature => Meaning::Strong,
        ConsentState::Refused | ConsentState::Withdrawn | ConsentState::Expired => Meaning::Warning,
        _ => Meaning::Dim,
    };
    let given = parts::joined(&[
        line.given_by.clone().unwrap_or_default(),
        consent.capacity_basis.map(|basis| words::label(texts, basis)).unwrap_or_default(),
        consent.method.map(|method| words::label(texts, method)).unwrap_or_default(),
        texts.with("sharing-from", &[("day", texts.date(consent.starts_on).into())]),
    ]);
    let withdrawn = consent.withdrawn_on.map(|day| {
        let by = consent.withdrawn_by.clone().unwrap_or_default();
        texts.with("sharing-withdrawn", &[("day", texts.date(day).into()), ("by", by.into())])
    });
    let item = Item::new(consent.id.0, words::label(texts, consent.purpose))
        .under(texts.get(group(line.state)))
        .right(state, meaning)
        .right(until.unwrap_or_default(), if soon { Meaning::Warning } else { Meaning::Dim });
    let item = scope_lines(line, opened, texts)
        .into_iter()
        .fold(item, |item, (words, meaning)| item.below(words, meaning));
    item.below(consent.conditions.clone().unwrap_or_default(), Meaning::Plain)
        .said(given, Meaning::Dim)
        .below(withdrawn.unwrap_or_default(), Meaning::Warning)
        .why(consent.information.clone().unwrap_or_default())
}

/// "Not shared with Dr. Example: health" and "Only with …", one line for each row of the scope that stands.
fn scope_lines(line: &ConsentLine, opened: &Opened, texts: &Texts) -> Vec<(String, Meaning)> {
    let stands = |row: &&Stored<ConsentScope>| {
        row.from_on <= opened.today && row.to_on.is_none_or(|to| to >= opened.today)
    };
    let words = |row: &Stored<ConsentScope>| {
        let what = row.category.map_or_else(|| texts.get("sharing-everything"), |c| words::label(texts, c));
        let (id, meaning) = match row.permission {
            Permission::Deny => ("sharing-not-with", Meaning::Warning),
            Permission::Permit => ("sharing-with", Meaning::Plain),
        };
        let who = recipient(row, opened, texts);
        (texts.with(id, &[("who", who.into()), ("what", what.into())]), meaning)
    };
    let mut found: Vec<_> = line.scope.iter().filter(stands).map(words).collect();
    // What is held back is read first.
    found.sort_by_key(|(_, meaning)| *meaning != Meaning::Warning);
    found
}

fn recipient(row: &ConsentScope, opened: &Opened, texts: &Texts) -> String {
    let id = row.recipient_id;
    let known = match row.recipient_kind {
        RecipientKind::Circle => None,
        RecipientKind::Member => opened
            .file
            .circle
            .iter()
            .find(|one| Some(one.member.id) == id)
            .map(|one| one.known.name().with_own_script()),
        RecipientKind::Organization => {
            let services = opened.file.services.iter().filter_map(|line| line.organization.as_ref());
            let circle = opened.file.circle.iter().filter_map(|one| one.organization.as_ref());
            services.chain(circle).find(|known| Some(known.id) == id).map(|known| known.name.clone())
        }
        RecipientKind::Role => row.recipient_role.clone(),
    };
    known.unwrap_or_else(|| words::label(texts, row.recipient_kind))
}
