//! Talking with another program: a line on its stdin, a record on its stdout, and never longer than a limit.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use outboard_bench::lines::MARK;
use serde::Serialize;
use serde_json::Value;

use crate::error::Failure;

/// How much of its last words is kept.
const WORDS: usize = 4_000;

/// A program that answers questions. It is ended when this is dropped.
pub(crate) struct Talk {
    child: Child,
    /// Closed first, so that a program that ends with its stdin has the chance.
    stdin: Option<ChildStdin>,
    answers: Receiver<io::Result<Record>>,
    words: Arc<Mutex<Vec<u8>>>,
    /// How long it may take to end by itself.
    patience: Duration,
}

/// An answer, and the bytes that follow it.
pub(crate) struct Record {
    pub(crate) answer: Value,
    pub(crate) body: Vec<u8>,
}

impl Talk {
    pub(crate) fn start(command: &mut Command, patience: Duration) -> io::Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (send, answers) = mpsc::channel();
        if let Some(stdout) = child.stdout.take() {
            thread::spawn(move || {
                let mut out = BufReader::new(stdout);
                while let Some(record) = record(&mut out).transpose() {
                    let ends = record.is_err();
                    if send.send(record).is_err() || ends {
                        break;
                    }
                }
            });
        }
        let words = Arc::new(Mutex::new(Vec::new()));
        if let Some(mut stderr) = child.stderr.take() {
            let words = Arc::clone(&words);
            thread::spawn(move || {
                let mut piece = [0; 1024];
                while let Ok(length @ 1..) = stderr.read(&mut piece) {
                    let mut words = words.lock().unwrap_or_else(PoisonError::into_inner);
                    words.extend(&piece[..length]);
                    let excess = words.len().saturating_sub(WORDS);
                    words.drain(..excess);
                }
            });
        }
        Ok(Self {
            stdin: child.stdin.take(),
            child,
            answers,
            words,
            patience,
        })
    }

    /// Asks and waits. After an error of its own the program is of no more use.
    pub(crate) fn ask(
        &mut self,
        question: &impl Serialize,
        limit: Duration,
    ) -> Result<Record, Failure> {
        let mut line = serde_json::to_vec(question)
            .map_err(|error| Failure::new("question", error.to_string()))?;
        line.push(b'\n');
        let sent = self
            .stdin
            .as_mut()
            .is_some_and(|stdin| stdin.write_all(&line).and_then(|()| stdin.flush()).is_ok());
        if !sent {
            return Err(self.ended());
        }
        match self.answers.recv_timeout(limit) {
            Ok(Ok(record)) => Ok(record),
            Ok(Err(error)) => Err(Failure::new(
                "answer",
                format!("its answer cannot be read: {error}"),
            )),
            Err(RecvTimeoutError::Disconnected) => Err(self.ended()),
            Err(RecvTimeoutError::Timeout) => Err(Failure::new(
                "limit",
                format!("it took longer than {} s", limit.as_secs_f64()),
            )),
        }
    }

    /// It is gone: how, and with which words.
    fn ended(&mut self) -> Failure {
        let status = self.child.wait();
        let how = status.map_or_else(|error| error.to_string(), |status| status.to_string());
        let words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        let words = String::from_utf8_lossy(&words);
        let last = words.trim().lines().last().map(|line| format!(": {line}"));
        Failure::new(
            "ended",
            format!("it ended ({how}){}", last.unwrap_or_default()),
        )
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        self.stdin = None;
        let mut waited = Duration::ZERO;
        while waited < self.patience && matches!(self.child.try_wait(), Ok(None)) {
            thread::sleep(Duration::from_millis(20));
            waited += Duration::from_millis(20);
        }
        // Both fail where it has ended, and then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The next record; whatever a case printed before it is passed over.
fn record(out: &mut impl BufRead) -> io::Result<Option<Record>> {
    loop {
        out.skip_until(MARK)?;
        let mut line = Vec::new();
        if out.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        // A case may have printed the mark itself.
        let Ok(answer) = serde_json::from_slice::<Value>(&line) else {
            continue;
        };
        let mut body = Vec::new();
        if answer["answer"] == "value" {
            let length = answer["length"].as_u64().unwrap_or_default();
            if out.take(length).read_to_end(&mut body)? as u64 != length {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        return Ok(Some(Record { answer, body }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_case_prints_is_passed_over() {
        let text = b"hello \x1e\n{\"answer\":0}\n\x1e{\"answer\":\"value\",\"length\":3}\nabcbye\x1e{\"answer\":1}\n";
        let mut out = &text[..];
        let first = record(&mut out).unwrap().unwrap();
        assert_eq!(first.body, b"abc");
        assert_eq!(record(&mut out).unwrap().unwrap().answer["answer"], 1);
        assert!(record(&mut out).unwrap().is_none());
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_is_silent_or_ends_is_a_failure() {
        let start = |script: &str| {
            Talk::start(Command::new("sh").args(["-c", script]), Duration::ZERO).unwrap()
        };
        let limit = Duration::from_millis(50);
        assert_eq!(
            start("sleep 60").ask(&1, limit).err().unwrap().code,
            "limit"
        );
        let ended = start("echo sorry >&2; exit 3").ask(&1, Duration::from_secs(20));
        let Failure { code, message } = ended.err().unwrap();
        assert_eq!(code, "ended");
        assert!(message.contains('3'), "{message}");
    }
}
