//! Holding a review, second half: consents and services looked at again, outcome, level, how satisfied the family is,
//! and the next date with its why. The ratings come with it; everything is saved at once.

use super::rate::{Ratings, in_short};
use crate::{
    casework::{
        Failure,
        endings::Ending,
        reviews::{GoalRated, HeldForm, Leaving, ReviewSheet},
    },
    domain::{
        access::Act,
        codes::{
            AgreedWith, ClosureReason, Code, ConsentAnswer, EpisodeState, GoalRating, GoalStatus,
            ReviewOutcome, ServiceStatus,
        },
        dates_typed::Limits,
        ids::{ChildId, RowId},
        record::{Consent, Organization, Service, Stored},
        review::{ProposedReview, chosen_why, why_of},
    },
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Room, Values, frame::Record},
        screen::Ctx,
        screens::{
            cards,
            family::{ending_form::reasons, parts, whose::Whose},
            form_screen::{Done, FormJob},
            typed::{Fill, Typed, reads_date},
            words::{self, codes_of},
        },
    },
};

fn steps(form: &Form) -> bool {
    [ReviewOutcome::StepUp, ReviewOutcome::StepDown].iter().any(|outcome| form.is("outcome", outcome.code()))
}

fn closes(form: &Form) -> bool {
    form.is("outcome", ReviewOutcome::Close.code())
}

fn goes_on(form: &Form) -> bool {
    !closes(form)
}

fn ends(form: &Form) -> bool {
    closes(form) && !form.is("leaving", TRANSITION) && form.filled("leaving")
}

fn rests(form: &Form) -> bool {
    closes(form) && form.is("leaving", EpisodeState::Inactive.code())
}

const TRANSITION: &str = "TRANSITIONING";

/// Texts for what is looked at again: the list, and that there is nothing.
const CONSENTS: (&str, &str) = ("review-consents", "review-consents-none");
const SERVICES: (&str, &str) = ("review-services", "review-services-none");

static SPEC: FormSpec = FormSpec {
    name: "review",
    fields: &[
        Field::shown("goals"),
        Field::words("achieved_goals"),
        Field::yes_no("achieved").asked().quick(),
        Field::words("consents"),
        Field::yes_no("consents_checked").asked().quick(),
        Field::words("services"),
        Field::yes_no("services_checked").asked().quick(),
        Field::choice("outcome", codes_of::<ReviewOutcome>).asked().quick(),
        Field::choice_given("level").asked().quick().when(steps),
        Field::choice_of(
            "leaving",
            &[
                (TRANSITION, "code-episode-state-TRANSITIONING"),
                ("CLOSED", "code-episode-state-CLOSED"),
                ("INACTIVE", "code-episode-state-INACTIVE"),
            ],
        )
        .asked()
        .quick()
        .when(closes),
        Field::choice_given("reason").asked().when(ends),
        Field::choice("agreed_with", codes_of::<AgreedWith>).asked().quick().when(ends),
        Field::yes_no("told_may_return").asked().quick().when(ends),
        Field::yes_no("keep_on_file").asked().quick().when(rests),
        Field::choice_of(
            "satisfied",
            &[
                ("1", "satisfied-1"),
                ("2", "satisfied-2"),
                ("3", "satisfied-3"),
                ("4", "satisfied-4"),
                ("5", "satisfied-5"),
            ],
        )
        .helped()
        .quick(),
        Field::line("next_on").room(Room::Short).asked().when(goes_on),
        Field::shown("why").when(goes_on),
        Field::line("held_on").room(Room::Short).asked(),
        Field::note("summary"),
    ],
};

/// Holding.
pub struct HoldJob {
    whose: Whose,
    review: ReviewSheet,
    ratings: Ratings,
    /// The date proposed last, so that one chosen by hand stays.
    proposed: String,
}

impl HoldJob {
    /// The rest of a review whose goals are rated.
    pub fn new(whose: Whose, review: ReviewSheet, ratings: Ratings) -> Self {
        let proposed =
            Values::new().with_day("next_on", Some(review.proposed.due_on)).get("next_on").to_owned();
        Self { whose, review, ratings, proposed }
    }

    /// The proposal at the level that is chosen in the form.
    fn proposal(&self, values: &Values) -> &ProposedReview {
        let level = values.number("level").or(self.review.episode.level);
        let at = |number: i64| self.review.proposals.iter().find(|(known, _)| *known == number);
        level.and_then(at).map_or(&self.review.proposed, |(_, proposal)| proposal)
    }

    /// Goals rated "achieved" whose status says something else.
    fn newly_achieved(&self) -> Vec<String> {
        let rated = |goal: RowId| self.ratings.get(&goal.0) == Some(&GoalRating::Achieved);
        let goals = self.review.goals.iter().map(|one| &one.goal);
        let new = goals.filter(|goal| rated(goal.id) && goal.status != GoalStatus::Achieved);
        new.map(|goal| goal.text.clone()).collect()
    }

    fn ending(&self, values: &Values) -> Option<Leaving> {
        let to = match values.get("leaving") {
            TRANSITION => return Some(Leaving::Transition),
            code => EpisodeState::from_code(code)?,
        };
        let reason: Option<ClosureReason> = values.code("reason");
        Some(Leaving::End(Ending {
            to,
            reason,
            note: None,
            agreed_with: values.code("agreed_with"),
            told_may_return: values.code("told_may_return"),
            keep_on_file: values.code("keep_on_file"),
            deceased: None,
        }))
    }
}

impl FormJob for HoldJob {
    fn spec(&self) -> &'static FormSpec {
        &SPEC
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("review-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.whose.record.clone())
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.whose.child)
    }

    fn values(&self) -> Values {
        Values::new().with("next_on", self.proposed.clone()).with_day("held_on", Some(self.whose.today))
    }

    fn base_version(&self) -> i64 {
        self.review.review.version
    }

    fn record_id(&self) -> String {
        self.review.review.public_id.clone()
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let organizations = ctx.session.organizations("").unwrap_or_default();
        let texts = ctx.texts;
        let unrated = self.review.goals.iter().filter(|one| !self.ratings.contains_key(&one.goal.id.0));
        let total = unrated.count() + self.ratings.len();
        let none = texts.get("review-goals-none");
        let rated = texts.with(
            "review-rated",
            &[
                ("rated", self.ratings.len().into()),
                ("count", total.into()),
                ("short", in_short(&self.ratings, texts).into()),
            ],
        );
        form.set_shown("goals", if total == 0 { none } else { rated });
        form.set_label(
            "consents",
            Some(listed(texts, CONSENTS, &consent_lines(&self.review, self.whose.today, texts))),
        );
        form.set_label(
            "services",
            Some(listed(texts, SERVICES, &service_lines(&self.review, &organizations, texts))),
        );
        let level =
            |(number, _): &(i64, ProposedReview)| Choosable::new(number.to_string(), number.to_string());
        form.set_options("level", self.review.proposals.iter().map(level).collect());
        form.set_options("reason", reasons(texts));
        form.set_shown("why", cards::why(texts, &why_of(&self.review.proposed.why)));
        reads_date(form, "next_on", self.whose.today, Limits::planned());
        reads_date(form, "held_on", self.whose.today, Limits::happened(self.whose.today));
        let achieved = self.newly_achieved();
        form.set_visible("achieved_goals", !achieved.is_empty());
        form.set_visible("achieved", !achieved.is_empty());
        let words = [("count", achieved.len().into()), ("goals", achieved.join("; ").into())];
        form.set_label("achieved_goals", Some(texts.with("review-achieved", &words)));
        form.focus_on(if achieved.is_empty() { "consents_checked" } else { "achieved" });
    }

    fn changed(&mut self, field: &'static str, form: &mut Form, ctx: &mut Ctx<'_>) {
        if !["level", "outcome", "next_on"].contains(&field) {
            return;
        }
        let values = form.values();
        let proposal = self.proposal(&values).clone();
        if field != "next_on" && form.text("next_on") == self.proposed {
            self.proposed =
                Values::new().with_day("next_on", Some(proposal.due_on)).get("next_on").to_owned();
            form.set("next_on", &self.proposed);
        }
        let chosen = form.everything().day("next_on", self.whose.today, Limits::planned());
        let why = chosen.map(|day| cards::why(ctx.texts, &why_of(&chosen_why(&proposal, day))));
        form.set_shown("why", why.unwrap_or_default());
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let today = self.whose.today;
        let rated = self.ratings.iter().map(|(goal, rating)| GoalRated {
            goal: RowId(*goal),
            rating: *rating,
            note: None,
        });
        let leaving = self.ending(values);
        let form = HeldForm {
            held_on: values.day("held_on", today, Limits::happened(today)),
            ratings: rated.collect(),
            achieved: values.code("achieved").filter(|_| !self.newly_achieved().is_empty()),
            consents_checked: values.code("consents_checked"),
            services_checked: values.code("services_checked"),
            outcome: values.code("outcome"),
            level: values.number("level"),
            satisfied: values.number("satisfied"),
            summary: values.text("summary"),
            next_on: values.day("next_on", today, Limits::planned()),
            next_trigger: None,
            leaving,
        };
        let next = form.next_on.filter(|_| form.leaving.is_none());
        let command = self.whose.about_episode(Act::HoldReview, command);
        ctx.session.hold_review(&command, self.review.review.id, &form)?;
        let said = match next {
            Some(day) => ctx.texts.with("review-held-next", &[("day", ctx.texts.date(day).into())]),
            None => ctx.texts.get("review-held-last"),
        };
        Ok(Done::back(said).for_good())
    }
}

/// Consents that stand, each once.
pub(super) fn consent_lines(review: &ReviewSheet, today: chrono::NaiveDate, texts: &Texts) -> Vec<String> {
    let stands = |consent: &&Stored<Consent>| {
        consent.answer == ConsentAnswer::Yes
            && consent.withdrawn_on.is_none()
            && consent.expires_on.is_none_or(|until| until >= today)
    };
    once(review.consents.iter().filter(stands).map(|consent| parts::consent_line(texts, consent)))
}

/// Services in place or waited for, each once, with their organisation.
pub(super) fn service_lines(
    review: &ReviewSheet,
    organizations: &[Stored<Organization>],
    texts: &Texts,
) -> Vec<String> {
    let stands = |service: &&Stored<Service>| {
        matches!(service.status, ServiceStatus::Current | ServiceStatus::Waiting | ServiceStatus::Referred)
    };
    let line = |service: &Stored<Service>| {
        let organization = organizations.iter().find(|known| known.id == service.organization_id.into());
        let status = Some(service.status).filter(|status| *status != ServiceStatus::Current);
        parts::joined(&[
            organization.map(|known| known.name.clone()).unwrap_or_default(),
            parts::service_kind(service.kind.as_deref()),
            status.map(|status| words::label(texts, status)).unwrap_or_default(),
        ])
    };
    once(review.services.iter().filter(stands).map(line))
}

fn once(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in lines {
        if !found.contains(&line) {
            found.push(line);
        }
    }
    found
}

/// "Consents: …; …", or that there are none.
fn listed(texts: &Texts, (id, none): (&str, &str), lines: &[String]) -> String {
    if lines.is_empty() {
        return texts.get(none);
    }
    texts.with(id, &[("list", lines.join("; ").into())])
}
