//! What can be wrong with a crate before anything is compiled.

use std::path::PathBuf;

use crate::error::Diagnosis;

/// Why the crate at a path cannot be built.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// The path does not exist.
    #[error("there is nothing at this path")]
    NoPath {
        /// As it was given.
        path: PathBuf,
    },
    /// The path is a file that is no manifest.
    #[error("this file is not a `Cargo.toml`")]
    NotAManifest {
        /// The file.
        path: PathBuf,
    },
    /// No manifest here or above.
    #[error("there is no `Cargo.toml` here or in a folder above")]
    NoManifest {
        /// The folder.
        path: PathBuf,
    },
    /// Cargo refused.
    #[error("cargo cannot read this crate: {}", cargo_words(source))]
    Cargo {
        /// The manifest.
        manifest: PathBuf,
        /// What cargo says.
        source: cargo_metadata::Error,
    },
    /// A workspace without a package of its own, and no `-p`.
    #[error(
        "this is a workspace with no package of its own, so it must be said which member is meant"
    )]
    VirtualWorkspace {
        /// The workspace's manifest.
        manifest: PathBuf,
        /// Its members.
        members: Vec<String>,
    },
    /// `-p` names no member.
    #[error("no member of this workspace is called `{name}`")]
    NoSuchPackage {
        /// The manifest.
        manifest: PathBuf,
        /// What was asked for.
        name: String,
        /// The nearest member.
        suggestion: Option<String>,
        /// All members.
        members: Vec<String>,
    },
    /// Only binaries.
    #[error("the package `{name}` has no library")]
    NoLibrary {
        /// The manifest.
        manifest: PathBuf,
        /// The package.
        name: String,
    },
    /// No bench target of this name.
    #[error("the package has no benchmark called `{name}`")]
    NoBench {
        /// The manifest.
        manifest: PathBuf,
        /// What was asked for.
        name: String,
        /// The nearest.
        suggestion: Option<String>,
        /// All bench targets.
        known: Vec<String>,
    },
    /// A library for Rust only.
    #[error(
        "the library of `{name}` is not built as a `cdylib`, so there is no wasm module to make"
    )]
    NoCdylib {
        /// The manifest.
        manifest: PathBuf,
        /// The package.
        name: String,
    },
    /// wasm-bindgen is not among the dependencies.
    #[error("`{name}` does not depend on wasm-bindgen, so it exports nothing to JavaScript")]
    NoWasmBindgen {
        /// The manifest.
        manifest: PathBuf,
        /// The package.
        name: String,
    },
    /// Two versions that cannot be bound at once.
    #[error("`{name}` depends on several versions of wasm-bindgen: {}", versions.join(", "))]
    SeveralWasmBindgen {
        /// The manifest.
        manifest: PathBuf,
        /// The package.
        name: String,
        /// The versions reached.
        versions: Vec<String>,
    },
    /// Threads are asked for, and nothing is there to make them with.
    #[error(
        "`{name}` is to have threads, and does not depend on `outboard`, with which a lane makes them"
    )]
    ThreadsWithoutOutboard {
        /// The manifest.
        manifest: PathBuf,
        /// The package.
        name: String,
    },
    /// A key that `[package.metadata.outboard]` does not have.
    #[error("`{key}` is not a key of [package.metadata.outboard]")]
    UnknownKey {
        /// The manifest.
        manifest: PathBuf,
        /// The key.
        key: String,
        /// The nearest key.
        suggestion: Option<&'static str>,
        /// All keys.
        known: Vec<&'static str>,
    },
    /// A key with a value of the wrong shape.
    #[error("`{key}` in [package.metadata.outboard] is {found}")]
    BadValue {
        /// The manifest.
        manifest: PathBuf,
        /// The key.
        key: String,
        /// The value, as written.
        found: String,
        /// What it may be.
        expected: &'static str,
    },
    /// The front's folder is not there.
    #[error("the front is not a folder with an `index.js`")]
    NoFront {
        /// The folder.
        folder: PathBuf,
    },
    /// npm would refuse the name.
    #[error("`{name}` is not a name for an npm package: {why}")]
    BadName {
        /// The manifest.
        manifest: PathBuf,
        /// The name.
        name: String,
        /// What npm says about it.
        why: &'static str,
    },
}

impl ProjectError {
    pub(crate) fn diagnosis(&self) -> Diagnosis {
        match self {
            Self::NoPath { path } => {
                Diagnosis::new("no-path", "give the folder of a crate, or its `Cargo.toml`").at(path)
            }
            Self::NotAManifest { path } => {
                Diagnosis::new("not-a-manifest", "give the folder of a crate, or its `Cargo.toml`").at(path)
            }
            Self::NoManifest { path } => {
                Diagnosis::new("no-manifest", "give the folder of a crate").at(path)
            }
            Self::Cargo { manifest, .. } => {
                Diagnosis::new("cargo-metadata", "correct what cargo names, then run it again").at(manifest)
            }
            Self::VirtualWorkspace { manifest, members } => Diagnosis::new(
                "virtual-workspace",
                format!("add `-p NAME` with one of its members: {}", members.join(", ")),
            )
            .at(manifest),
            Self::NoSuchPackage { manifest, suggestion, members, .. } => Diagnosis::new(
                "no-such-package",
                format!("{}the members are: {}", did_you_mean(suggestion.as_deref()), members.join(", ")),
            )
            .at(manifest),
            Self::NoLibrary { manifest, .. } => Diagnosis::new(
                "no-library",
                "move what JavaScript is to call into `src/lib.rs`, and add to that file:\n\n[lib]\ncrate-type = [\"cdylib\", \"rlib\"]",
            )
            .at(manifest),
            Self::NoBench { manifest, suggestion, known, .. } => Diagnosis::new(
                "no-bench",
                if known.is_empty() {
                    "add a `[[bench]]` with `harness = false`: docs/bench.md begins with one".to_owned()
                } else {
                    format!("{}the benchmarks are: {}", did_you_mean(suggestion.as_deref()), known.join(", "))
                },
            )
            .at(manifest),
            Self::NoCdylib { manifest, .. } => Diagnosis::new(
                "no-cdylib",
                "add these two lines to that file:\n\n[lib]\ncrate-type = [\"cdylib\", \"rlib\"]",
            )
            .at(manifest),
            Self::NoWasmBindgen { manifest, .. } => Diagnosis::new(
                "no-wasm-bindgen",
                "run `cargo add wasm-bindgen` there, and put `#[wasm_bindgen]` on what JavaScript is to call",
            )
            .at(manifest),
            Self::SeveralWasmBindgen { manifest, .. } => Diagnosis::new(
                "several-wasm-bindgen",
                "bring the dependencies to one version: `cargo tree -i wasm-bindgen` shows who asks for which",
            )
            .at(manifest),
            Self::ThreadsWithoutOutboard { manifest, .. } => Diagnosis::new(
                "threads-without-outboard",
                "run `cargo add outboard` there and write `use outboard as _;` in the library (`#[outboard::export]` does as well), or build without threads",
            )
            .at(manifest),
            Self::UnknownKey { manifest, suggestion, known, .. } => Diagnosis::new(
                "unknown-key",
                format!("{}the keys are: {}", did_you_mean(*suggestion), known.join(", ")),
            )
            .at(manifest),
            Self::BadValue { manifest, expected, .. } => {
                Diagnosis::new("bad-value", format!("write {expected}")).at(manifest)
            }
            Self::NoFront { folder } => Diagnosis::new(
                "no-front",
                "let `front` in [package.metadata.outboard] be the path, from the manifest, of a folder with an `index.js`",
            )
            .at(folder),
            Self::BadName { manifest, .. } => Diagnosis::new(
                "bad-name",
                "give another with `--name`, or as `name` in [package.metadata.outboard]",
            )
            .at(manifest),
        }
    }
}

/// The nearest of `known` to a mistyped `word`, if one is near enough to be meant.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // The first finds words that begin alike, the second swapped letters.
    let likeness = |other: &str| {
        let alike = strsim::jaro_winkler(word, other);
        let swapped = strsim::normalized_damerau_levenshtein(word, other);
        (alike >= 0.75 || swapped >= 0.6).then_some(alike + swapped)
    };
    known
        .filter_map(|other| likeness(other).map(|score| (score, other)))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, other)| other)
}

fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion.map_or_else(String::new, |word| format!("did you mean `{word}`? "))
}

/// Cargo's own sentence, without its `error:` in front.
fn cargo_words(error: &cargo_metadata::Error) -> String {
    match error {
        cargo_metadata::Error::CargoMetadata { stderr } => {
            stderr.trim().trim_start_matches("error: ").to_owned()
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_mistyped_word_finds_the_one_that_was_meant() {
        let known = [
            "features", "front", "lanes", "name", "scope", "wasm-opt", "two",
        ];
        let cases = [
            ("lane", Some("lanes")),
            ("feature", Some("features")),
            ("wasmopt", Some("wasm-opt")),
            ("wasm_opt", Some("wasm-opt")),
            ("tow", Some("two")),
            ("nmae", Some("name")),
            ("workers", None),
            ("q", None),
        ];
        for (word, meant) in cases {
            assert_eq!(nearest(word, known.into_iter()), meant, "{word}");
        }
    }
}
