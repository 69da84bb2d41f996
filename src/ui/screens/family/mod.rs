//! The file of a family: a header that never scrolls and tabs below it, each a small struct of its own. What can be done
//! with the whole file (a note, the first visit, a review, an ending, a return) is here; the rest is the tabs'.

pub mod circle;
pub mod consent;
pub mod contacts;
pub mod ending_form;
pub mod history;
pub mod member_form;
pub mod needs;
pub mod note_form;
pub mod opened;
pub mod parts;
pub mod refused;
pub mod return_form;
pub mod reviews;
pub mod summary;
pub mod tab;
pub mod values;
pub mod whose;

use self::{
    ending_form::EndingJob,
    note_form::NoteJob,
    opened::Opened,
    return_form::ReturnJob,
    tab::{FileTab, TabName},
};
use super::{
    another_child::AnotherChild,
    care::Care,
    family_children::{self, Chosen},
    form_screen::FormScreen,
    hand_off, places,
    plan::PlanTab,
    review::{move_form::MoveJob, rate::RateGoals},
    same_child::SameChild,
    walk::sibling,
    words,
};
use crate::{
    casework::Failure,
    domain::{access::Act, codes::EpisodeState, episode, ids::ChildId},
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{OutlineLine, Tabs, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
    },
};

/// The open file.
pub struct FamilyFile {
    child: ChildId,
    reason: Option<String>,
    opened: Opened,
    tabs: Tabs,
    tab: Box<dyn FileTab>,
    /// Whether the question which child of the family stands in front.
    asked_child: bool,
}

impl FamilyFile {
    /// Opens the file of a child at a tab. Where the role needs a reason, or may not, the card says so and what can be
    /// done instead.
    pub fn open(child: ChildId, tab: TabName, ctx: &mut Ctx<'_>) -> Outcome {
        // After a link both files open the one that goes on.
        let child = ctx.session.survivor_of(child).unwrap_or(child);
        match Self::screen(child, tab, None, ctx) {
            Ok(screen) => Then::Open(screen).into(),
            Err(failure) => refused::instead(child, tab, &failure, ctx),
        }
    }

    /// The screen, for a place that puts it up itself.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub fn screen(
        child: ChildId,
        tab: TabName,
        reason: Option<String>,
        ctx: &mut Ctx<'_>,
    ) -> Result<Box<dyn Screen>, Failure> {
        let opened = Opened::read(child, reason.as_deref(), ctx)?;
        let all: Vec<_> = TabName::ALL.iter().map(|name| name.tab()).collect();
        let mut tabs = Tabs::new(&all);
        tabs.select(tab.tab().0);
        let mut screen = Self { child, reason, opened, tabs, tab: made(tab), asked_child: false };
        screen.tab.fill(&screen.opened, ctx)?;
        Ok(Box::new(screen))
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.opened = Opened::read(self.child, self.reason.as_deref(), ctx)?;
        self.tab.fill(&self.opened, ctx)
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn change_tab(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let name = TabName::ALL.iter().find(|name| name.tab().0 == self.tabs.current());
        self.tab = made(name.copied().unwrap_or(TabName::Summary));
        match self.tab.fill(&self.opened, ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    /// What puts mistakes right, with an episode or without one.
    fn mend(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Option<Outcome> {
        let under = self.opened.file.under.first().map(|one| one.file.card.child);
        let opened = match action {
            Action::FamilyAnotherChild => AnotherChild::open(self.child, self.tab.pointed(), ctx),
            Action::FamilySameChild => SameChild::for_file(self.child, self.opened.record(), ctx),
            Action::FamilyLinked => match under {
                Some(under) => Self::screen(under, TabName::Summary, self.reason.clone(), ctx),
                None => return None,
            },
            _ => return None,
        };
        Some(match opened {
            Ok(screen) => Then::Open(screen).into(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        })
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        if self.own(action, ctx.texts) != Availability::Yes {
            return Then::NotMine.into();
        }
        if let Some(outcome) = self.mend(action, ctx) {
            return outcome;
        }
        if action == Action::FamilyOtherChild {
            return self.other_child(ctx);
        }
        let Some(whose) = self.opened.whose() else { return Outcome::stay() };
        let opened = &self.opened;
        match action {
            Action::FamilyNote => FormScreen::open(NoteJob::new(self.child, opened.record(), ctx), ctx),
            Action::FamilyFirstVisit => {
                FormScreen::open(NoteJob::first_visit(self.child, whose.episode, opened.record(), ctx), ctx)
            }
            Action::FamilyClose => {
                let state = opened.file.state().unwrap_or(EpisodeState::Active);
                FormScreen::open(EndingJob::new(whose, state, summary::what_ends(opened, ctx.texts)), ctx)
            }
            Action::FamilyCare => match Care::screen(self.child, ctx) {
                Ok(screen) => Then::Open(screen).into(),
                Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            },
            Action::FamilyGoOn => places::opened(places::open_walk(self.child, None, ctx), ctx.texts),
            Action::FamilyHandOff => match hand_off::open(self.child, ctx) {
                Ok(screen) => Then::Open(screen).into(),
                Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            },
            Action::FamilyReturn => FormScreen::open(ReturnJob::new(self.child, opened.record(), ctx), ctx),
            Action::FamilyReview => match opened.episode().and_then(|view| view.next_review()) {
                Some(line) => RateGoals::open(whose, line.review.id, ctx)
                    .unwrap_or_else(|failure| Outcome::stay().failed(words::failure(ctx.texts, &failure))),
                None => Outcome::stay(),
            },
            Action::ReviewsMove => match opened.episode().and_then(|view| view.next_review()) {
                Some(line) => FormScreen::open(MoveJob::of(line.review.clone(), whose), ctx),
                None => Outcome::stay(),
            },
            _ => Then::NotMine.into(),
        }
    }

    /// Another child of the family: those with a file, and a new one where intake work is allowed.
    fn other_child(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let others = self.opened.other_children(ctx.texts);
        if others.is_empty() {
            return self.another_child(ctx);
        }
        self.asked_child = true;
        let another = self.opened.allowed(Act::OpenSibling, ctx.texts) == Availability::Yes;
        Then::Open(family_children::ask(&others, another, ctx.texts)).into()
    }

    fn another_child(&self, ctx: &mut Ctx<'_>) -> Outcome {
        match sibling::screen(self.child, ctx) {
            Ok(screen) => Then::Open(screen).into(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn to_child(&self, at: i64, ctx: &mut Ctx<'_>) -> Outcome {
        match family_children::chosen(&self.opened.other_children(ctx.texts), at) {
            Chosen::Another => self.another_child(ctx),
            Chosen::Go(child) => match Self::screen(child, TabName::Summary, None, ctx) {
                Ok(file) => Then::Replace(file).into(),
                Err(failure) => refused::instead(child, TabName::Summary, &failure, ctx),
            },
        }
    }

    /// Whether an action on the whole file can be done now.
    fn own(&self, action: Action, texts: &Texts) -> Availability {
        let opened = &self.opened;
        let state = opened.file.state();
        let planned = opened.episode().is_some_and(|view| view.next_review().is_some());
        match action {
            Action::FamilyAnotherChild => opened.allowed(Act::MoveRecord, texts),
            Action::FamilySameChild => opened.allowed(Act::ProposeLink, texts),
            Action::FamilyLinked if opened.file.under.is_empty() => Availability::Hidden,
            Action::FamilyLinked => Availability::Yes,
            Action::FamilyNote => opened.allowed(Act::SaveNote, texts),
            Action::FamilyCare => Availability::Yes,
            Action::FamilyOtherChild if opened.file.header.home_hidden => {
                Availability::No(texts.get("children-home-hidden"))
            }
            Action::FamilyOtherChild if !opened.file.siblings.is_empty() => Availability::Yes,
            Action::FamilyOtherChild => opened.allowed(Act::OpenSibling, texts),
            Action::FamilyFirstVisit if state != Some(EpisodeState::Assigned) => Availability::Hidden,
            Action::FamilyFirstVisit => opened.allowed_open(Act::FirstVisit, texts),
            Action::FamilyReview | Action::ReviewsMove if !planned => Availability::Hidden,
            Action::FamilyReview => opened.allowed_open(Act::HoldReview, texts),
            Action::ReviewsMove => opened.allowed_open(Act::MoveReview, texts),
            Action::FamilyClose if !state.is_some_and(can_end) => Availability::Hidden,
            Action::FamilyClose => opened.allowed_open(Act::EndEpisode, texts),
            Action::FamilyGoOn if !state.is_some_and(is_in_intake) => Availability::Hidden,
            Action::FamilyGoOn => opened.allowed(Act::SaveFamily, texts),
            Action::FamilyHandOff if !state.is_some_and(is_handed_off) => Availability::Hidden,
            Action::FamilyHandOff => opened.allowed(Act::SaveHandOff, texts),
            Action::FamilyReturn if !state.is_some_and(episode::may_return) => Availability::Hidden,
            Action::FamilyReturn => opened.allowed(Act::ReturnFamily, texts),
            _ => Availability::Hidden,
        }
    }
}

/// Whether an episode in this state can be ended by the coordinator's form.
fn can_end(state: EpisodeState) -> bool {
    episode::next(state, episode::Event::MadeInactive).is_some()
}

/// Whether intake goes on with the walk in this state.
fn is_in_intake(state: EpisodeState) -> bool {
    episode::is_undecided(state) || state == EpisodeState::EligibleWaiting
}

/// Whether another agency takes over, or should.
fn is_handed_off(state: EpisodeState) -> bool {
    matches!(state, EpisodeState::NotEligible | EpisodeState::Redirected)
}

fn made(name: TabName) -> Box<dyn FileTab> {
    match name {
        TabName::Summary => Box::new(summary::SummaryTab::default()),
        TabName::Circle => Box::new(circle::CircleTab::new()),
        TabName::Needs => Box::new(needs::NeedsTab::default()),
        TabName::Plan => Box::new(PlanTab::default()),
        TabName::Reviews => Box::new(reviews::ReviewsTab::default()),
        TabName::Consent => Box::new(consent::ConsentTab::default()),
        TabName::Contacts => Box::new(contacts::ContactsTab::default()),
        TabName::History => Box::new(history::HistoryTab::default()),
    }
}

impl Screen for FamilyFile {
    fn title(&self, texts: &Texts) -> String {
        texts.get("family-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.opened.record())
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.child)
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.tab.contexts();
        contexts.extend([Context::Tabs, Context::Family, Context::Reviews]);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        if self.tabs.offers(action) {
            return Availability::Yes;
        }
        match self.tab.available(action, &self.opened, texts) {
            Availability::Hidden => self.own(action, texts),
            answer => answer,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        let outcome = self.tab.update(input, &self.opened, ctx);
        if !matches!(outcome.then, Then::NotMine) {
            return outcome;
        }
        if self.tabs.update(input) {
            return self.change_tab(ctx);
        }
        input.action().map_or_else(|| Then::NotMine.into(), |action| self.act(action, ctx))
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        if std::mem::take(&mut self.asked_child)
            && let Returned::Chosen(at) = value
        {
            return self.to_child(at, ctx);
        }
        let outcome = self.tab.returned(&value, &self.opened, ctx);
        match self.read(ctx) {
            Ok(()) => outcome,
            // What was just saved may have closed the file to this person: an ending, an offer accepted elsewhere.
            Err(Failure::Refused { .. }) => Then::Close(value).into(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.again(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        self.tabs.draw(canvas, Area { height: 1, ..area });
        let gap = if area.height > 8 { 2 } else { 1 };
        let below =
            Area { y: area.y + gap.min(area.height), height: area.height.saturating_sub(gap), ..area };
        self.tab.draw(canvas, below);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines = self.tabs.outline(texts);
        lines.extend(self.tab.outline(texts));
        lines
    }
}
