//! What staff can do: the only writers and the only readers of people's records.
//!
//! Each command goes permission → rule → one transaction with the command's id, version check, change, history row
//! and log row ([`Session::write`]). Each query goes permission → log row → data ([`Session::read`]). Nothing here
//! knows the terminal or the keymap.

pub mod agree;
mod aim;
pub mod attempts;
pub mod behind;
pub mod breaches;
pub mod calls;
pub mod care;
pub mod check;
pub mod child_page;
mod clean;
pub mod clock;
pub mod command;
pub mod consents;
pub mod crisis;
pub mod days;
pub mod decisions;
pub mod directory;
pub mod drafts;
pub mod due;
pub mod end_of_day;
pub mod endings;
mod episode_view;
mod episodes;
pub mod failure;
pub mod family;
pub mod file;
pub mod find;
pub mod flags;
pub mod hand_offs;
pub mod history;
pub mod homes;
mod letter_facts;
pub mod letters;
pub mod links;
pub mod lists;
mod live;
pub mod look;
pub mod matches;
pub mod members;
pub mod messages;
pub mod moves;
pub mod needs;
pub mod notes;
pub mod offers;
pub mod outreach;
pub mod pages;
pub mod paper_file;
pub mod passing;
pub mod passphrase;
pub mod pile;
mod plan_body;
pub mod plans;
pub mod pool;
pub mod promises;
pub mod referrals;
mod remembered;
pub mod returns;
pub mod reviews;
pub mod rules;
pub mod screenings;
mod seen;
pub mod session;
pub mod settings;
pub mod setup;
pub mod siblings;
pub mod staff;
mod standards;
pub mod told;
pub mod undo;
pub mod waiting;
pub mod walk;
mod walk_read;
mod without_home;

pub use clock::Clock;
pub use command::{Command, Subject, Writing};
pub use failure::{Conflict, ConflictField, DoorError, Failure, FileFault};
pub use look::Reading;
pub use session::{Identity, Opening, Session};

pub use crate::store::FileError;
