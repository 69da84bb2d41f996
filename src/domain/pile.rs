//! The pile of papers that came and are not keyed yet: from which day each counts, how old it is, which comes first, and
//! the one row of Today that stands for all of them. What came after hours counts from the next business day.

use std::cmp::Reverse;

use chrono::{NaiveDate, NaiveTime};

use super::{
    card::ChildCard,
    codes::{DueKind, Urgency, YesNo},
    date::Moment,
    due::{DueGroup, DuePlace, DueRow, DueScreen, Measures},
    ids::{RowId, TeamId},
    why::Why,
    working_days::WorkingDays,
};

/// When the offices are open: a setting, by default 8:30 to 16:30.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeHours {
    /// They open.
    pub opens: NaiveTime,
    /// They close.
    pub closes: NaiveTime,
}

impl Default for OfficeHours {
    fn default() -> Self {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        Self { opens: at(8, 30), closes: at(16, 30) }
    }
}

impl OfficeHours {
    /// The business day from which something that came at `at` counts: that day while the offices work, else the next one.
    pub fn counts_from(self, at: Moment, calendar: &WorkingDays) -> NaiveDate {
        let (day, time) = (at.day(), at.local().time());
        if calendar.is_working(day) && time < self.closes { day } else { calendar.add(day, 1) }
    }
}

/// How old something is in business days; 0 on the day from which it counts, and before.
pub fn age(counts_from: NaiveDate, today: NaiveDate, calendar: &WorkingDays) -> i64 {
    calendar.between(counts_from, today).max(0)
}

/// A paper as the pile sorts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PileFacts {
    /// The row.
    pub id: RowId,
    /// When it came.
    pub received_at: Moment,
    /// From which day it counts.
    pub counts_from: NaiveDate,
    /// Whether it is marked urgent.
    pub urgent: Option<YesNo>,
}

impl PileFacts {
    /// Urgent first, then the oldest.
    pub fn order(&self) -> impl Ord + use<> {
        (Reverse(self.urgent == Some(YesNo::Yes)), self.received_at, self.id)
    }
}

/// The one row of Today for a team's pile; none while it is empty.
pub fn to_key(pile: &[PileFacts], team: TeamId, by: &Measures<'_>) -> Option<DueRow> {
    let oldest = pile.iter().min_by_key(|paper| (paper.received_at, paper.id))?;
    let urgent = pile.iter().filter(|paper| paper.urgent == Some(YesNo::Yes)).count();
    let count = i64::try_from(pile.len()).unwrap_or(i64::MAX);
    let (came, clock) = (oldest.received_at.day(), oldest.received_at.local().time().format("%H:%M"));
    let why = match came == by.today {
        true => Why::new("why-due-to-key-today").words("oldest", clock.to_string()),
        false => Why::new("why-due-to-key").day("oldest", came),
    };
    let urgent_count = i64::try_from(urgent).unwrap_or(i64::MAX);
    let days_late = age(oldest.counts_from, by.today, by.calendar);
    Some(DueRow {
        kind: DueKind::ToKey,
        group: if days_late > 0 { DueGroup::Late } else { DueGroup::Today },
        card: None,
        due: oldest.counts_from,
        time: None,
        days_late,
        business_days: true,
        why: why.number("count", count).number("urgent", urgent_count),
        who: None,
        team: Some(team),
        urgency: if urgent > 0 { Urgency::Urgent } else { Urgency::Routine },
        place: DuePlace { child: None, episode: None, record: None, at: DueScreen::Pile },
    })
}

/// A sender who waits for a word: that the paper arrived, or what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SenderFacts {
    /// The paper.
    pub id: RowId,
    /// The child, once it is known.
    pub card: Option<ChildCard>,
    /// Who sent it, as it was logged.
    pub sender: String,
    /// From which day it counts.
    pub counts_from: NaiveDate,
    /// Whether the sender was told that it arrived.
    pub received_told: bool,
    /// The day of the decision that the sender may be told of; none where nothing is decided, consent does not allow it, or
    /// it was told.
    pub outcome_on: Option<NaiveDate>,
    /// The team of the pile.
    pub team: TeamId,
}

/// What is still to be said to a sender: "received" by the standard for acknowledging, then the outcome.
pub fn tell_sender(facts: &SenderFacts, by: &Measures<'_>) -> Vec<DueRow> {
    use super::codes::TimerKind::AcknowledgeReferral;
    let named = |text| Why::new(text).words("who", facts.sender.clone());
    let received = (!facts.received_told).then(|| (facts.counts_from, named("why-due-tell-received")));
    let outcome = facts.outcome_on.map(|on| (on, named("why-due-tell-outcome").day("day", on)));
    let standard = |from: NaiveDate| {
        let timer = by.program.and_then(|program| program.timer(AcknowledgeReferral))?;
        timer.due(from, by.calendar)
    };
    let row = |(from, why): (NaiveDate, Why)| {
        let due = standard(from)?;
        let days_late = if by.today > due { by.calendar.between(due, by.today).max(1) } else { 0 };
        Some(DueRow {
            kind: DueKind::TellReferrer,
            group: match (days_late > 0, due == by.today) {
                (true, _) => DueGroup::Late,
                (false, true) => DueGroup::Today,
                (false, false) => DueGroup::Soon,
            },
            card: facts.card.clone(),
            due,
            time: None,
            days_late,
            business_days: true,
            why,
            who: None,
            team: Some(facts.team),
            urgency: Urgency::Routine,
            place: DuePlace {
                child: facts.card.as_ref().map(|card| card.child),
                episode: None,
                record: Some(facts.id),
                at: DueScreen::Sender,
            },
        })
    };
    received.into_iter().chain(outcome).filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{holidays::Holidays, rule_set};

    fn ontario() -> WorkingDays {
        WorkingDays::new(Holidays::parse(include_str!("holidays.toml")).unwrap())
    }

    fn at(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    #[test]
    fn what_comes_after_hours_counts_from_the_next_business_day() {
        let (calendar, hours) = (ontario(), OfficeHours::default());
        for (came, from) in [
            // Friday: before opening, in hours, at closing, in the evening.
            ("2026-11-20T11:00:00.000Z -0500", "2026-11-20"),
            ("2026-11-20T14:10:00.000Z -0500", "2026-11-20"),
            ("2026-11-20T21:29:00.000Z -0500", "2026-11-20"),
            ("2026-11-20T21:30:00.000Z -0500", "2026-11-23"),
            ("2026-11-21T03:00:00.000Z -0500", "2026-11-23"),
            ("2026-11-21T15:00:00.000Z -0500", "2026-11-23"),
            ("2026-12-25T15:00:00.000Z -0500", "2026-12-29"),
        ] {
            assert_eq!(hours.counts_from(at(came), &calendar).to_string(), from, "{came}");
        }
        let day = |text: &str| text.parse().unwrap();
        for (from, today, days) in [
            ("2026-11-23", "2026-11-21", 0),
            ("2026-11-20", "2026-11-20", 0),
            ("2026-11-19", "2026-11-23", 2),
        ] {
            assert_eq!(age(day(from), day(today), &calendar), days, "{from} on {today}");
        }
    }

    #[test]
    fn one_row_stands_for_the_pile_and_says_the_oldest_and_the_urgent() {
        let (calendar, rules) = (ontario(), rule_set::shipped().unwrap());
        let today = "2026-11-20".parse().unwrap();
        let by = Measures { program: rules.programs.first(), calendar: &calendar, today };
        let paper = |id, came: &str, urgent| PileFacts {
            id: RowId(id),
            received_at: at(came),
            counts_from: OfficeHours::default().counts_from(at(came), &calendar),
            urgent,
        };
        assert_eq!(to_key(&[], TeamId(1), &by), None);
        let early = paper(1, "2026-11-20T14:10:00.000Z -0500", None);
        let urgent = paper(2, "2026-11-20T15:10:00.000Z -0500", Some(YesNo::Yes));
        let row = to_key(&[early, urgent], TeamId(1), &by).unwrap();
        assert_eq!((row.group, row.urgency, row.days_late), (DueGroup::Today, Urgency::Urgent, 0));
        assert_eq!(row.why.text, "why-due-to-key-today");
        let mut sorted = [early, urgent];
        sorted.sort_by_key(PileFacts::order);
        assert_eq!(sorted.map(|paper| paper.id.0), [2, 1], "urgent first");
        let old = paper(3, "2026-11-17T14:10:00.000Z -0500", Some(YesNo::No));
        let row = to_key(&[early, old], TeamId(1), &by).unwrap();
        assert_eq!((row.group, row.days_late, row.urgency), (DueGroup::Late, 3, Urgency::Routine));
    }
}
