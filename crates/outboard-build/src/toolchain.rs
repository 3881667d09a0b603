//! What Rust lacks for a build: the wasm target of the toolchain in force where the crate is.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Diagnosis, Error};
use crate::process;
use crate::reporter::Progress;

/// The one target of a build.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Why the wasm target is not there.
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
    /// The target is missing and `--offline` forbids to install it.
    #[error("the target {TARGET} is not installed, and --offline forbids to install it")]
    Offline {
        /// The toolchain's folder.
        sysroot: PathBuf,
    },
    /// The target is missing and there is no rustup to install it.
    #[error("the target {TARGET} is not installed, and there is no rustup to install it")]
    NoRustup {
        /// The toolchain's folder.
        sysroot: PathBuf,
    },
    /// rustup failed.
    #[error("rustup could not install the target {TARGET}")]
    RustupFailed {
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
            Self::Offline { sysroot } => Diagnosis::new(
                "target-missing-offline",
                format!("run `rustup target add {TARGET}` while you are online, or build without --offline"),
            )
            .at(sysroot),
            Self::NoRustup { sysroot } => Diagnosis::new(
                "target-missing",
                format!(
                    "install rustup from https://rustup.rs, or your distribution's package with the standard library for {TARGET}"
                ),
            )
            .at(sysroot),
            Self::RustupFailed { folder, .. } => Diagnosis::new(
                "target-install",
                format!("run `rustup target add {TARGET}` in that folder and see what it says"),
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

/// Makes sure that the toolchain in force in `folder` can compile to wasm.
pub(crate) fn prepare(
    folder: &Path,
    offline: bool,
    progress: &mut Progress<'_>,
) -> Result<Toolchain, Error> {
    let version = ask(folder, "-V")?;
    let sysroot = PathBuf::from(ask(folder, "--print=sysroot")?);
    let toolchain = Toolchain {
        rustc: version.split(' ').nth(1).unwrap_or(&version).to_owned(),
        rustup_name: rustup_name(&sysroot),
    };
    if sysroot
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib")
        .is_dir()
    {
        return Ok(toolchain);
    }
    if offline {
        return Err(ToolchainError::Offline { sysroot }.into());
    }
    progress.doing(&format!("installing the target {TARGET}"));
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]).current_dir(folder);
    let Ok(done) = process::run(&mut rustup, &mut |_| {}) else {
        return Err(ToolchainError::NoRustup { sysroot }.into());
    };
    if !done.success {
        return Err(ToolchainError::RustupFailed {
            folder: folder.to_path_buf(),
            output: done.stderr,
        }
        .into());
    }
    Ok(toolchain)
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
