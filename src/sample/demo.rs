//! The demo's file: made where it is missing, opened where it stands, made anew when asked. Never touches a file that is
//! not marked as made up.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{DEMO_PASSPHRASE, Plan, make};
use crate::{
    casework::{DoorError, passphrase::Cost, session, setup::SetupError},
    store::FileError,
};

/// Why there is no demo.
#[derive(Debug, Clone, PartialEq)]
pub enum DemoError {
    /// The file is an agency's own.
    NotDemo(PathBuf),
    /// It cannot be opened.
    Door(DoorError),
    /// It cannot be made.
    Setup(SetupError),
}

/// What stands at the place of a demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemoPlace {
    /// Nothing.
    Free,
    /// A demo.
    Demo,
    /// A demo that was never finished.
    Unfinished,
}

/// Whether a demo stands at `path` or may be made there; quick, and touches nothing.
///
/// # Errors
/// When something else stands there.
pub fn may_be_demo(path: &Path) -> Result<DemoPlace, DemoError> {
    match session::inspect(path) {
        Ok(agency) if agency.demo => Ok(DemoPlace::Demo),
        Ok(_) => Err(DemoError::NotDemo(path.to_owned())),
        Err(DoorError::File(FileError::Missing(_))) => Ok(DemoPlace::Free),
        Err(DoorError::NotSetUp) => Ok(DemoPlace::Unfinished),
        Err(other) => Err(DemoError::Door(other)),
    }
}

/// Makes sure that a demo stands at `path`, with `families` where it has to be made; `fresh` makes it anew.
///
/// # Errors
/// When something else stands there, or the place cannot be written.
pub fn ensure_demo(path: &Path, families: usize, fresh: bool, today: NaiveDate) -> Result<(), DemoError> {
    let place = may_be_demo(path)?;
    if place == DemoPlace::Demo && !fresh {
        return Ok(());
    }
    let system = |error: std::io::Error| {
        let file = FileError::System { path: path.to_owned(), what: error.to_string() };
        DemoError::Door(DoorError::File(file))
    };
    if place == DemoPlace::Free {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(system)?;
        }
    } else {
        std::fs::remove_file(path).map_err(system)?;
        for suffix in ["-wal", "-shm"] {
            // They are there only while someone has the file open.
            let _ = std::fs::remove_file(format!("{}{suffix}", path.display()));
        }
    }
    make_demo(path, families, today).map(|_| ()).map_err(DemoError::Setup)
}

/// Makes a demo file for `today`: everyone signs in with [`DEMO_PASSPHRASE`].
///
/// # Errors
/// As [`make`].
pub fn make_demo(path: &Path, families: usize, today: NaiveDate) -> Result<u64, SetupError> {
    let plan = Plan { families, seed: 1, today, coordinators: 12 };
    make(path, plan, DEMO_PASSPHRASE, Cost::FLOOR, &mut |_| ())
}
