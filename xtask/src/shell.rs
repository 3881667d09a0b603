//! Other programs, run so that a failure says which one it was.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

/// A command in a folder.
pub(crate) fn command(program: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    command
}

/// Cargo itself, of the toolchain in force.
pub(crate) fn cargo(folder: &Path) -> Command {
    command(
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        folder,
    )
}

/// Runs it in the open; its failure is ours.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("{} could not be started", name(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// Runs it unseen; what it wrote is shown only when it fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = attempt(command)?;
    if !output.status.success() {
        bail!(
            "{} failed ({})\n{}{}",
            name(command),
            output.status,
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs it unseen, and leaves the judgement to the caller.
pub(crate) fn attempt(command: &mut Command) -> Result<Output> {
    command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{} could not be started", name(command)))
}

/// Whether a program is in the `PATH`.
pub(crate) fn which(program: &str) -> Option<std::path::PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// Says what is being done, so that a wait has a reason.
pub(crate) fn say(what: &str) {
    eprintln!("{} {what}", mark(std::env::var_os("NO_COLOR").as_deref()));
}

/// Bold, unless `NO_COLOR` says otherwise; empty, it says nothing.
fn mark(no_color: Option<&OsStr>) -> &'static str {
    match no_color {
        Some(value) if !value.is_empty() => "▶",
        _ => "\x1b[1m▶\x1b[0m",
    }
}

/// The program and its first words, as a person would name it.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program())
        .to_string_lossy()
        .into_owned();
    let words: Vec<_> = command
        .get_args()
        .take(3)
        .map(|argument| argument.to_string_lossy())
        .collect();
    format!("`{program} {}`", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_bold_unless_no_color_is_set() {
        assert_eq!(mark(None), "\x1b[1m▶\x1b[0m");
        assert_eq!(mark(Some(OsStr::new(""))), "\x1b[1m▶\x1b[0m");
        assert_eq!(mark(Some(OsStr::new("1"))), "▶");
    }
}
