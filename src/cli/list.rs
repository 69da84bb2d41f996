//! `circle list due|waiting|reviews|families`: what one may see, for people or for scripts (contracts.md, "Lists").

use clap::{Args, builder::PossibleValuesParser};

use super::{
    Desk, OK,
    listing::{Cell, FormatOption, Listing},
    sign_in,
    words::{Refusal, of_failure, why},
};
use crate::{
    casework::{
        Session, Subject,
        lists::{FamilyQuery, ReviewFilter},
        waiting::WaitingOrder,
    },
    domain::{
        access::{Act, Verdict},
        card::{ChildCard, StaffRef},
    },
};

/// `circle list`.
#[derive(Debug, Args)]
pub(super) struct List {
    #[arg(value_name = "list", value_parser = PossibleValuesParser::new(["due", "waiting", "reviews", "families"]))]
    which: String,
    #[command(flatten)]
    format: FormatOption,
    #[arg(long, value_name = "text")]
    reason: Option<String>,
}

/// Writes the list.
pub(super) fn run(list: &List, desk: &mut Desk<'_>) -> Result<u8, Refusal> {
    let mut session = sign_in::session(desk)?;
    let listing = match list.which.as_str() {
        "due" => due(&mut session, desk),
        "waiting" => waiting(&mut session, desk),
        "reviews" => reviews(&mut session, desk),
        _ => families(&mut session, list.reason.as_deref(), desk),
    }?;
    listing.write(list.format.format(), desk)?;
    Ok(OK)
}

fn number(card: &ChildCard) -> Cell {
    Cell::plain(card.number.to_string())
}

fn staff(person: Option<&StaffRef>) -> Cell {
    Cell::staff(person.map(|person| (person.number, person.name.as_str())))
}

fn due(session: &mut Session, desk: &Desk<'_>) -> Result<Listing, Refusal> {
    let texts = desk.texts;
    let list = session.due_list().map_err(|failure| of_failure(&failure, texts))?;
    let rows = list.rows.iter().map(|row| {
        vec![
            Cell::code(Some(row.kind), texts),
            Cell::maybe(row.card.as_ref().map(|card| card.number.to_string())),
            Cell::shown(row.due.to_string(), texts.date(row.due)),
            Cell::plain(row.days_late),
            Cell::shown(row.why.text.trim_start_matches("why-").replace('-', "_"), why(&row.why, texts)),
            staff(row.who.and_then(|who| list.person(who))),
        ]
    });
    Ok(Listing {
        keys: &["kind", "file_no", "due", "days_late", "why", "who"],
        rows: rows.collect(),
        note: None,
    })
}

fn waiting(session: &mut Session, desk: &Desk<'_>) -> Result<Listing, Refusal> {
    let texts = desk.texts;
    let found = session.waiting(WaitingOrder::LongestFirst).map_err(|failure| of_failure(&failure, texts))?;
    let rules = session.rules().map_err(|failure| of_failure(&failure, texts))?;
    let area = |id: &String| match rules.areas().by_id(id) {
        Some(area) => Cell::shown(id.clone(), area.name.clone()),
        None => Cell::plain(id.clone()),
    };
    let rows = found.iter().map(|row| {
        vec![
            number(&row.card),
            Cell::shown(row.since.to_string(), texts.date(row.since)),
            Cell::plain(row.age_days),
            Cell::code(row.card.language, texts),
            row.card.area.as_ref().map_or_else(|| Cell::maybe(None::<String>), area),
            Cell::code(Some(row.urgency), texts),
        ]
    });
    let keys = &["file_no", "since", "age_days", "language", "area", "urgency"];
    Ok(Listing { keys, rows: rows.collect(), note: None })
}

fn reviews(session: &mut Session, desk: &Desk<'_>) -> Result<Listing, Refusal> {
    let texts = desk.texts;
    let page =
        session.reviews(&ReviewFilter::default(), i64::MAX).map_err(|failure| of_failure(&failure, texts))?;
    let rows = page.rows.iter().map(|line| {
        vec![
            number(&line.row.card),
            Cell::shown(line.row.due_on.to_string(), texts.date(line.row.due_on)),
            Cell::code(Some(line.state), texts),
            staff(line.row.coordinator.as_ref()),
        ]
    });
    Ok(Listing { keys: &["file_no", "due", "state", "coordinator"], rows: rows.collect(), note: None })
}

/// Names leave the program only with the capability for it, and its reason where one is asked.
fn with_names(
    session: &mut Session,
    reason: Option<&str>,
    desk: &Desk<'_>,
) -> Result<(bool, Option<String>), Refusal> {
    let texts = desk.texts;
    let verdict = session
        .may(Act::ListWithNames, Subject::Nothing)
        .map_err(|error| of_failure(&error.into(), texts))?;
    match (verdict, reason) {
        (Verdict::No(_), _) => Ok((false, Some(texts.get("cli-list-no-names")))),
        (Verdict::WithReason, None) => Ok((false, Some(texts.get("cli-list-names-reason")))),
        _ => {
            session
                .read_because(Act::ListWithNames, Subject::Nothing, reason, |_| Ok(()))
                .map_err(|failure| of_failure(&failure, texts))?;
            Ok((true, None))
        }
    }
}

fn families(session: &mut Session, reason: Option<&str>, desk: &Desk<'_>) -> Result<Listing, Refusal> {
    use chrono::Datelike;
    let texts = desk.texts;
    let (names, note) = with_names(session, reason, desk)?;
    let mut rows = Vec::new();
    let mut wanted = FamilyQuery::default();
    loop {
        let page = session.families(&wanted).map_err(|failure| of_failure(&failure, texts))?;
        rows.extend(page.rows.iter().map(|row| {
            let card = &row.card;
            let name = Some(card.name.with_own_script()).filter(|name| !name.is_empty());
            vec![
                number(card),
                Cell::maybe(name.or_else(|| card.provisional.clone()).filter(|_| names)),
                Cell::maybe(card.birth_date.map(|birth| birth.year())),
                Cell::maybe(card.municipality.clone()),
                Cell::state(row.state, texts),
                staff(row.coordinator.as_ref()),
            ]
        }));
        match page.next {
            Some(next) => wanted.after = Some(next),
            None => break,
        }
    }
    let keys = &["file_no", "name", "birth_year", "municipality", "state", "coordinator"];
    Ok(Listing { keys, rows, note })
}
