//! A letter or sheet as a text file at a place a person names: readable by its owner only, never over something without a
//! yes, never into a device, a folder, a link or the agency's own file, and with no other file beside it on the way.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperTrouble {
    /// A file is there; it is replaced only after a yes.
    Exists,
    /// A folder.
    Folder,
    /// A device, a pipe, a socket or a link.
    NotAFile,
    /// The agency's file, or one that belongs to it.
    Agency,
    /// The folder it should stand in is missing.
    NoFolder,
    /// This user may not write there.
    Denied,
    /// The disk is full.
    Full,
    /// Something else the system says.
    System(String),
}

impl PaperTrouble {
    /// The text id of the sentence.
    pub const fn text_id(&self) -> &'static str {
        match self {
            Self::Exists => "paper-exists",
            Self::Folder => "paper-folder",
            Self::NotAFile => "paper-not-a-file",
            Self::Agency => "paper-agency",
            Self::NoFolder => "paper-no-folder",
            Self::Denied => "paper-denied",
            Self::Full => "paper-full",
            Self::System(_) => "paper-system",
        }
    }

    fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Denied,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::System(error.kind().to_string()),
        }
    }
}

/// The place that was typed: `~/` is the person's own folder, anything else as it stands.
pub fn place(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) if !home.is_empty() => Path::new(&home).join(rest),
        _ => PathBuf::from(typed),
    }
}

/// Whether a text may be written there now. [`PaperTrouble::Exists`] asks for a yes; everything else is a no.
///
/// # Errors
/// Why not.
pub fn look(place: &Path, agency: &Path) -> Result<(), PaperTrouble> {
    let ends_open = place.as_os_str().as_encoded_bytes().last().is_some_and(|last| *last == b'/');
    if ends_open || place.file_name().is_none() {
        return Err(PaperTrouble::Folder);
    }
    if is_agency(place, agency) {
        return Err(PaperTrouble::Agency);
    }
    match fs::symlink_metadata(place) {
        Ok(found) if found.is_dir() => Err(PaperTrouble::Folder),
        Ok(found) if !found.is_file() => Err(PaperTrouble::NotAFile),
        Ok(_) => Err(PaperTrouble::Exists),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match folder_of(place).is_dir() {
            true => Ok(()),
            false => Err(PaperTrouble::NoFolder),
        },
        Err(error) => Err(PaperTrouble::of(&error)),
    }
}

fn folder_of(place: &Path) -> &Path {
    place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The agency's file under any name, and everything beside it whose name begins with its own. Only looked at, never
/// opened: closing a descriptor of the database would drop its locks.
fn is_agency(place: &Path, agency: &Path) -> bool {
    let same = |a: &Path, b: &Path| match (fs::metadata(a), fs::metadata(b)) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    };
    let begins = place
        .file_name()
        .zip(agency.file_name())
        .is_some_and(|(name, own)| name.as_encoded_bytes().starts_with(own.as_encoded_bytes()));
    same(place, agency) || begins && same(folder_of(place), folder_of(agency))
}

/// Writes `text` to `place`, which [`look`] found free, or whose file shall be replaced with `replace`.
///
/// # Errors
/// Why not; nothing of the text is left there then.
pub fn write(place: &Path, agency: &Path, text: &str, replace: bool) -> Result<(), PaperTrouble> {
    match look(place, agency) {
        Err(PaperTrouble::Exists) if replace => {
            fs::remove_file(place).map_err(|error| PaperTrouble::of(&error))?;
        }
        other => other?,
    }
    let fail = |error: io::Error| PaperTrouble::of(&error);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(place).map_err(fail)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    written.map_err(|error| {
        // Half a letter is no letter.
        let _ = fs::remove_file(place);
        PaperTrouble::of(&error)
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::{fs::symlink, net::UnixListener};

    use super::*;

    #[test]
    fn a_file_is_written_for_its_owner_only_and_never_over_something_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let agency = at("agency.db");
        fs::write(&agency, "x").unwrap();
        fs::write(at("agency.db-wal"), "x").unwrap();
        fs::create_dir(at("folder")).unwrap();
        fs::write(at("other.txt"), "other").unwrap();
        symlink(at("other.txt"), at("link")).unwrap();
        symlink(&agency, at("to-agency")).unwrap();
        fs::hard_link(&agency, at("hard")).unwrap();
        let _socket = UnixListener::bind(at("socket")).unwrap();
        for (place, expected) in [
            (at("letter.txt"), Ok(())),
            (at("folder"), Err(PaperTrouble::Folder)),
            (at("folder/"), Err(PaperTrouble::Folder)),
            (PathBuf::new(), Err(PaperTrouble::Folder)),
            (at(".."), Err(PaperTrouble::Folder)),
            (at("other.txt"), Err(PaperTrouble::Exists)),
            (at("link"), Err(PaperTrouble::NotAFile)),
            (at("socket"), Err(PaperTrouble::NotAFile)),
            (PathBuf::from("/dev/null"), Err(PaperTrouble::NotAFile)),
            (PathBuf::from("/dev/stdout"), Err(PaperTrouble::NotAFile)),
            (at("missing/letter.txt"), Err(PaperTrouble::NoFolder)),
            (at("other.txt/letter.txt"), Err(PaperTrouble::NoFolder)),
            (agency.clone(), Err(PaperTrouble::Agency)),
            (at("agency.db-wal"), Err(PaperTrouble::Agency)),
            (at("agency.db-shm"), Err(PaperTrouble::Agency)),
            (at("to-agency"), Err(PaperTrouble::Agency)),
            (at("hard"), Err(PaperTrouble::Agency)),
        ] {
            assert_eq!(look(&place, &agency), expected, "{}", place.display());
            for replace in [false, true] {
                let refused = expected.is_err() && !(replace && expected == Err(PaperTrouble::Exists));
                if refused {
                    assert!(write(&place, &agency, "letter", replace).is_err(), "{}", place.display());
                }
            }
        }
        assert_eq!(fs::read_to_string(&agency).unwrap(), "x");
        let place = at("letter.txt");
        write(&place, &agency, "one\n", false).unwrap();
        assert_eq!(fs::metadata(&place).unwrap().mode() & 0o777, 0o600);
        assert_eq!(write(&place, &agency, "two\n", false), Err(PaperTrouble::Exists));
        write(&place, &agency, "two\n", true).unwrap();
        assert_eq!(fs::read_to_string(&place).unwrap(), "two\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 9, "nothing was left beside it");
    }
}
