//! Writes a drawn family: people, homes, ways to reach them, school, services, and the words of search.

use std::cell::Cell;

use chrono::{Datelike, NaiveDate};

use super::{
    agency::Made,
    organizations as directory,
    people::{Drawn, DrawnFamily},
    random::Random,
    situations::{self, Custody},
    words::{
        say, sayings,
        themes::{THEMES, Theme},
    },
    writer::{Writer, shift},
};
use crate::{
    domain::{
        codes::*,
        date::age_on,
        ids::{ChildId, FamilyId, OrganizationId, PersonId, RowId},
        record::{
            Attendance, Child, ContactPoint, Family, Household, HouseholdMember, Link, Person, Service,
        },
    },
    store::{StoreError, search},
};

/// A child of a written family.
#[derive(Debug, Clone)]
pub struct WrittenChild {
    /// The file.
    pub id: ChildId,
    /// The number of the file.
    pub number: i64,
    /// The person.
    pub person: PersonId,
    /// First name, for sentences.
    pub first: String,
    /// Full name.
    pub full: String,
    /// Age today.
    pub age: i32,
    /// Birth date.
    pub birth: Option<NaiveDate>,
    /// What the child's life is about.
    pub themes: Vec<&'static Theme>,
    /// How many members the circle has had; their numbers are never used again.
    pub members: Cell<i64>,
}

/// A caregiver of a written family.
#[derive(Debug, Clone)]
pub struct WrittenCarer {
    /// The person.
    pub person: PersonId,
    /// Full name.
    pub full: String,
    /// Relation to the children.
    pub relation: Relation,
    /// Authority.
    pub authority: LegalAuthority,
    /// Phone.
    pub phone: Option<String>,
}

/// A family as written.
#[derive(Debug)]
pub struct Home {
    /// The family.
    pub id: FamilyId,
    /// Children with files.
    pub children: Vec<WrittenChild>,
    /// Caregivers, the main one first.
    pub carers: Vec<WrittenCarer>,
    /// A message may be left.
    pub safe: Option<YesNo>,
}

/// What is known so far: a fresh referral knows less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// What a first call or a fax tells.
    Little,
    /// Everything that is asked.
    All,
}

/// Writes the family.
pub fn write(
    writer: &mut Writer<'_>,
    made: &Made,
    random: &mut Random,
    drawn: &DrawnFamily,
    known: Known,
) -> Result<Home, StoreError> {
    let id = FamilyId::from(writer.insert(&Family { note: None })?);
    let mut carers = Vec::new();
    for carer in &drawn.carers {
        let person = PersonId::from(writer.insert(&adult(random, drawn, &carer.person))?);
        carers.push(WrittenCarer {
            person,
            full: carer.person.full(),
            relation: carer.relation,
            authority: carer.authority,
            phone: None,
        });
    }
    let safe = Some(if random.percent(85) { YesNo::Yes } else { YesNo::No }).filter(|_| random.percent(92));
    for (carer, phone) in carers.iter_mut().zip(&drawn.phones) {
        carer.phone = Some(phone.clone());
        let kind = if random.percent(70) { ContactKind::Mobile } else { ContactKind::Phone };
        let point = ContactPoint {
            safe_message: safe,
            preferred: Some(YesNo::Yes),
            best_time: random
                .percent(30)
                .then(|| (if drawn.french { "après 16 h 30" } else { "after 4:30" }).to_owned()),
            ..ContactPoint::blank(carer.person, kind, phone)
        };
        writer.insert(&point)?;
    }
    if let Some(mail) = &drawn.email {
        writer.insert(&ContactPoint::blank(carers[0].person, ContactKind::Email, mail))?;
    }
    let mut home = Home { id, children: Vec::new(), carers, safe };
    let joint = home.carers.iter().any(|carer| carer.authority == LegalAuthority::Joint);
    let by = made.people.intake[0][0];
    let today = writer.days().today();
    let custody = if joint { made.situations.custody(drawn, by, today) } else { Custody::default() };
    for child in &drawn.children {
        let written = child_file(writer, random, drawn, &home, child, (known, &custody))?;
        home.children.push(written);
    }
    siblings(writer, drawn, &home)?;
    if let [youth] = home.children.as_slice()
        && calls_for_herself(youth.age, known)
    {
        home.carers = vec![herself(writer, youth)?];
    }
    let guarded = households(writer, made, random, drawn, &home)?;
    for child in &home.children {
        school(writer, random, drawn, child, guarded)?;
        services(writer, made, random, drawn, &home, child, known)?;
        search::reindex(writer.db(), child.id)?;
    }
    Ok(home)
}

/// A youth of a fresh referral calls for herself, and keeps her home out of the file.
fn calls_for_herself(age: i32, known: Known) -> bool {
    known == Known::Little && age >= 15
}

/// The youth as who speaks for her file: from here on the story is told by her.
fn herself(writer: &mut Writer<'_>, youth: &WrittenChild) -> Result<WrittenCarer, StoreError> {
    let link =
        Link { primary_contact: YesNo::Yes, ..Link::blank(youth.id, youth.person, Relation::SelfYouth) };
    writer.insert(&link)?;
    let nth = usize::try_from(youth.number).unwrap_or(0) + super::places::PHONES / 2;
    let phone = super::places::phone(nth);
    let point = ContactPoint {
        safe_message: Some(YesNo::Yes),
        preferred: Some(YesNo::Yes),
        ..ContactPoint::blank(youth.person, ContactKind::Text, &phone)
    };
    writer.insert(&point)?;
    Ok(WrittenCarer {
        person: youth.person,
        full: youth.full.clone(),
        relation: Relation::SelfYouth,
        authority: LegalAuthority::NoneHeld,
        phone: Some(phone),
    })
}

fn names(drawn: &Drawn) -> Person {
    Person {
        given: drawn.given.clone(),
        family: drawn.family.clone(),
        own_script: drawn.own_script.clone(),
        preferred_name: drawn.short.clone(),
        birth_date: drawn.birth,
        birth_precision: drawn.birth.map(|_| drawn.precision),
        gender: Some(drawn.gender),
        ..Person::blank()
    }
}

fn adult(random: &mut Random, family: &DrawnFamily, drawn: &Drawn) -> Person {
    let interpreter = family.origin.interpreter && random.percent(55);
    Person {
        gender: None,
        language_spoken: Some(family.origin.spoken),
        language_service: Some(family.service),
        interpreter: Some(if interpreter { YesNo::Yes } else { YesNo::No }),
        interpreter_mode: interpreter.then_some(InterpreterMode::Phone),
        accessibility: if random.percent(4) { vec![Accessibility::LargePrint] } else { Vec::new() },
        ..names(drawn)
    }
}

fn child_file(
    writer: &mut Writer<'_>,
    random: &mut Random,
    family: &DrawnFamily,
    home: &Home,
    drawn: &Drawn,
    (known, custody): (Known, &Custody),
) -> Result<WrittenChild, StoreError> {
    let today = writer.days().today();
    let age = drawn.birth.map_or(8, |birth| age_on(birth, today));
    let person = Person {
        language_spoken: Some(family.origin.spoken),
        language_service: Some(family.service),
        pronouns: (drawn.gender == Gender::Another)
            .then(|| (if family.french { "iel" } else { "they" }).to_owned()),
        other_names: if random.percent(3) {
            vec![format!("{} Sample-Before", drawn.given.clone().unwrap_or_default())]
        } else {
            Vec::new()
        },
        ..names(drawn)
    };
    let person = PersonId::from(writer.insert(&person)?);
    let number = writer.draw_number("file")?;
    let aid = home.carers.iter().any(|carer| carer.authority == LegalAuthority::ChildrensAid);
    let all = known == Known::All;
    let herself = family.children.len() == 1 && calls_for_herself(age, known);
    let child = Child {
        school_status: Some(school_status(age, random)).filter(|_| all || age < 18),
        francophone: all.then_some(if family.french { YesNo::Yes } else { YesNo::No }),
        indigenous_identity: family.origin.identity.filter(|_| all),
        custody_note: home.carers.iter().any(|carer| carer.authority == LegalAuthority::Joint).then(|| {
            (if family.french {
                "Garde partagée; les deux parents reçoivent les lettres."
            } else {
                "Shared custody; both parents get the letters."
            })
            .to_owned()
        }),
        childrens_aid: all.then_some(if aid { Answer::Yes } else { Answer::No }),
        alerts: random.percent(9).then(|| {
            (if family.french {
                "Allergie aux noix. Auto-injecteur dans le sac bleu."
            } else {
                "Nut allergy. Injector in the blue bag."
            })
            .to_owned()
        }),
        services_complete: all.then_some(YesNo::Yes),
        restricted: (number % 67 == 31).then_some(YesNo::Yes),
        keep_from_home: herself.then_some(YesNo::Yes),
        ..Child::blank(number, person, home.id)
    };
    let id = ChildId::from(writer.insert(&custody.of(child))?);
    for (index, carer) in home.carers.iter().enumerate() {
        let link = Link {
            legal_authority: Some(carer.authority),
            primary_contact: if index == 0 && !herself { YesNo::Yes } else { YesNo::No },
            lives_with: Some(if family.carers[index].lives_with { YesNo::Yes } else { YesNo::No }),
            daily_carer: (carer.relation == Relation::Foster).then_some(YesNo::Yes),
            ..Link::blank(id, carer.person, carer.relation)
        };
        writer.insert(&link)?;
    }
    let themes: Vec<&Theme> = THEMES.iter().filter(|theme| theme.suits(age)).collect();
    let count = if age < 2 { 2 } else { 2 + random.below(2) };
    let themes = random.some(&themes, count).into_iter().copied().collect();
    Ok(WrittenChild {
        id,
        number,
        person,
        first: drawn.first().to_owned(),
        full: drawn.full(),
        age,
        birth: drawn.birth,
        themes,
        members: Cell::new(0),
    })
}

fn school_status(age: i32, random: &mut Random) -> SchoolStatus {
    match age {
        i32::MIN..=3 => SchoolStatus::NotYetSchoolAge,
        4..=17 => match random.below(20) {
            0 => SchoolStatus::AttendingPrivate,
            1 => SchoolStatus::HomeSchooled,
            _ => SchoolStatus::AttendingPubliclyFunded,
        },
        _ => SchoolStatus::AttendingPubliclyFunded,
    }
}

/// Brothers and sisters: of each file, the other children of the family.
fn siblings(writer: &mut Writer<'_>, drawn: &DrawnFamily, home: &Home) -> Result<(), StoreError> {
    for child in &home.children {
        for other in home.children.iter().filter(|other| other.id != child.id) {
            writer.insert(&Link::blank(child.id, other.person, Relation::Sibling))?;
        }
    }
    for sibling in &drawn.siblings {
        let person = Person { gender: None, ..names(sibling) };
        let person = PersonId::from(writer.insert(&person)?);
        for child in &home.children {
            writer.insert(&Link::blank(child.id, person, Relation::Sibling))?;
        }
    }
    Ok(())
}

fn households(
    writer: &mut Writer<'_>,
    made: &Made,
    random: &mut Random,
    drawn: &DrawnFamily,
    home: &Home,
) -> Result<Option<PersonId>, StoreError> {
    let since = writer.days().exactly(random.between(200, 3_000));
    let carers = home.carers.iter().zip(&drawn.carers);
    let parted: Vec<_> =
        carers.clone().filter(|(_, carer)| !carer.lives_with).map(|(carer, _)| carer.clone()).collect();
    let weekends = parted.iter().any(|carer| carer.authority == LegalAuthority::Joint);
    let foster = home.carers[0].relation == Relation::Foster;
    // A foster address is protected from the birth family; of the others that were left, every third.
    let guarded = parted.first().filter(|_| foster || (!weekends && home.children[0].number % 3 == 1));
    let guarded = guarded.map(|other| other.person);
    let household = Household {
        protected_from: guarded,
        street: drawn.street.clone(),
        municipality: Some(drawn.town.name.to_owned()),
        postal_code: drawn.post_code.clone(),
        area: Some(drawn.town.area.to_owned()),
        no_fixed_address: drawn.street.is_none().then_some(YesNo::Yes),
        from_on: Some(since),
        ..Household::blank(home.id)
    };
    let main = writer.insert(&household)?;
    let here = carers.filter(|(_, carer)| carer.lives_with).map(|(carer, _)| carer.person);
    let people: Vec<PersonId> = home.children.iter().map(|child| child.person).chain(here).collect();
    let anew = (foster && made.situations.placed_anew()).then(|| writer.days().exactly(12));
    for person in people {
        let child = home.children.iter().any(|child| child.person == person);
        let share = (child && weekends).then_some("9/14");
        let placed = (child && foster).then_some((Placement::Foster, anew.unwrap_or(since)));
        member(writer, main, person, (true, share), placed)?;
    }
    if let Some(on) = anew {
        situations::earlier_placement(writer, made, drawn, home, on)?;
    }
    let Some(other) = parted.first() else { return Ok(guarded) };
    let second = Household {
        municipality: Some(drawn.town.name.to_owned()),
        area: Some(drawn.town.area.to_owned()),
        street: Some(super::places::street(random, drawn.french)),
        from_on: Some(since),
        ..Household::blank(home.id)
    };
    let second = writer.insert(&second)?;
    member(writer, second, other.person, (true, None), None)?;
    if weekends && !foster {
        for child in &home.children {
            member(writer, second, child.person, (false, Some("5/14")), None)?;
        }
    }
    Ok(guarded)
}

fn member(
    writer: &mut Writer<'_>,
    household: RowId,
    person: PersonId,
    (main, share): (bool, Option<&str>),
    placed: Option<(Placement, NaiveDate)>,
) -> Result<(), StoreError> {
    let main = if main { YesNo::Yes } else { YesNo::No };
    let row = HouseholdMember {
        share: share.map(str::to_owned),
        placement: placed.map(|(kind, _)| kind),
        from_on: placed.map(|(_, since)| since),
        ..HouseholdMember::blank(household.into(), person, main)
    };
    writer.insert(&row).map(|_| ())
}

fn school(
    writer: &mut Writer<'_>,
    random: &mut Random,
    family: &DrawnFamily,
    child: &WrittenChild,
    guarded: Option<PersonId>,
) -> Result<(), StoreError> {
    if !(4..=20).contains(&child.age) {
        return Ok(());
    }
    let grade = match (child.age, family.french) {
        (4..=5, true) => "maternelle".to_owned(),
        (4..=5, false) => "kindergarten".to_owned(),
        (age, true) => format!("{}e année", (age - 5).min(12)),
        (age, false) => format!("grade {}", (age - 5).min(12)),
    };
    let september = writer.days().today().with_month(9).and_then(|day| day.with_day(1)).unwrap_or_default();
    let start = if september > writer.days().today() { shift(september, -365) } else { september };
    let attendance = Attendance {
        board: Some(
            (if family.french {
                directory::DIRECTORY[directory::FRENCH_SCHOOL]
            } else {
                directory::DIRECTORY[directory::SCHOOL]
            })
            .0
            .to_owned(),
        ),
        grade: Some(grade),
        individual_plan: Some(if random.percent(65) { Answer::Yes } else { Answer::No }),
        from_on: Some(start),
        protected_from: guarded,
        ..Attendance::blank(
            child.id,
            if family.french { "École de l’Exemple" } else { "Sample Public School" },
        )
    };
    writer.insert(&attendance).map(|_| ())
}

fn services(
    writer: &mut Writer<'_>,
    made: &Made,
    random: &mut Random,
    family: &DrawnFamily,
    home: &Home,
    child: &WrittenChild,
    known: Known,
) -> Result<(), StoreError> {
    let add = |writer: &mut Writer<'_>, organization: usize, kind: &str, status, days: i64| {
        let service = Service {
            kind: Some(service_words(kind, family.french)),
            since_on: Some(writer.days().exactly(days)),
            ..Service::blank(child.id, OrganizationId(made.organizations[organization]), status)
        };
        writer.insert(&service).map(|_| ())
    };
    if child.age >= 4 {
        let school = if family.french { directory::FRENCH_SCHOOL } else { directory::SCHOOL };
        add(writer, school, "special_education", ServiceStatus::Current, random.between(90, 1_500))?;
    } else {
        add(writer, directory::DOCTORS, "medical", ServiceStatus::Current, random.between(60, 900))?;
    }
    for (index, theme) in child.themes.iter().enumerate() {
        let current = index < 2 || random.percent(40);
        let status = if current { ServiceStatus::Current } else { ServiceStatus::Waiting };
        if theme.organization != directory::SCHOOL && (known == Known::All || index == 0) {
            add(writer, theme.organization, theme.service, status, random.between(20, 800))?;
        }
    }
    if home.carers[0].authority == LegalAuthority::ChildrensAid {
        add(writer, directory::CHILDRENS_AID, "protection", ServiceStatus::Current, random.between(60, 700))?;
    }
    if random.percent(30) {
        add(
            writer,
            directory::ADULT_SERVICES - 1,
            "medical",
            ServiceStatus::Past,
            random.between(400, 1_200),
        )?;
    }
    Ok(())
}

/// A service in plain words.
fn service_words(code: &str, french: bool) -> String {
    let words = sayings::SERVICES.iter().find(|(known, _)| *known == code).map(|(_, words)| *words);
    words.map_or_else(|| code.to_owned(), |words| say(words, french, ""))
}
