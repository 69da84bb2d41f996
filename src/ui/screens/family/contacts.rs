//! Everything that was said and promised, the newest first: open promises, dated notes, calls, attempts to reach
//! someone. Enter opens a note to be changed.

use super::{note_form::NoteJob, opened::Opened, parts, tab::FileTab};
use crate::{
    casework::{
        Failure,
        file::{CallLine, File},
        moves::Movable,
    },
    domain::{
        access::Act,
        codes::{PromiseState, YesNo},
        date::Moment,
        ids::{RowId, StaffId},
        record::{Attempt, Letter, Note, Promise, Stored},
    },
    keymap::{Action, Context, Input},
    text::{Texts, people::Unit},
    ui::{
        canvas::{Area, Canvas},
        kit::{Item, ListEvent, OutlineLine, Sheet},
        screen::{Availability, Ctx, Outcome, Returned, Then},
        screens::{form_screen::FormScreen, letters, words},
        theme::Meaning,
    },
};

/// Keys of one sheet for rows of five tables: the row's id times five, and which table.
const TABLES: i64 = 5;
const NOTE: i64 = 0;
const CALL: i64 = 1;
const ATTEMPT: i64 = 2;
const PROMISE: i64 = 3;
const LETTER: i64 = 4;

/// Calls, notes, attempts, promises.
#[derive(Default)]
pub struct ContactsTab {
    sheet: Sheet,
    notes: Vec<Stored<Note>>,
    letters: Vec<Stored<Letter>>,
}

impl FileTab for ContactsTab {
    fn fill(&mut self, opened: &Opened, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let (file, texts) = (&opened.file, ctx.texts);
        let name =
            |staff: StaffId| file.staff.get(&staff).map(|known| known.name.clone()).unwrap_or_default();
        // What stands in a linked file is read here too, each line with the file it came from.
        let files: Vec<(&File, String)> = std::iter::once((file, String::new()))
            .chain(file.under.iter().map(|one| (&one.file, one.file.card.number.to_string())))
            .collect();
        let mut items: Vec<Item> = Vec::new();
        for (file, from) in &files {
            let open = file.promises.iter().filter(|promise| promise.state == PromiseState::Open);
            items.extend(open.map(|one| came_from(promise(one, opened, &name, texts), from)));
        }
        let moments = files.iter().flat_map(|(file, _)| {
            let notes = file.notes.iter().map(|one| one.at);
            let calls = file.calls.iter().map(|one| one.call.started_at);
            let letters = file.letters.iter().map(|one| one.made_at);
            notes.chain(calls).chain(file.attempts.iter().map(|one| one.at)).chain(letters)
        });
        // The moments stand in one column, whatever their length in this language.
        let wide = moments.map(|at| parts::moment(texts, at).chars().count()).max().unwrap_or(0);
        let lead = |at: Moment| format!("{:>wide$}", parts::moment(texts, at));
        let mut past: Vec<(Moment, Item)> = Vec::new();
        for (file, from) in &files {
            let notes = file.notes.iter().map(|one| (one.at, note(one, &name, texts)));
            let calls = file.calls.iter().map(|one| (one.call.started_at, call(one, texts)));
            let tries = file.attempts.iter().map(|one| (one.at, attempt(one, &name, texts)));
            let letters = file.letters.iter().map(|one| (one.made_at, letter(one, &name, texts)));
            let all = notes.chain(calls).chain(tries).chain(letters);
            past.extend(all.map(|(at, item)| (at, came_from(item, from).lead(lead(at)))));
        }
        past.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let heading = texts.get("contacts-past");
        items.extend(past.into_iter().map(|(_, item)| item.under(heading.clone())));
        self.sheet.set_empty(texts.get("contacts-empty"));
        self.sheet.set_items(items);
        self.notes.clone_from(&file.notes);
        self.letters.clone_from(&file.letters);
        Ok(())
    }

    fn contexts(&self) -> Vec<Context> {
        self.sheet.contexts()
    }

    fn available(&self, action: Action, opened: &Opened, texts: &Texts) -> Availability {
        match action {
            Action::FamilyEdit if self.selected().is_some() => opened.allowed(Act::SaveNote, texts),
            _ if self.sheet.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn pointed(&self) -> Option<Movable> {
        let key = self.sheet.selected()?;
        let id = RowId(key.div_euclid(TABLES));
        match key.rem_euclid(TABLES) {
            NOTE => Some(Movable::Note(id)),
            CALL => Some(Movable::Call(id.into())),
            ATTEMPT => Some(Movable::Attempt(id)),
            PROMISE => Some(Movable::Promise(id)),
            _ => None,
        }
    }

    fn update(&mut self, input: &Input, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        let may = opened.allowed(Act::SaveNote, ctx.texts) == Availability::Yes;
        match self.sheet.update(input) {
            ListEvent::Open(_) => match self.selected_letter() {
                Some(letter) => letters::read(letter, opened.record()),
                None => self.edit(may, opened, ctx),
            },
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine if input.action() == Some(Action::FamilyEdit) => self.edit(may, opened, ctx),
            ListEvent::NotMine => Then::NotMine.into(),
            _ => Outcome::stay(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.sheet.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.sheet.outline(texts)
    }
}

impl ContactsTab {
    fn selected(&self) -> Option<&Stored<Note>> {
        let key = self.sheet.selected().filter(|key| key.rem_euclid(TABLES) == NOTE)?;
        self.notes.iter().find(|note| note.id.0 == key.div_euclid(TABLES))
    }

    fn selected_letter(&self) -> Option<&Stored<Letter>> {
        let key = self.sheet.selected().filter(|key| key.rem_euclid(TABLES) == LETTER)?;
        self.letters.iter().find(|letter| letter.id.0 == key.div_euclid(TABLES))
    }

    fn edit(&self, may: bool, opened: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        match self.selected().filter(|_| may) {
            Some(note) => FormScreen::open(NoteJob::of(note.clone(), opened.record(), ctx), ctx),
            None => Outcome::stay(),
        }
    }
}

/// The same line with the file it came from, where that is another one.
fn came_from(item: Item, file: &str) -> Item {
    if file.is_empty() { item } else { item.right(file, Meaning::Strong) }
}

fn key(id: RowId, table: i64) -> i64 {
    id.0 * TABLES + table
}

fn minutes(minutes: Option<i64>, texts: &Texts) -> String {
    minutes.map(|count| texts.with("contacts-minutes", &[("count", count.into())])).unwrap_or_default()
}

fn note(note: &Stored<Note>, name: &impl Fn(StaffId) -> String, texts: &Texts) -> Item {
    let told = match note.family_told {
        Some(YesNo::Yes) => texts.get("contacts-told"),
        _ => String::new(),
    };
    let first =
        if note.first_visit == YesNo::Yes { texts.get("contacts-first-visit") } else { String::new() };
    let what = parts::joined(&[
        words::label(texts, note.mode),
        first,
        note.with_whom.clone().unwrap_or_default(),
        minutes(note.minutes, texts),
    ]);
    Item::new(key(note.id, NOTE), what)
        .personal()
        .right(name(note.staff_id), Meaning::Dim)
        .said(note.text.clone(), Meaning::Plain)
        .below(told, Meaning::Dim)
        .most(8)
}

fn call(line: &CallLine, texts: &Texts) -> Item {
    let call = &line.call;
    let length = call.ended_at.map(|end| (end.utc() - call.started_at.utc()).num_minutes());
    let who = call.caller_name.clone().unwrap_or_default();
    let what = parts::joined(&[
        words::label(texts, call.direction),
        call.kind.map(|kind| words::label(texts, kind)).unwrap_or_default(),
        who,
        call.relation.map(|relation| words::label(texts, relation)).unwrap_or_default(),
        minutes(length, texts),
    ]);
    Item::new(key(call.id, CALL), what)
        .personal()
        .right(line.staff.as_ref().map(|staff| staff.name.clone()).unwrap_or_default(), Meaning::Dim)
        .said(call.said.clone().unwrap_or_default(), Meaning::Plain)
        .most(8)
}

fn attempt(attempt: &Stored<Attempt>, name: &impl Fn(StaffId) -> String, texts: &Texts) -> Item {
    let what = parts::joined(&[
        texts.get("contacts-attempt"),
        words::label(texts, attempt.mode),
        words::label(texts, attempt.outcome),
    ]);
    Item::new(key(attempt.id, ATTEMPT), what)
        .right(name(attempt.staff_id), Meaning::Dim)
        .said(attempt.note.clone().unwrap_or_default(), Meaning::Plain)
}

fn promise(
    promise: &Stored<Promise>,
    opened: &Opened,
    name: &impl Fn(StaffId) -> String,
    texts: &Texts,
) -> Item {
    let late = (opened.today - promise.due_on).num_days();
    let due = parts::joined(&[texts.date(promise.due_on), promise.due_time.clone().unwrap_or_default()]);
    let (due, meaning) =
        if late > 0 { (texts.late(late, Unit::Calendar), Meaning::Warning) } else { (due, Meaning::Plain) };
    let who = promise.who.clone().or_else(|| promise.staff_id.map(name)).unwrap_or_default();
    Item::new(key(promise.id, PROMISE), promise.what.clone())
        .under(texts.get("contacts-promised"))
        .personal()
        .right_name(who, Meaning::Dim)
        .right(due, meaning)
}

/// "letter: you are waiting, to Mother Sample" and how it left.
fn letter(letter: &Stored<Letter>, name: &dyn Fn(StaffId) -> String, texts: &Texts) -> Item {
    let values =
        [("kind", words::label(texts, letter.kind).into()), ("name", letter.recipient.as_str().into())];
    Item::new(key(letter.id, LETTER), texts.with("contacts-letter", &values))
        .personal()
        .right(name(letter.staff_id), Meaning::Dim)
        .below(letters::sent_words(letter, texts), Meaning::Dim)
}
