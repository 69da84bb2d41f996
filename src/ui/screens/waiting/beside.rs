//! The pane beside the waiting list: what is known of the selected family, and who could coordinate it with the load of
//! each as a bar and numbers, and the why of the suggestion. Reading only; the offer is made on its own screen.

use chrono::NaiveDate;

use crate::{
    casework::waiting::{Candidate, WaitingRow},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{bar, width},
        screens::{cards, directory, words},
        theme::Meaning,
    },
};

/// Columns of a load bar.
const BAR: u16 = 10;

/// Draws the pane.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    area: Area,
    family: &WaitingRow,
    candidates: &[Candidate],
    (areas, today): (&[(String, String)], NaiveDate),
) {
    let mut pane = Pane { area, y: area.y };
    for line in about(family, areas, today, canvas.texts) {
        pane.line(canvas, 0, &line, Meaning::Plain);
    }
    pane.y += 1;
    if candidates.is_empty() {
        return;
    }
    let heading = canvas.texts.get("waiting-candidates");
    pane.line(canvas, 0, &heading, Meaning::Heading);
    for candidate in candidates {
        let lines = 2;
        if pane.y + lines > area.bottom() {
            break;
        }
        pane.candidate(canvas, candidate);
    }
}

fn about(family: &WaitingRow, areas: &[(String, String)], today: NaiveDate, texts: &Texts) -> Vec<String> {
    let card = &family.card;
    let language = card.language.map(|language| words::label(texts, language)).unwrap_or_default();
    let place = match &card.municipality {
        Some(place) => place.clone(),
        None => directory::area_name(areas, card.area.as_deref()),
    };
    let first = [card.number.to_string(), cards::age(texts, card, today), language, place];
    let first: Vec<String> = first.into_iter().filter(|part| !part.is_empty()).collect();
    let holder = cards::holder(texts, family.holder.as_ref());
    let mut lines = vec![first.join("  ")];
    let held = [("team", family.team.1.as_str().into()), ("holder", holder.into())];
    lines.push(texts.with("waiting-held-by", &held));
    if let Some(asked) = &family.asked {
        let name = asked.lead_name.clone().unwrap_or_else(|| asked.staff.name.clone());
        let values = [("name", name.into()), ("day", texts.date(asked.on).into())];
        lines.push(texts.with("waiting-asked-line", &values));
    }
    if let Some(by) = family.tell_by {
        lines.push(texts.with("waiting-tell-by", &[("day", texts.date(by).into())]));
    }
    for request in &family.requests {
        let values = [("name", request.staff.name.as_str().into()), ("day", texts.date(request.on).into())];
        lines.push(texts.with("waiting-request-line", &values));
    }
    lines
}

/// Where the next line of the pane goes.
struct Pane {
    area: Area,
    y: u16,
}

impl Pane {
    fn line(&mut self, canvas: &mut Canvas<'_>, indent: u16, text: &str, meaning: Meaning) {
        if self.y < self.area.bottom() {
            let room = self.area.width.saturating_sub(indent);
            canvas.put_fitted(self.area.x + indent, self.y, room, text, meaning);
        }
        self.y = self.y.saturating_add(1);
    }

    fn candidate(&mut self, canvas: &mut Canvas<'_>, candidate: &Candidate) {
        let texts = canvas.texts;
        let load = candidate.load.map(|load| {
            let points = |number: i64| u32::try_from(number.max(0)).unwrap_or(0);
            let drawn = bar(
                points(load.carried),
                points(load.offered),
                points(load.ceiling),
                BAR,
                canvas.theme.ascii,
            );
            let values = [("carried", load.carried.into()), ("offered", load.offered.into())];
            let values = [&values[..], &[("ceiling", load.ceiling.into())]].concat();
            format!("{}  {drawn}", texts.with("waiting-load", &values))
        });
        let load = load.unwrap_or_default();
        let right = width::columns(&load);
        let room = self.area.width.saturating_sub(right + 3);
        canvas.put_fitted(self.area.x + 1, self.y, room, &candidate.name, Meaning::Plain);
        let at = self.area.right().saturating_sub(right + 1);
        canvas.put(at, self.y, right, &load, Meaning::Plain);
        self.y += 1;
        let factors: Vec<String> =
            candidate.fit.factors.iter().map(|one| cards::why(texts, &one.why)).collect();
        self.line(canvas, 3, &factors.join(", "), Meaning::Dim);
    }
}
