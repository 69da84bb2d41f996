//! One screen is one file and one struct.

pub mod typed;
pub mod words;
