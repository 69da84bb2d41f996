//! What several tiers of tests share. No test lives here.

pub mod agency;
pub mod families;
pub mod hostile;
pub mod intake;
pub mod pad;
pub mod poison;
pub mod screen;
pub mod terminal;
pub mod tour;
