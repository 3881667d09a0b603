//! The 1,282 node tests of ONNX's backend test, each run through a session.
//!
//! `OUTBOARD_BLESS=1 cargo test -p outboard-session --test conformance` writes the page and the list anew.

mod case;
mod compare;
mod judge;
mod table;
mod tensor;

use std::fs;
use std::path::{Path, PathBuf};

use case::{Case, Outcome};
use table::{Row, counts, list, page};

fn cases() -> Vec<(String, Case)> {
    let folder = outboard_models::path("onnx-node-tests");
    let entries = fs::read_dir(&folder).expect("the node tests");
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let name = |path: &PathBuf| {
        path.file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned()
    };
    folders
        .iter()
        .map(|path| (name(path), Case::read(path)))
        .collect()
}

fn rows(run: impl Fn(&Case) -> Outcome) -> Vec<Row> {
    let row = |(name, case): (String, Case)| Row {
        operator: case.operator(),
        outcome: run(&case),
        name,
    };
    cases().into_iter().map(row).collect()
}

fn compare(file: &str, written: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../docs/ai")
        .join(file);
    if std::env::var_os("OUTBOARD_BLESS").is_some() {
        fs::write(&path, written).expect("a page");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let at = expected
        .lines()
        .zip(written.lines())
        .position(|(old, new)| old != new);
    assert!(
        expected == written,
        "docs/ai/{file} is not what the test sees (line {:?}): OUTBOARD_BLESS=1 writes it anew",
        at.map(|at| at + 1)
    );
}

#[test]
fn no_case_is_wrong_and_the_page_says_what_passes() {
    let rows = rows(Case::run);
    assert_eq!(rows.len(), 1282, "all node tests");
    for row in &rows {
        if let Outcome::Wrong(words) = &row.outcome {
            panic!("{}: {words}", row.name);
        }
    }
    compare("operators.md", &page(&rows));
    compare("operators.json", &list(&rows));
}

#[test]
fn no_fewer_pass_than_with_rten_alone() {
    let [ours, ..] = counts(&rows(Case::run));
    let [alone, _, wrong] = counts(&rows(Case::run_plain));
    assert!(ours >= alone, "{ours} pass, and {alone} with rten alone");
    assert!(
        wrong > 0,
        "rten alone is right everywhere: what is refused may be let in again"
    );
}
