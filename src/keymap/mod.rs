//! The action table, key names and the keymap: which key does what, where. Uses nothing else of ours.

pub mod action;
pub mod hints;
pub mod key;
pub mod load;

pub use action::{Action, Context};
pub use hints::Hint;
pub use key::{Code, Key};
pub use load::{Finding, Keymap};

/// What reaches a screen: a key with the action it means here, or pasted text, or news from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key press. `action` was found in the chain of contexts; the raw key travels along for text fields.
    Key {
        /// The key itself.
        key: Key,
        /// What the key means in this place, if anything.
        action: Option<Action>,
    },
    /// An action chosen in the palette or the footer, without a key.
    Action(Action),
    /// Text from a bracketed paste, not cleaned yet.
    Paste(String),
}

impl Input {
    /// The action this input asks for, if any.
    pub fn action(&self) -> Option<Action> {
        match self {
            Self::Key { action, .. } => *action,
            Self::Action(action) => Some(*action),
            Self::Paste(_) => None,
        }
    }

    /// The printable character typed, if the key is one without Ctrl or Alt.
    pub fn typed(&self) -> Option<char> {
        match self {
            Self::Key { key, .. } => key.printable(),
            _ => None,
        }
    }
}
