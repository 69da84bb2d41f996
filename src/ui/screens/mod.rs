//! One screen is one file and one struct.

pub mod ask;
pub mod form_screen;
pub mod typed;
pub mod words;
