//! Words that several tabs of the file share: why-lines, names, consents in short. Only puts words together.

use crate::{
    domain::{
        codes::{ActionStatus, Category, ConsentAnswer, GoalRating, GoalStatus},
        consent::{self, Recipient},
        record::{Consent, ConsentScope, Stored},
    },
    text::{Texts, people::Unit},
    ui::{kit::bar, screens::words, theme::Meaning},
};

use crate::casework::file::{ActionLine, CircleMember, GoalLine};

/// Pieces with a dot between; empty ones are left out.
pub fn joined(pieces: &[String]) -> String {
    pieces.iter().filter(|piece| !piece.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
}

/// Words as someone said them, in quotation marks.
pub fn quoted(texts: &Texts, words: &str) -> String {
    texts.with("family-quoted", &[("words", words.into())])
}

/// A translation with who made it and when; nothing where there is none (domain.md, Additions, "Verbatim text").
pub fn translated(
    texts: &Texts,
    translation: Option<&str>,
    by: Option<&str>,
    on: Option<chrono::NaiveDate>,
) -> String {
    let Some(translation) = translation else { return String::new() };
    let day = on.map(|day| texts.date(day)).unwrap_or_default();
    match by {
        Some(by) => texts
            .with("translated-by", &[("words", translation.into()), ("who", by.into()), ("day", day.into())]),
        None => translation.to_owned(),
    }
}

/// What a service is, as people read it: codes that came from elsewhere lose their underscores.
pub fn service_kind(kind: Option<&str>) -> String {
    kind.unwrap_or_default().replace('_', " ")
}

/// How good or bad a rating is; its word always stands beside it.
pub fn rating_meaning(rating: GoalRating) -> Meaning {
    match rating {
        GoalRating::Regressed => Meaning::Warning,
        GoalRating::NotStarted => Meaning::Dim,
        _ => Meaning::Plain,
    }
}

/// The bar of a goal: how far it was at the last review, and the word for it. Nothing before the first review.
pub fn progress(line: &GoalLine, texts: &Texts) -> Option<(String, Meaning)> {
    let (_, rating) = line.ratings.last()?;
    let done = match rating {
        GoalRating::NotStarted => 0,
        GoalRating::Regressed => 1,
        GoalRating::SomeProgress => 2,
        GoalRating::OnTrack => 4,
        GoalRating::Achieved => 5,
    };
    let words = words::label(texts, *rating);
    Some((format!("{} {words}", bar(done, 0, 5, 5, false)), rating_meaning(*rating)))
}

/// When an action is due, or how it ended.
pub fn action_state(line: &ActionLine, texts: &Texts) -> (String, Meaning) {
    let due = line.action.due_on.map(|day| texts.date(day)).unwrap_or_default();
    match line.action.status {
        _ if line.days_late > 0 => (texts.late(line.days_late, Unit::Calendar), Meaning::Warning),
        ActionStatus::Planned if due.is_empty() => (texts.get("plan-no-date"), Meaning::Dim),
        ActionStatus::Planned => (due, Meaning::Plain),
        ActionStatus::InProgress if !due.is_empty() => (due, Meaning::Plain),
        ActionStatus::Done | ActionStatus::Cancelled => {
            (words::label(texts, line.action.status), Meaning::Dim)
        }
        status => (joined(&[words::label(texts, status), due]), Meaning::Plain),
    }
}

/// The state of a goal where it says more than that it is worked on.
pub fn goal_state(status: GoalStatus, texts: &Texts) -> String {
    if status == GoalStatus::Active { String::new() } else { words::label(texts, status) }
}

/// A consent in one line: purpose, answer, until when.
pub fn consent_line(texts: &Texts, consent: &Consent) -> String {
    let purpose = words::label(texts, consent.purpose);
    let until = match (consent.answer, consent.expires_on) {
        (ConsentAnswer::Yes, Some(day)) => texts.with("sharing-until", &[("day", texts.date(day).into())]),
        (ConsentAnswer::Yes, None) => texts.get("sharing-no-end"),
        (answer, _) => words::label(texts, answer),
    };
    joined(&[purpose, until])
}

/// What a member may see today, in short: everything, the plan only, or nothing.
pub fn may_see(
    texts: &Texts,
    member: &CircleMember,
    consents: &[Stored<Consent>],
    scopes: &[Stored<ConsentScope>],
    today: chrono::NaiveDate,
) -> (String, Meaning) {
    use crate::domain::codes::Code;
    let recipient = Recipient {
        member: Some(member.member.id),
        organization: member.member.organization_id,
        role: member.member.role.clone(),
        in_circle: true,
    };
    let permits =
        |category: &Category| consent::may_share(consents, scopes, &recipient, *category, today).permitted;
    let seen = Category::ALL.iter().filter(|category| permits(category)).count();
    match (seen, permits(&Category::Plan)) {
        (0, _) => (texts.get("circle-sees-nothing"), Meaning::Warning),
        (all, _) if all == Category::ALL.len() => (texts.get("circle-sees-all"), Meaning::Plain),
        (some, true) => (texts.with("circle-sees-some", &[("count", some.into())]), Meaning::Plain),
        (some, false) => (texts.with("circle-sees-not-plan", &[("count", some.into())]), Meaning::Plain),
    }
}

/// The day and the clock of a moment, for a line of a timeline.
pub fn moment(texts: &Texts, at: crate::domain::date::Moment) -> String {
    let local = at.local();
    format!("{} {}", texts.date(local.date_naive()), texts.clock(local.time()))
}
