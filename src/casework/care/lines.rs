//! The one list that a change opens: read with what each line is about, worked line by line. A consent that rests on
//! somebody without a say ends right there, and no such line is done while its consent still holds.

use chrono::NaiveDate;

use crate::{
    casework::{
        Command, Failure, Reading, Session, Subject, Writing, clean,
        rules::FileRules,
        waiting::{name_of, stays},
    },
    domain::{
        access::Act,
        card::{ChildCard, StaffRef},
        care::{is_current, is_guardian},
        codes::{
            AreaAnswer, ChangeLineKind, ConsentPurpose, EpisodeState, LegalAuthority, LineState, Relation,
        },
        consent::{self, ConsentState},
        ids::{ChildId, EpisodeId, RowId},
        problem::Problem,
        record::{
            ChangeLine, Child, Consent, Episode, FamilyChange, Household, Link, Member, RecordKind, Stored,
        },
    },
    store::{Db, care, families, rows},
};

/// What a line is about, as it stands now.
#[derive(Debug, Clone, PartialEq)]
pub enum LineAbout {
    /// Those who have the say on the day: name, relation, authority.
    Say(Vec<(String, Relation, Option<LegalAuthority>)>),
    /// A consent: what for, who gave it, how it stands, when it ends.
    Consent(ConsentPurpose, Option<String>, ConsentState, Option<NaiveDate>),
    /// A member of the circle, and whether still in it.
    Member(String, bool),
    /// How many are in the circle.
    Circle(usize),
    /// Who is called first now.
    First(Option<String>),
    /// The home on the day, and whether it is hidden.
    Address(String, bool),
    /// An episode and the area on the day: programme, state, area, agency.
    Area(Option<String>, EpisodeState, Option<String>, Option<String>),
    /// The area that was worked out.
    Worked(Option<String>),
    /// Schools that the child attends.
    Schools(Vec<String>),
    /// Organisations involved, and who coordinates.
    Told(Vec<String>),
}

/// A line with what it is about.
#[derive(Debug, Clone)]
pub struct LineView {
    /// The line.
    pub line: Stored<ChangeLine>,
    /// What it is about.
    pub about: LineAbout,
    /// The child, where it is not that of the change.
    pub other: Option<ChildCard>,
    /// Who settled it.
    pub by: Option<StaffRef>,
}

/// A change with its list.
#[derive(Debug, Clone)]
pub struct ChangeView {
    /// The change.
    pub change: Stored<FamilyChange>,
    /// Its lines, in their order.
    pub lines: Vec<LineView>,
    /// Who wrote it down.
    pub by: Option<StaffRef>,
}

impl ChangeView {
    /// How many lines wait.
    pub fn open(&self) -> usize {
        self.lines.iter().filter(|line| line.line.settled_on.is_none()).count()
    }
}

/// What becomes of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// Done, not needed or later.
    pub state: LineState,
    /// When it comes up again.
    pub later: Option<NaiveDate>,
    /// A word about it.
    pub note: Option<String>,
    /// What becomes of the episode, for a line about an area.
    pub answer: Option<AreaAnswer>,
}

impl Session {
    /// A change with its list ([`Act::OpenFile`]).
    ///
    /// # Errors
    /// When the file may not be opened, or the change is not this family's.
    pub fn change_list(&mut self, child: ChildId, change: RowId) -> Result<ChangeView, Failure> {
        let rules = self.rules()?;
        self.read(Act::OpenFile, Subject::Child(child), |reading| {
            let file = reading.get::<Child>(child)?;
            let found = all(reading, &rules, &file)?.into_iter().find(|view| view.change.id == change);
            found.ok_or(Failure::Missing(RecordKind::FamilyChange))
        })
    }

    /// Settles a line, or puts it off to a day.
    ///
    /// # Errors
    /// A day that is not to come (`problem-line-day`); a consent that still holds (`problem-line-consent-holds`); an
    /// episode of which nobody said what becomes of it (`problem-line-answer`); a conflict; when it is not allowed.
    pub fn settle_line(
        &mut self,
        command: &Command,
        base: &Stored<ChangeLine>,
        settlement: &Settlement,
    ) -> Result<i64, Failure> {
        let note = settlement.note.as_deref().map(|note| clean::line("note", note)).transpose()?.flatten();
        self.write_as(Act::SettleLine, command, |writing| {
            its_own(writing, base)?;
            let note = note.or_else(|| base.note.clone());
            let answer = settlement.answer.or(base.answer);
            check(writing, base, settlement, answer, note.as_deref())?;
            settled(writing, base, settlement, answer, note)
        })
    }

    /// Ends the consent of a line the day before the change, because who gave it has no say from then on; what was sent
    /// before stays listed. The line is done by it.
    ///
    /// # Errors
    /// When the line is about no consent; a conflict; when it is not allowed.
    pub fn end_consent_of_line(
        &mut self,
        command: &Command,
        base: &Stored<ChangeLine>,
    ) -> Result<(), Failure> {
        self.write_as(Act::WithdrawConsent, command, |writing| {
            its_own(writing, base)?;
            let id = base.about_id.filter(|_| base.kind == ChangeLineKind::ConsentFalls);
            let consent = writing.get::<Consent>(id.ok_or(Failure::Missing(RecordKind::Consent))?)?;
            let change = writing.get::<FamilyChange>(base.change_id)?;
            end(writing, &consent, change.on_day)?;
            let done = Settlement { state: LineState::Done, later: None, note: None, answer: None };
            settled(writing, base, &done, None, base.note.clone()).map(|_| ())
        })
    }
}

fn its_own(writing: &Writing<'_>, base: &Stored<ChangeLine>) -> Result<(), Failure> {
    if writing.child()? == base.child_id { Ok(()) } else { Err(Failure::Missing(RecordKind::ChangeLine)) }
}

fn end(writing: &mut Writing<'_>, consent: &Stored<Consent>, on: NaiveDate) -> Result<(), Failure> {
    let last = on.pred_opt().unwrap_or(on);
    let ended = if consent.starts_on <= last {
        let expires_on = Some(consent.expires_on.map_or(last, |day| day.min(last)));
        Consent { expires_on, ..consent.record.clone() }
    } else {
        // Given for a day on which it could not be given any more: it never holds.
        Consent { withdrawn_on: Some(consent.starts_on.min(writing.today())), ..consent.record.clone() }
    };
    writing.update(consent, &ended)?;
    Ok(())
}

fn check(
    writing: &Writing<'_>,
    base: &ChangeLine,
    settlement: &Settlement,
    answer: Option<AreaAnswer>,
    note: Option<&str>,
) -> Result<(), Failure> {
    let problem = |field: &str, id: &str| Err(Problem::new(field, id).into());
    match settlement.state {
        LineState::Open => problem("", "problem-line-day"),
        LineState::Later if settlement.later.is_none_or(|day| day <= writing.today()) => {
            problem("later", "problem-line-day")
        }
        LineState::Done
            if base.kind == ChangeLineKind::Area && base.about_id.is_some() && answer.is_none() =>
        {
            problem("answer", "problem-line-answer")
        }
        LineState::Done if base.kind == ChangeLineKind::ConsentFalls && still_holds(writing, base)? => {
            problem("", "problem-line-consent-holds")
        }
        LineState::NotNeeded if base.kind == ChangeLineKind::ConsentFalls && note.is_none() => {
            problem("note", "problem-line-why")
        }
        _ => Ok(()),
    }
}

/// Whether the consent of a line would still permit something on the day of the change, or today if that is later.
fn still_holds(writing: &Writing<'_>, base: &ChangeLine) -> Result<bool, Failure> {
    let Some(id) = base.about_id else { return Ok(false) };
    let change = writing.get::<FamilyChange>(base.change_id)?;
    let day = change.on_day.max(writing.today());
    Ok(state_on(writing.db(), base.child_id, id, day)?.is_some_and(|(state, _)| state.holds()))
}

fn state_on(
    db: &Db,
    child: ChildId,
    id: RowId,
    day: NaiveDate,
) -> Result<Option<(ConsentState, Stored<Consent>)>, Failure> {
    let consents = families::consents(db, child)?;
    let scopes = families::scopes(db, child)?;
    let Some(consent) = consents.iter().find(|consent| consent.id == id) else { return Ok(None) };
    let rows: Vec<_> = scopes.iter().filter(|row| row.consent_id == id).cloned().collect();
    Ok(Some((consent::state(consent, &rows, &consents, day), consent.clone())))
}

fn settled(
    writing: &mut Writing<'_>,
    base: &Stored<ChangeLine>,
    settlement: &Settlement,
    answer: Option<AreaAnswer>,
    note: Option<String>,
) -> Result<i64, Failure> {
    let over = matches!(settlement.state, LineState::Done | LineState::NotNeeded);
    let (me, today) = (writing.identity().staff, writing.today());
    let line = ChangeLine {
        state: settlement.state,
        due_on: settlement.later.filter(|_| !over).unwrap_or(base.due_on),
        settled_by: over.then_some(me),
        settled_on: over.then_some(today),
        answer,
        note,
        ..base.record.clone()
    };
    Ok(writing.update(base, &line)?.version)
}

/// Every change that touches a child: its family's with a line of it, and its own.
pub(super) fn all(
    reading: &Reading<'_>,
    rules: &FileRules,
    child: &Stored<Child>,
) -> Result<Vec<ChangeView>, Failure> {
    let (db, id) = (reading.db, ChildId::from(child.id));
    let own = rows::load_by::<ChangeLine>(db, "child_id", child.id.0)?;
    let mut ids: Vec<RowId> = own.iter().map(|line| line.change_id).collect();
    let of_family = rows::load_by::<FamilyChange>(db, "family_id", child.family_id.0)?;
    ids.extend(of_family.iter().filter(|change| change.child_id == id).map(|change| change.id));
    ids.sort_unstable();
    ids.dedup();
    let mut found = Vec::new();
    for change in ids {
        let change = reading.get::<FamilyChange>(change)?;
        let mut lines = Vec::new();
        for line in rows::load_by::<ChangeLine>(db, "change_id", change.id.0)? {
            lines.push(view(reading, rules, &change, line)?);
        }
        found.push(ChangeView { by: care::staff_ref(db, change.staff_id)?, change, lines });
    }
    found.sort_by_key(|view| std::cmp::Reverse((view.change.on_day, view.change.id)));
    Ok(found)
}

fn view(
    reading: &Reading<'_>,
    rules: &FileRules,
    change: &FamilyChange,
    line: Stored<ChangeLine>,
) -> Result<LineView, Failure> {
    let db = reading.db;
    let other = (line.child_id != change.child_id).then(|| care::card(db, line.child_id)).transpose()?;
    let by = line.settled_by.map(|staff| care::staff_ref(db, staff)).transpose()?.flatten();
    Ok(LineView { about: about(reading, rules, change, &line)?, other: other.flatten(), by, line })
}

fn about(
    reading: &Reading<'_>,
    rules: &FileRules,
    change: &FamilyChange,
    line: &ChangeLine,
) -> Result<LineAbout, Failure> {
    let (db, child) = (reading.db, line.child_id);
    let day = change.on_day.max(reading.today);
    Ok(match (line.kind, line.about_id) {
        (ChangeLineKind::WhoConsents, _) => LineAbout::Say(say(db, child, day)?),
        (ChangeLineKind::ConsentFalls, Some(id)) => match state_on(db, child, id, day)? {
            Some((state, consent)) => {
                let giver = consent.given_by_id.map(|person| families::person(db, person)).transpose()?;
                let giver = giver.map(|person| name_of(&person)).or_else(|| consent.given_by_name.clone());
                LineAbout::Consent(consent.purpose, giver, state, consent.expires_on)
            }
            None => LineAbout::Told(Vec::new()),
        },
        (ChangeLineKind::LosesSight, Some(id)) => {
            let member = reading.get::<Member>(id)?;
            let name = name_of(&*families::person(db, member.person_id)?);
            LineAbout::Member(name, stays(&member, reading.today))
        }
        (ChangeLineKind::LosesSight | ChangeLineKind::ConsentFalls, _) => {
            let members = care::members(db, child)?;
            LineAbout::Circle(members.iter().filter(|member| stays(member, reading.today)).count())
        }
        (ChangeLineKind::CalledFirst, _) => LineAbout::First(first(db, child, day)?),
        (ChangeLineKind::ProtectedAddress, _) => address(db, child, day)?,
        (ChangeLineKind::Area, Some(episode)) => {
            let episode = reading.get::<Episode>(EpisodeId::from(episode))?;
            let (area, agency) = area(db, rules, child, day)?;
            LineAbout::Area(episode.program.clone(), episode.state, area, agency)
        }
        (ChangeLineKind::Area, None) => LineAbout::Worked(area(db, rules, child, day)?.0),
        (ChangeLineKind::School, _) => LineAbout::Schools(
            families::attendances(db, child)?.into_iter().map(|school| school.record.school).collect(),
        ),
        (ChangeLineKind::Told, _) => LineAbout::Told(
            families::services(db, child)?
                .into_iter()
                .filter(|(service, _)| service.status == crate::domain::codes::ServiceStatus::Current)
                .map(|(_, organization)| organization.record.name)
                .collect(),
        ),
    })
}

fn links_on(db: &Db, child: ChildId, day: NaiveDate) -> Result<Vec<Stored<Link>>, Failure> {
    let links = rows::load_by::<Link>(db, "child_id", child.0)?;
    Ok(links.into_iter().filter(|link| is_current(link.from_on, link.to_on, day)).collect())
}

fn say(
    db: &Db,
    child: ChildId,
    day: NaiveDate,
) -> Result<Vec<(String, Relation, Option<LegalAuthority>)>, Failure> {
    let mut found = Vec::new();
    for link in links_on(db, child, day)?.iter().filter(|link| is_guardian(link)) {
        let name = name_of(&*families::person(db, link.person_id)?);
        found.push((name, link.relation, link.legal_authority));
    }
    Ok(found)
}

fn first(db: &Db, child: ChildId, day: NaiveDate) -> Result<Option<String>, Failure> {
    let links = links_on(db, child, day)?;
    let first = links.iter().find(|link| link.primary_contact == crate::domain::codes::YesNo::Yes);
    let person = first.map(|link| families::person(db, link.person_id)).transpose()?;
    Ok(person.map(|person| name_of(&person)))
}

fn home(db: &Db, child: ChildId, day: NaiveDate) -> Result<Option<(Stored<Household>, bool)>, Failure> {
    use crate::domain::{care::hides_address, codes::YesNo, record::HouseholdMember};
    let Some(file) = rows::load::<Child>(db, child)? else { return Ok(None) };
    let mut stays = rows::load_by::<HouseholdMember>(db, "person_id", file.person_id.0)?;
    stays.retain(|stay| is_current(stay.from_on, stay.to_on, day));
    stays.sort_by_key(|stay| (stay.main_home != YesNo::Yes, stay.id));
    let Some(stay) = stays.first() else { return Ok(None) };
    let household = rows::load::<Household>(db, stay.household_id)?;
    Ok(household.map(|household| (household, hides_address(stay))))
}

fn address(db: &Db, child: ChildId, day: NaiveDate) -> Result<LineAbout, Failure> {
    Ok(match home(db, child, day)? {
        Some((home, hidden)) => {
            let pieces = [&home.street, &home.municipality];
            let words = pieces.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
            LineAbout::Address(words, hidden)
        }
        None => LineAbout::Address(String::new(), false),
    })
}

fn area(
    db: &Db,
    rules: &FileRules,
    child: ChildId,
    day: NaiveDate,
) -> Result<(Option<String>, Option<String>), Failure> {
    let area = home(db, child, day)?.and_then(|(home, _)| home.area.clone());
    let area = area.as_deref().and_then(|id| rules.areas().by_id(id));
    Ok((area.map(|area| area.name.clone()), area.and_then(|area| area.agency.clone())))
}
