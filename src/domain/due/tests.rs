//! The work list's tables: standards in their units over holidays, and the order of Today.

use super::*;
use crate::domain::{ids::FileNumber, names::PersonName, rule_set};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn card(number: i64) -> ChildCard {
    ChildCard {
        child: ChildId(number),
        number: FileNumber(number),
        name: PersonName::new("Child", "Sample"),
        provisional: None,
        birth_date: None,
        birth_precision: None,
        language: None,
        municipality: None,
        area: None,
        alert: false,
        restricted: false,
        others: 0,
    }
}

fn facts(state: EpisodeState) -> EpisodeFacts {
    EpisodeFacts {
        episode: EpisodeId(1),
        card: card(1),
        program: Some("cheo".to_owned()),
        state,
        state_since: day("2026-12-18"),
        received_on: day("2026-12-18"),
        level: Some(4),
        urgency: Urgency::Routine,
        team: TeamId(1),
        holder: Some(StaffId(2)),
        answerable: None,
        lead_kind: None,
        assigned_on: None,
        reached: false,
        attempts: 0,
        tried_on: None,
        letter_on: None,
        consent_wanted_from: None,
        screening_on: None,
        offer: None,
        visited: false,
        agreed: false,
        review: None,
        told_on: None,
        consent_ends: None,
        consent_checked_on: None,
    }
}

/// The rows as "kind day late group", for a family known since Friday 18 December 2026.
fn rows(facts: &EpisodeFacts, today: &str) -> Vec<String> {
    let rules = rule_set::shipped().unwrap();
    let calendar = WorkingDays::new(rules.holidays.clone());
    let by = Measures { program: rules.program("cheo"), calendar: &calendar, today: day(today) };
    let row = |row: DueRow| format!("{} {} {} {:?}", row.kind.code(), row.due, row.days_late, row.group);
    of_episode(facts, &by).into_iter().map(row).collect()
}

#[test]
fn standards_count_in_their_own_unit_over_the_holidays() {
    use EpisodeState::{Active, Assigned, EligibleWaiting, NotEligible, Referred, Screening};
    let third = EpisodeFacts { consent_wanted_from: Some("Dr. Example".to_owned()), ..facts(Referred) };
    let served = EpisodeFacts {
        answerable: Some(StaffId(3)),
        assigned_on: Some(day("2026-12-18")),
        review: Some((RowId(9), day("2027-01-10"))),
        told_on: Some(day("2026-12-18")),
        ..facts(Active)
    };
    let cases: &[(&EpisodeFacts, &str, &[&str])] = &[
        // Christmas Day, its eve worked, Boxing Day moved to Monday: five business days end on Tuesday 29 December.
        (&facts(Referred), "2026-12-18", &["first_call 2026-12-29 0 Soon"]),
        (&facts(Referred), "2027-01-02", &["first_call 2026-12-29 2 Late"]),
        (&EpisodeFacts { reached: true, ..facts(Referred) }, "2026-12-18", &[]),
        (&third, "2026-12-22", &["first_call 2026-12-29 0 Soon", "consent 2026-12-22 0 Today"]),
        (&EpisodeFacts { reached: true, ..facts(Screening) }, "2027-01-13", &["decision 2027-01-13 0 Today"]),
        (&facts(EligibleWaiting), "2026-12-18", &["assign 2027-01-06 0 Soon"]),
        (
            &facts(EligibleWaiting),
            "2027-01-12",
            &["assign 2027-01-06 4 Late", "tell_family 2027-01-17 0 Soon"],
        ),
        (&facts(Assigned), "2027-01-06", &["first_visit 2027-01-06 0 Today"]),
        (&served, "2026-12-28", &["review 2027-01-10 0 Soon"]),
        (&served, "2027-01-12", &["review 2027-01-10 2 Late", "tell_family 2027-01-17 0 Soon"]),
        (&facts(NotEligible), "2026-12-19", &["hand_off 2026-12-18 1 Late"]),
    ];
    for (facts, today, expected) in cases {
        assert_eq!(rows(facts, today), *expected, "{:?} on {today}", facts.state);
    }
}

#[test]
fn rows_stand_in_the_order_of_today() {
    let row = |group, urgency, days_late, time: Option<&str>, number| DueRow {
        kind: DueKind::Promise,
        group,
        card: Some(card(number)),
        due: day("2026-11-21"),
        time: time.map(str::to_owned),
        days_late,
        business_days: false,
        why: Why::new("why-due-promise"),
        who: None,
        team: None,
        urgency,
        place: DuePlace { child: None, episode: None, record: None, at: DueScreen::Promise },
    };
    let mut rows = vec![
        row(DueGroup::WithOthers, Urgency::Urgent, 0, None, 1),
        row(DueGroup::Late, Urgency::Routine, 9, None, 2),
        row(DueGroup::Late, Urgency::Urgent, 1, None, 3),
        row(DueGroup::Now, Urgency::Routine, 0, Some("15:00"), 4),
        row(DueGroup::Now, Urgency::Routine, 0, Some("13:00"), 5),
        row(DueGroup::Late, Urgency::Routine, 12, None, 6),
        row(DueGroup::Today, Urgency::Routine, 0, None, 7),
    ];
    sort(&mut rows);
    let order: Vec<i64> = rows.iter().map(|row| row.card.as_ref().unwrap().number.0).collect();
    assert_eq!(order, [5, 4, 3, 6, 2, 7, 1]);
}
