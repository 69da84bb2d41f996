//! What several tiers of tests share. No test lives here.

pub mod agency;
pub mod hostile;
