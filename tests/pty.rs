//! The shell in a real pseudo-terminal: given back on every way out, quiet when idle, few bytes a key, no
//! foreign sequence, nothing lost when the line drops. The program under test is this very test binary,
//! started again as [`child`], with the smallest screen; journeys through the built program stand elsewhere.

#![expect(clippy::unwrap_used, reason = "a helper of a test that cannot go on has failed")]

use std::{fs, path::Path, time::Duration};

use chrono::NaiveDateTime;
use circle_of_support::{
    app::{
        Desks, Doors, Entrance, Entry, House, Shell,
        door::Door,
        run,
        start::{Surroundings, Wishes, looks},
    },
    casework::Session,
    config::Config,
    domain::{codes::Role, ids::ChildId},
    keymap::Action,
    text::{Lang, Texts},
    ui::{
        kit::frame::Who,
        screen::{Availability, Ctx, Screen, Typed},
    },
};
use portable_pty::CommandBuilder;
use tempfile::TempDir;
use zeroize::Zeroizing;

use crate::support::{agency::TestAgency, hostile, pad::Pad, screen::StageHouse, terminal::Terminal};

/// Not a test: the program of the tests below, when they start this binary again.
#[test]
fn child() {
    let Some(folder) = std::env::var_os("CIRCLE_TEST_FOLDER") else { return };
    let agency = TestAgency::copy_of(&Path::new(&folder).join("made.db"));
    let session = agency.session("intake1");
    let shown: Vec<String> = fs::read_to_string(Path::new(&folder).join("shown"))
        .map_or_else(|_| vec!["first".to_owned()], |text| text.split('\u{1}').map(str::to_owned).collect());
    let (house, _) =
        StageHouse::new(agency, Box::new(move |_| Box::new(Pad { shown: shown.clone(), ..Pad::typing() })));
    let house = FileHouse { house, drafts: Path::new(&folder).join("draft") };
    let around = Surroundings::of_process();
    let (looks, notice) = looks(&Wishes::default(), &Config::default(), &[], &around);
    let shell = Shell::at_desk(Box::new(house), session, looks, notice, std::time::Instant::now());
    let result = run(shell, &Texts::new(Lang::En));
    std::process::exit(if result.is_ok() { 0 } else { 5 });
}

/// A house whose drafts can be seen from outside.
struct FileHouse {
    house: StageHouse,
    drafts: std::path::PathBuf,
}

impl Doors for FileHouse {
    fn entrance(&self) -> Entrance {
        self.house.entrance()
    }
    fn open_file(&mut self, path: &str, texts: &Texts) -> Result<(), String> {
        self.house.open_file(path, texts)
    }
    fn open_demo(&mut self, texts: &Texts) -> Result<(), String> {
        self.house.open_demo(texts)
    }
    fn create(&mut self, texts: &Texts) -> Box<dyn Door> {
        self.house.create(texts)
    }
    fn sign_in(
        &mut self,
        name: &str,
        passphrase: &Zeroizing<String>,
        texts: &Texts,
    ) -> Result<Entry, String> {
        self.house.sign_in(name, passphrase, texts)
    }
    fn sign_in_as(&mut self, role: Role, texts: &Texts) -> Result<Entry, String> {
        self.house.sign_in_as(role, texts)
    }
    fn set_passphrase(&mut self, passphrase: &Zeroizing<String>, texts: &Texts) -> Result<Entry, String> {
        self.house.set_passphrase(passphrase, texts)
    }
}

impl Desks for FileHouse {
    fn who(&self, session: &Session, texts: &Texts) -> Who {
        self.house.who(session, texts)
    }
    fn identity(&self, session: &Session) -> String {
        self.house.identity(session)
    }
    fn areas(&self, session: &Session) -> Vec<Action> {
        self.house.areas(session)
    }
    fn counts(&mut self, ctx: &mut Ctx<'_>) -> Vec<String> {
        self.house.counts(ctx)
    }
    fn open(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        self.house.open(action, ctx)
    }
    fn available(&self, action: Action, session: &Session, texts: &Texts) -> Availability {
        self.house.available(action, session, texts)
    }
    fn keep(&mut self, _: &mut Session, typed: &Typed, _: &Texts) -> Result<(), String> {
        fs::write(&self.drafts, &typed.text).map_err(|error| error.to_string())
    }
    fn changed(&mut self, session: &mut Session) -> bool {
        self.house.changed(session)
    }
    fn undo(&mut self, ctx: &mut Ctx<'_>) -> Result<String, String> {
        self.house.undo(ctx)
    }
    fn sign_out(&mut self, session: Session) {
        self.house.sign_out(session);
    }
}

impl House for FileHouse {
    fn clock(&self) -> NaiveDateTime {
        self.house.clock()
    }
    fn crisis_given(
        &mut self,
        session: &mut Session,
        child: Option<ChildId>,
        texts: &Texts,
    ) -> Result<(), String> {
        self.house.crisis_given(session, child, texts)
    }
}

/// The child in a terminal, and the folder where its draft appears.
struct Run {
    terminal: Terminal,
    folder: TempDir,
}

impl Run {
    fn new() -> Self {
        Self::with(&[], None)
    }

    /// In a terminal that does not control the program: its end comes without a signal.
    fn uncontrolled() -> Self {
        let mut command = Self::command();
        command.set_controlling_tty(false);
        Self::start(command, tempfile::tempdir().unwrap(), &[])
    }

    fn command() -> CommandBuilder {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--exact", "pty::child", "--nocapture", "--test-threads=1"]);
        command
    }

    fn start(mut command: CommandBuilder, folder: TempDir, variables: &[(&str, &str)]) -> Self {
        command.env("CIRCLE_TEST_FOLDER", folder.path());
        fs::copy(TestAgency::new().file(), folder.path().join("made.db")).unwrap();
        let terminal = Terminal::start(command, folder.path(), (80, 24), variables);
        let mut run = Self { terminal, folder };
        run.terminal.sees("Typing pad").quiet_for(Duration::from_millis(60));
        run
    }

    fn with(variables: &[(&str, &str)], shown: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if let Some(shown) = shown {
            fs::write(folder.path().join("shown"), shown).unwrap();
        }
        Self::start(Self::command(), folder, variables)
    }

    fn draft(&self) -> Option<String> {
        fs::read_to_string(self.folder.path().join("draft")).ok()
    }
}

/// The sequences in `bytes`, as their text after Esc.
pub fn sequences(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let body = |piece: &str| {
        let end =
            piece.find(|c: char| !(c.is_ascii_digit() || "[;?".contains(c))).map_or(piece.len(), |at| at + 1);
        piece[..end].to_owned()
    };
    text.split('\u{1b}').skip(1).map(body).collect()
}

/// What was written while the full screen stood, without the sequences that are ours.
pub fn foreign(bytes: &[u8]) -> Vec<String> {
    let ours = |sequence: &str| {
        let known =
            ["[?1049h", "[?1049l", "[?2004h", "[?2004l", "[?25h", "[?25l", "[?2026h", "[?2026l", "[2J"];
        let plain = |end| sequence.starts_with('[') && sequence.ends_with(end) && !sequence.contains('?');
        known.contains(&sequence) || plain('H') || plain('C') || plain('m')
    };
    let mut found: Vec<String> = sequences(bytes).into_iter().filter(|sequence| !ours(sequence)).collect();
    let text = String::from_utf8_lossy(bytes);
    let screen =
        &text[text.find("\u{1b}[?1049h").unwrap_or(0)..text.rfind("\u{1b}[?1049l").unwrap_or(text.len())];
    let bad = |c: &char| {
        (c.is_control() && *c != '\u{1b}')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
    };
    found.extend(screen.chars().filter(bad).map(|c| format!("{c:?}")));
    found
}

#[test]
fn leaving_gives_the_terminal_back_and_keeps_the_draft() {
    let mut run = Run::new();
    run.terminal.keys("'abc'").sees("abc").keys("Ctrl+Q").sees("Leave circle?").keys("y");
    assert_eq!(run.terminal.ends(), 0);
    assert!(run.terminal.is_given_back());
    assert_eq!(run.draft().as_deref(), Some("abc"));
}

#[test]
fn signals_are_an_ordinary_end() {
    for signal in ["TERM", "HUP", "INT"] {
        let mut run = Run::new();
        run.terminal.keys("'abc'").sees("abc").signal(signal);
        assert_eq!(run.terminal.ends(), 0, "{signal}");
        assert!(run.terminal.is_given_back(), "{signal}");
        assert_eq!(run.draft().as_deref(), Some("abc"), "{signal}");
    }
}

#[test]
fn a_dropped_line_ends_the_program_with_the_draft_kept() {
    for mut run in [Run::new(), Run::uncontrolled()] {
        run.terminal.keys("'abc'").sees("abc").hang_up();
        assert_eq!(run.terminal.ends(), 0);
        assert_eq!(run.draft().as_deref(), Some("abc"));
    }
}

#[test]
fn a_stuck_program_ends_all_the_same() {
    let mut run = Run::new();
    run.terminal.keys("'abc'").sees("Draft").keys("'¶'");
    while !run.folder.path().join("stuck").exists() {
        std::thread::yield_now();
    }
    run.terminal.signal("TERM");
    assert_eq!(run.terminal.ends(), 5);
    assert!(run.terminal.is_given_back());
    assert_eq!(run.draft().as_deref(), Some("abc"));
}

#[test]
fn a_fault_says_its_place_and_nothing_that_was_typed() {
    let mut run = Run::new();
    run.terminal.keys("'privateword'").sees("Draft").keys("'§'");
    assert_eq!(run.terminal.ends(), 5);
    assert!(run.terminal.is_given_back());
    let text = run.terminal.text();
    assert!(text.contains("tests/support/pad.rs:") && text.contains("drafts are offered again"), "{text}");
    assert!(!text.contains("privateword"), "{text}");
    assert_eq!(run.draft().as_deref(), Some("privateword"));
}

#[test]
fn an_escape_sequence_torn_apart_is_one_key() {
    let mut run = Run::new();
    // F8 arrives in pieces, as over a slow line; each piece is drained before the next is sent.
    for piece in ["\u{1b}", "[1", "9~"] {
        run.terminal.raw(piece.as_bytes());
        std::thread::sleep(Duration::from_millis(4));
    }
    run.terminal.sees("911").keys("Esc").sees_no_more("911");
}

#[test]
fn pasted_text_is_text() {
    let mut run = Run::new();
    run.terminal.paste("q1!y").sees("> q1!y");
    run.terminal.keys("'z'").sees("q1!yz");
}

#[test]
fn keys_cost_few_bytes_and_an_idle_screen_none() {
    let mut run = Run::new();
    run.terminal.keys("'a'").sees("> a").sees("Draft").quiet_for(Duration::from_millis(60));
    let before = run.terminal.bytes().len();
    run.terminal.keys("'b'").sees("> ab");
    let letter = run.terminal.bytes().len() - before;
    assert!(letter <= 60, "{letter} bytes for a letter");
    run.terminal.quiet_for(Duration::from_millis(1500));
    let before = run.terminal.bytes().len();
    run.terminal.quiet_for(Duration::from_millis(3000));
    assert_eq!(run.terminal.bytes().len(), before, "written while idle");
}

#[test]
fn without_colour_no_colour_is_sent_and_the_selection_shows() {
    for (variables, colours) in [(vec![("NO_COLOR", "1")], false), (vec![], true)] {
        let mut run = Run::with(&variables, None);
        run.terminal.keys("Ctrl+P").sees("All actions").keys("Down").quiet_for(Duration::from_millis(60));
        let looks: Vec<String> =
            sequences(&run.terminal.bytes()).into_iter().filter(|sequence| sequence.ends_with('m')).collect();
        let numbers = |sequence: &String| {
            sequence
                .trim_matches(['[', 'm'])
                .split(';')
                .filter_map(|n| n.parse::<u8>().ok())
                .collect::<Vec<_>>()
        };
        let coloured =
            looks.iter().any(|sequence| numbers(sequence).iter().any(|n| matches!(n, 30..=49 | 90..=107)));
        assert_eq!(coloured, colours, "{looks:?}");
        assert!(looks.iter().any(|sequence| numbers(sequence).contains(&7)), "reverse: {looks:?}");
    }
}

#[test]
fn any_size_is_survived() {
    let mut run = Run::new();
    for (cols, rows) in [(1, 1), (10, 3), (20, 5), (400, 120)] {
        run.terminal.resize(cols, rows).quiet_for(Duration::from_millis(40));
    }
    run.terminal.resize(39, 12).sees("make this window larger");
    run.terminal.resize(120, 40).sees("Typing pad").keys("'abc'").sees("> abc");
    assert_eq!(foreign(&run.terminal.bytes()), Vec::<String>::new());
}

#[test]
fn no_hostile_text_reaches_the_terminal() {
    let texts: Vec<String> =
        hostile::corpus().iter().map(|hostile| hostile.text.chars().take(300).collect()).collect();
    for texts in texts.chunks(17) {
        let mut run = Run::with(&[], Some(&texts.join("\u{1}")));
        run.terminal.quiet_for(Duration::from_millis(80)).keys("Ctrl+Q").sees("Leave").keys("y");
        run.terminal.ends();
        assert_eq!(foreign(&run.terminal.bytes()), Vec::<String>::new(), "{texts:?}");
        assert!(run.terminal.is_given_back());
    }
}

#[test]
fn keys_are_checked_by_the_built_program() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("keys.toml"), "[global]\nfnd = \"f3\"\n").unwrap();
    let mut terminal = Terminal::circle(&["keys", "check", "keys.toml"], folder.path());
    assert_eq!(terminal.ends(), 1);
    terminal.sees("keys.toml:2: there is no action “global.fnd”; did you mean “global.find”?");
    assert_eq!(Terminal::circle(&["keys", "check"], folder.path()).ends(), 0);
}
