//! `circle check`: each finding in one line, with words for its code.

use clap::Args;

use super::{
    Desk, FINDINGS, OK, sign_in,
    words::{Refusal, of_failure},
};

/// `circle check`.
#[derive(Debug, Args)]
pub(super) struct Check {}

/// Looks at the whole file; 1 when something is found.
pub(super) fn run(desk: &mut Desk<'_>) -> Result<u8, Refusal> {
    let mut session = sign_in::session(desk)?;
    let found = session.check_file().map_err(|failure| of_failure(&failure, desk.texts))?;
    for breach in &found {
        let words = desk.texts.get(&format!("check-{}", breach.code));
        desk.say(&format!("{}  {}  {words}", breach.code, breach.what))?;
    }
    if found.is_empty() {
        desk.say(&desk.texts.get("check-nothing"))?;
        return Ok(OK);
    }
    desk.say(&desk.texts.count("check-count", found.len()))?;
    Ok(FINDINGS)
}
