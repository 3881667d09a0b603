//! The browsers to test in.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{attempt, command, output, run, say, which};
use crate::workspace::Workspace;

/// A program that somebody may have installed under one of several names.
struct Program {
    /// What a person calls it.
    title: &'static str,
    /// The variable that names another, and that tells the tests.
    variable: &'static str,
    names: &'static [&'static str],
    /// Debian's package.
    package: &'static str,
}

const CHROMIUM: Program = Program {
    title: "Chromium or Chrome",
    variable: "OUTBOARD_CHROMIUM",
    names: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ],
    package: "chromium",
};

const FIREFOX: Program = Program {
    title: "Firefox",
    variable: "OUTBOARD_FIREFOX",
    names: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};

const WEBKIT_DRIVER: Program = Program {
    title: "the WebDriver of WebKitGTK",
    variable: "OUTBOARD_WEBKIT_DRIVER",
    names: &["WebKitWebDriver"],
    package: "webkit2gtk-driver",
};

/// What WebKitGTK draws on: it cannot do without a display.
const DISPLAY: Program = Program {
    title: "Xvfb",
    variable: "OUTBOARD_XVFB",
    names: &["Xvfb"],
    package: "xvfb",
};

/// The browsers that were found or installed, as the tests are told of them: variable and path.
pub(crate) struct Browsers(Vec<(&'static str, PathBuf)>);

impl Browsers {
    /// Tells a program where they are.
    pub(crate) fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.envs(self.0.iter().map(|(variable, path)| (variable, path)))
    }
}

/// Chromium alone.
pub(crate) fn chromium(workspace: &Workspace) -> Result<Browsers> {
    find_or_install(workspace, &[&CHROMIUM])
}

/// Chromium, Firefox and WebKitGTK: whichever their variables name, or those in the path, or Debian's, installed now.
pub(crate) fn browsers(workspace: &Workspace) -> Result<Browsers> {
    find_or_install(workspace, &[&CHROMIUM, &FIREFOX, &WEBKIT_DRIVER, &DISPLAY])
}

fn find_or_install(workspace: &Workspace, wanted: &[&'static Program]) -> Result<Browsers> {
    let mut missing = Vec::new();
    for program in wanted {
        if program.find()?.is_none() {
            missing.push(*program);
        }
    }
    if !missing.is_empty() {
        install(workspace, &missing).with_context(|| by_hand(&missing))?;
    }
    let mut found = Vec::new();
    for program in wanted {
        let path = program.find()?.with_context(|| by_hand(&[program]))?;
        found.push((program.variable, path));
    }
    Ok(Browsers(found))
}

impl Program {
    fn find(&self) -> Result<Option<PathBuf>> {
        match std::env::var_os(self.variable) {
            Some(named) => self.named(named).map(Some),
            None => Ok(self.names.iter().find_map(|name| which(name))),
        }
    }

    /// What a variable names has to be there: another one in its place would be a surprise.
    fn named(&self, named: OsString) -> Result<PathBuf> {
        let path = PathBuf::from(named);
        if !path.is_file() {
            bail!(
                "{} names {}, which is no file",
                self.variable,
                path.display()
            );
        }
        Ok(path)
    }
}

/// All of them at once: apt takes its time over each call.
fn install(workspace: &Workspace, missing: &[&Program]) -> Result<()> {
    if !Path::new("/etc/debian_version").is_file() || which("apt-get").is_none() {
        bail!("this is no Debian, whose packages could be installed");
    }
    if !can_be_root(workspace) {
        bail!("only root can install packages, and sudo asks for a password");
    }
    let packages = packages(missing);
    say(&format!(
        "installing {} from Debian's packages",
        packages.join(", ")
    ));
    run(apt(workspace).args(["-qq", "update"]))?;
    run(apt(workspace)
        .args(["-qq", "-y", "--no-install-recommends", "install"])
        .args(&packages))
}

fn by_hand(missing: &[&Program]) -> String {
    let each: Vec<_> = missing
        .iter()
        .map(|program| format!("{} (or name it in {})", program.title, program.variable))
        .collect();
    format!(
        "the tests need {}; on Debian: sudo apt-get install {}",
        each.join(", "),
        packages(missing).join(" ")
    )
}

fn packages(missing: &[&Program]) -> Vec<&'static str> {
    missing.iter().map(|program| program.package).collect()
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
    let mut apt = if is_root(workspace) {
        command("env", &workspace.root)
    } else {
        let mut sudo = command("sudo", &workspace.root);
        sudo.args(["-n", "env"]);
        sudo
    };
    // Past sudo, which keeps no variables of ours.
    apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    apt
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a test without what it needs has failed"
)]
mod tests {
    use super::*;

    #[test]
    fn what_a_variable_names_must_be_there() {
        let here = std::env::current_exe().unwrap();
        assert_eq!(FIREFOX.named(here.clone().into()).unwrap(), here);
        let error = FIREFOX.named("/no/such/firefox".into()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "OUTBOARD_FIREFOX names /no/such/firefox, which is no file"
        );
    }

    #[test]
    fn what_is_missing_is_asked_for_in_one_sentence() {
        assert_eq!(
            by_hand(&[&FIREFOX, &DISPLAY]),
            "the tests need Firefox (or name it in OUTBOARD_FIREFOX), Xvfb (or name it in OUTBOARD_XVFB); \
             on Debian: sudo apt-get install firefox-esr xvfb"
        );
    }

    #[test]
    fn the_tests_are_told_of_each_by_its_variable() {
        let browsers = Browsers(vec![(CHROMIUM.variable, "/usr/bin/chromium".into())]);
        let mut command = Command::new("node");
        let told: Vec<_> = browsers
            .tell(&mut command)
            .get_envs()
            .map(|(name, value)| (name.to_owned(), value.map(ToOwned::to_owned)))
            .collect();
        assert_eq!(
            told,
            [("OUTBOARD_CHROMIUM".into(), Some("/usr/bin/chromium".into()))]
        );
    }
}
