//! One test binary for every tier; see "Tests, by tier" in ARCHITECTURE.md.

mod casework_core;
mod layers;
mod hostile_text;
mod support;
mod cli_screen;
mod texts;
