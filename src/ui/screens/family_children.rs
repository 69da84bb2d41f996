//! The other children of a family, to choose one of or to open a file for another: the same question in the walk and in the
//! family's file. Reads and decides nothing.

use super::ask::Ask;
use crate::{
    domain::ids::{ChildId, FileNumber},
    text::Texts,
    ui::{kit::Choosable, screen::Screen},
};

/// A brother or sister with a file, by number and name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherChild {
    /// The file.
    pub child: ChildId,
    /// Its number.
    pub number: FileNumber,
    /// The name as lists show it.
    pub name: String,
}

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// Go to this child's file.
    Go(ChildId),
    /// Open a file for another child.
    Another,
}

/// The question: which child, or another one where that may be opened.
pub fn ask(others: &[OtherChild], another: bool, texts: &Texts) -> Box<dyn Screen> {
    let known = others
        .iter()
        .map(|other| Choosable::new(other.child.to_string(), format!("{} {}", other.number, other.name)));
    let new = another.then(|| Choosable::new("another", texts.get("children-another")));
    Ask::one_of(&texts.get("children-title"), String::new(), known.chain(new).collect())
}

/// The answer at a place of the question.
pub fn chosen(others: &[OtherChild], at: i64) -> Chosen {
    let at = usize::try_from(at).ok();
    at.and_then(|at| others.get(at)).map_or(Chosen::Another, |other| Chosen::Go(other.child))
}

/// "child 2 of 3"; nothing in a family of one child with a file.
pub fn place((place, count): (usize, usize), texts: &Texts) -> Option<String> {
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let values = [("place", number(place).into()), ("count", number(count).into())];
    (count > 1).then(|| texts.with("children-place", &values))
}
