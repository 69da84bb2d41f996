//! Waiting: families found eligible who have no coordinator yet, longest or most urgent first. Who could coordinate
//! stands beside from 132 columns, and one Enter away below that. Whoever holds a family stays responsible until
//! someone accepts.

mod answers;
mod beside;
mod rows;

pub use answers::{Next, OfferAnswers, Step};

use chrono::NaiveDate;

use super::{directory, places, today, words};
use crate::{
    casework::{
        Failure, Subject,
        waiting::{Candidate, WaitingOrder, WaitingRow},
    },
    domain::{
        access::{Act, Verdict},
        codes::Role,
        ids::{ChildId, EpisodeId, StaffId},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{List, ListEvent, OutlineLine},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
    },
};

/// The name under which order and place are remembered while the person stays signed in.
const REMEMBERED: &str = "waiting";

/// The waiting list.
pub struct Waiting {
    list: List,
    families: Vec<WaitingRow>,
    order: WaitingOrder,
    /// Who could coordinate the selected family.
    candidates: Vec<Candidate>,
    areas: Vec<(String, String)>,
    role: Role,
    me: StaffId,
    today: NaiveDate,
    may_offer: bool,
    answers: OfferAnswers,
}

impl Waiting {
    /// Opens it.
    ///
    /// # Errors
    /// When the role may not see it.
    pub fn open(ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        Self::open_at(None, ctx)
    }

    /// Opens it with this family selected.
    ///
    /// # Errors
    /// As [`Waiting::open`].
    pub fn open_at(episode: Option<EpisodeId>, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let identity = ctx.session.identity();
        let (role, me) = (identity.role, identity.staff);
        let kept = ctx.session.remembered(REMEMBERED).unwrap_or_default();
        let (order, place) = kept.split_once(' ').unwrap_or(("urgent", ""));
        let order = if order == "longest" { WaitingOrder::LongestFirst } else { WaitingOrder::UrgentFirst };
        let place = episode.map(|episode| episode.0).or_else(|| place.parse().ok());
        let mut screen = Self {
            list: List::new(rows::COLUMNS, words::clean),
            families: Vec::new(),
            order,
            candidates: Vec::new(),
            areas: directory::area_names(ctx)?,
            role,
            me,
            today: ctx.session.today(),
            may_offer: !matches!(ctx.session.may(Act::Offer, Subject::New)?, Verdict::No(_)),
            answers: OfferAnswers::default(),
        };
        screen.read(ctx)?;
        if let Some(place) = place {
            screen.list.select(place);
            screen.look_beside(ctx)?;
        }
        Ok(Box::new(screen))
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.today = ctx.session.today();
        self.families = ctx.session.waiting(self.order)?;
        let rows = self.families.iter().map(|family| rows::row(family, self.today, &self.areas, ctx.texts));
        self.list.set_rows(rows.collect());
        self.list.set_empty(ctx.texts.get("waiting-empty"));
        self.look_beside(ctx)
    }

    /// Who could coordinate the family that is selected now.
    fn look_beside(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.candidates = match self.selected() {
            Some(family) if self.may_offer => ctx.session.candidates(family.episode)?,
            _ => Vec::new(),
        };
        Ok(())
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let read = self.read(ctx);
        said(read, ctx.texts)
    }

    fn selected(&self) -> Option<&WaitingRow> {
        let key = self.list.selected()?;
        self.families.iter().find(|family| family.episode.0 == key)
    }

    fn remember(&self, ctx: &mut Ctx<'_>) {
        let order = if self.order == WaitingOrder::LongestFirst { "longest" } else { "urgent" };
        ctx.session.remember(REMEMBERED, format!("{order} {}", self.list.selected().unwrap_or(0)));
    }

    fn turn_order(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let (order, text) = match self.order {
            WaitingOrder::UrgentFirst => (WaitingOrder::LongestFirst, "waiting-longest-first"),
            WaitingOrder::LongestFirst => (WaitingOrder::UrgentFirst, "waiting-urgent-first"),
        };
        self.order = order;
        self.remember(ctx);
        let outcome = self.again(ctx);
        if outcome.status.is_some() { outcome } else { outcome.say(ctx.texts.get(text)) }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        let family = self.selected().cloned();
        let (texts, me) = (ctx.texts, self.me);
        let Some(family) = family else {
            return if action == Action::WaitingOrder { self.turn_order(ctx) } else { Then::NotMine.into() };
        };
        match (action, &family.asked) {
            (Action::WaitingOrder, _) => self.turn_order(ctx),
            (Action::WaitingUrgency, _) => {
                self.answers.ask(Step::Urgency(family.episode, family.urgency), texts)
            }
            (Action::WaitingAccept | Action::WaitingDecline, Some(asked)) if asked.staff.id == me => {
                places::opened(places::open_offer(family.card.child, asked.offer, ctx), texts)
            }
            (Action::WaitingAccept, Some(asked)) => {
                self.answers.ask(Step::AcceptSaid(family.episode, asked.offer), texts)
            }
            (Action::WaitingDecline, Some(asked)) => {
                self.answers.ask(Step::DeclineReason(family.episode, asked.offer), texts)
            }
            (Action::WaitingWithdraw, Some(asked)) => {
                self.answers.ask(Step::Withdraw(family.episode, asked.offer), texts)
            }
            (Action::WaitingTold, _) => {
                let told = today::told_family(family.card.child, family.episode, ctx);
                self.after(told.map(|said| Next::Done(said, true)), ctx)
            }
            (Action::WaitingRequest, _) => self.answers.ask(Step::Request(family.episode), texts),
            (Action::WaitingGrant, _) => match family.requests.first() {
                Some(request) => {
                    let granted = self.answers.grant(family.episode, request.offer, false, ctx);
                    self.after(granted, ctx)
                }
                None => Outcome::stay(),
            },
            (Action::WaitingRefuse, _) => match family.requests.first() {
                Some(request) => self.answers.ask(Step::Refuse(family.episode, request.offer), texts),
                None => Outcome::stay(),
            },
            _ => Then::NotMine.into(),
        }
    }

    /// After a save: reads again and says what happened; a further question goes on.
    fn after(&mut self, done: Result<Next, Failure>, ctx: &mut Ctx<'_>) -> Outcome {
        match done {
            Ok(Next::Ask(screen)) => Then::Open(screen).into(),
            Ok(Next::Done(words, undo)) => {
                let outcome = self.again(ctx);
                match (outcome.status.is_some(), undo) {
                    (true, _) => outcome,
                    (false, true) => outcome.saved(words),
                    (false, false) => outcome.say(words),
                }
            }
            Ok(Next::Nothing) => self.again(ctx),
            Err(failure) => {
                let words = words::failure(ctx.texts, &failure);
                self.again(ctx).failed(words)
            }
        }
    }

    fn open_selected(&self, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(family) = self.selected() else { return Outcome::stay() };
        let asked = family.asked.as_ref().filter(|asked| asked.staff.id == self.me);
        let opened = match asked {
            Some(asked) => places::open_offer(family.card.child, asked.offer, ctx),
            None if self.may_offer => places::open_candidates(family, ctx),
            None => return Outcome::stay().say(ctx.texts.get("waiting-only-ask")),
        };
        places::opened(opened, ctx.texts)
    }
}

fn said(done: Result<(), Failure>, texts: &Texts) -> Outcome {
    match done {
        Ok(()) => Outcome::stay(),
        Err(failure) => Outcome::stay().failed(words::failure(texts, &failure)),
    }
}

impl Screen for Waiting {
    fn title(&self, texts: &Texts) -> String {
        let order = match self.order {
            WaitingOrder::UrgentFirst => "waiting-urgent-first",
            WaitingOrder::LongestFirst => "waiting-longest-first",
        };
        let count = self.families.len();
        texts.with("waiting-title", &[("count", count.into()), ("order", texts.get(order).into())])
    }

    fn child(&self) -> Option<ChildId> {
        self.selected().map(|family| family.card.child)
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::Waiting);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        if self.list.offers(action) {
            return Availability::Yes;
        }
        if action.context() != Context::Waiting {
            return Availability::Hidden;
        }
        let no = |id: &str| Availability::No(texts.get(id));
        let Some(family) = self.selected() else { return Availability::Hidden };
        let mine = family.asked.as_ref().is_some_and(|asked| asked.staff.id == self.me);
        let when =
            |condition: bool, otherwise: &str| if condition { Availability::Yes } else { no(otherwise) };
        match action {
            Action::WaitingOrder => Availability::Yes,
            Action::WaitingUrgency if self.role == Role::Coordinator => no("waiting-urgency-by-intake"),
            Action::WaitingTold if self.role == Role::Coordinator => Availability::Hidden,
            Action::WaitingUrgency | Action::WaitingTold => Availability::Yes,
            Action::WaitingAccept | Action::WaitingDecline => {
                when(mine || (self.may_offer && family.asked.is_some()), "waiting-nobody-asked")
            }
            Action::WaitingWithdraw => when(self.may_offer && family.asked.is_some(), "waiting-nobody-asked"),
            Action::WaitingGrant | Action::WaitingRefuse => {
                when(self.may_offer && !family.requests.is_empty(), "waiting-no-request")
            }
            Action::WaitingRequest if self.role != Role::Coordinator => Availability::Hidden,
            Action::WaitingRequest => {
                let asked = family.requests.iter().any(|request| request.staff.id == self.me);
                when(!asked, "waiting-requested-already")
            }
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(_) => self.open_selected(ctx),
            ListEvent::Moved(_) | ListEvent::Filter(_) => {
                let looked = self.look_beside(ctx);
                self.remember(ctx);
                said(looked, ctx.texts)
            }
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => {
                input.action().map_or_else(|| Then::NotMine.into(), |action| self.act(action, ctx))
            }
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        let done = self.answers.returned(&value, ctx);
        self.after(done, ctx)
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.again(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.list.draw_with(canvas, area, |canvas, area, _| {
            if let Some(family) = self.selected() {
                beside::draw(canvas, area, family, &self.candidates, (&self.areas, self.today));
            }
        });
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.list.outline(texts)
    }
}
