//! The lists of families and of reviews: exactly what the permission function would let this person open, with counts
//! from the same condition.

use super::{Failure, Reading, Session, Subject, due::viewer};
pub use crate::store::lists::{FamilyFilter, FamilyKey, FamilyOrder, FamilyRow, ReviewFilter, ReviewRow};
use crate::{
    domain::{access::Act, codes::ReviewListState, query, review, why::Why},
    store::{lists, scope::Viewer},
};

/// How many rows a page holds unless told otherwise.
pub const PAGE: i64 = 200;

/// A page of families.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FamilyPage {
    /// The rows.
    pub rows: Vec<FamilyRow>,
    /// Where the next page begins; none at the end.
    pub next: Option<FamilyKey>,
    /// How many the filter leaves.
    pub total: i64,
}

/// Which page of families.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyQuery {
    /// What is typed: name, number, phone, caregiver, birth date.
    pub text: String,
    /// The filter; its `typed` is filled from `text`.
    pub filter: FamilyFilter,
    /// The order.
    pub order: FamilyOrder,
    /// After which row.
    pub after: Option<FamilyKey>,
    /// At most so many rows.
    pub limit: i64,
}

impl Default for FamilyQuery {
    fn default() -> Self {
        Self {
            text: String::new(),
            filter: FamilyFilter::default(),
            order: FamilyOrder::Name,
            after: None,
            limit: PAGE,
        }
    }
}

/// A review in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedReview {
    /// As the file has it.
    pub row: ReviewRow,
    /// How it stands today.
    pub state: ReviewListState,
    /// Days past its date; 0 when it is not overdue.
    pub days_late: i64,
    /// Why on that day.
    pub why: Why,
}

/// The list of reviews.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewPage {
    /// The rows, by date.
    pub rows: Vec<ListedReview>,
    /// How many there would be by state.
    pub by_state: Vec<(ReviewListState, i64)>,
}

impl Session {
    /// A page of the families one may open. Privacy and administration see none here.
    ///
    /// # Errors
    /// When the file fails.
    pub fn families(&mut self, wanted: &FamilyQuery) -> Result<FamilyPage, Failure> {
        self.read(Act::ListFamilies, Subject::Nothing, |reading| {
            let viewer = viewer(reading);
            let filter = FamilyFilter { typed: query::readings(&wanted.text), ..wanted.filter.clone() };
            let found = page(reading, &viewer, wanted, &filter)?;
            // Spelling is forgiven where nothing is spelled like this.
            if found.total > 0 || filter.typed.iter().all(|reading| reading.words.is_empty()) {
                return Ok(found);
            }
            page(reading, &viewer, wanted, &FamilyFilter { sounds: true, ..filter })
        })
    }

    /// Reviews of any date that one may see, by date.
    ///
    /// # Errors
    /// When the file fails.
    pub fn reviews(&mut self, filter: &ReviewFilter, limit: i64) -> Result<ReviewPage, Failure> {
        self.read(Act::ListReviews, Subject::Nothing, |reading| {
            let viewer = viewer(reading);
            let today = reading.today;
            let listed = |row: ReviewRow| {
                let state = review::list_state(row.state, row.due_on, today)?;
                let overdue = state == ReviewListState::Overdue;
                let days_late = if overdue { (today - row.due_on).num_days() } else { 0 };
                Some(ListedReview { why: review::why_of(&row.why), state, days_late, row })
            };
            let rows = lists::reviews(reading.db, &viewer, filter, limit)?;
            Ok(ReviewPage {
                rows: rows.into_iter().filter_map(listed).collect(),
                by_state: lists::reviews_by_state(reading.db, &viewer, filter)?,
            })
        })
    }
}

fn page(
    reading: &Reading<'_>,
    viewer: &Viewer,
    wanted: &FamilyQuery,
    filter: &FamilyFilter,
) -> Result<FamilyPage, Failure> {
    let rows =
        lists::families(reading.db, viewer, filter, wanted.order, wanted.after.as_ref(), wanted.limit)?;
    let total = lists::families_count(reading.db, viewer, filter)?;
    let full = i64::try_from(rows.len()).is_ok_and(|count| count == wanted.limit);
    let next = rows.last().filter(|_| full).map(|row| row.key.clone());
    Ok(FamilyPage { rows, next, total })
}
