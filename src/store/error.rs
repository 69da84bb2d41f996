//! What can go wrong below: with a file, and with a statement. Never carries content of records.

use std::path::PathBuf;

use rusqlite::ffi;

/// A file could not be opened or made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Nothing is there.
    #[error("{0}: no such file")]
    Missing(PathBuf),
    /// Something is there already.
    #[error("{0}: exists already")]
    Exists(PathBuf),
    /// A folder, a device, a pipe.
    #[error("{0}: not an ordinary file")]
    NotAFile(PathBuf),
    /// Not an agency file of this program.
    #[error("{0}: not an agency file")]
    Foreign(PathBuf),
    /// Made by a newer version of the program.
    #[error("{path}: schema {file} is newer than {program}")]
    Newer {
        /// Which file.
        path: PathBuf,
        /// Its schema.
        file: i64,
        /// The newest schema known here.
        program: i64,
    },
    /// The file is an agency file, but damaged.
    #[error("{0}: damaged")]
    Damaged(PathBuf),
    /// Another process holds it.
    #[error("{0}: locked by another program")]
    Locked(PathBuf),
    /// It cannot be written.
    #[error("{0}: read-only")]
    ReadOnly(PathBuf),
    /// The system refused.
    #[error("{path}: {what}")]
    System {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        what: String,
    },
}

/// A statement failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Others kept the file busy too long.
    #[error("the file is busy")]
    Busy,
    /// No room on the disk.
    #[error("the disk is full")]
    Full,
    /// A rule that the file itself holds.
    #[error("rule: {0}")]
    Rule(String),
    /// Two rows that may exist only once.
    #[error("exists already: {0}")]
    Twice(String),
    /// The file is damaged or was replaced.
    #[error("the file is damaged")]
    Damaged,
    /// The disk or the file system failed.
    #[error("input or output failed: {0}")]
    Io(String),
    /// A row does not read as its record: the file and the program disagree.
    #[error("unexpected row: {0}")]
    Shape(String),
    /// Any other failure of a statement.
    #[error("statement failed: {0}")]
    Statement(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return Self::Statement(error.to_string());
        };
        let message = message.clone().unwrap_or_default();
        match failure.code {
            Code::DatabaseBusy | Code::DatabaseLocked => Self::Busy,
            Code::DiskFull => Self::Full,
            // A quota or a limit of the account says so too: SQLite knows only "no space" as full.
            Code::SystemIoFailure if failure.extended_code == ffi::SQLITE_IOERR_WRITE => Self::Full,
            Code::DatabaseCorrupt | Code::NotADatabase => Self::Damaged,
            Code::SystemIoFailure | Code::CannotOpen | Code::ReadOnly => {
                Self::Io(format!("{}", failure.extended_code))
            }
            Code::ConstraintViolation if message.starts_with("rule: ") => Self::Rule(message[6..].to_owned()),
            Code::ConstraintViolation if message.starts_with("UNIQUE") => Self::Twice(message),
            Code::ConstraintViolation => Self::Rule(message),
            _ => Self::Statement(message),
        }
    }
}
