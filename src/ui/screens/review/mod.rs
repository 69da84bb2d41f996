//! Reviews: the area, holding one, moving one.

pub mod area;
pub mod hold_form;
pub mod move_form;
pub mod rate;
