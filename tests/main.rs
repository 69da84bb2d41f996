//! One test binary for every tier; see "Tests, by tier" in ARCHITECTURE.md.

mod casework_core;
mod cli_screen;
mod hostile_text;
mod layers;
mod pty;
mod shell;
mod support;
mod texts;
mod walk_screens;
