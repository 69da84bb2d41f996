//! Rule sets: versioned documents that decide (programmes, areas, holidays, code lists) and the ones shipped.
//!
//! The store copies [`embedded`] into rows when a file is made; screenings, decisions and dates name the
//! version they used. A published version never changes, which its digest shows.

use chrono::NaiveDate;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::{
    areas::Areas,
    codes::{self, RuleSetKind, RuleSetState},
    holidays::Holidays,
    problem::Problem,
    program::Program,
};

/// The table of areas as shipped.
pub const AREAS: &str = include_str!("areas.toml");

/// Ontario's holidays as shipped.
pub const HOLIDAYS: &str = include_str!("holidays.toml");

// One row `(code, body)` for each file in `programs/`, written by `programs/embed.rs`: a programme is a file.
include!(concat!(env!("OUT_DIR"), "/programs.rs"));

/// The version of the shipped areas and code lists, whose documents carry none; raise it with each change.
const SHIPPED_VERSION: u32 = 1;

/// One version of one rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSet {
    /// What it decides.
    pub kind: RuleSetKind,
    /// Which one of its kind: `halton`, `ontario`.
    pub code: String,
    /// Its version, from 1.
    pub version: u32,
    /// The document itself: TOML, and JSON for the code lists.
    pub body: String,
    /// SHA-256 of the body, in hexadecimal.
    pub digest: String,
    /// The day from which it counts.
    pub effective_from: NaiveDate,
    /// Proposed, published or retired.
    pub state: RuleSetState,
}

impl RuleSet {
    /// A version with its digest.
    pub fn new(
        kind: RuleSetKind,
        code: &str,
        version: u32,
        effective_from: NaiveDate,
        state: RuleSetState,
        body: String,
    ) -> Self {
        let digest = digest(&body);
        Self { kind, code: code.to_owned(), version, body, digest, effective_from, state }
    }

    /// Whether the body is still the one the digest was made of.
    pub fn is_intact(&self) -> bool {
        self.digest == digest(&self.body)
    }
}

/// SHA-256 of `body`, in lower-case hexadecimal.
pub fn digest(body: &str) -> String {
    let hash = Sha256::digest(body.as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The rules of the program itself, read: what `circle screen` uses, and what a new file starts with.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The programmes, in their order.
    pub programs: Vec<Program>,
    /// The areas.
    pub areas: Areas,
    /// The holidays.
    pub holidays: Holidays,
}

impl Rules {
    /// The programme `code`.
    pub fn program(&self, code: &str) -> Option<&Program> {
        self.programs.iter().find(|program| program.code == code)
    }
}

/// Reads every shipped document.
///
/// # Errors
/// The problems of the first document that has any; a test holds that none has.
pub fn shipped() -> Result<Rules, Vec<Problem>> {
    let areas = Areas::parse(AREAS)?;
    let holidays = Holidays::parse(HOLIDAYS)?;
    let mut programs = Vec::new();
    for (code, body) in PROGRAMS {
        let program = Program::parse(body)?;
        if program.code != *code {
            return Err(vec![Problem::new("code", "problem-rules-not-its-file-name")]);
        }
        let unknown = program.problems_with_areas(&areas);
        if !unknown.is_empty() {
            return Err(unknown);
        }
        programs.push(program);
    }
    programs.sort_by(|left, right| (left.order, &left.code).cmp(&(right.order, &right.code)));
    Ok(Rules { programs, areas, holidays })
}

/// The codes of the shipped programmes, by file name; `circle screen --program` offers them.
pub fn program_codes() -> impl Iterator<Item = &'static str> {
    PROGRAMS.iter().map(|(code, _)| *code)
}

/// Every shipped rule set as a published version, for the rows of a new file.
///
/// # Errors
/// As [`shipped`].
pub fn embedded() -> Result<Vec<RuleSet>, Vec<Problem>> {
    let rules = shipped()?;
    let since = rules.holidays.effective_from;
    let publish = |kind, code: &str, version, from, body: String| {
        RuleSet::new(kind, code, version, from, RuleSetState::Published, body)
    };
    let mut sets = Vec::new();
    for program in &rules.programs {
        let body = PROGRAMS.iter().find(|(code, _)| *code == program.code).map_or("", |(_, body)| *body);
        let (version, from) = (program.version, program.effective_from);
        sets.push(publish(RuleSetKind::Program, &program.code, version, from, body.to_owned()));
    }
    let holidays = &rules.holidays;
    sets.push(publish(RuleSetKind::Areas, "ontario", SHIPPED_VERSION, since, AREAS.to_owned()));
    sets.push(publish(RuleSetKind::Holidays, &holidays.code, holidays.version, since, HOLIDAYS.to_owned()));
    sets.push(publish(RuleSetKind::CodeList, "circle", SHIPPED_VERSION, since, code_lists()));
    Ok(sets)
}

/// Digests of the shipped documents, by kind and code: whether the file has them all is seen without reading one.
pub fn shipped_digests() -> Vec<String> {
    let programs = PROGRAMS.iter().map(|(_, body)| digest(body));
    programs.chain([digest(AREAS), digest(HOLIDAYS), digest(&code_lists())]).collect()
}

/// Every code list as one JSON object: list → codes.
fn code_lists() -> String {
    let lists = codes::LISTS.iter().map(|(list, codes)| ((*list).to_owned(), Value::from(codes.to_vec())));
    Value::Object(lists.collect::<Map<_, _>>()).to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn everything_shipped_reads() {
        let sets = embedded().unwrap();
        let names: BTreeSet<_> = sets.iter().map(|set| (set.kind, set.code.clone(), set.version)).collect();
        assert_eq!(names.len(), sets.len());
        assert!(sets.iter().all(RuleSet::is_intact));
        let programs: Vec<&str> =
            sets.iter().filter(|s| s.kind == RuleSetKind::Program).map(|s| s.code.as_str()).collect();
        assert_eq!(programs[..2], ["halton", "cheo"]);
    }

    #[test]
    fn a_changed_body_shows() {
        let mut set = embedded().unwrap().remove(0);
        assert_eq!(set.digest.len(), 64);
        set.body.push(' ');
        assert!(!set.is_intact());
        assert_eq!(digest(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
