//! Signing in for a verb: `--as` and `--passphrase-file`, or a question on the terminal without echo.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, IsTerminal, Read},
    path::Path,
};

use zeroize::Zeroizing;

use super::{
    Desk, REFUSED,
    words::{Refusal, of_door},
};
use crate::{
    casework::{Opening, Session},
    text::Texts,
};

/// No passphrase is longer, in bytes.
const LONGEST: u64 = 64 * 1024;

/// The signed-in session of a verb.
pub(super) fn session(desk: &mut Desk<'_>) -> Result<Session, Refusal> {
    let texts = desk.texts;
    let file = desk.file()?.to_owned();
    let name = desk.options.sign_in_name.clone().ok_or_else(|| Refusal::usage(texts.get("cli-need-as")))?;
    let passphrase = match &desk.options.passphrase_file {
        Some(path) => passphrase_in(path, texts)?,
        None => {
            // A file that cannot be opened is told before anything is asked.
            crate::casework::session::inspect(&file).map_err(|error| of_door(&error, texts))?;
            asked(desk, "cli-ask-passphrase")?
        }
    };
    let opening = Opening { role: desk.options.role(), today: desk.options.today, ..Opening::default() };
    let session =
        Session::open(&file, &name, &passphrase, opening).map_err(|error| of_door(&error, texts))?;
    if session.must_change_passphrase() {
        return Err(Refusal { code: REFUSED, lines: vec![texts.get("cli-must-change")] });
    }
    Ok(session)
}

/// The first line of a file.
pub(super) fn passphrase_in(path: &Path, texts: &Texts) -> Result<Zeroizing<String>, Refusal> {
    let unreadable = |why: String| {
        let values = [("file", path.display().to_string().into()), ("why", why.into())];
        Refusal::usage(texts.with("cli-passphrase-unreadable", &values))
    };
    let file = File::open(path).map_err(|error| unreadable(error.to_string()))?;
    let mut line = Zeroizing::new(String::with_capacity(1024));
    BufReader::new(file.take(LONGEST)).read_line(&mut line).map_err(|error| unreadable(error.to_string()))?;
    let length = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(length);
    if line.is_empty() {
        return Err(Refusal::usage(
            texts.with("cli-passphrase-empty", &[("file", path.display().to_string().into())]),
        ));
    }
    Ok(line)
}

/// Asks on the terminal; what is typed is not shown.
fn asked(desk: &mut Desk<'_>, question: &str) -> Result<Zeroizing<String>, Refusal> {
    let texts = desk.texts;
    let terminal = io::stdin().is_terminal() && io::stderr().is_terminal();
    let hidden = if terminal { hide() } else { None };
    let Some(hidden) = hidden else { return Err(Refusal::usage(texts.get("cli-need-passphrase"))) };
    let failed = |_| Refusal::usage(texts.get("cli-need-passphrase"));
    write!(desk.err, "{} ", texts.get(question)).and_then(|()| desk.err.flush()).map_err(failed)?;
    let mut line = Zeroizing::new(String::with_capacity(1024));
    io::stdin().lock().take(LONGEST).read_line(&mut line).map_err(failed)?;
    drop(hidden);
    writeln!(desk.err).map_err(failed)?;
    let length = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(length);
    Ok(line)
}

/// Gives the terminal its echo back, however the question ends.
struct Hidden {
    before: rustix::termios::Termios,
}

impl Drop for Hidden {
    fn drop(&mut self) {
        // There is nothing left to do when the terminal went away meanwhile.
        let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, &self.before);
    }
}

fn hide() -> Option<Hidden> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let before = tcgetattr(io::stdin()).ok()?;
    let mut silent = before.clone();
    silent.local_modes.remove(LocalModes::ECHO);
    tcsetattr(io::stdin(), OptionalActions::Flush, &silent).ok()?;
    Some(Hidden { before })
}
