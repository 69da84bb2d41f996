//! The end of the day: one list of everything that would wait until one is back, each line kept or given with one key. When
//! nothing is undecided it says what remains. Nothing is stored here: giving is the commands of `passing`.

use std::{
    collections::{BTreeSet, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
};

use chrono::NaiveDate;

use super::{
    cards,
    hand_to::{self, HandTo},
    pile, places, today, words,
};
use crate::{
    casework::{
        Command, Failure, Subject,
        behind::{OpenCall, OpenDraft},
        end_of_day::EndOfDay,
        passing::{PassedView, Thing},
        pile::PileRow,
        pool::PoolRow,
    },
    domain::{
        access::Act,
        card::ChildCard,
        due::DueRow,
        ids::{CallId, ChildId},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Cell, Column, List, ListEvent, OutlineLine, Row},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        theme::Meaning,
    },
};

const COLUMNS: &[Column] = &[
    Column::words("", 5).most(8).weight(9),
    Column::words("today-what", 10).most(14).weight(9),
    Column::words("today-number", 7).most(7).weight(8),
    Column::words("today-child", 8).most(22).weight(7),
    Column::words("today-note", 16).weight(6),
];

/// A line of the list.
#[derive(Debug, Clone)]
enum Line {
    Call(Box<OpenCall>),
    Draft(Box<OpenDraft>),
    Promise(Box<DueRow>),
    Unheld(Box<PoolRow>),
    Paper(Box<PileRow>),
    Unread(Box<PassedView>),
}

impl Line {
    fn key(&self) -> i64 {
        let mut hasher = DefaultHasher::new();
        match self {
            Self::Call(open) => (0, open.call.id.0).hash(&mut hasher),
            Self::Draft(open) => (1, &open.draft.form, &open.draft.record).hash(&mut hasher),
            Self::Promise(due) => (2, due.place.record).hash(&mut hasher),
            Self::Unheld(row) => (3, row.episode.0).hash(&mut hasher),
            Self::Paper(row) => (4, row.paper.id.0).hash(&mut hasher),
            Self::Unread(row) => (5, row.passed.id.0).hash(&mut hasher),
        }
        // The sign is dropped: keys are compared, never counted with.
        i64::try_from(hasher.finish() >> 1).unwrap_or(0)
    }

    /// What is given, and the child it is about.
    fn thing(&self) -> Option<(Thing, Option<ChildId>)> {
        let child = self.card().map(|card| card.child);
        let thing = match self {
            Self::Call(open) => Thing::Call(CallId::from(open.call.id)),
            Self::Draft(open) => Thing::Draft(open.draft.form.clone(), open.draft.record.clone()),
            Self::Promise(due) => Thing::Promise(due.place.record?),
            Self::Unheld(row) => Thing::Referral(row.episode),
            Self::Paper(_) | Self::Unread(_) => return None,
        };
        Some((thing, child))
    }

    fn card(&self) -> Option<&ChildCard> {
        match self {
            Self::Call(open) => open.card.as_ref(),
            Self::Draft(open) => open.card.as_ref(),
            Self::Promise(due) => due.card.as_ref(),
            Self::Unheld(row) => Some(&row.card),
            Self::Paper(_) => None,
            Self::Unread(row) => row.card.as_ref(),
        }
    }

    fn group(&self) -> &'static str {
        match self {
            Self::Call(_) => "end-of-day-calls",
            Self::Draft(_) => "end-of-day-drafts",
            Self::Promise(_) => "end-of-day-promises",
            Self::Unheld(_) | Self::Paper(_) => "end-of-day-unheld",
            Self::Unread(_) => "end-of-day-unread",
        }
    }
}

/// The list.
pub struct EndOfDayScreen {
    list: List,
    lines: Vec<Line>,
    back: Option<NaiveDate>,
    today: NaiveDate,
    kept: BTreeSet<i64>,
    given: usize,
    hand_to: HandTo,
}

impl EndOfDayScreen {
    /// Opens it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let mut screen = Self {
            list: List::new(COLUMNS, words::clean),
            lines: Vec::new(),
            back: None,
            today: ctx.session.today(),
            kept: BTreeSet::new(),
            given: 0,
            hand_to: HandTo::default(),
        };
        screen.read(ctx)?;
        Ok(Box::new(screen))
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.today = ctx.session.today();
        let EndOfDay { back, calls, drafts, promises, unheld, papers, unread } = ctx.session.end_of_day()?;
        self.back = back;
        self.lines = calls.into_iter().map(|one| Line::Call(Box::new(one))).collect();
        self.lines.extend(drafts.into_iter().map(|one| Line::Draft(Box::new(one))));
        self.lines.extend(promises.into_iter().map(|one| Line::Promise(Box::new(one))));
        self.lines.extend(unheld.into_iter().map(|one| Line::Unheld(Box::new(one))));
        self.lines.extend(papers.into_iter().map(|one| Line::Paper(Box::new(one))));
        self.lines.extend(unread.into_iter().map(|one| Line::Unread(Box::new(one))));
        self.show(ctx.texts);
        Ok(())
    }

    fn show(&mut self, texts: &Texts) {
        let rows = self.lines.iter().map(|line| {
            let kept = self.kept.contains(&line.key());
            row(line, kept, self.today, texts)
        });
        self.list.set_rows(rows.collect());
        self.list.set_empty(texts.get("end-of-day-empty"));
    }

    fn selected(&self) -> Option<&Line> {
        let key = self.list.selected()?;
        self.lines.iter().find(|line| line.key() == key)
    }

    fn undecided(&self) -> usize {
        self.lines.iter().filter(|line| !self.kept.contains(&line.key())).count()
    }

    /// What remains, once nothing is undecided.
    fn done(&self, texts: &Texts) -> Option<String> {
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX).into();
        (self.undecided() == 0).then(|| {
            texts.with("end-of-day-done", &[("kept", count(self.lines.len())), ("given", count(self.given))])
        })
    }

    fn keep(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(line) = self.selected() else { return Outcome::stay() };
        if let Line::Unread(passed) = line {
            let command = Command::new(Act::SeePassed, Subject::Nothing);
            let seen = ctx.session.see_passed(&command, passed.passed.id);
            return self.after(seen.map(|()| ctx.texts.get("passed-seen")), false, ctx);
        }
        let key = line.key();
        if !self.kept.remove(&key) {
            self.kept.insert(key);
            self.select_next(key);
        }
        self.show(ctx.texts);
        let said = self.done(ctx.texts);
        said.map_or_else(Outcome::stay, |said| Outcome::stay().say(said))
    }

    /// The next line that is undecided.
    fn select_next(&mut self, from: i64) {
        let keys: Vec<i64> = self.lines.iter().map(Line::key).collect();
        let at = keys.iter().position(|key| *key == from).unwrap_or(0);
        let round = keys.iter().cycle().skip(at + 1).take(keys.len());
        if let Some(next) = round.copied().find(|key| !self.kept.contains(key)) {
            self.list.select(next);
        }
    }

    fn after(&mut self, done: Result<String, Failure>, given: bool, ctx: &mut Ctx<'_>) -> Outcome {
        match done.and_then(|said| self.read(ctx).map(|()| said)) {
            Ok(said) => {
                self.given += usize::from(given);
                let done = self.done(ctx.texts);
                let said = std::iter::once(said).chain(done).collect::<Vec<_>>().join(" ");
                Outcome::stay().saved(said)
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        if action == Action::EndOfDayKeep {
            return self.keep(ctx);
        }
        let Some((thing, child)) = self.selected().and_then(Line::thing) else {
            return Then::NotMine.into();
        };
        match action {
            Action::EndOfDayGive => self.hand_to.ask(thing, child, ctx),
            Action::EndOfDayPool => {
                let done = hand_to::to_pool(&thing, child, ctx);
                self.after(done, true, ctx)
            }
            _ => Then::NotMine.into(),
        }
    }

    fn open_selected(&self, ctx: &mut Ctx<'_>) -> Outcome {
        let opened = match self.selected() {
            Some(Line::Call(open)) => places::open_call(open, ctx),
            Some(Line::Draft(open)) => places::open_draft(open, ctx),
            Some(Line::Promise(due)) => places::open_record(&due.place, ctx),
            Some(Line::Unheld(row)) => places::open_walk(row.card.child, Some(row.next.0), ctx),
            Some(Line::Paper(row)) => Ok(pile::keying::open((**row).clone(), ctx)),
            Some(Line::Unread(row)) => places::open_passed(row, ctx),
            None => Ok(Outcome::stay()),
        };
        places::opened(opened, ctx.texts)
    }

    /// "You are back Mon 23 Nov 2026."
    fn head(&self, texts: &Texts) -> String {
        match self.back {
            Some(day) => texts.with("end-of-day-back", &[("day", texts.weekday(day).into())]),
            None => texts.get("end-of-day-no-back"),
        }
    }
}

fn row(line: &Line, kept: bool, today: NaiveDate, texts: &Texts) -> Row {
    let (what, note) = match line {
        Line::Call(open) => {
            let time = texts.clock(open.call.started_at.local().time());
            (texts.get("today-kind-call"), texts.with("end-of-day-call", &[("time", time.into())]))
        }
        Line::Draft(open) => (texts.get("today-kind-draft"), today::form_name(&open.draft.form, texts)),
        Line::Promise(due) => {
            let time = due.time.clone().unwrap_or_default();
            let when = format!("{} {time}", texts.weekday(due.due));
            (today::kind(due, texts), format!("{} · {}", when.trim_end(), cards::why(texts, &due.why)))
        }
        Line::Unheld(row) => (words::label(texts, row.state), cards::why(texts, &row.next.1)),
        Line::Paper(row) => {
            (pile::keying::channel_words(row.paper.channel, texts), pile::paper_words(row, texts))
        }
        Line::Unread(row) => (texts.get("today-kind-given"), today::passed_words(row, texts)),
    };
    // What a narrow window cuts stands whole under the line that is selected.
    let why = match line {
        Line::Promise(due) => today::due_line(due, today, texts),
        _ => note.clone(),
    };
    let card = line.card();
    let caller = match line {
        Line::Call(open) if card.is_none() => {
            open.call.caller_name.clone().or_else(|| open.call.number.clone())
        }
        _ => None,
    };
    let who = card.map(|card| cards::name(texts, card)).or(caller).unwrap_or_default();
    let mark = if kept { Cell::of(texts.get("end-of-day-kept"), Meaning::Dim) } else { Cell::new("") };
    Row::new(
        line.key(),
        [
            mark,
            Cell::new(what),
            Cell::new(card.map_or_else(String::new, |card| card.number.to_string())),
            Cell::personal(who),
            Cell::personal(note),
        ],
    )
    .under(texts.get(line.group()))
    .why(why)
}

impl Screen for EndOfDayScreen {
    fn title(&self, texts: &Texts) -> String {
        texts.count("end-of-day-title", self.undecided())
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::EndOfDay);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        if self.list.offers(action) {
            return Availability::Yes;
        }
        let line = self.selected();
        match action {
            Action::EndOfDayKeep if line.is_some() => Availability::Yes,
            Action::EndOfDayGive | Action::EndOfDayPool => match line.map(Line::thing) {
                Some(Some((Thing::Referral(_), _))) if action == Action::EndOfDayPool => {
                    Availability::No(texts.get("intake-in-the-pool"))
                }
                Some(Some(_)) => Availability::Yes,
                Some(None) => Availability::No(texts.get("end-of-day-not-given")),
                None => Availability::Hidden,
            },
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(_) => self.open_selected(ctx),
            ListEvent::Leave => Then::Close(Returned::Saved).into(),
            ListEvent::NotMine => {
                input.action().map_or_else(|| Then::NotMine.into(), |action| self.act(action, ctx))
            }
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        if let Some(done) = self.hand_to.returned(&value, ctx) {
            return self.after(done, true, ctx);
        }
        self.refresh(ctx)
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.height < 4 {
            return self.list.draw(canvas, area);
        }
        let head = self.head(canvas.texts);
        canvas.put_fitted(area.x + 1, area.y, area.width.saturating_sub(2), &head, Meaning::Dim);
        self.list.draw(canvas, Area { y: area.y + 1, height: area.height - 1, ..area });
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines = vec![OutlineLine::new(self.head(texts), "")];
        lines.extend(self.list.outline(texts));
        lines
    }
}
