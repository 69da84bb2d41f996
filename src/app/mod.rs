//! The running program: one thread that draws and acts, threads that only wait (keys, signals), the doors
//! before sign-in, the desk after it, and what is the same everywhere (crisis card, palette, help, lock,
//! language). Decides nothing about records: that is the house's business, and casework's behind it.

pub mod agency_house;
mod crisis;
pub mod desk;
pub mod door;
pub mod drafts;
pub mod event;
pub mod gate;
pub mod house;
pub mod input;
pub mod joiner;
pub mod new_agency;
pub mod open;
pub mod overlay;
pub mod picture;
pub mod run;
pub mod shell;
pub mod start;
pub mod terminal;

pub use agency_house::{AgencyHouse, Demo};
pub use house::{Desks, Doors, Entrance, Entry, House};
pub use run::{RunError, run};
pub use shell::{Looks, Shell};
