//! What fuzzers found before is fed to the targets again, without a fuzzer.

use std::fs;
use std::path::{Path, PathBuf};

use outboard_fuzz::TARGETS;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
}

/// One test, for the targets measure memory.
#[test]
fn what_was_found_before_holds_now() {
    let mut fed = 0;
    for (name, run) in TARGETS {
        for file in files(&folder("corpus").join(name)) {
            let bytes = fs::read(&file).expect("an input");
            assert!(bytes.len() <= 2048, "{file:?} is too large to be kept");
            // Seen only when it fails.
            println!("{}", file.display());
            run(&bytes);
            fed += 1;
        }
    }
    assert!(fed >= TARGETS.len(), "only {fed} inputs were found");
}

#[test]
fn every_target_is_a_fuzz_target_and_has_a_corpus() {
    let mut names: Vec<String> = TARGETS.map(|(name, _)| name.to_owned()).to_vec();
    names.sort();
    let stems = |folder: PathBuf| -> Vec<String> {
        let stem = |file: &PathBuf| file.file_stem().expect("a name").to_string_lossy().into();
        files(&folder).iter().map(stem).collect()
    };
    assert_eq!(stems(folder("fuzz_targets")), names);
    assert_eq!(stems(folder("corpus")), names);
}
