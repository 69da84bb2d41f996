//! The fields of a call: what is asked from the first ring, in the order of the conversation, and the record they make.
//! The words to read aloud can be in the caller's language, whatever the screen's. Saves nothing.

use chrono::NaiveDate;

use super::paths;
use crate::{
    domain::{
        codes::{
            CallKind, Channel, Code, ConsentAnswer, ConsentMethod, ConsentPurpose, InterpreterMode, Language,
            ReferrerType, Relation, Urgency,
        },
        dates_typed::Limits,
        ids::ChildId,
        record::{Call, Consent, Person},
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Room, Values},
        screens::{
            typed::{Fill, Typed},
            words::{self, codes_of},
        },
    },
};

/// Rows under the child's name for files that look alike.
pub const MATCHES: [&str; 5] = ["match_1", "match_2", "match_3", "match_4", "match_5"];

/// Fields whose words are read to the caller.
pub const SAID: [&str; 4] = ["active_offer", "collect", "keep_from_home", "reason"];

const LANGUAGES: &[(&str, &str)] =
    &[("fr", "code-language-fr"), ("en", "code-language-en"), ("other", "code-language-other")];

const COLLECT: &[(&str, &str)] =
    &[("yes", "code-consent-answer-yes"), ("no", "code-consent-answer-no"), ("later", "call-collect-later")];

/// A call, from the first ring.
pub static CALL: FormSpec = FormSpec {
    name: "call",
    fields: &[
        Field::yes_no("active_offer").said(),
        Field::choice_of("language", LANGUAGES).asked(),
        Field::choice("other_language", codes_of::<Language>).when(other_language),
        Field::line("interpreter").helped().when(other_language),
        Field::line("interpreter_service").room(Room::Medium).when(with_interpreter),
        Field::choice("interpreter_mode", codes_of::<InterpreterMode>).when(with_interpreter),
        Field::choice_of("collect", COLLECT).asked().said().helped().when(paths::asks_to_write),
        Field::person("caller_name").under("call-who").asked().when(paths::asks_who),
        Field::choice("relation", codes_of::<Relation>).asked().when(paths::asks_relation),
        Field::yes_no("keep_from_home").asked().said().helped().when(by_herself),
        Field::choice("referrer_type", codes_of::<ReferrerType>).asked().when(third_party),
        Field::line("organization").when(third_party),
        Field::yes_no("consent_to_refer").asked().helped().when(third_party),
        Field::person("consent_given_by").when(agreed_to_refer),
        Field::choice("consent_method", codes_of::<ConsentMethod>).when(agreed_to_refer),
        Field::phone("number").asked().when(paths::asks_number),
        Field::yes_no("safe_message").asked().helped().when(reachable),
        Field::person("given").under("call-about").when(paths::asks_child),
        Field::person("family").when(paths::asks_family),
        Field::line("birth_date").room(Room::Short).personal().helped().when(paths::asks_birth),
        Field::line("municipality").room(Room::Medium).when(paths::asks_place),
        Field::link("match_1").personal().when(|form| form.filled("match_1")),
        Field::link("match_2").personal().when(|form| form.filled("match_2")),
        Field::link("match_3").personal().when(|form| form.filled("match_3")),
        Field::link("match_4").personal().when(|form| form.filled("match_4")),
        Field::link("match_5").personal().when(|form| form.filled("match_5")),
        Field::link("told").personal().when(|form| may_write(form) && form.filled("told")),
        Field::choice("kind", codes_of::<CallKind>).under("call-what").asked().when(may_write),
        Field::shown("message_for").when(paths::has_recipient),
        Field::choice_given("message_to").helped().when(paths::asks_recipient),
        Field::choice_of("tried", paths::TRIED).asked().when(paths::is_no_answer),
        Field::choice("channel", codes_of::<Channel>).helped().when(on_paper_perhaps),
        Field::note("reason").asked().said().when(is_new),
        Field::choice("urgency", codes_of::<Urgency>).asked().when(is_new),
        Field::line("urgency_reason").asked().personal().when(is_urgent),
        Field::shown("appointments").personal().when(|form| form.filled("appointments")),
        Field::note("said").when(|form| !is_new(form)),
        Field::choice_of("wants", paths::WANTS).when(paths::is_message),
        Field::line("started").when(|_| false),
        Field::line("judged").when(|_| false),
        Field::line("decided").when(|_| false),
        Field::line("picked").when(|_| false),
    ],
};

fn other_language(form: &Form) -> bool {
    form.is("language", "other")
}

fn with_interpreter(form: &Form) -> bool {
    other_language(form) && form.filled("interpreter")
}

pub(super) fn may_write(form: &Form) -> bool {
    !form.is("collect", "no")
}

/// A youth calls for herself: who is told is asked before anything else, and her name is the child's.
fn by_herself(form: &Form) -> bool {
    may_write(form) && form.is("relation", "self")
}

pub(super) fn about_another(form: &Form) -> bool {
    may_write(form) && !by_herself(form)
}

fn third_party(form: &Form) -> bool {
    may_write(form) && form.is("relation", "worker")
}

fn agreed_to_refer(form: &Form) -> bool {
    third_party(form) && form.is("consent_to_refer", "yes")
}

fn reachable(form: &Form) -> bool {
    may_write(form) && form.filled("number") && paths::asks_message_ok(form)
}

fn is_new(form: &Form) -> bool {
    may_write(form) && form.is("kind", "new_referral")
}

fn on_paper_perhaps(form: &Form) -> bool {
    third_party(form) && is_new(form)
}

fn is_urgent(form: &Form) -> bool {
    is_new(form) && form.is("urgency", "urgent")
}

/// The language of the call.
pub fn language(values: &Values) -> Option<Language> {
    match values.code::<Language>("language") {
        Some(Language::Other) => values.code("other_language").or(Some(Language::Other)),
        known => known,
    }
}

/// The call as it was typed, over what was there. About whom is kept in words while no file is known.
pub fn call_of(values: &Values, base: Call) -> Call {
    let about = about_words(values);
    Call {
        direction: paths::direction(values).unwrap_or(base.direction),
        about: (!about.is_empty()).then_some(about),
        kind: values.code("kind"),
        caller_name: values.text("caller_name"),
        relation: values.code("relation"),
        number: values.text("number"),
        safe_message: values.code("safe_message"),
        language: language(values),
        active_offer: values.code("active_offer"),
        interpreter: values.text("interpreter"),
        interpreter_mode: values.code("interpreter_mode"),
        interpreter_service: values.text("interpreter_service"),
        collect: values.code("collect"),
        said: values.text("said"),
        ..base
    }
}

/// What stands in the form of a call that was saved before; what was typed since is its draft.
pub fn values_of(call: &Call) -> Values {
    let language = call.language.map(|language| match language {
        Language::French | Language::English => (language.code(), ""),
        other => (Language::Other.code(), other.code()),
    });
    let (first, other) = language.unwrap_or_default();
    Values::new()
        .with_code("kind", call.kind)
        .with_text("caller_name", call.caller_name.as_deref())
        .with_code("relation", call.relation)
        .with_text("number", call.number.as_deref())
        .with_code("safe_message", call.safe_message)
        .with("language", first)
        .with("other_language", other)
        .with_code("active_offer", call.active_offer)
        .with_text("interpreter", call.interpreter.as_deref())
        .with_code("interpreter_mode", call.interpreter_mode)
        .with_text("interpreter_service", call.interpreter_service.as_deref())
        .with_code("collect", call.collect)
        .with_text("given", call.about.as_deref())
        .with_text("said", call.said.as_deref())
}

/// The child as far as the caller said; the language of the call is the one in which the family is served.
pub fn child_of(values: &Values, today: NaiveDate) -> Person {
    let birth = values.partial("birth_date", today, Limits::birth(today));
    let (given, family) = child_name(values);
    Person {
        given,
        family,
        birth_date: birth.map(|birth| birth.date),
        birth_precision: birth.map(|birth| birth.precision),
        language_service: language(values),
        ..Person::blank()
    }
}

/// The child's name: as typed, or the caller's where a youth calls for herself.
fn child_name(values: &Values) -> (Option<String>, Option<String>) {
    if values.code::<Relation>("relation") != Some(Relation::SelfYouth) {
        return (values.text("given"), values.text("family"));
    }
    let (given, family) = split_name(values.get("caller_name"));
    let part = |text: String| Some(text).filter(|text| !text.is_empty());
    (part(given), part(family))
}

/// The interpreter of the call in one line: name or number, service, how.
pub fn interpreter_words(values: &Values, texts: &Texts) -> Option<String> {
    let name = values.text("interpreter")?;
    let mode = values.code::<InterpreterMode>("interpreter_mode").map(|mode| words::label(texts, mode));
    let pieces = [Some(name), values.text("interpreter_service"), mode];
    Some(pieces.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// What was said of the child, in one line as typed; empty where nothing was.
pub fn about_words(values: &Values) -> String {
    if values.code::<Relation>("relation") == Some(Relation::SelfYouth) {
        return String::new();
    }
    let name =
        ["given", "family"].iter().filter_map(|name| values.filled(name)).collect::<Vec<_>>().join(" ");
    let rest = ["birth_date", "municipality"].iter().filter_map(|name| values.text(name));
    std::iter::once(name).chain(rest).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The caller as a person beside the child.
pub fn caller_of(values: &Values) -> Person {
    let name = values.text("caller_name").unwrap_or_default();
    let (given, family) = split_name(&name);
    Person { language_service: language(values), ..Person::named(&given, &family) }
}

/// A name typed in one line: "Sample, Mother" or "Mother Sample". One word is a given name.
pub fn split_name(name: &str) -> (String, String) {
    let name = name.trim();
    if let Some((family, given)) = name.split_once(',') {
        return (given.trim().to_owned(), family.trim().to_owned());
    }
    match name.rsplit_once(char::is_whitespace) {
        Some((given, family)) => (given.trim().to_owned(), family.to_owned()),
        None => (name.to_owned(), String::new()),
    }
}

/// The answer to "may I write this down", with the three written items that a verbal consent needs: who, what it
/// covers, how it was explained. They are the words that were read.
pub fn collect_of(values: &Values, read: &str, covers: &str, today: NaiveDate) -> Option<Consent> {
    let answer = values.code::<ConsentAnswer>("collect")?;
    let blank = Consent::blank(ChildId(0), ConsentPurpose::Collect, answer, today);
    Some(Consent {
        given_by_name: values.text("caller_name"),
        method: Some(ConsentMethod::Verbal),
        information: Some(covers.to_owned()),
        explained: Some(read.to_owned()),
        language: language(values),
        interpreter: values.text("interpreter"),
        ..blank
    })
}

/// Whether somebody else than the family or the youth refers.
pub fn is_third_party(values: &Values) -> bool {
    values.code::<Relation>("relation") == Some(Relation::Worker)
}

/// Who refers.
pub fn referrer_type(values: &Values) -> ReferrerType {
    match values.code::<Relation>("relation") {
        Some(Relation::SelfYouth) => ReferrerType::SelfYouth,
        Some(Relation::Worker) => values.code("referrer_type").unwrap_or(ReferrerType::Other),
        _ => ReferrerType::SelfFamily,
    }
}

/// Whether the caller stands beside the child as family and is the one to call back.
pub fn is_family(values: &Values) -> bool {
    let outside = [Relation::Worker, Relation::Friend, Relation::Neighbour];
    values.code::<Relation>("relation").is_some_and(|relation| !outside.contains(&relation))
}

/// Reads the words of every said field in `spoken`, or in the screen's language.
pub fn speak(form: &mut Form, spoken: Option<&Texts>) {
    for name in SAID {
        let id = format!("field-call-{}-say", name.replace('_', "-"));
        form.set_say(name, spoken.map(|texts| texts.get(&id)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_one_line_has_its_parts() {
        for (typed, given, family) in [
            ("Sample, Mother", "Mother", "Sample"),
            ("Mother Sample", "Mother", "Sample"),
            ("Marie Eve Exemple", "Marie Eve", "Exemple"),
            (" Sample ", "Sample", ""),
            ("", "", ""),
        ] {
            assert_eq!(split_name(typed), (given.to_owned(), family.to_owned()), "{typed}");
        }
    }

    #[test]
    fn a_no_to_writing_hides_what_names_anybody() {
        use crate::ui::screens::words::clean;
        let typed =
            Values::new().with("collect", "no").with("caller_name", "Sample").with("number", "613-555-0142");
        let form = Form::open(&CALL, clean, &typed);
        let values = form.values();
        assert_eq!((values.get("caller_name"), values.get("number")), ("", ""));
        let call = call_of(
            &values,
            Call::blank(
                Default::default(),
                crate::domain::date::Moment::parse("2026-11-21T17:40:00.000Z -0500").unwrap(),
                crate::domain::codes::CallDirection::Incoming,
            ),
        );
        assert_eq!((call.collect, call.caller_name), (Some(ConsentAnswer::No), None));
    }

    #[test]
    fn who_refers_follows_from_the_relation() {
        let of = |relation: &str| Values::new().with("relation", relation);
        assert_eq!(referrer_type(&of("mother")), ReferrerType::SelfFamily);
        assert_eq!(referrer_type(&of("self")), ReferrerType::SelfYouth);
        assert_eq!(referrer_type(&of("worker").with("referrer_type", "school")), ReferrerType::School);
        assert!(is_family(&of("mother")) && !is_family(&of("worker")) && !is_family(&Values::new()));
    }
}
