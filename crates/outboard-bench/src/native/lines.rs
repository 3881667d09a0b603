//! The protocol between a native benchmark and who drives it.
//!
//! A question is a line of JSON on stdin. An answer is a record on stdout: the byte [`MARK`], a line of JSON, and after an answer with
//! a `length` so many bytes, an encoded [`Value`](crate::Value). What a case itself prints stands between records, and is passed over.

use std::io::{self, BufRead, Write};
use std::time::Instant;

use serde::{Deserialize, Serialize};

use super::{clock, panic};
use crate::case::CaseInfo;
use crate::desk::Desk;
use crate::error::BenchError;
use crate::value::Value;

/// The argument that makes a benchmark answer questions.
pub const FLAG: &str = "--outboard-lines";

/// What an answer begins with: the record separator of RFC 7464.
pub const MARK: u8 = 0x1e;

/// The version of this protocol.
pub const VERSION: u32 = 1;

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case")]
pub enum Question {
    /// Which cases there are.
    List,
    /// Make the input of a case; what is asked next is about it.
    Prepare {
        /// The case.
        case: String,
        /// The size.
        size: usize,
    },
    /// Run it so many times.
    Run {
        /// How many times.
        times: u32,
    },
    /// What it returns.
    Result,
    /// What it is given.
    Input,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum Answer {
    /// To [`Question::List`].
    List {
        /// The version of the protocol.
        version: u32,
        /// The smallest step of the clock, in nanoseconds.
        clock: f64,
        /// The cases.
        cases: Vec<CaseInfo>,
    },
    /// To [`Question::Prepare`].
    Prepared,
    /// To [`Question::Run`].
    Ran {
        /// How long all runs took together, in nanoseconds.
        nanoseconds: f64,
    },
    /// To [`Question::Result`] and [`Question::Input`]: the value follows.
    Value {
        /// How many bytes follow.
        length: usize,
    },
    /// It cannot be answered.
    Error {
        /// A stable name for the kind of error.
        code: String,
        /// What happened.
        message: String,
    },
}

/// Answers questions until there are no more.
pub(super) fn serve(desk: &mut Desk) -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let (answer, value) = match serde_json::from_str(&line?) {
            Ok(question) => answer(desk, question),
            Err(error) => {
                let message = error.to_string();
                (
                    Answer::Error {
                        code: "bad-question".to_owned(),
                        message,
                    },
                    None,
                )
            }
        };
        // Not locked for longer: a case may print from another thread.
        let mut out = io::stdout().lock();
        out.write_all(&[MARK])?;
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
        if let Some(value) = value {
            out.write_all(&value)?;
        }
        out.flush()?;
    }
    Ok(())
}

fn answer(desk: &mut Desk, question: Question) -> (Answer, Option<Vec<u8>>) {
    let answered = match question {
        Question::List => Ok(Answer::List {
            version: VERSION,
            clock: clock::resolution(),
            cases: desk.list().cloned().collect(),
        }),
        Question::Prepare { case, size } => {
            panic::guard(|| desk.prepare(&case, size)).map(|()| Answer::Prepared)
        }
        Question::Run { times } => panic::guard(|| {
            let since = Instant::now();
            desk.run(times)?;
            let nanoseconds = since.elapsed().as_nanos() as f64;
            Ok(Answer::Ran { nanoseconds })
        }),
        Question::Result => return value(panic::guard(|| desk.result())),
        Question::Input => return value(panic::guard(|| desk.input())),
    };
    (answered.unwrap_or_else(refusal), None)
}

fn value(value: Result<Value, BenchError>) -> (Answer, Option<Vec<u8>>) {
    match value {
        Ok(value) => {
            let bytes = value.encode();
            let length = bytes.len();
            (Answer::Value { length }, Some(bytes))
        }
        Err(error) => (refusal(error), None),
    }
}

fn refusal(error: BenchError) -> Answer {
    Answer::Error {
        code: error.code().to_owned(),
        message: error.to_string(),
    }
}
