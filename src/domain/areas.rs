//! Service delivery areas: from the name of a place to the area and the agency that answers for it.
//!
//! The comparison is the one written at the head of `areas.toml`. Nothing is guessed: a name of two areas is
//! ambiguous, and a person chooses.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    fold::fold,
    problem::Problem,
    punctuation::is_punctuation,
    rule_reader::{Bilingual, Findings, Section},
};

/// A crisis line of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrisisLine {
    /// The number to call.
    pub number: String,
    /// Who answers, and when it is the right one.
    pub name: Bilingual,
}

/// One service delivery area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its id, used by programmes.
    pub id: String,
    /// Its name, itself a place of the area.
    pub name: String,
    /// The agency that coordinates there; nothing where no public page names it.
    pub agency: Option<String>,
    /// Agencies that share the work.
    pub partners: Vec<String>,
    /// Boundaries or agency are still to be checked.
    pub confirm: bool,
    /// Municipalities, counties and other names of places in it.
    pub places: Vec<String>,
    /// Crisis lines that answer there, the first to call first.
    pub crisis: Vec<CrisisLine>,
}

/// What a typed name turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AreaMatch<'a> {
    /// One area.
    Known(&'a Area),
    /// The name is found in several areas; both are offered.
    Ambiguous(Vec<&'a Area>),
    /// No area has this name.
    Unknown,
}

/// Folded names and the indexes of the areas that have them.
type Names = BTreeMap<String, BTreeSet<usize>>;

/// The whole table of areas, ready to be searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Areas {
    areas: Vec<Area>,
    as_typed: Names,
    without_kind: Names,
}

impl Areas {
    /// Reads and checks the table.
    ///
    /// # Errors
    /// Every problem found, with the path of its place in `field`; the words are `problem-rules-…`.
    pub fn parse(body: &str) -> Result<Self, Vec<Problem>> {
        let mut findings = Findings::default();
        let mut section = Section::parse(body)?;
        if !section.has("area") {
            findings.note(&section.at("area"), "problem-rules-missing");
        }
        let mut ids = BTreeSet::new();
        let mut areas = Vec::new();
        for mut each in section.sections("area", &mut findings) {
            let area = read_area(&mut each, &mut findings);
            if !area.id.is_empty() && !ids.insert(area.id.clone()) {
                findings.note(&each.at("id"), "problem-rules-twice");
            }
            areas.push(area);
            each.finish(&mut findings);
        }
        section.finish(&mut findings);
        findings.settle(Self::new(areas))
    }

    fn new(areas: Vec<Area>) -> Self {
        let mut as_typed = Names::new();
        let mut without_kind = Names::new();
        for (index, area) in areas.iter().enumerate() {
            for name in std::iter::once(&area.name).chain(&area.places) {
                let words = words(name);
                as_typed.entry(words.join(" ")).or_default().insert(index);
                without_kind.entry(drop_kind(&words).join(" ")).or_default().insert(index);
            }
        }
        // What folds to nothing is no name.
        as_typed.remove("");
        without_kind.remove("");
        Self { areas, as_typed, without_kind }
    }

    /// Every area, in the order of the table.
    pub fn all(&self) -> &[Area] {
        &self.areas
    }

    /// The area with this id.
    pub fn by_id(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// The agency of the area with this id.
    pub fn agency_of(&self, id: &str) -> Option<&str> {
        self.by_id(id)?.agency.as_deref()
    }

    /// The area of a place: compared as typed first, then without the kind of municipality.
    pub fn find(&self, typed: &str) -> AreaMatch<'_> {
        let words = words(typed);
        let found = self.as_typed.get(&words.join(" "));
        let found = found.or_else(|| self.without_kind.get(&drop_kind(&words).join(" ")));
        let mut areas: Vec<&Area> =
            found.into_iter().flatten().filter_map(|&index| self.areas.get(index)).collect();
        match areas.len() {
            0 => AreaMatch::Unknown,
            1 => AreaMatch::Known(areas.remove(0)),
            _ => AreaMatch::Ambiguous(areas),
        }
    }
}

fn read_area(each: &mut Section, findings: &mut Findings) -> Area {
    let agency = if each.has("agency") {
        each.text_or_empty("agency", findings)
    } else {
        // "No agency is known" is written down as "", never by leaving it out.
        findings.note(&each.at("agency"), "problem-rules-missing");
        String::new()
    };
    Area {
        id: each.word("id", findings),
        name: each.text("name", findings),
        agency: Some(agency).filter(|agency| !agency.is_empty()),
        partners: each.texts("partners", 0, findings),
        confirm: each.flag_or_false("confirm", findings),
        places: each.texts("places", 0, findings),
        crisis: each.sections("crisis", findings).into_iter().map(|line| read_line(line, findings)).collect(),
    }
}

fn read_line(mut each: Section, findings: &mut Findings) -> CrisisLine {
    let line = CrisisLine { number: each.text("number", findings), name: each.bilingual("name", findings) };
    each.finish(findings);
    line
}

/// The folded words of a name: punctuation is a space, "and" (and "&", itself punctuation) is left out.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| c.is_whitespace() || is_punctuation(c));
    words.filter(|word| !word.is_empty() && *word != "and").map(str::to_owned).collect()
}

/// The kinds of municipality that may be left out before or after a name; the longer of two first.
const KINDS: &[&[&str]] = &[
    &["united", "counties"],
    &["regional", "municipality"],
    &["county"],
    &["counties"],
    &["region"],
    &["district"],
    &["municipality"],
    &["city"],
    &["town"],
    &["township"],
    &["village"],
];

/// The name without one leading and one trailing kind, each with its "of" if it has one.
fn drop_kind(words: &[String]) -> &[String] {
    let mut rest = words;
    for kind in KINDS {
        if starts_with(rest, kind) {
            rest = &rest[kind.len()..];
            if rest.first().is_some_and(|word| word == "of") {
                rest = &rest[1..];
            }
            break;
        }
    }
    let without_of = match rest.split_last() {
        Some((last, before)) if last == "of" => before,
        _ => rest,
    };
    for kind in KINDS {
        if ends_with(without_of, kind) {
            return &without_of[..without_of.len() - kind.len()];
        }
    }
    rest
}

fn starts_with(words: &[String], kind: &[&str]) -> bool {
    words.len() >= kind.len() && words.iter().zip(kind).all(|(word, want)| word == want)
}

fn ends_with(words: &[String], kind: &[&str]) -> bool {
    words.len() >= kind.len() && starts_with(&words[words.len() - kind.len()..], kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas() -> Areas {
        Areas::parse(include_str!("areas.toml")).unwrap()
    }

    /// `id`, `id+id` where ambiguous, or `-`.
    fn found(areas: &Areas, typed: &str) -> String {
        match areas.find(typed) {
            AreaMatch::Known(area) => area.id.clone(),
            AreaMatch::Ambiguous(both) => both.iter().map(|a| a.id.as_str()).collect::<Vec<_>>().join("+"),
            AreaMatch::Unknown => "-".to_owned(),
        }
    }

    #[test]
    fn places_are_found_as_the_head_of_the_table_says() {
        let areas = areas();
        for (typed, id) in [
            ("Ottawa", "ottawa"),
            ("  ottawa ", "ottawa"),
            ("OTTAWA", "ottawa"),
            ("City of Ottawa", "ottawa"),
            ("Ottawa, City of", "ottawa"),
            ("Ottawa (City)", "ottawa"),
            ("The City of Ottawa", "-"),
            ("Orleans", "ottawa"),
            ("Orle\u{301}ans", "ottawa"),
            ("Halton Region", "halton"),
            ("Region of Halton", "halton"),
            ("Regional Municipality of Halton", "halton"),
            ("Halton", "halton"),
            ("Prescott-Russell", "prescott_russell"),
            ("Prescott — Russell", "prescott_russell"),
            ("Prescott and Russell", "prescott_russell"),
            ("Prescott & Russell", "prescott_russell"),
            ("United Counties of Prescott and Russell", "prescott_russell"),
            ("Prescott", "leeds_lanark_grenville"),
            ("P.R.", "-"),
            ("PR", "prescott_russell"),
            ("St. Isidore", "prescott_russell"),
            ("SD&G", "sdg"),
            ("sd & g", "sdg"),
            ("S. D. G.", "sdg"),
            ("Stormont, Dundas & Glengarry", "sdg"),
            ("Stormont Dundas Glengarry", "sdg"),
            ("United Counties of Stormont, Dundas and Glengarry", "sdg"),
            ("Alfred & Plantagenet", "prescott_russell"),
            ("Township of Alfred and Plantagenet", "prescott_russell"),
            ("Dundas", "sdg+hamilton"),
            ("Simcoe", "simcoe+haldimand_norfolk"),
            ("Simcoe County", "simcoe"),
            ("Wellington", "dufferin_wellington+hastings_prince_edward_northumberland"),
            ("Wellington County", "dufferin_wellington"),
            ("Renfrew", "renfrew"),
            ("Renfrew County", "renfrew"),
            ("County of Renfrew", "renfrew"),
            ("Lanark", "leeds_lanark_grenville"),
            ("Perth", "leeds_lanark_grenville"),
            ("Perth County", "huron_perth"),
            ("Town of Perth", "leeds_lanark_grenville+huron_perth"),
            ("Hamilton", "hamilton"),
            ("City of Hamilton", "hamilton+hastings_prince_edward_northumberland"),
            ("Township of Hamilton", "hastings_prince_edward_northumberland"),
            ("Barry’s Bay", "renfrew"),
            ("Sault Ste Marie", "algoma"),
            ("Sandy", "-"),
            ("Thunder Bay District", "thunder_bay"),
            ("Village of Casselman", "prescott_russell"),
            ("Kingston and Frontenac", "-"),
            ("leeds_lanark_grenville", "leeds_lanark_grenville"),
            ("frontenac_lennox_addington", "-"),
            ("Valoris", "-"),
            ("CHEO", "-"),
            ("", "-"),
            ("   ", "-"),
            ("&", "-"),
            ("and", "-"),
            ("City", "-"),
            ("city of", "-"),
            ("Region County", "-"),
            ("Ottawa\u{1b}[2J", "-"),
            ("Ottawaa", "-"),
            ("Ott awa", "-"),
        ] {
            assert_eq!(found(&areas, typed), id, "{typed}");
        }
    }

    #[test]
    fn every_listed_name_finds_its_own_area() {
        let areas = areas();
        for area in areas.all() {
            for name in std::iter::once(&area.name).chain(&area.places) {
                let ids = found(&areas, name);
                assert!(ids.split('+').any(|id| id == area.id), "{name}: {ids}");
            }
        }
        assert_eq!(areas.by_id("halton").unwrap().crisis[0].number, "905-878-9785");
        assert_eq!(areas.agency_of("peel"), Some("ErinoakKids"));
        assert_eq!(areas.agency_of("toronto"), None);
        assert_eq!(areas.agency_of("atlantis"), None);
        assert!(areas.by_id("toronto").is_some_and(|area| area.confirm));
    }

    #[test]
    fn a_bad_table_is_refused_with_its_places() {
        let good = "[[area]]\nid = \"a\"\nname = \"A\"\nagency = \"\"\nplaces = []\n";
        assert!(Areas::parse(good).is_ok());
        for (body, place, message) in [
            ("", "area", "problem-rules-missing"),
            ("area = 1", "area", "problem-rules-wrong-type"),
            ("area = [1]", "area[0]", "problem-rules-wrong-type"),
            (&good.replace("\"A\"", "1"), "area[0].name", "problem-rules-wrong-type"),
            (&good.replace("agency = \"\"\n", ""), "area[0].agency", "problem-rules-missing"),
            (&good.replace("id = \"a\"", "id = \"A b\""), "area[0].id", "problem-rules-not-a-word"),
            (&good.replace("[]", "[\"x\", \" \"]"), "area[0].places[1]", "problem-rules-blank"),
            (&good.replace("[]", "[\"x\", \"x\"]"), "area[0].places[1]", "problem-rules-twice"),
            (&good.replace("\"A\"", "\"A\\u001b\""), "area[0].name", "problem-rules-control-character"),
            (&format!("{good}confirm = \"yes\""), "area[0].confirm", "problem-rules-wrong-type"),
            (
                &format!("{good}[[area.crisis]]\nname = {{ en = \"A\", fr = \"A\" }}"),
                "area[0].crisis[0].number",
                "problem-rules-missing",
            ),
            (
                &format!("{good}[[area.crisis]]\nnumber = \"1\"\nname = {{ en = \"A\" }}"),
                "area[0].crisis[0].name.fr",
                "problem-rules-missing",
            ),
            (&format!("{good}\"x\\u001b\" = 1"), "area[0][\"x\\u001b\"]", "problem-rules-unknown-key"),
            (&format!("{good}{good}"), "area[1].id", "problem-rules-twice"),
            (&format!("{good}id = \"b\""), "", "problem-rules-syntax"),
        ] {
            let problems = Areas::parse(body).unwrap_err();
            assert_eq!(
                (problems[0].field.as_str(), problems[0].message.as_str()),
                (place, message),
                "{body}"
            );
            assert_eq!(problems.len(), 1, "{body}");
        }
    }
}
