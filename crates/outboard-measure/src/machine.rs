//! What was measured on.

use std::fs;
use std::process::Command;
use std::thread;

use serde::{Deserialize, Serialize};

/// A machine, as far as it matters to whether two reports may be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// What the processor calls itself; empty where it does not say.
    pub cpu: String,
    /// How many threads run at once.
    pub cores: usize,
    /// `linux`, `macos`, `windows`.
    pub os: String,
    /// `x86_64`, `aarch64`.
    pub arch: String,
}

impl Machine {
    /// This one.
    #[must_use]
    pub fn this() -> Self {
        Self {
            cpu: cpu().unwrap_or_default(),
            cores: thread::available_parallelism().map_or(1, usize::from),
            os: std::env::consts::OS.to_owned(),
            arch: std::env::consts::ARCH.to_owned(),
        }
    }

    /// In a line.
    #[must_use]
    pub fn describe(&self) -> String {
        let cpu = if self.cpu.is_empty() {
            &self.arch
        } else {
            &self.cpu
        };
        let cores = if self.cores == 1 { "core" } else { "cores" };
        format!("{cpu}, {} {cores}, {}", self.cores, self.os)
    }
}

fn cpu() -> Option<String> {
    if let Ok(text) = fs::read_to_string("/proc/cpuinfo") {
        let named = |line: &str| {
            let (key, name) = line.split_once(':')?;
            ["model name", "Model", "Hardware"]
                .contains(&key.trim())
                .then(|| name.trim().to_owned())
        };
        return text.lines().find_map(named);
    }
    said_by(Command::new("sysctl").args(["-n", "machdep.cpu.brand_string"]))
}

/// The first line a program says, if it runs.
pub(crate) fn said_by(command: &mut Command) -> Option<String> {
    let done = command.output().ok().filter(|done| done.status.success())?;
    let text = String::from_utf8_lossy(&done.stdout);
    text.lines().next().map(|line| line.trim().to_owned())
}
