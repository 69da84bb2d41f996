//! `circle keys check [FILE]`: reads a person's key file and says what is wrong with each row.
//! Opens no agency file and no screen.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{BAD_INPUT, OK};
use crate::{
    keymap::{Finding, Keymap},
    text::{Texts, safe},
};

/// Exit code: findings.
const FINDINGS: u8 = 1;

/// Checks `file`, or the shipped keys without one; findings go to `out`, a file that cannot be read to
/// `err`. Returns the exit code of contracts.md: 0 clean (warnings are not findings), 1 findings, 2 unreadable.
///
/// # Errors
/// When `out` or `err` cannot be written.
pub fn check(file: Option<&Path>, texts: &Texts, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<u8> {
    let (name, findings) = match file {
        None => ("keymap.toml".to_owned(), Keymap::shipped_findings()),
        Some(path) => match fs::read_to_string(path) {
            Ok(text) => (shown(path), Keymap::with_own(&text).1),
            Err(error) => {
                let values = [("file", shown(path).into()), ("why", error.to_string().into())];
                writeln!(err, "{}", safe::line(&texts.with("keys-unreadable", &values)))?;
                return Ok(BAD_INPUT);
            }
        },
    };
    for finding in &findings {
        writeln!(out, "{}", safe::line(&row(&name, finding, texts)))?;
    }
    if findings.iter().any(|finding| !finding.warning) {
        return Ok(FINDINGS);
    }
    if findings.is_empty() {
        writeln!(out, "{}", safe::line(&texts.with("keys-ok", &[("file", name.into())])))?;
    }
    Ok(OK)
}

fn shown(path: &Path) -> String {
    PathBuf::from(path).display().to_string()
}

fn row(file: &str, finding: &Finding, texts: &Texts) -> String {
    let arguments: Vec<_> = finding.arguments.iter().map(|(name, value)| (*name, value.into())).collect();
    let what = texts.with(finding.message, &arguments);
    // The line is a place, not a count: it stays a plain number in every language.
    let values = [("file", file.into()), ("line", finding.line.to_string().into()), ("what", what.into())];
    texts.with(if finding.warning { "keys-row-warning" } else { "keys-row" }, &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn checked(text: Option<&str>, lang: Lang) -> (u8, String, String) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys.toml");
        if let Some(text) = text {
            fs::write(&file, text).unwrap();
        }
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = check(Some(&file), &Texts::new(lang), &mut out, &mut err).unwrap();
        (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    #[test]
    fn each_finding_is_one_line_with_file_line_and_nearest_name() {
        let (code, out, _) = checked(Some("[global]\nfnd = \"x\"\n[lst]\nup = \"k\"\n"), Lang::En);
        assert_eq!(code, 1);
        assert!(
            out.contains("keys.toml:2: there is no action “global.fnd”; did you mean “global.find”?"),
            "{out}"
        );
        assert!(out.contains("keys.toml:3: there is no section “lst”; did you mean “list”?"), "{out}");
        let (_, out, _) = checked(Some("[list]\nopen = \"x\"\ntoggle = \"x\"\n"), Lang::Fr);
        assert!(out.contains("list.open") && out.contains("list.toggle") && out.contains(":3"), "{out}");
    }

    #[test]
    fn exit_codes_follow_the_contract() {
        assert_eq!(checked(Some("[global]\nfind = \"f3\"\n"), Lang::En).0, 0);
        let (code, out, _) = checked(Some("[global]\nfind = \"alt+f\"\n"), Lang::En);
        assert!(code == 0 && out.contains("warning"), "{out}");
        let (code, out, err) = checked(None, Lang::En);
        assert!(code == 2 && out.is_empty() && err.contains("keys.toml"), "{err}");
        let shipped = check(None, &Texts::new(Lang::En), &mut Vec::new(), &mut Vec::new());
        assert_eq!(shipped.unwrap(), 0);
    }

    #[test]
    fn a_hostile_file_prints_nothing_but_text() {
        let (code, out, _) =
            checked(Some("\"\\u001b]0;x\\u0007\" = 1\n[global]\nfind = \"\\u001b[2J\"\n"), Lang::En);
        assert_eq!(code, 1);
        assert!(!out.chars().any(|c| c.is_control() && c != '\n'), "{out:?}");
    }
}
