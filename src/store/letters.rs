//! Letters of a child, and what follows from one that was sent.

use super::{Db, StoreError, rows};
use crate::domain::{
    ids::ChildId,
    record::{Letter, Stored},
};

/// The last day on which a letter told the family of child `k` where it stands. A letter that was not sent told nobody.
pub(super) const TOLD_BY_LETTER: &str =
    "(SELECT max(l.sent_on) FROM letter l WHERE l.child_id = k.id AND l.removed IS NULL
        AND l.sent <> 'not_sent' AND l.kind IN ('waiting', 'not_eligible'))";

/// The last day on which "we could not reach you" was sent about child `k`.
pub(super) const REACHED_FOR: &str =
    "(SELECT max(l.sent_on) FROM letter l WHERE l.child_id = k.id AND l.removed IS NULL
        AND l.sent <> 'not_sent' AND l.kind = 'not_reached')";

/// The letters of a child, the newest first.
pub fn of_child(db: &Db, child: ChildId) -> Result<Vec<Stored<Letter>>, StoreError> {
    rows::load_where(db, "t.child_id = ?1 ORDER BY t.made_at DESC, t.id DESC", [child.0])
}
