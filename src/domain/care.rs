//! Who cares for a child, by date (domain.md, Additions "Homes"): legal guardian, daily carer and placement are dated ties,
//! a change opens one list of what follows, a foster address is hidden from the birth family, a custody paper is asked
//! for. Takes records and the day; decides nothing for a person and knows no words.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::{
    codes::{ChangeLineKind, ChangePart, CustodyPaper, LegalAuthority, Placement, Relation, YesNo},
    ids::{ChildId, PersonId, RowId},
    problem::Problem,
    record::{Child, Household, HouseholdMember, Link},
};

/// Days after which a paper that was asked for is asked for again.
pub const PAPER_DAYS: u64 = 14;
/// Days within which a second signature is expected.
pub const SIGNATURE_DAYS: u64 = 7;
/// Days that a line of the list gets where nobody is at risk meanwhile.
const LINE_DAYS: u64 = 7;

/// Whether something dated counts on `today`: it has begun, and its last day is not over.
pub fn is_current(from: Option<NaiveDate>, to: Option<NaiveDate>, today: NaiveDate) -> bool {
    from.is_none_or(|day| day <= today) && to.is_none_or(|day| day >= today)
}

/// Whether a tie gives the say: custody alone or together, or a children's aid society.
pub fn is_guardian(link: &Link) -> bool {
    use LegalAuthority::{ChildrensAid, Custodial, Joint};
    matches!(link.legal_authority, Some(Custodial | Joint | ChildrensAid))
}

/// Whether a tie says that the person cares for the child day by day; where nobody is named so, who lives with the
/// child counts.
pub fn is_daily_carer(link: &Link, someone_named: bool) -> bool {
    let may_care = !matches!(
        link.relation,
        Relation::Sibling | Relation::Friend | Relation::Neighbour | Relation::Worker | Relation::SelfYouth
    );
    match link.daily_carer {
        Some(YesNo::Yes) => true,
        _ => !someone_named && may_care && link.lives_with == Some(YesNo::Yes),
    }
}

/// Whether a person of this relation stays beside the child when somebody else cares for it: family does.
pub fn stays_beside(relation: Relation) -> bool {
    !matches!(relation, Relation::Foster | Relation::Guardian | Relation::Worker)
}

/// Whether a person of this relation is of the birth family, from whom a foster address is hidden.
pub fn is_birth_family(relation: Relation) -> bool {
    use Relation::{Father, Grandparent, Kin, Mother, Partner, Sibling, Stepparent};
    matches!(relation, Mother | Father | Stepparent | Grandparent | Kin | Sibling | Partner)
}

/// Whether where a child was placed is hidden from its birth family: a foster or group home, until somebody says that
/// it may be known.
pub fn hides_address(member: &HouseholdMember) -> bool {
    matches!(member.placement, Some(Placement::Foster | Placement::GroupHome))
        && member.address_shown != Some(YesNo::Yes)
}

/// Whether the paper that says who decides is asked for: the parents disagree or decide together, and nobody saw it.
pub fn paper_wanted<'a>(child: &Child, links: impl IntoIterator<Item = &'a Link>) -> bool {
    let stated = child.custody_contested == Some(YesNo::Yes)
        || links.into_iter().any(|link| link.legal_authority == Some(LegalAuthority::Joint));
    stated && child.custody_paper != Some(CustodyPaper::Seen)
}

/// What a home must say to be one: a place, or that there is no fixed address.
pub fn home_problems(home: &Household) -> Vec<Problem> {
    let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    let empty = blank(&home.municipality) && blank(&home.street) && blank(&home.postal_code);
    let mut problems = Vec::new();
    if empty && home.no_fixed_address != Some(YesNo::Yes) {
        problems.push(Problem::new("municipality", "problem-home-empty"));
    }
    if home.from_on.zip(home.to_on).is_some_and(|(from, to)| to < from) {
        problems.push(Problem::new("to_on", "problem-ends-before-begin"));
    }
    problems
}

/// Whether two addresses are the same one.
pub fn is_same_place(one: &Household, other: &Household) -> bool {
    let folded = |text: &Option<String>| super::fold::fold(text.as_deref().unwrap_or_default());
    let none = |home: &Household| home.no_fixed_address == Some(YesNo::Yes);
    none(one) == none(other)
        && folded(&one.street) == folded(&other.street)
        && folded(&one.municipality) == folded(&other.municipality)
}

/// Whether `carer` would end up in the care of the child: the child itself, or someone whose daily carers lead back to
/// it. `carers_of` gives the daily carers of a person.
pub fn is_circular<E>(
    child: PersonId,
    carer: PersonId,
    mut carers_of: impl FnMut(PersonId) -> Result<Vec<PersonId>, E>,
) -> Result<bool, E> {
    let mut seen = BTreeSet::new();
    let mut open = vec![carer];
    while let Some(person) = open.pop() {
        if person == child {
            return Ok(true);
        }
        if seen.insert(person) {
            open.extend(carers_of(person)?);
        }
    }
    Ok(false)
}

/// What the new home means for an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaFinding {
    /// The programme serves the new area, or the rules look at it themselves because nothing is decided yet.
    Served,
    /// It lies outside, or is not known: a person says what becomes of it.
    Asked,
}

/// What a change is known to touch when its list is made.
#[derive(Debug, Clone, Default)]
pub struct Touched {
    /// What changed.
    pub parts: Vec<ChangePart>,
    /// Consents in force given by somebody who has no say any more.
    pub consents: Vec<RowId>,
    /// Members of the circle who leave with the change.
    pub members: Vec<RowId>,
    /// Whether anybody else is in the circle.
    pub circle: bool,
    /// Whether who was called first does not care for the child any more.
    pub first_gone: bool,
    /// Whether the child lives somewhere else.
    pub moved: bool,
    /// Whether the new address is hidden from the birth family.
    pub hidden: bool,
    /// Whether the child goes to a school.
    pub school: bool,
    /// Open episodes with what the new home means for them.
    pub episodes: Vec<(ChildId, RowId, AreaFinding)>,
}

/// A line of the list as it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLine {
    /// Which.
    pub kind: ChangeLineKind,
    /// Another child than that of the change (a brother or sister who moved too).
    pub child: Option<ChildId>,
    /// The consent, the member, the episode.
    pub about: Option<RowId>,
    /// The day by which.
    pub due_on: NaiveDate,
    /// Whether it is done by being worked out.
    pub settled: bool,
}

/// The one list that a change opens: who consents now, whose consent falls, who loses sight, who is called first, the
/// hidden address, the area, the school, who is told.
pub fn lines(touched: &Touched, on: NaiveDate, today: NaiveDate) -> Vec<NewLine> {
    let from = on.max(today);
    let later = from.checked_add_days(Days::new(LINE_DAYS)).unwrap_or(from);
    let line = |kind, about| NewLine { kind, child: None, about, due_on: from, settled: false };
    let care = touched.parts.iter().any(|part| *part != ChangePart::Move);
    let mut found = Vec::new();
    if care {
        found.push(line(ChangeLineKind::WhoConsents, None));
    }
    found.extend(touched.consents.iter().map(|id| line(ChangeLineKind::ConsentFalls, Some(*id))));
    found.extend(touched.members.iter().map(|id| line(ChangeLineKind::LosesSight, Some(*id))));
    if care && touched.circle {
        found.push(line(ChangeLineKind::LosesSight, None));
    }
    if touched.first_gone {
        found.push(line(ChangeLineKind::CalledFirst, None));
    }
    if touched.hidden {
        found.push(line(ChangeLineKind::ProtectedAddress, None));
    }
    if touched.moved {
        let asked = touched.episodes.iter().filter(|(_, _, finding)| *finding == AreaFinding::Asked);
        let before = found.len();
        found.extend(asked.map(|(child, episode, _)| NewLine {
            child: Some(*child),
            due_on: later,
            ..line(ChangeLineKind::Area, Some(*episode))
        }));
        if found.len() == before {
            found.push(NewLine { settled: true, ..line(ChangeLineKind::Area, None) });
        }
        if touched.school {
            found.push(NewLine { due_on: later, ..line(ChangeLineKind::School, None) });
        }
    }
    if care || found.iter().any(|line| !line.settled) {
        found.push(NewLine { due_on: later, ..line(ChangeLineKind::Told, None) });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        codes::Code,
        ids::{FamilyId, HouseholdId},
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The lines as "kind about due", a settled one with a star.
    fn told(touched: &Touched, on: &str, today: &str) -> Vec<String> {
        let line = |line: NewLine| {
            let about = line.about.map(|id| format!(" {id}")).unwrap_or_default();
            format!("{}{about} {}{}", line.kind.code(), line.due_on, if line.settled { " *" } else { "" })
        };
        lines(touched, day(on), day(today)).into_iter().map(line).collect()
    }

    #[test]
    fn a_change_opens_one_list() {
        use ChangePart::{Move, NewCarer, NewGuardian};
        let foster = Touched {
            parts: vec![NewCarer, NewGuardian],
            consents: vec![RowId(4), RowId(5)],
            members: vec![RowId(9)],
            circle: true,
            first_gone: true,
            moved: true,
            hidden: true,
            school: true,
            episodes: vec![(ChildId(1), RowId(2), AreaFinding::Asked)],
        };
        let guardian = Touched { parts: vec![NewGuardian], consents: vec![RowId(4)], ..Touched::default() };
        let near = Touched {
            parts: vec![Move],
            moved: true,
            episodes: vec![(ChildId(1), RowId(2), AreaFinding::Served)],
            ..Touched::default()
        };
        let cases: &[(&Touched, &str, &[&str])] = &[
            (
                &foster,
                "2026-11-20",
                &[
                    "who_consents 2026-11-21",
                    "consent_falls 4 2026-11-21",
                    "consent_falls 5 2026-11-21",
                    "loses_sight 9 2026-11-21",
                    "loses_sight 2026-11-21",
                    "called_first 2026-11-21",
                    "protected_address 2026-11-21",
                    "area 2 2026-11-28",
                    "school 2026-11-28",
                    "told 2026-11-28",
                ],
            ),
            // A day to come: nothing is due before it.
            (
                &guardian,
                "2026-12-01",
                &["who_consents 2026-12-01", "consent_falls 4 2026-12-01", "told 2026-12-08"],
            ),
            // Still in the area: worked out, and nothing is left to do.
            (&near, "2026-11-21", &["area 2026-11-21 *"]),
        ];
        for (touched, on, expected) in cases {
            assert_eq!(told(touched, on, "2026-11-21"), *expected, "{:?}", touched.parts);
        }
    }

    #[test]
    fn care_never_goes_in_a_circle() {
        // 1 is cared for by 2, 2 by 3; 4 and 5 by each other, as a damaged file may say.
        let carers_of = |person: PersonId| -> Result<Vec<PersonId>, ()> {
            Ok(match person.0 {
                1 => vec![PersonId(2)],
                2 => vec![PersonId(3)],
                4 => vec![PersonId(5)],
                5 => vec![PersonId(4)],
                _ => Vec::new(),
            })
        };
        for (child, carer, circular) in
            [(1, 1, true), (3, 1, true), (2, 1, true), (1, 3, false), (1, 4, false), (4, 5, true)]
        {
            let found = is_circular(PersonId(child), PersonId(carer), carers_of);
            assert_eq!(found, Ok(circular), "{carer} cares for {child}");
        }
    }

    #[test]
    fn a_day_counts_from_its_first_to_its_last() {
        let today = day("2026-11-21");
        for (from, to, current) in [
            (None, None, true),
            (Some("2026-11-21"), Some("2026-11-21"), true),
            (Some("2026-11-22"), None, false),
            (None, Some("2026-11-20"), false),
        ] {
            assert_eq!(is_current(from.map(day), to.map(day), today), current, "{from:?} {to:?}");
        }
    }

    #[test]
    fn a_home_says_where_it_is() {
        let blank = Household::blank(FamilyId(1));
        let place = Household { municipality: Some("Ottawa".to_owned()), ..blank.clone() };
        let none = Household { no_fixed_address: Some(YesNo::Yes), ..blank.clone() };
        let spaces = Household { street: Some("  ".to_owned()), ..blank.clone() };
        for (home, sound) in [(&blank, false), (&place, true), (&none, true), (&spaces, false)] {
            assert_eq!(home_problems(home).is_empty(), sound, "{home:?}");
        }
        let typed = Household { municipality: Some("OTTAWA ".to_owned()), ..blank.clone() };
        assert!(is_same_place(&place, &typed));
        assert!(!is_same_place(
            &place,
            &Household { street: Some("1 Sample St".to_owned()), ..place.clone() }
        ));
    }

    #[test]
    fn a_foster_address_is_hidden_until_somebody_says_otherwise() {
        let member = |placement, shown| HouseholdMember {
            placement,
            address_shown: shown,
            ..HouseholdMember::blank(HouseholdId(1), PersonId(1), YesNo::Yes)
        };
        for (placement, shown, hidden) in [
            (Some(Placement::Foster), None, true),
            (Some(Placement::Foster), Some(YesNo::No), true),
            (Some(Placement::Foster), Some(YesNo::Yes), false),
            (Some(Placement::GroupHome), None, true),
            (Some(Placement::Kin), None, false),
            (None, None, false),
        ] {
            assert_eq!(hides_address(&member(placement, shown)), hidden, "{placement:?} {shown:?}");
        }
    }

    #[test]
    fn a_paper_is_asked_for_where_custody_is_joint_or_contested() {
        let link = |authority| Link {
            legal_authority: authority,
            ..Link::blank(ChildId(1), PersonId(1), Relation::Mother)
        };
        let child = |contested, paper| Child {
            custody_contested: contested,
            custody_paper: paper,
            ..Child::blank(1, PersonId(1), FamilyId(1))
        };
        let joint = link(Some(LegalAuthority::Joint));
        let alone = link(Some(LegalAuthority::Custodial));
        for (child, link, wanted) in [
            (child(None, None), &joint, true),
            (child(None, Some(CustodyPaper::AskedFor)), &joint, true),
            (child(None, Some(CustodyPaper::Seen)), &joint, false),
            (child(None, None), &alone, false),
            (child(Some(YesNo::Yes), Some(CustodyPaper::NotSeen)), &alone, true),
            (child(Some(YesNo::Yes), Some(CustodyPaper::Seen)), &alone, false),
        ] {
            assert_eq!(paper_wanted(&child, [link]), wanted, "{:?}", child.custody_paper);
        }
    }
}
