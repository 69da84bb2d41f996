//! Who cares for a child, by date: guardian, daily carer, placement, their history, and the lists that changes opened.
//! What is asked and shown here; changes are written in the modules beside it.

mod change;
mod lines;
mod moving;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::{
    change::{CareChange, HomeChoice, NewCarer, NewGuardian},
    lines::{ChangeView, LineAbout, LineView, Settlement},
    moving::{FamilyMove, Moved},
};
use super::{
    Failure, Reading, Session, Subject, seen,
    waiting::{name_of, person_name},
};
use crate::{
    domain::{
        access::{AccessSettings, Act},
        card::ChildCard,
        care::{hides_address, is_birth_family, is_current, is_daily_carer, is_guardian},
        codes::{CustodyPaper, Relation},
        digits::phone_digits,
        ids::{ChildId, FileNumber, HouseholdId, PersonId},
        names::PersonName,
        problem::Problem,
        record::{Child, ContactPoint, Household, HouseholdMember, Link, Person, RecordKind, Stored},
        youth,
    },
    store::{Db, StoreError, care, families, rows, search},
};

/// How something dated stands to the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// It counts today.
    Now,
    /// It begins later.
    Coming,
    /// It is over.
    Past,
}

fn when(from: Option<NaiveDate>, to: Option<NaiveDate>, today: NaiveDate) -> When {
    match is_current(from, to, today) {
        true => When::Now,
        false if from.is_some_and(|day| day > today) => When::Coming,
        false => When::Past,
    }
}

/// Somebody tied to the child, now, before or later.
#[derive(Debug, Clone)]
pub struct TieView {
    /// The tie.
    pub link: Stored<Link>,
    /// Who.
    pub name: PersonName,
    /// Whether it counts.
    pub when: When,
    /// Whether it gives the say.
    pub guardian: bool,
    /// Whether it is who cares day by day.
    pub carer: bool,
}

/// Where the child lives, lived or will live.
#[derive(Debug, Clone)]
pub struct StayView {
    /// That the child lives there, with share and placement.
    pub member: Stored<HouseholdMember>,
    /// The home.
    pub household: Stored<Household>,
    /// Whether it counts.
    pub when: When,
    /// Whether the address is hidden from the birth family.
    pub hidden: bool,
}

/// Somebody who may be chosen instead of being typed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownOne {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// In what relation to which file.
    pub ties: Vec<(Relation, FileNumber)>,
}

/// Who is reached at a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AtNumber {
    /// People of files that may be opened.
    pub people: Vec<KnownOne>,
    /// Whether a file that may not be opened knows the number too: to be asked about.
    pub elsewhere: bool,
}

/// A home that may be chosen, with the names of those who live there.
pub type HomeOption = (Stored<Household>, Vec<String>);

/// Everything about who cares for a child.
#[derive(Debug, Clone)]
pub struct CarePage {
    /// The card.
    pub card: ChildCard,
    /// The file.
    pub child: Stored<Child>,
    /// Ties, those that count first.
    pub ties: Vec<TieView>,
    /// Homes, those that count first, the main one before the others.
    pub stays: Vec<StayView>,
    /// Lists that changes opened, the newest first.
    pub changes: Vec<ChangeView>,
    /// People of the family and of brothers' and sisters' files.
    pub people: Vec<KnownOne>,
    /// Homes that count now: of the family and of the people above.
    pub homes: Vec<HomeOption>,
    /// The area of the main home by name.
    pub area: Option<String>,
    /// Whether the custody paper is asked for.
    pub paper_wanted: bool,
    /// The agency's day.
    pub today: NaiveDate,
}

impl CarePage {
    /// Those who have the say today.
    pub fn guardians(&self) -> impl Iterator<Item = &TieView> {
        self.ties.iter().filter(|tie| tie.when == When::Now && tie.guardian)
    }

    /// Those who care day by day today.
    pub fn carers(&self) -> impl Iterator<Item = &TieView> {
        self.ties.iter().filter(|tie| tie.when == When::Now && tie.carer)
    }
}

impl Session {
    /// Who cares for a child, by date, with the lists that changes opened ([`Act::OpenFile`]).
    ///
    /// # Errors
    /// When the file may not be opened.
    pub fn care_page(&mut self, child: ChildId) -> Result<CarePage, Failure> {
        let rules = self.rules()?;
        self.read(Act::OpenFile, Subject::Child(child), |reading| {
            let mut page = page(reading, child)?;
            page.changes = lines::all(reading, &rules, &page.child)?;
            let main = page.stays.iter().find(|stay| stay.when == When::Now);
            let area = main.and_then(|stay| stay.household.area.clone());
            page.area = area.and_then(|id| rules.areas().by_id(&id).map(|area| area.name.clone()));
            Ok(page)
        })
    }

    /// Who is reached at a telephone number already, so that somebody who cares for two children is one person
    /// ([`Act::FindFamilies`]). People are named out of files that may be opened; of another team's file only that it
    /// knows the number, and of a restricted one nothing.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn people_at_number(&mut self, number: &str) -> Result<AtNumber, Failure> {
        let digits = phone_digits(number);
        if digits.len() < 7 {
            return Ok(AtNumber::default());
        }
        let settings = self.access_settings()?;
        self.read(Act::FindFamilies, Subject::Nothing, |reading| Ok(at_number(reading, settings, &digits)?))
    }

    /// How it stands with the custody paper: seen, not seen or asked for, by the person who saves, today unless a day
    /// is given ([`Act::SaveFamily`]).
    ///
    /// # Errors
    /// `problem-date-future` for a day to come; a conflict; when it is not allowed.
    pub fn save_custody(
        &mut self,
        command: &super::Command,
        base: &Stored<Child>,
        said: &Child,
    ) -> Result<i64, Failure> {
        let said = super::clean::cleaned(said)?;
        self.write_as(Act::SaveFamily, command, |writing| {
            if writing.child()? != ChildId::from(base.id) {
                return Err(Failure::Missing(RecordKind::Child));
            }
            if said.custody_paper_on.is_some_and(|day| day > writing.today()) {
                return Err(Problem::new("custody_paper_on", "problem-date-future").into());
            }
            let changed = said.custody_paper != base.custody_paper;
            let stands = matches!(said.custody_paper, Some(CustodyPaper::Seen | CustodyPaper::AskedFor));
            let (today, me) = (writing.today(), writing.identity().staff);
            let typed = said.custody_paper_on.filter(|day| !changed || Some(*day) != base.custody_paper_on);
            let child = Child {
                custody_contested: said.custody_contested,
                custody_note: said.custody_note,
                custody_paper: said.custody_paper,
                custody_paper_on: stands.then_some(typed.unwrap_or(today)),
                custody_paper_by: if changed { stands.then_some(me) } else { base.custody_paper_by },
                custody_paper_from: said.custody_paper_from.filter(|_| stands),
                ..base.record.clone()
            };
            Ok(writing.update(base, &child)?.version)
        })
    }
}

fn page(reading: &Reading<'_>, child: ChildId) -> Result<CarePage, Failure> {
    let (db, today) = (reading.db, reading.today);
    let file = reading.get::<Child>(child)?;
    let card = care::card(db, child)?.ok_or(Failure::Missing(RecordKind::Child))?;
    let mut links = rows::load_by::<Link>(db, "child_id", child.0)?;
    // A youth who keeps her home out of her file: nobody of it is shown here either.
    let home_hidden = families::home_is_hidden(db, child)?;
    links.retain(|link| !home_hidden || !youth::is_of_home(link.relation));
    let paper_wanted = crate::domain::care::paper_wanted(
        &file,
        links.iter().filter(|link| is_current(link.from_on, link.to_on, today)).map(|link| &link.record),
    );
    let mut people = people_of(reading, &file)?;
    if home_hidden {
        let home = families::home_people(db, child)?;
        people.retain(|one| !home.contains(&one.person));
    }
    Ok(CarePage {
        ties: ties(db, links, today)?,
        stays: stays(db, file.person_id, today)?,
        homes: homes(reading, &file, &people)?,
        changes: Vec::new(),
        area: None,
        people,
        paper_wanted,
        today,
        card,
        child: file,
    })
}

fn ties(db: &Db, links: Vec<Stored<Link>>, today: NaiveDate) -> Result<Vec<TieView>, StoreError> {
    let named = links
        .iter()
        .filter(|link| is_current(link.from_on, link.to_on, today))
        .any(|link| link.daily_carer == Some(crate::domain::codes::YesNo::Yes));
    let mut found = Vec::new();
    for link in links {
        let when = when(link.from_on, link.to_on, today);
        found.push(TieView {
            name: person_name(&*families::person(db, link.person_id)?),
            guardian: is_guardian(&link),
            carer: is_daily_carer(&link, named || when != When::Now),
            when,
            link,
        });
    }
    found.sort_by_key(|tie| (tie.when, std::cmp::Reverse(tie.link.from_on), tie.link.id));
    Ok(found)
}

fn stays(db: &Db, person: PersonId, today: NaiveDate) -> Result<Vec<StayView>, Failure> {
    let mut found = Vec::new();
    for member in rows::load_by::<HouseholdMember>(db, "person_id", person.0)? {
        let home = rows::load::<Household>(db, member.household_id)?;
        if let Some(household) = home.filter(|home| home.removed.is_none()) {
            let when = when(member.from_on, member.to_on, today);
            found.push(StayView { hidden: hides_address(&member), member, household, when });
        }
    }
    let main = crate::domain::codes::YesNo::Yes;
    found.sort_by_key(|stay| {
        (stay.when, stay.member.main_home != main, std::cmp::Reverse(stay.member.from_on), stay.member.id)
    });
    Ok(found)
}

/// People beside the child and beside its brothers and sisters, each once.
fn people_of(reading: &Reading<'_>, child: &Stored<Child>) -> Result<Vec<KnownOne>, StoreError> {
    let db = reading.db;
    let mut found: Vec<KnownOne> = Vec::new();
    let mut files = families::children(db, child.family_id)?;
    files.sort_by_key(|file| file.id != child.id);
    for file in files {
        // Who keeps the home out of her file, and whose file is not this person's, is not named in the others' files.
        if file.id != child.id && seen::hides_person(reading, file.person_id)? {
            continue;
        }
        for link in rows::load_by::<Link>(db, "child_id", file.id.0)? {
            // Who takes in a brother or sister is not said in the birth family's other files.
            if file.id != child.id && link.relation == Relation::Foster {
                continue;
            }
            let tie = (link.relation, FileNumber(file.file_number));
            add_known(db, &mut found, link.person_id, tie)?;
        }
    }
    found.retain(|one| one.person != child.person_id);
    Ok(found)
}

fn add_known(
    db: &Db,
    found: &mut Vec<KnownOne>,
    person: PersonId,
    tie: (Relation, FileNumber),
) -> Result<(), StoreError> {
    match found.iter_mut().find(|one| one.person == person) {
        Some(one) if !one.ties.contains(&tie) => one.ties.push(tie),
        Some(_) => {}
        None => {
            let name = name_of(&*families::person(db, person)?);
            found.push(KnownOne { person, name, ties: vec![tie] });
        }
    }
    Ok(())
}

/// Homes that count now: the family's, and those of the people who may be chosen.
fn homes(reading: &Reading<'_>, child: &Child, people: &[KnownOne]) -> Result<Vec<HomeOption>, StoreError> {
    let db = reading.db;
    let mut found = families::households(db, child.family_id)?;
    for one in people {
        for (home, _) in families::homes_of(db, one.person)? {
            if !found.iter().any(|known| known.id == home.id) {
                found.push(home);
            }
        }
    }
    let mut with_people = Vec::new();
    for home in found {
        let mut names = Vec::new();
        let members = families::members(db, HouseholdId::from(home.id))?;
        if seen::hides_home(reading, child.person_id, &members)? {
            continue;
        }
        for member in members {
            if member.person_id != child.person_id && seen::hides_person(reading, member.person_id)? {
                continue;
            }
            names.push(name_of(&*families::person(db, member.person_id)?));
        }
        with_people.push((home, names));
    }
    Ok(with_people)
}

fn at_number(reading: &Reading<'_>, settings: AccessSettings, digits: &str) -> Result<AtNumber, StoreError> {
    const FILES: usize = 40;
    let db = reading.db;
    let mut found = AtNumber::default();
    for child in search::sharing(db, &crate::domain::duplicates::phone_keys(digits), FILES)? {
        let Some(file) = rows::load::<Child>(db, child)?.filter(|file| file.removed.is_none()) else {
            continue;
        };
        let opens = seen::may_open(reading, settings, child)?;
        if !opens && file.restricted == Some(crate::domain::codes::YesNo::Yes) {
            continue;
        }
        for link in families::links(db, child)? {
            let points = families::contact_points(db, link.person_id)?;
            if points.iter().any(|point: &Stored<ContactPoint>| phone_digits(&point.value) == digits) {
                if !opens {
                    found.elsewhere = true;
                    continue;
                }
                let tie = (link.relation, FileNumber(file.file_number));
                add_known(db, &mut found.people, link.person_id, tie)?;
            }
        }
    }
    Ok(found)
}

/// Homes and people whose address and numbers are hidden from `person` because a child of that person's family was
/// placed there (Additions, "Homes"). The rule of "protected from" asks here besides the rows that name the person.
///
/// # Errors
/// When the file fails.
pub fn hidden_from(db: &Db, person: PersonId) -> Result<(Vec<HouseholdId>, Vec<PersonId>), StoreError> {
    let (mut homes, mut people) = (Vec::new(), Vec::new());
    for link in rows::load_by::<Link>(db, "person_id", person.0)? {
        if !is_birth_family(link.relation) {
            continue;
        }
        let Some(child) = rows::load::<Child>(db, link.child_id)? else { continue };
        for member in rows::load_by::<HouseholdMember>(db, "person_id", child.person_id.0)? {
            let home = member.household_id;
            let around: Vec<_> = families::members(db, home)?.into_iter().map(|one| one.person_id).collect();
            if !hides_address(&member) || around.contains(&person) {
                continue;
            }
            homes.push(home);
            people.extend(around.into_iter().filter(|one| *one != child.person_id));
        }
        for tie in rows::load_by::<Link>(db, "child_id", link.child_id.0)? {
            if tie.relation == Relation::Foster {
                people.push(tie.person_id);
            }
        }
    }
    homes.sort_unstable();
    homes.dedup();
    people.sort_unstable();
    people.dedup();
    people.retain(|one| *one != person);
    Ok((homes, people))
}

/// The daily carers of a person who is a child with a file, on a day.
fn carers_of(db: &Db, person: PersonId, on: NaiveDate) -> Result<Vec<PersonId>, StoreError> {
    let Some(file) = families::file_of(db, person)? else { return Ok(Vec::new()) };
    let links = rows::load_by::<Link>(db, "child_id", file.id.0)?;
    let now = links.iter().filter(|link| is_current(link.from_on, link.to_on, on));
    let yes = Some(crate::domain::codes::YesNo::Yes);
    Ok(now.filter(|link| link.daily_carer == yes).map(|link| link.person_id).collect())
}

fn person_exists(writing: &super::Writing<'_>, person: PersonId) -> Result<(), Failure> {
    writing.get::<Person>(person).map(|_| ())
}
