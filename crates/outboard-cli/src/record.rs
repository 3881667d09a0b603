//! A build as one JSON document.

use std::time::Duration;

use outboard_build::{Error, Package, Reporter, Step, Warning};
use serde_json::{Value, json};

/// Collects what a build reports.
#[derive(Default)]
pub(crate) struct Record {
    steps: Vec<Value>,
    warnings: Vec<Warning>,
}

impl Record {
    /// The document, with the package or the error.
    pub(crate) fn document(self, done: Result<Package, Error>) -> Value {
        let mut document = json!({
            "ok": done.is_ok(),
            "steps": self.steps,
            "warnings": self.warnings,
            "errors": [],
            "package": null,
            "files": [],
        });
        match done {
            Ok(package) => {
                document["package"] = json!({
                    "name": package.name,
                    "version": package.version,
                    "folder": package.folder,
                    "build": package.build,
                    "wasmBindgen": package.wasm_bindgen,
                    "panic": package.panic.as_str(),
                    "variants": package.variants,
                    "clientGzip": package.client_gzip,
                });
                document["files"] = json!(package.files);
            }
            Err(error) => {
                let output = error
                    .output()
                    .map(|text| anstream::adapter::strip_str(text).to_string());
                document["errors"] = json!([{
                    "code": error.code(),
                    "message": error.to_string(),
                    "place": error.place(),
                    "help": error.help(),
                    "output": output,
                }]);
            }
        }
        document
    }
}

impl Reporter for Record {
    fn started(&mut self, _: Step) {}
    fn doing(&mut self, _: Step, _: &str) {}

    fn finished(&mut self, step: Step, took: Duration, note: &str) {
        let seconds = (took.as_secs_f64() * 1000.0).round() / 1000.0;
        self.steps
            .push(json!({ "step": step, "seconds": seconds, "note": note }));
    }

    fn warned(&mut self, warning: &Warning) {
        self.warnings.push(warning.clone());
    }

    fn output(&mut self, _: Step, _: &str) {}
}
