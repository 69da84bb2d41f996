//! Another child of a family that is known (screens.md, F5): one save makes person, file, number, episode and referral and
//! takes over what is the household's. Birth, names, school, services, screening, consent and needs are the child's own.

use serde::{Deserialize, Serialize};

use super::{
    Command, Failure, Session, Subject, Writing,
    clean::cleaned,
    consents, family,
    find::open_cards,
    matches::{MatchCard, TypedFacts},
    passing,
    referrals::{self, NewChild, Opened},
};
use crate::{
    domain::{
        access::Act,
        codes::{
            ConsentAnswer, ConsentMethod, DatePrecision, PairVerdict, ReferrerType, Relation, Role,
            SchoolStatus,
        },
        date::PartialDate,
        duplicates::{DuplicateRules, Likeness, Prepared},
        ids::{CallId, ChildId, EpisodeId, FileNumber, HouseholdId, PersonId},
        names::PersonName,
        problem::Problem,
        record::{
            Attendance, Child, Consent, HouseholdMember, Link, Pair, Person, RecordKind, Referral, Stored,
        },
    },
    store::{episodes, families, pairs, search},
};

/// What of the household is the same for the new child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// Who stands beside the child, with what authority; their numbers come with them.
    pub people: bool,
    /// Where it lives, with its share of time.
    pub homes: bool,
    /// Languages and interpreter.
    pub languages: bool,
    /// Who refers, and how it came.
    pub referrer: bool,
}

impl Shared {
    /// Everything.
    pub const ALL: Self = Self { people: true, homes: true, languages: true, referrer: true };
    /// Nothing.
    pub const NONE: Self = Self { people: false, homes: false, languages: false, referrer: false };
}

/// Another child, as far as it is told.
#[derive(Debug, Clone)]
pub struct NewSibling {
    /// A brother or sister who stands in the first file already and has no file of its own.
    pub known: Option<PersonId>,
    /// Names and birth; what is empty and known of `known` stays.
    pub child: NewChild,
    /// What is the same.
    pub shared: Shared,
    /// School status, kept with the child.
    pub school_status: Option<SchoolStatus>,
    /// The school.
    pub school: Option<String>,
    /// Reason and urgency; how it came and who refers are set here where they are shared.
    pub referral: Referral,
    /// What was said to "may I write this down, of this child too"; the child is set here.
    pub collect: Option<Consent>,
    /// The call that runs.
    pub call: Option<CallId>,
    /// Files that look alike, with what somebody said of each.
    pub others: Vec<(ChildId, PairVerdict)>,
}

impl Session {
    /// Opens the file of another child of the family of the command's child. What is shared is linked, never copied into
    /// second people or homes.
    ///
    /// # Errors
    /// `problem-sibling-known` while a brother's or sister's file looks the same; `problem-sibling-home` where the home
    /// is kept out of the file; when it is not allowed.
    pub fn open_sibling(&mut self, command: &Command, new: &NewSibling) -> Result<Opened, Failure> {
        if new.collect.as_ref().is_some_and(|collect| collect.answer == ConsentAnswer::No) {
            return Err(Problem::new("collect", "problem-referral-collect").into());
        }
        let rules = self.rules()?;
        let facts = cleaned(&new.referral)?;
        self.write_as(Act::OpenSibling, command, |writing| {
            let first = writing.child()?;
            let file = writing.get::<Child>(first)?;
            if families::home_is_hidden(writing.db(), first)? {
                return Err(Problem::new("", "problem-sibling-home").into());
            }
            let person = whole_person(writing, first, new)?;
            family::check_person(&person, writing.today())?;
            refuse_known(writing, &file, &person, &new.others)?;
            let (child, number, person) = make_child(writing, &file, new, person)?;
            let people = share_people(writing, first, child, new)?;
            if new.shared.homes {
                share_homes(writing, file.person_id, person)?;
            }
            if let Some(school) = &new.school {
                writing.insert(&cleaned(&Attendance::blank(child, school))?)?;
            }
            if let Some(collect) = &new.collect {
                let consent = Consent { child_id: child, ..spoken(cleaned(collect)?, &people) };
                consents::insert(writing, &rules, &consent, &[])?;
            }
            let referral = referral_of(writing, first, new, facts)?;
            let (episode, state, referral) =
                referrals::open_episode(writing, file.family_id, child, &referral, new.call, None)?;
            hand_to_pool(writing, episode)?;
            remember_others(writing, child, &new.others)?;
            Ok(Opened { child, number, person, family: file.family_id, episode, state, referral })
        })
    }

    /// Files that may be of the child typed as a brother or sister of `first`: those of the family before all others.
    /// Twins are two children: they are never said to be likely one.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn sibling_matches(&mut self, first: ChildId, typed: &Likeness) -> Result<Vec<MatchCard>, Failure> {
        let settings = self.access_settings()?;
        let of_family = self.read(Act::OpenFile, Subject::Child(first), |reading| {
            let file = reading.get::<Child>(first)?;
            let typed = Prepared::new(&in_household(typed, search::likeness(reading.db, first)?));
            let mut found = Vec::new();
            for other in families::children(reading.db, file.family_id)? {
                let other = ChildId::from(other.id);
                let Some(likeness) = search::likeness(reading.db, other)? else { continue };
                let alike = DuplicateRules::default().compare(&typed, &Prepared::new(&likeness));
                let card = open_cards(reading, settings, &[other])?.pop();
                if let Some((alike, card)) = alike.zip(card) {
                    // Why a hidden file fits would tell what it says.
                    let why = if card.restricted { Vec::new() } else { alike.why };
                    found.push(MatchCard { card, class: alike.class, score: alike.score, why });
                }
            }
            Ok(found)
        })?;
        let known: Vec<ChildId> = of_family.iter().map(|found| found.card.child).collect();
        let elsewhere = TypedFacts { likeness: typed.clone(), ..TypedFacts::default() };
        let elsewhere = self.likely_matches(&elsewhere)?;
        let elsewhere = elsewhere.into_iter().filter(|found| !known.contains(&found.card.child));
        Ok(of_family.into_iter().chain(elsewhere).collect())
    }
}

/// What is typed, with the home of the family: in one home a name that is only alike may be a twin's.
fn in_household(typed: &Likeness, home: Option<Likeness>) -> Likeness {
    let home = home.unwrap_or_default();
    Likeness {
        phones: home.phones,
        address: home.address,
        postal: home.postal,
        caregivers: home.caregivers,
        ..typed.clone()
    }
}

/// The person as typed, over what the file knows of a brother or sister without a file.
fn whole_person(writing: &Writing<'_>, first: ChildId, new: &NewSibling) -> Result<Person, Failure> {
    let typed = cleaned(&new.child.person)?;
    let file = writing.get::<Child>(first)?;
    let languages = families::person(writing.db(), file.person_id)?;
    let base = match new.known {
        Some(known) => known_sibling(writing, first, known)?.1.record,
        None => Person::blank(),
    };
    let mut person = Person {
        given: typed.given.or(base.given.clone()),
        family: typed.family.or(base.family.clone()),
        birth_precision: if typed.birth_date.is_some() {
            typed.birth_precision
        } else {
            base.birth_precision
        },
        birth_date: typed.birth_date.or(base.birth_date),
        ..base
    };
    if new.shared.languages {
        person.language_spoken = languages.language_spoken;
        person.language_service = languages.language_service;
        person.language_note = languages.language_note.clone();
        person.interpreter = languages.interpreter;
        person.interpreter_mode = languages.interpreter_mode;
        person.interpreter_note = languages.interpreter_note.clone();
    }
    Ok(person)
}

/// A brother or sister of the first child who has no file yet.
fn known_sibling(
    writing: &Writing<'_>,
    first: ChildId,
    person: PersonId,
) -> Result<(Stored<Link>, Stored<Person>), Failure> {
    let links = families::links(writing.db(), first)?;
    let link = links.into_iter().find(|link| link.person_id == person && link.relation == Relation::Sibling);
    let link = link.ok_or(Failure::Missing(RecordKind::Person))?;
    if families::file_of(writing.db(), person)?.is_some() {
        return Err(Problem::new("known", "problem-sibling-has-file").into());
    }
    Ok((link, writing.get::<Person>(person)?))
}

/// A file of the family that looks the same is looked at before a second one is made.
fn refuse_known(
    writing: &Writing<'_>,
    file: &Stored<Child>,
    person: &Person,
    others: &[(ChildId, PairVerdict)],
) -> Result<(), Failure> {
    let db = writing.db();
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let typed = Likeness {
        names: vec![PersonName::new(&text(&person.given), &text(&person.family))],
        birth: person.birth_date.map(|date| PartialDate {
            date,
            precision: person.birth_precision.unwrap_or(DatePrecision::Exact),
        }),
        ..Likeness::default()
    };
    let typed = Prepared::new(&in_household(&typed, search::likeness(db, ChildId::from(file.id))?));
    for other in families::children(db, file.family_id)? {
        let id = ChildId::from(other.id);
        let Some(likeness) =
            search::likeness(db, id)?.filter(|_| !others.iter().any(|(judged, _)| *judged == id))
        else {
            continue;
        };
        if DuplicateRules::default().compare(&typed, &Prepared::new(&likeness)).is_some() {
            let number = FileNumber(other.file_number);
            return Err(Problem::new("given", "problem-sibling-known").with("number", number).into());
        }
    }
    Ok(())
}

fn make_child(
    writing: &mut Writing<'_>,
    file: &Stored<Child>,
    new: &NewSibling,
    person: Person,
) -> Result<(ChildId, FileNumber, PersonId), Failure> {
    let first = ChildId::from(file.id);
    let (child, number, person) = match new.known {
        None => referrals::open_child(writing, file.family_id, &NewChild { person, ..new.child.clone() })?,
        Some(known) => {
            let (link, base) = known_sibling(writing, first, known)?;
            writing.update(&base, &person)?;
            // The family says now that they are brothers and sisters; a second time would be one sibling too many.
            writing.remove(&link)?;
            let number = writing.draw_number("file")?;
            let child = ChildId::from(writing.insert(&Child::blank(number, known, file.family_id))?.id);
            writing.about(child);
            (child, FileNumber(number), known)
        }
    };
    if new.school_status.is_some() {
        let base = writing.get::<Child>(child)?;
        writing.update(&base, &Child { school_status: new.school_status, ..base.record.clone() })?;
    }
    Ok((child, number, person))
}

/// Everyone beside the first child stands beside this one in the same way. Who is called first comes first.
fn share_people(
    writing: &mut Writing<'_>,
    first: ChildId,
    child: ChildId,
    new: &NewSibling,
) -> Result<Vec<PersonId>, Failure> {
    let mut people = Vec::new();
    if !new.shared.people {
        return Ok(people);
    }
    for link in families::links(writing.db(), first)? {
        if link.relation == Relation::SelfYouth || Some(link.person_id) == new.known {
            continue;
        }
        family::no_circle(writing, child, link.person_id, link.relation)?;
        writing.insert(&Link { child_id: child, ..link.record.clone() })?;
        people.push(link.person_id);
    }
    Ok(people)
}

/// The consent of another child is said on the spot: it is never the paper or the signatures of the first child. Whoever is
/// named gave it; only where nobody is, the first of those who are shared did.
fn spoken(collect: Consent, people: &[PersonId]) -> Consent {
    let named = collect.given_by_name.is_some();
    Consent {
        given_by_id: collect.given_by_id.or_else(|| people.first().copied().filter(|_| !named)),
        method: Some(ConsentMethod::Verbal),
        form_location: None,
        second_by_id: None,
        second_by_name: None,
        second_method: None,
        second_on: None,
        ..collect
    }
}

fn share_homes(writing: &mut Writing<'_>, first: PersonId, person: PersonId) -> Result<(), Failure> {
    let there: Vec<HouseholdId> =
        families::homes_of(writing.db(), person)?.iter().map(|(home, _)| home.id.into()).collect();
    for (home, member) in families::homes_of(writing.db(), first)? {
        if !there.contains(&HouseholdId::from(home.id)) {
            writing.insert(&HouseholdMember { person_id: person, ..member.record.clone() })?;
        }
    }
    Ok(())
}

/// Who refers is the same where that is said; whether the family agreed to it is asked for each child.
fn referral_of(
    writing: &Writing<'_>,
    first: ChildId,
    new: &NewSibling,
    facts: Referral,
) -> Result<Referral, Failure> {
    let db = writing.db();
    let newest = episodes::of_child(db, first)?.first().map(|episode| EpisodeId::from(episode.id));
    let base = newest.map(|episode| episodes::referral(db, episode, first)).transpose()?.flatten();
    let Some(base) = base.filter(|_| new.shared.referrer) else { return Ok(facts) };
    let by_herself = base.referrer_type == ReferrerType::SelfYouth;
    Ok(Referral {
        channel: base.channel,
        referrer_type: if by_herself { ReferrerType::SelfFamily } else { base.referrer_type },
        referrer_person_id: base.referrer_person_id.filter(|_| !by_herself),
        referrer_name: base.referrer_name.clone().filter(|_| !by_herself),
        referrer_organization_id: base.referrer_organization_id,
        referrer_phone: base.referrer_phone.clone(),
        ..facts
    })
}

/// A coordinator who opens a file for a brother or sister does not hold it: the pool of the team goes on.
fn hand_to_pool(writing: &mut Writing<'_>, episode: EpisodeId) -> Result<(), Failure> {
    if writing.identity().role != Role::Coordinator {
        return Ok(());
    }
    match episodes::holding(writing.db(), episode)? {
        Some(holding) => passing::hold(writing, &holding, None),
        None => Ok(()),
    }
}

fn remember_others(
    writing: &mut Writing<'_>,
    child: ChildId,
    others: &[(ChildId, PairVerdict)],
) -> Result<(), Failure> {
    for (other, verdict) in others {
        let pair = Pair {
            child_a: child.min(*other),
            child_b: child.max(*other),
            verdict: *verdict,
            reason: None,
            decided_by: writing.identity().staff,
            decided_at: writing.now(),
        };
        let there = pairs::between(writing.db(), pair.child_a, pair.child_b)?;
        family::upsert(writing, there.as_ref(), &pair)?;
    }
    Ok(())
}
