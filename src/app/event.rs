//! What reaches the program from outside, already in our own words. Threads only send these; all work is
//! done by the one thread that draws.

use crate::keymap::Key;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key press.
    Key(Key),
    /// A bracketed paste, as it came.
    Paste(String),
    /// The window has another size.
    Resized,
    /// The terminal went away, or we were asked to end: keep the drafts and leave without a question.
    Gone,
    /// We were asked to stop for a while (job control).
    Suspend,
}
