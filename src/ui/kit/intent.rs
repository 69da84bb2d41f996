//! What an input asks of a part of the kit: the action found for the key, or what the key says by itself where
//! nothing was found. Arrows, Enter, Esc, Tab, Space and Page keys mean the same everywhere (screens.md 1).

use crate::keymap::{Action, Code, Context, Input, Key};

/// What a person wants of the part that has the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the keys' meanings")]
pub enum Intent {
    Enter,
    Back,
    Next,
    Previous,
    Up,
    Down,
    Left,
    Right,
    Start,
    End,
    WordLeft,
    WordRight,
    PageUp,
    PageDown,
    Top,
    Bottom,
    Backspace,
    Delete,
    DeleteWord,
    Clear,
    Choose,
    Save,
    Yes,
    No,
    Unknown,
    Filter,
    TabNext,
    TabPrevious,
    /// A printable character.
    Char(char),
    /// Pasted text, not cleaned.
    Paste(String),
    /// Something the kit has no part in.
    Other,
}

impl Intent {
    /// For a part that is not a text field.
    pub fn of(input: &Input) -> Self {
        match input {
            Input::Paste(text) => Self::Paste(text.clone()),
            Input::Action(action) => Self::of_action(*action),
            Input::Key { key, action: Some(action) } => match (Self::of_action(*action), key.code) {
                (Self::Next | Self::Choose, Code::Enter) => Self::Enter,
                (Self::Next, Code::Down) => Self::Down,
                (Self::Previous, Code::Up) => Self::Up,
                (intent, _) => intent,
            },
            Input::Key { key, action: None } => Self::of_key(*key),
        }
    }

    /// For a text field, where a printable key is always text.
    pub fn of_text(input: &Input) -> Self {
        match input.typed() {
            Some(c) => Self::Char(c),
            None => Self::of(input),
        }
    }

    /// For a part where letters and digits are accelerators of its own (a choice): they win over actions, other
    /// signs do not.
    pub fn of_letters(input: &Input) -> Self {
        match input.typed() {
            Some(c) if c.is_alphanumeric() => Self::Char(c),
            _ => Self::of(input),
        }
    }

    fn of_key(key: Key) -> Self {
        if key.ctrl || key.alt {
            return Self::Other;
        }
        match key.code {
            Code::Char(' ') => Self::Choose,
            Code::Char(c) => Self::Char(c),
            Code::Enter => Self::Enter,
            Code::Esc => Self::Back,
            Code::Tab if key.shift => Self::Previous,
            Code::Tab => Self::Next,
            Code::Backspace => Self::Backspace,
            Code::Delete => Self::Delete,
            Code::Up => Self::Up,
            Code::Down => Self::Down,
            Code::Left => Self::Left,
            Code::Right => Self::Right,
            Code::Home => Self::Start,
            Code::End => Self::End,
            Code::PageUp => Self::PageUp,
            Code::PageDown => Self::PageDown,
            Code::F(_) | Code::Insert => Self::Other,
        }
    }

    fn of_action(action: Action) -> Self {
        match action.context() {
            Context::Text | Context::Note => Self::of_editing(action),
            Context::Form | Context::List | Context::Tabs | Context::Modal => Self::of_part(action),
            _ if action == Action::Back => Self::Back,
            _ => Self::Other,
        }
    }

    fn of_editing(action: Action) -> Self {
        match action {
            Action::TextLeft => Self::Left,
            Action::TextRight => Self::Right,
            Action::TextStart => Self::Start,
            Action::TextEnd => Self::End,
            Action::TextWordLeft => Self::WordLeft,
            Action::TextWordRight => Self::WordRight,
            Action::TextBackspace => Self::Backspace,
            Action::TextDelete => Self::Delete,
            Action::TextDeleteWord => Self::DeleteWord,
            Action::TextClear => Self::Clear,
            Action::NoteNewline => Self::Enter,
            Action::NoteUp => Self::Up,
            Action::NoteDown => Self::Down,
            _ => Self::Other,
        }
    }

    fn of_part(action: Action) -> Self {
        match action {
            Action::FormSave => Self::Save,
            Action::FormNext => Self::Next,
            Action::FormPrevious => Self::Previous,
            Action::FormChoose | Action::ListToggle => Self::Choose,
            Action::FormClear => Self::Clear,
            Action::FormAnswerYes | Action::ModalYes => Self::Yes,
            Action::FormAnswerNo | Action::ModalNo => Self::No,
            Action::FormAnswerUnknown => Self::Unknown,
            Action::ListOpen | Action::ModalChoose => Self::Enter,
            Action::ListUp => Self::Up,
            Action::ListDown => Self::Down,
            Action::ListPageUp => Self::PageUp,
            Action::ListPageDown => Self::PageDown,
            Action::ListTop => Self::Top,
            Action::ListBottom => Self::Bottom,
            Action::ListFilter => Self::Filter,
            Action::TabsNext => Self::TabNext,
            Action::TabsPrevious => Self::TabPrevious,
            Action::ModalCancel => Self::Back,
            _ => Self::Other,
        }
    }
}
