//! Where cargo keeps what it compiles: each variant has a folder of its own, or each would undo what the one before left for the
//! next build.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::Project;
use crate::variant::Variant;

const OPTION: &str = "--target-dir";

/// Adds the author's own arguments, and the folder of a variant that needs one.
pub(super) fn add(command: &mut Command, project: &Project, given: &[String], variant: Variant) {
    if variant == Variant::SIMD {
        command.args(given);
        return;
    }
    let (_, rest) = split(given);
    command
        .arg(OPTION)
        .arg(of(&for_all(project, given), variant));
    command.args(rest);
}

/// The folder for everything: the one that the arguments name, or the project's.
pub(super) fn for_all(project: &Project, given: &[String]) -> PathBuf {
    let (folder, _) = split(given);
    folder.map_or_else(
        || project.target.clone(),
        |folder| project.folder.join(folder),
    )
}

/// The folder of a variant, inside of the one for everything.
fn of(folder: &Path, variant: Variant) -> PathBuf {
    folder.join("outboard").join(variant.name())
}

/// The folder that the arguments name, and the other arguments.
fn split(given: &[String]) -> (Option<&str>, Vec<&str>) {
    let mut folder = None;
    let mut rest = Vec::new();
    let mut words = given.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word.strip_prefix(OPTION) {
            Some("") => folder = words.next(),
            Some(value) if value.starts_with('=') => folder = value.strip_prefix('='),
            _ => rest.push(word),
        }
    }
    (folder, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_that_the_author_names_holds_those_of_the_variants() {
        let words = |line: &str| -> Vec<String> { line.split(' ').map(str::to_owned).collect() };
        for line in [
            "--locked --target-dir out -v",
            "--locked --target-dir=out -v",
        ] {
            let given = words(line);
            assert_eq!(
                split(&given),
                (Some("out"), vec!["--locked", "-v"]),
                "{line}"
            );
        }
        let given = words("--locked --target-directory");
        assert_eq!(split(&given).0, None);
        let relaxed = Variant {
            threads: false,
            relaxed: true,
        };
        assert!(of(Path::new("out"), relaxed).ends_with("out/outboard/relaxed"));
    }
}
