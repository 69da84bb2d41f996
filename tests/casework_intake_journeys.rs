//! The journeys of issue "FIRST", item 17, that end at intake: (b) a fax without consent, outside the area; (d) not
//! eligible, and back a year later.

use circle_of_support::{
    casework::{
        Command, Failure, Subject, directory::OrganizationChoice, hand_offs::HandOffForm, returns::ReturnForm,
    },
    domain::{
        access::Act,
        codes::*,
        hand_off::Settlement,
        ids::EpisodeId,
        record::{Attempt, Finding, Person, Referral, Statement},
        walk::{Step, StepState},
    },
    store::{Store, invariants},
};

use crate::support::{
    agency::TestAgency,
    intake::{
        about, agrees_to_hand_off, answer_all, calls_about, decision, explained, home, open, opened,
        served_by, state,
    },
};

fn sound(agency: &TestAgency) {
    let store = Store::open(&agency.file()).unwrap();
    assert_eq!(invariants::check_all(store.db()).unwrap(), []);
}

fn hand_off(episode: EpisodeId, to: &str) -> HandOffForm {
    HandOffForm {
        episode,
        organization: Some(OrganizationChoice::Typed(to.to_owned())),
        contact_name: Some("Sample, Worker".to_owned()),
        what_sent: Some("Referral, answers, who is involved".to_owned()),
        sent_on: None,
        family_told_on: None,
        told_may_return: None,
    }
}

#[test]
fn journey_b_a_fax_without_consent_outside_the_area() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let mut new = calls_about(&session, Person::named("Child", "Exemple"));
    new.referral = Referral::blank(session.now(), Channel::PaperFax, ReferrerType::Physician);
    new.referral.reason = Some("Several services".to_owned());
    new.collect = None;
    new.home = Some(home("Lanark"));
    new.organization = Some(OrganizationChoice::Typed("Sample Clinic".to_owned()));
    let file = open(&mut session, &new).remove(0);
    assert_eq!(file.state, EpisodeState::Incomplete);
    let refers = session.walk(file.child).unwrap().referrer_organization.unwrap();
    assert_eq!(refers.name, "Sample Clinic", "typed once on the call, kept in the directory");

    let base = session.walk(file.child).unwrap().referral.unwrap();
    let mut referral = base.record.clone();
    referral.consent_to_refer = Some(YesNo::Yes);
    referral.consent_method = Some(ConsentMethod::Verbal);
    session.save_referral(&about(Act::SaveReferral, file.child), &base, &referral).unwrap();
    let walk = session.walk(file.child).unwrap();
    assert_eq!(walk.episode.state, EpisodeState::Screening);
    let cheo = walk.screenings.iter().find(|view| view.program.code == "cheo").unwrap();
    assert_eq!(cheo.outcome.result, ScreeningResult::RedirectRegion);
    assert_eq!(cheo.outcome.route_to.as_deref(), walk.homes[0].agency.as_deref());
    assert!(cheo.outcome.route_to.is_some());

    let form = decision(&file, DecisionOutcome::RedirectRegion, None);
    let decided = session.decide(&about(Act::Decide, file.child), &form).unwrap();
    assert_eq!(decided.state, EpisodeState::Redirected);
    agrees_to_hand_off(&mut session, file.child);
    let mut hand = hand_off(file.episode, "KidsInclusive");
    let id = session.start_hand_off(&about(Act::SaveHandOff, file.child), &hand).unwrap();
    hand.sent_on = Some(session.today());
    let base = session.walk(file.child).unwrap().hand_offs.remove(0).hand_off;
    assert_eq!(base.id, id);
    session.save_hand_off(&about(Act::SaveHandOff, file.child), &base, &hand).unwrap();
    let attempt = Attempt {
        child_id: Some(file.child),
        hand_off_id: Some(id),
        ..Attempt::by_phone(session.identity().staff, session.now(), AttemptOutcome::Voicemail)
    };
    session.save_attempt(&about(Act::SaveAttempt, file.child), &attempt).unwrap();
    let walk = session.walk(file.child).unwrap();
    assert_eq!((walk.hand_offs[0].hand_off.state, walk.hand_offs[0].attempts.len()), (HandOffState::Sent, 1));

    let settle = || about(Act::CloseHandOff, file.child);
    let confirmed = Settlement::Confirmed { by: "Sample, Worker".to_owned() };
    let base = walk.hand_offs[0].hand_off.clone();
    let refused = session.settle_hand_off(&settle(), Some(&base), &hand, &confirmed).unwrap_err();
    let Failure::Invalid(problems) = refused else { panic!("{refused:?}") };
    assert_eq!(problems[0].message, "problem-hand-off-told");
    hand.told_may_return = Some(YesNo::Yes);
    hand.family_told_on = Some(session.today());
    let state = session.settle_hand_off(&settle(), Some(&base), &hand, &confirmed).unwrap();
    assert_eq!(state, EpisodeState::Closed);
    let walk = session.walk(file.child).unwrap();
    assert_eq!(walk.episode.ending_reason, Some(ClosureReason::HandedOff));
    assert!(walk.holder.is_none());
    assert_eq!(walk.hand_offs[0].hand_off.ask_family_on, "2026-12-21".parse().ok(), "30 days later");
    sound(&agency);
}

#[test]
fn journey_d_not_eligible_and_back_a_year_later() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    served_by(&mut session, &file, &[]);
    answer_all(&mut session, &file, Answer::No);
    let needs = || about(Act::SaveNeeds, file.child);
    let need = Finding::blank(file.child, file.episode, FindingKind::Need, "Someone who knows the schools");
    session.save_finding(&needs(), None, &need).unwrap();
    let said = Statement::blank(file.child, file.episode, StatementKind::Matters, "Que le matin soit calme");
    session.save_statement(&needs(), None, &said).unwrap();
    let walk = session.walk(file.child).unwrap();
    assert_eq!(walk.advice, Some((DecisionOutcome::NotEligible, None)));
    let mut form = decision(&file, DecisionOutcome::NotEligible, None);
    let refused = session.decide(&about(Act::Decide, file.child), &form).unwrap_err();
    let Failure::Invalid(problems) = refused else { panic!("{refused:?}") };
    assert_eq!(problems.len(), 2, "a no is explained, with day and how: {problems:?}");
    form = explained(&session, form);
    session.decide(&about(Act::Decide, file.child), &form).unwrap();
    agrees_to_hand_off(&mut session, file.child);
    let mut hand = hand_off(file.episode, "Example Centre");
    session.start_hand_off(&about(Act::SaveHandOff, file.child), &hand).unwrap();
    hand.told_may_return = Some(YesNo::Yes);
    let base = session.walk(file.child).unwrap().hand_offs.remove(0).hand_off;
    let confirmed = Settlement::Confirmed { by: "Sample, Worker".to_owned() };
    session.settle_hand_off(&about(Act::CloseHandOff, file.child), Some(&base), &hand, &confirmed).unwrap();

    // T22: fourteen months later, at another desk.
    let mut later = agency.session_at("intake2", "2028-01-21T15:00:00Z");
    let form = ReturnForm {
        what_changed: Some("A second school".to_owned()),
        referral: Referral::blank(later.now(), Channel::Phone, ReferrerType::SelfFamily),
        call: None,
    };
    let back = later.return_family(&about(Act::ReturnFamily, file.child), &form).unwrap();
    assert_eq!((back.child, back.number, back.state), (file.child, file.number, EpisodeState::Screening));
    let walk = later.walk(file.child).unwrap();
    assert_eq!(EpisodeId::from(walk.previous.as_ref().unwrap().id), file.episode);
    let to_confirm: usize = walk.screenings.iter().map(|view| view.to_confirm()).sum();
    assert_eq!((to_confirm, walk.findings.len(), walk.statements.len()), (8, 1, 1));
    assert_eq!(walk.step(Step::Needs).unwrap().to_confirm, 2);
    assert_eq!(walk.step(Step::Child).unwrap().to_confirm, 1);
    assert_eq!(walk.person.given.as_deref(), Some("Child"), "nothing is asked again");
    let again = later.return_family(&about(Act::ReturnFamily, file.child), &form).unwrap_err();
    assert!(matches!(again, Failure::Invalid(problems) if problems[0].message == "problem-return-open"));

    let view = walk.screenings.iter().find(|view| view.program.code == "cheo").unwrap();
    let save = about(Act::SaveScreening, file.child);
    later.confirm_answer(&save, back.episode, view.answer("C2").unwrap()).unwrap();
    let mut no = explained(&later, decision(&back, DecisionOutcome::NotEligible, None));
    no.override_reason = Some("As before".to_owned());
    let refused = later.decide(&about(Act::Decide, file.child), &no).unwrap_err();
    let Failure::Invalid(problems) = refused else { panic!("{refused:?}") };
    assert_eq!(problems[0].arguments[0].1, "7", "seven answers wait");
    for (act, step) in
        [(Act::SaveScreening, Step::Screening), (Act::SaveNeeds, Step::Needs), (Act::SaveFamily, Step::Child)]
    {
        later.confirm_step(&about(act, file.child), back.episode, step).unwrap();
    }
    let walk = later.walk(file.child).unwrap();
    assert!(walk.steps.iter().filter(|view| view.step != Step::Consent).all(|view| view.to_confirm == 0));
    assert_ne!(walk.step(Step::Screening).unwrap().state, StepState::NotStarted);
    sound(&agency);
}

#[test]
fn a_family_that_returns_while_it_is_handed_over_settles_the_hand_off() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    for started in [true, false] {
        let file = opened(&mut session);
        served_by(&mut session, &file, &[]);
        answer_all(&mut session, &file, Answer::No);
        let form = explained(&session, decision(&file, DecisionOutcome::NotEligible, None));
        session.decide(&about(Act::Decide, file.child), &form).unwrap();
        if started {
            agrees_to_hand_off(&mut session, file.child);
            let hand = hand_off(file.episode, "Example Centre");
            session.start_hand_off(&about(Act::SaveHandOff, file.child), &hand).unwrap();
        }
        let form = ReturnForm {
            what_changed: None,
            referral: Referral::blank(session.now(), Channel::Phone, ReferrerType::SelfFamily),
            call: None,
        };
        let back = session.return_family(&about(Act::ReturnFamily, file.child), &form).unwrap();
        assert_ne!(back.episode, file.episode);
        let old = session.walk_of_episode(file.child, file.episode).unwrap();
        assert_eq!(old.episode.ending_reason, Some(ClosureReason::Returned));
        assert_eq!(old.hand_offs[0].hand_off.state, HandOffState::Returned);
        assert_eq!(state(&mut session, file.child, back.episode), EpisodeState::Screening);
        sound(&agency);
    }
    let nobody = session.return_family(
        &Command::new(Act::ReturnFamily, Subject::Nothing),
        &ReturnForm {
            what_changed: None,
            referral: Referral::blank(session.now(), Channel::Phone, ReferrerType::SelfFamily),
            call: None,
        },
    );
    assert!(nobody.is_err());
}

#[test]
fn the_family_may_refuse_a_hand_off_and_it_may_be_waived() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let waive = |reason: &str, ending| Settlement::Waived { reason: reason.to_owned(), ending };
    for (settlement, problem, reason) in [
        (Settlement::Refused { reason: None }, None, ClosureReason::FamilyRequest),
        (
            waive("no answer for six weeks", ClosureReason::UnableToContact),
            None,
            ClosureReason::UnableToContact,
        ),
        (
            waive(" ", ClosureReason::UnableToContact),
            Some("problem-hand-off-reason"),
            ClosureReason::Returned,
        ),
        (waive("x", ClosureReason::AgedOut), Some("problem-hand-off-ending"), ClosureReason::Returned),
    ] {
        let file = opened(&mut session);
        served_by(&mut session, &file, &[]);
        answer_all(&mut session, &file, Answer::No);
        let form = explained(&session, decision(&file, DecisionOutcome::NotEligible, None));
        session.decide(&about(Act::Decide, file.child), &form).unwrap();
        let mut hand = hand_off(file.episode, "Example Centre");
        hand.organization = None;
        let result = session.settle_hand_off(&about(Act::CloseHandOff, file.child), None, &hand, &settlement);
        match problem {
            None => {
                assert_eq!(result, Ok(EpisodeState::Closed));
                let episode = session.walk(file.child).unwrap().episode;
                assert_eq!(episode.ending_reason, Some(reason));
            }
            Some(problem) => {
                let Err(Failure::Invalid(problems)) = result else { panic!("{result:?}") };
                assert_eq!(problems[0].message, problem);
            }
        }
    }
    sound(&agency);
}
