//! Running another program: its answer on stdout, its words on stderr line by line while it works.

use std::io::{self, BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::thread;

use crate::interrupt;

/// What a program left behind.
pub(crate) struct Finished {
    pub(crate) success: bool,
    pub(crate) stdout: Vec<u8>,
    /// Everything it wrote to stderr, lossily as UTF-8.
    pub(crate) stderr: String,
}

/// Runs `command` to its end and hands each line of its stderr to `line` as it comes.
pub(crate) fn run(command: &mut Command, line: &mut dyn FnMut(&str)) -> io::Result<Finished> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let (mut child, _running) = interrupt::spawn(command)?;
    // Both pipes are drained at once, or a program that fills one would wait for ever.
    let stdout = child.stdout.take();
    let reader = thread::spawn(move || {
        let mut bytes = Vec::new();
        match stdout {
            Some(mut pipe) => pipe.read_to_end(&mut bytes).map(|_| bytes),
            None => Ok(bytes),
        }
    });
    let mut stderr = String::new();
    if let Some(pipe) = child.stderr.take() {
        let mut lines = BufReader::new(pipe);
        let mut raw = Vec::new();
        while lines.read_until(b'\n', &mut raw)? > 0 {
            let text = String::from_utf8_lossy(&raw);
            line(text.trim_end_matches(['\n', '\r']));
            stderr.push_str(&text);
            raw.clear();
        }
    }
    let status = child.wait()?;
    let stdout = reader
        .join()
        .map_err(|_| io::Error::other("the reader of a program's output stopped"))??;
    Ok(Finished {
        success: status.success(),
        stdout,
        stderr,
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn keeps_both_outputs_and_the_status() {
        let mut seen = Vec::new();
        let script = "echo answer; echo one >&2; echo two >&2; exit 3";
        let done = run(Command::new("sh").args(["-c", script]), &mut |line| {
            seen.push(line.to_owned());
        })
        .unwrap();
        assert!(!done.success);
        assert_eq!(done.stdout, b"answer\n");
        assert_eq!(seen, ["one", "two"]);
        assert_eq!(done.stderr, "one\ntwo\n");
    }

    #[test]
    fn a_program_that_writes_much_to_both_does_not_hang() {
        let script = "for i in $(seq 20000); do echo out$i; echo err$i >&2; done";
        let done = run(Command::new("sh").args(["-c", script]), &mut |_| {}).unwrap();
        assert!(done.success);
        assert_eq!(done.stderr.lines().count(), 20_000);
    }
}
