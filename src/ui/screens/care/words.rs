//! Words for homes, dates and the lines of a list. Reads and decides nothing.

use chrono::NaiveDate;

use crate::{
    casework::care::{LineAbout, LineView},
    domain::{
        codes::YesNo,
        record::{FamilyChange, Household},
    },
    text::Texts,
    ui::screens::words,
};

/// "since 3 Mar 2024", "3 Mar 2024 to 30 Nov 2026", "until 30 Nov 2026"; nothing without a day.
pub fn span(from: Option<NaiveDate>, to: Option<NaiveDate>, texts: &Texts) -> String {
    let day = |day| texts.date(day).into();
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), None) => texts.with("care-since", &[("day", day(from))]),
        (None, Some(to)) => texts.with("care-until", &[("day", day(to))]),
        (Some(from), Some(to)) => texts.with("care-span", &[("from", day(from)), ("to", day(to))]),
    }
}

/// "12 Sample St, Ottawa K1A 0A1", or "no fixed address, Ottawa".
pub fn address(home: &Household, texts: &Texts) -> String {
    let parts = [&home.street, &home.municipality, &home.postal_code];
    let parts = parts.into_iter().flatten().cloned();
    let none = (home.no_fixed_address == Some(YesNo::Yes)).then(|| texts.get("homes-no-fixed"));
    let words = none.into_iter().chain(parts).collect::<Vec<_>>().join(", ");
    if words.is_empty() { texts.get("care-address-unknown") } else { words }
}

/// "new carer, new guardian from 1 Dec 2026".
pub fn change(change: &FamilyChange, texts: &Texts) -> String {
    let parts: Vec<String> = change.parts.iter().map(|part| words::label(texts, *part)).collect();
    let values = [("what", parts.join(", ").into()), ("day", texts.date(change.on_day).into())];
    texts.with("care-change-from", &values)
}

/// A programme by its code.
fn program(code: Option<&String>, texts: &Texts) -> String {
    let Some(code) = code else { return texts.get("care-no-program") };
    let id = format!("code-program-{}", code.replace('_', "-"));
    if texts.known(&id) { texts.get(&id) } else { code.clone() }
}

/// What a line is about, as it stands.
pub fn about(view: &LineView, texts: &Texts) -> String {
    let or_nobody = |name: &Option<String>| name.clone().unwrap_or_else(|| texts.get("care-line-nobody"));
    match &view.about {
        LineAbout::Say(people) if people.is_empty() => texts.get("care-line-no-say"),
        LineAbout::Say(people) => {
            let one = |(name, relation, authority): &(String, _, Option<_>)| {
                let authority = authority.map(|authority| words::label(texts, authority));
                let relation = words::label(texts, *relation);
                let pieces: Vec<String> = std::iter::once(relation).chain(authority).collect();
                format!("{name} ({})", pieces.join(", "))
            };
            texts.all_of(&people.iter().map(one).collect::<Vec<_>>())
        }
        LineAbout::Consent(purpose, giver, state, until) => {
            let mut pieces =
                vec![words::label(texts, *purpose), or_nobody(giver), texts.get(state.text_id())];
            pieces.extend(until.map(|day| texts.with("sharing-until", &[("day", texts.date(day).into())])));
            pieces.join(" · ")
        }
        LineAbout::Member(name, here) => {
            let id = if *here { "care-line-in-circle" } else { "care-line-left-circle" };
            texts.with(id, &[("name", name.as_str().into())])
        }
        LineAbout::Circle(count) => texts.count("care-line-circle", *count),
        LineAbout::First(name) => or_nobody(name),
        LineAbout::Address(address, hidden) => {
            let id = if *hidden { "care-line-hidden" } else { "care-line-shown" };
            texts.with(id, &[("address", address.as_str().into())])
        }
        LineAbout::Area(code, state, area, agency) => {
            let area = area.clone().unwrap_or_else(|| texts.get("care-area-unknown"));
            let mut pieces = vec![program(code.as_ref(), texts), words::label(texts, *state), area];
            pieces.extend(agency.clone());
            pieces.join(" · ")
        }
        LineAbout::Worked(area) => area.clone().unwrap_or_else(|| texts.get("care-area-unknown")),
        LineAbout::Schools(names) | LineAbout::Told(names) if names.is_empty() => String::new(),
        LineAbout::Schools(names) | LineAbout::Told(names) => names.join(", "),
    }
}
