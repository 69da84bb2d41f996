//! One picture of the program: frame, body, overlay, footer. A pure function of the shell's state.
//! Also gathers what palette and help show, from the same hints as the footer.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{
        overlay::Overlay,
        shell::{Place, Shell},
    },
    keymap::{Action, Context, Hint},
    ui::{
        canvas::Canvas,
        kit::{
            footer,
            frame::{AreaTab, Frame, SMALLEST},
            help::{self, Help},
            keys,
            palette::{Entry, Palette},
            status::StatusLine,
            width,
        },
        screen::{Availability, Screen},
        theme::Meaning,
    },
};

/// What was drawn beside the cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Where the cursor stands.
    pub cursor: Option<(u16, u16)>,
    /// What the drawn places mean, in drawing order.
    pub meanings: Vec<(Rect, Meaning)>,
}

impl Shell {
    /// Draws into `buffer`.
    pub fn draw(&self, buffer: &mut Buffer) -> Drawn {
        let area = buffer.area;
        let mut canvas = Canvas::new(buffer, &self.looks.theme, &self.looks.texts, self.looks.privacy);
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            draw_too_small(&mut canvas, area);
            return Drawn { cursor: None, meanings: canvas.meanings };
        }
        let body = self.frame().draw(&mut canvas, area);
        match &self.overlay {
            Some(overlay) if overlay.title(&self.looks.texts).is_some() => overlay.draw(&mut canvas, body),
            question => {
                self.draw_place(&mut canvas, body);
                if let Some(question) = question {
                    question.draw(&mut canvas, body);
                }
            }
        }
        let cursor = canvas.cursor.filter(|(x, y)| *x < area.width && *y < area.height);
        Drawn { cursor, meanings: canvas.meanings }
    }

    fn draw_place(&self, canvas: &mut Canvas<'_>, body: Rect) {
        match &self.place {
            Place::Doorway(doorway) => {
                if let Some(door) = doorway.doors.last() {
                    door.draw(canvas, body);
                }
            }
            Place::Desk(desk) => {
                if let Some(screen) = desk.top() {
                    screen.draw(canvas, body);
                }
            }
        }
    }

    fn frame(&self) -> Frame {
        let texts = &self.looks.texts;
        let title = self.overlay.as_ref().and_then(|overlay| overlay.title(texts));
        let mut frame = Frame { status: self.status_line(), hints: self.footer(), ..Frame::default() };
        match &self.place {
            Place::Doorway(doorway) => {
                frame.title =
                    title.or_else(|| doorway.doors.last().map(|door| door.title(texts))).unwrap_or_default();
                if self.house.demo_names().is_some() {
                    frame.who.demo = texts.get("frame-demo");
                }
            }
            Place::Desk(desk) => {
                let screen = desk.top();
                frame.record = desk.record(texts);
                frame.title = title.or_else(|| screen.map(|screen| screen.title(texts))).unwrap_or_default();
                frame.who = desk.who.clone();
                frame.kept = desk.kept.clone();
                frame.counts = desk.counts.clone();
                frame.areas =
                    desk.areas.iter().map(|area| self.area_tab(*area, desk.area == Some(*area))).collect();
            }
        }
        frame
    }

    fn area_tab(&self, area: Action, current: bool) -> AreaTab {
        let texts = &self.looks.texts;
        let key = self.looks.keymap.keys_of(area).first();
        let key = key.map(|key| keys::words(texts, *key, self.looks.theme.ascii)).unwrap_or_default();
        AreaTab { key, label: texts.get(&area.label()), current }
    }

    fn status_line(&self) -> StatusLine {
        let shown = |action| self.shown(action).filter(|(key, _)| !key.is_empty());
        let words = |action| shown(action).map(|(key, label)| format!("{key} {label}")).unwrap_or_default();
        let mut line = StatusLine { crisis: words(Action::Crisis), ..StatusLine::default() };
        if let Some(status) = &self.status {
            line.text = status.text.clone();
            line.failed = status.failed;
            if status.undo {
                line.undo = words(Action::Undo);
            }
        }
        if let Some(Overlay::Quit(question)) = &self.overlay {
            line.text = question.clone();
        }
        line
    }

    /// Key and words of an action as it stands in this place.
    fn shown(&self, action: Action) -> Option<(String, String)> {
        let hints = self.looks.keymap.hints(&self.chain());
        let hint = hints.iter().find(|hint| hint.action == action)?;
        Some(keys::of_hint(&self.looks.texts, hint, self.looks.theme.ascii))
    }

    fn footer(&self) -> Vec<footer::Hint> {
        let ascii = self.looks.theme.ascii;
        let hints = self.looks.keymap.hints(&self.chain());
        let shown = |hint: &Hint| match &self.overlay {
            Some(overlay) => overlay.hinted().contains(&hint.action),
            None => {
                // The status line has the crisis key and undo, the second line the areas.
                !hint.action.is_plain_movement()
                    && !hint.action.is_area()
                    && !matches!(hint.action, Action::Crisis | Action::Undo)
                    && self.availability(hint.action) == Availability::Yes
            }
        };
        let mut shown: Vec<_> = hints.iter().filter(|hint| !hint.keys.is_empty() && shown(hint)).collect();
        // Inside a form of the walk saving leads on; going on without it is one key among the others.
        let saves = shown.iter().any(|hint| hint.action == Action::FormSave);
        let first = |action: Action| action.leads_on() && !(saves && action == Action::WalkNext);
        shown.sort_by_key(|hint| !first(hint.action));
        shown
            .into_iter()
            .map(|hint| {
                let (key, label) = keys::of_hint(&self.looks.texts, hint, ascii);
                footer::Hint { key, label, keeps: hint.action == Action::Help }
            })
            .collect()
    }

    /// Every action by name: what can be done here, what cannot and why, and what belongs elsewhere.
    pub(super) fn palette(&self) -> Overlay {
        let texts = &self.looks.texts;
        let chain = self.place_chain();
        let hints = self.looks.keymap.hints(&chain);
        let here = hints.iter().filter_map(|hint| {
            let reason = match self.availability(hint.action) {
                Availability::Yes => None,
                Availability::No(reason) => Some(reason),
                Availability::Hidden => return None,
            };
            let (key, label) = keys::of_hint(texts, hint, self.looks.theme.ascii);
            Some(Entry { action: hint.action, label, key, reason })
        });
        let elsewhere =
            Action::ALL.iter().filter(|action| !chain.contains(&action.context())).map(|action| {
                let label = texts.get(&action.label());
                let reason =
                    format!("{} ({})", texts.get("palette-elsewhere"), texts.get(&action.context().label()));
                Entry { action: *action, label, key: String::new(), reason: Some(reason) }
            });
        let entries = here.chain(elsewhere);
        // The answers to a question are given to the question itself.
        let wanted = |entry: &Entry| {
            !entry.action.is_plain_movement()
                && entry.action != Action::Palette
                && entry.action.context() != Context::Modal
        };
        Overlay::Palette(Palette::new(entries.filter(wanted).collect()))
    }

    /// All keys of this place, from specific to general.
    pub(super) fn help(&self) -> Overlay {
        let (texts, ascii) = (&self.looks.texts, self.looks.theme.ascii);
        let mut chain = self.place_chain();
        let hints = self.looks.keymap.hints(&chain);
        // What is the same everywhere is known soonest: it stands last.
        chain.sort_by_key(|context| matches!(context, Context::Text | Context::Note));
        let mut rows = Vec::new();
        for context in chain {
            let of_context: Vec<_> = hints
                .iter()
                .filter(|hint| hint.action.context() == context && !hint.keys.is_empty())
                .filter_map(|hint| {
                    let reason = match self.availability(hint.action) {
                        Availability::No(reason) => Some(reason),
                        Availability::Hidden if !hint.action.is_plain_movement() => return None,
                        _ => None,
                    };
                    let keys: Vec<_> = hint.keys.iter().map(|key| keys::words(texts, *key, ascii)).collect();
                    Some(help::Row::Keys {
                        keys: keys.join(" "),
                        label: texts.get(&hint.action.label()),
                        reason,
                    })
                })
                .collect();
            if !of_context.is_empty() {
                rows.push(help::Row::Heading(texts.get(&context.label())));
                rows.extend(of_context);
            }
        }
        Overlay::Help(Help::new(rows))
    }

    /// The screen on top, if somebody is signed in.
    pub fn top_screen(&self) -> Option<&dyn Screen> {
        match &self.place {
            Place::Desk(desk) => desk.top(),
            Place::Doorway(_) => None,
        }
    }
}

fn draw_too_small(canvas: &mut Canvas<'_>, area: Rect) {
    let text = canvas.texts.get("frame-too-small");
    for (y, line) in (area.y..area.bottom()).zip(width::wrap(&text, area.width)) {
        canvas.put(area.x, y, area.width, &line, Meaning::Plain);
    }
}
