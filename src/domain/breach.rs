//! How information that stood in the wrong file may have been shown or sent (domain.md 1.7, PR-15). One row for each way,
//! so that a further way (exports) is one code more. Decides nothing: a person judges a suspected breach.

/// A way in which something may have been seen by who should not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exposure {
    /// Somebody else of the staff opened the file.
    Looked,
    /// It was sent with a hand-off.
    HandedOff,
    /// A letter of the file was sent.
    Letter,
    /// It stands in a version of the plan that was agreed.
    InPlan,
    /// The family of the file was told.
    Told,
}

impl Exposure {
    /// Every way.
    pub const ALL: &'static [Self] = &[Self::Looked, Self::HandedOff, Self::Letter, Self::InPlan, Self::Told];

    /// Its code in [`crate::domain::record::Breach::shown`].
    pub const fn code(self) -> &'static str {
        match self {
            Self::Looked => "looked",
            Self::HandedOff => "handed_off",
            Self::Letter => "letter",
            Self::InPlan => "in_plan",
            Self::Told => "told",
        }
    }

    /// The text id of its words, with a count.
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::Looked => "breach-looked",
            Self::HandedOff => "breach-handed-off",
            Self::Letter => "breach-letter",
            Self::InPlan => "breach-in-plan",
            Self::Told => "breach-told",
        }
    }
}

/// "looked 2", as it is stored.
pub fn written(exposure: Exposure, count: usize) -> String {
    format!("{} {count}", exposure.code())
}

/// What a stored text says; none for one nobody knows.
pub fn read(text: &str) -> Option<(Exposure, usize)> {
    let (code, count) = text.split_once(' ')?;
    let exposure = Exposure::ALL.iter().copied().find(|known| known.code() == code)?;
    Some((exposure, count.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        for exposure in Exposure::ALL {
            assert_eq!(read(&written(*exposure, 3)), Some((*exposure, 3)));
        }
        for text in ["", "looked", "looked two", "nothing 1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
