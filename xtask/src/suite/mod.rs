//! A run of everything: steps one after the other, going on after a failure, and a count of all tests at the end.

mod count;
mod failures;
mod tee;

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

pub(crate) use count::Count;

use crate::shell::say;

/// The steps that have been run.
#[derive(Default)]
pub(crate) struct Suite {
    steps: Vec<Step>,
}

struct Step {
    name: String,
    count: Count,
    time: Duration,
    error: Option<String>,
    /// What failed, in a few lines.
    failures: Vec<String>,
}

impl Suite {
    /// A check that passes or fails as a whole: a linter, a build.
    pub(crate) fn check(&mut self, name: &str, check: impl FnOnce() -> Result<()>) -> bool {
        self.step(name, || {
            check()?;
            Ok((Count::ONE, Vec::new()))
        })
    }

    /// A test runner, whose own closing lines are counted.
    pub(crate) fn tests(&mut self, name: &str, command: &mut Command) -> bool {
        self.step(name, || {
            let (count, failures) = ran(command)?;
            if count == Count::default() {
                bail!("no test was run");
            }
            Ok((count, failures))
        })
    }

    /// A program that has to be made ready first; where it counts nothing, it passes or fails as a whole.
    pub(crate) fn program(&mut self, name: &str, ready: impl FnOnce() -> Result<Command>) -> bool {
        self.step(name, || {
            let (count, failures) = ran(&mut ready()?)?;
            let counted = count != Count::default();
            Ok((if counted { count } else { Count::ONE }, failures))
        })
    }

    fn step(&mut self, name: &str, work: impl FnOnce() -> Result<(Count, Vec<String>)>) -> bool {
        say(name);
        let begun = Instant::now();
        let (count, failures, error) = match work() {
            Ok((count, failures)) => (count, failures, None),
            Err(error) => {
                eprintln!("{error:#}");
                let failed = Count {
                    passed: 0,
                    failed: 1,
                };
                (failed, Vec::new(), Some(format!("{error:#}")))
            }
        };
        let passed = count.failed == 0;
        self.steps.push(Step {
            name: name.to_owned(),
            count,
            time: begun.elapsed(),
            error,
            failures,
        });
        passed
    }

    /// Prints what passed and what failed; anything that failed is an error.
    pub(crate) fn finish(self) -> Result<()> {
        println!();
        let mut total = Count::default();
        let width = self
            .steps
            .iter()
            .map(|step| step.name.len())
            .max()
            .unwrap_or(0);
        for step in &self.steps {
            let mark = if step.count.failed == 0 {
                "ok  "
            } else {
                "FAIL"
            };
            println!(
                "{mark} {:width$} {:>5} passed {:>3} failed {:>7.1} s",
                step.name,
                step.count.passed,
                step.count.failed,
                step.time.as_secs_f64(),
            );
            if let Some(line) = step.error.as_ref().and_then(|error| error.lines().next()) {
                println!("     {line}");
            }
            total.passed += step.count.passed;
            total.failed += step.count.failed;
        }
        for step in self.steps.iter().filter(|step| step.count.failed > 0) {
            println!("\nFAIL {}", step.name);
            for line in &step.failures {
                println!("  {line}");
            }
        }
        println!("\n{} passed, {} failed", total.passed, total.failed);
        if total.failed > 0 {
            bail!("{} failed", total.failed);
        }
        Ok(())
    }
}

/// Runs it to its end: what it counted, and what failed.
fn ran(command: &mut Command) -> Result<(Count, Vec<String>)> {
    let (status, printed) = tee::run(command)?;
    let mut count = Count::of(&printed);
    if !status.success() && count.failed == 0 {
        // It broke before it could count.
        count.failed = 1;
    }
    let failures = match count.failed {
        0 => Vec::new(),
        _ => failures::of(&printed),
    };
    Ok((count, failures))
}
