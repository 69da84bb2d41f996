//! The crisis view of a known child: safety plan, alerts, who is reached, who coordinates or covers, the crisis lines of
//! its area; nothing else of the file. A reason comes first where the role gives one, and each use is reviewed later.

use super::{ask::Ask, call::CallJob, cards, protected, walk::header, words};
use crate::{
    casework::{Failure, crisis::CrisisView},
    domain::ids::ChildId,
    keymap::{Action, Context, Input},
    text::{Lang, Texts},
    ui::{
        canvas::{Area, Canvas},
        kit::{Detail, OutlineLine, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
    },
};

/// What an action of the crisis card opens: a crisis call that is written down, or the crisis view of the child that is
/// open; a sentence where it cannot.
///
/// # Errors
/// Why not, in words.
pub fn of_card(action: Action, child: Option<ChildId>, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, String> {
    let opened = match (action, child) {
        (Action::CrisisCall, child) => CallJob::crisis(child, ctx),
        (Action::CrisisView, Some(child)) => open(child, ctx),
        _ => return Err(ctx.texts.get("status-not-here")),
    };
    opened.map_err(|failure| words::failure(ctx.texts, &failure))
}

/// The crisis view, or the question for the reason.
///
/// # Errors
/// When the role may not see it.
pub fn open(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    match CrisisScreen::read(child, None, ctx) {
        Ok(screen) => Ok(Box::new(screen)),
        Err(Failure::NeedsReason(_)) => {
            let question =
                Ask::reason(&ctx.texts.get("crisis-view-title"), ctx.texts.get("crisis-view-reason"));
            Ok(Box::new(ReasonFirst { child, question }))
        }
        Err(failure) => Err(failure),
    }
}

/// The view.
struct CrisisScreen {
    child: ChildId,
    reason: Option<String>,
    view: CrisisView,
    detail: Detail,
    record: Record,
}

impl CrisisScreen {
    fn read(child: ChildId, reason: Option<String>, ctx: &mut Ctx<'_>) -> Result<Self, Failure> {
        let view = ctx.session.crisis_view(child, reason.as_deref())?;
        let lines = lines(&view, ctx);
        let detail = detail(&view, &lines, ctx.texts);
        let record = Record {
            lines: vec![ctx.texts.get("crisis-view-title")],
            ..cards::record(ctx.texts, &view.card, ctx.session.today())
        };
        Ok(Self { child, reason, view, detail, record })
    }
}

/// The crisis lines of the child's area.
fn lines(view: &CrisisView, ctx: &mut Ctx<'_>) -> Vec<(String, String)> {
    let (Ok(rules), Some(area)) = (ctx.session.rules(), view.card.area.as_deref()) else { return Vec::new() };
    let lang = ctx.texts.lang();
    let found = rules.areas().by_id(area).map(|area| area.crisis.clone()).unwrap_or_default();
    let name = |line: &crate::domain::areas::CrisisLine| match lang {
        Lang::En => line.name.en.clone(),
        Lang::Fr => line.name.fr.clone(),
    };
    found.iter().map(|line| (line.number.clone(), name(line))).collect()
}

fn detail(view: &CrisisView, lines: &[(String, String)], texts: &Texts) -> Detail {
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| texts.get("crisis-view-none"));
    let mut page = Detail::new()
        .section("crisis-view-alerts")
        .said(or_none(&view.alerts))
        .section("crisis-view-plan")
        .said(or_none(&view.safety_plan))
        .section("crisis-view-contacts");
    if view.hidden > 0 {
        page = page.words(protected::hidden_words(view.hidden, texts));
    }
    for contact in &view.contacts {
        let who = format!(
            "{}, {}",
            header::person_name(&contact.known.person, texts),
            words::label(texts, contact.relation)
        );
        page = page.said(who);
        for point in &contact.known.contacts {
            let name =
                point.protected_from.and_then(|from| view.protected.iter().find(|(id, _)| *id == from));
            let name = name.map(|(_, name)| name.as_str());
            let mark = protected::mark(point.protected_from, name, texts);
            page = page.why(format!("{}{mark}", header::contact_words(point, texts)));
        }
    }
    if view.contacts.is_empty() && view.hidden == 0 {
        page = page.why(texts.get("crisis-view-none"));
    }
    page = page.section("crisis-view-coordinator");
    let coordinator = view.coordinator.as_ref().map(|person| person.name.clone());
    page = page.said(coordinator.unwrap_or_else(|| texts.get("crisis-view-nobody")));
    for cover in &view.covers {
        page = page.why(texts.with("crisis-view-cover", &[("name", cover.name.as_str().into())]));
    }
    page = page.section("crisis-view-lines");
    for (number, name) in lines {
        page = page.said(format!("{number}  {name}"));
    }
    page.said(texts.get("crisis-view-everywhere")).why(texts.get("crisis-view-reviewed"))
}

impl Screen for CrisisScreen {
    fn title(&self, texts: &Texts) -> String {
        texts.get("crisis-view-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.record.clone())
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.child)
    }

    fn contexts(&self) -> Vec<Context> {
        self.detail.contexts()
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        let moves = [Action::ListUp, Action::ListDown, Action::ListPageUp, Action::ListPageDown];
        if moves.contains(&action) { Availability::Yes } else { Availability::Hidden }
    }

    fn update(&mut self, input: &Input, _: &mut Ctx<'_>) -> Outcome {
        match input.action() {
            Some(Action::Back) => Then::Close(Returned::Nothing).into(),
            _ if self.detail.update(input) => Outcome::stay(),
            _ => Then::NotMine.into(),
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match Self::read(self.child, self.reason.clone(), ctx) {
            Ok(fresh) => {
                let detail = fresh.detail.in_place_of(&self.detail);
                *self = Self { detail, ..fresh };
                Outcome::stay()
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.detail.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        debug_assert_eq!(self.view.card.child, self.child, "the view is of the child that was asked for");
        self.detail.outline(texts)
    }
}

/// Asks for the reason, and gives way to the view.
struct ReasonFirst {
    child: ChildId,
    question: Box<dyn Screen>,
}

impl Screen for ReasonFirst {
    fn title(&self, texts: &Texts) -> String {
        self.question.title(texts)
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.child)
    }

    fn contexts(&self) -> Vec<Context> {
        self.question.contexts()
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        self.question.available(action, texts)
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        let outcome = self.question.update(input, ctx);
        let Then::Close(Returned::Words(reason)) = outcome.then else { return outcome };
        match CrisisScreen::read(self.child, Some(reason), ctx) {
            Ok(screen) => Then::Replace(Box::new(screen)).into(),
            Err(failure) => {
                Outcome::from(Then::Close(Returned::Nothing)).failed(words::failure(ctx.texts, &failure))
            }
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.question.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.question.outline(texts)
    }
}
