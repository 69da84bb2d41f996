//! A family moves: the new address once for the home, from a day; who stays behind stays. The area follows from the
//! address for every child who moves; where a programme does not serve it, a person says what becomes of the episode.
//! No episode is touched: its place in the queue is kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::change::{findings, open_list};
use crate::{
    casework::{
        Command, Failure, Session, Writing, clean::cleaned, episodes as episode_moves, homes::with_area,
        rules::FileRules,
    },
    domain::{
        access::Act,
        care::{self, Touched, is_current},
        codes::{ChangePart, YesNo},
        ids::{ChildId, HouseholdId, PersonId, RowId},
        problem::Problem,
        record::{Child, Household, HouseholdMember, RecordKind, Stored},
    },
    store::{families, rows},
};

/// A move as the form gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct FamilyMove {
    /// The home that moves.
    pub from: HouseholdId,
    /// The new address; the family and the first day are set at the save.
    pub to: Household,
    /// The first day there.
    pub on: NaiveDate,
    /// Who does not move along.
    pub stay: Vec<PersonId>,
    /// Why, in words.
    pub note: Option<String>,
}

/// What a move opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The change.
    pub change: RowId,
    /// The new home.
    pub home: HouseholdId,
    /// How many lines of its list are open.
    pub open: usize,
}

impl Session {
    /// Saves a move. Before its day everything stays as it is.
    ///
    /// # Errors
    /// An address that says nothing or is the old one; a day before the last move (`problem-move-before-last`); nobody
    /// who moves; when it is not allowed.
    pub fn move_family(&mut self, command: &Command, moving: &FamilyMove) -> Result<Moved, Failure> {
        let rules = self.rules()?;
        let to = cleaned(&moving.to)?;
        let problems = care::home_problems(&to);
        if !problems.is_empty() {
            return Err(Failure::Invalid(problems));
        }
        self.write_as(Act::MoveFamily, command, |writing| {
            let child = writing.get::<Child>(writing.child()?)?;
            let base = writing.get::<Household>(moving.from)?;
            if base.family_id != child.family_id {
                return Err(Failure::Missing(RecordKind::Household));
            }
            check_move(&base, &to, moving.on)?;
            let family_id = base.family_id;
            let new = with_area(&rules, Household { family_id, area: to.area.clone(), ..to.clone() }, None)?;
            // Whoever must not know the old address must not know the new one.
            let protected_from = to.protected_from.or(base.protected_from);
            let new = Household { from_on: Some(moving.on), to_on: None, protected_from, ..new };
            let area = new.area.clone();
            let home = HouseholdId::from(writing.insert(&new)?.id);
            let who = take_along(writing, &base, home, moving)?;
            let touched = touched(writing, &rules, &who, area.as_deref())?;
            let change = open_list(writing, &child, &touched, moving.on, moving.note.clone())?;
            for (child, _) in &who.children {
                episode_moves::settle(writing, &rules, *child)?;
            }
            let lines = care::lines(&touched, moving.on, writing.today());
            Ok(Moved { change, home, open: lines.iter().filter(|line| !line.settled).count() })
        })
    }
}

fn check_move(base: &Household, to: &Household, on: NaiveDate) -> Result<(), Failure> {
    if care::is_same_place(base, to) {
        return Err(Problem::new("municipality", "problem-move-same").into());
    }
    let last = [base.from_on.filter(|day| *day >= on), base.to_on].into_iter().flatten().max();
    match last {
        Some(last) => Err(Problem::new("on", "problem-move-before-last").with("first", last).into()),
        None => Ok(()),
    }
}

/// Who moves.
struct Along {
    /// Children with a file, and whether the home is their main one.
    children: Vec<(ChildId, bool)>,
}

fn take_along(
    writing: &mut Writing<'_>,
    base: &Stored<Household>,
    home: HouseholdId,
    moving: &FamilyMove,
) -> Result<Along, Failure> {
    let last = moving.on.pred_opt();
    let members: Vec<_> = rows::load_by::<HouseholdMember>(writing.db(), "household_id", base.id.0)?
        .into_iter()
        .filter(|member| is_current(member.from_on, member.to_on, moving.on))
        .collect();
    let (stay, go): (Vec<_>, Vec<_>) =
        members.into_iter().partition(|member| moving.stay.contains(&member.person_id));
    if go.is_empty() {
        return Err(Problem::new("stay", "problem-move-nobody").into());
    }
    if let Some(late) = go.iter().filter_map(|member| member.from_on).filter(|day| *day >= moving.on).max() {
        return Err(Problem::new("on", "problem-move-before-last").with("first", late).into());
    }
    let mut along = Along { children: Vec::new() };
    for member in &go {
        writing.update(member, &HouseholdMember { to_on: last, ..member.record.clone() })?;
        let there = HouseholdMember {
            household_id: home,
            from_on: Some(moving.on),
            to_on: None,
            ..member.record.clone()
        };
        writing.insert(&there)?;
        if let Some(file) = families::file_of(writing.db(), member.person_id)? {
            along.children.push((file.id.into(), member.main_home == YesNo::Yes));
        }
    }
    if stay.is_empty() {
        writing.update(base, &Household { to_on: last, ..base.record.clone() })?;
    }
    Ok(along)
}

fn touched(
    writing: &Writing<'_>,
    rules: &FileRules,
    who: &Along,
    area: Option<&str>,
) -> Result<Touched, Failure> {
    let mut touched = Touched { parts: vec![ChangePart::Move], moved: true, ..Touched::default() };
    for (child, main) in &who.children {
        touched.school |= !families::attendances(writing.db(), *child)?.is_empty();
        if *main {
            touched.episodes.extend(findings(writing.db(), rules, *child, area)?);
        }
    }
    Ok(touched)
}
