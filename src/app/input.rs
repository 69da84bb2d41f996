//! The threads that wait for the outside: keys, signals, and a terminal that goes away. They only send
//! events; none of them wakes without a reason.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    process,
    sync::{
        Arc, Condvar, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

use crossterm::event::{self, Event as Raw};
use rustix::event::{PollFd, PollFlags};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP},
    iterator::Signals,
};

use super::{event::Event, joiner::Joiner, terminal};
use crate::keymap::Key;

/// How long an ordinary end may take after a signal before the process ends all the same.
const PATIENCE: Duration = Duration::from_millis(1800);

/// Tells the signal thread that the program has ended by itself.
#[derive(Clone, Default)]
pub struct Ended(Arc<(Mutex<bool>, Condvar)>);

impl Ended {
    /// The drafts are stored and the terminal is given back.
    pub fn tell(&self) {
        if let Ok(mut ended) = self.0.0.lock() {
            *ended = true;
            self.0.1.notify_all();
        }
    }

    /// Waits for it; false when patience ran out.
    fn wait(&self) -> bool {
        let Ok(ended) = self.0.0.lock() else { return false };
        self.0.1.wait_timeout_while(ended, PATIENCE, |ended| !*ended).is_ok_and(|(ended, _)| *ended)
    }
}

/// Starts the threads; they end with the process.
///
/// # Errors
/// When signals or threads cannot be had.
pub fn start(ended: &Ended) -> io::Result<Receiver<Event>> {
    let (sender, receiver) = channel();
    let (keys, hang_up, signals) = (sender.clone(), sender.clone(), sender);
    let mut received = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGTSTP])?;
    let ended = ended.clone();
    spawn("signals", move || {
        for signal in received.forever() {
            if signal == SIGTSTP {
                let _ = signals.send(Event::Suspend);
                continue;
            }
            let _ = signals.send(Event::Gone);
            if !ended.wait() {
                leave_anyhow();
            }
        }
    })?;
    spawn("hang-up", move || watch_terminal(&hang_up))?;
    spawn("keys", move || {
        // A panic here must not leave a program that hears nothing.
        let _ = catch_unwind(AssertUnwindSafe(|| read_keys(&keys)));
        let _ = keys.send(Event::Gone);
    })?;
    Ok(receiver)
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).stack_size(256 * 1024).spawn(work).map(drop)
}

/// The drawing thread is stuck, in a write to a frozen terminal for instance: end without it. The drafts are
/// at most two seconds old.
fn leave_anyhow() -> ! {
    // Giving the terminal back may block just the same, so nobody waits long for it.
    let (done, wait) = channel();
    let _ = spawn("give-back", move || {
        terminal::give_back();
        let _ = done.send(());
    });
    let _ = wait.recv_timeout(Duration::from_millis(150));
    process::exit(5);
}

/// Says when the terminal went away without a signal; crossterm itself would read its end of file for ever.
fn watch_terminal(sender: &Sender<Event>) {
    loop {
        let input = rustix::stdio::stdin();
        // No flag is asked for: only hang-up and error are told, so that nothing wakes this thread meanwhile.
        let mut watched = [PollFd::new(&input, PollFlags::empty())];
        match rustix::event::poll(&mut watched, None) {
            Ok(_) if watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => {
                break;
            }
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return,
        }
    }
    let _ = sender.send(Event::Gone);
}

fn read_keys(sender: &Sender<Event>) {
    let mut joiner = Joiner::default();
    loop {
        let ready = joiner.wait().map_or(Ok(true), event::poll);
        let events = match ready {
            Ok(false) => joiner.expire(),
            Ok(true) => match event::read() {
                Ok(Raw::Key(key)) => Key::from_event(&key).map(|key| joiner.push(key)).unwrap_or_default(),
                Ok(Raw::Paste(text)) => vec![Event::Paste(text)],
                Ok(Raw::Resize(..)) => vec![Event::Resized],
                Ok(_) => Vec::new(),
                Err(_) => return,
            },
            Err(_) => return,
        };
        for event in events {
            if sender.send(event).is_err() {
                return;
            }
        }
    }
}
