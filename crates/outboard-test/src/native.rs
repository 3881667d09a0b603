//! Tests as programs of this machine's: libtest's own, told to speak JSON.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::Watch;
use crate::compile::{self, Made};
use crate::error::Error;
use crate::plan::{Ignored, Place, Plan, Selection};
use crate::project::{Kind, Project, Suite};
use crate::report::{Outcome, Report, Result as TestResult, Where};
use crate::talk::{Heard, Talk};

/// Compiles the tests and runs them.
pub(crate) fn run(
    project: &Project,
    plan: &Plan,
    report: &mut Report,
    watch: &mut dyn Watch,
) -> Result<(), Error> {
    watch.doing("compiling the tests natively");
    let mut cargo = compile::cargo(project, plan, "test");
    cargo.args(["--no-run", "--lib", "--bins", "--tests"]);
    if plan.release {
        cargo.arg("--release");
    }
    // `--lib` is an error where there is no library.
    if !project
        .suites
        .iter()
        .any(|suite| suite.kind == Kind::Library)
    {
        cargo = compile::cargo(project, plan, "test");
        cargo.args(["--no-run", "--bins", "--tests"]);
    }
    let made = compile::run(&mut cargo, (project, "natively"), watch)?;
    report.places.push(Where {
        place: Place::Native.as_str().to_owned(),
        version: std::env::consts::ARCH.to_owned(),
    });
    for Made {
        target,
        library,
        file,
    } in made
    {
        let of =
            |suite: &&Suite| suite.target == target && (suite.kind == Kind::Library) == library;
        let Some(suite) = project.suites.iter().find(of) else {
            continue;
        };
        watch.doing(&format!("{}, natively", suite.name));
        let mut program = Program {
            file: &file,
            project,
            plan,
            suite: &suite.name,
            report,
            watch,
            alone: false,
        };
        program.run()?;
    }
    Ok(())
}

struct Program<'a> {
    file: &'a Path,
    project: &'a Project,
    plan: &'a Plan,
    suite: &'a str,
    report: &'a mut Report,
    watch: &'a mut dyn Watch,
    /// One test at a time: so that it is known which of them ended the process.
    alone: bool,
}

impl Program<'_> {
    fn run(&mut self) -> Result<(), Error> {
        let arguments = arguments(&self.plan.selection);
        let Some(mut left) = self.list(&arguments)? else {
            return Ok(());
        };
        let mut arguments = arguments;
        while !left.is_empty() {
            let before = (left.len(), self.alone);
            let whole = self.once(&arguments, &mut left)?;
            if whole {
                break;
            }
            if (left.len(), self.alone) == before {
                let message = "it ended before it began a test".to_owned();
                self.report
                    .trouble(Place::Native, Some(self.suite), message);
                break;
            }
            // What was not run when it ended is run again, without what ended it.
            arguments = vec!["--exact".to_owned()];
            arguments.extend(ignored(&self.plan.selection));
            arguments.extend(left.iter().cloned());
        }
        Ok(())
    }

    fn command(&self) -> Command {
        let mut command = Command::new(self.file);
        command.current_dir(&self.project.folder);
        command.env("CARGO_MANIFEST_DIR", &self.project.folder);
        command.env("CARGO_PKG_NAME", &self.project.package);
        command
    }

    /// The names of the tests; none for a target without libtest, which then has run.
    fn list(&mut self, arguments: &[String]) -> Result<Option<Vec<String>>, Error> {
        let mut command = self.command();
        command
            .args(["--list", "--format", "terse"])
            .args(arguments);
        let talk = Talk::start(&mut command).map_err(|error| self.failed(&error))?;
        let start = Instant::now();
        let mut names = Some(Vec::new());
        let mut late = false;
        loop {
            match talk.next(self.plan.limit.saturating_sub(start.elapsed())) {
                Heard::End => break,
                Heard::Silence => {
                    late = true;
                    break;
                }
                Heard::Line(line) => {
                    let name = line.strip_suffix(": test").map(str::to_owned);
                    match (&mut names, name) {
                        (Some(names), Some(name)) => names.push(name),
                        // A program of the author's own, which prints what it likes.
                        _ if !line.ends_with(": benchmark") => names = None,
                        _ => {}
                    }
                }
            }
        }
        let (status, words) = talk.end(late);
        let succeeded = status.is_some_and(|status| status.success());
        if names.is_some() && succeeded && !late {
            return Ok(names);
        }
        let result = TestResult {
            place: Place::Native.as_str().to_owned(),
            outcome: match (late, succeeded) {
                (true, _) => Outcome::Late,
                (false, true) => Outcome::Passed,
                (false, false) => Outcome::Failed,
            },
            ms: millis(start.elapsed()),
            message: if succeeded && !late {
                String::new()
            } else {
                how(status)
            },
            output: words,
        };
        self.tell("main", result);
        Ok(None)
    }

    /// Runs until the program ends or a test takes too long; whether it ran to its end.
    fn once(&mut self, arguments: &[String], left: &mut Vec<String>) -> Result<bool, Error> {
        let mut command = self.command();
        // libtest's JSON is called unstable; this lets this one program speak it, and compiles nothing.
        command.env("RUSTC_BOOTSTRAP", "1");
        command
            .args(["-Z", "unstable-options", "--format", "json"])
            .args(arguments);
        if self.alone {
            command.arg("--test-threads=1");
        }
        let talk = Talk::start(&mut command).map_err(|error| self.failed(&error))?;
        let mut running: BTreeMap<String, Instant> = BTreeMap::new();
        let mut whole = false;
        let mut late = None;
        loop {
            let oldest = running.values().map(Instant::elapsed).max();
            let patience = self.plan.limit.saturating_sub(oldest.unwrap_or_default());
            match talk.next(patience) {
                Heard::End => break,
                Heard::Silence => {
                    let (name, _) = match running.iter().max_by_key(|(_, since)| since.elapsed()) {
                        Some((name, since)) => (name.clone(), since),
                        None => break,
                    };
                    late = Some(name);
                    break;
                }
                Heard::Line(line) => {
                    let Ok(event) = serde_json::from_str::<Value>(&line) else {
                        continue;
                    };
                    let (kind, what) = (event["type"].as_str(), event["event"].as_str());
                    let name = event["name"].as_str().unwrap_or_default().to_owned();
                    match (kind, what) {
                        (Some("suite"), Some("ok" | "failed")) => whole = true,
                        (Some("test"), Some("started")) => {
                            running.insert(name, Instant::now());
                        }
                        (Some("test"), Some(what @ ("ok" | "failed" | "ignored"))) => {
                            let since = running.remove(&name);
                            let took = since.map(|since| since.elapsed()).unwrap_or_default();
                            left.retain(|other| *other != name);
                            self.tell(&name, ended(what, &event, took));
                        }
                        _ => {}
                    }
                }
            }
        }
        let (status, words) = talk.end(late.is_some() || !whole);
        let limit = self.plan.limit.as_secs_f64();
        match late {
            Some(name) => {
                left.retain(|other| *other != name);
                let result = TestResult {
                    place: Place::Native.as_str().to_owned(),
                    outcome: Outcome::Late,
                    ms: millis(self.plan.limit),
                    message: format!("it took longer than {limit} s"),
                    output: String::new(),
                };
                self.tell(&name, result);
            }
            // Several ran when it ended, and one of them is the cause.
            None if !whole && running.len() > 1 => self.alone = true,
            None if !whole => {
                for (name, since) in running {
                    left.retain(|other| *other != name);
                    let result = TestResult {
                        place: Place::Native.as_str().to_owned(),
                        outcome: Outcome::Failed,
                        ms: millis(since.elapsed()),
                        message: format!("{} while it ran", how(status)),
                        output: words.clone(),
                    };
                    self.tell(&name, result);
                }
            }
            None => {}
        }
        Ok(whole)
    }

    fn tell(&mut self, name: &str, result: TestResult) {
        self.watch.ended(self.suite, name, &result);
        self.report.add(self.suite, name, result);
    }

    fn failed(&self, error: &std::io::Error) -> Error {
        Error::Program {
            program: "cargo test",
            why: format!("{} does not start: {error}", self.file.display()),
        }
    }
}

/// What libtest is told of a selection.
fn arguments(selection: &Selection) -> Vec<String> {
    let mut arguments = selection.filters.clone();
    for name in &selection.skip {
        arguments.extend(["--skip".to_owned(), name.clone()]);
    }
    if selection.exact {
        arguments.push("--exact".to_owned());
    }
    arguments.extend(ignored(selection));
    arguments
}

fn ignored(selection: &Selection) -> Option<String> {
    match selection.ignored {
        Ignored::No => None,
        Ignored::Only => Some("--ignored".to_owned()),
        Ignored::Too => Some("--include-ignored".to_owned()),
    }
}

fn ended(what: &str, event: &Value, took: Duration) -> TestResult {
    let wrote = event["stdout"].as_str().unwrap_or_default();
    let (outcome, message, output) = match what {
        "ok" => (Outcome::Passed, String::new(), wrote.to_owned()),
        "ignored" => (Outcome::Ignored, String::new(), String::new()),
        _ => {
            let (output, message) = parted(wrote);
            let told = event["message"].as_str().unwrap_or("it failed");
            let message = if message.is_empty() {
                told.to_owned()
            } else {
                message
            };
            (Outcome::Failed, message, output)
        }
    };
    TestResult {
        place: Place::Native.as_str().to_owned(),
        outcome,
        ms: millis(took),
        message,
        output,
    }
}

/// What a test wrote, and what the panic said that ended it.
fn parted(wrote: &str) -> (String, String) {
    let lines = wrote
        .lines()
        .filter(|line| !line.starts_with("note: run with `RUST_BACKTRACE"));
    let text: Vec<&str> = lines.collect();
    let text = text.join("\n");
    let Some(start) = text.find("panicked at ") else {
        return (String::new(), text.trim().to_owned());
    };
    // `thread 'tests::adds' (1234) panicked at src/lib.rs:9:5:`
    let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let (output, message) = (text[..line].trim(), text[start..].trim());
    (output.to_owned(), message.to_owned())
}

fn how(status: Option<std::process::ExitStatus>) -> String {
    match status {
        Some(status) => format!("its process ended ({status})"),
        None => "its process ended".to_owned(),
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_parted_from_what_was_printed() {
        let wrote = "hello\n\nthread 'tests::a' (7) panicked at src/lib.rs:9:5:\nnot four\n  left: 3\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n";
        let (output, message) = parted(wrote);
        assert_eq!(output, "hello");
        assert_eq!(message, "panicked at src/lib.rs:9:5:\nnot four\n  left: 3");
        assert_eq!(
            parted("Error: \"sorry\"\n"),
            (String::new(), "Error: \"sorry\"".to_owned())
        );
    }
}
