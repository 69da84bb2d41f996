//! People, referral, screening, consent, episode, plan, review, access: types and rules.
//!
//! Pure: no SQL, no terminal, no files, no clock, and no words shown to people (the texts inside rule
//! sets are data). A rule takes the record and `today` and returns a value plus a list of problems.

pub mod access;
pub mod areas;
pub mod attempts;
pub mod blank;
pub mod breach;
pub mod card;
pub mod care;
pub mod code_columns;
pub mod codes;
pub mod consent;
pub mod date;
pub mod dates_typed;
pub mod decision;
pub mod digits;
pub mod due;
pub mod duplicates;
pub mod episode;
pub mod fold;
pub mod hand_off;
pub mod holidays;
pub mod hygiene;
pub mod ids;
pub mod letter;
pub mod names;
pub mod next_step;
pub mod person_days;
pub mod pile;
pub mod place;
pub mod plan;
pub mod problem;
pub mod program;
pub mod punctuation;
pub mod query;
pub mod record;
pub mod review;
pub mod rule_reader;
pub mod rule_set;
pub mod screening;
pub mod side_by_side;
pub mod suggestion;
pub mod told;
pub mod walk;
pub mod why;
pub mod working_days;
pub mod youth;
