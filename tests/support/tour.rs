//! Every screen of the program, found by pressing what its footer offers: areas, what their rows open, tabs, steps,
//! forms, pickers. A new screen that can be reached is toured without a word here. The whole program runs, from the
//! house of a real file to the gate; what would go to the terminal is caught as bytes.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    io::Write,
    path::{Path, PathBuf},
    rc::Rc,
    time::Instant,
};

use circle_of_support::{
    app::{AgencyHouse, Shell, event::Event, gate::Gate},
    casework::{Opening, Session},
    domain::codes::Role,
    keymap::{Action, Context, Key, Keymap},
    text::Lang,
    ui::screen::Availability,
};
use ratatui::{Terminal, buffer::Buffer, layout::Rect};

use super::screen::{looks, parse_keys};

/// The day of the tours.
pub const DAY: &str = "2026-11-21";

/// The window of the tours.
pub const SIZE: (u16, u16) = (80, 24);

/// How many screens may stand on each other.
const DEEPEST: usize = 3;

/// Where the gate writes.
#[derive(Debug, Clone, Default)]
struct Caught(Rc<RefCell<Vec<u8>>>);

impl Write for Caught {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Somebody at the program.
pub struct Tourist {
    shell: Shell,
    terminal: Terminal<Gate<Caught>>,
    caught: Caught,
    now: Instant,
    /// A terminal that shows what was caught.
    pub shown: vt100::Parser,
    /// What was sent since somebody last took it.
    pub heard: Vec<u8>,
    /// Everything that was pressed, for reports.
    pub pressed: Vec<Key>,
}

impl Tourist {
    /// A person of `role` at `file`, which is changed by what they press.
    pub fn new(file: &Path, role: Role, lang: Lang) -> Self {
        let day = DAY.parse().ok();
        let session = Session::open_demo(file, role, Opening { today: day, ..Opening::default() }).unwrap();
        let house = AgencyHouse::new(Some(file.to_owned()), file.with_extension("other"), day, Some(role));
        let now = Instant::now();
        let shell = Shell::at_desk(Box::new(house), session, looks(lang), None, now);
        let caught = Caught::default();
        let terminal = Terminal::new(Gate::new(caught.clone(), || Ok(SIZE))).unwrap();
        let shown = vt100::Parser::new(SIZE.1.try_into().unwrap(), SIZE.0.try_into().unwrap(), 0);
        let mut tourist =
            Self { shell, terminal, caught, now, shown, heard: Vec::new(), pressed: Vec::new() };
        tourist.draw();
        tourist
    }

    fn draw(&mut self) {
        let shell = &self.shell;
        self.terminal
            .draw(|frame| {
                if let Some(place) = shell.draw(frame.buffer_mut()).cursor {
                    frame.set_cursor_position(place);
                }
            })
            .unwrap();
        let bytes = std::mem::take(&mut *self.caught.0.borrow_mut());
        self.shown.process(&bytes);
        self.heard.extend(bytes);
    }

    /// Gives an event, lets what is due happen, and draws.
    pub fn event(&mut self, event: Event) -> &mut Self {
        self.shell.take(event, self.now);
        if self.shell.deadline().is_some_and(|at| at <= self.now) {
            self.shell.tick(self.now);
        }
        self.draw();
        self
    }

    /// Presses one key.
    pub fn press(&mut self, key: Key) -> &mut Self {
        self.take(key);
        self.draw();
        self
    }

    /// Presses one key of several that come at once: as in the program, the picture follows the last of them.
    fn take(&mut self, key: Key) {
        self.pressed.push(key);
        self.shell.take(Event::Key(key), self.now);
        if self.shell.deadline().is_some_and(|at| at <= self.now) {
            self.shell.tick(self.now);
        }
    }

    /// Presses keys by their names, as in `Down Enter 'abc'`.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in parse_keys(keys) {
            self.press(key);
        }
        self
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.event(Event::Paste(text.to_owned()))
    }

    /// What is typed and not saved on the top screen, as JSON.
    pub fn typed(&self) -> Option<String> {
        self.shell.top_screen().and_then(|screen| screen.typed()).map(|typed| typed.text)
    }

    /// The labels of the top screen.
    pub fn labels(&self) -> Vec<String> {
        let texts = &circle_of_support::text::Texts::new(Lang::En);
        let lines = self.shell.top_screen().map(|screen| screen.outline(texts)).unwrap_or_default();
        lines.into_iter().map(|line| line.label).collect()
    }

    /// The first label that has the focus: of a screen with tabs, the tab.
    fn focused_label(&self) -> Option<String> {
        let texts = &circle_of_support::text::Texts::new(Lang::En);
        let lines = self.shell.top_screen().map(|screen| screen.outline(texts)).unwrap_or_default();
        lines.into_iter().find(|line| line.focused).map(|line| line.label)
    }

    /// The picture in a window of any size.
    pub fn picture(&self, columns: u16, rows: u16) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        self.shell.draw(&mut buffer);
        buffer
    }

    /// The rows of the picture as text.
    pub fn rows(&self) -> Vec<String> {
        text_of(&self.picture(SIZE.0, SIZE.1))
    }

    /// The whole picture as text.
    pub fn text(&self) -> String {
        self.rows().join("\n")
    }

    /// Which kind of screen this is, whoever it is about and wherever its focus stands: where its keys are looked up,
    /// with the labels of a form or the first word of another screen's title.
    pub fn place(&self) -> String {
        let Some(screen) = self.shell.top_screen() else { return "door".to_owned() };
        let texts = circle_of_support::text::Texts::new(Lang::En);
        let mut contexts = screen.contexts();
        contexts.retain(|context| !matches!(context, Context::Text | Context::Note));
        let what = if self.is_form() && !contexts.contains(&Context::Walk) {
            self.labels().into_iter().take(4).collect::<Vec<_>>().join("/")
        } else {
            let title = screen.title(&texts);
            let tab = contexts.contains(&Context::Tabs).then(|| self.focused_label()).flatten();
            let word = title.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            format!("{word} {}", tab.unwrap_or_default())
        };
        format!("{what} {contexts:?}")
    }

    /// Whether the keys of a form mean something here.
    pub fn is_form(&self) -> bool {
        self.shell.top_screen().is_some_and(|screen| screen.contexts().contains(&Context::Form))
    }

    /// Whether a choice is asked for over the screen.
    fn is_asking(&self) -> bool {
        self.shell.top_screen().is_some_and(|screen| screen.contexts().contains(&Context::Modal))
    }

    fn offers(&self, action: Action) -> bool {
        let texts = circle_of_support::text::Texts::new(Lang::En);
        self.shell.top_screen().is_some_and(|screen| screen.available(action, &texts) == Availability::Yes)
    }

    /// What can be pressed here, as runs of keys that begin anew at this screen.
    fn moves(&self, path_is_short: bool) -> Vec<Vec<Key>> {
        let Some(screen) = self.shell.top_screen() else { return Vec::new() };
        let mut chain = screen.contexts();
        chain.push(Context::Global);
        let mut moves = Vec::new();
        for hint in Keymap::shipped().hints(&chain) {
            let action = hint.action;
            let elsewhere = matches!(action.context(), Context::Global | Context::Text | Context::Note);
            if !elsewhere && !action.is_plain_movement() && self.offers(action) {
                moves.extend(hint.keys.first().map(|key| vec![*key]));
            }
        }
        if self.offers(Action::ListOpen) {
            let rows = if path_is_short { 6 } else { 2 };
            for down in 1..=rows {
                moves.push(parse_keys(&format!("{} Enter", "Down ".repeat(down))));
            }
            moves.push(parse_keys("End Enter"));
        }
        moves
    }

    /// Goes back to `place` as a person would; false where that does not lead there.
    fn goes_back_to(&mut self, place: &str) -> bool {
        for _ in 0..6 {
            if self.place() == place && !self.is_asking() {
                return true;
            }
            self.keys(if self.is_asking() && self.is_form() { "3" } else { "Esc" });
        }
        self.place() == place
    }
}

/// A picture as rows of text, as a terminal would tell them: behind a wide letter there is no second one.
pub fn text_of(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    let row = |y| {
        let (mut text, mut x) = (String::new(), 0);
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            text.push_str(symbol);
            x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol)).unwrap().max(1);
        }
        text.trim_end().to_owned()
    };
    (0..area.height).map(row).collect()
}

/// A tour of everything that can be reached.
pub struct Tour<'a> {
    file: PathBuf,
    folder: tempfile::TempDir,
    lang: Lang,
    /// How many copies were needed.
    pub copies: usize,
    /// How many keys were pressed.
    pub pressed: usize,
    /// The places that were seen, each once.
    pub seen: BTreeSet<String>,
    looked_at: BTreeSet<String>,
    visit: &'a mut dyn FnMut(&mut Tourist, &str),
}

impl<'a> Tour<'a> {
    /// A tour through copies of `file`; `visit` is called at each new place.
    pub fn new(file: &Path, lang: Lang, visit: &'a mut dyn FnMut(&mut Tourist, &str)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            file: file.to_owned(),
            folder,
            lang,
            copies: 0,
            pressed: 0,
            seen: BTreeSet::new(),
            looked_at: BTreeSet::new(),
            visit,
        }
    }

    /// Walks through everything as each role.
    pub fn of_everybody(&mut self) -> &mut Self {
        for role in [Role::Coordinator, Role::Intake, Role::Supervisor, Role::Privacy, Role::Administrator] {
            self.of(role);
        }
        self
    }

    /// Walks through everything that a role reaches.
    pub fn of(&mut self, role: Role) {
        let home = self.again(role, &[]).place();
        for area in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "F4"] {
            let start = parse_keys(area);
            let mut tourist = self.again(role, &start);
            let place = tourist.place();
            if place == home && area != "1" {
                // Not an area of this role.
                continue;
            }
            self.arrive(&mut tourist, role, &start, &place);
            self.look_around(&mut tourist, role, &start, &place);
        }
    }

    /// A new person on a new copy, who pressed these keys.
    fn again(&mut self, role: Role, path: &[Key]) -> Tourist {
        let copy = self.folder.path().join(format!("{}.db", self.copies));
        let _ = std::fs::remove_file(&copy);
        self.copies += 1;
        let copy = self.folder.path().join(format!("{}.db", self.copies));
        std::fs::copy(&self.file, &copy).unwrap();
        let mut tourist = Tourist::new(&copy, role, self.lang);
        for key in path {
            tourist.take(*key);
        }
        self.pressed += path.len();
        tourist.draw();
        tourist
    }

    /// Shows the place to the visitor, once.
    fn arrive(&mut self, tourist: &mut Tourist, role: Role, path: &[Key], place: &str) {
        if self.seen.insert(place.to_owned()) {
            (self.visit)(tourist, place);
            if tourist.place() != place {
                *tourist = self.again(role, path);
            }
        }
    }

    fn look_around(&mut self, tourist: &mut Tourist, role: Role, path: &[Key], place: &str) {
        if path.len() > 40 {
            return;
        }
        for keys in tourist.moves(path.len() < 2) {
            let further: Vec<Key> = path.iter().chain(&keys).copied().collect();
            for key in &keys {
                tourist.take(*key);
            }
            tourist.draw();
            self.pressed += keys.len();
            self.goes_on(tourist, role, &further, place);
            if !tourist.goes_back_to(place) {
                *tourist = self.again(role, path);
            }
        }
        if tourist.is_form() {
            self.fields(tourist, role, path, place);
        }
    }

    /// What stands behind the fields of a form, one after the other.
    fn fields(&mut self, tourist: &mut Tourist, role: Role, path: &[Key], place: &str) {
        let mut further = path.to_vec();
        for keys in std::iter::repeat_n(parse_keys("Tab Enter"), 12) {
            for key in keys {
                tourist.press(key);
                further.push(key);
            }
            self.pressed += 2;
            if tourist.place() != place {
                self.goes_on(tourist, role, &further, place);
                tourist.keys("Esc");
                if tourist.place() != place {
                    break;
                }
            }
        }
        if !tourist.goes_back_to(place) {
            *tourist = self.again(role, path);
        }
    }

    fn goes_on(&mut self, tourist: &mut Tourist, role: Role, path: &[Key], from: &str) {
        let found = tourist.place();
        if found == from {
            return;
        }
        self.arrive(tourist, role, path, &found);
        // Seen by another role it offered other things; seen too far down it was not looked at yet.
        if depth(path) < DEEPEST && self.looked_at.insert(format!("{role:?} {found}")) {
            self.look_around(tourist, role, path, &found);
        }
    }
}

/// How many doors were gone through: not areas, steps, tabs, rows and fields on the way to them.
fn depth(path: &[Key]) -> usize {
    let moving = parse_keys("Down Tab End . , 1 2 3 4 5 6 7 8 9");
    path.iter().filter(|key| !moving.contains(key)).count()
}
