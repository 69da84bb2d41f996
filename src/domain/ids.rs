//! Row ids, file numbers and the other numbers people read. Row ids stay inside the file; what leaves it
//! is a public id (UUIDv7) or a number such as `C-0001`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

macro_rules! row_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    )+};
}

row_ids! {
    /// A team of the agency.
    TeamId,
    /// A staff person.
    StaffId,
    /// Everyone who is not staff.
    PersonId,
    /// A child's file.
    ChildId,
    /// A family: the caregivers and children who belong together.
    FamilyId,
    /// One address where people live together.
    HouseholdId,
    /// An episode: one entry into service.
    EpisodeId,
    /// An organisation of the directory.
    OrganizationId,
    /// A call.
    CallId,
    /// A row of any other record kind.
    RowId,
}

macro_rules! into_row_ids {
    ($($name:ident),+) => {$(
        impl From<$name> for RowId {
            fn from(id: $name) -> Self { Self(id.0) }
        }

        impl From<RowId> for $name {
            fn from(id: RowId) -> Self { Self(id.0) }
        }
    )+};
}

into_row_ids!(TeamId, StaffId, PersonId, ChildId, FamilyId, HouseholdId, EpisodeId, OrganizationId, CallId);

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident $prefix:literal $width:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "-{:0width$}"), self.0, width = $width)
            }
        }

        impl FromStr for $name {
            type Err = NotANumber;

            /// Reads the written form, without regard to case; leading zeros and the dash may be missing.
            fn from_str(text: &str) -> Result<Self, NotANumber> {
                let text = text.trim();
                let rest = text.get(..1).filter(|p| p.eq_ignore_ascii_case($prefix)).map(|_| &text[1..]);
                let digits = rest.map(|r| r.strip_prefix('-').unwrap_or(r)).ok_or(NotANumber)?;
                if digits.is_empty() || digits.len() > 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
                    return Err(NotANumber);
                }
                digits.parse().map(Self).map_err(|_| NotANumber)
            }
        }
    )+};
}

/// The text is not a number of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a number of this kind")]
pub struct NotANumber;

numbers! {
    /// The number of one child's file, `C-0001`; never reused (domain.md, Additions, "File number").
    FileNumber "C" 4,
    /// The number of a circle member within a file, `M-1`.
    MemberNumber "M" 1,
    /// The number of an organisation within the agency, `O-1`.
    OrganizationNumber "O" 1,
    /// The number of a staff person within the agency, `S-1`.
    StaffNumber "S" 1,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_numbers_read_back_what_they_write() {
        for (text, number) in [("C-0001", 1), ("c-1042", 1042), ("C12", 12), (" C-123456 ", 123_456)] {
            assert_eq!(text.parse(), Ok(FileNumber(number)), "{text}");
        }
        for text in ["", "C", "C-", "M-1", "C-1x", "ç-1", "C-9999999999"] {
            assert_eq!(text.parse::<FileNumber>(), Err(NotANumber), "{text}");
        }
        assert_eq!(FileNumber(7).to_string(), "C-0007");
        assert_eq!(MemberNumber(7).to_string(), "M-7");
    }
}
