//! Agreeing a plan: the guards, the frozen version, the next review, `PLANNING` → `ACTIVE`; and reading versions, the plan
//! on a date and the difference of two versions from their frozen bodies alone (Additions, "Plan and versions").

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Command, Failure, Session, Subject, Writing, aim, clean, plan_body, reviews, standards::Standards,
};
use crate::{
    domain::{
        access::Act,
        codes::{EpisodeState, GoalStatus, ReviewTrigger, YouthTook},
        episode::{self, Event},
        ids::{EpisodeId, RowId},
        plan::{self, Agreement, BODY_SCHEMA, PlanBody, PlanChange},
        problem::Problem,
        record::{Episode, Goal, PlanVersion, RecordKind, Stored},
        review::{self, ProposedReview},
    },
    store::{Db, StoreError, care},
};

/// What is said when a plan is agreed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgreeForm {
    /// Who accepted for the family.
    pub agreed_by: String,
    /// When; not in the future.
    pub agreed_on: Option<NaiveDate>,
    /// Whether the youth took part.
    pub youth: Option<YouthTook>,
    /// Why not, or why only partly.
    pub youth_note: Option<String>,
    /// The next review; the proposal or another day within the ceiling.
    pub next_review: Option<NaiveDate>,
}

/// What came of agreeing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The number of the version.
    pub number: i64,
    /// The next review.
    pub next_review: NaiveDate,
}

/// Whether a plan can be agreed, and what would be proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// What is missing, in words.
    pub problems: Vec<Problem>,
    /// The number the version would have.
    pub number: i64,
    /// The proposed next review with its why. The review already planned, where it still lies ahead.
    pub review: ProposedReview,
}

/// An agreed version as it was frozen.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreedVersion {
    /// The row: number, who agreed, digest.
    pub version: Stored<PlanVersion>,
    /// Every section.
    pub body: PlanBody,
    /// Whether the body is still the one its digest was made of.
    pub intact: bool,
}

impl Session {
    /// What is missing before the plan can be agreed, and the next review to propose.
    ///
    /// # Errors
    /// When it is not allowed or the file fails.
    pub fn plan_readiness(&mut self, episode: EpisodeId) -> Result<Readiness, Failure> {
        let standards = self.standards()?;
        self.read(Act::OpenFile, Subject::Episode(episode), |reading| {
            let found = reading.get::<Episode>(episode)?;
            let problems =
                plan::problems_before_agreeing(&plan_body::facts(reading.db, episode, reading.today)?);
            let number = next_number(reading.db, episode)?;
            let review = proposal(reading.db, &standards, &found, reading.today)?;
            Ok(Readiness { problems, number, review })
        })
    }

    /// Everything that stands against agreeing, found without freezing anything.
    ///
    /// # Errors
    /// As [`Session::agree_plan`].
    pub fn check_agreement(&mut self, episode: EpisodeId, form: &AgreeForm) -> Result<(), Failure> {
        let form = cleaned(form)?;
        self.read(Act::OpenFile, Subject::Episode(episode), |reading| {
            let state = reading.get::<Episode>(episode)?.state;
            check(reading.db, reading.today, episode, state, &form).map(|_| ())
        })
    }

    /// Agrees the plan ([`Act::AgreePlan`] on the episode): freezes version n, sets the next review, makes the episode active.
    ///
    /// # Errors
    /// Everything that is missing, each in words.
    pub fn agree_plan(&mut self, command: &Command, form: &AgreeForm) -> Result<Agreed, Failure> {
        command.is(&[Act::AgreePlan])?;
        let meant = command.episode()?;
        let form = cleaned(form)?;
        let standards = self.standards()?;
        self.write(command, |writing| {
            let base = aim::open_episode(writing, meant)?;
            let agreed = check(writing.db(), writing.today(), meant, base.state, &form)?;
            let plan = aim::plan_of(writing, meant)?;
            activate_goals(writing, plan.id)?;
            let proposed = proposal(writing.db(), &standards, &base, writing.today())?;
            reviews::set_next(writing, meant, agreed.next, &proposed, ReviewTrigger::Scheduled)?;
            let body = plan_body::body(writing.db(), &base, &plan, agreed.agreement, agreed.next)?;
            let canonical =
                plan::canonical(&body).map_err(|_| StoreError::Shape("plan_version".to_owned()))?;
            let number = next_number(writing.db(), meant)?;
            writing.insert(&PlanVersion {
                plan_id: plan.id,
                number,
                agreed_on: body.agreement.agreed_on,
                agreed_by: body.agreement.agreed_by.clone(),
                youth_participated: body.agreement.youth_participated,
                author_id: writing.identity().staff,
                digest: plan::digest(&canonical),
                body: canonical,
                body_schema: BODY_SCHEMA,
            })?;
            let moved = episode::moved(&base, Event::PlanAgreed, writing.today())?;
            writing.update(&base, &moved)?;
            Ok(Agreed { number, next_review: agreed.next })
        })
    }

    /// The agreed versions of the plan of an episode, the newest first, each from its frozen body.
    ///
    /// # Errors
    /// When it is not allowed or the file fails.
    pub fn plan_versions(&mut self, episode: EpisodeId) -> Result<Vec<AgreedVersion>, Failure> {
        self.read(Act::OpenFile, Subject::Episode(episode), |reading| versions(reading.db, episode))
    }

    /// The difference between two agreed versions, section by section.
    ///
    /// # Errors
    /// When one of them is not there.
    pub fn plan_difference(
        &mut self,
        episode: EpisodeId,
        from: i64,
        to: i64,
    ) -> Result<Vec<PlanChange>, Failure> {
        let all = self.plan_versions(episode)?;
        let of = |number: i64| {
            all.iter()
                .find(|version| version.version.number == number)
                .ok_or(Failure::Missing(RecordKind::PlanVersion))
        };
        Ok(plan::difference(&of(from)?.body, &of(to)?.body))
    }

    /// What changed since the last agreed version: the draft of the next one. Nothing when none was agreed.
    ///
    /// # Errors
    /// When it is not allowed or the file fails.
    pub fn plan_draft_changes(&mut self, episode: EpisodeId) -> Result<Vec<PlanChange>, Failure> {
        self.read(Act::OpenFile, Subject::Episode(episode), |reading| {
            let Some(last) = versions(reading.db, episode)?.into_iter().next() else { return Ok(Vec::new()) };
            let Some(plan) = care::plan(reading.db, episode)? else { return Ok(Vec::new()) };
            let found = reading.get::<Episode>(episode)?;
            let next = care::scheduled_review(reading.db, episode)?
                .map_or(last.body.cover.next_review, |review| review.due_on);
            let draft = plan_body::body(reading.db, &found, &plan, last.body.agreement.clone(), next)?;
            Ok(plan::difference(&last.body, &draft))
        })
    }

    /// The version that held on a day.
    ///
    /// # Errors
    /// When it is not allowed or the file fails.
    pub fn plan_on(&mut self, episode: EpisodeId, day: NaiveDate) -> Result<Option<AgreedVersion>, Failure> {
        Ok(self.plan_versions(episode)?.into_iter().find(|version| version.version.agreed_on <= day))
    }
}

/// What was checked before freezing.
struct Checked {
    agreement: Agreement,
    next: NaiveDate,
}

/// The form with its words as they are kept.
fn cleaned(form: &AgreeForm) -> Result<AgreeForm, Failure> {
    Ok(AgreeForm {
        agreed_by: clean::line("agreed_by", &form.agreed_by)?.unwrap_or_default(),
        youth_note: clean::line("youth_note", form.youth_note.as_deref().unwrap_or_default())?,
        ..form.clone()
    })
}

fn check(
    db: &Db,
    today: NaiveDate,
    episode: EpisodeId,
    state: EpisodeState,
    form: &AgreeForm,
) -> Result<Checked, Failure> {
    if !matches!(state, EpisodeState::Planning | EpisodeState::Active | EpisodeState::Transitioning) {
        return Err(Problem::new("state", "problem-plan-not-open").into());
    }
    let mut problems = plan::problems_before_agreeing(&plan_body::facts(db, episode, today)?);
    let note = form.youth_note.as_deref().unwrap_or_default();
    problems.extend(plan::problems_of_agreement(&form.agreed_by, form.youth, note));
    let agreed_on = form.agreed_on.unwrap_or(today);
    if agreed_on > today {
        problems.push(Problem::new("agreed_on", "problem-date-future"));
    }
    problems.extend(review::problem_of_date("next_review", form.next_review, today));
    let (Some(youth_participated), Some(next), []) = (form.youth, form.next_review, problems.as_slice())
    else {
        return Err(Failure::Invalid(problems));
    };
    // A reason typed before the answer became "yes" is not frozen with it.
    let youth_note = form.youth_note.clone().filter(|_| youth_participated != YouthTook::Yes);
    let agreement =
        Agreement { agreed_by: form.agreed_by.clone(), agreed_on, youth_participated, youth_note };
    Ok(Checked { agreement, next })
}

/// What was proposed is agreed now.
fn activate_goals(writing: &mut Writing<'_>, plan: RowId) -> Result<(), Failure> {
    for goal in care::goals(writing.db(), plan)? {
        if goal.status == GoalStatus::Proposed {
            writing.update(&goal, &Goal { status: GoalStatus::Active, ..goal.record.clone() })?;
        }
    }
    Ok(())
}

fn next_number(db: &Db, episode: EpisodeId) -> Result<i64, Failure> {
    let Some(plan) = care::plan(db, episode)? else { return Ok(1) };
    Ok(care::versions(db, plan.id)?.first().map_or(0, |version| version.number) + 1)
}

/// A review that is planned and lies ahead stays; otherwise the programme's rhythm proposes.
fn proposal(
    db: &Db,
    standards: &Standards,
    episode: &Stored<Episode>,
    today: NaiveDate,
) -> Result<ProposedReview, Failure> {
    let mut proposed = review::propose(standards.program(episode.program.as_deref()), episode.level, today);
    if let Some(planned) = care::scheduled_review(db, episode.id.into())?
        && planned.due_on > today
        && planned.due_on <= proposed.latest
    {
        proposed.due_on = planned.due_on;
        proposed.why = planned.why.clone();
    }
    Ok(proposed)
}

pub(super) fn versions(db: &Db, episode: EpisodeId) -> Result<Vec<AgreedVersion>, Failure> {
    let Some(plan) = care::plan(db, episode)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for version in care::versions(db, plan.id)? {
        let body = plan::read(&version.body, version.body_schema)
            .ok_or_else(|| StoreError::Shape("plan_version".to_owned()))?;
        let intact = plan::digest(&version.body) == version.digest;
        found.push(AgreedVersion { version, body, intact });
    }
    Ok(found)
}
