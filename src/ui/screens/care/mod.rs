//! Homes and care of one child: who has the say, who cares, where it lives and for how long, what was before, the custody
//! paper, and the lists that changes opened. Opens the forms; decides nothing.

pub mod change_form;
pub mod custody;
pub mod list;
pub mod move_form;
pub mod words;

use self::{change_form::ChangeJob, list::CareList, move_form::MoveJob};
use super::{cards, form_screen::FormScreen};
use crate::{
    casework::{
        Failure, Subject,
        care::{CarePage, ChangeView, StayView, TieView, When},
    },
    domain::{
        access::{Act, Verdict},
        codes::YesNo,
        ids::{ChildId, RowId},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Item, ListEvent, OutlineLine, Sheet, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::words as said,
        theme::Meaning,
    },
};

/// The key of the line about the custody paper; lists of changes have their own number, everything else is below it.
const PAPER: i64 = -1;
/// Ties and homes are read, not opened: their keys stand below this one.
const READ: i64 = -10;

/// The page.
pub struct Care {
    page: CarePage,
    sheet: Sheet,
    may: Availability,
}

impl Care {
    /// Opens it.
    ///
    /// # Errors
    /// When the file may not be opened.
    pub fn screen(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let page = ctx.session.care_page(child)?;
        let may = match ctx.session.may(Act::ChangeCare, Subject::Child(child))? {
            Verdict::Yes | Verdict::WithReason => Availability::Yes,
            Verdict::No(who) if who.is_empty() => Availability::No(ctx.texts.get("failure-refused-nobody")),
            Verdict::No(who) => Availability::No(
                ctx.texts.with("failure-refused", &[("who", said::roles(ctx.texts, &who).into())]),
            ),
        };
        let mut screen = Self { page, sheet: Sheet::new(), may };
        screen.fill(ctx.texts);
        Ok(Box::new(screen))
    }

    fn child(&self) -> ChildId {
        self.page.card.child
    }

    fn fill(&mut self, texts: &Texts) {
        self.sheet.set_items(items(&self.page, texts));
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match ctx.session.care_page(self.child()) {
            Ok(page) => {
                self.page = page;
                self.fill(ctx.texts);
                Outcome::stay()
            }
            Err(failure) => Outcome::stay().failed(said::failure(ctx.texts, &failure)),
        }
    }

    fn open(&self, key: i64, ctx: &mut Ctx<'_>) -> Outcome {
        let opened = match key {
            PAPER => custody::screen(self.child(), ctx),
            key if key > 0 => CareList::open(self.child(), Some(RowId(key)), ctx),
            _ => return Outcome::stay(),
        };
        match opened {
            Ok(screen) => Then::Open(screen).into(),
            Err(failure) => Outcome::stay().failed(said::failure(ctx.texts, &failure)),
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        match action {
            Action::CareChange => FormScreen::open(ChangeJob::new(&self.page), ctx),
            Action::CareMove => FormScreen::open(MoveJob::new(&self.page), ctx),
            Action::CarePaper => self.open(PAPER, ctx),
            _ => Then::NotMine.into(),
        }
    }
}

/// The header of every screen about the care of this child.
pub(super) fn record(page: &CarePage, title: &str, texts: &Texts) -> Record {
    Record { lines: vec![title.to_owned()], ..cards::record(texts, &page.card, page.today) }
}

fn items(page: &CarePage, texts: &Texts) -> Vec<Item> {
    let mut items = Vec::new();
    let mut key = READ;
    let mut next = || {
        key -= 1;
        key
    };
    let open = page.changes.iter().filter(|change| change.open() > 0);
    items.extend(open.map(|change| list_item(change, texts).under(texts.get("care-lists"))));
    for (when, heading) in [(When::Now, "care-now"), (When::Coming, "care-coming"), (When::Past, "care-past")]
    {
        let heading = texts.get(heading);
        let ties = page.ties.iter().filter(|tie| tie.when == when && (tie.guardian || tie.carer));
        items.extend(ties.map(|tie| tie_item(next(), tie, texts).under(heading.clone())));
        let stays: Vec<&StayView> = page.stays.iter().filter(|stay| stay.when == when).collect();
        let many = stays.len() > 1;
        for stay in stays {
            items.push(stay_item(next(), stay, (when == When::Now, many), texts).under(heading.clone()));
        }
        if when == When::Now {
            items.extend(missing(page, texts).into_iter().map(|item| item.under(heading.clone())));
            items.push(paper_item(page, texts).under(heading));
        }
    }
    let over = page.changes.iter().filter(|change| change.open() == 0);
    items.extend(over.map(|change| list_item(change, texts).under(texts.get("care-lists-over"))));
    items
}

/// What nobody has said yet.
fn missing(page: &CarePage, texts: &Texts) -> Vec<Item> {
    let home = page.stays.iter().any(|stay| stay.when == When::Now);
    let lacks = [
        (page.guardians().next().is_none(), "care-no-guardian"),
        (page.carers().next().is_none(), "care-no-carer"),
        (!home, "care-no-home"),
    ];
    let lacks = lacks.iter().filter(|(lacks, _)| *lacks);
    lacks.map(|(_, id)| Item::still(texts.get(id)).meaning(Meaning::Warning)).collect()
}

fn tie_item(key: i64, tie: &TieView, texts: &Texts) -> Item {
    let relation = said::label(texts, tie.link.relation);
    let roles = [(tie.guardian, "care-guardian"), (tie.carer, "care-carer")];
    let roles: Vec<String> = roles.iter().filter(|(is, _)| *is).map(|(_, id)| texts.get(id)).collect();
    let authority = tie.link.legal_authority.filter(|_| tie.guardian);
    let authority = authority.map(|authority| said::label(texts, authority)).unwrap_or_default();
    Item::new(key, format!("{} ({relation})", tie.name.with_own_script()))
        .personal()
        .lead(roles.join(", "))
        .right(authority, Meaning::Plain)
        .below(words::span(tie.link.from_on, tie.link.to_on, texts), Meaning::Dim)
}

fn stay_item(key: i64, stay: &StayView, (now, many): (bool, bool), texts: &Texts) -> Item {
    let main = stay.member.main_home == YesNo::Yes;
    let why = match (now, many, main) {
        (true, false, _) => texts.get("care-area-only"),
        (true, true, true) => texts.get("care-area-main"),
        _ => String::new(),
    };
    let hidden = if stay.hidden { format!("! {}", texts.get("care-hidden")) } else { String::new() };
    let placement = stay.member.placement.map(|kind| said::label(texts, kind)).unwrap_or_default();
    let share = stay.member.share.clone().unwrap_or_default();
    let details = [placement, share, words::span(stay.member.from_on, stay.member.to_on, texts)];
    let details: Vec<String> = details.into_iter().filter(|one| !one.is_empty()).collect();
    Item::new(key, words::address(&stay.household, texts))
        .personal()
        .lead(texts.get("care-home"))
        .right(hidden, Meaning::Warning)
        .below(details.join(" · "), Meaning::Dim)
        .below(why, Meaning::Dim)
}

fn paper_item(page: &CarePage, texts: &Texts) -> Item {
    let child = &page.child;
    let state = child.custody_paper.map_or_else(|| texts.get("care-paper-unsaid"), |p| said::label(texts, p));
    let wanted =
        if page.paper_wanted { format!("! {}", texts.get("care-paper-wanted")) } else { String::new() };
    let when = child.custody_paper_on.map(|day| texts.date(day)).unwrap_or_default();
    let from = child.custody_paper_from.clone().unwrap_or_default();
    let details: Vec<String> = [when, from].into_iter().filter(|one| !one.is_empty()).collect();
    Item::new(PAPER, state)
        .lead(texts.get("care-paper"))
        .right(wanted, Meaning::Warning)
        .said(details.join(" · "), Meaning::Dim)
        .said(child.custody_note.clone().unwrap_or_default(), Meaning::Plain)
}

fn list_item(change: &ChangeView, texts: &Texts) -> Item {
    let open = change.open();
    let (state, meaning) = match open {
        0 => (texts.get("care-list-worked"), Meaning::Dim),
        open => {
            let values = [("open", open.into()), ("all", change.lines.len().into())];
            (texts.with("care-list-open", &values), Meaning::Warning)
        }
    };
    Item::new(change.change.id.0, words::change(&change.change, texts))
        .right(state, meaning)
        .said(change.change.note.clone().unwrap_or_default(), Meaning::Dim)
}

impl Screen for Care {
    fn title(&self, texts: &Texts) -> String {
        texts.get("care-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(record(&self.page, &self.title(texts), texts))
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = vec![Context::Care];
        contexts.extend(self.sheet.contexts());
        contexts
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        match action {
            Action::CareChange | Action::CareMove | Action::CarePaper => self.may.clone(),
            Action::ListOpen if self.sheet.selected().is_none_or(|key| key < PAPER) => Availability::Hidden,
            _ if self.sheet.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.sheet.update(input) {
            ListEvent::Open(key) => self.open(key, ctx),
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

    fn returned(&mut self, _: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        self.read(ctx)
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.read(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.sheet.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.sheet.outline(texts)
    }
}
