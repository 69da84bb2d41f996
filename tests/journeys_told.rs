//! Two journeys through the built program in a real pseudo-terminal: a father from whom the home is protected calls about
//! his child, and a crisis call about a known child that the supervisor sees at once.

use circle_of_support::domain::{
    codes::{CallKind, DueKind, MayBeTold},
    ids::FileNumber,
};

use crate::{
    journeys::{DAY, LANGUAGES, Office},
    told::{SECRETS, guarded},
};

#[test]
fn a_protected_father_calls_about_his_child() {
    for lang in LANGUAGES {
        let office = Office::new(lang);
        let mut before = office.session("intake2");
        let family = guarded(&mut before);
        drop(before);
        let mut desk = office.desk("intake1", DAY);
        desk.keys("F4").sees(["Both languages offered", "Deux langues offertes"]);
        let relation = if lang == "fr" { "père" } else { "father" };
        desk.keys("y Enter 1 Enter y Enter 'Father Sample' Enter").keys(&format!("'{relation}' Enter Enter"));
        desk.keys("'Child' Enter 'Sample' Enter '2017-03-03' Enter Enter")
            .sees(["Looks alike 1", "Ressemble 1"]);
        desk.keys("Enter").sees(["Same child?", "Même enfant"]);
        desk.keys(if lang == "fr" { "m" } else { "s" });
        desk.sees(["What may be told of C-0001", "Ce qui peut être dit de C-0001"]);
        desk.keys("f").sees(["protected from this person", "protégée de cette personne"]);
        desk.keys("Tab Tab 3 F2").sees(["goes on with C-0001", "C-0001"]);
        desk.keys(if lang == "fr" { "'suite' Enter" } else { "'go on' Enter" });
        desk.keys("'Asks where she lives' F2").sees(["End call", "Fin de l’appel"]);
        let shown = desk.text();
        for secret in SECRETS.iter().chain(&["Child Sample"]) {
            assert!(!shown.contains(secret), "{secret} is on the screen:\n{shown}");
        }
        desk.keys("F2").sees(["Call ended and saved.", "Appel terminé"]);
        desk.leaves();
        let mut after = office.session("intake2");
        let call = after.open_file(family.child).unwrap().calls.remove(0).call;
        assert_eq!(
            (call.may_be_told, call.caller_person_id),
            (Some(MayBeTold::Nothing), Some(family.father))
        );
        assert_eq!(call.said.as_deref(), Some("Asks where she lives"));
    }
}

#[test]
fn a_crisis_call_of_a_known_child_stands_with_the_supervisor() {
    for lang in LANGUAGES {
        let office = Office::new(lang);
        let mut before = office.session("intake2");
        let child = guarded(&mut before).child;
        drop(before);
        let mut desk = office.desk("intake1", DAY);
        // While the file is open the lines of its area stand first: Ottawa's before 911.
        desk.keys("2 'C-0001' Enter")
            .sees(["Lost between four offices"; 2])
            .keys("F8")
            .sees(["613-260-2360", "613-260-2360"]);
        let card = desk.text();
        assert!(card.find("613-260-2360") < card.find("911"), "{card}");
        desk.keys("g")
            .sees(["noted", "noté"])
            .keys("v")
            .sees(["Why do you look?", "Pourquoi consultez-vous"]);
        desk.keys("'in danger now' Enter").sees(["Who is reached", "Qui joindre"]);
        desk.keys("F8 c").sees(["Crisis call noted", "Appel de crise noté"]);
        desk.keys("F12").sees(["locked", "verrouillé"]).keys("F8").sees(["988", "988"]);
        drop(desk);
        let mut supervisor = office.desk("supervisor1", DAY);
        supervisor.sees(["took a crisis call", "a pris un appel de crise"]);
        supervisor.keys("s").sees(["Settled: seen", "Réglé"]);
        supervisor.leaves();
        let mut after = office.session("supervisor1");
        let rows = after.due_list().unwrap().rows;
        assert!(rows.iter().all(|row| row.kind != DueKind::CrisisCall), "{rows:?}");
        assert!(
            rows.iter().any(|row| row.kind == DueKind::CrisisView),
            "the look is still to be reviewed: {rows:?}"
        );
        let found = after.file_numbered(FileNumber(1)).unwrap();
        assert_eq!(found, Some(child));
        let call = after.open_file(child).unwrap().calls.remove(0).call;
        assert_eq!(call.kind, Some(CallKind::Crisis));
    }
}
