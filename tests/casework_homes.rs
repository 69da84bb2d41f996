//! Families as they are (tier 3): two homes, both parents deciding, the custody paper, foster care by date with the one
//! list a change opens, moves, and care that would go in a circle.

use circle_of_support::{
    casework::{
        Failure, Session,
        care::{CareChange, FamilyMove, HomeChoice, LineAbout, NewCarer, NewGuardian, Settlement},
        consents::ConsentForm,
        family::{NewCaregiver, Who},
        homes::Share,
        referrals::Opened,
    },
    domain::{
        access::Act,
        codes::{
            Answer, AreaAnswer, CapacityBasis, ChangeLineKind, Code, ConsentMethod, ConsentPurpose,
            ContactKind, CustodyPaper, DecisionOutcome, DueKind, EpisodeState, LegalAuthority, LineState,
            Placement, Relation, YesNo,
        },
        consent::ConsentState,
        ids::{ChildId, FamilyId, HouseholdId, PersonId, RowId},
        record::{Child, Consent, ContactPoint, Household, Person},
    },
};

use crate::support::{
    agency::TestAgency,
    intake::{self, about},
};

/// A day after the one on which the family called.
const LATER: &str = "2026-12-05T15:00:00Z";

fn place(municipality: &str, street: &str) -> Household {
    Household {
        municipality: Some(municipality.to_owned()),
        street: Some(street.to_owned()),
        ..Household::blank(FamilyId(0))
    }
}

/// Somebody new in care of the child, in a new home.
fn foster(on: &str, given: &str, number: &str) -> CareChange {
    let contact = ContactPoint::blank(PersonId(0), ContactKind::Phone, number);
    CareChange {
        on: on.parse().unwrap(),
        ends: false,
        carer: Some(NewCarer {
            who: Some(Who::New(Box::new(Person::named(given, "Exemple")))),
            relation: Relation::Foster,
            contact: Some(contact),
            placement: Placement::Foster,
            home: HomeChoice::New(Box::new(place("Ottawa", "9 Hidden Lane"))),
        }),
        guardian: None,
        note: None,
    }
}

/// The same, with the children's aid society as guardian from then on.
fn taken_into_care(on: &str) -> CareChange {
    CareChange {
        guardian: Some(NewGuardian {
            who: Some(Who::New(Box::new(Person::named("Worker", "Sample")))),
            relation: Relation::Worker,
            authority: LegalAuthority::ChildrensAid,
            before: Some(LegalAuthority::AccessOnly),
        }),
        ..foster(on, "Foster", "613-555-0188")
    }
}

fn change(session: &mut Session, file: &Opened, change: &CareChange) -> Result<RowId, Failure> {
    session.save_care_change(&about(Act::ChangeCare, file.child), change)
}

fn problem_of(failure: &Failure) -> String {
    match failure {
        Failure::Invalid(problems) => problems[0].message.clone(),
        other => format!("{other:?}"),
    }
}

/// The mother of the family.
fn mother(session: &mut Session, child: ChildId) -> PersonId {
    let walk = session.walk(child).unwrap();
    walk.beside.iter().find(|one| one.link.relation == Relation::Mother).unwrap().person.id.into()
}

fn agrees(session: &mut Session, child: ChildId, by: PersonId, basis: CapacityBasis) -> RowId {
    let consent = Consent {
        given_by_id: Some(by),
        given_by_name: None,
        capacity_basis: Some(basis),
        ..intake::said_yes(session, ConsentPurpose::ShareWithTeam)
    };
    let form = ConsentForm { consent, scope: Vec::new() };
    session.record_consent(&about(Act::SaveConsent, child), &form).unwrap()
}

fn state_of(session: &mut Session, child: ChildId, consent: RowId) -> ConsentState {
    let walk = session.walk(child).unwrap();
    walk.consents.iter().find(|view| view.consent.id == consent).unwrap().state
}

/// Rows of Today about changes, papers and consents, as "kind due".
fn due(session: &mut Session) -> Vec<String> {
    let kinds = [DueKind::Change, DueKind::Custody, DueKind::Consent];
    let rows = session.due_list().unwrap().rows;
    let ours = rows.into_iter().filter(|row| kinds.contains(&row.kind));
    ours.map(|row| format!("{} {}", row.kind.code(), row.due)).collect()
}

fn settle(
    session: &mut Session,
    child: ChildId,
    list: RowId,
    line: usize,
    state: LineState,
) -> Result<i64, Failure> {
    let view = session.change_list(child, list).unwrap();
    let line = view.lines[line].line.clone();
    let later = (state == LineState::Later).then(|| "2026-12-24".parse().unwrap());
    let settlement = Settlement { state, later, note: None, answer: None };
    session.settle_line(&about(Act::SettleLine, line.child_id), &line, &settlement)
}

#[test]
fn a_child_in_two_homes_has_its_shares_and_one_of_them_decides_the_area() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = intake::opened(&mut session);
    let father = NewCaregiver::new(Person::named("Father", "Sample"), Relation::Father);
    let father = session.add_caregiver(&about(Act::SaveFamily, file.child), &father).unwrap();
    let share = |words: &str| Share { share: Some(words.to_owned()), ..Share::default() };
    let save = about(Act::SaveFamily, file.child);
    let second = place("Lanark", "4 Sample Road");
    let lives = [file.person, father];
    session
        .save_shared_home(&save, None, &second, (&lives, false), Some(&share("every second weekend")))
        .unwrap();
    let page = session.care_page(file.child).unwrap();
    let stays: Vec<_> = page
        .stays
        .iter()
        .map(|stay| {
            let place = stay.household.municipality.clone().unwrap();
            (place, stay.member.main_home.code(), stay.member.share.clone())
        })
        .collect();
    let expected = [
        ("Ottawa".to_owned(), "yes", None),
        ("Lanark".to_owned(), "no", Some("every second weekend".to_owned())),
    ];
    assert_eq!(stays, expected);
    assert_eq!(page.area.as_deref(), Some("Ottawa"), "the main home decides");
    // The father's home is his: the mother is not in it, and it is not hers.
    let homes = session.walk(file.child).unwrap().homes;
    let at = |home: &circle_of_support::casework::walk::Home| {
        home.members.iter().map(|member| member.person_id).collect::<Vec<_>>()
    };
    assert!(!at(&homes[0]).contains(&father) && at(&homes[1]).contains(&father));

    let ends =
        Share { from_on: "2026-11-01".parse().ok(), to_on: "2026-10-01".parse().ok(), ..Share::default() };
    let save = about(Act::SaveFamily, file.child);
    let wrong = session.save_shared_home(&save, None, &second, (&lives, false), Some(&ends));
    assert_eq!(problem_of(&wrong.unwrap_err()), "problem-ends-before-begin");
    let empty = Household::blank(FamilyId(0));
    let wrong = session.save_home(&about(Act::SaveFamily, file.child), None, &empty, &lives, false);
    assert_eq!(problem_of(&wrong.unwrap_err()), "problem-home-empty");
    let none = Household { no_fixed_address: Some(YesNo::Yes), ..empty };
    session.save_home(&about(Act::SaveFamily, file.child), None, &none, &lives, false).unwrap();
}

#[test]
fn where_both_decide_a_consent_waits_for_the_second_signature() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = intake::opened(&mut session);
    let mother = mother(&mut session, file.child);
    let father = NewCaregiver::new(Person::named("Father", "Sample"), Relation::Father);
    let father = session.add_caregiver(&about(Act::SaveFamily, file.child), &father).unwrap();
    let consent = agrees(&mut session, file.child, mother, CapacityBasis::Joint);
    assert_eq!(state_of(&mut session, file.child, consent), ConsentState::OneSignature);
    assert_eq!(due(&mut session), ["consent 2026-11-28"], "asked for within a week");
    let recipient = circle_of_support::domain::consent::Recipient { in_circle: true, ..Default::default() };
    let plan = circle_of_support::domain::codes::Category::Plan;
    assert!(!session.may_share(file.child, &recipient, plan).unwrap().permitted);

    let base = |session: &mut Session| {
        let walk = session.walk(file.child).unwrap();
        walk.consents.iter().find(|view| view.consent.id == consent).unwrap().consent.clone()
    };
    let signed = |stands: &Consent, by: PersonId| Consent {
        second_by_id: Some(by),
        second_method: Some(ConsentMethod::Written),
        second_on: "2026-11-21".parse().ok(),
        ..stands.clone()
    };
    let stands = base(&mut session);
    let sign = about(Act::SaveConsent, file.child);
    let twice = session.add_second_signature(&sign, &stands, &signed(&stands, mother));
    assert_eq!(problem_of(&twice.unwrap_err()), "problem-consent-second-twice");
    session.add_second_signature(&sign, &stands, &signed(&stands, father)).unwrap();
    assert_eq!(state_of(&mut session, file.child, consent), ConsentState::InForce);
    assert_eq!(due(&mut session), [""; 0]);
    // One may change their mind: it ends at once.
    let stands = base(&mut session);
    let withdraw = about(Act::WithdrawConsent, file.child);
    session.withdraw_consent(&withdraw, &stands, "Sample, Father").unwrap();
    assert_eq!(state_of(&mut session, file.child, consent), ConsentState::Withdrawn);
    let again = session.add_second_signature(&about(Act::SaveConsent, file.child), &stands, &stands);
    assert_eq!(problem_of(&again.unwrap_err()), "problem-consent-not-joint");
}

#[test]
fn the_custody_paper_is_asked_for_until_it_is_seen() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = intake::opened(&mut session);
    assert_eq!(due(&mut session), [""; 0], "nobody says that custody is shared");
    let say = |session: &mut Session, change: fn(&mut Child)| {
        let base = session.care_page(file.child).unwrap().child;
        let mut said = base.record.clone();
        change(&mut said);
        session.save_custody(&about(Act::SaveFamily, file.child), &base, &said)
    };
    say(&mut session, |child| child.custody_contested = Some(YesNo::Yes)).unwrap();
    assert_eq!(due(&mut session), ["custody 2026-12-05"]);
    say(&mut session, |child| {
        child.custody_paper = Some(CustodyPaper::AskedFor);
        child.custody_paper_from = Some("Sample, Mother".to_owned());
    })
    .unwrap();
    let asked = session.care_page(file.child).unwrap().child;
    assert_eq!(asked.custody_paper_on, "2026-11-21".parse().ok(), "today, by who saved");
    assert_eq!(asked.custody_paper_by, Some(session.identity().staff));
    assert_eq!(due(&mut session), ["custody 2026-12-05"]);
    let wrong = say(&mut session, |child| child.custody_paper_on = "2026-11-22".parse().ok());
    assert_eq!(problem_of(&wrong.unwrap_err()), "problem-date-future");
    say(&mut session, |child| child.custody_paper = Some(CustodyPaper::Seen)).unwrap();
    assert_eq!(due(&mut session), [""; 0]);
}

#[test]
fn a_child_taken_into_care_opens_one_list_and_the_mothers_consent_falls() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = intake::opened(&mut session);
    let mother = mother(&mut session, file.child);
    let share = agrees(&mut session, file.child, mother, CapacityBasis::ParentCustodial);
    let list = change(&mut session, &file, &taken_into_care("2026-11-20")).unwrap();

    let view = session.change_list(file.child, list).unwrap();
    let kinds: Vec<&str> = view.lines.iter().map(|line| line.line.kind.code()).collect();
    // The consent to collect was given by name only, as a parent: it is looked at too.
    assert_eq!(
        kinds,
        [
            "who_consents",
            "consent_falls",
            "consent_falls",
            "called_first",
            "protected_address",
            "area",
            "told"
        ]
    );
    let LineAbout::Say(say) = &view.lines[0].about else { panic!("{:?}", view.lines[0].about) };
    assert_eq!(say, &[("Worker Sample".to_owned(), Relation::Worker, Some(LegalAuthority::ChildrensAid))]);
    let LineAbout::Address(address, hidden) = &view.lines[4].about else { panic!() };
    assert_eq!((address.as_str(), *hidden), ("9 Hidden Lane, Ottawa", true));
    // The new home lies in the area: worked out, and so done by who saved.
    assert_eq!(view.lines[5].line.state, LineState::Done);
    assert_eq!(due(&mut session).iter().filter(|row| row.starts_with("change")).count(), 6);

    // No such line is done while the consent holds; ending it takes effect at once and does the line.
    let line = view.lines.iter().position(|line| line.line.about_id == Some(share)).unwrap();
    let held = settle(&mut session, file.child, list, line, LineState::Done);
    assert_eq!(problem_of(&held.unwrap_err()), "problem-line-consent-holds");
    let unsaid = settle(&mut session, file.child, list, line, LineState::NotNeeded);
    assert_eq!(problem_of(&unsaid.unwrap_err()), "problem-line-why");
    let base = view.lines[line].line.clone();
    session.end_consent_of_line(&about(Act::WithdrawConsent, file.child), &base).unwrap();
    // It was given after the day on which the mother lost her say: it never held.
    assert_eq!(state_of(&mut session, file.child, share), ConsentState::Withdrawn);

    // The rest of the list, one put off; Today is empty of what is settled.
    for at in 0..view.lines.len() {
        let line = session.change_list(file.child, list).unwrap().lines[at].clone();
        match (line.line.settled_on, line.line.kind) {
            (Some(_), _) => {}
            (None, ChangeLineKind::ConsentFalls) => {
                session.end_consent_of_line(&about(Act::WithdrawConsent, file.child), &line.line).unwrap();
            }
            (None, ChangeLineKind::Told) => {
                let past = Settlement {
                    state: LineState::Later,
                    later: "2026-11-21".parse().ok(),
                    note: None,
                    answer: None,
                };
                let wrong = session.settle_line(&about(Act::SettleLine, file.child), &line.line, &past);
                assert_eq!(problem_of(&wrong.unwrap_err()), "problem-line-day");
                settle(&mut session, file.child, list, at, LineState::Later).unwrap();
            }
            (None, _) => drop(settle(&mut session, file.child, list, at, LineState::Done).unwrap()),
        }
    }
    let open: Vec<String> = due(&mut session).into_iter().filter(|row| row.starts_with("change")).collect();
    assert_eq!(open, [""; 0], "put off to 24 December, and shown a week before");
    let mut then = agency.session_at("intake1", "2026-12-20T15:00:00Z");
    assert!(due(&mut then).contains(&"change 2026-12-24".to_owned()));
    let by = session.change_list(file.child, list).unwrap().lines[0].clone();
    assert_eq!(by.by.unwrap().name, "Sample, intake1");
    assert_eq!(by.line.settled_on, "2026-11-21".parse().ok());
}

#[test]
fn what_was_before_a_change_stays_and_a_day_to_come_waits() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = intake::opened(&mut session);
    let mother_of = mother(&mut session, file.child);
    let share = agrees(&mut session, file.child, mother_of, CapacityBasis::ParentCustodial);
    let list = change(&mut session, &file, &taken_into_care("2026-12-01")).unwrap();
    // Ended now for a day to come, the consent holds until the day before.
    let lines = session.change_list(file.child, list).unwrap().lines;
    let line = lines.iter().find(|line| line.line.about_id == Some(share)).unwrap().line.clone();
    assert_eq!(line.due_on, "2026-12-01".parse().unwrap());
    session.end_consent_of_line(&about(Act::WithdrawConsent, file.child), &line).unwrap();
    assert_eq!(state_of(&mut session, file.child, share), ConsentState::InForce);
    assert_eq!(state_of(&mut agency.session_at("intake1", LATER), file.child, share), ConsentState::Expired);
    let told = |session: &mut Session| {
        let page = session.care_page(file.child).unwrap();
        let guardian = page.guardians().map(|tie| tie.name.full()).collect::<Vec<_>>();
        let carer = page.carers().map(|tie| tie.name.full()).collect::<Vec<_>>();
        let walk = session.walk(file.child).unwrap();
        let home = walk.homes.iter().find(|home| home.main).unwrap().household.street.clone();
        (guardian, carer, home)
    };
    assert_eq!(
        told(&mut session),
        (vec!["Mother Sample".to_owned()], Vec::new(), None),
        "before its day nothing has changed"
    );
    let mut then = agency.session_at("intake1", LATER);
    assert_eq!(
        told(&mut then),
        (
            vec!["Worker Sample".to_owned()],
            vec!["Foster Exemple".to_owned()],
            Some("9 Hidden Lane".to_owned())
        )
    );
    // The mother is still the mother, with access; what was before stands in the history.
    let page = then.care_page(file.child).unwrap();
    let mothers: Vec<_> = page
        .ties
        .iter()
        .filter(|tie| tie.link.relation == Relation::Mother)
        .map(|tie| (tie.link.legal_authority.unwrap(), tie.link.to_on.map(|day| day.to_string())))
        .collect();
    assert_eq!(
        mothers,
        [(LegalAuthority::AccessOnly, None), (LegalAuthority::Custodial, Some("2026-11-30".to_owned()))]
    );
    assert_eq!(page.stays.len(), 2, "where it lived before stays");

    // Nothing is put before what is known to follow.
    let early = change(&mut then, &file, &foster("2026-11-25", "Early", "613-555-0111"));
    assert_eq!(problem_of(&early.unwrap_err()), "problem-change-before-last");
    // The placement ends: back to the mother, by a day; the foster carer leaves, and stays in the history.
    let mother = mother(&mut then, file.child);
    let home = page.stays.iter().find(|stay| stay.member.placement.is_none()).unwrap();
    let back = CareChange {
        on: "2027-01-15".parse().unwrap(),
        ends: true,
        carer: Some(NewCarer {
            who: Some(Who::Known(mother)),
            relation: Relation::Mother,
            contact: None,
            placement: Placement::Parent,
            home: HomeChoice::Known(HouseholdId::from(home.household.id)),
        }),
        guardian: Some(NewGuardian {
            who: None,
            relation: Relation::Mother,
            authority: LegalAuthority::Custodial,
            before: Some(LegalAuthority::NoneHeld),
        }),
        note: Some("The order ended.".to_owned()),
    };
    change(&mut then, &file, &back).unwrap();
    let mut after = agency.session_at("intake1", "2027-01-20T15:00:00Z");
    let page = after.care_page(file.child).unwrap();
    assert_eq!(page.carers().map(|tie| tie.name.full()).collect::<Vec<_>>(), ["Mother Sample"]);
    assert_eq!(page.guardians().map(|tie| tie.name.full()).collect::<Vec<_>>(), ["Mother Sample"]);
    let foster = page.ties.iter().find(|tie| tie.link.relation == Relation::Foster).unwrap();
    assert_eq!(foster.link.to_on, "2027-01-14".parse().ok());
    assert_eq!(page.stays.len(), 3);
}

#[test]
fn a_foster_address_does_not_reach_the_birth_family() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = intake::opened(&mut session);
    let sibling = {
        let mut new = intake::calls_about(&session, Person::named("Brother", "Sample"));
        new.sibling_of = Some(file.child);
        new.home = None;
        intake::open(&mut session, &new).remove(0)
    };
    change(&mut session, &file, &taken_into_care("2026-11-20")).unwrap();
    let streets = |session: &mut Session, child: ChildId| -> Vec<String> {
        let homes = session.walk(child).unwrap().homes;
        homes.iter().filter_map(|home| home.household.street.clone()).collect()
    };
    assert_eq!(streets(&mut session, file.child), ["9 Hidden Lane"]);
    assert_eq!(streets(&mut session, sibling.child), [""; 0], "not in the brother's file");
    let mother = mother(&mut session, file.child);
    let carer = session.care_page(file.child).unwrap().carers().next().unwrap().link.person_id;
    let store = circle_of_support::store::Store::open(&agency.file()).unwrap();
    let hidden = || circle_of_support::casework::care::hidden_from(store.db(), mother).unwrap();
    let (homes, people) = hidden();
    assert_eq!((homes.len(), people), (1, vec![carer]));

    // Lifted by who may: the birth family may know.
    let home = session.walk(file.child).unwrap().homes.into_iter().find(|home| home.main).unwrap();
    let share =
        Share { from_on: "2026-11-20".parse().ok(), address_shown: Some(YesNo::Yes), ..Share::default() };
    let save = about(Act::SaveFamily, file.child);
    let lives = [file.person, carer];
    session
        .save_shared_home(&save, Some(&home.household), &home.household.record, (&lives, true), Some(&share))
        .unwrap();
    assert_eq!(hidden().0, []);
    assert_eq!(streets(&mut session, sibling.child), ["9 Hidden Lane"]);
}

#[test]
fn one_person_is_mother_of_one_child_and_foster_carer_of_another() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let own = intake::opened(&mut session);
    let other = {
        let mut new = intake::calls_about(&session, Person::named("Other", "Exemple"));
        new.caregivers = vec![intake::mother("613-555-0199")];
        intake::open(&mut session, &new).remove(0)
    };
    // The number is typed, and the file says whose it is.
    let known = session.people_at_number("(613) 555-0142").unwrap();
    let mother = mother(&mut session, own.child);
    assert_eq!((known.people.len(), known.people[0].person), (1, mother));
    assert_eq!(known.people[0].ties, [(Relation::Mother, own.number)]);
    assert!(!known.elsewhere);
    let home = session.walk(own.child).unwrap().homes[0].household.id;
    let mut placed = foster("2026-11-20", "", "");
    placed.carer = placed.carer.map(|carer| NewCarer {
        who: Some(Who::Known(mother)),
        home: HomeChoice::Known(HouseholdId::from(home)),
        ..carer
    });
    change(&mut session, &other, &placed).unwrap();
    let page = session.care_page(other.child).unwrap();
    assert_eq!(page.carers().next().unwrap().link.relation, Relation::Foster);
    assert_eq!(
        session.care_page(own.child).unwrap().guardians().next().unwrap().link.relation,
        Relation::Mother
    );
    assert_eq!(session.walk(other.child).unwrap().homes.iter().filter(|home| home.main).count(), 1);
    // The own child's family moves, and the foster child moves along: one address, typed once.
    let moving = FamilyMove {
        from: HouseholdId::from(home),
        to: place("Ottawa", "77 Sample Avenue"),
        on: "2026-12-01".parse().unwrap(),
        stay: Vec::new(),
        note: None,
    };
    session.move_family(&about(Act::MoveFamily, own.child), &moving).unwrap();
    let mut then = agency.session_at("intake1", LATER);
    for child in [own.child, other.child] {
        let homes = then.walk(child).unwrap().homes;
        let main = homes.iter().find(|home| home.main).unwrap();
        assert_eq!(main.household.street.as_deref(), Some("77 Sample Avenue"));
    }
    // The home is the other family's: from here it is only read.
    let home = then.walk(other.child).unwrap().homes.into_iter().find(|home| home.main).unwrap();
    let save = about(Act::SaveFamily, other.child);
    let refused = then.save_home(&save, Some(&home.household), &home.household.record, &[other.person], true);
    assert!(matches!(refused, Err(Failure::Missing(_))), "{refused:?}");
}

#[test]
fn care_in_a_circle_is_refused_and_nothing_is_lost() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let young = intake::opened(&mut session);
    let baby = {
        let new = intake::calls_about(&session, Person::named("Baby", "Sample"));
        intake::open(&mut session, &new).remove(0)
    };
    let cared_by = |who: PersonId| CareChange {
        carer: Some(NewCarer {
            who: Some(Who::Known(who)),
            relation: Relation::Mother,
            contact: None,
            placement: Placement::Parent,
            home: HomeChoice::Same,
        }),
        ..foster("2026-11-20", "", "")
    };
    let own = change(&mut session, &young, &cared_by(young.person));
    assert_eq!(problem_of(&own.unwrap_err()), "problem-care-circular");
    change(&mut session, &baby, &cared_by(young.person)).unwrap();
    let circle = change(&mut session, &young, &cared_by(baby.person));
    assert_eq!(problem_of(&circle.unwrap_err()), "problem-care-circular");
    let page = session.care_page(young.child).unwrap();
    assert_eq!((page.changes.len(), page.stays.len()), (0, 1), "as it was");
    let nothing = CareChange { carer: None, ..foster("2026-11-20", "", "") };
    assert_eq!(problem_of(&change(&mut session, &young, &nothing).unwrap_err()), "problem-change-nothing");
    let nobody = CareChange {
        carer: cared_by(baby.person).carer.map(|carer| NewCarer { who: None, ..carer }),
        ..nothing
    };
    assert_eq!(problem_of(&change(&mut session, &young, &nobody).unwrap_err()), "problem-change-carer");
    let mut nowhere = foster("2026-11-20", "Foster", "");
    let blank = HomeChoice::New(Box::new(Household::blank(FamilyId(0))));
    nowhere.carer = nowhere.carer.map(|carer| NewCarer { home: blank, ..carer });
    assert_eq!(problem_of(&change(&mut session, &young, &nowhere).unwrap_err()), "problem-home-empty");
}

/// A family that waits for a coordinator since the day it was decided.
fn waiting(session: &mut Session) -> Opened {
    let file = intake::opened(session);
    intake::served_by(session, &file, &["Sample School", "Rehab Sample", "Clinic Sample"]);
    intake::answer_all(session, &file, Answer::Yes);
    let form = intake::decision(&file, DecisionOutcome::EligibleCsp, Some("cheo"));
    session.decide(&about(Act::Decide, file.child), &form).unwrap();
    file
}

#[test]
fn a_family_that_moves_keeps_its_place_and_a_person_says_what_becomes_of_it() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = waiting(&mut session);
    let sibling = {
        let mut new = intake::calls_about(&session, Person::named("Brother", "Sample"));
        (new.sibling_of, new.home) = (Some(file.child), None);
        intake::open(&mut session, &new).remove(0)
    };
    let home = session.walk(file.child).unwrap().homes[0].household.clone();
    let lives = [file.person, sibling.person, mother(&mut session, file.child)];
    let save = about(Act::SaveFamily, file.child);
    session.save_home(&save, Some(&home), &home.record, &lives, true).unwrap();

    let mut then = agency.session_at("intake1", "2026-11-30T15:00:00Z");
    let since = then.walk(file.child).unwrap().episode.state_since;
    let moving = |municipality: &str, on: &str| FamilyMove {
        from: HouseholdId::from(home.id),
        to: place(municipality, "4 Sample Road"),
        on: on.parse().unwrap(),
        stay: Vec::new(),
        note: None,
    };
    let moved =
        then.move_family(&about(Act::MoveFamily, file.child), &moving("Lanark", "2026-12-03")).unwrap();
    assert_eq!(moved.open, 2, "the waiting episode, and who is told");
    let area = |session: &mut Session, child: ChildId| {
        let homes = session.walk(child).unwrap().homes;
        homes.into_iter().find(|home| home.main).unwrap().area_name.unwrap()
    };
    assert_eq!(area(&mut then, file.child), "Ottawa", "a day to come takes no effect before it");
    let mut later = agency.session_at("intake1", LATER);
    for child in [file.child, sibling.child] {
        assert!(area(&mut later, child).contains("Lanark"), "typed once for both children");
    }
    let walk = later.walk(file.child).unwrap();
    assert_eq!((walk.episode.state, walk.episode.state_since), (EpisodeState::EligibleWaiting, since));

    // It may not be done before somebody says what becomes of it; handed over it stays in sight.
    let list = later.change_list(file.child, moved.change).unwrap();
    let line = list.lines[0].line.clone();
    assert_eq!((line.kind, line.about_id), (ChangeLineKind::Area, Some(walk.episode.id)));
    let wrong = settle(&mut later, file.child, moved.change, 0, LineState::Done);
    assert_eq!(problem_of(&wrong.unwrap_err()), "problem-line-answer");
    let over = Settlement {
        state: LineState::Later,
        later: "2026-12-12".parse().ok(),
        note: None,
        answer: Some(AreaAnswer::HandOver),
    };
    later.settle_line(&about(Act::SettleLine, file.child), &line, &over).unwrap();
    assert!(due(&mut later).contains(&"change 2026-12-12".to_owned()));
    settle(&mut later, file.child, moved.change, 0, LineState::Done).unwrap();

    // What cannot be: the same address, a day before the last move, a home that says nothing.
    let now = later.walk(file.child).unwrap().homes.into_iter().find(|home| home.main).unwrap().household;
    let from = |moving: FamilyMove| FamilyMove { from: now.id.into(), ..moving };
    for (moving, problem) in [
        (from(moving("lanark", "2026-12-10")), "problem-move-same"),
        (from(moving("Perth", "2026-12-03")), "problem-move-before-last"),
        (moving("Perth", "2026-12-10"), "problem-move-before-last"),
        (
            from(FamilyMove { to: Household::blank(FamilyId(0)), ..moving("", "2026-12-10") }),
            "problem-home-empty",
        ),
        (from(FamilyMove { stay: lives.to_vec(), ..moving("Perth", "2026-12-10") }), "problem-move-nobody"),
    ] {
        let refused = later.move_family(&about(Act::MoveFamily, file.child), &moving).unwrap_err();
        assert_eq!(problem_of(&refused), problem);
    }
    // Who stays behind keeps the old home; a move inside the area opens nothing.
    let mother = lives[2];
    let stays = FamilyMove { stay: vec![mother], ..from(moving("Perth", "2026-12-10")) };
    later.move_family(&about(Act::MoveFamily, file.child), &stays).unwrap();
    let mut end = agency.session_at("intake1", "2026-12-11T15:00:00Z");
    let homes = end.walk(file.child).unwrap().homes;
    let of = |person: PersonId| {
        let home = homes.iter().find(|home| home.members.iter().any(|member| member.person_id == person));
        home.unwrap().household.municipality.clone().unwrap()
    };
    assert_eq!((of(file.person).as_str(), of(mother).as_str()), ("Perth", "Lanark"));
}

#[test]
fn who_may_not_work_on_the_file_changes_nothing() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = intake::opened(&mut session);
    let home = session.walk(file.child).unwrap().homes[0].household.id;
    for name in ["coordinator1", "privacy1", "admin1"] {
        let mut other = agency.session(name);
        let refused = change(&mut other, &file, &taken_into_care("2026-11-20"));
        assert!(matches!(refused, Err(Failure::Refused { .. })), "{name}: {refused:?}");
        let moving = FamilyMove {
            from: home.into(),
            to: place("Ottawa", "1 Sample St"),
            on: "2026-12-01".parse().unwrap(),
            stay: Vec::new(),
            note: None,
        };
        let refused = other.move_family(&about(Act::MoveFamily, file.child), &moving);
        assert!(matches!(refused, Err(Failure::Refused { .. })), "{name}: {refused:?}");
    }
    // Another family's home, and another child's line, are not reached through this one.
    let list = change(&mut session, &file, &taken_into_care("2026-11-20")).unwrap();
    let stranger = {
        let new = intake::calls_about(&session, Person::named("Other", "Exemple"));
        intake::open(&mut session, &new).remove(0)
    };
    let line = session.change_list(file.child, list).unwrap().lines[0].line.clone();
    let done = Settlement { state: LineState::Done, later: None, note: None, answer: None };
    let wrong = session.settle_line(&about(Act::SettleLine, stranger.child), &line, &done);
    assert!(matches!(wrong, Err(Failure::Missing(_))), "{wrong:?}");
    assert!(session.change_list(stranger.child, list).is_err());
}

#[test]
fn a_change_is_one_save_and_one_undo() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = intake::opened(&mut session);
    change(&mut session, &file, &taken_into_care("2026-11-20")).unwrap();
    session.undo().unwrap();
    let page = session.care_page(file.child).unwrap();
    assert_eq!(page.guardians().map(|tie| tie.name.full()).collect::<Vec<_>>(), ["Mother Sample"]);
    assert_eq!((page.stays.len(), page.changes.len()), (1, 0));
}

#[test]
fn the_main_home_of_one_child_is_not_made_that_of_the_others() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = intake::opened(&mut session);
    let mother = mother(&mut session, file.child);
    let second = place("Lanark", "4 Sample Road");
    let lives = [file.person, mother];
    session.save_home(&about(Act::SaveFamily, file.child), None, &second, &lives, true).unwrap();
    let walk = session.walk(file.child).unwrap();
    let main = |town: &str, person: PersonId| {
        let home = walk.homes.iter().find(|home| home.household.municipality.as_deref() == Some(town));
        home.unwrap().members.iter().find(|one| one.person_id == person).map(|one| one.main_home.code())
    };
    assert_eq!([main("Lanark", file.person), main("Ottawa", file.person)], [Some("yes"), Some("no")]);
    assert_eq!([main("Lanark", mother), main("Ottawa", mother)], [Some("no"), Some("yes")]);
    sound(&agency);
}

#[test]
fn a_new_carer_in_the_same_home_leaves_the_other_home_of_the_child() {
    let agency = TestAgency::new();
    let mut session = agency.session("intake1");
    let file = intake::opened(&mut session);
    let share = Share { share: Some("every second weekend".to_owned()), ..Share::default() };
    let second = place("Lanark", "4 Sample Road");
    let save = about(Act::SaveFamily, file.child);
    session.save_shared_home(&save, None, &second, (&[file.person], false), Some(&share)).unwrap();
    let mut new = foster(&session.today().to_string(), "Grandma", "613-555-0188");
    let carer = new.carer.as_mut().unwrap();
    (carer.home, carer.placement) = (HomeChoice::Same, Placement::Foster);
    change(&mut session, &file, &new).unwrap();
    let walk = session.walk(file.child).unwrap();
    let stays: Vec<_> = walk
        .homes
        .iter()
        .map(|home| {
            let own = home.members.iter().find(|one| one.person_id == file.person).unwrap();
            (home.household.municipality.clone().unwrap(), own.share.clone(), own.placement, home.main)
        })
        .collect();
    let expected = [
        ("Ottawa".to_owned(), None, Some(Placement::Foster), true),
        ("Lanark".to_owned(), Some("every second weekend".to_owned()), None, false),
    ];
    assert_eq!(stays, expected);
    sound(&agency);
}

fn sound(agency: &TestAgency) {
    let store = circle_of_support::store::Store::open(&agency.file()).unwrap();
    assert_eq!(circle_of_support::store::invariants::check_all(store.db()).unwrap(), []);
}
