//! Step Needs: strengths, resources and needs by life domain, and what works, what does not, what matters, word for word.
//! One key begins each kind; Enter changes, Delete takes away. What an earlier step knows is shown, not asked again.

use super::{facts::Facts, finding_form::FindingJob, statement_form::StatementJob};
use crate::{
    casework::{Command, Failure, Subject},
    domain::{
        access::Act,
        codes::{FindingKind, StatementKind, YesNo},
        ids::ChildId,
        record::{Finding, Statement, Stored},
        walk::Step,
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Cell, Column, Detail, List, ListEvent, OutlineLine, Row, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{family::parts, form_screen::FormScreen, words},
        theme::Meaning,
    },
};

const COLUMNS: &[Column] = &[
    Column::words("", 24).weight(9),
    Column::words("", 8).most(24).weight(5),
    Column::words("", 4).most(18).weight(4),
];

/// One row of the page.
#[derive(Clone)]
enum Entry {
    Finding(Stored<Finding>),
    Statement(Stored<Statement>),
}

struct Needs {
    facts: Facts,
    entries: Vec<Entry>,
    list: List,
}

/// Opens the step.
///
/// # Errors
/// When the file may not be read.
pub fn open_step(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let facts = Facts::read(child, ctx)?;
    let mut screen = Needs { facts, entries: Vec::new(), list: List::new(COLUMNS, words::clean) };
    screen.list.set_empty(ctx.texts.get("needs-empty"));
    screen.show(ctx.texts);
    Ok(Box::new(screen))
}

/// The kinds in the order of the page, each with its heading.
const FINDINGS: [(FindingKind, &str); 3] = [
    (FindingKind::Strength, "needs-strengths"),
    (FindingKind::Resource, "needs-resources"),
    (FindingKind::Need, "needs-needs"),
];

const STATEMENTS: [(StatementKind, &str); 5] = [
    (StatementKind::Works, "needs-works"),
    (StatementKind::DoesNotWork, "needs-does-not-work"),
    (StatementKind::Matters, "needs-matters"),
    (StatementKind::Vision, "needs-vision"),
    (StatementKind::Story, "needs-story"),
];

impl Needs {
    /// Puts what is known into rows, kind by kind.
    fn show(&mut self, texts: &Texts) {
        let mut rows = Vec::new();
        self.entries.clear();
        for (kind, heading) in FINDINGS {
            for finding in self.facts.walk.findings.iter().filter(|finding| finding.kind == kind) {
                rows.push(finding_row(finding, texts).under(texts.get(heading)));
                self.entries.push(Entry::Finding(finding.clone()));
            }
        }
        for (kind, heading) in STATEMENTS {
            for statement in self.facts.walk.statements.iter().filter(|statement| statement.kind == kind) {
                rows.push(statement_row(statement, texts).under(texts.get(heading)));
                self.entries.push(Entry::Statement(statement.clone()));
            }
        }
        for (key, row) in (0..).zip(&mut rows) {
            row.key = key;
        }
        self.list.set_rows(rows);
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.facts = Facts::read(self.facts.child(), ctx)?;
        self.show(ctx.texts);
        Ok(())
    }

    fn selected(&self) -> Option<&Entry> {
        self.entries.get(usize::try_from(self.list.selected()?).ok()?)
    }

    fn command(&self) -> Command {
        Command::new(Act::SaveNeeds, Subject::Child(self.facts.child()))
    }

    fn edit(&self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.selected().cloned() {
            Some(Entry::Finding(finding)) => FormScreen::open(FindingJob::of(&self.facts, finding), ctx),
            Some(Entry::Statement(statement)) => {
                FormScreen::open(StatementJob::of(&self.facts, statement, ctx.texts), ctx)
            }
            None => Outcome::stay(),
        }
    }

    fn remove(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let command = self.command();
        let removed = match self.selected().cloned() {
            Some(Entry::Finding(finding)) => ctx.session.remove_finding(&command, &finding),
            Some(Entry::Statement(statement)) => ctx.session.remove_statement(&command, &statement),
            None => return Outcome::stay(),
        };
        match removed.and_then(|()| self.read(ctx)) {
            Ok(()) => Outcome::stay().saved(ctx.texts.get("needs-removed")),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    /// "Still so" to everything that came along from an earlier episode.
    fn confirm(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let confirmed = ctx.session.confirm_step(&self.command(), self.facts.episode(), Step::Needs);
        match confirmed.and_then(|()| self.read(ctx)) {
            Ok(()) => Outcome::stay().saved(ctx.texts.get("needs-confirmed")),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn to_confirm(&self) -> bool {
        self.entries.iter().any(|entry| match entry {
            Entry::Finding(finding) => finding.to_confirm == YesNo::Yes,
            Entry::Statement(statement) => statement.to_confirm == YesNo::Yes,
        })
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        if let Some(kind) = finding_kind(action) {
            return FormScreen::open(FindingJob::new(&self.facts, kind, ctx.texts), ctx);
        }
        if let Some(kind) = statement_kind(action) {
            return FormScreen::open(StatementJob::new(&self.facts, kind, ctx.texts), ctx);
        }
        match action {
            Action::NeedsRemove => self.remove(ctx),
            Action::NeedsConfirm => self.confirm(ctx),
            _ => Then::NotMine.into(),
        }
    }

    /// What the screening knows already: the areas of difficulty.
    fn known(&self, texts: &Texts) -> Option<String> {
        let rows = self.facts.walk.screenings.iter().filter_map(|view| view.screening.as_ref());
        let mut areas: Vec<String> = Vec::new();
        for area in rows.flat_map(|row| row.difficulties.iter()) {
            let words = words::label(texts, *area);
            if !areas.contains(&words) {
                areas.push(words);
            }
        }
        (!areas.is_empty())
            .then(|| texts.with("needs-difficulties", &[("areas", texts.all_of(&areas).into())]))
    }
}

fn finding_kind(action: Action) -> Option<FindingKind> {
    match action {
        Action::NeedsStrength => Some(FindingKind::Strength),
        Action::NeedsResource => Some(FindingKind::Resource),
        Action::NeedsNeed => Some(FindingKind::Need),
        _ => None,
    }
}

fn statement_kind(action: Action) -> Option<StatementKind> {
    match action {
        Action::NeedsWorks => Some(StatementKind::Works),
        Action::NeedsDoesNotWork => Some(StatementKind::DoesNotWork),
        Action::NeedsMatters => Some(StatementKind::Matters),
        _ => None,
    }
}

fn finding_row(finding: &Finding, texts: &Texts) -> Row {
    let domain = finding.domain.map(|domain| words::label(texts, domain)).unwrap_or_default();
    let who = match finding.kind {
        FindingKind::Strength => finding.holder.map(|holder| words::label(texts, holder)),
        _ => finding.voice.map(|voice| words::label(texts, voice)),
    };
    let cells =
        [Cell::personal(finding.text.clone()), Cell::new(domain), who_cell(who, finding.to_confirm, texts)];
    why(Row::new(0, cells), &translation_of_finding(finding, texts))
}

fn statement_row(statement: &Statement, texts: &Texts) -> Row {
    let language = statement.language.map(|language| words::label(texts, language)).unwrap_or_default();
    let text = statement.text.replace('\n', " ");
    let who = who_cell(statement.said_by.clone(), statement.to_confirm, texts);
    let cells = [Cell::personal(format!("“{text}”")), Cell::new(language), Cell { personal: true, ..who }];
    why(Row::new(0, cells), &translation_of_statement(statement, texts))
}

fn who_cell(who: Option<String>, to_confirm: YesNo, texts: &Texts) -> Cell {
    match to_confirm {
        YesNo::Yes => Cell::of(texts.get("needs-to-confirm"), Meaning::Warning),
        YesNo::No => Cell::new(who.unwrap_or_default()),
    }
}

fn translation_of_finding(row: &Finding, texts: &Texts) -> String {
    parts::translated(texts, row.translation.as_deref(), row.translated_by.as_deref(), row.translated_on)
}

fn translation_of_statement(row: &Statement, texts: &Texts) -> String {
    parts::translated(texts, row.translation.as_deref(), row.translated_by.as_deref(), row.translated_on)
}

fn why(row: Row, translation: &str) -> Row {
    if translation.is_empty() { row } else { row.why(translation.to_owned()) }
}

impl Screen for Needs {
    fn title(&self, texts: &Texts) -> String {
        texts.get("needs-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(self.facts.record(texts))
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::Needs);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        match action {
            _ if self.list.offers(action) => Availability::Yes,
            Action::NeedsRemove if self.selected().is_some() => Availability::Yes,
            Action::NeedsRemove => Availability::No(texts.get("needs-nothing-selected")),
            Action::NeedsConfirm if self.to_confirm() => Availability::Yes,
            Action::NeedsConfirm => Availability::Hidden,
            action if action.context() == Context::Needs => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(_) => self.edit(ctx),
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => match input.action() {
                Some(action) if self.available(action, ctx.texts) == Availability::Yes => {
                    self.act(action, ctx)
                }
                _ => Then::NotMine.into(),
            },
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        if value == Returned::Nothing { Outcome::stay() } else { self.refresh(ctx) }
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let mut rest = area;
        if let Some(known) = self.known(canvas.texts).filter(|_| area.height > 4) {
            canvas.put_fitted(area.x + 1, area.y, area.width.saturating_sub(2), &known, Meaning::Dim);
            rest = Area { y: area.y + 1, height: area.height - 1, ..area };
        }
        self.list.draw_with(canvas, rest, |canvas, place, _| {
            if let Some(entry) = self.selected() {
                detail_of(entry, canvas.texts).draw(canvas, place);
            }
        });
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let known = self.known(texts).map(|line| OutlineLine::new(line, ""));
        known.into_iter().chain(self.list.outline(texts)).collect()
    }
}

fn detail_of(entry: &Entry, texts: &Texts) -> Detail {
    match entry {
        Entry::Finding(finding) => Detail::new()
            .personal("field-finding-text", finding.text.clone())
            .personal("field-finding-translation", translation_of_finding(finding, texts))
            .line(
                "field-finding-domain",
                finding.domain.map(|code| words::label(texts, code)).unwrap_or_default(),
            )
            .line(
                "field-finding-voice",
                finding.voice.map(|code| words::label(texts, code)).unwrap_or_default(),
            )
            .line(
                "field-finding-holder",
                finding.holder.map(|code| words::label(texts, code)).unwrap_or_default(),
            )
            .line(
                "field-finding-urgency",
                finding.urgency.map(|code| words::label(texts, code)).unwrap_or_default(),
            )
            .line(
                "field-finding-status",
                finding.status.map(|code| words::label(texts, code)).unwrap_or_default(),
            )
            .line(
                "field-finding-language",
                finding.language.map(|code| words::label(texts, code)).unwrap_or_default(),
            ),
        Entry::Statement(statement) => Detail::new()
            .personal("field-statement-text", statement.text.clone())
            .personal("field-statement-translation", translation_of_statement(statement, texts))
            .personal("field-statement-said-by", statement.said_by.clone().unwrap_or_default())
            .line(
                "field-statement-language",
                statement.language.map(|code| words::label(texts, code)).unwrap_or_default(),
            ),
    }
}
