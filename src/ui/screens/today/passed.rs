//! What passed from hand to hand, as Today says it: to whom, from whom, what. Words only.

use crate::{
    casework::passing::PassedView,
    domain::codes::PassedKind,
    text::Texts,
    ui::{
        kit::{Cell, Row},
        screens::cards,
    },
};

use super::lines::form_name;

/// "Quinn gave you a promise: call the school, Mon 23 Nov", "Quinn goes on with this referral", "you gave it to the pool".
pub fn passed_words(view: &PassedView, texts: &Texts) -> String {
    let name = |who: &Option<crate::domain::card::StaffRef>| cards::holder(texts, who.as_ref());
    let row = &view.passed;
    let what = match (row.kind, &view.promise) {
        (PassedKind::Promise, Some((words, due, _))) => {
            let day = texts.weekday(*due);
            texts.with("passed-promise", &[("what", words.as_str().into()), ("day", day.into())])
        }
        (PassedKind::Draft, _) => form_name(row.form.as_deref().unwrap_or_default(), texts),
        (PassedKind::Call, _) => texts.get("today-kind-call"),
        (PassedKind::Cover, _) => {
            let day = row.until_on.map(|day| texts.weekday(day)).unwrap_or_default();
            texts.with("passed-cover", &[("day", day.into())])
        }
        (PassedKind::Referral | PassedKind::Promise, _) => texts.get("passed-referral"),
    };
    let mine = view.from.as_ref().is_some_and(|from| from.id == row.by_id);
    let id = match (view.to_me, mine, row.kind) {
        (true, _, PassedKind::Cover) => "passed-you-cover",
        (false, _, PassedKind::Cover) => "passed-covered-by",
        (true, ..) => "passed-to-you",
        (false, true, _) => "passed-by-you",
        (false, false, _) if row.to_id == Some(row.by_id) => "passed-taken",
        (false, false, _) => "passed-away",
    };
    let values = [("from", name(&view.from).into()), ("to", name(&view.to).into()), ("what", what.into())];
    texts.with(id, &values)
}

/// The line of Today.
pub(super) fn passed_row(key: i64, view: &PassedView, texts: &Texts) -> Row {
    let card = view.card.as_ref();
    let cells = [
        Cell::new(texts.clock(view.passed.at.local().time())),
        Cell::new(texts.get(if view.to_me { "today-kind-given" } else { "today-kind-passed" })),
        Cell::new(card.map_or_else(String::new, |card| card.number.to_string())),
        card.map_or_else(|| Cell::new(""), |card| cards::name_cell(texts, card)),
        Cell::new(cards::language(card.and_then(|card| card.language))),
        Cell::personal(passed_words(view, texts)),
    ];
    let said = format!("{} · {}", passed_words(view, texts), texts.get("passed-why"));
    Row::new(key, cells).why(said)
}
