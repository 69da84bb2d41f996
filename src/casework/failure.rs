//! How a command or query can fail, as data; the words are made where they are shown.

use serde_json::Value;

use crate::{
    domain::{access::Act, codes::Role, ids::RowId, problem::Problem, record::RecordKind},
    store::{FileError, StoreError},
};

/// One field on which two people differ.
#[derive(Debug, Clone, PartialEq)]
pub struct ConflictField {
    /// The field.
    pub name: &'static str,
    /// As it was when the form was opened.
    pub before: Value,
    /// As it was typed here.
    pub mine: Value,
    /// As someone else has saved it meanwhile.
    pub theirs: Value,
}

/// Someone else saved the record meanwhile.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Which kind of record.
    pub kind: RecordKind,
    /// Which row.
    pub row: RowId,
    /// Its version now.
    pub version: i64,
    /// Whether the other took it away.
    pub removed: bool,
    /// The fields that differ between the two, or that both changed.
    pub fields: Vec<ConflictField>,
}

/// Why a command or query did not happen. Nothing typed is lost by any of them.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// The record breaks rules; each problem names its field.
    Invalid(Vec<Problem>),
    /// Not allowed; these roles could.
    Refused {
        /// What was asked.
        act: Act,
        /// Who could.
        who: Vec<Role>,
    },
    /// Allowed with a reason, and none was given.
    NeedsReason(Act),
    /// Someone else saved meanwhile.
    Conflict(Box<Conflict>),
    /// The person was disabled, or the role taken away, meanwhile.
    SignedOut,
    /// The record is not there (any more).
    Missing(RecordKind),
    /// The write would break an invariant of the file; its code.
    Rule(String),
    /// The last command cannot be undone, or someone changed the record since.
    CannotUndo,
    /// The file failed.
    Store(StoreError),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Rule(rule) => Self::Rule(rule),
            other => Self::Store(other),
        }
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Invalid(vec![problem])
    }
}

/// Why the door stays shut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DoorError {
    /// The file.
    File(FileError),
    /// Unknown name, disabled person or wrong passphrase: never said which.
    Refused,
    /// The person holds several roles and acts in one at a time.
    ChooseRole(Vec<Role>),
    /// The date may be set on made-up files only.
    TodayNeedsDemo,
    /// The file has no agency yet.
    NotSetUp,
    /// The file failed while being read.
    Store(StoreError),
}

impl From<FileError> for DoorError {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl From<StoreError> for DoorError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What kind of fault of the file, for those who show it and know nothing of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFault {
    /// Others kept it busy.
    Busy,
    /// No room on the disk.
    Full,
    /// Damaged or replaced.
    Damaged,
    /// It exists already.
    Twice,
    /// The disk failed.
    Io,
    /// A fault of the program.
    Other,
}

impl FileFault {
    /// The kind of `error`.
    pub fn of(error: &StoreError) -> Self {
        match error {
            StoreError::Busy => Self::Busy,
            StoreError::Full => Self::Full,
            StoreError::Damaged => Self::Damaged,
            StoreError::Twice(_) => Self::Twice,
            StoreError::Io(_) => Self::Io,
            StoreError::Rule(_) | StoreError::Shape(_) | StoreError::Statement(_) => Self::Other,
        }
    }
}
