//! Whose file a form or screen is about: the little that every one of them needs to know. Reads nothing itself.

use chrono::NaiveDate;

use crate::{
    casework::{Command, Subject, plans::Owner},
    domain::{
        access::Act,
        codes::Language,
        ids::{ChildId, EpisodeId, PersonId, RowId, StaffId},
    },
    ui::kit::{Choosable, frame::Record},
};

/// The child, the episode, and the header that never scrolls.
#[derive(Debug, Clone)]
pub struct Whose {
    /// The child.
    pub child: ChildId,
    /// The episode that is worked on.
    pub episode: EpisodeId,
    /// The header.
    pub record: Record,
    /// The family's language of service, as the file knows it.
    pub language: Option<Language>,
    /// The needs that a goal may answer.
    pub needs: Vec<Need>,
    /// The children of the episode, where there are several: file and given name.
    pub children: Vec<(ChildId, String)>,
    /// The agency's day.
    pub today: NaiveDate,
}

/// A need: its row and words.
pub type Need = (RowId, String);

impl Whose {
    /// A command about the episode, with the id under which a form tries again.
    pub fn about_episode(&self, act: Act, id: &str) -> Command {
        Command { id: id.to_owned(), ..Command::new(act, Subject::Episode(self.episode)) }
    }
}

/// Someone who can own an action: who, and the name to show.
pub type Person = (Owner, String);

/// The code of an owner in a choice.
pub fn owner_code(owner: Owner) -> String {
    match owner {
        Owner::Person(person) => format!("p{person}"),
        Owner::Staff(staff) => format!("s{staff}"),
    }
}

/// The owner of a code.
pub fn owner_of(code: &str) -> Option<Owner> {
    let id = code.get(1..)?.parse().ok()?;
    match code.as_bytes().first()? {
        b'p' => Some(Owner::Person(PersonId(id))),
        b's' => Some(Owner::Staff(StaffId(id))),
        _ => None,
    }
}

/// Owners as the options of a choice.
pub fn owner_options(people: &[Person]) -> Vec<Choosable> {
    people.iter().map(|(owner, name)| Choosable::new(owner_code(*owner), name.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_reads_back_from_its_code() {
        for owner in [Owner::Person(PersonId(12)), Owner::Staff(StaffId(3))] {
            assert_eq!(owner_of(&owner_code(owner)), Some(owner));
        }
        for code in ["", "p", "x1", "pé"] {
            assert_eq!(owner_of(code), None, "{code}");
        }
    }
}
