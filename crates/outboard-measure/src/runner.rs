//! The Node program that drives browsers and Node: installed once, and talked with.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;
use std::time::Duration;

use outboard_build::tools::{ROLLDOWN, Tool};
use serde::Serialize;
use serde_json::{Value, json};

use crate::build::wasm::Heard;
use crate::error::{Error, Failure};
use crate::plan::Place;
use crate::talk::Talk;
use crate::watch::Watch;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../runner/", $path)))),*]
    };
}

/// The runner and what it drives browsers with.
pub const RUNNER: Tool = Tool {
    name: "puppeteer-core",
    manifest: include_str!("../runner/package.json"),
    files: files![
        "arm.js",
        "browsers/browser.js",
        "browsers/carried.js",
        "browsers/chromium.js",
        "browsers/firefox.js",
        "browsers/index.js",
        "browsers/owned.js",
        "browsers/programs.js",
        "browsers/webdriver.js",
        "browsers/webkit.js",
        "bundle.js",
        "main.js",
        "page/arm.html",
        "page/frame.js",
        "page/index.html",
        "page/page.js",
        "places/browser.js",
        "places/node-arm.js",
        "places/node.js",
        "places/place.js",
        "protocol.js",
        "serve.js",
        "value.js",
    ],
};

/// How long a browser may take to start on a busy machine, and how much longer than its limit an answer may take before the runner
/// itself is given up.
const PATIENCE: Duration = Duration::from_secs(120);

/// The runner, while it runs.
pub(crate) struct Runner {
    /// None once it did not answer: the next answer would be that to another question.
    talk: RefCell<Option<Talk>>,
    scratch: PathBuf,
}

impl Runner {
    /// Installs what is missing and starts it.
    pub(crate) fn start(
        package: &Path,
        script: Option<&Path>,
        scratch: &Path,
        offline: bool,
        watch: &mut dyn Watch,
    ) -> Result<Rc<Self>, Error> {
        let folder = RUNNER.install(offline, &mut Heard { watch })?;
        let rolldown = ROLLDOWN.install(offline, &mut Heard { watch })?;
        let given = json!({
            "package": package,
            "script": script,
            "scratch": scratch,
            "rolldown": rolldown,
        });
        let mut node = Command::new("node");
        node.arg(folder.join("main.js")).arg(given.to_string());
        let talk = Talk::start(&mut node, Duration::from_secs(10));
        let talk = talk.map_err(|error| Error::Runner {
            why: error.to_string(),
        })?;
        Ok(Rc::new(Self {
            talk: RefCell::new(Some(talk)),
            scratch: scratch.to_path_buf(),
        }))
    }

    /// Starts a place, and returns its version.
    pub(crate) fn begin(&self, place: Place) -> Result<String, Failure> {
        let answer = self.say(&json!({ "begin": place.as_str() }), PATIENCE)?;
        Ok(answer["version"].as_str().unwrap_or_default().to_owned())
    }

    /// Asks an arm of a place.
    pub(crate) fn ask(
        &self,
        place: Place,
        arm: &str,
        asked: &Value,
        limit: Duration,
    ) -> Result<Value, Failure> {
        // The lane has given up by then, and says so better.
        let patience = limit + Duration::from_secs(5);
        let question = json!({
            "place": place.as_str(),
            "arm": arm,
            "limit": patience.as_millis() as u64,
            "asked": asked,
        });
        self.say(&question, patience + PATIENCE)
    }

    /// The file that place and library know by this name.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.scratch.join("values").join(name)
    }

    fn say(&self, question: &impl Serialize, limit: Duration) -> Result<Value, Failure> {
        let mut talk = self.talk.take().ok_or_else(|| {
            Failure::new("runner", "the program that drives the browsers is gone")
        })?;
        let mut record = talk.ask(question, limit)?;
        self.talk.replace(Some(talk));
        let error = &record.answer["error"];
        if error.is_object() {
            let text = |key: &str| error[key].as_str().unwrap_or_default();
            return Err(Failure::new(text("code"), text("message")));
        }
        Ok(record.answer["answer"].take())
    }
}
