//! The pile: papers that came and are not keyed, urgent first, then the oldest, each with its age in business days. Enter
//! keys one; it can also belong to a file that there is, or not be for us.

pub mod form;
pub mod keying;

use super::{ask::Ask, cards, words};
use crate::{
    casework::{
        Command, Failure, Subject,
        pile::{PileRow, Settled, Told},
    },
    domain::{
        access::Act,
        codes::YesNo,
        ids::{FileNumber, RowId},
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
    Column::words("pile-received", 11).most(18).weight(9),
    Column { heading: "pile-age", least: 6, most: 9, right: true, weight: 8 },
    Column::words("pile-urgent", 6).most(7).weight(9),
    Column::words("pile-how", 5).most(9).weight(5),
    Column::words("pile-from", 10).most(26).weight(7),
    Column::words("pile-child", 9).most(24).weight(8),
    Column::words("pile-place", 8).most(24).weight(3),
];

/// What was asked about a paper.
enum Asked {
    Belongs(RowId),
    NotForUs(RowId),
}

/// The pile.
pub struct Pile {
    list: List,
    papers: Vec<PileRow>,
    asked: Option<Asked>,
}

impl Pile {
    /// Opens it.
    ///
    /// # Errors
    /// When the role may not see it.
    pub fn open(ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let mut screen = Self { list: List::new(COLUMNS, words::clean), papers: Vec::new(), asked: None };
        screen.read(ctx)?;
        Ok(Box::new(screen))
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let today = ctx.session.today();
        self.papers = ctx.session.pile()?;
        self.list.set_rows(self.papers.iter().map(|paper| row(paper, today, ctx.texts)).collect());
        self.list.set_empty(ctx.texts.get("pile-empty"));
        Ok(())
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn paper(&self, key: i64) -> Option<&PileRow> {
        self.papers.iter().find(|row| row.paper.id.0 == key)
    }

    fn selected(&self) -> Option<&PileRow> {
        self.paper(self.list.selected()?)
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        if action == Action::PileLog {
            return form::open(ctx);
        }
        let Some(paper) = self.selected() else { return Then::NotMine.into() };
        let (id, texts) = (paper.paper.id, ctx.texts);
        match action {
            Action::PileBelongs => {
                self.asked = Some(Asked::Belongs(id));
                let title = texts.get("pile-belongs");
                Then::Open(Ask::reason(&title, texts.get("pile-belongs-which"))).into()
            }
            Action::PileNotForUs => {
                self.asked = Some(Asked::NotForUs(id));
                let title = texts.get("pile-not-for-us");
                Then::Open(Ask::reason(&title, texts.get("pile-not-for-us-why"))).into()
            }
            Action::PileTold => {
                let command = Command::new(Act::TellSender, Subject::Nothing);
                let told = ctx.session.tell_sender(&command, id, Told::Received);
                self.after(told.map(|()| "pile-told-received"), ctx)
            }
            _ => Then::NotMine.into(),
        }
    }

    fn answered(&mut self, asked: &Asked, said: &str, ctx: &mut Ctx<'_>) -> Result<&'static str, Failure> {
        let id = match asked {
            Asked::Belongs(id) | Asked::NotForUs(id) => *id,
        };
        let row = ctx.session.paper(id)?;
        let settled = match asked {
            Asked::NotForUs(_) => Settled::NotForUs(said.to_owned()),
            Asked::Belongs(_) => {
                let unknown = || crate::domain::problem::Problem::new("number", "problem-pile-number");
                let number: FileNumber = said.parse().map_err(|_| unknown())?;
                let child = ctx.session.file_numbered(number)?.ok_or_else(unknown)?;
                Settled::Belongs(child, keying::read_words(&row, ctx.texts))
            }
        };
        let command = Command::new(Act::SettlePaper, Subject::Nothing);
        ctx.session.settle_paper(&command, &row.paper, &settled)?;
        Ok(if matches!(asked, Asked::Belongs(_)) { "pile-belongs-done" } else { "pile-not-for-us-done" })
    }

    fn after(&mut self, done: Result<&'static str, Failure>, ctx: &mut Ctx<'_>) -> Outcome {
        let read = done.and_then(|said| self.read(ctx).map(|()| said));
        match read {
            Ok(said) => Outcome::stay().saved(ctx.texts.get(said)),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }
}

/// Who sent it: the person, the organisation, or both.
pub(super) fn sender(row: &PileRow) -> String {
    let names = [row.paper.from_name.clone(), row.organization.clone()];
    names.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "Fax of Fri 20 Nov 09:10, from Dr. Example, 3 pages".
pub(super) fn paper_words(row: &PileRow, texts: &Texts) -> String {
    let paper = &row.paper;
    let at = paper.received_at.local();
    let mut pieces = vec![format!(
        "{} {} {}",
        keying::channel_words(paper.channel, texts),
        texts.weekday(paper.received_at.day()),
        texts.clock(at.time())
    )];
    let from = sender(row);
    if !from.is_empty() {
        pieces.push(texts.with("pile-from-whom", &[("who", from.into())]));
    }
    pieces.extend(
        paper
            .child_as_read
            .as_ref()
            .map(|child| texts.with("pile-about", &[("child", child.as_str().into())])),
    );
    pieces.extend(paper.pages.map(|pages| texts.with("pile-pages", &[("count", pages.into())])));
    pieces.join(", ")
}

fn row(row: &PileRow, today: chrono::NaiveDate, texts: &Texts) -> Row {
    let paper = &row.paper;
    let at = paper.received_at.local();
    let came = match paper.received_at.day() == today {
        true => texts.clock(at.time()),
        false => format!("{} {}", texts.day(paper.received_at.day()), texts.clock(at.time())),
    };
    let urgent = match paper.urgent {
        Some(YesNo::Yes) => Cell::of(texts.get("card-urgent"), Meaning::Danger),
        _ => Cell::new(""),
    };
    let age = cards::late_short(texts, row.age_days, true);
    let meaning = if row.age_days > 0 { Meaning::Warning } else { Meaning::Plain };
    let mut why = Vec::new();
    if row.counts_from != paper.received_at.day() {
        why.push(texts.with("pile-counts-from", &[("day", texts.weekday(row.counts_from).into())]));
    }
    why.push(match paper.received_told_on {
        Some(day) => texts.with("pile-told-on", &[("day", texts.date(day).into())]),
        None => texts.get("pile-not-told"),
    });
    why.extend(paper.pages.map(|pages| texts.with("pile-pages", &[("count", pages.into())])));
    why.extend(
        row.logged_by.as_ref().map(|by| texts.with("pile-logged-by", &[("name", by.name.as_str().into())])),
    );
    Row::new(
        paper.id.0,
        [
            Cell::new(came),
            Cell::of(age, meaning),
            urgent,
            Cell::new(keying::channel_words(paper.channel, texts)),
            Cell::personal(sender(row)),
            Cell::personal(paper.child_as_read.clone().unwrap_or_default()),
            Cell::new(paper.place.clone().unwrap_or_default()),
        ],
    )
    .why(why.join(" · "))
}

impl Screen for Pile {
    fn title(&self, texts: &Texts) -> String {
        texts.count("pile-title", self.papers.len())
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::Pile);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        match action {
            _ if self.list.offers(action) => Availability::Yes,
            Action::PileLog => Availability::Yes,
            Action::PileTold if self.selected().is_some_and(|row| row.paper.received_told_on.is_some()) => {
                Availability::No(texts.get("pile-told-already"))
            }
            _ if action.context() != Context::Pile => Availability::Hidden,
            _ if self.selected().is_some() => Availability::Yes,
            _ => Availability::No(texts.get("pile-empty")),
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(_) => match self.selected().cloned() {
                Some(row) => keying::open(row, ctx),
                None => Outcome::stay(),
            },
            ListEvent::Leave => Then::Close(Returned::Saved).into(),
            ListEvent::NotMine => {
                input.action().map_or_else(|| Then::NotMine.into(), |action| self.act(action, ctx))
            }
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        if let (Some(asked), Returned::Words(said)) = (self.asked.take(), &value) {
            let done = self.answered(&asked, said, ctx);
            return self.after(done, ctx);
        }
        self.again(ctx)
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.again(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.list.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.list.outline(texts)
    }
}
