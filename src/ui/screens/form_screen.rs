//! A screen that is one form: drafts, saving, problems beside their fields, a colleague's save in between, leaving.
//! Everything that is the same for every form is here; what is saved, and how, is the job's.

use uuid::Uuid;

use super::{ask::Ask, words};
use crate::{
    casework::{Failure, drafts::Draft, walk::DraftNote},
    domain::ids::ChildId,
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{
            Form, FormEvent, FormSpec, Leaving, OutlineLine, Values,
            block::{Block, Segment},
            frame::Record,
        },
        screen::{Aside, Availability, Ctx, Outcome, Returned, Screen, Then, Typed},
        theme::Meaning,
    },
};

/// Columns in which the lines above a form are wrapped for linear mode.
const OUTLINE_WIDTH: u16 = 200;

/// What a saved form leads to.
pub struct Done {
    /// What is said in the status line.
    pub status: String,
    /// Where to go; usually back with [`Returned::Saved`].
    pub then: Then,
    /// Whether undo is offered.
    pub undo: bool,
}

impl Done {
    /// Back to the screen below, with undo offered.
    pub fn back(status: impl Into<String>) -> Self {
        Self { status: status.into(), then: Then::Close(Returned::Saved), undo: true }
    }

    /// The same for what cannot be undone.
    #[must_use]
    pub fn for_good(mut self) -> Self {
        self.undo = false;
        self
    }

    /// The same, going elsewhere.
    #[must_use]
    pub fn then(mut self, then: Then) -> Self {
        self.then = then;
        self
    }
}

/// What makes one form different from another.
pub trait FormJob {
    /// The fields.
    fn spec(&self) -> &'static FormSpec;

    /// The title of the screen.
    fn title(&self, texts: &Texts) -> String;

    /// Whose record it is.
    fn record(&self, texts: &Texts) -> Option<Record> {
        let _ = texts;
        None
    }

    /// The child it is about, for the draft.
    fn child(&self) -> Option<ChildId> {
        None
    }

    /// The child that is open on the screen, for the crisis card.
    fn about(&self) -> Option<ChildId> {
        self.child()
    }

    /// What stands in the form when it opens. Nothing about a family is pre-answered.
    fn values(&self) -> Values;

    /// The version of the record on the screen; 0 for a new one.
    fn base_version(&self) -> i64 {
        0
    }

    /// The public id of the record, by which its draft is found again. For a new record: a name of the place it will
    /// have ("goal of plan …"), so that the draft is offered when the same form is opened again.
    fn record_id(&self) -> String;

    /// Options, readers and labels that need more than static data; called once, when the form opens.
    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let _ = (form, ctx);
    }

    /// A field changed: set what follows from it.
    fn changed(&mut self, field: &'static str, form: &mut Form, ctx: &mut Ctx<'_>) {
        let _ = (field, form, ctx);
    }

    /// Called when the form opened and after each input: what follows from what is filled and where the focus stands
    /// (words to read aloud for the question in hand, fields that come and go with data).
    fn arrange(&mut self, form: &mut Form, texts: &Texts) {
        let _ = (form, texts);
    }

    /// Lines above the form that never scroll: a verdict, what is known.
    fn above(&self, form: &Form, width: u16, texts: &Texts) -> Block {
        let _ = (form, width, texts);
        Block::default()
    }

    /// What to ask before saving for good: title and body. Asked on each save that would act for good.
    fn asks(&self, values: &Values, texts: &Texts) -> Option<(String, String)> {
        let _ = (values, texts);
        None
    }

    /// Everything that would stand against saving, found before the question of [`FormJob::asks`] is put.
    ///
    /// # Errors
    /// As [`FormJob::save`].
    fn checks(&mut self, values: &Values, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let _ = (values, ctx);
        Ok(())
    }

    /// Space on a shown value: the screen in which it is corrected; what it gives back comes to `returned`.
    fn correct(&mut self, field: &'static str, form: &Form, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        let _ = (field, form, ctx);
        None
    }

    /// Enter on a link: the screen to open.
    fn open(&mut self, field: &'static str, form: &Form, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        let _ = (field, form, ctx);
        None
    }

    /// A screen opened by a link closed with a value.
    fn returned(&mut self, field: &'static str, value: Returned, form: &mut Form, ctx: &mut Ctx<'_>) {
        let _ = (field, value, form, ctx);
    }

    /// A screen that an action of its own had opened closed with `value`: a question was answered, or something that
    /// stands above the form was saved. What is typed stays.
    fn came_back(&mut self, value: &Returned, form: &mut Form, ctx: &mut Ctx<'_>) -> Outcome {
        let _ = (value, form, ctx);
        Outcome::stay()
    }

    /// Takes what is never among the values (a passphrase), just before saving.
    fn before_save(&mut self, form: &Form) {
        let _ = form;
    }

    /// Saves. `command` stays the same while one form is tried again, so that a retry is harmless.
    ///
    /// # Errors
    /// Problems go beside their fields; anything else is said in the status line. The form stays as it is.
    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure>;

    /// After a colleague's save in between: reads the record again, keeps it as the new base, gives its values.
    ///
    /// # Errors
    /// When it cannot be read any more.
    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        let _ = ctx;
        Ok(None)
    }

    /// Whether an action of the screen's own can be done now.
    fn available(&self, action: Action, form: &Form, texts: &Texts) -> Availability {
        let _ = (action, form, texts);
        Availability::Hidden
    }

    /// An action of the screen's own.
    fn act(&mut self, action: Action, form: &mut Form, ctx: &mut Ctx<'_>) -> Option<Outcome> {
        let _ = (action, form, ctx);
        None
    }

    /// Enter on a link that opens nothing and is answered at once; true when it was.
    fn choose(&mut self, field: &'static str, form: &mut Form, ctx: &mut Ctx<'_>) -> bool {
        let _ = (field, form, ctx);
        false
    }

    /// As [`Screen::put_aside`].
    ///
    /// # Errors
    /// A sentence: why it is not stored.
    fn put_aside(&mut self, aside: Aside, form: &mut Form, ctx: &mut Ctx<'_>) -> Result<(), String> {
        let _ = (aside, form, ctx);
        Ok(())
    }

    /// As [`Screen::passes`].
    fn passes(&mut self, ctx: &Ctx<'_>) -> bool {
        let _ = ctx;
        false
    }

    /// Contexts of the screen's own actions, looked up after the form's.
    fn contexts(&self) -> Vec<Context> {
        Vec::new()
    }
}

/// A form on the screen.
pub struct FormScreen<J> {
    job: J,
    form: Form,
    command: String,
    base: Values,
    link: Option<&'static str>,
    asking: bool,
    /// What a colleague typed in the same form and did not save.
    theirs: Option<DraftNote>,
    /// The text that was taken from a colleague; theirs goes when this is saved.
    used: Option<Draft>,
}

impl<J: FormJob + 'static> FormScreen<J> {
    /// Opens the form, with the draft that was kept of it, if any; says so in the status line.
    pub fn open(job: J, ctx: &mut Ctx<'_>) -> Outcome {
        let (screen, restored) = Self::make(job, ctx);
        let opened: Outcome = Then::Open(screen).into();
        if restored { opened.say(ctx.texts.get("form-draft-restored")) } else { opened }
    }

    /// Makes the form's screen, for a place that shows it itself (a step of the walk); true when a draft came back.
    pub fn make(mut job: J, ctx: &mut Ctx<'_>) -> (Box<dyn Screen>, bool) {
        let base = job.values();
        let mut form = Form::open(job.spec(), words::clean, &base);
        job.prepare(&mut form, ctx);
        let draft = ctx.session.my_draft(job.spec().name, &job.record_id()).ok().flatten();
        let restored = draft.is_some_and(|draft| form.from_json(&draft.text).is_ok());
        job.arrange(&mut form, ctx.texts);
        let command = fresh_command();
        let mut screen =
            Self { job, form, command, base, link: None, asking: false, theirs: None, used: None };
        screen.look_for_theirs(ctx);
        (Box::new(screen), restored)
    }

    /// Asks first where the save cannot be taken back, then saves.
    fn submit(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let values = self.form.values();
        if let Some((title, body)) = self.job.asks(&values, ctx.texts) {
            if let Err(failure) = self.job.checks(&values, ctx) {
                return self.refused(failure, ctx);
            }
            self.asking = true;
            return Then::Open(Ask::for_good(&title, body)).into();
        }
        self.save(ctx)
    }

    fn save(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let values = self.form.values();
        self.job.before_save(&self.form);
        match self.job.save(&values, &self.command, ctx) {
            Ok(done) => {
                self.forget_draft(ctx);
                if let Some(theirs) = self.used.take() {
                    // Where it fails, their text stays and is offered once more; the save itself stands.
                    let _ = ctx.session.settle_draft(&theirs);
                }
                self.form.settled();
                let outcome: Outcome = done.then.into();
                if done.undo { outcome.saved(done.status) } else { outcome.say(done.status) }
            }
            Err(failure) => self.refused(failure, ctx),
        }
    }

    fn refused(&mut self, failure: Failure, ctx: &mut Ctx<'_>) -> Outcome {
        match failure {
            Failure::Invalid(problems) => {
                self.command = fresh_command();
                self.form.set_problems(words::problems(ctx.texts, &problems));
                Outcome::stay().failed(words::failure(ctx.texts, &Failure::Invalid(problems)))
            }
            Failure::Conflict(conflict) if !conflict.removed => {
                self.merge(ctx).unwrap_or_else(|failure| fail(ctx.texts, &failure))
            }
            failure => fail(ctx.texts, &failure),
        }
    }

    /// A colleague saved in between. What only they changed comes in; what both changed stays as typed here, with
    /// their value said beside the field. Saving again then saves over theirs, knowingly.
    fn merge(&mut self, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
        self.command = fresh_command();
        let Some(theirs) = self.job.reload(ctx)? else {
            return Ok(Outcome::stay().failed(ctx.texts.get("form-conflict")));
        };
        let mine = self.form.everything();
        let mut both = Vec::new();
        for field in self.job.spec().fields {
            let name = field.name;
            let (before, now, typed) = (self.base.content(name), theirs.content(name), mine.content(name));
            if now == before || now == typed {
                continue;
            }
            if typed == before {
                self.form.fill(&single(name, &theirs));
            } else {
                let words = crate::text::Value::from(shown(&theirs, name));
                both.push((name.to_owned(), ctx.texts.with("form-conflict-field", &[("theirs", words)])));
            }
        }
        self.base = theirs;
        if both.is_empty() {
            return Ok(Outcome::stay().failed(ctx.texts.get("form-conflict-merged")));
        }
        self.form.set_problems(both);
        Ok(Outcome::stay().failed(ctx.texts.get("form-conflict")))
    }

    fn act(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.form.update(input, ctx.texts) {
            FormEvent::Nothing => Outcome::stay(),
            FormEvent::Correct(field) => match self.job.correct(field, &self.form, ctx) {
                Some(screen) => {
                    self.link = Some(field);
                    Then::Open(screen).into()
                }
                None => Outcome::stay(),
            },
            FormEvent::Changed(field) => {
                self.job.changed(field, &mut self.form, ctx);
                Outcome::stay()
            }
            FormEvent::Open(field) if self.job.choose(field, &mut self.form, ctx) => Outcome::stay(),
            FormEvent::Open(field) => match self.job.open(field, &self.form, ctx) {
                Some(screen) => {
                    self.link = Some(field);
                    Then::Open(screen).into()
                }
                None => Outcome::stay(),
            },
            FormEvent::Submit => self.submit(ctx),
            FormEvent::Problems(count) => {
                let count = i64::try_from(count).unwrap_or(i64::MAX);
                Outcome::stay().failed(ctx.texts.with("form-unreadable", &[("count", count.into())]))
            }
            FormEvent::PastEnd => Outcome::stay().say(ctx.texts.get("form-past-end")),
            FormEvent::Leave(leaving) => self.leave(leaving, ctx),
            FormEvent::NotMine if input.action() == Some(Action::FormUseDraft) => self.use_theirs(ctx),
            FormEvent::NotMine => input
                .action()
                .and_then(|action| self.job.act(action, &mut self.form, ctx))
                .unwrap_or_else(|| Then::NotMine.into()),
        }
    }

    /// What a colleague types in the same form now. A text that cannot be looked for is not offered; the form works without.
    fn look_for_theirs(&mut self, ctx: &mut Ctx<'_>) {
        let (name, record) = (self.job.spec().name, self.job.record_id());
        let found = ctx.session.colleagues_drafts(name, &record, self.job.child()).unwrap_or_default();
        let used = self.used.as_ref();
        let is_new = |note: &DraftNote| {
            used.is_none_or(|used| used.staff != note.draft.staff || used.at != note.draft.at)
        };
        self.theirs = found.into_iter().find(is_new);
    }

    /// Takes a colleague's text over: where nothing was typed here, whole; else into the fields that are as they were, and
    /// what both typed is said beside the field. Theirs stays as it is until this is saved.
    fn use_theirs(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(theirs) = self.theirs.take() else { return Then::NotMine.into() };
        if let Err(failure) = ctx.session.use_draft(&theirs.draft) {
            self.theirs = Some(theirs);
            return fail(ctx.texts, &failure);
        }
        let who = theirs.by.name.clone();
        if !self.form.dirty() {
            // A text of another version of the form is passed over field by field.
            let _ = self.form.from_json(&theirs.draft.text);
        } else {
            self.add_theirs(&theirs.draft.text, ctx.texts);
        }
        self.used = Some(theirs.draft);
        self.job.arrange(&mut self.form, ctx.texts);
        Outcome::stay().say(ctx.texts.with("form-draft-used", &[("who", who.into())]))
    }

    fn add_theirs(&mut self, text: &str, texts: &Texts) {
        let mut other = Form::open(self.job.spec(), words::clean, &self.base);
        if other.from_json(text).is_err() {
            return;
        }
        let (theirs, mine) = (other.everything(), self.form.everything());
        let mut both = Vec::new();
        for field in self.job.spec().fields.iter().filter(|field| field.is_saved()) {
            let name = field.name;
            let (before, now, typed) = (self.base.content(name), theirs.content(name), mine.content(name));
            if now.is_none() || now == typed || now == before {
                continue;
            }
            if typed == before {
                self.form.fill(&single(name, &theirs));
            } else {
                let words = crate::text::Value::from(shown(&theirs, name));
                both.push((name.to_owned(), texts.with("form-conflict-field", &[("theirs", words)])));
            }
        }
        self.form.set_problems(both);
    }

    /// A colleague's text that waits, then what the job says.
    fn head(&self, width: u16, texts: &Texts) -> Block {
        let own = self.job.above(&self.form, width, texts);
        let Some(theirs) = &self.theirs else { return own };
        let at = theirs.at.map(|at| at.local());
        let time = at.map(|at| texts.clock(at.time())).unwrap_or_default();
        let day = at.map(|at| texts.date(at.date_naive())).unwrap_or_default();
        let who = theirs.by.name.as_str();
        let values = [("who", who.into()), ("time", time.into()), ("day", day.into())];
        let mut block = Block::default();
        block.wrapped(
            1,
            width.saturating_sub(2),
            &texts.with("form-draft-theirs", &values),
            Meaning::Warning,
        );
        block.lines.extend(own.lines);
        block
    }

    fn leave(&mut self, leaving: Leaving, ctx: &mut Ctx<'_>) -> Outcome {
        match leaving {
            Leaving::Clean => Then::Close(Returned::Nothing).into(),
            Leaving::Discard => {
                self.forget_draft(ctx);
                Then::Close(Returned::Nothing).into()
            }
            Leaving::Draft => match self.keep_draft(ctx) {
                // Where it cannot be stored besides, the draft has it.
                Ok(()) if self.job.put_aside(Aside::Elsewhere, &mut self.form, ctx).is_err() => {
                    Then::Close(Returned::Nothing).into()
                }
                Ok(()) => Outcome::from(Then::Close(Returned::Nothing)).say(ctx.texts.get("form-draft-kept")),
                Err(failure) => fail(ctx.texts, &failure),
            },
            Leaving::Save => self.submit(ctx),
            Leaving::Stay => Outcome::stay(),
        }
    }

    fn keep_draft(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let (name, record) = (self.job.spec().name, self.job.record_id());
        let (child, version) = (self.job.child(), self.job.base_version());
        Ok(ctx.session.keep_draft(name, &record, child, version, &self.form.to_json())?)
    }

    fn forget_draft(&mut self, ctx: &mut Ctx<'_>) {
        // A draft that outlives its save is offered once more and does no harm; the save itself stands.
        let _ = ctx.session.forget_draft(self.job.spec().name, &self.job.record_id());
    }
}

fn fresh_command() -> String {
    Uuid::now_v7().to_string()
}

fn fail(texts: &Texts, failure: &Failure) -> Outcome {
    Outcome::stay().failed(words::failure(texts, failure))
}

fn single(name: &str, from: &Values) -> Values {
    use crate::ui::kit::values::Content;
    let mut one = Values::new();
    match from.content(name) {
        Some(Content::Text(text)) => one.set(name, text.clone()),
        Some(Content::List(codes)) => one.set_list(name, codes.clone()),
        None => &mut one,
    };
    one
}

fn shown(values: &Values, name: &str) -> String {
    let list = values.list(name);
    if list.is_empty() { values.get(name).to_owned() } else { list.join(", ") }
}

impl<J: FormJob + 'static> Screen for FormScreen<J> {
    fn title(&self, texts: &Texts) -> String {
        self.job.title(texts)
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        self.job.record(texts)
    }

    fn child(&self) -> Option<ChildId> {
        self.job.about()
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.form.contexts();
        contexts.extend(self.job.contexts());
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        if action == Action::FormUseDraft {
            return if self.theirs.is_some() { Availability::Yes } else { Availability::Hidden };
        }
        if self.form.offers(action) {
            Availability::Yes
        } else {
            self.job.available(action, &self.form, texts)
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        let outcome = self.act(input, ctx);
        self.job.arrange(&mut self.form, ctx.texts);
        outcome
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        if std::mem::take(&mut self.asking) {
            return if value == Returned::Answer(true) { self.save(ctx) } else { Outcome::stay() };
        }
        if let Some(field) = self.link.take() {
            self.job.returned(field, value, &mut self.form, ctx);
            self.job.arrange(&mut self.form, ctx.texts);
            return Outcome::stay();
        }
        let outcome = self.job.came_back(&value, &mut self.form, ctx);
        self.job.arrange(&mut self.form, ctx.texts);
        outcome
    }

    /// A colleague may have begun to type here; what is typed in this form stays.
    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.look_for_theirs(ctx);
        Outcome::stay()
    }

    fn put_aside(&mut self, aside: Aside, ctx: &mut Ctx<'_>) -> Result<(), String> {
        self.job.put_aside(aside, &mut self.form, ctx)
    }

    fn passes(&mut self, ctx: &Ctx<'_>) -> bool {
        self.job.passes(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let above = self.head(area.width, canvas.texts);
        let rows = u16::try_from(above.lines.len()).unwrap_or(u16::MAX).min(area.height / 2);
        let cursor = canvas.cursor;
        above.draw(canvas, Area { height: rows, ..area }, 0);
        canvas.cursor = cursor;
        self.form.draw(canvas, Area { y: area.y + rows, height: area.height - rows, ..area });
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let above = self.head(OUTLINE_WIDTH, texts);
        let words =
            |line: &Vec<Segment>| line.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" ");
        let mut lines: Vec<_> = above.lines.iter().map(|line| OutlineLine::new(words(line), "")).collect();
        lines.extend(self.form.outline(texts));
        lines
    }

    fn typed(&self) -> Option<Typed> {
        self.form.dirty().then(|| Typed {
            form: self.job.spec().name,
            record: self.job.record_id(),
            child: self.job.child(),
            text: self.form.to_json(),
            base_version: self.job.base_version(),
        })
    }
}
