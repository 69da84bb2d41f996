//! Keying a paper: a new referral with what was logged already in it, files that look alike first. Saving opens the file and
//! settles the paper; where it is a known child, the paper goes to that file. Rules stand in casework.

use crate::{
    casework::{
        Command, Failure, Subject,
        family::NewCaregiver,
        homes::NewHome,
        matches::{MatchCard, TypedFacts},
        pile::{PileRow, Settled},
        referrals::{NewChild, NewReferral},
        returns::ReturnForm,
    },
    domain::{
        access::Act,
        codes::{
            Channel, Code, ConsentMethod, ContactKind, EpisodeState, ReferrerType, Relation, Urgency, YesNo,
        },
        dates_typed::Limits,
        duplicates::Likeness,
        episode,
        ids::{ChildId, FamilyId, FileNumber, PersonId},
        names::PersonName,
        problem::Problem,
        record::{ContactPoint, Household, Organization, Person, RecordKind, Referral, Stored},
        walk::Step,
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Room, Values, block::Block},
        screen::{Ctx, Outcome, Returned, Screen, Then},
        screens::{
            ask::Ask,
            call::{
                area_words,
                compare::{self, Compare, Said},
                form::{MATCHES, split_name},
            },
            form_screen::{Done, FormJob, FormScreen},
            typed::{Fill, Typed, reads_date},
            walk::WalkScreen,
            words::{self, codes_of},
        },
        theme::Meaning,
    },
};

use super::{
    form::{organization_of, reads_organization},
    paper_words,
};

static KEYING: FormSpec = FormSpec {
    name: "keying",
    fields: &[
        Field::person("given").under("call-about").asked(),
        Field::person("family").asked(),
        Field::line("birth_date").room(Room::Short).personal(),
        Field::line("municipality").room(Room::Medium),
        Field::link("match_1").personal().when(|form| form.filled("match_1")),
        Field::link("match_2").personal().when(|form| form.filled("match_2")),
        Field::link("match_3").personal().when(|form| form.filled("match_3")),
        Field::link("match_4").personal().when(|form| form.filled("match_4")),
        Field::link("match_5").personal().when(|form| form.filled("match_5")),
        Field::choice("referrer_type", codes_of::<ReferrerType>).under("keying-referrer").asked(),
        Field::person("referrer_name").asked(),
        Field::line("organization").when(third_party),
        Field::phone("referrer_phone").when(third_party),
        Field::yes_no("consent_to_refer").asked().helped().when(third_party),
        Field::person("consent_given_by").when(agreed),
        Field::choice("consent_method", codes_of::<ConsentMethod>).when(agreed),
        Field::person("caregiver_name").under("keying-family").when(third_party),
        Field::choice("relation", codes_of::<Relation>).asked().when(somebody),
        Field::phone("number").asked(),
        Field::yes_no("safe_message").asked().when(|form| form.filled("number")),
        Field::note("reason").under("keying-why").asked(),
        Field::choice("urgency", codes_of::<Urgency>).asked(),
        Field::line("urgency_reason").asked().personal().when(|form| form.is("urgency", "urgent")),
    ],
};

fn third_party(form: &Form) -> bool {
    form.filled("referrer_type") && !itself(&form.text("referrer_type"))
}

fn itself(code: &str) -> bool {
    code.starts_with("self")
}

fn agreed(form: &Form) -> bool {
    third_party(form) && form.is("consent_to_refer", "yes")
}

/// Somebody of the family is named: the one who writes, or the one the sender names.
fn somebody(form: &Form) -> bool {
    form.is("referrer_type", "self_family") || form.filled("caregiver_name")
}

/// What was decided about a file that looks alike.
#[derive(Clone, Copy)]
struct Judged {
    child: ChildId,
    number: FileNumber,
    state: Option<EpisodeState>,
    said: Said,
}

/// Keying one paper.
struct KeyingJob {
    row: PileRow,
    directory: Vec<Stored<Organization>>,
    candidates: Vec<MatchCard>,
    judged: Vec<Judged>,
    comparing: Option<usize>,
}

/// Opens the keying of a paper.
pub fn open(row: PileRow, ctx: &mut Ctx<'_>) -> Outcome {
    let directory = ctx.session.organizations("").unwrap_or_default();
    let job = KeyingJob { row, directory, candidates: Vec::new(), judged: Vec::new(), comparing: None };
    FormScreen::open(job, ctx)
}

impl KeyingJob {
    fn look(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let values = form.values();
        let line = [values.get("given"), values.get("family"), values.get("birth_date")].join(" ");
        let likeness = likeness(&values, ctx);
        let typed = TypedFacts { line: line.trim().to_owned(), likeness, own: None };
        // A search that fails leaves the form as it is.
        self.candidates = ctx.session.likely_matches(&typed).unwrap_or_default();
        self.candidates.truncate(MATCHES.len());
        self.show(form, ctx.texts);
    }

    fn show(&self, form: &mut Form, texts: &Texts) {
        for (at, name) in MATCHES.iter().enumerate() {
            match self.candidates.get(at) {
                Some(found) => {
                    let judged = self.judged.iter().find(|judged| judged.child == found.card.child);
                    form.set_link(name, found.card.child.to_string(), match_words(found, judged, texts));
                }
                None => form.set_link(name, "", ""),
            }
        }
    }

    fn same(&self) -> Option<Judged> {
        self.judged.iter().find(|judged| judged.said == Said::Same).copied()
    }

    fn referral_of(&self, values: &Values) -> Result<Referral, Failure> {
        let Some(referrer_type) = values.code::<ReferrerType>("referrer_type") else {
            return Err(Problem::new("referrer_type", "problem-keying-who").into());
        };
        let third = !itself(referrer_type.code());
        let paper = &self.row.paper;
        Ok(Referral {
            referrer_name: values.text("referrer_name").filter(|_| third),
            referrer_phone: values.text("referrer_phone").filter(|_| third),
            consent_to_refer: values.code::<YesNo>("consent_to_refer"),
            consent_given_by: values.text("consent_given_by"),
            consent_method: values.code::<ConsentMethod>("consent_method"),
            reason: values.text("reason"),
            urgency: values.code::<Urgency>("urgency"),
            urgency_reason: values.text("urgency_reason"),
            attachments_note: paper.place.clone(),
            ..Referral::blank(paper.received_at, paper.channel, referrer_type)
        })
    }

    fn new_referral(&self, values: &Values, ctx: &Ctx<'_>) -> Result<NewReferral, Failure> {
        let referral = self.referral_of(values)?;
        let today = ctx.session.today();
        let birth = values.partial("birth_date", today, Limits::birth(today));
        let person = Person {
            given: values.text("given"),
            family: values.text("family"),
            birth_date: birth.map(|birth| birth.date),
            birth_precision: birth.map(|birth| birth.precision),
            ..Person::blank()
        };
        let caregivers = caregivers_of(values);
        let provisional = values.text("caregiver_name").or_else(|| values.text("referrer_name"));
        let home = values.text("municipality").map(|place| NewHome {
            household: Household { municipality: Some(place), ..Household::blank(FamilyId(0)) },
            caregivers: if caregivers.is_empty() { Vec::new() } else { vec![0] },
        });
        let sibling =
            self.judged.iter().find(|judged| judged.said == Said::Sibling).map(|judged| judged.child);
        let third = !itself(referral.referrer_type.code());
        Ok(NewReferral {
            children: vec![NewChild { provisional, ..NewChild::new(person) }],
            sibling_of: sibling,
            organization: organization_of(values, &self.directory).filter(|_| third),
            referral,
            call: None,
            caregivers,
            home,
            collect: None,
        })
    }

    /// Opens the file, or lets the known family return; the child of whom the paper is, and what became of it.
    fn key(&self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Settled, Failure> {
        let step = |name: &str, act, subject| Command {
            id: format!("{command}-{name}"),
            ..Command::new(act, subject)
        };
        match self.same() {
            // Closed to whoever keys: who answers for the file reads the paper, a privacy officer sees it, the pile goes on.
            Some(same) if ctx.session.minimal_card(same.child, None)?.restricted => {
                let flag = step(&format!("flag-{}", same.number), Act::SaveCall, Subject::Nothing);
                ctx.session.flag_restricted(&flag, same.child, None, None)?;
                Ok(Settled::Belongs(same.child, read_words(&self.row, ctx.texts)))
            }
            Some(same) if same.state.is_none_or(episode::may_return) => {
                let referral = self.referral_of(values)?;
                let form = ReturnForm { what_changed: None, referral, call: None };
                ctx.session
                    .return_family(&step("return", Act::ReturnFamily, Subject::Child(same.child)), &form)?;
                Ok(Settled::Keyed(same.child))
            }
            Some(same) => Ok(Settled::Belongs(same.child, read_words(&self.row, ctx.texts))),
            None => {
                let new = self.new_referral(values, ctx)?;
                let opened =
                    ctx.session.open_referral(&step("open", Act::OpenReferral, Subject::New), &new)?;
                let opened = opened.into_iter().next().ok_or(Failure::Missing(RecordKind::Child))?;
                for judged in &self.judged {
                    let pair = step(&format!("pair-{}", judged.number), Act::DecidePair, Subject::Nothing);
                    ctx.session.decide_pair(
                        &pair,
                        opened.child,
                        judged.child,
                        judged.said.verdict(),
                        None,
                    )?;
                }
                Ok(Settled::Keyed(opened.child))
            }
        }
    }
}

/// What whoever answers for the family is to do with a paper that belongs to their file.
pub(super) fn read_words(row: &PileRow, texts: &Texts) -> String {
    let words = paper_words(row, texts);
    let place = row.paper.place.clone().unwrap_or_else(|| texts.get("pile-place-unknown"));
    texts.with("pile-promise-read", &[("paper", words.into()), ("place", place.into())])
}

fn likeness(values: &Values, ctx: &Ctx<'_>) -> Likeness {
    let today = ctx.session.today();
    Likeness {
        names: vec![PersonName::new(values.get("given"), values.get("family"))],
        birth: values.partial("birth_date", today, Limits::birth(today)),
        phones: values.text("number").into_iter().collect(),
        caregivers: values.text("caregiver_name").into_iter().collect(),
        ..Likeness::default()
    }
}

/// The one of the family who writes or is named, with the number that was given.
fn caregivers_of(values: &Values) -> Vec<NewCaregiver> {
    let family = values.is("referrer_type", ReferrerType::SelfFamily.code());
    let name = if family { values.text("referrer_name") } else { values.text("caregiver_name") };
    let Some(name) = name else { return Vec::new() };
    let (given, surname) = split_name(&name);
    let relation = values.code::<Relation>("relation").unwrap_or(Relation::Other);
    let mut caregiver = NewCaregiver::new(Person::named(&given, &surname), relation);
    caregiver.link.primary_contact = YesNo::Yes;
    if let Some(number) = values.text("number") {
        let point = ContactPoint::blank(PersonId(0), ContactKind::Phone, &number);
        caregiver.contacts.push(ContactPoint { safe_message: values.code("safe_message"), ..point });
    }
    vec![caregiver]
}

fn match_words(found: &MatchCard, judged: Option<&Judged>, texts: &Texts) -> String {
    let line = compare::card_words(found, texts);
    let after = match judged.map(|judged| judged.said) {
        Some(Said::Same) => {
            texts.with("keying-match-same", &[("number", found.card.number.to_string().into())])
        }
        Some(Said::Different) => texts.get("call-match-different"),
        Some(Said::Sibling) => texts.get("call-match-sibling"),
        Some(Said::Later) => texts.get("call-match-later"),
        None => compare::why(found, texts),
    };
    format!("{line} {after}")
}

impl FormJob for KeyingJob {
    fn spec(&self) -> &'static FormSpec {
        &KEYING
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("keying-title")
    }

    fn values(&self) -> Values {
        let paper = &self.row.paper;
        // "Sample, Child" or "Child Sample", as it was read.
        let (given, family) = split_name(paper.child_as_read.as_deref().unwrap_or_default());
        let urgency = (paper.urgent == Some(YesNo::Yes)).then_some(Urgency::Urgent);
        Values::new()
            .with("given", given)
            .with("family", family)
            .with_text("referrer_name", paper.from_name.as_deref())
            .with_text("organization", self.row.organization.as_deref())
            .with_code("urgency", urgency)
    }

    fn record_id(&self) -> String {
        self.row.paper.public_id.clone()
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let today = ctx.session.today();
        reads_date(form, "birth_date", today, Limits::birth(today));
        reads_organization(form, &self.directory);
        if let Ok(rules) = ctx.session.rules() {
            form.set_reader("municipality", move |typed, texts| Ok(area_words(&rules, typed, texts)));
        }
        // Files that look alike stand there before anything is typed.
        self.look(form, ctx);
    }

    fn changed(&mut self, field: &'static str, form: &mut Form, ctx: &mut Ctx<'_>) {
        if matches!(field, "given" | "family" | "birth_date" | "number" | "caregiver_name") {
            self.look(form, ctx);
        }
    }

    fn above(&self, _: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        block.wrapped(1, width.saturating_sub(2), &paper_words(&self.row, texts), Meaning::Dim);
        if let Some(same) = self.same().filter(|same| !same.state.is_none_or(episode::may_return)) {
            let words = texts.with("keying-goes-to", &[("number", same.number.to_string().into())]);
            block.wrapped(1, width.saturating_sub(2), &words, Meaning::Accent);
        }
        block
    }

    fn open(&mut self, field: &'static str, form: &Form, ctx: &mut Ctx<'_>) -> Option<Box<dyn Screen>> {
        let at = MATCHES.iter().position(|name| *name == field)?;
        let typed = likeness(&form.values(), ctx);
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
        let (child, number, state) = (found.card.child, found.card.number, found.card.state);
        // Only one file can be the child's.
        self.judged
            .retain(|judged| judged.child != child && !(said == Said::Same && judged.said == Said::Same));
        self.judged.push(Judged { child, number, state, said });
        self.show(form, ctx.texts);
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let settled = self.key(values, command, ctx)?;
        let settle =
            Command { id: format!("{command}-settle"), ..Command::new(Act::SettlePaper, Subject::Nothing) };
        ctx.session.settle_paper(&settle, &self.row.paper, &settled)?;
        match settled {
            Settled::Keyed(child) => {
                let walk = WalkScreen::open(child, Some(Step::Call), ctx)?;
                Ok(Done::back(ctx.texts.get("keying-keyed")).for_good().then(Then::Replace(walk)))
            }
            _ => Ok(Done::back(ctx.texts.get("pile-belongs-done"))),
        }
    }
}

/// How a paper came, in words.
pub fn channel_words(channel: Channel, texts: &Texts) -> String {
    match channel {
        Channel::PaperFax => texts.get("pile-fax"),
        Channel::PaperMail => texts.get("pile-letter"),
        Channel::Email => texts.get("pile-email"),
        Channel::Online => texts.get("pile-web-form"),
        other => words::label(texts, other),
    }
}
