//! The walk from the call to the offer: a rail of steps in any order, left half done and gone on with by anybody. Each
//! step is a screen of its own; this one holds the rail, the header and the way from step to step. Saves nothing.

pub mod attempt;
pub mod child;
pub mod consent;
pub mod consent_card;
pub mod consent_like;
pub mod consent_words;
pub mod coordinator;
pub mod decided;
pub mod decision;
pub mod facts;
pub mod finding_form;
pub mod header;
pub mod homes;
pub mod more;
pub mod names;
pub mod needs;
pub mod people;
pub mod questions;
pub mod read_only;
pub mod referral;
pub mod rows;
pub mod schools;
pub mod screening;
pub mod second_signature;
pub mod services;
pub mod sibling;
pub mod spoken;
pub mod statement_form;
pub mod verdict;

use crate::{
    casework::{
        Command, Failure, Subject,
        walk::{DraftNote, SiblingFile, Walk},
    },
    domain::{
        access::Act,
        codes::EpisodeState,
        ids::{ChildId, FileNumber},
        walk::{Step, StepState},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Choosable, OutlineLine, Rail, frame::Record, rail},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then, Typed},
        screens::{
            another_child::AnotherChild,
            ask::Ask,
            call,
            care::Care,
            family_children::{self, Chosen, OtherChild},
            same_child::SameChild,
            today::form_name,
            words,
        },
        theme::Meaning,
    },
};

/// Makes the screen of a step.
type Open = fn(ChildId, &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure>;

/// A step with its screen and the smaller forms that open from it, whose drafts belong to it.
struct Place {
    step: Step,
    open: Open,
    forms: &'static [&'static str],
}

/// The forms that open from the page of the child and the family.
const CHILD_FORMS: &[&str] = &["child_more", "names", "beside", "contact", "home", "school", "service"];

/// Every step that has a screen, in the order of the rail.
const PLACES: &[Place] = &[
    Place { step: Step::Call, open: referral::open_step, forms: &["attempt"] },
    Place { step: Step::Child, open: child::open_step, forms: CHILD_FORMS },
    Place { step: Step::Consent, open: consent::open_step, forms: &[] },
    Place { step: Step::Screening, open: screening::open_step, forms: &[] },
    Place { step: Step::Needs, open: needs::open_step, forms: &["finding", "statement"] },
    Place { step: Step::Decision, open: decision::open_step, forms: &[] },
    Place { step: Step::Offer, open: coordinator::open_step, forms: &["hand_off"] },
];

/// What the question that stands in front was about.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// No question of the walk's own.
    #[default]
    Nothing,
    /// Which step.
    Step,
    /// Which child of the family.
    Child,
}

/// The walk of one child.
pub struct WalkScreen {
    child: ChildId,
    walk: Walk,
    rail: Rail,
    at: usize,
    step: Box<dyn Screen>,
    /// A colleague's text in a form that opens from this step; the form itself offers it.
    theirs: Option<DraftNote>,
    /// Whether the referral is the pool's or a colleague's and may be taken.
    may_take: bool,
    asked: Asked,
    /// The page of homes and care lies over the step.
    caring: bool,
    /// Whether a mistake is being put right above this screen.
    mending: bool,
}

impl WalkScreen {
    /// Opens the walk of a child at `step`, else at the first step that is not done.
    ///
    /// # Errors
    /// When the file may not be opened.
    pub fn open(child: ChildId, step: Option<Step>, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let walk = ctx.session.walk(child)?;
        let wanted = step.or_else(|| first_open(&walk, 0)).unwrap_or(Step::Call);
        let at = PLACES.iter().position(|place| place.step == wanted).unwrap_or(0);
        let steps: Vec<_> = PLACES.iter().map(|place| (place.step.code(), place.step.text_id())).collect();
        let step = (PLACES[at].open)(child, ctx)?;
        let mut screen = Self {
            child,
            walk,
            rail: Rail::new(&steps),
            at,
            step,
            theirs: None,
            may_take: false,
            asked: Asked::Nothing,
            caring: false,
            mending: false,
        };
        screen.look_around(ctx)?;
        Ok(Box::new(screen))
    }

    /// Reads how the steps stand and whether a colleague types here.
    fn look_around(&mut self, ctx: &Ctx<'_>) -> Result<(), Failure> {
        for view in &self.walk.steps {
            self.rail.set(view.step.code(), rail_state(view.state));
        }
        self.rail.select(PLACES[self.at].step.code());
        let forms = PLACES[self.at].forms;
        let theirs = |note: &&DraftNote| !note.mine && forms.contains(&note.draft.form.as_str());
        self.theirs = self.walk.drafts.iter().find(theirs).cloned();
        let pool = ctx.session.relation(Subject::Child(self.child))?.pool;
        let mine = self.walk.holder.as_ref().and_then(|holder| holder.person.as_ref().map(|who| who.id));
        self.may_take = pool && mine != Some(ctx.session.identity().staff);
        Ok(())
    }

    fn read_again(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.walk = ctx.session.walk(self.child)?;
        self.look_around(ctx)
    }

    /// Goes to a step; what is typed here stays as a draft.
    fn go(&mut self, at: usize, ctx: &mut Ctx<'_>) -> Outcome {
        if let Err(failure) = self.keep_typed(ctx).and_then(|()| self.enter(at, ctx)) {
            return Outcome::stay().failed(words::failure(ctx.texts, &failure));
        }
        Outcome::stay()
    }

    fn keep_typed(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let Some(typed) = self.step.typed() else { return Ok(()) };
        let (child, version) = (Some(self.child), typed.base_version);
        Ok(ctx.session.keep_draft(typed.form, &typed.record, child, version, &typed.text)?)
    }

    fn enter(&mut self, at: usize, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.step = (PLACES[at].open)(self.child, ctx)?;
        self.at = at;
        self.read_again(ctx)
    }

    /// What a step asked for: a saved step leads to the next that is not done, Esc leaves the walk.
    fn follow(&mut self, outcome: Outcome, ctx: &mut Ctx<'_>) -> Outcome {
        let status = outcome.status;
        let then = match outcome.then {
            Then::Close(Returned::Nothing) => Then::Close(Returned::Nothing),
            Then::Close(_) => match self.saved(ctx) {
                Ok(then) => then,
                Err(failure) => return Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            },
            Then::Replace(screen) => {
                self.step = screen;
                Then::Stay
            }
            then => then,
        };
        Outcome { then, status }
    }

    fn saved(&mut self, ctx: &mut Ctx<'_>) -> Result<Then, Failure> {
        match ctx.session.walk(self.child) {
            Ok(walk) => self.walk = walk,
            // A coordinator accepted: the file is theirs, and whoever took it in leaves.
            Err(Failure::Refused { .. }) => return Ok(Then::Close(Returned::Saved)),
            Err(failure) => return Err(failure),
        }
        let next = first_open(&self.walk, self.at + 1);
        let next = next.and_then(|step| PLACES.iter().position(|place| place.step == step));
        match next {
            Some(at) => {
                self.enter(at, ctx)?;
                Ok(Then::Stay)
            }
            // A hand-off that is under way is worked on here until it is settled: saving it does not leave the walk.
            None if is_handed_off(self.walk.episode.state) => {
                self.enter(self.at, ctx)?;
                Ok(Then::Stay)
            }
            None => Ok(Then::Close(Returned::Saved)),
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        if let Some(at) = place_of(action) {
            return self.go(at, ctx);
        }
        match action {
            Action::WalkNext if self.at + 1 < PLACES.len() => self.go(self.at + 1, ctx),
            Action::WalkPrevious if self.at > 0 => self.go(self.at - 1, ctx),
            Action::WalkStep => {
                self.asked = Asked::Step;
                Then::Open(self.choose(ctx.texts)).into()
            }
            Action::WalkCare => self.care(ctx),
            Action::WalkEndCall => self.end_call(ctx),
            Action::WalkTake => self.take(ctx),
            Action::WalkOtherChild => self.other_child(ctx),
            Action::WalkAnotherChild => {
                self.mending = true;
                self.mend(AnotherChild::open(self.child, None, ctx), ctx)
            }
            Action::WalkSameChild => {
                self.mending = true;
                let record = header::record(&self.walk, ctx.texts);
                let open = SameChild::for_file(self.child, record, ctx);
                self.mend(open, ctx)
            }
            _ => Then::NotMine.into(),
        }
    }

    fn mend(&mut self, opened: Result<Box<dyn Screen>, Failure>, ctx: &mut Ctx<'_>) -> Outcome {
        match self.keep_typed(ctx).and(opened) {
            Ok(screen) => Then::Open(screen).into(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    /// Something was moved to another child: the walk goes on where its request still stands, else it closes.
    fn mended(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let episode = self.walk.episode.id;
        match ctx.session.walk(self.child) {
            Ok(walk) if walk.episode.id == episode => match self.enter(self.at, ctx) {
                Ok(()) => Outcome::stay(),
                Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            },
            _ => Then::Close(Returned::Saved).into(),
        }
    }

    fn choose(&self, texts: &Texts) -> Box<dyn Screen> {
        let options = PLACES.iter().enumerate().map(|(at, place)| {
            let state = self.walk.steps.iter().find(|view| view.step == place.step);
            let state = state.map_or("", |view| state_word(view.state));
            let label = format!("{} {}  {}", at + 1, texts.get(place.step.text_id()), texts.get(state));
            Choosable::new(place.step.code(), label)
        });
        Ask::one_of(&texts.get("walk-choose"), String::new(), options.collect())
    }

    /// Who cares and who decides, from any step; what is typed stays as a draft.
    fn care(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.keep_typed(ctx).and_then(|()| Care::screen(self.child, ctx)) {
            Ok(screen) => {
                self.caring = true;
                Then::Open(screen).into()
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    /// Another child of the family: those with a file to choose from, else the form of a new one. What is typed here stays.
    fn other_child(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        if let Err(failure) = self.keep_typed(ctx) {
            return Outcome::stay().failed(words::failure(ctx.texts, &failure));
        }
        let others = self.others(ctx.texts);
        if others.is_empty() {
            return self.another_child(ctx);
        }
        self.asked = Asked::Child;
        Then::Open(family_children::ask(&others, true, ctx.texts)).into()
    }

    fn others(&self, texts: &Texts) -> Vec<OtherChild> {
        let name = |sibling: &SiblingFile| {
            let full = sibling.name.full();
            let provisional =
                || sibling.provisional.clone().unwrap_or_else(|| texts.get("walk-name-unknown"));
            if full.is_empty() { provisional() } else { full }
        };
        let other = |sibling: &SiblingFile| OtherChild {
            child: sibling.child,
            number: sibling.number,
            name: name(sibling),
        };
        self.walk.siblings.iter().map(other).collect()
    }

    fn another_child(&self, ctx: &mut Ctx<'_>) -> Outcome {
        match sibling::screen(self.child, ctx) {
            Ok(screen) => Then::Open(screen).into(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    /// Goes to the same step of a brother's or sister's walk, or to the form of another child.
    fn to_child(&self, at: i64, ctx: &mut Ctx<'_>) -> Outcome {
        let child = match family_children::chosen(&self.others(ctx.texts), at) {
            Chosen::Another => return self.another_child(ctx),
            Chosen::Go(child) => child,
        };
        match Self::open(child, Some(PLACES[self.at].step), ctx) {
            Ok(walk) => Then::Replace(walk).into(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn end_call(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(running) = header::running_call(&self.walk) else {
            return Outcome::stay().say(ctx.texts.get("walk-no-call"));
        };
        let number = Some(FileNumber(self.walk.child.file_number));
        let opened = self.keep_typed(ctx).and_then(|()| call::end::EndJob::screen(running, number, ctx));
        match opened {
            Ok(screen) => Then::Open(screen).into(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    /// Goes on with a referral that the pool or a colleague holds; who held it sees so in Today.
    fn take(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let command = Command::new(Act::TakeReferral, Subject::Child(self.child));
        let taken =
            ctx.session.take(&command, self.walk.episode.id.into()).and_then(|()| self.read_again(ctx));
        match taken {
            Ok(()) => Outcome::stay().saved(ctx.texts.get("intake-taken")),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    /// Who holds it, where that is not the person looking.
    fn holder_line(&self, texts: &Texts) -> Option<String> {
        let holder = self.walk.holder.as_ref().filter(|_| self.may_take)?;
        Some(match &holder.person {
            Some(person) => texts.with("walk-held-by", &[("who", person.name.as_str().into())]),
            None => texts.get("walk-in-the-pool"),
        })
    }

    fn lines(&self, texts: &Texts) -> Vec<String> {
        self.holder_line(texts).into_iter().chain(self.draft_line(texts)).collect()
    }

    fn draft_line(&self, texts: &Texts) -> Option<String> {
        let theirs = self.theirs.as_ref()?;
        let time = theirs.at.map(|at| texts.clock(at.local().time())).unwrap_or_default();
        let form = form_name(&theirs.draft.form, texts);
        let values = [("who", theirs.by.name.as_str().into()), ("time", time.into()), ("form", form.into())];
        Some(texts.with("walk-draft-theirs", &values))
    }
}

/// The first step from place `from` on that is not done and has a screen.
fn first_open(walk: &Walk, from: usize) -> Option<Step> {
    let state = |step: Step| walk.steps.iter().find(|view| view.step == step).map(|view| view.state);
    PLACES.iter().skip(from).map(|place| place.step).find(|step| state(*step) != Some(StepState::Ok))
}

/// Whether another agency takes over, and somebody here sees to it.
fn is_handed_off(state: EpisodeState) -> bool {
    matches!(state, EpisodeState::NotEligible | EpisodeState::Redirected)
}

/// The place that a numbered step key means.
fn place_of(action: Action) -> Option<usize> {
    let number: usize = action.is_step().then(|| action.name().strip_prefix("step_"))??.parse().ok()?;
    number.checked_sub(1).filter(|at| *at < PLACES.len())
}

fn rail_state(state: StepState) -> rail::StepState {
    match state {
        StepState::NotStarted => rail::StepState::Open,
        StepState::Started | StepState::Problems => rail::StepState::Problems,
        StepState::Ok => rail::StepState::Done,
    }
}

fn state_word(state: StepState) -> &'static str {
    match state {
        StepState::NotStarted => "walk-state-not-started",
        StepState::Started => "walk-state-started",
        StepState::Problems => "walk-state-problems",
        StepState::Ok => "walk-state-ok",
    }
}

impl Screen for WalkScreen {
    fn title(&self, texts: &Texts) -> String {
        texts.get(PLACES[self.at].step.text_id())
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(header::record(&self.walk, texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.child)
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.step.contexts();
        contexts.push(Context::Walk);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        if action.context() != Context::Walk {
            return self.step.available(action, texts);
        }
        // A step may know a walk action better (the words in the family's language).
        match self.step.available(action, texts) {
            Availability::Hidden => {}
            known => return known,
        }
        let shown = |possible: bool| if possible { Availability::Yes } else { Availability::Hidden };
        match action {
            Action::WalkStep | Action::WalkCare | Action::WalkAnotherChild | Action::WalkSameChild => {
                Availability::Yes
            }
            Action::WalkNext => shown(self.at + 1 < PLACES.len()),
            Action::WalkPrevious => shown(self.at > 0),
            Action::WalkTake => shown(self.may_take),
            Action::WalkOtherChild if self.walk.home_hidden => {
                Availability::No(texts.get("children-home-hidden"))
            }
            Action::WalkOtherChild => Availability::Yes,
            Action::WalkEndCall => match header::running_call(&self.walk) {
                Some(_) => Availability::Yes,
                None => Availability::No(texts.get("walk-no-call")),
            },
            action => shown(place_of(action).is_some()),
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        let outcome = self.step.update(input, ctx);
        match (&outcome.then, input.action()) {
            (Then::NotMine, Some(action)) => self.act(action, ctx),
            _ => self.follow(outcome, ctx),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        match (std::mem::take(&mut self.asked), &value) {
            (Asked::Nothing, _) => {}
            (Asked::Step, Returned::Chosen(at)) => {
                return self.go(usize::try_from(*at).unwrap_or(0).min(PLACES.len() - 1), ctx);
            }
            (Asked::Child, Returned::Chosen(at)) => return self.to_child(*at, ctx),
            _ => return Outcome::stay(),
        }
        if std::mem::take(&mut self.caring) {
            // The step reads anew: who may consent, and which consents hold, may have changed.
            return match self.enter(self.at, ctx) {
                Ok(()) => Outcome::stay(),
                Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            };
        }
        if std::mem::take(&mut self.mending) && value == Returned::Saved {
            return self.mended(ctx);
        }
        let outcome = self.step.returned(value, ctx);
        let outcome = self.follow(outcome, ctx);
        // Who leaves does not read again: the file may be somebody else's now, and what was done is not a failure.
        if matches!(outcome.then, Then::Close(_)) {
            return outcome;
        }
        match self.read_again(ctx) {
            Ok(()) => outcome,
            Err(failure) => outcome.failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let outcome = self.step.refresh(ctx);
        match self.read_again(ctx) {
            Ok(()) => self.follow(outcome, ctx),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let (rail, mut step) = self.rail.split(area, canvas.texts);
        self.rail.draw(canvas, rail);
        for line in self.lines(canvas.texts) {
            if step.height > 4 {
                canvas.put_fitted(step.x + 1, step.y, step.width.saturating_sub(2), &line, Meaning::Warning);
                step = Area { y: step.y + 1, height: step.height - 1, ..step };
            }
        }
        self.step.draw(canvas, step);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines = self.rail.outline(texts);
        lines.extend(self.lines(texts).into_iter().map(|line| OutlineLine::new(line, "")));
        lines.extend(self.step.outline(texts));
        lines
    }

    /// Whatever is typed in a step is about the child of the walk.
    fn typed(&self) -> Option<Typed> {
        self.step.typed().map(|typed| Typed { child: Some(self.child), ..typed })
    }
}
