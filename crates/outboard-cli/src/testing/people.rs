//! Progress for people: one line that says what is going on, on stderr.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use outboard_test::{TestResult, Watch};

/// Shows what goes on, and passes the compiler's words on.
pub(crate) struct People {
    line: ProgressBar,
    place: String,
    done: usize,
    quiet: bool,
}

impl People {
    pub(crate) fn new(quiet: bool) -> Self {
        let line = if quiet {
            ProgressBar::hidden()
        } else {
            ProgressBar::new_spinner()
        };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}  {elapsed}") {
            line.set_style(style);
        }
        line.enable_steady_tick(Duration::from_millis(100));
        Self {
            line,
            place: String::new(),
            done: 0,
            quiet,
        }
    }

    pub(crate) fn finish(&mut self) {
        self.line.finish_and_clear();
    }
}

impl Watch for People {
    fn doing(&mut self, what: &str) {
        what.clone_into(&mut self.place);
        self.line.set_message(what.to_owned());
    }

    fn output(&mut self, line: &str) {
        if !self.quiet {
            self.line.suspend(|| anstream::eprintln!("{line}"));
        }
    }

    fn ended(&mut self, _: &str, test: &str, _: &TestResult) {
        self.done += 1;
        let Self { place, done, .. } = self;
        self.line
            .set_message(format!("{place}: {done} done, {test}"));
    }
}
