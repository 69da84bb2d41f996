//! The hand-offs of the team: to whom, sent when, how often tried, what is next, who owns each. Opened from Intake. Enter
//! opens a hand-off where it goes on, or the question to the family once it is confirmed; tries are counted and owners
//! changed here.

pub mod worked;

use chrono::NaiveDate;

use self::worked::WorkedJob;
use super::{
    ask::Ask,
    cards,
    form_screen::FormScreen,
    hand_off,
    walk::{attempt::AttemptJob, facts::Facts},
    words,
};
use crate::{
    casework::{Command, Failure, Subject, outreach::OutreachRow},
    domain::{
        access::Act,
        card::StaffRef,
        codes::HandOffState,
        hand_off::is_open,
        ids::{ChildId, RowId},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Cell, Choosable, Column, Detail, List, ListEvent, OutlineLine, Row},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        theme::Meaning,
    },
};

const COLUMNS: &[Column] = &[
    Column::words("intake-number", 7).most(7),
    Column::words("intake-child", 10).most(26).weight(8),
    Column::words("outreach-to", 12).most(30).weight(9),
    Column { heading: "outreach-sent", least: 8, most: 8, right: true, weight: 6 },
    Column { heading: "outreach-tries", least: 6, most: 6, right: true, weight: 5 },
    Column { heading: "intake-late", least: 9, most: 11, right: true, weight: 8 },
    Column::words("outreach-owner", 7).most(22).weight(4),
];

/// Opens a hand-off where it goes on: the question to the family once it is confirmed, else its form.
///
/// # Errors
/// When the file may not be opened.
pub fn open_hand_off(
    child: ChildId,
    id: Option<RowId>,
    ctx: &mut Ctx<'_>,
) -> Result<Box<dyn Screen>, Failure> {
    if let Some(id) = id {
        let (found, attempts) = ctx.session.hand_off(child, id)?;
        if !is_open(found.state) {
            return WorkedJob::screen(child, found, attempts.len(), ctx);
        }
    }
    hand_off::open(child, ctx)
}

/// The list.
pub struct Outreach {
    list: List,
    lines: Vec<OutreachRow>,
    finished: bool,
    today: NaiveDate,
    /// Among whom an owner is being chosen.
    choosing: Vec<StaffRef>,
}

impl Outreach {
    /// Opens it.
    ///
    /// # Errors
    /// When the role may not see it.
    pub fn open(ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let mut screen = Self {
            list: List::new(COLUMNS, words::clean),
            lines: Vec::new(),
            finished: false,
            today: ctx.session.today(),
            choosing: Vec::new(),
        };
        screen.read(ctx)?;
        Ok(Box::new(screen))
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.today = ctx.session.today();
        self.lines = ctx.session.hand_off_list(self.finished)?;
        let rows = self.lines.iter().map(|line| self.row(line, ctx.texts)).collect();
        self.list.set_empty(ctx.texts.get("outreach-empty"));
        self.list.set_rows(rows);
        Ok(())
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn selected(&self) -> Option<&OutreachRow> {
        let key = self.list.selected()?;
        self.lines.iter().find(|line| key_of(line) == key)
    }

    fn row(&self, line: &OutreachRow, texts: &Texts) -> Row {
        let late = match &line.due {
            Some(due) if due.days_late > 0 => {
                Cell::of(cards::late_short(texts, due.days_late, due.business_days), Meaning::Warning)
            }
            Some(due) => Cell::new(texts.day(due.due)),
            None => Cell::new(""),
        };
        let tries = if line.attempts == 0 { String::new() } else { line.attempts.to_string() };
        let sent = line.hand_off.as_ref().and_then(|one| one.sent_on);
        let cells = [
            Cell::new(line.card.number.to_string()),
            cards::name_cell(texts, &line.card),
            Cell::new(line.organization.clone()),
            Cell::new(sent.map(|day| texts.day(day)).unwrap_or_default()),
            Cell::new(tries),
            late,
            Cell::new(cards::holder(texts, line.owner.as_ref())),
        ];
        Row::new(key_of(line), cells).under(stands(line, texts)).why(self.why(line, texts))
    }

    /// What is next, and why.
    fn why(&self, line: &OutreachRow, texts: &Texts) -> String {
        let mut why = Vec::new();
        if let Some(due) = &line.due {
            why.push(cards::why(texts, &due.why));
            if due.days_late > 0 {
                why.push(cards::late(texts, due.days_late, due.business_days));
            }
        } else if let Some(worked) = line.hand_off.as_ref().and_then(|one| one.worked) {
            why.push(texts.with("outreach-said", &[("worked", words::label(texts, worked).into())]));
        } else if line.hand_off.is_none() {
            why.push(texts.get("outreach-to-begin"));
        }
        why.join(" · ")
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        if action == Action::HandOffsFinished {
            self.finished = !self.finished;
            let id = if self.finished { "outreach-with-finished" } else { "outreach-without-finished" };
            let outcome = self.again(ctx);
            return if outcome.status.is_some() { outcome } else { outcome.say(ctx.texts.get(id)) };
        }
        let Some(line) = self.selected() else { return Then::NotMine.into() };
        let (child, id) = (line.card.child, line.hand_off.as_ref().map(|one| one.id));
        match (action, id) {
            (Action::HandOffsAttempt, Some(id)) => match Facts::read(child, ctx) {
                Ok(facts) => FormScreen::open(AttemptJob::of_hand_off(&facts, id), ctx),
                Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            },
            (Action::HandOffsGive, Some(_)) => self.ask_to_whom(ctx),
            _ => Then::NotMine.into(),
        }
    }

    fn ask_to_whom(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let people = match ctx.session.outreach_people() {
            Ok(people) => people,
            Err(failure) => return Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        };
        let owner = self.selected().and_then(|line| line.owner.as_ref().map(|owner| owner.id));
        self.choosing = people.into_iter().filter(|person| Some(person.id) != owner).collect();
        let options =
            self.choosing.iter().map(|one| Choosable::new(one.id.0.to_string(), one.name.clone())).collect();
        Then::Open(Ask::one_of(&ctx.texts.get("outreach-give-title"), String::new(), options)).into()
    }

    fn give(&mut self, to: &StaffRef, ctx: &mut Ctx<'_>) -> Outcome {
        let base = self.selected().and_then(|line| Some((line.card.child, line.hand_off.clone()?)));
        let Some((child, base)) = base else { return Outcome::stay() };
        let command = Command::new(Act::GiveHandOff, Subject::Child(child));
        match ctx.session.give_hand_off(&command, &base, to.id).and_then(|_| self.read(ctx)) {
            Ok(()) => {
                Outcome::stay().saved(ctx.texts.with("outreach-given", &[("name", to.name.as_str().into())]))
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn preview(&self, canvas: &mut Canvas<'_>, area: Area) {
        let Some(line) = self.selected() else { return };
        let texts = canvas.texts;
        let day = |day: Option<NaiveDate>| day.map(|day| texts.date(day)).unwrap_or_default();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut detail = Detail::new()
            .section("outreach-heading")
            .line("intake-state", stands(line, texts))
            .why(self.why(line, texts))
            .line("intake-number", line.card.number.to_string())
            .personal("intake-child", cards::name(texts, &line.card))
            .line("outreach-owner", cards::holder(texts, line.owner.as_ref()));
        if let Some(one) = &line.hand_off {
            detail = detail
                .section("outreach-heading-packet")
                .line("outreach-to", line.organization.clone())
                .personal("outreach-person", text(&one.contact_name))
                .line("outreach-sent", day(one.sent_on))
                .personal("outreach-packet", text(&one.what_sent))
                .line("outreach-tries", line.attempts.to_string())
                .section("outreach-heading-answer")
                .line("outreach-confirmed", day(one.confirmed_on))
                .personal("outreach-confirmed-by", text(&one.confirmed_by))
                .line("outreach-told", day(one.family_told_on))
                .line("outreach-ask-on", day(one.ask_family_on))
                .line("outreach-worked", one.worked.map(|it| words::label(texts, it)).unwrap_or_default())
                .personal("outreach-note", text(&one.worked_note));
        }
        detail.draw(canvas, area);
    }
}

/// One number for each line: of a hand-off its row, of a family without one its episode, below zero.
fn key_of(line: &OutreachRow) -> i64 {
    line.hand_off.as_ref().map_or(-line.episode.0, |one| one.id.0)
}

fn stands(line: &OutreachRow, texts: &Texts) -> String {
    match &line.hand_off {
        None => texts.get("outreach-not-begun"),
        Some(one) if one.state == HandOffState::Confirmed && one.ask_family_on.is_some() => {
            texts.get("outreach-to-ask")
        }
        Some(one) => words::label(texts, one.state),
    }
}

impl Screen for Outreach {
    fn title(&self, texts: &Texts) -> String {
        texts.count("outreach-title", self.lines.len())
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::HandOffs);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        if self.list.offers(action) {
            return Availability::Yes;
        }
        let begun = self.selected().and_then(|line| line.hand_off.as_ref());
        match action {
            Action::HandOffsFinished => Availability::Yes,
            Action::HandOffsAttempt | Action::HandOffsGive => match begun {
                Some(_) => Availability::Yes,
                None => Availability::No(texts.get("outreach-begin-first")),
            },
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(_) => {
                let place =
                    self.selected().map(|line| (line.card.child, line.hand_off.as_ref().map(|one| one.id)));
                let opened = place.map(|(child, id)| open_hand_off(child, id, ctx));
                match opened {
                    Some(Ok(screen)) => Then::Open(screen).into(),
                    Some(Err(failure)) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
                    None => Outcome::stay(),
                }
            }
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => {
                input.action().map_or_else(|| Then::NotMine.into(), |action| self.act(action, ctx))
            }
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        let choosing = std::mem::take(&mut self.choosing);
        if let Returned::Chosen(at) = value
            && let Some(to) = usize::try_from(at).ok().and_then(|at| choosing.get(at))
        {
            return self.give(to, ctx);
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
