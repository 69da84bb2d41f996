//! What tests share.

pub mod agency;
