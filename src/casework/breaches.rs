//! Breaches of privacy for who answers for privacy: what is known of each, and what was done. Opened by themselves when a
//! record that was shown or sent turns out to be about another child (`moves`). The full privacy desk is not here.

use super::{Command, Failure, Session, Subject, clean::cleaned};
use crate::domain::{
    access::Act,
    ids::{FileNumber, RowId},
    problem::Problem,
    record::{Breach, Child, Stored},
};

/// A breach with the numbers of the files it speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct BreachView {
    /// The breach.
    pub breach: Stored<Breach>,
    /// Whose information it is.
    pub whose: FileNumber,
    /// In which file it stood.
    pub found_in: Option<FileNumber>,
}

impl Session {
    /// A breach as it was written down.
    ///
    /// # Errors
    /// When it is not allowed or there is none.
    pub fn breach(&mut self, id: RowId) -> Result<BreachView, Failure> {
        self.read(Act::OpenBreach, Subject::Nothing, |reading| {
            let breach = reading.get::<Breach>(id)?;
            [Some(breach.child_id), breach.found_in_id]
                .into_iter()
                .flatten()
                .for_each(|child| reading.shows(child));
            let number = |child| -> Result<FileNumber, Failure> {
                Ok(FileNumber(reading.get::<Child>(child)?.file_number))
            };
            Ok(BreachView {
                whose: number(breach.child_id)?,
                found_in: breach.found_in_id.map(number).transpose()?,
                breach,
            })
        })
    }

    /// Saves what is known of a breach. Whose it is, where it stood and how it was shown stay as they are.
    ///
    /// # Errors
    /// `problem-date-future`, `problem-breach-dates`; a conflict; when it is not allowed.
    pub fn save_breach(
        &mut self,
        command: &Command,
        base: &Stored<Breach>,
        breach: &Breach,
    ) -> Result<i64, Failure> {
        let new = cleaned(breach)?;
        let today = self.today();
        for (field, day) in [("happened_on", new.happened_on), ("found_on", new.found_on)] {
            if day > today {
                return Err(Problem::new(field, "problem-date-future").into());
            }
        }
        if new.found_on < new.happened_on {
            return Err(Problem::new("found_on", "problem-breach-dates").into());
        }
        let fixed = Breach {
            child_id: base.child_id,
            found_in_id: base.found_in_id,
            kind: base.kind.clone(),
            record_id: base.record_id,
            shown: base.shown.clone(),
            opened_by_id: base.opened_by_id,
            ..new
        };
        self.write_as(Act::SaveBreach, command, |writing| Ok(writing.update(base, &fixed)?.version))
    }
}
