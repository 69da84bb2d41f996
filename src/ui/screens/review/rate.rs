//! Holding a review, first half: each goal rated with one key, in the family's order. What was rated is kept as a
//! draft, so that nothing is lost when the meeting is interrupted.

use std::collections::BTreeMap;

use super::hold_form::{HoldJob, consent_lines, service_lines};
use crate::{
    casework::{
        Failure,
        reviews::{GoalToRate, ReviewSheet},
    },
    domain::{
        codes::{Code, GoalRating},
        ids::RowId,
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Detail, Item, ListEvent, OutlineLine, Sheet, block::Block, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then, Typed},
        screens::{
            family::{parts, whose::Whose},
            form_screen::FormScreen,
            plan::goal_form::GoalJob,
            words,
        },
        theme::Meaning,
    },
};

/// The name of the draft.
const DRAFT: &str = "ratings";

/// The keys that rate, with what they say.
const KEYS: &[(Action, GoalRating)] = &[
    (Action::ReviewNotStarted, GoalRating::NotStarted),
    (Action::ReviewSomeProgress, GoalRating::SomeProgress),
    (Action::ReviewOnTrack, GoalRating::OnTrack),
    (Action::ReviewAchieved, GoalRating::Achieved),
    (Action::ReviewRegressed, GoalRating::Regressed),
];

/// What was rated so far, by goal.
pub type Ratings = BTreeMap<i64, GoalRating>;

/// The goals of a plan, to be rated.
pub struct RateGoals {
    whose: Whose,
    review: ReviewSheet,
    sheet: Sheet,
    ratings: Ratings,
    opening: Ratings,
    beside: Detail,
    /// A goal is being changed; what comes back is not the end of the review.
    changing: bool,
}

impl RateGoals {
    /// Opens a review to be held; a plan without goals goes straight to the rest of it.
    ///
    /// # Errors
    /// When the review is not there any more, or it is not allowed.
    pub fn open(whose: Whose, review: RowId, ctx: &mut Ctx<'_>) -> Result<Outcome, Failure> {
        let review = ctx.session.review_sheet(whose.episode, review)?;
        if review.goals.is_empty() {
            return Ok(FormScreen::open(HoldJob::new(whose, review, Ratings::new()), ctx));
        }
        let kept = ctx.session.my_draft(DRAFT, &review.review.public_id).ok().flatten();
        let ratings: Ratings =
            kept.and_then(|draft| serde_json::from_str(&draft.text).ok()).unwrap_or_default();
        let restored = !ratings.is_empty();
        let opening = ratings.clone();
        let (sheet, beside) = (Sheet::new(), looked_at_again(&review, ctx));
        let mut screen = Self { whose, review, sheet, ratings, opening, beside, changing: false };
        screen.fill(ctx.texts);
        let opened: Outcome = Then::Open(Box::new(screen)).into();
        Ok(if restored { opened.say(ctx.texts.get("form-draft-restored")) } else { opened })
    }

    fn fill(&mut self, texts: &Texts) {
        let items = self.review.goals.iter().map(|to_rate| {
            let goal = &to_rate.goal;
            let item = Item::new(goal.id.0, goal.text.clone()).lead(goal.rank.to_string()).personal();
            let item = match self.ratings.get(&goal.id.0) {
                Some(rating) => item.right(words::label(texts, *rating), parts::rating_meaning(*rating)),
                None => item.right(texts.get("review-unrated"), Meaning::Dim),
            };
            let before = to_rate.before.last().map(|(day, rating)| {
                texts.with(
                    "review-before",
                    &[("rating", words::label(texts, *rating).into()), ("day", texts.date(*day).into())],
                )
            });
            item.below(before.unwrap_or_default(), Meaning::Dim)
        });
        let items = items.collect();
        self.sheet.set_items(items);
    }

    fn rate(&mut self, rating: GoalRating, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(goal) = self.sheet.selected() else { return Outcome::stay() };
        self.ratings.insert(goal, rating);
        self.fill(ctx.texts);
        let unrated = |id: &i64| !self.ratings.contains_key(id);
        let order: Vec<i64> = self.review.goals.iter().map(|one| one.goal.id.0).collect();
        let here = order.iter().position(|id| *id == goal).unwrap_or(0);
        let next = order.iter().skip(here + 1).chain(order.iter().take(here)).copied().find(unrated);
        match next {
            Some(next) => {
                self.sheet.select(next);
                Outcome::stay()
            }
            None => self.go_on(ctx),
        }
    }

    fn go_on(&self, ctx: &mut Ctx<'_>) -> Outcome {
        FormScreen::open(HoldJob::new(self.whose.clone(), self.review.clone(), self.ratings.clone()), ctx)
    }

    /// Opens the selected goal to be changed on the way.
    fn change(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let key = self.sheet.selected();
        let Some(one) = self.review.goals.iter().find(|one| Some(one.goal.id.0) == key) else {
            return Outcome::stay();
        };
        self.changing = true;
        FormScreen::open(GoalJob::of(one.goal.clone(), self.whose.clone()), ctx)
    }

    fn to_text(&self) -> String {
        serde_json::to_string(&self.ratings).unwrap_or_default()
    }

    /// Leaving keeps what was rated: Esc never destroys.
    fn leave(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let closed: Outcome = Then::Close(Returned::Nothing).into();
        if self.ratings == self.opening {
            return closed;
        }
        let text = self.to_text();
        match ctx.session.keep_draft(DRAFT, &self.review.review.public_id, Some(self.whose.child), 0, &text) {
            Ok(()) => closed.say(ctx.texts.get("form-draft-kept")),
            Err(error) => Outcome::stay().failed(words::failure(ctx.texts, &Failure::from(error))),
        }
    }
}

/// What is looked at again after the goals, for the second pane.
fn looked_at_again(review: &ReviewSheet, ctx: &mut Ctx<'_>) -> Detail {
    let organizations = ctx.session.organizations("").unwrap_or_default();
    let (today, texts) = (ctx.session.today(), ctx.texts);
    let mut detail = Detail::new().section("review-consents-heading");
    for line in consent_lines(review, today, texts) {
        detail = detail.words(line);
    }
    detail = detail.section("review-services-heading");
    for line in service_lines(review, &organizations, texts) {
        detail = detail.words(line);
    }
    detail
}

impl Screen for RateGoals {
    fn title(&self, texts: &Texts) -> String {
        texts.get("review-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.whose.record.clone())
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Review, Context::List, Context::Family]
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        let unrated = |one: &&GoalToRate| !self.ratings.contains_key(&one.goal.id.0);
        let left = self.review.goals.iter().filter(unrated).count();
        match action {
            Action::ReviewHold if left > 0 => Availability::No(texts.count("review-left", left)),
            Action::FamilyEdit => Availability::Yes,
            _ if action.context() == Context::Review || self.sheet.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        let action = input.action();
        if let Some((_, rating)) = action.and_then(|action| KEYS.iter().find(|(key, _)| *key == action)) {
            return self.rate(*rating, ctx);
        }
        if action == Some(Action::ReviewHold) {
            return self.go_on(ctx);
        }
        if action == Some(Action::FamilyEdit) {
            return self.change(ctx);
        }
        match self.sheet.update(input) {
            ListEvent::Open(_) => self.change(ctx),
            ListEvent::Leave => self.leave(ctx),
            ListEvent::NotMine => Then::NotMine.into(),
            _ => Outcome::stay(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        if std::mem::take(&mut self.changing) {
            return self.refresh(ctx);
        }
        if value == Returned::Saved {
            // The review is held; its ratings are no draft any more.
            let _ = ctx.session.forget_draft(DRAFT, &self.review.review.public_id);
            return Then::Close(Returned::Saved).into();
        }
        Outcome::stay()
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        if let Ok(review) = ctx.session.review_sheet(self.whose.episode, self.review.review.id) {
            self.review = review;
        }
        self.fill(ctx.texts);
        Outcome::stay()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let mut how = Block::default();
        how.wrapped(1, area.width.saturating_sub(2), &canvas.texts.get("review-rate-how"), Meaning::Dim);
        let rows = u16::try_from(how.lines.len()).unwrap_or(u16::MAX).saturating_add(1).min(area.height / 3);
        how.draw(canvas, Area { height: rows, ..area }, 0);
        let below = Area { y: area.y + rows, height: area.height - rows, ..area };
        self.sheet.draw_with(canvas, below, |canvas, area| self.beside.draw(canvas, area));
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.sheet.outline(texts)
    }

    fn typed(&self) -> Option<Typed> {
        (self.ratings != self.opening).then(|| Typed {
            form: DRAFT,
            record: self.review.review.public_id.clone(),
            child: Some(self.whose.child),
            text: self.to_text(),
            base_version: 0,
        })
    }
}

/// How the ratings stand in a few words: "4 on track, 1 achieved".
pub fn in_short(ratings: &Ratings, texts: &Texts) -> String {
    let count = |rating: GoalRating| ratings.values().filter(|given| **given == rating).count();
    let parts = GoalRating::ALL.iter().map(|rating| (count(*rating), words::label(texts, *rating)));
    let parts: Vec<String> =
        parts.filter(|(count, _)| *count > 0).map(|(count, label)| format!("{count} {label}")).collect();
    parts.join(", ")
}
