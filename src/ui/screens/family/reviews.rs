//! The reviews of this family: the planned one with its why, and those that were held, waived or moved, each with how
//! the goals stood and what came of it.

use super::{opened::Opened, parts, tab::FileTab};
use crate::{
    casework::{
        Failure,
        file::{EpisodeView, ReviewLine},
    },
    domain::codes::{GoalRating, ReviewListState, ReviewState, ReviewTrigger},
    keymap::{Action, Context, Input},
    text::{Texts, people::Unit},
    ui::{
        canvas::{Area, Canvas},
        kit::{Item, ListEvent, OutlineLine, Sheet},
        screen::{Availability, Ctx, Outcome, Returned, Then},
        screens::{
            cards,
            review::rate::{Ratings, in_short},
            words,
        },
        theme::Meaning,
    },
};

/// The reviews.
#[derive(Default)]
pub struct ReviewsTab {
    sheet: Sheet,
}

impl FileTab for ReviewsTab {
    fn fill(&mut self, opened: &Opened, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let texts = ctx.texts;
        let mut items = Vec::new();
        for view in &opened.file.episodes {
            items.extend(view.reviews.iter().map(|line| item(line, view, opened, texts)));
        }
        self.sheet.set_empty(texts.get("review-empty"));
        self.sheet.set_items(items);
        Ok(())
    }

    fn contexts(&self) -> Vec<Context> {
        self.sheet.contexts()
    }

    fn available(&self, action: Action, _: &Opened, _: &Texts) -> Availability {
        if self.sheet.offers(action) { Availability::Yes } else { Availability::Hidden }
    }

    fn update(&mut self, input: &Input, _: &Opened, ctx: &mut Ctx<'_>) -> Outcome {
        match self.sheet.update(input) {
            ListEvent::Open(_) => Outcome::stay().say(ctx.texts.get("review-open-how")),
            ListEvent::Leave => Then::Close(Returned::Nothing).into(),
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

fn item(line: &ReviewLine, view: &EpisodeView, opened: &Opened, texts: &Texts) -> Item {
    let review = &line.review;
    let planned = review.state == ReviewState::Scheduled;
    let (state, meaning) = match line.state {
        Some(ReviewListState::Overdue) => (texts.late(line.days_late, Unit::Calendar), Meaning::Warning),
        Some(ReviewListState::Due | ReviewListState::Scheduled) => {
            (texts.when(review.due_on, opened.today), Meaning::Strong)
        }
        _ => (words::label(texts, review.state), Meaning::Dim),
    };
    let held = review.held_on.map(|day| {
        parts::joined(&[
            texts.with("reviews-held-on", &[("day", texts.date(day).into())]),
            review.outcome.map(|outcome| words::label(texts, outcome)).unwrap_or_default(),
            satisfied(review.satisfied, texts),
        ])
    });
    let trigger = Some(review.trigger).filter(|trigger| *trigger != ReviewTrigger::Scheduled);
    let group = if planned { "review-group-next" } else { "review-group-past" };
    Item::new(review.id.0, texts.with("review-due", &[("day", texts.date(review.due_on).into())]))
        .under(texts.get(group))
        .right(trigger.map(|trigger| words::label(texts, trigger)).unwrap_or_default(), Meaning::Dim)
        .right(state, meaning)
        .below(if planned { cards::why(texts, &line.why) } else { String::new() }, Meaning::Dim)
        .below(held.unwrap_or_default(), Meaning::Plain)
        .below(rated(line, view, texts), Meaning::Plain)
        .said(review.summary.clone().unwrap_or_default(), Meaning::Plain)
        .below(review.reason.clone().unwrap_or_default(), Meaning::Dim)
}

fn satisfied(value: Option<i64>, texts: &Texts) -> String {
    let known = value.filter(|value| (1..=5).contains(value));
    known
        .map(|value| {
            let words = texts.get(&format!("satisfied-{value}"));
            texts.with("review-satisfied", &[("words", words.into())])
        })
        .unwrap_or_default()
}

/// How the goals stood at this review, in short.
fn rated(line: &ReviewLine, view: &EpisodeView, texts: &Texts) -> String {
    let Some(day) = line.review.held_on.filter(|_| line.review.state == ReviewState::Held) else {
        return String::new();
    };
    let at = |ratings: &[(chrono::NaiveDate, GoalRating)]| {
        ratings.iter().find(|(on, _)| *on == day).map(|(_, rating)| *rating)
    };
    let goals = view.plan.iter().flat_map(|plan| &plan.goals);
    let ratings: Ratings = goals.filter_map(|goal| Some((goal.goal.id.0, at(&goal.ratings)?))).collect();
    in_short(&ratings, texts)
}
