//! `circle`: Coordinated Service Planning in the terminal, on one local SQLite file.
//!
//! The layers and what each may use are described in ARCHITECTURE.md and held by `tests/layers.rs`.

pub mod app;
pub mod casework;
pub mod cli;
pub mod config;
pub mod documents;
pub mod domain;
pub mod keymap;
pub mod sample;
pub mod store;
pub mod text;
pub mod ui;
