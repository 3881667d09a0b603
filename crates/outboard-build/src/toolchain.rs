//! What Rust lacks for a build: the wasm target of the toolchain in force where the crate is, and the sources of the
//! standard library where panics are to unwind or threads are asked for.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Diagnosis, Error};
use crate::process;
use crate::reporter::Progress;

/// The one target of a build.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// A part of a toolchain that rustup installs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The standard library for wasm.
    Target,
    /// The sources of the standard library.
    Source,
}

impl Part {
    /// Where it is in a toolchain's folder.
    fn folder(self) -> PathBuf {
        let shelf = PathBuf::from("lib/rustlib");
        match self {
            Self::Target => shelf.join(TARGET).join("lib"),
            Self::Source => shelf.join("src/rust/library/std"),
        }
    }

    /// What installs it, after `rustup`.
    fn arguments(self) -> [&'static str; 3] {
        match self {
            Self::Target => ["target", "add", TARGET],
            Self::Source => ["component", "add", "rust-src"],
        }
    }

    fn command(self) -> String {
        format!("rustup {}", self.arguments().join(" "))
    }

    /// The one of two codes that is this part's.
    fn code(self, target: &'static str, source: &'static str) -> &'static str {
        match self {
            Self::Target => target,
            Self::Source => source,
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Target => write!(formatter, "the target {TARGET}"),
            Self::Source => formatter.write_str("the component rust-src"),
        }
    }
}

/// Why a part of the toolchain is not there.
#[derive(Debug, thiserror::Error)]
pub enum ToolchainError {
    /// `rustc` did not run.
    #[error("rustc does not run here")]
    NoRustc {
        /// The crate's folder.
        folder: PathBuf,
        /// What it wrote, or why it could not be started.
        output: String,
    },
    /// A part is missing and `--offline` forbids to install it.
    #[error("{part} is not installed, and --offline forbids to install it")]
    Offline {
        /// The part.
        part: Part,
        /// The toolchain's folder.
        sysroot: PathBuf,
    },
    /// A part is missing and there is no rustup to install it.
    #[error("{part} is not installed, and there is no rustup to install it")]
    NoRustup {
        /// The part.
        part: Part,
        /// The toolchain's folder.
        sysroot: PathBuf,
    },
    /// rustup failed.
    #[error("rustup could not install {part}")]
    RustupFailed {
        /// The part.
        part: Part,
        /// The crate's folder.
        folder: PathBuf,
        /// What rustup wrote.
        output: String,
    },
}

impl ToolchainError {
    pub(crate) fn diagnosis(&self) -> Diagnosis {
        match self {
            Self::NoRustc { folder, .. } => Diagnosis::new(
                "no-rustc",
                "install Rust from https://rustup.rs, or the toolchain that rust-toolchain.toml names",
            )
            .at(folder),
            Self::Offline { part, sysroot } => Diagnosis::new(
                part.code("target-missing-offline", "source-missing-offline"),
                format!(
                    "run `{}` while you are online, or build without --offline{}",
                    part.command(),
                    part.code("", ", or with `--panic abort` and no threads")
                ),
            )
            .at(sysroot),
            Self::NoRustup { part, sysroot } => Diagnosis::new(
                part.code("target-missing", "source-missing"),
                format!(
                    "install rustup from https://rustup.rs, or your distribution's package with {}",
                    match part {
                        Part::Target => "the standard library for wasm32-unknown-unknown",
                        Part::Source =>
                            "the sources of the standard library, or build with `--panic abort` and no threads",
                    }
                ),
            )
            .at(sysroot),
            Self::RustupFailed { part, folder, .. } => Diagnosis::new(
                part.code("target-install", "source-install"),
                format!("run `{}` in that folder and see what it says", part.command()),
            )
            .at(folder),
        }
    }

    pub(crate) fn output(&self) -> Option<&str> {
        match self {
            Self::NoRustc { output, .. } | Self::RustupFailed { output, .. } => Some(output),
            _ => None,
        }
    }
}

/// The toolchain in force in a crate's folder.
pub(crate) struct Toolchain {
    /// Its version: `1.95.0`.
    pub(crate) rustc: String,
    /// What rustup calls it, where rustup chose it.
    pub(crate) rustup_name: Option<String>,
}

/// Makes sure that the toolchain in force in `folder` can compile to wasm, and has the sources of the standard library where it is
/// `rebuilt`.
pub(crate) fn prepare(
    folder: &Path,
    rebuilt: bool,
    offline: bool,
    progress: &mut Progress<'_>,
) -> Result<Toolchain, Error> {
    let (rustc, sysroot) = ask_both(folder)?;
    install(Part::Target, folder, &sysroot, offline, progress)?;
    if rebuilt {
        install(Part::Source, folder, &sysroot, offline, progress)?;
    }
    Ok(Toolchain {
        rustc,
        rustup_name: rustup_name(&sysroot),
    })
}

/// The version of rustc in force in `folder`, and where its toolchain is.
pub(crate) fn ask_both(folder: &Path) -> Result<(String, PathBuf), ToolchainError> {
    let version = ask(folder, "-V")?;
    let rustc = version.split(' ').nth(1).unwrap_or(&version).to_owned();
    Ok((rustc, PathBuf::from(ask(folder, "--print=sysroot")?)))
}

/// Whether a toolchain has a part.
pub(crate) fn has(part: Part, sysroot: &Path) -> bool {
    sysroot.join(part.folder()).is_dir()
}

/// Installs a part, if it is missing.
fn install(
    part: Part,
    folder: &Path,
    sysroot: &Path,
    offline: bool,
    progress: &mut Progress<'_>,
) -> Result<(), ToolchainError> {
    if has(part, sysroot) {
        return Ok(());
    }
    let sysroot = sysroot.to_path_buf();
    if offline {
        return Err(ToolchainError::Offline { part, sysroot });
    }
    progress.doing(&format!("installing {part}, once"));
    let mut rustup = Command::new("rustup");
    rustup.args(part.arguments()).current_dir(folder);
    let Ok(done) = process::run(&mut rustup, &mut |_| {}) else {
        return Err(ToolchainError::NoRustup { part, sysroot });
    };
    if done.success {
        return Ok(());
    }
    Err(ToolchainError::RustupFailed {
        part,
        folder: folder.to_path_buf(),
        output: done.stderr,
    })
}

/// rustup keeps each toolchain in `toolchains/<its name>`.
fn rustup_name(sysroot: &Path) -> Option<String> {
    let shelf = sysroot.parent()?.file_name()?;
    let name = sysroot.file_name()?.to_str()?;
    (shelf == "toolchains").then(|| name.to_owned())
}

/// Asks the rustc that cargo would use in `folder`.
fn ask(folder: &Path, question: &str) -> Result<String, ToolchainError> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let failed = |output| ToolchainError::NoRustc {
        folder: folder.to_path_buf(),
        output,
    };
    let done = process::run(
        Command::new(rustc).arg(question).current_dir(folder),
        &mut |_| {},
    )
    .map_err(|error| failed(error.to_string()))?;
    if !done.success {
        return Err(failed(done.stderr));
    }
    Ok(String::from_utf8_lossy(&done.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_toolchain_of_rustup_is_known_by_its_folder() {
        let of_rustup = Path::new("/home/me/.rustup/toolchains/1.95.0-x86_64-unknown-linux-gnu");
        assert_eq!(
            rustup_name(of_rustup).as_deref(),
            Some("1.95.0-x86_64-unknown-linux-gnu")
        );
        assert_eq!(rustup_name(Path::new("/usr")), None);
        assert_eq!(rustup_name(Path::new("/usr/lib/rust-1.95")), None);
    }
}
