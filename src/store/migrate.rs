//! Numbered migrations over `user_version`. Released files never change; a file is upgraded in one transaction.

use rusqlite::Connection;

use super::error::StoreError;

/// Every migration, oldest first; the schema number of a file is how many of them it has.
const MIGRATIONS: &[&str] = &[include_str!("migrations/0001_base.sql")];

/// The newest schema this program knows.
pub const SCHEMA: i64 = MIGRATIONS.len() as i64;

/// The schema number of an open file.
pub fn schema_of(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Runs what is missing, all or nothing.
pub fn run_all(db: &Connection) -> Result<(), StoreError> {
    run_to(db, MIGRATIONS.len())
}

fn run_to(db: &Connection, target: usize) -> Result<(), StoreError> {
    let done = usize::try_from(schema_of(db)?).unwrap_or(0);
    if done >= target {
        return Ok(());
    }
    db.execute_batch("BEGIN EXCLUSIVE")?;
    let result = MIGRATIONS[done..target]
        .iter()
        .try_for_each(|sql| db.execute_batch(sql))
        .and_then(|()| db.execute_batch(&format!("PRAGMA user_version = {target}; COMMIT")));
    if result.is_err() {
        db.execute_batch("ROLLBACK")?;
    }
    Ok(result?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(db: &Connection) -> Vec<(String, Option<String>)> {
        let mut statement = db.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    }

    #[test]
    fn a_file_upgraded_step_by_step_equals_a_new_one() {
        let new = Connection::open_in_memory().unwrap();
        run_all(&new).unwrap();
        let upgraded = Connection::open_in_memory().unwrap();
        for target in 1..=MIGRATIONS.len() {
            run_to(&upgraded, target).unwrap();
        }
        assert_eq!(schema(&new), schema(&upgraded));
        assert_eq!(schema_of(&upgraded).unwrap(), SCHEMA);
        assert!(schema(&new).len() > 50);
    }
}
