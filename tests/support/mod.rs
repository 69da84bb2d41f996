//! What several tiers of tests share. No test lives here.

pub mod hostile;
//! What tests share.

pub mod agency;
