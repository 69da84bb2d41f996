//! A message as whoever it is for reads it: from whom, about whom, whom to call at which number. Opening it is reading
//! it; that is written down by casework and seen by who left it.

use super::ask::Ask;
use crate::{
    casework::{Failure, messages::Message},
    domain::{codes::YesNo, date::Moment, ids::RowId, record::Call},
    text::Texts,
    ui::{
        screen::{Ctx, Screen},
        screens::{cards, words},
    },
};

/// Opens a message.
///
/// # Errors
/// When it may not be read, or is not there any more.
pub fn open(message: RowId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let message = ctx.session.read_message(message)?;
    let texts = ctx.texts;
    let from = message.from.as_ref().map(|person| person.name.clone()).unwrap_or_default();
    let title = texts.with("message-from", &[("who", from.into())]);
    Ok(Ask::message(&title, lines(&message, texts).join("\n")))
}

fn lines(message: &Message, texts: &Texts) -> Vec<String> {
    let promise = &message.promise;
    let call = message.call.as_ref();
    let mut lines = vec![promise.what.clone(), String::new()];
    lines.extend(message.card.as_ref().map(|card| format!("{} {}", card.number, cards::name(texts, card))));
    lines.extend(call.and_then(|call| caller_words(call, texts)));
    let number = promise.number.as_ref().or(call.and_then(|call| call.number.as_ref()));
    let safe = promise.safe_message.or(call.and_then(|call| call.safe_message));
    lines.extend(number.map(|number| format!("{number}, {}", texts.get(safe_id(safe)))));
    lines.extend(call.map(|call| moment("message-left-at", call.started_at, "", texts)));
    lines.push(read_words(message, texts));
    lines
}

/// "Mother Sample, mother, French": who called.
fn caller_words(call: &Call, texts: &Texts) -> Option<String> {
    let mut pieces: Vec<String> = call.caller_name.clone().into_iter().collect();
    pieces.extend(call.relation.map(|relation| words::label(texts, relation)));
    pieces.extend(call.language.map(|language| words::label(texts, language)));
    (!pieces.is_empty()).then(|| pieces.join(", "))
}

fn safe_id(safe: Option<YesNo>) -> &'static str {
    match safe {
        Some(YesNo::Yes) => "call-message-ok",
        Some(YesNo::No) => "call-no-message",
        None => "call-message-not-asked",
    }
}

fn read_words(message: &Message, texts: &Texts) -> String {
    let name = |person: Option<&crate::domain::card::StaffRef>| person.map(|person| person.name.clone());
    match (message.promise.read_at, name(message.to.as_ref())) {
        (Some(at), _) if message.closed && message.reader.is_none() => {
            moment("message-read-at-closed", at, "", texts)
        }
        (None, None) if message.closed => texts.get("message-unread-closed"),
        (Some(at), _) => {
            moment("message-read-at", at, &name(message.reader.as_ref()).unwrap_or_default(), texts)
        }
        (None, Some(to)) => texts.with("message-unread", &[("who", to.into())]),
        (None, None) => texts.get("message-unread-pool"),
    }
}

fn moment(id: &str, at: Moment, who: &str, texts: &Texts) -> String {
    let (day, time) = (texts.weekday(at.day()), texts.clock(at.local().time()));
    texts.with(id, &[("day", day.into()), ("time", time.into()), ("who", who.into())])
}
