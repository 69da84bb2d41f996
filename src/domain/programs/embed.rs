//! Build script: lists the programme files of this folder, so that a further programme is a further file.
//! It copies no text and decides nothing; reading and checking happen in `src/domain/rule_set.rs`.

use std::{env, error::Error, fmt::Write as _, fs, io::Write as _, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src/domain/programs");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files.sort();
    let mut table = String::from(
        "/// Code (the file's name) and text of each programme file.\npub const PROGRAMS: &[(&str, &str)] = &[\n",
    );
    for path in files {
        let code =
            path.file_stem().and_then(|stem| stem.to_str()).ok_or("a programme file has no plain name")?;
        writeln!(table, "    ({code:?}, include_str!({path:?})),")?;
    }
    table.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("programs.rs"), table)?;
    writeln!(std::io::stdout(), "cargo::rerun-if-changed={}", folder.display())?;
    Ok(())
}
