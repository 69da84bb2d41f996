//! What letters of intake are made of: who may be written to, their language and address, and what each letter says, read
//! from the file. Decides nothing: the answer comes from `domain::letter`, the words from the documents layer.

use chrono::NaiveDate;

use super::{Failure, Reading, due as work, rules::FileRules, settings, waiting::person_name};
use crate::{
    documents::letters::{Address, Facts, Helper, Letter, Sender, language_of, written_in},
    domain::{
        card::urgency_rank,
        codes::{Category, ContactLine, HandOffState, Language, LetterKind, Relation, TimerKind, YesNo},
        consent::{self, ShareWhy},
        due::EpisodeFacts,
        ids::{ChildId, EpisodeId, FileNumber, HouseholdId, OrganizationId, PersonId},
        letter::{self, Addressee, Consented, Standing, Tie},
        names::fold,
        program::Program,
        record::{
            Child, Consent, ConsentScope, ContactPoint, Decision, Episode, Household, Link, Member,
            Organization, Person, Referral, Stored,
        },
        rule_reader::Bilingual,
    },
    store::{Db, StoreError, care, due, episodes, families, rows, waiting},
};

/// Someone who may be written to, or might.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterTo {
    /// The child, or someone beside it.
    Person(PersonId),
    /// Who referred.
    Referrer,
}

/// What the file says where a letter is to be made.
pub(super) struct Situation {
    pub(super) child: Stored<Child>,
    pub(super) person: Stored<Person>,
    pub(super) episode: Option<Stored<Episode>>,
    pub(super) referral: Option<Stored<Referral>>,
    pub(super) standing: Standing,
    decision: Option<Stored<Decision>>,
    open: Option<EpisodeFacts>,
    links: Vec<Stored<Link>>,
}

/// Who would get a letter, with everything that decides about it.
pub(super) struct Receiver {
    pub(super) to: LetterTo,
    pub(super) address: Address,
    pub(super) relation: Option<Relation>,
    pub(super) language: Language,
    pub(super) addressee: Addressee,
    pub(super) organization: Option<OrganizationId>,
    pub(super) fax: Option<String>,
}

impl Situation {
    pub(super) fn read(reading: &Reading<'_>, id: ChildId) -> Result<Self, Failure> {
        let db = reading.db;
        let child = reading.get::<Child>(id)?;
        let person = families::person(db, child.person_id)?;
        let all = care::episodes(db, id)?;
        let episode = all.iter().find(|one| one.state.is_open()).or_else(|| all.first()).cloned();
        let number = episode.as_ref().map(|one| EpisodeId::from(one.id));
        let referral = number.map(|number| episodes::referral(db, number, id)).transpose()?.flatten();
        let decision = number.map(|number| episodes::decisions(db, number)).transpose()?;
        let decision = decision.and_then(|all| all.into_iter().next());
        let (open, ..) = due::about(db, &work::viewer(reading), id)?;
        let open = open.into_iter().find(|one| Some(one.episode) == number);
        let standing = Standing {
            state: episode.as_ref().map(|one| one.state),
            referrer: referral.as_ref().map(|one| one.referrer_type),
            decided: decision.as_ref().map(|one| one.outcome),
            died: person.deceased_on.is_some(),
            attempts: open.as_ref().map_or(0, |one| one.attempts),
            youth_alone: families::home_is_hidden(db, id)?,
        };
        let links = families::links(db, id)?;
        Ok(Self { child, person, episode, referral, standing, decision, open, links })
    }

    /// Everyone a letter of this kind might go to, whether or not it may.
    pub(super) fn receivers(
        &self,
        db: &Db,
        kind: LetterKind,
        today: NaiveDate,
    ) -> Result<Vec<Receiver>, Failure> {
        if letter::is_for_referrer(kind) {
            return Ok(self.referrer(db, today)?.into_iter().collect());
        }
        let mut found = Vec::new();
        for link in &self.links {
            // A youth who speaks for herself is written to as the youth, once.
            let elsewhere = matches!(link.relation, Relation::Worker | Relation::SelfYouth);
            if !elsewhere && !found.iter().any(|one: &Receiver| one.is(link.person_id)) {
                found.push(self.beside(db, link)?);
            }
        }
        let youth = self.youth(db)?;
        let at = if self.standing.youth_alone { 0 } else { found.len() };
        found.insert(at, youth);
        Ok(found)
    }

    fn youth(&self, db: &Db) -> Result<Receiver, Failure> {
        let contacts = families::contact_points(db, self.child.person_id)?;
        let mut youth = self.receiver(db, &self.person, Tie::Youth, None, &contacts)?;
        // Whoever keeps the home out of the file gets no letter there either.
        youth.addressee.no_letters |= self.standing.youth_alone;
        Ok(youth)
    }

    fn beside(&self, db: &Db, link: &Stored<Link>) -> Result<Receiver, Failure> {
        let person = families::person(db, link.person_id)?;
        let contacts = families::contact_points(db, link.person_id)?;
        self.receiver(db, &person, Tie::Beside(link.relation, link.legal_authority), Some(link), &contacts)
    }

    fn receiver(
        &self,
        db: &Db,
        person: &Stored<Person>,
        tie: Tie,
        link: Option<&Stored<Link>>,
        contacts: &[Stored<ContactPoint>],
    ) -> Result<Receiver, Failure> {
        let id = PersonId::from(person.id);
        Ok(Receiver {
            to: LetterTo::Person(id),
            address: Address { name: name_on_paper(person), lines: self.home_of(db, id, link)? },
            relation: link.map(|link| link.relation),
            language: language(person),
            addressee: Addressee {
                tie,
                primary: link.is_some_and(|link| link.primary_contact == YesNo::Yes),
                died: person.deceased_on.is_some(),
                no_letters: contacts.iter().any(|one| letter::is_no_mail(one.kind, one.safe_message)),
                protected_from: self.is_protected_from(db, id)?,
                consent: Consented::NothingSaid,
            },
            organization: None,
            fax: None,
        })
    }

    /// Whether a home, a number or an address of this family is protected from the person.
    fn is_protected_from(&self, db: &Db, person: PersonId) -> Result<bool, StoreError> {
        let homes = families::households(db, self.child.family_id)?;
        if homes.iter().any(|home| home.protected_from == Some(person)) {
            return Ok(true);
        }
        let beside = self.links.iter().map(|link| link.person_id);
        for one in beside.chain([self.child.person_id]) {
            let points = families::contact_points(db, one)?;
            if points.iter().any(|point| point.protected_from == Some(person)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The address of the person's own home; where none is written down and they live with the child, the child's. Never
    /// another home's, and never one that is protected from them.
    fn home_of(
        &self,
        db: &Db,
        person: PersonId,
        link: Option<&Stored<Link>>,
    ) -> Result<Vec<String>, Failure> {
        let mut homes = families::homes_of(db, person)?;
        if homes.is_empty() && link.is_some_and(|link| link.lives_with == Some(YesNo::Yes)) {
            homes = families::homes_of(db, self.child.person_id)?;
            // Where the child has two homes nobody guesses which of them is meant.
            if homes.len() > 1 {
                homes.clear();
            }
        }
        let (hidden, _) = super::care::hidden_from(db, person)?;
        let may_know = |home: &Stored<Household>| {
            home.protected_from != Some(person) && !hidden.contains(&HouseholdId::from(home.id))
        };
        let home = homes.into_iter().map(|(home, _)| home).find(may_know);
        Ok(home.map(|home| lines_of(&home)).unwrap_or_default())
    }

    fn referrer(&self, db: &Db, today: NaiveDate) -> Result<Option<Receiver>, Failure> {
        let Some(referral) = self.referral.as_ref().filter(|one| !letter::comes_by_itself(one.referrer_type))
        else {
            return Ok(None);
        };
        let organization = referral
            .referrer_organization_id
            .map(|id| rows::load::<Organization>(db, id))
            .transpose()?
            .flatten();
        let person = referral.referrer_person_id.map(|id| families::person(db, id)).transpose()?;
        let of_agency = organization.as_ref().map(|one| one.name.clone());
        let of_person =
            person.as_ref().map(|one| name_on_paper(one)).or_else(|| referral.referrer_name.clone());
        let Some(name) = of_person.clone().or_else(|| of_agency.clone()) else { return Ok(None) };
        let lines = of_agency.filter(|agency| *agency != name).into_iter().collect();
        Ok(Some(Receiver {
            to: LetterTo::Referrer,
            address: Address { name, lines },
            relation: None,
            language: language_of_referrer(organization.as_deref(), person.as_deref(), referral),
            addressee: Addressee {
                tie: Tie::Referrer,
                primary: false,
                died: person.as_ref().is_some_and(|one| one.deceased_on.is_some()),
                no_letters: false,
                protected_from: false,
                consent: self.consented(db, referral, today)?,
            },
            organization: referral.referrer_organization_id,
            fax: organization.and_then(|one| one.record.fax),
        }))
    }

    /// Whether a consent lets this referrer hear the outcome.
    fn consented(&self, db: &Db, referral: &Referral, today: NaiveDate) -> Result<Consented, Failure> {
        let child = ChildId::from(self.child.id);
        let consents: Vec<Stored<Consent>> = families::consents(db, child)?;
        let scopes: Vec<Stored<ConsentScope>> = families::scopes(db, child)?;
        let members: Vec<Stored<Member>> = care::members(db, child)?;
        let member = members
            .iter()
            .find(|one| one.left_on.is_none() && Some(one.person_id) == referral.referrer_person_id);
        let recipient = consent::Recipient {
            member: member.map(|one| one.id),
            organization: referral.referrer_organization_id,
            role: None,
            in_circle: member.is_some(),
        };
        let sharing = consent::may_share(&consents, &scopes, &recipient, Category::Plan, today);
        Ok(match sharing.why {
            ShareWhy::Permitted => Consented::Permitted,
            ShareWhy::Denied => Consented::Denied,
            ShareWhy::NothingSaid => Consented::NothingSaid,
        })
    }

    /// The letter, ready to be written.
    pub(super) fn letter(
        &self,
        reading: &Reading<'_>,
        rules: &FileRules,
        kind: LetterKind,
        receiver: &Receiver,
        agency: &str,
    ) -> Result<Letter, Failure> {
        // A letter that may be opened by another hand, and one to who referred, name no child.
        let unnamed = letter::is_for_referrer(kind) || kind == LetterKind::NotReached;
        let from = Sender {
            agency: agency.to_owned(),
            phone: self.phone(reading.db, rules)?,
            signed: reading.identity.name.clone(),
        };
        Ok(Letter {
            kind,
            language: receiver.language,
            from,
            to: receiver.address.clone(),
            on: reading.today,
            number: FileNumber(self.child.file_number),
            child: if unnamed { String::new() } else { called(&self.person) },
            facts: self.facts(reading, rules, kind)?,
        })
    }

    fn facts(&self, reading: &Reading<'_>, rules: &FileRules, kind: LetterKind) -> Result<Facts, Failure> {
        let (db, today) = (reading.db, reading.today);
        let program = self.program(rules);
        let measure = program.or_else(|| rules.rules.programs.first());
        let due = |kind, from| measure.and_then(|p| p.timer(kind)).and_then(|t| t.due(from, &rules.calendar));
        let opened = self.episode.as_ref().map(|one| one.opened_on);
        let received = self.referral.as_ref().map(|one| one.received_at.day()).or(opened);
        let reached = self.open.as_ref().is_none_or(|one| one.reached);
        let first_call = received.and_then(|day| due(TimerKind::FirstContact, day));
        let decision = self.decision.as_deref();
        let waits = kind == LetterKind::Waiting;
        Ok(Facts {
            received_on: received,
            call_by: first_call.filter(|day| !reached && *day >= today),
            attempts: self.standing.attempts,
            service: program.map(|program| program.name.clone()),
            since: self.episode.as_ref().map(|one| one.state_since),
            ahead: if waits { self.ahead(db)? } else { 0 },
            tell_by: due(TimerKind::TellWaitingFamily, today),
            outcome: decision.map(|one| one.outcome),
            decided_on: decision.map(|one| one.decided_at.day()),
            explained_on: decision.and_then(|one| one.explained_on),
            helper: self.helper(db)?,
            lines: help_lines(measure),
        })
    }

    /// The programme the decision named, where it named one.
    fn program<'r>(&self, rules: &'r FileRules) -> Option<&'r Program> {
        let episode = self.episode.as_ref().and_then(|one| one.program.clone());
        let decided = self.decision.as_ref().and_then(|one| one.program.clone());
        let code = episode.or(decided)?;
        rules.program(&code).map(|(program, _)| program)
    }

    /// After so many tries a letter is proposed (Additions, "Call").
    pub(super) fn tries_before_a_letter(&self, rules: &FileRules) -> i64 {
        let measure = self.program(rules).or_else(|| rules.rules.programs.first());
        measure.map_or(3, |program| i64::from(program.attempts))
    }

    /// Families of the same team and programme that stand before this one: the urgent, then who waits longer.
    fn ahead(&self, db: &Db) -> Result<i64, Failure> {
        let Some(open) = &self.open else { return Ok(0) };
        let before = |one: &waiting::WaitingFacts| {
            (std::cmp::Reverse(urgency_rank(one.urgency.0)), one.since, one.card.number)
        };
        let all = waiting::waiting(db, open.team)?;
        let Some(own) = all.iter().find(|one| one.episode == open.episode).map(before) else { return Ok(0) };
        let count = all.iter().filter(|one| one.program == open.program && before(one) < own).count();
        Ok(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// The agency that takes over, where a hand-off goes on or was confirmed.
    fn helper(&self, db: &Db) -> Result<Option<Helper>, Failure> {
        let Some(episode) = &self.episode else { return Ok(None) };
        let goes_on = [HandOffState::Started, HandOffState::Sent, HandOffState::Confirmed];
        let found = episodes::hand_offs(db, episode.id.into())?;
        let Some(hand_off) = found.iter().find(|one| goes_on.contains(&one.state)) else { return Ok(None) };
        let organization = organization_of(db, hand_off.organization_id)?;
        Ok(organization.map(|one| Helper { name: one.name.clone(), phone: one.record.phone }))
    }

    /// The agency's number: the setting, else the intake line of the programme, else of the first of the team's that has one.
    fn phone(&self, db: &Db, rules: &FileRules) -> Result<Option<Bilingual>, Failure> {
        if let Some(number) = settings::phone(db)? {
            return Ok(Some(Bilingual { en: number.clone(), fr: number }));
        }
        let intake = |program: &Program| {
            program.contacts_of(ContactLine::Intake).next().map(|contact| contact.value.clone())
        };
        if let Some(program) = self.program(rules) {
            return Ok(intake(program));
        }
        let team = self.open.as_ref().map(|open| open.team);
        let team =
            team.map(|team| rows::load::<crate::domain::record::Team>(db, team)).transpose()?.flatten();
        let codes = team.map(|team| team.programs.clone()).unwrap_or_default();
        Ok(rules.programs_of(&codes).into_iter().find_map(intake))
    }
}

impl Receiver {
    fn is(&self, person: PersonId) -> bool {
        self.to == LetterTo::Person(person)
    }

    /// The language the letter is written in, as a code.
    pub(super) fn written_in(&self) -> Language {
        language_of(written_in(self.language))
    }
}

fn organization_of(db: &Db, id: Option<OrganizationId>) -> Result<Option<Stored<Organization>>, StoreError> {
    Ok(id.map(|id| rows::load::<Organization>(db, id)).transpose()?.flatten())
}

/// Street, place and code; nothing where there is no street, because then no letter would arrive.
fn lines_of(home: &Household) -> Vec<String> {
    let Some(street) = &home.street else { return Vec::new() };
    let place = [&home.municipality, &home.postal_code].into_iter().flatten().cloned().collect::<Vec<_>>();
    [street.clone(), place.join("\u{a0}\u{a0}")].into_iter().filter(|line| !line.is_empty()).collect()
}

/// The name a person is addressed by: the preferred one, with the family name where it has none; never a former one.
fn name_on_paper(person: &Person) -> String {
    let name = person_name(person);
    match person.preferred_name.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        None => name.full(),
        Some(preferred) if name.family.is_empty() || fold(preferred).contains(&fold(&name.family)) => {
            preferred.to_owned()
        }
        Some(preferred) => format!("{preferred} {}", name.family),
    }
}

/// What the child is called: the preferred name, else the given one; nothing for a child not yet named.
fn called(person: &Person) -> String {
    let own = person.preferred_name.clone().or_else(|| person.given.clone());
    own.or_else(|| person.own_script.clone()).unwrap_or_default()
}

fn language(person: &Person) -> Language {
    person.language_service.or(person.language_spoken).unwrap_or(Language::English)
}

/// French where who referred works in French only, or wrote in French and works in both.
fn language_of_referrer(
    organization: Option<&Organization>,
    person: Option<&Person>,
    referral: &Referral,
) -> Language {
    let own = person.and_then(|one| one.language_service.or(one.language_spoken));
    let known = own.filter(|one| matches!(one, Language::English | Language::French));
    let works = |language| organization.is_some_and(|one| one.languages.contains(&language));
    known.unwrap_or(match (works(Language::French), works(Language::English), referral.reason_language) {
        (true, false, _) | (_, _, Some(Language::French)) => Language::French,
        _ => Language::English,
    })
}

fn help_lines(program: Option<&Program>) -> Vec<(Bilingual, Bilingual)> {
    let kinds = [ContactLine::Crisis, ContactLine::HelpLine];
    let all =
        program.into_iter().flat_map(|program| kinds.into_iter().flat_map(|kind| program.contacts_of(kind)));
    all.map(|contact| (contact.name.clone(), contact.value.clone())).collect()
}
