//! A program that tells what it does line by line, and is ended when it is silent for too long.

use std::io::{self, BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How much of its last words is kept.
const WORDS: usize = 64_000;

/// A program while it runs. It is ended when this is dropped.
pub(crate) struct Talk {
    child: Child,
    lines: Receiver<String>,
    words: Option<JoinHandle<Vec<u8>>>,
}

/// What a program does next.
pub(crate) enum Heard {
    Line(String),
    Silence,
    End,
}

impl Talk {
    pub(crate) fn start(command: &mut Command) -> io::Result<Self> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (send, lines) = mpsc::channel();
        if let Some(stdout) = child.stdout.take() {
            thread::spawn(move || {
                let mut out = BufReader::new(stdout);
                let mut raw = Vec::new();
                while matches!(out.read_until(b'\n', &mut raw), Ok(1..)) {
                    let line = String::from_utf8_lossy(&raw).trim_end().to_owned();
                    raw.clear();
                    if send.send(line).is_err() {
                        break;
                    }
                }
            });
        }
        let words = child.stderr.take().map(|mut stderr| {
            thread::spawn(move || {
                let mut words = Vec::new();
                let mut piece = [0; 4096];
                while let Ok(length @ 1..) = stderr.read(&mut piece) {
                    words.extend(&piece[..length]);
                    let excess = words.len().saturating_sub(WORDS);
                    words.drain(..excess);
                }
                words
            })
        });
        Ok(Self {
            child,
            lines,
            words,
        })
    }

    pub(crate) fn next(&self, patience: Duration) -> Heard {
        match self.lines.recv_timeout(patience) {
            Ok(line) => Heard::Line(line),
            Err(RecvTimeoutError::Timeout) => Heard::Silence,
            Err(RecvTimeoutError::Disconnected) => Heard::End,
        }
    }

    /// Ends it if it has not ended, and returns how, with its last words.
    pub(crate) fn end(mut self, at_once: bool) -> (Option<ExitStatus>, String) {
        if at_once {
            // It may have ended meanwhile, and then there is nothing to end.
            let _ = self.child.kill();
        }
        let status = self.child.wait().ok();
        let words = self.words.take().and_then(|words| words.join().ok());
        let words = String::from_utf8_lossy(&words.unwrap_or_default()).into_owned();
        (status, words)
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        // Both fail where it has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn lines_are_heard_and_silence_is_noticed() {
        let script = "echo one; echo oops >&2; sleep 30";
        let talk = Talk::start(Command::new("sh").args(["-c", script])).unwrap();
        assert!(matches!(talk.next(Duration::from_secs(10)), Heard::Line(line) if line == "one"));
        assert!(matches!(
            talk.next(Duration::from_millis(30)),
            Heard::Silence
        ));
        let (status, words) = Talk::start(Command::new("sh").args(["-c", "echo oops >&2; exit 3"]))
            .unwrap()
            .end(false);
        assert_eq!(status.and_then(|status| status.code()), Some(3));
        assert_eq!(words, "oops\n");
    }
}
