//! Intake, command by command: what it saves, what it refuses and to whom, what it leaves in the log.

use circle_of_support::{
    casework::{
        Command, Failure, Subject, consents::ConsentForm, decisions::Join, family::NewCaregiver,
        referrals::NewChild,
    },
    domain::{
        access::Act,
        codes::*,
        consent::{ConsentState, Recipient, ShareWhy},
        ids::{FileNumber, OrganizationId, PersonId, RowId},
        record::{ContactPoint, Finding, Organization, Person, Promise, Referral},
        walk::{Step, StepState},
    },
    store::{Store, invariants},
};

use crate::support::{
    agency::TestAgency,
    families,
    intake::{
        BY_PHONE, about, agrees_to_hand_off, answer, answer_all, calls_about, decision, explained, home,
        open, opened, said_yes, scope, served_by, state,
    },
};

fn fields(failure: Failure) -> Vec<String> {
    match failure {
        Failure::Invalid(problems) => problems.into_iter().map(|problem| problem.message).collect(),
        other => panic!("{other:?}"),
    }
}

fn count(agency: &TestAgency, from: &str) -> i64 {
    let store = Store::open(&agency.file()).unwrap();
    store.db().query_row(&format!("SELECT count(*) FROM {from}"), [], |row| row.get(0)).unwrap()
}

fn sound(agency: &TestAgency) {
    let store = Store::open(&agency.file()).unwrap();
    assert_eq!(invariants::check_all(store.db()).unwrap(), []);
}

#[test]
fn a_call_needs_no_name_and_ends_with_what_happens_next() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let save = || Command::new(Act::SaveCall, Subject::New);
    let mut call = session.new_call(CallDirection::Incoming);
    let id = session.start_call(&save(), "0190-call", &call).unwrap();
    let base = session.call(id).unwrap().call;
    assert_eq!(session.running_calls().unwrap().len(), 1);
    call.kind = Some(CallKind::Message);
    call.said = Some("May someone ring back".to_owned());
    let back = Promise::blank(DueKind::CallBack, "ring back", "2026-11-26".parse().unwrap());
    let ended = session.end_call(&save(), &base, &call, &[back]).unwrap();
    let view = session.call(id).unwrap();
    assert!(view.call.ended_at.is_some() && session.running_calls().unwrap().is_empty());
    assert_eq!(view.promises[0].id, ended.promises[0]);
    let mut kept = view.promises[0].record.clone();
    kept.state = PromiseState::Dropped;
    let settle = Command::new(Act::KeepPromise, Subject::Nothing);
    let refused = session.settle_promise(&settle, &view.promises[0], &kept).unwrap_err();
    assert_eq!(fields(refused), ["problem-promise-reason"]);
    kept.state = PromiseState::Kept;
    session.settle_promise(&settle, &view.promises[0], &kept).unwrap();
    sound(&agency);
}

#[test]
fn a_no_to_writing_down_keeps_the_call_without_names() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let mut call = session.new_call(CallDirection::Incoming);
    call.caller_name = Some("Sample, Mother".to_owned());
    call.number = Some("613-555-0142".to_owned());
    call.collect = Some(ConsentAnswer::No);
    let id = session.start_call(&Command::new(Act::SaveCall, Subject::New), "0191-call", &call).unwrap();
    let saved = session.call(id).unwrap().call;
    assert_eq!((saved.caller_name.clone(), saved.number.clone()), (None, None));
    assert_eq!(saved.kind, Some(CallKind::Information));
    let mut new = calls_about(&session, Person::blank());
    new.collect.as_mut().unwrap().answer = ConsentAnswer::No;
    let refused = session.open_referral(&Command::new(Act::OpenReferral, Subject::New), &new).unwrap_err();
    assert_eq!(fields(refused), ["problem-referral-collect"]);
}

#[test]
fn a_referral_opens_everything_in_one_save() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let call = session.new_call(CallDirection::Incoming);
    let call = session.start_call(&Command::new(Act::SaveCall, Subject::New), "0192-call", &call).unwrap();
    let mut new = calls_about(&session, Person::blank());
    new.call = Some(call);
    new.children = vec![
        NewChild::new(Person::named("Child", "Sample")),
        NewChild { provisional: Some("2".to_owned()), ..NewChild::new(Person::blank()) },
    ];
    let command = Command::new(Act::OpenReferral, Subject::New);
    let files = session.open_referral(&command, &new).unwrap();
    assert_eq!(session.open_referral(&command, &new).unwrap(), files, "a retry opens nothing more");
    assert_eq!(files.iter().map(|file| file.number).collect::<Vec<_>>(), [FileNumber(1), FileNumber(2)]);
    assert_eq!(files[0].family, files[1].family);
    for file in &files {
        assert_eq!(file.state, EpisodeState::Referred);
        let walk = session.walk(file.child).unwrap();
        assert_eq!(walk.holder.as_ref().unwrap().person.as_ref().unwrap().name, "Sample, intake1");
        assert_eq!(walk.beside[0].person.given.as_deref(), Some("Mother"));
        assert_eq!(walk.homes[0].area_name.as_deref(), Some("Ottawa"));
        assert_eq!(walk.consents[0].state, ConsentState::InForce);
        assert_eq!(walk.siblings.len(), 1);
        assert_eq!(walk.calls.len(), 1);
        assert_eq!(walk.step(Step::Call).unwrap().missing, ["missing-urgency"]);
    }
    assert_eq!(count(&agency, "person"), 3, "one mother for both");
    assert!(count(&agency, "log WHERE act = 'referral.open' AND action = 'change'") > 8);
    let later = opened(&mut session);
    assert_eq!(later.number, FileNumber(3));
    sound(&agency);
}

#[test]
fn a_sibling_joins_the_family_there_is() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = opened(&mut session);
    let mut new = calls_about(&session, Person::named("Second", "Sample"));
    new.sibling_of = Some(first.child);
    let walk = session.walk(first.child).unwrap();
    let mother = walk.beside[0].person.id;
    new.caregivers[0].who = circle_of_support::casework::family::Who::Known(PersonId::from(mother));
    new.caregivers[0].contacts.clear();
    let second = open(&mut session, &new).remove(0);
    assert_eq!((second.family, count(&agency, "person")), (first.family, 3));
    assert_eq!(session.walk(second.child).unwrap().siblings[0].child, first.child);
    sound(&agency);
}

#[test]
fn who_may_open_a_referral_and_who_may_not() {
    let agency = TestAgency::new();
    for (name, allowed) in [
        ("intake1", true),
        ("supervisor1", true),
        ("coordinator1", false),
        ("privacy1", false),
        ("admin1", false),
    ] {
        let mut session = agency.session(name);
        let new = calls_about(&session, Person::named("Child", "Sample"));
        let result = session.open_referral(&Command::new(Act::OpenReferral, Subject::New), &new);
        assert_eq!(result.is_ok(), allowed, "{name}");
        // A weaker act never opens a stronger door.
        let wrong = session.open_referral(&Command::new(Act::SaveCall, Subject::New), &new);
        assert!(matches!(wrong, Err(Failure::Refused { act: Act::OpenReferral, .. })), "{name}");
    }
    let mut intake = agency.session("intake1");
    let file = opened(&mut intake);
    for (name, sees) in [("intake2", true), ("supervisor1", true), ("coordinator1", false), ("admin1", false)]
    {
        assert_eq!(agency.session(name).walk(file.child).is_ok(), sees, "{name}");
    }
}

#[test]
fn a_doctors_referral_waits_for_consent() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let mut new = calls_about(&session, Person::named("Child", "Sample"));
    new.collect = None;
    new.referral = Referral::blank(session.now(), Channel::PaperFax, ReferrerType::Physician);
    new.referral.reason = Some("Delays in several areas".to_owned());
    let file = open(&mut session, &new).remove(0);
    assert_eq!(file.state, EpisodeState::Incomplete);
    // T18: screening does not carry it on; both programmes say so.
    answer_all(&mut session, &file, Answer::Yes);
    let walk = session.walk(file.child).unwrap();
    assert_eq!(walk.episode.state, EpisodeState::Incomplete);
    assert!(walk.screenings.iter().all(|view| view.outcome.result == ScreeningResult::Incomplete));
    assert_eq!(walk.step(Step::Call).unwrap().state, StepState::Problems);
    let form = decision(&file, DecisionOutcome::EligibleCsp, Some("cheo"));
    let refused = session.decide(&about(Act::Decide, file.child), &form).unwrap_err();
    let problems = fields(refused);
    assert!(problems.contains(&"problem-decision-incomplete".to_owned()), "{problems:?}");
    assert!(problems.contains(&"problem-decision-consent".to_owned()));
    let base = walk.referral.unwrap();
    let mut referral = base.record.clone();
    referral.consent_to_refer = Some(YesNo::Yes);
    referral.consent_method = Some(ConsentMethod::Written);
    session.save_referral(&about(Act::SaveReferral, file.child), &base, &referral).unwrap();
    // Everything was answered already: the consent is what was missing.
    assert_ne!(state(&mut session, file.child, file.episode), EpisodeState::Incomplete);
    sound(&agency);
}

#[test]
fn a_self_referral_is_never_blocked() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let mut new = calls_about(&session, Person::blank());
    new.referral.reason = None;
    new.home = None;
    let file = open(&mut session, &new).remove(0);
    session.start_screenings(&about(Act::SaveScreening, file.child), file.episode, BY_PHONE).unwrap();
    // T19: nothing answered, and the walk is open.
    let walk = session.walk(file.child).unwrap();
    assert_eq!(walk.episode.state, EpisodeState::Screening);
    assert!(walk.screenings.iter().all(|view| view.outcome.result == ScreeningResult::MoreInfo));
    let mut unreachable = calls_about(&session, Person::blank());
    unreachable.caregivers.clear();
    let refused =
        session.open_referral(&Command::new(Act::OpenReferral, Subject::New), &unreachable).unwrap_err();
    assert_eq!(fields(refused), ["problem-referral-contact"]);
}

#[test]
fn criteria_follow_the_facts_of_the_family() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    let result = |session: &mut circle_of_support::casework::Session, program: &str| {
        let walk = session.walk(file.child).unwrap();
        let view = walk.screenings.iter().find(|view| view.program.code == program).unwrap();
        view.outcome.result
    };
    assert_eq!(result(&mut session, "cheo"), ScreeningResult::MoreInfo, "live before the first answer");
    answer(&mut session, &file, "cheo", "C2", Answer::Yes);
    answer(&mut session, &file, "cheo", "C4", Answer::Yes);
    assert_eq!(result(&mut session, "cheo"), ScreeningResult::MoreInfo, "who is involved was not asked");
    served_by(&mut session, &file, &["Sample Centre"]);
    assert_eq!(result(&mut session, "cheo"), ScreeningResult::DoesNotMeet, "T2");
    let school = circle_of_support::domain::record::Attendance::blank(file.child, "Example School");
    let save = about(Act::SaveFamily, file.child);
    let id = session.save_attendance(&save, None, &school).unwrap();
    assert_eq!(result(&mut session, "cheo"), ScreeningResult::Meets, "T3: the school counts");
    assert!(id.0 > 0);
    answer(&mut session, &file, "halton", "H1", Answer::Yes);
    answer(&mut session, &file, "halton", "H6", Answer::Yes);
    assert_eq!(result(&mut session, "halton"), ScreeningResult::Offer);
    let walk = session.walk(file.child).unwrap();
    assert_eq!(walk.episode.state, EpisodeState::NeedsAssessment);
    assert_eq!(walk.advice, Some((DecisionOutcome::EligibleCsp, Some("cheo".to_owned()))));
    assert_eq!(count(&agency, "organization WHERE name = 'Sample Centre'"), 1);
    served_by(&mut session, &file, &[" sample CENTRE"]);
    assert_eq!(count(&agency, "organization"), 1, "typed again, found again");
    sound(&agency);
}

#[test]
fn two_people_answering_one_question_meet_as_a_conflict() {
    let agency = TestAgency::new();
    let (mut first, mut second) = (agency.session("intake1"), agency.session("intake2"));
    let file = opened(&mut first);
    answer(&mut first, &file, "cheo", "C2", Answer::Yes);
    let form = circle_of_support::casework::screenings::AnswerForm {
        episode: file.episode,
        program: "cheo".to_owned(),
        criterion: "C2".to_owned(),
        answer: Some(Answer::No),
        words: None,
        words_language: None,
        translation: None,
    };
    let result = second.save_answer(&about(Act::SaveScreening, file.child), BY_PHONE, None, &form);
    let Err(Failure::Conflict(conflict)) = result else { panic!("{result:?}") };
    assert_eq!(conflict.fields[0].name, "answer");
    let same = circle_of_support::casework::screenings::AnswerForm { answer: Some(Answer::Yes), ..form };
    second.save_answer(&about(Act::SaveScreening, file.child), BY_PHONE, None, &same).unwrap();
}

#[test]
fn facts_of_one_family_never_reach_another() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let (one, other) = (opened(&mut session), opened(&mut session));
    let walk = session.walk(one.child).unwrap();
    let wrong = about(Act::SaveFamily, other.child);
    assert!(session.save_person(&wrong, &walk.person, &Person::named("X", "Y")).is_err());
    assert!(session.save_child(&wrong, &walk.child, &walk.child.record).is_err());
    assert!(session.save_link(&wrong, &walk.beside[0].link, &walk.beside[0].link.record).is_err());
    let home = &walk.homes[0].household;
    assert!(session.save_home(&wrong, Some(home), &home.record, &[], true).is_err());
    let contact = &walk.beside[0].contacts[0];
    assert!(session.save_contact(&wrong, Some(contact), &contact.record).is_err());
    let referral = walk.referral.as_ref().unwrap();
    let save = about(Act::SaveReferral, other.child);
    assert!(session.save_referral(&save, referral, &referral.record).is_err());
    let needs = about(Act::SaveNeeds, other.child);
    let finding = Finding::blank(other.child, one.episode, FindingKind::Need, "x");
    assert!(session.save_finding(&needs, None, &finding).is_err());
    let form = explained(&session, decision(&one, DecisionOutcome::NotEligible, None));
    assert!(session.decide(&about(Act::Decide, other.child), &form).is_err());
    assert!(
        session
            .withdraw_consent(&about(Act::WithdrawConsent, other.child), &walk.consents[0].consent, "x")
            .is_err()
    );
    assert!(session.take(&about(Act::TakeReferral, other.child), one.episode).is_err());
    assert!(session.walk_of_episode(other.child, one.episode).is_err());
}

#[test]
fn one_primary_contact_and_one_main_home() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    let mut father = NewCaregiver::new(Person::named("Father", "Sample"), Relation::Father);
    father.link.primary_contact = YesNo::Yes;
    father.contacts = vec![ContactPoint::blank(PersonId(0), ContactKind::Email, "father@sample.example")];
    let save = || about(Act::SaveFamily, file.child);
    let father = session.add_caregiver(&save(), &father).unwrap();
    let walk = session.walk(file.child).unwrap();
    let primary: Vec<_> =
        walk.beside.iter().filter(|beside| beside.link.primary_contact == YesNo::Yes).collect();
    assert_eq!((primary.len(), PersonId::from(primary[0].person.id)), (1, father));
    let second = home("Cornwall").household;
    session.save_home(&save(), None, &second, &[file.person, father], true).unwrap();
    let walk = session.walk(file.child).unwrap();
    let main: Vec<_> = walk.homes.iter().filter(|home| home.main).collect();
    assert_eq!(main[0].household.municipality.as_deref(), Some("Cornwall"));
    assert_eq!((walk.homes.len(), main[0].area_name.is_some()), (2, true));
    let mut ambiguous = second.clone();
    ambiguous.municipality = Some("Nowhere at all".to_owned());
    session.save_home(&save(), Some(&main[0].household), &ambiguous, &[file.person], true).unwrap();
    let walk = session.walk(file.child).unwrap();
    assert_eq!(walk.homes[1].household.area, None, "a new municipality takes the old area along");
    let mut future = walk.person.record.clone();
    future.birth_date = "2027-01-01".parse().ok();
    let refused = session.save_person(&save(), &walk.person, &future).unwrap_err();
    assert_eq!(fields(refused), ["problem-birth-future"]);
    session.undo().unwrap();
    let walk = session.walk(file.child).unwrap();
    assert_eq!(walk.homes[1].household.municipality.as_deref(), Some("Cornwall"), "undone as one save");
    sound(&agency);
}

#[test]
fn a_referral_is_taken_and_given_back_by_colleagues() {
    let agency = TestAgency::new();
    let (mut first, mut second) = (agency.session("intake1"), agency.session("intake2"));
    let file = opened(&mut first);
    let take = || about(Act::TakeReferral, file.child);
    second.take(&take(), file.episode).unwrap();
    let holder = |session: &mut circle_of_support::casework::Session| {
        session.walk(file.child).unwrap().holder.unwrap().person.map(|person| person.name)
    };
    assert_eq!(holder(&mut first).as_deref(), Some("Sample, intake2"));
    first.give_back(&take(), file.episode).unwrap();
    assert_eq!(holder(&mut second), None);
    assert_eq!(count(&agency, "holding"), 3);
    first.keep_draft("child", "record", Some(file.child), 1, "{}").unwrap();
    let draft = second.walk(file.child).unwrap().drafts.remove(0);
    assert_eq!((draft.by.name.as_str(), draft.mine), ("Sample, intake1", false));
    sound(&agency);
}

#[test]
fn urgency_changes_with_a_reason() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    let base = session.walk(file.child).unwrap().episode;
    let save = || Command::new(Act::SaveUrgency, Subject::Episode(file.episode));
    let refused = session.save_urgency(&save(), &base, Urgency::Urgent, " ").unwrap_err();
    assert_eq!(fields(refused), ["problem-urgency-reason"]);
    session.save_urgency(&save(), &base, Urgency::Urgent, "Home at risk").unwrap();
    assert_eq!(session.walk(file.child).unwrap().episode.urgency, Urgency::Urgent);
}

#[test]
fn consents_hold_limit_and_end_at_once() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    let save = || about(Act::SaveConsent, file.child);
    let mut bare = said_yes(&session, ConsentPurpose::ShareWithTeam);
    bare.explained = None;
    let form = ConsentForm { consent: bare, scope: Vec::new() };
    assert_eq!(fields(session.record_consent(&save(), &form).unwrap_err()), ["problem-consent-explained"]);
    let rows = vec![
        scope(&session, RecipientKind::Circle, None, None, Permission::Permit),
        scope(
            &session,
            RecipientKind::Organization,
            Some(RowId(5)),
            Some(Category::Health),
            Permission::Deny,
        ),
    ];
    let form = ConsentForm { consent: said_yes(&session, ConsentPurpose::ShareWithTeam), scope: rows };
    let id = session.record_consent(&save(), &form).unwrap();
    let doctor = Recipient { organization: Some(OrganizationId(5)), in_circle: true, ..Recipient::default() };
    let share = |session: &mut circle_of_support::casework::Session, category| {
        session.may_share(file.child, &doctor, category).unwrap()
    };
    assert!(!share(&mut session, Category::Health).permitted);
    assert!(share(&mut session, Category::Plan).permitted);
    let view = |session: &mut circle_of_support::casework::Session| {
        session.walk(file.child).unwrap().consents.into_iter().find(|view| view.consent.id == id).unwrap()
    };
    let limited = view(&mut session);
    assert_eq!(limited.state, ConsentState::Limited);
    assert_eq!(limited.consent.expires_on, "2027-11-21".parse().ok(), "12 months by default");
    let mut later = agency.session_at("intake1", "2027-10-25T15:00:00Z");
    assert!(view(&mut later).ends_soon);
    let mut expired = agency.session_at("intake1", "2027-11-22T15:00:00Z");
    assert_eq!(view(&mut expired).state, ConsentState::Expired);
    let withdraw = about(Act::WithdrawConsent, file.child);
    session.withdraw_consent(&withdraw, &limited.consent, "Sample, Mother").unwrap();
    assert_eq!(view(&mut session).state, ConsentState::Withdrawn);
    assert_eq!(share(&mut session, Category::Plan).why, ShareWhy::NothingSaid);
    assert_eq!(session.undo(), Err(Failure::CannotUndo), "a withdrawal is for good");
}

#[test]
fn a_colleagues_limit_on_a_consent_is_never_written_over() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    let save = || about(Act::SaveConsent, file.child);
    let consent = said_yes(&session, ConsentPurpose::ShareWithTeam);
    let circle = scope(&session, RecipientKind::Circle, None, None, Permission::Permit);
    let open = ConsentForm { consent: consent.clone(), scope: vec![circle.clone()] };
    let id = session.record_consent(&save(), &open).unwrap();
    let view = |session: &mut circle_of_support::casework::Session| {
        session.walk(file.child).unwrap().consents.into_iter().find(|view| view.consent.id == id).unwrap()
    };
    let seen = view(&mut session);
    let but = scope(&session, RecipientKind::Organization, Some(RowId(5)), None, Permission::Deny);
    let limited = ConsentForm { consent: seen.consent.record.clone(), scope: vec![circle, but] };
    let mut colleague = agency.session("intake2");
    colleague.take(&about(Act::TakeReferral, file.child), file.episode).unwrap();
    colleague.correct_consent(&save(), &seen.consent, &limited).unwrap();
    let mine = ConsentForm { consent: seen.consent.record.clone(), scope: open.scope.clone() };
    let refused = session.correct_consent(&save(), &seen.consent, &mine).unwrap_err();
    assert!(matches!(refused, Failure::Conflict(_)), "{refused:?}");
    assert_eq!(view(&mut session).scope.len(), 2, "the limit stands");
}

#[test]
fn a_consent_that_ran_out_keeps_its_day_when_it_is_given_again() {
    let agency = TestAgency::new();
    let mut early = agency.session_at("intake1", "2025-01-10T15:00:00Z");
    let file = opened(&mut early);
    let consent = early.walk(file.child).unwrap().consents.remove(0).consent;
    let ended = consent.expires_on.unwrap();
    drop(early);
    let mut session = agency.session_at("intake1", "2026-11-21T15:00:00Z");
    session.renew_consent(&about(Act::SaveConsent, file.child), &consent).unwrap();
    let all = session.walk(file.child).unwrap().consents;
    let old = all.iter().find(|view| view.consent.id == consent.id).unwrap();
    assert_eq!(old.consent.expires_on, Some(ended), "the months without consent stay without");
    assert!(all.iter().any(|view| view.consent.id != consent.id && view.state.holds()));
}

#[test]
fn consents_that_stand_side_by_side_each_warn_and_a_no_ends_them_all() {
    use circle_of_support::domain::codes::{ConsentAnswer, DueKind};
    let agency = TestAgency::new();
    let file = families::assigned(&agency, "2025-12-10T15:00:00Z", "Child", "cheo", "coordinator1");
    let mut early = agency.session_at("coordinator1", "2025-12-10T15:00:00Z");
    let save = || about(Act::SaveConsent, file.child);
    let to = |session: &circle_of_support::casework::Session, organization: i64| {
        let whom =
            scope(session, RecipientKind::Organization, Some(RowId(organization)), None, Permission::Permit);
        ConsentForm { consent: said_yes(session, ConsentPurpose::ShareWithTeam), scope: vec![whom] }
    };
    let others: Vec<_> = early.open_file(file.child).unwrap().consents;
    let form = to(&early, 5);
    let first = early.record_consent(&save(), &form).unwrap();
    drop(early);
    let mut session = agency.session_at("coordinator1", "2026-11-21T15:00:00Z");
    for other in others {
        session.renew_consent(&save(), &other.consent).unwrap();
    }
    let warns = |session: &mut circle_of_support::casework::Session| {
        session.due_about(file.child).unwrap().iter().any(|row| row.kind == DueKind::Consent)
    };
    assert!(warns(&mut session), "the one for the first agency ends in 19 days");
    let form = to(&session, 6);
    session.record_consent(&save(), &form).unwrap();
    assert!(warns(&mut session), "one for another agency replaces nothing");
    let form = to(&session, 5);
    session.record_consent(&save(), &form).unwrap();
    assert!(!warns(&mut session), "one for the same agency does");
    let mut no = said_yes(&session, ConsentPurpose::ShareWithTeam);
    no.answer = ConsentAnswer::No;
    session.record_consent(&save(), &ConsentForm { consent: no, scope: Vec::new() }).unwrap();
    let all = session.open_file(file.child).unwrap().consents;
    let team = all.iter().filter(|view| view.consent.purpose == ConsentPurpose::ShareWithTeam);
    assert!(
        team.clone().any(|view| view.consent.id == first) && team.clone().all(|view| !view.state.holds())
    );
}

#[test]
fn settling_a_promise_never_moves_it_to_another_child() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let (file, other) = (opened(&mut session), opened(&mut session));
    use circle_of_support::domain::{codes::DueKind, record::Promise};
    let mut promise = Promise::blank(DueKind::CallBack, "calls back", session.today());
    promise.child_id = Some(file.child);
    promise.staff_id = Some(session.identity().staff);
    let id = session.add_promise(&about(Act::SaveCall, file.child), &promise).unwrap();
    let base = session.promise(id).unwrap();
    let mut settled = base.record.clone();
    settled.child_id = Some(other.child);
    settled.state = circle_of_support::domain::codes::PromiseState::Kept;
    session.settle_promise(&about(Act::KeepPromise, file.child), &base, &settled).unwrap();
    let kept = session.promise(id).unwrap();
    assert_eq!((kept.child_id, kept.state), (Some(file.child), settled.state));
}

#[test]
fn a_decision_says_what_it_lacks_and_then_moves_the_episode() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    served_by(&mut session, &file, &["Sample Centre", "Example Clinic"]);
    answer_all(&mut session, &file, Answer::Yes);
    let decide = || about(Act::Decide, file.child);
    let mut form = decision(&file, DecisionOutcome::EligibleCsp, Some("cheo"));
    form.level = None;
    form.reason = None;
    assert_eq!(
        fields(session.decide(&decide(), &form).unwrap_err()),
        ["problem-decision-level", "problem-decision-reason"]
    );
    let against = explained(&session, decision(&file, DecisionOutcome::NotEligible, None));
    assert_eq!(fields(session.decide(&decide(), &against).unwrap_err()), ["problem-decision-override"]);
    let mut coordinator = agency.session("coordinator1");
    let form = decision(&file, DecisionOutcome::EligibleCsp, Some("cheo"));
    assert!(matches!(coordinator.decide(&decide(), &form), Err(Failure::Refused { .. })));
    let decided = session.decide(&decide(), &form).unwrap();
    assert_eq!(decided.state, EpisodeState::EligibleWaiting);
    let walk = session.walk(file.child).unwrap();
    assert_eq!((walk.episode.program.as_deref(), walk.episode.level), (Some("cheo"), Some(3)));
    assert_eq!(walk.decisions[0].0.computed, Some(ScreeningResult::Meets));
    assert_eq!(walk.decisions[0].1.name, "Sample, intake1");
    assert!(
        walk.screenings
            .iter()
            .all(|view| { view.screening.as_ref().is_some_and(|row| row.state == ScreeningState::Decided) })
    );
    assert_eq!(fields(session.decide(&decide(), &form).unwrap_err()), ["problem-decision-made"]);
    // A decided screening is never edited; its correction stands in its place.
    let old = walk.screenings[0].screening.clone().unwrap();
    let save = || about(Act::SaveScreening, file.child);
    assert_eq!(
        fields(session.save_difficulties(&save(), &old, &[Difficulty::Social]).unwrap_err()),
        ["problem-screening-decided"]
    );
    let new = session.correct_screening(&save(), &old).unwrap();
    let walk = session.walk(file.child).unwrap();
    assert_eq!(walk.screenings[0].screening.as_ref().map(|row| row.id), Some(new));
    assert_eq!(walk.screenings[0].answers.len(), 6);
    sound(&agency);
}

#[test]
fn a_nameless_child_gets_no_decision() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let mut new = calls_about(&session, Person::blank());
    new.children[0].provisional = Some("Sample, Mother".to_owned());
    let file = open(&mut session, &new).remove(0);
    let form = decision(&file, DecisionOutcome::Declined, None);
    let refused = session.decide(&about(Act::Decide, file.child), &form).unwrap_err();
    assert_eq!(fields(refused), ["problem-decision-name"]);
    let base = session.walk(file.child).unwrap().person;
    let save = about(Act::SaveFamily, file.child);
    session.save_person(&save, &base, &Person::named("", "Sample")).unwrap();
    let decided = session.decide(&about(Act::Decide, file.child), &form).unwrap();
    assert_eq!(decided.state, EpisodeState::Declined);
    sound(&agency);
}

#[test]
fn a_sibling_joins_the_open_episode_or_gets_its_own() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let first = opened(&mut session);
    answer_all(&mut session, &first, Answer::Yes);
    let served = |file| decision(file, DecisionOutcome::EligibleServiceCoordination, Some("halton"));
    session.decide(&about(Act::Decide, first.child), &served(&first)).unwrap();
    let mut new = calls_about(&session, Person::named("Second", "Sample"));
    new.sibling_of = Some(first.child);
    let second = open(&mut session, &new).remove(0);
    answer_all(&mut session, &second, Answer::Yes);
    let mut form = served(&second);
    let decide = || about(Act::Decide, second.child);
    assert_eq!(fields(session.decide(&decide(), &form).unwrap_err()), ["problem-decision-join"]);
    let walk = session.walk(second.child).unwrap();
    assert_eq!(walk.to_join.len(), 1);
    form.join = Some(Join::Join(first.episode));
    let decided = session.decide(&decide(), &form).unwrap();
    assert_eq!((decided.episode, decided.state), (first.episode, EpisodeState::EligibleWaiting));
    let walk = session.walk(second.child).unwrap();
    assert_eq!(circle_of_support::domain::ids::EpisodeId::from(walk.episode.id), first.episode);
    assert_eq!(walk.screenings.iter().map(|view| view.answers.len()).sum::<usize>(), 8);
    assert!(walk.referral.is_some(), "the referral moved along");
    assert_eq!(
        count(&agency, "episode WHERE ending_reason = 'joined' AND state = 'CLOSED' AND program IS NULL"),
        1
    );
    sound(&agency);
}

#[test]
fn organisations_are_typed_once() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let save = || Command::new(Act::SaveOrganization, Subject::Nothing);
    let id = session.save_organization(&save(), None, &Organization::blank("Example Clinic")).unwrap();
    let again =
        session.save_organization(&save(), None, &Organization::blank(" EXAMPLE Clinic ")).unwrap_err();
    assert_eq!(fields(again), ["problem-organization-known"]);
    let found = session.organizations("clin").unwrap();
    assert_eq!((found.len(), OrganizationId::from(found[0].id), found[0].number), (1, id, 1));
    let renamed = Organization { phone: Some("613-555-0199".to_owned()), ..found[0].record.clone() };
    session.save_organization(&save(), Some(&found[0]), &renamed).unwrap();
    assert!(session.organizations("nothing like it").unwrap().is_empty());
}

#[test]
fn a_hand_off_needs_a_receiver_and_a_consent() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    served_by(&mut session, &file, &[]);
    answer_all(&mut session, &file, Answer::No);
    let form = explained(&session, decision(&file, DecisionOutcome::NotEligible, None));
    session.decide(&about(Act::Decide, file.child), &form).unwrap();
    let mut hand = circle_of_support::casework::hand_offs::HandOffForm {
        episode: file.episode,
        organization: None,
        contact_name: None,
        what_sent: None,
        sent_on: None,
        family_told_on: None,
        told_may_return: None,
    };
    let save = || about(Act::SaveHandOff, file.child);
    let refused = session.start_hand_off(&save(), &hand).unwrap_err();
    assert_eq!(fields(refused), ["problem-hand-off-organization"]);
    hand.organization =
        Some(circle_of_support::casework::directory::OrganizationChoice::Typed("Example Centre".to_owned()));
    assert_eq!(fields(session.start_hand_off(&save(), &hand).unwrap_err()), ["problem-hand-off-consent"]);
    agrees_to_hand_off(&mut session, file.child);
    session.start_hand_off(&save(), &hand).unwrap();
    assert_eq!(state(&mut session, file.child, file.episode), EpisodeState::Redirected);
    let walk = session.walk(file.child).unwrap();
    let view = &walk.hand_offs[0];
    // 10 business days after Saturday 21 November.
    assert_eq!(view.confirm_due, "2026-12-04".parse().ok());
    assert!(walk.hand_off_items.iter().any(|item| item.text == "hand-off-item-answers" && item.count == 8));
    sound(&agency);
}

#[test]
fn rules_come_from_the_file_and_count_from_their_day() {
    let agency = TestAgency::new();
    let row = |session: &mut circle_of_support::casework::Session| {
        let rules = session.rules().unwrap();
        let (program, row) = rules.program("cheo").unwrap();
        (program.version, row)
    };
    let (version, first) = row(&mut agency.session("intake1"));
    let store = Store::open(&agency.file()).unwrap();
    let body: String =
        store.db().query_row("SELECT body FROM rule_set WHERE id = ?1", [first.0], |row| row.get(0)).unwrap();
    let next = body.replacen(&format!("version = {version}"), &format!("version = {}", version + 1), 1);
    assert_ne!(body, next);
    for (number, from, state) in
        [(2, "2027-01-01", "published"), (3, "2026-01-01", "proposed"), (4, "2026-01-01", "retired")]
    {
        let sql = "INSERT INTO rule_set (kind, code, version, body, digest, effective_from, state)
                   VALUES ('program', 'cheo', ?1, ?2, ?1, ?3, ?4)";
        store.db().execute(sql, (i64::from(version) + number, &next, from, state)).unwrap();
    }
    assert_eq!(row(&mut agency.session("intake1")), (version, first));
    let (later, second) = row(&mut agency.session_at("intake1", "2027-01-01T15:00:00Z"));
    assert_eq!((later, second != first), (version + 1, true));
}

#[test]
fn a_newer_programme_is_proposed_at_sign_in_and_not_used_yet() {
    let agency = TestAgency::new();
    let store = Store::open(&agency.file()).unwrap();
    store.db().execute("DELETE FROM rule_set WHERE code = 'cheo'", []).unwrap();
    let mut session = agency.session("intake1");
    let proposed = "rule_set WHERE code = 'cheo' AND state = 'proposed'";
    assert_eq!(count(&agency, proposed), 1);
    assert!(session.rules().unwrap().program("cheo").is_none());
    drop(agency.session("intake2"));
    assert_eq!(count(&agency, proposed), 1, "proposed once");
}
