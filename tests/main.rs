//! One test binary for every tier; see "Tests, by tier" in ARCHITECTURE.md.

mod casework_core;
mod support;
mod texts;
