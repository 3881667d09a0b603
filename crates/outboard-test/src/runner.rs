//! The Node program that runs modules of tests: started once for all places, and heard line by line.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use outboard_measure::RUNNER;
use serde::Deserialize;
use serde_json::json;

use crate::Watch;
use crate::error::Error;
use crate::plan::{Place, Plan};
use crate::report::{Outcome, Report, Result as TestResult, Trouble, Where};
use crate::talk::{Heard, Talk};
use crate::wasm::{self, Module};

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        [$(($path, include_str!(concat!("../runner/", $path)))),*]
    };
}

const FILES: [(&str, &str); 7] = files![
    "main.js",
    "node-thread.js",
    "page.html",
    "page.js",
    "places.js",
    "suite.js",
    "thread.js",
];

/// How much longer than a test may take the runner may be silent: while a browser starts on a busy machine, and starts again.
const PATIENCE: Duration = Duration::from_secs(180);

/// What the runner tells.
#[derive(Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
enum Event {
    Place {
        place: String,
        version: String,
    },
    Test {
        place: String,
        suite: String,
        test: String,
        outcome: Ended,
        #[serde(default)]
        ms: u64,
        #[serde(default)]
        message: String,
        #[serde(default)]
        output: String,
    },
    LeftOut {
        place: String,
        suite: String,
        why: String,
    },
    Trouble {
        place: String,
        suite: Option<String>,
        message: String,
    },
    End,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Ended {
    Passed,
    Failed,
    Late,
    Ignored,
}

/// Runs the modules in every place of the plan but the native.
pub(crate) fn run(
    plan: &Plan,
    modules: &[Module],
    scratch: &Path,
    report: &mut Report,
    watch: &mut dyn Watch,
) -> Result<(), Error> {
    let drivers = RUNNER.install(plan.offline, &mut wasm::Heard { watch })?;
    let runner = written(&scratch.join("runner"))?;
    let places = plan.places.iter().filter(|place| **place != Place::Native);
    let given = json!({
        "drivers": url(&drivers),
        "runner": runner,
        "scratch": scratch,
        "folder": scratch.join("suites"),
        "suites": modules,
        "places": places.map(|place| place.as_str()).collect::<Vec<_>>(),
        "limit": u64::try_from(plan.limit.as_millis()).unwrap_or(u64::MAX),
        "selection": plan.selection,
    });
    watch.doing("starting");
    let mut node = Command::new("node");
    node.arg(runner.join("main.js")).arg(given.to_string());
    let gone = |why: String| Error::Program {
        program: "node",
        why,
    };
    let talk = Talk::start(&mut node).map_err(|error| gone(error.to_string()))?;
    loop {
        match talk.next(plan.limit + PATIENCE) {
            Heard::Line(line) => {
                let Ok(event) = serde_json::from_str(&line) else {
                    continue;
                };
                if let Event::End = event {
                    return Ok(());
                }
                heard(event, plan, report, watch);
            }
            Heard::Silence => {
                talk.end(true);
                return Err(gone("it does not answer any more".to_owned()));
            }
            Heard::End => {
                let (status, words) = talk.end(false);
                let how = status.map_or_else(String::new, |status| status.to_string());
                return Err(gone(format!("it ended ({how}): {}", words.trim())));
            }
        }
    }
}

fn heard(event: Event, plan: &Plan, report: &mut Report, watch: &mut dyn Watch) {
    match event {
        Event::Place { place, version } => {
            watch.doing(&format!("testing in {place} {version}"));
            report.places.push(Where { place, version });
        }
        Event::Test {
            place,
            suite,
            test,
            outcome,
            ms,
            message,
            output,
        } => {
            let result = TestResult {
                place,
                outcome: match outcome {
                    Ended::Passed => Outcome::Passed,
                    Ended::Failed => Outcome::Failed,
                    Ended::Late => Outcome::Late,
                    Ended::Ignored => Outcome::Ignored,
                },
                ms,
                message,
                output,
            };
            watch.ended(&suite, &test, &result);
            report.add(&suite, &test, result);
        }
        Event::LeftOut { place, suite, why } => {
            let message = match why.as_str() {
                "node" => "its tests are configured for Node".to_owned(),
                "document" => "its tests are configured for a page".to_owned(),
                _ => "its tests are configured for a worker of a page".to_owned(),
            };
            let suite = Some(suite);
            report.left_out.push(Trouble {
                place,
                suite,
                message,
            });
        }
        Event::Trouble {
            place,
            suite,
            message,
        } => {
            // A place that does not start and was not asked for by name is left out.
            let absent = suite.is_none() && !plan.strict;
            let trouble = Trouble {
                place,
                suite,
                message,
            };
            if absent {
                report.left_out.push(trouble);
            } else {
                report.troubles.push(trouble);
            }
        }
        Event::End => {}
    }
}

/// Writes the runner's files, and returns their folder.
fn written(folder: &Path) -> Result<PathBuf, Error> {
    let at = |path: &Path| {
        let path = path.to_path_buf();
        move |source| Error::File {
            action: "write a file",
            path,
            source,
        }
    };
    fs::create_dir_all(folder).map_err(at(folder))?;
    let package = folder.join("package.json");
    fs::write(&package, "{ \"type\": \"module\" }\n").map_err(at(&package))?;
    for (name, text) in FILES {
        let path = folder.join(name);
        fs::write(&path, text).map_err(at(&path))?;
    }
    Ok(folder.to_path_buf())
}

/// A folder as a URL, which `import` wants.
fn url(folder: &Path) -> String {
    let path = folder.to_string_lossy().replace('\\', "/");
    let mut url = String::from("file://");
    if !path.starts_with('/') {
        url.push('/');
    }
    for letter in path.chars() {
        match letter {
            '%' => url.push_str("%25"),
            '?' => url.push_str("%3F"),
            '#' => url.push_str("%23"),
            ' ' => url.push_str("%20"),
            _ => url.push(letter),
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_a_sign_in_it_is_a_url() {
        assert_eq!(
            url(Path::new("/home/me#1/a b")),
            "file:///home/me%231/a%20b"
        );
    }

    #[test]
    fn what_the_runner_tells_is_understood() {
        let line = r#"{"event":"left-out","place":"node","suite":"src/lib.rs","why":"document"}"#;
        let mut report = Report::new("demo");
        let event = serde_json::from_str(line).unwrap();
        heard(event, &Plan::new("."), &mut report, &mut crate::Unwatched);
        assert_eq!(report.left_out.len(), 1);
        let line = r#"{"event":"trouble","place":"webkit","suite":null,"message":"not here"}"#;
        let mut plan = Plan::new(".");
        heard(
            serde_json::from_str(line).unwrap(),
            &plan,
            &mut report,
            &mut crate::Unwatched,
        );
        assert!(report.passed());
        plan.strict = true;
        heard(
            serde_json::from_str(line).unwrap(),
            &plan,
            &mut report,
            &mut crate::Unwatched,
        );
        assert!(!report.passed());
    }
}
