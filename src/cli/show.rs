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
    casework::{
        file::{ConsentLine, EpisodeView, File, KnownPerson},
        find::{FoundBy, Hit},
    },
    domain::{
        code_columns::list_of,
        codes::Code,
        date::{Moment, parse_day},
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
    // After a link both numbers open the file that goes on.
    let Some(hit) = hits.iter().find(|hit| is_meant(hit, show.number)) else {
        let line = texts.with("cli-show-none", &[("number", number.into())]);
        return Err(Refusal { code: BAD_INPUT, lines: vec![line] });
    };
    let file = match reason {
        Some(reason) => session.open_file_because(hit.card.child, reason),
        None => session.open_file(hit.card.child),
    };
    let file = file.map_err(|failure| of_failure(&failure, texts))?;
    let for_people = show.format != "json";
    let numbers = Numbers::of(&file, for_people.then_some(texts));
    let value = whole(&file, &numbers);
    let text = if for_people { as_text(&value, texts) } else { json_text(&value) };
    desk.out
        .write_all(text.as_bytes())
        .and_then(|()| desk.out.flush())
        .map_err(|_| Refusal::silent(FAULT))?;
    Ok(OK)
}

/// Whether a hit is the file with this number: its own, or that of a file that went under it. Of a restricted file it is
/// not said why it was found.
fn is_meant(hit: &Hit, number: FileNumber) -> bool {
    hit.why == Some(FoundBy::Number) || hit.card.number == number
}

/// The numbers by which people, organisations and staff of a file are known outside it.
struct Numbers<'t> {
    /// Set for people: fields by their names, values in words, nothing for what is empty.
    texts: Option<&'t Texts>,
    staff: BTreeMap<i64, String>,
    organizations: BTreeMap<i64, String>,
    people: BTreeMap<i64, String>,
}

impl<'t> Numbers<'t> {
    fn of(file: &File, texts: Option<&'t Texts>) -> Self {
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
        Self { texts, staff, organizations, people }
    }

    /// The fields of a record without its rows: staff as `S-1`, organisations as `O-1`, people as `M-1` or by name.
    fn fields<R: Record>(&self, stored: &Stored<R>) -> Map<String, Value> {
        let Ok(Value::Object(fields)) = serde_json::to_value(&stored.record) else { return Map::new() };
        let mut out = Map::new();
        for (name, value) in fields {
            if name == "body" || name == "file_number" {
                continue;
            }
            let (short, value) = match self.of_row(&name, &value) {
                Row::Plain => (name.as_str(), value),
                Row::Known(short, number) => (short, number),
                Row::Inside => continue,
            };
            match self.texts {
                None => drop(out.insert(short.to_owned(), value)),
                Some(texts) => {
                    let words = words_of(&value, list_of(R::KIND, &name), texts);
                    if !words.is_empty() {
                        out.insert(self.key(&name), words.into());
                    }
                }
            }
        }
        out
    }

    /// How a column is called here.
    fn key(&self, column: &str) -> String {
        let Some(texts) = self.texts else { return column.to_owned() };
        let short = column.strip_suffix("_id").unwrap_or(column).replace('_', "-");
        let ids = [format!("column-{}", column.replace('_', "-")), format!("column-{short}")];
        let known = ids.iter().find(|id| texts.known(id));
        known.map_or_else(|| texts.get(&format!("show-{short}")), |id| texts.get(id))
    }

    /// Whether `name` is one of these columns.
    fn is(&self, name: &str, columns: &[&str]) -> bool {
        columns.iter().any(|column| self.key(column) == name)
    }

    /// A code, or its label.
    fn code<C: Code>(&self, code: Option<C>) -> Value {
        code.map_or(Value::Null, |code| {
            self.texts.map_or_else(|| code.code().to_owned(), |texts| texts.get(&code.label())).into()
        })
    }

    /// Takes away a column that says nothing here.
    fn without(&self, mut fields: Map<String, Value>, column: &str) -> Map<String, Value> {
        fields.remove(
            if self.texts.is_some() { self.key(&format!("{column}_id")) } else { column.to_owned() }.as_str(),
        );
        fields
    }

    fn of_row<'n>(&self, name: &'n str, value: &Value) -> Row<'n> {
        let row = value.as_i64();
        let look = |map: &BTreeMap<i64, String>| {
            row.and_then(|row| map.get(&row)).cloned().map_or(Value::Null, Value::from)
        };
        let short = name.strip_suffix("_id").unwrap_or(name);
        match name {
            "staff_id" | "from_id" | "to_id" | "answerable_id" | "author_id" | "owner_id"
            | "owner_staff_id" | "completed_by" | "decided_by" | "answered_by" | "custody_paper_by"
            | "settled_by"
                if row.is_some() || value.is_null() =>
            {
                Row::Known(short, look(&self.staff))
            }
            "organization_id" | "lead_organization_id" | "referrer_organization_id" => {
                Row::Known(short, look(&self.organizations))
            }
            "person_id" | "owner_person_id" | "given_by_id" | "second_by_id" | "caller_person_id"
            | "referrer_person_id" | "protected_from" => Row::Known(short, look(&self.people)),
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

fn person(known: &KnownPerson, numbers: &Numbers<'_>) -> Value {
    let contacts =
        list(&known.contacts, |contact| Value::Object(numbers.without(numbers.fields(contact), "person")));
    with(numbers.fields(&known.person), [("contacts", contacts)])
}

/// The whole file, in the order in which people read it.
fn whole(file: &File, numbers: &Numbers<'_>) -> Value {
    let child = numbers.without(numbers.fields(&file.child), "person");
    let state = numbers.code(file.state());
    let coordinator = file.current().and_then(|view| view.coordinator.as_ref());
    json!({
        "file_no": file.card.number.to_string(),
        "goes_on_as": file.survivor.as_ref().map(|card| card.number.to_string()),
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
            let member = numbers.fields(&home.member);
            let of_child = member.into_iter().filter(|(name, _)| numbers.is(name, &["share", "main_home"]));
            let mut fields = numbers.fields(&home.household);
            fields.extend(of_child);
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
            let fields = numbers.without(numbers.without(numbers.fields(&member.member), "person"), "number");
            with(fields, [("id", id.into()), ("name", name.into()), ("here", member.here.into())])
        }),
        "findings": list(&file.findings, |finding| Value::Object(numbers.fields(finding))),
        "statements": list(&file.statements, |statement| Value::Object(numbers.fields(statement))),
        "consents": list(&own_consents(file), |line| {
            let scope = list(&line.scope, |row| Value::Object(numbers.fields(row)));
            let id = line.state.text_id();
            let code = || id.trim_start_matches("consent-state-").replace('-', "_");
            let state = numbers.texts.map_or_else(code, |texts| texts.get(id));
            with(numbers.fields(&line.consent), [("state", state.into()), ("scope", scope)])
        }),
        "episodes": list(&file.episodes, |view| episode(view, numbers)),
        "notes": list(&file.notes, |note| Value::Object(numbers.fields(note))),
        "calls": list(&file.calls, |line| Value::Object(numbers.fields(&line.call))),
        "attempts": list(&file.attempts, |attempt| Value::Object(numbers.fields(attempt))),
        "letters": list(&file.letters, |letter| Value::Object(numbers.fields(letter))),
        "promises": list(&file.promises, |promise| Value::Object(numbers.fields(promise))),
        "linked_files": list(&file.under, |one| {
            let numbers = Numbers::of(&one.file, numbers.texts);
            whole(&one.file, &numbers)
        }),
    })
}

/// The consents given in this file; those of a linked file stand with it.
fn own_consents(file: &File) -> Vec<&ConsentLine> {
    file.consents.iter().filter(|line| line.consent.child_id == file.card.child).collect()
}

fn episode(view: &EpisodeView, numbers: &Numbers<'_>) -> Value {
    let plan = view.plan.as_ref().map(|plan| {
        let goals = list(&plan.goals, |line| {
            let actions = list(&line.actions, |action| Value::Object(numbers.fields(&action.action)));
            let ratings = list(
                &line.ratings,
                |(day, rating)| json!({"on": day.to_string(), "rating": numbers.code(Some(*rating))}),
            );
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
        (
            "lead",
            value_of(
                view.lead
                    .as_ref()
                    .map(|(kind, name)| json!({"kind": numbers.code(Some(*kind)), "name": name})),
            ),
        ),
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
                let words = words_of(plain, None, texts);
                let line = texts.with("show-line", &[("label", label.into()), ("value", words.into())]);
                text.push_str(&format!("{indent}{}\n", safe::line(&line)));
            }
        }
    }
}

/// A group by its name; fields bring the names of their columns along.
fn label_of(name: &str, texts: &Texts) -> String {
    let id = format!("show-{}", name.replace('_', "-"));
    if texts.known(&id) { texts.get(&id) } else { name.to_owned() }
}

fn words_of(value: &Value, list: Option<&str>, texts: &Texts) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => {
            let label = list.map(|list| format!("code-{list}-{}", text.replace('_', "-")));
            match label.filter(|id| texts.known(id)) {
                Some(id) => texts.get(&id),
                None if matches!(text.as_str(), "yes" | "no") => texts.get(&format!("code-yes-no-{text}")),
                None => day_or_text(text, texts),
            }
        }
        Value::Bool(yes) => texts.get(if *yes { "code-yes-no-yes" } else { "code-yes-no-no" }),
        Value::Array(items) => {
            texts.all_of(&items.iter().map(|item| words_of(item, list, texts)).collect::<Vec<_>>())
        }
        other => other.to_string(),
    }
}

fn day_or_text(text: &str, texts: &Texts) -> String {
    if let Some(day) = parse_day(text) {
        return texts.date(day);
    }
    match Moment::parse(text) {
        Some(at) => format!("{} {}", texts.date(at.day()), texts.clock(at.local().time())),
        None => text.to_owned(),
    }
}
