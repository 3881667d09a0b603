//! What became of each test in each place.

use serde::Serialize;
use serde_json::{Value, json};

use crate::plan::Place;

/// All that was run.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The package.
    pub package: String,
    /// Where tests ran.
    pub places: Vec<Where>,
    /// The tests, in the order of their suites and names.
    pub tests: Vec<Test>,
    /// What went wrong besides tests.
    pub troubles: Vec<Trouble>,
    /// What did not run, and why: no failures.
    pub left_out: Vec<Trouble>,
}

/// A place and its version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Where {
    /// Which it is.
    pub place: String,
    /// Its version.
    pub version: String,
}

/// One test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Test {
    /// Where it stands: `src/lib.rs`, `tests/whole.rs`.
    pub suite: String,
    /// Its path.
    pub name: String,
    /// What became of it, a place each.
    pub results: Vec<Result>,
}

/// What became of a test in a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Result {
    /// The place.
    pub place: String,
    /// How it ended.
    pub outcome: Outcome,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// What went wrong; empty where nothing did.
    pub message: String,
    /// What it wrote.
    pub output: String,
}

/// How a test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// As it should.
    Passed,
    /// By a panic, an error or a trap.
    Failed,
    /// Not: it was ended after its limit.
    Late,
    /// It has `#[ignore]`.
    Ignored,
}

/// Something that went wrong, or was left out, as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trouble {
    /// The place.
    pub place: String,
    /// The suite, where it is about one.
    pub suite: Option<String>,
    /// What it is.
    pub message: String,
}

impl Report {
    pub(crate) fn new(package: &str) -> Self {
        Self {
            package: package.to_owned(),
            places: Vec::new(),
            tests: Vec::new(),
            troubles: Vec::new(),
            left_out: Vec::new(),
        }
    }

    pub(crate) fn add(&mut self, suite: &str, name: &str, result: Result) {
        let known = self
            .tests
            .iter_mut()
            .find(|test| test.suite == suite && test.name == name);
        match known {
            Some(test) => test.results.push(result),
            None => self.tests.push(Test {
                suite: suite.to_owned(),
                name: name.to_owned(),
                results: vec![result],
            }),
        }
    }

    pub(crate) fn trouble(&mut self, place: Place, suite: Option<&str>, message: String) {
        self.troubles.push(Trouble {
            place: place.as_str().to_owned(),
            suite: suite.map(str::to_owned),
            message,
        });
    }

    pub(crate) fn arrange(&mut self) {
        self.tests
            .sort_by(|a, b| (&a.suite, &a.name).cmp(&(&b.suite, &b.name)));
    }

    /// Whether nothing failed.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.troubles.is_empty() && self.count(Outcome::Failed) + self.count(Outcome::Late) == 0
    }

    /// How many results, of all tests in all places, are of this kind.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        let results = self.tests.iter().flat_map(|test| &test.results);
        results.filter(|result| result.outcome == outcome).count()
    }

    /// The report as JSON.
    #[must_use]
    pub fn document(&self) -> Value {
        json!({
            "version": 1,
            "ok": self.passed(),
            "errors": [],
            "passed": self.count(Outcome::Passed),
            "failed": self.count(Outcome::Failed) + self.count(Outcome::Late),
            "ignored": self.count(Outcome::Ignored),
            "package": self.package,
            "places": self.places,
            "tests": self.tests,
            "troubles": self.troubles,
            "leftOut": self.left_out,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failure_anywhere_is_a_failure() {
        let result = |place: Place, outcome| Result {
            place: place.as_str().to_owned(),
            outcome,
            ms: 1,
            message: String::new(),
            output: String::new(),
        };
        let mut report = Report::new("demo");
        report.add("src/lib.rs", "b", result(Place::Native, Outcome::Passed));
        report.add("src/lib.rs", "a", result(Place::Native, Outcome::Ignored));
        report.add("src/lib.rs", "b", result(Place::Node, Outcome::Passed));
        report.arrange();
        assert_eq!(report.tests[0].name, "a");
        assert_eq!(report.tests[1].results.len(), 2);
        assert!(report.passed());
        report.add("src/lib.rs", "b", result(Place::Webkit, Outcome::Late));
        assert!(!report.passed());
        let document = report.document();
        assert_eq!(
            (&document["passed"], &document["failed"]),
            (&json!(2), &json!(1))
        );
        let mut report = Report::new("demo");
        report.trouble(Place::Node, None, "it does not start".to_owned());
        assert!(!report.passed());
    }
}
