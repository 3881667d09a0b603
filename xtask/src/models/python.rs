//! A Python of our own, with the packages that the converters need in the versions they were tested with.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::shell::{command, output, say, which};

/// A virtual environment.
pub(crate) struct Python {
    program: PathBuf,
}

impl Python {
    /// The one with these requirements, made when it is not there.
    pub(crate) fn ready(folder: &Path, requirements: &Path) -> Result<Self> {
        let wanted = fs::read(requirements)
            .with_context(|| format!("cannot read {}", requirements.display()))?;
        let mark: String = Sha256::digest(&wanted)
            .iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let home = folder.join(".python").join(mark);
        let programs = if cfg!(windows) { "Scripts" } else { "bin" };
        let python = Self {
            program: home.join(programs).join("python"),
        };
        let done = home.join("done");
        if done.exists() {
            return Ok(python);
        }
        let Some(system) = ["python3", "python"].into_iter().find_map(which) else {
            bail!("models are converted with Python 3.11 or newer, and there is none");
        };
        say("preparing Python for the converters");
        if home.exists() {
            fs::remove_dir_all(&home)?;
        }
        output(command(system, folder).args(["-m", "venv"]).arg(&home))
            .context("a virtual environment cannot be made; on Debian it needs python3-venv")?;
        output(
            python
                .pip(folder)
                .args(["install", "--quiet", "--only-binary=:all:", "-r"])
                .arg(requirements),
        )?;
        fs::write(done, "")?;
        Ok(python)
    }

    /// Its `python`.
    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    /// Its `pip`, which asks nothing and speaks only of failures.
    pub(crate) fn pip(&self, folder: &Path) -> std::process::Command {
        let mut pip = command(&self.program, folder);
        pip.args(["-m", "pip", "--disable-pip-version-check", "--no-input"]);
        pip
    }
}
