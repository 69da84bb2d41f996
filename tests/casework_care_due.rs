//! Today and the lists: who sees what, when, and why. On a real file.

use circle_of_support::{
    casework::{
        Session, Subject,
        lists::{FamilyFilter, FamilyQuery, ReviewFilter},
        notes::NoteForm,
    },
    domain::{
        access::{Act, Verdict},
        codes::{Code, DueKind, EpisodeState, ReviewListState, YesNo},
        due::{DueGroup, DueScreen},
        ids::ChildId,
        record::Promise,
    },
};

use crate::support::{
    agency::{TODAY, TestAgency},
    families::{self, TestFamily, about, note, on, staff_id},
};

/// Kind, days late, group, why of every row.
fn rows(session: &mut Session) -> Vec<(&'static str, i64, DueGroup, &'static str)> {
    let list = session.due_list().unwrap();
    list.rows.iter().map(|row| (row.kind.code(), row.days_late, row.group, row.why.text)).collect()
}

#[test]
fn a_family_is_due_at_each_step_for_whoever_has_it() {
    let agency = TestAgency::new();
    let at = |name: &str, day: &str| agency.session_at(name, &format!("{day}T15:00:00Z"));
    // Thursday 1 October 2026; Thanksgiving is Monday 12 October.
    let family = families::waiting(&mut at("intake1", "2026-10-01"), "Child", "cheo", 3);
    for (day, expected) in [
        ("2026-10-01", vec![("assign", 0, DueGroup::Soon, "why-due-assign")]),
        ("2026-10-16", vec![("assign", 0, DueGroup::Today, "why-due-assign")]),
        ("2026-10-18", vec![("assign", 0, DueGroup::Soon, "why-due-assign")]),
        (
            "2026-10-30",
            vec![
                ("assign", 10, DueGroup::Late, "why-due-assign"),
                ("tell_family", 0, DueGroup::Soon, "why-due-never-told"),
            ],
        ),
    ] {
        assert_eq!(rows(&mut at("intake1", day)), expected, "{day}");
        assert_eq!(rows(&mut at("supervisor1", day)), expected, "{day}");
        assert_eq!(rows(&mut at("intake2", day)), [], "another's");
        assert_eq!(rows(&mut at("coordinator1", day)), []);
    }
    let offer = families::offer(&mut at("intake1", "2026-10-08"), &family, staff_id(&agency, "coordinator1"));
    let with_others = [("assign", 0, DueGroup::WithOthers, "why-due-offered")];
    assert_eq!(rows(&mut at("intake1", "2026-10-09")), with_others);
    let mut own = at("coordinator1", "2026-10-09");
    assert_eq!(rows(&mut own), [("assign", 0, DueGroup::Today, "why-due-answer")]);
    let list = own.due_list().unwrap();
    assert_eq!((list.rows[0].place.at, list.rows[0].place.record), (DueScreen::AnswerOffer, Some(offer)));
    own.accept_offer(&on(Act::AnswerOffer, family.episode), offer, &Default::default()).unwrap();

    // Ten business days after Friday 9 October, Thanksgiving between: Monday 26 October.
    assert_eq!(rows(&mut own), [("first_visit", 0, DueGroup::Soon, "why-due-first-visit")]);
    let mut late = at("coordinator1", "2026-10-27");
    assert_eq!(rows(&mut late), [("first_visit", 1, DueGroup::Late, "why-due-first-visit")]);
    let told = NoteForm { family_told: Some(YesNo::Yes), ..note(&late, &family, "first visit") };
    late.first_visit(&on(Act::FirstVisit, family.episode), &told).unwrap();
    assert_eq!(rows(&mut late), [], "the plan is announced two weeks before");
    let plan = [("plan", 2, DueGroup::Late, "why-due-plan")];
    assert_eq!(rows(&mut at("coordinator1", "2026-11-25")), plan, "45 calendar days after 9 October");
    assert_eq!(rows(&mut at("intake1", "2026-11-25")), [], "intake has let go");
}

#[test]
fn a_review_is_announced_due_and_late_until_it_is_held() {
    let agency = TestAgency::new();
    families::active(&agency, TODAY, "Child", "coordinator1", "2027-01-15");
    let state = |day: &str| {
        let mut own = agency.session_at("coordinator1", &format!("{day}T15:00:00Z"));
        let review: Vec<_> = rows(&mut own).into_iter().filter(|row| row.0 == "review").collect();
        let listed = own.reviews(&ReviewFilter::default(), 10).unwrap();
        assert_eq!(listed.by_state, [(listed.rows[0].state, 1)], "counts say what the list says");
        (review.first().map(|row| (row.1, row.2)), listed.rows[0].state)
    };
    assert_eq!(state("2026-12-31"), (None, ReviewListState::Scheduled));
    assert_eq!(state("2027-01-01"), (Some((0, DueGroup::Soon)), ReviewListState::Scheduled));
    assert_eq!(state("2027-01-15"), (Some((0, DueGroup::Today)), ReviewListState::Due));
    assert_eq!(state("2027-01-18"), (Some((3, DueGroup::Late)), ReviewListState::Overdue));
    let mut other = agency.session("coordinator2");
    assert!(other.reviews(&ReviewFilter::default(), 10).unwrap().rows.is_empty());
}

#[test]
fn a_promised_time_stands_first_and_what_others_promised_waits_with_them() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = families::waiting(&mut intake, "Child", "cheo", 3);
    let keep = || about(Act::SaveCall, family.child);
    let promise = |what: &str, kind| Promise {
        child_id: Some(family.child),
        ..Promise::blank(kind, what, "2026-11-21".parse().unwrap())
    };
    let me = intake.identity().staff;
    let call = Promise {
        staff_id: Some(me),
        due_time: Some("13:00".to_owned()),
        ..promise("calls back", DueKind::CallBack)
    };
    intake.add_promise(&keep(), &call).unwrap();
    let paper =
        Promise { who: Some("mother".to_owned()), ..promise("sends the custody paper", DueKind::Promise) };
    intake.add_promise(&keep(), &paper).unwrap();
    let kinds: Vec<_> = rows(&mut intake).into_iter().map(|(kind, _, group, _)| (kind, group)).collect();
    assert_eq!(
        kinds,
        [("call_back", DueGroup::Now), ("assign", DueGroup::Soon), ("promise", DueGroup::WithOthers)]
    );
}

fn every_child(agency: &TestAgency) -> Vec<ChildId> {
    let store = circle_of_support::store::Store::open(&agency.file()).unwrap();
    let mut statement = store.db().prepare("SELECT id FROM child ORDER BY id").unwrap();
    let found = statement.query_map([], |row| row.get(0).map(ChildId)).unwrap();
    found.map(Result::unwrap).collect()
}

/// One family in each relation to each of the people of the test agency.
fn many_families(agency: &TestAgency) -> TestFamily {
    let mut intake = agency.session("intake1");
    families::referred(&mut intake, "Referred", "Ottawa");
    families::waiting(&mut intake, "Waiting", "halton", 1);
    let offered = families::waiting(&mut intake, "Offered", "cheo", 3);
    families::offer(&mut intake, &offered, staff_id(agency, "coordinator2"));
    let asked = families::waiting(&mut intake, "Asked", "cheo", 3);
    let ask = on(Act::RequestCase, asked.episode);
    agency.session("coordinator2").request_case(&ask, None).unwrap();
    families::assigned(agency, TODAY, "Assigned", "cheo", "coordinator1");
    let ended = families::assigned(agency, TODAY, "Ended", "cheo", "coordinator1");
    let ending = circle_of_support::casework::endings::Ending {
        to: EpisodeState::Declined,
        reason: None,
        note: None,
        agreed_with: None,
        told_may_return: None,
        keep_on_file: None,
        deceased: None,
    };
    agency.session("coordinator1").end_episode(&on(Act::EndEpisode, ended.episode), &ending).unwrap();
    families::active(agency, TODAY, "Active", "coordinator2", "2027-05-21").0
}

#[test]
fn the_list_of_families_shows_exactly_what_may_be_opened() {
    let agency = TestAgency::new();
    many_families(&agency);
    let children = every_child(&agency);
    for name in [
        "intake1",
        "intake2",
        "coordinator1",
        "coordinator2",
        "coordinator3",
        "supervisor1",
        "privacy1",
        "admin1",
    ] {
        let mut session = agency.session(name);
        let page = session.families(&FamilyQuery::default()).unwrap();
        let mut listed: Vec<ChildId> = page.rows.iter().map(|row| row.card.child).collect();
        listed.sort();
        let open =
            |child: &ChildId| session.may(Act::OpenFile, Subject::Child(*child)).unwrap() == Verdict::Yes;
        let expected: Vec<ChildId> = children.iter().copied().filter(open).collect();
        assert_eq!(listed, expected, "{name}");
        assert_eq!(page.total, i64::try_from(listed.len()).unwrap(), "{name}: the count is the list's");
    }
}

#[test]
fn families_are_narrowed_filtered_and_paged() {
    let agency = TestAgency::new();
    let family = many_families(&agency);
    let mut supervisor = agency.session("supervisor1");
    let number = supervisor.open_file(family.child).unwrap().card.number;
    let names = |session: &mut Session, query: &FamilyQuery| -> Vec<String> {
        session.families(query).unwrap().rows.into_iter().map(|row| row.card.name.given).collect()
    };
    let typed = |text: &str| FamilyQuery { text: text.to_owned(), ..FamilyQuery::default() };
    for text in ["acti", "ACTIVE sam", &number.to_string(), "Aktive"] {
        assert_eq!(names(&mut supervisor, &typed(text)), ["Active"], "{text}");
    }
    for (text, count) in [("mother", 7), ("613-555-0143", 7), ("2017", 7), ("march 2017", 7), ("2018", 0)] {
        assert_eq!(names(&mut supervisor, &typed(text)).len(), count, "{text}");
    }
    let filter = FamilyFilter { states: vec![EpisodeState::EligibleWaiting], ..FamilyFilter::default() };
    let page = supervisor.families(&FamilyQuery { filter, ..FamilyQuery::default() }).unwrap();
    assert_eq!((page.rows.len(), page.total), (3, 3));
    let mut after = None;
    let mut seen = Vec::new();
    loop {
        let query = FamilyQuery { after: after.clone(), limit: 3, ..FamilyQuery::default() };
        let page = supervisor.families(&query).unwrap();
        seen.extend(page.rows.iter().map(|row| row.card.name.given.clone()));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["Active", "Asked", "Assigned", "Ended", "Offered", "Referred", "Waiting"]);
}

#[test]
fn the_history_says_who_changed_what() {
    let agency = TestAgency::new();
    let (family, _) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let mut own = agency.session("coordinator1");
    let history = own.history(family.child).unwrap();
    let agreed = history.iter().find(|entry| {
        entry.kind.table() == "episode"
            && entry.fields.iter().any(|f| f.name == "state" && f.after == "ACTIVE")
    });
    let agreed = agreed.unwrap();
    assert_eq!(agreed.staff.as_ref().map(|person| person.id), Some(own.identity().staff));
    assert!(history.iter().all(|entry| entry.fields.iter().all(|field| !field.name.ends_with("_id"))));
    let mut intake = agency.session("intake1");
    assert!(intake.history(family.child).is_err(), "intake has let go");
}
