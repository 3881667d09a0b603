//! A native build: a process that is asked by lines.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use outboard_bench::lines::{Answer, FLAG, Question, VERSION};
use outboard_bench::{CaseInfo, Value};

use super::Answers;
use crate::error::Failure;
use crate::talk::Talk;

/// A native build that answers.
pub(crate) struct NativeArm {
    program: PathBuf,
    /// None before the first question, and after one that was not answered.
    talk: Option<Talk>,
    limit: Duration,
}

impl NativeArm {
    pub(crate) fn new(program: PathBuf, limit: Duration) -> Self {
        Self {
            program,
            talk: None,
            limit,
        }
    }

    /// The smallest step of its clock, and its cases.
    pub(crate) fn list(&mut self) -> Result<(f64, Vec<CaseInfo>), Failure> {
        match self.ask(&Question::List)?.0 {
            Answer::List { version, .. } if version != VERSION => Err(Failure::new(
                "protocol",
                format!("it speaks version {version} of the protocol, and this tool {VERSION}"),
            )),
            Answer::List { clock, cases, .. } => Ok((clock, cases)),
            other => Err(unexpected(&other)),
        }
    }

    /// The input of the case that is prepared, encoded.
    pub(crate) fn input(&mut self) -> Result<Vec<u8>, Failure> {
        Ok(self.ask(&Question::Input)?.1)
    }

    fn ask(&mut self, question: &Question) -> Result<(Answer, Vec<u8>), Failure> {
        let mut talk = match self.talk.take() {
            Some(talk) => talk,
            None => Talk::start(
                Command::new(&self.program).arg(FLAG),
                Duration::from_secs(1),
            )
            .map_err(|error| Failure::new("start", error.to_string()))?,
        };
        // A program that did not answer is not asked again: it is ended with its end of the line.
        let record = talk.ask(question, self.limit)?;
        self.talk = Some(talk);
        match serde_json::from_value(record.answer) {
            Ok(Answer::Error { code, message }) => Err(Failure { code, message }),
            Ok(answer) => Ok((answer, record.body)),
            Err(error) => Err(Failure::new("protocol", error.to_string())),
        }
    }
}

impl Answers for NativeArm {
    fn prepare(&mut self, case: &str, size: usize) -> Result<(), Failure> {
        let case = case.to_owned();
        self.ask(&Question::Prepare { case, size }).map(|_| ())
    }

    fn run(&mut self, times: u32) -> Result<f64, Failure> {
        match self.ask(&Question::Run { times })?.0 {
            Answer::Ran { nanoseconds } => Ok(nanoseconds),
            other => Err(unexpected(&other)),
        }
    }

    fn result(&mut self) -> Result<Value, Failure> {
        let (_, bytes) = self.ask(&Question::Result)?;
        Value::decode(&bytes).map_err(|error| Failure::new("not-a-value", error.to_string()))
    }

    fn cross(&mut self, _: usize, _: usize, _: f64) -> Result<Option<f64>, Failure> {
        Ok(None)
    }
}

fn unexpected(answer: &Answer) -> Failure {
    Failure::new(
        "protocol",
        format!("it answered another question: {answer:?}"),
    )
}
