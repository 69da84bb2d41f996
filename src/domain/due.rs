//! What needs someone: the rows of Today, worked out from dates and states, none of them stored (screens.md "Today",
//! domain.md 5). Takes facts, the programme's time standards, the calendar and today; gives rows with their why.

mod flags;
mod mistakes;
mod promises;

mod reach;

use chrono::{Days, NaiveDate};

pub use self::flags::{FlagFacts, of_flag};
pub use self::mistakes::{of_breach, of_proposal};
pub use self::promises::{LeftMessage, PromiseFacts, of_left_message, of_promise, promise_row};

use super::{
    attempts::Tries,
    card::{ChildCard, urgency_rank},
    codes::{Code, DueKind, EpisodeState, FlagKind, HandOffState, LeadKind, TimerKind, TimerUnit, Urgency},
    ids::{ChildId, EpisodeId, RowId, StaffId, TeamId},
    program::Program,
    review::ANNOUNCED_DAYS,
    why::Why,
    working_days::WorkingDays,
};

mod matters;

pub use self::matters::{MatterFacts, MatterKind, of_matter};

/// Days before its date at which a row appears, where its kind says nothing else.
pub const SOON_DAYS: u64 = 7;

/// The groups of Today, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueGroup {
    /// Promised for a time today.
    Now,
    /// Left by somebody, and not read before today.
    Messages,
    /// Past its day.
    Late,
    /// Due today.
    Today,
    /// Due soon.
    Soon,
    /// Waiting for someone else.
    WithOthers,
}

/// Where a row is done; screens open exactly this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DuePlace {
    /// The child, where the row is about one.
    pub child: Option<ChildId>,
    /// The episode.
    pub episode: Option<EpisodeId>,
    /// The promise, offer, review, hand-off or consent.
    pub record: Option<RowId>,
    /// Which screen.
    pub at: DueScreen,
}

/// The screens rows open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DueScreen {
    /// A call to that family.
    Call,
    /// The walk, at consent.
    Consent,
    /// The walk, at screening or decision.
    Decision,
    /// Waiting and offer.
    Offer,
    /// The answer to an offer made to oneself.
    AnswerOffer,
    /// The file's dated notes.
    Contacts,
    /// The plan.
    Plan,
    /// The review.
    Review,
    /// The hand-off.
    HandOff,
    /// The promise.
    Promise,
    /// The pile of papers.
    Pile,
    /// A paper whose sender waits for a word.
    Sender,
    /// Two files side by side, to be linked or not.
    SameChild,
    /// The breach.
    Breach,
    /// The message, which is read by opening it.
    Message,
    /// What to do about a family that cannot be reached.
    CouldNotReach,
    /// What was flagged, to be settled.
    Flag(FlagKind),
    /// The list that a change around the child opened.
    Change,
    /// The paper that says who decides.
    Custody,
}

/// One row of Today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRow {
    /// What is due.
    pub kind: DueKind,
    /// Its group.
    pub group: DueGroup,
    /// The child; none for a call about nobody known.
    pub card: Option<ChildCard>,
    /// The day.
    pub due: NaiveDate,
    /// Wall clock, when a time was promised.
    pub time: Option<String>,
    /// Days past the day in the unit of the standard; 0 when it is not late.
    pub days_late: i64,
    /// Whether `days_late` counts business days.
    pub business_days: bool,
    /// Why, in one line.
    pub why: Why,
    /// Who does it; none when the pool holds it.
    pub who: Option<StaffId>,
    /// The team that holds it.
    pub team: Option<TeamId>,
    /// How urgent the family is.
    pub urgency: Urgency,
    /// Where it is done.
    pub place: DuePlace,
}

/// An offer that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferFacts {
    /// The row.
    pub id: RowId,
    /// Who would answer.
    pub to: StaffId,
    /// The name of the lead.
    pub to_name: String,
    /// When it was made.
    pub offered_on: NaiveDate,
}

/// What the work list knows about an open episode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpisodeFacts {
    /// The episode.
    pub episode: EpisodeId,
    /// Its (first) child.
    pub card: ChildCard,
    /// The programme's code.
    pub program: Option<String>,
    /// Its state.
    pub state: EpisodeState,
    /// Since when.
    pub state_since: NaiveDate,
    /// When the referral came.
    pub received_on: NaiveDate,
    /// Intensity.
    pub level: Option<i64>,
    /// Urgency.
    pub urgency: Urgency,
    /// The team that holds it.
    pub team: TeamId,
    /// Who of the team holds it.
    pub holder: Option<StaffId>,
    /// Who answers for it, once accepted.
    pub answerable: Option<StaffId>,
    /// Whether the answerable person only monitors.
    pub lead_kind: Option<LeadKind>,
    /// Since when the present coordinator is.
    pub assigned_on: Option<NaiveDate>,
    /// Whether the family was ever reached, by call or attempt.
    pub reached: bool,
    /// Tries since the family was last spoken to.
    pub attempts: i64,
    /// The day of the last try.
    pub tried_on: Option<NaiveDate>,
    /// The day on which "we could not reach you" was sent last.
    pub letter_on: Option<NaiveDate>,
    /// Whether a third party referred and the family's consent to it is missing, and who that is.
    pub consent_wanted_from: Option<String>,
    /// When the first screening began.
    pub screening_on: Option<NaiveDate>,
    /// An offer that waits.
    pub offer: Option<OfferFacts>,
    /// Whether a first visit is noted.
    pub visited: bool,
    /// Whether a plan was agreed.
    pub agreed: bool,
    /// The scheduled review.
    pub review: Option<(RowId, NaiveDate)>,
    /// When the family was last told where things stand.
    pub told_on: Option<NaiveDate>,
    /// The consent in force that ends first: row and last day.
    pub consent_ends: Option<(RowId, NaiveDate)>,
    /// When consents were last given or looked at again.
    pub consent_checked_on: Option<NaiveDate>,
}

/// A warm hand-off that is not over, or whose result is still to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOffFacts {
    /// The row.
    pub id: RowId,
    /// The child.
    pub card: ChildCard,
    /// The episode.
    pub episode: EpisodeId,
    /// Its state.
    pub state: HandOffState,
    /// To whom; empty where no organisation was named yet.
    pub organization: String,
    /// Who owns it.
    pub owner: StaffId,
    /// The owner's team.
    pub team: TeamId,
    /// When it began.
    pub started_on: NaiveDate,
    /// When papers were sent.
    pub sent_on: Option<NaiveDate>,
    /// When to ask the family whether it worked.
    pub ask_on: Option<NaiveDate>,
    /// How urgent the family is.
    pub urgency: Urgency,
}

/// What rows are measured by.
#[derive(Debug, Clone, Copy)]
pub struct Measures<'a> {
    /// The programme whose standards hold; before the decision the team's first.
    pub program: Option<&'a Program>,
    /// Working days.
    pub calendar: &'a WorkingDays,
    /// The agency's day.
    pub today: NaiveDate,
}

/// A day by a standard, and the unit in which lateness is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Deadline {
    on: NaiveDate,
    business: bool,
}

impl Measures<'_> {
    fn timer(&self, kind: TimerKind, from: NaiveDate) -> Option<Deadline> {
        let timer = self.program?.timer(kind)?;
        let on = timer.due(from, self.calendar)?;
        Some(Deadline { on, business: timer.unit == TimerUnit::BusinessDays })
    }

    /// Days past the deadline, in its unit; at least 1 on a weekend after a deadline in business days.
    fn days_late(&self, deadline: Deadline) -> i64 {
        let calendar = (self.today - deadline.on).num_days();
        if calendar <= 0 {
            return 0;
        }
        if deadline.business { self.calendar.between(deadline.on, self.today) } else { calendar }
    }

    fn group(&self, deadline: Deadline, others: bool) -> DueGroup {
        match (others, self.days_late(deadline) > 0, deadline.on == self.today) {
            (true, _, _) => DueGroup::WithOthers,
            (false, true, _) => DueGroup::Late,
            (false, false, true) => DueGroup::Today,
            (false, false, false) => DueGroup::Soon,
        }
    }
}

/// How long before its date a kind appears; none means always.
fn announced(kind: DueKind, by: &Measures<'_>) -> Option<u64> {
    match kind {
        // A family that waits for a person is always seen.
        DueKind::Assign
        | DueKind::FirstCall
        | DueKind::FirstVisit
        | DueKind::HandOff
        | DueKind::CouldNotReach
        | DueKind::Message => None,
        DueKind::Review | DueKind::Plan => Some(ANNOUNCED_DAYS),
        DueKind::Consent => {
            let warning = by.program.and_then(|program| program.timer(TimerKind::ConsentExpiryWarning));
            Some(warning.map_or(30, |timer| u64::from(timer.amount)))
        }
        _ => Some(SOON_DAYS),
    }
}

fn appears(kind: DueKind, due: NaiveDate, by: &Measures<'_>) -> bool {
    announced(kind, by).is_none_or(|days| due <= by.today + Days::new(days))
}

/// The rows of one open episode.
pub fn of_episode(facts: &EpisodeFacts, by: &Measures<'_>) -> Vec<DueRow> {
    let mut found = match facts.state {
        EpisodeState::Referred | EpisodeState::Incomplete => {
            vec![first_call(facts, by), consent_to_refer(facts, by), decision(facts, by)]
        }
        EpisodeState::Screening | EpisodeState::NeedsAssessment => {
            vec![first_call(facts, by), decision(facts, by)]
        }
        EpisodeState::EligibleWaiting => vec![assign(facts, by), tell_waiting(facts, by)],
        EpisodeState::Assigned => {
            vec![first_visit(facts, by), plan(facts, by), consent_end(facts, by)]
        }
        EpisodeState::Planning => vec![plan(facts, by), tell_progress(facts, by), consent_end(facts, by)],
        EpisodeState::Active | EpisodeState::Transitioning => {
            vec![review(facts, by), tell_progress(facts, by), consent_end(facts, by), monitor(facts, by)]
        }
        EpisodeState::NotEligible => vec![start_hand_off(facts, by)],
        _ => Vec::new(),
    };
    found.push(reach::could_not_reach(facts, by));
    found.into_iter().flatten().filter(|row| appears(row.kind, row.due, by)).collect()
}

fn row(
    facts: &EpisodeFacts,
    by: &Measures<'_>,
    kind: DueKind,
    deadline: Deadline,
    at: DueScreen,
    why: Why,
) -> DueRow {
    DueRow {
        kind,
        group: by.group(deadline, false),
        card: Some(facts.card.clone()),
        due: deadline.on,
        time: None,
        days_late: by.days_late(deadline),
        business_days: deadline.business,
        why,
        who: facts.answerable.or(facts.holder),
        team: Some(facts.team),
        urgency: facts.urgency,
        place: DuePlace { child: Some(facts.card.child), episode: Some(facts.episode), record: None, at },
    }
}

fn first_call(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    if facts.reached {
        return None;
    }
    let tries = Tries::of(by.program);
    let Some(last) = facts.tried_on.filter(|_| facts.attempts > 0) else {
        let deadline = by.timer(TimerKind::FirstContact, facts.received_on)?;
        let why = Why::new("why-due-first-call").day("day", facts.received_on);
        return Some(row(facts, by, DueKind::FirstCall, deadline, DueScreen::Call, why));
    };
    // After the last try it is no call any more: a letter is proposed and a person decides.
    if tries.are_enough(facts.attempts) {
        return None;
    }
    let deadline = Deadline { on: tries.next(last, by.calendar), business: true };
    let why = Why::new("why-due-first-call-tried")
        .number("tried", facts.attempts)
        .number("of", tries.number)
        .day("day", last);
    Some(row(facts, by, DueKind::FirstCall, deadline, DueScreen::Call, why))
}

fn consent_to_refer(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    let from = facts.consent_wanted_from.as_ref()?;
    let deadline = by.timer(TimerKind::AcknowledgeReferral, facts.received_on)?;
    let why = if from.is_empty() {
        Why::new("why-due-consent-to-refer")
    } else {
        Why::new("why-due-consent-to-refer-from").words("who", from.clone())
    };
    Some(row(facts, by, DueKind::Consent, deadline, DueScreen::Consent, why))
}

fn decision(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    // An incomplete referral has no clock of its own yet: the standard counts from the complete referral.
    if facts.state == EpisodeState::Incomplete {
        return None;
    }
    let from = facts.screening_on.unwrap_or(facts.state_since);
    let deadline = by.timer(TimerKind::Decision, from)?;
    let why = Why::new("why-due-decision").day("day", from);
    Some(row(facts, by, DueKind::Decision, deadline, DueScreen::Decision, why))
}

fn assign(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    let deadline = by.timer(TimerKind::AssignCoordinator, facts.state_since)?;
    let mut found = row(facts, by, DueKind::Assign, deadline, DueScreen::Offer, Why::new("why-due-assign"));
    match &facts.offer {
        Some(offer) => {
            found.why =
                Why::new("why-due-offered").words("who", offer.to_name.clone()).day("day", offer.offered_on);
            found.group = DueGroup::WithOthers;
            found.place.record = Some(offer.id);
        }
        None => found.why = found.why.day("day", facts.state_since),
    }
    Some(found)
}

/// A family as seen by the person to whom it is offered: an answer is waited for.
pub fn answer(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    let offer = facts.offer.as_ref()?;
    let deadline = by
        .timer(TimerKind::AssignCoordinator, facts.state_since)
        .filter(|_| facts.state == EpisodeState::EligibleWaiting)
        .unwrap_or(Deadline { on: offer.offered_on, business: false });
    let why = Why::new("why-due-answer").day("day", offer.offered_on);
    let mut found = row(facts, by, DueKind::Assign, deadline, DueScreen::AnswerOffer, why);
    found.group = if found.days_late > 0 { DueGroup::Late } else { DueGroup::Today };
    found.who = Some(offer.to);
    found.place.record = Some(offer.id);
    Some(found)
}

fn tell_waiting(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    let from = facts.told_on.unwrap_or(facts.state_since);
    let deadline = by.timer(TimerKind::TellWaitingFamily, from)?;
    Some(row(facts, by, DueKind::TellFamily, deadline, DueScreen::Contacts, told_why(facts)))
}

fn told_why(facts: &EpisodeFacts) -> Why {
    facts
        .told_on
        .map_or_else(|| Why::new("why-due-never-told"), |day| Why::new("why-due-last-told").day("day", day))
}

fn tell_progress(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    let level = facts.level.and_then(|level| u32::try_from(level).ok());
    let days = level.zip(by.program).and_then(|(number, program)| program.level(number))?.tell_family_days;
    let from = facts.told_on.max(facts.assigned_on).unwrap_or(facts.state_since);
    let on = from.checked_add_days(Days::new(u64::from(days)))?;
    let deadline = Deadline { on, business: false };
    Some(row(facts, by, DueKind::TellFamily, deadline, DueScreen::Contacts, told_why(facts)))
}

fn first_visit(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    let from = facts.assigned_on.unwrap_or(facts.state_since);
    let deadline = by.timer(TimerKind::FirstVisit, from)?;
    let why = Why::new("why-due-first-visit").day("day", from);
    Some(row(facts, by, DueKind::FirstVisit, deadline, DueScreen::Contacts, why))
}

fn plan(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    if facts.agreed {
        return None;
    }
    let from = facts.assigned_on.unwrap_or(facts.state_since);
    let deadline = by.timer(TimerKind::InitialPlan, from)?;
    let why = Why::new("why-due-plan").day("day", from);
    Some(row(facts, by, DueKind::Plan, deadline, DueScreen::Plan, why))
}

fn review(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    let (id, on) = facts.review?;
    let deadline = Deadline { on, business: false };
    let why = facts.level.map_or_else(
        || Why::new("why-due-review"),
        |level| Why::new("why-due-review-level").number("level", level),
    );
    let mut found = row(facts, by, DueKind::Review, deadline, DueScreen::Review, why);
    found.place.record = Some(id);
    Some(found)
}

fn consent_end(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    let ends = facts.consent_ends.map(|(id, last)| {
        let why = Why::new("why-due-consent-ends").day("day", last);
        (Some(id), Deadline { on: last, business: false }, why)
    });
    let recheck = facts.consent_checked_on.and_then(|day| {
        let deadline = by.timer(TimerKind::ConsentRecheck, day)?;
        Some((None, deadline, Why::new("why-due-consent-recheck").day("day", day)))
    });
    let (record, deadline, why) = [ends, recheck].into_iter().flatten().min_by_key(|(_, d, _)| d.on)?;
    let mut found = row(facts, by, DueKind::Consent, deadline, DueScreen::Consent, why);
    found.place.record = record;
    Some(found)
}

/// An outside or family lead gets a monitor's check-in (Additions, "Waiting families").
fn monitor(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    if matches!(facts.lead_kind, None | Some(LeadKind::Staff)) {
        return None;
    }
    let from = facts.told_on.max(facts.assigned_on).unwrap_or(facts.state_since);
    let deadline = by.timer(TimerKind::MonitorCheckIn, from)?;
    let why = Why::new("why-due-monitor").day("day", from);
    Some(row(facts, by, DueKind::TellFamily, deadline, DueScreen::Contacts, why))
}

fn start_hand_off(facts: &EpisodeFacts, by: &Measures<'_>) -> Option<DueRow> {
    let deadline = by.timer(TimerKind::TellNotEligible, facts.state_since)?;
    let why = Why::new("why-due-not-eligible").day("day", facts.state_since);
    Some(row(facts, by, DueKind::HandOff, deadline, DueScreen::HandOff, why))
}

/// The row of a hand-off: to be sent, to be confirmed, or to be asked about later.
pub fn of_hand_off(facts: &HandOffFacts, by: &Measures<'_>) -> Option<DueRow> {
    let named = |text| Why::new(text).words("organization", facts.organization.clone());
    let (deadline, why, others) = match (facts.state, facts.sent_on, facts.ask_on) {
        (HandOffState::Started, _, _) => {
            let deadline = by.timer(TimerKind::TellNotEligible, facts.started_on)?;
            (deadline, named("why-due-hand-off-send"), false)
        }
        (HandOffState::Sent, sent, _) => {
            let sent = sent.unwrap_or(facts.started_on);
            let deadline = by.timer(TimerKind::ConfirmHandOff, sent)?;
            (deadline, named("why-due-hand-off-confirm").day("day", sent), true)
        }
        (HandOffState::Confirmed, _, Some(on)) => {
            (Deadline { on, business: false }, named("why-due-hand-off-ask"), false)
        }
        _ => return None,
    };
    let late = by.days_late(deadline) > 0;
    // A confirmed one is over and only announced; the others are always seen.
    if facts.state == HandOffState::Confirmed && deadline.on > by.today + Days::new(SOON_DAYS) {
        return None;
    }
    Some(DueRow {
        kind: DueKind::HandOff,
        group: by.group(deadline, others && !late),
        card: Some(facts.card.clone()),
        due: deadline.on,
        time: None,
        days_late: by.days_late(deadline),
        business_days: deadline.business,
        why,
        who: Some(facts.owner),
        team: Some(facts.team),
        urgency: facts.urgency,
        place: DuePlace {
            child: Some(facts.card.child),
            episode: Some(facts.episode),
            record: Some(facts.id),
            at: DueScreen::HandOff,
        },
    })
}

/// Promised times first, then by group; within a group the urgent first, then the latest, then by day and number. What is
/// to come stands by its day, whatever its urgency: it is a calendar.
pub fn sort(rows: &mut [DueRow]) {
    rows.sort_by_cached_key(|row| {
        let by_time = (row.group == DueGroup::Now).then(|| row.time.clone()).flatten();
        let number = row.card.as_ref().map(|card| card.number);
        let urgent = std::cmp::Reverse(urgency_rank(row.urgency));
        let late = std::cmp::Reverse(row.days_late);
        let coming = (row.group == DueGroup::Soon).then_some(row.due);
        (row.group, by_time, coming, urgent, late, row.due, number, row.kind.code(), row.place.record)
    });
}

#[cfg(test)]
mod tests;
