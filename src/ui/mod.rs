//! What a person sees: the kit (parts without knowledge of our field) and the screens.

pub mod canvas;
pub mod kit;
pub mod screen;
pub mod screens;
pub mod theme;
