//! The layers of ARCHITECTURE.md, held: who may use whom, read from the source itself.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A layer: the folder or file under `src` that makes it, the layers of ours it may use, and the crates it may
/// not. The most specific row wins.
const LAYERS: &[(&str, &[&str], &[&str])] = &[
    ("domain", &[], &["rusqlite", "ratatui", "crossterm", "clap", "fluent_bundle"]),
    ("store", &["domain"], &["ratatui", "crossterm", "clap"]),
    ("casework", &["domain", "store", "documents"], &["rusqlite", "ratatui", "crossterm", "clap"]),
    ("keymap", &[], &["rusqlite", "ratatui"]),
    ("text", &[], &["rusqlite", "ratatui", "crossterm"]),
    ("ui/theme", &[], &["rusqlite", "crossterm"]),
    ("ui/canvas", &["text", "ui/theme", "ui/kit"], &["rusqlite", "crossterm"]),
    ("ui/screen", &["domain/ids", "keymap", "text", "casework", "ui"], &["rusqlite", "crossterm"]),
    ("ui/kit", &["keymap", "text", "ui/canvas", "ui/theme", "ui/kit"], &["rusqlite", "crossterm"]),
    ("ui/screens", &["domain", "keymap", "text", "casework", "ui"], &["rusqlite", "crossterm", "ratatui"]),
    ("documents", &["domain", "text"], &["rusqlite", "ratatui", "crossterm"]),
    (
        "cli",
        &["casework", "documents", "domain", "keymap", "text", "sample", "config"],
        &["rusqlite", "ratatui"],
    ),
    ("sample", &["domain", "store", "casework", "text"], &["ratatui", "crossterm", "clap"]),
    ("config", &["text", "keymap", "ui/theme"], &["rusqlite", "ratatui", "crossterm"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The module path of a file below `src`, with slashes: `ui/screens/today`.
fn module_of(path: &Path, root: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap().with_extension("");
    let text = relative.to_string_lossy().replace('\\', "/");
    text.strip_suffix("/mod").unwrap_or(&text).to_owned()
}

fn layer_of(
    module: &str,
) -> Option<&'static (&'static str, &'static [&'static str], &'static [&'static str])> {
    let inside = |name: &str| module == name || module.starts_with(&format!("{name}/"));
    LAYERS.iter().filter(|(name, ..)| inside(name)).max_by_key(|(name, ..)| name.len())
}

/// Every path of ours that the code names: `crate::a::b` and grouped imports, groups written out.
fn ours(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        written_out(&code[at + "crate::".len()..], "", &mut found);
    }
    found
}

/// Writes out the path at the start of `rest`; returns what follows it.
fn written_out<'a>(rest: &'a str, before: &str, found: &mut Vec<String>) -> &'a str {
    let rest = rest.trim_start();
    let end = rest.find(|c: char| !(c.is_alphanumeric() || "_:*".contains(c))).unwrap_or(rest.len());
    let path = format!("{before}{}", rest[..end].replace("::", "/"));
    let Some(mut inner) = rest[end..].strip_prefix('{') else {
        if !path.is_empty() {
            found.push(path);
        }
        return &rest[end..];
    };
    loop {
        inner = written_out(inner, &path, found).trim_start();
        match inner.as_bytes().first() {
            Some(b',') if !inner[1..].trim_start().starts_with('}') => inner = &inner[1..],
            Some(b',') => inner = inner[1..].trim_start(),
            Some(b'}') => return &inner[1..],
            // `as` and other words inside a group end the reading; no path of ours is lost by it.
            _ => return inner,
        }
        if let Some(after) = inner.strip_prefix('}') {
            return after;
        }
    }
}

fn without_comments_and_tests(source: &str) -> String {
    let code = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = code.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

fn breaches() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 40, "the sources were not found");
    let mut found = Vec::new();
    for path in files {
        let module = module_of(&path, &root);
        let Some((layer, may_use, never)) = layer_of(&module) else { continue };
        let code = without_comments_and_tests(&fs::read_to_string(&path).unwrap());
        for used in ours(&code) {
            let own = layer_of(&used).is_some_and(|(name, ..)| name == layer);
            let allowed = may_use.iter().any(|name| used == *name || used.starts_with(&format!("{name}/")));
            if !own && !allowed {
                found.push(format!("src/{module}.rs uses {used}: {layer} may use only {may_use:?}"));
            }
        }
        for name in *never {
            let named =
                |line: &&str| line.contains(&format!("{name}::")) || line.contains(&format!("use {name}"));
            if let Some(line) = code.lines().find(named) {
                found.push(format!("src/{module}.rs uses {name}, which {layer} must not: {}", line.trim()));
            }
        }
    }
    found
}

#[test]
fn each_layer_uses_only_what_it_may() {
    let found = breaches();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_reader_of_imports_sees_each_form() {
    for (code, expected) in [
        ("use crate::domain::codes::Code;", vec!["domain/codes/Code"]),
        (
            "use crate::{domain::{codes::Code, ids::*}, store::Db};",
            vec!["domain/codes/Code", "domain/ids/*", "store/Db"],
        ),
        ("fn f(x: crate::text::Lang) {}", vec!["text/Lang"]),
        ("use std::fmt;", vec![]),
    ] {
        assert_eq!(ours(code), expected, "{code}");
    }
}

/// Behaviour files stay short; tables, generated lists and documents may be longer.
#[test]
fn behaviour_files_stay_short() {
    const TABLES: &[&str] = &["domain/record", "domain/codes", "domain/access", "sample/words/themes"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    for path in files {
        let module = module_of(&path, &root);
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 600 || TABLES.contains(&module.as_str()), "src/{module}.rs has {lines} lines");
    }
}

/// A module begins with what it is for.
#[test]
fn each_module_says_what_it_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    for path in files {
        let source = fs::read_to_string(&path).unwrap();
        assert!(source.starts_with("//!"), "{} begins without its purpose", path.display());
    }
}
