//! Node, npm, and the packages of package-lock.json.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::samples::sha256;
use crate::shell::{command, output, run, say};
use crate::workspace::Workspace;

/// The oldest Node that Vite, rolldown and the tests run on.
const OLDEST: (u32, u32) = (20, 19);

const NEEDED: &str = "Node.js 20.19 or newer is needed, with npm: install it, then run this again";

/// Checks Node, and installs the packages when the lock file has changed since they were installed last.
pub(crate) fn node(workspace: &Workspace) -> Result<()> {
    let version = output(command("node", &workspace.root).arg("--version")).context(NEEDED)?;
    match parse(&version) {
        Some(found) if found >= OLDEST => {}
        _ => bail!("{NEEDED}; `node --version` says {version}"),
    }

    let lock = workspace.root.join("package-lock.json");
    let wanted = sha256::of_file(&lock).context("package-lock.json is missing")?;
    let stamp = workspace.root.join("node_modules/.installed-for");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    say("installing the npm packages");
    // Not `npm ci`: it refuses a lock file that lacks the optional packages of other platforms, as one written on a mirror does.
    run(command("npm", &workspace.root).args(["install", "--no-save", "--loglevel=error"]))
        .context("the npm packages could not be installed")?;
    fs::write(&stamp, wanted).context("node_modules cannot be written")
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(parse("v20.19.0") >= Some(OLDEST));
        assert!(parse("v22.2.1") >= Some(OLDEST));
        assert!(parse("v20.9.0") < Some(OLDEST));
        assert_eq!(parse("nonsense"), None);
    }
}
