//! Work that passes from hand to hand: a held call, a draft, a promise, a referral is given to a person or to the pool, or
//! taken. One act, logged, undoable; who had it and who has it both see it in Today. What somebody could not open is not
//! given to them.

use chrono::NaiveDate;

use super::{
    Command, Failure, Session, Subject, Writing,
    command::relation_to,
    days::{blank, takes_work},
    episodes as episode_moves, seen,
    session::access_settings,
};
use crate::{
    domain::{
        access::{self, Act, Relation, Verdict},
        card::{ChildCard, StaffRef},
        codes::{PassedKind, PromiseState, Role, YesNo},
        ids::{CallId, ChildId, EpisodeId, RowId, StaffId, TeamId},
        problem::Problem,
        record::{Call, Holding, Passed, Promise, RecordKind, Staff, Stored},
    },
    store::{Db, StoreError, access as relations, calls, care, drafts, episodes, mistakes, passed, rows},
};

/// What passes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// A call that has not ended.
    Call(CallId),
    /// What is typed and not saved: form and record.
    Draft(String, String),
    /// A promise.
    Promise(RowId),
    /// A referral of the pool.
    Referral(EpisodeId),
}

/// Who gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receiver {
    /// A colleague of the team, or oneself.
    Person(StaffId),
    /// The pool of the team.
    Pool,
}

/// What passed to or from the person, as Today shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct PassedView {
    /// The row.
    pub passed: Stored<Passed>,
    /// Who had it; none means the pool.
    pub from: Option<StaffRef>,
    /// Who has it; none means the pool.
    pub to: Option<StaffRef>,
    /// Whether the person looking got it.
    pub to_me: bool,
    /// The child.
    pub card: Option<ChildCard>,
    /// What was promised, by when.
    pub promise: Option<(String, NaiveDate, Option<String>)>,
    /// The episode of a referral that is open now.
    pub episode: Option<EpisodeId>,
}

impl Session {
    /// Gives something to a person or to the pool; given to oneself, it is taken.
    ///
    /// # Errors
    /// When it is not one's own to give, the receiver could not open it, or it is over.
    pub fn pass_over(&mut self, command: &Command, thing: &Thing, to: Receiver) -> Result<(), Failure> {
        self.write_as(Act::PassOver, command, |writing| match thing {
            Thing::Call(id) => pass_call(writing, *id, to),
            Thing::Draft(form, record) => pass_draft(writing, form, record, to),
            Thing::Promise(id) => pass_promise(writing, *id, to),
            Thing::Referral(id) => pass_referral(writing, *id, to),
        })
    }

    /// What passed to or from the person and they have not seen, the newest first.
    ///
    /// # Errors
    /// When the file fails.
    pub fn passed(&mut self) -> Result<Vec<PassedView>, Failure> {
        self.read(Act::ListDue, Subject::Nothing, |reading| {
            let (db, me) = (reading.db, reading.identity.staff);
            let mut found = Vec::new();
            for row in passed::unseen(db, me)? {
                let person = |id: Option<StaffId>| -> Result<Option<StaffRef>, StoreError> {
                    Ok(id.map(|id| care::staff_ref(db, id)).transpose()?.flatten())
                };
                let card = row.child_id.map(|child| seen::card_of(reading, child)).transpose()?.flatten();
                let promise = row.promise_id.map(|id| passed::promise_words(db, id)).transpose()?.flatten();
                let open = row.child_id.map(|child| care::episodes(db, child)).transpose()?;
                let open = open.into_iter().flatten().find(|episode| episode.state.is_open());
                found.push(PassedView {
                    from: person(row.from_id)?,
                    to: person(row.to_id)?,
                    to_me: row.to_id == Some(me) && row.to_seen_at.is_none(),
                    card,
                    promise,
                    episode: open.map(|episode| episode.id.into()),
                    passed: row,
                });
            }
            Ok(found)
        })
    }

    /// The person has seen that something passed.
    ///
    /// # Errors
    /// When it is neither from them nor to them.
    pub fn see_passed(&mut self, command: &Command, id: RowId) -> Result<(), Failure> {
        self.write_as(Act::SeePassed, command, |writing| {
            let base = writing.get::<Passed>(id)?;
            let (me, now) = (writing.identity().staff, writing.now());
            if base.from_id != Some(me) && base.to_id != Some(me) {
                return Err(Failure::Missing(RecordKind::Passed));
            }
            let mut seen = base.record.clone();
            if seen.from_id == Some(me) {
                seen.from_seen_at = seen.from_seen_at.or(Some(now));
            }
            if seen.to_id == Some(me) {
                seen.to_seen_at = seen.to_seen_at.or(Some(now));
            }
            writing.update(&base, &seen).map(|_| ())
        })
    }
}

/// Whoever gets it, in two columns: the person, or the pool.
fn columns(writing: &Writing<'_>, to: Receiver) -> (Option<StaffId>, Option<TeamId>) {
    match to {
        Receiver::Person(person) => (Some(person), None),
        Receiver::Pool => (None, Some(writing.identity().team)),
    }
}

fn refused() -> Failure {
    Failure::Refused { act: Act::PassOver, who: vec![Role::Supervisor] }
}

/// One's own, the pool's of the own team, or for a supervisor the team's.
fn may_pass(
    writing: &Writing<'_>,
    holder: Option<StaffId>,
    pool: Option<TeamId>,
    child: Option<ChildId>,
) -> Result<(), Failure> {
    let me = writing.identity();
    if holder == Some(me.staff) || (pool.is_some() && pool == Some(me.team)) {
        return Ok(());
    }
    let of_team = match holder {
        Some(staff) => writing.get::<Staff>(staff)?.team_id == me.team && me.role == Role::Supervisor,
        // Nobody's and in no pool by name: the pool of the team that holds the child.
        None if pool.is_none() => match child {
            Some(child) => {
                let relation = relation_to(writing.db(), me, Subject::Child(child), writing.today())?;
                relation.pool || (relation.team && me.role == Role::Supervisor)
            }
            None => false,
        },
        None => false,
    };
    if of_team { Ok(()) } else { Err(refused()) }
}

/// Whoever gets it works here, in this team, and could open what it is about.
fn may_receive(writing: &Writing<'_>, to: Receiver, child: Option<ChildId>) -> Result<(), Failure> {
    let team = writing.identity().team;
    let problem = |text: &str| Failure::from(Problem::new("to", text));
    let Receiver::Person(person) = to else {
        let Some(child) = child else { return Ok(()) };
        let relation = relation_to(writing.db(), writing.identity(), Subject::Child(child), writing.today())?;
        return if relation.pool || relation.dormant { Ok(()) } else { Err(problem("problem-pass-pool")) };
    };
    let staff = writing.get::<Staff>(person)?;
    let works = staff.active == YesNo::Yes && staff.roles.iter().any(|role| takes_work(*role));
    if !works || staff.team_id != team {
        return Err(problem("problem-pass-who"));
    }
    match child {
        Some(child) if !could_open(writing.db(), &staff, child, writing.today())? => {
            Err(Problem::new("to", "problem-pass-cannot-open").with("name", &staff.name).into())
        }
        _ => Ok(()),
    }
}

/// Whether one of the person's roles may open the file of a child.
fn could_open(db: &Db, staff: &Stored<Staff>, child: ChildId, today: NaiveDate) -> Result<bool, StoreError> {
    let settings = access_settings(db)?;
    let relation: Relation =
        relations::to_child(db, staff.id.into(), staff.team_id, child, &today.to_string())?;
    Ok(staff
        .roles
        .iter()
        .any(|role| access::decide(*role, Act::OpenFile, relation, settings) == Verdict::Yes))
}

/// Nothing passes to whoever has it already.
fn moves(from: Option<StaffId>, to: Receiver) -> Result<(), Failure> {
    let same = match to {
        Receiver::Person(person) => from == Some(person),
        Receiver::Pool => from.is_none(),
    };
    if same { Err(Problem::new("to", "problem-pass-has-it").into()) } else { Ok(()) }
}

/// The notice for both; nobody is told of what they did to themselves alone.
pub(super) fn note_passed(writing: &mut Writing<'_>, notice: Passed) -> Result<(), Failure> {
    let me = writing.identity().staff;
    let now = writing.now();
    // Who takes something knows it; only the other is told.
    let to_seen_at = notice.to_id.filter(|to| *to == me).map(|_| now);
    writing.insert(&Passed { to_seen_at, ..notice }).map(|_| ())
}

fn pass_promise(writing: &mut Writing<'_>, id: RowId, to: Receiver) -> Result<(), Failure> {
    let base = writing.get::<Promise>(id)?;
    if base.state != PromiseState::Open {
        return Err(Problem::new("to", "problem-pass-over").into());
    }
    if base.staff_id.is_none() && base.who.is_some() {
        return Err(Problem::new("to", "problem-pass-theirs").into());
    }
    may_pass(writing, base.staff_id, base.pool_team_id, base.child_id)?;
    may_receive(writing, to, base.child_id)?;
    if base.staff_id.is_some() || base.pool_team_id.is_some() {
        moves(base.staff_id, to)?;
    }
    let (staff_id, pool_team_id) = columns(writing, to);
    writing.update(&base, &Promise { staff_id, pool_team_id, ..base.record.clone() })?;
    let notice = Passed {
        from_id: base.staff_id,
        to_id: staff_id,
        child_id: base.child_id,
        promise_id: Some(id),
        ..blank(writing, PassedKind::Promise, writing.identity().team)
    };
    note_passed(writing, notice)
}

fn pass_call(writing: &mut Writing<'_>, id: CallId, to: Receiver) -> Result<(), Failure> {
    let base = writing.get::<Call>(id)?;
    if base.ended_at.is_some() {
        return Err(Problem::new("to", "problem-pass-over").into());
    }
    let holder = Some(base.staff_id).filter(|_| base.pool_team_id.is_none());
    let children = calls::children(writing.db(), id)?;
    may_pass(writing, holder, base.pool_team_id, None)?;
    if children.is_empty() {
        may_receive(writing, to, None)?;
    }
    for child in &children {
        may_receive(writing, to, Some(*child))?;
    }
    moves(holder, to)?;
    let (person, pool_team_id) = columns(writing, to);
    let staff_id = person.unwrap_or(base.staff_id);
    // What was typed on the call goes along with it.
    for draft in drafts::of_any_form(writing.db(), &base.public_id)? {
        if draft.staff == base.staff_id {
            drafts::pass(writing.db(), &draft, person, pool_team_id)?;
        }
    }
    writing.update(&base, &Call { staff_id, pool_team_id, ..base.record.clone() })?;
    let notice = Passed {
        // Whoever left it in the pool is told who took it.
        from_id: Some(base.staff_id),
        to_id: person,
        child_id: children.first().copied(),
        call_id: Some(id),
        ..blank(writing, PassedKind::Call, writing.identity().team)
    };
    note_passed(writing, notice)
}

fn pass_draft(writing: &mut Writing<'_>, form: &str, record: &str, to: Receiver) -> Result<(), Failure> {
    let me = writing.identity().clone();
    let found = drafts::of_record(writing.db(), form, record)?;
    let mine = found.iter().find(|draft| draft.staff == me.staff && draft.pool.is_none());
    let pooled = found.iter().find(|draft| draft.pool == Some(me.team));
    let gone = || Failure::from(Problem::new("to", "problem-pass-draft-gone"));
    let draft = mine.or(pooled).cloned().ok_or_else(gone)?;
    may_receive(writing, to, draft.child)?;
    let holder = Some(draft.staff).filter(|_| draft.pool.is_none());
    moves(holder, to)?;
    let (person, pool) = columns(writing, to);
    let taken = found.iter().any(|other| Some(other.staff) == person && other.staff != draft.staff);
    if taken {
        return Err(Problem::new("to", "problem-pass-draft-there").into());
    }
    if !drafts::pass(writing.db(), &draft, person, pool)? {
        return Err(gone());
    }
    let notice = Passed {
        from_id: Some(draft.staff),
        to_id: person,
        child_id: draft.child,
        form: Some(form.to_owned()),
        draft_record: Some(record.to_owned()),
        ..blank(writing, PassedKind::Draft, me.team)
    };
    note_passed(writing, notice)
}

fn pass_referral(writing: &mut Writing<'_>, id: EpisodeId, to: Receiver) -> Result<(), Failure> {
    let child = care::children(writing.db(), id)?.first().copied();
    let child = child.ok_or(Failure::Missing(RecordKind::Child))?;
    let relation = relation_to(writing.db(), writing.identity(), Subject::Episode(id), writing.today())?;
    if !relation.pool {
        return Err(refused());
    }
    may_receive(writing, to, Some(child))?;
    let holding = episodes::holding(writing.db(), id)?.ok_or(Failure::Missing(RecordKind::Holding))?;
    moves(holding.staff_id, to)?;
    let person = columns(writing, to).0;
    hold(writing, &holding, person)?;
    note_referral(writing, child, holding.staff_id, person)
}

/// Somebody works here no more: what they promised, their calls that have not ended and what they typed and did not save
/// goes to whoever answers for the family now, else into the pool of their team. Hand-offs stand in the team's list already.
pub(super) fn leave_behind(writing: &mut Writing<'_>, leaver: &Stored<Staff>) -> Result<(), Failure> {
    let (staff, team) = (StaffId::from(leaver.id), leaver.team_id);
    for promise in calls::open_promises_of(writing.db(), staff)? {
        let next = who_answers(writing, promise.child_id)?;
        let pool_team_id = next.is_none().then_some(team);
        let given = Promise { staff_id: next, pool_team_id, ..promise.record.clone() };
        writing.update(&promise, &given)?;
        if next.is_some() {
            let blank = blank(writing, PassedKind::Promise, team);
            let (child_id, promise_id) = (promise.child_id, Some(promise.id));
            note_passed(
                writing,
                Passed { from_id: Some(staff), to_id: next, child_id, promise_id, ..blank },
            )?;
        }
    }
    for call in calls::running(writing.db(), staff)? {
        writing.update(&call, &Call { pool_team_id: Some(team), ..call.record.clone() })?;
    }
    if !leaver.roles.iter().any(|role| takes_work(*role)) {
        return Ok(());
    }
    for draft in drafts::of(writing.db(), staff)? {
        let there = drafts::of_record(writing.db(), &draft.form, &draft.record)?;
        let next = who_answers(writing, draft.child)?;
        // Whoever has a text of their own there keeps it; the leaver's waits beside it in the pool.
        let next = next.filter(|next| there.iter().all(|other| other.staff != *next));
        drafts::pass(writing.db(), &draft, next, next.is_none().then_some(team))?;
        if next.is_some() {
            let blank = blank(writing, PassedKind::Draft, team);
            let (form, draft_record) = (Some(draft.form), Some(draft.record));
            let notice = Passed { from_id: Some(staff), to_id: next, child_id: draft.child, ..blank };
            note_passed(writing, Passed { form, draft_record, ..notice })?;
        }
    }
    Ok(())
}

fn who_answers(writing: &Writing<'_>, child: Option<ChildId>) -> Result<Option<StaffId>, Failure> {
    let Some(child) = child else { return Ok(None) };
    let goes_on = mistakes::survivor(writing.db(), child)?;
    let found = care::answers_today(writing.db(), goes_on, writing.today())?;
    Ok(found.map(|(person, _)| person.id))
}

/// Ends a holding and starts that of `person`, or of the pool, in the same team.
pub(super) fn hold(
    writing: &mut Writing<'_>,
    holding: &Stored<Holding>,
    person: Option<StaffId>,
) -> Result<(), Failure> {
    let now = writing.now();
    writing.update(holding, &Holding { to_at: Some(now), ..holding.record.clone() })?;
    writing.insert(&Holding { staff_id: person, from_at: now, to_at: None, ..holding.record.clone() })?;
    Ok(())
}

/// Says to both that a referral passed.
pub(super) fn note_referral(
    writing: &mut Writing<'_>,
    child: ChildId,
    from: Option<StaffId>,
    to: Option<StaffId>,
) -> Result<(), Failure> {
    let me = writing.identity().staff;
    // Somebody who takes from the pool, or gives back what was theirs, tells nobody anything new.
    if from.is_none_or(|from| from == me) && to.is_none_or(|to| to == me) {
        return Ok(());
    }
    let notice = Passed {
        from_id: from,
        to_id: to,
        child_id: Some(child),
        ..blank(writing, PassedKind::Referral, writing.identity().team)
    };
    note_passed(writing, notice)
}

/// Somebody went on with what a colleague had typed, and saved it: the colleague's text is of no more use and goes, unless
/// they typed on meanwhile; they are told.
pub(super) fn settle_used(writing: &mut Writing<'_>, theirs: &drafts::Draft) -> Result<(), Failure> {
    if !drafts::forget_unchanged(writing.db(), theirs)? {
        return Ok(());
    }
    let notice = Passed {
        from_id: Some(theirs.staff),
        to_id: Some(writing.identity().staff),
        child_id: theirs.child,
        form: Some(theirs.form.clone()),
        draft_record: Some(theirs.record.clone()),
        ..blank(writing, PassedKind::Draft, writing.identity().team)
    };
    note_passed(writing, notice)
}

/// What was typed on a call that was given goes back with it.
fn call_text_back(writing: &Writing<'_>, notice: &Passed, call: CallId) -> Result<(), Failure> {
    let Some(call) = rows::load::<Call>(writing.db(), call)? else { return Ok(()) };
    let holder = notice.to_id.or(notice.from_id);
    for draft in drafts::of_any_form(writing.db(), &call.public_id)? {
        if Some(draft.staff) == holder {
            drafts::pass(writing.db(), &draft, notice.from_id, None)?;
        }
    }
    Ok(())
}

/// Undo of a draft that was given, or of a call with its text: it goes back to who had it, if it is still where it went.
pub(super) fn draft_back(writing: &mut Writing<'_>, notice: RowId) -> Result<(), Failure> {
    let Some(notice) = rows::load::<Passed>(writing.db(), notice)? else { return Ok(()) };
    if let Some(call) = notice.call_id {
        return call_text_back(writing, &notice, call);
    }
    let (PassedKind::Draft, Some(form), Some(record)) = (notice.kind, &notice.form, &notice.draft_record)
    else {
        return Ok(());
    };
    let holder = notice.to_id.or(notice.from_id);
    let found = drafts::of_record(writing.db(), form, record)?;
    let draft = found.into_iter().find(|draft| Some(draft.staff) == holder).ok_or(Failure::CannotUndo)?;
    if !drafts::pass(writing.db(), &draft, notice.from_id, None)? {
        return Err(Failure::CannotUndo);
    }
    Ok(())
}

/// The episode is one of the child the command is about.
pub(super) fn held(writing: &Writing<'_>, episode: EpisodeId) -> Result<Stored<Holding>, Failure> {
    episode_moves::of_child(writing, episode)?;
    episodes::holding(writing.db(), episode)?.ok_or(Failure::Missing(RecordKind::Holding))
}
