//! Families as they are on the screen (tier 5): two homes in the header, the second signature, the custody paper, a change
//! around a foster child and its list, a move with what becomes of the episode; in both languages and every window.

use circle_of_support::{
    casework::{Failure, Session, consents::ConsentForm, family::NewCaregiver, referrals::Opened},
    domain::{
        access::Act,
        codes::{CapacityBasis, ConsentPurpose, LegalAuthority, LineState, Relation},
        ids::{ChildId, PersonId},
        record::{Consent, Person},
    },
    text::Lang,
    ui::{
        screen::{Ctx, Screen},
        screens::{
            care::Care,
            family::{FamilyFile, tab::TabName},
            today::Today,
            walk::{child, consent},
        },
    },
};

use crate::support::{
    agency::TestAgency,
    intake::{self, about},
    screen::Stage,
};

type Open = fn(ChildId, &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure>;

/// A screen about "Child Sample" as intake1 sees it, with a colleague's session on the same file.
fn stage(lang: Lang, open: Open, before: impl FnOnce(&mut Session, &Opened)) -> (Stage, Session, Opened) {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = intake::opened(&mut session);
    before(&mut session, &file);
    let other = agency.session("supervisor1");
    let id = file.child;
    let stage = Stage::with(agency, session, lang, move |ctx| {
        open(id, ctx).unwrap_or_else(|failure| panic!("{failure:?}"))
    });
    (stage, other, file)
}

fn summary(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    FamilyFile::screen(child, TabName::Summary, None, ctx)
}

fn today(_: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    Today::open(ctx)
}

fn nothing(_: &mut Session, _: &Opened) {}

/// The father, who decides together with the mother and has a home of his own.
fn parted(session: &mut Session, file: &Opened) {
    let mut father = NewCaregiver::new(Person::named("Father", "Sample"), Relation::Father);
    father.link.legal_authority = Some(LegalAuthority::Joint);
    let father = session.add_caregiver(&about(Act::SaveFamily, file.child), &father).unwrap();
    let home = intake::home("Kanata").household;
    let lives = [file.person, father];
    session.save_home(&about(Act::SaveFamily, file.child), None, &home, &lives, false).unwrap();
}

/// One parent agreed to sharing; both decide.
fn one_signature(session: &mut Session, file: &Opened) {
    parted(session, file);
    let mother = session.walk(file.child).unwrap().beside[0].person.id;
    let consent = Consent {
        given_by_id: Some(PersonId::from(mother)),
        given_by_name: None,
        capacity_basis: Some(CapacityBasis::Joint),
        ..intake::said_yes(session, ConsentPurpose::ShareWithTeam)
    };
    let form = ConsentForm { consent, scope: Vec::new() };
    session.record_consent(&about(Act::SaveConsent, file.child), &form).unwrap();
}

#[test]
fn the_header_says_joint_and_two_homes() {
    for (lang, words) in [(Lang::En, "joint, two homes"), (Lang::Fr, "garde partagée, deux foyers")] {
        let (mut stage, _, _) = stage(lang, summary, parted);
        stage.sees(words);
    }
}

#[test]
fn the_page_says_which_home_decides_and_what_is_missing() {
    let (mut stage, _, _) = stage(Lang::En, Care::screen, parted);
    stage.sees("decides the area: the main home").sees("Kanata").sees("joint custody");
    stage.sees("Nobody is named who cares").sees("to be seen");
    // The paper is noted where it is asked for.
    stage.keys("p").sees("The paper is to be seen").keys("n Enter 3 Enter 'Sample, Father' F2");
    stage.sees("Custody saved.").sees("asked for").sees("Sample, Father");
    stage.keys("p Enter 1 F2").sees("Custody saved.").sees("seen").sees_not("! to be seen");
}

#[test]
fn the_second_signature_is_asked_for_and_given() {
    let (mut stage, _, _) = stage(Lang::En, consent::open_step, one_signature);
    stage.sees("one of two signatures");
    let (mut list, mut other, file) = self::stage(Lang::En, today, one_signature);
    list.sees("second signature").sees("custody paper");
    let id = other.walk(file.child).unwrap().consents[0].consent.id;
    assert!(other.walk(file.child).unwrap().consents.iter().any(|view| view.consent.id == id));
    // From the page: Space on what stands opens the consent, and the second signature is one key away.
    stage.keys("Up Space").sees("one of two signatures").keys("g").sees("Second signature");
    stage.sees("Father Sample").sees_not("Mother Sample (mother)");
    stage.keys("1 Enter 2 Enter '2026-11-21' F2").sees("Both have agreed.").sees("in force");
}

/// From the page of care to the list, as typed.
const TAKEN_INTO_CARE: &str = "c 1 2 Enter '2026-11-20' Enter 2 Enter 'Foster' Enter 'Exemple' Enter \
    '613-555-0188' Enter 'fost' Enter 1 Enter 3 Enter 'Ottawa' Enter '9 Hidden Lane' Enter Enter Enter \
    3 Enter 'Worker' Enter 'Sample' Enter 'worker' Enter 1 Enter 1 Enter F2";

#[test]
fn a_change_is_one_form_and_its_list_is_worked_to_the_end() {
    let (mut stage, mut other, file) = stage(Lang::En, Care::screen, nothing);
    stage.keys(TAKEN_INTO_CARE).sees("Saved. This is what follows from it.");
    stage.sees("new carer, new legal guardian from 20 Nov 2026").sees("Who consents now");
    stage.sees("Worker Sample (worker, children’s aid society)");
    // A consent that holds is not simply done; it ends right here.
    stage.keys("Down").sees("A consent falls").keys("d").sees("The consent still holds.");
    stage.keys("e").sees("permits nothing").keys("y").sees("withdrawn");
    stage.keys("Up d").sees("Sample, intake1, 21 Nov 2026").keys("d").sees("This line is settled");
    stage.keys("Down Down d Down d").sees("hidden from the birth family");
    stage
        .keys("End l 'yesterday' Enter")
        .sees("Type a day after today")
        .keys("l '2026-12-10' Enter")
        .sees("later, 10 Dec 2026");
    stage.keys("n 'the school knows' Enter").sees("Nothing of this list is open.");
    let page = other.care_page(file.child).unwrap();
    let states: Vec<LineState> = page.changes[0].lines.iter().map(|line| line.line.state).collect();
    assert!(states.iter().all(|state| matches!(state, LineState::Done | LineState::NotNeeded)), "{states:?}");
    stage.keys("Esc").sees("Foster Exemple").sees("hidden from the birth family").sees("worked");
    stage.sees("until 19 Nov 2026").sees("since 20 Nov 2026");
}

#[test]
fn what_cannot_be_saved_says_why_and_keeps_what_was_typed() {
    let (mut stage, _, _) = stage(Lang::En, Care::screen, nothing);
    stage.keys("c F2").sees("Type the first day");
    stage.keys("Home 1 Enter '2026-11-20' F2").sees("problem");
    let (mut stage, _, _) = self::stage(Lang::Fr, Care::screen, nothing);
    stage.keys("m '2026-12-01' F2").sees("Tapez où c’est");
    stage.keys("'Ottawa' F2").sees("l’adresse actuelle");
}

#[test]
fn a_family_that_moves_away_is_asked_about() {
    let eligible = |session: &mut Session, file: &Opened| {
        use circle_of_support::domain::codes::{Answer, DecisionOutcome};
        intake::served_by(session, file, &["Sample School", "Rehab Sample", "Clinic Sample"]);
        intake::answer_all(session, file, Answer::Yes);
        let form = intake::decision(file, DecisionOutcome::EligibleCsp, Some("cheo"));
        session.decide(&about(Act::Decide, file.child), &form).unwrap();
    };
    let (mut stage, mut other, file) = stage(Lang::En, Care::screen, eligible);
    let since = other.walk(file.child).unwrap().episode.state_since;
    stage.keys("m '2026-12-01' Enter 'Lanark' Enter '4 Sample Road' F2").sees("The move is saved");
    stage.sees("Service area").sees("KidsInclusive").keys("d").sees("Say whether the family stays");
    stage.keys("h").sees("to be handed over").keys("s").sees("stays");
    assert_eq!(other.walk(file.child).unwrap().episode.state_since, since, "its place in the queue");
}

#[test]
fn the_child_page_leads_to_care_and_custody() {
    let (stage, _, _) = stage(Lang::En, child::open_step, parted);
    stage.sized(80, 40).sees("Who cares, who decides").sees("! to be seen");
}

#[test]
fn every_screen_of_care_in_every_window() {
    for keys in ["", "c 1 2 Enter '2026-11-20' Enter 2", "m", "p"] {
        let (mut stage, _, _) = stage(Lang::Fr, Care::screen, parted);
        stage.keys(keys);
        for size in [(1, 1), (2, 3), (10, 4), (39, 9), (80, 24), (110, 30), (250, 70)] {
            stage = stage.sized(size.0, size.1);
            assert_eq!(stage.rows().len(), usize::from(size.1));
        }
    }
    let (mut stage, _, _) = stage(Lang::En, Care::screen, nothing);
    stage.keys(TAKEN_INTO_CARE).sees("Who consents now");
    for size in [(1, 1), (2, 3), (10, 4), (39, 9), (80, 24), (110, 30), (250, 70)] {
        stage = stage.sized(size.0, size.1);
        assert_eq!(stage.rows().len(), usize::from(size.1));
    }
}
