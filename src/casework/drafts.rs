//! Drafts: what is typed and not saved. Each person's own; on a referral of the pool a colleague may use it.

use super::{Command, Failure, Session, Subject, passing, walk::DraftNote};
use crate::{
    domain::{
        access::{Act, Verdict},
        date::Moment,
        ids::ChildId,
    },
    store::{StoreError, care, drafts, log},
};

pub use crate::store::drafts::Draft;

impl Session {
    /// Keeps what is typed. Called a second after the last key and at least every two seconds while typing.
    ///
    /// # Errors
    /// When the file cannot be written; the text is then still on the screen.
    pub fn keep_draft(
        &mut self,
        form: &str,
        record: &str,
        child: Option<ChildId>,
        base_version: i64,
        text: &str,
    ) -> Result<(), StoreError> {
        let draft = Draft {
            staff: self.identity.staff,
            form: form.to_owned(),
            record: record.to_owned(),
            child,
            base_version,
            text: text.to_owned(),
            at: self.now().to_string(),
            pool: None,
        };
        drafts::keep(self.store.db(), &draft)
    }

    /// Drops one's own draft.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_draft(&mut self, form: &str, record: &str) -> Result<(), StoreError> {
        drafts::forget(self.store.db(), self.identity.staff, form, record)
    }

    /// One's own drafts, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn my_drafts(&self) -> Result<Vec<Draft>, StoreError> {
        drafts::of(self.store.db(), self.identity.staff)
    }

    /// One's own draft of a form of a record.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn my_draft(&self, form: &str, record: &str) -> Result<Option<Draft>, Failure> {
        let found = drafts::of_record(self.store.db(), form, record)?;
        Ok(found.into_iter().find(|draft| draft.staff == self.identity.staff))
    }

    /// What colleagues typed in the same form of the same record and did not save, the newest first. Only who may open what
    /// it is about is told that it is there.
    ///
    /// # Errors
    /// When the file fails.
    pub fn colleagues_drafts(
        &mut self,
        form: &str,
        record: &str,
        child: Option<ChildId>,
    ) -> Result<Vec<DraftNote>, Failure> {
        if let Some(child) = child
            && self.may(Act::OpenFile, Subject::Child(child))? != Verdict::Yes
        {
            return Ok(Vec::new());
        }
        let (me, team) = (self.identity.staff, self.identity.team);
        let mut found = Vec::new();
        for draft in drafts::of_record(self.store.db(), form, record)? {
            // A text about no child is its typist's own, unless it was left to the pool.
            let open = draft.child.is_some() && draft.child == child || draft.pool == Some(team);
            if draft.staff == me || !open {
                continue;
            }
            if let Some(by) = care::staff_ref(self.store.db(), draft.staff)? {
                found.push(DraftNote { by, mine: false, at: Moment::parse(&draft.at), draft });
            }
        }
        Ok(found)
    }

    /// A colleague's text is taken into one's own form; theirs stays until it is saved. Logged, because it shows what they
    /// typed.
    ///
    /// # Errors
    /// When the child's file may not be opened, or the file fails.
    pub fn use_draft(&mut self, theirs: &Draft) -> Result<(), Failure> {
        match theirs.child {
            Some(child) => self.read(Act::OpenFile, Subject::Child(child), |_| Ok(()))?,
            None if theirs.pool == Some(self.identity.team) => {}
            None => return Err(Failure::Refused { act: Act::OpenFile, who: Vec::new() }),
        }
        let entry = log::Entry { child: theirs.child, ..self.entry("look", "draft.use") };
        Ok(log::append(self.store.db(), &entry)?)
    }

    /// The text that was taken from a colleague is saved now: theirs goes, unless they typed on, and they are told.
    ///
    /// # Errors
    /// When the file fails; the save itself stands.
    pub fn settle_draft(&mut self, theirs: &Draft) -> Result<(), Failure> {
        // What was just saved stays what undo takes back.
        let undoable = self.undoable.clone();
        let command = Command::new(Act::PassOver, theirs.child.map_or(Subject::New, Subject::Child));
        self.write_as(Act::PassOver, &command, |writing| passing::settle_used(writing, theirs))?;
        self.undoable = undoable;
        Ok(())
    }
}
