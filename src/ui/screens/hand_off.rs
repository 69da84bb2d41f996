//! The warm hand-off: to whom, what is sent, with whose consent, tries, and what came of it. Confirming, refusal and
//! waiving close the case, and say so before. The agency of the family's area is proposed; an organisation is typed once.

use super::{
    form_screen::{Done, FormJob, FormScreen},
    typed::{Fill, Typed, reads_date},
    walk::{
        attempt::AttemptJob,
        consent::ANSWERS,
        facts::{Facts, givers, person_of},
        spoken::Spoken,
    },
    words::{self, codes_of},
};
use crate::{
    casework::{
        Command, Failure, Subject, consents::ConsentForm, directory::OrganizationChoice,
        hand_offs::HandOffForm, walk::HandOffView,
    },
    domain::{
        access::Act,
        codes::{
            CapacityBasis, Category, ClosureReason, Code, ConsentAnswer, ConsentMethod, ConsentPurpose,
            HandOffState, Permission, RecipientKind, YesNo,
        },
        dates_typed::Limits,
        hand_off::{self as rules, Settlement},
        ids::{ChildId, OrganizationId, RowId},
        record::{Consent, ConsentScope, Organization, Stored},
    },
    keymap::{Action, Context},
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Room, Values, block::Block, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen},
        theme::Meaning,
    },
};

/// What came of a hand-off.
const RESULTS: &[(&str, &str)] = &[
    ("confirmed", "code-hand-off-state-confirmed"),
    ("refused", "code-hand-off-state-refused"),
    ("waived", "code-hand-off-state-waived"),
];

/// The prefix of an organisation that is proposed and not in the directory yet.
const PROPOSED: &str = "new:";

static HAND_OFF: FormSpec = FormSpec {
    name: "hand_off",
    fields: &[
        Field::choice_given("organization").under("hand-off-heading-to").asked().helped(),
        Field::line("organization_name").room(Room::Medium).asked().when(another),
        Field::person("contact_name"),
        Field::shown("consent_stands").under("hand-off-heading-consent"),
        Field::choice_of("consent", ANSWERS).under("hand-off-heading-consent").asked().helped(),
        Field::choice_given("given_by").label("field-consent-given-by").asked().when(agreed),
        Field::person("given_by_name").label("field-consent-given-by-name").asked().when(given_by_another),
        Field::choice("capacity_basis", codes_of::<CapacityBasis>)
            .label("field-consent-capacity-basis")
            .when(agreed),
        Field::choice("method", codes_of::<ConsentMethod>).label("field-consent-method").asked().when(agreed),
        Field::note("information").label("field-consent-information").asked().when(verbal),
        Field::note("explained").label("field-consent-explained").asked().when(verbal),
        Field::many_given("items").under("hand-off-heading-sent").helped(),
        Field::line("what_sent").personal().asked(),
        Field::line("sent_on").room(Room::Short).asked().helped(),
        Field::line("family_told_on").room(Room::Short).asked(),
        Field::yes_no("told_may_return").asked(),
        Field::choice_of("result", RESULTS).under("hand-off-heading-result").helped(),
        Field::person("confirmed_by").asked().when(confirmed),
        Field::line("reason").personal().when(refused_or_waived),
        Field::choice_given("ending").asked().when(waived),
    ],
};

fn another(form: &Form) -> bool {
    form.is("organization", "other")
}

fn agreed(form: &Form) -> bool {
    form.is("consent", "yes")
}

fn given_by_another(form: &Form) -> bool {
    agreed(form) && form.is("given_by", "other")
}

fn verbal(form: &Form) -> bool {
    agreed(form) && form.is("method", ConsentMethod::Verbal.code())
}

fn confirmed(form: &Form) -> bool {
    form.is("result", "confirmed")
}

fn waived(form: &Form) -> bool {
    form.is("result", "waived")
}

fn refused_or_waived(form: &Form) -> bool {
    form.is("result", "refused") || waived(form)
}

/// Opens the hand-off of a child: the open one, else a new one.
///
/// # Errors
/// When the file may not be read.
pub fn open(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let facts = Facts::read(child, ctx)?;
    let directory = ctx.session.organizations("")?;
    let spoken = Spoken::of(facts.language(), ctx.texts);
    let base = facts.walk.hand_offs.iter().find(|view| rules::is_open(view.hand_off.state)).cloned();
    let job = HandOffJob { facts, directory, spoken, base, listed: String::new(), filled: String::new() };
    Ok(FormScreen::make(job, ctx).0)
}

struct HandOffJob {
    facts: Facts,
    directory: Vec<Stored<Organization>>,
    spoken: Spoken,
    base: Option<HandOffView>,
    /// The list of what is sent as it was filled last, so that typed words are never overwritten.
    listed: String,
    /// The same of the information a verbal consent covers.
    filled: String,
}

impl HandOffJob {
    /// The agency that answers for where the family lives, where it is another one.
    fn proposed(&self) -> Option<&String> {
        self.facts.route_to()
    }

    /// The agency of the area first, then the directory, then another that is typed once.
    fn organizations(&self, texts: &Texts) -> Vec<Choosable> {
        let mut options = Vec::new();
        let known = |name: &str| self.directory.iter().find(|one| one.name.eq_ignore_ascii_case(name));
        if let Some(name) = self.proposed() {
            let code = known(name).map_or_else(|| format!("{PROPOSED}{name}"), |one| one.id.0.to_string());
            options.push(Choosable::new(code, texts.with("hand-off-proposed", &[("name", name.into())])));
        }
        for one in &self.directory {
            let code = one.id.0.to_string();
            if !options.iter().any(|option| option.code == code) {
                options.push(Choosable::new(code, one.name.clone()));
            }
        }
        options.push(Choosable::new("other", texts.get("hand-off-another")));
        options
    }

    fn choice(values: &Values) -> Option<OrganizationChoice> {
        match values.get("organization") {
            "" => None,
            "other" => values.text("organization_name").map(OrganizationChoice::Typed),
            code => match code.strip_prefix(PROPOSED) {
                Some(name) => Some(OrganizationChoice::Typed(name.to_owned())),
                None => code.parse().ok().map(|id| OrganizationChoice::Known(OrganizationId(id))),
            },
        }
    }

    /// The consent to hand over that stands.
    fn consent(&self) -> Option<&crate::casework::consents::ConsentView> {
        let hands_over = |view: &&crate::casework::consents::ConsentView| {
            view.consent.purpose == ConsentPurpose::WarmHandoff
        };
        self.facts.consents().iter().filter(hands_over).find(|view| view.state.holds())
    }

    fn item_words(&self, form: &Form, texts: &Texts) -> String {
        let values = form.everything();
        let ticked = self
            .facts
            .walk
            .hand_off_items
            .iter()
            .filter(|item| values.list("items").iter().any(|code| code == item.text));
        ticked.map(|item| texts.count(item.text, item.count)).collect::<Vec<_>>().join(", ")
    }

    /// Fills `field` with `words`, unless somebody wrote there.
    fn fill(form: &mut Form, field: &str, words: &str, last: &mut String) {
        let there = form.text(field);
        if !words.is_empty() && there != words && (there.is_empty() || there == *last) {
            form.set(field, words);
            words.clone_into(last);
        }
    }

    fn form(&self, values: &Values, today: chrono::NaiveDate) -> HandOffForm {
        let limits = Limits::happened(today);
        HandOffForm {
            episode: self.facts.episode(),
            organization: Self::choice(values),
            contact_name: values.text("contact_name"),
            what_sent: values.text("what_sent"),
            sent_on: values.day("sent_on", today, limits),
            family_told_on: values.day("family_told_on", today, limits),
            told_may_return: values.code::<YesNo>("told_may_return"),
        }
    }

    /// The consent as it was given here: for the organisation named, where the directory knows it.
    fn given(&self, values: &Values, today: chrono::NaiveDate) -> Option<ConsentForm> {
        let answer = values.code::<ConsentAnswer>("consent").filter(|_| self.consent().is_none())?;
        let yes = answer == ConsentAnswer::Yes;
        let method = values.code::<ConsentMethod>("method").filter(|_| yes);
        let consent = Consent {
            given_by_id: person_of(values.get("given_by")),
            given_by_name: values.text("given_by_name").filter(|_| yes),
            capacity_basis: values.code::<CapacityBasis>("capacity_basis").filter(|_| yes),
            method,
            information: values.text("information").filter(|_| yes),
            explained: values.text("explained").filter(|_| yes),
            language: Some(self.spoken.language()).filter(|_| method == Some(ConsentMethod::Verbal)),
            ..Consent::blank(self.facts.child(), ConsentPurpose::WarmHandoff, answer, today)
        };
        let scope = match Self::choice(values) {
            Some(OrganizationChoice::Known(id)) if yes => {
                let all: Option<Category> = None;
                vec![ConsentScope::blank(
                    RecipientKind::Organization,
                    Some(RowId::from(id)),
                    all,
                    Permission::Permit,
                    today,
                )]
            }
            _ => Vec::new(),
        };
        Some(ConsentForm { consent, scope })
    }

    fn settlement(values: &Values) -> Option<Settlement> {
        match values.get("result") {
            "confirmed" => {
                Some(Settlement::Confirmed { by: values.text("confirmed_by").unwrap_or_default() })
            }
            "refused" => Some(Settlement::Refused { reason: values.text("reason") }),
            "waived" => Some(Settlement::Waived {
                reason: values.text("reason").unwrap_or_default(),
                ending: values.code::<ClosureReason>("ending").unwrap_or(ClosureReason::HandedOff),
            }),
            _ => None,
        }
    }

    fn command(&self, id: String, act: Act) -> Command {
        Command { id, ..Command::new(act, Subject::Child(self.facts.child())) }
    }

    /// The line of tries and of the day by which a confirmation is expected.
    fn so_far(&self, texts: &Texts) -> Option<String> {
        let base = self.base.as_ref()?;
        let mut words = words::label(texts, base.hand_off.state);
        if let Some(day) = base.confirm_due {
            words = format!(
                "{words} · {}",
                texts.with("hand-off-confirm-by", &[("day", texts.date(day).into())])
            );
        }
        if !base.attempts.is_empty() {
            words = format!("{words} · {}", texts.count("hand-off-attempts", base.attempts.len()));
        }
        Some(words)
    }
}

impl FormJob for HandOffJob {
    fn spec(&self) -> &'static FormSpec {
        &HAND_OFF
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("hand-off-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(self.facts.record(texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.facts.child())
    }

    fn values(&self) -> Values {
        let Some(view) = &self.base else { return Values::new() };
        let hand_off = &view.hand_off;
        Values::new()
            .with("organization", hand_off.organization_id.map(|id| id.0.to_string()).unwrap_or_default())
            .with_text("contact_name", hand_off.contact_name.as_deref())
            .with_text("what_sent", hand_off.what_sent.as_deref())
            .with_day("sent_on", hand_off.sent_on)
            .with_day("family_told_on", hand_off.family_told_on)
            .with_code("told_may_return", hand_off.told_may_return)
    }

    fn base_version(&self) -> i64 {
        self.base.as_ref().map_or(0, |view| view.hand_off.version)
    }

    fn record_id(&self) -> String {
        self.base.as_ref().map_or_else(|| self.facts.place(), |view| view.hand_off.public_id.clone())
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let (today, texts) = (ctx.session.today(), ctx.texts);
        form.set_options("organization", self.organizations(texts));
        form.set_options("given_by", givers(&self.facts, texts));
        let items = self.facts.walk.hand_off_items.iter();
        form.set_options(
            "items",
            items.map(|item| Choosable::new(item.text, texts.count(item.text, item.count))).collect(),
        );
        let endings = rules::WAIVED_ENDINGS.iter();
        form.set_options(
            "ending",
            endings.map(|reason| Choosable::new(reason.code(), words::label(texts, *reason))).collect(),
        );
        for field in ["sent_on", "family_told_on"] {
            reads_date(form, field, today, Limits::happened(today));
        }
        if let Some(view) = self.consent() {
            form.set_shown(
                "consent_stands",
                super::walk::consent_words::in_one_line(view, &self.facts, texts),
            );
        }
    }

    fn arrange(&mut self, form: &mut Form, texts: &Texts) {
        let stands = self.consent().is_some();
        form.set_visible("consent_stands", stands);
        form.set_visible("consent", !stands);
        let focused = form.focused() == "consent";
        form.set_say("consent", focused.then(|| self.spoken.texts(texts).get("consent-say-warm-handoff")));
        let listed = self.item_words(form, texts);
        Self::fill(form, "what_sent", &listed, &mut self.listed);
        if verbal(form) {
            let spoken = self.spoken.texts(texts);
            Self::fill(form, "information", &spoken.get("consent-say-warm-handoff"), &mut self.filled);
            if form.text("explained").is_empty() && form.focused() != "explained" {
                form.set("explained", &spoken.get("consent-explained-read"));
            }
        }
    }

    fn above(&self, _: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        if let Some(words) = self.so_far(texts) {
            block.wrapped(1, width.saturating_sub(2), &words, Meaning::Strong);
        }
        block
    }

    fn asks(&self, values: &Values, texts: &Texts) -> Option<(String, String)> {
        let settlement = Self::settlement(values)?;
        let number = crate::domain::ids::FileNumber(self.facts.walk.child.file_number).to_string();
        let state: HandOffState = settlement.state();
        let values = [("state", words::label(texts, state).into()), ("file", number.into())];
        Some((texts.get("hand-off-title"), texts.with("hand-off-close-question", &values)))
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let today = ctx.session.today();
        if let Some(given) = self.given(values, today) {
            let consent = self.command(uuid::Uuid::now_v7().to_string(), Act::SaveConsent);
            ctx.session.record_consents(&consent, &[given])?;
            self.facts = Facts::read(self.facts.child(), ctx)?;
        }
        let form = self.form(values, today);
        let base = self.base.as_ref().map(|view| view.hand_off.clone());
        if let Some(settlement) = Self::settlement(values) {
            let command = self.command(command.to_owned(), Act::CloseHandOff);
            ctx.session.settle_hand_off(&command, base.as_ref(), &form, &settlement)?;
            return Ok(Done::back(ctx.texts.get("hand-off-closed")).for_good());
        }
        let command = self.command(command.to_owned(), Act::SaveHandOff);
        match &base {
            Some(base) => drop(ctx.session.save_hand_off(&command, base, &form)?),
            None => drop(ctx.session.start_hand_off(&command, &form)?),
        }
        Ok(Done::back(ctx.texts.get("hand-off-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        let Some(base) = &self.base else { return Ok(None) };
        let facts = Facts::read(self.facts.child(), ctx)?;
        self.base = facts.walk.hand_offs.iter().find(|view| view.hand_off.id == base.hand_off.id).cloned();
        self.facts = facts;
        Ok(self.base.is_some().then(|| self.values()))
    }

    fn came_back(&mut self, _: &Returned, _: &mut Form, ctx: &mut Ctx<'_>) -> Outcome {
        // A try was counted: only what stands above the form is read again, the version it was opened on stays.
        if let Some(base) = &mut self.base
            && let Ok((_, attempts)) = ctx.session.hand_off(self.facts.child(), base.hand_off.id)
        {
            base.attempts = attempts;
        }
        Outcome::stay()
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::HandOff]
    }

    fn available(&self, action: Action, _: &Form, texts: &Texts) -> Availability {
        match (action, &self.base) {
            (Action::HandOffAttempt, Some(_)) => Availability::Yes,
            (Action::HandOffAttempt, None) => Availability::No(texts.get("hand-off-save-first")),
            (Action::WalkWords, _) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn act(&mut self, action: Action, _: &mut Form, ctx: &mut Ctx<'_>) -> Option<Outcome> {
        match (action, &self.base) {
            (Action::HandOffAttempt, Some(view)) => {
                Some(FormScreen::open(AttemptJob::of_hand_off(&self.facts, view.hand_off.id), ctx))
            }
            (Action::HandOffAttempt, None) => {
                Some(Outcome::stay().failed(ctx.texts.get("hand-off-save-first")))
            }
            (Action::WalkWords, _) => {
                self.spoken.turn(ctx.texts);
                Some(Outcome::stay())
            }
            _ => None,
        }
    }
}
