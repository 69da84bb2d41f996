//! Which children and episodes a list shows, as SQL conditions that say the same as the permission function for opening a
//! file (domain::access, `OpenFile`); a test compares the two for every child and role.
//!
//! Every condition uses the parameters `?1` staff, `?2` team, `?3` today, and the child as `k`.

use crate::domain::{
    codes::Role,
    ids::{StaffId, TeamId},
};

/// Who looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The role acted in.
    pub role: Role,
    /// The staff row.
    pub staff: StaffId,
    /// The team.
    pub team: TeamId,
    /// The agency's day (ISO).
    pub today: String,
}

const NO_OPEN_EPISODE: &str = "NOT EXISTS (SELECT 1 FROM episode_child oc JOIN episode oe ON oe.id = oc.episode_id
        WHERE oc.child_id = k.id AND oc.open = 1 AND oc.removed IS NULL AND oe.removed IS NULL)
    AND coalesce((SELECT dh.team_id FROM holding dh JOIN episode_child dc ON dc.episode_id = dh.episode_id
        WHERE dc.child_id = k.id AND dh.removed IS NULL ORDER BY dh.from_at DESC, dh.id DESC LIMIT 1), ?2) = ?2";

/// Children whose open episode the team holds; with `pool`, only before a coordinator has accepted.
fn held_by_team(pool: bool) -> String {
    let unaccepted = if pool {
        "AND NOT EXISTS (SELECT 1 FROM assignment pa WHERE pa.episode_id = hh.episode_id AND pa.kind = 'primary'
            AND pa.to_on IS NULL AND pa.removed IS NULL)"
    } else {
        ""
    };
    format!(
        "k.id IN (SELECT hc.child_id FROM holding hh JOIN episode_child hc ON hc.episode_id = hh.episode_id
            WHERE hh.team_id = ?2 AND hh.to_at IS NULL AND hh.removed IS NULL AND hc.open = 1 AND hc.removed IS NULL {unaccepted})"
    )
}

const OWN_OR_OFFERED: &str = "SELECT ac.child_id FROM assignment aa JOIN episode_child ac ON ac.episode_id = aa.episode_id
        WHERE aa.answerable_id = ?1 AND aa.removed IS NULL AND ac.open = 1 AND ac.removed IS NULL AND aa.from_on <= ?3
        AND (aa.to_on IS NULL OR (aa.kind = 'temporary_cover' AND aa.to_on >= ?3))
    UNION SELECT fc.child_id FROM offer ff JOIN episode_child fc ON fc.episode_id = ff.episode_id
        WHERE ff.to_id = ?1 AND ff.kind <> 'request' AND ff.state = 'pending' AND ff.removed IS NULL
        AND fc.open = 1 AND fc.removed IS NULL";

/// The children whose file the role may open without giving a reason.
pub(super) fn may_open(role: Role) -> String {
    let condition = match role {
        Role::Intake => format!("({} OR ({NO_OPEN_EPISODE}))", held_by_team(true)),
        Role::Coordinator => format!("k.id IN ({OWN_OR_OFFERED})"),
        Role::Supervisor => format!("({} OR ({NO_OPEN_EPISODE}))", held_by_team(false)),
        Role::Privacy | Role::Administrator => "0".to_owned(),
    };
    // All three parameters always stand, so that one way of binding fits every role.
    format!("(?1 IS NOT NULL AND ?2 IS NOT NULL AND ?3 IS NOT NULL AND {condition})")
}

/// The episodes of children that [`may_open`] lets through, where they are few and soon found from the person: a list
/// that begins with the episode `e` then need not look at each of them. Says nothing that `may_open` does not say.
pub(super) fn few_episodes(role: Role) -> Option<String> {
    (role == Role::Coordinator).then(|| {
        format!(
            "e.id IN (SELECT own.episode_id FROM episode_child own
                WHERE own.removed IS NULL AND own.child_id IN ({OWN_OR_OFFERED}))"
        )
    })
}
