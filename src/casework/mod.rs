//! What staff can do: the only writers and the only readers of people's records.
//!
//! Each command goes permission → rule → one transaction with the command's id, version check, change, history row
//! and log row ([`Session::write`]). Each query goes permission → log row → data ([`Session::read`]). Nothing here
//! knows the terminal or the keymap.

pub mod check;
pub mod clock;
pub mod command;
pub mod drafts;
pub mod failure;
pub mod look;
pub mod passphrase;
pub mod session;
pub mod setup;
pub mod staff;
pub mod undo;

pub use clock::Clock;
pub use command::{Command, Subject, Writing};
pub use failure::{Conflict, ConflictField, DoorError, Failure, FileFault};
pub use look::Reading;
pub use session::{Identity, Opening, Session};
