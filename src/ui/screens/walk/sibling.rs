//! Another child of this family (F5): names, birth, school and what is asked for this child alone. What is the household's is
//! shown and proposed once as "same as". A file that looks the same is shown before a new one is made.

use chrono::NaiveDate;

use super::{WalkScreen, facts::Facts, header, homes, spoken::Spoken};
use crate::{
    casework::{
        Command, Failure, Subject,
        matches::MatchCard,
        referrals::NewChild,
        siblings::{NewSibling, Shared},
        walk::Walk,
    },
    domain::{
        access::Act,
        codes::{
            Channel, Code, ConsentAnswer, ConsentMethod, ConsentPurpose, PairVerdict, ReferrerType, Relation,
            SchoolStatus, Urgency,
        },
        dates_typed::Limits,
        duplicates::Likeness,
        ids::{CallId, ChildId, FileNumber, PersonId},
        names::PersonName,
        problem::Problem,
        record::{Consent, Person, Referral},
        walk::Step,
    },
    keymap::{Action, Context},
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Room, Values, block::Block, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{
            ask::Ask,
            call::compare::{self, Compare, Said},
            form_screen::{Done, FormJob, FormScreen},
            typed::{Typed, reads_date},
            words::{self, codes_of},
        },
        theme::Meaning,
    },
};

/// Rows for files that look alike.
const MATCHES: [&str; 3] = ["match_1", "match_2", "match_3"];

const COLLECT: &[(&str, &str)] =
    &[("yes", "code-consent-answer-yes"), ("no", "code-consent-answer-no"), ("later", "call-collect-later")];

const SHARED: &[(&str, &str)] = &[
    ("people", "sibling-shared-people"),
    ("homes", "sibling-shared-homes"),
    ("languages", "sibling-shared-languages"),
    ("referrer", "sibling-shared-referrer"),
];

/// Another child.
pub static SIBLING: FormSpec = FormSpec {
    name: "sibling",
    fields: &[
        Field::choice_given("known").helped().personal(),
        Field::person("given").asked(),
        Field::person("family").helped(),
        Field::line("birth_date").room(Room::Short).personal().asked().helped(),
        Field::link("match_1").personal().when(|form| form.filled("match_1")),
        Field::link("match_2").personal().when(|form| form.filled("match_2")),
        Field::link("match_3").personal().when(|form| form.filled("match_3")),
        Field::yes_no("same").asked().helped().quick(),
        Field::many_of("shared", SHARED).asked().when(|form| form.is("same", "no")),
        Field::choice("school_status", codes_of::<SchoolStatus>).asked(),
        Field::line("school").when(at_school),
        Field::choice_of("collect", COLLECT).asked().helped().quick(),
        Field::note("reason").asked(),
        Field::choice("urgency", codes_of::<Urgency>).asked(),
        Field::line("urgency_reason").asked().personal().when(|form| form.is("urgency", "urgent")),
    ],
};

fn at_school(form: &Form) -> bool {
    [SchoolStatus::AttendingPubliclyFunded, SchoolStatus::AttendingPrivate]
        .iter()
        .any(|status| form.is("school_status", status.code()))
}

/// What a person said of a file that looks alike.
struct Judged {
    child: ChildId,
    said: Said,
}

struct SiblingJob {
    facts: Facts,
    spoken: Spoken,
    today: NaiveDate,
    candidates: Vec<MatchCard>,
    /// The last search failed.
    search_failed: bool,
    judged: Vec<Judged>,
    comparing: Option<usize>,
}

/// The form of another child of the family of `child`.
///
/// # Errors
/// When the file may not be opened.
pub fn screen(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let facts = Facts::read(child, ctx)?;
    let spoken = Spoken::of(facts.language(), ctx.texts);
    let today = ctx.session.today();
    let job = SiblingJob {
        facts,
        spoken,
        today,
        candidates: Vec::new(),
        search_failed: false,
        judged: Vec::new(),
        comparing: None,
    };
    Ok(FormScreen::make(job, ctx).0)
}

impl SiblingJob {
    fn walk(&self) -> &Walk {
        &self.facts.walk
    }

    fn number(&self) -> FileNumber {
        FileNumber(self.walk().child.file_number)
    }

    /// Brothers and sisters who stand beside the child and have no file: they are not typed a second time.
    fn without_file(&self) -> impl Iterator<Item = (PersonId, &Person)> {
        let has_file = |person: PersonId| self.walk().siblings.iter().any(|other| other.person == person);
        let beside = self
            .walk()
            .beside
            .iter()
            .filter(move |one| one.link.relation == Relation::Sibling && !has_file(one.person.id.into()));
        beside.map(|one| (PersonId::from(one.person.id), &one.person.record))
    }

    /// The family name of an empty field where the household is the same.
    fn family(&self, values: &Values) -> Option<String> {
        let same = values.is("same", "yes");
        values.text("family").or_else(|| self.walk().person.family.clone().filter(|_| same))
    }

    fn likeness(&self, values: &Values) -> Likeness {
        let family = values.text("family").or_else(|| self.walk().person.family.clone()).unwrap_or_default();
        Likeness {
            names: vec![PersonName::new(values.get("given"), &family)],
            birth: values.partial("birth_date", self.today, Limits::birth(self.today)),
            ..Likeness::default()
        }
    }

    /// Looks for files like what is typed, once there is a given name.
    fn look(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let values = form.values();
        let found = match values.text("given") {
            Some(_) => ctx.session.sibling_matches(self.facts.child(), &self.likeness(&values)),
            None => Ok(Vec::new()),
        };
        // A search that fails leaves the form as it is, and says so; the save looks again.
        self.search_failed = found.is_err();
        self.candidates = found.unwrap_or_default();
        self.candidates.truncate(MATCHES.len());
        self.show(form, ctx.texts);
    }

    fn show(&self, form: &mut Form, texts: &Texts) {
        for (at, name) in MATCHES.iter().enumerate() {
            match self.candidates.get(at) {
                Some(found) => {
                    let judged = self.judged.iter().find(|judged| judged.child == found.card.child);
                    let after = judged.map(|judged| judged_words(judged.said, found, texts));
                    let after = after.unwrap_or_else(|| compare::why(found, texts));
                    let line = format!("{} {after}", compare::card_words(found, texts));
                    form.set_link(name, found.card.child.to_string(), line);
                }
                None => form.set_link(name, "", ""),
            }
        }
    }

    fn shared(values: &Values) -> Option<Shared> {
        let ticked = |code: &str| values.list("shared").iter().any(|one| one == code);
        match values.filled("same")? {
            "yes" => Some(Shared::ALL),
            _ => Some(Shared {
                people: ticked("people"),
                homes: ticked("homes"),
                languages: ticked("languages"),
                referrer: ticked("referrer"),
            }),
        }
    }

    /// The answer to "may I write this down of this child too", given by voice by whoever calls.
    fn collect(&self, values: &Values, shared: Shared, screen: &Texts) -> Option<Consent> {
        let answer = values.code::<ConsentAnswer>("collect")?;
        let running = header::running_call(self.walk());
        let call = self.walk().calls.iter().find(|call| Some(CallId::from(call.id)) == running);
        let caller =
            call.and_then(|call| call.caller_person_id).filter(|id| self.facts.person(*id).is_some());
        let name = call.and_then(|call| call.caller_name.clone()).filter(|_| caller.is_none());
        let primary = || self.walk().primary().map(|beside| beside.person.id.into());
        let giver = caller.or_else(|| if name.is_none() { primary() } else { None });
        let known = giver.and_then(|id| self.facts.person(id));
        let known = known.map(|person| header::person_name(person, screen));
        // In what right the same person decides is as it was said for the first child.
        let first = self.facts.consents().iter().find(|view| {
            let consent = &view.consent;
            consent.purpose == ConsentPurpose::Collect
                && view.state.holds()
                && giver.is_some()
                && consent.given_by_id == giver
        });
        let texts = self.spoken.texts(screen);
        Some(Consent {
            given_by_id: giver.filter(|_| shared.people),
            given_by_name: name.or(known.filter(|_| !shared.people)),
            capacity_basis: first.and_then(|view| view.consent.capacity_basis),
            method: Some(ConsentMethod::Verbal),
            language: Some(self.spoken.language()),
            information: Some(texts.get("call-covers")),
            explained: Some(texts.get("field-sibling-collect-say")),
            ..Consent::blank(ChildId(0), ConsentPurpose::Collect, answer, self.today)
        })
    }

    fn new_sibling(&self, values: &Values, ctx: &Ctx<'_>) -> Result<NewSibling, Failure> {
        let Some(shared) = Self::shared(values) else {
            return Err(Problem::new("same", "problem-sibling-same").into());
        };
        let birth = values.partial("birth_date", self.today, Limits::birth(self.today));
        let person = Person {
            given: values.text("given"),
            family: self.family(values),
            birth_date: birth.map(|birth| birth.date),
            birth_precision: birth.map(|birth| birth.precision),
            ..Person::blank()
        };
        let who = self.walk().primary().map(|beside| header::person_name(&beside.person, ctx.texts));
        let provisional = who.map(|who| ctx.texts.with("call-name-unknown", &[("name", who.into())]));
        let blank = Referral::blank(ctx.session.now(), Channel::Phone, ReferrerType::SelfFamily);
        let reason = values.text("reason");
        let verdicts = self.judged.iter().map(|judged| (judged.child, judged.said.verdict()));
        Ok(NewSibling {
            known: values.number("known").map(PersonId),
            child: NewChild { provisional, ..NewChild::new(person) },
            shared,
            school_status: values.code("school_status"),
            school: values.text("school"),
            referral: Referral {
                reason_language: reason.is_some().then(|| self.facts.language()).flatten(),
                reason,
                urgency: values.code("urgency"),
                urgency_reason: values.text("urgency_reason"),
                ..blank
            },
            collect: self.collect(values, shared, ctx.texts),
            call: header::running_call(self.walk()),
            others: verdicts.filter(|(_, verdict)| *verdict != PairVerdict::Same).collect(),
        })
    }

    /// It is a child that has a file: the call is about it, and its walk goes on.
    fn go_to(&self, child: ChildId, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        if let Some(call) = header::running_call(self.walk()) {
            let command = Command { id: command.to_owned(), ..Command::new(Act::SaveCall, Subject::Nothing) };
            ctx.session.attach_child(&command, call, child)?;
        }
        let walk = WalkScreen::open(child, None, ctx)?;
        Ok(Done::back(ctx.texts.get("sibling-same-file")).for_good().then(Then::Replace(walk)))
    }
}

fn judged_words(said: Said, found: &MatchCard, texts: &Texts) -> String {
    match said {
        Said::Same => texts.with("call-match-same", &[("number", found.card.number.to_string().into())]),
        Said::Different => texts.get("call-match-different"),
        Said::Sibling => texts.get("call-match-sibling"),
        Said::Later => texts.get("call-match-later"),
    }
}

/// What the new child would share, in lines.
fn known_lines(walk: &Walk, texts: &Texts) -> Vec<String> {
    let people: Vec<String> = walk
        .beside
        .iter()
        .filter(|beside| beside.link.relation != Relation::Sibling)
        .map(|beside| {
            let point = beside.contacts.first().map(|point| header::contact_words(point, texts));
            std::iter::once(header::beside_words(beside, texts)).chain(point).collect::<Vec<_>>().join(", ")
        })
        .collect();
    let homes: Vec<String> = walk.homes.iter().map(|home| homes::words(home, texts)).collect();
    let person = &walk.person;
    let language = person.language_service.map(|language| words::label(texts, language));
    let interpreter = person
        .interpreter_note
        .clone()
        .filter(|_| person.interpreter == Some(crate::domain::codes::YesNo::Yes));
    let interpreter = interpreter.map(|who| texts.with("spoken-through", &[("who", who.into())]));
    let place: Vec<String> = homes.into_iter().chain(language).chain(interpreter).collect();
    [people.join(" · "), place.join(" · ")].into_iter().filter(|line| !line.is_empty()).collect()
}

impl FormJob for SiblingJob {
    fn spec(&self) -> &'static FormSpec {
        &SIBLING
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("sibling-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(header::titled(self.walk(), &self.title(texts), texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.facts.child())
    }

    fn values(&self) -> Values {
        Values::new()
    }

    fn record_id(&self) -> String {
        format!("sibling of {}", self.walk().child.public_id)
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let texts = ctx.texts;
        reads_date(form, "birth_date", self.today, Limits::birth(self.today));
        let number = self.number().to_string();
        form.set_label("same", Some(texts.with("sibling-same", &[("number", number.clone().into())])));
        let family = self.walk().person.family.clone().unwrap_or_default();
        let help = texts.with("sibling-family-empty", &[("name", family.into()), ("number", number.into())]);
        form.set_help("family", Some(help));
        let known: Vec<Choosable> = self
            .without_file()
            .map(|(id, person)| Choosable::new(id.to_string(), header::person_name(person, texts)))
            .collect();
        form.set_visible("known", !known.is_empty());
        form.set_options("known", known);
        form.focus_on(if self.without_file().next().is_some() { "known" } else { "given" });
    }

    fn changed(&mut self, field: &'static str, form: &mut Form, ctx: &mut Ctx<'_>) {
        if field == "known" {
            let chosen = form.values().number("known").map(PersonId);
            let person = self.without_file().find(|(id, _)| Some(*id) == chosen).map(|(_, one)| one.clone());
            if let Some(person) = person {
                form.set("given", person.given.as_deref().unwrap_or_default());
                form.set("family", person.family.as_deref().unwrap_or_default());
            }
        }
        if matches!(field, "known" | "given" | "family" | "birth_date") {
            self.look(form, ctx);
        }
    }

    fn arrange(&mut self, form: &mut Form, texts: &Texts) {
        let focused = form.focused();
        for (field, id) in [("collect", "field-sibling-collect-say"), ("reason", "field-sibling-reason-say")]
        {
            form.set_say(field, (field == focused).then(|| self.spoken.texts(texts).get(id)));
        }
    }

    /// What is known of the household, so that nobody asks for it again.
    fn above(&self, _: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        let known = known_lines(self.walk(), texts).join(" · ");
        let number = self.number().to_string();
        let words = texts.with("sibling-known", &[("number", number.into()), ("known", known.into())]);
        block.wrapped(1, width.saturating_sub(2), &words, Meaning::Dim);
        if self.search_failed {
            block.wrapped(1, width.saturating_sub(2), &texts.get("call-search-failed"), Meaning::Warning);
        }
        block
    }

    fn open(&mut self, field: &'static str, form: &Form, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        let at = MATCHES.iter().position(|name| *name == field)?;
        let typed = self.likeness(&form.values());
        match Compare::screen(&typed, self.candidates.get(at)?, ctx) {
            Ok(screen) => {
                self.comparing = Some(at);
                Some(screen)
            }
            Err(failure) => {
                let title = ctx.texts.get("call-compare-title");
                Some(Ask::message(&title, words::failure(ctx.texts, &failure)))
            }
        }
    }

    fn returned(&mut self, _: &'static str, value: Returned, form: &mut Form, ctx: &mut Ctx<'_>) {
        let chosen = self.comparing.take().and_then(|at| self.candidates.get(at));
        let (Some(found), Returned::Chosen(verdict)) = (chosen, value) else { return };
        let Some(said) = Said::of(verdict) else { return };
        let child = found.card.child;
        // Only one file can be the child's.
        self.judged
            .retain(|judged| judged.child != child && !(said == Said::Same && judged.said == Said::Same));
        self.judged.push(Judged { child, said });
        self.show(form, ctx.texts);
        form.focus_on("same");
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        if let Some(same) = self.judged.iter().find(|judged| judged.said == Said::Same) {
            return self.go_to(same.child, command, ctx);
        }
        let new = self.new_sibling(values, ctx)?;
        let subject = Subject::Child(self.facts.child());
        let command = Command { id: command.to_owned(), ..Command::new(Act::OpenSibling, subject) };
        let opened = ctx.session.open_sibling(&command, &new)?;
        let number = opened.number.to_string();
        let said = ctx.texts.with("call-opened", &[("number", number.into())]);
        let done = Done::back(said).for_good();
        match WalkScreen::open(opened.child, Some(Step::Child), ctx) {
            Ok(walk) => Ok(done.then(Then::Replace(walk))),
            // Whoever may not go on has handed it to the pool.
            Err(Failure::Refused { .. }) => {
                let number = opened.number.to_string();
                Ok(Done::back(ctx.texts.with("sibling-to-pool", &[("number", number.into())])).for_good())
            }
            Err(failure) => Err(failure),
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
