//! How fast a made-up agency is written, and how fast its families are found. Letter to frame follows here.

use std::{path::PathBuf, sync::OnceLock};

use circle_of_support::{
    casework::{Opening, Session, passphrase::Cost},
    domain::codes::Role,
    sample::{self, Plan},
};
use divan::{Bencher, counter::ItemsCount};
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn plan(families: usize) -> Plan {
    Plan { families, seed: 1, today: "2026-11-21".parse().unwrap_or_default(), coordinators: 12 }
}

fn made(families: usize, folder: &TempDir) -> Option<PathBuf> {
    let path = folder.path().join(format!("{families}.db"));
    sample::make(&path, plan(families), "made-up passphrase", Cost::FLOOR, &mut |_| ()).ok()?;
    Some(path)
}

/// Families written in a second; the demo has 200.
#[divan::bench(args = [200, 1_000], sample_count = 5)]
fn sample_writes(bencher: Bencher<'_, '_>, families: usize) {
    bencher.counter(ItemsCount::new(families)).with_inputs(tempfile::tempdir).bench_values(|folder| {
        let Ok(folder) = folder else { return };
        divan::black_box(made(families, &folder));
    });
}

/// The folder keeps the file alive while the searches run.
fn large() -> Option<&'static PathBuf> {
    static LARGE: OnceLock<Option<(TempDir, PathBuf)>> = OnceLock::new();
    let made = || {
        let folder = tempfile::tempdir().ok()?;
        let path = made(10_000, &folder)?;
        Some((folder, path))
    };
    LARGE.get_or_init(made).as_ref().map(|(_, path)| path)
}

/// One letter more in the search, with 10,000 families.
#[divan::bench(args = ["s", "sam", "sample", "emma sample", "oaksampel", "555-0142", "C-0042", "2015"], sample_count = 20)]
fn find_at_10_000(bencher: Bencher<'_, '_>, text: &str) {
    let session = large().and_then(|path| Session::open_demo(path, Role::Intake, Opening::default()).ok());
    let Some(mut session) = session else { return };
    bencher.bench_local(|| session.find(text, None).map(|hits| hits.len()));
}
