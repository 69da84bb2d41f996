//! Towns, streets, phones and post codes of the made-up agency. Towns are real, because areas are found by them; streets
//! and numbers are not: every street is an "Example Street" and every phone a 555-01xx number, reserved for fiction.

use super::random::Random;

/// A town, with the area it lies in.
#[derive(Debug)]
pub struct Town {
    /// Its name, as in `areas.toml`.
    pub name: &'static str,
    /// Id of its area.
    pub area: &'static str,
    /// First half of its post codes.
    pub post: &'static str,
    /// Code of the programme that serves it; none outside.
    pub program: Option<&'static str>,
    /// How many of 100 families.
    pub share: usize,
}

const fn town(
    name: &'static str,
    area: &'static str,
    post: &'static str,
    program: Option<&'static str>,
    share: usize,
) -> Town {
    Town { name, area, post, program, share }
}

/// Towns of the agency's own areas.
pub const TOWNS: &[Town] = &[
    town("Burlington", "halton", "L7L", Some("halton"), 10),
    town("Oakville", "halton", "L6H", Some("halton"), 9),
    town("Milton", "halton", "L9T", Some("halton"), 8),
    town("Georgetown", "halton", "L7G", Some("halton"), 5),
    town("Acton", "halton", "L7J", Some("halton"), 2),
    town("Ottawa", "ottawa", "K1V", Some("cheo"), 23),
    town("Kanata", "ottawa", "K2K", Some("cheo"), 6),
    town("Orléans", "ottawa", "K1C", Some("cheo"), 8),
    town("Barrhaven", "ottawa", "K2J", Some("cheo"), 5),
    town("Vanier", "ottawa", "K1L", Some("cheo"), 4),
    town("Hawkesbury", "prescott_russell", "K6A", Some("cheo"), 4),
    town("Rockland", "prescott_russell", "K4K", Some("cheo"), 4),
    town("Casselman", "prescott_russell", "K0A", Some("cheo"), 3),
    town("Cornwall", "sdg", "K6H", Some("cheo"), 5),
    town("Alexandria", "sdg", "K0C", Some("cheo"), 2),
    town("Akwesasne", "sdg", "K6H", Some("cheo"), 2),
];

/// Towns outside, for families who are put in touch with another agency.
pub const OUTSIDE: &[Town] = &[
    town("Kingston", "frontenac_lennox_addington", "K7K", None, 30),
    town("Brockville", "leeds_lanark_grenville", "K6V", None, 25),
    town("Pembroke", "renfrew", "K8A", None, 20),
    town("Mississauga", "peel", "L5B", None, 15),
    town("Guelph", "dufferin_wellington", "N1G", None, 10),
];

const STREETS_EN: &[&str] =
    &["Example Street", "Sample Avenue", "Example Crescent", "Sample Road", "Specimen Lane", "Example Court"];
const STREETS_FR: &[&str] = &[
    "rue de l’Exemple",
    "avenue de l’Échantillon",
    "chemin de l’Exemple",
    "place du Spécimen",
    "croissant de l’Exemple",
];

/// A street with its number.
pub fn street(random: &mut Random, french: bool) -> String {
    let number = random.between(1, 980);
    let unit = if random.percent(22) { format!("{}-", random.between(1, 40)) } else { String::new() };
    let name = random.pick(if french { STREETS_FR } else { STREETS_EN });
    if french { format!("{unit}{number}, {name}") } else { format!("{unit}{number} {name}") }
}

/// A post code of the town.
pub fn post_code(random: &mut Random, town: &Town) -> String {
    const LETTERS: &[u8] = b"ABCEGHJKLMNPRSTVWXYZ";
    let letter = char::from(*random.pick(LETTERS));
    format!("{} {}{letter}{}", town.post, random.below(10), random.below(10))
}

/// Area codes of Canada, those of the agency's towns first.
const CODES: &[&str] = &[
    "613", "905", "343", "289", "519", "365", "753", "742", "226", "416", "647", "437", "705", "249", "548",
    "382", "807", "683", "942", "819", "873", "468", "514", "438", "263", "450", "579", "354", "418", "581",
    "367", "204", "431", "584", "306", "639", "474", "403", "587", "780", "825", "368", "604", "778", "236",
    "672", "250", "902", "782", "506", "428", "709", "879", "867",
];

/// How many phone numbers there are.
pub const PHONES: usize = 5_400;

/// The phone number `index` of the agency: each is new until all 5,400 are given, then they come again.
pub fn phone(index: usize) -> String {
    let code = CODES[(index / 900 % 6) * 9 + index % 9];
    format!("{code}-555-01{:02}", (index / 9) % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{areas::AreaMatch, rule_set};

    #[test]
    fn every_town_lies_in_the_area_it_says() {
        let rules = rule_set::shipped().unwrap();
        for town in TOWNS.iter().chain(OUTSIDE) {
            let found = rules.areas.find(town.name);
            assert!(
                matches!(found, AreaMatch::Known(area) if area.id == town.area),
                "{}: {found:?}",
                town.name
            );
            let serving = rules.programs.iter().find(|program| program.serves(town.area));
            assert_eq!(serving.map(|program| program.code.as_str()), town.program, "{}", town.name);
        }
        assert_eq!(TOWNS.iter().map(|town| town.share).sum::<usize>(), 100);
        assert_eq!(OUTSIDE.iter().map(|town| town.share).sum::<usize>(), 100);
    }

    #[test]
    fn phones_are_reserved_for_fiction() {
        let all: std::collections::HashSet<_> = (0..PHONES).map(phone).collect();
        assert_eq!(all.len(), PHONES);
        assert!(all.iter().all(|number| number.contains("-555-01")));
        assert_eq!(phone(PHONES), phone(0));
    }
}
