//! The page "Child and family" of the walk in one save: the child's facts, the file's, the area that was chosen, the
//! authority of who is called first, and "still so" after a return. One page, one command, one undo.

use super::{
    Command, Failure, Session,
    clean::cleaned,
    episodes as episode_moves,
    family::{check_person, own, own_person},
    homes::with_area,
};
use crate::domain::{
    access::Act,
    ids::{ChildId, EpisodeId},
    record::{Child, Episode, Household, Link, Person, RecordKind, Stored},
    walk::Step,
};

/// A record as it stood when the page opened, with what it shall say now.
#[derive(Debug, Clone)]
pub struct Change<R> {
    /// As it stood.
    pub base: Stored<R>,
    /// As it shall be.
    pub now: R,
}

/// What the page holds. What is the same as before is not written.
#[derive(Debug, Clone)]
pub struct ChildPage {
    /// The child.
    pub person: Change<Person>,
    /// The file; its number, person and family stay.
    pub child: Change<Child>,
    /// The link of who is called first, where there is one.
    pub link: Option<Change<Link>>,
    /// The home whose area was chosen, where there is one.
    pub home: Option<Change<Household>>,
    /// The episode for which the page says "still so", after a return.
    pub confirms: Option<EpisodeId>,
}

impl Session {
    /// Saves the page.
    ///
    /// # Errors
    /// A birth date in the future; an area that is none; a conflict; when it is not allowed.
    pub fn save_child_page(&mut self, command: &Command, page: &ChildPage) -> Result<(), Failure> {
        let rules = self.rules()?;
        let person = cleaned(&page.person.now)?;
        check_person(&person, self.today())?;
        let file = cleaned(&page.child.now)?;
        self.write_as(Act::SaveFamily, command, |writing| {
            let id = writing.child()?;
            if id != ChildId::from(page.child.base.id) {
                return Err(Failure::Missing(RecordKind::Child));
            }
            own_person(writing, page.person.base.id.into())?;
            writing.update(&page.person.base, &person)?;
            let base = &page.child.base;
            let (file_number, person_id, family_id) = (base.file_number, base.person_id, base.family_id);
            writing.update(
                base,
                &Child { file_number, person_id, family_id, survivor_id: base.survivor_id, ..file },
            )?;
            if let Some(link) = &page.link {
                own(writing, link.base.child_id, RecordKind::Link)?;
                let (child_id, person_id) = (link.base.child_id, link.base.person_id);
                writing.update(&link.base, &Link { child_id, person_id, ..cleaned(&link.now)? })?;
            }
            if let Some(home) = &page.home {
                if home.base.family_id != family_id {
                    return Err(Failure::Missing(RecordKind::Household));
                }
                let now = with_area(&rules, cleaned(&home.now)?, Some(&home.base))?;
                writing.update(&home.base, &Household { family_id, ..now })?;
            }
            if let Some(episode) = page.confirms {
                confirm(writing, episode)?;
            }
            episode_moves::settle(writing, &rules, id)
        })
    }
}

fn confirm(writing: &mut super::Writing<'_>, episode: EpisodeId) -> Result<(), Failure> {
    let base = episode_moves::of_child(writing, episode)?;
    let code = Step::Child.code();
    if base.confirmed.iter().any(|done| done == code) {
        return Ok(());
    }
    let mut after: Episode = base.record.clone();
    after.confirmed.push(code.to_owned());
    writing.update(&base, &after)?;
    Ok(())
}
