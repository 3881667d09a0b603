//! The runtime, embedded as it is and copied into each package.

use std::path::Path;

use include_dir::{Dir, DirEntry, include_dir};

use super::write;
use crate::error::Error;

static RUNTIME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../packages/runtime/src");

/// Writes the runtime to `folder`.
pub(super) fn copy(folder: &Path) -> Result<(), Error> {
    for (path, bytes) in files(&RUNTIME) {
        write(&folder.join(path), bytes)?;
    }
    Ok(())
}

/// Hands each file of the runtime to `hear`.
pub(super) fn each(hear: &mut dyn FnMut(&[u8])) {
    for (_, bytes) in files(&RUNTIME) {
        hear(bytes);
    }
}

/// What a page may need: modules and types, no tests.
fn files(folder: &'static Dir<'static>) -> Vec<(&'static Path, &'static [u8])> {
    let mut found = Vec::new();
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => found.extend(files(inner)),
            DirEntry::File(file) if ships(file.path()) => {
                found.push((file.path(), file.contents()));
            }
            DirEntry::File(_) => {}
        }
    }
    found
}

fn ships(path: &Path) -> bool {
    let name = path.to_string_lossy();
    let tested = [".test.js", ".test.mjs", ".test.ts"]
        .iter()
        .any(|ending| name.ends_with(ending));
    !tested
        && [".js", ".mjs", ".d.ts"]
            .iter()
            .any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn every_file_of_the_runtime_is_embedded_as_it_is() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packages/runtime/src");
        let on_disk: BTreeMap<PathBuf, Vec<u8>> = walkdir::WalkDir::new(&source)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file() && ships(entry.path()))
            .map(|entry| {
                (
                    entry.path().strip_prefix(&source).unwrap().to_owned(),
                    fs::read(entry.path()).unwrap(),
                )
            })
            .collect();
        let embedded: BTreeMap<PathBuf, Vec<u8>> = files(&RUNTIME)
            .into_iter()
            .map(|(path, bytes)| (path.to_owned(), bytes.to_vec()))
            .collect();
        assert!(embedded.contains_key(Path::new("engine.js")));
        assert!(
            embedded == on_disk,
            "the embedded runtime is older than packages/runtime/src: build again"
        );
    }

    #[test]
    fn tests_and_notes_stay_behind() {
        assert!(ships(Path::new("worker/serve.js")));
        assert!(ships(Path::new("types.d.ts")));
        assert!(!ships(Path::new("call.test.js")));
        assert!(!ships(Path::new("README.md")));
    }
}
