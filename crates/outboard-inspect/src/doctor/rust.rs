//! Rust's side: the toolchain in force, and what it has for wasm.

use std::path::Path;

use outboard_build::survey;

use super::Finding;
use super::programs::version;

/// Looks at the toolchain in force in `folder`. `rebuilds` says whether the crate there has the standard library built with it.
pub(super) fn examine(folder: &Path, rebuilds: bool) -> Vec<Finding> {
    let folder = if folder.is_dir() {
        folder
    } else {
        folder.parent().unwrap_or(folder)
    };
    let rust = match survey::rust(folder) {
        Ok(rust) => rust,
        Err(error) => return vec![Finding::error("rustc", &error)],
    };
    let rustup = version("rustup", "--version");
    let mut findings = vec![Finding::fine("rustc", &rust.rustc)];
    findings.push(match version("cargo", "--version") {
        Some(says) => Finding::fine("cargo", number(&says)),
        None => Finding::missing(
            "cargo",
            "does not run",
            "install Rust from https://rustup.rs",
        ),
    });
    findings.push(part(
        ("wasm target", "wasm32-unknown-unknown"),
        rust.target,
        (true, rustup.is_some()),
        "rustup target add wasm32-unknown-unknown",
    ));
    findings.push(part(
        ("rust-src", "the sources of the standard library"),
        rust.source,
        (rebuilds, rustup.is_some()),
        "rustup component add rust-src",
    ));
    findings.push(match rustup {
        Some(says) => Finding::fine("rustup", number(&says)),
        None => Finding::later(
            "rustup",
            "not here; it installs what is missing of Rust",
            "install it from https://rustup.rs",
        ),
    });
    findings
}

/// A part of the toolchain, whether it is needed, and whether rustup would install it.
fn part(
    (what, is): (&str, &str),
    here: bool,
    (needed, rustup): (bool, bool),
    mend: &str,
) -> Finding {
    match (here, needed, rustup) {
        (true, ..) => Finding::fine(what, is),
        (false, true, false) => Finding::missing(
            what,
            format!("{is} is missing, and there is no rustup to install it"),
            format!("install rustup from https://rustup.rs, then {mend}"),
        ),
        (false, true, true) => Finding::later(what, "the next build installs it", mend),
        (false, false, _) => Finding::later(
            what,
            "not here; threads and panics that unwind need it",
            mend,
        ),
    }
}

/// The version in what a program says: `cargo 1.95.0 (…)`.
pub(super) fn number(says: &str) -> &str {
    says.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(says)
}

#[cfg(test)]
mod tests {
    use super::super::State;
    use super::*;

    #[test]
    fn a_version_is_found_in_words() {
        assert_eq!(number("cargo 1.95.0 (abc 2026-01-01)"), "1.95.0");
        assert_eq!(number("v20.19.1"), "20.19.1");
        assert_eq!(number("unknown"), "unknown");
    }

    #[test]
    fn what_rustup_installs_is_not_missing() {
        let of = |here, needed, rustup| part(("a", "b"), here, (needed, rustup), "c").state;
        assert_eq!(of(true, true, false), State::Fine);
        assert_eq!(of(false, true, true), State::Later);
        assert_eq!(of(false, true, false), State::Missing);
        assert_eq!(of(false, false, false), State::Later);
    }
}
