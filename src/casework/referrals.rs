//! The first record of a family: person, file, family, episode, holding and referral in one save; the facts of a
//! referral, its urgency, who takes it out of the pool.

use serde::{Deserialize, Serialize};

use super::{
    Command, Failure, Session, Writing, calls,
    clean::cleaned,
    consents,
    directory::{self, OrganizationChoice},
    episodes as episode_moves,
    family::{self, NewCaregiver, NewHome},
    homes,
    needs::{Translated, translated},
    passing, seen,
    session::access_settings,
};
use crate::domain::{
    access::Act,
    codes::{ConsentAnswer, EpisodeState, Urgency, YesNo},
    episode::{self, Part},
    ids::{CallId, ChildId, EpisodeId, FamilyId, FileNumber, PersonId, RowId},
    problem::Problem,
    record::{Child, Consent, Episode, EpisodeChild, Family, Holding, Person, RecordKind, Referral, Stored},
};

/// A child of a new referral.
#[derive(Debug, Clone)]
pub struct NewChild {
    /// What is known of it; nothing is fine.
    pub person: Person,
    /// What to call a child not yet named: the caller's name, or "1", "2".
    pub provisional: Option<String>,
    /// What a youth who calls for herself said to "may they know of it at home"; yes keeps her home out.
    pub keep_from_home: Option<YesNo>,
}

impl NewChild {
    /// A child of whom this is known.
    pub fn new(person: Person) -> Self {
        Self { person, provisional: None, keep_from_home: None }
    }
}

/// Everything of a first record. Only the referral and one way to reach someone are needed.
#[derive(Debug, Clone)]
pub struct NewReferral {
    /// The children, at least one; each gets a file and an episode of its own.
    pub children: Vec<NewChild>,
    /// A child already known whose brothers or sisters these are: they join its family.
    pub sibling_of: Option<ChildId>,
    /// The facts of the referral; its links are set here.
    pub referral: Referral,
    /// The organisation that refers: picked, or typed once.
    pub organization: Option<OrganizationChoice>,
    /// The call it came on.
    pub call: Option<CallId>,
    /// Who stands beside the children.
    pub caregivers: Vec<NewCaregiver>,
    /// Where they live.
    pub home: Option<NewHome>,
    /// What was said to "may we write this down"; the child is set here.
    pub collect: Option<Consent>,
}

/// A file that a referral opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The file.
    pub child: ChildId,
    /// Its number.
    pub number: FileNumber,
    /// The person.
    pub person: PersonId,
    /// The family.
    pub family: FamilyId,
    /// The episode.
    pub episode: EpisodeId,
    /// Its state: `REFERRED`, or `INCOMPLETE`.
    pub state: EpisodeState,
    /// The referral.
    pub referral: RowId,
}

impl Session {
    /// Opens the files of a new referral in one save, one for each child. The acting person's team holds them, and the
    /// person as long as nobody else takes them.
    ///
    /// # Errors
    /// `problem-referral-contact` when a family asks and there is no way to reach anyone; when the family said no to
    /// writing down; when it is not allowed.
    pub fn open_referral(&mut self, command: &Command, new: &NewReferral) -> Result<Vec<Opened>, Failure> {
        if new.children.is_empty() {
            return Err(Problem::new("children", "problem-referral-children").into());
        }
        if new.collect.as_ref().is_some_and(|collect| collect.answer == ConsentAnswer::No) {
            return Err(Problem::new("collect", "problem-referral-collect").into());
        }
        let rules = self.rules()?;
        let referral = cleaned(&new.referral)?;
        check_referral(&referral, self.today())?;
        self.write_as(Act::OpenReferral, command, |writing| {
            let organization = new.organization.as_ref();
            let organization =
                organization.map(|choice| directory::resolve(writing, "organization", choice)).transpose()?;
            let referral = Referral {
                referrer_organization_id: organization.or(referral.referrer_organization_id),
                ..referral.clone()
            };
            let family = family_of(writing, new.sibling_of)?;
            let mut opened = Vec::new();
            for child in &new.children {
                opened.push(open_child(writing, family, child)?);
            }
            let files: Vec<(ChildId, PersonId)> =
                opened.iter().map(|(id, _, person)| (*id, *person)).collect();
            let people = family::add_caregivers(writing, &files, &new.caregivers)?;
            if let Some(home) = &new.home {
                homes::add_home(writing, &rules, family, home, &files, &people)?;
            }
            let mut done = Vec::new();
            for (child, number, person) in opened {
                writing.about(child);
                if let Some(consent) = &new.collect {
                    let giver = consent.given_by_id.or_else(|| people.first().copied());
                    let consent = Consent { child_id: child, given_by_id: giver, ..cleaned(consent)? };
                    consents::insert(writing, &rules, &consent, &[])?;
                }
                let (episode, state, referral) =
                    open_episode(writing, family, child, &referral, new.call, None)?;
                done.push(Opened { child, number, person, family, episode, state, referral });
            }
            Ok(done)
        })
    }

    /// Saves the facts of a referral; the episode follows what is there now. Returns the new version.
    ///
    /// # Errors
    /// A conflict when someone else saved it meanwhile; when it is not allowed.
    pub fn save_referral(
        &mut self,
        command: &Command,
        base: &Stored<Referral>,
        referral: &Referral,
    ) -> Result<i64, Failure> {
        let rules = self.rules()?;
        let referral = cleaned(referral)?;
        check_referral(&referral, self.today())?;
        self.write_as(Act::SaveReferral, command, |writing| {
            let child = own_referral(writing, base)?;
            let known = Translated::of(
                &base.reason_translation,
                &base.reason_translated_by,
                base.reason_translated_on,
            );
            let typed = Translated::of(&referral.reason_translation, &referral.reason_translated_by, None);
            let stands = translated(writing, Some(known), typed);
            let referral = Referral {
                child_id: child,
                episode_id: base.episode_id,
                reason_translated_by: stands.by,
                reason_translated_on: stands.on,
                ..referral
            };
            let version = writing.update(base, &referral)?.version;
            if referral.urgency != base.urgency {
                copy_urgency(writing, &referral)?;
            }
            episode_moves::settle(writing, &rules, child)?;
            Ok(version)
        })
    }

    /// Changes how urgent a family is, with the reason.
    ///
    /// # Errors
    /// `problem-urgency-reason` without a reason when it changes; a conflict; when it is not allowed.
    pub fn save_urgency(
        &mut self,
        command: &Command,
        base: &Stored<Episode>,
        urgency: Urgency,
        reason: &str,
    ) -> Result<i64, Failure> {
        let reason = super::clean::line("urgency_reason", reason)?;
        if reason.is_none() && urgency != base.urgency {
            return Err(Problem::new("urgency_reason", "problem-urgency-reason").into());
        }
        self.write_as(Act::SaveUrgency, command, |writing| {
            episode_moves::of_child(writing, base.id.into())?;
            let episode = Episode { urgency, urgency_reason: reason, ..base.record.clone() };
            Ok(writing.update(base, &episode)?.version)
        })
    }

    /// Takes an episode out of the pool of the own team, or from a colleague.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn take(&mut self, command: &Command, episode: EpisodeId) -> Result<(), Failure> {
        let staff = self.identity().staff;
        self.write_as(Act::TakeReferral, command, |writing| {
            let holding = passing::held(writing, episode)?;
            if holding.staff_id == Some(staff) {
                return Ok(());
            }
            passing::hold(writing, &holding, Some(staff))?;
            // Who held it sees in Today that a colleague goes on.
            let child = writing.child()?;
            passing::note_referral(writing, child, holding.staff_id, Some(staff))
        })
    }

    /// Gives an episode back to the pool of its team.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn give_back(&mut self, command: &Command, episode: EpisodeId) -> Result<(), Failure> {
        self.write_as(Act::TakeReferral, command, |writing| {
            let holding = passing::held(writing, episode)?;
            if holding.staff_id.is_none() {
                return Ok(());
            }
            passing::hold(writing, &holding, None)?;
            let child = writing.child()?;
            passing::note_referral(writing, child, holding.staff_id, None)
        })
    }
}

/// The referral belongs to the child the command is about.
fn own_referral(writing: &Writing<'_>, base: &Stored<Referral>) -> Result<ChildId, Failure> {
    let child = writing.child()?;
    if base.child_id == child { Ok(child) } else { Err(Failure::Missing(RecordKind::Referral)) }
}

fn check_referral(referral: &Referral, today: chrono::NaiveDate) -> Result<(), Failure> {
    if referral.received_at.day() > today {
        return Err(Problem::new("received_at", "problem-date-future").into());
    }
    Ok(())
}

/// The family of a brother or sister is joined by who may open that file. For everybody else it stays closed: the new file
/// has a family of its own, and that the two are brothers or sisters is remembered of the pair.
fn family_of(writing: &mut Writing<'_>, sibling: Option<ChildId>) -> Result<FamilyId, Failure> {
    let known = match sibling {
        Some(child) => {
            let settings = access_settings(writing.db())?;
            let opens = seen::opens(writing.db(), writing.identity(), settings, child, writing.today())?;
            Some(child).filter(|_| opens)
        }
        None => None,
    };
    match known {
        Some(child) => Ok(writing.get::<Child>(child)?.family_id),
        None => Ok(writing.insert(&Family { note: None })?.id.into()),
    }
}

pub(super) fn open_child(
    writing: &mut Writing<'_>,
    family: FamilyId,
    new: &NewChild,
) -> Result<(ChildId, FileNumber, PersonId), Failure> {
    let person = cleaned(&new.person)?;
    family::check_person(&person, writing.today())?;
    let person: PersonId = writing.insert(&person)?.id.into();
    let number = writing.draw_number("file")?;
    let child = Child {
        provisional: new.provisional.clone(),
        keep_from_home: new.keep_from_home,
        ..Child::blank(number, person, family)
    };
    let child = ChildId::from(writing.insert(&cleaned(&child)?)?.id);
    writing.about(child);
    Ok((child, FileNumber(number), person))
}

/// A new episode of a child with its link, holding and referral; `before` is the episode after which it returns.
pub(super) fn open_episode(
    writing: &mut Writing<'_>,
    family: FamilyId,
    child: ChildId,
    referral: &Referral,
    call: Option<CallId>,
    before: Option<(EpisodeId, Option<String>)>,
) -> Result<(EpisodeId, EpisodeState, RowId), Failure> {
    if let Some(call) = call {
        calls::attach(writing, call, child)?;
    }
    let mut referral = Referral { child_id: child, call_id: call.or(referral.call_id), ..referral.clone() };
    let missing =
        episode::missing_parts(&referral, episode_moves::is_reachable(writing.db(), child, &referral)?);
    if episode::is_self_referral(&referral)
        && !episode_moves::is_reachable(writing.db(), child, &referral)?
        && before.is_none()
    {
        return Err(Problem::new("number", "problem-referral-contact").into());
    }
    let state = first_state(&missing, before.is_some());
    let (previous_id, what_changed) = before.unzip();
    let today = writing.today();
    let episode = Episode {
        family_id: family,
        program: None,
        state,
        opened_on: today,
        state_since: today,
        ended_on: None,
        level: None,
        urgency: referral.urgency.unwrap_or(Urgency::Routine),
        urgency_reason: referral.urgency_reason.clone(),
        previous_id,
        what_changed: what_changed.flatten(),
        confirmed: Vec::new(),
        ending_reason: None,
        ending_note: None,
        agreed_with: None,
        told_may_return: None,
        keep_on_file: None,
    };
    let episode = EpisodeId::from(writing.insert(&episode)?.id);
    writing.insert(&EpisodeChild { episode_id: episode, child_id: child })?;
    let (team, staff, now) = (writing.identity().team, writing.identity().staff, writing.now());
    writing.insert(&Holding {
        episode_id: episode,
        team_id: team,
        staff_id: Some(staff),
        from_at: now,
        to_at: None,
    })?;
    referral.episode_id = episode;
    let referral = writing.insert(&referral)?.id;
    Ok((episode, state, referral))
}

/// A third party's referral without its parts is incomplete; a family that returns is screened at once (1.2).
fn first_state(missing: &[Part], returns: bool) -> EpisodeState {
    match (missing.is_empty(), returns) {
        (false, _) => EpisodeState::Incomplete,
        (true, true) => EpisodeState::Screening,
        (true, false) => EpisodeState::Referred,
    }
}

/// The episode's urgency is what lists sort by; it follows the referral until someone changes it by itself.
fn copy_urgency(writing: &mut Writing<'_>, referral: &Referral) -> Result<(), Failure> {
    let episode = writing.get::<Episode>(referral.episode_id)?;
    let Some(urgency) = referral.urgency else { return Ok(()) };
    if episode.urgency != urgency && episode.state.is_open() {
        let urgency_reason = referral.urgency_reason.clone();
        writing.update(&episode, &Episode { urgency, urgency_reason, ..episode.record.clone() })?;
    }
    Ok(())
}
