//! The desk of intake, command by command: what passes from hand to hand, the pile of papers, the end of the day, who is
//! away and who covers. What is saved, what is refused and to whom, what undo takes back.

use circle_of_support::{
    casework::{
        Command, Failure, Session, Subject,
        days::AbsenceForm,
        passing::{Receiver, Thing},
        pile::{PaperForm, Settled, Told},
    },
    domain::{
        access::Act,
        codes::*,
        due::DueRow,
        ids::{CallId, ChildId, RowId, StaffId},
        pile::OfficeHours,
        record::{ConsentScope, Person, Promise},
    },
    store::{Store, invariants},
};

use crate::support::{
    agency::TestAgency,
    intake::{about, answer_all, calls_about, decision, open, opened, said_yes, scope, served_by},
};

/// A Friday afternoon, 16:10 in the agency's zone.
const FRIDAY: &str = "2026-11-20T21:10:00Z";

fn messages(failure: Failure) -> Vec<String> {
    match failure {
        Failure::Invalid(problems) => problems.into_iter().map(|problem| problem.message).collect(),
        other => panic!("{other:?}"),
    }
}

fn pass(child: Option<ChildId>) -> Command {
    Command::new(Act::PassOver, child.map_or(Subject::New, Subject::Child))
}

fn plain(act: Act) -> Command {
    Command::new(act, Subject::Nothing)
}

fn id_of(session: &Session) -> StaffId {
    session.identity().staff
}

fn sound(agency: &TestAgency) {
    let store = Store::open(&agency.file()).unwrap();
    assert_eq!(invariants::check_all(store.db()).unwrap(), []);
}

fn promised(session: &mut Session, child: Option<ChildId>, what: &str, due: &str) -> RowId {
    let promise = Promise {
        child_id: child,
        staff_id: Some(id_of(session)),
        ..Promise::blank(DueKind::CallBack, what, due.parse().unwrap())
    };
    let subject = child.map_or(Subject::New, Subject::Child);
    session.add_promise(&Command::new(Act::SaveCall, subject), &promise).unwrap()
}

fn due(rows: &[DueRow], kind: DueKind) -> Vec<&DueRow> {
    rows.iter().filter(|row| row.kind == kind).collect()
}

/// A call that rings and is put on hold.
fn held(session: &mut Session, name: &str, child: Option<ChildId>) -> CallId {
    let mut call = session.new_call(CallDirection::Incoming);
    call.caller_name = Some("Sample, Mother".to_owned());
    let id = session.start_call(&Command::new(Act::SaveCall, Subject::New), name, &call).unwrap();
    if let Some(child) = child {
        session.attach_child(&Command::new(Act::SaveCall, Subject::Nothing), id, child).unwrap();
    }
    id
}

#[test]
fn a_colleague_takes_a_referral_and_who_held_it_sees_so() {
    let agency = TestAgency::new();
    let mut first = agency.session("intake1");
    let file = opened(&mut first);
    let mut second = agency.session("intake2");
    second.take(&about(Act::TakeReferral, file.child), file.episode).unwrap();
    let seen = first.passed().unwrap();
    assert_eq!(seen.len(), 1);
    let row = &seen[0];
    assert_eq!(
        (row.passed.kind, row.to_me, row.to.as_ref().map(|who| who.id)),
        (PassedKind::Referral, false, Some(id_of(&second)))
    );
    assert_eq!(row.card.as_ref().map(|card| card.child), Some(file.child));
    assert!(second.passed().unwrap().is_empty(), "who took it knows");
    first.see_passed(&plain(Act::SeePassed), row.passed.id).unwrap();
    assert!(first.passed().unwrap().is_empty());
    // Given back to the pool by a colleague: told; by oneself: nothing new.
    second.give_back(&about(Act::TakeReferral, file.child), file.episode).unwrap();
    assert!(first.passed().unwrap().is_empty() && second.passed().unwrap().is_empty());
    sound(&agency);
}

#[test]
fn calls_drafts_and_promises_are_given_and_undone() {
    let agency = TestAgency::new();
    let mut first = agency.session("intake1");
    let mut second = agency.session("intake2");
    let to = Receiver::Person(id_of(&second));
    let file = opened(&mut first);
    let promise = promised(&mut first, Some(file.child), "call the school", "2026-11-23");
    let call = held(&mut first, "0190-held", Some(file.child));
    first.keep_draft("call", "0190-held", None, 1, "{}").unwrap();
    let text = |session: &Session| session.my_draft("call", "0190-held").unwrap().is_some();
    first.pass_over(&pass(Some(file.child)), &Thing::Call(call), to).unwrap();
    assert!(!text(&first) && text(&second), "what was typed on a call goes along");
    first.undo().unwrap();
    assert!(text(&first) && !text(&second));
    first.forget_draft("call", "0190-held").unwrap();
    first.keep_draft("referral", "r1", Some(file.child), 1, "{}").unwrap();
    let things =
        [Thing::Promise(promise), Thing::Call(call), Thing::Draft("referral".to_owned(), "r1".to_owned())];
    let mine = |session: &mut Session| {
        let promises = session.due_list().unwrap().rows;
        let me = Some(id_of(session));
        (
            promises.iter().filter(|row| row.kind == DueKind::CallBack && row.who == me).count(),
            session.open_calls().unwrap().iter().filter(|open| !open.pooled).count(),
            session.open_drafts().unwrap().iter().filter(|open| open.draft.pool.is_none()).count(),
        )
    };
    assert_eq!((mine(&mut first), mine(&mut second)), ((1, 1, 1), (0, 0, 0)));
    for thing in &things {
        first.pass_over(&pass(Some(file.child)), thing, to).unwrap();
    }
    assert_eq!((mine(&mut first), mine(&mut second)), ((0, 0, 0), (1, 1, 1)));
    let (gave, got) = (first.passed().unwrap(), second.passed().unwrap());
    assert_eq!((gave.len(), got.len()), (3, 3), "both are told");
    assert!(got.iter().all(|row| row.to_me) && gave.iter().all(|row| !row.to_me));
    assert_eq!(got[2].promise.as_ref().map(|words| words.0.as_str()), Some("call the school"));
    // The last one given is taken back whole: the draft is the giver's again, and nobody is told of it any more.
    first.undo().unwrap();
    assert_eq!((mine(&mut first), mine(&mut second)), ((0, 0, 1), (1, 1, 0)));
    assert_eq!((first.passed().unwrap().len(), second.passed().unwrap().len()), (2, 2));
    // To the pool: everybody of intake sees it, and whoever opens it takes it.
    second.pass_over(&pass(Some(file.child)), &things[0], Receiver::Pool).unwrap();
    second.pass_over(&pass(Some(file.child)), &things[1], Receiver::Pool).unwrap();
    first.pass_over(&pass(Some(file.child)), &things[2], Receiver::Pool).unwrap();
    let pooled = first.open_calls().unwrap();
    assert_eq!((pooled.len(), pooled[0].pooled), (1, true));
    assert!(second.open_drafts().unwrap().iter().any(|open| open.draft.pool.is_some()));
    let list = first.due_list().unwrap().rows;
    assert_eq!(due(&list, DueKind::CallBack).iter().map(|row| row.who).collect::<Vec<_>>(), [None]);
    first.pass_over(&pass(Some(file.child)), &things[1], Receiver::Person(id_of(&first))).unwrap();
    assert!(!first.open_calls().unwrap()[0].pooled);
    second.undo().unwrap_err();
    sound(&agency);
}

#[test]
fn what_somebody_could_not_open_is_not_given_to_them() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let coordinator = id_of(&agency.session("coordinator1"));
    let administrator = id_of(&agency.session("admin1"));
    let mut colleague = agency.session("intake2");
    let file = opened(&mut intake);
    let promise = promised(&mut intake, Some(file.child), "call", "2026-11-24");
    let thing = Thing::Promise(promise);
    let give =
        |session: &mut Session, to| session.pass_over(&pass(Some(file.child)), &thing, to).unwrap_err();
    for (to, problem) in [
        (Receiver::Person(coordinator), "problem-pass-cannot-open"),
        (Receiver::Person(administrator), "problem-pass-who"),
        (Receiver::Person(id_of(&intake)), "problem-pass-has-it"),
    ] {
        assert_eq!(messages(give(&mut intake, to)), [problem]);
    }
    // A colleague does not give away what is mine; the supervisor of the team does.
    let me = Receiver::Person(id_of(&colleague));
    assert!(matches!(give(&mut colleague, me), Failure::Refused { .. }));
    let mut supervisor = agency.session("supervisor1");
    supervisor.pass_over(&pass(Some(file.child)), &thing, me).unwrap();
    // What the family promised is not ours to give.
    let theirs = Promise {
        staff_id: None,
        who: Some("mother".to_owned()),
        child_id: Some(file.child),
        ..Promise::blank(DueKind::Promise, "sends a paper", "2026-11-24".parse().unwrap())
    };
    let theirs = intake.add_promise(&about(Act::SaveCall, file.child), &theirs).unwrap();
    let failure = intake.pass_over(&pass(Some(file.child)), &Thing::Promise(theirs), me).unwrap_err();
    assert_eq!(messages(failure), ["problem-pass-theirs"]);
    // Roles without calls give nothing.
    let mut privacy = agency.session("privacy1");
    assert!(matches!(give(&mut privacy, Receiver::Pool), Failure::Refused { .. }));
}

#[test]
fn a_colleagues_text_is_used_and_theirs_goes_only_when_it_is_saved() {
    let agency = TestAgency::new();
    let (mut first, mut second) = (agency.session("intake1"), agency.session("intake2"));
    let file = opened(&mut first);
    first.keep_draft("referral", "r1", Some(file.child), 1, "{\"a\":1}").unwrap();
    first.keep_draft("call", "c1", None, 0, "{}").unwrap();
    let found = second.colleagues_drafts("referral", "r1", Some(file.child)).unwrap();
    assert_eq!((found.len(), found[0].by.id), (1, id_of(&first)));
    assert!(
        second.colleagues_drafts("call", "c1", None).unwrap().is_empty(),
        "nobody's file: its typist's own"
    );
    let mut outside = agency.session("coordinator1");
    assert!(outside.colleagues_drafts("referral", "r1", Some(file.child)).unwrap().is_empty());
    second.use_draft(&found[0].draft).unwrap();
    assert_eq!(first.my_drafts().unwrap().len(), 2, "theirs stays");
    second.settle_draft(&found[0].draft).unwrap();
    assert_eq!(first.my_drafts().unwrap().len(), 1);
    let told = first.passed().unwrap();
    assert_eq!((told.len(), told[0].passed.kind), (1, PassedKind::Draft));
    // Whoever typed on meanwhile keeps their text.
    first.keep_draft("referral", "r1", Some(file.child), 1, "{\"a\":2}").unwrap();
    let mut old = found[0].draft.clone();
    old.at = "2026-11-21T00:00:00.000Z -0500".to_owned();
    second.settle_draft(&old).unwrap();
    assert_eq!(first.my_drafts().unwrap().len(), 2);
}

fn fax(session: &mut Session, child: &str, urgent: Option<YesNo>, at: Option<(&str, u32)>) -> RowId {
    let form = PaperForm {
        channel: Some(Channel::PaperFax),
        day: at.map(|(day, _)| day.parse().unwrap()),
        time: at.and_then(|(_, hour)| chrono::NaiveTime::from_hms_opt(hour, 10, 0)),
        from_name: Some("Dr. Example".to_owned()),
        organization: Some(circle_of_support::casework::directory::OrganizationChoice::Typed(
            "Clinic Exemple".to_owned(),
        )),
        child_as_read: Some(child.to_owned()),
        pages: Some(3),
        place: Some("tray 2".to_owned()),
        urgent,
    };
    session.log_paper(&plain(Act::LogPaper), &form).unwrap()
}

#[test]
fn papers_are_logged_stand_in_today_as_one_row_and_are_settled() {
    let agency = TestAgency::new();
    let mut intake = agency.session_at("intake1", FRIDAY);
    assert!(due(&intake.due_list().unwrap().rows, DueKind::ToKey).is_empty());
    fax(&mut intake, "Child One", None, Some(("2026-11-20", 9)));
    let evening = fax(&mut intake, "Child Two", Some(YesNo::No), Some(("2026-11-18", 18)));
    let urgent = fax(&mut intake, "Child Three", Some(YesNo::Yes), None);
    let pile = intake.pile().unwrap();
    let order: Vec<&str> = pile.iter().filter_map(|row| row.paper.child_as_read.as_deref()).collect();
    assert_eq!(order, ["Child Three", "Child Two", "Child One"], "urgent, then the oldest");
    assert_eq!(
        (pile[1].counts_from.to_string().as_str(), pile[1].age_days),
        ("2026-11-19", 1),
        "after hours"
    );
    let list = intake.due_list().unwrap();
    let rows = due(&list.rows, DueKind::ToKey);
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].urgency, rows[0].days_late, rows[0].card.is_none()), (Urgency::Urgent, 1, true));
    assert!(due(&agency.session("coordinator1").due_list().unwrap().rows, DueKind::ToKey).is_empty());
    // Refused: nothing said, from the future, by a role without the pile.
    let log = |session: &mut Session, form| session.log_paper(&plain(Act::LogPaper), &form).unwrap_err();
    let none = log(&mut intake, PaperForm::default());
    assert_eq!(messages(none), ["problem-paper-channel", "problem-paper-who"]);
    let coming = PaperForm {
        channel: Some(Channel::Email),
        day: "2026-11-21".parse().ok(),
        from_name: Some("x".to_owned()),
        ..PaperForm::default()
    };
    assert_eq!(messages(log(&mut intake, coming.clone())), ["problem-paper-future"]);
    let mut coordinator = agency.session("coordinator1");
    assert!(matches!(log(&mut coordinator, PaperForm { day: None, ..coming }), Failure::Refused { .. }));
    // Not for us, with a reason; a file that there is, with a promise for whoever holds it; both leave the pile.
    let settle = |session: &mut Session, id, settled: Settled| {
        let base = session.paper(id).unwrap().paper;
        session.settle_paper(&plain(Act::SettlePaper), &base, &settled)
    };
    let bare = settle(&mut intake, evening, Settled::NotForUs(" ".to_owned())).unwrap_err();
    assert_eq!(messages(bare), ["problem-paper-reason"]);
    settle(&mut intake, evening, Settled::NotForUs("a bill".to_owned())).unwrap();
    let again = settle(&mut intake, evening, Settled::NotForUs("a bill".to_owned())).unwrap_err();
    assert_eq!(messages(again), ["problem-paper-settled"]);
    intake.undo().unwrap();
    assert_eq!(intake.pile().unwrap().len(), 3, "undone");
    let file = opened(&mut intake);
    settle(&mut intake, urgent, Settled::Belongs(file.child, "read the fax".to_owned())).unwrap();
    assert_eq!(intake.pile().unwrap().len(), 2);
    let list = intake.due_list().unwrap();
    let promise = due(&list.rows, DueKind::Promise);
    assert_eq!((promise[0].due.to_string().as_str(), promise[0].who), ("2026-11-23", Some(id_of(&intake))));
    sound(&agency);
}

#[test]
fn office_hours_are_a_setting_of_the_administrator() {
    let agency = TestAgency::new();
    let mut admin = agency.session("admin1");
    assert_eq!(admin.office_hours().unwrap(), OfficeHours::default());
    let at = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let turned = OfficeHours { opens: at(17), closes: at(9) };
    let refused = admin.save_office_hours(&plain(Act::SaveOfficeHours), turned).unwrap_err();
    assert_eq!(messages(refused), ["problem-office-hours"]);
    let long = OfficeHours { opens: at(8), closes: at(19) };
    let mut intake = agency.session_at("intake1", FRIDAY);
    assert!(matches!(
        intake.save_office_hours(&plain(Act::SaveOfficeHours), long),
        Err(Failure::Refused { .. })
    ));
    admin.save_office_hours(&plain(Act::SaveOfficeHours), long).unwrap();
    fax(&mut intake, "Child", None, Some(("2026-11-18", 18)));
    assert_eq!(intake.pile().unwrap()[0].counts_from.to_string(), "2026-11-18", "still open at 18:10");
}

#[test]
fn a_sender_is_told_that_it_arrived_and_the_outcome_only_where_the_family_agrees() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let paper = fax(&mut intake, "Child Sample", None, None);
    let told = |session: &mut Session, told| session.tell_sender(&plain(Act::TellSender), paper, told);
    let senders = |session: &mut Session| {
        let list = session.due_list().unwrap().rows;
        due(&list, DueKind::TellReferrer).iter().map(|row| row.why.text).collect::<Vec<_>>()
    };
    assert_eq!(senders(&mut intake), ["why-due-tell-received"]);
    told(&mut intake, Told::Received).unwrap();
    assert!(senders(&mut intake).is_empty());
    let file = opened(&mut intake);
    let base = intake.paper(paper).unwrap().paper;
    intake.settle_paper(&plain(Act::SettlePaper), &base, &Settled::Keyed(file.child)).unwrap();
    served_by(&mut intake, &file, &["A", "B", "C"]);
    answer_all(&mut intake, &file, Answer::Yes);
    let form = decision(&file, DecisionOutcome::EligibleCsp, Some("cheo"));
    intake.decide(&Command::new(Act::Decide, Subject::Episode(file.episode)), &form).unwrap();
    assert!(senders(&mut intake).is_empty(), "nobody agreed");
    assert_eq!(messages(told(&mut intake, Told::Outcome).unwrap_err()), ["problem-paper-consent"]);
    let clinic = base.organization_id.map(RowId::from);
    let row: ConsentScope = scope(&intake, RecipientKind::Organization, clinic, None, Permission::Permit);
    let consent = circle_of_support::casework::consents::ConsentForm {
        consent: said_yes(&intake, ConsentPurpose::ShareWithTeam),
        scope: vec![row],
    };
    intake.record_consent(&about(Act::SaveConsent, file.child), &consent).unwrap();
    assert_eq!(senders(&mut intake), ["why-due-tell-outcome"]);
    told(&mut intake, Told::Outcome).unwrap();
    assert!(senders(&mut intake).is_empty());
}

#[test]
fn the_end_of_the_day_lists_what_would_wait() {
    let agency = TestAgency::new();
    let mut intake = agency.session_at("intake1", FRIDAY);
    let file = opened(&mut intake);
    promised(&mut intake, Some(file.child), "call Monday", "2026-11-23");
    promised(&mut intake, None, "call Tuesday", "2026-11-24");
    held(&mut intake, "0190-a", None);
    held(&mut intake, "0190-b", Some(file.child));
    intake.keep_draft("referral", "r1", Some(file.child), 1, "{}").unwrap();
    fax(&mut intake, "Child", Some(YesNo::Yes), None);
    let base = intake.episode(file.episode).unwrap();
    intake.save_urgency(&about(Act::SaveUrgency, file.child), &base, Urgency::Urgent, "at risk").unwrap();
    let end = intake.end_of_day().unwrap();
    assert_eq!(end.back.unwrap().to_string(), "2026-11-23");
    assert_eq!((end.calls.len(), end.drafts.len(), end.promises.len()), (2, 1, 1));
    assert_eq!(end.drafts[0].card.as_ref().map(|card| card.number), Some(file.number));
    assert_eq!((end.unheld.len(), end.papers.len()), (0, 1), "the urgent referral has a holder");
    intake.give_back(&about(Act::TakeReferral, file.child), file.episode).unwrap();
    assert_eq!(intake.end_of_day().unwrap().unheld.len(), 1);
    // Away on Monday: Tuesday's promise would wait too.
    let me = id_of(&intake);
    let day = |text: &str| text.parse().ok();
    let form = AbsenceForm { from: day("2026-11-23"), to: None, cover: None };
    intake.save_absence(&plain(Act::SaveOwnAbsence), me, None, form).unwrap();
    let end = intake.end_of_day().unwrap();
    assert_eq!((end.back.unwrap().to_string().as_str(), end.promises.len()), ("2026-11-24", 2));
    // A colleague gave something on the way out.
    let mut other = agency.session_at("intake2", FRIDAY);
    let promise = promised(&mut other, None, "a voicemail", "2026-12-30");
    other.pass_over(&pass(None), &Thing::Promise(promise), Receiver::Person(me)).unwrap();
    assert_eq!(intake.end_of_day().unwrap().unread.len(), 1);
}

#[test]
fn absences_are_ones_own_or_kept_by_who_may() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let (me, mate) = (id_of(&intake), id_of(&agency.session("intake2")));
    let day = |text: &str| text.parse().ok();
    let week = AbsenceForm { from: day("2026-11-30"), to: day("2026-12-04"), cover: Some(mate) };
    let saved = intake.save_absence(&plain(Act::SaveOwnAbsence), me, None, week).unwrap();
    assert_eq!(saved.families, 0);
    let away = intake.away(me, "2026-12-01".parse().unwrap()).unwrap().unwrap();
    assert_eq!(away.1.map(|who| who.id), Some(mate));
    assert!(intake.away(me, "2026-12-05".parse().unwrap()).unwrap().is_none());
    for (form, problem) in [
        (AbsenceForm { from: None, to: None, cover: None }, "problem-absence-from"),
        (
            AbsenceForm { from: day("2026-12-04"), to: day("2026-12-01"), cover: None },
            "problem-ends-before-begin",
        ),
        (AbsenceForm { from: day("2026-11-01"), to: day("2026-11-02"), cover: None }, "problem-absence-over"),
        (AbsenceForm { from: day("2026-12-10"), to: None, cover: Some(me) }, "problem-cover-who"),
    ] {
        let refused = intake.save_absence(&plain(Act::SaveOwnAbsence), me, None, form).unwrap_err();
        assert_eq!(messages(refused), [problem]);
    }
    // Somebody else's: not by intake, by the supervisor and the administrator.
    let one = AbsenceForm { from: day("2026-12-10"), to: None, cover: None };
    let refused = intake.save_absence(&plain(Act::SaveAbsence), mate, None, one).unwrap_err();
    assert!(matches!(refused, Failure::Refused { .. }));
    for name in ["supervisor1", "admin1"] {
        let mut session = agency.session(name);
        session.save_absence(&plain(Act::SaveAbsence), mate, None, one).unwrap();
    }
    let (base, _) = intake.absences(me).unwrap().remove(0);
    intake.remove_absence(&plain(Act::SaveOwnAbsence), &base).unwrap();
    assert!(intake.absences(me).unwrap().is_empty());
    intake.undo().unwrap();
    assert_eq!(intake.absences(me).unwrap().len(), 1);
}

/// A family that `coordinator1` accepted.
fn accepted(agency: &TestAgency) -> (circle_of_support::casework::referrals::Opened, Session) {
    let mut intake = agency.session("intake1");
    let file = opened(&mut intake);
    served_by(&mut intake, &file, &["A", "B", "C"]);
    answer_all(&mut intake, &file, Answer::Yes);
    let form = decision(&file, DecisionOutcome::EligibleCsp, Some("cheo"));
    intake.decide(&Command::new(Act::Decide, Subject::Episode(file.episode)), &form).unwrap();
    let mut own = agency.session("coordinator1");
    own.request_case(&Command::new(Act::RequestCase, Subject::Episode(file.episode)), None).unwrap();
    let request = intake
        .waiting(circle_of_support::casework::waiting::WaitingOrder::LongestFirst)
        .unwrap()
        .remove(0)
        .requests
        .remove(0);
    intake
        .grant_request(&Command::new(Act::Offer, Subject::Episode(file.episode)), request.offer, true)
        .unwrap();
    own.new_visit();
    (file, own)
}

#[test]
fn whoever_covers_a_coordinator_opens_the_families_on_those_days_and_no_longer() {
    let agency = TestAgency::new();
    let (file, mut own) = accepted(&agency);
    let me = id_of(&own);
    let cover = id_of(&agency.session("coordinator2"));
    let stranger = id_of(&agency.session("intake2"));
    let day = |text: &str| text.parse().ok();
    let days = |cover| AbsenceForm { from: day("2026-11-23"), to: day("2026-11-27"), cover: Some(cover) };
    let wrong = own.save_absence(&plain(Act::SaveOwnAbsence), me, None, days(stranger)).unwrap_err();
    assert_eq!(messages(wrong), ["problem-cover-coordinator"]);
    let mut admin = agency.session("admin1");
    let refused = admin.save_absence(&plain(Act::SaveAbsence), me, None, days(cover)).unwrap_err();
    assert!(
        matches!(refused, Failure::Refused { act: Act::ArrangeCover, .. }),
        "no files by way of an absence"
    );
    let promise = promised(&mut own, Some(file.child), "call the mother", "2026-11-24");
    let saved = own.save_absence(&plain(Act::SaveOwnAbsence), me, None, days(cover)).unwrap();
    assert_eq!(saved.families, 1);
    let opens = |at: &str| {
        let mut session = agency.session_at("coordinator2", at);
        let promised = session.due_list().unwrap().rows.iter().any(|row| row.place.record == Some(promise));
        (session.due_about(file.child).is_ok(), promised)
    };
    for (at, expected) in [
        ("2026-11-21T15:00:00Z", (false, false)),
        ("2026-11-23T15:00:00Z", (true, true)),
        ("2026-11-27T15:00:00Z", (true, true)),
        ("2026-11-28T15:00:00Z", (false, false)),
    ] {
        assert_eq!(opens(at), expected, "{at}");
    }
    let told = agency.session("coordinator2").passed().unwrap();
    assert_eq!((told.len(), told[0].passed.kind, told[0].to_me), (1, PassedKind::Cover, true));
    // Taken away, the cover ends with it.
    let (base, _) = own.absences(me).unwrap().remove(0);
    own.remove_absence(&plain(Act::SaveOwnAbsence), &base).unwrap();
    assert_eq!(opens("2026-11-24T15:00:00Z"), (false, false));
    // By the supervisor, for somebody else.
    let mut supervisor = agency.session("supervisor1");
    let saved = supervisor.save_absence(&plain(Act::SaveAbsence), me, None, days(cover)).unwrap();
    assert_eq!(saved.families, 1);
    assert_eq!(opens("2026-11-24T15:00:00Z"), (true, true));
    sound(&agency);
}

#[test]
fn a_promise_to_come_stands_by_its_day() {
    let agency = TestAgency::new();
    let mut intake = agency.session_at("intake1", FRIDAY);
    let urgent = opened(&mut intake);
    let base = intake.episode(urgent.episode).unwrap();
    intake.save_urgency(&about(Act::SaveUrgency, urgent.child), &base, Urgency::Urgent, "at risk").unwrap();
    promised(&mut intake, Some(urgent.child), "urgent, Thursday", "2026-11-26");
    let other = calls_about(&intake, Person::named("Other", "Exemple"));
    let other = open(&mut intake, &other).remove(0);
    promised(&mut intake, Some(other.child), "routine, Monday", "2026-11-23");
    let rows = intake.due_list().unwrap().rows;
    let days: Vec<String> = due(&rows, DueKind::CallBack).iter().map(|row| row.due.to_string()).collect();
    assert_eq!(days, ["2026-11-23", "2026-11-26"]);
}
