//! Linear mode: what a part says as labelled lines, for screen readers and for tests. Parts make these from
//! the same data as their drawing; this module holds only the line itself.

/// One line of linear mode: a label and a value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutlineLine {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
    /// Whether the focus is here.
    pub focused: bool,
}

impl OutlineLine {
    /// A line without the focus.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), focused: false }
    }

    /// The same line, with the focus if `focused`.
    #[must_use]
    pub fn focus(mut self, focused: bool) -> Self {
        self.focused = focused;
        self
    }
}
