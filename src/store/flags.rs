//! What was flagged for a privacy officer or a supervisor, narrowed to what the role looks at again: restricted matches go
//! to the privacy officer, crisis views to both, crisis calls to the supervisor of the team. Nobody reviews themselves.

use super::{Db, StoreError, care, rows, scope::Viewer};
use crate::domain::{
    codes::{FlagKind, Role},
    due::FlagFacts,
    ids::{ChildId, FileNumber, StaffId},
    record::{Child, Flag, Stored},
};

/// The kinds that a role looks at again.
pub fn kinds_of(role: Role) -> &'static [FlagKind] {
    match role {
        Role::Privacy => &[FlagKind::RestrictedMatch, FlagKind::CrisisView],
        Role::Supervisor => &[FlagKind::CrisisView, FlagKind::CrisisCall],
        Role::Intake | Role::Coordinator | Role::Administrator => &[],
    }
}

/// Whether the viewer looks at this one again: a privacy officer over all teams, a supervisor within the team.
pub fn is_for(flag: &Flag, viewer: &Viewer) -> bool {
    let near = viewer.role == Role::Privacy || flag.team_id == viewer.team;
    let own = flag.kind == FlagKind::CrisisView && flag.staff_id == viewer.staff;
    near && !own && kinds_of(viewer.role).contains(&flag.kind)
}

/// What waits for the viewer.
pub fn waiting(db: &Db, viewer: &Viewer) -> Result<Vec<FlagFacts>, StoreError> {
    if kinds_of(viewer.role).is_empty() {
        return Ok(Vec::new());
    }
    let open = rows::load_where::<Flag>(db, "t.state IN ('open', 'later') ORDER BY t.at, t.id", ())?;
    let mut found = Vec::new();
    for flag in open.into_iter().filter(|flag| is_for(flag, viewer)) {
        found.push(FlagFacts {
            id: flag.id,
            kind: flag.kind,
            state: flag.state,
            card: flag.child_id.map(|child| care::card(db, child)).transpose()?.flatten(),
            other: flag.other_child_id.map(|child| number(db, child)).transpose()?.flatten(),
            staff: flag.staff_id,
            by: name(db, flag.staff_id)?,
            team: flag.team_id,
            at: flag.at,
            reason: flag.reason.clone(),
        });
    }
    Ok(found)
}

/// Whether this was flagged already and waits: the same thing never stands twice.
pub fn same(db: &Db, flag: &Flag) -> Result<Option<Stored<Flag>>, StoreError> {
    let open =
        rows::load_where::<Flag>(db, "t.kind = ?1 AND t.state IN ('open', 'later')", [kind_code(flag.kind)])?;
    let day = flag.at.day();
    Ok(open.into_iter().find(|there| {
        let files = there.child_id == flag.child_id && there.other_child_id == flag.other_child_id;
        files
            && match flag.kind {
                FlagKind::RestrictedMatch => true,
                FlagKind::CrisisView => there.staff_id == flag.staff_id && there.at.day() == day,
                FlagKind::CrisisCall => there.call_id == flag.call_id,
            }
    }))
}

fn kind_code(kind: FlagKind) -> &'static str {
    use crate::domain::codes::Code;
    kind.code()
}

fn number(db: &Db, child: ChildId) -> Result<Option<FileNumber>, StoreError> {
    Ok(rows::load::<Child>(db, child)?.map(|child| FileNumber(child.file_number)))
}

fn name(db: &Db, staff: StaffId) -> Result<String, StoreError> {
    Ok(care::staff_ref(db, staff)?.map(|person| person.name).unwrap_or_default())
}
