//! Progress for people: one line a step, on stderr.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use outboard_build::{Reporter, Step, Warning};

use crate::style::{DIM, GOOD, HELP, WARN};
use crate::wrap::eprintln;

/// Prints each step when it is done, and a spinner with what is going on until then.
#[derive(Default)]
pub(crate) struct People {
    spinner: Option<ProgressBar>,
    warnings: Vec<Warning>,
}

impl People {
    /// Takes the spinner away and prints the warnings, which belong together.
    pub(crate) fn finish(&mut self) {
        if let Some(spinner) = self.spinner.take() {
            spinner.finish_and_clear();
        }
        for warning in self.warnings.drain(..) {
            let Warning {
                code,
                item,
                reason,
                help,
            } = warning;
            let code = code.as_str();
            anstream::eprintln!();
            eprintln(&format!(
                "{WARN}warning[{code}]{WARN:#}: `{item}`: {reason}"
            ));
            eprintln(&format!("{HELP}help{HELP:#}: {help}"));
        }
    }

    /// Prints a line without tearing the spinner.
    fn line(&self, line: &str) {
        match &self.spinner {
            Some(spinner) => spinner.suspend(|| anstream::eprintln!("{line}")),
            None => anstream::eprintln!("{line}"),
        }
    }
}

impl Reporter for People {
    fn started(&mut self, step: Step) {
        let spinner = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}  {elapsed}") {
            spinner.set_style(style);
        }
        spinner.set_message(words(step).1);
        spinner.enable_steady_tick(Duration::from_millis(100));
        self.spinner = Some(spinner);
    }

    fn doing(&mut self, _: Step, what: &str) {
        match &self.spinner {
            Some(spinner) if !spinner.is_hidden() => spinner.set_message(what.to_owned()),
            // In a log, whatever installs or builds a tool would be minutes of silence.
            _ if what.ends_with("once") => anstream::eprintln!("{:>12} {DIM}{what}{DIM:#}", "…"),
            _ => {}
        }
    }

    fn finished(&mut self, step: Step, took: Duration, note: &str) {
        if let Some(spinner) = self.spinner.take() {
            spinner.finish_and_clear();
        }
        let seconds = format!("{:.1} s", took.as_secs_f64());
        let done = words(step).0;
        anstream::eprintln!("{GOOD}{done:>12}{GOOD:#} {note:<50} {DIM}{seconds:>8}{DIM:#}");
    }

    fn warned(&mut self, warning: &Warning) {
        self.warnings.push(warning.clone());
    }

    fn output(&mut self, _: Step, line: &str) {
        self.line(line);
    }
}

/// A step that is done, and one that goes on.
fn words(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Project => ("Found", "reading the crate"),
        Step::Toolchain => ("Checked", "looking for the wasm target"),
        Step::Compile => ("Compiled", "compiling"),
        Step::Bind => ("Bound", "binding"),
        Step::Read => ("Read", "reading the exports"),
        Step::Optimise => ("Optimised", "optimising"),
        Step::Pack => ("Packed", "writing the package"),
    }
}
