//! What happens while a crate is developed. As JSON, each is one line of `outboard dev --json`, and one event to open pages.

use std::path::PathBuf;

use outboard_build::Step;
use serde::Serialize;

use crate::failure::Failure;

/// Something happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Event {
    /// The server is there.
    Serving {
        /// Where.
        url: String,
        /// Whether its pages are cross-origin isolated.
        isolated: bool,
    },
    /// A build begins.
    Building {
        /// The crate.
        #[serde(rename = "crate")]
        name: String,
        /// The files that changed; none at the beginning.
        because: Vec<String>,
    },
    /// The package is there.
    Built {
        /// The crate.
        #[serde(rename = "crate")]
        name: String,
        /// The npm package's name, and the engine's.
        package: String,
        /// Its folder.
        folder: PathBuf,
        /// Its build.
        build: String,
        /// How long it took.
        ms: u64,
        /// Whether a page that is open can go on with this build.
        api: Api,
        /// A fingerprint of the API: pages with the same can be given this build.
        surface: String,
        /// How long each step took.
        steps: Vec<StepTime>,
    },
    /// There is no package of what the crate is now.
    Failed {
        /// The crate.
        #[serde(rename = "crate")]
        name: String,
        /// Why.
        error: Box<Failure>,
    },
}

/// Whether two builds have the same client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Api {
    /// The same but for the build id.
    Same,
    /// Another, or there was none.
    Changed,
}

/// How long a step of a build took.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StepTime {
    /// The step.
    pub step: Step,
    /// Its milliseconds.
    pub ms: u64,
}
