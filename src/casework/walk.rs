//! Everything the walk and its rail show of one child's episode, in one read. What a colleague types is seen here too:
//! anyone of the pool may go on where another stopped.

use chrono::NaiveDate;

use super::{
    Failure, Reading, Session, Subject,
    consents::{self, ConsentView},
    decisions, episodes as episode_moves, hand_offs,
    rules::FileRules,
    screenings::{self, ScreeningView},
};
use crate::{
    domain::{
        access::Act,
        codes::{DecisionOutcome, EpisodeState},
        date::{Moment, age_on},
        decision,
        episode::Part,
        hand_off::Item,
        ids::{ChildId, EpisodeId, FileNumber, HouseholdId, StaffId, StaffNumber},
        names::PersonName,
        record::{
            Attempt, Attendance, Call, Child, ContactPoint, Decision, Episode, Finding, HandOff, Household,
            HouseholdMember, Link, Organization, Person, Promise, RecordKind, Referral, Service, Staff,
            Statement, Stored, Team,
        },
        walk::{self, Known, Step, StepView},
    },
    store::{Db, StoreError, calls, drafts, episodes, families, rows},
};

/// A staff person in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffRef {
    /// The row.
    pub id: StaffId,
    /// `S-1`.
    pub number: StaffNumber,
    /// The name.
    pub name: String,
}

/// Somebody beside the child, with how to reach them.
#[derive(Debug, Clone)]
pub struct Beside {
    /// In what relation, with what authority.
    pub link: Stored<Link>,
    /// Who.
    pub person: Stored<Person>,
    /// How to reach them, the preferred way first.
    pub contacts: Vec<Stored<ContactPoint>>,
}

/// A home with who lives there and who serves its area.
#[derive(Debug, Clone)]
pub struct Home {
    /// The home.
    pub household: Stored<Household>,
    /// Who lives there.
    pub members: Vec<Stored<HouseholdMember>>,
    /// Whether it is the child's main home, which decides the area.
    pub main: bool,
    /// The name of its area.
    pub area_name: Option<String>,
    /// The agency that answers for its area.
    pub agency: Option<String>,
    /// Boundaries or agency are still to be checked.
    pub area_unconfirmed: bool,
}

/// A brother or sister with a file of its own in this family.
#[derive(Debug, Clone)]
pub struct SiblingFile {
    /// The file.
    pub child: ChildId,
    /// Its number.
    pub number: FileNumber,
    /// The name.
    pub name: PersonName,
    /// What to call a child not yet named.
    pub provisional: Option<String>,
}

/// What somebody types and has not saved: "typed by A. at 10:42".
#[derive(Debug, Clone)]
pub struct DraftNote {
    /// Who types.
    pub by: StaffRef,
    /// Whether that is the person signed in.
    pub mine: bool,
    /// When it was last written.
    pub at: Option<Moment>,
    /// The draft itself.
    pub draft: drafts::Draft,
}

/// A hand-off with what is derived from it.
#[derive(Debug, Clone)]
pub struct HandOffView {
    /// The hand-off.
    pub hand_off: Stored<HandOff>,
    /// To whom.
    pub organization: Option<Stored<Organization>>,
    /// By when a confirmation is expected, while it is open.
    pub confirm_due: Option<NaiveDate>,
    /// Tries to reach the receiver, the newest first.
    pub attempts: Vec<Stored<Attempt>>,
}

/// Who holds the episode.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The team.
    pub team: Stored<Team>,
    /// The person; none where the pool holds it.
    pub person: Option<StaffRef>,
    /// Since when.
    pub since: Moment,
}

/// Everything of one child's episode that the walk shows.
#[derive(Debug, Clone)]
pub struct Walk {
    /// The child's file.
    pub child: Stored<Child>,
    /// The child.
    pub person: Stored<Person>,
    /// How the child itself is reached.
    pub contacts: Vec<Stored<ContactPoint>>,
    /// Whole years today, as well as the birth date is known.
    pub age: Option<i32>,
    /// The episode.
    pub episode: Stored<Episode>,
    /// The episode before, when the family returned.
    pub previous: Option<Stored<Episode>>,
    /// Other open episodes of the child.
    pub others: Vec<Stored<Episode>>,
    /// Who holds it; none once it ended.
    pub holder: Option<Holder>,
    /// The referral.
    pub referral: Option<Stored<Referral>>,
    /// Its organisation, when one referred.
    pub referrer_organization: Option<Stored<Organization>>,
    /// What a third party's referral lacks.
    pub parts: Vec<Part>,
    /// Calls about the child, the newest first.
    pub calls: Vec<Stored<Call>>,
    /// What happens next.
    pub promises: Vec<Stored<Promise>>,
    /// Tries to reach the family, the newest first.
    pub attempts: Vec<Stored<Attempt>>,
    /// Who stands beside the child, the primary contact first.
    pub beside: Vec<Beside>,
    /// Where the family lives.
    pub homes: Vec<Home>,
    /// Schools attended now.
    pub schools: Vec<Stored<Attendance>>,
    /// Who is involved, the current ones first.
    pub services: Vec<(Stored<Service>, Stored<Organization>)>,
    /// Brothers and sisters with a file.
    pub siblings: Vec<SiblingFile>,
    /// Consents as they stand today, the newest first.
    pub consents: Vec<ConsentView>,
    /// Each programme, live.
    pub screenings: Vec<ScreeningView>,
    /// What the rules advise: a decision and, where eligible, the programme's code. None while something is missing.
    pub advice: Option<(DecisionOutcome, Option<String>)>,
    /// Open episodes of the family that the child could join, with the programme's code.
    pub to_join: Vec<(String, Stored<Episode>)>,
    /// Strengths, resources, needs.
    pub findings: Vec<Stored<Finding>>,
    /// What was said.
    pub statements: Vec<Stored<Statement>>,
    /// Decisions with who made them, the newest first.
    pub decisions: Vec<(Stored<Decision>, StaffRef)>,
    /// Hand-offs, the newest first.
    pub hand_offs: Vec<HandOffView>,
    /// What is known and may be sent with a hand-off.
    pub hand_off_items: Vec<Item>,
    /// Whether a coordinator was asked.
    pub offered: bool,
    /// What is typed and not saved, one's own and colleagues'.
    pub drafts: Vec<DraftNote>,
    /// The rail.
    pub steps: Vec<StepView>,
}

impl Walk {
    /// The name the header shows: the child's, else what to call it meanwhile.
    pub fn name(&self) -> PersonName {
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        PersonName {
            given: text(&self.person.given),
            family: text(&self.person.family),
            own_script: text(&self.person.own_script),
        }
    }

    /// One step of the rail.
    pub fn step(&self, step: Step) -> Option<&StepView> {
        self.steps.iter().find(|view| view.step == step)
    }

    /// The person to call first, else the first with a way to be reached.
    pub fn primary(&self) -> Option<&Beside> {
        self.beside.iter().find(|beside| !beside.contacts.is_empty()).or(self.beside.first())
    }
}

impl Session {
    /// The walk of a child: its undecided episode, else the newest open one, else the newest.
    ///
    /// # Errors
    /// When the file may not be opened, or the child never had an episode.
    pub fn walk(&mut self, child: ChildId) -> Result<Walk, Failure> {
        let rules = self.rules()?;
        self.read(Act::OpenFile, Subject::Child(child), |reading| {
            let all = episodes::of_child(reading.db, child)?;
            let current = all.iter().find(|episode| episode.state.is_open() && episode.program.is_none());
            let current = current.or(all.iter().find(|episode| episode.state.is_open())).or(all.first());
            let episode = current.cloned().ok_or(Failure::Missing(RecordKind::Episode))?;
            walk_of(reading, &rules, child, episode)
        })
    }

    /// The walk of one episode of a child.
    ///
    /// # Errors
    /// When the file may not be opened, or the episode is not the child's.
    pub fn walk_of_episode(&mut self, child: ChildId, episode: EpisodeId) -> Result<Walk, Failure> {
        let rules = self.rules()?;
        self.read(Act::OpenFile, Subject::Child(child), |reading| {
            if !episodes::has_child(reading.db, episode, child)? {
                return Err(Failure::Missing(RecordKind::Episode));
            }
            walk_of(reading, &rules, child, reading.get::<Episode>(episode)?)
        })
    }
}

fn walk_of(
    reading: &Reading<'_>,
    rules: &FileRules,
    id: ChildId,
    episode: Stored<Episode>,
) -> Result<Walk, Failure> {
    let db = reading.db;
    let child = reading.get::<Child>(id)?;
    let person = families::person(db, child.person_id)?;
    let episode_id = EpisodeId::from(episode.id);
    let previous = episode.previous_id.map(|before| rows::load::<Episode>(db, before)).transpose()?.flatten();
    let others = episodes::of_child(db, id)?;
    let referral = episodes::referral(db, episode_id, id)?;
    let screenings = screenings::live(db, rules, episode_id, id, reading.today)?;
    let since = episode.previous_id.map(|_| episode.opened_on);
    let findings = families::findings(db, episode_id, id)?;
    let statements = families::statements(db, episode_id, id)?;
    let mut walk = Walk {
        age: person.birth_date.map(|birth| age_on(birth, reading.today)),
        contacts: families::contact_points(db, child.person_id)?,
        others: others.into_iter().filter(|other| other.id != episode.id && other.state.is_open()).collect(),
        previous,
        holder: holder(db, episode_id)?,
        referrer_organization: referrer(db, referral.as_ref())?,
        parts: episode_moves::missing_parts(db, episode_id, id)?,
        referral,
        calls: families::calls(db, id)?,
        promises: calls::open_promises(db, id)?,
        attempts: calls::attempts(db, id)?,
        beside: beside(db, id)?,
        homes: homes(db, rules, &child)?,
        schools: families::attendances(db, id)?,
        services: families::services(db, id)?,
        siblings: siblings(db, &child)?,
        consents: consents::views(reading, rules, id, since)?,
        advice: advice(&screenings, &episode),
        to_join: to_join(db, rules, &child, &episode)?,
        screenings,
        findings,
        statements,
        decisions: decided(db, episode_id)?,
        hand_offs: handed(db, rules, episode_id)?,
        hand_off_items: hand_offs::items(db, episode_id, id)?,
        offered: !episodes::pending_offers(db, episode_id)?.is_empty(),
        drafts: typed(reading, id)?,
        steps: Vec::new(),
        child,
        person,
        episode,
    };
    walk.steps = steps(&walk, reading.today);
    Ok(walk)
}

fn steps(walk: &Walk, today: NaiveDate) -> Vec<StepView> {
    let screened = walk.screenings.iter().filter(|view| view.screening.is_some());
    let mut caregivers: Vec<(&Link, Vec<&ContactPoint>)> = Vec::new();
    for beside in &walk.beside {
        caregivers.push((&beside.link, beside.contacts.iter().map(|contact| &contact.record).collect()));
    }
    let main = walk.homes.iter().find(|home| home.main).or(walk.homes.first());
    let state = walk.episode.state;
    let assigned = crate::domain::episode::is_served(state) && state != EpisodeState::EligibleWaiting;
    let known = Known {
        child: &walk.child,
        person: &walk.person,
        referral: walk.referral.as_deref(),
        parts: &walk.parts,
        call: !walk.calls.is_empty(),
        caregivers,
        area: main.is_some_and(|home| home.household.area.is_some()),
        home: main.is_some(),
        services: walk.services.len() + walk.schools.len(),
        consents: walk.consents.iter().map(|view| (&view.consent.record, view.state.holds())).collect(),
        consents_to_confirm: walk.consents.iter().filter(|view| view.to_confirm).count(),
        results: screened.clone().map(|view| (view.result(), view.outcome.missing.len())).collect(),
        answers_to_confirm: screened.map(ScreeningView::to_confirm).sum(),
        findings: walk.findings.iter().map(|finding| &finding.record).collect(),
        statements: walk.statements.iter().map(|statement| &statement.record).collect(),
        decided: !walk.decisions.is_empty() || !crate::domain::episode::is_undecided(state),
        offered: walk.offered,
        assigned,
        returned: walk.episode.previous_id.map(|_| walk.episode.confirmed.as_slice()),
        today,
    };
    walk::steps(&known)
}

fn staff_ref(db: &Db, staff: StaffId) -> Result<StaffRef, StoreError> {
    let row = rows::load::<Staff>(db, staff)?.ok_or_else(|| StoreError::Shape(format!("staff {staff}")))?;
    Ok(StaffRef { id: staff, number: StaffNumber(row.number), name: row.record.name })
}

fn holder(db: &Db, episode: EpisodeId) -> Result<Option<Holder>, StoreError> {
    let Some(holding) = episodes::holding(db, episode)? else { return Ok(None) };
    let team = rows::load::<Team>(db, holding.team_id)?;
    let team = team.ok_or_else(|| StoreError::Shape("holding".to_owned()))?;
    let person = holding.staff_id.map(|staff| staff_ref(db, staff)).transpose()?;
    Ok(Some(Holder { team, person, since: holding.from_at }))
}

fn referrer(
    db: &Db,
    referral: Option<&Stored<Referral>>,
) -> Result<Option<Stored<Organization>>, StoreError> {
    let organization = referral.and_then(|referral| referral.referrer_organization_id);
    Ok(organization.map(|id| rows::load::<Organization>(db, id)).transpose()?.flatten())
}

fn beside(db: &Db, child: ChildId) -> Result<Vec<Beside>, StoreError> {
    let mut found = Vec::new();
    for link in families::links(db, child)? {
        let person = families::person(db, link.person_id)?;
        let contacts = families::contact_points(db, link.person_id)?;
        found.push(Beside { link, person, contacts });
    }
    Ok(found)
}

fn homes(db: &Db, rules: &FileRules, child: &Child) -> Result<Vec<Home>, StoreError> {
    let main = families::homes_of(db, child.person_id)?.into_iter().next().map(|(home, _)| home.id);
    let mut found = Vec::new();
    for household in families::households(db, child.family_id)? {
        let area = household.area.as_deref().and_then(|id| rules.areas().by_id(id));
        found.push(Home {
            members: families::members(db, HouseholdId::from(household.id))?,
            main: Some(household.id) == main,
            area_name: area.map(|area| area.name.clone()),
            agency: area.and_then(|area| area.agency.clone()),
            area_unconfirmed: area.is_some_and(|area| area.confirm),
            household,
        });
    }
    Ok(found)
}

fn siblings(db: &Db, child: &Stored<Child>) -> Result<Vec<SiblingFile>, StoreError> {
    let mut found = Vec::new();
    for other in families::children(db, child.family_id)?.into_iter().filter(|other| other.id != child.id) {
        let person = families::person(db, other.person_id)?;
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        found.push(SiblingFile {
            child: other.id.into(),
            number: FileNumber(other.file_number),
            name: PersonName {
                given: text(&person.given),
                family: text(&person.family),
                own_script: text(&person.own_script),
            },
            provisional: other.record.provisional,
        });
    }
    Ok(found)
}

fn advice(screenings: &[ScreeningView], episode: &Episode) -> Option<(DecisionOutcome, Option<String>)> {
    if !crate::domain::episode::is_undecided(episode.state) {
        return None;
    }
    let computed = screenings::computed(screenings);
    let programs: Vec<_> = screenings.iter().map(|view| view.program.clone()).collect();
    let (outcome, program) = decision::advice(&computed, &programs)?;
    Some((outcome, program.map(|program| program.code.clone())))
}

fn to_join(
    db: &Db,
    rules: &FileRules,
    child: &Stored<Child>,
    episode: &Episode,
) -> Result<Vec<(String, Stored<Episode>)>, StoreError> {
    let mut found = Vec::new();
    if !crate::domain::episode::is_undecided(episode.state) {
        return Ok(found);
    }
    for program in rules.rules.programs.iter().filter(|program| program.siblings_share_episode) {
        for open in decisions::episodes_to_join(db, child, &program.code)? {
            found.push((program.code.clone(), open));
        }
    }
    Ok(found)
}

fn decided(db: &Db, episode: EpisodeId) -> Result<Vec<(Stored<Decision>, StaffRef)>, StoreError> {
    let mut found = Vec::new();
    for decision in episodes::decisions(db, episode)? {
        let by = staff_ref(db, decision.decided_by)?;
        found.push((decision, by));
    }
    Ok(found)
}

fn handed(db: &Db, rules: &FileRules, episode: EpisodeId) -> Result<Vec<HandOffView>, StoreError> {
    let mut found = Vec::new();
    for hand_off in episodes::hand_offs(db, episode)? {
        let organization =
            hand_off.organization_id.map(|id| rows::load::<Organization>(db, id)).transpose()?;
        let open = crate::domain::hand_off::is_open(hand_off.state);
        found.push(HandOffView {
            organization: organization.flatten(),
            confirm_due: hand_offs::confirm_due(rules, &hand_off).filter(|_| open),
            attempts: calls::attempts_of_hand_off(db, hand_off.id)?,
            hand_off,
        });
    }
    Ok(found)
}

fn typed(reading: &Reading<'_>, child: ChildId) -> Result<Vec<DraftNote>, StoreError> {
    let mut found = Vec::new();
    for draft in drafts::about_child(reading.db, child)? {
        found.push(DraftNote {
            by: staff_ref(reading.db, draft.staff)?,
            mine: draft.staff == reading.identity.staff,
            at: Moment::parse(&draft.at),
            draft,
        });
    }
    Ok(found)
}
