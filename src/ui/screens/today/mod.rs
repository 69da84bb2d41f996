//! Today: what needs me, worked out from dates and states. Each line says why it is here and opens the exact place where
//! it is done; promises are kept or dropped here, and tries to reach someone are counted with one key.

pub mod answers;
mod flags;
mod handing;
mod lines;
mod passed;

pub use self::{
    handing::told_family,
    lines::{due_line, form_name, kind},
    passed::passed_words,
};

use chrono::NaiveDate;

use self::lines::{DueItem, Item};
use super::{
    areas, cards,
    days::Absences,
    end_of_day::EndOfDayScreen,
    hand_to::{self, HandTo},
    pile, places, words,
};
use crate::{
    casework::{Failure, Subject},
    domain::{
        access::{Act, Verdict},
        codes::{AttemptOutcome, DueKind, FlagKind, Role},
        due::DueGroup,
        ids::ChildId,
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Column, Detail, List, ListEvent, OutlineLine},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
    },
};

const COLUMNS: &[Column] = &[
    Column { heading: "today-when", least: 10, most: 11, right: true, weight: 9 },
    Column::words("today-what", 12).most(14).weight(9),
    Column::words("today-number", 7).most(7).weight(8),
    Column::words("today-child", 16).most(18).weight(7),
    Column::words("", 2).most(3).weight(4),
    Column::words("today-note", 14).weight(3),
];

/// For a role without families of its own: what it can do, in words.
const PLAIN: &[Column] =
    &[Column::words("today-what", 12).most(24), Column::words("today-note", 20).weight(9)];

/// The page.
pub struct Today {
    list: List,
    items: Vec<(i64, Item)>,
    role: Role,
    today: NaiveDate,
    /// The promise about which a reason is asked.
    dropping: Option<i64>,
    /// What was flagged and is being answered.
    settling: Option<i64>,
    hand_to: HandTo,
    /// Whether the role keeps the pile of papers.
    keeps_pile: bool,
}

impl Today {
    /// Opens it.
    ///
    /// # Errors
    /// When the work list cannot be read.
    pub fn open(ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let (role, today) = (ctx.session.identity().role, ctx.session.today());
        let columns = if lines::is_plain(role) { PLAIN } else { COLUMNS };
        let list = List::new(columns, words::clean);
        let keeps_pile = ctx.session.may(Act::LogPaper, Subject::Nothing)? == Verdict::Yes;
        let hand_to = HandTo::default();
        let mut screen = Self {
            list,
            items: Vec::new(),
            role,
            today,
            dropping: None,
            settling: None,
            hand_to,
            keeps_pile,
        };
        screen.read(ctx)?;
        Ok(Box::new(screen))
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.today = ctx.session.today();
        let mut items: Vec<Item> = Vec::new();
        if !lines::is_plain(self.role) {
            items.extend(ctx.session.open_calls()?.into_iter().map(|call| Item::Call(Box::new(call))));
        }
        let held: Vec<String> = items.iter().filter_map(Item::call_record).collect();
        let due = ctx.session.due_list()?;
        items.extend(due.rows.iter().map(|row| {
            let who = row.who.and_then(|who| due.person(who)).cloned();
            Item::Due(Box::new(DueItem { row: row.clone(), who }))
        }));
        items.extend(ctx.session.passed()?.into_iter().map(|view| Item::Passed(Box::new(view))));
        // What was typed on a call that stands here comes back with the call.
        let drafts = ctx.session.open_drafts()?.into_iter();
        let drafts = drafts.filter(|open| !held.contains(&open.draft.record));
        items.extend(drafts.map(|draft| Item::Draft(Box::new(draft))));
        if lines::is_plain(self.role) {
            let others = areas::areas_of(self.role).iter().filter(|area| **area != Action::AreaToday);
            items.extend(others.map(|area| Item::Area(*area)));
        }
        let rows = lines::rows(&items, self.role, self.today, ctx.texts);
        self.items = items.into_iter().map(|item| (item.key(), item)).collect();
        self.list.set_empty(ctx.texts.get("today-empty"));
        self.list.set_rows(rows.into_iter().map(|(_, row)| row).collect());
        Ok(())
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn selected(&self) -> Option<&Item> {
        let key = self.list.selected()?;
        self.items.iter().find(|(known, _)| *known == key).map(|(_, item)| item)
    }

    fn open_selected(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let flagged = matches!(self.selected(), Some(Item::Due(due)) if flags::kind(&due.row).is_some());
        self.settling = self.list.selected().filter(|_| flagged);
        let opened = match self.selected() {
            Some(Item::Due(due)) if flagged => flags::open(&due.row, ctx),
            Some(Item::Due(due)) => places::open_record(&due.row.place, ctx),
            Some(Item::Call(open)) => places::open_call(open, ctx),
            Some(Item::Passed(view)) => places::open_passed(view, ctx),
            Some(Item::Draft(draft)) => places::open_draft(draft, ctx),
            Some(Item::Area(area)) => areas::open(*area, ctx).map(|screen| Then::Open(screen).into()),
            None => Ok(Outcome::stay()),
        };
        opened.unwrap_or_else(|failure| Outcome::stay().failed(words::failure(ctx.texts, &failure)))
    }

    /// What is done from anywhere on the page, whatever line is selected.
    fn act_on_page(&self, action: Action, ctx: &mut Ctx<'_>) -> Option<Outcome> {
        let on_top = |screen| Then::Open(screen).into();
        let opened = match action {
            Action::TodayLogPaper if self.keeps_pile => Ok(pile::form::open(ctx)),
            Action::TodayEndOfDay if !lines::is_plain(self.role) => EndOfDayScreen::open(ctx).map(on_top),
            Action::TodayAbsences => Absences::mine(ctx).map(on_top),
            _ => return None,
        };
        Some(places::opened(opened, ctx.texts))
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        if let Some(outcome) = self.act_on_page(action, ctx) {
            return outcome;
        }
        let Some(item) = self.selected().cloned() else { return Then::NotMine.into() };
        match (action, &item, handing::thing(&item)) {
            (Action::TodayGive, _, Some((thing, child))) => return self.hand_to.ask(thing, child, ctx),
            (Action::TodayPool, _, Some((thing, child))) => {
                let done = hand_to::to_pool(&thing, child, ctx);
                return self.after(done, ctx);
            }
            (Action::TodaySeen, Item::Passed(view), _) => {
                let done = handing::seen(view, ctx);
                return self.after(done, ctx);
            }
            _ => {}
        }
        let Item::Due(due) = item else { return Then::NotMine.into() };
        let done = match action {
            Action::TodaySeen if flags::kind(&due.row) == Some(FlagKind::RestrictedMatch) => {
                self.settling = self.list.selected();
                return Then::Open(flags::question(&due.row, ctx.texts)).into();
            }
            Action::TodaySeen => flags::seen(&due.row, ctx),
            Action::TodayTold => handing::told(&due.row, ctx),
            Action::TodayKept => answers::kept(&due.row, ctx),
            Action::TodayReached => answers::tried(&due.row, AttemptOutcome::Reached, ctx),
            Action::TodayNoAnswer => answers::tried(&due.row, AttemptOutcome::NoAnswer, ctx),
            Action::TodayVoicemail => answers::tried(&due.row, AttemptOutcome::Voicemail, ctx),
            Action::TodayDrop => {
                self.dropping = self.list.selected();
                return Then::Open(answers::ask_why_dropped(ctx.texts)).into();
            }
            _ => return Then::NotMine.into(),
        };
        self.after(done, ctx)
    }

    fn after(&mut self, done: Result<String, Failure>, ctx: &mut Ctx<'_>) -> Outcome {
        match done {
            Ok(said) => match self.read(ctx) {
                Ok(()) => Outcome::stay().saved(said),
                Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            },
            Err(failure) => {
                let outcome = self.again(ctx);
                outcome.failed(words::failure(ctx.texts, &failure))
            }
        }
    }

    fn preview(&self, canvas: &mut Canvas<'_>, area: Area) {
        let texts = canvas.texts;
        let Some(Item::Due(due)) = self.selected() else { return };
        let row = &due.row;
        let mut detail = Detail::new()
            .section("today-preview")
            .line("today-what", lines::kind(row, texts))
            .why(lines::due_line(row, self.today, texts))
            .line("today-who", cards::holder(texts, due.who.as_ref()));
        if let Some(card) = &row.card {
            detail = detail
                .section("today-child")
                .line("today-number", card.number.to_string())
                .personal("today-child", cards::name(texts, card))
                .line("today-age", cards::age(texts, card, self.today))
                .line("today-language", words_of_language(texts, card.language))
                .line("today-place", card.municipality.clone().unwrap_or_default())
                .line("today-urgency", words::label(texts, row.urgency));
            if card.alert {
                detail = detail.why(texts.get("today-alert"));
            }
        }
        detail.draw(canvas, area);
    }
}

fn words_of_language(texts: &Texts, language: Option<crate::domain::codes::Language>) -> String {
    language.map(|language| words::label(texts, language)).unwrap_or_default()
}

impl Screen for Today {
    fn title(&self, texts: &Texts) -> String {
        texts.get("today-title")
    }

    fn child(&self) -> Option<ChildId> {
        let Some(Item::Due(due)) = self.selected() else { return None };
        due.row.place.child
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::Today);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        if self.list.offers(action) {
            return Availability::Yes;
        }
        if action.context() != Context::Today {
            return Availability::Hidden;
        }
        match action {
            Action::TodayLogPaper if self.keeps_pile => return Availability::Yes,
            Action::TodayEndOfDay if !lines::is_plain(self.role) => return Availability::Yes,
            Action::TodayAbsences => return Availability::Yes,
            Action::TodayLogPaper | Action::TodayEndOfDay => return Availability::Hidden,
            _ => {}
        }
        let Some(item) = self.selected() else { return Availability::Hidden };
        let when = |offered: bool| if offered { Availability::Yes } else { Availability::Hidden };
        match action {
            Action::TodayGive | Action::TodayPool => return when(handing::thing(item).is_some()),
            Action::TodaySeen if matches!(item, Item::Passed(_)) => return Availability::Yes,
            Action::TodayTold => {
                return when(matches!(item, Item::Due(due) if handing::is_told(&due.row)));
            }
            _ => {}
        }
        let Item::Due(due) = item else { return Availability::Hidden };
        let flagged = flags::kind(&due.row).is_some();
        if action == Action::TodaySeen || flagged {
            let seen = action == Action::TodaySeen && flagged;
            return if seen { Availability::Yes } else { Availability::Hidden };
        }
        let offered = match action {
            Action::TodayKept | Action::TodayDrop => answers::is_promise(&due.row),
            _ => answers::is_call(&due.row),
        };
        match (offered, action) {
            (true, _) => Availability::Yes,
            (false, Action::TodayKept | Action::TodayDrop) => {
                Availability::No(texts.get("today-not-a-promise"))
            }
            (false, _) => Availability::No(texts.get("today-not-a-call")),
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(_) => self.open_selected(ctx),
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => {
                input.action().map_or_else(|| Then::NotMine.into(), |action| self.act(action, ctx))
            }
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        if let Some(done) = self.hand_to.returned(&value, ctx) {
            return self.after(done, ctx);
        }
        let dropping = self.dropping.take();
        let settling = self.settling.take();
        if let (Some(key), Returned::Chosen(place)) = (settling, &value) {
            let found = self.items.iter().find(|(known, _)| *known == key);
            if let Some((_, Item::Due(due))) = found {
                match flags::answered(&due.row, *place, ctx) {
                    Ok(Some(said)) => return self.after(Ok(said), ctx),
                    Ok(None) => {}
                    Err(failure) => return self.after(Err(failure), ctx),
                }
            }
        }
        if let (Some(key), Returned::Words(reason)) = (dropping, &value) {
            let found = self.items.iter().find(|(known, _)| *known == key);
            if let Some((_, Item::Due(due))) = found {
                let done = answers::dropped(&due.row, reason, ctx);
                return self.after(done, ctx);
            }
        }
        self.again(ctx)
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

/// What stands at the right of the areas: calls that go on, drafts, what is late.
///
/// # Errors
/// When the work list cannot be read.
pub fn counts(ctx: &mut Ctx<'_>) -> Result<Vec<String>, Failure> {
    let role = ctx.session.identity().role;
    let drafts = ctx.session.my_drafts()?;
    let mut found = Vec::new();
    let mut count = |id: &str, count: usize| {
        if count > 0 {
            found.push(ctx.texts.count(id, count));
        }
    };
    if !lines::is_plain(role) {
        let today = ctx.session.today();
        let calls = ctx.session.running_calls()?;
        let lost = drafts.iter().filter(|draft| calls.iter().all(|call| call.public_id != draft.record));
        let lost = lost.filter_map(lines::cut_off).filter(|call| call.started.day() == today).count();
        let held = calls.iter().filter(|call| call.started_at.day() == today).count();
        count("today-count-calls", held + lost);
        let due = ctx.session.due_list()?;
        let late = |kind| {
            let late = due.group(DueGroup::Late);
            late.filter(|row| (row.kind == DueKind::Review) == kind).count()
        };
        count("today-count-reviews", late(true));
        count("today-count-late", late(false));
    }
    count("today-count-drafts", drafts.iter().filter(|draft| !draft.form.starts_with("call")).count());
    Ok(found)
}
