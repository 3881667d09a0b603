//! `--run`: installs what a project needs, and starts it.

use std::env;
use std::ffi::OsString;
use std::process::Command;

use outboard_new::Project;

use super::failure::Failure;
use crate::style::DIM;

/// What npm is told, in order.
pub(crate) fn steps(project: &Project) -> Vec<Vec<&str>> {
    let scripts = project.template.start.iter();
    let mut steps = vec![vec!["install"]];
    steps.extend(scripts.map(|script| vec!["run", script.as_str()]));
    steps
}

/// Does them, in this terminal. The last one may run until it is stopped.
pub(crate) fn run(project: &Project) -> Result<(), Failure> {
    for step in steps(project) {
        let command = format!("npm {}", step.join(" "));
        anstream::eprintln!("{DIM}> {command}{DIM:#}");
        let status = npm()
            .args(&step)
            .current_dir(&project.folder)
            .env("PATH", path())
            .status()
            .map_err(|source| Failure::NoNpm {
                command: command.clone(),
                source,
            })?;
        if !status.success() {
            let folder = project.folder.clone();
            return Err(Failure::Step { command, folder });
        }
    }
    Ok(())
}

/// On Windows npm is a script.
fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// The scripts of a project call `outboard`, which is to be this one, also where it was not installed.
fn path() -> OsString {
    let known = env::var_os("PATH").unwrap_or_default();
    let own = env::current_exe()
        .ok()
        .and_then(|exe| Some(exe.parent()?.to_owned()));
    let all = own.into_iter().chain(env::split_paths(&known));
    env::join_paths(all).unwrap_or(known)
}
