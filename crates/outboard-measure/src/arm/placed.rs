//! An engine or JavaScript in a place that the runner holds.

use std::fs;
use std::rc::Rc;
use std::time::Duration;

use outboard_bench::Value;
use serde_json::{Value as Json, json};

use super::Answers;
use crate::error::Failure;
use crate::plan::{Place, Variant};
use crate::runner::Runner;

/// An arm in a place.
pub(crate) struct PlacedArm {
    runner: Rc<Runner>,
    place: Place,
    /// None is JavaScript.
    variant: Option<Variant>,
    /// Whether the package has several variants, so that one must be named.
    several: bool,
    id: String,
    limit: Duration,
    /// What was prepared last, to prepare it again where the place had to be started anew.
    prepared: Option<Json>,
    /// The names of the functions, of JavaScript.
    pub(crate) cases: Vec<String>,
    /// The smallest step of its clock, in nanoseconds.
    pub(crate) clock: f64,
}

impl PlacedArm {
    /// Opens it: an engine starts its lane, JavaScript is loaded.
    pub(crate) fn open(
        runner: Rc<Runner>,
        place: Place,
        variant: Option<Variant>,
        several: bool,
        limit: Duration,
    ) -> Result<Self, Failure> {
        let what = variant.map_or("javascript", Variant::as_str);
        let mut arm = Self {
            id: format!("{what}-{}", place.as_str()),
            runner,
            place,
            variant,
            several,
            limit,
            prepared: None,
            cases: Vec::new(),
            clock: 0.0,
        };
        let opened = arm.again()?;
        let cases = opened["cases"].as_array().into_iter().flatten();
        arm.cases = cases
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect();
        arm.clock = opened["clock"].as_f64().unwrap_or_default();
        Ok(arm)
    }

    fn again(&self) -> Result<Json, Failure> {
        let variant = match self.variant {
            Some(variant) if self.several => Json::from(variant.as_str()),
            Some(_) => Json::from(""),
            None => Json::Null,
        };
        let mut asked = json!({
            "ask": "open",
            "module": if self.variant.is_some() { "package/index.js" } else { "script" },
            "limit": self.limit.as_millis() as u64,
        });
        if !variant.is_null() {
            asked["variant"] = variant;
        }
        self.runner.ask(self.place, &self.id, &asked, self.limit)
    }

    /// Asks; where the place was started anew in the meantime, everything is prepared again first.
    fn ask(&self, asked: &Json) -> Result<Json, Failure> {
        let ask = |asked: &Json| {
            let answered = self.runner.ask(self.place, &self.id, asked, self.limit);
            answered.map_err(|failure| self.plain(failure))
        };
        match ask(asked) {
            Err(failure) if ["not-open", "not-prepared"].contains(&failure.code.as_str()) => {
                if failure.code == "not-open" {
                    self.again()?;
                }
                if let Some(prepared) = self.prepared.as_ref().filter(|last| *last != asked) {
                    ask(prepared)?;
                }
                ask(asked)
            }
            answered => answered,
        }
    }

    /// A failure of an engine in the words that native builds have for it.
    fn plain(&self, failure: Failure) -> Failure {
        match failure.code.as_str() {
            "outboard/panic" => Failure::new("panic", format!("it panicked: {failure}")),
            "outboard/trap" => Failure::new("trap", failure.message),
            "limit" | "outboard/timeout" => {
                let seconds = self.limit.as_secs_f64();
                Failure::new("limit", format!("it took longer than {seconds} s"))
            }
            _ => failure,
        }
    }

    /// What this arm's function is called: JavaScript may have it in its own spelling.
    fn function(&self, case: &str) -> Option<String> {
        let spelled = camel_case(case);
        [case, &spelled]
            .into_iter()
            .find(|name| self.cases.iter().any(|known| known == name))
            .map(str::to_owned)
    }

    /// Whether it can run a case.
    pub(crate) fn has(&self, case: &str) -> bool {
        self.function(case).is_some()
    }
}

/// `json-parse` and `json_parse` are `jsonParse` in JavaScript.
fn camel_case(name: &str) -> String {
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    let mut spelled = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        spelled.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        spelled.push_str(letters.as_str());
    }
    spelled
}

impl Answers for PlacedArm {
    fn prepare(&mut self, case: &str, size: usize) -> Result<(), Failure> {
        let name = self.function(case).unwrap_or_else(|| case.to_owned());
        let mut asked = json!({ "ask": "prepare", "case": name, "size": size });
        if self.variant.is_none() {
            asked["input"] = "input".into();
        }
        self.prepared = Some(asked.clone());
        self.ask(&asked).map(|_| ())
    }

    fn run(&mut self, times: u32) -> Result<f64, Failure> {
        let passed = self.ask(&json!({ "ask": "run", "times": times }))?;
        passed
            .as_f64()
            .ok_or_else(|| Failure::new("protocol", format!("it answered {passed}")))
    }

    fn result(&mut self) -> Result<Value, Failure> {
        let name = format!("result-{}", self.id);
        self.ask(&json!({ "ask": "result", "to": name }))?;
        let file = self.runner.file(&name);
        let bytes = fs::read(file).map_err(|error| Failure::new("file", error.to_string()))?;
        Value::decode(&bytes).map_err(|error| Failure::new("not-a-value", error.to_string()))
    }

    fn cross(&mut self, there: usize, back: usize, at_least: f64) -> Result<Option<f64>, Failure> {
        if self.variant.is_none() {
            return Ok(None);
        }
        let asked = json!({ "ask": "cross", "bytes": there, "length": back, "atLeast": at_least });
        Ok(self.ask(&asked)?.as_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::camel_case;

    #[test]
    fn names_are_spelled_as_javascript_does() {
        for (name, spelled) in [
            ("a", "a"),
            ("json-parse", "jsonParse"),
            ("n_body 2", "nBody2"),
        ] {
            assert_eq!(camel_case(name), spelled);
        }
    }
}
