//! Reviews: what is overdue, due, planned and held, in one list by date, each with how late it is and why it is then.
//! Enter opens the family's file at its reviews.

use crate::{
    casework::{
        Failure,
        lists::{ListedReview, ReviewFilter, ReviewPage},
    },
    domain::codes::ReviewListState,
    keymap::{Action, Context, Input},
    text::{Texts, people::Unit},
    ui::{
        canvas::{Area, Canvas},
        kit::{Cell, Column, Detail, List, ListEvent, OutlineLine, Row},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{
            cards,
            family::{FamilyFile, tab::TabName},
            words,
        },
        theme::Meaning,
    },
};

/// So many rows at most; the counts beside the title say how many there are.
const MOST: i64 = 500;

const COLUMNS: &[Column] = &[
    Column::words("reviews-number", 6).most(8),
    Column::words("reviews-name", 12).most(30),
    Column::number("reviews-due", 11),
    Column::words("reviews-state", 10).most(24).weight(7),
    Column::number("reviews-level", 1).weight(2),
    Column::words("reviews-coordinator", 8).most(24).weight(3),
];

/// What is shown: the first is what needs someone.
const FILTERS: &[(&str, &[ReviewListState])] = &[
    ("reviews-filter-open", &[ReviewListState::Overdue, ReviewListState::Due, ReviewListState::Scheduled]),
    ("reviews-filter-late", &[ReviewListState::Overdue, ReviewListState::Due]),
    ("reviews-filter-held", &[ReviewListState::Held, ReviewListState::Waived]),
    ("reviews-filter-all", &[]),
];

/// The list of reviews.
pub struct ReviewsArea {
    list: List,
    page: ReviewPage,
    filter: usize,
}

impl ReviewsArea {
    /// Opens it on what needs someone.
    ///
    /// # Errors
    /// When the role has no reviews to see, or the file fails.
    pub fn open(ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let list = List::new(COLUMNS, words::clean);
        let mut area = Self { list, page: ReviewPage::default(), filter: 0 };
        area.read(ctx)?;
        Ok(Box::new(area))
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let (_, states) = FILTERS[self.filter % FILTERS.len()];
        let filter = ReviewFilter { states: states.to_vec(), ..ReviewFilter::default() };
        self.page = ctx.session.reviews(&filter, MOST)?;
        let today = ctx.session.today();
        let row = |listed: &ListedReview| row(listed, ctx.texts, today);
        self.list.set_empty(ctx.texts.get("reviews-empty"));
        self.list.set_rows(self.page.rows.iter().map(row).collect());
        Ok(())
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn selected(&self) -> Option<&ListedReview> {
        let key = self.list.selected()?;
        self.page.rows.iter().find(|listed| listed.row.review.0 == key)
    }

    /// "3 overdue · 1 due · 12 planned": what there is, whatever the filter shows.
    fn counts(&self, texts: &Texts) -> String {
        let of = |state: ReviewListState| self.page.by_state.iter().find(|(known, _)| *known == state);
        let part = |state: &ReviewListState| {
            let (_, count) = of(*state).filter(|(_, count)| *count > 0)?;
            Some(format!("{count} {}", words::label(texts, *state)))
        };
        let order = [
            ReviewListState::Overdue,
            ReviewListState::Due,
            ReviewListState::Scheduled,
            ReviewListState::Held,
            ReviewListState::Waived,
        ];
        order.iter().filter_map(part).collect::<Vec<_>>().join(" · ")
    }
}

fn row(listed: &ListedReview, texts: &Texts, today: chrono::NaiveDate) -> Row {
    let review = &listed.row;
    let (state, meaning) = state_words(listed, texts, today);
    let group = match listed.state {
        ReviewListState::Overdue => "reviews-group-late",
        ReviewListState::Due | ReviewListState::Scheduled => "reviews-group-open",
        ReviewListState::Held | ReviewListState::Waived => "reviews-group-over",
    };
    let coordinator = review.coordinator.as_ref().map(|staff| staff.name.clone()).unwrap_or_default();
    let level = review.level.map(|level| level.to_string()).unwrap_or_default();
    Row::new(
        review.review.0,
        [
            Cell::new(review.card.number.to_string()),
            Cell::personal(cards::name(texts, &review.card)),
            Cell::new(texts.date(review.due_on)),
            Cell::of(state, meaning),
            Cell::new(level),
            Cell::new(coordinator),
        ],
    )
    .why(cards::why(texts, &listed.why))
    .under(texts.get(group))
}

fn state_words(listed: &ListedReview, texts: &Texts, today: chrono::NaiveDate) -> (String, Meaning) {
    match listed.state {
        ReviewListState::Overdue => (texts.late(listed.days_late, Unit::Calendar), Meaning::Warning),
        ReviewListState::Due => (texts.when(today, today), Meaning::Strong),
        ReviewListState::Scheduled => (texts.when(listed.row.due_on, today), Meaning::Plain),
        ReviewListState::Held => {
            let day = listed.row.held_on.unwrap_or(listed.row.due_on);
            (texts.with("reviews-held-on", &[("day", texts.date(day).into())]), Meaning::Dim)
        }
        ReviewListState::Waived => (words::label(texts, listed.state), Meaning::Dim),
    }
}

impl Screen for ReviewsArea {
    fn title(&self, texts: &Texts) -> String {
        texts.get("reviews-title")
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.list.contexts();
        contexts.push(Context::Reviews);
        contexts
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        match action {
            Action::ReviewsFilterState => Availability::Yes,
            _ if self.list.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match self.list.update(input, ctx.texts) {
            ListEvent::Open(_) => match self.selected().map(|listed| listed.row.card.child) {
                Some(child) => FamilyFile::open(child, TabName::Reviews, ctx),
                None => Outcome::stay(),
            },
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine if input.action() == Some(Action::ReviewsFilterState) => {
                self.filter = (self.filter + 1) % FILTERS.len();
                self.again(ctx)
            }
            ListEvent::NotMine => Then::NotMine.into(),
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, _: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        self.again(ctx)
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.again(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let shown = canvas.texts.get(FILTERS[self.filter % FILTERS.len()].0);
        let counts = self.counts(canvas.texts);
        let used = canvas.put(area.x + 1, area.y, area.width.saturating_sub(2), &shown, Meaning::Heading);
        let room = area.width.saturating_sub(used + 5);
        canvas.put_fitted(area.x + used + 4, area.y, room, &counts, Meaning::Dim);
        let below = Area { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area };
        let selected = self.selected();
        self.list.draw_with(canvas, below, |canvas, area, _| {
            if let Some(listed) = selected {
                preview(listed, canvas.texts).draw(canvas, area);
            }
        });
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let mut lines =
            vec![OutlineLine::new(texts.get(FILTERS[self.filter % FILTERS.len()].0), self.counts(texts))];
        lines.extend(self.list.outline(texts));
        lines
    }
}

fn preview(listed: &ListedReview, texts: &Texts) -> Detail {
    let review = &listed.row;
    let language = review.card.language.map(|language| words::label(texts, language)).unwrap_or_default();
    let coordinator = review.coordinator.as_ref().map(|staff| staff.name.clone()).unwrap_or_default();
    Detail::new()
        .section("reviews-title")
        .line("reviews-number", review.card.number.to_string())
        .personal("reviews-name", cards::name(texts, &review.card))
        .line("reviews-language", language)
        .line("reviews-place", review.card.municipality.clone().unwrap_or_default())
        .line("reviews-due", texts.date(review.due_on))
        .line("reviews-state", words::label(texts, listed.state))
        .line("reviews-level", review.level.map(|level| level.to_string()).unwrap_or_default())
        .line("reviews-coordinator", coordinator)
        .why(cards::why(texts, &listed.why))
}
