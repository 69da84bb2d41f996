//! The one list that a change opens: each line done, not needed or later, with who and when; a consent ends right here;
//! of an episode whose family left the area somebody says whether it stays or is handed over.

use super::{record, words};
use crate::{
    casework::{
        Command, Failure, Subject,
        care::{CarePage, ChangeView, LineAbout, LineView, Settlement},
    },
    domain::{
        access::Act,
        codes::{AreaAnswer, ChangeLineKind, LineState},
        dates_typed,
        ids::{ChildId, RowId},
        record::RecordKind,
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Item, ListEvent, OutlineLine, Sheet, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{
            ask::Ask,
            family::{FamilyFile, tab::TabName},
            walk::{consent_card::ConsentCard, homes::Homes, people::People, rows::Rows, schools::Schools},
            words as said,
        },
        theme::Meaning,
    },
};

/// Days in which a family that is handed over is looked at again.
const HAND_OVER_DAYS: u64 = 7;

/// The list on the screen.
pub struct CareList {
    page: CarePage,
    view: ChangeView,
    sheet: Sheet,
    /// The line about which something is asked, and what.
    asking: Option<(RowId, LineState)>,
}

impl CareList {
    /// Opens the list of a change, the newest that waits where none is named.
    ///
    /// # Errors
    /// When the file may not be opened, or there is no such change.
    pub fn open(
        child: ChildId,
        change: Option<RowId>,
        ctx: &mut Ctx<'_>,
    ) -> Result<Box<dyn Screen>, Failure> {
        let page = ctx.session.care_page(child)?;
        let named = |view: &&ChangeView| match change {
            Some(id) => view.change.id == id,
            None => view.open() > 0,
        };
        let view = page.changes.iter().find(named).cloned();
        let view = view.ok_or(Failure::Missing(RecordKind::FamilyChange))?;
        let mut screen = Self { page, view, sheet: Sheet::new(), asking: None };
        screen.fill(ctx.texts);
        Ok(Box::new(screen))
    }

    fn child(&self) -> ChildId {
        self.page.card.child
    }

    fn fill(&mut self, texts: &Texts) {
        let items = self.view.lines.iter().map(|line| item(line, texts));
        self.sheet.set_items(items.collect());
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match ctx.session.change_list(self.child(), self.view.change.id) {
            Ok(view) => {
                self.view = view;
                self.fill(ctx.texts);
                Outcome::stay()
            }
            Err(failure) => Outcome::stay().failed(said::failure(ctx.texts, &failure)),
        }
    }

    fn selected(&self) -> Option<&LineView> {
        let key = self.sheet.selected()?;
        self.view.lines.iter().find(|line| line.line.id.0 == key)
    }

    fn settle(&mut self, line: RowId, settlement: &Settlement, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(view) = self.view.lines.iter().find(|view| view.line.id == line) else {
            return Outcome::stay();
        };
        let command = Command::new(Act::SettleLine, Subject::Child(view.line.child_id));
        let done = ctx.session.settle_line(&command, &view.line, settlement);
        self.after(done.map(|_| ()), true, ctx)
    }

    fn after(&mut self, done: Result<(), Failure>, undo: bool, ctx: &mut Ctx<'_>) -> Outcome {
        let failed = done.err().map(|failure| said::failure(ctx.texts, &failure));
        let outcome = self.again(ctx);
        if let Some(why) = failed {
            return outcome.failed(why);
        }
        let open = self.view.open();
        let words = match open {
            0 => ctx.texts.get("care-list-all-done"),
            open => ctx.texts.count("care-list-left", open),
        };
        if undo { outcome.saved(words) } else { outcome.say(words) }
    }

    fn end_consent(&mut self, line: RowId, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(view) = self.view.lines.iter().find(|view| view.line.id == line) else {
            return Outcome::stay();
        };
        let command = Command::new(Act::WithdrawConsent, Subject::Child(view.line.child_id));
        let done = ctx.session.end_consent_of_line(&command, &view.line);
        self.after(done, false, ctx)
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(line) = self.selected().cloned() else { return Outcome::stay() };
        let id = line.line.id;
        let settlement = |state| Settlement { state, later: None, note: None, answer: None };
        let texts = ctx.texts;
        match action {
            Action::LineDone => self.settle(id, &settlement(LineState::Done), ctx),
            Action::LineStay => {
                let answer = Some(AreaAnswer::Stay);
                self.settle(id, &Settlement { answer, ..settlement(LineState::Done) }, ctx)
            }
            Action::LineHandOver => {
                let later = self.page.today.checked_add_days(chrono::Days::new(HAND_OVER_DAYS));
                let answer = Some(AreaAnswer::HandOver);
                self.settle(id, &Settlement { answer, later, ..settlement(LineState::Later) }, ctx)
            }
            Action::LineNotNeeded => {
                self.asking = Some((id, LineState::NotNeeded));
                let (title, body) = (texts.get("care-line-not-needed"), texts.get("care-line-why"));
                let must = line.line.kind == ChangeLineKind::ConsentFalls;
                let ask = if must { Ask::reason(&title, body) } else { Ask::words(&title, body) };
                Then::Open(ask).into()
            }
            Action::LineLater => {
                self.asking = Some((id, LineState::Later));
                Then::Open(Ask::reason(&texts.get("care-line-later"), texts.get("care-line-when"))).into()
            }
            Action::LineEndConsent => {
                self.asking = Some((id, LineState::Done));
                let day = texts.date(self.view.change.on_day);
                let about = words::about(&line, texts);
                let values = [("what", about.into()), ("day", day.into())];
                let body = texts.with("care-line-end-question", &values);
                Then::Open(Ask::for_good(&texts.get("care-line-end"), body)).into()
            }
            _ => Then::NotMine.into(),
        }
    }

    /// Opens where a line is done.
    fn place(&self, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(line) = self.selected() else { return Outcome::stay() };
        let child = line.line.child_id;
        let opened = match line.line.kind {
            ChangeLineKind::ConsentFalls => match line.line.about_id {
                Some(consent) => ConsentCard::open(child, consent, ctx),
                None => return FamilyFile::open(child, TabName::Consent, ctx),
            },
            ChangeLineKind::LosesSight => return FamilyFile::open(child, TabName::Circle, ctx),
            ChangeLineKind::WhoConsents | ChangeLineKind::CalledFirst => Rows::<People>::screen(child, ctx),
            ChangeLineKind::ProtectedAddress => Rows::<Homes>::screen(child, ctx),
            ChangeLineKind::School => Rows::<Schools>::screen(child, ctx),
            ChangeLineKind::Area | ChangeLineKind::Told => {
                return FamilyFile::open(child, TabName::Summary, ctx);
            }
        };
        match opened {
            Ok(screen) => Then::Open(screen).into(),
            Err(failure) => Outcome::stay().failed(said::failure(ctx.texts, &failure)),
        }
    }

    fn later(&mut self, line: RowId, typed: &str, ctx: &mut Ctx<'_>) -> Outcome {
        match dates_typed::read_coming("later", typed, self.page.today) {
            Ok(later) => {
                let put_off = Settlement { state: LineState::Later, later, note: None, answer: None };
                self.settle(line, &put_off, ctx)
            }
            Err(problem) => Outcome::stay().failed(said::problem(ctx.texts, &problem)),
        }
    }
}

/// What to do about a line, and where.
fn help(kind: ChangeLineKind) -> &'static str {
    match kind {
        ChangeLineKind::WhoConsents => "care-help-who-consents",
        ChangeLineKind::ConsentFalls => "care-help-consent-falls",
        ChangeLineKind::LosesSight => "care-help-loses-sight",
        ChangeLineKind::CalledFirst => "care-help-called-first",
        ChangeLineKind::ProtectedAddress => "care-help-protected-address",
        ChangeLineKind::Area => "care-help-area",
        ChangeLineKind::School => "care-help-school",
        ChangeLineKind::Told => "care-help-told",
    }
}

fn item(view: &LineView, texts: &Texts) -> Item {
    let line = &view.line;
    let (state, meaning) = match line.state {
        LineState::Open => {
            (texts.with("care-line-by", &[("day", texts.date(line.due_on).into())]), Meaning::Warning)
        }
        LineState::Later => {
            (texts.with("care-line-put-off", &[("day", texts.date(line.due_on).into())]), Meaning::Strong)
        }
        settled => (said::label(texts, settled), Meaning::Dim),
    };
    let answer = line.answer.map(|answer| said::label(texts, answer)).unwrap_or_default();
    let by = match (&view.by, line.settled_on) {
        (Some(by), Some(day)) => texts
            .with("care-line-settled", &[("who", by.name.as_str().into()), ("day", texts.date(day).into())]),
        _ => String::new(),
    };
    let other = view
        .other
        .as_ref()
        .map(|card| format!("{} {}", card.number, crate::ui::screens::cards::name(texts, card)));
    let open = line.settled_on.is_none();
    Item::new(line.id.0, said::label(texts, line.kind))
        .lead(if open { "[ ]" } else { "[x]" })
        .right(answer, Meaning::Plain)
        .right(state, meaning)
        .said(other.unwrap_or_default(), Meaning::Plain)
        .said(words::about(view, texts), if open { Meaning::Plain } else { Meaning::Dim })
        .said(line.note.clone().unwrap_or_default(), Meaning::Dim)
        .below(by, Meaning::Dim)
        .why(texts.get(help(line.kind)))
}

impl Screen for CareList {
    fn title(&self, texts: &Texts) -> String {
        words::change(&self.view.change, texts)
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(record(&self.page, &self.title(texts), texts))
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = vec![Context::ChangeList];
        contexts.extend(self.sheet.contexts());
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        let line = self.selected();
        let open = line.is_some_and(|line| line.line.settled_on.is_none());
        let of_area = line.is_some_and(|line| matches!(line.about, LineAbout::Area(..)));
        let holds = line.is_some_and(|line| match &line.about {
            LineAbout::Consent(_, _, state, _) => state.holds() && line.line.about_id.is_some(),
            _ => false,
        });
        match action {
            Action::LineStay | Action::LineHandOver if !of_area => Availability::Hidden,
            Action::LineEndConsent if !holds => Availability::Hidden,
            Action::LineDone
            | Action::LineNotNeeded
            | Action::LineLater
            | Action::LineStay
            | Action::LineHandOver
            | Action::LineEndConsent => match open {
                true => Availability::Yes,
                false => Availability::No(texts.get("care-line-is-settled")),
            },
            _ if self.sheet.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.sheet.update(input) {
            ListEvent::Open(_) => self.place(ctx),
            ListEvent::Leave => Then::Close(Returned::Saved).into(),
            ListEvent::NotMine => match input.action() {
                Some(action) => match self.available(action, ctx.texts) {
                    Availability::Yes => self.act(action, ctx),
                    Availability::No(why) => Outcome::stay().failed(why),
                    Availability::Hidden => Then::NotMine.into(),
                },
                None => Then::NotMine.into(),
            },
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        match (self.asking.take(), value) {
            (Some((line, LineState::Later)), Returned::Words(typed)) => self.later(line, &typed, ctx),
            (Some((line, LineState::NotNeeded)), Returned::Words(note)) => {
                let note = Some(note).filter(|note| !note.trim().is_empty());
                let settlement = Settlement { state: LineState::NotNeeded, later: None, note, answer: None };
                self.settle(line, &settlement, ctx)
            }
            (Some((line, LineState::Done)), Returned::Answer(true)) => self.end_consent(line, ctx),
            _ => self.again(ctx),
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.again(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.sheet.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.sheet.outline(texts)
    }
}
