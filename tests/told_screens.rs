//! What a caller may be told and what a crisis needs, as a person sees it (tier 5): hidden means not on the screen.

use circle_of_support::{
    casework::Session,
    domain::{
        access::Act,
        codes::{CallKind, DueKind, Identifier, MayBeTold, YesNo},
        record::Child,
        walk::Step,
    },
    keymap::Action,
    text::Lang,
    ui::screens::{
        areas,
        call::CallJob,
        family::{FamilyFile, tab::TabName},
        walk::WalkScreen,
    },
};

use super::{
    support::{
        agency::TestAgency,
        intake::{about, opened},
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

/// The father calls about his child, up to the first file that looks alike.
const FATHER: &str = "y Enter e Enter y Enter 'Father Sample' Enter 'father' Enter Enter 'Child' Enter 'Sample' Enter \
    '3 mar 2017' Enter Enter";

#[test]
fn a_protected_father_is_listened_to_and_told_nothing() {
    let (mut stage, mut other, family) = call(Lang::En);
    stage.keys(FATHER);
    tells_nothing(&mut stage).sees("Looks alike 1").sees_not("Ottawa");
    stage.keys("Enter");
    tells_nothing(&mut stage).sees("Same child?").sees_not("Mother Sample");
    stage.keys("s").sees("What may be told of C-0001").sees("On the telephone: Father Sample");
    println!("{}", stage.text());
}
