//! The header of the walk: whose record it is, who calls, in which language, where they live, since when the call runs,
//! whether a message is safe. Words only; reads and decides nothing.

use crate::{
    casework::walk::{Beside, Home, Walk},
    domain::{
        codes::{ContactKind, DatePrecision, YesNo},
        date::PartialDate,
        ids::{CallId, FileNumber},
        record::{ContactPoint, Person},
    },
    text::Texts,
    ui::{
        kit::frame::Record,
        screens::{family_children, protected, typed::in_words, words},
    },
};

/// The header of a child's walk.
pub fn record(walk: &Walk, texts: &Texts) -> Record {
    let child_of = family_children::place(walk.place_among_children(), texts);
    let more = [birth_words(&walk.person, texts), child_of, returned(walk, texts)];
    let line = [with_whom(walk, texts), language(walk, texts), place(walk), guarded(walk, texts)];
    let second = [call_words(walk, texts), message_words(walk, texts)];
    let joined = |pieces: &[Option<String>]| pieces.iter().flatten().cloned().collect::<Vec<_>>().join(" · ");
    Record {
        number: FileNumber(walk.child.file_number).to_string(),
        name: file_name(walk, texts),
        age: age_words(walk, texts),
        late: None,
        more: more.into_iter().flatten().collect(),
        lines: vec![joined(&[joined_if(&line), joined_if(&second)])],
    }
}

/// The same for a form or list opened from a step: its title stands before what the second line says.
pub fn titled(walk: &Walk, title: &str, texts: &Texts) -> Record {
    let record = record(walk, texts);
    let lines = record.lines.iter().map(|line| format!("{title} · {line}")).collect();
    Record { lines, ..record }
}

fn joined_if(pieces: &[Option<String>]) -> Option<String> {
    let words = pieces.iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    Some(words).filter(|words| !words.is_empty())
}

/// The name as files have it, "SAMPLE, Child", else what to call the child meanwhile.
fn file_name(walk: &Walk, texts: &Texts) -> String {
    let form = walk.name().file_name_form();
    if form.is_empty() { name(walk, texts) } else { form }
}

/// The child's name, else what to call it meanwhile.
pub fn name(walk: &Walk, texts: &Texts) -> String {
    let full = walk.name().full();
    let provisional = || walk.child.provisional.clone();
    if full.is_empty() { provisional().unwrap_or_else(|| texts.get("walk-name-unknown")) } else { full }
}

fn age_words(walk: &Walk, texts: &Texts) -> String {
    let Some(years) = walk.age else { return String::new() };
    let about = walk.person.birth_precision.is_some_and(|precision| precision != DatePrecision::Exact);
    let age = texts.age(years);
    if about { texts.with("walk-age-about", &[("age", age.into())]) } else { age }
}

/// A birth date as people write it.
pub fn birth_words(person: &Person, texts: &Texts) -> Option<String> {
    let precision = person.birth_precision.unwrap_or(DatePrecision::Exact);
    Some(in_words(texts, PartialDate { date: person.birth_date?, precision }))
}

fn returned(walk: &Walk, texts: &Texts) -> Option<String> {
    walk.previous.as_ref().map(|_| texts.get("walk-returned"))
}

fn with_whom(walk: &Walk, texts: &Texts) -> Option<String> {
    if walk.home_hidden {
        return Some(texts.get("youth-herself"));
    }
    let beside = walk.primary()?;
    Some(texts.with("walk-with", &[("who", words::label(texts, beside.link.relation).into())]))
}

fn language(walk: &Walk, texts: &Texts) -> Option<String> {
    Some(words::label(texts, walk.person.language_service?))
}

/// The municipality with its area, where the name does not say it already.
fn place(walk: &Walk) -> Option<String> {
    let home = main_home(walk)?;
    match (home.household.municipality.clone(), home.area_name.clone()) {
        (Some(place), Some(area)) if !area.starts_with(place.as_str()) => Some(format!("{place} ({area})")),
        (Some(place), _) => Some(place),
        (None, area) => area,
    }
}

/// The sign that an address is protected.
fn guarded(walk: &Walk, texts: &Texts) -> Option<String> {
    let any = walk.homes.iter().any(|home| home.household.protected_from.is_some());
    any.then(|| format!("! {}", texts.get("family-sign-protected")))
}

/// The home that decides the area.
pub fn main_home(walk: &Walk) -> Option<&Home> {
    walk.homes.iter().find(|home| home.main).or(walk.homes.first())
}

fn call_words(walk: &Walk, texts: &Texts) -> Option<String> {
    let call = walk.calls.first()?;
    let started = call.started_at.local();
    let time = texts.clock(started.time()).into();
    match call.ended_at {
        None => Some(texts.with("walk-call-runs", &[("time", time)])),
        Some(_) => Some(texts.with("walk-call-was", &[("day", texts.day(started.date_naive()).into())])),
    }
}

/// The call that runs.
pub fn running_call(walk: &Walk) -> Option<CallId> {
    walk.calls.iter().find(|call| call.ended_at.is_none()).map(|call| call.id.into())
}

fn message_words(walk: &Walk, texts: &Texts) -> Option<String> {
    let point = walk.primary()?.contacts.first()?;
    match point.safe_message {
        Some(YesNo::Yes) => None,
        _ => Some(format!(
            "{}{}",
            contact_words(point, texts),
            protected::in_walk(point.protected_from, walk, texts)
        )),
    }
}

/// "mobile 613-555-0142, message ok".
pub fn contact_words(point: &ContactPoint, texts: &Texts) -> String {
    let safe = match point.safe_message {
        Some(YesNo::Yes) => "call-message-ok",
        Some(YesNo::No) => "call-no-message",
        None => "call-message-not-asked",
    };
    let line = format!("{} {}", words::label(texts, point.kind), point.value);
    let speaks = !matches!(point.kind, ContactKind::Mail);
    if speaks { format!("{line}, {}", texts.get(safe)) } else { line }
}

/// A person's name, or a word where there is none.
pub fn person_name(person: &Person, texts: &Texts) -> String {
    let parts = [person.given.as_deref(), person.family.as_deref()];
    let full = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let own = || person.own_script.clone();
    if full.is_empty() { own().unwrap_or_else(|| texts.get("walk-name-unknown")) } else { full }
}

/// "Mother Sample, mother, has custody, called first".
pub fn beside_words(beside: &Beside, texts: &Texts) -> String {
    let mut pieces = vec![person_name(&beside.person, texts), words::label(texts, beside.link.relation)];
    pieces.extend(beside.link.legal_authority.map(|authority| words::label(texts, authority)));
    if beside.link.primary_contact == YesNo::Yes {
        pieces.push(texts.get("walk-called-first"));
    }
    pieces.join(", ")
}
