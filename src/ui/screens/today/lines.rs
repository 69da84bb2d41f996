//! The lines of Today: what is due, what goes on, what is begun; under which heading each stands for which role, and
//! its cells. Works on read models; reads and saves nothing.

use std::{
    collections::{BTreeMap, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
};

use chrono::NaiveDate;

use super::passed::passed_row;
use crate::{
    casework::{
        behind::{OpenCall, OpenDraft},
        drafts::Draft,
        passing::PassedView,
    },
    domain::{
        card::StaffRef,
        codes::{CallKind, DueKind, Role},
        date::Moment,
        due::{DueGroup, DueRow, DueScreen},
        walk::Step,
    },
    keymap::Action,
    text::Texts,
    ui::{
        kit::{Cell, Row},
        screens::{call::about_whom, cards, words},
        theme::Meaning,
    },
};

/// A row of the work list with who does it.
#[derive(Debug, Clone)]
pub(super) struct DueItem {
    /// The row.
    pub(super) row: DueRow,
    /// Who does it; none when the pool holds it.
    pub(super) who: Option<StaffRef>,
}

/// What a line stands for.
#[derive(Debug, Clone)]
pub(super) enum Item {
    /// A row of the work list.
    Due(Box<DueItem>),
    /// A call that goes on.
    Call(Box<OpenCall>),
    /// Something typed and not saved.
    Draft(Box<OpenDraft>),
    /// Something that passed to the person, or from them.
    Passed(Box<PassedView>),
    /// An area, on the plain page of a role without a work list.
    Area(Action),
}

impl Item {
    /// The public id of a call that goes on, under which its drafts stand.
    pub(super) fn call_record(&self) -> Option<String> {
        match self {
            Self::Call(open) => Some(open.call.public_id.clone()),
            _ => None,
        }
    }

    /// A number that stays the same while the thing is the same, so that the selection stays on it.
    pub(super) fn key(&self) -> i64 {
        let mut hasher = DefaultHasher::new();
        match self {
            Self::Due(due) => {
                let place = due.row.place;
                (0, due.row.kind, place.at, place.child, place.episode, place.record).hash(&mut hasher);
            }
            Self::Call(open) => (1, open.call.id.0).hash(&mut hasher),
            Self::Draft(open) => {
                (2, open.draft.staff, &open.draft.form, &open.draft.record).hash(&mut hasher);
            }
            Self::Passed(view) => (4, view.passed.id.0).hash(&mut hasher),
            Self::Area(area) => (3, area.name()).hash(&mut hasher),
        }
        // The sign is dropped: keys are compared, never counted with.
        i64::try_from(hasher.finish() >> 1).unwrap_or(0)
    }
}

/// Whether the role has no families of its own: its page says what it can do.
pub(super) const fn is_plain(role: Role) -> bool {
    matches!(role, Role::Privacy | Role::Administrator)
}

/// A heading, with its place among the headings.
type Heading = (u8, String);

/// Everything on the page, ready for the list.
pub(super) fn rows(items: &[Item], role: Role, today: NaiveDate, texts: &Texts) -> Vec<(i64, Row)> {
    let late = late_kinds(items);
    let mut lines: Vec<(Heading, usize)> =
        items.iter().enumerate().map(|(at, item)| (heading(item, role, (&late, today), texts), at)).collect();
    // Within a heading the order of the work list stays: urgent, latest, by day.
    lines.sort();
    let row = |(heading, at): (Heading, usize)| {
        let item = &items[at];
        let row = match item {
            Item::Due(due) => due_row(item.key(), due, role, today, texts),
            Item::Call(open) => call_row(item.key(), open, today, texts),
            Item::Draft(draft) => draft_row(item.key(), draft, texts),
            Item::Passed(view) => passed_row(item.key(), view, texts),
            Item::Area(area) => area_row(item.key(), *area, texts),
        };
        let row = if is_plain(role) { plain(row) } else { row };
        (item.key(), row.under(heading.1))
    };
    lines.into_iter().map(row).collect()
}

/// Only what it is and its note.
fn plain(row: Row) -> Row {
    let cells = row.cells.iter().skip(1).step_by(4).cloned().collect();
    Row { cells, ..row }
}

/// How many late rows of each kind each person has: a supervisor's headings say it.
type LateKinds = BTreeMap<String, BTreeMap<DueKind, usize>>;

fn late_kinds(items: &[Item]) -> LateKinds {
    let mut found = LateKinds::new();
    for item in items {
        let Item::Due(due) = item else { continue };
        if let (DueGroup::Late, Some(who)) = (due.row.group, &due.who) {
            *found.entry(who.name.clone()).or_default().entry(due.row.kind).or_default() += 1;
        }
    }
    found
}

fn heading(item: &Item, role: Role, (late, today): (&LateKinds, NaiveDate), texts: &Texts) -> Heading {
    let own = |place: u8, id: &str| (place, texts.get(id));
    match item {
        Item::Call(open) if open.pooled => own(2, "today-in-pool"),
        Item::Draft(open) if open.draft.pool.is_some() => own(2, "today-in-pool"),
        Item::Passed(_) => own(1, "today-passed"),
        Item::Call(open) if open.call.started_at.day() == today => own(0, "today-now"),
        Item::Draft(open) if cut_off(&open.draft).is_some_and(|call| call.started.day() == today) => {
            own(0, "today-now")
        }
        // A call of another day goes on no longer; somebody forgot to end it.
        Item::Call(_) | Item::Draft(_) => own(10, "today-drafts"),
        Item::Area(_) => own(9, "today-areas"),
        Item::Due(due) if role == Role::Supervisor => supervised(due, late, texts),
        Item::Due(due) if due.row.place.at == DueScreen::AnswerOffer => own(3, "today-offered"),
        Item::Due(due) => match due.row.group {
            DueGroup::Now => own(0, "today-now"),
            DueGroup::Messages => own(1, "today-messages"),
            DueGroup::Late => own(4, "today-late"),
            DueGroup::Today => own(5, "today-today"),
            DueGroup::Soon => own(6, "today-soon"),
            DueGroup::WithOthers => own(7, "today-with-others"),
        },
    }
}

/// A supervisor sees first what is nobody's, then what is late by person and kind, then offers that wait.
fn supervised(due: &DueItem, late: &LateKinds, texts: &Texts) -> Heading {
    let own = |place: u8, id: &str| (place, texts.get(id));
    match (due.row.group, &due.who) {
        (DueGroup::Now, _) => own(0, "today-now"),
        (DueGroup::Messages, _) => own(1, "today-messages"),
        (DueGroup::WithOthers, _) if due.row.kind == DueKind::Assign => own(5, "today-offers-wait"),
        (DueGroup::WithOthers, _) => own(8, "today-with-others"),
        (DueGroup::Late | DueGroup::Today, None) => own(3, "today-nobody"),
        (DueGroup::Late, Some(who)) => (4, late_heading(&who.name, late.get(&who.name), texts)),
        (DueGroup::Today, Some(_)) => own(6, "today-today"),
        (DueGroup::Soon, _) => own(7, "today-soon"),
    }
}

fn late_heading(name: &str, kinds: Option<&BTreeMap<DueKind, usize>>, texts: &Texts) -> String {
    let each: Vec<String> = kinds
        .into_iter()
        .flatten()
        .map(|(kind, count)| format!("{count} {}", words::label(texts, *kind)))
        .collect();
    texts.with("today-late-of", &[("name", name.into()), ("kinds", each.join(", ").into())])
}

/// What is to be done, in words.
pub fn kind(due: &DueRow, texts: &Texts) -> String {
    match due.place.at {
        DueScreen::AnswerOffer => texts.get("today-kind-answer"),
        _ => words::label(texts, due.kind),
    }
}

/// When, in a few letters: the time promised, how late, or the day.
fn when(due: &DueRow, today: NaiveDate, texts: &Texts) -> Cell {
    if due.days_late > 0 {
        let late = cards::late_short(texts, due.days_late, due.business_days);
        return Cell::of(late, Meaning::Warning);
    }
    if due.due == today {
        return Cell::new(due.time.clone().unwrap_or_else(|| texts.get("when-today")));
    }
    Cell::new(texts.day(due.due))
}

fn due_row(key: i64, due: &DueItem, role: Role, today: NaiveDate, texts: &Texts) -> Row {
    let row = &due.row;
    let card = row.card.as_ref();
    let urgency = cards::urgency_cell(texts, row.urgency);
    let mut note = vec![urgency.text.clone()];
    if role == Role::Supervisor && row.group != DueGroup::Late {
        note.push(due.who.as_ref().map_or_else(String::new, |who| who.name.clone()));
    }
    note.push(cards::why(texts, &row.why));
    note.retain(|words| !words.is_empty());
    let note = Cell { text: note.join(" · "), meaning: urgency.meaning, personal: true };
    Row::new(
        key,
        [
            when(row, today, texts),
            Cell::new(kind(row, texts)),
            Cell::new(card.map_or_else(String::new, |card| card.number.to_string())),
            card.map_or_else(|| Cell::new(""), |card| cards::name_cell(texts, card)),
            Cell::new(cards::language(card.and_then(|card| card.language))),
            note,
        ],
    )
    .why(due_line(row, today, texts))
}

/// The whole reason in one line: the day, how late, and why.
pub fn due_line(due: &DueRow, today: NaiveDate, texts: &Texts) -> String {
    let why = cards::why(texts, &due.why);
    let near = (due.due - today).num_days().abs() < 60;
    let day = if near { texts.weekday(due.due) } else { texts.date(due.due) };
    if due.days_late > 0 {
        let late = cards::late(texts, due.days_late, due.business_days);
        return texts
            .with("today-why-late", &[("day", day.into()), ("late", late.into()), ("why", why.into())]);
    }
    let when = texts.when(due.due, today);
    texts.with("today-why-due", &[("day", day.into()), ("when", when.into()), ("why", why.into())])
}

fn call_row(key: i64, open: &OpenCall, today: NaiveDate, texts: &Texts) -> Row {
    let (call, card) = (&open.call, open.card.as_ref());
    let goes_on = call.started_at.day() == today;
    let when = match goes_on {
        true => texts.clock(call.started_at.local().time()),
        false => texts.day(call.started_at.day()),
    };
    let whom = || about_whom(call, texts);
    let language = call.language.or_else(|| card.and_then(|card| card.language));
    let note = match (open.at, call.kind) {
        (Some((step, missing)), _) => standing_words(step, missing, texts),
        (None, Some(kind)) => words::label(texts, kind),
        (None, None) => texts.get(if goes_on { "today-call-goes-on" } else { "today-call-not-ended" }),
    };
    let urgent = call.kind == Some(CallKind::Crisis);
    let cells = [
        Cell::new(when),
        Cell::new(texts.get(if goes_on { "today-kind-hold" } else { "today-kind-call" })),
        Cell::new(card.map_or_else(String::new, |card| card.number.to_string())),
        Cell::personal(card.map_or_else(whom, |card| cards::name(texts, card))),
        Cell::new(cards::language(language)),
        if urgent { Cell::of(note, Meaning::Warning) } else { Cell::new(note) },
    ];
    let why = if open.pooled { "today-why-pool" } else { "today-why-call" };
    Row::new(key, cells).why(texts.get(why))
}

/// "at 4 Screening, 1 missing": where the walk of a call on hold stands.
fn standing_words(step: Step, missing: usize, texts: &Texts) -> String {
    let number = Step::ALL.iter().position(|each| *each == step).map_or(1, |at| at + 1);
    let step = format!("{number} {}", texts.get(step.text_id()));
    let missing = i64::try_from(missing).unwrap_or(i64::MAX);
    texts.with("today-call-at", &[("step", step.into()), ("missing", missing.into())])
}

/// A call of which only the text is there: its line went down before it was put on hold.
pub(super) fn cut_off(draft: &Draft) -> Option<CutOff> {
    let text: serde_json::Value = serde_json::from_str(&draft.text).ok()?;
    let of = |name: &str| text.get("values")?.get(name)?.as_str().map(str::to_owned);
    let started = Moment::parse(&of("started")?).filter(|_| draft.form == "call")?;
    let child = [of("given"), of("family")].into_iter().flatten().filter(|part| !part.is_empty());
    let child = child.collect::<Vec<_>>().join(" ");
    let caller = of("caller_name").unwrap_or_default();
    Some(CutOff { started, whom: if child.is_empty() { caller } else { child } })
}

/// When such a call began, and whom it is about.
pub(super) struct CutOff {
    pub(super) started: Moment,
    whom: String,
}

fn draft_row(key: i64, open: &OpenDraft, texts: &Texts) -> Row {
    let (draft, card) = (&open.draft, open.card.as_ref());
    let moment = Moment::parse(&draft.at);
    if let Some(call) = cut_off(draft) {
        let whom = if call.whom.is_empty() { texts.get("call-nobody-named") } else { call.whom.clone() };
        let cells = [
            Cell::new(texts.clock(call.started.local().time())),
            Cell::new(texts.get("today-kind-hold")),
            Cell::new(""),
            Cell::personal(whom),
            Cell::new(""),
            Cell::new(texts.get("today-call-cut-off")),
        ];
        return Row::new(key, cells).why(texts.get("today-why-call"));
    }
    let at = moment.map(|at| texts.clock(at.local().time())).unwrap_or_default();
    let day = moment.map(|at| texts.date(at.day())).unwrap_or_default();
    let note = match &open.by {
        Some(by) => texts.with("today-draft-of", &[("name", by.name.as_str().into()), ("day", day.into())]),
        None => day,
    };
    let form = form_name(&draft.form, texts);
    // Which form it is stands in the note where the child has the column.
    let (child, note) = match card {
        Some(card) => (cards::name_cell(texts, card), format!("{form} · {note}")),
        None => (Cell::new(form), note),
    };
    let cells = [
        Cell::new(at),
        Cell::new(texts.get("today-kind-draft")),
        Cell::new(card.map_or_else(String::new, |card| card.number.to_string())),
        child,
        Cell::new(cards::language(card.and_then(|card| card.language))),
        Cell::new(note),
    ];
    let why = if draft.pool.is_some() { "today-why-pool" } else { "today-why-draft" };
    Row::new(key, cells).why(texts.get(why))
}

/// What a form is called; the forms of screens name themselves `form-name-<form>`.
pub fn form_name(form: &str, texts: &Texts) -> String {
    let id = format!("form-name-{}", form.replace('_', "-"));
    if texts.known(&id) { texts.get(&id) } else { texts.get("today-some-form") }
}

fn area_row(key: i64, area: Action, texts: &Texts) -> Row {
    let words = texts.get(&format!("today-area-{}", area.name().trim_start_matches("area_")));
    let cells = [Cell::new(""), Cell::new(texts.get(&area.label()))];
    let rest = [Cell::new(""), Cell::new(""), Cell::new(""), Cell::new(words)];
    Row::new(key, cells.into_iter().chain(rest))
}
