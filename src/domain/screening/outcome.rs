//! What a screening computes. The first five fields are the output of `circle screen`, in its order.

use serde::{Serialize, Serializer};

use super::why::CriterionFinding;
use crate::domain::codes::ScreeningResult;

macro_rules! notes {
    ($($(#[$doc:meta])* $variant:ident $code:literal $text:literal),+ $(,)?) => {
        /// A remark beside the result (contracts.md, `notes`); in the order of its codes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ScreeningNote { $($(#[$doc])* $variant),+ }

        impl ScreeningNote {
            /// Every note.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its code in the output.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The text id of its sentence.
            pub fn text(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

notes! {
    /// Age and school speak for adult services (P3).
    AdultServices "adult_services" "screening-note-adult-services",
    /// The place is found in more than one area.
    AreaAmbiguous "area_ambiguous" "screening-note-area-ambiguous",
    /// The place is in no area of the table.
    AreaNotRecognised "area_not_recognised" "screening-note-area-not-recognised",
    /// Boundaries or agency of the area are still to be checked.
    AreaUnconfirmed "area_unconfirmed" "screening-note-area-unconfirmed",
    /// 21 is a possible age: a supervisor confirms.
    ConfirmAge21 "confirm_age_21" "screening-note-confirm-age-21",
    /// The age is not exactly known.
    EstimatedAge "estimated_age" "screening-note-estimated-age",
    /// Too few organisations, but enough persons.
    OneOrganizationSeveralPeople "one_organization_several_people" "screening-note-one-organization-several-people",
    /// Willingness is the only yes: say why the service would help.
    OnlyWillingness "only_willingness" "screening-note-only-willingness",
    /// The family lives in an area that is not the programme's own.
    OutsideArea "outside_area" "screening-note-outside-area",
}

impl Serialize for ScreeningNote {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// What became of the place where the child lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegionFinding {
    /// Not asked yet.
    NotGiven,
    /// Given, but in no area of the table.
    NotRecognised,
    /// Found in several areas: their ids.
    Ambiguous(Vec<String>),
    /// One area.
    Known {
        /// Its id.
        id: String,
        /// Whether it is one of the programme's own.
        own: bool,
    },
}

/// The result of a screening: advice for the person who decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScreeningOutcome {
    /// The result code.
    pub result: ScreeningResult,
    /// What decided, in the order consent, region, criteria.
    pub decided_by: Vec<String>,
    /// What is missing, in the same order.
    pub missing: Vec<String>,
    /// The agency that serves the area where the family lives, if it is another one.
    pub route_to: Option<String>,
    /// Remarks, sorted by code.
    pub notes: Vec<ScreeningNote>,
    /// Each criterion with its answer and why, for the screens.
    #[serde(skip)]
    pub criteria: Vec<CriterionFinding>,
    /// What became of the place, for the screens.
    #[serde(skip)]
    pub region: RegionFinding,
}
