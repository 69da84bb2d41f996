//! Families: type to find by name, number, phone, caregiver or birth date, accents and spelling forgiven; without text,
//! the families one may open, by state and in order. Enter opens the file, or the walk while nobody has accepted yet.

mod card;
mod rows;

pub use card::CardScreen;

use self::rows::{Group, Shown};
use super::{ask::Ask, places, same_child::list::Pairs, words};
use crate::{
    casework::{
        Failure, Subject,
        lists::{FamilyFilter, FamilyKey, FamilyOrder, FamilyQuery},
    },
    domain::{
        access::{Act, Verdict},
        ids::ChildId,
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{List, ListEvent, OutlineLine},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
    },
};

/// The name under which filter, order and place are remembered while the person stays signed in.
const REMEMBERED: &str = "families";

/// The list and the search.
pub struct Families {
    list: List,
    shown: Shown,
    group: Group,
    order: FamilyOrder,
    /// A search needs a reason first.
    wants_reason: bool,
    reason: Option<String>,
    /// The row that was selected when the list was last left.
    place: Option<i64>,
    /// Something was typed since the last reading.
    typed_on: bool,
}

impl Families {
    /// Opens it.
    ///
    /// # Errors
    /// When the role may not search.
    pub fn open(ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let wants_reason = ctx.session.may(Act::FindFamilies, Subject::Nothing)? == Verdict::WithReason;
        let mut screen = Self {
            list: List::new(rows::COLUMNS, words::clean).searching().by_query(),
            shown: Shown::default(),
            group: Group::All,
            order: FamilyOrder::Name,
            wants_reason,
            reason: None,
            place: None,
            typed_on: false,
        };
        screen.recall(ctx);
        screen.read(ctx)?;
        if let Some(place) = screen.place.take() {
            screen.list.select(place);
        }
        Ok(Box::new(screen))
    }

    fn recall(&mut self, ctx: &mut Ctx<'_>) {
        let Some(kept) = ctx.session.remembered(REMEMBERED) else { return };
        let mut parts = kept.splitn(4, ' ');
        self.group = parts.next().and_then(Group::named).unwrap_or(Group::All);
        self.order = if parts.next() == Some("newest") { FamilyOrder::Newest } else { FamilyOrder::Name };
        self.place = parts.next().and_then(|place| place.parse().ok());
        self.list.set_filter(parts.next().unwrap_or_default());
    }

    fn remember(&self, ctx: &mut Ctx<'_>) {
        let order = if self.order == FamilyOrder::Newest { "newest" } else { "name" };
        let place = self.list.selected().unwrap_or(0);
        let kept = format!("{} {order} {place} {}", self.group.name(), self.list.filter());
        ctx.session.remember(REMEMBERED, kept);
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let text = self.list.filter().trim().to_owned();
        if text.is_empty() {
            self.shown = Shown::Listed(ctx.session.families(&query(self.group, self.order, None))?);
        } else if self.wants_reason && self.reason.is_none() {
            self.shown = Shown::default();
        } else {
            let hits = ctx.session.find(&text, self.reason.as_deref())?;
            self.shown = Shown::Found(self.group.of_hits(hits));
        }
        let reason_first = self.wants_reason && self.reason.is_none();
        let empty = if reason_first { "families-reason-first" } else { "families-none" };
        self.list.set_empty(ctx.texts.get(empty));
        self.list.set_rows(self.shown.rows(ctx.session.today(), ctx.texts));
        Ok(())
    }

    /// The next page, once the selection reaches the end of this one.
    fn read_on(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let Shown::Listed(page) = &mut self.shown else { return Ok(()) };
        let last = page.rows.last().map(|row| row.card.child.0);
        if page.next.is_none() || self.list.selected() != last {
            return Ok(());
        }
        let after = page.next.take();
        let more = ctx.session.families(&query(self.group, self.order, after))?;
        page.rows.extend(more.rows);
        page.next = more.next;
        self.list.set_rows(self.shown.rows(ctx.session.today(), ctx.texts));
        Ok(())
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let read = self.read(ctx);
        self.remember(ctx);
        said(read, ctx.texts)
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        match action {
            Action::FamiliesSameChild => match Pairs::open(ctx) {
                Ok(screen) => Then::Open(screen).into(),
                Err(failure) => said(Err(failure), ctx.texts),
            },
            Action::FamiliesFilterState => {
                self.group = self.group.next();
                let outcome = self.again(ctx);
                if outcome.status.is_some() {
                    outcome
                } else {
                    outcome.say(ctx.texts.get(self.group.text_id()))
                }
            }
            Action::FamiliesOrder => {
                let (order, text) = match self.order {
                    FamilyOrder::Name => (FamilyOrder::Newest, "families-newest-first"),
                    FamilyOrder::Newest => (FamilyOrder::Name, "families-by-name"),
                };
                self.order = order;
                let outcome = self.again(ctx);
                if outcome.status.is_some() { outcome } else { outcome.say(ctx.texts.get(text)) }
            }
            _ => Then::NotMine.into(),
        }
    }

    /// Opens the selected family: the file, the walk, or the card of what may be seen.
    fn open_family(&mut self, child: ChildId, ctx: &mut Ctx<'_>) -> Outcome {
        self.remember(ctx);
        let opened = match ctx.session.may(Act::OpenFile, Subject::Child(child)) {
            Ok(Verdict::No(who)) => match self.shown.card(child) {
                Some(card) => Ok(Then::Open(CardScreen::of(card, who)).into()),
                None => Err(Failure::Refused { act: Act::OpenFile, who }),
            },
            Ok(_) => places::open_family(child, self.shown.state_of(child), ctx),
            Err(error) => Err(error.into()),
        };
        places::opened(opened, ctx.texts)
    }

    fn ask_reason(&self, texts: &Texts) -> Outcome {
        Then::Open(Ask::reason(&texts.get("families-title"), texts.get("families-reason-why"))).into()
    }
}

fn query(group: Group, order: FamilyOrder, after: Option<FamilyKey>) -> FamilyQuery {
    let filter = FamilyFilter { states: group.states().to_vec(), ..FamilyFilter::default() };
    FamilyQuery { filter, order, after, ..FamilyQuery::default() }
}

fn said(done: Result<(), Failure>, texts: &Texts) -> Outcome {
    match done {
        Ok(()) => Outcome::stay(),
        Err(failure) => Outcome::stay().failed(words::failure(texts, &failure)),
    }
}

impl Screen for Families {
    fn title(&self, texts: &Texts) -> String {
        let values =
            [("count", self.shown.total().into()), ("which", texts.get(self.group.text_id()).into())];
        texts.with("families-title-count", &values)
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::Families);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        match action {
            Action::FamiliesFilterState => Availability::Yes,
            Action::FamiliesSameChild if !self.wants_reason => Availability::Yes,
            Action::FamiliesOrder if self.list.filter().is_empty() => Availability::Yes,
            Action::FamiliesOrder => Availability::No(texts.get("families-order-of-search")),
            _ if self.list.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match input.action() {
            // From the search line to the rows, where digits open areas; from there out.
            Some(Action::Back) if self.list.is_typing() => {
                self.list.set_typing(false);
                // A search that found nothing leaves nothing to go to: everything is shown again.
                if self.list.count() > 0 {
                    return Outcome::stay();
                }
                self.list.set_filter("");
                return self.again(ctx);
            }
            Some(Action::Back) => {
                self.remember(ctx);
                return Then::Close(Returned::Nothing).into();
            }
            Some(Action::Find) if !self.list.is_typing() => {
                self.list.set_typing(true);
                return Outcome::stay();
            }
            _ => {}
        }
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(key) => self.open_family(ChildId(key), ctx),
            ListEvent::Filter(text) if !text.is_empty() && self.wants_reason && self.reason.is_none() => {
                self.ask_reason(ctx.texts)
            }
            ListEvent::Filter(_) => {
                self.typed_on = true;
                Outcome::stay()
            }
            ListEvent::Moved(_) => {
                let read = self.read_on(ctx);
                self.remember(ctx);
                said(read, ctx.texts)
            }
            ListEvent::Leave => {
                self.remember(ctx);
                Then::Close(Returned::Nothing).into()
            }
            ListEvent::NotMine => {
                input.action().map_or_else(|| Then::NotMine.into(), |action| self.act(action, ctx))
            }
            _ => Outcome::stay(),
        }
    }

    fn settle(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        if !std::mem::take(&mut self.typed_on) {
            return Outcome::stay();
        }
        let outcome = self.again(ctx);
        // The best match comes first, and Enter opens it.
        self.list.select_first();
        outcome
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        if let (true, Returned::Words(reason)) = (self.wants_reason, value) {
            self.reason = Some(reason);
        }
        self.again(ctx)
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.again(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.list.draw_with(canvas, area, |canvas, area, row| {
            self.shown.preview(canvas, area, ChildId(row.key));
        });
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.list.outline(texts)
    }
}
