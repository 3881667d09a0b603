//! A run of everything: steps one after the other, going on after a failure, and a count of all tests at the end.

mod count;
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
}

impl Suite {
    /// A check that passes or fails as a whole: a linter, a build.
    pub(crate) fn check(&mut self, name: &str, check: impl FnOnce() -> Result<()>) -> bool {
        self.step(name, || {
            check()?;
            Ok(Count {
                passed: 1,
                failed: 0,
            })
        })
    }

    /// A test runner, whose own closing lines are counted.
    pub(crate) fn tests(&mut self, name: &str, command: &mut Command) -> bool {
        self.step(name, || {
            let (status, printed) = tee::run(command)?;
            let mut count = Count::of(&printed);
            if !status.success() && count.failed == 0 {
                // It broke before it could count.
                count.failed = 1;
            }
            if status.success() && count.passed == 0 {
                bail!("no test was run");
            }
            Ok(count)
        })
    }

    fn step(&mut self, name: &str, work: impl FnOnce() -> Result<Count>) -> bool {
        say(name);
        let begun = Instant::now();
        let (count, error) = match work() {
            Ok(count) => (count, None),
            Err(error) => {
                eprintln!("{error:#}");
                let failed = Count {
                    passed: 0,
                    failed: 1,
                };
                (failed, Some(format!("{error:#}")))
            }
        };
        let passed = count.failed == 0;
        self.steps.push(Step {
            name: name.to_owned(),
            count,
            time: begun.elapsed(),
            error,
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
        println!("\n{} passed, {} failed", total.passed, total.failed);
        if total.failed > 0 {
            bail!("{} failed", total.failed);
        }
        Ok(())
    }
}
