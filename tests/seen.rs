//! What a file shows to somebody whose it is not: search, messages, held calls, brothers and sisters, people at a number
//! (tier 3, real files).

use circle_of_support::{
    casework::{Command, Failure, Session, Subject},
    domain::{
        access::Act,
        card::ChildCard,
        codes::{BreachState, CallDirection, CallKind, DueKind, YesNo},
        due::DueRow,
        ids::CallId,
        record::{Call, Child, Household, Person, Promise},
    },
};

use crate::support::{
    agency::{TODAY, TestAgency},
    families::{self, TestFamily, assigned, offer, staff_id},
    intake::{about, calls_about, open},
};

/// "Zara Sample" of coordinator1, closed to intake; restricted where it is said.
fn closed(agency: &TestAgency, restricted: bool) -> TestFamily {
    let family = assigned(agency, TODAY, "Zara", "cheo", "coordinator1");
    if restricted {
        restrict(&mut agency.session("coordinator1"), &family);
    }
    family
}

fn restrict(own: &mut Session, family: &TestFamily) {
    let base = own.open_file(family.child).unwrap().child;
    let record = Child { restricted: Some(YesNo::Yes), ..base.record.clone() };
    own.save_child(&about(Act::SaveFamily, family.child), &base, &record).unwrap();
}

fn save() -> Command {
    Command::new(Act::SaveCall, Subject::Nothing)
}

fn rows(session: &mut Session) -> Vec<DueRow> {
    session.due_list().unwrap().rows
}

/// Of a restricted file that is somebody else's: the number, and nothing else.
fn only_its_number(card: Option<&ChildCard>) {
    let card = card.unwrap();
    assert_eq!(*card, card.clone().number_only());
    assert!(card.restricted && card.number.0 > 0);
}

#[test]
fn a_restricted_file_says_neither_what_it_holds_nor_why_it_was_found() {
    let agency = TestAgency::new();
    closed(&agency, true);
    let mut intake = agency.session("intake1");
    for text in ["Zara", "613-555-0142", "Mother", "2017-03-03", "C-0001"] {
        let hits = intake.find(text, None).unwrap();
        assert_eq!(hits.len(), 1, "{text}");
        assert!(hits[0].card.restricted && hits[0].why.is_none(), "{text}: {hits:?}");
        let own = agency.session("coordinator1").find(text, None).unwrap();
        assert!(own[0].why.is_some() && !own[0].card.restricted, "{text}");
    }
}

#[test]
fn a_message_about_a_restricted_file_tells_its_writer_only_the_number() {
    let agency = TestAgency::new();
    let family = closed(&agency, true);
    let mut intake = agency.session("intake1");
    let recipient = intake.recipient(family.child).unwrap();
    assert!(recipient.closed && recipient.staff.is_none() && recipient.covers.is_none());
    let message = Promise {
        child_id: Some(family.child),
        ..Promise::blank(DueKind::Message, "She is late on Thursday", intake.today())
    };
    let id = intake.leave_message(&save(), &message).unwrap();
    let told = |session: &mut Session| {
        let row = rows(session).remove(0);
        only_its_number(row.card.as_ref());
        assert!(!format!("{row:?}").contains("coordinator1"), "{row:?}");
        let message = session.read_message(id).unwrap();
        only_its_number(message.card.as_ref());
        assert!(message.closed && message.to.is_none() && message.reader.is_none(), "{message:?}");
        row.why.text
    };
    assert_eq!(told(&mut intake), "why-due-left-closed");
    let mut own = agency.session("coordinator1");
    assert_eq!(rows(&mut own)[0].card.as_ref().unwrap().name.given, "Zara", "it is the coordinator's");
    let read = own.read_message(id).unwrap();
    assert!(!read.closed && read.to.is_some() && read.card.unwrap().name.given == "Zara");
    assert_eq!(told(&mut intake), "why-due-left-read-closed");
    // A file that is not restricted is named as a search would name it.
    let agency = TestAgency::new();
    let family = closed(&agency, false);
    let mut intake = agency.session("intake1");
    assert!(intake.recipient(family.child).unwrap().staff.is_some());
    intake.leave_message(&save(), &message).unwrap();
    assert_eq!(rows(&mut intake)[0].why.text, "why-due-left");
}

#[test]
fn a_held_call_and_a_breach_tell_only_the_number_of_a_restricted_file() {
    let agency = TestAgency::new();
    let family = closed(&agency, true);
    let mut intake = agency.session("intake1");
    let call = Call { kind: Some(CallKind::Information), ..intake.new_call(CallDirection::Incoming) };
    let id: CallId = intake.start_call(&save(), &save().id, &call).unwrap();
    intake.attach_child(&save(), id, family.child).unwrap();
    only_its_number(intake.open_calls().unwrap()[0].card.as_ref());
    // A note moved out of it after somebody else had looked: a breach, which the privacy officer settles by its number.
    let mut own = agency.session("coordinator1");
    let note = own
        .save_note(
            &about(Act::SaveNote, family.child),
            &families::note(&own, &family, "another child's words"),
        )
        .unwrap();
    let other = assigned(&agency, TODAY, "Other", "cheo", "coordinator1");
    agency.session("supervisor1").open_file(family.child).unwrap();
    let what = circle_of_support::casework::moves::Movable::Note(note);
    let moved =
        own.move_record(&about(Act::MoveRecord, family.child), what, other.child, "of Other").unwrap();
    restrict(&mut own, &other);
    let mut privacy = agency.session("privacy1");
    assert_eq!(privacy.breach(moved.breach.unwrap()).unwrap().breach.state, BreachState::Suspected);
    let due = rows(&mut privacy).into_iter().find(|row| row.kind == DueKind::Breach).unwrap();
    only_its_number(due.card.as_ref());
}

#[test]
fn brothers_and_sisters_of_a_closed_file_begin_a_family_of_their_own() {
    for restricted in [true, false] {
        let agency = TestAgency::new();
        let family = closed(&agency, restricted);
        let mut own = agency.session("coordinator1");
        let known = own.open_file(family.child).unwrap().family.id;
        let mut intake = agency.session("intake1");
        assert!(matches!(intake.open_file(family.child), Err(Failure::Refused { .. })));
        let mut new = calls_about(&intake, Person::named("Ben", "Sample"));
        new.sibling_of = Some(family.child);
        let ben = open(&mut intake, &new).remove(0);
        assert_ne!(ben.family, known.into(), "the closed family stays closed");
        let shown =
            format!("{:?} {:?}", intake.walk(ben.child).unwrap(), intake.care_page(ben.child).unwrap());
        assert!(!shown.contains("Zara") && !shown.contains("555-0143"), "{shown}");
        assert!(own.walk(family.child).unwrap().siblings.is_empty());
        // Who may open the file joins its family.
        let mut supervisor = agency.session("supervisor1");
        let mut third = calls_about(&supervisor, Person::named("Cleo", "Sample"));
        third.sibling_of = Some(family.child);
        assert_eq!(open(&mut supervisor, &third)[0].family, known.into());
    }
}

#[test]
fn a_family_that_was_joined_shows_nothing_of_a_file_that_closed_since() {
    let agency = TestAgency::new();
    let mut intake = agency.session("intake1");
    let family = families::waiting(&mut intake, "Zara", "cheo", 3);
    let base = intake.walk(family.child).unwrap();
    let street =
        Household { street: Some("9 Own Street".to_owned()), ..base.homes[0].household.record.clone() };
    let lives: Vec<_> = base.homes[0].members.iter().map(|member| member.person_id).collect();
    let command = about(Act::SaveFamily, family.child);
    intake.save_home(&command, Some(&base.homes[0].household), &street, &lives, true).unwrap();
    let mut new = calls_about(&intake, Person::named("Ben", "Sample"));
    (new.sibling_of, new.home) = (Some(family.child), None);
    let ben = open(&mut intake, &new).remove(0).child;
    let shown = |session: &mut Session| {
        let (walk, file) = (session.walk(ben).unwrap(), session.open_file(ben).unwrap());
        let care = session.care_page(ben).unwrap();
        format!("{:?} {:?} {:?} {care:?}", walk.siblings, walk.homes, file.siblings)
    };
    let open = shown(&mut intake);
    assert!(open.contains("Zara") && open.contains("9 Own Street") && open.contains("Grandmother"));
    let asked = offer(&mut intake, &family, staff_id(&agency, "coordinator1"));
    let mut own = agency.session("coordinator1");
    own.accept_offer(&families::on(Act::AnswerOffer, family.episode), asked, &Default::default()).unwrap();
    restrict(&mut own, &family);
    let closed = shown(&mut agency.session("intake1"));
    for secret in ["Zara", "9 Own Street", "Grandmother"] {
        assert!(!closed.contains(secret), "{secret}: {closed}");
    }
    assert!(closed.contains("FileNumber(1)"), "that there is a file is said, by its number");
}

#[test]
fn a_number_names_people_only_out_of_files_that_may_be_opened() {
    for restricted in [false, true] {
        let agency = TestAgency::new();
        let family = closed(&agency, restricted);
        let mut intake = agency.session("intake1");
        let known = intake.people_at_number("613-555-0142").unwrap();
        assert!(known.people.is_empty(), "{known:?}");
        assert_eq!(known.elsewhere, !restricted, "of a restricted file not even that");
        let own = agency.session("coordinator1").people_at_number("613-555-0142").unwrap();
        assert_eq!((own.people.len(), own.people[0].person, own.elsewhere), (1, family.mother, false));
    }
}
