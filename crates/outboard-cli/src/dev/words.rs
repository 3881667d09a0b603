//! What happens, for people.

use std::io;

use outboard_build::Step;
use outboard_dev::{Api, Event, Failure, StepTime};

use crate::style::{BAD, BOLD, DIM, GOOD, HELP, WARN};
use crate::wrap::eprintln;

/// Prints an event to stderr.
pub(crate) fn print(event: &Event) {
    match event {
        Event::Serving { url, isolated } => {
            let how = if *isolated {
                "cross-origin isolated"
            } else {
                "without isolation"
            };
            anstream::eprintln!(
                "{GOOD}{:>12}{GOOD:#} {BOLD}{url}{BOLD:#} {DIM}{how}{DIM:#}",
                "Serving"
            );
        }
        Event::Building { name, because } => {
            let because = because.join(", ");
            anstream::eprintln!("{:>12} {name} {DIM}{because}{DIM:#}", "Building");
        }
        Event::Built {
            name,
            ms,
            api,
            steps,
            ..
        } => {
            let swap = match api {
                Api::Same => "",
                Api::Changed => ", with another API than before",
            };
            let steps = listed(steps);
            anstream::eprintln!(
                "{GOOD}{:>12}{GOOD:#} {BOLD}{name}{BOLD:#} in {ms} ms{swap} {DIM}{steps}{DIM:#}",
                "Built"
            );
        }
        Event::Failed { error, .. } => failed(error),
        _ => {}
    }
}

/// Says that no browser could be opened.
pub(crate) fn not_opened(url: &str, error: &io::Error) {
    eprintln(&format!(
        "{WARN}warning{WARN:#}: no browser could be opened ({error}): open {url}"
    ));
}

fn failed(error: &Failure) {
    let Failure {
        code,
        message,
        ansi,
        help,
        ..
    } = error;
    anstream::eprintln!("{}", ansi.trim_end());
    if code != "compile" {
        eprintln(&format!("{BAD}error[{code}]{BAD:#}: {message}"));
        eprintln(&format!("{HELP}help{HELP:#}: {help}"));
    }
    anstream::eprintln!(
        "{BAD}{:>12}{BAD:#} {DIM}waiting for a change{DIM:#}",
        "Failed"
    );
}

/// The steps that took time.
fn listed(steps: &[StepTime]) -> String {
    let worth = steps.iter().filter(|step| step.ms > 0);
    let words: Vec<String> = worth
        .map(|StepTime { step, ms }| format!("{} {ms}", word(*step)))
        .collect();
    words.join(", ")
}

fn word(step: Step) -> &'static str {
    match step {
        Step::Project => "find",
        Step::Toolchain => "check",
        Step::Compile => "compile",
        Step::Bind => "bind",
        Step::Read => "read",
        Step::Optimise => "optimise",
        Step::Pack => "pack",
    }
}
