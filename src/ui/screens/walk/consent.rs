//! Step Consent: what was agreed on the call, and sharing by purpose, each yes, no or later, with who gave it, how, and
//! the limits. A verbal consent's three items are filled from the words read. Nothing is pre-answered.

use super::{
    consent_words::{in_limit_words, in_one_line, limited_to},
    facts::{Facts, givers, person_of},
    spoken::Spoken,
};
use crate::{
    casework::{
        Command, Failure, Subject,
        consents::{ConsentForm, ConsentView},
    },
    domain::{
        access::Act,
        codes::{
            CapacityBasis, Category, Code, ConsentAnswer, ConsentMethod, ConsentPurpose, InterpreterMode,
            Permission, RecipientKind,
        },
        dates_typed::Limits,
        ids::{ChildId, OrganizationId, RowId},
        record::{Consent, ConsentScope},
    },
    keymap::{Action, Context},
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Room, Values, block::Block, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen},
        screens::{
            form_screen::{Done, FormJob, FormScreen},
            typed::{Fill, Typed, reads_date},
            walk::{consent_card::ConsentCard, consent_like::Like},
            words::{self, codes_of},
        },
        theme::Meaning,
    },
};

/// A purpose of the page, the field of its answer and the field that shows what stands already.
pub struct Line {
    /// What for.
    pub purpose: ConsentPurpose,
    answer: &'static str,
    stands: &'static str,
}

/// The purposes, in the order in which they are asked.
pub const LINES: &[Line] = &[
    Line { purpose: ConsentPurpose::Collect, answer: "collect", stands: "collect_stands" },
    Line {
        purpose: ConsentPurpose::ShareWithTeam,
        answer: "share_with_team",
        stands: "share_with_team_stands",
    },
    Line { purpose: ConsentPurpose::SharePlan, answer: "share_plan", stands: "share_plan_stands" },
    Line {
        purpose: ConsentPurpose::ContactSchool,
        answer: "contact_school",
        stands: "contact_school_stands",
    },
    Line { purpose: ConsentPurpose::WarmHandoff, answer: "warm_handoff", stands: "warm_handoff_stands" },
    Line { purpose: ConsentPurpose::KeepOnFile, answer: "keep_on_file", stands: "keep_on_file_stands" },
    Line { purpose: ConsentPurpose::ElectronicContact, answer: "electronic", stands: "electronic_stands" },
];

/// Yes, no or later, by one key each.
pub const ANSWERS: &[(&str, &str)] = &[
    ("yes", "code-consent-answer-yes"),
    ("no", "code-consent-answer-no"),
    ("later", "code-consent-answer-later"),
];

/// The role by which a school is meant, since a school is written down as a place the child goes to.
pub const SCHOOL: &str = "school";

const fn asked(name: &'static str, label: &'static str) -> Field {
    Field::choice_of(name, ANSWERS).label(label)
}

const fn stands(name: &'static str, label: &'static str) -> Field {
    Field::shown(name).label(label)
}

static CONSENT: FormSpec = FormSpec {
    name: "consent",
    fields: &[
        Field::yes_no("like_sibling").quick(),
        stands("collect_stands", "code-consent-purpose-collect"),
        asked("collect", "code-consent-purpose-collect").asked(),
        stands("share_with_team_stands", "code-consent-purpose-share-with-team"),
        asked("share_with_team", "code-consent-purpose-share-with-team").asked(),
        stands("share_plan_stands", "code-consent-purpose-share-plan"),
        asked("share_plan", "code-consent-purpose-share-plan"),
        stands("contact_school_stands", "code-consent-purpose-contact-school"),
        asked("contact_school", "code-consent-purpose-contact-school"),
        stands("warm_handoff_stands", "code-consent-purpose-warm-handoff"),
        asked("warm_handoff", "code-consent-purpose-warm-handoff"),
        stands("keep_on_file_stands", "code-consent-purpose-keep-on-file-for-return"),
        asked("keep_on_file", "code-consent-purpose-keep-on-file-for-return"),
        stands("electronic_stands", "code-consent-purpose-electronic-contact"),
        asked("electronic", "code-consent-purpose-electronic-contact"),
        Field::choice_given("given_by").under("consent-heading-given").asked().personal().when(any_answer),
        Field::person("given_by_name").asked().when(given_by_another),
        Field::choice("capacity_basis", codes_of::<CapacityBasis>).asked().helped().when(any_yes),
        Field::line("capacity_note").personal().helped().when(by_substitute),
        Field::choice("method", codes_of::<ConsentMethod>).asked().when(any_yes),
        Field::choice_given("second_by").under("consent-heading-second").personal().helped().when(joint),
        Field::person("second_by_name").asked().when(|form| joint(form) && form.is("second_by", "other")),
        Field::choice("second_method", codes_of::<ConsentMethod>).asked().when(second_signs),
        Field::note("information").asked().helped().when(verbal),
        Field::note("explained").asked().helped().when(verbal),
        Field::line("form_location").when(written),
        Field::line("interpreter").room(Room::Medium).when(any_yes),
        Field::choice("interpreter_mode", codes_of::<InterpreterMode>)
            .when(|form| any_yes(form) && form.filled("interpreter")),
        Field::many("only", codes_of::<Category>).under("consent-heading-limits").helped().when(shares),
        Field::many_given("except").helped().when(shares),
        Field::line("conditions").helped().when(any_yes),
        Field::line("expires_on").room(Room::Short).helped().when(any_yes),
    ],
};

fn any_yes(form: &Form) -> bool {
    LINES.iter().any(|line| form.is(line.answer, "yes"))
}

fn any_answer(form: &Form) -> bool {
    LINES.iter().any(|line| form.filled(line.answer))
}

fn given_by_another(form: &Form) -> bool {
    any_answer(form) && form.is("given_by", "other")
}

fn by_substitute(form: &Form) -> bool {
    any_yes(form) && form.is("capacity_basis", CapacityBasis::SdmOther.code())
}

/// Both parents decide together.
fn joint(form: &Form) -> bool {
    any_yes(form) && form.is("capacity_basis", CapacityBasis::Joint.code())
}

fn second_signs(form: &Form) -> bool {
    joint(form) && form.filled("second_by")
}

fn verbal(form: &Form) -> bool {
    any_yes(form) && form.is("method", ConsentMethod::Verbal.code())
}

fn written(form: &Form) -> bool {
    any_yes(form) && form.is("method", ConsentMethod::Written.code())
}

/// Whether something agreed to here goes to other people.
fn shares(form: &Form) -> bool {
    LINES.iter().any(|line| has_scope(line.purpose) && form.is(line.answer, "yes"))
}

/// Purposes whose scope this page writes; a warm hand-off speaks of whoever receives the family.
fn has_scope(purpose: ConsentPurpose) -> bool {
    matches!(
        purpose,
        ConsentPurpose::ShareWithTeam | ConsentPurpose::SharePlan | ConsentPurpose::ContactSchool
    )
}

/// Opens the step.
///
/// # Errors
/// When the file may not be read.
pub fn open_step(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let facts = Facts::read(child, ctx)?;
    let spoken = Spoken::of(facts.language(), ctx.texts);
    let like = Like::of_sibling(&facts, ctx);
    let job = ConsentJob { facts, spoken, correcting: None, filled: Filled::default(), like };
    Ok(FormScreen::make(job, ctx).0)
}

/// The form in which a consent that stands is completed or put right.
///
/// # Errors
/// When the file may not be read.
pub fn open_correction(
    child: ChildId,
    consent: RowId,
    ctx: &mut Ctx<'_>,
) -> Result<Box<dyn Screen>, Failure> {
    let facts = Facts::read(child, ctx)?;
    let spoken = Spoken::of(facts.language(), ctx.texts);
    let correcting = facts.consents().iter().find(|view| view.consent.id == consent).cloned();
    let job = ConsentJob { facts, spoken, correcting, filled: Filled::default(), like: None };
    Ok(FormScreen::make(job, ctx).0)
}

/// The written items as they were filled last, so that a person's own words are never overwritten.
#[derive(Default)]
struct Filled {
    information: String,
    explained: String,
}

struct ConsentJob {
    facts: Facts,
    spoken: Spoken,
    /// The consent that is put right; none while new answers are taken.
    correcting: Option<ConsentView>,
    filled: Filled,
    /// What was answered for a brother or sister.
    like: Option<Like>,
}

impl ConsentJob {
    /// What stands for a purpose and would be shown instead of asked: an answer that holds, or a plain no.
    fn standing(&self, purpose: ConsentPurpose) -> Option<&ConsentView> {
        use crate::domain::consent::ConsentState::{InForce, Limited, NotYet, OneSignature, Refused};
        let shown =
            |view: &&ConsentView| matches!(view.state, InForce | Limited | NotYet | OneSignature | Refused);
        self.facts.consents().iter().filter(|view| view.consent.purpose == purpose).find(shown)
    }

    /// The words read aloud for what is agreed to: they become the first written item.
    fn information(&self, form: &Form, screen: &Texts) -> String {
        let texts = self.spoken.texts(screen);
        let yes = LINES.iter().filter(|line| form.is(line.answer, "yes"));
        yes.map(|line| texts.get(say_id(line.purpose))).collect::<Vec<_>>().join(" ")
    }

    /// Fills the written items from the words read, unless somebody wrote there.
    fn fill_items(&mut self, form: &mut Form, screen: &Texts) {
        // Through whom, as on the call: known, and open to correction.
        if any_yes(form)
            && form.text("interpreter").is_empty()
            && self.spoken.heard() != self.spoken.language()
        {
            let known = self.facts.walk.calls.iter().find_map(|call| call.interpreter.clone());
            form.set("interpreter", known.as_deref().unwrap_or_default());
        }
        if !verbal(form) {
            return;
        }
        let information = self.information(form, screen);
        let explained = self.spoken.texts(screen).get("consent-explained-read");
        for (field, words, last) in [
            ("information", information, &mut self.filled.information),
            ("explained", explained, &mut self.filled.explained),
        ] {
            let there = form.text(field);
            if there != words && (there.is_empty() || there == *last) {
                form.set(field, &words);
                *last = words;
            }
        }
    }

    fn consent(
        &self,
        purpose: ConsentPurpose,
        answer: ConsentAnswer,
        values: &Values,
        today: chrono::NaiveDate,
    ) -> Consent {
        let yes = answer == ConsentAnswer::Yes;
        let text = |name: &str| values.text(name).filter(|_| yes);
        let verbal = values.code::<ConsentMethod>("method") == Some(ConsentMethod::Verbal);
        // Left empty, the second signature is wanted later.
        let signed = yes && !values.get("second_by").is_empty();
        Consent {
            second_by_id: person_of(values.get("second_by")).filter(|_| yes),
            second_by_name: text("second_by_name"),
            second_method: values.code::<ConsentMethod>("second_method").filter(|_| signed),
            second_on: signed.then_some(today),
            given_by_id: person_of(values.get("given_by")),
            given_by_name: values.text("given_by_name"),
            capacity_basis: values.code::<CapacityBasis>("capacity_basis").filter(|_| yes),
            capacity_note: text("capacity_note"),
            method: values.code::<ConsentMethod>("method").filter(|_| yes),
            information: text("information"),
            explained: text("explained"),
            language: Some(self.spoken.heard()).filter(|_| yes && verbal),
            interpreter: text("interpreter"),
            interpreter_mode: values.code::<InterpreterMode>("interpreter_mode").filter(|_| yes),
            conditions: text("conditions"),
            expires_on: values.day("expires_on", today, Limits::planned()).filter(|_| yes),
            form_location: text("form_location"),
            ..Consent::blank(self.facts.child(), purpose, answer, today)
        }
    }

    fn scope(purpose: ConsentPurpose, values: &Values, today: chrono::NaiveDate) -> Vec<ConsentScope> {
        if !has_scope(purpose) {
            return Vec::new();
        }
        let only = values.codes::<Category>("only");
        let kinds: Vec<Option<Category>> =
            if only.is_empty() { vec![None] } else { only.into_iter().map(Some).collect() };
        let permit = |category: Option<Category>| {
            let school = purpose == ConsentPurpose::ContactSchool;
            let kind = if school { RecipientKind::Role } else { RecipientKind::Circle };
            ConsentScope {
                recipient_role: school.then(|| SCHOOL.to_owned()),
                ..ConsentScope::blank(kind, None, category, Permission::Permit, today)
            }
        };
        let excluded = values.list("except").iter().filter_map(|code| code.parse::<i64>().ok()).map(|id| {
            let organization = Some(RowId::from(OrganizationId(id)));
            ConsentScope::blank(RecipientKind::Organization, organization, None, Permission::Deny, today)
        });
        kinds.into_iter().map(permit).chain(excluded).collect()
    }

    fn answers(values: &Values) -> Vec<(ConsentPurpose, ConsentAnswer)> {
        let answered = |line: &Line| Some((line.purpose, values.code::<ConsentAnswer>(line.answer)?));
        LINES.iter().filter_map(answered).collect()
    }

    /// The answers taken over from a brother or sister, besides those given here.
    fn taken_over(&self, values: &Values, today: chrono::NaiveDate) -> Vec<ConsentForm> {
        let given = Self::answers(values);
        let like = self.like.as_ref().filter(|_| values.is("like_sibling", "yes"));
        like.map(|like| like.forms(&given, today)).unwrap_or_default()
    }

    fn save_new(&mut self, values: &Values, id: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let today = ctx.session.today();
        let later = |purpose| {
            self.facts.consents().iter().any(|view| {
                view.consent.purpose == purpose
                    && view.consent.answer == ConsentAnswer::Later
                    && view.consent.starts_on == today
            })
        };
        let forms: Vec<ConsentForm> = Self::answers(values)
            .into_iter()
            .filter(|(purpose, answer)| *answer != ConsentAnswer::Later || !later(*purpose))
            .map(|(purpose, answer)| ConsentForm {
                consent: self.consent(purpose, answer, values, today),
                scope: if answer == ConsentAnswer::Yes {
                    Self::scope(purpose, values, today)
                } else {
                    Vec::new()
                },
            })
            .chain(self.taken_over(values, today))
            .collect();
        if forms.is_empty() {
            return Ok(Done::back(ctx.texts.get("consent-nothing-new")).for_good());
        }
        let command = self.command(id);
        ctx.session.record_consents(&command, &forms)?;
        Ok(Done::back(ctx.texts.count("consent-saved", forms.len())))
    }

    fn save_correction(
        &self,
        base: &ConsentView,
        values: &Values,
        id: &str,
        ctx: &mut Ctx<'_>,
    ) -> Result<Done, Failure> {
        let today = ctx.session.today();
        let purpose = base.consent.purpose;
        let typed = self.consent(purpose, base.consent.answer, values, today);
        // A second signature that stands is not taken again.
        let stands = &base.consent;
        let kept = typed.second_on.is_none() || typed.second_by_id == stands.second_by_id;
        let second = if kept { &stands.record } else { &typed };
        let (by, name) = (second.second_by_id, second.second_by_name.clone());
        let (how, day) = (second.second_method, second.second_on);
        let consent = Consent {
            second_by_id: by,
            second_by_name: name,
            second_method: how,
            second_on: day,
            starts_on: base.consent.starts_on,
            expires_on: typed.expires_on.or(base.consent.expires_on),
            language: typed.language.or(base.consent.language),
            ..typed
        };
        // A limit that this page does not ask about stays as it is: a yes to one agency is no yes to every other.
        let scope = if has_scope(purpose) {
            Self::scope(purpose, values, today)
        } else {
            base.scope.iter().map(|row| row.record.clone()).collect()
        };
        let form = ConsentForm { consent, scope };
        ctx.session.correct_consent(&self.command(id), &base.consent, &form)?;
        Ok(Done::back(ctx.texts.count("consent-saved", 1)))
    }

    fn command(&self, id: &str) -> Command {
        Command { id: id.to_owned(), ..Command::new(Act::SaveConsent, Subject::Child(self.facts.child())) }
    }
}

impl FormJob for ConsentJob {
    fn spec(&self) -> &'static FormSpec {
        &CONSENT
    }

    fn title(&self, texts: &Texts) -> String {
        match &self.correcting {
            Some(view) => words::label(texts, view.consent.purpose),
            None => texts.get("consent-title"),
        }
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(self.facts.record(texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.facts.child())
    }

    fn values(&self) -> Values {
        let Some(view) = &self.correcting else { return Values::new() };
        let consent = &view.consent.record;
        let line = LINES.iter().find(|line| line.purpose == consent.purpose);
        let another = consent.given_by_id.is_none() && consent.given_by_name.is_some();
        let giver = consent.given_by_id.map(|id| id.to_string());
        let denied = |row: &ConsentScope| {
            (row.permission == Permission::Deny).then_some(row.recipient_id?.0.to_string())
        };
        let mut values = Values::new()
            .with("given_by", if another { "other".to_owned() } else { giver.unwrap_or_default() })
            .with_text("given_by_name", consent.given_by_name.as_deref())
            .with_code("capacity_basis", consent.capacity_basis)
            .with_text("capacity_note", consent.capacity_note.as_deref())
            .with("second_by", consent.second_by_id.map(|id| id.to_string()).unwrap_or_default())
            .with_text("second_by_name", consent.second_by_name.as_deref())
            .with_code("second_method", consent.second_method)
            .with_code("method", consent.method)
            .with_text("information", consent.information.as_deref())
            .with_text("explained", consent.explained.as_deref())
            .with_text("form_location", consent.form_location.as_deref())
            .with_text("interpreter", consent.interpreter.as_deref())
            .with_code("interpreter_mode", consent.interpreter_mode)
            .with_text("conditions", consent.conditions.as_deref())
            .with_day("expires_on", consent.expires_on)
            .with_codes("only", &limited_to(view));
        values.set_list("except", view.scope.iter().filter_map(|row| denied(row)).collect());
        if let Some(line) = line {
            values.set(line.answer, consent.answer.code());
        }
        values
    }

    fn base_version(&self) -> i64 {
        self.correcting.as_ref().map_or(0, |view| view.consent.version)
    }

    fn record_id(&self) -> String {
        match &self.correcting {
            Some(view) => view.consent.public_id.clone(),
            None => self.facts.place(),
        }
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let today = ctx.session.today();
        form.set_options("given_by", givers(&self.facts, ctx.texts));
        form.set_options("second_by", givers(&self.facts, ctx.texts));
        let organizations = self.facts.organizations().into_iter();
        form.set_options(
            "except",
            organizations.map(|(id, name)| Choosable::new(id.0.to_string(), name)).collect(),
        );
        reads_date(form, "expires_on", today, Limits::planned());
        for line in LINES {
            match (&self.correcting, self.standing(line.purpose)) {
                (Some(view), _) => {
                    form.set_visible(line.stands, false);
                    form.set_visible(line.answer, view.consent.purpose == line.purpose);
                }
                (None, Some(view)) => {
                    form.set_shown(line.stands, in_one_line(view, &self.facts, ctx.texts));
                    form.set_visible(line.answer, false);
                }
                (None, None) => form.set_visible(line.stands, false),
            }
        }
        form.set_visible("like_sibling", self.like.is_some());
        if let Some(like) = &self.like {
            form.set_label("like_sibling", Some(like.label(ctx.texts)));
            form.focus_on("like_sibling");
        } else if !LINES.iter().any(|line| line.answer == form.focused()) {
            let open = |line: &&Line| self.correcting.is_some() || self.standing(line.purpose).is_none();
            form.focus_on(LINES.iter().find(open).map_or("", |line| line.answer));
        }
    }

    fn arrange(&mut self, form: &mut Form, texts: &Texts) {
        let focused = form.focused();
        for line in LINES {
            let read = (line.answer == focused).then(|| self.spoken.texts(texts).get(say_id(line.purpose)));
            form.set_say(line.answer, read);
        }
        if self.correcting.is_none() {
            self.fill_items(form, texts);
        }
    }

    fn above(&self, form: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        let through = self.facts.interpreter(texts);
        if let Some(words) = self.spoken.notice(through.as_deref(), texts) {
            block.wrapped(1, width.saturating_sub(2), &words, Meaning::Dim);
        }
        if let Some(like) = self.like.as_ref().filter(|_| self.correcting.is_none()) {
            block.wrapped(1, width.saturating_sub(2), &like.in_words(&self.facts, texts), Meaning::Dim);
        }
        let limits = limits_in_words(form, &self.facts, texts);
        if !limits.is_empty() {
            block.wrapped(1, width.saturating_sub(2), &limits, Meaning::Warning);
        }
        block
    }

    fn correct(&mut self, field: &'static str, _: &Form, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        let line = LINES.iter().find(|line| line.stands == field)?;
        let consent = self.standing(line.purpose)?.consent.id;
        ConsentCard::open(self.facts.child(), consent, ctx).ok()
    }

    fn returned(&mut self, _: &'static str, _: Returned, form: &mut Form, ctx: &mut Ctx<'_>) {
        if let Ok(facts) = Facts::read(self.facts.child(), ctx) {
            self.facts = facts;
            for line in LINES {
                form.set_visible(line.stands, true);
                form.set_visible(line.answer, true);
            }
            self.prepare(form, ctx);
        }
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        match self.correcting.clone() {
            Some(base) => self.save_correction(&base, values, command, ctx),
            None => self.save_new(values, command, ctx),
        }
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Walk]
    }

    fn available(&self, action: Action, _: &Form, _: &Texts) -> Availability {
        if action == Action::WalkWords { Availability::Yes } else { Availability::Hidden }
    }

    fn act(&mut self, action: Action, _: &mut Form, ctx: &mut Ctx<'_>) -> Option<Outcome> {
        (action == Action::WalkWords).then(|| {
            self.spoken.turn(ctx.texts);
            Outcome::stay()
        })
    }
}

/// The words to read aloud for a purpose.
fn say_id(purpose: ConsentPurpose) -> &'static str {
    match purpose {
        ConsentPurpose::Collect => "consent-say-collect",
        ConsentPurpose::SharePlan => "consent-say-share-plan",
        ConsentPurpose::ContactSchool => "consent-say-contact-school",
        ConsentPurpose::WarmHandoff => "consent-say-warm-handoff",
        ConsentPurpose::KeepOnFile => "consent-say-keep-on-file",
        ConsentPurpose::ElectronicContact => "consent-say-electronic",
        _ => "consent-say-share-with-team",
    }
}

/// What the typed limits mean, for the line above the form.
fn limits_in_words(form: &Form, facts: &Facts, texts: &Texts) -> String {
    if !shares(form) {
        return String::new();
    }
    let values = form.everything();
    let names = facts.organizations();
    let named =
        |code: &String| names.iter().find(|(id, _)| id.0.to_string() == *code).map(|(_, name)| name.clone());
    let denied: Vec<String> = values.list("except").iter().filter_map(named).collect();
    in_limit_words(&values.codes::<Category>("only"), &denied, texts).join(" · ")
}
