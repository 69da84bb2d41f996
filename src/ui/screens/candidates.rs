//! Who could coordinate a family, the best first, each with the why of every factor: name, load with its bar, languages,
//! room, training. A part of screens, used by the walk and by the waiting list. Offers nothing itself.

use crate::{
    casework::{
        Failure,
        waiting::{Candidate, Lead},
    },
    domain::ids::EpisodeId,
    keymap::{Action, Context, Input},
    text::{Texts, Value},
    ui::{
        canvas::{Area, Canvas},
        kit::{
            Cell, Column, List, ListEvent, OutlineLine, Row, bar, block::Block, list_draw::LIST_AND_PREVIEW,
        },
        screen::Ctx,
        screens::{cards, words},
        theme::Meaning,
    },
};

const COLUMNS: &[Column] = &[
    Column::words("candidates-name", 14).weight(9),
    Column::words("candidates-languages", 9).most(11).weight(4),
    Column::words("candidates-trained", 14).most(14).weight(3),
    Column::number("candidates-load", 13).weight(7),
    Column::words("", 10).most(10).weight(1),
];

/// Columns of the bar.
const BAR: u16 = 10;
/// From so many columns on the why stands beside the list.
const BESIDE: u16 = LIST_AND_PREVIEW;

/// The candidates of one family.
pub struct Candidates {
    all: Vec<Candidate>,
    /// The whys of each candidate in words.
    whys: Vec<Vec<String>>,
    list: List,
}

impl Candidates {
    /// Reads who could coordinate the family of this episode.
    ///
    /// # Errors
    /// When it is not allowed or the file fails.
    pub fn read(episode: EpisodeId, ctx: &mut Ctx<'_>) -> Result<Self, Failure> {
        let all = ctx.session.candidates(episode)?;
        let whys = all.iter().map(|candidate| whys(candidate, ctx.texts)).collect();
        let mut part = Self { all, whys, list: List::new(COLUMNS, words::clean) };
        part.list.set_empty(ctx.texts.get("candidates-none"));
        part.list.set_rows(part.rows(ctx.texts, false));
        Ok(part)
    }

    /// Reads again; the selection stays in its place.
    ///
    /// # Errors
    /// As [`Candidates::read`].
    pub fn refresh(&mut self, episode: EpisodeId, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let selected = self.list.selected();
        *self = Self::read(episode, ctx)?;
        if let Some(key) = selected {
            self.list.select(key);
        }
        Ok(())
    }

    /// The selected candidate.
    pub fn selected(&self) -> Option<&Candidate> {
        usize::try_from(self.list.selected()?).ok().and_then(|at| self.all.get(at))
    }

    /// Staff among them who could monitor an outside or family lead, the best first.
    pub fn monitors(&self) -> impl Iterator<Item = &Candidate> {
        self.all.iter().filter(|candidate| candidate.staff.is_some())
    }

    /// What to confirm before offering to the candidate, in words; empty where nothing speaks against it.
    pub fn warnings(candidate: &Candidate, texts: &Texts) -> Vec<String> {
        let room = candidate.load.map_or(0, crate::domain::suggestion::Load::room);
        let values = [("name", candidate.name.as_str().into()), ("room", room.into())];
        candidate.fit.warnings.iter().map(|warning| texts.with(warning.problem(), &values)).collect()
    }

    /// The contexts for keys.
    pub fn contexts(&self) -> Vec<Context> {
        self.list.contexts()
    }

    /// Whether `action` does something here and now.
    pub fn offers(&self, action: Action) -> bool {
        self.list.offers(action)
    }

    /// Acts on an input; `Open` is Enter on the selected candidate.
    pub fn update(&mut self, input: &Input, texts: &Texts) -> ListEvent {
        self.list.update(input, texts)
    }

    /// Draws the list, with the why of the selected candidate under it or, from 132 columns on, beside it.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let ascii = canvas.theme.ascii;
        let plain = ascii.then(|| {
            let mut list = self.list.clone();
            list.set_rows(self.rows(canvas.texts, true));
            list
        });
        let list = plain.as_ref().unwrap_or(&self.list);
        if area.width >= BESIDE {
            list.draw_with(canvas, area, |canvas, place, row| self.draw_why(canvas, place, row.key));
            return;
        }
        let why = self.why_block(area.width, list.selected(), ascii);
        let rows = u16::try_from(why.lines.len()).unwrap_or(u16::MAX).min(area.height / 2);
        let upper = Area { height: area.height - rows, ..area };
        list.draw(canvas, upper);
        let cursor = canvas.cursor;
        why.draw(canvas, Area { y: upper.bottom(), height: rows, ..area }, 0);
        canvas.cursor = cursor;
    }

    fn draw_why(&self, canvas: &mut Canvas<'_>, area: Area, key: i64) {
        self.why_block(area.width, Some(key), canvas.theme.ascii).draw(canvas, area, 0);
    }

    fn why_block(&self, width: u16, key: Option<i64>, ascii: bool) -> Block {
        let mut block = Block::default();
        let at = key.and_then(|key| usize::try_from(key).ok());
        let Some((candidate, whys)) = at.and_then(|at| self.all.get(at).zip(self.whys.get(at))) else {
            return block;
        };
        block.wrapped(1, width.saturating_sub(2), &candidate.name, Meaning::Heading);
        let dot = if ascii { "-" } else { "·" };
        if (BESIDE / 2..BESIDE).contains(&width) {
            block.wrapped(1, width.saturating_sub(2), &whys.join(&format!(" {dot} ")), Meaning::Dim);
        } else {
            for why in whys {
                block.wrapped(1, width.saturating_sub(2), &format!("{dot} {why}"), Meaning::Dim);
            }
        }
        block
    }

    /// The same as lines, each candidate followed by its why.
    pub fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines = Vec::new();
        for line in self.list.outline(texts) {
            let focused = line.focused;
            lines.push(line);
            let at = self.list.selected().and_then(|key| usize::try_from(key).ok());
            if let Some(whys) = at.filter(|_| focused).and_then(|at| self.whys.get(at)) {
                lines.push(OutlineLine::new(texts.get("candidates-why"), whys.join(" · ")));
            }
        }
        lines
    }

    fn rows(&self, texts: &Texts, ascii: bool) -> Vec<Row> {
        let keyed = self.all.iter().enumerate();
        keyed
            .map(|(at, candidate)| Row::new(i64::try_from(at).unwrap_or(0), cells(candidate, texts, ascii)))
            .collect()
    }
}

fn cells(candidate: &Candidate, texts: &Texts, ascii: bool) -> Vec<Cell> {
    let (load, bar) = match candidate.load {
        Some(load) => {
            let values = [
                ("carried", load.carried.into()),
                ("offered", load.offered.into()),
                ("ceiling", load.ceiling.into()),
            ];
            let full = load.room() <= 0;
            let id = match (full, load.offered) {
                (true, _) => "candidates-load-full",
                (false, 0) => "candidates-load-plain",
                (false, _) => "candidates-load-offered",
            };
            let points = |points: i64| u32::try_from(points).unwrap_or(0);
            let bar = bar(points(load.carried), points(load.offered), points(load.ceiling), BAR, ascii);
            (Cell::of(texts.with(id, &values), if full { Meaning::Warning } else { Meaning::Plain }), bar)
        }
        None => (Cell::new(""), String::new()),
    };
    let trained = match (candidate.staff.is_some(), candidate.trained) {
        (true, true) => Cell::new(texts.get("candidates-is-trained")),
        (true, false) => Cell::of(texts.get("candidates-not-trained"), Meaning::Warning),
        (false, _) => Cell::new(""),
    };
    vec![
        Cell::new(named(candidate, texts)),
        Cell::new(cards::languages(&candidate.languages)),
        trained,
        load,
        Cell::new(bar),
    ]
}

/// The name, with what kind of lead it would be.
fn named(candidate: &Candidate, texts: &Texts) -> String {
    let name: Value = candidate.name.as_str().into();
    match (&candidate.lead, candidate.relation) {
        (Lead::Staff(_), _) => candidate.name.clone(),
        (Lead::Agency(..), _) => texts.with("candidates-agency", &[("name", name)]),
        (Lead::Person(_), Some(relation)) => texts
            .with("candidates-family", &[("name", name), ("relation", words::label(texts, relation).into())]),
        (Lead::Person(_), None) => texts.with("candidates-circle", &[("name", name)]),
    }
}

fn whys(candidate: &Candidate, texts: &Texts) -> Vec<String> {
    let mut said: Vec<String> =
        candidate.fit.factors.iter().map(|factor| cards::why(texts, &factor.why)).collect();
    if candidate.needs_monitor {
        said.push(texts.get("candidates-needs-monitor"));
    }
    said
}
