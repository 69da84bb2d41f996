//! Who belongs to a made-up family: drawn as plain values, before anything is written. The same family can so be drawn
//! again with mistakes in it (`mistakes`).

use chrono::{Datelike, NaiveDate};

use super::{
    origins::{Name, ORIGINS, Origin, Script},
    places::{self, Town},
    random::Random,
};
use crate::domain::codes::{DatePrecision, Gender, Language, LegalAuthority, Relation};

/// A person as drawn.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// Given name, in Latin letters.
    pub given: Option<String>,
    /// Family name, in Latin letters; none for people of one name.
    pub family: Option<String>,
    /// The whole name in its own script.
    pub own_script: Option<String>,
    /// What the person is called.
    pub short: Option<String>,
    /// Birth date.
    pub birth: Option<NaiveDate>,
    /// How well it is known.
    pub precision: DatePrecision,
    /// Gender.
    pub gender: Gender,
}

impl Drawn {
    /// The first name, as used in sentences.
    pub fn first(&self) -> &str {
        self.short.as_deref().or(self.given.as_deref()).or(self.family.as_deref()).unwrap_or("Sample")
    }

    /// Given and family name.
    pub fn full(&self) -> String {
        [self.given.as_deref(), self.family.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// An adult who takes care of the children.
#[derive(Debug, Clone)]
pub struct Carer {
    /// Who.
    pub person: Drawn,
    /// How related to the children.
    pub relation: Relation,
    /// With what authority.
    pub authority: LegalAuthority,
    /// Whether the children live there most of the time.
    pub lives_with: bool,
}

/// A family as drawn.
#[derive(Debug, Clone)]
pub struct DrawnFamily {
    /// Where the names and languages come from.
    pub origin: &'static Origin,
    /// Whether the family's words are noted in French.
    pub french: bool,
    /// Language of service.
    pub service: Language,
    /// Children with a file, the eldest first.
    pub children: Vec<Drawn>,
    /// Brothers and sisters without a file.
    pub siblings: Vec<Drawn>,
    /// Adults, the main one first.
    pub carers: Vec<Carer>,
    /// Where they live.
    pub town: &'static Town,
    /// Street, none without a fixed address.
    pub street: Option<String>,
    /// Post code.
    pub post_code: Option<String>,
    /// A phone number for each adult, as far as known.
    pub phones: Vec<String>,
    /// The address of e-mails.
    pub email: Option<String>,
}

/// What a family has to be for its story.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Lives outside the agency's areas.
    pub outside: bool,
    /// Age of the eldest child with a file, from and to.
    pub ages: (i64, i64),
}

/// Draws family number `index`.
pub fn draw(random: &mut Random, index: usize, today: NaiveDate, wanted: Wanted) -> DrawnFamily {
    let origin = by_share(random, ORIGINS, |origin| origin.share);
    let town =
        by_share(random, if wanted.outside { places::OUTSIDE } else { places::TOWNS }, |town| town.share);
    let french_town = town.area == "prescott_russell";
    let mixed = matches!(origin.service, Language::Arabic | Language::English) && french_town;
    let french = origin.service == Language::French || (mixed && random.percent(35));
    let service =
        if french && origin.service == Language::English { Language::French } else { origin.service };
    let family = family_name(random, origin);
    let with_file = match random.below(100) {
        0..72 => 1,
        72..94 => 2,
        _ => 3,
    };
    let mut children = children(random, origin, family, today, wanted.ages, with_file);
    let siblings = if random.percent(35) { sibling(random, origin, family, &children) } else { Vec::new() };
    let carers = carers(random, origin, family, &children);
    if random.percent(2) {
        // A parent and a child of one name: a hard negative of the duplicate check.
        name_after(&mut children[0], &carers[0].person);
    }
    let fixed = !random.percent(2);
    let phones =
        (0..carers.len()).filter(|_| random.percent(88)).map(|nth| places::phone(index * 2 + nth)).collect();
    let mail = (random.percent(60)).then(|| format!("family{}@example.com", index + 1));
    DrawnFamily {
        origin,
        french,
        service,
        children,
        siblings,
        carers,
        town,
        street: fixed.then(|| places::street(random, french)),
        post_code: fixed.then(|| places::post_code(random, town)),
        phones,
        email: mail,
    }
}

/// One of `list`, by shares that add up to 100.
fn by_share<T>(random: &mut Random, list: &'static [T], share: impl Fn(&T) -> usize) -> &'static T {
    let mut left = random.below(100);
    for item in list {
        if left < share(item) {
            return item;
        }
        left -= share(item);
    }
    &list[0]
}

fn family_name(random: &mut Random, origin: &'static Origin) -> Option<&'static Name> {
    if origin.families.is_empty() { None } else { Some(random.pick(origin.families)) }
}

/// A person of the origin.
fn person(
    random: &mut Random,
    origin: &'static Origin,
    family: Option<&'static Name>,
    female: bool,
) -> Drawn {
    let (given, own, short) = *random.pick(if female { origin.female } else { origin.male });
    let own_family = family.map_or("", |name| name.1);
    let own_script = match origin.script {
        Script::Latin => None,
        Script::GivenFirst => Some(format!("{own} {own_family}")),
        Script::FamilyFirst => Some(format!("{own_family}{own}")),
        Script::FamilyFirstSpaced => Some(format!("{own_family} {own}")),
    };
    Drawn {
        given: Some(given.to_owned()),
        family: family.map(|name| name.0.to_owned()),
        own_script,
        short: (!short.is_empty() && random.percent(40)).then(|| short.to_owned()),
        birth: None,
        precision: DatePrecision::Exact,
        gender: if female { Gender::Female } else { Gender::Male },
    }
}

fn children(
    random: &mut Random,
    origin: &'static Origin,
    family: Option<&'static Name>,
    today: NaiveDate,
    ages: (i64, i64),
    count: usize,
) -> Vec<Drawn> {
    let mut list: Vec<Drawn> = Vec::with_capacity(count);
    let days = random.between(ages.0 * 365 + 30, ages.1 * 365 + 320);
    let mut birth = super::writer::shift(today, -days);
    for index in 0..count {
        let female = random.percent(48);
        let mut child = person(random, origin, family, female);
        while list.iter().any(|other| other.given == child.given) {
            let female = random.percent(50);
            child = person(random, origin, family, female);
        }
        if index > 0 {
            let twins = random.percent(25);
            birth = if twins { birth } else { super::writer::shift(birth, random.between(400, 1_500)) };
            if birth >= today {
                break;
            }
        }
        child.birth = Some(birth);
        if random.percent(2) {
            child.gender = Gender::Another;
        }
        blur(random, &mut child);
        list.push(child);
    }
    list
}

/// Some birth dates are known only in part.
fn blur(random: &mut Random, child: &mut Drawn) {
    let Some(birth) = child.birth else { return };
    let (precision, date) = match random.below(100) {
        0..93 => return,
        93..96 => (DatePrecision::Month, birth.with_day(1)),
        96..98 => (DatePrecision::Year, NaiveDate::from_ymd_opt(birth.year(), 1, 1)),
        _ => (DatePrecision::Estimated, Some(birth)),
    };
    child.precision = precision;
    child.birth = date;
}

fn sibling(
    random: &mut Random,
    origin: &'static Origin,
    family: Option<&'static Name>,
    children: &[Drawn],
) -> Vec<Drawn> {
    let female = random.percent(50);
    let mut sibling = person(random, origin, family, female);
    if children.iter().any(|child| child.given == sibling.given) {
        return Vec::new();
    }
    let apart = random.between(500, 1_800);
    sibling.birth = children[0].birth.map(|birth| super::writer::shift(birth, -apart));
    vec![sibling]
}

fn carers(
    random: &mut Random,
    origin: &'static Origin,
    family: Option<&'static Name>,
    children: &[Drawn],
) -> Vec<Carer> {
    let parted = random.percent(24);
    let adult = |random: &mut Random, female: bool, relation: Relation, authority, lives_with| {
        // Mothers often keep a name of their own; children here have the other parent's.
        let own = relation == Relation::Mother && random.percent(30);
        let other = if own { family_name(random, origin).or(family) } else { family };
        let mut adult = person(random, origin, other, female);
        // A namesake is drawn on purpose only.
        while children.iter().any(|child| child.given == adult.given) {
            adult = person(random, origin, other, female);
        }
        Carer { person: adult, relation, authority, lives_with }
    };
    let authority = if parted { LegalAuthority::Joint } else { LegalAuthority::Custodial };
    match random.below(100) {
        0..62 => vec![
            adult(random, true, Relation::Mother, authority, true),
            adult(random, false, Relation::Father, authority, !parted),
        ],
        62..78 => vec![adult(random, true, Relation::Mother, LegalAuthority::Custodial, true)],
        78..84 => vec![adult(random, false, Relation::Father, LegalAuthority::Custodial, true)],
        84..89 => vec![
            adult(random, true, Relation::Mother, LegalAuthority::Custodial, true),
            adult(random, true, Relation::Mother, LegalAuthority::Custodial, true),
        ],
        89..95 => vec![
            adult(random, true, Relation::Grandparent, LegalAuthority::Custodial, true),
            adult(random, true, Relation::Mother, LegalAuthority::AccessOnly, false),
        ],
        95..98 => vec![
            adult(random, true, Relation::Foster, LegalAuthority::ChildrensAid, true),
            adult(random, false, Relation::Father, LegalAuthority::AccessOnly, false),
        ],
        _ => vec![adult(random, false, Relation::Guardian, LegalAuthority::Custodial, true)],
    }
}

fn name_after(child: &mut Drawn, parent: &Drawn) {
    child.given.clone_from(&parent.given);
    child.family.clone_from(&parent.family);
    child.own_script.clone_from(&parent.own_script);
    child.short = None;
    child.gender = parent.gender;
}
