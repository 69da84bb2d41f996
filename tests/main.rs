//! One test binary for every tier; see "Tests, by tier" in ARCHITECTURE.md.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "tests stop where a step fails, and say figures"
)]

mod area_screens;
mod call_screens;
mod casework_calls;
mod casework_care_due;
mod casework_care_journeys;
mod casework_care_offers;
mod casework_care_plan;
mod casework_care_responsible;
mod casework_care_reviews;
mod casework_care_roles;
mod casework_core;
mod casework_desk;
mod casework_homes;
mod casework_intake;
mod casework_intake_journeys;
mod casework_intake_matches;
mod casework_promises;
mod casework_siblings;
mod clean_records;
mod cli_files;
mod cli_screen;
mod desk_details;
mod desk_journeys;
mod disk_full;
mod everywhere;
mod family_screens;
mod homes_screens;
mod hostile_text;
mod journey_homes;
mod journeys;
mod journeys_calls;
mod journeys_families;
mod journeys_mistakes;
mod journeys_told;
mod layers;
mod letters;
mod mistakes;
mod outreach;
mod pty;
mod query_plans;
mod sample;
mod seen;
mod shell;
mod store_invariants;
mod support;
mod texts;
mod told;
mod told_screens;
mod walk_screens;
mod walk_steps;
