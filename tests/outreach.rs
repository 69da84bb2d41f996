//! Hand-offs after they were begun: the team's list, tries, another owner, the later question to the family, and what a
//! "no" opens again; as commands and as a person sees them.

use circle_of_support::{
    casework::{
        Command, Failure, Session, Subject, directory::OrganizationChoice, hand_offs::HandOffForm,
        outreach::WorkedForm, referrals::Opened,
    },
    domain::{
        access::Act,
        codes::{
            Answer, ClosureReason, DecisionOutcome, DueKind, EpisodeState, HandOffState, HandOffWorked, YesNo,
        },
        hand_off::Settlement,
        record::{HandOff, Stored},
    },
    store::{Store, invariants},
    text::Lang,
    ui::screens::{areas, outreach::Outreach, walk::WalkScreen},
};

use crate::support::{
    agency::TestAgency,
    families::staff_id,
    intake::{about, agrees_to_hand_off, answer_all, decision, explained, opened},
    screen::Stage,
};

const LATER: &str = "2026-12-22T15:00:00Z";

fn form(file: &Opened, session: &Session) -> HandOffForm {
    HandOffForm {
        episode: file.episode,
        organization: Some(OrganizationChoice::Typed("Sample Help Centre".to_owned())),
        contact_name: Some("Pat Exemple".to_owned()),
        what_sent: Some("name, school, what was said".to_owned()),
        sent_on: Some(session.today()),
        family_told_on: Some(session.today()),
        told_may_return: Some(YesNo::Yes),
    }
}

/// A family that was not eligible and whose hand-off is sent.
fn sent(session: &mut Session) -> Opened {
    let file = opened(session);
    answer_all(session, &file, Answer::No);
    let not = explained(session, decision(&file, DecisionOutcome::NotEligible, None));
    session.decide(&about(Act::Decide, file.child), &not).unwrap();
    agrees_to_hand_off(session, file.child);
    let form = form(&file, session);
    session.start_hand_off(&about(Act::SaveHandOff, file.child), &form).unwrap();
    file
}

/// The same, confirmed by the receiving agency: the case is closed.
fn confirmed(session: &mut Session) -> (Opened, Stored<HandOff>) {
    let file = sent(session);
    let base = session.walk(file.child).unwrap().hand_offs.remove(0).hand_off;
    let settlement = Settlement::Confirmed { by: "Pat Exemple".to_owned() };
    let form = form(&file, session);
    session.settle_hand_off(&about(Act::CloseHandOff, file.child), Some(&base), &form, &settlement).unwrap();
    let (base, _) = session.hand_off(file.child, base.id).unwrap();
    (file, base)
}

fn answer(
    session: &mut Session,
    file: &Opened,
    base: &Stored<HandOff>,
    worked: HandOffWorked,
    same: Option<YesNo>,
) -> Result<circle_of_support::casework::outreach::Asked, Failure> {
    let form =
        WorkedForm { worked: Some(worked), note: Some("They never called".to_owned()), same_agency: same };
    session.answer_hand_off(&about(Act::AnswerHandOff, file.child), base, &form)
}

fn sound(agency: &TestAgency) {
    let store = Store::open(&agency.file()).unwrap();
    assert_eq!(invariants::check_all(store.db()).unwrap(), []);
}

#[test]
fn the_list_shows_what_is_begun_what_is_not_and_what_is_to_be_asked() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    sent(&mut session);
    let waits = opened(&mut session);
    answer_all(&mut session, &waits, Answer::No);
    let not = explained(&session, decision(&waits, DecisionOutcome::NotEligible, None));
    session.decide(&about(Act::Decide, waits.child), &not).unwrap();
    let (asked, _) = confirmed(&mut session);
    let list = session.hand_off_list(false).unwrap();
    let mut states: Vec<_> = list
        .iter()
        .map(|row| (row.card.number.0, row.hand_off.as_ref().map(|one| one.state), row.owner.is_some()))
        .collect();
    states.sort_unstable();
    assert_eq!(
        states,
        [
            (1, Some(HandOffState::Sent), true),
            (2, None, true),
            (asked.number.0, Some(HandOffState::Confirmed), true)
        ]
    );
    for who in ["coordinator1", "privacy1", "admin1"] {
        assert!(matches!(agency.session(who).hand_off_list(false), Err(Failure::Refused { .. })), "{who}");
    }
    // Over and asked about: it is shown only on request.
    let mut later = agency.session_at("intake1", LATER);
    let base = later.hand_off_list(false).unwrap().into_iter().find(|row| row.card.child == asked.child);
    let base = base.unwrap().hand_off.unwrap();
    answer(&mut later, &asked, &base, HandOffWorked::Yes, None).unwrap();
    assert_eq!(later.hand_off_list(false).unwrap().len(), 2);
    assert_eq!(later.hand_off_list(true).unwrap().len(), 3);
}

#[test]
fn a_family_says_that_it_worked_and_nothing_more_is_due() {
    let agency = TestAgency::new();
    let (file, base) = confirmed(&mut agency.session("intake1"));
    let mut later = agency.session_at("intake1", LATER);
    let due = later.due_list().unwrap();
    assert!(due.rows.iter().any(|row| row.kind == DueKind::HandOff && row.place.record == Some(base.id)));
    let asked = answer(&mut later, &file, &base, HandOffWorked::Yes, None).unwrap();
    assert_eq!((asked.again, asked.next_on), (None, None));
    assert!(later.due_list().unwrap().rows.iter().all(|row| row.kind != DueKind::HandOff));
    let (kept, _) = later.hand_off(file.child, base.id).unwrap();
    assert_eq!((kept.worked, kept.asked_on), (Some(HandOffWorked::Yes), Some(later.today())));
    sound(&agency);
}

#[test]
fn a_family_that_is_not_reached_is_asked_again_and_the_try_counts() {
    let agency = TestAgency::new();
    let (file, base) = confirmed(&mut agency.session("intake1"));
    let mut later = agency.session_at("intake1", LATER);
    let asked = answer(&mut later, &file, &base, HandOffWorked::NotReached, None).unwrap();
    assert_eq!(asked.next_on, "2026-12-31".parse().ok(), "five working days, two of them holidays");
    let (kept, tries) = later.hand_off(file.child, base.id).unwrap();
    assert_eq!((kept.ask_family_on, tries.len()), (asked.next_on, 1));
}

#[test]
fn a_no_opens_the_case_again_with_its_history() {
    for (same, organization) in [(YesNo::Yes, true), (YesNo::No, false)] {
        let agency = TestAgency::new();
        let (file, base) = confirmed(&mut agency.session("intake1"));
        let mut later = agency.session_at("intake2", LATER);
        let refused = answer(&mut later, &file, &base, HandOffWorked::No, None).unwrap_err();
        let Failure::Invalid(problems) = refused else { panic!("{refused:?}") };
        assert_eq!(problems[0].message, "problem-hand-off-again");
        let again = answer(&mut later, &file, &base, HandOffWorked::No, Some(same)).unwrap().again.unwrap();
        let walk = later.walk(file.child).unwrap();
        assert_eq!((walk.episode.state, walk.episode.ended_on), (EpisodeState::Redirected, None));
        assert_eq!(walk.episode.ending_reason, None::<ClosureReason>);
        assert_eq!(walk.holder.unwrap().person.unwrap().id, later.identity().staff, "who asked sees to it");
        let states: Vec<_> = walk.hand_offs.iter().map(|view| view.hand_off.state).collect();
        assert_eq!(states, [HandOffState::Started, HandOffState::Confirmed]);
        let new = &walk.hand_offs[0].hand_off;
        assert_eq!((new.id, new.previous_id), (again, Some(base.id)));
        assert_eq!(new.organization_id.is_some(), organization);
        let old = &walk.hand_offs[1].hand_off;
        assert_eq!(
            (old.worked, old.worked_note.as_deref()),
            (Some(HandOffWorked::No), Some("They never called"))
        );
        let due = later.due_list().unwrap();
        assert!(due.rows.iter().any(|row| row.place.record == Some(again)), "it is in Today again");
        sound(&agency);
        later.undo().unwrap();
        assert_eq!(later.walk(file.child).unwrap().episode.state, EpisodeState::Closed);
        sound(&agency);
    }
}

#[test]
fn a_family_that_is_back_already_is_not_opened_twice() {
    let agency = TestAgency::new();
    let (file, base) = confirmed(&mut agency.session("intake1"));
    let mut later = agency.session_at("intake1", LATER);
    let referral = later.walk(file.child).unwrap().referral.unwrap().record;
    let back = circle_of_support::casework::returns::ReturnForm { what_changed: None, referral, call: None };
    later.return_family(&about(Act::ReturnFamily, file.child), &back).unwrap();
    let asked = answer(&mut later, &file, &base, HandOffWorked::No, Some(YesNo::Yes)).unwrap();
    assert_eq!(asked.again, None);
    sound(&agency);
}

/// The file of a hand-off went under another: the question is answered there, and a "no" needs an open request.
#[test]
fn the_question_of_a_hand_off_in_a_linked_file_is_answered_in_the_file_that_goes_on() {
    for worked in [HandOffWorked::Yes, HandOffWorked::No] {
        let agency = TestAgency::new();
        let mut session = agency.session("intake1");
        let (file, base) = confirmed(&mut session);
        let goes_on = opened(&mut session);
        let ending = circle_of_support::casework::endings::Ending {
            to: EpisodeState::Closed,
            reason: Some(ClosureReason::DuplicateEntry),
            note: None,
            agreed_with: Some(circle_of_support::domain::codes::AgreedWith::Family),
            told_may_return: Some(YesNo::Yes),
            keep_on_file: Some(YesNo::Yes),
            deceased: None,
        };
        let end = Command::new(Act::EndEpisode, Subject::Episode(goes_on.episode));
        session.end_episode(&end, &ending).unwrap();
        let link = Command::new(Act::AnswerLink, Subject::Nothing);
        let mut supervisor = agency.session("supervisor1");
        supervisor.link_files(&link, file.child, goes_on.child, "typed twice", ["", ""]).unwrap();
        let mut later = agency.session_at("intake1", LATER);
        let row = later.hand_off_list(false).unwrap().remove(0);
        assert_eq!(row.card.child, goes_on.child);
        let (found, _) = later.hand_off(row.card.child, base.id).unwrap();
        assert!(later.hand_off(opened(&mut session).child, base.id).is_err(), "of this child's files only");
        if worked == HandOffWorked::No {
            let refused = answer(&mut later, &goes_on, &found, worked, Some(YesNo::Yes)).unwrap_err();
            let Failure::Invalid(problems) = refused else { panic!("{refused:?}") };
            assert_eq!(problems[0].message, "problem-hand-off-linked");
            let referral = later.walk(goes_on.child).unwrap().referral.unwrap().record;
            let back =
                circle_of_support::casework::returns::ReturnForm { what_changed: None, referral, call: None };
            later.return_family(&about(Act::ReturnFamily, goes_on.child), &back).unwrap();
        }
        let asked = answer(&mut later, &goes_on, &found, worked, Some(YesNo::Yes)).unwrap();
        assert_eq!(asked.again, None);
        let (kept, _) = later.hand_off(goes_on.child, base.id).unwrap();
        assert_eq!(kept.worked, Some(worked));
        sound(&agency);
    }
}

#[test]
fn another_owner_is_somebody_who_does_outreach() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = sent(&mut session);
    let base = session.walk(file.child).unwrap().hand_offs.remove(0).hand_off;
    let give = || about(Act::GiveHandOff, file.child);
    let colleague = staff_id(&agency, "intake2");
    session.give_hand_off(&give(), &base, colleague).unwrap();
    let (base, _) = session.hand_off(file.child, base.id).unwrap();
    assert_eq!(base.owner_id, colleague);
    for nobody in ["coordinator1", "privacy1"] {
        let refused = session.give_hand_off(&give(), &base, staff_id(&agency, nobody)).unwrap_err();
        let Failure::Invalid(problems) = refused else { panic!("{refused:?}") };
        assert_eq!(problems[0].message, "problem-hand-off-owner");
    }
    let mut supervisor = agency.session("supervisor1");
    assert!(supervisor.give_hand_off(&give(), &base, staff_id(&agency, "intake1")).is_ok());
    assert!(agency.session("privacy1").give_hand_off(&give(), &base, colleague).is_err());
}

fn list(agency: TestAgency, at: &str, lang: Lang) -> Stage {
    let session = agency.session_at("intake1", at);
    Stage::with(agency, session, lang, |ctx| Outreach::open(ctx).unwrap())
}

#[test]
fn the_list_opens_each_hand_off_where_it_goes_on() {
    for lang in Lang::ALL {
        let agency = TestAgency::new();
        let mut session = agency.session("intake1");
        sent(&mut session);
        confirmed(&mut session);
        let file = agency.file();
        let mut stage = list(agency, LATER, *lang);
        insta::assert_snapshot!(format!("outreach_{}", lang.code()), stage.snapshot());
        stage.keys("t 2 Enter 1 F2").keys("Down g 1 Enter");
        stage.keys("Home Enter");
        insta::assert_snapshot!(format!("outreach_worked_{}", lang.code()), stage.snapshot());
        stage.keys("n n 'On ne nous a jamais appelés' F2");
        let store = Store::open(&file).unwrap();
        let open: i64 = store
            .db()
            .query_row("SELECT count(*) FROM hand_off WHERE state = 'started'", [], |row| row.get(0))
            .unwrap();
        assert_eq!(open, 1, "{}", stage.text());
    }
}

#[test]
fn the_list_is_one_key_from_intake_and_draws_at_every_size() {
    let agency = TestAgency::new();
    sent(&mut agency.session("intake1"));
    let session = agency.session("intake1");
    let mut stage = Stage::with(agency, session, Lang::En, |ctx| {
        areas::open(circle_of_support::keymap::Action::AreaIntake, ctx).unwrap()
    });
    stage.keys("h").sees("Sample Help Centre");
    for (columns, rows) in [(1, 1), (3, 60), (39, 9), (80, 24), (131, 30), (200, 60)] {
        stage = stage.sized(columns, rows);
        assert_eq!(stage.rows().len(), usize::from(rows));
    }
}

#[test]
fn saving_a_hand_off_in_the_walk_stays_in_the_walk_and_a_try_is_counted_at_once() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let child = sent(&mut session).child;
    let mut stage = Stage::with(agency, session, Lang::En, move |ctx| {
        WalkScreen::open(child, Some(circle_of_support::domain::walk::Step::Offer), ctx).unwrap()
    });
    stage.sees("sent · confirmation").keys("Ctrl+T 2 Enter 1 F2").sees("1 try");
    stage.keys("F2").sees("Hand-off saved").sees("1 try");
}

#[test]
fn the_question_over_a_file_keeps_the_child_in_the_header() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = opened(&mut session);
    let (child, number) = (file.child, file.number.to_string());
    let mut stage =
        Stage::with(agency, session, Lang::En, move |ctx| WalkScreen::open(child, None, ctx).unwrap());
    stage.keys("F3").sees(&number);
}

/// The decided screening can be corrected from the step itself; before a decision the key says why not.
#[test]
fn a_decided_screening_is_corrected_by_its_key() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = sent(&mut session);
    let path = agency.file();
    let child = file.child;
    let mut stage = Stage::with(agency, session, Lang::En, move |ctx| {
        WalkScreen::open(child, Some(circle_of_support::domain::walk::Step::Screening), ctx).unwrap()
    });
    stage.keys("c").sees("stay in the history").keys("y").sees("Change these");
    stage.keys("y F2");
    let store = Store::open(&path).unwrap();
    let count = |sql: &str| -> i64 { store.db().query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(count("SELECT count(*) FROM screening WHERE state = 'replaced'"), 2, "{}", stage.text());
    assert_eq!(
        count(
            "SELECT count(*) FROM screening s JOIN screening_answer a ON a.screening_id = s.id
             WHERE s.replaces_id IS NOT NULL AND a.answer = 'yes'"
        ),
        1
    );
}

#[test]
fn before_a_decision_there_is_nothing_to_correct() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let child = opened(&mut session).child;
    let mut stage = Stage::with(agency, session, Lang::Fr, move |ctx| {
        WalkScreen::open(child, Some(circle_of_support::domain::walk::Step::Screening), ctx).unwrap()
    });
    stage.keys("c").sees("Rien n’a encore été décidé");
}

#[test]
fn an_unconfirmed_hand_off_is_not_asked_about() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = sent(&mut session);
    let base = session.walk(file.child).unwrap().hand_offs.remove(0).hand_off;
    let refused = answer(&mut session, &file, &base, HandOffWorked::Yes, None).unwrap_err();
    let Failure::Invalid(problems) = refused else { panic!("{refused:?}") };
    assert_eq!(problems[0].message, "problem-hand-off-not-confirmed");
    let wrong = Command::new(Act::SaveHandOff, Subject::Child(file.child));
    let form = WorkedForm { worked: Some(HandOffWorked::Yes), note: None, same_agency: None };
    assert!(matches!(session.answer_hand_off(&wrong, &base, &form), Err(Failure::Refused { .. })));
}
