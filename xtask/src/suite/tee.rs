//! A program whose output is shown as it comes, and kept.

use std::io::{self, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

use anyhow::{Context, Result, anyhow};

/// Runs it; returns how it ended, and what it wrote to standard output.
pub(super) fn run(command: &mut Command) -> Result<(ExitStatus, String)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} could not be started", command.get_program().display()))?;
    let stdout = child.stdout.take().context("it has no output")?;
    let reader = thread::spawn(move || copy(stdout));
    let status = child.wait()?;
    let printed = reader
        .join()
        .map_err(|_| anyhow!("its output could not be read"))??;
    Ok((status, String::from_utf8_lossy(&printed).into_owned()))
}

fn copy(mut from: impl Read) -> io::Result<Vec<u8>> {
    let mut kept = Vec::new();
    let mut chunk = [0; 8192];
    loop {
        let read = from.read(&mut chunk)?;
        if read == 0 {
            return Ok(kept);
        }
        io::stdout().write_all(&chunk[..read])?;
        kept.extend_from_slice(&chunk[..read]);
    }
}
