//! One screen is one file and one struct.

pub mod agency;
pub mod areas;
pub mod ask;
pub mod cards;
pub mod directory;
pub mod families;
pub mod form_screen;
pub mod intake;
pub mod message;
pub mod offer_answer;
pub mod places;
pub mod staff_form;
pub mod today;
pub mod typed;
pub mod waiting;
pub mod words;
