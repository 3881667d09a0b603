//! The crate in a folder, as far as a build can be foretold without compiling.

use std::path::Path;

use outboard_build::{BuildOptions, Error, survey};

use super::Finding;

/// What was found, and what others want to know of it.
#[derive(Default)]
pub(super) struct Krate {
    pub(super) findings: Vec<Finding>,
    pub(super) wasm_bindgen: Option<String>,
    pub(super) rebuilds: bool,
}

/// Reads the crate at or above `folder`; nothing is found where there is none.
pub(super) fn examine(folder: &Path) -> Krate {
    let Some(manifest) = manifest(folder) else {
        return Krate::default();
    };
    let mut findings = vec![Finding::fine("manifest", manifest.display().to_string())];
    let root = manifest.parent().unwrap_or(&manifest);
    let lock = root
        .ancestors()
        .map(|folder| folder.join("Cargo.lock"))
        .find(|file| file.is_file());
    let Some(lock) = lock else {
        findings.push(Finding::later(
            "lock file",
            "not here; cargo writes it, and it says which wasm-bindgen is bound",
            "cargo generate-lockfile",
        ));
        return Krate {
            findings,
            ..Krate::default()
        };
    };
    findings.push(Finding::fine("lock file", lock.display().to_string()));
    match survey::buildable(&BuildOptions::new(&manifest)) {
        Ok(found) => {
            findings.push(Finding::fine(
                "library",
                format!("{}, a cdylib", found.name),
            ));
            findings.push(Finding::fine("wasm-bindgen", &found.wasm_bindgen));
            let variants: Vec<_> = found
                .variants
                .iter()
                .map(|variant| variant.name())
                .collect();
            findings.push(Finding::fine(
                "metadata",
                format!("valid; variants: {}", variants.join(", ")),
            ));
            Krate {
                findings,
                wasm_bindgen: Some(found.wasm_bindgen),
                rebuilds: found.rebuilds,
            }
        }
        Err(error) if error.code() == "virtual-workspace" => {
            findings.push(Finding::later(
                "workspace",
                "it has no package of its own",
                "outboard doctor FOLDER, with that of a member",
            ));
            Krate {
                findings,
                ..Krate::default()
            }
        }
        Err(error) => {
            findings.push(trouble(&error));
            Krate {
                findings,
                ..Krate::default()
            }
        }
    }
}

fn manifest(folder: &Path) -> Option<std::path::PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    if folder.is_file() {
        return Some(folder);
    }
    folder
        .ancestors()
        .map(|folder| folder.join("Cargo.toml"))
        .find(|file| file.is_file())
}

/// What a build would say, under the name of what it is about.
fn trouble(error: &Error) -> Finding {
    let what = match error.code() {
        "unknown-key" | "bad-value" | "no-front" | "bad-name" => "metadata",
        "no-library" | "no-cdylib" => "library",
        "no-wasm-bindgen" => "wasm-bindgen",
        "cargo" | "cargo-metadata" => "dependencies",
        _ => "crate",
    };
    let mut finding = Finding::error(what, error);
    if what == "dependencies" {
        // It was asked without the network and without changing the lock file.
        finding.says =
            "cargo cannot resolve them from what was fetched before and the lock file".to_owned();
        finding.mend = Some("cargo fetch".to_owned());
    }
    finding
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::State;
    use super::*;

    #[test]
    fn a_folder_without_a_crate_has_no_findings() {
        let folder = tempfile::tempdir().unwrap();
        assert!(examine(folder.path()).findings.is_empty());
    }

    #[test]
    fn a_crate_that_would_not_build_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        fs::create_dir(folder.path().join("src")).unwrap();
        write("src/lib.rs", "");
        let manifest =
            "[package]\nname = \"demo\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n";
        write("Cargo.toml", manifest);
        let findings = examine(folder.path()).findings;
        assert_eq!(findings.last().unwrap().what, "lock file");
        write(
            "Cargo.lock",
            "version = 4\n\n[[package]]\nname = \"demo\"\nversion = \"0.1.0\"\n",
        );
        let last = examine(folder.path()).findings.pop().unwrap();
        assert_eq!(
            (last.what.as_str(), last.state),
            ("library", State::Missing)
        );
        assert_eq!(last.code.as_deref(), Some("no-cdylib"));
        let misspelt = "[lib]\ncrate-type = [\"cdylib\"]\n[package.metadata.outboard]\nlane = 1\n";
        write("Cargo.toml", &format!("{manifest}{misspelt}"));
        let last = examine(folder.path()).findings.pop().unwrap();
        assert_eq!(last.what, "metadata");
        assert!(last.mend.unwrap().contains("did you mean `lanes`"));
    }
}
