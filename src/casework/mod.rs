//! What staff can do: the only writers and the only readers of people's records.

/// A signed-in person with an open file. (The lead is writing this.)
pub struct Session {}
