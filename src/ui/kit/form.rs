//! The form engine: a slice of field specs becomes state, and inputs become events. Raw text is kept as typed,
//! nothing is pre-answered, focus can always move, and leaving a changed form asks first. Drawing is in
//! `form_draw`, inputs in `form_keys`. Must not know what fields mean: the screen checks on [`FormEvent::Submit`] and sets problems.

use super::{
    choice::Choosable,
    clean::Cleaner,
    field::FormSpec,
    form_entry::{Entry, State},
    leave::{Leave, Leaving},
    scroll::Scroll,
    values::{Content, Values},
};
use crate::{
    keymap::{Action, Context},
    text::Texts,
};

/// What came of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormEvent {
    /// Taken; nothing for the screen to do.
    Nothing,
    /// Not for the form; the screen may act on it.
    NotMine,
    /// This field changed.
    Changed(&'static str),
    /// Enter on this link: open what it stands for.
    Open(&'static str),
    /// This shown value shall be corrected where it was given.
    Correct(&'static str),
    /// Save: every visible field can be read. The screen checks its rules, saves, or sets problems.
    Submit,
    /// Saving was asked for, but so many fields cannot be read; the first of them has the focus now.
    Problems(usize),
    /// Enter on the last field: the place after the form, if the screen has one.
    PastEnd,
    /// Leave the screen: `Clean`, `Draft` (keep what [`Form::to_json`] gives) or `Discard`.
    Leave(Leaving),
}

/// A form on the screen.
pub struct Form {
    pub(super) spec: &'static FormSpec,
    pub(super) clean: Cleaner,
    pub(super) entries: Vec<Entry>,
    pub(super) focus: usize,
    pub(super) problems: Vec<(String, String)>,
    pub(super) notice: Option<String>,
    pub(super) leaving: Option<Leave>,
    pub(super) scroll: Scroll,
    opening: Values,
    pub(super) revision: u64,
}

impl Form {
    /// A form that opens with `values` (empty for a new record); the focus is on the first field.
    pub fn open(spec: &'static FormSpec, clean: Cleaner, values: &Values) -> Self {
        let mut form = Self {
            spec,
            clean,
            entries: spec.fields.iter().map(|field| Entry::new(field, clean)).collect(),
            focus: 0,
            problems: Vec::new(),
            notice: None,
            leaving: None,
            scroll: Scroll::default(),
            opening: Values::new(),
            revision: 0,
        };
        form.fill(values);
        form.opening = form.everything();
        form.keep_focus();
        form
    }

    // What the screen hands in.

    /// Sets the contents of the fields that `values` names, as if typed.
    pub fn fill(&mut self, values: &Values) {
        for (name, content) in values.iter() {
            if let Some(index) = self.index(name) {
                self.entries[index].set(content);
            }
        }
    }

    /// Sets one field's text or code, as if typed (for what follows from another field).
    pub fn set(&mut self, name: &str, text: &str) {
        if let Some(index) = self.index(name) {
            self.entries[index].set(&Content::Text(text.to_owned()));
            self.changed_at(index);
            self.keep_focus();
        }
    }

    /// Sets what a shown field says.
    pub fn set_shown(&mut self, name: &str, words: impl Into<String>) {
        if let Some(State::Shown(shown)) = self.state_mut(name) {
            *shown = words.into();
        }
    }

    /// Sets what a link holds: the key that is saved and the summary a person sees.
    pub fn set_link(&mut self, name: &str, key: impl Into<String>, summary: impl Into<String>) {
        if let Some(State::Link { key: held, summary: seen }) = self.state_mut(name) {
            (*held, *seen) = (key.into(), summary.into());
            self.revision += 1;
        }
    }

    /// Sets the options of a `choice_given` or `many_given` field.
    pub fn set_options(&mut self, name: &str, options: Vec<Choosable>) {
        if let Some(index) = self.index(name) {
            self.entries[index].given = options;
        }
    }

    /// Sets a reader that needs something of the screen, such as today's date.
    pub fn set_reader(
        &mut self,
        name: &str,
        reader: impl Fn(&str, &Texts) -> Result<String, String> + 'static,
    ) {
        if let Some(index) = self.index(name) {
            self.entries[index].reader = Some(Box::new(reader));
        }
    }

    /// Sets the words to read aloud, for example in the family's language; none for those of the texts.
    pub fn set_say(&mut self, name: &str, words: Option<String>) {
        if let Some(index) = self.index(name) {
            self.entries[index].say = words;
        }
    }

    /// Sets a label that comes from data (a programme's question); none for that of the texts.
    pub fn set_label(&mut self, name: &str, words: Option<String>) {
        if let Some(index) = self.index(name) {
            self.entries[index].label = words;
        }
    }

    /// Sets help that comes from data; none for that of the texts.
    pub fn set_help(&mut self, name: &str, words: Option<String>) {
        if let Some(index) = self.index(name) {
            self.entries[index].help = words;
        }
    }

    /// Takes a field off the form, or puts it back, where a spec's `when` cannot know it (fields made from data).
    pub fn set_visible(&mut self, name: &str, visible: bool) {
        if let Some(index) = self.index(name) {
            self.entries[index].hidden = !visible;
        }
    }

    /// Replaces the problems (field name, ready words) and goes to the first. A name that is not a field's is a
    /// problem of the whole form. A field's problem goes when its content changes.
    pub fn set_problems(&mut self, problems: impl IntoIterator<Item = (String, String)>) {
        self.problems = problems.into_iter().collect();
        self.jump_to_first_problem();
    }

    /// Puts the focus on the first visible field with a problem.
    pub fn jump_to_first_problem(&mut self) {
        let has = |index: usize| self.problems.iter().any(|(name, _)| name == self.entries[index].field.name);
        if let Some(index) = (0..self.entries.len()).find(|index| has(*index) && self.is_visible(*index)) {
            self.focus = index;
        }
    }

    /// Puts the focus on a field.
    pub fn focus_on(&mut self, name: &str) {
        if let Some(index) = self.index(name).filter(|index| self.can_focus(*index)) {
            self.focus = index;
        }
    }

    /// Says that what is typed now is saved: the form is not dirty any more.
    pub fn settled(&mut self) {
        self.opening = self.everything();
        self.problems.clear();
    }

    // What the screen asks.

    /// The name of the field with the focus.
    pub fn focused(&self) -> &'static str {
        self.entries.get(self.focus).map_or("", |entry| entry.field.name)
    }

    /// The text or code of a field as typed, visible or not.
    pub fn text(&self, name: &str) -> String {
        match self.index(name).and_then(|index| self.entries[index].content()) {
            Some(Content::Text(text)) => text,
            _ => String::new(),
        }
    }

    /// Whether a choice has this code; for `when`.
    pub fn is(&self, name: &str, code: &str) -> bool {
        match self.state(name) {
            Some(State::Choice(choice)) => choice.code == code,
            Some(State::Line(line)) => line.text() == code,
            Some(State::Link { key, .. }) => key == code,
            _ => false,
        }
    }

    /// Whether this code is ticked; for `when`.
    pub fn has(&self, name: &str, code: &str) -> bool {
        matches!(self.state(name), Some(State::Many(many)) if many.codes.iter().any(|chosen| chosen == code))
    }

    /// Whether a field is not empty; for `when`.
    pub fn filled(&self, name: &str) -> bool {
        self.index(name).is_some_and(|index| !self.entries[index].is_empty())
    }

    /// A passphrase field's text, wiped when it goes.
    pub fn secret(&self, name: &str) -> zeroize::Zeroizing<String> {
        match self.state(name) {
            Some(State::Line(line)) => zeroize::Zeroizing::new(line.text().to_owned()),
            _ => zeroize::Zeroizing::default(),
        }
    }

    /// What shall be saved: visible fields with content. Passphrases are not among them.
    pub fn values(&self) -> Values {
        self.collect(|index| self.is_visible(index))
    }

    /// The same with what hidden fields keep.
    pub fn everything(&self) -> Values {
        self.collect(|_| true)
    }

    /// Visible fields whose content is not what it was when the form opened.
    pub fn changed(&self) -> Vec<&'static str> {
        let changed = |(index, entry): &(usize, &Entry)| self.is_visible(*index) && self.differs(entry);
        self.entries.iter().enumerate().filter(changed).map(|(_, entry)| entry.field.name).collect()
    }

    /// Whether anything was typed since it opened that would be lost.
    pub fn dirty(&self) -> bool {
        self.entries.iter().any(|entry| self.differs(entry))
    }

    /// Counts up with each change; drafts are written when it moved.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Visible fields that are asked for and empty.
    pub fn missing(&self) -> Vec<&'static str> {
        let missing = |(index, entry): &(usize, &Entry)| {
            entry.field.asked && self.is_visible(*index) && entry.is_empty()
        };
        self.entries.iter().enumerate().filter(missing).map(|(_, entry)| entry.field.name).collect()
    }

    /// How many visible fields cannot be read or have a problem, and problems of the form as a whole.
    pub fn problem_count(&self, texts: &Texts) -> usize {
        let whole = self.problems.iter().filter(|(name, _)| self.index(name).is_none()).count();
        let field = |index: &usize| {
            self.is_visible(*index)
                && (self.set_problem(*index).is_some() || self.unreadable(*index, texts).is_some())
        };
        whole + (0..self.entries.len()).filter(field).count()
    }

    /// A field's label in words.
    pub fn label(&self, name: &str, texts: &Texts) -> String {
        self.index(name).map_or_else(String::new, |index| self.entries[index].label(self.spec, texts))
    }

    /// Everything typed, as JSON, for a draft; hidden fields too, passphrases never.
    pub fn to_json(&self) -> String {
        let summaries = self.entries.iter().filter_map(|entry| match &entry.state {
            State::Link { summary, .. } => Some((entry.field.name.to_owned(), summary.clone().into())),
            _ => None,
        });
        let summaries: serde_json::Map<String, serde_json::Value> = summaries.collect();
        serde_json::json!({ "focus": self.focused(), "values": self.everything(), "summaries": summaries })
            .to_string()
    }

    /// Puts a draft back; the form is dirty then. Fields that are no longer there are passed over.
    ///
    /// # Errors
    /// Where the text is not a draft of a form.
    pub fn from_json(&mut self, json: &str) -> Result<(), serde_json::Error> {
        #[derive(serde::Deserialize)]
        struct Draft {
            focus: String,
            values: Values,
            #[serde(default)]
            summaries: std::collections::BTreeMap<String, String>,
        }
        let draft: Draft = serde_json::from_str(json)?;
        for entry in self.entries.iter_mut().filter(|entry| entry.field.is_saved()) {
            let content = draft.values.content(entry.field.name).cloned();
            entry.set(&content.unwrap_or_else(|| Content::Text(String::new())));
            if let (State::Link { summary, .. }, Some(seen)) =
                (&mut entry.state, draft.summaries.get(entry.field.name))
            {
                summary.clone_from(seen);
            }
        }
        self.revision += 1;
        self.focus_on(&draft.focus);
        self.keep_focus();
        Ok(())
    }

    /// The contexts for keys, by what has the focus.
    pub fn contexts(&self) -> Vec<Context> {
        if let Some(leave) = &self.leaving {
            return leave.modal.contexts();
        }
        match self.entries.get(self.focus).map(|entry| &entry.state) {
            Some(State::Line(_)) => vec![Context::Text, Context::Form],
            Some(State::Note(_)) => vec![Context::Note, Context::Text, Context::Form],
            Some(State::Choice(choice)) if choice.open.is_some() => {
                vec![Context::Text, Context::List, Context::Form]
            }
            _ => vec![Context::Form],
        }
    }

    /// Whether `action` does something here and now.
    pub fn offers(&self, action: Action) -> bool {
        if let Some(leave) = &self.leaving {
            return leave.modal.offers(action);
        }
        if !self.contexts().contains(&action.context()) {
            return false;
        }
        let Some(entry) = self.entries.get(self.focus) else { return action == Action::FormSave };
        match action {
            Action::FormChoose => !entry.field.is_text(),
            Action::FormAnswerYes | Action::FormAnswerNo => entry.has_option("yes"),
            Action::FormAnswerUnknown => entry.has_option("unknown"),
            Action::FormClear => !entry.is_empty() && !matches!(entry.state, State::Shown(_)),
            Action::ListToggle | Action::ListFilter | Action::FormUseDraft => false,
            _ => true,
        }
    }

    // Looking up.

    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.field.name == name)
    }

    fn state(&self, name: &str) -> Option<&State> {
        self.index(name).map(|index| &self.entries[index].state)
    }

    fn state_mut(&mut self, name: &str) -> Option<&mut State> {
        self.index(name).map(|index| &mut self.entries[index].state)
    }

    pub(super) fn is_visible(&self, index: usize) -> bool {
        let entry = &self.entries[index];
        !entry.hidden && entry.field.visible.is_none_or(|visible| visible(self))
    }

    pub(super) fn can_focus(&self, index: usize) -> bool {
        let words = |entry: &Entry| matches!(entry.state, State::Words);
        self.entries.get(index).is_some_and(|entry| !words(entry)) && self.is_visible(index)
    }

    /// The problem that was set for a field.
    pub(super) fn set_problem(&self, index: usize) -> Option<&str> {
        let name = self.entries[index].field.name;
        self.problems.iter().find(|(field, _)| field == name).map(|(_, words)| words.as_str())
    }

    /// What a field's reader says against its text, if it has text.
    pub(super) fn unreadable(&self, index: usize, texts: &Texts) -> Option<String> {
        self.entries[index].read(texts)?.err()
    }

    fn differs(&self, entry: &Entry) -> bool {
        let before = self.opening.content(entry.field.name);
        match (&entry.state, before) {
            _ if !entry.field.is_saved() => false,
            (State::Note(note), Some(Content::Text(text))) => !note.is(text),
            (State::Note(note), None) => !note.is_empty(),
            (_, before) => entry.content().as_ref() != before,
        }
    }

    fn collect(&self, wanted: impl Fn(usize) -> bool) -> Values {
        let mut values = Values::new();
        for (index, entry) in self.entries.iter().enumerate() {
            if entry.field.is_saved() && wanted(index) {
                match entry.content() {
                    Some(Content::Text(text)) => drop(values.set(entry.field.name, text)),
                    Some(Content::List(codes)) => drop(values.set_list(entry.field.name, codes)),
                    None => {}
                }
            }
        }
        values
    }
}
