//! The command line on real files, through the built program: making, refusing, listing, exit codes, both languages.

#![expect(clippy::unwrap_used, reason = "a helper of a test that cannot go on has failed")]

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

use assert_cmd::{Command, cargo::cargo_bin_cmd};
use serde_json::Value;
use tempfile::TempDir;

const TODAY: &str = "2026-11-21";

fn circle() -> Command {
    let mut command = cargo_bin_cmd!("circle");
    command.timeout(std::time::Duration::from_secs(120));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "XDG_CONFIG_HOME"] {
        command.env_remove(name);
    }
    command.env("HOME", shared().0.path());
    command
}

/// Exit code, standard output, standard error.
fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    let output = circle().args(arguments).write_stdin(input).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// A folder with a passphrase file and a made-up agency of sixty families, made once.
fn shared() -> &'static (TempDir, PathBuf, PathBuf) {
    static SHARED: OnceLock<(TempDir, PathBuf, PathBuf)> = OnceLock::new();
    SHARED.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let (file, secret) = (folder.path().join("sample.db"), folder.path().join("secret.txt"));
        std::fs::write(&secret, "made-up passphrase\r\n").unwrap();
        let plan = circle_of_support::sample::Plan {
            families: 60,
            seed: 1,
            today: TODAY.parse().unwrap(),
            coordinators: 12,
        };
        let cost = circle_of_support::casework::passphrase::Cost::FLOOR;
        circle_of_support::sample::make(&file, plan, "made-up passphrase", cost, &mut |_| ()).unwrap();
        (folder, file, secret)
    })
}

/// A verb on the made-up agency, as `name`.
fn as_staff(name: &str, arguments: &[&str], input: &str) -> (i32, String, String) {
    let (_, file, secret) = shared();
    let mut all = arguments.to_vec();
    all.extend(["--file", text(file), "--as", name, "--passphrase-file", text(secret), "--today", TODAY]);
    run(&all, input)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn rows(json: &str) -> Vec<serde_json::Map<String, Value>> {
    let value: Value = serde_json::from_str(json).unwrap();
    value.as_array().unwrap().iter().map(|row| row.as_object().unwrap().clone()).collect()
}

#[test]
fn lists_have_exactly_the_keys_of_the_contract() {
    for (verb, input, keys) in [
        (&["list", "due"][..], "", &["kind", "file_no", "due", "days_late", "why", "who"][..]),
        (&["list", "waiting"], "", &["file_no", "since", "age_days", "language", "area", "urgency"]),
        (&["list", "reviews"], "", &["file_no", "due", "state", "coordinator"]),
        (
            &["list", "families"],
            "",
            &["file_no", "name", "birth_year", "municipality", "state", "coordinator"],
        ),
        (
            &["find"],
            "sample\n",
            &["file_no", "name", "birth_year", "municipality", "state", "coordinator", "why"],
        ),
        (&["duplicates"], "", &["a", "b", "class", "score", "why"]),
    ] {
        let mut arguments = verb.to_vec();
        arguments.extend(["--format", "json"]);
        let (code, out, err) = as_staff("supervisor1", &arguments, input);
        assert_eq!((code, err.as_str()), (0, ""), "{verb:?}");
        let rows = rows(&out);
        assert!(!rows.is_empty(), "{verb:?}");
        for row in rows {
            assert_eq!(row.keys().map(String::as_str).collect::<Vec<_>>(), keys, "{verb:?}");
        }
        let mut arguments = verb.to_vec();
        arguments.extend(["--format", "csv"]);
        let (code, out, _) = as_staff("supervisor1", &arguments, input);
        assert_eq!((code, out.lines().next().unwrap()), (0, keys.join(",").as_str()));
        for lang in ["en", "fr"] {
            let mut arguments = verb.to_vec();
            arguments.extend(["--lang", lang]);
            let (code, out, err) = as_staff("supervisor1", &arguments, input);
            assert_eq!((code, err.as_str()), (0, ""), "{verb:?}");
            assert!(!out.contains('{'), "a text is missing: {out}");
        }
    }
}

#[test]
fn names_stay_in_unless_the_role_may_take_them_out() {
    let listed = |name: &str, more: &[&str]| {
        let mut arguments = vec!["list", "families", "--format", "json"];
        arguments.extend(more);
        let (code, out, _) = as_staff(name, &arguments, "");
        assert_eq!(code, 0);
        rows(&out)
    };
    for (name, more) in [
        ("intake1", &[][..]),
        ("intake1", &["--reason", "to see"]),
        ("coordinator1", &[]),
        ("supervisor1", &[]),
    ] {
        let rows = listed(name, more);
        assert!(!rows.is_empty() && rows.iter().all(|row| row["name"].is_null()), "{name}");
        assert!(!serde_json::to_string(&rows).unwrap().to_lowercase().contains("sampl"), "{name}");
    }
    assert!(listed("supervisor1", &["--reason", "yearly count"]).iter().all(|row| row["name"].is_string()));
    let (_, out, _) = as_staff("intake1", &["list", "families"], "");
    assert!(out.contains("are left out"), "{out}");
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let (_, file, secret) = shared();
    let folder = tempfile::tempdir().unwrap();
    let again = folder.path().join("again.db");
    let (_, listed, _) = as_staff("supervisor1", &["list", "reviews", "--format", "json"], "");
    let seen = rows(&listed)[0]["file_no"].as_str().unwrap().to_owned();
    let made = run(
        &[
            "sample",
            "--file",
            text(&again),
            "--families",
            "60",
            "--today",
            TODAY,
            "--plain",
            "--passphrase-file",
            text(secret),
        ],
        "",
    );
    assert_eq!(made.0, 0, "{}", made.2);
    for verb in [
        &["list", "due"][..],
        &["list", "waiting"],
        &["list", "reviews"],
        &["list", "families"],
        &["show", seen.as_str()],
    ] {
        let of = |file: &Path| {
            let mut all = verb.to_vec();
            all.extend(["--format", "json", "--file", text(file), "--as", "supervisor1", "--today", TODAY]);
            all.extend(["--passphrase-file", text(secret)]);
            run(&all, "")
        };
        let (one, two) = (of(file), of(&again));
        assert_eq!(one.2, "");
        assert_eq!(one, two, "{verb:?}");
    }
}

#[test]
fn the_waiting_table_names_areas_and_json_keeps_their_ids() {
    let waiting = |format: &str| as_staff("supervisor1", &["list", "waiting", "--format", format], "").1;
    let ids: Vec<String> = rows(&waiting("json"))
        .iter()
        .filter_map(|row| row["area"].as_str().map(str::to_owned))
        .filter(|id| id.contains('_') || id.chars().all(char::is_lowercase))
        .collect();
    assert!(!ids.is_empty());
    let (table, rules) = (waiting("table"), circle_of_support::domain::rule_set::shipped().unwrap());
    for id in ids {
        let area = rules.areas.by_id(&id).unwrap();
        assert!(table.contains(&area.name), "{} is not in {table}", area.name);
        assert!(!table.split_whitespace().any(|word| word == id), "{id} in {table}");
    }
}

#[test]
fn check_passes_and_tells_findings() {
    let (code, out, err) = as_staff("admin1", &["check"], "");
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let (folder, file, secret) = shared();
    let broken = folder.path().join("broken.db");
    std::fs::copy(file, &broken).unwrap();
    let store = circle_of_support::store::Store::open(&broken).unwrap();
    store.db().execute("UPDATE staff SET active = 'no' WHERE sign_in_name LIKE 'coordinator%'", []).unwrap();
    drop(store);
    for lang in ["en", "fr"] {
        let (code, out, _) = run(
            &[
                "check",
                "--file",
                text(&broken),
                "--as",
                "admin1",
                "--passphrase-file",
                text(secret),
                "--lang",
                lang,
            ],
            "",
        );
        assert_eq!(code, 1);
        assert!(out.contains("disabled-holds") && !out.contains("{check"), "{out}");
    }
}

#[test]
fn every_finding_has_words() {
    use circle_of_support::{
        store::invariants::INVARIANTS,
        text::{Lang, Texts},
    };
    for lang in Lang::ALL {
        let texts = Texts::new(*lang);
        for code in INVARIANTS.iter().map(|invariant| invariant.code).chain(["integrity", "foreign-key"]) {
            assert!(texts.known(&format!("check-{code}")), "{lang:?} {code}");
        }
    }
}

#[test]
fn exit_codes_tell_what_happened() {
    let (folder, file, secret) = shared();
    let (file, secret) = (text(file), text(secret));
    let wrong = folder.path().join("wrong.txt");
    std::fs::write(&wrong, "another passphrase\n").unwrap();
    let foreign = folder.path().join("foreign.db");
    std::fs::write(&foreign, "not ours").unwrap();
    let hostile = folder.path().join("no\u{1b}]0;x\u{7}\u{202e}file.db");
    for (arguments, code) in [
        (&["list", "due", "--as", "intake1", "--passphrase-file", secret][..], 2),
        (&["list", "due", "--file", file, "--passphrase-file", secret], 2),
        (&["list", "due", "--file", file, "--as", "intake1"], 2),
        (&["list", "nothing", "--file", file], 2),
        (&["list", "due", "--file", file, "--as", "intake1", "--passphrase-file", text(&wrong)], 3),
        (&["list", "due", "--file", file, "--as", "nobody", "--passphrase-file", secret], 3),
        (&["check", "--file", file, "--as", "intake1", "--passphrase-file", secret], 3),
        (&["find", "--file", file, "--as", "privacy1", "--passphrase-file", secret], 3),
        (&["show", "C-0001", "--file", file, "--as", "admin1", "--passphrase-file", secret], 3),
        (&["show", "C-99999", "--file", file, "--as", "supervisor1", "--passphrase-file", secret], 2),
        (&["show", "sample", "--file", file, "--as", "supervisor1", "--passphrase-file", secret], 2),
        (&["list", "due", "--file", "/nowhere/at/all.db", "--as", "a", "--passphrase-file", secret], 4),
        (&["list", "due", "--file", text(&foreign), "--as", "a", "--passphrase-file", secret], 4),
        (&["list", "due", "--file", text(folder.path()), "--as", "a", "--passphrase-file", secret], 4),
        (&["list", "due", "--file", text(&hostile), "--as", "a", "--passphrase-file", secret], 4),
        (&["sample", "--file", file, "--families", "5", "--plain", "--passphrase-file", secret], 4),
        (&["sample", "--file", "/tmp/never.db", "--families", "5", "--passphrase-file", secret], 2),
        (
            &[
                "sample",
                "--file",
                "/tmp/never.db",
                "--families",
                "-1",
                "--plain",
                "--passphrase-file",
                secret,
            ],
            2,
        ),
        (&["demo", "--file", text(&foreign)], 4),
        (&["new", "--file", "/tmp/never.db", "--agency", "Sample"], 2),
        (&["list", "due", "--today", "2026-02-30"], 2),
        (&["frobnicate\u{1b}[2J"], 2),
        (&["--help"], 0),
        (&["list", "--help"], 0),
        (&["--version"], 0),
    ] {
        for lang in ["en", "fr"] {
            let mut all = arguments.to_vec();
            all.extend(["--lang", lang]);
            let (left, out, err) = run(&all, "sample\n");
            assert_eq!(left, code, "{arguments:?}: {out}{err}");
            assert!(!err.contains('\u{1b}') && !err.contains('\u{202e}') && !err.contains('{'), "{err:?}");
            assert_eq!(out.is_empty(), code != 0, "{arguments:?}: {out}");
            assert_eq!(err.is_empty(), code == 0, "{arguments:?}: {err}");
        }
    }
    assert_eq!(std::fs::read(&foreign).unwrap(), b"not ours");
}

#[test]
fn help_tells_everything_in_both_languages() {
    let verbs: &[&[&str]] = &[
        &[],
        &["new"],
        &["sample"],
        &["demo"],
        &["list"],
        &["find"],
        &["duplicates"],
        &["show"],
        &["check"],
        &["screen"],
        &["keys"],
        &["keys", "check"],
    ];
    for verb in verbs {
        let help = |lang: &str| {
            let mut all = verb.to_vec();
            all.extend(["--help", "--lang", lang]);
            let (code, out, err) = run(&all, "");
            assert_eq!((code, err.as_str()), (0, ""), "{verb:?}");
            assert!(!out.contains("{cli") && !out.contains("{ "), "{out}");
            assert!(
                out.lines().all(|line| line.trim_end().len() == line.len() || line.contains('\u{a0}')),
                "{out}"
            );
            out
        };
        let (english, french) = (help("en"), help("fr"));
        assert!(english.contains("Usage: circle") && french.contains("Utilisation"), "{french}");
        for word in ["Usage:", "Options:", "Commands:", "Arguments:", "[default", "[possible", "Print "] {
            assert!(!french.contains(word), "{word}: {french}");
        }
    }
}

#[test]
fn a_new_agency_opens_and_checks() {
    let (_, _, secret) = shared();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("agency.db");
    let arguments = [
        "new",
        "--file",
        text(&file),
        "--agency",
        "Sample Agency",
        "--program",
        "cheo",
        "--program",
        "halton",
        "--admin",
        "admin1",
        "--also-role",
        "supervisor",
        "--passphrase-file",
        text(secret),
    ];
    let (code, _, err) = run(&arguments, "");
    assert_eq!(code, 2, "without --plain nothing is made");
    assert!(err.contains("--plain") && !file.exists());
    let mut plain = arguments.to_vec();
    plain.push("--plain");
    let (code, out, err) = run(&plain, "");
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let signed = |more: &[&str]| {
        let mut all =
            vec!["check", "--file", text(&file), "--as", "admin1", "--passphrase-file", text(secret)];
        all.extend(more);
        run(&all, "")
    };
    let (code, _, err) = signed(&[]);
    assert!(code == 2 && err.contains("--role"), "{err}");
    assert_eq!(signed(&["--role", "administrator"]).0, 0);
    assert_eq!(
        signed(&["--role", "administrator", "--today", TODAY]).0,
        2,
        "the day is set on made-up files only"
    );
    assert_eq!(run(&plain, "").0, 4);
}

#[test]
fn the_pairs_of_a_sample_are_told() {
    let (_, _, secret) = shared();
    let folder = tempfile::tempdir().unwrap();
    let (file, pairs) = (folder.path().join("a.db"), folder.path().join("pairs.csv"));
    let (code, _, err) = run(
        &[
            "sample",
            "--file",
            text(&file),
            "--families",
            "60",
            "--seed",
            "3",
            "--coordinators",
            "2",
            "--pairs",
            text(&pairs),
            "--plain",
            "--passphrase-file",
            text(secret),
        ],
        "",
    );
    assert_eq!((code, err.as_str()), (0, ""));
    let csv = std::fs::read_to_string(&pairs).unwrap();
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("a,b,kind"));
    assert_eq!(
        lines.filter(|line| line.starts_with("C-") && line.split(',').count() == 3).count(),
        5,
        "{csv}"
    );
}
