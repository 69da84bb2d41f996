//! Intake: the pool of the team. Referrals by state, how old, who holds them, what is next and why; taken and given back
//! here. Enter opens the walk at the step that is next.

use chrono::NaiveDate;

use super::{
    cards,
    hand_to::HandTo,
    outreach::Outreach,
    pile::{self, Pile},
    places, words,
};
use crate::{
    casework::{Command, Failure, Subject, passing::Thing, pool::PoolRow},
    domain::{
        access::Act,
        codes::HandOffState,
        ids::{ChildId, StaffId},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Cell, Column, Detail, List, ListEvent, OutlineLine, Row},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        theme::Meaning,
    },
};

const COLUMNS: &[Column] = &[
    Column::words("intake-number", 7).most(7),
    Column::words("intake-child", 10).most(28).weight(8),
    Column::words("", 2).most(3).weight(4),
    Column { heading: "intake-days", least: 6, most: 6, right: true, weight: 7 },
    Column::words("intake-urgency", 7).most(8).weight(6),
    Column::words("intake-next", 9).most(16).weight(9),
    Column { heading: "intake-late", least: 9, most: 11, right: true, weight: 5 },
    Column::words("intake-holder", 7).most(22).weight(4),
];

/// The name under which the place is remembered while the person stays signed in.
const REMEMBERED: &str = "intake";

/// The pool.
pub struct Intake {
    list: List,
    families: Vec<PoolRow>,
    me: StaffId,
    today: NaiveDate,
    hand_to: HandTo,
    waiting_papers: usize,
}

impl Intake {
    /// Opens it.
    ///
    /// # Errors
    /// When the role may not see it.
    pub fn open(ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let (me, today) = (ctx.session.identity().staff, ctx.session.today());
        let mut screen = Self {
            list: List::new(COLUMNS, words::clean),
            families: Vec::new(),
            me,
            today,
            hand_to: HandTo::default(),
            waiting_papers: 0,
        };
        screen.read(ctx)?;
        if let Some(place) = ctx.session.remembered(REMEMBERED).and_then(|place| place.parse().ok()) {
            screen.list.select(place);
        }
        Ok(Box::new(screen))
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.today = ctx.session.today();
        self.families = ctx.session.pool()?;
        self.waiting_papers = ctx.session.pile()?.len();
        let rows = self.families.iter().map(|family| row(family, ctx.texts)).collect();
        self.list.set_empty(ctx.texts.get("intake-empty"));
        self.list.set_rows(rows);
        Ok(())
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn selected(&self) -> Option<&PoolRow> {
        let key = self.list.selected()?;
        self.families.iter().find(|family| family.episode.0 == key)
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        match action {
            Action::IntakeLogPaper => return pile::form::open(ctx),
            Action::IntakePile => {
                let opened = Pile::open(ctx).map(|screen| Then::Open(screen).into());
                return places::opened(opened, ctx.texts);
            }
            Action::IntakeHandOffs => {
                let opened = Outreach::open(ctx).map(|screen| Then::Open(screen).into());
                return places::opened(opened, ctx.texts);
            }
            _ => {}
        }
        let Some(family) = self.selected() else { return Then::NotMine.into() };
        let (child, episode) = (family.card.child, family.episode);
        let command = Command::new(Act::TakeReferral, Subject::Child(child));
        let (done, text) = match action {
            Action::IntakeTake => (ctx.session.take(&command, episode), "intake-taken"),
            Action::IntakeGive => return self.hand_to.ask(Thing::Referral(episode), Some(child), ctx),
            Action::IntakeGiveBack => (ctx.session.give_back(&command, episode), "intake-given-back"),
            _ => return Then::NotMine.into(),
        };
        match done.and_then(|()| self.read(ctx)) {
            Ok(()) => Outcome::stay().saved(ctx.texts.get(text)),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn preview(&self, canvas: &mut Canvas<'_>, area: Area) {
        let Some(family) = self.selected() else { return };
        let (texts, card) = (canvas.texts, &family.card);
        let language = card.language.map(|language| words::label(texts, language)).unwrap_or_default();
        let mut detail = Detail::new()
            .section("intake-next")
            .line("intake-next", texts.get(family.next.0.text_id()))
            .why(cards::why(texts, &family.next.1))
            .section("intake-child")
            .line("intake-number", card.number.to_string())
            .personal("intake-child", cards::name(texts, card))
            .line("intake-age", cards::age(texts, card, self.today))
            .line("intake-language", language)
            .line("intake-place", card.municipality.clone().unwrap_or_default())
            .line("intake-state", words::label(texts, family.state))
            .line("intake-received", texts.date(family.received_on))
            .line("intake-urgency", words::label(texts, family.urgency))
            .line("intake-holder", cards::holder(texts, family.holder.as_ref()));
        if let Some((state, organization)) = &family.hand_off {
            detail = detail.line("intake-hand-off", hand_off(*state, organization, texts));
        }
        detail.draw(canvas, area);
    }
}

/// A hand-off in words: how it stands, and with whom.
fn hand_off(state: HandOffState, organization: &str, texts: &Texts) -> String {
    let state = words::label(texts, state);
    if organization.is_empty() { state } else { format!("{state}, {organization}") }
}

fn row(family: &PoolRow, texts: &Texts) -> Row {
    let card = &family.card;
    let late = match &family.due {
        Some(due) if due.days_late > 0 => {
            let words = cards::late_short(texts, due.days_late, due.business_days);
            Cell::of(words, Meaning::Warning)
        }
        Some(due) => Cell::new(texts.day(due.due)),
        None => Cell::new(""),
    };
    let mut why = vec![cards::why(texts, &family.next.1)];
    if let Some((state, organization)) = &family.hand_off {
        why.push(hand_off(*state, organization, texts));
    }
    if let Some(due) = family.due.as_ref().filter(|due| due.days_late > 0) {
        why.push(cards::late(texts, due.days_late, due.business_days));
    }
    Row::new(
        family.episode.0,
        [
            Cell::new(card.number.to_string()),
            cards::name_cell(texts, card),
            Cell::new(cards::language(card.language)),
            Cell::new(texts.days(family.age_days)),
            cards::urgency_cell(texts, family.urgency),
            Cell::new(texts.get(family.next.0.text_id())),
            late,
            Cell::new(cards::holder(texts, family.holder.as_ref())),
        ],
    )
    .under(words::label(texts, family.state))
    .why(why.join(" · "))
}

impl Screen for Intake {
    fn title(&self, texts: &Texts) -> String {
        let title = texts.count("intake-title", self.families.len());
        if self.waiting_papers == 0 {
            return title;
        }
        format!("{title} · {}", texts.count("intake-to-key", self.waiting_papers))
    }

    fn child(&self) -> Option<ChildId> {
        self.selected().map(|family| family.card.child)
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::Intake);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        if self.list.offers(action) {
            return Availability::Yes;
        }
        let holder = self.selected().map(|family| family.holder.as_ref().map(|who| who.id));
        match (action, holder) {
            (Action::IntakeHandOffs, _) => Availability::Yes,
            (Action::IntakeTake, Some(who)) if who == Some(self.me) => {
                Availability::No(texts.get("intake-yours-already"))
            }
            (Action::IntakeLogPaper | Action::IntakePile, _) => Availability::Yes,
            (Action::IntakeTake | Action::IntakeGive, Some(_)) => Availability::Yes,
            (Action::IntakeGiveBack, Some(None)) => Availability::No(texts.get("intake-in-the-pool")),
            (Action::IntakeGiveBack, Some(_)) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(_) => {
                let place = self.selected().map(|family| (family.card.child, family.next.0));
                let opened = place.map(|(child, step)| places::open_walk(child, Some(step), ctx));
                opened.map_or_else(Outcome::stay, |opened| places::opened(opened, ctx.texts))
            }
            ListEvent::Moved(key) => {
                ctx.session.remember(REMEMBERED, key.to_string());
                Outcome::stay()
            }
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => {
                input.action().map_or_else(|| Then::NotMine.into(), |action| self.act(action, ctx))
            }
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        match self.hand_to.returned(&value, ctx) {
            Some(Ok(said)) => {
                let outcome = self.again(ctx);
                if outcome.status.is_some() { outcome } else { outcome.saved(said) }
            }
            Some(Err(failure)) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            None => self.again(ctx),
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.again(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.list.draw_with(canvas, area, |canvas, area, _| self.preview(canvas, area));
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.list.outline(texts)
    }
}
