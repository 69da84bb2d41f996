//! `circle show C-0001`: the whole file as the person may see it. Rows of the file never leave it: people, organisations and
//! staff go by the numbers people read.

use std::collections::BTreeMap;

use clap::{Args, builder::PossibleValuesParser};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{
    BAD_INPUT, Desk, FAULT, OK,
    listing::json_text,
    sign_in,
    words::{Refusal, of_failure},
};
use crate::{
    casework::file::{EpisodeView, File, KnownPerson},
    domain::{
        codes::Code,
        ids::{FileNumber, MemberNumber, OrganizationNumber},
        record::{Record, Stored},
    },
    text::{Texts, safe},
};

/// `circle show`.
#[derive(Debug, Args)]
pub(super) struct Show {
    #[arg(value_name = "number", value_parser = file_number)]
    number: FileNumber,
    #[arg(long, value_name = "code", default_value = "text", value_parser = PossibleValuesParser::new(["text", "json"]))]
    format: String,
    #[arg(long, value_name = "text")]
    reason: Option<String>,
}

fn file_number(text: &str) -> Result<FileNumber, &'static str> {
    text.parse().map_err(|_| "usage-file-number")
}

/// Writes the file.
pub(super) fn run(show: &Show, desk: &mut Desk<'_>) -> Result<u8, Refusal> {
    let texts = desk.texts;
    let mut session = sign_in::session(desk)?;
    let reason = show.reason.as_deref();
    let number = show.number.to_string();
    let hits = session.find(&number, reason).map_err(|failure| of_failure(&failure, texts))?;
    let Some(hit) = hits.iter().find(|hit| hit.card.number == show.number) else {
        let line = texts.with("cli-show-none", &[("number", number.into())]);
        return Err(Refusal { code: BAD_INPUT, lines: vec![line] });
    };
    let file = match reason {
        Some(reason) => session.open_file_because(hit.card.child, reason),
        None => session.open_file(hit.card.child),
    };
    let file = file.map_err(|failure| of_failure(&failure, texts))?;
    let numbers = Numbers::of(&file);
    let value = whole(&file, &numbers);
    let text = if show.format == "json" { json_text(&value) } else { as_text(&value, texts) };
    desk.out
        .write_all(text.as_bytes())
        .and_then(|()| desk.out.flush())
        .map_err(|_| Refusal::silent(FAULT))?;
    Ok(OK)
}

/// The numbers by which people, organisations and staff of a file are known outside it.
struct Numbers {
    staff: BTreeMap<i64, String>,
    organizations: BTreeMap<i64, String>,
    people: BTreeMap<i64, String>,
}

impl Numbers {
    fn of(file: &File) -> Self {
        let staff = file.staff.iter().map(|(id, person)| (id.0, person.number.to_string())).collect();
        let services = file.services.iter().filter_map(|line| line.organization.as_ref());
        let circle = file.circle.iter().filter_map(|member| member.organization.as_ref());
        let hand_offs = file
            .episodes
            .iter()
            .flat_map(|view| &view.hand_offs)
            .filter_map(|line| line.organization.as_ref());
        let organizations = services
            .chain(circle)
            .chain(hand_offs)
            .map(|organization| (organization.id.0, OrganizationNumber(organization.number).to_string()))
            .collect();
        let mut people: BTreeMap<i64, String> = file
            .caregivers
            .iter()
            .map(|caregiver| (caregiver.known.person.id.0, caregiver.known.name().full()))
            .collect();
        people.extend(
            file.circle
                .iter()
                .map(|member| (member.known.person.id.0, MemberNumber(member.member.number).to_string())),
        );
        people.insert(file.person.id.0, file.card.number.to_string());
        Self { staff, organizations, people }
    }

    /// The fields of a record without its rows: staff as `S-1`, organisations as `O-1`, people as `M-1` or by name.
    fn fields<R: Record>(&self, stored: &Stored<R>) -> Map<String, Value> {
        let Ok(Value::Object(fields)) = serde_json::to_value(&stored.record) else { return Map::new() };
        let mut out = Map::new();
        for (name, value) in fields {
            if name == "body" || name == "file_number" {
                continue;
            }
            match self.of_row(&name, &value) {
                Row::Plain => out.insert(name, value),
                Row::Known(short, number) => out.insert(short.to_owned(), number),
                Row::Inside => None,
            };
        }
        out
    }

    fn of_row<'n>(&self, name: &'n str, value: &Value) -> Row<'n> {
        let row = value.as_i64();
        let look = |map: &BTreeMap<i64, String>| {
            row.and_then(|row| map.get(&row)).cloned().map_or(Value::Null, Value::from)
        };
        let short = name.strip_suffix("_id").unwrap_or(name);
        match name {
            "staff_id" | "from_id" | "to_id" | "answerable_id" | "author_id" | "owner_id"
            | "owner_staff_id" | "completed_by" | "decided_by" | "answered_by"
                if row.is_some() || value.is_null() =>
            {
                Row::Known(short, look(&self.staff))
            }
            "organization_id" | "lead_organization_id" | "referrer_organization_id" => {
                Row::Known(short, look(&self.organizations))
            }
            "person_id" | "owner_person_id" | "given_by_id" | "caller_person_id" | "referrer_person_id"
            | "protected_from" => Row::Known(short, look(&self.people)),
            _ if name.ends_with("_id") => Row::Inside,
            _ => Row::Plain,
        }
    }
}

/// What becomes of a column.
enum Row<'n> {
    /// It stays.
    Plain,
    /// It becomes a number people read, under this name.
    Known(&'n str, Value),
    /// It means nothing outside.
    Inside,
}

fn list<T>(items: &[T], one: impl Fn(&T) -> Value) -> Value {
    Value::Array(items.iter().map(one).collect())
}

fn with(mut fields: Map<String, Value>, more: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    for (name, value) in more {
        fields.insert(name.to_owned(), value);
    }
    Value::Object(fields)
}

fn value_of(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn person(known: &KnownPerson, numbers: &Numbers) -> Value {
    let contacts = list(&known.contacts, |contact| {
        let mut fields = numbers.fields(contact);
        fields.remove("person");
        Value::Object(fields)
    });
    with(numbers.fields(&known.person), [("contacts", contacts)])
}

/// The whole file, in the order in which people read it.
fn whole(file: &File, numbers: &Numbers) -> Value {
    let mut child = numbers.fields(&file.child);
    child.remove("person");
    let state = file.state().map_or(Value::Null, |state| state.code().into());
    let coordinator = file.current().and_then(|view| view.coordinator.as_ref());
    let without_child = |mut fields: Map<String, Value>| {
        fields.remove("child");
        Value::Object(fields)
    };
    json!({
        "file_no": file.card.number.to_string(),
        "person": numbers.fields(&file.person),
        "age": file.age,
        "child": child,
        "state": state,
        "coordinator": coordinator.map(|person| person.number.to_string()),
        "next_review": file.current().and_then(EpisodeView::next_review).map(|line| line.review.due_on.to_string()),
        "siblings": list(&file.siblings, |card| card.number.to_string().into()),
        "contacts": list(&file.contacts, |contact| Value::Object(numbers.fields(contact))),
        "caregivers": list(&file.caregivers, |caregiver| {
            with(numbers.fields(&caregiver.link), [("person", person(&caregiver.known, numbers))])
        }),
        "homes": list(&file.homes, |home| {
            let mut fields = numbers.fields(&home.household);
            fields.extend(numbers.fields(&home.member));
            fields.remove("person");
            Value::Object(fields)
        }),
        "schools": list(&file.schools, |school| Value::Object(numbers.fields(school))),
        "services": list(&file.services, |line| {
            let name = line.organization.as_ref().map(|organization| organization.name.clone());
            with(numbers.fields(&line.service), [("organization_name", value_of(name))])
        }),
        "circle": list(&file.circle, |member| {
            let id = MemberNumber(member.member.number).to_string();
            let name = member.known.name().with_own_script();
            with(numbers.fields(&member.member), [("id", id.into()), ("name", name.into()), ("here", member.here.into())])
        }),
        "findings": list(&file.findings, |finding| Value::Object(numbers.fields(finding))),
        "statements": list(&file.statements, |statement| Value::Object(numbers.fields(statement))),
        "consents": list(&file.consents, |line| {
            let scope = list(&line.scope, |row| Value::Object(numbers.fields(row)));
            let state = line.state.text_id().trim_start_matches("consent-state-").replace('-', "_");
            with(numbers.fields(&line.consent), [("state", state.into()), ("scope", scope)])
        }),
        "episodes": list(&file.episodes, |view| episode(view, numbers)),
        "notes": list(&file.notes, |note| without_child(numbers.fields(note))),
        "calls": list(&file.calls, |line| Value::Object(numbers.fields(&line.call))),
        "attempts": list(&file.attempts, |attempt| Value::Object(numbers.fields(attempt))),
        "promises": list(&file.promises, |promise| Value::Object(numbers.fields(promise))),
    })
}

fn episode(view: &EpisodeView, numbers: &Numbers) -> Value {
    let plan = view.plan.as_ref().map(|plan| {
        let goals = list(&plan.goals, |line| {
            let actions = list(&line.actions, |action| Value::Object(numbers.fields(&action.action)));
            let ratings =
                list(&line.ratings, |(day, rating)| json!({"on": day.to_string(), "rating": rating.code()}));
            let need = line.need.as_ref().map(|need| need.text.clone());
            with(
                numbers.fields(&line.goal),
                [("need", value_of(need)), ("actions", actions), ("ratings", ratings)],
            )
        });
        let versions = list(&plan.versions, |version| Value::Object(numbers.fields(&version.version)));
        with(numbers.fields(&plan.plan), [("goals", goals), ("versions", versions)])
    });
    let screenings = list(&view.screenings, |line| {
        let answers = list(&line.answers, |answer| Value::Object(numbers.fields(answer)));
        with(numbers.fields(&line.screening), [("answers", answers)])
    });
    let more = [
        ("children", list(&view.children, |card| card.number.to_string().into())),
        ("coordinator", value_of(view.coordinator.as_ref().map(|person| person.number.to_string()))),
        ("lead", value_of(view.lead.as_ref().map(|(kind, name)| json!({"kind": kind.code(), "name": name})))),
        ("covered_by", list(&view.covers, |person| person.number.to_string().into())),
        ("referrals", list(&view.referrals, |referral| Value::Object(numbers.fields(referral)))),
        ("screenings", screenings),
        ("decisions", list(&view.decisions, |decision| Value::Object(numbers.fields(decision)))),
        ("assignments", list(&view.assignments, |assignment| Value::Object(numbers.fields(assignment)))),
        ("offers", list(&view.offers, |offer| Value::Object(numbers.fields(offer)))),
        ("plan", value_of(plan)),
        (
            "reviews",
            list(&view.reviews, |line| {
                let state = line.state.map(|state| state.code());
                with(
                    numbers.fields(&line.review),
                    [("list_state", value_of(state)), ("days_late", line.days_late.into())],
                )
            }),
        ),
        ("hand_offs", list(&view.hand_offs, |line| Value::Object(numbers.fields(&line.hand_off)))),
    ];
    with(numbers.fields(&view.episode), more)
}

/// The same, for people: one line for each field that says something, indented by what it belongs to.
fn as_text(value: &Value, texts: &Texts) -> String {
    let mut text = String::new();
    branch(value, 0, texts, &mut text);
    text
}

fn branch(value: &Value, depth: usize, texts: &Texts, text: &mut String) {
    let Value::Object(fields) = value else { return };
    let indent = "  ".repeat(depth);
    for (name, value) in fields {
        let label = label_of(name, texts);
        match value {
            Value::Null => {}
            Value::Array(items) if items.is_empty() => {}
            Value::Object(fields) if fields.is_empty() => {}
            Value::Object(_) => {
                text.push_str(&format!("{indent}{label}\n"));
                branch(value, depth + 1, texts, text);
            }
            Value::Array(items) if items.iter().all(Value::is_object) => {
                text.push_str(&format!("{indent}{label} ({})\n", items.len()));
                for item in items {
                    let mut one = String::new();
                    branch(item, depth + 2, texts, &mut one);
                    // The first field of each entry carries its mark.
                    let mark = format!("{}- ", "  ".repeat(depth + 1));
                    text.push_str(&mark);
                    text.push_str(one.trim_start());
                }
            }
            plain => {
                let words = words_of(plain, texts);
                text.push_str(&format!("{indent}{label}: {}\n", safe::line(&words)));
            }
        }
    }
}

fn label_of(name: &str, texts: &Texts) -> String {
    let id = format!("show-{}", name.replace('_', "-"));
    if texts.known(&id) { texts.get(&id) } else { name.replace('_', " ") }
}

fn words_of(value: &Value, texts: &Texts) -> String {
    match value {
        Value::String(text) => match text.parse::<chrono::NaiveDate>() {
            Ok(day) => texts.date(day),
            Err(_) => text.clone(),
        },
        Value::Bool(true) => texts.get("code-yes-no-yes"),
        Value::Bool(false) => texts.get("code-yes-no-no"),
        Value::Array(items) => {
            texts.all_of(&items.iter().map(|item| words_of(item, texts)).collect::<Vec<_>>())
        }
        other => other.to_string(),
    }
}
