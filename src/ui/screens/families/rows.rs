//! What the families area shows: a page of the list or what a search found, its groups of states, its rows. Reads and
//! saves nothing.

use chrono::NaiveDate;

use crate::{
    casework::{
        lists::{FamilyPage, FamilyRow},
        matches::{Hit, MinimalCard},
    },
    domain::{card::ChildCard, codes::EpisodeState, ids::ChildId},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Cell, Column, Detail, Row},
        screens::{cards, words},
        theme::Meaning,
    },
};

pub(super) const COLUMNS: &[Column] = &[
    Column::words("families-number", 7).most(7),
    Column::words("families-name", 14).weight(9),
    Column { heading: "families-born", least: 5, most: 6, right: true, weight: 6 },
    Column::words("families-place", 8).most(18).weight(4),
    Column::words("families-state", 9).most(24).weight(7),
    Column::words("families-coordinator", 12).most(22).weight(5),
];

/// Groups of states, one key apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    All,
    Intake,
    Waiting,
    Served,
    Elsewhere,
    Ended,
}

use EpisodeState::{
    Active, Assigned, Closed, Declined, EligibleWaiting, Inactive, Incomplete, NeedsAssessment, NotEligible,
    Planning, Redirected, Referred, Screening, Transitioning,
};

/// Each group once: its name in what is remembered, its words, its states.
const GROUPS: &[(Group, &str, &str, &[EpisodeState])] = &[
    (Group::All, "all", "families-all", &[]),
    (Group::Intake, "intake", "families-in-intake", &[Referred, Incomplete, Screening, NeedsAssessment]),
    (Group::Waiting, "waiting", "families-waiting", &[EligibleWaiting]),
    (Group::Served, "served", "families-served", &[Assigned, Planning, Active, Transitioning]),
    (Group::Elsewhere, "elsewhere", "families-elsewhere", &[NotEligible, Redirected]),
    (Group::Ended, "ended", "families-ended", &[Inactive, Declined, Closed]),
];

impl Group {
    fn place(self) -> usize {
        GROUPS.iter().position(|(group, ..)| *group == self).unwrap_or(0)
    }

    /// The next one round.
    pub(super) fn next(self) -> Self {
        GROUPS[(self.place() + 1) % GROUPS.len()].0
    }

    /// Its name in what is remembered.
    pub(super) fn name(self) -> &'static str {
        GROUPS[self.place()].1
    }

    /// The group with this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        GROUPS.iter().find(|(_, known, ..)| *known == name).map(|(group, ..)| *group)
    }

    /// The text id of its words.
    pub(super) fn text_id(self) -> &'static str {
        GROUPS[self.place()].2
    }

    /// Its states; none means all.
    pub(super) fn states(self) -> &'static [EpisodeState] {
        GROUPS[self.place()].3
    }

    /// Of what a search found, only this group.
    pub(super) fn of_hits(self, hits: Vec<Hit>) -> Vec<Hit> {
        let states = self.states();
        let fits =
            |hit: &Hit| states.is_empty() || hit.card.state.is_some_and(|state| states.contains(&state));
        hits.into_iter().filter(fits).collect()
    }
}

/// What is shown.
pub(super) enum Shown {
    /// The families one may open.
    Listed(FamilyPage),
    /// What a search found, in the whole agency.
    Found(Vec<Hit>),
}

impl Default for Shown {
    fn default() -> Self {
        Self::Found(Vec::new())
    }
}

impl Shown {
    /// How many there are.
    pub(super) fn total(&self) -> usize {
        match self {
            Self::Listed(page) => usize::try_from(page.total).unwrap_or(0),
            Self::Found(hits) => hits.len(),
        }
    }

    /// The rows.
    pub(super) fn rows(&self, today: NaiveDate, texts: &Texts) -> Vec<Row> {
        match self {
            Self::Listed(page) => page.rows.iter().map(|family| listed(family, today, texts)).collect(),
            Self::Found(hits) => hits.iter().map(|hit| found(hit, texts)).collect(),
        }
    }

    /// The state of a family that is shown.
    pub(super) fn state_of(&self, child: ChildId) -> Option<EpisodeState> {
        match self {
            Self::Listed(page) => page.rows.iter().find(|row| row.card.child == child)?.state,
            Self::Found(hits) => hits.iter().find(|hit| hit.card.child == child)?.card.state,
        }
    }

    /// What may be shown of a file that may not be opened.
    pub(super) fn card(&self, child: ChildId) -> Option<MinimalCard> {
        match self {
            Self::Listed(page) => page.rows.iter().find(|row| row.card.child == child).map(minimal),
            Self::Found(hits) => hits.iter().find(|hit| hit.card.child == child).map(|hit| hit.card.clone()),
        }
    }

    /// The pane beside the list.
    pub(super) fn preview(&self, canvas: &mut Canvas<'_>, area: Area, child: ChildId) {
        let texts = canvas.texts;
        let detail = match self {
            Self::Listed(page) => {
                page.rows.iter().find(|row| row.card.child == child).map(|row| about(row, texts))
            }
            Self::Found(hits) => hits.iter().find(|hit| hit.card.child == child).map(|hit| {
                let detail = card_detail(&hit.card, texts);
                match hit.why {
                    Some(why) => detail.section("families-found-by").words(texts.get(why.text_id())),
                    None => detail,
                }
            }),
        };
        if let Some(detail) = detail {
            detail.draw(canvas, area);
        }
    }
}

fn minimal(family: &FamilyRow) -> MinimalCard {
    use chrono::Datelike;
    let card = &family.card;
    MinimalCard {
        child: card.child,
        number: card.number,
        name: card.name.clone(),
        provisional: card.provisional.clone(),
        birth_year: card.birth_date.map(|day| day.year()),
        municipality: card.municipality.clone(),
        state: family.state,
        coordinator: family.coordinator.as_ref().map(|who| (who.id, who.number, who.name.clone())),
        restricted: false,
    }
}

fn state_cell(texts: &Texts, state: Option<EpisodeState>) -> Cell {
    let meaning = match state {
        Some(state) if state.is_open() => Meaning::Plain,
        _ => Meaning::Dim,
    };
    Cell::of(
        state.map_or_else(|| texts.get("families-no-episode"), |state| words::label(texts, state)),
        meaning,
    )
}

fn listed(family: &FamilyRow, today: NaiveDate, texts: &Texts) -> Row {
    let minimal = minimal(family);
    let mut why = Vec::new();
    if let Some((state, since)) = family.state.zip(family.state_since) {
        let values = [("state", words::label(texts, state).into()), ("day", texts.date(since).into())];
        why.push(texts.with("families-since", &values));
    }
    if let Some(review) = family.next_review {
        let values = [("day", texts.date(review).into()), ("when", texts.when(review, today).into())];
        why.push(texts.with("families-review", &values));
    }
    row(&minimal, texts).why(why.join(" · "))
}

fn found(hit: &Hit, texts: &Texts) -> Row {
    let row = row(&hit.card, texts);
    match hit.why {
        Some(why) => row.why(texts.with("families-found", &[("why", texts.get(why.text_id()).into())])),
        None => row,
    }
}

fn row(card: &MinimalCard, texts: &Texts) -> Row {
    let coordinator = card.coordinator.as_ref().map(|(_, _, name)| name.clone()).unwrap_or_default();
    Row::new(
        card.child.0,
        [
            Cell::new(card.number.to_string()),
            Cell::personal(name(card, texts)),
            Cell::personal(card.birth_year.map(|year| year.to_string()).unwrap_or_default()),
            Cell::new(card.municipality.clone().unwrap_or_default()),
            if card.restricted { Cell::new("") } else { state_cell(texts, card.state) },
            Cell::new(coordinator),
        ],
    )
}

/// The name of a minimal card; a restricted file says only "possible match, ask".
pub(super) fn name(card: &MinimalCard, texts: &Texts) -> String {
    if card.restricted {
        return texts.get("families-restricted");
    }
    let as_card = ChildCard {
        child: card.child,
        number: card.number,
        name: card.name.clone(),
        provisional: card.provisional.clone(),
        birth_date: None,
        birth_precision: None,
        language: None,
        municipality: None,
        area: None,
        alert: false,
        restricted: false,
        others: 0,
    };
    cards::name(texts, &as_card)
}

/// A minimal card to read.
pub(super) fn card_detail(card: &MinimalCard, texts: &Texts) -> Detail {
    let coordinator = card.coordinator.as_ref().map(|(_, number, name)| format!("{name} ({number})"));
    let detail = Detail::new()
        .section("families-card")
        .line("families-number", card.number.to_string())
        .personal("families-name", name(card, texts));
    // What is not told is not said to be empty either.
    if card.restricted {
        return detail;
    }
    detail
        .personal("families-born", card.birth_year.map(|year| year.to_string()).unwrap_or_default())
        .line("families-place", card.municipality.clone().unwrap_or_default())
        .line("families-state", state_cell(texts, card.state).text)
        .line("families-coordinator", coordinator.unwrap_or_else(|| texts.get("families-nobody-yet")))
}

fn about(family: &FamilyRow, texts: &Texts) -> Detail {
    let mut detail = card_detail(&minimal(family), texts);
    let language = family.card.language.map(|language| words::label(texts, language)).unwrap_or_default();
    let urgency = family.urgency.map(|urgency| words::label(texts, urgency)).unwrap_or_default();
    detail = detail.line("families-language", language).line("families-urgency", urgency);
    if let Some(review) = family.next_review {
        detail = detail.line("families-next-review", texts.date(review));
    }
    if family.card.alert {
        detail = detail.why(texts.get("families-alert"));
    }
    detail
}
