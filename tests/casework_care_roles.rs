//! Each command of care by each role: who may, what it leaves behind, and that a refusal changes nothing but the log.

use circle_of_support::{
    casework::{
        Failure, Session,
        endings::Ending,
        members::{MemberForm, MemberPerson},
        offers::{AnswerSaid, OfferForm},
        plans::ActionForm,
        reviews::HeldForm,
        waiting::Lead,
    },
    domain::{
        access::Act,
        codes::{AgreedWith, Category, ClosureReason, EpisodeState, MemberKind, ReviewOutcome, YesNo},
        ids::{RowId, StaffId},
    },
    store::Store,
};

use crate::support::{
    agency::{TODAY, TestAgency},
    families::{self, TestFamily, about, agreement, note, on, staff_id},
};

/// A family with an agreed plan, and what commands name.
struct Scene {
    agency: TestAgency,
    family: TestFamily,
    goal: RowId,
    review: RowId,
    other: StaffId,
}

fn scene() -> Scene {
    let agency = TestAgency::new();
    let (family, goal) = families::active(&agency, TODAY, "Child", "coordinator1", "2027-05-21");
    let file = agency.session("coordinator1").open_file(family.child).unwrap();
    let review = file.current().unwrap().next_review().unwrap().review.id;
    let other = staff_id(&agency, "coordinator2");
    Scene { agency, family, goal, review, other }
}

impl Scene {
    /// The same scene in a file of its own.
    fn again(&self) -> Self {
        Self { agency: TestAgency::copy_of(&self.agency.file()), ..*self }
    }
}

type Run = fn(&Scene, &mut Session) -> Result<(), Failure>;

/// Each command, and who of intake1, coordinator1 (answers), coordinator2, supervisor1, privacy1, admin1 may.
const COMMANDS: &[(&str, [bool; 6], Run)] = &[
    ("offer", [false, false, false, true, false, false], |s, session| {
        let form = OfferForm { lead: Lead::Staff(s.other), answerable: s.other, why: None, confirmed: true };
        session.offer(&on(Act::Offer, s.family.episode), &form).map(|_| ())
    }),
    ("member", [false, true, false, false, false, false], |s, session| {
        let form = MemberForm {
            person: MemberPerson::Known(s.family.mother),
            kind: Some(MemberKind::Natural),
            role: None,
            discipline: None,
            organization: None,
            why_here: None,
            tie: None,
        };
        session.add_member(&about(Act::SaveMember, s.family.child), &form).map(|_| ())
    }),
    ("note", [false, true, false, true, false, false], |s, session| {
        let form = note(session, &s.family, "called");
        session.save_note(&about(Act::SaveNote, s.family.child), &form).map(|_| ())
    }),
    ("first visit", [false, true, false, false, false, false], |s, session| {
        let form = note(session, &s.family, "visit");
        session.first_visit(&on(Act::FirstVisit, s.family.episode), &form).map(|_| ())
    }),
    ("goal", [false, true, false, false, false, false], |s, session| {
        let form = families::goal(&s.family, "jouer", None);
        session.add_goal(&on(Act::SavePlan, s.family.episode), &form).map(|_| ())
    }),
    ("action", [false, true, false, false, false, false], |s, session| {
        let form =
            ActionForm { what: "calls".to_owned(), owner: None, due_on: None, category: Category::Plan };
        session.add_action(&on(Act::SavePlan, s.family.episode), s.goal, &form).map(|_| ())
    }),
    ("agree", [false, true, false, false, false, false], |s, session| {
        session.agree_plan(&on(Act::AgreePlan, s.family.episode), &agreement("2027-05-01")).map(|_| ())
    }),
    ("hold review", [false, true, false, false, false, false], |s, session| {
        let form = HeldForm {
            held_on: Some(session.today()),
            consents_checked: Some(YesNo::Yes),
            services_checked: Some(YesNo::Yes),
            outcome: Some(ReviewOutcome::NoChange),
            next_on: "2027-05-01".parse().ok(),
            ..HeldForm::default()
        };
        session.hold_review(&on(Act::HoldReview, s.family.episode), s.review, &form).map(|_| ())
    }),
    ("move review", [false, true, false, false, false, false], |s, session| {
        let to = "2027-06-01".parse().unwrap();
        session.move_review(&on(Act::MoveReview, s.family.episode), s.review, to, "holiday").map(|_| ())
    }),
    ("end", [false, true, false, true, false, false], |s, session| {
        let ending = Ending {
            to: EpisodeState::Inactive,
            reason: Some(ClosureReason::FamilyRequest),
            note: None,
            agreed_with: Some(AgreedWith::Family),
            told_may_return: None,
            keep_on_file: Some(YesNo::Yes),
            deceased: None,
        };
        session.end_episode(&on(Act::EndEpisode, s.family.episode), &ending)
    }),
    ("answer for another", [false, false, false, false, false, false], |s, session| {
        let said = AnswerSaid { words: Some("somebody".to_owned()) };
        // There is no such offer: whoever is allowed to ask is told that it is not there.
        session.accept_offer(&on(Act::AnswerOffer, s.family.episode), RowId(0), &said)
    }),
];

const PEOPLE: [&str; 6] = ["intake1", "coordinator1", "coordinator2", "supervisor1", "privacy1", "admin1"];

fn count(agency: &TestAgency, what: &str) -> i64 {
    let store = Store::open(&agency.file()).unwrap();
    store.db().query_row(&format!("SELECT count(*) FROM {what}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn each_command_is_open_to_its_roles_only_and_leaves_its_trace() {
    let first = scene();
    for (name, may, run) in COMMANDS {
        let mut scene = first.again();
        for (person, may) in PEOPLE.iter().zip(may) {
            let (history, refused) =
                (count(&scene.agency, "history"), count(&scene.agency, "log WHERE action = 'refused'"));
            let changes = count(&scene.agency, "log WHERE action = 'change'");
            let outcome = run(&scene, &mut scene.agency.session(person));
            let now = |what: &str| count(&scene.agency, what);
            if *may {
                assert_eq!(outcome, Ok(()), "{name} by {person}");
                assert!(now("history") > history && now("log WHERE action = 'change'") > changes, "{name}");
                scene = first.again();
            } else {
                assert!(
                    matches!(outcome, Err(Failure::Refused { .. } | Failure::Missing(_))),
                    "{name} by {person}: {outcome:?}"
                );
                assert_eq!(now("history"), history, "{name} by {person} changed something");
                let missing = matches!(outcome, Err(Failure::Missing(_)));
                assert_eq!(
                    now("log WHERE action = 'refused'"),
                    refused + i64::from(!missing),
                    "{name} by {person}"
                );
            }
        }
    }
}

#[test]
fn a_command_about_one_family_never_reaches_another() {
    let scene = scene();
    let (other, _) = families::active(&scene.agency, TODAY, "Other", "coordinator2", "2027-05-21");
    let mut own = scene.agency.session("coordinator1");
    let file = scene.agency.session("coordinator2").open_file(other.child).unwrap();
    let view = file.current().unwrap();
    let theirs = view.next_review().unwrap().review.id;
    let goal = &view.plan.as_ref().unwrap().goals[0];
    let mine = |act| on(act, scene.family.episode);
    let to = "2027-06-01".parse().unwrap();
    let tries = [
        own.move_review(&mine(Act::MoveReview), theirs, to, "x").map(|_| ()),
        own.save_goal(&mine(Act::SavePlan), &goal.goal, &goal.goal.record),
        own.remove_action(&mine(Act::SavePlan), &goal.actions[0].action),
        own.save_member(
            &about(Act::SaveMember, scene.family.child),
            &file.circle[0].member,
            &file.circle[0].member,
        ),
        // The right episode with an act that asks for less.
        own.move_review(&on(Act::SaveNote, other.episode), theirs, to, "x").map(|_| ()),
    ];
    for (index, outcome) in tries.into_iter().enumerate() {
        assert!(
            matches!(outcome, Err(Failure::Missing(_) | Failure::Refused { .. })),
            "{index}: {outcome:?}"
        );
    }
    assert_eq!(scene.agency.session("coordinator2").open_file(other.child).unwrap().circle, file.circle);
}
