//! Screening: a pure, three-valued engine over programme documents (domain.md 1.3, 3; contracts.md).
//!
//! Nothing here knows a programme by its code. The result is advice: a named person decides.

mod age;
pub mod document;
mod engine;
mod input;
mod outcome;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod vectors;
mod why;

pub use age::last_eligible_day;
pub use engine::screen;
pub use input::{GivenService, ScreeningInput};
pub use outcome::{RegionFinding, ScreeningNote, ScreeningOutcome};
pub use why::{AgeReason, CriterionFinding, Why, WhyValue};
