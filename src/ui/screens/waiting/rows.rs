//! The rows of the waiting list: number, age, language, area, how long, how urgent, who was asked. Draws nothing and
//! reads nothing.

use chrono::NaiveDate;

use crate::{
    casework::waiting::WaitingRow,
    text::Texts,
    ui::{
        kit::{Cell, Column, Row},
        screens::{cards, directory},
        theme::Meaning,
    },
};

pub(super) const COLUMNS: &[Column] = &[
    Column::words("waiting-number", 7).most(7),
    Column::words("waiting-child", 14).most(22).weight(5),
    Column { heading: "waiting-age", least: 7, most: 8, right: true, weight: 4 },
    Column::words("", 2).most(3).weight(6),
    Column::words("waiting-area", 16).most(18).weight(6),
    Column { heading: "waiting-days", least: 7, most: 7, right: true, weight: 9 },
    Column::words("waiting-urgency", 7).most(8).weight(8),
    Column::words("waiting-asked", 20).most(26).weight(2),
];

/// One family.
pub(super) fn row(family: &WaitingRow, today: NaiveDate, areas: &[(String, String)], texts: &Texts) -> Row {
    let card = &family.card;
    let late = family.assign_by.is_some_and(|by| by < today);
    let days = texts.days(family.age_days);
    Row::new(
        family.episode.0,
        [
            Cell::new(card.number.to_string()),
            cards::name_cell(texts, card),
            Cell::new(cards::age(texts, card, today)),
            Cell::new(cards::language(card.language)),
            Cell::new(directory::area_name(areas, card.area.as_deref())),
            if late { Cell::of(days, Meaning::Warning) } else { Cell::new(days) },
            cards::urgency_cell(texts, family.urgency),
            Cell::new(asked(family, texts)),
        ],
    )
    .why(why(family, today, texts))
}

/// Who was asked, or who asks.
fn asked(family: &WaitingRow, texts: &Texts) -> String {
    if let Some(asked) = &family.asked {
        let name = asked.lead_name.clone().unwrap_or_else(|| asked.staff.name.clone());
        return name;
    }
    match family.requests.as_slice() {
        [] => String::new(),
        [first, ..] => texts.with("waiting-request-by", &[("name", first.staff.name.clone().into())]),
    }
}

/// Since when, by when, and why that urgent, in one line.
pub(super) fn why(family: &WaitingRow, today: NaiveDate, texts: &Texts) -> String {
    let mut parts = Vec::new();
    // Who was asked has a column of its own only where there is room for it.
    let asked = asked(family, texts);
    if family.asked.is_some() {
        parts.push(texts.with("waiting-why-asked", &[("name", asked.into())]));
    } else if !asked.is_empty() {
        parts.push(asked);
    }
    if parts.is_empty() {
        parts.push(texts.with("waiting-why-since", &[("day", texts.day(family.since).into())]));
    }
    if let Some(by) = family.assign_by {
        let text = if by < today { "waiting-why-late" } else { "waiting-why-by" };
        parts.push(texts.with(text, &[("day", texts.day(by).into())]));
    }
    parts.push(match family.told_on {
        Some(day) => texts.with("waiting-why-told", &[("day", texts.day(day).into())]),
        None => texts.get("waiting-why-never-told"),
    });
    // What somebody wrote comes last: it may be long.
    if let Some(reason) = &family.urgency_reason {
        parts.push(texts.with("waiting-why-urgent", &[("reason", reason.into())]));
    }
    parts.join(" · ")
}
