//! Progress for people: one line that says what is going on, on stderr.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use outboard_build::Warning;
use outboard_measure::{Progress, Watch};

use super::words::count;
use crate::style::{DIM, GOOD, WARN};
use crate::wrap::eprintln;

/// Shows what goes on, and prints what has been built and what is left out.
#[derive(Default)]
pub(crate) struct People {
    line: Option<ProgressBar>,
    building: Option<(String, Instant)>,
}

impl People {
    pub(crate) fn finish(&mut self) {
        self.built();
        if let Some(line) = self.line.take() {
            line.finish_and_clear();
        }
    }

    fn show(&mut self, words: String) {
        let line = self.line.get_or_insert_with(|| {
            let line = ProgressBar::new_spinner();
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}  {elapsed}") {
                line.set_style(style);
            }
            line.enable_steady_tick(Duration::from_millis(100));
            line
        });
        line.set_message(words);
    }

    fn print(&self, text: &str) {
        match &self.line {
            Some(line) => line.suspend(|| anstream::eprintln!("{text}")),
            None => anstream::eprintln!("{text}"),
        }
    }

    fn built(&mut self) {
        if let Some((arm, since)) = self.building.take() {
            let seconds = format!("{:.1} s", since.elapsed().as_secs_f64());
            let done = "Built";
            self.print(&format!(
                "{GOOD}{done:>12}{GOOD:#} {arm:<50} {DIM}{seconds:>8}{DIM:#}"
            ));
        }
    }
}

impl Watch for People {
    fn progress(&mut self, progress: Progress<'_>) {
        match progress {
            Progress::Building { arm } => {
                self.built();
                self.building = Some((arm.to_owned(), Instant::now()));
                self.show(format!("building {arm}"));
            }
            Progress::Doing { what } => self.show(what.to_owned()),
            Progress::Skipped { what, why } => {
                self.built();
                self.print(&format!("{WARN}{:>12}{WARN:#} {what}: {why}", "Left out"));
            }
            Progress::Round {
                case,
                size,
                round,
                of,
            } => {
                self.built();
                let size = count(size as f64);
                self.show(format!("{case}, size {size}: round {round} of {of}"));
            }
        }
    }

    fn output(&mut self, line: &str) {
        self.print(line);
    }

    fn warned(&mut self, warning: &Warning) {
        let Warning {
            code,
            item,
            reason,
            help,
        } = warning;
        let code = code.as_str();
        let text = format!("{WARN}warning[{code}]{WARN:#}: `{item}`: {reason}; {help}");
        match &self.line {
            Some(line) => line.suspend(|| eprintln(&text)),
            None => eprintln(&text),
        }
    }
}
