//! The areas: which of them each role may open, in their fixed numbers (screens.md, rule 15), what each opens, and the
//! counts beside them. The one place where an area is registered.

use super::{
    agency::Agency, directory::Directory, families::Families, intake::Intake, review::area::ReviewsArea,
    today, today::Today, waiting::Waiting,
};
use crate::{
    casework::Failure,
    domain::{access::Act, codes::Role},
    keymap::Action,
    ui::screen::{Ctx, Screen},
};

/// Makes the screen of an area.
type Open = fn(&mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure>;

/// An area: its action, the query it stands on, what opens it.
struct Place {
    area: Action,
    act: Act,
    open: Open,
}

/// Every area that is built, in the order of the numbers.
const PLACES: &[Place] = &[
    Place { area: Action::AreaToday, act: Act::ListDue, open: Today::open },
    Place { area: Action::AreaFamilies, act: Act::FindFamilies, open: Families::open },
    Place { area: Action::AreaIntake, act: Act::ListPool, open: Intake::open },
    Place { area: Action::AreaWaiting, act: Act::ListWaiting, open: Waiting::open },
    Place { area: Action::AreaReviews, act: Act::ListReviews, open: ReviewsArea::open },
    Place { area: Action::AreaDirectory, act: Act::ListOrganizations, open: Directory::open },
    Place { area: Action::AreaAgency, act: Act::ListStaff, open: Agency::open },
];

/// The areas that a role may open, in the order of their numbers.
pub const fn areas_of(role: Role) -> &'static [Action] {
    match role {
        Role::Intake => &[
            Action::AreaToday,
            Action::AreaFamilies,
            Action::AreaIntake,
            Action::AreaWaiting,
            Action::AreaDirectory,
        ],
        Role::Coordinator => &[
            Action::AreaToday,
            Action::AreaFamilies,
            Action::AreaWaiting,
            Action::AreaReviews,
            Action::AreaDirectory,
        ],
        Role::Supervisor => &[
            Action::AreaToday,
            Action::AreaFamilies,
            Action::AreaIntake,
            Action::AreaWaiting,
            Action::AreaReviews,
            Action::AreaDirectory,
            Action::AreaAgency,
        ],
        Role::Privacy => &[Action::AreaToday, Action::AreaFamilies, Action::AreaDirectory],
        Role::Administrator => &[Action::AreaToday, Action::AreaAgency],
    }
}

/// The area a role begins in.
pub const fn home(_: Role) -> Action {
    Action::AreaToday
}

/// Opens an area.
///
/// # Errors
/// When the role may not open it, or the file fails.
pub fn open(area: Action, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let place = PLACES.iter().find(|place| place.area == area);
    let role = ctx.session.identity().role;
    match place {
        Some(place) if areas_of(role).contains(&area) => (place.open)(ctx),
        Some(place) => Err(refused(place.act)),
        None => Err(Failure::Refused { act: Act::ListDue, who: Vec::new() }),
    }
}

fn refused(act: Act) -> Failure {
    Failure::Refused { act, who: crate::domain::access::who_could(act.capability()) }
}

/// What stands at the right of the areas ("on hold 1  drafts 1"). A count that cannot be read is left out.
pub fn counts(ctx: &mut Ctx<'_>) -> Vec<String> {
    today::counts(ctx).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{access::Rule, codes::Code};

    #[test]
    fn a_role_sees_exactly_the_areas_whose_query_it_may_ask() {
        for role in Role::ALL {
            for place in PLACES {
                let rule = place.act.capability().rule(*role);
                let listed = areas_of(*role).contains(&place.area);
                let name = place.area.name();
                // Everybody may ask for their own reviews; only those who have any see the area.
                let has_any =
                    place.area != Action::AreaReviews || matches!(role, Role::Coordinator | Role::Supervisor);
                assert_eq!(listed, has_any && rule != Rule::No, "{name} for {}", role.code());
            }
            assert!(areas_of(*role).contains(&home(*role)));
            let numbers: Vec<usize> = areas_of(*role)
                .iter()
                .map(|area| PLACES.iter().position(|place| place.area == *area).unwrap())
                .collect();
            assert!(numbers.is_sorted(), "{}", role.code());
        }
    }
}
