//! One screen is one file and one struct.

pub mod agency;
pub mod areas;
pub mod ask;
pub mod call;
pub mod candidates;
pub mod cards;
pub mod crisis;
pub mod directory;
pub mod families;
pub mod family;
pub mod form_screen;
pub mod hand_off;
pub mod intake;
pub mod message;
pub mod offer_answer;
pub mod places;
pub mod plan;
pub mod protected;
pub mod review;
pub mod staff_form;
pub mod today;
pub mod typed;
pub mod waiting;
pub mod walk;
pub mod words;
