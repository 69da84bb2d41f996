//! A program in a real pseudo-terminal: started at a size, fed keys and pastes, waited for by what is on its
//! screen, hung up, signalled. Everything it wrote is kept as bytes. Waits on conditions, never for a time.

#![expect(clippy::unwrap_used, reason = "a helper of a test that cannot go on has failed")]

use std::{
    io::{Read, Write},
    num::NonZero,
    path::Path,
    process::Command,
    sync::{Arc, Condvar, Mutex},
    thread,
    time::{Duration, Instant},
};

use circle_of_support::keymap::{Code, Key};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::screen::parse_keys;

/// No wait is longer; a shared machine can be slow.
const PATIENCE: Duration = Duration::from_secs(20);

struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    at: Instant,
    ended: bool,
    /// The reader shall let go of the terminal at the next byte.
    let_go: bool,
}

/// A program in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
}

impl Terminal {
    /// The built `circle` with these arguments in an 80×24 terminal; `home` is its home folder.
    pub fn circle(arguments: &[&str], home: &Path) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_circle"));
        command.args(arguments);
        Self::start(command, home, (80, 24), &[])
    }

    /// Any command at a size of columns and rows, in a clean environment with these variables more.
    pub fn start(
        mut command: CommandBuilder,
        home: &Path,
        (cols, rows): (u16, u16),
        more: &[(&str, &str)],
    ) -> Self {
        let pair =
            native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        for name in ["NO_COLOR", "LC_ALL", "LC_MESSAGES", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
            command.env_remove(name);
        }
        let usual = [("HOME", home.to_str().unwrap()), ("TERM", "xterm-256color"), ("LANG", "en_CA.UTF-8")];
        for (name, value) in usual.iter().chain(more) {
            command.env(name, value);
        }
        command.cwd(home);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let seen = Seen {
            parser: vt100::Parser::new(at_least_one(rows), at_least_one(cols), 0),
            bytes: Vec::new(),
            at: Instant::now(),
            ended: false,
            let_go: false,
        };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let shared = seen.clone();
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            loop {
                let read = reader.read(&mut buffer).unwrap_or(0);
                let mut seen = shared.0.lock().unwrap();
                seen.bytes.extend_from_slice(&buffer[..read]);
                seen.parser.process(&buffer[..read]);
                seen.at = Instant::now();
                seen.ended = read == 0 || seen.let_go;
                if seen.ended {
                    drop(std::mem::replace(&mut reader, Box::new(std::io::empty())));
                }
                shared.1.notify_all();
                if seen.ended {
                    return;
                }
            }
        });
        Self { child, master: Some(pair.master), writer: Some(writer), seen }
    }

    fn wait(&self, what: &str, condition: impl Fn(&Seen) -> bool) {
        let (seen, changed) = (&self.seen.0, &self.seen.1);
        let result =
            changed.wait_timeout_while(seen.lock().unwrap(), PATIENCE, |seen| !condition(seen)).unwrap();
        if result.1.timed_out() {
            let screen = result.0.parser.screen().contents();
            drop(result);
            panic!("waited for {what}; the screen was:\n{screen}");
        }
    }

    /// Waits until `text` is on the screen.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("“{text}”"), |seen| seen.parser.screen().contents().contains(text));
        self
    }

    /// Waits until `text` is not on the screen.
    #[track_caller]
    pub fn sees_no_more(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("“{text}” to go"), |seen| !seen.parser.screen().contents().contains(text));
        self
    }

    /// Waits until nothing was written for `time`.
    pub fn quiet_for(&mut self, time: Duration) -> &mut Self {
        let (seen, changed) = (&self.seen.0, &self.seen.1);
        let mut now = seen.lock().unwrap();
        while now.at.elapsed() < time && !now.ended {
            let left = time.saturating_sub(now.at.elapsed());
            now = changed.wait_timeout(now, left).unwrap().0;
        }
        drop(now);
        self
    }

    /// Presses keys: names as in `keymap.toml`, text in quotes (`Down Enter 'abc' F2`).
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in parse_keys(keys) {
            self.raw(&bytes_of(key));
        }
        self
    }

    /// Pastes text as a terminal with bracketed paste does.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.raw(format!("\x1b[200~{text}\x1b[201~").as_bytes())
    }

    /// Sends bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        if let Some(writer) = &mut self.writer {
            writer.write_all(bytes).unwrap();
            writer.flush().unwrap();
            // Quiet is counted from here: the answer may need its time to begin.
            self.seen.0.lock().unwrap().at = Instant::now();
        }
        self
    }

    /// Gives the window another size.
    pub fn resize(&mut self, cols: u16, rows: u16) -> &mut Self {
        self.seen.0.lock().unwrap().parser.screen_mut().set_size(at_least_one(rows), at_least_one(cols));
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self
    }

    /// The screen as text.
    pub fn text(&self) -> String {
        self.seen.0.lock().unwrap().parser.screen().contents()
    }

    /// Whether the terminal is as a shell expects it: no alternate screen, a cursor, no bracketed paste.
    pub fn is_given_back(&self) -> bool {
        let seen = self.seen.0.lock().unwrap();
        let screen = seen.parser.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    }

    /// Everything written so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap().bytes.clone()
    }

    /// Closes the terminal, as a dropped line does. The reader holds it too, so one more picture is drawn first.
    pub fn hang_up(&mut self) -> &mut Self {
        self.seen.0.lock().unwrap().let_go = true;
        self.resize(70, 20).wait("the last picture", |seen| seen.ended);
        self.writer = None;
        self.master = None;
        self
    }

    /// The number of the running program.
    pub fn process_id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends a signal by its name (`TERM`, `HUP`, `INT`).
    pub fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap().success());
        self
    }

    /// Waits for the end; gives the exit code.
    #[track_caller]
    pub fn ends(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                if self.master.is_some() {
                    self.wait("the last bytes", |seen| seen.ended);
                }
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "still running; the screen is:\n{}", self.text());
            thread::yield_now();
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Only what is still running; a test that failed must not leave its program behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a terminal sends for a key.
fn bytes_of(key: Key) -> Vec<u8> {
    let modifier = 1 + u8::from(key.shift) + 2 * u8::from(key.alt) + 4 * u8::from(key.ctrl);
    let letter = |c: char| if modifier > 1 { format!("\x1b[1;{modifier}{c}") } else { format!("\x1b[{c}") };
    let number = |n: u8| if modifier > 1 { format!("\x1b[{n};{modifier}~") } else { format!("\x1b[{n}~") };
    let text = match key.code {
        Code::Char(c) if key.ctrl => {
            let control = (c.to_ascii_lowercase() as u8) & 0x1f;
            return if key.alt { vec![0x1b, control] } else { vec![control] };
        }
        Code::Char(c) if key.alt => format!("\x1b{c}"),
        Code::Char(c) => c.to_string(),
        Code::Enter => "\r".to_owned(),
        Code::Esc => "\x1b".to_owned(),
        Code::Tab if key.shift => "\x1b[Z".to_owned(),
        Code::Tab => "\t".to_owned(),
        Code::Backspace => "\x7f".to_owned(),
        Code::Up => letter('A'),
        Code::Down => letter('B'),
        Code::Right => letter('C'),
        Code::Left => letter('D'),
        Code::Home => letter('H'),
        Code::End => letter('F'),
        Code::Insert => number(2),
        Code::Delete => number(3),
        Code::PageUp => number(5),
        Code::PageDown => number(6),
        Code::F(n @ 1..=4) => format!("\x1bO{}", char::from(b'P' + n - 1)),
        Code::F(5) => number(15),
        Code::F(n @ 6..=10) => number(n + 11),
        Code::F(n) => number(n + 12),
    };
    text.into_bytes()
}

fn at_least_one(size: u16) -> NonZero<u16> {
    NonZero::new(size).unwrap_or(NonZero::<u16>::MIN)
}
