//! One test binary for every tier; see "Tests, by tier" in ARCHITECTURE.md.

mod casework_core;
mod casework_intake;
mod casework_intake_journeys;
mod casework_intake_matches;
mod cli_screen;
mod hostile_text;
mod layers;
mod pty;
mod sample;
mod shell;
mod support;
mod texts;
mod walk_steps;
