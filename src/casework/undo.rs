//! Undo: a compensating command made from the history rows of a command, with history and log of its own. Offered
//! until someone else changes one of its records.

use super::{Command, Failure, Session, command::Subject};
use crate::{
    domain::{
        access::{Act, Effect},
        codes::LetterSent,
        ids::ChildId,
        record::{Letter, RecordKind},
    },
    store::{
        Db, StoreError,
        log::{self, Change},
        rows,
    },
};

impl Session {
    /// Whether the last save can be taken back.
    pub fn can_undo(&self) -> bool {
        self.undoable.is_some()
    }

    /// Takes the last save of this session back.
    ///
    /// # Errors
    /// [`Failure::CannotUndo`] when there is none, or a record was changed since.
    pub fn undo(&mut self) -> Result<(), Failure> {
        let id = self.undoable.clone().ok_or(Failure::CannotUndo)?;
        let db = self.store.db();
        let (act, _) = log::command(db, &id)?.ok_or(Failure::CannotUndo)?;
        let act =
            Act::from_code(&act).filter(|act| act.effect() == Effect::Undoable).ok_or(Failure::CannotUndo)?;
        let (owner, undone) = log::command_owner(db, &id)?.ok_or(Failure::CannotUndo)?;
        if owner != self.identity.staff || undone {
            return Err(Failure::CannotUndo);
        }
        let changes = log::changes_of(db, &id)?;
        for change in &changes {
            if left_the_agency(db, change)? {
                return Err(Failure::CannotUndo);
            }
        }
        // The permission of the act itself is asked again, for the child whose record it was.
        let child: Option<ChildId> = changes.iter().find_map(|change| change.child);
        let command = Command::new(act, child.map_or(Subject::New, Subject::Child));
        self.write(&command, |writing| {
            for change in &changes {
                take_back(writing, change)?;
            }
            log::mark_undone(writing.db(), &id, &command.id)?;
            Ok(())
        })?;
        self.undoable = None;
        Ok(())
    }
}

/// A letter that was sent, or written to a file since, is outside: taking it out of the file would hide that.
fn left_the_agency(db: &Db, change: &Change) -> Result<bool, StoreError> {
    if change.kind != RecordKind::Letter || change.change != "insert" {
        return Ok(false);
    }
    let Some(letter) = rows::load::<Letter>(db, change.row)? else { return Ok(true) };
    Ok(letter.sent != LetterSent::NotSent
        || log::looked_since(db, Act::ExportLetter.code(), letter.child_id, &change.at)?)
}

fn take_back(writing: &mut super::Writing<'_>, change: &Change) -> Result<(), Failure> {
    let row = rows::load_any(writing.db(), change.kind, change.row)?.ok_or(Failure::CannotUndo)?;
    if row.version != change.version {
        return Err(Failure::CannotUndo);
    }
    match change.change {
        "insert" if change.kind == RecordKind::Passed => {
            super::passing::draft_back(writing, row.id)?;
            writing.set_removed(change.kind, row.id, row.version, &row.fields, true)
        }
        "insert" | "restore" => writing.set_removed(change.kind, row.id, row.version, &row.fields, true),
        "remove" => writing.set_removed(change.kind, row.id, row.version, &row.fields, false),
        "update" => {
            let mut back = row.fields.clone();
            for (name, value) in &change.before {
                back.insert(name.clone(), value.clone());
            }
            writing.update_fields(change.kind, row.id, row.version, &row.fields, &back).map(|_| ())
        }
        _ => Err(StoreError::Shape("history".to_owned()).into()),
    }
}
