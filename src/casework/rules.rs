//! The rules as the file has them: the newest published version of each set that counts today, read once and kept
//! until a row changes. Screenings, decisions and dates name the rows they used.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use super::{Failure, Session};
use crate::{
    domain::{
        areas::Areas,
        codes::{Code, RuleSetKind, RuleSetState},
        holidays::Holidays,
        ids::RowId,
        program::Program,
        rule_set::{self, Rules},
        working_days::WorkingDays,
    },
    store::{
        Db, StoreError,
        agency::{self, RuleSetHead, RuleSetRow},
    },
};

/// The rules of an agency's file on a day.
#[derive(Debug, Clone)]
pub struct FileRules {
    /// The documents, read.
    pub rules: Rules,
    /// The calendar made of the holidays.
    pub calendar: WorkingDays,
    /// The row of each programme, by its code.
    program_rows: BTreeMap<String, RowId>,
    /// The row of the areas.
    pub areas_row: RowId,
    /// The row of the holidays.
    pub holidays_row: RowId,
}

/// The rules last read, and the rows they were read from.
#[derive(Debug, Clone)]
pub(super) struct Cached {
    rows: Vec<RowId>,
    rules: Arc<FileRules>,
}

impl FileRules {
    /// A programme with the row it was read from.
    pub fn program(&self, code: &str) -> Option<(&Program, RowId)> {
        Some((self.rules.program(code)?, *self.program_rows.get(code)?))
    }

    /// The programmes among `codes`, in their order; all when `codes` names none of them.
    pub fn programs_of(&self, codes: &[String]) -> Vec<&Program> {
        let named: Vec<&Program> =
            self.rules.programs.iter().filter(|program| codes.contains(&program.code)).collect();
        if named.is_empty() { self.rules.programs.iter().collect() } else { named }
    }

    /// The areas.
    pub fn areas(&self) -> &Areas {
        &self.rules.areas
    }
}

impl Session {
    /// The rules that count today.
    ///
    /// # Errors
    /// When the file fails or a document in it cannot be read.
    pub fn rules(&mut self) -> Result<Arc<FileRules>, Failure> {
        let today = self.today();
        let heads = agency::rule_set_heads(self.store.db())?;
        let rows = in_force(&heads, today);
        let ids: Vec<RowId> = rows.iter().map(|head| head.id).collect();
        if let Some(cached) = self.rules.as_ref().filter(|cached| cached.rows == ids) {
            return Ok(Arc::clone(&cached.rules));
        }
        let rules = Arc::new(read(self.store.db(), &rows)?);
        self.rules = Some(Cached { rows: ids, rules: Arc::clone(&rules) });
        Ok(rules)
    }
}

/// The rules of a file on a day, read anew.
pub(super) fn of_file(db: &Db, today: NaiveDate) -> Result<FileRules, Failure> {
    let heads = agency::rule_set_heads(db)?;
    Ok(read(db, &in_force(&heads, today))?)
}

/// The newest published version of each set that counts on `today`.
fn in_force(heads: &[RuleSetHead], today: NaiveDate) -> Vec<&RuleSetHead> {
    let today = today.to_string();
    let mut newest: BTreeMap<(&str, &str), &RuleSetHead> = BTreeMap::new();
    let published = RuleSetState::Published.code();
    for head in heads.iter().filter(|head| head.state == published && head.effective_from <= today) {
        newest.insert((&head.kind, &head.code), head);
    }
    newest.into_values().filter(|head| head.kind != RuleSetKind::CodeList.code()).collect()
}

fn read(db: &Db, heads: &[&RuleSetHead]) -> Result<FileRules, StoreError> {
    let shape = || StoreError::Shape("rule_set".to_owned());
    let mut programs = Vec::new();
    let mut program_rows = BTreeMap::new();
    let (mut areas, mut holidays) = (None, None);
    for head in heads {
        let body = agency::rule_set_body(db, head.id)?;
        match RuleSetKind::from_code(&head.kind) {
            Some(RuleSetKind::Program) => {
                programs.push(Program::parse(&body).map_err(|_| shape())?);
                program_rows.insert(head.code.clone(), head.id);
            }
            Some(RuleSetKind::Areas) => areas = Some((Areas::parse(&body).map_err(|_| shape())?, head.id)),
            Some(RuleSetKind::Holidays) => {
                holidays = Some((Holidays::parse(&body).map_err(|_| shape())?, head.id));
            }
            Some(RuleSetKind::CodeList) | None => {}
        }
    }
    programs.sort_by(|left, right| (left.order, &left.code).cmp(&(right.order, &right.code)));
    let ((areas, areas_row), (holidays, holidays_row)) = areas.zip(holidays).ok_or_else(shape)?;
    let calendar = WorkingDays::new(holidays.clone());
    Ok(FileRules {
        rules: Rules { programs, areas, holidays },
        calendar,
        program_rows,
        areas_row,
        holidays_row,
    })
}

/// Adds each embedded version that the file does not have as a proposed row; a supervisor publishes it. Called once at
/// sign-in; does nothing when every embedded document is in the file already.
pub(super) fn propose_embedded(db: &Db, today: NaiveDate) -> Result<usize, StoreError> {
    let heads = agency::rule_set_heads(db)?;
    let known = |digest: &String| heads.iter().any(|head| head.digest == *digest);
    if rule_set::shipped_digests().iter().all(known) {
        return Ok(0);
    }
    let sets = rule_set::embedded().map_err(|_| StoreError::Shape("rule_set".to_owned()))?;
    let mut added = 0;
    for set in sets.iter().filter(|set| !known(&set.digest)) {
        let newest = heads.iter().filter(|head| head.kind == set.kind.code() && head.code == set.code);
        // A document whose body changed without a new number still becomes a version of its own.
        let version = newest.map(|head| head.version + 1).max().unwrap_or(1).max(i64::from(set.version));
        let row = RuleSetRow {
            id: RowId(0),
            kind: set.kind.code().to_owned(),
            code: set.code.clone(),
            version,
            body: set.body.clone(),
            digest: set.digest.clone(),
            effective_from: set.effective_from.max(today).to_string(),
            state: RuleSetState::Proposed.code().to_owned(),
        };
        agency::insert_rule_set(db, &row)?;
        added += 1;
    }
    Ok(added)
}
