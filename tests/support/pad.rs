//! The smallest screen: one line to type on. For tests of what is around screens.

use circle_of_support::{
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::frame::Record,
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then, Typed},
        theme::Meaning,
    },
};

/// The screen. Outside text (`list` context) until `Enter` opens another pad to type on.
pub struct Pad {
    pub line: String,
    pub typing: bool,
    pub record: Option<Record>,
    pub refreshed: usize,
    /// Shown below the line, whatever it holds.
    pub shown: Vec<String>,
}

impl Pad {
    pub fn new() -> Self {
        Self { line: String::new(), typing: false, record: None, refreshed: 0, shown: Vec::new() }
    }

    /// One on which every printable key is text.
    pub fn typing() -> Self {
        Self { typing: true, ..Self::new() }
    }
}

impl Screen for Pad {
    fn title(&self, _: &Texts) -> String {
        if self.typing { "Typing pad" } else { "Pad" }.to_owned()
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        self.record.clone()
    }

    fn contexts(&self) -> Vec<Context> {
        if self.typing { vec![Context::Text, Context::Form] } else { vec![Context::List, Context::Family] }
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        match action {
            Action::ListOpen | Action::FormSave | Action::FamilyNote => Availability::Yes,
            Action::FamilyClose => Availability::No("only the coordinator closes".to_owned()),
            _ if action.is_plain_movement() => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, _: &mut Ctx<'_>) -> Outcome {
        match (input, input.action()) {
            (_, Some(Action::ListOpen)) => Then::Open(Box::new(Self::typing())).into(),
            (_, Some(Action::FormSave)) => {
                self.line.clear();
                Outcome::from(Then::Close(Returned::Saved)).saved("Saved: the line")
            }
            (_, Some(Action::FamilyNote)) => Outcome::stay().say("noted"),
            (_, Some(Action::TextBackspace)) => {
                self.line.pop();
                Outcome::stay()
            }
            (Input::Paste(text), _) if self.typing => {
                self.line.push_str(text);
                Outcome::stay()
            }
            (_, None) if self.typing => {
                let typed = input.typed();
                assert!(typed != Some('§'), "a fault in the test, with {}", self.line);
                if typed == Some('¶') {
                    be_stuck();
                }
                self.line.extend(typed);
                Outcome::stay()
            }
            _ => Then::NotMine.into(),
        }
    }

    fn returned(&mut self, value: Returned, _: &mut Ctx<'_>) -> Outcome {
        self.line = format!("{value:?}");
        Outcome::stay()
    }

    fn refresh(&mut self, _: &mut Ctx<'_>) -> Outcome {
        self.refreshed += 1;
        Outcome::stay()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        canvas.put(area.x + 1, area.y, 1, ">", Meaning::Accent);
        let used = canvas.put(area.x + 3, area.y, area.width.saturating_sub(4), &self.line, Meaning::Field);
        canvas.cursor = Some((area.x + 3 + used, area.y));
        for (y, shown) in (area.y + 1..area.bottom()).zip(&self.shown) {
            canvas.put(area.x + 3, y, area.width.saturating_sub(4), shown, Meaning::Selected);
        }
    }

    fn outline(&self, _: &Texts) -> Vec<circle_of_support::ui::screen::OutlineLine> {
        Vec::new()
    }

    fn typed(&self) -> Option<Typed> {
        let text = self.line.clone();
        (self.typing && !text.is_empty()).then(|| Typed {
            form: "pad",
            record: "r".to_owned(),
            child: None,
            text,
            base_version: 0,
        })
    }
}

/// A stuck program: it says so in a file, and only a signal ends it.
fn be_stuck() {
    if let Some(folder) = std::env::var_os("CIRCLE_TEST_FOLDER") {
        let _ = std::fs::write(std::path::Path::new(&folder).join("stuck"), "");
    }
    loop {
        std::thread::park();
    }
}
