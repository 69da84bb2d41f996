//! How text enters a field: the form is given the cleaning rule (it lives with the rules of the field, not
//! here), the editors apply it, count what was taken out, and refuse whole what is too long.

use crate::text::{Texts, Value};

/// How much a field holds, and whether line breaks have a place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// One line: 1,000 characters.
    Line,
    /// A note: 1 MiB of UTF-8, with line breaks.
    Note,
}

impl Limit {
    /// The most that fits, in the unit of [`Limit::measure`].
    pub const fn most(self) -> usize {
        match self {
            Self::Line => 1_000,
            Self::Note => 1 << 20,
        }
    }

    /// The length of `text`: characters of a line, bytes of a note.
    pub fn measure(self, text: &str) -> usize {
        match self {
            Self::Line => text.chars().count(),
            Self::Note => text.len(),
        }
    }
}

/// A text after cleaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// What may stand in the field.
    pub text: String,
    /// How many characters were taken out or replaced.
    pub removed: usize,
}

/// A text that does not fit; the field stays as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong {
    /// Its length in the unit of the limit.
    pub length: usize,
    /// The most that fits.
    pub limit: usize,
}

/// The rule of what may enter a field, given to the form by the screen.
pub type Cleaner = fn(&str, Limit) -> Result<Cleaned, TooLong>;

/// What an editor did with an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Nothing; the input was not for it.
    Ignored,
    /// The cursor moved, or there was nothing to do.
    Moved,
    /// The text changed; so many characters of what came in were taken out.
    Changed {
        /// Characters taken out.
        removed: usize,
    },
    /// What came in does not fit and was refused whole.
    Refused(TooLong),
}

impl Edit {
    /// What the person must be told, if anything: how many characters were taken out, or what did not fit.
    pub fn notice(self, limit: Limit, texts: &Texts) -> Option<String> {
        let number = |n: usize| Value::Number(i64::try_from(n).unwrap_or(i64::MAX));
        match self {
            Self::Changed { removed } if removed > 0 => {
                Some(texts.with("kit-removed", &[("count", number(removed))]))
            }
            Self::Refused(TooLong { length, limit: most }) => {
                let id = match limit {
                    Limit::Line => "kit-too-long-line",
                    Limit::Note => "kit-too-long-note",
                };
                Some(texts.with(id, &[("length", number(length)), ("limit", number(most))]))
            }
            _ => None,
        }
    }
}

/// Cleans `piece`, about to be inserted after `context` (the cluster before the cursor), so that joiners and
/// selectors are judged where they will stand.
///
/// # Errors
/// [`TooLong`] where the piece alone does not fit.
pub fn clean_after(clean: Cleaner, limit: Limit, context: &str, piece: &str) -> Result<Cleaned, TooLong> {
    if piece.bytes().all(|byte| matches!(byte, b' '..=b'~')) && limit.measure(piece) <= limit.most() {
        return Ok(Cleaned { text: piece.to_owned(), removed: 0 });
    }
    if !context.is_empty() && !piece.starts_with('\n') {
        let whole = clean(&format!("{context}{piece}"), limit);
        if let Some((text, removed)) =
            whole.ok().and_then(|c| c.text.strip_prefix(context).map(|rest| (rest.to_owned(), c.removed)))
        {
            return Ok(Cleaned { text, removed });
        }
    }
    clean(piece, limit)
}
