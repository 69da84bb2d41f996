//! `circle find`, which reads what to look for from standard input and never from an argument, and `circle duplicates`.

use std::io::{self, BufRead, IsTerminal, Read};

use clap::Args;
use serde_json::Value;

use super::{
    Desk, OK,
    listing::{Cell, FormatOption, Listing},
    sign_in,
    words::{Refusal, of_failure},
};
use crate::{
    casework::matches::MinimalCard,
    domain::{codes::Code, duplicates::Why},
    text::Texts,
};

/// `circle find`.
#[derive(Debug, Args)]
pub(super) struct Find {
    #[command(flatten)]
    format: FormatOption,
    #[arg(long, value_name = "text")]
    reason: Option<String>,
}

/// `circle duplicates`.
#[derive(Debug, Args)]
pub(super) struct Duplicates {
    #[command(flatten)]
    format: FormatOption,
    #[arg(long, value_name = "text")]
    reason: Option<String>,
}

/// Files that fit one line of standard input.
pub(super) fn find(find: &Find, desk: &mut Desk<'_>) -> Result<u8, Refusal> {
    let texts = desk.texts;
    let mut session = sign_in::session(desk)?;
    let line = asked(desk)?;
    let hits = session.find(&line, find.reason.as_deref()).map_err(|failure| of_failure(&failure, texts))?;
    let rows = hits.iter().map(|hit| {
        let mut row = card_cells(&hit.card, texts);
        row.push(match hit.why {
            Some(why) => Cell::shown(why.code(), texts.get(why.text_id())),
            None => Cell::maybe(None::<String>),
        });
        row
    });
    let listing = Listing {
        keys: &["file_no", "name", "birth_year", "municipality", "state", "coordinator", "why"],
        rows: rows.collect(),
        note: None,
    };
    listing.write(find.format.format(), desk)?;
    Ok(OK)
}

/// One line; asked for where a person sits there.
fn asked(desk: &mut Desk<'_>) -> Result<String, Refusal> {
    const LONGEST: u64 = 16 * 1024;
    let nothing = |_| Refusal::usage(desk.texts.get("cli-find-nothing"));
    if io::stdin().is_terminal() {
        write!(desk.err, "{} ", desk.texts.get("cli-find-ask"))
            .and_then(|()| desk.err.flush())
            .map_err(nothing)?;
    }
    let mut line = String::new();
    io::stdin().lock().take(LONGEST).read_line(&mut line).map_err(nothing)?;
    if line.trim().is_empty() {
        return Err(Refusal::usage(desk.texts.get("cli-find-nothing")));
    }
    Ok(line.trim().to_owned())
}

/// What a search may show of a file.
fn card_cells(card: &MinimalCard, texts: &Texts) -> Vec<Cell> {
    let name = Some(card.name.with_own_script()).filter(|name| !name.is_empty()).or(card.provisional.clone());
    vec![
        Cell::plain(card.number.to_string()),
        Cell::maybe(name),
        Cell::maybe(card.birth_year),
        Cell::maybe(card.municipality.clone()),
        Cell::state(card.state, texts),
        Cell::staff(card.coordinator.as_ref().map(|(_, number, name)| (*number, name.as_str()))),
    ]
}

/// Pairs of files that look alike.
pub(super) fn duplicates(wanted: &Duplicates, desk: &mut Desk<'_>) -> Result<u8, Refusal> {
    let texts = desk.texts;
    let mut session = sign_in::session(desk)?;
    let pairs =
        session.duplicates(wanted.reason.as_deref()).map_err(|failure| of_failure(&failure, texts))?;
    let rows = pairs.iter().map(|pair| {
        let words: Vec<String> = pair.why.iter().map(|why| texts.get(why.text_id())).collect();
        let codes: Vec<Value> = pair.why.iter().map(|why| code_of(*why).into()).collect();
        vec![
            Cell::plain(pair.a.number.to_string()),
            Cell::plain(pair.b.number.to_string()),
            Cell::shown(pair.class.code(), texts.get(&pair.class.label())),
            Cell::plain(pair.score),
            Cell::shown(codes, words.join(", ")),
        ]
    });
    let listing = Listing { keys: &["a", "b", "class", "score", "why"], rows: rows.collect(), note: None };
    listing.write(wanted.format.format(), desk)?;
    Ok(OK)
}

/// The code of a reason: its text id without the prefix, with underscores.
fn code_of(why: Why) -> String {
    let id = why.text_id();
    id.rsplit_once("why-").map_or(id, |(_, code)| code).replace('-', "_")
}
