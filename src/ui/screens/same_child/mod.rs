//! Same child? Two files side by side, field by field, with what was said about them before. Whoever sees it proposes, a
//! supervisor links; files that stand together are taken apart here. Which of the two goes on is turned by a key.

pub mod apart;
pub mod form;
pub mod list;

use self::{apart::Apart, form::LinkJob};
use super::{ask::Ask, call::compare, form_screen::FormScreen, pick_file::PickFile, words};
use crate::{
    casework::{Command, Failure, Subject, links::LinkView, matches::MinimalCard},
    domain::{
        access::{Act, Verdict},
        codes::{FileLinkState, PairVerdict},
        ids::{ChildId, RowId},
        record::{FileLink, Stored},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Columns, OutlineLine, Pair, Sign, block::Block},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        theme::Meaning,
    },
};

/// Columns in which the lines above are wrapped for linear mode.
const OUTLINE_WIDTH: u16 = 200;

/// Two files of which somebody asks whether they are of one child.
pub struct SameChild {
    view: LinkView,
    columns: Columns,
    may_link: bool,
    declining: bool,
}

impl SameChild {
    /// Two files beside each other; `own` is the one that would go on.
    ///
    /// # Errors
    /// When the person may not see them.
    pub fn screen(own: ChildId, other: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let may_link = ctx.session.may(Act::AnswerLink, Subject::Nothing)? == Verdict::Yes;
        let view = ctx.session.link_view(other, own)?;
        // Of an answered link the file that goes on stays first.
        let standing = view.before.iter().find(|link| is_waiting_or_stands(link));
        let turned = standing.is_some_and(|link| link.survivor_id == other);
        let view = if turned { ctx.session.link_view(own, other)? } else { view };
        let columns = columns_of(&view, ctx.texts);
        Ok(Box::new(Self { view, columns, may_link, declining: false }))
    }

    /// For a file: the one that stands under it, if there is one, else a search for the other file.
    ///
    /// # Errors
    /// When the person may not see it.
    pub fn for_file(
        child: ChildId,
        record: crate::ui::kit::frame::Record,
        ctx: &mut Ctx<'_>,
    ) -> Result<Box<dyn Screen>, Failure> {
        match ctx.session.files_under(child)?.as_slice() {
            [under] => Self::screen(child, *under, ctx),
            _ => PickFile::leading("same-child-title", child, record, Self::screen, ctx),
        }
    }

    /// What was proposed, as it waits in Today.
    ///
    /// # Errors
    /// When it is not there any more.
    pub fn of_proposal(id: RowId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let link = ctx.session.file_link(id)?;
        Self::screen(link.survivor_id, link.child_id, ctx)
    }

    fn read(&mut self, under: ChildId, survivor: ChildId, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.view = ctx.session.link_view(under, survivor)?;
        self.columns = columns_of(&self.view, ctx.texts);
        Ok(())
    }

    fn again(&mut self, turned: bool, ctx: &mut Ctx<'_>) -> Outcome {
        let (under, survivor) = (self.view.under.child, self.view.survivor.child);
        let read = if turned { self.read(survivor, under, ctx) } else { self.read(under, survivor, ctx) };
        match read {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    /// What waits for an answer.
    fn waiting(&self) -> Option<&Stored<FileLink>> {
        self.view.before.iter().find(|link| link.state == FileLinkState::Proposed)
    }

    /// The link by which the two stand together now.
    fn standing(&self) -> Option<&Stored<FileLink>> {
        self.view.before.iter().find(|link| link.state == FileLinkState::Linked)
    }

    fn different(&mut self, verdict: PairVerdict, ctx: &mut Ctx<'_>) -> Outcome {
        let (a, b) = (self.view.under.child, self.view.survivor.child);
        let command = Command::new(Act::DecidePair, Subject::Nothing);
        match ctx.session.decide_pair(&command, a, b, verdict, None) {
            Ok(_) => {
                Outcome::from(Then::Close(Returned::Saved)).saved(ctx.texts.get("same-child-remembered"))
            }
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn decline(&mut self, why: &str, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(link) = self.waiting().cloned() else { return Outcome::stay() };
        let command = Command::new(Act::AnswerLink, Subject::Nothing);
        match ctx.session.decline_link(&command, &link, why) {
            Ok(()) => Outcome::from(Then::Close(Returned::Saved)).say(ctx.texts.get("same-child-declined")),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        match action {
            Action::MatchSame => {
                let job = LinkJob::new(self.view.clone(), self.waiting().cloned(), self.may_link);
                FormScreen::open(job, ctx)
            }
            Action::MatchDifferent if self.waiting().is_some() => {
                self.declining = true;
                let title = ctx.texts.get("same-child-title");
                Then::Open(Ask::reason(&title, ctx.texts.get("same-child-decline-why"))).into()
            }
            Action::MatchDifferent => self.different(PairVerdict::Different, ctx),
            Action::MatchLater => self.different(PairVerdict::Later, ctx),
            Action::SameChildTurn => self.again(true, ctx),
            Action::SameChildApart => match self.standing().map(|link| link.child_id) {
                Some(under) => match Apart::screen(under, ctx) {
                    Ok(screen) => Then::Open(screen).into(),
                    Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
                },
                None => Outcome::stay(),
            },
            _ => Then::NotMine.into(),
        }
    }

    /// What is said above the two files: what stands against it, what warns, what was said before.
    fn above(&self, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        let wide = width.saturating_sub(2);
        let goes_on = texts.with(
            "same-child-goes-on",
            &[
                ("survivor", self.view.survivor.number.to_string().into()),
                ("under", self.view.under.number.to_string().into()),
            ],
        );
        block.wrapped(1, wide, &goes_on, Meaning::Plain);
        for link in self.view.before.iter().take(2) {
            block.wrapped(1, wide, &before(link, texts), Meaning::Strong);
        }
        if self.standing().is_none() {
            if let Some(problem) = &self.view.blocked {
                let said = words::problems(texts, std::slice::from_ref(problem));
                for (_, said) in said {
                    block.wrapped(1, wide, &said, Meaning::Warning);
                }
            }
            for warning in &self.view.warnings {
                block.wrapped(1, wide, &format!("! {}", texts.get(warning.text_id())), Meaning::Warning);
            }
        }
        block
    }
}

fn is_waiting_or_stands(link: &FileLink) -> bool {
    matches!(link.state, FileLinkState::Proposed | FileLinkState::Linked)
}

/// "proposed 21 Nov: typed twice by two people".
fn before(link: &Stored<FileLink>, texts: &Texts) -> String {
    let (day, reason) = match link.state {
        FileLinkState::Unlinked => (link.unlinked_at, link.unlinked_why.clone()),
        FileLinkState::Declined => (link.decided_at, link.declined_why.clone()),
        FileLinkState::Linked => (link.decided_at, Some(link.reason.clone())),
        FileLinkState::Proposed => (Some(link.proposed_at), Some(link.reason.clone())),
    };
    let day = day.map(|at| texts.date(at.day())).unwrap_or_default();
    let values = [
        ("state", words::label(texts, link.state).into()),
        ("day", day.into()),
        ("reason", reason.unwrap_or_default().into()),
    ];
    texts.with("same-child-before", &values)
}

fn columns_of(view: &LinkView, texts: &Texts) -> Columns {
    let known = view.fields.iter().filter(|pair| compare::is_known(pair));
    let mut pairs: Vec<Pair> = known.map(|pair| compare::row(pair, texts)).collect();
    pairs.extend(card_rows(&view.survivor, &view.under, texts));
    let heading = |card: &MinimalCard| format!("{} {}", card.number, compare::name(card, texts));
    Columns::new(heading(&view.survivor), heading(&view.under), pairs)
}

/// Where, at which state, with whom: there is nothing to compare, both are said.
fn card_rows(first: &MinimalCard, second: &MinimalCard, texts: &Texts) -> Vec<Pair> {
    let place = |card: &MinimalCard| card.municipality.clone().unwrap_or_default();
    let state = |card: &MinimalCard| words::label_or_dash(texts, card.state);
    let coordinator = |card: &MinimalCard| {
        card.coordinator
            .as_ref()
            .map_or_else(|| texts.get("call-compare-nobody"), |(_, _, name)| name.clone())
    };
    vec![
        Pair::new("call-compare-place", place(first), place(second)),
        Pair::new("call-compare-state", state(first), state(second)).sign(Sign::Unknown),
        Pair::new("call-compare-coordinator", coordinator(first), coordinator(second)).sign(Sign::Unknown),
    ]
}

impl Screen for SameChild {
    fn title(&self, texts: &Texts) -> String {
        texts.get("same-child-title")
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = vec![Context::Matches, Context::SameChild];
        contexts.extend(self.columns.contexts());
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        let moves = [Action::ListUp, Action::ListDown, Action::ListPageUp, Action::ListPageDown];
        let stands = self.standing().is_some();
        match action {
            _ if moves.contains(&action) => Availability::Yes,
            Action::MatchSibling => Availability::Hidden,
            Action::SameChildApart if !stands => Availability::Hidden,
            Action::SameChildApart if self.may_link => Availability::Yes,
            Action::SameChildApart => Availability::No(texts.get("same-child-supervisor")),
            Action::MatchSame | Action::MatchDifferent | Action::MatchLater | Action::SameChildTurn
                if stands =>
            {
                Availability::Hidden
            }
            Action::MatchSame if self.view.blocked.is_some() => {
                let said = self
                    .view
                    .blocked
                    .iter()
                    .flat_map(|one| words::problems(texts, std::slice::from_ref(one)));
                Availability::No(said.map(|(_, said)| said).collect::<Vec<_>>().join(" "))
            }
            Action::MatchSame | Action::MatchDifferent if self.waiting().is_some() && !self.may_link => {
                Availability::No(texts.get("same-child-waits"))
            }
            Action::MatchLater | Action::SameChildTurn if self.waiting().is_some() => Availability::Hidden,
            Action::MatchSame | Action::MatchDifferent | Action::MatchLater | Action::SameChildTurn => {
                Availability::Yes
            }
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match input.action() {
            Some(Action::Back) => Then::Close(Returned::Nothing).into(),
            _ if self.columns.update(input) => Outcome::stay(),
            Some(action) => self.act(action, ctx),
            None => Then::NotMine.into(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        if std::mem::take(&mut self.declining) {
            return match value {
                Returned::Words(why) => self.decline(&why, ctx),
                _ => Outcome::stay(),
            };
        }
        if value == Returned::Saved {
            return Then::Close(Returned::Saved).into();
        }
        self.again(false, ctx)
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.again(false, ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if area.is_empty() {
            return;
        }
        let above = self.above(area.width, canvas.texts);
        let rows = u16::try_from(above.lines.len()).unwrap_or(u16::MAX).min(area.height.saturating_sub(1));
        above.draw(canvas, Area { height: rows, ..area }, 0);
        canvas.cursor = Some((area.x, area.y));
        self.columns.draw(canvas, Area { y: area.y + rows, height: area.height - rows, ..area });
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let above = self.above(OUTLINE_WIDTH, texts);
        let line = |line: &Vec<crate::ui::kit::block::Segment>| {
            line.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" ")
        };
        let mut lines: Vec<_> = above.lines.iter().map(|one| OutlineLine::new(line(one), "")).collect();
        lines.extend(self.columns.outline(texts));
        lines
    }
}
