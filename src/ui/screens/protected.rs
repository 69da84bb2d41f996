//! The mark of what is protected from a person, on every screen of staff that shows it; and the line that stands in the
//! place of what is left out while that person is on the telephone. Words only; the rule is `domain::told`.

use crate::{
    casework::{file::File, walk::Walk},
    domain::ids::PersonId,
    text::Texts,
    ui::screens::walk::header::person_name,
};

/// " ! protected from Father Sample: never tell them"; nothing for what is not protected.
pub fn mark(from: Option<PersonId>, name: Option<&str>, texts: &Texts) -> String {
    if from.is_none() {
        return String::new();
    }
    match name.filter(|name| !name.is_empty()) {
        Some(name) => format!(" ! {}", texts.with("protected-from", &[("name", name.into())])),
        None => format!(" ! {}", texts.get("protected-from-somebody")),
    }
}

/// The mark of a row of the walk.
pub fn in_walk(from: Option<PersonId>, walk: &Walk, texts: &Texts) -> String {
    let beside = walk.beside.iter().map(|beside| &beside.person).chain([&walk.person]);
    let person = beside.into_iter().find(|person| Some(PersonId::from(person.id)) == from);
    mark(from, person.map(|person| person_name(person, texts)).as_deref(), texts)
}

/// The mark of a row of the family file.
pub fn in_file(from: Option<PersonId>, file: &File, texts: &Texts) -> String {
    let known = file.caregivers.iter().map(|one| &one.known).chain(file.circle.iter().map(|one| &one.known));
    let mut people = known.map(|known| &known.person).chain([&file.person]);
    let person = people.find(|person| Some(PersonId::from(person.id)) == from);
    mark(from, person.map(|person| person_name(person, texts)).as_deref(), texts)
}

/// "2 facts are left out: they are protected from who is on the telephone."
pub fn hidden_words(count: usize, texts: &Texts) -> String {
    texts.count("protected-hidden", count)
}
