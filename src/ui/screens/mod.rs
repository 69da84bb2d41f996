//! One screen is one file and one struct.

pub mod agency;
pub mod another_child;
pub mod areas;
pub mod ask;
pub mod breach_form;
pub mod call;
pub mod candidates;
pub mod cards;
pub mod could_not_reach;
pub mod directory;
pub mod families;
pub mod family;
pub mod family_children;
pub mod form_screen;
pub mod hand_off;
pub mod intake;
pub mod letters;
pub mod message;
pub mod message_read;
pub mod offer_answer;
pub mod outreach;
pub mod pick_file;
pub mod places;
pub mod plan;
pub mod review;
<<<<<<< HEAD
pub mod same_child;
=======
pub mod settings_form;
>>>>>>> main
pub mod staff_form;
pub mod today;
pub mod typed;
pub mod waiting;
pub mod walk;
pub mod words;
