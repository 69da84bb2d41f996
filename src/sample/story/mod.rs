//! One episode of one child (or of several, in Halton), told from the referral to where it stands today. Dates come
//! first, then each stage writes its rows; no stage knows a later one.

mod contacts;
mod ending;
mod intake;
mod plan;
mod service;

use chrono::{Months, NaiveDate};

use super::{
    agency::Made,
    courses::{Course, Twist},
    home::{Home, WrittenChild},
    people::DrawnFamily,
    random::Random,
    words::{Words, say, spoken},
    writer::{Writer, shift},
};
use crate::{
    domain::{
        codes::{
            EpisodeState::{self, *},
            *,
        },
        date::Moment,
        ids::{ChildId, EpisodeId, RowId, StaffId},
        record::{Episode, EpisodeChild, Holding},
    },
    store::StoreError,
};

/// When each stage was reached; stages not reached have the day of the last one.
#[derive(Debug, Clone, Copy)]
struct Dates {
    referred: NaiveDate,
    screened: NaiveDate,
    assessed: NaiveDate,
    decided: NaiveDate,
    assigned: NaiveDate,
    visited: NaiveDate,
    agreed: NaiveDate,
    /// The last version of the plan.
    revised: NaiveDate,
    /// When the present state began.
    since: NaiveDate,
}

/// An episode being written.
pub struct Story<'s, 'd> {
    writer: &'s mut Writer<'d>,
    made: &'s mut Made,
    random: &'s mut Random,
    family: &'s DrawnFamily,
    home: &'s Home,
    child: &'s WrittenChild,
    /// Brothers and sisters in the same episode.
    with: Vec<&'s WrittenChild>,
    state: EpisodeState,
    twist: Twist,
    french: bool,
    level: i64,
    versions: u32,
    program: Option<&'static str>,
    dates: Dates,
    team: usize,
    intake: StaffId,
    episode: EpisodeId,
    coordinator: Option<usize>,
    /// Members of the circle: row and person.
    members: Vec<(RowId, crate::domain::ids::PersonId)>,
    /// Needs: row, by theme.
    needs: Vec<RowId>,
}

/// How far a story goes: 1 screened, 2 assessed, 3 decided, 4 assigned, 5 visited, 6 agreed. What is handed off goes no
/// further than the decision.
fn reached(state: EpisodeState, twist: Twist) -> usize {
    match (state, twist) {
        (Closed, twist) if is_hand_off(twist) => 3,
        (Closed, Twist::Moved) => 4,
        (Inactive, Twist::NotReached) | (EpisodeState::Screening, _) => 1,
        (Referred | Incomplete | Declined, _) => 0,
        (NeedsAssessment, _) => 2,
        (EligibleWaiting | NotEligible | Redirected, _) => 3,
        (Assigned, _) => 4,
        (Planning, _) => 5,
        (Active | Transitioning | Inactive | Closed, _) => 6,
    }
}

/// Tells the episode of `home.children[child]`, with brothers and sisters where they share it.
pub fn tell(
    writer: &mut Writer<'_>,
    made: &mut Made,
    random: &mut Random,
    family: &DrawnFamily,
    home: &Home,
    child: usize,
    course: Course,
) -> Result<(), StoreError> {
    let (state, twist) = course;
    let before = if matches!(twist, Twist::Returned) {
        let earlier = (Closed, Twist::GoalsMet);
        Some(Story::new(writer, made, random, family, home, child, earlier, 700).write(None)?)
    } else {
        None
    };
    let episode = Story::new(writer, made, random, family, home, child, course, 0).write(before)?;
    if twist == Twist::HandOffReturned {
        // The family came back while the hand-off was under way: the new episode goes on.
        let back = (EpisodeState::Screening, Twist::Plain);
        Story::new(writer, made, random, family, home, child, back, 0).write(Some(episode))?;
    }
    let _ = state;
    Ok(())
}

/// Whether the children of the family share one episode and one plan (Halton).
pub fn is_shared(family: &DrawnFamily, home: &Home, (state, twist): Course) -> bool {
    family.town.program == Some("halton")
        && matches!(state, Active | Planning)
        && home.children.len() > 1
        && twist != Twist::Returned
}

impl<'s, 'd> Story<'s, 'd> {
    #[expect(clippy::too_many_arguments, reason = "one place makes stories")]
    fn new(
        writer: &'s mut Writer<'d>,
        made: &'s mut Made,
        random: &'s mut Random,
        family: &'s DrawnFamily,
        home: &'s Home,
        child: usize,
        (state, twist): Course,
        earlier: i64,
    ) -> Self {
        let level = match random.below(10) {
            0 => 1,
            1..4 => 2,
            4..8 => 3,
            _ => 4,
        };
        let level = if matches!(twist, Twist::Due(130)) { 3 } else { level };
        let program = family.town.program;
        let versions = match state {
            Active | Transitioning | Inactive | Closed => [1, 2, 1, 3, 2, 1][random.below(6)],
            _ => 0,
        };
        let first = &home.children[child];
        let shares = child == 0 && is_shared(family, home, (state, twist));
        let with = if shares { home.children.iter().skip(1).collect() } else { Vec::new() };
        let dates = dates(writer, random, state, twist, level, versions, earlier);
        let team = match family.town.area {
            "halton" => 0,
            "prescott_russell" | "sdg" => 1,
            _ => usize::from(random.percent(30)),
        };
        let intake = *random.pick(&made.people.intake[team]);
        Self {
            french: family.french,
            writer,
            made,
            random,
            family,
            home,
            child: first,
            with,
            state,
            twist,
            level,
            versions,
            program,
            dates,
            team,
            intake,
            episode: EpisodeId(0),
            coordinator: None,
            members: Vec::new(),
            needs: Vec::new(),
        }
    }

    /// Writes the whole episode; its row.
    fn write(mut self, previous: Option<EpisodeId>) -> Result<EpisodeId, StoreError> {
        self.open(previous)?;
        self.referral()?;
        let stage = self.stage();
        if stage >= 1 {
            self.consents()?;
            self.screenings()?;
        }
        if stage >= 2 {
            self.needs()?;
        }
        if stage >= 3 {
            self.decide()?;
        }
        if self.state == EligibleWaiting {
            self.waiting()?;
        }
        if stage >= 4 {
            self.assign()?;
        }
        if stage >= 5 {
            self.visit()?;
            self.circle()?;
            self.plan()?;
        }
        self.hand_off()?;
        self.holdings()?;
        self.promises()?;
        Ok(self.episode)
    }

    fn stage(&self) -> usize {
        reached(self.state, self.twist)
    }

    /// The episode row with its children.
    fn open(&mut self, previous: Option<EpisodeId>) -> Result<(), StoreError> {
        let ended = matches!(self.state, Inactive | Declined | Closed);
        let (reason, note) = ending::reason(self.state, self.twist, self.random);
        let decided =
            self.stage() >= 3 && !is_hand_off(self.twist) && !matches!(self.state, NotEligible | Redirected);
        let urgency = match self.random.below(20) {
            0..2 => Urgency::Urgent,
            2..7 => Urgency::Soon,
            _ => Urgency::Routine,
        };
        let what_changed = previous.map(|_| *self.random.pick(super::words::sayings::WHAT_CHANGED));
        let episode = Episode {
            family_id: self.home.id,
            program: self.program.filter(|_| decided).map(str::to_owned),
            state: self.state,
            opened_on: self.dates.referred,
            state_since: self.dates.since,
            ended_on: ended.then_some(self.dates.since),
            level: decided.then_some(self.level),
            urgency,
            urgency_reason: (urgency != Urgency::Routine).then(|| self.pick(super::words::sayings::URGENT)),
            previous_id: previous,
            what_changed: what_changed.map(|words| self.words(words)),
            ending_reason: reason.filter(|_| ended),
            ending_note: note.filter(|_| ended).map(|words| self.words(words)),
            agreed_with: ended.then_some(if self.twist == Twist::NotReached {
                AgreedWith::NotReached
            } else {
                AgreedWith::Family
            }),
            told_may_return: ended.then_some(YesNo::Yes),
            keep_on_file: ended.then_some(YesNo::Yes),
            confirmed: Vec::new(),
        };
        let at = self.at(self.dates.referred);
        self.episode = self.writer.insert_told(&episode, at, self.intake, self.child.id)?.into();
        let children: Vec<ChildId> = self.children().map(|child| child.id).collect();
        for child_id in children {
            self.writer.insert(&EpisodeChild { episode_id: self.episode, child_id })?;
        }
        Ok(())
    }

    /// Pool first, then a person; an ended episode has nobody.
    fn holdings(&mut self) -> Result<(), StoreError> {
        let open = self.state.is_open();
        let start = self.at(self.dates.referred);
        let pool = self.random.percent(55);
        let held = Holding {
            episode_id: self.episode,
            team_id: self.made.people.teams[self.team],
            staff_id: (!pool).then_some(self.intake),
            from_at: start,
            to_at: None,
        };
        let Some(coordinator) = self.coordinator else {
            let end = self.at(self.dates.since);
            self.writer.insert(&Holding { to_at: (!open).then_some(end), ..held })?;
            return Ok(());
        };
        let (accepted, end) = (self.at(self.dates.assigned), self.at(self.dates.since));
        self.writer.insert(&Holding { to_at: Some(accepted), ..held.clone() })?;
        let person = &self.made.people.coordinators[coordinator];
        let holding = Holding {
            team_id: self.made.people.teams[person.team],
            staff_id: Some(person.id),
            from_at: accepted,
            to_at: (!open).then_some(end),
            ..held
        };
        self.writer.insert(&holding).map(|_| ())
    }

    fn children(&self) -> impl Iterator<Item = &'s WrittenChild> {
        std::iter::once(self.child).chain(self.with.clone())
    }

    fn words(&self, words: Words) -> String {
        say(words, self.french, &self.child.first)
    }

    fn pick(&mut self, list: &'static [Words]) -> String {
        let words = *self.random.pick(list);
        self.words(words)
    }

    fn language(&self) -> Option<Language> {
        Some(spoken(self.french))
    }

    fn at(&mut self, day: NaiveDate) -> Moment {
        // Nothing of a made-up file happened today: the day may only just have begun.
        let yesterday = shift(self.writer.days().today(), -1);
        self.writer.days().moment(day.min(yesterday), self.random)
    }

    fn answerable(&self) -> StaffId {
        self.coordinator.map_or(self.intake, |index| self.made.people.coordinators[index].id)
    }
}

/// Whether the story ends with another agency.
fn is_hand_off(twist: Twist) -> bool {
    use Twist::*;
    matches!(
        twist,
        HandOffStarted | HandOffSent | HandOffConfirmed | HandOffRefused | HandOffWaived | HandOffReturned
    )
}

/// Months between the reviews of a level (the shipped programmes agree on them).
fn review_months(level: i64) -> u32 {
    match level {
        4 => 3,
        3 => 6,
        _ => 12,
    }
}

/// The days of a story, from where it stands back to its beginning.
fn dates(
    writer: &Writer<'_>,
    random: &mut Random,
    state: EpisodeState,
    twist: Twist,
    level: i64,
    versions: u32,
    earlier: i64,
) -> Dates {
    let days = writer.days();
    let months = review_months(level);
    let back = |day: NaiveDate, months: u32| day.checked_sub_months(Months::new(months)).unwrap_or(day);
    let ago = match state {
        Referred => *random.pick(&[1, 1, 2, 2, 3, 4, 6, 8, 12]),
        Incomplete => random.between(3, 25),
        EpisodeState::Screening => random.between(2, 18),
        NeedsAssessment => random.between(2, 14),
        EligibleWaiting => *random.pick(&[2, 4, 7, 9, 14, 18, 24, 33, 47, 68, 92, 131]),
        Assigned => random.between(1, 16),
        Planning => random.between(2, 50),
        Transitioning => random.between(5, 40),
        NotEligible => 1,
        Redirected if twist == Twist::HandOffStarted => random.between(1, 4),
        Redirected => random.between(8, 30),
        Inactive | Declined => random.between(20, 400),
        Closed => random.between(15, 500),
        Active => 0,
    };
    let since = days.ago(ago + earlier);
    let end = match state {
        Active => {
            let next = match twist {
                Twist::Late(days) => -days,
                Twist::Due(days) => days,
                _ => random.between(12, i64::from(months) * 25),
            };
            // A review cannot come later than one full round from yesterday.
            let next = next.min(i64::from(months) * 28);
            days.workday(back(days.exactly(-next), months).min(shift(days.today(), -1)))
        }
        Closed if is_hand_off(twist) => days.workday(shift(since, -random.between(4, 12))),
        Transitioning | Inactive | Closed => days.workday(shift(since, -random.between(20, 80))),
        _ => since,
    };
    let revised = end;
    let agreed = days.workday(back(revised, months * versions.saturating_sub(1)));
    let gap = |random: &mut Random, from: NaiveDate, low, high| {
        days.workday(shift(from, -random.between(low, high)))
    };
    let stage = reached(state, twist);
    let visited = if stage > 5 { gap(random, agreed, 14, 40) } else { end };
    let assigned = if stage > 4 { gap(random, visited, 4, 12) } else { end };
    let decided = if stage > 3 { gap(random, assigned, 5, 30) } else { end };
    let assessed = if stage > 2 { gap(random, decided, 2, 8) } else { end };
    let screened = if stage > 1 { gap(random, assessed, 3, 9) } else { end };
    let referred = if stage > 0 { gap(random, screened, 2, 8) } else { end };
    let since = if state == Active { agreed } else { since };
    Dates { referred, screened, assessed, decided, assigned, visited, agreed, revised, since }
}
