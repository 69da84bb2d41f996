//! What a caller may be told and what a crisis needs, as a person sees it (tier 5): hidden means not on the screen.

use circle_of_support::{
    casework::{Command, Session, Subject, offers::AnswerSaid, pile::PaperForm},
    domain::{
        access::Act,
        codes::{CallDirection, CallKind, Channel, DueKind, Identifier, MayBeTold, YesNo},
        ids::ChildId,
        record::{Call, Child},
        walk::Step,
    },
    keymap::Action,
    text::Lang,
    ui::screens::{
        areas,
        call::CallJob,
        family::{FamilyFile, tab::TabName},
        pile::Pile,
        walk::WalkScreen,
    },
};

use super::{
    support::{
        agency::{TODAY, TestAgency},
        families,
        intake::about,
        screen::Stage,
    },
    told::{Guarded, SECRETS, guarded},
};

fn call(lang: Lang) -> (Stage, Session, Guarded) {
    let agency = TestAgency::new();
    let (session, mut other) = (agency.session("intake1"), agency.session("intake2"));
    let family = guarded(&mut other);
    (Stage::with(agency, session, lang, CallJob::screen), other, family)
}

#[track_caller]
fn tells_nothing(stage: &mut Stage) -> &mut Stage {
    for secret in SECRETS {
        stage.sees_not(secret);
    }
    stage
}

/// Somebody calls about the child, up to the first file that looks alike.
fn rings(name: &str, relation: &str) -> String {
    format!(
        "y Enter e Enter y Enter '{name}' Enter '{relation}' Enter Enter 'Child' Enter 'Sample' Enter \
         '3 mar 2017' Enter Enter"
    )
}

#[test]
fn a_protected_father_is_listened_to_and_told_nothing() {
    let (mut stage, mut other, family) = call(Lang::En);
    stage.keys(&rings("Father Sample", "father"));
    tells_nothing(&mut stage).sees("Looks alike 1").sees_not("Ottawa");
    stage.keys("Enter");
    tells_nothing(&mut stage).sees("Same child?").sees_not("Mother Sample");
    stage.keys("s").sees("What may be told of C-0001").sees("On the telephone: Father Sample");
    insta::assert_snapshot!("told_in_english", stage.snapshot());
    stage.keys("f").sees("Proposed: nothing. Something of the file is protected from this person.");
    stage.keys("Tab").sees("child’s birth date?").sees_not("postal code").sees_not("school");
    stage.keys("Tab n F2").sees("May be told: nothing").sees("same child: goes on with C-0001");
    tells_nothing(&mut stage).sees_not("likely C-0001 Child Sample");
    stage.keys("g Enter 'Asks where she lives' F2").sees("End call");
    tells_nothing(&mut stage).sees_not("Child Sample").sees_not("SAMPLE");
    stage.keys("F2");
    let file = other.open_file(family.child).unwrap();
    let call = &file.calls[0].call;
    assert_eq!((call.may_be_told, call.caller_person_id), (Some(MayBeTold::Nothing), Some(family.father)));
    assert_eq!(call.may_be_told_why.as_deref(), Some("Something of the file is protected from this person."));
    assert!(call.ended_at.is_some() && call.identified_by.is_empty());
}

#[test]
fn the_mother_proves_who_she_is_and_the_file_goes_on() {
    let (mut stage, mut other, family) = call(Lang::En);
    stage
        .keys(&rings("Mother Sample", "mother"))
        .keys("Enter s m")
        .sees("Proposed: everything. Has custody.");
    stage
        .keys("Tab Tab e F2")
        .sees("Say why: it is more than proposed, or fewer than two answers were right.");
    stage.keys("Up Up 1 2 F2").sees("May be told: everything: Has custody.");
    stage.keys("g Enter F2").sees("Goes on with C-0001.").keys("Ctrl+PageDown").sees(SECRETS[0]);
    stage.sees("! protected from");
    let call = &other.walk(family.child).unwrap().calls[0];
    assert_eq!(call.identified_by, [Identifier::BirthDate, Identifier::PostalCode]);
    assert_eq!((call.may_be_told, call.caller_person_id), (Some(MayBeTold::All), Some(family.mother)));
}

#[test]
fn the_file_stays_closed_until_somebody_decided() {
    let (mut stage, _, _) = call(Lang::En);
    stage
        .keys(&rings("Somebody Else", "friend"))
        .keys("Enter s")
        .sees("( ) nobody we know")
        .sees_not("Father Sample");
    stage.keys("n").sees("Proposed: nothing. Nobody we know").keys("F2").sees("not decided: press Enter");
    stage.keys("g Enter F2").sees("Decide first what this caller may be told");
    tells_nothing(&mut stage).sees_not(">2 Child");
    // Who leaves the question without an answer has not said that it is the same child either.
    let (mut stage, _, _) = call(Lang::En);
    stage
        .keys(&rings("Mother Sample", "mother"))
        .keys("Enter s Esc")
        .sees("Looks alike 1")
        .sees_not("goes on with");
}

#[test]
fn the_question_stands_in_french_too() {
    let (mut stage, _, _) = call(Lang::Fr);
    stage.keys(
        "y Enter 1 Enter y Enter 'Father Sample' Enter 'père' Enter Enter 'Child' Enter 'Sample' Enter",
    );
    stage.keys("'3 mars 2017' Enter Enter Enter m").sees("Ce qui peut être dit de C-0001");
    stage.keys("f").sees("Une partie du dossier est protégée de cette personne.");
    insta::assert_snapshot!("told_in_french", stage.snapshot());
}

/// A call of the father runs; `make` opens a screen of the child's file beside it.
fn beside_the_father(caller: bool, step: Option<Step>, tab: TabName) -> Stage {
    let agency = TestAgency::new();
    let (mut session, mut other) = (agency.session("intake1"), agency.session("intake2"));
    let family = guarded(&mut other);
    if caller {
        let call = Call {
            kind: Some(CallKind::OwnFile),
            caller_person_id: Some(family.father),
            may_be_told: Some(MayBeTold::Nothing),
            ..session.new_call(CallDirection::Incoming)
        };
        let save = || Command::new(Act::SaveCall, Subject::Nothing);
        let id = session.start_call(&save(), "0192-father", &call).unwrap();
        session.attach_child(&save(), id, family.child).unwrap();
    }
    let child = family.child;
    Stage::with(agency, session, Lang::En, move |ctx| match step {
        Some(step) => WalkScreen::open(child, Some(step), ctx).unwrap(),
        None => FamilyFile::screen(child, tab, None, ctx).unwrap(),
    })
    .sized(200, 60)
}

#[test]
fn no_step_and_no_tab_tells_what_is_protected_from_who_is_on_the_telephone() {
    for step in Step::ALL {
        tells_nothing(&mut beside_the_father(true, Some(*step), TabName::Summary));
    }
    for tab in TabName::ALL {
        tells_nothing(&mut beside_the_father(true, None, *tab));
    }
    let mut page = beside_the_father(true, Some(Step::Child), TabName::Summary);
    page.sees("3 facts are left out here: they are protected from who is on the telephone.");
    // And without him staff see it with its mark: the test above can fail.
    let mut page = beside_the_father(false, Some(Step::Child), TabName::Summary);
    for secret in SECRETS {
        page.sees(secret);
    }
    page.sees("! protected from Father Sample: never tell them");
    beside_the_father(false, None, TabName::Summary).sees("! protected from Father Sample: never tell them");
    beside_the_father(true, None, TabName::Summary).sees("3 facts are left out here");
}

/// A restricted file whose coordinator has accepted: closed to intake.
fn restricted(agency: &TestAgency) -> ChildId {
    let family = families::assigned(agency, TODAY, "Zara", "cheo", "coordinator1");
    let mut own = agency.session("coordinator1");
    let base = own.open_file(family.child).unwrap().child;
    let closed = Child { restricted: Some(YesNo::Yes), ..base.record.clone() };
    own.save_child(&about(Act::SaveFamily, family.child), &base, &closed).unwrap();
    family.child
}

#[test]
fn a_restricted_match_never_stops_the_walk_and_lands_with_the_privacy_officer() {
    let agency = TestAgency::new();
    restricted(&agency);
    let (session, mut privacy) = (agency.session("intake1"), agency.session("privacy1"));
    let mut stage = Stage::with(agency, session, Lang::En, CallJob::screen);
    stage
        .keys("y Enter e Enter y Enter 'Aunt Sample' Enter 'mother' Enter '613-555-0111' Enter y Enter 'Zara' Enter 'Sample' Enter");
    stage.keys("'3 mar 2017' Enter 'Ottawa' Enter").sees("possible match: ask").sees_not("Coordinator");
    stage.keys("Enter").sees("This file is restricted").keys("Esc");
    stage.keys("Down n Enter 'Lost between four offices' Tab r F2").sees("C-0002 opened.").sees(">2 Child");
    let rows = privacy.due_list().unwrap().rows;
    assert_eq!(rows.iter().filter(|row| row.kind == DueKind::RestrictedMatch).count(), 1, "{rows:?}");
    let agency = TestAgency::new();
    let known = restricted(&agency);
    let mut intake = agency.session("intake1");
    let flag = Command::new(Act::SaveCall, Subject::Nothing);
    intake.flag_restricted(&flag, known, None, None).unwrap();
    let session = agency.session("privacy1");
    let mut stage =
        Stage::with(agency, session, Lang::En, |ctx| areas::open(Action::AreaToday, ctx).unwrap());
    stage.sees("match to settle").sees("C-0001 came up on a call of Sample, intake1").sees_not("Zara");
    stage.keys("Enter").sees("same child").sees("decide later").keys("Enter").sees("Settled: same child.");
    stage.sees_not("match to settle");
}

/// While the mother is on the telephone a coordinator takes the family over, and the file is restricted: the call is
/// saved with it, nothing opens, and the privacy officer sees it.
#[test]
fn a_call_goes_on_although_its_file_was_closed_meanwhile() {
    let agency = TestAgency::new();
    let (session, mut other) = (agency.session("intake1"), agency.session("intake2"));
    let (mut own, mut privacy) = (agency.session("coordinator1"), agency.session("privacy1"));
    let coordinator = families::staff_id(&agency, "coordinator1");
    let family = families::waiting(&mut other, "Child", "cheo", 3);
    let mut stage = Stage::with(agency, session, Lang::En, CallJob::screen);
    stage.keys(&rings("Mother Sample", "mother")).keys("Enter s m Tab Tab e F2 'known voice' F2");
    stage.sees("goes on with C-0001");
    let offer = families::offer(&mut other, &family, coordinator);
    own.accept_offer(&families::on(Act::AnswerOffer, family.episode), offer, &AnswerSaid::default()).unwrap();
    let base = own.open_file(family.child).unwrap().child;
    let closed = Child { restricted: Some(YesNo::Yes), ..base.record.clone() };
    own.save_child(&about(Act::SaveFamily, family.child), &base, &closed).unwrap();
    stage.keys("g Enter F2").sees("The call is saved with the file. It is restricted").sees_not(">2 Child");
    let rows = privacy.due_list().unwrap().rows;
    assert_eq!(rows.iter().filter(|row| row.kind == DueKind::RestrictedMatch).count(), 1, "{rows:?}");
    assert_eq!(own.open_file(family.child).unwrap().calls.len(), 1);
}

/// The same of a paper: who answers for the file reads it, and the pile goes on.
#[test]
fn a_paper_about_a_restricted_file_leaves_the_pile() {
    let agency = TestAgency::new();
    let known = restricted(&agency);
    let (session, mut privacy) = (agency.session("intake1"), agency.session("privacy1"));
    let (mut own, mut other) = (agency.session("coordinator1"), agency.session("intake2"));
    let paper = PaperForm {
        channel: Some(Channel::PaperFax),
        from_name: Some("Dr. Example".to_owned()),
        child_as_read: Some("Zara Sample".to_owned()),
        ..PaperForm::default()
    };
    other.log_paper(&Command::new(Act::LogPaper, Subject::Nothing), &paper).unwrap();
    let mut stage = Stage::with(agency, session, Lang::En, |ctx| Pile::open(ctx).unwrap());
    stage.keys("Enter Tab Tab '2017-03-03' Tab Tab").sees("possible match: ask").sees_not("coordinator1");
    stage.keys("Enter s F2");
    assert!(other.pile().unwrap().is_empty(), "{}", stage.text());
    let rows = privacy.due_list().unwrap().rows;
    assert_eq!(rows.iter().filter(|row| row.kind == DueKind::RestrictedMatch).count(), 1, "{rows:?}");
    assert!(own.due_list().unwrap().rows.iter().any(|row| row.place.child == Some(known)));
}

#[test]
fn a_crisis_call_is_written_down_with_one_key_and_the_supervisor_settles_it_with_one() {
    let agency = TestAgency::new();
    let (session, mut other) = (agency.session("intake1"), agency.session("intake1"));
    let mut stage = Stage::with(agency, session, Lang::En, CallJob::screen);
    stage.keys("y Enter e Enter y Enter 'Mother Sample' Enter F8").sees("It is a crisis call");
    stage.keys("c").sees("Crisis call noted at").sees("Mother Sample");
    let running = other.running_calls().unwrap();
    assert_eq!((running.len(), running[0].kind), (1, Some(CallKind::Crisis)));
    assert_eq!(running[0].caller_name.as_deref(), Some("Mother Sample"));
    stage.keys("'613-555-0142' F2").sees("End call");
    let call = &other.running_calls().unwrap()[0];
    assert_eq!((call.number.as_deref(), call.kind), (Some("613-555-0142"), Some(CallKind::Crisis)));
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let call = intake.new_crisis_call();
    intake.log_crisis(&Command::new(Act::LogCrisis, Subject::Nothing), "0192-crisis", &call, None).unwrap();
    let session = agency.session("supervisor1");
    let mut stage =
        Stage::with(agency, session, Lang::En, |ctx| areas::open(Action::AreaToday, ctx).unwrap());
    stage.sees("crisis call").sees("urgent").sees("Sample, intake1 took a crisis call");
    stage.keys("s").sees("Settled: seen.").sees_not("took a crisis call");
}

#[test]
fn the_crisis_view_of_an_open_child_asks_intake_why() {
    let agency = TestAgency::new();
    let (session, mut other) = (agency.session("intake1"), agency.session("intake2"));
    let family = guarded(&mut other);
    let child = family.child;
    let mut stage = Stage::with(agency, session, Lang::En, move |ctx| {
        WalkScreen::open(child, Some(Step::Child), ctx).unwrap()
    });
    stage.keys("F8").sees("What we know of this child for a crisis").keys("v").sees("Why do you look?");
    stage.keys("'caller says he is in danger' Enter").sees("Crisis view").sees("Who is reached");
    stage.sees(SECRETS[2]).sees("! protected from Father Sample: never").sees("Coordinator");
    insta::assert_snapshot!("crisis_view_in_english", stage.snapshot());
    for (columns, rows) in [(1, 1), (10, 4), (40, 12), (120, 40)] {
        stage = stage.sized(columns, rows);
        assert_eq!(stage.rows().len(), usize::from(rows));
    }
    // The key for a crisis call, from the file of a child: a call about that child.
    stage = stage.sized(80, 24);
    stage.keys("Esc F8 c").sees("Crisis call noted at");
    assert_eq!(other.open_file(child).unwrap().calls[0].call.kind, Some(CallKind::Crisis));
}
