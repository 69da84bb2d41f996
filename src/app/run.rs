//! The loop: wait for an event, take all that wait with it, draw once. No frame rate: without an event nothing
//! is drawn and nothing is sent. However it ends, drafts are stored and the terminal is given back.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Instant,
};

use ratatui::Terminal;

use super::{
    event::Event,
    gate::Gate,
    input::{self, Ended},
    shell::Shell,
    terminal::{self, Taken},
};
use crate::text::Texts;

/// Events taken before a picture is drawn all the same.
const BATCH: usize = 4096;

/// Why the screens could not be shown, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Standard input or output is no terminal.
    #[error("there is no terminal")]
    NoTerminal,
    /// The terminal refused.
    #[error("terminal: {0}")]
    Terminal(#[from] io::Error),
    /// A fault in the program; its place was told when it happened.
    #[error("fault in the program")]
    Fault,
}

impl RunError {
    /// What to tell a person, after the full screen is closed. A fault was told already.
    pub fn words(&self, texts: &Texts) -> Option<String> {
        match self {
            Self::NoTerminal => Some(texts.get("terminal-missing")),
            Self::Terminal(why) => Some(texts.with("terminal-failed", &[("why", why.to_string().into())])),
            Self::Fault => None,
        }
    }
}

/// Shows the screens until the person leaves, the terminal goes away or a signal ends it.
///
/// # Errors
/// When there is no terminal, it fails, or the program has a fault.
pub fn run(mut shell: Shell, texts: &Texts) -> Result<(), RunError> {
    let taken = Taken::new(texts).map_err(|error| match error.kind() {
        io::ErrorKind::NotConnected => RunError::NoTerminal,
        _ => RunError::Terminal(error),
    })?;
    let ended = Ended::default();
    let events = input::start(&ended)?;
    let mut screen = Terminal::new(Gate::new(terminal::writer()?, terminal::size))?;
    let turned = catch_unwind(AssertUnwindSafe(|| turn(&mut shell, &mut screen, &events, &taken)));
    let result = match turned {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            shell.take(Event::Gone, Instant::now());
            if is_gone(&error) { Ok(()) } else { Err(error.into()) }
        }
        Err(_) => {
            // The shell may be half changed, but typed text is worth a try.
            let _ = catch_unwind(AssertUnwindSafe(|| shell.take(Event::Gone, Instant::now())));
            Err(RunError::Fault)
        }
    };
    drop(taken);
    ended.tell();
    result
}

fn turn(
    shell: &mut Shell,
    screen: &mut Terminal<Gate<std::fs::File>>,
    events: &Receiver<Event>,
    taken: &Taken,
) -> io::Result<()> {
    draw(shell, screen)?;
    loop {
        let event = match shell.deadline() {
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(at) => events.recv_timeout(at.saturating_duration_since(Instant::now())),
        };
        let mut changed = match event {
            Ok(first) => {
                for event in std::iter::once(first).chain(events.try_iter()).take(BATCH) {
                    if event == Event::Suspend {
                        taken.suspend()?;
                        screen.backend_mut().forget();
                        screen.clear()?;
                    }
                    shell.take(event, Instant::now());
                    if shell.over() {
                        return Ok(());
                    }
                }
                true
            }
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => {
                shell.take(Event::Gone, Instant::now());
                return Ok(());
            }
        };
        // A door that works must first be seen to: its picture goes out before its tick.
        if changed {
            shell.settle();
            draw(shell, screen)?;
        }
        changed = shell.deadline().is_some_and(|at| at <= Instant::now()) && shell.tick(Instant::now());
        if changed {
            draw(shell, screen)?;
        }
    }
}

fn draw(shell: &Shell, screen: &mut Terminal<Gate<std::fs::File>>) -> io::Result<()> {
    let drawn = screen.draw(|frame| {
        if let Some(place) = shell.draw(frame.buffer_mut()).cursor {
            frame.set_cursor_position(place);
        }
    });
    drawn.map(drop)
}

/// Whether the terminal went away, which is an ordinary end.
fn is_gone(error: &io::Error) -> bool {
    let input_output = rustix::io::Errno::IO.raw_os_error();
    error.kind() == io::ErrorKind::BrokenPipe || error.raw_os_error() == Some(input_output)
}
