//! One field of an open form with its state: what it holds, its options, label and reading. Only for the form.

use super::{
    choice::{Choice, Choosable, Many},
    clean::Cleaner,
    field::{Field, FormSpec, Kind, Options},
    line_edit::LineEdit,
    note_edit::NoteEdit,
    values::Content,
};
use crate::text::Texts;

/// A reader that knows something of the screen, such as the day it is.
type BoxedReader = Box<dyn Fn(&str, &Texts) -> Result<String, String>>;

/// State of one field.
pub(super) enum State {
    Line(LineEdit),
    Note(Box<NoteEdit>),
    Choice(Choice),
    Many(Many),
    Shown(String),
    Link { key: String, summary: String },
    Words,
}

/// One field with its state.
pub(super) struct Entry {
    pub(super) field: &'static Field,
    pub(super) state: State,
    pub(super) given: Vec<Choosable>,
    pub(super) reader: Option<BoxedReader>,
    /// Words to read aloud given by the screen; they replace those of the texts.
    pub(super) say: Option<String>,
    /// A label given by the screen; it replaces that of the texts.
    pub(super) label: Option<String>,
    /// Help given by the screen, for a field whose words come from data.
    pub(super) help: Option<String>,
    /// Taken off the form by the screen, whatever the spec says.
    pub(super) hidden: bool,
}

impl Entry {
    /// The field with nothing in it.
    pub(super) fn new(field: &'static Field, clean: Cleaner) -> Self {
        let state = empty_state(field, clean);
        Self {
            field,
            state,
            given: Vec::new(),
            reader: None,
            say: None,
            label: None,
            help: None,
            hidden: false,
        }
    }

    pub(super) fn set(&mut self, content: &Content) {
        let list = match content {
            Content::List(codes) => codes.clone(),
            Content::Text(text) if text.is_empty() => Vec::new(),
            Content::Text(text) => vec![text.clone()],
        };
        let text = list.first().map_or("", String::as_str);
        match &mut self.state {
            State::Line(line) => line.set(text),
            State::Note(note) => note.set(text),
            State::Choice(choice) => text.clone_into(&mut choice.code),
            State::Many(many) => many.codes = list,
            State::Shown(shown) => text.clone_into(shown),
            State::Link { key, summary } => {
                if text.is_empty() {
                    summary.clear();
                }
                text.clone_into(key);
            }
            State::Words => {}
        }
    }

    pub(super) fn content(&self) -> Option<Content> {
        let text = match &self.state {
            State::Line(line) => line.text().to_owned(),
            State::Note(note) => note.text(),
            State::Choice(choice) => choice.code.clone(),
            State::Many(many) => {
                return Some(Content::List(many.codes.clone())).filter(|_| !many.codes.is_empty());
            }
            State::Shown(shown) => shown.clone(),
            State::Link { key, .. } => key.clone(),
            State::Words => return None,
        };
        Some(Content::Text(text)).filter(|_| !self.is_empty())
    }

    pub(super) fn is_empty(&self) -> bool {
        match &self.state {
            State::Line(line) => line.text().is_empty(),
            State::Note(note) => note.is_empty(),
            State::Choice(choice) => choice.code.is_empty(),
            State::Many(many) => many.codes.is_empty(),
            State::Shown(shown) => shown.is_empty(),
            State::Link { key, .. } => key.is_empty(),
            State::Words => true,
        }
    }

    /// What the reader says of the text; nothing where there is no reader or no text.
    pub(super) fn read(&self, texts: &Texts) -> Option<Result<String, String>> {
        let State::Line(line) = &self.state else { return None };
        let text = line.text().trim();
        match (&self.reader, self.field.reader) {
            _ if text.is_empty() => None,
            (Some(reader), _) => Some(reader(text, texts)),
            (None, Some(reader)) => Some(reader(text, texts)),
            (None, None) => None,
        }
    }

    /// The options with their labels; empty for other kinds.
    pub(super) fn options(&self, texts: &Texts) -> Vec<Choosable> {
        match self.field.kind {
            Kind::Choice(Options::Codes(codes)) | Kind::Many(Options::Codes(codes)) => {
                let (list, codes) = codes();
                let label = |code: &str| texts.get(&format!("code-{list}-{}", code.replace('_', "-")));
                codes.into_iter().map(|code| Choosable::new(code, label(code))).collect()
            }
            Kind::Choice(Options::Texts(options)) | Kind::Many(Options::Texts(options)) => {
                options.iter().map(|(code, id)| Choosable::new(*code, texts.get(id))).collect()
            }
            Kind::Choice(Options::Given) | Kind::Many(Options::Given) => self.given.clone(),
            _ => Vec::new(),
        }
    }

    pub(super) fn has_option(&self, code: &str) -> bool {
        match self.field.kind {
            Kind::Choice(Options::Codes(codes)) => codes().1.contains(&code),
            Kind::Choice(Options::Texts(options)) => options.iter().any(|(option, _)| *option == code),
            Kind::Choice(Options::Given) => self.given.iter().any(|option| option.code == code),
            _ => false,
        }
    }

    /// One line of help, where there is any.
    pub(super) fn help(&self, spec: &FormSpec, texts: &Texts) -> Option<String> {
        let own = || self.field.helped.then(|| texts.get(&text_id(spec, self.field, "-help")));
        self.help.clone().or_else(own)
    }

    pub(super) fn label(&self, spec: &FormSpec, texts: &Texts) -> String {
        match (&self.label, self.field.label) {
            (Some(words), _) => words.clone(),
            (None, Some(id)) => texts.get(id),
            (None, None) => texts.get(&text_id(spec, self.field, "")),
        }
    }
}

/// The text id of a field's words: `field-<form>-<name><suffix>`, with dashes.
pub(super) fn text_id(spec: &FormSpec, field: &Field, suffix: &str) -> String {
    format!("field-{}-{}{suffix}", spec.name, field.name).replace('_', "-")
}

fn empty_state(field: &'static Field, clean: Cleaner) -> State {
    match field.kind {
        Kind::Line => State::Line(LineEdit::new(clean)),
        Kind::Note => State::Note(Box::new(NoteEdit::new(clean))),
        Kind::Passphrase => State::Line(LineEdit::secret(clean)),
        Kind::Choice(_) => State::Choice(Choice::default()),
        Kind::Many(_) => State::Many(Many::default()),
        Kind::Shown => State::Shown(String::new()),
        Kind::Link => State::Link { key: String::new(), summary: String::new() },
        Kind::Words => State::Words,
    }
}
