//! The only SQL: files, migrations, rows, searches, drafts, log. Knows nothing of permissions or the terminal.

pub mod access;
pub mod accounts;
pub mod agency;
pub mod calls;
mod cards;
pub mod care;
pub mod drafts;
pub mod due;
pub mod episodes;
pub mod error;
pub mod families;
pub mod flags;
pub mod invariants;
pub mod letters;
pub mod lists;
pub mod log;
pub mod matters;
pub mod migrate;
pub mod mistakes;
pub mod pairs;
pub mod passed;
pub mod pile;
mod row_values;
pub mod rows;
pub mod scope;
pub mod search;
pub mod staff;
pub mod waiting;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI32, Ordering},
    },
};

use chrono::{Datelike, NaiveDate};
pub use error::{FileError, StoreError};
use rusqlite::{
    Connection, OpenFlags, Transaction, TransactionBehavior, config::DbConfig, functions::FunctionFlags,
};

/// A connection, as casework hands it to the functions of this layer.
pub type Db = Connection;

/// Marks our files in the SQLite header: "CoSp".
const APPLICATION_ID: i64 = 0x436f_5370;

/// An open agency file.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: PathBuf,
    day: Arc<AtomicI32>,
}

/// The day that stands until casework names one: every row that has begun and has no end counts.
const NO_DAY: &str = "9999-12-31";

impl Store {
    /// Makes a new, empty agency file, readable by its owner only.
    ///
    /// # Errors
    /// When something stands there already or the place cannot be written.
    pub fn create(path: &Path) -> Result<Self, FileError> {
        refuse_old_sqlite(path)?;
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        // The descriptor is closed before SQLite first opens the file: closing it later would drop SQLite's locks.
        drop(options.open(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => FileError::Exists(path.to_owned()),
            _ => FileError::System { path: path.to_owned(), what: error.to_string() },
        })?);
        let made = Self::make(path);
        if made.is_err() {
            // A half-made file would be refused as foreign ever after.
            let _ = std::fs::remove_file(path);
        }
        made
    }

    fn make(path: &Path) -> Result<Self, FileError> {
        let fail = |error: StoreError| as_file_error(path, error);
        let db = connect(path)?;
        let set_up = format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA journal_mode = WAL;");
        db.execute_batch(&set_up).map_err(|error| fail(error.into()))?;
        migrate::run_all(&db).map_err(fail)?;
        let day = knows_day(&db).map_err(fail)?;
        Ok(Self { db, path: path.to_owned(), day })
    }

    /// Opens an agency file. A file that is refused is left untouched, without `-wal` and `-shm`.
    ///
    /// # Errors
    /// When the file is missing, foreign, newer, damaged, locked or read-only.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        refuse_old_sqlite(path)?;
        inspect(path)?;
        let db = connect(path)?;
        let fail = |error: StoreError| as_file_error(path, error);
        // A first read takes the shared lock, so that a locked file is found here and not at the first save.
        db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))
            .map_err(|error| fail(error.into()))?;
        if db.is_readonly("main").unwrap_or(true) {
            return Err(FileError::ReadOnly(path.to_owned()));
        }
        migrate::run_all(&db).map_err(fail)?;
        let day = knows_day(&db).map_err(fail)?;
        Ok(Self { db, path: path.to_owned(), day })
    }

    /// The connection, for reading.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// Says which day it is for the agency. What is dated (who stands beside a child, who lives where) is current by
    /// this day in every query, so that a move written down ahead takes effect on its day and not before.
    pub fn set_day(&self, day: NaiveDate) {
        self.day.store(day.num_days_from_ce(), Ordering::Relaxed);
    }

    /// The place of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Begins a write that holds the write lock from the start, so that a version once read stays true.
    ///
    /// # Errors
    /// When others keep the file busy longer than the timeout.
    pub fn begin(&mut self) -> Result<Transaction<'_>, StoreError> {
        Ok(self.db.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// A read transaction: everything read through it is of one moment.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn snapshot(&self) -> Result<Transaction<'_>, StoreError> {
        Ok(Transaction::new_unchecked(&self.db, TransactionBehavior::Deferred)?)
    }

    /// A number that moves whenever another connection has changed the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.db.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }

    /// The named bulk path of the made-up agency (`sample`): plain rows in one transaction, checked by `circle check`
    /// afterwards. Nothing else may write around `casework`.
    ///
    /// # Errors
    /// Whatever `work` or the commit meets.
    pub fn bulk_for_sample<T>(
        &mut self,
        work: impl FnOnce(&Db) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // Room for the pages of one transaction: without it they would go out to the log and come back.
        self.db.execute_batch("PRAGMA cache_size = -65536")?;
        let transaction = self.begin()?;
        let value = work(&transaction)?;
        transaction.commit()?;
        self.db.execute_batch("PRAGMA cache_size = -2000")?;
        Ok(value)
    }
}

/// SQLite before 3.51.3 can lose a commit when a checkpoint and a commit race (reliability.md 6.2).
fn refuse_old_sqlite(path: &Path) -> Result<(), FileError> {
    if rusqlite::version_number() < 3_051_003 {
        let what = format!("SQLite {} is too old; 3.51.3 or newer is needed", rusqlite::version());
        return Err(FileError::System { path: path.to_owned(), what });
    }
    Ok(())
}

fn connect(path: &Path) -> Result<Connection, FileError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(|error| as_file_error(path, error.into()))?;
    configure(&db).map_err(|error| as_file_error(path, error))?;
    Ok(db)
}

/// Gives queries the function `agency_day()`.
fn knows_day(db: &Connection) -> Result<Arc<AtomicI32>, StoreError> {
    let day = Arc::new(AtomicI32::new(0));
    let told = Arc::clone(&day);
    // Constant while one statement runs, and asked again by the next.
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    db.create_scalar_function("agency_day", 0, flags, move |_| {
        let day = told.load(Ordering::Relaxed);
        let known = NaiveDate::from_num_days_from_ce_opt(day).filter(|_| day > 0);
        Ok(known.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string()))
    })?;
    Ok(day)
}

fn configure(db: &Connection) -> Result<(), StoreError> {
    db.busy_timeout(std::time::Duration::from_secs(10))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    db.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;
         PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 16777216;",
    )?;
    db.set_prepared_statement_cache_capacity(256);
    Ok(())
}

/// Looks at a file without leaving a trace: through SQLite, immutable and read-only, so that no byte, no lock and no
/// `-wal` appears beside a file that is then refused.
fn inspect(path: &Path) -> Result<(), FileError> {
    let system = |error: std::io::Error| FileError::System { path: path.to_owned(), what: error.to_string() };
    let meta = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => FileError::Missing(path.to_owned()),
        _ => system(error),
    })?;
    if !meta.is_file() {
        return Err(FileError::NotAFile(path.to_owned()));
    }
    if meta.permissions().readonly() {
        return Err(FileError::ReadOnly(path.to_owned()));
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let foreign = || FileError::Foreign(path.to_owned());
    let full = std::path::absolute(path).map_err(system)?;
    let db = Connection::open_with_flags(uri_of(&full), flags).map_err(|_| foreign())?;
    let number = |pragma: &str| db.query_row(pragma, [], |row| row.get::<_, i64>(0));
    // A file that is not SQLite at all fails here as "not a database"; a truncated one of whoever as corrupt.
    let application = number("PRAGMA application_id").map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DatabaseCorrupt) => FileError::Damaged(path.to_owned()),
        _ => foreign(),
    })?;
    if application != APPLICATION_ID {
        return Err(foreign());
    }
    let schema = number("PRAGMA user_version").map_err(|_| FileError::Damaged(path.to_owned()))?;
    if schema > migrate::SCHEMA {
        return Err(FileError::Newer { path: path.to_owned(), file: schema, program: migrate::SCHEMA });
    }
    // A log beside the file may hold its newest pages; then the sizes here prove nothing.
    let beside = PathBuf::from(format!("{}-wal", path.display()));
    if !beside.exists() {
        let pages = number("PRAGMA page_count").map_err(|_| FileError::Damaged(path.to_owned()))?;
        let size = number("PRAGMA page_size").map_err(|_| FileError::Damaged(path.to_owned()))?;
        let readable = number("SELECT count(*) FROM sqlite_schema").is_ok();
        if !readable || u64::try_from(pages * size).is_ok_and(|bytes| bytes > meta.len()) {
            return Err(FileError::Damaged(path.to_owned()));
        }
    }
    Ok(())
}

/// The path as a SQLite URI; everything but unreserved characters and slashes is escaped.
fn uri_of(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                uri.push(char::from(*byte))
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri + "?immutable=1"
}

fn as_file_error(path: &Path, error: StoreError) -> FileError {
    let path = path.to_owned();
    match error {
        StoreError::Busy => FileError::Locked(path),
        StoreError::Damaged => FileError::Damaged(path),
        other => FileError::System { path, what: other.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
        let mut found: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
            .map(|path| {
                (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap())
            })
            .collect();
        found.sort();
        found
    }

    #[test]
    fn a_refused_file_is_left_untouched() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        drop(Store::create(&at("ours")).unwrap());
        let ours = std::fs::read(at("ours")).unwrap();
        std::fs::write(at("text"), "not a database").unwrap();
        std::fs::write(at("empty"), "").unwrap();
        std::fs::write(at("truncated"), &ours[..ours.len() * 6 / 10]).unwrap();
        let mut newer = ours.clone();
        newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
        std::fs::write(at("newer"), &newer).unwrap();
        let mut foreign = ours;
        foreign[68..72].copy_from_slice(&7_u32.to_be_bytes());
        std::fs::write(at("foreign"), &foreign).unwrap();
        std::fs::create_dir(at("folder")).unwrap();
        let before = files(folder.path());
        let kind = |name: &str| match Store::open(&at(name)).map(|_| ()) {
            Err(FileError::Missing(_)) => "missing",
            Err(FileError::NotAFile(_)) => "not a file",
            Err(FileError::Foreign(_)) => "foreign",
            Err(FileError::Newer { .. }) => "newer",
            Err(FileError::Damaged(_)) => "damaged",
            other => panic!("{name}: {other:?}"),
        };
        for (name, expected) in [
            ("absent", "missing"),
            ("folder", "not a file"),
            ("text", "foreign"),
            ("empty", "foreign"),
            ("foreign", "foreign"),
            ("newer", "newer"),
            ("truncated", "damaged"),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
        assert_eq!(files(folder.path()), before);
    }

    #[test]
    fn a_new_file_opens_again_and_is_never_overwritten() {
        let folder = folder();
        let path = folder.path().join("with space & é?.db");
        drop(Store::create(&path).unwrap());
        assert_eq!(Store::create(&path).unwrap_err(), FileError::Exists(path.clone()));
        let store = Store::open(&path).unwrap();
        assert_eq!(migrate::schema_of(store.db()).unwrap(), migrate::SCHEMA);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            for name in files(folder.path()).into_iter().map(|(name, _)| name) {
                let mode = std::fs::metadata(folder.path().join(&name)).unwrap().permissions().mode();
                assert_eq!(mode & 0o777, 0o600, "{name}");
            }
        }
    }
}
