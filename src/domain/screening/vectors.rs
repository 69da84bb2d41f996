//! Vectors T1–T22 (domain.md 3.8, read as contracts.md says) and a table for each further sentence of the contract.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{document, document::ScreeningDocument, screen};
use crate::domain::{
    date::age_on,
    program::Program,
    rule_set::{Rules, shipped},
};

const THREE: &str = r#""services":[{"organization":"School","status":"current"},{"organization":"Therapy Sample","status":"current"},{"organization":"Clinic Sample","status":"current"}]"#;
static RULES: LazyLock<Rules> = LazyLock::new(|| shipped().unwrap());
const ON: &str = "2026-11-21";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The result of a document as the JSON that is printed.
fn json(program: &Program, document: &str, on: &str) -> String {
    let rules = &*RULES;
    let read = document::read(document.as_bytes(), &rules.programs, day(on));
    let ScreeningDocument::One(input) = read.unwrap_or_else(|problems| panic!("{document}: {problems:?}"))
    else {
        panic!("one child expected: {document}");
    };
    serde_json::to_string(&screen(program, &rules.areas, &input, day(on))).unwrap()
}

fn screened(program: &str, document: &str) -> String {
    json(RULES.program(program).unwrap(), document, ON)
}

/// `result | decided_by | missing | route_to | notes`, for tables that can be read.
fn short(program: &str, document: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(&screened(program, document)).unwrap();
    let words = |key: &str| {
        let items = value[key].as_array().unwrap().iter();
        items.map(|item| item.as_str().unwrap()).collect::<Vec<_>>().join(" ")
    };
    let route = value["route_to"].as_str().unwrap_or("-");
    let result = value["result"].as_str().unwrap();
    format!("{result} | {} | {} | {route} | {}", words("decided_by"), words("missing"), words("notes"))
}

/// The document of a vector: the defaults of the contract, with `changes` over them (null takes a key away).
fn vector(changes: &str) -> String {
    let base = format!(
        r#"{{"age_years":8,"area":"Ottawa","answers":{{"H1":"yes","C2":"yes","C4":"yes"}},{THREE}}}"#
    );
    let mut value: serde_json::Value = serde_json::from_str(&base).unwrap();
    let changes: serde_json::Value = serde_json::from_str(changes).unwrap();
    for (key, change) in changes.as_object().unwrap() {
        if change.is_null() {
            value.as_object_mut().unwrap().remove(key);
        } else {
            value[key] = change.clone();
        }
    }
    value.to_string()
}

#[test]
fn t1_to_t20() {
    let one = r#""services":[{"organization":"Therapy Sample","status":"current"}]"#;
    let two = r#""services":[{"organization":"Sample School","status":"current"},{"organization":"Therapy Sample","status":"current"}]"#;
    let same = r#""services":[{"organization":"Therapy Sample","worker":"A","status":"current"},{"organization":"therapy sample","worker":"B","status":"current"}]"#;
    let no = r#""C2":"no","C4":"no""#;
    let offer = "offer | H1 | H6 | - | ";
    let offer_outside = |agency: &str| format!("offer | H1 | H6 | {agency} | outside_area");
    let meets = "meets | C1 C2 C3 C4 |  | - | ";
    let rows: Vec<(&str, String, String, String)> = vec![
        ("T1", "{}".into(), offer_outside("CHEO"), meets.into()),
        ("T2", format!("{{{one}}}"), offer_outside("CHEO"), "does_not_meet | C3 |  | - | ".into()),
        ("T3", format!("{{{two}}}"), offer_outside("CHEO"), meets.into()),
        ("T4", format!("{{{same}}}"), offer_outside("CHEO"),
         "does_not_meet | C3 |  | - | one_organization_several_people".into()),
        ("T4p", format!("{{{same},\"count_by\":\"person\"}}"), offer_outside("CHEO"), meets.into()),
        ("T5", r#"{"age_years":17,"school":"left_school"}"#.into(), offer_outside("CHEO"), meets.into()),
        ("T6", r#"{"age_years":null,"birth_date":"2008-11-21","school":"left_school"}"#.into(), offer_outside("CHEO"),
         "does_not_meet | C1 |  | - | adult_services".into()),
        ("T7", r#"{"age_years":18}"#.into(), offer_outside("CHEO"), "more_info |  | C1 | - | ".into()),
        ("T8", r#"{"age_years":20,"school":"home_schooled"}"#.into(), offer_outside("CHEO"), meets.into()),
        ("T9", r#"{"age_years":null,"birth_date":"2005-05-21","school":"attending_private"}"#.into(), offer_outside("CHEO"),
         "meets | C1 C2 C3 C4 |  | - | confirm_age_21".into()),
        ("T9u", r#"{"age_years":null,"birth_date":"2005-05-21","school":"attending_private","upper_age_mode":"until_21st_birthday"}"#.into(),
         offer_outside("CHEO"), "does_not_meet | C1 |  | - | adult_services confirm_age_21".into()),
        ("T10", r#"{"age_years":null,"birth_date":"2004-11-21","school":"attending_publicly_funded"}"#.into(), offer_outside("CHEO"),
         "does_not_meet | C1 |  | - | adult_services".into()),
        ("T11", r#"{"age_years":5,"area":"Renfrew"}"#.into(), offer_outside("Family and Children's Services of Renfrew County"),
         "redirect_region | region |  | Family and Children's Services of Renfrew County | outside_area".into()),
        ("T12", r#"{"age_years":5,"area":"Lanark"}"#.into(), offer_outside("KidsInclusive"),
         "redirect_region | region |  | KidsInclusive | outside_area".into()),
        ("T13", "{}".into(), offer_outside("CHEO"), meets.into()),
        ("T14", format!(r#"{{"answers":{{"H1":"no","H2":"no","H3":"no","H4":"no","H5":"no","H6":"yes",{no}}}}}"#),
         "offer | H6 |  | CHEO | only_willingness outside_area".into(), "does_not_meet | C2 C4 |  | - | ".into()),
        ("T15", format!(r#"{{"answers":{{"H1":"no","H2":"no","H3":"no","H4":"no","H5":"no","H6":"no",{no}}}}}"#),
         "not_offered | H1 H2 H3 H4 H5 H6 |  | CHEO | outside_area".into(), "does_not_meet | C2 C4 |  | - | ".into()),
        ("T16", r#"{"answers":{"H1":"yes","H6":"no","C2":"yes","C4":"yes"}}"#.into(),
         "declined_by_family | H1 H6 |  | CHEO | outside_area".into(), meets.into()),
        ("T17", r#"{"age_years":null,"answers":null,"services":null}"#.into(),
         "more_info |  | H1 H2 H3 H4 H5 H6 | CHEO | outside_area".into(), "more_info |  | C1 C2 C3 C4 | - | ".into()),
        ("T18", r#"{"referrer_type":"physician"}"#.into(), "incomplete | consent |  | CHEO | outside_area".into(),
         "incomplete | consent |  | - | ".into()),
        ("T19", r#"{"age_years":null,"answers":null,"services":null,"area":null}"#.into(),
         "more_info |  | H1 H2 H3 H4 H5 H6 | - | ".into(), "more_info |  | region C1 C2 C3 C4 | - | ".into()),
        ("T20", format!(r#"{{"age_years":null,"birth_date":"2025-05-21",{one}}}"#), offer_outside("CHEO"),
         "does_not_meet | C3 |  | - | ".into()),
        ("in Halton", r#"{"area":"Milton"}"#.into(), offer.into(),
         "redirect_region | region |  | ROCK Reach Out Centre for Kids | outside_area".into()),
    ];
    for (name, changes, halton, cheo) in rows {
        let document = vector(&changes);
        assert_eq!(short("halton", &document), halton, "{name} halton");
        assert_eq!(short("cheo", &document), cheo, "{name} cheo");
    }
}

#[test]
fn t21_a_leap_day_child_is_17_on_28_february() {
    assert_eq!(age_on(day("2008-02-29"), day("2026-02-28")), 17);
    let rules = &*RULES;
    let cheo = rules.program("cheo").unwrap();
    let document = vector(r#"{"age_years":null,"birth_date":"2008-02-29","school":"graduated"}"#);
    assert!(json(cheo, &document, "2026-02-28").starts_with(r#"{"result":"meets""#));
    assert!(json(cheo, &document, "2026-03-01").starts_with(r#"{"result":"does_not_meet""#));
}

#[test]
fn the_output_has_five_keys_in_their_order() {
    assert_eq!(
        screened("cheo", &vector("{}")),
        r#"{"result":"meets","decided_by":["C1","C2","C3","C4"],"missing":[],"route_to":null,"notes":[]}"#
    );
    assert_eq!(
        screened("cheo", "{}"),
        r#"{"result":"more_info","decided_by":[],"missing":["region","C1","C2","C3","C4"],"route_to":null,"notes":[]}"#
    );
}

#[test]
fn age_and_precision() {
    for (facts, expected) in [
        // 18 on the day; in the month, only some days are.
        (r#""birth_date":"2008-11-22","school":"graduated""#, "meets | "),
        (
            r#""birth_date":"2008-11-21","birth_date_precision":"month","school":"graduated""#,
            "more_info | C1 | estimated_age",
        ),
        (
            r#""birth_date":"2008-10-31","birth_date_precision":"month","school":"graduated""#,
            "does_not_meet | adult_services estimated_age",
        ),
        (
            r#""birth_date":"2008-01-01","birth_date_precision":"year","school":"graduated""#,
            "more_info | C1 | estimated_age",
        ),
        (
            r#""birth_date":"2008-01-01","birth_date_precision":"year","school":"home_schooled""#,
            "meets | estimated_age",
        ),
        (r#""birth_date":"2009-11-22","birth_date_precision":"year""#, "meets | estimated_age"),
        (
            r#""birth_date":"2009-11-22","birth_date_precision":"estimated","school":"graduated""#,
            "meets | estimated_age",
        ),
        (
            r#""birth_date":"2009-11-21","birth_date_precision":"estimated","school":"graduated""#,
            "more_info | C1 | estimated_age",
        ),
        (r#""birth_date":"2026-11-21","birth_date_precision":"estimated""#, "meets | estimated_age"),
        (
            r#""age_years":17,"birth_date_precision":"estimated","school":"graduated""#,
            "more_info | C1 | estimated_age",
        ),
        (
            r#""age_years":16,"birth_date_precision":"estimated","school":"graduated""#,
            "meets | estimated_age",
        ),
        (
            r#""age_years":22,"birth_date_precision":"estimated","school":"graduated""#,
            "does_not_meet | adult_services confirm_age_21 estimated_age",
        ),
        (
            r#""age_years":22,"birth_date_precision":"estimated","school":"home_schooled""#,
            "more_info | C1 | confirm_age_21 estimated_age",
        ),
        (
            r#""age_years":20,"birth_date_precision":"estimated","school":"home_schooled""#,
            "meets | confirm_age_21 estimated_age",
        ),
        (r#""age_years":21,"school":"home_schooled""#, "meets | confirm_age_21"),
        (r#""age_years":21"#, "more_info | C1 | confirm_age_21"),
        (r#""age_years":22"#, "does_not_meet | adult_services"),
        (
            r#""age_years":21,"upper_age_mode":"until_21st_birthday""#,
            "does_not_meet | adult_services confirm_age_21",
        ),
        (r#""age_years":20,"school":"attending_private","upper_age_mode":"until_21st_birthday""#, "meets | "),
        (r#""age_years":18,"school":"not_yet_school_age""#, "does_not_meet | adult_services"),
        (r#""age_years":18,"school":"unknown""#, "more_info | C1 | "),
        (r#""age_years":0"#, "meets | "),
        (r#""age_years":18446744073709551616"#, "does_not_meet | adult_services"),
        // Both: the interval decides, the age only has to be one of its ages.
        (
            r#""birth_date":"2008-11-21","birth_date_precision":"month","age_years":17,"school":"graduated""#,
            "more_info | C1 | estimated_age",
        ),
        (
            r#""birth_date":"2008-11-21","age_years":18,"school":"graduated""#,
            "does_not_meet | adult_services",
        ),
        (r#""birth_date":"0001-01-01""#, "does_not_meet | adult_services"),
        (r#""birth_date_precision":"year""#, "more_info | C1 | estimated_age"),
        ("\"school\":\"home_schooled\"", "more_info | C1 | "),
    ] {
        let document = format!(r#"{{{facts},"area":"Kanata","answers":{{"C2":"yes","C4":"yes"}},{THREE}}}"#);
        let full = short("cheo", &document);
        let parts: Vec<&str> = full.split(" | ").collect();
        let missing = if parts[2].is_empty() { String::new() } else { format!("{} | ", parts[2]) };
        assert_eq!(format!("{} | {missing}{}", parts[0], parts[4]), expected, "{facts}");
    }
}

#[test]
fn providers_are_counted_as_the_contract_says() {
    let service = |fields: &str| format!(r#"{{"status":"current",{fields}}}"#);
    for (services, count_by, answer, note) in [
        (vec![], "organization", "no", false),
        (vec![r#""organization":"A""#, r#""organization":"B""#], "organization", "yes", false),
        (vec![r#""organization":"A""#, r#""organization":" á ""#], "organization", "no", false),
        (
            vec![r#""organization":"A""#, r#""organization":"B","kind":"natural""#],
            "organization",
            "no",
            false,
        ),
        (
            vec![r#""organization":"A""#, r#""organization":"B","kind":"Natural""#],
            "organization",
            "yes",
            false,
        ),
        (
            vec![r#""organization":"A""#, r#""organization":"B","kind":"formal""#],
            "organization",
            "yes",
            false,
        ),
        (
            vec![r#""organization":"A","worker":"x""#, r#""organization":"A","worker":"X ""#],
            "person",
            "no",
            false,
        ),
        (
            vec![r#""organization":"A","worker":"x""#, r#""organization":"A","worker":"y""#],
            "person",
            "yes",
            false,
        ),
        (
            vec![r#""organization":"A","worker":"x""#, r#""organization":"A","worker":"y""#],
            "organization",
            "no",
            true,
        ),
        (vec![r#""organization":"A","worker":"x""#, r#""organization":"A""#], "person", "yes", false),
        (vec![r#""organization":"A","worker":" ""#, r#""organization":"A""#], "person", "no", false),
        (
            vec![r#""organization":"A","worker":"x""#, r#""organization":"A","worker":"""#],
            "organization",
            "no",
            true,
        ),
        (
            vec![r#""organization":"A","worker":"x""#, r#""organization":"B","worker":"x""#],
            "person",
            "yes",
            false,
        ),
        (
            vec![r#""organization":"A","worker":"x""#, r#""organization":"A","worker":"y","kind":"natural""#],
            "organization",
            "no",
            false,
        ),
    ] {
        let list = services.iter().map(|fields| service(fields)).collect::<Vec<_>>().join(",");
        let document = format!(
            r#"{{"age_years":8,"area":"Ottawa","answers":{{"C2":"yes","C4":"yes"}},"count_by":"{count_by}","services":[{list}]}}"#
        );
        let expected = match (answer, note) {
            ("yes", _) => "meets | C1 C2 C3 C4 |  | - | ",
            (_, true) => "does_not_meet | C3 |  | - | one_organization_several_people",
            _ => "does_not_meet | C3 |  | - | ",
        };
        assert_eq!(short("cheo", &document), expected, "{services:?} {count_by}");
    }
    for status in ["waiting", "referred", "past", "declined"] {
        let document = vector(&format!(
            r#"{{"services":[{{"organization":"A","status":"{status}"}},{{"organization":"B","status":"current"}}]}}"#
        ));
        assert!(short("cheo", &document).starts_with("does_not_meet | C3"), "{status}");
    }
}

#[test]
fn region_and_consent() {
    for (program, changes, expected) in [
        ("cheo", r#"{"area":"Toronto"}"#, "redirect_region | region |  | - | area_unconfirmed outside_area"),
        (
            "cheo",
            r#"{"area":"Hamilton"}"#,
            "redirect_region | region |  | Contact Hamilton | area_unconfirmed outside_area",
        ),
        ("cheo", r#"{"area":"Dundas"}"#, "more_info |  | region | - | area_ambiguous"),
        ("cheo", r#"{"area":"Atlantis"}"#, "more_info |  | region | - | area_not_recognised"),
        ("cheo", r#"{"area":"  "}"#, "more_info |  | region | - | area_not_recognised"),
        ("cheo", r#"{"area":null}"#, "more_info |  | region | - | "),
        ("cheo", r#"{"area":"SD&G"}"#, "meets | C1 C2 C3 C4 |  | - | "),
        ("cheo", r#"{"area":"hawkesbury"}"#, "meets | C1 C2 C3 C4 |  | - | "),
        ("cheo", r#"{"area":null,"answers":{"C2":"no","C4":"yes"}}"#, "does_not_meet | C2 | region | - | "),
        ("cheo", r#"{"area":null,"answers":{"C2":"no"}}"#, "does_not_meet | C2 | region | - | "),
        (
            "cheo",
            r#"{"area":"Peel","age_years":30}"#,
            "redirect_region | region |  | ErinoakKids | adult_services outside_area",
        ),
        (
            "cheo",
            r#"{"area":"Peel","referrer_type":"school"}"#,
            "incomplete | consent |  | ErinoakKids | outside_area",
        ),
        (
            "cheo",
            r#"{"area":"Peel","referrer_type":"school","consent_to_refer":false}"#,
            "incomplete | consent |  | ErinoakKids | outside_area",
        ),
        ("cheo", r#"{"referrer_type":"school","consent_to_refer":true}"#, "meets | C1 C2 C3 C4 |  | - | "),
        (
            "cheo",
            r#"{"referrer_type":"self_youth","consent_to_refer":false}"#,
            "meets | C1 C2 C3 C4 |  | - | ",
        ),
        (
            "cheo",
            r#"{"referrer_type":"school","age_years":22,"services":[]}"#,
            "incomplete | consent |  | - | adult_services",
        ),
        ("cheo", r#"{"answers":{"C2":"unknown","C4":"yes"}}"#, "more_info |  | C2 | - | "),
        ("halton", r#"{"area":"Toronto"}"#, "offer | H1 | H6 | - | area_unconfirmed outside_area"),
        ("halton", r#"{"area":"Dundas"}"#, "offer | H1 | H6 | - | area_ambiguous"),
        ("halton", r#"{"area":null,"answers":null}"#, "more_info |  | H1 H2 H3 H4 H5 H6 | - | "),
        ("halton", r#"{"area":"Oakville","age_years":30}"#, "offer | H1 | H6 | - | "),
        ("halton", r#"{"area":"Oakville","age_years":21,"services":[]}"#, "offer | H1 | H6 | - | "),
        ("halton", r#"{"area":"Acton","answers":{"H6":"yes"}}"#, "offer | H6 |  | - | only_willingness"),
        ("halton", r#"{"area":"Acton","answers":{"H6":"yes","H2":"yes"}}"#, "offer | H2 H6 |  | - | "),
        ("halton", r#"{"area":"Acton","answers":{"H6":"no"}}"#, "more_info |  | H1 H2 H3 H4 H5 | - | "),
        (
            "halton",
            r#"{"area":"Acton","answers":{"H6":"no","H5":"yes","H2":"yes"}}"#,
            "declined_by_family | H2 H5 H6 |  | - | ",
        ),
        (
            "halton",
            r#"{"area":"Acton","birth_date_precision":"estimated"}"#,
            "offer | H1 | H6 | - | estimated_age",
        ),
        (
            "halton",
            r#"{"area":"Acton","answers":{"C2":"no","C4":"no"}}"#,
            "more_info |  | H1 H2 H3 H4 H5 H6 | - | ",
        ),
    ] {
        assert_eq!(short(program, &vector(changes)), expected, "{program} {changes}");
    }
}

/// A programme of nobody: other criteria, other numbers, any-of with a required region and a derived criterion.
fn third_program() -> String {
    let head = include_str!("../programs/cheo.toml");
    let (before, rest) = head.split_once("[rule]").unwrap();
    let (_, after) = rest.split_once("[terms]").unwrap();
    let words = |id: &str, more: &str| {
        format!(
            "[[criterion]]\nid = \"{id}\"\n{more}\nlabel = {{ en = \"a\", fr = \"b\" }}\nwords = {{ en = \"a\", fr = \"b\" }}\nhelp = {{ en = \"a\", fr = \"b\" }}\n"
        )
    };
    let before = before
        .replace("\"cheo\"", "\"sample\"")
        .replace("[\"ottawa\", \"prescott_russell\", \"sdg\"]", "[\"peel\"]");
    format!(
        "{before}[rule]\nshape = \"any_of\"\nregion = \"required\"\nwillingness = \"Z\"\ncount_by = \"person\"\nupper_age_mode = \"until_21st_birthday\"\n{}{}{}[terms]{after}",
        words("Young", "kind = \"age_and_school\"\nschool_from = 6\nupper_age = 10"),
        words("Many", "kind = \"provider_count\"\nminimum = 3"),
        words("Z", "kind = \"answer\""),
    )
}

#[test]
fn a_third_programme_is_one_more_document() {
    let program = Program::parse(&third_program()).unwrap();
    let rules = &*RULES;
    assert_eq!(program.problems_with_areas(&rules.areas), vec![]);
    let mut programs = rules.programs.clone();
    programs.push(program.clone());
    let people = |count: usize| {
        let people: Vec<String> = (0..count)
            .map(|n| format!(r#"{{"organization":"A","worker":"{n}","status":"current"}}"#))
            .collect();
        format!(r#""services":[{}]"#, people.join(","))
    };
    for (facts, expected) in [
        (format!(r#""area":"Caledon","age_years":12,{}"#, people(3)), "Offer Many | Z"),
        (format!(r#""area":"Caledon","age_years":5,{}"#, people(2)), "Offer Young | Z"),
        (format!(r#""area":"Caledon","age_years":10,{}"#, people(2)), "MoreInfo  | Z"),
        (
            format!(r#""area":"Caledon","age_years":10,"answers":{{"Z":"no"}},{}"#, people(2)),
            "NotOffered Young Many Z | ",
        ),
        (
            format!(r#""area":"Caledon","age_years":5,"answers":{{"Z":"no"}},{}"#, people(2)),
            "DeclinedByFamily Young Z | ",
        ),
        (format!(r#""area":"Ottawa","age_years":5,{}"#, people(3)), "RedirectRegion region | "),
        (format!(r#""age_years":5,{}"#, people(3)), "MoreInfo  | region Z"),
        (r#""area":"Caledon","age_years":7"#.to_owned(), "MoreInfo  | Young Many Z"),
    ] {
        let document = format!("{{{facts}}}");
        let Ok(ScreeningDocument::One(input)) = document::read(document.as_bytes(), &programs, day(ON))
        else {
            panic!("{document}");
        };
        let outcome = screen(&program, &rules.areas, &input, day(ON));
        let (decided, missing) = (outcome.decided_by.join(" "), outcome.missing.join(" "));
        assert_eq!(format!("{:?} {decided} | {missing}", outcome.result), expected, "{document}");
    }
    // Without the third document its criterion is not known.
    assert!(document::read(br#"{"answers":{"Z":"yes"}}"#, &rules.programs, day(ON)).is_err());
}
