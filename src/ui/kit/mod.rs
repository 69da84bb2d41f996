//! Parts of screens: forms, lists, pickers, tabs, modals, frame, footer, help, palette. Knows ratatui, the
//! keymap and the texts; must not know our field, the store or casework.

pub mod footer;
pub mod frame;
pub mod keys;
pub mod status;
pub mod width;
