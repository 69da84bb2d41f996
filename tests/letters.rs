//! Letters of intake and blank sheets: their words in both languages, and what is kept, refused and settled (issue "The
//! intake desk", letters).

#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a test that cannot go on has failed")]

use circle_of_support::{
    casework::{
        Command, Failure, Session, Subject,
        letters::{Left, LetterTo, Prepared},
    },
    documents::{
        letters::{Address, Facts, Helper, Letter, Sender, compose},
        page::COLUMNS,
        sheets,
    },
    domain::{
        access::{Act, Verdict},
        codes::{
            AttemptOutcome, Code, ConsentAnswer, ConsentPurpose, ContactKind, ContactMode, DecisionOutcome,
            DueKind, Language, LetterKind, LetterSent, Permission, RecipientKind, ReferrerType, YesNo,
        },
        ids::{ChildId, FileNumber, PersonId, RowId},
        letter::{Sheet, WhyNot},
        record::{
            Attempt, Child, Consent, ConsentScope, ContactPoint, Household, Organization, Person, RecordKind,
            Referral,
        },
        rule_reader::Bilingual,
        rule_set,
    },
    text::Lang,
};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::support::{
    agency::TestAgency,
    families::{self, TestFamily, about},
};

/// The longest names of the made-up families, and scripts that try a page.
const LONG: &str = "Maximiliana-Alexandrine Sample-Featherstonehaugh-Exemple de la Grande-Vallée";

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: fr.to_owned() }
}

fn letter(kind: LetterKind, language: Language) -> Letter {
    Letter {
        kind,
        language,
        from: Sender {
            agency: "Sample Agency".to_owned(),
            phone: Some(both("613-555-0100, ext. 2", "613-555-0100, poste 2")),
            signed: "A. Sample".to_owned(),
        },
        to: Address {
            name: LONG.to_owned(),
            lines: vec![
                "12345 Chemin Exemple, appartement 1204".to_owned(),
                "Ottawa\u{a0}\u{a0}K1A 0B1".to_owned(),
            ],
        },
        on: day("2026-11-21"),
        number: FileNumber(1080),
        child: "Maximiliana-Alexandrine".to_owned(),
        facts: Facts {
            received_on: Some(day("2026-11-10")),
            call_by: Some(day("2026-11-26")),
            attempts: 3,
            service: Some(both(
                "CHEO Coordinated Service Planning",
                "Planification coordonnée des services du CHEO",
            )),
            since: Some(day("2026-10-01")),
            ahead: 2,
            tell_by: Some(day("2026-12-21")),
            outcome: Some(DecisionOutcome::EligibleCsp),
            decided_on: Some(day("2026-11-20")),
            explained_on: Some(day("2026-11-20")),
            helper: Some(Helper {
                name: "Rotary Home Exemple".to_owned(),
                phone: Some("613-555-0177".to_owned()),
            }),
            lines: vec![(
                both("Kids Help Phone", "Jeunesse, J’écoute"),
                both("1-800-668-6868", "1-800-668-6868"),
            )],
        },
    }
}

/// Every letter in both languages, and one through an interpreter, one below the other.
#[test]
fn every_letter_has_its_words_in_both_languages() {
    for language in [Language::English, Language::French, Language::Arabic] {
        let mut all = String::new();
        for kind in LetterKind::ALL {
            all.push_str(&format!("==== {}\n{}", kind.code(), compose(&letter(*kind, language))));
        }
        insta::assert_snapshot!(format!("letters_{}", language.code()), all);
    }
}

#[test]
fn every_sheet_has_its_words_in_both_languages() {
    let rules = rule_set::shipped().unwrap();
    for lang in Lang::ALL {
        let screenings = rules.programs.iter().map(|program| Sheet::Screening(program.code.clone()));
        let mut all = String::new();
        for sheet in [Sheet::Call, Sheet::Consent].into_iter().chain(screenings) {
            let text = sheets::blank(&sheet, "Sample Agency", &rules.programs, *lang);
            all.push_str(&format!("==== {sheet:?}\n{text}"));
        }
        insta::assert_snapshot!(format!("sheets_{}", lang.code()), all);
        for criterion in rules.programs.iter().flat_map(|program| &program.criteria) {
            let words = if *lang == Lang::Fr { &criterion.words.fr } else { &criterion.words.en };
            let first = words.split(' ').take(3).collect::<Vec<_>>().join(" ");
            assert!(all.contains(&first), "{} {first}", criterion.id);
        }
    }
}

/// The facts a letter must never say, and the ones it must.
#[test]
fn each_letter_says_what_its_reader_may_know_and_no_more() {
    use LetterKind as K;
    let detail = ["Maximiliana-Alexandrine ", "Rotary", "CHEO"];
    for (kind, says, never) in [
        (K::AckFamily, vec!["C-1080", "21 November 2026", "26 November 2026", "large print"], vec!["Rotary"]),
        (K::AckReferrer, vec!["C-1080", "received", "10 November 2026", "nothing more"], detail.to_vec()),
        (K::NotReached, vec!["3 times", "leave a message", "come back"], vec!["Rotary", "CHEO"]),
        (
            K::Waiting,
            vec!["2 families are before yours", "21 December 2026", "1 October 2026", "988"],
            vec!["Rotary"],
        ),
        (K::NotEligible, vec!["Rotary Home", "613-555-0177", "come back at any time", "complain"], vec![]),
        (K::OutcomeReferrer, vec!["accepted", "agreed", "20 November 2026"], vec!["Rotary", "waiting list"]),
    ] {
        // In one line: where a line ends says nothing.
        let own = Letter {
            to: Address { name: "Reader Sample".to_owned(), lines: Vec::new() },
            ..letter(kind, Language::English)
        };
        let unnamed = matches!(kind, K::AckReferrer | K::OutcomeReferrer | K::NotReached);
        let own = if unnamed { Letter { child: String::new(), ..own } } else { own };
        let text = compose(&own).replace('\n', " ");
        for words in says {
            assert!(text.contains(words), "{kind:?} should say {words:?}: {text}");
        }
        for words in never {
            assert!(!text.contains(words), "{kind:?} must not say {words:?}: {text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Whatever people are called and wherever they live: 72 columns, and nothing that steers a terminal or a printer.
    #[test]
    fn no_line_of_any_letter_is_wider_than_72_columns(
        name in "\\PC{0,120}", street in "(?s).{0,90}", child in "[\\p{Arabic}\\p{Han}\\p{Latin}\u{1400}-\u{167f} '’-]{0,60}",
        helper in ".{0,80}", ahead in 0_i64..2_000, kind in 0_usize..6, french in any::<bool>(),
    ) {
        let language = if french { Language::French } else { Language::Inuktitut };
        let own = letter(LetterKind::ALL[kind], language);
        let facts = Facts { ahead, attempts: ahead, helper: Some(Helper { name: helper, phone: None }), ..own.facts.clone() };
        let text = compose(&Letter { to: Address { name, lines: vec![street] }, child, facts, ..own });
        for line in text.lines() {
            prop_assert!(line.width() <= COLUMNS, "{line:?}");
        }
        let bad = |c: &char| (c.is_control() && *c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{200e}' | '\u{200f}');
        prop_assert_eq!(text.chars().find(bad), None);
    }
}

// What is kept, refused and settled.

/// A family that waits: French, with an address, whose father lives elsewhere.
struct Family {
    agency: TestAgency,
    intake: Session,
    family: TestFamily,
}

fn waiting() -> Family {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = families::waiting(&mut intake, "Child", "cheo", 3);
    let view = intake.walk(family.child).unwrap();
    let home = view.homes[0].household.clone();
    let street = Household {
        street: Some("12 Sample Street".to_owned()),
        postal_code: Some("K1A 0B1".to_owned()),
        ..home.record.clone()
    };
    let own = PersonId::from(view.person.id);
    let command = about(Act::SaveFamily, family.child);
    intake.save_home(&command, Some(&home), &street, &[own, family.mother], true).unwrap();
    Family { agency, intake, family }
}

fn why_not(failure: &Failure) -> &str {
    match failure {
        Failure::Invalid(problems) => &problems[0].message,
        other => panic!("{other:?}"),
    }
}

impl Family {
    fn child(&self) -> ChildId {
        self.family.child
    }

    fn prepare(&mut self, kind: LetterKind, to: LetterTo) -> Result<Prepared, Failure> {
        self.intake.prepare_letter(self.family.child, kind, to)
    }

    fn mother(&self) -> LetterTo {
        LetterTo::Person(self.family.mother)
    }

    fn change_person(&mut self, person: PersonId, change: impl FnOnce(&mut Person)) {
        let view = self.intake.walk(self.family.child).unwrap();
        let own = std::iter::once(&view.person).chain(view.beside.iter().map(|one| &one.person));
        let base = own.into_iter().find(|one| PersonId::from(one.id) == person).unwrap().clone();
        let mut new = base.record.clone();
        change(&mut new);
        self.intake.save_person(&about(Act::SaveFamily, self.family.child), &base, &new).unwrap();
    }
}

const SENT: Left = Left { how: LetterSent::Mail, on: chrono::NaiveDate::from_ymd_opt(2026, 11, 21) };

#[test]
fn a_letter_is_in_the_language_of_who_gets_it_and_is_kept_as_it_was_made() {
    let mut f = waiting();
    let shown = f.prepare(LetterKind::Waiting, f.mother()).unwrap();
    assert_eq!((shown.language, shown.addressed, shown.spoken), (Language::French, true, None));
    for words in [
        "12 Sample Street",
        "Ottawa\u{a0}\u{a0}K1A 0B1",
        "Bonjour Mother Sample,",
        "liste d’attente",
        "C-0001",
    ] {
        assert!(shown.body.contains(words), "{words}: {}", shown.body);
    }
    let make = about(Act::MakeLetter, f.child());
    let kept = f.intake.make_letter(&make, &shown, Left::NOT).unwrap();
    assert_eq!(
        f.intake.make_letter(&make, &shown, Left::NOT).unwrap().id,
        kept.id,
        "a retry makes no second letter"
    );
    // The family moves and is renamed; the letter stays what it was.
    f.change_person(f.family.mother, |person| person.family = Some("Exemple".to_owned()));
    let read = f.intake.letter(f.child(), kept.id).unwrap();
    assert_eq!((read.body.as_str(), read.recipient.as_str()), (shown.body.as_str(), "Mother Sample"));
    assert_eq!(f.intake.open_file(f.child()).unwrap().letters, std::slice::from_ref(&read));
    let history = f.intake.history(f.child()).unwrap();
    assert!(history.iter().any(|entry| entry.kind == RecordKind::Letter), "in the history");
    // The old preview is not made any more: nobody sends what nobody read.
    let old = f.intake.make_letter(&about(Act::MakeLetter, f.child()), &shown, Left::NOT).unwrap_err();
    assert_eq!(why_not(&old), "problem-letter-changed");
    // Not even by hand.
    let store = circle_of_support::store::Store::open(&f.agency.file()).unwrap();
    for sql in ["UPDATE letter SET body = 'x'", "UPDATE letter SET recipient = 'x'", "DELETE FROM letter"] {
        assert!(store.db().execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn a_letter_that_left_is_not_undone() {
    let mut f = waiting();
    let shown = f.prepare(LetterKind::Waiting, f.mother()).unwrap();
    let left = Left { how: LetterSent::Mail, on: Some(f.intake.today()) };
    for (left, export, undone) in [(Left::NOT, false, true), (Left::NOT, true, false), (left, false, false)] {
        let kept = f.intake.make_letter(&about(Act::MakeLetter, f.child()), &shown, left).unwrap();
        if export {
            f.intake.export_letter(f.child(), kept.id).unwrap();
        }
        assert_eq!(f.intake.undo().is_ok(), undone, "{left:?} {export}");
    }
}

#[test]
fn a_letter_that_was_sent_tells_the_family_and_settles_its_row_in_today() {
    let agency = TestAgency::new();
    let mut early = agency.session_at("intake1", "2026-10-01T15:00:00Z");
    let family = families::waiting(&mut early, "Child", "cheo", 3);
    drop(early);
    let mut intake = agency.session_at("intake1", "2026-11-21T15:00:00Z");
    let tell = |session: &mut Session| {
        let list = session.due_list().unwrap();
        list.rows.iter().any(|row| row.kind == DueKind::TellFamily)
    };
    assert!(tell(&mut intake));
    let to = LetterTo::Person(family.mother);
    let shown = intake.prepare_letter(family.child, LetterKind::Waiting, to).unwrap();
    let kept = intake.make_letter(&about(Act::MakeLetter, family.child), &shown, Left::NOT).unwrap();
    assert!(tell(&mut intake), "a letter that lies here told nobody");
    for (left, problem) in [
        (Left { how: LetterSent::Mail, on: None }, "problem-letter-sent-on"),
        (Left { how: LetterSent::Mail, on: Some(day("2026-11-22")) }, "problem-date-future"),
        (Left { how: LetterSent::NotSent, on: Some(day("2026-11-20")) }, "problem-letter-not-sent-on"),
    ] {
        let failure = intake.mark_letter(&about(Act::MarkLetter, family.child), &kept, left).unwrap_err();
        assert_eq!(why_not(&failure), problem);
    }
    intake.mark_letter(&about(Act::MarkLetter, family.child), &kept, SENT).unwrap();
    assert!(!tell(&mut intake), "sent: the family is told");
    let told = intake.waiting(Default::default()).unwrap()[0].told_on;
    assert_eq!(told, Some(day("2026-11-21")));
    assert_eq!(intake.open_file(family.child).unwrap().header.told_on, told);
    intake.undo().unwrap();
    assert!(tell(&mut intake), "taken back, the family waits to be told again");
}

/// The place in the list counts families of the same programme, the urgent and the longer waiting before.
#[test]
fn a_waiting_letter_says_where_the_family_stands() {
    let agency = TestAgency::new();
    let mut made = Vec::new();
    for (at, given, program) in [
        ("2026-09-01T15:00:00Z", "First", "cheo"),
        ("2026-09-10T15:00:00Z", "Second", "cheo"),
        ("2026-09-05T15:00:00Z", "Other", "halton"),
    ] {
        made.push(families::waiting(&mut agency.session_at("intake1", at), given, program, 3));
    }
    let mut intake = agency.session("intake1");
    for (family, words) in [
        (&made[0], "la prochaine sur la liste"),
        (&made[1], "une famille est avant"),
        (&made[2], "la prochaine"),
    ] {
        let to = LetterTo::Person(family.mother);
        let body = intake.prepare_letter(family.child, LetterKind::Waiting, to).unwrap().body;
        assert!(body.replace('\n', " ").contains(words), "{words}: {body}");
        assert!(body.replace('\n', " ").contains("21 décembre 2026"), "told next in 30 days: {body}");
    }
}

#[test]
fn preferred_names_are_used_former_ones_never() {
    let mut f = waiting();
    f.change_person(f.family.mother, |person| {
        person.preferred_name = Some("Mo".to_owned());
        person.other_names = vec!["Former Exemple".to_owned()];
    });
    let own = f.intake.walk(f.child()).unwrap().person.id.into();
    f.change_person(own, |person| {
        person.preferred_name = Some("Sam".to_owned());
        person.other_names = vec!["Deadname".to_owned()];
    });
    for kind in [LetterKind::AckFamily, LetterKind::Waiting] {
        let body = f.prepare(kind, f.mother()).unwrap().body;
        assert!(body.contains("Mo Sample") && body.contains("Sam"), "{body}");
        for never in ["Former", "Deadname", "Mother", "Child"] {
            assert!(!body.contains(never), "{never}: {body}");
        }
    }
}

#[test]
fn another_home_and_a_protected_address_never_stand_in_a_letter() {
    let mut f = waiting();
    let body = f.prepare(LetterKind::Waiting, LetterTo::Person(f.family.grandmother)).unwrap().body;
    assert!(!body.contains("12 Sample Street"), "the grandmother has a home of her own: {body}");
    let home = f.intake.walk(f.child()).unwrap().homes[0].household.clone();
    let protected = Household { protected_from: Some(f.family.grandmother), ..home.record.clone() };
    let lives = [f.intake.walk(f.child()).unwrap().person.id.into(), f.family.mother];
    f.intake.save_home(&about(Act::SaveFamily, f.child()), Some(&home), &protected, &lives, true).unwrap();
    let refused = f.prepare(LetterKind::Waiting, LetterTo::Person(f.family.grandmother)).unwrap_err();
    assert_eq!(why_not(&refused), WhyNot::ProtectedFrom.text_id());
}

#[test]
fn who_reads_another_language_gets_english_and_an_interpreter() {
    let mut f = waiting();
    f.change_person(f.family.mother, |person| person.language_service = Some(Language::Arabic));
    let shown = f.prepare(LetterKind::Waiting, f.mother()).unwrap();
    assert_eq!((shown.language, shown.spoken), (Language::English, Some(Language::Arabic)));
    assert!(shown.body.contains("To be read with an interpreter (Arabic)"), "{}", shown.body);
}

#[test]
fn no_mail_a_death_and_a_letter_without_a_reason_are_refused_with_why() {
    let mut f = waiting();
    for (kind, why) in [
        (LetterKind::AckReferrer, WhyNot::NoReferrer),
        (LetterKind::OutcomeReferrer, WhyNot::NoReferrer),
        (LetterKind::NotEligible, WhyNot::NotRefused),
        (LetterKind::NotReached, WhyNot::NotTried),
    ] {
        assert_eq!(why_not(&f.prepare(kind, f.mother()).unwrap_err()), why.text_id(), "{kind:?}");
        let possible = f.intake.letter_desk(f.child()).unwrap().kinds;
        assert!(possible.contains(&(kind, Some(why))), "{possible:?}");
    }
    let tried = Attempt {
        child_id: Some(f.child()),
        promise_id: None,
        hand_off_id: None,
        call_id: None,
        staff_id: f.intake.identity().staff,
        at: f.intake.now(),
        mode: ContactMode::Phone,
        outcome: AttemptOutcome::NoAnswer,
        note: None,
    };
    f.intake.save_attempt(&about(Act::SaveAttempt, f.child()), &tried).unwrap();
    assert!(f.prepare(LetterKind::NotReached, f.mother()).unwrap().body.contains("une fois"));

    let mut no_mail = ContactPoint::blank(f.family.mother, ContactKind::Mail, "by post");
    no_mail.safe_message = Some(YesNo::No);
    f.intake.save_contact(&about(Act::SaveFamily, f.child()), None, &no_mail).unwrap();
    assert_eq!(
        why_not(&f.prepare(LetterKind::Waiting, f.mother()).unwrap_err()),
        WhyNot::NoLetters.text_id()
    );
    let listed = f.intake.correspondents(f.child(), LetterKind::Waiting).unwrap();
    let mother = listed.iter().find(|one| one.to == f.mother()).unwrap();
    assert_eq!(
        (mother.why_not, listed.last().unwrap().to),
        (Some(WhyNot::NoLetters), f.mother()),
        "seen, last"
    );

    let shown = f.prepare(LetterKind::Waiting, LetterTo::Person(f.family.grandmother)).unwrap();
    let own = f.intake.walk(f.child()).unwrap().person.id.into();
    f.change_person(own, |person| person.deceased_on = Some(day("2026-11-20")));
    for kind in LetterKind::ALL {
        let refused = f.prepare(*kind, f.mother()).unwrap_err();
        assert_eq!(why_not(&refused), WhyNot::ChildDied.text_id(), "{kind:?}");
    }
    // The preview that was open on another desk is not made either.
    let late = f.intake.make_letter(&about(Act::MakeLetter, f.child()), &shown, SENT).unwrap_err();
    assert_eq!(why_not(&late), WhyNot::ChildDied.text_id());
    assert!(f.intake.open_file(f.child()).unwrap().letters.is_empty());
}

/// A youth who keeps the home out of the file: no letter home, and the parents are not even named as people to write to.
#[test]
fn no_letter_goes_home_where_a_youth_keeps_it_out() {
    let mut f = waiting();
    let base = f.intake.walk(f.child()).unwrap().child;
    let youth = PersonId::from(f.intake.walk(f.child()).unwrap().person.id);
    let alone = Child { keep_from_home: Some(YesNo::Yes), ..base.record.clone() };
    f.intake.save_child(&about(Act::SaveFamily, f.child()), &base, &alone).unwrap();
    let listed = f.intake.correspondents(f.child(), LetterKind::Waiting).unwrap();
    let seen: Vec<_> = listed.iter().map(|one| (one.to, one.why_not)).collect();
    assert_eq!(
        seen,
        [(LetterTo::Person(youth), Some(WhyNot::NoLetters))],
        "no parent, and no letter to the youth's home"
    );
    assert!(f.prepare(LetterKind::Waiting, f.mother()).is_err(), "not by her row either");
    let refused = f.prepare(LetterKind::Waiting, LetterTo::Person(youth)).unwrap_err();
    assert_eq!(why_not(&refused), WhyNot::NoLetters.text_id());
}

/// After the set number of tries a letter is proposed; once it is sent its line waits for the family, then for a person.
#[test]
fn a_letter_after_the_last_try_settles_its_line_until_the_family_had_time_to_answer() {
    use circle_of_support::domain::due::DueGroup;
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = families::referred(&mut intake, "Child", "Ottawa");
    let line = |session: &mut Session| {
        let list = session.due_list().unwrap();
        let row = list.rows.iter().find(|row| row.kind == DueKind::CouldNotReach);
        row.map(|row| (row.group, row.why.text, row.due.to_string()))
    };
    assert_eq!(line(&mut intake), None);
    for _ in 0..3 {
        let tried = Attempt {
            child_id: Some(family.child),
            promise_id: None,
            hand_off_id: None,
            call_id: None,
            staff_id: intake.identity().staff,
            at: intake.now(),
            mode: ContactMode::Phone,
            outcome: AttemptOutcome::NoAnswer,
            note: None,
        };
        intake.save_attempt(&about(Act::SaveAttempt, family.child), &tried).unwrap();
    }
    let (_, why, _) = line(&mut intake).unwrap();
    assert_eq!(why, "why-due-could-not-reach");
    assert_eq!(intake.letter_desk(family.child).unwrap().proposed, LetterKind::NotReached);
    let to = LetterTo::Person(family.mother);
    let shown = intake.prepare_letter(family.child, LetterKind::NotReached, to).unwrap();
    assert!(!shown.body.contains("Child"), "whoever opens it learns nothing: {}", shown.body);
    intake.make_letter(&about(Act::MakeLetter, family.child), &shown, SENT).unwrap();
    // Ten business days after Saturday 21 November.
    let waits = (DueGroup::WithOthers, "why-due-letter-sent", "2026-12-04".to_owned());
    assert_eq!(line(&mut intake), Some(waits));
    let mut later = agency.session_at("intake1", "2026-12-07T15:00:00Z");
    let (group, ..) = line(&mut later).unwrap();
    assert_eq!(group, DueGroup::Late, "now a person decides");
}

/// A doctor's referral: received without any detail; the outcome only where a consent names the organisation.
#[test]
fn a_referrer_hears_the_outcome_only_where_the_family_agreed() {
    let mut f = waiting();
    let view = f.intake.walk(f.child()).unwrap();
    let base = view.referral.clone().unwrap();
    let clinic = Organization { languages: vec![Language::English], ..Organization::blank("Example Clinic") };
    let clinic = f
        .intake
        .save_organization(&Command::new(Act::SaveOrganization, Subject::Nothing), None, &clinic)
        .unwrap();
    let by_doctor = Referral {
        referrer_type: ReferrerType::Physician,
        referrer_name: Some("Dr. Example".to_owned()),
        referrer_organization_id: Some(clinic),
        consent_to_refer: Some(YesNo::Yes),
        ..base.record.clone()
    };
    f.intake.save_referral(&about(Act::SaveReferral, f.child()), &base, &by_doctor).unwrap();

    let received = f.prepare(LetterKind::AckReferrer, LetterTo::Referrer).unwrap();
    assert!(received.body.contains("Dr. Example\nExample Clinic\n"), "{}", received.body);
    for never in ["Child", "Mother", "several services", "waiting"] {
        assert!(!received.body.contains(never), "{never}: {}", received.body);
    }
    let outcome = |f: &mut Family| f.prepare(LetterKind::OutcomeReferrer, LetterTo::Referrer);
    assert_eq!(why_not(&outcome(&mut f).unwrap_err()), WhyNot::NoConsent.text_id());
    for (permission, expected) in [(Permission::Permit, None), (Permission::Deny, Some(WhyNot::Denied))] {
        share(&mut f, clinic.into(), permission);
        match (outcome(&mut f), expected) {
            (Ok(shown), None) => assert!(shown.body.contains("accepted for"), "{}", shown.body),
            (Err(failure), Some(why)) => assert_eq!(why_not(&failure), why.text_id()),
            other => panic!("{other:?}"),
        }
    }
}

/// "Received" to a sender of the pile: the letter settles the paper's line in Today.
#[test]
fn a_letter_that_it_was_received_settles_the_line_of_the_paper() {
    use circle_of_support::casework::{
        directory::OrganizationChoice,
        pile::{PaperForm, Settled},
    };
    let mut f = waiting();
    let own = |act| Command::new(act, Subject::Nothing);
    let form = PaperForm {
        channel: Some(circle_of_support::domain::codes::Channel::PaperFax),
        day: None,
        time: None,
        from_name: Some("Dr. Example".to_owned()),
        organization: Some(OrganizationChoice::Typed("Example Clinic".to_owned())),
        child_as_read: Some("Child".to_owned()),
        pages: Some(3),
        place: None,
        urgent: None,
    };
    let id = f.intake.log_paper(&own(Act::LogPaper), &form).unwrap();
    let paper = f.intake.paper(id).unwrap().paper;
    f.intake.settle_paper(&own(Act::SettlePaper), &paper, &Settled::Keyed(f.child())).unwrap();
    let base = f.intake.walk(f.child()).unwrap().referral.unwrap();
    let by_doctor = Referral {
        referrer_type: ReferrerType::Physician,
        referrer_name: Some("Dr. Example".to_owned()),
        referrer_organization_id: paper.organization_id,
        consent_to_refer: Some(YesNo::Yes),
        ..base.record.clone()
    };
    f.intake.save_referral(&about(Act::SaveReferral, f.child()), &base, &by_doctor).unwrap();
    let line = |session: &mut Session| {
        let list = session.due_list().unwrap();
        list.rows.iter().any(|row| row.kind == DueKind::TellReferrer)
    };
    assert!(line(&mut f.intake));
    let shown = f.prepare(LetterKind::AckReferrer, LetterTo::Referrer).unwrap();
    let kept = f.intake.make_letter(&about(Act::MakeLetter, f.child()), &shown, Left::NOT).unwrap();
    assert!(line(&mut f.intake), "it lies here");
    let faxed = Left { how: LetterSent::Fax, ..SENT };
    f.intake.mark_letter(&about(Act::MarkLetter, f.child()), &kept, faxed).unwrap();
    assert!(!line(&mut f.intake), "told");
    assert_eq!(f.intake.paper(id).unwrap().paper.received_told_on, SENT.on);
}

fn share(f: &mut Family, organization: RowId, permission: Permission) {
    use circle_of_support::casework::consents::ConsentForm;
    let consent = Consent {
        child_id: f.family.child,
        answer: ConsentAnswer::Yes,
        ..super::support::intake::said_yes(&f.intake, ConsentPurpose::ShareWithTeam)
    };
    let scope = ConsentScope {
        consent_id: RowId(0),
        child_id: f.family.child,
        recipient_kind: RecipientKind::Organization,
        recipient_id: Some(organization),
        recipient_role: None,
        category: None,
        permission,
        from_on: f.intake.today(),
        to_on: None,
    };
    let form = ConsentForm { consent, scope: vec![scope] };
    f.intake.record_consent(&about(Act::SaveConsent, f.family.child), &form).unwrap();
}

#[test]
fn letters_are_of_the_pool_of_the_coordinator_and_of_the_team_and_every_export_is_logged() {
    let mut f = waiting();
    let shown = f.prepare(LetterKind::Waiting, f.mother()).unwrap();
    let kept = f.intake.make_letter(&about(Act::MakeLetter, f.child()), &shown, SENT).unwrap();
    for (name, may) in [
        ("intake2", true),
        ("supervisor1", true),
        ("coordinator1", false),
        ("privacy1", false),
        ("admin1", false),
    ] {
        let mut session = f.agency.session(name);
        let subject = Subject::Child(f.child());
        for act in [Act::PrepareLetter, Act::MakeLetter, Act::MarkLetter, Act::ExportLetter] {
            assert_eq!(session.may(act, subject).unwrap() == Verdict::Yes, may, "{name} {act:?}");
        }
        assert_eq!(session.correspondents(f.child(), LetterKind::Waiting).is_ok(), may, "{name}");
        assert_eq!(session.export_letter(f.child(), kept.id).is_ok(), may, "{name}");
    }
    let exports = || {
        let store = circle_of_support::store::Store::open(&f.agency.file()).unwrap();
        let sql = "SELECT count(*) FROM log WHERE act = 'letter.export' AND action = 'look'";
        store.db().query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    let before = exports();
    let mut again = f.agency.session("intake1");
    assert_eq!(again.export_letter(f.child(), kept.id).unwrap(), shown.body);
    again.export_letter(f.child(), kept.id).unwrap();
    assert_eq!(exports(), before + 2, "each time, in one visit of a screen too");
    let other = families::waiting(&mut again, "Other", "cheo", 3);
    assert!(again.export_letter(other.child, kept.id).is_err(), "a letter of another child");
}
