//! Drafts: what is typed and not saved. Each person's own; on a referral of the pool a colleague may use it.

use super::{Failure, Session, Subject};
use crate::{
    domain::{access::Act, ids::ChildId},
    store::{StoreError, drafts, log},
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

    /// Takes a colleague's text into one's own draft of the same form; the colleague's stays. Logged, because it shows
    /// what they typed.
    ///
    /// # Errors
    /// When the child's file may not be opened, or the file fails.
    pub fn use_draft(&mut self, child: ChildId, theirs: &Draft) -> Result<(), Failure> {
        self.read(Act::OpenFile, Subject::Child(child), |_| Ok(()))?;
        let entry = log::Entry { child: Some(child), ..self.entry("look", "draft.use") };
        log::append(self.store.db(), &entry)?;
        let mine = Draft { staff: self.identity.staff, at: self.now().to_string(), ..theirs.clone() };
        Ok(drafts::keep(self.store.db(), &mine)?)
    }
}
