//! `circle screen` through the built program: exit codes, streams, and what may reach a terminal.

#![expect(clippy::unwrap_used, reason = "a helper of a test that cannot go on has failed")]

use assert_cmd::{Command, cargo::cargo_bin_cmd};
use tempfile::TempDir;

const ON: &str = "2026-11-21";
const MEETS: &str = r#"{"age_years":8,"area":"Ottawa","answers":{"C2":"yes","C4":"yes"},"services":[{"organization":"A","status":"current"},{"organization":"B","status":"current"}]}"#;
const MEETS_RESULT: &str =
    r#"{"result":"meets","decided_by":["C1","C2","C3","C4"],"missing":[],"route_to":null,"notes":[]}"#;

fn circle() -> Command {
    let mut command = cargo_bin_cmd!("circle");
    command.timeout(std::time::Duration::from_secs(30));
    command
}

/// Exit code, standard output, standard error.
fn run(arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    let output = circle().args(arguments).write_stdin(input).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn screen(program: &str, input: &[u8]) -> (i32, String, String) {
    run(&["screen", "--program", program, "--on", ON, "-"], input)
}

#[test]
fn one_object_gives_one_result() {
    assert_eq!(screen("cheo", MEETS.as_bytes()), (0, format!("{MEETS_RESULT}\n"), String::new()));
    let (code, out, err) = screen("halton", br#"{"area":"Oakville","answers":{"H2":"yes"}}"#);
    let expected = r#"{"result":"offer","decided_by":["H2"],"missing":["H6"],"route_to":null,"notes":[]}"#;
    assert_eq!((code, out.trim_end(), err.as_str()), (0, expected, ""));
}

#[test]
fn an_array_gives_results_in_the_same_order() {
    assert_eq!(screen("cheo", b"[]"), (0, "[]\n".to_owned(), String::new()));
    let (code, out, err) = screen("cheo", format!("[{MEETS},{{\"area\":\"Peel\"}},{MEETS}]").as_bytes());
    let results: serde_json::Value = serde_json::from_str(&out).unwrap();
    let names: Vec<_> = results.as_array().unwrap().iter().map(|r| r["result"].as_str().unwrap()).collect();
    assert_eq!((code, names, err.as_str()), (0, vec!["meets", "redirect_region", "meets"], ""));
    assert_eq!(results[1]["route_to"], "ErinoakKids");
}

#[test]
fn every_problem_is_one_line_and_nothing_is_on_standard_output() {
    let document = br#"[{}, {"birth_date":"2026-11-22","answers":{"H9":"yes"},"\u001b]0;x\u0007":1}]"#;
    let (code, out, err) = screen("cheo", document);
    assert_eq!((code, out.as_str()), (2, ""));
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(lines.len(), 3, "{err}");
    for (line, path) in
        lines.iter().zip(["$[1].birth_date", "$[1].answers.H9", r#"$[1]["\u001b]0;x\u0007"]"#])
    {
        assert!(line.starts_with(&format!("{path}: ")), "{line}");
        assert!(line.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{line:?}");
    }
}

#[test]
fn values_of_the_document_are_never_repeated() {
    for field in
        ["school", "birth_date", "referrer_type", "count_by", "birth_date_precision", "upper_age_mode"]
    {
        let (code, out, err) = screen("cheo", format!("{{\"{field}\":\"Sample\\u001b[2J\"}}").as_bytes());
        assert_eq!((code, out.as_str()), (2, ""), "{field}");
        assert!(
            err.starts_with(&format!("$.{field}: ")) && !err.contains("Sample") && !err.contains('\u{1b}'),
            "{err}"
        );
    }
}

#[test]
fn whatever_is_no_document_is_a_problem_of_the_root() {
    for document in [&b""[..], b"{", b"\xff\xfe", b"null", b"3", b"\"x\"", b"{}{}", b"\xef\xbb\xbf{}"] {
        let (code, out, err) = screen("halton", document);
        assert_eq!((code, out.as_str(), err.lines().count()), (2, "", 1), "{document:?}");
        assert!(err.starts_with("$: "), "{err}");
    }
}

#[test]
fn the_document_comes_from_a_file_or_from_standard_input() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("child.json");
    std::fs::write(&file, MEETS).unwrap();
    for place in [file.to_str().unwrap(), "-", "/dev/stdin"] {
        let (code, out, err) = run(&["screen", "--program", "cheo", "--on", ON, place], MEETS.as_bytes());
        assert_eq!((code, out.trim_end(), err.as_str()), (0, MEETS_RESULT, ""), "{place}");
    }
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "the program wrote a file");
}

#[test]
fn a_file_that_cannot_be_read_is_bad_input() {
    let folder = TempDir::new().unwrap();
    let missing = folder.path().join("no\u{1b}[2Jfile");
    for place in [missing.to_str().unwrap(), folder.path().to_str().unwrap()] {
        let (code, out, err) = run(&["screen", "--program", "cheo", place], b"");
        assert_eq!((code, out.as_str(), err.lines().count()), (2, "", 1), "{err}");
        assert!(err.starts_with("$: ") && !err.contains('\u{1b}'), "{err:?}");
    }
}

#[test]
fn usage_errors_are_bad_input_and_show_nothing_raw() {
    for arguments in [
        &["screen", "-"][..],
        &["screen", "--program", "cheo"],
        &["screen", "--program", "peel", "-"],
        &["screen", "--program", "CHEO", "-"],
        &["screen", "--program", "cheo", "--on", "2026-02-30", "-"],
        &["screen", "--program", "cheo", "--on", "tomorrow", "-"],
        &["screen", "--program", "cheo", "--on", "10000-01-01", "-"],
        &["screen", "--program", "cheo", "--today", ON, "-"],
        &["--today", ON, "screen", "--program", "cheo", "-"],
        &["screen", "--program", "cheo", "--today", "x", "-"],
        &["screen", "--program", "cheo", "--\u{1b}[2J", "-"],
        &["screen", "--program", "\u{1b}]0;x\u{7}\u{202e}", "-"],
        &["screen", "--program", "cheo", "-", "\u{9b}2J"],
    ] {
        let (code, out, err) = run(arguments, b"{}");
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        let raw = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!err.is_empty() && !err.contains(raw), "{err:?}");
    }
}

#[test]
fn without_a_day_today_in_toronto_decides() {
    let (code, out, _) =
        run(&["screen", "--program", "cheo", "-"], br#"{"birth_date":"2000-01-01","area":"Ottawa"}"#);
    assert_eq!(code, 0);
    assert!(out.contains("\"does_not_meet\""), "{out}");
    // Nobody is born in the far future, whatever the clock of the machine says.
    assert_eq!(run(&["screen", "--program", "cheo", "-"], br#"{"birth_date":"9000-01-01"}"#).0, 2);
}
