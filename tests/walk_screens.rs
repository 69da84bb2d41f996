//! The call and the first steps of the walk as a person sees them (tier 5): keys in, text and cursor out.

use circle_of_support::{text::Lang, ui::screens::call::CallJob};

use super::support::{agency::TestAgency, screen::Stage};

/// From the first ring to "new referral", as counted in contracts.md.
const NEW_REFERRAL: &str = "y Enter f Enter y Enter 'Mother Sample' Enter m Enter '613-555-0142' Enter y Enter \
    'Child' Enter 'Sample' Enter '3 mar 2017' Enter 'Ottawa' Enter n Enter 'We are lost between four offices' Tab r";

fn call(lang: Lang) -> Stage {
    let agency = TestAgency::new();
    let session = agency.session("intake1");
    Stage::with(agency, session, lang, CallJob::screen)
}

#[test]
fn a_new_referral_carries_everything_to_the_page() {
    let mut stage = call(Lang::En);
    println!("{}", stage.text());
    stage.keys(NEW_REFERRAL);
    println!("{}", stage.text());
    stage.keys("F2");
    println!("{}", stage.text());
    stage.keys("e Enter Enter n Enter c Enter a Enter Enter");
    println!("{}", stage.text());
    stage.keys("'Sample School' Enter 'Rehab Exemple' Enter 'Clinic' Enter");
    println!("{}", stage.text());
    stage.keys("F2 y");
    println!("{}", stage.text());
    stage.keys("F2");
    println!("{}", stage.text());
    stage.keys("F6");
    println!("{}", stage.text());
    stage.keys("i Enter c Enter 'thu 26 nov' Enter '13h' ");
    println!("{}", stage.text());
    stage.keys("F2");
    println!("{}", stage.text());
}
