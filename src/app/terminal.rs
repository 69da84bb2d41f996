//! The terminal as we take it and as we give it back: raw mode, alternate screen, bracketed paste, cursor.
//! Given back on every way out: leaving, an error, a panic, a signal. Prints nothing of any record.

use std::{
    fs::File,
    io::{self, IsTerminal, Write},
    os::fd::AsFd,
    panic,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::text::{Texts, safe};

const TAKE: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[2J";
const GIVE_BACK: &[u8] = b"\x1b[?2026l\x1b[m\x1b[?2004l\x1b[?25h\x1b[?1049l";

static TAKEN: AtomicBool = AtomicBool::new(false);
/// What a panic says, in the person's language, with the place left open.
static PANIC_WORDS: Mutex<Option<(String, String)>> = Mutex::new(None);

/// The terminal while it is ours; dropping it gives it back.
#[derive(Debug)]
pub struct Taken(());

impl Taken {
    /// Takes the terminal and sees to it that a panic gives it back.
    ///
    /// # Errors
    /// When there is no terminal, or it refuses raw mode.
    pub fn new(texts: &Texts) -> io::Result<Self> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(io::ErrorKind::NotConnected.into());
        }
        let place = texts.with("panic-place", &[("place", "{}".into())]);
        if let Ok(mut words) = PANIC_WORDS.lock() {
            *words = Some((texts.get("panic-message"), place));
        }
        panic::set_hook(Box::new(|info| {
            give_back();
            // Only the place in the program: the payload may hold what a person typed.
            let place =
                info.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
            if let Some((message, line)) = PANIC_WORDS.try_lock().ok().and_then(|words| words.clone()) {
                let _ = writeln!(io::stderr(), "{message}\n{}", safe::line(&line.replace("{}", &place)));
            }
        }));
        let taken = Self(());
        taken.take()?;
        Ok(taken)
    }

    fn take(&self) -> io::Result<()> {
        crossterm::terminal::enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        writer()?.write_all(TAKE)
    }

    /// Stops the program as job control asked, and takes the terminal again when it goes on.
    ///
    /// # Errors
    /// When the terminal cannot be taken again.
    pub fn suspend(&self) -> io::Result<()> {
        give_back();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.take()
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back, once; safe from any thread and in any state.
pub fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        if let Ok(mut out) = writer() {
            let _ = out.write_all(GIVE_BACK);
        }
        let _ = crossterm::terminal::disable_raw_mode();
    }
}

/// A way to the terminal without the lock of standard output, so that a stuck writer cannot block the way out.
///
/// # Errors
/// When there are no more file descriptors.
pub fn writer() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// Columns and rows of the window; a terminal that does not know says 80 by 24.
///
/// # Errors
/// When there is no terminal.
pub fn size() -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout())?;
    Ok(if size.ws_col == 0 || size.ws_row == 0 { (80, 24) } else { (size.ws_col, size.ws_row) })
}
