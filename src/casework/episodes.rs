//! What every command about an episode shares: finding it, moving it by the one table, ending its holding, and letting
//! an undecided one follow what is there.

use super::{Failure, Writing, live, rules::FileRules};
use crate::{
    domain::{
        codes::{ContactKind, EpisodeState},
        episode::{self, Event, Part},
        ids::{ChildId, EpisodeId, TeamId},
        record::{Call, Episode, Holding, Promise, RecordKind, Referral, Stored},
    },
    store::{Db, StoreError, access, care, episodes, families, mistakes, rows},
};

/// The episode, when it is one of the child the command is about: two families are never mixed.
pub(super) fn of_child(writing: &Writing<'_>, episode: EpisodeId) -> Result<Stored<Episode>, Failure> {
    let child = writing.child()?;
    if !episodes::has_child(writing.db(), episode, child)? {
        return Err(Failure::Missing(RecordKind::Episode));
    }
    writing.get::<Episode>(episode)
}

/// Moves an episode by `event`; when it ends, its holding ends with it.
pub(super) fn move_by(
    writing: &mut Writing<'_>,
    episode: &Stored<Episode>,
    event: Event,
    change: impl FnOnce(&mut Episode),
) -> Result<EpisodeState, Failure> {
    let mut moved = episode::moved(episode, event, writing.today())?;
    change(&mut moved);
    if !moved.state.is_open() {
        end_holding(writing, episode.id.into())?;
    }
    writing.update(episode, &moved)?;
    Ok(moved.state)
}

/// Ends the open holding of an episode. What was left for its pool stays with the team that held it.
pub(super) fn end_holding(writing: &mut Writing<'_>, episode: EpisodeId) -> Result<(), Failure> {
    if let Some(holding) = episodes::holding(writing.db(), episode)? {
        let ended = Holding { to_at: Some(writing.now()), ..holding.record.clone() };
        writing.update(&holding, &ended)?;
        for child in care::children(writing.db(), episode)? {
            keep_with_team(writing, child, holding.team_id)?;
        }
    }
    Ok(())
}

/// Open promises of nobody in particular about a child whom no team holds any more go into the pool of `team` by name.
fn keep_with_team(writing: &mut Writing<'_>, child: ChildId, team: TeamId) -> Result<(), Failure> {
    if access::is_held(writing.db(), child)? {
        return Ok(());
    }
    for file in mistakes::group(writing.db(), child)? {
        for promise in care::open_promises(writing.db(), file)? {
            if promise.staff_id.is_none() && promise.who.is_none() && promise.pool_team_id.is_none() {
                let kept = Promise { pool_team_id: Some(team), ..promise.record.clone() };
                writing.update(&promise, &kept)?;
            }
        }
    }
    Ok(())
}

/// Whether there is one way to reach someone about the child: the referrer, the caller, anyone beside the child.
pub(super) fn is_reachable(db: &Db, child: ChildId, referral: &Referral) -> Result<bool, StoreError> {
    let has = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    if has(&referral.referrer_phone) {
        return Ok(true);
    }
    if let Some(call) = referral.call_id
        && rows::load::<Call>(db, call)?.is_some_and(|call| has(&call.number))
    {
        return Ok(true);
    }
    let file = rows::load::<crate::domain::record::Child>(db, child)?;
    let own = file.map(|file| file.person_id).into_iter();
    let others = families::links(db, child)?.into_iter().map(|link| link.person_id);
    for person in own.chain(others) {
        let points = families::contact_points(db, person)?;
        if points.iter().any(|point| point.kind != ContactKind::Mail || !point.value.trim().is_empty()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The parts of the child's referral in this episode that are missing.
pub(super) fn missing_parts(db: &Db, episode: EpisodeId, child: ChildId) -> Result<Vec<Part>, StoreError> {
    let Some(referral) = episodes::referral(db, episode, child)? else { return Ok(Vec::new()) };
    let reachable = is_reachable(db, child, &referral)?;
    Ok(episode::missing_parts(&referral, reachable))
}

/// Lets the undecided episode of a child follow what is there now (1.2): incomplete, complete, answered. At most two
/// moves can follow from one save.
pub(super) fn settle(writing: &mut Writing<'_>, rules: &FileRules, child: ChildId) -> Result<(), Failure> {
    for _ in 0..2 {
        let Some(episode) = episodes::undecided(writing.db(), child)? else { return Ok(()) };
        let id = EpisodeId::from(episode.id);
        let missing = missing_parts(writing.db(), id, child)?;
        let begun = !families::screenings(writing.db(), id, child)?.is_empty();
        let answered = begun && live::all_answered(writing.db(), rules, id, child, writing.today())?;
        let Some(event) = episode::undecided_event(episode.state, &missing, begun, answered) else {
            return Ok(());
        };
        move_by(writing, &episode, event, |_| ())?;
    }
    Ok(())
}
