//! One screen is one file and one struct.

pub mod agency;
pub mod ask;
pub mod call;
pub mod cards;
pub mod family;
pub mod form_screen;
pub mod plan;
pub mod review;
pub mod candidates;
pub mod hand_off;
pub mod staff_form;
pub mod typed;
pub mod walk;
pub mod words;
