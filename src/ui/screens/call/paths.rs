//! The short path of each kind of call: which fields are asked once the kind is known, and which comes first. What was
//! typed before the kind was said stays on the form. Decides nothing about the call itself.

use super::form::{about_another, may_write};
use crate::{
    domain::{
        codes::{AttemptOutcome, CallDirection, CallKind, Code},
        ids::StaffId,
    },
    text::Texts,
    ui::{
        kit::{Choosable, Form, Values},
        screens::{typed::Typed, words},
    },
};

/// How nobody was spoken to: they rang and hung up or left words, or we rang.
pub const TRIED: &[(&str, &str)] = &[
    ("missed", "call-tried-missed"),
    ("left", "call-tried-left"),
    ("no_answer", "call-tried-no-answer"),
    ("voicemail", "call-tried-voicemail"),
    ("message", "call-tried-message"),
    ("wrong_number", "call-tried-wrong-number"),
];

/// What a message asks for; nothing chosen means that it is only to be read.
pub const WANTS: &[(&str, &str)] = &[("call_back", "message-call-back"), ("read", "message-only")];

/// Kinds that need neither the consent to write down a story nor the child's facts.
fn is_short(form: &Form) -> bool {
    [CallKind::Message, CallKind::Information, CallKind::Crisis, CallKind::NoAnswer]
        .iter()
        .any(|kind| is(form, *kind))
}

fn is(form: &Form, kind: CallKind) -> bool {
    form.is("kind", kind.code())
}

/// On a short path a field is asked for only where it was filled before.
fn long_or_filled(form: &Form, name: &str) -> bool {
    may_write(form) && (!is_short(form) || form.filled(name))
}

fn asks_unless_information(form: &Form, name: &str) -> bool {
    may_write(form) && (!is(form, CallKind::Information) || form.filled(name))
}

pub(super) fn asks_to_write(form: &Form) -> bool {
    !is_short(form) || form.filled("collect")
}

pub(super) fn asks_who(form: &Form) -> bool {
    asks_unless_information(form, "caller_name")
}

pub(super) fn asks_relation(form: &Form) -> bool {
    long_or_filled(form, "relation")
}

pub(super) fn asks_number(form: &Form) -> bool {
    asks_unless_information(form, "number")
}

/// Whether a message may be left is asked where somebody will be rung.
pub(super) fn asks_message_ok(form: &Form) -> bool {
    let rings = !is_short(form) || is(form, CallKind::Crisis) || form.is("wants", "call_back");
    rings || form.filled("safe_message")
}

pub(super) fn asks_child(form: &Form) -> bool {
    about_another(form) && asks_unless_information(form, "given")
}

pub(super) fn asks_family(form: &Form) -> bool {
    about_another(form) && long_or_filled(form, "family")
}

pub(super) fn asks_birth(form: &Form) -> bool {
    long_or_filled(form, "birth_date")
}

pub(super) fn asks_place(form: &Form) -> bool {
    long_or_filled(form, "municipality")
}

pub(super) fn is_message(form: &Form) -> bool {
    may_write(form) && is(form, CallKind::Message)
}

pub(super) fn is_no_answer(form: &Form) -> bool {
    may_write(form) && is(form, CallKind::NoAnswer)
}

/// A file was chosen, and with it for whom the message is.
pub(super) fn has_recipient(form: &Form) -> bool {
    is_message(form) && form.filled("picked")
}

pub(super) fn asks_recipient(form: &Form) -> bool {
    is_message(form) && !form.filled("picked")
}

/// Who is chosen as the recipient of a message.
pub(super) fn recipient(values: &Values) -> Option<StaffId> {
    values.number("message_to").map(StaffId)
}

/// Whether choosing a file that looks alike is all that is needed, without comparing it: nothing of it is told then.
pub(super) fn chooses_at_once(form: &Form) -> bool {
    [CallKind::Message, CallKind::NoAnswer, CallKind::GoOn].iter().any(|kind| is(form, *kind))
}

/// The field to which a kind leads.
pub(super) fn first_field(kind: CallKind, form: &Form) -> &'static str {
    let unless = |field: &'static str, next: &'static str| if form.filled(field) { next } else { field };
    match kind {
        CallKind::NewReferral => unless("collect", "caller_name"),
        CallKind::GoOn => "given",
        CallKind::Message | CallKind::OwnFile | CallKind::Provider => unless("caller_name", "given"),
        CallKind::Information | CallKind::Crisis => "said",
        CallKind::NoAnswer => "tried",
    }
}

/// The field after the file was chosen.
pub(super) fn after_the_file(form: &Form) -> &'static str {
    if is(form, CallKind::NoAnswer) && !form.filled("tried") {
        return "tried";
    }
    // Before a file goes on, what its caller may be told is decided.
    if is(form, CallKind::GoOn) { "told" } else { "said" }
}

/// Words that differ by kind.
pub(super) fn label(form: &mut Form, texts: &Texts) {
    let message = is(form, CallKind::Message).then(|| texts.get("call-message-words"));
    form.set_label("said", message);
    let child = is_short(form).then(|| texts.get("call-child-as-said"));
    form.set_label("given", child);
}

/// The kinds as options, each chosen by the letter with which it begins.
pub(super) fn kinds(texts: &Texts) -> Vec<Choosable> {
    CallKind::ALL.iter().map(|kind| Choosable::new(kind.code(), words::label(texts, *kind))).collect()
}

/// Who rang whom, where nobody was spoken to.
pub(super) fn direction(values: &Values) -> Option<CallDirection> {
    match values.filled("tried")? {
        "missed" | "left" => Some(CallDirection::Incoming),
        _ => Some(CallDirection::Outgoing),
    }
}

/// The outcome of our own try; none where somebody rang us.
pub(super) fn outcome(values: &Values) -> Option<AttemptOutcome> {
    AttemptOutcome::from_code(values.get("tried"))
}
