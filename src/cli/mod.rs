//! Verbs without a screen. They read and write through casework; they must not draw.

pub mod keys;
