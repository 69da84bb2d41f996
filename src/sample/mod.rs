//! The made-up agency of `circle sample` and `circle demo`: families of many origins in every state, the same for the same
//! seed, number and day. Writes through the one named bulk path; `circle check` passes on what it writes.
//!
//! Everybody is unmistakably made up: names carry a mark (`origins`), streets are "Example Street", phones are 555-01xx
//! (`places`), e-mails end in example.com. Duplicates carry the mistakes listed in `mistakes`.

mod agency;
mod courses;
mod demo;
mod desk;
mod found;
mod home;
mod letters;
mod mistakes;
mod organizations;
mod origins;
mod people;
mod places;
mod random;
mod situations;
mod staff;
mod story;
mod words;
mod writer;

use std::{collections::VecDeque, path::Path};

use chrono::NaiveDate;

use self::{
    agency::Made,
    courses::Twist,
    home::Known,
    people::{DrawnFamily, Wanted},
    random::Random,
    situations::Situations,
    words::{say, sayings},
    writer::{Calendar, Writer},
};
use crate::{
    casework::{
        DoorError, Failure,
        clock::DEFAULT_ZONE,
        passphrase::{self, Cost},
        setup::SetupError,
    },
    domain::{
        codes::{CallDirection, CallKind, EpisodeState, FlagKind, FlagState, YesNo},
        ids::{ChildId, FileNumber},
        record::{Call, Flag},
        rule_set,
        working_days::WorkingDays,
    },
    store::{Db, Store, StoreError},
};

pub use self::{
    demo::{DemoError, DemoPlace, ensure_demo, make_demo, may_be_demo},
    origins::is_marked,
};

/// The passphrase of everyone in a demo file; its sign-in screen shows it.
pub const DEMO_PASSPHRASE: &str = "sample passphrase";

/// How many families a demo file has unless asked otherwise.
pub const DEMO_FAMILIES: usize = 200;

/// One family in so many is a duplicate of an earlier one.
const DUPLICATE_EVERY: usize = 12;

/// What the made-up agency is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many families, duplicates included.
    pub families: usize,
    /// Decides everything that is drawn.
    pub seed: u64,
    /// The day around which everything happens.
    pub today: NaiveDate,
    /// How many coordinators; at least one.
    pub coordinators: usize,
}

/// Two files of one child, and what went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TruePair {
    /// The earlier file.
    pub first: FileNumber,
    /// The later file.
    pub second: FileNumber,
    /// A kind of `mistakes::MIX`.
    pub kind: &'static str,
}

/// Makes the file; returns how many rows were written. `pair` is told each true duplicate pair.
///
/// # Errors
/// When the place is taken or cannot be written; then nothing of ours is left behind.
pub fn make(
    path: &Path,
    plan: Plan,
    passphrase: &str,
    cost: Cost,
    pair: &mut dyn FnMut(TruePair),
) -> Result<u64, SetupError> {
    let credential = passphrase::credential(passphrase, cost, false).map_err(Failure::from)?;
    let mut store = Store::create(path).map_err(DoorError::from)?;
    let written = store.bulk_for_sample(|db| fill(db, plan, &credential, pair));
    drop(store);
    let written = written.map_err(Failure::from).map_err(SetupError::from);
    if written.is_err() {
        // Nothing half-made stays behind: the place was empty before.
        let _ = std::fs::remove_file(path);
    }
    written
}

/// Whether a made-up agency can be set around this day: a child's whole story must fit into the calendar.
pub fn is_possible(today: NaiveDate) -> bool {
    use chrono::Datelike;
    (1_950..=2_190).contains(&today.year())
}

fn fill(
    db: &Db,
    plan: Plan,
    credential: &crate::store::accounts::Credential,
    pair: &mut dyn FnMut(TruePair),
) -> Result<u64, StoreError> {
    // That every shipped document reads is held by a test.
    let rules = rule_set::shipped().map_err(|_| StoreError::Shape("rule_set".to_owned()))?;
    let days = Calendar::new(plan.today, DEFAULT_ZONE, WorkingDays::new(rules.holidays.clone()));
    let mut writer = Writer::new(db, plan.seed, days);
    let people = staff::write(&mut writer, credential, DEFAULT_ZONE, plan.coordinators.max(1))?;
    let (organizations, others) = organizations::write(&mut writer, &rules)?;
    let mut made = Made { people, organizations, others, rules, situations: Situations::default() };
    let mut earlier: VecDeque<(DrawnFamily, FileNumber)> = VecDeque::new();
    let (mut mistakes_made, mut stories) = (0, 0);
    let mut doubles = Vec::new();
    for index in 0..plan.families {
        let mut random = Random::of(plan.seed, index as u64);
        let double = (index % DUPLICATE_EVERY == DUPLICATE_EVERY - 1).then(|| earlier.pop_front()).flatten();
        if let Some((family, first)) = double {
            let kind = mistakes::MIX[mistakes_made % mistakes::MIX.len()];
            mistakes_made += 1;
            let (family, kind) = mistakes::again(&mut random, &family, kind);
            let second = duplicate(&mut writer, &mut made, &mut random, &family)?;
            doubles.push((first, second));
            pair(TruePair { first, second, kind });
            continue;
        }
        let (family, first) = one_family(&mut writer, &mut made, &mut random, plan, (index, stories))?;
        stories += 1;
        // A duplicate comes some families later, as in life; only a few wait, so that memory stays small.
        if index % 3 == 0 && earlier.len() < 4 {
            earlier.push_back((family, first));
        }
        if index % 9 == 4 {
            information_call(&mut writer, &made, &mut random, family_is_french(index))?;
        }
    }
    desk::write(&mut writer, &made)?;
    found::write(&mut writer, &made, &doubles, plan.seed)?;
    let day = writer.days().ago(1);
    let at = writer.days().moment(day, &mut Random::of(plan.seed, u64::MAX));
    letters::write(&mut writer, &made.people, at)?;
    Ok(writer.written())
}

fn family_is_french(index: usize) -> bool {
    index.is_multiple_of(2)
}

/// A family with the story of each of its files; the number of the first file.
fn one_family(
    writer: &mut Writer<'_>,
    made: &mut Made,
    random: &mut Random,
    plan: Plan,
    (index, nth): (usize, usize),
) -> Result<(DrawnFamily, FileNumber), StoreError> {
    // Duplicates have no story of their own, so that the round of stories stays whole.
    let (state, twist) = courses::course(plan.seed, nth, 0);
    let wanted = Wanted { outside: twist.outside(state), ages: twist.ages(state) };
    let family = people::draw(random, index, plan.today, wanted);
    let little = matches!(state, EpisodeState::Referred | EpisodeState::Incomplete);
    let home = home::write(writer, made, random, &family, if little { Known::Little } else { Known::All })?;
    story::tell(writer, made, random, &family, &home, 0, (state, twist))?;
    let shared = story::is_shared(&family, &home, (state, twist));
    for child in 1..home.children.len() {
        if shared {
            break;
        }
        let mut course = courses::course(plan.seed, nth, child);
        let (low, _) = course.1.ages(course.0);
        let fits = i64::from(home.children[child].age) > low + 1 && course.1 != Twist::AgedOut;
        if !fits || course.1.outside(course.0) != wanted.outside {
            course = (EpisodeState::Referred, Twist::Plain);
        }
        story::tell(writer, made, random, &family, &home, child, course)?;
    }
    let first = FileNumber(home.children[0].number);
    if index % 40 == 7 {
        crisis_view(writer, made, random, (home.children[0].id, family_is_french(index)))?;
    }
    Ok((family, first))
}

/// The same child once more, as a fresh referral.
fn duplicate(
    writer: &mut Writer<'_>,
    made: &mut Made,
    random: &mut Random,
    family: &DrawnFamily,
) -> Result<FileNumber, StoreError> {
    let home = home::write(writer, made, random, family, Known::Little)?;
    let course = if random.percent(50) {
        (EpisodeState::Referred, Twist::Fax)
    } else {
        (EpisodeState::Incomplete, Twist::Fax)
    };
    story::tell(writer, made, random, family, &home, 0, course)?;
    Ok(FileNumber(home.children[0].number))
}

/// Somebody of intake looked at what is known of a child for a crisis; nobody has reviewed it yet.
fn crisis_view(
    writer: &mut Writer<'_>,
    made: &Made,
    random: &mut Random,
    (child, french): (ChildId, bool),
) -> Result<(), StoreError> {
    let day = writer.days().ago(1);
    let reason = if french {
        "La mère appelle, la nuit a été difficile."
    } else {
        "Mother on the line, a hard night."
    };
    let flag = Flag {
        kind: FlagKind::CrisisView,
        child_id: Some(child),
        other_child_id: None,
        call_id: None,
        staff_id: *random.pick(&made.people.intake[0]),
        team_id: made.people.teams[0],
        at: writer.days().moment(day, random),
        reason: Some(reason.to_owned()),
        state: FlagState::Open,
        settled_by: None,
        settled_at: None,
    };
    writer.insert(&flag).map(|_| ())
}

/// A call without a name, for information only.
fn information_call(
    writer: &mut Writer<'_>,
    made: &Made,
    random: &mut Random,
    french: bool,
) -> Result<(), StoreError> {
    let day = writer.days().ago(random.between(1, 40));
    let at = writer.days().moment(day, random);
    let staff = *random.pick(&made.people.intake[0]);
    let call = Call {
        kind: Some(CallKind::Information),
        language: Some(words::spoken(french)),
        active_offer: Some(YesNo::Yes),
        said: Some(say(*random.pick(sayings::INFORMATION_CALLS), french, "")),
        ended_at: Some(at.later(chrono::Duration::minutes(4))),
        ended_by: Some(staff),
        ..Call::blank(staff, at, CallDirection::Incoming)
    };
    writer.insert(&call).map(|_| ())
}
