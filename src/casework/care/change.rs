//! A new carer, a new guardian, a placement that ends: one save from a day on. Ties that end keep standing in the
//! history, ties that go on in another way begin anew on the day, and one list opens with what follows.

use chrono::NaiveDate;

use super::{carers_of, person_exists};
use crate::{
    casework::{
        Command, Failure, Session, Writing,
        clean::cleaned,
        episodes as episode_moves,
        family::{Who, check_person},
        homes::with_area,
        rules::FileRules,
    },
    domain::{
        access::Act,
        care::{
            self, AreaFinding, NewLine, Touched, hides_address, is_circular, is_current, is_daily_carer,
            is_guardian, stays_beside,
        },
        codes::{CapacityBasis, ChangePart, LegalAuthority, LineState, Placement, Relation, YesNo},
        consent::{self, ConsentState},
        ids::{ChildId, HouseholdId, PersonId, RowId},
        problem::Problem,
        record::{
            ChangeLine, Child, Consent, ContactPoint, Episode, FamilyChange, Household, HouseholdMember,
            Link, Member, Person, Stored,
        },
    },
    store::{Db, StoreError, care as store_care, episodes, families, rows},
};

/// Where the child lives from the day on.
#[derive(Debug, Clone, PartialEq)]
pub enum HomeChoice {
    /// Where it lives already.
    Same,
    /// A home that the file knows.
    Known(HouseholdId),
    /// A new one.
    New(Box<Household>),
}

/// Who cares for the child day by day from then on.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCarer {
    /// Who; none where nobody does (a youth who lives alone).
    pub who: Option<Who>,
    /// In what relation, for somebody who was not beside the child.
    pub relation: Relation,
    /// How to reach somebody new.
    pub contact: Option<ContactPoint>,
    /// What kind of home it is.
    pub placement: Placement,
    /// Where.
    pub home: HomeChoice,
}

/// Who has the say from then on.
#[derive(Debug, Clone, PartialEq)]
pub struct NewGuardian {
    /// Who; none for the new carer of the same form.
    pub who: Option<Who>,
    /// In what relation, for somebody who was not beside the child.
    pub relation: Relation,
    /// With what authority.
    pub authority: LegalAuthority,
    /// What those who had the say until then keep.
    pub before: Option<LegalAuthority>,
}

/// What changes around a child from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct CareChange {
    /// The first day.
    pub on: NaiveDate,
    /// Whether a placement ends with it.
    pub ends: bool,
    /// The new carer.
    pub carer: Option<NewCarer>,
    /// The new guardian.
    pub guardian: Option<NewGuardian>,
    /// Why, in words.
    pub note: Option<String>,
}

impl CareChange {
    fn parts(&self) -> Vec<ChangePart> {
        let carer = self.carer.as_ref().map(|_| match self.ends {
            true => ChangePart::PlacementEnds,
            false => ChangePart::NewCarer,
        });
        carer.into_iter().chain(self.guardian.as_ref().map(|_| ChangePart::NewGuardian)).collect()
    }
}

/// A tie of the child on the day, with how it goes on; none where it ends.
struct Tie {
    now: Stored<Link>,
    next: Option<Link>,
}

impl Session {
    /// Saves a change around a child and opens its list. Returns the change.
    ///
    /// # Errors
    /// What it lacks; a day before the last change (`problem-change-before-last`); care that would go in a circle
    /// (`problem-care-circular`); an address that says nothing; when it is not allowed.
    pub fn save_care_change(&mut self, command: &Command, change: &CareChange) -> Result<RowId, Failure> {
        let rules = self.rules()?;
        check_change(change)?;
        self.write_as(Act::ChangeCare, command, |writing| {
            let child = writing.get::<Child>(writing.child()?)?;
            let id = ChildId::from(child.id);
            not_before_the_last(writing, id, change.on)?;
            let mut ties = ties_on(writing.db(), id, change.on)?;
            let had_say: Vec<PersonId> = with_say(&ties);
            let carer = match &change.carer {
                Some(new) => change_carer(writing, &child, new, change.on, &mut ties)?,
                None => None,
            };
            if let Some(new) = &change.guardian {
                change_guardian(writing, &child, new, change.on, carer, &mut ties)?;
            }
            let gone: Vec<PersonId> =
                ties.iter().filter(|tie| tie.next.is_none()).map(|tie| tie.now.person_id).collect();
            let has_say = write_ties(writing, id, change.on, ties)?;
            let lost: Vec<PersonId> =
                had_say.iter().filter(|one| !has_say.contains(one)).chain(&gone).copied().collect();
            let mut touched = Touched { parts: change.parts(), ..Touched::default() };
            if let Some(new) = &change.carer {
                touched = moved(writing, &rules, &child, new, carer, change.on, touched)?;
            }
            let touched = touch_people(writing, id, &lost, change, touched)?;
            let row = open_list(writing, &child, &touched, change.on, change.note.clone())?;
            episode_moves::settle(writing, &rules, id)?;
            Ok(row)
        })
    }
}

fn check_change(change: &CareChange) -> Result<(), Failure> {
    if change.carer.is_none() && change.guardian.is_none() {
        return Err(Problem::new("parts", "problem-change-nothing").into());
    }
    if let Some(carer) = &change.carer {
        if carer.who.is_none() && carer.placement != Placement::Independent {
            return Err(Problem::new("carer", "problem-change-carer").into());
        }
        if let HomeChoice::New(home) = &carer.home {
            let problems = care::home_problems(home);
            if !problems.is_empty() {
                return Err(Failure::Invalid(problems));
            }
        }
    }
    let authority = change.guardian.as_ref().map(|guardian| guardian.authority);
    let gives_say =
        Link { legal_authority: authority, ..Link::blank(ChildId(0), PersonId(0), Relation::Guardian) };
    if authority.is_some() && !is_guardian(&gives_say) {
        return Err(Problem::new("authority", "problem-change-authority").into());
    }
    Ok(())
}

/// Changes are written down in the order in which they happen: nothing is put before what is known to follow.
fn not_before_the_last(writing: &Writing<'_>, child: ChildId, on: NaiveDate) -> Result<(), Failure> {
    let person = writing.get::<Child>(child)?.person_id;
    let links = rows::load_by::<Link>(writing.db(), "child_id", child.0)?;
    let stays = rows::load_by::<HouseholdMember>(writing.db(), "person_id", person.0)?;
    let cares = links
        .iter()
        .filter(|link| link.daily_carer == Some(YesNo::Yes) || (is_guardian(link) && link.from_on.is_some()));
    let begun = cares.filter_map(|link| link.from_on).chain(stays.iter().filter_map(|stay| stay.from_on));
    let ended = stays.iter().filter_map(|stay| stay.to_on);
    match begun.chain(ended).filter(|day| *day >= on).max() {
        Some(last) => Err(Problem::new("on", "problem-change-before-last").with("first", last).into()),
        None => Ok(()),
    }
}

fn ties_on(db: &Db, child: ChildId, on: NaiveDate) -> Result<Vec<Tie>, StoreError> {
    let links = rows::load_by::<Link>(db, "child_id", child.0)?;
    let now = links.into_iter().filter(|link| is_current(link.from_on, link.to_on, on));
    Ok(now.map(|now| Tie { next: Some(now.record.clone()), now }).collect())
}

fn with_say(ties: &[Tie]) -> Vec<PersonId> {
    ties.iter().filter(|tie| is_guardian(&tie.now)).map(|tie| tie.now.person_id).collect()
}

/// Who is meant: somebody known, or a new person who is written down now.
fn person_of(
    writing: &mut Writing<'_>,
    who: &Who,
    contact: Option<&ContactPoint>,
    field: &str,
) -> Result<PersonId, Failure> {
    match who {
        Who::Known(person) => {
            person_exists(writing, *person)?;
            Ok(*person)
        }
        Who::New(person) => {
            let person: Person = cleaned(&**person)?;
            check_person(&person, writing.today())?;
            if person.given.is_none() && person.family.is_none() {
                return Err(Problem::new(field, "problem-name-missing").into());
            }
            let id = PersonId::from(writing.insert(&person)?.id);
            if let Some(contact) = contact.filter(|contact| !contact.value.trim().is_empty()) {
                writing.insert(&ContactPoint { person_id: id, ..cleaned(contact)? })?;
            }
            Ok(id)
        }
    }
}

/// How the person stands to the child from the day on; a tie that is there goes on changed.
fn tie_of(ties: &mut Vec<Tie>, child: ChildId, person: PersonId, relation: Relation) -> &mut Link {
    let at = match ties.iter().position(|tie| tie.now.person_id == person) {
        Some(at) => at,
        None => {
            let link = Link::blank(child, person, relation);
            // A row that is not there yet: number 0 says so until it is written.
            let now =
                Stored { id: RowId(0), public_id: String::new(), version: 0, removed: None, record: link };
            ties.push(Tie { next: None, now });
            ties.len() - 1
        }
    };
    let tie = &mut ties[at];
    let record = tie.now.record.clone();
    tie.next.get_or_insert(record)
}

fn change_carer(
    writing: &mut Writing<'_>,
    child: &Stored<Child>,
    new: &NewCarer,
    on: NaiveDate,
    ties: &mut Vec<Tie>,
) -> Result<Option<PersonId>, Failure> {
    let person = match &new.who {
        Some(who) => Some(person_of(writing, who, new.contact.as_ref(), "given")?),
        None => None,
    };
    let circular = |carer| is_circular(child.person_id, carer, |one| carers_of(writing.db(), one, on));
    if person.map(circular).transpose()?.unwrap_or(false) {
        return Err(Problem::new("carer", "problem-care-circular").into());
    }
    let named = ties.iter().any(|tie| tie.now.daily_carer == Some(YesNo::Yes));
    for tie in ties.iter_mut().filter(|tie| is_daily_carer(&tie.now, named)) {
        tie.next = match &tie.next {
            Some(link) if stays_beside(link.relation) || Some(link.person_id) == person => Some(Link {
                daily_carer: link.daily_carer.map(|_| YesNo::No),
                lives_with: Some(YesNo::No),
                ..link.clone()
            }),
            _ => None,
        };
    }
    if let Some(person) = person {
        let link = tie_of(ties, child.id.into(), person, new.relation);
        (link.daily_carer, link.lives_with) = (Some(YesNo::Yes), Some(YesNo::Yes));
    }
    Ok(person)
}

fn change_guardian(
    writing: &mut Writing<'_>,
    child: &Stored<Child>,
    new: &NewGuardian,
    on: NaiveDate,
    carer: Option<PersonId>,
    ties: &mut Vec<Tie>,
) -> Result<(), Failure> {
    let person = match &new.who {
        Some(who) => person_of(writing, who, None, "guardian_given")?,
        None => carer.ok_or_else(|| Problem::new("guardian", "problem-change-guardian"))?,
    };
    if person == child.person_id && on < child_is_adult(writing, child)? {
        return Err(Problem::new("guardian", "problem-care-circular").into());
    }
    let had = ties.iter().any(|tie| tie.now.person_id != person && is_guardian(&tie.now));
    let Some(before) = new.before.or((!had).then_some(LegalAuthority::NoneHeld)) else {
        return Err(Problem::new("before", "problem-change-before").into());
    };
    for link in ties.iter_mut().filter_map(|tie| tie.next.as_mut()) {
        if link.person_id != person && is_guardian(link) {
            link.legal_authority = Some(before);
        }
    }
    tie_of(ties, child.id.into(), person, new.relation).legal_authority = Some(new.authority);
    Ok(())
}

/// The day on which the child may have the say over itself as an adult; the last day there is where it is not known.
fn child_is_adult(writing: &Writing<'_>, child: &Child) -> Result<NaiveDate, Failure> {
    let birth = writing.get::<Person>(child.person_id)?.birth_date;
    let adult = birth.and_then(|birth| birth.checked_add_months(chrono::Months::new(18 * 12)));
    Ok(adult.unwrap_or(NaiveDate::MAX))
}

/// Ends what ends the day before, begins what goes on in another way on the day. Returns who has the say then.
fn write_ties(
    writing: &mut Writing<'_>,
    child: ChildId,
    on: NaiveDate,
    ties: Vec<Tie>,
) -> Result<Vec<PersonId>, Failure> {
    let last = on.pred_opt();
    let mut say = Vec::new();
    let mut begin = Vec::new();
    for tie in ties {
        if let Some(next) = tie.next.as_ref().filter(|next| is_guardian(next)) {
            say.push(next.person_id);
        }
        let written = tie.now.id != RowId(0);
        if written && tie.next.as_ref() == Some(&tie.now.record) {
            continue;
        }
        if written {
            writing.update(&tie.now, &Link { to_on: last, ..tie.now.record.clone() })?;
        }
        begin.extend(tie.next.map(|next| Link { child_id: child, from_on: Some(on), ..next }));
    }
    for link in begin {
        writing.insert(&cleaned(&link)?)?;
    }
    Ok(say)
}

/// The child's homes until the day end, and the new one begins; what that means for its episodes.
fn moved(
    writing: &mut Writing<'_>,
    rules: &FileRules,
    child: &Stored<Child>,
    new: &NewCarer,
    carer: Option<PersonId>,
    on: NaiveDate,
    touched: Touched,
) -> Result<Touched, Failure> {
    let stays: Vec<_> = rows::load_by::<HouseholdMember>(writing.db(), "person_id", child.person_id.0)?
        .into_iter()
        .filter(|stay| is_current(stay.from_on, stay.to_on, on))
        .collect();
    let main = stays.iter().find(|stay| stay.main_home == YesNo::Yes).or(stays.first());
    let home = match &new.home {
        HomeChoice::Same => {
            main.map(|stay| stay.household_id).ok_or_else(|| Problem::new("home", "problem-home-choose"))?
        }
        HomeChoice::Known(home) => {
            writing.get::<Household>(*home)?;
            *home
        }
        HomeChoice::New(home) => {
            let family_id = child.family_id;
            let home = with_area(rules, cleaned(&Household { family_id, ..(**home).clone() })?, None)?;
            writing.insert(&Household { from_on: Some(on), ..home })?.id.into()
        }
    };
    // A carer who comes into the child's home changes nothing of the other home in which the child lives by turns.
    let same = new.home == HomeChoice::Same;
    let kept = main.filter(|_| same).map(|stay| stay.record.clone());
    for stay in stays.iter().filter(|stay| !same || stay.household_id == home) {
        writing.update(stay, &HouseholdMember { to_on: on.pred_opt(), ..stay.record.clone() })?;
    }
    let here = HouseholdMember {
        placement: Some(new.placement),
        from_on: Some(on),
        ..kept.unwrap_or_else(|| HouseholdMember::blank(home, child.person_id, YesNo::Yes))
    };
    writing.insert(&here)?;
    if let (Some(carer), HomeChoice::New(_)) = (carer, &new.home) {
        lives_there(writing, home, carer, on)?;
    }
    let area = writing.get::<Household>(home)?.area.clone();
    Ok(Touched {
        moved: new.home != HomeChoice::Same,
        hidden: hides_address(&here) && new.home != HomeChoice::Same,
        school: !families::attendances(writing.db(), child.id.into())?.is_empty(),
        episodes: findings(writing.db(), rules, child.id.into(), area.as_deref())?,
        ..touched
    })
}

fn lives_there(
    writing: &mut Writing<'_>,
    home: HouseholdId,
    person: PersonId,
    on: NaiveDate,
) -> Result<(), Failure> {
    let others = families::homes_of(writing.db(), person)?;
    if others.iter().any(|(other, _)| HouseholdId::from(other.id) == home) {
        return Ok(());
    }
    let main = if others.is_empty() { YesNo::Yes } else { YesNo::No };
    writing.insert(&HouseholdMember { from_on: Some(on), ..HouseholdMember::blank(home, person, main) })?;
    Ok(())
}

/// What an area means for each open episode of a child.
pub(super) fn findings(
    db: &Db,
    rules: &FileRules,
    child: ChildId,
    area: Option<&str>,
) -> Result<Vec<(ChildId, RowId, AreaFinding)>, StoreError> {
    let mut found = Vec::new();
    for episode in episodes::of_child(db, child)?.iter().filter(|episode| episode.state.is_open()) {
        found.push((child, episode.id, finding(rules, episode, area)));
    }
    Ok(found)
}

fn finding(rules: &FileRules, episode: &Episode, area: Option<&str>) -> AreaFinding {
    // Before a decision, and where it was "not here", the rules look at the area themselves.
    let Some((program, _)) = episode.program.as_deref().and_then(|code| rules.program(code)) else {
        return AreaFinding::Served;
    };
    if area.is_some_and(|area| program.serves(area)) { AreaFinding::Served } else { AreaFinding::Asked }
}

/// Consents, members and the first call that hang on people who are not what they were.
fn touch_people(
    writing: &Writing<'_>,
    child: ChildId,
    lost: &[PersonId],
    change: &CareChange,
    touched: Touched,
) -> Result<Touched, Failure> {
    let (db, today) = (writing.db(), writing.today());
    let consents = families::consents(db, child)?;
    let scopes = families::scopes(db, child)?;
    let falls = |consent: &Stored<Consent>| {
        let rows: Vec<_> = scopes.iter().filter(|row| row.consent_id == consent.id).cloned().collect();
        let state = consent::state(consent, &rows, &consents, today);
        let stands = state.holds() || matches!(state, ConsentState::NotYet | ConsentState::OneSignature);
        stands && rests_on(consent, lost, change.guardian.is_some())
    };
    let members = store_care::members(db, child)?;
    let here: Vec<&Stored<Member>> =
        members.iter().filter(|member| crate::casework::waiting::stays(member, today)).collect();
    let leaves = |member: &&&Stored<Member>| lost.contains(&member.person_id);
    let links = rows::load_by::<Link>(db, "child_id", child.0)?;
    let on_the_day = links.iter().filter(|link| is_current(link.from_on, link.to_on, change.on));
    let first = on_the_day.clone().find(|link| link.primary_contact == YesNo::Yes);
    let first_gone = change.carer.is_some()
        && first.is_none_or(|link| link.daily_carer != Some(YesNo::Yes) && !is_guardian(link));
    Ok(Touched {
        consents: consents.iter().filter(|consent| falls(consent)).map(|consent| consent.id).collect(),
        members: here.iter().filter(leaves).map(|member| member.id).collect(),
        circle: here.iter().any(|member| !lost.contains(&member.person_id)),
        first_gone,
        ..touched
    })
}

/// Whether a consent rests on one of these people. One given by a name that no tie knows is looked at when the say
/// goes to somebody else.
fn rests_on(consent: &Consent, lost: &[PersonId], say_changes: bool) -> bool {
    let by = [consent.given_by_id, consent.second_by_id];
    if by.iter().flatten().any(|person| lost.contains(person)) {
        return true;
    }
    use CapacityBasis::{AccessParent, ChildrensAid, Joint, ParentCustodial};
    let of_a_guardian =
        matches!(consent.capacity_basis, Some(AccessParent | ChildrensAid | Joint | ParentCustodial));
    say_changes && !lost.is_empty() && consent.given_by_id.is_none() && of_a_guardian
}

/// Writes the change with its list. Returns the change.
pub(super) fn open_list(
    writing: &mut Writing<'_>,
    child: &Stored<Child>,
    touched: &Touched,
    on: NaiveDate,
    note: Option<String>,
) -> Result<RowId, Failure> {
    let (me, today) = (writing.identity().staff, writing.today());
    let change = FamilyChange {
        family_id: child.family_id,
        child_id: child.id.into(),
        parts: touched.parts.clone(),
        on_day: on,
        note,
        staff_id: me,
    };
    let change = writing.insert(&cleaned(&change)?)?.id;
    for line in care::lines(touched, on, today) {
        writing.insert(&begun(&line, change, child.id.into(), me, today))?;
    }
    Ok(change)
}

fn begun(
    line: &NewLine,
    change: RowId,
    child: ChildId,
    me: crate::domain::ids::StaffId,
    today: NaiveDate,
) -> ChangeLine {
    ChangeLine {
        change_id: change,
        child_id: line.child.unwrap_or(child),
        kind: line.kind,
        about_id: line.about,
        state: if line.settled { LineState::Done } else { LineState::Open },
        answer: None,
        due_on: line.due_on,
        note: None,
        settled_by: line.settled.then_some(me),
        settled_on: line.settled.then_some(today),
    }
}
