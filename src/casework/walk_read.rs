//! Reads what the walk shows of one child's episode, piece by piece.

use chrono::NaiveDate;

use super::{
    Failure, Reading, consents, decisions, episodes as episode_moves, hand_offs, live,
    live::ScreeningView,
    rules::FileRules,
    seen,
    walk::{Beside, DraftNote, HandOffView, Holder, Home, SiblingFile, StaffRef, ToJoin, Walk},
    without_home::HomePeople,
};
use crate::{
    domain::{
        codes::{DecisionOutcome, EpisodeState},
        date::{Moment, age_on},
        decision, episode,
        ids::{ChildId, EpisodeId, FileNumber, HouseholdId, StaffId, StaffNumber},
        names::PersonName,
        record::{
            Call, Child, ContactPoint, Decision, Episode, Household, Link, Organization, Referral, Staff,
            Stored, Team,
        },
        walk::{self, Known, StepView},
        youth,
    },
    store::{Db, StoreError, calls, drafts, episodes, families, rows},
};

/// Where a child's open intake stands: the first step that is not done, and how much it still lacks. None once a
/// coordinator has accepted, or where nothing is open.
pub(super) fn standing(
    reading: &Reading<'_>,
    rules: &FileRules,
    child: ChildId,
) -> Result<Option<(walk::Step, usize)>, Failure> {
    let open = episodes::of_child(reading.db, child)?.into_iter().find(|episode| {
        episode::is_undecided(episode.state) || episode.state == EpisodeState::EligibleWaiting
    });
    let Some(open) = open else { return Ok(None) };
    let walk = walk_of(reading, rules, child, open)?;
    let first = walk.steps.iter().find(|view| view.state != walk::StepState::Ok);
    Ok(first.map(|view| (view.step, view.missing.len() + view.to_confirm)))
}

pub(super) fn walk_of(
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
    let screenings = live::live(db, rules, episode_id, id, reading.today)?;
    let since = episode.previous_id.map(|_| episode.opened_on);
    let findings = families::findings(db, episode_id, id)?;
    let statements = families::statements(db, episode_id, id)?;
    let home_hidden = families::home_is_hidden(db, id)?;
    let mut consents = consents::views(reading, rules, id, since)?;
    if home_hidden {
        let home = families::home_people(db, id)?;
        for view in &mut consents {
            view.consent.record = youth::consent_without_home(view.consent.record.clone(), &home);
        }
    }
    let mut walk = Walk {
        home_hidden,
        age: person.birth_date.map(|birth| age_on(birth, reading.today)),
        contacts: families::contact_points(db, child.person_id)?,
        others: others.into_iter().filter(|other| other.id != episode.id && other.state.is_open()).collect(),
        previous,
        holder: holder(db, episode_id)?,
        referrer_organization: referrer(db, referral.as_ref())?,
        parts: episode_moves::missing_parts(db, episode_id, id)?,
        referral,
        calls: shown_calls(families::calls(db, id)?, home_hidden),
        promises: calls::open_promises(db, id)?,
        attempts: calls::attempts(db, id)?,
        beside: beside(db, id)?,
        homes: homes(reading, rules, &child)?,
        schools: families::attendances(db, id)?,
        services: families::services(db, id)?,
        siblings: if home_hidden { Vec::new() } else { siblings(reading, &child)? },
        consents,
        advice: advice(&screenings, &episode),
        to_join: to_join(reading, rules, &child, &episode)?,
        screenings,
        findings,
        statements,
        decisions: decided(db, episode_id)?,
        hand_offs: handed(db, rules, episode_id)?,
        hand_off_items: hand_offs::items(db, episode_id, id)?,
        offered: !episodes::pending_offers(db, episode_id)?.is_empty(),
        drafts: typed(reading, id)?,
        steps: Vec::new(),
        hidden: 0,
        child,
        person,
        episode,
    };
    if let Some(home) = HomePeople::kept_out(db, id)? {
        for statement in &mut walk.statements {
            statement.record.said_by = home.without(statement.record.said_by.take());
        }
    }
    walk.steps = steps(&walk, reading.today);
    super::told::hide_in_walk(reading, &mut walk)?;
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
    let assigned = episode::is_served(state) && state != EpisodeState::EligibleWaiting;
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
        decided: !walk.decisions.is_empty() || !episode::is_undecided(state),
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

fn homes(reading: &Reading<'_>, rules: &FileRules, child: &Child) -> Result<Vec<Home>, StoreError> {
    let db = reading.db;
    let own = families::homes_of(db, child.person_id)?;
    let main = own.first().map(|(home, _)| home.id);
    let mut households: Vec<Stored<Household>> = own.into_iter().map(|(home, _)| home).collect();
    for home in families::households(db, child.family_id)? {
        let members = families::members(db, HouseholdId::from(home.id))?;
        let hidden = seen::hides_home(reading, child.person_id, &members)?;
        if !hidden && !households.iter().any(|known| known.id == home.id) {
            households.push(home);
        }
    }
    households.sort_by_key(|home| home.id);
    let mut found = Vec::new();
    for household in households {
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

/// Calls as the file may show them.
fn shown_calls(calls: Vec<Stored<Call>>, home_hidden: bool) -> Vec<Stored<Call>> {
    if !home_hidden {
        return calls;
    }
    let shown = |call: Stored<Call>| Stored { record: youth::without_home(call.record.clone()), ..call };
    calls.into_iter().map(shown).collect()
}

/// Brothers and sisters with a file; one who keeps the home out of it is not named in the others' files.
fn siblings(reading: &Reading<'_>, child: &Stored<Child>) -> Result<Vec<SiblingFile>, StoreError> {
    let db = reading.db;
    let mut found = Vec::new();
    for other in families::children(db, child.family_id)? {
        let shown = other.id != child.id && other.survivor_id.is_none();
        if shown && !families::home_is_hidden(db, other.id.into())? {
            found.push(sibling_file(reading, other)?);
        }
    }
    Ok(found)
}

/// A brother's or sister's file as a search would show it: of a restricted one only the number.
fn sibling_file(reading: &Reading<'_>, other: Stored<Child>) -> Result<SiblingFile, StoreError> {
    let closed = seen::is_closed(reading, other.id.into())?;
    let person = families::person(reading.db, other.person_id)?;
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    Ok(SiblingFile {
        child: other.id.into(),
        person: other.person_id,
        number: FileNumber(other.file_number),
        name: if closed {
            PersonName::default()
        } else {
            PersonName {
                given: text(&person.given),
                family: text(&person.family),
                own_script: text(&person.own_script),
            }
        },
        provisional: other.record.provisional.filter(|_| !closed),
    })
}

fn advice(screenings: &[ScreeningView], episode: &Episode) -> Option<(DecisionOutcome, Option<String>)> {
    if !episode::is_undecided(episode.state) {
        return None;
    }
    let computed = live::computed(screenings);
    let programs: Vec<_> = screenings.iter().map(|view| view.program.clone()).collect();
    let (outcome, program) = decision::advice(&computed, &programs)?;
    Some((outcome, program.map(|program| program.code.clone())))
}

fn to_join(
    reading: &Reading<'_>,
    rules: &FileRules,
    child: &Stored<Child>,
    episode: &Episode,
) -> Result<Vec<ToJoin>, StoreError> {
    let db = reading.db;
    let mut found = Vec::new();
    if !episode::is_undecided(episode.state) {
        return Ok(found);
    }
    for program in rules.rules.programs.iter().filter(|program| program.siblings_share_episode) {
        for open in decisions::episodes_to_join(db, child, &program.code)? {
            let id = EpisodeId::from(open.id);
            let mut children = Vec::new();
            for other in episodes::children(db, id)? {
                if let Some(other) = rows::load::<Child>(db, other)? {
                    children.push(sibling_file(reading, other)?);
                }
            }
            found.push(ToJoin { program: program.code.clone(), episode: id, children });
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
