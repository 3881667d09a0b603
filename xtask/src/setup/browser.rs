//! A Chromium to test in.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{attempt, command, output, run, say, which};
use crate::workspace::Workspace;

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

const BY_HAND: &str = "a browser is needed: install Chromium or Chrome, or name one in OUTBOARD_CHROMIUM; \
                       on Debian: sudo apt-get install chromium";

/// The browser that `OUTBOARD_CHROMIUM` names, or one in the path, or Debian's, installed now.
pub(crate) fn browser(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("OUTBOARD_CHROMIUM").map(PathBuf::from) {
        if !named.is_file() {
            bail!(
                "OUTBOARD_CHROMIUM names {}, which is no file",
                named.display()
            );
        }
        return Ok(named);
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    let is_debian = Path::new("/etc/debian_version").is_file() && which("apt-get").is_some();
    if !is_debian || !can_be_root(workspace) {
        bail!(BY_HAND);
    }
    say("installing Chromium from Debian's packages");
    run(apt(workspace).args(["-qq", "update"])).context(BY_HAND)?;
    run(apt(workspace)
        .args([
            "-qq",
            "-y",
            "--no-install-recommends",
            "install",
            "chromium",
        ])
        .env("DEBIAN_FRONTEND", "noninteractive"))
    .context(BY_HAND)?;
    find().context(BY_HAND)
}

fn find() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| which(name))
}

fn is_root(workspace: &Workspace) -> bool {
    output(command("id", &workspace.root).arg("-u")).is_ok_and(|user| user == "0")
}

/// Without being asked for a password.
fn can_be_root(workspace: &Workspace) -> bool {
    is_root(workspace)
        || attempt(command("sudo", &workspace.root).args(["-n", "true"]))
            .is_ok_and(|output| output.status.success())
}

fn apt(workspace: &Workspace) -> Command {
    if is_root(workspace) {
        return command("apt-get", &workspace.root);
    }
    let mut apt = command("sudo", &workspace.root);
    apt.args(["-n", "apt-get"]);
    apt
}
